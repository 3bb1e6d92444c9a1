// wasm/shell/memory_browser.cpp - copying and filling memory: a list that grows may have megabytes, and the C library for small modules goes byte by byte.
// SPDX-License-Identifier: MIT
//
// Compiled with -mbulk-memory, which every browser has that has SIMD; and neither with -flto nor with built-in functions, for out of
// these loops calls of themselves would be made.
#include <cstddef>

namespace {

constexpr std::size_t kFew = 64;  // bytes; with fewer, an engine's own copy takes longer to begin than to end

}  // namespace

extern "C" {

void* memmove(void* to, const void* from, std::size_t size)
{
    if (size >= kFew)
        return __builtin_memmove(to, from, size);
    auto* const       out = static_cast<char*>(to);
    const auto* const in  = static_cast<const char*>(from);
    if (out < in)
        for (std::size_t i = 0; i < size; ++i) out[i] = in[i];
    else
        while (size-- > 0) out[size] = in[size];
    return to;
}

void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size)
{
    return memmove(to, from, size);
}

void* memset(void* to, int byte, std::size_t size)
{
    if (size >= kFew)
        return __builtin_memset(to, byte, size);
    auto* const out = static_cast<char*>(to);
    while (size-- > 0) out[size] = static_cast<char>(byte);
    return to;
}
}
