// native-host/tables/import_map.hpp - what a person says of a table: data/import-map.schema.json as values.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/attribute.hpp"
#include "tables/json_value.hpp"
#include "tables/places.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::tables {

/// A column named by its head, and where the mapping names it.
struct ColumnName {
    std::string name;
    std::size_t offset = 0;

    [[nodiscard]] bool given() const { return !name.empty(); }
};

/// The texts of an item that are not cells, in the order in which a bundle is written.
inline constexpr std::array<std::string_view, 8> kItemFields = {"id", "name", "category", "tagline", "description", "url", "image", "entry"};

/// Members of a JSON object that go into the bundle as they are: key, JSON text.
using Members = std::vector<std::pair<std::string, std::string>>;

struct MappedAttribute {
    ColumnName                                column;
    std::string                               id;     ///< "" = made from the label
    std::string                               label;  ///< "" = that of the head
    std::optional<model::AttributeType>       type;
    std::optional<std::string>                unit, currency, per;
    Members                                   more;   ///< better, range, weight, group, help, x-...
    ColumnName                                note, source;
    std::string                               separator;  ///< of tags; "" = found out
    std::optional<std::string>                dates;      ///< "D/M/Y" or "M/D/Y"
    std::vector<std::string>                  yes, no;
};

struct MappedReviewer {
    Members    members;  ///< id, name, about, weight, x-...
    std::string id;
    ColumnName score, verdict, text;
};

struct ImportMap {
    Members                                   bundle;
    char                                      delimiter = 0;
    char                                      decimal   = 0;
    std::size_t                               head      = 1;
    std::optional<bool>                       by_columns;
    std::optional<std::vector<std::string>>   missing, not_applicable;
    std::array<ColumnName, kItemFields.size()> fields;
    std::vector<MappedAttribute>              attributes;
    bool                                      guess_others = true;
    std::vector<ColumnName>                   ignored;
    std::vector<MappedReviewer>               reviewers;
    std::vector<std::string>                  positive, negative;  ///< words of verdict columns
    ColumnName                                votes_positive, votes_negative;
};

/// Reads a mapping. What is wrong is a problem of `problems`; the rest counts.
/// fails  when it is no JSON object; the problem is fatal
[[nodiscard]] std::optional<ImportMap> read_import_map(std::string_view text, Problems& problems);

}  // namespace juxta::tables
