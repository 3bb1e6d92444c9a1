// wasm/view/build_view.hpp - state and bundle to what is shown.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "view/screen_view.hpp"
#include "view/state.hpp"

namespace juxta::view {

/// What a person is to see. Pure; the same input gives the same value.
///
/// bundle  nullptr unless `state.load` is Arrived.
/// cost    O(items shown x (attributes + reviewers)), independent of the size of the bundle.
[[nodiscard]] ScreenView build_view(const model::Bundle* bundle, const State& state);

}  // namespace juxta::view
