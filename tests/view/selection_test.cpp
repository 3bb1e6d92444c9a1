// tests/view/selection_test.cpp - what a selection means for a bundle.
// SPDX-License-Identifier: MIT
#include "view/selection.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::view;
using Indexes = std::vector<model::ItemIndex>;
using Strings = std::vector<std::string>;

namespace {

tests::SmallBundle ten_items()
{
    tests::SmallBundle small;
    small.reviewer("a", "A");
    small.reviewer("b", "B");
    for (int i = 0; i < 10; ++i) small.item("i" + std::to_string(i), "Item " + std::to_string(i));
    return small;
}

Selection of(Strings items)
{
    Selection selection;
    selection.items = std::move(items);
    return selection;
}

}  // namespace

TEST_SUITE_BEGIN("view/selection");

TEST_CASE("shown_items: those selected, in their order, as far as they are there, each once, eight at most")
{
    const auto small = ten_items();

    CHECK(shown_items(small.bundle, of({"i3", "i1"})) == Indexes{3, 1});
    CHECK(shown_items(small.bundle, of({"i3", "gone", "i3", "i1"})) == Indexes{3, 1});
    CHECK(shown_items(small.bundle, of({"i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9"})).size() == model::kMaxSideBySide);
}

TEST_CASE("shown_items: with nothing to show, the first comparison; without one, the first two items")
{
    auto small = ten_items();
    CHECK(shown_items(small.bundle, {}) == Indexes{0, 1});
    CHECK(shown_items(small.bundle, of({"gone"})) == Indexes{0, 1});

    small.bundle.comparisons.push_back({"first", {}, {4, 2, 5}});
    small.bundle.comparisons.push_back({"second", {}, {1}});
    CHECK(shown_items(small.bundle, {}) == Indexes{4, 2, 5});

    tests::SmallBundle lone;
    CHECK(shown_items(lone.bundle, {}).empty());
    lone.item("only", "Only");
    CHECK(shown_items(lone.bundle, {}) == Indexes{0});
}

TEST_CASE("folded_reviewers: open for three items, folded for four, and as the reader says")
{
    const auto small     = ten_items();
    Selection  selection = of({"i0", "i1", "i2"});
    CHECK(folded_reviewers(small.bundle, selection).empty());
    selection.items.push_back("i3");
    CHECK(folded_reviewers(small.bundle, selection) == std::set<ReviewerId>{"a", "b"});
    selection.folded = std::set<ReviewerId>{};
    CHECK(folded_reviewers(small.bundle, selection).empty());
    selection.folded = std::set<ReviewerId>{"b"};
    CHECK(folded_reviewers(small.bundle, selection) == std::set<ReviewerId>{"b"});
}

TEST_CASE("keep_valid: a valid selection stays as it is and says nothing")
{
    const auto small     = ten_items();
    Selection  selection = of({"i3", "i1"});
    selection.folded     = std::set<ReviewerId>{"a"};
    const Selection before = selection;
    Strings         notices;

    keep_valid(small.bundle, selection, notices);

    CHECK(selection == before);
    CHECK(notices.empty());
}

TEST_CASE("keep_valid: one sentence for each kind of what was left out, with its number")
{
    const auto small     = ten_items();
    Selection  selection = of({"gone", "i0", "i1", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9"});
    selection.folded     = std::set<ReviewerId>{"a", "stranger"};
    Strings notices;

    keep_valid(small.bundle, selection, notices);

    CHECK(selection.items == Strings{"i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7"});
    CHECK(selection.folded == std::set<ReviewerId>{"a"});
    CHECK(notices == Strings{"An item that was asked for is not in the data and was left out: gone.", "1 item was named twice and is shown once.",
                             "Only 8 items fit side by side; 2 more were left out.", "1 reviewer named in the link is not in the data."});
}

TEST_CASE("keep_valid: many unknown ids do not make a long sentence")
{
    const auto small     = ten_items();
    Selection  selection = of({"x1", "x2", "x3", "x4", "x5"});
    Strings    notices;

    keep_valid(small.bundle, selection, notices);

    CHECK(selection.items.empty());
    CHECK(notices == Strings{"5 items that were asked for are not in the data and were left out: x1, x2, x3 and …."});
}

TEST_CASE("headline_of: the names, or the title that the bundle gives just these items")
{
    auto small = ten_items();
    small.bundle.comparisons.push_back({"c", "The quiet two", {2, 3}});

    CHECK(headline_of(small.bundle, {0, 1}) == "Item 0 vs Item 1");
    CHECK(headline_of(small.bundle, {0, 1, 2}) == "Item 0 vs Item 1 vs Item 2");
    CHECK(headline_of(small.bundle, {5}) == "Item 5");
    CHECK(headline_of(small.bundle, {2, 3}) == "The quiet two");
    CHECK(headline_of(small.bundle, {3, 2}) == "Item 3 vs Item 2");
}

TEST_CASE("name_of: a blank name gives way to the id")
{
    tests::SmallBundle small;
    small.reviewer("who", " ");
    const auto item = small.item("it", " \n");

    CHECK(name_of(small.bundle, item) == "it");
    CHECK(name_of(small.bundle.reviewers[0]) == "who");
}

TEST_SUITE_END();
