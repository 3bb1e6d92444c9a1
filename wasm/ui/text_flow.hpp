// wasm/ui/text_flow.hpp - measures text and wraps it into lines.
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::ui {

/// Code points without a picture: joiners, selectors, bidi and other controls. They take no room and are not drawn.
[[nodiscard]] bool invisible(char32_t c);

/// Advance of one code point at a font size, as drawn by draw(): controls take none, tabs and line ends are spaces, what is
/// of private use is the replacement character (those are Theme::shape's).
[[nodiscard]] float advance(ImFontBaked& baked, float size_pt, char32_t c);

/// A stretch of a line.
struct Piece {
    std::string_view text;
    bool             shaped = false;  ///< to be drawn as a whole: its characters join, combine or stand in another order
    bool             operator==(const Piece&) const = default;
};

/// Cuts a line into what is drawn character by character and what is not. A line with a character that is written from right
/// to left is one piece, for its order is that of the whole; else words of scripts that need shaping are, and single
/// graphemes of several code points (combining marks, emoji sequences, flags).
/// returns  the pieces in order; they make up the line
/// source   UAX #9 (which scripts run from right to left), UAX #29 (graphemes), both for scripts in wide use
[[nodiscard]] std::vector<Piece> pieces_of(std::string_view line);

/// Whether a paragraph is written from right to left: its first letter says so (UAX #9, rules P2 and P3).
[[nodiscard]] bool right_to_left(std::string_view paragraph);

/// The code points whose glyphs, one beside the other, are the line: of each piece that is to be shaped, the one of
/// Theme::shape. Controls have none.
/// rtl  the paragraph's direction: the order of what stands in the line hangs on it
[[nodiscard]] std::u32string glyphs_of(const Theme& theme, ImFontBaked& baked, std::string_view line, bool rtl = false);

/// The baked glyphs of a style at the density of the display.
[[nodiscard]] ImFontBaked& baked_font(const Theme& theme, Style style);

/// Width of a text on one line.
[[nodiscard]] float measure(const Theme& theme, Style style, std::string_view text);

/// y of the baseline within a line of this style.
[[nodiscard]] float baseline_in_line(const Theme& theme, Style style);

/// A stretch of a paragraph in one style.
struct Run {
    std::string_view text;
    Style            style  = Style::body;
    float            pad_pt = 0;  ///< room at both ends: code on its tint
};

/// A stretch of one line in one style.
struct Fragment {
    std::string text;   ///< with the spaces at its end unless the line ends there
    std::size_t run = 0;
    std::size_t line = 0;
    float       x = 0;  ///< of the text, from the left of the paragraph
    float       width = 0;
};

/// Wraps runs into lines of at most `width_pt`.
///
/// Breaks at spaces, after hyphens and dashes, and between ideographs (not before closing or after opening
/// punctuation); a word wider than the line is broken anywhere but inside a grapheme. A single grapheme wider than the
/// line stands alone. Spaces at a line's end are dropped.
/// returns  the fragments in reading order; empty for runs without anything to see
/// source   a subset of UAX #14 (line breaking) and UAX #29 (graphemes)
/// cost     O(length)
[[nodiscard]] std::vector<Fragment> wrap(const Theme& theme, std::span<const Run> runs, float width_pt);

}  // namespace juxta::ui
