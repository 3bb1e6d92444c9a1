// wasm/compare/weight_share.hpp - of all ways to weigh the criteria, the share in which each item wins.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere. It depends on the points and on which criteria have weight, not on how much: keep the
// result while a weight is dragged, and reckon anew only when one reaches or leaves 0 or the items change.
//
// source   First-rank acceptability of SMAA-2: R. Lahdelma and P. Salminen, SMAA-2: Stochastic multicriteria acceptability
//          analysis for group decision making, Operations Research 49 (2001) 444-454.
#pragma once

#include "compare/value_model.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace juxta::compare {

inline constexpr double      kShareAccuracy    = 0.002;  ///< Of sampled shares after all slices: 0.2 percentage points.
inline constexpr std::size_t kShareSlices      = 4;      ///< Slices of the default.
inline constexpr std::size_t kMaxSampledItems  = 8;      ///< model::kMaxSideBySide

/// The probability that sum of w(c) * d(c) is above 0, the weights w uniform on all with w >= 0 and sum of w = 1.
///
/// Such weights are proportional to independent exponential times. In a race of the negative terms against the positive, each
/// spends its terms one by one; the faster of two terms is used up with probability b / (y + b), and what is left of the
/// other is as good as new. So the chance F(h, k) that h positive terms y weigh less than k negative ones b is
///   F(h, k) = (b(k) F(h-1, k) + y(h) F(h, k-1)) / (y(h) + b(k)),   F(0, k) = 1, F(h, 0) = 0
/// which only adds and averages: nothing cancels, and equal terms need no special care.
///
/// d         Any finite numbers. Terms of 0 change nothing. Order changes no bit.
/// returns   0..1; 0.5 when all are 0 (a tie counts half). Of -d it is 1 minus that, to within 2^-53.
/// cost      O(positive * negative).
/// source    G. Varsi, The multidimensional content of the frustum of the simplex, Pacific J. Math. 46 (1973); M. M. Ali, Content of
///           the frustum of a simplex, Pacific J. Math. 48 (1973).
[[nodiscard]] double share_above_zero(std::span<const double> d);

/// The shares of all weightings.
struct WeightShares {
    std::vector<double> won;           ///< One an item, 0..1, sum 1; 0 for an item that never wins or has no total. All 0: nothing to weigh.
    bool                exact = true;  ///< False: sampled, each within kShareAccuracy.
    bool                operator==(const WeightShares&) const = default;
};

/// The share of all weightings, uniform over the criteria with weight, in which each item has the highest total.
///
/// exact      When at most two items can win at all (others are beaten by one rival whatever the weights) and the same criteria
///            apply to both: share_above_zero() of their differences.
/// sampled    Else. Points of a rank-1 lattice, each coordinate e = -ln(u) for one criterion (uniform on the simplex once
///            divided by their sum, which changes no winner). The criteria are dealt out to eight groups; a group's part of all
///            totals is reckoned once for 8192 points, and the groups are put together at 16 sets of offsets: 131,072 weightings
///            a slice for the work of 8192. Four slices with different lattices are the default.
/// unknowns   At 50, as in the estimate.
/// n/a        The item's other shares are scaled up, as in evaluate(), at each weighting.
/// ties       Identical items share evenly what they win together; nothing else ties but on a set of measure 0.
/// order      The criteria are brought into an order of their own first: permuting them changes no bit. Items in another order
///            give the same shares, to the bit unless two different items hold the same points in other places.
/// cost       8 items, 64 criteria: about 5 ms a slice natively, 15 ms in WebAssembly, half that with -msimd128; 2.5 MiB while it
///            runs (twice that where some grades do not apply). Use WeightShareRun to spread it out.
/// items      2..8 to be sampled; more than 8 is a fault of the caller (asserted).
[[nodiscard]] WeightShares weight_shares(const Weighing& weighing);

/// The same in slices.
class WeightShareRun {
public:
    /// Finds what is exact; the rest is to be sampled.
    explicit WeightShareRun(const Weighing& weighing);

    /// True when no further slice is needed.
    [[nodiscard]] bool done() const { return exact_ || slice_ >= kShareSlices; }

    /// One more slice of sampling; nothing when done.
    void advance();

    /// The shares found so far: of no use before the first slice, unless exact.
    [[nodiscard]] WeightShares shares() const;

private:
    template <std::size_t kStride>
    void sample();

    std::vector<std::size_t>              group_of_;   // each item's group of identical ones; kOut: never wins
    std::vector<double>                   won_;        // exact: one a group
    std::vector<float>                    points_;     // criterion by criterion, a row of `stride_` numbers
    std::vector<float>                    logs_;       // -ln of the lattice's coordinates
    std::vector<float>                    sums_;       // one part of the criteria after the other, point by point
    std::array<std::uint64_t, kMaxSampledItems> counts_{};
    std::size_t                           groups_ = 0;
    std::size_t                           criteria_ = 0;
    std::size_t                           stride_ = 8;   // 16: the shares that apply stand beside the points
    std::size_t                           slice_  = 0;
    bool                                  exact_  = true;
};

}  // namespace juxta::compare
