// tests/view/update_test.cpp - what follows from each action.
// SPDX-License-Identifier: MIT
#include "view/update.hpp"

#include "tests/view/seed_bundle.hpp"
#include "view/state_text.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::view;
using Strings = std::vector<std::string>;

namespace {

/// A widget of the seed's bundle and a state that arrived.
struct Widget {
    tests::SmallBundle small = tests::seed_bundle();
    State              state;

    Widget()
    {
        small.bundle.newsletter = model::Newsletter{"Title", "Text"};
        state.load              = Arrived{};
        state.offers            = {true, true, true};
        (void)state.ledger.read({}, records::Storage::lasting, "testtest", {});
    }

    /// Applies an action and keeps the state. returns the effects.
    std::vector<Effect> act(const Action& action)
    {
        Step step = update(&small.bundle, state, action);
        state     = std::move(step.state);
        return step.effects;
    }

    /// True when the action changes nothing and asks for nothing.
    bool ignores(const Action& action)
    {
        const Step step = update(&small.bundle, state, action);
        return step.state == state && step.effects.empty();
    }
};

template <class T>
const T* find(const std::vector<Effect>& effects)
{
    for (const Effect& effect : effects)
        if (const auto* wanted = std::get_if<T>(&effect)) return wanted;
    return nullptr;
}

/// The same among what the ledger asks for.
template <class T>
const T* ordered(const std::vector<Effect>& effects)
{
    for (const Effect& effect : effects)
        if (const auto* order = std::get_if<records::Order>(&effect))
            if (const auto* wanted = std::get_if<T>(order)) return wanted;
    return nullptr;
}

Strings announced(const std::vector<Effect>& effects)
{
    Strings texts;
    for (const Effect& effect : effects)
        if (const auto* announce = std::get_if<Announce>(&effect)) texts.push_back(announce->text);
    return texts;
}

const Error kError{ErrorCode::unreachable, {}, "the server did not answer"};

}  // namespace

TEST_SUITE_BEGIN("view/update");

TEST_CASE("ToggleDifferences: tells the page, and says how many rows are left")
{
    Widget widget;
    auto   effects = widget.act(ToggleDifferences{});
    CHECK(widget.state.selection.differences_only);
    REQUIRE(find<StateChanged>(effects) != nullptr);
    CHECK(find<StateChanged>(effects)->state == "1;diff=1");
    CHECK(find<StateChanged>(effects)->items == Strings{tests::kAzure, tests::kMistral});
    CHECK(announced(effects) == Strings{"2 of 5 rows shown."});

    effects = widget.act(ToggleDifferences{});
    CHECK_FALSE(widget.state.selection.differences_only);
    CHECK(announced(effects) == Strings{"5 of 5 rows shown."});
}

TEST_CASE("FoldReviewer: starts from what is seen, and back again")
{
    Widget     widget;
    const auto effects = widget.act(FoldReviewer{"skeptic"});
    CHECK(widget.state.selection.folded == std::set<ReviewerId>{"skeptic"});
    CHECK(find<StateChanged>(effects)->state == "1;fold=skeptic");
    widget.act(FoldReviewer{"skeptic"});
    CHECK(widget.state.selection.folded == std::set<ReviewerId>{});

    for (const char* id : {"c", "d"}) widget.small.item(id, id);
    widget.act(SelectItems{{tests::kAzure, tests::kMistral, "c", "d"}});
    widget.state.selection.folded.reset();  // four items: all folded by default
    widget.act(FoldReviewer{"skeptic"});
    CHECK(widget.state.selection.folded == std::set<ReviewerId>{"builder", "founder", "futurist"});
}

TEST_CASE("FoldReviewer: a reviewer that is not there folds nothing")
{
    Widget widget;
    CHECK(widget.ignores(FoldReviewer{"stranger"}));
}

TEST_CASE("FoldAll: folds and unfolds all, and does nothing twice")
{
    Widget widget;
    CHECK(widget.ignores(FoldAll{false}));
    CHECK(announced(widget.act(FoldAll{true})) == Strings{"All reviews are folded."});
    CHECK(widget.state.selection.folded->size() == 4);
    CHECK(widget.ignores(FoldAll{true}));
    widget.act(FoldAll{false});
    CHECK(widget.state.selection.folded->empty());
}

TEST_CASE("Retry: asks for the bundle once, and only after a failure")
{
    Widget widget;
    CHECK(widget.ignores(Retry{}));
    widget.act(LoadFailed{kError});
    const auto effects = widget.act(Retry{});
    CHECK(effects == std::vector<Effect>{LoadBundle{}});
    CHECK(widget.ignores(Retry{}));
}

TEST_CASE("Reset: goes back to what the page asked for")
{
    Widget widget;
    CHECK(widget.ignores(Reset{}));
    widget.state.start.items = {tests::kMistral};
    widget.act(ToggleDifferences{});
    widget.state.notices = {"Something was dropped."};
    const auto effects   = widget.act(Reset{});
    CHECK(widget.state.selection == widget.state.start);
    CHECK(widget.state.notices.empty());
    CHECK(find<StateChanged>(effects)->state == "1;items=mistral-3-small-22b");
    CHECK(widget.ignores(Reset{}));
}

TEST_CASE("Reset: what the page asked for and the bundle does not have is left out with a notice")
{
    Widget widget;
    widget.state.start.items = {"gone", tests::kMistral};
    widget.act(Reset{});

    CHECK(widget.state.selection.items == Strings{tests::kMistral});
    CHECK(widget.state.notices.size() == 1);
    CHECK(widget.ignores(Reset{}));
}

TEST_CASE("SelectItems: shows them, tells the page, and says what is compared now")
{
    Widget     widget;
    const auto effects = widget.act(SelectItems{{tests::kMistral, tests::kAzure}});

    CHECK(widget.state.selection.items == Strings{tests::kMistral, tests::kAzure});
    CHECK(find<StateChanged>(effects)->items == Strings{tests::kMistral, tests::kAzure});
    CHECK(announced(effects) == Strings{"Now comparing Mistral 3 Small (22B) vs Azure AI Foundry Real-Time Voice API & Model Router."});
    CHECK(widget.ignores(SelectItems{{tests::kMistral, tests::kAzure}}));
}

TEST_CASE("SelectItems: unknown ids and repeated ones are dropped with a notice that is heard")
{
    Widget     widget;
    const auto effects = widget.act(SelectItems{{"gone", tests::kMistral, tests::kMistral}});

    CHECK(widget.state.selection.items == Strings{tests::kMistral});
    CHECK(widget.state.notices.size() == 2);
    CHECK(announced(effects).size() == 3);
    widget.act(SelectItems{{tests::kAzure}});
    CHECK(widget.state.notices.empty());
}

TEST_CASE("SelectItems: more than eight are cut with a notice")
{
    Widget  widget;
    Strings ids;
    for (int i = 0; i < 9; ++i) {
        ids.push_back("more-" + std::to_string(i));
        widget.small.item(ids.back(), "More");
    }
    widget.act(SelectItems{ids});

    CHECK(widget.state.selection.items.size() == model::kMaxSideBySide);
    CHECK(widget.state.notices == Strings{"Only 8 items fit side by side; 1 more was left out."});
}

TEST_CASE("RestoreState: shows what the text says; the page that asked is not told")
{
    Widget     widget;
    const auto effects = widget.act(RestoreState{"1;items=mistral-3-small-22b;diff=1;fold=builder,stranger"});

    CHECK(widget.state.selection.items == Strings{tests::kMistral});
    CHECK(widget.state.selection.differences_only);
    CHECK(widget.state.selection.folded == std::set<ReviewerId>{"builder"});
    CHECK(widget.state.notices == Strings{"1 reviewer named in the link is not in the data."});
    CHECK(find<StateChanged>(effects) == nullptr);
}

TEST_CASE("RestoreState: hostile text leaves the page's comparison, with a notice")
{
    Widget widget;
    widget.act(RestoreState{"%%%"});

    CHECK(widget.state.selection == Selection{});
    CHECK(widget.state.notices.size() == 1);
}

TEST_CASE("BundleArrived: ids that were set before it are looked at then")
{
    Widget widget;
    State  state;
    state = update(nullptr, state, RestoreState{"1;items=gone,mistral-3-small-22b;fold=stranger"}).state;
    CHECK(state.selection.items.size() == 2);
    state = update(nullptr, state, LoadStarted{}).state;
    const Step step = update(&widget.small.bundle, state, BundleArrived{2});

    CHECK(step.state.load == Load{Arrived{2}});
    CHECK(step.state.selection.items == Strings{tests::kMistral});
    CHECK(step.state.selection.folded == std::set<ReviewerId>{});
    CHECK(step.state.notices.size() == 2);
    CHECK(announced(step.effects).front() == "Now comparing Mistral 3 Small (22B).");
    CHECK(find<StateChanged>(step.effects) == nullptr);
}

TEST_CASE("LoadStarted: another source begins with what the page asked for, without a word of the bundle before")
{
    Widget widget;
    widget.state.start.items = {"other"};
    widget.act(SelectItems{{tests::kMistral, "gone"}});
    widget.act(FoldReviewer{"skeptic"});
    widget.act(ToggleDifferences{});
    REQUIRE(widget.state.notices.size() == 1);
    widget.act(LoadStarted{});

    CHECK(widget.state.load == Load{InProgress{}});
    CHECK(widget.state.selection == widget.state.start);
    CHECK(widget.state.notices.empty());
}

TEST_CASE("LoadStarted: the same source once more keeps what the reader made of it, and its notices come anew")
{
    Widget widget;
    widget.act(SelectItems{{tests::kMistral, "gone"}});
    widget.act(FoldReviewer{"skeptic"});
    const Selection made = widget.state.selection;
    widget.act(LoadStarted{false});

    CHECK(widget.state.selection == made);
    CHECK(widget.state.notices.empty());
    widget.act(BundleArrived{});
    CHECK(widget.state.selection == made);
}

TEST_CASE("LoadStarted: a retry of the first load keeps the link and what was wrong with it")
{
    Widget widget;
    State  state;
    for (const Action& action : std::vector<Action>{RestoreState{"1;items=mistral-3-small-22b;diff=yes"}, LoadStarted{}, LoadFailed{kError}, Retry{}, LoadStarted{false}})
        state = update(nullptr, state, action).state;
    state = update(&widget.small.bundle, state, BundleArrived{}).state;

    CHECK(state.selection.items == Strings{tests::kMistral});
    CHECK(state.notices.size() == 1);
}

TEST_CASE("LoadStarted: what is set while a bundle comes is not looked up in the one before, but in the one that arrives")
{
    Widget widget;
    widget.act(LoadStarted{});
    widget.act(SelectItems{{"newcomer", tests::kMistral}});
    CHECK(widget.state.selection.items == Strings{"newcomer", tests::kMistral});
    widget.act(RestoreState{"1;items=newcomer,gone;fold=stranger"});
    CHECK(widget.state.selection.items == Strings{"newcomer", "gone"});
    CHECK(widget.state.notices.empty());

    widget.small.item("newcomer", "Newcomer");
    widget.act(BundleArrived{});
    CHECK(widget.state.selection.items == Strings{"newcomer"});
    CHECK(widget.state.selection.folded == std::set<ReviewerId>{});
    CHECK(widget.state.notices.size() == 2);
}

TEST_CASE("RestoreState: what the text does not name stays as the page asked for it")
{
    Widget widget;
    widget.state.start.items = {tests::kMistral};
    widget.act(SelectItems{{tests::kAzure}});
    widget.act(RestoreState{"1;diff=1"});
    CHECK(widget.state.selection.items == Strings{tests::kMistral});
    CHECK(widget.state.selection.differences_only);

    widget.act(RestoreState{"1;items=mistral-3-small-22b"});
    CHECK_FALSE(widget.state.selection.differences_only);
    widget.act(RestoreState{"%%%"});
    CHECK(widget.state.selection == widget.state.start);
}

TEST_CASE("Load...: started, progress, failed, and progress of a load that is over is not heard")
{
    State state;
    state = update(nullptr, state, LoadStarted{}).state;
    CHECK(state.load == Load{InProgress{}});
    state = update(nullptr, state, LoadProgressed{5, 10}).state;
    CHECK(state.load == Load{InProgress{5, 10}});
    const Step failed = update(nullptr, state, LoadFailed{kError});
    CHECK(failed.state.load == Load{Failed{kError}});
    CHECK(announced(failed.effects).size() == 1);
    CHECK(update(nullptr, failed.state, LoadProgressed{6, 10}).state == failed.state);
    CHECK(update(nullptr, failed.state, LoadFailed{kError}).effects.empty());
}

TEST_CASE("Subscribe: an address that is none is refused and said, and typing clears it")
{
    Widget widget;
    widget.act(EditEmail{"ada at example"});
    const auto effects = widget.act(Subscribe{});
    CHECK(widget.state.newsletter.phase == NewsletterForm::Phase::invalid);
    CHECK(find<SendSubscription>(effects) == nullptr);
    CHECK(announced(effects).size() == 1);
    CHECK(widget.ignores(Subscribe{}));
    widget.act(EditEmail{"ada@example.com"});
    CHECK(widget.state.newsletter.phase == NewsletterForm::Phase::idle);
}

TEST_CASE("Subscribe: an address is sent once, forgotten when taken, kept when not")
{
    Widget widget;
    widget.act(EditEmail{" ada@example.com\n"});
    const auto effects = widget.act(Subscribe{});
    REQUIRE(find<SendSubscription>(effects) != nullptr);
    CHECK(*find<SendSubscription>(effects) == SendSubscription{"ada@example.com", false});
    CHECK(widget.ignores(Subscribe{}));
    CHECK(widget.ignores(EditEmail{"other@example.com"}));

    Widget again;
    again.state = widget.state;
    again.act(SubscribeAnswered{kError});
    CHECK(again.state.newsletter.phase == NewsletterForm::Phase::failed);
    CHECK(again.state.newsletter.email == "ada@example.com");
    CHECK(again.state.newsletter.reason.find("the server did not answer") != std::string::npos);
    CHECK(*find<SendSubscription>(again.act(Subscribe{})) == SendSubscription{"ada@example.com", true});
    again.act(SubscribeAnswered{kError});
    again.act(EditEmail{"other@example.com"});
    CHECK(*find<SendSubscription>(again.act(Subscribe{})) == SendSubscription{"other@example.com", false});

    widget.act(SubscribeAnswered{});
    CHECK(widget.state.newsletter.phase == NewsletterForm::Phase::sent);
    CHECK(widget.state.newsletter.email.empty());
    CHECK(widget.ignores(Subscribe{}));
    CHECK(widget.ignores(SubscribeAnswered{kError}));
}

TEST_CASE("SubscribeAnswered: a failure says that it could not be sent and to try again, one that the page stopped does not")
{
    Widget widget;
    widget.act(EditEmail{"ada@example.com"});
    widget.act(Subscribe{});
    CHECK(announced(widget.act(SubscribeAnswered{Error{ErrorCode::not_sent, {}, "HTTP status 500"}})) ==
          Strings{"You could not be subscribed: it could not be sent: HTTP status 500. Please try again."});

    widget.act(Subscribe{});
    CHECK(announced(widget.act(SubscribeAnswered{Error{ErrorCode::stopped, {}, {}}})) == Strings{"You could not be subscribed: the page did not let it be sent."});
    widget.act(Subscribe{});
    CHECK(widget.state.newsletter.again);
}

TEST_CASE("Subscribe: nothing is sent where the page or the bundle has no newsletter")
{
    Widget widget;
    widget.act(EditEmail{"ada@example.com"});
    widget.state.offers.newsletter = false;
    CHECK(widget.ignores(Subscribe{}));
    widget.state.offers.newsletter = true;
    widget.small.bundle.newsletter.reset();
    CHECK(widget.ignores(Subscribe{}));
}

TEST_CASE("ToggleBookmark: asks the page first; what it allows is written, and said to be kept when it is")
{
    Widget widget;
    auto   effects = widget.act(ToggleBookmark{tests::kMistral});
    REQUIRE(effects.size() == 1);
    CHECK(*find<AskBookmarks>(effects) == AskBookmarks{{tests::kMistral}, true});
    CHECK(widget.state == Widget().state);  // a page that does not allow it has nothing to undo

    effects = widget.act(BookmarksAllowed{{tests::kMistral}, true});
    REQUIRE(ordered<records::Write>(effects) != nullptr);
    CHECK(announced(effects).empty());
    CHECK(widget.state.ledger.kept(tests::kMistral));
    const auto id = ordered<records::Write>(effects)->id;
    CHECK(announced(widget.act(RecordsStored{id, records::Storage::lasting, {}})) == Strings{"Mistral 3 Small (22B) is bookmarked."});

    CHECK(*find<AskBookmarks>(widget.act(ToggleBookmark{tests::kMistral})) == AskBookmarks{{tests::kMistral}, false});
    effects = widget.act(BookmarksAllowed{{tests::kMistral}, false});
    CHECK(announced(widget.act(RecordsStored{ordered<records::Write>(effects)->id, records::Storage::lasting, {}})).size() == 1);
    CHECK_FALSE(widget.state.ledger.kept(tests::kMistral));
    CHECK(find<StateChanged>(effects) == nullptr);
}

TEST_CASE("ToggleBookmark: an item that is gone can be let go, not kept")
{
    Widget widget;
    CHECK(widget.ignores(ToggleBookmark{"gone"}));
    (void)widget.state.ledger.keep("gone", true);
    CHECK(*find<AskBookmarks>(widget.act(ToggleBookmark{"gone"})) == AskBookmarks{{"gone"}, false});
}

TEST_CASE("ToggleBookmark: nothing is stored that the page does not offer, or before the storage was read")
{
    Widget widget;
    widget.state.offers.bookmarks = false;
    CHECK(widget.ignores(ToggleBookmark{tests::kMistral}));
    CHECK(widget.ignores(BookmarksAllowed{{tests::kMistral}, true}));
    CHECK(widget.ignores(BookmarksImported{Strings{"a"}}));
    CHECK(widget.ignores(ImportBookmarks{}));
    widget.state.offers.bookmarks = true;
    widget.state.ledger           = {};
    CHECK(widget.ignores(ToggleBookmark{tests::kMistral}));
    CHECK(widget.ignores(BookmarksAllowed{{tests::kMistral}, true}));
}

TEST_CASE("RecordsStored, RecordsRead: that nothing lasts is said once")
{
    Widget     widget;
    const auto write = widget.act(BookmarksAllowed{{tests::kMistral}, true});
    auto       said  = announced(widget.act(RecordsStored{ordered<records::Write>(write)->id, records::Storage::memory, {}}));
    REQUIRE(said.size() == 2);
    CHECK(said[0].find("until you leave this page") != std::string::npos);
    CHECK(announced(widget.act(RecordsRead{{}, records::Storage::memory, "testtest", {}})).empty());
}

TEST_CASE("RecordsRead: that the storage is silent is said once")
{
    Widget     widget;
    const auto said = announced(widget.act(RecordsRead{{}, records::Storage::late, "testtest", {}}));
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("storage does not answer") != std::string::npos);
    CHECK(announced(widget.act(RecordsRead{{}, records::Storage::late, "testtest", {}})).empty());
    CHECK(announced(widget.act(RecordsRead{{}, records::Storage::lasting, "testtest", {}})).empty());
}

TEST_CASE("MoveBookmark: asks the page first")
{
    Widget widget;
    CHECK(widget.ignores(MoveBookmark{tests::kMistral, 1}));
    (void)widget.state.ledger.import(Strings{"first", tests::kMistral});
    CHECK(widget.ignores(MoveBookmark{tests::kMistral, 0}));
    const auto effects = widget.act(MoveBookmark{tests::kMistral, -1});
    CHECK(*find<AskBookmarks>(effects) == AskBookmarks{{tests::kMistral}, true, -1});
    CHECK(widget.state.ledger.bookmarks() == Strings{"first", tests::kMistral});
    widget.act(BookmarksAllowed{{tests::kMistral}, true, -1});
    CHECK(widget.state.ledger.bookmarks() == Strings{tests::kMistral, "first"});
}

TEST_CASE("CompareBookmarks: the first eight that are there stand side by side, and the page is told")
{
    Widget widget;
    (void)widget.state.ledger.import(Strings{"gone", tests::kMistral});
    const auto effects = widget.act(CompareBookmarks{});
    CHECK(find<StateChanged>(effects)->items == Strings{tests::kMistral});
    CHECK(widget.state.selection.items == Strings{tests::kMistral});
    CHECK(widget.ignores(CompareBookmarks{}));
}

TEST_CASE("ExportBookmarks, BookmarksImported: a file that reads back")
{
    Widget widget;
    CHECK(widget.ignores(ExportBookmarks{}));
    (void)widget.state.ledger.import(Strings{tests::kMistral, "go\"ne"});
    const auto effects = widget.act(ExportBookmarks{});
    REQUIRE(find<SaveFile>(effects) != nullptr);
    CHECK(find<SaveFile>(effects)->name == "juxta-bookmarks.json");
    CHECK(find<SaveFile>(effects)->text.ends_with("\"items\":[\"" + std::string(tests::kMistral) + "\",\"go\\\"ne\"]}\n"));
    CHECK(find<SaveFile>(effects)->text.starts_with("{\"juxta-bookmarks\":1,"));

    Widget other;
    CHECK(find<PickFile>(other.act(ImportBookmarks{})) != nullptr);
    const auto asked = other.act(BookmarksImported{Strings{tests::kMistral, "", "go\"ne", "unwanted"}});
    CHECK(*find<AskBookmarks>(asked) == AskBookmarks{{tests::kMistral, "go\"ne", "unwanted"}});
    CHECK(ordered<records::Write>(asked) == nullptr);  // nothing is stored before the page was asked
    const auto write = other.act(BookmarksAllowed{{tests::kMistral, "go\"ne"}});
    CHECK(announced(other.act(RecordsStored{ordered<records::Write>(write)->id, records::Storage::lasting, {}})) == Strings{"2 bookmarks were added."});
    CHECK(other.state.ledger.bookmarks() == Strings{tests::kMistral, "go\"ne"});
    CHECK(announced(other.act(BookmarksImported{Strings{tests::kMistral}})) == Strings{"You have all bookmarks of that file already."});
    CHECK(announced(other.act(BookmarksImported{})) == Strings{"That file holds no bookmarks of this kind; nothing was changed."});
}

TEST_CASE("ForgetAll: only when it was asked for, and then all of it is gone")
{
    Widget widget;
    (void)widget.state.ledger.import(Strings{tests::kMistral});
    CHECK(widget.ignores(ForgetAll{}));
    CHECK(announced(widget.act(AskToForget{true})).size() == 1);
    CHECK(widget.state.keeping.asked_to_forget);
    widget.act(AskToForget{false});
    CHECK(widget.ignores(ForgetAll{}));
    widget.act(AskToForget{true});
    CHECK(find<ForgetRecords>(widget.act(ForgetAll{})) != nullptr);
    CHECK(announced(widget.act(Forgotten{})) == Strings{"All of it is deleted."});
    CHECK(widget.state.ledger.empty());
}

TEST_CASE("ForgetAll: while all is being deleted nothing is kept, moved, cast or asked")
{
    Widget widget;
    (void)widget.state.ledger.import(Strings{tests::kMistral, "b"});
    widget.act(AskToForget{true});
    widget.act(ForgetAll{});
    CHECK(widget.state.keeping.news == "Deleting all of it…");
    for (const Action& action : std::vector<Action>{ToggleBookmark{tests::kMistral}, BookmarksAllowed{{"c"}}, MoveBookmark{tests::kMistral, 1}, ImportBookmarks{}, BookmarksImported{Strings{"c"}},
                                                    CastVote{tests::kMistral, records::Choice::positive}, VoteAllowed{tests::kMistral, records::Choice::positive, {}}, AskToForget{true}, ForgetAll{}})
        CHECK(widget.ignores(action));
    widget.act(Forgotten{});
    CHECK(find<AskBookmarks>(widget.act(ToggleBookmark{tests::kMistral})) != nullptr);
}

TEST_CASE("Forgotten: what could not be deleted is not said to be, and stays shown")
{
    Widget widget;
    (void)widget.state.ledger.import(Strings{tests::kMistral});
    widget.act(AskToForget{true});
    widget.act(ForgetAll{});
    const auto said = announced(widget.act(Forgotten{false}));
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("did not let all of it be deleted") != std::string::npos);
    CHECK(widget.state.ledger.kept(tests::kMistral));
    CHECK_FALSE(widget.ignores(AskToForget{true}));
}

TEST_CASE("CastVote: asks the page, is written, then sent, and what came of it is said")
{
    using records::Choice;
    Widget widget;
    auto   effects = widget.act(CastVote{tests::kMistral, Choice::positive});
    REQUIRE(effects.size() == 1);
    CHECK(*find<AskVote>(effects) == AskVote{tests::kMistral, Choice::positive});
    CHECK(widget.state == Widget().state);

    effects = widget.act(VoteAllowed{tests::kMistral, Choice::positive, {0, 0, "ballot"}});
    CHECK(ordered<records::Post>(effects) == nullptr);
    effects = widget.act(RecordsStored{ordered<records::Write>(effects)->id, records::Storage::lasting, {}});
    REQUIRE(ordered<records::Post>(effects) != nullptr);
    CHECK(ordered<records::Post>(effects)->ballot.key == "ballot");
    CHECK(widget.ignores(CastVote{tests::kMistral, Choice::positive}));
    CHECK(announced(widget.act(BallotAnswered{"ballot", 503, {}, {0, 0x80000000, {}}})) == Strings{"The site cannot take votes just now. Your vote is kept in this browser and is sent again by itself."});
    CHECK(find<Hurry>(widget.act(SendVotes{})) != nullptr);
    CHECK(ordered<records::Post>(widget.act(TimePassed{true, {}})) != nullptr);
    effects = widget.act(BallotAnswered{"ballot", 200, {}, {}});
    CHECK(announced(effects) == Strings{"Your vote is counted."});
    widget.act(RecordsStored{ordered<records::Write>(effects)->id, records::Storage::lasting, {}});
    CHECK(widget.ignores(SendVotes{}));
}

TEST_CASE("CastVote: nothing where the page counts none, for an item that is gone, or before the storage was read")
{
    Widget widget;
    CHECK(widget.ignores(CastVote{"gone", records::Choice::positive}));
    CHECK(widget.ignores(VoteAllowed{"gone", records::Choice::positive, {}}));
    widget.state.offers.votes = false;
    CHECK(widget.ignores(CastVote{tests::kMistral, records::Choice::positive}));
    CHECK(widget.ignores(VoteAllowed{tests::kMistral, records::Choice::positive, {}}));
    widget.state.offers.votes = true;
    widget.state.ledger       = {};
    CHECK(widget.ignores(CastVote{tests::kMistral, records::Choice::positive}));
}

TEST_CASE("CountsAnswered: whether the endpoint's counts are here")
{
    Widget widget;
    widget.act(CountsAnswered{false});
    CHECK(widget.state.keeping.no_counts);
    widget.act(CountsAnswered{});
    CHECK_FALSE(widget.state.keeping.no_counts);
}

TEST_CASE("update: without a bundle nothing traps, and a selection waits")
{
    State state;
    for (const Action& action : std::vector<Action>{ToggleDifferences{}, FoldReviewer{"a"}, FoldAll{true}, Retry{}, Reset{}, SelectItems{{"a"}}, Subscribe{},
                                                    ToggleBookmark{"a"}, BundleArrived{}, SubscribeAnswered{}, CastVote{"a", records::Choice::positive},
                                                    CompareBookmarks{}, ExportBookmarks{}, ImportBookmarks{}, BookmarksImported{Strings{"a"}}, RecordsRead{}, Forgotten{}}) {
        CAPTURE(action.index());
        const Step step = update(nullptr, state, action);
        CHECK(update(nullptr, state, action).state == step.state);
    }
    CHECK(update(nullptr, state, SelectItems{{"a"}}).state.selection.items == Strings{"a"});
}

TEST_SUITE_END();
