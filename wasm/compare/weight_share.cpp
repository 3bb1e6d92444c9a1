// wasm/compare/weight_share.cpp - first-rank acceptability, exact for two, sampled for more.
// SPDX-License-Identifier: MIT
#include "compare/weight_share.hpp"

#include "base/small_sort.hpp"
#include "base/elementary.hpp"

#include <algorithm>
#include <cassert>

namespace juxta::compare {

namespace {

using model::Status;

constexpr std::size_t   kPoints     = 8192;  // of the lattice; a power of two
constexpr std::size_t   kParts      = 8;     // that the criteria are dealt out to
constexpr std::size_t   kSets       = 16;    // of offsets at which the parts are put together
constexpr std::size_t   kOut        = ~std::size_t{0};
constexpr double        kNotHere    = -1;    // the points of a criterion that does not apply
constexpr std::size_t   kHalf       = 8;     // a row holds the points of 8 items, and then, where needed, what applies to each

// A generating vector for 8192 points in 64 dimensions: found dimension by dimension, best of 2000 odd candidates each, by the
// worst-case error in the weighted Korobov space of smoothness 1 with product weights 0.1 (Sloan and Reztsov 2002).
constexpr std::uint16_t kLattice[] = {
    1, 2433, 4585, 5179, 2811, 951, 7653, 5271, 301, 1339, 1765, 3695, 2687, 141, 1361, 575,
    4341, 3863, 5415, 1143, 7829, 4245, 825, 3163, 495, 8125, 2461, 8139, 2105, 3201, 5545, 771,
    5105, 4649, 1397, 2335, 6981, 729, 1603, 3535, 4225, 1313, 4995, 179, 4833, 2507, 815, 6643,
    3071, 693, 3257, 397, 279, 3081, 6649, 7641, 5011, 3405, 5351, 5643, 209, 5931, 6131, 1153,
};
constexpr std::size_t kDimensions = std::size(kLattice);

// splitmix64 (Steele, Lea and Flood 2014) as a hash.
std::uint64_t hash(std::uint64_t x)
{
    x += 0x9e37'79b9'7f4a'7c15;
    x = (x ^ (x >> 30)) * 0xbf58'476d'1ce4'e5b9;
    x = (x ^ (x >> 27)) * 0x94d0'49bb'1331'11eb;
    return x ^ (x >> 31);
}

std::uint32_t low_bits(std::uint64_t x)
{
    return static_cast<std::uint32_t>(x);
}

// The chance that the terms `mine` weigh less than the terms `theirs`: F of the header, row by row in place.
double lighter(std::span<const double> mine, std::span<const double> theirs)
{
    std::vector<double> chance(mine.size() + 1, 0.0);
    chance[0] = 1;
    for (const double b : theirs)
        for (std::size_t h = 1; h <= mine.size(); ++h) chance[h] = (b * chance[h - 1] + mine[h - 1] * chance[h]) / (mine[h - 1] + b);
    return chance.back();
}

// The points of one item or one criterion.
using Line = std::vector<double>;

Line sorted(Line line)
{
    small_sort(line);
    return line;
}

bool same_apply(const Line& a, const Line& b)
{
    for (std::size_t c = 0; c < a.size(); ++c)
        if ((a[c] == kNotHere) != (b[c] == kNotHere))
            return false;
    return true;
}

// True when b beats a whatever the weights.
bool beaten(const Line& a, const Line& b)
{
    if (!same_apply(a, b))
        return false;
    for (std::size_t c = 0; c < a.size(); ++c)
        if (a[c] > b[c])
            return false;
    return a != b;
}

// What tells the items apart on one criterion.
double spread(const Line& column)
{
    return *std::max_element(column.begin(), column.end()) - *std::min_element(column.begin(), column.end());
}

}  // namespace

double share_above_zero(std::span<const double> d)
{
    Line above, below;
    for (const double x : d) {
        if (x > 0)
            above.push_back(x);
        if (x < 0)
            below.push_back(-x);
    }
    if (above.empty() && below.empty())
        return 0.5;
    above = sorted(std::move(above));
    below = sorted(std::move(below));
    const double win = lighter(below, above), lose = lighter(above, below);
    return win / (win + lose);
}

WeightShareRun::WeightShareRun(const Weighing& weighing) : group_of_(weighing.items, kOut)
{
    const Evaluation  evaluation = evaluate(weighing);
    std::vector<Line> lines;  // one a group of identical items, over the criteria with weight
    for (std::size_t i = 0; i < weighing.items; ++i) {
        if (!evaluation.totals[i].exists)
            continue;
        Line line;
        for (std::size_t c = 0; c < weighing.criteria(); ++c) {
            if (evaluation.shares[c] == 0)
                continue;
            const Grade& grade = weighing.grade(c, i);
            line.push_back(grade.status == Status::known ? grade.points : grade.status == Status::unknown ? 50 : kNotHere);
        }
        const auto same = std::find(lines.begin(), lines.end(), line);
        group_of_[i]    = static_cast<std::size_t>(same - lines.begin());
        if (same == lines.end())
            lines.push_back(std::move(line));
    }
    groups_ = lines.size();
    won_.assign(groups_, 0.0);
    std::vector<std::size_t> able;
    for (std::size_t g = 0; g < groups_; ++g)
        if (std::none_of(lines.begin(), lines.end(), [&](const Line& other) { return beaten(lines[g], other); }))
            able.push_back(g);
    if (able.size() == 1)
        won_[able[0]] = 1;
    if (able.size() < 2)
        return;
    if (able.size() == 2 && same_apply(lines[able[0]], lines[able[1]])) {
        const Line &a = lines[able[0]], &b = lines[able[1]];
        Line        d(a.size()), e(a.size());
        for (std::size_t c = 0; c < a.size(); ++c) {
            d[c] = a[c] - b[c];
            e[c] = b[c] - a[c];
        }
        won_[able[0]] = share_above_zero(d);
        won_[able[1]] = share_above_zero(e);
        return;
    }

    // To be sampled: from here on only those that can win, in an order that does not depend on the criteria's.
    assert(able.size() <= kMaxSampledItems);
    exact_ = false;
    small_sort(able, [&](std::size_t a, std::size_t b) {
        const Line x = sorted(lines[a]), y = sorted(lines[b]);
        return x != y ? x > y : a < b;
    });
    for (std::size_t& group : group_of_) {
        const auto place = std::find(able.begin(), able.end(), group);
        group            = place == able.end() ? kOut : static_cast<std::size_t>(place - able.begin());
    }
    groups_ = able.size();

    bool mixed = false;
    for (const std::size_t g : able) mixed = mixed || !same_apply(lines[able[0]], lines[g]);
    std::vector<Line> columns;
    for (std::size_t c = 0; c < lines[0].size(); ++c) {
        Line column;
        for (const std::size_t g : able) column.push_back(lines[g][c]);
        // What is alike for all decides nothing; the other weights are uniform without it as well.
        if (spread(column) > 0 || (mixed && column[0] != kNotHere))
            columns.push_back(std::move(column));
    }
    small_sort(columns, [](const Line& a, const Line& b) {
        return spread(a) != spread(b) ? spread(a) > spread(b) : a > b;  // the lattice is best in its first dimensions
    });
    criteria_ = columns.size();
    stride_   = mixed ? 2 * kHalf : kHalf;
    points_.assign(criteria_ * stride_, 0.0f);
    for (std::size_t c = 0; c < criteria_; ++c)
        for (std::size_t g = 0; g < groups_; ++g) {
            const bool here                = columns[c][g] != kNotHere;
            points_[c * stride_ + g] = here ? static_cast<float>(columns[c][g]) : 0;
            if (mixed)
                points_[c * stride_ + kHalf + g] = here;
        }
    logs_.resize(kPoints);
    for (std::size_t k = 0; k < kPoints; ++k) logs_[k] = static_cast<float>(-log_of((static_cast<double>(k) + 0.5) / kPoints));
}

// Everything of one slice, for rows of `kStride` numbers: a constant, so that a row stays in registers.
template <std::size_t kStride>
void WeightShareRun::sample()
{
    const std::size_t          parts = std::min(kParts, criteria_);
    std::vector<std::uint32_t> step, at;  // modulo 2^32, which is a multiple of the points
    std::vector<const float*>  points;
    float*                     sums = sums_.data();
    for (std::size_t part = 0; part < parts; ++part) {
        step.clear();
        at.clear();
        points.clear();
        for (std::size_t c = part; c < criteria_; c += parts) {
            const std::size_t again = c / kDimensions;  // past the vector's end: its numbers times another odd one
            step.push_back(kLattice[(c + slice_ * kDimensions / kShareSlices) % kDimensions] * (again == 0 ? 1 : low_bits(hash(again)) | 1));
            at.push_back(low_bits(hash(1'000 * (slice_ + 1) + c)));
            points.push_back(&points_[c * kStride]);
        }
        for (std::size_t j = 0; j < kPoints; ++j, sums += kStride) {
            float row[kStride] = {};
            for (std::size_t c = 0; c < step.size(); ++c) {
                const float e = logs_[at[c] % kPoints];
                at[c] += step[c];
                for (std::size_t i = 0; i < kStride; ++i) row[i] += e * points[c][i];
            }
            for (std::size_t i = 0; i < kStride; ++i) sums[i] = row[i];
        }
    }
    // Put together.
    for (std::size_t set = 0; set < kSets; ++set) {
        std::uint32_t offset[kParts];
        for (std::size_t part = 0; part < parts; ++part) offset[part] = low_bits(hash(1'000'000 * (slice_ + 1) + set * kParts + part));
        for (std::size_t j = 0; j < kPoints; ++j) {
            float total[kStride] = {};
            for (std::size_t part = 0; part < parts; ++part) {
                const float* row = &sums_[(part * kPoints + (j + offset[part]) % kPoints) * kStride];
                for (std::size_t i = 0; i < kStride; ++i) total[i] += row[i];
            }
            if (kStride > kHalf)
                for (std::size_t g = 0; g < groups_; ++g) total[g] /= total[kStride - kHalf + g];
            std::size_t best = 0;
            for (std::size_t g = 1; g < groups_; ++g) best = total[g] > total[best] ? g : best;
            ++counts_[best];
        }
    }
}

void WeightShareRun::advance()
{
    if (done())
        return;
    sums_.resize(std::min(kParts, criteria_) * kPoints * stride_);
    if (stride_ == kHalf)
        sample<kHalf>();
    else
        sample<2 * kHalf>();
    ++slice_;
    if (done())
        sums_ = {};
}

WeightShares WeightShareRun::shares() const
{
    WeightShares        made{std::vector<double>(group_of_.size(), 0.0), exact_};
    std::vector<double> members(groups_, 0.0);
    for (const std::size_t group : group_of_)
        if (group != kOut)
            ++members[group];
    const double sampled = static_cast<double>(slice_ * kSets * kPoints);
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
        const std::size_t group = group_of_[i];
        if (group == kOut || (!exact_ && slice_ == 0))
            continue;
        made.won[i] = (exact_ ? won_[group] : static_cast<double>(counts_[group]) / sampled) / members[group];
    }
    return made;
}

WeightShares weight_shares(const Weighing& weighing)
{
    WeightShareRun run(weighing);
    while (!run.done()) run.advance();
    return run.shares();
}

}  // namespace juxta::compare
