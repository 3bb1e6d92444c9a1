// tests/records/random_records.hpp - records made by chance, from few enough values that they often meet.
// SPDX-License-Identifier: MIT
#pragma once

#include "records/record.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace juxta::records::tests {

using Random = std::mt19937_64;

inline std::uint64_t up_to(Random& random, std::uint64_t most) { return random() % (most + 1); }

inline std::string random_key(Random& random) { return std::string("key-") + static_cast<char>('a' + up_to(random, 5)); }

inline Body random_body(Random& random, Kind kind)
{
    if (up_to(random, 3) == 0) return Gone{};
    const auto choice = [&] { return static_cast<Choice>(up_to(random, 2)); };
    switch (kind) {
        case Kind::bookmark: return Bookmark{static_cast<std::int64_t>(up_to(random, 1) ? up_to(random, 5) : up_to(random, static_cast<std::uint64_t>(kMaxPlace)))};
        case Kind::vote: {
            Vote vote{choice(), Choice::none, {}, {}, static_cast<int>(up_to(random, 1) * up_to(random, 999))};
            if (up_to(random, 1)) {
                vote.counted     = choice();
                vote.counted_key = random_key(random);
            }
            if (up_to(random, 1)) vote.flying = {choice(), "flying-" + random_key(random), up_to(random, 1) ? random_key(random) : std::string()};
            return vote;
        }
        case Kind::weight: return Kept{up_to(random, 1) ? "0.5" : "5"};
        default: return Kept{up_to(random, 1) ? "price:min:10 %\n" : ""};
    }
}

inline Record random_record(Random& random)
{
    Record record;
    record.kind    = static_cast<Kind>(up_to(random, 4));
    record.subject = record.kind == Kind::selection ? "" : up_to(random, 1) ? "a b%" : "\xC3\xA9/c";
    record.stamp   = {up_to(random, 7) ? up_to(random, 4) : up_to(random, kMaxCount), up_to(random, 1) ? "aaaaaaa0" : "zz3zz9zz"};
    record.body    = random_body(random, record.kind);
    return record;
}

/// Each fact at most once, sorted, as merge() wants them.
inline std::vector<Record> random_facts(Random& random)
{
    std::vector<Record> facts;
    for (auto count = up_to(random, 5); count > 0; --count) facts = merge(facts, {random_record(random)});
    return facts;
}

}  // namespace juxta::records::tests
