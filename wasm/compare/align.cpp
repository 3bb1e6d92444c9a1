// wasm/compare/align.cpp - equality and order of cells, by type.
// SPDX-License-Identifier: MIT
#include "compare/align.hpp"

#include "base/small_sort.hpp"
#include "compare/panel.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <string_view>

namespace juxta::compare {
namespace {

using model::AttributeType;
using model::Better;
using model::ItemIndex;
using model::Status;

/// The tags of a cell as a set, sorted by bytes.
std::vector<std::string_view> tag_set(const model::Bundle& bundle, const model::Column& column, ItemIndex item)
{
    std::vector<std::string_view> tags;
    for (const model::TextId tag : column.tags(item)) tags.push_back(bundle.texts[tag]);
    small_sort(tags);
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

bool same_value(const model::Bundle& bundle, const model::Column& column, ItemIndex one, ItemIndex other)
{
    switch (column.type()) {
        case AttributeType::number:
        case AttributeType::money:
        case AttributeType::percent:
        case AttributeType::boolean: return column.number(one) == column.number(other);
        case AttributeType::text:
        case AttributeType::url:
        case AttributeType::date: return bundle.texts[column.text(one)] == bundle.texts[column.text(other)];
        case AttributeType::tags: return tag_set(bundle, column, one) == tag_set(bundle, column, other);
    }
    return true;
}

/// How good a known cell is: more is better. Absent where the attribute has no order.
std::optional<double> goodness(const model::Bundle& bundle, const model::Column& column, Better better, ItemIndex item)
{
    double value = 0;
    switch (column.type()) {
        case AttributeType::text:
        case AttributeType::url: return std::nullopt;
        case AttributeType::tags: value = static_cast<double>(tag_set(bundle, column, item).size()); break;
        default: value = column.number(item); break;
    }
    switch (better) {
        case Better::undeclared: return std::nullopt;
        case Better::higher:
        case Better::yes: return value;
        case Better::lower:
        case Better::no: return -value;
    }
    return std::nullopt;
}

void count(Row& row)
{
    for (const Cell& cell : row.cells) {
        row.known += cell.status == Status::known;
        row.unknown += cell.status == Status::unknown;
    }
}

/// A row whose cells are told apart by `status_of(item)` and `same(one, other)`. cost: O(items) calls.
template <class StatusOf, class Same>
Row align_by(std::span<const ItemIndex> items, StatusOf status_of, Same same)
{
    Row row;
    for (const ItemIndex item : items) row.cells.push_back({status_of(item)});
    // Equality is transitive, so that comparing all with the first is enough.
    for (std::size_t i = 1; i < items.size() && !row.differs; ++i) {
        row.differs = row.cells[i].status != row.cells[0].status ||
                      (row.cells[0].status == Status::known && !same(items[0], items[i]));
    }
    count(row);
    return row;
}

}  // namespace

Row align(const model::Bundle& bundle, std::size_t attribute, std::span<const ItemIndex> items)
{
    assert(attribute < bundle.attributes.size() && attribute < bundle.columns.size());
    const model::Column& column = bundle.columns[attribute];
    const Better         better = bundle.attributes[attribute].better;

    Row row = align_by(
        items, [&](ItemIndex item) { return column.status(item); },
        [&](ItemIndex one, ItemIndex other) { return same_value(bundle, column, one, other); });
    if (better == Better::undeclared || row.known < 2) return row;

    std::vector<std::optional<double>> scale(items.size());
    std::optional<double>              best, worst;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (row.cells[i].status != Status::known) continue;
        scale[i] = goodness(bundle, column, better, items[i]);
        if (!scale[i]) return row;
        best  = std::max(best.value_or(*scale[i]), *scale[i]);
        worst = std::min(worst.value_or(*scale[i]), *scale[i]);
    }
    if (*best == *worst && row.unknown == 0) {
        row.all_tied = true;
        return row;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        row.cells[i].best = scale[i] == best;
        row.best += row.cells[i].best;
    }
    return row;
}

Row align_panel(const model::Bundle& bundle, std::span<const ItemIndex> items)
{
    return align_by(
        items, [&](ItemIndex item) { return verdict_of(panel_of(bundle, item)) == PanelVerdict::none ? Status::unknown : Status::known; },
        [&](ItemIndex one, ItemIndex other) {
            const Panel a = panel_of(bundle, one), b = panel_of(bundle, other);
            return a.positive == b.positive && a.negative == b.negative;
        });
}

Row align_votes(const model::Bundle& bundle, std::span<const ItemIndex> items)
{
    return align_by(
        items, [&](ItemIndex item) { return bundle.items.votes(item).given ? Status::known : Status::unknown; },
        [&](ItemIndex one, ItemIndex other) { return bundle.items.votes(one) == bundle.items.votes(other); });
}

Row align_category(const model::Bundle& bundle, std::span<const ItemIndex> items)
{
    const auto category = [&](ItemIndex item) { return bundle.text(item, model::ItemText::category); };
    return align_by(
        items, [&](ItemIndex item) { return category(item).empty() ? Status::unknown : Status::known; },
        [&](ItemIndex one, ItemIndex other) { return category(one) == category(other); });
}

}  // namespace juxta::compare
