// tests/bench/catalogue_bench.cpp - the core behind the widget's list, for side_by_side.mjs to call in a browser.
// SPDX-License-Identifier: MIT
//
// The same libraries and flags as the widget's module. One document at a time; no clock: the page measures.
#include "bundle/load.hpp"
#include "catalogue/filter.hpp"
#include "catalogue/index.hpp"
#include "catalogue/search.hpp"
#include "tests/catalogue/catalogues.hpp"
#include "view/listing.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

using namespace juxta;

namespace {

struct Bench {
    std::optional<bundle::Loader>      loader;
    std::optional<model::Bundle>       bundle;
    std::optional<catalogue::Index>    index;
    std::optional<catalogue::Searcher> searcher;
    std::vector<std::uint32_t>         best;  ///< items

    tests::Making                     making;
    std::optional<catalogue::Columns> columns;
    std::optional<catalogue::Filter>  filter;
    std::optional<tests::Making>      points;
    const model::Bundle*              plane = nullptr;  ///< of the points
};

Bench& bench()
{
    static Bench made;
    return made;
}

}  // namespace

extern "C" {

void bench_start() { bench().loader.emplace(); }
void bench_feed(const char* bytes, std::uint32_t length) { bench().loader->feed({bytes, length}); }

/// returns  items; 0: it was refused
std::uint32_t bench_finish()
{
    Bench& b = bench();
    b.searcher.reset();
    b.index.reset();
    b.bundle = b.loader->finish().bundle;
    b.loader.reset();
    return b.bundle ? static_cast<std::uint32_t>(b.bundle->items.size()) : 0;
}

double bench_live_bytes() { return static_cast<double>(bench().bundle->memory_bytes()); }

/// Indexes the whole document. returns  the bytes that the index takes
double bench_index()
{
    Bench& b = bench();
    b.searcher.reset();
    b.index.emplace();
    while (!b.index->grow(*b.bundle, std::numeric_limits<std::size_t>::max())) {}
    b.searcher.emplace(*b.index);
    return static_cast<double>(b.index->memory_bytes());
}

/// Finds, and puts the best ten first. returns  how many were found
std::uint32_t bench_search(const char* typed)
{
    Bench&                  b     = bench();
    const catalogue::Found& found = b.searcher->search(catalogue::read_query(typed));
    b.best.clear();
    for (const std::uint32_t place : catalogue::best_first(found, 10)) b.best.push_back(found.items[place]);
    return static_cast<std::uint32_t>(found.items.size());
}
std::uint32_t        bench_best_count() { return static_cast<std::uint32_t>(bench().best.size()); }
const std::uint32_t* bench_best() { return bench().best.data(); }

/// Rows of two facets and a price, one in ten unknown.
void bench_make_rows(std::uint32_t rows)
{
    Bench&            b      = bench();
    const std::size_t vendor = b.making.attribute("vendor", model::AttributeType::text), shipped = b.making.attribute("shipped", model::AttributeType::boolean),
                      price = b.making.attribute("price", model::AttributeType::money);
    tests::Random     random(1);
    for (std::uint32_t i = 0; i < rows; ++i) {
        const model::ItemIndex item = b.making.item("Item");
        if (random.chance(0.9)) b.making.column(vendor).set_text(item, b.making.text_of("vendor " + std::to_string(random.below(40))));
        if (random.chance(0.9)) b.making.column(shipped).set_number(item, random.chance(0.5) ? 1 : 0);
        if (random.chance(0.9)) b.making.column(price).set_number(item, random.real() * 1000);
    }
    b.columns.emplace(b.making.bundle());
    while (!b.columns->grow(std::numeric_limits<std::size_t>::max())) {}
    b.filter.emplace(*b.columns);
}

/// Three vendors, one answer, one range, all set anew. counts: the facets of all three are counted, too. returns  rows left
std::uint32_t bench_filter(std::uint32_t turn, int counts)
{
    Bench& b = bench();
    b.filter->clear();
    b.filter->set({.column = 0, .test = catalogue::Test::any_of, .values = {turn % 40, (turn + 7) % 40, (turn + 19) % 40}});
    b.filter->set({.column = 1, .test = catalogue::Test::any_of, .values = {turn % 2}});
    b.filter->set({.column = 2, .test = catalogue::Test::range, .low = 100.0 + turn, .high = 600.0 + turn});
    const std::size_t left = b.filter->count();
    for (catalogue::ColumnIndex column = 0; counts != 0 && column < 3; ++column) (void)b.filter->facet(column);
    return static_cast<std::uint32_t>(left);
}

/// Items with two measures. against: what is high in one is low in the other, so that all of them are on the front.
void bench_make_points(std::uint32_t count, int against)
{
    tests::Random     random(2);
    tests::Making&    points = bench().points.emplace();
    const std::size_t across = points.attribute("across", model::AttributeType::number, model::Better::higher), up = points.attribute("up", model::AttributeType::number, model::Better::higher);
    for (std::uint32_t i = 0; i < count; ++i) {
        const model::ItemIndex item = points.item("Item");
        const double           x    = random.real();
        points.column(across).set_number(item, x);
        points.column(up).set_number(item, against != 0 ? 1 - x : random.real());
    }
    bench().plane = &points.bundle();
}

/// As the plot that a reader opens makes it, scales and cells and all. returns  items on the front
std::uint32_t bench_front()
{
    view::Selection selection;
    selection.browse.plot = view::PlotWish{"across", "up"};
    view::Listing listing(*bench().plane);
    (void)listing.rows(selection);
    return static_cast<std::uint32_t>(listing.plotted(selection).front);
}
}
