// tests/base/elementary_test.cpp - logarithm, exponential and the normal distribution against the C library's.
// SPDX-License-Identifier: MIT
#include "base/elementary.hpp"

#include "tests/support/random.hpp"

#include "doctest/doctest.h"

#include <cmath>

using namespace juxta;
using juxta::tests::Random;

TEST_SUITE_BEGIN("base/elementary");

TEST_CASE("log_of: agrees with the library over the whole range")
{
    Random random(1);
    for (int k = 0; k < 100'000; ++k) {
        const double x = std::ldexp(1 + random.real(), static_cast<int>(random.below(2000)) - 1000);
        CHECK(std::fabs(log_of(x) - std::log(x)) <= 2e-16 + 4e-16 * std::fabs(std::log(x)));
    }
    CHECK(log_of(1) == 0);
    for (int k = 1; k < 8192; ++k) CHECK(std::fabs(log_of(k / 8192.0) - std::log(k / 8192.0)) < 4e-15);
}

TEST_CASE("exp_of: agrees with the library from -700 to 700")
{
    Random random(2);
    for (int k = 0; k < 100'000; ++k) {
        const double x = random.real() * 1400 - 700;
        CHECK(std::fabs(exp_of(x) / std::exp(x) - 1) < 1e-15);
    }
    CHECK(exp_of(0) == 1);
}

TEST_CASE("normal_cdf: agrees with the library's error function, and its two sides sum to 1")
{
    for (double z = -8; z <= 8; z += 1.0 / 256) {
        CHECK(std::fabs(normal_cdf(z) - 0.5 * std::erfc(-z / std::sqrt(2.0))) < 1e-15);
        CHECK(normal_cdf(z) + normal_cdf(-z) == 1);
    }
    CHECK(normal_cdf(0) == 0.5);
    CHECK(std::fabs(normal_cdf(1.959963984540054) - 0.975) < 1e-15);
    CHECK(normal_cdf(50) == 1);
    CHECK(normal_cdf(-50) == 0);
}

TEST_SUITE_END();
