// wasm/view/table_text.cpp - see table_text.hpp.
// SPDX-License-Identifier: MIT
#include "view/table_text.hpp"

#include <algorithm>
#include <string_view>

namespace juxta::view {
namespace {

bool is_formula(std::string_view text)
{
    if (text.empty() || !std::string_view("=+-@\t\r").contains(text.front())) return false;
    const bool number = text.size() > 1 && (text.front() == '+' || text.front() == '-') && text.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
    return !number;
}

void append_field(std::string& out, std::string_view text, char separator)
{
    std::string field = is_formula(text) ? "'" : "";
    field += text;
    if (separator == '\t') {
        std::ranges::replace_if(field, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        out += field;
        return;
    }
    if (field.find_first_of(std::string{separator, '"', '\n', '\r'}) == std::string::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

std::string table_text(const TableView& table, char separator)
{
    const std::string_view line_end = separator == '\t' ? "\n" : "\r\n";
    std::string            out;
    append_field(out, table.corner.text, separator);
    for (const ColumnView& column : table.columns) {
        out += separator;
        append_field(out, column.name.text, separator);
    }
    out += line_end;
    for (const RowGroupView& group : table.groups) {
        for (const RowView& row : group.rows) {
            append_field(out, row.label.text, separator);
            for (const CellView& cell : row.cells) {
                out += separator;
                append_field(out, cell.link ? cell.link->url : cell.text.text, separator);
            }
            out += line_end;
        }
    }
    return out;
}

}  // namespace juxta::view
