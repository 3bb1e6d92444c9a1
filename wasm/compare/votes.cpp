// wasm/compare/votes.cpp - intervals and probabilities for votes.
// SPDX-License-Identifier: MIT
#include "compare/votes.hpp"

#include "base/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::compare {

namespace {

constexpr double kZ         = 1.959963984540054;  // the normal quantile of 0.975
constexpr double kManySigma = 2000;               // above it the normal distribution stands for the sum

struct Bounds {
    double share, low, high;
};

Bounds bounds_of(const model::Votes& votes)
{
    const double p = static_cast<double>(votes.positive), q = static_cast<double>(votes.negative), n = p + q;
    const double share  = p / n;
    const double spread = kZ * std::sqrt(p * q / n + kZ * kZ / 4);
    const double below = p + kZ * kZ / 2 - spread, above = p + kZ * kZ / 2 + spread, whole = n + kZ * kZ;
    return {share, votes.positive == 0 ? 0 : std::min(share, below / whole), votes.negative == 0 ? 1 : std::max(share, above / whole)};
}

bool said(const model::Votes& votes)
{
    return votes.given && votes.total() > 0;
}

double square(double x)
{
    return x * x;
}

// The chances of more than `bar` and of at most `bar` of the second kind among `drawn`, up to a common factor.
struct Tails {
    double above = 0, rest = 0;
};

Tails tails_of(double first_kind, double second_kind, double drawn, double bar)
{
    const double all   = first_kind + second_kind;
    const double mean  = drawn * (second_kind / all);
    const double sigma = std::sqrt(mean * (first_kind / all) * ((all - drawn) / std::max(all - 1, 1.0)));
    if (sigma > kManySigma) {
        const double skew = ((first_kind - second_kind) / all) * ((all - 2 * drawn) / all) / sigma;
        const double u = (bar + 0.5 - mean) / sigma, tilt = skew / 6 * (u * u - 1) * normal_density(u);
        return {std::clamp(normal_cdf(-u) + tilt, 0.0, 1.0), std::clamp(normal_cdf(u) - tilt, 0.0, 1.0)};
    }
    const double least = std::max(0.0, drawn - first_kind), most = std::min(drawn, second_kind);
    const double mode  = std::clamp(std::floor((drawn + 1) * ((second_kind + 1) / (all + 2))), least, most);
    Tails        tails;
    double       sum = 0;
    const auto   add = [&](double k, double term) {
        (k > bar ? tails.above : tails.rest) += term;
        sum += term;
    };
    double term = 1;
    add(mode, term);
    for (double k = mode; k < most && term > 1e-18 * sum; ++k) {
        term *= ((second_kind - k) / (k + 1)) * ((drawn - k) / (first_kind - drawn + k + 1));
        add(k + 1, term);
    }
    term = 1;
    for (double k = mode; k > least && term > 1e-18 * sum; --k) {
        term *= (k / (second_kind - k + 1)) * ((first_kind - drawn + k) / (drawn - k + 1));
        add(k - 1, term);
    }
    return tails;
}

}  // namespace

VoteShare share_of(const model::Votes& votes)
{
    if (!said(votes))
        return {};
    const Bounds bounds = bounds_of(votes);
    return {bounds.high - bounds.low > kTooWide ? VotesSaid::too_few : VotesSaid::enough, bounds.share, bounds.low, bounds.high};
}

std::optional<ShareDifference> difference_of(const model::Votes& first, const model::Votes& second)
{
    if (!said(first) || !said(second))
        return std::nullopt;
    const Bounds a = bounds_of(first), b = bounds_of(second);
    const double difference = a.share - b.share;
    return ShareDifference{difference, difference - std::sqrt(square(a.share - a.low) + square(b.high - b.share)),
                           difference + std::sqrt(square(a.high - a.share) + square(b.share - b.low))};
}

double probability_higher(const model::Votes& first, const model::Votes& second)
{
    const auto counts = [](const model::Votes& votes) { return votes.given ? votes : model::Votes{true, 0, 0}; };
    const model::Votes a = counts(first), b = counts(second);
    if (a == b)
        return 0.5;
    // Always the same one of the two orders, so that the two answers are parts of the same whole.
    const bool          turned = a.positive != b.positive ? a.positive > b.positive : a.negative > b.negative;
    const model::Votes &x = turned ? b : a, &y = turned ? a : b;
    const auto          real  = [](std::uint64_t count) { return static_cast<double>(count); };
    const Tails         tails = tails_of(real(x.positive) + real(x.negative) + 1, real(y.positive) + real(y.negative) + 1,
                                         real(x.positive) + real(y.positive) + 1, real(y.positive));
    return (turned ? tails.rest : tails.above) / (tails.above + tails.rest);
}

}  // namespace juxta::compare
