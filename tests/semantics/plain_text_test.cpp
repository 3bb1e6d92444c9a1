// tests/semantics/plain_text_test.cpp - the comparison in a terminal.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "semantics/width.hpp"
#include "tests/semantics/example_view.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace juxta;

namespace {

std::string text_of(const view::ScreenView& screen, int width = 100)
{
    return semantics::plain_text(semantics::build_tree(screen), width);
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream       in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// A table of two columns, with nothing around it.
view::ScreenView with_table(const std::vector<std::vector<std::string>>& rows, std::size_t columns)
{
    view::ComparisonView view;
    view.table.id     = "table";
    view.table.corner = {"table/corner", "Decision"};
    for (std::size_t c = 0; c < columns; ++c) view.table.columns.push_back({"i", {"table/column/" + std::to_string(c), "Item " + std::to_string(c)}});
    view.table.groups.push_back({});
    for (const auto& texts : rows) {
        view::RowView row;
        row.label = {"row/" + texts[0], texts[0]};
        for (std::size_t c = 1; c < texts.size(); ++c) {
            view::CellView cell;
            cell.text = {"row/" + texts[0] + "/" + std::to_string(c), texts[c]};
            row.cells.push_back(cell);
        }
        view.table.groups[0].rows.push_back(row);
    }
    return {"en", "Label", view};
}

/// The column in which `part` starts, or -1.
int column_of(const std::string& line, const std::string& part)
{
    const std::size_t at = line.find(part);
    return at == std::string::npos ? -1 : semantics::display_width(std::string_view(line).substr(0, at));
}

}  // namespace

TEST_SUITE_BEGIN("semantics/plain_text");

TEST_CASE("plain_text: says every text that is in sight but controls and the avatar")
{
    const auto        root = semantics::build_tree(test::Example().screen());
    const std::string text = semantics::plain_text(root, 400);

    for (const auto& run : semantics::texts(root, false)) {
        const semantics::Node* node = semantics::find(root, run.id);
        if (!node) continue;  // a field's label
        const bool left_out = node->role == semantics::Role::button || node->role == semantics::Role::field || node->decorative || run.id == "newsletter/error" ||
                              run.id.contains("/vote/") || run.id == "bookmarks/question";  // guide to controls
        CHECK_MESSAGE(text.contains(run.text) == !left_out, run.id);
    }
    CHECK_FALSE(text.contains("[reviewer/folded/on/a/prose/0]"));
}

TEST_CASE("plain_text: headings are underlined as far as they reach")
{
    const std::string text = text_of({"en", "Label", view::EmptyView{{"empty/title", "\u6bd4\u8f03 ab"}, {"empty/message", "None."}}});

    CHECK(text == "\u6bd4\u8f03 ab\n=======\n\nNone.\n");
}

TEST_CASE("plain_text: columns of the table start below each other, also beside wide characters")
{
    const auto lines = lines_of(text_of(with_table({{"Price", "\u6bd4\u8f03\u8868", "b1"}, {"Licence", "e\u0301a", "b2"}}, 2)));

    REQUIRE(lines.size() == 4);
    const int second = column_of(lines[0], "Item 1");
    CHECK(second > 0);
    CHECK(column_of(lines[2], "b1") == second);
    CHECK(column_of(lines[3], "b2") == second);
    CHECK(lines[1].starts_with("--------  "));
}

TEST_CASE("plain_text: no line is wider than asked")
{
    const std::string long_text(300, 'x');
    for (const int width : {40, 80, 100}) {
        for (const auto& screen : {with_table({{"Price", long_text, "several words that have to be wrapped somewhere"}}, 2),
                                   with_table({{"Price", "\u6bd4\u8f03\u8868\u6bd4\u8f03\u8868\u6bd4\u8f03\u8868\u6bd4\u8f03\u8868\u6bd4\u8f03\u8868", "b"}}, 2)}) {
            for (const std::string& line : lines_of(text_of(screen, width))) CHECK_MESSAGE(semantics::display_width(line) <= width, line);
        }
    }
}

TEST_CASE("plain_text: nothing of a cell that is wrapped is lost")
{
    const std::string text = text_of(with_table({{"Price", std::string(95, 'x'), "b"}}, 2), 80);

    CHECK(std::ranges::count(text, 'x') == 95);
}

TEST_CASE("plain_text: a table too wide for columns is written row by row, each value with its item")
{
    std::vector<std::string> row{"Price"};
    for (int i = 0; i < 8; ++i) row.push_back("a value of item number " + std::to_string(i));

    const auto lines = lines_of(text_of(with_table({row}, 8), 80));

    REQUIRE(lines.size() == 9);
    CHECK(lines[0] == "Price");
    CHECK(lines[8] == "  Item 7: a value of item number 7");
}

TEST_CASE("plain_text: links of the table are numbered, and their addresses stand below it whole")
{
    auto  screen = with_table({{"Price", "1", "2"}}, 2);
    auto& cell   = std::get<view::ComparisonView>(screen.content).table.groups[0].rows[0].cells[1];
    cell.source  = view::Link{"s", "Source", "https://example.com/a/long/address/that/no/cell/could/hold/in/one/line", ""};

    const std::string text = text_of(screen, 60);

    CHECK(text.contains("2 \u00b7 Source [1]"));
    CHECK(text.contains("\n[1] https://example.com/a/long/address/that/no/cell/could/hold/in/one/line\n"));
}

TEST_CASE("plain_text: no line ends in a space, and a terminal gets nothing to obey")
{
    const std::string text = text_of(test::Example("a \x1b[31m b\u202e ").screen());

    for (const std::string& line : lines_of(text)) CHECK_FALSE(line.ends_with(' '));
    CHECK_FALSE(text.contains('\x1b'));
    CHECK_FALSE(text.contains("\u202e"));
}

TEST_CASE("plain_text: every state says something")
{
    const test::Example example;
    CHECK(text_of(example.loading(true)).contains("[loading/detail]"));
    CHECK(text_of(example.failed()).contains("[failed/advice]"));
    CHECK(text_of(example.empty()).contains("[empty/message]"));
}

TEST_SUITE_END();
