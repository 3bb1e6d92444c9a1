// wasm/view/selection.hpp - what a selection means for the bundle at hand.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/state.hpp"

#include <set>
#include <string>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMaxOpenByDefault = 3;  ///< Up to so many items reviews are unfolded unless the reader folds them.

/// The items side by side, in order: those selected, as far as the bundle has them, each once, at most kMaxSideBySide.
/// When none is left: the bundle's first comparison; without one its first two items. Empty only for an empty bundle.
/// Those that are pinned stand first.
/// cost: O(selected x log items).
[[nodiscard]] std::vector<model::ItemIndex> shown_items(const model::Bundle& bundle, const Selection& selection);

[[nodiscard]] bool is_pinned(const Selection& selection, std::string_view item);

/// The reviewers whose reviews are folded: as selected, else none for up to kMaxOpenByDefault items and all for more.
[[nodiscard]] std::set<ReviewerId> folded_reviewers(const model::Bundle& bundle, const Selection& selection);

/// Takes out of `selection` what the bundle does not have or cannot be asked, what is named twice, and what is beyond
/// kMaxSideBySide items or kMaxMusts must-haves; without a word, weights that are the site's and pins of what is not shown.
/// Adds one sentence a kind to `notices`.
void keep_valid(const model::Bundle& bundle, Selection& selection, std::vector<std::string>& notices);

/// The items' names as a headline, "A vs B"; the title of the ready-made comparison of just these items, where it has one.
[[nodiscard]] std::string headline_of(const model::Bundle& bundle, const std::vector<model::ItemIndex>& items);

/// The name of an item, clean and never empty.
[[nodiscard]] std::string name_of(const model::Bundle& bundle, model::ItemIndex item);

/// The name of a reviewer, clean and never empty.
[[nodiscard]] std::string name_of(const model::Reviewer& reviewer);

}  // namespace juxta::view
