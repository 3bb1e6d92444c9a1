// wasm/model/text_pool.hpp - many strings in few blocks of memory.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace juxta::model {

/// A string of a TextPool. 0 is the empty string of every pool.
enum class TextId : std::uint32_t { none = 0 };

/// Strings one after another in large blocks; a string never moves once it is in, so that views stay valid
/// for the life of the pool. Holds up to 4 GiB. Knows nothing of duplicates: a TextInterner does.
class TextPool {
public:
    TextPool();
    TextPool(TextPool&&) noexcept;
    TextPool& operator=(TextPool&&) noexcept;
    ~TextPool();

    /// Copies `text` in. The empty text is TextId::none and takes no room. cost: O(length).
    TextId add(std::string_view text);

    /// The text of an id that this pool gave out. Valid as long as the pool. cost: O(1).
    [[nodiscard]] std::string_view operator[](TextId id) const;

    /// Bytes taken from the heap.
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Block;
    std::vector<Block> blocks_;
};

/// Adds to a pool, each distinct text once. Kept only while loading; its memory goes with it.
class TextInterner {
public:
    explicit TextInterner(TextPool& pool);
    ~TextInterner();
    TextInterner(const TextInterner&)            = delete;
    TextInterner& operator=(const TextInterner&) = delete;

    /// The id of an equal text that came through here before, or a new one. cost: O(length), amortised.
    TextId add(std::string_view text);

private:
    struct Table;
    TextPool&              pool_;
    std::unique_ptr<Table> table_;
};

}  // namespace juxta::model
