// tests/base/describe_test.cpp - errors and problems as text.
// SPDX-License-Identifier: MIT
#include "base/describe.hpp"

#include "doctest/doctest.h"

#include <set>
#include <utility>

using namespace juxta;

namespace {

Problem problem(ErrorCode code, std::string found, std::string expected, std::string nearest = {})
{
    return {Severity::error, code, {}, {}, std::move(found), std::move(expected), std::move(nearest)};
}

}  // namespace

TEST_SUITE_BEGIN("base/describe");

TEST_CASE("name_of: every code has a name and a sentence of its own, in the order of the codes")
{
    std::set<std::string> names, sentences;
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        CHECK(names.emplace(name_of(code)).second);
        CHECK(sentences.insert(describe(Error{code, {}, {}})).second);
        CHECK(!describe(Error{code, {}, {}}).ends_with('.'));
    }

    CHECK(name_of(ErrorCode::syntax) == "syntax");
    CHECK(name_of(ErrorCode::too_deep) == "too_deep");
    CHECK(name_of(ErrorCode::out_of_range) == "out_of_range");
    CHECK(name_of(ErrorCode::not_weighable) == "not_weighable");
    CHECK(name_of(ErrorCode::not_sent) == "not_sent");
    CHECK(name_of(ErrorCode::stopped) == "stopped");
    CHECK(name_of(ErrorCode::unreachable) == "unreachable");
    CHECK(name_of(ErrorCode::internal) == "internal");
}

TEST_CASE("name_of: a fatal problem prints as an error")
{
    CHECK(name_of(Severity::warning) == "warning");
    CHECK(name_of(Severity::error) == "error");
    CHECK(name_of(Severity::fatal) == "error");
}

TEST_CASE("describe: an error says what, where and what stands there")
{
    CHECK(describe(Error{ErrorCode::unreachable, "tools.json", "HTTP 404"}) == "it could not be read (tools.json): HTTP 404");
    CHECK(describe(Error{ErrorCode::unreachable, "", ""}) == "it could not be read");
    CHECK(describe(Error{ErrorCode::not_sent, "", "HTTP status 500"}) == "it could not be sent: HTTP status 500");
}

TEST_CASE("describe: a problem says what is expected and what was found")
{
    CHECK(describe(problem(ErrorCode::out_of_range, "120", "a number from 0 to 100"))
          == "expected a number from 0 to 100, found 120");
    CHECK(describe(problem(ErrorCode::missing_field, "", "a key \"id\"")) == "expected a key \"id\"");
    CHECK(describe(problem(ErrorCode::bad_value, "7", "")) == "found 7");
    CHECK(describe(problem(ErrorCode::bad_value, "", "")) == "the value is none of those allowed");
}

TEST_CASE("describe: where the code says more, it speaks first")
{
    CHECK(describe(problem(ErrorCode::syntax, "\"}\"", "a comma")) == "this is not JSON: expected a comma, found \"}\"");
    CHECK(describe(problem(ErrorCode::unknown_key, "\"titel\"", "", "title")) == "unknown key \"titel\"; did you mean \"title\"?");
}

TEST_CASE("describe: the line that check prints")
{
    Problem line{Severity::error, ErrorCode::out_of_range, {3, 7}, "/items/0/votes/positive", "-1", "a whole number", {}};

    CHECK(describe(line, "tools.json") == "tools.json:3:7: /items/0/votes/positive: error: expected a whole number, found -1");

    line.severity = Severity::warning;
    line.pointer.clear();
    line.at = {};
    CHECK(describe(line, "tools.json") == "tools.json: warning: expected a whole number, found -1");
}

TEST_CASE("describe: a key with an escape and a line break forges no line")
{
    const Problem line{Severity::error, ErrorCode::unknown_key, {3, 7}, "/a\x1b[2J\nb.json:1:1: /x: error: fine", "\"k\r\n\x7f\"", {}, "n\tn"};

    CHECK(describe(line, "to\nols.json") == "to\\u000aols.json:3:7: /a\\u001b[2J\\u000ab.json:1:1: /x: error: fine: error: "
                                           "unknown key \"k\\u000d\\u000a\\u007f\"; did you mean \"n\\u0009n\"?");
    CHECK(describe(Error{ErrorCode::unreachable, "a\nb", "\x1b]0;"}) == "it could not be read (a\\u000ab): \\u001b]0;");
}

TEST_CASE("describe: what ends a line or turns the text's direction is escaped, at both ends of each stretch")
{
    const auto shown = [](std::string found) { return describe(problem(ErrorCode::bad_value, std::move(found), {})); };

    CHECK(shown("\u0080 \u009b \u009f") == "found \\u0080 \\u009b \\u009f");
    CHECK(shown("\u061c \u200e\u200f \u2028\u2029 \u202a\u202e \u2066\u2069") ==
          "found \\u061c \\u200e\\u200f \\u2028\\u2029 \\u202a\\u202e \\u2066\\u2069");
    CHECK(shown("a~ \u00a0\u00e9 \u200d \u202f \u2065\u206a \U0001F600 \\u001b") == "found a~ \u00a0\u00e9 \u200d \u202f \u2065\u206a \U0001F600 \\u001b");
    CHECK(shown("\x9b") == "found \uFFFD");
}

TEST_CASE("refusal: says where the document broke, what was expected and what was found")
{
    const Problem fatal{Severity::fatal, ErrorCode::syntax, {2, 5}, "/items", "\"}\"", "a comma", {}};
    CHECK(refusal(fatal) == Error{ErrorCode::syntax, "line 2, column 5, /items", "expected a comma, found \"}\""});

    CHECK(refusal({Severity::fatal, ErrorCode::wrong_version, {}, "/juxta", "2", {}, {}}) == Error{ErrorCode::wrong_version, "/juxta", "found 2"});
    CHECK(refusal({Severity::fatal, ErrorCode::too_large, {}, {}, {}, {}, {}}) == Error{ErrorCode::too_large, {}, {}});
}

TEST_SUITE_END();
