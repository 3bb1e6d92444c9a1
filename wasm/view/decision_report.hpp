// wasm/view/decision_report.hpp - the comparison as JSON for programs.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/state.hpp"

#include <string>

namespace juxta::view {

/// The decision report of the items that `state` shows: one line of JSON, keys in a fixed order, numbers at full precision.
///
///   items   the ids, in order
///   rows    all rows of the table in its order, differences only or not: id, label, differs, best (ids; several = a shared
///           best; empty = nobody is, or all are tied), cells (text as on the screen; status known, unknown or not_applicable)
///   panel   by id: mean, sd (null where there is none), positive, negative, missing
///   lead    winner (null = a tie, or nobody to win), by and contributions by criterion in points of 100, whose sum is exactly
///           `by`; and standing (leads, tie, no_rival, nothing_to_weigh), leaders, runner_up, low and high of `by` with what is
///           unknown, firmness (certain, likely, open). null, and no contributions, without a runner-up.
///   flips   for each place where the winner changes as one weight does, the others in proportion: reviewer or attribute,
///           winner beyond it, weight_share_above or weight_share_below
///   nearest_tie   moved, a share of the weight; from, criteria; to, a criterion; from_each: false = all of it from any one
///           of them, true = part from each, in this order; rival, who draws level. null = nothing ties.
///   weight_share_won   by id of those weighed: the share of all weightings in which it wins
///   leave_one_out      by reviewer: who wins without; null = nobody
///   votes   by id: positive, negative (null where the bundle is silent); share, positive of all, and low and high, its 95 %
///           interval by Wilson (1927); null without votes
///   dominated   ids of those that a rival certainly beats on everything that counts
///
/// and beyond those:
///   weight_share_accuracy   0 = exact, else the largest error of weight_share_won
///   weights   by criterion: weight 0..5, share 0..1, from (site or reader)
///   totals    by id of those weighed: estimate, low and high in points of 100; null where nothing that counts applies
///   points_to_move   by criterion: down, by which the winner's points must fall to tie the runner-up; up, by which a rival's
///           must rise; null where that is not possible
///   musts     by id, then by must-have as a link writes it: met, failed, unknown, not_applicable; empty when nothing is asked
///   set_aside ids of those that fail one
///   votes_between   for each two items with votes, in their order: first, second, difference of their shares (first less second) with
///           low and high, its 95 % interval by Newcombe (1998), and first_higher, the probability that the first's true share is the higher
///   split     by id: low and high of the scores, positive of verdicts, against and apart (reviewers)
///   alpha     Krippendorff's, over the items shown; null below five
///   verdict   the answer in words, as on the screen
///
/// A criterion is a reviewer's id or an attribute's, with "@" before it where a reviewer has the same.
/// cost: that of build_view().
[[nodiscard]] std::string decision_report(const model::Bundle& bundle, const State& state);

}  // namespace juxta::view
