// wasm/pack/format.hpp - what is in the files of a packed catalogue, format 1.
// SPDX-License-Identifier: MIT
//
// manifest.json   A bundle without items whose owner's key "x-catalogue" names the segments: {"format":1,"items":N,"comparisons":[...],
//                 "segments":[{"items":n,"sha256":"...","bytes":n}]}. The only file that ever changes. Items are numbered through
//                 the segments in their order.
// segment root    kMagic, the number of items, five directories (pack/tree.hpp):
//   details       by number of the first item: JSON lists, one item a line, as in a bundle. key_of(item)
//   ids           by hash of the id (model::hash_of): count, then (hash - hash before, item) of each. key_of(first hash)
//   words         by word: of each word in order: bytes shared with the word before, the rest, items with it, 0 and its list, or 1 and
//                 where its parts are. A word and kAnyEnd stand for it and all longer words that begin so: they are there for beginnings of up
//                 to kBeginningLetters letters that more than kExpansions words have
//   lists         by number: parts of lists, one behind the other. key_of(number)
//   columns       by column and stretch of kStretch items: pack/columns.hpp. column_key()
// list            of each item with a word: (item - item before - 1) * kLevels + level, the first counted from the part's first item
// part of a list  kWhole, kBest (the kBestItems with the highest levels, of lists longer than kLongList), or kRanges + 2 * a stretch of
//                 items, and 1 more where more than one item in kDense has the word: there the part is one level for all (the mean), and a
//                 bit an item
// level           w / (w + k) in 128ths, see catalogue/search.hpp
//
// JSON for the details, and columns of ours for the rest, by measurement: data/README.md, "A packed catalogue".
#pragma once

#include "pack/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace juxta::pack {

inline constexpr std::uint32_t    kFormat = 1;
inline constexpr std::string_view kMagic  = "JXS1";
inline constexpr char             kAnyEnd = '\x01';  ///< stands in no word

inline constexpr std::size_t   kBeginningLetters = 4;
inline constexpr std::size_t   kExpansions       = 16;
inline constexpr std::size_t   kInlineBytes      = 40;    ///< of a list that stands with its word
inline constexpr std::size_t   kShortList        = 512;   ///< items of a list that is one part
inline constexpr std::size_t   kLongList         = 2048;  ///< items from which the best stand apart
inline constexpr std::size_t   kBestItems        = 256;
inline constexpr std::size_t   kDense            = 8;
inline constexpr std::uint32_t kLevels           = 128;

inline constexpr std::uint32_t kWhole  = 0;
inline constexpr std::uint32_t kBest   = 1;
inline constexpr std::uint32_t kRanges = 2;

// Columns besides those of the attributes, which have their places in the manifest.
inline constexpr std::uint32_t kReviewColumns   = 0xFE00;  ///< and the place of a reviewer in the manifest: that one's scores
inline constexpr std::uint32_t kCategoryColumn  = 0xFFF0;
inline constexpr std::uint32_t kNameOrderColumn = 0xFFF1;  ///< the place of each name among those of its segment in the order of catalogue::order_key(); equal ones share it

[[nodiscard]] inline std::string column_key(std::uint32_t column, std::uint32_t stretch)
{
    return std::string{static_cast<char>(column >> 8), static_cast<char>(column)} + key_of(stretch);
}

}  // namespace juxta::pack
