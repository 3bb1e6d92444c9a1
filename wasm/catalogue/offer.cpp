// wasm/catalogue/offer.cpp - the values that most items have; questions and offers as fields.
// SPDX-License-Identifier: MIT
#include "catalogue/offer.hpp"

#include "base/small_sort.hpp"
#include "catalogue/fields.hpp"

#include <algorithm>
#include <numeric>

namespace juxta::catalogue {

using model::AttributeType;

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
    begin_part(to);
    const Constraint& what = asked.constraint;
    for (const std::uint64_t number : {std::uint64_t{what.column}, std::uint64_t(asked.type), std::uint64_t(what.test), std::uint64_t{what.unknown}, std::uint64_t{what.not_applicable}, std::uint64_t{asked.must}}) put(to, number);
    if (what.test == Test::range) put(to, what.low), put(to, what.high);
    for (const std::string& value : asked.values) put(to, value);
    put(to, asked.criteria);
}

std::optional<std::vector<Asked>> read_asked(std::string_view text)
{
    std::vector<Asked> all;
    const bool         read = for_each_part(text, [&](Fields from) {
        Asked&      asked   = all.emplace_back();
        Constraint& what    = asked.constraint;
        what.column         = from.count(kAskedScore);
        asked.type          = from.type();
        what.test           = static_cast<Test>(from.number(static_cast<std::uint64_t>(Test::all_of)));
        what.unknown        = from.truth();
        what.not_applicable = from.truth();
        asked.must          = from.truth();
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
    begin_part(to);
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
    const bool         read = for_each_part(text, [&](Fields from) {
        Offer&      offer = all.emplace_back();
        std::size_t bars  = 0;
        offer.column      = from.count(model::kMaxAttributes);
        offer.kept        = from.truth();
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
