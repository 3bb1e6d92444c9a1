// wasm/compare/dominance.hpp - items that are beaten on everything.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere: comparisons only.
#pragma once

#include "compare/value_model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace juxta::compare {

/// For each item the rivals that certainly beat it on every weighted criterion: at least as good on all, better on one.
///
/// unknowns  An unknown grade is the interval [0, 100]: a rival dominates only when its low is at least the item's high on all
///           criteria and above it on one, so no value of the unknown could save the item.
/// n/a       A criterion that applies to neither takes no part. One that applies to only one of the two makes them
///           incomparable: its weight would go elsewhere, and the item could still win.
/// returns   One list an item, ascending; empty: not dominated. Nothing is dominated when there is nothing to weigh.
/// ties      Items that are the same on all do not dominate each other.
/// cost      O(items^2 * criteria).
/// source    Pareto dominance; H. T. Kung, F. Luccio and F. P. Preparata, On finding the maxima of a set of vectors, J. ACM 22 (1975).
[[nodiscard]] std::vector<std::vector<std::size_t>> dominators(const Weighing& weighing, const Evaluation& evaluation);

/// For many points, whether some other point certainly dominates each: the catalogue's Pareto front is what is left.
///
/// lows, highs  Point by point, `dimensions` coordinates each, higher is better, any unit, no NaN. What is known is finite, with
///              low = high; what is unknown spans its range, or -infinity to +infinity. The same span may be given twice.
///              A point is dominated when another's lows are at least its highs on all, and above on one.
/// dimensions   1..64
/// returns      One entry a point: 1 = dominated.
/// ties         Equal points do not dominate each other.
/// cost         O(n log n) for 1, 2 and 3 dimensions, after a linear pass that drops most points of usual data; for more,
///              O(n log n + n * front * dimensions): sorted by sum, each point meets only the front found before it.
/// source       2 and 3: Kung, Luccio and Preparata (1975), with a tree of suffix maxima (Fenwick 1994) for their balanced
///              one. More: J. Chomicki, P. Godfrey, J. Gryz and D. Liang, Skyline with presorting, ICDE (2003).
[[nodiscard]] std::vector<std::uint8_t> dominated(std::span<const double> lows, std::span<const double> highs, std::size_t dimensions);

}  // namespace juxta::compare
