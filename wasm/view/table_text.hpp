// wasm/view/table_text.hpp - the decision table, and lines of any other, as separated values for spreadsheets.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/screen_view.hpp"

#include <span>
#include <string>

namespace juxta::view {

/// The rows that are shown, below a row of column names: label, then a value a column, as on the screen; of a link, its address.
///
/// separator   ',' gives CSV as RFC 4180 has it: lines end with CR LF, and a field with a comma, a quote or a line break is in
///             quotes. '\t' gives what a spreadsheet takes from the clipboard: lines end with LF, and tabs and breaks in a field are spaces.
/// formulas    A field that a spreadsheet would run (it begins with = + - @ and is no number) has an apostrophe in front.
[[nodiscard]] std::string table_text(const TableView& table, char separator);

/// One line of such a text, its end with it.
void append_line(std::string& out, std::span<const std::string> fields, char separator);

}  // namespace juxta::view
