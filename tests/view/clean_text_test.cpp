// tests/view/clean_text_test.cpp - nothing that enters the view can disturb what stands beside it.
// SPDX-License-Identifier: MIT
#include "view/clean_text.hpp"

#include "base/utf8.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <random>

using namespace juxta::view;

namespace {

using Spans = std::vector<Span>;

Spans spans(std::string_view text)
{
    const Prose prose = clean_prose(text, "p");
    return prose.paragraphs.empty() ? Spans{} : prose.paragraphs.front().spans;
}

}  // namespace

TEST_SUITE_BEGIN("view/clean_text");

TEST_CASE("clean_line: plain text of any script stays byte by byte")
{
    for (const char* text : {"Plain", "em — dash", "星の声", "صوت", "קול", "👩‍💻 👍🏽 🇪🇺", "e\u0301", "a\u200Fb", "<b>&amp;</b>", "a\u00A0b"}) CHECK(clean_line(text) == text);
}

TEST_CASE("clean_line: breaks and tabs are spaces, and none is left at the ends")
{
    CHECK(clean_line(" a\tb\nc\r d\u2028e\u2029f\u0085 ") == "a b c  d e f");
    CHECK(clean_line(" \n\t ").empty());
    CHECK(clean_line("").empty());
}

TEST_CASE("clean_line: controls and stateful bidi controls are shown as U+FFFD")
{
    CHECK(clean_line(std::string_view("a\0b", 3)) == "a\uFFFDb");
    for (const char* control : {"\x01", "\x1B", "\x1F", "\x7F", "\u0080", "\u009F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
        CAPTURE(control);
        CHECK(clean_line(std::string("a") + control + "b") == "a\uFFFDb");
    }
}

TEST_CASE("clean_line: each byte that is not UTF-8 is U+FFFD")
{
    CHECK(clean_line("a\xFF" "b") == "a\uFFFDb");
    CHECK(clean_line("\xE6\x98") == "\uFFFD\uFFFD");
    CHECK(clean_line("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("clean_line_or: stands in for a blank text only")
{
    CHECK(clean_line_or("a", "b") == "a");
    CHECK(clean_line_or(" ", "b") == "b");
}

TEST_CASE("clean_prose: blank lines part paragraphs, a single break is a space")
{
    const Prose prose = clean_prose("one\ntwo\r\n\r\nthree\n \t\n\n\nfour\u2029five\n\n", "p");

    REQUIRE(prose.paragraphs.size() == 4);
    CHECK(prose.paragraphs[0] == Paragraph{"p/0", {{"one two", false}}});
    CHECK(prose.paragraphs[1] == Paragraph{"p/1", {{"three", false}}});
    CHECK(prose.paragraphs[2] == Paragraph{"p/2", {{"four", false}}});
    CHECK(prose.paragraphs[3] == Paragraph{"p/3", {{"five", false}}});
    CHECK(clean_prose("", "p").paragraphs.empty());
    CHECK(clean_prose(" \n\n \n", "p").paragraphs.empty());
}

TEST_CASE("clean_prose: a pair of backticks makes code")
{
    CHECK(spans("run `a b` now") == Spans{{"run ", false}, {"a b", true}, {" now", false}});
    CHECK(spans("`a`") == Spans{{"a", true}});
    CHECK(spans("`a``b`") == Spans{{"a", true}, {"b", true}});
}

TEST_CASE("clean_prose: a backtick without a partner stays, and a pair around nothing does too")
{
    CHECK(spans("a ` b") == Spans{{"a ` b", false}});
    CHECK(spans("`a` b ` c") == Spans{{"a", true}, {" b ` c", false}});
    CHECK(spans("a `` b") == Spans{{"a `` b", false}});
    CHECK(spans("`") == Spans{{"`", false}});

    const Prose apart = clean_prose("a ` b\n\nc ` d", "p");
    REQUIRE(apart.paragraphs.size() == 2);
    CHECK(apart.paragraphs[0].spans == Spans{{"a ` b", false}});
}

TEST_CASE("clean_prose: every visible byte of random prose arrives, in order, and no span is empty")
{
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string text, visible;
        for (auto left = random() % 24; left > 0; --left) text += "ab`` \n"[random() % 6];
        const Prose prose = clean_prose(text, "p");
        std::string shown;
        std::size_t pairs = 0;
        for (const Paragraph& paragraph : prose.paragraphs) {
            REQUIRE_FALSE(paragraph.spans.empty());
            for (const Span& span : paragraph.spans) {
                REQUIRE_FALSE(span.text.empty());
                shown += span.text;
                pairs += span.code;
            }
        }
        const auto count = [](const std::string& in, char c) { return std::count(in.begin(), in.end(), c); };
        for (const char c : {'a', 'b'}) REQUIRE(count(shown, c) == count(text, c));
        REQUIRE(static_cast<std::size_t>(count(text, '`')) == static_cast<std::size_t>(count(shown, '`')) + 2 * pairs);
    }
}

TEST_CASE("initial_of: the first letter, in upper case, with what belongs to it")
{
    CHECK(initial_of("mistral") == "M");
    CHECK(initial_of("Azure") == "A");
    CHECK(initial_of("élan") == "É");
    CHECK(initial_of("e\u0301lan") == "E\u0301");
    CHECK(initial_of("ωmega") == "Ω");
    CHECK(initial_of("яндекс") == "Я");
    CHECK(initial_of("3 Small") == "3");
    CHECK(initial_of("星の声") == "星");
    CHECK(initial_of("👩‍💻 tool") == "👩‍💻");
    CHECK(initial_of("👍🏽x") == "👍🏽");
    CHECK(initial_of("🇪🇺🇫🇷") == "🇪🇺");
    CHECK(initial_of("").empty());
}

TEST_CASE("initial_of: a tower of marks is cut")
{
    std::string tower = "a";
    for (int i = 0; i < 100; ++i) tower += "\u0301";

    CHECK(juxta::code_points(initial_of(tower)) == 8);
}

TEST_CASE("lower_case: Latin, Greek and Cyrillic; the rest stays")
{
    CHECK(lower_case("Ship IT") == "ship it");
    CHECK(lower_case("ÄÖÜ×ß") == "äöü×ß");
    CHECK(lower_case("ΝΑΙ ДА Ё") == "ναι да ё");
    CHECK(lower_case("採用 3") == "採用 3");
}

TEST_CASE("encode_id: what is not unreserved is percent-encoded, so that ids differ when the things do")
{
    CHECK(encode_id("mistral-3_small.~22B") == "mistral-3_small.~22B");
    CHECK(encode_id("a/b,c;d=e%f g") == "a%2Fb%2Cc%3Bd%3De%25f%20g");
    CHECK(encode_id("é") == "%C3%A9");
    CHECK(encode_id("a%2Fb") != encode_id("a/b"));
}

TEST_SUITE_END();
