// tests/pack/pack_search_test.cpp - what a packed search finds, against a walk over all words of all items.
// SPDX-License-Identifier: MIT
#include "packs.hpp"

#include "doctest/doctest.h"

#include <set>

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;

namespace {

/// Items in which each word of the query is, or begins, a word.
std::set<ItemNumber> by_hand(const model::Bundle& bundle, const std::string& typed)
{
    const catalogue::Query query = catalogue::read_query(typed);
    std::set<ItemNumber>   found;
    for (model::ItemIndex item = 0; item < bundle.items.size(); ++item) {
        std::vector<bool> has(query.words.size());
        catalogue::for_each_text(bundle, item, [&](catalogue::Field, std::string_view text) {
            for (catalogue::WordReader reader(text); reader.next();)
                for (std::size_t w = 0; w < has.size(); ++w) has[w] = has[w] || reader.word().starts_with(query.words[w]);
        });
        if (std::ranges::find(has, false) == has.end()) found.insert(item);
    }
    return found;
}

std::set<ItemNumber> items_of(const Hits& hits)
{
    std::set<ItemNumber> items;
    for (const Hit& hit : hits.best) items.insert(hit.item);
    return items;
}

}  // namespace

TEST_SUITE_BEGIN("pack/pack_search");

TEST_CASE("search: finds exactly the items in which each word is or begins a word")
{
    Making making;
    fill_products(making, 4000, 2000);
    const Folder folder = packed(making.bundle());
    Fetcher      fetcher(folder);
    Random       random(3);

    std::size_t some = 0, complete = 0;
    for (int i = 0; i < 150; ++i) {
        std::string typed;
        for (std::size_t words = 1 + random.below(3); words > 0; --words) {
            const std::string word = made_up_word(1 + random.below(200));
            typed += (typed.empty() ? "" : " ") + word.substr(0, 1 + random.below(word.size()));
        }
        CAPTURE(typed);
        const auto wanted = by_hand(making.bundle(), typed);
        const auto hits   = fetcher.search(typed, 100'000);
        REQUIRE(hits.has_value());
        if (std::ranges::count(hits->forgave, 1) > 0) continue;  // nothing as typed: see below
        if (hits->complete) CHECK(items_of(*hits) == wanted);
        CHECK(hits->count <= wanted.size());
        for (const ItemNumber item : items_of(*hits)) REQUIRE(wanted.contains(item));
        if (hits->counted) CHECK(hits->count == wanted.size());
        complete += hits->complete ? 1u : 0u;
        some += hits->best.empty() ? 0u : 1u;
        CHECK(std::ranges::is_sorted(hits->best, [](const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.item < b.item; }));
    }
    CHECK(some > 80);
    CHECK(complete > 60);
}

TEST_CASE("search: the best of a word that very many items have are those that a walk over all of them finds")
{
    Making making;
    for (int i = 0; i < 9000; ++i) making.set(making.item(i % 1000 == 77 ? "Oak " + std::to_string(i) : "thing " + std::to_string(i)), model::ItemText::description, i % 3 == 0 ? "of oak and more" : "of fir");
    const Folder folder = packed(making.bundle());
    Fetcher      fetcher(folder);

    const auto hits = fetcher.search("oak", 9);
    REQUIRE(hits.has_value());
    CHECK(hits->count == 3000 + 6);
    CHECK(hits->counted);
    CHECK(hits->complete);
    for (std::size_t i = 0; i < 9; ++i) CHECK(hits->best[i].item == 77 + 1000 * i);
    const auto both = fetcher.search("thing oak", 10'000);
    CHECK(both->count == 3000 - 3);
    CHECK(both->best.size() == both->count);
}

TEST_CASE("search: the word in a name comes before the word in a text, and the whole word before a beginning")
{
    Making making;
    making.set(making.item("other things"), model::ItemText::description, "an alder in the text among many other words of the text");
    making.item("alderman");
    making.item("alder");
    making.item("things of alder");
    const Folder folder = packed(making.bundle());
    Fetcher      fetcher(folder);

    std::vector<ItemNumber> order;
    const auto hits = fetcher.search("alder");
    for (const Hit& hit : hits->best) order.push_back(hit.item);
    CHECK(order == std::vector<ItemNumber>{2, 3, 1, 0});
}

TEST_CASE("search: typing errors are forgiven in words that begin no other, but not in the first letter")
{
    Making making;
    making.item("keyboard");
    making.item("notebook");
    making.item("Straße 2024");
    const Folder folder = packed(making.bundle());
    Fetcher      fetcher(folder);
    const auto   first = [&](const std::string& typed) {
        const auto hits = fetcher.search(typed);
        return hits && !hits->best.empty() ? static_cast<int>(hits->best[0].item) : -1;
    };
    CHECK(first("keybaord") == 0);
    CHECK(first("kyboard") == 0);
    CHECK(first("kezboord") == 0);
    CHECK(first("noteboo") == 1);
    CHECK(first("notbook") == 1);
    CHECK(first("strase") == 2);
    CHECK(first("STRASSE") == 2);
    CHECK(first("2025") == -1);
    CHECK(first("leyboard") == -1);
    CHECK(first("zzz") == -1);
    CHECK(first("") == -1);
    CHECK(first("keybaord zzz") == -1);
    CHECK(fetcher.search("keybaord")->forgave == std::vector<std::uint8_t>{1});
    CHECK(fetcher.search("keyboard")->forgave == std::vector<std::uint8_t>{0});
}

TEST_CASE("search: the answer does not depend on what was fetched before")
{
    Making making;
    fill_products(making, 2000);
    const Folder folder = packed(making.bundle());
    Fetcher      used(folder);
    for (std::size_t i = 1; i < 40; ++i) (void)used.search(made_up_word(i).substr(0, 3) + " " + made_up_word(i + 1).substr(0, 2));
    for (std::size_t i = 1; i < 40; ++i) {
        const std::string typed = made_up_word(i) + " " + made_up_word(2 * i).substr(0, 2);
        Fetcher           fresh(folder);
        const auto        a = used.search(typed), b = fresh.search(typed);
        REQUIRE((a && b));
        CHECK(a->best == b->best);
        CHECK(a->count == b->count);
        CHECK(a->complete == b->complete);
        CHECK(a->counted == b->counted);
    }
}

TEST_SUITE_END();
