// tests/view/link_test.cpp - links to what is shown: what they say, how they come back, and what a hostile one can't do.
// SPDX-License-Identifier: MIT
#include "view/link.hpp"

#include "tests/view/seed_bundle.hpp"
#include "view/build_view.hpp"
#include "view/samples.hpp"
#include "view/update.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <random>

using namespace juxta;
using namespace juxta::view;

namespace {

const Sample& sample(const std::vector<Sample>& all, std::string_view name)
{
    return *std::ranges::find(all, name, &Sample::name);
}

template <class T>
const T* find(const std::vector<Effect>& effects)
{
    for (const Effect& effect : effects)
        if (const auto* wanted = std::get_if<T>(&effect)) return wanted;
    return nullptr;
}

/// What somebody who opens the link sees on another machine: the same bundle, and nothing but the link.
ScreenView opened(const model::Bundle& bundle, const State& shown, const std::string& link)
{
    State state  = update(&bundle, State{}, LoadStarted{}).state;
    state.offers = shown.offers;
    state        = update(&bundle, state, RestoreState{link}).state;
    return build_view(&bundle, update(&bundle, state, BundleArrived{0}).state);
}

}  // namespace

TEST_SUITE_BEGIN("view/link");

TEST_CASE("link_to: names the items, also where they are those that the bundle begins with")
{
    const tests::SmallBundle small = tests::seed_bundle();
    Selection                selection;
    selection.differences_only = true;

    CHECK(link_to(small.bundle, selection).text == "1;items=azure-ai-foundry-real-time-voice-api-model-router,mistral-3-small-22b;diff=1");
    selection.pinned = {tests::kMistral};
    CHECK(link_to(small.bundle, selection).text == "1;items=mistral-3-small-22b,azure-ai-foundry-real-time-voice-api-model-router;pin=mistral-3-small-22b;diff=1");
}

TEST_CASE("address_of: says nothing while what is shown is what the page asked for")
{
    const tests::SmallBundle small = tests::seed_bundle();
    State                    state;
    state.load = Arrived{};
    CHECK(address_of(small.bundle, state).empty());
    state.selection.items = {tests::kAzure, tests::kMistral};  // the same, by name
    CHECK(address_of(small.bundle, state).empty());
    state.start.items = {"gone", tests::kMistral};
    CHECK(address_of(small.bundle, state) == "1;items=azure-ai-foundry-real-time-voice-api-model-router,mistral-3-small-22b");
    state.selection.items = {tests::kMistral};
    CHECK(address_of(small.bundle, state).empty());
}

TEST_CASE("a link to any sample opens the same view from nothing but the link and the bundle")
{
    for (const Sample& one : samples()) {
        const auto* shown = std::get_if<ComparisonView>(&one.view.content);
        if (!one.bundle || shown == nullptr) continue;
        CAPTURE(one.name);
        const ScreenView  again = opened(*one.bundle, one.state, link_to(*one.bundle, one.state.selection).text);
        const auto*       other = std::get_if<ComparisonView>(&again.content);
        REQUIRE(other != nullptr);

        CHECK(other->notices.empty());
        CHECK(other->header.headline == shown->header.headline);
        CHECK(other->verdict == shown->verdict);
        CHECK(other->table.columns == shown->table.columns);
        CHECK(other->scorecard == shown->scorecard);
        if (!one.state.typed && !one.state.all_criteria) {  // what is half typed belongs to the moment
            CHECK(other->table == shown->table);
            CHECK(other->decision == shown->decision);
        }
    }
}

TEST_CASE("a change that is something to come back to is a step; one by degrees is none")
{
    const auto      all   = samples();
    const Sample&   facts = sample(all, "weighed_facts");
    State           state = facts.state;
    state.offers.permalink = true;
    const auto change = [&](const Action& action) {
        const Step  step    = update(facts.bundle.get(), state, action);
        const auto* changed = find<StateChanged>(step.effects);
        REQUIRE(changed != nullptr);
        CHECK(changed->link == address_of(*facts.bundle, step.state));
        return changed->step;
    };

    CHECK(change(SelectItems{{"pebble-9"}}));
    CHECK(change(RemoveItem{"pebble-9"}));
    CHECK(change(ToggleDifferences{}));
    CHECK(change(ToggleMust{"context"}));
    CHECK(change(ResetWeights{}));
    CHECK_FALSE(change(SetWeight{"context", "3"}));
    CHECK_FALSE(change(FoldAll{true}));
    CHECK_FALSE(change(FoldReviewer{"owner"}));
    CHECK_FALSE(change(MoveItem{"tidewater-speech", 1}));
    CHECK_FALSE(change(TogglePin{"pebble-9"}));
}

TEST_CASE("a page that does not offer the link is told none, and can't copy one")
{
    const tests::SmallBundle small = tests::seed_bundle();
    State                    state;
    state.load = Arrived{};

    CHECK(find<StateChanged>(update(&small.bundle, state, ToggleDifferences{}).effects)->link.empty());
    CHECK(update(&small.bundle, state, CopyLink{}).effects.empty());
    CHECK(update(&small.bundle, state, LinkCopied{}).state == state);
    CHECK(update(&small.bundle, state, LinkRefused{"https://example.com/"}).state == state);
}

TEST_CASE("CopyLink: asks for a link to all that is shown; what came of it stands there until the view changes")
{
    const tests::SmallBundle small = tests::seed_bundle();
    State                    state;
    state.load             = Arrived{};
    state.offers.permalink = true;
    const auto share = [&] { return *std::get<ComparisonView>(build_view(&small.bundle, state).content).header.share; };
    const auto act   = [&](const Action& action) {
        Step step = update(&small.bundle, state, action);
        state     = std::move(step.state);
        return step.effects;
    };
    CHECK(act(CopyLink{}) == std::vector<Effect>{CopyLinkOf{"1;items=azure-ai-foundry-real-time-voice-api-model-router,mistral-3-small-22b"}});
    CHECK(share().status.text.empty());

    CHECK(act(LinkCopied{}) == std::vector<Effect>{Announce{"Link copied."}});
    CHECK(share().status.text == "Link copied.");
    CHECK_FALSE(share().link.has_value());

    CHECK(act(LinkRefused{"https://example.com/#juxta=1"}).size() == 1);
    CHECK(share().status.text == "This page may not copy by itself. Select the link and copy it.");
    REQUIRE(share().link.has_value());
    CHECK(share().link->value == "https://example.com/#juxta=1");
    CHECK(share().link->read_only);
    CHECK(act(share().close.action).empty());
    CHECK(share().status.text.empty());
    CHECK_FALSE(share().link.has_value());

    act(LinkRefused{"https://example.com/#juxta=1"});
    act(ToggleDifferences{});
    CHECK(share().status.text.empty());
    CHECK_FALSE(share().link.has_value());
}

TEST_CASE("a link that has no room for all says what it leaves out")
{
    tests::SmallBundle small = tests::seed_bundle();
    const std::string  long_id(2000, 'r');
    small.reviewer(long_id, "Long");
    State state;
    state.load             = Arrived{};
    state.offers.permalink = true;
    state.selection.folded = std::set<ReviewerId>{long_id};
    state                  = update(&small.bundle, state, LinkCopied{}).state;

    const auto view = std::get<ComparisonView>(build_view(&small.bundle, state).content);

    CHECK(view.header.share->status.text == "Link copied. Not all of what you see has room in a link; left out: fold.");
}

TEST_CASE("RestoreState: over 100,000 mutants of real links the screen stays whole and nothing is asked of the host but words")
{
    const auto    all   = samples();
    const Sample& facts = sample(all, "weighed_facts");
    State         start = facts.state;
    start.offers        = {true, true, true, true};
    std::vector<std::string> seeds{"1;items=pebble-9,tidewater-speech;w=owner:4.5,context:1,@open:0.5;must=context:min:32768,open,runs_on:has:Linux;pin=pebble-9;diff=1;fold=owner,doubter;glow=1"};
    for (const Sample& one : all)
        if (one.bundle == facts.bundle) seeds.push_back(link_to(*one.bundle, one.state.selection).text);

    std::mt19937 random(7);
    State        state = start;
    for (int round = 0; round < 100'000; ++round) {
        std::string text = seeds[random() % seeds.size()];
        for (auto left = 1 + random() % 5; left > 0; --left) {
            const std::size_t at = random() % (text.size() + 1);
            switch (random() % 5) {
                case 0: text.insert(at, 1, static_cast<char>(random() % 256)); break;
                case 1: text.insert(at, std::string(";=,%:@;items=diff=w=must=fold=pin=%FF%00context:max:1e999").substr(random() % 50, 1 + random() % 12)); break;
                case 2: text.erase(at, 1 + random() % 8); break;
                case 3: text += text.substr(std::min(at, text.size())); break;
                default:
                    if (at < text.size()) text[at] = static_cast<char>(random() % 256);
            }
        }
        const Step step = update(facts.bundle.get(), state, RestoreState{text});
        state           = step.state;

        const bool words_only = std::ranges::all_of(step.effects, [](const Effect& effect) { return std::holds_alternative<Announce>(effect); });
        State      otherwise  = start;
        otherwise.selection   = state.selection;
        otherwise.notices     = state.notices;
        if (!words_only || state != otherwise) FAIL(text);
        const std::string link = link_to(*facts.bundle, state.selection).text;
        if (link.size() > kMaxStateBytes || address_of(*facts.bundle, state).size() > kMaxStateBytes) FAIL(text);
        if (round % 500 == 0 && !std::holds_alternative<ComparisonView>(build_view(facts.bundle.get(), state).content)) FAIL(text);
    }
}

TEST_SUITE_END();
