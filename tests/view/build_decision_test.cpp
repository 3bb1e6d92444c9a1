// tests/view/build_decision_test.cpp - the answer in words, the weights' controls, must-haves and items to add.
// SPDX-License-Identifier: MIT
#include "view/build_view.hpp"

#include "tests/view/seed_bundle.hpp"
#include "view/samples.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <cmath>
#include <string>
#include <tuple>

using namespace juxta;
using namespace juxta::view;

namespace {

State arrived()
{
    State state;
    state.load = Arrived{};
    return state;
}

ComparisonView shown(const model::Bundle& bundle, const State& state) { return std::get<ComparisonView>(build_view(&bundle, state).content); }

ComparisonView seed(const std::map<CriterionId, double>& weights = {})
{
    State state             = arrived();
    state.selection.weights = weights;
    return shown(tests::seed_bundle().bundle, state);
}

ComparisonView sample(std::string_view name)
{
    for (const Sample& one : samples())
        if (one.name == name) return std::get<ComparisonView>(one.view.content);
    FAIL("no sample " << name);
    return {};
}

const CriterionView& criterion(const ComparisonView& view, std::string_view id)
{
    for (const CriterionView& one : view.decision->criteria)
        if (one.criterion == id) return one;
    FAIL("no criterion " << id);
    return view.decision->criteria.front();
}

constexpr const char* kMistralName = "Mistral 3 Small (22B)";
constexpr const char* kAzureName   = "Azure AI Foundry Real-Time Voice API & Model Router";

}  // namespace

TEST_SUITE_BEGIN("view/build_decision");

TEST_CASE("verdict: who leads, by how much, how firmly, and what would change it")
{
    CHECK(seed().verdict.text == "Mistral 3 Small (22B) leads Azure AI Foundry Real-Time Voice API & Model Router by 2.75 of 100 points by the site's weights "
                                 "and wins under 81% of all weightings, with every value known; it would change to Azure AI Foundry Real-Time Voice API & "
                                 "Model Router if Founder had more than 42.6% of the weight.");
}

TEST_CASE("effect: what nobody has said is a span, never no difference")
{
    const auto half_known = [](double score) {
        tests::SmallBundle small;
        small.reviewer("ann", "Ann");
        small.reviewer("bob", "Bob");
        const auto one = small.item("one", "One"), two = small.item("two", "Two");
        small.review(0, one, 90, model::Verdict::positive, "Said.");
        small.review(0, two, 60, model::Verdict::positive, "Said.");
        small.review(1, one, score, model::Verdict::positive, "Said.");
        return shown(small.bundle, arrived());
    };
    const ComparisonView even = half_known(50);
    CHECK(criterion(even, "ann").effect.text == "+15 for One");
    CHECK(criterion(even, "bob").effect.text == "Unknown: from \xE2\x88\x92" "25 to +25");

    const ComparisonView view = half_known(70);
    CHECK(criterion(view, "bob").effect.text == "+10 for One; with the unknown from \xE2\x88\x92" "15 to +35");
}

TEST_CASE("verdict: the reader's weights turn it, and it says whose they are")
{
    const ComparisonView view = seed({{"founder", 3}});
    CHECK(view.verdict.text.starts_with(std::string(kAzureName) + " leads"));
    CHECK(view.verdict.text.find("by your weights") != std::string::npos);
    CHECK(view.decision->source.text.text == "Weights: yours");
    CHECK(view.decision->reset.has_value());
    CHECK_FALSE(seed().decision->reset.has_value());
    CHECK(seed().decision->source.text.text == "Weights: the site's");
}

TEST_CASE("verdict: ties, nothing to weigh and everybody set aside are said in words")
{
    CHECK(sample("tied").verdict.text.find("are tied at 79 of 100 points") != std::string::npos);
    CHECK(sample("no_weights").verdict.text == "Nothing is weighed: every weight is 0.");
    CHECK(sample("no_panel").verdict.text == "There is nothing to weigh here: no reviewer, and no row with a scale.");
    CHECK(sample("all_set_aside").verdict.text == "Every item is set aside by your must-haves.");
    CHECK(sample("one_item").verdict.text.empty());
    CHECK_FALSE(sample("one_item").decision.has_value());
}

TEST_CASE("verdict: unknown values make an interval, and the answer says how firm it is")
{
    const ComparisonView view = sample("missing_review");
    CHECK(view.verdict.text.find("what is not known, and counts as 50 of 100 here, may turn it") != std::string::npos);
    CHECK(view.decision->standings[0].total.text.find("between") != std::string::npos);
}

TEST_CASE("criteria: share, effect, flip, move of the seed")
{
    const ComparisonView view    = seed();
    const CriterionView& founder = criterion(view, "founder");
    const CriterionView& builder = criterion(view, "builder");

    CHECK(founder.share.text == "25% of the weight");
    CHECK(founder.effect.text == "\u22122.25, for " + std::string(kAzureName));
    CHECK(builder.effect.text == "+1.75 for " + std::string(kMistralName));
    CHECK(founder.flip.text == std::string(kAzureName) + " wins above 42.6% of the weight: 2.22 of 5");
    CHECK(builder.flip.text == "No weight of it changes the winner");
    CHECK(criterion(view, "skeptic").move.text.find("11 points") != std::string::npos);
    REQUIRE(founder.bar.has_value());
    CHECK(founder.bar->value == doctest::Approx(-2.25));
    CHECK(founder.bar->reach == doctest::Approx(2.25));
    CHECK(view.decision->lead.text == std::string(kMistralName) + " leads " + kAzureName + " by 2.75 points: the sum of the effects below.");
}

TEST_CASE("criteria: the mark stands on the track where the winner changes, and nowhere else")
{
    const ComparisonView view = seed();
    REQUIRE(criterion(view, "founder").weight.marks.size() == 1);
    CHECK(criterion(view, "founder").weight.marks.front() == doctest::Approx(20.0 / 27 * 3));
    CHECK(criterion(view, "builder").weight.marks.empty());

    // Just below and just above the mark another item leads.
    CHECK(seed({{"founder", 2.22}}).verdict.text.starts_with(kMistralName));
    CHECK(seed({{"founder", 2.23}}).verdict.text.starts_with(kAzureName));
}

TEST_CASE("criteria: a weight that changes the winner both ways has both marks on its track")
{
    tests::SmallBundle small;
    small.reviewer("ann", "Ann");
    small.reviewer("bob", "Bob");
    for (const auto& [id, ann, bob] : {std::tuple("a", 100.0, 0.0), std::tuple("b", 60.0, 60.0), std::tuple("c", 0.0, 100.0)}) {
        const auto item = small.item(id, id);
        small.review(0, item, ann, model::Verdict::none, "");
        small.review(1, item, bob, model::Verdict::none, "");
    }
    State state           = arrived();
    state.selection.items = {"a", "b", "c"};

    // "b" leads at equal weights; with t the share of Ann, "c" is level with it at 100 (1 - t) = 60 and "a" at 100 t = 60.
    const ComparisonView view   = shown(small.bundle, state);
    const Slider&        weight = criterion(view, "ann").weight;
    REQUIRE(weight.marks.size() == 2);
    CHECK(weight.marks[0] == doctest::Approx(0.4 / 0.6));
    CHECK(weight.marks[1] == doctest::Approx(0.6 / 0.4));
}

TEST_CASE("facts: nearest tie, leave one out, and the accuracy of the shares")
{
    const auto facts = seed().decision->facts;
    REQUIRE(facts.size() == 3);
    CHECK(facts[0].text == "The smallest change that makes " + std::string(kAzureName) + " level: 17.2% of the weight from Builder or Futurist to Founder.");
    CHECK(facts[1].text == "Whichever reviewer is left out, " + std::string(kMistralName) + " still leads.");
    CHECK(facts[2].text == "The shares of all weightings are exact.");
}

TEST_CASE("standings: points, share of all weightings, and who leads by a word")
{
    const auto standings = seed().decision->standings;
    REQUIRE(standings.size() == 2);
    CHECK(standings[0].total.text == "76.5 of 100");
    CHECK(standings[1].total.text == "79.25 of 100");
    CHECK(standings[0].won.text == "Wins under 19% of all weightings");
    CHECK(standings[1].badge.text.text == "Leads");
    CHECK(standings[0].badge.text.text.empty());
    CHECK(sample("tied").decision->standings[0].badge.text.text == "Tied");
    CHECK(sample("beaten").decision->standings[2].badge.text.text == "Beaten on all that counts");
}

TEST_CASE("must-haves: who fails is set aside with the reason, who is unknown is flagged, before any weighing")
{
    const ComparisonView view = sample("must_haves");
    CHECK(view.cards[0].standing.text.text == "Set aside");
    CHECK(view.cards[0].reason.text == "Context window: 32,768 tokens; you asked for at least 100,000 tokens.");
    CHECK(view.cards[1].reason.text.find("does not apply") != std::string::npos);
    CHECK(view.cards[2].reason.text.find("Manual is not published") != std::string::npos);
    CHECK(view.decision->standings[0].total.text == "Not weighed");
    CHECK(view.verdict.text.ends_with("1 item is set aside by your must-haves."));
    for (const RowGroupView& group : view.table.groups)
        for (const RowView& row : group.rows)
            if (row.attribute == "context") {
                REQUIRE(row.must.has_value());
                CHECK(row.must->pressed == Switch::on);
                REQUIRE(row.limit.has_value());
                CHECK(row.limit->label == "At least");
                CHECK(row.limit->value == "100000");
                CHECK(row.cells[0].must.text.text == "Fails");
                CHECK(row.cells[1].must.text.text.empty());
            }
}

TEST_CASE("must-haves: a text that everybody has is not asked for, and one that somebody lacks is")
{
    const auto asked = [](const ComparisonView& view, std::string_view id) {
        for (const RowGroupView& group : view.table.groups)
            for (const RowView& row : group.rows)
                if (row.attribute == id) return row.must.has_value();
        return false;
    };
    CHECK_FALSE(asked(seed(), "pricing"));
    CHECK(asked(sample("unknown_values"), "pricing"));
    CHECK(asked(sample("weighed_facts"), "open"));
}

TEST_CASE("fields keep what was typed, and say what is wrong with it")
{
    const ComparisonView weight = sample("weight_typed");
    CHECK(criterion(weight, "owner").number.value == "7");
    CHECK(criterion(weight, "owner").number.error.text == "A number from 0 to 5, please.");
    CHECK(criterion(weight, "owner").weight.value == 1);  // the last good one counts
    CHECK(criterion(weight, "engineer").number.error.text.empty());
}

TEST_CASE("what has no weight has no effect, and takes no part in the weightings that are counted")
{
    const ComparisonView some = sample("weighed_facts");
    const CriterionView& idle = criterion(some, "delay");
    CHECK(idle.share.text == "No weight");
    CHECK(idle.effect.text.empty());
    CHECK_FALSE(idle.bar.has_value());
    CHECK_FALSE(criterion(some, "input_price").effect.text.empty());
    CHECK(some.decision->standings[1].won.text.ends_with("of all weightings of what counts"));
    CHECK(some.verdict.text.find("of all weightings of what counts, ") != std::string::npos);
    CHECK(seed().decision->standings[1].won.text.ends_with("of all weightings"));
    CHECK(seed({{"skeptic", 0}}).verdict.text.find("of all weightings of what counts, ") != std::string::npos);
}

TEST_CASE("criteria without weight are shown on demand only")
{
    const ComparisonView open = sample("weighed_facts");
    REQUIRE(open.decision->more.has_value());
    CHECK(open.decision->more->expanded == Switch::on);
    CHECK(criterion(open, "delay").share.text == "No weight");
    const ComparisonView closed = sample("must_haves");
    REQUIRE(closed.decision->more.has_value());
    CHECK(closed.decision->more->expanded == Switch::off);
    CHECK(closed.decision->criteria.size() == 4);
}

TEST_CASE("add: what fits is offered, what is shown is not, and nothing is said in words")
{
    const ComparisonView any = sample("add_items");
    REQUIRE(any.add.has_value());
    CHECK(any.add->candidates.size() == 4);  // the others have nothing in common with those shown
    CHECK_FALSE(any.add->lead.text.empty());
    CHECK(sample("add_search").add->candidates.front().label == "Saffron Studio");
    CHECK(sample("add_nothing").add->candidates.empty());
    CHECK_FALSE(sample("add_nothing").add->nothing.text.empty());
    CHECK_FALSE(sample("add_full").add->query.enabled);
    CHECK_FALSE(seed().add.has_value());
}

/// Items of one measure, "i0" to "i9" in steps of 10 from 0; nothing is known of "i10".
model::Bundle measured()
{
    model::Bundle    bundle;
    model::Attribute mass;
    mass.id = mass.label = "mass";
    mass.type            = model::AttributeType::number;
    bundle.attributes.push_back(mass);
    bundle.columns.emplace_back(mass.type);
    for (int i = 0; i < 11; ++i) {
        const auto item = bundle.items.append();
        for (const auto where : {model::ItemText::id, model::ItemText::name}) bundle.items.set_text(item, where, bundle.texts.add("i" + std::to_string(i)));
        if (i < 10) bundle.columns[0].set_number(item, i * 10.0);
    }
    bundle.index_items();
    return bundle;
}

std::string offered(const ComparisonView& view)
{
    std::string names;
    for (const Button& candidate : view.add->candidates) names += candidate.label + " ";
    return names;
}

TEST_CASE("add: while nothing is typed, what is most like those shown is offered, the nearest first")
{
    const model::Bundle bundle = measured();
    State               state  = arrived();
    state.selection.items      = {"i8"};

    const ComparisonView view = shown(bundle, state);
    CHECK(view.add->lead.text == "Most like what is shown, by what is known of it:");
    CHECK(offered(view) == "i9 i7 i6 i5 i4 i3 ");
    state.selection.items = {"i0", "i4"};
    CHECK(offered(shown(bundle, state)) == "i1 i2 i3 i5 i6 i7 ");  // as near to both together, in their order; then what is farther off
    state.adding = "i1";
    CHECK(offered(shown(bundle, state)) == "i1 i10 ");
    CHECK(shown(bundle, state).add->lead.text.empty());
    state.adding.clear();
    state.selection.items = {"i10"};
    CHECK(offered(shown(bundle, state)) == "i0 i1 i2 i3 i4 i5 ");  // nothing is known of it
    CHECK(shown(bundle, state).add->lead.text.empty());
}

TEST_CASE("add: of a large bundle, what is most like is found a little at a time, and comes to the same")
{
    const model::Bundle bundle = measured();
    State               state  = arrived();
    state.selection.items      = {"i8", "i7"};
    Memo memo;
    memo.at_once = 20;

    const auto look = [&] { return std::get<ComparisonView>(build_view(&bundle, state, memo).content); };
    CHECK(look().add->candidates.empty());
    CHECK(look().add->lead.text == "Looking for what is most like what is shown…");
    REQUIRE(memo.listing.has_value());
    int steps = 0;
    for (; memo.listing->owes(); ++steps) CHECK_FALSE(memo.listing->grow(4));
    CHECK(steps > 1);
    CHECK(look() == shown(bundle, state));
    state.selection.items = {"i8"};
    CHECK(look().add->candidates.empty());  // those of others are not shown
    while (memo.listing->owes()) CHECK_FALSE(memo.listing->grow(4));
    CHECK(look() == shown(bundle, state));
}

TEST_CASE("places: what is pinned stands first, and nobody moves across that line")
{
    const ComparisonView view = sample("pinned");
    CHECK(view.cards[0].item == "other-0");
    CHECK(view.table.columns[0].pinned);
    CHECK_FALSE(view.table.columns[1].pinned);
    CHECK_FALSE(view.cards[0].places[1].enabled);  // to the right
    CHECK_FALSE(view.cards[1].places[0].enabled);  // to the left
    CHECK(view.cards[1].places[1].enabled);
    CHECK(sample("one_item").cards[0].places.empty());
}

TEST_CASE("votes: shares come with their interval, and too few are said to be too few")
{
    const ComparisonView view = sample("votes");
    bool                 told = false;
    for (const RowView& row : view.table.groups[0].rows)
        if (row.attribute == "community") {
            told = true;
            CHECK(row.cells[0].note.text == "95% interval 55% to 93%");
        }
    CHECK(told);
    const auto& facts = view.decision->facts;
    CHECK(facts.back().text.find("its true share is higher") != std::string::npos);
    const ComparisonView few = shown(tests::seed_bundle({true, 4, 0}).bundle, arrived());
    for (const RowView& row : few.table.groups[0].rows)
        if (row.attribute == "community") CHECK(row.cells[0].note.text == "95% interval 51% to 100%: too few to tell");
}

TEST_CASE("votes: of two that are too few to tell apart, the difference is said with its interval all the same")
{
    tests::SmallBundle small;
    small.reviewer("ann", "Ann");
    const auto one = small.item("one", "One"), two = small.item("two", "Two");
    small.bundle.items.set_votes(one, {true, 4, 0});
    small.bundle.items.set_votes(two, {true, 3, 1});

    CHECK(shown(small.bundle, arrived()).decision->facts.back().text == "The community's votes are too few to tell One from Two: the share of One is 25 points higher, 95% interval "
                                                                        "\u221228 to 70, and with a probability of 78% its true share is.");
}

TEST_CASE("agreement: a sentence an item, alpha from five items on")
{
    CHECK(seed().scorecard.agreement.size() == 2);
    CHECK(seed().scorecard.agreement[0].text == std::string(kAzureName) + ": scores from 72 to 81, 4 of 4 say ship.");
    CHECK(sample("eight_items").scorecard.agreement.size() == 9);
    CHECK(sample("eight_items").scorecard.agreement.back().text.find("Krippendorff") != std::string::npos);
}

TEST_CASE("a view made with what the last one left is the view made anew")
{
    const auto         small = tests::seed_bundle();
    Memo               memo;
    State              state = arrived();
    for (const double weight : {1.0, 2.5, 0.0, 4.0}) {
        state.selection.weights = {{"founder", weight}};
        CHECK(build_view(&small.bundle, state, memo) == build_view(&small.bundle, state));
    }
}
