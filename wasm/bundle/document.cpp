// wasm/bundle/document.cpp - what the keys and values of a bundle mean; those of items are in document_item.cpp.
// SPDX-License-Identifier: MIT
#include "bundle/document.hpp"

#include "base/date.hpp"
#include "base/nearest.hpp"
#include "base/small_sort.hpp"
#include "bundle/check_text.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace juxta::bundle {
namespace {

using model::AttributeType;
using model::Better;
using model::ItemText;
using model::Status;
using model::TextId;
using model::Verdict;
using enum Slot;

static_assert(static_cast<unsigned>(Slot::count) <= 64, "a slot has a bit in Frame::seen");

constexpr double      kMaxVotes = 9007199254740991;  // 2^53 - 1
constexpr double      kInfinity = std::numeric_limits<double>::infinity();

constexpr std::array kDocument{
    Field{"$schema", skipped},         Field{"juxta", version},       Field{"title", title},           Field{"question", question},
    Field{"language", language},       Field{"updated", updated},     Field{"verdicts", verdicts},     Field{"attributes", attributes},
    Field{"reviewers", reviewers},     Field{"items", items},         Field{"comparisons", comparisons}, Field{"newsletter", newsletter},
};
constexpr std::array kItem{
    Field{"id", item_id},       Field{"name", item_name},     Field{"category", item_category}, Field{"tagline", item_tagline},
    Field{"description", item_description}, Field{"url", item_url}, Field{"image", item_image}, Field{"entry", item_entry},
    Field{"values", item_values}, Field{"reviews", item_reviews}, Field{"votes", item_votes},
};
constexpr std::array kCell{Field{"value", cell_value}, Field{"note", cell_note}, Field{"source", cell_source}, Field{"status", cell_status}};
constexpr std::array kReview{Field{"score", review_score}, Field{"verdict", review_verdict}, Field{"text", review_text}};
constexpr std::array kVotes{Field{"positive", votes_positive}, Field{"negative", votes_negative}};
constexpr std::array kAttribute{
    Field{"id", attribute_id},       Field{"label", attribute_label},       Field{"type", attribute_type},     Field{"group", attribute_group},
    Field{"help", attribute_help},   Field{"unit", attribute_unit},         Field{"currency", attribute_currency}, Field{"per", attribute_per},
    Field{"better", attribute_better}, Field{"range", attribute_range},     Field{"weight", attribute_weight},
};
constexpr std::array kReviewer{Field{"id", reviewer_id}, Field{"name", reviewer_name}, Field{"about", reviewer_about}, Field{"weight", reviewer_weight}};
constexpr std::array kComparison{Field{"id", comparison_id}, Field{"items", comparison_items}, Field{"title", comparison_title}};
constexpr std::array kVerdicts{Field{"positive", verdict_positive}, Field{"negative", verdict_negative}};
constexpr std::array kNewsletter{Field{"title", newsletter_title}, Field{"text", newsletter_text}};

constexpr std::array<std::string_view, 8> kTypes{"text", "number", "money", "percent", "boolean", "date", "url", "tags"};  // as AttributeType
constexpr std::array<std::string_view, 4> kBetter{"higher", "lower", "true", "false"};                    // as Better, from 1
constexpr std::array<std::string_view, 2> kVerdictNames{"positive", "negative"};                          // as Verdict, from 1
constexpr std::array<std::string_view, 2> kStatusNames{"unknown", "not_applicable"};                      // as Status
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::string_view expected_for(Slot slot)
{
    switch (slot) {
    case attributes:
    case reviewers:
    case items:
    case comparisons: return "a list";
    case verdicts:
    case newsletter:
    case attribute:
    case reviewer:
    case item:
    case comparison:
    case item_values:
    case item_reviews:
    case item_votes:
    case review: return "an object";
    case attribute_range: return "a list of two numbers, the lower first";
    case comparison_items: return "a list of item ids";
    case review_score: return "a number from 0 to 100";
    case attribute_weight:
    case reviewer_weight: return "a number from 0 to 5";
    case votes_positive:
    case votes_negative: return "a whole number from 0 to 9007199254740991";
    case range_end: return "a number";
    default: return "a text";
    }
}

bool holds(std::span<const std::string> ids, std::string_view id)
{
    return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

std::span<const Field> document_fields()
{
    return kDocument;
}

std::span<const Field> Document::fields_of(In in)
{
    switch (in) {
    case In::item: return kItem;
    case In::cell: return kCell;
    case In::review: return kReview;
    case In::votes: return kVotes;
    case In::attribute: return kAttribute;
    case In::reviewer: return kReviewer;
    case In::comparison: return kComparison;
    case In::verdicts: return kVerdicts;
    case In::newsletter: return kNewsletter;
    default: return {};
    }
}

Document::Document(model::Bundle& bundle) : bundle_(bundle), interner_(bundle.texts) {}

// ---- what is wrong -----------------------------------------------------------------------------------------

/// returns  the note, to add the nearest name to; nullptr when there are enough of them.
Note* Document::note(std::uint32_t event, ErrorCode code, std::string_view expected, Severity severity)
{
    ++note_count_;
    if (notes_.size() >= max_notes_ && severity != Severity::fatal)
        return nullptr;
    return &notes_.emplace_back(Note{event, severity, code, std::string(expected), {}});
}

/// The value of the current event can't be used.
void Document::refuse(Slot slot, ErrorCode code, std::string_view expected)
{
    note(event_, code, expected, slot == items ? Severity::fatal : Severity::error);
    spoil(slot);
}

/// What depends on a value that can't be used goes with it.
void Document::spoil(Slot slot)
{
    switch (slot) {
    case cell_value:
    case cell_status:
    case tag: cells_.back().faulty = true; break;
    case votes_positive:
    case votes_negative: votes_faulty_ = true; break;
    case attribute_type: attribute_faulty_ = true; break;
    case attribute_range:
    case range_end: range_faulty_ = true; break;
    default: break;
    }
}

bool Document::is_text(Slot slot, const Scalar& scalar)
{
    if (scalar.kind == Scalar::Kind::text)
        return true;
    refuse(slot, ErrorCode::wrong_type, expected_for(slot));
    return false;
}

bool Document::is_filled_text(Slot slot, const Scalar& scalar)
{
    if (!is_text(slot, scalar))
        return false;
    if (!scalar.text.empty())
        return true;
    refuse(slot, ErrorCode::bad_value, "a text that is not empty");
    return false;
}

bool Document::is_number(Slot slot, const Scalar& scalar, double low, double high, std::string_view expected)
{
    if (scalar.kind != Scalar::Kind::number)
        refuse(slot, ErrorCode::wrong_type, expected);
    else if (scalar.number < low || scalar.number > high)
        refuse(slot, ErrorCode::out_of_range, expected);
    else
        return true;
    return false;
}

bool Document::is_url(Slot slot, const Scalar& scalar)
{
    if (!is_text(slot, scalar))
        return false;
    if (allowed_url(scalar.text))
        return true;
    refuse(slot, ErrorCode::bad_url, "an http, https, mailto or relative URL");
    return false;
}

/// returns  the index of the name, or kNone.
std::size_t Document::one_of(Slot slot, const Scalar& scalar, std::span<const std::string_view> names, std::string_view expected)
{
    if (scalar.kind != Scalar::Kind::text) {
        refuse(slot, ErrorCode::wrong_type, expected);
        return kNone;
    }
    const auto at = std::ranges::find(names, scalar.text);
    if (at != names.end())
        return static_cast<std::size_t>(at - names.begin());
    const std::size_t kept = notes_.size();
    refuse(slot, ErrorCode::bad_value, expected);
    if (notes_.size() > kept) {
        Nearest nearest(scalar.text);
        for (const std::string_view name : names)
            nearest.offer(name);
        notes_.back().nearest = nearest.name();
    }
    return kNone;
}

// ---- keys --------------------------------------------------------------------------------------------------

void Document::remember_key(std::string_view key)
{
    keys_.push_back({key_text_.size(), key.size(), event_});
    key_text_ += key;
}

/// Of equal keys, all but the first are noted.
void Document::check_keys(const Frame& frame)
{
    const auto keys = std::span(keys_).subspan(frame.keys);
    if (keys.size() > 1) {
        const auto text_of = [this](const KeyAt& key) { return std::string_view(key_text_).substr(key.offset, key.size); };
        small_sort(keys, [&](const KeyAt& a, const KeyAt& b) {
            const int order = text_of(a).compare(text_of(b));
            return order != 0 ? order < 0 : a.event < b.event;
        });
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (text_of(keys[i]) == text_of(keys[i - 1]))
                note(keys[i].event, ErrorCode::duplicate_key, "each key once");
    }
    if (!keys.empty()) {
        key_text_.resize(std::ranges::min(keys, {}, &KeyAt::offset).offset);
        keys_.resize(frame.keys);
    }
}

/// A key of an object whose keys the format names, and none of these.
void Document::unknown_key(std::span<const Field> fields, std::string_view key)
{
    remember_key(key);
    if (owners_key(key))
        return;
    if (Note* const noted = note(event_, ErrorCode::unknown_key, {}, Severity::warning)) {
        Nearest nearest(key);
        for (const Field& field : fields)
            nearest.offer(field.key);
        noted->nearest = nearest.name();
    }
}

/// A key of an item's values that no attribute has.
void Document::unknown_attribute(std::string_view key)
{
    remember_key(key);
    if (owners_key(key) || attributes_lost_ || holds(faulty_attributes_, key))
        return;
    if (Note* const noted = note(event_, ErrorCode::unknown_id, "the id of an attribute")) {
        Nearest nearest(key);
        for (const model::Attribute& known : bundle_.attributes)
            nearest.offer(known.id);
        noted->nearest = nearest.name();
    }
}

void Document::member_of_reviews(Frame& frame, std::string_view key)
{
    const auto& list = bundle_.reviewers;
    std::size_t at   = frame.index;
    if (at >= list.size() || list[at].id != key)
        at = bundle_.find_reviewer(key).value_or(kNone);
    if (at == kNone) {
        remember_key(key);
        if (owners_key(key) || reviewers_lost_)
            return;
        if (Note* const noted = note(event_, ErrorCode::unknown_id, "the id of a reviewer")) {
            Nearest nearest(key);
            for (const model::Reviewer& known : list)
                nearest.offer(known.id);
            noted->nearest = nearest.name();
        }
        return;
    }
    frame.index = static_cast<std::uint32_t>(at + 1);
    if ((frame.seen >> at & 1u) != 0) {
        note(event_, ErrorCode::duplicate_key, "each key once");
        return;
    }
    frame.seen |= std::uint64_t{1} << at;
    frame.slot = review;
    // Where the review goes if it turns out to be an object.
    current_attribute_ = at;
}

// ---- values ------------------------------------------------------------------------------------------------

void Document::begin(Slot slot, Parts parts, model::ItemIndex held, std::size_t max_notes)
{
    stack_.clear();
    stack_.push_back({.in = In::list, .slot = slot});
    next_event_ = 0;
    parts_      = parts;
    item_index_ = held;
    escapes_    = false;
    notes_.clear();
    note_count_ = 0;
    max_notes_  = max_notes;
    keys_.clear();
    key_text_.clear();
    unread_values_  = false;
    unread_reviews_ = false;
}

void Document::open(bool object)
{
    event_          = next_event_++;
    const Slot slot = stack_.back().slot;
    Frame      inner{.in = In::skipped, .slot = skipped, .event = event_, .keys = keys_.size()};

    const auto wants = [&](bool wanted, In in) {
        if (object == wanted)
            inner.in = in;
        else
            refuse(slot, ErrorCode::wrong_type, expected_for(slot));
    };
    switch (slot) {
    case skipped: break;
    case muted: inner.in = In::muted; break;
    case verdicts: wants(true, In::verdicts); break;
    case newsletter:
        wants(true, In::newsletter);
        if (object)
            bundle_.newsletter.emplace();
        break;
    case attribute:
        wants(true, In::attribute);
        attribute_        = {};
        attribute_faulty_ = false;
        range_faulty_     = false;
        range_.clear();
        break;
    case reviewer:
        wants(true, In::reviewer);
        reviewer_ = {};
        break;
    case comparison:
        wants(true, In::comparison);
        comparison_ = {};
        break;
    case item:
        wants(true, In::item);
        item_texts_.fill(TextId::none);
        votes_ = {};
        cells_.clear();
        tags_.clear();
        reviews_.clear();
        next_attribute_ = 0;
        ++item_number_;
        break;
    case item_values: wants(true, In::values); break;
    case item_reviews: wants(true, In::reviews); break;
    case item_votes:
        wants(true, In::votes);
        votes_faulty_ = false;
        break;
    case review:
        wants(true, In::review);
        if (object)
            reviews_.push_back({current_attribute_, {}});
        break;
    case cell:
    case cell_value: {
        const bool tags = bundle_.attributes[current_attribute_].type == AttributeType::tags;
        if (object ? slot == cell_value : !tags) {
            if (slot == cell)
                note(event_, ErrorCode::wrong_type, cell_expected());
            else
                refuse(slot, ErrorCode::wrong_type, cell_expected());
            break;
        }
        if (slot == cell) {
            cells_.emplace_back();
            cells_.back().attribute = static_cast<std::uint32_t>(current_attribute_);
        }
        if (object) {
            inner.in = In::cell;
        } else {
            inner.in                = In::tags;
            inner.slot              = tag;
            cells_.back().has_value = true;
            cells_.back().status    = Status::known;
            cells_.back().first_tag = tags_.size();
        }
        break;
    }
    case attribute_range:
        wants(false, In::range);
        inner.slot   = object ? skipped : range_end;
        range_event_ = event_;
        break;
    case comparison_items:
        wants(false, In::comparison_items);
        inner.slot         = object ? skipped : comparison_item;
        list_event_        = event_;
        comparison_listed_ = object ? 1 : 0;
        break;
    default: refuse(slot, ErrorCode::wrong_type, slot == tag ? "a text" : expected_for(slot));
    }
    stack_.push_back(inner);
}

void Document::close()
{
    const Frame frame = stack_.back();
    if (keys_.size() > frame.keys)
        check_keys(frame);
    stack_.pop_back();
    switch (frame.in) {
    case In::item: finish_item(frame); break;
    case In::attribute: finish_attribute(frame); break;
    case In::reviewer: finish_reviewer(frame); break;
    case In::comparison: finish_comparison(frame); break;
    case In::cell: finish_cell(); break;
    case In::tags:
        finish_tags(cells_.back());
        if (stack_.back().in == In::values)
            finish_cell();
        break;
    case In::votes:
        for (const auto& [name, slot] : kVotes)
            if ((frame.seen & bit(slot)) == 0) {
                note(frame.event, ErrorCode::missing_field, slot == votes_positive ? "a key \"positive\"" : "a key \"negative\"");
                votes_faulty_ = true;
            }
        votes_.given = !votes_faulty_;
        break;
    case In::range:
        if (!range_faulty_ && (range_.size() != 2 || !(range_[0] < range_[1]))) {
            range_faulty_ = true;
            note(frame.event, ErrorCode::bad_value, expected_for(attribute_range));
        }
        break;
    default: break;
    }
}

/// What stands outside of items, or seldom in one.
void Document::seldom(Slot slot, const Scalar& scalar)
{
    using Kind = Scalar::Kind;

    const auto copy_text = [&](std::string& to, bool filled = false) {
        if (filled ? is_filled_text(slot, scalar) : is_text(slot, scalar))
            to = scalar.text;
    };
    switch (slot) {
    case skipped:
    case muted:
    case item_id:
    case item_name:
    case item_category:
    case item_tagline:
    case item_description:
    case item_url:
    case item_image:
    case item_entry:
    case cell:
    case tag:
    case Slot::count: break;

    case version:
        if (scalar.kind == Kind::number)
            version_ = scalar.number;
        break;
    case title: copy_text(bundle_.title); break;
    case question: copy_text(bundle_.question); break;
    case language:
        if (is_text(slot, scalar)) {
            if (language_tag(scalar.text))
                bundle_.language = scalar.text;
            else
                refuse(slot, ErrorCode::bad_value, "a BCP 47 language tag such as \"en\"");
        }
        break;
    case updated:
        if (is_text(slot, scalar)) {
            if (days_of(scalar.text))
                bundle_.updated = scalar.text;
            else
                refuse(slot, ErrorCode::bad_value, "a day that exists, as YYYY-MM-DD");
        }
        break;

    case cell_value:
        if (scalar.kind != Kind::null) {
            cells_.back().has_value = true;
            read_cell(cells_.back(), slot, scalar);
        }
        break;
    case cell_note:
        if (is_text(slot, scalar))
            cells_.back().annotation.note = keep(scalar.text, note_repeats_);
        break;
    case cell_source:
        if (is_url(slot, scalar))
            cells_.back().annotation.source = keep(scalar.text, source_repeats_);
        break;
    case cell_status: {
        Cell&             at    = cells_.back();
        const std::size_t which = one_of(slot, scalar, kStatusNames, "\"not_applicable\" or \"unknown\"");
        at.has_status           = true;
        at.status_event         = event_;
        if (which == 1 && !at.has_value)
            at.status = Status::not_applicable;
        break;
    }
    case review:
    case item_votes:
        if (scalar.kind != Kind::null)
            refuse(slot, ErrorCode::wrong_type, expected_for(slot));
        break;
    case review_score:
        if (is_number(slot, scalar, 0, 100, expected_for(slot)))
            reviews_.back().review.score = scalar.number;
        break;
    case review_verdict:
        if (const std::size_t which = one_of(slot, scalar, kVerdictNames, "\"positive\" or \"negative\""); which != kNone)
            reviews_.back().review.verdict = static_cast<Verdict>(which + 1);
        break;
    case review_text:
        if (is_text(slot, scalar))
            reviews_.back().review.text = bundle_.texts.add(scalar.text);
        break;
    case votes_positive:
    case votes_negative: votes_member(slot, scalar); break;

    case attribute_id:
        id_event_ = event_;
        copy_text(attribute_.id, true);
        break;
    case attribute_label: copy_text(attribute_.label, true); break;
    case attribute_group: copy_text(attribute_.group); break;
    case attribute_help: copy_text(attribute_.help); break;
    case attribute_unit: copy_text(attribute_.unit); break;
    case attribute_per: copy_text(attribute_.per); break;
    case attribute_currency:
        if (is_text(slot, scalar)) {
            if (currency_code(scalar.text))
                attribute_.currency = scalar.text;
            else
                refuse(slot, ErrorCode::bad_value, "an ISO 4217 code such as \"USD\"");
        }
        break;
    case attribute_type:
        if (const std::size_t which = one_of(slot, scalar, kTypes, "text, number, money, percent, boolean, date, url or tags"); which != kNone)
            attribute_.type = static_cast<AttributeType>(which);
        break;
    case attribute_better:
        better_event_ = event_;
        if (const std::size_t which = one_of(slot, scalar, kBetter, R"("higher", "lower", "true" or "false")"); which != kNone)
            attribute_.better = static_cast<Better>(which + 1);
        break;
    case range_end:
        if (is_number(slot, scalar, -kInfinity, kInfinity, expected_for(slot)) && range_.size() <= 2)
            range_.push_back(scalar.number);
        break;
    case attribute_weight:
        if (is_number(slot, scalar, 0, model::kMaxWeight, expected_for(slot)))
            attribute_.weight = scalar.number;
        break;

    case reviewer_id:
        id_event_ = event_;
        copy_text(reviewer_.id, true);
        break;
    case reviewer_name: copy_text(reviewer_.name, true); break;
    case reviewer_about: copy_text(reviewer_.about); break;
    case reviewer_weight:
        if (is_number(slot, scalar, 0, model::kMaxWeight, expected_for(slot)))
            reviewer_.weight = scalar.number;
        break;

    case comparison_id: copy_text(comparison_.id, true); break;
    case comparison_title: copy_text(comparison_.title); break;
    case comparison_item:
        ++comparison_listed_;
        if (is_filled_text(slot, scalar))
            add_comparison_item(scalar.text);
        break;

    case verdict_positive: copy_text(bundle_.verdicts.positive, true); break;
    case verdict_negative: copy_text(bundle_.verdicts.negative, true); break;
    case newsletter_title: copy_text(bundle_.newsletter->title); break;
    case newsletter_text: copy_text(bundle_.newsletter->text); break;

    case verdicts:
    case attributes:
    case reviewers:
    case items:
    case comparisons:
    case newsletter:
    case attribute:
    case reviewer:
    case item:
    case comparison:
    case item_values:
    case item_reviews:
    case attribute_range:
    case comparison_items: refuse(slot, ErrorCode::wrong_type, expected_for(slot)); break;
    }
}

// ---- items -------------------------------------------------------------------------------------------------

void Document::votes_member(Slot slot, const Scalar& scalar)
{
    if (!is_number(slot, scalar, 0, kMaxVotes, expected_for(slot)))
        return;
    if (scalar.number != std::floor(scalar.number))
        return refuse(slot, ErrorCode::bad_value, expected_for(slot));
    (slot == votes_positive ? votes_.positive : votes_.negative) = static_cast<std::uint64_t>(scalar.number);
}

std::string_view Document::cell_expected() const
{
    switch (bundle_.attributes[current_attribute_].type) {
    case AttributeType::text: return "a text";
    case AttributeType::number:
    case AttributeType::money:
    case AttributeType::percent: return "a number";
    case AttributeType::boolean: return "true or false";
    case AttributeType::date: return "a day as YYYY-MM-DD";
    case AttributeType::url: return "a URL";
    case AttributeType::tags: return "a list of texts";
    }
    return {};
}

void Document::commit_reviews(model::ItemIndex item)
{
    for (auto& [at, review] : reviews_) {
        review.given = review.score || review.verdict != Verdict::none || review.text != TextId::none;
        bundle_.reviews[at].set(item, review);
    }
}

// ---- attributes, reviewers, comparisons ----------------------------------------------------------------------

void Document::finish_attribute(const Frame& frame)
{
    if ((frame.seen & bit(attribute_id)) == 0)
        note(frame.event, ErrorCode::missing_field, "a key \"id\"");
    const bool twice = !attribute_.id.empty() && bundle_.find_attribute(attribute_.id);
    if (twice)
        note(id_event_, ErrorCode::duplicate_id, "an id that no earlier attribute has");
    if (attribute_.id.starts_with('@')) {
        note(id_event_, ErrorCode::bad_value, "an id that does not begin with @");
        attribute_faulty_ = true;
    }
    if (!attribute_faulty_)
        check_better();
    if (attribute_.id.empty() || twice)
        return;
    if (attribute_faulty_)
        return faulty_attributes_.push_back(attribute_.id);
    if (attribute_.label.empty())
        attribute_.label = attribute_.id;
    bundle_.columns.emplace_back(attribute_.type);
    bundle_.attributes.push_back(std::move(attribute_));
}

/// `better` and `range` have to suit the type, wherever in the object it stands.
void Document::check_better()
{
    const AttributeType type    = attribute_.type;
    const bool          ordered = is_measured(type) || type == AttributeType::tags;
    const bool          listed  = !range_.empty() || range_faulty_;
    if (listed && !is_numeric(type)) {
        if (!range_faulty_)
            note(range_event_, ErrorCode::bad_value, "a range only in a row of type number, money or percent");
    } else if (listed && !range_faulty_) {
        attribute_.range = model::Range{range_[0], range_[1]};
    }
    if (attribute_.better == Better::undeclared)
        return;
    const bool direction = attribute_.better == Better::higher || attribute_.better == Better::lower;
    if (direction ? !ordered : type != AttributeType::boolean) {
        note(better_event_, ErrorCode::bad_value,
             ordered                          ? R"("higher" or "lower" in a row of this type)"
             : type == AttributeType::boolean ? R"("true" or "false" in a row of type boolean)"
                                              : "no \"better\" in a row of this type, which has no order");
        attribute_.better = Better::undeclared;
    } else if (is_numeric(type) && !attribute_.range && !range_faulty_) {
        note(better_event_, ErrorCode::not_weighable, "a \"range\" beside \"better\"", Severity::warning);
    }
}

void Document::lose(Slot element)
{
    attributes_lost_ = attributes_lost_ || element == attribute;
    reviewers_lost_  = reviewers_lost_ || element == reviewer;
    items_lost_      = items_lost_ || element == item;
}

void Document::attributes_complete(bool lost)
{
    attributes_lost_ = attributes_lost_ || lost;
    const auto& list = bundle_.attributes;
    attribute_seen_.assign(list.size(), 0);
    attribute_repeats_.assign(list.size(), {});
    attribute_order_.resize(list.size());
    std::iota(attribute_order_.begin(), attribute_order_.end(), 0u);
    small_sort(attribute_order_, [&](std::uint32_t a, std::uint32_t b) { return list[a].id < list[b].id; });
}

void Document::finish_reviewer(const Frame& frame)
{
    if ((frame.seen & bit(reviewer_id)) == 0)
        note(frame.event, ErrorCode::missing_field, "a key \"id\"");
    if (reviewer_.id.empty())
        return;
    if (bundle_.find_reviewer(reviewer_.id))
        return void(note(id_event_, ErrorCode::duplicate_id, "an id that no earlier reviewer has"));
    if (reviewer_.name.empty())
        reviewer_.name = reviewer_.id;
    bundle_.reviewers.push_back(std::move(reviewer_));
}

void Document::reviewers_complete(bool lost)
{
    reviewers_lost_ = reviewers_lost_ || lost;
    bundle_.reviews.resize(bundle_.reviewers.size());
}

void Document::add_comparison_item(std::string_view id)
{
    const auto item = bundle_.find_item(id);
    if (!item) {
        if (items_lost_ || holds(faulty_items_, id))
            return;
        Note* const noted = note(event_, ErrorCode::unknown_id, "the id of an item");
        if (noted != nullptr && nearest_budget_ >= bundle_.items.size()) {
            nearest_budget_ -= bundle_.items.size();
            Nearest nearest(id);
            for (model::ItemIndex known = 0; known < bundle_.items.size(); ++known)
                nearest.offer(bundle_.text(known, ItemText::id));
            noted->nearest = nearest.name();
        }
    } else if (std::ranges::find(comparison_.items, *item) != comparison_.items.end()) {
        note(event_, ErrorCode::duplicate_id, "each item once");
    } else if (comparison_.items.size() == model::kMaxSideBySide) {
        note(event_, ErrorCode::too_many, "at most 8 items in one comparison");
        stack_.back().slot = skipped;
    } else {
        comparison_.items.push_back(*item);
    }
}

void Document::finish_comparison(const Frame& frame)
{
    if ((frame.seen & bit(comparison_items)) == 0)
        note(frame.event, ErrorCode::missing_field, "a key \"items\"");
    else if (comparison_listed_ == 0)
        note(list_event_, ErrorCode::bad_value, "1 to 8 ids of items");
    if (!comparison_.items.empty())
        bundle_.comparisons.push_back(std::move(comparison_));
}

}  // namespace juxta::bundle
