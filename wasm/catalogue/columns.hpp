// wasm/catalogue/columns.hpp - the columns of a bundle as small numbers, for filters, facets, order and similarity.
// SPDX-License-Identifier: MIT
//
// Every cell gets a code: 0 = unknown, 1 = not applicable, from 2 on its value. Values of texts are numbered in the order of
// the items, numbers and dates by the bar of a histogram in which they fall. A code takes one byte where it can. Pure.
#pragma once

#include "model/bundle.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace juxta::catalogue {

/// Which column: the attributes in their order, then the category, then the name.
using ColumnIndex = std::size_t;

/// Number of a value of a column, from 0: a text, a tag; 0 = no and 1 = yes; the bar of a histogram.
using ValueIndex = std::uint32_t;

inline constexpr std::uint32_t kUnknownCode       = 0;
inline constexpr std::uint32_t kNotApplicableCode = 1;
inline constexpr std::uint32_t kFirstValueCode    = 2;
inline constexpr double        kLogarithmicFrom   = 1000;  ///< A scale whose highest value is so many times its lowest, or more, is logarithmic.
inline constexpr std::size_t   kBars              = 32;  ///< Of a histogram, at most; one where all values are the same.

/// One code an item (of tags: one a tag), as narrow as they fit.
using Codes = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>;

/// One column in codes.
struct Coded {
    Codes                      codes;           ///< One an item. Of tags: kFirstValueCode for all that are known.
    std::vector<model::TextId> values;          ///< text, url, tags: what each value is. Equal texts are one value.
    std::vector<double>        edges;           ///< number, money, percent, date: of the bars, one more than there are bars
    bool                       logarithmic = false;  ///< Each bar ends as many times higher as it begins, not as much.
    std::size_t                known       = 0;      ///< Items with a value.
    std::size_t                not_applicable = 0;   ///< Items that are not applicable.
    Codes                      tags;            ///< tags: the codes of all items' tags, one after the other
    std::vector<std::uint32_t> tag_ends;        ///< tags: where each item's end
    std::vector<std::uint32_t> counts;          ///< One a value: items with it.

    [[nodiscard]] std::size_t value_count() const { return counts.size(); }
};

/// The coded columns of a bundle, made when they are needed, or in slices ahead.
class Columns {
public:
    /// bundle  Must outlive this. A column is complete when it is first asked for, and the items are before that; they don't change any more.
    explicit Columns(const model::Bundle& bundle);

    [[nodiscard]] const model::Bundle& bundle() const { return *bundle_; }
    [[nodiscard]] std::size_t          items() const { return bundle_->items.size(); }
    [[nodiscard]] std::size_t          size() const { return bundle_->columns.size() + 2; }
    [[nodiscard]] ColumnIndex          category() const { return bundle_->columns.size(); }
    [[nodiscard]] ColumnIndex          name() const { return bundle_->columns.size() + 1; }
    [[nodiscard]] model::AttributeType type(ColumnIndex column) const;

    /// Codes further cells of those columns that are not coded yet, all but the name's.
    /// budget   Cells, about, a long text counting for several; 1 or more.
    /// returns  True when all are coded.
    bool grow(std::size_t budget);

    /// One column in codes, coded now where it was not. cost: O(items) the first time.
    const Coded& coded(ColumnIndex column);

    /// The value of a column that is this text (text, url, tags, category, name), byte by byte; of a boolean: "no" or "yes".
    [[nodiscard]] std::optional<ValueIndex> value_of(ColumnIndex column, std::string_view text);

    /// number, money, percent, date: the number of a cell, 0 unless known. cost: O(1).
    [[nodiscard]] double number(ColumnIndex column, model::ItemIndex item) const { return bundle_->columns[column].number(item); }

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Work {
        Coded                      made;
        std::vector<std::uint32_t> codes, tags;   ///< while they grow; in `made` once they are narrow
        std::size_t                next = 0;      ///< item
        std::vector<std::uint32_t> slots;     ///< hash table of values by text: 1 + the value, 0 = free
        std::vector<std::uint32_t> hashes;    ///< one a value
        bool                       begun = false;
        bool                       done  = false;
    };

    std::size_t   code(ColumnIndex column, std::size_t budget);
    void          make_bars(ColumnIndex column, Coded& made) const;
    std::uint32_t code_of_text(Work& work, model::TextId text);
    void          finish(ColumnIndex column);

    const model::Bundle* bundle_;
    std::vector<Work>    work_;
    ColumnIndex          growing_ = 0;
};

/// The bar in which a value falls. value: from edges.front() on; beyond the last edge, the last bar.
[[nodiscard]] ValueIndex bar_of(const std::vector<double>& edges, double value);

}  // namespace juxta::catalogue
