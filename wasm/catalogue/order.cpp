// wasm/catalogue/order.cpp - sorts by value, all of them stable.
// SPDX-License-Identifier: MIT
#include "catalogue/order.hpp"

#include "catalogue/key_sort.hpp"
#include "catalogue/words.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::catalogue {
namespace {

using model::AttributeType;
using model::ItemIndex;
using model::TextId;

constexpr std::size_t kFewOfMany = 100;  // of so many times more it is quicker to look for the first ones than to sort all

// The first bytes of a text as a number that compares as they do.
std::uint64_t head_of(std::string_view text)
{
    std::uint64_t made = 0;
    for (std::size_t k = 0; k < 8; ++k) made = made << 8 | (k < text.size() ? static_cast<unsigned char>(text[k]) : 0u);
    return made;
}

// The place of each value among its column's: equal keys, equal places.
std::vector<std::uint32_t> ranks_of(const model::Bundle& bundle, const std::vector<TextId>& values)
{
    struct Entry {
        std::uint64_t head;
        std::uint32_t value;
    };
    std::vector<Entry> entries;
    entries.reserve(values.size());
    for (std::uint32_t v = 0; v < values.size(); ++v) entries.push_back({head_of(order_key(bundle.texts[values[v]])), v});
    const auto compare = [&](const Entry& a, const Entry& b) {
        if (a.head != b.head) return a.head < b.head ? -1 : 1;
        if ((a.head & 0xFF) == 0) return 0;  // both end within the head
        return order_key(bundle.texts[values[a.value]]).compare(order_key(bundle.texts[values[b.value]]));
    };
    std::ranges::sort(entries, [&](const Entry& a, const Entry& b) {
        const int order = compare(a, b);
        return order != 0 ? order < 0 : a.value < b.value;
    });
    std::vector<std::uint32_t> ranks(values.size());
    std::uint32_t              rank = 0;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        if (k > 0 && compare(entries[k - 1], entries[k]) != 0) ++rank;
        ranks[entries[k].value] = rank;
    }
    return ranks;
}

}  // namespace

std::string order_key(std::string_view text)
{
    std::string made;
    for (WordReader reader(text); reader.next();) {
        if (!made.empty()) made += ' ';
        const std::string_view word = reader.word();
        for (std::size_t at = 0; at < word.size();) {
            if (word[at] < '0' || word[at] > '9') {
                made += word[at++];
                continue;
            }
            // A number: how many digits it has, then they. The count is below any letter.
            std::size_t end = at;
            while (end < word.size() && word[end] >= '0' && word[end] <= '9') ++end;
            while (at + 1 < end && word[at] == '0') ++at;
            made += static_cast<char>('!' + static_cast<char>(std::min<std::size_t>(end - at, 60) - 1));
            made += word.substr(at, end - at);
            at = end;
        }
    }
    return made;
}

Orders::Orders(Columns& columns) : columns_(columns), orders_(columns.size()) {}

void Orders::make(ColumnIndex column, Order& order)
{
    const Coded&        of   = columns_.coded(column);
    const AttributeType type = columns_.type(column);
    const std::size_t   size = columns_.items();
    std::vector<std::uint32_t> ranks;
    if (type == AttributeType::text || type == AttributeType::url) ranks = ranks_of(columns_.bundle(), of.values);

    std::vector<Keyed>     known;
    std::vector<ItemIndex> unknown, not_applicable;
    known.reserve(of.known);
    std::visit(
        [&](const auto& codes) {
            for (ItemIndex item = 0; item < size; ++item) {
                const std::uint32_t code = codes[item];
                if (code == kUnknownCode) {
                    unknown.push_back(item);
                } else if (code == kNotApplicableCode) {
                    not_applicable.push_back(item);
                } else if (!ranks.empty()) {
                    known.push_back({ranks[code - kFirstValueCode], item});
                } else {
                    known.push_back({key_of(columns_.number(column, item)), item});
                }
            }
        },
        of.codes);
    KeySort::sort(known);

    order.known  = known.size();
    order.starts = Rows(known.size());
    order.items.reserve(size);
    for (std::size_t k = 0; k < known.size(); ++k) {
        order.items.push_back(known[k].item);
        if (k == 0 || known[k].key != known[k - 1].key) order.starts.add(static_cast<ItemIndex>(k));
    }
    order.items.insert(order.items.end(), unknown.begin(), unknown.end());
    order.items.insert(order.items.end(), not_applicable.begin(), not_applicable.end());
    order.made = true;
}

std::vector<ItemIndex> Orders::by_column(ColumnIndex column, Direction direction, const Rows& rows, std::size_t most)
{
    Order& order = orders_[column];
    if (!order.made) make(column, order);

    std::vector<ItemIndex> made;
    made.reserve(std::min(rows.count(), most));
    const auto take = [&](std::size_t from, std::size_t to) {
        for (std::size_t k = from; k < to && made.size() < most; ++k)
            if (rows.has(order.items[k])) made.push_back(order.items[k]);
    };
    if (direction == Direction::ascending) {
        take(0, order.known);
    } else {
        // Value by value from the highest, the items of each in their own order.
        for (std::size_t end = order.known; end > 0 && made.size() < most;) {
            std::size_t start = end - 1;
            while (!order.starts.has(static_cast<ItemIndex>(start))) --start;
            take(start, end);
            end = start;
        }
    }
    take(order.known, order.items.size());
    return made;
}

std::vector<ItemIndex> Orders::by_score(std::span<const double> scores, Direction direction, const Rows& rows, std::size_t most)
{
    std::vector<Keyed>     known;
    std::vector<ItemIndex> none;
    known.reserve(rows.count());
    rows.for_each([&](ItemIndex item) {
        const double score = scores[item];
        if (std::isnan(score)) none.push_back(item);
        else known.push_back({direction == Direction::ascending ? key_of(score) : ~key_of(score), item});
    });
    if (most < known.size() / kFewOfMany) {
        const auto end = known.begin() + static_cast<std::ptrdiff_t>(most);
        std::partial_sort(known.begin(), end, known.end(), [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.item < b.item; });
        known.erase(end, known.end());
    } else {
        KeySort::sort(known);
    }
    std::vector<ItemIndex> made;
    made.reserve(std::min(known.size() + none.size(), most));
    for (std::size_t k = 0; k < std::min(known.size(), most); ++k) made.push_back(known[k].item);
    none.resize(std::min(none.size(), most - made.size()));
    made.insert(made.end(), none.begin(), none.end());
    return made;
}

std::size_t Orders::memory_bytes() const
{
    std::size_t bytes = orders_.capacity() * sizeof(Order);
    for (const Order& order : orders_) bytes += order.items.capacity() * sizeof(ItemIndex) + order.starts.words().size_bytes();
    return bytes;
}

}  // namespace juxta::catalogue
