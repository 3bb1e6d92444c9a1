// wasm/base/small_sort.cpp - the one loop by which lists are sorted.
// SPDX-License-Identifier: MIT
#include "base/small_sort.hpp"

#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

namespace juxta {

void sort_bytes(void* first, std::size_t count, std::size_t size, Before before, const void* less)
{
    constexpr std::size_t     kFew = 32;
    std::array<std::byte, 64> kept;
    assert(size <= kept.size());
    if (count < 2) return;

    const auto at = [&](std::size_t k) { return static_cast<std::byte*>(first) + k * size; };

    // Places are sorted and not elements: they are small, and all alike.
    std::array<std::uint32_t, 2 * kFew> few;
    std::vector<std::uint32_t>          many;
    std::uint32_t*                      order = few.data();
    if (count > kFew) {
        many.resize(2 * count);
        order = many.data();
    }
    std::uint32_t* other = order + count;
    std::iota(order, other, 0u);
    for (std::size_t width = 1; width < count; width *= 2) {
        for (std::size_t start = 0; start < count; start += 2 * width) {
            const std::size_t middle = std::min(start + width, count), end = std::min(middle + width, count);
            std::size_t       low = start, high = middle;
            for (std::size_t k = start; k < end; ++k)
                other[k] = high < end && (low == middle || before(less, at(order[high]), at(order[low]))) ? order[high++] : order[low++];
        }
        std::swap(order, other);
    }

    // Element order[k] belongs at k: each ring of places is moved round by one.
    for (std::uint32_t k = 0; k < count; ++k) {
        if (order[k] == k) continue;
        std::memcpy(kept.data(), at(k), size);
        std::uint32_t to = k;
        for (std::uint32_t from = order[to]; from != k; from = order[to]) {
            std::memcpy(at(to), at(from), size);
            order[to] = to;
            to        = from;
        }
        std::memcpy(at(to), kept.data(), size);
        order[to] = to;
    }
}

}  // namespace juxta
