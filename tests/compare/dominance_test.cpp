// tests/compare/dominance_test.cpp - Pareto dominance against its definition.
// SPDX-License-Identifier: MIT
#include "compare/dominance.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

using namespace juxta::compare;
using namespace juxta::tests;
using List = std::vector<std::size_t>;

namespace {

std::vector<List> dominators(const Weighing& weighing)
{
    return juxta::compare::dominators(weighing, evaluate(weighing));
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

TEST_SUITE_END();
