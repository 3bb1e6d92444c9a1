// wasm/ui/theme.hpp - colours, faces, sizes and spacing; the only place that has them.
// SPDX-License-Identifier: MIT
#pragma once

#include "imgui.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace juxta::ui {

/// Weights of the page's own family, and a fixed-width one.
enum class Face : std::uint8_t { regular, medium, semibold, bold, mono, count };

/// The type scale.
enum class Style : std::uint8_t {
    display,        ///< headline
    display_small,  ///< headline of a narrow widget
    title,          ///< section heading
    subtitle,       ///< name on a card
    lead,           ///< the question under the headline
    body,           ///< prose
    body_strong,
    label,          ///< labels, table heads, buttons
    small,          ///< notes
    small_strong,
    eyebrow,        ///< small, spaced capitals are not faked: the text is as given
    figure,         ///< key figures
    code,           ///< on the line height of body
    count
};

/// What a colour is for.
enum class Role : std::uint8_t {
    background,     ///< the widget's ground
    surface,        ///< cards, the table
    surface_sunken, ///< table heads, tracks
    surface_hover,
    surface_pressed,
    border,
    border_strong,  ///< around what is typed into; >= 3:1 on surface
    text,
    text_quiet,     ///< >= 4.5:1 on background, surface and sunken
    accent,         ///< links, focus, primary button; >= 4.5:1 on background, surface, sunken and its tint
    accent_text,    ///< on accent
    accent_tint,    ///< avatars
    positive, positive_tint,
    negative, negative_tint,
    split, split_tint,
    missing, missing_tint,
    focus,          ///< the ring; >= 3:1 on every surface
    shadow,         ///< with its alpha
    count
};

struct TypeStyle {
    Face  face;
    float size_pt;         ///< logical pixels (CSS px)
    float line_height_pt;  ///< a multiple of 4
};

struct Theme {
    std::array<ImU32, static_cast<std::size_t>(Role::count)>      colours{};
    std::array<TypeStyle, static_cast<std::size_t>(Style::count)> styles{};
    std::array<ImFont*, static_cast<std::size_t>(Face::count)>    fonts{};
    /// A code point of the private use area (U+E000..F8FF) for which the fonts have all of `text` as one glyph, shaped; 0 =
    /// none is left. nullptr: the fonts only know characters.
    char32_t (*shape)(std::string_view text) = nullptr;
    float radius_pt = 12;
    bool  dark      = false;
    bool  coarse    = false;  ///< Fingers: targets of 44 instead of 24.

    [[nodiscard]] ImU32            colour(Role role) const { return colours[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const TypeStyle& type(Style style) const { return styles[static_cast<std::size_t>(style)]; }
    [[nodiscard]] float            target_pt() const { return coarse ? 44.0f : 24.0f; }  ///< least side of a target
    [[nodiscard]] ImFont*          font(Style style) const { return fonts[static_cast<std::size_t>(type(style).face)]; }
};

/// The spacing grid: n steps of 8 logical pixels; halves are allowed.
[[nodiscard]] constexpr float grid(float steps) { return steps * 8.0f; }

/// The themes as designed; fonts are left empty, the shell puts them in. `base_size_pt` is the size of body text in
/// the page around (CSS px, 10..32), from which the type scale follows.
[[nodiscard]] Theme light_theme(float base_size_pt = 16);
[[nodiscard]] Theme dark_theme(float base_size_pt = 16);

/// Puts in what the page around wants: "accent=3d45c4;background=ffffff;radius=4". Names are those of the custom properties
/// without "--juxta-": accent, positive, negative, background, text, border as six hexadecimal digits, radius in logical
/// pixels, 0..32; and quiet, where ours could not be read on that background. Tints and the text on the accent follow. "contrast=more" makes quiet text and borders stand out.
/// Unknown names and what is no such value are left out.
void recolour(Theme& theme, std::string_view wishes);

/// Two colours mixed: `share` of `over` in [0,1], the rest `under`. Keeps the alpha of `under`.
[[nodiscard]] ImU32 mix(ImU32 under, ImU32 over, float share);

/// Contrast of two opaque colours by WCAG 2.2 (relative luminance), 1..21.
[[nodiscard]] double contrast(ImU32 a, ImU32 b);

}  // namespace juxta::ui
