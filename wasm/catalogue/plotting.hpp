// wasm/catalogue/plotting.hpp - counts items into the cells of a plot and finds its front, a stretch at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/front.hpp"
#include "catalogue/plot.hpp"
#include "catalogue/rows.hpp"
#include "model/attribute.hpp"
#include "model/column.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace juxta::catalogue {

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

/// What an axis shows of a column of numbers. better: of its attribute
[[nodiscard]] inline Measure measure_of(const model::Column& column, model::Better better = model::Better::undeclared)
{
    return {column.statuses(), column.numbers(), better == model::Better::lower ? -1.0 : better == model::Better::higher ? 1.0 : 0.0};
}

/// A plot while it is made.
class Plotting {
public:
    /// across, up  Their values must outlive this, and stay as they are from the first go_on() on.
    /// left        The items to draw; the scales are of all.
    /// scaled      The scales stand already in what go_on() is given.
    Plotting(const Measure& across, const Measure& up, Rows left, bool scaled)
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
    Rows                  left_;
    bool                             scaled_, counted_ = false, offered_ = false;
    std::size_t                      looked_ = 0;  ///< at so many words of `left_`
    std::vector<std::uint16_t>       cells_;       ///< of each item that is drawn, where the plot has a front
    std::size_t                      taken_ = 0;   ///< of these
    std::array<double, kPlotColumns> highest_{};   ///< The best up in each column of cells; once all are counted, in all that are better across.
    std::array<double, kPlotRows>    furthest_{};  ///< Likewise across, in each row.
    Front                 front_;
};

}  // namespace juxta::catalogue
