// tests/catalogue/offer_test.cpp - what there is to choose from, and that constraints and offers come back from their text.
// SPDX-License-Identifier: MIT
#include "catalogue/offer.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <limits>
#include <set>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;
using Strings = std::vector<std::string>;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Strings texts_of(const Offer& offer)
{
    Strings texts;
    for (const Offer::Value& value : offer.values) texts.push_back(value.text);
    return texts;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/offer");

TEST_CASE("offer: the counts are those of the facet, and of values the most frequent first, of a boolean yes first")
{
    Making making;
    Random random(3);
    fill(making, random, 500);
    Columns columns(making.bundle());
    Filter  filter(columns);
    filter.set({.column = 0, .test = Test::range, .low = -2});

    for (ColumnIndex column = 0; column <= columns.category(); ++column) {
        CAPTURE(column);
        const Facet facet = filter.facet(column);
        const Offer offer = offer_of(columns, filter, column, {});
        CHECK(offer.column == column);
        CHECK(offer.kept);
        CHECK(offer.known == columns.coded(column).known);
        CHECK(offer.different == columns.coded(column).value_count());
        CHECK(offer.items == facet.items);
        CHECK(offer.unknown == facet.unknown);
        CHECK(offer.not_applicable == facet.not_applicable);
        if (model::is_measured(columns.type(column))) {
            CHECK(offer.edges == columns.coded(column).edges);
            CHECK(offer.bars == facet.counts);
            CHECK(offer.values.empty());
            continue;
        }
        CHECK(offer.bars.empty());
        for (const Offer::Value& value : offer.values) CHECK(value.items == facet.counts[columns.value_of(column, value.text).value()]);
        if (columns.type(column) == AttributeType::boolean) {
            CHECK(texts_of(offer) == Strings{"yes", "no"});
            continue;
        }
        CHECK(std::ranges::is_sorted(offer.values, std::greater<>(), &Offer::Value::items));
        CHECK(offer.values.size() <= kMostOffered);
        CHECK(offer.values.size() + offer.more == static_cast<std::size_t>(std::ranges::count_if(facet.counts, [](auto count) { return count > 0; })));
    }
}

TEST_CASE("offer: what is chosen is offered beside the others, also where nothing is left of it; what no item has is not")
{
    Making                 making;
    const std::size_t      maker = making.attribute("maker", AttributeType::text), open = making.attribute("open", AttributeType::boolean);
    for (int i = 0; i < 40; ++i) {
        const auto item = making.item("x");
        making.column(maker).set_text(item, making.text_of(i < 10 ? "rare" : i < 12 ? "gone" : "maker " + std::to_string(i % 9)));
        making.column(open).set_number(item, i >= 10 && i < 12 ? 0 : 1);
    }
    Columns columns(making.bundle());
    Filter  filter(columns);
    filter.set({.column = open, .test = Test::any_of, .values = {1}});

    const Offer plain  = offer_of(columns, filter, maker, {});
    const Offer chosen = offer_of(columns, filter, maker, Strings{"gone", "nobody"});

    CHECK(plain.values.front() == Offer::Value{"rare", 10});
    CHECK(std::ranges::find(plain.values, "gone", &Offer::Value::text) == plain.values.end());
    CHECK(plain.more == 2);
    CHECK(chosen.values.size() == kMostOffered + 1);
    CHECK(chosen.values.back() == Offer::Value{"gone", 0});
    CHECK(chosen.more == 2);
}

TEST_CASE("asked: constraints come back from their text as they were, whatever their values hold")
{
    const std::vector<Asked> all{
        {{.column = 3, .test = Test::range, .low = 0.1, .high = 1e300}, AttributeType::money, {}},
        {{.column = 0, .test = Test::range, .low = -kInfinity, .high = -0.1 - 0.2, .unknown = true}, AttributeType::number, {}},
        {{.column = model::kMaxAttributes, .test = Test::any_of, .not_applicable = true}, AttributeType::text, {"", " ", "a,b;c%d\ne\tf", "\x01%", "жук 東京"}},
        {{.column = 511, .test = Test::known}, AttributeType::tags, {}},
        {.constraint = {.column = 2, .test = Test::any_of, .unknown = true}, .type = AttributeType::boolean, .values = {"yes"}, .must = true},
        {.constraint = {.column = kAskedScore, .test = Test::range, .low = 30},
         .type       = AttributeType::number,
         .criteria   = {{.reviewer = true, .index = 2, .weight = 0.3}, {.index = 1, .type = AttributeType::money, .better = model::Better::lower, .range = model::Range{0, 9}}}},
    };
    std::string text;
    for (const Asked& asked : all) write_asked(text, asked);

    CHECK(read_asked(text) == all);
    CHECK(std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; }));
    CHECK(read_asked("") == std::vector<Asked>{});
    for (const char* none : {"walnut", ";", "3", "3,0,0,0,0", "3,0,0,2,0,0,", "3,0,0,0,0,2,", "201,0,0,0,0,0,", "203,0,0,0,0,0,", "3,8,0,0,0,0,", "3,0,4,0,0,0,", "3,1,1,0,0,0,0,",
                             "3,1,1,0,0,0,7ff8000000000001,0,", "3,0,2,0,0,0,%4,", "3,0,2,0,0,0,%zz,", "-1,0,0,0,0,0,", "3,0,0,0,0,0,;;", "202,1,0,0,0,0,", "202,1,1,0,0,1,0,0,", "202,0,1,0,0,0,0,0,",
                             "202,1,1,0,0,0,0,0,1,"}) {
        CAPTURE(none);
        CHECK_FALSE(read_asked(none).has_value());
    }
}

TEST_CASE("order: a column, the name, or a score with its criteria comes back from its text as it was; what is none is told")
{
    using model::Better;
    using model::Range;
    std::vector<AskedOrder> orders{{.column = 0, .type = AttributeType::money, .direction = Direction::descending},
                                   {.column = 511, .type = AttributeType::tags},
                                   {.column = model::kMaxAttributes, .type = AttributeType::text},
                                   {.column = kAskedName},
                                   {.column = kAskedScore, .direction = Direction::descending}};
    orders.back().criteria = {{.reviewer = true, .index = 63, .weight = 0.1},
                              {.index = 511, .type = AttributeType::percent, .better = Better::lower, .range = Range{-1e300, 1e-300}, .weight = 5},
                              {.index = 3, .type = AttributeType::boolean, .better = Better::no, .weight = 0}};
    for (const AskedOrder& order : orders) {
        std::string text;
        write_order(text, order);
        CAPTURE(text);
        CHECK(read_order(text) == order);
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto cut = read_order(std::string_view(text).substr(0, length));
            CHECK((!cut || cut->criteria.size() < order.criteria.size()));  // between two criteria, or none at all
        }
    }
    const auto refused = [](AskedOrder order, AskedCriterion criterion) {
        std::string text;
        order.criteria.push_back(criterion);
        write_order(text, order);
        return !read_order(text).has_value();
    };
    const AskedOrder     score{.column = kAskedScore};
    const AskedCriterion price{.index = 1, .type = AttributeType::money, .better = Better::lower, .range = Range{0, 10}};
    const auto           with = [&](auto&& change) {
        AskedCriterion made = price;
        change(made);
        return refused(score, made);
    };
    CHECK_FALSE(refused(score, price));
    CHECK(refused({.column = 3, .type = AttributeType::number}, price));  // only the score has criteria
    CHECK(with([](AskedCriterion& one) { one.weight = 5.1; }));
    CHECK(with([](AskedCriterion& one) { one.weight = -0.1; }));
    CHECK(with([](AskedCriterion& one) { one.weight = std::numeric_limits<double>::quiet_NaN(); }));
    CHECK(with([](AskedCriterion& one) { one.range = {}; }));
    CHECK(with([](AskedCriterion& one) { one.range = Range{4, 4}; }));
    CHECK(with([](AskedCriterion& one) { one.range = Range{0, kInfinity}; }));
    CHECK(with([](AskedCriterion& one) { one.better = Better::undeclared; }));
    CHECK(with([](AskedCriterion& one) { one.type = AttributeType::text; }));
    CHECK(with([](AskedCriterion& one) { one.type = AttributeType::boolean; }));
    CHECK(with([](AskedCriterion& one) { one.reviewer = true; }));
    CHECK(with([](AskedCriterion& one) { one.index = model::kMaxAttributes; }));
    CHECK(refused(score, {.reviewer = true, .index = model::kMaxReviewers}));
    for (const char* const none : {"", "walnut", "0,0", "0,0,0", "0,0,2,", "0,8,0,", "203,0,0,", "200,1,0,", "0,0,0,0,", ";", "-1,0,0,"}) {
        CAPTURE(none);
        CHECK_FALSE(read_order(none));
    }
}

TEST_CASE("offers: they come back from their text as they were, up to what is none")
{
    Making making;
    Random random(8);
    fill(making, random, 300);
    Columns            columns(making.bundle());
    Filter             filter(columns);
    std::vector<Offer> all;
    std::string        text;
    for (ColumnIndex column = 0; column < columns.category(); ++column) {
        all.push_back(offer_of(columns, filter, column, Strings{"oak", "no"}));
        write_offer(text, all.back());
    }
    all.push_back({.column = model::kMaxAttributes, .kept = false});
    write_offer(text, all.back());

    CHECK(read_offers(text) == all);
    CHECK(read_offers("").empty());
    CHECK(read_offers(text + ";walnut") == all);
    CHECK(read_offers("0,1,1,1,1,1,1,1,ffffffff,").empty());
    for (std::size_t length = 0; length < text.size(); length += 7) CHECK(read_offers(std::string_view(text).substr(0, length)).size() <= all.size());
}

TEST_SUITE_END();
