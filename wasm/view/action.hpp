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
using AttributeId = std::string;  ///< "id" of an attribute in the bundle.
using CriterionId = std::string;  ///< A reviewer's id or an attribute's; "@" and the attribute's where a reviewer has the same.

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
struct SetWeight         { CriterionId criterion; std::string value;   bool operator==(const SetWeight&) const = default; };      ///< value: a number 0..5 as set or typed
struct ResetWeights                                       { bool operator==(const ResetWeights&) const = default; };  ///< Back to the site's weights.
struct ShowCriteria      { bool all = true;                bool operator==(const ShowCriteria&) const = default; };   ///< Those without weight, too.
struct ToggleMust        { AttributeId attribute;          bool operator==(const ToggleMust&) const = default; };
struct SetLimit          { AttributeId attribute; std::string value;   bool operator==(const SetLimit&) const = default; };       ///< value: a number or date as typed
struct AddItem           { ItemId item;                    bool operator==(const AddItem&) const = default; };
struct EditAdding        { std::string value;              bool operator==(const EditAdding&) const = default; };     ///< What is searched for to add.
struct RemoveItem        { ItemId item;                    bool operator==(const RemoveItem&) const = default; };
struct MoveItem          { ItemId item; int by = 1;        bool operator==(const MoveItem&) const = default; };       ///< by: places to the right, negative to the left
struct TogglePin         { ItemId item;                    bool operator==(const TogglePin&) const = default; };

// What the world answers.
struct LoadStarted       { bool fresh = true;                           bool operator==(const LoadStarted&) const = default; };  ///< fresh: another source than before; else the same once more
struct LoadProgressed    { std::uint64_t received = 0, total = 0;       bool operator==(const LoadProgressed&) const = default; };  ///< bytes; total 0 = unknown
struct LoadFailed        { Error error;                                 bool operator==(const LoadFailed&) const = default; };
struct BundleArrived     { std::size_t problems = 0;                    bool operator==(const BundleArrived&) const = default; };   ///< problems: found in it, warnings not counted
struct SubscribeAnswered { std::optional<Error> error;                  bool operator==(const SubscribeAnswered&) const = default; };
struct BookmarksAnswered { std::vector<ItemId> items; std::optional<Error> error; bool operator==(const BookmarksAnswered&) const = default; };

/// Applied by update() between frames, never while drawing.
using Action = std::variant<ToggleDifferences, FoldReviewer, FoldAll, Retry, Reset, SelectItems, RestoreState, EditEmail, Subscribe, ToggleBookmark,
                            SetWeight, ResetWeights, ShowCriteria, ToggleMust, SetLimit, AddItem, EditAdding, RemoveItem, MoveItem, TogglePin,
                            LoadStarted, LoadProgressed, LoadFailed, BundleArrived, SubscribeAnswered, BookmarksAnswered>;

/// The action with what a control was set to, where the action carries such a value; else as it is.
[[nodiscard]] Action action_with(Action action, const std::string& value);
[[nodiscard]] Action action_with(Action action, double value);

}  // namespace juxta::view
