// wasm/base/short_text.hpp - comparing and hashing texts of a few bytes.
// SPDX-License-Identifier: MIT
//
// Most texts are short, and the module's memcpy() and memcmp() go byte by byte there. Here it goes eight bytes at a time, the last eight
// of them overlapping those before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace juxta {

inline constexpr std::size_t kStep = 8;  ///< bytes at a time

/// So many bytes as a number has, as one.
template <class Number = std::uint64_t>
[[nodiscard]] Number bytes_at(const char* at)
{
    Number bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/// A text of less than eight bytes: with its size it is told from all others.
[[nodiscard]] inline std::uint64_t few_bytes(std::string_view text)
{
    if (text.size() >= 4)
        return bytes_at<std::uint32_t>(text.data()) | std::uint64_t{bytes_at<std::uint32_t>(text.data() + text.size() - 4)} << 32;
    if (text.empty())
        return 0;
    // The first, the one in the middle and the last: of three bytes that is all.
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
    return byte(0) | byte(text.size() / 2) << 8 | byte(text.size() - 1) << 16;
}

[[nodiscard]] inline bool same_text(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    if (a.size() < kStep)
        return few_bytes(a) == few_bytes(b);
    const std::size_t last = a.size() - kStep;
    for (std::size_t at = 0; at < last; at += kStep)
        if (bytes_at(a.data() + at) != bytes_at(b.data() + at))
            return false;
    return bytes_at(a.data() + last) == bytes_at(b.data() + last);
}

/// Spreads texts over a hash table, for one that nobody sees: model::hash_of() is for what is written down.
/// source  D. E. Knuth, The Art of Computer Programming 3 (1973), section 6.4: multiplicative hashing; each step brings the high bits down.
[[nodiscard]] inline std::uint32_t spread(std::string_view text)
{
    std::uint64_t hash = text.size();
    const auto    mix  = [&](std::uint64_t bytes) {
        hash = (hash ^ bytes) * 0x9E37'79B9'7F4A'7C15u;
        hash ^= hash >> 32;
    };
    if (text.size() < kStep) {
        mix(few_bytes(text));
    } else {
        const std::size_t last = text.size() - kStep;
        for (std::size_t at = 0; at < last; at += kStep)
            mix(bytes_at(text.data() + at));
        mix(bytes_at(text.data() + last));
    }
    // A table looks at the low bits, on which the last bytes would have no effect.
    return static_cast<std::uint32_t>(hash * 0x9E37'79B9'7F4A'7C15u >> 32);
}

}  // namespace juxta
