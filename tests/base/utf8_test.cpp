// tests/base/utf8_test.cpp - UTF-8 by code points.
// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace std::string_literals;
using namespace std::string_view_literals;

TEST_SUITE_BEGIN("base/utf8");

TEST_CASE("code_points: counts characters and not bytes")
{
    CHECK(code_points("") == 0);
    CHECK(code_points("abc") == 3);
    CHECK(code_points("a\u00e9\u6f22\U0001F600") == 4);
}

TEST_CASE("next_code_point: reads characters of one to four bytes")
{
    const std::string_view text = "a\u00e9\u6f22\U0001F600\uFFFD";
    std::size_t            at   = 0;

    CHECK(next_code_point(text, at) == U'a');
    CHECK(next_code_point(text, at) == U'\u00e9');
    CHECK(next_code_point(text, at) == U'\u6f22');
    CHECK(next_code_point(text, at) == U'\U0001F600');
    CHECK(next_code_point(text, at) == kReplacement);
    CHECK(at == text.size());
}

TEST_CASE("next_code_point: steps one byte over what is no character")
{
    for (const std::string_view bad : {"\x80"sv, "\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv,
                                       "\xFF"sv, "\xE6\xBC"sv, "\xC3"sv, "\xC3 "sv}) {
        std::size_t at = 0;

        CHECK(next_code_point(bad, at) == kReplacement);
        CHECK(at == 1);
    }
}

TEST_CASE("find_bad_utf8: gives the first byte that is wrong, and takes U+FFFD for a character")
{
    CHECK(find_bad_utf8("a\u00e9\uFFFD\U0001F600") == std::string_view::npos);
    CHECK(find_bad_utf8("ab\xFF"sv) == 2);
    CHECK(find_bad_utf8("\u00e9\xE6\xBC"sv) == 2);
}

TEST_CASE("first_code_points: cuts between characters")
{
    CHECK(first_code_points("\u00e9\u6f22x", 0).empty());
    CHECK(first_code_points("\u00e9\u6f22x", 2) == "\u00e9\u6f22");
    CHECK(first_code_points("\u00e9\u6f22x", 3) == "\u00e9\u6f22x");
    CHECK(first_code_points("ab", 9) == "ab");
}

TEST_CASE("first_bytes: cuts between characters, by bytes")
{
    CHECK(first_bytes("\u00e9\u6f22x", 0).empty());
    CHECK(first_bytes("\u00e9\u6f22x", 1).empty());
    CHECK(first_bytes("\u00e9\u6f22x", 4) == "\u00e9");
    CHECK(first_bytes("\u00e9\u6f22x", 5) == "\u00e9\u6f22");
    CHECK(first_bytes("ab", 9) == "ab");
    CHECK(first_bytes("", 1).empty());
}

TEST_CASE("append_utf8: writes what next_code_point reads")
{
    std::string text;
    for (const char32_t point : {U'\x01', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'})
        append_utf8(text, point);

    std::size_t at = 0;
    for (const char32_t point : {U'\x01', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'})
        CHECK(next_code_point(text, at) == point);
    CHECK(at == text.size());
}

TEST_SUITE_END();
