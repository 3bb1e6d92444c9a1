// tests/compare/value_model_test.cpp - shares, totals, and who is in front.
// SPDX-License-Identifier: MIT
#include "compare/value_model.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <numeric>

using namespace juxta::compare;
using namespace juxta::tests;

TEST_SUITE_BEGIN("compare/value_model");

TEST_CASE("evaluate: equal weights give the means of the seed")
{
    const Evaluation found = evaluate(seed());

    CHECK(found.shares == std::vector<double>(4, 0.25));
    CHECK(found.whole == 1);
    REQUIRE(found.totals.size() == 2);
    CHECK(found.totals[0] == Total{true, 76.5, 76.5, 76.5});
    CHECK(found.totals[1] == Total{true, 79.25, 79.25, 79.25});
}

TEST_CASE("evaluate: shares are weights over their sum")
{
    const Evaluation found = evaluate(weighing_of_points({{100, 0, 0}}, {3, 2, 5}));

    CHECK(near(found.shares[0], 0.3));
    CHECK(near(found.shares[1], 0.2));
    CHECK(near(found.shares[2], 0.5));
    CHECK(near(found.totals[0].estimate, 30));
}

TEST_CASE("evaluate: an unknown grade is an interval from 0 to 100 and stands at 50, never at zero")
{
    const Evaluation found = evaluate(weighing({{known(80), kUnknown}}));

    CHECK(found.totals[0] == Total{true, 40, 90, 65});
}

TEST_CASE("evaluate: a grade that is not applicable takes no part, and the other shares of that item are scaled up")
{
    const Evaluation found = evaluate(weighing({{known(80), known(60), kNotApplicable}, {known(80), known(60), known(0)}}, {1, 1, 2}));

    CHECK(near(found.totals[0].estimate, 70));
    CHECK(near(found.totals[1].estimate, 35));
    CHECK(found.applies[0] == 0.5);
    CHECK(found.points[2 * 2] == 0);
}

TEST_CASE("evaluate: an item to which nothing with weight applies has no total")
{
    const Evaluation found = evaluate(weighing({{kNotApplicable, known(50)}, {known(1), known(2)}}, {1, 0}));

    CHECK_FALSE(found.totals[0].exists);
    CHECK(found.totals[1] == Total{true, 1, 1, 1});
}

TEST_CASE("evaluate: with all weights 0, or no criteria, there is nothing to weigh")
{
    const Evaluation zero = evaluate(weighing_of_points({{10}, {20}}, {0}));
    CHECK(zero.whole == 0);
    CHECK_FALSE(zero.totals[0].exists);
    CHECK(front_of(zero.totals).standing == Standing::nothing_to_weigh);
    CHECK_FALSE(front_of(zero.totals).winner());

    Weighing bare;
    bare.items = 2;
    CHECK(front_of(evaluate(bare).totals).standing == Standing::nothing_to_weigh);
}

TEST_CASE("evaluate: a weight of next to nothing beside others counts as none, by itself as all")
{
    CHECK(evaluate(weighing_of_points({{10, 90}}, {5, 1e-14})).shares == std::vector<double>{1, 0});
    CHECK(evaluate(weighing_of_points({{10, 90}}, {0, 1e-14})).shares == std::vector<double>{0, 1});
    CHECK(evaluate(weighing_of_points({{10}}, {5e-324})).totals[0].estimate == 10);
}

TEST_CASE("evaluate: estimates are the exact sums of their points, within 2e-11 of the plain formula, for 576 criteria too")
{
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
        const Weighing   given = random_weighing(random, {2, 8, round % 50 == 0 ? std::size_t{576} : std::size_t{9}});
        const Evaluation found = evaluate(given);
        for (std::size_t i = 0; i < given.items; ++i) {
            long double sum = 0, weight = 0;
            double      points = 0;
            for (std::size_t c = 0; c < given.criteria(); ++c) {
                points += found.points[c * given.items + i];
                if (given.grade(c, i).status == juxta::model::Status::not_applicable)
                    continue;
                weight += given.weights[c];
                sum += given.weights[c] * (given.grade(c, i).status == juxta::model::Status::known ? given.grade(c, i).points : 50.0L);
            }
            REQUIRE(found.totals[i].exists == (weight > 0));
            if (!found.totals[i].exists)
                continue;
            CHECK(points == found.totals[i].estimate);
            CHECK(std::fabs(static_cast<double>(sum / weight) - points) < 2e-11);
            CHECK((found.totals[i].low + found.totals[i].high) / 2 == found.totals[i].estimate);
        }
    }
}

TEST_CASE("evaluate: the order of the criteria changes no bit")
{
    Random random(2);
    for (int round = 0; round < 2000; ++round) {
        const Weighing           given = random_weighing(random);
        std::vector<std::size_t> order(given.criteria());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t c = order.size(); c > 1; --c) std::swap(order[c - 1], order[random.below(c)]);
        Weighing turned{given.items, {}, {}};
        for (const std::size_t c : order) {
            turned.weights.push_back(given.weights[c]);
            for (std::size_t i = 0; i < given.items; ++i) turned.grades.push_back(given.grade(c, i));
        }
        CHECK(evaluate(given).totals == evaluate(turned).totals);
    }
}

TEST_CASE("front_of: totals within the tolerance of the highest tie, measured from the highest")
{
    const auto total = [](double points) { return Total{true, points, points, points}; };

    CHECK(front_of(std::vector{total(50), total(70), total(60)}) == Front{Standing::leads, {1}});
    CHECK(front_of(std::vector{total(70), total(60), total(70 - 0.9e-7)}) == Front{Standing::tie, {0, 2}});
    CHECK(front_of(std::vector{total(70), total(70 - 0.9e-7), total(70 - 1.8e-7)}) == Front{Standing::tie, {0, 1}});
    CHECK(front_of(std::vector{total(70), total(70 - 1.1e-7)}) == Front{Standing::leads, {0}});
}

TEST_CASE("front_of: one item alone has nobody to win against")
{
    const Front found = front_of(std::vector{Total{}, Total{true, 5, 5, 5}});

    CHECK(found == Front{Standing::no_rival, {1}});
    CHECK_FALSE(found.winner());
}

TEST_SUITE_END();
