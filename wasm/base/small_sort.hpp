// wasm/base/small_sort.hpp - sorts in a fraction of the code that std::sort takes: all lists share one loop.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <ranges>
#include <type_traits>

namespace juxta {

/// Whether element `a` comes before `b`, by the order at `less`.
using Before = bool (*)(const void* less, const void* a, const void* b);

/// What small_sort() does with elements that may be moved as bytes: `count` of them, of `size` bytes each, at most 64.
void sort_bytes(void* first, std::size_t count, std::size_t size, Before before, const void* less);

/// Sorts ascending by `less`. Elements that are equal keep their order when they are plain bytes (trivially copyable), else not.
/// cost: O(n log n), two to three times std::sort's on long lists, and eight bytes an element meanwhile.
/// source: merge sort, J. von Neumann (1945), of places; heapsort, J. W. J. Williams (1964), where an element is not plain bytes.
template <class List, class Less = std::less<>>
void small_sort(List&& list, Less less = {})
{
    using Element = std::ranges::range_value_t<List>;
    if constexpr (std::is_trivially_copyable_v<Element>) {
        const auto before = [](const void* by, const void* a, const void* b) -> bool {
            return (*static_cast<const Less*>(by))(*static_cast<const Element*>(a), *static_cast<const Element*>(b));
        };
        sort_bytes(std::ranges::data(list), std::ranges::size(list), sizeof(Element), before, std::addressof(less));
    } else {
        std::make_heap(list.begin(), list.end(), less);
        std::sort_heap(list.begin(), list.end(), less);
    }
}

}  // namespace juxta
