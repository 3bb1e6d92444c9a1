// tests/catalogue/columns_test.cpp - cells as codes.
// SPDX-License-Identifier: MIT
#include "catalogue/columns.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;

namespace {

std::vector<std::uint32_t> codes_of(const Codes& codes)
{
    return std::visit([](const auto& of) { return std::vector<std::uint32_t>(of.begin(), of.end()); }, codes);
}

/// A catalogue of one column of numbers.
const model::Bundle& measured(Making& making, const std::vector<double>& values)
{
    const std::size_t a = making.attribute("a", AttributeType::number);
    for (const double value : values) making.column(a).set_number(making.item("x"), value);
    return making.bundle();
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/columns");

TEST_CASE("coded: 0 is unknown, 1 not applicable, from 2 on the values in the order of the items")
{
    Making            making;
    const std::size_t t = making.attribute("t", AttributeType::text);
    for (int i = 0; i < 6; ++i) making.item("x");
    making.column(t).set_text(0, making.text_of("b"));
    making.column(t).set_not_applicable(1);
    making.column(t).set_text(3, making.text_of("a"));
    making.column(t).set_text(4, making.copy_of("b"));
    Columns columns(making.bundle());

    const Coded& coded = columns.coded(t);

    CHECK(codes_of(coded.codes) == std::vector<std::uint32_t>{2, 1, 0, 3, 2, 0});
    CHECK(coded.counts == std::vector<std::uint32_t>{2, 1});
    CHECK(coded.known == 3);
    CHECK(coded.not_applicable == 1);
    CHECK(columns.value_of(t, "b") == 0u);
    CHECK(columns.value_of(t, "a") == 1u);
    CHECK_FALSE(columns.value_of(t, "A").has_value());
}

TEST_CASE("coded: the category and the name are columns, too")
{
    Making     making;
    const auto a = making.item("Alder");
    making.item("Birch");
    making.set(a, model::ItemText::category, "Trees");
    Columns columns(making.bundle());
    CHECK(columns.size() == 2);
    CHECK(codes_of(columns.coded(columns.category()).codes) == std::vector<std::uint32_t>{2, 0});
    CHECK(codes_of(columns.coded(columns.name()).codes) == std::vector<std::uint32_t>{2, 3});
    CHECK(columns.type(columns.name()) == AttributeType::text);
}

TEST_CASE("coded: a boolean is no or yes, tags are lists of codes")
{
    Making            making;
    const std::size_t b = making.attribute("b", AttributeType::boolean), t = making.attribute("t", AttributeType::tags);
    for (int i = 0; i < 4; ++i) making.item("x");
    making.column(b).set_number(0, 1);
    making.column(b).set_number(2, 0);
    making.tags(t, 1, {"x", "y"});
    making.tags(t, 2, {});
    making.tags(t, 3, {"y"});
    Columns columns(making.bundle());

    CHECK(codes_of(columns.coded(b).codes) == std::vector<std::uint32_t>{3, 0, 2, 0});
    CHECK(columns.coded(b).counts == std::vector<std::uint32_t>{1, 1});
    CHECK(columns.value_of(b, "yes") == 1u);
    CHECK(columns.value_of(b, "no") == 0u);
    CHECK_FALSE(columns.value_of(b, "maybe").has_value());
    CHECK(codes_of(columns.coded(t).codes) == std::vector<std::uint32_t>{0, 2, 2, 2});
    CHECK(codes_of(columns.coded(t).tags) == std::vector<std::uint32_t>{2, 3, 3});
    CHECK(columns.coded(t).tag_ends == std::vector<std::uint32_t>{0, 2, 2, 3});
    CHECK(columns.coded(t).counts == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("coded: numbers fall in 32 bars of equal width, or one where all are the same")
{
    Making  making, same;
    Columns columns(measured(making, {0, 320, 9.9, 10, 160, 319})), alike(measured(same, {7, 7}));
    CHECK(columns.coded(0).edges.size() == 33);
    CHECK(columns.coded(0).edges.front() == 0);
    CHECK(columns.coded(0).edges.back() == 320);
    CHECK(codes_of(columns.coded(0).codes) == std::vector<std::uint32_t>{2, 33, 2, 3, 18, 33});
    CHECK_FALSE(columns.coded(0).logarithmic);

    CHECK(alike.coded(0).edges == std::vector<double>{7, 7});
    CHECK(codes_of(alike.coded(0).codes) == std::vector<std::uint32_t>{2, 2});
}

TEST_CASE("coded: from a thousandfold on, bars are of equal ratio")
{
    Making       making;
    Columns      columns(measured(making, {1, 65536, 4, 300}));
    const Coded& coded = columns.coded(0);
    CHECK(coded.logarithmic);
    for (std::size_t k = 0; k + 1 < coded.edges.size(); ++k) CHECK(coded.edges[k + 1] / coded.edges[k] == doctest::Approx(std::sqrt(2.0)));
}

TEST_CASE("coded: values at the ends of what a double holds have bars, too")
{
    const double most = std::numeric_limits<double>::max(), least = std::numeric_limits<double>::denorm_min();
    for (const auto& values : std::vector<std::vector<double>>{{-most, most, 0}, {least, most}, {-least, least}, {most, most}, {1e-300, 1e300, 1}}) {
        Making       making;
        Columns      columns(measured(making, values));
        const Coded& coded = columns.coded(0);
        CHECK(std::ranges::is_sorted(coded.edges));
        for (const double edge : coded.edges) CHECK(std::isfinite(edge));
        const auto codes = codes_of(coded.codes);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t bar = codes[i] - kFirstValueCode;
            REQUIRE(bar + 1 < coded.edges.size());
            CHECK(coded.edges[bar] <= values[i]);
            CHECK(values[i] <= coded.edges[bar + 1]);
        }
    }
}

TEST_CASE("coded: a column of which nothing is known has no values and no bars")
{
    Making            making;
    const std::size_t a = making.attribute("a", AttributeType::number), t = making.attribute("t", AttributeType::tags);
    making.item("x");
    Columns columns(making.bundle());
    CHECK(columns.coded(a).edges.empty());
    CHECK(columns.coded(a).value_count() == 0);
    CHECK(columns.coded(t).value_count() == 0);
    CHECK(columns.coded(t).tag_ends == std::vector<std::uint32_t>{0});
}

TEST_CASE("coded: codes take one byte up to 253 values, two up to 65,533, else four")
{
    for (const std::size_t values : {253u, 254u, 65533u, 65534u}) {
        Making making;
        for (std::size_t k = 0; k < values; ++k) making.item("n" + std::to_string(k));
        Columns      columns(making.bundle());
        const Codes& codes = columns.coded(columns.name()).codes;
        CHECK(codes.index() == (values <= 253 ? 0u : values <= 65533 ? 1u : 2u));
        const auto all = codes_of(codes);
        CHECK(all.back() == values + 1);
    }
}

TEST_CASE("grow: in slices of any size the same as at once, all but the name")
{
    Random random(31);
    for (int round = 0; round < 20; ++round) {
        Making making;
        fill(making, random, random.below(200));
        Columns           sliced(making.bundle()), whole(making.bundle());
        const std::size_t budget = 1 + random.below(300);

        std::size_t calls = 1;
        while (!sliced.grow(budget)) ++calls;

        CHECK(calls >= making.bundle().items.size() * sliced.name() / (budget + 1) / 2);
        for (ColumnIndex c = 0; c < sliced.size(); ++c) {
            CHECK(codes_of(sliced.coded(c).codes) == codes_of(whole.coded(c).codes));
            CHECK(codes_of(sliced.coded(c).tags) == codes_of(whole.coded(c).tags));
            CHECK(sliced.coded(c).counts == whole.coded(c).counts);
        }
    }
}

TEST_CASE("coded: every code says what its cell says, for made-up catalogues")
{
    Random random(32);
    Making making;
    fill(making, random, 2000);
    const model::Bundle& bundle = making.bundle();
    Columns              columns(bundle);
    for (ColumnIndex c = 0; c < bundle.columns.size(); ++c) {
        const Coded&                coded = columns.coded(c);
        const model::Column&        of    = bundle.columns[c];
        const auto                  codes = codes_of(coded.codes), tags = codes_of(coded.tags);
        std::map<std::string, int>  seen;
        std::size_t                 next = 0;
        for (model::ItemIndex item = 0; item < bundle.items.size(); ++item) {
            REQUIRE((codes[item] == 0) == (of.status(item) == model::Status::unknown));
            REQUIRE((codes[item] == 1) == (of.status(item) == model::Status::not_applicable));
            if (codes[item] < 2) continue;
            switch (of.type()) {
            case AttributeType::text:
            case AttributeType::url: REQUIRE(bundle.texts[coded.values[codes[item] - 2]] == bundle.texts[of.text(item)]); break;
            case AttributeType::boolean: REQUIRE(codes[item] - 2 == of.number(item)); break;
            case AttributeType::tags:
                for (const model::TextId tag : of.tags(item)) REQUIRE(bundle.texts[coded.values[tags[next++] - 2]] == bundle.texts[tag]);
                REQUIRE(coded.tag_ends[item] == next);
                break;
            default:
                REQUIRE(coded.edges[codes[item] - 2] <= of.number(item));
                REQUIRE(of.number(item) <= coded.edges[codes[item] - 1]);
            }
        }
        for (const model::TextId value : coded.values) CHECK(++seen[std::string(bundle.texts[value])] == 1);
    }
}

TEST_SUITE_END();
