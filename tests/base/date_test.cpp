// tests/base/date_test.cpp - days of the calendar.
// SPDX-License-Identifier: MIT
#include "base/date.hpp"

#include "doctest/doctest.h"

#include <cstdint>
#include <limits>
#include <string_view>

using namespace juxta;
using namespace std::string_view_literals;

TEST_SUITE_BEGIN("base/date");

TEST_CASE("days_of: counts days from 1970-01-01, before and after")
{
    CHECK(days_of("1970-01-01") == 0);
    CHECK(days_of("1970-01-02") == 1);
    CHECK(days_of("1969-12-31") == -1);
    CHECK(days_of("2000-03-01") == 11017);
    CHECK(days_of("2026-11-22") == 20779);
    CHECK(days_of("0000-01-01") == -719528);
    CHECK(days_of("9999-12-31") == 2932896);
}

TEST_CASE("days_of: each day of four centuries is one more than the day before")
{
    std::int32_t expected = *days_of("1600-01-01");
    for (int year = 1600; year < 2000; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= 31; ++day) {
                const char text[] = {static_cast<char>('0' + year / 1000), static_cast<char>('0' + year / 100 % 10), static_cast<char>('0' + year / 10 % 10),
                                     static_cast<char>('0' + year % 10), '-', static_cast<char>('0' + month / 10), static_cast<char>('0' + month % 10), '-',
                                     static_cast<char>('0' + day / 10), static_cast<char>('0' + day % 10)};
                if (const auto days = days_of({text, 10}))
                    REQUIRE(*days == expected++);
            }
    CHECK(expected == days_of("2000-01-01"));
}

TEST_CASE("days_of: refuses days that do not exist and other ways to write them")
{
    for (const std::string_view text : {"2023-02-29"sv, "1900-02-29"sv, "2024-02-30"sv, "2024-04-31"sv, "2024-13-01"sv, "2024-00-01"sv, "2024-01-00"sv, "2024-01-32"sv, ""sv,
                                        "2024-1-1"sv, "2024/01/01"sv, "24-01-01"sv, "20240101"sv, "2024-01-01T00:00"sv, "-024-01-01"sv, "2024-01-0x"sv, "+024-01-01"sv, "2024-01"sv})
        CHECK_MESSAGE(!days_of(text), text);
    CHECK(days_of("2000-02-29"));
    CHECK(days_of("2024-02-29"));
}

TEST_CASE("date_text: the text of a day that days_of() reads")
{
    CHECK(date_text(0) == "1970-01-01");
    CHECK(date_text(20'617) == "2026-06-13");
    for (std::int32_t days = *days_of("0000-01-01"); days <= *days_of("9999-12-31"); days += 13)
        REQUIRE(days_of(date_text(days)) == days);
    for (const std::int32_t days : {std::numeric_limits<std::int32_t>::min(), -719529, 2932897, std::numeric_limits<std::int32_t>::max()})
        CHECK(date_text(days).size() == 10);
}
