// wasm/base/number_text.hpp - numbers as text, the same bytes on every machine.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace juxta {

/// The shortest decimal text that reads back as the same double: 0.1, 76.5, 1e+21. "null" for NaN and infinities.
/// For programs (JSON); for people use the functions below.
[[nodiscard]] std::string shortest(double value);

/// A number for people: at most `decimals` digits after the point (0..15), trailing zeros dropped,
/// thousands grouped by a comma from 10,000 on, U+2212 as the minus sign, never "-0".
/// Ties are rounded as the exact binary value demands. Value must be finite.
[[nodiscard]] std::string grouped(double value, int decimals);

/// As `grouped`, with exactly `decimals` digits after the point.
[[nodiscard]] std::string fixed(double value, int decimals);

/// A share in [0,1] as whole percents: "100%". 0.5 % steps round half up; a share that is neither 0 nor 1
/// never prints as 0% or 100% ("<1%", ">99%").
[[nodiscard]] std::string percent(double share);

}  // namespace juxta
