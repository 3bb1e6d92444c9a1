// tests/compare/dominance_test.cpp - Pareto dominance against its definition.
// SPDX-License-Identifier: MIT
#include "compare/dominance.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <limits>

using namespace juxta::compare;
using namespace juxta::tests;
using List = std::vector<std::size_t>;

namespace {

std::vector<List> dominators(const Weighing& weighing)
{
    return juxta::compare::dominators(weighing, evaluate(weighing));
}

// By the definition, each against each.
std::vector<std::uint8_t> by_definition(const std::vector<double>& lows, const std::vector<double>& highs, std::size_t d)
{
    const std::size_t         n = lows.size() / d;
    std::vector<std::uint8_t> made(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            bool all = true, one = false;
            for (std::size_t k = 0; k < d; ++k) {
                all = all && lows[j * d + k] >= highs[i * d + k];
                one = one || lows[j * d + k] > highs[i * d + k];
            }
            if (all && one)
                made[i] = 1;
        }
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("compare/dominance");

TEST_CASE("dominators: beaten on every criterion with weight, or level and beaten on one")
{
    CHECK(dominators(weighing_of_points({{50, 50}, {60, 50}, {40, 90}})) == std::vector<List>{{1}, {}, {}});
    CHECK(dominators(weighing_of_points({{50, 50}, {60, 60}, {70, 70}})) == std::vector<List>{{1, 2}, {2}, {}});
}

TEST_CASE("dominators: items that are the same do not dominate each other, and neither tool of the seed is dominated")
{
    CHECK(dominators(weighing_of_points({{50, 50}, {50, 50}})) == std::vector<List>{{}, {}});
    CHECK(dominators(seed()) == std::vector<List>{{}, {}});
}

TEST_CASE("dominators: a criterion without weight neither saves nor condemns; without any weight nothing is dominated")
{
    CHECK(dominators(weighing_of_points({{50, 100}, {60, 0}}, {1, 0})) == std::vector<List>{{1}, {}});
    CHECK(dominators(weighing_of_points({{50}, {60}}, {0})) == std::vector<List>{{}, {}});
}

TEST_CASE("dominators: only when certain, whatever the unknown")
{
    CHECK(dominators(weighing({{known(50), kUnknown}, {known(60), known(100)}})) == std::vector<List>{{1}, {}});
    CHECK(dominators(weighing({{known(50), kUnknown}, {known(60), known(99)}})) == std::vector<List>{{}, {}});
    CHECK(dominators(weighing({{known(50), known(0)}, {known(60), kUnknown}})) == std::vector<List>{{1}, {}});
    CHECK(dominators(weighing({{known(50), known(1)}, {known(60), kUnknown}})) == std::vector<List>{{}, {}});
}

TEST_CASE("dominators: what applies to one of the two only makes them incomparable, what applies to neither is left out")
{
    CHECK(dominators(weighing({{known(50), kNotApplicable}, {known(60), known(70)}})) == std::vector<List>{{}, {}});
    CHECK(dominators(weighing({{known(50), kNotApplicable}, {known(60), kNotApplicable}})) == std::vector<List>{{1}, {}});
}

TEST_CASE("dominators: a dominated item never leads, whatever the weights")
{
    Random random(41);
    for (int round = 0; round < 3000; ++round) {
        Weighing   given = random_weighing(random);
        const auto found = dominators(given);
        for (double& weight : given.weights)
            if (weight > 0)
                weight = 0.01 + random.real() * 4;
        const Evaluation after = evaluate(given);
        for (std::size_t i = 0; i < given.items; ++i)
            for (const std::size_t rival : found[i]) CHECK(after.totals[i].high <= after.totals[rival].low + 1e-9);
    }
}

TEST_CASE("dominated: agrees with the definition in 1 to 6 dimensions, with ties, duplicates and unknowns")
{
    Random random(42);
    for (int round = 0; round < 600; ++round) {
        const std::size_t   d = 1 + random.below(6), n = random.below(60), steps = 2 + random.below(20);
        std::vector<double> lows, highs;
        for (std::size_t k = 0; k < n * d; ++k) {
            const double value = round % 3 == 0 ? random.real() : static_cast<double>(random.below(steps));
            lows.push_back(value);
            highs.push_back(value);
            if (round % 2 && random.chance(0.1)) {
                lows.back()  = random.chance(0.5) ? -std::numeric_limits<double>::infinity() : 0;
                highs.back() = random.chance(0.5) ? std::numeric_limits<double>::infinity() : static_cast<double>(steps);
            }
        }
        CHECK(dominated(lows, highs, d) == by_definition(lows, highs, d));
        CHECK(dominated(lows, lows, d) == by_definition(lows, lows, d));
    }
}

TEST_CASE("dominated: an empty catalogue, one point, equal points, all on a front")
{
    CHECK(dominated({}, {}, 2).empty());
    const std::vector<double> one{1, 2}, twice{1, 2, 1, 2}, front{1, 4, 2, 3, 3, 2, 4, 1};
    CHECK(dominated(one, one, 2) == std::vector<std::uint8_t>{0});
    CHECK(dominated(twice, twice, 2) == std::vector<std::uint8_t>{0, 0});
    CHECK(dominated(front, front, 2) == std::vector<std::uint8_t>{0, 0, 0, 0});
}

TEST_CASE("dominated: a hundred thousand points on a front, in two and three dimensions, are no trouble")
{
    // The worst case for anything quadratic: nothing is dominated, then all but a few.
    const std::size_t   n = 100'000;
    std::vector<double> plane, space;
    for (std::size_t k = 0; k < n; ++k) {
        const double x = static_cast<double>(k * 7919 % n);
        plane.insert(plane.end(), {x, -x});
        space.insert(space.end(), {x, -x, static_cast<double>(k % 3)});
    }
    CHECK(dominated(plane, plane, 2) == std::vector<std::uint8_t>(n, 0));
    CHECK(dominated(space, space, 3) == std::vector<std::uint8_t>(n, 0));
}

TEST_SUITE_END();
