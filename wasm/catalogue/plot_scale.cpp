// wasm/catalogue/plot_scale.cpp - round steps; logarithms the same bits everywhere.
// SPDX-License-Identifier: MIT
#include "catalogue/plot_scale.hpp"

#include "base/elementary.hpp"
#include "catalogue/columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace juxta::catalogue {
namespace {

constexpr double      kSame         = 1e-9;  // what differs by less of itself is the same
constexpr double      kHalfTheSteps = 3;
constexpr std::size_t kMostPowers   = 7;
constexpr int         kMostDecimals = 22;    // powers of ten up to there are exact

// 10^n; exact for n in 0..22.
double power(int n)
{
    double made = 1;
    for (; n > 0; --n) made *= 10;
    for (; n < 0; ++n) made /= 10;
    return made;
}

// n * 10^exponent, rounded once where it can be.
double times_power(double n, int exponent) { return exponent < 0 && exponent >= -kMostDecimals ? n / power(-exponent) : n * power(exponent); }

// The exponent of the greatest power of ten that is at most `value`; value > 0.
int exponent_of(double value)
{
    int made = 0;
    while (power(made + 1) <= value && made < 308) ++made;
    while (power(made) > value && made > -307) --made;
    return made;
}

struct Step {
    double factor;  // 1, 2 or 5
    int    exponent;
};

Step step_of(double half)
{
    const double least = half / kHalfTheSteps;
    Step         step{1, exponent_of(least)};
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step.factor = factor;
        if (times_power(factor, step.exponent) >= least) break;
    }
    return step;
}

}  // namespace

PlotScale scale_for(double low, double high, double above_zero)
{
    constexpr double kMost = std::numeric_limits<double>::max() / 4;  // so that the length is a double, too
    low  = std::clamp(low, -kMost, kMost);
    high = std::clamp(high, -kMost, kMost);
    const bool   zero  = low == 0 && above_zero > 0;
    const double least = zero ? above_zero : low;
    PlotScale    scale{low, high, least > 0 && high / least >= kLogarithmicFrom};
    if (scale.logarithmic) {
        const int last = exponent_of(high);
        scale.zero     = zero;
        scale.low      = times_power(1, exponent_of(least));
        scale.high     = times_power(1, last);
        if (scale.high < high) scale.high = times_power(1, last + 1);
        return scale;
    }
    if (high - low <= kSame * std::max(std::abs(low), std::abs(high))) {
        const double around = low != 0 ? std::abs(low) / 2 : 1;
        scale.low -= around;
        scale.high += around;
    }
    const Step   step = step_of((scale.high - scale.low) / 2);
    const double size = times_power(step.factor, step.exponent);
    scale.low         = std::max(times_power(std::floor(scale.low / size) * step.factor, step.exponent), -kMost);
    scale.high        = std::min(times_power(std::ceil(scale.high / size) * step.factor, step.exponent), kMost);
    return scale;
}

Shares::Shares(const PlotScale& scale)
    : logarithmic_(scale.logarithmic), low_(logarithmic_ ? log_of(scale.low) : scale.low), length_((logarithmic_ ? log_of(scale.high) : scale.high) - low_),
      from_(scale.zero ? kAboveZero : 0)
{
}

double Shares::of(double value) const
{
    if (logarithmic_ && !(value > 0)) return 0;
    const double share = ((logarithmic_ ? log_of(value) : value) - low_) / length_;
    return from_ + (1 - from_) * (share > 0 ? std::min(share, 1.0) : 0.0);
}

double value_at(const PlotScale& scale, double share)
{
    share = std::clamp(share, 0.0, 1.0);
    if (scale.zero) {
        if (share < kAboveZero / 2) return 0;
        share = std::max(0.0, (share - kAboveZero) / (1 - kAboveZero));
    }
    double high = scale.low + (scale.high - scale.low) * share;
    if (scale.logarithmic) {
        const double low = log_of(scale.low);
        high             = exp_of(std::clamp(low + (log_of(scale.high) - low) * share, -700.0, 700.0));
    }
    // Four digits: of the value where the scale is logarithmic, else of its whole length.
    const double from = scale.logarithmic ? high : scale.high - scale.low;
    if (!(from > 0) || !std::isfinite(from)) return high;
    const int exponent = std::max(exponent_of(from) - 3, -305);  // there is no power of ten far below
    return times_power(std::round(exponent < 0 ? high * power(-exponent) : high / power(exponent)), exponent);
}

std::vector<double> ticks_of(const PlotScale& scale)
{
    std::vector<double> ticks;
    if (scale.logarithmic) {
        const int  first = exponent_of(scale.low), last = exponent_of(scale.high);
        const auto skip  = static_cast<int>(static_cast<std::size_t>(last - first) / kMostPowers) + 1;
        if (scale.zero) ticks.push_back(0);
        for (int n = first; n <= last; n += skip) ticks.push_back(times_power(1, n));
        return ticks;
    }
    const Step   step  = step_of((scale.high - scale.low) / 2);
    const double size  = times_power(step.factor, step.exponent);
    const double spare = size * 1e-6;  // of what rounding took
    const double first = std::ceil((scale.low - spare) / size);
    for (double n = 0; n <= 2 * kHalfTheSteps + 2; ++n) {
        const double at = times_power((first + n) * step.factor, step.exponent);
        if (at > scale.high + spare) break;
        ticks.push_back(at);
    }
    return ticks;
}

}  // namespace juxta::catalogue
