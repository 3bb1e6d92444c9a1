// tests/base/number_text_test.cpp - numbers as text.
// SPDX-License-Identifier: MIT
#include "base/number_text.hpp"

#include "doctest/doctest.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>

using namespace juxta;

TEST_SUITE_BEGIN("base/number_text");

TEST_CASE("shortest: prints as few digits as read back the same, laid out as in JavaScript")
{
    CHECK(shortest(0) == "0");
    CHECK(shortest(-0.0) == "-0");
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(76.5) == "76.5");
    CHECK(shortest(-3.872983346207417) == "-3.872983346207417");
    CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
    CHECK(shortest(123456789012345680000.0) == "123456789012345680000");
    CHECK(shortest(1e21) == "1e+21");
    CHECK(shortest(1.5e-7) == "1.5e-7");
    CHECK(shortest(0.000001) == "0.000001");
    CHECK(shortest(9007199254740991.0) == "9007199254740991");
    CHECK(shortest(-160) == "-160");
    CHECK(shortest(999999999999999.0) == "999999999999999");
    CHECK(shortest(1e15) == "1000000000000000");
    CHECK(shortest(5e-324) == "5e-324");
    CHECK(shortest(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
}

TEST_CASE("shortest: prints null for what JSON has no number for")
{
    CHECK(shortest(std::numeric_limits<double>::quiet_NaN()) == "null");
    CHECK(shortest(std::numeric_limits<double>::infinity()) == "null");
    CHECK(shortest(-std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("shortest: every finite double reads back as itself")
{
    std::uint64_t random = 88172645463325252u;
    for (int i = 0; i < 20000; ++i) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        const double value = std::bit_cast<double>(random);
        if ((random >> 52 & 0x7FF) == 0x7FF)
            continue;

        const double again = std::strtod(shortest(value).c_str(), nullptr);

        REQUIRE(std::bit_cast<std::uint64_t>(again) == random);
    }
}

TEST_CASE("grouped: drops zeros at the end, groups from 10,000 on, and has a real minus sign")
{
    CHECK(grouped(0.1, 2) == "0.1");
    CHECK(grouped(76.50, 2) == "76.5");
    CHECK(grouped(3, 4) == "3");
    CHECK(grouped(100, 0) == "100");
    CHECK(grouped(9999, 0) == "9999");
    CHECK(grouped(10000, 0) == "10,000");
    CHECK(grouped(32768, 3) == "32,768");
    CHECK(grouped(1234567.125, 2) == "1,234,567.12");
    CHECK(grouped(-1.5, 1) == "\u22121.5");
    CHECK(grouped(-12345, 0) == "\u221212,345");
}

TEST_CASE("grouped: what rounds to nothing is 0 without a sign")
{
    CHECK(grouped(-0.0, 2) == "0");
    CHECK(grouped(-0.001, 2) == "0");
    CHECK(grouped(-0.4, 0) == "0");
}

TEST_CASE("grouped: ties are rounded as the exact binary value demands")
{
    CHECK(grouped(0.125, 2) == "0.12");
    CHECK(grouped(0.375, 2) == "0.38");
    CHECK(grouped(1.005, 2) == "1");
    CHECK(grouped(2.675, 2) == "2.67");
    CHECK(grouped(0.1, 15) == "0.1");
    CHECK(fixed(0.5, 0) == "0");
    CHECK(fixed(1.5, 0) == "2");
    CHECK(fixed(2.5, 0) == "2");
    CHECK(fixed(10.5, 0) == "10");
    CHECK(fixed(99.5, 0) == "100");
    CHECK(fixed(0.25, 1) == "0.2");
    CHECK(fixed(9.75, 1) == "9.8");
    CHECK(fixed(1e15 + 0.5, 0) == "1,000,000,000,000,000");
    CHECK(fixed(0x1p-16, 15) == "0.000015258789062");
    CHECK(fixed(3 * 0x1p-16, 15) == "0.000045776367188");
}

TEST_CASE("grouped: the largest double is written out")
{
    CHECK(grouped(std::numeric_limits<double>::max(), 0).size() == 309 + 102);
    CHECK(grouped(1e21, 0) == "1,000,000,000,000,000,000,000");
}

TEST_CASE("fixed: keeps the zeros")
{
    CHECK(fixed(3, 2) == "3.00");
    CHECK(fixed(76.5, 2) == "76.50");
    CHECK(fixed(12345.678, 1) == "12,345.7");
    CHECK(fixed(-0.001, 2) == "0.00");
    CHECK(fixed(7, 0) == "7");
}

TEST_CASE("percent: half steps go up, also where the double lies just below")
{
    CHECK(percent(0) == "0%");
    CHECK(percent(1) == "100%");
    CHECK(percent(0.425531914893617) == "43%");
    CHECK(percent(0.125) == "13%");
    CHECK(percent(57.0 / 200) == "29%");
    CHECK(percent(1.0 / 3) == "33%");
    CHECK(percent(0.005) == "1%");
}

TEST_CASE("percent: 0% and 100% are said of nothing else")
{
    CHECK(percent(0.004) == "<1%");
    CHECK(percent(1e-300) == "<1%");
    CHECK(percent(0.995) == ">99%");
    CHECK(percent(0.9999999999) == ">99%");
    CHECK(percent(0.99) == "99%");
}

TEST_SUITE_END();
