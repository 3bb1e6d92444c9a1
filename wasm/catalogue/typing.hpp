// wasm/catalogue/typing.hpp - how many typing errors lie between two words.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

/// Typing errors that a word of so many letters may have: one from 4, two from 8; none in a number ("2024" is not "2025").
[[nodiscard]] unsigned errors_allowed(std::string_view word);

/// Fewest letters from which errors are forgiven in the beginning of a longer word, too.
inline constexpr std::size_t kLettersForPrefixErrors = 5;

/// How far a word is from the pattern.
struct Distance {
    unsigned whole  = 0;  ///< from the whole word
    unsigned prefix = 0;  ///< from the beginning of the word that is nearest
};

/// A word that others are measured against. An error is a letter too much, too few or another, or two neighbours swapped.
///
/// source  The "optimal string alignment" distance, bit by bit: H. Hyyro, A bit-vector algorithm for computing Levenshtein and Damerau
///         edit distances, Nordic Journal of Computing 10 (2003).
class Pattern {
public:
    /// word  Folded, 1..kMaxWordBytes bytes.
    explicit Pattern(std::string_view word);

    /// cost: O(letters of the word, up to those of the pattern and `limit` more).
    /// limit    Distances above it may be given as any number above it.
    [[nodiscard]] Distance to(std::string_view word, unsigned limit) const;

    /// The letters of a word as bits: a to z, all digits together, the rest by their last bits.
    /// A pattern with more than `errors` letters that a word has not is further than `errors` from it and its beginnings.
    [[nodiscard]] static std::uint32_t letters(std::string_view word);

private:
    struct Beyond {
        char32_t      letter;
        std::uint64_t places;
    };

    std::size_t                    length_ = 0;
    std::array<std::uint64_t, 128> places_{};  ///< of each ASCII letter
    std::vector<Beyond>            beyond_;    ///< of the others
};

}  // namespace juxta::catalogue
