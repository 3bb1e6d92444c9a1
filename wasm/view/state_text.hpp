// wasm/view/state_text.hpp - the selection as the text of a link, and back.
// SPDX-License-Identifier: MIT
//
// `1;items=a,b;w=builder:2,founder:0;must=context:min:32768,open_weights;pin=b;diff=1;fold=builder,founder`: a version, then
// parts in this order, those at their default left out. Ids and values are percent-encoded save A-Z a-z 0-9 . _ ~ -.
// Readable by a person, safe in a URL's fragment.
//   items the items side by side, in order
//   w     criterion:weight, the reader's own weights, 0..5; @ before an attribute's id that a reviewer has, too
//   must  a row's id alone: it must be known (a boolean: yes); row:no a boolean that must be no; row:min:x and row:max:x a
//         number or day at least and at most x; row:is:x a text; row:has:x a tag
//   pin   the items that stand first, in order
//   diff  1: only the rows that differ
//   fold  the reviewers whose reviews are folded; the part without any: none
//   view   catalogue or comparison, where that does not follow from the items
//   q      what is searched for in the catalogue
//   sort   a column, and :desc for the greatest first; @name, @category and @score are columns, too
//   filter a column and what it must be: column:min:x and :max:x a number or day; :is:x a text or a tag, again for another one; :known that it
//          is known; :unknown that items stay where it is not
//   meets  1: only what does not fail a must-have
//   cols   the columns beside the name
//   plot   two columns: what the plot shows across and up; without the part there is no plot
//   pick   the items picked to be put side by side
// Parts of other names are a newer version's. They mean nothing here and are passed on behind the known ones.
#pragma once

#include "view/state.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMaxStateBytes = 2048;

struct WrittenState {
    std::string              text;      ///< At most kMaxStateBytes.
    std::vector<std::string> left_out;  ///< Names of the parts that found no room: "fold". Empty = all of it is there.
};

/// The text of a selection. Equal selections give equal texts, and read_state(write_state(s).text) gives back s.
/// Room is given to the parts in their order: one that no longer fits is left out whole, and those behind it are tried. Where
/// the items do not fit, nothing else is written: it would be said of others.
[[nodiscard]] WrittenState write_state_within(const Selection& selection);
[[nodiscard]] std::string  write_state(const Selection& selection);  ///< Its text.

/// One must-have as a link writes it, and back; absent when it can't be read.
[[nodiscard]] std::string             write_must(const MustHave& must);
[[nodiscard]] std::optional<MustHave> read_must(std::string_view text);

struct ReadState {
    Selection                selection;
    std::vector<std::string> notices;  ///< One sentence for each part that was dropped.
};

/// Reads hostile text over `start`, which stays in the parts that the text does not name: never fails, drops what it can't
/// use. Unknown parts are kept in Selection::others, as far as they can stand in a link; another version's text is read as far
/// as it goes. A text that was percent-encoded once more on its way ("1%3Bitems%3Da") is read, too. Longer than
/// kMaxStateBytes: all of it is dropped.
[[nodiscard]] ReadState read_state(std::string_view text, Selection start = {});

}  // namespace juxta::view
