// wasm/view/build_around.cpp - what stands around the comparison: header, newsletter, bookmarks.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/describe.hpp"
#include "base/number_text.hpp"
#include "view/clean_text.hpp"
#include "view/link.hpp"
#include "view/selection.hpp"

namespace juxta::view {
namespace {

ShareView build_share(const Building& building)
{
    using Phase            = Sharing::Phase;
    const Words&   words   = building.words;
    const Sharing& sharing = building.state.sharing;

    ShareView view;
    view.copy   = Button{.id = "header/link/copy", .label = std::string(words.copy_link), .action = CopyLink{}, .name = {}};
    view.status = {"header/link/status", {}};
    if (sharing.phase == Phase::idle) return view;
    view.status.text = sharing.phase == Phase::copied ? words.link_copied : words.link_refused;
    const WrittenState written = link_to(building.bundle, building.state.selection);
    if (!written.left_out.empty()) view.status.text += " " + fill(words.link_left_out, {list_of(words, written.left_out)});
    if (sharing.phase == Phase::refused) {
        view.link = Field{.id = "header/link/url", .label = std::string(words.link_label), .value = clean_line(sharing.url), .hint = {}, .error = {}};
        view.link->read_only = true;
        view.close           = Button{.id = "header/link/close", .label = std::string(words.close_link), .action = HideLink{}, .name = {}};
    }
    return view;
}

}  // namespace

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
    if (bundle.all_items() > model::kMaxSideBySide || building.state.start.kind == ScreenKind::catalogue)
        header.catalogue = Button{.id     = "header/catalogue",
                                  .label  = fill(building.words.to_catalogue, {grouped(static_cast<double>(bundle.all_items()), 0)}),
                                  .action = ShowCatalogue{},
                                  .name   = {}};
    if (building.state.offers.permalink) header.share = build_share(building);
    return header;
}

HeaderView build_catalogue_header(const Building& building)
{
    const model::Bundle& bundle  = building.bundle;
    const std::string    updated = clean_line(bundle.updated);
    HeaderView           header;
    header.breadcrumb_name = building.words.breadcrumb;
    header.eyebrow         = {"header/eyebrow", std::string(building.words.catalogue_title)};
    header.headline        = {"header/headline", clean_line_or(bundle.title, building.words.catalogue_title)};
    if (header.headline.text == header.eyebrow.text) header.eyebrow.text.clear();
    header.question = {"header/question", clean_line(bundle.question)};
    header.updated  = {"header/updated", updated.empty() ? std::string() : fill(building.words.updated, {updated})};
    if (building.state.offers.permalink) header.share = build_share(building);
    return header;
}

std::vector<Text> build_notices(const Building& building, std::size_t problems)
{
    std::vector<Text> notices;
    const auto        add = [&](std::string text) {
        if (!text.empty()) notices.push_back({"notice/" + std::to_string(notices.size()), std::move(text)});
    };
    for (const std::string& notice : building.state.notices) add(clean_line(notice));
    if (problems > 0) add(fill(building.words.left_out, problems));
    if (const auto& pack = building.state.pack) {
        if (pack->failed) add(fill(building.words.pack_failed, {clean_line(describe(*pack->failed))}));
        if (pack->waiting && pack->next) add(std::string(building.words.pack_fetching));
    }
    return notices;
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
    const Words&           words    = building.words;
    const records::Ledger& ledger   = building.state.ledger;
    const Keeping&         keeping  = building.state.keeping;
    const bool             offered  = building.state.offers.bookmarks;
    const bool             writable = ledger.writable() && !keeping.forgetting;
    const bool             late     = ledger.storage() == records::Storage::late;

    BookmarksView view;
    view.heading  = {"bookmarks/heading", std::string(offered ? words.bookmarks : words.own_data)};
    view.message  = {"bookmarks/message", {}};
    view.advice   = {"bookmarks/advice", {}};
    view.question = {"bookmarks/question", {}};
    view.busy     = ledger.storage() == records::Storage::closed;
    if (view.busy) {
        view.message.text = words.bookmarks_loading;
        return view;
    }
    const auto button = [](std::string id, std::string_view label, Action action, bool enabled, std::string name = {}) {
        return Button{.id = std::move(id), .label = std::string(label), .action = std::move(action), .name = std::move(name), .enabled = enabled};
    };

    const auto items = offered ? ledger.bookmarks() : std::vector<ItemId>();
    view.message.text = !keeping.news.empty()                             ? std::string(keeping.news)
                      : ledger.put_aside() > 0                            ? fill(words.put_aside, ledger.put_aside())
                      : offered && items.empty()                          ? std::string(late ? words.bookmarks_unknown : words.bookmarks_empty)
                      : offered && items.size() >= records::kMostBookmarks ? std::string(words.bookmarks_full)
                                                                          : std::string();
    view.advice.text = ledger.newer()                                ? words.kept_by_newer
                     : late                                         ? words.kept_late
                     : ledger.storage() == records::Storage::memory ? words.kept_in_memory
                     : !offered                                     ? words.votes_kept_here
                     : items.empty()                                ? words.bookmarks_advice
                                                                    : words.kept_here;
    bool any_here = false;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const ItemId&     id   = items[at];
        const auto        item = building.bundle.find_item(id);
        const std::string path = "bookmarks/item/" + encode_id(id);
        const std::string name = item ? name_of(building.bundle, *item) : clean_line_or(id, "?");
        any_here               = any_here || item || building.bundle.excerpt;  // what is not at hand can be fetched
        BookmarkView entry;
        entry.item   = id;
        entry.name   = {path + "/name", name};
        entry.detail = {path + "/detail", item ? clean_line(building.bundle.text(*item, model::ItemText::category))
                               : building.bundle.excerpt ? std::string() : std::string(words.bookmark_gone)};
        if (items.size() > 1) {
            entry.buttons.push_back(button(path + "/up", words.up, MoveBookmark{id, -1}, writable && at > 0, fill(words.up_name, {name})));
            entry.buttons.push_back(button(path + "/down", words.down, MoveBookmark{id, 1}, writable && at + 1 < items.size(), fill(words.down_name, {name})));
        }
        entry.buttons.push_back(button(path + "/remove", words.remove, ToggleBookmark{id}, writable, fill(words.remove_name, {name})));
        view.entries.push_back(std::move(entry));
    }
    if (any_here) view.tools.push_back(button("bookmarks/compare", words.compare_bookmarks, CompareBookmarks{}, true));
    if (!items.empty()) view.tools.push_back(button("bookmarks/export", words.export_bookmarks, ExportBookmarks{}, true));
    if (offered) view.tools.push_back(button("bookmarks/import", words.import_bookmarks, ImportBookmarks{}, writable));
    if (keeping.asked_to_forget) {
        view.question.text = words.forget_question;
        view.answers       = {button("bookmarks/forget/yes", words.forget_yes, ForgetAll{}, true), button("bookmarks/forget/no", words.forget_no, AskToForget{false}, true)};
    } else if (!keeping.forgetting && (!ledger.empty() || ledger.put_aside() > 0)) {
        view.tools.push_back(button("bookmarks/forget", words.forget, AskToForget{true}, true));
    }
    return view;
}

}  // namespace juxta::view
