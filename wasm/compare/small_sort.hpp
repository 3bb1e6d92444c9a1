// wasm/compare/small_sort.hpp - sorts in a fraction of the code that std::sort takes, for lists that are short.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <functional>

namespace juxta::compare {

/// Sorts ascending by `less`. Elements that are equal end up in any order.
/// cost: O(n log n), two to three times std::sort's on long lists. source: heapsort, J. W. J. Williams (1964).
template <class List, class Less = std::less<>>
void small_sort(List& list, Less less = {})
{
    std::make_heap(list.begin(), list.end(), less);
    std::sort_heap(list.begin(), list.end(), less);
}

}  // namespace juxta::compare
