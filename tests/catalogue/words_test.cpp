// tests/catalogue/words_test.cpp - what is a word, and which letters are the same.
// SPDX-License-Identifier: MIT
#include "catalogue/words.hpp"

#include "base/utf8.hpp"
#include "catalogue/fold_table.hpp"
#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using Words = std::vector<std::string>;

namespace {

Words words_of(std::string_view text)
{
    Words made;
    for (WordReader reader(text); reader.next();) made.emplace_back(reader.word());
    return made;
}

Words sources_of(std::string_view text)
{
    Words made;
    for (WordReader reader(text); reader.next();) made.emplace_back(text.substr(reader.begin(), reader.end() - reader.begin()));
    return made;
}

// The definition, one code point after the other, without the short cut for ASCII.
Words slow_words(std::string_view text)
{
    Words       made;
    std::string word;
    const auto  end = [&] {
        if (!word.empty()) made.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const Folded folded = fold(next_code_point(text, at));
        if (folded.kind == Folded::Kind::gap) end();
        if (folded.kind == Folded::Kind::gap || folded.kind == Folded::Kind::nothing) continue;
        std::string letter;
        append_utf8(letter, folded.first);
        if (folded.second != 0) append_utf8(letter, folded.second);
        if (folded.kind == Folded::Kind::lone) {
            end();
            made.push_back(letter);
            continue;
        }
        if (word.size() + letter.size() > kMaxWordBytes) end();
        word += letter;
    }
    end();
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("catalogue/words");

TEST_CASE("words: runs of letters and digits; everything else parts them")
{
    CHECK(words_of("Mistral 3 Small (22B)") == Words{"mistral", "3", "small", "22b"});
    CHECK(words_of("  USB-C/HDMI, 2.5 GB;x_y ") == Words{"usb", "c", "hdmi", "2", "5", "gb", "x", "y"});
    CHECK(words_of("").empty());
    CHECK(words_of(" \t\n-–—…€+ ").empty());
}

TEST_CASE("words: case and accents are folded, letters without a decomposition as readers type them")
{
    CHECK(words_of("ÀÉÎÕÜ Çà Ñandú") == Words{"aeiou", "ca", "nandu"});
    CHECK(words_of("Straße ŒUVRE Æther Łódź Þór Ðe Øre İstanbul ısı") == Words{"strasse", "oeuvre", "aether", "lodz", "thor", "de", "ore", "istanbul", "isi"});
    CHECK(words_of("ΑΘΗΝΑ Ὀδυσσεύς") == Words{"αθηνα", "οδυσσευσ"});
    CHECK(words_of("ЁЛКА Йод") == Words{"елка", "иод"});
    CHECK(words_of("Ｆｕｌｌ １２３") == Words{"full", "123"});
    CHECK(words_of("٣٤ ۳۴ ३४") == Words{"34", "34", "34"});
    CHECK(words_of("Tiếng Việt") == Words{"tieng", "viet"});
}

TEST_CASE("words: composed and decomposed letters are the same")
{
    CHECK(words_of("Cafe\u0301 nai\u0308ve") == words_of("Café naïve"));
}

TEST_CASE("words: an apostrophe within a word falls away, a quotation mark around one parts nothing")
{
    CHECK(words_of("don't l’eau O'Reilly's") == Words{"dont", "leau", "oreillys"});
    CHECK(words_of("'quoted' ‘so’") == Words{"quoted", "so"});
    CHECK(sources_of("'quoted' ‘so’ don't dogs'") == Words{"quoted", "so", "don't", "dogs"});
}

TEST_CASE("words: signs of scripts without spaces, and pictographs, are words of their own")
{
    CHECK(words_of("東京tower") == Words{"東", "京", "tower"});
    CHECK(words_of("かな カナ") == Words{"か", "な", "カ", "ナ"});
    CHECK(words_of("go🚲now") == Words{"go", "🚲", "now"});
    CHECK(words_of("👍🏽 ❤️") == Words{"👍", "❤"});
    CHECK(sources_of("x👍🏽y") == Words{"x", "👍🏽", "y"});
    CHECK(words_of("한국어 ไทย") == Words{"한국어", "ไทย"});
}

TEST_CASE("words: marks of Hebrew and Arabic fall away, vowel signs that tell words apart stay")
{
    CHECK(words_of("שָׁלוֹם") == Words{"שלום"});
    CHECK(words_of("مُحَمَّد") == Words{"محمد"});
    CHECK(words_of("हिन्दी") == Words{"हिन्दी"});
}

TEST_CASE("words: a run longer than 64 bytes goes on as the next word, no letter cut in two")
{
    const std::string run(100, 'a');
    CHECK(words_of(run) == Words{std::string(64, 'a'), std::string(36, 'a')});
    std::string greek;
    for (int i = 0; i < 40; ++i) greek += "α";
    CHECK(words_of(greek) == Words{greek.substr(0, 64), greek.substr(64)});
    CHECK(words_of(std::string(63, 'a') + "ß")[0] == std::string(63, 'a'));
}

TEST_CASE("words: bytes that are no text part words, and end nowhere outside")
{
    CHECK(words_of("a\xFF" "b") == Words{"a", "b"});
    CHECK(words_of("a\xC3") == Words{"a"});
    CHECK(words_of(std::string_view("a\0b", 3)) == Words{"a", "b"});
}

TEST_CASE("words: the short cut for ASCII changes nothing")
{
    tests::Random random(1);
    const std::vector<std::string> pieces{"a", "Zz", "9", " ", "-", "'", "’", "é", "e\u0301", "ß", "東", "🚲", "\u200D", "Ж", "\xFF", "\xC3", "ﬁ", "abcdefghijklmnop", "."};
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::size_t k = random.below(40); k > 0; --k) text += pieces[random.below(pieces.size())];
        REQUIRE(words_of(text) == slow_words(text));
    }
}

TEST_CASE("words: the bytes behind a word are 0, up to a multiple of 8 and to the 16th")
{
    const std::string longest(kMaxWordBytes, 'a');
    for (const std::string& text : {std::string("abcdefghi é x 東"), longest, longest + " b", "c " + longest})
        for (WordReader reader(text); reader.next();)
            for (std::size_t k = reader.word().size(); k % 8 != 0 || k < 16; ++k) CHECK(reader.word().data()[k] == '\0');
}

TEST_CASE("words: the last word is read up to the end of its text and no further, wherever that is")
{
    const std::string all = "an Oak-tree’s 2024 keyboards stand by";
    for (std::size_t from = 0; from < all.size(); ++from)
        for (std::size_t size = 0; from + size <= all.size(); ++size) {
            const std::string alone = all.substr(from, size);
            CHECK(words_of(std::string_view(all).substr(from, size)) == words_of(alone));
            CHECK(words_of(alone) == slow_words(alone));
        }
}

TEST_CASE("fold: folding again changes nothing")
{
    for (char32_t point = 0; point < 0x30000; ++point) {
        const Folded folded = fold(point);
        if (folded.kind != Folded::Kind::letter) continue;
        REQUIRE(fold(folded.first) == Folded{Folded::Kind::letter, folded.first, 0});
        if (folded.second != 0) REQUIRE(fold(folded.second) == Folded{Folded::Kind::letter, folded.second, 0});
    }
}

TEST_CASE("fold: the tables take less than 3 kB")
{
    CHECK(sizeof kFoldLatin + sizeof kFoldLatinMore + sizeof kFoldGreekMore + sizeof kFoldRuns + sizeof kFoldPairs < 3000);
}

TEST_CASE("folded_text: the words with one space between")
{
    CHECK(folded_text("  Élan—Vital! ") == "elan vital");
    CHECK(folded_text("") == "");
}

TEST_CASE("all_digits and letters_of: numbers are told from words, letters are counted and not bytes")
{
    CHECK(all_digits("2024"));
    CHECK_FALSE(all_digits("gpt4"));
    CHECK(letters_of("αβγ") == 3);
}

TEST_CASE("source_of: part of a folded word, as it stands in the text")
{
    CHECK(source_of("Straße", 0, 4) == Span{0, 4});
    CHECK(source_of("Straße", 4, 6) == Span{4, 6});   // ß
    CHECK(source_of("Straße", 5, 7) == Span{4, 7});   // half of ß is all of it
    CHECK(source_of("Cafe\u0301s", 0, 4) == Span{0, 6});
    CHECK(source_of("don't", 2, 4) == Span{2, 5});
    CHECK(source_of("don't", 0, 3) == Span{0, 3});
    CHECK(source_of("Élan", 1, 4) == Span{2, 5});
}

TEST_SUITE_END();
