// tests/view/state_text_test.cpp - the text of a link: round trips, canonical form, and hostile input.
// SPDX-License-Identifier: MIT
#include "view/state_text.hpp"

#include "base/utf8.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <random>

using namespace juxta;
using namespace juxta::view;
using Strings = std::vector<std::string>;

namespace {

Selection random_selection(std::mt19937& random)
{
    static constexpr const char* kPieces[] = {"a", "b-9", "Z_~.", ",", ";", "=", "%", "%41", "/", "#", " ", "é", "星", "\U0001F98A", "&", "?", "+", "\""};
    const auto id = [&] {
        std::string made;
        for (auto left = 1 + random() % 4; left > 0; --left) made += kPieces[random() % std::size(kPieces)];
        return made;
    };
    Selection selection;
    for (auto left = random() % 9; left > 0; --left)
        if (const auto made = id(); std::ranges::find(selection.items, made) == selection.items.end()) selection.items.push_back(made);
    selection.differences_only = random() % 2 == 0;
    if (random() % 3 == 0) {
        selection.folded.emplace();
        for (auto left = random() % 5; left > 0; --left) selection.folded->insert(id());
    }
    return selection;
}

}  // namespace

TEST_SUITE_BEGIN("view/state_text");

TEST_CASE("write_state: parts in their order, those at their default left out")
{
    Selection selection;
    CHECK(write_state(selection) == "1");
    selection.items = {"a", "b"};
    CHECK(write_state(selection) == "1;items=a,b");
    selection.differences_only = true;
    CHECK(write_state(selection) == "1;items=a,b;diff=1");
    selection.folded = std::set<ReviewerId>{"founder", "builder"};
    CHECK(write_state(selection) == "1;items=a,b;diff=1;fold=builder,founder");
    selection.folded->clear();
    CHECK(write_state(selection) == "1;items=a,b;diff=1;fold=");
}

TEST_CASE("write_state: ids are percent-encoded, so that the text is safe in a fragment")
{
    Selection selection;
    selection.items = {"a,b;c=d", "é/%"};

    CHECK(write_state(selection) == "1;items=a%2Cb%3Bc%3Dd,%C3%A9%2F%25");
}

TEST_CASE("read_state: gives back each of 20,000 random selections, from equal texts for equal ones")
{
    std::mt19937 random(3);
    for (int round = 0; round < 20'000; ++round) {
        const Selection   selection = random_selection(random);
        const std::string text      = write_state(selection);
        const ReadState   read      = read_state(text);

        REQUIRE(read.selection == selection);
        REQUIRE(read.notices.empty());
        REQUIRE(write_state(read.selection) == text);
        for (const char c : text) REQUIRE((c > ' ' && c < 0x7F && c != '#' && c != '"' && c != '<' && c != '>'));
    }
}

TEST_CASE("read_state: over 20,000 mutants it never traps, and what it reads is clean")
{
    std::mt19937 random(5);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = write_state(random_selection(random));
        for (auto left = 1 + random() % 6; left > 0; --left) {
            const std::size_t at = random() % (text.size() + 1);
            switch (random() % 4) {
                case 0: text.insert(at, 1, static_cast<char>(random() % 256)); break;
                case 1: text.insert(at, std::string(";=,%;items=diff=fold=%FF%00").substr(random() % 20, 1 + random() % 8)); break;
                case 2: text.erase(at, 1 + random() % 5); break;
                default:
                    if (at < text.size()) text[at] = static_cast<char>(random() % 256);
            }
        }
        const ReadState read = read_state(text);

        const auto clean = [](const std::string& id) { return !id.empty() && find_bad_utf8(id) == std::string::npos && id.find('\0') == std::string::npos; };
        REQUIRE(std::ranges::all_of(read.selection.items, clean));
        if (read.selection.folded) REQUIRE(std::ranges::all_of(*read.selection.folded, clean));
        REQUIRE(read.notices.size() <= 8);
        REQUIRE(read_state(write_state(read.selection)).selection == read.selection);
    }
}

TEST_CASE("read_state: nothing is the default, without a word")
{
    CHECK(read_state("").selection == Selection{});
    CHECK(read_state("").notices.empty());
    CHECK(read_state("1").notices.empty());
    CHECK(read_state("1;;").notices.empty());
}

TEST_CASE("read_state: parts of a newer version are ignored")
{
    const ReadState read = read_state("1;items=a;glow=3;w=builder:2;=;x");

    CHECK(read.selection.items == Strings{"a"});
    CHECK(read.notices.empty());
}

TEST_CASE("read_state: another version is read as far as it goes, and said so")
{
    const ReadState read = read_state("27;items=a;diff=1");

    CHECK(read.selection.items == Strings{"a"});
    CHECK(read.selection.differences_only);
    CHECK(read.notices.size() == 1);
}

TEST_CASE("read_state: a text that does not begin with a version is dropped whole, with a notice")
{
    for (const char* text : {"items=a", "x;items=a", ";items=a", "-1;items=a", "1.0;items=a", " 1;items=a"}) {
        CAPTURE(text);
        CHECK(read_state(text).selection == Selection{});
        CHECK(read_state(text).notices.size() == 1);
    }
}

TEST_CASE("read_state: broken ids are dropped with one notice, the others stay")
{
    const ReadState read = read_state("1;items=a,%,%4,%zz,%FF,%00,%0A,,%ED%A0%80,b");

    CHECK(read.selection.items == Strings{"a", "b"});
    CHECK(read.notices == Strings{"8 names in the link could not be read and were left out, in: items."});
}

TEST_CASE("read_state: both cases of hex digits are read")
{
    CHECK(read_state("1;items=%c3%A9").selection.items == Strings{"é"});
}

TEST_CASE("read_state: of a part that comes twice the first counts, and one notice says so")
{
    const ReadState read = read_state("1;items=a;items=b;items=c;diff=1;diff=0");

    CHECK(read.selection.items == Strings{"a"});
    CHECK(read.selection.differences_only);
    CHECK(read.notices.size() == 2);
}

TEST_CASE("read_state: a switch is 0 or 1")
{
    CHECK_FALSE(read_state("1;diff=0").selection.differences_only);
    CHECK(read_state("1;diff=0").notices.empty());
    for (const char* text : {"1;diff=", "1;diff=2", "1;diff=true", "1;diff", "1;diff=1=1"}) {
        CAPTURE(text);
        CHECK_FALSE(read_state(text).selection.differences_only);
        CHECK(read_state(text).notices.size() == 1);
    }
}

TEST_CASE("read_state: no folds and nothing said of folds are two things")
{
    CHECK_FALSE(read_state("1").selection.folded.has_value());
    CHECK(read_state("1;fold=").selection.folded == std::set<ReviewerId>{});
    CHECK(read_state("1;fold=a,b").selection.folded == std::set<ReviewerId>{"a", "b"});
}

TEST_CASE("read_state: 2,048 bytes are read, one more is dropped whole with a notice")
{
    const std::string full = "1;items=" + std::string(kMaxStateBytes - 8, 'a');
    REQUIRE(full.size() == kMaxStateBytes);

    CHECK(read_state(full).selection.items.size() == 1);
    CHECK(read_state(full + "a").selection == Selection{});
    CHECK(read_state(full + "a").notices.size() == 1);
}

TEST_SUITE_END();
