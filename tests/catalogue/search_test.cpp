// tests/catalogue/search_test.cpp - what is found, in which order, and what is marked.
// SPDX-License-Identifier: MIT
#include "catalogue/search.hpp"

#include "tests/catalogue/catalogues.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace juxta;
using namespace juxta::catalogue;
using namespace juxta::tests;
using Names = std::vector<std::string>;
using Flags = std::vector<std::uint8_t>;

namespace {

/// A bundle, its index, and what is found in it, best first.
class Shelf {
public:
    Making making;

    explicit Shelf(const Names& names = {})
    {
        for (const std::string& name : names) making.item(name);
    }
    const Found& find(std::string_view typed)
    {
        while (!index_.grow(making.bundle(), 1000)) {}
        return searcher_.search(read_query(typed));
    }
    Names names(std::string_view typed)
    {
        const Found& found = find(typed);
        Names        made;
        for (const std::uint32_t place : best_first(found, found.items.size())) made.emplace_back(making.bundle().text(found.items[place], model::ItemText::name));
        return made;
    }
    const Index& index() const { return index_; }

private:
    Index    index_;
    Searcher searcher_{index_};
};

std::string marked(std::string_view text, std::string_view typed, Flags forgave = {})
{
    std::string made;
    std::size_t at = 0;
    for (const Span& span : marks_of(read_query(typed), forgave, text)) {
        made += std::string(text.substr(at, span.begin - at)) + "[" + std::string(text.substr(span.begin, span.end - span.begin)) + "]";
        at = span.end;
    }
    return made + std::string(text.substr(at));
}

// ---- the definition: every item, every word ---------------------------------------------------------------------

struct Expected {
    std::map<model::ItemIndex, double> scores;
    Flags                              forgave;
};

class Oracle {
public:
    explicit Oracle(const model::Bundle& bundle) : items_(bundle.items.size())
    {
        for (model::ItemIndex item = 0; item < items_.size(); ++item) {
            double& length = lengths_.emplace_back(0);
            for_each_text(bundle, item, [&](Field field, std::string_view text) {
                bool first = field == Field::name;
                for (WordReader reader(text); reader.next(); first = false) {
                    const double weight = kFieldWeight[static_cast<std::size_t>(field)];
                    items_[item][std::string(reader.word())] += first ? 12 : weight;
                    length += weight;
                    dictionary_.insert(std::string(reader.word()));
                }
            });
            mean_ += length / static_cast<double>(items_.size());
        }
    }

    Expected search(const Query& query) const
    {
        Flags      none(query.words.size(), 0), some = none;
        Expected   made = {{}, none};
        bool       any  = false;
        const auto typed = attempt(query, none);
        if (query.empty() || typed.second) return {typed.first, none};
        for (std::size_t w = 0; w < query.words.size(); ++w) {
            const bool known = std::ranges::any_of(dictionary_, [&](const std::string& word) { return word.starts_with(query.words[w]); });
            some[w]          = !known && errors_allowed(query.words[w]) > 0;
            any              = any || some[w];
        }
        made = {any ? attempt(query, some).first : typed.first, some};
        if (!made.scores.empty()) return made;
        any = false;
        for (std::size_t w = 0; w < query.words.size(); ++w) {
            any     = any || (!some[w] && errors_allowed(query.words[w]) > 0);
            some[w] = errors_allowed(query.words[w]) > 0;
        }
        return {any ? attempt(query, some).first : made.scores, some};
    }

private:
    static double quality(std::string_view asked, std::string_view word, bool forgiving)
    {
        const double   part     = static_cast<double>(asked.size()) / static_cast<double>(word.size());
        const Standing standing = standing_of(asked, word, forgiving);
        switch (standing.match) {
        case Match::none: return 0;
        case Match::word: return 1;
        case Match::start: return 0.5 + 0.375 * part;
        case Match::within: return 0.1875 + 0.1875 * part;
        case Match::near: break;
        }
        const Distance distance = Pattern(asked).to(word, errors_allowed(asked));
        double         best     = distance.whole <= errors_allowed(asked) ? (distance.whole == 1 ? 0.4375 : 0.25) : 0;
        if (letters_of(asked) >= 5 && distance.prefix <= errors_allowed(asked)) best = std::max(best, (distance.prefix == 1 ? 0.25 : 0.125) * std::min(part, 1.0));
        return best;
    }

    std::pair<std::map<model::ItemIndex, double>, bool> attempt(const Query& query, const Flags& forgave) const
    {
        std::map<model::ItemIndex, double> scores;
        bool                               strict = false;
        std::vector<double>                occurrences;
        for (std::size_t w = 0; w < query.words.size(); ++w) {
            double sum = 0;
            for (const auto& item : items_)
                for (const auto& [word, weight] : item) sum += standing_of(query.words[w], word, forgave[w]).match != Match::none ? 1 : 0;
            occurrences.push_back(std::min(sum, static_cast<double>(items_.size())));
        }
        for (model::ItemIndex item = 0; item < items_.size() && !query.empty(); ++item) {
            double score = 0;
            bool   all = true, all_strict = true;
            for (std::size_t w = 0; w < query.words.size(); ++w) {
                double best = 0;
                bool   whole = false, has = false;
                for (const auto& [word, weight] : items_[item]) {
                    const double q = quality(query.words[w], word, forgave[w]);
                    if (q == 0) continue;
                    has              = true;
                    whole            = whole || word.starts_with(query.words[w]);
                    const double tf  = std::min(weight, 63.0);
                    const double k   = 4 * (0.5 + 0.5 * lengths_[item] / mean_);
                    best             = std::max(best, q * std::log2(1 + static_cast<double>(items_.size()) / occurrences[w]) * tf / (tf + k));
                }
                all        = all && has;
                all_strict = all_strict && whole;
                score += best;
            }
            if (!all) continue;
            scores[item] = score * 256 * 256;
            strict       = strict || all_strict;
        }
        return {scores, strict};
    }

    std::vector<std::map<std::string, double>> items_;
    std::vector<double>                        lengths_;
    std::set<std::string>                      dictionary_;
    double                                     mean_ = 0;
};

}  // namespace

TEST_SUITE_BEGIN("catalogue/search");

TEST_CASE("read_query: folded, cut, each word once, in the order typed, up to the limits")
{
    CHECK(read_query("  Éclair, KEYBOARD éclair ").words == Names{"eclair", "keyboard"});
    CHECK(read_query(" -- ").empty());
    std::string many;
    for (int k = 0; k < 40; ++k) many += "w" + std::to_string(k) + " ";
    CHECK(read_query(many).words.size() == kMaxQueryWords);
    CHECK(read_query(std::string(kMaxQueryBytes, ' ') + "late").empty());
}

TEST_CASE("search: all words, in any order, as words or beginnings, without case and accents")
{
    Shelf shelf({"Mistral Small 3", "Mistral Large", "Crème Brûlée", "Small Fry"});
    CHECK(shelf.names("small mist") == Names{"Mistral Small 3"});
    CHECK(shelf.names("MISTRAL").size() == 2);
    CHECK(shelf.names("creme BRULEE") == Names{"Crème Brûlée"});
    CHECK(shelf.names("crème brul") == Names{"Crème Brûlée"});
    CHECK(shelf.names("s") == Names{"Small Fry", "Mistral Small 3"});
    CHECK(shelf.names("mistral nothing").empty());
}

TEST_CASE("search: within words from three bytes on, behind words and beginnings")
{
    Shelf shelf({"MacBook", "Bookend", "Book", "東京タワー", "ราคาถูก"});
    CHECK(shelf.names("book") == Names{"Book", "Bookend", "MacBook"});
    CHECK(shelf.names("oo").empty());
    CHECK(shelf.names("京") == Names{"東京タワー"});
    CHECK(shelf.names("ถูก") == Names{"ราคาถูก"});
}

TEST_CASE("search: no words find nothing, and so does an empty catalogue")
{
    Shelf shelf({"One"}), empty;
    CHECK(shelf.find("").items.empty());
    CHECK(shelf.find("...").items.empty());
    CHECK(empty.find("one").items.empty());
    CHECK_FALSE(empty.find("one").forgiving());
}

TEST_CASE("search: one typing error from 4 letters, two from 8, none below and none in numbers")
{
    Shelf shelf({"Apple 2024", "Keyboard", "Fig", "Pear"});
    CHECK(shelf.names("aplpe") == Names{"Apple 2024"});
    CHECK(shelf.names("appel") == Names{"Apple 2024"});
    CHECK(shelf.names("peer") == Names{"Pear"});
    CHECK(shelf.names("peru").empty());
    CHECK(shelf.names("fog").empty());
    CHECK(shelf.names("keybaord") == Names{"Keyboard"});
    CHECK(shelf.names("kayboerd") == Names{"Keyboard"});
    CHECK(shelf.names("kayboeed").empty());
    CHECK(shelf.names("2025").empty());
    CHECK(shelf.names("aplle 2025").empty());
}

TEST_CASE("search: errors in the beginning of a longer word from 5 letters on")
{
    Shelf shelf({"Keyboard", "Mistral"});
    CHECK(shelf.names("keybo") == Names{"Keyboard"});
    CHECK(shelf.names("kebyo") == Names{"Keyboard"});
    CHECK(shelf.names("msitr") == Names{"Mistral"});
    CHECK(shelf.names("msit").empty());
}

TEST_CASE("search: errors are forgiven only when nothing has the words as typed")
{
    Shelf shelf({"Mint", "Mini", "Maple", "Apple"});
    CHECK(shelf.names("mint") == Names{"Mint"});
    CHECK_FALSE(shelf.find("mint").forgiving());
    CHECK(shelf.names("mins").size() == 2);
    CHECK(shelf.find("mins").forgiving());
    // Within a word is not as typed: the nearer word is found, too.
    CHECK(shelf.names("aple") == Names{"Apple", "Maple"});
}

TEST_CASE("search: errors are forgiven first in unknown words alone, then in all")
{
    Shelf shelf({"Mint Keyboard", "Mini Keyboard", "Pear Tree", "Peer Group"});
    CHECK(shelf.names("mint keybord") == Names{"Mint Keyboard"});
    CHECK(shelf.find("mint keybord").forgave == Flags{0, 1});
    CHECK(shelf.names("peer tree") == Names{"Pear Tree"});
    CHECK(shelf.find("peer tree").forgave == Flags{1, 1});
}

TEST_CASE("search: names before tags and categories before taglines before text; the first word of a name first of all")
{
    Shelf             shelf;
    const std::size_t tags = shelf.making.attribute("t", model::AttributeType::tags), note = shelf.making.attribute("n", model::AttributeType::text);
    const auto        item = [&](std::string_view name) { return shelf.making.item(name); };
    const auto        text = item("Text thing");
    shelf.making.column(note).set_text(text, shelf.making.text_of("other alder"));
    shelf.making.set(text, model::ItemText::tagline, "other words");
    const auto tagline = item("Line thing");
    shelf.making.set(tagline, model::ItemText::tagline, "other alder");
    shelf.making.column(note).set_text(tagline, shelf.making.text_of("other words"));
    const auto tag = item("Tagged thing");
    shelf.making.tags(tags, tag, {"alder"});
    shelf.making.set(tag, model::ItemText::tagline, "other");
    item("Thing Alder other");
    item("Alder Thing other");
    CHECK(shelf.names("alder") == Names{"Alder Thing other", "Thing Alder other", "Tagged thing", "Line thing", "Text thing"});
}

TEST_CASE("search: the shorter item first, the rarer word counts more, equals in the order of items")
{
    Shelf shelf({"Claude Opus 4.1 Preview", "Claude Opus", "Claude Opus 4", "Twin", "Twin"});
    CHECK(shelf.names("claude opus") == Names{"Claude Opus", "Claude Opus 4", "Claude Opus 4.1 Preview"});
    CHECK(shelf.find("twin").items == std::vector<model::ItemIndex>{3, 4});
    CHECK(shelf.find("twin").scores[0] == shelf.find("twin").scores[1]);
    CHECK(best_first(shelf.find("twin"), 2) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("search: finds and scores what its definition says, for made-up catalogues and queries")
{
    Random                         random(21);
    const std::vector<std::string> pieces{"alder", "birch", "emile", "oak", "key", "keybord", "keybaord", "notebook", "book", "oo", "ook", "strase", "STRASSE", "жук", "жука", "京", "2024", "2026",
                                          "mini", "mins", "minty", "x", "free", "fre", "aldre", "ceddar", "keyboarsd", "a", "b", "unheard"};
    std::size_t                    hits = 0, forgiving = 0;
    for (int round = 0; round < 60; ++round) {
        Shelf shelf;
        fill(shelf.making, random, 1 + random.below(60));
        const Oracle oracle(shelf.making.bundle());
        for (int ask = 0; ask < 40; ++ask) {
            std::string typed;
            for (std::size_t k = 1 + random.below(3); k > 0; --k) typed += pieces[random.below(pieces.size())] + " ";
            CAPTURE(typed);

            const Found&   found    = shelf.find(typed);
            const Expected expected = oracle.search(read_query(typed));

            REQUIRE(found.items.size() == expected.scores.size());
            if (!found.items.empty()) REQUIRE(found.forgave == expected.forgave);
            std::size_t at = 0;
            for (const auto& [item, score] : expected.scores) {
                REQUIRE(found.items[at] == item);
                // Whole numbers, lengths by class: within a tenth of the formula.
                REQUIRE(std::abs(found.scores[at] - score) <= score * 0.1 + 24.0 * 16);
                ++at;
            }
            hits += found.items.empty() ? 0u : 1u;
            forgiving += found.forgiving() && !found.items.empty() ? 1u : 0u;
        }
    }
    CHECK(hits > 1000);
    CHECK(forgiving > 200);
}

TEST_CASE("search: the same while the index grows in slices, and again after other searches")
{
    Random random(22);
    Shelf  one, other;
    fill(one.making, random, 300);
    const Found first = one.find("oak book");
    one.find("keybaord");
    one.find("");
    CHECK(one.find("oak book") == first);

    Index    index;
    Searcher searcher(index);
    while (!index.grow(one.making.bundle(), 500)) {
        const Found& found = searcher.search(read_query("oak"));
        CHECK(std::ranges::all_of(found.items, [&](model::ItemIndex item) { return item < index.items(); }));
    }
    CHECK(searcher.search(read_query("oak book")) == first);
}

TEST_CASE("search: more typed never finds what less did not, as long as all is as typed")
{
    Random random(23);
    Shelf  shelf;
    fill(shelf.making, random, 400);
    const std::string typed = "keyboards oak";
    std::set<model::ItemIndex> before;
    for (std::size_t size = 3; size <= typed.size(); ++size) {
        const Found& found = shelf.find(typed.substr(0, size));
        if (found.forgiving()) continue;
        const std::set<model::ItemIndex> now(found.items.begin(), found.items.end());
        if (size > 3) CHECK(std::ranges::includes(before, now));
        before = now;
    }
}

TEST_CASE("search: the scores of a fixed catalogue are these, on every machine")
{
    Random random(24);
    Shelf  shelf;
    fill(shelf.making, random, 500);
    std::uint64_t sum = 0;
    for (const char* typed : {"alder", "k", "oak book", "keybaord", "strasse 2024", "mins", "жук", "京"}) {
        const Found& found = shelf.find(typed);
        for (std::size_t k = 0; k < found.items.size(); ++k) sum = sum * 31 + found.items[k] * 7u + found.scores[k];
    }
    CHECK(sum == 12394516688111139476u);
}

TEST_CASE("best_first: by score, equals in the order of items, the same for any count")
{
    Random random(25);
    for (int round = 0; round < 200; ++round) {
        Found found;
        for (std::size_t k = random.below(400); k > 0; --k) {
            found.items.push_back(static_cast<model::ItemIndex>(found.items.size()));
            found.scores.push_back(static_cast<std::uint32_t>(random.next() >> (32 + random.below(32))));
        }
        std::vector<std::uint32_t> expected(found.items.size());
        for (std::uint32_t k = 0; k < expected.size(); ++k) expected[k] = k;
        std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) { return found.scores[a] > found.scores[b]; });
        CHECK(best_first(found, expected.size() + 5) == expected);
        expected.resize(std::min<std::size_t>(expected.size(), random.below(30)));
        CHECK(best_first(found, expected.size()) == expected);
    }
}

TEST_CASE("standing_of: the word, its beginning, within it, near it, or not")
{
    CHECK(standing_of("book", "book", false) == Standing{Match::word, 0, 4});
    CHECK(standing_of("book", "bookend", false) == Standing{Match::start, 0, 4});
    CHECK(standing_of("book", "macbook", false) == Standing{Match::within, 3, 7});
    CHECK(standing_of("boko", "book", false) == Standing{});
    CHECK(standing_of("boko", "book", true) == Standing{Match::near, 0, 4});
    CHECK(standing_of("oo", "book", true) == Standing{});
}

TEST_CASE("marks_of: whole words, beginnings, parts; with errors the whole word; bytes of the text as it stands")
{
    CHECK(marked("Mistral Small", "small mist") == "[Mist]ral [Small]");
    CHECK(marked("MacBook", "book") == "Mac[Book]");
    CHECK(marked("Crème Brûlée", "brule") == "Crème [Brûlé]e");
    CHECK(marked("Große Straße", "strass") == "Große [Straß]e");
    CHECK(marked("Keyboard", "keybaord") == "Keyboard");
    CHECK(marked("Keyboard", "keybaord", {1}) == "[Keyboard]");
    CHECK(marked("Cafe\u0301!", "cafe") == "[Cafe\u0301]!");
    CHECK(marked("notebook", "note book") == "[notebook]");
    CHECK(marked("", "a") == "");
}

TEST_CASE("marks_of: ascending, apart, on whole code points, for any text and query")
{
    Random                         random(26);
    const std::vector<std::string> pieces{"a", "ab", "é", "e\u0301", "ß", "東", " ", "'", "key", "board", "🚲", "Ж", "-"};
    for (int round = 0; round < 4000; ++round) {
        std::string text, typed;
        for (std::size_t k = random.below(20); k > 0; --k) text += pieces[random.below(pieces.size())];
        for (std::size_t k = random.below(6); k > 0; --k) typed += pieces[random.below(pieces.size())];
        std::size_t end = 0;
        for (const Span& span : marks_of(read_query(typed), Flags(16, 1), text)) {
            REQUIRE((span.begin > end || (end == 0 && span.begin == 0)));
            REQUIRE(span.end > span.begin);
            REQUIRE(span.end <= text.size());
            REQUIRE((static_cast<unsigned char>(text[span.begin]) & 0xC0) != 0x80);
            if (span.end < text.size()) REQUIRE((static_cast<unsigned char>(text[span.end]) & 0xC0) != 0x80);
            end = span.end;
        }
    }
}

TEST_SUITE_END();
