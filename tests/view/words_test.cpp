// tests/view/words_test.cpp - patterns, plurals and lists.
// SPDX-License-Identifier: MIT
#include "view/words.hpp"

#include "doctest/doctest.h"

#include <vector>

using namespace juxta::view;

TEST_SUITE_BEGIN("view/words");

TEST_CASE("fill: puts each part in its place, as often as it is named")
{
    CHECK(fill("{1} of {0}, {1}", {"five", "two"}) == "two of five, two");
    CHECK(fill("no parts", {"x"}) == "no parts");
}

TEST_CASE("fill: braces that name no part stay, and what is filled in is not read again")
{
    CHECK(fill("{} {a} {3} {", {"x"}) == "{} {a} {3} {");
    CHECK(fill("{0}", {"{0}"}) == "{0}");
}

TEST_CASE("fill: exactly one is singular; none and many are plural")
{
    const Words& words = english();

    CHECK(fill(words.reviewers, 0) == "0 reviewers");
    CHECK(fill(words.reviewers, 1) == "1 reviewer");
    CHECK(fill(words.reviewers, 2) == "2 reviewers");
    CHECK(fill(words.rows_differ, 1, "0") == "0 of 1 row differs");
    CHECK(fill(words.rows_differ, 5, "2") == "2 of 5 rows differ");
}

TEST_CASE("list_of: one, two, three")
{
    using List = std::vector<std::string>;
    CHECK(list_of(english(), List{}).empty());
    CHECK(list_of(english(), List{"a"}) == "a");
    CHECK(list_of(english(), List{"a", "b"}) == "a and b");
    CHECK(list_of(english(), List{"a", "b", "c"}) == "a, b and c");
}

TEST_SUITE_END();
