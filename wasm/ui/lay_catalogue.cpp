// wasm/ui/lay_catalogue.cpp - the catalogue: search, filters, what is picked, and the list with its window of rows.
// SPDX-License-Identifier: MIT
#include "ui/page.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::ui {
namespace {

constexpr float       kTick        = 20;    // the box that is ticked
constexpr float       kSpread      = 48;    // height of a histogram
constexpr std::size_t kRowsInSight = 12;

float lay_spread(Builder& b, const view::HistogramView& spread, float x, float y, float width)
{
    const auto  count = static_cast<float>(std::max<std::size_t>(1, spread.bars.size()));
    const float step  = width / count;
    const float gap   = step > 4 ? 1.0f : 0.0f;
    for (std::size_t i = 0; i < spread.bars.size(); ++i) {
        const float height = spread.bars[i] > 0 ? std::max(2.0f, std::round(kSpread * static_cast<float>(spread.bars[i]))) : 0.0f;
        const bool  in     = i >= spread.chosen_begin && i < spread.chosen_end;
        if (height > 0) b.shape(Shape::Kind::fill, {x + step * static_cast<float>(i), y + kSpread - height, step - gap, height}, in ? Role::accent : Role::surface_pressed, 1);
    }
    b.hairline(x, y + kSpread, width);
    b.area(spread.id, {x, y, width, kSpread});
    return y + kSpread + 1;
}

float lay_facet(Builder& b, const view::FacetView& facet, float x, float y, float width)
{
    float bottom = b.text(facet.heading, Style::label, Role::text, x, y, width);
    bottom       = b.text(facet.unit, Style::small, Role::text_quiet, x, bottom, width) + 10;
    if (!facet.choices.empty()) bottom = lay_chips(b, facet.choices, std::nullopt, x, bottom, width) + 4;
    bottom = below(bottom, 4, b.text(facet.more, Style::small, Role::text_quiet, x, bottom + 4, width));
    if (facet.histogram) bottom = lay_spread(b, *facet.histogram, x, bottom, width) + 8;
    if (facet.low && facet.high) {
        const float half = std::floor((width - 12) / 2);
        const float low  = b.field(*facet.low, x, bottom, half);
        bottom           = std::max(low, b.field(*facet.high, x + half + 12, bottom, half));
    }
    if (facet.known) bottom = b.button(*facet.known, x - 8, bottom + 6, width + 16, true);
    return bottom;
}

float lay_facets(Builder& b, const Page& page, const view::CatalogueView& view, float y)
{
    const auto&       facets  = view.facets;
    const std::size_t columns = page.narrow ? 1 : std::max<std::size_t>(1, static_cast<std::size_t>((page.width + page.gap) / (304 + page.gap)));
    const float       width   = std::floor((page.width - page.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const float       inner   = width - 2 * page.padding;
    for (std::size_t row = 0; row < facets.size(); row += columns) {
        const std::size_t end  = std::min(facets.size(), row + columns);
        float             high = 0;
        for (std::size_t i = row; i < end; ++i) high = std::max(high, b.measured([&] { return lay_facet(b, facets[i], 0, 0, inner); }));
        for (std::size_t i = row; i < end; ++i) {
            b.block();
            const float       x    = page.x + static_cast<float>(i - row) * (width + page.gap);
            const std::size_t card = b.begin_card(x, y, width);
            lay_facet(b, facets[i], x + page.padding, y + page.padding, inner);
            b.end_card(card, y + high + 2 * page.padding);
        }
        y += high + 2 * page.padding + page.gap;
    }
    if (view.meets) {
        b.block();
        y = b.button(*view.meets, page.x - 8, y, page.width, true) + page.gap;
    }
    return y - page.gap;
}

float lay_search(Builder& b, const Page& page, const view::CatalogueView& view, float y)
{
    b.block();
    std::vector<view::Button> tools;
    if (!view.filter.label.empty()) tools.push_back(view.filter);
    tools.push_back(view.choose);
    if (view.draw) tools.push_back(*view.draw);
    if (view.clear) tools.push_back(*view.clear);
    float own = -8;
    for (const view::Button& tool : tools) own += b.button_width(tool) + 8;
    const bool  beside = !page.narrow && own + 24 + 240 <= page.width;
    const float wide   = beside ? page.width - own - 16 : page.width;
    float       bottom = b.field(view.query, page.x, y, wide);
    const Rect  field  = b.out().targets.back().box;
    const float top    = beside ? field.y + std::round((field.height - b.control_height()) / 2) : bottom + 12;
    bottom             = std::max(bottom, lay_buttons(b, tools, false, beside ? page.x + wide + 16 : page.x, top, beside ? own + 1 : page.width));
    bottom             = b.text(view.summary, Style::body, Role::text_quiet, page.x, bottom + 12, std::min(page.width, kMeasure));
    if (view.again) bottom = b.button(*view.again, page.x, bottom + 8, page.width);
    if (!view.note.text.empty()) bottom = b.text(view.note, Style::small, Role::text_quiet, page.x, bottom + 4, std::min(page.width, kMeasure));
    if (!view.facets.empty() || view.meets) bottom = lay_facets(b, page, view, bottom + 16);
    if (!view.columns.empty()) {
        b.block();
        const std::size_t card = b.begin_card(page.x, bottom + 16, page.width);
        bottom                 = lay_chips(b, view.columns, std::nullopt, page.x + page.padding, bottom + 16 + page.padding, page.width - 2 * page.padding) + page.padding;
        b.end_card(card, bottom);
    }
    return bottom;
}

/// As high with a row of picks as without any, so that the list does not jump under the hand that ticks.
float lay_picked(Builder& b, const Page& page, const view::CatalogueView& view, float y)
{
    b.block();
    const float rise = std::round((b.control_height() - b.line_height(Style::small)) / 2);
    const float own  = std::min(page.width, b.width_of(Style::small, view.picked.text) + 1);
    float       bottom = std::max(b.text(view.picked, Style::small, Role::text_quiet, page.x, y + rise, page.width), y + b.control_height());
    if (view.picks.empty()) return bottom;
    const float last = (view.compare ? b.button_width(*view.compare) + 8 : 0.0f) + (view.unpick ? b.button_width(*view.unpick, true) + 8 : 0.0f);
    const bool  beside = !page.narrow && own + 16 + last + 240 <= page.width;
    const float left = beside ? page.x + own + 16 : page.x;
    const float room = beside ? page.width - own - 16 - last : page.width;
    bottom           = std::max(bottom, lay_chips(b, view.picks, Shape::Kind::cross, left, beside ? y : bottom + 4, room));
    float at         = beside ? page.x + page.width - last + 8 : page.x;
    const float top  = beside ? y : bottom + 8;
    float row = top;
    if (view.compare) {
        bottom = std::max(bottom, b.button(*view.compare, at, row, page.width));
        at     = b.out().targets.back().box.right() + 8;
    }
    if (view.unpick && at > page.x && at + b.button_width(*view.unpick, true) > page.x + page.width) {
        at  = page.x;
        row = bottom + 4;
    }
    if (view.unpick) bottom = std::max(bottom, b.button(*view.unpick, at, row, page.x + page.width - at, true));
    return bottom;
}

// ---- the list -------------------------------------------------------------------------------------------------

struct Grid {
    float x, label, column, pad, row;

    [[nodiscard]] float left(std::size_t column_at) const { return column_at == 0 ? x : x + label + column * static_cast<float>(column_at - 1); }
    [[nodiscard]] float width(std::size_t column_at) const { return column_at == 0 ? label : column; }
};

void lay_marks(Builder& b, const std::vector<view::Stretch>& marks, const std::string& text, Style style, float x, float y, float width)
{
    for (const view::Stretch& mark : marks) {
        const float from = b.width_of(style, std::string_view(text).substr(0, mark.begin));
        const float to   = std::min(width, b.width_of(style, std::string_view(text).substr(0, mark.end)));
        if (from < to) b.shape(Shape::Kind::fill, {x + from - 1, y + 1, to - from + 2, b.line_height(style) - 2}, Role::split_tint, 3);
    }
}

void lay_list_head(Builder& b, const view::ListView& list, const Grid& grid, int region, float y, float height)
{
    const float line = b.line_height(Style::small_strong);
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        if (i < 2) b.block(region, i == 0 ? Layer::corner : Layer::head);
        const view::ListColumnView& column = list.columns[i];
        const float                 side   = column.sorted == view::Sorted::none ? 0.0f : 16.0f;
        const float                 left   = grid.left(i) + grid.pad, width = grid.width(i) - 2 * grid.pad;
        const float                 under  = column.unit.text.empty() ? 0.0f : b.line_height(Style::small);
        const float                 top    = y + std::round((height - line - under) / 2);
        const std::size_t           first  = b.out().lines.size();
        const float                 end    = b.cut(column.sort.id, column.sort.label, Style::small_strong, Role::text, left, top, width - side, column.numbers);
        const float                 begin  = b.out().lines.size() > first ? b.out().lines.back().box.x : left;
        if (side > 0) b.shape(Shape::Kind::caret, {end + 5, top + (line - 10) / 2, 10, 10}, Role::text, 0, column.sorted == view::Sorted::descending ? 1.0f : 0.0f);
        b.cut(column.unit.id, column.unit.text, Style::small, Role::text_quiet, left, top + line, width, column.numbers);
        if (!column.sort.enabled) continue;
        Target target;
        target.node      = column.sort.id;
        target.box       = {begin - 8, y + 4, end + side - begin + 16, height - 8};
        target.radius_pt = 6;
        target.action    = column.sort.action;
        target.quiet     = true;
        b.target(std::move(target));
    }
}

void lay_list_row(Builder& b, const view::ListView& list, const view::ListRowView& row, const Grid& grid, int region, float y)
{
    b.block(region, Layer::labels);
    b.shape(Shape::Kind::cover, {grid.x, y, grid.label, grid.row}, Role::surface);
    b.hairline(grid.x, y + grid.row - 1, grid.label);

    const float  side = std::max(36.0f, b.theme().target_pt());
    const Rect   box{grid.x + grid.pad - 8, y + std::round((grid.row - side) / 2), side, side};
    lay_tick(b, row.pick, box);

    const float x      = box.right() + 4;
    const float room   = grid.x + grid.label - grid.pad - x;
    const float name   = b.line_height(Style::label), small = row.detail.text.empty() ? 0.0f : b.line_height(Style::small);
    const float top    = y + std::round((grid.row - name - small) / 2);
    lay_marks(b, row.marks, row.open.label, Style::label, x, top, room);
    lay_marks(b, row.detail_marks, row.detail.text, Style::small, x, top + name, room);
    const float end    = b.cut(row.open.id, row.open.label, Style::label, Role::text, x, top, room);
    b.cut(row.detail.id, row.detail.text, Style::small, Role::text_quiet, x, top + name, room);
    Target open;
    open.node      = row.open.id;
    const float h  = std::max(name + 4, b.theme().target_pt());
    open.box       = {x - 4, std::clamp(top + name / 2 - h / 2, y, y + std::max(0.0f, grid.row - h)), std::max(b.theme().target_pt(), end - x + 8), h};
    open.radius_pt = 6;
    open.action    = row.open.action;
    open.quiet     = true;
    b.target(std::move(open));

    b.block(region, Layer::body);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const view::ListCellView& cell = row.cells[i];
        const bool                right = i + 1 < list.columns.size() && list.columns[i + 1].numbers;
        b.cut(cell.text.id, cell.text.text, Style::body, cell.missing ? Role::missing : Role::text, grid.left(i + 1) + grid.pad,
                y + std::round((grid.row - b.line_height(Style::body)) / 2), grid.column - 2 * grid.pad, right);
    }
    b.hairline(grid.x + grid.label, y + grid.row - 1, grid.column * static_cast<float>(row.cells.size()));
}

float lay_list(Builder& b, const Page& page, const view::ListView& list, float y)
{
    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       room = page.width - 2;  // inside the border
    const auto        beside = static_cast<float>(list.columns.empty() ? 0 : list.columns.size() - 1);
    Grid              grid;
    grid.x      = page.x + 1;
    grid.pad    = page.narrow ? 12.0f : 16.0f;
    const float least = page.narrow ? 144.0f : 148.0f;
    // On a phone one column stands whole beside the names.
    grid.label  = page.narrow ? std::clamp(room - least, 144.0f, 300.0f) : page.wide ? 384.0f : 300.0f;
    if (beside == 0) grid.label = room;
    grid.column = std::max(least, std::floor((room - grid.label) / std::max(1.0f, beside)));
    grid.row    = b.line_height(Style::label) + b.line_height(Style::small) + (page.narrow ? 16.0f : 18.0f);
    const bool  units = std::ranges::any_of(list.columns, [](const view::ListColumnView& column) { return !column.unit.text.empty(); });
    const float head  = std::max(b.theme().target_pt() + 8, b.line_height(Style::small_strong) + (units ? b.line_height(Style::small) : 0.0f) + 20);

    const std::size_t in_sight = std::min(list.rows, kRowsInSight);
    Region            region;
    region.node             = list.id;
    region.box              = {grid.x, y + 1, room, head + grid.row * static_cast<float>(in_sight)};
    region.content_width_pt = std::max(room, grid.label + grid.column * beside);
    region.label_width_pt   = grid.label;
    region.head_height_pt   = head;
    region.window           = RowWindow{list.rows, list.first(), list.shown.size(), grid.row};
    const int index         = b.region(region);
    b.area(list.id, region.box);
    lay_list_head(b, list, grid, index, y + 1, head);
    for (std::size_t i = 0; i < list.shown.size(); ++i) lay_list_row(b, list, list.shown[i], grid, index, y + 1 + head + grid.row * static_cast<float>(region.window->below_origin() + i));
    float bottom = y + 1 + region.box.height;
    if (!list.nothing.text.empty()) {
        b.block();
        bottom = b.text(list.nothing, Style::body, Role::text_quiet, grid.x + grid.pad, bottom + 24, room - 2 * grid.pad) + 24;
    } else {
        bottom += 8;
    }
    b.end_card(card, bottom + 1);
    if (list.more) {
        b.block();
        bottom = b.button(*list.more, page.x - 8, bottom + 9, page.width, true);
    }
    return bottom + 1;
}

}  // namespace

float lay_chips(Builder& b, std::span<const view::Button> chips, std::optional<Shape::Kind> sign, float x, float y, float width)
{
    float cursor = x, row = y, bottom = y;
    for (view::Button chip : chips) {
        const bool on   = chip.pressed == view::Switch::on;
        const auto with = on ? std::optional(Shape::Kind::tick) : sign;
        view::Button plain = chip;
        plain.pressed      = view::Switch::none;
        const float own    = std::min(width, b.button_width(plain) + (with ? 24.0f : 0.0f));
        if (cursor > x && cursor + own > x + width) {
            cursor = x;
            row    = bottom + 8;
        }
        if (!on) chip.pressed = view::Switch::none;
        bottom = std::max(bottom, b.button(chip, cursor, row, own, false, false, with, on));
        cursor = b.out().targets.back().box.right() + 8;
    }
    return bottom;
}

void lay_tick(Builder& b, const view::Button& pick, Rect box)
{
    const bool on = pick.pressed == view::Switch::on;
    const Rect tick{box.x + (box.width - kTick) / 2, box.y + (box.height - kTick) / 2, kTick, kTick};
    b.shape(Shape::Kind::check, tick, on ? Role::accent : pick.enabled ? Role::border_strong : Role::border, 4, on ? 1.0f : 0.0f);
    Target target;
    target.node    = pick.id;
    target.box     = box;
    target.action  = pick.action;
    target.enabled = pick.enabled;
    target.quiet   = true;
    b.target(std::move(target));
}

float lay_screen(Builder& b, const Page& page, const view::CatalogueView& view, float y)
{
    y = lay_header(b, page, view.header, y) + (page.narrow ? 24.0f : 32.0f);
    if (!view.notices.empty()) y = lay_notices(b, page, view.notices, y) + 16;
    y = lay_search(b, page, view, y) + 16;
    if (view.plot) y = lay_plot(b, page, *view.plot, y) + 16;
    y = lay_picked(b, page, view, y) + 12;
    y = lay_list(b, page, view.list, y);
    if (view.bookmarks) y = lay_bookmarks(b, page, *view.bookmarks, y + (page.narrow ? 48.0f : 64.0f));
    return y;
}

}  // namespace juxta::ui
