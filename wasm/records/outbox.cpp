// wasm/records/outbox.cpp - full jitter, growing.
// SPDX-License-Identifier: MIT
#include "records/outbox.hpp"

#include <algorithm>

namespace juxta::records {

Fate fate_of(int status)
{
    if (status == 0) return Fate::offline;
    if (status >= 200 && status < 300) return Fate::counted;
    if (status == 408 || status == 409 || status == 425 || status == 429 || status >= 500) return Fate::busy;
    return Fate::refused;
}

std::uint64_t wait_ms(int tries, std::uint32_t chance, std::optional<std::uint64_t> asked_ms)
{
    const int           doublings = std::clamp(tries - 1, 0, 20);
    const std::uint64_t most      = std::min(kMostWait_ms, kFirstWait_ms << doublings);
    return std::min(asked_ms.value_or(0), kMostAsked_ms) + (most * chance >> 32);
}

}  // namespace juxta::records
