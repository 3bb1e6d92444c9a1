// wasm/view/action.hpp - all that a person, or the world, can do to the widget; each a plain value.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

using ItemId     = std::string;  ///< "id" of an item in the bundle.
using ReviewerId = std::string;  ///< "id" of a reviewer in the bundle.

// What a person does. `value` fields are what a control was set to.
struct ToggleDifferences                                  { bool operator==(const ToggleDifferences&) const = default; };
struct FoldReviewer      { ReviewerId reviewer;             bool operator==(const FoldReviewer&) const = default; };  ///< Folds or unfolds one reviewer's row.
struct FoldAll           { bool folded = false;             bool operator==(const FoldAll&) const = default; };
struct Retry                                              { bool operator==(const Retry&) const = default; };
struct Reset                                              { bool operator==(const Reset&) const = default; };  ///< Back to the page's own view.
struct SelectItems       { std::vector<ItemId> items;       bool operator==(const SelectItems&) const = default; };
struct RestoreState      { std::string text;                bool operator==(const RestoreState&) const = default; };  ///< A state string, from a link or the page.
struct EditEmail         { std::string value;               bool operator==(const EditEmail&) const = default; };
struct Subscribe                                          { bool operator==(const Subscribe&) const = default; };
struct ToggleBookmark    { ItemId item;                     bool operator==(const ToggleBookmark&) const = default; };

// What the world answers.
struct LoadStarted       { bool fresh = true;                           bool operator==(const LoadStarted&) const = default; };  ///< fresh: another source than before; else the same once more
struct LoadProgressed    { std::uint64_t received = 0, total = 0;       bool operator==(const LoadProgressed&) const = default; };  ///< bytes; total 0 = unknown
struct LoadFailed        { Error error;                                 bool operator==(const LoadFailed&) const = default; };
struct BundleArrived     { std::size_t problems = 0;                    bool operator==(const BundleArrived&) const = default; };   ///< problems: found in it, warnings not counted
struct SubscribeAnswered { std::optional<Error> error;                  bool operator==(const SubscribeAnswered&) const = default; };
struct BookmarksAnswered { std::vector<ItemId> items; std::optional<Error> error; bool operator==(const BookmarksAnswered&) const = default; };

/// Applied by update() between frames, never while drawing.
using Action = std::variant<ToggleDifferences, FoldReviewer, FoldAll, Retry, Reset, SelectItems, RestoreState, EditEmail, Subscribe, ToggleBookmark,
                            LoadStarted, LoadProgressed, LoadFailed, BundleArrived, SubscribeAnswered, BookmarksAnswered>;

}  // namespace juxta::view
