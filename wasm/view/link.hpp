// wasm/view/link.hpp - the link to what is shown.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/state.hpp"
#include "view/state_text.hpp"

#include <string>

namespace juxta::view {

/// What a link to this selection says. The items are named, also where they are those that the bundle begins with: the link
/// shows the same where a page, or the data of another day, begins with others.
[[nodiscard]] WrittenState link_to(const model::Bundle& bundle, const Selection& selection);

/// What the page's own address says of the view: link_to() its selection, "" while that is what the page asked for.
[[nodiscard]] std::string address_of(const model::Bundle& bundle, const State& state);

}  // namespace juxta::view
