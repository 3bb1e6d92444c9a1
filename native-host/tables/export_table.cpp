// native-host/tables/export_table.cpp - columns of a bundle as columns of a spreadsheet.
// SPDX-License-Identifier: MIT
#include "tables/export_table.hpp"

#include "base/json_text.hpp"
#include "base/number_text.hpp"
#include "tables/import_map.hpp"
#include "tables/meaning.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

namespace juxta::tables {
namespace {

using model::AttributeType;
using model::ItemIndex;
using model::ItemText;

constexpr std::string_view kTypes[]   = {"text", "number", "money", "percent", "boolean", "date", "url", "tags"};
constexpr std::string_view kBetters[] = {"", "higher", "lower", "true", "false"};

/// A field as RFC 4180 has it, kept from being run as a formula.
std::string field_of(std::string_view text, bool number)
{
    std::string out;
    if (!number && !text.empty() && std::string_view("=+-@").contains(text[0])) out = "'";
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && text == std::string_view(text.data(), text.find_last_not_of(' ') + 1)) return out.append(text);
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return "\"" + out + "\"";
}

struct Column {
    std::string                           head;
    std::function<std::string(ItemIndex)> cell;  ///< a finished field
};

class Exporter {
public:
    explicit Exporter(const model::Bundle& bundle) : bundle_(bundle) {}

    Exported run()
    {
        find_word();
        JsonWriter map(out_.map);
        map.open('{');
        about(map);
        fields(map);
        attributes(map);
        reviewers(map);
        votes(map);
        map.close('}');
        out_.map += '\n';
        table();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view text(model::TextId id) const { return bundle_.texts[id]; }
    [[nodiscard]] ItemIndex        items() const { return static_cast<ItemIndex>(bundle_.items.size()); }

    static void text_member(JsonWriter& json, std::string_view key, std::string_view value, bool always = false)
    {
        if (value.empty() && !always) return;
        json.key(key);
        json.text(value);
    }

    /// A head that no other column has.
    std::string fresh(std::string head)
    {
        const std::string stem = head;
        for (int i = 2; !heads_.insert(head).second; ++i) head = stem + " " + std::to_string(i);
        return head;
    }

    /// The word for "does not apply" that no text is.
    void find_word()
    {
        for (bool taken = true; taken; word_ += taken ? "!" : "") {
            taken = false;
            for (const model::Column& column : bundle_.columns)
                for (ItemIndex item = 0; item < items() && !taken; ++item) taken = same_word(text(column.text(item)), word_);
        }
    }

    void about(JsonWriter& map)
    {
        map.key("bundle");
        map.open('{');
        text_member(map, "title", bundle_.title);
        text_member(map, "question", bundle_.question);
        text_member(map, "language", bundle_.language);
        text_member(map, "updated", bundle_.updated);
        map.key("verdicts");
        map.open('{');
        text_member(map, "positive", bundle_.verdicts.positive);
        text_member(map, "negative", bundle_.verdicts.negative);
        map.close('}');
        if (bundle_.newsletter) {
            map.key("newsletter");
            map.open('{');
            text_member(map, "title", bundle_.newsletter->title);
            text_member(map, "text", bundle_.newsletter->text);
            map.close('}');
        }
        if (!bundle_.comparisons.empty()) {
            map.key("comparisons");
            map.open('[');
            for (const model::Comparison& comparison : bundle_.comparisons) {
                map.open('{');
                text_member(map, "id", comparison.id);
                text_member(map, "title", comparison.title);
                map.key("items");
                map.open('[');
                for (const ItemIndex item : comparison.items) map.text(bundle_.text(item, ItemText::id));
                map.close(']');
                map.close('}');
            }
            map.close(']');
        }
        map.close('}');
        map.key("delimiter");
        map.text(",");
        map.key("decimal");
        map.text(".");
        map.key("items_in");
        map.text("rows");
        map.key("missing");
        map.raw("[]");
        map.key("not_applicable");
        map.open('[');
        map.text(word_);
        map.close(']');
        map.key("other_columns");
        map.text("ignore");
    }

    void fields(JsonWriter& map)
    {
        for (std::size_t i = 0; i < kItemFields.size(); ++i) {
            const auto which = static_cast<ItemText>(i);
            bool       used  = i < 2;
            for (ItemIndex item = 0; item < items() && !used; ++item) used = bundle_.items.text(item, which) != model::TextId::none;
            if (!used) continue;
            std::string head(kItemFields[i]);
            head[0] = static_cast<char>(head[0] - 'a' + 'A');
            columns_.push_back({fresh(head), [this, which](ItemIndex item) { return field_of(bundle_.text(item, which), false); }});
            text_member(map, kItemFields[i], columns_.back().head);
        }
    }

    static std::string head_text(const model::Attribute& attribute)
    {
        std::string inside = attribute.type == AttributeType::money ? attribute.currency : attribute.type == AttributeType::percent ? "%" : attribute.unit;
        if (attribute.type != AttributeType::percent && !attribute.per.empty() && !inside.empty()) inside += " / " + attribute.per;
        return is_numeric(attribute.type) && !inside.empty() ? attribute.label + " (" + inside + ")" : attribute.label;
    }

    /// The sign that stands in no tag of the column.
    [[nodiscard]] std::string separator_of(const model::Column& column) const
    {
        for (std::string separator : {";", "|", ",", "/", "+", "\u00B7"}) {
            bool found = false;
            for (ItemIndex item = 0; item < items() && !found; ++item)
                found = std::ranges::any_of(column.tags(item), [&](model::TextId tag) { return text(tag).contains(separator); });
            if (!found) return separator;
        }
        return "\u241F";
    }

    std::string cell(const model::Column& column, ItemIndex item, const std::string& separator) const
    {
        if (column.status(item) == model::Status::not_applicable) return word_;
        if (column.status(item) == model::Status::unknown) return {};
        switch (column.type()) {
            case AttributeType::number:
            case AttributeType::money:
            case AttributeType::percent: return shortest(column.number(item));
            case AttributeType::boolean: return column.number(item) != 0 ? "yes" : "no";
            case AttributeType::tags: {
                std::string tags;
                for (const model::TextId tag : column.tags(item)) tags.append(tags.empty() ? "" : separator + " ").append(text(tag));
                return field_of(tags.empty() ? separator : tags, false);
            }
            default: return text(column.text(item)).empty() ? "'" : field_of(text(column.text(item)), false);
        }
    }

    void attributes(JsonWriter& map)
    {
        map.key("attributes");
        map.open('[');
        for (std::size_t i = 0; i < bundle_.attributes.size(); ++i) {
            const model::Attribute& attribute = bundle_.attributes[i];
            const model::Column&    column    = bundle_.columns[i];
            const std::string       separator = attribute.type == AttributeType::tags ? separator_of(column) : std::string();
            columns_.push_back({fresh(head_text(attribute)), [this, &column, separator](ItemIndex item) { return cell(column, item, separator); }});
            map.open('{');
            text_member(map, "column", columns_.back().head);
            text_member(map, "id", attribute.id);
            text_member(map, "label", attribute.label);
            text_member(map, "type", kTypes[static_cast<std::size_t>(attribute.type)]);
            text_member(map, "unit", attribute.unit, true);
            text_member(map, "currency", attribute.currency, true);
            text_member(map, "per", attribute.per, true);
            text_member(map, "better", kBetters[static_cast<std::size_t>(attribute.better)]);
            if (attribute.range) {
                map.key("range");
                map.open('[');
                map.number(attribute.range->low);
                map.number(attribute.range->high);
                map.close(']');
            }
            if (attribute.weight) {
                map.key("weight");
                map.number(*attribute.weight);
            }
            text_member(map, "group", attribute.group);
            text_member(map, "help", attribute.help);
            text_member(map, "separator", separator);
            const auto beside = [&](std::string_view key, model::TextId model::Annotation::* part) {
                bool used = false;
                for (ItemIndex item = 0; item < items() && !used; ++item) used = column.annotation(item).*part != model::TextId::none;
                if (!used) return;
                columns_.push_back({fresh(attribute.label + ": " + std::string(key)), [this, &column, part](ItemIndex item) { return field_of(text(column.annotation(item).*part), false); }});
                text_member(map, key, columns_.back().head);
            };
            beside("note", &model::Annotation::note);
            beside("source", &model::Annotation::source);
            map.close('}');
        }
        map.close(']');
    }

    void reviewers(JsonWriter& map)
    {
        if (bundle_.reviewers.empty()) return;
        map.key("reviewers");
        map.open('[');
        for (std::size_t i = 0; i < bundle_.reviewers.size(); ++i) {
            const model::Reviewer&     reviewer = bundle_.reviewers[i];
            const model::ReviewColumn& reviews  = bundle_.reviews[i];
            map.open('{');
            text_member(map, "id", reviewer.id);
            text_member(map, "name", reviewer.name);
            text_member(map, "about", reviewer.about);
            if (reviewer.weight) {
                map.key("weight");
                map.number(*reviewer.weight);
            }
            const auto part = [&](std::string_view key, std::function<std::string(ItemIndex)> cell) {
                bool used = false;
                for (ItemIndex item = 0; item < items() && !used; ++item) used = !cell(item).empty();
                if (!used) return;
                columns_.push_back({fresh(reviewer.name + ": " + std::string(key)), std::move(cell)});
                text_member(map, key, columns_.back().head);
            };
            part("score", [&reviews](ItemIndex item) { const auto score = reviews.at(item).score; return score ? shortest(*score) : std::string(); });
            part("verdict", [&reviews](ItemIndex item) {
                constexpr std::string_view kVerdicts[] = {"", "positive", "negative"};
                return std::string(kVerdicts[static_cast<std::size_t>(reviews.at(item).verdict)]);
            });
            part("text", [this, &reviews](ItemIndex item) { return field_of(text(reviews.at(item).text), false); });
            map.close('}');
        }
        map.close(']');
    }

    void votes(JsonWriter& map)
    {
        bool used = false;
        for (ItemIndex item = 0; item < items() && !used; ++item) used = bundle_.items.votes(item).given;
        if (!used) return;
        const auto column = [&](std::string_view key, bool positive) {
            columns_.push_back({fresh("Votes: " + std::string(key)), [this, positive](ItemIndex item) {
                                    const model::Votes votes = bundle_.items.votes(item);
                                    return votes.given ? std::to_string(positive ? votes.positive : votes.negative) : std::string();
                                }});
            text_member(map, key, columns_.back().head);
        };
        map.key("votes");
        map.open('{');
        column("positive", true);
        column("negative", false);
        map.close('}');
    }

    void table()
    {
        const auto line = [&](const auto& field) {
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                if (i > 0) out_.table += ',';
                out_.table += field(columns_[i]);
            }
            out_.table += "\r\n";
        };
        line([](const Column& column) { return field_of(column.head, false); });
        for (ItemIndex item = 0; item < items(); ++item) line([item](const Column& column) { return column.cell(item); });
    }

    const model::Bundle&  bundle_;
    Exported              out_;
    std::vector<Column>   columns_;
    std::set<std::string> heads_;
    std::string           word_ = "n/a";
};

}  // namespace

Exported export_table(const model::Bundle& bundle)
{
    return Exporter(bundle).run();
}

}  // namespace juxta::tables
