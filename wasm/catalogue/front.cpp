// wasm/catalogue/front.cpp - one sort across, one look from the better end.
// SPDX-License-Identifier: MIT
#include "catalogue/front.hpp"

namespace juxta::catalogue {

bool Front::settle(std::size_t& steps)
{
    std::vector<Keyed>& entries = sorting_.entries;
    if (!sorted_ && !(sorted_ = sorting_.go_on(steps))) return false;
    const auto at = [&](std::size_t k) -> Keyed& { return entries[lower_across_ ? k : entries.size() - 1 - k]; };
    for (; looked_ < entries.size() && steps > 0; ++looked_, --steps) {
        const Keyed  entry = at(looked_);
        const double value = up_[entry.item], worth = lower_up_ ? -value : value;
        if (kept_ > 0 && at(kept_ - 1).key == entry.key) {
            if (worth < best_) continue;
            if (worth > best_) kept_ = same_;
        } else {
            if (kept_ > 0 && worth <= best_) continue;
            same_ = kept_;
        }
        best_       = worth;
        at(kept_++) = entry;
    }
    return looked_ == entries.size();
}

std::span<const Keyed> Front::found() const
{
    const std::span<const Keyed> entries = sorting_.entries;
    return lower_across_ ? entries.first(kept_) : entries.last(kept_);
}

}  // namespace juxta::catalogue
