// wasm/catalogue/plotting.cpp - two looks at each item: in which cell it is, and whether it may be on the front.
// SPDX-License-Identifier: MIT
#include "catalogue/plotting.hpp"

#include "catalogue/plot_scale.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace juxta::catalogue {
namespace {

constexpr std::size_t kMostPoints = 2000;  // that answer a press one by one
constexpr std::size_t kToSettle   = 4;     // steps towards the front cost as much as to look at an item
constexpr double      kNobody     = -std::numeric_limits<double>::infinity();

static_assert(kPlotColumns * kPlotRows <= std::numeric_limits<std::uint16_t>::max(), "a cell is kept in two bytes");

std::size_t cell_of(double share, std::size_t cells) { return std::min(cells - 1, static_cast<std::size_t>(share * static_cast<double>(cells))); }

std::optional<PlotScale> scale_of(const Measure& of)
{
    double low = std::numeric_limits<double>::infinity(), high = -low, above_zero = low;
    for (model::ItemIndex item = 0; item < of.values.size(); ++item) {
        const double at = of(item);
        low             = std::min(low, at);
        high            = std::max(high, at);
        if (at > 0) above_zero = std::min(above_zero, at);
    }
    return low <= high ? std::optional(scale_for(low, high, above_zero)) : std::nullopt;
}

// Turns the best of each column or row into the best of all those that are better. higher: the later, the better
void best_of_better(std::span<double> best, bool higher)
{
    double before = kNobody;
    for (std::size_t k = 0; k < best.size(); ++k) {
        double& one = best[higher ? best.size() - 1 - k : k];
        before      = std::max(before, std::exchange(one, before));
    }
}

}  // namespace

// Calls at(item, x, y) for the next items that are left. returns whether it came to the end
template <class Look>
bool Plotting::look(std::size_t& items, Look&& at)
{
    const auto words = left_.words();
    for (; looked_ < words.size() && items > 0; ++looked_) {
        for (std::uint64_t bits = words[looked_]; bits != 0; bits &= bits - 1) {
            const auto item = static_cast<model::ItemIndex>(looked_ * 64 + static_cast<unsigned>(std::countr_zero(bits)));
            at(item, across_(item), up_(item));
        }
        items -= std::min<std::size_t>(items, 64);
    }
    return looked_ == words.size();
}

bool Plotting::go_on(Plotted& plotted, std::size_t items)
{
    if (!scaled_) {
        plotted.across = scale_of(across_);
        plotted.up     = scale_of(up_);
        scaled_        = true;
    }
    if (!plotted.across || !plotted.up) return true;
    const bool ranked = across_.sign != 0 && up_.sign != 0;
    if (!counted_) {
        const Shares right(*plotted.across), high(*plotted.up);
        if (plotted.cells.empty()) {
            plotted.cells.resize(kPlotColumns * kPlotRows);
            highest_.fill(kNobody);
            furthest_.fill(kNobody);
            if (ranked) cells_.reserve(left_.count());
        }
        counted_ = look(items, [&](model::ItemIndex item, double x, double y) {
            if (std::isnan(x) || std::isnan(y)) {
                ++(std::isnan(x) ? plotted.without_across : plotted.without_up);
                return;
            }
            const double      share = right.of(x), top = high.of(y);
            const std::size_t column = cell_of(share, kPlotColumns), row = cell_of(top, kPlotRows), cell = row * kPlotColumns + column;
            ++plotted.cells[cell];
            if (++plotted.drawn <= kMostPoints) plotted.points.push_back({static_cast<float>(share), static_cast<float>(top), item});
            if (!ranked) return;
            cells_.push_back(static_cast<std::uint16_t>(cell));
            highest_[column] = std::max(highest_[column], up_.sign * y);
            furthest_[row]   = std::max(furthest_[row], across_.sign * x);
        });
        if (plotted.drawn > kMostPoints) plotted.points.clear();
        if (!counted_) return false;
        looked_ = 0;
        best_of_better(highest_, across_.sign > 0);
        best_of_better(furthest_, up_.sign > 0);
    }
    if (!ranked) return true;
    // An item is beaten by one that is as high in a column that is better across, and by one as far across in a row that is better up.
    // Where one of the scales has all items in one column or row, the other one parts them.
    offered_ = offered_ || look(items, [&](model::ItemIndex item, double x, double y) {
        if (std::isnan(x) || std::isnan(y)) return;
        const std::size_t cell = cells_[taken_++];
        if (highest_[cell % kPlotColumns] < up_.sign * y && furthest_[cell / kPlotColumns] < across_.sign * x) front_.offer(item);
    });
    if (!offered_) return false;
    cells_            = {};
    std::size_t steps = std::min(items, std::numeric_limits<std::size_t>::max() / kToSettle) * kToSettle;
    if (!front_.settle(steps)) return false;
    draw_front(plotted);
    return true;
}

void Plotting::draw_front(Plotted& plotted) const
{
    const auto front        = front_.found();
    plotted.front           = front.size();
    const std::size_t named = std::min(front.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) plotted.named.push_back(front[named < 2 ? 0 : i * (front.size() - 1) / (named - 1)].item);

    // A step goes over what is worse on both; two within a cell make no step that could be seen.
    const Shares right(*plotted.across), high(*plotted.up);
    const bool   lower = across_.sign < 0;
    const auto   place = [&](const Keyed& entry) { return PlotPlace{right.of(across_(entry.item)), high.of(up_(entry.item))}; };
    for (auto next = front.begin(); next != front.end();) {
        const PlotPlace at = place(*next);
        if (!plotted.stairs.empty()) {
            const PlotPlace last = plotted.stairs.back();
            plotted.stairs.push_back(lower ? PlotPlace{at.x, last.y} : PlotPlace{last.x, at.y});
        }
        plotted.stairs.push_back(at);
        next = std::partition_point(next, front.end(), [&](const Keyed& entry) {
            const PlotPlace then = place(entry);
            return then.x - at.x < 1.0 / kPlotColumns && std::abs(then.y - at.y) < 1.0 / kPlotRows;
        });
    }
}

}  // namespace juxta::catalogue
