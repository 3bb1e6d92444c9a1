// wasm/catalogue/similar.cpp - Gower's coefficient over columns of codes.
// SPDX-License-Identifier: MIT
#include "catalogue/similar.hpp"

#include <algorithm>

namespace juxta::catalogue {
namespace {

using model::AttributeType;
using model::ItemIndex;

void add_tags(const Coded& of, ItemIndex item, std::vector<double>& sums)
{
    const auto& codes = *std::get_if<std::vector<std::uint8_t>>(&of.codes);  // of tags they are so few that a byte holds them
    std::visit(
        [&](const auto& tags) {
            const auto                first = [&](std::size_t i) { return i == 0 ? std::size_t{0} : std::size_t{of.tag_ends[i - 1]}; };
            std::vector<std::uint8_t> own(of.value_count());
            std::size_t               own_count = 0;
            for (std::size_t k = first(item); k < of.tag_ends[item]; ++k, ++own_count) own[tags[k] - kFirstValueCode] = 1;
            for (std::size_t other = 0; other < sums.size(); ++other) {
                if (codes[other] < kFirstValueCode) continue;
                std::size_t       common = 0;
                const std::size_t count  = of.tag_ends[other] - first(other);
                for (std::size_t k = first(other); k < of.tag_ends[other]; ++k) common += own[tags[k] - kFirstValueCode];
                const std::size_t either = own_count + count - common;
                sums[other] += either == 0 ? 1 : static_cast<double>(common) / static_cast<double>(either);
            }
        },
        of.tags);
}

/// Adds to each item's sum how like it is to one. returns  columns known of that one
std::size_t add_likeness(Columns& columns, ItemIndex item, std::vector<double>& sums)
{
    std::size_t own = 0;
    for (ColumnIndex column = 0; column < columns.name(); ++column) {
        const AttributeType type = columns.type(column);
        if (type == AttributeType::url) continue;
        const Coded&        of   = columns.coded(column);
        const std::uint32_t mine = std::visit([&](const auto& codes) { return std::uint32_t{codes[item]}; }, of.codes);
        if (mine < kFirstValueCode) continue;
        ++own;
        if (type == AttributeType::tags) {
            add_tags(of, item, sums);
            continue;
        }
        // What each code is worth beside the item's own.
        std::vector<double> worth(kFirstValueCode + of.value_count());
        for (std::uint32_t code = kFirstValueCode; code < worth.size(); ++code) {
            const double distance = mine > code ? mine - code : code - mine;
            worth[code]           = distance == 0 ? 1 : of.edges.empty() ? 0 : 1 - distance / static_cast<double>(of.value_count() - 1);
        }
        std::visit(
            [&](const auto& codes) {
                for (std::size_t other = 0; other < sums.size(); ++other) sums[other] += worth[codes[other]];
            },
            of.codes);
    }
    return own;
}

}  // namespace

std::vector<Similar> similar_to(Columns& columns, std::span<const ItemIndex> of, std::size_t count)
{
    std::vector<double> likeness(columns.items()), sums(columns.items());
    for (const ItemIndex item : of) {
        std::ranges::fill(sums, 0);
        const std::size_t own = add_likeness(columns, item, sums);
        for (std::size_t other = 0; own > 0 && other < sums.size(); ++other) likeness[other] += sums[other] / static_cast<double>(own * of.size());
    }
    for (const ItemIndex item : of) likeness[item] = 0;

    std::vector<Similar> found;
    for (ItemIndex other = 0; other < likeness.size(); ++other)
        if (likeness[other] > 0) found.push_back({other, likeness[other]});
    count = std::min(count, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(count),
                              [](const Similar& a, const Similar& b) { return a.similarity != b.similarity ? a.similarity > b.similarity : a.item < b.item; });
    found.resize(count);
    return found;
}

}  // namespace juxta::catalogue
