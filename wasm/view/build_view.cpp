// wasm/view/build_view.cpp - the screen of a state, put together from its parts.
// SPDX-License-Identifier: MIT
#include "view/build_view.hpp"

#include "base/describe.hpp"
#include "base/number_text.hpp"
#include "view/building.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"
#include "view/value_text.hpp"
#include "view/wishes.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

LoadingView build_loading(const Words& words, const Load& load)
{
    LoadingView view{{"loading/message", std::string(words.loading)}, {"loading/detail", {}}, std::nullopt};
    const auto* progress = std::get_if<InProgress>(&load);
    if (progress == nullptr || progress->received == 0) return view;

    const std::string received = bytes_for_people(progress->received);
    // A server may announce less than it sends (compression): such a total says nothing.
    if (progress->total < progress->received) {
        view.detail.text = fill(words.received, {received});
        return view;
    }
    const double share = static_cast<double>(progress->received) / static_cast<double>(progress->total);
    view.detail.text   = fill(words.received_of, {received, bytes_for_people(progress->total)});
    view.progress      = Meter{"loading/progress", std::string(words.loading), 100 * share, 0, 100, percent(share)};
    return view;
}

std::string_view advice_for(const Words& words, const Error& error)
{
    switch (error.code) {
        // A server that answers "not here" or "not for you" is not the reader's to mend.
        case ErrorCode::unreachable: return error.detail.starts_with("HTTP status 4") ? words.advice_owner : words.advice_connection;
        case ErrorCode::no_graphics:
        case ErrorCode::internal: return words.advice_retry;
        default: return words.advice_owner;
    }
}

FailedView build_failed(const Words& words, const Error& error)
{
    std::string reason = clean_line(describe(error));
    if (!reason.empty() && reason.front() >= 'a' && reason.front() <= 'z') reason.front() = static_cast<char>(reason.front() - 'a' + 'A');
    reason += words.stop;

    FailedView view;
    view.title  = {"failed/title", std::string(words.failed_title)};
    view.reason = {"failed/reason", std::move(reason)};
    view.advice = {"failed/advice", std::string(advice_for(words, error))};
    view.retry  = Button{.id = "failed/retry", .label = std::string(words.try_again), .action = Retry{}, .name = {}, .primary = true};
    return view;
}

ComparisonView build_comparison(const Building& building, Memo& memo, std::size_t problems)
{
    ComparisonView view;
    view.header  = build_header(building);
    view.notices = build_notices(building, problems);
    view.verdict = {"verdict", {}};
    if (building.decision != nullptr) {
        const compare::WeightShares& won = memo.shares.of(building.decision->weighing);
        view.verdict                     = build_verdict(building, won);
        view.decision                    = build_decision(building, won);
    }
    for (std::size_t shown = 0; shown < building.items.size(); ++shown) view.cards.push_back(build_card(building, shown));
    view.add       = build_add(building, memo);
    view.table     = build_table(building);
    view.scorecard = build_scorecard(building);
    if (building.bundle.newsletter && building.state.offers.newsletter) view.newsletter = build_newsletter(building);
    if (building.state.offers.bookmarks || building.state.offers.votes) view.bookmarks = build_bookmarks(building);
    return view;
}

}  // namespace

Listing& listing_of(const model::Bundle& bundle, Memo& memo)
{
    if (memo.listing && &memo.listing->bundle() == &bundle) return *memo.listing;
    memo.plot.reset();
    return memo.listing.emplace(bundle);
}

std::string step_of(const Building& building, model::ItemIndex item) { return encode_id(building.bundle.text(item, model::ItemText::id)); }

std::string positive_word(const Building& building) { return clean_line_or(building.bundle.verdicts.positive, model::VerdictWords{}.positive); }

std::string negative_word(const Building& building) { return clean_line_or(building.bundle.verdicts.negative, model::VerdictWords{}.negative); }

std::string counts_text(const Building& building, std::uint64_t positive, std::uint64_t negative)
{
    const auto number = [](std::uint64_t count) { return grouped(static_cast<double>(count), 0); };
    return fill(building.words.counts, {number(positive), lower_case(positive_word(building)), number(negative), lower_case(negative_word(building))});
}

Badge verdict_badge(const Building& building, const compare::Panel& panel, std::string id)
{
    const Words& words = building.words;
    Badge        badge{{std::move(id), {}}, Tone::missing};
    switch (compare::verdict_of(panel)) {
        case compare::PanelVerdict::none:
            badge.text.text = panel.reviews() == 0 ? words.no_panel : words.no_verdict;
            break;
        case compare::PanelVerdict::positive:
            badge.text.text = positive_word(building);
            badge.tone      = Tone::positive;
            break;
        case compare::PanelVerdict::negative:
            badge.text.text = negative_word(building);
            badge.tone      = Tone::negative;
            break;
        case compare::PanelVerdict::split:
            badge.text.text = words.split;
            badge.tone      = Tone::split;
            break;
    }
    return badge;
}

std::vector<ColumnView> build_columns(const Building& building, const std::string& path)
{
    std::vector<ColumnView> columns;
    for (const model::ItemIndex item : building.items)
        columns.push_back({std::string(building.bundle.text(item, model::ItemText::id)),
                           {path + step_of(building, item), name_of(building.bundle, item)},
                           is_pinned(building.state.selection, building.bundle.text(item, model::ItemText::id))});
    return columns;
}

ScreenView build_view(const model::Bundle* bundle, const State& state)
{
    Memo memo;
    return build_view(bundle, state, memo);
}

ScreenView build_view(const model::Bundle* bundle, const State& state, Memo& memo)
{
    const Words& words = english();
    ScreenView   screen;
    if (const auto* failed = std::get_if<Failed>(&state.load)) {
        screen.label   = words.failed_title;
        screen.content = build_failed(words, failed->error);
        return screen;
    }
    const auto* arrived = std::get_if<Arrived>(&state.load);
    if (bundle == nullptr || arrived == nullptr) {
        screen.label   = words.loading_name;
        screen.content = build_loading(words, state.load);
        return screen;
    }

    screen.language = clean_line_or(bundle->language, "en");
    Building building{*bundle, state, words, shown_items(*bundle, state.selection)};
    if (building.items.empty() && !bundle->excerpt) {
        screen.label   = words.empty_title;
        screen.content = EmptyView{{"empty/title", std::string(words.empty_title)}, {"empty/message", std::string(words.empty_message)}};
        return screen;
    }
    if (kind_of(*bundle, state.selection) == ScreenKind::catalogue) {
        (void)listing_of(*bundle, memo);
        CatalogueView catalogue = build_catalogue(building, memo, arrived->problems);
        screen.label            = fill(words.catalogue_name, {catalogue.header.headline.text});
        screen.content          = std::move(catalogue);
        return screen;
    }
    compare::Decision decision;
    if (building.items.size() > 1) {
        decision          = decide(*bundle, state.selection, building.items);
        building.decision = &decision;
    }
    ComparisonView comparison = build_comparison(building, memo, arrived->problems);
    screen.label              = fill(words.comparison_of, {comparison.header.headline.text});
    screen.content            = std::move(comparison);
    return screen;
}

std::string list_text(const model::Bundle& bundle, const State& state, Memo& memo, char separator)
{
    const Building building{bundle, state, english(), {}};
    return list_text(building, listing_of(bundle, memo), separator);
}

}  // namespace juxta::view
