// wasm/ui/text_flow.cpp - graphemes, places to break, and greedy lines.
// SPDX-License-Identifier: MIT
#include "ui/text_flow.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace juxta::ui {
namespace {

struct Span32 {
    char32_t first, last;
};

template <std::size_t N>
bool within(const Span32 (&spans)[N], char32_t c)
{
    for (const Span32& span : spans)
        if (c <= span.last) return c >= span.first;
    return false;
}

// Stay with what stands before them. Sorted. The marks of the scripts that are in wide use, not all of Unicode.
constexpr Span32 kExtending[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x06DF, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0903}, {0x093A, 0x093C}, {0x093E, 0x094F}, {0x0951, 0x0957},
    {0x0981, 0x0983}, {0x09BC, 0x09CD}, {0x0A01, 0x0A03}, {0x0A3C, 0x0A51}, {0x0A81, 0x0A83}, {0x0ABC, 0x0ACD}, {0x0B01, 0x0B03},
    {0x0B3C, 0x0B57}, {0x0BBE, 0x0BCD}, {0x0C3E, 0x0C56}, {0x0CBC, 0x0CD6}, {0x0D3E, 0x0D4D}, {0x0DCA, 0x0DDF}, {0x0E31, 0x0E31},
    {0x0E33, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB3, 0x0EBC}, {0x0EC8, 0x0ECD}, {0x0F71, 0x0F84}, {0x102B, 0x103E},
    {0x1160, 0x11FF}, {0x17B4, 0x17D3}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302F},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFF9E, 0xFF9F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

constexpr Span32 kInvisible[] = {{0x0000, 0x0008}, {0x000B, 0x000C}, {0x000E, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},
                                 {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                                 {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}};

// Written from right to left.
constexpr Span32 kRightToLeft[] = {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

// Among letters, and yet of no direction: digits, signs and brackets that stand with any script.
constexpr Span32 kUndecided[] = {
    {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x0600, 0x0607}, {0x0609, 0x060A}, {0x060C, 0x060C}, {0x060E, 0x060F}, {0x0660, 0x066C},
    {0x06DD, 0x06DE}, {0x06E9, 0x06E9}, {0x06F0, 0x06F9}, {0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030},
    {0xFD3E, 0xFD3F}, {0xFF01, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0x1F000, 0x1FAFF}};

// Scripts whose characters join or change places.
constexpr Span32 kShaped[] = {{0x0900, 0x109F}, {0x1780, 0x18AF}, {0x1900, 0x1CFF}, {0xA800, 0xA82F}, {0xA840, 0xA8FF}, {0xA930, 0xA95F}, {0xA980, 0xABFF}, {0x11000, 0x11FFF}};

// Scripts that break between any two characters, and pictures.
constexpr Span32 kIdeographic[] = {{0x2E80, 0x4DBF}, {0x4E00, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                                   {0xFE30, 0xFE4F}, {0xFF01, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

constexpr std::u32string_view kClosing = U"!),.:;?]}%\u00BB\u2019\u201D\u2026\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3041\u3043\u3045\u3047\u3049"
                                         U"\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30FB\u30FC\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A"
                                         U"\uFF1B\uFF1F\uFF3D\uFF5D";
constexpr std::u32string_view kOpening = U"([{\u00AB\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\uFF08\uFF3B\uFF5B";

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007); }

bool is_word(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC0; }

bool regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// One grapheme of the text, and whether a line may end behind it.
struct Cluster {
    std::uint32_t run, begin, end;
    float         width;
    char32_t      first, last;
    bool          space, break_after;
};

bool break_between(char32_t before, const Cluster& a, const Cluster& b)
{
    if (b.space) return false;
    if (a.space || a.last == 0x200B) return true;
    if (a.last == 0x00A0 || a.last == 0x2060 || b.first == 0x00A0) return false;
    if (a.last == '-' || a.last == 0x2010 || a.last == 0x2013 || a.last == '/') return is_word(before) && is_word(b.first) && !(b.first >= '0' && b.first <= '9');
    if (a.last == 0x2014) return true;
    if (b.first == 0x2014) return false;
    if (!within(kIdeographic, a.first) && !within(kIdeographic, b.first)) return false;
    return kClosing.find(b.first) == kClosing.npos && kOpening.find(a.last) == kOpening.npos;
}

/// What a reader takes for one character.
struct Grapheme {
    std::size_t end;
    char32_t    first, last;
    bool        several;  ///< more than one code point
};

Grapheme grapheme_at(std::string_view text, std::size_t at)
{
    Grapheme found{at, 0, 0, false};
    found.first = found.last = next_code_point(text, found.end);
    bool flag                = regional(found.first);  // the first half of one
    while (found.end < text.size() && !is_space(found.first)) {
        std::size_t    after = found.end;
        const char32_t c     = next_code_point(text, after);
        if (!within(kExtending, c) && found.last != 0x200D && !(flag && regional(c))) break;
        flag          = false;
        found.end     = after;
        found.last    = c;
        found.several = true;
    }
    return found;
}

/// Whether each character is a glyph of its own, as far as the quick look goes: the scripts of Europe without marks.
bool plain(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (next_code_point(text, at) >= 0x0300) return false;
    }
    return true;
}

float width_of(const Theme& theme, Style style, ImFontBaked& baked, std::string_view text, bool several)
{
    if (several && theme.shape) return measure(theme, style, text);
    float width = 0;
    for (std::size_t at = 0; at < text.size();) width += advance(baked, theme.type(style).size_pt, next_code_point(text, at));
    return width;
}

std::vector<Cluster> clusters_of(const Theme& theme, std::span<const Run> runs)
{
    std::vector<Cluster> clusters;
    char32_t             before = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const std::string_view text  = runs[run].text;
        ImFontBaked&           baked = baked_font(theme, runs[run].style);
        for (std::size_t begin = 0; begin < text.size();) {
            const Grapheme found = grapheme_at(text, begin);
            const float    width = width_of(theme, runs[run].style, baked, text.substr(begin, found.end - begin), found.several);
            const Cluster  cluster{static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(found.end), width,
                                  found.first, found.last, is_space(found.first), false};
            if (!clusters.empty()) {
                clusters.back().break_after = break_between(before, clusters.back(), cluster);
                before                      = clusters.back().last;
            }
            clusters.push_back(cluster);
            begin = found.end;
        }
    }
    return clusters;
}

/// What is drawn for a code point of a text.
char32_t drawn(char32_t c) { return c < 0x20 ? U' ' : c >= 0xE000 && c <= 0xF8FF ? kReplacement : c; }

/// Pictures of text are this wide at most, in device pixels; what is wider is drawn character by character.
constexpr float kWidestGlyph = 4000;

constexpr const char* kLeftToRightMark = "\u200E";
constexpr const char* kRightToLeftMark = "\u200F";

}  // namespace

bool invisible(char32_t c) { return within(kInvisible, c); }

float advance(ImFontBaked& baked, float size_pt, char32_t c)
{
    if (invisible(c)) return 0;
    return baked.GetCharAdvance(static_cast<ImWchar>(drawn(c))) * size_pt / baked.Size;
}

std::vector<Piece> pieces_of(std::string_view line)
{
    for (std::size_t at = 0; at < line.size();) {
        if (within(kRightToLeft, next_code_point(line, at))) return {{line, true}};
    }
    std::vector<Piece> pieces;
    const auto         add = [&](std::size_t begin, std::size_t end, bool shaped, bool joins) {
        if (joins && !pieces.empty() && pieces.back().shaped == shaped)
            pieces.back().text = {pieces.back().text.data(), pieces.back().text.size() + end - begin};
        else
            pieces.push_back({line.substr(begin, end - begin), shaped});
    };
    bool joined = false;  // the last piece goes on with another grapheme of its script
    for (std::size_t at = 0; at < line.size();) {
        const Grapheme found  = grapheme_at(line, at);
        const bool     script = within(kShaped, found.first);
        const bool     shaped = script || found.several;
        add(at, found.end, shaped, !shaped || (script && joined));
        joined = script;
        at     = found.end;
    }
    return pieces;
}

bool right_to_left(std::string_view paragraph)
{
    for (std::size_t at = 0; at < paragraph.size();) {
        const char32_t c = next_code_point(paragraph, at);
        if (c == 0x200F || c == 0x061C) return true;
        if (c == 0x200E) return false;
        if (invisible(c) || within(kExtending, c) || within(kUndecided, c)) continue;
        if (within(kRightToLeft, c)) return true;
        if (is_word(c) && !(c >= '0' && c <= '9')) return false;
    }
    return false;
}

std::u32string glyphs_of(const Theme& theme, ImFontBaked& baked, std::string_view line, bool rtl)
{
    std::u32string glyphs;
    const auto     add = [&](std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            if (!invisible(c)) glyphs += drawn(c);
        }
    };
    if (!theme.shape || (plain(line) && !rtl)) {
        add(line);
        return glyphs;
    }
    const float density = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.y);
    // In a paragraph from right to left all of a line has its order from there: a full stop stands at the left.
    for (const Piece& piece : rtl ? std::vector<Piece>{{line, true}} : pieces_of(line)) {
        std::string told;  // a line may begin with a word that runs against its paragraph
        if (piece.shaped && right_to_left(piece.text) != rtl) told = rtl ? kRightToLeftMark : kLeftToRightMark;
        told += piece.text;
        const char32_t whole = piece.shaped ? theme.shape(told) : 0;
        if (whole != 0 && baked.GetCharAdvance(static_cast<ImWchar>(whole)) * density <= kWidestGlyph) glyphs += whole;
        else add(piece.text);
    }
    return glyphs;
}

ImFontBaked& baked_font(const Theme& theme, Style style)
{
    const float density = ImGui::GetIO().DisplayFramebufferScale.y;
    return *theme.font(style)->GetFontBaked(theme.type(style).size_pt, density > 0 ? density : 1.0f);
}

float measure(const Theme& theme, Style style, std::string_view text)
{
    ImFontBaked& baked = baked_font(theme, style);
    if (!theme.shape || plain(text)) return width_of(theme, style, baked, text, false);
    float width = 0;
    for (const char32_t c : glyphs_of(theme, baked, text, right_to_left(text))) width += baked.GetCharAdvance(static_cast<ImWchar>(c));
    return width * theme.type(style).size_pt / baked.Size;
}

float baseline_in_line(const Theme& theme, Style style)
{
    const ImFontBaked& baked = baked_font(theme, style);
    const float        scale = theme.type(style).size_pt / baked.Size;
    const float        above = baked.Ascent * scale;
    const float        below = std::fabs(baked.Descent) * scale;
    return std::round((theme.type(style).line_height_pt - above - below) / 2 + above);
}

std::vector<Fragment> wrap(const Theme& theme, std::span<const Run> runs, float width_pt)
{
    const std::vector<Cluster> clusters = clusters_of(theme, runs);
    std::vector<Fragment>      fragments;
    std::size_t                line = 0;
    for (std::size_t begin = 0; begin < clusters.size();) {
        if (clusters[begin].space) {
            ++begin;
            continue;
        }
        // Find where this line ends: at the last place to break before it is too wide, else within the word.
        std::size_t end = begin, break_at = begin;
        float       x = 0;
        for (; end < clusters.size(); ++end) {
            const Cluster& cluster = clusters[end];
            const float    pad     = runs[cluster.run].pad_pt;
            if (end == begin || clusters[end - 1].run != cluster.run) x += pad + (end == begin ? 0 : runs[clusters[end - 1].run].pad_pt);
            if (!cluster.space && end > begin && x + cluster.width + pad > width_pt + 0.01f) break;
            x += cluster.width;
            if (cluster.break_after) break_at = end + 1;
        }
        if (end < clusters.size() && break_at > begin) end = break_at;
        std::size_t last = end;
        while (last > begin && clusters[last - 1].space) --last;

        x = 0;
        for (std::size_t i = begin; i < last;) {
            const std::size_t run = clusters[i].run;
            Fragment          fragment;
            fragment.run  = run;
            fragment.line = line;
            fragment.x    = x + runs[run].pad_pt;
            for (; i < last && clusters[i].run == run; ++i) {
                fragment.text.append(runs[run].text.substr(clusters[i].begin, clusters[i].end - clusters[i].begin));
                fragment.width += clusters[i].width;
            }
            if (theme.shape && !plain(fragment.text)) fragment.width = measure(theme, runs[run].style, fragment.text);
            x = fragment.x + fragment.width + runs[run].pad_pt;
            fragments.push_back(std::move(fragment));
        }
        ++line;
        begin = end;
    }
    return fragments;
}

}  // namespace juxta::ui
