// wasm/model/attribute.hpp - what a row is, and who reviews.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace juxta::model {

/// The kind of value that an attribute's cells hold.
enum class AttributeType : std::uint8_t { text, number, money, percent, boolean, date, url, tags };

/// Whether its values are numbers.
[[nodiscard]] constexpr bool is_numeric(AttributeType type)
{
    return type == AttributeType::number || type == AttributeType::money || type == AttributeType::percent;
}

/// Whether its values lie on a scale: numbers, and days.
[[nodiscard]] constexpr bool is_measured(AttributeType type) { return is_numeric(type) || type == AttributeType::date; }

/// Which values are better. The bundle says so; it is never guessed from a name.
enum class Better : std::uint8_t { undeclared, higher, lower, yes, no };

/// The declared scale of a numeric attribute. low < high, both finite, in the attribute's own unit.
struct Range {
    double low  = 0;
    double high = 0;

    bool operator==(const Range&) const = default;
};

/// One row of the table, as the bundle declares it.
struct Attribute {
    std::string           id;        ///< Unique among attributes; never empty.
    std::string           label;     ///< Never empty; the id where the bundle gives none.
    std::string           group;     ///< Heading that gathers rows; "" = none.
    std::string           help;      ///< What the row means; "" = nothing said.
    std::string           unit;      ///< "tokens"; "" = none.
    std::string           currency;  ///< ISO 4217, for money; "" = none.
    std::string           per;       ///< "1M tokens": what the amount is for; "" = none.
    AttributeType         type   = AttributeType::text;
    Better                better = Better::undeclared;
    std::optional<Range>  range;   ///< Only number, money, percent.
    std::optional<double> weight;  ///< The site's own weight, 0..5; absent = the default (data/README.md, "Weights").
};

/// One of the panel.
struct Reviewer {
    std::string           id;     ///< Unique among reviewers; never empty.
    std::string           name;   ///< Never empty; the id where the bundle gives none.
    std::string           about;  ///< "" = nothing said.
    std::optional<double> weight; ///< The site's own weight, 0..5; absent = 1.
};

}  // namespace juxta::model
