// wasm/bundle/parse.cpp - the values of a JSON text, handed to Document as they come.
// SPDX-License-Identifier: MIT
//
// Nearly every token is plain: a string without escapes, a number of few digits. Those are taken where they stand. The others
// are left to nlohmann's lexer. Why a text is broken is nobody's question here: JsonWalk tells it.
#include "bundle/parse.hpp"

#include "base/utf8.hpp"
#include "bundle/document.hpp"
#include "bundle/odd_token.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace juxta::bundle {
namespace {

using namespace std::string_view_literals;

/// A whole number of so many digits is exact as a double, and so is ten to the power of as many.
constexpr std::ptrdiff_t kExactDigits = 15;

constexpr std::array<double, kExactDigits + 1> kPowersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

using Bytes = std::int8_t __attribute__((vector_size(16)));  // both compilers have it

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// True for what stands for itself in a JSON string, and is ASCII.
bool is_plain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// The first byte that is not plain, or the end.
const char* plain_end(const char* at, const char* end)
{
    struct Halves {
        std::uint64_t low, high;
    };
    static_assert(std::endian::native == std::endian::little, "the lowest byte of a number is the first of the text");

    for (; end - at >= 16; at += 16) {
        Bytes bytes;
        std::memcpy(&bytes, at, sizeof bytes);
        // As signed numbers, the bytes beyond ASCII are below the space.
        const auto strange = std::bit_cast<Halves>((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
        if (strange.low != 0)
            return at + std::countr_zero(strange.low) / 8;
        if (strange.high != 0)
            return at + 8 + std::countr_zero(strange.high) / 8;
    }
    while (at < end && is_plain(*at))
        ++at;
    return at;
}

/// The quote that ends a string of UTF-8 without escapes, `at` in it being the first byte that is not plain. A backslash ends it, too.
/// returns  nullptr when there is none
const char* string_end(const char* at, const char* end)
{
    while (at < end) {
        if (*at == '"' || *at == '\\')
            return at;
        std::size_t size = 0;
        if (static_cast<unsigned char>(*at) < 0x80 || (next_code_point({at, end}, size) == kReplacement && size == 1))
            return nullptr;
        at = plain_end(at + size, end);
    }
    return nullptr;
}

/// Where a text is being read. Small and never passed on, so that it is kept in registers.
struct Tokens {
    const char*      at;
    const char*      end;
    std::string_view string;      ///< the last one, valid until the next
    double           number  = 0;      ///< the last one, infinite when no double can hold it
    bool             escaped = false;  ///< The last string that was not plain has escapes; otherwise it is none.

    /// The next byte that is no space; 0 at the end.
    char peek()
    {
        while (at < end && *at <= ' ' && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
        return at < end ? *at : '\0';
    }

    bool word(std::string_view word)
    {
        if (!std::string_view(at, end).starts_with(word))
            return false;
        at += word.size();
        return true;
    }

    // These two return false when it is not a plain one.

    bool plain_string()
    {
        const char* to = plain_end(at + 1, end);
        if (to == end || *to != '"')
            to = string_end(to, end);
        escaped = to != nullptr && *to == '\\';
        if (to == nullptr || escaped)
            return false;
        string = {at + 1, to};
        at     = to + 1;
        return true;
    }

    /// source  Clinger, "How to Read Floating Point Numbers Accurately" (1990): an exact number by an exact power of ten is rounded once.
    bool plain_number()
    {
        const char*    to       = at;
        const bool     negative = *to == '-';
        std::uint64_t  value    = 0;
        std::ptrdiff_t places   = 0;
        const auto     digits   = [&] {
            const char* const from = to;
            for (; to < end && is_digit(*to); ++to)
                value = value * 10 + static_cast<std::uint64_t>(*to - '0');
            return to - from;
        };
        to += negative ? 1 : 0;
        const char* const    first = to;
        const std::ptrdiff_t whole = digits();
        bool                 plain = whole == 1 || (whole > 1 && *first != '0');
        if (to < end && *to == '.') {
            ++to;
            places = digits();
            plain  = plain && places > 0;
        }
        if (!plain || whole + places > kExactDigits || (to < end && (*to == 'e' || *to == 'E')))
            return false;
        at     = to;
        number = static_cast<double>(value) / kPowersOfTen[static_cast<std::size_t>(places)];
        // There is a -0.0, and no -0.
        if (negative)
            number = places > 0 ? -number : 0.0 - number;
        return true;
    }
};

/// Reads a string or number that is not plain. returns  behind it; nullptr when it is none
const char* read_odd(const char* at, const char* end, Scalar::Kind kind, OddToken& to)
{
    to = read_odd_token({at, end});
    return to.kind == kind ? at + to.size : nullptr;
}

}  // namespace

std::size_t parse(std::string_view text, int nesting, Document& to)
{
    using Kind = Scalar::Kind;

    Tokens        tokens{text.data(), text.data() + text.size(), {}};
    OddToken      odd;               // the last that there was
    std::uint64_t objects  = 0;      // One bit for each that is open, the innermost lowest: an object and not a list.
    int           depth    = 0;
    bool          key_next = false;  // and not a value
    assert(nesting <= 64);

    for (;;) {
        const char first = tokens.peek();
        if (key_next && first != '"')
            return 0;
        switch (first) {
        case '{':
        case '[': {
            if (depth == nesting)
                return 0;
            const bool object = first == '{';
            ++tokens.at;
            to.open(object);
            if (tokens.peek() == (object ? '}' : ']')) {
                ++tokens.at;
                to.close();
                break;
            }
            objects = objects << 1 | (object ? 1u : 0u);
            ++depth;
            key_next = object;
            continue;
        }
        case '"':
            if (!tokens.plain_string()) {
                if (!tokens.escaped)
                    return 0;
                to.set_escapes();
                tokens.at = read_odd(tokens.at, tokens.end, Kind::text, odd);
                if (tokens.at == nullptr)
                    return 0;
                tokens.string = odd.text;
            }
            if (key_next) {
                to.key(tokens.string);
                if (tokens.peek() != ':')
                    return 0;
                ++tokens.at;
                key_next = false;
                continue;
            }
            to.scalar({Kind::text, 0, tokens.string});
            break;
        case 't':
        case 'f':
        case 'n':
            if (!tokens.word(first == 't' ? "true"sv : first == 'f' ? "false"sv : "null"sv))
                return 0;
            to.scalar({first == 'n' ? Kind::null : Kind::boolean, first == 't' ? 1.0 : 0.0, {}});
            break;
        default:
            if (first != '-' && !is_digit(first))
                return 0;
            if (!tokens.plain_number()) {
                tokens.at = read_odd(tokens.at, tokens.end, Kind::number, odd);
                if (tokens.at == nullptr)
                    return 0;
                tokens.number = odd.number;
            }
            to.scalar({Kind::number, tokens.number, {}});
        }
        // A value is whole, and with it perhaps those around it.
        for (;;) {
            if (depth == 0)
                return static_cast<std::size_t>(tokens.at - text.data());
            const char next = tokens.peek();
            if (next != ',' && next != ((objects & 1) != 0 ? '}' : ']'))
                return 0;
            ++tokens.at;
            if (next == ',')
                break;
            to.close();
            objects >>= 1;
            --depth;
        }
        key_next = (objects & 1) != 0;
    }
}

}  // namespace juxta::bundle
