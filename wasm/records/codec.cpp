// wasm/records/codec.cpp - lines in fields of fixed width, read strictly.
// SPDX-License-Identifier: MIT
#include "records/codec.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace juxta::records {
namespace {

constexpr std::string_view kKinds   = "bvwms";
constexpr std::string_view kChoices = "opn";
constexpr std::string_view kHex     = "0123456789abcdef";
constexpr std::size_t      kVersionDigits = 2, kCountDigits = 13;
constexpr std::size_t      kMaxKeyBytes = 64;  ///< of a ballot; a UUID has 36

bool is_escaped(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value <= 0x20 || value == '%' || value == 0x7F;
}

void append_escaped(std::string& out, std::string_view text)
{
    for (const char byte : text) {
        if (!is_escaped(byte)) {
            out += byte;
            continue;
        }
        const auto value = static_cast<unsigned char>(byte);
        out += '%';
        out += kHex[value >> 4];
        out += kHex[value & 0xFu];
    }
}

std::optional<std::string> unescaped(std::string_view text, std::size_t most)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char byte = text[at];
        if (byte == '%') {
            if (text.size() - at < 3) return std::nullopt;
            const auto high = kHex.find(text[at + 1]), low = kHex.find(text[at + 2]);
            if (high == kHex.npos || low == kHex.npos) return std::nullopt;
            byte = static_cast<char>(high * 16 + low);
            if (!is_escaped(byte)) return std::nullopt;  // one way to write it
            at += 2;
        } else if (is_escaped(byte)) {
            return std::nullopt;
        }
        out += byte;
    }
    if (out.size() > most || find_bad_utf8(out) != std::string_view::npos) return std::nullopt;
    return out;
}

/// Whole of `text` as digits of `base`, written without need.
std::optional<std::uint64_t> number(std::string_view text, int base, std::uint64_t most)
{
    std::uint64_t value = 0;
    const auto    end   = text.data() + text.size();
    const auto    read  = std::from_chars(text.data(), end, value, base);
    if (text.empty() || read.ec != std::errc() || read.ptr != end || value > most) return std::nullopt;
    return value;
}

std::optional<std::uint64_t> plain_number(std::string_view text, std::uint64_t most)
{
    if (text.size() > 1 && text.front() == '0') return std::nullopt;
    return number(text, 10, most);
}

/// The part before the next `end`, which goes too; all of it when there is none.
std::string_view take(std::string_view& text, char end)
{
    const std::size_t      at   = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

bool is_word(std::string_view text, std::string_view more)
{
    return std::ranges::all_of(text, [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.contains(c); });
}

std::optional<Choice> choice_of(std::string_view text)
{
    const auto at = text.size() == 1 ? kChoices.find(text.front()) : kChoices.npos;
    if (at == kChoices.npos) return std::nullopt;
    return static_cast<Choice>(at);
}

/// A ballot's key, or "-" for none.
bool read_key(std::string_view text, std::string& key)
{
    if (text == "-") return true;
    if (text.empty() || text.size() > kMaxKeyBytes || !is_word(text, "-ABCDEFGHIJKLMNOPQRSTUVWXYZ")) return false;
    key = text;
    return true;
}

std::string_view written_key(const std::string& key) { return key.empty() ? std::string_view("-") : std::string_view(key); }

char letter(Choice choice) { return kChoices[static_cast<std::size_t>(choice)]; }

bool read_vote(std::string_view text, Vote& vote)
{
    const auto wanted = choice_of(take(text, ' '));
    auto       counted = take(text, ' '), flying = take(text, ' ');
    const auto counted_choice = choice_of(take(counted, ':')), flying_choice = choice_of(take(flying, ':'));
    const auto flying_key = take(flying, ':');
    const auto refused    = plain_number(text, 999);
    if (!wanted || !counted_choice || !flying_choice || !refused) return false;
    if (!read_key(counted, vote.counted_key) || !read_key(flying_key, vote.flying.key) || !read_key(flying, vote.flying.replaces)) return false;
    vote.wanted        = *wanted;
    vote.counted       = *counted_choice;
    vote.flying.choice = *flying_choice;
    vote.refused       = static_cast<int>(*refused);
    // What cannot come about: a count without a ballot, parts of a ballot that is none, a ballot that replaces itself.
    if (vote.counted != Choice::none && vote.counted_key.empty()) return false;
    if (vote.flying.key.empty() ? vote.flying != Ballot{} : vote.flying.key == vote.flying.replaces) return false;
    return true;
}

/// A weight: one digit 0 to 5 with at most 15 more behind a point, and not above 5.
bool is_weight(std::string_view text)
{
    if (text.empty() || text.size() > 17 || text[0] < '0' || text[0] > '5') return false;
    if (text.size() == 1) return true;
    const std::string_view rest = text.substr(2);
    return text[1] == '.' && !rest.empty() && std::ranges::all_of(rest, [&](char c) { return c >= '0' && c <= (text[0] == '5' ? '0' : '9'); });
}

bool read_body(int version, std::string_view text, Record& record)
{
    if (version == 1 && record.kind != Kind::bookmark) return false;
    if (text == "-") {
        record.body = Gone{};
        return true;
    }
    if (record.kind == Kind::vote) {
        Vote vote;
        if (!read_vote(text, vote)) return false;
        record.body = std::move(vote);
        return true;
    }
    if (!text.starts_with('+')) return false;
    text.remove_prefix(1);
    if (record.kind == Kind::bookmark) {
        // Version 1 had no places: they stood in the order in which they were kept.
        if (version == 1) {
            record.body = Bookmark{static_cast<std::int64_t>(record.stamp.count)};
            return text.empty();
        }
        const auto place = plain_number(text, kMaxPlace);
        if (!place) return false;
        record.body = Bookmark{static_cast<std::int64_t>(*place)};
        return true;
    }
    auto kept = unescaped(text, kMaxTextBytes);
    if (!kept || (record.kind == Kind::weight && !is_weight(*kept))) return false;
    record.body = Kept{std::move(*kept)};
    return true;
}

}  // namespace

std::string key_of(Kind kind, std::string_view subject)
{
    std::string key;
    key += kKinds[static_cast<std::size_t>(kind)];
    key += '/';
    append_escaped(key, subject);
    return key;
}

std::string key_of(const Record& record) { return key_of(record.kind, record.subject); }

std::string write_line(const Record& record)
{
    std::string line(kVersionDigits, '0');
    line[kVersionDigits - 1] = static_cast<char>('0' + kVersion);
    line += ' ';
    for (std::size_t digit = kCountDigits; digit-- > 0;) line += kHex[(record.stamp.count >> (4 * digit)) & 0xFu];
    line += ' ';
    line += record.stamp.device;
    line += ' ';
    if (std::holds_alternative<Gone>(record.body)) {
        line += '-';
    } else if (const auto* bookmark = std::get_if<Bookmark>(&record.body)) {
        line += '+';
        line += std::to_string(bookmark->place);
    } else if (const auto* kept = std::get_if<Kept>(&record.body)) {
        line += '+';
        append_escaped(line, kept->text);
    } else if (const auto* vote = std::get_if<Vote>(&record.body)) {
        line += letter(vote->wanted);
        line += ' ';
        line += letter(vote->counted);
        line.append(":").append(written_key(vote->counted_key)).append(" ");
        line += letter(vote->flying.choice);
        line.append(":").append(written_key(vote->flying.key)).append(":").append(written_key(vote->flying.replaces)).append(" ");
        line += std::to_string(vote->refused);
    }
    return line;
}

ReadRecord read_line(std::string_view key, std::string_view line)
{
    ReadRecord read;
    const auto kind = key.size() >= 2 && key[1] == '/' ? kKinds.find(key[0]) : kKinds.npos;
    if (kind == kKinds.npos) return read;
    auto subject = unescaped(key.substr(2), kMaxSubjectBytes);
    if (!subject) return read;
    Record& record = read.record;
    record.kind    = static_cast<Kind>(kind);
    record.subject = std::move(*subject);
    if (record.subject.empty() != (record.kind == Kind::selection)) return read;

    const auto version = take(line, ' '), count = take(line, ' '), device = take(line, ' ');
    const auto format  = version.size() == kVersionDigits ? number(version, 10, 99) : std::nullopt;
    const auto stamp   = count.size() == kCountDigits ? number(count, 16, kMaxCount) : std::nullopt;
    if (!format || *format == 0 || !stamp || count.find_first_of("ABCDEF") != count.npos || device.size() != kDeviceBytes || !is_word(device, {})) return read;
    if (*format > kVersion) {
        read.reading = Reading::newer;
        return read;
    }
    record.stamp = {*stamp, std::string(device)};
    if (read_body(static_cast<int>(*format), line, record)) read.reading = Reading::good;
    return read;
}

}  // namespace juxta::records
