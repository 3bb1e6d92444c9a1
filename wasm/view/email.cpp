// wasm/view/email.cpp - the HTML Standard's rule, by hand.
// SPDX-License-Identifier: MIT
#include "view/email.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

bool letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_label(std::string_view label)
{
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return letter_or_digit(c) || c == '-'; });
}

}  // namespace

std::string email_from_typing(std::string_view typed)
{
    std::string text(typed);
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    constexpr std::string_view kSpace = " \t\f";
    const std::size_t          first  = text.find_first_not_of(kSpace);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_email(std::string_view text)
{
    constexpr std::string_view kAlsoLocal = ".!#$%&'*+/=?^_`{|}~-";
    const std::size_t          at         = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.size() > kMaxEmailBytes) return false;
    const std::string_view local = text.substr(0, at);
    if (!std::ranges::all_of(local, [&](char c) { return letter_or_digit(c) || kAlsoLocal.contains(c); })) return false;

    std::string_view domain = text.substr(at + 1);
    for (;;) {
        const std::size_t dot = domain.find('.');
        if (!is_label(domain.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

}  // namespace juxta::view
