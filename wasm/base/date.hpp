// wasm/base/date.hpp - days as text and as numbers.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace juxta {

/// Days since 1970-01-01 of a day written YYYY-MM-DD that exists in the (proleptic) Gregorian calendar.
/// source  Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
[[nodiscard]] std::optional<std::int32_t> days_of(std::string_view text);

}  // namespace juxta
