// wasm/pack/bundle_text.cpp - writing what bundle/load.cpp reads.
// SPDX-License-Identifier: MIT
#include "pack/bundle_text.hpp"

#include "base/json_text.hpp"

#include <array>
#include <initializer_list>
#include <utility>

namespace juxta::pack {
namespace {

using model::AttributeType;
using model::ItemText;
using model::Status;

constexpr std::array<std::string_view, 8> kItemKeys = {"id", "name", "category", "tagline", "description", "url", "image", "entry"};
constexpr std::string_view                kTypes[]    = {"text", "number", "money", "percent", "boolean", "date", "url", "tags"};
constexpr std::string_view                kBetters[]  = {"", "higher", "lower", "true", "false"};
constexpr std::string_view                kVerdicts[] = {"", "positive", "negative"};

void member(JsonWriter& json, std::string_view key, std::string_view text)
{
    if (text.empty()) return;
    json.key(key);
    json.text(text);
}

void value(JsonWriter& json, const model::Bundle& bundle, const model::Column& column, model::ItemIndex item)
{
    switch (column.type()) {
        case AttributeType::number:
        case AttributeType::money:
        case AttributeType::percent: json.number(column.number(item)); break;
        case AttributeType::boolean: json.truth(column.number(item) != 0); break;
        case AttributeType::tags:
            json.open('[');
            for (const model::TextId tag : column.tags(item)) json.text(bundle.texts[tag]);
            json.close(']');
            break;
        default: json.text(bundle.texts[column.text(item)]);
    }
}

/// Writes `key: {...}`, or nothing where `each` writes nothing.
template <class Each>
void group(JsonWriter& json, std::string_view key, Each&& each)
{
    std::string inner;
    JsonWriter  members(inner);
    members.open('{');
    each(members);
    members.close('}');
    if (inner == "{}") return;
    json.key(key);
    json.raw(inner);
}

}  // namespace

std::string item_text(const model::Bundle& bundle, model::ItemIndex item)
{
    std::string out;
    JsonWriter  json(out);
    json.open('{');
    for (std::size_t i = 0; i < kItemKeys.size(); ++i) member(json, kItemKeys[i], bundle.text(item, static_cast<ItemText>(i)));
    group(json, "values", [&](JsonWriter& values) {
        for (std::size_t i = 0; i < bundle.columns.size(); ++i) {
            const model::Column& column = bundle.columns[i];
            const auto [note, source]   = column.annotation(item);
            const bool   plain          = note == model::TextId::none && source == model::TextId::none;
            const Status status         = column.status(item);
            if (plain && status == Status::unknown) continue;
            values.key(bundle.attributes[i].id);
            if (plain && status == Status::known) {
                value(values, bundle, column, item);
                continue;
            }
            values.open('{');
            if (status == Status::known) {
                values.key("value");
                value(values, bundle, column, item);
            } else {
                member(values, "status", status == Status::unknown ? "unknown" : "not_applicable");
            }
            member(values, "note", bundle.texts[note]);
            member(values, "source", bundle.texts[source]);
            values.close('}');
        }
    });
    group(json, "reviews", [&](JsonWriter& reviews) {
        for (std::size_t i = 0; i < bundle.reviews.size(); ++i) {
            const model::Review review = bundle.reviews[i].at(item);
            if (!review.given) continue;
            reviews.key(bundle.reviewers[i].id);
            reviews.open('{');
            if (review.score) {
                reviews.key("score");
                reviews.number(*review.score);
            }
            member(reviews, "verdict", kVerdicts[static_cast<std::size_t>(review.verdict)]);
            member(reviews, "text", bundle.texts[review.text]);
            reviews.close('}');
        }
    });
    if (const model::Votes votes = bundle.items.votes(item); votes.given) {
        json.key("votes");
        json.open('{');
        json.key("positive");
        json.whole(votes.positive);
        json.key("negative");
        json.whole(votes.negative);
        json.close('}');
    }
    json.close('}');
    return out;
}

std::string head_text(const model::Bundle& bundle)
{
    std::string out = "\"juxta\":1,\n";
    const auto  text = [&](std::string_view key, std::string_view is) {
        if (is.empty()) return;
        append_json_string(out, key);
        out += ':';
        append_json_string(out, is);
        out += ",\n";
    };
    text("title", bundle.title);
    text("question", bundle.question);
    text("language", bundle.language);
    text("updated", bundle.updated);
    const auto object = [&](std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
        JsonWriter json(out);
        json.key(key);
        json.open('{');
        for (const auto& [name, is] : members) member(json, name, is);
        json.close('}');
        out += ",\n";
    };
    object("verdicts", {{"positive", bundle.verdicts.positive}, {"negative", bundle.verdicts.negative}});
    if (bundle.newsletter) object("newsletter", {{"title", bundle.newsletter->title}, {"text", bundle.newsletter->text}});

    JsonWriter json(out);
    json.key("attributes");
    json.open('[');
    for (const model::Attribute& attribute : bundle.attributes) {
        json.open('{');
        member(json, "id", attribute.id);
        member(json, "label", attribute.label);
        member(json, "type", kTypes[static_cast<std::size_t>(attribute.type)]);
        member(json, "group", attribute.group);
        member(json, "help", attribute.help);
        member(json, "unit", attribute.unit);
        member(json, "currency", attribute.currency);
        member(json, "per", attribute.per);
        member(json, "better", kBetters[static_cast<std::size_t>(attribute.better)]);
        if (attribute.range) {
            json.key("range");
            json.open('[');
            json.number(attribute.range->low);
            json.number(attribute.range->high);
            json.close(']');
        }
        if (attribute.weight) {
            json.key("weight");
            json.number(*attribute.weight);
        }
        json.close('}');
    }
    json.close(']');
    out += ",\n";
    if (bundle.reviewers.empty()) return out;
    JsonWriter panel(out);
    panel.key("reviewers");
    panel.open('[');
    for (const model::Reviewer& reviewer : bundle.reviewers) {
        panel.open('{');
        member(panel, "id", reviewer.id);
        member(panel, "name", reviewer.name);
        member(panel, "about", reviewer.about);
        if (reviewer.weight) {
            panel.key("weight");
            panel.number(*reviewer.weight);
        }
        panel.close('}');
    }
    panel.close(']');
    out += ",\n";
    return out;
}

}  // namespace juxta::pack
