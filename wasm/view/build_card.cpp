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

}  // namespace

CardView build_card(const Building& building, model::ItemIndex item)
{
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

    const Bookmarks& bookmarks = building.state.bookmarks;
    if (building.state.offers.bookmarks) {
        const bool kept = std::ranges::find(bookmarks.items, id) != bookmarks.items.end();
        card.bookmark   = Button{.id      = path + "/bookmark",
                                 .label   = std::string(words.bookmark),
                                 .action  = ToggleBookmark{id},
                                 .name    = fill(words.bookmark_name, {name}),
                                 .pressed = kept ? Switch::on : Switch::off,
                                 .enabled = bookmarks.phase == Bookmarks::Phase::ready};
    }
    return card;
}

}  // namespace juxta::view
