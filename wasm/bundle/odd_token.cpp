// wasm/bundle/odd_token.cpp - the tokens of JSON that are rare, by nlohmann's lexer.
// SPDX-License-Identifier: MIT
//
// By the lexer and not by the parser: with that come messages for every mistake, made and then read by nobody.
#include "bundle/odd_token.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace juxta::bundle {

OddToken read_odd_token(std::string_view text)
{
    using Input = decltype(nlohmann::detail::input_adapter(text.data(), text.data()));
    using Lexer = nlohmann::detail::lexer<nlohmann::json, Input>;
    using Kind  = Scalar::Kind;

    Lexer      lexer(nlohmann::detail::input_adapter(text.data(), text.data() + text.size()));
    const auto token = lexer.scan();
    OddToken   read;
    read.size = lexer.get_position().chars_read_total;
    switch (token) {
    case Lexer::token_type::value_string:
        read.kind = Kind::text;
        read.text = std::move(lexer.get_string());
        break;
    case Lexer::token_type::value_integer:
        read.kind   = Kind::number;
        read.number = static_cast<double>(lexer.get_number_integer());
        break;
    case Lexer::token_type::value_unsigned:
        read.kind   = Kind::number;
        read.number = static_cast<double>(lexer.get_number_unsigned());
        break;
    case Lexer::token_type::value_float:
        read.kind   = Kind::number;
        read.number = lexer.get_number_float();
        break;
    default: break;
    }
    return read;
}

}  // namespace juxta::bundle
