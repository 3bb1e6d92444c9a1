// wasm/view/clean_text.hpp - the one door through which text of the bundle, of a link or of the page enters the view.
// SPDX-License-Identifier: MIT
//
// What comes out is UTF-8 that can't disturb what stands beside it: control characters (C0, DEL, C1) and the stateful bidi
// controls (U+202A..202E, U+2066..2069) are U+FFFD, as is each byte that is not UTF-8. Marks without a state (U+200E,
// U+200F, joiners, variation selectors) stay: scripts and emoji need them.
// source: Unicode Standard Annex #9, "Explicit Directional ..."; Trojan Source (CVE-2021-42574).
#pragma once

#include "view/parts.hpp"

#include <string>
#include <string_view>

namespace juxta::view {

/// One line: tabs, line and paragraph breaks become a space; no space at either end. May come out empty.
[[nodiscard]] std::string clean_line(std::string_view text);

/// `clean_line(text)`, or of `otherwise` when that is empty.
[[nodiscard]] std::string clean_line_or(std::string_view text, std::string_view otherwise);

/// Paragraphs, parted by blank lines, with `code` spans; a single line break is a space, blank paragraphs are dropped.
/// A backtick without a partner in its paragraph stays a backtick, and so does a pair with nothing between.
///
/// id  Of the whole; the paragraphs get "<id>/0", "<id>/1", ...
[[nodiscard]] Prose clean_prose(std::string_view text, const std::string& id);

/// The first letter of a clean name, in upper case, with the marks that belong to it: "é", a flag, a family of emoji.
/// Close to the first grapheme cluster (UAX #29) and at most 8 code points. "" for "".
[[nodiscard]] std::string initial_of(std::string_view name);

/// Lower case of Latin (ASCII and Latin-1), Greek and Cyrillic letters; others stay.
[[nodiscard]] std::string lower_case(std::string_view text);

/// The path of a part: ids percent-encoded save A-Z a-z 0-9 . _ ~ -, so that no id can look like a path.
[[nodiscard]] std::string encode_id(std::string_view id);

}  // namespace juxta::view
