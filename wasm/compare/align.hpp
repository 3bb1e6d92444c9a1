// wasm/compare/align.hpp - one attribute over the items side by side: what is known, whether it differs, who is best.
// SPDX-License-Identifier: MIT
//
// Pure: no I/O, no clock, no locale, no text made.
//
// Differs   A row differs when its cells do not all say the same: two cells of different status differ, two known cells
//           differ when their values do. So a row in which everybody is unknown does not differ, and one in which a
//           value stands beside an unknown does. Values are equal
//             number, money, percent, boolean   when the numbers are equal, exactly; no tolerance
//             text, url, date                   when the texts are, byte by byte (a date is compared as given)
//             tags                              as sets: neither order nor repetition matters
//           Notes and sources are not part of the value.
// Best      Asked only where the attribute declares `better`, and only of known cells; text and url have no order and so
//           no best. Ordered are number, money and percent by value, boolean by `yes` or `no`, date by day (`higher` =
//           later), tags by how many different ones there are. The range plays no part: it is for weighing.
//             fewer than two known cells    nobody is best: there is nothing to be better than
//             all known cells equal         with nobody unknown: all are tied, and nobody is best
//             otherwise                     all cells that share the best value are best
//           A cell that is not applicable takes no part. As long as one is unknown, best means best of those known:
//           see Row::unknown.
#pragma once

#include "model/bundle.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace juxta::compare {

struct Cell {
    model::Status status = model::Status::unknown;
    bool          best   = false;  ///< Shares the best known value.
    bool          operator==(const Cell&) const = default;
};

struct Row {
    std::vector<Cell> cells;  ///< One an item, in the order asked for.
    bool              differs  = false;
    bool              all_tied = false;  ///< `better` is declared, two or more are known, all equal, none unknown.
    std::size_t       known    = 0;      ///< Cells with a value.
    std::size_t       unknown  = 0;      ///< Cells nobody has filled; > 0 makes `best` provisional.
    std::size_t       best     = 0;      ///< Cells that are best; > 1 = a shared best.
    bool              operator==(const Row&) const = default;
};

/// One attribute over some items.
///
/// attribute  Index into bundle.attributes.
/// items      1..kMaxSideBySide items of `bundle`; more work as well.
/// cost       O(items), for tags O(items x tags log tags).
[[nodiscard]] Row align(const model::Bundle& bundle, std::size_t attribute, std::span<const model::ItemIndex> items);

/// The panel's verdict as a row: known where somebody gave a verdict; differs by the counts of verdicts. Nobody is best.
/// cost: O(items x reviewers).
[[nodiscard]] Row align_panel(const model::Bundle& bundle, std::span<const model::ItemIndex> items);

/// The community's votes as a row: known where the bundle gives counts, also when they are 0; differs by the counts.
/// Nobody is best: that needs more than counts.
[[nodiscard]] Row align_votes(const model::Bundle& bundle, std::span<const model::ItemIndex> items);

/// The category as a row: known where one is given; differs by the bytes. Nobody is best.
[[nodiscard]] Row align_category(const model::Bundle& bundle, std::span<const model::ItemIndex> items);

}  // namespace juxta::compare
