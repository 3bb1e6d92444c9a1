// wasm/view/build_view.hpp - state and bundle to what is shown.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/listing.hpp"
#include "view/screen_view.hpp"
#include "view/state.hpp"

namespace juxta::view {

/// What a person is to see. Pure; the same input gives the same value.
///
/// bundle  nullptr unless `state.load` is Arrived; ids of the selection that it does not hold are passed over.
///
/// Which items: selection.hpp, shown_items(). Which rows, in which order: building.hpp, table_rows(). What differs and
/// who is best: compare/align.hpp. All text of the bundle comes in through clean_text.hpp, all words from words.hpp.
/// Votes that the bundle is silent of are "Not published"; "no votes yet" is said only of counts that are given and 0.
/// A switch for differences is offered from two items on; a single item shows all its rows.
///
/// ids     card/<item>/..., table/row/<attribute>/cell/<item>/..., scorecard/reviewer/<reviewer>/on/<item>/...,
///         verdict, decision/standing/<item>/..., decision/criterion/<criterion>/..., add/item/<item>, bookmarks/item/<item>/..., header/..., notice/<n>, newsletter/..., loading/..., failed/..., empty/...; the
///         bundle's ids in them are percent-encoded, so that no id can be mistaken for a path.
/// cost    Of a comparison O(items shown x (attributes + reviewers)), and O(items x attributes) of a bundle of up to kMostLikeCells, once for each choice of items; of a larger one independent of its size; of a catalogue see Listing::rows().
[[nodiscard]] ScreenView build_view(const model::Bundle* bundle, const State& state);

/// The same. memo: what was reckoned for the last view of the same bundle; a drag of a weight or another letter of a search finds most of it
/// there. Another bundle, or one that changed but for its votes, needs another memo.
[[nodiscard]] ScreenView build_view(const model::Bundle* bundle, const State& state, Memo& memo);

/// All rows of the list that are left, not only its window, as separated values: the name, then the columns shown. See table_text.hpp.
/// bundle, state  as of build_view(), which shows a catalogue of them
/// cost           O(rows * columns)
[[nodiscard]] std::string list_text(const model::Bundle& bundle, const State& state, Memo& memo, char separator);

}  // namespace juxta::view
