// wasm/catalogue/filter.cpp - passes over columns of codes, 64 items at a time.
// SPDX-License-Identifier: MIT
#include "catalogue/filter.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace juxta::catalogue {
namespace {

using model::AttributeType;
using model::ItemIndex;

// Fills the set by a question to each item.
template <class Passes>
void fill(Rows& rows, Passes&& passes)
{
    const std::size_t size  = rows.size();
    std::uint64_t*    words = rows.words().data();
    std::size_t       item  = 0;
    for (; item + 64 <= size; item += 64) {
        std::uint64_t word = 0;
        for (std::size_t k = 0; k < 64; ++k) word |= static_cast<std::uint64_t>(passes(item + k)) << k;
        *words++ = word;
    }
    if (item < size) *words = 0;
    for (; item < size; ++item) *words |= static_cast<std::uint64_t>(passes(item)) << (item % 64);
}

// Counts the codes of a set of items. Four tables in turn: equal codes after one another do not wait for each other.
template <class Code>
void count_codes(const std::vector<Code>& codes, std::span<const std::uint64_t> rows, bool outside, std::size_t size, std::vector<std::uint32_t>& counts)
{
    constexpr std::size_t      tables = sizeof(Code) == 1 ? 4 : 1;
    const std::size_t          values = counts.size();
    std::vector<std::uint32_t> spread(values * tables);
    std::uint32_t* const       at[4] = {spread.data(), spread.data() + (tables > 1 ? values : 0), spread.data() + (tables > 1 ? 2 * values : 0), spread.data() + (tables > 1 ? 3 * values : 0)};
    for (std::size_t w = 0; w < rows.size(); ++w) {
        std::uint64_t bits = outside ? ~rows[w] : rows[w];
        if (outside && (w + 1) * 64 > size) bits &= (std::uint64_t{1} << (size % 64)) - 1;
        const Code* const own = codes.data() + w * 64;
        if (bits == ~std::uint64_t{0}) {
            for (std::size_t k = 0; k < 64; k += 4) {
                ++at[0][own[k]];
                ++at[1][own[k + 1]];
                ++at[2][own[k + 2]];
                ++at[3][own[k + 3]];
            }
            continue;
        }
        for (std::size_t turn = 0; bits != 0; bits &= bits - 1) ++at[turn++ & 3][own[std::countr_zero(bits)]];
    }
    for (std::size_t k = 0; k < spread.size(); ++k) counts[k % values] += spread[k];
}

}  // namespace

Filter::Filter(Columns& columns) : columns_(columns), parts_(columns.size()) {}

void Filter::set(const Constraint& constraint)
{
    Part& part = parts_[constraint.column];
    if (part.constraint == constraint) return;
    part.constraint = constraint;
    part.changed    = ++now_;
    if (part.passes.size() != columns_.items()) part.passes = Rows(columns_.items());
    test(constraint, part.passes);
}

void Filter::clear(ColumnIndex column)
{
    Part& part = parts_[column];
    if (!part.constraint) return;
    part.constraint.reset();
    part.passes  = Rows();
    part.changed = ++now_;
}

void Filter::clear()
{
    for (ColumnIndex column = 0; column < parts_.size(); ++column) clear(column);
    limit_to(nullptr);
    limit_scores(nullptr);
}

const Constraint* Filter::constraint(ColumnIndex column) const
{
    return parts_[column].constraint ? &*parts_[column].constraint : nullptr;
}

void Filter::limit(std::optional<Rows>& kept, std::uint64_t& changed, const std::vector<ItemIndex>* items)
{
    if (items == nullptr && !kept) return;
    kept.reset();
    changed = ++now_;
    if (items == nullptr) return;
    kept.emplace(columns_.items());
    for (const ItemIndex item : *items) kept->add(item);
}

Rows Filter::without(std::span<const ColumnIndex> columns, bool scores) const
{
    Rows made = found_ ? *found_ : Rows(columns_.items(), true);
    if (scored_ && !scores) made &= *scored_;
    for (ColumnIndex other = 0; other < parts_.size(); ++other)
        if (parts_[other].constraint && std::ranges::find(columns, other) == columns.end()) made &= parts_[other].passes;
    return made;
}

std::uint64_t Filter::changed_without(std::span<const ColumnIndex> columns, bool scores) const
{
    std::uint64_t changed = scores ? found_changed_ : std::max(found_changed_, scored_changed_);
    for (ColumnIndex other = 0; other < parts_.size(); ++other)
        if (std::ranges::find(columns, other) == columns.end()) changed = std::max(changed, parts_[other].changed);
    return changed;
}

const Rows& Filter::rows()
{
    if (rows_at_ != now_) {
        rows_    = without({}, false);
        count_   = rows_.count();
        rows_at_ = now_;
    }
    return rows_;
}

std::size_t Filter::count()
{
    (void)rows();
    return count_;
}

const Facet& Filter::facet(ColumnIndex column)
{
    Part& part = parts_[column];
    if (part.counted < changed_without({&column, 1}, false)) {
        part.facet   = count_values(column, without({&column, 1}, false));
        part.counted = now_;
    }
    return part.facet;
}

Facet Filter::count_values(ColumnIndex column, const Rows& rows)
{
    const Coded&      of   = columns_.coded(column);
    const std::size_t size = columns_.items();
    const bool        tags = columns_.type(column) == AttributeType::tags;
    Facet             made;
    made.items = rows.count();

    // Of most items it is quicker to count what is not there.
    const bool                 outside = made.items * 2 > size;
    std::vector<std::uint32_t> counts(kFirstValueCode + (tags ? 1 : of.value_count()));
    std::visit([&](const auto& codes) { count_codes(codes, rows.words(), outside, size, counts); }, of.codes);
    made.unknown        = outside ? size - of.known - of.not_applicable - counts[kUnknownCode] : counts[kUnknownCode];
    made.not_applicable = outside ? of.not_applicable - counts[kNotApplicableCode] : counts[kNotApplicableCode];
    if (!tags) {
        made.counts.assign(counts.begin() + kFirstValueCode, counts.end());
    } else {
        made.counts.assign(of.value_count(), 0);
        std::visit(
            [&](const auto& codes) {
                for (std::size_t w = 0; w < rows.words().size(); ++w) {
                    std::uint64_t bits = outside ? ~rows.words()[w] : rows.words()[w];
                    if (outside && (w + 1) * 64 > size) bits &= (std::uint64_t{1} << (size % 64)) - 1;
                    for (; bits != 0; bits &= bits - 1) {
                        const std::size_t item = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                        for (std::size_t k = item == 0 ? 0 : of.tag_ends[item - 1]; k < of.tag_ends[item]; ++k) ++made.counts[codes[k] - kFirstValueCode];
                    }
                }
            },
            of.tags);
    }
    if (outside)
        for (std::size_t v = 0; v < made.counts.size(); ++v) made.counts[v] = of.counts[v] - made.counts[v];
    return made;
}

void Filter::test(const Constraint& constraint, Rows& passes)
{
    const Coded&        of   = columns_.coded(constraint.column);
    const AttributeType type = columns_.type(constraint.column);
    const bool          tags = type == AttributeType::tags;

    // By its code alone: what passes where the value itself says no more.
    std::vector<std::uint8_t> by_code(kFirstValueCode + (tags ? 1 : of.value_count()), constraint.test == Test::known ? 1 : 0);
    by_code[kUnknownCode]       = constraint.unknown ? 1 : 0;
    by_code[kNotApplicableCode] = constraint.not_applicable ? 1 : 0;
    const bool listed           = constraint.test == Test::any_of || constraint.test == Test::all_of;
    if (listed && !tags)
        for (const ValueIndex value : constraint.values)
            if (value < of.value_count()) by_code[kFirstValueCode + value] = 1;

    if (listed && tags) {
        std::vector<std::uint8_t> wanted(of.value_count());
        bool                      known = true;
        for (const ValueIndex value : constraint.values) {
            if (value < wanted.size()) wanted[value] = 1;
            else known = false;
        }
        const auto distinct = static_cast<std::uint32_t>(std::ranges::count(wanted, 1));
        const bool all      = constraint.test == Test::all_of;
        const auto& codes   = *std::get_if<std::vector<std::uint8_t>>(&of.codes);  // of tags they are so few that a byte holds them
        std::visit(
            [&](const auto& each) {
                fill(passes, [&](std::size_t item) {
                    if (codes[item] < kFirstValueCode) return by_code[codes[item]] != 0;
                    std::uint32_t has = 0;
                    for (std::size_t k = item == 0 ? 0 : of.tag_ends[item - 1]; k < of.tag_ends[item]; ++k) has += wanted[each[k] - kFirstValueCode];
                    return all ? known && has == distinct : has > 0;
                });
            },
            of.tags);
        return;
    }
    if (constraint.test != Test::range) {
        std::visit([&](const auto& codes) { fill(passes, [&](std::size_t item) { return by_code[codes[item]] != 0; }); }, of.codes);
        return;
    }
    // A bar wholly within the range passes by its code; in those where the range ends, the value decides.
    for (std::size_t bar = 0; bar < of.value_count() && !of.edges.empty(); ++bar) {
        const bool last = bar + 1 == of.value_count();
        const bool in   = of.edges[bar] >= constraint.low && of.edges[bar + 1] <= constraint.high;
        const bool out  = of.edges[bar] > constraint.high || (last ? of.edges[bar + 1] < constraint.low : of.edges[bar + 1] <= constraint.low);
        by_code[kFirstValueCode + bar] = in ? 1 : out ? 0 : 2;
    }
    if (constraint.column >= columns_.category()) return;
    const model::Column&       column  = columns_.bundle().columns[constraint.column];
    const bool                 dates   = type == AttributeType::date;
    const std::uint32_t* const days    = dates ? column.words().data() : nullptr;
    const double* const        numbers = dates ? nullptr : column.numbers().data();
    std::visit(
        [&](const auto& codes) {
            fill(passes, [&](std::size_t item) {
                const std::uint8_t pass = by_code[codes[item]];
                if (pass != 2) return pass != 0;
                const double value = dates ? static_cast<double>(std::bit_cast<std::int32_t>(days[item])) : numbers[item];
                return value >= constraint.low && value <= constraint.high;
            });
        },
        of.codes);
}

std::size_t Filter::memory_bytes() const
{
    std::size_t bytes = parts_.capacity() * sizeof(Part) + rows_.words().size_bytes() + (found_ ? found_->words().size_bytes() : 0) + (scored_ ? scored_->words().size_bytes() : 0);
    for (const Part& part : parts_) bytes += part.passes.words().size_bytes() + part.facet.counts.capacity() * sizeof(std::uint32_t);
    return bytes;
}

std::vector<model::ItemIndex> scores_within(const Constraint& range, std::span<const double> scores)
{
    std::vector<model::ItemIndex> within;
    for (model::ItemIndex item = 0; item < scores.size(); ++item)
        if (std::isnan(scores[item]) ? range.unknown : scores[item] >= range.low && scores[item] <= range.high) within.push_back(item);
    return within;
}

}  // namespace juxta::catalogue
