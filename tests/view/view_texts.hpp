// tests/view/view_texts.hpp - every id of a screen, and whether its text may be empty.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/screen_view.hpp"

#include <string>
#include <vector>

namespace juxta::tests {

/// Everything of a screen that has an id.
struct Part {
    std::string id;
    std::string text;
    bool        must_say = false;  ///< The view promises that the text is not empty.
};

class PartList {
public:
    std::vector<Part> parts;

    void add(const view::Text& text, bool must_say = false) { parts.push_back({text.id, text.text, must_say}); }
    void add(const view::Button& button) { parts.push_back({button.id, button.label, true}); }
    void add(const view::Link& link) { parts.push_back({link.id, link.label, true}); }
    void add(const view::Meter& meter) { parts.push_back({meter.id, meter.name, true}); }
    void add(const view::Badge& badge, bool must_say) { add(badge.text, must_say); }
    void add(const view::Figure& figure)
    {
        add(figure.value, true);
        add(figure.label, true);
    }
    void add(const view::Prose& prose)
    {
        for (const view::Paragraph& paragraph : prose.paragraphs) {
            std::string text;
            for (const view::Span& span : paragraph.spans) text += span.text;
            parts.push_back({paragraph.id, text, true});
        }
    }
    void add(const view::Slider& slider) { parts.push_back({slider.id, slider.name, true}); }
    void add(const view::Deviation& bar) { parts.push_back({bar.id, bar.name, true}); }
    void add(const view::Field& field)
    {
        parts.push_back({field.id, field.label, true});
        add(field.error);
    }
    template <class T>
    void add(const std::optional<T>& part)
    {
        if (part) add(*part);
    }
    void add(const std::vector<view::ColumnView>& columns)
    {
        for (const view::ColumnView& column : columns) add(column.name, true);
    }

    void add(const view::LoadingView& view)
    {
        add(view.message, true);
        add(view.detail);
        add(view.progress);
    }
    void add(const view::FailedView& view)
    {
        add(view.title, true);
        add(view.reason, true);
        add(view.advice, true);
        add(view.retry);
    }
    void add(const view::EmptyView& view)
    {
        add(view.title, true);
        add(view.message, true);
    }
    void add(const view::DecisionView& decision)
    {
        add(decision.heading, true);
        add(decision.summary, true);
        add(decision.source, !decision.criteria.empty());
        add(decision.reset);
        for (const view::StandingView& standing : decision.standings) {
            add(standing.name, true);
            add(standing.badge, false);
            add(standing.total, true);
            add(standing.bar);
            add(standing.won);
            add(standing.reason);
        }
        add(decision.lead, !decision.criteria.empty());
        for (const view::CriterionView& criterion : decision.criteria) {
            add(criterion.name, true);
            add(criterion.share, true);
            add(criterion.weight);
            add(criterion.number);
            add(criterion.effect);
            add(criterion.bar);
            add(criterion.flip);
            add(criterion.move);
            add(criterion.without);
        }
        add(decision.more);
        for (const view::Text& fact : decision.facts) add(fact, true);
    }
    void add(const view::ComparisonView& view)
    {
        add(view.header);
        for (const view::Text& notice : view.notices) add(notice, true);
        for (const view::CardView& card : view.cards) {
            add(card.initial, true);
            add(card.category);
            add(card.name, true);
            add(card.tagline);
            add(card.verdict, true);
            for (const view::Figure& figure : card.figures) add(figure);
            add(card.description);
            add(card.link);
            if (card.vote) {
                add(card.vote->heading, true);
                for (const view::Button& button : card.vote->buttons) add(button);
                add(card.vote->share, true);
                add(card.vote->status);
                add(card.vote->again);
            }
            add(card.bookmark);
            if (!card.standing.text.id.empty()) add(card.standing, false);
            if (!card.reason.id.empty()) add(card.reason);
            for (const view::Button& button : card.places) add(button);
        }
        if (!view.verdict.id.empty()) add(view.verdict, view.cards.size() > 1);
        if (view.add) {
            add(view.add->heading, true);
            add(view.add->query);
            if (!view.add->lead.text.empty()) add(view.add->lead);
            for (const view::Button& candidate : view.add->candidates) add(candidate);
            add(view.add->nothing, view.add->candidates.empty());
        }
        if (view.decision) add(*view.decision);

        const view::TableView& table = view.table;
        parts.push_back({table.id, "table", true});
        add(table.heading, true);
        add(table.summary, true);
        add(table.differences);
        add(table.corner, true);
        add(table.columns);
        for (const view::RowGroupView& group : table.groups) {
            add(group.heading);
            for (const view::RowView& row : group.rows) {
                add(row.label, true);
                add(row.help);
                for (const view::CellView& cell : row.cells) {
                    add(cell.text, true);
                    add(cell.mark.text);
                    add(cell.note);
                    add(cell.link);
                    add(cell.source);
                    if (!cell.must.text.id.empty()) add(cell.must, false);
                }
                add(row.must);
                add(row.limit);
            }
        }
        add(table.nothing, table.groups.empty());

        const view::ScorecardView& scores = view.scorecard;
        add(scores.heading, true);
        add(scores.summary, !scores.reviewers.empty());
        if (!scores.reviewers.empty()) add(scores.fold_all);
        for (const view::Text& sentence : scores.agreement) add(sentence, true);
        add(scores.columns);
        for (const view::ReviewerView& reviewer : scores.reviewers) {
            add(reviewer.name, true);
            add(reviewer.about);
            add(reviewer.fold);
            for (const view::ReviewView& review : reviewer.reviews) {
                add(review.item_name, true);
                add(review.score, review.missing.text.empty());
                add(review.bar);
                add(review.verdict, false);
                add(review.prose);
                add(review.missing, review.score.text.empty());
            }
        }
        add(scores.nothing, scores.reviewers.empty());

        if (view.newsletter) {
            const view::NewsletterView& letter = *view.newsletter;
            add(letter.eyebrow, true);
            add(letter.title, true);
            add(letter.text);
            parts.push_back({letter.email.id, letter.email.label, true});
            add(letter.email.error);
            add(letter.submit);
            add(letter.status);
        }
        add(view.bookmarks);
    }
    void add(const view::CatalogueView& view)
    {
        add(view.header);
        for (const view::Text& notice : view.notices) add(notice, true);
        add(view.query);
        add(view.summary, true);
        add(view.note);
        add(view.again);
        if (!view.filter.label.empty()) add(view.filter);
        add(view.choose);
        add(view.draw);
        for (const view::FacetView& facet : view.facets) {
            add(facet.heading, true);
            add(facet.unit);
            for (const view::Button& choice : facet.choices) add(choice);
            add(facet.more);
            if (facet.histogram) parts.push_back({facet.histogram->id, facet.histogram->text, true});
            add(facet.low);
            add(facet.high);
            add(facet.known);
        }
        add(view.meets);
        add(view.clear);
        for (const view::Button& column : view.columns) add(column);
        if (view.plot) add(*view.plot);
        add(view.picked, true);
        for (const view::Button& pick : view.picks) add(pick);
        add(view.compare);
        add(view.unpick);
        parts.push_back({view.list.id, view.list.name, true});
        for (const view::ListColumnView& column : view.list.columns) {
            add(column.sort);
            add(column.unit);
        }
        for (const view::ListRowView& row : view.list.shown) {
            parts.push_back({row.pick.id, row.pick.name, true});
            add(row.open);
            add(row.detail);
            for (const view::ListCellView& cell : row.cells) add(cell.text, true);
        }
        add(view.list.nothing, view.list.rows == 0);
        add(view.list.more);
        add(view.bookmarks);
    }
    void add(const view::PlotView& plot)
    {
        add(plot.heading, true);
        add(plot.summary, true);
        add(plot.axes);
        for (const view::PlotAxisView* axis : {&plot.across, &plot.up}) {
            if (axis->choices.empty()) continue;
            add(axis->choose, true);
            for (const view::Button& choice : axis->choices) add(choice);
        }
        if (plot.empty) return;
        add(plot.up.label, true);
        parts.push_back({plot.id, plot.name, true});
        for (const view::TickView& tick : plot.up.ticks) add(tick.text, true);
        for (const view::TickView& tick : plot.across.ticks) add(tick.text, true);
        for (const view::FrontView& front : plot.front) add(front.number);
        add(plot.across.label, true);
        add(plot.hint, true);
        for (const view::Field* field : {&plot.across.low, &plot.across.high, &plot.up.low, &plot.up.high}) add(*field);
        add(plot.front_heading);
        add(plot.front_about);
        for (const view::FrontView& front : plot.front) {
            parts.push_back({front.pick.id, front.pick.name, true});
            add(front.open);
            add(front.values, true);
        }
        add(plot.more);
    }
    void add(const view::HeaderView& header)
    {
        for (const view::Text& step : header.breadcrumb) add(step, true);
        add(header.eyebrow);
        add(header.headline, true);
        add(header.question);
        add(header.updated);
        add(header.catalogue);
    }
    void add(const view::BookmarksView& bookmarks)
    {
        add(bookmarks.heading, true);
        add(bookmarks.message);
        add(bookmarks.advice, !bookmarks.busy);
        add(bookmarks.question, !bookmarks.answers.empty());
        for (const auto* buttons : {&bookmarks.tools, &bookmarks.answers})
            for (const view::Button& button : *buttons) add(button);
        for (const view::BookmarkView& entry : bookmarks.entries) {
            add(entry.name, true);
            add(entry.detail);
            for (const view::Button& button : entry.buttons) add(button);
        }
    }
};

inline std::vector<Part> parts_of(const view::ScreenView& screen)
{
    PartList list;
    std::visit([&](const auto& content) { list.add(content); }, screen.content);
    return list.parts;
}

/// All actions that the screen offers.
inline std::vector<view::Action> actions_of(const view::ScreenView& screen)
{
    std::vector<view::Action> actions;
    if (const auto* failed = std::get_if<view::FailedView>(&screen.content)) actions.push_back(failed->retry.action);
    if (const auto* list = std::get_if<view::CatalogueView>(&screen.content)) {
        const auto take = [&](const std::vector<view::Button>& buttons) {
            for (const view::Button& button : buttons) actions.push_back(button.action);
        };
        for (const char* typed : {"a", "orchard 3", "x\xF0\x9F\x99\x82\x01", ""}) actions.push_back(view::EditQuery{typed});
        take({list->choose});
        if (!list->filter.label.empty()) actions.push_back(list->filter.action);
        if (list->draw) actions.push_back(list->draw->action);
        if (const auto& plot = list->plot) {
            if (plot->axes) actions.push_back(plot->axes->action);
            for (const view::PlotAxisView* axis : {&plot->across, &plot->up}) {
                take(axis->choices);
                for (const char* typed : {"1", "-1e9", "much", ""})
                    if (!plot->empty) actions.push_back(view::action_with(*axis->low.action, typed));
            }
            for (const view::FrontView& front : plot->front) take({front.open, front.pick});
            for (const char* drawn : {"0.2,0.1,0.7,0.9", "0,0,1,1", "0.5,0.5", "1,1,1,1", "x", "0.1,0.2,0.3"}) actions.push_back(view::action_with(plot->brush, drawn));
        }
        for (const view::FacetView& facet : list->facets) {
            take(facet.choices);
            if (facet.known) actions.push_back(facet.known->action);
            for (const char* typed : {"1", "-1e9", "2025-02-01", "2020-02-30", "much", ""})
                for (const bool high : {false, true}) actions.push_back(view::SetFilterLimit{facet.column, high, typed});
        }
        for (const auto* button : {&list->meets, &list->clear, &list->compare, &list->unpick, &list->again, &list->list.more})
            if (*button) actions.push_back((*button)->action);
        take(list->columns);
        take(list->picks);
        for (const view::ListColumnView& column : list->list.columns)
            if (column.sort.enabled) actions.push_back(column.sort.action);
        for (const view::ListRowView& row : list->list.shown) take({row.pick, row.open});
        for (const std::size_t first : {std::size_t{0}, std::size_t{7}, list->list.rows}) actions.push_back(view::ShowRows{first});
        return actions;
    }
    const auto* comparison = std::get_if<view::ComparisonView>(&screen.content);
    if (comparison == nullptr) return actions;
    if (comparison->header.catalogue) actions.push_back(comparison->header.catalogue->action);
    if (comparison->table.differences) actions.push_back(comparison->table.differences->action);
    for (const auto& card : comparison->cards)
    {
        if (card.bookmark) actions.push_back(card.bookmark->action);
        if (card.vote)
            for (const view::Button& button : card.vote->buttons) actions.push_back(button.action);
        for (const auto& button : card.places) actions.push_back(button.action);
    }
    if (comparison->add)
        for (const auto& candidate : comparison->add->candidates) actions.push_back(candidate.action);
    if (const auto& decision = comparison->decision) {
        if (decision->reset) actions.push_back(decision->reset->action);
        if (decision->more) actions.push_back(decision->more->action);
        for (const auto& criterion : decision->criteria)
            for (const char* typed : {"0", "2.5", "5", "7", "x", ""}) actions.push_back(view::SetWeight{criterion.criterion, typed});
    }
    for (const auto& group : comparison->table.groups)
        for (const auto& row : group.rows) {
            if (row.must) actions.push_back(row.must->action);
            if (row.limit)
                for (const char* typed : {"1", "1e9", "2020-02-30", ""}) actions.push_back(view::SetLimit{row.attribute, typed});
        }
    actions.push_back(comparison->scorecard.fold_all.action);
    for (const auto& reviewer : comparison->scorecard.reviewers) actions.push_back(reviewer.fold.action);
    if (comparison->newsletter) actions.push_back(comparison->newsletter->submit.action);
    if (comparison->bookmarks) {
        for (const auto& entry : comparison->bookmarks->entries)
            for (const view::Button& button : entry.buttons) actions.push_back(button.action);
        for (const auto* buttons : {&comparison->bookmarks->tools, &comparison->bookmarks->answers})
            for (const view::Button& button : *buttons) actions.push_back(button.action);
    }
    return actions;
}

}  // namespace juxta::tests
