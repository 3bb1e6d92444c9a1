// wasm/semantics/build_tree.cpp - the view as a tree for a screen reader, and how to look things up in it.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace juxta::semantics {
namespace {

const char* word(view::Tone tone)
{
    switch (tone) {
        case view::Tone::neutral: return "neutral";
        case view::Tone::quiet: return "quiet";
        case view::Tone::accent: return "accent";
        case view::Tone::positive: return "positive";
        case view::Tone::negative: return "negative";
        case view::Tone::split: return "split";
        case view::Tone::missing: return "missing";
        case view::Tone::warning: return "warning";
        case view::Tone::tied: return "tied";
    }
    return "neutral";
}

const char* cell_look(view::Emphasis emphasis)
{
    switch (emphasis) {
        case view::Emphasis::none: return "cell";
        case view::Emphasis::best: return "cell best";
        case view::Emphasis::tied: return "cell tied";
        case view::Emphasis::missing: return "cell missing";
        case view::Emphasis::not_applicable: return "cell not-applicable";
    }
    return "cell";
}

const char* word(view::Field::Kind kind)
{
    switch (kind) {
        case view::Field::Kind::text: return "text";
        case view::Field::Kind::email: return "email";
        case view::Field::Kind::number: return "number";
        case view::Field::Kind::search: return "search";
    }
    return "text";
}

std::optional<bool> state_of(view::Switch value)
{
    if (value == view::Switch::none) return std::nullopt;
    return value == view::Switch::on;
}

// The id of a node that only gives structure. A word holds no "/" and no view id starts with "~", so it is unique when
// no two nodes that stand for the same part use the same word.
std::string derived(const std::string& id, const char* word)
{
    return "~" + id + "/" + word;
}

std::string derived(const std::string& id, const char* word, std::size_t index)
{
    return derived(id, word) + std::to_string(index);
}

Node make(Role role, std::string id, const char* look)
{
    Node node;
    node.role = role;
    node.id   = std::move(id);
    node.look = look;
    return node;
}

// The references that these return live until the parent gets its next child.
Node& add(Node& parent, Role role, std::string id, const char* look = "")
{
    return parent.children.emplace_back(make(role, std::move(id), look));
}

/// Adds a leaf; an empty text adds nothing.
void add_text(Node& parent, Role role, const view::Text& text, const char* look, int level = 0)
{
    if (text.text.empty()) return;
    Node& node = add(parent, role, text.id, look);
    node.text  = text.text;
    node.level = level;
}

void add_badge(Node& parent, const view::Badge& badge, std::string look = "badge")
{
    add_text(parent, Role::text, badge.text, look.append(" ").append(word(badge.tone)).c_str());
}

void add_link(Node& parent, const std::optional<view::Link>& link, const char* look)
{
    if (!link) return;
    Node& node = add(parent, Role::link, link->id, look);
    node.text  = link->label;
    node.name  = link->name;
    node.url   = link->url;
}

Node& add_button(Node& parent, const view::Button& button, const char* look)
{
    Node& node    = add(parent, Role::button, button.id, look);
    node.text     = button.label;
    node.name     = button.name;
    node.pressed  = state_of(button.pressed);
    node.expanded = state_of(button.expanded);
    node.disabled = !button.enabled;
    node.primary  = button.primary;
    node.action   = button.action;
    return node;
}

void add_meter(Node& parent, Role role, const view::Meter& meter, const char* look)
{
    Node& node  = add(parent, role, meter.id, look);
    node.name   = meter.name;
    node.value  = meter.text;
    node.number = meter.value;
    node.low    = meter.low;
    node.high   = meter.high;
}

/// `typing`: what typing does where the field does not say it itself.
void add_field(Node& parent, const view::Field& field, const char* look, const view::Action& typing = view::EditEmail{})
{
    Node& node    = add(parent, Role::field, field.id, look);
    node.text     = field.label;
    node.name     = field.name;
    node.value    = field.value;
    node.hint     = field.hint;
    node.kind     = word(field.kind);
    node.unit     = field.unit;
    node.bare     = field.bare;
    node.disabled = !field.enabled;
    node.read_only = field.read_only;
    if (!field.read_only) node.action = field.action ? field.action : std::optional(typing);
    add_text(node, Role::text, field.error, "error");
}

void add_slider(Node& parent, const view::Slider& slider, const char* look)
{
    Node& node  = add(parent, Role::slider, slider.id, look);
    node.name   = slider.name;
    node.value  = slider.text;
    node.number = slider.value;
    node.low    = slider.low;
    node.high   = slider.high;
    node.step   = slider.step;
    node.marks  = slider.marks;
    node.action = slider.action;
}

void add_paragraph(Node& parent, const view::Paragraph& paragraph)
{
    Node& node  = add(parent, Role::paragraph, paragraph.id);
    bool  plain = true;
    for (const view::Span& span : paragraph.spans) plain = plain && !span.code;
    for (const view::Span& span : paragraph.spans) {
        if (plain) {
            node.text += span.text;
            continue;
        }
        const std::size_t index = node.children.size();
        Node&             part  = add(node, span.code ? Role::code : Role::text, derived(paragraph.id, "span", index));
        part.text               = span.text;
    }
}

void add_prose(Node& parent, const view::Prose& prose, bool hidden = false)
{
    if (prose.paragraphs.empty()) return;
    Node& group  = add(parent, Role::group, derived(prose.paragraphs.front().id, "prose"), "prose");
    group.hidden = hidden;
    for (const view::Paragraph& paragraph : prose.paragraphs) add_paragraph(group, paragraph);
}

// ---- states without a bundle --------------------------------------------------------------------------------

void fill(Node& root, const view::LoadingView& view)
{
    root.look += " loading";
    root.busy    = true;
    Node& status = add(root, Role::status, "~screen/status");
    add_text(status, Role::paragraph, view.message, "message");
    add_text(status, Role::paragraph, view.detail, "detail");
    if (view.progress) {
        add_meter(root, Role::progress, *view.progress, "bar");
    } else {
        add(root, Role::progress, "~screen/progress", "bar").name = view.message.text;
    }
}

void fill(Node& root, const view::FailedView& view)
{
    root.look += " failed";
    Node& alert = add(root, Role::alert, "~screen/alert");
    add_text(alert, Role::heading, view.title, "title", 2);
    add_text(alert, Role::paragraph, view.reason, "reason");
    add_text(alert, Role::paragraph, view.advice, "advice");
    add_button(root, view.retry, "retry");
}

void fill(Node& root, const view::EmptyView& view)
{
    root.look += " empty";
    add_text(root, Role::heading, view.title, "title", 2);
    add_text(root, Role::paragraph, view.message, "message");
}

// ---- the comparison -----------------------------------------------------------------------------------------

void add_header(Node& root, const view::HeaderView& header)
{
    Node& group = add(root, Role::group, "~screen/header", "header");
    if (!header.breadcrumb.empty()) {
        Node& navigation = add(group, Role::navigation, "~screen/breadcrumb", "breadcrumb");
        navigation.name  = header.breadcrumb_name;
        Node& list       = add(navigation, Role::list, "~screen/breadcrumb-list");
        for (std::size_t i = 0; i < header.breadcrumb.size(); ++i) {
            const view::Text& text = header.breadcrumb[i];
            Node&             item = add(list, Role::list_item, derived(text.id, "item"), i + 1 == header.breadcrumb.size() ? "current" : "");
            add_text(item, Role::text, text, "");
        }
    }
    add_text(group, Role::paragraph, header.eyebrow, "eyebrow");
    add_text(group, Role::heading, header.headline, "headline", 2);
    add_text(group, Role::paragraph, header.question, "question");
    add_text(group, Role::paragraph, header.updated, "updated");
    if (header.catalogue) add_button(group, *header.catalogue, "all");
    if (header.share) {
        Node& share  = add(group, Role::group, "~screen/share", "share");
        share.guides = true;
        add_button(share, header.share->copy, "copy");
        add_text(share, Role::paragraph, header.share->status, "copied");
        if (header.share->link) {
            add_field(share, *header.share->link, "address");
            add_button(share, header.share->close, "close");
            share.leave = header.share->close.id;
        }
    }
}

void add_notices(Node& root, const std::vector<view::Text>& notices)
{
    if (notices.empty()) return;
    Node& status = add(root, Role::status, "~screen/notices", "notices");
    for (const view::Text& notice : notices) add_text(status, Role::paragraph, notice, "notice");
}

void add_vote(Node& card, const view::VoteView& view)
{
    Node& vote = add(card, Role::group, derived(view.heading.id, "vote"), "vote");
    vote.name  = view.heading.text;
    vote.guides = true;  // nobody votes on paper; the counts stand in the table, too
    add_text(vote, Role::text, view.heading, "label");
    for (const view::Button& button : view.buttons) add_button(vote, button, "choice");
    add_text(vote, Role::text, view.share, "share");
    // There while it says nothing, too: what it says next is told as a change of it.
    Node& status = add(vote, Role::status, derived(view.heading.id, "status"), "status");
    add_text(status, Role::text, view.status, word(view.tone));
    if (view.again) add_button(vote, *view.again, "again");
}

void add_cards(Node& root, const std::vector<view::CardView>& cards)
{
    if (cards.empty()) return;
    Node& list = add(root, Role::list, "~screen/cards", "cards");
    for (const view::CardView& view : cards) {
        Node& item = add(list, Role::list_item, derived(view.name.id, "item"));
        Node& card = add(item, Role::article, derived(view.name.id, "card"), "card");
        card.name  = view.name.text;
        add_text(card, Role::text, view.initial, "avatar");
        if (!card.children.empty()) card.children.back().decorative = true;
        add_text(card, Role::paragraph, view.category, "category");
        add_text(card, Role::heading, view.name, "name", 3);
        add_text(card, Role::paragraph, view.tagline, "tagline");
        add_badge(card, view.verdict);
        add_badge(card, view.standing, "standing badge");
        add_text(card, Role::paragraph, view.reason, "reason");
        if (!view.figures.empty()) {
            // A list, and not a dl: there the label would have to come first, and it is read after its value.
            Node& figures = add(card, Role::list, derived(view.name.id, "figures"), "figures");
            for (const view::Figure& view_figure : view.figures) {
                Node& figure = add(figures, Role::list_item, derived(view_figure.value.id, "figure"), "figure");
                add_text(figure, Role::text, view_figure.value, (std::string("value ") + word(view_figure.tone)).c_str());
                add_text(figure, Role::text, view_figure.label, "label");
            }
        }
        add_prose(card, view.description);
        if (view.vote) add_vote(card, *view.vote);
        add_link(card, view.link, "link");
        if (view.bookmark) add_button(card, *view.bookmark, "bookmark");
        if (!view.places.empty()) {
            Node& places = add(card, Role::group, derived(view.name.id, "places"), "places");
            for (const view::Button& button : view.places) add_button(places, button, "place");
        }
    }
}

/// Always there, also while it says nothing: what it says next is told as a change of it.
void add_verdict(Node& root, const view::Text& verdict)
{
    Node& status = add(root, Role::status, "~screen/verdict", "verdict");
    add_text(status, Role::paragraph, verdict, "");
}

void add_adding(Node& root, const view::AddView& view)
{
    Node& section = add(root, Role::group, "~screen/add", "add");
    section.guides = true;  // nothing can be added on paper
    add_text(section, Role::heading, view.heading, "title", 3);
    add_field(section, view.query, "query");
    if (!view.lead.text.empty()) add_text(section, Role::paragraph, view.lead, "lead");
    if (!view.candidates.empty()) {
        Node& list = add(section, Role::list, "~screen/candidates", "candidates");
        for (const view::Button& candidate : view.candidates) add_button(add(list, Role::list_item, derived(candidate.id, "candidate")), candidate, "candidate");
    }
    Node& status = add(section, Role::status, "~screen/add-status", "status");
    add_text(status, Role::paragraph, view.nothing, "nothing");
}

void add_standing(Node& list, const view::StandingView& view)
{
    Node& standing = add(add(list, Role::list_item, derived(view.name.id, "item")), Role::article, derived(view.name.id, "standing"), "standing");
    standing.name  = view.name.text;
    add_text(standing, Role::heading, view.name, "name", 4);
    add_badge(standing, view.badge);
    add_text(standing, Role::text, view.total, "total");
    if (view.bar) add_meter(standing, Role::meter, *view.bar, "bar");
    add_text(standing, Role::text, view.won, "won");
    add_text(standing, Role::paragraph, view.reason, "reason");
}

void add_criterion(Node& list, const view::CriterionView& view)
{
    Node& criterion = add(add(list, Role::list_item, derived(view.name.id, "item")), Role::article, derived(view.name.id, "criterion"), "criterion");
    criterion.name  = view.name.text;
    add_text(criterion, Role::heading, view.name, "name", 4);
    add_text(criterion, Role::text, view.share, "share");
    add_slider(criterion, view.weight, "weight");
    add_field(criterion, view.number, "number");
    add_text(criterion, Role::text, view.effect, "effect");
    if (view.bar) {
        Node& bar  = add(criterion, Role::meter, view.bar->id, "deviation");
        bar.name   = view.bar->name;
        bar.value  = view.bar->text;
        bar.number = view.bar->value;
        bar.low    = -view.bar->reach;
        bar.high   = view.bar->reach;
    }
    add_text(criterion, Role::text, view.flip, "flip");
    add_text(criterion, Role::text, view.move, "move");
    add_text(criterion, Role::text, view.without, "without");
}

void add_decision(Node& root, const view::DecisionView& view)
{
    Node& section = add(root, Role::group, "~screen/decision", "weighing");
    add_text(section, Role::heading, view.heading, "title", 3);
    add_text(section, Role::paragraph, view.summary, "summary");
    if (!view.summary.text.empty() && !view.criteria.empty()) section.children.back().guides = true;
    add_badge(section, view.source, "source badge");
    if (view.reset) add_button(section, *view.reset, "reset");
    if (!view.standings.empty()) {
        Node& list = add(section, Role::list, "~screen/standings", "standings");
        for (const view::StandingView& standing : view.standings) add_standing(list, standing);
    }
    add_text(section, Role::paragraph, view.lead, "lead");
    if (!view.criteria.empty()) {
        Node& list = add(section, Role::list, "~screen/criteria", "criteria");
        for (const view::CriterionView& criterion : view.criteria) add_criterion(list, criterion);
    }
    if (view.more) add_button(section, *view.more, "more").controls = "~screen/criteria";
    if (!view.facts.empty()) {
        Node& list = add(section, Role::list, "~screen/facts", "facts");
        for (const view::Text& fact : view.facts) add_text(add(list, Role::list_item, derived(fact.id, "item"), "fact"), Role::text, fact, "");
    }
}

void add_row(Node& body, const view::RowView& view, const std::vector<view::ColumnView>& columns)
{
    Node& row    = add(body, Role::row, derived(view.label.id, "row"), view.differs ? "differs" : "");
    Node& header = add(row, Role::row_header, derived(view.label.id, "header"), "row-label");
    add_text(header, Role::text, view.label, "label");
    add_text(header, Role::text, view.help, "help");
    if (view.must) add_button(header, *view.must, "must");
    if (view.limit) add_field(header, *view.limit, "limit");
    for (std::size_t i = 0; i < view.cells.size(); ++i) {
        const view::CellView& view_cell = view.cells[i];
        const bool            pinned    = i < columns.size() && columns[i].pinned;
        Node&                 cell      = add(row, Role::cell, derived(view_cell.text.id, "cell"), cell_look(view_cell.emphasis));
        if (pinned) cell.look += " pinned";
        if (!view_cell.link) add_text(cell, Role::text, view_cell.text, "value");
        add_badge(cell, view_cell.mark, "mark");
        add_text(cell, Role::text, view_cell.note, "note");
        add_link(cell, view_cell.link, "value link");
        add_link(cell, view_cell.source, "source");
        add_badge(cell, view_cell.must, "must badge");
    }
}

void add_table(Node& root, const view::TableView& view)
{
    Node& section = add(root, Role::group, derived(view.id, "section"), "decision");
    add_text(section, Role::heading, view.heading, "title", 3);
    add_text(section, Role::paragraph, view.summary, "summary");
    if (view.differences) add_button(section, *view.differences, "differences");

    Node& scroll   = add(section, Role::group, derived(view.id, "scroll"), "scroll");
    scroll.name    = view.heading.text;
    scroll.scrolls = true;
    Node& table    = add(scroll, Role::table, view.id, "table");
    table.name     = view.heading.text;
    Node& head     = add(add(table, Role::table_head, derived(view.id, "head")), Role::row, derived(view.id, "head-row"));
    add_text(add(head, Role::column_header, derived(view.corner.id, "header"), "corner"), Role::text, view.corner, "label");
    for (const view::ColumnView& column : view.columns)
        add_text(add(head, Role::column_header, derived(column.name.id, "header"), column.pinned ? "column pinned" : "column"), Role::text, column.name, "name");

    for (std::size_t i = 0; i < view.groups.size(); ++i) {
        const view::RowGroupView& group = view.groups[i];
        Node&                     body  = add(table, Role::table_body, derived(view.id, "body", i));
        if (!group.heading.text.empty()) {
            Node& row    = add(body, Role::row, derived(group.heading.id, "row"), "group");
            Node& header = add(row, Role::group_header, derived(group.heading.id, "header"));
            header.span  = static_cast<int>(view.columns.size()) + 1;
            add_text(header, Role::text, group.heading, "label");
        }
        for (const view::RowView& row : group.rows) add_row(body, row, view.columns);
    }
    add_text(section, Role::paragraph, view.nothing, "nothing");
}

void add_reviewer(Node& list, const view::ReviewerView& view)
{
    Node& reviewer = add(add(list, Role::list_item, derived(view.name.id, "item")), Role::article, derived(view.name.id, "reviewer"), "reviewer");
    reviewer.name  = view.name.text;
    add_text(reviewer, Role::heading, view.name, "name", 4);
    add_text(reviewer, Role::paragraph, view.about, "about");
    add_button(reviewer, view.fold, "fold").controls = derived(view.name.id, "reviews");

    Node& reviews = add(reviewer, Role::list, derived(view.name.id, "reviews"), "reviews");
    for (const view::ReviewView& view_review : view.reviews) {
        Node& review = add(reviews, Role::list_item, derived(view_review.item_name.id, "review"), "review");
        add_text(review, Role::heading, view_review.item_name, "item-name", 5);
        add_text(review, Role::text, view_review.score, "score");
        if (view_review.bar) add_meter(review, Role::meter, *view_review.bar, "bar");
        add_badge(review, view_review.verdict);
        add_prose(review, view_review.prose, view.folded);
        if (view.folded && !review.children.empty() && review.children.back().hidden) {
            review.children.back().name = view.fold.label;
        }
        add_text(review, Role::paragraph, view_review.missing, "absent");
    }
}

void add_scorecard(Node& root, const view::ScorecardView& view)
{
    Node& section = add(root, Role::group, "~screen/scorecard", "scorecard");
    add_text(section, Role::heading, view.heading, "title", 3);
    add_text(section, Role::paragraph, view.summary, "summary");
    if (!view.agreement.empty()) {
        Node& list = add(section, Role::list, "~screen/agreement", "agreement");
        for (const view::Text& sentence : view.agreement) add_text(add(list, Role::list_item, derived(sentence.id, "item")), Role::text, sentence, "");
    }
    if (!view.reviewers.empty()) {
        add_button(section, view.fold_all, "fold-all");
        Node& list = add(section, Role::list, "~screen/reviewers", "reviewers");
        for (const view::ReviewerView& reviewer : view.reviewers) add_reviewer(list, reviewer);
    }
    add_text(section, Role::paragraph, view.nothing, "nothing");
}

void add_newsletter(Node& root, const view::NewsletterView& view)
{
    Node& section = add(root, Role::group, "~screen/newsletter", "newsletter");
    add_text(section, Role::paragraph, view.eyebrow, "eyebrow");
    add_text(section, Role::heading, view.title, "title", 3);
    add_text(section, Role::paragraph, view.text, "message");
    if (view.form) {
        Node& form  = add(section, Role::form, "~screen/newsletter-form", "form");
        form.action = view.submit.action;
        add_field(form, view.email, "email");
        add_button(form, view.submit, "submit");
    }
    // There while it says nothing, too: what it says next is told as a change of it.
    Node& status = add(section, Role::status, "~screen/newsletter-status", "status");
    add_text(status, Role::text, view.status, word(view.tone));
}

void add_entries(Node& section, const std::vector<view::BookmarkView>& entries)
{
    Node& list = add(section, Role::list, "~screen/bookmarks-entries", "entries");
    for (const view::BookmarkView& view_entry : entries) {
        Node& entry = add(list, Role::list_item, derived(view_entry.name.id, "entry"), "entry");
        add_text(entry, Role::text, view_entry.name, "name");
        add_text(entry, Role::text, view_entry.detail, "detail");
        Node& buttons = add(entry, Role::group, derived(view_entry.name.id, "buttons"), "places");
        buttons.guides = true;
        for (const view::Button& button : view_entry.buttons) add_button(buttons, button, "place");
    }
}

void add_bookmarks(Node& root, const view::BookmarksView& view)
{
    Node& section = add(root, Role::group, "~screen/bookmarks", "bookmarks");
    section.busy  = view.busy;
    add_text(section, Role::heading, view.heading, "title", 3);
    Node& status = add(section, Role::status, "~screen/bookmarks-status", "status");
    add_text(status, Role::paragraph, view.message, "message");
    add_text(status, Role::paragraph, view.advice, "advice");
    if (!view.entries.empty()) add_entries(section, view.entries);
    if (!view.tools.empty()) {
        Node& tools  = add(section, Role::group, "~screen/bookmarks-tools", "tools");
        tools.guides = true;
        for (const view::Button& button : view.tools) add_button(tools, button, "tool");
    }
    if (view.answers.empty()) return;
    Node& alert = add(section, Role::alert, "~screen/bookmarks-question", "asking");
    alert.guides = true;
    alert.leave  = view.answers.back().id;
    add_text(alert, Role::paragraph, view.question, "message");
    for (const view::Button& button : view.answers) add_button(alert, button, "tool");
}

void fill(Node& root, const view::ComparisonView& view)
{
    root.look += " comparison";
    add_header(root, view.header);
    add_notices(root, view.notices);
    add_verdict(root, view.verdict);
    add_cards(root, view.cards);
    if (view.add) add_adding(root, *view.add);
    if (view.decision) add_decision(root, *view.decision);
    add_table(root, view.table);
    add_scorecard(root, view.scorecard);
    if (view.newsletter) add_newsletter(root, *view.newsletter);
    if (view.bookmarks) add_bookmarks(root, *view.bookmarks);
}

// ---- the catalogue ----------------------------------------------------------------------------------------

void add_facet(Node& list, const view::FacetView& view)
{
    Node& facet = add(list, Role::group, derived(view.heading.id, "facet"), "facet");
    facet.name  = view.heading.text;
    add_text(facet, Role::heading, view.heading, "title", 3);
    add_text(facet, Role::text, view.unit, "unit");
    if (!view.choices.empty()) {
        Node& choices = add(facet, Role::list, derived(view.heading.id, "choices"), "choices");
        for (const view::Button& choice : view.choices) add_button(add(choices, Role::list_item, derived(choice.id, "item")), choice, "value");
    }
    add_text(facet, Role::text, view.more, "more");
    if (view.histogram) {
        Node& image        = add(facet, Role::image, view.histogram->id, "spread");
        image.name         = view.histogram->name + ": " + view.histogram->text;
        image.shares       = view.histogram->bars;
        image.chosen_begin = view.histogram->chosen_begin;
        image.chosen_end   = view.histogram->chosen_end;
    }
    if (view.low) add_field(facet, *view.low, "low");
    if (view.high) add_field(facet, *view.high, "high");
    if (view.known) add_button(facet, *view.known, "known");
}

void add_places(std::vector<double>& out, const std::vector<view::PlotPlace>& places)
{
    for (const view::PlotPlace& place : places) {
        out.push_back(place.x);
        out.push_back(place.y);
    }
}

/// A text that stands at a place of the plot; the drawing's name and the list say it to a screen reader.
void add_at(Node& plot, const view::Text& text, const char* look, double x, double y)
{
    if (text.text.empty()) return;
    Node& node      = add(plot, Role::text, text.id, look);
    node.text       = text.text;
    node.number     = x;
    node.low        = y;
    node.decorative = true;
}

void add_axis_choice(Node& section, const view::PlotAxisView& axis)
{
    Node& choices  = add(section, Role::group, derived(axis.choose.id, "choices"), "choices");
    choices.guides = true;
    choices.name   = axis.choose.text;
    add_text(choices, Role::text, axis.choose, "label");
    for (const view::Button& choice : axis.choices) add_button(choices, choice, "value");
}

void add_plot(Node& root, const view::PlotView& view)
{
    Node& section = add(root, Role::group, "~screen/plot", "plot");
    section.name  = view.heading.text;
    add_text(section, Role::heading, view.heading, "title", 3);
    add_text(view.told ? add(section, Role::status, "~screen/plot-status", "status") : section, Role::paragraph, view.summary, "summary");
    if (view.axes) add_button(section, *view.axes, "axes").controls = view.across.choices.empty() ? "" : "~screen/axes";
    if (!view.across.choices.empty()) {
        Node& axes  = add(section, Role::group, "~screen/axes", "axis-choices");
        axes.guides = true;
        if (view.axes) axes.leave = view.axes->id;
        add_axis_choice(axes, view.across);
        add_axis_choice(axes, view.up);
    }
    if (view.empty) return;

    Node& chart  = add(section, Role::group, derived(view.id, "chart"), "chart");
    chart.guides = true;
    add_text(chart, Role::text, view.up.label, "up-label");
    Node& image  = add(chart, Role::image, view.id, "area");
    image.name   = view.name;
    image.action = view.brush;
    image.level  = view::kPlotRows;
    image.span   = view::kPlotColumns;
    image.shares.reserve(3 * view.dots.size());
    for (const view::PlotDot& dot : view.dots) {
        image.shares.push_back(dot.column);
        image.shares.push_back(dot.row);
        image.shares.push_back(dot.within ? dot.shade : -dot.shade);
    }
    add_places(image.marks, view.stairs);
    image.chosen_begin = image.marks.size();
    add_places(image.marks, view.picked);
    if (view.box) image.low = (*view.box)[0], image.number = (*view.box)[1], image.high = (*view.box)[2], image.step = (*view.box)[3];
    for (const view::TickView& tick : view.up.ticks) add_at(chart, tick.text, "tick up", 0, tick.at);
    for (const view::TickView& tick : view.across.ticks) add_at(chart, tick.text, "tick across", tick.at, 0);
    for (const view::FrontView& front : view.front) add_at(chart, front.number, "rank", front.at.x, front.at.y);
    add_text(chart, Role::text, view.across.label, "across-label");

    Node& limits  = add(section, Role::group, derived(view.id, "limits"), "limits");
    limits.guides = true;
    add_text(limits, Role::paragraph, view.hint, "hint");
    for (const view::Field* field : {&view.across.low, &view.across.high, &view.up.low, &view.up.high}) add_field(limits, *field, "limit");

    add_text(section, Role::heading, view.front_heading, "name", 4);
    add_text(section, Role::paragraph, view.front_about, "about");
    if (!view.front.empty()) {
        Node& list = add(section, Role::list, "~screen/front", "front");
        for (const view::FrontView& front : view.front) {
            Node& item = add(list, Role::list_item, derived(front.open.id, "item"));
            add_button(item, front.pick, "pick");
            add_button(item, front.open, "open").tells = true;
            add_text(item, Role::text, front.values, "detail");
        }
    }
    add_text(section, Role::paragraph, view.more, "more");
}

void add_search(Node& root, const view::CatalogueView& view)
{
    Node& search = add(root, Role::group, "~screen/search", "search");
    add_field(search, view.query, "query");
    Node& tools    = add(search, Role::group, "~screen/search-tools", "tools");
    tools.guides   = true;
    if (!view.filter.label.empty()) add_button(tools, view.filter, "filters").controls = view.facets.empty() ? "" : "~screen/facets";
    add_button(tools, view.choose, "choose").controls = view.columns.empty() ? "" : "~screen/columns";
    if (view.draw) add_button(tools, *view.draw, "draw").controls = view.plot ? "~screen/plot" : "";
    if (view.clear) add_button(tools, *view.clear, "clear");
    Node& status = add(search, Role::status, "~screen/search-status", "status");
    add_text(status, Role::paragraph, view.summary, "summary");
    if (view.again) add_button(search, *view.again, "again");
    add_text(search, Role::paragraph, view.note, "note");
    if (!view.facets.empty() || view.meets) {
        Node& facets  = add(root, Role::group, "~screen/facets", "facets");
        facets.guides = true;
        facets.name   = view.filter.label;
        facets.leave  = view.filter.id;
        for (const view::FacetView& facet : view.facets) add_facet(facets, facet);
        if (view.meets) add_button(facets, *view.meets, "meets");
    }
    if (!view.columns.empty()) {
        Node& columns  = add(root, Role::group, "~screen/columns", "columns");
        columns.guides = true;
        columns.name   = view.choose.label;
        columns.leave  = view.choose.id;
        for (const view::Button& column : view.columns) add_button(columns, column, "value");
    }
    if (view.plot) add_plot(root, *view.plot);
    Node& picked  = add(root, Role::group, "~screen/picked", "picked");
    picked.guides = true;
    add_text(picked, Role::text, view.picked, "summary");
    if (!view.picks.empty()) {
        Node& picks = add(picked, Role::list, "~screen/picks", "picks");
        for (const view::Button& pick : view.picks) add_button(add(picks, Role::list_item, derived(pick.id, "item")), pick, "pick");
    }
    if (view.compare) add_button(picked, *view.compare, "compare");
    if (view.unpick) add_button(picked, *view.unpick, "unpick");
}

void add_list_row(Node& body, const view::ListView& list, const view::ListRowView& view)
{
    Node& row   = add(body, Role::row, derived(view.open.id, "row"), "listed");
    row.row     = view.place + 2;  // the head is the first
    Node& label = add(row, Role::row_header, derived(view.open.id, "header"), "row-label");
    add_button(label, view.pick, "pick");
    Node& open = add_button(label, view.open, "open");
    open.tells = true;
    open.found = view.marks;
    add_text(label, Role::text, view.detail, "detail");
    if (!view.detail.text.empty()) label.children.back().found = view.detail_marks;
    for (std::size_t i = 0; i < view.cells.size(); ++i) {
        const view::ListCellView& view_cell = view.cells[i];
        std::string               look      = view_cell.missing ? "cell missing" : "cell none";
        if (i + 1 < list.columns.size() && list.columns[i + 1].numbers) look += " numbers";
        Node& cell = add(row, Role::cell, derived(view_cell.text.id, "cell"), look.c_str());
        add_text(cell, Role::text, view_cell.text, "value");
    }
}

void add_list(Node& root, const view::ListView& view)
{
    Node& scroll   = add(root, Role::group, derived(view.id, "scroll"), "scroll rows");
    scroll.name    = view.name;
    scroll.scrolls = true;
    Node& table    = add(scroll, Role::table, view.id, "table list");
    table.name     = view.name;
    table.rows     = view.rows + 1;
    table.turn     = view.turn;
    Node& head     = add(add(table, Role::table_head, derived(view.id, "head")), Role::row, derived(view.id, "head-row"));
    head.row       = 1;
    for (const view::ListColumnView& column : view.columns) {
        const bool  first  = &column == &view.columns.front();
        Node&       header = add(head, Role::column_header, derived(column.sort.id, "header"), first ? "corner" : column.numbers ? "column numbers" : "column");
        header.sorted      = column.sorted == view::Sorted::none ? "" : column.sorted == view::Sorted::ascending ? "ascending" : "descending";
        if (column.sort.enabled) add_button(header, column.sort, "sort").tells = true;
        else add_text(header, Role::text, {column.sort.id, column.sort.label}, "sort");
        add_text(header, Role::text, column.unit, "unit");
    }
    Node& body = add(table, Role::table_body, derived(view.id, "body"));
    for (const view::ListRowView& row : view.shown) add_list_row(body, view, row);
    add_text(root, Role::paragraph, view.nothing, "nothing");
    if (view.more) add_button(root, *view.more, "more");
}

void fill(Node& root, const view::CatalogueView& view)
{
    root.look += " catalogue";
    add_header(root, view.header);
    add_notices(root, view.notices);
    add_search(root, view);
    add_list(root, view.list);
    if (view.bookmarks) add_bookmarks(root, *view.bookmarks);
}

void add_run(std::vector<TextRun>& runs, const std::string& id, const std::string& text)
{
    if (!text.empty()) runs.push_back({id, text});
}

void collect(std::vector<TextRun>& runs, const Node& node, bool with_hidden)
{
    if (node.hidden && !with_hidden) return;
    if (node.role == Role::field) {
        if (!node.bare) add_run(runs, node.id + "/label", node.text);
        if (!node.read_only) add_run(runs, node.id, node.value.empty() ? node.hint : node.value);
        add_run(runs, node.id + "/unit", node.unit);
    } else if (node.role == Role::paragraph) {
        std::string text = node.text;
        for (const Node& span : node.children) text += span.text;
        add_run(runs, node.id, text);
        return;
    } else {
        add_run(runs, node.id, node.text);
    }
    for (const Node& child : node.children) collect(runs, child, with_hidden);
}

}  // namespace

Node build_tree(const view::ScreenView& screen)
{
    Node root     = make(Role::region, "~screen", "screen");
    root.name     = screen.label;
    root.language = screen.language;
    std::visit([&root](const auto& view) { fill(root, view); }, screen.content);
    return root;
}

const Node* find(const Node& root, std::string_view id)
{
    if (root.id == id) return &root;
    for (const Node& child : root.children)
        if (const Node* found = find(child, id)) return found;
    return nullptr;
}

std::optional<view::Action> action_of(const Node& node, const std::string& value)
{
    if (!node.action || node.disabled) return std::nullopt;
    return view::action_with(*node.action, value);
}

std::vector<TextRun> texts(const Node& root, bool with_hidden)
{
    std::vector<TextRun> runs;
    collect(runs, root, with_hidden);
    return runs;
}

}  // namespace juxta::semantics
