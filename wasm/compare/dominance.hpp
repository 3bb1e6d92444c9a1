// wasm/compare/dominance.hpp - items that are beaten on everything.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere: comparisons only.
#pragma once

#include "compare/value_model.hpp"

#include <cstddef>
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
/// cost      O(items^2 * criteria): each against each.
/// source    V. Pareto, Manuale di economia politica (1906).
[[nodiscard]] std::vector<std::vector<std::size_t>> dominators(const Weighing& weighing, const Evaluation& evaluation);

}  // namespace juxta::compare
