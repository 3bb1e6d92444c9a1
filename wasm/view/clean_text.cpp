// wasm/view/clean_text.cpp - reads UTF-8 code point by code point.
// SPDX-License-Identifier: MIT
#include "view/clean_text.hpp"

#include "base/utf8.hpp"

#include <cstdint>

namespace juxta::view {
namespace {

/// Takes the next code point off the front of `text`, which is not empty; U+FFFD and one byte where it is not UTF-8.
char32_t take(std::string_view& text)
{
    std::size_t    at    = 0;
    const char32_t point = next_code_point(text, at);
    text.remove_prefix(at);
    return point;
}

bool breaks_line(char32_t point) { return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029; }

bool disturbs(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::string trimmed(std::string text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, first);
    return text;
}

/// `line`, a clean paragraph, cut at its pairs of backticks.
std::vector<Span> spans_of(std::string_view line)
{
    std::vector<Span> spans;
    std::string       plain;
    while (!line.empty()) {
        const std::size_t open  = line.find('`');
        const std::size_t close = open == std::string_view::npos ? open : line.find('`', open + 1);
        if (close == std::string_view::npos) break;
        plain += line.substr(0, open);
        if (const std::string_view code = line.substr(open + 1, close - open - 1); code.empty()) {
            plain += "``";
        } else {
            if (!plain.empty()) spans.push_back({plain, false});
            plain.clear();
            spans.push_back({std::string(code), true});
        }
        line.remove_prefix(close + 1);
    }
    plain += line;
    if (!plain.empty()) spans.push_back({plain, false});
    return spans;
}

/// The other case of a letter when it is in one of these alphabets. `to_lower`: A -> a, else a -> A.
char32_t other_case(char32_t point, bool to_lower)
{
    struct Block { char32_t first, last, distance; };  // of the capitals; the small letters stand `distance` higher
    static constexpr Block kBlocks[] = {{'A', 'Z', 32}, {0xC0, 0xD6, 32}, {0xD8, 0xDE, 32}, {0x391, 0x3A9, 32}, {0x410, 0x42F, 32}, {0x400, 0x40F, 80}};
    for (const Block& block : kBlocks) {
        const char32_t from = to_lower ? block.first : block.first + block.distance;
        const char32_t to   = to_lower ? block.last : block.last + block.distance;
        if (point >= from && point <= to && point != 0x3C2) return to_lower ? point + block.distance : point - block.distance;
    }
    return point;
}

}  // namespace

std::string clean_line(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const char32_t point = take(text);
        append_utf8(line, point == '\t' || breaks_line(point) ? U' ' : disturbs(point) ? kReplacement : point);
    }
    return trimmed(std::move(line));
}

std::string clean_line_or(std::string_view text, std::string_view otherwise)
{
    std::string line = clean_line(text);
    return line.empty() ? clean_line(otherwise) : line;
}

Prose clean_prose(std::string_view text, const std::string& id)
{
    Prose       prose;
    std::string paragraph, line;
    const auto  end_paragraph = [&] {
        if (!paragraph.empty()) prose.paragraphs.push_back({id + "/" + std::to_string(prose.paragraphs.size()), spans_of(paragraph)});
        paragraph.clear();
    };
    const auto end_line = [&] {
        line = trimmed(std::move(line));
        if (line.empty()) {
            end_paragraph();
        } else {
            if (!paragraph.empty()) paragraph += ' ';
            paragraph += line;
        }
        line.clear();
    };

    while (!text.empty()) {
        const char32_t point = take(text);
        if (breaks_line(point)) {
            if (point == '\r' && text.starts_with('\n')) text.remove_prefix(1);
            end_line();
            if (point == 0x2029) end_paragraph();
        } else {
            append_utf8(line, point == '\t' ? U' ' : disturbs(point) ? kReplacement : point);
        }
    }
    end_line();
    end_paragraph();
    return prose;
}

std::string initial_of(std::string_view name)
{
    constexpr int  kMostPoints = 8;
    constexpr auto regional    = [](char32_t point) { return point >= 0x1F1E6 && point <= 0x1F1FF; };
    constexpr auto extends     = [](char32_t point) {
        return (point >= 0x300 && point <= 0x36F) || (point >= 0x1AB0 && point <= 0x1AFF) || (point >= 0x20D0 && point <= 0x20FF) ||
               (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0x1F3FB && point <= 0x1F3FF) || (point >= 0xE0020 && point <= 0xE007F);
    };
    constexpr char32_t kJoiner = 0x200D;

    if (name.empty()) return {};
    std::string initial;
    char32_t    last = take(name);
    append_utf8(initial, other_case(last, false));
    bool flag = regional(last);
    for (int points = 1; points < kMostPoints && !name.empty(); ++points) {
        const char32_t point = take(name);
        if (!(extends(point) || point == kJoiner || last == kJoiner || (flag && regional(point)))) break;
        flag = false;
        append_utf8(initial, point);
        last = point;
    }
    return initial;
}

std::string lower_case(std::string_view text)
{
    std::string lower;
    while (!text.empty()) append_utf8(lower, other_case(take(text), true));
    return lower;
}

std::string encode_id(std::string_view id)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string                path;
    for (const char character : id) {
        const auto byte  = static_cast<std::uint8_t>(character);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '.' ||
                           byte == '_' || byte == '~' || byte == '-';
        if (plain) {
            path += character;
        } else {
            path += '%';
            path += kHex[byte >> 4];
            path += kHex[byte & 15];
        }
    }
    return path;
}

}  // namespace juxta::view
