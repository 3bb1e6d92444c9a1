// wasm/model/text_pool.cpp - blocks of length-prefixed strings, and a hash table over them.
// SPDX-License-Identifier: MIT
#include "model/text_pool.hpp"

#include <cassert>
#include <cstring>
#include <limits>

namespace juxta::model {
namespace {

constexpr std::size_t kMaxPrefix = 5;  // bytes of a length below 2^32, seven bits a byte

// Most texts are short, and the module's memcpy() and memcmp() go byte by byte there. Here it goes eight bytes at a time, the last eight
// of them overlapping those before.
constexpr std::size_t kStep = 8;

std::uint64_t eight(const char* at)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// A text of less than eight bytes: with its size it is told from all others.
std::uint64_t few(std::string_view text)
{
    std::uint64_t bytes = 0;
    for (const char c : text) bytes = bytes << 8 | static_cast<unsigned char>(c);
    return bytes;
}

void copy(std::string_view text, char* to)
{
    if (text.size() < kStep) {
        for (const char c : text) *to++ = c;
        return;
    }
    const std::size_t last = text.size() - kStep;
    for (std::size_t at = 0; at < last; at += kStep) std::memcpy(to + at, text.data() + at, kStep);
    std::memcpy(to + last, text.data() + last, kStep);
}

bool same(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) return false;
    if (a.size() < kStep) return few(a) == few(b);
    const std::size_t last = a.size() - kStep;
    for (std::size_t at = 0; at < last; at += kStep)
        if (eight(a.data() + at) != eight(b.data() + at)) return false;
    return eight(a.data() + last) == eight(b.data() + last);
}

/// Spreads texts over the table of an interner, which nobody sees: hash_of() is for what is written down.
/// source  D. E. Knuth, The Art of Computer Programming 3 (1973), section 6.4: multiplicative hashing; each step brings the high bits down.
std::uint32_t spread(std::string_view text)
{
    std::uint64_t hash = text.size();
    const auto    mix  = [&](std::uint64_t bytes) {
        hash = (hash ^ bytes) * 0x9E37'79B9'7F4A'7C15u;
        hash ^= hash >> 32;
    };
    if (text.size() < kStep) {
        mix(few(text));
    } else {
        const std::size_t last = text.size() - kStep;
        for (std::size_t at = 0; at < last; at += kStep) mix(eight(text.data() + at));
        mix(eight(text.data() + last));
    }
    // The table looks at the low bits, on which the last bytes would have no effect.
    return static_cast<std::uint32_t>(hash * 0x9E37'79B9'7F4A'7C15u >> 32);
}

}  // namespace

/// source  FNV-1a, 32 bits, with a last mix (MurmurHash3's finalizer) because the table looks at the low bits.
std::uint32_t hash_of(std::string_view text)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    hash ^= hash >> 16;
    hash *= 0x85ebca6bu;
    hash ^= hash >> 13;
    return hash;
}

TextPool::TextPool()                               = default;
TextPool::TextPool(TextPool&&) noexcept            = default;
TextPool& TextPool::operator=(TextPool&&) noexcept = default;
TextPool::~TextPool()                              = default;

TextId TextPool::add(std::string_view text)
{
    if (text.empty())
        return TextId::none;

    const std::size_t need = text.size() + kMaxPrefix;
    if (blocks_.empty() || used_ + need > kBlockBytes) {
        const std::size_t spans = (need + kBlockBytes) / kBlockBytes;  // room for the free first byte, too
        first_ = blocks_.size();
        used_  = first_ == 0 ? 1 : 0;
        bytes_ += spans * kBlockBytes;
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(spans * kBlockBytes));
        blocks_.resize(first_ + spans);
        assert(blocks_.size() <= std::numeric_limits<std::uint32_t>::max() / kBlockBytes);
    }
    const auto  id   = static_cast<TextId>(first_ * kBlockBytes + used_);
    char*       to   = blocks_[first_].get() + used_;
    char* const from = to;
    std::size_t rest = text.size();
    for (; rest >= 0x80; rest >>= 7)
        *to++ = static_cast<char>(0x80u | (rest & 0x7Fu));
    *to++ = static_cast<char>(rest);
    copy(text, to);
    used_ += static_cast<std::size_t>(to - from) + text.size();
    return id;
}

std::string_view TextPool::operator[](TextId id) const
{
    if (id == TextId::none)
        return {};
    const auto  place = static_cast<std::size_t>(id);
    const char* at    = blocks_[place / kBlockBytes].get() + place % kBlockBytes;
    std::size_t size  = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        size |= static_cast<std::size_t>(byte & 0x7Fu) << shift;
        if (byte < 0x80)
            return {at, size};
    }
}

std::size_t TextPool::memory_bytes() const
{
    return bytes_ + blocks_.capacity() * sizeof(blocks_[0]);
}

TextInterner::TextInterner(TextPool& pool) : pool_(pool), slots_(1024) {}
TextInterner::~TextInterner() = default;

TextInterner::Added TextInterner::add(std::string_view text)
{
    if (text.empty())
        return {};
    const std::uint32_t hash  = spread(text);
    std::size_t         place = place_of(text, hash);
    if (slots_[place].id != TextId::none)
        return {slots_[place].id, false};
    if ((count_ + 1) * 4 > slots_.size() * 3) {
        grow();
        place = place_of(text, hash);
    }
    ++count_;
    slots_[place] = {hash, pool_.add(text)};
    return {slots_[place].id, true};
}

bool TextInterner::contains(std::string_view text) const
{
    return slots_[place_of(text, spread(text))].id != TextId::none;
}

std::size_t TextInterner::place_of(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask  = slots_.size() - 1;
    std::size_t       place = hash & mask;
    while (slots_[place].id != TextId::none && (slots_[place].hash != hash || !same(pool_[slots_[place].id], text)))
        place = (place + 1) & mask;
    return place;
}

void TextInterner::grow()
{
    std::vector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.id == TextId::none)
            continue;
        std::size_t place = slot.hash & mask;
        while (larger[place].id != TextId::none)
            place = (place + 1) & mask;
        larger[place] = slot;
    }
    slots_ = std::move(larger);
}

}  // namespace juxta::model
