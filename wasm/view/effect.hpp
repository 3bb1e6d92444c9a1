// wasm/view/effect.hpp - what the core asks its host to do; what came of it returns as an action.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/action.hpp"

#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

struct LoadBundle                                     { bool operator==(const LoadBundle&) const = default; };     ///< Load the source again -> LoadStarted, ...
struct StateChanged     { std::string state; std::vector<ItemId> items; bool operator==(const StateChanged&) const = default; };  ///< Tell the page.
struct SendSubscription { std::string email;            bool operator==(const SendSubscription&) const = default; };  ///< -> SubscribeAnswered
struct StoreBookmark    { ItemId item; bool kept = true; bool operator==(const StoreBookmark&) const = default; };   ///< -> BookmarksAnswered
struct Announce         { std::string text;             bool operator==(const Announce&) const = default; };        ///< One polite sentence for a screen reader.

using Effect = std::variant<LoadBundle, StateChanged, SendSubscription, StoreBookmark, Announce>;

}  // namespace juxta::view
