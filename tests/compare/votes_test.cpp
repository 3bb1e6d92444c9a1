// tests/compare/votes_test.cpp - shares of votes with their uncertainty.
// SPDX-License-Identifier: MIT
#include "compare/votes.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>

using namespace juxta::compare;
using juxta::model::Votes;
using juxta::tests::near;
using juxta::tests::Random;

namespace {

Votes votes(std::uint64_t positive, std::uint64_t negative)
{
    return {true, positive, negative};
}

bool about(double found, double expected, double within)
{
    return std::fabs(found - expected) < within;
}

// P(A > B) by Simpson's rule over the posterior of A and the distribution function of B.
double by_integral(const Votes& a, const Votes& b)
{
    const auto log_density = [](const Votes& v, double x) {
        const double p = static_cast<double>(v.positive), n = static_cast<double>(v.negative);
        return std::lgamma(p + n + 2) - std::lgamma(p + 1) - std::lgamma(n + 1) + (p > 0 ? p * std::log(x) : 0) + (n > 0 ? n * std::log1p(-x) : 0);
    };
    const int steps = 20'000;
    double    below = 0, sum = 0, last = 0;
    for (int k = 0; k < steps; ++k) {
        const double x = (k + 0.5) / steps;
        const double here = std::exp(log_density(b, x)) / steps;
        below += (last + here) / 2;
        sum += below * std::exp(log_density(a, x)) / steps;
        last = here;
    }
    return sum;
}

}  // namespace

TEST_SUITE_BEGIN("compare/votes");

TEST_CASE("share_of: 4 of 4 is 1, from 0.5101 to 1")
{
    const VoteShare found = share_of(votes(4, 0));

    CHECK(found.share == 1);
    CHECK(about(*found.low, 0.5101, 5e-5));
    CHECK(near(*found.low, 4 / (4 + 1.959963984540054 * 1.959963984540054)));
    CHECK(found.high == 1);
    CHECK(found.said == VotesSaid::too_few);
}

TEST_CASE("share_of: agrees with Newcombe's table of Wilson's interval")
{
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
    CHECK(about(*share_of(votes(81, 263 - 81)).low, 0.2553, 5e-5));
    CHECK(about(*share_of(votes(81, 263 - 81)).high, 0.3662, 5e-5));
    CHECK(about(*share_of(votes(15, 148 - 15)).low, 0.0624, 5e-5));
    CHECK(about(*share_of(votes(15, 148 - 15)).high, 0.1605, 5e-5));
    CHECK(share_of(votes(0, 20)).low == 0);
    CHECK(about(*share_of(votes(0, 20)).high, 0.1611, 5e-5));
    CHECK(about(*share_of(votes(1, 28)).low, 0.0061, 5e-5));
    CHECK(about(*share_of(votes(1, 28)).high, 0.1718, 5e-5));
}

TEST_CASE("share_of: no votes is no share, and neither is a bundle that says nothing of them")
{
    CHECK(share_of(votes(0, 0)) == VoteShare{});
    CHECK(share_of(Votes{}) == VoteShare{});
    CHECK(share_of(Votes{}).said == VotesSaid::nothing);
}

TEST_CASE("share_of: too few while the interval is wider than 0.4")
{
    CHECK(share_of(votes(1, 0)).said == VotesSaid::too_few);
    CHECK(share_of(votes(10, 10)).said == VotesSaid::too_few);
    CHECK(share_of(votes(11, 11)).said == VotesSaid::enough);
    CHECK(share_of(votes(5, 0)).said == VotesSaid::too_few);
    CHECK(share_of(votes(6, 0)).said == VotesSaid::enough);
}

TEST_CASE("share_of: the interval holds the share, lies in 0 to 1, and mirrors")
{
    for (std::uint64_t p = 0; p < 60; ++p)
        for (std::uint64_t n = 0; n < 60; ++n) {
            if (p + n == 0)
                continue;
            const VoteShare found = share_of(votes(p, n)), mirror = share_of(votes(n, p));
            CHECK(0 <= *found.low);
            CHECK(*found.low <= *found.share);
            CHECK(*found.share <= *found.high);
            CHECK(*found.high <= 1);
            CHECK(near(*found.low, 1 - *mirror.high));
        }
    const std::uint64_t most = (std::uint64_t{1} << 53) - 1;
    CHECK(about(*share_of(votes(most, most)).low, 0.5, 1e-7));
    CHECK(share_of(votes(most, 0)).high == 1);
}

TEST_CASE("difference_of: agrees with Newcombe's examples of method 10")
{
    const auto agrees = [](Votes first, Votes second, double low, double high) {
        const auto found = difference_of(first, second);
        REQUIRE(found);
        CHECK(about(found->low, low, 6e-5));
        CHECK(about(found->high, high, 6e-5));
    };
    agrees(votes(56, 14), votes(48, 32), 0.0524, 0.3339);
    agrees(votes(9, 1), votes(3, 7), 0.1705, 0.8090);
    agrees(votes(6, 1), votes(2, 5), 0.0582, 0.8062);
    agrees(votes(5, 51), votes(0, 29), -0.0381, 0.1926);
    agrees(votes(10, 0), votes(0, 10), 0.6075, 1.0000);
}

TEST_CASE("difference_of: turned round it changes sign, and it needs votes on both sides")
{
    const auto there = difference_of(votes(7, 3), votes(12, 30)), back = difference_of(votes(12, 30), votes(7, 3));
    REQUIRE(there);
    REQUIRE(back);
    CHECK(near(there->difference, -back->difference));
    CHECK(near(there->low, -back->high));
    CHECK(near(there->high, -back->low));

    CHECK_FALSE(difference_of(votes(0, 0), votes(1, 1)));
    CHECK_FALSE(difference_of(votes(1, 1), Votes{}));
}

TEST_CASE("probability_higher: fractions that can be reckoned by hand")
{
    CHECK(probability_higher(votes(0, 0), Votes{}) == 0.5);
    CHECK(near(probability_higher(votes(1, 0), votes(0, 0)), 2.0 / 3));
    CHECK(near(probability_higher(votes(0, 0), votes(1, 0)), 1.0 / 3));
    CHECK(near(probability_higher(votes(1, 0), votes(0, 1)), 5.0 / 6));
    CHECK(near(probability_higher(votes(2, 0), votes(0, 0)), 3.0 / 4));
    CHECK(near(probability_higher(votes(4, 0), votes(0, 4)), 251.0 / 252));
}

TEST_CASE("probability_higher: agrees with the integral over both posteriors")
{
    Random random(21);
    for (int round = 0; round < 60; ++round) {
        const Votes a = votes(random.below(80), random.below(80)), b = votes(random.below(80), random.below(80));
        CHECK(about(probability_higher(a, b), by_integral(a, b), 2e-5));
    }
}

TEST_CASE("probability_higher: the two ways round sum to 1, and equal counts are even")
{
    Random random(22);
    for (int round = 0; round < 3000; ++round) {
        const auto  count = [&] { return random.next() >> (11 + random.below(53)); };
        const Votes a = votes(count(), count()), b = votes(count(), count());
        const double there = probability_higher(a, b), back = probability_higher(b, a);
        CHECK(there >= 0);
        CHECK(there <= 1);
        CHECK(std::fabs(there + back - 1) <= 0x1p-52);
        CHECK(probability_higher(a, a) == 0.5);
    }
}

TEST_CASE("probability_higher: never falls with a vote for the first or against the second")
{
    for (std::uint64_t a = 0; a < 9; ++a)
        for (std::uint64_t b = 0; b < 9; ++b)
            for (std::uint64_t c = 0; c < 9; ++c)
                for (std::uint64_t d = 0; d < 9; ++d) {
                    const double now = probability_higher(votes(a, b), votes(c, d));
                    CHECK(probability_higher(votes(a + 1, b), votes(c, d)) >= now);
                    CHECK(probability_higher(votes(a, b), votes(c, d + 1)) >= now);
                    CHECK(probability_higher(votes(a, b + 1), votes(c, d)) <= now);
                    CHECK(probability_higher(votes(a, b), votes(c + 1, d)) <= now);
                }
}

TEST_CASE("probability_higher: where the normal distribution takes over there is no step")
{
    // Equal counts of 2k each way: the deviation passes 2000 near k = 8,000,000. One vote in a thousand more on the first.
    double before = 0;
    for (std::uint64_t k = 15'800'000; k < 16'200'000; k += 20'000) {
        const double now = probability_higher(votes(k + k / 8000, k), votes(k, k));
        if (before > 0)
            CHECK(about(now, before, 5e-4));
        CHECK(now >= before - 1e-7);
        before = now;
    }
    // Skewed: 1 in 50 positive.
    const double wide = probability_higher(votes(8'020'000, 392'000'000), votes(8'018'000, 392'000'000));
    const double p1 = 8'020'001.0 / 400'020'002, p2 = 8'018'001.0 / 400'018'002;
    const double z = (p1 - p2) / std::sqrt(p1 * (1 - p1) / 400'020'003 + p2 * (1 - p2) / 400'018'003);
    CHECK(about(wide, 0.5 * std::erfc(-z / std::sqrt(2.0)), 1e-5));
}

TEST_CASE("probability_higher: a few votes against billions")
{
    // The second's share is certain to be close to 3/4: the chance that Beta(4, 2) exceeds it.
    const double expected = 1 - (5 * std::pow(0.75, 4) - 4 * std::pow(0.75, 5));
    CHECK(about(probability_higher(votes(3, 1), votes(3'000'000'000'000, 1'000'000'000'000)), expected, 1e-6));
}

TEST_SUITE_END();
