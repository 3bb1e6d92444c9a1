// wasm/bundle/json_walk.hpp - a slow, exact walk over one JSON text, for the places of problems.
// SPDX-License-Identifier: MIT
//
// The fast reader notes only the number of the event that it took offence at. This walk counts the same events over the
// same text and knows where each stands; and where the text is not JSON, it knows the first character that is wrong.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::bundle {

enum class EventKind : std::uint8_t { object, array, key, text, number, literal };

/// The start of an object or array, a key, or a scalar value.
struct Event {
    std::uint32_t    number = 0;  ///< from 0; ends of objects and arrays do not count
    EventKind        kind   = EventKind::literal;
    std::size_t      offset = 0;  ///< bytes from the start of the text
    std::string_view token;       ///< as written; for an object or array its bracket
};

/// Where a text stops being JSON.
struct Broken {
    ErrorCode        code   = ErrorCode::syntax;  ///< syntax, or encoding within a string
    std::size_t      offset = 0;                  ///< of the first byte that is wrong; the text's size = it ends too early
    std::string_view expected;                    ///< what should stand there, in words
    bool             behind = false;              ///< The value itself is whole; something stands behind it.
};

class JsonWalk {
public:
    /// text  One JSON value with nothing but white space around it; no byte order mark.
    explicit JsonWalk(std::string_view text) : text_(text) {}

    /// The next event. returns  false at the end, and where the text is broken.
    bool next(Event& event);

    [[nodiscard]] const std::optional<Broken>& broken() const { return broken_; }

    /// JSON Pointer of the last event's value, from the start of the text. Of a key: of the value that belongs to it.
    [[nodiscard]] std::string pointer() const;

    /// After a key event: where the same key stands for the first time in the same object; nullopt when it does not. cost: O(text).
    [[nodiscard]] std::optional<std::size_t> first_of_same_key() const;

private:
    enum class Expect : std::uint8_t { value, element_or_end, key_or_end, key, colon, comma_or_end, nothing };

    struct Frame {
        bool          object = false;
        std::uint32_t number = 0;  ///< of the event that opened it
        std::size_t   index  = 0;  ///< of the element, in an array
        std::string_view key;      ///< as written, in an object
    };

    bool fail_at(std::size_t offset, std::string_view expected, ErrorCode code = ErrorCode::syntax);
    bool read_string(std::string_view& token);
    bool read_number(std::string_view& token);
    bool read_literal(std::string_view& token);
    bool read_value(Event& event);
    void after_value() { expect_ = frames_.empty() ? Expect::nothing : Expect::comma_or_end; }
    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    std::string_view      text_;
    std::size_t           at_     = 0;
    std::uint32_t         count_  = 0;
    Expect                expect_ = Expect::value;
    std::vector<Frame>    frames_;  ///< open objects and arrays
    bool                  opened_ = false;  ///< The last event opened the last frame.
    std::optional<Broken> broken_;
};

/// The text of a string token that is valid JSON, quotes included.
[[nodiscard]] std::string decoded(std::string_view token);

/// `key` as one step of a JSON Pointer, with its slash. source  RFC 6901, section 3.
[[nodiscard]] std::string pointer_step(std::string_view key);

/// What stands at `offset`, for people: "\"}\"", "the end of the document", "byte 0xff", "U+0007".
[[nodiscard]] std::string found_at(std::string_view text, std::size_t offset);

}  // namespace juxta::bundle
