// wasm/view/update.hpp - what follows from an action.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/action.hpp"
#include "view/effect.hpp"
#include "view/state.hpp"

#include <vector>

namespace juxta::view {

struct Step {
    State               state;
    std::vector<Effect> effects;  ///< In the order they are to be carried out.
};

/// The state after `action`, and what the host is to do. Pure: no clock, no I/O.
///
/// bundle   The bundle that arrived; nullptr before that. Ids that it does not hold are dropped with a notice.
/// StateChanged follows when a person's action changed the selection, not when the page restored one; Announce
/// what a screen reader must hear; LoadBundle a Retry after a failure; SendSubscription an address that is one;
/// AskBookmarks and AskVote bookmarks and a vote, where the page offers them: nothing is stored or sent before it lets it be. What the
/// ledger of the reader's facts asks for (records/ledger.hpp) is passed on. CopyLinkOf follows a CopyLink where the page offers it. RestoreState, which carries what a stranger's link says, is
/// followed by Announce alone.
///
/// returns  An equal state and no effects for an action that changes nothing.
[[nodiscard]] Step update(const model::Bundle* bundle, const State& state, const Action& action);

}  // namespace juxta::view
