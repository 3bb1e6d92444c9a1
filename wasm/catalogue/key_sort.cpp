// wasm/catalogue/key_sort.cpp - a radix sort that can be left and taken up again at any entry.
// SPDX-License-Identifier: MIT
#include "catalogue/key_sort.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace juxta::catalogue {
namespace {

// Six passes; the counts of all digits stay in the nearest cache.
constexpr unsigned    kBits   = 11;
constexpr unsigned    kDigits = (64 + kBits - 1) / kBits;
constexpr std::size_t kBase   = std::size_t{1} << kBits;

std::size_t digit_of(std::uint64_t key, unsigned digit) { return key >> (digit * kBits) & (kBase - 1); }

}  // namespace

bool KeySort::go_on(std::size_t& steps)
{
    // The first pass counts, each other one sorts by one digit, from the lowest.
    for (; passes_ <= kDigits; ++passes_, at_ = 0) {
        if (steps == 0) return false;
        const unsigned digit = passes_ - 1;
        if (passes_ == 0 && at_ == 0) counts_.assign(kDigits * kBase, 0);
        const auto own = passes_ == 0 ? std::span<std::uint32_t>() : std::span(counts_).subspan(digit * kBase, kBase);
        if (passes_ > 0 && at_ == 0) {
            if (std::ranges::find(own, entries.size()) != own.end()) continue;  // the same in all
            std::uint32_t start = 0;
            for (std::uint32_t& count : own) start += std::exchange(count, start);
            other_.resize(entries.size());
        }
        const std::size_t end = at_ + std::min(steps, entries.size() - at_);
        steps -= end - at_;
        if (passes_ == 0) {
            for (; at_ < end; ++at_)
                for (unsigned d = 0; d < kDigits; ++d) ++counts_[d * kBase + digit_of(entries[at_].key, d)];
        } else {
            for (; at_ < end; ++at_) other_[own[digit_of(entries[at_].key, digit)]++] = entries[at_];
        }
        if (at_ < entries.size()) return false;
        if (passes_ > 0) entries.swap(other_);
    }
    other_  = {};
    counts_ = {};
    return true;
}

void KeySort::sort(std::vector<Keyed>& entries)
{
    KeySort     sorting;
    std::size_t steps = std::numeric_limits<std::size_t>::max();
    sorting.entries.swap(entries);
    (void)sorting.go_on(steps);
    sorting.entries.swap(entries);
}

}  // namespace juxta::catalogue
