// wasm/compare/value_model.cpp - the additive value model.
// SPDX-License-Identifier: MIT
#include "compare/value_model.hpp"

#include "compare/exact_sum.hpp"

#include <algorithm>
#include <cassert>

namespace juxta::compare {

namespace {

using model::Status;

std::vector<double> shares_of(std::span<const double> weights)
{
    std::vector<double> shares(weights.size(), 0.0);
    double              largest = 0;
    for (const double weight : weights) {
        assert(weight >= 0 && weight <= 5);
        largest = std::max(largest, weight);
    }
    if (largest == 0)
        return shares;
    double sum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) sum += shares[c] = on_ratio_grid(weights[c] / largest);
    for (double& share : shares) share = on_share_grid(share / sum);
    return shares;
}

}  // namespace

Evaluation evaluate(const Weighing& weighing)
{
    const std::size_t items = weighing.items;
    assert(weighing.grades.size() == items * weighing.criteria());

    Evaluation made;
    made.shares = shares_of(weighing.weights);
    made.points.assign(weighing.grades.size(), 0.0);
    made.totals.resize(items);
    made.applies.assign(items, 0.0);
    for (const double share : made.shares) made.whole += share;

    for (std::size_t c = 0; c < weighing.criteria(); ++c)
        for (std::size_t i = 0; i < items; ++i)
            if (weighing.grade(c, i).status != Status::not_applicable)
                made.applies[i] += made.shares[c];

    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        const double share = made.shares[c];
        if (share == 0)
            continue;
        for (std::size_t i = 0; i < items; ++i) {
            const Grade& grade = weighing.grade(c, i);
            if (grade.status == Status::not_applicable)
                continue;
            assert(grade.status == Status::unknown || (grade.points >= 0 && grade.points <= 100));
            const bool   known  = grade.status == Status::known;
            double       points = share * (known ? grade.points : 50);
            if (made.applies[i] != made.whole)
                points /= made.applies[i];
            points = made.points[c * items + i] = on_point_grid(points);
            Total& total = made.totals[i];
            total.exists = true;
            total.estimate += points;
            total.low += known ? points : 0;
            total.high += known ? points : 2 * points;
        }
    }
    return made;
}

Front front_of(std::span<const Total> totals)
{
    Front       made;
    std::size_t present = 0;
    double      highest = 0;
    for (const Total& total : totals)
        if (total.exists) {
            highest = present == 0 ? total.estimate : std::max(highest, total.estimate);
            ++present;
        }
    for (std::size_t i = 0; i < totals.size(); ++i)
        if (totals[i].exists && highest - totals[i].estimate <= kTiePoints)
            made.leaders.push_back(i);
    if (present == 1)
        made.standing = Standing::no_rival;
    else if (present > 1)
        made.standing = made.leaders.size() > 1 ? Standing::tie : Standing::leads;
    return made;
}

}  // namespace juxta::compare
