// wasm/view/wishes.hpp - what the reader's weights and must-haves mean for the bundle at hand.
// SPDX-License-Identifier: MIT
#pragma once

#include "compare/decision.hpp"
#include "model/bundle.hpp"
#include "view/state.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::view {

inline constexpr double      kMostWeight = 5;   ///< Weights are 0..kMostWeight, in steps of 0.01.
inline constexpr std::size_t kMaxMusts   = 32;  ///< Must-haves that a selection holds.

/// A number as people type it: "2", "2.5", "2,5", "0,125", "1,000,000", "-3", "1e3"; spaces around it do not matter.
/// A single comma is a decimal point where other than three digits are behind it, or nothing but a nought before it.
/// returns  absent for anything else, and for what no double can hold
[[nodiscard]] std::optional<double> number_from_typing(std::string_view text);

/// A limit as people type it, or as it is shown: as number_from_typing(), with either minus, and around it what the attribute's amounts are shown
/// with: "$0.05", "−€4", "CHF 12", "5%", "32,768 tokens"; of a date a day.
/// what     nullptr: the score
/// returns  absent for anything else, also for another currency or unit
[[nodiscard]] std::optional<double> limit_from_typing(const model::Attribute* what, std::string_view typed);

/// A weight, brought to a step of 0.01; absent outside 0..kMostWeight.
[[nodiscard]] std::optional<double> weight_from(double value);

/// What stands for a criterion in a link and in a control.
[[nodiscard]] CriterionId id_of(const model::Bundle& bundle, const compare::Criterion& criterion);

/// The criterion that an id means; a reviewer's id goes before an attribute's.
[[nodiscard]] std::optional<compare::Criterion> find_criterion(const model::Bundle& bundle, std::string_view id);

/// The reader's own weights, one a criterion of compare::criteria_of().
[[nodiscard]] std::vector<std::optional<double>> own_weights(const model::Bundle& bundle, const Selection& selection);

/// A must-have in the terms of the core; absent when the bundle has no such row, or the row cannot be asked this.
[[nodiscard]] std::optional<compare::Must> must_of(const model::Bundle& bundle, const MustHave& wish);

/// All must-haves of a selection that mean something, in order.
[[nodiscard]] std::vector<compare::Must> musts_of(const model::Bundle& bundle, const Selection& selection);

/// What marking a row asks for: a boolean to be its better answer (yes where none is declared), a number or a day to be no
/// worse than the worst of the items shown, so that nobody is set aside at once; everything else to be known.
[[nodiscard]] MustHave usual_must(const model::Bundle& bundle, std::size_t attribute, const std::vector<model::ItemIndex>& items);

/// The decision of the items shown.
[[nodiscard]] compare::Decision decide(const model::Bundle& bundle, const Selection& selection, const std::vector<model::ItemIndex>& items);

}  // namespace juxta::view
