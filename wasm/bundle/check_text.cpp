// wasm/bundle/check_text.cpp - the rules for texts of a certain form.
// SPDX-License-Identifier: MIT
#include "bundle/check_text.hpp"

#include <algorithm>

namespace juxta::bundle {
namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool equal_but_case(std::string_view text, std::string_view lower_case)
{
    return std::ranges::equal(text, lower_case, {}, lower);
}

}  // namespace

bool allowed_url(std::string_view text)
{
    if (text.empty())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1   = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte <= 0x20 || byte == 0x7F || byte == '\\' || c1)
            return false;
    }
    const std::size_t end = text.find_first_of(":/?#");
    if (end == std::string_view::npos || text[end] != ':')
        return true;
    const std::string_view scheme = text.substr(0, end);
    const std::string_view rest   = text.substr(end + 1);
    if (equal_but_case(scheme, "mailto"))
        return !rest.empty();
    return (equal_but_case(scheme, "https") || equal_but_case(scheme, "http")) && rest.find_first_not_of('/') != std::string_view::npos;
}

bool language_tag(std::string_view text)
{
    for (bool first = true;; first = false) {
        const std::size_t      dash = text.find('-');
        const std::string_view part = text.substr(0, dash);
        if (part.size() > 8 || part.size() < (first ? 2u : 1u))
            return false;
        if (!std::ranges::all_of(part, [&](char c) { return letter(c) || (!first && digit(c)); }))
            return false;
        if (dash == std::string_view::npos)
            return true;
        text.remove_prefix(dash + 1);
    }
}

bool currency_code(std::string_view text)
{
    return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace juxta::bundle
