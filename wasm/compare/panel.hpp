// wasm/compare/panel.hpp - what the panel of reviewers says of one item, in figures.
// SPDX-License-Identifier: MIT
//
// Computed from the reviews each time, never stored. A reviewer may be missing on any item; a review may lack a score,
// a verdict or both. What is missing takes part in nothing and is never counted as zero.
#pragma once

#include "model/bundle.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace juxta::compare {

/// The panel's verdict in one word.
enum class PanelVerdict : std::uint8_t {
    none,      ///< Nobody gave a verdict.
    positive,  ///< Every verdict given is positive.
    negative,  ///< Every verdict given is negative.
    split,     ///< At least one of each.
};

/// The figures of one item. reviews() + missing is the number of reviewers of the bundle.
struct Panel {
    std::size_t positive  = 0;  ///< Reviews with a positive verdict.
    std::size_t negative  = 0;  ///< Reviews with a negative verdict.
    std::size_t undecided = 0;  ///< Reviews without a verdict.
    std::size_t missing   = 0;  ///< Reviewers without a review of this item.
    std::size_t scores    = 0;  ///< Reviews with a score.

    std::optional<double> share;    ///< positive / (positive + negative), 0..1; absent without a verdict.
    std::optional<double> mean;     ///< Arithmetic mean of the scores, 0..100; absent without a score.
    std::optional<double> sd;       ///< Sample standard deviation of the scores (n - 1); absent below two scores.
    std::optional<double> lowest;   ///< Absent without a score.
    std::optional<double> highest;  ///< Absent without a score.

    [[nodiscard]] std::size_t reviews() const { return positive + negative + undecided; }
    bool                      operator==(const Panel&) const = default;
};

/// The panel's figures for one item, every reviewer counted alike.
///
/// item     An item of `bundle`.
/// cost     O(reviewers).
/// source   The standard deviation is the two-pass sum of squares over n - 1, in the order of the reviewers.
[[nodiscard]] Panel panel_of(const model::Bundle& bundle, model::ItemIndex item);

/// The one word for the verdicts counted in `panel`.
[[nodiscard]] PanelVerdict verdict_of(const Panel& panel);

}  // namespace juxta::compare
