// wasm/catalogue/scan.hpp - every place where a short text stands in a long one.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

/// Finds all places of `needle`, overlapping ones too, ascending.
///
/// text    Any bytes, below 4 GiB.
/// needle  1 byte or more; an empty one is nowhere.
/// found   Gets the offsets; what was in it is dropped.
/// cost    O(text) for usual texts: 16 bytes at a time by their first and last byte, the rest of the needle where both fit.
/// source  W. Mula, "SIMD-friendly algorithms for substring searching" (2018), the generic one.
void find_all(std::string_view text, std::string_view needle, std::vector<std::uint32_t>& found);

}  // namespace juxta::catalogue
