// wasm/view/build_catalogue.cpp - the list of all items, and what is around it.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/date.hpp"
#include "base/number_text.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"
#include "view/table_text.hpp"
#include "view/value_text.hpp"
#include "view/wishes.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace juxta::view {
namespace {

using model::AttributeType;
using model::ItemIndex;
using model::ItemText;
using model::Status;

constexpr std::size_t kFewValues      = 12;    // always worth a filter
constexpr std::size_t kMostValues     = 1000;  // more are told apart by searching
constexpr std::size_t kDefaultColumns = 4;
constexpr std::size_t kMostFetched    = 250;   // rows of a packed catalogue, each of which may be in a file of its own

std::string count_text(std::size_t count) { return grouped(static_cast<double>(count), 0); }

Button button(std::string id, std::string label, Action action, std::string name = {})
{
    return Button{.id = std::move(id), .label = std::move(label), .action = std::move(action), .name = std::move(name)};
}

Switch on_off(bool on) { return on ? Switch::on : Switch::off; }

// ---- filters ------------------------------------------------------------------------------------------------

void add_spread(const Building& building, const std::string& path, const catalogue::Offer& offer, FacetView& facet)
{
    const auto    most = offer.bars.empty() ? 0u : *std::ranges::max_element(offer.bars);
    const double  low = offer.edges.front(), high = offer.edges.back();
    HistogramView spread;
    spread.id   = path + "/spread";
    spread.name = fill(building.words.histogram_name, {facet.heading.text});
    const std::size_t known = std::accumulate(offer.bars.begin(), offer.bars.end(), std::size_t{0});
    spread.text = fill(building.words.histogram_text, {fill(building.words.items_all, known), column_text(building, facet.column, low), column_text(building, facet.column, high)});
    for (const std::uint32_t count : offer.bars) spread.bars.push_back(most > 0 ? static_cast<double>(count) / most : 0.0);
    spread.chosen_end = spread.bars.size();
    if (const FilterWish* wish = wish_of(building, facet.column)) {
        if (const auto asked = constraint_of(building.bundle, *wish); asked && asked->test == catalogue::Test::range) {
            while (spread.chosen_begin + 1 < spread.chosen_end && offer.edges[spread.chosen_begin + 1] <= asked->low) ++spread.chosen_begin;
            if (asked->low > offer.edges.back()) spread.chosen_begin = spread.chosen_end;
            while (spread.chosen_end > spread.chosen_begin && offer.edges[spread.chosen_end - 1] > asked->high) --spread.chosen_end;
        }
    }
    facet.histogram = std::move(spread);
    facet.low       = filter_field(building, facet.column, false, low);
    facet.high      = filter_field(building, facet.column, true, high);
}

void add_choices(const Building& building, const std::string& path, bool truth, const catalogue::Offer& offer, FacetView& facet)
{
    const FilterWish*        wish    = wish_of(building, facet.column);
    std::vector<std::string> strange = wish != nullptr ? wish->values : std::vector<std::string>();
    const auto               add     = [&](const std::string& plain, std::size_t count) {
        const bool        on     = std::erase(strange, plain) > 0;
        const std::string name   = truth && (plain == "yes" || plain == "no") ? std::string(plain == "yes" ? building.words.yes : building.words.no) : clean_line_or(plain, building.words.blank);
        Button            choice = button(path + "/is/" + encode_id(plain), fill(building.words.choice, {name, count_text(count)}), ToggleFilter{facet.column, plain},
                                          facet.heading.text + ": " + name);
        choice.pressed = on_off(on);
        facet.choices.push_back(std::move(choice));
    };
    for (const catalogue::Offer::Value& value : offer.values) add(value.text, value.items);
    if (offer.more > 0) facet.more.text = fill(building.words.more_values, offer.more);
    // What a link asks for and no item has: the reader sees why nothing is left, and can take it back.
    while (!strange.empty()) add(std::string(strange.front()), 0);
}

/// What stands over the filter of a column; `path` is that of its parts.
FacetView facet_over(const Building& building, const ColumnId& id, const std::string& path)
{
    FacetView facet;
    facet.column  = id;
    facet.heading = {path + "/heading", column_label(building, id)};
    facet.unit    = {path + "/unit", column_unit(building, id)};
    facet.more    = {path + "/more", {}};
    return facet;
}

/// The limits of the score. Absent where there is none.
std::optional<FacetView> build_score_facet(const Building& building)
{
    if (!can_plot(building.bundle, kScoreColumn)) return std::nullopt;
    FacetView facet = facet_over(building, kScoreColumn, "facet/" + encode_id(kScoreColumn));
    facet.low       = filter_field(building, kScoreColumn, false, 0);
    facet.high      = filter_field(building, kScoreColumn, true, 100);
    return facet;
}

/// What there is to choose from in a column.
FacetView build_offered(const Building& building, const ColumnId& id, AttributeType type, const catalogue::Offer& offer)
{
    const FilterWish* const wish  = wish_of(building, id);
    const std::string       path  = "facet/" + encode_id(id);
    FacetView               facet = facet_over(building, id, path);
    if (!model::is_measured(type)) add_choices(building, path, type == AttributeType::boolean, offer, facet);
    else if (offer.edges.size() > 1) add_spread(building, path, offer, facet);

    const bool limited = wish != nullptr && (!wish->values.empty() || !wish->low.empty() || !wish->high.empty());
    if (offer.known < building.bundle.all_items() || wish != nullptr) {
        const std::size_t known = offer.items - offer.unknown - offer.not_applicable;
        facet.known             = button(path + "/known", limited ? fill(building.words.also_unknown, {count_text(offer.unknown)}) : fill(building.words.only_known, {count_text(known)}),
                                         ToggleKnown{id}, {});
        facet.known->name       = facet.heading.text + ": " + facet.known->label;
        facet.known->pressed    = on_off(wish != nullptr && (limited ? wish->unknown : wish->known));
    }
    return facet;
}

/// Nearly each item has its own: prose.
bool is_prose(AttributeType type, std::size_t known, std::size_t values)
{
    return type == AttributeType::text && values > kFewValues && (values > kMostValues || values * 2 > known);
}

AttributeType type_of(const Building& building, const ColumnId& id)
{
    const auto attribute = building.bundle.find_attribute(id);
    return attribute ? building.bundle.attributes[*attribute].type : AttributeType::text;
}

std::optional<FacetView> build_facet(const Building& building, Listing& listing, const ColumnId& id)
{
    const AttributeType     type  = type_of(building, id);
    const FilterWish* const wish  = wish_of(building, id);
    if (type == AttributeType::url) return std::nullopt;
    const auto              column = *find_column(building.bundle, id);
    const catalogue::Coded& coded  = listing.columns().coded(column);
    const std::size_t       values = coded.value_count();
    if (wish == nullptr && (coded.known == 0 || is_prose(type, coded.known, values) || (values < 2 && coded.known == building.bundle.items.size()))) return std::nullopt;
    return build_offered(building, id, type, listing.offer(column, wish != nullptr ? wish->values : std::vector<std::string>()));
}

/// The filter of a column of a packed catalogue: what that offers once it was asked for it, until then a button that asks.
FacetView build_pack_facet(const Building& building, const std::vector<catalogue::Offer>& offers, const ColumnId& id)
{
    const auto offer = std::ranges::find(offers, column_of_pack(building.bundle, id), &catalogue::Offer::column);
    FacetView  facet = facet_over(building, id, "facet/" + encode_id(id));
    if (offer == offers.end()) {
        const auto& pack    = building.state.pack;
        const bool  waiting = pack && pack->waiting && pack->opened.contains(id);
        Button      choose  = button("facet/" + encode_id(id) + "/open", std::string(waiting ? building.words.pack_column : building.words.pack_choose), OpenFilter{id});
        choose.name         = facet.heading.text + ": " + choose.label;
        choose.enabled      = !waiting;
        facet.choices.push_back(std::move(choose));
        return facet;
    }
    const AttributeType type = type_of(building, id);
    if (offer->kept && (wish_of(building, id) != nullptr || !is_prose(type, offer->known, offer->different))) facet = build_offered(building, id, type, *offer);
    if (facet.choices.empty() && !facet.histogram && !facet.known) facet.more.text = building.words.pack_no_choice;
    return facet;
}

// ---- the list -------------------------------------------------------------------------------------------------

/// The columns beside the name: as chosen, else the score where there is one and the first that say something short.
std::vector<ColumnId> shown_columns(const Building& building)
{
    const Browse& browse = building.state.selection.browse;
    return browse.columns ? *browse.columns : default_columns(building.bundle);
}

ListColumnView build_head(const Building& building, const ColumnId& id)
{
    const Browse&     browse = building.state.selection.browse;
    const std::string label  = column_label(building, id);
    const auto        column = building.bundle.find_attribute(id);
    ListColumnView    head;
    head.column  = id;
    head.sort    = button("list/column/" + encode_id(id), label, SortBy{id}, fill(building.words.sort_name, {label}));
    const auto& pack  = building.bundle.excerpt;
    head.sort.enabled = !pack || (orders_pack(building.bundle, id) && catalogue::read_query(browse.query).empty());
    const bool by     = browse.sort == id && (!pack || (!pack->order.empty() && pack->order == order_of_pack(building.bundle, building.state.selection)));
    head.sorted  = !by ? Sorted::none : browse.descending ? Sorted::descending : Sorted::ascending;
    head.numbers = id == kScoreColumn || (column && model::is_numeric(building.bundle.attributes[*column].type));
    head.unit    = {head.sort.id + "/unit", column_unit(building, id)};
    return head;
}

ListCellView build_list_cell(const Building& building, const compare::Total& total, const ColumnId& id, ItemIndex item, std::string path)
{
    ListCellView cell;
    cell.text = {std::move(path), {}};
    if (id == kScoreColumn) {
        const auto says = [](double points) { return grouped(points, 1); };
        cell.missing    = !total.exists;
        cell.text.text  = !total.exists ? std::string(building.words.no_total)
                        : total.high - total.low > compare::kTiePoints ? fill(building.words.between, {says(total.low), says(total.high)})
                                                                       : says(total.estimate);
        return cell;
    }
    if (id == kCategoryColumn) {
        cell.text.text = clean_line(building.bundle.text(item, ItemText::category));
    } else if (const auto attribute = building.bundle.find_attribute(id)) {
        const Status status = building.bundle.columns[*attribute].status(item);
        if (status == Status::known)
            cell.text.text = model::is_numeric(building.bundle.attributes[*attribute].type) ? column_text(building, id, building.bundle.columns[*attribute].number(item))
                                                                                    : value_text(building.bundle, *attribute, item);
        else if (status == Status::not_applicable) cell.text.text = building.words.not_applicable, cell.missing = true;
    }
    if (cell.text.text.empty()) cell.text.text = building.words.not_published, cell.missing = true;
    return cell;
}

std::vector<Stretch> marks_in(const Listing& listing, const std::string& text)
{
    std::vector<Stretch> marks;
    if (listing.query().empty()) return marks;
    for (const catalogue::Span& span : catalogue::marks_of(listing.query(), listing.forgave(), text)) marks.push_back({span.begin, span.end});
    return marks;
}

ListRowView build_list_row(const Building& building, const Listing& listing, const std::vector<ColumnId>& columns, std::size_t place, ItemIndex item, const compare::Total& total)
{
    const ItemId      id(building.bundle.text(item, ItemText::id));
    const std::string path = "list/row/" + encode_id(id), name = name_of(building.bundle, item);
    ListRowView       row;
    row.item          = id;
    row.place         = place;
    row.pick          = pick_button(building, path, item);
    row.open          = button(path + "/name", name, OpenItem{id}, {});
    row.marks         = marks_in(listing, name);
    row.detail        = {path + "/detail", clean_line(building.bundle.text(item, ItemText::category))};
    const std::string tagline = clean_line(building.bundle.text(item, ItemText::tagline));
    if (!tagline.empty()) row.detail.text += (row.detail.text.empty() ? "" : " · ") + tagline;
    row.detail_marks = marks_in(listing, row.detail.text);
    for (const ColumnId& column : columns) row.cells.push_back(build_list_cell(building, total, column, item, path + "/is/" + encode_id(column)));
    return row;
}

/// Whether another list of a packed catalogue, or more of it, is on its way.
bool waits_for_list(const Building& building)
{
    const auto& pack = building.state.pack;
    const auto& here = building.bundle.excerpt;
    return pack && here && pack->waiting && (!same_list(pack->asked, *here) || here->asked < pack->asked.most);
}

/// What is said then.
std::string waiting_text(const Building& building)
{
    const Words&  words  = building.words;
    const Wanted& wanted = building.state.pack->asked;
    return fill(!catalogue::read_query(wanted.query).empty() ? words.pack_searching : !wanted.filters.empty() ? words.pack_filtering : wanted.order.empty() ? words.pack_searching : words.pack_sorting,
                {count_text(building.bundle.excerpt->items)});
}

ListView build_list(const Building& building, const Listing& listing, const std::vector<ItemIndex>& rows)
{
    const std::vector<ColumnId> columns = shown_columns(building);
    ListView                    list;
    list.name    = clean_line_or(building.bundle.title, building.words.catalogue_title);
    list.rows    = rows.size();
    list.turn    = building.state.turn;
    list.nothing = {"list/nothing", {}};
    if (rows.empty()) {
        const auto& pack  = building.bundle.excerpt;
        list.nothing.text = waits_for_list(building)         ? waiting_text(building)
                          : pack && pack->filters.empty()    ? std::string(building.words.pack_nothing)
                                                             : std::string(building.words.list_nothing);
    }
    if (const auto& pack = building.bundle.excerpt; pack && rows.size() == pack->asked && rows.size() < pack->found && rows.size() < kMostFetched)
        list.more = button("list/more", std::string(building.words.pack_more), ShowRows{rows.size()});
    list.columns.push_back(build_head(building, kNameColumn));
    for (const ColumnId& id : columns) list.columns.push_back(build_head(building, id));
    const std::size_t held  = building.state.printing ? kPrintedRows : kWindowRows;
    const std::size_t first = rows.size() > held && !building.state.printing ? std::min(building.state.first_row, rows.size() - held) : 0;
    const std::span<const ItemIndex>  shown = std::span(rows).subspan(first, std::min(rows.size() - first, held));
    const std::vector<compare::Total> totals = listing.totals(building.state.selection, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) list.shown.push_back(build_list_row(building, listing, columns, first + i, shown[i], totals[i]));
    return list;
}

/// What the list says of itself, where it is a part of a packed catalogue.
std::string summary_of_pack(const Building& building, const Listing& listing)
{
    const Words&          words = building.words;
    const model::Excerpt& pack  = *building.bundle.excerpt;
    const std::string     all   = count_text(pack.items);
    const std::string     some  = count_text(pack.listed), found = count_text(pack.found);
    if (waits_for_list(building)) return waiting_text(building);
    if (listing.query().empty()) {
        const bool        ordered = !pack.order.empty() && pack.order == order_of_pack(building.bundle, building.state.selection);
        const std::string by      = ordered ? column_label(building, building.state.selection.browse.sort) : std::string();
        if (pack.listed == pack.items) return fill(words.items_all, pack.items);
        if (pack.filters.empty()) return by.empty() ? fill(words.pack_first, {some, all}) : fill(words.pack_ordered, {some, all, by});
        if (pack.listed < pack.found) return by.empty() ? fill(words.pack_left, {some, found, all}) : fill(words.pack_left_ordered, {some, found, all, by});
    }
    if (pack.counted && pack.listed == pack.found) return fill(words.items_left.other, {all, some});
    return fill(words.pack_best, {some, pack.counted ? found : fill(words.pack_at_least, {found}), all});
}

void add_picks(const Building& building, CatalogueView& view)
{
    const Words&  words  = building.words;
    const Browse& browse = building.state.selection.browse;
    view.picked          = {"picked", fill(words.picked_none, {std::to_string(model::kMaxSideBySide)})};
    if (browse.picked.empty()) return;
    const bool full  = browse.picked.size() >= model::kMaxSideBySide;
    view.picked.text = full ? fill(words.picked_full, {std::to_string(browse.picked.size())}) : fill(words.picked_count, browse.picked.size());
    for (const ItemId& id : browse.picked) {
        const auto item = building.bundle.find_item(id);
        if (!item) continue;
        const std::string name = name_of(building.bundle, *item);
        view.picks.push_back(button("picked/item/" + encode_id(id), name, PickItem{id}, fill(words.unpick_name, {name})));
    }
    view.compare          = button("picked/compare", std::string(browse.picked.size() > 1 ? words.compare_picked : words.show_picked), ComparePicked{});
    view.compare->primary = true;
    view.unpick           = button("picked/clear", std::string(words.unpick), UnpickAll{});
}

}  // namespace

std::string column_label(const Building& building, const ColumnId& id)
{
    if (id == kNameColumn) return std::string(building.words.name_column);
    if (id == kScoreColumn) return std::string(building.words.score_column);
    if (id == kCategoryColumn) return std::string(building.words.category_row);
    const auto attribute = building.bundle.find_attribute(id);
    return attribute ? clean_line_or(building.bundle.attributes[*attribute].label, clean_line_or(id, "?")) : clean_line_or(id, "?");
}

std::string column_unit(const Building& building, const ColumnId& id)
{
    if (id == kScoreColumn) return std::string(building.words.of_hundred);
    const auto attribute = building.bundle.find_attribute(id);
    if (!attribute || !model::is_numeric(building.bundle.attributes[*attribute].type)) return {};
    std::string unit = clean_line(building.bundle.attributes[*attribute].unit);
    if (const std::string per = clean_line(building.bundle.attributes[*attribute].per); !per.empty()) unit += (unit.empty() ? "" : " ") + fill(building.words.per_what, {per});
    return unit;
}

std::string column_text(const Building& building, const ColumnId& id, double value)
{
    const auto attribute = building.bundle.find_attribute(id);
    if (!attribute) return grouped(value, 1);
    if (building.bundle.attributes[*attribute].type == AttributeType::date) return date_text(static_cast<std::int32_t>(value));
    model::Attribute plain;
    plain.type     = building.bundle.attributes[*attribute].type;
    plain.currency = building.bundle.attributes[*attribute].currency;
    return quantity_text(plain, value);
}

Button pick_button(const Building& building, const std::string& path, ItemIndex item)
{
    const Browse& browse = building.state.selection.browse;
    const ItemId  id(building.bundle.text(item, ItemText::id));
    const bool    on   = std::ranges::find(browse.picked, id) != browse.picked.end();
    Button        pick = button(path + "/pick", {}, PickItem{id}, fill(on ? building.words.unpick_name : building.words.pick_name, {name_of(building.bundle, item)}));
    pick.pressed       = on_off(on);
    pick.enabled       = on || browse.picked.size() < model::kMaxSideBySide;
    return pick;
}

const FilterWish* wish_of(const Building& building, const ColumnId& id)
{
    const auto& filters = building.state.selection.browse.filters;
    const auto  at      = std::ranges::find(filters, id, &FilterWish::column);
    return at == filters.end() ? nullptr : &*at;
}

Field filter_field(const Building& building, const ColumnId& id, bool high, double extreme)
{
    const FilterWish* wish      = wish_of(building, id);
    const auto        attribute = building.bundle.find_attribute(id);
    const bool        day       = attribute && building.bundle.attributes[*attribute].type == AttributeType::date;
    Field             field;
    field.id     = "facet/" + encode_id(id) + (high ? "/high" : "/low");
    field.label  = high ? building.words.high : building.words.low;
    field.name   = column_label(building, id) + ": " + field.label;
    field.hint   = column_text(building, id, extreme);
    field.value  = wish == nullptr ? std::string() : clean_line(high ? wish->high : wish->low);
    field.kind   = day ? Field::Kind::text : Field::Kind::number;
    field.error  = {field.id + "/error", {}};
    field.action = SetFilterLimit{id, high, {}};
    take_typed(building, field, building.words.limit_bad);
    return field;
}

std::vector<ColumnId> default_columns(const model::Bundle& bundle)
{
    std::vector<ColumnId> columns;
    if (!compare::criteria_of(bundle).empty()) columns.emplace_back(kScoreColumn);
    for (const bool brief : {true, false}) {
        for (const model::Attribute& attribute : bundle.attributes) {
            const bool prose = attribute.type == AttributeType::text || attribute.type == AttributeType::url || attribute.type == AttributeType::tags;
            if (columns.size() < kDefaultColumns && prose != brief) columns.push_back(attribute.id);
        }
    }
    return columns;
}

std::string list_text(const Building& building, Listing& listing, char separator)
{
    const std::vector<ColumnId> columns = shown_columns(building);
    std::string                 out;
    std::vector<std::string>    fields;
    const auto                  head = [&](const ColumnId& id) {
        const ListColumnView column = build_head(building, id);
        fields.push_back(column.unit.text.empty() ? column.sort.label : column.sort.label + " (" + column.unit.text + ")");
    };
    head(kNameColumn);
    for (const ColumnId& id : columns) head(id);
    append_line(out, fields, separator);
    const std::span<const ItemIndex> rows = listing.rows(building.state.selection);
    for (std::size_t begin = 0; begin < rows.size(); begin += compare::kWeighedAtOnce) {
        const auto                        some   = rows.subspan(begin, std::min(compare::kWeighedAtOnce, rows.size() - begin));
        const std::vector<compare::Total> totals = listing.totals(building.state.selection, some);
        for (std::size_t i = 0; i < some.size(); ++i) {
            fields = {name_of(building.bundle, some[i])};
            for (const ColumnId& id : columns) fields.push_back(build_list_cell(building, totals[i], id, some[i], {}).text.text);
            append_line(out, fields, separator);
        }
    }
    return out;
}

CatalogueView build_catalogue(const Building& building, Memo& memo, std::size_t problems)
{
    Listing&             listing = *memo.listing;
    const Words&         words  = building.words;
    const model::Bundle& bundle = building.bundle;
    const State&         state  = building.state;
    const Browse&        browse = state.selection.browse;
    const auto&          rows   = listing.rows(state.selection);

    CatalogueView view;
    view.header  = build_catalogue_header(building);
    view.notices = build_notices(building, problems);

    view.query.id     = "search/query";
    view.query.label  = words.search_label;
    view.query.value  = browse.query;
    view.query.hint   = words.search_hint;
    view.query.kind   = Field::Kind::search;
    view.query.error  = {"search/query/error", {}};
    view.query.action = EditQuery{};

    const std::size_t all = bundle.items.size();
    view.summary          = {"search/summary", rows.size() == all ? fill(words.items_all, all) : fill(words.items_left, all, count_text(rows.size()))};
    view.note = {"search/note", {}};
    const bool answered = !waits_for_list(building);
    if (bundle.excerpt) {
        view.summary.text = summary_of_pack(building, listing);
        view.note.text    = words.pack_note;
        if (state.pack && state.pack->failed) view.again = button("search/again", std::string(words.try_again), Retry{});
        if (!bundle.excerpt->complete && answered) view.summary.text += std::string(words.stop) + " " + std::string(words.pack_better);
    }
    if (listing.forgiving() && answered && (!bundle.excerpt || !rows.empty())) view.summary.text += std::string(words.stop) + " " + std::string(words.items_near);
    if (state.printing && rows.size() > kPrintedRows)
        view.summary.text += (listing.forgiving() ? " " : std::string(words.stop) + " ") + fill(words.items_printed, {std::to_string(kPrintedRows)});

    const std::size_t on = browse.filters.size() + (browse.meets && !state.selection.musts.empty() ? 1 : 0);
    view.filter          = button("search/filters", on > 0 ? fill(words.filters_on, {std::to_string(on)}) : std::string(words.filters), ShowFilters{!state.filters_open});
    view.filter.expanded = on_off(state.filters_open);
    view.choose          = button("search/columns", std::string(words.columns), ShowColumns{!state.columns_open});
    view.choose.expanded = on_off(state.columns_open);
    if (on > 0) view.clear = button("search/clear", std::string(words.clear_filters), ClearFilters{});
    if (default_plot(bundle)) {
        view.draw           = button("search/plot", std::string(words.plot), ShowPlot{!browse.plot});
        view.draw->expanded = on_off(browse.plot.has_value());
    }
    if (browse.plot) view.plot = build_plot(building, memo);
    if (state.filters_open) {
        if (auto facet = build_score_facet(building)) view.facets.push_back(std::move(*facet));
        if (!state.selection.musts.empty()) {
            view.meets          = button("search/meets", std::string(words.meets_musts), ToggleMeets{});
            view.meets->pressed = on_off(browse.meets);
        }
    }
    if (state.filters_open && bundle.excerpt) {
        const auto offers = catalogue::read_offers(bundle.excerpt->offers);
        view.facets.push_back(build_pack_facet(building, offers, kCategoryColumn));
        for (const model::Attribute& attribute : bundle.attributes)
            if (filters_pack(bundle, attribute.id)) view.facets.push_back(build_pack_facet(building, offers, attribute.id));
    } else if (state.filters_open) {
        if (auto facet = build_facet(building, listing, kCategoryColumn)) view.facets.push_back(std::move(*facet));
        for (const model::Attribute& attribute : bundle.attributes)
            if (auto facet = build_facet(building, listing, attribute.id)) view.facets.push_back(std::move(*facet));
    }
    if (state.columns_open) {
        const std::vector<ColumnId> shown = shown_columns(building);
        const auto                  offer = [&](const ColumnId& id) {
            Button toggle  = button("search/column/" + encode_id(id), column_label(building, id), ToggleColumn{id});
            const bool has = std::ranges::find(shown, id) != shown.end();
            toggle.pressed = on_off(has);
            toggle.enabled = has || shown.size() < kMaxListColumns;
            view.columns.push_back(std::move(toggle));
        };
        if (!compare::criteria_of(bundle).empty()) offer(kScoreColumn);
        offer(kCategoryColumn);
        for (const model::Attribute& attribute : bundle.attributes) offer(attribute.id);
    }
    add_picks(building, view);
    view.list = build_list(building, listing, rows);
    if (state.offers.bookmarks || state.offers.votes) view.bookmarks = build_bookmarks(building);
    return view;
}

}  // namespace juxta::view
