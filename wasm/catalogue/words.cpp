// wasm/catalogue/words.cpp - folding and cutting: a table for ASCII, the rest code point by code point.
// SPDX-License-Identifier: MIT
#include "catalogue/words.hpp"

#include "base/utf8.hpp"
#include "catalogue/fold_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace juxta::catalogue {
namespace {

// What an ASCII byte is to a word: itself in lower case, or one of these.
constexpr unsigned char kGap        = 0;
constexpr unsigned char kApostrophe = 1;
constexpr unsigned char kBeyond     = 2;  // not ASCII
constexpr unsigned char kLeast      = '0';

constexpr std::array<unsigned char, 256> kAscii = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c) table[c] = static_cast<unsigned char>(c);
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = static_cast<unsigned char>(c);
    table['\''] = kApostrophe;
    for (unsigned c = 0x80; c < 0x100; ++c) table[c] = kBeyond;
    return table;
}();

static_assert(std::endian::native == std::endian::little, "the lowest byte of a number is the first of the text");

using Bytes = std::uint8_t __attribute__((vector_size(16)));  // both compilers have it

Bytes load(const char* at)
{
    Bytes bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

constexpr std::uint8_t kLower = 0x20;  // makes a letter of ASCII small, and leaves a digit as it is

// One bit for each byte that is not 0 but 0xFF, the first one's the lowest.
std::uint64_t bits_of(Bytes marks)
{
    struct Halves {
        std::uint64_t low, high;
    };
    const auto halves = std::bit_cast<Halves>(marks & 1);
    return halves.low * 0x0102'0408'1020'4080u >> 56 | (halves.high * 0x0102'0408'1020'4080u >> 56) << 8;
}

// So many first bytes are 0xFF, the others 0.
Bytes first(std::size_t count)
{
    static constexpr auto kEdge = [] {
        std::array<char, 32> made{};
        std::fill_n(made.begin(), 16, static_cast<char>(-1));
        return made;
    }();
    return load(kEdge.data() + 16 - count);
}

struct Block {
    char32_t     first, last;
    Folded::Kind kind;
};

// Of what is not a letter; everything from U+00AA on that is not here is one. Sorted.
constexpr Block kBlocks[] = {
    {0x0080, 0x00A9, Folded::Kind::gap},     {0x00AB, 0x00B1, Folded::Kind::gap},     {0x00B4, 0x00B4, Folded::Kind::gap},
    {0x00B6, 0x00B8, Folded::Kind::gap},     {0x00BB, 0x00BF, Folded::Kind::gap},     {0x00D7, 0x00D7, Folded::Kind::gap},
    {0x00F7, 0x00F7, Folded::Kind::gap},     {0x02BC, 0x02BC, Folded::Kind::nothing}, {0x0300, 0x036F, Folded::Kind::nothing},
    {0x0375, 0x0375, Folded::Kind::gap},     {0x037E, 0x037E, Folded::Kind::gap},     {0x0387, 0x0387, Folded::Kind::gap},
    {0x0483, 0x0489, Folded::Kind::nothing}, {0x055A, 0x055F, Folded::Kind::gap},     {0x0589, 0x058F, Folded::Kind::gap},
    {0x0591, 0x05BD, Folded::Kind::nothing}, {0x05BE, 0x05BE, Folded::Kind::gap},     {0x05BF, 0x05BF, Folded::Kind::nothing},
    {0x05C0, 0x05C0, Folded::Kind::gap},     {0x05C1, 0x05C2, Folded::Kind::nothing}, {0x05C3, 0x05C3, Folded::Kind::gap},
    {0x05C4, 0x05C5, Folded::Kind::nothing}, {0x05C6, 0x05C6, Folded::Kind::gap},     {0x05C7, 0x05C7, Folded::Kind::nothing},
    {0x05F3, 0x05F4, Folded::Kind::nothing}, {0x0600, 0x060F, Folded::Kind::gap},     {0x0610, 0x061A, Folded::Kind::nothing},
    {0x061B, 0x061F, Folded::Kind::gap},     {0x0640, 0x0640, Folded::Kind::nothing}, {0x064B, 0x065F, Folded::Kind::nothing},
    {0x066A, 0x066D, Folded::Kind::gap},     {0x0670, 0x0670, Folded::Kind::nothing}, {0x06D4, 0x06D4, Folded::Kind::gap},
    {0x06D6, 0x06ED, Folded::Kind::nothing}, {0x0964, 0x0965, Folded::Kind::gap},     {0x0E2F, 0x0E2F, Folded::Kind::gap},
    {0x0E4F, 0x0E4F, Folded::Kind::gap},     {0x0E5A, 0x0E5B, Folded::Kind::gap},     {0x1AB0, 0x1AFF, Folded::Kind::nothing},
    {0x1DC0, 0x1DFF, Folded::Kind::nothing}, {0x2000, 0x200A, Folded::Kind::gap},     {0x200B, 0x200F, Folded::Kind::nothing},
    {0x2010, 0x2017, Folded::Kind::gap},     {0x2018, 0x2019, Folded::Kind::nothing}, {0x201A, 0x2029, Folded::Kind::gap},
    {0x202A, 0x202E, Folded::Kind::nothing}, {0x202F, 0x205F, Folded::Kind::gap},     {0x2060, 0x206F, Folded::Kind::nothing},
    {0x2070, 0x20CF, Folded::Kind::gap},     {0x20D0, 0x20FF, Folded::Kind::nothing}, {0x2100, 0x25FF, Folded::Kind::gap},
    {0x2600, 0x27BF, Folded::Kind::lone},    {0x27C0, 0x2BFF, Folded::Kind::gap},     {0x2E00, 0x2E7F, Folded::Kind::gap},
    {0x2E80, 0x2FDF, Folded::Kind::lone},    {0x2FF0, 0x3004, Folded::Kind::gap},     {0x3005, 0x3007, Folded::Kind::lone},
    {0x3008, 0x3020, Folded::Kind::gap},     {0x3021, 0x3029, Folded::Kind::lone},    {0x3030, 0x3030, Folded::Kind::gap},
    {0x3031, 0x309F, Folded::Kind::lone},    {0x30A0, 0x30A0, Folded::Kind::gap},     {0x30A1, 0x30FA, Folded::Kind::lone},
    {0x30FB, 0x30FB, Folded::Kind::gap},     {0x30FC, 0x312F, Folded::Kind::lone},    {0x3190, 0x33FF, Folded::Kind::lone},
    {0x3400, 0x4DBF, Folded::Kind::lone},    {0x4DC0, 0x4DFF, Folded::Kind::gap},     {0x4E00, 0x9FFF, Folded::Kind::lone},
    {0xE000, 0xF8FF, Folded::Kind::gap},     {0xF900, 0xFAFF, Folded::Kind::lone},    {0xFE00, 0xFE0F, Folded::Kind::nothing},
    {0xFE10, 0xFE1F, Folded::Kind::gap},     {0xFE20, 0xFE2F, Folded::Kind::nothing}, {0xFE30, 0xFE6F, Folded::Kind::gap},
    {0xFEFF, 0xFEFF, Folded::Kind::nothing}, {0xFF00, 0xFF0F, Folded::Kind::gap},     {0xFF1A, 0xFF20, Folded::Kind::gap},
    {0xFF3B, 0xFF40, Folded::Kind::gap},     {0xFF5B, 0xFF65, Folded::Kind::gap},     {0xFF66, 0xFF9F, Folded::Kind::lone},
    {0xFFE0, 0xFFFF, Folded::Kind::gap},     {0x1F000, 0x1F3FA, Folded::Kind::lone},  {0x1F3FB, 0x1F3FF, Folded::Kind::nothing},
    {0x1F400, 0x1FAFF, Folded::Kind::lone},  {0x20000, 0x3FFFF, Folded::Kind::lone},  {0xE0000, 0xE0FFF, Folded::Kind::nothing},
    {0xF0000, 0x10FFFF, Folded::Kind::gap},
};

bool is_apostrophe(char32_t point)
{
    return point == '\'' || point == 0x2018 || point == 0x2019 || point == 0x02BC;
}

Folded byte_entry(std::uint8_t byte, char32_t point)
{
    if (byte >= 0x80) return {Folded::Kind::letter, static_cast<char32_t>(kFoldPairs[byte - 0x80][0]), static_cast<char32_t>(kFoldPairs[byte - 0x80][1])};
    return {Folded::Kind::letter, byte != 0 ? byte : point, 0};
}

std::size_t encode(char32_t point, char* to)
{
    if (point < 0x80) {
        to[0] = static_cast<char>(point);
        return 1;
    }
    if (point < 0x800) {
        to[0] = static_cast<char>(0xC0 | (point >> 6));
        to[1] = static_cast<char>(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        to[0] = static_cast<char>(0xE0 | (point >> 12));
        to[1] = static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        to[2] = static_cast<char>(0x80 | (point & 0x3F));
        return 3;
    }
    to[0] = static_cast<char>(0xF0 | (point >> 18));
    to[1] = static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    to[2] = static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    to[3] = static_cast<char>(0x80 | (point & 0x3F));
    return 4;
}

}  // namespace

Folded fold(char32_t point)
{
    if (point < 0x80) {
        const unsigned char byte = kAscii[point];
        if (byte >= kLeast) return {Folded::Kind::letter, byte, 0};
        return {byte == kApostrophe ? Folded::Kind::nothing : Folded::Kind::gap, 0, 0};
    }
    const auto* block = std::ranges::lower_bound(kBlocks, point, {}, &Block::last);
    if (block != std::end(kBlocks) && point >= block->first) return {block->kind, block->kind == Folded::Kind::lone ? point : 0, 0};

    if (point >= 0xAA && point <= 0x24F && kFoldLatin[point - 0xAA] != 0) return byte_entry(kFoldLatin[point - 0xAA], point);
    if (point >= 0x1E00 && point <= 0x1EFF && kFoldLatinMore[point - 0x1E00] != 0) return byte_entry(kFoldLatinMore[point - 0x1E00], point);
    if (point >= 0x1F00 && point <= 0x1FFF) {
        const std::uint8_t letter = kFoldGreekMore[point - 0x1F00];
        return letter != 0 ? Folded{Folded::Kind::letter, 0x300u + letter, 0} : Folded{};
    }
    const auto* run = std::ranges::lower_bound(kFoldRuns, point, {}, &FoldRun::last);
    if (run != std::end(kFoldRuns) && point >= run->first && (point - run->first) % run->step == 0)
        return {Folded::Kind::letter, (point + run->distance) & 0xFFFFu, 0};
    return {Folded::Kind::letter, point, 0};
}

WordReader::WordReader(std::string_view text) : text_(text), short_{}
{
    if (text.size() < kBlock) std::copy(text.begin(), text.end(), short_);
    look(0);
}

// The block at a place of the text, or the last one that is whole.
WordReader::Block WordReader::block(std::size_t at) const
{
    if (text_.size() < kBlock) return {short_, at};
    const std::size_t from = std::min(at, text_.size() - kBlock);
    return {text_.data() + from, at - from};
}

void WordReader::look(std::size_t from)
{
    from_    = from;
    letters_ = beyond_ = 0;
    for (std::size_t k = 0; k < 64 && from + k < text_.size(); k += kBlock) {
        const auto [at, before] = block(from + k);
        const Bytes bytes = load(at), small = bytes | kLower;
        const auto  letters = (small - 'a' < 26) | (bytes - '0' < 10), beyond = bytes > 0x7F;
        letters_ |= bits_of(std::bit_cast<Bytes>(letters)) >> before << k;
        beyond_ |= bits_of(std::bit_cast<Bytes>(beyond)) >> before << k;
    }
}

bool WordReader::next()
{
    const std::size_t size = text_.size();
    std::size_t       at   = at_;
    for (;;) {
        const std::uint64_t begins = at - from_ < 64 ? (letters_ | beyond_) >> (at - from_) : 0;
        if (begins != 0) {
            at += static_cast<std::size_t>(std::countr_zero(begins));
            break;
        }
        at = std::max(at, from_ + 64);
        if (at >= size) {
            at_ = size;
            return false;
        }
        look(at);
    }
    begin_ = at;
    size_  = 0;
    // ASCII up to the end of the word: what nearly all texts are made of.
    const auto  letters = [&] { return static_cast<std::size_t>(std::countr_one(letters_ >> (at - from_))); };
    std::size_t length  = letters();
    if (at > from_ && at + length == from_ + 64 && at + length < size) {
        look(at);
        length = letters();
    }
    if (length == 0) {
        at_ = at;
        return next_beyond_ascii();
    }
    std::size_t k = 0;
    do {
        const auto [from, before] = block(at + k);
        const Bytes bytes         = (load(from) | kLower) & first(std::min(length - k + before, kBlock));
        char* const to            = bytes_ + kBlock + k - before;
        std::memcpy(to, &bytes, sizeof bytes);
        std::memset(to + kBlock, 0, kBlock);
        k += kBlock;
    } while (k < length);
    size_ = length;
    at_   = at + length;
    if (length < kMaxWordBytes && at_ < size && kAscii[static_cast<unsigned char>(text_[at_])] != kGap) return next_beyond_ascii();
    end_ = at_;
    return true;
}

// Goes on at at_ with what has been read of a word, which began at begin_.
bool WordReader::next_beyond_ascii()
{
    char* const word = bytes_ + kBlock;
    end_ = at_;
    while (at_ < text_.size()) {
        std::size_t    at     = at_;
        const char32_t point  = next_code_point(text_, at);
        const Folded   folded = fold(point);
        char         bytes[8];
        std::size_t  length = 0;
        if (folded.kind == Folded::Kind::gap || (folded.kind == Folded::Kind::lone && size_ > 0)) {
            if (size_ > 0) break;  // the gap, or the lone sign, is the next call's
            at_ = begin_ = at;
            continue;
        }
        if (folded.kind == Folded::Kind::nothing) {
            at_ = at;
            if (size_ == 0) begin_ = at;
            else if (!is_apostrophe(point)) end_ = at;  // a mark belongs to the letter before it
            continue;
        }
        length = encode(folded.first, bytes);
        if (folded.second != 0) length += encode(folded.second, bytes + length);
        if (size_ + length > kMaxWordBytes) break;
        std::memcpy(word + size_, bytes, length);
        size_ += length;
        at_ = end_ = at;
        if (folded.kind == Folded::Kind::lone) {
            // What modifies a pictograph goes with it.
            while (at_ < text_.size()) {
                at = at_;
                const char32_t modifier = next_code_point(text_, at);
                if (fold(modifier).kind != Folded::Kind::nothing || is_apostrophe(modifier)) break;
                at_ = end_ = at;
            }
            break;
        }
    }
    std::memset(word + size_, 0, kBlock);
    return size_ > 0;
}

std::string folded_text(std::string_view text)
{
    std::string made;
    for (WordReader reader(text); reader.next();) {
        if (!made.empty()) made += ' ';
        made += reader.word();
    }
    return made;
}

std::size_t letters_of(std::string_view word)
{
    return code_points(word);
}

bool all_digits(std::string_view word)
{
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

Span source_of(std::string_view source, std::size_t from, std::size_t to)
{
    Span        span;
    bool        begun  = false;
    std::size_t folded = 0;  // bytes of the word so far
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t start = at;
        const char32_t    read  = next_code_point(source, at);
        const Folded      point = fold(read);
        char              bytes[4];
        if (point.kind == Folded::Kind::nothing) {
            if (begun && span.end == start && !is_apostrophe(read)) span.end = at;
            continue;
        }
        if (point.kind == Folded::Kind::gap || folded >= to) break;
        const std::size_t length = encode(point.first, bytes) + (point.second != 0 ? encode(point.second, bytes) : 0);
        if (folded + length > from) {
            if (!begun) span.begin = start;
            begun    = true;
            span.end = at;
        }
        folded += length;
    }
    return span;
}

}  // namespace juxta::catalogue
