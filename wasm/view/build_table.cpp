// wasm/view/build_table.cpp - the decision table.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "compare/votes.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"
#include "view/value_text.hpp"
#include "view/wishes.hpp"

#include <algorithm>

namespace juxta::view {
namespace {

using model::ItemIndex;
using model::Status;

// The ids of the rows that come of themselves.
constexpr std::string_view kPanel     = "panel";
constexpr std::string_view kCommunity = "community";
constexpr std::string_view kCategory  = "category";

/// A row with a cell for each item, all empty but for their ids.
TableRow empty_row(const Building& building, compare::Row row, std::string_view id, std::string label)
{
    const std::string path = "table/row/" + encode_id(id);
    TableRow          made;
    made.view.attribute = id;
    made.view.label     = {path + "/label", std::move(label)};
    made.view.help      = {path + "/help", {}};
    made.view.differs   = row.differs;
    for (const ItemIndex item : building.items) {
        const std::string cell = path + "/cell/" + step_of(building, item);
        CellView          view;
        view.text = {cell, {}};
        view.mark = {{cell + "/mark", {}}, Tone::neutral};
        view.note = {cell + "/note", {}};
        view.must = {{cell + "/must", {}}, Tone::neutral};
        made.view.cells.push_back(std::move(view));
    }
    made.row = std::move(row);
    return made;
}

void set_missing(const Building& building, CellView& cell, Status status)
{
    const bool unknown = status == Status::unknown;
    cell.text.text     = unknown ? building.words.not_published : building.words.not_applicable;
    cell.emphasis      = unknown ? Emphasis::missing : Emphasis::not_applicable;
}

TableRow panel_row(const Building& building)
{
    const Words& words = building.words;
    TableRow     made  = empty_row(building, compare::align_panel(building.bundle, building.items), kPanel, std::string(words.panel_row));
    for (std::size_t i = 0; i < building.items.size(); ++i) {
        const compare::Panel panel = compare::panel_of(building.bundle, building.items[i]);
        CellView&            cell  = made.view.cells[i];
        const Badge          badge = verdict_badge(building, panel, {});
        if (panel.share) {
            cell.text.text = fill(words.panel_counts, {badge.text.text, counts_text(building, panel.positive, panel.negative)});
        } else {
            cell.text.text = badge.text.text;
            cell.emphasis  = Emphasis::missing;
        }
        if (panel.reviews() == 0) continue;
        if (panel.missing > 0) cell.note.text = fill(words.reviewers_missing, panel.missing);
        if (panel.undecided > 0) {
            if (!cell.note.text.empty()) cell.note.text += words.comma;
            cell.note.text += fill(words.reviews_undecided, panel.undecided);
        }
    }
    return made;
}

TableRow community_row(const Building& building)
{
    const Words& words = building.words;
    TableRow     made  = empty_row(building, compare::align_votes(building.bundle, building.items), kCommunity, std::string(words.community));
    for (std::size_t i = 0; i < building.items.size(); ++i) {
        const model::Votes votes = building.bundle.items.votes(building.items[i]);
        CellView&          cell  = made.view.cells[i];
        if (!votes.given) {
            set_missing(building, cell, Status::unknown);
        } else if (votes.total() == 0) {
            cell.text.text = words.no_votes;
            cell.emphasis  = Emphasis::missing;
        } else {
            cell.text.text = counts_text(building, votes.positive, votes.negative);
            const compare::VoteShare share = compare::share_of(votes);
            if (share.low && share.high)
                cell.note.text = fill(share.said == compare::VotesSaid::enough ? words.votes_interval : words.votes_too_few, {percent(*share.low), percent(*share.high)});
        }
    }
    return made;
}

TableRow category_row(const Building& building)
{
    TableRow made = empty_row(building, compare::align_category(building.bundle, building.items), kCategory, std::string(building.words.category_row));
    for (std::size_t i = 0; i < building.items.size(); ++i) {
        CellView& cell = made.view.cells[i];
        cell.text.text = clean_line(building.bundle.text(building.items[i], model::ItemText::category));
        if (cell.text.text.empty()) set_missing(building, cell, Status::unknown);
    }
    return made;
}

/// A web address as people write it: without its scheme and the slash at its end.
std::string address_label(const std::string& url)
{
    std::string_view label = url;
    for (const std::string_view scheme : {"https://", "http://", "mailto:"})
        if (label.starts_with(scheme)) label.remove_prefix(scheme.size());
    if (label.ends_with('/') && label.size() > 1) label.remove_suffix(1);
    return std::string(label.empty() ? std::string_view(url) : label);
}

/// The switch that makes a row a must-have, its limit, and how each item stands to it. A text or an address can only be asked to
/// be there: the switch is offered where that is not so for all, and stays while it is asked.
void add_must(const Building& building, std::size_t attribute, RowView& row)
{
    const Words&            words = building.words;
    const model::Bundle&    bundle = building.bundle;
    const model::Attribute& what  = bundle.attributes[attribute];
    const model::Column&    said  = bundle.columns[attribute];
    const auto&             wishes = building.state.selection.musts;
    const auto              wish  = std::ranges::find(wishes, what.id, &MustHave::attribute);
    const bool              asked = wish != wishes.end();
    const bool              plain = what.type == model::AttributeType::text || what.type == model::AttributeType::url;
    const auto              known = [&](ItemIndex item) { return said.status(item) == Status::known; };
    if (building.decision == nullptr || (plain && !asked && std::ranges::all_of(building.items, known))) return;

    row.must = Button{.id      = "table/row/" + encode_id(what.id) + "/must",
                      .label   = std::string(words.must),
                      .action  = ToggleMust{what.id},
                      .name    = fill(words.must_name, {row.label.text}),
                      .pressed = asked ? Switch::on : Switch::off};
    const auto must = asked ? must_of(bundle, *wish) : std::nullopt;
    if (!must) return;
    if (must->kind == compare::MustKind::at_least || must->kind == compare::MustKind::at_most) {
        const bool day = what.type == model::AttributeType::date;
        Field      limit;
        limit.id     = limit_field(what.id);
        limit.label  = must->kind == compare::MustKind::at_least ? words.at_least : words.at_most;
        limit.name   = row.label.text + ": " + limit.label;
        limit.value  = day ? clean_line(wish->value) : shortest(must->limit);
        limit.kind   = day ? Field::Kind::text : Field::Kind::number;
        limit.error  = {limit.id + "/error", {}};
        limit.action = SetLimit{what.id, {}};
        take_typed(building, limit, day ? words.limit_bad_day : words.limit_bad_number);
        row.limit = std::move(limit);
    }
    for (std::size_t i = 0; i < building.items.size(); ++i) {
        const compare::MustOutcome outcome = compare::outcome_of(*must, bundle, building.items[i]);
        if (outcome == compare::MustOutcome::met) continue;
        const bool failed        = outcome == compare::MustOutcome::failed;
        row.cells[i].must.text.text = failed ? words.fails_must : words.unsure_must;
        row.cells[i].must.tone      = failed ? Tone::negative : Tone::warning;
    }
}

TableRow attribute_row(const Building& building, std::size_t attribute)
{
    const model::Bundle&    bundle = building.bundle;
    const Words&            words  = building.words;
    const model::Attribute& what   = bundle.attributes[attribute];
    const std::string       label  = clean_line_or(what.label, clean_line_or(what.id, "?"));

    TableRow made        = empty_row(building, compare::align(bundle, attribute, building.items), what.id, label);
    made.view.help.text  = clean_line(what.help);
    made.group           = clean_line(what.group);
    const auto& row      = made.row;
    const auto  best     = row.unknown > 0 ? (row.best > 1 ? words.tied_best_of_published : words.best_of_published)
                                           : (row.best > 1 ? words.tied_best : words.best);
    for (std::size_t i = 0; i < building.items.size(); ++i) {
        const ItemIndex   item = building.items[i];
        const std::string name = name_of(bundle, item);
        CellView&         cell = made.view.cells[i];

        if (row.cells[i].status != Status::known) {
            set_missing(building, cell, row.cells[i].status);
        } else {
            cell.text.text = value_text(bundle, attribute, item);
            if (what.type == model::AttributeType::url && bundle.columns[attribute].text(item) != model::TextId::none) {
                const std::string address = address_label(cell.text.text);
                cell.link = Link{cell.text.id + "/link", address, cell.text.text, fill(words.open_name, {label, name, address})};
            }
            if (row.cells[i].best) {
                cell.emphasis       = Emphasis::best;
                cell.mark.text.text = best;
                cell.mark.tone      = Tone::positive;
            } else if (row.all_tied) {
                cell.emphasis       = Emphasis::tied;
                cell.mark.text.text = words.all_tied;
                cell.mark.tone      = Tone::tied;
            }
        }
        const model::Annotation said = bundle.columns[attribute].annotation(item);
        cell.note.text               = clean_line(bundle.texts[said.note]);
        if (const std::string source = clean_line(bundle.texts[said.source]); !source.empty())
            cell.source = Link{cell.text.id + "/source", std::string(words.source), source, fill(words.source_name, {label, name})};
    }
    add_must(building, attribute, made.view);
    return made;
}

}  // namespace

std::vector<TableRow> table_rows(const Building& building)
{
    const model::Bundle&     bundle = building.bundle;
    std::vector<TableRow>    rows;
    std::vector<std::string> group_of;  // one an attribute
    std::vector<std::string> groups;    // in order of first appearance
    for (const model::Attribute& what : bundle.attributes) {
        group_of.push_back(clean_line(what.group));
        if (!group_of.back().empty() && std::ranges::find(groups, group_of.back()) == groups.end()) groups.push_back(group_of.back());
    }

    // The built-in row, or the attribute of that name in its place; one that has a group stands there instead.
    const auto add_built_in = [&](std::string_view id, TableRow (*make)(const Building&)) {
        const auto own = bundle.find_attribute(id);
        if (!own)
            rows.push_back(make(building));
        else if (group_of[*own].empty())
            rows.push_back(attribute_row(building, *own));
    };
    add_built_in(kPanel, panel_row);
    add_built_in(kCommunity, community_row);
    for (std::size_t i = 0; i < bundle.attributes.size(); ++i) {
        const std::string& id = bundle.attributes[i].id;
        if (group_of[i].empty() && id != kPanel && id != kCommunity && id != kCategory) rows.push_back(attribute_row(building, i));
    }
    const auto has_category = [&](ItemIndex item) { return !bundle.text(item, model::ItemText::category).empty(); };
    if (std::ranges::any_of(building.items, has_category) || bundle.find_attribute(kCategory)) add_built_in(kCategory, category_row);
    for (const std::string& group : groups)
        for (std::size_t i = 0; i < bundle.attributes.size(); ++i)
            if (group_of[i] == group) rows.push_back(attribute_row(building, i));
    return rows;
}

TableView build_table(const Building& building)
{
    const Words&          words   = building.words;
    std::vector<TableRow> rows    = table_rows(building);
    const std::size_t     all     = rows.size();
    const auto            differs = static_cast<std::size_t>(std::ranges::count_if(rows, [](const TableRow& row) { return row.row.differs; }));
    const bool            several = building.items.size() > 1;
    const bool            only    = several && building.state.selection.differences_only;

    TableView table;
    table.id      = "table";
    table.heading = {"table/heading", std::string(words.table_heading)};
    table.corner  = {"table/corner", std::string(words.corner)};
    table.columns = build_columns(building, "table/column/");
    table.nothing = {"table/nothing", {}};
    table.summary = {"table/summary", several ? fill(words.rows_differ, all, std::to_string(differs)) : fill(words.rows, all)};
    if (only && differs < all) table.summary.text += fill(words.rows_hidden, all - differs);
    if (several)
        table.differences = Button{.id      = "table/differences",
                                   .label   = std::string(words.differences_only),
                                   .action  = ToggleDifferences{},
                                   .name    = {},
                                   .pressed = only ? Switch::on : Switch::off};

    std::size_t group_number = 0;
    std::string group;
    for (TableRow& row : rows) {
        if (row.group != group) {  // rows of a group stand together
            group = row.group;
            ++group_number;
        }
        if (only && !row.row.differs) continue;
        const std::string id = "table/group/" + std::to_string(group_number);
        if (table.groups.empty() || table.groups.back().heading.id != id) table.groups.push_back({{id, group}, {}});
        table.groups.back().rows.push_back(std::move(row.view));
    }
    if (table.groups.empty()) table.nothing.text = all == 0 ? words.no_rows : words.nothing_differs;
    return table;
}

}  // namespace juxta::view
