// wasm/view/state_text.hpp - the selection as the text of a link, and back.
// SPDX-License-Identifier: MIT
//
// `1;items=a,b;diff=1;fold=builder,founder`: a version, then parts in this order, those at their default left out.
// Ids are percent-encoded save A-Z a-z 0-9 . _ ~ -. Readable by a person, safe in a URL's fragment.
#pragma once

#include "view/state.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMaxStateBytes = 2048;

/// The text of a selection. Equal selections give equal texts; read_state(write_state(s)) == s.
[[nodiscard]] std::string write_state(const Selection& selection);

struct ReadState {
    Selection                selection;
    std::vector<std::string> notices;  ///< One sentence for each part that was dropped.
};

/// Reads hostile text over `start`, which stays in the parts that the text does not name: never fails, drops what it can't use. Unknown parts are ignored (a newer version may have
/// written them); another version's text is read as far as it goes. Longer than kMaxStateBytes: all of it is dropped.
[[nodiscard]] ReadState read_state(std::string_view text, Selection start = {});

}  // namespace juxta::view
