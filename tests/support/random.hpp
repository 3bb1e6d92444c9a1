// tests/support/random.hpp - the same made-up numbers in every run and on every machine.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace juxta::tests {

/// SplitMix64 (Steele, Lea and Flood 2014): a fixed seed gives a fixed sequence everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = state_ += 0x9E37'79B9'7F4A'7C15u;
        z               = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9u;
        z               = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EBu;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }  ///< 0..count-1
    double      real() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }  ///< 0..1, without 1
    bool        chance(double of_one) { return real() < of_one; }

private:
    std::uint64_t state_;
};

}  // namespace juxta::tests
