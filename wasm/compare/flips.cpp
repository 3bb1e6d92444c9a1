// wasm/compare/flips.cpp - turns, transfers, moves and removals.
// SPDX-License-Identifier: MIT
#include "compare/flips.hpp"

#include "base/small_sort.hpp"
#include "compare/exact_sum.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::compare {

namespace {

using model::Status;

constexpr double kSameSize = 1e-12;  // transfers, as shares of the weight
constexpr double kNoShare  = 1e-12;  // less than this applies to an item: it has no total

bool applies(const Grade& grade)
{
    return grade.status != Status::not_applicable;
}

double estimate(const Grade& grade)
{
    return grade.status == Status::known ? grade.points : grade.status == Status::unknown ? 50 : 0;
}

// The weighted points of an item, not yet divided by the share that applies to it.
std::vector<double> sums_of(const Weighing& weighing, const Evaluation& evaluation)
{
    std::vector<double> sums(weighing.items, 0.0);
    for (std::size_t c = 0; c < weighing.criteria(); ++c)
        for (std::size_t i = 0; i < weighing.items; ++i)
            sums[i] += on_point_grid(evaluation.shares[c] * estimate(weighing.grade(c, i)));
    return sums;
}

// a x^2 + b x + c
struct Quadratic {
    double a = 0, b = 0, c = 0;
};

struct Roots {
    double      at[2] = {};  // ascending
    std::size_t count = 0;
};

// The roots at which the sign changes. The larger one in size first, the other from their product, so that nothing cancels.
Roots roots_of(const Quadratic& q)
{
    if (q.a == 0)
        return q.b == 0 ? Roots{} : Roots{{-q.c / q.b, 0}, 1};
    const double square = q.b * q.b - 4 * q.a * q.c;
    if (!(square > 0))
        return {};
    const double half = -0.5 * (q.b + (q.b < 0 ? -std::sqrt(square) : std::sqrt(square)));
    Roots        made{{half / q.a, half == 0 ? 0 : q.c / half}, 2};
    if (made.at[0] > made.at[1])
        std::swap(made.at[0], made.at[1]);
    return made;
}

// An item's total while one criterion's weight goes up or down: (x v + m) / (x a + o).
struct Course {
    double v = 0, m = 0, a = 0, o = 0;

    [[nodiscard]] double at(double x) const { return (x * v + m) / (x * a + o); }
};

// Above 0 where the first is ahead.
Quadratic difference(const Course& p, const Course& q)
{
    if (p.a == q.a && p.o == q.o)
        return {0, p.v - q.v, p.m - q.m};
    return {p.v * q.a - q.v * p.a, p.v * q.o + p.m * q.a - q.v * p.o - q.m * p.a, p.m * q.o - q.m * p.o};
}

struct Corner {
    double      x      = 0;
    std::size_t winner = 0;
};

// Keeps the nearer corner; of two at the same place the item that is ahead just beyond it.
void offer(std::optional<Corner>& best, Corner found, bool upwards, std::span<const Course> courses)
{
    if (best) {
        const double gap = upwards ? found.x - best->x : best->x - found.x;
        if (gap > kSameSize * best->x)
            return;
        if (gap >= -kSameSize * best->x) {
            const double beyond = found.x == 0 ? 1e-9 : found.x * (upwards ? 1 + 1e-6 : 1 - 1e-6);
            if (courses[found.winner].at(beyond) <= courses[best->winner].at(beyond))
                return;
        }
    }
    best = found;
}

Flip flip_of(std::span<const Course> courses, std::size_t winner, double share, double others)
{
    Flip flip{share, {}, {}};
    if (others <= 0)
        return flip;
    std::optional<Corner> above, below;
    const Course&         first = courses[winner];
    const double          now   = share;
    for (std::size_t i = 0; i < courses.size(); ++i) {
        const Course& rival = courses[i];
        if (i == winner || (rival.a == 0 && rival.o <= kNoShare))
            continue;
        if (now == 0 && rival.o <= kNoShare && rival.v > first.m / first.o + kTiePoints) {
            offer(above, {0, i}, true, courses);
            continue;
        }
        const Quadratic lead  = difference(first, rival);
        const Roots     roots = roots_of(lead);
        for (std::size_t r = 0; r < roots.count; ++r)
            if (roots.at[r] > now && std::isfinite(roots.at[r])) {
                offer(above, {roots.at[r], i}, true, courses);
                break;
            }
        for (std::size_t r = roots.count; r-- > 0;)
            if (roots.at[r] < now && roots.at[r] > 0) {
                offer(below, {roots.at[r], i}, false, courses);
                break;
            }
    }
    if (!below && now > 0 && first.o <= kNoShare) {  // the winner goes out with the criterion
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < courses.size(); ++i)
            if (courses[i].o > kNoShare && (!best || courses[i].at(0) > courses[*best].at(0)))
                best = i;
        if (best)
            below = Corner{0, *best};
    }
    if (above)
        flip.above = Turn{above->x / (others + above->x), above->winner};
    if (below)
        flip.below = Turn{below->x / (others + below->x), below->winner};
    return flip;
}

}  // namespace

std::vector<Flip> find_flips(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead)
{
    std::vector<Flip>                flips(weighing.criteria());
    const std::optional<std::size_t> winner = lead.winner();
    const std::vector<double>        sums   = sums_of(weighing, evaluation);
    std::vector<Course>              courses(weighing.items);
    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        const double share = evaluation.shares[c];
        if (!winner) {
            flips[c].share = share;
            continue;
        }
        for (std::size_t i = 0; i < weighing.items; ++i) {
            const Grade&  grade  = weighing.grade(c, i);
            const double v     = estimate(grade);
            const bool   takes = applies(grade);
            courses[i]         = {v, sums[i] - on_point_grid(share * v), takes ? 1.0 : 0.0, evaluation.applies[i] - (takes ? share : 0)};
        }
        flips[c] = flip_of(courses, *winner, share, evaluation.whole - share);
    }
    return flips;
}

namespace {

// The state of the search for the smallest transfer.
struct Search {
    const Weighing&         weighing;
    const Evaluation&       evaluation;
    std::size_t             winner;
    std::optional<Transfer> best;

    [[nodiscard]] double share(std::size_t c) const { return evaluation.shares[c]; }

    // True when `moved` is the smallest so far or as small; forgets what is larger.
    bool take(double moved)
    {
        if (best && moved > best->moved + kSameSize)
            return false;
        if (!best || moved < best->moved - kSameSize) {
            best.emplace();
            best->moved = moved;
        }
        return true;
    }

    void least_of_all(std::size_t rival, double lead);
    void each_pair(std::size_t rival, std::span<const double> sums);
};

void Search::least_of_all(std::size_t rival, double lead)
{
    struct Giver {
        std::size_t criterion;
        double      d;
    };
    std::vector<Giver> givers;
    for (std::size_t c = 0; c < weighing.criteria(); ++c)
        if (share(c) > 0)
            givers.push_back({c, applies(weighing.grade(c, winner)) ? estimate(weighing.grade(c, winner)) - estimate(weighing.grade(c, rival)) : 0});
    small_sort(givers, [](const Giver& a, const Giver& b) { return a.d != b.d ? a.d > b.d : a.criterion < b.criterion; });
    const double least = givers.back().d;
    if (least >= 0)
        return;

    // The lead shrinks to 0 where the shares that apply add up to applies(winner): it is the undivided lead that is moved away.
    double            left  = lead * evaluation.applies[winner] / evaluation.whole;
    double            moved = 0;
    std::vector<Part> parts;
    for (const Giver& giver : givers) {
        const double worth = giver.d - least;
        if (worth <= 0)
            return;
        const double need = left / worth;
        const double part = std::min(need, share(giver.criterion));
        parts.push_back({giver.criterion, part});
        moved += part;
        if (need <= share(giver.criterion) * (1 + kSameSize))
            break;
        left -= part * worth;
    }
    if (!take(moved))
        return;
    std::vector<std::size_t> takers;
    for (const Giver& giver : givers)
        if (giver.d <= least + kSameSize * 100)
            takers.push_back(giver.criterion);
    small_sort(takers);
    bool single = false;
    for (const Giver& giver : givers) {
        if (giver.d < givers.front().d - kSameSize * 100)
            break;
        if (share(giver.criterion) + kSameSize < moved)
            continue;
        single = true;
        for (const std::size_t to : takers) best->routes.push_back({giver.criterion, to, rival});
    }
    if (!single && best->parts.empty()) {
        best->parts = std::move(parts);
        best->to    = takers.front();
        best->rival = rival;
    }
}

// The criteria that can be the best to move weight to. Of two that apply to the same of the two items, the one that does
// less for the winner and more for the rival ties sooner, whatever gives; so only the front of these is left.
std::vector<std::size_t> takers_of(const Weighing& weighing, std::span<const double> shares, std::size_t winner, std::size_t rival)
{
    struct Taker {
        std::size_t criterion;
        bool        winners, rivals;  // applies to
        double      winner, rival;    // points
    };
    std::vector<Taker> all;
    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        const Grade &own = weighing.grade(c, winner), &theirs = weighing.grade(c, rival);
        if (shares[c] > 0)
            all.push_back({c, applies(own), applies(theirs), estimate(own), estimate(theirs)});
    }
    small_sort(all, [](const Taker& a, const Taker& b) {
        return a.winners != b.winners ? a.winners : a.rivals != b.rivals ? a.rivals : a.winner != b.winner ? a.winner < b.winner : a.rival > b.rival;
    });
    std::vector<std::size_t> front;
    const Taker*             last = nullptr;
    for (const Taker& taker : all) {
        const bool same = last != nullptr && last->winners == taker.winners && last->rivals == taker.rivals;
        if (same && taker.rival <= last->rival && !(taker.rival == last->rival && taker.winner == last->winner))
            continue;
        last = &taker;
        front.push_back(taker.criterion);
    }
    return front;
}

void Search::each_pair(std::size_t rival, std::span<const double> sums)
{
    const std::vector<std::size_t> takers = takers_of(weighing, evaluation.shares, winner, rival);
    for (std::size_t from = 0; from < weighing.criteria(); ++from) {
        if (share(from) <= 0)
            continue;
        for (const std::size_t to : takers) {
            if (to == from)
                continue;
            const auto course = [&](std::size_t i) {
                const Grade &gives = weighing.grade(from, i), &takes = weighing.grade(to, i);
                return Course{estimate(takes) - estimate(gives), sums[i], double(applies(takes)) - double(applies(gives)), evaluation.applies[i]};
            };
            const Course first = course(winner), second = course(rival);
            const Roots  roots = roots_of(difference(first, second));
            for (std::size_t r = 0; r < roots.count; ++r) {
                const double moved = roots.at[r];
                if (moved <= 0 || moved > share(from))
                    continue;
                if (first.o + moved * first.a <= kNoShare || second.o + moved * second.a <= kNoShare)
                    continue;
                if (take(moved))
                    best->routes.push_back({from, to, rival});
                break;
            }
        }
    }
}

}  // namespace

std::optional<Transfer> nearest_tie(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead)
{
    const std::optional<std::size_t> winner = lead.winner();
    if (!winner)
        return std::nullopt;
    const auto same = [&](std::size_t i) {
        for (std::size_t c = 0; c < weighing.criteria(); ++c)
            if (evaluation.shares[c] > 0 && applies(weighing.grade(c, *winner)) != applies(weighing.grade(c, i)))
                return false;
        return true;
    };
    Search                    search{weighing, evaluation, *winner, {}};
    const std::vector<double> sums = sums_of(weighing, evaluation);
    std::vector<std::size_t>  rivals;
    for (std::size_t i = 0; i < weighing.items; ++i)
        if (i != *winner && evaluation.totals[i].exists)
            rivals.push_back(i);
    const bool plain = std::all_of(rivals.begin(), rivals.end(), same);
    for (const std::size_t rival : rivals) {
        if (plain)
            search.least_of_all(rival, evaluation.totals[*winner].estimate - evaluation.totals[rival].estimate);
        else
            search.each_pair(rival, sums);
    }
    if (!search.best)
        return std::nullopt;
    Transfer& found = *search.best;
    if (!found.routes.empty())
        found.parts.clear();
    small_sort(found.routes, [](const Route& a, const Route& b) {
        return a.rival != b.rival ? a.rival < b.rival : a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return search.best;
}

std::vector<Move> points_to_move(const Weighing& weighing, const Evaluation& evaluation, const Lead& lead)
{
    std::vector<Move>                moves(weighing.criteria());
    const std::optional<std::size_t> winner = lead.winner();
    if (!winner)
        return moves;
    // What an item's points of one criterion must move for each point of its total.
    const auto factor = [&](std::size_t c, std::size_t i) {
        const double part = evaluation.applies[i] == evaluation.whole ? 1 : evaluation.applies[i];
        return part / evaluation.shares[c];
    };
    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        if (evaluation.shares[c] == 0)
            continue;
        const Grade& own = weighing.grade(c, *winner);
        if (own.status == Status::known) {
            const double down = lead.by * factor(c, *winner);
            if (down <= own.points)
                moves[c].down = down;
        }
        for (std::size_t i = 0; i < weighing.items; ++i) {
            const Grade& grade = weighing.grade(c, i);
            if (i == *winner || grade.status != Status::known || !evaluation.totals[i].exists)
                continue;
            const double up = (evaluation.totals[*winner].estimate - evaluation.totals[i].estimate) * factor(c, i);
            if (up <= 100 - grade.points && (!moves[c].up || up < *moves[c].up)) {
                moves[c].up    = up;
                moves[c].rival = i;
            }
        }
    }
    return moves;
}

std::vector<Front> leave_one_out(const Weighing& weighing, std::span<const std::size_t> criteria)
{
    std::vector<Front> fronts;
    fronts.reserve(criteria.size());
    Weighing fewer = weighing;
    for (const std::size_t c : criteria) {
        fewer.weights[c] = 0;
        fronts.push_back(front_of(evaluate(fewer).totals));
        fewer.weights[c] = weighing.weights[c];
    }
    return fronts;
}

}  // namespace juxta::compare
