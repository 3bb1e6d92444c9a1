// tests/model/text_pool_test.cpp - many strings in few blocks.
// SPDX-License-Identifier: MIT
#include "model/text_pool.hpp"

#include "doctest/doctest.h"

#include <string>
#include <utility>

using namespace juxta::model;

TEST_SUITE_BEGIN("model/text_pool");

TEST_CASE("pool: the empty text is none and takes no room")
{
    TextPool pool;

    CHECK(pool.add("") == TextId::none);
    CHECK(pool[TextId::none].empty());
    CHECK(pool.memory_bytes() == 0);
}

TEST_CASE("pool: gives back texts of every length, and views stay valid while it grows")
{
    TextPool                                             pool;
    std::vector<std::pair<TextId, std::string>>          texts;
    std::vector<std::pair<std::string_view, const char*>> views;
    for (const std::size_t size : {1u, 2u, 127u, 128u, 129u, 16383u, 16384u, 65536u, 262138u, 262139u, 262140u, 262144u, 262145u, 1000000u, 3u}) {
        std::string text(size, static_cast<char>('a' + size % 26));
        text.front()         = '<';
        text.back()          = '>';
        const TextId      id = pool.add(text);
        std::string_view  at = pool[id];
        views.emplace_back(at, at.data());
        texts.emplace_back(id, std::move(text));
    }
    for (int i = 0; i < 100000; ++i)
        texts.emplace_back(pool.add("text " + std::to_string(i)), "text " + std::to_string(i));

    for (const auto& [id, text] : texts)
        REQUIRE(pool[id] == text);
    for (std::size_t i = 0; i < views.size(); ++i)
        CHECK(pool[texts[i].first].data() == views[i].second);
}

TEST_CASE("pool: keeps zero bytes, and equal texts twice")
{
    TextPool          pool;
    const std::string text("a\0b", 3);

    const TextId first  = pool.add(text);
    const TextId second = pool.add(text);

    CHECK(first != second);
    CHECK(pool[first] == text);
    CHECK(pool[second] == text);
}

TEST_CASE("pool: moves with its texts")
{
    TextPool     pool;
    const TextId id   = pool.add("alder");
    const char*  data = pool[id].data();

    TextPool moved = std::move(pool);

    CHECK(moved[id] == "alder");
    CHECK(moved[id].data() == data);
}

TEST_CASE("pool: takes little more room than its texts")
{
    TextPool    pool;
    std::size_t bytes = 0;
    for (int i = 0; i < 200000; ++i) {
        const std::string text = "item number " + std::to_string(i);
        bytes += text.size();
        pool.add(text);
    }

    CHECK(pool.memory_bytes() < bytes + bytes / 8 + 300000);
}

TEST_CASE("interner: an equal text gets the id that it had")
{
    TextPool     pool;
    TextInterner interner(pool);

    const auto first  = interner.add("alder");
    const auto other  = interner.add("birch");
    const auto second = interner.add("alder");

    CHECK(first.fresh);
    CHECK(other.fresh);
    CHECK(!second.fresh);
    CHECK(second.id == first.id);
    CHECK(other.id != first.id);
    CHECK(pool[second.id] == "alder");
    CHECK(interner.add("").id == TextId::none);
    CHECK(!interner.add("").fresh);
}

TEST_CASE("interner: still knows every text after it grew")
{
    TextPool            pool;
    TextInterner        interner(pool);
    std::vector<TextId> ids;
    for (int i = 0; i < 50000; ++i)
        ids.push_back(interner.add(std::to_string(i)).id);

    for (int i = 0; i < 50000; ++i) {
        const auto again = interner.add(std::to_string(i));
        REQUIRE(again.id == ids[static_cast<std::size_t>(i)]);
        REQUIRE(!again.fresh);
    }
    CHECK(interner.add("50000").fresh);
}

TEST_CASE("interner: tells texts of any length apart that differ in one byte, wherever that is")
{
    TextPool     pool;
    TextInterner interner(pool);
    for (std::size_t size = 1; size <= 40; ++size) {
        const std::string text(size, 'a');
        const TextId      id = interner.add(text).id;
        REQUIRE(pool[id] == text);
        CHECK(interner.add(text + '\0').fresh);
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = text;
            other[at]         = '\xE9';
            const auto added  = interner.add(other);
            CHECK(added.fresh);
            CHECK(pool[added.id] == other);
        }
        CHECK(interner.add(text).id == id);
    }
}

TEST_SUITE_END();
