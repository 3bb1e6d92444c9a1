// tests/records/codec_test.cpp - records as lines, and what is no line of ours.
// SPDX-License-Identifier: MIT
#include "records/codec.hpp"
#include "random_records.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace juxta::records;
using namespace juxta::records::tests;

namespace {
Reading reading(std::string_view key, std::string_view line) { return read_line(key, line).reading; }
constexpr const char* kStart = "02 000000000001a k3v9x2ab ";
std::string line(const char* body) { return std::string(kStart) + body; }
}  // namespace

TEST_SUITE_BEGIN("records/codec");

TEST_CASE("write_line: a version, a count, a device and the body, in fields of fixed width")
{
    CHECK(write_line({Kind::bookmark, "pebble-9", {26, "k3v9x2ab"}, Bookmark{4}}) == line("+4"));
    CHECK(write_line({Kind::bookmark, "pebble-9", {26, "k3v9x2ab"}, Gone{}}) == line("-"));
    CHECK(write_line({Kind::weight, "owner", {26, "k3v9x2ab"}, Kept{"4.5"}}) == line("+4.5"));
    CHECK(write_line({Kind::vote, "pebble-9", {26, "k3v9x2ab"}, Vote{Choice::negative, Choice::positive, "k1", {Choice::negative, "k2", "k1"}, 0}}) == line("n p:k1 n:k2:k1 0"));
    CHECK(write_line({Kind::vote, "pebble-9", {26, "k3v9x2ab"}, Vote{Choice::none, Choice::none, {}, {}, 403}}) == line("o o:- o:-:- 403"));
}

TEST_CASE("key_of: one key a fact, without spaces and control characters")
{
    CHECK(key_of(Kind::bookmark, "pebble-9") == "b/pebble-9");
    CHECK(key_of(Kind::vote, "a b\n%\x7F") == "v/a%20b%0a%25%7f");
    CHECK(key_of(Kind::must, "\xC3\xA9/x") == "m/\xC3\xA9/x");
    CHECK(key_of(Kind::selection, "") == "s/");
}

TEST_CASE("read_line: gives back every record that was written")
{
    Random random(11);
    for (int i = 0; i < 100'000; ++i) {
        const Record     record = random_record(random);
        const ReadRecord read   = read_line(key_of(record), write_line(record));
        if (read.reading != Reading::good || !(read.record == record)) FAIL(key_of(record), " ", write_line(record));
    }
}

TEST_CASE("read_line: a bookmark of version 1 stands where it was kept in the order of time")
{
    const ReadRecord read = read_line("b/kettle", "01 000000000001a k3v9x2ab +");
    REQUIRE(read.reading == Reading::good);
    CHECK(read.record == Record{Kind::bookmark, "kettle", {26, "k3v9x2ab"}, Bookmark{26}});
    CHECK(read_line("b/kettle", "01 000000000001a k3v9x2ab -").record.body == Body(Gone{}));
    CHECK(reading("b/kettle", "01 000000000001a k3v9x2ab +4") == Reading::bad);
    CHECK(reading("w/owner", "01 000000000001a k3v9x2ab +4") == Reading::bad);  // version 1 had bookmarks only
}

TEST_CASE("read_line: what a newer version wrote is told from what nobody wrote")
{
    CHECK(reading("b/kettle", "03 000000000001a k3v9x2ab whatever that means") == Reading::newer);
    CHECK(reading("b/kettle", "99 000000000001a k3v9x2ab ") == Reading::newer);
    CHECK(reading("b/kettle", "03 1a k3v9x2ab +4") == Reading::bad);
    CHECK(reading("b/kettle", "00 000000000001a k3v9x2ab +4") == Reading::bad);
    CHECK(reading("x/kettle", "03 000000000001a k3v9x2ab +4") == Reading::bad);
}

TEST_CASE("read_line: a key is one of ours or nothing")
{
    for (const char* key : {"", "b", "b/", "/", "bkettle", "B/kettle", "b/a b", "b/%4", "b/%zz", "b/%41", "b/%2A", "b/\xFF", "b/\xC0\x80", "s/x", "bad/b/x", "b/a\tb"}) {
        CAPTURE(key);
        CHECK(reading(key, line("+4")) == Reading::bad);
    }
    CHECK(reading("b/" + std::string(kMaxSubjectBytes, 'a'), line("+4")) == Reading::good);
    CHECK(reading("b/" + std::string(kMaxSubjectBytes + 1, 'a'), line("+4")) == Reading::bad);
}

TEST_CASE("read_line: a count, a device and a body are right or the line is nothing of ours")
{
    const auto bad = [](const char* key, const std::string& text) {
        CAPTURE(key);
        CAPTURE(text);
        CHECK(reading(key, text) == Reading::bad);
    };
    for (const char* text : {"", "02", "02 000000000001a", "02 000000000001a k3v9x2ab", "2 000000000001a k3v9x2ab +4", "02 000000000001A k3v9x2ab +4", "02  00000000001a k3v9x2ab +4",
                             "02 1000000000001 k3v9x2ab +4",  // above 2^48
                             "02 000000000001a K3v9x2ab +4", "02 000000000001a k3v9x2a +4", "02 000000000001a k3v9x2abc +4", "02\t000000000001a k3v9x2ab +4"})
        bad("b/kettle", text);
    CHECK(reading("b/kettle", "02 1000000000000 k3v9x2ab +4") == Reading::good);
    for (const char* body : {"", "4", "+", "+-1", "+04", "+4 ", "+281474976710657", "+1e3", "--"}) bad("b/kettle", line(body));
    CHECK(reading("b/kettle", line("+281474976710656")) == Reading::good);
    for (const char* body : {"", "+", "+6", "+5.1", "+-1", "+0.", "+.5", "+1e1", "+nan", "+00", "+5.0000000000000001"}) bad("w/owner", line(body));
    for (const char* body : {"+0", "+5", "+5.0", "+0.333333333333333"}) CHECK(reading("w/owner", line(body)) == Reading::good);
    for (const char* body : {"", "p", "p o:- o:-:-", "x o:- o:-:- 0", "p p:- o:-:- 0", "p o:- p:-:- 0", "p o:- o:-:k1 0", "p o:- p:k1:k1 0", "p o:k! o:-:- 0", "p o:- o:-:- 1000", "p o:- o:-:- 00",
                             "p o:- o:-:- 0 ", "p o:-:- o:-:- 0", "+p"})
        bad("v/kettle", line(body));
    bad("m/price", line("+") + std::string(kMaxTextBytes + 1, 'a'));
    bad("m/price", line("+a b"));
    bad("m/price", line("+\xED\xA0\x80"));
}

TEST_CASE("read_line: whatever is changed in a line, what is read of it writes the same line again")
{
    Random random(13);
    const auto within = [&](std::size_t most) { return static_cast<std::size_t>(up_to(random, most)); };
    int        good = 0, other = 0;
    for (int i = 0; i < 100'000; ++i) {
        const Record record = random_record(random);
        std::string  key = key_of(record), text = write_line(record);
        std::string& mutant = up_to(random, 5) == 0 ? key : text;
        switch (up_to(random, 2)) {
            case 0: mutant[within(mutant.size() - 1)] = static_cast<char>(up_to(random, 255)); break;
            case 1: mutant.erase(within(mutant.size() - 1), 1 + within(3)); break;
            default: mutant.insert(within(mutant.size()), 1, static_cast<char>(up_to(random, 127))); break;
        }
        const ReadRecord read = read_line(key, text);
        if (read.reading != Reading::good) {
            ++other;
            continue;
        }
        ++good;
        if (!text.starts_with("01") && (key_of(read.record) != key || write_line(read.record) != text)) FAIL(key, " ", text);
    }
    CHECK(good > 1000);
    CHECK(other > 10'000);
}

TEST_SUITE_END();
