// wasm/compare/criteria.cpp - from a bundle to the value model.
// SPDX-License-Identifier: MIT
#include "compare/criteria.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace juxta::compare {

using model::Status;

std::vector<Criterion> criteria_of(const model::Bundle& bundle)
{
    std::vector<Criterion> made;
    for (std::size_t r = 0; r < bundle.reviewers.size(); ++r) made.push_back({Criterion::Kind::reviewer, r});
    for (std::size_t a = 0; a < bundle.attributes.size(); ++a)
        if (model::weighable(bundle.attributes[a]))
            made.push_back({Criterion::Kind::attribute, a});
    return made;
}

double site_weight(const model::Bundle& bundle, const Criterion& criterion)
{
    return criterion.kind == Criterion::Kind::reviewer ? model::site_weight(bundle.reviewers[criterion.index])
                                                       : model::site_weight(bundle, bundle.attributes[criterion.index]);
}

Grade grade_of(const model::Bundle& bundle, const Criterion& criterion, model::ItemIndex item)
{
    if (criterion.kind == Criterion::Kind::reviewer) {
        const model::Review review = bundle.reviews[criterion.index].at(item);
        return review.given && review.score ? Grade{Status::known, *review.score} : Grade{};
    }
    const model::Attribute& attribute = bundle.attributes[criterion.index];
    const model::Column&    column    = bundle.columns[criterion.index];
    const Status            status    = column.status(item);
    if (status != Status::known)
        return {status, 0};
    const double value = column.number(item);
    if (!attribute.range)
        return {Status::known, (value != 0) == (attribute.better == model::Better::yes) ? 100.0 : 0.0};
    // Halves, so that the widest range does not overflow.
    const double low = attribute.range->low / 2, high = attribute.range->high / 2, at = std::clamp(value / 2, low, high);
    const double part = attribute.better == model::Better::lower ? high - at : at - low;
    return {Status::known, std::min(100.0, 100 * (part / (high - low)))};
}

Weighing weighing_of(const model::Bundle& bundle, std::span<const model::ItemIndex> items, std::span<const Criterion> criteria,
                     std::span<const std::optional<double>> weights)
{
    assert(weights.empty() || weights.size() == criteria.size());
    Weighing made;
    made.items = items.size();
    made.grades.reserve(items.size() * criteria.size());
    made.weights.reserve(criteria.size());
    for (std::size_t c = 0; c < criteria.size(); ++c) {
        const bool own = !weights.empty() && weights[c];
        made.weights.push_back(own ? *weights[c] : site_weight(bundle, criteria[c]));
        for (const model::ItemIndex item : items) made.grades.push_back(grade_of(bundle, criteria[c], item));
    }
    return made;
}

void estimate(const model::Bundle& bundle, std::span<const Criterion> criteria, std::span<const std::optional<double>> weights, model::ItemIndex first, std::span<double> to)
{
    std::vector<model::ItemIndex> some;
    for (std::size_t from = 0; from < to.size(); from += kWeighedAtOnce) {
        some.resize(std::min(kWeighedAtOnce, to.size() - from));
        std::iota(some.begin(), some.end(), static_cast<model::ItemIndex>(first + from));
        const Evaluation reckoned = evaluate(weighing_of(bundle, some, criteria, weights));
        for (std::size_t i = 0; i < some.size(); ++i) to[from + i] = reckoned.totals[i].exists ? reckoned.totals[i].estimate : std::numeric_limits<double>::quiet_NaN();
    }
}

}  // namespace juxta::compare
