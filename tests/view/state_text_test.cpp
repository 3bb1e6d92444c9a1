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
    if (random() % 2 == 0)
        for (auto left = random() % 6; left > 0; --left) selection.weights[(random() % 4 == 0 ? "@" : "") + id()] = static_cast<double>(random() % 501) / 100;
    using compare::MustKind;
    static constexpr MustKind kKinds[] = {MustKind::present, MustKind::absent, MustKind::at_least, MustKind::at_most, MustKind::equals, MustKind::has_tag};
    if (random() % 2 == 0)
        for (auto left = random() % 4; left > 0; --left) {
            const MustKind kind = kKinds[random() % std::size(kKinds)];
            selection.musts.push_back({id(), kind, kind == MustKind::present || kind == MustKind::absent ? std::string() : id()});
        }
    for (auto left = random() % 3; left > 0; --left) selection.pinned.push_back(id());
    if (random() % 2 == 0) selection.kind = random() % 2 == 0 ? ScreenKind::catalogue : ScreenKind::comparison;
    Browse& browse = selection.browse;
    if (random() % 2 == 0) browse.query = id();
    if (random() % 3 == 0) {
        browse.sort       = (random() % 2 == 0 ? "@" : "") + id();
        browse.descending = random() % 2 == 0;
    }
    if (random() % 3 == 0)
        for (auto left = random() % 4; left > 0; --left) {
            FilterWish wish{id(), random() % 2 == 0 ? id() : "", random() % 2 == 0 ? id() : ""};
            for (auto values = random() % 3; values > 0; --values) wish.values.push_back(id());
            wish.unknown = random() % 2 == 0;
            wish.known   = (wish.low.empty() && wish.high.empty() && wish.values.empty() && !wish.unknown) || random() % 2 == 0;
            browse.filters.push_back(std::move(wish));
        }
    browse.meets = random() % 4 == 0;
    if (random() % 4 == 0) {
        browse.columns.emplace();
        for (auto left = random() % 4; left > 0; --left) browse.columns->push_back((random() % 3 == 0 ? "@" : "") + id());
    }
    for (auto left = random() % 3; left > 0; --left) browse.picked.push_back(id());
    static constexpr const char* kOthers[] = {"glow=3", "q2=two%20words", "n=-", "layout-2=a:b,c", "empty="};
    if (random() % 4 == 0)
        for (auto first = random() % std::size(kOthers), at = first; at < std::size(kOthers); ++at) selection.others.emplace_back(kOthers[at]);
    return selection;
}

/// A text of a link, spoilt in one to six places.
std::string mutant(std::mt19937& random)
{
    std::string text = write_state(random_selection(random));
    for (auto left = 1 + random() % 6; left > 0; --left) {
        const std::size_t at = random() % (text.size() + 1);
        switch (random() % 5) {
            case 0: text.insert(at, 1, static_cast<char>(random() % 256)); break;
            case 1: text.insert(at, std::string(";=,%:@;items=diff=w=must=fold=pin=view=q=sort=:desc;filter=:is:known;cols=pick=%FF%00a:min:1e9").substr(random() % 90, 1 + random() % 9)); break;
            case 2: text.erase(at, 1 + random() % 5); break;
            case 3: text += text.substr(at, random() % 400); break;
            default:
                if (at < text.size()) text[at] = static_cast<char>(random() % 256);
        }
    }
    return text;
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

TEST_CASE("read_state: gives back each of 100,000 random selections, from equal texts for equal ones")
{
    std::mt19937 random(3);
    int          whole = 0;
    for (int round = 0; round < 100'000; ++round) {
        const Selection    selection = random_selection(random);
        const WrittenState written   = write_state_within(selection);
        const ReadState    read      = read_state(written.text);

        const bool is_whole = written.left_out.empty();
        whole += is_whole;
        if ((is_whole && read.selection != selection) || !read.notices.empty() || write_state(read.selection) != written.text) FAIL(written.text);
        const bool safe = std::ranges::all_of(written.text, [](char c) { return c > ' ' && c < 0x7F && !std::string_view("#&\"<>\\^`{|}").contains(c); });
        if (!safe || written.text.size() > kMaxStateBytes) FAIL(written.text);
    }
    CHECK(whole > 99'000);
}

TEST_CASE("read_state: over 100,000 mutants it never traps, and what it reads is clean")
{
    std::mt19937 random(5);
    for (int round = 0; round < 100'000; ++round) {
        const std::string text = mutant(random);
        const ReadState   read = read_state(text);

        const Selection& found = read.selection;
        const auto       clean = [](const std::string& id) { return !id.empty() && find_bad_utf8(id) == std::string::npos && id.find('\0') == std::string::npos; };
        const auto       clean_must   = [&](const MustHave& must) { return clean(must.attribute) && (must.value.empty() || clean(must.value)); };
        const auto       clean_weight = [&](const auto& entry) { return clean(entry.first) && entry.second >= 0 && entry.second <= 5; };
        bool             good         = std::ranges::all_of(found.items, clean) && std::ranges::all_of(found.pinned, clean) && std::ranges::all_of(found.musts, clean_must) &&
                    std::ranges::all_of(found.weights, clean_weight) && read.notices.size() <= 26;
        if (found.folded) good = good && std::ranges::all_of(*found.folded, clean);
        const WrittenState again = write_state_within(found);
        if (!good || (again.left_out.empty() && read_state(again.text).selection != found)) FAIL(text);
    }
}

TEST_CASE("write_state: never longer than 2,048 bytes; parts that find no room are left out whole and named")
{
    Selection selection;
    selection.items            = {std::string(1500, 'a'), "b"};
    selection.weights          = {{std::string(600, 'w'), 2}};
    selection.differences_only = true;
    selection.folded           = std::set<ReviewerId>{std::string(500, 'f')};

    const WrittenState written = write_state_within(selection);

    CHECK(written.text == "1;items=" + selection.items[0] + ",b;diff=1;fold=" + std::string(500, 'f'));
    CHECK(written.left_out == Strings{"w"});
    selection.weights.clear();
    CHECK(write_state_within(selection).left_out.empty());
}

TEST_CASE("write_state: where the items find no room nothing is said of others in their place")
{
    Selection selection;
    selection.items            = {std::string(2100, 'a')};
    selection.differences_only = true;

    CHECK(write_state_within(selection).text == "1");
    CHECK(write_state_within(selection).left_out == Strings{"items", "diff"});
}

TEST_CASE("write_state: exactly 2,048 bytes are written, and read again")
{
    Selection selection;
    selection.items = {std::string(kMaxStateBytes - 8, 'a')};
    CHECK(write_state(selection).size() == kMaxStateBytes);
    CHECK(read_state(write_state(selection)).selection == selection);
    selection.items[0] += 'a';
    CHECK(write_state(selection) == "1");
}

TEST_CASE("read_state: parts that it does not know are passed on, where they can stand in a link")
{
    const ReadState read = read_state("1;glow=3;items=a;z=two%20words;;=;x;9=1;a b=1;raw=<b>;hash=#;é=1;glow=4");

    CHECK(read.selection.items == Strings{"a"});
    CHECK(read.selection.others == Strings{"glow=3", "z=two%20words"});
    CHECK(read.notices.empty());
    CHECK(write_state(read.selection) == "1;items=a;glow=3;z=two%20words");
}

TEST_CASE("read_state: a text that was encoded once more on its way is read, too")
{
    CHECK(read_state("1%3Bitems%3Da%2Cb%3Bdiff%3D1").selection == read_state("1;items=a,b;diff=1").selection);
    CHECK(read_state("1%3bitems%3da%252Cb").selection.items == Strings{"a,b"});
    CHECK(read_state("1%3Bitems%3D%").notices.size() == 1);
}

TEST_CASE("read_state: nothing is the default, without a word")
{
    CHECK(read_state("").selection == Selection{});
    CHECK(read_state("").notices.empty());
    CHECK(read_state("1").notices.empty());
    CHECK(read_state("1;;").notices.empty());
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

TEST_CASE("read_state: what a filter asks for may be blank and run over lines, and is of at most kMostAsked values")
{
    Selection selection;
    selection.browse.filters = {{"a", "", "", {"", "two\nlines", "tab\there"}}};
    const std::string text   = write_state(selection);
    CHECK(text == "1;filter=a:is::is:two%0Alines:is:tab%09here");
    CHECK(read_state(text).selection == selection);
    CHECK(read_state("1;filter=a:is:%FF").selection.browse.filters.empty());

    std::string many = "1;filter=a";
    for (std::size_t i = 0; i < kMostAsked; ++i) many += ":is:" + std::to_string(i);
    CHECK(read_state(many).selection.browse.filters.front().values.size() == kMostAsked);
    const ReadState more = read_state(many + ":is:x");
    CHECK(more.selection.browse.filters.empty());
    CHECK(more.notices.size() == 1);
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
