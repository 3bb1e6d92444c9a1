// wasm/catalogue/typing.cpp - the bit-parallel distance.
// SPDX-License-Identifier: MIT
#include "catalogue/typing.hpp"

#include "base/utf8.hpp"
#include "catalogue/words.hpp"

#include <algorithm>

namespace juxta::catalogue {

unsigned errors_allowed(std::string_view word)
{
    if (word.size() < 4 || all_digits(word)) return 0;
    const std::size_t letters = letters_of(word);
    return letters >= 8 ? 2 : letters >= 4 ? 1 : 0;
}

Pattern::Pattern(std::string_view word)
{
    for (std::size_t at = 0; at < word.size() && length_ < 64; ++length_) {
        const char32_t      letter = next_code_point(word, at);
        const std::uint64_t place  = std::uint64_t{1} << length_;
        if (letter < 128) {
            places_[letter] |= place;
            continue;
        }
        const auto known = std::ranges::find(beyond_, letter, &Beyond::letter);
        if (known != beyond_.end()) known->places |= place;
        else beyond_.push_back({letter, place});
    }
}

Distance Pattern::to(std::string_view word, unsigned limit) const
{
    const std::uint64_t last    = std::uint64_t{1} << (length_ - 1);
    const std::size_t   longest = length_ + limit;
    std::uint64_t       up = ~std::uint64_t{0}, down = 0, same = 0, places_before = 0;
    auto                score = static_cast<unsigned>(length_);
    Distance            made{score, score};
    std::size_t         read = 0;
    for (std::size_t at = 0; at < word.size(); ++read) {
        if (read == longest) {
            made.whole = limit + 1;
            return made;
        }
        const char32_t letter = static_cast<unsigned char>(word[at]) < 128 ? static_cast<char32_t>(word[at++]) : next_code_point(word, at);
        std::uint64_t  places = 0;
        if (letter < 128) {
            places = places_[letter];
        } else {
            for (const Beyond& other : beyond_)
                if (other.letter == letter) places = other.places;
        }
        const std::uint64_t swapped = ((~same & places) << 1) & places_before;
        same                        = (((places & up) + up) ^ up) | places | down | swapped;
        std::uint64_t       right   = down | ~(same | up);
        const std::uint64_t left    = same & up;
        score += (right & last) != 0 ? 1u : 0u;
        score -= (left & last) != 0 ? 1u : 0u;
        right         = (right << 1) | 1;
        up            = (left << 1) | ~(same | right);
        down          = right & same;
        places_before = places;
        made.prefix   = std::min(made.prefix, score);
    }
    made.whole = score;
    return made;
}

std::uint32_t Pattern::letters(std::string_view word)
{
    std::uint32_t made = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (byte >= 'a') {
            if (byte < 128) {
                made |= 1u << (byte - 'a');
                ++at;
            } else {
                made |= 1u << (27 + next_code_point(word, at) % 5);
            }
        } else {
            made |= 1u << 26;
            ++at;
        }
    }
    return made;
}

}  // namespace juxta::catalogue
