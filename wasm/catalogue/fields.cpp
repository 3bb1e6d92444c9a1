// wasm/catalogue/fields.cpp - numbers in base 16, texts with what separates them escaped.
// SPDX-License-Identifier: MIT
#include "catalogue/fields.hpp"

#include <bit>
#include <charconv>
#include <cmath>

namespace juxta::catalogue {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

}  // namespace

void put(std::string& to, std::uint64_t number)
{
    char digits[16];
    to.append(digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr);
    to += ',';
}

void put(std::string& to, double number) { put(to, std::bit_cast<std::uint64_t>(number)); }

void put(std::string& to, std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && c != ',' && c != ';' && c != '%') to += c;
        else (((to += '%') += kHex[byte >> 4]) += kHex[byte & 15]);
    }
    to += ',';
}

void put(std::string& to, const std::vector<AskedCriterion>& criteria)
{
    for (const AskedCriterion& one : criteria) {
        for (const std::uint64_t number : {std::uint64_t{one.reviewer}, std::uint64_t{one.index}, std::uint64_t(one.type), std::uint64_t(one.better)}) put(to, number);
        put(to, one.weight);
        put(to, std::uint64_t{one.range.has_value()});
        if (one.range) put(to, one.range->low), put(to, one.range->high);
    }
}

std::uint64_t Fields::number(std::uint64_t most)
{
    const std::string_view field = next();
    std::uint64_t          value = 0;
    const auto [end, error]      = std::from_chars(field.data(), field.data() + field.size(), value, 16);
    if (error == std::errc() && end == field.data() + field.size() && value <= most) return value;
    failed_ = true;
    return 0;
}

double Fields::real()
{
    const auto value = std::bit_cast<double>(number());
    failed_          = failed_ || std::isnan(value);
    return value;
}

std::vector<AskedCriterion> Fields::criteria()
{
    std::vector<AskedCriterion> all;
    while (!over()) {
        AskedCriterion& one = all.emplace_back();
        one.reviewer        = truth();
        one.index           = count((one.reviewer ? model::kMaxReviewers : model::kMaxAttributes) - 1);
        one.type            = type();
        one.better          = better();
        one.weight          = real();
        if (truth()) {
            const double low = real();
            one.range        = {low, real()};
        }
        const bool directed = one.better == model::Better::higher || one.better == model::Better::lower;
        const bool scale    = one.range && one.range->low < one.range->high && std::isfinite(one.range->low) && std::isfinite(one.range->high);
        const bool yes_no   = !one.reviewer && one.type == model::AttributeType::boolean;
        const bool fits     = one.reviewer || yes_no ? !one.range && (!yes_no || one.better >= model::Better::yes) : model::is_numeric(one.type) && scale && directed;
        failed_             = failed_ || !fits || one.weight < 0 || one.weight > model::kMaxWeight;
    }
    return all;
}

std::string Fields::text()
{
    const std::string_view field = next();
    std::string            plain;
    for (std::size_t at = 0; at < field.size(); ++at) {
        plain += field[at];
        if (field[at] != '%') continue;
        const std::size_t high = at + 2 < field.size() ? kHex.find(field[at + 1]) : kHex.npos, low = at + 2 < field.size() ? kHex.find(field[at + 2]) : kHex.npos;
        failed_      = failed_ || high > 15 || low > 15;
        plain.back() = static_cast<char>(high << 4 | low);
        at += 2;
    }
    return plain;
}

std::string_view Fields::next()
{
    const std::size_t comma = rest_.find(',');
    if (failed_ || comma == std::string_view::npos) {
        failed_ = true;
        rest_   = {};
        return {};
    }
    const std::string_view field = rest_.substr(0, comma);
    rest_.remove_prefix(comma + 1);
    return field;
}

}  // namespace juxta::catalogue
