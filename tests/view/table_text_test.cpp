// tests/view/table_text_test.cpp - the table as a spreadsheet takes it.
// SPDX-License-Identifier: MIT
#include "view/table_text.hpp"

#include "doctest/doctest.h"

#include <string>
#include <utility>

using namespace juxta::view;

namespace {

CellView cell(std::string text)
{
    CellView made;
    made.text = {"cell", std::move(text)};
    return made;
}

/// One row with one cell, and what stands in it.
std::string in_cell(const std::string& text, char separator)
{
    TableView table;
    table.corner  = {"corner", "C"};
    table.columns = {{"a", {"a", "A"}}};
    RowView row;
    row.label = {"row", "R"};
    row.cells = {cell(text)};
    table.groups.push_back({{}, {row}});
    const std::string all  = table_text(table, separator);
    const std::string head = separator == '\t' ? "C\tA\nR\t" : "C,A\r\nR,";
    REQUIRE(all.starts_with(head));
    return all.substr(head.size());
}

}  // namespace

TEST_SUITE_BEGIN("view/table_text");

TEST_CASE("table_text: CSV as RFC 4180 has it: quotes where they are needed, doubled inside, lines that end with CR LF")
{
    CHECK(in_cell("plain", ',') == "plain\r\n");
    CHECK(in_cell("a, b", ',') == "\"a, b\"\r\n");
    CHECK(in_cell("5\" pipe", ',') == "\"5\"\" pipe\"\r\n");
    CHECK(in_cell("two\nlines", ',') == "\"two\nlines\"\r\n");
    CHECK(in_cell("a\tb", ',') == "a\tb\r\n");
    CHECK(in_cell("", ',') == "\r\n");
}

TEST_CASE("table_text: tabs and breaks inside a field are spaces where a tab parts fields")
{
    CHECK(in_cell("a, b", '\t') == "a, b\n");
    CHECK(in_cell("a\tb\r\nc", '\t') == "a b  c\n");
}

TEST_CASE("table_text: what a spreadsheet would run has an apostrophe in front; a number with a sign has none")
{
    for (const char* formula : {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "-", "+"}) CHECK(in_cell(formula, '\t') == std::string("'") + formula + "\n");
    for (const char* value : {"-5", "+3.5", "-1,000", "5", "a=b", "\xE2\x88\x92" "5"}) CHECK(in_cell(value, '\t') == std::string(value) + "\n");
    CHECK(in_cell("=1,2", ',') == "\"'=1,2\"\r\n");
}

TEST_CASE("table_text: groups follow one another, a value that is a link is its address")
{
    TableView table;
    table.corner  = {"corner", "Decision"};
    table.columns = {{"a", {"a", "Alpha"}}, {"b", {"b", "Beta"}}};
    RowView price, site;
    price.label = {"price", "Price"};
    price.cells = {cell("Free"), cell("Not published")};
    site.label  = {"site", "Site"};
    site.cells  = {cell("Open"), cell("Not applicable")};
    Link link;
    link.url           = "https://example.com/a,b";
    site.cells[0].link = link;
    table.groups       = {{{"g1", "Cost"}, {price}}, {{"g2", ""}, {site}}};
    CHECK(table_text(table, ',') == "Decision,Alpha,Beta\r\nPrice,Free,Not published\r\nSite,\"https://example.com/a,b\",Not applicable\r\n");
}
