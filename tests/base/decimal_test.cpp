// tests/base/decimal_test.cpp - decimal numbers are read to the nearest double, by whatever strtod() is linked.
// SPDX-License-Identifier: MIT
#include "base/decimal.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

using juxta::read_decimal;

namespace {

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

TEST_SUITE_BEGIN("base/decimal");

TEST_CASE("read_decimal: an everyday number is the nearest double")
{
    for (const auto& [text, value] : {std::pair{"0", 0.0}, {"7", 7.0}, {"-12.5", -12.5}, {"0.1", 0.1}, {"3.14159", 3.14159}, {"1e3", 1000.0},
                                      {"2.5E-3", 0.0025}, {"-1e+22", -1e22}, {"9007199254740992", 9007199254740992.0}, {"123456.789e-10", 123456.789e-10},
                                      {"+4", 4.0}, {"007", 7.0}, {".5", 0.5}, {"5.", 5.0}}) {
        CAPTURE(text);
        const juxta::Decimal read = read_decimal(text);

        REQUIRE(read.value.has_value());
        CHECK(bits(*read.value) == bits(value));
        CHECK(*read.end == '\0');
    }
}

TEST_CASE("read_decimal: a zero keeps its sign, whatever its power of ten")
{
    CHECK(bits(read_decimal("-0").value.value()) == bits(-0.0));
    CHECK(bits(read_decimal("0.000e999999999999").value.value()) == bits(0.0));
}

TEST_CASE("read_decimal: what one rounding does not settle has no value and an end")
{
    for (const char* text : {"9007199254740993", "1e23", "1e-23", "0.12345678901234567890", "1e999999999999", "-5e-324"}) {
        CAPTURE(text);
        const juxta::Decimal read = read_decimal(text);

        CHECK_FALSE(read.value.has_value());
        CHECK(*read.end == '\0');
    }
}

TEST_CASE("read_decimal: it ends where the number ends, and says so when there is none")
{
    CHECK(std::string(read_decimal("12,5").end) == ",5");
    CHECK(std::string(read_decimal("1.2.3").end) == ".3");
    CHECK(std::string(read_decimal("3e").end) == "e");
    CHECK(std::string(read_decimal("3e+x").end) == "e+x");
    for (const char* none : {"", "-", ".", "x", "e5", " 1"}) {
        CAPTURE(none);
        CHECK(read_decimal(none).end == none);
        CHECK_FALSE(read_decimal(none).value.has_value());
    }
}

TEST_CASE("strtod: hard numbers are the nearest double")
{
    for (const auto& [text, value] : {std::pair{"9007199254740993", 9007199254740992.0}, {"9007199254740995", 9007199254740996.0}, {"1e23", 1e23},
                                      {"2.2250738585072011e-308", 2.2250738585072011e-308}, {"1.7976931348623157e308", std::numeric_limits<double>::max()},
                                      {"5e-324", std::numeric_limits<double>::denorm_min()}, {"-1e-400", -0.0}, {"1e400", HUGE_VAL}, {"-1e400", -HUGE_VAL},
                                      {"0.1000000000000000055511151231257827021181583404541015625", 0.1}, {"8.5e-45", 8.5e-45}}) {
        CAPTURE(text);
        char* end = nullptr;

        CHECK(bits(std::strtod(text, &end)) == bits(value));
        CHECK(*end == '\0');
    }
}

TEST_CASE("strtod: every double survives being written with 17 digits, and so does what read_decimal makes of short ones")
{
    std::mt19937_64 random(20);
    for (int i = 0; i < 20'000; ++i) {
        const double any = std::bit_cast<double>(random());
        if (!std::isfinite(any)) continue;
        char text[40];
        (void)std::snprintf(text, sizeof text, "%.16e", any);
        CAPTURE(text);
        CHECK(bits(std::strtod(text, nullptr)) == bits(any));

        const int digits = static_cast<int>(random() % 15), power = static_cast<int>(random() % 44) - 22;
        const std::string few   = std::to_string(random() >> (11 + 3 * digits)) + "e" + std::to_string(power);
        const auto        value = read_decimal(few.c_str()).value;
        if (value) CHECK(bits(*value) == bits(std::strtod(few.c_str(), nullptr)));
    }
}

TEST_SUITE_END();
