// wasm/exports/widget.hpp - the one widget of a module, for who is linked into it beside exports.cpp.
// SPDX-License-Identifier: MIT
#pragma once

#include "shell/app.hpp"

namespace juxta {

/// The app that the functions of exports.hpp drive. Made at the first call, never destroyed.
[[nodiscard]] shell::App& widget_app();

}  // namespace juxta
