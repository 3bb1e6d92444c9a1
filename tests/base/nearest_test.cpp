// tests/base/nearest_test.cpp - the name that was probably meant.
// SPDX-License-Identifier: MIT
#include "base/nearest.hpp"

#include "doctest/doctest.h"

#include <initializer_list>

using namespace juxta;

namespace {

std::string nearest(std::string_view word, std::initializer_list<std::string_view> names)
{
    Nearest search(word);
    for (const std::string_view name : names)
        search.offer(name);
    return search.name();
}

}  // namespace

TEST_SUITE_BEGIN("base/nearest");

TEST_CASE("nearest: one inserted, dropped, changed or swapped letter each counts one")
{
    CHECK(nearest("tittle", {"text", "title"}) == "title");
    CHECK(nearest("titl", {"text", "title"}) == "title");
    CHECK(nearest("tible", {"text", "title"}) == "title");
    CHECK(nearest("titel", {"text", "title"}) == "title");
}

TEST_CASE("nearest: case alone is no difference")
{
    CHECK(nearest("TITLE", {"tile", "title"}) == "title");
    CHECK(nearest("Id", {"it", "id"}) == "id");
}

TEST_CASE("nearest: a third of the word may be wrong, and one letter of a short one")
{
    CHECK(nearest("abcxyz", {"abcdez"}) == "abcdez");
    CHECK(nearest("abcxyz", {"abcdef"}).empty());
    CHECK(nearest("ab", {"ax"}) == "ax");
    CHECK(nearest("abc", {"axx"}).empty());
    CHECK(nearest("a", {"b"}).empty());
    CHECK(nearest("", {"a"}).empty());
}

TEST_CASE("nearest: of equally near names the first is taken")
{
    CHECK(nearest("cat", {"bat", "car"}) == "bat");
}

TEST_CASE("nearest: long words and names are passed over")
{
    const std::string longest(Nearest::kMaxBytes, 'a');

    CHECK(nearest(longest, {longest}) == longest);
    CHECK(nearest(longest + "a", {longest}).empty());
    CHECK(nearest(longest, {longest + "a"}).empty());
}

TEST_SUITE_END();
