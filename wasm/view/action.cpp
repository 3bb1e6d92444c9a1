// wasm/view/action.cpp - actions with what a control was set to.
// SPDX-License-Identifier: MIT
#include "view/action.hpp"

#include "base/number_text.hpp"

#include <utility>

namespace juxta::view {

Action action_with(Action action, const std::string& value)
{
    std::visit(
        [&](auto& what) {
            if constexpr (requires { what.value = value; }) what.value = value;
        },
        action);
    return action;
}

Action action_with(Action action, double value) { return action_with(std::move(action), shortest(value)); }

}  // namespace juxta::view
