// native-host/tables/meaning.cpp - heads, words, numbers, dates.
// SPDX-License-Identifier: MIT
#include "tables/meaning.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "bundle/check_text.hpp"
#include "tables/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace juxta::tables {
namespace {

using namespace std::string_view_literals;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool one_of(std::string_view text, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return same_word(text, word); });
}

// What is used for prices; a code in a head has to be one of these, for other words of three capitals are units (RAM, MHZ).
constexpr std::array kCurrencies = {
    "AED"sv, "ARS"sv, "AUD"sv, "BDT"sv, "BGN"sv, "BRL"sv, "CAD"sv, "CHF"sv, "CLP"sv, "CNY"sv, "COP"sv, "CZK"sv, "DKK"sv, "EGP"sv, "EUR"sv, "GBP"sv, "HKD"sv,
    "HUF"sv, "IDR"sv, "ILS"sv, "INR"sv, "ISK"sv, "JPY"sv, "KES"sv, "KRW"sv, "KZT"sv, "MAD"sv, "MXN"sv, "MYR"sv, "NGN"sv, "NOK"sv, "NZD"sv, "PEN"sv, "PHP"sv,
    "PKR"sv, "PLN"sv, "QAR"sv, "RON"sv, "RSD"sv, "RUB"sv, "SAR"sv, "SEK"sv, "SGD"sv, "THB"sv, "TRY"sv, "TWD"sv, "UAH"sv, "USD"sv, "VND"sv, "XAF"sv, "XOF"sv,
    "ZAR"sv};

struct Sign {
    std::string_view sign, code;
};
constexpr Sign kSigns[] = {
    {"US$", "USD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"HK$", "HKD"}, {"NZ$", "NZD"}, {"S$", "SGD"}, {"R$", "BRL"}, {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"},
    {"¥", "JPY"}, {"₹", "INR"}, {"₩", "KRW"}, {"₽", "RUB"}, {"₺", "TRY"}, {"₴", "UAH"}, {"₪", "ILS"}, {"zł", "PLN"}, {"Kč", "CZK"},
};

bool currency_code(std::string_view text) { return std::ranges::find(kCurrencies, text) != kCurrencies.end(); }

/// Takes a currency from the start. returns its code; "" when none is there
std::string_view take_currency(std::string_view& text)
{
    if (text.empty() || digit(text[0])) return {};
    for (const auto& [sign, code] : kSigns) {
        if (!text.starts_with(sign)) continue;
        text.remove_prefix(sign.size());
        return code;
    }
    if (text.size() >= 3 && currency_code(text.substr(0, 3)) && (text.size() == 3 || !letter(text[3]))) {
        const std::string_view code = text.substr(0, 3);
        text.remove_prefix(3);
        return code;
    }
    return {};
}

/// Behind an amount or a unit: "/ month", "per 1M tokens", "pro Monat". returns "" when it is something else
std::string_view per_of(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('/')) return trimmed(text.substr(1));
    for (const std::string_view word : {"per "sv, "pro "sv, "par "sv, "je "sv})
        if (text.starts_with(word)) return trimmed(text.substr(word.size()));
    return {};
}

/// Thousands and more by a letter are not units, and "5m" may be five millions.
bool scale_word(std::string_view text)
{
    constexpr std::array kScales = {"k"sv, "m"sv, "b"sv, "g"sv, "t"sv, "bn"sv, "mn"sv, "tn"sv, "mio"sv, "mrd"sv, "million"sv, "millions"sv, "billion"sv, "thousand"sv, "lakh"sv, "crore"sv, "x"sv};
    return one_of(text, kScales);
}

bool unit_like(std::string_view text)
{
    if (text.empty() || code_points(text) > 16 || scale_word(text)) return false;
    const auto first = static_cast<unsigned char>(text[0]);
    return (letter(text[0]) || text[0] == '"' || text[0] == '\'' || first >= 0x80) && text.find_first_of(" ;,0123456789") == std::string_view::npos;
}

constexpr std::string_view kThousandsBlanks[] = {" ", "\u00A0", "\u2009", "\u202F"};

}  // namespace

bool same_word(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

Head head_of(std::string_view text)
{
    Head head;
    text = trimmed(text);
    if (text.ends_with('?')) {
        head.question = true;
        text          = trimmed(text.substr(0, text.size() - 1));
    }
    const std::size_t open = text.ends_with(')') ? text.rfind('(') : text.ends_with(']') ? text.rfind('[') : std::string_view::npos;
    if (open == std::string_view::npos || open == 0) {
        head.label = text;
        return head;
    }
    std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
    head.label              = trimmed(text.substr(0, open));
    if (inside == "%" || same_word(inside, "percent") || same_word(inside, "prozent")) {
        head.percent = true;
    } else if (one_of(inside, std::array{"yes/no"sv, "y/n"sv, "true/false"sv, "ja/nein"sv})) {
        head.question = true;
    } else {
        std::string_view rest = inside;
        head.currency         = take_currency(rest);
        if (!head.currency.empty()) {
            head.per = per_of(rest);
            if (!head.per.empty() || trimmed(rest).empty()) return head;
            head.currency.clear();
        }
        const std::size_t part = inside.find(" / ");
        head.unit              = trimmed(inside.substr(0, part));
        if (part != std::string_view::npos) head.per = trimmed(inside.substr(part + 3));
    }
    return head;
}

std::span<const std::string_view> missing_words()
{
    static constexpr std::array kWords = {"?"sv, "-"sv, "–"sv, "—"sv, "unknown"sv, "not known"sv, "not published"sv, "not available"sv, "unavailable"sv, "undisclosed"sv, "no data"sv,
        "tbd"sv, "tba"sv, "null"sv, "nan"sv, "na"sv, "#n/a"sv, "#n/v"sv, "#nv"sv, "unbekannt"sv, "keine angabe"sv, "k. a."sv, "k.a."sv, "inconnu"sv, "desconocido"sv};
    return kWords;
}

std::span<const std::string_view> not_applicable_words()
{
    static constexpr std::array kWords = {"n/a"sv, "n.a."sv, "n. a."sv, "not applicable"sv, "does not apply"sv, "entfällt"sv, "nicht anwendbar"sv, "sans objet"sv, "no aplica"sv};
    return kWords;
}

std::optional<bool> truth_of(std::string_view text, bool digits)
{
    if (one_of(text, std::array{"yes"sv, "true"sv, "y"sv, "ja"sv, "wahr"sv, "oui"sv, "vrai"sv, "si"sv, "sí"sv, "✓"sv, "✔"sv, "✅"sv})) return true;
    if (one_of(text, std::array{"no"sv, "false"sv, "n"sv, "nein"sv, "falsch"sv, "non"sv, "faux"sv, "✗"sv, "✘"sv, "✕"sv, "❌"sv})) return false;
    if (digits && text == "1") return true;
    if (digits && text == "0") return false;
    return std::nullopt;
}

std::optional<Amount> amount_of(std::string_view text)
{
    constexpr std::size_t kBeforeDigits = 12;  // a sign, a currency and blanks
    Amount                amount;
    text            = trimmed(text);
    if (text.find_first_of("0123456789") > kBeforeDigits) return std::nullopt;
    const auto sign = [&] {
        if (text.starts_with('-') || text.starts_with("\u2212")) {
            amount.digits = "-";
            text.remove_prefix(text[0] == '-' ? 1 : 3);
        } else if (text.starts_with('+')) {
            text.remove_prefix(1);
        }
    };
    sign();
    amount.shape.currency = take_currency(text);
    if (!amount.shape.currency.empty()) {
        text = trimmed(text);
        if (amount.digits.empty()) sign();
    }
    // The digits, and single signs with a digit on both sides.
    const std::size_t start = amount.digits.size();
    std::size_t       at    = 0;
    if (text.size() > 1 && (text[0] == '.' || text[0] == ',') && digit(text[1])) amount.digits += '0';
    while (at < text.size()) {
        const auto followed = [&](std::size_t length) { return at + length < text.size() && digit(text[at + length]); };
        if (digit(text[at])) {
            amount.digits += text[at++];
        } else if ((text[at] == '.' || text[at] == ',') && followed(1)) {
            amount.digits += text[at++];
        } else if (text[at] == '\'' && followed(1)) {
            amount.digits += '\'', ++at;
        } else if (text.substr(at).starts_with("\u2019") && followed(3)) {
            amount.digits += '\'', at += 3;
        } else {
            const auto blank = std::ranges::find_if(kThousandsBlanks, [&](std::string_view b) { return text.substr(at).starts_with(b) && followed(b.size()); });
            if (blank == std::end(kThousandsBlanks)) break;
            amount.digits += ' ', at += blank->size();
        }
    }
    if (amount.digits.size() == start) return std::nullopt;
    if (amount.digits[start] == '0' && amount.digits.size() > start + 1 && digit(amount.digits[start + 1])) return std::nullopt;  // "007" is a name
    text.remove_prefix(at);
    if (!text.empty() && lower(text[0]) == 'e') {
        std::size_t length = text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 2 : 1;
        const std::size_t first = length;
        while (length < text.size() && digit(text[length])) ++length;
        if (length > first) {
            amount.exponent = "e" + std::string(text.substr(1, length - 1));
            text.remove_prefix(length);
        }
    }
    text = trimmed(text);
    if (text.empty()) return amount;
    if (text == "%") {
        amount.shape.percent = true;
        return amount.shape.currency.empty() ? std::optional(amount) : std::nullopt;
    }
    if (amount.shape.currency.empty()) {
        std::string_view rest = text;
        amount.shape.currency = take_currency(rest);
        if (!amount.shape.currency.empty()) text = trimmed(rest);
        if (text.empty()) return amount;
    }
    if (!amount.shape.currency.empty()) {
        amount.shape.per = per_of(text);
        return amount.shape.per.empty() ? std::nullopt : std::optional(amount);
    }
    if (!unit_like(text)) return std::nullopt;
    amount.shape.unit = text;
    return amount;
}

DecimalEvidence evidence_of(const Amount& amount)
{
    const std::string_view digits = amount.digits;
    const std::size_t      point = digits.rfind('.'), comma = digits.rfind(',');
    if (point == std::string_view::npos && comma == std::string_view::npos) return DecimalEvidence::none;
    if (point != std::string_view::npos && comma != std::string_view::npos) return point > comma ? DecimalEvidence::point : DecimalEvidence::comma;
    const char             sign  = point != std::string_view::npos ? '.' : ',';
    const DecimalEvidence  self  = sign == '.' ? DecimalEvidence::point : DecimalEvidence::comma;
    const DecimalEvidence  other = sign == '.' ? DecimalEvidence::comma : DecimalEvidence::point;
    if (std::ranges::count(digits, sign) > 1) return other;
    if (digits.find_first_of(" '") != std::string_view::npos) return self;
    const std::size_t      at    = digits.find(sign);
    const std::string_view whole = digits.substr(digits.starts_with('-') ? 1 : 0, at - (digits.starts_with('-') ? 1 : 0));
    return digits.size() - at - 1 == 3 && whole.size() <= 3 && whole != "0" ? DecimalEvidence::ambiguous : self;
}

std::optional<std::string> number_of(const Amount& amount, char decimal)
{
    const std::string_view digits = amount.digits;
    const std::size_t      first  = digits.starts_with('-') ? 1 : 0;
    const std::size_t      mark   = std::min(digits.find(decimal), digits.size());
    const std::string_view whole = digits.substr(first, mark - first), fraction = digits.substr(std::min(mark + 1, digits.size()));
    if (!std::ranges::all_of(fraction, digit)) return std::nullopt;

    std::string       text(digits.substr(0, first));
    const std::size_t group = whole.find_first_of(".,' ");
    if (group == std::string_view::npos) {
        text += whole;
    } else {
        if (group == 0 || group > 3) return std::nullopt;
        const char parting = whole[group];
        text += whole.substr(0, group);
        for (std::size_t i = group; i < whole.size(); i += 4) {
            const std::string_view three = whole.substr(i + 1, 3);
            if (whole[i] != parting || three.size() != 3 || !std::ranges::all_of(three, digit)) return std::nullopt;
            text += three;
        }
    }
    if (!fraction.empty()) text.append(".").append(fraction);
    text += amount.exponent;
    return std::isfinite(std::strtod(text.c_str(), nullptr)) ? std::optional(text) : std::nullopt;
}

std::optional<std::string> date_of(std::string_view text, DateOrder slashes)
{
    std::string parts[3];
    char        signs[2] = {};
    int         part     = 0;
    for (const char c : text) {
        if (digit(c)) {
            parts[part] += c;
        } else if ((c == '-' || c == '/' || c == '.') && part < 2 && !parts[part].empty()) {
            signs[part++] = c;
        } else {
            return std::nullopt;
        }
    }
    if (part != 2 || signs[0] != signs[1]) return std::nullopt;
    const bool year_first = parts[0].size() == 4 && signs[0] != '.';
    if (!year_first && (signs[0] == '-' || parts[2].size() != 4)) return std::nullopt;
    const bool  month_first = !year_first && signs[0] == '/' && slashes == DateOrder::month_day_year;
    std::string year = parts[year_first ? 0 : 2], month = parts[year_first || !month_first ? 1 : 0], day = parts[year_first ? 2 : month_first ? 1 : 0];
    for (std::string* const two : {&month, &day}) {
        if (two->empty() || two->size() > 2) return std::nullopt;
        if (two->size() == 1) two->insert(0, "0");
    }
    std::string date = year + "-" + month + "-" + day;
    return days_of(date) ? std::optional(date) : std::nullopt;
}

bool url_like(std::string_view text)
{
    const auto starts = [&](std::string_view scheme) { return text.size() > scheme.size() && same_word(text.substr(0, scheme.size()), scheme); };
    return (starts("https://") || starts("http://") || starts("mailto:")) && bundle::allowed_url(text);
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separator)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        if (const auto part = trimmed(text.substr(from, to - from)); !part.empty()) parts.emplace_back(part);
        from = to + separator.size();
    }
    return parts;
}

std::string id_of(std::string_view name, char joint)
{
    // The letters of U+00C0 to U+017F without their accents; a blank is no letter.
    constexpr std::string_view kBase =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    static_assert(kBase.size() == 0xC0);

    std::string id;
    bool        joined = false;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t from  = at;
        const char32_t    point = next_code_point(name, at);
        std::string       letters;
        if (point < 0x80) {
            const auto c = static_cast<char>(point);
            if (digit(c) || letter(c)) letters = lower(c);
            else if (c == '\'') continue;
        } else if (point == 0xDF) {
            letters = "ss";
        } else if (point == 0xC6 || point == 0xE6) {
            letters = "ae";
        } else if (point == 0x152 || point == 0x153) {
            letters = "oe";
        } else if (point >= 0xC0 && point < 0x180) {
            if (kBase[point - 0xC0] != ' ') letters = kBase[point - 0xC0];
        } else if (point >= 0x300 && point < 0x370) {
            continue;  // an accent of its own
        } else if (point >= 0x180 && !(point >= 0x2000 && point < 0x2C00) && !(point >= 0x3000 && point < 0x3040) && point < 0xE000) {
            letters = name.substr(from, at - from);
        } else if (point > 0xFFFF && (point < 0x1F000 || point > 0x1FAFF)) {
            letters = name.substr(from, at - from);
        }
        if (letters.empty()) {
            joined = !id.empty();
            continue;
        }
        if (joined) id += joint;
        joined = false;
        id += letters;
    }
    return id.empty() ? "x" : id;
}

}  // namespace juxta::tables
