// wasm/records/record.hpp - what a reader keeps: one fact, one record; and how two records of one fact become one.
// SPDX-License-Identifier: MIT
//
// A record is written by somebody (a device: one open widget) at a count that is higher than all that it has seen (a
// Lamport stamp), never at a time of day. What is let go stays as a record that says so (a tombstone), so that an older
// copy elsewhere does not bring it back. For each fact the record with the higher stamp stands: a map of last writers.
//
// source   L. Lamport, Time, clocks, and the ordering of events in a distributed system, CACM 21 (1978);
//          M. Shapiro and others, A comprehensive study of convergent and commutative replicated data types, INRIA RR-7506 (2011),
//          "LWW-element-set".
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace juxta::records {

inline constexpr std::uint64_t kMaxCount        = std::uint64_t{1} << 48;  ///< More is no record of ours: nobody clicks so often.
inline constexpr std::int64_t  kMaxPlace        = std::int64_t{1} << 48;
inline constexpr std::size_t   kMaxSubjectBytes = 1024;
inline constexpr std::size_t   kMaxTextBytes    = 2048;  ///< of a kept text
inline constexpr std::size_t   kDeviceBytes     = 8;     ///< a-z and 0-9

/// What a fact is about.
enum class Kind : std::uint8_t {
    bookmark,   ///< of an item
    vote,       ///< on an item, with what of it is still to be sent
    weight,     ///< of a criterion
    must,       ///< on an attribute
    selection,  ///< the items side by side; there is one, its subject is ""
};

struct Stamp {
    std::uint64_t count = 0;  ///< 0..kMaxCount
    std::string   device;     ///< kDeviceBytes of them
    auto          operator<=>(const Stamp&) const = default;
};

/// Let go.
struct Gone {
    auto operator<=>(const Gone&) const = default;
};

struct Bookmark {
    std::int64_t place = 0;  ///< 0..kMaxPlace, from first to last; with the same place the lower subject is first
    auto         operator<=>(const Bookmark&) const = default;
};

enum class Choice : std::uint8_t { none, positive, negative };

/// A ballot as the endpoint gets it. It is counted once, however often it is sent.
struct Ballot {
    Choice      choice = Choice::none;  ///< none takes back what `replaces` said
    std::string key;                    ///< "" = there is no ballot
    std::string replaces;               ///< Key of the ballot that it replaces; "" = none
    auto        operator<=>(const Ballot&) const = default;
};

/// A reader's vote on an item, and its place in the outbox: one record, so that neither is ever there without the other.
struct Vote {
    Choice      wanted  = Choice::none;  ///< What the reader wants.
    Choice      counted = Choice::none;  ///< What the endpoint is known to count.
    std::string counted_key;             ///< The ballot by which it does; "" = none yet
    Ballot      flying;                  ///< To be sent, or sent and not answered. No other is made before its fate is known.
    int         refused = 0;             ///< HTTP status of the refusal, while the reader has not chosen anew; 0 = none
    auto        operator<=>(const Vote&) const = default;
};

/// A weight, a must-have or a selection, as a link writes it.
struct Kept {
    std::string text;
    auto        operator<=>(const Kept&) const = default;
};

using Body = std::variant<Gone, Bookmark, Vote, Kept>;

struct Record {
    Kind        kind = Kind::bookmark;
    std::string subject;  ///< Id of the item, the criterion, the attribute.
    Stamp       stamp;
    Body        body;
    bool        operator==(const Record&) const = default;
};

/// Which of two records of the same fact stands: the one with the higher stamp; with equal stamps, which nobody honest
/// writes twice, that with the greater body. So the order in which records meet does not matter.
[[nodiscard]] const Record& later(const Record& a, const Record& b);

/// All facts of both, each with the record that stands. Both sorted by kind and subject, each fact once; so is the result.
/// Commutative, associative and idempotent. cost: O(a + b)
[[nodiscard]] std::vector<Record> merge(const std::vector<Record>& a, const std::vector<Record>& b);

}  // namespace juxta::records
