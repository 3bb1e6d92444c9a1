// wasm/compare/decision.cpp - must-haves, then the weighing of what is left.
// SPDX-License-Identifier: MIT
#include "compare/decision.hpp"

#include <algorithm>

namespace juxta::compare {

std::optional<std::size_t> Decision::place_of(std::size_t shown) const
{
    const auto at = std::ranges::find(weighed, shown);
    if (at == weighed.end()) return std::nullopt;
    return static_cast<std::size_t>(at - weighed.begin());
}

Decision decide(const model::Bundle& bundle, std::span<const model::ItemIndex> items, const Wishes& wishes)
{
    Decision                      decision;
    std::vector<model::ItemIndex> left;
    for (std::size_t i = 0; i < items.size(); ++i) {
        decision.musts.push_back(standing_of(wishes.musts, bundle, items[i]));
        if (decision.musts.back().standing == MustStanding::fails) continue;
        decision.weighed.push_back(i);
        left.push_back(items[i]);
    }
    decision.criteria    = criteria_of(bundle);
    decision.weighing    = weighing_of(bundle, left, decision.criteria, wishes.weights);
    decision.evaluation  = evaluate(decision.weighing);
    decision.lead        = find_lead(decision.weighing, decision.evaluation);
    decision.flips       = find_flips(decision.weighing, decision.evaluation, decision.lead);
    decision.nearest_tie = nearest_tie(decision.weighing, decision.evaluation, decision.lead);
    decision.moves       = points_to_move(decision.weighing, decision.evaluation, decision.lead);
    decision.dominators  = dominators(decision.weighing, decision.evaluation);

    std::vector<std::size_t> reviewers;
    for (std::size_t c = 0; c < decision.criteria.size(); ++c)
        if (decision.criteria[c].kind == Criterion::Kind::reviewer) reviewers.push_back(c);
    decision.leave_one_out = leave_one_out(decision.weighing, reviewers);
    return decision;
}

const WeightShares& ShareMemo::of(const Weighing& weighing)
{
    const double              largest = weighing.weights.empty() ? 0.0 : *std::ranges::max_element(weighing.weights);
    std::vector<std::uint8_t> counts;
    for (const double weight : weighing.weights) counts.push_back(weight > 0 && weight >= largest * 0x1p-44);
    if (filled_ && counts == counts_ && weighing.grades == grades_) return shares_;
    shares_ = weight_shares(weighing);
    grades_ = weighing.grades;
    counts_ = std::move(counts);
    filled_ = true;
    return shares_;
}

}  // namespace juxta::compare
