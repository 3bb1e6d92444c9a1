// tests/view/value_text_test.cpp - values as people read them.
// SPDX-License-Identifier: MIT
#include "view/value_text.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::view;
using model::AttributeType;

TEST_SUITE_BEGIN("view/value_text");

TEST_CASE("number_for_people: every digit given and no more")
{
    CHECK(number_for_people(0.1) == "0.1");
    CHECK(number_for_people(32768) == "32,768");
    CHECK(number_for_people(1234567.1) == "1,234,567.1");
    CHECK(number_for_people(0) == "0");
    CHECK(number_for_people(-0.0) == "0");
    CHECK(number_for_people(-4.25) == "−4.25");
    CHECK(number_for_people(1e-7) == "0.0000001");
    CHECK(number_for_people(1.5e-7) == "0.00000015");
    CHECK(number_for_people(2e6) == "2,000,000");
}

TEST_CASE("number_for_people: a number that is not zero never reads as zero")
{
    CHECK(number_for_people(1e-20) != "0");
    CHECK(number_for_people(5e-324) != "0");
    CHECK(number_for_people(1e300).size() < 10);
}

TEST_CASE("money_for_people: whole amounts are whole, others have two decimals or as many as they need")
{
    CHECK(money_for_people(0.1, "USD") == "$0.10");
    CHECK(money_for_people(20, "USD") == "$20");
    CHECK(money_for_people(0.125, "EUR") == "€0.125");
    CHECK(money_for_people(12'500.5, "GBP") == "£12,500.50");
    CHECK(money_for_people(12.5, "CHF") == "CHF 12.50");
    CHECK(money_for_people(-3, "USD") == "−$3");
    CHECK(money_for_people(-3, "CHF") == "CHF −3");
    CHECK(money_for_people(0.1, "") == "0.10");
    CHECK(money_for_people(0, "JPY") == "¥0");
}

TEST_CASE("value_text: unit, currency and per, each where it is given")
{
    tests::SmallBundle small;
    small.attribute("context", AttributeType::number).unit = "tokens";
    auto& price    = small.attribute("price", AttributeType::money);
    price.currency = "USD";
    price.per      = "1M tokens";
    small.attribute("share", AttributeType::percent);
    auto& rate = small.attribute("rate", AttributeType::number);
    rate.unit  = "requests";
    rate.per   = "minute";
    const auto item = small.item("i", "I");
    small.number(0, item, 32768);
    small.number(1, item, 0.1);
    small.number(2, item, 45);
    small.number(3, item, 60);

    CHECK(value_text(small.bundle, 0, item) == "32,768 tokens");
    CHECK(value_text(small.bundle, 1, item) == "$0.10 per 1M tokens");
    CHECK(value_text(small.bundle, 2, item) == "45%");
    CHECK(value_text(small.bundle, 3, item) == "60 requests per minute");
}

TEST_CASE("value_text: booleans, dates, tags and texts; none of them is ever empty")
{
    tests::SmallBundle small;
    small.attribute("open", AttributeType::boolean);
    small.attribute("since", AttributeType::date);
    small.attribute("runs_on", AttributeType::tags);
    small.attribute("pricing", AttributeType::text);
    const auto yes = small.item("yes", "Yes"), no = small.item("no", "No");
    small.number(0, yes, 1);
    small.number(0, no, 0);
    small.day(1, yes, 20'000, "2024-10-04");
    small.tags(2, yes, {"Linux", "macOS"});
    small.tags(2, no, {});
    small.text(3, yes, "  Free \n of charge ");
    small.text(3, no, " ");

    CHECK(value_text(small.bundle, 0, yes) == "Yes");
    CHECK(value_text(small.bundle, 0, no) == "No");
    CHECK(value_text(small.bundle, 1, yes) == "2024-10-04");
    CHECK(value_text(small.bundle, 2, yes) == "Linux, macOS");
    CHECK(value_text(small.bundle, 2, no) == "None");
    CHECK(value_text(small.bundle, 3, yes) == "Free   of charge");
    CHECK(value_text(small.bundle, 3, no) == "Left blank");
}

TEST_CASE("bytes_for_people: bytes, kB, MB")
{
    CHECK(bytes_for_people(999) == "999 bytes");
    CHECK(bytes_for_people(1000) == "1 kB");
    CHECK(bytes_for_people(999'499) == "999 kB");
    CHECK(bytes_for_people(999'500) == "1.0 MB");
    CHECK(bytes_for_people(3'400'000) == "3.4 MB");
}

TEST_SUITE_END();
