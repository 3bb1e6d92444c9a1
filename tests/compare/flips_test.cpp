// tests/compare/flips_test.cpp - what would change the winner, against the exact figures of the seed and against brute force.
// SPDX-License-Identifier: MIT
#include "compare/flips.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace juxta::compare;
using namespace juxta::tests;

namespace {

struct Case {
    Weighing   weighing;
    Evaluation evaluation = evaluate(weighing);
    Lead       lead       = find_lead(weighing, evaluation);
};

Front front(const Weighing& weighing)
{
    return front_of(evaluate(weighing).totals);
}

// The weighing with criterion c at this share and the others in proportion.
Weighing at_share(const Case& given, std::size_t c, double share)
{
    Weighing made = given.weighing;
    for (std::size_t k = 0; k < made.criteria(); ++k)
        made.weights[k] = k == c ? share : given.evaluation.shares[k] * (1 - share) / (given.evaluation.whole - given.evaluation.shares[c]);
    return made;
}

// How far ahead an item is of every other at these weights; below 0 when it is not.
double margin(const Weighing& weighing, std::size_t item)
{
    const Evaluation found = evaluate(weighing);
    if (!found.totals[item].exists)
        return -1;
    double least = 1e9;
    for (std::size_t i = 0; i < weighing.items; ++i)
        if (i != item && found.totals[i].exists)
            least = std::min(least, found.totals[item].estimate - found.totals[i].estimate);
    return least;
}

std::vector<std::size_t> all_criteria(const Weighing& weighing)
{
    std::vector<std::size_t> made(weighing.criteria());
    std::iota(made.begin(), made.end(), std::size_t{0});
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("compare/flips");

TEST_CASE("find_flips: in the seed only the founder can turn it, above 20/47 of the weight")
{
    const Case given{seed()};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    REQUIRE(flips.size() == 4);
    for (const std::size_t c : {0u, 1u, 3u}) {
        CHECK(flips[c].share == 0.25);
        CHECK_FALSE(flips[c].above);
        CHECK_FALSE(flips[c].below);
    }
    REQUIRE(flips[2].above);
    CHECK(near(flips[2].above->share, 20.0 / 47));
    CHECK(flips[2].above->winner == 0);
    CHECK_FALSE(flips[2].below);
}

TEST_CASE("find_flips: the winner holds between the turns and the one named wins beyond them, for weights on a grid")
{
    Random      random(4);
    std::size_t turns = 0;
    for (int round = 0; round < 1500; ++round) {
        const Case given{random_weighing(random, {2, 8, 6})};
        if (!given.lead.winner())
            continue;
        const auto flips = find_flips(given.weighing, given.evaluation, given.lead);
        for (std::size_t c = 0; c < flips.size(); ++c) {
            if (given.evaluation.whole - given.evaluation.shares[c] <= 0) {
                CHECK_FALSE(flips[c].above);
                CHECK_FALSE(flips[c].below);
                continue;
            }
            CAPTURE(round);
            CAPTURE(c);
            const double low  = flips[c].below ? flips[c].below->share : 0;
            const double high = flips[c].above ? flips[c].above->share : 1;
            CHECK(low <= flips[c].share);
            CHECK(high >= flips[c].share);
            for (int k = 0; k <= 40; ++k) {
                const double share = k / 40.0;
                // Strictly inside, and away from the corners: there the margin is above the tolerance or hard to tell.
                if (share > low + 1e-7 && share < high - 1e-7)
                    CHECK(margin(at_share(given, c, share), *given.lead.winner()) > -1e-6);
            }
            if (flips[c].above) {
                ++turns;
                const double beyond = high + (1 - high) * 1e-5;
                if (flips[c].above->share > 0)
                    CHECK(std::fabs(margin(at_share(given, c, high), *given.lead.winner())) < 1e-6);
                CHECK(margin(at_share(given, c, beyond), flips[c].above->winner) > -1e-6);
                CHECK(margin(at_share(given, c, beyond), *given.lead.winner()) < 1e-9);
            }
            if (flips[c].below) {
                ++turns;
                const double beyond = low * (1 - 1e-5);
                CHECK(margin(at_share(given, c, beyond), flips[c].below->winner) > -1e-6);
                CHECK(margin(at_share(given, c, beyond), *given.lead.winner()) < 1e-9);
            }
        }
    }
    CHECK(turns > 1000);
}

TEST_CASE("find_flips: no grid finds a turn that the closed form misses")
{
    Random random(5);
    for (int round = 0; round < 600; ++round) {
        const Case given{random_weighing(random, {2, 5, 5})};
        if (!given.lead.winner())
            continue;
        const auto flips = find_flips(given.weighing, given.evaluation, given.lead);
        for (std::size_t c = 0; c < flips.size(); ++c) {
            if (given.evaluation.whole - given.evaluation.shares[c] <= 0)
                continue;
            double first_above = 2;
            for (int k = 200; k >= 0; --k) {
                const double share = k / 200.0;
                if (share > flips[c].share && share < 1 && margin(at_share(given, c, share), *given.lead.winner()) < -1e-6)
                    first_above = share;
            }
            CAPTURE(round);
            CAPTURE(c);
            if (first_above <= 1) {
                REQUIRE(flips[c].above);
                CHECK(flips[c].above->share < first_above);
            }
        }
    }
}

TEST_CASE("find_flips: with more than two items it is the first to pass that wins")
{
    // As the second criterion gains weight, item 1 passes at one half, though item 2 is better still at its end.
    const Case given{weighing_of_points({{100, 0}, {60, 60}, {0, 90}}, {3, 1})};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    CHECK(given.lead.winner() == 0);
    REQUIRE(flips[1].above);
    CHECK(near(flips[1].above->share, 0.4));
    CHECK(flips[1].above->winner == 1);
    REQUIRE(flips[0].below);
    CHECK(near(flips[0].below->share, 0.6));
}

TEST_CASE("find_flips: three that meet at one place: the one that is ahead beyond it wins")
{
    const Case given{weighing_of_points({{100, 0}, {50, 50}, {0, 100}}, {3, 1})};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    REQUIRE(flips[1].above);
    CHECK(near(flips[1].above->share, 0.5));
    CHECK(flips[1].above->winner == 2);
}

TEST_CASE("find_flips: level exactly at the end of the track is no turn")
{
    const Case given{weighing_of_points({{80, 50}, {40, 50}})};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    CHECK_FALSE(flips[0].below);
    CHECK_FALSE(flips[1].above);
}

TEST_CASE("find_flips: a criterion without weight can turn it when it gains some")
{
    const Case given{weighing_of_points({{60, 0}, {40, 100}}, {1, 0})};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    CHECK(flips[1].share == 0);
    REQUIRE(flips[1].above);
    CHECK(near(flips[1].above->share, 1.0 / 6));
    CHECK_FALSE(flips[1].below);
    CHECK_FALSE(flips[0].above);  // all of the weight already
    CHECK_FALSE(flips[0].below);
}

TEST_CASE("find_flips: an item that one criterion alone applies to comes and goes with it")
{
    const Case outside{weighing({{known(50), known(50)}, {known(60), known(0)}, {kNotApplicable, known(90)}}, {1, 0})};
    const auto comes = find_flips(outside.weighing, outside.evaluation, outside.lead);
    REQUIRE(comes[1].above);
    CHECK(comes[1].above->share == 0);
    CHECK(comes[1].above->winner == 2);

    const Case two{weighing({{known(50), known(50)}, {kNotApplicable, known(60)}, {kNotApplicable, known(90)}, {known(40), known(0)}}, {1, 0})};
    CHECK(find_flips(two.weighing, two.evaluation, two.lead)[1].above == Turn{0, 2});  // the better one, not the first

    const Case inside{weighing({{known(50), known(50)}, {known(60), known(0)}, {kNotApplicable, known(90)}})};
    CHECK(inside.lead.winner() == 2);
    const auto goes = find_flips(inside.weighing, inside.evaluation, inside.lead);
    REQUIRE(goes[1].below);
    CHECK(goes[1].below->share == 0);
    CHECK(goes[1].below->winner == 1);
}

TEST_CASE("find_flips: grades that do not apply bend the course, and both roots of the parabola are found")
{
    // The winner has only criteria 0 and 1; the rival 1 and 2. Checked against the brute force above as well.
    const Case given{weighing({{known(60), known(70), kNotApplicable}, {kNotApplicable, known(80), known(40)}})};

    const auto flips = find_flips(given.weighing, given.evaluation, given.lead);

    // total 0 = (60 + 70x)/(1 + x), total 1 = (40 + 80x)/(1 + x) in x = share of 1 over that of either other: level at x = 2.
    CHECK(given.lead.winner() == 0);
    REQUIRE(flips[1].above);
    CHECK(near(flips[1].above->share, 0.5));
}

TEST_CASE("find_flips: without a winner there are shares and no turns")
{
    const Case given{weighing_of_points({{50, 60}, {60, 50}})};

    for (const Flip& flip : find_flips(given.weighing, given.evaluation, given.lead)) CHECK(flip == Flip{0.5, {}, {}});
}

TEST_CASE("nearest_tie: in the seed 11/64 of the weight, from builder or futurist to founder")
{
    const Case given{seed()};

    const auto found = nearest_tie(given.weighing, given.evaluation, given.lead);

    REQUIRE(found);
    CHECK(near(found->moved, 11.0 / 64));
    CHECK(found->routes == std::vector<Route>{{0, 2, 0}, {3, 2, 0}});
    CHECK(found->parts.empty());
}

TEST_CASE("nearest_tie: when one criterion has too little the next gives too")
{
    const Case given{weighing_of_points({{100, 90, 0}, {0, 0, 100}}, {1, 4, 1})};

    const auto found = nearest_tie(given.weighing, given.evaluation, given.lead);

    // The lead is 60; 1/6 from the first takes 33.33 of it, the rest at 190 a unit.
    REQUIRE(found);
    CHECK(found->routes.empty());
    REQUIRE(found->parts.size() == 2);
    CHECK(found->parts[0].from == 0);
    CHECK(near(found->parts[0].moved, 1.0 / 6));
    CHECK(found->parts[1].from == 1);
    CHECK(near(found->parts[1].moved, (60 - 200.0 / 6) / 190));
    CHECK(found->to == 2);
    CHECK(found->rival == 1);
    CHECK(near(found->moved, 1.0 / 6 + (60 - 200.0 / 6) / 190));
}

TEST_CASE("nearest_tie: moving the weight as told makes the two level, and no smaller transfer of a grid does")
{
    Random      random(6);
    std::size_t single = 0, several = 0;
    for (int round = 0; round < 3000; ++round) {
        const Case given{random_weighing(random, {2, 4, 5})};
        const auto found = nearest_tie(given.weighing, given.evaluation, given.lead);
        if (!found)
            continue;
        CAPTURE(round);
        const auto level = [&](const std::vector<double>& shares, std::size_t rival) {
            Weighing moved = given.weighing;
            moved.weights  = shares;
            const Evaluation after = evaluate(moved);
            CHECK(std::fabs(after.totals[*given.lead.winner()].estimate - after.totals[rival].estimate) < 1e-6);
            // Nobody else has passed before.
            CHECK(margin(moved, *given.lead.winner()) > -1e-6);
        };
        for (const Route& route : found->routes) {
            ++single;
            std::vector<double> shares = given.evaluation.shares;
            shares[route.from] = std::max(0.0, shares[route.from] - found->moved);
            shares[route.to] += found->moved;
            level(shares, route.rival);
        }
        if (!found->parts.empty()) {
            ++several;
            std::vector<double> shares = given.evaluation.shares;
            double              sum    = 0;
            for (const Part& part : found->parts) {
                shares[part.from] = std::max(0.0, shares[part.from] - part.moved);
                shares[found->to] += part.moved;
                sum += part.moved;
            }
            CHECK(near(sum, found->moved));
            level(shares, found->rival);
        }
        // Any two givers and any taker, in twentieths of what was found.
        for (std::size_t a = 0; a < given.weighing.criteria(); ++a)
            for (std::size_t b = 0; b < given.weighing.criteria(); ++b)
                for (std::size_t to = 0; to < given.weighing.criteria(); ++to)
                    for (int k = 0; k <= 4; ++k) {
                        const double size = 0.98 * found->moved, first = size * k / 4, second = size - first;
                        std::vector<double> shares = given.evaluation.shares;
                        if (a == to || b == to || a == b || shares[a] < first || shares[b] < second || shares[to] == 0)
                            continue;
                        bool plain = true;  // where different criteria apply only single givers are tried
                        for (const Grade& grade : given.weighing.grades) plain = plain && grade.status != juxta::model::Status::not_applicable;
                        if (!plain && k != 0 && k != 4)
                            continue;
                        shares[a] -= first;
                        shares[b] -= second;
                        shares[to] += size;
                        Weighing moved = given.weighing;
                        moved.weights  = shares;
                        CHECK(margin(moved, *given.lead.winner()) > -1e-6);
                    }
    }
    CHECK(single > 500);
    CHECK(several > 50);
}

TEST_CASE("nearest_tie: absent when nobody beats the winner on anything, and without a winner")
{
    const Case best{weighing_of_points({{80, 80}, {70, 80}})};
    CHECK_FALSE(nearest_tie(best.weighing, best.evaluation, best.lead));

    const Case tie{weighing_of_points({{80, 70}, {70, 80}})};
    CHECK_FALSE(nearest_tie(tie.weighing, tie.evaluation, tie.lead));
}

TEST_CASE("nearest_tie: where different criteria apply, the smallest transfer between two criteria, or none")
{
    const Case given{weighing({{known(90), known(50), kNotApplicable}, {kNotApplicable, known(80), known(20)}})};
    REQUIRE(given.lead.winner() == 0);

    const auto found = nearest_tie(given.weighing, given.evaluation, given.lead);

    REQUIRE(found);
    CHECK(found->parts.empty());
    REQUIRE(found->routes.size() == 1);
    CHECK(found->routes[0] == Route{2, 1, 1});
    // The winner's total (90 + 50 (1 + 3m)) / (2 + 3m) meets the rival's (80 (1 + 3m) + 20 (1 - 3m)) / 2 at 270 m^2 + 180 m - 40 = 0.
    CHECK(near(found->moved, (std::sqrt(75600.0) - 180) / 540));

    const Case far{weighing({{known(100), known(99), known(98), kNotApplicable}, {known(0), known(0), known(0), known(1)}})};
    CHECK_FALSE(nearest_tie(far.weighing, far.evaluation, far.lead));
}

TEST_CASE("nearest_tie: a criterion without weight is neither asked nor offered")
{
    const Case given{weighing_of_points({{80, 70, 0}, {70, 75, 100}}, {1, 1, 0})};

    const auto found = nearest_tie(given.weighing, given.evaluation, given.lead);

    REQUIRE(found);
    CHECK(found->routes == std::vector<Route>{{0, 1, 1}});
    CHECK(near(found->moved, 2.5 / 15));
}

TEST_CASE("points_to_move: in the seed any reviewer's 11 points, down on the one or up on the other")
{
    const Case given{seed()};

    const auto moves = points_to_move(given.weighing, given.evaluation, given.lead);

    REQUIRE(moves.size() == 4);
    for (const Move& move : moves) {
        REQUIRE(move.down);
        CHECK(near(*move.down, 11));
        REQUIRE(move.up);
        CHECK(near(*move.up, 11));
        CHECK(move.rival == 0);
    }
}

TEST_CASE("points_to_move: absent where it would leave 0 to 100, without weight, and for grades that say nothing")
{
    const Case given{weighing({{known(5), known(90), known(90), kUnknown}, {known(99), kUnknown, kNotApplicable, known(40)}}, {1, 2, 2, 0})};
    REQUIRE(given.lead.winner() == 0);

    const auto moves = points_to_move(given.weighing, given.evaluation, given.lead);

    CHECK(moves[0] == Move{});                 // 5 is too little to lose, 99 too much to gain on
    CHECK(moves[1].down);
    CHECK_FALSE(moves[1].up);
    CHECK(moves[2].down);
    CHECK_FALSE(moves[2].up);
    CHECK(moves[3] == Move{});
}

TEST_CASE("points_to_move: the grade moved so far makes the two level")
{
    Random      random(7);
    std::size_t moved = 0;
    for (int round = 0; round < 2000; ++round) {
        const Case given{random_weighing(random)};
        const auto moves = points_to_move(given.weighing, given.evaluation, given.lead);
        for (std::size_t c = 0; c < moves.size(); ++c) {
            const auto level = [&](std::size_t item, double by, std::size_t other) {
                Weighing changed = given.weighing;
                double&  points  = changed.grades[c * changed.items + item].points;
                points           = std::clamp(points + by, 0.0, 100.0);
                const Evaluation after = evaluate(changed);
                CHECK(std::fabs(after.totals[item].estimate - after.totals[other].estimate) < 1e-6);
                ++moved;
            };
            if (moves[c].down)
                level(*given.lead.winner(), -*moves[c].down, *given.lead.runner_up);
            if (moves[c].up)
                level(*moves[c].rival, *moves[c].up, *given.lead.winner());
        }
    }
    CHECK(moved > 1000);
}

TEST_CASE("leave_one_out: in the seed the second tool stays ahead without any one of the four")
{
    const auto fronts = leave_one_out(seed(), all_criteria(seed()));

    REQUIRE(fronts.size() == 4);
    for (const Front& found : fronts) CHECK(found.winner() == 1);
}

TEST_CASE("leave_one_out: of all 15 panels of the seed the first tool wins 4 and the second 11")
{
    std::size_t first = 0, second = 0;
    for (unsigned panel = 1; panel < 16; ++panel) {
        Weighing part = seed();
        for (std::size_t c = 0; c < 4; ++c) part.weights[c] = panel >> c & 1;
        const auto winner = front(part).winner();
        first += winner == 0;
        second += winner == 1;
    }
    CHECK(first == 4);
    CHECK(second == 11);
}

TEST_CASE("leave_one_out: a tie, nothing left, and a criterion without weight")
{
    const Weighing given = weighing_of_points({{80, 60, 0}, {60, 60, 100}}, {2, 1, 0});

    const auto fronts = leave_one_out(given, all_criteria(given));

    CHECK(fronts[0].standing == Standing::tie);
    CHECK(fronts[1].winner() == 0);
    CHECK(fronts[2].winner() == 0);
    CHECK(leave_one_out(weighing_of_points({{1}, {2}}), std::vector<std::size_t>{0})[0].standing == Standing::nothing_to_weigh);
}

TEST_CASE("leave_one_out: agrees with weighing the panels by hand, for every panel of up to seven")
{
    Random random(8);
    for (int round = 0; round < 300; ++round) {
        const Weighing    given = random_weighing(random);
        const std::size_t count = given.criteria();
        for (unsigned panel = 0; panel < 1u << count; ++panel) {
            Weighing part{given.items, {}, {}};  // only those in the panel, not weights of 0
            for (std::size_t c = 0; c < count; ++c)
                if (panel >> c & 1) {
                    part.weights.push_back(given.weights[c]);
                    for (std::size_t i = 0; i < given.items; ++i) part.grades.push_back(given.grade(c, i));
                }
            Weighing whole = given;
            for (std::size_t c = 0; c < count; ++c)
                if (!(panel >> c & 1))
                    whole.weights[c] = 0;
            // Without one more, either way.
            const std::size_t out = random.below(count);
            if (panel >> out & 1) {
                const auto fewer = leave_one_out(whole, std::vector<std::size_t>{out});
                whole.weights[out] = 0;
                CHECK(fewer[0] == front(whole));
            } else {
                CHECK(front(part) == front(whole));
            }
        }
    }
}

TEST_SUITE_END();
