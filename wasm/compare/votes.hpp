// wasm/compare/votes.hpp - what counts of votes say, with their uncertainty.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere: no function of the C library but the square root, which every machine rounds alike.
// Nothing is to be sorted by the lower bound of an interval: that would punish what has few votes.
#pragma once

#include "model/bundle.hpp"

#include <cstdint>
#include <optional>

namespace juxta::compare {

/// Whether there is anything to tell.
enum class VotesSaid : std::uint8_t {
    nothing,  ///< Not one vote, or none given by the bundle. There is no share.
    too_few,  ///< The interval is wider than kTooWide: the share is shown with its interval, but nothing is concluded.
    enough,
};

/// An interval wider than this tells too little: as wide as with 4 of 4, or 10 of 20.
inline constexpr double kTooWide = 0.4;

/// The share of positive votes.
struct VoteShare {
    VotesSaid             said = VotesSaid::nothing;
    std::optional<double> share;  ///< 0..1; absent with no votes.
    std::optional<double> low;    ///< 0..1, <= share
    std::optional<double> high;   ///< 0..1, >= share
    bool                  operator==(const VoteShare&) const = default;
};

/// The share with its 95 % interval.
///
///   (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),   z = 1.959963984540054
///
/// edges    Exactly 0 below with no positive vote, exactly 1 above with no negative one.
/// cost     O(1).
/// source   E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
[[nodiscard]] VoteShare share_of(const model::Votes& votes);

/// How far one share is above another.
struct ShareDifference {
    double difference = 0;  ///< -1..1: share of the first less share of the second
    double low        = 0;  ///< -1..1
    double high       = 0;  ///< -1..1
    bool   operator==(const ShareDifference&) const = default;
};

/// The difference of two independent shares with its 95 % interval.
///
///   low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2),  high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2),  l and u Wilson's bounds
///
/// returns   Absent when either has no votes.
/// source    R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine
///           17 (1998), method 10.
[[nodiscard]] std::optional<ShareDifference> difference_of(const model::Votes& first, const model::Votes& second);

/// The probability, 0..1, that the first's true share is higher than the second's, each share uniform beforehand: Beta(1 + positive,
/// 1 + negative) afterwards.
///
/// method    With integer parameters that is a tail of the hypergeometric distribution: of N1 = p1+n1+1 and N2 = p2+n2+1
///           balls, p1+p2+1 drawn, the chance of more than p2 of the second kind. Summed outwards from its mode, so that
///           nothing under- or overflows. When its standard deviation is above 2000 (millions of votes on both sides) the sum is
///           replaced by the normal distribution with correction for continuity and skewness.
/// unknowns  No votes is a uniform share; without any votes on either side the probability is 0.5.
/// exactness Within 1e-12 summed, 1e-7 replaced. P(A>B) + P(B>A) = 1 to the last bit but one; 0.5 for equal counts.
/// order     Never falls when a positive vote is added to the first, or a negative one to the second.
/// cost      O(standard deviation), at most 40,000 steps.
/// source    P. M. E. Altham, Exact Bayesian analysis of a 2 x 2 contingency table, J. Royal Stat. Soc. B 31 (1969).
[[nodiscard]] double probability_higher(const model::Votes& first, const model::Votes& second);

}  // namespace juxta::compare
