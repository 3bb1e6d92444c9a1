// native-host/tables/places.cpp - lines and columns.
// SPDX-License-Identifier: MIT
#include "tables/places.hpp"

#include "base/utf8.hpp"

#include <utility>

namespace juxta::tables {

Position position_of(std::string_view text, std::size_t offset)
{
    Position    at{1, 1};
    std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (; i < offset && i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
            ++at.line;
            at.column = 1;
        } else if (!continues_code_point(c)) {
            ++at.column;
        }
    }
    return at;
}

std::string quoted_part(std::string_view part)
{
    constexpr std::size_t  kCodePoints = 48;
    const std::string_view start       = first_code_points(part, kCodePoints);
    return "\"" + std::string(start) + (start.size() == part.size() ? "\"" : "\u2026\"");
}

void Problems::add(Severity severity, ErrorCode code, std::size_t offset, std::string expected, std::string found, std::string nearest)
{
    const Position at = kept_.size() < kMaxProblems ? position_of(text_, offset) : Position{};
    take({severity, code, at, {}, std::move(found), std::move(expected), std::move(nearest)});
}

void Problems::take(Problem problem)
{
    ++count_;
    refused_ = refused_ || problem.severity == Severity::fatal;
    faulty_  = faulty_ || problem.severity != Severity::warning;
    if (kept_.size() < kMaxProblems) kept_.push_back(std::move(problem));
}

}  // namespace juxta::tables
