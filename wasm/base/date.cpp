// wasm/base/date.cpp - days of the calendar.
// SPDX-License-Identifier: MIT
#include "base/date.hpp"

#include <cstddef>
#include <cstdlib>

namespace juxta {

std::optional<std::int32_t> days_of(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9')
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

std::string date_text(std::int32_t days)
{
    const std::int64_t from    = std::int64_t{days} + 719468;
    const std::int64_t era     = (from >= 0 ? from : from - 146096) / 146097;
    const std::int64_t of_era  = from - era * 146097;
    const std::int64_t years   = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    const std::int64_t month   = (5 * of_year + 2) / 153;  // 0 = March
    const std::int64_t day     = of_year - (153 * month + 2) / 5 + 1;
    const std::int64_t number  = month < 10 ? month + 3 : month - 9;
    const std::int64_t year    = years + era * 400 + (number <= 2 ? 1 : 0);

    std::string text;
    const auto  put = [&text](std::int64_t value, std::int64_t first) {
        for (std::int64_t place = first; place > 0; place /= 10)
            text += static_cast<char>('0' + std::abs(value / place % 10));
    };
    put(year, 1000);
    text += '-';
    put(number, 10);
    text += '-';
    put(day, 10);
    return text;
}

}  // namespace juxta
