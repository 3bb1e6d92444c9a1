// wasm/view/selection.cpp - ids to items.
// SPDX-License-Identifier: MIT
#include "view/selection.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "catalogue/offer.hpp"
#include "catalogue/plot_text.hpp"
#include "compare/decision.hpp"
#include "view/clean_text.hpp"
#include "view/wishes.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <limits>

namespace juxta::view {
namespace {

constexpr std::size_t kMostIdsNamed = 3;   ///< In a notice; a hostile link names many,
constexpr std::size_t kMostIdBytes  = 48;  ///< and long ones.

/// A strange id as a notice names it.
std::string id_in_notice(std::string_view id)
{
    const std::string name = clean_line(id);
    return name.size() <= kMostIdBytes ? name : std::string(first_bytes(name, kMostIdBytes)) + "…";
}

/// What is asked of a column that filters_pack().
catalogue::Asked asked_of(const model::Bundle& bundle, const ColumnId& column, const catalogue::Constraint& constraint, const std::vector<std::string>& values)
{
    catalogue::Asked asked{.constraint = constraint, .values = values};
    asked.constraint.column = column_of_pack(bundle, column);
    if (asked.constraint.column < bundle.attributes.size()) asked.type = bundle.attributes[asked.constraint.column].type;
    return asked;
}

/// What does not fail a must-have. Absent where nothing does, and for web addresses, which are not looked at.
std::optional<catalogue::Asked> asked_of(const model::Bundle& bundle, const compare::Must& must)
{
    using compare::MustKind;
    const model::AttributeType type = bundle.attributes[must.attribute].type;
    catalogue::Asked           asked{.constraint = {.column = must.attribute, .unknown = true, .not_applicable = true}, .type = type, .must = true};
    catalogue::Constraint&     what = asked.constraint;
    if (type == model::AttributeType::url || (must.kind == MustKind::present && type != model::AttributeType::boolean)) return std::nullopt;
    const bool day = type == model::AttributeType::date && must.kind == MustKind::equals;
    if (must.kind == MustKind::at_least || must.kind == MustKind::at_most || day) {
        const auto at = day ? days_of(must.text) : std::nullopt;
        what.test     = catalogue::Test::range;
        if (must.kind != MustKind::at_most) what.low = at ? *at : day ? std::numeric_limits<double>::infinity() : must.limit;
        if (must.kind != MustKind::at_least) what.high = at ? *at : must.limit;
    } else {
        what.test    = catalogue::Test::any_of;
        asked.values = {must.kind == MustKind::present ? "yes" : must.kind == MustKind::absent ? "no" : must.text};
    }
    return asked;
}

/// What the reader's score is made of.
std::vector<catalogue::AskedCriterion> asked_criteria(const model::Bundle& bundle, const Selection& selection)
{
    std::vector<catalogue::AskedCriterion> made;
    const auto                             criteria = compare::criteria_of(bundle);
    const auto                             weights  = own_weights(bundle, selection);
    for (std::size_t c = 0; c < criteria.size(); ++c) {
        catalogue::AskedCriterion criterion{.reviewer = criteria[c].kind == compare::Criterion::Kind::reviewer, .index = criteria[c].index};
        criterion.weight = c < weights.size() && weights[c] ? *weights[c] : compare::site_weight(bundle, criteria[c]);
        if (criterion.weight == 0) continue;  // nothing has to be fetched for it
        if (!criterion.reviewer) {
            const model::Attribute& attribute = bundle.attributes[criterion.index];
            criterion.type                    = attribute.type;
            criterion.better                  = attribute.better;
            criterion.range                   = attribute.range;
        }
        made.push_back(criterion);
    }
    return made;
}

}  // namespace

std::vector<model::ItemIndex> shown_items(const model::Bundle& bundle, const Selection& selection)
{
    std::vector<model::ItemIndex> items;
    for (const ItemId& id : selection.items) {
        const auto item = bundle.find_item(id);
        if (item && std::ranges::find(items, *item) == items.end() && items.size() < model::kMaxSideBySide) items.push_back(*item);
    }
    if (items.empty() && !bundle.comparisons.empty()) items = bundle.comparisons.front().items;
    if (items.empty())
        for (model::ItemIndex item = 0; item < std::min<std::size_t>(2, bundle.items.size()); ++item) items.push_back(item);
    // What is pinned comes first, in the order in which it was.
    auto front = items.begin();
    for (const ItemId& id : selection.pinned) {
        const auto pinned = bundle.find_item(id);
        const auto at     = pinned ? std::find(front, items.end(), *pinned) : items.end();
        if (at == items.end()) continue;
        std::rotate(front, at, at + 1);
        ++front;
    }
    return items;
}

ScreenKind kind_of(const model::Bundle& bundle, const Selection& selection)
{
    if (selection.kind) return *selection.kind;
    const bool comparison = !selection.items.empty() || (!bundle.excerpt && !bundle.comparisons.empty()) || bundle.all_items() <= model::kMaxSideBySide;
    return comparison ? ScreenKind::comparison : ScreenKind::catalogue;
}

std::optional<catalogue::ColumnIndex> find_column(const model::Bundle& bundle, std::string_view id)
{
    if (id == kCategoryColumn) return bundle.columns.size();
    if (id == kNameColumn) return bundle.columns.size() + 1;
    return bundle.find_attribute(id);
}

bool orders_pack(const model::Bundle& bundle, std::string_view column)
{
    return column == kNameColumn || filters_pack(bundle, column) || (column == kScoreColumn && !compare::criteria_of(bundle).empty());
}

std::string order_of_pack(const model::Bundle& bundle, const Selection& selection)
{
    const ColumnId& sort = selection.browse.sort;
    std::string     text;
    if (!orders_pack(bundle, sort)) return text;
    catalogue::AskedOrder order;
    order.direction = selection.browse.descending ? catalogue::Direction::descending : catalogue::Direction::ascending;
    if (sort == kScoreColumn) {
        order.column   = catalogue::kAskedScore;
        order.criteria = asked_criteria(bundle, selection);
    } else if (sort != kNameColumn) {
        order.column = column_of_pack(bundle, sort);
        if (order.column < bundle.attributes.size()) order.type = bundle.attributes[order.column].type;
    }
    write_order(text, order);
    return text;
}

bool filters_pack(const model::Bundle& bundle, std::string_view column)
{
    const auto attribute = bundle.find_attribute(column);
    return attribute ? bundle.attributes[*attribute].type != model::AttributeType::url : column == kCategoryColumn;
}

std::string filters_of_pack(const model::Bundle& bundle, const Selection& selection)
{
    std::string text;
    for (const FilterWish& wish : selection.browse.filters) {
        const auto constraint = constraint_of(bundle, wish);
        if (!constraint) continue;
        if (filters_pack(bundle, wish.column)) write_asked(text, asked_of(bundle, wish.column, *constraint, wish.values));
        if (wish.column != kScoreColumn) continue;
        catalogue::Asked asked{.constraint = *constraint, .type = model::AttributeType::number, .criteria = asked_criteria(bundle, selection)};
        asked.constraint.column = catalogue::kAskedScore;
        asked.constraint.test   = catalogue::Test::range;
        write_asked(text, asked);
    }
    if (selection.browse.meets)
        for (const compare::Must& must : musts_of(bundle, selection))
            if (const auto asked = asked_of(bundle, must)) write_asked(text, *asked);
    return text;
}

std::string facets_of_pack(const model::Bundle& bundle, const std::set<ColumnId>& columns)
{
    std::string text;
    for (const ColumnId& column : columns)
        if (filters_pack(bundle, column)) write_asked(text, asked_of(bundle, column, {}, {}));
    return text;
}

std::string plot_of_pack(const model::Bundle& bundle, const Selection& selection)
{
    std::string text;
    const auto& wish = selection.browse.plot;
    if (!wish || !can_plot(bundle, wish->across) || !can_plot(bundle, wish->up) || wish->across == wish->up) return text;
    const auto measure = [&](const ColumnId& column) {
        if (column == kScoreColumn) return catalogue::AskedMeasure{.column = catalogue::kAskedScore, .criteria = asked_criteria(bundle, selection)};
        const auto              at   = *bundle.find_attribute(column);
        const model::Attribute& what = bundle.attributes[at];
        return catalogue::AskedMeasure{.column = at, .type = what.type, .better = what.better};
    };
    write_plot(text, catalogue::AskedPlot{measure(wish->across), measure(wish->up)});
    return text;
}

catalogue::ColumnIndex column_of_pack(const model::Bundle& bundle, std::string_view column) { return bundle.find_attribute(column).value_or(model::kMaxAttributes); }

std::optional<catalogue::Constraint> constraint_of(const model::Bundle& bundle, const FilterWish& wish)
{
    using model::AttributeType;
    const bool score  = wish.column == kScoreColumn && can_plot(bundle, wish.column);
    const auto column = score ? bundle.columns.size() + 2 : find_column(bundle, wish.column);
    if (!column || wish.column == kNameColumn) return std::nullopt;
    const AttributeType type    = *column < bundle.columns.size() ? bundle.columns[*column].type() : AttributeType::text;
    const bool          numbers = score || model::is_measured(type);
    if (numbers ? !wish.values.empty() : !wish.low.empty() || !wish.high.empty()) return std::nullopt;
    catalogue::Constraint made;
    made.column  = *column;
    made.unknown = wish.unknown;
    made.test    = !wish.values.empty() ? catalogue::Test::any_of : wish.low.empty() && wish.high.empty() ? catalogue::Test::known : catalogue::Test::range;
    for (const bool high : {false, true}) {
        const std::string& text = high ? wish.high : wish.low;
        if (text.empty()) continue;
        const auto limit = limit_from_typing(*column < bundle.attributes.size() ? &bundle.attributes[*column] : nullptr, text);
        if (!limit) return std::nullopt;
        (high ? made.high : made.low) = *limit;
    }
    if (made.test == catalogue::Test::known && !wish.known) return std::nullopt;
    if (made.test == catalogue::Test::known) made.unknown = false;  // that is what it asks
    return made;
}

bool can_plot(const model::Bundle& bundle, const ColumnId& id)
{
    if (id == kScoreColumn) return !compare::criteria_of(bundle).empty();
    const auto attribute = bundle.find_attribute(id);
    return attribute && model::is_numeric(bundle.attributes[*attribute].type);
}

std::optional<PlotWish> default_plot(const model::Bundle& bundle)
{
    using model::Better;
    bool       known = true;  // What no item has is better than nothing.
    const auto first = [&](const ColumnId& but, auto suits) {
        for (std::size_t at = 0; at < bundle.attributes.size(); ++at) {
            const model::Attribute& what  = bundle.attributes[at];
            const auto              cells = bundle.columns[at].statuses();
            if (model::is_numeric(what.type) && what.id != but && suits(what) && (!known || std::ranges::find(cells, model::Status::known) != cells.end())) return what.id;
        }
        return ColumnId();
    };
    const auto any = [](const model::Attribute&) { return true; };
    PlotWish   wish;
    wish.across = first({}, [](const model::Attribute& what) { return what.type == model::AttributeType::money && what.better == Better::lower; });
    if (wish.across.empty()) wish.across = first({}, [](const model::Attribute& what) { return what.better == Better::lower; });
    if (can_plot(bundle, kScoreColumn)) wish.up = kScoreColumn;
    else wish.up = first(wish.across, [](const model::Attribute& what) { return what.better == Better::higher; });
    for (known = true;; known = false) {
        if (wish.across.empty()) wish.across = first(wish.up, any);
        if (wish.up.empty()) wish.up = first(wish.across, any);
        if (!known) break;
    }
    return wish.across.empty() || wish.up.empty() ? std::nullopt : std::optional(std::move(wish));
}

std::string query_text(std::string_view typed)
{
    std::string text = clean_line(typed);
    if (typed.ends_with(' ') && !text.empty()) text += ' ';  // somebody is typing
    text.resize(first_bytes(text, kMaxQueryBytes).size());
    return text;
}

bool is_pinned(const Selection& selection, std::string_view item) { return std::ranges::find(selection.pinned, item) != selection.pinned.end(); }

std::set<ReviewerId> folded_reviewers(const model::Bundle& bundle, const Selection& selection)
{
    if (selection.folded) return *selection.folded;
    std::set<ReviewerId> folded;
    if (shown_items(bundle, selection).size() > kMaxOpenByDefault)
        for (const model::Reviewer& reviewer : bundle.reviewers) folded.insert(reviewer.id);
    return folded;
}

void keep_valid(const model::Bundle& bundle, Selection& selection, std::vector<std::string>& notices)
{
    const Words&             words = english();
    std::vector<ItemId>      kept;
    std::vector<std::string> unknown;
    std::size_t              repeated = 0, beyond = 0, unknown_count = 0;
    for (const ItemId& id : selection.items) {
        if (!bundle.find_item(id)) {
            if (unknown_count++ < kMostIdsNamed) unknown.push_back(id_in_notice(id));
        } else if (std::ranges::find(kept, id) != kept.end()) {
            ++repeated;
        } else if (kept.size() == model::kMaxSideBySide) {
            ++beyond;
        } else {
            kept.push_back(id);
        }
    }
    if (unknown_count > kMostIdsNamed) unknown.push_back("…");
    if (unknown_count > 0) notices.push_back(fill(words.unknown_items, unknown_count, list_of(words, unknown)));
    if (repeated > 0) notices.push_back(fill(words.repeated_items, repeated));
    if (beyond > 0) notices.push_back(fill(words.too_many_items, beyond, std::to_string(model::kMaxSideBySide)));
    selection.items = std::move(kept);

    // A pin of what is not shown, and a weight that is the site's anyway, say nothing.
    const std::vector<model::ItemIndex> shown = shown_items(bundle, selection);
    std::vector<ItemId>                 pinned;
    for (const ItemId& id : selection.pinned) {
        const auto item = bundle.find_item(id);
        if (item && std::ranges::find(shown, *item) != shown.end() && std::ranges::find(pinned, id) == pinned.end()) pinned.push_back(id);
    }
    selection.pinned = std::move(pinned);

    std::size_t strange_weights = 0, strange_musts = 0;
    std::erase_if(selection.weights, [&](const auto& entry) {
        const auto criterion = find_criterion(bundle, entry.first);
        strange_weights += !criterion;
        return !criterion || compare::site_weight(bundle, *criterion) == entry.second;
    });
    std::vector<MustHave> musts;
    for (MustHave& must : selection.musts) {
        const auto same = [&](const MustHave& other) { return other.attribute == must.attribute; };
        if (!must_of(bundle, must) || musts.size() == kMaxMusts || std::ranges::any_of(musts, same))
            ++strange_musts;
        else
            musts.push_back(std::move(must));
    }
    selection.musts = std::move(musts);
    if (strange_weights > 0) notices.push_back(fill(words.unknown_weights, strange_weights));
    if (strange_musts > 0) notices.push_back(fill(words.unknown_musts, strange_musts));

    Browse&                 browse = selection.browse;
    std::vector<FilterWish> filters;
    std::size_t             strange_filters = 0;
    for (FilterWish& wish : browse.filters) {
        const auto same = [&](const FilterWish& other) { return other.column == wish.column; };
        if (!constraint_of(bundle, wish) || std::ranges::any_of(filters, same))
            ++strange_filters;
        else
            filters.push_back(std::move(wish));
    }
    browse.filters = std::move(filters);
    browse.query = query_text(browse.query);
    if (strange_filters > 0) notices.push_back(fill(words.unknown_filters, strange_filters));
    const bool cannot_sort = bundle.excerpt && !browse.sort.empty() && !orders_pack(bundle, browse.sort);
    if (cannot_sort) {
        browse.sort.clear();
        browse.descending = false;
        notices.emplace_back(words.pack_not_ordered);
    }
    if (bundle.excerpt) {
        const bool unfiltered = std::erase_if(browse.filters, [&](const FilterWish& wish) { return wish.column != kScoreColumn && !filters_pack(bundle, wish.column); }) > 0;
        if (unfiltered) notices.emplace_back(words.pack_dropped);
    }
    std::size_t strange_columns = 0;
    const auto  shows           = [&](const ColumnId& id) { return id == kScoreColumn || find_column(bundle, id); };
    if (!browse.sort.empty() && !shows(browse.sort)) {
        browse.sort.clear();
        browse.descending = false;
        ++strange_columns;
    }
    if (browse.columns) {
        std::vector<ColumnId> columns;
        for (ColumnId& id : *browse.columns) {
            if (!shows(id) || id == kNameColumn || columns.size() == kMaxListColumns || std::ranges::find(columns, id) != columns.end()) ++strange_columns;
            else columns.push_back(std::move(id));
        }
        browse.columns = std::move(columns);
    }
    if (browse.plot && (!can_plot(bundle, browse.plot->across) || !can_plot(bundle, browse.plot->up) || browse.plot->across == browse.plot->up)) {
        browse.plot.reset();
        ++strange_columns;
    }
    if (strange_columns > 0) notices.push_back(fill(words.unknown_columns, strange_columns));
    std::vector<ItemId> picked;
    std::size_t         strange_picks = 0;
    for (ItemId& id : browse.picked) {
        if (!bundle.find_item(id) || picked.size() == model::kMaxSideBySide || std::ranges::find(picked, id) != picked.end()) ++strange_picks;
        else picked.push_back(std::move(id));
    }
    browse.picked = std::move(picked);
    if (strange_picks > 0) notices.push_back(fill(words.unknown_picks, strange_picks));

    if (!selection.folded) return;
    const std::size_t strangers = std::erase_if(*selection.folded, [&](const ReviewerId& id) { return !bundle.find_reviewer(id); });
    if (strangers > 0) notices.push_back(fill(words.unknown_folds, strangers));
}

std::string headline_of(const model::Bundle& bundle, const std::vector<model::ItemIndex>& items)
{
    for (const model::Comparison& comparison : bundle.comparisons) {
        if (comparison.items != items) continue;
        if (std::string title = clean_line(comparison.title); !title.empty()) return title;
    }
    std::string headline;
    for (const model::ItemIndex item : items) {
        if (!headline.empty()) headline += english().versus;
        headline += name_of(bundle, item);
    }
    return headline;
}

std::string name_of(const model::Bundle& bundle, model::ItemIndex item)
{
    const std::string id = clean_line_or(bundle.text(item, model::ItemText::id), "?");
    return clean_line_or(bundle.text(item, model::ItemText::name), id);
}

std::string name_of(const model::Reviewer& reviewer) { return clean_line_or(reviewer.name, clean_line_or(reviewer.id, "?")); }

}  // namespace juxta::view
