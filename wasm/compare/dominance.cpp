// wasm/compare/dominance.cpp - Pareto dominance among the items of a comparison.
// SPDX-License-Identifier: MIT
#include "compare/dominance.hpp"

namespace juxta::compare {

namespace {

using model::Status;

bool dominates(const Weighing& weighing, const Evaluation& evaluation, std::size_t rival, std::size_t item)
{
    bool above = false;
    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        if (evaluation.shares[c] == 0)
            continue;
        const Grade &theirs = weighing.grade(c, rival), &own = weighing.grade(c, item);
        if ((theirs.status == Status::not_applicable) != (own.status == Status::not_applicable))
            return false;
        if (own.status == Status::not_applicable)
            continue;
        const double low  = theirs.status == Status::known ? theirs.points : 0;
        const double high = own.status == Status::known ? own.points : 100;
        if (low < high)
            return false;
        above = above || low > high;
    }
    return above;
}

}  // namespace

std::vector<std::vector<std::size_t>> dominators(const Weighing& weighing, const Evaluation& evaluation)
{
    std::vector<std::vector<std::size_t>> made(weighing.items);
    for (std::size_t i = 0; i < weighing.items; ++i)
        for (std::size_t rival = 0; rival < weighing.items; ++rival)
            if (rival != i && dominates(weighing, evaluation, rival, i))
                made[i].push_back(rival);
    return made;
}

}  // namespace juxta::compare
