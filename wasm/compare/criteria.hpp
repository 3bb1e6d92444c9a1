// wasm/compare/criteria.hpp - a bundle's reviewers and attributes as criteria of the value model.
// SPDX-License-Identifier: MIT
#pragma once

#include "compare/value_model.hpp"
#include "model/bundle.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace juxta::compare {

/// What items are weighed by.
struct Criterion {
    enum class Kind : std::uint8_t { reviewer, attribute };
    Kind        kind  = Kind::reviewer;
    std::size_t index = 0;  ///< Into Bundle::reviewers or Bundle::attributes.
    bool        operator==(const Criterion&) const = default;
};

/// All criteria of a bundle: its reviewers, then its attributes that are model::weighable, each in the bundle's order.
[[nodiscard]] std::vector<Criterion> criteria_of(const model::Bundle& bundle);

/// The weight that the site gives a criterion, 0..5.
[[nodiscard]] double site_weight(const model::Bundle& bundle, const Criterion& criterion);

/// What a criterion says of an item, 0..100 points, higher is better.
///
///   reviewer           the score as it is; unknown without one
///   number and alike   100 (v - low) / (high - low) of the declared range, v first brought into it; with `better` lower
///                      100 (high - v) / (high - low). Never on the least and greatest of what is shown: another item
///                      beside two changes nothing between them.
///   boolean            100 for the better answer, 0 for the other
///
/// unknowns  Not known, not applicable: as the bundle says.
/// cost      O(1).
[[nodiscard]] Grade grade_of(const model::Bundle& bundle, const Criterion& criterion, model::ItemIndex item);

/// A comparison's items as the value model takes them.
///
/// items     Items of the bundle, in the order shown.
/// criteria  The criteria to weigh by, as of criteria_of().
/// weights   The reader's own, 0..5, one a criterion; absent = the site's. Empty = the site's throughout.
/// cost      O(items * criteria).
[[nodiscard]] Weighing weighing_of(const model::Bundle& bundle, std::span<const model::ItemIndex> items, std::span<const Criterion> criteria,
                                   std::span<const std::optional<double>> weights = {});

/// Items whose grades stay in the cache together.
inline constexpr std::size_t kWeighedAtOnce = 4096;

/// What items that follow one another come to (Total::estimate), NaN where nothing applies; kWeighedAtOnce at a time.
///
/// first  The item of to[0]; there are as many from there on.
/// The others as of weighing_of(), of which it is the same to the last bit. cost: O(items * criteria).
void estimate(const model::Bundle& bundle, std::span<const Criterion> criteria, std::span<const std::optional<double>> weights, model::ItemIndex first, std::span<double> to);

}  // namespace juxta::compare
