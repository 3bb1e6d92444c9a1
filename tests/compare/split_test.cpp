// tests/compare/split_test.cpp - dissent on one item and agreement across many.
// SPDX-License-Identifier: MIT
#include "compare/split.hpp"

#include "tests/compare/random_weighing.hpp"
#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>

using namespace juxta::compare;
using namespace juxta::tests;
using juxta::model::Verdict;
using Reviewers = std::vector<std::size_t>;

namespace {

constexpr Opinion ship(double score)
{
    return {score, Verdict::positive};
}

constexpr Opinion skip(double score)
{
    return {score, Verdict::negative};
}

// Rows of reviewers as in Krippendorff's tables; 0 stands for a missing value.
std::vector<Opinion> by_item(const std::vector<std::vector<int>>& reviewers)
{
    std::vector<Opinion> made;
    for (std::size_t item = 0; item < reviewers[0].size(); ++item)
        for (const auto& row : reviewers) made.push_back(row[item] == 0 ? Opinion{} : Opinion{row[item], Verdict::none});
    return made;
}

// Alpha from the coincidences, pair by pair, as Krippendorff (2011) writes it.
double by_pairs(const std::vector<Opinion>& opinions, std::size_t reviewers)
{
    double              observed = 0, expected = 0;
    std::vector<double> all;
    for (std::size_t start = 0; start < opinions.size(); start += reviewers) {
        std::vector<double> unit;
        for (std::size_t r = 0; r < reviewers; ++r)
            if (opinions[start + r].score)
                unit.push_back(*opinions[start + r].score);
        if (unit.size() < 2)
            continue;
        for (const double a : unit)
            for (const double b : unit) observed += (a - b) * (a - b) / static_cast<double>(unit.size() - 1);
        all.insert(all.end(), unit.begin(), unit.end());
    }
    for (const double a : all)
        for (const double b : all) expected += (a - b) * (a - b);
    return 1 - static_cast<double>(all.size() - 1) * observed / expected;
}

}  // namespace

TEST_SUITE_BEGIN("compare/split");

TEST_CASE("split_of: the seed's panels agree, and the founder stands apart on neither tool by more than 15 points")
{
    const Split found = split_of(std::vector{ship(78), ship(72), ship(81), ship(75)});

    CHECK(found.positive == 4);
    CHECK(found.verdicts == 4);
    CHECK(found.low == 72);
    CHECK(found.high == 81);
    CHECK(found.range == 9);
    CHECK(found.against.empty());
    CHECK(found.apart.empty());
    CHECK_FALSE(found.distance);
}

TEST_CASE("split_of: the rarer verdict dissents; of two equal sides neither does")
{
    CHECK(split_of(std::vector{ship(60), skip(60), ship(60)}).against == Reviewers{1});
    CHECK(split_of(std::vector{skip(60), ship(60), skip(60), skip(60), ship(60)}).against == Reviewers{1, 4});
    CHECK(split_of(std::vector{ship(60), skip(60)}).against.empty());
    CHECK(split_of(std::vector{ship(60), Opinion{60, Verdict::none}, skip(60), ship(60)}).verdicts == 3);
}

TEST_CASE("split_of: the score farthest from the mean of the others is apart when that is more than 15 points")
{
    const Split found = split_of(std::vector{ship(70), ship(80), ship(40), ship(75)});
    CHECK(found.apart == Reviewers{2});
    REQUIRE(found.distance);
    CHECK(near(*found.distance, 35));

    CHECK(split_of(std::vector{ship(65), ship(65), ship(50)}).apart.empty());  // 15 exactly
    CHECK(split_of(std::vector{ship(65.5), ship(65.5), ship(50)}).apart == Reviewers{2});
}

TEST_CASE("split_of: all that are as far are apart; of two scores neither is")
{
    CHECK(split_of(std::vector{ship(20), ship(50), ship(80)}).apart == Reviewers{0, 2});
    CHECK(split_of(std::vector{ship(0), ship(100)}).apart.empty());
    CHECK(split_of(std::vector{ship(0), ship(100)}).range == 100);
}

TEST_CASE("split_of: what is missing takes part in nothing")
{
    const Split with    = split_of(std::vector{ship(70), Opinion{}, ship(80), ship(20)});
    const Split without = split_of(std::vector{ship(70), ship(80), ship(20)});
    CHECK(with.apart == Reviewers{3});
    CHECK(with.distance == without.distance);

    CHECK(split_of(std::vector{Opinion{}, Opinion{}}) == Split{});
    CHECK(split_of(std::vector<Opinion>{}) == Split{});
    CHECK_FALSE(split_of(std::vector{ship(50)}).range);
}

TEST_CASE("alpha_of: Krippendorff's example of four observers and twelve units with missing values is 0.849")
{
    const auto opinions = by_item({{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                                   {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                                   {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                                   {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}});

    const auto found = alpha_of(opinions, 4);

    REQUIRE(found);
    CHECK(std::fabs(*found - 0.849) < 5e-4);
    CHECK(near(*found, by_pairs(opinions, 4)));
}

TEST_CASE("alpha_of: agrees with counting every pair, whoever is missing, in any order of reviewers and items")
{
    Random random(31);
    for (int round = 0; round < 300; ++round) {
        const std::size_t    reviewers = 2 + random.below(6), items = 5 + random.below(20);
        std::vector<Opinion> opinions(reviewers * items);
        for (Opinion& opinion : opinions)
            if (random.chance(0.8))
                opinion.score = round % 2 ? random.real() * 100 : static_cast<double>(random.below(101));
        const auto found = alpha_of(opinions, reviewers);
        if (!found)
            continue;
        CHECK(near(*found, by_pairs(opinions, reviewers)));
        std::reverse(opinions.begin(), opinions.end());
        CHECK(alpha_of(opinions, reviewers) == found);
    }
}

TEST_CASE("alpha_of: perfect agreement is 1; below five items, or without any difference, there is none")
{
    const std::vector<std::vector<int>> five{{10, 20, 30, 40, 50}, {10, 20, 30, 40, 50}};
    CHECK(alpha_of(by_item(five), 2) == 1);
    CHECK_FALSE(alpha_of(by_item({{10, 20, 30, 40}, {10, 20, 30, 40}}), 2));
    CHECK_FALSE(alpha_of(by_item({{10, 20, 30, 40, 50}, {10, 20, 30, 40, 0}}), 2));  // the fifth has one score
    CHECK_FALSE(alpha_of(by_item({{7, 7, 7, 7, 7}, {7, 7, 7, 7, 7}}), 2));
    CHECK_FALSE(alpha_of(std::vector<Opinion>(10, Opinion{78.1, Verdict::none}), 2));
    CHECK_FALSE(alpha_of({}, 0));
}

TEST_CASE("opinions_of: one a reviewer, empty where the reviewer is missing")
{
    SmallBundle made;
    made.reviewer("a", "A");
    made.reviewer("b", "B");
    made.reviewer("c", "C");
    const auto item = made.item("x", "X");
    made.review(0, item, 70, Verdict::positive);
    made.review(2, item, std::nullopt, Verdict::negative);

    CHECK(opinions_of(made.bundle, item) == std::vector<Opinion>{ship(70), Opinion{}, Opinion{std::nullopt, Verdict::negative}});
}

TEST_SUITE_END();
