// wasm/ui/painter.hpp - shapes, signs and text as triangles, sharp at any density.
// SPDX-License-Identifier: MIT
//
// Takes boxes in points of the display, puts their edges on whole device pixels and hands them to ImGui.
#pragma once

#include "ui/layout.hpp"

#include <limits>
#include <string_view>

namespace juxta::ui {

class Painter {
public:
    /// density  device pixels a point, > 0
    Painter(ImDrawList& list, const Theme& theme, float density);
    ~Painter();
    Painter(const Painter&)            = delete;
    Painter& operator=(const Painter&) = delete;

    void clip(const Rect& box);
    void unclip();

    void fill(Rect box, ImU32 colour, float radius_pt = 0, bool square_bottom = false);
    void outline(Rect box, ImU32 colour, float radius_pt, float thickness_pt = 1);
    void shadow(Rect box, ImU32 colour, float radius_pt);
    /// A shade that fades towards the right (or the left, or the bottom).
    enum class Fade { right, left, down };
    void fade(Rect box, ImU32 colour, Fade towards);

    /// share  0..1; below 0: unknown, a part that wanders with `turn` (0..1)
    void bar(Rect box, ImU32 colour, ImU32 track, float share, float turn);
    void sign(Shape::Kind kind, Rect box, ImU32 colour, ImU32 ground, float value, float turn);

    /// One line whose text starts at `x`; what of its glyphs is beyond `end` is cut off.
    void text(std::string_view text, Style style, float x, float baseline_pt, ImU32 colour, bool rtl = false, float end = std::numeric_limits<float>::infinity());

private:
    [[nodiscard]] float snap(float value) const;
    [[nodiscard]] Rect  snap(const Rect& box) const;
    void                rounded(const Rect& box, float radius_pt, bool square_bottom = false);
    void                stroke(ImU32 colour, float thickness_pt, bool closed = false);

    ImDrawList&  list_;
    const Theme& theme_;
    float        density_;
    float        fringe_;  ///< ImGui's own, given back at the end
};

}  // namespace juxta::ui
