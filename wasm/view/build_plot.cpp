// wasm/view/build_plot.cpp - items between two measures, and those that no other one beats.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "catalogue/plot_scale.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace juxta::view {
namespace {

using model::ItemIndex;
using model::ItemText;

constexpr std::size_t kMostChoices = 24;     // attributes that an axis offers
constexpr double      kNumberWide  = 0.06;   // what the number of an item takes of the plot, across
constexpr double      kNumberHigh  = 0.1;

model::Better better_of(const Building& building, const ColumnId& id)
{
    const auto attribute = building.bundle.find_attribute(id);
    return id == kScoreColumn ? model::Better::higher : attribute ? building.bundle.attributes[*attribute].better : model::Better::undeclared;
}

/// "Input price (per 1M tokens, lower is better)"
std::string axis_label(const Building& building, const ColumnId& column, const PlotScale& scale)
{
    const Words&             words = building.words;
    const model::Better      better = better_of(building, column);
    std::string              notes  = column_unit(building, column);
    const auto               add    = [&](std::string_view note) {
        if (!notes.empty()) notes += words.comma;
        notes += note;
    };
    if (better == model::Better::lower) add(words.plot_lower);
    if (better == model::Better::higher) add(words.plot_higher);
    if (scale.logarithmic) add(words.plot_logarithmic);
    return column_label(building, column) + (notes.empty() ? "" : " (" + notes + ")");
}

/// scale  absent: there is nothing to stand on it
/// open   with its choices
PlotAxisView build_axis(const Building& building, const ColumnId& column, const std::optional<PlotScale>& scale, bool up, bool open)
{
    const std::string path = up ? "plot/up" : "plot/across";
    PlotAxisView      axis;
    axis.column = column;
    axis.choose = {path + "/choose", std::string(up ? building.words.plot_up : building.words.plot_across)};
    const auto offer = [&](const ColumnId& id) {
        Button choice;
        choice.id      = path + "/show/" + encode_id(id);
        choice.label   = column_label(building, id);
        choice.action  = ChooseAxis{up, id};
        choice.name    = axis.choose.text + ": " + choice.label;
        choice.pressed = id == column ? Switch::on : Switch::off;
        axis.choices.push_back(std::move(choice));
    };
    if (open) {
        if (can_plot(building.bundle, kScoreColumn)) offer(kScoreColumn);
        for (const model::Attribute& what : building.bundle.attributes)
            if (can_plot(building.bundle, what.id) && (axis.choices.size() < kMostChoices || what.id == column)) offer(what.id);
    }
    if (!scale) return axis;
    axis.label                      = {path + "/label", axis_label(building, column, *scale)};
    const std::vector<double> ticks = ticks_of(*scale);
    for (std::size_t i = 0; i < ticks.size(); ++i)
        axis.ticks.push_back({{path + "/tick/" + std::to_string(i), column_text(building, column, ticks[i])}, share_of(*scale, ticks[i])});
    for (const bool high : {false, true}) {
        Field field    = filter_field(building, column, high, high ? scale->high : scale->zero ? 0 : scale->low);
        field.id       = path + (high ? "/high" : "/low");
        field.error.id = field.id + "/error";
        field.label    = field.name;
        (high ? axis.high : axis.low) = std::move(field);
    }
    return axis;
}

/// What the limits on a column leave of its axis; absent without any.
std::optional<std::pair<double, double>> limits_of(const Building& building, const ColumnId& column, const PlotScale& scale)
{
    const FilterWish* wish  = wish_of(building, column);
    const auto        asked = wish == nullptr ? std::nullopt : constraint_of(building.bundle, *wish);
    if (!asked || asked->test != catalogue::Test::range) return std::nullopt;
    const double low = std::isfinite(asked->low) ? share_of(scale, asked->low) : 0, high = std::isfinite(asked->high) ? share_of(scale, asked->high) : 1;
    return std::pair(low, std::max(low, high));
}

void add_dots(const catalogue::Plotted& plotted, PlotView& view)
{
    const std::uint32_t most = std::ranges::max(plotted.cells);
    const int           all  = static_cast<int>(std::bit_width(most));
    const auto          box  = view.box.value_or(std::array{0.0, 0.0, 1.0, 1.0});
    for (std::size_t cell = 0; cell < plotted.cells.size(); ++cell) {
        const std::uint32_t count = plotted.cells[cell];
        if (count == 0) continue;
        PlotDot dot{static_cast<std::uint16_t>(cell % kPlotColumns), static_cast<std::uint16_t>(cell / kPlotColumns), 0, true};
        dot.shade      = static_cast<std::int8_t>((kPlotShades * static_cast<int>(std::bit_width(count)) + all - 1) / all);
        const double x = (dot.column + 0.5) / kPlotColumns, y = (dot.row + 0.5) / kPlotRows, wide = 0.5 / kPlotColumns, high = 0.5 / kPlotRows;
        dot.within     = x + wide >= box[0] && x - wide <= box[2] && y + high >= box[1] && y - high <= box[3];
        view.dots.push_back(dot);
    }
}

void add_front(const Building& building, const Listing& listing, const catalogue::Plotted& plotted, PlotView& view)
{
    const Words& words = building.words;
    const auto   says  = [&](const ColumnId& column, ItemIndex item) { return column_label(building, column) + ": " + column_text(building, column, listing.value(column, item)); };
    for (const ItemIndex item : plotted.named) {
        const std::string path = "plot/front/" + step_of(building, item), number = std::to_string(view.front.size() + 1);
        FrontView         front;
        front.at     = {share_of(*plotted.across, listing.value(view.across.column, item)), share_of(*plotted.up, listing.value(view.up.column, item))};
        front.number = {path + "/number", number};
        for (const FrontView& other : view.front)
            if (!other.number.text.empty() && std::abs(other.at.x - front.at.x) < kNumberWide && std::abs(other.at.y - front.at.y) < kNumberHigh) front.number.text.clear();
        front.open.id     = path + "/open";
        front.open.label  = fill(words.front_name, {number, name_of(building.bundle, item)});
        front.open.action = OpenItem{ItemId(building.bundle.text(item, ItemText::id))};
        front.values      = {path + "/values", says(view.across.column, item) + std::string(words.comma) + says(view.up.column, item)};
        front.pick        = pick_button(building, path, item);
        view.front.push_back(std::move(front));
    }
    if (plotted.front > plotted.named.size()) view.more.text = fill(words.front_more, plotted.front - plotted.named.size());
}

PlotStanding standing_of(const Building& building)
{
    const auto& here = building.bundle.excerpt;
    const auto& pack = building.state.pack;
    if (!here) return PlotStanding::as_asked;
    const Selection& selection = building.state.selection;
    const bool       same      = here->plot == plot_of_pack(building.bundle, selection) && here->filters == filters_of_pack(building.bundle, selection) && here->query == query_text(selection.browse.query);
    return same ? PlotStanding::as_asked : pack && pack->waiting ? PlotStanding::awaited : PlotStanding::missing;
}

/// What is said of a plot whose axes have values.
void add_chart(const Building& building, const Listing& listing, const catalogue::Plotted& plotted, PlotView& view)
{
    const Words&     words  = building.words;
    const PlotScale &across = *plotted.across, &up = *plotted.up;
    view.summary.text       = plotted.whole ? fill(words.plot_drawn, plotted.drawn) : fill(words.plot_so_far, plotted.drawn);
    const auto lacks        = [&](std::size_t count, const ColumnId& column) {
        if (count > 0) view.summary.text += " " + fill(words.plot_without, count, column_label(building, column));
    };
    lacks(plotted.without_across, view.across.column);
    lacks(plotted.without_up, view.up.column);
    view.hint.text = words.plot_hint;
    if (!plotted.points.empty()) view.hint.text += " " + std::string(words.plot_hint_press);

    const auto within_across = limits_of(building, view.across.column, across), within_up = limits_of(building, view.up.column, up);
    if (within_across || within_up) {
        const auto [left, end]   = within_across.value_or(std::pair(0.0, 1.0));
        const auto [bottom, top] = within_up.value_or(std::pair(0.0, 1.0));
        view.box                 = {left, bottom, end, top};
    }
    if (plotted.drawn > 0) add_dots(plotted, view);
    for (const ItemId& id : building.state.selection.browse.picked) {
        const auto item = building.bundle.find_item(id);
        if (!item) continue;
        const double x = listing.value(view.across.column, *item), y = listing.value(view.up.column, *item);
        if (!std::isnan(x) && !std::isnan(y)) view.picked.push_back({share_of(across, x), share_of(up, y)});
    }
    view.brush  = BrushPlot{across, up, plotted.points, {}};
    view.stairs = plotted.stairs;
    for (const PlotAxisView* axis : {&view.up, &view.across})
        if (better_of(building, axis->column) != model::Better::lower && better_of(building, axis->column) != model::Better::higher)
            view.front_about.text = fill(words.front_undeclared, {column_label(building, axis->column)});
    if (plotted.named.empty()) return;
    view.front_heading.text = words.front_heading;
    view.front_about.text   = words.front_about;
    add_front(building, listing, plotted, view);
}

}  // namespace

PlotView build_plot(const Building& building, Memo& memo)
{
    const Words&    words   = building.words;
    const Browse&   browse  = building.state.selection.browse;
    const PlotWish& wish    = *browse.plot;
    const auto&     plotted = memo.listing->plotted(building.state.selection, memo.at_once);
    const auto      standing = standing_of(building);
    auto&           kept    = memo.plot;
    if (kept && kept->turn == memo.listing->plot_turn() && kept->columns == wish && kept->standing == standing && kept->filters == browse.filters && kept->picked == browse.picked && kept->typed == building.state.typed && kept->open == building.state.axes_open)
        return kept->view;

    PlotView view;
    view.empty         = !plotted.across || !plotted.up;
    const bool awaited = standing == PlotStanding::awaited;
    const bool open    = (view.empty && !awaited) || building.state.axes_open;
    view.across        = build_axis(building, wish.across, plotted.across, false, open);
    view.up            = build_axis(building, wish.up, plotted.up, true, open);
    if (!view.empty) {
        Button& axes  = view.axes.emplace();
        axes.id       = "plot/axes";
        axes.label    = words.plot_axes;
        axes.action   = ShowAxes{!open};
        axes.expanded = open ? Switch::on : Switch::off;
    }
    view.heading       = {"plot/heading", fill(words.plot_heading, {column_label(building, wish.up), column_label(building, wish.across)})};
    view.summary       = {"plot/summary", {}};
    view.told          = building.bundle.excerpt.has_value();
    view.hint          = {"plot/hint", {}};
    view.front_heading = {"plot/front", {}};
    view.front_about   = {"plot/front/about", {}};
    view.more          = {"plot/front/more", {}};
    if (!view.empty) add_chart(building, *memo.listing, plotted, view);
    else if (plotted.whole) view.summary.text = fill(words.plot_nothing, {column_label(building, plotted.across ? wish.up : wish.across)});
    else view.summary.text = building.bundle.excerpt ? std::string(words.pack_unplotted) : fill(words.plot_so_far, std::size_t{0});
    if (standing == PlotStanding::missing && !view.empty) view.summary.text += " " + std::string(words.pack_old_plot);
    if (awaited) view.summary.text = fill(words.pack_plotting, {grouped(static_cast<double>(building.bundle.all_items()), 0)});
    view.name = fill(words.plot_name, {view.heading.text, view.summary.text});
    kept      = {memo.listing->plot_turn(), wish, standing, browse.filters, browse.picked, building.state.typed, building.state.axes_open, view};
    return view;
}

}  // namespace juxta::view
