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

void append_line(std::string& out, std::span<const std::string> fields, char separator)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += separator;
        append_field(out, fields[i], separator);
    }
    out += separator == '\t' ? "\n" : "\r\n";
}

std::string table_text(const TableView& table, char separator)
{
    std::string              out;
    std::vector<std::string> fields{table.corner.text};
    for (const ColumnView& column : table.columns) fields.push_back(column.name.text);
    append_line(out, fields, separator);
    for (const RowGroupView& group : table.groups) {
        for (const RowView& row : group.rows) {
            fields = {row.label.text};
            for (const CellView& cell : row.cells) fields.push_back(cell.link ? cell.link->url : cell.text.text);
            append_line(out, fields, separator);
        }
    }
    return out;
}

}  // namespace juxta::view
