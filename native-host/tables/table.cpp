// native-host/tables/table.cpp - RFC 4180, and lists of objects.
// SPDX-License-Identifier: MIT
#include "tables/table.hpp"

#include "base/utf8.hpp"
#include "model/bundle.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace juxta::tables {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t      kDetectRecords = 64;
constexpr char             kDelimiters[]  = {'\t', ';', ','};

struct Field {
    std::size_t from = 0;  ///< the quote, or the first byte
    std::size_t to   = 0;  ///< behind the closing quote, or the last byte
    bool        quoted  = false;
    bool        doubled = false;  ///< holds "" that means "
    std::size_t stray   = 0;      ///< where text stands behind the closing quote; 0 = nowhere
};

/// Reads records one by one.
class Records {
public:
    Records(std::string_view text, std::size_t at, char delimiter) : text_(text), at_(at), delimiter_(delimiter) {}

    /// The next record that is not an empty line. returns  false at the end, and at a quote that is not closed
    bool next(std::vector<Field>& fields)
    {
        while (at_ < text_.size() && line_end(at_)) ++at_;
        if (at_ >= text_.size()) return false;
        fields.clear();
        for (;;) {
            Field field{.from = at_};
            if (here() == '"') {
                field.quoted = true;
                if (!close(field)) return false;
            }
            const std::size_t behind = at_;
            while (at_ < text_.size() && text_[at_] != delimiter_ && !line_end(at_)) ++at_;
            if (!field.quoted) {
                field.to = at_;
            } else if (const auto rest = trimmed(text_.substr(behind, at_ - behind)); !rest.empty()) {
                field.stray = static_cast<std::size_t>(rest.data() - text_.data());
            }
            fields.push_back(field);
            if (at_ >= text_.size() || line_end(at_)) break;
            ++at_;
        }
        return true;
    }

    [[nodiscard]] std::optional<std::size_t> unclosed() const { return unclosed_; }

private:
    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }

    bool close(Field& field)
    {
        for (++at_;; ++at_) {
            at_ = text_.find('"', at_);
            if (at_ == std::string_view::npos) {
                unclosed_ = field.from;
                at_       = text_.size();
                return false;
            }
            if (++at_; here() != '"') break;
            field.doubled = true;
        }
        field.to = at_;
        return true;
    }

    std::string_view           text_;
    std::size_t                at_;
    char                       delimiter_;
    std::optional<std::size_t> unclosed_;
};

/// Which delimiter gives the records the same number of fields.
char detect_delimiter(std::string_view text, std::size_t start, std::size_t head)
{
    char   best       = ',';
    double best_share = 0;
    for (const char candidate : kDelimiters) {
        Records            records(text, start, candidate);
        std::vector<Field> fields;
        std::size_t        width = 0, same = 0, seen = 0;
        for (std::size_t i = 1; seen < kDetectRecords && records.next(fields); ++i) {
            if (i < head) continue;
            if (i == head) width = fields.size();
            same += fields.size() == width ? 1u : 0u;
            ++seen;
        }
        if (width < 2 || seen == 0) continue;
        if (const double share = static_cast<double>(same) / static_cast<double>(seen); share > best_share) {
            best       = candidate;
            best_share = share;
        }
    }
    return best;
}

bool whole_text(std::string_view text, Problems& problems)
{
    if (text.size() > model::kMaxDocumentBytes) {
        problems.add(Severity::fatal, ErrorCode::too_large, 0, "at most " + std::to_string(model::kMaxDocumentBytes) + " bytes", std::to_string(text.size()));
        return false;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        problems.add(Severity::fatal, ErrorCode::encoding, 0, "UTF-8 (in a spreadsheet, save as \"CSV UTF-8\")", "UTF-16");
        return false;
    }
    if (const std::size_t bad = std::min(find_bad_utf8(text), text.find('\0')); bad != std::string_view::npos) {
        problems.add(Severity::fatal, ErrorCode::encoding, bad, "UTF-8 (in a spreadsheet, save as \"CSV UTF-8\")");
        return false;
    }
    return true;
}

Cell cell_of(std::string_view text, const Field& field, Table& table, Problems& problems)
{
    Cell cell{.text = {}, .offset = field.from, .kind = CellKind::text, .list = {}};
    if (field.stray != 0)
        problems.add(Severity::error, ErrorCode::bad_value, field.stray, "a delimiter or the line's end behind the closing quote",
                     quoted_part(first_code_points(text.substr(field.stray), 1)));
    if (field.quoted) {
        cell.text = text.substr(field.from + 1, field.to - field.from - 2);
        if (field.doubled) {
            std::string& plain = table.owned.emplace_back();
            for (std::size_t i = 0; i < cell.text.size(); ++i) {
                plain += cell.text[i];
                if (cell.text[i] == '"') ++i;
            }
            cell.text = plain;
        }
    } else {
        cell.text = text.substr(field.from, field.to - field.from);
    }
    cell.text = trimmed(cell.text);
    // An apostrophe keeps a spreadsheet from running the cell as a formula; it is not part of the text.
    if (cell.text.size() > 1 && cell.text[0] == '\'' && std::string_view("=+-@").contains(cell.text[1])) cell.text.remove_prefix(1);
    if (cell.text.size() > model::kMaxStringBytes) {
        problems.add(Severity::error, ErrorCode::too_long, field.from, "at most " + std::to_string(model::kMaxStringBytes) + " bytes", std::to_string(cell.text.size()));
        cell.text = {};
    }
    return cell;
}

// ---- JSON ---------------------------------------------------------------------------------------------------

/// Puts the members of an object into a row, those of objects inside under dotted names.
class Flattener {
public:
    Flattener(Table& table, Problems& problems) : table_(table), problems_(problems) {}

    void row(const JsonValue& object)
    {
        row_ = &table_.rows.emplace_back();
        row_->resize(names_.size());
        members(object, {});
    }

    void finish()
    {
        for (auto& row : table_.rows) {
            for (std::size_t i = row.size(); i < names_.size(); ++i) row.emplace_back();
        }
        auto& head = table_.rows.front();
        for (std::size_t i = 0; i < names_.size(); ++i) head[i] = {.text = table_.owned.emplace_back(names_[i].name), .offset = names_[i].offset, .kind = CellKind::text, .list = {}};
    }

private:
    struct Name {
        std::string name;
        std::size_t offset;
    };

    void members(const JsonValue& object, const std::string& before)
    {
        for (std::size_t i = 0; i < object.values.size(); ++i) {
            const JsonValue&  value = object.values[i];
            const std::string name  = before + object.keys[i];
            if (value.is(JsonValue::Kind::object))
                members(value, name + ".");
            else
                put(name, object.key_offsets[i], value);
        }
    }

    void put(const std::string& name, std::size_t place, const JsonValue& value)
    {
        if (value.is(JsonValue::Kind::null) && !columns_.contains(name)) return;  // it may become an object later on
        const auto [at, fresh] = columns_.try_emplace(name, names_.size());
        if (fresh) names_.push_back({name, place});
        if (row_->size() <= at->second) row_->resize(at->second + 1);
        Cell& cell  = (*row_)[at->second];
        cell.offset = value.offset;
        switch (value.kind) {
            case JsonValue::Kind::null: break;
            case JsonValue::Kind::boolean: cell.kind = CellKind::boolean; cell.text = value.raw; break;
            case JsonValue::Kind::number: cell.kind = CellKind::number; cell.text = value.raw; break;
            case JsonValue::Kind::text:
                if (!short_enough(value)) break;
                cell.kind = CellKind::text;
                cell.text = trimmed(table_.owned.emplace_back(value.text));
                break;
            case JsonValue::Kind::list:
                for (const JsonValue& element : value.values) {
                    if (element.is(JsonValue::Kind::list) || element.is(JsonValue::Kind::object)) {
                        problems_.add(Severity::error, ErrorCode::wrong_type, element.offset, "a text or a number in a list", element.is(JsonValue::Kind::list) ? "a list" : "an object");
                        return cell.list.clear();
                    }
                    if (element.is(JsonValue::Kind::null) || !short_enough(element)) continue;
                    std::string text = element.is(JsonValue::Kind::text) ? element.text : std::string(element.raw);
                    if (!trimmed(text).empty()) cell.list.emplace_back(trimmed(text));
                }
                cell.kind = CellKind::list;
                break;
            case JsonValue::Kind::object: break;
        }
    }

    bool short_enough(const JsonValue& value)
    {
        if (value.text.size() <= model::kMaxStringBytes) return true;
        problems_.add(Severity::error, ErrorCode::too_long, value.offset, "at most " + std::to_string(model::kMaxStringBytes) + " bytes", std::to_string(value.text.size()));
        return false;
    }

    Table&                                       table_;
    Problems&                                    problems_;
    std::vector<Cell>*                           row_ = nullptr;
    std::vector<Name>                            names_;
    std::unordered_map<std::string, std::size_t> columns_;
};

}  // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u202F", "\u3000"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

std::optional<Table> read_delimited(std::string_view text, char delimiter, std::size_t head, Problems& problems)
{
    if (!whole_text(text, problems)) return std::nullopt;
    std::size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    if (text.substr(start).starts_with("sep=") && text.size() > start + 5 && (text[start + 5] == '\n' || text[start + 5] == '\r')) {
        if (delimiter == 0) delimiter = text[start + 4];
        start += 5;
    }
    Table table;
    table.delimiter = delimiter != 0 ? delimiter : detect_delimiter(text, start, head);
    Records            records(text, start, table.delimiter);
    std::vector<Field> fields;
    for (std::size_t i = 1; records.next(fields); ++i) {
        if (i < head) continue;
        auto& row = table.rows.emplace_back();
        for (const Field& field : fields) row.push_back(cell_of(text, field, table, problems));
        if (table.rows.size() == 1) {
            while (row.size() > 1 && row.back().text.empty()) row.pop_back();
            continue;
        }
        const std::size_t width = table.rows.front().size();
        const auto        extra = std::find_if(row.begin() + static_cast<std::ptrdiff_t>(std::min(width, row.size())), row.end(), [](const Cell& cell) { return !cell.text.empty(); });
        if (extra != row.end())
            problems.add(Severity::error, ErrorCode::too_many, extra->offset, "at most " + std::to_string(width) + " cells, as many as the head has", std::to_string(row.size()));
        while (row.size() < width) row.push_back({.text = {}, .offset = fields.back().to, .kind = CellKind::none, .list = {}});
        row.resize(width);
        // A line of nothing but delimiters is an empty line.
        if (std::ranges::all_of(row, [](const Cell& cell) { return cell.text.empty(); })) table.rows.pop_back();
    }
    if (records.unclosed()) {
        problems.add(Severity::fatal, ErrorCode::bad_value, *records.unclosed(), "a closing quote (\") before the end of the file", "none");
        return std::nullopt;
    }
    if (table.rows.empty()) {
        problems.add(Severity::fatal, ErrorCode::missing_field, 0, "a head that names the columns", head > 1 ? "fewer lines" : "nothing");
        return std::nullopt;
    }
    return table;
}

std::optional<Table> read_json_table(std::string_view text, Problems& problems)
{
    if (!whole_text(text, problems)) return std::nullopt;
    const auto value = read_json(text, problems);
    if (!value) return std::nullopt;
    if (!value->is(JsonValue::Kind::list)) {
        problems.add(Severity::fatal, ErrorCode::wrong_type, value->offset, "a list of objects",
                     value->is(JsonValue::Kind::object) ? (value->find("juxta") ? "a bundle" : "an object") : quoted_part(value->raw));
        return std::nullopt;
    }
    Table table;
    table.rows.emplace_back();
    Flattener flattener(table, problems);
    for (const JsonValue& element : value->values) {
        if (element.is(JsonValue::Kind::object))
            flattener.row(element);
        else
            problems.add(Severity::error, ErrorCode::wrong_type, element.offset, "an object", quoted_part(element.raw));
    }
    flattener.finish();
    return table;
}

Table turned(Table table)
{
    std::vector<std::vector<Cell>> rows(table.rows.front().size());
    for (auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i) rows[i].push_back(std::move(row[i]));
    table.rows       = std::move(rows);
    table.by_columns = true;
    return table;
}

}  // namespace juxta::tables
