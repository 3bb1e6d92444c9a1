// wasm/records/codec.hpp - a record as the two texts that storage holds: a key and a line.
// SPDX-License-Identifier: MIT
//
//   b/pebble-9    02 0000000000011 k3v9x2ab +4
//   key           |  count (hex)   device   body
//                 version of the format
// A key is the kind's letter (b bookmark, v vote, w weight, m must, s selection) and the subject, in which %, space and control
// characters are written %XX. Bodies: "-" let go; b "+place"; v "wanted counted:key flying:key:replaces refused" with p, n, o
// for positive, negative, none and "-" for no key; w m s "+text", escaped as a subject.
//
// All fields before the body have a fixed width, so that of two lines of one key the greater text is the later record, and
// a line of a newer version is greater than any of ours: who stores them needs to know no more than that.
//
// Versions.  1  bookmarks only, without a place: they stand in the order in which they were kept
//            2  today's
#pragma once

#include "records/record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace juxta::records {

inline constexpr int kVersion = 2;  ///< of the lines that write_line() writes; read_line() reads all up to it

/// What became of a line from outside.
enum class Reading : std::uint8_t {
    good,
    newer,  ///< Well-formed, of a newer version: not to be read, and never to be overwritten.
    bad,    ///< Nothing of ours.
};

struct ReadRecord {
    Reading reading = Reading::bad;
    Record  record;  ///< kind and subject unless bad; all of it when good
};

[[nodiscard]] std::string key_of(Kind kind, std::string_view subject);
[[nodiscard]] std::string key_of(const Record& record);
[[nodiscard]] std::string write_line(const Record& record);

/// Reads hostile texts. read_line(key_of(r), write_line(r)) is r. A good record is right in every field: ranges, lengths, UTF-8;
/// a record has one key and, within a version, one line.
[[nodiscard]] ReadRecord read_line(std::string_view key, std::string_view line);

}  // namespace juxta::records
