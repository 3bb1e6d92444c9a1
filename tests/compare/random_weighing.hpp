// tests/compare/random_weighing.hpp - made-up weighings, the same on every machine, and shorthand for written ones.
// SPDX-License-Identifier: MIT
#pragma once

#include "compare/value_model.hpp"

#include "tests/support/random.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace juxta::tests {

/// Random cases of one promise. The sanitizers look for other faults than wrong results, and take ten times as long.
inline constexpr int kRounds =
#if defined(__SANITIZE_ADDRESS__)
    10'000;
#else
    100'000;
#endif

/// How random weighings are made.
struct Kind {
    std::size_t fewest_items = 2, most_items = 5;
    std::size_t most_criteria = 7;
    double      unknown = 0.1, not_applicable = 0.1;  ///< shares of the grades
    double      without_weight = 0.1;                 ///< share of the criteria
};

/// Points are whole, in tens, or any real: ties and equal differences are as frequent as in real scores.
inline compare::Weighing random_weighing(Random& random, const Kind& kind = {})
{
    compare::Weighing made;
    made.items               = kind.fewest_items + random.below(kind.most_items - kind.fewest_items + 1);
    const std::size_t count  = 1 + random.below(kind.most_criteria);
    const std::size_t points = random.below(3), weights = random.below(3);
    const bool        gaps = random.chance(0.5);
    for (std::size_t c = 0; c < count; ++c) {
        const double weight = weights == 0 ? 1.0 : weights == 1 ? static_cast<double>(1 + random.below(5)) : random.real() * 5;
        made.weights.push_back(random.chance(kind.without_weight) ? 0 : weight);
        for (std::size_t i = 0; i < made.items; ++i) {
            const double value = points == 0   ? static_cast<double>(random.below(101))
                                 : points == 1 ? static_cast<double>(10 * random.below(11))
                                               : random.real() * 100;
            compare::Grade grade{model::Status::known, value};
            if (gaps && random.chance(kind.unknown))
                grade = {model::Status::unknown, 0};
            else if (gaps && random.chance(kind.not_applicable))
                grade = {model::Status::not_applicable, 0};
            made.grades.push_back(grade);
        }
    }
    return made;
}

inline constexpr compare::Grade kUnknown{model::Status::unknown, 0};
inline constexpr compare::Grade kNotApplicable{model::Status::not_applicable, 0};

inline compare::Grade known(double points)
{
    return {model::Status::known, points};
}

/// A weighing written item by item: the points of each on every criterion. Equal weights unless given.
inline compare::Weighing weighing(const std::vector<std::vector<compare::Grade>>& items, std::vector<double> weights = {})
{
    compare::Weighing made;
    made.items   = items.size();
    made.weights = weights.empty() ? std::vector<double>(items.front().size(), 1.0) : std::move(weights);
    for (std::size_t c = 0; c < made.weights.size(); ++c)
        for (const auto& item : items) made.grades.push_back(item[c]);
    return made;
}

inline compare::Weighing weighing_of_points(const std::vector<std::vector<double>>& items, std::vector<double> weights = {})
{
    std::vector<std::vector<compare::Grade>> grades;
    for (const auto& item : items) {
        grades.emplace_back();
        for (const double points : item) grades.back().push_back(known(points));
    }
    return weighing(grades, std::move(weights));
}

/// The two tools of the seed comparison, by builder, skeptic, founder and futurist.
inline compare::Weighing seed()
{
    return weighing_of_points({{78, 72, 81, 75}, {85, 78, 72, 82}});
}

/// True when a and b differ by at most 1e-9.
inline bool near(double a, double b)
{
    return std::fabs(a - b) <= 1e-9;
}

}  // namespace juxta::tests
