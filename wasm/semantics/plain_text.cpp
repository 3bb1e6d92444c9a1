// wasm/semantics/plain_text.cpp - the tree as text for a terminal.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "base/small_sort.hpp"
#include "semantics/blocks.hpp"
#include "semantics/width.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace juxta::semantics {
namespace {

constexpr int kGap           = 2;   ///< between columns
constexpr int kNarrowestCell = 14;  ///< with less the table is written row by row
constexpr int kWidestLabel   = 24;

class Writer {
public:
    explicit Writer(int width) : width_(std::max(width, 40)) {}

    void write(const Block& block)
    {
        const bool tight = block.kind == Block::Kind::bullet && last_was_bullet_;
        if (!out_.empty() && !tight) out_ += '\n';
        last_was_bullet_ = block.kind == Block::Kind::bullet;
        switch (block.kind) {
            case Block::Kind::heading: write_heading(block); break;
            case Block::Kind::paragraph: write_lines(text_of(block.pieces, Links::in_place), "", ""); break;
            case Block::Kind::bullet: write_lines(text_of(block.pieces, Links::in_place), "- ", "  "); break;
            case Block::Kind::table: write_table(block); break;
        }
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    enum class Links { in_place, numbered };

    /// A link's address follows its label, or a number does that stands for it below the table.
    std::string text_of(const Pieces& pieces, Links links)
    {
        std::string text;
        for (const Piece& piece : pieces) {
            text += piece.text;
            if (piece.url.empty() || piece.url == piece.text) continue;
            if (links == Links::in_place) {
                text += " <" + piece.url + ">";
            } else {
                addresses_.push_back(piece.url);
                text += " [" + std::to_string(addresses_.size()) + "]";
            }
        }
        return text;
    }

    void line(std::string text)
    {
        while (!text.empty() && text.back() == ' ') text.pop_back();
        out_ += text;
        out_ += '\n';
    }

    void write_lines(const std::string& text, const std::string& first, const std::string& next)
    {
        const std::string* prefix = &first;
        for (std::string& part : wrapped(text, width_ - display_width(first), false)) {
            line(*prefix + part);
            prefix = &next;
        }
    }

    void write_heading(const Block& block)
    {
        int longest = 0;
        for (std::string& part : wrapped(text_of(block.pieces, Links::in_place), width_, false)) {
            longest = std::max(longest, display_width(part));
            line(part);
        }
        constexpr char kLine[] = {'=', '-', '~', '.', '.'};
        line(std::string(static_cast<std::size_t>(longest), kLine[std::clamp(block.level, 2, 6) - 2]));
    }

    void write_table(const Block& table)
    {
        std::vector<std::vector<std::string>> rows;
        std::size_t                           columns = 1;
        addresses_.clear();
        for (const TableRow& row : table.rows) {
            auto& cells = rows.emplace_back();
            for (const Pieces& pieces : row.cells) cells.push_back(text_of(pieces, Links::numbered));
            columns = std::max(columns, cells.size());
        }

        const std::vector<int> widths = column_widths(table, rows, columns);
        if (*std::min_element(widths.begin(), widths.end()) < 0) write_stacked(table, rows);
        else write_columns(table, rows, widths);

        if (!addresses_.empty()) out_ += '\n';
        for (std::size_t i = 0; i < addresses_.size(); ++i) write_lines(addresses_[i], "[" + std::to_string(i + 1) + "] ", "    ");
    }

    /// Widths that fit: the label's, then the columns that need less than their share get what they need and the others
    /// share the rest. A negative one says that the table can't stand in columns.
    std::vector<int> column_widths(const Block& table, const std::vector<std::vector<std::string>>& rows, std::size_t columns) const
    {
        std::vector<int> needed(columns, 1);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size() && !table.rows[r].heads_group; ++c)
                needed[c] = std::max(needed[c], display_width(rows[r][c]));

        std::vector<int> widths = needed;
        widths[0]               = std::min(needed[0], kWidestLabel);
        int left                = width_ - widths[0] - kGap * static_cast<int>(columns - 1);

        std::vector<std::size_t> order(columns - 1);
        std::iota(order.begin(), order.end(), std::size_t{1});
        small_sort(order, [&](std::size_t a, std::size_t b) { return needed[a] != needed[b] ? needed[a] < needed[b] : a < b; });
        int open = static_cast<int>(order.size());
        for (const std::size_t c : order) {
            const int share = left / open--;
            widths[c]       = needed[c] <= share ? needed[c] : share < kNarrowestCell ? -1 : share;
            left -= widths[c];
            if (widths[c] < 0) break;
        }
        return widths;
    }

    void write_columns(const Block& table, const std::vector<std::vector<std::string>>& rows, const std::vector<int>& widths)
    {
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (table.rows[r].heads_group) {
                out_ += '\n';
                write_lines(rows[r].front(), "", "");
                continue;
            }
            std::vector<std::vector<std::string>> cells;
            std::size_t                           height = 1;
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                cells.push_back(wrapped(rows[r][c], widths[c], true));
                height = std::max(height, cells.back().size());
            }
            for (std::size_t y = 0; y < height; ++y) {
                std::string text;
                int         column = 0;
                for (std::size_t c = 0; c < cells.size(); ++c) {
                    const int start = std::accumulate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(c), kGap * static_cast<int>(c));
                    text.append(static_cast<std::size_t>(std::max(start - column, 0)), ' ');
                    column = std::max(start, column);
                    if (y >= cells[c].size()) continue;
                    text += cells[c][y];
                    column += display_width(cells[c][y]);
                }
                line(text);
            }
            if (r > 0) continue;
            std::string rule;
            for (const int width : widths) rule += (rule.empty() ? "" : std::string(kGap, ' ')) + std::string(static_cast<std::size_t>(width), '-');
            line(rule);
        }
    }

    void write_stacked(const Block& table, const std::vector<std::vector<std::string>>& rows)
    {
        for (std::size_t r = 1; r < rows.size(); ++r) {
            if (r > 1) out_ += '\n';
            write_lines(rows[r].front(), "", "");
            if (table.rows[r].heads_group) continue;
            for (std::size_t c = 1; c < rows[r].size() && c < rows.front().size(); ++c)
                write_lines(rows.front()[c] + ": " + rows[r][c], "  ", "    ");
        }
    }

    int                      width_;
    bool                     last_was_bullet_ = false;
    std::vector<std::string> addresses_;  ///< of the links in the table at hand
    std::string              out_;
};

}  // namespace

std::string plain_text(const Node& root, int width)
{
    Writer writer(width);
    for (const Block& block : blocks_of(root)) writer.write(block);
    return writer.take();
}

}  // namespace juxta::semantics
