// wasm/catalogue/key_sort.hpp - sorts many items by a number each, if need be a stretch at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/column.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace juxta::catalogue {

struct Keyed {
    std::uint64_t    key  = 0;
    model::ItemIndex item = 0;
};

/// Bits that compare, as whole numbers, as numbers do. value: not NaN. -0 is 0.
[[nodiscard]] inline std::uint64_t key_of(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}

/// Sorts ascending by key; equal keys keep their order. Takes as much memory again as the entries while it lasts.
/// source  H. H. Seward, "Information sorting in the application of electronic digital computers to business operations" (1954): radix sort.
class KeySort {
public:
    std::vector<Keyed> entries;  ///< Not to be touched from the first go_on() to the one that ends it.

    /// steps    Entries to read or to move; what is left of them afterwards. All in all 7 an entry at most.
    /// returns  True when the entries are sorted; not to be called again then.
    bool go_on(std::size_t& steps);

    /// Sorts in one go. cost: O(entries).
    static void sort(std::vector<Keyed>& entries);

private:
    std::vector<Keyed>         other_;   ///< where the entries go, digit by digit
    std::vector<std::uint32_t> counts_;  ///< of each digit how often it has which value, later where the next of these goes
    unsigned                   passes_ = 0;
    std::size_t                at_     = 0;  ///< entries of this pass
};

}  // namespace juxta::catalogue
