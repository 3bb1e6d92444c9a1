// wasm/pack/sieve.cpp - the columns of a catalogue as those of a bundle that has nothing else.
// SPDX-License-Identifier: MIT
#include "pack/sieve.hpp"

#include "pack/format.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace juxta::pack {
namespace {

using catalogue::Asked;
using catalogue::ColumnIndex;
using model::AttributeType;

constexpr ColumnIndex kCategory = model::kMaxAttributes;

/// Items of which nothing is known, and as many columns as there can be.
model::Bundle frame_of(std::size_t items)
{
    model::Bundle made;
    made.columns.resize(kCategory);
    for (std::size_t item = 0; item < items; ++item) made.items.append();
    return made;
}

}  // namespace

struct Sieve::Held {
    enum class Kept : std::uint8_t { unasked, here, nowhere };

    explicit Held(std::size_t items) : bundle(frame_of(items)) {}

    void take(ColumnIndex column, model::Column cells)
    {
        kept[column] = Kept::here;
        ++here;
        if (column < kCategory) {
            bundle.columns[column] = std::move(cells);
            return;
        }
        for (ItemNumber item = 0; item < cells.statuses().size(); ++item) bundle.items.set_text(item, model::ItemText::category, cells.text(item));
    }

    model::Bundle                   bundle;
    catalogue::Columns              columns{bundle};
    catalogue::Filter               filter{columns};
    std::array<Kept, kCategory + 1> kept{};
    std::size_t                     here = 0;     ///< columns
    std::vector<ColumnIndex>        constrained;  ///< at most these
};

Sieve::Sieve(const CataloguePack& catalogue) : catalogue_(catalogue) {}
Sieve::~Sieve() = default;

bool Sieve::ask(std::span<const Asked> constraints, std::span<const Asked> offers, Visit& visit)
{
    using Kept              = Held::Kept;
    const std::size_t items = catalogue_.items();
    if (items > kMaxInOrder) {
        visit.break_off();
        return false;
    }
    const auto each = [&](auto&& take) {
        for (const auto& list : {constraints, offers})
            for (const Asked& asked : list) take(asked, asked.constraint.column);
    };
    std::vector<ColumnIndex> fresh;
    each([&](const Asked&, ColumnIndex column) {
        if ((!held_ || held_->kept[column] == Kept::unasked) && std::ranges::find(fresh, column) == fresh.end()) fresh.push_back(column);
    });
    if (!held_ || (!fresh.empty() && (held_->here + fresh.size()) * items > kMostCells)) held_ = std::make_unique<Held>(items);
    Held& held = *held_;
    each([&](const Asked& asked, ColumnIndex column) {
        Kept&      kept     = held.kept[column];
        const bool category = column == kCategory;
        const auto of_type  = category ? AttributeType::text : held.bundle.columns[column].type();
        if (visit.broken()) return;
        if (asked.type == AttributeType::url || (kept == Kept::here && asked.type != of_type) || (category && asked.type != AttributeType::text)) return visit.break_off();
        if (kept != Kept::unasked) return;
        const std::uint32_t number = category ? kCategoryColumn : static_cast<std::uint32_t>(column);
        if (asked.type == AttributeType::text) {
            const auto keeps = catalogue_.keeps_texts(number, visit);
            if (keeps && !*keeps) kept = Kept::nowhere;
            if (!keeps || !*keeps) return;
        }
        if (auto cells = catalogue_.column(number, asked.type, held.bundle.texts, visit)) held.take(column, std::move(*cells));
    });
    if (!visit.ready()) return false;

    for (const ColumnIndex column : std::exchange(held.constrained, {}))
        if (std::ranges::none_of(constraints, [&](const Asked& asked) { return asked.constraint.column == column; })) held.filter.clear(column);
    for (const Asked& asked : constraints) {
        catalogue::Constraint constraint = asked.constraint;
        if (held.kept[constraint.column] != Kept::here) continue;
        for (const std::string& value : asked.values)
            if (const auto index = held.columns.value_of(constraint.column, value)) constraint.values.push_back(*index);
        held.filter.set(constraint);
        held.constrained.push_back(constraint.column);
    }
    return true;
}

void Sieve::limit_to(const std::vector<ItemNumber>* items) { held_->filter.limit_to(items); }

const catalogue::Rows& Sieve::rows() { return held_->filter.rows(); }

catalogue::Offer Sieve::offer(const Asked& of)
{
    const ColumnIndex column = of.constraint.column;
    if (held_->kept[column] == Held::Kept::here) return offer_of(held_->columns, held_->filter, column, of.values);
    catalogue::Offer none;
    none.column = column;
    none.kept   = false;
    return none;
}

}  // namespace juxta::pack
