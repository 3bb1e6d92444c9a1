// native-host/tables/table.hpp - a table as it was written: cells with their places, from delimited text or from JSON.
// SPDX-License-Identifier: MIT
#pragma once

#include "tables/json_value.hpp"
#include "tables/places.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tables {

/// What a cell is by its notation. Delimited text has texts only; what they mean is found out later.
enum class CellKind : std::uint8_t { none, text, number, boolean, list };

struct Cell {
    std::string_view         text;  ///< without quotes and the blanks around it; a number or boolean of JSON as written
    std::size_t              offset = 0;
    CellKind                 kind   = CellKind::none;
    std::vector<std::string> list;  ///< of a list
};

/// Rows of equally many cells; the first is the head. Cells point into the text that the table was read from, which must live on.
struct Table {
    std::vector<std::vector<Cell>> rows;
    std::deque<std::string>        owned;          ///< texts that do not stand in the source as they are
    char                           delimiter = 0;  ///< 0: JSON
    bool                           by_columns = false;  ///< it came with one item a column and was turned around
};

/// Removes blanks (U+00A0, U+202F and U+3000, too) from both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Reads delimited text as RFC 4180 has it, with or without a byte order mark, any line ends, empty lines passed over.
///
/// delimiter  ',', ';', '\t' or another ASCII sign; 0: that of `,` `;` tab which gives the most lines as many fields as the head, at
///            least two (of equals: tab, then `;`); a first line `sep=;` says it, too
/// head       the head is this record, 1-based; those before it are passed over
/// fails      by a fatal problem: encoding (not UTF-8, U+0000), a quote that is not closed, too_large, no head
///            and by others: text behind a closing quote, more cells than the head has, a text above 64 KiB (left out)
/// source     RFC 4180, section 2
[[nodiscard]] std::optional<Table> read_delimited(std::string_view text, char delimiter, std::size_t head, Problems& problems);

/// Reads a JSON list of objects. Its columns are the keys, in the order of their first appearance; an object inside becomes columns
/// `key.inner`, a list of texts or numbers a cell.
/// fails  by a fatal problem: not JSON, not a list; and by others: an element that is no object, a list of lists or objects (left out)
[[nodiscard]] std::optional<Table> read_json_table(std::string_view text, Problems& problems);

/// The same table with rows and columns exchanged.
[[nodiscard]] Table turned(Table table);

}  // namespace juxta::tables
