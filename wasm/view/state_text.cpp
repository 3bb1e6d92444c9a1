// wasm/view/state_text.cpp - writes and reads the text of a link.
// SPDX-License-Identifier: MIT
#include "view/state_text.hpp"

#include "base/number_text.hpp"
#include "base/utf8.hpp"
#include "view/clean_text.hpp"
#include "view/wishes.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace juxta::view {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kItems   = "items";
constexpr std::string_view kWeights = "w";
constexpr std::string_view kMusts   = "must";
constexpr std::string_view kPinned  = "pin";
constexpr std::string_view kDiff    = "diff";
constexpr std::string_view kFold    = "fold";
constexpr std::string_view kParts[] = {kItems, kWeights, kMusts, kPinned, kDiff, kFold};

/// How a link names what a must-have asks; "" is to be there at all.
struct KindWord {
    compare::MustKind kind;
    std::string_view  word;
    bool              valued;
};
constexpr KindWord kKinds[] = {
    {compare::MustKind::absent, "no", false},  {compare::MustKind::at_least, "min", true}, {compare::MustKind::at_most, "max", true},
    {compare::MustKind::equals, "is", true},   {compare::MustKind::has_tag, "has", true},
};

/// `;key=` and the entries, each as `write` makes it.
template <class Entries, class Write>
void write_part(std::string& text, std::string_view key, const Entries& entries, Write write)
{
    text += ';';
    text += key;
    text += '=';
    bool first = true;
    for (const auto& entry : entries) {
        if (!first) text += ',';
        first = false;
        text += write(entry);
    }
}

/// The id of a criterion, its "@" left readable.
std::string criterion_text(const CriterionId& id) { return id.starts_with('@') ? "@" + encode_id(std::string_view(id).substr(1)) : encode_id(id); }

/// Takes what stands before the next `stop` off the front of `text`, and the stop with it.
std::string_view take_until(std::string_view& text, char stop)
{
    const std::size_t      at   = text.find(stop);
    const std::string_view head = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return head;
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// An id, decoded; absent when it is empty, its escapes are broken, or it is not UTF-8 or holds control characters.
std::optional<std::string> read_id(std::string_view text)
{
    std::string id;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            id += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        id += static_cast<char>(high * 16 + low);
        at += 2;
    }
    const bool controls = std::ranges::any_of(id, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (id.empty() || controls || find_bad_utf8(id) != std::string_view::npos) return std::nullopt;
    return id;
}

/// The entries of a part, each as `read` makes it; counts those that can't be read.
template <class Read>
auto read_part(std::string_view value, std::size_t& bad, Read read)
{
    std::vector<typename decltype(read(value))::value_type> entries;
    while (!value.empty()) {
        if (auto entry = read(take_until(value, ',')))
            entries.push_back(std::move(*entry));
        else
            ++bad;
    }
    return entries;
}

std::optional<std::pair<CriterionId, double>> read_weight(std::string_view text)
{
    auto       id     = read_id(take_until(text, ':'));
    const auto number = number_from_typing(text);
    const auto weight = number ? weight_from(*number) : std::nullopt;
    if (!id || !weight) return std::nullopt;
    return std::pair(std::move(*id), *weight);
}

}  // namespace

std::optional<MustHave> read_must(std::string_view text)
{
    auto id = read_id(take_until(text, ':'));
    if (!id) return std::nullopt;
    MustHave must{std::move(*id), compare::MustKind::present, {}};
    if (text.empty()) return must;
    const std::string_view word = take_until(text, ':');
    for (const KindWord& known : kKinds) {
        if (known.word != word) continue;
        must.kind = known.kind;
        if (!known.valued) return text.empty() ? std::optional(std::move(must)) : std::nullopt;
        auto value = read_id(text);
        if (!value) return std::nullopt;
        must.value = std::move(*value);
        return must;
    }
    return std::nullopt;
}

std::string write_must(const MustHave& must)
{
    std::string text = encode_id(must.attribute);
    for (const KindWord& known : kKinds) {
        if (known.kind != must.kind) continue;
        text += ':';
        text += known.word;
        if (known.valued) text += ":" + encode_id(must.value);
    }
    return text;
}

std::string write_state(const Selection& selection)
{
    const auto  id = [](const std::string& entry) { return encode_id(entry); };
    std::string text(kVersion);
    if (!selection.items.empty()) write_part(text, kItems, selection.items, id);
    if (!selection.weights.empty())
        write_part(text, kWeights, selection.weights, [](const auto& entry) { return criterion_text(entry.first) + ":" + shortest(entry.second); });
    if (!selection.musts.empty()) write_part(text, kMusts, selection.musts, write_must);
    if (!selection.pinned.empty()) write_part(text, kPinned, selection.pinned, id);
    if (selection.differences_only) text += ";diff=1";
    if (selection.folded) write_part(text, kFold, *selection.folded, id);
    return text;
}

ReadState read_state(std::string_view text, Selection start)
{
    const Words& words = english();
    ReadState    read{std::move(start), {}};
    if (text.empty()) return read;
    if (text.size() > kMaxStateBytes) {
        read.notices.emplace_back(words.link_too_long);
        return read;
    }
    const std::string_view version = take_until(text, ';');
    if (version.empty() || !std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; })) {
        read.notices.emplace_back(words.link_unreadable);
        return read;
    }
    if (version != kVersion) read.notices.emplace_back(words.link_version);

    std::vector<std::string_view> seen;
    while (!text.empty()) {
        std::string_view       value = take_until(text, ';');
        const std::string_view key   = take_until(value, '=');
        if (std::ranges::find(kParts, key) == std::end(kParts)) continue;
        if (std::ranges::find(seen, key) != seen.end()) {
            const std::string notice = fill(words.link_part_again, {key});
            if (std::ranges::find(read.notices, notice) == read.notices.end()) read.notices.push_back(notice);
            continue;
        }
        seen.push_back(key);

        std::size_t bad = 0;
        if (key == kItems) {
            read.selection.items = read_part(value, bad, read_id);
        } else if (key == kWeights) {
            const auto weights     = read_part(value, bad, read_weight);
            read.selection.weights = {weights.begin(), weights.end()};
        } else if (key == kMusts) {
            read.selection.musts = read_part(value, bad, read_must);
        } else if (key == kPinned) {
            read.selection.pinned = read_part(value, bad, read_id);
        } else if (key == kFold) {
            const auto ids = read_part(value, bad, read_id);
            read.selection.folded.emplace(ids.begin(), ids.end());
        } else if (value == "0" || value == "1") {
            read.selection.differences_only = value == "1";
        } else {
            read.notices.push_back(fill(words.link_part_bad, {key}));
        }
        if (bad > 0) read.notices.push_back(fill(words.link_ids_bad, bad, key));
    }
    return read;
}

}  // namespace juxta::view
