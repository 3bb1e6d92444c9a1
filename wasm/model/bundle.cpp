// wasm/model/bundle.cpp - columns of items and reviews, and the look-ups of a bundle.
// SPDX-License-Identifier: MIT
#include "model/bundle.hpp"

#include "base/short_text.hpp"
#include "model/shrink.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <iterator>

namespace juxta::model {
namespace {

constexpr std::uint8_t kGiven  = 1;
constexpr std::uint8_t kScored = 2;
constexpr unsigned     kVerdictShift = 2;

// In items_by_id stands 1 + the item, and above it what of the hash there is room for: nearly all others are told from it without a look
// at their ids, which are all over the memory.
constexpr std::uint32_t kItemMask = (1u << 20) - 1;
static_assert(kMaxItems <= kItemMask);

/// At most two thirds full.
std::size_t table_size(std::size_t items)
{
    return std::bit_ceil(items + items / 2 + 1);
}

void put(std::vector<std::uint32_t>& table, std::string_view id, ItemIndex item)
{
    assert(item < kItemMask);
    const std::size_t   mask  = table.size() - 1;
    const std::uint32_t hash  = spread(id);
    std::size_t         place = hash & mask;
    while (table[place] != 0)
        place = (place + 1) & mask;
    table[place] = (hash & ~kItemMask) | (item + 1);
}

}  // namespace

Review ReviewColumn::at(ItemIndex item) const
{
    if (item >= flags_.size() || (flags_[item] & kGiven) == 0)
        return {};
    Review review{.given = true, .score = {}, .verdict = static_cast<Verdict>(flags_[item] >> kVerdictShift), .text = texts_[item]};
    if ((flags_[item] & kScored) != 0)
        review.score = scores_[item];
    return review;
}

void ReviewColumn::set(ItemIndex item, const Review& review)
{
    assert(item >= flags_.size());
    if (!review.given)
        return;
    const std::size_t size = item + std::size_t{1};
    flags_.resize(size);
    scores_.resize(size);
    texts_.resize(size);
    flags_[item]  = static_cast<std::uint8_t>(kGiven | (review.score ? kScored : 0u) | (static_cast<unsigned>(review.verdict) << kVerdictShift));
    scores_[item] = review.score.value_or(0);
    texts_[item]  = review.text;
}

void ReviewColumn::shrink()
{
    model::shrink(flags_);
    model::shrink(scores_);
    model::shrink(texts_);
}

std::size_t ReviewColumn::memory_bytes() const
{
    return flags_.capacity() + scores_.capacity() * sizeof(double) + texts_.capacity() * sizeof(TextId);
}

TextId Items::text(ItemIndex item, ItemText which) const
{
    const auto& texts = texts_[static_cast<std::size_t>(which)];
    return item < texts.size() ? texts[item] : TextId::none;
}

Votes Items::votes(ItemIndex item) const
{
    const auto at = std::ranges::lower_bound(votes_, item, {}, &VotesAt::item);
    return at != votes_.end() && at->item == item ? at->votes : Votes{counted_, 0, 0};
}

ItemIndex Items::append()
{
    return static_cast<ItemIndex>(size_++);
}

void Items::set_text(ItemIndex item, ItemText which, TextId text)
{
    assert(item < size_);
    auto& texts = texts_[static_cast<std::size_t>(which)];
    if (item >= texts.size()) {
        if (text == TextId::none)
            return;
        extend(texts, item + std::size_t{1}, TextId::none);
    }
    texts[item] = text;
}

void Items::recount(std::vector<VotesAt> votes)
{
    assert(std::ranges::is_sorted(votes, {}, &VotesAt::item));
    votes_   = std::move(votes);
    counted_ = true;
}

void Items::recount(VotesAt votes)
{
    const auto at = std::ranges::lower_bound(votes_, votes.item, {}, &VotesAt::item);
    if (at != votes_.end() && at->item == votes.item)
        *at = votes;
    else
        votes_.insert(at, votes);
}

void Items::set_votes(ItemIndex item, Votes votes)
{
    assert(item < size_ && (votes_.empty() || votes_.back().item < item));
    if (votes.given)
        votes_.push_back({item, votes});
}

void Items::shrink()
{
    for (auto& texts : texts_)
        model::shrink(texts);
    model::shrink(votes_);
}

std::size_t Items::memory_bytes() const
{
    std::size_t bytes = votes_.capacity() * sizeof(VotesAt);
    for (const auto& texts : texts_)
        bytes += texts.capacity() * sizeof(TextId);
    return bytes;
}

std::optional<ItemIndex> Bundle::find_item(std::string_view id) const
{
    if (items_by_id.empty())
        return std::nullopt;
    const std::size_t   mask = items_by_id.size() - 1;
    const std::uint32_t hash = spread(id);
    for (std::size_t place = hash & mask; items_by_id[place] != 0; place = (place + 1) & mask) {
        const std::uint32_t found = items_by_id[place];
        const ItemIndex     item  = (found & kItemMask) - 1;
        if (((found ^ hash) & ~kItemMask) == 0 && same_text(text(item, ItemText::id), id))
            return item;
    }
    return std::nullopt;
}

std::optional<std::size_t> Bundle::find_attribute(std::string_view id) const
{
    const auto at = std::ranges::find(attributes, id, &Attribute::id);
    return at == attributes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(std::distance(attributes.begin(), at)));
}

std::optional<std::size_t> Bundle::find_reviewer(std::string_view id) const
{
    const auto at = std::ranges::find(reviewers, id, &Reviewer::id);
    return at == reviewers.end() ? std::nullopt : std::optional(static_cast<std::size_t>(std::distance(reviewers.begin(), at)));
}

void Bundle::index_items()
{
    items_by_id.assign(table_size(items.size()), 0);
    for (ItemIndex item = 0; item < items.size(); ++item)
        put(items_by_id, text(item, ItemText::id), item);
}

void Bundle::index_last_item()
{
    const auto last = static_cast<ItemIndex>(items.size() - 1);
    if (table_size(items.size()) > items_by_id.size())
        index_items();
    else
        put(items_by_id, text(last, ItemText::id), last);
}

void Bundle::shrink()
{
    items.shrink();
    for (Column& column : columns)
        column.shrink();
    for (ReviewColumn& column : reviews)
        column.shrink();
}

std::size_t Bundle::memory_bytes() const
{
    std::size_t bytes = texts.memory_bytes() + items.memory_bytes() + items_by_id.capacity() * sizeof(ItemIndex);
    for (const Column& column : columns)
        bytes += sizeof(Column) + column.memory_bytes();
    for (const ReviewColumn& column : reviews)
        bytes += sizeof(ReviewColumn) + column.memory_bytes();
    bytes += attributes.capacity() * sizeof(Attribute) + reviewers.capacity() * sizeof(Reviewer);
    for (const Comparison& comparison : comparisons)
        bytes += sizeof(Comparison) + comparison.items.capacity() * sizeof(ItemIndex);
    return bytes;
}

double site_weight(const Reviewer& reviewer)
{
    return reviewer.weight.value_or(1);
}

double site_weight(const Bundle& bundle, const Attribute& attribute)
{
    if (attribute.weight)
        return *attribute.weight;
    return weighable(attribute) && bundle.reviewers.empty() ? 1 : 0;
}

bool weighable(const Attribute& attribute)
{
    if (attribute.better == Better::undeclared)
        return false;
    switch (attribute.type) {
    case AttributeType::boolean: return true;
    case AttributeType::number:
    case AttributeType::money:
    case AttributeType::percent: return attribute.range.has_value();
    default: return false;
    }
}

}  // namespace juxta::model
