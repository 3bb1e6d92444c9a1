// wasm/compare/lead.hpp - who leads, by how much, why, and how firmly.
// SPDX-License-Identifier: MIT
//
// Pure and the same bytes everywhere, as value_model.hpp.
#pragma once

#include "compare/value_model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace juxta::compare {

/// How much of the lead hangs on what nobody has said.
enum class Firmness : std::uint8_t {
    open,     ///< The unknown may well turn it.
    likely,   ///< At least three quarters of the lead's interval over every rival lie on the winner's side.
    certain,  ///< No value of the unknown turns it.
};

/// The answer.
struct Lead {
    Standing                   standing = Standing::nothing_to_weigh;
    std::vector<std::size_t>   leaders;    ///< In the order given: the winner, or all that tie; the one item of no_rival.
    std::optional<std::size_t> runner_up;  ///< The item with the next estimate; of several, the first in the order given.
                                           ///< For a tie: the second of the leaders. Absent without a rival.
    double                     by = 0;     ///< points, 0..100: the first leader's estimate less the runner-up's; up to kTiePoints
                                           ///< either way for a tie.
    double low  = 0;  ///< points, -100..100: the first leader's low less the runner-up's high
    double high = 0;  ///< points, -100..100: the first leader's high less the runner-up's low
    std::vector<double> contributions;  ///< points, one a criterion: what it adds to `by`. Their sum is exactly `by`, in any order.
    Firmness            firmness = Firmness::open;

    [[nodiscard]] std::optional<std::size_t> winner() const
    {
        return standing == Standing::leads ? std::optional<std::size_t>(leaders.front()) : std::nullopt;
    }
    bool operator==(const Lead&) const = default;
};

/// Finds the lead in an evaluation of `weighing`.
///
///   by               = total(winner) - total(runner-up), both estimated
///   contribution(c)  = points(c, winner) - points(c, runner-up)
///   lead over r      = [low(winner) - high(r), high(winner) - low(r)]
///
/// firmness   certain: the lead over every rival is above kTiePoints throughout. likely: of the lead over every rival, at
///            least 3/4 of the interval's length is above 0. Else open. A tie is certain when every leader's total is known to
///            the point and no other item can reach it, else open. Without a winner or a tie it is open and says nothing.
/// ties       Estimates within kTiePoints of the highest.
/// unknowns   An item without a total takes no part.
/// cost       O(criteria + items).
[[nodiscard]] Lead find_lead(const Weighing& weighing, const Evaluation& evaluation);

}  // namespace juxta::compare
