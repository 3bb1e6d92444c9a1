// tests/ui/text_flow_test.cpp - where lines end.
// SPDX-License-Identifier: MIT
#include "ui/text_flow.hpp"

#include "tests/support/headless_ui.hpp"

#include "doctest/doctest.h"

#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::ui;
using test::HeadlessUi;

namespace {

/// The lines of one text, fragments of a line joined by nothing.
std::vector<std::string> lines_of(const HeadlessUi& ui, std::initializer_list<Run> runs, float width)
{
    std::vector<std::string> lines;
    for (const Fragment& fragment : wrap(ui.theme, std::vector<Run>(runs), width)) {
        lines.resize(fragment.line + 1);
        lines[fragment.line] += fragment.text;
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("ui/text_flow");

TEST_CASE("measure: bytes that are not UTF-8 are as wide as a replacement character each, overlong forms and surrogates too")
{
    const HeadlessUi ui;
    const float      one = measure(ui.theme, Style::body, "\uFFFD");
    for (const char* bad : {"\xE0\x80\x80", "\xED\xA0\x80", "\xFF\xC3\x80"}) {
        CAPTURE(bad);
        CHECK(measure(ui.theme, Style::body, std::string_view(bad, 2)) == doctest::Approx(2 * one));
    }
    CHECK(measure(ui.theme, Style::body, "\xED\xA0\x80") == doctest::Approx(3 * one));
}

TEST_CASE("invisible: joiners, selectors, bidi and other controls, and nothing that has a picture or is a space")
{
    for (const char32_t c : {0x00u, 0x08u, 0x1Fu, 0x7Fu, 0x9Fu, 0xADu, 0x61Cu, 0x180Eu, 0x200Bu, 0x200Fu, 0x2028u, 0x202Eu, 0x2060u, 0x206Fu, 0xFE0Fu, 0xFEFFu, 0xE0100u})
        CHECK_MESSAGE(invisible(c), static_cast<unsigned>(c));
    for (const char32_t c : {0x09u, 0x0Au, 0x0Du, 0x20u, 0x7Eu, 0xA0u, 0xACu, 0xAEu, 0x200Au, 0x2010u, 0x202Fu, 0x2070u, 0xFE10u, 0xFFFDu, 0x1F600u})
        CHECK_MESSAGE(!invisible(c), static_cast<unsigned>(c));
}

TEST_CASE("wrap: a text that fits is one line as wide as it measures")
{
    const HeadlessUi            ui;
    const Run                   runs[] = {{"one line", Style::body, 0}};
    const std::vector<Fragment> lines  = wrap(ui.theme, runs, 400);

    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == "one line");
    CHECK(lines[0].x == 0);
    CHECK(lines[0].width == doctest::Approx(measure(ui.theme, Style::body, "one line")));
}

TEST_CASE("wrap: breaks at spaces, and drops the spaces there and at both ends")
{
    const HeadlessUi ui;
    const float      width = measure(ui.theme, Style::body, "one two") + 1;

    CHECK(lines_of(ui, {{"  one two   three ", Style::body, 0}}, width) == Lines{"one two", "three"});
    CHECK(lines_of(ui, {{"", Style::body, 0}}, width).empty());
    CHECK(lines_of(ui, {{"   ", Style::body, 0}}, width).empty());
}

TEST_CASE("wrap: a line break or a tab in a text is a space")
{
    const HeadlessUi ui;
    const float      width = measure(ui.theme, Style::body, "two") + 1;

    CHECK(lines_of(ui, {{"one\ntwo\tsix", Style::body, 0}}, width) == Lines{"one", "two", "six"});
}

TEST_CASE("wrap: breaks after a hyphen and a dash within words, not before a number")
{
    const HeadlessUi ui;
    const float      width = measure(ui.theme, Style::body, "real-") + 1;

    CHECK(lines_of(ui, {{"real-time", Style::body, 0}}, width) == Lines{"real-", "time"});
    CHECK(lines_of(ui, {{"ab -55", Style::body, 0}}, measure(ui.theme, Style::body, "ab -") + 1) == Lines{"ab", "-55"});
}

TEST_CASE("wrap: a space that must not break does not")
{
    const HeadlessUi ui;
    const float      width = measure(ui.theme, Style::body, "aa 10") + 1;

    CHECK(lines_of(ui, {{"aa 10\xC2\xA0kg", Style::body, 0}}, width) == Lines{"aa", "10\xC2\xA0kg"});
}

TEST_CASE("wrap: a word that is wider than the line is broken within, and no line is wider than asked for")
{
    const HeadlessUi  ui;
    const std::string word(200, 'a');
    const Run         runs[] = {{word, Style::body, 0}};
    std::string       joined;
    for (const Fragment& fragment : wrap(ui.theme, runs, 100)) {
        CHECK(fragment.width <= 100.02f);
        joined += fragment.text;
    }

    CHECK(joined == word);
}

TEST_CASE("wrap: even a width of nothing gives a grapheme a line, and ends")
{
    const HeadlessUi ui;

    CHECK(lines_of(ui, {{"abc", Style::body, 0}}, 0) == Lines{"a", "b", "c"});
}

TEST_CASE("wrap: ideographs break between each other, not before closing and not after opening punctuation")
{
    const HeadlessUi ui;
    const float      em = ui.theme.type(Style::body).size_pt;

    CHECK(lines_of(ui, {{"比較比較", Style::body, 0}}, em * 2 + 1) == Lines{"比較", "比較"});
    CHECK(lines_of(ui, {{"比較。比", Style::body, 0}}, em * 2 + 1) == Lines{"比", "較。", "比"});
    CHECK(lines_of(ui, {{"比「較比", Style::body, 0}}, em * 2 + 1) == Lines{"比", "「較", "比"});
}

TEST_CASE("wrap: never breaks within a grapheme: marks, joined pictures, skin tones, flags")
{
    const HeadlessUi ui;

    CHECK(lines_of(ui, {{"e\xCC\x81\xCC\x82x", Style::body, 0}}, 0) == Lines{"e\xCC\x81\xCC\x82", "x"});
    CHECK(lines_of(ui, {{"👩‍👩‍👧x", Style::body, 0}}, 0) == Lines{"👩‍👩‍👧", "x"});
    CHECK(lines_of(ui, {{"👍🏽x", Style::body, 0}}, 0) == Lines{"👍🏽", "x"});
    CHECK(lines_of(ui, {{"🇫🇷🇩🇪", Style::body, 0}}, 0) == Lines{"🇫🇷", "🇩🇪"});
}

TEST_CASE("wrap: a stretch of code keeps its padding inside the line and its spaces to the words around")
{
    const HeadlessUi            ui;
    const Run                   runs[] = {{"run ", Style::body, 0}, {"make", Style::code, 4}, {" now", Style::body, 0}};
    const std::vector<Fragment> parts  = wrap(ui.theme, runs, 400);

    REQUIRE(parts.size() == 3);
    CHECK(parts[0].text == "run ");
    CHECK(parts[1].x == doctest::Approx(parts[0].width + 4));
    CHECK(parts[2].x == doctest::Approx(parts[1].x + parts[1].width + 4));
    CHECK(parts[2].text == " now");

    const float tight = parts[1].x + parts[1].width + 3;  // one point too few for the padding
    CHECK(wrap(ui.theme, runs, tight)[1].line == 1);
}

TEST_CASE("advance: controls, joiners and selectors take no room")
{
    const HeadlessUi ui;

    for (const char* text : {"\x01", "\xE2\x80\x8D", "\xEF\xB8\x8F", "\xE2\x80\xAE", "\xEF\xBB\xBF"}) CHECK(measure(ui.theme, Style::body, text) == 0);
}

TEST_SUITE_END();

namespace {

std::vector<std::string> shaped_of(std::string_view line)
{
    std::vector<std::string> shaped;
    std::string              all;
    for (const Piece& piece : pieces_of(line)) {
        all += piece.text;
        if (piece.shaped) shaped.emplace_back(piece.text);
    }
    CHECK(all == line);
    return shaped;
}

}  // namespace

TEST_CASE("pieces_of: a line with right-to-left writing is one piece, with all that stands in it")
{
    CHECK(shaped_of("\u05E7\u05D5\u05DC \u05D4\u05D9\u05DD 7") == Lines{"\u05E7\u05D5\u05DC \u05D4\u05D9\u05DD 7"});
    CHECK(shaped_of("Model \u0635\u0648\u062A (22B)") == Lines{"Model \u0635\u0648\u062A (22B)"});
}

TEST_CASE("pieces_of: words of scripts that join, and graphemes of several code points, are pieces; the rest is not")
{
    CHECK(shaped_of("Gr\u00F6\u00DFe 5, \u661F\u306E\u58F0, \uD558\uB098, \u041C\u0438\u0440 \u2014 \U0001F98A").empty());
    CHECK(shaped_of("a \u0928\u092E\u0938\u094D\u0924\u0947 b") == Lines{"\u0928\u092E\u0938\u094D\u0924\u0947"});
    CHECK(shaped_of("\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35!") == Lines{"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35"});
    CHECK(shaped_of("e\u0301x") == Lines{"e\u0301"});
    CHECK(shaped_of("\U0001F469\u200D\U0001F4BB\U0001F1EA\U0001F1FA\U0001F1E9\U0001F1EA") == Lines{"\U0001F469\u200D\U0001F4BB", "\U0001F1EA\U0001F1FA", "\U0001F1E9\U0001F1EA"});
    CHECK(shaped_of("\U0001F44D\U0001F3FD\U0001F44D") == Lines{"\U0001F44D\U0001F3FD"});
    CHECK(shaped_of("").empty());
}

TEST_CASE("glyphs_of: each piece that is shaped is one glyph where the fonts can, and its characters where they can't")
{
    HeadlessUi   ui;
    ImFontBaked& baked = baked_font(ui.theme, Style::body);
    CHECK(glyphs_of(ui.theme, baked, "ae\u0301") == U"ae\u0301");

    static std::vector<std::string> asked;
    asked.clear();
    ui.theme.shape = [](std::string_view text) -> char32_t {
        asked.emplace_back(text);
        return asked.size() > 1 ? 0 : 0xE000;
    };
    CHECK(glyphs_of(ui.theme, baked, "plain text, \u00E9") == U"plain text, \u00E9");
    CHECK(asked.empty());
    CHECK(glyphs_of(ui.theme, baked, "ae\u0301z e\u0302") == U"a\uE000z e\u0302");  // none is left for the second
    CHECK(asked == Lines{"e\u0301", "e\u0302"});
}

TEST_CASE("glyphs_of: private use characters of the data are no glyphs of ours, and controls are none at all")
{
    const HeadlessUi ui;
    CHECK(glyphs_of(ui.theme, baked_font(ui.theme, Style::body), "a\uE000\uF8FF\u202Eb\tc") == U"a\uFFFD\uFFFDb c");
}

TEST_CASE("right_to_left: the first letter decides")
{
    for (const char* yes : {"\u05E7\u05D5\u05DC", "7 \u05E7", "\u201C\u0635", "(\u0635) a", "\U0001F98A \u05E7", "\u0643 is a word of many", "\u200F a", "\u00D7 \u05E7", "\u300C\u05E7\u300D",
                            "\u0664 \u05E7"}) CHECK_MESSAGE(right_to_left(yes), yes);
    for (const char* no : {"", "7", "a \u05E7", "\u661F \u05E7", "(22B)", "\u00E9\u05E7", "\u041C\u05E7", "\u0667 a", "\u06F5 a", "\u200E \u05E7", "\u3007 \u05E7"}) CHECK_MESSAGE(!right_to_left(no), no);
}
