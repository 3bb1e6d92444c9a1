// tests/tables/table_test.cpp - delimited text and lists of objects as cells.
// SPDX-License-Identifier: MIT
#include "tables/table.hpp"

#include "model/bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::tables;

namespace {

/// The cells as text: fields in [], records a line.
std::string shown(const std::optional<Table>& table)
{
    std::string out;
    if (!table) return "refused";
    for (const auto& row : table->rows) {
        for (const Cell& cell : row) {
            out.append("[").append(cell.text);
            for (const std::string& part : cell.list) out.append("+").append(part);
            out += "]";
        }
        out += "\n";
    }
    return out;
}

std::string delimited(std::string_view text, char delimiter = 0, std::size_t head = 1)
{
    Problems problems(text);
    auto     table = read_delimited(text, delimiter, head, problems);
    return shown(table);
}

/// The code, line and column of the first problem.
std::string first_problem(std::string_view text, bool json = false)
{
    Problems problems(text);
    if (json) (void)read_json_table(text, problems);
    else (void)read_delimited(text, 0, 1, problems);
    if (problems.kept().empty()) return "none";
    const Problem& problem = problems.kept()[0];
    return std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + (problem.severity == Severity::fatal ? " fatal" : "");
}

}  // namespace

TEST_SUITE_BEGIN("tables/table");

TEST_CASE("read_delimited: fields and records as RFC 4180 has them, with any line ends")
{
    CHECK(delimited("a,b\r\n1,2\r\n") == "[a][b]\n[1][2]\n");
    CHECK(delimited("a,b\n1,2") == "[a][b]\n[1][2]\n");
    CHECK(delimited("a,b\r1,2\r") == "[a][b]\n[1][2]\n");
    CHECK(delimited("a,b\n\"x, y\",\"\"\"q\"\"\"\n") == "[a][b]\n[x, y][\"q\"]\n");
    CHECK(delimited("a,b\n\"x\ny\",\"\"\n") == "[a][b]\n[x\ny][]\n");
    CHECK(delimited("\xEF\xBB\xBF" "a,b\n1,2\n") == "[a][b]\n[1][2]\n");
}

TEST_CASE("read_delimited: empty lines and lines of delimiters alone are passed over, short ones are filled up")
{
    CHECK(delimited("\n\na,b\n\n1\n,,\n3,4\n\n") == "[a][b]\n[1][]\n[3][4]\n");
    CHECK(delimited("a,b,,\n1,2,,\n") == "[a][b]\n[1][2]\n");
}

TEST_CASE("read_delimited: the delimiter is the one that gives the lines as many fields as the head")
{
    CHECK(delimited("a;b\n1,5;2,5\n") == "[a][b]\n[1,5][2,5]\n");
    CHECK(delimited("a, x;b, y\n1,5;2,5\n") == "[a, x][b, y]\n[1,5][2,5]\n");
    CHECK(delimited("a\tb\n1,5\t2;5\n") == "[a][b]\n[1,5][2;5]\n");
    CHECK(delimited("a,b\n1;2,3;4\n") == "[a][b]\n[1;2][3;4]\n");
    CHECK(delimited("a|b\n1|2\n", '|') == "[a][b]\n[1][2]\n");
    CHECK(delimited("sep=;\r\na;b\r\n1;2\r\n") == "[a][b]\n[1][2]\n");
    CHECK(delimited("one\nx\n") == "[one]\n[x]\n");
}

TEST_CASE("read_delimited: the head may stand further down")
{
    CHECK(delimited("Prices of spring;;\na;b\n1;2\n", 0, 2) == "[a][b]\n[1][2]\n");
}

TEST_CASE("read_delimited: an apostrophe in front of a formula is no part of the text")
{
    CHECK(delimited("a,b\n'=1+1,'plain\n'-x,'\n") == "[a][b]\n[=1+1]['plain]\n[-x][']\n");
}

TEST_CASE("read_delimited: each fault has its place, and only a broken document is refused")
{
    CHECK(first_problem("a,b\n1,\"x\n") == "2:3 fatal");
    CHECK(first_problem("a,\u00fc\n1,\"x\" y\n") == "2:7");
    CHECK(first_problem("a,b\r\n1,2,3\r\n") == "2:5");
    CHECK(first_problem("a,b\n1,2,,\n") == "none");
    CHECK(first_problem("a,b\n\xE9,1\n") == "2:1 fatal");
    CHECK(first_problem(std::string_view("a,b\n1,\0\n", 9)) == "2:3 fatal");
    CHECK(first_problem("\xFF\xFE" "a") == "1:1 fatal");
    CHECK(first_problem("") == "1:1 fatal");
    CHECK(first_problem("a,b\n1," + std::string(model::kMaxStringBytes + 1, 'x')) == "2:3");
    CHECK(first_problem("a,b\n1," + std::string(model::kMaxStringBytes, 'x')) == "none");
    CHECK(first_problem(std::string(model::kMaxDocumentBytes + 1, 'x')) == "1:1 fatal");
}

TEST_CASE("read_json_table: columns are keys in the order of their appearance, objects inside become dotted ones")
{
    const std::string_view text = R"([{"a": 1, "b": {"c": "x", "d": [true, "y", null]}}, {"e": null, "b": null}, {"a": "z", "e": 2}])";
    Problems               problems(text);

    const auto table = read_json_table(text, problems);

    CHECK(shown(table) == "[a][b.c][b.d][e]\n[1][x][+true+y][]\n[][][][]\n[z][][][2]\n");
    CHECK(problems.count() == 0);
    CHECK(table->rows[1][0].kind == CellKind::number);
    CHECK(table->rows[2][0].kind == CellKind::none);
    CHECK(table->rows[3][0].kind == CellKind::text);
}

TEST_CASE("read_json_table: each fault has its place")
{
    CHECK(first_problem("[{\"a\":1}\n, 7]", true) == "2:3");
    CHECK(first_problem("[{\"a\":[[1]]}]", true) == "1:8");
    CHECK(first_problem("[{\"a\":1,\"a\":2}]", true) == "1:9");
    CHECK(first_problem("{\"a\":1}", true) == "1:1 fatal");
    CHECK(first_problem("[{\"a\":1,}]", true) == "1:9 fatal");
    CHECK(first_problem("", true) == "1:1 fatal");
    CHECK(first_problem("[\"\xE9\"]", true) == "1:3 fatal");
    CHECK(first_problem(std::string(65, '[') + std::string(65, ']'), true) == "1:65 fatal");
}

TEST_CASE("position_of: lines end with LF, CR LF or CR, and columns count code points")
{
    CHECK(position_of("a\r\nb\rc\nd", 7) == Position{4, 1});
    CHECK(position_of("\xEF\xBB\xBF\u00fcx", 5) == Position{1, 2});
    CHECK(position_of("", 0) == Position{1, 1});
}

TEST_CASE("Problems: a hundred are kept, all are counted")
{
    Problems problems("x");
    for (int i = 0; i < 150; ++i) problems.add(Severity::warning, ErrorCode::bad_value, 0, "y");

    CHECK(problems.kept().size() == kMaxProblems);
    CHECK(problems.count() == 150);
    CHECK_FALSE(problems.faulty());
}

TEST_SUITE_END();
