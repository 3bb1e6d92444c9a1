// tests/catalogue/index_test.cpp - the inverted index against a map that is filled the obvious way.
// SPDX-License-Identifier: MIT
#include "catalogue/index.hpp"

#include "catalogue/typing.hpp"
#include "catalogue/words.hpp"
#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;

namespace {

using Postings = std::vector<std::pair<model::ItemIndex, std::uint32_t>>;
using Contents = std::map<std::string, Postings>;

Contents contents_of(const Index& index)
{
    Contents made;
    for (WordIndex word = 0; word < index.words(); ++word) {
        Postings& postings = made[std::string(index.word(word))];
        index.for_each_posting(word, [&](model::ItemIndex item, std::uint32_t weight) { postings.emplace_back(item, weight); });
        CHECK(postings.size() == index.items_with(word));
    }
    return made;
}

Contents by_map(const model::Bundle& bundle)
{
    Contents made;
    for (model::ItemIndex item = 0; item < bundle.items.size(); ++item)
        for_each_text(bundle, item, [&](Field field, std::string_view text) {
            bool first = field == Field::name;
            for (WordReader reader(text); reader.next(); first = false) {
                Postings& postings = made[std::string(reader.word())];
                if (postings.empty() || postings.back().first != item) postings.emplace_back(item, 0);
                std::uint32_t& weight = postings.back().second;
                weight                = std::min(weight + (first ? kFirstNameWordWeight : kFieldWeight[static_cast<std::size_t>(field)]), kMaxWordWeight);
            }
        });
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/index");

TEST_CASE("grow: texts that come again count as those that come once, also when there are very many")
{
    Making            making;
    const std::size_t maker = making.attribute("maker", model::AttributeType::text), tags = making.attribute("tags", model::AttributeType::tags);
    for (int i = 0; i < 12'000; ++i) {
        const model::ItemIndex item = making.item("Kettle " + std::to_string(i % 7));
        making.set(item, model::ItemText::category, i % 3 == 0 ? "Kettles" : "Pots and kettles");
        making.column(maker).set_text(item, making.text_of("Maker of number " + std::to_string(i % 5000)));
        making.tags(tags, item, {"tag-" + std::to_string(i % 11), "shared tag"});
    }
    Index index;
    while (!index.grow(making.bundle(), 100'000)) {}

    CHECK(contents_of(index) == by_map(making.bundle()));
}

TEST_CASE("grow: words of eight letters and more that begin alike, or whose ends alone differ, are told apart")
{
    Making making;
    for (int i = 0; i < 3000; ++i) making.item("2024" + std::to_string(1000 + i) + " abcdefgh" + std::to_string(i) + " abcdefg" + static_cast<char>('a' + i % 26));
    Index index;
    while (!index.grow(making.bundle(), 100'000)) {}

    CHECK(contents_of(index) == by_map(making.bundle()));
}

TEST_CASE("grow: every word of every field, with the items it is in and what it counts there")
{
    Making            making;
    const std::size_t tags = making.attribute("os", model::AttributeType::tags), note = making.attribute("note", model::AttributeType::text),
                      home = making.attribute("home", model::AttributeType::url);
    const auto        a    = making.item("Alder Alder One");
    making.set(a, model::ItemText::category, "Tools");
    making.set(a, model::ItemText::tagline, "one light tool");
    making.set(a, model::ItemText::description, "one");
    making.set(a, model::ItemText::entry, "Free");
    making.tags(tags, a, {"Linux", "One"});
    making.column(note).set_text(a, making.text_of("plain"));
    making.column(home).set_text(a, making.text_of("https://example.org/unseen"));
    making.item("Birch one");

    Index index;
    CHECK(index.grow(making.bundle(), 1'000'000));

    const Contents found = contents_of(index);
    CHECK(found.at("alder") == Postings{{0, 12 + 8}});
    CHECK(found.at("one") == Postings{{0, 8 + 4 + 3 + 1}, {1, 8}});
    CHECK(found.at("tools") == Postings{{0, 4}});
    CHECK(found.at("light") == Postings{{0, 3}});
    CHECK(found.at("free") == Postings{{0, 1}});
    CHECK(found.at("plain") == Postings{{0, 1}});
    CHECK(found.at("linux") == Postings{{0, 4}});
    CHECK_FALSE(found.contains("unseen"));
    CHECK_FALSE(found.contains("item"));
    CHECK(index.total_length() == (8 * 3 + 4 + 3 * 3 + 1 + 1 + 4 * 2 + 1) + 8 * 2);
}

TEST_CASE("grow: agrees with a map for made-up catalogues, in slices of any size and while the bundle grows")
{
    Random random(11);
    for (int round = 0; round < 30; ++round) {
        Making making;
        fill(making, random, round == 0 ? 3000 : random.below(80));
        Index             index;
        const std::size_t budget = 1 + random.below(5000);

        std::size_t calls = 1;
        while (!index.grow(making.bundle(), budget)) ++calls;

        CHECK(calls >= making.bundle().items.size() * 32 / budget / 50);
        CHECK(index.items() == making.bundle().items.size());
        CHECK(contents_of(index) == by_map(making.bundle()));
        const auto more = making.item("alder and what nobody had before");
        CHECK(index.grow(making.bundle(), budget));
        CHECK(index.items() == more + 1);
        CHECK(contents_of(index) == by_map(making.bundle()));
    }
}

TEST_CASE("grow: stops soon after its budget, and an item is never split")
{
    Making making;
    for (int i = 0; i < 100; ++i) making.item(std::string(1000, 'a'));
    Index index;

    CHECK_FALSE(index.grow(making.bundle(), 1));
    CHECK(index.items() == 1);
    CHECK_FALSE(index.grow(making.bundle(), 5000));
    CHECK(index.items() == 6);
}

TEST_CASE("grow: a word of a hundred thousand items, in gaps of any size")
{
    Making making;
    Random random(12);
    std::vector<model::ItemIndex> expected;
    for (model::ItemIndex i = 0; i < 100'000; ++i) {
        const bool has = i < 50'000 ? random.chance(0.5) : random.chance(0.001);
        making.item(has ? "often" : "");
        if (has) expected.push_back(i);
    }
    Index index;
    CHECK(index.grow(making.bundle(), 100'000'000));

    std::vector<model::ItemIndex> found;
    index.for_each_posting(0, [&](model::ItemIndex item, std::uint32_t) { found.push_back(item); });
    CHECK(found == expected);
    CHECK(index.memory_bytes() < 400'000);
}

TEST_CASE("grow: a word that comes often in one item counts up to the most, in its first and in later items")
{
    Making      making;
    std::string often;
    for (int k = 0; k < 100; ++k) often += "word ";
    for (int i = 0; i < 3; ++i) making.item(often);
    Index index;
    CHECK(index.grow(making.bundle(), 1'000'000));
    CHECK(contents_of(index).at("word") == Postings{{0, kMaxWordWeight}, {1, kMaxWordWeight}, {2, kMaxWordWeight}});
}

TEST_CASE("grow: an empty bundle is in at once")
{
    Making making;
    Index  index;
    CHECK(index.grow(making.bundle(), 1));
    CHECK(index.items() == 0);
    CHECK(index.words() == 0);
}

TEST_CASE("word, place, pool, letters: words lie in the pool between 0 bytes, in the order they came")
{
    Making making;
    making.item("one two émile");
    Index index;
    CHECK(index.grow(making.bundle(), 1000));
    CHECK(index.pool() == std::string_view("\0one\0two\0emile\0", 15));
    CHECK(index.place(1) == 5);
    CHECK(index.size_of(2) == 5);
    CHECK(index.letters(1) == Pattern::letters("two"));
}

TEST_CASE("class_of_length: exact up to 7, then four classes an octave, ascending; the last takes all above")
{
    std::uint8_t before = 0;
    for (std::uint32_t length = 0; length < 300'000; ++length) {
        const std::uint8_t of = Index::class_of_length(length);
        REQUIRE(of >= before);
        REQUIRE(of < Index::kLengthClasses);
        REQUIRE(Index::length_of_class(of) <= length);
        REQUIRE(Index::class_of_length(Index::length_of_class(of)) == of);
        if (length < 8) REQUIRE(Index::length_of_class(of) == length);
        else if (of + 1u < Index::kLengthClasses) REQUIRE(length * 4 < Index::length_of_class(of) * 5);
        before = of;
    }
    CHECK(Index::class_of_length(0xFFFF'FFFF) == Index::kLengthClasses - 1);
}

TEST_SUITE_END();
