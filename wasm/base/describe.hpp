// wasm/base/describe.hpp - errors and problems as text for people; the only place that words them.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/problem.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

// A text made here is one line of UTF-8, whatever the document holds: characters that steer a terminal, end a line or
// turn the direction of the text are written as JSON would escape them (\u001b).
namespace juxta {

/// The stable, lower-case name of a code: "out_of_range".
[[nodiscard]] std::string_view name_of(ErrorCode code);

/// The stable, lower-case name of a severity: "warning", "error"; a fatal problem prints as "error".
[[nodiscard]] std::string_view name_of(Severity severity);

/// One sentence that says what is wrong, where, and what should be there instead.
/// Without file and position; ends without a full stop, for callers that go on.
[[nodiscard]] std::string describe(const Error& error);

/// As above, for a problem of a document: "expected a number from 0 to 100, found 120".
[[nodiscard]] std::string describe(const Problem& problem);

/// The line that `juxta check` prints: `file:line:col: /pointer: error: sentence`.
[[nodiscard]] std::string describe(const Problem& problem, std::string_view file);

/// The problem for which a document was refused, as the error of the whole: where it is, what was expected and found.
[[nodiscard]] Error refusal(const Problem& fatal);

}  // namespace juxta
