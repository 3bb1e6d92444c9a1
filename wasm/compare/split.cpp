// wasm/compare/split.cpp - dissent and agreement.
// SPDX-License-Identifier: MIT
#include "compare/split.hpp"

#include "base/small_sort.hpp"

#include <algorithm>
#include <cmath>
#include <compare>

namespace juxta::compare {

namespace {

// The nearest multiple of 2^-40: up to 81 scores of 100 are then summed exactly, in any order. See exact_sum.hpp.
double on_score_grid(double score)
{
    constexpr double anchor = 6144;
    return (score + anchor) - anchor;
}

// The scores of one item, measured from the lowest of all items.
struct Unit {
    double count = 0, sum = 0, squares = 0;
    auto   operator<=>(const Unit&) const = default;
};

}  // namespace

Split split_of(std::span<const Opinion> opinions)
{
    Split       made;
    std::size_t scores = 0;
    double      sum    = 0;
    for (const Opinion& opinion : opinions) {
        made.positive += opinion.verdict == model::Verdict::positive;
        made.verdicts += opinion.verdict != model::Verdict::none;
        if (opinion.score) {
            made.low  = std::min(made.low.value_or(100), *opinion.score);
            made.high = std::max(made.high.value_or(0), *opinion.score);
            sum += on_score_grid(*opinion.score);
            ++scores;
        }
    }
    if (scores >= 2)
        made.range = *made.high - *made.low;

    const std::size_t negative = made.verdicts - made.positive;
    if (made.positive != negative) {
        const model::Verdict rarer = made.positive < negative ? model::Verdict::positive : model::Verdict::negative;
        for (std::size_t r = 0; r < opinions.size(); ++r)
            if (opinions[r].verdict == rarer)
                made.against.push_back(r);
    }

    if (scores >= 3) {
        const auto distance = [&](double score) {
            return std::fabs(score - (sum - on_score_grid(score)) / static_cast<double>(scores - 1));
        };
        double farthest = 0;
        for (const Opinion& opinion : opinions)
            if (opinion.score)
                farthest = std::max(farthest, distance(*opinion.score));
        if (farthest > kDissentPoints) {
            made.distance = farthest;
            for (std::size_t r = 0; r < opinions.size(); ++r)
                if (opinions[r].score && distance(*opinions[r].score) >= farthest - 1e-9)
                    made.apart.push_back(r);
        }
    }
    return made;
}

std::optional<double> alpha_of(std::span<const Opinion> opinions, std::size_t reviewers)
{
    double lowest = 100;
    for (const Opinion& opinion : opinions) lowest = std::min(lowest, opinion.score.value_or(100));

    std::vector<Unit>   units;
    std::vector<double> scores;
    for (std::size_t start = 0; reviewers > 0 && start + reviewers <= opinions.size(); start += reviewers) {
        scores.clear();
        for (const Opinion& opinion : opinions.subspan(start, reviewers))
            if (opinion.score)
                scores.push_back(*opinion.score - lowest);
        if (scores.size() < 2)
            continue;
        small_sort(scores);  // the same sum for the same scores
        Unit unit;
        for (const double x : scores) unit = {unit.count + 1, unit.sum + x, unit.squares + x * x};
        units.push_back(unit);
    }
    small_sort(units);
    // Of values with sum s and squares q, the squared differences of all pairs, each once, add up to m q - s^2.
    Unit   all;
    double within = 0;
    for (const Unit& unit : units) {
        within += (unit.count * unit.squares - unit.sum * unit.sum) / (unit.count - 1);
        all = {all.count + unit.count, all.sum + unit.sum, all.squares + unit.squares};
    }
    const double overall = all.count * all.squares - all.sum * all.sum;
    if (units.size() < kAlphaItems || overall <= 0)
        return std::nullopt;
    return 1 - (all.count - 1) * within / overall;
}

std::vector<Opinion> opinions_of(const model::Bundle& bundle, model::ItemIndex item)
{
    std::vector<Opinion> made;
    made.reserve(bundle.reviews.size());
    for (const model::ReviewColumn& column : bundle.reviews) {
        const model::Review review = column.at(item);
        made.push_back(review.given ? Opinion{review.score, review.verdict} : Opinion{});
    }
    return made;
}

}  // namespace juxta::compare
