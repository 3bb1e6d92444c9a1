// wasm/view/plot_view.hpp - items between two measures: a scatter plot with its Pareto front, as values.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/plot.hpp"
#include "view/parts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kPlotColumns = catalogue::kPlotColumns;
inline constexpr std::size_t kPlotRows    = catalogue::kPlotRows;
inline constexpr int         kPlotShades  = 4;

using PlotPlace = catalogue::PlotPlace;

/// A cell with items in it.
struct PlotDot {
    std::uint16_t column = 0, row = 0;  ///< row 0 = the lowest
    std::int8_t   shade  = 0;           ///< 1..kPlotShades, the more items the more
    bool          within = true;        ///< the reader's limits
    bool          operator==(const PlotDot&) const = default;
};

struct TickView {
    Text   text;
    double at = 0;  ///< share of the axis
    bool   operator==(const TickView&) const = default;
};

struct PlotAxisView {
    ColumnId              column;   ///< id of an attribute, or kScoreColumn
    Text                  label;    ///< "Input price (per 1M tokens, lower is better, each step many times the one before)"
    Text                  choose;   ///< stands before the choices
    std::vector<Button>   choices;  ///< Toggles: what else it may show. Empty while the axes are not open
    std::vector<TickView> ticks;
    Field                 low, high;  ///< The same limits as in the filters.
    bool                  operator==(const PlotAxisView&) const = default;
};

/// One item of the front.
struct FrontView {
    PlotPlace at;
    Text      number;  ///< Stands at its place in the plot; empty text where another's does
    Button    open;    ///< "1. Clover Relay": shows the item by itself.
    Text      values;  ///< of both axes: "Input price: $0.05, Score: 59.6"
    Button    pick;    ///< A toggle.
    bool      operator==(const FrontView&) const = default;
};

struct PlotView {
    Text                   heading;
    Text                   summary;  ///< How many are drawn, and how many lack a value.
    bool                   told = false;  ///< What the summary says anew is told: it takes a while to come.
    bool                   empty = false;  ///< An axis has no values: there is nothing but the heading, the summary and the choices.
    std::optional<Button>  axes;     ///< Opens the choices; absent where they are all there is
    PlotAxisView           across, up;
    std::string            id = "plot/area";  ///< of the drawing
    std::string            name;     ///< Accessible name of the drawing; not drawn.
    std::vector<PlotDot>   dots;
    std::vector<PlotPlace> stairs;   ///< The line of the front, from left to right.
    std::vector<PlotPlace> picked;   ///< The items that are picked, as far as they are drawn.
    std::optional<std::array<double, 4>> box;  ///< What the limits leave: left, bottom, right, top as shares; absent without limits
    Action                 brush;    ///< BrushPlot, with what was drawn or pressed
    Text                   hint;
    Text                   front_heading, front_about;  ///< empty texts where there is no front
    std::vector<FrontView> front;    ///< At most catalogue::kMostNamed, from left to right.
    Text                   more;     ///< How many are on it beside these; else empty
    bool                   operator==(const PlotView&) const = default;
};

}  // namespace juxta::view
