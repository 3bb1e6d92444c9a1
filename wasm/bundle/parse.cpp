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

/// A whole number of so many digits is exact as a double, and so is ten to the power of as many.
constexpr std::ptrdiff_t kExactDigits = 15;

constexpr std::array<double, kExactDigits + 1> kPowersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

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

/// How many of eight bytes are plain before one that is not.
/// source  Mycroft's test for a zero byte: Warren, "Hacker's Delight" (2012), 6-1. A false alarm stands only behind a true one.
int plain_run(const char* eight)
{
    constexpr std::uint64_t ones = 0x0101010101010101u;
    std::uint64_t           bytes;
    std::memcpy(&bytes, eight, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big)
        bytes = std::byteswap(bytes);
    const std::uint64_t quote     = bytes ^ ones * '"';
    const std::uint64_t backslash = bytes ^ ones * '\\';
    const std::uint64_t strange   = ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((bytes - ones * 0x20) & ~bytes) | bytes;
    return std::countr_zero(strange & ones * 0x80) / 8;
}

enum class Token : std::uint8_t { open_object, close_object, open_list, close_list, colon, comma, text, number, yes, no, null, none };

class Tokens {
public:
    explicit Tokens(std::string_view text) : text_(text), at_(text.data()), end_(text.data() + text.size()) {}

    Token next()
    {
        while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
        if (at_ == end_)
            return Token::none;
        switch (*at_) {
        case '{': return mark(Token::open_object);
        case '}': return mark(Token::close_object);
        case '[': return mark(Token::open_list);
        case ']': return mark(Token::close_list);
        case ':': return mark(Token::colon);
        case ',': return mark(Token::comma);
        case '"': return string();
        case 't': return word("true", Token::yes);
        case 'f': return word("false", Token::no);
        case 'n': return word("null", Token::null);
        default: return *at_ == '-' || is_digit(*at_) ? number() : Token::none;
        }
    }

    /// The last text, valid until the next; the last number, infinite when no double can hold it.
    [[nodiscard]] std::string_view string_value() const { return string_; }
    [[nodiscard]] double           number_value() const { return number_; }

    /// A string with escapes was among them.
    [[nodiscard]] bool escaped() const { return escaped_; }

    /// Behind the last token.
    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(at_ - text_.data()); }

private:
    Token mark(Token token)
    {
        ++at_;
        return token;
    }

    Token word(std::string_view word, Token token)
    {
        if (!std::string_view(at_, end_).starts_with(word))
            return Token::none;
        at_ += word.size();
        return token;
    }

    Token string()
    {
        const char* to = at_ + 1;
        for (;;) {
            for (int run = 8; run == 8 && end_ - to >= 8; to += run)
                run = plain_run(to);
            while (to < end_ && is_plain(*to))
                ++to;
            if (to == end_)
                return Token::none;
            if (*to == '"') {
                string_ = {at_ + 1, to};
                at_     = to + 1;
                return Token::text;
            }
            if (*to == '\\') {
                escaped_ = true;
                return odd();
            }
            auto              offset = static_cast<std::size_t>(to - text_.data());
            const std::size_t before = offset;
            if (static_cast<unsigned char>(*to) < 0x80 || (next_code_point(text_, offset) == kReplacement && offset == before + 1))
                return Token::none;
            to = text_.data() + offset;
        }
    }

    /// source  Clinger, "How to Read Floating Point Numbers Accurately" (1990): an exact number by an exact power of ten is rounded once.
    Token number()
    {
        const char*    to       = at_;
        const bool     negative = *to == '-';
        std::uint64_t  value    = 0;
        std::ptrdiff_t whole    = 0;
        std::ptrdiff_t places   = 0;
        const auto     digits   = [&] {
            const char* const from = to;
            for (; to < end_ && is_digit(*to); ++to)
                value = value * 10 + static_cast<std::uint64_t>(*to - '0');
            return to - from;
        };
        to += negative ? 1 : 0;
        const char* const first = to;
        whole                   = digits();
        bool plain              = whole == 1 || (whole > 1 && *first != '0');
        if (to < end_ && *to == '.') {
            ++to;
            places = digits();
            plain  = plain && places > 0;
        }
        if (!plain || whole + places > kExactDigits || (to < end_ && (*to == 'e' || *to == 'E')))
            return odd();
        at_     = to;
        number_ = static_cast<double>(value) / kPowersOfTen[static_cast<std::size_t>(places)];
        // There is a -0.0, and no -0.
        if (negative)
            number_ = places > 0 ? -number_ : 0.0 - number_;
        return Token::number;
    }

    Token odd()
    {
        odd_ = read_odd_token({at_, end_});
        at_ += odd_.size;
        string_ = odd_.text;
        number_ = odd_.number;
        return odd_.kind == Scalar::Kind::text ? Token::text : odd_.kind == Scalar::Kind::number ? Token::number : Token::none;
    }

    std::string_view text_;
    const char*      at_;
    const char*      end_;
    std::string_view string_;
    double           number_  = 0;
    bool             escaped_ = false;
    OddToken         odd_;  ///< the last that there was
};

}  // namespace

std::size_t parse(std::string_view text, int nesting, Document& to)
{
    using Kind = Scalar::Kind;

    Tokens        tokens(text);
    std::uint64_t objects = 0;  // One bit for each that is open, the innermost lowest: an object and not a list.
    int           depth   = 0;
    Token         token   = tokens.next();
    assert(nesting <= 64);

    const auto take_key = [&] {
        if (token != Token::text)
            return false;
        to.set_escapes(tokens.escaped());
        to.key(tokens.string_value());
        if (tokens.next() != Token::colon)
            return false;
        token = tokens.next();
        return true;
    };
    for (;;) {
        switch (token) {
        case Token::open_object:
        case Token::open_list: {
            if (depth == nesting)
                return 0;
            const bool object = token == Token::open_object;
            to.open(object);
            token = tokens.next();
            if (token == (object ? Token::close_object : Token::close_list)) {
                to.close();
                break;
            }
            objects = objects << 1 | (object ? 1u : 0u);
            ++depth;
            if (object && !take_key())
                return 0;
            continue;
        }
        case Token::null: to.scalar({}); break;
        case Token::yes: to.scalar({Kind::boolean, 1.0, {}}); break;
        case Token::no: to.scalar({Kind::boolean, 0.0, {}}); break;
        case Token::number: to.scalar({Kind::number, tokens.number_value(), {}}); break;
        case Token::text:
            to.set_escapes(tokens.escaped());
            to.scalar({Kind::text, 0, tokens.string_value()});
            break;
        default: return 0;
        }
        // A value is whole, and with it perhaps those around it.
        for (;;) {
            if (depth == 0)
                return tokens.offset();
            token = tokens.next();
            if (token == Token::comma)
                break;
            if (token != ((objects & 1) != 0 ? Token::close_object : Token::close_list))
                return 0;
            to.close();
            objects >>= 1;
            --depth;
        }
        token = tokens.next();
        if ((objects & 1) != 0 && !take_key())
            return 0;
    }
}

}  // namespace juxta::bundle
