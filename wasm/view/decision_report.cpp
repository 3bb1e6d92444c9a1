// wasm/view/decision_report.cpp - writes the report.
// SPDX-License-Identifier: MIT
#include "view/decision_report.hpp"

#include "base/json_text.hpp"
#include "view/building.hpp"
#include "view/selection.hpp"

#include <optional>

namespace juxta::view {
namespace {

std::string_view name_of(model::Status status)
{
    switch (status) {
        case model::Status::unknown: return "unknown";
        case model::Status::not_applicable: return "not_applicable";
        case model::Status::known: return "known";
    }
    return {};
}

}  // namespace

std::string decision_report(const model::Bundle& bundle, const State& state)
{
    const Building building{bundle, state, english(), shown_items(bundle, state.selection)};
    const auto     id = [&](model::ItemIndex item) { return bundle.text(item, model::ItemText::id); };

    std::string text;
    JsonWriter  json(text);
    json.open('{');
    json.key("items");
    json.open('[');
    for (const model::ItemIndex item : building.items) json.text(id(item));
    json.close(']');

    json.key("rows");
    json.open('[');
    const auto rows = building.items.empty() ? std::vector<TableRow>{} : table_rows(building);
    for (const TableRow& row : rows) {
        json.open('{');
        json.key("id");
        json.text(row.view.attribute);
        json.key("label");
        json.text(row.view.label.text);
        json.key("differs");
        json.truth(row.row.differs);
        json.key("best");
        json.open('[');
        for (std::size_t i = 0; i < building.items.size(); ++i)
            if (row.row.cells[i].best) json.text(id(building.items[i]));
        json.close(']');
        json.key("cells");
        json.open('[');
        for (std::size_t i = 0; i < building.items.size(); ++i) {
            json.open('{');
            json.key("text");
            json.text(row.view.cells[i].text.text);
            json.key("status");
            json.text(name_of(row.row.cells[i].status));
            json.close('}');
        }
        json.close(']');
        json.close('}');
    }
    json.close(']');

    json.key("panel");
    json.open('{');
    for (const model::ItemIndex item : building.items) {
        const compare::Panel panel = compare::panel_of(bundle, item);
        json.key(id(item));
        json.open('{');
        json.key("mean");
        json.number(panel.mean);
        json.key("sd");
        json.number(panel.sd);
        json.key("positive");
        json.whole(panel.positive);
        json.key("negative");
        json.whole(panel.negative);
        json.key("missing");
        json.whole(panel.missing);
        json.close('}');
    }
    json.close('}');

    json.key("votes");
    json.open('{');
    for (const model::ItemIndex item : building.items) {
        const model::Votes    votes = bundle.items.votes(item);
        std::optional<double> share;
        if (votes.total() > 0) share = static_cast<double>(votes.positive) / static_cast<double>(votes.total());
        json.key(id(item));
        json.open('{');
        json.key("positive");
        if (votes.given) json.whole(votes.positive); else json.number(std::nullopt);
        json.key("negative");
        if (votes.given) json.whole(votes.negative); else json.number(std::nullopt);
        json.key("share");
        json.number(share);
        json.key("low");
        json.number(std::nullopt);
        json.key("high");
        json.number(std::nullopt);
        json.close('}');
    }
    json.close('}');
    json.close('}');
    return text;
}

}  // namespace juxta::view
