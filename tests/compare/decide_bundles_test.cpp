// tests/compare/decide_bundles_test.cpp - what must hold of every decision, over 100,000 random bundles: from cells and reviews to the answer.
// SPDX-License-Identifier: MIT
//
// decide_properties_test.cpp asks the same of weighings; here the bundle's own scales, directions, weights and gaps take part.
#include "compare/decision.hpp"

#include "tests/compare/random_weighing.hpp"
#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

using namespace juxta::compare;
using namespace juxta::tests;
using juxta::model::AttributeType;
using juxta::model::Better;
using juxta::model::ItemIndex;
using juxta::model::Verdict;

namespace {

enum class Said { nothing, not_applicable, value };

struct Entry {
    Said   said  = Said::nothing;
    double value = 0;
};

// One reviewer, or one attribute with its scale, and what it says of each item.
struct Source {
    std::string                        id;
    bool                               reviewer = false;
    AttributeType                      type     = AttributeType::number;
    Better                             better   = Better::higher;
    std::optional<juxta::model::Range> range;
    double                             weight = 1;
    std::vector<Entry>                 entries;

    // A better value, or the same one where there is none.
    [[nodiscard]] double improved(double value, double part) const
    {
        if (type == AttributeType::boolean) return better == Better::yes ? 1 : 0;
        if (reviewer) return value + (100 - value) * part;
        return better == Better::lower ? value - 60 * part : value + 60 * part;
    }
};

struct Draft {
    std::size_t         items = 0;
    std::vector<Source> sources;
};

Draft random_draft(Random& random)
{
    Draft             made;
    const std::size_t reviewers = random.below(4), attributes = random.below(5);
    made.items = 2 + random.below(4);
    for (std::size_t s = 0; s < reviewers + attributes; ++s) {
        Source source;
        source.id       = (s < reviewers ? "r" : "a") + std::to_string(s);
        source.reviewer = s < reviewers;
        source.weight   = random.chance(0.15) ? 0 : random.chance(0.5) ? 1 : random.real() * 5;
        if (!source.reviewer) {
            const std::size_t kind = random.below(6);  // text, and a number without a range, are compared and not weighed
            source.type   = kind == 0 ? AttributeType::boolean : kind == 1 ? AttributeType::money : kind == 2 ? AttributeType::percent : kind == 3 ? AttributeType::text : AttributeType::number;
            source.better = kind == 0 ? (random.chance(0.5) ? Better::yes : Better::no) : kind == 3 ? Better::undeclared : random.chance(0.5) ? Better::higher : Better::lower;
            if (kind != 0 && kind != 3 && random.chance(0.8)) source.range = juxta::model::Range{-10 * random.real(), 20 + 80 * random.real()};
        }
        for (std::size_t i = 0; i < made.items; ++i) {
            Entry entry{Said::value, random.chance(0.5) ? static_cast<double>(10 * random.below(11)) : random.real() * 100};
            if (source.type == AttributeType::boolean) entry.value = random.chance(0.5) ? 1 : 0;
            if (random.chance(0.1)) entry.said = Said::nothing;
            else if (!source.reviewer && random.chance(0.1)) entry.said = Said::not_applicable;
            source.entries.push_back(entry);
        }
        made.sources.push_back(std::move(source));
    }
    return made;
}

SmallBundle built(const Draft& draft)
{
    SmallBundle made;
    for (const Source& source : draft.sources) {
        if (source.reviewer) {
            made.reviewer(source.id, source.id);
            made.bundle.reviewers.back().weight = source.weight;
        } else {
            juxta::model::Attribute& attribute = made.attribute(source.id, source.type, source.better);
            attribute.range                    = source.range;
            attribute.weight                   = source.weight;
        }
    }
    for (std::size_t i = 0; i < draft.items; ++i) made.item("i" + std::to_string(i), "Item");
    std::size_t reviewer = 0, attribute = 0;
    for (const Source& source : draft.sources) {
        const std::size_t at = source.reviewer ? reviewer++ : attribute++;
        for (std::size_t i = 0; i < draft.items; ++i) {
            const Entry&    entry = source.entries[i];
            const ItemIndex item  = static_cast<ItemIndex>(i);
            if (entry.said == Said::not_applicable) made.not_applicable(at, item);
            else if (entry.said == Said::nothing) continue;
            else if (source.reviewer) made.review(at, item, entry.value, Verdict::positive);
            else if (source.type == AttributeType::text) made.text(at, item, "said");
            else made.number(at, item, entry.value);
        }
    }
    return made;
}

std::vector<ItemIndex> all_items(std::size_t count)
{
    std::vector<ItemIndex> made(count);
    std::iota(made.begin(), made.end(), ItemIndex{0});
    return made;
}

template <class T>
void shuffle(std::vector<T>& list, Random& random)
{
    for (std::size_t k = list.size(); k > 1; --k) std::swap(list[k - 1], list[random.below(k)]);
}

Decision decided(const Draft& draft, const Wishes& wishes = {}) { return decide(built(draft).bundle, all_items(draft.items), wishes); }

// The same answer to the bit, criteria in whatever order.
bool same_answer(const Decision& a, const Decision& b)
{
    return a.evaluation.totals == b.evaluation.totals && a.lead.standing == b.lead.standing && a.lead.leaders == b.lead.leaders && a.lead.by == b.lead.by &&
           a.lead.low == b.lead.low && a.lead.high == b.lead.high && a.lead.firmness == b.lead.firmness && a.dominators == b.dominators;
}

// Counts promises broken; doctest's own checks are too slow for millions.
struct Promise {
    std::size_t asked = 0, broken = 0;
    int         first = -1;

    void holds(bool kept, int round)
    {
        ++asked;
        if (!kept && broken++ == 0) first = round;
    }
    void check(std::size_t least) const
    {
        CAPTURE(first);
        CHECK(broken == 0);
        CHECK(asked >= least);
    }
};

}  // namespace

TEST_SUITE_BEGIN("compare/decide_bundles");

TEST_CASE("decide: of 100,000 bundles, items shown in another order have the same totals, leaders and dominators")
{
    Random  random(201);
    Promise totals, lead, beaten;
    for (int round = 0; round < kRounds; ++round) {
        const Draft            draft = random_draft(random);
        const SmallBundle      made  = built(draft);
        std::vector<ItemIndex> items = all_items(draft.items);
        const Decision         here  = decide(made.bundle, items, {});
        shuffle(items, random);
        const Decision there = decide(made.bundle, items, {});

        for (std::size_t k = 0; k < items.size(); ++k) {
            totals.holds(there.evaluation.totals[k] == here.evaluation.totals[items[k]], round);
            beaten.holds(there.dominators[k].size() == here.dominators[items[k]].size(), round);
        }
        std::vector<std::size_t> leaders;
        for (const std::size_t leader : there.lead.leaders) leaders.push_back(items[leader]);
        std::ranges::sort(leaders);
        lead.holds(there.lead.standing == here.lead.standing && there.lead.firmness == here.lead.firmness && leaders == here.lead.leaders, round);
        if (here.lead.winner()) lead.holds(there.lead.by == here.lead.by, round);
    }
    totals.check(kRounds);
    lead.check(kRounds);
    beaten.check(kRounds);
}

TEST_CASE("decide: of 100,000 bundles, reviewers and rows in another order, or all weights halved, change no bit of the answer")
{
    Random  random(202);
    Promise order, scale;
    for (int round = 0; round < kRounds; ++round) {
        const Draft    draft = random_draft(random);
        const Decision here  = decided(draft);
        Draft          turned = draft, halved = draft;
        shuffle(turned.sources, random);
        for (Source& source : halved.sources) source.weight /= 2;

        order.holds(same_answer(here, decided(turned)), round);
        scale.holds(same_answer(here, decided(halved)), round);
    }
    order.check(kRounds);
    scale.check(kRounds);
}

TEST_CASE("decide: of 100,000 bundles, a weight that the reader sets to 0 is as if the reviewer or row were not there")
{
    Random  random(203);
    Promise same;
    for (int round = 0; round < kRounds; ++round) {
        const Draft       draft = random_draft(random);
        const SmallBundle made  = built(draft);
        const auto        criteria = criteria_of(made.bundle);
        if (criteria.empty()) continue;
        const std::size_t                  out = random.below(criteria.size());
        std::vector<std::optional<double>> own(criteria.size());
        own[out]              = 0;
        const std::string& id = criteria[out].kind == Criterion::Kind::reviewer ? made.bundle.reviewers[criteria[out].index].id : made.bundle.attributes[criteria[out].index].id;
        Draft              fewer = draft;
        std::erase_if(fewer.sources, [&](const Source& source) { return source.id == id; });

        same.holds(same_answer(decide(made.bundle, all_items(draft.items), {own, {}}), decided(fewer)), round);
    }
    same.check(kRounds * 3 / 4);
}

TEST_CASE("decide: of 100,000 bundles, a better score or value never lowers its item, and moves no other")
{
    Random  random(204);
    Promise own, others, wins;
    for (int round = 0; round < kRounds; ++round) {
        const Draft draft = random_draft(random);
        if (draft.sources.empty()) continue;
        Draft             raised = draft;
        Source&           source = raised.sources[random.below(raised.sources.size())];
        const std::size_t item   = random.below(draft.items);
        if (source.entries[item].said != Said::value || source.better == Better::undeclared) continue;
        source.entries[item].value = source.improved(source.entries[item].value, random.real());
        const Decision before = decided(draft), after = decided(raised);

        own.holds(after.evaluation.totals[item].estimate >= before.evaluation.totals[item].estimate, round);
        for (std::size_t i = 0; i < draft.items; ++i)
            if (i != item) others.holds(after.evaluation.totals[i] == before.evaluation.totals[i], round);
        if (before.lead.winner() == item) wins.holds(after.lead.winner() == item, round);
    }
    own.check(kRounds / 2);
    others.check(kRounds / 2);
    wins.check(kRounds / 10);
}

TEST_CASE("decide: of 100,000 bundles, one more item, another's double or far outside what was shown, changes no total and reorders no two")
{
    Random  random(205);
    Promise totals, twin;
    for (int round = 0; round < kRounds; ++round) {
        const Draft       draft = random_draft(random);
        const bool        twice = round % 2 == 0;
        const std::size_t which = random.below(draft.items);
        Draft             more  = draft;
        ++more.items;
        for (Source& source : more.sources) {
            Entry entry = source.entries[which];
            if (!twice && source.type != AttributeType::boolean) entry = {Said::value, source.reviewer ? random.real() * 100 : (random.real() - 0.5) * 1e6};
            source.entries.push_back(entry);
        }
        const Decision before = decided(draft), after = decided(more);

        for (std::size_t i = 0; i < draft.items; ++i) totals.holds(after.evaluation.totals[i] == before.evaluation.totals[i], round);
        if (twice) twin.holds(after.evaluation.totals.back() == before.evaluation.totals[which], round);
    }
    totals.check(kRounds);
    twin.check(kRounds / 2);
}

TEST_CASE("decide: of 100,000 bundles, what a must-have sets aside is as if it had not been shown")
{
    Random  random(206);
    Promise same, none;
    for (int round = 0; round < kRounds; ++round) {
        const Draft       draft = random_draft(random);
        const SmallBundle made  = built(draft);
        if (made.bundle.attributes.empty()) continue;
        const std::size_t row = random.below(made.bundle.attributes.size());
        Must              must{row, MustKind::present, 0, {}};
        if (fits(MustKind::at_least, made.bundle.attributes[row].type)) must = {row, random.chance(0.5) ? MustKind::at_least : MustKind::at_most, random.real() * 100, {}};
        const std::vector<ItemIndex> items = all_items(draft.items);
        const Must                   musts[] = {must};
        const Decision               asked   = decide(made.bundle, items, {{}, musts});
        std::vector<ItemIndex>       passing;
        for (const ItemIndex item : items)
            if (outcome_of(must, made.bundle, item) != MustOutcome::failed) passing.push_back(item);

        none.holds(asked.weighed.size() == passing.size(), round);
        if (!passing.empty()) same.holds(same_answer(asked, decide(made.bundle, passing, {})), round);
    }
    none.check(kRounds / 2);
    same.check(kRounds / 2);
}

TEST_SUITE_END();
