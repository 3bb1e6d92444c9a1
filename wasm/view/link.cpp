// wasm/view/link.cpp - the link to what is shown.
// SPDX-License-Identifier: MIT
#include "view/link.hpp"

#include "view/selection.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace juxta::view {

WrittenState link_to(const model::Bundle& bundle, const Selection& selection)
{
    Selection named = selection;
    if (kind_of(bundle, selection) == ScreenKind::catalogue) {
        named.kind = ScreenKind::catalogue;  // whatever the bundle that it is opened with can open with
        return write_state_within(named);
    }
    named.kind.reset();  // items say it
    named.items.clear();
    for (const model::ItemIndex item : shown_items(bundle, selection)) named.items.emplace_back(bundle.text(item, model::ItemText::id));
    return write_state_within(named);
}

std::string address_of(const model::Bundle& bundle, const State& state)
{
    Selection                own = state.start;
    std::vector<std::string> notices;
    std::string              text = link_to(bundle, state.selection).text;
    // What the page begins with is not at hand: something else is shown.
    if (bundle.excerpt && !std::ranges::all_of(own.items, [&](const ItemId& id) { return bundle.find_item(id).has_value(); })) return text;
    keep_valid(bundle, own, notices);
    return link_to(bundle, own).text == text ? std::string() : std::move(text);
}

}  // namespace juxta::view
