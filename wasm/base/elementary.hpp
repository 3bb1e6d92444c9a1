// wasm/base/elementary.hpp - logarithm, exponential and the normal distribution, the same bits everywhere.
// SPDX-License-Identifier: MIT
//
// The C library's own differ from machine to machine in the last bits. These use + - * / and the bits of a double only.
#pragma once

namespace juxta {

/// The natural logarithm. x positive, normal and finite. Within 2e-16 + 4e-16 * |result|.
/// source: ln m = 2 artanh((m-1)/(m+1)) for m near 1, after taking the power of two out.
[[nodiscard]] double log_of(double x);

/// e to the power x, x from -700 to 700. Relative error below 1e-15.
/// source: Taylor's series after taking the nearest power of two out.
[[nodiscard]] double exp_of(double x);

/// The probability that a standard normal variable is at most z. Absolute error below 1e-15; exactly 1 - normal_cdf(-z).
/// source: the series of G. Marsaglia, Evaluating the Normal Distribution, J. Stat. Software 11 (2004), for |z| < 3; Laplace's
///         continued fraction beyond.
[[nodiscard]] double normal_cdf(double z);

/// The density of the standard normal variable at z.
[[nodiscard]] double normal_density(double z);

}  // namespace juxta
