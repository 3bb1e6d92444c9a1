// wasm/compare/lead.cpp - the lead and its firmness.
// SPDX-License-Identifier: MIT
#include "compare/lead.hpp"

#include <algorithm>

namespace juxta::compare {

namespace {

Firmness firmness_of_lead(const std::vector<Total>& totals, std::size_t winner)
{
    Firmness firmness = Firmness::certain;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (i == winner || !totals[i].exists)
            continue;
        const double low  = totals[winner].low - totals[i].high;
        const double high = totals[winner].high - totals[i].low;
        if (low > kTiePoints)
            continue;
        if (high < 0.75 * (high - low))
            return Firmness::open;
        firmness = Firmness::likely;
    }
    return firmness;
}

Firmness firmness_of_tie(const std::vector<Total>& totals, const std::vector<std::size_t>& leaders)
{
    const double level = totals[leaders.front()].low;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (!totals[i].exists)
            continue;
        const bool leads = std::find(leaders.begin(), leaders.end(), i) != leaders.end();
        if (leads ? totals[i].low != totals[i].high : totals[i].high >= level - kTiePoints)
            return Firmness::open;
    }
    return Firmness::certain;
}

}  // namespace

Lead find_lead(const Weighing& weighing, const Evaluation& evaluation)
{
    const std::vector<Total>& totals = evaluation.totals;
    Front                     front  = front_of(totals);
    Lead                      made;
    made.standing = front.standing;
    made.leaders  = std::move(front.leaders);
    if (made.standing == Standing::nothing_to_weigh || made.standing == Standing::no_rival)
        return made;

    const std::size_t first = made.leaders.front();
    if (made.standing == Standing::tie) {
        made.runner_up = made.leaders[1];
    } else {
        for (std::size_t i = 0; i < totals.size(); ++i)
            if (i != first && totals[i].exists && (!made.runner_up || totals[i].estimate > totals[*made.runner_up].estimate))
                made.runner_up = i;
    }
    const std::size_t second = *made.runner_up;
    made.by                  = totals[first].estimate - totals[second].estimate;
    made.low                 = totals[first].low - totals[second].high;
    made.high                = totals[first].high - totals[second].low;
    made.contributions.resize(weighing.criteria());
    for (std::size_t c = 0; c < weighing.criteria(); ++c)
        made.contributions[c] = evaluation.points[c * weighing.items + first] - evaluation.points[c * weighing.items + second];
    made.firmness = made.standing == Standing::tie ? firmness_of_tie(totals, made.leaders) : firmness_of_lead(totals, first);
    return made;
}

}  // namespace juxta::compare
