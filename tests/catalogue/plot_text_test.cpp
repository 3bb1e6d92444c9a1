// tests/catalogue/plot_text_test.cpp - a plot that is asked for, and what it shows, come back from their text.
// SPDX-License-Identifier: MIT
#include "catalogue/plot_text.hpp"

#include "catalogue/plotting.hpp"
#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <numeric>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using model::AttributeType;
using model::Better;

namespace {

std::string written(const AskedPlot& plot)
{
    std::string text;
    write_plot(text, plot);
    return text;
}

/// Named as the items are numbered.
std::string written(const Plotted& plotted)
{
    std::string text;
    write_plotted(text, plotted, plotted.named);
    return text;
}

AskedPlot price_against_score()
{
    AskedPlot plot{{.column = 3, .type = AttributeType::money, .better = Better::lower}, {.column = kAskedScore}};
    plot.up.criteria = {{.reviewer = true, .index = 2, .weight = 1.5}, {.index = 3, .type = AttributeType::money, .better = Better::lower, .range = model::Range{0.25, 80}, .weight = 3}};
    return plot;
}

/// Two columns of numbers, some of them unknown.
Plotted plotted_of(std::size_t items, std::uint64_t seed, double from = -50)
{
    Making            making;
    Random            random(seed);
    const std::size_t across = making.attribute("across", AttributeType::number), up = making.attribute("up", AttributeType::number);
    for (std::size_t i = 0; i < items; ++i) {
        const model::ItemIndex item = making.item("Item " + std::to_string(i));
        if (random.chance(0.9)) making.column(across).set_number(item, from + static_cast<double>(random.below(1'000'000)) / 7);
        if (random.chance(0.9)) making.column(up).set_number(item, static_cast<double>(random.below(100)));
    }
    const auto& columns = making.bundle().columns;
    Plotted     made;
    Plotting    plotting(measure_of(columns[across], Better::lower), measure_of(columns[up], Better::higher), Rows(items, true), false);
    CHECK(plotting.go_on(made, ~std::size_t{0}));
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/plot_text");

TEST_CASE("a plot that is asked for comes back from its text")
{
    CHECK(read_plot(written(price_against_score())) == price_against_score());
    const AskedPlot plain{{.column = 0, .type = AttributeType::percent, .better = Better::higher}, {.column = model::kMaxAttributes - 1}};
    CHECK(read_plot(written(plain)) == plain);
}

TEST_CASE("what is no plot is not read: one axis or three, twice the same, names, texts and what is cut off")
{
    for (const char* none : {"", ";", "0,1,0,", "walnut", "0,1,0,;1,1,0", "0,1,0,;1,1,0,;2,1,0,", "-1,1,0,;1,1,0,"}) {
        CAPTURE(none);
        CHECK_FALSE(read_plot(none));
    }
    CHECK_FALSE(read_plot(written(AskedPlot{{.column = 1}, {.column = 1}})));
    CHECK_FALSE(read_plot(written(AskedPlot{{.column = kAskedName}, {.column = 1}})));
    CHECK_FALSE(read_plot(written(AskedPlot{{.column = model::kMaxAttributes}, {.column = 1}})));
    CHECK_FALSE(read_plot(written(AskedPlot{{.column = 0, .type = AttributeType::text}, {.column = 1}})));
    CHECK_FALSE(read_plot(written(AskedPlot{{.column = 0, .type = AttributeType::boolean}, {.column = 1}})));
    const std::string whole = written(price_against_score());
    for (std::size_t end = 0; end < whole.size(); ++end)
        if (const auto read = read_plot(whole.substr(0, end))) CHECK(read->up.criteria.size() < 2);  // it ends between two criteria
}

TEST_CASE("what a plot shows comes back from its text, but for single points")
{
    for (const std::size_t items : {0u, 1u, 7u, 300u, 5000u}) {
        for (const double from : {-50.0, 0.0, 1.0}) {
            CAPTURE(items);
            Plotted plotted = plotted_of(items, items + 3, from);
            plotted.points.clear();
            if (plotted.cells.empty() && plotted.across && plotted.up) plotted.cells.resize(kPlotColumns * kPlotRows);
            CHECK(read_plotted(written(plotted), std::max<std::size_t>(items, 1)) == plotted);
        }
    }
    const Plotted plotted = plotted_of(5000, 1);
    std::vector<model::ItemIndex> behind(plotted.named.size());
    std::iota(behind.begin(), behind.end(), model::ItemIndex{10});
    std::string text;
    write_plotted(text, plotted, behind);
    CHECK(read_plotted(text, 100)->named == behind);
    CHECK_FALSE(read_plotted(text, 10 + behind.size() - 1));  // there is no such item
    for (std::size_t end = text.size() - 200; end < text.size(); ++end) CHECK_FALSE(read_plotted(text.substr(0, end), 100));  // cut off
}

TEST_CASE("the text of a plot is short, however many items it has")
{
    CHECK(written(plotted_of(200'000, 1)).size() < 200'000);
}

TEST_CASE("whatever a plot's text is changed to, what is read of it is a plot or nothing")
{
    const std::string whole = written(plotted_of(300, 5, 0));
    Random            random(11);
    std::size_t       read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string changed = whole;
        for (std::size_t n = 1 + random.below(3); n > 0; --n) changed[random.below(std::min<std::size_t>(changed.size(), round % 2 == 0 ? 300 : changed.size()))] = "0123456789abcdef,;%-"[random.below(20)];
        if (round % 5 == 0) changed.resize(random.below(changed.size()));
        const auto made = read_plotted(changed, 300);
        if (!made) continue;
        ++read;
        for (const auto& scale : {made->across, made->up}) CHECK((!scale || scale->low < scale->high));
        CHECK(made->cells.size() == (made->across && made->up ? kPlotColumns * kPlotRows : 0));
        for (const PlotPlace& place : made->stairs) CHECK((place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1));
        for (const model::ItemIndex item : made->named) CHECK(item < 300);
    }
    CHECK(read > 100);
    CHECK(read < 19'000);
}

TEST_SUITE_END();
