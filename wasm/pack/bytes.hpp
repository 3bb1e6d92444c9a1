// wasm/pack/bytes.hpp - numbers and texts as bytes, and back; the reader believes nothing.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/sha256.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace juxta::pack {

/// Seven bits a byte, the lowest first; the top bit says that more follows (LEB128).
inline void put_number(std::string& to, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7) to += static_cast<char>(number | 0x80);
    to += static_cast<char>(number);
}

/// Numbers around zero: 0, -1, 1, -2, 2 ... as 0, 1, 2, 3, 4 ...
inline void put_signed(std::string& to, std::int64_t number)
{
    put_number(to, (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
}

inline void put_text(std::string& to, std::string_view text)
{
    put_number(to, text.size());
    to += text;
}

/// Four bytes whose order as bytes is that of the numbers.
inline std::string key_of(std::uint32_t number)
{
    return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8), static_cast<char>(number)};
}

/// Bits of numbers below 2^width, one after the other.
class BitWriter {
public:
    explicit BitWriter(std::string& to) : to_(to) {}

    /// width  0..32
    void put(std::uint32_t number, unsigned width)
    {
        held_ |= std::uint64_t{number} << count_;
        for (count_ += width; count_ >= 8; count_ -= 8, held_ >>= 8) to_ += static_cast<char>(held_);
    }
    void finish()
    {
        if (count_ > 0) to_ += static_cast<char>(held_);
        held_ = count_ = 0;
    }

private:
    std::string&  to_;
    std::uint64_t held_  = 0;
    unsigned      count_ = 0;
};

/// Reads what the functions above wrote. Once something is not there, nothing is any more: numbers are 0, texts empty, and failed() tells.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool        failed() const { return failed_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }
    [[nodiscard]] bool        over() const { return failed_ || bytes_.empty(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty()) break;
            const auto byte = static_cast<unsigned char>(bytes_[0]);
            bytes_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) return value;
        }
        return fail(), 0;
    }

    /// A number up to `most`, else it fails.
    std::uint32_t number_up_to(std::uint64_t most)
    {
        const std::uint64_t value = number();
        if (value <= most) return static_cast<std::uint32_t>(value);
        return fail(), 0;
    }

    std::int64_t signed_number()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }

    std::string_view take(std::size_t count)
    {
        if (failed_ || count > bytes_.size()) return fail(), std::string_view();
        const std::string_view part = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return part;
    }

    std::string_view text()
    {
        const std::uint64_t count = number();
        return count > bytes_.size() ? (fail(), std::string_view()) : take(static_cast<std::size_t>(count));
    }

    Digest digest()
    {
        Digest                 made{};
        const std::string_view part = take(made.size());
        if (!failed_) std::memcpy(made.data(), part.data(), made.size());
        return made;
    }

    double real()
    {
        const std::string_view part = take(8);
        std::uint64_t          bits = 0;
        for (std::size_t i = 0; i < part.size(); ++i) bits |= std::uint64_t{static_cast<unsigned char>(part[i])} << (8 * i);
        return std::bit_cast<double>(bits);
    }

    void fail()
    {
        failed_ = true;
        bytes_  = {};
    }

private:
    std::string_view bytes_;
    bool             failed_ = false;
};

/// Reads `count` numbers of `width` bits; takes their bytes from the reader, or fails it.
class BitReader {
public:
    BitReader(ByteReader& from, std::uint64_t count, unsigned width) : width_(width)
    {
        if (width > 32 || count > std::uint64_t{1} << 32) from.fail();
        else bytes_ = from.take(static_cast<std::size_t>((count * width + 7) / 8));
    }

    std::uint32_t next()
    {
        while (count_ < width_) {
            if (at_ == bytes_.size()) return 0;
            held_ |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << count_;
            count_ += 8;
        }
        const auto number = static_cast<std::uint32_t>(held_ & ((std::uint64_t{1} << width_) - 1));
        held_ >>= width_;
        count_ -= width_;
        return number;
    }

private:
    std::string_view bytes_;
    std::size_t      at_ = 0;
    unsigned         width_;
    std::uint64_t    held_  = 0;
    unsigned         count_ = 0;
};

}  // namespace juxta::pack
