// wasm/view/decision_report.cpp - writes the report.
// SPDX-License-Identifier: MIT
#include "view/decision_report.hpp"

#include "base/json_text.hpp"
#include "compare/split.hpp"
#include "compare/votes.hpp"
#include "view/build_view.hpp"
#include "view/building.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/wishes.hpp"

#include <algorithm>
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

std::string_view name_of(compare::Firmness firmness)
{
    switch (firmness) {
        case compare::Firmness::open: return "open";
        case compare::Firmness::likely: return "likely";
        case compare::Firmness::certain: return "certain";
    }
    return {};
}

std::string_view name_of(compare::Standing standing)
{
    switch (standing) {
        case compare::Standing::nothing_to_weigh: return "nothing_to_weigh";
        case compare::Standing::no_rival: return "no_rival";
        case compare::Standing::tie: return "tie";
        case compare::Standing::leads: return "leads";
    }
    return {};
}

std::string_view name_of(compare::MustOutcome outcome)
{
    switch (outcome) {
        case compare::MustOutcome::met: return "met";
        case compare::MustOutcome::failed: return "failed";
        case compare::MustOutcome::unknown: return "unknown";
        case compare::MustOutcome::not_applicable: return "not_applicable";
    }
    return {};
}

/// Writes the part of the report that weighs.
class DecisionWriter {
public:
    DecisionWriter(JsonWriter& json, const Building& building, const compare::Decision& decision)
        : json_(json), b_(building), d_(decision), shares_(compare::weight_shares(decision.weighing))
    {
    }

    void lead()
    {
        const compare::Lead& lead  = d_.lead;
        const bool           known = lead.runner_up.has_value();
        json_.key("lead");
        json_.open('{');
        json_.key("winner");
        if (const auto winner = lead.winner()) json_.text(item(*winner)); else json_.number(std::nullopt);
        json_.key("by");
        json_.number(known ? std::optional(lead.by) : std::nullopt);
        json_.key("contributions");
        json_.open('{');
        for (std::size_t c = 0; known && c < d_.criteria.size(); ++c) {
            json_.key(criterion(c));
            json_.number(lead.contributions[c]);
        }
        json_.close('}');
        json_.key("standing");
        json_.text(name_of(lead.standing));
        json_.key("leaders");
        json_.open('[');
        for (const std::size_t leader : lead.leaders) json_.text(item(leader));
        json_.close(']');
        json_.key("runner_up");
        if (known) json_.text(item(*lead.runner_up)); else json_.number(std::nullopt);
        json_.key("low");
        json_.number(known ? std::optional(lead.low) : std::nullopt);
        json_.key("high");
        json_.number(known ? std::optional(lead.high) : std::nullopt);
        json_.key("firmness");
        if (known) json_.text(name_of(lead.firmness)); else json_.number(std::nullopt);
        json_.close('}');
    }

    void flips()
    {
        json_.key("flips");
        json_.open('[');
        for (std::size_t c = 0; c < d_.flips.size(); ++c) {
            turn(c, d_.flips[c].above, "weight_share_above");
            turn(c, d_.flips[c].below, "weight_share_below");
        }
        json_.close(']');
    }

    void nearest_tie()
    {
        json_.key("nearest_tie");
        if (!d_.nearest_tie) return json_.number(std::nullopt);
        const compare::Transfer& transfer = *d_.nearest_tie;
        const bool               single   = transfer.parts.empty();
        const std::size_t        to       = single ? transfer.routes.front().to : transfer.to;
        json_.open('{');
        json_.key("moved");
        json_.number(transfer.moved);
        json_.key("from");
        json_.open('[');
        if (single) {
            std::vector<std::size_t> said;
            for (const compare::Route& route : transfer.routes) {
                if (route.to != to || std::ranges::find(said, route.from) != said.end()) continue;
                said.push_back(route.from);
                json_.text(criterion(route.from));
            }
        } else {
            for (const compare::Part& part : transfer.parts) json_.text(criterion(part.from));
        }
        json_.close(']');
        json_.key("to");
        json_.text(criterion(to));
        json_.key("from_each");
        json_.truth(!single);
        json_.key("rival");
        json_.text(item(single ? transfer.routes.front().rival : transfer.rival));
        json_.close('}');
    }

    void shares()
    {
        json_.key("weight_share_won");
        json_.open('{');
        for (std::size_t i = 0; i < shares_.won.size() && d_.lead.standing != compare::Standing::nothing_to_weigh; ++i) {
            json_.key(item(i));
            json_.number(shares_.won[i]);
        }
        json_.close('}');
    }

    void leave_one_out()
    {
        json_.key("leave_one_out");
        json_.open('{');
        for (std::size_t r = 0; r < d_.leave_one_out.size(); ++r) {
            json_.key(b_.bundle.reviewers[r].id);
            if (const auto winner = d_.leave_one_out[r].winner()) json_.text(item(*winner)); else json_.number(std::nullopt);
        }
        json_.close('}');
    }

    void dominated()
    {
        json_.key("dominated");
        json_.open('[');
        for (std::size_t i = 0; i < d_.dominators.size(); ++i)
            if (!d_.dominators[i].empty()) json_.text(item(i));
        json_.close(']');
    }

    void details()
    {
        json_.key("weight_share_accuracy");
        json_.number(shares_.exact ? 0.0 : compare::kShareAccuracy);
        json_.key("weights");
        json_.open('{');
        for (std::size_t c = 0; c < d_.criteria.size(); ++c) {
            const CriterionId id = criterion(c);
            json_.key(id);
            json_.open('{');
            json_.key("weight");
            json_.number(d_.weighing.weights[c]);
            json_.key("share");
            json_.number(d_.evaluation.shares[c]);
            json_.key("from");
            json_.text(b_.state.selection.weights.contains(id) ? "reader" : "site");
            json_.close('}');
        }
        json_.close('}');
        json_.key("totals");
        json_.open('{');
        for (std::size_t i = 0; i < d_.weighed.size(); ++i) {
            const compare::Total& total = d_.evaluation.totals[i];
            json_.key(item(i));
            json_.open('{');
            json_.key("estimate");
            json_.number(total.exists ? std::optional(total.estimate) : std::nullopt);
            json_.key("low");
            json_.number(total.exists ? std::optional(total.low) : std::nullopt);
            json_.key("high");
            json_.number(total.exists ? std::optional(total.high) : std::nullopt);
            json_.close('}');
        }
        json_.close('}');
        json_.key("points_to_move");
        json_.open('{');
        for (std::size_t c = 0; c < d_.moves.size(); ++c) {
            json_.key(criterion(c));
            json_.open('{');
            json_.key("down");
            json_.number(d_.moves[c].down);
            json_.key("up");
            json_.number(d_.moves[c].up);
            json_.close('}');
        }
        json_.close('}');
        musts();
    }

private:
    [[nodiscard]] std::string_view item(std::size_t weighed) const { return shown(d_.weighed[weighed]); }
    [[nodiscard]] std::string_view shown(std::size_t place) const { return b_.bundle.text(b_.items[place], model::ItemText::id); }
    [[nodiscard]] CriterionId      criterion(std::size_t c) const { return id_of(b_.bundle, d_.criteria[c]); }

    void turn(std::size_t c, const std::optional<compare::Turn>& turn, std::string_view key)
    {
        if (!turn) return;
        json_.open('{');
        json_.key(d_.criteria[c].kind == compare::Criterion::Kind::reviewer ? "reviewer" : "attribute");
        json_.text(criterion(c));
        json_.key("winner");
        json_.text(item(turn->winner));
        json_.key(key);
        json_.number(turn->share);
        json_.close('}');
    }

    void musts()
    {
        std::vector<const MustHave*> wishes;
        for (const MustHave& wish : b_.state.selection.musts)
            if (must_of(b_.bundle, wish)) wishes.push_back(&wish);
        json_.key("musts");
        json_.open('{');
        for (std::size_t i = 0; i < d_.musts.size() && !wishes.empty(); ++i) {
            json_.key(shown(i));
            json_.open('{');
            for (std::size_t m = 0; m < wishes.size(); ++m) {
                json_.key(write_must(*wishes[m]));
                json_.text(name_of(d_.musts[i].outcomes[m]));
            }
            json_.close('}');
        }
        json_.close('}');
        json_.key("set_aside");
        json_.open('[');
        for (std::size_t i = 0; i < d_.musts.size(); ++i)
            if (d_.musts[i].standing == compare::MustStanding::fails) json_.text(shown(i));
        json_.close(']');
    }

    JsonWriter&              json_;
    const Building&          b_;
    const compare::Decision& d_;
    compare::WeightShares    shares_;
};

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

    const compare::Decision decision = decide(bundle, state.selection, building.items);
    DecisionWriter          writer(json, building, decision);
    writer.lead();
    writer.flips();
    writer.nearest_tie();
    writer.shares();
    writer.leave_one_out();

    json.key("votes");
    json.open('{');
    for (const model::ItemIndex item : building.items) {
        const model::Votes       votes = bundle.items.votes(item);
        const compare::VoteShare share = compare::share_of(votes);
        json.key(id(item));
        json.open('{');
        json.key("positive");
        if (votes.given) json.whole(votes.positive); else json.number(std::nullopt);
        json.key("negative");
        if (votes.given) json.whole(votes.negative); else json.number(std::nullopt);
        json.key("share");
        json.number(share.share);
        json.key("low");
        json.number(share.low);
        json.key("high");
        json.number(share.high);
        json.close('}');
    }
    json.close('}');
    writer.dominated();
    writer.details();

    json.key("votes_between");
    json.open('[');
    for (std::size_t one = 0; one < building.items.size(); ++one) {
        for (std::size_t other = one + 1; other < building.items.size(); ++other) {
            const model::Votes a = bundle.items.votes(building.items[one]), b = bundle.items.votes(building.items[other]);
            const auto         difference = compare::difference_of(a, b);
            if (!difference) continue;
            json.open('{');
            json.key("first");
            json.text(id(building.items[one]));
            json.key("second");
            json.text(id(building.items[other]));
            json.key("difference");
            json.number(difference->difference);
            json.key("low");
            json.number(difference->low);
            json.key("high");
            json.number(difference->high);
            json.key("first_higher");
            json.number(compare::probability_higher(a, b));
            json.close('}');
        }
    }
    json.close(']');

    json.key("split");
    json.open('{');
    std::vector<compare::Opinion> all;
    for (const model::ItemIndex item : building.items) {
        const auto           opinions = compare::opinions_of(bundle, item);
        const compare::Split split    = compare::split_of(opinions);
        all.insert(all.end(), opinions.begin(), opinions.end());
        json.key(id(item));
        json.open('{');
        json.key("low");
        json.number(split.low);
        json.key("high");
        json.number(split.high);
        json.key("positive");
        json.whole(split.positive);
        json.key("verdicts");
        json.whole(split.verdicts);
        for (const auto& [key, reviewers] : {std::pair("against", &split.against), std::pair("apart", &split.apart)}) {
            json.key(key);
            json.open('[');
            for (const std::size_t who : *reviewers) json.text(bundle.reviewers[who].id);
            json.close(']');
        }
        json.close('}');
    }
    json.close('}');
    json.key("alpha");
    json.number(compare::alpha_of(all, bundle.reviewers.size()));

    State arrived = state;
    arrived.load  = Arrived{};
    const ScreenView screen = build_view(&bundle, arrived);
    const auto*      shown  = std::get_if<ComparisonView>(&screen.content);
    json.key("verdict");
    json.text(shown != nullptr ? shown->verdict.text : std::string());
    json.close('}');
    return text;
}

}  // namespace juxta::view
