// wasm/view/build_decision.cpp - the answer in words, and the controls that change it.
// SPDX-License-Identifier: MIT
#include "view/building.hpp"

#include "base/number_text.hpp"
#include "compare/votes.hpp"
#include "view/clean_text.hpp"
#include "view/selection.hpp"
#include "view/value_text.hpp"
#include "view/wishes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace juxta::view {
namespace {

using compare::Criterion;
using compare::Decision;
using compare::Firmness;
using compare::MustKind;
using compare::MustOutcome;
using compare::MustStanding;
using compare::Standing;

constexpr double      kWeightStep    = 0.1;
constexpr std::size_t kMostCandidates = 6;

std::string points(double value) { return grouped(value, 2); }

/// All that the sentences of a decision speak of.
class Teller {
public:
    Teller(const Building& building, const Decision& decision, const compare::WeightShares& shares)
        : b_(building), w_(building.words), d_(decision), shares_(shares)
    {
        for (const double weight : d_.weighing.weights) whole_ += weight;
    }

    [[nodiscard]] Text         verdict() const;
    [[nodiscard]] DecisionView view() const;

private:
    [[nodiscard]] std::string item(std::size_t weighed) const { return name_of(b_.bundle, b_.items[d_.weighed[weighed]]); }
    [[nodiscard]] std::string name(std::size_t criterion) const { return name_of(b_.bundle, d_.criteria[criterion]); }
    static std::string        name_of(const model::Bundle& bundle, model::ItemIndex index) { return view::name_of(bundle, index); }
    static std::string        name_of(const model::Bundle& bundle, const Criterion& criterion)
    {
        if (criterion.kind == Criterion::Kind::reviewer) return view::name_of(bundle.reviewers[criterion.index]);
        const model::Attribute& what = bundle.attributes[criterion.index];
        return clean_line_or(what.label, clean_line_or(what.id, "?"));
    }
    [[nodiscard]] std::string_view weights_word() const { return b_.state.selection.weights.empty() ? w_.by_site_weights : w_.by_own_weights; }
    [[nodiscard]] std::string_view weightings() const { return std::ranges::count(d_.evaluation.shares, 0.0) > 0 ? w_.of_what_counts : std::string_view(); }
    [[nodiscard]] bool             all_known() const;
    [[nodiscard]] std::string      firmness() const;
    [[nodiscard]] std::string      change() const;
    [[nodiscard]] std::string      set_aside() const;
    [[nodiscard]] std::string      leaders() const;
    [[nodiscard]] std::string      nothing() const;

    [[nodiscard]] StandingView  standing(std::size_t shown) const;
    [[nodiscard]] CriterionView criterion(std::size_t at) const;
    [[nodiscard]] Slider        slider(std::size_t at, const CriterionId& id, const std::string& path) const;
    [[nodiscard]] Field         number(std::size_t at, const CriterionId& id) const;
    [[nodiscard]] std::string   flip(std::size_t at) const;
    [[nodiscard]] std::string   move(std::size_t at) const;
    [[nodiscard]] std::string   without(std::size_t at) const;
    [[nodiscard]] std::string   effect_of(std::size_t at) const;
    [[nodiscard]] std::string   nearest_tie() const;
    [[nodiscard]] std::string   leave_one_out() const;
    [[nodiscard]] std::string   community() const;
    [[nodiscard]] bool          leads() const { return d_.lead.standing == Standing::leads && d_.lead.runner_up.has_value(); }

    /// The weight, 0..5, that gives a criterion this share while the others stay; absent where 5 is too little.
    [[nodiscard]] std::optional<double> weight_at(std::size_t at, double share) const
    {
        const double others = whole_ - d_.weighing.weights[at];
        if (!(others > 0) || share >= 1) return std::nullopt;
        const double weight = share / (1 - share) * others;
        return weight <= kMostWeight ? std::optional(weight) : std::nullopt;
    }

    const Building&              b_;
    const Words&                 w_;
    const Decision&              d_;
    const compare::WeightShares& shares_;
    double                       whole_ = 0;  ///< the sum of all weights
};

bool Teller::all_known() const
{
    return std::ranges::all_of(d_.evaluation.totals, [](const compare::Total& total) { return !total.exists || total.low == total.high; });
}

std::string Teller::leaders() const
{
    std::vector<std::string> names;
    for (const std::size_t leader : d_.lead.leaders) names.push_back(item(leader));
    return list_of(w_, names);
}

std::string Teller::nothing() const
{
    if (d_.weighed.empty()) return std::string(w_.all_set_aside);
    if (d_.criteria.empty()) return std::string(w_.no_criteria);
    return std::string(whole_ > 0 ? w_.none_applies : w_.no_weights);
}

std::string Teller::firmness() const
{
    if (all_known()) return std::string(w_.firm_known);
    switch (d_.lead.firmness) {
        case Firmness::certain: return std::string(w_.firm_certain);
        case Firmness::likely: return std::string(w_.firm_likely);
        case Firmness::open: break;
    }
    return std::string(w_.firm_open);
}

/// The nearest change of a single weight that turns the lead.
std::string Teller::change() const
{
    double                     nearest = std::numeric_limits<double>::infinity();
    std::size_t                which = 0;
    const compare::Turn*       turn = nullptr;
    bool                       above = true;
    for (std::size_t c = 0; c < d_.flips.size(); ++c) {
        const compare::Flip& flip = d_.flips[c];
        const auto consider = [&](const std::optional<compare::Turn>& at, bool up) {
            if (!at || std::fabs(at->share - flip.share) >= nearest) return;
            nearest = std::fabs(at->share - flip.share);
            which   = c;
            turn    = &*at;
            above   = up;
        };
        consider(flip.above, true);
        consider(flip.below, false);
    }
    if (turn == nullptr) return std::string(w_.verdict_no_change);
    return fill(above ? w_.verdict_change_above : w_.verdict_change_below, {name(which), percent_fine(turn->share), item(turn->winner)});
}

std::string Teller::set_aside() const
{
    const auto out = static_cast<std::size_t>(std::ranges::count(d_.musts, MustStanding::fails, &compare::MustResult::standing));
    return out > 0 && !d_.weighed.empty() ? " " + fill(w_.verdict_set_aside, out) : std::string();
}

Text Teller::verdict() const
{
    Text verdict{"verdict", {}};
    switch (d_.lead.standing) {
        case Standing::nothing_to_weigh: verdict.text = nothing(); break;
        case Standing::no_rival: verdict.text = fill(w_.verdict_no_rival, {leaders()}); break;
        case Standing::tie: {
            const compare::Total& total = d_.evaluation.totals[d_.lead.leaders.front()];
            verdict.text = fill(w_.verdict_tie, {leaders(), points(total.estimate), weights_word(), d_.lead.firmness == Firmness::certain ? std::string_view() : w_.as_far_as_known});
            break;
        }
        case Standing::leads: {
            const std::size_t winner = d_.lead.leaders.front();
            const std::string share  = winner < shares_.won.size() ? fill(w_.verdict_share, {percent(shares_.won[winner]), weightings()}) : std::string();
            verdict.text = fill(w_.verdict_leads, {item(winner), item(d_.lead.runner_up.value_or(winner)), points(d_.lead.by), weights_word(), firmness(), share, change()});
            break;
        }
    }
    verdict.text += set_aside();
    return verdict;
}

StandingView Teller::standing(std::size_t shown) const
{
    const std::string path = "decision/standing/" + step_of(b_, b_.items[shown]);
    StandingView      view;
    view.item   = b_.bundle.text(b_.items[shown], model::ItemText::id);
    view.name   = {path, name_of(b_.bundle, b_.items[shown])};
    view.badge  = standing_badge(b_, shown, path + "/badge");
    view.total  = {path + "/total", {}};
    view.won    = {path + "/won", {}};
    view.reason = {path + "/reason", standing_reason(b_, shown)};
    const auto place = d_.place_of(shown);
    if (!place) {
        view.total.text = w_.not_weighed;
        return view;
    }
    const compare::Total& total = d_.evaluation.totals[*place];
    if (!total.exists) {
        view.total.text = d_.lead.standing == Standing::nothing_to_weigh ? w_.not_weighed : w_.no_total;
    } else {
        view.total.text = total.low == total.high ? fill(w_.total, {points(total.estimate)})
                                                  : fill(w_.total_between, {points(total.estimate), points(total.low), points(total.high)});
        view.bar        = Meter{path + "/bar", fill(w_.total_name, {view.name.text}), total.estimate, 0, 100, view.total.text};
    }
    if (d_.lead.standing != Standing::nothing_to_weigh && *place < shares_.won.size() && total.exists)
        view.won.text = fill(w_.won, {percent(shares_.won[*place]), weightings()});
    return view;
}

Slider Teller::slider(std::size_t at, const CriterionId& id, const std::string& path) const
{
    const double weight = d_.weighing.weights[at];
    Slider       slider;
    slider.id     = path + "/weight";
    slider.name   = fill(w_.weight_name, {name(at)});
    slider.value  = weight;
    slider.low    = 0;
    slider.high   = kMostWeight;
    slider.step   = kWeightStep;
    slider.text   = fill(w_.weight_spoken, {points(weight), percent(d_.evaluation.shares[at])});
    slider.action = SetWeight{id, {}};
    if (at < d_.flips.size()) {
        const compare::Flip& flip = d_.flips[at];
        for (const auto* turn : {&flip.below, &flip.above})
            if (const auto place = *turn ? weight_at(at, (*turn)->share) : std::nullopt) slider.marks.push_back(*place);
    }
    return slider;
}

Field Teller::number(std::size_t at, const CriterionId& id) const
{
    Field field;
    field.id     = weight_field(id);
    field.label  = fill(w_.weight_name, {name(at)});
    field.value  = points(d_.weighing.weights[at]);
    field.kind   = Field::Kind::number;
    field.bare   = true;
    field.error  = {field.id + "/error", {}};
    field.action = SetWeight{id, {}};
    take_typed(b_, field, w_.weight_bad);
    return field;
}

std::string Teller::flip(std::size_t at) const
{
    if (!leads()) return {};
    const compare::Flip& flip = d_.flips[at];
    std::string          text;
    const auto           tell = [&](const std::optional<compare::Turn>& turn, const std::string_view pattern, const std::string_view with_weight) {
        if (!turn) return;
        if (!text.empty()) text += w_.semicolon;
        const auto weight = weight_at(at, turn->share);
        text += weight ? fill(with_weight, {item(turn->winner), percent_fine(turn->share), points(*weight)}) : fill(pattern, {item(turn->winner), percent_fine(turn->share)});
    };
    tell(flip.above, w_.flip_above, w_.flip_above_at);
    tell(flip.below, w_.flip_below, w_.flip_below_at);
    return text.empty() ? std::string(w_.flip_none) : text;
}

std::string Teller::move(std::size_t at) const
{
    if (!leads() || at >= d_.moves.size()) return {};
    const compare::Move& move = d_.moves[at];
    const std::string    winner = item(d_.lead.leaders.front());
    const std::string    rival  = move.rival ? item(*move.rival) : std::string();
    if (move.down && move.up) return fill(w_.move_both, {winner, points(*move.down), rival, points(*move.up)});
    if (move.down) return fill(w_.move_down, {winner, points(*move.down)});
    if (move.up) return fill(w_.move_up, {rival, points(*move.up)});
    return {};
}

std::string Teller::without(std::size_t at) const
{
    if (d_.criteria[at].kind != Criterion::Kind::reviewer || d_.criteria[at].index >= d_.leave_one_out.size()) return {};
    if (d_.lead.standing != Standing::leads && d_.lead.standing != Standing::tie) return {};
    const compare::Front& front = d_.leave_one_out[d_.criteria[at].index];
    if (front.standing == d_.lead.standing && front.leaders == d_.lead.leaders) return {};
    if (front.standing == Standing::leads) return fill(w_.without_leads, {item(front.leaders.front())});
    return std::string(front.standing == Standing::tie ? w_.without_tie : w_.without_nothing);
}

std::string Teller::effect_of(std::size_t at) const
{
    const double      effect = d_.lead.contributions[at];
    const std::string size   = points(std::fabs(effect));
    const std::string known  = effect > 0   ? fill(w_.effect_for, {size, item(d_.lead.leaders.front())})
                               : effect < 0 ? fill(w_.effect_against, {size, item(*d_.lead.runner_up)})
                                            : std::string(w_.effect_none);
    // An unknown grade is reckoned in the middle: what it adds there is also how far it may move either way.
    double unknown = 0;
    for (const std::size_t who : {d_.lead.leaders.front(), *d_.lead.runner_up}) {
        if (d_.weighing.grade(at, who).status == model::Status::unknown) unknown += d_.evaluation.points[at * d_.weighing.items + who];
    }
    if (unknown <= 0) return known;
    const auto signed_points = [&](double value) { return (value < 0 ? "\xE2\x88\x92" : "+") + points(std::fabs(value)); };
    const std::string low = signed_points(effect - unknown), high = signed_points(effect + unknown);
    return effect == 0 ? fill(w_.effect_unknown, {low, high}) : fill(w_.effect_between, {known, low, high});
}

CriterionView Teller::criterion(std::size_t at) const
{
    const CriterionId id   = id_of(b_.bundle, d_.criteria[at]);
    const std::string path = "decision/criterion/" + encode_id(id);
    CriterionView     view;
    view.criterion = id;
    view.name      = {path, name(at)};
    view.share     = {path + "/share", d_.weighing.weights[at] > 0 ? fill(w_.share_of_weight, {percent(d_.evaluation.shares[at])}) : std::string(w_.no_weight)};
    view.weight    = slider(at, id, path);
    view.number    = number(at, id);
    view.effect    = {path + "/effect", {}};
    view.flip      = {path + "/flip", flip(at)};
    view.move      = {path + "/move", move(at)};
    view.without   = {path + "/without", without(at)};
    if (leads() && d_.evaluation.shares[at] > 0) {  // without weight there is no effect, which is not the same as no difference
        const double effect = d_.lead.contributions[at];
        double       reach  = 0;
        for (const double other : d_.lead.contributions) reach = std::max(reach, std::fabs(other));
        view.effect.text = effect_of(at);
        if (reach > 0) view.bar = Deviation{path + "/bar", fill(w_.effect_name, {view.name.text}), effect, reach, view.effect.text};
    }
    return view;
}

std::string Teller::nearest_tie() const
{
    if (!d_.nearest_tie) return {};
    const compare::Transfer& transfer = *d_.nearest_tie;
    std::vector<std::string> from, to;
    const auto               add = [](std::vector<std::string>& names, std::string name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    };
    if (transfer.parts.empty()) {
        // Routes of the same rival that share their end are one sentence; others of the same size are left to the reader's hand.
        for (const compare::Route& route : transfer.routes)
            if (route.to == transfer.routes.front().to && route.rival == transfer.routes.front().rival) add(from, name(route.from));
        to.push_back(name(transfer.routes.front().to));
        return fill(w_.nearest_tie, {percent_fine(transfer.moved), list_of(w_, from, w_.or_between), to.front(), item(transfer.routes.front().rival)});
    }
    for (const compare::Part& part : transfer.parts) add(from, name(part.from));
    return fill(w_.nearest_tie, {percent_fine(transfer.moved), list_of(w_, from), name(transfer.to), item(transfer.rival)});
}

std::string Teller::leave_one_out() const
{
    if (!leads() || d_.leave_one_out.size() < 2) return {};
    std::vector<std::string> turning;
    for (std::size_t c = 0; c < d_.criteria.size(); ++c)
        if (!without(c).empty()) turning.push_back(name(c));
    return turning.empty() ? fill(w_.leave_out_none, {item(d_.lead.leaders.front())}) : fill(w_.leave_out_some, {list_of(w_, turning, w_.or_between)});
}

/// What the votes on the two in front (or the first two) say of each other.
std::string Teller::community() const
{
    std::size_t first = 0, second = 1;
    if (leads()) {
        first  = d_.weighed[d_.lead.leaders.front()];
        second = d_.weighed[*d_.lead.runner_up];
    }
    if (b_.items.size() < 2) return {};
    const model::Votes a = b_.bundle.items.votes(b_.items[first]), b = b_.bundle.items.votes(b_.items[second]);
    const auto         difference = compare::difference_of(a, b);
    if (!difference) return {};
    const bool        turned = difference->difference < 0;
    const double      chance = turned ? compare::probability_higher(b, a) : compare::probability_higher(a, b);
    const std::string higher = name_of(b_.bundle, b_.items[turned ? second : first]), lower = name_of(b_.bundle, b_.items[turned ? first : second]);
    const bool        told   = difference->low > 0 || difference->high < 0;
    const double      low    = turned ? -difference->high : difference->low, high = turned ? -difference->low : difference->high;
    return fill(told ? w_.votes_higher : w_.votes_too_few_for_two,
                {higher, lower, percent(chance), grouped(100 * std::fabs(difference->difference), 0), grouped(100 * low, 0), grouped(100 * high, 0)});
}

DecisionView Teller::view() const
{
    DecisionView view;
    const bool   own = !b_.state.selection.weights.empty();
    view.heading     = {"decision/heading", std::string(w_.decision_heading)};
    view.summary     = {"decision/summary", std::string(d_.criteria.empty() ? w_.no_criteria : w_.decision_summary)};
    view.source      = {{"decision/source", d_.criteria.empty() ? std::string() : std::string(own ? w_.own_weights : w_.site_weights)}, own ? Tone::accent : Tone::quiet};
    if (own) view.reset = Button{.id = "decision/reset", .label = std::string(w_.reset_weights), .action = ResetWeights{}, .name = {}};
    for (std::size_t i = 0; i < b_.items.size(); ++i) view.standings.push_back(standing(i));

    view.lead = {"decision/lead", {}};
    if (leads())
        view.lead.text = fill(w_.lead_sum, {item(d_.lead.leaders.front()), item(*d_.lead.runner_up), points(d_.lead.by)});
    else if (d_.lead.standing == Standing::tie)
        view.lead.text = fill(w_.lead_tie, {leaders()});
    else if (d_.lead.standing == Standing::no_rival)
        view.lead.text = fill(w_.verdict_no_rival, {leaders()});
    else if (!d_.criteria.empty())
        view.lead.text = nothing();

    // Reviewers are always there; facts without weight only on demand.
    std::size_t more = 0;
    for (std::size_t c = 0; c < d_.criteria.size(); ++c) {
        const bool usual = d_.criteria[c].kind == Criterion::Kind::reviewer || d_.weighing.weights[c] > 0 || b_.bundle.reviewers.empty();
        more += !usual;
        if (usual || b_.state.all_criteria) view.criteria.push_back(criterion(c));
    }
    if (more > 0)
        view.more = Button{.id       = "decision/more",
                           .label    = fill(w_.more_criteria, more),
                           .action   = ShowCriteria{!b_.state.all_criteria},
                           .name     = {},
                           .expanded = b_.state.all_criteria ? Switch::on : Switch::off};

    const auto fact = [&](std::string text) {
        if (!text.empty()) view.facts.push_back({"decision/fact/" + std::to_string(view.facts.size()), std::move(text)});
    };
    fact(nearest_tie());
    fact(leave_one_out());
    if (d_.lead.standing == Standing::leads || d_.lead.standing == Standing::tie) fact(std::string(shares_.exact ? w_.shares_exact : w_.shares_sampled));
    fact(community());
    return view;
}

/// The row of a must-have and what it asks, in words.
std::string asked_text(const Building& building, const compare::Must& must, const MustHave& wish)
{
    const Words&            words = building.words;
    const model::Attribute& what  = building.bundle.attributes[must.attribute];
    const auto              limit = [&] { return what.type == model::AttributeType::date ? clean_line(wish.value) : quantity_text(what, must.limit); };
    switch (must.kind) {
        case MustKind::present: return std::string(what.type == model::AttributeType::boolean ? words.asked_yes : words.asked_known);
        case MustKind::absent: return std::string(words.asked_no);
        case MustKind::at_least: return fill(words.asked_least, {limit()});
        case MustKind::at_most: return fill(words.asked_most, {limit()});
        case MustKind::equals:
        case MustKind::has_tag: return fill(words.asked_text, {clean_line(wish.value)});
    }
    return {};
}

}  // namespace

std::string weight_field(const CriterionId& criterion) { return "decision/criterion/" + encode_id(criterion) + "/number"; }

std::string limit_field(const AttributeId& attribute) { return "table/row/" + encode_id(attribute) + "/limit"; }

void take_typed(const Building& building, Field& field, std::string_view error)
{
    const auto& typed = building.state.typed;
    if (!typed || typed->field != field.id) return;
    field.value = clean_line(typed->text);
    if (typed->bad) field.error.text = error;
}

std::string percent_fine(double share)
{
    const double rounded = std::round(share * 1000) / 10;
    if (rounded <= 0 && share > 0) return "<0.1%";
    if (rounded >= 100 && share < 1) return ">99.9%";
    return grouped(rounded, 1) + "%";
}

Badge standing_badge(const Building& building, std::size_t shown, std::string id)
{
    const Words& words = building.words;
    Badge        badge{{std::move(id), {}}, Tone::neutral};
    if (building.decision == nullptr) return badge;
    const Decision& decision = *building.decision;
    const auto      place    = decision.place_of(shown);
    if (!place) {
        badge.text.text = words.set_aside;
        badge.tone      = Tone::negative;
    } else if (const bool front = std::ranges::find(decision.lead.leaders, *place) != decision.lead.leaders.end(); front && decision.lead.standing == Standing::leads) {
        badge.text.text = words.leads;
        badge.tone      = Tone::accent;
    } else if (front && decision.lead.standing == Standing::tie) {
        badge.text.text = words.all_tied;
        badge.tone      = Tone::tied;
    } else if (*place < decision.dominators.size() && !decision.dominators[*place].empty()) {
        badge.text.text = words.beaten;
        badge.tone      = Tone::missing;
    }
    return badge;
}

std::string standing_reason(const Building& building, std::size_t shown)
{
    if (building.decision == nullptr) return {};
    const Words&             words    = building.words;
    const Decision&          decision = *building.decision;
    std::vector<std::string> reasons;
    std::size_t              at = 0;
    for (const MustHave& wish : building.state.selection.musts) {
        const auto must = must_of(building.bundle, wish);
        if (!must) continue;
        const MustOutcome outcome = decision.musts[shown].outcomes[at++];
        if (outcome == MustOutcome::met) continue;
        const model::Attribute& what  = building.bundle.attributes[must->attribute];
        const std::string       label = clean_line_or(what.label, clean_line_or(what.id, "?"));
        const std::string       asked = asked_text(building, *must, wish);
        if (outcome == MustOutcome::failed)
            reasons.push_back(fill(words.must_failed, {label, value_text(building.bundle, must->attribute, building.items[shown]), asked}));
        else
            reasons.push_back(fill(outcome == MustOutcome::unknown ? words.must_unknown : words.must_not_applicable, {label, asked}));
    }
    if (const auto place = decision.place_of(shown); reasons.empty() && place && *place < decision.dominators.size() && !decision.dominators[*place].empty())
        reasons.push_back(fill(words.beaten_by, {name_of(building.bundle, building.items[decision.weighed[decision.dominators[*place].front()]])}));
    std::string text;
    for (const std::string& reason : reasons) text += (text.empty() ? "" : " ") + reason;
    return text;
}

Text build_verdict(const Building& building, const compare::WeightShares& shares)
{
    return Teller(building, *building.decision, shares).verdict();
}

DecisionView build_decision(const Building& building, const compare::WeightShares& shares) { return Teller(building, *building.decision, shares).view(); }

std::optional<AddView> build_add(const Building& building, Memo& memo)
{
    const model::Bundle& bundle = building.bundle;
    const Words&         words  = building.words;
    if (bundle.all_items() <= building.items.size()) return std::nullopt;
    AddView view;
    view.heading      = {"add/heading", std::string(words.add_heading)};
    view.lead         = {"add/lead", {}};
    view.nothing      = {"add/nothing", {}};
    view.query.id     = "add/query";
    view.query.label  = words.add_label;
    view.query.value  = building.state.adding;
    view.query.hint   = words.add_hint;
    view.query.kind   = Field::Kind::search;
    view.query.error  = {"add/query/error", {}};
    view.query.action = EditAdding{};
    if (building.items.size() >= model::kMaxSideBySide) {
        view.query.enabled = false;
        view.nothing.text  = fill(words.add_full, {std::to_string(model::kMaxSideBySide)});
        return view;
    }
    const std::string sought = lower_case(clean_line(building.state.adding));
    // Of a packed catalogue, what its search found for just this.
    const auto&       pack = bundle.excerpt;
    const std::size_t all  = !pack ? bundle.items.size() : !sought.empty() && pack->query == building.state.adding ? pack->listed : 0;
    const auto offer = [&](model::ItemIndex item, const std::string& name) {
        view.candidates.push_back(Button{.id     = "add/item/" + step_of(building, item),
                                         .label  = name,
                                         .action = AddItem{std::string(bundle.text(item, model::ItemText::id))},
                                         .name   = fill(words.add_name, {name})});
    };
    if (!pack && sought.empty() && listing_of(bundle, memo).can_like()) {
        const auto* like = memo.listing->like(building.items, memo.at_once);
        if (like == nullptr) {
            view.lead.text = words.add_looking;
            return view;
        }
        for (const catalogue::Similar& other : *like) offer(other.item, name_of(bundle, other.item));
        if (!view.candidates.empty()) {
            view.lead.text = words.add_like;
            return view;
        }
    }
    for (model::ItemIndex item = 0; item < all && view.candidates.size() < kMostCandidates; ++item) {
        if (std::ranges::find(building.items, item) != building.items.end()) continue;
        const std::string name = name_of(bundle, item);
        if (pack || sought.empty() || lower_case(name).find(sought) != std::string::npos) offer(item, name);
    }
    const bool waits = building.state.pack && building.state.pack->waiting;
    if (pack && (waits || sought.empty())) view.nothing.text = fill(sought.empty() ? words.items_all.other : words.pack_searching, {grouped(static_cast<double>(pack->items), 0)});
    else if (view.candidates.empty()) view.nothing.text = words.add_nothing;
    return view;
}

}  // namespace juxta::view
