// wasm/base/problem.hpp - one thing wrong in a document, with its exact place.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>

namespace juxta {

enum class Severity {
    warning,  ///< Nothing is lost: an unknown key, a row that can't be weighed.
    error,    ///< One cell, review, item, attribute or reviewer is left out.
    fatal,    ///< The document is refused.
};

/// A place in a text.
struct Position {
    std::uint32_t line   = 0;  ///< 1-based; 0 = nowhere in particular.
    std::uint32_t column = 0;  ///< 1-based, counted in Unicode code points.

    bool operator==(const Position&) const = default;
};

/// One problem of one document.
struct Problem {
    Severity    severity = Severity::error;
    ErrorCode   code     = ErrorCode::internal;
    Position    at;        ///< The first character of the value (for an unknown or duplicate key: of the key).
    std::string pointer;   ///< JSON Pointer (RFC 6901) of the value; "" = the document.
    std::string found;     ///< What stands there, shortened; may be empty.
    std::string expected;  ///< What should stand there, in words; may be empty.
    std::string nearest;   ///< The nearest valid name where one is close; may be empty.

    bool operator==(const Problem&) const = default;
};

}  // namespace juxta
