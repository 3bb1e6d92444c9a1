// tests/catalogue/filter_test.cpp - constraints and facets against a loop over all items.
// SPDX-License-Identifier: MIT
#include "catalogue/filter.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;
using model::ItemIndex;
using model::Status;
using Items = std::vector<ItemIndex>;

namespace {

Items items_of(const Rows& rows)
{
    Items made;
    rows.for_each([&](ItemIndex item) { made.push_back(item); });
    return made;
}

// What a cell says, read from the model.
struct Cell {
    Status                   status = Status::unknown;
    double                   number = 0;
    std::vector<std::string> texts;
};

Cell cell_of(const Columns& columns, ColumnIndex column, ItemIndex item)
{
    const model::Bundle& bundle = columns.bundle();
    if (column >= columns.category()) {
        const model::TextId text = bundle.items.text(item, column == columns.category() ? model::ItemText::category : model::ItemText::name);
        return text == model::TextId::none ? Cell{} : Cell{Status::known, 0, {std::string(bundle.texts[text])}};
    }
    const model::Column& of = bundle.columns[column];
    Cell                 cell{of.status(item), of.number(item), {}};
    if (cell.status != Status::known) return cell;
    if (of.type() == AttributeType::boolean) cell.texts = {cell.number != 0 ? "yes" : "no"};
    if (of.type() == AttributeType::text || of.type() == AttributeType::url) cell.texts = {std::string(bundle.texts[of.text(item)])};
    for (const model::TextId tag : of.tags(item)) cell.texts.emplace_back(bundle.texts[tag]);
    return cell;
}

std::string value_text(Columns& columns, ColumnIndex column, ValueIndex value)
{
    if (columns.type(column) == AttributeType::boolean) return value == 0 ? "no" : value == 1 ? "yes" : "no value of this column";
    const Coded& coded = columns.coded(column);
    return value < coded.values.size() ? std::string(columns.bundle().texts[coded.values[value]]) : "no value of this column";
}

bool passes(Columns& columns, const Constraint& constraint, ItemIndex item)
{
    const Cell cell = cell_of(columns, constraint.column, item);
    if (cell.status == Status::unknown) return constraint.unknown;
    if (cell.status == Status::not_applicable) return constraint.not_applicable;
    const auto has = [&](ValueIndex value) { return std::ranges::find(cell.texts, value_text(columns, constraint.column, value)) != cell.texts.end(); };
    switch (constraint.test) {
    case Test::known: return true;
    case Test::range: return cell.number >= constraint.low && cell.number <= constraint.high;
    case Test::any_of: return std::ranges::any_of(constraint.values, has);
    case Test::all_of: return columns.type(constraint.column) == AttributeType::tags ? std::ranges::all_of(constraint.values, has) : std::ranges::any_of(constraint.values, has);
    }
    return false;
}

struct Model {
    std::map<ColumnIndex, Constraint> constraints;
    std::optional<Items>              found;

    bool keeps(Columns& columns, ItemIndex item, ColumnIndex but) const
    {
        if (found && !std::ranges::binary_search(*found, item)) return false;
        return std::ranges::all_of(constraints, [&](const auto& entry) { return entry.first == but || passes(columns, entry.second, item); });
    }
    Items items(Columns& columns) const
    {
        Items made;
        for (ItemIndex item = 0; item < columns.items(); ++item)
            if (keeps(columns, item, columns.size())) made.push_back(item);
        return made;
    }
    Facet facet(Columns& columns, ColumnIndex column) const
    {
        Facet        made;
        const Coded& coded = columns.coded(column);
        made.counts.assign(coded.value_count(), 0);
        for (ItemIndex item = 0; item < columns.items(); ++item) {
            if (!keeps(columns, item, column)) continue;
            ++made.items;
            const Cell cell = cell_of(columns, column, item);
            made.unknown += cell.status == Status::unknown ? 1u : 0u;
            made.not_applicable += cell.status == Status::not_applicable ? 1u : 0u;
            if (cell.status != Status::known) continue;
            if (!coded.edges.empty()) ++made.counts[bar_of(coded.edges, cell.number)];
            else
                for (ValueIndex value = 0; value < coded.value_count(); ++value) made.counts[value] += static_cast<std::uint32_t>(std::ranges::count(cell.texts, value_text(columns, column, value)));
        }
        return made;
    }
};

Constraint random_constraint(Columns& columns, Random& random)
{
    Constraint made;
    made.column         = random.below(columns.size());
    const auto type     = columns.type(made.column);
    const bool measured = type == AttributeType::number || type == AttributeType::money || type == AttributeType::percent || type == AttributeType::date;
    made.unknown        = random.chance(0.3);
    made.not_applicable = random.chance(0.3);
    made.test           = random.chance(0.1) ? Test::known : measured ? Test::range : random.chance(0.5) ? Test::any_of : Test::all_of;
    if (made.test == Test::range) {
        // Values of cells too, so that limits are met exactly.
        const auto limit = [&] { return random.chance(0.5) || columns.items() == 0 ? random.real() * 1200 - 600 : columns.number(made.column, static_cast<ItemIndex>(random.below(columns.items()))); };
        if (random.chance(0.8)) made.low = limit();
        if (random.chance(0.8)) made.high = limit();
    }
    if (made.test == Test::any_of || made.test == Test::all_of)
        for (std::size_t k = random.below(4); k > 0; --k) made.values.push_back(static_cast<ValueIndex>(random.below(columns.coded(made.column).value_count() + (random.chance(0.1) ? 1 : 0) + (columns.coded(made.column).value_count() == 0 ? 1 : 0))));
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/filter");

TEST_CASE("rows: without constraints all items pass")
{
    Making making;
    for (int i = 0; i < 70; ++i) making.item("x");
    Columns columns(making.bundle());
    Filter  filter(columns);
    CHECK(filter.count() == 70);
    CHECK(filter.rows() == Rows(70, true));
}

TEST_CASE("set: missing is not zero and not no; unknown and not applicable are kept where asked")
{
    Making            making;
    const std::size_t n = making.attribute("n", AttributeType::number), b = making.attribute("b", AttributeType::boolean);
    for (int i = 0; i < 4; ++i) making.item("x");
    making.column(n).set_number(0, 0);
    making.column(n).set_number(1, 5);
    making.column(n).set_not_applicable(2);
    making.column(b).set_number(0, 0);
    making.column(b).set_number(1, 1);
    making.column(b).set_not_applicable(2);
    Columns    columns(making.bundle());
    Filter     filter(columns);
    Constraint least{.column = n, .test = Test::range, .low = 0, .high = 4};
    Constraint no{.column = b, .test = Test::any_of, .values = {0}};

    filter.set(least);
    CHECK(items_of(filter.rows()) == Items{0});
    least.unknown = true;
    filter.set(least);
    CHECK(items_of(filter.rows()) == Items{0, 3});
    least.not_applicable = true;
    filter.set(least);
    CHECK(items_of(filter.rows()) == Items{0, 2, 3});
    filter.clear();
    filter.set(no);
    CHECK(items_of(filter.rows()) == Items{0});
    filter.set({.column = b, .test = Test::known});
    CHECK(items_of(filter.rows()) == Items{0, 1});
}

TEST_CASE("set: a range has both its limits in it; one limit alone is enough; limits the wrong way round keep nothing")
{
    Making            making;
    const std::size_t n = making.attribute("n", AttributeType::number);
    for (int i = 0; i < 100; ++i) making.column(n).set_number(making.item("x"), i);
    Columns      columns(making.bundle());
    Filter       filter(columns);
    const double none = std::numeric_limits<double>::infinity();

    filter.set({.column = n, .test = Test::range, .low = 10, .high = 12});
    CHECK(items_of(filter.rows()) == Items{10, 11, 12});
    filter.set({.column = n, .test = Test::range, .low = 97.5, .high = none});
    CHECK(items_of(filter.rows()) == Items{98, 99});
    filter.set({.column = n, .test = Test::range, .low = 99, .high = 99});
    CHECK(items_of(filter.rows()) == Items{99});
    filter.set({.column = n, .test = Test::range, .low = 12, .high = 10});
    CHECK(filter.count() == 0);
}

TEST_CASE("set: any or all of the tags")
{
    Making            making;
    const std::size_t t = making.attribute("t", AttributeType::tags);
    for (int i = 0; i < 4; ++i) making.item("x");
    making.tags(t, 0, {"a", "b"});
    making.tags(t, 1, {"b"});
    making.tags(t, 2, {});
    Columns columns(making.bundle());
    Filter  filter(columns);
    filter.set({.column = t, .test = Test::any_of, .values = {0, 1}});
    CHECK(items_of(filter.rows()) == Items{0, 1});
    filter.set({.column = t, .test = Test::all_of, .values = {0, 1}});
    CHECK(items_of(filter.rows()) == Items{0});
    filter.set({.column = t, .test = Test::all_of, .values = {1, 7}});
    CHECK(filter.count() == 0);
    filter.set({.column = t, .test = Test::known});
    CHECK(items_of(filter.rows()) == Items{0, 1, 2});
}

TEST_CASE("facet: counted without the column's own constraint, with all others and what was searched")
{
    Making            making;
    const std::size_t a = making.attribute("a", AttributeType::text), b = making.attribute("b", AttributeType::text);
    for (const auto& [first, second] : std::vector<std::pair<const char*, const char*>>{{"x", "p"}, {"x", "q"}, {"y", "p"}, {"y", "p"}, {"z", "q"}}) {
        const ItemIndex item = making.item("n");
        making.column(a).set_text(item, making.text_of(first));
        making.column(b).set_text(item, making.text_of(second));
    }
    making.item("unknown");
    Columns columns(making.bundle());
    Filter  filter(columns);

    filter.set({.column = a, .test = Test::any_of, .values = {0}});
    CHECK(filter.facet(a) == Facet{6, 1, 0, {2, 2, 1}});
    CHECK(filter.facet(b) == Facet{2, 0, 0, {1, 1}});
    filter.set({.column = b, .test = Test::any_of, .values = {0}});
    CHECK(filter.facet(a) == Facet{3, 0, 0, {1, 2, 0}});
    CHECK(items_of(filter.rows()) == Items{0});
    const Items found{1, 2};
    filter.limit_to(&found);
    CHECK(filter.facet(a) == Facet{1, 0, 0, {0, 1, 0}});
    CHECK(filter.count() == 0);
    filter.limit_to(nullptr);
    filter.clear(b);
    CHECK(items_of(filter.rows()) == Items{0, 1});
}

TEST_CASE("rows and facets: what a loop over all items says, through any series of changes")
{
    Random random(41);
    for (int round = 0; round < 40; ++round) {
        Making making;
        fill(making, random, random.below(round % 4 == 0 ? 400 : 150));
        Columns columns(making.bundle());
        Filter  filter(columns);
        Model   model;
        for (int step = 0; step < 25; ++step) {
            const std::size_t what = random.below(10);
            if (what < 6) {
                const Constraint constraint = random_constraint(columns, random);
                filter.set(constraint);
                model.constraints[constraint.column] = constraint;
            } else if (what < 8) {
                const ColumnIndex column = random.below(columns.size());
                filter.clear(column);
                model.constraints.erase(column);
            } else if (what == 8) {
                Items found;
                for (ItemIndex item = 0; item < columns.items(); ++item)
                    if (random.chance(0.5)) found.push_back(item);
                filter.limit_to(&found);
                model.found = found;
            } else {
                filter.limit_to(nullptr);
                model.found.reset();
            }
            const Items expected = model.items(columns);
            REQUIRE(items_of(filter.rows()) == expected);
            REQUIRE(filter.count() == expected.size());
            for (std::size_t k = 0; k < 3; ++k) {
                const ColumnIndex column = random.below(columns.size());
                REQUIRE(filter.facet(column) == model.facet(columns, column));
            }
            for (const auto& [column, constraint] : model.constraints) REQUIRE(*filter.constraint(column) == constraint);
        }
        filter.clear();
        CHECK(filter.count() == columns.items());
        CHECK(filter.constraint(0) == nullptr);
    }
}

TEST_CASE("facet: an item is in a facet's count exactly when choosing that value alone would keep it")
{
    Random random(42);
    Making making;
    fill(making, random, 500);
    Columns columns(making.bundle());
    Filter  filter(columns);
    for (int k = 0; k < 3; ++k) filter.set(random_constraint(columns, random));
    for (ColumnIndex column = 0; column < columns.size(); ++column) {
        if (!columns.coded(column).edges.empty()) continue;
        const Facet                     facet = filter.facet(column);
        const std::optional<Constraint> own   = filter.constraint(column) ? std::optional(*filter.constraint(column)) : std::nullopt;
        for (ValueIndex value = 0; value < facet.counts.size(); ++value) {
            filter.set({.column = column, .test = Test::any_of, .values = {value}});
            CHECK(filter.count() == facet.counts[value]);
        }
        filter.clear(column);
        CHECK(filter.count() == facet.items);
        if (own) filter.set(*own);
    }
}

TEST_SUITE_END();
