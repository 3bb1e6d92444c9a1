// tests/bundle/json_walk_test.cpp - the slow walk that knows the places.
// SPDX-License-Identifier: MIT
#include "bundle/json_walk.hpp"

#include "doctest/doctest.h"

#include <string>

using namespace juxta;
using namespace juxta::bundle;

namespace {

/// Each event as "number@offset pointer token", or where the text breaks.
std::string walked(std::string_view text)
{
    std::string out;
    JsonWalk    walk(text);
    for (Event event; walk.next(event);)
        out += std::to_string(event.number) + "@" + std::to_string(event.offset) + " " + walk.pointer() + " " + std::string(event.token) + "\n";
    if (walk.broken())
        out += "broken@" + std::to_string(walk.broken()->offset) + " " + std::string(walk.broken()->expected) + "\n";
    return out;
}

std::string breaks(std::string_view text)
{
    const std::string out = walked(text);
    const std::size_t at  = out.find("broken@");
    return at == std::string::npos ? "whole" : out.substr(at + 7, out.size() - at - 8);
}

}  // namespace

TEST_SUITE_BEGIN("bundle/json_walk");

TEST_CASE("walk: gives every key and every start of a value, with its place and pointer")
{
    CHECK(walked(R"({"a": [1, {"b/~c": null}], "d": "x"})")
          == "0@0  {\n"
             "1@1 /a \"a\"\n"
             "2@6 /a [\n"
             "3@7 /a/0 1\n"
             "4@10 /a/1 {\n"
             "5@11 /a/1/b~1~0c \"b/~c\"\n"
             "6@19 /a/1/b~1~0c null\n"
             "7@27 /d \"d\"\n"
             "8@32 /d \"x\"\n");
    CHECK(walked(" true\n") == "0@1  true\n");
    CHECK(walked("[[],{}]") == "0@0  [\n1@1 /0 [\n2@4 /1 {\n");
}

TEST_CASE("walk: tells the first character that is wrong and what should stand there")
{
    CHECK(breaks("") == "0 a value");
    CHECK(breaks("[1,]") == "3 a value");
    CHECK(breaks("[,1]") == "1 a value, or ]");
    CHECK(breaks("[1 2]") == "3 a comma, or ]");
    CHECK(breaks("{,}") == "1 a key in quotes, or }");
    CHECK(breaks("{\"a\":1,}") == "7 a key in quotes");
    CHECK(breaks("{\"a\" 1}") == "5 a colon");
    CHECK(breaks("{\"a\":}") == "5 a value");
    CHECK(breaks("{\"a\":1]") == "6 a comma, or }");
    CHECK(breaks("[1}") == "2 a comma, or ]");
    CHECK(breaks("1 2") == "2 the end of the document");
    CHECK(breaks("[") == "1 a value, or ]");
    CHECK(breaks("\"a") == "2 a quote that ends the string");
    CHECK(breaks("\"a\nb\"") == "2 an escape instead of a control character");
    CHECK(breaks("\"\\u12g4\"") == "3 four hexadecimal digits");
    CHECK(breaks("\"\\x\"").starts_with("2 one of the escapes"));
    CHECK(breaks("\"\xff\"") == "1 UTF-8");
    CHECK(breaks("\"\\ud800\"").starts_with("1 the second half"));
    CHECK(breaks("\"\\ude00\"").starts_with("1 the first half"));
    CHECK(breaks("-") == "1 a digit");
    CHECK(breaks("01") == "1 the end of the document");
    CHECK(breaks("1.") == "2 a digit");
    CHECK(breaks("1e+") == "3 a digit");
    CHECK(breaks("tru") == "0 a value");
    CHECK(breaks("+1") == "0 a value");
    CHECK(breaks("-0.0e-10") == "whole");
    CHECK(breaks("\"\\ud83d\\ude00\\u0041\"") == "whole");
}

TEST_CASE("walk: finds where a key stood first in the same object, however it is written")
{
    JsonWalk    walk(R"({"x":{"n":0},"n":1,"y":{"n":2},"\u006e":3})");
    Event       event;
    std::size_t found = 0;
    while (walk.next(event)) {
        if (event.kind != EventKind::key)
            continue;
        const auto first = walk.first_of_same_key();
        CHECK(first.has_value() == (event.offset == 31));
        found += first.value_or(0);
    }

    CHECK(found == 13);
}

TEST_CASE("decoded: reads every escape")
{
    CHECK(decoded(R"("a\"\\\/\b\f\n\r\té€\ud83d\ude00")") == "a\"\\/\b\f\n\r\t\u00e9\u20ac\U0001F600");
}

TEST_CASE("pointer_step: escapes what RFC 6901 demands")
{
    CHECK(pointer_step("a/b~c") == "/a~1b~0c");
    CHECK(pointer_step("") == "/");
}

TEST_CASE("found_at: names what cannot be shown")
{
    CHECK(found_at("a}", 1) == "\"}\"");
    CHECK(found_at("\u6f22", 0) == "\"\u6f22\"");
    CHECK(found_at("a", 1) == "the end of the document");
    CHECK(found_at("\x07", 0) == "U+0007");
    CHECK(found_at("\xC0x", 0) == "byte 0xC0");
    CHECK(found_at("\"", 0) == "a quote");
}

TEST_SUITE_END();
