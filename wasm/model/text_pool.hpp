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

/// Spreads texts over 32 bits, for hash tables; equal on every machine.
[[nodiscard]] std::uint32_t hash_of(std::string_view text);

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
    static constexpr std::size_t kBlockBytes = 256u * 1024;

    // An id is where the string's length stands: number of the block, then the offset in it. A string too long for a block
    // gets one of its own that counts for several.
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t                          first_ = 0;  ///< the block that is being filled
    std::size_t                          used_  = 0;  ///< bytes of it
    std::size_t                          bytes_ = 0;  ///< of all blocks
};

/// Adds to a pool, each distinct text once. Kept only while loading; its memory goes with it.
class TextInterner {
public:
    explicit TextInterner(TextPool& pool);
    ~TextInterner();
    TextInterner(const TextInterner&)            = delete;
    TextInterner& operator=(const TextInterner&) = delete;

    /// The text, and whether it is new here.
    struct Added {
        TextId id    = TextId::none;
        bool   fresh = false;
    };

    /// The id of an equal text that came through here before, or a new one. The empty text is never fresh.
    /// cost: O(length), amortised.
    Added add(std::string_view text);

private:
    struct Slot {
        std::uint32_t hash = 0;
        TextId        id   = TextId::none;  ///< none = free
    };

    void grow();

    TextPool&         pool_;
    std::vector<Slot> slots_;      ///< open addressing, a power of two
    std::size_t       count_ = 0;  ///< slots taken
};

}  // namespace juxta::model
