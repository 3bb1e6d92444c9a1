// wasm/view/selection.cpp - ids to items.
// SPDX-License-Identifier: MIT
#include "view/selection.hpp"

#include "view/clean_text.hpp"
#include "view/wishes.hpp"
#include "view/words.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

constexpr std::size_t kMostIdsNamed = 3;   ///< In a notice; a hostile link names many,
constexpr std::size_t kMostIdBytes  = 48;  ///< and long ones.

/// A strange id as a notice names it.
std::string id_in_notice(std::string_view id)
{
    std::string name = clean_line(id);
    if (name.size() <= kMostIdBytes) return name;
    std::size_t end = kMostIdBytes;
    while ((static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;  // not within a character
    return name.substr(0, end) + "…";
}

}  // namespace

std::vector<model::ItemIndex> shown_items(const model::Bundle& bundle, const Selection& selection)
{
    std::vector<model::ItemIndex> items;
    for (const ItemId& id : selection.items) {
        const auto item = bundle.find_item(id);
        if (item && std::ranges::find(items, *item) == items.end() && items.size() < model::kMaxSideBySide) items.push_back(*item);
    }
    if (items.empty() && !bundle.comparisons.empty()) items = bundle.comparisons.front().items;
    if (items.empty())
        for (model::ItemIndex item = 0; item < std::min<std::size_t>(2, bundle.items.size()); ++item) items.push_back(item);
    // What is pinned comes first, in the order in which it was.
    auto front = items.begin();
    for (const ItemId& id : selection.pinned) {
        const auto pinned = bundle.find_item(id);
        const auto at     = pinned ? std::find(front, items.end(), *pinned) : items.end();
        if (at == items.end()) continue;
        std::rotate(front, at, at + 1);
        ++front;
    }
    return items;
}

bool is_pinned(const Selection& selection, std::string_view item) { return std::ranges::find(selection.pinned, item) != selection.pinned.end(); }

std::set<ReviewerId> folded_reviewers(const model::Bundle& bundle, const Selection& selection)
{
    if (selection.folded) return *selection.folded;
    std::set<ReviewerId> folded;
    if (shown_items(bundle, selection).size() > kMaxOpenByDefault)
        for (const model::Reviewer& reviewer : bundle.reviewers) folded.insert(reviewer.id);
    return folded;
}

void keep_valid(const model::Bundle& bundle, Selection& selection, std::vector<std::string>& notices)
{
    const Words&             words = english();
    std::vector<ItemId>      kept;
    std::vector<std::string> unknown;
    std::size_t              repeated = 0, beyond = 0, unknown_count = 0;
    for (const ItemId& id : selection.items) {
        if (!bundle.find_item(id)) {
            if (unknown_count++ < kMostIdsNamed) unknown.push_back(id_in_notice(id));
        } else if (std::ranges::find(kept, id) != kept.end()) {
            ++repeated;
        } else if (kept.size() == model::kMaxSideBySide) {
            ++beyond;
        } else {
            kept.push_back(id);
        }
    }
    if (unknown_count > kMostIdsNamed) unknown.push_back("…");
    if (unknown_count > 0) notices.push_back(fill(words.unknown_items, unknown_count, list_of(words, unknown)));
    if (repeated > 0) notices.push_back(fill(words.repeated_items, repeated));
    if (beyond > 0) notices.push_back(fill(words.too_many_items, beyond, std::to_string(model::kMaxSideBySide)));
    selection.items = std::move(kept);

    // A pin of what is not shown, and a weight that is the site's anyway, say nothing.
    const std::vector<model::ItemIndex> shown = shown_items(bundle, selection);
    std::vector<ItemId>                 pinned;
    for (const ItemId& id : selection.pinned) {
        const auto item = bundle.find_item(id);
        if (item && std::ranges::find(shown, *item) != shown.end() && std::ranges::find(pinned, id) == pinned.end()) pinned.push_back(id);
    }
    selection.pinned = std::move(pinned);

    std::size_t strange_weights = 0, strange_musts = 0;
    std::erase_if(selection.weights, [&](const auto& entry) {
        const auto criterion = find_criterion(bundle, entry.first);
        strange_weights += !criterion;
        return !criterion || compare::site_weight(bundle, *criterion) == entry.second;
    });
    std::vector<MustHave> musts;
    for (MustHave& must : selection.musts) {
        const auto same = [&](const MustHave& other) { return other.attribute == must.attribute; };
        if (!must_of(bundle, must) || musts.size() == kMaxMusts || std::ranges::any_of(musts, same))
            ++strange_musts;
        else
            musts.push_back(std::move(must));
    }
    selection.musts = std::move(musts);
    if (strange_weights > 0) notices.push_back(fill(words.unknown_weights, strange_weights));
    if (strange_musts > 0) notices.push_back(fill(words.unknown_musts, strange_musts));

    if (!selection.folded) return;
    const std::size_t strangers = std::erase_if(*selection.folded, [&](const ReviewerId& id) { return !bundle.find_reviewer(id); });
    if (strangers > 0) notices.push_back(fill(words.unknown_folds, strangers));
}

std::string headline_of(const model::Bundle& bundle, const std::vector<model::ItemIndex>& items)
{
    for (const model::Comparison& comparison : bundle.comparisons) {
        if (comparison.items != items) continue;
        if (std::string title = clean_line(comparison.title); !title.empty()) return title;
    }
    std::string headline;
    for (const model::ItemIndex item : items) {
        if (!headline.empty()) headline += english().versus;
        headline += name_of(bundle, item);
    }
    return headline;
}

std::string name_of(const model::Bundle& bundle, model::ItemIndex item)
{
    const std::string id = clean_line_or(bundle.text(item, model::ItemText::id), "?");
    return clean_line_or(bundle.text(item, model::ItemText::name), id);
}

std::string name_of(const model::Reviewer& reviewer) { return clean_line_or(reviewer.name, clean_line_or(reviewer.id, "?")); }

}  // namespace juxta::view
