// wasm/compare/dominance.cpp - Pareto dominance, few items or many.
// SPDX-License-Identifier: MIT
#include "compare/dominance.hpp"

#include "base/small_sort.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace juxta::compare {

namespace {

using model::Status;

constexpr double kNothing = -std::numeric_limits<double>::infinity();

bool dominates(const Weighing& weighing, const Evaluation& evaluation, std::size_t rival, std::size_t item)
{
    bool above = false;
    for (std::size_t c = 0; c < weighing.criteria(); ++c) {
        if (evaluation.shares[c] == 0)
            continue;
        const Grade &theirs = weighing.grade(c, rival), &own = weighing.grade(c, item);
        if ((theirs.status == Status::not_applicable) != (own.status == Status::not_applicable))
            return false;
        if (own.status == Status::not_applicable)
            continue;
        const double low  = theirs.status == Status::known ? theirs.points : 0;
        const double high = own.status == Status::known ? own.points : 100;
        if (low < high)
            return false;
        above = above || low > high;
    }
    return above;
}

}  // namespace

std::vector<std::vector<std::size_t>> dominators(const Weighing& weighing, const Evaluation& evaluation)
{
    std::vector<std::vector<std::size_t>> made(weighing.items);
    for (std::size_t i = 0; i < weighing.items; ++i)
        for (std::size_t rival = 0; rival < weighing.items; ++rival)
            if (rival != i && dominates(weighing, evaluation, rival, i))
                made[i].push_back(rival);
    return made;
}

namespace {

// Many points. Each is asked about by its highs and answers by its lows.
struct Points {
    std::span<const double> lows, highs;
    std::size_t             dimensions;

    [[nodiscard]] const double* low(std::size_t point) const { return lows.data() + point * dimensions; }
    [[nodiscard]] const double* high(std::size_t point) const { return highs.data() + point * dimensions; }

    // a at least b on all, above on one
    [[nodiscard]] bool beats(const double* a, const double* b) const
    {
        bool above = false;
        for (std::size_t d = 0; d < dimensions; ++d) {
            if (a[d] < b[d])
                return false;
            above = above || a[d] > b[d];
        }
        return above;
    }
};

// A point or a question in up to three dimensions.
struct Entry {
    double        x, y, z;
    std::uint32_t point;
    bool          asks;
};

Entry entry(const double* at, std::size_t dimensions, std::uint32_t point, bool asks)
{
    return {at[0], dimensions > 1 ? at[1] : 0, dimensions > 2 ? at[2] : 0, point, asks};
}

void sort_falling(std::vector<Entry>& entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.x != b.x ? a.x > b.x : a.y > b.y; });
}

// Suffix maxima over ranks: the greatest z among those of at least some rank. A Fenwick tree, ranks counted from the top.
class SuffixMaxima {
public:
    explicit SuffixMaxima(std::size_t ranks) : best_(ranks + 1, kNothing) {}

    void add(std::size_t rank, double z)
    {
        for (std::size_t at = best_.size() - 1 - rank; at < best_.size(); at += at & (~at + 1)) best_[at] = std::max(best_[at], z);
    }

    [[nodiscard]] double from(std::size_t rank) const
    {
        double best = kNothing;
        for (std::size_t at = best_.size() - 1 - rank; at > 0; at &= at - 1) best = std::max(best, best_[at]);
        return best;
    }

private:
    std::vector<double> best_;
};

// Answers the questions among entries of equal x, sorted by falling y: is there one at least as high in y and z, above in one?
void sweep_plane(std::span<const Entry> level, std::vector<std::uint8_t>& answers)
{
    double highest = kNothing;  // z of those with greater y
    bool   any     = false;
    for (std::size_t start = 0; start < level.size();) {
        std::size_t end   = start;
        double      here  = kNothing;  // z of those with this y
        bool        lives = false;
        for (; end < level.size() && level[end].y == level[start].y; ++end)
            if (!level[end].asks) {
                here  = std::max(here, level[end].z);
                lives = true;
            }
        for (std::size_t k = start; k < end; ++k)
            if (level[k].asks && ((any && highest >= level[k].z) || (lives && here > level[k].z)))
                answers[level[k].point] = 1;
        highest = std::max(highest, here);
        any     = any || lives;
        start   = end;
    }
}

void sweep_space(std::vector<Entry>& entries, std::vector<std::uint8_t>& answers)
{
    std::vector<double> heights;
    heights.reserve(entries.size());
    for (const Entry& e : entries)
        if (!e.asks)
            heights.push_back(e.y);
    small_sort(heights);
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    const auto rank = [&](double y) { return static_cast<std::size_t>(std::lower_bound(heights.begin(), heights.end(), y) - heights.begin()); };

    sort_falling(entries);
    SuffixMaxima greater(heights.size());  // those with greater x
    bool         any = false;
    for (std::size_t start = 0; start < entries.size();) {
        std::size_t end = start;
        while (end < entries.size() && entries[end].x == entries[start].x) ++end;
        for (std::size_t k = start; k < end; ++k) {
            const Entry&      e  = entries[k];
            const std::size_t at = e.asks && any ? rank(e.y) : heights.size();
            if (at < heights.size()) {
                const double best = greater.from(at);
                if (best > e.z || (best == e.z && best > kNothing))
                    answers[e.point] = 1;
            }
        }
        sweep_plane(std::span<const Entry>(entries).subspan(start, end - start), answers);
        for (std::size_t k = start; k < end; ++k)
            if (!entries[k].asks) {
                greater.add(rank(entries[k].y), entries[k].z);
                any = true;
            }
        start = end;
    }
}

void filter_sorted(const Points& points, std::span<const std::uint32_t> alive, std::vector<std::uint8_t>& answers)
{
    struct Key {
        double        sum;
        std::uint32_t point;
        bool          asks;
    };
    const auto sum = [&](const double* at) {
        double made = 0;
        for (std::size_t d = 0; d < points.dimensions; ++d) made += std::clamp(at[d], -1e300, 1e300);  // an infinity would swallow the rest
        return made;
    };
    std::vector<Key> keys;
    keys.reserve(2 * alive.size());
    for (const std::uint32_t p : alive) {
        keys.push_back({sum(points.low(p)), p, false});
        keys.push_back({sum(points.high(p)), p, true});
    }
    // What dominates has at least the sum (rounding keeps the order) and, where that is equal, comes first by coordinates.
    const auto at = [&](const Key& key) { return key.asks ? points.high(key.point) : points.low(key.point); };
    small_sort(keys, [&](const Key& a, const Key& b) {
        if (a.sum != b.sum)
            return a.sum > b.sum;
        const double *x = at(a), *y = at(b);
        for (std::size_t d = 0; d < points.dimensions; ++d)
            if (x[d] != y[d])
                return x[d] > y[d];
        return a.point < b.point;
    });
    std::vector<const double*> front;
    for (const Key& key : keys) {
        const double* own   = at(key);
        const bool    found = std::any_of(front.begin(), front.end(), [&](const double* other) { return points.beats(other, own); });
        if (key.asks)
            answers[key.point] = found;
        else if (!found)
            front.push_back(own);
    }
}

}  // namespace

std::vector<std::uint8_t> dominated(std::span<const double> lows, std::span<const double> highs, std::size_t dimensions)
{
    assert(dimensions > 0 && lows.size() == highs.size() && lows.size() % dimensions == 0);
    const Points              points{lows, highs, dimensions};
    const std::size_t         count = lows.size() / dimensions;
    std::vector<std::uint8_t> answers(count, 0);

    // One strong point settles most of usual data: the one whose worst coordinate, by rank within the range, is best.
    std::vector<double> least(dimensions, -kNothing), scale(dimensions, kNothing);
    for (std::size_t p = 0; p < count; ++p)
        for (std::size_t d = 0; d < dimensions; ++d) {
            least[d] = std::min(least[d], points.low(p)[d]);
            scale[d] = std::max(scale[d], points.low(p)[d]);
        }
    std::size_t strong = 0;
    double      worst  = kNothing;
    for (std::size_t p = 0; p < count; ++p) {
        double own = -kNothing;
        for (std::size_t d = 0; d < dimensions; ++d) own = std::min(own, (points.low(p)[d] - least[d]) / (scale[d] - least[d]));
        if (own > worst) {
            worst  = own;
            strong = p;
        }
    }
    // A point whose lows are beaten by the strong one's is not needed to dominate others; it may still be asked about.
    std::vector<std::uint32_t> alive;
    std::vector<Entry>         entries;
    for (std::uint32_t p = 0; p < count; ++p) {
        answers[p] = points.beats(points.low(strong), points.high(p));
        if (answers[p])
            continue;
        alive.push_back(p);
        if (dimensions <= 3) {
            entries.push_back(entry(points.high(p), dimensions, p, true));
            entries.push_back(entry(points.low(p), dimensions, p, false));
        }
    }
    if (dimensions > 3) {
        filter_sorted(points, alive, answers);
    } else if (dimensions == 3) {
        sweep_space(entries, answers);
    } else {
        // The plane is the level x = 0 of space.
        for (Entry& e : entries) e = {0, e.x, e.y, e.point, e.asks};
        sort_falling(entries);
        sweep_plane(entries, answers);
    }
    return answers;
}

}  // namespace juxta::compare
