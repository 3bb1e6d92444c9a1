// wasm/bundle/check_text.cpp - the rules for texts of a certain form.
// SPDX-License-Identifier: MIT
#include "bundle/check_text.hpp"

#include <algorithm>

namespace juxta::bundle {
namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool equal_but_case(std::string_view text, std::string_view lower_case)
{
    return std::ranges::equal(text, lower_case, {}, lower);
}

}  // namespace

bool allowed_url(std::string_view text)
{
    if (text.empty())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1   = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte <= 0x20 || byte == 0x7F || byte == '\\' || c1)
            return false;
    }
    const std::size_t end = text.find_first_of(":/?#");
    if (end == std::string_view::npos || text[end] != ':')
        return true;
    const std::string_view scheme = text.substr(0, end);
    const std::string_view rest   = text.substr(end + 1);
    if (equal_but_case(scheme, "mailto"))
        return !rest.empty();
    return (equal_but_case(scheme, "https") || equal_but_case(scheme, "http")) && rest.find_first_not_of('/') != std::string_view::npos;
}

std::optional<std::int32_t> days_of(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (!digit(text[i]))
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1)
        return std::nullopt;
    const bool leap   = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int  length = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    if (day > length)
        return std::nullopt;

    const int shifted = month <= 2 ? year - 1 : year;  // the year begins in March, so that the leap day is its last
    const int era     = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const int of_era  = shifted - era * 400;
    const int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool language_tag(std::string_view text)
{
    for (bool first = true;; first = false) {
        const std::size_t      dash = text.find('-');
        const std::string_view part = text.substr(0, dash);
        if (part.size() > 8 || part.size() < (first ? 2u : 1u))
            return false;
        if (!std::ranges::all_of(part, [&](char c) { return letter(c) || (!first && digit(c)); }))
            return false;
        if (dash == std::string_view::npos)
            return true;
        text.remove_prefix(dash + 1);
    }
}

bool currency_code(std::string_view text)
{
    return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace juxta::bundle
