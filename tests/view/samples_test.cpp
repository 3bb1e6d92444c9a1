// tests/view/samples_test.cpp - what holds for every sample, and after every action on every sample.
// SPDX-License-Identifier: MIT
#include "view/samples.hpp"

#include "tests/view/view_texts.hpp"
#include "view/build_view.hpp"
#include "view/decision_report.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <set>

using namespace juxta;
using namespace juxta::view;

namespace {

/// Everything that holds for any screen.
void check_screen(const ScreenView& screen)
{
    CHECK_FALSE(screen.label.empty());
    CHECK_FALSE(screen.language.empty());
    std::set<std::string> ids;
    for (const tests::Part& part : tests::parts_of(screen)) {
        CAPTURE(part.id);
        CHECK_FALSE(part.id.empty());
        CHECK(ids.insert(part.id).second);
        if (part.must_say) CHECK_FALSE(part.text.empty());
        CHECK(part.id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._~-%") == std::string::npos);
        CHECK(part.text.find('{') == std::string::npos);  // no pattern was left unfilled
    }
    const auto* view = std::get_if<ComparisonView>(&screen.content);
    if (view == nullptr) return;
    const std::size_t columns = view->cards.size();
    CHECK(columns >= 1);
    CHECK(columns <= model::kMaxSideBySide);
    CHECK(view->table.columns.size() == columns);
    CHECK(view->scorecard.columns.size() == columns);
    for (const CardView& card : view->cards) CHECK(card.figures.size() == 3);
    for (const RowGroupView& group : view->table.groups) {
        CHECK_FALSE(group.rows.empty());
        for (const RowView& row : group.rows) CHECK(row.cells.size() == columns);
    }
    for (const ReviewerView& reviewer : view->scorecard.reviewers) CHECK(reviewer.reviews.size() == columns);
    CHECK(view->table.groups.empty() != view->table.nothing.text.empty());
}

const Sample& sample(const std::vector<Sample>& all, const std::string& name)
{
    for (const Sample& one : all)
        if (one.name == name) return one;
    FAIL("no sample " << name);
    return all.front();
}

}  // namespace

TEST_SUITE_BEGIN("view/samples");

TEST_CASE("samples: there is one for every state a person can meet")
{
    std::set<std::string> names;
    for (const Sample& one : samples()) {
        CAPTURE(one.name);
        CHECK(names.insert(one.name).second);
        CHECK(one.about.ends_with("."));
        CHECK(one.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
    }
    for (const char* name :
         {"comparison",         "loading_unknown",   "loading_progress", "load_failed",        "empty",            "no_votes_yet",    "votes",
          "split_panel",        "no_panel",          "unknown_values",   "not_applicable",     "one_item",         "three_items",     "eight_items",
          "long_names",         "long_prose",        "differences_only", "no_differences",     "folded",           "missing_review",  "best_and_ties",
          "newsletter_idle",    "newsletter_invalid", "newsletter_sending", "newsletter_sent", "newsletter_failed", "bookmarks_loading", "bookmarks_empty",
          "bookmarks_list",     "bookmarks_failed",  "bookmarks_late",   "bookmarks_unknown", "bookmarks_newer",  "bookmarks_forget",   "bookmarks_file",   "bookmarks_saving",
          "votes_offered",      "votes_counted",     "votes_pending",    "votes_waiting",    "votes_offline",      "votes_busy",       "votes_resting",   "votes_refused",  "notices",          "scripts",            "many_rows",
          "own_weights",        "no_weights",        "tied",             "beaten",             "weighed_facts",    "must_haves",      "limit_typed",
          "all_set_aside",      "weight_typed",      "add_items",        "add_search",         "add_nothing",      "add_full",        "pinned"}) {
        CAPTURE(name);
        CHECK(names.contains(name));
    }
}

TEST_CASE("samples: each view is what build_view makes of its bundle and state, each time")
{
    for (const Sample& one : samples()) {
        CAPTURE(one.name);
        CHECK(one.view == build_view(one.bundle.get(), one.state));
    }
}

TEST_CASE("samples: in each view ids are unique, and what must be said is said")
{
    for (const Sample& one : samples()) {
        CAPTURE(one.name);
        check_screen(one.view);
    }
}

TEST_CASE("samples: the states are what their names say")
{
    const auto all  = samples();
    const auto view = [&](const char* name) -> const ComparisonView& { return std::get<ComparisonView>(sample(all, name).view.content); };

    CHECK(std::holds_alternative<LoadingView>(sample(all, "loading_unknown").view.content));
    CHECK(std::get<LoadingView>(sample(all, "loading_progress").view.content).progress.has_value());
    CHECK(std::holds_alternative<FailedView>(sample(all, "load_failed").view.content));
    CHECK(std::holds_alternative<EmptyView>(sample(all, "empty").view.content));
    CHECK(view("one_item").cards.size() == 1);
    CHECK(view("three_items").cards.size() == 3);
    CHECK(view("eight_items").cards.size() == 8);
    for (const CardView& card : view("long_names").cards) CHECK(card.name.text.size() == 61);
    CHECK(view("no_differences").table.groups.empty());
    CHECK(view("scripts").cards[3].category.text.find("\u202E") == std::string::npos);
    CHECK(view("notices").notices.size() == 3);

    std::size_t prose = 0;
    for (const Paragraph& paragraph : view("long_prose").scorecard.reviewers[0].reviews[0].prose.paragraphs)
        for (const Span& span : paragraph.spans) prose += span.text.size() + (span.code ? 2 : 0);
    CHECK(prose == 1140);

    std::size_t rows = 0;
    for (const RowGroupView& group : view("many_rows").table.groups) rows += group.rows.size();
    CHECK(rows >= 60);
}

TEST_CASE("update: is pure, and after every action on every sample the screen is whole")
{
    for (const Sample& one : samples()) {
        CAPTURE(one.name);
        std::vector<Action> actions = tests::actions_of(one.view);
        for (const Action& action : std::vector<Action>{
                 ToggleDifferences{}, FoldReviewer{"engineer"}, FoldReviewer{"nobody"}, FoldAll{true}, FoldAll{false}, Retry{}, Reset{},
                 SelectItems{{"pebble-9"}}, SelectItems{{"pebble-9", "gone", "pebble-9"}}, SelectItems{{}}, RestoreState{"1;items=pebble-9;diff=1;fold=owner"},
                 RestoreState{"nonsense"}, RestoreState{std::string(5000, 'x')}, EditEmail{"ada@example.com"}, EditEmail{""}, Subscribe{},
                 ToggleBookmark{"pebble-9"}, ToggleBookmark{"gone"}, LoadStarted{}, LoadProgressed{10, 20}, LoadProgressed{30, 20},
                 LoadFailed{Error{ErrorCode::syntax, "/items", "x"}}, BundleArrived{2}, SubscribeAnswered{}, SubscribeAnswered{Error{}},
                 MoveBookmark{"pebble-9", 1}, CompareBookmarks{}, ExportBookmarks{}, ImportBookmarks{}, AskToForget{}, ForgetAll{},
                 CastVote{"pebble-9", records::Choice::positive}, CastVote{"gone", records::Choice::negative}, SendVotes{},
                 RecordsRead{{{"b/pebble-9", "02 0000000000001 sample00 +1"}, {"x", "y"}}, records::Storage::memory, "sample01", {1, 2, "k"}},
                 BookmarksAllowed{{"pebble-9"}, true}, BookmarksAllowed{{"pebble-9"}, false}, BookmarksAllowed{{"pebble-9"}, true, 1}, BookmarksAllowed{}, VoteAllowed{"pebble-9", records::Choice::negative, {1, 2, "k"}},
                 RecordsStored{1, records::Storage::lasting, {}}, RecordsConflicted{1, {{"b/pebble-9", ""}}, {}}, BallotAnswered{"ballot-1", 200, {}, {1, 2, "k"}},
                 BallotAnswered{"ballot-1", 0, {}, {}}, CountsAnswered{}, CountsAnswered{false}, TimePassed{true, {}}, BookmarksImported{},
                 BookmarksImported{std::vector<ItemId>{"pebble-9", "new", "\xFF"}}, Forgotten{}, Forgotten{false}})
            actions.push_back(action);

        for (const Action& action : actions) {
            CAPTURE(action.index());
            const State before = one.state;
            const Step  step   = update(one.bundle.get(), one.state, action);
            const Step  again  = update(one.bundle.get(), one.state, action);

            CHECK(one.state == before);
            CHECK(step.state == again.state);
            CHECK(step.effects == again.effects);
            // The bundle is with the state that arrived, as the host keeps it.
            check_screen(build_view(one.bundle.get(), step.state));
            CHECK(read_state(write_state(step.state.selection)).selection == step.state.selection);
            for (const Effect& effect : step.effects) {
                if (const auto* changed = std::get_if<StateChanged>(&effect)) {
                    CHECK(changed->state == write_state(step.state.selection));
                    CHECK(changed->state != write_state(one.state.selection));
                }
                if (const auto* announced = std::get_if<Announce>(&effect)) CHECK_FALSE(announced->text.empty());
            }
        }
    }
}

TEST_CASE("samples: every one with a bundle has a decision report")
{
    for (const Sample& one : samples()) {
        if (!one.bundle) continue;
        CAPTURE(one.name);
        const std::string report = decision_report(*one.bundle, one.state);
        CHECK(report.starts_with("{\"items\":["));
        CHECK(report.ends_with("\"}"));
    }
}

TEST_SUITE_END();
