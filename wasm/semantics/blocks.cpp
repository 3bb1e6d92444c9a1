// wasm/semantics/blocks.cpp - see blocks.hpp.
// SPDX-License-Identifier: MIT
#include "semantics/blocks.hpp"

#include <string_view>
#include <utility>

namespace juxta::semantics {
namespace {

bool left_out(const Node& node)
{
    switch (node.role) {
        case Role::button: return !node.tells;
        case Role::image:
        case Role::form:
        case Role::slider:
        case Role::field:
        case Role::meter:
        case Role::progress: return true;
        default: return node.hidden || node.decorative || node.guides;
    }
}

bool runs_inline(const Node& node)
{
    return node.role == Role::text || node.role == Role::link || node.role == Role::button;
}

bool all_inline(const Node& node)
{
    for (const Node& child : node.children)
        if (!left_out(child) && !runs_inline(child)) return false;
    return true;
}

void append(Pieces& pieces, Piece piece, const char* separator)
{
    if (!pieces.empty()) pieces.push_back({separator, {}, false, false});
    pieces.push_back(std::move(piece));
}

/// The inline children of a node; a figure's label follows its value as in speech.
Pieces inline_pieces(const Node& node)
{
    const char* separator = node.look == "figure" ? " " : " \u00b7 ";
    Pieces      pieces;
    for (const Node& child : node.children) {
        if (left_out(child)) continue;
        append(pieces, {child.text, child.url, false, std::string_view(child.look).starts_with("mark")}, separator);
    }
    return pieces;
}

class Flattener {
public:
    void add(const Node& node)
    {
        if (left_out(node)) return;
        if (runs_inline(node)) {
            append(line_, {node.text, node.url, false, false}, " \u00b7 ");
            return;
        }
        end_line();
        switch (node.role) {
            case Role::heading: blocks_.push_back({Block::Kind::heading, node.level, {{node.text, {}, false, false}}, {}}); return;
            case Role::paragraph: add_paragraph(node); return;
            case Role::navigation: add_path(node); return;
            case Role::table: add_table(node); return;
            case Role::list_item:
                if (all_inline(node)) {
                    Pieces pieces = inline_pieces(node);
                    if (!pieces.empty()) blocks_.push_back({Block::Kind::bullet, 0, std::move(pieces), {}});
                    return;
                }
                break;
            default: break;
        }
        for (const Node& child : node.children) add(child);
        end_line();
    }

    [[nodiscard]] std::vector<Block> take() { return std::move(blocks_); }

private:
    void end_line()
    {
        if (!line_.empty()) blocks_.push_back({Block::Kind::paragraph, 0, std::move(line_), {}});
        line_.clear();
    }

    void add_paragraph(const Node& node)
    {
        Pieces pieces;
        if (!node.text.empty()) pieces.push_back({node.text, {}, false, false});
        for (const Node& span : node.children) pieces.push_back({span.text, {}, span.role == Role::code, false});
        blocks_.push_back({Block::Kind::paragraph, 0, std::move(pieces), {}});
    }

    void add_path(const Node& navigation)
    {
        Pieces pieces;
        for (const Node& list : navigation.children)
            for (const Node& item : list.children)
                for (Piece& piece : inline_pieces(item)) append(pieces, std::move(piece), " / ");
        blocks_.push_back({Block::Kind::paragraph, 0, std::move(pieces), {}});
    }

    void add_table(const Node& table)
    {
        Block block{Block::Kind::table, 0, {}, {}};
        for (const Node& part : table.children) {
            for (const Node& row : part.children) {
                TableRow& out = block.rows.emplace_back();
                for (const Node& cell : row.children) {
                    out.heads_group = cell.role == Role::group_header;
                    out.cells.push_back(inline_pieces(cell));
                }
            }
        }
        blocks_.push_back(std::move(block));
    }

    std::vector<Block> blocks_;
    Pieces             line_;
};

}  // namespace

std::vector<Block> blocks_of(const Node& root)
{
    Flattener flattener;
    flattener.add(root);
    return flattener.take();
}

}  // namespace juxta::semantics
