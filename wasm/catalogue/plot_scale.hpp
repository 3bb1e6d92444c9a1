// wasm/catalogue/plot_scale.hpp - the scale of an axis: values to shares of its length and back, and round numbers on it.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere: no function of the C library whose last digit differs from machine to machine.
#pragma once

#include "catalogue/plot.hpp"

#include <vector>

namespace juxta::catalogue {

/// The share of a scale with a place for 0 where the least value above 0 is.
inline constexpr double kAboveZero = 1.0 / 10;

/// The scale for values from `low` to `high`, both finite, low <= high: logarithmic where none is below 0 and the greatest is
/// kLogarithmicFrom times the least above 0 or more; it ends on round numbers. Values that differ by less than a billionth stand together in its middle;
/// what is beyond a quarter of the greatest double stands at its end.
/// above_zero  the least of those above 0; looked at where `low` is 0. 0 = not known: the scale is not logarithmic then
[[nodiscard]] PlotScale scale_for(double low, double high, double above_zero = 0);

/// Where values stand on a scale, with what does not hang on the value reckoned once.
class Shares {
public:
    explicit Shares(const PlotScale& scale);

    /// 0 at the low end, 1 at the high one; what is outside, and what a logarithmic scale has no place for, is at the nearer end. Of one with a place
    /// for 0 the low end is that place.
    [[nodiscard]] double of(double value) const;

private:
    bool   logarithmic_;
    double low_, length_;  // of logarithms where it is logarithmic
    double from_;          // the share of `low_`
};

[[nodiscard]] inline double share_of(const PlotScale& scale, double value) { return Shares(scale).of(value); }

/// The value at a share in [0,1], rounded to what can be told apart.
[[nodiscard]] double value_at(const PlotScale& scale, double share);

/// Round numbers on the scale, ascending: steps of 1, 2 or 5 times a power of ten; on a logarithmic one powers of ten, after 0 where it has a place.
[[nodiscard]] std::vector<double> ticks_of(const PlotScale& scale);

}  // namespace juxta::catalogue
