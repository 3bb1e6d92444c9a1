// tests/catalogue/plot_scale_test.cpp - scales of the axes of a plot: round ends, places and values, and the marks on them.
// SPDX-License-Identifier: MIT
#include "catalogue/plot_scale.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <utility>
#include <vector>

using namespace juxta::catalogue;

TEST_SUITE_BEGIN("catalogue/plot_scale");

TEST_CASE("scale_for: ends on round numbers, and is logarithmic only where all is above zero and three decades apart or more")
{
    const PlotScale price = scale_for(0.05, 0.35);
    CHECK(price.low == 0.05);
    CHECK(price.high == 0.35);
    CHECK_FALSE(price.logarithmic);
    CHECK(ticks_of(price) == std::vector<double>{0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35});
    CHECK(ticks_of(scale_for(120, 416)) == std::vector<double>{100, 200, 300, 400});
    CHECK_FALSE(scale_for(1, 999).logarithmic);
    CHECK(scale_for(1, 1000).logarithmic);
    CHECK_FALSE(scale_for(0, 1e6).logarithmic);
    CHECK_FALSE(scale_for(-1, 1e6).logarithmic);

    const PlotScale many = scale_for(3, 40'000);
    CHECK(many.logarithmic);
    CHECK(many.low == 1);
    CHECK(many.high == 100'000);
    CHECK(ticks_of(many) == std::vector<double>{1, 10, 100, 1000, 10'000, 100'000});
    CHECK(share_of(many, 1) == 0);
    CHECK(share_of(many, 100'000) == 1);
    CHECK(share_of(many, 100) == doctest::Approx(0.4));
    CHECK(share_of(many, 0) == 0);
}

TEST_CASE("scale_for: from nothing to much zero has a place of its own, and what is above it is logarithmic")
{
    CHECK_FALSE(scale_for(0, 999, 1).zero);
    CHECK_FALSE(scale_for(0, 999, 1).logarithmic);
    CHECK_FALSE(scale_for(-1, 1e6, 1).logarithmic);
    CHECK_FALSE(scale_for(1, 1e6, 1).zero);
    CHECK_FALSE(scale_for(0, 0, std::numeric_limits<double>::infinity()).logarithmic);

    const PlotScale price = scale_for(0, 150, 0.02);
    CHECK(price.logarithmic);
    CHECK(price.zero);
    CHECK(price.low == 0.01);
    CHECK(price.high == 1000);
    CHECK(ticks_of(price) == std::vector<double>{0, 0.01, 0.1, 1, 10, 100, 1000});
    CHECK(share_of(price, 0) == 0);
    CHECK(share_of(price, 0.01) == doctest::Approx(kAboveZero));
    CHECK(share_of(price, 1000) == 1);
    CHECK(share_of(price, 1) == doctest::Approx(kAboveZero + (1 - kAboveZero) * 0.4));
    CHECK(value_at(price, 0) == 0);
    CHECK(value_at(price, kAboveZero * 0.4) == 0);
    CHECK(value_at(price, kAboveZero * 0.6) == 0.01);
    CHECK(value_at(price, 1) == 1000);
    for (const double share : {0.1, 0.5, 0.9}) CHECK(share_of(price, value_at(price, share)) == doctest::Approx(share).epsilon(0.01));
    CHECK(ticks_of(scale_for(0, 1e300, 1e-300)).size() <= 9);
}

TEST_CASE("scale_for: values that are all the same have room around them")
{
    for (const double value : {0.0, 5.0, -3.0, 1e300}) {
        const PlotScale scale = scale_for(value, value);
        CAPTURE(value);
        CHECK(scale.low < value);
        CHECK(scale.high > value);
        CHECK(ticks_of(scale).size() >= 2);
    }
}

TEST_CASE("scales: any two values give a scale that holds them, has few marks on it, and reads back what it shows")
{
    std::mt19937_64 random(6);
    for (int round = 0; round < 20'000; ++round) {
        const int  decades = round % 5 == 0 ? 300 : 20;
        const auto any     = [&] {
            const double size = std::pow(10.0, static_cast<int>(random() % (2 * static_cast<unsigned>(decades))) - decades) * (1 + static_cast<double>(random() % 9'000) / 1000);
            return random() % 4 == 0 ? -size : size;
        };
        double low = any(), high = random() % 3 == 0 ? low * (1 + static_cast<double>(random() % 100) / 50) : any();
        if (round % 7 == 0) high = std::nextafter(low, random() % 2 == 0 ? 1e308 : 0);  // as near as can be
        if (low > high) std::swap(low, high);
        const PlotScale scale = scale_for(low, high);
        CAPTURE(low);
        CAPTURE(high);
        CHECK(scale.low < scale.high);
        const double spare = 1e-9 * std::max(std::abs(low), std::abs(high));
        CHECK(scale.low <= low + spare);
        CHECK(scale.high >= high - spare);
        CHECK(share_of(scale, low) >= 0);
        CHECK(share_of(scale, high) <= 1);
        CHECK(share_of(scale, low) <= share_of(scale, high));
        const std::vector<double> ticks = ticks_of(scale);
        CHECK(ticks.size() >= 2);
        CHECK(ticks.size() <= 9);
        CHECK(std::ranges::is_sorted(ticks));
        for (const double share : {0.1, 0.5, 0.9}) CHECK(share_of(scale, value_at(scale, share)) == doctest::Approx(share).epsilon(0.01));
    }
}

TEST_CASE("scales: of the widest and the nearest values are finite, and hold what they are asked")
{
    constexpr double kMost = std::numeric_limits<double>::max();
    const std::pair<double, double> kinds[] = {{1, 1.7e308}, {0, 1.7e308}, {-kMost, kMost}, {kMost, kMost}, {-kMost, -kMost}, {1e-300, 1e300}, {5e-324, 1}, {5e-324, 5e-324}, {1e15, 1e15 + 0.125}, {-1e15 - 0.125, -1e15}};
    for (const auto& [low, high] : kinds) {
        CAPTURE(low);
        CAPTURE(high);
        const PlotScale scale = scale_for(low, high);
        CHECK(std::isfinite(scale.low));
        CHECK(std::isfinite(scale.high));
        CHECK(scale.low < scale.high);
        for (const double value : {low, high, 0.0, kMost, -kMost}) {
            CHECK(share_of(scale, value) >= 0);
            CHECK(share_of(scale, value) <= 1);
        }
        for (const double tick : ticks_of(scale)) CHECK(std::isfinite(tick));
        for (const double share : {0.0, 0.5, 1.0}) CHECK(std::isfinite(value_at(scale, share)));
    }
    CHECK(share_of(scale_for(1e15, 1e15 + 0.125), 1e15) == doctest::Approx(0.5).epsilon(0.1));  // the same, for all that can be seen
}

TEST_SUITE_END();
