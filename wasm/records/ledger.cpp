// wasm/records/ledger.cpp - wishes, writes and ballots.
// SPDX-License-Identifier: MIT
#include "records/ledger.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace juxta::records {
namespace {

constexpr std::string_view kAside        = "bad/";
constexpr std::uint64_t    kLeftOver_ms  = 1'000;   // within which those left over from the last visit are sent
constexpr std::uint64_t    kOthers_ms    = 30'000;  // another tab's ballots: it sends them itself unless it dies
constexpr int              kMostConflicts = 100;    // a storage that never agrees with itself
constexpr std::size_t      kMostAtOnce   = 6;       // ballots under way

template <class Entries>
auto place_of(Entries& entries, std::string_view key)
{
    return std::ranges::lower_bound(entries, key, {}, [](const auto& entry) -> std::string_view { return entry.key; });
}

}  // namespace

// ---- what is known ------------------------------------------------------------------------------------------

const std::string* Ledger::text_at(std::string_view key, std::size_t wishes) const
{
    for (std::size_t at = wishes; at-- > 0;)
        for (const Put& put : wishes_[at].puts)
            if (put.key == key) return &put.now;
    const auto entry = place_of(lines_, key);
    return entry != lines_.end() && entry->key == key ? &entry->text : nullptr;
}

template <class Each>
void Ledger::for_each_good(std::size_t wishes, Each each) const
{
    std::vector<std::string_view> written;
    for (std::size_t at = wishes; at-- > 0;) {
        for (const Put& put : wishes_[at].puts) {
            if (std::ranges::find(written, put.key) != written.end()) continue;
            written.push_back(put.key);
            const ReadRecord read = read_line(put.key, put.now);
            if (read.reading == Reading::good) each(read.record);
        }
    }
    for (const Entry& entry : lines_)
        if (entry.read.reading == Reading::good && std::ranges::find(written, entry.key) == written.end()) each(entry.read.record);
}

std::vector<std::pair<std::int64_t, std::string>> Ledger::places(std::size_t wishes) const
{
    std::vector<std::pair<std::int64_t, std::string>> places;
    for_each_good(wishes, [&](const Record& record) {
        if (record.kind != Kind::bookmark) return;
        if (const auto* bookmark = std::get_if<Bookmark>(&record.body)) places.emplace_back(bookmark->place, record.subject);
    });
    std::ranges::make_heap(places);  // half the code of a sort, and there are a thousand at most
    std::ranges::sort_heap(places);
    return places;
}

std::vector<std::string> Ledger::bookmarks() const
{
    std::vector<std::string> items;
    for (auto& [place, item] : places(wishes_.size())) items.push_back(std::move(item));
    return items;
}

bool Ledger::kept(std::string_view item) const
{
    const std::string key = key_of(Kind::bookmark, item);
    const auto*       text = text_at(key, wishes_.size());
    return text != nullptr && std::holds_alternative<Bookmark>(read_line(key, *text).record.body);
}

bool Ledger::storing(Kind kind, std::string_view subject) const
{
    const std::string key = key_of(kind, subject);
    return std::ranges::any_of(wishes_, [&](const Wish& wish) { return std::ranges::find(wish.puts, key, &Put::key) != wish.puts.end(); });
}

bool Ledger::room() const { return places(wishes_.size()).size() < kMostBookmarks; }

std::span<const Put> Ledger::under_way(std::uint32_t id) const
{
    const auto wish = std::ranges::find(wishes_, id, &Wish::id);
    return wish == wishes_.end() ? std::span<const Put>() : std::span<const Put>(wish->puts);
}

VoteState Ledger::vote(std::string_view item) const
{
    const std::string key  = key_of(Kind::vote, item);
    const auto*       text = text_at(key, wishes_.size());
    if (text == nullptr) return {};
    const ReadRecord read = read_line(key, *text);
    const auto*      vote = std::get_if<Vote>(&read.record.body);
    if (vote == nullptr) return {};

    VoteState state{vote->wanted, VoteStage::counted, 0};
    const bool cast = std::ranges::any_of(wishes_, [&](const Wish& wish) { return wish.what == Wish::What::cast && wish.subject == item; });
    if (cast) {
        state.stage = VoteStage::storing;
    } else if (!vote->flying.key.empty() && storage_ == Storage::late) {
        state.stage = VoteStage::waiting;
    } else if (!vote->flying.key.empty()) {
        const auto trying = std::ranges::find(trying_, vote->flying.key, &Try::key);
        state.stage       = trying == trying_.end() || trying->tries == 0 ? VoteStage::sending
                          : trying->resting                               ? VoteStage::resting
                          : trying->last == Fate::offline                 ? VoteStage::offline
                                                                          : VoteStage::busy;
    } else if (vote->refused != 0) {
        state.stage   = VoteStage::refused;
        state.refused = vote->refused;
    } else if (vote->counted_key.empty()) {
        state.stage = VoteStage::none;
    }
    return state;
}

// ---- wishes ---------------------------------------------------------------------------------------------------

void Ledger::put(Wish& wish, std::size_t at, std::string key, std::string now) const
{
    const auto* text = text_at(key, at);
    wish.puts.push_back({std::move(key), text == nullptr ? std::string() : *text, std::move(now)});
}

void Ledger::put(Wish& wish, std::size_t at, Kind kind, std::string_view subject, Body body) const
{
    put(wish, at, key_of(kind, subject), write_line({kind, std::string(subject), {count_, device_}, std::move(body)}));
}

void Ledger::decide(std::size_t at)
{
    Wish& wish = wishes_[at];
    wish.puts.clear();
    if (newer_ && wish.what != Wish::What::settle) return;
    const bool late = storage_ == Storage::late;
    if (late && (wish.what == Wish::What::settle || wish.what == Wish::What::put_aside || !wish.late.key.empty())) return;  // comes up again when it answers
    if (!wish.late.key.empty()) {
        std::string key(kMerged);
        key += wish.late.key;
        const auto* done = text_at(key, at);
        if (done != nullptr && *done == wish.late.text) return;
        put(wish, at, std::move(key), wish.late.text);
    }
    count_ = std::min(count_ + 1, kMaxCount);

    const auto vote_of = [&] {
        const std::string key  = key_of(Kind::vote, wish.subject);
        const auto*       text = text_at(key, at);
        ReadRecord        read = text == nullptr ? ReadRecord{} : read_line(key, *text);
        auto*             vote = std::get_if<Vote>(&read.record.body);
        return vote == nullptr ? Vote{} : std::move(*vote);
    };

    switch (wish.what) {
        case Wish::What::keep:
        case Wish::What::import: {
            const auto   before = places(at);
            std::int64_t place  = before.empty() ? 0 : before.back().first;
            std::size_t  room   = kMostBookmarks - std::min(before.size(), kMostBookmarks);
            if (!wish.late.key.empty() && room == 0) return wish.puts.clear();  // it waits on, until there is room
            for (const std::string& item : wish.what == Wish::What::keep ? std::vector{wish.subject} : wish.subjects) {
                const bool known = std::ranges::any_of(before, [&](const auto& entry) { return entry.second == item; });
                if (known || room == 0) continue;
                --room;
                put(wish, at, Kind::bookmark, item, Bookmark{place = std::min(place + 1, kMaxPlace)});
            }
            break;
        }
        case Wish::What::drop: {
            const auto before = places(at);
            if (std::ranges::any_of(before, [&](const auto& entry) { return entry.second == wish.subject; })) put(wish, at, Kind::bookmark, wish.subject, Gone{});
            break;
        }
        case Wish::What::move: {
            const auto before = places(at);
            const auto from   = std::ranges::find(before, wish.subject, [](const auto& entry) -> const std::string& { return entry.second; });
            if (from == before.end()) break;
            auto       order = before;
            const auto first = from - before.begin();
            const auto last  = std::clamp<std::ptrdiff_t>(first + wish.number, 0, std::ssize(before) - 1);
            const auto begin = order.begin();
            if (last > first) std::rotate(begin + first, begin + first + 1, begin + last + 1);
            else std::rotate(begin + last, begin + first, begin + first + 1);
            // Those between change their places among themselves. Where two had the same one, all are counted anew.
            bool distinct = true;
            for (std::size_t i = 1; i < before.size(); ++i) distinct = distinct && before[i - 1].first < before[i].first;
            for (std::size_t i = 0; i < order.size(); ++i) {
                const std::int64_t place = distinct ? before[i].first : static_cast<std::int64_t>(i + 1);
                if (order[i].first != place) put(wish, at, Kind::bookmark, order[i].second, Bookmark{place});
            }
            break;
        }
        case Wish::What::cast: {
            const Vote before = vote_of();
            Vote       vote   = before;
            vote.wanted       = wish.choice;
            vote.refused      = 0;
            if (late) vote = {wish.choice, Choice::none, {}, {wish.choice, wish.key, {}}, 0};
            else if (vote.flying.key.empty() && vote.wanted != vote.counted) vote.flying = {vote.wanted, wish.key, vote.counted_key};
            if (vote != before) put(wish, at, Kind::vote, wish.subject, std::move(vote));
            break;
        }
        case Wish::What::settle: {
            Vote vote = vote_of();
            if (vote.flying.key != wish.key) break;  // another tab was told, too
            const Ballot flying = std::exchange(vote.flying, {});
            if (wish.number == 0) {
                vote.counted     = flying.choice;
                vote.counted_key = flying.key;
            } else if (vote.wanted == flying.choice) {
                vote.wanted  = vote.counted;
                vote.refused = wish.number;
            }
            if (vote.wanted != vote.counted) vote.flying = {vote.wanted, wish.next_key, vote.counted_key};
            put(wish, at, Kind::vote, wish.subject, std::move(vote));
            break;
        }
        case Wish::What::put_aside: {
            const auto* text = text_at(wish.subject, at);
            if (text == nullptr || text->empty() || read_line(wish.subject, *text).reading != Reading::bad) break;
            wish.puts.push_back({std::string(kAside) + wish.subject, std::nullopt, *text});
            wish.puts.push_back({wish.subject, *text, {}});
            break;
        }
    }
    if (!wish.late.key.empty() && wish.puts.size() == 1) {  // nothing to do, if that is still so when it is written
        const auto* text = text_at(wish.late.key, at);
        put(wish, at, wish.late.key, text == nullptr ? std::string() : *text);
    }
}

/// The wish is gone when there is nothing to do for it.
void Ledger::issue(Orders& orders, std::size_t at)
{
    decide(at);
    if (wishes_[at].puts.empty()) {
        wishes_.erase(wishes_.begin() + static_cast<std::ptrdiff_t>(at));
        return;
    }
    wishes_[at].id = next_id_++;
    orders.push_back(Write{wishes_[at].id, wishes_[at].puts});
}

void Ledger::want(Orders& orders, Wish wish)
{
    if (storage_ == Storage::closed) return;
    wishes_.push_back(std::move(wish));
    issue(orders, wishes_.size() - 1);
}

Orders Ledger::keep(std::string_view item, bool kept)
{
    Orders orders;
    if (item.empty() || item.size() > kMaxSubjectBytes) return orders;
    Wish wish;
    wish.what    = kept ? Wish::What::keep : Wish::What::drop;
    wish.subject = item;
    want(orders, std::move(wish));
    return orders;
}

Orders Ledger::move(std::string_view item, int by)
{
    Orders orders;
    Wish   wish;
    wish.what    = Wish::What::move;
    wish.subject = item;
    wish.number  = std::clamp(by, -static_cast<int>(kMostBookmarks), static_cast<int>(kMostBookmarks));
    want(orders, std::move(wish));
    return orders;
}

std::vector<std::string> Ledger::importable(std::span<const std::string> items) const
{
    const auto               before = places(wishes_.size());
    const std::size_t        room   = kMostBookmarks - std::min(before.size(), kMostBookmarks);
    std::vector<std::string> fresh;
    for (const std::string& item : items) {
        const bool id    = !item.empty() && item.size() <= kMaxSubjectBytes && find_bad_utf8(item) == std::string_view::npos;
        const bool known = std::ranges::find(fresh, item) != fresh.end() || std::ranges::any_of(before, [&](const auto& entry) { return entry.second == item; });
        if (id && !known && fresh.size() < room) fresh.push_back(item);
    }
    return fresh;
}

Orders Ledger::import(std::span<const std::string> items)
{
    Orders orders;
    Wish   wish;
    wish.what     = Wish::What::import;
    wish.subjects = importable(items);
    want(orders, std::move(wish));
    return orders;
}

Orders Ledger::cast(std::string_view item, Choice choice, const Moment& moment)
{
    Orders orders;
    if (item.empty() || item.size() > kMaxSubjectBytes) return orders;
    Wish wish;
    wish.what    = Wish::What::cast;
    wish.subject = item;
    wish.choice  = choice;
    wish.key     = moment.key;
    want(orders, std::move(wish));
    return orders;
}

// ---- storage --------------------------------------------------------------------------------------------------

void Ledger::set_line(std::string_view key, std::string_view text)
{
    if (key.starts_with(kAside) || key.starts_with(kLate)) return;
    const auto at    = place_of(lines_, key);
    const bool known = at != lines_.end() && at->key == key;
    if (text.empty()) {
        if (known) lines_.erase(at);
        return;
    }
    Entry entry{std::string(key), std::string(text), read_line(key, text)};
    count_ = std::max(count_, entry.read.record.stamp.count);
    if (known) *at = std::move(entry);
    else lines_.insert(at, std::move(entry));
}

void Ledger::look_for_newer()
{
    newer_ = std::ranges::any_of(lines_, [](const Entry& entry) { return entry.read.reading == Reading::newer; });
}

Orders Ledger::read(std::span<const Line> lines, Storage storage, std::string_view device, const Moment& moment)
{
    const bool first = storage_ == Storage::closed || storage_ == Storage::late;
    if (first) trying_.clear();
    // What is on its way is decided anew, or was done and comes with what is read.
    if ((storage_ == Storage::late) != (storage == Storage::late))
        for (Wish& wish : wishes_) wish.puts.clear();
    storage_         = storage;
    device_          = device;
    lines_.clear();
    has_aside_ = std::ranges::any_of(lines, [](const Line& line) { return line.key.starts_with(kAside); });
    for (const Line& line : lines) {
        // Two storages may have the same fact: the later record stands, which is the greater text, and not what is no record.
        const auto* known = text_at(line.key, 0);
        const auto  worth = [&](const std::string& text) { return std::pair(read_line(line.key, text).reading != Reading::bad, std::string_view(text)); };
        if (known == nullptr || worth(*known) < worth(line.text)) set_line(line.key, line.text);
    }
    look_for_newer();

    Orders orders;
    std::vector<std::string> bad;
    for (const Entry& entry : lines_)
        if (entry.read.reading == Reading::bad && !entry.key.starts_with(kMerged) && !std::ranges::any_of(wishes_, [&](const Wish& wish) { return wish.what == Wish::What::put_aside && wish.subject == entry.key; }))
            bad.push_back(entry.key);
    for (std::string& key : bad) {
        Wish wish;
        wish.what    = Wish::What::put_aside;
        wish.subject = std::move(key);
        const std::size_t before = orders.size();
        want(orders, std::move(wish));
        put_aside_ += orders.size() - before;
    }
    bring(orders, lines);
    look_for_ballots(moment.now_ms, first ? kLeftOver_ms * moment.chance >> 32 : kOthers_ms + (kOthers_ms * moment.chance >> 32));
    send(orders, moment);
    return orders;
}

/// What waited while the storage was silent, in the order in which it was done.
void Ledger::bring(Orders& orders, std::span<const Line> lines)
{
    std::vector<std::pair<std::string_view, std::string_view>> late;
    for (const Line& line : lines)
        if (line.key.starts_with(kLate)) late.emplace_back(line.text, std::string_view(line.key).substr(kLate.size()));
    std::ranges::make_heap(late);
    std::ranges::sort_heap(late);
    for (const auto& [text, key] : late) {
        const ReadRecord read = read_line(key, text);
        const auto*      vote = std::get_if<Vote>(&read.record.body);
        const Line       line{std::string(key), std::string(text)};
        if (read.reading != Reading::good || std::ranges::find(wishes_, line, &Wish::late) != wishes_.end()) continue;
        Wish wish;
        wish.what    = vote != nullptr ? Wish::What::cast : std::holds_alternative<Gone>(read.record.body) ? Wish::What::drop : Wish::What::keep;
        wish.subject = read.record.subject;
        wish.late    = line;
        if (vote != nullptr) {
            wish.choice = vote->wanted;
            wish.key    = vote->flying.key;
        }
        want(orders, std::move(wish));
    }
}

Orders Ledger::stored(std::uint32_t id, Storage storage, const Moment& moment)
{
    Orders     orders;
    const auto wish = std::ranges::find(wishes_, id, &Wish::id);
    if (wish == wishes_.end()) return orders;
    if ((storage_ == Storage::late) == (storage == Storage::late)) storage_ = storage;  // that it is silent, or answers, only read() says
    const Wish done = std::move(*wish);
    wishes_.erase(wish);
    for (const Put& put : done.puts) set_line(put.key, put.now);
    look_for_ballots(moment.now_ms, 0);
    send(orders, moment);
    return orders;
}

Orders Ledger::conflicted(std::uint32_t id, std::span<const Line> lines, const Moment& moment)
{
    Orders orders;
    auto   wish = std::ranges::find(wishes_, id, &Wish::id);
    if (wish == wishes_.end()) return orders;
    for (const Line& line : lines) set_line(line.key, line.text);
    look_for_newer();
    if (storage_ == Storage::late) wish->key = moment.key;  // under the other one it may have been stored
    // Another tab may have brought a late line in, and a later one of the same fact: if it still waits, it is read with what that tab wrote.
    if (++wish->conflicts > kMostConflicts || !wish->late.key.empty()) wishes_.erase(wish);
    else issue(orders, static_cast<std::size_t>(wish - wishes_.begin()));
    look_for_ballots(moment.now_ms, kOthers_ms);
    send(orders, moment);
    return orders;
}

void Ledger::forget()
{
    lines_.clear();
    wishes_.clear();
    trying_.clear();
    put_aside_ = 0;
    newer_     = false;
}

// ---- ballots --------------------------------------------------------------------------------------------------

/// Those that are stored and not answered; `wait`: before those are sent that are new here.
void Ledger::look_for_ballots(std::uint64_t now_ms, std::uint64_t wait)
{
    std::vector<Try> trying;
    for (const Entry& entry : lines_) {
        const auto* vote = std::get_if<Vote>(&entry.read.record.body);
        if (vote == nullptr || vote->flying.key.empty()) continue;
        const auto known = std::ranges::find(trying_, vote->flying.key, &Try::key);
        if (known != trying_.end()) {
            trying.push_back(std::move(*known));
        } else {
            Try fresh;
            fresh.item    = entry.read.record.subject;
            fresh.key     = vote->flying.key;
            fresh.due_ms  = now_ms + wait;
            fresh.wait_ms = wait;
            trying.push_back(std::move(fresh));
        }
    }
    trying_ = std::move(trying);
}

void Ledger::send(Orders& orders, const Moment& moment)
{
    if (storage_ == Storage::late) return;
    std::optional<std::uint64_t> next;
    auto                         under_way = std::ranges::count_if(trying_, &Try::in_flight);
    for (Try& one : trying_) {
        if (one.in_flight || one.resting) continue;
        one.due_ms = std::min(one.due_ms, moment.now_ms + one.wait_ms);  // a clock that went back
        if (one.due_ms > moment.now_ms) {
            next = std::min(next.value_or(one.due_ms), one.due_ms);
        } else if (under_way < static_cast<std::ptrdiff_t>(kMostAtOnce)) {
            const auto entry = place_of(lines_, key_of(Kind::vote, one.item));
            ++under_way;
            one.in_flight = true;
            orders.push_back(Post{one.item, std::get<Vote>(entry->read.record.body).flying});
        }
    }
    if (next) orders.push_back(Wake{*next - moment.now_ms});
}

Orders Ledger::answered(std::string_view key, int status, std::optional<std::uint64_t> asked_ms, const Moment& moment)
{
    Orders     orders;
    const auto one = std::ranges::find(trying_, key, &Try::key);
    if (one == trying_.end() || storage_ == Storage::late) return orders;  // sent again, which counts once, when that can be stored
    one->last = fate_of(status);
    if (one->last == Fate::counted || one->last == Fate::refused) {
        // It stays under way until that is stored, so that nobody sends it again meanwhile.
        const bool settling = std::ranges::any_of(wishes_, [&](const Wish& wish) { return wish.what == Wish::What::settle && wish.key == key; });
        if (!settling) {
            Wish wish;
            wish.what     = Wish::What::settle;
            wish.subject  = one->item;
            wish.number   = one->last == Fate::refused ? status : 0;
            wish.key      = key;
            wish.next_key = moment.key;
            want(orders, std::move(wish));
        }
    } else {
        one->in_flight = false;
        one->asked     = asked_ms.has_value();
        one->wait_ms   = wait_ms(++one->tries, moment.chance, asked_ms);
        one->due_ms    = moment.now_ms + one->wait_ms;
        one->resting   = one->tries >= kMostTries || asked_ms.value_or(0) > kMostAsked_ms;
    }
    send(orders, moment);
    return orders;
}

Orders Ledger::wake(const Moment& moment)
{
    Orders orders;
    send(orders, moment);
    return orders;
}

Orders Ledger::hurry(const Moment& moment)
{
    for (Try& one : trying_) {
        if (one.in_flight || (one.asked && one.due_ms > moment.now_ms)) continue;
        if (one.resting) one.tries = 1;
        one.resting = false;
        one.due_ms  = moment.now_ms;
    }
    return wake(moment);
}

}  // namespace juxta::records
