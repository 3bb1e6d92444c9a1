// wasm/catalogue/scan.cpp - the substring scan, in vectors of 16 bytes that both compilers have.
// SPDX-License-Identifier: MIT
#include "catalogue/scan.hpp"

#include <bit>
#include <cstring>

namespace juxta::catalogue {
namespace {

static_assert(std::endian::native == std::endian::little, "the lowest byte of a word is the first of the text");

using Bytes = std::uint8_t __attribute__((vector_size(16)));

struct Halves {
    std::uint64_t low, high;
};

Bytes load(const char* at)
{
    Bytes bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

Bytes all(char byte)
{
    return Bytes{} + static_cast<std::uint8_t>(byte);
}

}  // namespace

void find_all(std::string_view text, std::string_view needle, std::vector<std::uint32_t>& found)
{
    found.clear();
    if (needle.empty() || needle.size() > text.size()) return;
    const char* const data  = text.data();
    const std::size_t last  = needle.size() - 1;
    const std::size_t ends  = text.size() - last;  // places where it may begin
    const Bytes       head  = all(needle.front());
    const Bytes       tail  = all(needle.back());
    const auto        check = [&](std::size_t at) {
        if (needle.size() <= 2 || std::memcmp(data + at + 1, needle.data() + 1, needle.size() - 2) == 0) found.push_back(static_cast<std::uint32_t>(at));
    };
    const auto each = [&](std::uint64_t hits, std::size_t at) {
        while (hits != 0) {
            const auto bit = static_cast<unsigned>(std::countr_zero(hits));
            check(at + bit / 8);
            hits &= ~(std::uint64_t{0xFF} << (bit & ~7u));
        }
    };
    const auto match = [&](std::size_t at) { return (load(data + at) == head) & (load(data + at + last) == tail); };

    std::size_t at = 0;
    for (; at + 64 <= ends; at += 64) {
        const auto a = match(at), b = match(at + 16), c = match(at + 32), d = match(at + 48);
        const auto any = std::bit_cast<Halves>((a | b) | (c | d));
        if ((any.low | any.high) == 0) continue;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto halves = std::bit_cast<Halves>(k == 0 ? a : k == 1 ? b : k == 2 ? c : d);
            each(halves.low, at + k * 16);
            each(halves.high, at + k * 16 + 8);
        }
    }
    for (; at < ends; ++at)
        if (data[at] == needle.front() && data[at + last] == needle.back()) check(at);
}

}  // namespace juxta::catalogue
