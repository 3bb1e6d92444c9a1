// tests/records/record_test.cpp - which record stands.
// SPDX-License-Identifier: MIT
#include "records/codec.hpp"
#include "records/record.hpp"
#include "random_records.hpp"

#include <doctest/doctest.h>

using namespace juxta::records;
using namespace juxta::records::tests;

namespace {
Record bookmark(std::uint64_t count, const char* device, Body body) { return {Kind::bookmark, "kettle", {count, device}, std::move(body)}; }
}  // namespace

TEST_SUITE_BEGIN("records/record");

TEST_CASE("later: the higher count stands, then the higher device, then the greater body")
{
    const Record kept = bookmark(3, "aaaaaaaa", Bookmark{1});
    CHECK(later(kept, bookmark(4, "aaaaaaaa", Gone{})).body == Body(Gone{}));
    CHECK(later(bookmark(4, "aaaaaaaa", Gone{}), kept).body == Body(Gone{}));
    CHECK(later(kept, bookmark(3, "bbbbbbbb", Bookmark{9})).body == Body(Bookmark{9}));
    CHECK(later(kept, bookmark(3, "aaaaaaaa", Bookmark{2})).body == Body(Bookmark{2}));
    CHECK(later(bookmark(3, "aaaaaaaa", Bookmark{2}), kept).body == Body(Bookmark{2}));
}

TEST_CASE("merge: what was let go stays gone, whatever an older copy says")
{
    const std::vector<Record> gone{bookmark(5, "aaaaaaaa", Gone{})}, old{bookmark(4, "zzzzzzzz", Bookmark{1})};
    CHECK(merge(gone, old) == gone);
    CHECK(merge(old, gone) == gone);
}

TEST_CASE("merge: commutative, associative and idempotent over 100,000 random triples")
{
    Random random(20'261'125);
    int    met = 0;
    for (int triple = 0; triple < 100'000; ++triple) {
        const auto a = random_facts(random), b = random_facts(random), c = random_facts(random);
        const auto ab = merge(a, b);
        if (ab.size() < a.size() + b.size()) ++met;
        if (ab != merge(b, a)) FAIL("not commutative: triple ", triple);
        if (merge(ab, c) != merge(a, merge(b, c))) FAIL("not associative: triple ", triple);
        if (merge(ab, a) != ab || merge(a, a) != a) FAIL("not idempotent: triple ", triple);
    }
    CHECK(met > 30'000);  // the facts of many triples did meet
}

TEST_CASE("later: of two lines of a key the greater text is the later record")
{
    Random random(7);
    int    differed = 0;
    for (int i = 0; i < 100'000; ++i) {
        Record a = random_record(random), b = random_record(random);
        b.kind = a.kind, b.subject = a.subject;
        if (a.stamp == b.stamp) continue;  // nobody writes one stamp twice
        b.body = random_body(random, b.kind);
        ++differed;
        if ((write_line(a) < write_line(b)) != (later(a, b) == b)) FAIL(write_line(a), " and ", write_line(b));
    }
    CHECK(differed > 50'000);
}

TEST_SUITE_END();
