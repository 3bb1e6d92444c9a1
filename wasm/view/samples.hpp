// wasm/view/samples.hpp - one sample for every state a person can meet; gallery, golden files and pictures use them.
// SPDX-License-Identifier: MIT
//
// Products in samples are invented, and so is what is said of them. Not linked into the widget.
#pragma once

#include "model/bundle.hpp"
#include "view/screen_view.hpp"
#include "view/state.hpp"

#include <memory>
#include <string>
#include <vector>

namespace juxta::view {

struct Sample {
    std::string                          name;   ///< snake_case, unique: "no_votes_yet"
    std::string                          about;  ///< What it shows, one sentence.
    std::shared_ptr<const model::Bundle> bundle; ///< nullptr where there is none
    State                                state;
    ScreenView                           view;  ///< build_view(bundle.get(), state)
};

/// All samples, in a fixed order.
[[nodiscard]] std::vector<Sample> samples();

}  // namespace juxta::view
