// tests/catalogue/key_sort_test.cpp - the sort by numbers against the library's stable sort.
// SPDX-License-Identifier: MIT
#include "catalogue/key_sort.hpp"

#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;

namespace {

std::vector<std::pair<std::uint64_t, model::ItemIndex>> listed(const std::vector<Keyed>& entries)
{
    std::vector<std::pair<std::uint64_t, model::ItemIndex>> made;
    for (const Keyed& entry : entries) made.emplace_back(entry.key, entry.item);
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/key_sort");

TEST_CASE("key_of: keys compare as the numbers do, and both zeros are one")
{
    constexpr double          most = std::numeric_limits<double>::max(), least = std::numeric_limits<double>::denorm_min();
    const std::vector<double> ascending{-std::numeric_limits<double>::infinity(), -most, -2, -1, -least, 0, least, 0.5, 1, 1 + 1e-15, most, std::numeric_limits<double>::infinity()};
    for (std::size_t k = 1; k < ascending.size(); ++k) CHECK(key_of(ascending[k - 1]) < key_of(ascending[k]));
    CHECK(key_of(-0.0) == key_of(0.0));
}

TEST_CASE("sort: ascending, equal keys in their order, in one go and in stretches of any length")
{
    Random random(5);
    for (int round = 0; round < 60; ++round) {
        // Keys that differ in all digits, in one, or hardly.
        const unsigned     shift = static_cast<unsigned>(random.below(3)) * 20;
        std::vector<Keyed> entries(round < 3 ? static_cast<std::size_t>(round) : random.below(300));
        for (std::size_t k = 0; k < entries.size(); ++k) entries[k] = {round % 2 == 0 ? random.next() : random.below(7) << shift, static_cast<model::ItemIndex>(k)};
        auto sorted = entries;
        std::ranges::stable_sort(sorted, {}, &Keyed::key);
        CAPTURE(round);

        KeySort stretches;
        stretches.entries = entries;
        std::size_t stretch = 1 + random.below(40), steps = stretch, taken = 0;
        while (!stretches.go_on(steps)) {
            CHECK(steps == 0);
            taken += stretch;
            steps = stretch;
        }
        CHECK(taken <= 7 * entries.size());
        CHECK(listed(stretches.entries) == listed(sorted));

        KeySort::sort(entries);
        CHECK(listed(entries) == listed(sorted));
    }
}

TEST_SUITE_END();
