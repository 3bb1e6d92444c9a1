// wasm/base/decimal.cpp - reads decimal numbers of the everyday kind, exactly and fast.
// SPDX-License-Identifier: MIT
#include "base/decimal.hpp"

#include <cstdint>
#include <cstdlib>
#include <iterator>

namespace juxta {
namespace {

constexpr double kPowers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int           kGreatestPower = static_cast<int>(std::size(kPowers)) - 1;
constexpr std::uint64_t kExact         = 1ull << 53;
constexpr int           kHuge          = 100'000;  // a power of ten beyond it is as good as it

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Decimal read_decimal(const char* text)
{
    const char* at       = text;
    const bool  negative = *at == '-';
    if (*at == '-' || *at == '+')
        ++at;

    std::uint64_t digits   = 0;
    int           power    = 0;
    bool          any      = false;
    bool          exact    = true;
    bool          fraction = false;
    for (;; ++at) {
        if (*at == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!digit(*at))
            break;
        any = true;
        if (digits < kExact) {
            digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
            power -= fraction ? 1 : 0;
        } else {
            exact = false;
        }
    }
    if (!any)
        return {text, std::nullopt};

    if (*at == 'e' || *at == 'E') {
        const char* behind = at + 1;
        const bool  down   = *behind == '-';
        if (*behind == '-' || *behind == '+')
            ++behind;
        if (digit(*behind)) {
            int told = 0;
            for (; digit(*behind); ++behind) {
                if (told < kHuge)
                    told = told * 10 + (*behind - '0');
            }
            power += down ? -told : told;
            at = behind;
        }
    }

    const double sign = negative ? -1.0 : 1.0;
    if (digits == 0)
        return {at, sign * 0.0};
    if (!exact || digits > kExact || std::abs(power) > kGreatestPower)
        return {at, std::nullopt};
    const double whole = sign * static_cast<double>(digits);
    return {at, power < 0 ? whole / kPowers[-power] : whole * kPowers[power]};
}

}  // namespace juxta
