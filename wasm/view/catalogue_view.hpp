// wasm/view/catalogue_view.hpp - all items of a bundle to search, filter, sort and pick from, as values.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/parts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kWindowRows  = 40;   ///< Rows that a ListView holds at most,
inline constexpr std::size_t kPrintedRows = 500;  ///< and for paper.
inline constexpr std::size_t kRowsBefore  = 12;  ///< Of these before the first one in sight, where there are so many.

/// A part of a text, in bytes: where a word that is searched for stands.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end   = 0;
    bool        operator==(const Stretch&) const = default;
};

/// How the values of a column are spread: a bar a step, the least at the left.
struct HistogramView {
    std::string         id;
    std::string         name;   ///< Accessible name; not drawn.
    std::string         text;   ///< The spread in words for a screen reader; not drawn.
    std::vector<double> bars;   ///< 0..1 of the highest
    std::size_t         chosen_begin = 0, chosen_end = 0;  ///< The bars within the reader's limits.
    bool                operator==(const HistogramView&) const = default;
};

/// One column to filter by. Counts are of the items that pass all other filters.
struct FacetView {
    std::string                  column;   ///< id of an attribute, or kCategoryColumn
    Text                         heading;
    Text                         unit;     ///< In what its numbers are; empty text = nothing to say
    std::vector<Button>          choices;  ///< Toggles, "Yes (12)": the values that most items have, and those chosen. Or one button that has them fetched.
    Text                         more;     ///< How many values are not offered, or that none is; else empty text
    std::optional<HistogramView> histogram;
    std::optional<Field>         low, high;
    std::optional<Button>        known;    ///< A toggle: only where it is known; while there is another limit, also where it is not. Absent where all is known.
    bool                         operator==(const FacetView&) const = default;
};

enum class Sorted : std::uint8_t { none, ascending, descending };

struct ListColumnView {
    std::string column;   ///< id of an attribute, or one of kNameColumn, kCategoryColumn, kScoreColumn
    Button      sort;     ///< Its head: sorts by it; not enabled, it is but a head.
    Text        unit;     ///< In what its values are: "USD per 1M tokens"; empty text = nothing to say
    Sorted      sorted  = Sorted::none;
    bool        numbers = false;  ///< Set to the right.
    bool        operator==(const ListColumnView&) const = default;
};

struct ListCellView {
    Text text;  ///< Never empty: "Not published", "Not applicable" where there is no value
    bool missing = false;
    bool operator==(const ListCellView&) const = default;
};

struct ListRowView {
    std::string               item;
    std::size_t               place = 0;  ///< Among all rows, from 0.
    Button                    pick;       ///< A toggle; its accessible name alone says what it does.
    Button                    open;       ///< The name: shows the item by itself.
    std::vector<Stretch>      marks;      ///< of the name
    Text                      detail;     ///< Category and tagline; empty text = neither
    std::vector<Stretch>      detail_marks;
    std::vector<ListCellView> cells;      ///< One a column but the first, which is the name's.
    bool                      operator==(const ListRowView&) const = default;
};

/// A window of the rows that are left.
struct ListView {
    std::string                 id = "list";  ///< of the table itself, and of the region it scrolls in
    std::string                 name;         ///< Accessible name.
    std::vector<ListColumnView> columns;      ///< The name first.
    std::size_t                 rows = 0;     ///< In all.
    std::vector<ListRowView>    shown;        ///< At most kWindowRows (kPrintedRows), one after the other.
    std::uint32_t               turn = 0;     ///< Another one = other rows: the list begins at its top.
    Text                        nothing;      ///< Said when no row is left; else empty text.
    std::optional<Button>       more;         ///< Below the rows: of a packed catalogue there are more to fetch.

    [[nodiscard]] std::size_t first() const { return shown.empty() ? 0 : shown.front().place; }
    bool                      operator==(const ListView&) const = default;
};

}  // namespace juxta::view
