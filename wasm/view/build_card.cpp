// wasm/view/build_card.cpp - the card of one item.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "compare/votes.hpp"
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
    if (count > 2 || own) add("/pin", own ? words.unpin : words.pin, own ? words.unpin_name : words.pin_name, TogglePin{id}, true);
    add("/remove", words.take_out, words.take_out_name, RemoveItem{id}, true);
    return buttons;
}

Tone tone_of(records::VoteStage stage)
{
    using enum records::VoteStage;
    switch (stage) {
        case counted: return Tone::positive;
        case refused: return Tone::negative;
        case offline:
        case busy:
        case resting: return Tone::warning;
        default: return Tone::quiet;
    }
}

VoteView build_vote(const Building& building, model::ItemIndex item, const std::string& id, const std::string& name, const std::string& path)
{
    using records::Choice;
    const Words&             words  = building.words;
    const records::Ledger&   ledger = building.state.ledger;
    const records::VoteState vote   = ledger.vote(id);

    VoteView   view;
    const auto add = [&](const char* step, std::string label, std::string spoken, Choice choice, Switch pressed) {
        view.buttons.push_back(Button{.id      = path + step,
                                      .label   = std::move(label),
                                      .action  = CastVote{id, choice},
                                      .name    = std::move(spoken),
                                      .pressed = pressed,
                                      .enabled = ledger.writable() && !building.state.keeping.forgetting});
    };
    const auto choose = [&](const char* step, const std::string& word, Choice choice) {
        const bool on = vote.choice == choice;
        add(step, word, fill(words.vote_name, {word, name}), on ? Choice::none : choice, on ? Switch::on : Switch::off);
    };
    view.heading = {path + "/heading", std::string(words.vote_heading)};
    choose("/positive", positive_word(building), Choice::positive);
    choose("/negative", negative_word(building), Choice::negative);
    if (vote.choice != Choice::none) add("/undo", std::string(words.vote_undo), fill(words.vote_undo_name, {name}), Choice::none, Switch::none);

    view.share = {path + "/share", {}};
    if (building.state.keeping.no_counts) {
        view.share.text = words.no_counts;
    } else if (const auto share = compare::share_of(building.bundle.items.votes(item)); share.share) {
        const std::string interval = fill(share.said == compare::VotesSaid::enough ? words.votes_interval : words.votes_too_few, {percent(*share.low), percent(*share.high)});
        view.share.text            = fill(words.vote_share, {percent(*share.share), lower_case(positive_word(building)), interval});
    } else {
        view.share.text = words.no_votes;  // a line, so that nothing moves when counts come
    }
    view.status = {path + "/status", vote_words(words, vote, ledger.storage())};
    view.tone   = tone_of(vote.stage);
    if (view.tone == Tone::warning)
        view.again = Button{.id = path + "/again", .label = std::string(words.vote_again), .action = SendVotes{}, .name = {}};
    return view;
}

}  // namespace

std::string vote_words(const Words& words, const records::VoteState& vote, records::Storage storage)
{
    using enum records::VoteStage;
    const std::string_view kept = storage == records::Storage::memory ? words.vote_kept_in_memory : words.vote_kept;
    switch (vote.stage) {
        case none: break;
        case storing: return std::string(words.vote_storing);
        case waiting: return std::string(words.vote_waiting);
        case sending: return std::string(words.vote_sending);
        case offline: return fill(words.vote_offline, {kept});
        case busy: return fill(words.vote_busy, {kept});
        case resting: return fill(words.vote_resting, {kept});
        case counted: return std::string(vote.choice == records::Choice::none ? words.vote_taken_back : words.vote_counted);
        case refused: return fill(words.vote_refused, {std::to_string(vote.refused)});
    }
    return {};
}

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

    if (building.state.offers.votes) card.vote = build_vote(building, item, id, name, path + "/vote");
    if (building.state.offers.bookmarks) {
        const records::Ledger& ledger = building.state.ledger;
        const bool             kept   = ledger.kept(id);
        const bool             storing = ledger.storing(records::Kind::bookmark, id);
        card.bookmark   = Button{.id      = path + "/bookmark",
                                 .label   = std::string(storing ? words.storing : kept ? words.kept : words.bookmark),
                                 .action  = ToggleBookmark{id},
                                 .name    = fill(storing ? words.storing_name : kept ? words.kept_name : words.bookmark_name, {name}),
                                 .pressed = kept ? Switch::on : Switch::off,
                                 .enabled = ledger.writable() && !building.state.keeping.forgetting && (kept || ledger.room())};
    }
    return card;
}

}  // namespace juxta::view
