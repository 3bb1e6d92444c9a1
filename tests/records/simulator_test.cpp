// tests/records/simulator_test.cpp - random schedules of all that can go wrong between a reader, tabs, storage and endpoint.
// SPDX-License-Identifier: MIT
//
// A schedule is a row of steps, drawn by chance: clicks in one of several tabs, a transaction that is done, fails or is told
// too late, a tab that is killed or opened, a request or an answer that is lost or comes twice, an endpoint that is busy or
// refuses, a clock that jumps, lines of an older and of a newer version, a storage that is silent when a tab is opened or in the
// midst of a transaction (done or not), and answers again. Then everything works again, and a fresh tab must show all that was
// ever stored, and the endpoint must count every ballot once.
//
// JUXTA_SCHEDULES=1000000 runs that many; JUXTA_SEED=n begins elsewhere.
#include "records/ledger.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace juxta::records;

namespace {

constexpr const char* kItems[] = {"a", "b", "c"};
constexpr int         kDefault =
#if defined(__SANITIZE_ADDRESS__) || defined(__EMSCRIPTEN__)
    4'000;
#else
    40'000;
#endif

using Store = std::map<std::string, std::string>;

/// Counts as contracts and the reference backend do: a key once, and not what a later ballot replaces.
struct Server {
    struct Taken {
        std::string item;
        Ballot      ballot;
    };
    std::map<std::string, Taken> taken;
    std::set<std::string>        replaced;
    std::set<std::string>        refused;  ///< for what they say, so for good

    void take(const Post& post)
    {
        if (refused.contains(post.ballot.key)) return;
        if (!taken.try_emplace(post.ballot.key, Taken{post.item, post.ballot}).second) return;
        if (!post.ballot.replaces.empty()) replaced.insert(post.ballot.replaces);
    }
    std::vector<Choice> standing(const std::string& item) const
    {
        std::vector<Choice> choices;
        for (const auto& [key, one] : taken)
            if (one.item == item && !replaced.contains(key) && one.ballot.choice != Choice::none) choices.push_back(one.ballot.choice);
        return choices;
    }
};

/// What the reader asked for by a write.
struct Meant {
    enum class What { other, keep, drop, cast, refused } what = What::other;
    std::string item;
    Choice      choice = Choice::none;
};

/// What came of a write, on its way back.
struct Outcome {
    std::uint32_t     id = 0;
    std::vector<Line> standing;        ///< a conflict
    bool              other = false;   ///< not done, as far as is known: the storage fell silent, or answers again; the ledger is told that first
    bool              late  = false;
};

struct Tab {
    Ledger                        ledger;
    std::string                   device;
    std::optional<Store>          memory;  ///< once the storage failed it
    bool                          silent = false;  ///< the storage, for this tab
    Store                         known;           ///< of the storage, while it answered
    std::deque<std::pair<Write, bool>> writes;     ///< not carried out yet; whether it was meant for a storage that is silent
    std::deque<Outcome>           told;
    std::vector<Post>             posts;   ///< under way
    std::map<std::uint32_t, Meant> meant;
};

class World {
public:
    explicit World(std::uint64_t seed) : random_(seed) {}

    void run()
    {
        begin();
        const auto steps = 10 + below(30);
        for (std::uint64_t i = 0; i < steps; ++i) step();
        finish();
        check();
    }

    std::string wrong;  ///< "" = all is well
    int         acknowledged = 0, ballots = 0, conflicts = 0, kills = 0, brought = 0;

private:
    std::size_t   below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
    bool          one_in(std::size_t count) { return below(count) == 0; }
    std::string   item() { return kItems[below(std::size(kItems))]; }
    Moment        moment() { return {now_ms_, static_cast<std::uint32_t>(random_()), "k" + std::to_string(++keys_)}; }
    Store&        store_of(Tab& tab) { return tab.memory ? *tab.memory : store_; }

    static std::vector<Line> lines_of(const Store& store)
    {
        std::vector<Line> lines;
        for (const auto& [key, text] : store) lines.push_back({key, text});
        return lines;
    }

    void begin()
    {
        for (const char* name : kItems) {
            if (!one_in(6)) continue;
            store_[std::string("b/") + name] = one_in(2) ? "01 0000000000003 oldoldol +" : "01 0000000000004 oldoldol -";  // an older version has been here
            kept_[name]                      = store_[std::string("b/") + name].ends_with("+");
        }
        if (one_in(30)) store_["b/broken"] = "not a line";
        open();
        if (one_in(2)) open();
    }

    void take(Tab& tab, Orders orders, const Meant& meant)
    {
        for (Order& order : orders) {
            if (auto* write = std::get_if<Write>(&order)) {
                tab.meant[write->id] = write == std::get_if<Write>(&orders.front()) ? meant : Meant{};
                tab.writes.emplace_back(std::move(*write), tab.ledger.storage() == Storage::late);
            } else if (auto* post = std::get_if<Post>(&order)) {
                tab.posts.push_back(std::move(*post));
            }
        }
    }

    void open()
    {
        Tab tab;
        tab.device = "dev0000" + std::string(1, static_cast<char>('a' + devices_++ % 26));
        tab.silent = !well_ && one_in(6);
        read(tab);
        tabs_.push_back(std::move(tab));
    }

    /// What a tab finds when it reads, as the keeper tells it.
    void read(Tab& tab)
    {
        if (!tab.memory && !tab.silent) tab.known = store_;
        std::vector<Line> lines = lines_of(tab.memory ? *tab.memory : tab.known);
        if (!tab.memory)
            for (const auto& [key, text] : late_) {
                if (tab.silent) std::erase_if(lines, [&](const Line& line) { return line.key == key; });
                lines.push_back({tab.silent ? key : std::string(kLate) + key, text});
            }
        take(tab, tab.ledger.read(lines, tab.memory ? Storage::memory : tab.silent ? Storage::late : Storage::lasting, tab.device, moment()), {});
    }

    /// Does the next transaction of a tab; what came of it is on its way back.
    /// heard   else nothing is heard of it, and the tab has to take the storage for silent
    void transact(Tab& tab, bool heard = true)
    {
        if (tab.writes.empty()) return;
        const auto [write, late] = std::move(tab.writes.front());
        tab.writes.pop_front();
        if (late != tab.silent) return tab.told.push_back({write.id, {}, true, false});
        if (late) {
            for (const Put& put : write.puts) late_[put.key] = put.now;
            return tab.told.push_back({write.id, {}, false, true});
        }
        Store&            store = store_of(tab);
        bool              same  = true;
        std::vector<Line> now;
        for (const Put& put : write.puts) {
            const auto        at   = store.find(put.key);
            const std::string text = at == store.end() ? std::string() : at->second;
            same                   = same && (!put.was || *put.was == text);
            now.push_back({put.key, text});
        }
        if (!same) {
            ++conflicts;
            if (heard) tab.told.push_back({write.id, std::move(now), false, false});
            else tab.told.push_back({write.id, {}, true, false});
            return;
        }
        for (const Put& put : write.puts) {
            if (const auto at = store.find(put.key); at != store.end() && at->second.starts_with("03")) wrong = "overwrote what a newer version wrote: " + put.key;
            if (put.now.empty()) store.erase(put.key);
            else store[put.key] = put.now;
            if (put.key.starts_with(kMerged) && !tab.memory) bring(put.key.substr(kMerged.size()), put.now);
        }
        const Meant& meant = tab.meant[write.id];
        if (tab.memory) {
            // A vote that memory alone knows goes on from what the others know, without them.
            for (const Put& put : write.puts)
                if (put.key.starts_with("v/")) apart_.insert(put.key.substr(2));
        } else {
            if (meant.what == Meant::What::keep || meant.what == Meant::What::drop) kept_[meant.item] = meant.what == Meant::What::keep;
            if (meant.what == Meant::What::cast) wanted_[meant.item] = meant.choice, ++ballots;
            if (meant.what == Meant::What::refused) wanted_[meant.item] = std::get<Vote>(read_line(write.puts[0].key, write.puts[0].now).record.body).wanted;
        }
        if (heard) {
            if (!tab.memory)
                for (const Put& put : write.puts) tab.known[put.key] = put.now;
            tab.told.push_back({write.id, {}, false, false});
        } else {
            tab.told.push_back({write.id, {}, true, false});
        }
    }

    /// A late line was brought in: now it is what the reader wants.
    void bring(const std::string& key, const std::string& text)
    {
        ++brought;
        const Record record = read_line(key, text).record;
        if (const auto* vote = std::get_if<Vote>(&record.body)) wanted_[record.subject] = vote->wanted;
        else kept_[record.subject] = std::holds_alternative<Bookmark>(record.body);
        if (const auto at = late_.find(key); at != late_.end() && at->second == text) late_.erase(at);
    }

    void fall_silent(Tab& tab)
    {
        if (tab.memory) return;
        if (!tab.silent && !tab.writes.empty()) {
            if (one_in(2)) {
                transact(tab, false);
            } else {
                tab.told.push_back({tab.writes.front().first.id, {}, true, false});
                tab.writes.pop_front();
            }
        }
        tab.silent = true;
        if (one_in(2)) read(tab);
    }

    void tell(Tab& tab)
    {
        if (tab.told.empty()) return;
        const Outcome outcome = std::move(tab.told.front());
        tab.told.pop_front();
        const Meant meant = tab.meant[outcome.id];
        if (outcome.other) read(tab);
        if (outcome.other || !outcome.standing.empty()) return take(tab, tab.ledger.conflicted(outcome.id, outcome.standing, moment()), meant);
        if (!tab.memory) ++acknowledged;
        take(tab, tab.ledger.stored(outcome.id, tab.memory ? Storage::memory : outcome.late ? Storage::late : Storage::lasting, moment()), {});
        if (outcome.late != tab.silent) read(tab);
    }

    void kill(std::size_t at)
    {
        ++kills;
        Tab& tab = tabs_[at];
        // What was asked of the storage may still be done, in order; what was sent may still arrive.
        if (!tab.memory)
            for (auto left = below(tab.writes.size() + 1); left > 0; --left) transact(tab);
        for (Post& post : tab.posts)
            if (one_in(2)) ghosts_.push_back(std::move(post));
        tabs_.erase(tabs_.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void network(Tab& tab)
    {
        if (tab.posts.empty()) return;
        const auto at   = static_cast<std::ptrdiff_t>(below(tab.posts.size()));
        const Post post = tab.posts[static_cast<std::size_t>(at)];
        tab.posts.erase(tab.posts.begin() + at);
        int                          status = 200;
        std::optional<std::uint64_t> asked;
        switch (below(10)) {
            case 0: status = 0; break;                                  // the request is lost
            case 1: server_.take(post), status = 0; break;              // the answer is lost
            case 2: server_.take(post), server_.take(post); break;      // it came twice
            case 3: ghosts_.push_back(post), status = 0; break;         // it comes later
            case 4: status = 503; break;
            case 5: status = 429, asked = below(4) * 60'000; break;
            case 6: status = server_.taken.contains(post.ballot.key) || !one_in(3) ? 200 : 422; [[fallthrough]];
            default:
                if (status == 200) server_.take(post);
                else server_.refused.insert(post.ballot.key);
        }
        if (server_.refused.contains(post.ballot.key)) status = 422;
        Meant meant;
        if (status == 422) meant = {Meant::What::refused, post.item, Choice::none};
        take(tab, tab.ledger.answered(post.ballot.key, status, asked, moment()), meant);
    }

    void step()
    {
        if (tabs_.empty()) return open();
        const auto  at  = below(tabs_.size());
        Tab&        tab = tabs_[at];
        const auto  on  = item();
        switch (below(22)) {
            case 0:
            case 1: take(tab, tab.ledger.keep(on, true), {Meant::What::keep, on, {}}); break;
            case 2: take(tab, tab.ledger.keep(on, false), {Meant::What::drop, on, {}}); break;
            case 3: take(tab, tab.ledger.move(on, one_in(2) ? 1 : -1), {}); break;
            case 4:
            case 5: {
                const auto choice = static_cast<Choice>(below(3));
                take(tab, tab.ledger.cast(on, choice, moment()), {Meant::What::cast, on, choice});
                break;
            }
            case 6:
            case 7:
            case 8: transact(tab); break;
            case 9:
            case 10:
            case 11: tell(tab); break;
            case 12:
            case 13:
            case 14: network(tab); break;
            case 15:
                now_ms_ += below(60'000);
                if (one_in(8)) now_ms_ = one_in(2) ? 0 : now_ms_ + 1'000'000'000'000;
                take(tab, one_in(3) ? tab.ledger.hurry(moment()) : tab.ledger.wake(moment()), {});
                break;
            case 16: read(tab); break;
            case 17:
                if (one_in(2)) kill(at);
                else if (tabs_.size() < 3) open();
                break;
            case 18:
                if (ghosts_.empty()) break;
                deliver_ghost();
                break;
            case 19:
                if (one_in(3)) fall_silent(tab);
                break;
            case 20:
                if (!tab.silent) break;
                tab.silent = false;
                if (one_in(2)) read(tab);
                break;
            default:
                if (one_in(12) && !tab.memory && !tab.silent) tab.memory = store_;  // no room: from here on this tab keeps things in memory
                else if (one_in(60)) store_[(one_in(2) ? "b/" : "v/") + on] = "03 0000000000001 newnewne {}", newer_.insert(on);
        }
    }

    void deliver_ghost()
    {
        const auto ghost = static_cast<std::ptrdiff_t>(below(ghosts_.size()));
        server_.take(ghosts_[static_cast<std::size_t>(ghost)]);
        ghosts_.erase(ghosts_.begin() + ghost);
    }

    /// All works again: the tabs are left one by one, and a fresh one sends what is left over.
    void finish()
    {
        while (!tabs_.empty()) kill(tabs_.size() - 1);
        well_ = true;
        open();
        Tab& tab = tabs_.front();
        for (int round = 0; round < 200; ++round) {
            while (!tab.writes.empty()) transact(tab);
            while (!tab.told.empty()) tell(tab);
            for (const Post& post : std::exchange(tab.posts, {})) {
                const bool refused = server_.refused.contains(post.ballot.key);
                if (!refused) server_.take(post);
                Meant meant;
                if (refused) meant = {Meant::What::refused, post.item, Choice::none};
                take(tab, tab.ledger.answered(post.ballot.key, refused ? 422 : 200, {}, moment()), meant);
            }
            if (tab.ledger.unsent() == 0 && tab.writes.empty()) break;
            now_ms_ += 60'000;
            take(tab, tab.ledger.wake(moment()), {});
        }
        while (!ghosts_.empty()) deliver_ghost();
        if (tab.ledger.unsent() != 0) wrong = "a ballot is never sent";
        if (!late_.empty() && newer_.empty()) wrong = "a late line is never brought in";
    }

    void check()
    {
        Ledger ledger;
        (void)ledger.read(lines_of(store_), Storage::lasting, "dev00000", {});
        for (const char* name : kItems) {
            if (newer_.contains(name)) continue;
            if (ledger.kept(name) != kept_[name]) wrong = std::string("bookmark lost or come back: ") + name;
            const Choice wanted = wanted_.contains(name) ? wanted_[name] : Choice::none;
            if (ledger.vote(name).choice != wanted) wrong = std::string("vote lost: ") + name;
            if (apart_.contains(name)) continue;  // what was cast in memory has no other witness
            const auto standing = server_.standing(name);
            if (standing != (wanted == Choice::none ? std::vector<Choice>{} : std::vector{wanted})) wrong = std::string("counted ") + std::to_string(standing.size()) + " times or otherwise: " + name;
        }
        for (const auto& [key, text] : store_)
            if (text.starts_with("03") && text != "03 0000000000001 newnewne {}") wrong = "changed what a newer version wrote";
    }

    std::mt19937_64               random_;
    Store                         store_;
    Store                         late_;  ///< lines that wait for it
    bool                          well_ = false;  ///< nothing fails any more
    Server                        server_;
    std::vector<Tab>              tabs_;
    std::vector<Post>             ghosts_;  ///< requests that arrive when nobody waits for them any more
    std::map<std::string, bool>   kept_;
    std::map<std::string, Choice> wanted_;
    std::set<std::string>         apart_, newer_;
    std::uint64_t                 now_ms_ = 1'000'000;
    int                           keys_ = 0, devices_ = 0;
};

std::uint64_t from_environment(const char* name, std::uint64_t usual)
{
    const char* text = std::getenv(name);
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_SUITE_BEGIN("records/simulator");

TEST_CASE("Ledger: whatever happens in whatever order, nothing stored is lost and every ballot counts once")
{
    const std::uint64_t schedules = from_environment("JUXTA_SCHEDULES", kDefault), seed = from_environment("JUXTA_SEED", 1);
    std::uint64_t       acknowledged = 0, ballots = 0, conflicts = 0, kills = 0, brought = 0, lost = 0;
    for (std::uint64_t i = 0; i < schedules; ++i) {
        World world(seed * 1'000'000'007 + i);
        world.run();
        acknowledged += static_cast<std::uint64_t>(world.acknowledged);
        ballots += static_cast<std::uint64_t>(world.ballots);
        conflicts += static_cast<std::uint64_t>(world.conflicts);
        kills += static_cast<std::uint64_t>(world.kills);
        brought += static_cast<std::uint64_t>(world.brought);
        if (world.wrong.empty()) continue;
        if (++lost <= 5) MESSAGE("schedule ", i, " of seed ", seed, ": ", world.wrong);
    }
    MESSAGE(schedules, " schedules: ", acknowledged, " writes acknowledged, ", ballots, " votes stored, ", conflicts, " conflicts, ", kills, " kills, ", brought, " late lines brought in; wrong: ", lost);
    CHECK(lost == 0);
    CHECK(acknowledged > schedules);
    CHECK(ballots > schedules / 2);
    CHECK(conflicts > schedules / 20);
    CHECK(brought > schedules / 10);
}

TEST_SUITE_END();
