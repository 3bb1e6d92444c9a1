// tests/compare/align_test.cpp - which rows differ and who is best, rule by rule.
// SPDX-License-Identifier: MIT
#include "compare/align.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace juxta;
using compare::Row;
using model::AttributeType;
using model::Better;
using model::ItemIndex;
using model::Status;

namespace {

/// A cell of a numeric row: a number, or why there is none.
struct Given {
    Given(double value) : status(Status::known), number(value) {}
    Given(Status why) : status(why) {}
    Status status;
    double number = 0;
};

std::vector<ItemIndex> all_items(const model::Bundle& bundle)
{
    std::vector<ItemIndex> items(bundle.items.size());
    std::iota(items.begin(), items.end(), ItemIndex{0});
    return items;
}

Row numbers(const std::vector<Given>& cells, Better better, AttributeType type = AttributeType::number)
{
    tests::SmallBundle small;
    small.attribute("a", type, better);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto item = small.item("i" + std::to_string(i), "I");
        if (cells[i].status == Status::known) small.number(0, item, cells[i].number);
        if (cells[i].status == Status::not_applicable) small.not_applicable(0, item);
    }
    return compare::align(small.bundle, 0, all_items(small.bundle));
}

std::vector<bool> best(const Row& row)
{
    std::vector<bool> marks;
    for (const auto& cell : row.cells) marks.push_back(cell.best);
    return marks;
}

using Marks = std::vector<bool>;

}  // namespace

TEST_SUITE_BEGIN("compare/align");

TEST_CASE("align: equal numbers do not differ, and the smallest difference does")
{
    CHECK_FALSE(numbers({0.1, 0.1}, Better::undeclared).differs);
    CHECK(numbers({0.3, 0.1 + 0.2}, Better::undeclared).differs);
    CHECK_FALSE(numbers({0.0, -0.0}, Better::undeclared).differs);
}

TEST_CASE("align: the last of many cells is enough for a difference")
{
    CHECK(numbers({1, 1, 1, 1, 1, 1, 1, 2}, Better::undeclared).differs);
    CHECK_FALSE(numbers({1, 1, 1, 1, 1, 1, 1, 1}, Better::undeclared).differs);
}

TEST_CASE("align: a row differs by status as well as by value")
{
    CHECK(numbers({1, Status::unknown}, Better::undeclared).differs);
    CHECK(numbers({Status::unknown, 1}, Better::undeclared).differs);
    CHECK(numbers({Status::unknown, Status::not_applicable}, Better::undeclared).differs);
    CHECK(numbers({0, Status::unknown}, Better::undeclared).differs);
}

TEST_CASE("align: a row of unknowns, or of not applicable, does not differ")
{
    CHECK_FALSE(numbers({Status::unknown, Status::unknown, Status::unknown}, Better::higher).differs);
    CHECK_FALSE(numbers({Status::not_applicable, Status::not_applicable}, Better::higher).differs);
}

TEST_CASE("align: one item differs from nobody and is best of nothing")
{
    const Row row = numbers({5}, Better::higher);

    CHECK_FALSE(row.differs);
    CHECK(row.best == 0);
    CHECK_FALSE(row.all_tied);
    CHECK(row.cells.size() == 1);
}

TEST_CASE("align: cells keep their status and are counted")
{
    const Row row = numbers({1, Status::unknown, Status::not_applicable, 2}, Better::undeclared);

    CHECK(row.cells[0].status == Status::known);
    CHECK(row.cells[1].status == Status::unknown);
    CHECK(row.cells[2].status == Status::not_applicable);
    CHECK(row.known == 2);
    CHECK(row.unknown == 1);
}

TEST_CASE("align: nobody is best unless the bundle says what is better")
{
    CHECK(numbers({1, 2, 3}, Better::undeclared).best == 0);
}

TEST_CASE("align: higher and lower pick opposite ends")
{
    CHECK(best(numbers({1, 3, 2}, Better::higher)) == Marks{false, true, false});
    CHECK(best(numbers({1, 3, 2}, Better::lower)) == Marks{true, false, false});
    CHECK(best(numbers({-5, -7}, Better::higher, AttributeType::money)) == Marks{true, false});
    CHECK(best(numbers({99.5, 99.9}, Better::higher, AttributeType::percent)) == Marks{false, true});
}

TEST_CASE("align: for a boolean, yes or no is better as declared")
{
    CHECK(best(numbers({1, 0}, Better::yes, AttributeType::boolean)) == Marks{true, false});
    CHECK(best(numbers({1, 0}, Better::no, AttributeType::boolean)) == Marks{false, true});
}

TEST_CASE("align: all that share the best value are best")
{
    const Row row = numbers({3, 1, 3}, Better::higher);

    CHECK(best(row) == Marks{true, false, true});
    CHECK(row.best == 2);
    CHECK_FALSE(row.all_tied);
}

TEST_CASE("align: when all are equal everybody is tied and nobody is best")
{
    const Row row = numbers({3, 3, 3}, Better::higher);

    CHECK(row.all_tied);
    CHECK(row.best == 0);
    CHECK_FALSE(row.differs);
}

TEST_CASE("align: one known cell is not best: there is nothing to be better than")
{
    CHECK(numbers({3, Status::unknown}, Better::higher).best == 0);
    CHECK(numbers({3, Status::not_applicable}, Better::higher).best == 0);
    CHECK_FALSE(numbers({3, Status::unknown}, Better::higher).all_tied);
}

TEST_CASE("align: an unknown cell makes the best a best of those known")
{
    const Row row = numbers({3, 5, Status::unknown}, Better::higher);

    CHECK(best(row) == Marks{false, true, false});
    CHECK(row.unknown == 1);
}

TEST_CASE("align: equal known cells share the best while somebody is unknown")
{
    const Row row = numbers({4, 4, Status::unknown}, Better::lower);

    CHECK(best(row) == Marks{true, true, false});
    CHECK_FALSE(row.all_tied);
}

TEST_CASE("align: a cell that is not applicable takes no part in best and in tied")
{
    const Row row = numbers({3, 5, Status::not_applicable}, Better::lower);
    CHECK(best(row) == Marks{true, false, false});
    CHECK(row.unknown == 0);

    CHECK(numbers({3, 3, Status::not_applicable}, Better::lower).all_tied);
}

TEST_CASE("align: text and URLs are equal byte by byte and never best")
{
    for (const AttributeType type : {AttributeType::text, AttributeType::url}) {
        tests::SmallBundle small;
        small.attribute("a", type, Better::higher);
        const auto one = small.item("one", "One"), two = small.item("two", "Two"), three = small.item("three", "Three");
        small.text(0, one, "Free");
        small.text(0, two, "Free");
        small.text(0, three, "free");

        CHECK_FALSE(compare::align(small.bundle, 0, std::vector{one, two}).differs);
        const Row row = compare::align(small.bundle, 0, std::vector{one, two, three});
        CHECK(row.differs);
        CHECK(row.best == 0);
        CHECK_FALSE(row.all_tied);
    }
}

TEST_CASE("align: a known empty text is not an unknown one")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::text);
    const auto one = small.item("one", "One"), two = small.item("two", "Two");
    small.text(0, one, "");

    const Row row = compare::align(small.bundle, 0, std::vector{one, two});

    CHECK(row.cells[0].status == Status::known);
    CHECK(row.differs);
}

TEST_CASE("align: the later date is the higher one")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::date, Better::higher);
    const auto one = small.item("one", "One"), two = small.item("two", "Two");
    small.day(0, one, -1, "1969-12-31");
    small.day(0, two, 20'000, "2024-10-04");

    const Row row = compare::align(small.bundle, 0, std::vector{one, two});

    CHECK(row.differs);
    CHECK(best(row) == Marks{false, true});
}

TEST_CASE("align: tags are sets, and compared by their number where more are better")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::tags, Better::higher);
    const auto one = small.item("one", "One"), two = small.item("two", "Two"), three = small.item("three", "Three"), four = small.item("four", "Four");
    small.tags(0, one, {"b", "a"});
    small.tags(0, two, {"a", "b", "a"});
    small.tags(0, three, {"a", "c", "d"});
    small.tags(0, four, {});

    CHECK_FALSE(compare::align(small.bundle, 0, std::vector{one, two}).differs);
    CHECK(compare::align(small.bundle, 0, std::vector{one, two}).all_tied);
    const Row row = compare::align(small.bundle, 0, std::vector{one, two, three, four});
    CHECK(row.differs);
    CHECK(best(row) == Marks{false, false, true, false});
    CHECK(row.cells[3].status == Status::known);
}

TEST_CASE("align: notes and sources are no difference")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::number);
    const auto one = small.item("one", "One"), two = small.item("two", "Two");
    small.number(0, one, 1);
    small.number(0, two, 1);
    small.bundle.columns[0].annotate(two, {small.bundle.texts.add("list price"), small.bundle.texts.add("https://example.com")});

    CHECK_FALSE(compare::align(small.bundle, 0, std::vector{one, two}).differs);
}

TEST_CASE("align: the cells come in the order asked for")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::number, Better::higher);
    for (int i = 0; i < 3; ++i) small.number(0, small.item("i" + std::to_string(i), "I"), i);

    CHECK(best(compare::align(small.bundle, 0, std::vector<ItemIndex>{2, 0, 1})) == Marks{true, false, false});
}

TEST_CASE("align_panel: differs by the counts of verdicts, and is unknown where nobody gave one")
{
    tests::SmallBundle small;
    for (const char* id : {"a", "b"}) small.reviewer(id, id);
    const auto both = small.item("both", "Both"), too = small.item("too", "Too"), mixed = small.item("mixed", "Mixed"), silent = small.item("silent", "S");
    for (const auto item : {both, too}) {
        small.review(0, item, 50.0 + item, model::Verdict::positive);
        small.review(1, item, 60, model::Verdict::positive);
    }
    small.review(0, mixed, 50, model::Verdict::positive);
    small.review(1, mixed, 50, model::Verdict::negative);
    small.review(0, silent, 50, model::Verdict::none);

    CHECK_FALSE(compare::align_panel(small.bundle, std::vector{both, too}).differs);
    CHECK(compare::align_panel(small.bundle, std::vector{both, mixed}).differs);
    const Row row = compare::align_panel(small.bundle, std::vector{both, silent});
    CHECK(row.differs);
    CHECK(row.cells[1].status == Status::unknown);
    CHECK(row.best == 0);
}

TEST_CASE("align_votes: no votes yet is known, votes never mentioned are not")
{
    tests::SmallBundle small;
    const auto none = small.item("none", "None"), none_too = small.item("none-too", "None too"), some = small.item("some", "Some"), silent = small.item("silent", "S");
    small.bundle.items.set_votes(none, {true, 0, 0});
    small.bundle.items.set_votes(none_too, {true, 0, 0});
    small.bundle.items.set_votes(some, {true, 1, 0});

    CHECK_FALSE(compare::align_votes(small.bundle, std::vector{none, none_too}).differs);
    CHECK(compare::align_votes(small.bundle, std::vector{none, some}).differs);
    CHECK(compare::align_votes(small.bundle, std::vector{none, silent}).differs);
    CHECK(compare::align_votes(small.bundle, std::vector{none, silent}).cells[1].status == Status::unknown);
    CHECK_FALSE(compare::align_votes(small.bundle, std::vector{silent}).differs);
}

TEST_CASE("align_category: differs by the text, and is unknown where there is none")
{
    tests::SmallBundle small;
    const auto one = small.item("one", "One"), two = small.item("two", "Two"), three = small.item("three", "Three"), silent = small.item("silent", "S");
    small.set(one, model::ItemText::category, "Tools");
    small.set(two, model::ItemText::category, "Tools");
    small.set(three, model::ItemText::category, "tools");

    CHECK_FALSE(compare::align_category(small.bundle, std::vector{one, two}).differs);
    CHECK(compare::align_category(small.bundle, std::vector{one, three}).differs);
    CHECK(compare::align_category(small.bundle, std::vector{one, silent}).cells[1].status == Status::unknown);
}

TEST_CASE("align: over 20,000 random rows, permuting the items permutes the cells and changes nothing else")
{
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        tests::SmallBundle small;
        small.attribute("a", AttributeType::number, random() % 2 == 0 ? Better::higher : Better::lower);
        const std::size_t count = 1 + random() % 8;
        for (std::size_t i = 0; i < count; ++i) {
            const auto item = small.bundle.items.append();
            if (const auto kind = random() % 6; kind < 4)
                small.number(0, item, static_cast<double>(random() % 3));
            else if (kind == 4)
                small.not_applicable(0, item);
        }
        std::vector<ItemIndex> items = all_items(small.bundle);
        const Row              row   = compare::align(small.bundle, 0, items);
        std::shuffle(items.begin(), items.end(), random);
        const Row shuffled = compare::align(small.bundle, 0, items);

        REQUIRE(shuffled.differs == row.differs);
        REQUIRE(shuffled.all_tied == row.all_tied);
        REQUIRE(shuffled.best == row.best);
        for (std::size_t i = 0; i < count; ++i) REQUIRE(shuffled.cells[i] == row.cells[items[i]]);

        // The marks follow from the rules, worked out the slow way.
        for (std::size_t i = 0; i < count; ++i) {
            bool expected = row.cells[i].status == Status::known && row.known >= 2 && !row.all_tied;
            for (std::size_t j = 0; j < count; ++j) {
                const double mine = small.bundle.columns[0].number(static_cast<ItemIndex>(i)), other = small.bundle.columns[0].number(static_cast<ItemIndex>(j));
                const bool   beaten = small.bundle.attributes[0].better == Better::higher ? other > mine : other < mine;
                if (row.cells[j].status == Status::known && beaten) expected = false;
            }
            REQUIRE(row.cells[i].best == expected);
        }
    }
}

TEST_SUITE_END();
