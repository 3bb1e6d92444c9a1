// wasm/catalogue/words.hpp - the words of a text as search compares them: without case, accents and punctuation.
// SPDX-License-Identifier: MIT
//
// A word is a run of letters and digits. Letters are folded: case and accents go ("É" is "e", "ß" is "ss", "Ł" is "l"), digits of other
// scripts become those of ASCII, full-width letters plain ones. An apostrophe within a word falls away ("don't" is "dont"). Signs of scripts
// that write without spaces (Han, Hiragana, Katakana) and pictographs are words of their own. Everything else parts words.
// Pure, the same bytes everywhere: tables, no locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

inline constexpr std::size_t kMaxWordBytes = 64;  ///< Of a folded word; a longer run goes on as the next word.

/// What one code point is to search.
struct Folded {
    enum class Kind : std::uint8_t {
        letter,   ///< Part of a word: `first`, and `second` unless that is 0.
        lone,     ///< A word by itself: `first`.
        nothing,  ///< A mark, an invisible sign, an apostrophe: as if it were not there.
        gap,      ///< Parts words.
    };
    Kind     kind   = Kind::gap;
    char32_t first  = 0;
    char32_t second = 0;

    bool operator==(const Folded&) const = default;
};

/// source  wasm/catalogue/fold_table.hpp: Latin, Greek, Cyrillic, Armenian, Georgian, Cherokee, full-width forms; 2.4 kB.
/// cost    O(1) below U+0250 and in U+1E00..U+1FFF, else O(log of the table).
[[nodiscard]] Folded fold(char32_t point);

/// Reads the words of one text, one after the other.
class WordReader {
public:
    /// text  Valid UTF-8 (anything else parts words); must outlive the reader.
    explicit WordReader(std::string_view text);

    /// The next word. returns  false when there is none.
    bool next();

    /// The folded word, 1..kMaxWordBytes bytes. Valid until the next call. The bytes behind it, up to a multiple of 8, are 0, and those up to the 16th.
    [[nodiscard]] std::string_view word() const { return {bytes_ + kBlock, size_}; }

    // Where it stands in the text, in bytes. Marks that belong to its last letter are in it.
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return end_; }

private:
    static constexpr std::size_t kBlock = 16;  ///< bytes that are read at once

    /// Some bytes of the text: those from `before` before a place that was asked for.
    struct Block {
        const char* bytes;
        std::size_t before;
    };
    [[nodiscard]] Block block(std::size_t at) const;
    void                look(std::size_t from);
    bool                next_beyond_ascii();

    std::string_view text_;
    char             short_[kBlock];   ///< a text that is shorter, and zeros
    std::size_t      from_    = 0;     ///< where the 64 bytes begin that the next two tell of, a bit each, the first byte's the lowest:
    std::uint64_t    letters_ = 0;     ///< which are digits or letters of ASCII,
    std::uint64_t    beyond_  = 0;     ///< and which are not ASCII
    std::size_t      at_      = 0;
    std::size_t      size_    = 0;
    std::size_t      begin_   = 0;
    std::size_t      end_     = 0;
    char             bytes_[kBlock + kMaxWordBytes + kBlock];  ///< the word, from kBlock on
};

/// A whole text as its words with one space between: what texts are ordered and compared by, when case and accents do not matter.
[[nodiscard]] std::string folded_text(std::string_view text);

/// Code points of a folded word.
[[nodiscard]] std::size_t letters_of(std::string_view word);

/// True when a folded word is digits alone: a number, in which another digit is no typing error but another number.
[[nodiscard]] bool all_digits(std::string_view word);

/// Where the part [from, to) of a folded word stands in the text it was read from.
///
/// source    The bytes of the word in its text: text.substr(begin(), end() - begin()).
/// from, to  Bytes of the folded word.
/// returns   Bytes of `source`, whole code points, with the marks that belong to the last one.
struct Span {
    std::size_t begin = 0;
    std::size_t end   = 0;

    bool operator==(const Span&) const = default;
};
[[nodiscard]] Span source_of(std::string_view source, std::size_t from, std::size_t to);

}  // namespace juxta::catalogue
