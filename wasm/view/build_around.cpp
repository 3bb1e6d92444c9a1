// wasm/view/build_around.cpp - what stands around the comparison: header, newsletter, bookmarks.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "view/clean_text.hpp"
#include "view/selection.hpp"

namespace juxta::view {

HeaderView build_header(const Building& building)
{
    const model::Bundle& bundle   = building.bundle;
    const std::string    headline = headline_of(bundle, building.items);
    const std::string    updated  = clean_line(bundle.updated);

    HeaderView header;
    header.breadcrumb      = {{"header/breadcrumb/0", std::string(building.words.compare)}, {"header/breadcrumb/1", headline}};
    header.breadcrumb_name = building.words.breadcrumb;
    header.eyebrow         = {"header/eyebrow", clean_line(bundle.title)};
    header.headline        = {"header/headline", headline};
    header.question        = {"header/question", clean_line(bundle.question)};
    header.updated         = {"header/updated", updated.empty() ? std::string() : fill(building.words.updated, {updated})};
    return header;
}

NewsletterView build_newsletter(const Building& building)
{
    using Phase                = NewsletterForm::Phase;
    const Words&          words  = building.words;
    const NewsletterForm& form   = building.state.newsletter;
    const bool            typing = form.phase != Phase::sending && form.phase != Phase::sent;

    NewsletterView view;
    view.eyebrow = {"newsletter/eyebrow", std::string(words.newsletter)};
    view.title   = {"newsletter/title", clean_line_or(building.bundle.newsletter->title, words.newsletter_title)};
    view.text    = {"newsletter/text", clean_line(building.bundle.newsletter->text)};
    view.email   = Field{.id      = "newsletter/email",
                         .label   = std::string(words.email),
                         .value   = form.email,
                         .hint    = std::string(words.email_hint),
                         .error   = {"newsletter/error", form.phase == Phase::invalid ? std::string(words.email_invalid) : std::string()},
                         .kind    = Field::Kind::email,
                         .enabled = typing};
    view.submit  = Button{.id      = "newsletter/submit",
                          .label   = std::string(words.subscribe),
                          .action  = Subscribe{},
                          .name    = {},
                          .enabled = typing,
                          .primary = true};
    view.status  = {"newsletter/status", {}};
    view.form    = form.phase != Phase::sent;
    switch (form.phase) {
        case Phase::idle:
        case Phase::invalid: break;
        case Phase::sending:
            view.status.text = words.sending;
            view.tone        = Tone::quiet;
            break;
        case Phase::sent:
            view.status.text = words.sent;
            view.tone        = Tone::positive;
            break;
        case Phase::failed:
            view.status.text = fill(form.again ? words.send_failed : words.send_stopped, {clean_line(form.reason)});
            view.tone        = Tone::negative;
            break;
    }
    return view;
}

BookmarksView build_bookmarks(const Building& building)
{
    using Phase                  = Bookmarks::Phase;
    const Words&     words     = building.words;
    const Bookmarks& bookmarks = building.state.bookmarks;

    BookmarksView view;
    view.heading = {"bookmarks/heading", std::string(words.bookmarks)};
    view.message = {"bookmarks/message", {}};
    view.advice  = {"bookmarks/advice", {}};
    view.busy    = bookmarks.phase == Phase::loading;
    switch (bookmarks.phase) {
        case Phase::loading: view.message.text = words.bookmarks_loading; return view;
        case Phase::failed:
            view.message.text = fill(words.bookmarks_failed, {clean_line(bookmarks.reason)});
            view.advice.text  = words.bookmarks_failed_advice;
            break;
        case Phase::ready:
            if (!bookmarks.items.empty()) break;
            view.message.text = words.bookmarks_empty;
            view.advice.text  = words.bookmarks_advice;
            break;
    }
    for (const ItemId& id : bookmarks.items) {
        const auto        item = building.bundle.find_item(id);
        const std::string path = "bookmarks/item/" + encode_id(id);
        const std::string name = item ? name_of(building.bundle, *item) : clean_line_or(id, "?");
        BookmarkView      entry;
        entry.item   = id;
        entry.name   = {path + "/name", name};
        entry.detail = {path + "/detail",
                        item ? clean_line(building.bundle.text(*item, model::ItemText::category)) : std::string(words.bookmark_gone)};
        entry.remove = Button{.id      = path + "/remove",
                              .label   = std::string(words.remove),
                              .action  = ToggleBookmark{id},
                              .name    = fill(words.remove_name, {name}),
                              .enabled = bookmarks.phase == Phase::ready};
        view.entries.push_back(std::move(entry));
    }
    return view;
}

}  // namespace juxta::view
