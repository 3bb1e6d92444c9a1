// wasm/base/utf8.hpp - UTF-8 by code points.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace juxta {

inline constexpr char32_t kReplacement = 0xFFFD;  ///< Stands for what is no code point.

/// True for a byte that goes on with a code point that began before it.
[[nodiscard]] constexpr bool continues_code_point(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

/// Code points of a valid text. Of any bytes: those that do not continue a code point.
[[nodiscard]] constexpr std::size_t code_points(std::string_view text)
{
    std::size_t count = 0;
    for (const char byte : text)
        count += continues_code_point(byte) ? 0u : 1u;
    return count;
}

/// The code point that starts at `at` (below the size), which then points behind it.
/// returns  kReplacement, one byte on, where no code point starts: overlong forms, surrogates, cut ones.
/// source   Unicode 15, table 3-7, "Well-Formed UTF-8 Byte Sequences".
[[nodiscard]] constexpr char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };

    const unsigned char first = byte(0);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const std::size_t length = first >= 0xC2 && first <= 0xDF ? 2u : (first & 0xF0u) == 0xE0 ? 3u : first >= 0xF0 && first <= 0xF4 ? 4u : 0u;
    if (length == 0 || text.size() - at < length) {
        ++at;
        return kReplacement;
    }
    char32_t point = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues_code_point(text[at + i])) {
            ++at;
            return kReplacement;
        }
        point = (point << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong  = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (overlong || surrogate || point > 0x10FFFF) {
        ++at;
        return kReplacement;
    }
    at += length;
    return point;
}

/// The offset of the first byte that belongs to no code point; npos when all of it is UTF-8.
[[nodiscard]] constexpr std::size_t find_bad_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (next_code_point(text, at) == kReplacement && at == start + 1)
            return start;
    }
    return std::string_view::npos;
}

/// The first `count` code points of a valid text, or all of it.
[[nodiscard]] constexpr std::string_view first_code_points(std::string_view text, std::size_t count)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!continues_code_point(text[at]) && count-- == 0)
            return text.substr(0, at);
    return text;
}

/// The first `most` bytes of a valid text, less what would be a part of a code point; or all of it.
[[nodiscard]] constexpr std::string_view first_bytes(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && continues_code_point(text[most])) --most;
    return text.substr(0, most);
}

/// Appends a code point up to U+10FFFF, no surrogate.
constexpr void append_utf8(std::string& out, char32_t point)
{
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };

    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6));
        put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    }
}

}  // namespace juxta
