// tests/bench/decide_bench.cpp - drags a weight and prints what each recompute took, as a line of JSON.
// SPDX-License-Identifier: MIT
//
// juxta_bench_decide [CHANGES]: 8 items, 64 reviewers, 200 rows that can be weighed. Three scenes: the reviewers alone have weight (the
// site's default), the rows too, and the rows too with cells that do not apply. Each change sets one reviewer's weight and reckons
// everything that follows: totals, lead, flips, nearest tie, points to move, leave-one-out, dominance. decide.mjs does the same in
// plain JavaScript; the checksums of the two must agree.
#include "compare/dominance.hpp"
#include "compare/flips.hpp"
#include "compare/lead.hpp"
#include "compare/value_model.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace juxta::compare;

namespace {

constexpr std::size_t kItems = 8, kReviewers = 64, kRows = 200;

// Mulberry32, public domain: the same numbers as in decide.mjs.
class Random {
public:
    double real()
    {
        std::uint32_t t = seed_ += 0x6d2b'79f5;
        t               = (t ^ (t >> 15)) * (1 | t);
        t               = (t + (t ^ (t >> 7)) * (61 | t)) ^ t;
        return (t ^ (t >> 14)) / 4294967296.0;
    }

private:
    std::uint32_t seed_ = 7;
};

Weighing scene(int which)
{
    Random   random;
    Weighing made;
    made.items = kItems;
    for (std::size_t c = 0; c < kReviewers + kRows; ++c) {
        made.weights.push_back(c < kReviewers || which > 0 ? 1 : 0);
        for (std::size_t i = 0; i < kItems; ++i) {
            const double points = 30 + 70 * random.real(), kind = random.real();
            using enum juxta::model::Status;
            made.grades.push_back(kind < 0.05 ? Grade{unknown, 0} : kind < 0.1 && c >= kReviewers && which != 1 ? Grade{not_applicable, 0} : Grade{known, points});
        }
    }
    return made;
}

double sum_of(const std::vector<Flip>& flips)
{
    double sum = 0;
    for (const Flip& flip : flips) sum += (flip.above ? flip.above->share : 0) + (flip.below ? flip.below->share : 0);
    return sum;
}

// One recompute; the sum of what it found.
double recompute(const Weighing& weighing, const std::vector<std::size_t>& reviewers)
{
    const Evaluation evaluation = evaluate(weighing);
    const Lead       lead       = find_lead(weighing, evaluation);
    double           sum        = lead.by + sum_of(find_flips(weighing, evaluation, lead));
    if (const auto transfer = nearest_tie(weighing, evaluation, lead))
        sum += transfer->moved;
    for (const Move& move : points_to_move(weighing, evaluation, lead)) sum += move.down.value_or(0) + move.up.value_or(0);
    for (const Front& front : leave_one_out(weighing, reviewers)) sum += static_cast<double>(front.leaders.front());
    for (const auto& list : dominators(weighing, evaluation)) sum += static_cast<double>(list.size());
    return sum;
}

}  // namespace

int main(int count, char** arguments)
{
    using Clock = std::chrono::steady_clock;

    const int                changes = count > 1 ? std::max(1, std::atoi(arguments[1])) : 200;
    std::vector<std::size_t> reviewers;
    for (std::size_t r = 0; r < kReviewers; ++r) reviewers.push_back(r);
    std::printf("[");
    for (int which = 0; which < 3; ++which) {
        Weighing            weighing = scene(which);
        std::vector<double> times;
        double              checksum = 0;
        for (int k = 0; k < changes; ++k) {
            weighing.weights[static_cast<std::size_t>(k) % kReviewers] = (k * 7 % 51) / 10.0;
            const auto start = Clock::now();
            checksum += recompute(weighing, reviewers);
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
        std::sort(times.begin(), times.end());
        std::printf("%s{\"median_ms\":%.4f,\"worst_ms\":%.4f,\"checksum\":%.9f}", which > 0 ? "," : "", times[times.size() / 2], times.back(), checksum);
    }
    std::printf("]\n");
}
