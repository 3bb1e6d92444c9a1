// wasm/pack/tree.hpp - a directory of files in the order of their keys: which file holds a key.
// SPDX-License-Identifier: MIT
#pragma once

#include "pack/bytes.hpp"
#include "pack/shelf.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::pack {

inline constexpr std::size_t   kPageEntries = 64;  ///< of a page, and of a root at most; about 2.5 kB
inline constexpr std::uint32_t kMaxFileBytes = 64u * 1024 * 1024;  ///< as a bundle, for one item may be nearly all of it
inline constexpr std::uint32_t kMaxDepth     = 6;

/// A file and the first key that it holds.
struct Entry {
    std::string key;
    File        file;
};

/// The root of a directory. With depth 0 its entries are the files that hold keys; else pages, which are files themselves.
struct Tree {
    std::uint32_t      depth = 0;
    bool               text  = false;  ///< of the files that hold keys
    std::vector<Entry> entries;        ///< in ascending order of keys
};

void put_entries(std::string& to, const std::vector<Entry>& entries);
void put_tree(std::string& to, const Tree& tree);

/// returns  what is written there; the reader fails where it is no directory
[[nodiscard]] std::vector<Entry> read_entries(ByteReader& from, bool text);
[[nodiscard]] Tree               read_tree(ByteReader& from);

/// One question to a catalogue: what it needed, and what is missing for it.
class Visit {
public:
    /// work  Items that it may look at before it puts the rest off, about: a page is not kept waiting by a million.
    explicit Visit(const Shelf& shelf, std::size_t work = std::numeric_limits<std::size_t>::max()) : shelf_(shelf), work_(work) {}

    /// The bytes of a file; nullptr when it is not at hand, which is noted.
    const std::string* open(const File& file);

    [[nodiscard]] const std::vector<File>& wanted() const { return wanted_; }
    /// Bytes of all different files that the question has asked for so far, at hand or not.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] bool        asked(const Digest& digest) const { return asked_.contains(digest); }

    void               break_off() { broken_ = true; }
    [[nodiscard]] bool broken() const { return broken_; }  ///< A file is not what it should be.
    [[nodiscard]] bool ready() const { return !broken_ && !put_off_ && wanted_.empty(); }

    [[nodiscard]] std::size_t work() const { return work_; }
    void                      spend(std::size_t items) { work_ -= std::min(work_, items); }
    /// There is more to do than it may: it has to be asked again, whether files are wanted or not.
    void               put_off() { put_off_ = true; }
    [[nodiscard]] bool is_put_off() const { return put_off_; }

private:
    const Shelf&           shelf_;
    std::vector<File>      wanted_;
    std::map<Digest, bool> asked_;
    std::size_t            bytes_  = 0;
    std::size_t            work_;
    bool                   broken_ = false, put_off_ = false;
};

/// The files from the one that holds `key` on, while `goes_on(first key of the file)`; at most `most`.
/// returns  fewer than there are when a page is not at hand: visit.ready() tells
[[nodiscard]] std::vector<Entry> files_from(const Tree& tree, std::string_view key, std::string_view last, std::size_t most, Visit& visit);

}  // namespace juxta::pack
