// wasm/base/number_text.cpp - numbers as text, the same bytes on every machine.
// SPDX-License-Identifier: MIT
//
// By snprintf and strtod and not by std::to_chars: both C libraries print exactly, and libc++'s tables for to_chars would
// weigh more in the module than all of this layer.
#include "base/number_text.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace juxta {
namespace {

constexpr std::string_view kMinus         = "\u2212";
constexpr std::size_t      kGroupFromSize = 5;  // 1234 stays together, 12,345 does not

/// The exact decimal expansion of a double, rounded: sign, up to 309 digits, point, up to 15 digits.
std::string expanded(double value, int decimals)
{
    std::array<char, 336> buffer;
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string for_people(double value, int decimals, bool keep_zeros)
{
    assert(std::isfinite(value) && decimals >= 0 && decimals <= 15);

    std::string digits = expanded(std::fabs(value), decimals);
    std::size_t point  = digits.find('.');
    if (point == std::string::npos)
        point = digits.size();
    else if (!keep_zeros) {
        while (digits.back() == '0')
            digits.pop_back();
        if (digits.back() == '.')
            digits.pop_back();
    }

    std::string text;
    if (std::signbit(value) && digits.find_first_not_of("0.") != std::string::npos)
        text += kMinus;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i < point && point >= kGroupFromSize && (point - i) % 3 == 0)
            text += ',';
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string shortest(double value)
{
    if (!std::isfinite(value))
        return "null";
    if (value == 0)
        return std::signbit(value) ? "-0" : "0";
    if (std::fabs(value) < 1e15 && value == std::trunc(value))
        return std::to_string(static_cast<long long>(value));  // most numbers; the way below costs a microsecond

    // 15 digits always survive text -> double -> text, so a normal number of at most 15 digits shows them after the zeros are
    // dropped; 17 always suffice. Subnormal numbers hold fewer digits, so there every length is tried.
    std::array<char, 32> buffer;
    for (int precision = std::isnormal(value) ? 14 : 0; precision <= 16; ++precision) {
        std::snprintf(buffer.data(), buffer.size(), "%.*e", precision, value);
        if (std::strtod(buffer.data(), nullptr) == value)
            break;
    }
    std::string_view  written = buffer.data();
    const std::size_t mark    = written.find('e');
    const int         power   = std::atoi(buffer.data() + mark + 1);
    std::string       digits;
    for (const char c : written.substr(0, mark))
        if (c >= '0' && c <= '9')
            digits += c;
    while (digits.size() > 1 && digits.back() == '0')
        digits.pop_back();
    const int count = static_cast<int>(digits.size());

    // Laid out as ECMAScript's Number::toString does, so that the page and the command line print alike.
    std::string text = value < 0 ? "-" : "";
    if (power >= 21 || power < -6) {
        text += digits[0];
        if (count > 1)
            text.append(1, '.').append(digits, 1);
        text.append(power < 0 ? "e-" : "e+").append(std::to_string(std::abs(power)));
    } else if (power < 0) {
        text.append("0.").append(static_cast<std::size_t>(-power - 1), '0').append(digits);
    } else if (count <= power + 1) {
        text.append(digits).append(static_cast<std::size_t>(power + 1 - count), '0');
    } else {
        const auto whole = static_cast<std::size_t>(power + 1);
        text.append(digits, 0, whole).append(1, '.').append(digits, whole);
    }
    return text;
}

std::string grouped(double value, int decimals)
{
    return for_people(value, decimals, false);
}

std::string fixed(double value, int decimals)
{
    return for_people(value, decimals, true);
}

std::string percent(double share)
{
    assert(share >= 0 && share <= 1);

    // 57 of 200 votes are 28.5 % and round up, though 0.285 as a double lies just below: a share this near to a half step is one.
    const double half_steps = std::round(share * 200);
    const bool   on_step    = std::fabs(share * 200 - half_steps) < 1e-9;
    const double percents   = on_step ? std::floor((half_steps + 1) / 2) : std::floor(share * 100 + 0.5);
    if (percents < 1 && share > 0)
        return "<1%";
    if (percents >= 100 && share < 1)
        return ">99%";
    return std::to_string(static_cast<int>(percents)) + "%";
}

}  // namespace juxta
