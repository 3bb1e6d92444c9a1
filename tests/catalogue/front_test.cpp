// tests/catalogue/front_test.cpp - the front against a look at all pairs.
// SPDX-License-Identifier: MIT
#include "catalogue/front.hpp"

#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <limits>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using Items  = std::vector<model::ItemIndex>;
using Values = std::vector<double>;

namespace {

struct Directions {
    bool lower_across, lower_up;
};
constexpr Directions kAll[] = {{true, true}, {true, false}, {false, true}, {false, false}};

/// stretch  Steps at a time.
Items front_of(const Values& across, const Values& up, Directions lower, std::size_t stretch = std::numeric_limits<std::size_t>::max())
{
    Front front(across, up, lower.lower_across, lower.lower_up);
    for (model::ItemIndex item = 0; item < across.size(); ++item) front.offer(item);
    for (std::size_t steps = stretch; !front.settle(steps); steps = stretch) CHECK(steps == 0);
    Items made;
    for (const Keyed& entry : front.found()) made.push_back(entry.item);
    return made;
}

Items unbeaten(const Values& across, const Values& up, Directions lower)
{
    const auto worth = [](double value, bool less) { return less ? -value : value; };
    Items      made;
    for (model::ItemIndex item = 0; item < across.size(); ++item) {
        const double x = worth(across[item], lower.lower_across), y = worth(up[item], lower.lower_up);
        bool         beaten = false;
        for (std::size_t k = 0; k < across.size() && !beaten; ++k) {
            const double ox = worth(across[k], lower.lower_across), oy = worth(up[k], lower.lower_up);
            beaten          = ox >= x && oy >= y && (ox > x || oy > y);
        }
        if (!beaten) made.push_back(item);
    }
    std::ranges::stable_sort(made, {}, [&](model::ItemIndex item) { return across[item]; });
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/front");

TEST_CASE("front: what no other item beats, whichever ends are better, with ties on one measure and on both")
{
    Random random(9);
    for (int round = 0; round < 400; ++round) {
        const std::size_t different = 1 + random.below(round % 2 == 0 ? 6 : 1000);
        Values            across(random.below(60)), up(across.size());
        for (double& value : across) value = static_cast<double>(random.below(different)) - 3;
        for (double& value : up) value = static_cast<double>(random.below(different)) - 3;
        CAPTURE(round);
        for (const Directions lower : kAll) {
            const Items expected = unbeaten(across, up, lower);
            CHECK(front_of(across, up, lower) == expected);
            CHECK(front_of(across, up, lower, 1 + random.below(50)) == expected);
        }
    }
}

TEST_CASE("front: where all trade the one for the other, all are on it, from left to right")
{
    Random random(10);
    Values across, up;
    for (int k = 0; k < 20'000; ++k) across.push_back(random.real());
    for (const double x : across) up.push_back(1 - x);
    Items expected(across.size());
    for (model::ItemIndex item = 0; item < expected.size(); ++item) expected[item] = item;
    std::ranges::stable_sort(expected, {}, [&](model::ItemIndex item) { return across[item]; });
    CHECK(front_of(across, up, {false, false}) == expected);
    CHECK(front_of(across, up, {true, true}, 777) == expected);
}

TEST_CASE("front: items that are the same do not beat each other, and stay in their order")
{
    const Values across{2, 1, 2, 2, 1}, up{5, 5, 5, 4, 5};
    CHECK(front_of(across, up, {false, false}) == Items{0, 2});
    CHECK(front_of(across, up, {true, false}) == Items{1, 4});
    CHECK(front_of({0.0, -0.0}, {1, 1}, {false, false}) == Items{0, 1});
    CHECK(front_of({0.0, -0.0}, {1, 2}, {false, false}) == Items{1});
}

TEST_CASE("front: nothing offered is an empty front")
{
    CHECK(front_of({}, {}, {false, false}).empty());
    CHECK(front_of({}, {}, {true, true}, 1).empty());
}

TEST_SUITE_END();
