// wasm/base/json_text.hpp - writing JSON.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/number_text.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace juxta {

/// Appends `text`, which is UTF-8, as a JSON string with its quotes. Escapes only what JSON demands.
inline void append_json_string(std::string& out, std::string_view text)
{
    constexpr std::string_view kHex = "0123456789abcdef";

    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
                out += "\\u00";
                out += kHex[byte >> 4];
                out += kHex[byte & 0xFu];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

/// Appends a number at full precision; "null" for NaN and infinities.
inline void append_json_number(std::string& out, double value)
{
    out += shortest(value);
}

/// Appends JSON to a text and minds the commas. A value inside an object is written right after its key.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void open(char bracket)
    {
        raw(std::string_view(&bracket, 1));
        first_ = true;
    }
    void close(char bracket)
    {
        out_ += bracket;
        first_ = false;
    }
    void key(std::string_view name)
    {
        text(name);
        out_ += ':';
        first_ = true;
    }
    void text(std::string_view value)
    {
        comma();
        append_json_string(out_, value);
    }
    void truth(bool value) { raw(value ? "true" : "false"); }
    void whole(std::integral auto value) { raw(std::to_string(value)); }
    /// At full precision; "null" for none, for NaN and for infinities.
    void number(std::optional<double> value)
    {
        if (value)
            raw(shortest(*value));
        else
            raw("null");
    }
    /// A value that is JSON already.
    void raw(std::string_view json)
    {
        comma();
        out_ += json;
    }

private:
    void comma()
    {
        if (!first_)
            out_ += ',';
        first_ = false;
    }

    std::string& out_;
    bool         first_ = true;  ///< No comma is due.
};

}  // namespace juxta
