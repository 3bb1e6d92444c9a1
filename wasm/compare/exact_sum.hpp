// wasm/compare/exact_sum.hpp - sums that come out the same in any order, to the last bit.
// SPDX-License-Identifier: MIT
//
// A double adds multiples of one power of two without rounding as long as the sum keeps to 53 bits. So each term is rounded
// once, to a grid fine enough for its purpose, and every sum, difference and part taken out again is exact: reviewers in
// another order change no bit, and a line of contributions sums exactly to the lead.
#pragma once

namespace juxta::compare {

/// The nearest multiple of 2^-44 points. `points` from -128 to 128; up to 2^9 points may then be summed exactly.
/// source: adding 1.5 * 2^8 leaves 44 bits after the point (Dekker 1971); needs the default rounding and no -ffast-math.
[[nodiscard]] inline double on_point_grid(double points)
{
    constexpr double anchor = 384;
    return (points + anchor) - anchor;
}

/// The nearest multiple of 2^-51. `share` from -1 to 1; shares up to 4 in all may then be summed exactly.
[[nodiscard]] inline double on_share_grid(double share)
{
    constexpr double anchor = 3;
    return (share + anchor) - anchor;
}

/// The nearest multiple of 2^-43. `ratio` from 0 to 1; a thousand of them may then be summed exactly.
[[nodiscard]] inline double on_ratio_grid(double ratio)
{
    constexpr double anchor = 768;
    return (ratio + anchor) - anchor;
}

}  // namespace juxta::compare
