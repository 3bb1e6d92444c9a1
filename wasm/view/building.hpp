// wasm/view/building.hpp - what the builders of the parts of a screen share. Used inside this layer only.
// SPDX-License-Identifier: MIT
#pragma once

#include "compare/align.hpp"
#include "compare/decision.hpp"
#include "compare/panel.hpp"
#include "model/bundle.hpp"
#include "view/listing.hpp"
#include "view/screen_view.hpp"
#include "view/state.hpp"
#include "view/words.hpp"

#include <string>
#include <vector>

namespace juxta::view {

/// All that a builder reads.
struct Building {
    const model::Bundle&          bundle;
    const State&                  state;
    const Words&                  words;
    std::vector<model::ItemIndex> items;  ///< side by side; 1..kMaxSideBySide
    const compare::Decision*      decision = nullptr;  ///< of these items; none with a single one, and where only rows are asked for
};

/// One row before the reader's wishes: what the report prints and the table shows.
struct TableRow {
    compare::Row row;
    RowView      view;
    std::string  group;  ///< "" = none
};

/// All rows in the order of the table: panel, community, attributes without a group, category, then the groups in the
/// order in which they first appear. An attribute with the id of a built-in row ("panel", "community", "category") stands
/// in that row's place, or in its own group where it has one. The category is left out when no item shown has one.
[[nodiscard]] std::vector<TableRow> table_rows(const Building& building);

[[nodiscard]] HeaderView     build_header(const Building& building);
[[nodiscard]] HeaderView     build_catalogue_header(const Building& building);
[[nodiscard]] std::vector<Text> build_notices(const Building& building, std::size_t problems);
[[nodiscard]] CatalogueView  build_catalogue(const Building& building, Memo& memo, std::size_t problems);  ///< `items` of the building does not matter
[[nodiscard]] std::string    list_text(const Building& building, Listing& listing, char separator);  ///< All its rows.
/// The columns of the list beside the name where nobody chose: the score where there is one, and the bundle's first that are no prose.
[[nodiscard]] std::vector<ColumnId> default_columns(const model::Bundle& bundle);
/// A column of the list: what stands over it, and in what its amounts are, apart from their currency.
[[nodiscard]] std::string column_label(const Building& building, const ColumnId& id);
[[nodiscard]] std::string column_unit(const Building& building, const ColumnId& id);
/// A value of a column that is ordered, as it is typed and as it is read, without the unit that stands in its head.
[[nodiscard]] std::string column_text(const Building& building, const ColumnId& id, double value);
/// The field of one of its limits among the filters; `extreme` is the value beyond which it says nothing.
[[nodiscard]] Field filter_field(const Building& building, const ColumnId& id, bool high, double extreme);
/// What is asked of a column; nullptr: nothing.
[[nodiscard]] const FilterWish* wish_of(const Building& building, const ColumnId& id);
/// The memo's listing of the bundle, made where there is none.
[[nodiscard]] Listing& listing_of(const model::Bundle& bundle, Memo& memo);
/// Picks an item to be put side by side, or no longer.
[[nodiscard]] Button pick_button(const Building& building, const std::string& path, model::ItemIndex item);
/// The plot that the selection asks for; the memo's listing was asked for its rows.
[[nodiscard]] PlotView build_plot(const Building& building, Memo& memo);
[[nodiscard]] CardView       build_card(const Building& building, std::size_t shown);  ///< shown: place in `items`
[[nodiscard]] TableView      build_table(const Building& building);
[[nodiscard]] ScorecardView  build_scorecard(const Building& building);
[[nodiscard]] std::optional<AddView> build_add(const Building& building, Memo& memo);
[[nodiscard]] NewsletterView build_newsletter(const Building& building);
[[nodiscard]] BookmarksView  build_bookmarks(const Building& building);
[[nodiscard]] std::vector<ColumnView> build_columns(const Building& building, const std::string& path);

/// The answer in one sentence. `decision` is there; `shares` are of its weighing.
[[nodiscard]] Text         build_verdict(const Building& building, const compare::WeightShares& shares);
[[nodiscard]] DecisionView build_decision(const Building& building, const compare::WeightShares& shares);

/// How an item shown comes out: "Leads", "Tied", "Set aside", "Beaten on everything"; empty text for none of these.
[[nodiscard]] Badge standing_badge(const Building& building, std::size_t shown, std::string id);
/// Why an item is set aside, flagged or beaten; "" = nothing to say.
[[nodiscard]] std::string standing_reason(const Building& building, std::size_t shown);

/// The ids of the fields in which numbers are typed.
[[nodiscard]] std::string weight_field(const CriterionId& criterion);
[[nodiscard]] std::string limit_field(const AttributeId& attribute);
/// Puts in what was typed into the field, and `error` where it is no number that fits.
void take_typed(const Building& building, Field& field, std::string_view error);

/// A share as percents with at most one digit after the point: "42.6%"; "<0.1%" and ">99.9%" for what is neither 0 nor 1.
[[nodiscard]] std::string percent_fine(double share);

/// How far a vote has come, in words; "" for one that was never cast.
[[nodiscard]] std::string vote_words(const Words& words, const records::VoteState& vote, records::Storage storage);

/// "12 ship / 3 skip".
[[nodiscard]] std::string counts_text(const Building& building, std::uint64_t positive, std::uint64_t negative);

/// The word and the tone of the panel's verdict on an item; "No panel" where nobody reviewed it, "No verdict" where
/// somebody did without one.
[[nodiscard]] Badge verdict_badge(const Building& building, const compare::Panel& panel, std::string id);

/// The id of an item as a step of a path.
[[nodiscard]] std::string step_of(const Building& building, model::ItemIndex item);

/// The bundle's word for a verdict, clean and never empty.
[[nodiscard]] std::string positive_word(const Building& building);
[[nodiscard]] std::string negative_word(const Building& building);

}  // namespace juxta::view
