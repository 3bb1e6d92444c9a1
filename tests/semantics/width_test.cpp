// tests/semantics/width_test.cpp - columns of a terminal, and lines of them.
// SPDX-License-Identifier: MIT
#include "semantics/width.hpp"

#include "doctest/doctest.h"

#include <string>
#include <vector>

using juxta::semantics::display_width;
using juxta::semantics::wrapped;
using Lines = std::vector<std::string>;

TEST_SUITE_BEGIN("semantics/width");

TEST_CASE("display_width: wide characters take two columns, combining ones none")
{
    CHECK(display_width("abc") == 3);
    CHECK(display_width("\u00e9\u2014\u00b7") == 3);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\u6bd4\u8f03") == 4);
    CHECK(display_width("\uac00") == 2);
    CHECK(display_width("\U0001F680") == 2);
    CHECK(display_width("a\u200bb\u200d") == 2);
    CHECK(display_width("\u05e9\u05dc\u05d5\u05dd") == 4);
    CHECK(display_width("") == 0);
}

TEST_CASE("display_width: bytes that are no text count one each")
{
    CHECK(display_width("\xff\xfe") == 2);
}

TEST_CASE("wrapped: lines are broken at spaces and hold no more than the width")
{
    CHECK(wrapped("one two three", 7, false) == Lines{"one two", "three"});
    CHECK(wrapped("one two three", 13, false) == Lines{"one two three"});
    CHECK(wrapped("  one   two ", 20, false) == Lines{"one two"});
    CHECK(wrapped("", 20, false) == Lines{""});
}

TEST_CASE("wrapped: a word that is wider stands alone, or is broken when asked")
{
    CHECK(wrapped("a abcdefghij b", 4, false) == Lines{"a", "abcdefghij", "b"});
    CHECK(wrapped("a abcdefghij b", 4, true) == Lines{"a", "abcd", "efgh", "ij b"});
    CHECK(wrapped("xe\u0301e\u0301e\u0301", 2, true) == Lines{"xe\u0301", "e\u0301e\u0301"});
}

TEST_CASE("wrapped: text without spaces is broken between wide characters")
{
    CHECK(wrapped("\u6bd4\u8f03\u8868", 4, false) == Lines{"\u6bd4\u8f03", "\u8868"});
    CHECK(wrapped("ab\u6bd4cd", 4, false) == Lines{"ab\u6bd4", "cd"});
}

TEST_CASE("wrapped: a line feed begins a line")
{
    CHECK(wrapped("one\ntwo three", 20, false) == Lines{"one", "two three"});
    CHECK(wrapped("one\n\ntwo", 20, false) == Lines{"one", "", "two"});
}

TEST_CASE("wrapped: what a terminal would obey is left out")
{
    CHECK(wrapped("a\x1b[31mb\x07", 20, false) == Lines{"a[31mb"});
    CHECK(wrapped("a\u009bb", 20, false) == Lines{"ab"});
    CHECK(wrapped("a\u202eb", 20, false) == Lines{"ab"});
}

TEST_SUITE_END();
