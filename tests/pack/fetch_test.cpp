// tests/pack/fetch_test.cpp - how much a reader fetches of a large catalogue: deterministic, so it is a test and not a measurement.
// SPDX-License-Identifier: MIT
#include "packs.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;

namespace {

constexpr std::size_t kMostBytes = 300'000;

#if defined(__SANITIZE_ADDRESS__) || defined(__EMSCRIPTEN__)
constexpr std::size_t kItems = 20'000;  // the same walk, where it takes longer
#else
constexpr std::size_t kItems = 100'000;
#endif

const Folder& large()
{
    static const Folder folder = [] {
        Making making;
        fill_products(making, kItems);
        return packed(making.bundle());
    }();
    return folder;
}

}  // namespace

TEST_SUITE_BEGIN("pack/fetch");

TEST_CASE("fetch: opening a comparison by its link takes at most 300 kB, of eight items as of two")
{
    std::size_t most_of_two = 0, most_of_eight = 0, rounds = 0;
    for (std::size_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        for (const std::size_t count : {2u, 8u}) {
            std::vector<std::string> ids;
            for (std::size_t i = 0; i < count; ++i) ids.push_back("item-" + std::to_string(random.below(kItems)));
            Fetcher    fetcher(large());
            const auto opened = fetcher.open(ids);
            REQUIRE(opened.has_value());
            CHECK(opened->unknown.empty());
            std::size_t& most = count == 2 ? most_of_two : most_of_eight;
            most              = std::max(most, fetcher.bytes());
            rounds            = std::max(rounds, fetcher.rounds());
        }
    }
    MESSAGE(kItems << " items: two by link fetch at most " << most_of_two << " bytes, eight " << most_of_eight << ", in " << rounds << " rounds");
    CHECK(most_of_two <= kMostBytes / 3);
    CHECK(most_of_eight <= kMostBytes);
    CHECK(rounds <= 6);
}

TEST_CASE("fetch: a search and its first ten results take at most 300 kB")
{
    std::size_t most = 0, rounds = 0, incomplete = 0, searches = 0;
    std::string worst;
    Random      random(11);
    for (std::size_t i = 0; i < 120; ++i) {
        std::string typed;
        for (std::size_t words = 1 + i % 3; words > 0; --words) {
            const std::size_t frequent = random.chance(0.5) ? 20 : 3000;
            const std::string word     = made_up_word(1 + random.below(frequent));
            if (!typed.empty()) typed += ' ';
            typed += random.chance(0.5) ? word : word.substr(0, 1 + random.below(word.size()));
        }
        if (i % 10 == 0) std::swap(typed[0], typed[typed.size() / 2]);  // a typing error
        Fetcher    fetcher(large());
        const auto hits = fetcher.search(typed, 10);
        REQUIRE(hits.has_value());
        std::vector<ItemNumber> items;
        for (const Hit& hit : hits->best) items.push_back(hit.item);
        REQUIRE(fetcher.open_items(items).has_value());
        ++searches;
        incomplete += hits->complete ? 0u : 1u;
        rounds = std::max(rounds, fetcher.rounds());
        if (fetcher.bytes() > most) {
            most  = fetcher.bytes();
            worst = typed;
        }
    }
    MESSAGE(kItems << " items: a search with ten results fetches at most " << most << " bytes (" << worst << "), in " << rounds << " rounds; " << incomplete << " of " << searches << " cut short");
    CHECK(most <= kMostBytes);
    CHECK(incomplete * 5 <= searches);
}

TEST_SUITE_END();
