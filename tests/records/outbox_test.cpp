// tests/records/outbox_test.cpp - what an answer means, and when to try again.
// SPDX-License-Identifier: MIT
#include "records/outbox.hpp"

#include <doctest/doctest.h>

using namespace juxta::records;

TEST_SUITE_BEGIN("records/outbox");

TEST_CASE("fate_of: 2xx is counted; no answer, 408, 409, 425, 429 and 5xx are tried again; the rest is refused")
{
    for (const int status : {200, 201, 204, 299}) CHECK(fate_of(status) == Fate::counted);
    CHECK(fate_of(0) == Fate::offline);
    for (const int status : {408, 409, 425, 429, 500, 502, 503, 504, 599}) CHECK(fate_of(status) == Fate::busy);
    for (const int status : {300, 304, 400, 401, 403, 404, 405, 410, 413, 415, 422, 451}) CHECK(fate_of(status) == Fate::refused);
}

TEST_CASE("wait_ms: at most 1, 2, 4 ... 256, 300 seconds, at least nothing")
{
    const std::uint64_t most[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300};
    for (int tries = 1; tries <= 12; ++tries) {
        CHECK(wait_ms(tries, 0, {}) == 0);
        CHECK(wait_ms(tries, 0xFFFFFFFF, {}) == most[tries - 1] * 1000 - 1);
        CHECK(wait_ms(tries, 0x80000000, {}) == most[tries - 1] * 500);
    }
    CHECK(wait_ms(1'000'000, 0xFFFFFFFF, {}) == kMostWait_ms - 1);
}

TEST_CASE("wait_ms: what the endpoint asked for comes first, up to a day")
{
    CHECK(wait_ms(1, 0, 120'000) == 120'000);
    CHECK(wait_ms(3, 0x80000000, 120'000) == 122'000);
    CHECK(wait_ms(1, 0, kMostAsked_ms * 9) == kMostAsked_ms);
}

TEST_SUITE_END();
