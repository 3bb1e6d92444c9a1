// wasm/base/sha256.hpp - SHA-256, for hosts that have none of their own (a page has one in its browser).
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace juxta {

/// A SHA-256 sum.
using Digest = std::array<std::uint8_t, 32>;

/// source  FIPS 180-4, section 6.2. cost: O(bytes); a megabyte takes some 4 ms.
[[nodiscard]] Digest sha256(std::string_view bytes);

/// 64 lower-case hex digits.
[[nodiscard]] std::string hex_of(const Digest& digest);

/// Reads 64 hex digits. returns  false when it is anything else
[[nodiscard]] bool read_hex(std::string_view text, Digest& to);

}  // namespace juxta
