// tests/compare/decide_properties_test.cpp - what must hold of every decision, over 100,000 random weighings; and their fingerprint.
// SPDX-License-Identifier: MIT
#include "compare/dominance.hpp"
#include "compare/flips.hpp"
#include "compare/lead.hpp"
#include "compare/split.hpp"
#include "compare/value_model.hpp"
#include "compare/votes.hpp"
#include "compare/weight_share.hpp"

#include "tests/compare/random_weighing.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

using namespace juxta::compare;
using namespace juxta::tests;

namespace {

// Counts promises broken; doctest's own checks are too slow for millions.
class Promise {
public:
    void holds(bool kept, int round)
    {
        if (!kept && broken_++ == 0)
            first_ = round;
        ++asked_;
    }

    ~Promise()
    {
        CAPTURE(first_);
        CHECK(broken_ == 0);
        CHECK(asked_ > 1000);
    }

private:
    std::size_t broken_ = 0, asked_ = 0;
    int         first_ = -1;
};

// Everything that follows from a weighing and needs no sampling.
struct Decision {
    Evaluation                            evaluation;
    Lead                                  lead;
    std::vector<Flip>                     flips;
    std::optional<Transfer>               transfer;
    std::vector<Move>                     moves;
    std::vector<Front>                    without;
    std::vector<std::vector<std::size_t>> dominated;
};

Decision decide(const Weighing& weighing)
{
    std::vector<std::size_t> all(weighing.criteria());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Decision made;
    made.evaluation = evaluate(weighing);
    made.lead       = find_lead(weighing, made.evaluation);
    made.flips      = find_flips(weighing, made.evaluation, made.lead);
    made.transfer   = nearest_tie(weighing, made.evaluation, made.lead);
    made.moves      = points_to_move(weighing, made.evaluation, made.lead);
    made.without    = leave_one_out(weighing, all);
    made.dominated  = dominators(weighing, made.evaluation);
    return made;
}

// The weighing with its items and its criteria in another order: place k holds what stood at items[k], criteria[k].
Weighing arranged(const Weighing& given, const std::vector<std::size_t>& items, const std::vector<std::size_t>& criteria)
{
    Weighing made{items.size(), {}, {}};
    for (const std::size_t c : criteria) {
        made.weights.push_back(given.weights[c]);
        for (const std::size_t i : items) made.grades.push_back(given.grade(c, i));
    }
    return made;
}

std::vector<std::size_t> in_order(std::size_t count)
{
    std::vector<std::size_t> made(count);
    std::iota(made.begin(), made.end(), std::size_t{0});
    return made;
}

std::vector<std::size_t> shuffled(std::size_t count, Random& random)
{
    std::vector<std::size_t> made = in_order(count);
    for (std::size_t k = count; k > 1; --k) std::swap(made[k - 1], made[random.below(k)]);
    return made;
}

// True when two items are level wherever only criterion c's share changes: then either may be named.
bool level_along(const Weighing& weighing, std::size_t c, std::size_t a, std::size_t b)
{
    Weighing without = weighing, with = weighing;
    without.weights[c]       = 0;
    with.weights[c]          = 5;
    const Evaluation low = evaluate(without), high = evaluate(with);
    const auto       level = [&](const Evaluation& found) {
        return !found.totals[a].exists || !found.totals[b].exists || std::fabs(found.totals[a].estimate - found.totals[b].estimate) < 1e-9;
    };
    return level(low) && level(high);
}

bool same_place(const std::optional<Turn>& a, const std::optional<Turn>& b)
{
    return a.has_value() == b.has_value() && (!a || near(a->share, b->share));
}

bool same_size(const std::optional<Transfer>& a, const std::optional<Transfer>& b)
{
    return a.has_value() == b.has_value() && (!a || (near(a->moved, b->moved) && a->routes.size() == b->routes.size()));
}

// FNV-1a (Fowler, Noll and Vo 1991) over bits.
class Fingerprint {
public:
    void add(std::uint64_t bits)
    {
        for (int k = 0; k < 8; ++k) {
            value_ ^= bits >> (8 * k) & 0xff;
            value_ *= 0x100'0000'01b3;
        }
    }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(const std::optional<double>& number)
    {
        add(std::uint64_t{number.has_value()});
        if (number)
            add(*number);
    }
    template <class T>
    void add_all(const std::vector<T>& values)
    {
        add(std::uint64_t{values.size()});
        for (const T& value : values) {
            if constexpr (std::is_same_v<T, std::size_t>)
                add(std::uint64_t{value});
            else
                add(value);
        }
    }
    void add(const Front& front)
    {
        add(static_cast<std::uint64_t>(front.standing));
        add_all(front.leaders);
    }
    void add(const std::optional<Turn>& turn)
    {
        add(turn ? std::optional<double>(turn->share) : std::nullopt);
        add(std::uint64_t{turn ? turn->winner : 99});
    }
    void add(const Decision& decision)
    {
        add_all(decision.evaluation.shares);
        add_all(decision.evaluation.points);
        for (const Total& total : decision.evaluation.totals)
            for (const double x : {double(total.exists), total.low, total.high, total.estimate}) add(x);
        add(Front{decision.lead.standing, decision.lead.leaders});
        for (const double x : {decision.lead.by, decision.lead.low, decision.lead.high}) add(x);
        add(static_cast<std::uint64_t>(decision.lead.firmness));
        add_all(decision.lead.contributions);
        for (const Flip& flip : decision.flips) {
            add(flip.above);
            add(flip.below);
        }
        if (decision.transfer) {
            add(decision.transfer->moved);
            for (const Route& route : decision.transfer->routes) add(std::uint64_t{route.from * 100 + route.to * 10 + route.rival});
            for (const Part& part : decision.transfer->parts) add(part.moved);
        }
        for (const Move& move : decision.moves) {
            add(move.down);
            add(move.up);
        }
        for (const Front& front : decision.without) add(front);
        for (const auto& list : decision.dominated) add_all(list);
    }

    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xcbf2'9ce4'8422'2325;
};

}  // namespace

TEST_SUITE_BEGIN("compare/decide");

TEST_CASE("decide: items in another order give the same result for each")
{
    Random  random(101);
    Promise totals, lead, flips, transfer, moves, without, dominated;
    for (int round = 0; round < kRounds; ++round) {
        const Weighing given = random_weighing(random);
        const auto     items = shuffled(given.items, random);
        const Decision here = decide(given), there = decide(arranged(given, items, in_order(given.criteria())));
        const auto     now_at = [&](std::size_t old) { return static_cast<std::size_t>(std::find(items.begin(), items.end(), old) - items.begin()); };

        for (std::size_t k = 0; k < items.size(); ++k) {
            totals.holds(there.evaluation.totals[k] == here.evaluation.totals[items[k]], round);
            dominated.holds(there.dominated[k].size() == here.dominated[items[k]].size(), round);
        }
        lead.holds(there.lead.standing == here.lead.standing && there.lead.firmness == here.lead.firmness, round);
        lead.holds(std::fabs(there.lead.by) == std::fabs(here.lead.by) || here.lead.standing == Standing::tie, round);
        if (!here.lead.winner())
            continue;
        lead.holds(there.lead.winner() == now_at(*here.lead.winner()), round);
        for (std::size_t c = 0; c < given.criteria(); ++c) {
            flips.holds(same_place(here.flips[c].above, there.flips[c].above) && same_place(here.flips[c].below, there.flips[c].below), round);
            if (here.flips[c].above && there.flips[c].above) {
                const std::size_t one = here.flips[c].above->winner, other = items[there.flips[c].above->winner];
                flips.holds(one == other || level_along(given, c, one, other), round);
            }
            moves.holds(here.moves[c].down == there.moves[c].down && here.moves[c].up == there.moves[c].up, round);
            without.holds(here.without[c].winner().has_value() == there.without[c].winner().has_value(), round);
            if (here.without[c].winner())
                without.holds(there.without[c].winner() == now_at(*here.without[c].winner()), round);
        }
        transfer.holds(same_size(here.transfer, there.transfer), round);
    }
}

TEST_CASE("decide: criteria in another order change no bit")
{
    Random  random(102);
    Promise lead, flips, transfer, moves, without, shares;
    for (int round = 0; round < kRounds; ++round) {
        const Weighing given    = random_weighing(random);
        const auto     criteria = shuffled(given.criteria(), random);
        const Weighing turned   = arranged(given, in_order(given.items), criteria);
        const Decision here = decide(given), there = decide(turned);

        lead.holds(there.evaluation.totals == here.evaluation.totals && there.lead.leaders == here.lead.leaders && there.lead.by == here.lead.by &&
                       there.lead.runner_up == here.lead.runner_up && there.lead.firmness == here.lead.firmness,
                   round);
        for (std::size_t k = 0; k < criteria.size(); ++k) {
            flips.holds(there.flips[k] == here.flips[criteria[k]], round);
            moves.holds(there.moves[k] == here.moves[criteria[k]], round);
            without.holds(there.without[k] == here.without[criteria[k]], round);
        }
        transfer.holds(same_size(here.transfer, there.transfer), round);
        if (given.items == 2) {
            WeightShareRun run(given), other(turned);
            if (run.done())
                shares.holds(run.shares() == other.shares(), round);
        }
    }
}

TEST_CASE("decide: all weights scaled alike change nothing")
{
    Random  random(103);
    Promise totals, lead, flips, transfer;
    for (int round = 0; round < kRounds; ++round) {
        const Weighing given  = random_weighing(random);
        Weighing       scaled = given;
        const double   factor = round % 2 ? 0.5 : 0.01 + 0.99 * random.real();
        for (double& weight : scaled.weights) weight *= factor;
        const Decision here = decide(given), there = decide(scaled);

        for (std::size_t i = 0; i < given.items; ++i)
            totals.holds(there.evaluation.totals[i].exists == here.evaluation.totals[i].exists &&
                             near(there.evaluation.totals[i].estimate, here.evaluation.totals[i].estimate),
                         round);
        if (factor == 0.5)
            totals.holds(there.evaluation == here.evaluation, round);
        lead.holds(there.lead.leaders == here.lead.leaders && there.lead.firmness == here.lead.firmness, round);
        for (std::size_t c = 0; c < given.criteria(); ++c)
            flips.holds(same_place(here.flips[c].above, there.flips[c].above) && same_place(here.flips[c].below, there.flips[c].below), round);
        transfer.holds(same_size(here.transfer, there.transfer), round);
    }
}

TEST_CASE("decide: weight 0 is the same as not being there, to the bit")
{
    Random  random(104);
    Promise lead, flips, transfer, moves, dominated, shares;
    for (int round = 0; round < kRounds; ++round) {
        Weighing given                                = random_weighing(random);
        given.weights[random.below(given.criteria())] = 0;
        std::vector<std::size_t> kept;
        for (std::size_t c = 0; c < given.criteria(); ++c)
            if (given.weights[c] > 0)
                kept.push_back(c);
        const Weighing fewer = arranged(given, in_order(given.items), kept);
        const Decision here = decide(given), there = decide(fewer);

        lead.holds(there.evaluation.totals == here.evaluation.totals && there.lead.leaders == here.lead.leaders && there.lead.by == here.lead.by, round);
        for (std::size_t k = 0; k < kept.size(); ++k) {
            flips.holds(there.flips[k] == here.flips[kept[k]], round);
            moves.holds(there.moves[k] == here.moves[kept[k]], round);
        }
        transfer.holds(here.transfer.has_value() == there.transfer.has_value() && (!here.transfer || here.transfer->moved == there.transfer->moved), round);
        dominated.holds(there.dominated == here.dominated, round);
        if (given.items == 2) {
            WeightShareRun run(given), other(fewer);
            if (run.done())
                shares.holds(run.shares() == other.shares(), round);
        }
    }
}

TEST_CASE("decide: raising a score never lowers its item and moves no other")
{
    Random  random(105);
    Promise own, others, wins, share;
    for (int round = 0; round < kRounds; ++round) {
        const Weighing    given  = random_weighing(random);
        Weighing          raised = given;
        const std::size_t item = random.below(given.items), c = random.below(given.criteria());
        Grade&             grade = raised.grades[c * given.items + item];
        if (grade.status != juxta::model::Status::known)
            continue;
        grade.points += (100 - grade.points) * random.real();
        const Evaluation before = evaluate(given), after = evaluate(raised);

        own.holds(after.totals[item].estimate >= before.totals[item].estimate && after.totals[item].low >= before.totals[item].low &&
                      after.totals[item].high >= before.totals[item].high,
                  round);
        for (std::size_t i = 0; i < given.items; ++i)
            if (i != item)
                others.holds(after.totals[i] == before.totals[i], round);
        if (front_of(before.totals).winner() == item)
            wins.holds(front_of(after.totals).winner() == item, round);
        if (given.items == 2) {
            WeightShareRun run(given), other(raised);
            if (run.done() && other.done())
                share.holds(other.shares().won[item] >= run.shares().won[item] - 1e-12, round);
        }
    }
}

TEST_CASE("decide: one more item, another's double or not, changes no total and reorders no two")
{
    Random  random(106);
    Promise totals, doubles;
    for (int round = 0; round < kRounds; ++round) {
        const Weighing    given = random_weighing(random);
        const std::size_t which = random.below(given.items);
        const bool        twice = round % 2 == 0;
        Weighing          more{given.items + 1, {}, given.weights};
        for (std::size_t c = 0; c < given.criteria(); ++c) {
            for (std::size_t i = 0; i < given.items; ++i) more.grades.push_back(given.grade(c, i));
            more.grades.push_back(twice ? given.grade(c, which) : known(random.real() * 100));
        }
        const Evaluation before = evaluate(given), after = evaluate(more);

        for (std::size_t i = 0; i < given.items; ++i) totals.holds(after.totals[i] == before.totals[i], round);
        if (!twice)
            continue;
        doubles.holds(after.totals.back() == before.totals[which], round);
        if (front_of(before.totals).winner() == which)
            doubles.holds(front_of(after.totals) == Front{Standing::tie, {which, given.items}}, round);
    }
}

TEST_CASE("decide: the results of 10,000 random cases are the same bits natively and in WebAssembly")
{
    Random      random(107);
    Fingerprint print;
    for (int round = 0; round < 10'000; ++round) {
        const Weighing given = random_weighing(random, {2, 8, 9});
        print.add(decide(given));
        WeightShareRun run(given);
        if (!run.done() && round % 500 == 0)
            run.advance();  // sampled, one slice
        print.add_all(run.shares().won);

        const auto              count = [&] { return random.next() >> (20 + random.below(44)); };
        const juxta::model::Votes a{true, count(), count()}, b{true, count(), count()};
        const VoteShare         share = share_of(a);
        print.add(share.share);
        print.add(share.low);
        print.add(share.high);
        if (const auto difference = difference_of(a, b)) {
            print.add(difference->low);
            print.add(difference->high);
        }
        print.add(probability_higher(a, b));

        std::vector<Opinion> opinions(24);
        for (Opinion& opinion : opinions)
            if (random.chance(0.8))
                opinion = {random.real() * 100, random.chance(0.7) ? juxta::model::Verdict::positive : juxta::model::Verdict::negative};
        print.add(alpha_of(opinions, 4));
        const Split split = split_of(opinions);
        print.add(split.distance);
        print.add_all(split.apart);
        print.add_all(split.against);
    }
    // Changes only when a result does. Then every figure shown may have changed: look before writing the new one.
    CHECK(print.value() == 3658558019082157089u);
}

TEST_SUITE_END();
