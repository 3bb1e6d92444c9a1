// wasm/view/wishes.cpp - the reader's wishes, looked up in the bundle.
// SPDX-License-Identifier: MIT
#include "view/wishes.hpp"

#include "base/date.hpp"
#include "base/number_text.hpp"
#include "view/clean_text.hpp"
#include "view/value_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace juxta::view {
namespace {

using compare::Criterion;
using compare::MustKind;
using model::AttributeType;
using model::Better;

bool has_limit(MustKind kind) { return kind == MustKind::at_least || kind == MustKind::at_most; }

}  // namespace

std::optional<double> number_from_typing(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty() || text.size() > 64) return std::nullopt;
    const auto        digit  = [](char c) { return c >= '0' && c <= '9'; };
    const auto        commas = std::ranges::count(text, ',');
    const std::size_t comma  = text.rfind(',');
    const bool        zero   = text.substr(0, std::min(comma, text.size())).find_first_not_of("+-0") >= comma;  // "0,125": nobody groups a nought
    const bool        point  = commas == 1 && text.find('.') == std::string_view::npos && (text.size() - comma != 4 || zero);  // "2,5"
    std::string       plain;
    bool              digits = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',') {
            if (point) plain += '.';
            else if (i + 3 >= text.size() || !digit(text[i + 1]) || !digit(text[i + 2]) || !digit(text[i + 3])) return std::nullopt;
            continue;
        }
        // Only what a decimal number is made of: strtod also knows hexadecimal, "nan" and "inf".
        const bool sign = (c == '-' || c == '+') && (i == 0 || text[i - 1] == 'e' || text[i - 1] == 'E');
        if (!digit(c) && c != '.' && !sign && !(digits && (c == 'e' || c == 'E'))) return std::nullopt;
        digits = digits || digit(c);
        plain += c;
    }
    if (!digits) return std::nullopt;
    char*        end   = nullptr;
    const double value = std::strtod(plain.c_str(), &end);
    if (end != plain.c_str() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<double> limit_from_typing(const model::Attribute* what, std::string_view typed)
{
    if (what != nullptr && what->type == AttributeType::date) {
        const auto days = days_of(typed);
        return days ? std::optional<double>(*days) : std::nullopt;
    }
    const auto cut = [&](std::string_view sign, bool end) {
        while (typed.starts_with(' ')) typed.remove_prefix(1);
        while (typed.ends_with(' ')) typed.remove_suffix(1);
        if (sign.empty() || !(end ? typed.ends_with(sign) : typed.starts_with(sign))) return false;
        end ? typed.remove_suffix(sign.size()) : typed.remove_prefix(sign.size());
        return true;
    };
    std::string_view symbol;
    if (what != nullptr) {
        const std::string unit = clean_line(what->unit), currency = clean_line(what->currency);
        symbol                 = symbol_of(currency);
        cut(unit, true);
        if (what->type == AttributeType::percent) cut("%", true);
        if (!cut(currency, false)) cut(currency, true) || cut(symbol, true);
    }
    const bool minus = cut("\u2212", false) || cut("-", false);
    cut(symbol, false);
    if (minus && (typed.starts_with('-') || typed.starts_with('+'))) return std::nullopt;
    const auto size = number_from_typing(typed);
    return size && minus ? std::optional(-*size) : size;
}

std::optional<double> weight_from(double value)
{
    if (!(value >= 0 && value <= kMostWeight)) return std::nullopt;
    return std::round(value * 100) / 100;
}

CriterionId id_of(const model::Bundle& bundle, const Criterion& criterion)
{
    if (criterion.kind == Criterion::Kind::reviewer) return bundle.reviewers[criterion.index].id;
    const std::string& id = bundle.attributes[criterion.index].id;
    return bundle.find_reviewer(id) ? "@" + id : id;
}

std::optional<Criterion> find_criterion(const model::Bundle& bundle, std::string_view id)
{
    if (const auto reviewer = bundle.find_reviewer(id)) return Criterion{Criterion::Kind::reviewer, *reviewer};
    auto attribute = bundle.find_attribute(id);
    if (!attribute && id.starts_with('@')) attribute = bundle.find_attribute(id.substr(1));
    if (!attribute || !model::weighable(bundle.attributes[*attribute])) return std::nullopt;
    return Criterion{Criterion::Kind::attribute, *attribute};
}

std::vector<std::optional<double>> own_weights(const model::Bundle& bundle, const Selection& selection)
{
    const std::vector<Criterion>       criteria = compare::criteria_of(bundle);
    std::vector<std::optional<double>> weights(criteria.size());
    for (const auto& [id, weight] : selection.weights) {
        const auto criterion = find_criterion(bundle, id);
        if (!criterion) continue;
        const auto at = std::ranges::find(criteria, *criterion);
        if (at != criteria.end()) weights[static_cast<std::size_t>(at - criteria.begin())] = weight;
    }
    return weights;
}

std::optional<compare::Must> must_of(const model::Bundle& bundle, const MustHave& wish)
{
    const auto attribute = bundle.find_attribute(wish.attribute);
    if (!attribute) return std::nullopt;
    const AttributeType type = bundle.attributes[*attribute].type;
    if (!compare::fits(wish.kind, type)) return std::nullopt;
    compare::Must must{*attribute, wish.kind, 0, {}};
    if (has_limit(wish.kind)) {
        const auto limit = limit_from_typing(&bundle.attributes[*attribute], wish.value);
        if (!limit) return std::nullopt;
        must.limit = *limit;
    } else if (wish.kind == MustKind::equals || wish.kind == MustKind::has_tag) {
        must.text = wish.value;
    }
    return must;
}

std::vector<compare::Must> musts_of(const model::Bundle& bundle, const Selection& selection)
{
    std::vector<compare::Must> musts;
    for (const MustHave& wish : selection.musts)
        if (auto must = must_of(bundle, wish)) musts.push_back(std::move(*must));
    return musts;
}

MustHave usual_must(const model::Bundle& bundle, std::size_t attribute, const std::vector<model::ItemIndex>& items)
{
    const model::Attribute& what = bundle.attributes[attribute];
    const model::Column&    said = bundle.columns[attribute];
    MustHave                must{what.id, MustKind::present, {}};
    if (what.type == AttributeType::boolean) {
        if (what.better == Better::no) must.kind = MustKind::absent;
    } else if (is_measured(what.type)) {
        const bool                      lower = what.better == Better::lower;
        std::optional<model::ItemIndex> worst;
        for (const model::ItemIndex item : items) {
            if (said.status(item) != model::Status::known) continue;
            if (!worst || (lower ? said.number(item) > said.number(*worst) : said.number(item) < said.number(*worst))) worst = item;
        }
        if (worst) {
            must.kind  = lower ? MustKind::at_most : MustKind::at_least;
            must.value = what.type == AttributeType::date ? std::string(bundle.texts[said.text(*worst)]) : shortest(said.number(*worst));
        }
    }
    return must;
}

compare::Decision decide(const model::Bundle& bundle, const Selection& selection, const std::vector<model::ItemIndex>& items)
{
    const auto weights = own_weights(bundle, selection);
    const auto musts   = musts_of(bundle, selection);
    return compare::decide(bundle, items, {weights, musts});
}

}  // namespace juxta::view
