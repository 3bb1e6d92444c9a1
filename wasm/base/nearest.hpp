// wasm/base/nearest.hpp - the name that was probably meant.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace juxta {

/// Takes candidates one by one and keeps the one nearest to a mistyped word.
///
/// Distance counts inserted, dropped and changed bytes, and swapped neighbours, as one each; a change of case alone counts as none.
/// A candidate is near at a third of the word's length or less, and at 1 in a word of two or three bytes.
/// Ties go to the candidate offered first. Words above kMaxBytes have no near name.
/// source  Optimal string alignment distance (Damerau 1964, restricted), three rows.
class Nearest {
public:
    static constexpr std::size_t kMaxBytes = 64;

    explicit Nearest(std::string_view word)
        : word_(word), best_(word.size() < 2 || word.size() > kMaxBytes ? 0 : std::max<std::size_t>(1, word.size() / 3) + 1)
    {
    }

    /// cost: O(length of both).
    void offer(std::string_view name)
    {
        const std::size_t gap = name.size() > word_.size() ? name.size() - word_.size() : word_.size() - name.size();
        if (gap >= best_ || name.size() > kMaxBytes)
            return;
        const std::size_t distance = distance_to(name);
        if (distance < best_) {
            best_ = distance;
            name_.assign(name);
        }
    }

    /// The nearest of all offered; "" when none is near.
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

    [[nodiscard]] std::size_t distance_to(std::string_view name) const
    {
        std::array<std::array<std::uint8_t, kMaxBytes + 1>, 3> rows;
        for (std::size_t j = 0; j <= name.size(); ++j)
            rows[0][j] = static_cast<std::uint8_t>(j);
        for (std::size_t i = 1; i <= word_.size(); ++i) {
            auto&       row    = rows[i % 3];
            const auto& above  = rows[(i + 2) % 3];
            const auto& before = rows[(i + 1) % 3];
            row[0]             = static_cast<std::uint8_t>(i);
            for (std::size_t j = 1; j <= name.size(); ++j) {
                const bool same = lower(word_[i - 1]) == lower(name[j - 1]);
                int        best = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
                if (i > 1 && j > 1 && lower(word_[i - 1]) == lower(name[j - 2]) && lower(word_[i - 2]) == lower(name[j - 1]))
                    best = std::min(best, before[j - 2] + 1);
                row[j] = static_cast<std::uint8_t>(best);
            }
        }
        return rows[word_.size() % 3][name.size()];
    }

    std::string_view word_;
    std::size_t      best_;  ///< A candidate must be nearer than this.
    std::string      name_;
};

}  // namespace juxta
