// native-host/tables/json_value.hpp - a JSON text as values that know where they stand.
// SPDX-License-Identifier: MIT
#pragma once

#include "tables/places.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tables {

struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

    Kind                     kind   = Kind::null;
    std::size_t              offset = 0;  ///< in the text
    std::string_view         raw;         ///< as written; valid as long as the text
    std::string              text;        ///< of a text, decoded
    std::vector<std::string> keys;        ///< of an object, decoded
    std::vector<std::size_t> key_offsets;
    std::vector<JsonValue>   values;      ///< of a list or an object

    /// The member of an object; nullptr when there is none. cost: O(members).
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
    [[nodiscard]] bool             is(Kind wanted) const { return kind == wanted; }
    [[nodiscard]] bool             truth() const { return raw == "true"; }
    [[nodiscard]] double           number() const;  ///< of a number; infinite when no double can hold it
};

/// Reads one JSON text (RFC 8259), with or without a byte order mark.
/// fails  by a fatal problem: syntax, encoding (U+0000 too), too_deep. A key twice in one object is a problem (duplicate_key); the first counts.
[[nodiscard]] std::optional<JsonValue> read_json(std::string_view text, Problems& problems);

}  // namespace juxta::tables
