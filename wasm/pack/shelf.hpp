// wasm/pack/shelf.hpp - the files of a catalogue that are at hand, and those that are wanted.
// SPDX-License-Identifier: MIT
//
// A packed catalogue is one manifest and many small files that never change, each called by its SHA-256. Nothing here fetches: a
// question to the catalogue either is answered from what is on the shelf, or says which files it needs; the host brings them, checked
// against their sums, and the question is asked again.
#pragma once

#include "base/sha256.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::pack {

/// A file of the catalogue.
struct File {
    Digest        digest{};
    std::uint32_t bytes = 0;
    bool          text  = false;  ///< JSON, which hosts compress on their own

    bool operator==(const File&) const = default;
};

/// Where it lies, from the manifest's folder: "ab/cdef....bin", or .json.
[[nodiscard]] std::string path_of(const File& file);

/// Files at hand, by their sums.
class Shelf {
public:
    /// The bytes of a file; nullptr when it is not at hand. Valid until it is dropped.
    [[nodiscard]] const std::string* find(const Digest& digest) const
    {
        const auto at = files_.find(digest);
        return at == files_.end() ? nullptr : &at->second;
    }

    /// Takes a file. The host has checked that its bytes have this sum: in a page by crypto.subtle, natively by sha256().
    void put(const Digest& digest, std::string bytes)
    {
        bytes_ += bytes.size();
        files_.insert_or_assign(digest, std::move(bytes));
    }

    void drop_all()
    {
        files_.clear();
        bytes_ = 0;
    }

    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    std::map<Digest, std::string> files_;
    std::size_t                   bytes_ = 0;
};

}  // namespace juxta::pack
