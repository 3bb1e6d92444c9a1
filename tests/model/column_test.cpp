// tests/model/column_test.cpp - the values of one attribute.
// SPDX-License-Identifier: MIT
#include "model/column.hpp"

#include "doctest/doctest.h"

#include <array>
#include <vector>

using namespace juxta::model;

namespace {

constexpr auto kA = static_cast<TextId>(1);
constexpr auto kB = static_cast<TextId>(5);

}  // namespace

TEST_SUITE_BEGIN("model/column");

TEST_CASE("column: nothing is known of an item that was never set, before and beyond the last one")
{
    for (const auto type : {AttributeType::text, AttributeType::number, AttributeType::money, AttributeType::percent, AttributeType::boolean,
                            AttributeType::date, AttributeType::url, AttributeType::tags}) {
        Column column(type);
        column.set_not_applicable(3);

        CHECK(column.type() == type);
        for (const ItemIndex item : {0u, 2u, 3u, 4u, 1000u}) {
            CHECK(column.status(item) == (item == 3 ? Status::not_applicable : Status::unknown));
            CHECK(column.number(item) == 0);
            CHECK(column.text(item) == TextId::none);
            CHECK(column.tags(item).empty());
            CHECK(column.annotation(item).note == TextId::none);
        }
    }
}

TEST_CASE("column: numbers, amounts and percents keep their exact value")
{
    for (const auto type : {AttributeType::number, AttributeType::money, AttributeType::percent}) {
        Column column(type);
        column.set_number(0, 0.1);
        column.set_number(2, -1e300);

        CHECK(column.status(0) == Status::known);
        CHECK(column.number(0) == 0.1);
        CHECK(column.status(1) == Status::unknown);
        CHECK(column.number(2) == -1e300);
        CHECK(column.text(0) == TextId::none);
    }
}

TEST_CASE("column: no is a value and not a missing one")
{
    Column column(AttributeType::boolean);
    column.set_number(0, 0);
    column.set_number(1, 1);

    CHECK(column.status(0) == Status::known);
    CHECK(column.number(0) == 0);
    CHECK(column.number(1) == 1);
    CHECK(column.status(2) == Status::unknown);
}

TEST_CASE("column: a date has its days, also before 1970, and its text")
{
    Column column(AttributeType::date);
    column.set_date(1, -719528, kA);
    column.set_not_applicable(2);
    column.set_date(4, 20779, kB);

    CHECK(column.number(1) == -719528);
    CHECK(column.text(1) == kA);
    CHECK(column.text(2) == TextId::none);
    CHECK(column.status(3) == Status::unknown);
    CHECK(column.number(4) == 20779);
    CHECK(column.text(4) == kB);
}

TEST_CASE("column: texts and URLs are given back, the empty one too")
{
    for (const auto type : {AttributeType::text, AttributeType::url}) {
        Column column(type);
        column.set_text(0, kB);
        column.set_text(1, TextId::none);

        CHECK(column.text(0) == kB);
        CHECK(column.status(1) == Status::known);
        CHECK(column.text(1) == TextId::none);
        CHECK(column.number(0) == 0);
    }
}

TEST_CASE("column: tags belong to their item, whatever lies between")
{
    Column column(AttributeType::tags);
    column.set_tags(1, std::array{kA, kB});
    column.set_not_applicable(2);
    column.set_tags(4, std::array{kB});
    column.set_tags(5, std::span<const TextId>{});

    CHECK(column.tags(0).empty());
    REQUIRE(column.tags(1).size() == 2);
    CHECK(column.tags(1)[0] == kA);
    CHECK(column.tags(1)[1] == kB);
    CHECK(column.number(1) == 2);
    CHECK(column.tags(2).empty());
    CHECK(column.tags(3).empty());
    REQUIRE(column.tags(4).size() == 1);
    CHECK(column.tags(4)[0] == kB);
    CHECK(column.status(5) == Status::known);
    CHECK(column.tags(5).empty());
    CHECK(column.number(5) == 0);
}

TEST_CASE("column: annotations are found by item, of any status")
{
    Column column(AttributeType::number);
    column.set_number(0, 1);
    column.annotate(0, {});
    column.set_number(2, 1);
    column.annotate(2, {.note = kA, .source = kB});
    column.annotate(7, {.note = kB, .source = TextId::none});

    CHECK(column.annotation(0).note == TextId::none);
    CHECK(column.annotation(2).note == kA);
    CHECK(column.annotation(2).source == kB);
    CHECK(column.annotation(3).note == TextId::none);
    CHECK(column.annotation(7).note == kB);
    CHECK(column.status(7) == Status::unknown);
}

TEST_CASE("column: shrinking loses room and no value")
{
    Column column(AttributeType::number);
    for (ItemIndex item = 0; item < 1100; ++item)
        column.set_number(item, item);
    const std::size_t before = column.memory_bytes();

    column.shrink();

    CHECK(column.memory_bytes() < before);
    CHECK(column.memory_bytes() == 1100 * (sizeof(double) + sizeof(Status)));
    CHECK(column.number(1099) == 1099);
}

TEST_SUITE_END();
