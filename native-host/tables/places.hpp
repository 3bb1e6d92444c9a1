// native-host/tables/places.hpp - problems of a text that is held whole, with their places.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tables {

inline constexpr std::size_t kMaxProblems = 100;  ///< Problems kept of one text; the rest are counted.

/// Line and column (in code points) of a byte. Lines end with LF, CR LF or CR; a byte order mark takes no column. cost: O(offset).
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

/// A part of a text for people: in quotes, on one line, shortened.
[[nodiscard]] std::string quoted_part(std::string_view part);

/// The problems of one text.
class Problems {
public:
    explicit Problems(std::string_view text) : text_(text) {}

    /// Notes a problem at the byte `offset` of the text.
    void add(Severity severity, ErrorCode code, std::size_t offset, std::string expected, std::string found = {}, std::string nearest = {});

    /// Takes a problem that knows its place.
    void take(Problem problem);

    [[nodiscard]] const std::vector<Problem>& kept() const { return kept_; }
    [[nodiscard]] std::size_t                 count() const { return count_; }
    [[nodiscard]] bool                        refused() const { return refused_; }  ///< One was fatal.
    [[nodiscard]] bool                        faulty() const { return faulty_; }    ///< One was more than a warning.

private:
    std::string_view     text_;
    std::vector<Problem> kept_;
    std::size_t          count_   = 0;
    bool                 refused_ = false;
    bool                 faulty_  = false;
};

}  // namespace juxta::tables
