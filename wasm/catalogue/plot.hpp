// wasm/catalogue/plot.hpp - a plot of items between two measures, as values.
// SPDX-License-Identifier: MIT
//
// Without the model, for what shows a plot is free of it; an item is its number, as model::ItemIndex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace juxta::catalogue {

// A plot is counted in cells, so that a million items cost no more to draw than a thousand.
inline constexpr std::size_t kPlotColumns = 160;
inline constexpr std::size_t kPlotRows    = 90;
inline constexpr std::size_t kMostNamed   = 12;  ///< Items of the front that are named.

/// From where to where an axis goes: see plot_scale.hpp.
struct PlotScale {
    double low = 0, high = 1;  ///< low < high
    bool   logarithmic = false;
    bool   zero        = false;  ///< Logarithmic, and 0 has a place of its own below `low`.
    bool   operator==(const PlotScale&) const = default;
};

/// A place in the plot: shares of its width from the left and of its height from the bottom.
struct PlotPlace {
    double x = 0, y = 0;
    bool   operator==(const PlotPlace&) const = default;
};

/// Where an item stands in a plot: shares of its axes.
struct PlotPoint {
    float         x = 0, y = 0;
    std::uint32_t item = 0;  ///< of the catalogue
    bool          operator==(const PlotPoint&) const = default;
};

/// The items left by all but the limits on two columns, between these columns.
struct Plotted {
    std::optional<PlotScale>      across, up;    ///< Absent where no item of all has a value; there is nothing else then.
    std::vector<std::uint32_t>    cells;         ///< How many are in each: kPlotColumns * kPlotRows, the lowest row first; empty while none was counted
    std::vector<PlotPoint>        points;        ///< One by one where they are few, else empty
    std::vector<PlotPlace>        stairs;        ///< The line of the front, from left to right.
    std::vector<std::uint32_t>    named;         ///< kMostNamed items of the front, evenly along it from left to right, or all where there are fewer
    std::size_t                   front = 0;     ///< Items that no other one beats.
    std::size_t                   drawn = 0, without_across = 0, without_up = 0;  ///< Items; the first of these without a value across, maybe up, too
    bool                          whole = true;  ///< Else only some of the items were looked at so far, and there is no front.

    bool operator==(const Plotted&) const = default;
};

}  // namespace juxta::catalogue
