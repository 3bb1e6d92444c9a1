// wasm/bundle/json_walk.cpp - the grammar of RFC 8259, one character at a time.
// SPDX-License-Identifier: MIT
#include "bundle/json_walk.hpp"

#include "base/utf8.hpp"

#include <charconv>

namespace juxta::bundle {
namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The value of four hex digits; above 0xFFFF when they are not.
char32_t hex4(std::string_view text)
{
    unsigned value = 0;
    if (text.size() < 4)
        return 0x10000;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 4, value, 16);
    return error == std::errc{} && end == text.data() + 4 ? static_cast<char32_t>(value) : 0x10000;
}

bool high_surrogate(char32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool low_surrogate(char32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

std::string hex_text(std::string_view prefix, unsigned value, std::size_t digits)
{
    std::string text{prefix};
    for (std::size_t i = digits; i-- > 0;)
        text += "0123456789ABCDEF"[(value >> (4 * i)) & 0xFu];
    return text;
}

}  // namespace

bool JsonWalk::fail_at(std::size_t offset, std::string_view expected, ErrorCode code)
{
    broken_ = Broken{code, offset, expected, false};
    return false;
}

bool JsonWalk::next(Event& event)
{
    opened_ = false;
    while (!broken_) {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r')
            ++at_;
        const bool end = at_ == text_.size();
        const char c   = here();
        switch (expect_) {
        case Expect::nothing:
            if (!end)
                broken_ = Broken{ErrorCode::syntax, at_, "the end of the document", true};
            return false;
        case Expect::value: return read_value(event);
        case Expect::element_or_end:
            if (c != ']')
                return read_value(event);
            ++at_;
            frames_.pop_back();
            after_value();
            break;
        case Expect::key_or_end:
            if (c == '}') {
                ++at_;
                frames_.pop_back();
                after_value();
                break;
            }
            [[fallthrough]];
        case Expect::key:
            if (c != '"')
                return fail_at(at_, expect_ == Expect::key ? "a key in quotes" : "a key in quotes, or }");
            event = {count_++, EventKind::key, at_, {}};
            if (!read_string(event.token))
                return false;
            frames_.back().key = event.token;
            expect_            = Expect::colon;
            return true;
        case Expect::colon:
            if (c != ':')
                return fail_at(at_, "a colon");
            ++at_;
            expect_ = Expect::value;
            break;
        case Expect::comma_or_end: {
            Frame& frame = frames_.back();
            if (c == ',') {
                ++at_;
                ++frame.index;
                expect_ = frame.object ? Expect::key : Expect::value;
            } else if (c == (frame.object ? '}' : ']')) {
                ++at_;
                frames_.pop_back();
                after_value();
            } else {
                return fail_at(at_, frame.object ? "a comma, or }" : "a comma, or ]");
            }
            break;
        }
        }
    }
    return false;
}

bool JsonWalk::read_value(Event& event)
{
    event = {count_, EventKind::literal, at_, {}};
    switch (const char c = here()) {
    case '{':
    case '[':
        event.kind  = c == '{' ? EventKind::object : EventKind::array;
        event.token = text_.substr(at_++, 1);
        expect_     = c == '{' ? Expect::key_or_end : Expect::element_or_end;
        frames_.push_back({c == '{', count_++, 0, {}});
        opened_ = true;
        return true;
    case '"':
        event.kind = EventKind::text;
        if (!read_string(event.token))
            return false;
        break;
    default:
        if (digit(c) || c == '-') {
            event.kind = EventKind::number;
            if (!read_number(event.token))
                return false;
        } else if (!read_literal(event.token)) {
            return false;
        }
    }
    ++count_;
    after_value();
    return true;
}

bool JsonWalk::read_string(std::string_view& token)
{
    const std::size_t start = at_++;
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte == '"') {
            token = text_.substr(start, ++at_ - start);
            return true;
        }
        if (byte < 0x20)
            return fail_at(at_, "an escape instead of a control character");
        if (byte >= 0x80) {
            const std::size_t first = at_;
            if (next_code_point(text_, at_) == kReplacement && at_ == first + 1)
                return fail_at(first, "UTF-8", ErrorCode::encoding);
            continue;
        }
        if (byte != '\\') {
            ++at_;
            continue;
        }
        const std::size_t escape = at_++;
        if (here() != 'u') {
            if (at_ == text_.size() || std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos)
                return fail_at(at_, "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
            ++at_;
            continue;
        }
        const char32_t unit = hex4(text_.substr(at_ + 1));
        if (unit > 0xFFFF)
            return fail_at(at_ + 1 > text_.size() ? text_.size() : at_ + 1, "four hexadecimal digits");
        at_ += 5;
        if (low_surrogate(unit))
            return fail_at(escape, "the first half of a surrogate pair before the second", ErrorCode::encoding);
        if (high_surrogate(unit)) {
            if (!text_.substr(at_).starts_with("\\u") || !low_surrogate(hex4(text_.substr(at_ + 2))))
                return fail_at(escape, "the second half of a surrogate pair after the first", ErrorCode::encoding);
            at_ += 6;
        }
    }
    return fail_at(at_, "a quote that ends the string");
}

bool JsonWalk::read_number(std::string_view& token)
{
    const std::size_t start = at_;
    if (here() == '-')
        ++at_;
    if (!digit(here()))
        return fail_at(at_, "a digit");
    if (here() == '0')
        ++at_;
    else
        while (digit(here()))
            ++at_;
    if (here() == '.') {
        ++at_;
        if (!digit(here()))
            return fail_at(at_, "a digit");
        while (digit(here()))
            ++at_;
    }
    if (here() == 'e' || here() == 'E') {
        ++at_;
        if (here() == '+' || here() == '-')
            ++at_;
        if (!digit(here()))
            return fail_at(at_, "a digit");
        while (digit(here()))
            ++at_;
    }
    token = text_.substr(start, at_ - start);
    return true;
}

bool JsonWalk::read_literal(std::string_view& token)
{
    for (const std::string_view word : {"true", "false", "null"}) {
        if (text_.substr(at_).starts_with(word)) {
            token = text_.substr(at_, word.size());
            at_ += word.size();
            return true;
        }
    }
    return fail_at(at_, expect_ == Expect::element_or_end ? "a value, or ]" : "a value");
}

std::string JsonWalk::pointer() const
{
    std::string       text;
    const std::size_t steps = frames_.size() - (opened_ ? 1 : 0);
    for (std::size_t i = 0; i < steps; ++i) {
        const Frame& frame = frames_[i];
        text += frame.object ? pointer_step(decoded(frame.key)) : "/" + std::to_string(frame.index);
    }
    return text;
}

std::optional<std::size_t> JsonWalk::first_of_same_key() const
{
    const std::string key = decoded(frames_.back().key);
    JsonWalk          again(text_);
    for (Event event; again.next(event);) {
        if (event.number + 1 >= count_)
            break;
        if (event.kind == EventKind::key && again.frames_.back().number == frames_.back().number && decoded(event.token) == key)
            return event.offset;
    }
    return std::nullopt;
}

std::string decoded(std::string_view token)
{
    std::string text;
    for (std::size_t i = 1; i + 1 < token.size(); ++i) {
        if (token[i] != '\\') {
            text += token[i];
            continue;
        }
        switch (token[++i]) {
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'n': text += '\n'; break;
        case 'r': text += '\r'; break;
        case 't': text += '\t'; break;
        case 'u': {
            char32_t unit = hex4(token.substr(i + 1));
            i += 4;
            if (high_surrogate(unit)) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (hex4(token.substr(i + 3)) - 0xDC00);
                i += 6;
            }
            append_utf8(text, unit);
            break;
        }
        default: text += token[i];
        }
    }
    return text;
}

std::string pointer_step(std::string_view key)
{
    std::string text = "/";
    for (const char c : key) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

std::string found_at(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return "the end of the document";
    std::size_t    end   = offset;
    const char32_t point = next_code_point(text, end);
    if (point == kReplacement && end == offset + 1)
        return hex_text("byte 0x", static_cast<unsigned char>(text[offset]), 2);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0))
        return hex_text("U+", static_cast<unsigned>(point), 4);
    if (point == '"')
        return "a quote";
    return "\"" + std::string(text.substr(offset, end - offset)) + "\"";
}

}  // namespace juxta::bundle
