// wasm/bundle/document_item.cpp - what the keys and values of items mean, of which there are many.
// SPDX-License-Identifier: MIT
#include "bundle/document.hpp"

#include "base/date.hpp"
#include "base/short_text.hpp"
#include "base/small_sort.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace juxta::bundle {
namespace {

using model::AttributeType;
using model::ItemText;
using model::Status;
using model::TextId;
using enum Slot;

constexpr std::size_t   kMaxInterned    = 64;   // bytes; longer texts hardly come again
constexpr std::uint32_t kTrials         = 256;  // texts after which it is decided whether looking for equals pays
constexpr std::uint32_t kPaysOff        = 4;    // one in so many must come again
constexpr std::size_t   kNear           = 4;    // attributes that are tried before the key is searched for
constexpr std::size_t   kFewTags        = 8;    // are compared each with each
constexpr std::size_t   kMaxFaultyItems = 1000;
constexpr std::size_t   kNone           = static_cast<std::size_t>(-1);

}  // namespace

// ---- keys --------------------------------------------------------------------------------------------------

// Not made a part of parse(), which is compiled for SIMD: what it calls would then have to be fit for both, and take more room all over the module.
[[gnu::noinline]] void Document::key(std::string_view key)
{
    event_       = next_event_++;
    Frame& frame = stack_.back();
    if (frame.in == In::muted) {
        frame.slot = muted;
        return;
    }
    frame.slot = skipped;
    if (frame.in == In::item && !parts_.core) {
        const bool wanted = (key == "values" && parts_.values) || (key == "reviews" && parts_.reviews);
        const Slot slot   = key == "values" ? item_values : item_reviews;
        frame.slot        = wanted && (frame.seen & bit(slot)) == 0 ? slot : muted;
        if (wanted)
            frame.seen |= bit(slot);
        return;
    }
    if (key.size() > model::kMaxStringBytes) {
        note(event_, ErrorCode::too_long, "a key of at most 65,536 bytes");
        return;
    }
    if (escapes_ && key.contains('\0')) {
        note(event_, ErrorCode::bad_value, "a key without U+0000");
        return;
    }
    switch (frame.in) {
    case In::skipped: remember_key(key); break;
    case In::values: member_of_values(frame, key); break;
    case In::reviews: member_of_reviews(frame, key); break;
    default: member(frame, key);
    }
}

/// The key of an object whose keys the format names.
void Document::member(Frame& frame, std::string_view key)
{
    const std::span<const Field> fields = fields_of(frame.in);
    // Most files keep one order, so the member after the last one is the best guess, and the next best are those behind it.
    std::size_t at = frame.index;
    for (std::size_t tried = 0;; ++tried, ++at) {
        if (tried == fields.size())
            return unknown_key(fields, key);
        if (at >= fields.size())
            at = 0;
        if (same_text(fields[at].key, key))
            break;
    }
    frame.index     = static_cast<std::uint32_t>(at + 1);
    const Slot slot = fields[at].slot;
    if ((frame.seen & bit(slot)) != 0) {
        note(event_, ErrorCode::duplicate_key, "each key once");
        return;
    }
    frame.seen |= bit(slot);
    frame.slot = slot;
    if (slot == item_values && !parts_.values) {
        unread_values_ = true;
        frame.slot     = muted;
    } else if (slot == item_reviews && !parts_.reviews) {
        unread_reviews_ = true;
        frame.slot      = muted;
    }
}

void Document::member_of_values(Frame& frame, std::string_view key)
{
    const auto& list = bundle_.attributes;
    // As a rule they stand in the order of the attributes, and some that are unknown are left out.
    const std::size_t near = std::min(next_attribute_ + kNear, list.size());
    std::size_t       at   = next_attribute_;
    while (at < near && !same_text(list[at].id, key))
        ++at;
    if (at >= near) {
        const auto place = std::ranges::lower_bound(attribute_order_, key, {}, [&](std::uint32_t i) { return std::string_view(list[i].id); });
        at               = place != attribute_order_.end() && list[*place].id == key ? *place : kNone;
    }
    if (at == kNone)
        return unknown_attribute(key);
    next_attribute_ = at + 1;
    if (attribute_seen_[at] == item_number_) {
        note(event_, ErrorCode::duplicate_key, "each key once");
        return;
    }
    attribute_seen_[at] = item_number_;
    current_attribute_  = at;
    frame.slot          = cell;
}

// ---- values ------------------------------------------------------------------------------------------------

TextId Document::keep(std::string_view text, Repeats& repeats)
{
    if (text.size() > kMaxInterned || (repeats.tried >= kTrials && repeats.found * kPaysOff < repeats.tried))
        return bundle_.texts.add(text);
    const auto added = interner_.add(text);
    ++repeats.tried;
    repeats.found += added.fresh ? 0 : 1;
    return added.id;
}

void Document::scalar(const Scalar& scalar)
{
    using Kind = Scalar::Kind;

    event_          = next_event_++;
    const Slot slot = stack_.back().slot;
    if (slot == muted)
        return;
    if (scalar.kind == Kind::text) {
        if (scalar.text.size() > model::kMaxStringBytes)
            return refuse(slot, ErrorCode::too_long, "a text of at most 65,536 bytes");
        if (escapes_ && scalar.text.contains('\0'))
            return refuse(slot, ErrorCode::bad_value, "a text without U+0000");
    } else if (scalar.kind == Kind::number && !std::isfinite(scalar.number)) {
        return refuse(slot, ErrorCode::out_of_range, "a number that a double can hold");
    }

    switch (slot) {
    case item_id:
    case item_name:
    case item_category:
    case item_tagline:
    case item_description:
    case item_url:
    case item_image:
    case item_entry: item_text(slot, scalar); break;
    case cell: {
        if (scalar.kind == Kind::null)
            break;
        Cell read;
        read.attribute = static_cast<std::uint32_t>(current_attribute_);
        read_cell(read, slot, scalar);
        if (!read.faulty)
            cells_.push_back(read);
        break;
    }
    case tag:
        if (is_filled_text(slot, scalar))
            tags_.push_back(keep(scalar.text, tag_repeats_));
        break;
    default: seldom(slot, scalar);
    }
}

void Document::item_text(Slot slot, const Scalar& scalar)
{
    TextId& to = item_texts_[static_cast<std::size_t>(slot) - static_cast<std::size_t>(item_id)];
    switch (slot) {
    case item_id:
        item_id_event_ = event_;
        [[fallthrough]];
    case item_name:
        if (is_filled_text(slot, scalar))
            to = bundle_.texts.add(scalar.text);
        break;
    case item_url:
    case item_image:
        if (is_url(slot, scalar))
            to = bundle_.texts.add(scalar.text);
        break;
    case item_category:
    case item_entry:
        if (is_text(slot, scalar))
            to = keep(scalar.text, slot == item_entry ? entry_repeats_ : category_repeats_);
        break;
    default:
        if (is_text(slot, scalar))
            to = bundle_.texts.add(scalar.text);
    }
}

void Document::read_cell(Cell& cell, Slot slot, const Scalar& scalar)
{
    using Kind = Scalar::Kind;

    const AttributeType type = bundle_.attributes[cell.attribute].type;
    const Kind          kind = is_numeric(type) ? Kind::number : type == AttributeType::boolean ? Kind::boolean : Kind::text;
    cell.status              = Status::known;
    if (type == AttributeType::tags || scalar.kind != kind) {
        cell.faulty = true;
        return void(note(event_, ErrorCode::wrong_type, cell_expected()));
    }
    switch (type) {
    case AttributeType::date:
        if (const auto days = days_of(scalar.text)) {
            cell.number = *days;
            cell.text   = keep(scalar.text, attribute_repeats_[cell.attribute]);
        } else {
            cell.faulty = true;
            note(event_, ErrorCode::bad_value, "a day that exists, as YYYY-MM-DD");
        }
        break;
    case AttributeType::url:
        if (is_url(slot, scalar))
            cell.text = keep(scalar.text, attribute_repeats_[cell.attribute]);
        else
            cell.faulty = true;
        break;
    case AttributeType::text: cell.text = keep(scalar.text, attribute_repeats_[cell.attribute]); break;
    default: cell.number = scalar.number;
    }
}

/// Drops tags that stand twice; a cell holds different ones.
void Document::finish_tags(Cell& cell)
{
    const auto  tags    = std::span(tags_).subspan(cell.first_tag);
    std::size_t count   = tags.size();
    const auto  text_of = [&](std::size_t i) { return bundle_.texts[tags[i]]; };
    if (count <= kFewTags) {
        for (std::size_t i = 1; i < count; ++i)
            if (std::ranges::any_of(tags.first(i), [&](TextId earlier) { return earlier == tags[i] || bundle_.texts[earlier] == text_of(i); }))
                tags[i] = TextId::none;
    } else {
        tag_order_.resize(count);
        std::iota(tag_order_.begin(), tag_order_.end(), std::size_t{0});
        small_sort(tag_order_, [&](std::size_t a, std::size_t b) {
            const int order = text_of(a).compare(text_of(b));
            return order != 0 ? order < 0 : a < b;
        });
        // Backwards, so that the first of a run is still there to compare with.
        for (std::size_t i = count; --i > 0;)
            if (text_of(tag_order_[i]) == text_of(tag_order_[i - 1]))
                tags[tag_order_[i]] = TextId::none;
    }
    count = static_cast<std::size_t>(std::ranges::remove(tags, TextId::none).begin() - tags.begin());
    tags_.resize(cell.first_tag + count);
    cell.tag_count = count;
}

void Document::finish_cell()
{
    const Cell& cell = cells_.back();
    if (cell.has_status && cell.has_value && !cell.faulty) {
        note(cell.status_event, ErrorCode::bad_value, "either a value or a status");
        cells_.pop_back();
        return;
    }
    const bool silent = cell.status == Status::unknown && cell.annotation.note == TextId::none && cell.annotation.source == TextId::none;
    if (cell.faulty || silent)
        cells_.pop_back();
}

void Document::finish_item(const Frame& frame)
{
    if (parts_.core) {
        const std::string_view id    = bundle_.texts[item_texts_[static_cast<std::size_t>(ItemText::id)]];
        const bool             named = item_texts_[static_cast<std::size_t>(ItemText::name)] != TextId::none;
        if ((frame.seen & bit(item_id)) == 0)
            note(frame.event, ErrorCode::missing_field, "a key \"id\"");
        if ((frame.seen & bit(item_name)) == 0)
            note(frame.event, ErrorCode::missing_field, "a key \"name\"");
        item_index_ = kNoItem;
        if (id.empty())
            return;
        if (bundle_.find_item(id))
            return void(note(item_id_event_, ErrorCode::duplicate_id, "an id that no earlier item has"));
        if (!named) {
            if (faulty_items_.size() < kMaxFaultyItems)
                faulty_items_.emplace_back(id);
            else
                items_lost_ = true;
            return;
        }
        item_index_ = bundle_.items.append();
        for (std::size_t i = 0; i < item_texts_.size(); ++i)
            bundle_.items.set_text(item_index_, static_cast<ItemText>(i), item_texts_[i]);
        bundle_.index_last_item();
        bundle_.items.set_votes(item_index_, votes_);
    }
    if (item_index_ == kNoItem)
        return;
    commit_values(item_index_);
    commit_reviews(item_index_);
}

void Document::commit_values(model::ItemIndex item)
{
    for (const Cell& cell : cells_) {
        model::Column& column = bundle_.columns[cell.attribute];
        if (cell.status == Status::not_applicable) {
            column.set_not_applicable(item);
        } else if (cell.status == Status::known) {
            switch (column.type()) {
            case AttributeType::tags: column.set_tags(item, std::span(tags_).subspan(cell.first_tag, cell.tag_count)); break;
            case AttributeType::date: column.set_date(item, static_cast<std::int32_t>(cell.number), cell.text); break;
            case AttributeType::text:
            case AttributeType::url: column.set_text(item, cell.text); break;
            default: column.set_number(item, cell.number);
            }
        }
        column.annotate(item, cell.annotation);
    }
}

}  // namespace juxta::bundle
