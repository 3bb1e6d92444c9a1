// wasm/view/link.cpp - the link to what is shown.
// SPDX-License-Identifier: MIT
#include "view/link.hpp"

#include "view/selection.hpp"

#include <utility>
#include <vector>

namespace juxta::view {

WrittenState link_to(const model::Bundle& bundle, const Selection& selection)
{
    Selection named = selection;
    named.items.clear();
    for (const model::ItemIndex item : shown_items(bundle, selection)) named.items.emplace_back(bundle.text(item, model::ItemText::id));
    return write_state_within(named);
}

std::string address_of(const model::Bundle& bundle, const State& state)
{
    Selection                own = state.start;
    std::vector<std::string> notices;
    keep_valid(bundle, own, notices);
    std::string text = link_to(bundle, state.selection).text;
    return link_to(bundle, own).text == text ? std::string() : std::move(text);
}

}  // namespace juxta::view
