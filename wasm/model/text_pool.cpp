// wasm/model/text_pool.cpp - blocks of length-prefixed strings, and a hash table over them.
// SPDX-License-Identifier: MIT
#include "model/text_pool.hpp"

#include "base/short_text.hpp"

#include <cassert>
#include <cstring>
#include <limits>

namespace juxta::model {
namespace {

constexpr std::size_t kMaxPrefix = 5;  // bytes of a length below 2^32, seven bits a byte

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
    if ((count_ + 1) * 4 > slots_.size() * 3)
        grow();
    const std::uint32_t hash  = spread(text);
    const std::size_t   mask  = slots_.size() - 1;
    std::size_t         place = hash & mask;
    for (; slots_[place].id != TextId::none; place = (place + 1) & mask)
        if (slots_[place].hash == hash && same_text(pool_[slots_[place].id], text))
            return {slots_[place].id, false};
    ++count_;
    slots_[place] = {hash, pool_.add(text)};
    return {slots_[place].id, true};
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
