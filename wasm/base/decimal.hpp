// wasm/base/decimal.hpp - reads decimal numbers of the everyday kind, exactly and fast.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace juxta {

/// A decimal number at the beginning of a text.
struct Decimal {
    const char*           end;    ///< Behind it; where the text begins when there is no number.
    std::optional<double> value;  ///< The nearest double; absent when that takes more than one rounding to find out.
};

/// Reads a sign, digits with or without a point, and a power of ten, as JSON writes them; a plus, zeros in front and a point
/// without digits on one side are taken, too.
///
/// text     ends with a zero
/// returns  a value for every number of at most 2^53 in its digits with a power of ten from -22 to 22, and for every zero
/// source   W. D. Clinger, How to Read Floating Point Numbers Accurately (1990): both factors are exact then
[[nodiscard]] Decimal read_decimal(const char* text);

}  // namespace juxta
