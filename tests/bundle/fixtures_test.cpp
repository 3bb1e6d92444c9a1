// tests/bundle/fixtures_test.cpp - every document of tests/fixtures, whole and in pieces.
// SPDX-License-Identifier: MIT
#include "files.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::tests;

namespace {

/// The code in a name such as "invalid_bad_url_item.json"; codes may hold underscores.
std::string_view code_in(std::string_view name)
{
    name.remove_prefix(std::string_view("invalid_").size());
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const std::string_view code = name_of(static_cast<ErrorCode>(i));
        if (name.starts_with(code) && name.substr(code.size()).starts_with('_'))
            return code;
    }
    return {};
}

}  // namespace

TEST_SUITE_BEGIN("bundle/fixtures");

TEST_CASE("fixtures: a valid document loads without a problem")
{
    std::size_t count = 0;
    for (const std::string& name : names_in("tests/fixtures")) {
        if (!name.starts_with("valid_"))
            continue;
        CAPTURE(name);
        const auto loaded = bundle::load(read_file("tests/fixtures/" + name));

        CHECK(report(loaded) == "");
        CHECK(loaded.bundle.has_value());
        CHECK(loaded.clean());
        ++count;
    }
    CHECK(count >= 6);
}

TEST_CASE("fixtures: an invalid document has exactly the problem in its name")
{
    std::size_t count = 0;
    for (const std::string& name : names_in("tests/fixtures")) {
        if (!name.starts_with("invalid_"))
            continue;
        CAPTURE(name);
        const auto loaded = bundle::load(read_file("tests/fixtures/" + name));

        REQUIRE(loaded.problem_count == 1);
        const Problem& problem = loaded.problems.at(0);
        CHECK(name_of(problem.code) == code_in(name));
        CHECK(problem.at.line > 0);
        CHECK(problem.at.column > 0);
        CHECK(loaded.bundle.has_value() == (problem.severity != Severity::fatal));
        CHECK(loaded.clean() == (problem.severity == Severity::warning));
        ++count;
    }
    CHECK(count >= 100);
}

TEST_CASE("fixtures: every code of a document has one")
{
    std::string names;
    for (const std::string& name : names_in("tests/fixtures"))
        names += name + "\n";
    for (int i = 0; i <= static_cast<int>(ErrorCode::not_weighable); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        if (code == ErrorCode::too_large || code == ErrorCode::too_long)  // too big to keep; limits_test.cpp has them
            continue;
        CHECK_MESSAGE(names.contains("invalid_" + std::string(name_of(code)) + "_"), name_of(code));
    }
}

TEST_CASE("fixtures: pieces of any size give what the whole gives")
{
    for (const std::string& name : names_in("tests/fixtures")) {
        if (!name.ends_with(".json"))
            continue;
        CAPTURE(name);
        const std::string text  = read_file("tests/fixtures/" + name);
        const std::string whole = dump(bundle::load(text));
        for (const std::size_t size : {1u, 2u, 3u, 7u, 64u}) {
            CAPTURE(size);
            REQUIRE(dump(load_in_pieces(text, size)) == whole);
        }
    }
}

TEST_CASE("fixtures: the bundles of the project load clean")
{
    std::size_t count = 0;
    for (const std::string& name : names_in("data/bundles")) {
        CAPTURE(name);
        const auto loaded = bundle::load(read_file("data/bundles/" + name));

        CHECK(loaded.bundle.has_value());
        CHECK_MESSAGE(loaded.clean(), report(loaded));
        ++count;
    }
    CHECK(count >= 1);
}

TEST_CASE("fixtures: the order of the members changes nothing")
{
    const auto forwards  = bundle::load(read_file("tests/fixtures/valid_everything.json"));
    const auto backwards = bundle::load(read_file("tests/fixtures/valid_everything_backwards.json"));

    CHECK(dump(forwards) == dump(backwards));
}

TEST_CASE("fixtures: a document cut at any byte is refused")
{
    std::string text = read_file("tests/fixtures/valid_everything.json");
    while (text.ends_with('\n'))
        text.pop_back();
    REQUIRE(bundle::load(text).bundle.has_value());

    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto loaded = bundle::load(std::string_view(text).substr(0, size));
        CAPTURE(size);
        REQUIRE(!loaded.bundle.has_value());
        REQUIRE(loaded.problems.back().severity == Severity::fatal);
        const ErrorCode code = loaded.problems.back().code;
        REQUIRE((code == ErrorCode::syntax || code == ErrorCode::encoding));
    }
}

TEST_CASE("fixtures: twenty mistakes are twenty problems, each at its line and column")
{
    std::string expected = read_file("tests/fixtures/twenty_mistakes.txt");
    REQUIRE(std::ranges::count(expected, '\n') == 20);

    const auto  loaded = bundle::load(read_file("tests/fixtures/twenty_mistakes.json"));
    std::string found;
    for (const Problem& problem : loaded.problems)
        found += std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + " " + std::string(name_of(problem.code)) + " " + problem.pointer + "\n";

    CHECK(found == expected);
    CHECK(loaded.problem_count == 20);
    REQUIRE(loaded.bundle.has_value());
    CHECK(loaded.bundle->items.size() == 2);
    CHECK(loaded.bundle->comparisons.at(0).items.size() == 2);
}

TEST_SUITE_END();
