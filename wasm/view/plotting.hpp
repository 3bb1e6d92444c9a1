// wasm/view/plotting.hpp - counts items into the cells of a plot and finds its front, a stretch at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/front.hpp"
#include "catalogue/rows.hpp"
#include "model/column.hpp"
#include "view/plot_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace juxta::view {

/// The items left by all but the limits on two columns, between these columns.
struct Plotted {
    std::optional<PlotScale>      across, up;    ///< Absent where no item of the bundle has a value; there is nothing else then.
    std::vector<std::uint32_t>    cells;         ///< How many are in each: kPlotColumns * kPlotRows, the lowest row first
    std::vector<PlotPoint>        points;        ///< One by one where they are few, else empty
    std::vector<PlotPlace>        stairs;        ///< The line of the front, from left to right.
    std::vector<model::ItemIndex> named;         ///< kMostNamed items of the front, evenly along it from left to right, or all where there are fewer
    std::size_t                   front = 0;     ///< Items that no other one beats.
    std::size_t                   drawn = 0, without_across = 0, without_up = 0;  ///< Items; the first of these without a value across, maybe up, too
    bool                          whole = true;  ///< Else only some of the items were looked at so far, and there is no front.
    std::uint64_t                 turn  = 0;     ///< Another one = something else.
};

/// What an axis of a plot shows of each item.
struct Measure {
    std::span<const model::Status> statuses = {};  ///< Of a column; a score has none.
    std::span<const double>        values   = {};  ///< Of a column or of scores, NaN = none; what is beyond the end has none.
    double                         sign     = 1;   ///< times which what is better is greater; 0 = nobody says what is

    /// NaN where there is none.
    [[nodiscard]] double operator()(model::ItemIndex item) const
    {
        return item < values.size() && (statuses.empty() || statuses[item] == model::Status::known) ? values[item] : std::numeric_limits<double>::quiet_NaN();
    }
};

/// A plot while it is made.
class Plotting {
public:
    /// across, up  Their values must outlive this, and stay as they are from the first go_on() on.
    /// left        The items to draw; the scales are of all.
    /// scaled      The scales stand already in what go_on() is given.
    Plotting(const Measure& across, const Measure& up, catalogue::Rows left, bool scaled)
        : across_(across), up_(up), left_(std::move(left)), scaled_(scaled), front_(across.values, up.values, across.sign < 0, up.sign < 0)
    {
    }

    /// Whether the scales stand.
    [[nodiscard]] bool scaled() const { return scaled_; }

    /// items    To look at, about.
    /// returns  True when the plot is whole.
    /// cost     O(items); the first time also O(all items), unless it is scaled.
    bool go_on(Plotted& plotted, std::size_t items);

private:
    template <class Look>
    bool look(std::size_t& items, Look&& at);
    void draw_front(Plotted& plotted) const;

    Measure                          across_, up_;
    catalogue::Rows                  left_;
    bool                             scaled_, counted_ = false, offered_ = false;
    std::size_t                      looked_ = 0;  ///< at so many words of `left_`
    std::vector<std::uint16_t>       cells_;       ///< of each item that is drawn, where the plot has a front
    std::size_t                      taken_ = 0;   ///< of these
    std::array<double, kPlotColumns> highest_{};   ///< The best up in each column of cells; once all are counted, in all that are better across.
    std::array<double, kPlotRows>    furthest_{};  ///< Likewise across, in each row.
    catalogue::Front                 front_;
};

}  // namespace juxta::view
