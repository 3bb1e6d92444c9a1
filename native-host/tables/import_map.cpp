// native-host/tables/import_map.cpp - reading a mapping, with a problem for every key that makes no sense.
// SPDX-License-Identifier: MIT
#include "tables/import_map.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace juxta::tables {
namespace {

using Kind = JsonValue::Kind;

/// Reads the members of one object; every key has to be asked for, or is unknown.
class Reader {
public:
    Reader(const JsonValue& object, Problems& problems) : object_(object), problems_(problems) {}

    const JsonValue* take(std::string_view key, std::initializer_list<Kind> kinds, std::string_view expected)
    {
        known_.push_back(key);
        const JsonValue* const value = object_.find(key);
        if (value == nullptr) return nullptr;
        if (std::ranges::find(kinds, value->kind) != kinds.end()) return value;
        wrong(*value, expected);
        return nullptr;
    }

    std::optional<std::string> text(std::string_view key)
    {
        const JsonValue* const value = take(key, {Kind::text}, "a text");
        return value ? std::optional(value->text) : std::nullopt;
    }

    ColumnName column(std::string_view key)
    {
        const JsonValue* const value = take(key, {Kind::text}, "the head of a column");
        if (!value) return {};
        if (value->text.empty()) wrong(*value, "the head of a column");
        return {value->text, value->offset};
    }

    std::optional<std::vector<std::string>> texts(std::string_view key)
    {
        const JsonValue* const value = take(key, {Kind::list}, "a list of texts");
        if (!value) return std::nullopt;
        std::vector<std::string> texts;
        for (const JsonValue& element : value->values) {
            if (element.is(Kind::text)) texts.push_back(element.text);
            else wrong(element, "a text");
        }
        return texts;
    }

    /// One of a few words. returns its place; nullopt when the key is absent or says another
    std::optional<std::size_t> word(std::string_view key, std::initializer_list<std::string_view> words)
    {
        std::string expected = "one of";
        for (const std::string_view known : words) expected += (expected.size() > 6 ? ", " : " ") + quoted_part(known);
        const JsonValue* const value = take(key, {Kind::text}, expected);
        if (!value) return std::nullopt;
        const auto at = std::ranges::find(words, std::string_view(value->text));
        if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
        Nearest nearest(value->text);
        for (const std::string_view known : words) nearest.offer(known);
        problems_.add(Severity::error, ErrorCode::bad_value, value->offset, expected, quoted_part(value->raw.substr(1, value->raw.size() - 2)), nearest.name());
        return std::nullopt;
    }

    /// Members that go on as they are.
    void pass(std::string_view key, Members& to)
    {
        known_.push_back(key);
        if (const JsonValue* const value = object_.find(key)) to.emplace_back(key, value->raw);
    }

    void wrong(const JsonValue& value, std::string_view expected, ErrorCode code = ErrorCode::wrong_type)
    {
        problems_.add(Severity::error, code, value.offset, std::string(expected), found(value));
    }

    /// Owner's keys go on; keys that nobody asked for are warnings.
    void finish(Members* owners = nullptr)
    {
        for (std::size_t i = 0; i < object_.keys.size(); ++i) {
            const std::string& key = object_.keys[i];
            if (key.starts_with("x-")) {
                if (owners) owners->emplace_back(key, object_.values[i].raw);
                continue;
            }
            if (std::ranges::find(known_, std::string_view(key)) != known_.end()) continue;
            Nearest nearest(key);
            for (const std::string_view known : known_) nearest.offer(known);
            problems_.add(Severity::warning, ErrorCode::unknown_key, object_.key_offsets[i], {}, quoted_part(key), nearest.name());
        }
    }

    void missing(std::string_view key)
    {
        problems_.add(Severity::error, ErrorCode::missing_field, object_.offset, "a key " + quoted_part(key));
    }

private:
    static std::string found(const JsonValue& value)
    {
        if (value.is(Kind::object)) return "an object";
        if (value.is(Kind::list)) return "a list";
        return std::string(value.raw.substr(0, 48));
    }

    const JsonValue&              object_;
    Problems&                     problems_;
    std::vector<std::string_view> known_;
};

std::optional<MappedAttribute> read_attribute(const JsonValue& value, Problems& problems)
{
    Reader          reader(value, problems);
    MappedAttribute attribute;
    attribute.column    = reader.column("column");
    attribute.id        = reader.text("id").value_or("");
    attribute.label     = reader.text("label").value_or("");
    if (const auto type = reader.word("type", {"text", "number", "money", "percent", "boolean", "date", "url", "tags"})) attribute.type = static_cast<model::AttributeType>(*type);
    attribute.unit      = reader.text("unit");
    attribute.currency  = reader.text("currency");
    attribute.per       = reader.text("per");
    for (const std::string_view key : {"better", "range", "weight", "group", "help"}) reader.pass(key, attribute.more);
    attribute.note      = reader.column("note");
    attribute.source    = reader.column("source");
    attribute.separator = reader.text("separator").value_or("");
    if (const auto order = reader.word("dates", {"D/M/Y", "M/D/Y"})) attribute.dates = *order == 0 ? "D/M/Y" : "M/D/Y";
    attribute.yes       = reader.texts("yes").value_or(std::vector<std::string>{});
    attribute.no        = reader.texts("no").value_or(std::vector<std::string>{});
    reader.finish(&attribute.more);
    if (attribute.column.given()) return attribute;
    if (!value.find("column")) reader.missing("column");
    return std::nullopt;
}

std::optional<MappedReviewer> read_reviewer(const JsonValue& value, Problems& problems)
{
    Reader         reader(value, problems);
    MappedReviewer reviewer;
    for (const std::string_view key : {"id", "name", "about", "weight"}) reader.pass(key, reviewer.members);
    reviewer.score   = reader.column("score");
    reviewer.verdict = reader.column("verdict");
    reviewer.text    = reader.column("text");
    reader.finish(&reviewer.members);
    if (const JsonValue* const id = value.find("id"); id && id->is(Kind::text)) reviewer.id = id->text;
    if (!reviewer.id.empty()) return reviewer;
    reader.missing("id");
    return std::nullopt;
}

}  // namespace

std::optional<ImportMap> read_import_map(std::string_view text, Problems& problems)
{
    const auto document = read_json(text, problems);
    if (!document) return std::nullopt;
    if (!document->is(Kind::object)) {
        problems.add(Severity::fatal, ErrorCode::wrong_type, document->offset, "an object");
        return std::nullopt;
    }
    Reader    reader(*document, problems);
    ImportMap map;
    (void)reader.text("$schema");
    if (const JsonValue* const bundle = reader.take("bundle", {Kind::object}, "an object")) {
        for (std::size_t i = 0; i < bundle->keys.size(); ++i) {
            const std::string& key = bundle->keys[i];
            if (key == "juxta" || key == "attributes" || key == "reviewers" || key == "items")
                problems.add(Severity::error, ErrorCode::bad_value, bundle->key_offsets[i], "a key of a bundle besides juxta, attributes, reviewers, items", quoted_part(key));
            else
                map.bundle.emplace_back(key, bundle->values[i].raw);
        }
    }
    if (const JsonValue* const value = reader.take("delimiter", {Kind::text}, "one sign")) {
        if (value->text.size() == 1 && value->text != "\"" && value->text != "\n" && value->text != "\r") map.delimiter = value->text[0];
        else reader.wrong(*value, "one sign, such as \";\"", ErrorCode::bad_value);
    }
    if (const auto decimal = reader.word("decimal", {".", ","})) map.decimal = *decimal == 0 ? '.' : ',';
    if (const JsonValue* const head = reader.take("head", {Kind::number}, "the number of the line that names the columns, from 1")) {
        const double number = head->number();
        if (number >= 1 && number <= 1e6 && number == std::floor(number)) map.head = static_cast<std::size_t>(number);
        else reader.wrong(*head, "the number of the line that names the columns, from 1", ErrorCode::out_of_range);
    }
    if (const auto items = reader.word("items_in", {"rows", "columns"})) map.by_columns = *items == 1;
    map.missing        = reader.texts("missing");
    map.not_applicable = reader.texts("not_applicable");
    for (std::size_t i = 0; i < kItemFields.size(); ++i) map.fields[i] = reader.column(kItemFields[i]);
    if (const JsonValue* const list = reader.take("attributes", {Kind::list}, "a list")) {
        for (const JsonValue& element : list->values) {
            if (!element.is(Kind::object)) reader.wrong(element, "an object");
            else if (auto attribute = read_attribute(element, problems)) map.attributes.push_back(std::move(*attribute));
        }
    }
    if (const auto others = reader.word("other_columns", {"guess", "ignore"})) map.guess_others = *others == 0;
    if (const JsonValue* const list = reader.take("ignore", {Kind::list}, "a list of heads")) {
        for (const JsonValue& element : list->values) {
            if (element.is(Kind::text)) map.ignored.push_back({element.text, element.offset});
            else reader.wrong(element, "the head of a column");
        }
    }
    if (const JsonValue* const list = reader.take("reviewers", {Kind::list}, "a list")) {
        for (const JsonValue& element : list->values) {
            if (!element.is(Kind::object)) reader.wrong(element, "an object");
            else if (auto reviewer = read_reviewer(element, problems)) map.reviewers.push_back(std::move(*reviewer));
        }
    }
    map.positive = reader.texts("positive").value_or(std::vector<std::string>{});
    map.negative = reader.texts("negative").value_or(std::vector<std::string>{});
    if (const JsonValue* const votes = reader.take("votes", {Kind::object}, "an object")) {
        Reader inner(*votes, problems);
        map.votes_positive = inner.column("positive");
        map.votes_negative = inner.column("negative");
        if (!votes->find("positive")) inner.missing("positive");
        if (!votes->find("negative")) inner.missing("negative");
        inner.finish();
    }
    reader.finish();
    return map;
}

}  // namespace juxta::tables
