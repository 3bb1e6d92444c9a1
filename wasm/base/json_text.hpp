// wasm/base/json_text.hpp - writing JSON.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/number_text.hpp"

#include <string>
#include <string_view>

namespace juxta {

/// Appends `text`, which is UTF-8, as a JSON string with its quotes. Escapes only what JSON demands.
inline void append_json_string(std::string& out, std::string_view text)
{
    constexpr std::string_view kHex = "0123456789abcdef";

    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
                out += "\\u00";
                out += kHex[byte >> 4];
                out += kHex[byte & 0xFu];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

/// Appends a number at full precision; "null" for NaN and infinities.
inline void append_json_number(std::string& out, double value)
{
    out += shortest(value);
}

}  // namespace juxta
