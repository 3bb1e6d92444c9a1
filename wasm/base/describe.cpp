// wasm/base/describe.cpp - the wording of errors and problems.
// SPDX-License-Identifier: MIT
#include "base/describe.hpp"

#include "base/utf8.hpp"

#include <array>
#include <cstddef>

namespace juxta {
namespace {

struct Wording {
    std::string_view name;
    std::string_view sentence;
};

/// In the order of ErrorCode.
constexpr std::array kWordings{
    Wording{"syntax", "this is not JSON"},
    Wording{"encoding", "this is not UTF-8 text"},
    Wording{"wrong_version", "this is not a bundle of format 1"},
    Wording{"too_large", "the document is larger than the limit"},
    Wording{"too_deep", "arrays and objects are nested deeper than the limit"},
    Wording{"too_many", "there are more of these than the limit"},
    Wording{"too_long", "a text is longer than the limit"},
    Wording{"missing_field", "a required key is missing"},
    Wording{"wrong_type", "the value is of another type than expected"},
    Wording{"out_of_range", "the number is out of its range"},
    Wording{"bad_value", "the value is none of those allowed"},
    Wording{"bad_url", "the address is not an http, https, mailto or relative URL"},
    Wording{"duplicate_key", "a key stands twice in one object"},
    Wording{"duplicate_id", "an id is used twice"},
    Wording{"unknown_key", "unknown key"},
    Wording{"unknown_id", "nothing has this id"},
    Wording{"not_weighable", "the row is compared but not weighed"},
    Wording{"bad_argument", "the argument makes no sense"},
    Wording{"too_few_items", "there are too few items"},
    Wording{"unreachable", "it could not be read"},
    Wording{"not_json", "what came is not a bundle but another kind of file"},
    Wording{"not_sent", "it could not be sent"},
    Wording{"stopped", "the page did not let it be sent"},
    Wording{"no_graphics", "there is no WebGL to draw with"},
    Wording{"internal", "Juxta itself failed; please report it"},
};
static_assert(kWordings.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);

const Wording& wording_of(ErrorCode code)
{
    return kWordings[static_cast<std::size_t>(code)];
}

/// For these the code says more than "expected ..., found ..." does alone.
bool speaks_first(ErrorCode code)
{
    switch (code) {
    case ErrorCode::syntax:
    case ErrorCode::encoding:
    case ErrorCode::wrong_version:
    case ErrorCode::too_large:
    case ErrorCode::too_deep:
    case ErrorCode::too_many:
    case ErrorCode::too_long:
    case ErrorCode::unknown_key:
    case ErrorCode::duplicate_key:
    case ErrorCode::duplicate_id:
    case ErrorCode::not_weighable: return true;
    default: return false;
    }
}

/// What steers a terminal, ends a line or turns the direction of the text, and shows nothing itself.
bool steers(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The text on one line: steering characters as JSON would escape them, bytes that are not UTF-8 as U+FFFD. What a
/// document says is quoted in what we say of it, and must neither forge a line of ours nor speak to a terminal.
std::string tamed(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789abcdef";

    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!steers(c)) {
            append_utf8(out, c);
            continue;
        }
        out += "\\u";
        for (const unsigned shift : {12u, 8u, 4u, 0u}) out += kHex[(c >> shift) & 0xFu];
    }
    return out;
}

}  // namespace

std::string_view name_of(ErrorCode code)
{
    return wording_of(code).name;
}

std::string_view name_of(Severity severity)
{
    return severity == Severity::warning ? "warning" : "error";
}

std::string describe(const Error& error)
{
    std::string text{wording_of(error.code).sentence};
    if (!error.where.empty())
        text.append(" (").append(error.where).append(")");
    if (!error.detail.empty())
        text.append(": ").append(error.detail);
    return tamed(text);
}

std::string describe(const Problem& problem)
{
    std::string text;
    if (speaks_first(problem.code) || (problem.expected.empty() && problem.found.empty()))
        text += wording_of(problem.code).sentence;
    if (problem.code == ErrorCode::unknown_key && !problem.found.empty()) {
        text.append(" ").append(problem.found);
    } else {
        if (!problem.expected.empty())
            text.append(text.empty() ? "expected " : ": expected ").append(problem.expected);
        if (!problem.found.empty())
            text.append(problem.expected.empty() ? (text.empty() ? "found " : ": found ") : ", found ").append(problem.found);
    }
    if (!problem.nearest.empty())
        text.append("; did you mean \"").append(problem.nearest).append("\"?");
    return tamed(text);
}

std::string describe(const Problem& problem, std::string_view file)
{
    std::string text{file};
    if (problem.at.line > 0)
        text.append(":").append(std::to_string(problem.at.line)).append(":").append(std::to_string(problem.at.column));
    text.append(": ");
    if (!problem.pointer.empty())
        text.append(problem.pointer).append(": ");
    return tamed(text.append(name_of(problem.severity)).append(": ").append(describe(problem)));
}

Error refusal(const Problem& fatal)
{
    Error error{fatal.code, fatal.pointer, {}};
    if (fatal.at.line != 0) {
        error.where = "line " + std::to_string(fatal.at.line) + ", column " + std::to_string(fatal.at.column);
        if (!fatal.pointer.empty())
            error.where += ", " + fatal.pointer;
    }
    if (!fatal.expected.empty())
        error.detail = "expected " + fatal.expected;
    if (!fatal.found.empty())
        error.detail += (error.detail.empty() ? "found " : ", found ") + fatal.found;
    return error;
}

}  // namespace juxta
