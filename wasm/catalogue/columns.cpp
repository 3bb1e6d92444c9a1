// wasm/catalogue/columns.cpp - cells to codes.
// SPDX-License-Identifier: MIT
#include "catalogue/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace juxta::catalogue {
namespace {

using model::AttributeType;
using model::ItemIndex;
using model::ItemText;
using model::Status;
using model::TextId;

constexpr std::size_t kBytesACell = 16;  // a text so long costs as much as a cell

template <class Code>
Codes narrowed(const std::vector<std::uint32_t>& codes)
{
    std::vector<Code> made(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) made[i] = static_cast<Code>(codes[i]);
    return made;
}

Codes narrow(std::vector<std::uint32_t>& codes, std::size_t values)
{
    Codes made;
    if (values <= 0xFF) made = narrowed<std::uint8_t>(codes);
    else if (values <= 0xFFFF) made = narrowed<std::uint16_t>(codes);
    else made = narrowed<std::uint32_t>(codes);
    codes = {};
    return made;
}

std::size_t bytes_of(const Codes& codes)
{
    return std::visit([](const auto& of) { return of.capacity() * sizeof(of[0]); }, codes);
}

}  // namespace

ValueIndex bar_of(const std::vector<double>& edges, double value)
{
    const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, value);
    return static_cast<ValueIndex>(above - edges.begin() - 1);
}

Columns::Columns(const model::Bundle& bundle) : bundle_(&bundle), work_(bundle.columns.size() + 2) {}

AttributeType Columns::type(ColumnIndex column) const
{
    return column < bundle_->columns.size() ? bundle_->columns[column].type() : AttributeType::text;
}

bool Columns::grow(std::size_t budget)
{
    for (; growing_ < name(); ++growing_)
        while (!work_[growing_].done) {
            const std::size_t took = code(growing_, budget);
            if (took >= budget) return false;
            budget -= took;
        }
    return true;
}

const Coded& Columns::coded(ColumnIndex column)
{
    while (!work_[column].done) code(column, std::numeric_limits<std::size_t>::max());
    return work_[column].made;
}

std::optional<ValueIndex> Columns::value_of(ColumnIndex column, std::string_view text)
{
    const Coded& of = coded(column);
    if (type(column) == AttributeType::boolean) return text == "no" ? std::optional<ValueIndex>(0) : text == "yes" ? std::optional<ValueIndex>(1) : std::nullopt;
    const auto at = std::ranges::find_if(of.values, [&](TextId value) { return bundle_->texts[value] == text; });
    return at == of.values.end() ? std::nullopt : std::optional(static_cast<ValueIndex>(at - of.values.begin()));
}

std::size_t Columns::memory_bytes() const
{
    std::size_t bytes = work_.capacity() * sizeof(Work);
    for (const Work& work : work_)
        bytes += bytes_of(work.made.codes) + bytes_of(work.made.tags) + work.made.values.capacity() * sizeof(TextId) + work.made.edges.capacity() * sizeof(double)
               + (work.made.tag_ends.capacity() + work.made.counts.capacity() + work.codes.capacity() + work.tags.capacity() + work.slots.capacity() + work.hashes.capacity()) * 4;
    return bytes;
}

// Histogram of equal bars from the lowest to the highest value, or of bars of equal ratio.
void Columns::make_bars(ColumnIndex column, Coded& made) const
{
    const model::Column& of   = bundle_->columns[column];
    double               low  = std::numeric_limits<double>::infinity();
    double               high = -low;
    for (ItemIndex item = 0; item < of.statuses().size(); ++item) {
        if (of.statuses()[item] != Status::known) continue;
        const double value = of.number(item);
        low                = std::min(low, value);
        high               = std::max(high, value);
    }
    if (low > high) return;
    const std::size_t bars = low == high ? 1 : kBars;
    const double      all  = high / low;
    made.logarithmic       = low > 0 && all >= kLogarithmicFrom && all <= std::numeric_limits<double>::max();
    double ratio           = all;
    for (std::size_t k = kBars; k > 1; k /= 2) ratio = std::sqrt(ratio);
    made.edges.push_back(low);
    for (std::size_t k = 1; k < bars; ++k) {
        const double part = static_cast<double>(k) / static_cast<double>(kBars);
        const double edge = made.logarithmic ? made.edges.back() * ratio : low * (1 - part) + high * part;  // never a difference, which may be too large
        made.edges.push_back(std::clamp(edge, made.edges.back(), high));
    }
    made.edges.push_back(high);
}

std::uint32_t Columns::code_of_text(Work& work, TextId text)
{
    const std::string_view of   = bundle_->texts[text];
    const std::uint32_t    hash = model::hash_of(of);
    std::size_t            mask = work.slots.size() - 1;
    std::size_t            at   = hash & mask;
    for (; work.slots[at] != 0; at = (at + 1) & mask) {
        const std::uint32_t value = work.slots[at] - 1;
        if (work.hashes[value] == hash && (work.made.values[value] == text || bundle_->texts[work.made.values[value]] == of)) return value;
    }
    work.made.values.push_back(text);
    work.hashes.push_back(hash);
    const auto count = static_cast<std::uint32_t>(work.made.values.size());
    work.slots[at]   = count;
    if (count * std::size_t{2} > work.slots.size()) {
        work.slots.assign(work.slots.size() * 2, 0);
        mask = work.slots.size() - 1;
        for (std::uint32_t value = 0; value < count; ++value) {
            for (at = work.hashes[value] & mask; work.slots[at] != 0;) at = (at + 1) & mask;
            work.slots[at] = value + 1;
        }
    }
    return count - 1;
}

// Codes cells from where it stopped, about as many as the budget. returns what it took of it, 1 or more
std::size_t Columns::code(ColumnIndex column, std::size_t budget)
{
    Work&               work  = work_[column];
    const AttributeType type  = this->type(column);
    std::size_t         taken = 1;
    if (!work.begun) {
        work.begun = true;
        if (is_measured(type)) {
            make_bars(column, work.made);
            taken += items() / 4;
        } else if (type != AttributeType::boolean) {
            work.slots.assign(64, 0);
        }
        work.codes.resize(items());
    }
    const model::Column* const of = column < bundle_->columns.size() ? &bundle_->columns[column] : nullptr;
    for (; work.next < items() && taken < budget; ++work.next, ++taken) {
        const auto item = static_cast<ItemIndex>(work.next);
        if (of == nullptr) {
            const TextId text = bundle_->items.text(item, column == category() ? ItemText::category : ItemText::name);
            if (text == TextId::none) continue;
            work.codes[item] = kFirstValueCode + code_of_text(work, text);
            taken += bundle_->texts[text].size() / kBytesACell;
            continue;
        }
        const Status status = of->status(item);
        if (status == Status::not_applicable) work.codes[item] = kNotApplicableCode;
        if (status != Status::known) {
            if (type == AttributeType::tags) work.made.tag_ends.push_back(static_cast<std::uint32_t>(work.tags.size()));
            continue;
        }
        switch (type) {
        case AttributeType::number:
        case AttributeType::money:
        case AttributeType::percent:
        case AttributeType::date: work.codes[item] = kFirstValueCode + bar_of(work.made.edges, of->number(item)); break;
        case AttributeType::boolean: work.codes[item] = kFirstValueCode + of->words()[item]; break;
        case AttributeType::text:
        case AttributeType::url: {
            const TextId text = of->text(item);
            work.codes[item]  = kFirstValueCode + code_of_text(work, text);
            taken += bundle_->texts[text].size() / kBytesACell;
            break;
        }
        case AttributeType::tags:
            work.codes[item] = kFirstValueCode;
            for (const TextId tag : of->tags(item)) work.tags.push_back(kFirstValueCode + code_of_text(work, tag));
            work.made.tag_ends.push_back(static_cast<std::uint32_t>(work.tags.size()));
            taken += of->tags(item).size();
            break;
        }
    }
    if (work.next == items()) finish(column);
    return taken;
}

void Columns::finish(ColumnIndex column)
{
    Work&               work = work_[column];
    Coded&              made = work.made;
    const AttributeType type = this->type(column);
    made.counts.assign(type == AttributeType::boolean ? 2 : is_measured(type) ? (made.edges.empty() ? 0 : made.edges.size() - 1) : made.values.size(), 0);
    for (const std::uint32_t code : work.codes) {
        made.known += code >= kFirstValueCode ? 1u : 0u;
        made.not_applicable += code == kNotApplicableCode ? 1u : 0u;
        if (code >= kFirstValueCode && type != AttributeType::tags) ++made.counts[code - kFirstValueCode];
    }
    for (const std::uint32_t code : work.tags) ++made.counts[code - kFirstValueCode];
    const std::size_t last = kFirstValueCode + made.counts.size();  // more than any code
    made.codes             = narrow(work.codes, type == AttributeType::tags ? kFirstValueCode : last);
    if (type == AttributeType::tags) made.tags = narrow(work.tags, last);
    work.slots  = {};
    work.hashes = {};
    work.done   = true;
}

}  // namespace juxta::catalogue
