// tests/model/bundle_test.cpp - items, reviews, look-ups and weights of a bundle.
// SPDX-License-Identifier: MIT
#include "model/bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta::model;

namespace {

ItemIndex add_item(Bundle& bundle, std::string_view id)
{
    const ItemIndex item = bundle.items.append();
    bundle.items.set_text(item, ItemText::id, bundle.texts.add(id));
    return item;
}

Attribute attribute(std::string id, AttributeType type, Better better = Better::undeclared, std::optional<Range> range = {})
{
    Attribute made;
    made.id     = std::move(id);
    made.type   = type;
    made.better = better;
    made.range  = range;
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("model/bundle");

TEST_CASE("items: a new item has no texts and no votes")
{
    Bundle          bundle;
    const ItemIndex item = bundle.items.append();

    CHECK(item == 0);
    CHECK(bundle.items.size() == 1);
    for (int which = 0; which < static_cast<int>(ItemText::count); ++which)
        CHECK(bundle.text(item, static_cast<ItemText>(which)).empty());
    CHECK(!bundle.items.votes(item).given);
}

TEST_CASE("items: texts stay with their item where others have none")
{
    Bundle bundle;
    for (int i = 0; i < 4; ++i)
        bundle.items.append();
    bundle.items.set_text(1, ItemText::tagline, bundle.texts.add("first"));
    bundle.items.set_text(3, ItemText::tagline, bundle.texts.add("second"));
    bundle.items.set_text(3, ItemText::entry, TextId::none);

    CHECK(bundle.text(0, ItemText::tagline).empty());
    CHECK(bundle.text(1, ItemText::tagline) == "first");
    CHECK(bundle.text(2, ItemText::tagline).empty());
    CHECK(bundle.text(3, ItemText::tagline) == "second");
    CHECK(bundle.text(3, ItemText::entry).empty());
}

TEST_CASE("items: votes are given or not, and two zeros are given")
{
    Bundle bundle;
    for (int i = 0; i < 3; ++i)
        bundle.items.append();
    bundle.items.set_votes(0, {});
    bundle.items.set_votes(1, {.given = true, .positive = 0, .negative = 0});
    bundle.items.set_votes(2, {.given = true, .positive = 9007199254740991u, .negative = 9007199254740991u});

    CHECK(!bundle.items.votes(0).given);
    CHECK(bundle.items.votes(1).given);
    CHECK(bundle.items.votes(1).total() == 0);
    CHECK(bundle.items.votes(2).total() == 2 * 9007199254740991u);
}

TEST_CASE("reviews: a reviewer may be missing on any item, and any part of a review on any review")
{
    ReviewColumn column;
    column.set(1, {.given = true, .score = 0.0, .verdict = Verdict::negative, .text = TextId::none});
    column.set(2, {});
    column.set(4, {.given = true, .score = {}, .verdict = Verdict::none, .text = static_cast<TextId>(7)});
    column.shrink();

    CHECK(!column.at(0).given);
    CHECK(column.at(1).given);
    REQUIRE(column.at(1).score.has_value());
    CHECK(*column.at(1).score == 0);
    CHECK(column.at(1).verdict == Verdict::negative);
    CHECK(!column.at(2).given);
    CHECK(!column.at(3).given);
    CHECK(column.at(4).given);
    CHECK(!column.at(4).score.has_value());
    CHECK(column.at(4).verdict == Verdict::none);
    CHECK(column.at(4).text == static_cast<TextId>(7));
    CHECK(!column.at(5).given);
}

TEST_CASE("find_item: finds by id once the items are indexed, in whatever order they stand")
{
    Bundle bundle;
    for (const std::string_view id : {"cedar", "alder", "birch", "al"})
        add_item(bundle, id);
    CHECK(!bundle.find_item("alder"));

    bundle.index_items();

    CHECK(bundle.find_item("cedar") == 0u);
    CHECK(bundle.find_item("alder") == 1u);
    CHECK(bundle.find_item("birch") == 2u);
    CHECK(bundle.find_item("al") == 3u);
    CHECK(!bundle.find_item("a"));
    CHECK(!bundle.find_item("zzz"));
    CHECK(!bundle.find_item(""));
}

TEST_CASE("index_last_item: what is indexed one by one is found like what is indexed at once, and the table is as large")
{
    Bundle bundle, at_once;
    for (ItemIndex i = 0; i < 3000; ++i) {
        const std::string id = "item-" + std::to_string(i);
        CHECK(!bundle.find_item(id));
        add_item(bundle, id);
        bundle.index_last_item();
        add_item(at_once, id);
        CHECK(bundle.find_item(id) == i);
    }
    at_once.index_items();

    for (ItemIndex i = 0; i < 3000; ++i)
        REQUIRE(bundle.find_item("item-" + std::to_string(i)) == i);
    CHECK(bundle.items_by_id == at_once.items_by_id);
}

TEST_CASE("find_attribute and find_reviewer: find by id")
{
    Bundle bundle;
    bundle.attributes = {attribute("mass", AttributeType::number), attribute("price", AttributeType::money)};
    bundle.reviewers.resize(1);
    bundle.reviewers[0].id = "builder";

    CHECK(bundle.find_attribute("price") == 1u);
    CHECK(!bundle.find_attribute("Price"));
    CHECK(bundle.find_reviewer("builder") == 0u);
    CHECK(!bundle.find_reviewer("mass"));
}

TEST_CASE("weighable: better is declared, and a numeric row has a range")
{
    const Range range{0, 1};

    CHECK(!weighable(attribute("a", AttributeType::number, Better::undeclared, range)));
    for (const auto type : {AttributeType::number, AttributeType::money, AttributeType::percent}) {
        CHECK(weighable(attribute("a", type, Better::lower, range)));
        CHECK(!weighable(attribute("a", type, Better::lower)));
    }
    CHECK(weighable(attribute("a", AttributeType::boolean, Better::no)));
    CHECK(!weighable(attribute("a", AttributeType::boolean)));
    CHECK(!weighable(attribute("a", AttributeType::date, Better::higher)));
}

TEST_CASE("site_weight: reviewers weigh 1 unless the site says otherwise")
{
    Reviewer reviewer;
    CHECK(site_weight(reviewer) == 1);

    reviewer.weight = 0;
    CHECK(site_weight(reviewer) == 0);
}

TEST_CASE("site_weight: rows weigh 1 in a bundle without reviewers and 0 in one with them")
{
    Bundle    bundle;
    Attribute weighed   = attribute("a", AttributeType::number, Better::higher, Range{0, 1});
    Attribute unweighed = attribute("b", AttributeType::number, Better::higher);

    CHECK(site_weight(bundle, weighed) == 1);
    CHECK(site_weight(bundle, unweighed) == 0);

    bundle.reviewers.resize(1);
    CHECK(site_weight(bundle, weighed) == 0);

    weighed.weight = 2.5;
    CHECK(site_weight(bundle, weighed) == 2.5);
}

TEST_CASE("memory_bytes: counts what the parts keep")
{
    Bundle bundle;
    CHECK(bundle.memory_bytes() < 100);

    for (int i = 0; i < 1000; ++i)
        add_item(bundle, "item-" + std::to_string(i));
    bundle.index_items();
    bundle.shrink();

    CHECK(bundle.memory_bytes() >= bundle.texts.memory_bytes() + 1000 * 2 * sizeof(ItemIndex));
    CHECK(bundle.memory_bytes() < 300000);
}

TEST_SUITE_END();
