// wasm/compare/panel.cpp - counts verdicts and averages scores.
// SPDX-License-Identifier: MIT
#include "compare/panel.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::compare {

Panel panel_of(const model::Bundle& bundle, model::ItemIndex item)
{
    Panel  panel;
    double sum = 0;

    for (const model::ReviewColumn& column : bundle.reviews) {
        const model::Review review = column.at(item);
        if (!review.given) {
            ++panel.missing;
            continue;
        }
        switch (review.verdict) {
            case model::Verdict::positive: ++panel.positive; break;
            case model::Verdict::negative: ++panel.negative; break;
            case model::Verdict::none: ++panel.undecided; break;
        }
        if (!review.score) continue;
        ++panel.scores;
        sum += *review.score;
        panel.lowest  = std::min(panel.lowest.value_or(*review.score), *review.score);
        panel.highest = std::max(panel.highest.value_or(*review.score), *review.score);
    }

    if (const std::size_t verdicts = panel.positive + panel.negative; verdicts > 0)
        panel.share = static_cast<double>(panel.positive) / static_cast<double>(verdicts);
    if (panel.scores == 0) return panel;

    const double mean = sum / static_cast<double>(panel.scores);
    panel.mean        = mean;
    if (panel.scores < 2) return panel;

    double squares = 0;
    for (const model::ReviewColumn& column : bundle.reviews) {
        const model::Review review = column.at(item);
        if (review.given && review.score) squares += (*review.score - mean) * (*review.score - mean);
    }
    panel.sd = std::sqrt(squares / static_cast<double>(panel.scores - 1));
    return panel;
}

PanelVerdict verdict_of(const Panel& panel)
{
    if (panel.positive > 0 && panel.negative > 0) return PanelVerdict::split;
    if (panel.positive > 0) return PanelVerdict::positive;
    if (panel.negative > 0) return PanelVerdict::negative;
    return PanelVerdict::none;
}

}  // namespace juxta::compare
