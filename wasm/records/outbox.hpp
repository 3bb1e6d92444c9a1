// wasm/records/outbox.hpp - what an endpoint's answer means, and when to try again.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace juxta::records {

enum class Fate : std::uint8_t {
    counted,  ///< The endpoint has it.
    offline,  ///< No answer at all: to be sent again.
    busy,     ///< The endpoint cannot take it now: to be sent again.
    refused,  ///< It does not want it; sending it again would change nothing.
};

/// status   HTTP status; 0 = no answer (no connection, no time left)
/// returns  counted for 2xx; busy for 408, 409 (the same ballot is being taken just now), 425, 429 and 5xx; refused for the rest
[[nodiscard]] Fate fate_of(int status);

inline constexpr std::uint64_t kFirstWait_ms = 1'000;
inline constexpr std::uint64_t kMostWait_ms  = 300'000;
inline constexpr std::uint64_t kMostAsked_ms = 86'400'000;  ///< An endpoint that asks for more is asked again at the next visit.
inline constexpr int           kMostTries    = 16;          ///< In one visit: some twenty minutes. Then it rests until the next visit, a connection that comes back, or the reader.

/// How long to wait after the `tries`-th failure (1, 2, ...): anything from 0 to 1, 2, 4, ... 300 seconds, so that readers whose
/// connection came back together do not come back together; behind what the endpoint asked for, where it did.
///
/// chance     0..2^32-1, evenly distributed
/// asked_ms   Retry-After, which is honoured up to kMostAsked_ms; absent = not said
/// source     M. Brooker, Exponential backoff and jitter, AWS Architecture Blog (2015), "full jitter".
[[nodiscard]] std::uint64_t wait_ms(int tries, std::uint32_t chance, std::optional<std::uint64_t> asked_ms);

}  // namespace juxta::records
