// wasm/view/email.hpp - what counts as an e-mail address.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace juxta::view {

inline constexpr std::size_t kMaxEmailBytes = 254;  ///< RFC 5321's path of 256 without its brackets.

/// What a browser makes of what was typed: without line breaks, and without white space at either end.
/// source: HTML Standard, "E-mail state", value sanitization algorithm.
[[nodiscard]] std::string email_from_typing(std::string_view typed);

/// True for what <input type="email"> takes, and at most kMaxEmailBytes long.
/// source: HTML Standard, "valid e-mail address": one or more of A-Z a-z 0-9 . ! # $ % & ' * + / = ? ^ _ ` { | } ~ -, an @,
/// and labels parted by dots: 1 to 63 letters, digits and hyphens, no hyphen at either end.
/// cost: O(length).
[[nodiscard]] bool is_email(std::string_view text);

}  // namespace juxta::view
