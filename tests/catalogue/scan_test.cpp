// tests/catalogue/scan_test.cpp - the substring scan against the obvious one.
// SPDX-License-Identifier: MIT
#include "catalogue/scan.hpp"

#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <string>

using namespace juxta::catalogue;
using Places = std::vector<std::uint32_t>;

namespace {

Places places_of(std::string_view text, std::string_view needle)
{
    Places made{7, 7};
    find_all(text, needle, made);
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/scan");

TEST_CASE("find_all: all places, overlapping ones too; an empty needle is nowhere")
{
    CHECK(places_of("banana", "ana") == Places{1, 3});
    CHECK(places_of("banana", "a") == Places{1, 3, 5});
    CHECK(places_of("banana", "").empty());
    CHECK(places_of("", "a").empty());
    CHECK(places_of("ana", "banana").empty());
    CHECK(places_of("ana", "ana") == Places{0});
}

TEST_CASE("find_all: agrees with std::string_view::find for texts of all lengths around the width of a vector")
{
    juxta::tests::Random random(2);
    for (int round = 0; round < 6000; ++round) {
        std::string text(random.below(300), '\0'), needle(1 + random.below(round % 5 == 0 ? 40 : 4), '\0');
        for (char& c : text) c = static_cast<char>('a' + random.below(1 + static_cast<std::size_t>(round) % 3));
        for (char& c : needle) c = static_cast<char>('a' + random.below(1 + static_cast<std::size_t>(round) % 3));
        if (round % 7 == 0 && text.size() > needle.size()) text.replace(random.below(text.size() - needle.size()), needle.size(), needle);
        Places expected;
        for (std::size_t at = text.find(needle); at != std::string::npos; at = text.find(needle, at + 1)) expected.push_back(static_cast<std::uint32_t>(at));
        REQUIRE(places_of(text, needle) == expected);
    }
}

TEST_SUITE_END();
