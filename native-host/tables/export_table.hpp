// native-host/tables/export_table.hpp - a bundle to a table that a spreadsheet opens and import_table reads back.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"

#include <string>

namespace juxta::tables {

struct Exported {
    std::string table;  ///< CSV as RFC 4180 has it: commas, CR LF, an item a row
    std::string map;    ///< the mapping with which the table says everything that the bundle does
};

/// Writes all items of a bundle.
///
/// Units, currencies and % stand in the heads, nothing is an empty cell, "does not apply" is n/a (or, where a text says that, another
/// word, which the mapping names), an empty list is its separator alone, a text left blank is an apostrophe alone; a text that a spreadsheet
/// would run as a formula has an apostrophe in front. Read back without the mapping, types and units are found out again; with it, the
/// bundle is the same but for blanks at the ends of texts, owner's keys, and formatting.
[[nodiscard]] Exported export_table(const model::Bundle& bundle);

}  // namespace juxta::tables
