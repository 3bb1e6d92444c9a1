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
constexpr std::string_view kView    = "view";
constexpr std::string_view kQuery   = "q";
constexpr std::string_view kSort    = "sort";
constexpr std::string_view kFilter  = "filter";
constexpr std::string_view kMeets   = "meets";
constexpr std::string_view kColumns = "cols";
constexpr std::string_view kPicked  = "pick";
constexpr std::string_view kPlot    = "plot";
constexpr std::string_view kParts[] = {kItems, kWeights, kMusts, kPinned, kDiff, kFold, kView, kQuery, kSort, kFilter, kMeets, kColumns, kPlot, kPicked};

constexpr std::string_view kCatalogue  = "catalogue";
constexpr std::string_view kComparison = "comparison";
constexpr std::string_view kDescending = "desc";

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

/// Entries, each as `write` makes it.
template <class Entries, class Write>
std::string joined(const Entries& entries, Write write)
{
    std::string text;
    for (const auto& entry : entries) {
        if (!text.empty()) text += ',';
        text += write(entry);
    }
    return text;
}

/// The id of a criterion or a column, its "@" left readable.
std::string marked_id(const std::string& id) { return id.starts_with('@') ? "@" + encode_id(std::string_view(id).substr(1)) : encode_id(id); }

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

/// Without percent-encoding; absent when an escape is broken.
std::optional<std::string> decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            plain += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return plain;
}

/// An id, decoded; absent when it is empty, its escapes are broken, or it is not UTF-8 or holds control characters.
std::optional<std::string> read_id(std::string_view text)
{
    std::optional<std::string> id = decoded(text);
    if (!id || id->empty() || find_bad_utf8(*id) != std::string_view::npos) return std::nullopt;
    const bool controls = std::ranges::any_of(*id, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return controls ? std::nullopt : id;
}

/// Whether a part of another version can be passed on: a name, and a value of what may stand in a fragment as it is.
bool can_pass_on(std::string_view key, std::string_view value)
{
    constexpr std::string_view kFree = "-._~%,:@=!$'()*+/?";
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto digit  = [](char c) { return c >= '0' && c <= '9'; };
    return !key.empty() && letter(key.front()) && std::ranges::all_of(key, [&](char c) { return letter(c) || digit(c) || c == '-' || c == '_'; }) &&
           std::ranges::all_of(value, [&](char c) { return letter(c) || digit(c) || kFree.contains(c); });
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

/// "context:min:32768:max:100000", "licence:is:MIT:is:Apache-2.0", "price:known", ":unknown" behind any.
std::string write_filter(const FilterWish& wish)
{
    std::string text = marked_id(wish.column);
    if (!wish.low.empty()) text += ":min:" + encode_id(wish.low);
    if (!wish.high.empty()) text += ":max:" + encode_id(wish.high);
    for (const std::string& value : wish.values) text += ":is:" + encode_id(value);
    if (wish.known) text += ":known";
    if (wish.unknown) text += ":unknown";
    return text;
}

std::optional<FilterWish> read_filter(std::string_view text)
{
    auto id = read_id(take_until(text, ':'));
    if (!id || text.empty()) return std::nullopt;
    FilterWish wish;
    wish.column = std::move(*id);
    while (!text.empty()) {
        const std::string_view word = take_until(text, ':');
        if (word == "known" || word == "unknown") {
            (word == "known" ? wish.known : wish.unknown) = true;
            continue;
        }
        // What an item says may be left blank, and run over several lines.
        auto value = word == "is" ? decoded(take_until(text, ':')) : read_id(take_until(text, ':'));
        if (!value || find_bad_utf8(*value) != std::string_view::npos || wish.values.size() == kMostAsked) return std::nullopt;
        if (word == "min") wish.low = std::move(*value);
        else if (word == "max") wish.high = std::move(*value);
        else if (word == "is") wish.values.push_back(std::move(*value));
        else return std::nullopt;
    }
    return wish;
}

/// A text that may be empty or hold anything a reader types, decoded; absent when its escapes are broken or it is not UTF-8.
std::optional<std::string> read_text(std::string_view text) { return text.empty() ? std::optional<std::string>("") : read_id(text); }

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

WrittenState write_state_within(const Selection& selection)
{
    WrittenState written{std::string(kVersion), {}};
    const auto   put = [&](std::string_view key, std::string_view value) {
        const bool items_missing = !written.left_out.empty() && written.left_out.front() == kItems;
        if (items_missing || written.text.size() + key.size() + value.size() + 2 > kMaxStateBytes) {
            written.left_out.emplace_back(key);
            return;
        }
        written.text += ';';
        written.text += key;
        written.text += '=';
        written.text += value;
    };
    const auto id = [](const std::string& entry) { return encode_id(entry); };
    if (!selection.items.empty()) put(kItems, joined(selection.items, id));
    if (!selection.weights.empty())
        put(kWeights, joined(selection.weights, [](const auto& entry) { return marked_id(entry.first) + ":" + shortest(entry.second); }));
    if (!selection.musts.empty()) put(kMusts, joined(selection.musts, write_must));
    if (!selection.pinned.empty()) put(kPinned, joined(selection.pinned, id));
    if (selection.differences_only) put(kDiff, "1");
    if (selection.folded) put(kFold, joined(*selection.folded, id));
    const Browse& browse = selection.browse;
    if (selection.kind) put(kView, *selection.kind == ScreenKind::catalogue ? kCatalogue : kComparison);
    if (!browse.query.empty()) put(kQuery, encode_id(browse.query));
    if (!browse.sort.empty()) put(kSort, marked_id(browse.sort) + (browse.descending ? ":" + std::string(kDescending) : std::string()));
    if (!browse.filters.empty()) put(kFilter, joined(browse.filters, write_filter));
    if (browse.meets) put(kMeets, "1");
    if (browse.columns) put(kColumns, joined(*browse.columns, marked_id));
    if (browse.plot) put(kPlot, marked_id(browse.plot->across) + "," + marked_id(browse.plot->up));
    if (!browse.picked.empty()) put(kPicked, joined(browse.picked, id));
    for (std::string_view part : selection.others) {
        const std::string_view key = take_until(part, '=');
        put(key, part);
    }
    return written;
}

std::string write_state(const Selection& selection) { return write_state_within(selection).text; }

ReadState read_state(std::string_view text, Selection start)
{
    const Words& words = english();
    ReadState    read{std::move(start), {}};
    if (text.empty()) return read;
    if (text.size() > kMaxStateBytes) {
        read.notices.emplace_back(words.link_too_long);
        return read;
    }
    // Some programs encode an address that is encoded already.
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    std::optional<std::string> twice;
    if (digits > 0 && (text.substr(digits).starts_with("%3B") || text.substr(digits).starts_with("%3b")) && (twice = decoded(text))) text = *twice;

    const std::string_view version = take_until(text, ';');
    if (version.empty() || !std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; })) {
        read.notices.emplace_back(words.link_unreadable);
        return read;
    }
    if (version != kVersion) read.notices.emplace_back(words.link_version);

    Browse&                       browse = read.selection.browse;
    std::optional<ScreenKind>     kind;
    std::vector<std::string_view> seen;
    std::vector<std::string>      others;
    while (!text.empty()) {
        const std::string_view part  = take_until(text, ';');
        std::string_view       value = part;
        const std::string_view key   = take_until(value, '=');
        if (std::ranges::find(kParts, key) == std::end(kParts)) {
            if (part.contains('=') && can_pass_on(key, value) && std::ranges::find(seen, key) == seen.end()) {
                seen.push_back(key);
                others.emplace_back(part);
            }
            continue;
        }
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
        } else if (key == kQuery) {
            auto query = read_text(value);
            if (query) browse.query = std::move(*query);
            else read.notices.push_back(fill(words.link_part_bad, {key}));
        } else if (key == kSort) {
            auto       column    = read_id(take_until(value, ':'));
            const bool direction = value.empty() || value == kDescending;
            if (column && direction) browse.sort = std::move(*column), browse.descending = !value.empty();
            else read.notices.push_back(fill(words.link_part_bad, {key}));
        } else if (key == kFilter) {
            browse.filters = read_part(value, bad, read_filter);
        } else if (key == kColumns) {
            browse.columns = read_part(value, bad, read_id);
        } else if (key == kPlot) {
            auto columns = read_part(value, bad, read_id);
            if (columns.size() == 2) browse.plot = PlotWish{std::move(columns[0]), std::move(columns[1])};
            else if (bad == 0) read.notices.push_back(fill(words.link_part_bad, {key}));
        } else if (key == kPicked) {
            browse.picked = read_part(value, bad, read_id);
        } else if (key == kView && (value == kCatalogue || value == kComparison)) {
            kind = value == kCatalogue ? ScreenKind::catalogue : ScreenKind::comparison;
        } else if (key == kMeets && (value == "0" || value == "1")) {
            browse.meets = value == "1";
        } else if (key == kDiff && (value == "0" || value == "1")) {
            read.selection.differences_only = value == "1";
        } else {
            read.notices.push_back(fill(words.link_part_bad, {key}));
        }
        if (bad > 0) read.notices.push_back(fill(words.link_ids_bad, bad, key));
    }
    // Who sends items means them side by side, wherever a page begins.
    if (kind) read.selection.kind = kind;
    else if (std::ranges::find(seen, kItems) != seen.end()) read.selection.kind.reset();
    read.selection.others = std::move(others);
    return read;
}

}  // namespace juxta::view
