// tests/view/catalogue_test.cpp - the list of all items: what it opens with, finds, filters, sorts, picks, and what its links say.
// SPDX-License-Identifier: MIT
#include "tests/view/seed_bundle.hpp"
#include "view/build_view.hpp"
#include "view/link.hpp"
#include "view/listing.hpp"
#include "view/samples.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <random>

using namespace juxta;
using namespace juxta::view;

namespace {

const std::vector<Sample>& all()
{
    static const std::vector<Sample> made = samples();
    return made;
}

const Sample& sample(std::string_view name) { return *std::ranges::find(all(), name, &Sample::name); }

/// A widget with a sample's bundle, as a reader uses it.
struct Stage {
    const model::Bundle* bundle;
    State                state;
    Memo                 memo;
    std::vector<Effect>  effects = {};

    explicit Stage(std::string_view name) : bundle(sample(name).bundle.get()), state(sample(name).state) {}

    void act(const Action& action)
    {
        Step step = update(bundle, state, action);
        state     = std::move(step.state);
        effects   = std::move(step.effects);
    }
    CatalogueView view()
    {
        ScreenView screen = build_view(bundle, state, memo);
        CHECK(screen == build_view(bundle, state));  // what the last view left changes nothing
        return std::get<CatalogueView>(std::move(screen.content));
    }
    ComparisonView comparison() { return std::get<ComparisonView>(build_view(bundle, state, memo).content); }
    std::vector<std::string> names()
    {
        std::vector<std::string> names;
        for (const ListRowView& row : view().list.shown) names.push_back(row.open.label);
        return names;
    }
};

using Strings = std::vector<std::string>;

const FacetView* facet(const CatalogueView& view, std::string_view column)
{
    const auto at = std::ranges::find(view.facets, column, &FacetView::column);
    return at == view.facets.end() ? nullptr : &*at;
}

}  // namespace

TEST_SUITE_BEGIN("view/catalogue");

TEST_CASE("kind_of: a bundle with a comparison, a few items or items asked for opens with the comparison, else with the catalogue")
{
    const auto of = [](std::size_t count) {
        model::Bundle bundle;
        for (std::size_t i = 0; i < count; ++i)
            bundle.items.set_text(bundle.items.append(), model::ItemText::id, bundle.texts.add("shelf-" + std::to_string(i)));
        bundle.index_items();
        return bundle;
    };
    CHECK(kind_of(of(8), {}) == ScreenKind::comparison);
    model::Bundle many = of(9);
    Selection     selection;
    CHECK(kind_of(many, selection) == ScreenKind::catalogue);
    selection.items = {"shelf-1"};
    CHECK(kind_of(many, selection) == ScreenKind::comparison);
    selection.kind = ScreenKind::catalogue;
    CHECK(kind_of(many, selection) == ScreenKind::catalogue);
    many.comparisons.push_back({"first", {}, {0, 1}});
    CHECK(kind_of(many, {}) == ScreenKind::comparison);
}

TEST_CASE("a list shows all items in the bundle's order until something is asked")
{
    Stage stage("catalogue");

    const CatalogueView view = stage.view();

    CHECK(view.summary.text == "12 items");
    CHECK(view.list.rows == 12);
    CHECK(view.list.shown.size() == 12);
    CHECK(stage.names().front() == "Clover Relay 1");
    CHECK(view.list.columns.front().sort.label == "Name");
    CHECK(view.list.columns[1].sort.label == "Score");
    CHECK(view.facets.empty());
    CHECK_FALSE(view.compare.has_value());
}

TEST_CASE("what is typed finds by words and beginnings, best first, and marks them")
{
    Stage stage("catalogue");
    stage.act(EditQuery{"rel"});
    CHECK(stage.names() == Strings{"Clover Relay 1", "Clover Relay 7"});
    const CatalogueView view = stage.view();
    CHECK(view.summary.text == "2 of 12 items");
    CHECK(view.list.shown.front().marks == std::vector<Stretch>{{7, 10}});

    stage.act(EditQuery{"orchrad"});
    CHECK(stage.names() == Strings{"Orchard 3 4", "Orchard 3 10"});
    CHECK(stage.view().summary.text == "2 of 12 items. None has exactly these words, so typing errors are forgiven.");

    stage.act(EditQuery{"walnut"});
    CHECK(stage.view().list.rows == 0);
    CHECK(stage.view().list.nothing.text == "No item is left. Search for less, or take back a filter.");
    stage.act(EditQuery{""});
    CHECK(stage.view().list.rows == 12);
}

TEST_CASE("a query is no longer than it need be, cut between characters, and holds no control characters")
{
    Stage stage("catalogue");
    stage.act(EditQuery{std::string(255, 'a') + "é"});
    CHECK(stage.state.selection.browse.query == std::string(255, 'a'));
    stage.act(EditQuery{"a\tb\x7F"});
    CHECK(stage.state.selection.browse.query == "a b\uFFFD");
}

TEST_CASE("a press on a head sorts, another one turns it round, a third takes it back; unknown values stay last")
{
    Stage stage("catalogue");
    REQUIRE(stage.view().list.columns[3].sort.label == "Input price");
    const auto press = [&] { stage.act(SortBy{"input_price"}); };

    press();
    CHECK(stage.view().list.columns[3].sorted == Sorted::ascending);  // lower is better: the best first
    Strings cells;
    for (const ListRowView& row : stage.view().list.shown) cells.push_back(row.cells[2].text.text);
    const auto known = std::ranges::count_if(cells, [](const std::string& cell) { return cell.starts_with("$"); });
    CHECK(std::is_partitioned(cells.begin(), cells.end(), [](const std::string& cell) { return cell.starts_with("$"); }));
    CHECK(known == 6);
    press();
    CHECK(stage.view().list.columns[3].sorted == Sorted::descending);
    cells.clear();
    for (const ListRowView& row : stage.view().list.shown) cells.push_back(row.cells[2].text.text);
    CHECK(std::is_partitioned(cells.begin(), cells.end(), [](const std::string& cell) { return cell.starts_with("$"); }));
    press();
    CHECK(stage.view().list.columns[3].sorted == Sorted::none);
    CHECK(stage.names().front() == "Clover Relay 1");

    stage.act(SortBy{kScoreColumn});
    CHECK(stage.state.selection.browse.descending);  // the best first
    stage.act(SortBy{"nothing"});
    CHECK(stage.state.selection.browse.sort == kScoreColumn);
}

TEST_CASE("the score of a list is the total of the comparison, and follows the reader's weights")
{
    Stage stage("catalogue");
    stage.state.selection.weights = {{"context", 2}, {"open", 1}};
    stage.act(SortBy{kScoreColumn});
    const ListRowView best = stage.view().list.shown.front();
    const std::string told = best.cells.front().text.text;

    stage.act(OpenItem{best.item});
    stage.act(AddItem{"shelf-1"});
    const ComparisonView beside = stage.comparison();

    Listing listing(*stage.bundle);
    const model::ItemIndex items[] = {*stage.bundle->find_item(best.item)};
    const auto             total   = listing.totals(stage.state.selection, items).front();
    CHECK(beside.decision->standings.front().bar->value == total.estimate);
    CHECK(told == "40.5 to 83.4");  // not all of it is known
    for (const StandingView& standing : beside.decision->standings)
        if (standing.bar) CHECK(standing.bar->value <= beside.decision->standings.front().bar->value);
}

TEST_CASE("filters: counts are of what passes the other filters, and every choice leaves as many items as it says")
{
    Stage stage("catalogue_filters");
    stage.act(ClearFilters{});
    REQUIRE(stage.view().list.rows == 12);
    CHECK_FALSE(stage.view().clear.has_value());
    std::size_t tried = 0;
    const CatalogueView before = stage.view();
    for (const FacetView& one : before.facets) {
        for (const Button& choice : one.choices) {
            stage.act(choice.action);
            const CatalogueView after = stage.view();
            CHECK_MESSAGE(choice.label.ends_with(" (" + std::to_string(after.list.rows) + ")"), choice.label, " leaves ", after.list.rows);
            CHECK(facet(after, one.column)->choices.size() == one.choices.size());  // its own choice does not narrow a column's choices
            stage.act(choice.action);
            ++tried;
        }
        if (one.known) {
            stage.act(one.known->action);
            CHECK(one.known->label == "Only where published (" + std::to_string(stage.view().list.rows) + ")");
            stage.act(one.known->action);
        }
    }
    CHECK(tried > 10);
    CatalogueView after = stage.view();
    after.list.turn     = before.list.turn;
    CHECK(after == before);
}

TEST_CASE("filters: a value that a link asks for and no item has is there to be taken back")
{
    Stage stage("catalogue_filters");
    stage.act(ClearFilters{});
    const std::string column(kCategoryColumn);
    stage.state.selection.browse.filters = {{column, "", "", {"Spaceships", "Spaceships"}}};
    const CatalogueView view = stage.view();
    CHECK(view.list.rows == 0);
    const auto& choices = facet(view, column)->choices;
    REQUIRE(choices.back().label == "Spaceships (0)");
    CHECK(std::ranges::count(choices, choices.back().label, &Button::label) == 1);
    CHECK(choices.back().pressed == Switch::on);
    stage.act(choices.back().action);
    CHECK(stage.view().list.rows == 12);
}

TEST_CASE("filters: what is unknown passes no limit unless the reader says so; what is typed wrong changes nothing")
{
    Stage stage("catalogue_filters");
    stage.act(ClearFilters{});
    stage.act(SetFilterLimit{"context", false, "32768"});
    for (const ListRowView& row : stage.view().list.shown) CHECK(row.cells[1].text.text != "Not published");
    const std::size_t known = stage.view().list.rows;
    stage.act(ToggleKnown{"context"});
    CHECK(stage.view().list.rows == known + 2);
    CHECK(facet(stage.view(), "context")->known->label == "Also where not published (2)");

    stage.act(SetFilterLimit{"context", true, "much"});
    const CatalogueView wrong = stage.view();
    CHECK(facet(wrong, "context")->high->error.text == "This is no number or day.");
    CHECK(facet(wrong, "context")->high->value == "much");
    CHECK(wrong.list.rows == known + 2);
    stage.act(SetFilterLimit{"released", false, "2026-01-01"});
    CHECK(stage.state.selection.browse.filters.back().low == "2026-01-01");
    stage.act(SetFilterLimit{"released", false, ""});
    CHECK(stage.state.selection.browse.filters.size() == 1);
    stage.act(SetFilterLimit{"runs_on", false, "1"});  // tags have no limit
    CHECK(stage.state.selection.browse.filters.size() == 1);
}

TEST_CASE("filters: an exception for what is unknown goes with the limit that it is an exception of")
{
    Stage stage("catalogue_filters");
    stage.act(ClearFilters{});
    stage.act(ToggleKnown{"context"});
    const std::size_t known = stage.view().list.rows;
    CHECK(known == 10);
    stage.act(SetFilterLimit{"context", false, "1"});
    stage.act(ToggleKnown{"context"});
    CHECK(stage.view().list.rows == 12);
    stage.act(SetFilterLimit{"context", false, ""});
    CHECK(stage.view().list.rows == known);
    stage.act(RestoreState{"1;view=catalogue;filter=context:known:unknown"});
    CHECK(stage.view().list.rows == known);
}

TEST_CASE("filters: only what meets the must-haves, where an unknown value is not a failed one")
{
    Stage stage("catalogue");
    stage.state.selection.musts = {{"context", compare::MustKind::at_least, "100000"}};
    stage.act(ShowFilters{true});
    REQUIRE(stage.view().meets.has_value());
    stage.act(ToggleMeets{});
    CHECK(stage.view().list.rows == 4);  // two that have as much, two that do not say
    stage.act(EditQuery{"juniper"});
    CHECK(stage.view().list.rows == 1);
    stage.act(ToggleMeets{});
    CHECK(stage.view().list.rows == 2);
}

TEST_CASE("up to eight items are picked and opened side by side; the way back has them picked")
{
    Stage stage("catalogue");
    for (int i = 0; i < 9; ++i) stage.act(PickItem{"shelf-" + std::to_string(i)});
    CHECK(stage.state.selection.browse.picked.size() == model::kMaxSideBySide);
    const CatalogueView full = stage.view();
    CHECK(full.picked.text == "8 items picked, the most that fit side by side");
    CHECK_FALSE(full.list.shown[8].pick.enabled);
    CHECK(full.list.shown[7].pick.enabled);

    stage.act(PickItem{"shelf-0"});
    stage.act(full.compare->action);
    CHECK(stage.comparison().cards.size() == 7);
    CHECK(stage.comparison().cards.front().item == "shelf-1");
    REQUIRE(stage.comparison().header.catalogue.has_value());
    CHECK(stage.comparison().header.catalogue->label == "All 12 items");
    stage.act(RemoveItem{"shelf-1"});
    stage.act(stage.comparison().header.catalogue->action);
    CHECK(stage.view().picks.size() == 6);
    stage.act(UnpickAll{});
    CHECK(stage.view().picks.empty());
}

TEST_CASE("to look at one item costs no pick, and there is a way back wherever the page begins with the list")
{
    Stage stage("catalogue");
    for (const char* item : {"shelf-1", "shelf-2", "shelf-3"}) stage.act(PickItem{item});
    stage.act(OpenItem{"shelf-7"});
    stage.act(ShowCatalogue{});
    CHECK(stage.state.selection.browse.picked == Strings{"shelf-1", "shelf-2", "shelf-3"});

    Stage few("eight_items");
    CHECK_FALSE(few.comparison().header.catalogue.has_value());
    few.state.start.kind = few.state.selection.kind = ScreenKind::catalogue;
    few.act(OpenItem{"pebble-9"});
    CHECK(few.comparison().header.catalogue.has_value());
    few.act(ShowCatalogue{});
    few.act(SelectItems{{"pebble-9", "tidewater-speech"}});  // the page asks for items: side by side
    CHECK(few.comparison().cards.size() == 2);
}

TEST_CASE("what a link searches for is clean and no longer than what can be typed")
{
    Stage stage("catalogue");
    stage.act(RestoreState{"1;view=catalogue;q=" + std::string(400, 'x')});
    CHECK(stage.view().query.value == std::string(256, 'x'));
    stage.act(RestoreState{"1;view=catalogue;q=a%E2%80%AEb"});
    CHECK(stage.view().query.value == "a\uFFFDb");
    stage.act(EditQuery{"two "});
    CHECK(stage.view().query.value == "two ");
}

TEST_CASE("a list holds a window of its rows, wherever the reader is, and begins at its top when other rows are left")
{
    Stage stage("catalogue_window");
    CHECK(stage.view().list.rows == 1000);
    CHECK(stage.view().list.first() == 400);
    CHECK(stage.view().list.shown.size() == kWindowRows);
    stage.act(ShowRows{5000});
    CHECK(stage.view().list.first() == 1000 - kWindowRows);
    const auto turn = stage.view().list.turn;
    stage.act(PickItem{"shelf-1"});
    CHECK(stage.view().list.turn == turn);
    CHECK(stage.view().list.first() == 1000 - kWindowRows);
    stage.act(EditQuery{"orchard"});
    CHECK(stage.view().list.turn != turn);
    CHECK(stage.view().list.first() == 0);
}

TEST_CASE("on paper a list has its first 500 rows, which is said, and the reader's window is there again after")
{
    Stage             stage("catalogue_window");
    const std::string summary = stage.view().summary.text;
    stage.act(Print{});
    CHECK(stage.view().list.first() == 0);
    CHECK(stage.view().list.shown.size() == kPrintedRows);
    CHECK(stage.view().summary.text == "1000 items. The first 500 are printed; narrow the list to print others.");
    stage.act(Print{false});
    CHECK(stage.view().list.first() == 400);
    CHECK(stage.view().summary.text == summary);

    stage.act(EditQuery{"orchard"});
    REQUIRE(stage.view().list.rows < kPrintedRows);
    const std::string few = stage.view().summary.text;
    stage.act(Print{});
    CHECK(stage.view().list.shown.size() == stage.view().list.rows);
    CHECK(stage.view().summary.text == few);
}

TEST_CASE("list_text: all rows that are left, in their order, with the columns that are shown")
{
    Stage stage("catalogue_window");
    Memo  memo;
    const std::string all = list_text(*stage.bundle, stage.state, memo, ',');
    CHECK(std::ranges::count(all, '\n') == 1001);
    CHECK(all.starts_with("Name,Score (of 100),Context window (tokens),Input price (per 1M tokens),Median delay (ms)\r\nClover Relay 1,"));

    stage.act(EditQuery{"orchard 400"});
    CHECK(list_text(*stage.bundle, stage.state, memo, '\t').starts_with("Name\tScore (of 100)\t"));
    CHECK(std::ranges::count(list_text(*stage.bundle, stage.state, memo, '\t'), '\n') == 1 + static_cast<std::ptrdiff_t>(stage.view().list.rows));
}

TEST_CASE("columns: any of them, in the order they were chosen, and back to those of the bundle")
{
    Stage stage("catalogue");
    const auto heads = [&] {
        Strings labels;
        for (const ListColumnView& column : stage.view().list.columns) labels.push_back(column.sort.label);
        return labels;
    };
    const Strings usual = heads();
    stage.act(ToggleColumn{"runs_on"});
    CHECK(heads().back() == "Runs on");
    stage.act(ToggleColumn{"runs_on"});
    CHECK(heads() == usual);
    CHECK_FALSE(stage.state.selection.browse.columns.has_value());
    stage.act(ToggleColumn{kNameColumn});
    CHECK(heads() == usual);
}

TEST_CASE("a link to a list opens the same list on another machine")
{
    for (const char* name : {"catalogue", "catalogue_found", "catalogue_near", "catalogue_nothing", "catalogue_columns"}) {
        const Sample&     told = sample(name);
        const std::string link = link_to(*told.bundle, told.state.selection).text;
        State             state = update(told.bundle.get(), State{}, LoadStarted{}).state;
        state                   = update(told.bundle.get(), state, RestoreState{link}).state;
        state                   = update(told.bundle.get(), state, BundleArrived{0}).state;
        state.columns_open      = told.state.columns_open;
        CatalogueView here = std::get<CatalogueView>(build_view(told.bundle.get(), state).content), there = std::get<CatalogueView>(told.view.content);
        here.list.turn = there.list.turn = 0;
        CHECK_MESSAGE(here == there, name, " ", link);
    }
    CHECK(link_to(*sample("catalogue_filters").bundle, sample("catalogue_filters").state.selection).text ==
          "1;must=open;view=catalogue;filter=runs_on:is:Linux:unknown,context:min:32768,input_price:known;meets=1");
    // Items that somebody sends stand side by side, also where the page begins with the list.
    Selection begins;
    begins.kind = ScreenKind::catalogue;
    CHECK_FALSE(read_state("1;items=shelf-1,shelf-2", begins).selection.kind.has_value());
    CHECK(read_state("1;q=relay", begins).selection.kind == ScreenKind::catalogue);
}

TEST_CASE("what a link asks of a list that is not there is left out and said")
{
    Stage stage("catalogue");
    stage.act(RestoreState{"1;view=catalogue;sort=gone;filter=gone:known,runs_on:min:3,context:is:x;cols=gone,@name,context,context;pick=gone,shelf-1,shelf-1"});
    CHECK(stage.state.selection.browse.sort.empty());
    CHECK(stage.state.selection.browse.filters.empty());
    CHECK(*stage.state.selection.browse.columns == Strings{"context"});
    CHECK(stage.state.selection.browse.picked == Strings{"shelf-1"});
    CHECK(stage.view().notices.size() == 3);
}

TEST_CASE("a list made step by step is the list made anew, over random walks")
{
    std::mt19937 random(5);
    Stage        stage("catalogue_filters");
    std::size_t  lists = 0;
    for (int step = 0; step < 1500; ++step) {
        if (kind_of(*stage.bundle, stage.state.selection) != ScreenKind::catalogue) {
            stage.act(ShowCatalogue{});
            continue;
        }
        const CatalogueView view = stage.view();  // compares
        ++lists;
        std::vector<Action> actions;
        for (const FacetView& one : view.facets) {
            for (const Button& choice : one.choices) actions.push_back(choice.action);
            if (one.known) actions.push_back(one.known->action);
            if (one.low) actions.push_back(SetFilterLimit{one.column, random() % 2 == 0, random() % 3 == 0 ? "" : std::to_string(random() % 100000)});
        }
        for (const ListColumnView& column : view.list.columns) actions.push_back(column.sort.action);
        for (const char* typed : {"", "o", "or", "relay", "free", "mini small", "juniper clod"}) actions.push_back(EditQuery{typed});
        actions.push_back(SetWeight{"context", std::to_string(random() % 6)});
        actions.push_back(ToggleMeets{});
        actions.push_back(ToggleMust{random() % 2 == 0 ? "open" : "context"});
        actions.push_back(ClearFilters{});
        stage.act(actions[random() % actions.size()]);
    }
    CHECK(lists > 1000);
}

TEST_SUITE_END();
