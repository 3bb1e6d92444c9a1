// tests/compare/lead_test.cpp - who leads, by how much, why, and how firmly.
// SPDX-License-Identifier: MIT
#include "compare/lead.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

using namespace juxta::compare;
using namespace juxta::tests;

namespace {

Lead lead_of(const Weighing& weighing)
{
    return find_lead(weighing, evaluate(weighing));
}

}  // namespace

TEST_SUITE_BEGIN("compare/lead");

TEST_CASE("find_lead: the seed's second tool leads by 2.75, which four contributions make up")
{
    const Lead found = lead_of(seed());

    CHECK(found.standing == Standing::leads);
    CHECK(found.winner() == 1);
    CHECK(found.runner_up == 0);
    CHECK(found.by == 2.75);
    CHECK(found.contributions == std::vector<double>{1.75, 1.5, -2.25, 1.75});
    CHECK(found.firmness == Firmness::certain);
}

TEST_CASE("find_lead: contributions sum exactly to the lead, whatever the weights")
{
    Random random(3);
    for (int round = 0; round < 5000; ++round) {
        const Lead found = lead_of(random_weighing(random, {2, 8, 30}));
        if (!found.runner_up)
            continue;
        double forwards = 0, backwards = 0;
        for (const double x : found.contributions) forwards += x;
        for (std::size_t c = found.contributions.size(); c-- > 0;) backwards += found.contributions[c];
        CHECK(forwards == found.by);
        CHECK(backwards == found.by);
    }
}

TEST_CASE("find_lead: equal totals are a tie, with nobody winning")
{
    const Lead found = lead_of(weighing_of_points({{70, 50}, {40, 40}, {50, 70}}));

    CHECK(found.standing == Standing::tie);
    CHECK_FALSE(found.winner());
    CHECK(found.leaders == std::vector<std::size_t>{0, 2});
    CHECK(found.runner_up == 2);
    CHECK(found.by == 0);
    CHECK(found.contributions == std::vector<double>{10, -10});
    CHECK(found.firmness == Firmness::certain);
}

TEST_CASE("find_lead: a tie that an unknown value can break is open")
{
    CHECK(lead_of(weighing({{known(50), kUnknown}, {known(50), known(50)}})).firmness == Firmness::open);
    // The two in front are known, but a third may come up to them.
    CHECK(lead_of(weighing({{known(60), known(60)}, {known(60), known(60)}, {known(30), kUnknown}})).firmness == Firmness::open);
    CHECK(lead_of(weighing({{known(90), known(60)}, {known(60), known(90)}, {known(30), kUnknown}})).firmness == Firmness::certain);
}

TEST_CASE("find_lead: without weights, or without a rival, nobody wins and there is no runner-up")
{
    const Lead nothing = lead_of(weighing_of_points({{1}, {2}}, {0}));
    CHECK(nothing.standing == Standing::nothing_to_weigh);
    CHECK_FALSE(nothing.runner_up);
    CHECK(nothing.contributions.empty());

    const Lead alone = lead_of(weighing({{known(10)}, {kNotApplicable}}));
    CHECK(alone.standing == Standing::no_rival);
    CHECK(alone.leaders == std::vector<std::size_t>{0});
    CHECK_FALSE(alone.winner());
    CHECK_FALSE(alone.runner_up);
}

TEST_CASE("find_lead: certain only while no value of the unknown can turn it")
{
    // Four criteria; the second item's last one is unknown. Its total reaches from x to x + 25.
    const auto firmness = [](double rest) { return lead_of(weighing({{known(80), known(80), known(80), known(80)}, {known(rest), known(rest), known(rest), kUnknown}})).firmness; };

    CHECK(firmness(73) == Firmness::certain);               // at most 79.75
    CHECK(firmness(220.0 / 3) == Firmness::likely);         // at most 80: level
    CHECK(firmness(75) == Firmness::likely);                // 56.25..81.25 against 80: 95 % of it
    CHECK(firmness(81.5) == Firmness::likely);              // 61.125..86.125: 75.5 %
    CHECK(firmness(81.75) == Firmness::open);               // 61.3125..86.3125: 74.75 %
}

TEST_CASE("find_lead: the lead must be firm over every rival, not only over the runner-up")
{
    // The runner-up is known; the third, further behind, is hardly known at all.
    const Lead found = lead_of(weighing({{known(70), known(70)}, {known(69), known(69)}, {known(80), kUnknown}}));

    CHECK(found.winner() == 0);
    CHECK(found.runner_up == 1);
    CHECK(found.low == 1);
    CHECK(found.firmness == Firmness::open);
}

TEST_CASE("find_lead: of several runners-up the first in the order given is compared with")
{
    CHECK(lead_of(weighing_of_points({{10}, {50}, {90}, {50}})).runner_up == 1);
}

TEST_SUITE_END();
