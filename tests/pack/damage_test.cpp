// tests/pack/damage_test.cpp - files that are not what they should be: whatever their bytes, reading ends, and in order.
// SPDX-License-Identifier: MIT
#include "packs.hpp"
#include "pack/format.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;

namespace {

/// Asks everything that can be asked. returns  whether something was refused
bool ask_all(const Folder& folder)
{
    Fetcher fetcher(folder);
    for (const char* const id : {"item-0", "item-41", "nobody"}) (void)fetcher.open({id});
    for (const char* const typed : {"b", "alder", "oak mi", "keybaord", "x 2024", "zz"}) (void)fetcher.search(typed);
    for (std::uint32_t i = 0; i < 8; ++i) {
        constexpr model::AttributeType kTypes[] = {model::AttributeType::number, model::AttributeType::text, model::AttributeType::tags, model::AttributeType::boolean, model::AttributeType::date, model::AttributeType::url, model::AttributeType::money, model::AttributeType::percent};
        model::TextPool                texts;
        (void)fetcher.answer([&](Visit& visit) { return fetcher.catalogue().column(i, kTypes[i], texts, visit); });
    }
    for (const std::uint32_t column : {kCategoryColumn, kNameOrderColumn}) {
        model::TextPool texts;
        (void)fetcher.answer([&](Visit& visit) { return fetcher.catalogue().column(column, column == kCategoryColumn ? model::AttributeType::text : model::AttributeType::number, texts, visit); });
    }
    return fetcher.broken();
}

}  // namespace

TEST_SUITE_BEGIN("pack/damage");

TEST_CASE("damage: a file that is missing, cut or changed anywhere breaks the question off and nothing else")
{
    Making making;
    Random random(5);
    fill(making, random, 60);
    // Its days are made-up texts; a packed date is a day.
    const Folder whole = packed(making.bundle());
    CHECK_FALSE(ask_all(whole));

    std::size_t refused = 0, changes = 0;
    for (const auto& [digest, bytes] : whole.files) {
        Folder gone = whole;
        gone.files.erase(digest);
        CHECK(ask_all(gone));
        for (std::size_t i = 0; i < 60; ++i) {
            Folder       damaged = whole;
            std::string& file    = damaged.files[digest];
            const auto   at      = random.below(file.size());
            switch (i % 4) {
                case 0: file[at] = static_cast<char>(file[at] ^ (1 << random.below(8))); break;
                case 1: file[at] = static_cast<char>(random.below(256)); break;
                case 2: file[at] = '\xFF'; break;
                default: std::swap(file[at], file[random.below(file.size())]);
            }
            refused += ask_all(damaged) ? 1u : 0u;
            ++changes;
        }
        Folder cut = whole;
        cut.files[digest].resize(bytes.size() / 2);
        CHECK(ask_all(cut));  // the size is in the directory
    }
    MESSAGE(refused << " of " << changes << " changes were noticed without looking at the sum");
    CHECK(refused > changes / 10);
}

TEST_CASE("damage: a directory that leads around in a circle ends")
{
    // A page that names itself can't be made with true sums; a shelf that takes anything can.
    Shelf       shelf;
    std::string page;
    Digest      digest = sha256("circle");
    std::vector<Entry> entries{{"", {digest, 37, false}}};
    put_entries(page, entries);
    entries[0].file.bytes = static_cast<std::uint32_t>(page.size());
    page.clear();
    put_entries(page, entries);
    shelf.put(digest, page);
    const Tree tree{kMaxDepth, false, entries};
    Visit      visit(shelf);

    CHECK(files_from(tree, "x", "x", 1, visit).size() == 1);
}

TEST_SUITE_END();
