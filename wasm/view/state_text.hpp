// wasm/view/state_text.hpp - the selection as the text of a link, and back.
// SPDX-License-Identifier: MIT
//
// `1;items=a,b;w=builder:2,founder:0;must=context:min:32768,open_weights;pin=b;diff=1;fold=builder,founder`: a version, then
// parts in this order, those at their default left out. Ids and values are percent-encoded save A-Z a-z 0-9 . _ ~ -.
// Readable by a person, safe in a URL's fragment.
//   w     criterion:weight, the reader's own weights, 0..5; @ before an attribute's id that a reviewer has, too
//   must  a row's id alone: it must be known (a boolean: yes); row:no a boolean that must be no; row:min:x and row:max:x a
//         number or day at least and at most x; row:is:x a text; row:has:x a tag
#pragma once

#include "view/state.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMaxStateBytes = 2048;

/// The text of a selection. Equal selections give equal texts; read_state(write_state(s)) == s.
[[nodiscard]] std::string write_state(const Selection& selection);

/// One must-have as a link writes it, and back; absent when it can't be read.
[[nodiscard]] std::string             write_must(const MustHave& must);
[[nodiscard]] std::optional<MustHave> read_must(std::string_view text);

struct ReadState {
    Selection                selection;
    std::vector<std::string> notices;  ///< One sentence for each part that was dropped.
};

/// Reads hostile text over `start`, which stays in the parts that the text does not name: never fails, drops what it can't use. Unknown parts are ignored (a newer version may have
/// written them); another version's text is read as far as it goes. Longer than kMaxStateBytes: all of it is dropped.
[[nodiscard]] ReadState read_state(std::string_view text, Selection start = {});

}  // namespace juxta::view
