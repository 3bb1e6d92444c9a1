// wasm/catalogue/index.cpp - reads texts into the inverted index.
// SPDX-License-Identifier: MIT
#include "catalogue/index.hpp"

#include "catalogue/typing.hpp"
#include "catalogue/words.hpp"
#include "model/shrink.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace juxta::catalogue {
namespace {

constexpr std::size_t   kItemCost   = 32;    // an item without a text takes time, too
constexpr std::size_t   kToldTexts  = 1024;  // places for texts that were read
constexpr std::size_t   kToldBytes  = 64;    // longer texts seldom do
constexpr std::size_t   kToldWords  = 16'384;
constexpr std::uint64_t kMultiplier = 0x9E37'79B9'7F4A'7C15u;
constexpr std::uint64_t kSpread     = 0xD6E8'FEB8'6659'FD93u;  // so that the end of a word does not cancel out its beginning
constexpr std::uint32_t kHashed     = 0x8000'0000u;

bool hashed(std::uint32_t rest) { return (rest & kHashed) != 0; }

/// The highest bits of a product, on which all of its factors' bits have an effect.
/// source  D. E. Knuth, The Art of Computer Programming 3 (1973), section 6.4: multiplicative hashing
std::size_t place_of(std::uint64_t begin, std::uint32_t rest, std::size_t mask)
{
    return static_cast<std::size_t>((begin ^ rest * kSpread) * kMultiplier >> std::countl_zero(std::uint64_t{mask}));
}

}  // namespace

Index::Index() : pool_{'\0'} {}

std::uint8_t Index::class_of_length(std::uint32_t length)
{
    if (length < 8) return static_cast<std::uint8_t>(length);
    const auto octave = static_cast<std::uint32_t>(std::bit_width(length));  // 4 and more
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(8 + (octave - 4) * 4 + ((length >> (octave - 3)) & 3), kLengthClasses - 1));
}

std::uint32_t Index::length_of_class(std::uint8_t length_class)
{
    if (length_class < 8) return length_class;
    const std::uint32_t octave = (length_class - 8u) / 4, part = (length_class - 8u) % 4;
    return (4 + part) << (octave + 1);
}

[[gnu::always_inline]] inline void Index::add_posting(Word& word, model::ItemIndex item, std::uint32_t weight)
{
    if (word.tail > word.limit) {
        std::uint8_t* const link = at(word.limit + kMaxPosting);
        word.level               = std::min(word.level + 1u, kLastLevel) & 15u;
        word.tail                = new_slice(word);
        std::memcpy(link, &word.tail, kLinkBytes);
    }
    // All of it at once, and some zeros, as a branch for each byte would be guessed wrongly too often: there are eight bytes to the slice's end.
    const std::uint64_t delta = item - word.last;
    const unsigned      size  = (static_cast<unsigned>(std::bit_width(delta | 1)) + 6) / 7;  // bytes
    std::uint64_t       bytes = std::uint64_t{weight} << size * 8 | (0x80'8080'8080u & ((std::uint64_t{1} << (size - 1) * 8) - 1));
    for (unsigned k = 0; k < 5; ++k) bytes |= (delta >> k * 7 & 0x7F) << k * 8;
    std::memcpy(at(word.tail), &bytes, sizeof bytes);
    word.tail += size + 1;
    word.last = item;
}

[[gnu::always_inline]] inline void Index::post(WordIndex index, model::ItemIndex item, std::uint32_t weight)
{
    Word& word = words_[index];
    if (word.count == 0) {
        word.count = 1;
        word.last  = item;
        word.head  = weight;
        return;
    }
    if (word.last == item) {
        if (word.count == 1) {
            word.head = std::min(word.head + weight, kMaxWordWeight);
        } else {
            std::uint8_t& last = *at(word.tail - 1);
            last               = static_cast<std::uint8_t>(std::min(last + weight, kMaxWordWeight));
        }
        return;
    }
    if (word.count == 1) {
        const std::uint32_t first_weight = word.head;
        const auto          first_item   = word.last;
        word.head = word.tail = new_slice(word);
        word.last             = 0;
        add_posting(word, first_item, first_weight);
    }
    add_posting(word, item, weight);
    ++word.count;
}

bool Index::grow(const model::Bundle& bundle, std::size_t budget)
{
    if (items() >= bundle.items.size()) return true;
    if (slots_.empty()) {
        make_slots(std::max<std::size_t>(1024, std::bit_ceil(words_.size() * 2)));
        told_.resize(kToldTexts);
    }
    std::size_t read = 0;
    while (items() < bundle.items.size() && read < budget) {
        const auto    item   = static_cast<model::ItemIndex>(items());
        std::uint32_t length = 0;
        read += kItemCost;
        for_each_text_id(bundle, item, [&](Field field, model::TextId id) {
            const bool          name   = field == Field::name;
            const std::uint32_t weight = kFieldWeight[static_cast<std::size_t>(field)];
            Told&               told   = told_[static_cast<std::uint32_t>(id) * kMultiplier >> 40 & (kToldTexts - 1)];
            Told                words  = told;
            bool                kept   = true;
            if (told.text != id || name) {
                const std::string_view text = bundle.texts[id];
                kept                        = !name && field != Field::tagline && text.size() <= kToldBytes;
                if (told_words_.size() > kToldWords) {
                    told_.assign(kToldTexts, {});
                    told_words_.clear();
                }
                words = {id, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(told_words_.size()), 0};
                for (WordReader reader(text); reader.next();) told_words_.push_back(intern(reader.word()));
                words.count = static_cast<std::uint32_t>(told_words_.size()) - words.first;
                if (kept) told = words;
            }
            for (std::uint32_t i = 0; i < words.count; ++i) post(told_words_[words.first + i], item, name && i == 0 ? kFirstNameWordWeight : weight);
            if (!kept) told_words_.resize(words.first);
            read += words.bytes;
            length += words.count * weight;
        });
        lengths_.push_back(class_of_length(length));
        total_length_ += length;
    }
    if (items() < bundle.items.size()) return false;
    slots_      = {};
    told_       = {};
    told_words_ = {};
    model::shrink(words_);
    model::shrink(pool_);
    model::shrink(lengths_);
    return true;
}

std::size_t Index::memory_bytes() const
{
    return pool_.capacity() + words_.capacity() * sizeof(Word) + blocks_.size() * kBlockBytes + blocks_.capacity() * sizeof(blocks_[0])
         + slots_.capacity() * sizeof(Slot) + told_.capacity() * sizeof(Told) + told_words_.capacity() * sizeof(WordIndex) + lengths_.capacity();
}

// Behind the words of WordReader there are zeros, and none within them: so a word of up to 12 bytes is its bytes, without its size.
Index::Key Index::key_of(std::string_view word)
{
    Key key;
    std::memcpy(&key.begin, word.data(), 8);
    std::memcpy(&key.rest, word.data() + 8, 4);
    if (word.size() <= 12 && !hashed(key.rest)) return key;
    std::uint64_t hash = word.size();
    for (std::size_t at = 8; at < word.size(); at += 8) {
        std::uint64_t part;
        std::memcpy(&part, word.data() + at, 8);
        hash = (hash ^ part) * kMultiplier;
        hash ^= hash >> 32;
    }
    key.rest = static_cast<std::uint32_t>(hash) | kHashed;
    return key;
}

WordIndex Index::intern(std::string_view word)
{
    const Key   key   = key_of(word);
    std::size_t mask  = slots_.size() - 1;
    std::size_t place = place_of(key.begin, key.rest, mask);
    for (; slots_[place].word != 0; place = (place + 1) & mask) {
        const Slot& slot = slots_[place];
        if (slot.begin == key.begin && slot.rest == key.rest && (!hashed(key.rest) || this->word(slot.word - 1) == word)) return slot.word - 1;
    }
    if ((words_.size() + 1) * 3 > slots_.size() * 2) {
        make_slots(slots_.size() * 2);
        mask = slots_.size() - 1;
        for (place = place_of(key.begin, key.rest, mask); slots_[place].word != 0;) place = (place + 1) & mask;
    }
    Word made;
    made.text    = static_cast<std::uint32_t>(pool_.size());
    made.letters = Pattern::letters(word);
    words_.push_back(made);
    pool_.insert(pool_.end(), word.data(), word.data() + word.size() + 1);
    slots_[place] = {key.begin, key.rest, static_cast<std::uint32_t>(words_.size())};
    return static_cast<WordIndex>(words_.size() - 1);
}

void Index::make_slots(std::size_t count)
{
    std::vector<Slot> larger(count);
    const std::size_t mask = count - 1;
    const auto        put  = [&](Slot slot) {
        std::size_t place = place_of(slot.begin, slot.rest, mask);
        while (larger[place].word != 0) place = (place + 1) & mask;
        larger[place] = slot;
    };
    if (!slots_.empty()) {
        for (const Slot& slot : slots_)
            if (slot.word != 0) put(slot);
    } else {
        char padded[kMaxWordBytes + 16];
        for (WordIndex w = 0; w < words_.size(); ++w) {
            const std::string_view text = word(w);
            std::memset(padded, 0, sizeof padded);
            std::memcpy(padded, text.data(), text.size());
            const Key key = key_of({padded, text.size()});
            put({key.begin, key.rest, w + 1});
        }
    }
    slots_ = std::move(larger);
}

// A slice of the word's level; slices never straddle blocks.
std::uint32_t Index::new_slice(Word& word)
{
    const std::uint32_t size = kFirstSlice << word.level;
    if (block_used_ + size > kBlockBytes) {
        blocks_.push_back(std::make_unique_for_overwrite<std::uint8_t[]>(kBlockBytes));
        block_used_ = 0;
    }
    const auto place = static_cast<std::uint32_t>((blocks_.size() - 1) * kBlockBytes) + block_used_;
    block_used_ += size;
    word.limit = place + size - kLinkBytes - kMaxPosting;
    return place;
}

}  // namespace juxta::catalogue
