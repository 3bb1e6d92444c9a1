// tests/semantics/markdown_text_test.cpp - the comparison as Markdown that shows every text as it is.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "tests/semantics/example_view.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace juxta;

namespace {

std::string message(const std::string& text)
{
    const view::ScreenView screen{"en", "Label", view::EmptyView{{"empty/title", ""}, {"empty/message", text}}};
    return semantics::markdown_text(semantics::build_tree(screen));
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream       in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// Pipes that part cells: those without a backslash before them.
std::size_t cells_of(const std::string& line)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') ++i;
        else if (line[i] == '|') ++count;
    }
    return count - 1;
}

}  // namespace

TEST_SUITE_BEGIN("semantics/markdown_text");

TEST_CASE("markdown_text: what would be markup gets a backslash")
{
    CHECK(message("a*b_c`d~e") == "a\\*b\\_c\\`d\\~e\n");
    CHECK(message("<b>&amp;</b>") == "\\<b\\>\\&amp;\\</b\\>\n");
    CHECK(message("![x](y) #1 a|b") == "\\!\\[x\\](y) \\#1 a\\|b\n");
    CHECK(message("back\\slash") == "back\\\\slash\n");
    CHECK(message("$x$ @name") == "\\$x\\$ \\@name\n");
}

TEST_CASE("markdown_text: what is markup only at the start of a line gets one there only")
{
    CHECK(message("- a - b") == "\\- a - b\n");
    CHECK(message("+ a") == "\\+ a\n");
    CHECK(message("= a") == "\\= a\n");
    CHECK(message("1. a 2. b") == "1\\. a 2. b\n");
    CHECK(message("12) a") == "12\\) a\n");
    CHECK(message("3.5 GB") == "3\\.5 GB\n");
    CHECK(message("    code") == "code\n");
}

TEST_CASE("markdown_text: addresses in a text do not become links")
{
    CHECK(message("see https://example.com") == "see https\\://example.com\n");
    CHECK(message("see www.example.com") == "see www\\.example.com\n");
    CHECK(message("me@example.com") == "me\\@example.com\n");
}

TEST_CASE("markdown_text: a text cannot leave its line")
{
    CHECK(message("a\n\n# b") == "a  \\# b\n");
    CHECK(message("a\r- b") == "a - b\n");
}

TEST_CASE("markdown_text: code spans have a fence that their text does not")
{
    auto  screen = test::Example().screen();
    auto& spans  = std::get<view::ComparisonView>(screen.content).cards[0].description.paragraphs[1].spans;
    spans        = {{"run ", false}, {"a``b|<i>", true}, {" and ", false}, {"`x", true}};

    const std::string text = semantics::markdown_text(semantics::build_tree(screen));

    CHECK(text.contains("run ```a``b|<i>``` and `` `x``\n"));
}

TEST_CASE("markdown_text: the table is a table of GitHub's, with as many cells in each row")
{
    const auto lines = lines_of(semantics::markdown_text(semantics::build_tree(test::Example("a|b\\|c").screen())));

    std::size_t rows = 0;
    for (const std::string& line : lines) {
        if (!line.starts_with("|")) continue;
        ++rows;
        CHECK(cells_of(line) == 3);
    }
    CHECK(rows == 5);  // head, rule, a row, a group's heading, a row
    CHECK(std::ranges::count(lines, "| --- | --- | --- |") == 1);
}

TEST_CASE("markdown_text: links keep their address, whatever is in it")
{
    auto screen = test::Example().screen();
    std::get<view::ComparisonView>(screen.content).cards[0].link->url = "https://example.com/a b>(c)|\\d?e=1&f=2";

    const std::string text = semantics::markdown_text(semantics::build_tree(screen));

    CHECK(text.contains("[\\[card/a/link\\]](<https://example.com/a%20b%3E(c)%7C%5Cd?e=1&amp;f=2>)"));
}

TEST_CASE("markdown_text: headings keep their order, the headline first")
{
    const std::string text = semantics::markdown_text(semantics::build_tree(test::Example().screen()));

    CHECK(text.contains("\n# \\[header/headline\\]\n"));
    CHECK(text.contains("\n## \\[table/heading\\]\n"));
    CHECK(text.contains("\n### \\[reviewer/open/name\\]\n"));
}

TEST_CASE("markdown_text: a mark stands out by more than its place")
{
    const std::string text = semantics::markdown_text(semantics::build_tree(test::Example().screen()));

    CHECK(text.contains("**\\[row/price/a/mark\\]**"));
}

TEST_SUITE_END();
