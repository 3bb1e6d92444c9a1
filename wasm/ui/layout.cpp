// wasm/ui/layout.cpp - the screens: what stands beside what at which width.
// SPDX-License-Identifier: MIT
#include "ui/layout.hpp"

#include "ui/builder.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <ranges>
#include <string_view>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace juxta::ui {
namespace {

constexpr float kLeastWidth   = 240;
constexpr float kNarrow       = 600;   // below: one column
constexpr float kHintAtLeast  = 0.3f;  // of a column that is cut at the table's edge
constexpr float kWide         = 900;   // from here: label columns stand beside what they label
constexpr float kContentWidth = 1120;
constexpr float kLeastCard    = 256;

// ---- the header -----------------------------------------------------------------------------------------------

float lay_breadcrumb(Builder& b, const std::vector<view::Text>& crumbs, float x, float y, float width)
{
    const float line   = b.line_height(Style::small);
    float       cursor = x;
    bool        first  = true;
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        if (crumbs[i].text.empty()) continue;
        if (!first) {
            b.shape(Shape::Kind::chevron, {cursor + 4, y + (line - 12) / 2, 12, 12}, Role::text_quiet);
            cursor += 20;
        }
        const float own = b.width_of(Style::small, crumbs[i].text);
        if (!first && cursor + own > x + width && (x + width - cursor) * 2 < width) {
            cursor = x;
            y += line;
        }
        const Role colour = i + 1 == crumbs.size() ? Role::text : Role::text_quiet;
        y                 = b.text(crumbs[i].id, crumbs[i].text, Style::small, colour, cursor, y, x + width - cursor) - line;
        cursor            = b.out().lines.back().box.right();
        if (cursor + 20 > x + width) {
            cursor = x;
            y += line;
        }
        first = false;
    }
    return first ? y : y + line;
}

float lay_share(Builder& b, const Page& page, const view::ShareView& share, float y)
{
    const float own    = std::min(page.width, b.button_width(share.copy));
    const bool  beside = own + 16 + 160 <= page.width;
    const float rise   = std::round((b.control_height() - b.line_height(Style::small)) / 2);
    const float wide   = std::min(page.width, kMeasure);
    float       bottom = b.button(share.copy, page.x, y, own);
    if (beside) bottom = std::max(bottom, b.text(share.status, Style::small, Role::text_quiet, page.x + own + 16, y + rise, page.width - own - 16));
    else bottom = below(bottom, 8, b.text(share.status, Style::small, Role::text_quiet, page.x, bottom + 8, wide));
    if (!share.link) return bottom;
    bottom = b.field(*share.link, page.x, bottom + 12, wide);
    return b.button(share.close, page.x, bottom + 12, wide);
}

}  // namespace

float lay_header(Builder& b, const Page& page, const view::HeaderView& header, float y)
{
    b.block();
    const float measure = std::min(page.width, kMeasure);
    y                   = lay_breadcrumb(b, header.breadcrumb, page.x, y, page.width);
    y                   = below(y, page.narrow ? 24.0f : 32.0f, b.text(header.eyebrow, Style::eyebrow, Role::accent, page.x, y + (page.narrow ? 24.0f : 32.0f), page.width));
    y                   = below(y, 8, b.balanced(header.headline, page.wide ? Style::display : Style::display_small, Role::text, page.x, y + 8, page.width));
    y                   = below(y, 16, b.text(header.question, page.narrow ? Style::body : Style::lead, Role::text_quiet, page.x, y + 16, measure));
    y                   = below(y, 12, b.text(header.updated, Style::small, Role::text_quiet, page.x, y + 12, measure));
    const float apart = page.narrow ? 12.0f : 16.0f;
    if (header.catalogue) y = b.button(*header.catalogue, page.x, y + apart, measure);
    return header.share ? lay_share(b, page, *header.share, y + apart) : y;
}

float lay_notices(Builder& b, const Page& page, const std::vector<view::Text>& notices, float y)
{
    for (const view::Text& notice : notices) {
        if (notice.text.empty()) continue;
        b.block();
        const std::size_t fill   = b.shape(Shape::Kind::fill, {page.x, y, page.width, 0}, Role::split_tint, 8);
        const float       bottom = b.text(notice, Style::small, Role::text, page.x + 40, y + 12, page.width - 56) + 12;
        b.shape(Shape::Kind::info, {page.x + 14, y + 12 + (b.line_height(Style::small) - 16) / 2, 16, 16}, Role::split);
        b.out().shapes[fill].box.height = bottom - y;
        y                               = bottom + 8;
    }
    return y;
}

namespace {

// ---- the cards ------------------------------------------------------------------------------------------------

// The parts of a card, each as high as the highest of its row, so that they align across cards.
enum Section : std::size_t { kHead, kTagline, kVerdict, kStanding, kFigures, kDescription, kVote, kFoot, kPlaces, kSections };
using Heights = std::array<float, kSections>;

struct CardPlace {
    float   x, y, width;
    bool    badge_on_top;  ///< the verdict stands in the corner, not below the tagline
    Heights tops;
};

float lay_figures(Builder& b, const std::vector<view::Figure>& figures, float x, float y, float width)
{
    std::size_t shown = 0;
    for (const view::Figure& figure : figures) shown += !figure.value.text.empty() || !figure.label.text.empty();
    if (shown == 0) return y;

    const std::size_t fill   = b.shape(Shape::Kind::fill, {x, y, width, 0}, Role::surface_sunken, 8);
    const auto        colour = [](const view::Figure& figure) { return figure.tone == view::Tone::neutral ? Role::text : look_of(figure.tone).ink; };
    const float       column = width / static_cast<float>(shown);
    float             bottom = y;
    if (column < 100) {  // one below the other: the label at the left, its value at the right
        bottom += 4;
        for (const view::Figure& figure : figures) {
            if (figure.value.text.empty() && figure.label.text.empty()) continue;
            if (bottom > y + 4) b.hairline(x + 12, bottom, width - 24);
            const float label = std::min(b.width_of(Style::small, figure.label.text) + 1, width / 2 - 12);
            const float room  = width - 24 - label - 12;
            const float top   = bottom + 8;
            const auto  first = b.out().lines.size();
            const bool  plain = figure.tone == view::Tone::missing || figure.tone == view::Tone::quiet;
            const float value = b.text(figure.value, plain ? Style::body : Style::body_strong, colour(figure), x + 24 + label, top, room);
            for (std::size_t i = first; i < b.out().lines.size(); ++i) b.out().lines[i].box.x = x + width - 12 - b.out().lines[i].box.width;
            const float drop = b.baseline(Style::body_strong) - b.baseline(Style::small);
            bottom           = std::max(value, b.text(figure.label, Style::small, Role::text_quiet, x + 12, top + drop, label)) + 8;
        }
        bottom += 4;
    } else {
        // Values share a baseline, labels share a line: under the highest value.
        const float pad    = column < 128 ? 12.0f : 16.0f;
        const float room   = column - 2 * pad;
        const auto  style  = [&](const view::Figure& figure) {
            if (figure.tone == view::Tone::missing || figure.tone == view::Tone::quiet) return Style::body;  // nothing to boast of
            return b.width_of(Style::figure, figure.value.text) <= room ? Style::figure : Style::label;
        };
        float       value  = 0;
        const auto  offset = [&](Style s) { return b.baseline(Style::figure) - b.baseline(s); };
        for (const view::Figure& figure : figures)
            value = std::max(value, b.measured([&] { return b.text(figure.value, style(figure), Role::text, 0, offset(style(figure)), room); }));
        std::size_t i = 0;
        for (const view::Figure& figure : figures) {
            if (figure.value.text.empty() && figure.label.text.empty()) continue;
            const float left = x + static_cast<float>(i) * column;
            b.text(figure.value, style(figure), colour(figure), left + pad, y + 16 + offset(style(figure)), room);
            bottom = std::max(bottom, b.text(figure.label, Style::small, Role::text_quiet, left + pad, y + 16 + value + 4, room));
            ++i;
        }
        bottom += 16;
        for (std::size_t rule = 1; rule < shown; ++rule)
            b.shape(Shape::Kind::fill, {x + std::round(static_cast<float>(rule) * column), y + 16, 1, bottom - y - 32}, Role::border);
    }
    b.out().shapes[fill].box.height = bottom - y;
    return bottom;
}

float lay_card_head(Builder& b, const Page& page, const view::CardView& card, float x, float y, float width)
{
    const float side = page.narrow ? 40.0f : 48.0f;
    const float left = side + (page.narrow ? 12.0f : 16.0f);
    b.shape(Shape::Kind::fill, {x, y, side, side}, Role::accent_tint, 12);
    b.centred(card.initial, Style::subtitle, Role::accent, x, y + std::round((side - b.line_height(Style::subtitle)) / 2), side);
    float bottom = b.text(card.category, Style::small, Role::text_quiet, x + left, y, width - left);
    bottom       = b.text(card.name, Style::subtitle, Role::text, x + left, bottom + (bottom > y ? 4.0f : 0.0f), width - left);
    return std::max(bottom, y + side);
}

float lay_card_foot(Builder& b, const view::CardView& card, float x, float y, float width)
{
    float right  = 0;
    float bottom = y;
    if (card.bookmark) {
        view::Button plain = *card.bookmark;
        plain.pressed      = view::Switch::none;  // it has a sign instead of a switch
        right              = std::min(width, b.button_width(plain) + 24);
    }
    const bool beside = card.link && right > 0 && b.width_of(Style::label, card.link->label) + 30 + right <= width;
    if (card.link) {
        const float height = std::max(b.line_height(Style::label), b.theme().target_pt());
        bottom             = b.link(*card.link, Style::label, x, beside ? y + std::round((b.control_height() - height) / 2) : y, beside ? width - right - 12 : width);
    }
    if (card.bookmark) {
        const bool  kept = card.bookmark->pressed == view::Switch::on;
        const float top  = beside ? y : card.link ? bottom + 8 : y;
        bottom           = std::max(bottom, b.button(*card.bookmark, beside ? x + width - right : x, top, right, false, false, Shape::Kind::bookmark, kept));
    }
    return bottom;
}

float lay_vote(Builder& b, const view::VoteView& vote, float x, float y, float width)
{
    float bottom = b.text(vote.heading, Style::small_strong, Role::text, x, y, width) + 8;
    float cursor = x, row = bottom;
    for (view::Button button : vote.buttons) {
        const bool choice = button.pressed != view::Switch::none, on = button.pressed == view::Switch::on;
        button.pressed     = view::Switch::none;  // what is not chosen has no sign
        const auto  sign   = on ? std::optional(Shape::Kind::tick) : std::nullopt;
        const float own    = std::min(width, b.button_width(button, !choice) + (on ? 24.0f : 0.0f));
        if (on) button.pressed = view::Switch::on;
        if (cursor > x && cursor + own > x + width) {
            cursor = x;
            row    = bottom + 8;
        }
        bottom = std::max(bottom, b.button(button, cursor, row, own, !choice, false, sign, on));
        cursor = b.out().targets.back().box.right() + 8;
    }
    bottom = below(bottom, 8, b.text(vote.share, Style::small, Role::text_quiet, x, bottom + 8, width));
    bottom = below(bottom, 4, b.text(vote.status, Style::small, look_of(vote.tone).ink, x, bottom + 4, width));
    return vote.again ? b.button(*vote.again, x, bottom + 8, width) : bottom;
}

float lay_section(Builder& b, const Page& page, const view::CardView& card, std::size_t section, bool badge_on_top, float x, float y, float width)
{
    switch (section) {
        case kHead: return lay_card_head(b, page, card, x, y, width);
        case kTagline: return b.text(card.tagline, Style::body, Role::text_quiet, x, y, width);
        case kVerdict: return badge_on_top ? y : b.badge(card.verdict, x, y, width);
        case kStanding: {
            const float bottom = b.badge(card.standing, x, y, width);
            return below(bottom, 8, b.text(card.reason, Style::small, Role::text, x, bottom + (bottom > y ? 8.0f : 0.0f), width));
        }
        case kFigures: return lay_figures(b, card.figures, x, y, width);
        case kDescription: return b.prose(card.description, Role::text, x, y, std::min(width, kMeasure));
        case kVote: return card.vote ? lay_vote(b, *card.vote, x, y, width) : y;
        case kFoot: return lay_card_foot(b, card, x, y, width);
        default: return lay_buttons(b, card.places, true, x - 8, y, width + 16);
    }
}

float lay_cards(Builder& b, const Page& page, const std::vector<view::CardView>& cards, float y)
{
    if (cards.empty()) return y;
    const std::size_t columns = page.narrow ? 1 : balanced(cards.size(), page.width, kLeastCard, page.gap);
    const float       width   = std::floor((page.width - page.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const float       inner   = width - 2 * page.padding;
    constexpr Heights kGaps   = {0, 16, 12, 12, 20, 20, 20, 16, 8};

    for (std::size_t row = 0; row < cards.size(); row += columns) {
        const std::size_t end = std::min(cards.size(), row + columns);
        // The verdict stands in the corner where it leaves room for the category beside it, in all cards of the row.
        bool on_top = true;
        for (std::size_t i = row; i < end; ++i) {
            const float left = page.narrow ? 52.0f : 64.0f;
            const float own  = b.badge_width(cards[i].verdict);
            on_top           = on_top && (own == 0 || (!cards[i].category.text.empty() && b.width_of(Style::small, cards[i].category.text) + 12 + own <= inner - left));
        }
        Heights heights{};
        for (std::size_t i = row; i < end; ++i)
            for (std::size_t section = 0; section < kSections; ++section)
                heights[section] = std::max(heights[section], b.measured([&] { return lay_section(b, page, cards[i], section, on_top, 0, 0, inner); }));
        float   bottom = y + page.padding;
        Heights tops{};
        for (std::size_t section = 0; section < kSections; ++section) {
            if (heights[section] <= 0) continue;
            tops[section] = bottom + kGaps[section];
            bottom        = tops[section] + heights[section];
        }
        bottom += page.padding;
        for (std::size_t i = row; i < end; ++i) {
            b.block();
            const float       x    = page.x + static_cast<float>(i - row) * (width + page.gap);
            const std::size_t card = b.begin_card(x, y, width);
            b.end_card(card, bottom);
            for (std::size_t section = 0; section < kSections; ++section) {
                if (heights[section] > 0) lay_section(b, page, cards[i], section, on_top, x + page.padding, tops[section], inner);
                if (section == kVerdict && on_top) {
                    // On the line of the category.
                    const float shift = std::round((b.badge_height() - b.line_height(Style::small)) / 2);
                    b.badge(cards[i].verdict, x + width - page.padding - b.badge_width(cards[i].verdict), y + page.padding - shift, inner);
                }
            }
        }
        y = bottom + page.gap;
    }
    return y - page.gap;
}

// ---- the table --------------------------------------------------------------------------------------------------

struct Grid {
    float       x, label, column, pad;
    std::size_t stuck;  ///< so many columns stay beside the labels

    [[nodiscard]] float side() const { return label + column * static_cast<float>(stuck); }
};

float lay_cell(Builder& b, const view::CellView& cell, float x, float y, float width)
{
    const bool gone   = cell.emphasis == view::Emphasis::missing || cell.emphasis == view::Emphasis::not_applicable;
    const Role colour = gone ? Role::missing : Role::text;
    // A link that is the value stands where the value would; it is read after mark and note all the same.
    const float value = cell.link ? b.measured([&] { return b.link(*cell.link, Style::label, x, 0, width); }) : 0.0f;
    const float rise  = cell.link ? std::round((std::max(b.line_height(Style::label), b.theme().target_pt()) - b.line_height(Style::body)) / 2) : 0.0f;
    float       at    = cell.link ? y - rise + value : b.text(cell.text, Style::body, colour, x, y, width);
    if (!cell.mark.text.text.empty()) {
        // Behind a short value, on its line; else below.
        const float own    = b.badge_width(cell.mark);
        const float taken  = cell.link ? width : b.width_of(Style::body, cell.text.text);
        const bool  beside = taken + 10 + own <= width && !right_to_left(cell.text.text);
        const float top    = beside ? y + std::round((b.line_height(Style::body) - b.badge_height()) / 2) : at + 6;
        at                 = std::max(at, b.badge(cell.mark, beside ? x + taken + 10 : x, top, width));
    }
    if (!cell.note.text.empty()) at = b.text(cell.note, Style::small, Role::text_quiet, x, at + 4, width);
    if (cell.link) b.link(*cell.link, Style::label, x, y - rise, width);
    if (cell.source) at = b.link(*cell.source, Style::small, x, at + 4, width);
    return below(at, 6, b.badge(cell.must, x, at + 6, width));
}

float lay_row(Builder& b, const view::RowView& row, const Grid& grid, int region, float y)
{
    const float label = grid.label - 2 * grid.pad;
    const float item  = grid.column - 2 * grid.pad;
    const float top   = y + 16;
    const float drop  = b.baseline(Style::body) - b.baseline(Style::label);  // one baseline for label and values

    b.block(region, Layer::labels);
    const std::size_t fill   = b.shape(Shape::Kind::cover, {grid.x, y, grid.side(), 0}, Role::surface);
    std::optional<std::size_t> edge;  // at the left of a row that differs
    if (row.differs) edge = b.shape(Shape::Kind::fill, {grid.x, y, 3, 0}, Role::accent);
    float             bottom = b.text(row.label, Style::label, Role::text, grid.x + grid.pad, top + drop, label);
    bottom                   = below(bottom, 2, b.text(row.help, Style::small, Role::text_quiet, grid.x + grid.pad, bottom + 2, label));
    if (row.must) bottom = b.button(*row.must, grid.x + grid.pad - 8, bottom + 4, label + 16, true);
    if (row.limit) bottom = b.field(*row.limit, grid.x + grid.pad, bottom + 4, std::min(label, 160.0f));
    b.hairline(grid.x, y, grid.side());

    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i == grid.stuck) b.block(region, Layer::body);
        const float x = grid.x + grid.label + static_cast<float>(i) * grid.column;
        bottom        = std::max(bottom, lay_cell(b, row.cells[i], x + grid.pad, top, item));
    }
    b.hairline(grid.x + grid.side(), y, grid.column * static_cast<float>(row.cells.size() - grid.stuck));
    bottom += 16;
    b.out().shapes[fill].box.height = bottom - y;
    if (edge) b.out().shapes[*edge].box.height = bottom - y;
    return bottom;
}

/// The width of the widest word.
float widest_word(const Builder& b, Style style, std::string_view text)
{
    float most = 0;
    for (const auto word : std::views::split(text, ' ')) most = std::max(most, b.width_of(style, std::string_view(word)));
    return std::ceil(most);
}

/// The width that the columns of items need so that no word of their names and values breaks.
float value_width(const Builder& b, const view::TableView& table)
{
    float most = 0;
    for (const view::ColumnView& column : table.columns) most = std::max(most, widest_word(b, Style::label, column.name.text));
    for (const view::RowGroupView& group : table.groups)
        for (const view::RowView& row : group.rows)
            for (const view::CellView& cell : row.cells)
                if (!cell.link) most = std::max(most, widest_word(b, Style::body, cell.text.text));
    return most;
}

/// The width that the label column needs so that no word of it breaks.
float label_width(const Builder& b, const view::TableView& table, float pad)
{
    float most = 0;
    for (const view::RowGroupView& group : table.groups) {
        for (const view::RowView& row : group.rows) {
            most = std::max(most, widest_word(b, Style::label, row.label.text));
            if (row.must) most = std::max(most, b.button_width(*row.must, true) - 16);
        }
    }
    return std::ceil(most) + 2 * pad;
}

float lay_table(Builder& b, const Page& page, const view::TableView& table, float y)
{
    y = lay_heading(b, page, table.heading, {&table.summary, {}, nullptr, table.differences ? &*table.differences : nullptr}, y);

    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       room = page.width - 2;  // inside the border
    const auto        n    = static_cast<float>(table.columns.size());
    Grid              grid;
    grid.x      = page.x + 1;
    grid.pad    = page.narrow ? 12.0f : page.wide ? 24.0f : 16.0f;
    const auto pinned = static_cast<std::size_t>(std::ranges::count(table.columns, true, &view::ColumnView::pinned));
    const bool pair   = page.narrow && (table.columns.size() <= 2 || pinned == 1);  // two fit a phone beside each other
    grid.label  = page.wide ? 232.0f : 160.0f;
    if (page.narrow) grid.label = std::clamp(label_width(b, table, grid.pad), 104.0f, std::max(104.0f, std::round(room * 0.44f)));
    const float least = pair ? 104.0f : page.narrow ? 148.0f : page.wide ? 216.0f : 180.0f;
    grid.column = std::max(least, std::floor((room - grid.label) / std::max(1.0f, n)));
    if (page.narrow) {
        // A word is not broken where a little less air, or a little scrolling, keeps it whole.
        const float word = value_width(b, table);
        if (word > grid.column - 2 * grid.pad) grid.pad = 8;
        grid.column = std::max(grid.column, std::min(word + 2 * grid.pad, 200.0f));
    } else if (const float beside = room - grid.label, whole = std::floor(beside / grid.column); whole < n && beside - whole * grid.column < kHintAtLeast * grid.column) {
        // That there is more shows by a column that is cut: a little narrower ones, else wider ones.
        const float narrower = std::floor(beside / (whole + kHintAtLeast));
        const bool  fits     = narrower >= 0.85f * least && narrower >= value_width(b, table) + 2 * grid.pad;
        grid.column          = fits ? narrower : std::floor(beside / (std::max(1.0f, whole - 1) + 0.6f));
    }

    Region region;
    region.node             = table.id;
    region.box              = {grid.x, y + 1, room, 0};
    region.content_width_pt = std::max(room, grid.label + grid.column * n);
    // Pinned ones stay while the others scroll, as many as leave room for one that does.
    grid.stuck = 0;
    while (region.content_width_pt > room && grid.stuck < pinned && grid.side() + 2 * grid.column <= room) ++grid.stuck;
    region.label_width_pt = grid.side();
    const int   index       = b.region(region);
    const float top         = y + 1;

    const float head = top + 14;
    b.block(index, Layer::corner);
    float bottom = b.text(table.corner, Style::small, Role::text_quiet, grid.x + grid.pad, head + b.baseline(Style::label) - b.baseline(Style::small), grid.label - 2 * grid.pad);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i == grid.stuck) b.block(index, Layer::head);
        const float x = grid.x + grid.label + static_cast<float>(i) * grid.column;
        bottom        = std::max(bottom, b.text(table.columns[i].name, Style::label, Role::text, x + grid.pad, head, grid.column - 2 * grid.pad));
    }
    bottom += 14;
    b.out().regions[static_cast<std::size_t>(index)].head_height_pt = bottom - top;

    for (const view::RowGroupView& group : table.groups) {
        if (!group.heading.text.empty()) {
            b.block(index, Layer::labels);
            b.hairline(grid.x, bottom, room);
            const std::size_t fill = b.shape(Shape::Kind::fill, {grid.x, bottom + 1, room, 0}, Role::surface_sunken);
            const float       end  = b.text(group.heading, Style::eyebrow, Role::text_quiet, grid.x + grid.pad, bottom + 11, room - 2 * grid.pad) + 10;
            b.out().shapes[fill].box.height = end - bottom - 1;
            bottom                          = end;
        }
        for (const view::RowView& row : group.rows) bottom = lay_row(b, row, grid, index, bottom);
    }
    Region& done    = b.out().regions[static_cast<std::size_t>(index)];
    done.box.height = bottom - top;
    b.area(table.id, done.box);
    if (!table.nothing.text.empty()) {
        b.block();
        b.hairline(grid.x, bottom, room);
        bottom = b.text(table.nothing, Style::body, Role::text_quiet, grid.x + grid.pad, bottom + 24, room - 2 * grid.pad) + 24;
    } else {
        bottom += 8;  // the last row keeps clear of the rounded corners, and there is room for the thumb that scrolls
    }
    b.end_card(card, bottom + 1);
    return bottom + 1;
}

// ---- the scorecard ------------------------------------------------------------------------------------------------

Role bar_colour(view::Tone tone)
{
    switch (tone) {
        case view::Tone::positive: return Role::positive;
        case view::Tone::negative: return Role::negative;
        case view::Tone::split: return Role::split;
        default: return Role::accent;
    }
}

/// name and score with their baselines and bars in line across the columns: `name_height` is the highest name's.
float lay_review(Builder& b, const view::ReviewView& review, bool folded, float name_height, float x, float y, float width)
{
    b.text(review.item_name, Style::small_strong, Role::text_quiet, x, y, width);
    y += name_height + 8;
    if (!review.missing.text.empty() && review.score.text.empty()) return b.text(review.missing, Style::body, Role::missing, x, y, width);

    const bool  number = review.bar.has_value();
    const Style style  = number ? Style::figure : Style::body;
    const float own    = b.badge_width(review.verdict);
    const bool  beside = own > 0 && own + 12 + b.width_of(style, review.score.text) <= width;
    const float top    = number ? y : y + b.baseline(Style::figure) - b.baseline(style);
    float       bottom = review.score.text.empty() ? y : b.text(review.score, style, number ? Role::text : Role::missing, x, top, beside ? width - own - 12 : width);
    if (number || beside) bottom = std::max(bottom, y + b.line_height(Style::figure));
    if (review.bar) bottom = b.meter(*review.bar, bar_colour(review.verdict.tone), x, bottom + 6, width);
    if (own > 0) {
        const float shift = std::round((b.line_height(Style::figure) - b.badge_height()) / 2);
        const float at    = beside ? b.badge(review.verdict, x + width - own, y + shift, own) : b.badge(review.verdict, x, bottom > y ? bottom + 8 : y, width);
        bottom            = std::max(bottom, at);
    }
    if (!folded) bottom = below(bottom, 16, b.prose(review.prose, Role::text, x, bottom + 16, std::min(width, kMeasure)));
    return below(bottom, 8, b.text(review.missing, Style::body, Role::missing, x, bottom + 8, width));
}

float lay_reviewer(Builder& b, const Page& page, const view::ReviewerView& reviewer, float y)
{
    const float x     = page.x + page.padding;
    const float inner = page.width - 2 * page.padding;
    const float about = page.wide ? 216.0f : inner;

    // Who: at the left where there is room, above otherwise, with the fold at the right end of the name's line.
    const float own    = b.button_width(reviewer.fold, true);
    const bool  beside = !page.wide && own + 96 <= inner && !page.narrow;
    float       bottom = b.text(reviewer.name, Style::subtitle, Role::text, x, y, beside ? inner - own - 16 : about);
    bottom             = below(bottom, 4, b.text(reviewer.about, Style::small, Role::text_quiet, x, bottom + 4, beside ? inner - own - 16 : about));
    if (!reviewer.fold.label.empty()) {
        if (beside) {
            const float rise = std::round((b.control_height() - b.line_height(Style::subtitle)) / 2);
            bottom           = std::max(bottom, b.button(reviewer.fold, x + inner - own + 8, y - rise, own, true));
        } else {
            bottom = b.button(reviewer.fold, x - 8, bottom + 6, about + 8, true);
        }
    }
    if (reviewer.reviews.empty()) return bottom;

    const float       left    = page.wide ? x + about + 40 : x;
    const float       room    = page.wide ? inner - about - 40 : inner;
    const float       gap     = page.wide ? 40.0f : 32.0f;
    const std::size_t columns = page.narrow ? 1 : balanced(reviewer.reviews.size(), room, 208, gap);
    const float       width   = std::floor((room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float             top     = page.wide ? y + b.baseline(Style::subtitle) - b.baseline(Style::small_strong) : bottom + 16;
    for (std::size_t row = 0; row < reviewer.reviews.size(); row += columns) {
        const std::size_t end  = std::min(reviewer.reviews.size(), row + columns);
        float             name = 0, low = top;
        for (std::size_t i = row; i < end; ++i)
            name = std::max(name, b.measured([&] { return b.text(reviewer.reviews[i].item_name, Style::small_strong, Role::text_quiet, 0, 0, width); }));
        for (std::size_t i = row; i < end; ++i)
            low = std::max(low, lay_review(b, reviewer.reviews[i], reviewer.folded, name, left + static_cast<float>(i - row) * (width + gap), top, width));
        top    = low + 28;
        bottom = std::max(bottom, low);
    }
    return bottom;
}

float lay_scorecard(Builder& b, const Page& page, const view::ScorecardView& scorecard, float y)
{
    const bool any = !scorecard.reviewers.empty();
    y              = lay_heading(b, page, scorecard.heading, {&scorecard.summary, scorecard.agreement, nullptr, any ? &scorecard.fold_all : nullptr}, y);
    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    bool              first = true;
    for (const view::ReviewerView& reviewer : scorecard.reviewers) {
        b.block();
        if (!first) b.hairline(page.x + page.padding, y, page.width - 2 * page.padding);
        first = false;
        y     = lay_reviewer(b, page, reviewer, y + page.padding + 4) + page.padding + 4;
    }
    if (!scorecard.nothing.text.empty()) {
        b.block();
        y = b.text(scorecard.nothing, Style::body, Role::text_quiet, page.x + page.padding, y + page.padding, page.width - 2 * page.padding) + page.padding;
    }
    b.end_card(card, y);
    return y;
}

// ---- around it ----------------------------------------------------------------------------------------------------

float lay_newsletter(Builder& b, const Page& page, const view::NewsletterView& news, float y)
{
    b.block();
    const float       pad  = page.wide ? 40.0f : page.padding;
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       x    = page.x + pad;
    const float       room = page.width - 2 * pad;
    const bool        side = page.wide && news.form;
    const float       half = side ? std::floor((room - 64) / 2) : std::min(room, kMeasure);
    const float       top  = y + pad;
    float             left = b.text(news.eyebrow, Style::eyebrow, Role::accent, x, top, half);
    left                   = below(left, 4, b.text(news.title, Style::title, Role::text, x, left + 4, half));
    left                   = below(left, 8, b.text(news.text, Style::body, Role::text_quiet, x, left + 8, half));

    float right = side ? top : left;
    if (news.form) {
        const float fx     = side ? x + half + 64 : x;
        const float fw     = side ? room - half - 64 : std::min(room, kMeasure);
        const float start  = side ? top : left + 20;
        const float button = b.button_width(news.submit);
        const bool  beside = button + 12 + 200 <= fw;
        right              = b.field(news.email, fx, start, beside ? fw - button - 12 : fw);
        const Rect field   = b.out().targets.back().box;
        right = std::max(right, b.button(news.submit, beside ? fx + fw - button : fx, beside ? field.y + std::round((field.height - b.control_height()) / 2) : right + 12, beside ? button : fw, false, !beside));
        right = below(right, 12, b.text(news.status, Style::body, look_of(news.tone).ink, fx, right + 12, fw));
    } else {
        right = below(left, 12, b.text(news.status, Style::body, look_of(news.tone).ink, x, left + 12, half));
    }
    const float bottom = std::max(left, right) + pad;
    b.end_card(card, bottom);
    return bottom;
}

}  // namespace

float lay_bookmarks(Builder& b, const Page& page, const view::BookmarksView& marks, float y)
{
    b.block();
    y                      = b.text(marks.heading, Style::title, Role::text, page.x, y, page.width) + 16;
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       x    = page.x + page.padding;
    const float       room = page.width - 2 * page.padding;
    const float       lead = marks.busy ? 28.0f : 0.0f;
    if (!marks.message.text.empty() || !marks.advice.text.empty()) {
        y += page.padding;
        if (marks.busy) b.shape(Shape::Kind::spinner, {x, y + (b.line_height(Style::body) - 16) / 2, 16, 16}, Role::accent);
        y = b.text(marks.message, Style::body, Role::text, x + lead, y, room - lead);
        y = b.text(marks.advice, Style::small, Role::text_quiet, x + lead, y + (marks.message.text.empty() ? 0.0f : 4.0f), std::min(room - lead, kMeasure));
        y += page.padding;
    }
    for (std::size_t i = 0; i < marks.entries.size(); ++i) {
        const view::BookmarkView& entry = marks.entries[i];
        b.block();
        if (i > 0 || !marks.message.text.empty() || !marks.advice.text.empty()) b.hairline(x, y, room);
        float own = 8.0f * static_cast<float>(entry.buttons.size()) - 8;
        for (const view::Button& button : entry.buttons) own += std::min(room, b.button_width(button));
        const bool  beside = own + 16 + 160 <= room;
        const float width  = beside ? room - own - 16 : room;
        const float top    = y + 16;
        float       bottom = b.text(entry.name, Style::body_strong, Role::text, x, top, width);
        bottom             = b.text(entry.detail, Style::small, Role::text_quiet, x, bottom, width);
        if (beside) bottom = std::max(bottom, lay_buttons(b, entry.buttons, false, x + room - own, top + std::max(0.0f, std::round((bottom - top - b.control_height()) / 2)), own + 1));
        else bottom = lay_buttons(b, entry.buttons, false, x, bottom + 8, room);
        y = bottom + 16;
    }
    if (!marks.tools.empty()) {
        b.block();
        if (!marks.entries.empty()) b.hairline(x, y, room);
        y = lay_buttons(b, marks.tools, false, x, y + (marks.entries.empty() ? 0.0f : page.padding), room) + page.padding;
    }
    if (!marks.answers.empty()) {
        b.block();
        const float       inner = room - 32;
        const std::size_t fill  = b.shape(Shape::Kind::fill, {x, y, room, 0}, Role::split_tint, 8);
        const float       top   = y;
        y                       = b.text(marks.question, Style::body, Role::text, x + 16, y + 16, std::min(inner, kMeasure));
        y                       = lay_buttons(b, marks.answers, false, x + 16, y + 12, inner) + 16;
        b.out().shapes[fill].box.height = y - top;
        y += page.padding;
    }
    b.end_card(card, y);
    return y;
}

namespace {

// ---- screens ------------------------------------------------------------------------------------------------------

float lay_screen(Builder& b, const Page& page, const view::ComparisonView& view, float y)
{
    const float apart = page.narrow ? 48.0f : 64.0f;
    y                 = lay_header(b, page, view.header, y) + (page.narrow ? 24.0f : 40.0f);
    if (!view.notices.empty()) y = lay_notices(b, page, view.notices, y) + 16;
    if (!view.verdict.text.empty()) y = lay_verdict(b, page, view.verdict, y) + (page.narrow ? 16.0f : 24.0f);
    y = lay_cards(b, page, view.cards, y) + apart;
    if (view.add) y = lay_add(b, page, *view.add, y) + apart;
    if (view.decision) y = lay_decision(b, page, *view.decision, y) + apart;
    y = lay_table(b, page, view.table, y) + apart;
    y = lay_scorecard(b, page, view.scorecard, y);
    if (view.newsletter) y = lay_newsletter(b, page, *view.newsletter, y + apart);
    if (view.bookmarks) y = lay_bookmarks(b, page, *view.bookmarks, y + apart);
    return y;
}

// The grey shapes of what is to come: an outline of the page, without a word.
float lay_ghost(Builder& b, const Page& page, float y)
{
    const std::size_t columns = page.narrow ? 1 : 2;
    const float       width   = std::floor((page.width - page.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float             bottom  = y;
    for (std::size_t i = 0; i < columns; ++i) {
        b.block();
        const float       x    = page.x + static_cast<float>(i) * (width + page.gap);
        const float       in   = width - 2 * page.padding;
        const std::size_t card = b.begin_card(x, y, width);
        const auto        bone = [&](float dx, float dy, float w, float h, float radius) {
            b.shape(Shape::Kind::fill, {x + page.padding + dx, y + page.padding + dy, std::max(8.0f, std::round(w)), h}, Role::surface_hover, radius);
        };
        bone(0, 0, 48, 48, 12);
        bone(64, 6, (in - 64) * 0.4f, 12, 6);
        bone(64, 28, (in - 64) * 0.75f, 16, 8);
        bone(0, 72, in, 88, 8);
        const float lines[] = {1.0f, 0.94f, 0.97f, 0.6f};
        for (std::size_t line = 0; line < std::size(lines); ++line) bone(0, 184 + 24 * static_cast<float>(line), in * lines[line], 12, 6);
        bottom = y + page.padding * 2 + 184 + 24 * 3 + 12;
        b.end_card(card, bottom);
    }
    return bottom;
}

float lay_screen(Builder& b, const Page& page, const view::LoadingView& view, float y)
{
    b.block();
    const float width = std::min(page.width, 480.0f);
    y                 = b.text(view.message, Style::subtitle, Role::text, page.x, y + 8, width);
    y                 = below(y, 4, b.text(view.detail, Style::small, Role::text_quiet, page.x, y + 4, width));
    y += 16;
    if (view.progress) y = b.meter(*view.progress, Role::accent, page.x, y, width);
    else {
        b.shape(Shape::Kind::bar, {page.x, y, width, 8}, Role::accent, 4, -1);
        y += 8;
    }
    return lay_ghost(b, page, y + 40);
}

/// A quiet card in the middle: a sign, a title, sentences, a button.
float lay_message(Builder& b, const Page& page, Role tint, Role ink, Shape::Kind sign, const view::Text& title, std::initializer_list<const view::Text*> sentences,
                  const view::Button* button, float y)
{
    b.block();
    const float       width = std::min(page.width, 560.0f);
    const float       x     = page.x + std::floor((page.width - width) / 2);
    const float       pad   = page.narrow ? 24.0f : 40.0f;
    const float       inner = width - 2 * pad;
    const std::size_t card  = b.begin_card(x, y, width);
    y += pad;
    b.shape(Shape::Kind::disc, {x + std::floor(width / 2) - 24, y, 48, 48}, tint);
    b.shape(sign, {x + std::floor(width / 2) - 10, y + 14, 20, 20}, ink);
    y = b.centred(title, Style::subtitle, Role::text, x + pad, y + 48 + 20, inner);
    for (const view::Text* sentence : sentences) y = below(y, 8, b.centred(*sentence, Style::body, Role::text_quiet, x + pad, y + 8, inner));
    if (button != nullptr && !button->label.empty()) {
        const float own = std::min(inner, b.button_width(*button));
        y               = b.button(*button, x + std::floor((width - own) / 2), y + 24, own);
    }
    y += pad;
    b.end_card(card, y);
    return y;
}

float lay_screen(Builder& b, const Page& page, const view::FailedView& view, float y)
{
    return lay_message(b, page, Role::negative_tint, Role::negative, Shape::Kind::cross, view.title, {&view.reason, &view.advice}, &view.retry, y + 24) + 24;
}

float lay_screen(Builder& b, const Page& page, const view::EmptyView& view, float y)
{
    return lay_message(b, page, Role::missing_tint, Role::missing, Shape::Kind::dash, view.title, {&view.message}, nullptr, y + 24) + 24;
}

}  // namespace

std::size_t balanced(std::size_t items, float width, float least, float gap)
{
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>((width + gap) / (least + gap)));
    const auto rows = (items + most - 1) / most;
    return rows == 0 ? 1 : (items + rows - 1) / rows;
}

float lay_heading(Builder& b, const Page& page, const view::Text& heading, const HeadingParts& parts, float y)
{
    b.block();
    const view::Button* button = parts.button;
    const bool          toggle = button != nullptr && button->pressed != view::Switch::none;
    const float         own    = button != nullptr ? std::min(page.width, b.button_width(*button, toggle)) : 0.0f;
    const bool          beside = button != nullptr && !page.narrow && own < page.width / 2;
    const float         room   = beside ? page.width - own - page.gap : page.width;
    float               bottom = b.text(heading, Style::title, Role::text, page.x, y, room);
    const float         wide   = std::min(room, kMeasure);
    if (parts.summary != nullptr) bottom = below(bottom, 4, b.text(*parts.summary, Style::body, Role::text_quiet, page.x, bottom + 4, wide));
    for (const view::Text& sentence : parts.more) bottom = below(bottom, 2, b.text(sentence, Style::small, Role::text_quiet, page.x, bottom + 2, wide));
    if (parts.badge != nullptr) bottom = below(bottom, 8, b.badge(*parts.badge, page.x, bottom + 8, wide));
    if (button != nullptr && !button->label.empty()) {
        const float top = beside ? std::max(y, bottom - b.control_height()) : bottom + 12;
        // A toggle's switch and text stand on the page's edges: its box without a border reaches out.
        const float out = toggle ? 8.0f : 0.0f;
        bottom          = std::max(bottom, b.button(*button, beside ? page.x + page.width - own + out : page.x - out, top, own, toggle));
    }
    return bottom + 16;
}

Layout lay_out(const view::ScreenView& screen, const Theme& theme, float width_pt)
{
    const float width = std::max(kLeastWidth, std::floor(width_pt));
    Page        page;
    page.narrow      = width < kNarrow;
    page.wide        = width >= kWide;
    const float edge = page.narrow ? 16.0f : page.wide ? 32.0f : 24.0f;
    page.width       = std::min(kContentWidth, width - 2 * edge);
    page.x           = std::floor((width - page.width) / 2);
    page.gap         = page.narrow ? 16.0f : 24.0f;
    page.padding     = page.narrow ? 16.0f : 24.0f;

    Builder     b(theme, width);
    const float top    = page.narrow ? 24.0f : 40.0f;
    const float bottom = std::visit([&](const auto& view) { return lay_screen(b, page, view, top); }, screen.content);
    return b.finish(std::ceil(bottom + (page.narrow ? 32.0f : 56.0f)));
}

}  // namespace juxta::ui
