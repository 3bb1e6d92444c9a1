// wasm/catalogue/similar.cpp - Gower's coefficient over columns of codes.
// SPDX-License-Identifier: MIT
#include "catalogue/similar.hpp"

#include <algorithm>

namespace juxta::catalogue {
namespace {

using model::AttributeType;
using model::ItemIndex;

struct Sum {
    double        similarity = 0;
    std::uint32_t shared     = 0;
};

void add_tags(const Coded& of, ItemIndex item, std::vector<Sum>& sums)
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
                sums[other].similarity += either == 0 ? 1 : static_cast<double>(common) / static_cast<double>(either);
                ++sums[other].shared;
            }
        },
        of.tags);
}

}  // namespace

std::vector<Similar> similar_to(Columns& columns, ItemIndex item, std::size_t count)
{
    std::vector<Sum> sums(columns.items());
    for (ColumnIndex column = 0; column < columns.name(); ++column) {
        const AttributeType type = columns.type(column);
        if (type == AttributeType::url) continue;
        const Coded&        of   = columns.coded(column);
        const std::uint32_t mine = std::visit([&](const auto& codes) { return std::uint32_t{codes[item]}; }, of.codes);
        if (mine < kFirstValueCode) continue;
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
                for (std::size_t other = 0; other < sums.size(); ++other) {
                    const std::uint32_t code = codes[other];
                    sums[other].similarity += worth[code];
                    sums[other].shared += code >= kFirstValueCode ? 1u : 0u;
                }
            },
            of.codes);
    }

    // similarity * shared / own is the sum over own: the order of the sums.
    std::vector<ItemIndex> order;
    for (ItemIndex other = 0; other < sums.size(); ++other)
        if (other != item && sums[other].similarity > 0) order.push_back(other);
    const auto before = [&](ItemIndex a, ItemIndex b) { return sums[a].similarity != sums[b].similarity ? sums[a].similarity > sums[b].similarity : a < b; };
    count             = std::min(count, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count), before);
    order.resize(count);

    std::vector<Similar> made;
    for (const ItemIndex other : order) made.push_back({other, sums[other].similarity / sums[other].shared, sums[other].shared});
    return made;
}

}  // namespace juxta::catalogue
