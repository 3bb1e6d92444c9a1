// tests/catalogue/similar_test.cpp - similarity against its definition.
// SPDX-License-Identifier: MIT
#include "catalogue/similar.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;
using model::ItemIndex;
using model::Status;

TEST_SUITE_BEGIN("catalogue/similar");

TEST_CASE("similar_to: the nearer in numbers, tags and words comes first; the item itself is not in the list")
{
    Making            making;
    const std::size_t n = making.attribute("n", AttributeType::number), t = making.attribute("t", AttributeType::tags), b = making.attribute("b", AttributeType::boolean);
    for (int i = 0; i < 4; ++i) making.item("x");
    for (ItemIndex item = 0; item < 4; ++item) making.column(n).set_number(item, std::vector<double>{0, 31, 1, 0}[item]);
    making.tags(t, 0, {"a", "b"});
    making.tags(t, 1, {"c"});
    making.tags(t, 2, {"a"});
    making.tags(t, 3, {"a", "b"});
    for (ItemIndex item = 0; item < 4; ++item) making.column(b).set_number(item, item == 1 ? 0 : 1);
    Columns columns(making.bundle());

    const auto found = similar_to(columns, std::array{ItemIndex{0}}, 9);

    REQUIRE(found.size() == 2);
    CHECK(found[0] == Similar{3, 1});
    CHECK(found[1].item == 2);
    CHECK(found[1].similarity == doctest::Approx((30.0 / 31 + 0.5 + 1) / 3));
    CHECK(similar_to(columns, std::array{ItemIndex{0}}, 1).size() == 1);
}

TEST_CASE("similar_to: what is unknown takes no part, and an item of which little is known does not come first")
{
    Making            making;
    const std::size_t a = making.attribute("a", AttributeType::boolean), b = making.attribute("b", AttributeType::boolean), c = making.attribute("c", AttributeType::boolean);
    for (int i = 0; i < 3; ++i) making.item("x");
    for (const std::size_t column : {a, b, c}) making.column(column).set_number(0, 1);
    making.column(a).set_number(1, 1);
    making.column(a).set_number(2, 1);
    making.column(b).set_number(2, 1);
    making.column(c).set_number(2, 0);
    Columns columns(making.bundle());

    const auto found = similar_to(columns, std::array{ItemIndex{0}}, 9);

    REQUIRE(found.size() == 2);
    CHECK(found[0].item == 2);
    CHECK(found[0].similarity == doctest::Approx(2.0 / 3));
    CHECK(found[1].item == 1);
    CHECK(found[1].similarity == doctest::Approx(1.0 / 3));
}

TEST_CASE("similar_to: what its definition says, for made-up catalogues, of one item and of several")
{
    Random random(61);
    for (int round = 0; round < 30; ++round) {
        Making making;
        fill(making, random, 2 + random.below(60));
        const model::Bundle& bundle = making.bundle();
        Columns              columns(bundle);
        std::vector<ItemIndex> asked;
        for (std::size_t i = 0, count = 1 + random.below(3); i < count; ++i)
            if (const auto item = static_cast<ItemIndex>(random.below(columns.items())); std::ranges::find(asked, item) == asked.end()) asked.push_back(item);
        const auto           bar  = [&](ColumnIndex c, ItemIndex i) { return static_cast<double>(bar_of(columns.coded(c).edges, columns.number(c, i))); };
        const auto           like = [&](ItemIndex x, ItemIndex y) {
            std::size_t own        = 0;
            double      similarity = 0;
            for (ColumnIndex c = 0; c < columns.category(); ++c) {
                const model::Column& of = bundle.columns[c];
                if (of.type() == AttributeType::url || of.status(x) != Status::known) continue;
                ++own;
                if (of.status(y) != Status::known) continue;
                if (of.type() == AttributeType::tags) {
                    const std::set<model::TextId> mine(of.tags(x).begin(), of.tags(x).end());
                    std::set<model::TextId>       either = mine;
                    std::size_t                   common = 0;
                    for (const model::TextId tag : of.tags(y)) common += mine.contains(tag) ? 1u : 0u;
                    either.insert(of.tags(y).begin(), of.tags(y).end());
                    similarity += either.empty() ? 1 : static_cast<double>(common) / static_cast<double>(either.size());
                } else if (of.type() == AttributeType::text) {
                    similarity += bundle.texts[of.text(x)] == bundle.texts[of.text(y)] ? 1 : 0;
                } else if (of.type() == AttributeType::boolean) {
                    similarity += of.number(x) == of.number(y) ? 1 : 0;
                } else {
                    const double distance = std::abs(bar(c, x) - bar(c, y));
                    similarity += distance == 0 ? 1 : 1 - distance / static_cast<double>(columns.coded(c).value_count() - 1);
                }
            }
            const auto category = [&](ItemIndex i) { return bundle.text(i, model::ItemText::category); };
            if (!category(x).empty()) {
                ++own;
                similarity += category(x) == category(y) ? 1 : 0;
            }
            return own == 0 ? 0 : similarity / static_cast<double>(own);
        };
        const auto mean = [&](ItemIndex other) {
            double sum = 0;
            for (const ItemIndex item : asked) sum += like(item, other);
            return sum / static_cast<double>(asked.size());
        };
        std::vector<double> expected;
        for (ItemIndex other = 0; other < columns.items(); ++other)
            if (std::ranges::find(asked, other) == asked.end() && mean(other) > 0) expected.push_back(mean(other));
        std::ranges::sort(expected, std::greater<>());

        const auto found = similar_to(columns, asked, expected.size() + 1);

        REQUIRE(found.size() == expected.size());
        for (std::size_t k = 0; k < found.size(); ++k) {
            CHECK(found[k].similarity == doctest::Approx(expected[k]));
            CHECK(found[k].similarity == doctest::Approx(mean(found[k].item)));
            CHECK(found[k].similarity <= 1 + 1e-12);
            if (k > 0 && found[k - 1].similarity == found[k].similarity) CHECK(found[k - 1].item < found[k].item);
        }
    }
}

TEST_SUITE_END();
