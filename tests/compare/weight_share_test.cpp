// tests/compare/weight_share_test.cpp - the share of all weightings, against closed forms, integrals and counting.
// SPDX-License-Identifier: MIT
#include "compare/weight_share.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace juxta::compare;
using namespace juxta::tests;

namespace {

double sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// The winner at given weights, by the plain formula; -1 when nothing applies.
int winner_at(const Weighing& given, const std::vector<double>& weights)
{
    int    best = -1;
    double most = -1;
    for (std::size_t i = 0; i < given.items; ++i) {
        double points = 0, whole = 0;
        for (std::size_t c = 0; c < weights.size(); ++c) {
            if (given.grade(c, i).status == juxta::model::Status::not_applicable)
                continue;
            points += weights[c] * given.grade(c, i).points;
            whole += weights[c];
        }
        if (whole > 0 && points / whole > most) {
            most = points / whole;
            best = static_cast<int>(i);
        }
    }
    return best;
}

// The shares by a fine grid of midpoints over the triangle of three weights.
std::vector<double> by_grid(const Weighing& given, int steps)
{
    std::vector<double> won(given.items, 0.0);
    double              count = 0;
    for (int a = 0; a < steps; ++a)
        for (int b = 0; a + b < steps; ++b)
            for (const double third : {1.0 / 3, 2.0 / 3}) {  // the two small triangles of each grade, by their centres
                const double x = (a + third) / steps, y = (b + third) / steps;
                if (x + y >= 1)
                    continue;
                won[static_cast<std::size_t>(winner_at(given, {x, y, 1 - x - y}))] += 1;
                ++count;
            }
    for (double& share : won) share /= count;
    return won;
}

}  // namespace

TEST_SUITE_BEGIN("compare/weight_share");

TEST_CASE("weight_shares: in the seed the first tool wins 243/1280 of all weightings")
{
    const WeightShares found = weight_shares(seed());

    CHECK(found.exact);
    REQUIRE(found.won.size() == 2);
    CHECK(near(found.won[0], 243.0 / 1280));
    CHECK(near(found.won[1], 1037.0 / 1280));
}

TEST_CASE("share_above_zero: closed forms of few terms")
{
    using Terms = std::vector<double>;
    CHECK(share_above_zero(Terms{}) == 0.5);
    CHECK(share_above_zero(Terms{0, 0}) == 0.5);
    CHECK(share_above_zero(Terms{3}) == 1);
    CHECK(share_above_zero(Terms{-3, 0}) == 0);
    CHECK(near(share_above_zero(Terms{1, -3}), 0.25));
    CHECK(near(share_above_zero(Terms{1, 0, -3, 0}), 0.25));
    // One positive y against k equal negatives b: y wins with (y / (y + b))^k.
    CHECK(near(share_above_zero(Terms{2, -1, -1, -1}), 8.0 / 27));
    CHECK(near(share_above_zero(Terms{-2, 1, 1, 1}), 19.0 / 27));
    // 243/1280 once more, by itself.
    CHECK(near(share_above_zero(Terms{-7, -6, 9, -7}), 243.0 / 1280));
}

TEST_CASE("share_above_zero: distinct terms agree with the sum over vertices")
{
    // P = sum over d(i) > 0 of d(i)^(n-1) / product of d(i) - d(j): exact, but it cancels; so only few terms, well apart.
    Random random(9);
    for (int round = 0; round < 500; ++round) {
        const std::size_t   n = 2 + random.below(6);
        std::vector<double> d;
        for (std::size_t k = 0; k < n; ++k) d.push_back(static_cast<double>(k) * 29 + random.real() * 10 - 70);
        long double expected = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (d[i] <= 0)
                continue;
            long double term = 1;
            for (std::size_t j = 0; j < n; ++j)
                if (j != i)
                    term *= static_cast<long double>(d[i]) / (static_cast<long double>(d[i]) - d[j]);
            expected += term;
        }
        CHECK(near(share_above_zero(d), static_cast<double>(expected)));
    }
}

TEST_CASE("share_above_zero: repeated terms are the limit of terms drawn together")
{
    std::vector<double> equal{5, 5, 5, -4, -4, -4, -4, 1, 1}, apart = equal;
    for (std::size_t k = 0; k < apart.size(); ++k) apart[k] += 1e-8 * static_cast<double>(k);

    CHECK(std::fabs(share_above_zero(equal) - share_above_zero(apart)) < 1e-7);
}

TEST_CASE("share_above_zero: turned round it is the rest, in another order the same bits, with 576 terms too")
{
    Random random(10);
    for (int round = 0; round < 300; ++round) {
        const std::size_t   n = round % 30 == 0 ? 576 : 1 + random.below(64);
        std::vector<double> d, opposite;
        for (std::size_t k = 0; k < n; ++k) {
            d.push_back(round % 2 ? random.real() * 2 - 1 : static_cast<double>(random.below(21)) - 10);
            opposite.push_back(-d.back());
        }
        const double share = share_above_zero(d);
        CHECK(share >= 0);
        CHECK(share <= 1);
        CHECK(std::fabs(share + share_above_zero(opposite) - 1) <= 0x1p-52);
        std::reverse(d.begin(), d.end());
        CHECK(share_above_zero(d) == share);
    }
}

TEST_CASE("weight_shares: the sizes of the weights do not matter, only which are above 0")
{
    Random random(11);
    for (int round = 0; round < 30; ++round) {
        Weighing       given = random_weighing(random, {2, 5, 6});
        const auto     once  = weight_shares(given);
        for (double& weight : given.weights)
            if (weight > 0)
                weight = 0.1 + random.real() * 4;
        CHECK(weight_shares(given) == once);
    }
}

TEST_CASE("weight_shares: identical items share what they win, an item beaten on everything wins nothing")
{
    CHECK(weight_shares(weighing_of_points({{50, 60}, {50, 60}})).won == std::vector<double>{0.5, 0.5});
    CHECK(weight_shares(weighing_of_points({{90, 90}, {50, 60}, {90, 90}, {90, 80}})).won == std::vector<double>{0.5, 0, 0.5, 0});

    const WeightShares found = weight_shares(weighing_of_points({{100, 0}, {0, 100}, {100, 0}, {0, 50}}));
    CHECK(found.exact);
    CHECK(found.won == std::vector<double>{0.25, 0.5, 0.25, 0});
}

TEST_CASE("weight_shares: nothing to weigh, one item, an item without a total")
{
    CHECK(weight_shares(weighing_of_points({{1}, {2}}, {0})).won == std::vector<double>{0, 0});
    CHECK(weight_shares(weighing_of_points({{1}})).won == std::vector<double>{1});
    CHECK(weight_shares(weighing({{kNotApplicable}, {known(1)}})).won == std::vector<double>{0, 1});
}

TEST_CASE("weight_shares: unknown grades stand at 50")
{
    CHECK(weight_shares(weighing({{kUnknown, known(20)}, {known(40), known(60)}})) == weight_shares(weighing_of_points({{50, 20}, {40, 60}})));
}

TEST_CASE("weight_shares: what applies to neither of two changes nothing and stays exact")
{
    const auto with    = weight_shares(weighing({{known(78), kNotApplicable, known(72)}, {known(60), kNotApplicable, known(82)}}));
    const auto without = weight_shares(weighing({{known(78), known(72)}, {known(60), known(82)}}));

    CHECK(with.exact);
    CHECK(with == without);
}

TEST_CASE("weight_shares: as many symmetric items as criteria win alike, within the stated accuracy")
{
    for (std::size_t n = 3; n <= 8; ++n) {
        std::vector<std::vector<double>> items(n, std::vector<double>(n, 20));
        for (std::size_t i = 0; i < n; ++i) items[i][i] = 80;
        const WeightShares found = weight_shares(weighing_of_points(items));

        CHECK_FALSE(found.exact);
        CHECK(std::fabs(sum(found.won) - 1) < 1e-12);
        for (const double share : found.won) CHECK(std::fabs(share - 1.0 / static_cast<double>(n)) < kShareAccuracy);
    }
}

TEST_CASE("weight_shares: sampled shares sum up to the exact ones of two items, of 2 to 64 criteria")
{
    // A third item that wins where two of the criteria have nearly all the weight, hardly ever for many criteria; without it
    // the pair is exact. With its own share known to be tiny, the pair's shares must be the exact ones.
    Random random(12);
    double worst = 0;
    for (const std::size_t n : {16u, 24u, 32u, 48u, 64u})
        for (int round = 0; round < 3; ++round) {
            std::vector<double> a, b, third(n, 0.0);
            for (std::size_t c = 0; c < n; ++c) {
                a.push_back(50 + random.real() * 40);
                b.push_back(50 + random.real() * 40);
            }
            third[0] = third[1]    = 100;
            const WeightShares two = weight_shares(weighing_of_points({a, b}));
            const WeightShares all = weight_shares(weighing_of_points({a, b, third}));
            REQUIRE(two.exact);
            REQUIRE_FALSE(all.exact);
            CHECK(all.won[2] < 1e-4);
            worst = std::max({worst, std::fabs(two.won[0] - all.won[0]), std::fabs(two.won[1] - all.won[1])});
        }
    CAPTURE(worst);
    CHECK(worst < kShareAccuracy);
}

TEST_CASE("weight_shares: three criteria agree with a grid over the triangle, grades that do not apply too")
{
    Random random(13);
    double worst = 0;
    for (int round = 0; round < 24; ++round) {
        Weighing given;
        given.items   = 2 + random.below(5);
        given.weights = {1, 1, 1};
        for (std::size_t k = 0; k < 3 * given.items; ++k) given.grades.push_back(known(random.real() * 100));
        if (round % 2)
            for (std::size_t i = 0; i + 1 < given.items; ++i) given.grades[random.below(3) * given.items + i] = kNotApplicable;
        const auto found = weight_shares(given);
        const auto grid  = by_grid(given, 600);
        for (std::size_t i = 0; i < given.items; ++i) worst = std::max(worst, std::fabs(found.won[i] - grid[i]));
    }
    CAPTURE(worst);
    CHECK(worst < kShareAccuracy);
}

TEST_CASE("weight_shares: many items and criteria agree with plain sampling, as far as that is accurate itself")
{
    Random random(14);
    for (const bool gaps : {false, true})
        for (const std::size_t n : {4u, 12u, 64u, 80u}) {
            Weighing given;
            given.items = 8;
            given.weights.assign(n, 1.0);
            for (std::size_t k = 0; k < n * given.items; ++k) given.grades.push_back(gaps && random.chance(0.15) ? kNotApplicable : known(random.real() * 100));
            const auto          found = weight_shares(given);
            const int           draws = 60'000;
            std::vector<double> counted(given.items, 0.0), weights(n);
            for (int k = 0; k < draws; ++k) {
                for (double& weight : weights) weight = -std::log(1 - random.real());
                const int winner = winner_at(given, weights);
                if (winner >= 0)
                    counted[static_cast<std::size_t>(winner)] += 1.0 / draws;
            }
            for (std::size_t i = 0; i < given.items; ++i) {
                const double deviation = std::sqrt(std::max(counted[i] * (1 - counted[i]), 1e-4) / draws);
                CHECK(std::fabs(found.won[i] - counted[i]) < kShareAccuracy + 4 * deviation);
            }
        }
}

TEST_CASE("weight_shares: criteria in another order change no bit, items in another order only theirs")
{
    Random random(15);
    for (int round = 0; round < 12; ++round) {
        const Weighing           given = random_weighing(random, {3, 6, 8});
        std::vector<std::size_t> criteria(given.criteria()), items(given.items);
        std::iota(criteria.begin(), criteria.end(), std::size_t{0});
        std::iota(items.begin(), items.end(), std::size_t{0});
        std::reverse(criteria.begin(), criteria.end());
        std::rotate(items.begin(), items.begin() + 1, items.end());
        Weighing turned{given.items, {}, {}}, moved{given.items, {}, given.weights};
        for (const std::size_t c : criteria) {
            turned.weights.push_back(given.weights[c]);
            for (std::size_t i = 0; i < given.items; ++i) turned.grades.push_back(given.grade(c, i));
        }
        for (std::size_t c = 0; c < given.criteria(); ++c)
            for (const std::size_t i : items) moved.grades.push_back(given.grade(c, i));

        const auto found = weight_shares(given), after = weight_shares(moved);
        CHECK(weight_shares(turned) == found);
        for (std::size_t k = 0; k < given.items; ++k) CHECK(std::fabs(after.won[k] - found.won[items[k]]) <= 2 * kShareAccuracy);
    }
}

TEST_CASE("WeightShareRun: slices come to the same as all at once, and each refines the last")
{
    std::vector<std::vector<double>> items;
    Random                           random(16);
    for (int i = 0; i < 5; ++i) {
        items.emplace_back();
        for (int c = 0; c < 9; ++c) items.back().push_back(random.real() * 100);
    }
    WeightShareRun run(weighing_of_points(items));
    CHECK_FALSE(run.done());
    CHECK(sum(run.shares().won) == 0);

    for (std::size_t slice = 0; slice < kShareSlices; ++slice) {
        REQUIRE_FALSE(run.done());
        run.advance();
        CHECK(std::fabs(sum(run.shares().won) - 1) < 1e-12);
    }
    CHECK(run.done());
    const WeightShares after = run.shares();
    CHECK(after == weight_shares(weighing_of_points(items)));
    run.advance();
    CHECK(run.shares() == after);

    WeightShareRun exact(seed());
    CHECK(exact.done());
}

TEST_SUITE_END();
