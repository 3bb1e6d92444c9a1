// wasm/view/selection.hpp - what a selection means for the bundle at hand.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/filter.hpp"
#include "model/bundle.hpp"
#include "view/state.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMaxQueryBytes    = 256;  ///< What is searched for in the catalogue.
inline constexpr std::size_t kMaxListColumns   = 16;  ///< Columns of the list beside the name.
inline constexpr std::size_t kMaxOpenByDefault = 3;  ///< Up to so many items reviews are unfolded unless the reader folds them.

/// The items side by side, in order: those selected, as far as the bundle has them, each once, at most kMaxSideBySide.
/// When none is left: the bundle's first comparison; without one its first two items. Empty only for an empty bundle.
/// Those that are pinned stand first.
/// cost: O(selected x log items).
[[nodiscard]] std::vector<model::ItemIndex> shown_items(const model::Bundle& bundle, const Selection& selection);

/// Which screen a selection means. Without a choice of the reader or the page: the comparison where items are selected, the bundle has
/// ready-made comparisons, or no more items than fit side by side; else the catalogue.
[[nodiscard]] ScreenKind kind_of(const model::Bundle& bundle, const Selection& selection);

/// The column of a catalogue that an id means; absent for kScoreColumn and what is not there.
[[nodiscard]] std::optional<catalogue::ColumnIndex> find_column(const model::Bundle& bundle, std::string_view id);

/// Whether a packed catalogue can be put in the order of a column, as far as it keeps that: of the name, the score where there is one, the category and
/// all attributes but web addresses.
[[nodiscard]] bool orders_pack(const model::Bundle& bundle, std::string_view column);
/// The order that is asked for of a packed catalogue, as Wanted has it.
[[nodiscard]] std::string order_of_pack(const model::Bundle& bundle, const Selection& selection);

/// Whether a packed catalogue can be filtered by a column, as far as it keeps that: of the category and all attributes but web addresses.
[[nodiscard]] bool filters_pack(const model::Bundle& bundle, std::string_view column);
/// The filters that are asked for of it, limits on the score and must-haves among them, and the columns of which it is asked what there is to choose
/// from, as Wanted has them.
[[nodiscard]] std::string filters_of_pack(const model::Bundle& bundle, const Selection& selection);
[[nodiscard]] std::string facets_of_pack(const model::Bundle& bundle, const std::set<ColumnId>& columns);
/// The plot that is asked for of it, as Wanted has it; "" without one.
[[nodiscard]] std::string plot_of_pack(const model::Bundle& bundle, const Selection& selection);
/// How catalogue::Offer calls such a column.
[[nodiscard]] catalogue::ColumnIndex column_of_pack(const model::Bundle& bundle, std::string_view column);

/// Whether what is wanted of a packed catalogue's list is the list that was asked for, or that an excerpt has: more of it, maybe.
template <class Other>
[[nodiscard]] bool same_list(const Wanted& wanted, const Other& other)
{
    return wanted.query == other.query && wanted.order == other.order && wanted.filters == other.filters;
}

/// A wish as a constraint, but for its values: those are the columns' matter. Absent where its column does not exist or cannot be asked this.
[[nodiscard]] std::optional<catalogue::Constraint> constraint_of(const model::Bundle& bundle, const FilterWish& wish);

/// Whether a plot can show it: the score where there is one, and attributes that are amounts.
[[nodiscard]] bool can_plot(const model::Bundle& bundle, const ColumnId& id);

/// What a plot shows where nobody chose: a price, or else what is better low, against the score, or else what is better high; what some item
/// has a value of before what none has. Absent where there are no two of these.
[[nodiscard]] std::optional<PlotWish> default_plot(const model::Bundle& bundle);

/// What is searched for, clean and of at most kMaxQueryBytes; a space at its end stays, for somebody is typing.
[[nodiscard]] std::string query_text(std::string_view typed);

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
