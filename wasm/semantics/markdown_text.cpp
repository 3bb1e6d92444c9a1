// wasm/semantics/markdown_text.cpp - the tree as GitHub-flavoured Markdown.
// SPDX-License-Identifier: MIT
//
// source  CommonMark 0.31 (backslash escapes, code spans, link destinations) and the GFM extensions (tables, autolinks).
#include "semantics/semantics.hpp"

#include "semantics/blocks.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace juxta::semantics {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t          first  = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return text.substr(0, 0);
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// Text that shows as it is: what could begin a construct gets a backslash, and control characters and line ends become
/// spaces, so that it can neither leave its line nor its cell.
std::string escaped(std::string_view text, bool at_line_start)
{
    std::string out;
    bool        digits_only = at_line_start;  // "1." begins a list
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c     = text[i];
        const bool first = at_line_start && i == 0;
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
            out += ' ';
            continue;
        }
        bool special = std::string_view("\\`*_[]<>|~&#!$@").contains(c);
        special      = special || (first && (c == '-' || c == '+' || c == '='));
        special      = special || ((c == '.' || c == ')') && digits_only && i > 0);
        special      = special || (c == ':' && text.substr(i + 1, 2) == "//");                                        // autolinks
        special      = special || (c == '.' && i >= 3 && (text.substr(i - 3, 3) == "www" || text.substr(i - 3, 3) == "WWW"));
        if (special) out += '\\';
        out += c;
        digits_only = digits_only && c >= '0' && c <= '9';
    }
    return out;
}

std::string code_span(std::string_view text, bool in_table)
{
    std::size_t longest = 0;
    for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
        run     = text[i] == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    std::string       out = fence;
    if (text.starts_with('`')) out += ' ';
    for (const char c : text) {
        if (c == '|' && in_table) out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    if (text.ends_with('`')) out += ' ';
    return out + fence;
}

/// A destination in angle brackets: what would end it, or a table's cell, is percent-encoded.
std::string destination(std::string_view url)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string    out    = "<";
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || std::string_view("<>|\\`").contains(c)) {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c == '&' ? "&amp;" : std::string(1, c);
        }
    }
    return out + ">";
}

std::string text_of(const Pieces& pieces, bool in_table, bool strong = false)
{
    std::string out;
    for (const Piece& piece : pieces) {
        const std::string_view shown = trimmed(piece.text);
        if (piece.code) {
            out += code_span(piece.text, in_table);
        } else if (!piece.url.empty()) {
            out += "[" + escaped(shown, false) + "](" + destination(piece.url) + ")";
        } else if ((strong || piece.strong) && !shown.empty()) {
            out += "**" + escaped(shown, false) + "**";
        } else {
            // Indented text would be code: a line begins with its first letter.
            const std::size_t skipped = out.empty() ? static_cast<std::size_t>(shown.data() - piece.text.data()) : 0;
            out += escaped(shown.empty() ? " " : std::string_view(piece.text).substr(skipped), out.empty() && !in_table);
        }
    }
    return out;
}

std::string table_of(const Block& table)
{
    std::string out;
    std::size_t columns = 0;
    for (const TableRow& row : table.rows) {
        columns = std::max(columns, row.cells.size());
        out += "|";
        for (const Pieces& cell : row.cells) out += " " + text_of(cell, true, row.heads_group) + " |";
        for (std::size_t c = row.cells.size(); c < columns; ++c) out += " |";
        out += "\n";
        if (&row != &table.rows.front()) continue;
        out += "|";
        for (std::size_t c = 0; c < columns; ++c) out += " --- |";
        out += "\n";
    }
    return out;
}

}  // namespace

std::string markdown_text(const Node& root)
{
    std::string out;
    bool        after_bullet = false;
    for (const Block& block : blocks_of(root)) {
        const bool bullet = block.kind == Block::Kind::bullet;
        if (!out.empty() && !(bullet && after_bullet)) out += "\n";
        after_bullet = bullet;
        switch (block.kind) {
            case Block::Kind::heading:
                out += std::string(static_cast<std::size_t>(std::clamp(block.level - 1, 1, 6)), '#') + " " + text_of(block.pieces, false) + "\n";
                break;
            case Block::Kind::paragraph: out += text_of(block.pieces, false) + "\n"; break;
            case Block::Kind::bullet: out += "- " + text_of(block.pieces, false) + "\n"; break;
            case Block::Kind::table: out += table_of(block); break;
        }
    }
    return out;
}

}  // namespace juxta::semantics
