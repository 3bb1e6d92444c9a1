// wasm/base/date.hpp - days as text and as numbers.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace juxta {

/// Days since 1970-01-01 of a day written YYYY-MM-DD that exists in the (proleptic) Gregorian calendar.
/// source  Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
[[nodiscard]] std::optional<std::int32_t> days_of(std::string_view text);

/// The day as YYYY-MM-DD. days: of the years 0 to 9999; of others the text is ten characters, too, and not that day.
/// source  The same, civil_from_days.
[[nodiscard]] std::string date_text(std::int32_t days);

}  // namespace juxta
