// tests/base/json_text_test.cpp - writing JSON.
// SPDX-License-Identifier: MIT
#include "base/json_text.hpp"

#include "doctest/doctest.h"

#include <limits>

using namespace juxta;
using namespace std::string_view_literals;

TEST_SUITE_BEGIN("base/json_text");

TEST_CASE("append_json_string: escapes quotes, backslashes and control characters, and nothing else")
{
    std::string text = "x:";

    append_json_string(text, "a\"b\\c\n\r\t\x01\x1f/\u00e9\U0001F600<\x7f"sv);

    CHECK(text == "x:\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u001f/\u00e9\U0001F600<\x7f\"");
}

TEST_CASE("append_json_string: a zero byte is a character like any other")
{
    std::string text;

    append_json_string(text, "a\0b"sv);

    CHECK(text == "\"a\\u0000b\"");
}

TEST_CASE("append_json_number: full precision, and null where there is no number")
{
    std::string text;

    append_json_number(text, 0.425531914893617);
    text += ' ';
    append_json_number(text, std::numeric_limits<double>::infinity());

    CHECK(text == "0.425531914893617 null");
}

TEST_CASE("JsonWriter: minds the commas between members, elements and what is nested")
{
    std::string text;
    JsonWriter  json(text);

    json.open('{');
    json.key("a");
    json.open('[');
    json.whole(-1);
    json.whole(18446744073709551615u);
    json.open('[');
    json.close(']');
    json.raw("0.5");
    json.close(']');
    json.key("b\"");
    json.truth(false);
    json.key("c");
    json.open('{');
    json.close('}');
    json.key("d");
    json.text("x");
    json.close('}');

    CHECK(text == R"({"a":[-1,18446744073709551615,[],0.5],"b\"":false,"c":{},"d":"x"})");
}

TEST_CASE("JsonWriter: a number that is none is null")
{
    std::string text;
    JsonWriter  json(text);

    json.open('[');
    json.number(76.5);
    json.number(std::nullopt);
    json.number(std::numeric_limits<double>::quiet_NaN());
    json.close(']');

    CHECK(text == "[76.5,null,null]");
}

TEST_SUITE_END();
