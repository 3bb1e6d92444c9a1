// tests/pack/columns_test.cpp - cells as bytes, and back bit by bit.
// SPDX-License-Identifier: MIT
#include "pack/columns.hpp"

#include "base/date.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <limits>

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;
using model::AttributeType;
using model::Column;

namespace {

std::string shown(const Column& column, const model::TextPool& texts, std::size_t items)
{
    std::string out;
    for (model::ItemIndex item = 0; item < items; ++item) {
        out += std::to_string(static_cast<int>(column.status(item))) + " " + std::to_string(std::bit_cast<std::uint64_t>(column.number(item))) + " ";
        out.append(texts[column.text(item)]);
        for (const model::TextId tag : column.tags(item)) out.append("#").append(texts[tag]);
        out += "\n";
    }
    return out;
}

/// Packs the numbers and reads them back; returns the bytes that it took.
std::size_t round_trip(const std::vector<double>& numbers)
{
    model::TextPool texts;
    Column          column(AttributeType::number), back(AttributeType::number);
    for (model::ItemIndex item = 0; item < numbers.size(); ++item) column.set_number(item, numbers[item]);
    std::string bytes;
    put_cells(bytes, column, texts, 0, static_cast<std::uint32_t>(numbers.size()));

    CHECK(read_cells(bytes, back, texts, 0, static_cast<std::uint32_t>(numbers.size())));
    CHECK(shown(back, texts, numbers.size()) == shown(column, texts, numbers.size()));
    return bytes.size();
}

}  // namespace

TEST_SUITE_BEGIN("pack/columns");

TEST_CASE("put_cells: numbers come back bit by bit, in as few bytes as they need")
{
    CHECK(round_trip({1, 1, 1, 1}) <= 5);
    CHECK(round_trip({0.05, 0.4, 0.1, 12.5}) <= 16);
    CHECK(round_trip(std::vector<double>(100, 3.25)) < 8);
    round_trip({0.1, 1e300, -1e-300, 5e-324, std::numeric_limits<double>::max()});
    round_trip({-0.0, 0.0});
    round_trip({1.0 / 3, 2.0 / 3});
    round_trip({9007199254740991.0, 9007199254740990.0});
    round_trip({1e15, -1e15});
    round_trip({0, 4294967295.0});
    round_trip({0, 4294967296.0});
    round_trip({-1e9, 1e9});
    round_trip({});
}

TEST_CASE("put_cells: every type comes back, with its unknown and not applicable cells, from any item on")
{
    Making making;
    Random random(7);
    fill(making, random, 700);
    const model::Bundle& bundle = making.bundle();
    for (const Column& column : bundle.columns) {
        if (column.type() == AttributeType::date) continue;  // its texts there are no dates; see below
        for (const std::uint32_t first : {0u, 1u, 350u}) {
            const auto  count = static_cast<std::uint32_t>(bundle.items.size()) - first;
            std::string bytes;
            put_cells(bytes, column, bundle.texts, first, count);
            Column          back(column.type()), wanted(column.type());
            model::TextPool texts;

            REQUIRE(read_cells(bytes, back, texts, first, count));
            for (model::ItemIndex item = first; item < bundle.items.size(); ++item) {
                REQUIRE(back.status(item) == column.status(item));
                REQUIRE(std::bit_cast<std::uint64_t>(back.number(item)) == std::bit_cast<std::uint64_t>(column.number(item)));
                REQUIRE(texts[back.text(item)] == bundle.texts[column.text(item)]);
                REQUIRE(back.tags(item).size() == column.tags(item).size());
                for (std::size_t i = 0; i < back.tags(item).size(); ++i) REQUIRE(texts[back.tags(item)[i]] == bundle.texts[column.tags(item)[i]]);
            }
        }
    }
}

TEST_CASE("put_cells: dates come back with their texts")
{
    model::TextPool texts;
    Column          column(AttributeType::date), back(AttributeType::date);
    model::ItemIndex item = 0;
    for (const std::string_view day : {"1970-01-01", "2026-11-22", "0000-01-01", "9999-12-31", "2024-02-29", "1900-03-01", "1969-12-31"}) column.set_date(item++, *days_of(day), texts.add(day));
    std::string bytes;
    put_cells(bytes, column, texts, 0, item);

    CHECK(read_cells(bytes, back, texts, 0, item));
    CHECK(shown(back, texts, item) == shown(column, texts, item));
}

TEST_CASE("read_cells: bytes that are no cells of the type are refused")
{
    model::TextPool texts;
    const auto      refused = [&](AttributeType type, std::string_view bytes) {
        Column column(type);
        return !read_cells(bytes, column, texts, 0, 4);
    };
    for (const AttributeType type : {AttributeType::number, AttributeType::boolean, AttributeType::date, AttributeType::text, AttributeType::tags}) {
        CHECK(refused(type, ""));
        CHECK(refused(type, "\x02"));
        CHECK(refused(type, std::string_view("\x01\xFF", 2)));      // a status that there is not
        CHECK(refused(type, std::string_view("\x00\x00\x00\x00\x00\x00\x00", 7)));
    }
    CHECK(refused(AttributeType::boolean, std::string_view("\x00\x04\x00", 3)));  // 2 is neither yes nor no
    CHECK_FALSE(refused(AttributeType::boolean, std::string_view("\x00\x02\x00", 3)));
}

TEST_SUITE_END();
