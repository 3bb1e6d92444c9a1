// tests/view/plot_test.cpp - items between two measures: what is drawn, the front, boxes drawn over it, its link.
// SPDX-License-Identifier: MIT
#include "view/build_view.hpp"
#include "view/listing.hpp"
#include "catalogue/plot_scale.hpp"
#include "view/samples.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <optional>
#include <random>
#include <utility>

using namespace juxta;
using namespace juxta::view;
using catalogue::kAboveZero;
using catalogue::kMostNamed;
using catalogue::share_of;

namespace {

using Strings = std::vector<std::string>;
using model::Better;

const Sample& sample(std::string_view name)
{
    static const std::vector<Sample> made = samples();
    return *std::ranges::find(made, name, &Sample::name);
}

/// A widget with a sample's bundle, as a reader uses it.
struct Stage {
    const model::Bundle* bundle;
    State                state;
    Memo                 memo;

    explicit Stage(std::string_view name) : bundle(sample(name).bundle.get()), state(sample(name).state) {}

    void act(const Action& action) { state = update(bundle, state, action).state; }
    CatalogueView view()
    {
        ScreenView screen = build_view(bundle, state, memo);
        CHECK(screen == build_view(bundle, state));  // what the last view left changes nothing
        return std::get<CatalogueView>(std::move(screen.content));
    }
    PlotView plot() { return view().plot.value(); }
    void     brush(const std::string& drawn) { act(action_with(plot().brush, drawn)); }
};

struct Kind {
    const char*   id;
    model::Better better;
};
using Cells = std::vector<std::optional<double>>;

/// Items i0, i1 ... with a row of cells each, of attributes that are numbers.
model::Bundle bundle_of(const std::vector<Kind>& kinds, const std::vector<Cells>& rows)
{
    model::Bundle bundle;
    for (const Kind& kind : kinds) {
        model::Attribute what;
        what.id = what.label = kind.id;
        what.type            = model::AttributeType::number;
        what.better          = kind.better;
        bundle.attributes.push_back(what);
        bundle.columns.emplace_back(what.type);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto item = bundle.items.append();
        for (const auto where : {model::ItemText::id, model::ItemText::name}) bundle.items.set_text(item, where, bundle.texts.add("i" + std::to_string(i)));
        for (std::size_t k = 0; k < kinds.size(); ++k)
            if (rows[i][k]) bundle.columns[k].set_number(item, *rows[i][k]);
    }
    bundle.index_items();
    return bundle;
}

State plotting(const char* across, const char* up)
{
    State state;
    state.load                  = Arrived{};
    state.selection.kind        = ScreenKind::catalogue;
    state.selection.browse.plot = PlotWish{across, up};
    return state;
}

const FilterWish* wish(const Stage& stage, std::string_view column)
{
    const auto& filters = stage.state.selection.browse.filters;
    const auto  at      = std::ranges::find(filters, column, &FilterWish::column);
    return at == filters.end() ? nullptr : &*at;
}

}  // namespace

TEST_SUITE_BEGIN("view/plot");

TEST_CASE("default_plot: a price against the score; without them what is better low against what is better high")
{
    CHECK(default_plot(*sample("catalogue").bundle) == PlotWish{"input_price", std::string(kScoreColumn)});
    model::Bundle bundle;
    CHECK_FALSE(default_plot(bundle).has_value());
}

TEST_CASE("default_plot: what no item has a value of comes last")
{
    model::Bundle bundle = bundle_of({{"price", Better::lower}, {"size", Better::lower}, {"speed", Better::higher}, {"range", Better::higher}}, {{std::nullopt, 1, std::nullopt, 2}});
    CHECK(default_plot(bundle) == PlotWish{"size", "range"});
    bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, {{1, std::nullopt}});
    CHECK(default_plot(bundle) == PlotWish{"price", "speed"});
}

TEST_CASE("a plot is there only while it is asked for, and draws each item that has both values, once")
{
    Stage stage("catalogue_plot");
    CHECK(Stage("catalogue").view().draw.has_value());
    CHECK_FALSE(Stage("catalogue").view().plot.has_value());

    const PlotView plot = stage.plot();
    CHECK(plot.heading.text == "Score against Input price");
    CHECK(plot.summary.text == "12 items are drawn. 12 items without Input price are not: missing is not zero.");
    CHECK(plot.across.label.text == "Input price (per 1M tokens, lower is better)");
    CHECK(plot.up.label.text == "Score (of 100, higher is better)");
    CHECK(plot.dots.size() == 12);
    CHECK_FALSE(plot.box.has_value());

    stage.act(ShowPlot{false});
    CHECK_FALSE(stage.view().plot.has_value());
    stage.act(ShowPlot{true});
    CHECK(stage.plot() == plot);
    stage.act(ChooseAxis{true, "context"});
    stage.act(ShowPlot{false});
    stage.act(ShowPlot{true});
    CHECK(stage.plot().up.column == "context");  // as it was left
}

TEST_CASE("the front has the items that no other one drawn beats, numbered from left to right, with their values")
{
    Stage          stage("catalogue_plot");
    const PlotView plot = stage.plot();
    REQUIRE(plot.front.size() == 3);
    CHECK(plot.front[0].open.label == "1. Saffron Studio 15");
    CHECK(plot.front[0].values.text == "Input price: $0.05, Score: 59.6");
    CHECK(plot.front[2].open.label == "3. Basalt Edge 24");
    CHECK(plot.more.text.empty());
    for (std::size_t i = 1; i < plot.front.size(); ++i) {
        CHECK(plot.front[i].at.x > plot.front[i - 1].at.x);
        CHECK(plot.front[i].at.y > plot.front[i - 1].at.y);
    }
    // A step goes right at the same height, then up.
    REQUIRE(plot.stairs.size() == 5);
    CHECK(plot.stairs[1] == PlotPlace{plot.front[1].at.x, plot.front[0].at.y});

    stage.act(ChooseAxis{true, "context"});
    CHECK(stage.plot().front_heading.text == "Best trades");
    stage.act(ChooseAxis{true, "delay"});
    CHECK(stage.plot().heading.text == "Median delay against Input price");
}

TEST_CASE("an axis that is chosen for the other one changes places with it")
{
    Stage stage("catalogue_plot");
    stage.act(ChooseAxis{false, std::string(kScoreColumn)});
    CHECK(stage.state.selection.browse.plot == PlotWish{std::string(kScoreColumn), "input_price"});
    stage.act(ChooseAxis{false, "open"});  // no amount
    CHECK(stage.state.selection.browse.plot == PlotWish{std::string(kScoreColumn), "input_price"});
}

TEST_CASE("a box drawn over a plot sets the limits of both axes; the plot goes on showing what is outside of them")
{
    Stage       stage("catalogue_plot");
    const auto  all = stage.plot().dots.size();
    stage.brush("0,0.5,0.5,1");
    REQUIRE(wish(stage, "input_price") != nullptr);
    CHECK(wish(stage, "input_price")->low.empty());
    CHECK(wish(stage, "input_price")->high == "0.2");
    REQUIRE(wish(stage, kScoreColumn) != nullptr);
    CHECK_FALSE(wish(stage, kScoreColumn)->low.empty());
    CHECK(wish(stage, kScoreColumn)->high.empty());

    const CatalogueView view = stage.view();
    CHECK(view.filter.label == "Filters (2)");
    CHECK(view.plot->dots.size() == all);
    const auto within = std::ranges::count_if(view.plot->dots, &PlotDot::within);
    CHECK(within > 0);
    CHECK(static_cast<std::size_t>(within) < all);
    CHECK(view.list.rows == static_cast<std::size_t>(within));
    REQUIRE(view.plot->box.has_value());
    CHECK((*view.plot->box)[0] == 0);
    CHECK((*view.plot->box)[2] == doctest::Approx(0.5));
    CHECK(view.plot->across.high.value == "0.2");

    stage.brush("0,0,1,1");  // all of it: no limit
    CHECK(stage.state.selection.browse.filters.empty());
    for (const char* bad : {"", "x", "0.1", "0,0,1,1,1"}) stage.brush(bad);
    CHECK(stage.state.selection.browse.filters.empty());
}

TEST_CASE("a press on a dot picks its item, and takes it back; a press beside all of them does nothing")
{
    Stage           stage("catalogue_plot");
    const PlotPlace at = stage.plot().front[0].at;
    const auto      press = [&](double x, double y) { stage.brush(std::to_string(x) + "," + std::to_string(y)); };
    press(at.x, at.y);
    CHECK(stage.state.selection.browse.picked == Strings{"shelf-14"});
    CHECK(stage.plot().picked == std::vector<PlotPlace>{at});
    CHECK(stage.plot().front[0].pick.pressed == Switch::on);
    press(at.x + 0.01, at.y);
    CHECK(stage.state.selection.browse.picked.empty());
    press(0.97, 0.02);
    press(at.x + 0.04, at.y);
    CHECK(stage.state.selection.browse.picked.empty());
    stage.brush(std::to_string(at.x + 0.04) + "," + std::to_string(at.y) + ",0.05");  // a finger
    CHECK(stage.state.selection.browse.picked == Strings{"shelf-14"});
    stage.brush(std::to_string(at.x + 0.3) + "," + std::to_string(at.y + 0.3) + ",9");
    CHECK(stage.state.selection.browse.picked == Strings{"shelf-14"});
}

TEST_CASE("limits of the score follow the weights, and items without a score pass none")
{
    Stage stage("catalogue_plot");
    stage.act(SetFilterLimit{std::string(kScoreColumn), false, "58"});
    const std::size_t before = stage.view().list.rows;
    CHECK(before > 0);
    CHECK(before < 24);
    stage.act(SetWeight{"engineer", "5"});
    const std::size_t after = stage.view().list.rows;
    CHECK(after != before);
    Listing listing(*stage.bundle);
    CHECK(listing.rows(stage.state.selection).size() == after);
    const std::vector<model::ItemIndex> left = listing.rows(stage.state.selection);
    for (const model::ItemIndex& item : left) CHECK(listing.totals(stage.state.selection, {&item, 1}).front().estimate >= 58);
    stage.act(ClearFilters{});
    CHECK(stage.view().list.rows == 24);
}

TEST_CASE("a plot shows what is left by a search and the other filters")
{
    Stage stage("catalogue_plot");
    stage.act(EditQuery{"saffron"});
    const PlotView plot = stage.plot();
    CHECK(plot.dots.size() < 12);
    CHECK(plot.across.ticks == Stage("catalogue_plot").plot().across.ticks);  // the axes stay
    stage.act(EditQuery{"walnut"});
    CHECK(stage.plot().dots.empty());
    CHECK(stage.plot().front.empty());
}

TEST_CASE("a limit is typed as it is shown: with its own sign of currency, and either minus")
{
    Stage stage("catalogue_plot");
    for (const char* typed : {"$0.05", " $0.05 ", "0.05", "0,05", "0.05 $", "USD 0.05"}) {
        stage.act(SetFilterLimit{"input_price", false, ""});
        stage.act(SetFilterLimit{"input_price", false, typed});
        CAPTURE(typed);
        REQUIRE(wish(stage, "input_price") != nullptr);
        CHECK(wish(stage, "input_price")->low == "0.05");
    }
    stage.act(SetFilterLimit{"input_price", false, "\u2212$4"});
    CHECK(wish(stage, "input_price")->low == "-4");
    for (const char* typed : {"$$4", "\u20AC4", "4%", "--4", "$"}) {
        stage.act(SetFilterLimit{"input_price", false, typed});
        CHECK(wish(stage, "input_price")->low == "-4");  // no number of these: what counted before still counts
    }
    stage.act(SetFilterLimit{"context", false, "\u22123"});
    CHECK(wish(stage, "context")->low == "-3");
}

TEST_CASE("a reset takes the list to its top")
{
    Stage stage("catalogue_window");
    stage.state.start.kind = ScreenKind::catalogue;
    stage.act(EditQuery{"e"});
    stage.act(ShowRows{40});
    const std::uint32_t turn = stage.state.turn;
    stage.act(Reset{});
    CHECK(stage.state.first_row == 0);
    CHECK(stage.state.turn != turn);
}

TEST_CASE("a link carries the plot; one with columns that cannot be drawn is left out with a notice")
{
    Stage             stage("catalogue_plot");
    const std::string text = write_state(stage.state.selection);
    CHECK(text == "1;view=catalogue;plot=input_price,@score");
    CHECK(read_state(text).selection == stage.state.selection);
    CHECK(read_state("1;plot=input_price").notices.size() == 1);
    for (const char* strange : {"1;plot=open,@score", "1;plot=@score,@score", "1;plot=walnut,input_price"}) {
        Selection                selection = read_state(strange).selection;
        std::vector<std::string> notices;
        keep_valid(*stage.bundle, selection, notices);
        CHECK_FALSE(selection.browse.plot.has_value());
        CHECK(notices.size() == 1);
    }
}

TEST_CASE("the front is what nobody beats, whichever ends are better, with ties and without what is missing")
{
    std::mt19937 random(20);
    for (int round = 0; round < 400; ++round) {
        const Better right = round % 2 == 0 ? Better::lower : Better::higher, high = round / 2 % 2 == 0 ? Better::lower : Better::higher;
        // Few different values make ties, many of them fill the columns.
        const auto         different = 2 + random() % (round % 8 < 4 ? 4u : 4000u);
        std::vector<Cells> rows(1 + random() % 60);
        for (Cells& cells : rows)
            for (int k = 0; k < 2; ++k) cells.push_back(random() % 10 == 0 ? std::nullopt : std::optional<double>(static_cast<double>(random() % different) - 1));
        const model::Bundle bundle = bundle_of({{"x", right}, {"y", high}}, rows);
        Listing             listing(bundle);
        const State         state = plotting("x", "y");
        (void)listing.rows(state.selection);
        const catalogue::Plotted& plotted = listing.plotted(state.selection);

        std::vector<model::ItemIndex> left;
        std::size_t                   drawn = 0, without_x = 0, without_y = 0;
        const auto                    worth = [](double value, Better better) { return better == Better::lower ? -value : value; };
        for (model::ItemIndex i = 0; i < rows.size(); ++i) {
            if (!rows[i][0] || !rows[i][1]) {
                ++(rows[i][0] ? without_y : without_x);
                continue;
            }
            ++drawn;
            const double x = worth(*rows[i][0], right), y = worth(*rows[i][1], high);
            if (std::ranges::none_of(rows, [&](const Cells& other) {
                    if (!other[0] || !other[1]) return false;
                    const double ox = worth(*other[0], right), oy = worth(*other[1], high);
                    return ox >= x && oy >= y && (ox > x || oy > y);
                }))
                left.push_back(i);
        }
        std::ranges::stable_sort(left, {}, [&](model::ItemIndex item) { return *rows[item][0]; });
        CAPTURE(round);
        CHECK(plotted.whole);
        CHECK(plotted.across.has_value() == (without_x < rows.size()));
        if (!plotted.across || !plotted.up) {
            CHECK(drawn == 0);
            continue;
        }
        CHECK(plotted.drawn == drawn);
        CHECK(plotted.without_across == without_x);
        CHECK(plotted.without_up == without_y);
        CHECK(plotted.front == left.size());
        REQUIRE(plotted.named.size() == std::min(left.size(), kMostNamed));
        if (left.empty()) continue;
        if (left.size() <= kMostNamed) CHECK(plotted.named == left);
        CHECK(plotted.named.front() == left.front());
        CHECK(plotted.named.back() == left.back());
        // Corner and place of each that is a cell away from the one before, one after the other.
        std::vector<PlotPlace> stairs;
        for (const model::ItemIndex item : left) {
            const PlotPlace at{share_of(*plotted.across, *rows[item][0]), share_of(*plotted.up, *rows[item][1])};
            if (!stairs.empty()) {
                const PlotPlace last = stairs.back();
                if (at.x - last.x < 1.0 / kPlotColumns && std::abs(at.y - last.y) < 1.0 / kPlotRows) continue;
                stairs.push_back(right == Better::lower ? PlotPlace{at.x, last.y} : PlotPlace{last.x, at.y});
            }
            stairs.push_back(at);
        }
        CHECK(plotted.stairs == stairs);
    }
}

TEST_CASE("an axis that nobody says what is better of has no front, and says so; labels stand as the bundle has them")
{
    const model::Bundle bundle = bundle_of({{"GitHub stars", Better::undeclared}, {"price", Better::lower}}, {{1, 2}, {3, std::nullopt}, {2, 1}});
    const auto          plot   = std::get<CatalogueView>(build_view(&bundle, plotting("GitHub stars", "price")).content).plot.value();
    CHECK(plot.heading.text == "price against GitHub stars");
    CHECK(plot.summary.text == "2 items are drawn. 1 item without price is not: missing is not zero.");
    CHECK(plot.front_about.text == "Which end of GitHub stars is better is not said, so there is no front.");
    CHECK(plot.front_heading.text.empty());
    CHECK(plot.front.empty());
    CHECK(plot.stairs.empty());
}

TEST_CASE("a plot of what no item has a value of says so, and offers other axes")
{
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}, {"size", Better::lower}}, {{1, std::nullopt, 2}, {3, std::nullopt, 4}});
    State               state  = plotting("price", "speed");
    const PlotView      plot   = std::get<CatalogueView>(build_view(&bundle, state).content).plot.value();
    CHECK(plot.empty);
    CHECK(plot.summary.text == "No item has a known speed.");
    CHECK(plot.up.choices.size() == 3);
    CHECK_FALSE(plot.axes.has_value());
    CHECK(plot.dots.empty());
    state = update(&bundle, state, plot.up.choices.back().action).state;
    CHECK_FALSE(std::get<CatalogueView>(build_view(&bundle, state).content).plot->empty);
}

TEST_CASE("what else a plot may show is there when it is asked for")
{
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}, {"size", Better::lower}}, {{1, 5, 2}, {3, 6, 4}});
    State               state  = plotting("price", "speed");
    Memo                memo;
    const auto          plot   = [&] { return std::get<CatalogueView>(build_view(&bundle, state, memo).content).plot.value(); };
    CHECK(plot().across.choices.empty());
    CHECK(plot().axes->expanded == Switch::off);

    state = update(&bundle, state, plot().axes->action).state;

    CHECK(plot().axes->expanded == Switch::on);
    REQUIRE(plot().up.choices.size() == 3);
    state = update(&bundle, state, plot().up.choices.back().action).state;
    CHECK(plot().heading.text == "size against price");
    CHECK(plot().up.choices.back().pressed == Switch::on);
    state = update(&bundle, state, plot().axes->action).state;
    CHECK(plot().up.choices.empty());
}

TEST_CASE("limits that cross leave nothing, in a box without width")
{
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, {{1, 2}, {12, 4}, {7, 3}});
    State               state  = plotting("price", "speed");
    state.selection.browse.filters = {{"price", "10", "5"}, {"speed", "4", "2"}};
    const PlotView plot            = std::get<CatalogueView>(build_view(&bundle, state).content).plot.value();
    REQUIRE(plot.box.has_value());
    CHECK((*plot.box)[0] <= (*plot.box)[2]);
    CHECK((*plot.box)[1] <= (*plot.box)[3]);
}

TEST_CASE("a box on a logarithmic axis sets limits that lie where it was drawn")
{
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, {{1, 2}, {100, 4}, {1e6, 3}});
    State               state  = plotting("price", "speed");
    const auto          plot   = [&] { return std::get<CatalogueView>(build_view(&bundle, state).content).plot.value(); };
    for (const auto& [left, right] : {std::pair(0.2, 0.7), std::pair(0.01, 0.99), std::pair(0.5, 0.51)}) {
        state = update(&bundle, state, action_with(plot().brush, std::to_string(left) + ",0.1," + std::to_string(right) + ",0.9")).state;
        CHECK((*plot().box)[0] == doctest::Approx(left).epsilon(0.001));
        CHECK((*plot().box)[2] == doctest::Approx(right).epsilon(0.001));
    }
}

TEST_CASE("what is free stands at the foot of an axis of prices, and a box around it leaves it alone")
{
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, {{0, 2}, {0.02, 4}, {150, 3}});
    State               state  = plotting("price", "speed");
    const auto          plot   = [&] { return std::get<CatalogueView>(build_view(&bundle, state).content).plot.value(); };
    REQUIRE(plot().across.ticks.size() > 2);
    CHECK(plot().across.ticks[0].at == 0);
    CHECK(plot().across.ticks[1].at == doctest::Approx(kAboveZero));
    CHECK(plot().dots[0].column == 0);
    CHECK(plot().across.low.hint == "0");

    state = update(&bundle, state, action_with(plot().brush, "0,0,0.02,1")).state;

    REQUIRE(state.selection.browse.filters.size() == 1);
    CHECK(state.selection.browse.filters[0].low.empty());
    CHECK(state.selection.browse.filters[0].high == "0");
    CHECK(std::get<CatalogueView>(build_view(&bundle, state).content).list.rows == 1);
}

TEST_CASE("more than two thousand items cannot be pressed one by one, and nothing says that they can")
{
    std::mt19937       random(3);
    std::vector<Cells> rows(2001);
    for (Cells& cells : rows) cells = {static_cast<double>(random() % 1000), static_cast<double>(random() % 1000)};
    for (const bool many : {true, false}) {
        const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, rows);
        State               state  = plotting("price", "speed");
        const PlotView      plot   = std::get<CatalogueView>(build_view(&bundle, state).content).plot.value();
        CHECK(plot.hint.text.contains("press") != many);
        state = update(&bundle, state, action_with(plot.brush, "0.5,0.5")).state;
        CHECK(state.selection.browse.picked.empty() == many);
        rows.pop_back();
    }
}

TEST_CASE("a plot that is made a few items at a time comes to the same, in as few views as it takes")
{
    std::mt19937       random(8);
    std::vector<Cells> rows(3000);
    for (const bool trade : {false, true}) {  // trade: all are on the front
        for (Cells& cells : rows) {
            const auto price = static_cast<double>(random() % 5000);
            cells            = {price, trade ? price : static_cast<double>(random() % 5000)};
        }
        const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, rows);
        const State         state  = plotting("price", "speed");
        Memo                memo;
        memo.at_once = 640;

        const PlotView first = std::get<CatalogueView>(build_view(&bundle, state, memo).content).plot.value();
        CHECK(first.summary.text == "640 items are drawn so far.");
        CHECK(first.front.empty());
        CHECK(memo.listing->owes());
        CHECK(std::get<CatalogueView>(build_view(&bundle, state, memo).content).plot == first);
        while (memo.listing->owes()) CHECK_FALSE(memo.listing->grow(1000));
        CHECK(std::get<CatalogueView>(build_view(&bundle, state, memo).content) == std::get<CatalogueView>(build_view(&bundle, state).content));
    }
}

TEST_CASE("where one item is far out, the others share a column or a row, and the front is the same")
{
    std::mt19937 random(12);
    for (const int axis : {0, 1}) {
        std::vector<Cells> rows(500);
        for (Cells& cells : rows) cells = {static_cast<double>(random() % 50), static_cast<double>(random() % 50)};
        const auto front = [&](const std::vector<Cells>& of) {
            const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, of);
            Listing             listing(bundle);
            const State         state = plotting("price", "speed");
            (void)listing.rows(state.selection);
            return listing.plotted(state.selection).named;
        };
        const auto before = front(rows);
        Cells      far{49, 0};  // worst in both
        far[static_cast<std::size_t>(axis)] = axis == 0 ? 1e9 : -1e9;
        rows.push_back(far);
        CHECK(front(rows) == before);
    }
}

TEST_CASE("while other weights are reckoned the axes stay where they are")
{
    std::vector<Cells> rows(5000);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {static_cast<double>(i), static_cast<double>(i * 7 % 5000)};
    model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, rows);
    for (model::Attribute& what : bundle.attributes) what.range = {{0, 5000}};
    State state = plotting("price", kScoreColumn);
    Memo  memo;
    memo.at_once    = 64;
    const auto plot = [&] { return std::get<CatalogueView>(build_view(&bundle, state, memo).content).plot.value(); };
    const auto wait = [&] {
        while (memo.listing->owes()) (void)memo.listing->grow(1000);
        CHECK(plot() == std::get<CatalogueView>(build_view(&bundle, state).content).plot);
    };
    CHECK(plot().empty);
    wait();
    const PlotView before = plot();
    CHECK_FALSE(before.empty);
    CHECK(before.summary.text == "5000 items are drawn.");

    state = update(&bundle, state, SetWeight{"price", "5"}).state;

    CHECK(plot().summary.text == "0 items are drawn so far.");
    CHECK_FALSE(plot().empty);
    CHECK(plot().up.ticks == before.up.ticks);
    wait();
}

TEST_CASE("a plot follows what it hangs on, and nothing else makes it anew")
{
    Stage stage("catalogue_plot");
    (void)stage.view();
    const auto turn = [&] {
        (void)stage.view();
        return stage.memo.plot->turn;
    };
    std::uint64_t before = turn();
    const auto    same   = [&] { return turn() == std::exchange(before, turn()); };
    for (const Action& action : std::initializer_list<Action>{ShowRows{3}, SortBy{"input_price"}, PickItem{"shelf-14"}, SetFilterLimit{"input_price", true, "0.2"}, SetFilterLimit{kScoreColumn, false, "10"}, ShowFilters{true}}) {
        stage.act(action);
        CHECK(same());
    }
    for (const Action& action : std::initializer_list<Action>{EditQuery{"s"}, SetFilterLimit{"context", false, "3"}, SetWeight{"engineer", "5"}, ChooseAxis{true, "context"}, ClearFilters{}}) {
        stage.act(action);
        CHECK_FALSE(same());
    }
    stage.act(SetWeight{"engineer", "4"});  // no score in sight, nor asked for
    CHECK(same());
}

TEST_CASE("a hundred thousand items are drawn in as few cells as the plot has, each counted")
{
    std::mt19937       random(1);
    std::vector<Cells> rows(100'000);
    for (Cells& cells : rows) cells = {static_cast<double>(random() % 1'000'000), static_cast<double>(random() % 1'000'000)};
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, rows);
    Listing             listing(bundle);
    const State         state = plotting("price", "speed");
    (void)listing.rows(state.selection);
    const catalogue::Plotted& plotted = listing.plotted(state.selection);
    CHECK(plotted.drawn == rows.size());
    CHECK(std::accumulate(plotted.cells.begin(), plotted.cells.end(), std::size_t{0}) == rows.size());
    CHECK(plotted.points.empty());
    REQUIRE_FALSE(plotted.named.empty());
    for (std::size_t i = 1; i < plotted.named.size(); ++i) {
        CHECK(bundle.columns[0].number(plotted.named[i]) > bundle.columns[0].number(plotted.named[i - 1]));
        CHECK(bundle.columns[1].number(plotted.named[i]) > bundle.columns[1].number(plotted.named[i - 1]));
    }
}

TEST_CASE("where all trade the one for the other, all are on the front, the named ones evenly")
{
    std::vector<Cells> rows;
    for (int i = 0; i < 150'000; ++i) rows.push_back({(i * 7919) % 150'000, (i * 7919) % 150'000});
    const model::Bundle bundle = bundle_of({{"price", Better::lower}, {"speed", Better::higher}}, rows);
    Listing             listing(bundle);
    const State         state = plotting("price", "speed");
    (void)listing.rows(state.selection);
    const catalogue::Plotted& plotted = listing.plotted(state.selection);
    CHECK(plotted.front == rows.size());
    REQUIRE(plotted.named.size() == kMostNamed);
    for (std::size_t i = 0; i < kMostNamed; ++i) CHECK(bundle.columns[0].number(plotted.named[i]) == static_cast<double>(i * 149'999 / 11));
    CHECK(plotted.stairs.size() < 2 * (kPlotColumns + kPlotRows) + 1);
}

TEST_SUITE_END();
