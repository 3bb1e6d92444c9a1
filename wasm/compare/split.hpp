// wasm/compare/split.hpp - how far the reviewers agree.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere, in whatever order the reviewers stand.
#pragma once

#include "model/bundle.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace juxta::compare {

/// What one reviewer says of one item. Neither: the reviewer is missing on it.
struct Opinion {
    std::optional<double> score;  ///< 0..100
    model::Verdict        verdict = model::Verdict::none;
    bool                  operator==(const Opinion&) const = default;
};

inline constexpr double      kDissentPoints = 15;  ///< A score further than this from the mean of the others dissents.
inline constexpr std::size_t kAlphaItems    = 5;   ///< Below so many items alpha says nothing and is not reckoned.

/// The split on one item.
struct Split {
    std::size_t              positive = 0;  ///< k: positive verdicts
    std::size_t              verdicts = 0;  ///< n: verdicts given
    std::optional<double>    low;           ///< The lowest score; absent without scores.
    std::optional<double>    high;          ///< The highest score.
    std::optional<double>    range;         ///< points, 0..100: high - low; absent below two scores.
    std::vector<std::size_t> against;       ///< Reviewers whose verdict is the rarer one; ascending.
    std::vector<std::size_t> apart;         ///< Reviewers whose score is the farthest from the others'; ascending.
    std::optional<double>    distance;      ///< points: how far those in `apart` are from the mean of the others' scores.
    bool                     operator==(const Split&) const = default;
};

/// The split of the opinions on one item.
///
/// against   The side with fewer verdicts. Nobody when all agree, and nobody when the two sides are equal: then the panel is
///           split, and no one dissents from it.
/// apart     The one whose score is farthest from the mean of the other scores, when that is more than kDissentPoints; all of them
///           when several are as far (within 1e-9). Nobody below three scores: of two, each is as far from the other.
/// unknowns  A missing score or verdict takes part in nothing.
/// cost      O(reviewers).
[[nodiscard]] Split split_of(std::span<const Opinion> opinions);

/// Agreement of the reviewers across items, 1 = perfect, 0 = as by chance, negative = less than by chance: Krippendorff's alpha with
/// the interval metric, (v - w)^2.
///
///   alpha = 1 - (n - 1) * [sum over items of (sum over pairs in it of d^2) / (m - 1)] / [sum over all pairs of d^2]
///   with m the scores of an item, over items with m >= 2; n all those scores
///
/// opinions  Item by item, each with `reviewers` of them.
/// unknowns  A missing score is left out; an item with fewer than two scores takes no part (there is nothing to pair).
/// returns   Absent when fewer than kAlphaItems items have two scores, or when all scores are equal (0 / 0).
/// cost      O(opinions).
/// source    K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
[[nodiscard]] std::optional<double> alpha_of(std::span<const Opinion> opinions, std::size_t reviewers);

/// The opinions on one item, reviewer by reviewer.
[[nodiscard]] std::vector<Opinion> opinions_of(const model::Bundle& bundle, model::ItemIndex item);

}  // namespace juxta::compare
