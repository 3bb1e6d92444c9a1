// wasm/compare/decision.hpp - the whole answer for items side by side: must-haves first, then weighing and what would turn it.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere; puts together what must.hpp, criteria.hpp, lead.hpp, flips.hpp and dominance.hpp reckon.
#pragma once

#include "compare/criteria.hpp"
#include "compare/dominance.hpp"
#include "compare/flips.hpp"
#include "compare/lead.hpp"
#include "compare/must.hpp"
#include "compare/value_model.hpp"
#include "compare/weight_share.hpp"
#include "model/bundle.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace juxta::compare {

/// What the reader asks for.
struct Wishes {
    std::span<const std::optional<double>> weights;  ///< Own weights, 0..5, one a criterion of criteria_of(); absent = the site's. Empty = all the site's.
    std::span<const Must>                  musts;
};

/// The answer. Items that fail a must-have take no part in the weighing: what is reckoned after that names the others by their
/// place in `weighed`, which names them by their place among the items shown.
struct Decision {
    std::vector<MustResult>               musts;    ///< One an item shown.
    std::vector<std::size_t>              weighed;  ///< Places of the items that are weighed, ascending.
    std::vector<Criterion>                criteria; ///< criteria_of()
    Weighing                              weighing;
    Evaluation                            evaluation;
    Lead                                  lead;
    std::vector<Flip>                     flips;  ///< One a criterion.
    std::optional<Transfer>               nearest_tie;
    std::vector<Move>                     moves;          ///< One a criterion.
    std::vector<Front>                    leave_one_out;  ///< One a reviewer: who would be ahead without.
    std::vector<std::vector<std::size_t>> dominators;     ///< One an item weighed.

    /// Where an item shown stands in the weighing; absent for one set aside.
    [[nodiscard]] std::optional<std::size_t> place_of(std::size_t shown) const;
};

/// Decides between items side by side.
///
/// items     1..kMaxSideBySide items of the bundle, in the order shown.
/// unknowns  An item unknown on a must-have is flagged and weighed; see must.hpp.
/// cost      O(items^2 * criteria + reviewers * criteria * items). The shares of all weightings are not in it: see ShareMemo.
[[nodiscard]] Decision decide(const model::Bundle& bundle, std::span<const model::ItemIndex> items, const Wishes& wishes);

/// Keeps the last shares of all weightings, which a drag of a weight leaves as they are. Holds no truth of its own.
class ShareMemo {
public:
    /// weight_shares(weighing), reckoned anew only when a grade changed or a weight reached or left 0.
    [[nodiscard]] const WeightShares& of(const Weighing& weighing);

private:
    bool                      filled_ = false;
    std::vector<Grade>        grades_;
    std::vector<std::uint8_t> counts_;  // one a criterion: has weight
    WeightShares              shares_;
};

}  // namespace juxta::compare
