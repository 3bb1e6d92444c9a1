// wasm/catalogue/plot_text.cpp - axes, counts, the front, and the cells that have items.
// SPDX-License-Identifier: MIT
#include "catalogue/plot_text.hpp"

#include "catalogue/fields.hpp"

#include <cmath>

namespace juxta::catalogue {
namespace {

constexpr std::size_t kMostStairs = 2 * (kPlotColumns + kPlotRows) + 1;  // what leads from cell to cell, upwards in one of them each time

void put_scale(std::string& to, const std::optional<PlotScale>& scale)
{
    put(to, std::uint64_t{scale.has_value()});
    if (!scale) return;
    put(to, scale->low), put(to, scale->high);
    put(to, std::uint64_t{scale->logarithmic}), put(to, std::uint64_t{scale->zero});
}

std::optional<PlotScale> read_scale(Fields& from)
{
    if (!from.truth()) return std::nullopt;
    PlotScale scale;
    scale.low         = from.real();
    scale.high        = from.real();
    scale.logarithmic = from.truth();
    scale.zero        = from.truth();
    if (!(scale.low < scale.high) || !std::isfinite(scale.high - scale.low) || (scale.logarithmic && !(scale.low > 0)) || (scale.zero && !scale.logarithmic)) from.fail();
    return scale;
}

double read_share(Fields& from)
{
    const double share = from.real();
    if (!(share >= 0 && share <= 1)) from.fail();
    return share;
}

}  // namespace

void write_plot(std::string& to, const AskedPlot& plot)
{
    for (const AskedMeasure* const axis : {&plot.across, &plot.up}) {
        begin_part(to);
        for (const std::uint64_t number : {std::uint64_t{axis->column}, std::uint64_t(axis->type), std::uint64_t(axis->better)}) put(to, number);
        put(to, axis->criteria);
    }
}

std::optional<AskedPlot> read_plot(std::string_view text)
{
    std::vector<AskedMeasure> axes;
    const bool                read = for_each_part(text, [&](Fields from) {
        AskedMeasure& axis = axes.emplace_back();
        axis.column        = from.count(kAskedScore);
        axis.type          = from.type();
        axis.better        = from.better();
        if (axis.column == kAskedScore) axis.criteria = from.criteria();
        return !from.failed() && from.over() && model::is_numeric(axis.type) && (axis.column < model::kMaxAttributes || axis.column == kAskedScore);
    });
    if (!read || axes.size() != 2 || axes[0].column == axes[1].column) return std::nullopt;
    return AskedPlot{std::move(axes[0]), std::move(axes[1])};
}

void write_plotted(std::string& to, const Plotted& plotted, const std::vector<model::ItemIndex>& named)
{
    put_scale(to, plotted.across);
    put_scale(to, plotted.up);
    for (const std::size_t count : {plotted.drawn, plotted.without_across, plotted.without_up, plotted.front, named.size(), plotted.stairs.size()}) put(to, std::uint64_t{count});
    for (const model::ItemIndex item : named) put(to, std::uint64_t{item});
    for (const PlotPlace& place : plotted.stairs) put(to, place.x), put(to, place.y);
    std::size_t next = 0;
    for (std::size_t cell = 0; cell < plotted.cells.size(); ++cell) {
        if (plotted.cells[cell] == 0) continue;
        put(to, std::uint64_t{cell - next});
        put(to, std::uint64_t{plotted.cells[cell]});
        next = cell + 1;
    }
}

std::optional<Plotted> read_plotted(std::string_view text, std::size_t items)
{
    Plotted     made;
    Fields      from(text);
    std::size_t named = 0, stairs = 0;
    made.across       = read_scale(from);
    made.up           = read_scale(from);
    for (std::size_t* const count : {&made.drawn, &made.without_across, &made.without_up, &made.front}) *count = from.count();
    named  = from.count(kMostNamed);
    stairs = from.count(kMostStairs);
    for (std::size_t i = 0; i < named && !from.failed(); ++i) {
        made.named.push_back(static_cast<model::ItemIndex>(from.count()));
        if (made.named.back() >= items) from.fail();
    }
    for (std::size_t i = 0; i < stairs && !from.failed(); ++i) {
        const double x = read_share(from);
        made.stairs.push_back({x, read_share(from)});
    }
    if (made.across && made.up) made.cells.resize(kPlotColumns * kPlotRows);
    std::size_t counted = 0;
    for (std::size_t cell = 0; !from.over() && !from.failed(); ++cell) {
        cell += from.count(kPlotColumns * kPlotRows);
        const std::size_t count = from.count();
        if (cell >= made.cells.size() || count == 0) from.fail();
        else made.cells[cell] = static_cast<std::uint32_t>(count);
        counted += count;
    }
    if (counted != made.drawn) from.fail();  // it was cut off
    return from.failed() ? std::nullopt : std::optional(std::move(made));
}

}  // namespace juxta::catalogue
