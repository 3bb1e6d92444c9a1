// wasm/view/update.cpp - one function an action.
// SPDX-License-Identifier: MIT
#include "view/update.hpp"

#include "base/describe.hpp"
#include "base/json_text.hpp"
#include "base/number_text.hpp"
#include "base/utf8.hpp"
#include "catalogue/offer.hpp"
#include "catalogue/plot_scale.hpp"
#include "catalogue/plot_text.hpp"
#include "view/building.hpp"
#include "view/clean_text.hpp"
#include "view/email.hpp"
#include "view/link.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/wishes.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace juxta::view {
namespace {

using FormPhase = NewsletterForm::Phase;

constexpr double      kReach         = 0.025;  ///< of a plot: how far from a dot a press may be
constexpr std::size_t kMostAddingBytes = 256;  ///< What is searched for; more finds nothing anyway.

/// Whether the first press on the head of a column puts its greatest first: what is better high, yes before no, the score.
bool descends_first(const model::Bundle& bundle, const ColumnId& id)
{
    if (id == kScoreColumn) return true;
    const auto attribute = bundle.find_attribute(id);
    if (!attribute) return false;
    const model::Attribute& what = bundle.attributes[*attribute];
    return what.better == model::Better::higher || what.type == model::AttributeType::boolean;
}

constexpr std::size_t kMostFound   = 10;  ///< of a search in a packed catalogue, for each may be in a file of its own: see tests/pack/fetch_test.cpp
constexpr std::size_t kMostFirst   = 50;  ///< of its first items, which are in the same files
constexpr std::size_t kMostToAdd   = 5;   ///< of a search for one more item
constexpr std::size_t kMostOpening = 2;   ///< side by side where nobody asks for any

/// How many items of a list are fetched at once.
std::size_t page_of(const Wanted& list) { return list.order.empty() && list.filters.empty() && catalogue::read_query(list.query).empty() ? kMostFirst : kMostFound; }

/// What of a packed catalogue has to be at hand.
Wanted wanted_of(const model::Bundle* bundle, const State& state)
{
    const Unpacking& pack = *state.pack;
    const Selection& wish = pack.next ? *pack.next : state.selection;
    Wanted           wanted;
    for (const std::vector<ItemId>* ids : {&wish.items, &wish.browse.picked})
        for (const ItemId& id : *ids)
            if (wanted.items.size() < 2 * model::kMaxSideBySide && std::ranges::find(wanted.items, id) == wanted.items.end()) wanted.items.push_back(id);
    const bool list = wish.kind ? *wish.kind == ScreenKind::catalogue : wish.items.empty() && pack.items > model::kMaxSideBySide;
    if (list) {
        wanted.query = query_text(wish.browse.query);
        if (bundle != nullptr) {
            if (catalogue::read_query(wanted.query).empty()) wanted.order = order_of_pack(*bundle, wish);
            // What a filter asks for is looked at in any case, and the others only while somebody chooses.
            std::set<ColumnId> columns = state.filters_open ? pack.opened : std::set<ColumnId>();
            for (const FilterWish& filter : wish.browse.filters) columns.insert(filter.column);
            wanted.filters = filters_of_pack(*bundle, wish);
            wanted.facets  = facets_of_pack(*bundle, columns);
            wanted.plot    = plot_of_pack(*bundle, wish);
        }
        wanted.most = page_of(wanted) * (same_list(wanted, pack.asked) ? pack.pages : 1);
    } else if (wish.items.empty()) {
        wanted.most = kMostOpening;
    } else if (!state.adding.empty()) {
        wanted.query = state.adding;
        wanted.most  = kMostToAdd;
    }
    return wanted;
}

bool at_hand(const model::Bundle& bundle, const std::vector<ItemId>& items)
{
    return std::ranges::all_of(items, [&](const ItemId& id) { return bundle.find_item(id).has_value(); });
}

/// Carries one action out on a copy of the state.
class Updater {
public:
    /// Between the start of a load and its end the bundle of before may still be at hand: nothing is looked up in it.
    Updater(const model::Bundle* bundle, const State& state, const Action& action)
        : bundle_(std::holds_alternative<Arrived>(state.load) || std::holds_alternative<BundleArrived>(action) || std::holds_alternative<PackAnswered>(action) ? bundle : nullptr),
          step_{state, {}},
          before_(state.selection)
    {
    }

    Step take()
    {
        if (state().pack) ask_pack();
        return std::move(step_);
    }

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
        if (state().pack && state().pack->failed) state().pack->asked.most = std::numeric_limits<std::size_t>::max();  // asks again
        if (!std::holds_alternative<Failed>(state().load)) return;
        state().load = InProgress{};  // at once, so that a second press asks for nothing
        effect(LoadBundle{});
    }

    void operator()(const Reset&)
    {
        Selection                start = state().start;
        std::vector<std::string> notices;
        if (waits_for_items(start, notices, false)) return;
        if (bundle_ != nullptr) keep_valid(*bundle_, start, notices);
        if (start == state().selection && notices == state().notices) return;
        if (start.browse != state().selection.browse || start.kind != state().selection.kind) {
            state().first_row = 0;
            ++state().turn;
        }
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
        if (state().pack && action.items.empty()) wanted.items = state().pack->first;
        if (!action.items.empty() && bundle_ != nullptr) wanted.kind.reset();  // who asks for items means them side by side
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
        state().adding = first_bytes(action.value, kMostAddingBytes);
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

    void operator()(const HideLink&) { state().sharing = {}; }

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
        const bool again = form.phase == FormPhase::failed;
        form = {FormPhase::sending, email, {}};
        effect(SendSubscription{email, again});
        announce(words_.sending);
    }

    void operator()(const ToggleBookmark& action)
    {
        if (!keeps_bookmarks()) return;
        const bool kept = !ledger().kept(action.item);
        if (kept && (!bundle_->find_item(action.item) || !ledger().room())) return;
        effect(AskBookmarks{{action.item}, kept});
    }

    void operator()(const MoveBookmark& action)
    {
        if (keeps_bookmarks() && ledger().kept(action.item) && action.by != 0) effect(AskBookmarks{{action.item}, true, action.by});
    }

    void operator()(const CompareBookmarks&)
    {
        if (!state().offers.bookmarks || bundle_ == nullptr) return;
        std::vector<ItemId> items;
        for (ItemId& item : ledger().bookmarks())
            if (items.size() < model::kMaxSideBySide && (bundle_->excerpt || bundle_->find_item(item))) items.push_back(std::move(item));
        const bool away = kind_of(*bundle_, state().selection) == ScreenKind::catalogue;
        if (items.empty() || (!away && items == shown_ids())) return;
        if (bundle_->excerpt) {
            Selection wish = state().selection;
            wish.items     = items;
            wish.kind      = ScreenKind::comparison;
            if (waits_for_items(wish, {}, true)) return;
        }
        state().selection.items = std::move(items);
        if (away) return turn_to(ScreenKind::comparison);
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
        if (ledger().storage() == records::Storage::closed || state().keeping.forgetting) return;
        state().keeping.asked_to_forget = action.asked;
        if (action.asked) announce(words_.forget_question);
    }

    void operator()(const ForgetAll&)
    {
        if (!state().keeping.asked_to_forget) return;
        state().keeping.asked_to_forget = false;
        state().keeping.forgetting      = true;
        tell(words_.forgetting);
        effect(ForgetRecords{});
    }

    void operator()(const CastVote& action)
    {
        if (!takes_votes(action.item)) return;
        if (ledger().vote(action.item).choice != action.choice) effect(AskVote{action.item, action.choice});
    }

    void operator()(const SendVotes&)
    {
        if (ledger().unsent() > 0) effect(Hurry{});
    }

    // ---- the catalogue ----

    void operator()(const ShowCatalogue&)
    {
        if (bundle_ == nullptr || kind_of(*bundle_, state().selection) == ScreenKind::catalogue) return;
        // One that was only looked at does not take the place of those that were picked.
        if (auto shown = shown_ids(); shown.size() > 1 || browse().picked.empty()) browse().picked = std::move(shown);
        turn_to(ScreenKind::catalogue);
    }

    void operator()(const OpenItem& action)
    {
        if (bundle_ == nullptr || !bundle_->find_item(action.item)) return;
        state().selection.items = {action.item};
        turn_to(ScreenKind::comparison);
    }

    void operator()(const ComparePicked&)
    {
        if (bundle_ == nullptr || browse().picked.empty()) return;
        state().selection.items = browse().picked;
        turn_to(ScreenKind::comparison);
    }

    void operator()(const EditQuery& action)
    {
        browse().query = query_text(action.value);
        list_changed(Change::by_degrees);
    }

    void operator()(const SortBy& action)
    {
        if (bundle_ == nullptr || (action.column != kScoreColumn && !find_column(*bundle_, action.column))) return;
        const bool never_came = state().pack && state().pack->failed && bundle_->excerpt && bundle_->excerpt->order != order_of_pack(*bundle_, state().selection);
        if (never_came && browse().sort == action.column) return (*this)(Retry{});
        const bool first = descends_first(*bundle_, action.column);
        if (browse().sort != action.column) {
            browse().sort       = action.column;
            browse().descending = first;
        } else if (browse().descending == first) {
            browse().descending = !first;
        } else {
            browse().sort.clear();
            browse().descending = false;
        }
        list_changed();
    }

    void operator()(const PickItem& action)
    {
        if (bundle_ == nullptr) return;
        const auto item = bundle_->find_item(action.item);
        if (std::erase(browse().picked, action.item) == 0) {
            if (!item || browse().picked.size() >= model::kMaxSideBySide) return;
            browse().picked.push_back(action.item);
        }
        tell_page(Change::by_degrees);
    }

    void operator()(const UnpickAll&)
    {
        browse().picked.clear();
        tell_page(Change::by_degrees);
    }

    void operator()(const ShowFilters& action) { state().filters_open = action.open; }
    void operator()(const OpenFilter& action)
    {
        if (bundle_ == nullptr || !state().pack || !filters_pack(*bundle_, action.column)) return;
        if (!state().pack->opened.insert(action.column).second) (*this)(Retry{});  // it never came
    }
    void operator()(const ShowColumns& action) { state().columns_open = action.open; }

    void operator()(const ToggleColumn& action)
    {
        if (bundle_ == nullptr || action.column == kNameColumn || (action.column != kScoreColumn && !find_column(*bundle_, action.column))) return;
        std::vector<ColumnId> columns = browse().columns ? *browse().columns : default_columns(*bundle_);
        if (std::erase(columns, action.column) == 0) {
            if (columns.size() >= kMaxListColumns) return;
            columns.push_back(action.column);
        }
        browse().columns = std::move(columns);
        if (*browse().columns == default_columns(*bundle_)) browse().columns.reset();
        tell_page(Change::by_degrees);
    }

    void operator()(const ToggleFilter& action)
    {
        change_filter(action.column, [&](FilterWish& wish) {
            if (std::erase(wish.values, action.choice) == 0 && wish.values.size() < kMostAsked) wish.values.push_back(action.choice);
        });
    }

    void operator()(const ToggleKnown& action)
    {
        change_filter(action.column, [](FilterWish& wish) {
            const bool limited = !wish.values.empty() || !wish.low.empty() || !wish.high.empty();
            if (limited) wish.unknown = !wish.unknown;
            else wish.known = !wish.known;
        });
    }

    void operator()(const SetFilterLimit& action)
    {
        if (bundle_ == nullptr) return;
        const std::string field = "facet/" + encode_id(action.column) + (action.high ? "/high" : "/low");
        const std::string said  = clean_line(action.value);
        FilterWish        asked;
        asked.column = action.column;
        asked.low    = said;
        const auto limit = said.empty() ? std::nullopt : constraint_of(*bundle_, asked);
        state().typed    = Typed{field, action.value, !said.empty() && !limit};
        if (!said.empty() && !limit) return;
        const auto attribute = bundle_->find_attribute(action.column);
        const bool day       = attribute && bundle_->attributes[*attribute].type == model::AttributeType::date;
        change_filter(action.column, [&](FilterWish& wish) { (action.high ? wish.high : wish.low) = said.empty() || day ? said : shortest(limit->low); }, Change::by_degrees);
    }

    void operator()(const ToggleMeets&)
    {
        browse().meets = !browse().meets;
        list_changed();
    }

    void operator()(const ClearFilters&)
    {
        browse().filters.clear();
        browse().meets = false;
        state().typed.reset();
        list_changed();
    }

    void operator()(const ShowPlot& action)
    {
        if (bundle_ == nullptr || action.open == browse().plot.has_value()) return;
        const auto& before = state().plot_before;
        const bool  again  = action.open && before && can_plot(*bundle_, before->across) && can_plot(*bundle_, before->up);
        if (!action.open) state().plot_before = std::exchange(browse().plot, std::nullopt);
        else browse().plot = again ? before : default_plot(*bundle_);
        tell_page(Change::by_degrees);
    }

    void operator()(const ShowAxes& action) { state().axes_open = action.open; }

    void operator()(const ChooseAxis& action)
    {
        if (bundle_ == nullptr || !browse().plot || !can_plot(*bundle_, action.column)) return;
        PlotWish& plot  = *browse().plot;
        ColumnId &axis = action.up ? plot.up : plot.across, &other = action.up ? plot.across : plot.up;
        if (other == action.column) other = axis;  // they change places
        axis = action.column;
        tell_page(Change::by_degrees);
    }

    void operator()(const BrushPlot& action)
    {
        if (bundle_ == nullptr || !browse().plot) return;
        std::vector<double> shares;
        std::string_view    rest = action.value;
        for (std::size_t comma = 0; comma != std::string_view::npos && shares.size() < 5; rest.remove_prefix(std::min(rest.size(), comma + 1))) {
            comma             = rest.find(',');
            const auto number = number_from_typing(rest.substr(0, comma));
            if (!number) return;
            shares.push_back(*number);
        }
        if (shares.size() == 2) shares.push_back(kReach);
        if (shares.size() == 3) return press(action, shares[0], shares[1], std::min(shares[2], 2 * kReach));
        if (shares.size() != 4) return;
        state().typed.reset();
        limit_to(browse().plot->across, action.across, std::min(shares[0], shares[2]), std::max(shares[0], shares[2]));
        limit_to(browse().plot->up, action.up, std::min(shares[1], shares[3]), std::max(shares[1], shares[3]));
        list_changed();
    }

    void operator()(const ShowRows& action)
    {
        if (bundle_ != nullptr && bundle_->excerpt && action.first > 0 && action.first == bundle_->excerpt->listed && state().pack) ++state().pack->pages;
        else state().first_row = action.first;
    }

    void operator()(const Print& action) { state().printing = action.on; }

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
        state().pack.reset();
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

    void operator()(const PackOpened& action)
    {
        Unpacking& pack = state().pack.emplace();
        pack.items      = action.items;
        pack.first      = action.first;
        for (Selection* one : {&state().start, &state().selection})
            if (one->items.empty() && one->kind != ScreenKind::catalogue) one->items = action.first;
    }

    void operator()(const PackAnswered& action)
    {
        if (bundle_ == nullptr || !bundle_->excerpt || !state().pack) return;
        Unpacking& pack  = *state().pack;
        const bool first = !std::holds_alternative<Arrived>(state().load), next = pack.next.has_value();
        state().load     = Arrived{action.problems};
        pack.waiting     = false;
        if (next) {
            state().selection = *std::exchange(pack.next, std::nullopt);
            state().notices   = std::move(pack.next_notices);
            state().typed.reset();
        }
        // Nobody asked for any: the first ones, by name from now on.
        for (Selection* one : {&state().start, &state().selection})
            if (one->items.empty() && kind_of(*bundle_, *one) == ScreenKind::comparison)
                for (model::ItemIndex item = 0; item < std::min(bundle_->excerpt->listed, kMostOpening); ++item) one->items.emplace_back(bundle_->text(item, model::ItemText::id));
        const auto& here = *bundle_->excerpt;
        if (!here.plot.empty() && !catalogue::read_plotted(here.plotted, bundle_->items.size())) fail_pack(Error{ErrorCode::bad_value, "plot", "it is not what was asked for"});
        std::vector<std::string> unsaid;
        keep_valid(*bundle_, state().selection, first || next ? state().notices : unsaid);
        drop_unkept(next || first);
        const std::string list = pack.asked.query + '\0' + pack.asked.order + '\0' + pack.asked.filters;
        if (std::exchange(pack.answered, list) != list || next) {
            state().first_row = 0;
            ++state().turn;
        }
        if (next && std::exchange(pack.next_told, false)) tell_page();
        if (first || next) announce_items();
    }

    void operator()(const PackFailed& action)
    {
        if (!state().pack || action.turn != state().pack->turn) return;
        if (!std::holds_alternative<Arrived>(state().load)) return (*this)(LoadFailed{action.error});
        Unpacking& pack = *state().pack;
        pack.waiting    = false;
        pack.next.reset();
        pack.asked = wanted_of(bundle_, state());
        fail_pack(action.error);
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
        const auto before = ledger().storage();
        const bool newer  = ledger().newer();
        follow(ledger().read(action.lines, action.storage, action.device, action.moment));
        announce_storage(before);
        if (ledger().newer() && !newer) announce(words_.kept_by_newer);
    }

    void operator()(const BookmarksAllowed& action)
    {
        if (!keeps_bookmarks() || action.items.empty()) return;
        state().keeping.news.clear();
        if (action.by != 0) follow(ledger().move(action.items.front(), action.by));
        else if (action.kept) follow(ledger().import(action.items));
        else follow(ledger().keep(action.items.front(), false));
    }

    void operator()(const VoteAllowed& action)
    {
        if (takes_votes(action.item)) follow(ledger().cast(action.item, action.choice, action.moment));
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
        const auto before = ledger().storage();
        follow(ledger().stored(action.id, action.storage, action.moment));
        announce_storage(before);
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
        auto fresh = ledger().importable(*action.items);
        if (fresh.empty()) tell(ledger().room() ? words_.import_nothing : words_.bookmarks_full);
        else effect(AskBookmarks{std::move(fresh)});
    }

    void operator()(const Forgotten& action)
    {
        state().keeping.forgetting = false;
        if (action.all) ledger().forget();
        tell(action.all ? words_.forgotten : words_.not_forgotten);
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

    /// Another question to a packed catalogue, where what is wanted changed and is not at hand.
    void ask_pack()
    {
        Unpacking& pack = *state().pack;
        for (const FilterWish& filter : browse().filters) pack.opened.insert(filter.column);
        Wanted wanted = wanted_of(bundle_, state());
        if (wanted == pack.asked) return;
        const auto* here = bundle_ == nullptr || !bundle_->excerpt ? nullptr : &*bundle_->excerpt;
        const bool  same = here != nullptr && same_list(wanted, *here);
        if (!same_list(wanted, pack.asked)) {
            pack.pages = 1;
            if (same && wanted.most == page_of(wanted) && here->asked > wanted.most) {  // back in a list as far as it was fetched
                pack.pages  = here->asked / wanted.most;
                wanted.most = here->asked;
            }
        }
        ++pack.turn;
        const bool unplotted = std::exchange(pack.failed, std::nullopt).has_value() && !wanted.plot.empty();  // one that came broken is asked for again
        const bool more = wanted.most > 0 && (!same || here->asked < wanted.most || (state().filters_open && here->facets != wanted.facets) || unplotted || (!wanted.plot.empty() && here->plot != wanted.plot));
        pack.waiting    = here == nullptr || !at_hand(*bundle_, wanted.items) || more;
        pack.asked      = std::move(wanted);
        if (pack.waiting) effect(AskPack{pack.turn, pack.asked});
    }

    void fail_pack(Error why)
    {
        announce(fill(words_.pack_failed, {clean_line(describe(why))}));
        state().pack->failed = std::move(why);
    }

    /// Takes back filters on columns that the catalogue turned out not to keep, and an order by such a column: the answer came unfiltered, in the
    /// catalogue's own order. A must-have stays, for it is asked of what is compared.
    void drop_unkept(bool announced_later)
    {
        const auto tell = [&](const ColumnId& column, std::string_view words, bool again) {
            std::string notice = fill(words, {column_label({*bundle_, state(), words_, {}}, column)});
            const bool  stands = std::ranges::find(state().notices, notice) != state().notices.end();
            if (!announced_later && (again || !stands)) announce(notice);
            if (!stands) state().notices.push_back(std::move(notice));
        };
        const auto musts = browse().meets ? musts_of(*bundle_, state().selection) : std::vector<compare::Must>();
        for (const catalogue::Offer& offer : catalogue::read_offers(bundle_->excerpt->offers)) {
            const bool category = offer.column == model::kMaxAttributes;
            if (offer.kept || (!category && offer.column >= bundle_->attributes.size())) continue;
            const ColumnId column   = category ? ColumnId(kCategoryColumn) : bundle_->attributes[offer.column].id;
            const bool     filtered = std::erase_if(browse().filters, [&](const FilterWish& wish) { return wish.column == column; }) > 0;
            const bool     must     = std::ranges::find(musts, offer.column, &compare::Must::attribute) != musts.end();
            if (filtered || must) tell(column, words_.pack_unfiltered, filtered);
            if (browse().sort != column) continue;
            browse().sort.clear();
            browse().descending = false;
            tell(column, words_.pack_unordered, true);
        }
        // Of web addresses only whether there is one can be asked, which nothing fails.
        const bool list = kind_of(*bundle_, state().selection) == ScreenKind::catalogue;
        for (const compare::Must& must : list ? musts : std::vector<compare::Must>())
            if (must.kind == compare::MustKind::equals && bundle_->attributes[must.attribute].type == model::AttributeType::url)
                tell(bundle_->attributes[must.attribute].id, words_.pack_unfiltered, false);
    }

    /// True when a selection has items that have to be fetched first; it is taken over then.
    bool waits_for_items(const Selection& wish, std::vector<std::string> notices, bool told)
    {
        if (bundle_ == nullptr || !state().pack) return false;
        Unpacking& pack = *state().pack;
        pack.next       = wish;
        if (!at_hand(*bundle_, wanted_of(bundle_, state()).items)) {
            pack.next_notices = std::move(notices);
            pack.next_told    = told;
            return true;
        }
        pack.next.reset();
        return false;
    }

    State&  state() { return step_.state; }
    Browse& browse() { return step_.state.selection.browse; }
    records::Ledger& ledger() { return step_.state.ledger; }
    bool keeps() { return ledger().writable() && !state().keeping.forgetting && bundle_ != nullptr; }
    bool keeps_bookmarks() { return state().offers.bookmarks && keeps(); }
    bool takes_votes(const ItemId& item) { return state().offers.votes && keeps() && bundle_->find_item(item); }

    void follow(records::Orders orders)
    {
        for (records::Order& order : orders) effect(std::move(order));
    }

    /// Says once where things are kept that is not what a reader expects.
    void announce_storage(records::Storage before)
    {
        const auto now = ledger().storage();
        if (now == before) return;
        if (now == records::Storage::memory) announce(words_.kept_in_memory);
        if (now == records::Storage::late) announce(words_.kept_late);
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

    /// Another screen of the same bundle.
    void turn_to(ScreenKind kind)
    {
        state().selection.kind = kind;
        state().typed.reset();
        state().first_row = 0;
        ++state().turn;
        tell_page();
        announce_items();
    }

    /// Other rows are left, or in another order: the list begins at its top.
    void list_changed(Change change = Change::a_step)
    {
        if (state().selection == before_) return;
        state().first_row = 0;
        ++state().turn;
        tell_page(change);
    }

    /// Picks the item at a place of a plot, as near as one points.
    void press(const BrushPlot& plot, double x, double y, double reach)
    {
        const PlotPoint* nearest = nullptr;
        double           least   = reach * reach;
        for (const PlotPoint& point : plot.points) {
            const double right = static_cast<double>(point.x) - x, up = static_cast<double>(point.y) - y, far = right * right + up * up;
            if (far >= least) continue;
            least   = far;
            nearest = &point;
        }
        if (nearest != nullptr && nearest->item < bundle_->items.size()) (*this)(PickItem{ItemId(bundle_->text(nearest->item, model::ItemText::id))});
    }

    /// Only what is between two places of an axis; at its ends there is no limit.
    void limit_to(const ColumnId& column, const PlotScale& scale, double low, double high)
    {
        if (!can_plot(*bundle_, column)) return;
        alter_filter(column, [&](FilterWish& wish) {
            wish.low  = low > 0 ? shortest(value_at(scale, low)) : std::string();
            wish.high = high < 1 ? shortest(value_at(scale, high)) : std::string();
        });
    }

    template <class Alter>
    void change_filter(const ColumnId& column, Alter alter, Change change = Change::a_step)
    {
        if (bundle_ == nullptr) return;
        alter_filter(column, alter);
        list_changed(change);
    }

    template <class Alter>
    void alter_filter(const ColumnId& column, Alter alter)
    {
        auto&      filters = browse().filters;
        const auto at      = std::ranges::find(filters, column, &FilterWish::column);
        FilterWish wish;
        if (at != filters.end()) wish = *at;
        else wish.column = column;
        alter(wish);
        if (wish.values.empty() && wish.low.empty() && wish.high.empty()) wish.unknown = false;  // there is nothing left that it is an exception of
        const bool asks = wish.known || !wish.values.empty() || !wish.low.empty() || !wish.high.empty();
        if (asks && !constraint_of(*bundle_, wish)) return;
        if (!asks) {
            if (at != filters.end()) filters.erase(at);
        } else if (at != filters.end()) {
            *at = std::move(wish);
        } else {
            filters.push_back(std::move(wish));
        }
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
        if (!items.empty() && kind_of(*bundle_, state().selection) == ScreenKind::catalogue)
            announce(fill(words_.catalogue_name, {fill(words_.items_all, bundle_->all_items())}) + std::string(words_.stop));
        else if (items.empty())
            announce(std::string(words_.empty_title) + std::string(words_.stop));
        else
            announce(fill(words_.now_comparing, {headline_of(*bundle_, items)}));
        for (const std::string& notice : state().notices) announce(clean_line(notice));
    }

    /// A new selection with what was wrong with it; ids are looked at once there is a bundle to look in.
    void take_over(Selection selection, std::vector<std::string> notices)
    {
        if (waits_for_items(selection, notices, false)) return;
        if (bundle_ != nullptr) keep_valid(*bundle_, selection, notices);
        if (selection == state().selection && notices == state().notices) return;
        if (selection != state().selection) state().sharing = {};
        if (selection.browse != state().selection.browse || selection.kind != state().selection.kind) {
            state().first_row = 0;
            ++state().turn;
        }
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
