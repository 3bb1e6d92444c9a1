// wasm/semantics/width.cpp - see width.hpp.
// SPDX-License-Identifier: MIT
#include "semantics/width.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace juxta::semantics {
namespace {

struct Interval {
    char32_t first, last;
};

constexpr Interval kNarrowest[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD},
    {0x05BF, 0x05C7},   {0x0610, 0x061A},   {0x064B, 0x065F},   {0x0670, 0x0670},   {0x06D6, 0x06DC},   {0x06DF, 0x06E4},
    {0x06E7, 0x06E8},   {0x06EA, 0x06ED},   {0x0730, 0x074A},   {0x0900, 0x0902},   {0x093C, 0x093C},   {0x0941, 0x0948},
    {0x094D, 0x094D},   {0x0951, 0x0957},   {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},   {0x1AB0, 0x1ACE},
    {0x1DC0, 0x1DFF},   {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2060, 0x206F},   {0x20D0, 0x20F0},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},   {0xFEFF, 0xFEFF},   {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF},
};

constexpr Interval kWidest[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F567}, {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6D7}, {0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

template <std::size_t N>
bool holds(const Interval (&table)[N], char32_t code_point)
{
    const auto* at = std::upper_bound(table, table + N, code_point, [](char32_t value, const Interval& interval) { return value < interval.first; });
    return at != table && code_point <= (at - 1)->last;
}

/// What a terminal would obey, or what turns the order of the text around it.
bool obeyed(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

/// A stretch that is not broken.
struct Unit {
    std::string text;
    int         width       = 0;
    bool        after_space = false;
};

class Wrapper {
public:
    Wrapper(int width, bool break_words) : width_(width), break_words_(break_words) {}

    void put(const Unit& unit)
    {
        if (unit.text.empty()) return;
        const int space = unit.after_space && line_width_ > 0 ? 1 : 0;
        if (line_width_ > 0 && line_width_ + space + unit.width > width_) {
            end_line();
        } else if (space == 1) {
            line_ += ' ';
            ++line_width_;
        }
        if (unit.width > width_ && break_words_) {
            put_in_parts(unit.text);
        } else {
            line_ += unit.text;
            line_width_ += unit.width;
        }
    }

    void end_line()
    {
        lines_.push_back(std::move(line_));
        line_.clear();
        line_width_ = 0;
    }

    [[nodiscard]] std::vector<std::string> take()
    {
        if (!line_.empty() || lines_.empty()) end_line();
        return std::move(lines_);
    }

private:
    void put_in_parts(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start  = at;
            const int         extent = display_width(next_code_point(text, at));
            if (line_width_ > 0 && line_width_ + extent > width_) end_line();
            line_ += text.substr(start, at - start);
            line_width_ += extent;
        }
    }

    int                      width_;
    bool                     break_words_;
    std::string              line_;
    int                      line_width_ = 0;
    std::vector<std::string> lines_;
};

}  // namespace

int display_width(char32_t code_point)
{
    if (code_point < 0x7F && code_point >= 0x20) return 1;
    if (holds(kNarrowest, code_point)) return 0;
    return holds(kWidest, code_point) ? 2 : 1;
}

int display_width(std::string_view text)
{
    int width = 0;
    for (std::size_t at = 0; at < text.size();) width += display_width(next_code_point(text, at));
    return width;
}

std::vector<std::string> wrapped(std::string_view text, int width, bool break_words)
{
    Wrapper wrapper(std::max(width, 2), break_words);
    Unit    unit;
    bool    unit_is_wide = false;

    const auto next_unit = [&](bool after_space) {
        wrapper.put(unit);
        after_space = after_space || (unit.text.empty() && unit.after_space);
        unit        = Unit{{}, 0, after_space};
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start  = at;
        const char32_t    point  = next_code_point(text, at);
        const int         extent = display_width(point);
        if (point == U'\n') {
            next_unit(false);
            wrapper.end_line();
            unit.after_space = false;
        } else if (point == U' ' || point == U'\t' || point == U'\r') {
            next_unit(true);
        } else if (!obeyed(point)) {
            // Text without spaces, as Chinese and Japanese are written, may be broken at any wide character.
            if (extent > 0 && (extent == 2 || unit_is_wide) && !unit.text.empty()) next_unit(false);
            unit.text += text.substr(start, at - start);
            unit.width += extent;
            if (extent > 0) unit_is_wide = extent == 2;
        }
    }
    next_unit(false);
    return wrapper.take();
}

}  // namespace juxta::semantics
