// tests/pack/sieve_test.cpp - what passes the filters of a packed catalogue, and in which order, is what a bundle of the same items has.
// SPDX-License-Identifier: MIT
#include "pack/sieve.hpp"

#include "catalogue/plotting.hpp"
#include "compare/criteria.hpp"
#include "tests/pack/packs.hpp"

#include "doctest/doctest.h"

#include <cmath>
#include <limits>

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;
using catalogue::Asked;
using catalogue::AskedCriterion;
using catalogue::AskedOrder;
using catalogue::Direction;
using catalogue::Test;
using model::AttributeType;
using Numbers = std::vector<ItemNumber>;

namespace {

model::Bundle loaded(const std::string& text)
{
    auto made = bundle::load(text);
    REQUIRE(made.bundle.has_value());
    return std::move(*made.bundle);
}

/// A made-up catalogue in two segments, and all its items as one bundle.
struct Two {
    Folder        folder;
    model::Bundle whole;

    Two()
    {
        Making first;
        fill_products(first, 3000);
        add_texts(first);
        add_reviews(first, {"ann", "bob"});
        folder = packed(first.bundle());
        Making second;
        fill_products(second, 500);  // named as the first ones
        add_texts(second);
        add_reviews(second, {"cid", "ann"});
        for (model::ItemIndex item = 0; item < 500; ++item) second.set(item, model::ItemText::id, "more-" + std::to_string(item));
        folder.manifest = add_to_pack(*CataloguePack::read(folder.manifest), loaded(folder.manifest), second.bundle(), folder.emit()).value().manifest;
        Fetcher                  fetcher(folder);
        std::vector<std::string> ids;
        for (ItemNumber item = 0; item < 3500; ++item) ids.push_back(item < 3000 ? "item-" + std::to_string(item) : "more-" + std::to_string(item - 3000));
        whole = loaded(fetcher.open(ids)->bundle);
    }

    /// A few makers, percents, and codes that only the second segment has few enough of.
    static void add_texts(Making& making)
    {
        const std::size_t items = making.bundle().items.size();
        const std::size_t maker = making.attribute("maker", AttributeType::text), share = making.attribute("share", AttributeType::percent), code = making.attribute("code", AttributeType::text),
                          site  = making.attribute("site", AttributeType::url);
        Random            random(items);
        for (model::ItemIndex item = 0; item < items; ++item) {
            if (random.chance(0.1)) making.column(maker).set_not_applicable(item);
            else if (random.chance(0.8)) making.column(maker).set_text(item, making.text_of(made_up_word(1 + random.below(12))));
            if (random.chance(0.5)) making.column(share).set_number(item, static_cast<double>(random.below(101)));
            making.column(code).set_text(item, making.text_of("code " + std::to_string(item)));
            making.column(site).set_text(item, making.text_of("https://example.org/" + std::to_string(item % 3)));
        }
        making.weigh(0, model::Better::lower, model::Range{5, 800});
        making.weigh(1, model::Better::higher, model::Range{0.1, 0.9});
        making.weigh(2, model::Better::no);
    }

    /// Some of the items have a review of each, and some of those a score.
    static void add_reviews(Making& making, const std::vector<const char*>& reviewers)
    {
        Random random(7);
        for (const char* const id : reviewers) {
            const std::size_t reviewer = making.reviewer(id);
            for (model::ItemIndex item = 0; item < making.bundle().items.size(); ++item)
                if (random.chance(0.7)) making.review(reviewer, item, random.chance(0.9) ? std::optional(static_cast<double>(random.below(1001)) / 10) : std::nullopt);
        }
    }
};

const Two& two()
{
    static const Two made;
    return made;
}

std::size_t column_of(std::string_view id) { return *two().whole.find_attribute(id); }

/// Asks a sieve as a page would.
struct Asking {
    Fetcher fetcher{two().folder};
    Sieve   sieve{fetcher.catalogue()};

    bool ask(const std::vector<Asked>& constraints, const std::vector<Asked>& offers = {})
    {
        return fetcher.answer([&](Visit& visit) { return sieve.ask(constraints, offers, visit) ? std::optional(true) : std::nullopt; }).has_value();
    }
    std::optional<Numbers> in_order(const AskedOrder& order, std::size_t limit, const std::vector<Asked>& constraints = {})
    {
        return fetcher.answer([&](Visit& visit) {
            const bool ready = sieve.ask(constraints, {}, visit, {.order = &order});
            auto       made  = sieve.in_order(order, limit, visit);
            return ready ? made : std::nullopt;
        });
    }
    /// work  of each visit
    std::optional<catalogue::Plotted> plot(const catalogue::AskedPlot& asked, const std::vector<Asked>& constraints = {}, const Numbers* found = nullptr, std::size_t work = ~std::size_t{0})
    {
        const catalogue::Plotted* made = nullptr;
        const bool ready = fetcher.answer([&](Visit& visit) { return sieve.ask(constraints, {}, visit, {.plot = &asked}) ? std::optional(true) : std::nullopt; }).has_value();
        if (!ready) return std::nullopt;
        if (found != nullptr) sieve.limit_to(found);
        const Shelf none;
        for (turns = 0; made == nullptr; ++turns) {
            Visit visit(none, work);
            made = sieve.plot(asked, visit);
            if (made == nullptr && !visit.is_put_off()) return std::nullopt;
        }
        return *made;
    }
    std::size_t turns = 0;  ///< of the last plot
    Numbers rows()
    {
        Numbers made;
        sieve.rows().for_each([&](ItemNumber item) { made.push_back(item); });
        return made;
    }
};

/// The same in the bundle.
struct Expected {
    catalogue::Columns columns{two().whole};
    catalogue::Filter  filter{columns};

    void set(const std::vector<Asked>& constraints)
    {
        for (const Asked& asked : constraints) {
            catalogue::Constraint constraint = asked.constraint;
            if (constraint.column == model::kMaxAttributes) constraint.column = columns.category();
            for (const std::string& value : asked.values)
                if (const auto index = columns.value_of(constraint.column, value)) constraint.values.push_back(*index);
            filter.set(constraint);
        }
    }
    Numbers rows()
    {
        Numbers made;
        filter.rows().for_each([&](ItemNumber item) { made.push_back(item); });
        return made;
    }
};

/// One constraint of each kind on a column.
std::vector<Asked> kinds_of(std::size_t column)
{
    catalogue::Columns  columns(two().whole);
    const bool          category = column == model::kMaxAttributes;
    const std::size_t   there    = category ? columns.category() : column;
    const AttributeType type     = columns.type(there);
    const auto&         coded    = columns.coded(there);
    std::vector<Asked>  made;
    for (const bool unknown : {false, true}) {
        for (const bool not_applicable : {false, true}) {
            const catalogue::Constraint plain{.column = column, .unknown = unknown, .not_applicable = not_applicable};
            made.push_back({plain, type, {}});
            Asked one = made.back();
            if (model::is_measured(type)) {
                one.constraint.test = Test::range;
                one.constraint.low  = coded.edges[5] + (coded.edges[6] - coded.edges[5]) / 3;
                made.push_back(one);
                one.constraint.high = coded.edges[20] + (coded.edges[21] - coded.edges[20]) / 2;
                made.push_back(one);
                one.constraint.low = -std::numeric_limits<double>::infinity();
                made.push_back(one);
            } else {
                one.constraint.test = Test::any_of;
                if (type == AttributeType::boolean) one.values = {"no"};
                else one.values = {std::string(two().whole.texts[coded.values[2]]), "nobody has this", std::string(two().whole.texts[coded.values[1]])};
                made.push_back(one);
                one.constraint.test = Test::all_of;
                made.push_back(one);
            }
        }
    }
    return made;
}

/// The criteria of the whole bundle, with other weights than it has.
std::vector<AskedCriterion> criteria_with(const std::vector<std::optional<double>>& weights)
{
    std::vector<AskedCriterion> made;
    const auto                  criteria = compare::criteria_of(two().whole);
    for (std::size_t c = 0; c < criteria.size(); ++c) {
        AskedCriterion one{.reviewer = criteria[c].kind == compare::Criterion::Kind::reviewer, .index = criteria[c].index};
        one.weight = *weights[c];
        if (!one.reviewer) {
            const model::Attribute& attribute = two().whole.attributes[one.index];
            one.type                          = attribute.type;
            one.better                        = attribute.better;
            one.range                         = attribute.range;
        }
        made.push_back(one);
    }
    return made;
}

/// An axis of an attribute, or of the score by the weights of criteria_with().
catalogue::AskedMeasure measure(const char* id, const std::vector<AskedCriterion>& criteria = {})
{
    if (!criteria.empty()) return {.column = catalogue::kAskedScore, .criteria = criteria};
    const model::Attribute& what = two().whole.attributes[column_of(id)];
    return {.column = column_of(id), .type = what.type, .better = what.better};
}

const std::vector<const char*> kColumns{"price", "mass", "open", "since", "runs_on", "maker", "share"};

}  // namespace

TEST_SUITE_BEGIN("pack/sieve");

TEST_CASE("sieve: each kind of constraint on each type of column passes what it passes in a bundle, over two segments")
{
    Asking asking;
    REQUIRE(two().whole.items.size() == 3500);
    std::vector<std::size_t> columns{model::kMaxAttributes};
    for (const char* const id : kColumns) columns.push_back(column_of(id));
    for (const std::size_t column : columns) {
        for (const Asked& asked : kinds_of(column)) {
            CAPTURE(column);
            CAPTURE(static_cast<int>(asked.constraint.test));
            CAPTURE(asked.constraint.unknown);
            REQUIRE(asking.ask({asked}));
            Expected expected;
            expected.set({asked});
            CHECK(asking.rows() == expected.rows());
        }
    }
}

TEST_CASE("sieve: an unknown price is no low price, and an unknown yes is no no")
{
    const std::vector<Asked> cheap{{{.column = column_of("price"), .test = Test::range, .high = 500}, AttributeType::money, {}}};
    const std::vector<Asked> closed{{{.column = column_of("open"), .test = Test::any_of}, AttributeType::boolean, {"no"}}};
    Asking                   asking;

    REQUIRE(asking.ask(cheap));
    CHECK_FALSE(asking.rows().empty());
    for (const ItemNumber item : asking.rows()) CHECK(two().whole.columns[column_of("price")].status(item) == model::Status::known);
    REQUIRE(asking.ask(closed));
    CHECK_FALSE(asking.rows().empty());
    for (const ItemNumber item : asking.rows()) CHECK(two().whole.columns[column_of("open")].status(item) == model::Status::known);
}

TEST_CASE("sieve: several constraints and a search leave what passes all; what is offered of each column is what a bundle offers")
{
    Asking             asking;
    Random             random(17);
    std::vector<Asked> offers{{{.column = model::kMaxAttributes}, AttributeType::text, {}}};
    for (const char* const id : kColumns) offers.push_back({{.column = column_of(id)}, two().whole.attributes[column_of(id)].type, {}});
    for (std::size_t turn = 0; turn < 30; ++turn) {
        std::vector<Asked> constraints;
        for (const Asked& offer : offers) {
            if (!random.chance(0.3)) continue;
            const auto kinds = kinds_of(offer.constraint.column);
            constraints.push_back(kinds[random.below(kinds.size())]);
        }
        Numbers found;
        for (ItemNumber item = 0; item < 3500; ++item)
            if (random.chance(0.5)) found.push_back(item);
        Expected expected;
        expected.set(constraints);
        if (turn % 2 == 0) expected.filter.limit_to(&found);

        REQUIRE(asking.ask(constraints, offers));
        asking.sieve.limit_to(turn % 2 == 0 ? &found : nullptr);

        CHECK(asking.rows() == expected.rows());
        for (Asked offer : offers) {
            const auto at = std::ranges::find(constraints, offer.constraint.column, [](const Asked& asked) { return asked.constraint.column; });
            if (at != constraints.end()) offer.values = at->values;
            const std::size_t there  = offer.constraint.column == model::kMaxAttributes ? expected.columns.category() : offer.constraint.column;
            catalogue::Offer  wanted = offer_of(expected.columns, expected.filter, there, offer.values);
            wanted.column            = offer.constraint.column;
            CHECK(asking.sieve.offer(offer) == wanted);
        }
    }
}

TEST_CASE("sieve: only the columns that are asked of are fetched, and each once")
{
    Asking             asking;
    const std::size_t  price = column_of("price");
    const Asked        cheap{{.column = price, .test = Test::range, .high = 10}, AttributeType::money, {}};
    std::size_t        before = 0;
    model::TextPool    texts;
    Fetcher            alone(two().folder);
    (void)alone.answer([&](Visit& visit) { return alone.catalogue().column(static_cast<std::uint32_t>(price), AttributeType::money, texts, visit); });

    REQUIRE(asking.ask({cheap}));
    CHECK(asking.fetcher.bytes() == alone.bytes());
    before = asking.fetcher.requests();
    REQUIRE(asking.ask({}, {cheap}));
    CHECK(asking.rows().size() == 3500);
    CHECK(asking.fetcher.requests() == before);
    REQUIRE(asking.ask({cheap}, {{{.column = column_of("open")}, AttributeType::boolean, {}}}));
    CHECK(asking.fetcher.requests() == before + 2);  // one a segment
}

TEST_CASE("sieve: a column of texts that not all segments keep lets all pass, and says that it is not kept")
{
    Asking      asking;
    const Asked code{{.column = column_of("code"), .test = Test::any_of}, AttributeType::text, {"code 7"}};

    CHECK(asking.fetcher.answer([&](Visit& visit) { return asking.fetcher.catalogue().keeps_texts(static_cast<std::uint32_t>(column_of("code")), visit); }) == false);
    CHECK(asking.fetcher.answer([&](Visit& visit) { return asking.fetcher.catalogue().keeps_texts(static_cast<std::uint32_t>(column_of("maker")), visit); }) == true);
    REQUIRE(asking.ask({code}, {code}));
    CHECK(asking.rows().size() == 3500);
    CHECK(asking.sieve.offer(code) == catalogue::Offer{.column = code.constraint.column, .kept = false});
}

TEST_CASE("sieve: web addresses, another type than a column has, and damaged files break the question off")
{
    Asking asking;
    CHECK_FALSE(asking.ask({{{.column = column_of("site")}, AttributeType::url, {}}}));
    Asking other;
    REQUIRE(other.ask({{{.column = column_of("price")}, AttributeType::money, {}}}));
    CHECK_FALSE(other.ask({{{.column = column_of("price")}, AttributeType::date, {}}}));
    Asking category;
    CHECK_FALSE(category.ask({{{.column = model::kMaxAttributes}, AttributeType::number, {}}}));
    Asking name;
    CHECK_FALSE(name.ask({{{.column = catalogue::kAskedName}, AttributeType::text, {}}}));
    Asking score;
    CHECK_FALSE(score.ask({}, {{{.column = catalogue::kAskedScore}, AttributeType::number, {}}}));
    CHECK_FALSE(score.in_order({catalogue::kAskedScore + 1, AttributeType::text, Direction::ascending, {}}, 1));

    std::size_t refused = 0;
    for (const auto& [digest, bytes] : two().folder.files) {
        if (refused > 3) break;
        Folder damaged = two().folder;
        damaged.files[digest].resize(bytes.size() / 2);
        Fetcher fetcher(damaged);
        Sieve   sieve(fetcher.catalogue());
        const std::vector<Asked> asked{{{.column = column_of("price")}, AttributeType::money, {}}};
        refused += fetcher.answer([&](Visit& visit) { return sieve.ask(asked, {}, visit) ? std::optional(true) : std::nullopt; }) ? 0u : 1u;
    }
    CHECK(refused > 0);
}

TEST_CASE("in_order: the first items by a column or by their names are those of a bundle, over two segments, with filters and in both directions")
{
    Asking             asking;
    Expected           expected;
    catalogue::Orders  orders(expected.columns);
    const Asked        cheap{{.column = column_of("price"), .test = Test::range, .high = 500}, AttributeType::money, {}};
    const auto         same = [&](std::size_t column, std::size_t there, AttributeType type) {
        for (const bool filtered : {false, true}) {
            const std::vector<Asked> constraints = filtered ? std::vector{cheap} : std::vector<Asked>();
            expected.filter.clear();
            expected.set(constraints);
            for (const Direction direction : {Direction::ascending, Direction::descending}) {
                for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{25}, std::size_t{700}, std::size_t{9000}}) {
                    if (column == catalogue::kAskedName && limit > 700) continue;  // one detail after the other
                    CAPTURE(column);
                    CAPTURE(filtered);
                    CAPTURE(limit);
                    auto wanted = orders.by_column(there, direction, expected.filter.rows());
                    wanted.resize(std::min(wanted.size(), limit));
                    REQUIRE(asking.in_order({column, type, direction, {}}, limit, constraints) == wanted);
                }
            }
        }
    };
    for (const char* const id : kColumns) same(column_of(id), column_of(id), two().whole.attributes[column_of(id)].type);
    same(model::kMaxAttributes, expected.columns.category(), AttributeType::text);
    same(catalogue::kAskedName, expected.columns.name(), AttributeType::text);
}

TEST_CASE("in_order: by the score it is the order that a bundle has with the same weights, also with others")
{
    Asking asking;
    Random random(5);
    const auto criteria = compare::criteria_of(two().whole);
    REQUIRE(criteria.size() == 6);  // three reviewers, of whom each segment has two, and three attributes
    std::vector<model::ItemIndex> all(3500);
    for (model::ItemIndex item = 0; item < 3500; ++item) all[item] = item;
    for (std::size_t turn = 0; turn < 12; ++turn) {
        std::vector<std::optional<double>> weights;
        for (std::size_t c = 0; c < criteria.size(); ++c) weights.emplace_back(turn == 0 || random.chance(0.3) ? 0 : static_cast<double>(random.below(51)) / 10);
        std::vector<double> scores;
        for (const compare::Total& total : compare::evaluate(compare::weighing_of(two().whole, all, criteria, weights)).totals)
            scores.push_back(total.exists ? total.estimate : std::numeric_limits<double>::quiet_NaN());
        for (const Direction direction : {Direction::ascending, Direction::descending}) {
            // What weighs nothing need not be asked for.
            auto asked = criteria_with(weights);
            if (turn % 2 == 1) std::erase_if(asked, [](const AskedCriterion& one) { return one.weight == 0; });
            auto wanted = catalogue::Orders::by_score(scores, direction, catalogue::Rows(3500, true));
            wanted.resize(300);
            REQUIRE(asking.in_order({catalogue::kAskedScore, AttributeType::text, direction, asked}, 300) == wanted);
        }
    }
}

TEST_CASE("sieve: limits on the score keep what is within them in a bundle, what has none where unknown ones are kept; an order may stand beside them")
{
    Asking             asking;
    const auto         criteria = criteria_with({1, 0, 0, 2, 0, 0});
    const AskedOrder   by_score{catalogue::kAskedScore, AttributeType::text, Direction::descending, criteria};
    std::vector<double> scores(3500);
    for (model::ItemIndex item = 0; item < 3500; ++item) {
        const std::vector<model::ItemIndex> one{item};
        const compare::Total                total = compare::evaluate(compare::weighing_of(two().whole, one, compare::criteria_of(two().whole), std::vector<std::optional<double>>{1, 0, 0, 2, 0, 0})).totals.front();
        scores[item]                              = total.exists ? total.estimate : std::numeric_limits<double>::quiet_NaN();
    }
    for (const bool unknown : {false, true}) {
        const Asked within{.constraint = {.column = catalogue::kAskedScore, .test = Test::range, .low = 40, .high = 62.5, .unknown = unknown}, .type = AttributeType::number, .criteria = criteria};
        Numbers     wanted;
        for (ItemNumber item = 0; item < 3500; ++item)
            if (std::isnan(scores[item]) ? unknown : scores[item] >= 40 && scores[item] <= 62.5) wanted.push_back(item);
        REQUIRE(asking.ask({within}));
        CHECK(asking.rows() == wanted);
        CHECK(wanted.size() > 100);
        CHECK(wanted.size() < 3400);
        std::ranges::stable_sort(wanted, [&](ItemNumber a, ItemNumber b) { return std::isnan(scores[b]) ? !std::isnan(scores[a]) : scores[a] > scores[b]; });
        CHECK(asking.in_order(by_score, 9000, {within}) == wanted);
    }
    REQUIRE(asking.ask({}));
    CHECK(asking.rows().size() == 3500);
}

TEST_CASE("sieve: what must be passes as beside a filter of the same column, and limits what that offers, too")
{
    Asking            asking;
    const std::size_t price = column_of("price"), open = column_of("open");
    const Asked       cheap{{.column = price, .test = Test::range, .high = 500}, AttributeType::money, {}};
    const Asked       dear{.constraint = {.column = price, .test = Test::range, .low = 100, .unknown = true, .not_applicable = true}, .type = AttributeType::money, .must = true};
    const Asked       yes{.constraint = {.column = open, .test = Test::any_of, .unknown = true, .not_applicable = true}, .type = AttributeType::boolean, .values = {"yes"}, .must = true};
    const auto&       whole = two().whole;
    const auto        fits  = [&](ItemNumber item, bool filtered) {
        const bool known = whole.columns[price].status(item) == model::Status::known, asked = whole.columns[open].status(item) == model::Status::known;
        return (!known || whole.columns[price].number(item) >= 100) && (!asked || whole.columns[open].number(item) == 1) && (!filtered || (known && whole.columns[price].number(item) <= 500));
    };
    const auto all = [&](auto&& test) {
        Numbers made;
        for (ItemNumber item = 0; item < 3500; ++item)
            if (test(item)) made.push_back(item);
        return made;
    };
    REQUIRE(asking.ask({dear, yes, cheap}, {cheap}));
    CHECK(asking.rows() == all([&](ItemNumber item) { return fits(item, true); }));
    CHECK(asking.sieve.offer(cheap).items == all([&](ItemNumber item) { return fits(item, false); }).size());
    const Numbers found = all([](ItemNumber item) { return item % 3 == 0; });
    asking.sieve.limit_to(&found);
    CHECK(asking.rows() == all([&](ItemNumber item) { return item % 3 == 0 && fits(item, true); }));
    REQUIRE(asking.ask({yes}));
    CHECK(asking.rows() == all([&](ItemNumber item) { return whole.columns[open].status(item) != model::Status::known || whole.columns[open].number(item) == 1; }));
    REQUIRE(asking.ask({}));
    CHECK(asking.rows().size() == 3500);
}

TEST_CASE("in_order: only what it needs is fetched, in few rounds; names of two segments with the details of what is told and one more each")
{
    Asking by_score;
    auto   criteria = criteria_with({0, 0, 0, 3, 0, 0});
    std::erase_if(criteria, [](const AskedCriterion& one) { return one.weight == 0; });
    REQUIRE(by_score.in_order({catalogue::kAskedScore, AttributeType::text, Direction::descending, criteria}, 50).has_value());
    CHECK(by_score.fetcher.requests() == 1 + 2 + 2);  // the manifest, the roots, and a column of each

    Asking by_name;
    REQUIRE(by_name.in_order({catalogue::kAskedName, AttributeType::text, Direction::ascending, {}}, 10).has_value());
    CHECK(by_name.fetcher.requests() <= 1 + 2 + 2 + 3 * 12);  // and of each item at most two pages and the details
    CHECK(by_name.fetcher.rounds() <= 12);
    CHECK(by_name.ask({}, {}));
}

TEST_CASE("in_order: names of a large segment and of small ones come in few rounds, however many are told")
{
    Making first;
    fill_products(first, 5000);
    Folder folder = packed(first.bundle());
    for (int added = 0; added < 5; ++added) {
        Making one;
        one.item(made_up_word(static_cast<std::size_t>(added) * 7 + 3));
        one.set(0, model::ItemText::id, "one-" + std::to_string(added));
        folder.manifest = add_to_pack(*CataloguePack::read(folder.manifest), loaded(folder.manifest), one.bundle(), folder.emit()).value().manifest;
    }
    for (const std::size_t limit : {std::size_t{10}, std::size_t{250}}) {
        Fetcher    fetcher(folder);
        Sieve      sieve(fetcher.catalogue());
        const auto made = fetcher.answer([&](Visit& visit) { return sieve.ask({}, {}, visit) ? sieve.in_order({}, limit, visit) : std::nullopt; });
        REQUIRE(made.has_value());
        CHECK(made->size() == limit);
        CHECK(fetcher.rounds() <= 12);
    }
}

TEST_CASE("sieve: of the columns of many questions it keeps what fits, of orders and scores as of filters, and answers the same")
{
    Fetcher    fetcher(two().folder);
    Sieve      few(fetcher.catalogue(), 3 * 3500);
    Asking     asking;
    const auto criteria = criteria_with({1, 0, 0, 2, 0, 0});
    std::vector<AskedOrder> orders;
    for (const char* const id : kColumns) orders.push_back({column_of(id), two().whole.attributes[column_of(id)].type, Direction::descending, {}});
    orders.push_back({catalogue::kAskedScore, AttributeType::text, Direction::descending, criteria});
    orders.push_back(AskedOrder(orders[3]));  // of no criterion
    orders.push_back({catalogue::kAskedScore, AttributeType::text, Direction::ascending, criteria});
    const Asked open{{.column = column_of("open"), .test = Test::any_of}, AttributeType::boolean, {"no"}};
    for (const AskedOrder& order : orders) {
        for (const std::vector<Asked>& constraints : {std::vector<Asked>(), std::vector{open}}) {
            const auto made = fetcher.answer([&](Visit& visit) {
                const bool ready = few.ask(constraints, {}, visit, {.order = &order});
                auto       first = few.in_order(order, 60, visit);
                return ready ? first : std::nullopt;
            });
            CHECK(few.columns() <= 7);  // at most three, or what one question needs: six criteria and a filter
            CHECK(made == asking.in_order(order, 60, constraints));
        }
        if (order.column < model::kMaxAttributes) CHECK(few.columns() <= 3);
    }
    CHECK(asking.sieve.columns() > 7);
}

TEST_CASE("in_order: of a column that is not kept it is the catalogue's own, which is told; what is no column, and a score out of range, break it off")
{
    Asking asking;
    CHECK(asking.sieve.keeps(column_of("code")));  // not asked yet
    CHECK(asking.in_order({column_of("code"), AttributeType::text, Direction::descending, {}}, 3) == Numbers{0, 1, 2});
    CHECK_FALSE(asking.sieve.keeps(column_of("code")));
    CHECK(asking.sieve.keeps(column_of("maker")));
    CHECK(asking.sieve.keeps(catalogue::kAskedName));
    CHECK_FALSE(asking.in_order({column_of("site"), AttributeType::url, Direction::ascending, {}}, 3));
    Asking other;
    CHECK_FALSE(other.in_order({model::kMaxAttributes, AttributeType::number, Direction::ascending, {}}, 3));

    Making making;
    making.item("One");
    making.review(making.reviewer("ann"), 0, 101);
    const Folder folder = packed(making.bundle());
    Fetcher      fetcher(folder);
    Sieve        sieve(fetcher.catalogue());
    const AskedOrder order{catalogue::kAskedScore, AttributeType::text, Direction::ascending, {{.reviewer = true}}};
    CHECK_FALSE(fetcher.answer([&](Visit& visit) { return sieve.in_order(order, 1, visit); }));
}

TEST_CASE("search: all items with a frequent word are found where all are asked for, as many as are counted otherwise")
{
    Making making;
    fill_products(making, 9000, 200);
    const Folder folder = packed(making.bundle());
    std::size_t  longer = 0;
    for (std::size_t rank = 1; rank < 40; ++rank) {
        const catalogue::Query query = catalogue::read_query(made_up_word(rank) + (rank % 4 == 0 ? " " + made_up_word(rank + 1) : ""));
        Fetcher                fetcher(folder);
        const auto             best = fetcher.answer([&](Visit& visit) { return fetcher.catalogue().search(query, 10, visit); });
        const auto             all  = fetcher.answer([&](Visit& visit) { return fetcher.catalogue().search(query, 9000, visit, Reach::all); });
        REQUIRE((best && all));
        CHECK(all->complete);
        CHECK(all->counted);
        CHECK(all->best.size() == all->count);
        CHECK(std::ranges::is_sorted(all->best, [](const Hit& a, const Hit& b) { return a.score > b.score; }));
        if (best->counted && best->complete) CHECK(all->count == best->count);
        else CHECK(all->count >= best->count);
        longer += all->count > 2048 ? 1u : 0u;
        for (std::size_t i = 0; best->complete && i < best->best.size(); ++i) CHECK(std::ranges::find(all->best, best->best[i].item, &Hit::item) != all->best.end());
    }
    CHECK(longer > 0);
}

TEST_CASE("sieve: a plot is that of a bundle of the same items, whatever filters, must-haves and a search leave")
{
    const auto                        weights = std::vector<std::optional<double>>{2.0, 0.0, 1.0, 0.5, 3.0, 1.0};
    const auto                        criteria = criteria_with(weights);
    const std::vector<double>         scores   = [&] {
        std::vector<double> made(two().whole.items.size());
        compare::estimate(two().whole, compare::criteria_of(two().whole), weights, 0, made);
        return made;
    }();
    const std::vector<catalogue::AskedPlot> plots{{measure("price"), measure("mass")}, {measure("share"), measure("price")}, {measure("price"), measure("", criteria)}, {measure("", criteria), measure("mass")}};
    const Asked                       cheap{{.column = column_of("price"), .test = Test::range, .high = 300}, AttributeType::money, {}};
    const Asked                       light{{.column = column_of("mass"), .test = Test::range, .low = 0.2, .unknown = true}, AttributeType::number, {}};
    const Asked                       open{{.column = column_of("open"), .test = Test::any_of}, AttributeType::boolean, {"yes"}};
    Asked                             must = open;
    must.must                              = true;
    const Asked                       good{{.column = catalogue::kAskedScore, .test = Test::range, .low = 40}, AttributeType::number, {}, false, criteria};
    const std::vector<std::vector<Asked>> filters{{}, {cheap}, {cheap, light}, {open, light}, {must, cheap}, {good, cheap}};
    Numbers                           found;
    for (ItemNumber item = 0; item < 3500; item += 3) found.push_back(item);

    Asking asking;
    for (const catalogue::AskedPlot& plot : plots) {
        for (const std::vector<Asked>& constraints : filters) {
            for (const bool searched : {false, true}) {
                CAPTURE(plot.across.column);
                CAPTURE(plot.up.column);
                CAPTURE(constraints.size());
                CAPTURE(searched);
                // What passes each constraint on another column than the two.
                catalogue::Rows left(3500, true);
                for (const Asked& asked : constraints) {
                    if (!asked.must && (asked.constraint.column == plot.across.column || asked.constraint.column == plot.up.column)) continue;
                    catalogue::Rows passes(3500);
                    if (asked.constraint.column == catalogue::kAskedScore) {
                        for (const ItemNumber item : catalogue::scores_within(asked.constraint, scores)) passes.add(item);
                    } else {
                        Expected expected;
                        expected.set({asked});
                        passes = expected.filter.rows();
                    }
                    left &= passes;
                }
                if (searched) {
                    catalogue::Rows passes(3500);
                    for (const ItemNumber item : found) passes.add(item);
                    left &= passes;
                }
                const auto axis = [&](const catalogue::AskedMeasure& asked) {
                    return asked.column == catalogue::kAskedScore ? catalogue::Measure{{}, scores} : catalogue::measure_of(two().whole.columns[asked.column], asked.better);
                };
                catalogue::Plotted  wanted;
                catalogue::Plotting plotting(axis(plot.across), axis(plot.up), left, false);
                REQUIRE(plotting.go_on(wanted, ~std::size_t{0}));
                CHECK(wanted.drawn > 0);
                CHECK(wanted.drawn < 3500);

                const auto told = asking.plot(plot, constraints, searched ? &found : nullptr);
                REQUIRE(told.has_value());
                CHECK(*told == wanted);
            }
        }
    }
}

TEST_CASE("sieve: what is put off goes on where it was, and comes to the same; the columns of a plot are wanted at once")
{
    const auto                 criteria = criteria_with({2.0, 1.0, 1.0, 0.5, 3.0, 1.0});
    const catalogue::AskedPlot plot{measure("price"), measure("", criteria)};
    Asking                     at_once, bit_by_bit;
    const auto                 whole = at_once.plot(plot);
    CHECK(at_once.turns == 1);
    CHECK(at_once.fetcher.rounds() <= 3);  // roots, pages, columns
    REQUIRE(whole.has_value());
    CHECK(bit_by_bit.plot(plot, {}, nullptr, 64) == whole);
    CHECK(bit_by_bit.turns > 10);
    CHECK(bit_by_bit.plot(plot, {}, nullptr, 64) == whole);
    CHECK(bit_by_bit.turns == 1);  // nothing changed

    // Other weights between two turns change nothing of a plot that goes on.
    Asking      torn;
    const Shelf none;
    REQUIRE(torn.plot({measure("price"), measure("mass")}));
    REQUIRE(torn.fetcher.answer([&](Visit& visit) { return torn.sieve.ask({}, {}, visit, {.plot = &plot}) ? std::optional(true) : std::nullopt; }));
    for (int turn = 0; turn < 5; ++turn) {
        Visit visit(none, 64);
        CHECK(torn.sieve.plot(plot, visit) == nullptr);
        CHECK(visit.is_put_off());
    }
    const Asked limit{{.column = catalogue::kAskedScore, .test = Test::range, .low = 10}, AttributeType::number, {}, false, criteria_with({0.0, 1.0, 0.0, 0.0, 0.0, 0.0})};
    REQUIRE(torn.ask({limit}));
    CHECK(torn.plot(plot, {}, nullptr, 64) == whole);
}

TEST_CASE("sieve: a plot of web addresses, or whose files are damaged, whichever it is, is none")
{
    Asking asking;
    CHECK_FALSE(asking.plot({{.column = column_of("site"), .type = AttributeType::url}, measure("mass")}));
    const catalogue::AskedPlot plot{measure("price"), measure("mass")};
    std::vector<Digest>        needed;
    const auto                 plotted = [&](const Folder& folder, std::vector<Digest>* wanted) {
        Fetcher fetcher(folder);
        Sieve   sieve(fetcher.catalogue());
        return fetcher.answer([&](Visit& visit) {
            const auto* const made = sieve.plot(plot, visit);
            for (const File& file : visit.wanted())
                if (wanted != nullptr) wanted->push_back(file.digest);
            return made != nullptr ? std::optional(made->drawn) : std::nullopt;
        });
    };
    REQUIRE(plotted(two().folder, &needed));
    CHECK(needed.size() >= 4);  // a root and two columns, or one for both, a segment
    for (const Digest& digest : needed) {
        Folder      damaged = two().folder;
        std::string& bytes  = damaged.files[digest];
        bytes.resize(bytes.size() - 1);
        CHECK_FALSE(plotted(damaged, nullptr));
        damaged.files.erase(digest);
        CHECK_FALSE(plotted(damaged, nullptr));
    }
}

TEST_CASE("sieve: a question of more columns than are kept ends, though it comes a column at a time, and those of others go")
{
    Fetcher fetcher(two().folder);
    Sieve   sieve(fetcher.catalogue(), 2 * 3500);
    fetcher.work = 1;
    std::vector<Asked> offers;
    for (const char* const id : {"price", "mass", "open", "since"}) offers.push_back({{.column = column_of(id)}, two().whole.attributes[column_of(id)].type, {}});
    std::size_t turns = 0;
    const auto  ask   = [&](const std::vector<Asked>& of) {
        return fetcher.answer([&](Visit& visit) {
            REQUIRE(++turns < 100);
            return sieve.ask({}, of, visit) ? std::optional(true) : std::nullopt;
        });
    };
    REQUIRE(ask(offers));
    CHECK(sieve.columns() == 4);
    const std::vector<Asked> other{{{.column = column_of("maker")}, AttributeType::text, {}}};
    REQUIRE(ask(other));
    CHECK(sieve.columns() == 1);
}

TEST_SUITE_END();
