// tests/base/small_sort_test.cpp - lists in order.
// SPDX-License-Identifier: MIT
#include "base/small_sort.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace juxta;

namespace {

struct Pair {
    double        key;
    std::uint32_t place;
};

std::vector<Pair> pairs(std::size_t count, std::uint32_t keys)
{
    std::vector<Pair> made;
    std::uint32_t     random = 2463534242u;
    for (std::uint32_t place = 0; place < count; ++place) {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        made.push_back({static_cast<double>(random % keys), place});
    }
    return made;
}

bool by_key(const Pair& a, const Pair& b) { return a.key < b.key; }

}  // namespace

TEST_SUITE_BEGIN("base/small_sort");

TEST_CASE("small_sort: any number of plain elements is sorted as std::stable_sort does, equal ones in their old order")
{
    for (const std::size_t count : {0u, 1u, 2u, 3u, 31u, 32u, 33u, 64u, 65u, 1000u}) {
        CAPTURE(count);
        for (const std::uint32_t keys : {1u, 5u, 100000u}) {
            std::vector<Pair> sorted = pairs(count, keys), expected = sorted;

            small_sort(sorted, by_key);

            std::stable_sort(expected.begin(), expected.end(), by_key);
            REQUIRE(sorted.size() == expected.size());
            for (std::size_t i = 0; i < count; ++i) CHECK(sorted[i].place == expected[i].place);
        }
    }
}

TEST_CASE("small_sort: what owns memory is sorted, too")
{
    std::vector<std::string> words{"pear", "a long word that is on the heap", "apple", "fig"};

    small_sort(words);

    CHECK(words == std::vector<std::string>{"a long word that is on the heap", "apple", "fig", "pear"});
}

TEST_SUITE_END();
