// wasm/catalogue/offer.cpp - the values that most items have; fields between commas.
// SPDX-License-Identifier: MIT
#include "catalogue/offer.hpp"

#include "base/small_sort.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>

namespace juxta::catalogue {
namespace {

using model::AttributeType;

constexpr std::string_view kHex = "0123456789abcdef";

void put(std::string& to, std::uint64_t number)
{
    char digits[16];
    to.append(digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr);
    to += ',';
}

// As its bits: exact, and no decimals to be read.
void put(std::string& to, double number) { put(to, std::bit_cast<std::uint64_t>(number)); }

/// What separates fields, and what is no letter, as %xx.
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

/// Fields from the front; once one is not there, nothing is any more.
class Fields {
public:
    explicit Fields(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool over() const { return rest_.empty(); }
    [[nodiscard]] bool failed() const { return failed_; }

    std::uint64_t number(std::uint64_t most = ~std::uint64_t{0})
    {
        const std::string_view field = next();
        std::uint64_t          value = 0;
        const auto [end, error]      = std::from_chars(field.data(), field.data() + field.size(), value, 16);
        if (error == std::errc() && end == field.data() + field.size() && value <= most) return value;
        failed_ = true;
        return 0;
    }
    std::size_t count(std::uint64_t most = 0xFFFF'FFFF) { return static_cast<std::size_t>(number(most)); }
    double      real()
    {
        const auto value = std::bit_cast<double>(number());
        failed_          = failed_ || std::isnan(value);
        return value;
    }
    AttributeType type() { return static_cast<AttributeType>(number(static_cast<std::uint64_t>(AttributeType::tags))); }
    /// All that are left.
    std::vector<AskedCriterion> criteria()
    {
        std::vector<AskedCriterion> all;
        while (!over()) {
            AskedCriterion& one = all.emplace_back();
            one.reviewer        = number(1) == 1;
            one.index           = count((one.reviewer ? model::kMaxReviewers : model::kMaxAttributes) - 1);
            one.type            = type();
            one.better          = static_cast<model::Better>(number(static_cast<std::uint64_t>(model::Better::no)));
            one.weight          = real();
            if (number(1) == 1) {
                const double low = real();
                one.range        = {low, real()};
            }
            const bool directed = one.better == model::Better::higher || one.better == model::Better::lower;
            const bool scale    = one.range && one.range->low < one.range->high && std::isfinite(one.range->low) && std::isfinite(one.range->high);
            const bool truth    = !one.reviewer && one.type == AttributeType::boolean;
            const bool fits     = one.reviewer || truth ? !one.range && (!truth || one.better >= model::Better::yes) : model::is_numeric(one.type) && scale && directed;
            failed_             = failed_ || !fits || one.weight < 0 || one.weight > model::kMaxWeight;
        }
        return all;
    }
    std::string text()
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

private:
    std::string_view next()
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

    std::string_view rest_;
    bool             failed_ = false;
};

/// Calls take(fields) for each of what stands between semicolons, while it returns true. returns whether it always did
template <class Take>
bool for_each(std::string_view text, Take&& take)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (!take(Fields(text.substr(0, end)))) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

void begin(std::string& to)
{
    if (!to.empty()) to += ';';
}

}  // namespace

Offer offer_of(Columns& columns, Filter& filter, ColumnIndex column, std::span<const std::string> chosen)
{
    const Coded&        coded = columns.coded(column);
    const Facet&        facet = filter.facet(column);
    const AttributeType type  = columns.type(column);
    Offer               made;
    made.column         = column;
    made.known          = coded.known;
    made.different      = coded.value_count();
    made.items          = facet.items;
    made.unknown        = facet.unknown;
    made.not_applicable = facet.not_applicable;
    if (model::is_measured(type)) {
        made.edges = coded.edges;
        made.bars  = facet.counts;
        return made;
    }
    const bool              truth = type == AttributeType::boolean;
    std::vector<ValueIndex> values(facet.counts.size());
    std::iota(values.begin(), values.end(), ValueIndex{0});
    if (truth) std::ranges::reverse(values);
    else small_sort(values, [&](ValueIndex a, ValueIndex b) { return facet.counts[a] > facet.counts[b]; });  // equals stay in the order of the items
    for (const ValueIndex value : values) {
        const std::string_view text  = truth ? (value == 1 ? "yes" : "no") : columns.bundle().texts[coded.values[value]];
        const std::size_t      items = facet.counts[value];
        const bool             on    = std::ranges::find(chosen, text) != chosen.end();
        if (!on && items == 0 && !truth) continue;
        if (on || made.values.size() < kMostOffered) made.values.push_back({std::string(text), items});
        else ++made.more;
    }
    return made;
}

void write_asked(std::string& to, const Asked& asked)
{
    begin(to);
    const Constraint& what = asked.constraint;
    for (const std::uint64_t number : {std::uint64_t{what.column}, std::uint64_t(asked.type), std::uint64_t(what.test), std::uint64_t{what.unknown}, std::uint64_t{what.not_applicable}, std::uint64_t{asked.must}}) put(to, number);
    if (what.test == Test::range) put(to, what.low), put(to, what.high);
    for (const std::string& value : asked.values) put(to, value);
    put(to, asked.criteria);
}

std::optional<std::vector<Asked>> read_asked(std::string_view text)
{
    std::vector<Asked> all;
    const bool         read = for_each(text, [&](Fields from) {
        Asked&      asked   = all.emplace_back();
        Constraint& what    = asked.constraint;
        what.column         = from.count(kAskedScore);
        asked.type          = from.type();
        what.test           = static_cast<Test>(from.number(static_cast<std::uint64_t>(Test::all_of)));
        what.unknown        = from.number(1) == 1;
        what.not_applicable = from.number(1) == 1;
        asked.must          = from.number(1) == 1;
        if (what.test == Test::range) {
            what.low  = from.real();
            what.high = from.real();
        }
        if (what.column == kAskedScore) asked.criteria = from.criteria();
        while (!from.over()) asked.values.push_back(from.text());
        return !from.failed() && what.column != kAskedName && (what.column != kAskedScore || (what.test == Test::range && asked.type == AttributeType::number && !asked.must));
    });
    return read ? std::optional(std::move(all)) : std::nullopt;
}

void write_order(std::string& to, const AskedOrder& order)
{
    for (const std::uint64_t number : {std::uint64_t{order.column}, std::uint64_t(order.type), std::uint64_t(order.direction)}) put(to, number);
    put(to, order.criteria);
}

std::optional<AskedOrder> read_order(std::string_view text)
{
    AskedOrder made;
    Fields     from(text);
    made.column    = from.count(kAskedScore);
    made.type      = from.type();
    made.direction = static_cast<Direction>(from.number(1));
    if (made.column == kAskedScore) made.criteria = from.criteria();
    const bool fits = made.column < model::kMaxAttributes || made.type == AttributeType::text;
    return !from.failed() && from.over() && fits ? std::optional(std::move(made)) : std::nullopt;
}

void write_offer(std::string& to, const Offer& offer)
{
    begin(to);
    for (const std::size_t number : {offer.column, std::size_t{offer.kept}, offer.known, offer.different, offer.items, offer.unknown, offer.not_applicable, offer.more, offer.bars.size()}) put(to, std::uint64_t{number});
    if (offer.edges.size() == offer.bars.size() + 1)
        for (const double edge : offer.edges) put(to, edge);
    for (const std::uint32_t bar : offer.bars) put(to, std::uint64_t{bar});
    for (const Offer::Value& value : offer.values) {
        put(to, value.text);
        put(to, std::uint64_t{value.items});
    }
}

std::vector<Offer> read_offers(std::string_view text)
{
    std::vector<Offer> all;
    const bool         read = for_each(text, [&](Fields from) {
        Offer&      offer = all.emplace_back();
        std::size_t bars  = 0;
        offer.column      = from.count(model::kMaxAttributes);
        offer.kept        = from.number(1) == 1;
        for (std::size_t* const count : {&offer.known, &offer.different, &offer.items, &offer.unknown, &offer.not_applicable, &offer.more, &bars}) *count = from.count();
        for (std::size_t edge = 0; bars > 0 && edge <= bars && !from.failed(); ++edge) offer.edges.push_back(from.real());
        for (std::size_t bar = 0; bar < bars && !from.failed(); ++bar) offer.bars.push_back(static_cast<std::uint32_t>(from.count()));
        while (!from.over()) {
            std::string value = from.text();
            offer.values.push_back({std::move(value), from.count()});
        }
        return !from.failed();
    });
    if (!read) all.pop_back();
    return all;
}

}  // namespace juxta::catalogue
