// wasm/view/state_text.cpp - writes and reads the text of a link.
// SPDX-License-Identifier: MIT
#include "view/state_text.hpp"

#include "base/utf8.hpp"
#include "view/clean_text.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace juxta::view {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kItems   = "items";
constexpr std::string_view kDiff    = "diff";
constexpr std::string_view kFold    = "fold";

template <class Ids>
void write_ids(std::string& text, std::string_view key, const Ids& ids)
{
    text += ';';
    text += key;
    text += '=';
    bool first = true;
    for (const std::string& id : ids) {
        if (!first) text += ',';
        first = false;
        text += encode_id(id);
    }
}

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

/// The ids of a part; counts those that can't be read.
std::vector<std::string> read_ids(std::string_view value, std::size_t& bad)
{
    std::vector<std::string> ids;
    while (!value.empty()) {
        if (auto id = read_id(take_until(value, ',')))
            ids.push_back(std::move(*id));
        else
            ++bad;
    }
    return ids;
}

}  // namespace

std::string write_state(const Selection& selection)
{
    std::string text(kVersion);
    if (!selection.items.empty()) write_ids(text, kItems, selection.items);
    if (selection.differences_only) text += ";diff=1";
    if (selection.folded) write_ids(text, kFold, *selection.folded);
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
        if (key != kItems && key != kDiff && key != kFold) continue;
        if (std::ranges::find(seen, key) != seen.end()) {
            const std::string notice = fill(words.link_part_again, {key});
            if (std::ranges::find(read.notices, notice) == read.notices.end()) read.notices.push_back(notice);
            continue;
        }
        seen.push_back(key);

        std::size_t bad = 0;
        if (key == kItems) {
            read.selection.items = read_ids(value, bad);
        } else if (key == kFold) {
            const auto ids = read_ids(value, bad);
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
