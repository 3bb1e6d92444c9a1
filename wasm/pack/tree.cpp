// wasm/pack/tree.cpp - pages of entries.
// SPDX-License-Identifier: MIT
#include "pack/tree.hpp"

#include <algorithm>

namespace juxta::pack {

std::string path_of(const File& file)
{
    const std::string hex = hex_of(file.digest);
    return hex.substr(0, 2) + "/" + hex.substr(2) + (file.text ? ".json" : ".bin");
}

void put_entries(std::string& to, const std::vector<Entry>& entries)
{
    put_number(to, entries.size());
    std::string_view before;
    for (const Entry& entry : entries) {
        const auto shared = static_cast<std::size_t>(std::ranges::mismatch(before, entry.key).in1 - before.begin());
        put_number(to, shared);
        put_text(to, std::string_view(entry.key).substr(shared));
        put_number(to, entry.file.bytes);
        to.append(reinterpret_cast<const char*>(entry.file.digest.data()), entry.file.digest.size());
        before = entry.key;
    }
}

void put_tree(std::string& to, const Tree& tree)
{
    put_number(to, tree.depth);
    put_number(to, tree.text ? 1 : 0);
    put_entries(to, tree.entries);
}

std::vector<Entry> read_entries(ByteReader& from, bool text)
{
    constexpr std::size_t kEntryBytes = 35;  // at least
    std::vector<Entry>    entries;
    const std::uint32_t   count = from.number_up_to(from.left() / kEntryBytes);
    entries.reserve(count);
    for (std::uint32_t i = 0; i < count && !from.failed(); ++i) {
        Entry               entry;
        const std::size_t   before = i == 0 ? 0 : entries.back().key.size();
        const std::uint32_t shared = from.number_up_to(before);
        if (shared > 0) entry.key = entries.back().key.substr(0, shared);
        entry.key += from.text();
        entry.file.bytes  = from.number_up_to(kMaxFileBytes);
        entry.file.digest = from.digest();
        entry.file.text   = text;
        if (i > 0 && entry.key <= entries.back().key) from.fail();
        entries.push_back(std::move(entry));
    }
    if (from.failed()) entries.clear();
    return entries;
}

Tree read_tree(ByteReader& from)
{
    Tree tree;
    tree.depth   = from.number_up_to(kMaxDepth);
    tree.text    = from.number_up_to(1) == 1;
    tree.entries = read_entries(from, tree.text && tree.depth == 0);
    return tree;
}

const std::string* Visit::open(const File& file)
{
    const std::string* const bytes = shelf_.find(file.digest);
    if (asked_.emplace(file.digest, true).second) {
        bytes_ += file.bytes;
        if (bytes == nullptr) wanted_.push_back(file);
    }
    if (bytes != nullptr && bytes->size() != file.bytes) {
        break_off();
        return nullptr;
    }
    return bytes;
}

namespace {

constexpr std::size_t kPagesAtOnce = 2;

/// Collects from one node. returns  false when there is no reason to go on
bool collect(const std::vector<Entry>& entries, std::uint32_t depth, bool text, std::string_view key, std::string_view last, std::size_t most, Visit& visit, std::vector<Entry>& to)
{
    std::size_t missing = 0;
    const auto  behind  = std::ranges::upper_bound(entries, key, {}, [](const Entry& entry) { return std::string_view(entry.key); });
    for (auto at = behind == entries.begin() ? behind : behind - 1; at != entries.end(); ++at) {
        if (at->key > last || to.size() >= most) return false;
        if (depth == 0) {
            to.push_back(*at);
            continue;
        }
        const std::string* const page = visit.open(at->file);
        if (page == nullptr) {
            if (visit.broken() || ++missing == kPagesAtOnce) return false;
            continue;  // the next one will be wanted, too
        }
        ByteReader               reader(*page);
        const std::vector<Entry> inner = read_entries(reader, text && depth == 1);
        if (reader.failed() || reader.left() > 0 || inner.empty()) {
            visit.break_off();
            return false;
        }
        if (!collect(inner, depth - 1, text, key, last, most, visit, to)) return false;
    }
    return true;
}

}  // namespace

std::vector<Entry> files_from(const Tree& tree, std::string_view key, std::string_view last, std::size_t most, Visit& visit)
{
    std::vector<Entry> files;
    collect(tree.entries, tree.depth, tree.text, key, last, most, visit, files);
    return files;
}

}  // namespace juxta::pack
