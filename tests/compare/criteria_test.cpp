// tests/compare/criteria_test.cpp - from a bundle to the value model.
// SPDX-License-Identifier: MIT
#include "compare/criteria.hpp"

#include "tests/compare/random_weighing.hpp"
#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

#include <limits>

using namespace juxta::compare;
using namespace juxta::tests;
using juxta::model::AttributeType;
using juxta::model::Better;
using juxta::model::ItemIndex;
using juxta::model::Verdict;

namespace {

constexpr Criterion attribute(std::size_t index)
{
    return {Criterion::Kind::attribute, index};
}

constexpr Criterion reviewer(std::size_t index)
{
    return {Criterion::Kind::reviewer, index};
}

}  // namespace

TEST_SUITE_BEGIN("compare/criteria");

TEST_CASE("criteria_of: the reviewers, then the attributes that can be weighed")
{
    SmallBundle made;
    made.attribute("name", AttributeType::text);
    made.attribute("price", AttributeType::money, Better::lower);  // no range
    made.attribute("speed", AttributeType::number, Better::higher).range = {0, 10};
    made.attribute("open", AttributeType::boolean, Better::yes);
    made.reviewer("a", "A");

    CHECK(criteria_of(made.bundle) == std::vector<Criterion>{reviewer(0), attribute(2), attribute(3)});
}

TEST_CASE("grade_of: numbers stand on their declared range, turned round where lower is better, and are brought into it")
{
    SmallBundle made;
    made.attribute("speed", AttributeType::number, Better::higher).range = {10, 20};
    made.attribute("price", AttributeType::money, Better::lower).range   = {0, 50};
    const double values[] = {12.5, 10, 20, 5, 1e300};
    for (const double value : values) {
        const ItemIndex item = made.item(std::to_string(value), "x");
        made.number(0, item, value);
        made.number(1, item, value);
    }
    const auto points = [&](std::size_t a, ItemIndex item) { return grade_of(made.bundle, attribute(a), item); };

    CHECK(points(0, 0) == known(25));
    CHECK(points(0, 1) == known(0));
    CHECK(points(0, 2) == known(100));
    CHECK(points(0, 3) == known(0));
    CHECK(points(0, 4) == known(100));
    CHECK(points(1, 0) == known(75));
    CHECK(points(1, 3) == known(90));
    CHECK(points(1, 4) == known(0));
}

TEST_CASE("grade_of: the widest range does not overflow")
{
    constexpr double most = std::numeric_limits<double>::max();
    SmallBundle      made;
    made.attribute("any", AttributeType::number, Better::higher).range = {-most, most};
    const ItemIndex item = made.item("x", "x");
    made.number(0, item, 0);

    CHECK(grade_of(made.bundle, attribute(0), item) == known(50));
}

TEST_CASE("grade_of: a boolean is 100 or 0, whichever answer is the better one")
{
    SmallBundle made;
    made.attribute("open", AttributeType::boolean, Better::yes);
    made.attribute("ads", AttributeType::boolean, Better::no);
    const ItemIndex yes = made.item("yes", "x"), no = made.item("no", "x");
    for (const std::size_t a : {0u, 1u}) {
        made.number(a, yes, 1);
        made.number(a, no, 0);
    }

    CHECK(grade_of(made.bundle, attribute(0), yes) == known(100));
    CHECK(grade_of(made.bundle, attribute(0), no) == known(0));
    CHECK(grade_of(made.bundle, attribute(1), yes) == known(0));
    CHECK(grade_of(made.bundle, attribute(1), no) == known(100));
}

TEST_CASE("grade_of: missing, not applicable and a review without a score stay what they are")
{
    SmallBundle made;
    made.attribute("speed", AttributeType::number, Better::higher).range = {0, 10};
    made.reviewer("a", "A");
    const ItemIndex first = made.item("first", "x"), second = made.item("second", "x"), third = made.item("third", "x");
    made.not_applicable(0, second);
    made.review(0, first, 0, Verdict::negative);
    made.review(0, second, std::nullopt, Verdict::positive);

    CHECK(grade_of(made.bundle, attribute(0), first) == kUnknown);
    CHECK(grade_of(made.bundle, attribute(0), second) == kNotApplicable);
    CHECK(grade_of(made.bundle, reviewer(0), first) == known(0));
    CHECK(grade_of(made.bundle, reviewer(0), second) == kUnknown);
    CHECK(grade_of(made.bundle, reviewer(0), third) == kUnknown);
}

TEST_CASE("weighing_of: the site's weights, unless the reader gives others")
{
    SmallBundle made;
    made.attribute("speed", AttributeType::number, Better::higher).range = {0, 10};
    made.reviewer("a", "A");
    made.reviewer("b", "B");
    made.bundle.reviewers[1].weight = 3;
    const ItemIndex                  first = made.item("first", "x"), second = made.item("second", "x");
    made.review(0, first, 60, Verdict::positive);
    made.review(0, second, 70, Verdict::positive);
    const std::vector<ItemIndex>             items{second, first};
    const auto                               criteria = criteria_of(made.bundle);
    const std::vector<std::optional<double>> own{std::nullopt, 0, 2};

    const Weighing site = weighing_of(made.bundle, items, criteria);
    CHECK(site.items == 2);
    CHECK(site.weights == std::vector<double>{1, 3, 0});
    CHECK(site.grade(0, 0) == known(70));
    CHECK(site.grade(0, 1) == known(60));
    CHECK(weighing_of(made.bundle, items, criteria, own).weights == std::vector<double>{1, 0, 2});
}

TEST_SUITE_END();
