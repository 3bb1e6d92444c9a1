// wasm/bundle/odd_token.hpp - the tokens of JSON that are rare: strings with escapes, long numbers, exponents.
// SPDX-License-Identifier: MIT
#pragma once

#include "bundle/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace juxta::bundle {

/// A string or a number.
struct OddToken {
    Scalar::Kind kind   = Scalar::Kind::null;  ///< text, number, or null for what is neither
    double       number = 0;                   ///< infinite when no double can hold it
    std::string  text;
    std::size_t  size   = 0;  ///< bytes that it took
};

/// The string or number that a text begins with, by nlohmann's lexer: its first byte is a quote, a minus or a digit.
[[nodiscard]] OddToken read_odd_token(std::string_view text);

}  // namespace juxta::bundle
