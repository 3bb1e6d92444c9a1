// wasm/view/update.cpp - one function an action.
// SPDX-License-Identifier: MIT
#include "view/update.hpp"

#include "base/describe.hpp"
#include "base/json_text.hpp"
#include "base/number_text.hpp"
#include "view/building.hpp"
#include "view/clean_text.hpp"
#include "view/email.hpp"
#include "view/link.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/wishes.hpp"
#include "view/words.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

using FormPhase = NewsletterForm::Phase;

constexpr std::size_t kMostAddingBytes = 256;  ///< What is searched for; more finds nothing anyway.

/// Carries one action out on a copy of the state.
class Updater {
public:
    /// Between the start of a load and its end the bundle of before may still be at hand: nothing is looked up in it.
    Updater(const model::Bundle* bundle, const State& state, const Action& action)
        : bundle_(std::holds_alternative<Arrived>(state.load) || std::holds_alternative<BundleArrived>(action) ? bundle : nullptr),
          step_{state, {}},
          before_(state.selection)
    {
    }

    Step take() { return std::move(step_); }

    // ---- what a person does ----

    void operator()(const ToggleDifferences&)
    {
        state().selection.differences_only = !state().selection.differences_only;
        tell_page();
        if (bundle_ == nullptr) return;
        const Building    building{*bundle_, state(), words_, shown_items(*bundle_, state().selection)};
        const auto        rows    = table_rows(building);
        const auto        differs = std::ranges::count_if(rows, [](const TableRow& row) { return row.row.differs; });
        const std::size_t shown   = state().selection.differences_only && building.items.size() > 1 ? static_cast<std::size_t>(differs) : rows.size();
        announce(fill(words_.rows_shown, rows.size(), std::to_string(shown)) + std::string(words_.stop));
    }

    void operator()(const FoldReviewer& action)
    {
        if (bundle_ == nullptr || !bundle_->find_reviewer(action.reviewer)) return;
        std::set<ReviewerId> folded = folded_reviewers(*bundle_, state().selection);
        if (folded.erase(action.reviewer) == 0) folded.insert(action.reviewer);
        state().selection.folded = std::move(folded);
        tell_page(Change::by_degrees);
    }

    void operator()(const FoldAll& action)
    {
        if (bundle_ == nullptr) return;
        std::set<ReviewerId> folded;
        if (action.folded)
            for (const model::Reviewer& reviewer : bundle_->reviewers) folded.insert(reviewer.id);
        if (folded == folded_reviewers(*bundle_, state().selection)) return;
        state().selection.folded = std::move(folded);
        tell_page(Change::by_degrees);
        announce(action.folded ? words_.all_folded : words_.all_unfolded);
    }

    void operator()(const Retry&)
    {
        if (!std::holds_alternative<Failed>(state().load)) return;
        state().load = InProgress{};  // at once, so that a second press asks for nothing
        effect(LoadBundle{});
    }

    void operator()(const Reset&)
    {
        Selection                start = state().start;
        std::vector<std::string> notices;
        if (bundle_ != nullptr) keep_valid(*bundle_, start, notices);
        if (start == state().selection && notices == state().notices) return;
        state().selection = std::move(start);
        state().notices   = std::move(notices);
        state().typed.reset();
        tell_page();
        announce(words_.reset_done);
    }

    void operator()(const SelectItems& action)
    {
        Selection wanted = state().selection;
        wanted.items     = action.items;
        take_over(std::move(wanted), {});
        tell_page();
    }

    void operator()(const RestoreState& action)
    {
        // The page asked for it, so that it need not be told.
        ReadState read = read_state(action.text, state().start);
        take_over(std::move(read.selection), std::move(read.notices));
    }

    void operator()(const SetWeight& action)
    {
        if (bundle_ == nullptr) return;
        const auto criterion = find_criterion(*bundle_, action.criterion);
        if (!criterion) return;
        const CriterionId id     = id_of(*bundle_, *criterion);
        const auto        number = number_from_typing(action.value);
        const auto        weight = number ? weight_from(*number) : std::nullopt;
        state().typed            = Typed{weight_field(id), action.value, !weight};
        if (!weight) return;
        if (*weight == compare::site_weight(*bundle_, *criterion))
            state().selection.weights.erase(id);
        else
            state().selection.weights[id] = *weight;
        tell_page(Change::by_degrees);
    }

    void operator()(const ResetWeights&)
    {
        state().typed.reset();
        if (state().selection.weights.empty()) return;
        state().selection.weights.clear();
        tell_page();
        announce(words_.weights_reset);
    }

    void operator()(const ShowCriteria& action) { state().all_criteria = action.all; }

    void operator()(const ToggleMust& action)
    {
        if (bundle_ == nullptr) return;
        const auto attribute = bundle_->find_attribute(action.attribute);
        if (!attribute) return;
        state().typed.reset();
        std::vector<MustHave>& musts = state().selection.musts;
        if (std::erase_if(musts, [&](const MustHave& must) { return must.attribute == action.attribute; }) == 0) {
            if (musts.size() == kMaxMusts) return;
            musts.push_back(usual_must(*bundle_, *attribute, shown_items(*bundle_, state().selection)));
        }
        tell_page();
    }

    void operator()(const SetLimit& action)
    {
        if (bundle_ == nullptr) return;
        for (MustHave& must : state().selection.musts) {
            if (must.attribute != action.attribute) continue;
            MustHave wanted = must;
            wanted.value    = action.value;
            const auto asked = must_of(*bundle_, wanted);
            const bool fits  = asked.has_value();
            state().typed   = Typed{limit_field(action.attribute), action.value, !fits};
            if (!fits) continue;
            if (bundle_->attributes[asked->attribute].type != model::AttributeType::date) wanted.value = shortest(asked->limit);
            must = std::move(wanted);
        }
        tell_page(Change::by_degrees);
    }

    void operator()(const AddItem& action)
    {
        if (bundle_ == nullptr) return;
        const auto item = bundle_->find_item(action.item);
        auto       ids  = shown_ids();
        if (!item || ids.size() >= model::kMaxSideBySide || std::ranges::find(ids, action.item) != ids.end()) return;
        ids.push_back(action.item);
        state().adding.clear();
        show(std::move(ids), fill(words_.added, {name_of(*bundle_, *item)}));
    }

    void operator()(const EditAdding& action)
    {
        std::size_t end = std::min(action.value.size(), kMostAddingBytes);
        while (end < action.value.size() && end > 0 && (static_cast<unsigned char>(action.value[end]) & 0xC0) == 0x80) --end;  // not within a character
        state().adding = action.value.substr(0, end);
    }

    void operator()(const RemoveItem& action)
    {
        if (bundle_ == nullptr) return;
        auto       ids = shown_ids();
        const auto at  = std::ranges::find(ids, action.item);
        if (at == ids.end() || ids.size() < 2) return;
        ids.erase(at);
        std::erase(state().selection.pinned, action.item);
        show(std::move(ids), fill(words_.removed, {name_of(*bundle_, *bundle_->find_item(action.item))}));
    }

    void operator()(const MoveItem& action)
    {
        if (bundle_ == nullptr) return;
        auto       ids = shown_ids();
        const auto at  = std::ranges::find(ids, action.item);
        if (at == ids.end() || action.by == 0) return;
        // What is pinned stays before what is not.
        const auto from   = at - ids.begin();
        const bool pinned = is_pinned(state().selection, action.item);
        const auto edge   = std::ranges::count_if(ids, [&](const ItemId& id) { return is_pinned(state().selection, id); });
        const auto least  = pinned ? 0 : edge;
        const auto most   = (pinned ? edge : static_cast<std::ptrdiff_t>(ids.size())) - 1;
        const auto to     = std::clamp<std::ptrdiff_t>(from + action.by, least, most);
        if (to == from) return;
        if (to < from) std::rotate(ids.begin() + to, ids.begin() + from, ids.begin() + from + 1);
        else std::rotate(ids.begin() + from, ids.begin() + from + 1, ids.begin() + to + 1);
        if (pinned) state().selection.pinned.assign(ids.begin(), ids.begin() + edge);
        const std::string place = std::to_string(to + 1), all = std::to_string(ids.size());
        show(std::move(ids), fill(words_.moved, {name_of(*bundle_, *bundle_->find_item(action.item)), place, all}), Change::by_degrees);
    }

    void operator()(const TogglePin& action)
    {
        if (bundle_ == nullptr) return;
        const auto ids = shown_ids();
        if (std::ranges::find(ids, action.item) == ids.end()) return;
        const std::string    name   = name_of(*bundle_, *bundle_->find_item(action.item));
        std::vector<ItemId>& pinned = state().selection.pinned;
        if (std::erase(pinned, action.item) == 0) {
            pinned.push_back(action.item);
            show(shown_ids(), fill(words_.pinned, {name}), Change::by_degrees);
        } else {
            show(shown_ids(), fill(words_.unpinned, {name}), Change::by_degrees);
        }
    }

    void operator()(const CopyLink&)
    {
        if (bundle_ != nullptr && state().offers.permalink) effect(CopyLinkOf{link_to(*bundle_, state().selection).text});
    }

    void operator()(const EditEmail& action)
    {
        NewsletterForm& form = state().newsletter;
        if (form.phase == FormPhase::sending || form.phase == FormPhase::sent || form.email == action.value) return;
        form = {FormPhase::idle, action.value, {}};
    }

    void operator()(const Subscribe&)
    {
        NewsletterForm& form = state().newsletter;
        if (!state().offers.newsletter || bundle_ == nullptr || !bundle_->newsletter) return;
        if (form.phase == FormPhase::sending || form.phase == FormPhase::sent) return;
        const std::string email = email_from_typing(form.email);
        if (!is_email(email)) {
            if (form.phase == FormPhase::invalid) return;
            form.phase = FormPhase::invalid;
            form.reason.clear();
            announce(words_.email_invalid);
            return;
        }
        form = {FormPhase::sending, email, {}};
        effect(SendSubscription{email});
        announce(words_.sending);
    }

    void operator()(const ToggleBookmark& action)
    {
        if (!keeps_bookmarks()) return;
        const bool kept = !ledger().kept(action.item);
        if (kept && (!bundle_->find_item(action.item) || !ledger().room())) return;
        effect(AskBookmark{action.item, kept});
    }

    void operator()(const MoveBookmark& action)
    {
        if (keeps_bookmarks()) follow(ledger().move(action.item, action.by));
    }

    void operator()(const CompareBookmarks&)
    {
        if (!state().offers.bookmarks || bundle_ == nullptr) return;
        std::vector<ItemId> items;
        for (ItemId& item : ledger().bookmarks())
            if (items.size() < model::kMaxSideBySide && bundle_->find_item(item)) items.push_back(std::move(item));
        if (items.empty() || items == shown_ids()) return;
        state().selection.items = std::move(items);
        state().typed.reset();
        tell_page();
        announce_items();
    }

    void operator()(const ExportBookmarks&)
    {
        const auto items = ledger().bookmarks();
        if (!state().offers.bookmarks || bundle_ == nullptr || items.empty()) return;
        SaveFile   file{"juxta-bookmarks.json", {}};
        JsonWriter json(file.text);
        json.open('{');
        json.key("juxta-bookmarks");
        json.whole(1);
        json.key("title");
        json.text(bundle_->title);
        json.key("items");
        json.open('[');
        for (const ItemId& item : items) json.text(item);
        json.close(']');
        json.close('}');
        file.text += '\n';
        effect(std::move(file));
        tell(words_.file_saved);
    }

    void operator()(const ImportBookmarks&)
    {
        if (keeps_bookmarks()) effect(PickFile{});
    }

    void operator()(const AskToForget& action)
    {
        if (ledger().storage() == records::Storage::closed) return;
        state().keeping.asked_to_forget = action.asked;
        if (action.asked) announce(words_.forget_question);
    }

    void operator()(const ForgetAll&)
    {
        if (!state().keeping.asked_to_forget) return;
        state().keeping.asked_to_forget = false;
        effect(ForgetRecords{});
    }

    void operator()(const CastVote& action)
    {
        if (!state().offers.votes || !ledger().writable() || bundle_ == nullptr || !bundle_->find_item(action.item)) return;
        if (ledger().vote(action.item).choice != action.choice) effect(AskVote{action.item, action.choice});
    }

    void operator()(const SendVotes&)
    {
        if (ledger().unsent() > 0) effect(Hurry{});
    }

    // ---- what the world answers ----

    void operator()(const LoadStarted& action)
    {
        // What was set before the first load waits for it. Later on it belongs to the bundle that goes.
        const bool fresh = action.fresh && !std::holds_alternative<NotAsked>(state().load);
        if (fresh) {
            state().selection = state().start;
            ledger()          = {};  // another bundle's facts: they are read when it begins
            state().keeping   = {};
        }
        if (fresh || std::holds_alternative<Arrived>(state().load)) state().notices.clear();
        state().sharing = {};
        state().load = InProgress{};
    }

    void operator()(const LoadProgressed& action)
    {
        if (std::holds_alternative<InProgress>(state().load) || std::holds_alternative<NotAsked>(state().load))
            state().load = InProgress{action.received, action.total};
    }

    void operator()(const LoadFailed& action)
    {
        if (state().load == Load{Failed{action.error}}) return;
        state().load = Failed{action.error};
        announce(std::string(words_.failed_title) + std::string(words_.stop));
    }

    void operator()(const BundleArrived& action)
    {
        state().load = Arrived{action.problems};
        if (bundle_ == nullptr) return;
        keep_valid(*bundle_, state().selection, state().notices);
        announce_items();
    }

    void operator()(const SubscribeAnswered& action)
    {
        NewsletterForm& form = state().newsletter;
        if (form.phase != FormPhase::sending) return;
        if (action.error) {
            form.phase  = FormPhase::failed;
            form.reason = describe(*action.error);
            form.again  = action.error->code != ErrorCode::stopped;
            announce(fill(form.again ? words_.send_failed : words_.send_stopped, {clean_line(form.reason)}));
        } else {
            form = {FormPhase::sent, {}, {}};  // the address is kept nowhere
            announce(words_.sent);
        }
    }

    void operator()(const RecordsRead& action)
    {
        const auto before = ledger();
        follow(ledger().read(action.lines, action.storage, action.device, action.moment));
        if (ledger().storage() == records::Storage::memory && before.storage() != records::Storage::memory) announce(words_.kept_in_memory);
        if (ledger().newer() && !before.newer()) announce(words_.kept_by_newer);
    }

    void operator()(const BookmarkAllowed& action)
    {
        if (!keeps_bookmarks()) return;
        state().keeping.news.clear();
        follow(ledger().keep(action.item, action.kept));
    }

    void operator()(const VoteAllowed& action)
    {
        if (state().offers.votes && bundle_ != nullptr && bundle_->find_item(action.item)) follow(ledger().cast(action.item, action.choice, action.moment));
    }

    void operator()(const RecordsStored& action)
    {
        // What it was about, before the ledger forgets that.
        std::vector<std::string> said;
        for (const records::Put& put : ledger().under_way(action.id)) {
            const auto now = records::read_line(put.key, put.now), was = records::read_line(put.key, put.was.value_or(""));
            if (now.reading != records::Reading::good || now.record.kind != records::Kind::bookmark || now.record.body.index() == was.record.body.index()) continue;
            const bool kept = std::holds_alternative<records::Bookmark>(now.record.body);
            said.push_back(fill(kept ? words_.bookmarked : words_.unbookmarked, {name_of_any(now.record.subject)}));
        }
        const bool to_memory = action.storage == records::Storage::memory && ledger().storage() != records::Storage::memory;
        follow(ledger().stored(action.id, action.storage, action.moment));
        if (to_memory) announce(words_.kept_in_memory);
        if (said.size() == 1) announce(said.front());
        else if (!said.empty()) tell(fill(words_.imported, said.size()));
    }

    void operator()(const RecordsConflicted& action) { follow(ledger().conflicted(action.id, action.lines, action.moment)); }

    void operator()(const BallotAnswered& action)
    {
        std::vector<std::pair<ItemId, records::VoteState>> before;
        for (const ItemId& item : shown_ids()) before.emplace_back(item, ledger().vote(item));
        follow(ledger().answered(action.key, action.status, action.asked_ms, action.moment));
        for (const auto& [item, was] : before)
            if (const auto now = ledger().vote(item); now.stage != was.stage) announce(vote_words(words_, now, ledger().storage()));
    }

    void operator()(const CountsAnswered& action) { state().keeping.no_counts = !action.here; }

    void operator()(const TimePassed& action) { follow(action.hurry ? ledger().hurry(action.moment) : ledger().wake(action.moment)); }

    void operator()(const BookmarksImported& action)
    {
        if (!keeps_bookmarks()) return;
        if (!action.items) return tell(words_.import_failed);
        const std::size_t effects = step_.effects.size();
        follow(ledger().import(*action.items));
        if (step_.effects.size() == effects) tell(ledger().room() ? words_.import_nothing : words_.bookmarks_full);
    }

    void operator()(const Forgotten&)
    {
        ledger().forget();
        tell(words_.forgotten);
    }

    void operator()(const LinkCopied&)
    {
        if (bundle_ == nullptr || !state().offers.permalink) return;
        state().sharing = {Sharing::Phase::copied, {}};
        announce(words_.link_copied);
    }

    void operator()(const LinkRefused& action)
    {
        if (bundle_ == nullptr || !state().offers.permalink) return;
        state().sharing = {Sharing::Phase::refused, action.url};
        announce(words_.link_refused);
    }

private:
    enum class Change { a_step, by_degrees };

    State& state() { return step_.state; }
    records::Ledger& ledger() { return step_.state.ledger; }
    bool keeps_bookmarks() { return state().offers.bookmarks && ledger().writable() && bundle_ != nullptr; }

    void follow(records::Orders orders)
    {
        for (records::Order& order : orders) effect(std::move(order));
    }

    /// Says what came of it, and goes on showing it.
    void tell(std::string_view news)
    {
        state().keeping.news = news;
        announce(news);
    }

    std::string name_of_any(const ItemId& id)
    {
        const auto item = bundle_ == nullptr ? std::nullopt : bundle_->find_item(id);
        return item ? name_of(*bundle_, *item) : clean_line_or(id, "?");
    }

    void   effect(Effect effect) { step_.effects.push_back(std::move(effect)); }
    void   announce(std::string_view text) { effect(Announce{std::string(text)}); }

    /// Tells the page when the selection is another one than before the action.
    void tell_page(Change change = Change::a_step)
    {
        if (state().selection == before_) return;
        state().sharing        = {};
        const bool  to_address = bundle_ != nullptr && state().offers.permalink;
        effect(StateChanged{write_state(state().selection), shown_ids(), to_address ? address_of(*bundle_, state()) : std::string(), change == Change::a_step});
    }

    std::vector<ItemId> shown_ids()
    {
        if (bundle_ == nullptr) return state().selection.items;
        std::vector<ItemId> ids;
        for (const model::ItemIndex item : shown_items(*bundle_, state().selection)) ids.emplace_back(bundle_->text(item, model::ItemText::id));
        return ids;
    }

    /// The reader put these items side by side.
    void show(std::vector<ItemId> ids, std::string_view said, Change change = Change::a_step)
    {
        state().selection.items = std::move(ids);
        state().typed.reset();
        tell_page(change);
        announce(said);
    }

    void announce_items()
    {
        const auto items = shown_items(*bundle_, state().selection);
        if (items.empty())
            announce(std::string(words_.empty_title) + std::string(words_.stop));
        else
            announce(fill(words_.now_comparing, {headline_of(*bundle_, items)}));
        for (const std::string& notice : state().notices) announce(clean_line(notice));
    }

    /// A new selection with what was wrong with it; ids are looked at once there is a bundle to look in.
    void take_over(Selection selection, std::vector<std::string> notices)
    {
        if (bundle_ != nullptr) keep_valid(*bundle_, selection, notices);
        if (selection == state().selection && notices == state().notices) return;
        if (selection != state().selection) state().sharing = {};
        state().selection = std::move(selection);
        state().notices   = std::move(notices);
        state().typed.reset();
        if (bundle_ != nullptr) announce_items();
    }

    const model::Bundle* bundle_;
    const Words&         words_ = english();
    Step                 step_;
    Selection            before_;  ///< The selection before the action.
};

}  // namespace

Step update(const model::Bundle* bundle, const State& state, const Action& action)
{
    Updater updater(bundle, state, action);
    std::visit(updater, action);
    return updater.take();
}

}  // namespace juxta::view
