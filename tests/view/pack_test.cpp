// tests/view/pack_test.cpp - a packed catalogue: what is asked of it, what is shown meanwhile, and what is said of what is not there.
// SPDX-License-Identifier: MIT
#include "catalogue/offer.hpp"
#include "catalogue/plot_text.hpp"
#include "view/build_view.hpp"
#include "view/link.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"
#include "view/words.hpp"

#include "doctest/doctest.h"

#include <algorithm>

using namespace juxta;
using namespace juxta::view;
using Strings = std::vector<std::string>;

namespace {

constexpr std::size_t kItems = 1'000'000;

/// A widget whose bundles come from a catalogue of the items "item-0" to "item-999999".
struct Widget {
    model::Bundle       bundle;
    State               state;
    std::vector<Effect> effects;
    std::string         offers, plotted;  ///< of the next answer
    bool                weighed = false;  ///< it can be weighed, by a reviewer, a price and a yes

    void act(const Action& action)
    {
        const bool here = std::holds_alternative<Arrived>(state.load) || std::holds_alternative<PackAnswered>(action);
        Step       step = update(here ? &bundle : nullptr, state, action);
        state           = std::move(step.state);
        effects         = std::move(step.effects);
    }
    void open(Strings first = {}, const std::string& link = {})
    {
        state.offers.permalink = true;
        act(LoadStarted{});
        if (!link.empty()) act(RestoreState{link});
        act(PackOpened{kItems, std::move(first)});
    }
    const Wanted* asked() const
    {
        for (const Effect& effect : effects)
            if (const auto* ask = std::get_if<AskPack>(&effect)) return &ask->wanted;
        return nullptr;
    }
    bool told() const { return std::ranges::any_of(effects, [](const Effect& effect) { return std::holds_alternative<StateChanged>(effect); }); }

    /// The catalogue answers: the list first, then those asked for by id.
    void answer(Strings listed, std::size_t found, Strings unknown = {})
    {
        const Wanted wanted = state.pack->asked;
        Strings      ids    = listed;
        for (const ItemId& id : wanted.items)
            if (std::ranges::find(ids, id) == ids.end() && std::ranges::find(unknown, id) == unknown.end()) ids.push_back(id);
        bundle       = {};
        bundle.title = "Catalogue";
        for (const auto& [id, type] : {std::pair{"maker", model::AttributeType::text}, std::pair{"price", model::AttributeType::money}, std::pair{"open", model::AttributeType::boolean}, std::pair{"site", model::AttributeType::url}}) {
            model::Attribute what;
            what.id = what.label = id;
            what.type            = type;
            bundle.attributes.push_back(what);
            bundle.columns.emplace_back(type);
        }
        if (weighed) {
            bundle.reviewers.push_back({.id = "ann", .name = "Ann", .about = {}, .weight = 2});
            bundle.reviews.emplace_back();
            bundle.attributes[1].better = model::Better::lower;
            bundle.attributes[1].range  = {0, 100};
            bundle.attributes[2].better = model::Better::yes;
        }
        for (const std::string& id : ids) {
            const model::ItemIndex item = bundle.items.append();
            bundle.items.set_text(item, model::ItemText::id, bundle.texts.add(id));
            bundle.items.set_text(item, model::ItemText::name, bundle.texts.add("Name of " + id));
            if (id != "item-9") bundle.columns[1].set_number(item, 20);
            bundle.columns[2].set_number(item, 1);
        }
        bundle.index_items();
        bundle.excerpt = model::Excerpt{kItems, wanted.query, wanted.most, listed.size(), found, true, true, {}, wanted.order, wanted.filters, wanted.facets, offers, wanted.plot, wanted.plot.empty() ? std::string() : plotted};
        act(PackAnswered{});
    }
    Strings numbered(std::size_t from, std::size_t to) const
    {
        Strings ids;
        for (; from < to; ++from) ids.push_back("item-" + std::to_string(from));
        return ids;
    }
    ScreenView    screen() { return build_view(std::holds_alternative<Arrived>(state.load) ? &bundle : nullptr, state); }
    /// What a catalogue offers of two columns.
    static std::string offered(std::size_t yes = 30)
    {
        std::string      text;
        catalogue::Offer open{.column = 2, .known = 900'000, .different = 2, .items = 100, .unknown = 10, .values = {{"yes", yes}, {"no", 60}}};
        catalogue::Offer price{.column = 1, .known = 1'000'000, .different = 2, .items = 100, .edges = {1, 5, 9}, .bars = {40, 60}};
        write_offer(text, open);
        write_offer(text, price);
        return text;
    }
    /// What a catalogue plots of prices against scores: the items of the bundle that are named are on its front.
    static std::string plotted_of(std::size_t drawn, const std::vector<model::ItemIndex>& named)
    {
        catalogue::Plotted made;
        made.across.emplace(catalogue::PlotScale{0, 80});
        made.up.emplace(catalogue::PlotScale{20, 100});
        made.drawn          = drawn;
        made.without_across = 40;
        made.front          = named.size() + 5;
        made.cells.resize(catalogue::kPlotColumns * catalogue::kPlotRows);
        made.cells[7]       = static_cast<std::uint32_t>(drawn);
        made.stairs         = {{0.25, 0.5}, {0.5, 0.5}, {0.5, 0.75}};
        std::string text;
        write_plotted(text, made, named);
        return text;
    }
    const FacetView& facet(const CatalogueView& view, std::string_view column)
    {
        const auto at = std::ranges::find(view.facets, column, &FacetView::column);
        REQUIRE(at != view.facets.end());
        return *at;
    }
    CatalogueView list()
    {
        auto made = screen();
        REQUIRE(std::holds_alternative<CatalogueView>(made.content));
        return std::get<CatalogueView>(made.content);
    }
    Strings cards()
    {
        auto    made = screen();
        Strings ids;
        REQUIRE(std::holds_alternative<ComparisonView>(made.content));
        for (const CardView& card : std::get<ComparisonView>(made.content).cards) ids.push_back(card.item);
        return ids;
    }
    Strings rows()
    {
        Strings ids;
        for (const ListRowView& row : list().list.shown) ids.push_back(row.item);
        return ids;
    }
};

}  // namespace

TEST_SUITE_BEGIN("view/pack");

TEST_CASE("a packed catalogue opens with what the link asks, else with its first comparison, else with its first items as a list")
{
    Widget by_link;
    by_link.open({"item-1", "item-2"}, "1;items=item-7,item-8");
    REQUIRE(by_link.asked() != nullptr);
    CHECK(*by_link.asked() == Wanted{{"item-7", "item-8"}, {}, 0});
    CHECK(std::holds_alternative<LoadingView>(by_link.screen().content));
    by_link.answer({}, 0);
    CHECK(by_link.cards() == Strings{"item-7", "item-8"});
    CHECK(address_of(by_link.bundle, by_link.state) == "1;items=item-7,item-8");

    Widget by_default;
    by_default.open({"item-1", "item-2"});
    CHECK(*by_default.asked() == Wanted{{"item-1", "item-2"}, {}, 0});
    by_default.answer({}, 0);
    CHECK(by_default.cards() == Strings{"item-1", "item-2"});
    CHECK(address_of(by_default.bundle, by_default.state).empty());

    Widget by_list;
    by_list.open();
    CHECK(*by_list.asked() == Wanted{{}, {}, 50});
    by_list.answer(by_list.numbered(0, 50), kItems);
    CHECK(by_list.rows() == by_list.numbered(0, kWindowRows));
    CHECK(by_list.list().summary.text == "The first 50 of 1,000,000 items. Search to find others.");
}

TEST_CASE("what is typed is asked of the catalogue; until the answer, what was shown stays, and how many were found is said")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);

    widget.act(EditQuery{"walnut"});
    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == Wanted{{}, "walnut", 10});
    CHECK(widget.rows() == widget.numbered(0, kWindowRows));
    CHECK(widget.list().summary.text == "Searching 1,000,000 items…");

    widget.answer({"item-300", "item-20"}, 2);
    CHECK(widget.rows() == Strings{"item-300", "item-20"});
    CHECK(widget.list().summary.text == "2 of 1,000,000 items");
    CHECK_FALSE(widget.list().list.more.has_value());

    widget.act(EditQuery{"oak"});
    widget.answer(widget.numbered(100, 110), 12345);
    CHECK(widget.list().summary.text == "The best 10 of 12,345 found among 1,000,000 items");
    widget.bundle.excerpt->counted  = false;
    widget.bundle.excerpt->complete = false;
    CHECK(widget.list().summary.text == "The best 10 of at least 12,345 found among 1,000,000 items. There may be better ones: one more word finds them.");

    widget.act(EditQuery{"elm"});
    widget.answer({}, 0);
    CHECK(widget.rows().empty());
    CHECK(widget.list().list.nothing.text == "No item has these words. Search for less.");
}

TEST_CASE("more of the list is asked for page by page, and a search begins with one page again")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.list().list.more.has_value());

    widget.act(widget.list().list.more->action);
    CHECK(*widget.asked() == Wanted{{}, {}, 100});
    widget.answer(widget.numbered(0, 100), kItems);
    CHECK(widget.rows().size() == kWindowRows);
    CHECK(widget.list().list.rows == 100);
    widget.act(EditQuery{"oak"});
    CHECK(widget.asked()->most == 10);
    widget.answer(widget.numbered(0, 10), 40);
    widget.act(widget.list().list.more->action);
    CHECK(widget.asked()->most == 20);
}

TEST_CASE("what is picked stays picked through searches, and stands side by side without asking again")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);

    widget.act(PickItem{"item-3"});
    CHECK(widget.asked() == nullptr);
    widget.act(EditQuery{"walnut"});
    CHECK(*widget.asked() == Wanted{{"item-3"}, "walnut", 10});
    widget.answer({"item-300"}, 1);
    CHECK(widget.rows() == Strings{"item-300"});
    CHECK(widget.list().picks.size() == 1);
    widget.act(PickItem{"item-300"});
    widget.act(ComparePicked{});
    CHECK(widget.asked() == nullptr);
    CHECK(widget.cards() == Strings{"item-3", "item-300"});
    widget.act(ShowCatalogue{});
    CHECK(widget.rows() == Strings{"item-300"});
}

TEST_CASE("an answer to a search that a pick came between is asked for anew")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(EditQuery{"walnut"});
    const auto turn = widget.state.pack->turn;

    widget.act(PickItem{"item-3"});
    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == Wanted{{"item-3"}, "walnut", 10});
    CHECK(widget.state.pack->turn > turn);
}

TEST_CASE("items that are not at hand are shown when they are, and what was shown stays until then")
{
    Widget widget;
    widget.open({"item-1", "item-2"});
    widget.answer({}, 0);

    widget.act(RestoreState{"1;items=item-7,walnut"});
    CHECK(*widget.asked() == Wanted{{"item-7", "walnut"}, {}, 0});
    CHECK(widget.cards() == Strings{"item-1", "item-2"});
    widget.answer({}, 0, {"walnut"});
    CHECK(widget.cards() == Strings{"item-7"});
    CHECK_FALSE(widget.told());
    REQUIRE(widget.state.notices.size() == 1);
    CHECK(widget.state.notices.front().find("walnut") != std::string::npos);
    CHECK(address_of(widget.bundle, widget.state) == "1;items=item-7");

    widget.act(Reset{});
    CHECK(*widget.asked() == Wanted{{"item-1", "item-2"}, {}, 0});
    widget.answer({}, 0);
    CHECK(widget.cards() == Strings{"item-1", "item-2"});
    CHECK(address_of(widget.bundle, widget.state).empty());
}

TEST_CASE("a question that fails says why once, and what was shown stays; it can be asked again")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(EditQuery{"walnut"});
    const auto turn = widget.state.pack->turn;

    widget.act(PackFailed{turn - 1, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK_FALSE(widget.list().again.has_value());
    widget.act(PackFailed{turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.rows() == widget.numbered(0, kWindowRows));
    REQUIRE(widget.list().notices.size() == 1);
    CHECK(widget.list().notices.front().text.find("HTTP status 500") != std::string::npos);
    REQUIRE(widget.list().again.has_value());
    widget.act(widget.list().again->action);
    CHECK(*widget.asked() == Wanted{{}, "walnut", 10});
    CHECK(widget.list().notices.empty());

    // Items of a link that could not be had are forgotten: what is shown is what was shown.
    widget.answer({"item-300"}, 1);
    widget.act(RestoreState{"1;items=item-7,item-8"});
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.rows() == Strings{"item-300"});
    CHECK(widget.asked() == nullptr);
}

TEST_CASE("a catalogue that could not be opened at all has failed, and a retry loads it anew")
{
    Widget widget;
    widget.open({"item-1", "item-2"});

    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(std::holds_alternative<FailedView>(widget.screen().content));
    widget.act(Retry{});
    CHECK(std::ranges::any_of(widget.effects, [](const Effect& effect) { return std::holds_alternative<LoadBundle>(effect); }));
}

TEST_CASE("a packed catalogue is put in the order of a column; a search has an order of its own")
{
    Widget widget;
    widget.open({}, "1;view=catalogue;sort=price");
    CHECK(*widget.asked() == Wanted{{}, {}, 50});  // nothing is known of its columns yet
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == Wanted{{}, {}, 10, "1,2,0,"});
    CHECK(widget.list().notices.empty());
    CHECK(widget.list().summary.text == "Sorting 1,000,000 items…");
    const auto head = [&](std::string_view id) {
        for (const ListColumnView& column : widget.list().list.columns)
            if (column.column == id) return column;
        FAIL("no column " << id);
        return ListColumnView{};
    };
    CHECK(head("price").sorted == Sorted::none);  // what is shown still is in the catalogue's order
    const auto turn = widget.state.turn;
    widget.answer({"item-70", "item-3"}, kItems);
    CHECK(widget.state.turn != turn);
    CHECK(widget.asked() == nullptr);
    CHECK(head("price").sorted == Sorted::ascending);
    CHECK(widget.rows() == Strings{"item-70", "item-3"});
    CHECK(widget.list().summary.text == "The first 2 of 1,000,000 items by price. Search to find others.");
    CHECK(head("open").sort.enabled);
    CHECK(head("maker").sort.enabled);
    CHECK(head(kNameColumn).sort.enabled);
    CHECK_FALSE(head("site").sort.enabled);

    widget.act(head("price").sort.action);
    CHECK(*widget.asked() == Wanted{{}, {}, 10, "1,2,1,"});
    widget.answer({"item-9"}, kItems);
    CHECK(head("price").sorted == Sorted::descending);
    widget.act(EditQuery{"oak"});
    CHECK(*widget.asked() == Wanted{{}, "oak", 10});
    widget.answer({"item-8"}, 1);
    CHECK(head("price").sorted == Sorted::none);
    CHECK_FALSE(head("price").sort.enabled);
    widget.act(EditQuery{""});
    CHECK(*widget.asked() == Wanted{{}, {}, 10, "1,2,1,"});
    widget.answer({"item-9"}, kItems);
    widget.act(head("price").sort.action);
    CHECK(*widget.asked() == Wanted{{}, {}, 50});
    CHECK(widget.state.selection.browse.sort.empty());
}

TEST_CASE("a packed catalogue is put in the order of names, of categories and of the score that the reader's weights make")
{
    using catalogue::AskedOrder;
    using catalogue::Direction;
    using model::AttributeType;
    const auto text = [](const AskedOrder& order) {
        std::string made;
        write_order(made, order);
        return made;
    };
    Widget widget;
    widget.weighed = true;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);

    widget.act(SortBy{std::string(kNameColumn)});
    CHECK(widget.asked()->order == text({.column = catalogue::kAskedName}));
    widget.answer(widget.numbered(7, 17), kItems);
    CHECK(widget.list().list.columns.front().sorted == Sorted::ascending);
    CHECK(widget.list().summary.text == "The first 10 of 1,000,000 items by Name. Search to find others.");
    widget.act(SortBy{std::string(kCategoryColumn)});
    CHECK(widget.asked()->order == text({.column = model::kMaxAttributes}));

    // What weighs nothing is not asked for: that is the price and the yes, since there is a reviewer.
    widget.act(SortBy{std::string(kScoreColumn)});
    CHECK(widget.asked()->order == text({.column = catalogue::kAskedScore, .direction = Direction::descending, .criteria = {{.reviewer = true, .weight = 2}}}));
    widget.answer(widget.numbered(3, 13), kItems);
    CHECK(widget.list().list.columns[1].column == kScoreColumn);
    CHECK(widget.list().list.columns[1].sorted == Sorted::descending);
    widget.act(SetWeight{"price", "0.5"});
    REQUIRE(widget.asked() != nullptr);
    const catalogue::AskedCriterion price{.index = 1, .type = AttributeType::money, .better = model::Better::lower, .range = model::Range{0, 100}, .weight = 0.5};
    CHECK(widget.asked()->order == text({.column = catalogue::kAskedScore, .direction = Direction::descending, .criteria = {{.reviewer = true, .weight = 2}, price}}));
    CHECK(widget.list().list.columns[1].sorted == Sorted::none);
    widget.act(SetWeight{"ann", "0"});
    widget.act(SetWeight{"open", "5"});
    CHECK(widget.asked()->order == text({.column = catalogue::kAskedScore, .direction = Direction::descending,
                                         .criteria = {price, {.index = 2, .type = AttributeType::boolean, .better = model::Better::yes, .weight = 5}}}));
}

TEST_CASE("the order of a column that the catalogue does not keep is taken back in a sentence")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(SortBy{"maker"});
    REQUIRE(widget.asked() != nullptr);
    catalogue::write_offer(widget.offers, catalogue::Offer{.column = 0, .kept = false});

    widget.answer(widget.numbered(0, 10), kItems);

    CHECK(widget.state.selection.browse.sort.empty());
    REQUIRE(widget.list().notices.size() == 1);
    CHECK(widget.list().notices.front().text == "This catalogue can't be put in the order of maker: its values aren't kept for that.");
    CHECK(widget.asked() != nullptr);
    CHECK(widget.asked()->order.empty());
    widget.offers.clear();
    widget.answer(widget.numbered(0, 50), kItems);
    CHECK(widget.asked() == nullptr);

    // Pressed again it is said again, and stands there once. Where the list without it can't be had, this one is not called by it.
    catalogue::write_offer(widget.offers, catalogue::Offer{.column = 0, .kept = false});
    const auto said = [&] { return std::ranges::count_if(widget.effects, [](const Effect& effect) { return std::holds_alternative<Announce>(effect); }); };
    widget.act(SortBy{"maker"});
    widget.answer(widget.numbered(0, 10), kItems);
    CHECK(said() == 1);
    CHECK(widget.list().notices.size() == 1);
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.list().summary.text == "The first 10 of 1,000,000 items. Search to find others.");
}

TEST_CASE("what is in an order is fetched further, a few at a time")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(SortBy{"open"});
    CHECK(widget.asked()->most == 10);
    widget.answer(widget.numbered(20, 30), kItems);
    REQUIRE(widget.list().list.more.has_value());
    const auto turn = widget.state.turn;
    widget.act(widget.list().list.more->action);
    CHECK(widget.asked()->most == 20);
    widget.answer(widget.numbered(20, 40), kItems);
    CHECK(widget.rows() == widget.numbered(20, 40));
    CHECK(widget.state.turn == turn);  // the list goes on where it was

    // After a look at one of them it is as far as it was.
    widget.act(OpenItem{"item-25"});
    widget.act(ShowCatalogue{});
    CHECK(widget.asked() == nullptr);
    widget.act(widget.list().list.more->action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->most == 30);

    // What could not be had is asked for again, no less.
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    REQUIRE(widget.list().again.has_value());
    widget.act(widget.list().again->action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->most == 30);
}

TEST_CASE("an order that could not be had is asked for again by the same press, in the same direction")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(SortBy{"price"});
    const Wanted wanted = *widget.asked();
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.rows() == widget.numbered(0, kWindowRows));

    widget.act(SortBy{"price"});

    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == wanted);
}

TEST_CASE("a packed catalogue is filtered by columns that are fetched when somebody wants to choose, and not before")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);

    widget.act(widget.list().filter.action);
    CHECK(widget.asked() == nullptr);
    Strings columns;
    for (const FacetView& facet : widget.list().facets) {
        columns.push_back(facet.column);
        REQUIRE(facet.choices.size() == 1);
        CHECK(facet.choices.front().label == "Choose");
        CHECK_FALSE((facet.histogram || facet.low || facet.known));
    }
    CHECK(columns == Strings{kCategoryColumn, "maker", "price", "open"});

    widget.act(widget.facet(widget.list(), "open").choices.front().action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->facets == facets_of_pack(widget.bundle, {"open"}));
    CHECK(widget.asked()->filters.empty());
    CHECK(widget.asked()->most == 50);
    CHECK(widget.list().summary.text == "The first 50 of 1,000,000 items. Search to find others.");  // the list is what it was
    CHECK_FALSE(widget.facet(widget.list(), "open").choices.front().enabled);
    CHECK(widget.facet(widget.list(), "price").choices.front().enabled);
    const auto turn = widget.state.turn;
    widget.offers   = Widget::offered();
    widget.answer(widget.numbered(0, 50), kItems);
    CHECK(widget.state.turn == turn);
    const FacetView open = widget.facet(widget.list(), "open");
    REQUIRE(open.choices.size() == 2);
    CHECK(open.choices[0].label == "Yes (30)");
    CHECK(open.choices[1].label == "No (60)");
    REQUIRE(open.known.has_value());
    CHECK(open.known->label == "Only where published (90)");
    CHECK(widget.facet(widget.list(), "price").histogram.has_value());
    CHECK_FALSE(widget.facet(widget.list(), "price").known.has_value());

    // Closed and opened again, nothing is asked anew.
    widget.act(ShowFilters{false});
    CHECK(widget.asked() == nullptr);
    widget.act(ShowFilters{true});
    CHECK(widget.asked() == nullptr);

    // While nobody chooses, nothing is counted.
    widget.act(ShowFilters{false});
    widget.act(EditQuery{"oak"});
    CHECK(widget.asked()->facets.empty());
    widget.answer(widget.numbered(0, 10), 40);
    widget.act(ShowFilters{true});
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->facets == facets_of_pack(widget.bundle, {"open"}));
}

TEST_CASE("what passes the filters of a packed catalogue is listed in its order, in that of a column, or best first, with the exact count")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(ShowFilters{true});
    widget.act(OpenFilter{"open"});
    widget.offers = Widget::offered();
    widget.answer(widget.numbered(0, 50), kItems);

    const auto turn = widget.state.turn;
    widget.act(widget.facet(widget.list(), "open").choices[0].action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(catalogue::read_asked(widget.asked()->filters) == std::vector<catalogue::Asked>{{{.column = 2, .test = catalogue::Test::any_of}, model::AttributeType::boolean, {"yes"}}});
    CHECK(widget.asked()->most == 10);
    CHECK(widget.told());
    CHECK(address_of(widget.bundle, widget.state).find("filter=open:is:yes") != std::string::npos);
    CHECK(widget.list().summary.text == "Filtering 1,000,000 items…");
    CHECK(widget.rows() == widget.numbered(0, kWindowRows));
    CHECK(widget.facet(widget.list(), "open").choices[0].pressed == Switch::on);
    widget.answer(widget.numbered(3, 13), 12345);
    CHECK(widget.state.turn != turn);
    CHECK(widget.rows() == widget.numbered(3, 13));
    CHECK(widget.list().summary.text == "The first 10 of 12,345 that pass the filters among 1,000,000 items");
    CHECK(widget.list().filter.label == "Filters (1)");
    REQUIRE(widget.list().clear.has_value());
    widget.act(widget.list().list.more->action);
    CHECK(widget.asked()->most == 20);
    CHECK_FALSE(widget.asked()->filters.empty());
    widget.answer(widget.numbered(3, 23), 12345);

    widget.act(SortBy{"price"});
    CHECK(widget.asked()->order == "1,2,0,");
    CHECK_FALSE(widget.asked()->filters.empty());
    CHECK(widget.asked()->most == 10);
    widget.answer(widget.numbered(3, 13), 12345);
    CHECK(widget.list().summary.text == "The first 10 by price of 12,345 that pass the filters among 1,000,000 items");
    widget.act(EditQuery{"oak"});
    CHECK(widget.asked()->order.empty());
    CHECK_FALSE(widget.asked()->filters.empty());
    CHECK(widget.list().summary.text == "Searching 1,000,000 items…");
    widget.answer(widget.numbered(3, 6), 3);
    CHECK(widget.list().summary.text == "3 of 1,000,000 items");
    widget.act(SetFilterLimit{"price", false, "99"});
    const auto asked = catalogue::read_asked(widget.asked()->filters);
    REQUIRE((asked && asked->size() == 2));
    CHECK(asked->back() == catalogue::Asked{{.column = 1, .test = catalogue::Test::range, .low = 99}, model::AttributeType::money, {}});
    widget.answer({}, 0);
    CHECK(widget.list().list.nothing.text == "No item is left. Search for less, or take back a filter.");

    widget.act(EditQuery{""});
    widget.answer({}, 0);
    widget.act(SortBy{"price"});
    widget.act(SortBy{"price"});
    widget.act(widget.list().clear->action);
    CHECK(widget.asked()->filters.empty());
    CHECK(widget.asked()->most == 50);
    CHECK_FALSE(widget.asked()->facets.empty());  // they are open still
}

TEST_CASE("filters that could not be had are asked for again by Try again, and what was shown stays")
{
    Widget widget;
    widget.open();
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(ShowFilters{true});
    widget.act(OpenFilter{"open"});
    const Wanted wanted = *widget.asked();
    const auto   first  = widget.state.pack->turn;

    widget.act(PackFailed{first, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.asked() == nullptr);
    CHECK(widget.list().notices.size() == 1);
    REQUIRE(widget.facet(widget.list(), "open").choices.front().enabled);
    widget.act(widget.facet(widget.list(), "open").choices.front().action);  // the same press, too
    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == wanted);
    widget.offers = Widget::offered();
    widget.answer(widget.numbered(0, 50), kItems);

    widget.act(ToggleFilter{"open", "no"});
    const Wanted filtered = *widget.asked();
    widget.act(PackFailed{first, {ErrorCode::unreachable, "a", "HTTP status 500"}});  // of an earlier question
    CHECK_FALSE(widget.list().again.has_value());
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    CHECK(widget.rows() == widget.numbered(0, kWindowRows));
    CHECK(widget.list().summary.text == "The first 50 of 1,000,000 items. Search to find others.");
    REQUIRE(widget.list().again.has_value());
    widget.act(widget.list().again->action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(*widget.asked() == filtered);

    // Taken back, nothing has to be asked.
    widget.act(PackFailed{widget.state.pack->turn, {ErrorCode::unreachable, "a", "HTTP status 500"}});
    widget.act(ToggleFilter{"open", "no"});
    CHECK(widget.asked() == nullptr);
    CHECK(widget.list().notices.empty());
}

TEST_CASE("a link's filters are asked for once the columns are known; one on a column that the catalogue does not keep is taken back in a sentence")
{
    Widget widget;
    widget.open({}, "1;view=catalogue;filter=open:is:yes,maker:is:Acme");
    CHECK(*widget.asked() == Wanted{{}, {}, 50});
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->filters == filters_of_pack(widget.bundle, widget.state.selection));
    CHECK(widget.asked()->facets == facets_of_pack(widget.bundle, {"maker", "open"}));  // what it asks for is shown when the filters are opened
    CHECK(widget.list().notices.empty());

    catalogue::write_offer(widget.offers, catalogue::Offer{.column = 0, .kept = false});
    widget.answer(widget.numbered(0, 10), 99);

    REQUIRE(widget.state.selection.browse.filters.size() == 1);
    CHECK(widget.state.selection.browse.filters.front().column == "open");
    REQUIRE(widget.list().notices.size() == 1);
    CHECK(widget.list().notices.front().text == "This catalogue can't be filtered by maker: its values aren't kept for that.");
    CHECK(widget.asked() != nullptr);  // without it
    widget.answer(widget.numbered(0, 10), 99);
    CHECK(widget.asked() == nullptr);
    widget.act(ShowFilters{true});
    widget.act(OpenFilter{"maker"});
    widget.answer(widget.numbered(0, 10), 99);
    CHECK(widget.facet(widget.list(), "maker").choices.empty());
    CHECK_FALSE(widget.facet(widget.list(), "maker").more.text.empty());
}

TEST_CASE("a packed catalogue leaves out what a link asks for and it has not, in sentences")
{
    Widget widget;
    widget.open({}, "1;view=catalogue;q=oak;sort=site;plot=price,price2;meets=1;filter=site:known");
    CHECK(*widget.asked() == Wanted{{}, "oak", 10});
    widget.answer(widget.numbered(0, 10), 40);

    const CatalogueView view = widget.list();
    CHECK_FALSE(view.draw.has_value());  // there is one column of numbers alone, and nothing weighs
    CHECK_FALSE(view.plot.has_value());
    for (const ListColumnView& column : view.list.columns) CHECK(column.sorted == Sorted::none);
    REQUIRE(view.notices.size() == 3);
    CHECK(view.notices[0].text.find("order") != std::string::npos);
    CHECK(view.notices[1].text.find("web addresses") != std::string::npos);
    CHECK(view.notices[2].text == fill(english().unknown_columns, std::size_t{1}));
    CHECK(widget.state.selection.browse.sort.empty());
    CHECK(widget.state.selection.browse.filters.empty());
}

TEST_CASE("a packed catalogue is plotted: columns are asked for, what comes is drawn of all its items, and its front is named")
{
    Widget widget;
    widget.weighed = true;
    widget.open({}, "1;view=catalogue");
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.list().draw.has_value());
    CHECK_FALSE(widget.list().plot.has_value());
    CHECK(widget.state.pack->asked.plot.empty());

    widget.act(widget.list().draw->action);
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.told());
    const auto asked = catalogue::read_plot(widget.asked()->plot);
    REQUIRE(asked.has_value());
    CHECK(asked->across == catalogue::AskedMeasure{.column = 1, .type = model::AttributeType::money, .better = model::Better::lower});
    CHECK(asked->up.column == catalogue::kAskedScore);
    CHECK(asked->up.criteria.size() == 1);  // what weighs nothing is not fetched
    PlotView plot = widget.list().plot.value();
    CHECK(plot.summary.text == "Plotting 1,000,000 items…");
    CHECK(plot.empty);
    CHECK(plot.across.choices.empty());  // they would go when it comes
    CHECK(widget.list().list.rows == 50);  // the list stays

    widget.plotted = Widget::plotted_of(900'000, {50, 3});
    Strings listed = widget.numbered(0, 50);
    listed.push_back("item-777");
    widget.answer(listed, kItems);
    widget.bundle.excerpt->listed = 50;  // the last one stands behind the list
    plot                          = widget.list().plot.value();
    CHECK(plot.summary.text == "900,000 items are drawn. 40 items without price are not: missing is not zero.");
    REQUIRE(plot.front.size() == 2);
    CHECK(plot.front[0].open.label == "1. Name of item-777");
    CHECK(plot.front[1].open.label == "2. Name of item-3");
    CHECK(plot.more.text.find("5") != std::string::npos);
    REQUIRE(plot.dots.size() == 1);
    CHECK(plot.dots[0].column == 7);
    CHECK(plot.stairs.size() == 3);
    CHECK(plot.hint.text == std::string(english().plot_hint));  // no single dot answers a press
    CHECK(widget.list().list.rows == 50);

    // A box limits both, and what passes is asked for; the plot stays until then, and is the same afterwards.
    widget.act(action_with(plot.brush, "0.25,0,0.5,1"));
    REQUIRE(widget.asked() != nullptr);
    CHECK(catalogue::read_asked(widget.asked()->filters)->front().constraint.low == 20);
    CHECK(catalogue::read_asked(widget.asked()->filters)->front().constraint.high == 40);
    CHECK(widget.asked()->plot == widget.bundle.excerpt->plot);
    plot = widget.list().plot.value();
    CHECK(plot.summary.text == "Plotting 1,000,000 items…");
    CHECK(plot.dots.size() == 1);
    CHECK(plot.box == std::array{0.25, 0.0, 0.5, 1.0});
    widget.plotted = Widget::plotted_of(900'000, {3});
    widget.answer(widget.numbered(0, 10), 1234);
    CHECK(widget.list().plot->summary.text.starts_with("900,000"));

    // Put away it is asked for no more, and comes back as it was without being asked for.
    widget.act(ShowPlot{false});
    CHECK(widget.asked() == nullptr);
    CHECK_FALSE(widget.list().plot.has_value());
    widget.act(ShowPlot{true});
    CHECK(widget.asked() == nullptr);
    CHECK(widget.list().plot->summary.text.starts_with("900,000"));
}

TEST_CASE("a plot of a packed catalogue is of the reader's weights and search; one that does not come says so and can be asked for again")
{
    Widget widget;
    widget.weighed = true;
    widget.plotted = Widget::plotted_of(900'000, {0, 1});
    widget.open({}, "1;view=catalogue;plot=price,@score");
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.asked() != nullptr);  // its columns are known by now
    widget.answer(widget.numbered(0, 50), kItems);
    CHECK(widget.asked() == nullptr);
    CHECK(widget.list().plot->front.size() == 2);
    const std::string before = widget.state.pack->asked.plot;

    widget.act(SetWeight{"price", "5"});
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.asked()->plot != before);
    CHECK(widget.list().plot->summary.text == "Plotting 1,000,000 items…");
    CHECK(widget.list().plot->front.size() == 2);
    widget.act(PackFailed{widget.state.pack->turn, Error{ErrorCode::unreachable, "ab/cd.bin", "HTTP status 503"}});
    CHECK(widget.list().plot->summary.text == "900,000 items are drawn. 40 items without price are not: missing is not zero. " + std::string(english().pack_old_plot));
    CHECK(widget.list().plot->told);
    REQUIRE(widget.list().again.has_value());
    widget.act(widget.list().again->action);
    REQUIRE(widget.asked() != nullptr);
    widget.answer(widget.numbered(0, 50), kItems);
    CHECK_FALSE(widget.list().again.has_value());

    widget.act(EditQuery{"oak"});
    REQUIRE(widget.asked() != nullptr);
    CHECK_FALSE(widget.asked()->plot.empty());
    widget.plotted = Widget::plotted_of(321, {});
    widget.answer(widget.numbered(0, 10), 330);
    CHECK(widget.list().plot->summary.text.starts_with("321 items are drawn."));
    CHECK(widget.list().plot->front.empty());

    // Another column than the one that came is not drawn over its axis.
    widget.act(EditQuery{""});
    widget.answer(widget.numbered(0, 50), kItems);
    widget.act(ChooseAxis{true, "price"});  // they change places
    REQUIRE(widget.asked() != nullptr);
    CHECK(widget.list().plot->empty);
    CHECK(widget.list().plot->dots.empty());
    widget.act(PackFailed{widget.state.pack->turn, Error{ErrorCode::unreachable, "ab/cd.bin", "HTTP status 503"}});
    CHECK(widget.list().plot->summary.text == "It could not be fetched.");
    CHECK_FALSE(widget.list().plot->across.choices.empty());
}

TEST_CASE("a plot that came broken, or of what is not there, is none")
{
    Widget widget;
    widget.weighed = true;
    widget.open({}, "1;view=catalogue;plot=price,@score");
    widget.answer(widget.numbered(0, 50), kItems);
    for (const std::string& text : {std::string("walnut"), std::string(), Widget::plotted_of(9, {500})}) {
        widget.plotted = text;
        widget.act(SetWeight{"price", std::to_string(1 + (text.size() + 1) % 4)});
        widget.answer(widget.numbered(0, 50), kItems);
        CHECK(widget.list().plot->empty);
        CHECK(widget.list().plot->summary.text == "It could not be fetched.");
        REQUIRE(widget.list().again.has_value());
        widget.plotted = Widget::plotted_of(9, {0});
        widget.act(widget.list().again->action);
        REQUIRE(widget.asked() != nullptr);
        widget.answer(widget.numbered(0, 50), kItems);
        CHECK_FALSE(widget.list().again.has_value());
        CHECK(widget.list().plot->summary.text.starts_with("9 items are drawn."));
    }

    // Details that say less than the columns do: what has no value is not named.
    widget.plotted = Widget::plotted_of(9, {9, 3});
    widget.act(SetWeight{"price", "2"});
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.list().plot->front.size() == 1);
    CHECK(widget.list().plot->front[0].open.label == "1. Name of item-3");
}

TEST_CASE("limits on the score and must-haves are asked of a packed catalogue, with the reader's weights")
{
    using catalogue::Asked;
    using catalogue::Test;
    Widget widget;
    widget.weighed = true;
    widget.open({}, "1;view=catalogue;filter=@score:min:40;must=price:max:20,open;meets=1");
    widget.answer(widget.numbered(0, 50), kItems);
    REQUIRE(widget.asked() != nullptr);
    auto asked = catalogue::read_asked(widget.asked()->filters);
    REQUIRE((asked && asked->size() == 3));
    CHECK((*asked)[0] == Asked{.constraint = {.column = catalogue::kAskedScore, .test = Test::range, .low = 40}, .type = model::AttributeType::number, .criteria = {{.reviewer = true, .weight = 2}}});
    CHECK((*asked)[1] == Asked{.constraint = {.column = 1, .test = Test::range, .high = 20, .unknown = true, .not_applicable = true}, .type = model::AttributeType::money, .must = true});
    CHECK((*asked)[2] == Asked{.constraint = {.column = 2, .test = Test::any_of, .unknown = true, .not_applicable = true}, .type = model::AttributeType::boolean, .values = {"yes"}, .must = true});
    widget.answer(widget.numbered(0, 10), 99);
    CHECK(widget.list().notices.empty());
    CHECK(widget.list().filter.label == "Filters (2)");

    widget.act(ShowFilters{true});
    CHECK(widget.facet(widget.list(), kScoreColumn).low->value == "40");
    REQUIRE(widget.list().meets.has_value());
    CHECK(widget.list().meets->pressed == Switch::on);
    widget.act(widget.list().meets->action);
    CHECK(catalogue::read_asked(widget.asked()->filters)->size() == 1);
    widget.act(SetWeight{"ann", "4"});
    CHECK(catalogue::read_asked(widget.asked()->filters)->front().criteria.front().weight == 4);
    widget.act(SetFilterLimit{std::string(kScoreColumn), false, ""});
    CHECK(widget.asked()->filters.empty());
}

TEST_CASE("what a must-have asks of each type is what an item that does not fail it has; of web addresses and of what is not kept it is said that it can't be")
{
    using catalogue::Test;
    Widget widget;
    widget.open({}, "1;view=catalogue;must=maker:is:Acme,site:is:https%3A//example.org/;meets=1");
    widget.answer(widget.numbered(0, 50), kItems);
    const auto asked = catalogue::read_asked(widget.asked()->filters);
    REQUIRE((asked && asked->size() == 1));
    CHECK(asked->front().constraint.test == Test::any_of);
    CHECK(asked->front().values == Strings{"Acme"});
    CHECK(asked->front().must);
    catalogue::write_offer(widget.offers, catalogue::Offer{.column = 0, .kept = false});
    widget.answer(widget.numbered(0, 10), 99);

    REQUIRE(widget.list().notices.size() == 2);
    CHECK(widget.list().notices[0].text == "This catalogue can't be filtered by site: its values aren't kept for that.");
    CHECK(widget.list().notices[1].text == "This catalogue can't be filtered by maker: its values aren't kept for that.");
    CHECK(widget.state.selection.musts.size() == 2);
    widget.answer(widget.numbered(0, 10), 99);
    CHECK(widget.list().notices.size() == 2);

    const auto of = [](model::AttributeType type, const MustHave& must) {
        model::Bundle bundle;
        bundle.attributes.push_back({.id = "a", .label = "a", .group = {}, .help = {}, .unit = {}, .currency = {}, .per = {}, .type = type, .better = {}, .range = {}, .weight = {}});
        bundle.columns.emplace_back(type);
        Selection selection;
        selection.musts        = {must};
        selection.browse.meets = true;
        const auto made        = catalogue::read_asked(filters_of_pack(bundle, selection));
        return !made || made->empty() ? catalogue::Asked{{}, type, {}} : made->front();
    };
    using compare::MustKind;
    using model::AttributeType;
    CHECK_FALSE(of(AttributeType::number, {"a", MustKind::present, {}}).must);  // what is unknown does not fail it
    CHECK(of(AttributeType::boolean, {"a", MustKind::present, {}}).values == Strings{"yes"});
    CHECK(of(AttributeType::boolean, {"a", MustKind::absent, {}}).values == Strings{"no"});
    CHECK(of(AttributeType::tags, {"a", MustKind::has_tag, "x"}).values == Strings{"x"});
    CHECK(of(AttributeType::percent, {"a", MustKind::at_least, "3.5"}).constraint.low == 3.5);
    CHECK(of(AttributeType::date, {"a", MustKind::at_most, "1970-01-03"}).constraint.high == 2);
    const auto day = of(AttributeType::date, {"a", MustKind::equals, "1970-01-03"}).constraint, none = of(AttributeType::date, {"a", MustKind::equals, "walnut"}).constraint;
    CHECK((day.low == 2 && day.high == 2));
    CHECK(none.low > none.high);
}

TEST_CASE("one more item is searched for in the whole catalogue")
{
    Widget widget;
    widget.open({"item-1", "item-2"});
    widget.answer({}, 0);
    const auto add = [&] { return *std::get<ComparisonView>(widget.screen().content).add; };
    CHECK(add().candidates.empty());
    CHECK(add().nothing.text == "1,000,000 items");

    widget.act(EditAdding{"walnut"});
    CHECK(*widget.asked() == Wanted{{"item-1", "item-2"}, "walnut", 5});
    CHECK(add().nothing.text == "Searching 1,000,000 items…");
    widget.answer({"item-300", "item-1"}, 2);
    REQUIRE(add().candidates.size() == 1);
    widget.act(add().candidates.front().action);
    CHECK(widget.cards() == Strings{"item-1", "item-2", "item-300"});
    CHECK(widget.asked() == nullptr);
    CHECK(widget.told());
}

TEST_CASE("the whole catalogue is counted where the way back to it is offered")
{
    Widget widget;
    widget.open({"item-1", "item-2"});
    widget.answer({}, 0);

    const auto header = std::get<ComparisonView>(widget.screen().content).header;
    REQUIRE(header.catalogue.has_value());
    CHECK(header.catalogue->label == "All 1,000,000 items");
    widget.act(ShowCatalogue{});
    CHECK(*widget.asked() == Wanted{{"item-1", "item-2"}, {}, 50});
    CHECK(widget.list().list.nothing.text == "Searching 1,000,000 items…");
}

TEST_CASE("another source is no packed catalogue any more")
{
    Widget widget;
    widget.open({"item-1", "item-2"});
    widget.answer({}, 0);

    widget.act(LoadStarted{true});

    CHECK_FALSE(widget.state.pack.has_value());
    CHECK(widget.effects.empty());
}

TEST_SUITE_END();
