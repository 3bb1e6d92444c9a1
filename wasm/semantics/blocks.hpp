// wasm/semantics/blocks.hpp - the tree as a flat row of blocks, for the texts that have no nesting (plain text, Markdown).
// SPDX-License-Identifier: MIT
#pragma once

#include "semantics/node.hpp"

#include <string>
#include <vector>

namespace juxta::semantics {

/// A stretch of a block in one style.
struct Piece {
    std::string text;
    std::string url;             ///< "" = no link
    bool        code   = false;
    bool        strong = false;
};
using Pieces = std::vector<Piece>;

struct TableRow {
    bool                heads_group = false;  ///< Then there is one cell, for all columns.
    std::vector<Pieces> cells;                ///< The label first.
};

struct Block {
    enum class Kind { heading, paragraph, bullet, table };
    Kind                  kind  = Kind::paragraph;
    int                   level = 0;  ///< heading: 2..6
    Pieces                pieces;     ///< not for a table
    std::vector<TableRow> rows;       ///< table: the head first
};

/// The blocks in reading order. Left out: controls, folded and decorative nodes, meters (their number stands beside them).
[[nodiscard]] std::vector<Block> blocks_of(const Node& root);

}  // namespace juxta::semantics
