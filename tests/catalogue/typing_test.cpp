// tests/catalogue/typing_test.cpp - the bit-parallel distance against the table of its definition.
// SPDX-License-Identifier: MIT
#include "catalogue/typing.hpp"

#include "base/utf8.hpp"
#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

using namespace juxta::catalogue;

namespace {

std::vector<char32_t> letters_in(std::string_view word)
{
    std::vector<char32_t> made;
    for (std::size_t at = 0; at < word.size();) made.push_back(juxta::next_code_point(word, at));
    return made;
}

// Optimal string alignment, by its recurrence.
Distance by_table(std::string_view pattern, std::string_view word)
{
    const auto a = letters_in(pattern), b = letters_in(word);
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    Distance                           made{0, static_cast<unsigned>(a.size())};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        for (std::size_t i = 0; i <= a.size(); ++i) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<unsigned>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
        made.prefix = std::min(made.prefix, d[a.size()][j]);
    }
    made.whole = d[a.size()][b.size()];
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/typing");

TEST_CASE("errors_allowed: one from 4 letters, two from 8, none in numbers; letters are counted, not bytes")
{
    CHECK(errors_allowed("abc") == 0);
    CHECK(errors_allowed("abcd") == 1);
    CHECK(errors_allowed("abcdefg") == 1);
    CHECK(errors_allowed("abcdefgh") == 2);
    CHECK(errors_allowed("20242024") == 0);
    CHECK(errors_allowed("gpt4") == 1);
    CHECK(errors_allowed("αβγ") == 0);
    CHECK(errors_allowed("αβγδ") == 1);
}

TEST_CASE("Pattern: a letter too much, too few, another, or two swapped is one error each")
{
    CHECK(Pattern("apple").to("apple", 2).whole == 0);
    CHECK(Pattern("apple").to("aple", 2).whole == 1);
    CHECK(Pattern("apple").to("applle", 2).whole == 1);
    CHECK(Pattern("apple").to("abple", 2).whole == 1);
    CHECK(Pattern("apple").to("appel", 2).whole == 1);
    CHECK(Pattern("μηλον").to("μηλων", 2).whole == 1);
    CHECK(Pattern("aplle").to("applejack", 2).prefix == 1);
}

TEST_CASE("Pattern: agrees with the table up to the limit, for words and beginnings, in any script")
{
    juxta::tests::Random           random(3);
    const std::vector<std::string> letters{"a", "b", "c", "z", "7", "α", "ж", "ж", "한"};
    for (int round = 0; round < 20000; ++round) {
        std::string a, b;
        for (std::size_t k = 1 + random.below(10); k > 0; --k) a += letters[random.below(round % 2 ? 3 : letters.size())];
        if (round % 3 == 0) {
            b = a;
            for (std::size_t k = random.below(3); k > 0; --k) b.insert(0, letters[random.below(3)]);
        } else {
            for (std::size_t k = 1 + random.below(12); k > 0; --k) b += letters[random.below(round % 2 ? 3 : letters.size())];
        }
        const unsigned limit    = static_cast<unsigned>(1 + random.below(2));
        const Distance expected = by_table(a, b), found = Pattern(a).to(b, limit);
        REQUIRE(std::min(found.whole, limit + 1) == std::min(expected.whole, limit + 1));
        REQUIRE(std::min(found.prefix, limit + 1) == std::min(expected.prefix, limit + 1));
        // The letters rule nothing out that is near enough.
        if (expected.prefix <= limit) REQUIRE(static_cast<unsigned>(std::popcount(Pattern::letters(a) & ~Pattern::letters(b))) <= limit);
    }
}

TEST_CASE("Pattern: words of 64 letters are measured, too")
{
    std::string word(64, 'a');
    CHECK(Pattern(word).to(word, 2).whole == 0);
    word[40] = 'b';
    CHECK(Pattern(std::string(64, 'a')).to(word, 2).whole == 1);
}

TEST_SUITE_END();
