// wasm/catalogue/index.hpp - which word stands in which item: an inverted index that grows item by item.
// SPDX-License-Identifier: MIT
//
// Searchable at any time, also while items are still being added. Laid out for scale: the words in one pool, one after the other with a
// 0 byte between, so that a scan over it finds all words with a given part; where each occurs in short runs of bytes that double in length
// (as in Lucene's in-memory index). Pure: no clock; the caller says how much to do in one go.
#pragma once

#include "model/bundle.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

/// Parts of an item in which words are sought.
enum class Field : std::uint8_t {
    name,
    category,
    tags,     ///< cells of type tags
    tagline,
    text,     ///< description, entry, cells of type text
    count,
};

/// What one occurrence of a word counts in each field. The first word of a name counts half as much again.
inline constexpr std::array<std::uint32_t, static_cast<std::size_t>(Field::count)> kFieldWeight{8, 4, 4, 3, 1};
inline constexpr std::uint32_t kFirstNameWordWeight = 12;
inline constexpr std::uint32_t kMaxWordWeight       = 63;  ///< Of one word in one item; more does not count.

/// Calls take(Field, model::TextId) for each text of an item, in the order of the fields.
template <class Take>
void for_each_text_id(const model::Bundle& bundle, model::ItemIndex item, Take&& take)
{
    using model::AttributeType;
    using model::ItemText;
    const auto give = [&](Field field, model::TextId text) {
        if (text != model::TextId::none) take(field, text);
    };
    give(Field::name, bundle.items.text(item, ItemText::name));
    give(Field::category, bundle.items.text(item, ItemText::category));
    for (const model::Column& column : bundle.columns)
        if (column.type() == AttributeType::tags)
            for (const model::TextId tag : column.tags(item)) give(Field::tags, tag);
    give(Field::tagline, bundle.items.text(item, ItemText::tagline));
    give(Field::text, bundle.items.text(item, ItemText::entry));
    for (const model::Column& column : bundle.columns)
        if (column.type() == AttributeType::text) give(Field::text, column.text(item));
    give(Field::text, bundle.items.text(item, ItemText::description));
}

/// Calls take(Field, std::string_view) for each of them.
template <class Take>
void for_each_text(const model::Bundle& bundle, model::ItemIndex item, Take&& take)
{
    for_each_text_id(bundle, item, [&](Field field, model::TextId text) { take(field, bundle.texts[text]); });
}

/// A word of the index, by its number: 0 is the first that came.
using WordIndex = std::uint32_t;

/// One item in which a word stands.
struct Posting {
    model::ItemIndex item   = 0;
    std::uint32_t    weight = 0;  ///< 1..kMaxWordWeight: the field weights of its occurrences, summed up

    bool operator==(const Posting&) const = default;
};

class Index {
public:
    Index();

    /// Takes in further items of the bundle, from items() on, in their order.
    ///
    /// bundle  The same in every call; it may have grown. Its items' columns are complete.
    /// budget  Bytes of text after which to stop; 1 or more. An item is never split. 400,000 bytes take about a millisecond natively.
    /// returns  True when all items of the bundle are in.
    /// cost     O(bytes of text), amortised.
    bool grow(const model::Bundle& bundle, std::size_t budget);

    [[nodiscard]] std::size_t items() const { return lengths_.size(); }
    [[nodiscard]] std::size_t words() const { return words_.size(); }

    /// A folded word (catalogue/words.hpp). Valid until the index grows.
    [[nodiscard]] std::string_view word(WordIndex word) const { return std::string_view(pool_.data() + words_[word].text, size_of(word)); }
    /// Items in which it stands.
    [[nodiscard]] std::uint32_t items_with(WordIndex word) const { return words_[word].count; }
    /// Its letters as bits, see Pattern::letters().
    [[nodiscard]] std::uint32_t letters(WordIndex word) const { return words_[word].letters; }

    /// All words, each between two 0 bytes.
    [[nodiscard]] std::string_view pool() const { return {pool_.data(), pool_.size()}; }
    /// Where a word starts in the pool; ascending.
    [[nodiscard]] std::uint32_t place(WordIndex word) const { return words_[word].text; }
    [[nodiscard]] std::size_t   size_of(WordIndex word) const
    {
        return (word + 1 < words_.size() ? words_[word + 1].text : static_cast<std::uint32_t>(pool_.size())) - words_[word].text - 1;
    }

    /// Calls take(item, weight) for each item with the word, ascending. cost: O(items with it).
    template <class Take>
    void for_each_posting(WordIndex word, Take&& take) const;

    /// The length class of an item, 0..kLengthClasses-1: the words of all its texts, each by the weight of its field. See length_of_class().
    [[nodiscard]] std::uint8_t length_class(model::ItemIndex item) const { return lengths_[item]; }
    /// Sum of the lengths of all items.
    [[nodiscard]] std::uint64_t total_length() const { return total_length_; }

    /// Bytes taken from the heap.
    [[nodiscard]] std::size_t memory_bytes() const;

    static constexpr std::size_t kLengthClasses = 72;
    /// The class of a length, and the least length of a class. Exact up to 7, then four classes an octave; the last takes all above.
    [[nodiscard]] static std::uint8_t  class_of_length(std::uint32_t length);
    [[nodiscard]] static std::uint32_t length_of_class(std::uint8_t length_class);

private:
    // Postings lie in slices of blocks: delta of the item by seven bits a byte, then the weight. The last four bytes of a slice say
    // where the next one is. A word in a single item has no slice.
    static constexpr std::uint32_t kBlockBytes   = 64u * 1024;
    static constexpr std::uint32_t kFirstSlice   = 16;
    static constexpr std::uint32_t kLastLevel    = 7;  ///< slices of 2 kB
    static constexpr std::uint32_t kLinkBytes    = 4;
    static constexpr std::uint32_t kMaxPosting   = 6;

    struct Word {
        std::uint32_t    text    = 0;  ///< in pool_
        std::uint32_t    letters = 0;
        model::ItemIndex last    = 0;  ///< item of the last posting
        std::uint32_t    count : 28 = 0;  ///< items
        std::uint32_t    level : 4  = 0;  ///< the slice being filled is kFirstSlice << level long
        std::uint32_t    head  = 0;  ///< the first slice; of a word in one item, the weight
        std::uint32_t    tail  = 0;  ///< where the next posting goes
        std::uint32_t    limit = 0;  ///< the last place of the slice where a posting may begin
    };
    /// How a word is told from others: where the highest bit of `rest` is not set, by this alone.
    struct Key {
        std::uint64_t begin = 0;  ///< its first 8 bytes; zeros behind a shorter one
        std::uint32_t rest  = 0;  ///< its bytes 9 to 12, likewise; of a longer one a hash of all of it with the highest bit set
    };
    struct Slot {
        std::uint64_t begin = 0;  ///< of the word's key
        std::uint32_t rest  = 0;
        std::uint32_t word  = 0;  ///< 1 + its number, 0 = free
    };
    /// A text that came before, and its words.
    struct Told {
        model::TextId text  = model::TextId::none;
        std::uint32_t bytes = 0;
        std::uint32_t first = 0, count = 0;  ///< of told_words_
    };

    [[nodiscard]] std::uint8_t* at(std::uint32_t place) const { return blocks_[place / kBlockBytes].get() + place % kBlockBytes; }
    std::uint32_t new_slice(Word& word);
    static Key    key_of(std::string_view word);
    WordIndex     intern(std::string_view word);
    void          post(WordIndex word, model::ItemIndex item, std::uint32_t weight);
    void          add_posting(Word& word, model::ItemIndex item, std::uint32_t weight);
    void          make_slots(std::size_t count);

    std::vector<char>                            pool_;
    std::vector<Word>                            words_;
    std::vector<std::unique_ptr<std::uint8_t[]>> blocks_;
    std::uint32_t                                block_used_ = kBlockBytes;
    std::vector<Slot>                            slots_;  ///< open addressing, a power of two; given back once all items are in, as are the next two
    std::vector<Told>                            told_;   ///< one for each place that a text's number falls on: the latest
    std::vector<WordIndex>                       told_words_;
    std::vector<std::uint8_t>                    lengths_;
    std::uint64_t                                total_length_ = 0;
};

template <class Take>
void Index::for_each_posting(WordIndex word, Take&& take) const
{
    const Word& of = words_[word];
    if (of.count == 1) {
        take(of.last, of.head);
        return;
    }
    std::uint32_t left = of.count, place = of.head, size = kFirstSlice;
    for (model::ItemIndex item = 0; left > 0;) {
        const std::uint8_t*       from  = at(place);
        const std::uint8_t* const limit = from + size - kLinkBytes - kMaxPosting;
        do {
            std::uint32_t delta = *from++;
            if (delta >= 0x80) {
                delta &= 0x7F;
                unsigned shift = 7;
                for (; *from >= 0x80; shift += 7) delta |= static_cast<std::uint32_t>(*from++ & 0x7F) << shift;
                delta |= static_cast<std::uint32_t>(*from++) << shift;
            }
            item += delta;
            take(item, std::uint32_t{*from++});
        } while (--left > 0 && from <= limit);
        if (left == 0) return;
        std::memcpy(&place, at(place) + size - kLinkBytes, kLinkBytes);
        size = std::min(size * 2, kFirstSlice << kLastLevel);
    }
}

}  // namespace juxta::catalogue
