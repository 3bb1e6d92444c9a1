// wasm/ui/theme.cpp - the two themes as designed.
// SPDX-License-Identifier: MIT
#include "ui/theme.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace juxta::ui {
namespace {

constexpr std::size_t at(Role role) { return static_cast<std::size_t>(role); }
constexpr std::size_t at(Style style) { return static_cast<std::size_t>(style); }

constexpr ImU32 rgb(ImU32 hex, ImU32 alpha = 255)
{
    return IM_COL32((hex >> 16) & 255u, (hex >> 8) & 255u, hex & 255u, alpha);
}

// The scale at 16 px of body text; others follow it, rounded to whole pixels because ImGui bakes whole sizes.
void set_type(Theme& theme, float base_size_pt)
{
    const float base = std::clamp(base_size_pt, 10.0f, 32.0f);
    const auto  set  = [&](Style style, Face face, float size, float line) {
        const float size_pt         = std::round(size * base / 16.0f);
        const float line_pt         = 4.0f * std::round(line * base / 64.0f);
        theme.styles[at(style)] = {face, size_pt, std::max(line_pt, 4.0f * std::ceil(size_pt * 0.3f))};
    };
    set(Style::display, Face::bold, 40, 48);
    set(Style::display_small, Face::bold, 28, 36);
    set(Style::title, Face::bold, 24, 32);
    set(Style::subtitle, Face::semibold, 18, 24);
    set(Style::lead, Face::regular, 18, 28);
    set(Style::body, Face::regular, 15, 24);
    set(Style::body_strong, Face::semibold, 15, 24);
    set(Style::label, Face::semibold, 14, 20);
    set(Style::small, Face::regular, 13, 20);
    set(Style::small_strong, Face::semibold, 13, 20);
    set(Style::eyebrow, Face::semibold, 13, 20);
    set(Style::figure, Face::bold, 20, 28);
    set(Style::code, Face::mono, 13, 24);
}

struct Ink {
    Role  role;
    ImU32 light, dark;
};

// Every pair of text and ground that is used keeps 4.5:1, checked by tests/ui/theme_test.cpp.
constexpr Ink kInks[] = {
    {Role::background,      rgb(0xFAFAF9), rgb(0x0F1013)},
    {Role::surface,         rgb(0xFFFFFF), rgb(0x17181C)},
    {Role::surface_sunken,  rgb(0xF5F5F3), rgb(0x1D1F24)},
    {Role::surface_hover,   rgb(0xEFEFEC), rgb(0x25272D)},
    {Role::surface_pressed, rgb(0xE6E6E2), rgb(0x2D3037)},
    {Role::border,          rgb(0xE6E5E1), rgb(0x2A2C33)},
    {Role::border_strong,   rgb(0x8C8B86), rgb(0x70747F)},
    {Role::text,            rgb(0x17171B), rgb(0xF0F0F2)},
    {Role::text_quiet,      rgb(0x5B5B63), rgb(0xA4A6AF)},
    {Role::accent,          rgb(0x3D45C4), rgb(0xA3ABFF)},
    {Role::accent_text,     rgb(0xFFFFFF), rgb(0x11122A)},
    {Role::accent_tint,     rgb(0xECEDFB), rgb(0x262A4D)},
    {Role::positive,        rgb(0x116A3D), rgb(0x74D6A1)},
    {Role::positive_tint,   rgb(0xE2F4E9), rgb(0x132F21)},
    {Role::negative,        rgb(0xAE2319), rgb(0xFF9C92)},
    {Role::negative_tint,   rgb(0xFCE9E7), rgb(0x3B1A17)},
    {Role::split,           rgb(0x825000), rgb(0xEFC06A)},
    {Role::split_tint,      rgb(0xFCF0DA), rgb(0x33270F)},
    {Role::missing,         rgb(0x62626B), rgb(0xA4A6AF)},
    {Role::missing_tint,    rgb(0xEFEFED), rgb(0x27292F)},
    {Role::focus,           rgb(0x3D45C4), rgb(0xA3ABFF)},
    {Role::shadow,          rgb(0x14141E, 18), rgb(0x000000, 110)},
};
static_assert(std::size(kInks) == at(Role::count));

Theme make_theme(bool dark, float base_size_pt)
{
    Theme theme;
    theme.dark = dark;
    for (const Ink& ink : kInks) theme.colours[at(ink.role)] = dark ? ink.dark : ink.light;
    set_type(theme, base_size_pt);
    return theme;
}

double channel(ImU32 colour, int shift)
{
    const double value = static_cast<double>((colour >> shift) & 255u) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// Relative luminance, WCAG 2.2.
double luminance(ImU32 colour)
{
    return 0.2126 * channel(colour, IM_COL32_R_SHIFT) + 0.7152 * channel(colour, IM_COL32_G_SHIFT) + 0.0722 * channel(colour, IM_COL32_B_SHIFT);
}

}  // namespace

Theme light_theme(float base_size_pt) { return make_theme(false, base_size_pt); }

Theme dark_theme(float base_size_pt) { return make_theme(true, base_size_pt); }

void recolour(Theme& theme, std::string_view wishes)
{
    const auto put = [&](Role role, ImU32 colour) { theme.colours[at(role)] = colour; };
    while (!wishes.empty()) {
        const std::string_view wish = wishes.substr(0, wishes.find(';'));
        wishes.remove_prefix(std::min(wishes.size(), wish.size() + 1));
        const std::size_t      equals = std::min(wish.find('='), wish.size());
        const std::string_view name   = wish.substr(0, equals);
        const std::string_view value  = wish.substr(std::min(equals + 1, wish.size()));
        const char* const      end    = value.data() + value.size();

        if (wish == "contrast=more") {
            for (const Role quiet : {Role::text_quiet, Role::missing}) put(quiet, theme.colour(Role::text));
            for (const Role line : {Role::border, Role::border_strong}) put(line, theme.colour(Role::text_quiet));
            continue;
        }
        if (name == "radius") {
            int radius = 0;
            if (const auto read = std::from_chars(value.data(), end, radius); read.ec == std::errc() && read.ptr == end)
                theme.radius_pt = static_cast<float>(std::clamp(radius, 0, 32));
            continue;
        }
        ImU32 hex = 0;
        if (const auto read = std::from_chars(value.data(), end, hex, 16); value.size() != 6 || read.ec != std::errc() || read.ptr != end) continue;
        const ImU32 colour = rgb(hex);
        const ImU32 tint   = mix(theme.colour(Role::surface), colour, theme.dark ? 0.2f : 0.12f);
        if (name == "accent") {
            put(Role::accent, colour);
            put(Role::focus, colour);
            put(Role::accent_tint, tint);
            const ImU32 white = rgb(0xFFFFFF), ink = rgb(0x11122A);
            put(Role::accent_text, contrast(white, colour) >= contrast(ink, colour) ? white : ink);
        } else if (name == "positive") {
            put(Role::positive, colour);
            put(Role::positive_tint, tint);
        } else if (name == "negative") {
            put(Role::negative, colour);
            put(Role::negative_tint, tint);
        } else if (name == "background") {
            put(Role::background, colour);
        } else if (name == "text") {
            put(Role::text, colour);
        } else if (name == "quiet") {
            put(Role::text_quiet, colour);
        } else if (name == "border") {
            put(Role::border, colour);
        }
    }
}

ImU32 mix(ImU32 under, ImU32 over, float share)
{
    ImU32 mixed = under & IM_COL32_A_MASK;
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
        const float a = static_cast<float>((under >> shift) & 255u);
        const float b = static_cast<float>((over >> shift) & 255u);
        mixed |= static_cast<ImU32>(std::lround(a + (b - a) * share)) << shift;
    }
    return mixed;
}

double contrast(ImU32 a, ImU32 b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low  = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}  // namespace juxta::ui
