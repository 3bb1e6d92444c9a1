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
///   votes   by id: positive, negative (null where the bundle is silent); share, positive of all, null without votes; low and
///           high, the bounds of the share, null as long as there is no interval for it
/// cost: that of build_view().
[[nodiscard]] std::string decision_report(const model::Bundle& bundle, const State& state);

}  // namespace juxta::view
