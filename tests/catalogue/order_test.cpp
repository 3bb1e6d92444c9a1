// tests/catalogue/order_test.cpp - orders against the library's stable sort.
// SPDX-License-Identifier: MIT
#include "catalogue/order.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;
using model::ItemIndex;
using Items = std::vector<ItemIndex>;

TEST_SUITE_BEGIN("catalogue/order");

TEST_CASE("by_column: unknown last both ways, then what is not applicable; equals in the order of the items both ways")
{
    Making            making;
    const std::size_t n = making.attribute("n", AttributeType::number);
    for (int i = 0; i < 7; ++i) making.item("x");
    making.column(n).set_not_applicable(0);
    making.column(n).set_number(2, 5);
    making.column(n).set_number(3, -1);
    making.column(n).set_number(4, 5);
    making.column(n).set_number(5, 0);
    Columns columns(making.bundle());
    Orders  orders(columns);
    CHECK(orders.by_column(n, Direction::ascending, Rows(7, true)) == Items{3, 5, 2, 4, 1, 6, 0});
    CHECK(orders.by_column(n, Direction::descending, Rows(7, true)) == Items{2, 4, 5, 3, 1, 6, 0});
    Rows some(7);
    for (const ItemIndex item : {0u, 4u, 5u, 6u}) some.add(item);
    CHECK(orders.by_column(n, Direction::descending, some) == Items{4, 5, 6, 0});
}

TEST_CASE("by_column: texts without case and accents, numbers in them by value")
{
    Making making;
    for (const char* name : {"Model 10", "model 9", "Émile", "eager", "Model 09", "Zoo", "émile"}) making.item(name);
    Columns columns(making.bundle());
    Orders  orders(columns);
    CHECK(orders.by_column(columns.name(), Direction::ascending, Rows(7, true)) == Items{3, 2, 6, 1, 4, 0, 5});
    CHECK(orders.by_column(columns.name(), Direction::descending, Rows(7, true)) == Items{5, 0, 1, 4, 2, 6, 3});
}

TEST_CASE("order_key: numbers compare by their value, words by their letters, a shorter text first")
{
    const std::vector<std::string> ascending{"", "1", "2", "10", "10 a", "100", "a", "a 2", "a 10", "a b", "a2", "a10", "ab", "b"};
    for (std::size_t k = 0; k + 1 < ascending.size(); ++k) CHECK(order_key(ascending[k]) < order_key(ascending[k + 1]));
    CHECK(order_key("007") == order_key("7"));
    CHECK(order_key("0") == order_key("000"));
    CHECK(order_key("Straße") == order_key("STRASSE"));
}

TEST_CASE("by_column: a stable sort of any column, both ways, for made-up catalogues")
{
    Random random(51);
    for (int round = 0; round < 30; ++round) {
        Making making;
        fill(making, random, random.below(300));
        const model::Bundle& bundle = making.bundle();
        Columns              columns(bundle);
        Orders               orders(columns);
        Rows                 rows(columns.items());
        for (ItemIndex item = 0; item < columns.items(); ++item)
            if (random.chance(0.7)) rows.add(item);
        for (ColumnIndex c = 0; c < columns.size(); ++c) {
            struct Key {
                int         last;
                double      number;
                std::string text;
            };
            std::vector<Key> keys;
            Items            expected;
            for (ItemIndex item = 0; item < columns.items(); ++item) {
                Key key{0, 0, ""};
                if (c >= columns.category()) {
                    const auto text = bundle.items.text(item, c == columns.category() ? model::ItemText::category : model::ItemText::name);
                    key             = {text == model::TextId::none ? 1 : 0, 0, order_key(bundle.texts[text])};
                } else {
                    const model::Column& of = bundle.columns[c];
                    const bool textual      = of.type() == AttributeType::text || of.type() == AttributeType::url;
                    key = {of.status(item) == model::Status::known ? 0 : of.status(item) == model::Status::unknown ? 1 : 2, of.number(item), textual ? order_key(bundle.texts[of.text(item)]) : ""};
                }
                keys.push_back(key);
                if (rows.has(item)) expected.push_back(item);
            }
            for (const Direction direction : {Direction::ascending, Direction::descending}) {
                Items sorted = expected;
                std::ranges::stable_sort(sorted, [&](ItemIndex a, ItemIndex b) {
                    const Key &x = keys[a], &y = keys[b];
                    if (x.last != y.last) return x.last < y.last;
                    if (x.last != 0) return false;
                    const bool less = x.number != y.number ? x.number < y.number : x.text < y.text, more = x.number != y.number ? x.number > y.number : x.text > y.text;
                    return direction == Direction::ascending ? less : more;
                });
                REQUIRE(orders.by_column(c, direction, rows) == sorted);
                const std::size_t most = random.below(sorted.size() + 2);
                sorted.resize(std::min(most, sorted.size()));
                REQUIRE(orders.by_column(c, direction, rows, most) == sorted);
            }
        }
    }
}

TEST_CASE("by_score: a stable sort, scores that are not there last both ways, -0 as 0")
{
    Random random(52);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> scores;
        for (std::size_t k = random.below(300); k > 0; --k)
            scores.push_back(random.chance(0.1)   ? std::numeric_limits<double>::quiet_NaN()
                             : random.chance(0.1) ? (random.chance(0.5) ? -0.0 : 0.0)
                             : random.chance(0.5) ? static_cast<double>(random.below(5)) - 2
                                                  : (random.real() - 0.5) * std::pow(10, static_cast<double>(random.below(600)) - 300));
        Rows  rows(scores.size());
        Items expected;
        for (ItemIndex item = 0; item < scores.size(); ++item)
            if (random.chance(0.8)) {
                rows.add(item);
                expected.push_back(item);
            }
        for (const Direction direction : {Direction::ascending, Direction::descending}) {
            Items sorted = expected;
            std::ranges::stable_sort(sorted, [&](ItemIndex a, ItemIndex b) {
                if (std::isnan(scores[a]) || std::isnan(scores[b])) return !std::isnan(scores[a]) && std::isnan(scores[b]);
                return direction == Direction::ascending ? scores[a] < scores[b] : scores[a] > scores[b];
            });
            REQUIRE(Orders::by_score(scores, direction, rows) == sorted);
            const std::size_t most = round % 2 == 0 ? random.below(3) : random.below(sorted.size() + 2);
            sorted.resize(std::min(most, sorted.size()));
            REQUIRE(Orders::by_score(scores, direction, rows, most) == sorted);
        }
    }
}

TEST_SUITE_END();
