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
    void add(const view::ComparisonView& view)
    {
        for (const view::Text& step : view.header.breadcrumb) add(step, true);
        add(view.header.eyebrow);
        add(view.header.headline, true);
        add(view.header.question);
        add(view.header.updated);
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
            add(card.bookmark);
        }

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
                }
            }
        }
        add(table.nothing, table.groups.empty());

        const view::ScorecardView& scores = view.scorecard;
        add(scores.heading, true);
        add(scores.summary, !scores.reviewers.empty());
        if (!scores.reviewers.empty()) add(scores.fold_all);
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
        if (view.bookmarks) {
            add(view.bookmarks->heading, true);
            add(view.bookmarks->message, view.bookmarks->entries.empty());
            add(view.bookmarks->advice);
            for (const view::BookmarkView& entry : view.bookmarks->entries) {
                add(entry.name, true);
                add(entry.detail);
                add(entry.remove);
            }
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
    const auto* comparison = std::get_if<view::ComparisonView>(&screen.content);
    if (comparison == nullptr) return actions;
    if (comparison->table.differences) actions.push_back(comparison->table.differences->action);
    for (const auto& card : comparison->cards)
        if (card.bookmark) actions.push_back(card.bookmark->action);
    actions.push_back(comparison->scorecard.fold_all.action);
    for (const auto& reviewer : comparison->scorecard.reviewers) actions.push_back(reviewer.fold.action);
    if (comparison->newsletter) actions.push_back(comparison->newsletter->submit.action);
    if (comparison->bookmarks)
        for (const auto& entry : comparison->bookmarks->entries) actions.push_back(entry.remove.action);
    return actions;
}

}  // namespace juxta::tests
