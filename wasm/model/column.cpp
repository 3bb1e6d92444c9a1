// wasm/model/column.cpp - the values of one attribute, item by item.
// SPDX-License-Identifier: MIT
#include "model/column.hpp"

#include "model/shrink.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace juxta::model {

Status Column::status(ItemIndex item) const
{
    return item < status_.size() ? status_[item] : Status::unknown;
}

double Column::number(ItemIndex item) const
{
    if (status(item) != Status::known)
        return 0;
    switch (type_) {
    case AttributeType::number:
    case AttributeType::money:
    case AttributeType::percent: return numbers_[item];
    case AttributeType::boolean: return words_[item];
    case AttributeType::date: return std::bit_cast<std::int32_t>(words_[item]);
    case AttributeType::tags: return static_cast<double>(tags(item).size());
    case AttributeType::text:
    case AttributeType::url: break;
    }
    return 0;
}

TextId Column::text(ItemIndex item) const
{
    if (status(item) != Status::known)
        return TextId::none;
    if (type_ == AttributeType::date)
        return tags_[item];
    return type_ == AttributeType::text || type_ == AttributeType::url ? static_cast<TextId>(words_[item]) : TextId::none;
}

std::span<const TextId> Column::tags(ItemIndex item) const
{
    if (type_ != AttributeType::tags || status(item) != Status::known)
        return {};
    const std::size_t first = item == 0 ? 0 : words_[item - 1];
    return std::span(tags_).subspan(first, words_[item] - first);
}

Annotation Column::annotation(ItemIndex item) const
{
    const auto at = std::ranges::lower_bound(annotations_, item, {}, &NoteAt::item);
    return at != annotations_.end() && at->item == item ? at->annotation : Annotation{};
}

std::size_t Column::memory_bytes() const
{
    return status_.capacity() * sizeof(Status) + numbers_.capacity() * sizeof(double) + words_.capacity() * sizeof(std::uint32_t)
         + tags_.capacity() * sizeof(TextId) + annotations_.capacity() * sizeof(NoteAt);
}

void Column::set_not_applicable(ItemIndex item)
{
    grow(item);
    status_[item] = Status::not_applicable;
}

void Column::set_number(ItemIndex item, double value)
{
    assert(is_numeric(type_) || type_ == AttributeType::boolean);
    grow(item);
    status_[item] = Status::known;
    if (is_numeric(type_))
        numbers_[item] = value;
    else
        words_[item] = value != 0 ? 1 : 0;
}

void Column::set_date(ItemIndex item, std::int32_t days, TextId text)
{
    assert(type_ == AttributeType::date);
    grow(item);
    status_[item] = Status::known;
    words_[item]  = std::bit_cast<std::uint32_t>(days);
    tags_[item]   = text;
}

void Column::set_text(ItemIndex item, TextId text)
{
    assert(type_ == AttributeType::text || type_ == AttributeType::url);
    grow(item);
    status_[item] = Status::known;
    words_[item]  = static_cast<std::uint32_t>(text);
}

void Column::set_tags(ItemIndex item, std::span<const TextId> tags)
{
    assert(type_ == AttributeType::tags);
    grow(item);
    status_[item] = Status::known;
    tags_.insert(tags_.end(), tags.begin(), tags.end());
    words_[item] = static_cast<std::uint32_t>(tags_.size());
}

void Column::annotate(ItemIndex item, Annotation annotation)
{
    if (annotation.note == TextId::none && annotation.source == TextId::none)
        return;
    assert(annotations_.empty() || annotations_.back().item < item);
    annotations_.push_back({item, annotation});
}

void Column::shrink()
{
    model::shrink(status_);
    model::shrink(numbers_);
    model::shrink(words_);
    model::shrink(tags_);
    model::shrink(annotations_);
}

/// Makes room up to `item`; what lies between is unknown.
void Column::grow(ItemIndex item)
{
    assert(item >= status_.size());
    const std::size_t size = item + std::size_t{1};
    extend(status_, size, Status::unknown);
    if (is_numeric(type_)) {
        extend(numbers_, size, 0.0);
        return;
    }
    // Between the items that have tags, the end stays where it was.
    extend(words_, size, type_ == AttributeType::tags ? static_cast<std::uint32_t>(tags_.size()) : 0u);
    if (type_ == AttributeType::date)
        extend(tags_, size, TextId::none);
}

}  // namespace juxta::model
