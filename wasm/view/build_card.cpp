// wasm/view/build_card.cpp - the card of one item.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

using model::ItemText;

Figure panel_figure(const Building& building, const compare::Panel& panel, const std::string& path)
{
    Figure figure{{path, {}}, {path + "/label", fill(building.words.panel_share, {lower_case(positive_word(building))})}, Tone::missing};
    if (panel.share) {
        figure.value.text = percent(*panel.share);
        figure.tone       = *panel.share == 1 ? Tone::positive : *panel.share == 0 ? Tone::negative : Tone::split;
    } else {
        figure.value.text = verdict_badge(building, panel, {}).text.text;
    }
    return figure;
}

Figure community_figure(const Building& building, model::Votes votes, const std::string& path)
{
    Figure figure{{path, {}}, {path + "/label", std::string(building.words.community)}, Tone::missing};
    if (!votes.given)
        figure.value.text = building.words.not_published;
    else if (votes.total() == 0)
        figure.value.text = building.words.no_votes_short;
    else {
        figure.value.text = counts_text(building, votes.positive, votes.negative);
        figure.tone       = Tone::neutral;
    }
    return figure;
}

Figure entry_figure(const Building& building, std::string_view entry, const std::string& path)
{
    const std::string clean = clean_line(entry);
    return {{path, clean.empty() ? std::string(building.words.not_published) : clean},
            {path + "/label", std::string(building.words.entry)},
            clean.empty() ? Tone::missing : Tone::neutral};
}

/// What the reader can do with the place of an item; nothing with a single one.
std::vector<Button> place_buttons(const Building& building, std::size_t shown, const std::string& id, const std::string& name, const std::string& path)
{
    const Words&        words = building.words;
    const std::size_t   count = building.items.size();
    std::vector<Button> buttons;
    if (count < 2) return buttons;
    const Selection&  selection = building.state.selection;
    const auto        pinned    = static_cast<std::size_t>(
        std::ranges::count_if(building.items, [&](model::ItemIndex at) { return is_pinned(selection, building.bundle.text(at, ItemText::id)); }));
    const bool        own   = is_pinned(selection, id);
    const std::size_t least = own ? 0 : pinned, most = (own ? pinned : count) - 1;
    const auto        add   = [&](const char* step, std::string_view label, std::string_view spoken, Action action, bool enabled) {
        buttons.push_back(Button{.id = path + step, .label = std::string(label), .action = std::move(action), .name = fill(spoken, {name}), .enabled = enabled});
    };
    add("/left", words.to_left, words.left_name, MoveItem{id, -1}, shown > least);
    add("/right", words.to_right, words.right_name, MoveItem{id, 1}, shown < most);
    if (count > 2) add("/pin", own ? words.unpin : words.pin, own ? words.unpin_name : words.pin_name, TogglePin{id}, true);
    add("/remove", words.take_out, words.take_out_name, RemoveItem{id}, true);
    return buttons;
}

}  // namespace

CardView build_card(const Building& building, std::size_t shown)
{
    const model::ItemIndex item = building.items[shown];
    const model::Bundle& bundle = building.bundle;
    const Words&         words  = building.words;
    const std::string    path   = "card/" + step_of(building, item);
    const std::string    name   = name_of(bundle, item);
    const std::string    id(bundle.text(item, ItemText::id));
    const auto           panel = compare::panel_of(bundle, item);

    CardView card;
    card.item     = id;
    card.initial  = {path + "/initial", initial_of(name)};
    card.category = {path + "/category", clean_line(bundle.text(item, ItemText::category))};
    card.name     = {path + "/name", name};
    card.tagline  = {path + "/tagline", clean_line(bundle.text(item, ItemText::tagline))};
    card.verdict  = verdict_badge(building, panel, path + "/verdict");
    card.figures  = {panel_figure(building, panel, path + "/panel"), community_figure(building, bundle.items.votes(item), path + "/community"),
                     entry_figure(building, bundle.text(item, ItemText::entry), path + "/entry")};
    card.description = clean_prose(bundle.text(item, ItemText::description), path + "/description");
    if (const std::string url = clean_line(bundle.text(item, ItemText::url)); !url.empty())
        card.link = Link{path + "/link", std::string(words.visit), url, fill(words.visit_name, {name})};
    card.standing = standing_badge(building, shown, path + "/standing");
    card.reason   = {path + "/reason", standing_reason(building, shown)};
    card.places   = place_buttons(building, shown, id, name, path);

    const Bookmarks& bookmarks = building.state.bookmarks;
    if (building.state.offers.bookmarks) {
        const bool kept = std::ranges::find(bookmarks.items, id) != bookmarks.items.end();
        card.bookmark   = Button{.id      = path + "/bookmark",
                                 .label   = std::string(kept ? words.kept : words.bookmark),
                                 .action  = ToggleBookmark{id},
                                 .name    = fill(kept ? words.kept_name : words.bookmark_name, {name}),
                                 .pressed = kept ? Switch::on : Switch::off,
                                 .enabled = bookmarks.phase == Bookmarks::Phase::ready};
    }
    return card;
}

}  // namespace juxta::view
