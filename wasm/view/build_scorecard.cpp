// wasm/view/build_scorecard.cpp - what each reviewer says of each item.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "base/number_text.hpp"
#include "compare/split.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"
#include "view/value_text.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

constexpr int kMeanDecimals = 2;

/// "4 reviewers. Mean score of 100: 76.5 and 79.25."
std::string summary_of(const Building& building)
{
    const Words&             words = building.words;
    std::vector<std::string> means;
    bool                     any = false;
    for (const model::ItemIndex item : building.items) {
        const auto mean = compare::panel_of(building.bundle, item).mean;
        any             = any || mean.has_value();
        means.push_back(mean ? grouped(*mean, kMeanDecimals) : std::string(words.no_score_mean));
    }
    std::string text = fill(words.reviewers, building.bundle.reviewers.size());
    text += words.stop;
    text += " ";
    text += any ? fill(words.means, {list_of(words, means)}) : std::string(words.no_scores);
    text += words.stop;
    return text;
}

ReviewView build_review(const Building& building, std::size_t reviewer, model::ItemIndex item)
{
    const Words&            words = building.words;
    const model::Reviewer&  who   = building.bundle.reviewers[reviewer];
    const model::Review     said  = building.bundle.reviews[reviewer].at(item);
    const std::string       path  = "scorecard/reviewer/" + encode_id(who.id) + "/on/" + step_of(building, item);
    const std::string       name  = name_of(building.bundle, item);

    ReviewView review;
    review.item         = std::string(building.bundle.text(item, model::ItemText::id));
    review.item_name    = {path + "/item", name};
    review.score        = {path + "/score", {}};
    review.verdict.text = {path + "/verdict", {}};
    review.missing      = {path + "/missing", {}};
    if (!said.given) {
        review.missing.text = fill(words.review_missing, {name_of(who), name});
        return review;
    }
    if (said.score) {
        const std::string score = number_for_people(*said.score);
        review.score.text       = fill(words.score, {score});
        review.bar = Meter{path + "/bar", fill(words.score_name, {name_of(who), name}), *said.score, 0, 100, fill(words.score_spoken, {score})};
    } else {
        review.score.text = words.no_score;
    }
    if (said.verdict == model::Verdict::positive)
        review.verdict = {{path + "/verdict", positive_word(building)}, Tone::positive};
    else if (said.verdict == model::Verdict::negative)
        review.verdict = {{path + "/verdict", negative_word(building)}, Tone::negative};
    review.prose = clean_prose(building.bundle.texts[said.text], path + "/prose");
    return review;
}

/// How far the reviewers agree: a sentence an item, and one over all where that says something.
std::vector<Text> agreement_of(const Building& building)
{
    const Words&                  words = building.words;
    const model::Bundle&          bundle = building.bundle;
    std::vector<Text>             told;
    std::vector<compare::Opinion> all;
    const auto                    names = [&](const std::vector<std::size_t>& reviewers) {
        std::vector<std::string> list;
        for (const std::size_t who : reviewers) list.push_back(name_of(bundle.reviewers[who]));
        return list_of(words, list);
    };
    for (const model::ItemIndex item : building.items) {
        const auto           opinions = compare::opinions_of(bundle, item);
        const compare::Split split    = compare::split_of(opinions);
        const std::string    name     = name_of(bundle, item);
        all.insert(all.end(), opinions.begin(), opinions.end());
        std::string text = !split.low                 ? fill(words.split_none, {name})
                           : *split.low == *split.high ? fill(words.split_one_score, {name, grouped(*split.low, 2)})
                                                       : fill(words.split_scores, {name, grouped(*split.low, 2), grouped(*split.high, 2)});
        if (split.verdicts > 0)
            text += fill(words.split_verdicts, {std::to_string(split.positive), std::to_string(split.verdicts), lower_case(positive_word(building))});
        if (!split.against.empty()) text += fill(words.split_against, {names(split.against)});
        if (!split.apart.empty() && split.distance) text += fill(words.split_apart, {names(split.apart), grouped(*split.distance, 2)});
        told.push_back({"scorecard/agreement/" + step_of(building, item), text + std::string(words.stop)});
    }
    if (const auto alpha = compare::alpha_of(all, bundle.reviewers.size()))
        told.push_back({"scorecard/alpha", fill(words.alpha, {grouped(*alpha, 2), std::to_string(building.items.size())})});
    return told;
}

}  // namespace

ScorecardView build_scorecard(const Building& building)
{
    const model::Bundle& bundle = building.bundle;
    const Words&         words  = building.words;
    const auto           folded = folded_reviewers(bundle, building.state.selection);

    ScorecardView card;
    card.heading  = {"scorecard/heading", std::string(words.scorecard_heading)};
    card.summary  = {"scorecard/summary", {}};
    card.nothing  = {"scorecard/nothing", {}};
    card.fold_all = Button{.id = "scorecard/fold-all", .label = {}, .action = FoldAll{true}, .name = {}};
    card.columns  = build_columns(building, "scorecard/column/");
    if (bundle.reviewers.empty()) {
        card.nothing.text     = words.no_reviewers;
        card.fold_all.enabled = false;
        return card;
    }

    card.summary.text    = summary_of(building);
    card.agreement       = agreement_of(building);
    const bool all       = std::ranges::all_of(bundle.reviewers, [&](const model::Reviewer& who) { return folded.contains(who.id); });
    card.fold_all.label  = all ? words.unfold_all : words.fold_all;
    card.fold_all.action = FoldAll{!all};
    for (std::size_t i = 0; i < bundle.reviewers.size(); ++i) {
        const model::Reviewer& who  = bundle.reviewers[i];
        const std::string      path = "scorecard/reviewer/" + encode_id(who.id);

        ReviewerView view;
        view.reviewer = who.id;
        view.name     = {path + "/name", name_of(who)};
        view.about    = {path + "/about", clean_line(who.about)};
        view.folded   = folded.contains(who.id);
        for (const model::ItemIndex item : building.items) view.reviews.push_back(build_review(building, i, item));
        view.fold = Button{.id       = path + "/fold",
                           .label    = std::string(words.full_text),
                           .action   = FoldReviewer{who.id},
                           .name     = fill(words.full_text_name, {view.name.text}),
                           .expanded = view.folded ? Switch::off : Switch::on,
                           .enabled  = std::ranges::any_of(view.reviews, [](const ReviewView& review) { return !review.prose.paragraphs.empty(); })};
        card.reviewers.push_back(std::move(view));
    }
    return card;
}

}  // namespace juxta::view
