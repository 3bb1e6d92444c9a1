// wasm/compare/value_model.hpp - weighs items by criteria: shares, contributions and totals.
// SPDX-License-Identifier: MIT
//
// Pure: no I/O, no clock, no locale, no function of the C library. Only + - * / and rounding to a grid (exact_sum.hpp), so
// that the same input gives the same bytes natively and in WebAssembly, in whatever order the criteria stand.
//
// source   The additive value model: Keeney and Raiffa, Decisions with Multiple Objectives (1976).
#pragma once

#include "model/column.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace juxta::compare {

inline constexpr double kTiePoints = 1e-7;  ///< Totals that differ by at most this many points of 100 are equal: 1e-9 of the scale.

/// What one criterion says of one item, on the common scale.
struct Grade {
    model::Status status = model::Status::unknown;
    double        points = 0;  ///< 0..100, higher is better; read only when known.
    bool          operator==(const Grade&) const = default;
};

/// Items and the criteria that weigh them: the input of everything that decides.
struct Weighing {
    std::size_t         items = 0;  ///< Side by side 2..8; any number here.
    std::vector<Grade>  grades;     ///< Criterion by criterion, each with one grade an item.
    std::vector<double> weights;    ///< One a criterion, 0..5, finite. Only their ratios matter.

    [[nodiscard]] std::size_t criteria() const { return weights.size(); }
    [[nodiscard]] const Grade& grade(std::size_t criterion, std::size_t item) const { return grades[criterion * items + item]; }
    bool                      operator==(const Weighing&) const = default;
};

/// What an item comes to. Unknown grades make it an interval.
struct Total {
    bool   exists   = false;  ///< False: no criterion with weight applies to the item. It takes no part.
    double low      = 0;      ///< points, 0..100: every unknown grade at 0
    double high     = 0;      ///< points, 0..100: every unknown grade at 100
    double estimate = 0;      ///< points, 0..100: every unknown grade at 50; the midpoint of low and high
    bool   operator==(const Total&) const = default;
};

/// A Weighing, reckoned out.
struct Evaluation {
    std::vector<double> shares;   ///< One a criterion, 0..1, multiples of 2^-51; all 0 when there is nothing to weigh.
    std::vector<double> points;   ///< Laid out as Weighing::grades: what each grade adds to its item's estimate; 0 where not applicable.
    std::vector<Total>  totals;   ///< One an item.
    std::vector<double> applies;  ///< One an item, 0..1: the share of the weight that applies to it.
    double              whole = 0;  ///< The sum of all shares: 1 to within 2^-42, or 0 when there is nothing to weigh.
    bool                operator==(const Evaluation&) const = default;
};

/// Weighs.
///
///   share(c)    = w(c) / sum of w
///   points(c,i) = share(c) * v(c,i) / sum of the shares of the criteria that apply to i
///   total(i)    = sum over c of points(c,i)
///
/// unknowns   A known grade counts with its points. An unknown one is the interval [0, 100], at 50 in the estimate; it is never
///            zero. One that is not applicable takes no part for that item, and the item's other shares are scaled up to 1.
/// weights    A weight below 2^-44 of the largest counts as 0, and 0 is as if the criterion were not there. All 0: nothing
///            to weigh, `whole` is 0 and no total exists.
/// exactness  Each share and each product is rounded once to a grid; the sums of them are exact. So the order of criteria
///            changes no bit, an estimate is the exact sum of its points, and it is within 2e-11 of the true value.
/// ties       None here; see find_lead.
/// fails      Never. Weights and points out of range are a fault of the caller (asserted).
/// cost       O(criteria * items).
[[nodiscard]] Evaluation evaluate(const Weighing& weighing);

/// Who is ahead.
enum class Standing : std::uint8_t {
    nothing_to_weigh,  ///< All weights are 0, there are no criteria, or none applies to any item. No winner.
    no_rival,          ///< Only one item has a total. No winner: there is nobody to win against.
    tie,               ///< Two or more totals are the highest, within kTiePoints.
    leads,             ///< One item has the highest total.
};

/// The items in front.
struct Front {
    Standing                 standing = Standing::nothing_to_weigh;
    std::vector<std::size_t> leaders;  ///< In the order given: the winner, or all that tie; the one item of no_rival.

    /// The winner; absent for a tie and where there is nobody to win.
    [[nodiscard]] std::optional<std::size_t> winner() const
    {
        return standing == Standing::leads ? std::optional<std::size_t>(leaders.front()) : std::nullopt;
    }
    bool operator==(const Front&) const = default;
};

/// Who has the highest estimate.
///
/// ties   Estimates within kTiePoints of the highest, measured from the highest and not from the neighbour.
/// cost   O(items).
[[nodiscard]] Front front_of(std::span<const Total> totals);

}  // namespace juxta::compare
