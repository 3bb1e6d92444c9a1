// wasm/view/value_text.cpp - units, currencies and digits.
// SPDX-License-Identifier: MIT
#include "view/value_text.hpp"

#include "base/number_text.hpp"
#include "view/clean_text.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace juxta::view {
namespace {

constexpr int kMostDecimals = 15;

/// How many digits the shortest text of `value` has after the point, an exponent reckoned in.
int decimals_of(double value)
{
    const std::string text     = shortest(value);
    const std::size_t exponent = text.find_first_of("eE");
    const std::size_t mantissa = std::min(exponent, text.size());
    const std::size_t point    = text.find('.');
    int               decimals = point < mantissa ? static_cast<int>(mantissa - point - 1) : 0;
    if (exponent != std::string::npos) {
        int         power = 0;
        const char* first = text.data() + exponent + 1;
        std::from_chars(*first == '+' ? first + 1 : first, text.data() + text.size(), power);
        decimals -= power;
    }
    return std::max(decimals, 0);
}

bool unwieldy(double value, int decimals) { return decimals > kMostDecimals || std::fabs(value) >= 1e21; }

}  // namespace

std::string_view symbol_of(std::string_view currency)
{
    struct Symbol { std::string_view code, symbol; };
    static constexpr Symbol kSymbols[] = {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}, {"INR", "₹"}};
    for (const Symbol& known : kSymbols)
        if (known.code == currency) return known.symbol;
    return {};
}

std::string number_for_people(double value)
{
    const int decimals = decimals_of(value);
    return unwieldy(value, decimals) ? shortest(value) : grouped(value, decimals);
}

std::string money_for_people(double value, std::string_view currency)
{
    const int         decimals = decimals_of(value);
    const bool        minus    = value < 0;
    const double      size     = std::fabs(value);
    const std::string amount   = unwieldy(value, decimals) ? shortest(size) : decimals == 0 ? grouped(size, 0) : fixed(size, std::max(2, decimals));
    std::string       text     = minus ? "−" : "";
    if (const std::string_view symbol = symbol_of(currency); !symbol.empty()) {
        text += symbol;
    } else if (const std::string code = clean_line(currency); !code.empty()) {
        text = code + " " + text;
    }
    return text + amount;
}

std::string quantity_text(const model::Attribute& what, double value)
{
    std::string text = what.type == model::AttributeType::money ? money_for_people(value, what.currency) : number_for_people(value);
    if (what.type == model::AttributeType::percent) text += "%";
    if (const std::string unit = clean_line(what.unit); !unit.empty()) text += " " + unit;
    if (const std::string per = clean_line(what.per); !per.empty()) text = fill(english().per, {text, per});
    return text;
}

std::string value_text(const model::Bundle& bundle, std::size_t attribute, model::ItemIndex item)
{
    const Words&            words  = english();
    const model::Attribute& what   = bundle.attributes[attribute];
    const model::Column&    column = bundle.columns[attribute];

    std::string text;
    switch (what.type) {
        case model::AttributeType::number:
        case model::AttributeType::percent:
        case model::AttributeType::money: return quantity_text(what, column.number(item));
        case model::AttributeType::boolean: return std::string(column.number(item) != 0 ? words.yes : words.no);
        case model::AttributeType::text:
        case model::AttributeType::url:
        case model::AttributeType::date: return clean_line_or(bundle.texts[column.text(item)], words.blank);
        case model::AttributeType::tags: {
            std::vector<std::string> tags;
            for (const model::TextId tag : column.tags(item))
                if (std::string clean = clean_line(bundle.texts[tag]); !clean.empty()) tags.push_back(std::move(clean));
            if (tags.empty()) return std::string(words.no_tags);
            for (const std::string& tag : tags) {
                if (!text.empty()) text += words.comma;
                text += tag;
            }
            return text;
        }
    }
    return text;
}

std::string bytes_for_people(std::uint64_t bytes)
{
    const Words& words  = english();
    const auto   number = static_cast<double>(bytes);
    if (bytes < 1000) return fill(words.byte, {std::to_string(bytes)});
    if (bytes < 999'500) return fill(words.kilobyte, {grouped(number / 1e3, 0)});
    return fill(words.megabyte, {fixed(number / 1e6, 1)});
}

}  // namespace juxta::view
