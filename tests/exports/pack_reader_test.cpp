// tests/exports/pack_reader_test.cpp - questions to a packed catalogue through the functions that JavaScript calls.
// SPDX-License-Identifier: MIT
#include "exports/pack_reader.hpp"

#include "catalogue/offer.hpp"
#include "catalogue/plot_text.hpp"
#include "tests/pack/packs.hpp"

#include "doctest/doctest.h"
#include <nlohmann/json.hpp>

using namespace juxta;
using namespace juxta::tests;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kItems = 3000;

const Folder& folder()
{
    static const Folder made = [] {
        Making making;
        fill_products(making, kItems);
        return packed(making.bundle());
    }();
    return made;
}

Json read(const std::string& manifest) { return Json::parse(juxta_pack_read(manifest.data(), static_cast<std::uint32_t>(manifest.size()))); }

std::size_t turns_for_page = 0;

/// Puts all that is wanted until there is an answer.
Json ask(const std::vector<std::string>& ids, const std::string& query, std::uint32_t most, std::size_t* fetched = nullptr, const char* order = "", const std::string& filters = {}, const std::string& facets = {}, const Folder& of = folder(), const std::string& plot = {})
{
    std::map<std::string, const std::string*> by_path;
    for (const auto& [digest, bytes] : of.files)
        for (const bool text : {false, true}) by_path[pack::path_of({digest, 0, text})] = &bytes;
    std::string list;
    for (const std::string& id : ids) list += id + '\0';
    list += '\0';
    for (int turn = 0; turn < 50; ++turn) {
        const Json told = Json::parse(juxta_pack_ask(list.data(), query.c_str(), most, order, filters.c_str(), facets.c_str(), plot.c_str()));
        if (told.contains("more")) {
            ++turns_for_page;
            continue;
        }
        if (!told.contains("wanted")) return told;
        for (const Json& wanted : told["wanted"]) {
            const auto path = wanted[0].get<std::string>();
            REQUIRE(by_path.contains(path));
            const std::string& bytes = *by_path[path];
            CHECK(wanted[1].get<std::size_t>() == bytes.size());
            CHECK(juxta_pack_put(path.c_str(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), 0) == 1);
            if (fetched != nullptr) ++*fetched;
        }
    }
    return {};
}

std::vector<std::string> ids_of_bundle()
{
    const bundle::Loaded     loaded = bundle::load(juxta_pack_bundle());
    std::vector<std::string> ids;
    REQUIRE(loaded.bundle.has_value());
    for (model::ItemIndex item = 0; item < loaded.bundle->items.size(); ++item) ids.emplace_back(loaded.bundle->text(item, model::ItemText::id));
    return ids;
}

}  // namespace

TEST_SUITE_BEGIN("exports/pack_reader");

TEST_CASE("juxta_pack_read: tells how many items there are, and what is wrong with a manifest")
{
    CHECK(read(folder().manifest)["items"] == kItems);
    CHECK(read(folder().manifest)["first"] == Json::array());

    CHECK(read("{\"juxta\":1,\"items\":[]}").contains("error"));
    CHECK(read("walnut").contains("error"));
    CHECK(Json::parse(juxta_pack_ask("\0", "", 3, "", "", "", "")).contains("broken"));  // there is none now
}

TEST_CASE("juxta_pack_ask: what is listed comes first, and what was asked for by id behind it, each once")
{
    (void)read(folder().manifest);

    Json told = ask({"item-2", "item-2900", "walnut"}, "", 4);
    CHECK(told["listed"] == 4);
    CHECK(told["count"] == kItems);
    CHECK(told["unknown"] == Json::array({"walnut"}));
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-0", "item-1", "item-2", "item-3", "item-2900"});

    told = ask({"item-9", "item-8"}, "", 0);
    CHECK(told["listed"] == 0);
    CHECK(told["count"] == 0);
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-9", "item-8"});
}

TEST_CASE("juxta_pack_ask: the first ones in the order of a column, beside what a search or an id asks for; what is no order is broken")
{
    (void)read(folder().manifest);
    const auto numbers = [](const char* order) {
        const Json told = ask({"item-7"}, "", 5, nullptr, order);
        CHECK(told["listed"] == 5);
        CHECK(told["count"] == kItems);
        const bundle::Loaded loaded = bundle::load(juxta_pack_bundle());
        REQUIRE(loaded.bundle.has_value());
        std::vector<double> values;
        for (model::ItemIndex item = 0; item < 5; ++item) values.push_back(loaded.bundle->columns[0].number(item));
        return values;
    };
    const auto by = [](bool down) {
        std::string text;
        catalogue::write_order(text, {.column = 0, .type = bundle::load(juxta_pack_bundle()).bundle->attributes[0].type, .direction = down ? catalogue::Direction::descending : catalogue::Direction::ascending});
        return text;
    };

    const auto up = numbers(by(false).c_str()), down = numbers(by(true).c_str());

    CHECK(std::ranges::is_sorted(up));
    CHECK(std::ranges::is_sorted(down, std::greater<>()));
    CHECK(up.back() < down.back());
    // Not written so, or of a type that the column does not have.
    for (const char* none : {"walnut", "0", "0,1,", "0,1,0,", "99999999999,1,0,", "0,77,0,", ",", "-1,1,0,"}) CHECK(ask({}, "", 3, nullptr, none).contains("broken"));
    CHECK(ask({}, "relay", 3, nullptr, "walnut").contains("listed"));  // a search has an order of its own
}

TEST_CASE("juxta_pack_ask: only what passes the filters is listed and counted: in the catalogue's order, in that of a column, or best first")
{
    (void)read(folder().manifest);
    REQUIRE(ask({}, "", 1).contains("listed"));
    const model::Bundle head = std::move(*bundle::load(juxta_pack_bundle()).bundle);
    std::string         filters, facets;
    catalogue::write_asked(filters, {{.column = 0, .test = catalogue::Test::range, .low = 100, .high = 300}, head.attributes[0].type, {}});
    catalogue::write_asked(filters, {{.column = 2, .test = catalogue::Test::any_of}, model::AttributeType::boolean, {"yes"}});
    catalogue::write_asked(facets, {{.column = 2}, model::AttributeType::boolean, {}});
    std::vector<std::string> ids;
    for (std::size_t item = 0; item < kItems; ++item) ids.push_back("item-" + std::to_string(item));
    REQUIRE(ask(ids, "", 0).contains("listed"));
    const model::Bundle      whole = std::move(*bundle::load(juxta_pack_bundle()).bundle);
    std::vector<std::string> passing, dearest;
    for (model::ItemIndex item = 0; item < kItems; ++item) {
        const bool known = whole.columns[0].status(item) == model::Status::known && whole.columns[2].status(item) == model::Status::known;
        if (known && whole.columns[0].number(item) >= 100 && whole.columns[0].number(item) <= 300 && whole.columns[2].number(item) == 1) passing.push_back(ids[item]);
    }
    REQUIRE(passing.size() > 20);
    const auto price = [&](const std::string& id) { return whole.columns[0].number(*whole.find_item(id)); };
    dearest          = passing;
    std::ranges::stable_sort(dearest, std::greater<>(), price);
    const auto first = [](std::vector<std::string> from, std::size_t count) {
        from.resize(std::min(count, from.size()));
        return from;
    };

    (void)read(folder().manifest);
    Json told = ask({}, "", 7, nullptr, "", filters, facets);
    CHECK(told["count"] == passing.size());
    CHECK(told["counted"] == true);
    CHECK(ids_of_bundle() == first(passing, 7));
    const auto offers = catalogue::read_offers(told["offers"].get<std::string>());
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].values[0].text == "yes");
    CHECK(offers[0].values[0].items == passing.size());
    CHECK(offers[0].items > passing.size());

    std::size_t      fetched = 0;
    std::string      order;
    catalogue::write_order(order, {.column = 0, .type = head.attributes[0].type, .direction = catalogue::Direction::descending});
    told                     = ask({}, "", 7, &fetched, order.c_str(), filters);
    CHECK(told["count"] == passing.size());
    CHECK(told["offers"] == "");
    CHECK(ids_of_bundle() == first(dearest, 7));
    told = ask({}, "", kItems, nullptr, order.c_str(), filters);
    CHECK(ids_of_bundle() == dearest);

    const std::string word = made_up_word(3);
    told                   = ask({}, word, kItems);
    const auto found       = ids_of_bundle();
    told                   = ask({}, word, kItems, nullptr, order.c_str(), filters);
    std::vector<std::string> both;
    for (const std::string& id : found)
        if (std::ranges::find(passing, id) != passing.end()) both.push_back(id);
    CHECK(told["count"] == both.size());
    CHECK_FALSE(both.empty());
    CHECK(both.size() < found.size());
    CHECK(ids_of_bundle() == both);

    told = ask({}, "", 5);
    CHECK(told["count"] == kItems);
    CHECK(told["offers"] == "");
    for (const char* none : {"walnut", "0,0,0,0,0,0,", "200,0,0,0,0,0"}) {
        CAPTURE(none);
        CHECK(ask({}, "", 3, nullptr, "", none).contains("broken"));
        CHECK(ask({}, "", 3, nullptr, "", {}, none).contains("broken"));
    }

    // Of the score nothing is offered. What a filter must have limits the list, too.
    std::string score, must;
    catalogue::write_asked(score, {.constraint = {.column = catalogue::kAskedScore, .test = catalogue::Test::range}, .type = model::AttributeType::number});
    CHECK(ask({}, "", 3, nullptr, "", {}, score).contains("broken"));
    CHECK(ask({}, "", 3, nullptr, "", score)["count"] == 0);  // nothing weighs: there is none
    catalogue::write_asked(must, {.constraint = {.column = 2, .test = catalogue::Test::any_of}, .type = model::AttributeType::boolean, .values = {"yes"}, .must = true});
    std::size_t yes = 0;
    for (model::ItemIndex item = 0; item < kItems; ++item) yes += whole.columns[2].status(item) == model::Status::known && whole.columns[2].number(item) == 1 ? 1u : 0u;
    CHECK(ask({}, "", 3, nullptr, "", must)["count"] == yes);
    CHECK(ask({}, word, kItems, nullptr, "", must)["count"] < found.size());
}

TEST_CASE("juxta_pack_ask: a column that is not kept is told, be it asked for its order or its values; names and scores order as well")
{
    Making making;
    const std::size_t code = making.attribute("code", model::AttributeType::text);
    making.weigh(making.attribute("price", model::AttributeType::money), model::Better::lower, model::Range{0, 3000});
    for (model::ItemIndex item = 0; item < 1500; ++item) {
        making.item("Name " + std::to_string(1500 - item));
        making.column(code).set_text(item, making.text_of("code " + std::to_string(item)));
        making.column(1).set_number(item, item);
    }
    const Folder many = packed(making.bundle());
    (void)read(many.manifest);
    const auto list = [&](const catalogue::AskedOrder& order, const std::string& filters = {}) {
        std::string text;
        catalogue::write_order(text, order);
        return ask({}, "", 2, nullptr, text.c_str(), filters, {}, many);
    };
    const std::string unkept = [] {
        std::string text;
        catalogue::write_offer(text, {.column = 0, .kept = false});
        return text;
    }();
    CHECK(list({.column = code, .type = model::AttributeType::text})["offers"] == unkept);
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-0", "item-1"});
    std::string filter;
    catalogue::write_asked(filter, {.constraint = {.column = code, .test = catalogue::Test::any_of}, .values = {"code 7"}});
    CHECK(ask({}, "", 2, nullptr, "", filter, {}, many)["offers"] == unkept);
    CHECK(ask({}, "", 2, nullptr, "", filter, filter, many)["offers"] == unkept);  // once

    CHECK(list({.column = catalogue::kAskedName})["offers"] == "");
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-1499", "item-1498"});  // "Name 1", "Name 2"
    CHECK(list({.column = catalogue::kAskedScore, .criteria = {{.index = 1, .type = model::AttributeType::money, .better = model::Better::lower, .range = model::Range{0, 3000}}}}).contains("listed"));
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-1499", "item-1498"});  // the dearest have the lowest scores
}

TEST_CASE("juxta_pack_ask: a plot comes with the list, and the items of its front that are named stand behind it")
{
    (void)read(folder().manifest);
    REQUIRE(ask({}, "", 1).contains("listed"));
    const model::Bundle head = std::move(*bundle::load(juxta_pack_bundle()).bundle);
    std::string         plot, filters;
    catalogue::write_plot(plot, catalogue::AskedPlot{{.column = 0, .type = head.attributes[0].type, .better = model::Better::lower}, {.column = 1, .type = head.attributes[1].type, .better = model::Better::higher}});
    catalogue::write_asked(filters, {{.column = 0, .test = catalogue::Test::range, .low = 100, .high = 300}, head.attributes[0].type, {}});

    Json       told    = ask({"item-5"}, "", 3, nullptr, "", {}, {}, folder(), plot);
    const auto bundle  = std::move(*bundle::load(juxta_pack_bundle()).bundle);
    const auto plotted = catalogue::read_plotted(told["plotted"].get<std::string>(), bundle.items.size());
    REQUIRE(plotted.has_value());
    CHECK(told["listed"] == 3);
    CHECK(plotted->drawn + plotted->without_across + plotted->without_up == kItems);
    CHECK(plotted->named.size() == std::min(plotted->front, catalogue::kMostNamed));
    CHECK(plotted->front > 0);
    CHECK(bundle.find_item("item-5").has_value());
    const auto first = [&](std::size_t at) { return bundle.text(static_cast<model::ItemIndex>(at), model::ItemText::id); };
    for (std::size_t at = 0; at < 3; ++at) CHECK(first(at) == "item-" + std::to_string(at));
    // From left to right each is dearer and better than the one before.
    for (std::size_t i = 1; i < plotted->named.size(); ++i) {
        const model::ItemIndex last = plotted->named[i - 1], next = plotted->named[i];
        CHECK(bundle.columns[0].number(last) <= bundle.columns[0].number(next));
        CHECK(bundle.columns[1].number(last) <= bundle.columns[1].number(next));
    }
    CHECK(ask({}, "", 3)["plotted"] == "");

    // Its own limits leave it as it is; others, and a search, do not. Another order and more of the list come with the same one.
    CHECK(catalogue::read_plotted(ask({}, "", 3, nullptr, "", filters, {}, folder(), plot)["plotted"].get<std::string>(), kItems)->drawn == plotted->drawn);
    std::string order;
    catalogue::write_order(order, {.column = 0, .type = head.attributes[0].type});
    for (const std::uint32_t most : {3u, 900u}) {
        told             = ask({}, "", most, nullptr, order.c_str(), {}, {}, folder(), plot);
        const auto again = catalogue::read_plotted(told["plotted"].get<std::string>(), kItems);
        REQUIRE(again.has_value());
        CHECK(told["listed"] == most);
        CHECK(again->cells == plotted->cells);
        CHECK(again->stairs == plotted->stairs);
    }
    told = ask({}, made_up_word(3), 3, nullptr, "", {}, {}, folder(), plot);
    CHECK(catalogue::read_plotted(told["plotted"].get<std::string>(), kItems)->drawn < told["count"].get<std::size_t>() + 1);
    for (const char* none : {"walnut", "0,1,0,", "0,1,0,;0,1,0,"}) CHECK(ask({}, "", 3, nullptr, "", {}, {}, folder(), none).contains("broken"));
}

TEST_CASE("juxta_pack_ask: what takes long is done bit by bit, with turns for the page between, and comes to the same")
{
    constexpr std::size_t kMany = 150'000;
    Making                making;
    const std::size_t     price = making.attribute("price", model::AttributeType::number);
    making.weigh(price, model::Better::lower, model::Range{0, 1000});
    for (std::size_t i = 0; i < kMany; ++i) making.column(price).set_number(making.item("Name"), static_cast<double>((i * 7919) % 1000));
    const Folder many = packed(making.bundle());
    (void)read(many.manifest);
    const std::vector<catalogue::AskedCriterion> criteria{{.index = price, .better = model::Better::lower, .range = model::Range{0, 1000}}};
    std::string                                  order, plot;
    catalogue::write_order(order, {.column = catalogue::kAskedScore, .direction = catalogue::Direction::descending, .criteria = criteria});
    catalogue::write_plot(plot, catalogue::AskedPlot{{.column = price, .better = model::Better::lower}, {.column = catalogue::kAskedScore, .criteria = criteria}});
    turns_for_page  = 0;
    const Json told = ask({}, "", 2, nullptr, order.c_str(), {}, {}, many, plot);
    CHECK(turns_for_page > 2);
    CHECK(ids_of_bundle()[0] == "item-0");
    const auto plotted = catalogue::read_plotted(told["plotted"].get<std::string>(), kMany);
    REQUIRE(plotted.has_value());
    CHECK(plotted->drawn == kMany);
    CHECK(plotted->front == kMany / 1000);  // the cheapest have the highest score, and do not beat each other
    turns_for_page = 0;
    CHECK(ask({}, "", 2, nullptr, order.c_str(), {}, {}, many, plot) == told);
    CHECK(turns_for_page == 0);
    CHECK(ask({}, "", 0, nullptr, "", {}, {}, many)["plotted"] == "");
    CHECK(ask({"item-3"}, "", 0, nullptr, order.c_str(), {}, {}, many, plot)["plotted"] == "");  // no list, no plot of it

    // Given up half-way for another question, and for more of the list, it comes to the same.
    (void)read(many.manifest);
    const auto turn = [&](std::uint32_t most) { return Json::parse(juxta_pack_ask("\0", "", most, order.c_str(), "", "", plot.c_str())); };
    const auto bring = [&] {
        for (Json wanted = turn(2); wanted.contains("wanted"); wanted = turn(2))
            for (const Json& file : wanted["wanted"])
                for (const auto& [digest, bytes] : many.files)
                    if (pack::path_of({digest, 0, false}) == file[0] || pack::path_of({digest, 0, true}) == file[0]) CHECK(juxta_pack_put(file[0].get<std::string>().c_str(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), 1) == 1);
    };
    bring();
    CHECK(turn(2).contains("more"));
    CHECK(ask({}, "", 3, nullptr, "", {}, {}, many)["plotted"] == "");
    catalogue::AskedOrder cheapest{.column = price, .type = model::AttributeType::number};
    std::string           by_price;
    write_order(by_price, cheapest);
    CHECK(ask({}, "", 3, nullptr, by_price.c_str(), {}, {}, many)["listed"] == 3);
    CHECK(ask({}, "", 2, nullptr, order.c_str(), {}, {}, many, plot) == told);
    (void)read(many.manifest);
    bring();
    CHECK(turn(2).contains("more"));
    const Json more = ask({}, "", 400, nullptr, order.c_str(), {}, {}, many, plot);
    CHECK(more["listed"] == 400);
    CHECK(catalogue::read_plotted(more["plotted"].get<std::string>(), kMany)->stairs == plotted->stairs);
}

TEST_CASE("juxta_pack_ask: a search lists the best, says how many there are and what was forgiven")
{
    (void)read(folder().manifest);
    const std::string word = made_up_word(3);
    std::string       wrong = word;
    wrong[wrong.size() - 2] = 'y';

    const Json told = ask({"item-1"}, word, 5);
    CHECK(told["listed"] == 5);
    CHECK(told["count"] >= 5);
    CHECK(told["forgave"] == "0");
    const auto ids = ids_of_bundle();
    CHECK(std::ranges::count(ids, "item-1") == 1);

    const Json near = ask({}, wrong, 5);
    CHECK(near["forgave"] == "1");
    CHECK(near["count"] > 0);

    const Json none = ask({"item-1"}, "zzzzzzzzzzzz", 5);
    CHECK(none["listed"] == 0);
    CHECK(none["count"] == 0);
    CHECK(ids_of_bundle() == std::vector<std::string>{"item-1"});
}

TEST_CASE("juxta_pack_put: a file of another sum is not taken, nor one of no name")
{
    (void)read(folder().manifest);
    const auto& [digest, bytes] = *folder().files.begin();
    const std::string path      = pack::path_of({digest, 0, false});
    std::string       other     = bytes;
    other[0]                    = static_cast<char>(other[0] ^ 1);
    const auto size             = static_cast<std::uint32_t>(bytes.size());

    CHECK(juxta_pack_put(path.c_str(), other.data(), size, 0) == 0);
    CHECK(juxta_pack_put("walnut.bin", bytes.data(), size, 0) == 0);
    CHECK(juxta_pack_put(path.c_str(), bytes.data(), size, 0) == 1);
    CHECK(juxta_pack_put(path.c_str(), bytes.data(), size, 1) == 1);
}

TEST_CASE("juxta_pack_tidy: a shelf that is full is emptied, and one that is not stays as it is")
{
    (void)read(folder().manifest);
    std::size_t first = 0, second = 0, third = 0;
    (void)ask({"item-5"}, "", 0, &first);

    juxta_pack_tidy(1'000'000);
    (void)ask({"item-5"}, "", 0, &second);
    juxta_pack_tidy(1000);
    (void)ask({"item-5"}, "", 0, &third);

    CHECK(first > 1);
    CHECK(second == 0);
    CHECK(third == first);
}

TEST_SUITE_END();
