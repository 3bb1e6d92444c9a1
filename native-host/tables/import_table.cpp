// native-host/tables/import_table.cpp - finds out what the columns are, and writes the bundle.
// SPDX-License-Identifier: MIT
#include "tables/import_table.hpp"

#include "base/json_text.hpp"
#include "base/nearest.hpp"
#include "bundle/check_text.hpp"
#include "bundle/load.hpp"
#include "model/bundle.hpp"
#include "tables/import_map.hpp"
#include "tables/meaning.hpp"
#include "tables/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

namespace juxta::tables {
namespace {

using model::AttributeType;

constexpr std::size_t kNone       = static_cast<std::size_t>(-1);
constexpr std::size_t kFewKnown   = 10;  // from here on one cell in ten may be none of its column's type
constexpr std::size_t kLongestWord = 16;  // bytes of a word for nothing, unless a mapping says others
constexpr std::size_t kTagBytes   = 40;  // bytes of a tag that is found out

constexpr std::string_view kTypeNames[] = {"text", "number", "money", "percent", "boolean", "date", "url", "tags"};
constexpr std::string_view kExpected[]  = {"a text", "a number", "an amount", "a percentage", "yes or no", "a day that exists", "a URL", "a list of texts"};

std::string_view name_of(AttributeType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

template <class Words>
bool among(std::string_view text, const Words& words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return same_word(text, word); });
}

/// What a column is taken for.
struct Plan {
    std::size_t   column = kNone;
    std::string   head;  ///< as written
    std::string   id, label;
    AttributeType type = AttributeType::text;
    Shape         shape;
    bool          shape_by_head = false;  ///< so cells may go without it
    char          decimal       = '.';
    DateOrder     dates         = DateOrder::day_month_year;
    std::string   separator;
    bool          digits_are_truth = false;
    bool          declared         = false;
    Members       more;
    std::size_t   note = kNone, source = kNone;
    std::vector<std::string> yes, no;
};

class Importer {
public:
    Importer(const ImportMap& map, Table table, Imported& to) : map_(map), table_(std::move(table)), to_(to) {}

    void run()
    {
        if (map_.by_columns.value_or(false) || (!map_.by_columns && table_.delimiter != 0 && items_in_columns())) table_ = turned(std::move(table_));
        width_ = table_.rows.front().size();
        used_.assign(width_, false);
        check_heads();
        weigh_decimals();
        find_fields();
        plan_attributes();
        write();
        check();
    }

private:
    // ---- the table ------------------------------------------------------------------------------------------

    [[nodiscard]] std::size_t      rows() const { return table_.rows.size(); }
    [[nodiscard]] std::string_view head(std::size_t column) const { return table_.rows.front()[column].text; }
    [[nodiscard]] const Cell&      at(std::size_t row, std::size_t column) const { return table_.rows[row][column]; }

    [[nodiscard]] bool missing(const Cell& cell) const
    {
        if (cell.kind == CellKind::none) return true;
        if (cell.kind != CellKind::text) return false;
        if (cell.text.empty()) return true;
        return map_.missing ? among(cell.text, *map_.missing) : cell.text.size() <= kLongestWord && among(cell.text, missing_words());
    }

    [[nodiscard]] bool not_applicable(const Cell& cell) const
    {
        if (cell.kind != CellKind::text || cell.text.empty()) return false;
        return map_.not_applicable ? among(cell.text, *map_.not_applicable) : cell.text.size() <= kLongestWord && among(cell.text, not_applicable_words());
    }

    [[nodiscard]] bool known(const Cell& cell) const { return !missing(cell) && !not_applicable(cell); }

    /// What a cell is at a glance, to see along which direction like stands beside like.
    [[nodiscard]] int glance(const Cell& cell) const
    {
        if (!known(cell)) return -1;
        if (truth_of(cell.text, false)) return 1;
        if (date_of(cell.text, DateOrder::day_month_year) || date_of(cell.text, DateOrder::month_day_year)) return 2;
        if (const auto amount = amount_of(cell.text)) return amount->shape.currency.empty() ? amount->shape.percent ? 4 : 3 : 5;
        return url_like(cell.text) ? 6 : 0;
    }

    /// The share of cells that are what most of their line are.
    [[nodiscard]] double likeness(bool along_columns) const
    {
        const std::size_t lines = along_columns ? table_.rows.front().size() : rows();
        const std::size_t cells = along_columns ? rows() : table_.rows.front().size();
        std::size_t       like = 0, all = 0;
        for (std::size_t line = 1; line < lines; ++line) {
            std::map<int, std::size_t> counts;
            for (std::size_t i = 1; i < cells; ++i)
                if (const int kind = glance(along_columns ? at(i, line) : at(line, i)); kind >= 0) ++counts[kind];
            std::size_t most = 0;
            for (const auto& [kind, count] : counts) {
                most = std::max(most, count);
                all += count;
            }
            like += most;
        }
        return all == 0 ? 0 : static_cast<double>(like) / static_cast<double>(all);
    }

    [[nodiscard]] bool items_in_columns() const
    {
        constexpr std::size_t kWidest = 64;  // items side by side in a sheet that a person wrote
        const auto&           first   = table_.rows.front();
        if (first.size() < 2 || rows() < 2 || first.size() > kWidest) return false;
        for (const std::string_view word : {"attribute", "attributes", "feature", "criterion", "property", "spec", "specification", "merkmal", "eigenschaft", "kriterium", "caractéristique", "característica"})
            if (same_word(first[0].text, word)) return true;
        const auto names_field = [](const Cell& cell) { return among(cell.text, kItemFields); };
        if (std::any_of(first.begin() + 1, first.end(), names_field)) return false;
        if (std::any_of(table_.rows.begin() + 1, table_.rows.end(), [&](const auto& row) { return names_field(row.front()); })) return true;
        const auto says_more = [](const Cell& cell) {
            const Head head = head_of(cell.text);
            return head.percent || head.question || !head.currency.empty() || !head.unit.empty();
        };
        const auto  across = std::count_if(first.begin() + 1, first.end(), says_more);
        const auto  down   = std::count_if(table_.rows.begin() + 1, table_.rows.end(), [&](const auto& row) { return says_more(row.front()); });
        if (down > 0 && across == 0) return true;
        if (across > 0 || names_field(first[0]) || first.size() < 3 || rows() < 3) return false;
        return likeness(false) > likeness(true);
    }

    void check_heads()
    {
        std::set<std::string, std::less<>> seen;
        for (std::size_t column = 0; column < width_; ++column) {
            const Cell& cell = at(0, column);
            if (cell.text.empty() && column == 0 && table_.by_columns) continue;  // above the items' names there may be nothing
            if (cell.text.empty()) {
                used_[column]    = true;
                const auto filled = std::ranges::find_if(table_.rows, [&](const auto& row) { return known(row[column]); });
                if (filled != table_.rows.end())
                    to_.of_table.add(Severity::error, ErrorCode::missing_field, (*filled)[column].offset, "a head that says what this is", quoted_part((*filled)[column].text));
            } else if (!seen.insert(std::string(cell.text)).second) {
                to_.of_table.add(Severity::warning, ErrorCode::duplicate_key, cell.offset, "each head once", quoted_part(cell.text));
            }
        }
    }

    void weigh_decimals()
    {
        if (table_.delimiter == 0) return;
        for (std::size_t row = 1; row < rows(); ++row) {
            for (std::size_t column = 0; column < width_; ++column) {
                const auto amount = amount_of(at(row, column).text);
                if (!amount) continue;
                const DecimalEvidence evidence = evidence_of(*amount);
                points_ += evidence == DecimalEvidence::point ? 1u : 0u;
                commas_ += evidence == DecimalEvidence::comma ? 1u : 0u;
            }
        }
    }

    // ---- columns by name ------------------------------------------------------------------------------------

    std::size_t find(const ColumnName& wanted)
    {
        if (!wanted.given()) return kNone;
        for (std::size_t column = 0; column < width_; ++column)
            if (head(column) == wanted.name) return used_[column] = true, column;
        for (std::size_t column = 0; column < width_; ++column)
            if (same_word(head(column), trimmed(wanted.name))) return used_[column] = true, column;
        Nearest nearest(wanted.name);
        for (std::size_t column = 0; column < width_; ++column) nearest.offer(head(column));
        to_.of_map.add(Severity::error, ErrorCode::unknown_id, wanted.offset, "the head of a column", quoted_part(wanted.name), nearest.name());
        return kNone;
    }

    [[nodiscard]] bool all_known_and_different(std::size_t column) const
    {
        std::unordered_set<std::string_view> seen;
        for (std::size_t row = 1; row < rows(); ++row)
            if (!known(at(row, column)) || !seen.insert(at(row, column).text).second) return false;
        return rows() > 1;
    }

    [[nodiscard]] bool all(std::size_t column, bool (*fits)(std::string_view)) const
    {
        for (std::size_t row = 1; row < rows(); ++row) {
            const Cell& cell = at(row, column);
            if (known(cell) && (cell.kind != CellKind::text || !fits(cell.text))) return false;
        }
        return true;
    }

    void find_fields()
    {
        for (std::size_t i = 0; i < kItemFields.size(); ++i) fields_[i] = find(map_.fields[i]);
        for (const ColumnName& name : map_.ignored) find(name);
        // What the mapping names as something else is not looked at again.
        for (const MappedAttribute& attribute : map_.attributes) {
            const std::size_t column = find(attribute.column);
            mapped_.push_back(column);
        }
        for (const MappedReviewer& reviewer : map_.reviewers) reviewers_.push_back({find(reviewer.score), find(reviewer.verdict), find(reviewer.text)});
        votes_[0] = find(map_.votes_positive);
        votes_[1] = find(map_.votes_negative);
        for (const MappedAttribute& attribute : map_.attributes) {
            notes_.push_back(find(attribute.note));
            sources_.push_back(find(attribute.source));
        }
        if (!map_.guess_others && fields_[1] != kNone) return;
        for (std::size_t i = 0; i < kItemFields.size(); ++i) {
            if (fields_[i] != kNone || map_.fields[i].given() || (!map_.guess_others && i > 1)) continue;
            for (std::size_t column = 0; column < width_ && fields_[i] == kNone; ++column) {
                if (used_[column] || !same_word(head(column), kItemFields[i])) continue;
                if ((i == 5 || i == 6) && !all(column, bundle::allowed_url)) continue;
                fields_[i] = column;
            }
            if (fields_[i] == kNone && i == 1) fields_[i] = find_name();
            if (fields_[i] != kNone) used_[fields_[i]] = true;
        }
    }

    [[nodiscard]] std::size_t find_name() const
    {
        for (const std::string_view word : {"item", "product", "model", "tool", "title", "bezeichnung", "produkt", "modell", "titel", "nom", "produit", "nombre", "producto"})
            for (std::size_t column = 0; column < width_; ++column)
                if (!used_[column] && same_word(head(column), word)) return column;
        if (table_.by_columns && !used_[0]) return 0;
        for (std::size_t column = 0; column < width_; ++column)
            if (!used_[column] && !head(column).empty() && all_known_and_different(column) && all(column, [](std::string_view text) { return !amount_of(text) && !url_like(text); })) return column;
        for (std::size_t column = 0; column < width_; ++column)
            if (!used_[column]) return column;
        return fields_[0];
    }

    // ---- what the columns are -------------------------------------------------------------------------------

    [[nodiscard]] bool enough(std::size_t fitting, std::size_t all) const { return all > 0 && (fitting == all || (all >= kFewKnown && fitting * 10 >= all * 9)); }

    void find_decimal(Plan& plan)
    {
        plan.decimal = map_.decimal != 0 ? map_.decimal : '.';
        if (map_.decimal != 0 || table_.delimiter == 0) return;
        std::size_t points = 0, commas = 0;
        const Cell* ambiguous = nullptr;
        for (std::size_t row = 1; row < rows(); ++row) {
            const auto amount = amount_of(at(row, plan.column).text);
            if (!amount) continue;
            const DecimalEvidence evidence = evidence_of(*amount);
            points += evidence == DecimalEvidence::point ? 1u : 0u;
            commas += evidence == DecimalEvidence::comma ? 1u : 0u;
            if (evidence == DecimalEvidence::ambiguous && !ambiguous) ambiguous = &at(row, plan.column);
        }
        const bool own = points != commas;
        if (own) plan.decimal = points > commas ? '.' : ',';
        else if (points_ != commas_) plan.decimal = points_ > commas_ ? '.' : ',';
        else plan.decimal = table_.delimiter == ';' ? ',' : '.';
        if (ambiguous && !own && points_ == commas_ && table_.delimiter != ',') {
            const auto read = number_of(*amount_of(ambiguous->text), plan.decimal);
            unsure_.push_back({plan.column, ambiguous, read.value_or("nothing")});
        }
    }

    /// The number in a cell, as the bundle writes it.
    [[nodiscard]] std::optional<std::string> number(const Plan& plan, const Cell& cell) const
    {
        if (cell.kind == CellKind::number) {
            const double value = std::strtod(std::string(cell.text).c_str(), nullptr);
            return std::isfinite(value) ? std::optional(shortest(value)) : std::nullopt;
        }
        if (cell.kind != CellKind::text || (table_.delimiter == 0 && !plan.declared)) return std::nullopt;
        const auto amount = amount_of(cell.text);
        if (!amount) return std::nullopt;
        const auto digits = number_of(*amount, plan.decimal);
        if (!digits) return std::nullopt;
        const Shape& shape = amount->shape;
        const bool   bare  = shape.plain() && (plan.shape_by_head || plan.shape.plain() || plan.declared || *digits == "0");
        const bool   same  = (shape.currency.empty() || shape.currency == plan.shape.currency) && (shape.unit.empty() || shape.unit == plan.shape.unit)
                        && (shape.per.empty() || shape.per == plan.shape.per) && (!shape.percent || plan.shape.percent);
        if (!bare && (!same || shape.plain())) return std::nullopt;
        return shortest(std::strtod(digits->c_str(), nullptr));
    }

    /// The value of a cell as JSON; nullopt when it is none of the column's type.
    [[nodiscard]] std::optional<std::string> value(const Plan& plan, const Cell& cell) const
    {
        std::string json;
        switch (plan.type) {
            case AttributeType::number:
            case AttributeType::money:
            case AttributeType::percent: return number(plan, cell);
            case AttributeType::boolean:
                if (cell.kind == CellKind::boolean) return std::string(cell.text);
                if (cell.kind == CellKind::number && plan.digits_are_truth && (cell.text == "0" || cell.text == "1")) return cell.text == "1" ? "true" : "false";
                if (cell.kind != CellKind::text) return std::nullopt;
                if (among(cell.text, plan.yes)) return "true";
                if (among(cell.text, plan.no)) return "false";
                if (!plan.yes.empty() && !plan.no.empty()) return std::nullopt;
                if (const auto truth = truth_of(cell.text, plan.digits_are_truth)) return *truth ? "true" : "false";
                return std::nullopt;
            case AttributeType::date:
                if (const auto date = cell.kind == CellKind::text ? date_of(cell.text, plan.dates) : std::nullopt) return "\"" + *date + "\"";
                return std::nullopt;
            case AttributeType::url:
                if (cell.kind != CellKind::text || !(plan.declared ? bundle::allowed_url(cell.text) : url_like(cell.text))) return std::nullopt;
                append_json_string(json, cell.text);
                return json;
            case AttributeType::tags: {
                if (cell.kind != CellKind::list && cell.kind != CellKind::text) return std::nullopt;
                json = "[";
                for (const std::string& part : cell.kind == CellKind::list ? cell.list : plan.separator.empty() ? std::vector{std::string(cell.text)} : parts_of(cell.text, plan.separator)) {
                    if (json.size() > 1) json += ',';
                    append_json_string(json, part);
                }
                return json + "]";
            }
            case AttributeType::text: break;
        }
        std::string text(table_.delimiter != 0 && cell.text == "'" ? std::string_view() : cell.text);
        for (const std::string& part : cell.list) text += (text.empty() ? "" : ", ") + part;
        append_json_string(json, text);
        return json;
    }

    [[nodiscard]] std::size_t fitting(const Plan& plan) const
    {
        std::size_t count = 0;
        for (std::size_t row = 1; row < rows(); ++row)
            count += known(at(row, plan.column)) && value(plan, at(row, plan.column)) ? 1u : 0u;
        return count;
    }

    [[nodiscard]] std::size_t knowns(std::size_t column) const
    {
        std::size_t count = 0;
        for (std::size_t row = 1; row < rows(); ++row) count += known(at(row, column)) ? 1u : 0u;
        return count;
    }

    /// The shape that most cells have.
    [[nodiscard]] Shape usual_shape(std::size_t column) const
    {
        std::vector<std::pair<Shape, std::size_t>> shapes;
        for (std::size_t row = 1; row < rows(); ++row) {
            const auto amount = known(at(row, column)) ? amount_of(at(row, column).text) : std::nullopt;
            if (!amount || amount->digits == "0") continue;
            const auto found = std::ranges::find(shapes, amount->shape, &std::pair<Shape, std::size_t>::first);
            if (found == shapes.end()) shapes.emplace_back(amount->shape, 1);
            else ++found->second;
        }
        const auto most = std::ranges::max_element(shapes, {}, &std::pair<Shape, std::size_t>::second);
        return most == shapes.end() ? Shape{} : most->first;
    }

    /// What head and cells together say of the numbers; the mapping has the last word.
    void find_shape(Plan& plan, const Head& head, const MappedAttribute* mapped)
    {
        plan.shape         = table_.delimiter == 0 ? Shape{} : usual_shape(plan.column);
        plan.shape_by_head = head.percent || !head.currency.empty() || !head.unit.empty();
        if (head.percent) plan.shape.percent = true;
        if (!head.currency.empty()) plan.shape.currency = head.currency;
        if (!head.unit.empty() && plan.shape.currency.empty() && !plan.shape.percent) plan.shape.unit = head.unit;
        if (!head.per.empty()) plan.shape.per = head.per;
        if (!mapped) return;
        if (mapped->currency) plan.shape.currency = *mapped->currency;
        if (mapped->unit) plan.shape.unit = *mapped->unit;
        if (mapped->per) plan.shape.per = *mapped->per;
        plan.shape_by_head = plan.shape_by_head || mapped->currency || mapped->unit || mapped->per;
    }

    static void settle_type(Plan& plan)
    {
        plan.type = plan.shape.percent ? AttributeType::percent : !plan.shape.currency.empty() ? AttributeType::money : AttributeType::number;
    }

    /// The sign that parts a list, where the parts look like words that come again.
    [[nodiscard]] std::string find_separator(std::size_t column) const
    {
        for (const std::string_view separator : {"|", ";", ","}) {
            std::set<std::string> seen;
            std::size_t           parted = 0, all = 0;
            bool                  again = false, fine = true;
            for (std::size_t row = 1; row < rows() && fine; ++row) {
                const Cell& cell = at(row, column);
                if (!known(cell)) continue;
                ++all;
                const auto parts = parts_of(cell.text, separator);
                parted += parts.size() > 1 ? 1u : 0u;
                for (const std::string& part : parts) {
                    fine  = fine && part.size() <= kTagBytes && std::ranges::count(part, ' ') <= 2 && !part.ends_with('.');
                    again = !seen.insert(part).second || again;
                }
            }
            if (fine && again && parted * 3 >= all && parted > 0) return std::string(separator);
        }
        return {};
    }

    void guess(Plan& plan, const Head& head, const MappedAttribute* mapped)
    {
        const std::size_t count = knowns(plan.column);
        find_shape(plan, head, mapped);
        find_decimal(plan);
        if (count == 0) {
            if (plan.shape.percent || !plan.shape.currency.empty()) settle_type(plan);
            return;
        }
        const auto fits = [&](AttributeType type) {
            plan.type = type;
            return enough(fitting(plan), count);
        };
        if (table_.delimiter == 0) {
            std::size_t lists = 0;
            for (std::size_t row = 1; row < rows(); ++row) lists += at(row, plan.column).kind == CellKind::list ? 1u : 0u;
            if (enough(lists, count)) return void(plan.type = AttributeType::tags);
        }
        plan.digits_are_truth = head.question;
        if (fits(AttributeType::boolean)) return;
        if (guess_date(plan, count)) return;
        settle_type(plan);
        if (enough(fitting(plan), count)) return;
        if (fits(AttributeType::url)) return;
        if (table_.delimiter != 0) {
            plan.separator = find_separator(plan.column);
            if (!plan.separator.empty()) return void(plan.type = AttributeType::tags);
        }
        plan.type = AttributeType::text;
    }

    bool guess_date(Plan& plan, std::size_t count)
    {
        std::size_t by_order[2] = {0, 0};
        const Cell* either      = nullptr;
        for (std::size_t row = 1; row < rows(); ++row) {
            const Cell& cell = at(row, plan.column);
            if (!known(cell) || cell.kind != CellKind::text) continue;
            const auto day_first = date_of(cell.text, DateOrder::day_month_year), month_first = date_of(cell.text, DateOrder::month_day_year);
            by_order[0] += day_first ? 1u : 0u;
            by_order[1] += month_first ? 1u : 0u;
            if (day_first && month_first && *day_first != *month_first && !either) either = &cell;
        }
        if (!enough(std::max(by_order[0], by_order[1]), count)) return false;
        plan.dates = by_order[1] > by_order[0] ? DateOrder::month_day_year : DateOrder::day_month_year;
        plan.type  = AttributeType::date;
        if (!either || by_order[0] != by_order[1]) return true;
        to_.of_table.add(Severity::warning, ErrorCode::bad_value, either->offset, "a date that can be read in one way only (say \"dates\" in a mapping; the column stays text)", quoted_part(either->text));
        plan.type = AttributeType::text;
        return true;
    }

    void plan_attributes()
    {
        std::set<std::string, std::less<>> ids = {"panel", "community", "category"};
        for (const MappedAttribute& attribute : map_.attributes)
            if (!attribute.id.empty()) ids.insert(attribute.id);
        const auto add = [&](std::size_t column, const MappedAttribute* mapped, std::size_t place) {
            Plan plan;
            plan.column     = column;
            plan.head       = head(column);
            const Head head = head_of(plan.head);
            if (mapped) {
                plan.more      = mapped->more;
                plan.note      = notes_[place];
                plan.source    = sources_[place];
                plan.separator = mapped->separator;
                plan.yes       = mapped->yes;
                plan.no        = mapped->no;
                if (mapped->dates) plan.dates = *mapped->dates == "D/M/Y" ? DateOrder::day_month_year : DateOrder::month_day_year;
            }
            if (mapped && mapped->type) {
                plan.type     = *mapped->type;
                plan.declared = true;
                find_shape(plan, head, mapped);
                find_decimal(plan);
                plan.shape.percent    = plan.type == AttributeType::percent;
                plan.digits_are_truth = true;
                if (plan.type == AttributeType::tags && plan.separator.empty() && table_.delimiter != 0) plan.separator = find_separator(column);
            } else {
                guess(plan, head, mapped);
            }
            const bool says_more = is_numeric(plan.type) || (plan.type == AttributeType::boolean && head.unit.empty() && head.currency.empty() && !head.percent);
            plan.label           = mapped && !mapped->label.empty() ? mapped->label : says_more && !head.label.empty() ? head.label : plan.head;
            if (mapped && !mapped->id.empty()) {
                plan.id = mapped->id;
            } else {
                const std::string stem = id_of(plan.label, '_');
                plan.id                = stem;
                for (int i = 2; !ids.insert(plan.id).second; ++i) plan.id = stem + "_" + std::to_string(i);
            }
            plans_.push_back(std::move(plan));
        };
        for (std::size_t i = 0; i < map_.attributes.size(); ++i)
            if (mapped_[i] != kNone) add(mapped_[i], &map_.attributes[i], i);
        for (std::size_t column = 0; map_.guess_others && column < width_; ++column) {
            if (used_[column]) continue;
            if (plans_.size() == model::kMaxAttributes) {
                to_.of_table.add(Severity::error, ErrorCode::too_many, at(0, column).offset, "at most " + std::to_string(model::kMaxAttributes) + " columns", std::to_string(width_));
                break;
            }
            add(column, nullptr, 0);
        }
        for (const Unsure& unsure : unsure_)
            if (std::ranges::any_of(plans_, [&](const Plan& plan) { return plan.column == unsure.column && is_numeric(plan.type); }))
                to_.of_table.add(Severity::warning, ErrorCode::bad_value, unsure.cell->offset,
                                 "a number that can be read in one way only (say \"decimal\" in a mapping; read as " + unsure.read + ")", quoted_part(unsure.cell->text));
    }

    // ---- writing --------------------------------------------------------------------------------------------

    static void members(JsonWriter& json, const Members& members)
    {
        for (const auto& [key, value] : members) {
            json.key(key);
            json.raw(value);
        }
    }

    static void text_member(JsonWriter& json, std::string_view key, std::string_view text)
    {
        if (text.empty()) return;
        json.key(key);
        json.text(text);
    }

    std::string attribute_json(const Plan& plan) const
    {
        std::string out;
        JsonWriter  json(out);
        json.open('{');
        text_member(json, "id", plan.id);
        text_member(json, "label", plan.label);
        text_member(json, "type", name_of(plan.type));
        if (is_numeric(plan.type)) {
            if (plan.type != AttributeType::percent) text_member(json, "unit", plan.type == AttributeType::money ? std::string_view() : std::string_view(plan.shape.unit));
            if (plan.type == AttributeType::money) text_member(json, "currency", plan.shape.currency);
            text_member(json, "per", plan.shape.per);
        }
        members(json, plan.more);
        json.close('}');
        return out;
    }

    void cell_member(JsonWriter& json, const Plan& plan, std::size_t row)
    {
        const Cell&      cell   = at(row, plan.column);
        std::string_view note   = plan.note != kNone ? at(row, plan.note).text : std::string_view();
        std::string_view source = plan.source != kNone ? at(row, plan.source).text : std::string_view();
        std::string_view status;
        std::optional<std::string> is;
        if (missing(cell)) {
            status = "unknown";
        } else if (not_applicable(cell)) {
            status = "not_applicable";
        } else if (is = value(plan, cell); !is) {
            to_.of_table.add(plan.declared ? Severity::error : Severity::warning, ErrorCode::wrong_type, cell.offset,
                             std::string(kExpected[static_cast<std::size_t>(plan.type)]) + " in the column " + quoted_part(plan.head) + " (kept as a note)", quoted_part(cell.text));
            status = "unknown";
            if (note.empty()) note = cell.text;
        }
        if (!source.empty() && !bundle::allowed_url(source)) {
            to_.of_table.add(Severity::error, ErrorCode::bad_url, at(row, plan.source).offset, "an http, https, mailto or relative URL", quoted_part(source));
            source = {};
        }
        if (status == "unknown" && note.empty() && source.empty()) return;
        json.key(plan.id);
        if (status.empty() && note.empty() && source.empty()) return json.raw(*is);
        json.open('{');
        if (status.empty()) {
            json.key("value");
            json.raw(*is);
        } else {
            text_member(json, "status", status);
        }
        text_member(json, "note", note);
        text_member(json, "source", source);
        json.close('}');
    }

    void review_member(JsonWriter& json, std::size_t place, std::size_t row)
    {
        const auto&        columns = reviewers_[place];
        std::string        out;
        JsonWriter         inner(out);
        const auto         cell_of = [&](std::size_t column) { return column == kNone || !known(at(row, column)) ? nullptr : &at(row, column); };
        inner.open('{');
        if (const Cell* const score = cell_of(columns[0])) {
            Plan plan;
            plan.declared = true;
            plan.type     = AttributeType::number;
            plan.decimal  = map_.decimal != 0 ? map_.decimal : points_ < commas_ || (points_ == commas_ && table_.delimiter == ';') ? ',' : '.';
            const auto text = number(plan, *score);
            const auto read = text ? std::strtod(text->c_str(), nullptr) : -1;
            if (read >= 0 && read <= 100) {
                inner.key("score");
                inner.raw(*text);
            } else {
                to_.of_table.add(Severity::error, ErrorCode::out_of_range, score->offset, "a score from 0 to 100", quoted_part(score->text));
            }
        }
        if (const Cell* const verdict = cell_of(columns[1])) {
            const auto truth    = truth_of(verdict->text, false);
            const bool positive = among(verdict->text, map_.positive) || same_word(verdict->text, "positive") || truth.value_or(false);
            const bool negative = among(verdict->text, map_.negative) || same_word(verdict->text, "negative") || !truth.value_or(true);
            if (positive != negative) {
                text_member(inner, "verdict", positive ? "positive" : "negative");
            } else {
                to_.of_table.add(Severity::error, ErrorCode::bad_value, verdict->offset, "a verdict, \"positive\" or \"negative\" (say other words as \"positive\" and \"negative\" in the mapping)", quoted_part(verdict->text));
            }
        }
        if (const Cell* const text = cell_of(columns[2])) text_member(inner, "text", text->text);
        inner.close('}');
        if (out == "{}") return;
        json.key(map_.reviewers[place].id);
        json.raw(out);
    }

    void votes_member(JsonWriter& json, std::size_t row)
    {
        std::string counts[2];
        for (int i = 0; i < 2; ++i) {
            if (votes_[i] == kNone || !known(at(row, votes_[i]))) return;
            const Cell&  cell  = at(row, votes_[i]);
            const auto   amount = cell.kind == CellKind::number ? std::optional(std::string(cell.text)) : amount_of(cell.text) ? number_of(*amount_of(cell.text), '.') : std::nullopt;
            const double count  = amount ? std::strtod(amount->c_str(), nullptr) : -1;
            if (count < 0 || count > 9007199254740991.0 || count != std::floor(count))
                return to_.of_table.add(Severity::error, ErrorCode::out_of_range, cell.offset, "a whole number of votes", quoted_part(cell.text));
            counts[i] = shortest(count);
        }
        json.key("votes");
        json.raw("{\"positive\":" + counts[0] + ",\"negative\":" + counts[1] + "}");
    }

    /// An item as JSON; "" when it is left out.
    std::string item_json(std::size_t row)
    {
        const auto text_of = [&](std::size_t field) {
            return fields_[field] == kNone || missing(at(row, fields_[field])) ? std::string_view() : at(row, fields_[field]).text;
        };
        std::string      id(text_of(0));
        std::string_view name = text_of(1);
        if (name.empty()) name = id;
        if (name.empty()) {
            const std::size_t column = fields_[1] != kNone ? fields_[1] : 0;
            to_.of_table.add(Severity::error, ErrorCode::missing_field, at(row, column).offset, "a name (the item is left out)", "nothing");
            return {};
        }
        if (!id.empty()) {
            if (!ids_.insert(id).second) {
                to_.of_table.add(Severity::error, ErrorCode::duplicate_id, at(row, fields_[0]).offset, "an id that no earlier item has (the item is left out)", quoted_part(id));
                return {};
            }
        } else {
            const std::string stem = id_of(name, '-');
            id                     = stem;
            for (std::size_t& i = next_of_stem_[stem]; !ids_.insert(id).second; ++i) id = stem + "-" + std::to_string(i + 2);
        }
        std::string out;
        JsonWriter  json(out);
        json.open('{');
        text_member(json, "id", id);
        text_member(json, "name", name);
        for (std::size_t i = 2; i < kItemFields.size(); ++i) {
            const std::string_view text = text_of(i);
            if (text.empty()) continue;
            if ((i == 5 || i == 6) && !bundle::allowed_url(text))
                to_.of_table.add(Severity::error, ErrorCode::bad_url, at(row, fields_[i]).offset, "an http, https, mailto or relative URL", quoted_part(text));
            else
                text_member(json, kItemFields[i], text);
        }
        const auto group = [&](std::string_view key, std::size_t count, const auto& each) {
            const std::size_t before = out.size();
            json.key(key);
            json.open('{');
            const std::size_t empty = out.size();
            for (std::size_t i = 0; i < count; ++i) each(i);
            json.close('}');
            if (out.size() == empty + 1) out.resize(before);
        };
        group("values", plans_.size(), [&](std::size_t i) { cell_member(json, plans_[i], row); });
        group("reviews", reviewers_.size(), [&](std::size_t i) { review_member(json, i, row); });
        votes_member(json, row);
        json.close('}');
        return out;
    }

    void list(std::string_view key, const std::vector<std::string>& elements)
    {
        to_.bundle.append(",\n  \"").append(key).append("\": [");
        for (std::size_t i = 0; i < elements.size(); ++i) to_.bundle.append(i == 0 ? "\n    " : ",\n    ").append(elements[i]);
        to_.bundle += elements.empty() ? "]" : "\n  ]";
    }

    void write()
    {
        to_.bundle = "{\n  \"juxta\": 1";
        for (const auto& [key, value] : map_.bundle) {
            to_.bundle += ",\n  ";
            append_json_string(to_.bundle, key);
            to_.bundle.append(": ").append(value);
        }
        std::vector<std::string> elements;
        for (const Plan& plan : plans_) elements.push_back(attribute_json(plan));
        list("attributes", elements);
        to_.attributes = elements.size();
        elements.clear();
        for (const MappedReviewer& reviewer : map_.reviewers) {
            std::string out;
            JsonWriter  json(out);
            json.open('{');
            members(json, reviewer.members);
            json.close('}');
            elements.push_back(std::move(out));
        }
        if (!elements.empty()) list("reviewers", elements);
        elements.clear();
        std::size_t bytes = to_.bundle.size();
        for (std::size_t row = 1; row < rows(); ++row) {
            if (elements.size() == model::kMaxItems) {
                to_.of_table.add(Severity::error, ErrorCode::too_many, table_.rows[row].front().offset, "at most " + std::to_string(model::kMaxItems) + " items", std::to_string(rows() - 1));
                break;
            }
            std::string item = item_json(row);
            if (item.empty()) continue;
            bytes += item.size() + 6;
            elements.push_back(std::move(item));
        }
        to_.items = elements.size();
        if (bytes > model::kMaxDocumentBytes - 16) {
            to_.bundle.clear();
            return to_.of_table.add(Severity::fatal, ErrorCode::too_large, 0, "a bundle of at most " + std::to_string(model::kMaxDocumentBytes) + " bytes", std::to_string(bytes));
        }
        list("items", elements);
        to_.bundle += "\n}\n";
    }

    /// What the mapping copied into the bundle is for the reader of bundles to judge.
    void check()
    {
        if (to_.bundle.empty()) return;
        bundle::Loaded loaded = bundle::load(to_.bundle);
        for (Problem& problem : loaded.problems) {
            problem.at = {};
            if (problem.severity == Severity::fatal) to_.bundle.clear();
            to_.of_map.take(std::move(problem));
        }
    }

    struct Unsure {
        std::size_t column;
        const Cell* cell;
        std::string read;
    };

    const ImportMap&                            map_;
    Table                                       table_;
    Imported&                                   to_;
    std::size_t                                 width_ = 0;
    std::vector<bool>                           used_;  ///< the column has a place already
    std::size_t                                 points_ = 0, commas_ = 0;
    std::array<std::size_t, kItemFields.size()> fields_{};
    std::vector<std::size_t>                    mapped_, notes_, sources_;
    std::vector<std::array<std::size_t, 3>>     reviewers_;
    std::size_t                                 votes_[2] = {kNone, kNone};
    std::vector<Plan>                           plans_;
    std::vector<Unsure>                         unsure_;
    std::unordered_set<std::string>             ids_;
    std::map<std::string, std::size_t>          next_of_stem_;
};

bool looks_like_json(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = trimmed(text);
    if (text.starts_with('{')) return true;
    if (!text.starts_with('[')) return false;
    text = trimmed(text.substr(1));
    return text.starts_with('{') || text.starts_with(']');
}

}  // namespace

Imported import_table(std::string_view table_text, std::string_view map_text, Notation notation)
{
    Imported  imported{{}, Problems(table_text), Problems(map_text)};
    ImportMap map;
    if (!map_text.empty()) {
        auto read = read_import_map(map_text, imported.of_map);
        if (!read) return imported;
        map = std::move(*read);
    }
    const bool json  = notation == Notation::json || (notation == Notation::found_out && looks_like_json(table_text));
    auto       table = json ? read_json_table(table_text, imported.of_table) : read_delimited(table_text, map.delimiter, map.head, imported.of_table);
    if (table) Importer(map, std::move(*table), imported).run();
    return imported;
}

}  // namespace juxta::tables
