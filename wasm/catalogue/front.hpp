// wasm/catalogue/front.hpp - of many items between two measures those that no other one beats, found a stretch at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/key_sort.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace juxta::catalogue {

/// The Pareto front of the items that are offered: an item beats another that it is at least as good as on both measures, and better on one.
/// Items that are the same on both do not beat each other.
///
/// cost    O(items), however many are on the front, and up to 48 bytes each until settled.
/// source  V. Pareto, Manuale di economia politica (1906); H. T. Kung, F. Luccio, F. P. Preparata, "On finding the maxima of a set of vectors" (1975).
class Front {
public:
    /// across, up    One value an item. Must outlive this, and stay as they are.
    /// lower_across  Whether what is lower is better; else what is higher is.
    Front(std::span<const double> across, std::span<const double> up, bool lower_across, bool lower_up)
        : across_(across), up_(up), lower_across_(lower_across), lower_up_(lower_up)
    {
    }

    /// item  In ascending order, each once; not NaN in either measure.
    void offer(model::ItemIndex item) { sorting_.entries.push_back({key_of(across_[item]), item}); }

    /// Goes on looking for the front, once all are offered.
    /// steps    Items to move or to look at; what is left of them afterwards. All in all 8 an item at most.
    /// returns  True when it is found.
    bool settle(std::size_t& steps);

    /// What settle() has found, ascending by the measure across, equals in the order of the items. Valid as long as this is.
    [[nodiscard]] std::span<const Keyed> found() const;

private:
    std::span<const double> across_, up_;
    bool                    lower_across_, lower_up_;
    bool                    sorted_ = false;
    KeySort                 sorting_;
    std::size_t             looked_ = 0;  ///< at so many entries, the best across first
    std::size_t             kept_   = 0;  ///< of them, at the same end of the list
    std::size_t             same_   = 0;  ///< of these, before those that are as good across as the last one
    double                  best_   = 0;  ///< up, of the last one
};

}  // namespace juxta::catalogue
