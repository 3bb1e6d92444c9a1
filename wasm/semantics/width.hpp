// wasm/semantics/width.hpp - how many columns of a terminal a text takes.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::semantics {

/// Columns that one code point takes: 2 for East Asian wide and full-width ones and emoji, 0 for combining marks, joiners,
/// variation selectors and controls, else 1.
/// source  Unicode 15.1, EastAsianWidth (W, F) and general categories Mn, Me, Cf, in ranges that are close, not complete.
[[nodiscard]] int display_width(char32_t code_point);

/// Columns of a text; malformed UTF-8 counts one a byte.
[[nodiscard]] int display_width(std::string_view text);

/// The text in lines of at most `width` columns, broken at spaces. A word that is wider is broken where it must be,
/// between code points and not before a combining mark, when `break_words`; else it stands alone in a longer line.
/// returns  at least one line; line feeds in the text begin a new one
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width, bool break_words);

}  // namespace juxta::semantics
