// wasm/catalogue/rows.hpp - a set of items, one bit each.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/column.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace juxta::catalogue {

/// A set of the items 0 to size()-1. Bits beyond are 0.
class Rows {
public:
    /// full  All items are in, else none.
    explicit Rows(std::size_t size = 0, bool full = false) : size_(size), words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0)
    {
        if (full && size % 64 != 0) words_.back() = (std::uint64_t{1} << (size % 64)) - 1;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool        has(model::ItemIndex item) const { return (words_[item / 64] >> (item % 64) & 1) != 0; }
    void                      add(model::ItemIndex item) { words_[item / 64] |= std::uint64_t{1} << (item % 64); }

    /// Items in the set. cost: O(size / 64).
    [[nodiscard]] std::size_t count() const
    {
        std::size_t made = 0;
        for (const std::uint64_t word : words_) made += static_cast<std::size_t>(std::popcount(word));
        return made;
    }

    /// Keeps what is in `other`, too, which is of the same size.
    Rows& operator&=(const Rows& other)
    {
        for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
        return *this;
    }

    /// Calls take(item) for each, ascending.
    template <class Take>
    void for_each(Take&& take) const
    {
        for (std::size_t w = 0; w < words_.size(); ++w)
            for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1) take(static_cast<model::ItemIndex>(w * 64 + static_cast<unsigned>(std::countr_zero(bits))));
    }

    /// 64 items a word, the lowest bit first.
    [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
    [[nodiscard]] std::span<std::uint64_t>       words() { return words_; }

    bool operator==(const Rows&) const = default;

private:
    std::size_t                size_;
    std::vector<std::uint64_t> words_;
};

}  // namespace juxta::catalogue
