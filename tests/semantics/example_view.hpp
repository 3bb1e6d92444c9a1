// tests/semantics/example_view.hpp - one comparison that has every part a view can have, with texts of the test's choice.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/screen_view.hpp"

#include <string>
#include <utility>

namespace juxta::test {

/// Makes the parts. Every text is `filler`, or "<the part's id>" in brackets when that is empty.
class Example {
public:
    explicit Example(std::string filler = {}) : filler_(std::move(filler)) {}

    [[nodiscard]] std::string words(const std::string& id) const { return filler_.empty() ? "[" + id + "]" : filler_; }
    [[nodiscard]] view::Text  text(const std::string& id) const { return {id, words(id)}; }

    [[nodiscard]] view::Prose prose(const std::string& id) const
    {
        view::Paragraph plain{id + "/0", {{words(id + "/0"), false}}};
        view::Paragraph mixed{id + "/1", {{words(id + "/1a"), false}, {words(id + "/1b"), true}, {words(id + "/1c"), false}}};
        return {{plain, mixed}};
    }

    [[nodiscard]] view::Link link(const std::string& id) const { return {id, words(id), "https://example.com/?a=1&b=" + filler_, words(id + "/name")}; }

    [[nodiscard]] view::Button button(const std::string& id, view::Action action) const
    {
        view::Button button;
        button.id     = id;
        button.label  = words(id);
        button.action = std::move(action);
        button.name   = words(id + "/name");
        return button;
    }

    [[nodiscard]] view::CardView card(const std::string& item) const
    {
        const std::string path = "card/" + item;
        view::CardView    card;
        card.item        = item;
        card.initial     = text(path + "/initial");
        card.category    = text(path + "/category");
        card.name        = text(path + "/name");
        card.tagline     = text(path + "/tagline");
        card.verdict     = {text(path + "/verdict"), view::Tone::positive};
        card.figures     = {{text(path + "/panel"), text(path + "/panel/label"), view::Tone::positive},
                            {text(path + "/entry"), text(path + "/entry/label"), view::Tone::missing}};
        card.description = prose(path + "/description");
        card.link        = link(path + "/link");
        card.vote = view::VoteView{text(path + "/vote/heading"), {button(path + "/vote/positive", view::CastVote{item, juxta::records::Choice::positive})}, text(path + "/vote/share"), text(path + "/vote/status")};
        card.bookmark    = button(path + "/bookmark", view::ToggleBookmark{item});
        card.bookmark->pressed = view::Switch::on;
        return card;
    }

    [[nodiscard]] view::CellView cell(const std::string& id, view::Emphasis emphasis, bool linked) const
    {
        view::CellView cell;
        cell.text     = text(id);
        cell.emphasis = emphasis;
        cell.mark     = {text(id + "/mark"), emphasis == view::Emphasis::tied ? view::Tone::tied : view::Tone::positive};
        cell.note     = text(id + "/note");
        if (linked) cell.link = link(id + "/link");
        cell.source = link(id + "/source");
        return cell;
    }

    [[nodiscard]] view::TableView table() const
    {
        view::TableView table;
        table.id          = "table";
        table.heading     = text("table/heading");
        table.summary     = text("table/summary");
        table.differences = button("table/differences", view::ToggleDifferences{});
        table.differences->pressed = view::Switch::off;
        table.corner  = text("table/corner");
        table.columns = {{"a", text("table/column/a")}, {"b", text("table/column/b")}};
        view::RowView price{"price", text("row/price"), text("row/price/help"), true,
                            {cell("row/price/a", view::Emphasis::best, false), cell("row/price/b", view::Emphasis::tied, false)}};
        view::RowView site{"site", text("row/site"), {"row/site/help", ""}, false,
                           {cell("row/site/a", view::Emphasis::none, true), cell("row/site/b", view::Emphasis::missing, false)}};
        table.groups  = {{{"table/group/0", ""}, {price}}, {text("table/group/1"), {site}}};
        table.nothing = {"table/nothing", ""};
        return table;
    }

    [[nodiscard]] view::ReviewView review(const std::string& path, const std::string& item) const
    {
        view::ReviewView review;
        review.item      = item;
        review.item_name = text(path + "/item");
        review.score     = text(path + "/score");
        review.bar       = view::Meter{path + "/bar", words(path + "/bar/name"), 78, 0, 100, words(path + "/bar/text")};
        review.verdict   = {text(path + "/verdict"), view::Tone::split};
        review.prose     = prose(path + "/prose");
        review.missing   = {path + "/missing", ""};
        return review;
    }

    [[nodiscard]] view::ReviewerView reviewer(const std::string& id, bool folded) const
    {
        const std::string  path = "reviewer/" + id;
        view::ReviewerView reviewer;
        reviewer.reviewer      = id;
        reviewer.name          = text(path + "/name");
        reviewer.about         = text(path + "/about");
        reviewer.fold          = button(path + "/fold", view::FoldReviewer{id});
        reviewer.fold.expanded = folded ? view::Switch::off : view::Switch::on;
        reviewer.folded        = folded;
        view::ReviewView missing;
        missing.item      = "b";
        missing.item_name = text(path + "/on/b/item");
        missing.missing   = text(path + "/on/b/missing");
        reviewer.reviews  = {review(path + "/on/a", "a"), missing};
        return reviewer;
    }

    [[nodiscard]] view::ComparisonView comparison() const
    {
        view::ComparisonView view;
        view.header    = {{text("header/breadcrumb/0"), text("header/breadcrumb/1")}, text("header/eyebrow"), text("header/headline"),
                          text("header/question"), text("header/updated"), words("header/breadcrumb-name")};
        view.notices   = {text("notice/0"), text("notice/1")};
        view.cards     = {card("a"), card("b")};
        view.table     = table();
        view.scorecard = {text("scorecard/heading"), text("scorecard/summary"), button("scorecard/fold-all", view::FoldAll{true}),
                          {{"a", text("scorecard/column/a")}, {"b", text("scorecard/column/b")}},
                          {reviewer("open", false), reviewer("folded", true)}, {"scorecard/nothing", ""}};

        view::NewsletterView letter;
        letter.eyebrow = text("newsletter/eyebrow");
        letter.title   = text("newsletter/title");
        letter.text    = text("newsletter/text");
        letter.email   = {"newsletter/email", words("newsletter/email/label"), words("newsletter/email"), words("newsletter/email/hint"),
                          text("newsletter/error"), view::Field::Kind::email, true};
        letter.submit  = button("newsletter/submit", view::Subscribe{});
        letter.status  = text("newsletter/status");
        letter.tone    = view::Tone::negative;
        view.newsletter = letter;

        view::BookmarksView bookmarks;
        bookmarks.heading = text("bookmarks/heading");
        bookmarks.message = text("bookmarks/message");
        bookmarks.advice  = text("bookmarks/advice");
        bookmarks.busy    = true;
        bookmarks.entries = {{"a", text("bookmarks/item/a/name"), text("bookmarks/item/a/detail"), {button("bookmarks/item/a/remove", view::ToggleBookmark{"a"})}}};
        bookmarks.tools   = {button("bookmarks/forget", view::AskToForget{})};
        bookmarks.question = text("bookmarks/question");
        bookmarks.answers = {button("bookmarks/forget/yes", view::ForgetAll{})};
        view.bookmarks    = bookmarks;
        return view;
    }

    [[nodiscard]] view::ScreenView screen() const { return {"en", words("label"), comparison()}; }

    [[nodiscard]] view::ScreenView loading(bool total_known) const
    {
        view::LoadingView view{text("loading/message"), text("loading/detail"), std::nullopt};
        if (total_known) view.progress = view::Meter{"loading/progress", words("loading/name"), 35, 0, 100, words("loading/text")};
        return {"en", words("label"), view};
    }

    [[nodiscard]] view::ScreenView failed() const
    {
        return {"en", words("label"), view::FailedView{text("failed/title"), text("failed/reason"), text("failed/advice"), button("failed/retry", view::Retry{})}};
    }

    [[nodiscard]] view::ScreenView empty() const { return {"en", words("label"), view::EmptyView{text("empty/title"), text("empty/message")}}; }

private:
    std::string filler_;
};

}  // namespace juxta::test
