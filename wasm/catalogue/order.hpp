// wasm/catalogue/order.hpp - items in the order of a column or of a score.
// SPDX-License-Identifier: MIT
//
// Unknown values come last in both directions, then those that are not applicable; equals stay in the order of the items, in both
// directions, too. Texts are compared without case and accents, numbers within them by their value ("Model 9" before "Model 10").
#pragma once

#include "catalogue/columns.hpp"
#include "catalogue/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

enum class Direction : std::uint8_t { ascending, descending };

/// What a text is ordered by: folded, numbers so that their bytes compare as they do.
[[nodiscard]] std::string order_key(std::string_view text);

/// Orders a bundle's items. Keeps the order of each column once it was asked for: 4 bytes an item.
class Orders {
    static constexpr std::size_t kAllItems = std::numeric_limits<std::size_t>::max();

public:
    /// columns  Must outlive this.
    explicit Orders(Columns& columns);

    /// The items of `rows` by a column: number, money, percent, date by value; boolean no before yes; tags by how many; texts by order_key.
    /// most  of them, the first ones
    /// cost  O(items); the first time also O(items) for numbers, O(values log values) for texts.
    [[nodiscard]] std::vector<model::ItemIndex> by_column(ColumnIndex column, Direction direction, const Rows& rows, std::size_t most = kAllItems);

    /// The items of `rows` by scores, one an item of the bundle. NaN: there is none, and the item comes last.
    /// cost  O(items), by radix; for a few of many one look at each.
    [[nodiscard]] static std::vector<model::ItemIndex> by_score(std::span<const double> scores, Direction direction, const Rows& rows, std::size_t most = kAllItems);

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Order {
        std::vector<model::ItemIndex> items;   ///< ascending: the known, the unknown, the not applicable
        Rows                          starts;  ///< places in `items` where a value begins that differs from the one before
        std::size_t                   known = 0;
        bool                          made  = false;
    };

    void make(ColumnIndex column, Order& order);

    Columns&           columns_;
    std::vector<Order> orders_;
};

}  // namespace juxta::catalogue
