// wasm/base/elementary.cpp - series and fractions.
// SPDX-License-Identifier: MIT
#include "base/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace juxta {

namespace {

constexpr double kLn2High = 0x1.62e42feep-1;        // the first 31 bits of ln 2: times any exponent it is exact
constexpr double kLn2Low  = 0x1.a39ef35793c76p-33;  // the rest

// 2/21, 2/19 ... 2: divided once and not for every value.
constexpr std::array<double, 11> kLogFactors = [] {
    std::array<double, 11> made{};
    for (std::size_t k = 0; k < made.size(); ++k) made[k] = 2.0 / static_cast<double>(21 - 2 * k);
    return made;
}();

// 2^n, n from -1022 to 1023
double power_of_two(std::int64_t n)
{
    return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

}  // namespace

double log_of(double x)
{
    std::uint64_t bits     = std::bit_cast<std::uint64_t>(x);
    std::int64_t  exponent = static_cast<std::int64_t>(bits >> 52) - 1023;
    double        m        = std::bit_cast<double>((bits & 0x000f'ffff'ffff'ffff) | 0x3ff0'0000'0000'0000);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double s = (m - 1) / (m + 1), square = s * s;
    double       series = 0;
    for (const double factor : kLogFactors) series = series * square + factor;
    const double e = static_cast<double>(exponent);
    return e * kLn2High + (e * kLn2Low + s * series);
}

double exp_of(double x)
{
    const double n      = std::floor(x * 1.4426950408889634 + 0.5);
    const double r      = (x - n * kLn2High) - n * kLn2Low;
    double       series = 1;
    for (int k = 14; k >= 1; --k) series = 1 + series * r / k;
    const auto whole = static_cast<std::int64_t>(n), half = whole / 2;
    return series * power_of_two(half) * power_of_two(whole - half);
}

double normal_density(double z)
{
    return z * z > 1400 ? 0 : 0.3989422804014327 * exp_of(-0.5 * z * z);
}

double normal_cdf(double z)
{
    const double x = std::fabs(z);
    double       tail;
    if (x < 3) {
        double sum = x, term = x;
        for (int k = 3; term > 1e-17 * sum; k += 2) sum += term *= x * x / k;
        tail = 0.5 - sum * normal_density(x);
    } else {
        double fraction = x;
        for (int k = 120; k >= 1; --k) fraction = x + k / fraction;
        tail = normal_density(x) / fraction;
    }
    return z > 0 ? 1 - tail : tail;
}

}  // namespace juxta
