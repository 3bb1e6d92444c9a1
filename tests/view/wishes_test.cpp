// tests/view/wishes_test.cpp - weights and must-haves: typed, linked, set, and looked up in the bundle.
// SPDX-License-Identifier: MIT
#include "view/wishes.hpp"

#include "tests/view/seed_bundle.hpp"
#include "view/samples.hpp"
#include "view/selection.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <limits>
#include <memory>

using namespace juxta;
using namespace juxta::view;
using compare::MustKind;

namespace {

struct Stage {
    std::shared_ptr<const model::Bundle> bundle;
    State                                state;
    std::vector<Effect>                  effects;

    explicit Stage(const char* name)
    {
        for (const Sample& one : samples())
            if (one.name == name) {
                bundle = one.bundle;
                state  = one.state;
            }
        REQUIRE(bundle);
    }
    void act(const Action& action)
    {
        Step step = update(bundle.get(), state, action);
        state     = std::move(step.state);
        effects   = std::move(step.effects);
    }
    [[nodiscard]] std::string              text() const { return write_state(state.selection); }
    [[nodiscard]] std::vector<std::string> shown() const
    {
        std::vector<std::string> ids;
        for (const auto item : shown_items(*bundle, state.selection)) ids.emplace_back(bundle->text(item, model::ItemText::id));
        return ids;
    }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("view/wishes");

TEST_CASE("number_from_typing: numbers as people write them, and nothing else")
{
    const std::pair<const char*, double> good[] = {{"2", 2}, {" 2.5 ", 2.5}, {"2,5", 2.5}, {"0,25", 0.25}, {"0,125", 0.125}, {"-0,125", -0.125}, {"10,125", 10125}, {"1,000", 1000}, {"1,000,000", 1e6}, {"32,768", 32768},
                                                   {"1,000.5", 1000.5}, {"-3", -3}, {"+3", 3}, {".5", 0.5}, {"5.", 5}, {"1e3", 1000}, {"1E-2", 0.01}};
    for (const auto& [text, value] : good) {
        CAPTURE(text);
        REQUIRE(number_from_typing(text));
        CHECK(*number_from_typing(text) == value);
    }
    for (const char* text : {"", " ", "x", "2x", "0x10", "nan", "inf", "1e999", "1,,000", "1,00,000", "--2", "1-2", ".", "e5", "1e", "2 3", "1.2.3", "\u0662", "$2", "5%", "\u22122"}) {
        CAPTURE(text);
        CHECK_FALSE(number_from_typing(text));
    }
    CHECK_FALSE(number_from_typing(std::string(65, '1')));
}

TEST_CASE("limit_from_typing: a number with what its attribute's amounts are shown with, and with nothing else")
{
    model::Attribute money, percent, number, day;
    money.type      = model::AttributeType::money;
    money.currency  = "CHF";
    percent.type    = model::AttributeType::percent;
    number.unit     = "tokens";
    number.type     = model::AttributeType::number;
    day.type        = model::AttributeType::date;
    const struct { const model::Attribute* what; const char* text; double value; } good[] = {
        {&money, "CHF 0.05", 0.05}, {&money, "0.05", 0.05}, {&money, "12 CHF", 12}, {&money, "CHF \u22124", -4}, {&percent, "5%", 5}, {&percent, "5 %", 5}, {&percent, "\u22125", -5},
        {&number, "32,768 tokens", 32768}, {&number, "32,768tokens", 32768}, {&number, "1e3", 1000}, {&day, "1970-01-02", 1}, {nullptr, "58.5", 58.5}};
    for (const auto& [what, text, value] : good) {
        CAPTURE(text);
        REQUIRE(limit_from_typing(what, text));
        CHECK(*limit_from_typing(what, text) == value);
    }
    const std::pair<const model::Attribute*, const char*> bad[] = {{&money, "$5"}, {&money, "CHF"}, {&money, "CHF CHF 5"}, {&money, "5%"}, {&percent, "$5"}, {&percent, "%"}, {&number, "5%"},
                                                                   {&number, "5 words"}, {&number, "-+5"}, {&day, "5"}, {nullptr, "5%"}, {nullptr, ""}};
    for (const auto& [what, text] : bad) {
        CAPTURE(text);
        CHECK_FALSE(limit_from_typing(what, text));
    }
}

TEST_CASE("weight_from: 0 to 5 in hundredths")
{
    CHECK(weight_from(2.499) == 2.5);
    CHECK(weight_from(0) == 0.0);
    CHECK(weight_from(5) == 5.0);
    CHECK_FALSE(weight_from(5.01));
    CHECK_FALSE(weight_from(-0.01));
    CHECK_FALSE(weight_from(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("find_criterion: a reviewer goes before an attribute of the same id, which is named with @")
{
    tests::SmallBundle small;
    small.attribute("speed", model::AttributeType::boolean, model::Better::yes);
    small.attribute("plain", model::AttributeType::text);
    small.reviewer("speed", "Speed");
    const auto reviewer = find_criterion(small.bundle, "speed"), attribute = find_criterion(small.bundle, "@speed");
    REQUIRE(reviewer);
    REQUIRE(attribute);
    CHECK(reviewer->kind == compare::Criterion::Kind::reviewer);
    CHECK(attribute->kind == compare::Criterion::Kind::attribute);
    CHECK(id_of(small.bundle, *attribute) == "@speed");
    CHECK(id_of(small.bundle, *reviewer) == "speed");
    CHECK_FALSE(find_criterion(small.bundle, "plain"));
    CHECK_FALSE(find_criterion(small.bundle, "nobody"));
}

TEST_CASE("usual_must: sets nobody aside at once, and asks a boolean for its better answer")
{
    const Stage stage("weighed_facts");
    const auto  items = shown_items(*stage.bundle, stage.state.selection);
    const auto  usual = [&](const char* id) { return usual_must(*stage.bundle, *stage.bundle->find_attribute(id), items); };
    CHECK(usual("context") == MustHave{"context", MustKind::at_least, "32768"});
    CHECK(usual("delay") == MustHave{"delay", MustKind::at_most, "410.5"});
    CHECK(usual("released") == MustHave{"released", MustKind::at_least, "2025-01-01"});
    CHECK(usual("open") == MustHave{"open", MustKind::present, ""});
    CHECK(usual("runs_on") == MustHave{"runs_on", MustKind::present, ""});
    for (const model::Attribute& what : stage.bundle->attributes) {
        const auto must = must_of(*stage.bundle, usual_must(*stage.bundle, *stage.bundle->find_attribute(what.id), items));
        CAPTURE(what.id);
        REQUIRE(must);
        if (what.type == model::AttributeType::boolean) continue;
        for (const auto item : items) CHECK(compare::outcome_of(*must, *stage.bundle, item) != compare::MustOutcome::failed);
    }
}

TEST_CASE("links: weights, must-haves and pins come back as they went")
{
    Selection selection;
    selection.items   = {"a", "b"};
    selection.weights = {{"builder", 2}, {"@a;b", 0.25}, {"x,y:z", 0}};
    selection.musts   = {{"context", MustKind::at_least, "32768"}, {"open", MustKind::absent, ""}, {"licence", MustKind::equals, "MIT, or else"},
                         {"runs", MustKind::has_tag, "a:b"}, {"day", MustKind::at_most, "2026-01-01"}, {"here", MustKind::present, ""}};
    selection.pinned  = {"b"};
    CHECK(write_state(selection) == "1;items=a,b;w=@a%3Bb:0.25,builder:2,x%2Cy%3Az:0;"
                                    "must=context:min:32768,open:no,licence:is:MIT%2C%20or%20else,runs:has:a%3Ab,day:max:2026-01-01,here;pin=b");
    const ReadState read = read_state(write_state(selection));
    CHECK(read.selection == selection);
    CHECK(read.notices.empty());
}

TEST_CASE("links: what can't be read is dropped with a notice, and the rest holds")
{
    const ReadState read = read_state("1;w=builder:2,founder:6,skeptic,x:;must=a:about:3,b:min,c:no:x,d,:min:3;pin=%zz");
    CHECK(read.selection.weights == std::map<CriterionId, double>{{"builder", 2}});
    CHECK(read.selection.musts == std::vector<MustHave>{{"d", MustKind::present, ""}});
    CHECK(read.notices.size() == 3);
}

TEST_CASE("keep_valid: what the bundle cannot weigh or be asked is dropped with a notice, the site's own weights without one")
{
    const auto               small = tests::seed_bundle();
    Selection                selection;
    std::vector<std::string> notices;
    selection.weights = {{"builder", 1}, {"founder", 2}, {"nobody", 3}, {"pricing", 1}};
    selection.musts   = {{"pricing", MustKind::present, ""}, {"pricing", MustKind::present, ""}, {"gone", MustKind::present, ""}, {"best_for", MustKind::at_least, "3"}};
    selection.pinned  = {tests::kMistral, "gone"};
    keep_valid(small.bundle, selection, notices);
    CHECK(selection.weights == std::map<CriterionId, double>{{"founder", 2}});
    CHECK(selection.musts.size() == 1);
    CHECK(selection.pinned == Ids{tests::kMistral});
    CHECK(notices.size() == 2);
}

TEST_CASE("update: a weight is set, kept while what is typed is wrong, and goes when it is the site's again")
{
    Stage stage("comparison");
    stage.act(SetWeight{"owner", "2,5"});
    CHECK(stage.text() == "1;w=owner:2.5");
    CHECK(stage.effects.size() == 1);  // the page is told, nobody is talked over
    stage.act(SetWeight{"owner", "25"});
    CHECK(stage.text() == "1;w=owner:2.5");
    CHECK(stage.effects.empty());
    REQUIRE(stage.state.typed);
    CHECK(stage.state.typed->bad);
    stage.act(SetWeight{"owner", "1"});
    CHECK(stage.text() == "1");
    stage.act(SetWeight{"nobody", "1"});
    CHECK(stage.text() == "1");
    stage.act(SetWeight{"engineer", "0"});
    stage.act(ResetWeights{});
    CHECK(stage.text() == "1");
    CHECK_FALSE(stage.state.typed);
}

TEST_CASE("update: a must-have is asked, its limit is typed, and it goes")
{
    Stage stage("weighed_facts");
    stage.state.selection = {};
    stage.act(ToggleMust{"context"});
    CHECK(stage.text() == "1;must=context:min:32768");
    stage.act(SetLimit{"context", "100,000"});
    CHECK(stage.text() == "1;must=context:min:100000");
    stage.act(SetLimit{"context", "much"});
    CHECK(stage.text() == "1;must=context:min:100000");
    CHECK(stage.state.typed->bad);
    stage.act(SetLimit{"delay", "3"});  // not asked
    CHECK(stage.text() == "1;must=context:min:100000");
    stage.act(ToggleMust{"context"});
    CHECK(stage.text() == "1");
    stage.act(ToggleMust{"gone"});
    CHECK(stage.text() == "1");
}

TEST_CASE("update: items are added, removed, moved and pinned, and pins are a line that nobody crosses")
{
    Stage stage("add_items");
    stage.act(EditAdding{std::string(255, 'x') + "é"});
    CHECK(stage.state.adding == std::string(255, 'x'));
    stage.act(EditAdding{"or"});
    stage.act(AddItem{"other-3"});
    CHECK(stage.state.adding.empty());
    stage.act(AddItem{"other-3"});  // already there
    stage.act(AddItem{"gone"});
    CHECK(stage.shown() == Ids{"tidewater-speech", "pebble-9", "other-3"});
    stage.act(TogglePin{"other-3"});
    CHECK(stage.shown() == Ids{"other-3", "tidewater-speech", "pebble-9"});
    stage.act(MoveItem{"other-3", 1});
    stage.act(MoveItem{"tidewater-speech", -1});
    CHECK(stage.shown() == Ids{"other-3", "tidewater-speech", "pebble-9"});
    stage.act(MoveItem{"tidewater-speech", 5});  // no further than the end
    CHECK(stage.shown() == Ids{"other-3", "pebble-9", "tidewater-speech"});
    stage.act(TogglePin{"tidewater-speech"});
    stage.act(MoveItem{"tidewater-speech", -1});
    CHECK(stage.shown() == Ids{"tidewater-speech", "other-3", "pebble-9"});
    CHECK(stage.text() == "1;items=tidewater-speech,other-3,pebble-9;pin=tidewater-speech,other-3");
    stage.act(RemoveItem{"other-3"});
    stage.act(RemoveItem{"pebble-9"});
    stage.act(RemoveItem{"tidewater-speech"});  // the last one stays
    CHECK(stage.shown() == Ids{"tidewater-speech"});
    stage.act(TogglePin{"tidewater-speech"});
    CHECK(stage.state.selection.pinned.empty());
}

TEST_CASE("update: no more than eight stand side by side")
{
    Stage stage("add_full");
    REQUIRE(stage.shown().size() == 8);
    stage.act(AddItem{"other-6"});
    CHECK(stage.shown().size() == 8);
}
