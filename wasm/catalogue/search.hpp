// wasm/catalogue/search.hpp - finds items by what a reader types, and says where the words stand.
// SPDX-License-Identifier: MIT
//
// Pure: integers only, so that the same query gives the same scores natively and in WebAssembly.
//
// What is found. An item is found when each word of the query, in any order, is in one of its texts: as a word, as the beginning of one, or
// (from 3 bytes on, that is 3 letters of ASCII, 2 of Greek or Cyrillic, 1 of Thai or Hangul) within one. Only when no item has all words as words or beginnings are
// typing errors forgiven: one in words of 4 letters or more, two from 8, none in numbers; from 5 letters also in the beginning of a longer
// word. First in those words of the query alone that neither are nor begin a word of any item; then, when still nothing is found, in all.
//
// What comes first. Each word of the query adds, for the best of the words it stands for,
//
//   quality * log2(1 + N / n) * w / (w + k),   k = kSaturation * (1 - b + b * length / mean length)
//
// w is the sum of the field weights of the word's occurrences in the item (index.hpp), length the same sum over all its words, N the
// number of items, n the items with any of the words it stands for. Quality is 1 for the word itself, and less the less of the word
// was typed and the more errors there are. Equal scores: the order of items.
//
// source  BM25 over weighted fields: S. Robertson, H. Zaragoza and M. Taylor, Simple BM25 extension to multiple weighted fields, CIKM (2004);
//         S. Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond (2009), section 3.6.
#pragma once

#include "catalogue/index.hpp"
#include "catalogue/typing.hpp"
#include "catalogue/words.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

inline constexpr std::size_t   kMaxQueryWords     = 16;       ///< Further words of a query are not looked at.
inline constexpr std::size_t   kMaxQueryBytes     = 4096;     ///< Of a query; what comes after is not looked at.
inline constexpr std::uint32_t kSaturation        = 4;        ///< k of the formula, for an item of mean length
inline constexpr std::uint32_t kLengthNumerator   = 1;        ///< b of the formula: 1/2
inline constexpr std::uint32_t kLengthDenominator = 2;

/// How a word of the query stands to a word of an item.
enum class Match : std::uint8_t {
    none,
    word,    ///< It is the word.
    start,   ///< It begins the word.
    within,  ///< It stands elsewhere in the word.
    near,    ///< It is the word, or begins it, but for typing errors.
};

/// What a reader typed, folded and cut.
struct Query {
    std::vector<std::string> words;  ///< Distinct, in the order typed, at most kMaxQueryWords.

    /// No words: nothing is asked, and nothing is found. A list then shows all items.
    [[nodiscard]] bool empty() const { return words.empty(); }
    bool               operator==(const Query&) const = default;
};

[[nodiscard]] Query read_query(std::string_view typed);

/// What a query found.
struct Found {
    std::vector<model::ItemIndex> items;   ///< ascending
    std::vector<std::uint32_t>    scores;  ///< one an item found, above 0; higher is better
    std::vector<std::uint8_t>     forgave; ///< one a word of the query: 1 = typing errors were forgiven in it

    /// True when typing errors were forgiven in some word.
    [[nodiscard]] bool forgiving() const;

    bool operator==(const Found&) const = default;
};

/// Searches an index. Keeps its scratch memory from one search to the next: 12 bytes an item.
class Searcher {
public:
    /// index  Must outlive the searcher; it may grow between searches.
    explicit Searcher(const Index& index) : index_(index) {}

    /// returns  What was found; valid until the next search.
    /// cost     One scan over the words of the index for each word of the query (with errors: two), and O(occurrences of what it stands for).
    const Found& search(const Query& query);

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Meaning {
        WordIndex     word    = 0;
        std::uint16_t quality = 0;  ///< of 256
        bool          strict  = false;
    };
    struct State {
        std::uint32_t score   = 0;
        std::uint32_t current = 0;  ///< what the word of the query at hand has added so far
        std::uint8_t  stage   = 0;  ///< words of the query that the item has, in the order they are taken
        std::uint8_t  strict  = 0;  ///< those of them that are words or beginnings
        std::uint8_t  latest  = 0;  ///< 1 + the word of the query that was counted in `strict` last
    };

    void take_typed(const std::string& word, std::vector<Meaning>& meanings);
    void take_near(const std::string& word, std::vector<Meaning>& meanings);
    bool collect(const Query& query);
    void prepare();

    const Index&                        index_;
    std::vector<std::vector<Meaning>>   meanings_;
    std::vector<std::uint32_t>          places_;
    std::vector<State>                  states_;
    std::vector<model::ItemIndex>       touched_;
    std::vector<std::uint16_t>          shares_;  ///< w / (w + k) of 4096, by length class and weight
    std::size_t                         shares_items_  = 0;
    std::uint64_t                       shares_length_ = 0;
    Found                               found_;
};

/// The best of what was found, best first; equal scores in the order of items.
///
/// count    At most so many.
/// returns  Places in found.items.
/// cost     O(found) and O(count log count); all of them: O(found), by radix.
[[nodiscard]] std::vector<std::uint32_t> best_first(const Found& found, std::size_t count);

/// How a word of a query stands to a folded word.
///
/// forgiving  Typing errors are forgiven.
/// returns    The match and, of `start` and `within`, where it stands in `word`.
struct Standing {
    Match       match = Match::none;
    std::size_t from  = 0;  ///< bytes of the folded word
    std::size_t to    = 0;

    bool operator==(const Standing&) const = default;
};
[[nodiscard]] Standing standing_of(std::string_view query_word, std::string_view word, bool forgiving);

/// Where the words of a query stand in a text, for marking: bytes of the text, ascending, not touching each other.
///
/// forgave  As in Found; words behind its end forgive nothing.
/// returns  Of a word that begins or is within another, its own letters only; of one with errors, the whole word.
/// cost     O(text * words of the query).
[[nodiscard]] std::vector<Span> marks_of(const Query& query, const std::vector<std::uint8_t>& forgave, std::string_view text);

}  // namespace juxta::catalogue
