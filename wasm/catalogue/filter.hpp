// wasm/catalogue/filter.hpp - which items are left, and how many there would be of each value.
// SPDX-License-Identifier: MIT
//
// Missing is neither zero nor no: an item whose value nobody knows passes no test, and fails none; it is kept only where the reader asks for it
// (Constraint::unknown), and counted by itself. The same holds for what is not applicable.
//
// Incremental: each constraint keeps the set of items that pass it, so that a change costs one pass over one column and an
// intersection; a facet is counted anew only when some other column's constraint, or the search, changed.
#pragma once

#include "catalogue/columns.hpp"
#include "catalogue/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace juxta::catalogue {

/// What a constraint asks of a column.
enum class Test : std::uint8_t {
    known,   ///< Any type: the value is known.
    range,   ///< number, money, percent, date: low <= value <= high
    any_of,  ///< text, url, boolean, tags, category, name: it is, or has, one of the values
    all_of,  ///< tags: it has all of the values; of others: as any_of
};

/// What an item must have in one column.
struct Constraint {
    ColumnIndex             column = 0;
    Test                    test   = Test::known;
    double                  low    = -std::numeric_limits<double>::infinity();  ///< range only; days since 1970-01-01 for a date. No NaN.
    double                  high   = std::numeric_limits<double>::infinity();
    std::vector<ValueIndex> values = {};             ///< any_of, all_of only; Columns::value_of()
    bool                    unknown        = false;  ///< Items whose value is unknown are kept, too.
    bool                    not_applicable = false;  ///< Items to which the column does not apply are kept, too.

    bool operator==(const Constraint&) const = default;
};

/// How many items each value of a column has, among those that pass all constraints but that column's own.
struct Facet {
    std::size_t                items          = 0;  ///< That pass the others.
    std::size_t                unknown        = 0;
    std::size_t                not_applicable = 0;
    std::vector<std::uint32_t> counts;  ///< One a value, or a bar of the histogram. An item with three tags counts for each.

    bool operator==(const Facet&) const = default;
};

class Filter {
public:
    /// columns  Must outlive the filter.
    explicit Filter(Columns& columns);

    /// Sets the constraint of its column, in place of the one there was. cost: O(items), once for each change.
    void set(const Constraint& constraint);
    /// Lets every item pass in this column.
    void clear(ColumnIndex column);
    /// Lets every item pass, found or not.
    void clear();
    /// The constraint of a column; nullptr: there is none.
    [[nodiscard]] const Constraint* constraint(ColumnIndex column) const;

    /// Keeps only items that a search found (Found::items); nullptr: a search does not limit.
    void limit_to(const std::vector<model::ItemIndex>* items) { limit(found_, found_changed_, items); }
    /// Keeps only items whose score is within limits, likewise.
    void limit_scores(const std::vector<model::ItemIndex>* items) { limit(scored_, scored_changed_, items); }

    /// The items that pass everything. Valid until the next change.
    [[nodiscard]] const Rows& rows();
    [[nodiscard]] std::size_t count();

    /// The items that pass everything but what is asked of these columns and, where `scores` is set, of the score.
    [[nodiscard]] Rows without(std::span<const ColumnIndex> columns, bool scores) const;

    /// Another one = without() of the same may be another; only ever grows.
    [[nodiscard]] std::uint64_t changed_without(std::span<const ColumnIndex> columns, bool scores) const;

    /// The counts of a column. Valid until the next change.
    /// cost  O(items / 64 * constraints), and O(items) when something else changed since it was last asked.
    const Facet& facet(ColumnIndex column);

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Part {
        std::optional<Constraint> constraint;
        Rows                      passes;         ///< where there is one
        std::uint64_t             changed = 0;    ///< when
        Facet                     facet;
        std::uint64_t             counted = 0;    ///< when; 0 = never
    };

    void  test(const Constraint& constraint, Rows& passes);
    void  limit(std::optional<Rows>& kept, std::uint64_t& changed, const std::vector<model::ItemIndex>* items);
    Facet count_values(ColumnIndex column, const Rows& rows);

    Columns&            columns_;
    std::vector<Part>   parts_;  ///< one a column
    std::optional<Rows> found_, scored_;
    std::uint64_t       found_changed_ = 1, scored_changed_ = 1;
    std::uint64_t       now_           = 1;
    Rows                rows_;
    std::size_t         count_   = 0;
    std::uint64_t       rows_at_ = 0;  ///< when rows_ was made; 0 = never
};

/// The items whose scores are within a range; what has none (NaN) where unknown values are kept.
[[nodiscard]] std::vector<model::ItemIndex> scores_within(const Constraint& range, std::span<const double> scores);

}  // namespace juxta::catalogue
