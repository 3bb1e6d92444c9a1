// wasm/ui/lay_plot.cpp - items between two measures: axes, dots, the front, and the list of who is on it.
// SPDX-License-Identifier: MIT
#include "ui/page.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::ui {
namespace {

constexpr float kFew = 600;  // dots that are drawn round, which takes a while; more are drawn as the cells they are

float lay_choice(Builder& b, const view::PlotAxisView& axis, float x, float y, float width)
{
    const float label = std::max(64.0f, b.width_of(Style::label, axis.choose.text) + 12);
    b.text(axis.choose, Style::label, Role::text_quiet, x, y + std::round((b.control_height() - b.line_height(Style::label)) / 2), label);
    return lay_chips(b, axis.choices, std::nullopt, x + label, y, width - label);
}

/// What is in the frame of the axes.
void lay_dots(Builder& b, const view::PlotView& plot, const Rect& area)
{
    const auto at = [&](const view::PlotPlace& place) {
        return Rect{area.x + area.width * static_cast<float>(place.x), area.bottom() - area.height * static_cast<float>(place.y), 0, 0};
    };
    const float wide = area.width / view::kPlotColumns, high = area.height / view::kPlotRows;
    const bool  few = static_cast<float>(plot.dots.size()) < kFew;
    if (plot.box) {
        const auto [left, bottom, right, top] = *plot.box;
        const Rect low = at({left, bottom}), end = at({right, top});
        b.shape(Shape::Kind::fill, {low.x, end.y, end.x - low.x, low.y - end.y}, Role::accent_tint, 2);
    }
    for (const view::PlotDot& dot : plot.dots) {
        const float x = area.x + wide * dot.column, y = area.bottom() - high * static_cast<float>(dot.row + 1);
        const float side = 6, share = 0.25f + 0.65f * static_cast<float>(dot.shade) / view::kPlotShades;
        const Rect  box = few ? Rect{x + (wide - side) / 2, y + (high - side) / 2, side, side} : Rect{x, y, wide, high};
        b.shape(Shape::Kind::dot, box, dot.within ? Role::accent : Role::missing, few ? side / 2 : 0.0f, dot.within ? share : share * 0.6f);
    }
    for (std::size_t i = 1; i < plot.stairs.size(); ++i) {
        const Rect a = at(plot.stairs[i - 1]), c = at(plot.stairs[i]);
        b.shape(Shape::Kind::fill, {std::min(a.x, c.x) - 1, std::min(a.y, c.y) - 1, std::abs(a.x - c.x) + 2, std::abs(a.y - c.y) + 2}, Role::split);
    }
    for (const view::PlotPlace& place : plot.picked) {
        const Rect centre = at(place);
        b.shape(Shape::Kind::ring, {centre.x - 7, centre.y - 7, 14, 14}, Role::text);
    }
}

float lay_chart(Builder& b, const view::PlotView& plot, float x, float y, float width)
{
    b.block();
    const float line = b.line_height(Style::small);
    const float side = [&] {
        float most = 0;
        for (const view::TickView& tick : plot.up.ticks) most = std::max(most, b.width_of(Style::small, tick.text.text));
        return std::ceil(most) + 10;
    }();
    y = b.text(plot.up.label, Style::small, Role::text_quiet, x, y, width) + line / 2 + 6;
    const Rect area{x + side, y, std::max(80.0f, width - side - 8), std::clamp(std::round(width * 0.45f), 220.0f, 400.0f)};
    for (const view::TickView& tick : plot.up.ticks) b.hairline(area.x, area.bottom() - std::round(area.height * static_cast<float>(tick.at)), area.width);
    b.shape(Shape::Kind::fill, {area.x, area.y, 1, area.height}, Role::border_strong);
    b.shape(Shape::Kind::fill, {area.x, area.bottom(), area.width, 1}, Role::border_strong);
    lay_dots(b, plot, area);
    for (const view::FrontView& front : plot.front) {
        const float cx = area.x + area.width * static_cast<float>(front.at.x), cy = area.bottom() - area.height * static_cast<float>(front.at.y);
        b.shape(Shape::Kind::disc, {cx - 4, cy - 4, 8, 8}, Role::split);
    }
    Target target;
    target.node   = plot.id;
    target.kind   = Target::Kind::plot;
    target.box    = area;
    target.action = plot.brush;
    b.target(std::move(target));

    const auto tick_text = [&](const view::Text& text, float left, float top) { b.text(text.id, text.text, Style::small, Role::text_quiet, left, top, width); };
    for (const view::TickView& tick : plot.up.ticks)
        tick_text(tick.text, area.x - 6 - b.width_of(Style::small, tick.text.text), area.bottom() - std::round(area.height * static_cast<float>(tick.at)) - line / 2);
    const float        under = area.bottom() + line / 2 + 2;  // clear of the text beside the lowest line
    std::vector<float> free;  // where each row of texts ends: what would stand in the one before goes a row down
    for (const view::TickView& tick : plot.across.ticks) {
        const float own  = b.width_of(Style::small, tick.text.text);
        const float left = std::clamp(area.x + area.width * static_cast<float>(tick.at) - own / 2, x, std::max(x, x + width - own));
        b.shape(Shape::Kind::fill, {std::round(area.x + area.width * static_cast<float>(tick.at)), area.bottom(), 1, 5}, Role::border_strong);
        std::size_t row = 0;
        while (row < free.size() && left < free[row]) ++row;
        if (row == free.size()) free.push_back(0);
        free[row] = left + own + 8;
        tick_text(tick.text, left, under + line * static_cast<float>(row));
    }
    for (const view::FrontView& front : plot.front) {
        const float own = b.width_of(Style::small_strong, front.number.text);
        const float cx = area.x + area.width * static_cast<float>(front.at.x), cy = area.bottom() - area.height * static_cast<float>(front.at.y);
        b.text(front.number.id, front.number.text, Style::small_strong, Role::text, std::clamp(cx - own / 2, area.x + 2, area.right() - own), std::max(area.y - 4, cy - 5 - b.line_height(Style::small_strong)), width);
    }
    return b.text(plot.across.label, Style::small, Role::text_quiet, area.x, under + line * static_cast<float>(free.size()) + 4, area.width);
}

float lay_limits(Builder& b, const Page& page, const view::PlotView& plot, float x, float y, float width)
{
    float             bottom  = b.text(plot.hint, Style::small, Role::text_quiet, x, y, std::min(width, kMeasure)) + 12;
    const std::size_t columns = page.narrow ? 2 : 4;
    const float       own     = std::floor((width - 12 * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const view::Field* const fields[] = {&plot.across.low, &plot.across.high, &plot.up.low, &plot.up.high};
    for (std::size_t row = 0; row < 4; row += columns) {
        float end = bottom;
        for (std::size_t i = row; i < row + columns; ++i) end = std::max(end, b.field(*fields[i], x + (own + 12) * static_cast<float>(i - row), bottom, own));
        bottom = end + 12;
    }
    return bottom - 12;
}

float lay_front(Builder& b, const view::PlotView& plot, float x, float y, float width)
{
    float bottom = b.text(plot.front_heading, Style::label, Role::text, x, y, width);
    bottom       = b.text(plot.front_about, Style::small, Role::text_quiet, x, bottom, std::min(width, kMeasure)) + 8;
    const float       side = std::max(36.0f, b.theme().target_pt());
    const std::size_t columns = width > 640 ? 2 : 1;
    const float       own     = std::floor((width - 24 * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    for (std::size_t row = 0; row < plot.front.size(); row += columns) {
        float end = bottom;
        for (std::size_t i = row; i < std::min(plot.front.size(), row + columns); ++i) {
            const view::FrontView& front = plot.front[i];
            const float            left  = x + (own + 24) * static_cast<float>(i - row);
            lay_tick(b, front.pick, {left - 8, bottom, side, side});
            Target open;
            open.node           = front.open.id;
            open.radius_pt      = 6;
            open.action         = front.open.action;
            open.quiet          = true;
            const float text    = left + side;
            const float high    = std::max(b.line_height(Style::label) + 4, b.theme().target_pt());
            const float name    = b.text(front.open.id, front.open.label, Style::label, Role::text, text, bottom + (high - b.line_height(Style::label)) / 2, own - side);
            const float wide    = std::min(own - side, b.width_of(Style::label, front.open.label));
            open.box            = {text - 4, bottom, std::max(b.theme().target_pt(), wide + 8), std::max(high, name - bottom + 2)};
            b.target(std::move(open));
            end = std::max({end, b.text(front.values, Style::small, Role::text_quiet, text, std::max(name, bottom + high), own - side), bottom + side});
        }
        bottom = end + 8;
    }
    return std::max(bottom - 8, b.text(plot.more, Style::small, Role::text_quiet, x, bottom, width));
}

}  // namespace

float lay_plot(Builder& b, const Page& page, const view::PlotView& plot, float y)
{
    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       x = page.x + page.padding, width = page.width - 2 * page.padding;
    float             bottom = b.text(plot.heading, Style::title, Role::text, x, y + page.padding, width);
    bottom                   = b.text(plot.summary, Style::body, Role::text_quiet, x, bottom + 4, std::min(width, kMeasure));
    if (plot.axes) bottom    = b.button(*plot.axes, x, bottom + 12, width);
    if (!plot.across.choices.empty()) {
        bottom = lay_choice(b, plot.across, x, bottom + (plot.axes ? 12 : 16), width);
        bottom = lay_choice(b, plot.up, x, bottom + 8, width);
    }
    if (plot.empty) {
        b.end_card(card, bottom + page.padding);
        return bottom + page.padding;
    }
    bottom                   = lay_chart(b, plot, x, bottom + 20, width);
    b.block();
    bottom = lay_limits(b, page, plot, x, bottom + 16, width);
    bottom = lay_front(b, plot, x, bottom + 20, width) + page.padding;
    b.end_card(card, bottom);
    return bottom;
}

}  // namespace juxta::ui
