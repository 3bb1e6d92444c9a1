// tests/records/ledger_test.cpp - what follows from clicks, from what the storage says, and from what the endpoint answers.
// SPDX-License-Identifier: MIT
#include "records/ledger.hpp"
#include "records/outbox.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace juxta::records;

namespace {

using Strings = std::vector<std::string>;

/// A widget whose storage does all that it is asked to, at once, unless a test takes a step itself.
struct Widget {
    std::map<std::string, std::string> store;
    Ledger                             ledger;
    Orders                             orders;  ///< not carried out yet
    std::vector<Post>                  posts;
    std::uint64_t                      now_ms = 0, wake_ms = 0;
    int                                keys = 0;
    std::string                        device = "aaaaaaaa";

    Moment moment(std::uint32_t chance = 0x80000000) { return {now_ms, chance, "key-" + std::to_string(++keys)}; }

    std::vector<Line> lines() const
    {
        std::vector<Line> all;
        for (const auto& [key, text] : store) all.push_back({key, text});
        return all;
    }

    void take(Orders more) { orders.insert(orders.end(), more.begin(), more.end()); }

    void open(Storage storage = Storage::lasting)
    {
        take(ledger.read(lines(), storage, device, moment()));
        run();
    }

    void run(Storage storage = Storage::lasting)
    {
        while (!orders.empty()) {
            const Order order = orders.front();
            orders.erase(orders.begin());
            if (const auto* write = std::get_if<Write>(&order)) carry_out(*write, storage);
            else if (const auto* post = std::get_if<Post>(&order)) posts.push_back(*post);
            else wake_ms = std::get<Wake>(order).in_ms;
        }
    }

    void carry_out(const Write& write, Storage storage = Storage::lasting)
    {
        std::vector<Line> now;
        bool              same = true;
        for (const Put& put : write.puts) {
            const auto        at   = store.find(put.key);
            const std::string text = at == store.end() ? "" : at->second;
            same                   = same && (!put.was || *put.was == text);
            now.push_back({put.key, text});
        }
        if (!same) return take(ledger.conflicted(write.id, now, moment()));
        for (const Put& put : write.puts) {
            if (put.now.empty()) store.erase(put.key);
            else store[put.key] = put.now;
        }
        take(ledger.stored(write.id, storage, moment()));
    }

    void keep(const char* item, bool kept = true) { take(ledger.keep(item, kept)), run(); }
    void cast(const char* item, Choice choice) { take(ledger.cast(item, choice, moment())), run(); }
    void answer(int status, std::optional<std::uint64_t> asked = {}, std::uint32_t chance = 0x80000000)
    {
        REQUIRE_FALSE(posts.empty());
        const Post post = posts.front();
        posts.erase(posts.begin());
        take(ledger.answered(post.ballot.key, status, asked, moment(chance)));
        run();
    }
};

}  // namespace

TEST_SUITE_BEGIN("records/ledger");

TEST_CASE("Ledger: nothing is written before the storage was read")
{
    Ledger ledger;
    CHECK(ledger.keep("a", true).empty());
    CHECK(ledger.cast("a", Choice::positive, {}).empty());
    CHECK_FALSE(ledger.writable());
    CHECK(ledger.storage() == Storage::closed);
}

TEST_CASE("keep: shown at once, saved when the storage says so, and there at the next visit")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.keep("a", true));
    CHECK(widget.ledger.bookmarks() == Strings{"a"});
    CHECK(widget.ledger.kept("a"));
    CHECK(widget.ledger.storing(Kind::bookmark, "a"));
    CHECK(widget.store.empty());

    widget.run();
    CHECK_FALSE(widget.ledger.storing(Kind::bookmark, "a"));
    CHECK(widget.store.size() == 1);

    Widget next;
    next.store = widget.store;
    next.open();
    CHECK(next.ledger.bookmarks() == Strings{"a"});
}

TEST_CASE("keep: in the order of keeping; letting go leaves a tombstone, and keeping again puts it last")
{
    Widget widget;
    widget.open();
    for (const char* item : {"c", "a", "b"}) widget.keep(item);
    CHECK(widget.ledger.bookmarks() == Strings{"c", "a", "b"});
    widget.keep("a", false);
    CHECK(widget.ledger.bookmarks() == Strings{"c", "b"});
    CHECK(widget.store.at("b/a").ends_with(" -"));
    widget.keep("c", false);
    widget.keep("c");
    CHECK(widget.ledger.bookmarks() == Strings{"b", "c"});
}

TEST_CASE("keep: what is so already is not written again")
{
    Widget widget;
    widget.open();
    CHECK(widget.ledger.keep("a", false).empty());
    widget.keep("a");
    CHECK(widget.ledger.keep("a", true).empty());
    CHECK(widget.ledger.keep("", true).empty());
    CHECK(widget.ledger.keep(std::string(kMaxSubjectBytes + 1, 'a'), true).empty());
}

TEST_CASE("keep: no more than there is room for")
{
    Widget                   widget;
    std::vector<std::string> many;
    widget.open();
    for (std::size_t i = 0; i < kMostBookmarks + 5; ++i) many.push_back("item-" + std::to_string(i));
    widget.take(widget.ledger.import(many));
    widget.run();
    CHECK(widget.ledger.bookmarks().size() == kMostBookmarks);
    CHECK(widget.ledger.keep("one more", true).empty());
    widget.keep("item-7", false);
    widget.keep("one more");
    CHECK(widget.ledger.bookmarks().back() == "one more");
}

TEST_CASE("move: by places, within the list, writing no more than those that moved")
{
    Widget widget;
    widget.open();
    for (const char* item : {"a", "b", "c", "d"}) widget.keep(item);
    const Orders orders = widget.ledger.move("d", -2);
    REQUIRE(orders.size() == 1);
    CHECK(std::get<Write>(orders[0]).puts.size() == 3);
    widget.take(orders), widget.run();
    CHECK(widget.ledger.bookmarks() == Strings{"a", "d", "b", "c"});
    widget.take(widget.ledger.move("a", 99)), widget.run();
    CHECK(widget.ledger.bookmarks() == Strings{"d", "b", "c", "a"});
    CHECK(widget.ledger.move("d", -1).empty());
    CHECK(widget.ledger.move("nobody", 1).empty());
}

TEST_CASE("move: also where two tabs gave the same place")
{
    Widget widget;
    widget.store = {{"b/a", "02 0000000000001 aaaaaaaa +1"}, {"b/b", "02 0000000000001 bbbbbbbb +1"}, {"b/c", "02 0000000000002 aaaaaaaa +1"}};
    widget.open();
    CHECK(widget.ledger.bookmarks() == Strings{"a", "b", "c"});
    widget.take(widget.ledger.move("c", -1)), widget.run();
    CHECK(widget.ledger.bookmarks() == Strings{"a", "c", "b"});
}

TEST_CASE("import: adds what is not kept, in one write, and nothing that is no id")
{
    Widget widget;
    widget.open();
    widget.keep("a");
    const Strings items{"b", "a", "", "c", "b", "\xFF", std::string(kMaxSubjectBytes + 1, 'x')};
    CHECK(widget.ledger.importable(items) == Strings{"b", "c"});
    const Orders orders = widget.ledger.import(items);
    REQUIRE(orders.size() == 1);
    widget.take(orders), widget.run();
    CHECK(widget.ledger.bookmarks() == Strings{"a", "b", "c"});
    CHECK(widget.ledger.import(Strings{"a"}).empty());
}

TEST_CASE("conflicted: a wish is decided anew on what another tab wrote, and both stay")
{
    Widget one, two;
    one.open();
    two.device = "bbbbbbbb";
    two.open();
    one.keep("a");
    two.store = one.store;  // one storage; the second tab has not read it again
    two.keep("b");
    CHECK(two.store.size() == 2);
    two.open();
    CHECK(two.ledger.bookmarks() == Strings{"a", "b"});
}

TEST_CASE("conflicted: several wishes on one fact end as the last one says")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.keep("a", true));
    widget.take(widget.ledger.keep("a", false));
    widget.take(widget.ledger.keep("a", true));
    widget.store["b/a"] = "02 0000000000009 zzzzzzzz -";
    widget.run();
    CHECK(widget.ledger.bookmarks() == Strings{"a"});
    CHECK(widget.store.at("b/a") > "02 0000000000009 zzzzzzzz -");
    CHECK(widget.ledger.keep("a", true).empty());
}

TEST_CASE("read: what another tab wrote is there, what is being written stays")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.keep("mine", true));
    widget.store["b/theirs"] = "02 0000000000005 zzzzzzzz +1";
    (void)widget.ledger.read(widget.lines(), Storage::lasting, widget.device, widget.moment());
    CHECK(widget.ledger.kept("mine"));
    CHECK(widget.ledger.kept("theirs"));
    widget.run();
    CHECK(widget.store.size() == 2);
    CHECK(widget.store.at("b/mine") > std::string("02 0000000000001"));
}

TEST_CASE("read: of two lines of one fact the later one stands")
{
    Ledger ledger;
    (void)ledger.read(std::vector<Line>{{"b/a", "02 0000000000005 aaaaaaaa -"}, {"b/a", "02 0000000000004 zzzzzzzz +1"}}, Storage::lasting, "aaaaaaaa", {});
    CHECK_FALSE(ledger.kept("a"));
}

TEST_CASE("read: what is no record of ours is put aside and counted, the rest is there")
{
    Widget widget;
    widget.store = {{"b/a", "02 0000000000001 aaaaaaaa +1"}, {"b/b", "nonsense"}, {"zzz", "02 0000000000001 aaaaaaaa +1"}};
    widget.open();
    CHECK(widget.ledger.bookmarks() == Strings{"a"});
    CHECK(widget.ledger.put_aside() == 2);
    CHECK(widget.store.size() == 3);
    CHECK(widget.store.at("bad/b/b") == "nonsense");
    CHECK(widget.store.at("bad/zzz") == "02 0000000000001 aaaaaaaa +1");
    widget.open();
    CHECK(widget.ledger.put_aside() == 2);
    widget.keep("b");
    CHECK(widget.ledger.bookmarks() == Strings{"a", "b"});
    CHECK(widget.store.at("bad/b/b") == "nonsense");
}

TEST_CASE("read: where a newer version has been, nothing is changed")
{
    Widget widget;
    widget.store      = {{"b/a", "02 0000000000001 aaaaaaaa +1"}, {"b/b", "03 0000000000001 aaaaaaaa {new}"}, {"b/c", "nonsense"}};
    const auto before = widget.store;
    widget.open();
    CHECK(widget.ledger.newer());
    CHECK_FALSE(widget.ledger.writable());
    CHECK(widget.ledger.bookmarks() == Strings{"a"});
    widget.keep("a", false);
    widget.keep("b");
    widget.keep("d");
    widget.cast("a", Choice::positive);
    CHECK(widget.store == before);
    CHECK(widget.posts.empty());
}

TEST_CASE("conflicted: a newer version that came meanwhile is not overwritten")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.keep("a", true));
    widget.store["b/a"] = "03 0000000000001 aaaaaaaa {new}";
    widget.run();
    CHECK(widget.store.at("b/a") == "03 0000000000001 aaaaaaaa {new}");
    CHECK(widget.ledger.newer());
    CHECK_FALSE(widget.ledger.storing(Kind::bookmark, "a"));
}

TEST_CASE("stored: what only the memory keeps is said to be so")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.keep("a", true)), widget.run(Storage::memory);
    CHECK(widget.ledger.storage() == Storage::memory);
    CHECK(widget.ledger.kept("a"));
}

TEST_CASE("keep: a count at its limit makes no line that nobody can read")
{
    Widget widget;
    widget.store = {{"b/a", "02 1000000000000 zzzzzzzz +281474976710656"}};
    widget.open();
    widget.keep("b");
    CHECK(read_line("b/b", widget.store.at("b/b")).reading == Reading::good);
    widget.keep("a", false);
    CHECK(widget.ledger.bookmarks() == Strings{"b"});
}

TEST_CASE("forget: nothing is known any more, and ballots are not sent")
{
    Widget widget;
    widget.open();
    widget.keep("a");
    widget.take(widget.ledger.cast("a", Choice::positive, widget.moment()));
    widget.ledger.forget();
    CHECK(widget.ledger.empty());
    CHECK(widget.ledger.unsent() == 0);
    CHECK(widget.ledger.stored(2, Storage::lasting, {}).empty());
}

// ---- votes ----------------------------------------------------------------------------------------------------

TEST_CASE("cast: stored first, sent then, counted when the answer was stored")
{
    Widget widget;
    widget.open();
    CHECK(widget.ledger.vote("a") == VoteState{});
    widget.take(widget.ledger.cast("a", Choice::positive, {0, 0, "ballot-1"}));
    CHECK(widget.ledger.vote("a") == VoteState{Choice::positive, VoteStage::storing, 0});
    REQUIRE(widget.orders.size() == 1);
    CHECK(std::get<Write>(widget.orders[0]).puts.size() == 1);

    widget.run();
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0] == Post{"a", {Choice::positive, "ballot-1", ""}});
    CHECK(widget.ledger.vote("a") == VoteState{Choice::positive, VoteStage::sending, 0});

    widget.answer(200);
    CHECK(widget.ledger.vote("a") == VoteState{Choice::positive, VoteStage::counted, 0});
    CHECK(widget.ledger.unsent() == 0);
    CHECK(widget.store.at("v/a").ends_with(" p p:ballot-1 o:-:- 0"));
}

TEST_CASE("cast: another mind is another ballot, which replaces the counted one; so is taking it back")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const std::string first = widget.posts[0].ballot.key;
    widget.answer(200);
    widget.cast("a", Choice::negative);
    REQUIRE(widget.posts.size() == 1);
    const std::string second = widget.posts[0].ballot.key;
    CHECK(widget.posts[0].ballot == Ballot{Choice::negative, second, first});
    CHECK(second != first);
    widget.answer(200);
    widget.cast("a", Choice::none);
    CHECK(widget.posts[0].ballot.choice == Choice::none);
    CHECK(widget.posts[0].ballot.replaces == second);
    widget.answer(204);
    CHECK(widget.ledger.vote("a") == VoteState{Choice::none, VoteStage::counted, 0});
    CHECK(widget.ledger.cast("a", Choice::none, {}).empty());
}

TEST_CASE("cast: while a ballot is under way, the next one waits for what becomes of it")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const std::string first = widget.posts[0].ballot.key;
    widget.cast("a", Choice::negative);
    CHECK(widget.posts.size() == 1);
    CHECK(widget.ledger.vote("a").choice == Choice::negative);
    widget.answer(200);
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot.choice == Choice::negative);
    CHECK(widget.posts[0].ballot.replaces == first);

    widget.cast("a", Choice::positive);
    widget.cast("a", Choice::negative);  // back to what is under way
    widget.answer(200);
    CHECK(widget.posts.empty());
    CHECK(widget.ledger.vote("a") == VoteState{Choice::negative, VoteStage::counted, 0});
}

TEST_CASE("cast: while the storage is silent a vote waits; when it answers, it takes the place of the one that was counted before")
{
    Widget widget;
    widget.store["v/a"] = "02 0000000000009 bbbbbbbb p p:key-old o:-:- 0";
    widget.take(widget.ledger.read({}, Storage::late, "aaaaaaaa", widget.moment()));
    CHECK(widget.ledger.writable());
    const Orders orders = widget.ledger.cast("a", Choice::negative, {0, 0, "key-new"});
    REQUIRE(orders.size() == 1);
    const auto   write = std::get<Write>(orders[0]);
    CHECK(widget.ledger.stored(write.id, Storage::late, widget.moment()).empty());
    CHECK(widget.ledger.vote("a") == VoteState{Choice::negative, VoteStage::waiting, 0});
    CHECK(widget.ledger.hurry(widget.moment()).empty());

    auto lines = widget.lines();
    lines.push_back({"late/v/a", write.puts[0].now});
    widget.take(widget.ledger.read(lines, Storage::lasting, "aaaaaaaa", widget.moment())), widget.run();

    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot == Ballot{Choice::negative, "key-new", "key-old"});
    CHECK(widget.store["merged/v/a"] == write.puts[0].now);
    widget.answer(200);
    widget.take(widget.ledger.read(lines, Storage::lasting, "aaaaaaaa", widget.moment())), widget.run();
    CHECK(widget.posts.empty());
}

TEST_CASE("read: a line that waited is brought in once, by whichever tab, and not over what came after it")
{
    Widget     widget;
    const Line late{"late/b/a", "02 0000000000001 bbbbbbbb +1"};
    const auto visit = [&] {
        auto lines = widget.lines();
        lines.push_back(late);
        widget.take(widget.ledger.read(lines, Storage::lasting, "aaaaaaaa", widget.moment())), widget.run();
    };
    visit();
    CHECK(widget.ledger.bookmarks() == Strings{"a"});
    widget.keep("a", false);
    visit();
    CHECK(widget.ledger.bookmarks().empty());

    const Line bad{"late/b/b", "nonsense"};
    CHECK(widget.ledger.read(std::vector<Line>{bad}, Storage::lasting, "aaaaaaaa", widget.moment()).empty());
}

TEST_CASE("answered: no answer and a busy endpoint are tried again, each time later; other refusals are final")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const Ballot ballot = widget.posts[0].ballot;
    widget.answer(0);
    CHECK(widget.ledger.vote("a").stage == VoteStage::offline);
    CHECK(widget.wake_ms == 500);
    widget.now_ms += 499;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    CHECK(widget.posts.empty());
    CHECK(widget.wake_ms == 1);
    widget.now_ms += 1;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot == ballot);  // the same key
    widget.answer(503);
    CHECK(widget.ledger.vote("a").stage == VoteStage::busy);
    CHECK(widget.wake_ms == 1000);
    widget.now_ms += 1000;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    widget.answer(422);
    CHECK(widget.ledger.vote("a") == VoteState{Choice::none, VoteStage::refused, 422});
    CHECK(widget.ledger.unsent() == 0);
    widget.cast("a", Choice::positive);
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot.key != ballot.key);
    CHECK(widget.posts[0].ballot.replaces.empty());
}

TEST_CASE("answered: a refused change leaves what was counted; a mind that changed meanwhile is sent")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const std::string first = widget.posts[0].ballot.key;
    widget.answer(200);
    widget.cast("a", Choice::negative);
    widget.answer(403);
    CHECK(widget.ledger.vote("a") == VoteState{Choice::positive, VoteStage::refused, 403});

    widget.cast("a", Choice::negative);
    widget.cast("a", Choice::none);
    widget.answer(403);
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot.choice == Choice::none);
    CHECK(widget.posts[0].ballot.replaces == first);
}

TEST_CASE("answered: Retry-After is waited for, also when the connection comes back or the reader hurries")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    widget.answer(429, 120'000, 0);
    CHECK(widget.wake_ms == 120'000);
    widget.now_ms = 119'999;
    widget.take(widget.ledger.hurry(widget.moment())), widget.run();
    CHECK(widget.posts.empty());
    widget.now_ms = 120'000;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    CHECK(widget.posts.size() == 1);
}

TEST_CASE("answered: a wait of more than a day is no less a wait; the reader's hurry does not shorten it")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    widget.answer(429, 2 * kMostAsked_ms, 0);
    widget.now_ms = 120'000;
    widget.take(widget.ledger.hurry(widget.moment())), widget.run();
    CHECK(widget.posts.empty());
    widget.now_ms = kMostAsked_ms;
    widget.take(widget.ledger.hurry(widget.moment())), widget.run();
    CHECK(widget.posts.size() == 1);
}

TEST_CASE("hurry: what waits without having been asked to is sent at once")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    widget.answer(0);
    widget.take(widget.ledger.hurry(widget.moment())), widget.run();
    CHECK(widget.posts.size() == 1);
}

TEST_CASE("answered: after many tries it rests, is kept, and goes on when asked or at the next visit")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const Ballot ballot = widget.posts[0].ballot;
    for (int i = 0; i < kMostTries; ++i) {
        REQUIRE(widget.posts.size() == 1);
        widget.answer(0);
        widget.now_ms += kMostWait_ms;
        widget.take(widget.ledger.wake(widget.moment())), widget.run();
    }
    CHECK(widget.posts.empty());
    CHECK(widget.ledger.vote("a") == VoteState{Choice::positive, VoteStage::resting, 0});
    CHECK(widget.ledger.unsent() == 1);
    widget.take(widget.ledger.hurry(widget.moment())), widget.run();
    CHECK(widget.posts.size() == 1);

    Widget next;
    next.store = widget.store;
    next.open();
    CHECK(next.posts.empty());
    CHECK(next.wake_ms <= 1000);
    next.now_ms = 1000;
    next.take(next.ledger.wake(next.moment())), next.run();
    REQUIRE(next.posts.size() == 1);
    CHECK(next.posts[0].ballot == ballot);
}

TEST_CASE("read: another tab's ballot is left to it for a while, and sent then")
{
    Widget widget;
    widget.open();
    widget.store["v/a"] = "02 0000000000001 zzzzzzzz p o:- p:theirs:- 0";
    widget.open();
    CHECK(widget.posts.empty());
    CHECK(widget.wake_ms == 45'000);
    widget.now_ms = 45'000;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    REQUIRE(widget.posts.size() == 1);
    CHECK(widget.posts[0].ballot.key == "theirs");
}

TEST_CASE("answered: two tabs that were told the same settle it once")
{
    Widget widget;
    widget.open();
    widget.cast("a", Choice::positive);
    const std::string key = widget.posts[0].ballot.key;
    widget.store["v/a"]   = "02 0000000000009 zzzzzzzz n p:" + key + " n:theirs:" + key + " 0";  // the other one settled it and went on
    widget.answer(200);
    CHECK(widget.store.at("v/a").ends_with(" n p:" + key + " n:theirs:" + key + " 0"));
    CHECK(widget.ledger.vote("a") == VoteState{Choice::negative, VoteStage::sending, 0});
}

TEST_CASE("conflicted: two tabs that vote on one item make one chain of ballots, not two")
{
    Widget widget;
    widget.open();
    widget.take(widget.ledger.cast("a", Choice::positive, {0, 0, "mine"}));
    widget.store["v/a"] = "02 0000000000001 zzzzzzzz n o:- n:theirs:- 0";
    widget.run();
    CHECK(widget.store.at("v/a").ends_with(" p o:- n:theirs:- 0"));
}

TEST_CASE("wake: a clock that jumped back delays nothing for longer than it was to wait")
{
    Widget widget;
    widget.now_ms = 1'000'000'000;
    widget.open();
    widget.cast("a", Choice::positive);
    widget.answer(0);
    widget.now_ms = 5;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    CHECK(widget.wake_ms <= 1000);
    widget.now_ms = 1005;
    widget.take(widget.ledger.wake(widget.moment())), widget.run();
    CHECK(widget.posts.size() == 1);
}

TEST_CASE("cast: no more than six ballots are under way at once")
{
    Widget widget;
    widget.open();
    for (int i = 0; i < 9; ++i) widget.cast(("item-" + std::to_string(i)).c_str(), Choice::positive);
    CHECK(widget.posts.size() == 6);
    widget.answer(200);
    CHECK(widget.posts.size() == 6);
    for (int i = 0; i < 8; ++i) widget.answer(200);
    CHECK(widget.ledger.unsent() == 0);
}

TEST_SUITE_END();
