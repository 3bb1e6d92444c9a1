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

TEST_SUITE_END();
