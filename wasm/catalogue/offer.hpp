// wasm/catalogue/offer.hpp - what a filter offers to choose from; and constraints, orders and offers as text, for a catalogue that is somewhere else.
// SPDX-License-Identifier: MIT
//
// The reader of packed catalogues is a module of its own: what it is asked and what it answers are lines of text. Pure.
#pragma once

#include "catalogue/filter.hpp"
#include "catalogue/order.hpp"
#include "model/attribute.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

inline constexpr std::size_t kMostOffered = 8;  ///< values of a column, besides those that are chosen

/// What there is to choose from in one column. `items`, `unknown` and all counts are of what passes the constraints of the other columns.
struct Offer {
    struct Value {
        std::string text;  ///< of a boolean "yes" or "no"
        std::size_t items = 0;

        bool operator==(const Value&) const = default;
    };

    ColumnIndex                column         = 0;
    bool                       kept           = true;  ///< False: the catalogue does not keep this column, and nothing else is said.
    std::size_t                known          = 0;     ///< Items with a value, of all that there are,
    std::size_t                different      = 0;     ///< and their different values, or the bars of their histogram.
    std::size_t                items          = 0;
    std::size_t                unknown        = 0;
    std::size_t                not_applicable = 0;
    std::vector<double>        edges  = {};  ///< number, money, percent, date: of the histogram; see Coded
    std::vector<std::uint32_t> bars   = {};
    std::vector<Value>         values = {};  ///< Others: kMostOffered that most items have, and those chosen; most items first, of a boolean yes first.
    std::size_t                more   = 0;   ///< Values that some items have besides these.

    bool operator==(const Offer&) const = default;
};

/// chosen  Texts of values that are offered whether many items have them or not, as far as some item has.
/// cost    that of Filter::facet(), and O(values log values)
[[nodiscard]] Offer offer_of(Columns& columns, Filter& filter, ColumnIndex column, std::span<const std::string> chosen);

// Asked of, besides the places of attributes and, for the category, model::kMaxAttributes.
inline constexpr ColumnIndex kAskedName  = model::kMaxAttributes + 1;  ///< orders only
inline constexpr ColumnIndex kAskedScore = model::kMaxAttributes + 2;

/// What a criterion of the score says of an item, and how much that weighs: as compare::grade_of() has it.
struct AskedCriterion {
    bool                        reviewer = false;  ///< its score; else an attribute
    std::size_t                 index    = 0;      ///< the place of the reviewer or the attribute
    model::AttributeType        type     = model::AttributeType::number;  ///< of an attribute: numeric with a range, or boolean
    model::Better               better   = model::Better::undeclared;
    std::optional<model::Range> range    = {};
    double                      weight   = 1;      ///< 0..model::kMaxWeight

    bool operator==(const AskedCriterion&) const = default;
};

/// A constraint whose values are texts, of a column whose type goes with it.
struct Asked {
    Constraint                  constraint;  ///< values: none
    model::AttributeType        type     = model::AttributeType::text;
    std::vector<std::string>    values   = {};
    bool                        must     = false;  ///< It limits what all columns offer, its own, too; another one of its column may stand beside it.
    std::vector<AskedCriterion> criteria = {};     ///< of the score, whose constraint is a range

    bool operator==(const Asked&) const = default;
};

/// Appends it, behind a semicolon where something stands there already. No control character is written, whatever the values hold.
void write_asked(std::string& to, const Asked& asked);
/// returns  absent for what write_asked() never wrote
[[nodiscard]] std::optional<std::vector<Asked>> read_asked(std::string_view text);

/// In which order items are asked for.
struct AskedOrder {
    ColumnIndex                 column    = kAskedName;
    model::AttributeType        type      = model::AttributeType::text;  ///< of the column
    Direction                   direction = Direction::ascending;
    std::vector<AskedCriterion> criteria  = {};  ///< of the score

    bool operator==(const AskedOrder&) const = default;
};

/// As write_asked().
void write_order(std::string& to, const AskedOrder& order);
/// returns  absent for what write_order() never wrote
[[nodiscard]] std::optional<AskedOrder> read_order(std::string_view text);

/// Likewise.
void write_offer(std::string& to, const Offer& offer);
/// Up to what write_offer() never wrote.
[[nodiscard]] std::vector<Offer> read_offers(std::string_view text);

}  // namespace juxta::catalogue
