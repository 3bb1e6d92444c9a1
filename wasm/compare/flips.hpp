// wasm/compare/flips.hpp - what would change the winner: weight, scores, or one reviewer fewer.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere, as value_model.hpp. All of it concerns estimates: an unknown grade stands at 50.
//
// source   E. Triantaphyllou and A. Sanchez, A sensitivity analysis approach for some deterministic multi-criteria
//          decision-making methods, Decision Sciences 28 (1997) 151-194: the least change that turns a decision.
#pragma once

#include "compare/lead.hpp"
#include "compare/value_model.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace juxta::compare {

/// A place on a criterion's track where the winner changes.
struct Turn {
    double      share  = 0;  ///< 0..1: at this share of the weight the two are level.
    std::size_t winner = 0;  ///< The item that wins beyond it; of identical ones the first in the order given.
    bool        operator==(const Turn&) const = default;
};

/// What one criterion's weight can do.
struct Flip {
    double              share = 0;  ///< Its present share, 0..1.
    std::optional<Turn> above;      ///< The nearest turn at a greater share; absent: none up to 1.
    std::optional<Turn> below;      ///< The nearest turn at a smaller share; absent: none down to 0.
    bool                operator==(const Flip&) const = default;
};

/// The shares of each criterion at which the winner changes, while the others keep their proportions.
///
/// With t the share of criterion c, s its present one, and everything else scaled by u = (1-t)/(1-s), an item's total is
///   (x v + M) / (x a + O),   x = t/u,
/// v its points on c, a = 1 where c applies (else a = v = 0), M and O the weighted points and the shares of all other
/// criteria that apply to it. Two items are level at the roots of a polynomial in x: linear when the same criteria apply to
/// both, else quadratic. The nearest root over all rivals is where the upper envelope has its next corner.
///
/// returns    One entry a criterion, those of weight 0 too (they can only rise). Without a winner: shares only.
/// ties       Touching is no turn: the rival must be ahead beyond the point. Level exactly at 0 or at 1 is none either.
/// special    An item to which nothing but c applies has a total only while c has weight. When it would win as soon as c has
///            any, `above` is at share 0; when it wins now, `below` is at share 0, to the best of the others.
///            With all of the weight on c the others have no proportions to keep: no turns.
/// exactness  Within 1e-12 of the root of the rounded totals; see value_model.hpp for those.
/// cost       O(criteria * items).
[[nodiscard]] std::vector<Flip> find_flips(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead);

/// One way to move weight: all of it from one criterion to another.
struct Route {
    std::size_t from  = 0;
    std::size_t to    = 0;
    std::size_t rival = 0;  ///< The item that draws level.
    bool        operator==(const Route&) const = default;
};

/// Weight taken from one criterion.
struct Part {
    std::size_t from  = 0;
    double      moved = 0;  ///< Share, 0..1.
    bool        operator==(const Part&) const = default;
};

/// The smallest transfer of weight that ties the lead.
struct Transfer {
    double             moved = 0;  ///< Share, 0..1: all that changes place.
    std::vector<Route> routes;     ///< Every single transfer of this size that ties; by rival, from, to.
    std::vector<Part>  parts;      ///< When no single criterion has enough: what is taken, in this order, the last one in part.
    std::size_t        to    = 0;  ///< Where the parts go (the first of several that serve as well); read only with parts.
    std::size_t        rival = 0;  ///< The item that the parts bring level; read only with parts.
    bool               operator==(const Transfer&) const = default;
};

/// Finds the smallest share of the weight whose transfer makes the winner and a rival level.
///
///   moved = L / (d(from) - d(to))
/// with L the lead over the rival and d the winner's points less the rival's; largest d gives, smallest takes. When the
/// giver has too little, the next largest gives too: the least in all, as in the fractional knapsack (Dantzig 1957).
///
/// n/a         Where a criterion with weight applies to the winner and not to some rival, or the other way round, moving weight
///             changes what totals are divided by. Then each pair of criteria is solved by itself, a quadratic, and the
///             answer is the smallest transfer from one criterion to one other; several givers are not tried.
/// takes part  Criteria with weight. One of weight 0 is as if it were not there.
/// returns     Absent without a winner, and when no such transfer ties (nobody beats the winner on anything, say).
/// ties        All routes whose size is within 1e-12 of the smallest.
/// cost        O(criteria * items), with routes; O(criteria^2 * items) at worst in the case of n/a.
[[nodiscard]] std::optional<Transfer> nearest_tie(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead);

/// What one criterion's points would have to move to make the winner and another level.
struct Move {
    std::optional<double>      down;   ///< points, 0..100, by which the winner's grade must fall to tie the runner-up.
    std::optional<double>      up;     ///< points, 0..100, by which a rival's must rise to tie the winner; the least over the rivals.
    std::optional<std::size_t> rival;  ///< Whose grade rises; of several the first. Present with `up`.
    bool                       operator==(const Move&) const = default;
};

/// For each criterion the least move of one of its grades that ties: L * (share that applies) / share(c).
///
/// returns   One entry a criterion. Absent fields: no winner, no weight, the grade is unknown or not applicable, or the move
///           would leave 0..100.
/// cost      O(criteria * items).
[[nodiscard]] std::vector<Move> points_to_move(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead);

/// Who would be ahead without each of some criteria, one at a time.
///
/// criteria  Indices into `weighing`; the reviewers, say.
/// returns   One entry an index, in that order, just as front_of() after setting that weight to 0.
/// cost      O(indices * criteria * items).
[[nodiscard]] std::vector<Front> leave_one_out(const Weighing& weighing, std::span<const std::size_t> criteria);

}  // namespace juxta::compare
