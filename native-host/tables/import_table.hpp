// native-host/tables/import_table.hpp - a table to a bundle. The rules are data/README.md, "From a table".
// SPDX-License-Identifier: MIT
//
// Pure: texts in, a text and problems out. The same input gives the same bytes.
#pragma once

#include "tables/places.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace juxta::tables {

enum class Notation { found_out, delimited, json };

struct Imported {
    std::string bundle;              ///< JSON, one item a line; "" when the table or the mapping was refused
    Problems    of_table;
    Problems    of_map;
    std::size_t items      = 0;
    std::size_t attributes = 0;
};

/// Makes a bundle of a table.
///
/// table     The text of the file.
/// map       The text of the mapping; "" = none.
/// notation  found_out: JSON where the text begins with {, or with [ and then { or ]; else delimited.
/// returns   A bundle that the reader of bundles takes without a problem but those that the mapping itself brings in: what it copies
///           into the bundle is the reader's to check. Cells that are not what their column is are kept as notes and are warnings;
///           where the mapping declares the type, errors.
[[nodiscard]] Imported import_table(std::string_view table, std::string_view map, Notation notation = Notation::found_out);

}  // namespace juxta::tables
