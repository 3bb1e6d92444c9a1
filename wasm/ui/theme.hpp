// wasm/ui/theme.hpp - colours, faces, sizes and spacing; the only place that has them.
// SPDX-License-Identifier: MIT
#pragma once

#include "imgui.h"

#include <array>
#include <cstdint>

namespace juxta::ui {

/// Weights of the page's own family, and a fixed-width one.
enum class Face : std::uint8_t { regular, medium, semibold, bold, mono, count };

/// The type scale.
enum class Style : std::uint8_t {
    display,    ///< headline
    title,      ///< section heading
    subtitle,   ///< name on a card
    body,       ///< prose
    body_strong,
    label,      ///< labels, table heads, buttons
    small,      ///< notes
    small_strong,
    eyebrow,    ///< small, spaced capitals are not faked: the text is as given
    figure,     ///< key figures
    code,
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
    border_strong,
    text,
    text_quiet,     ///< >= 4.5:1 on background, surface and sunken
    accent,         ///< links, focus, primary button
    accent_text,    ///< on accent
    positive, positive_tint,
    negative, negative_tint,
    split, split_tint,
    missing, missing_tint,
    focus,          ///< the ring; >= 3:1 on every surface
    shadow,
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
    float radius_pt = 12;
    bool  dark      = false;
    bool  coarse    = false;  ///< Fingers: targets of 44 instead of 24.

    [[nodiscard]] ImU32            colour(Role role) const { return colours[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const TypeStyle& type(Style style) const { return styles[static_cast<std::size_t>(style)]; }
    [[nodiscard]] ImFont*          font(Style style) const { return fonts[static_cast<std::size_t>(type(style).face)]; }
};

/// The spacing grid: n steps of 8 logical pixels; halves are allowed.
[[nodiscard]] constexpr float grid(float steps) { return steps * 8.0f; }

/// The themes as designed; fonts are left empty, the shell puts them in. `base_size_pt` is the size of body text in
/// the page around (CSS px, 10..32), from which the type scale follows.
[[nodiscard]] Theme light_theme(float base_size_pt = 16);
[[nodiscard]] Theme dark_theme(float base_size_pt = 16);

/// Contrast of two opaque colours by WCAG 2.2 (relative luminance), 1..21.
[[nodiscard]] double contrast(ImU32 a, ImU32 b);

}  // namespace juxta::ui
