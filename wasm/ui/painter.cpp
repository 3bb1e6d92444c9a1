// wasm/ui/painter.cpp - triangles for shapes, signs and glyphs.
// SPDX-License-Identifier: MIT
#include "ui/painter.hpp"

#include "base/utf8.hpp"
#include "ui/text_flow.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numbers>

namespace juxta::ui {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kLarge_px = 128 * 128;  ///< From so many device pixels on a ground is worth a draw call of its own.

ImU32 faded(ImU32 colour, float share)
{
    const float alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT) * share;
    return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(alpha)) << IM_COL32_A_SHIFT);
}

}  // namespace

Painter::Painter(ImDrawList& list, const Theme& theme, float density) : list_(list), theme_(theme), density_(density), fringe_(list._FringeScale)
{
    list_._FringeScale = 1.0f / density_;  // edges are smoothed over one device pixel, not over one point
}

Painter::~Painter() { list_._FringeScale = fringe_; }

float Painter::snap(float value) const { return std::round(value * density_) / density_; }

// Edges on the grid; what is there at all stays at least one device pixel.
Rect Painter::snap(const Rect& box) const
{
    const float x = snap(box.x), y = snap(box.y);
    const float least = 1.0f / density_;
    return {x, y, std::max(box.width < 2 ? snap(box.width) : snap(box.right()) - x, least), std::max(box.height < 2 ? snap(box.height) : snap(box.bottom()) - y, least)};
}

void Painter::clip(const Rect& box) { list_.PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true); }

void Painter::unclip() { list_.PopClipRect(); }

void Painter::rounded(const Rect& box, float radius_pt, bool square_bottom)
{
    const float r        = std::min({radius_pt, box.width / 2, box.height / 2});
    const int   segments = std::clamp(static_cast<int>(std::ceil(std::sqrt(r * density_) * 2)), 3, 24);
    const auto  corner   = [&](float x, float y, float from, bool square) {
        if (square || r <= 0) list_.PathLineTo({x, y});
        else list_.PathArcTo({x + (x > box.x ? -r : r), y + (y > box.y ? -r : r)}, r, from * kPi, (from + 0.5f) * kPi, segments);
    };
    corner(box.x, box.y, 1.0f, false);
    corner(box.right(), box.y, 1.5f, false);
    corner(box.right(), box.bottom(), 0.0f, square_bottom);
    corner(box.x, box.bottom(), 0.5f, square_bottom);
}

void Painter::fill(Rect box, ImU32 colour, float radius_pt, bool square_bottom)
{
    box              = snap(box);
    const auto plain = [&] { list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour); };
    const auto round = [&] {
        rounded(box, radius_pt, square_bottom);
        list_.PathFillConvex(colour);
    };
    const float end = snap(std::max(0.0f, radius_pt)), middle = box.height - 2 * end;
    if ((colour & IM_COL32_A_MASK) != IM_COL32_A_MASK || middle <= 0 || box.width * middle * density_ * density_ < kLarge_px) return radius_pt > 0 ? round() : plain();
    // A renderer clears a box that fills all of its clip, which takes a part of what blending takes. Of a rounded one only the ends are blended.
    const auto part = [&](float y, float height, const auto& draw) {
        clip({box.x, y, box.width, height});
        draw();
        unclip();
    };
    part(box.y + end, middle, plain);
    if (end <= 0) return;
    part(box.y, end, round);
    part(box.bottom() - end, end, round);
}

void Painter::stroke(ImU32 colour, float thickness_pt, bool closed)
{
    list_.PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness_pt);
}

void Painter::outline(Rect box, ImU32 colour, float radius_pt, float thickness_pt)
{
    box              = snap(box);
    const float wide = std::max(1.0f, std::floor(thickness_pt * density_)) / density_;
    rounded({box.x + wide / 2, box.y + wide / 2, box.width - wide, box.height - wide}, std::max(0.0f, radius_pt - wide / 2));
    stroke(colour, wide, true);
}

// Rings of falling alpha around a rounded box; its inside stays empty, a card covers it.
void Painter::shadow(Rect box, ImU32 colour, float radius_pt)
{
    constexpr float kOut[]   = {-4, 1, 4, 9, 15, 22};
    constexpr float kAlpha[] = {1.0f, 0.72f, 0.4f, 0.18f, 0.05f, 0.0f};
    constexpr int   kRings   = static_cast<int>(std::size(kOut));
    constexpr int   kArc     = 6;
    constexpr int   kPoints  = 4 * (kArc + 1);
    box.y += 3;

    list_.PrimReserve((kRings - 1) * kPoints * 6, kRings * kPoints);
    const ImVec2   white = ImGui::GetFontTexUvWhitePixel();
    const unsigned base  = list_._VtxCurrentIdx;
    for (int ring = 0; ring < kRings; ++ring) {
        const float r = std::max(0.0f, radius_pt + kOut[ring]);
        for (int corner = 0; corner < 4; ++corner) {
            const float x = corner == 0 || corner == 3 ? box.x - kOut[ring] + r : box.right() + kOut[ring] - r;
            const float y = corner < 2 ? box.y - kOut[ring] + r : box.bottom() + kOut[ring] - r;
            for (int step = 0; step <= kArc; ++step) {
                const float angle = kPi * (1.0f + 0.5f * (static_cast<float>(corner) + static_cast<float>(step) / kArc));
                list_.PrimWriteVtx({x + r * std::cos(angle), y + r * std::sin(angle)}, white, faded(colour, kAlpha[ring]));
            }
        }
    }
    for (int ring = 0; ring + 1 < kRings; ++ring)
        for (int point = 0; point < kPoints; ++point) {
            const auto index = [&](int of_ring, int of_point) { return static_cast<ImDrawIdx>(base + static_cast<unsigned>(of_ring * kPoints + of_point % kPoints)); };
            for (const ImDrawIdx i : {index(ring, point), index(ring, point + 1), index(ring + 1, point), index(ring + 1, point), index(ring, point + 1), index(ring + 1, point + 1)})
                list_.PrimWriteIdx(i);
        }
}

void Painter::fade(Rect box, ImU32 colour, Fade towards)
{
    const ImU32 none  = colour & ~IM_COL32_A_MASK;
    const ImU32 left  = towards == Fade::left ? none : colour;
    const ImU32 right = towards == Fade::right ? none : colour;
    const bool  down  = towards == Fade::down;
    list_.AddRectFilledMultiColor({box.x, box.y}, {box.right(), box.bottom()}, left, right, down ? none : right, down ? none : left);
}

void Painter::bar(Rect box, ImU32 colour, ImU32 track, float share, float turn)
{
    const float radius = box.height / 2;
    fill(box, track, radius);
    if (share < 0) {
        const float wide = box.width * 0.3f;
        fill({box.x + (box.width - wide) * (0.5f - 0.5f * std::cos(2 * kPi * turn)), box.y, wide, box.height}, colour, radius);
    } else if (share > 0) {
        fill({box.x, box.y, std::max(box.height, box.width * share), box.height}, colour, radius);
    }
}

void Painter::sign(Shape::Kind kind, Rect box, ImU32 colour, ImU32 ground, float value, float turn)
{
    const float side = box.width;
    const auto  at   = [&](float x, float y) { return ImVec2(box.x + x * side, box.y + y * side); };
    const auto  line = [&](std::initializer_list<ImVec2> points, float thickness) {
        for (const ImVec2& point : points) list_.PathLineTo(point);
        stroke(colour, thickness);
    };
    const float pen = std::max(1.5f, side * 0.14f);
    switch (kind) {
        case Shape::Kind::tick: line({at(0.1f, 0.54f), at(0.38f, 0.82f), at(0.92f, 0.22f)}, pen); break;
        case Shape::Kind::cross:
            line({at(0.18f, 0.18f), at(0.82f, 0.82f)}, pen);
            line({at(0.82f, 0.18f), at(0.18f, 0.82f)}, pen);
            break;
        case Shape::Kind::equals:
            line({at(0.08f, 0.34f), at(0.92f, 0.34f)}, pen);
            line({at(0.08f, 0.68f), at(0.92f, 0.68f)}, pen);
            break;
        case Shape::Kind::dash: line({at(0.12f, 0.5f), at(0.88f, 0.5f)}, pen); break;
        case Shape::Kind::info:
            list_.PathArcTo(at(0.5f, 0.5f), side * 0.46f, 0, 2 * kPi, 24);
            stroke(colour, std::max(1.25f, side * 0.09f), true);
            line({at(0.5f, 0.46f), at(0.5f, 0.74f)}, std::max(1.5f, side * 0.11f));
            list_.AddCircleFilled(at(0.5f, 0.29f), side * 0.075f, colour, 12);
            break;
        case Shape::Kind::arrow:
            line({at(0.14f, 0.86f), at(0.84f, 0.16f)}, 1.5f);
            line({at(0.3f, 0.14f), at(0.86f, 0.14f), at(0.86f, 0.7f)}, 1.5f);
            break;
        case Shape::Kind::chevron:
            if (value > 0.5f) line({at(0.22f, 0.38f), at(0.5f, 0.66f), at(0.78f, 0.38f)}, 1.5f);
            else line({at(0.38f, 0.22f), at(0.66f, 0.5f), at(0.38f, 0.78f)}, 1.5f);
            break;
        case Shape::Kind::bookmark: {
            const ImVec2 corners[] = {at(0.22f, 0.1f), at(0.78f, 0.1f), at(0.78f, 0.9f), at(0.5f, 0.68f), at(0.22f, 0.9f)};
            if (value > 0.5f) list_.AddConcavePolyFilled(corners, static_cast<int>(std::size(corners)), colour);
            list_.AddPolyline(corners, static_cast<int>(std::size(corners)), colour, ImDrawFlags_Closed, 1.5f);
            break;
        }
        case Shape::Kind::toggle: {
            const float knob = box.height / 2 - 3;
            fill(box, colour, box.height / 2);
            list_.AddCircleFilled({box.x + (value > 0.5f ? box.width - knob - 3 : knob + 3), box.y + box.height / 2}, knob, ground, 24);
            break;
        }
        case Shape::Kind::diamond: {
            const ImVec2 corners[] = {at(0.5f, 0), at(1, 0.5f), at(0.5f, 1), at(0, 0.5f)};
            list_.AddConcavePolyFilled(corners, static_cast<int>(std::size(corners)), colour);
            break;
        }
        case Shape::Kind::check:
            if (value > 0.5f) {
                fill(box, colour, 4);
                list_.PathLineTo(at(0.22f, 0.52f));
                list_.PathLineTo(at(0.42f, 0.72f));
                list_.PathLineTo(at(0.78f, 0.3f));
                list_.PathStroke(ground, ImDrawFlags_None, 2);
            } else {
                outline(box, colour, 4, 1.5f);
            }
            break;
        case Shape::Kind::caret:
            if (value > 0.5f) list_.AddTriangleFilled(at(0.1f, 0.3f), at(0.9f, 0.3f), at(0.5f, 0.8f), colour);
            else list_.AddTriangleFilled(at(0.1f, 0.7f), at(0.9f, 0.7f), at(0.5f, 0.2f), colour);
            break;
        case Shape::Kind::spinner:
            list_.PathArcTo(at(0.5f, 0.5f), side * 0.42f, 2 * kPi * turn, 2 * kPi * (turn + 0.72f), 24);
            stroke(colour, 2);
            break;
        default: break;
    }
}

// As ImFont::RenderText, save that the baseline stands on a device pixel and not on a whole point: at a density of 1.5
// the latter blurs every second line.
void Painter::text(std::string_view text, Style style, float x, float baseline_pt, ImU32 colour, bool rtl, float end)
{
    ImFontBaked& baked = baked_font(theme_, style);
    const float  size  = theme_.type(style).size_pt;
    const float  scale = size / baked.Size;
    const std::u32string glyphs = glyphs_of(theme_, baked, text, rtl);
    const auto           glyph  = [&](char32_t c) { return baked.FindGlyph(static_cast<ImWchar>(c)); };
    // First all glyphs into the atlas, which may move them to another texture; then the quads.
    int count = 0;
    for (const char32_t c : glyphs) {
        const ImFontGlyph* found = glyph(c);
        if (found != nullptr && found->Visible) ++count;
    }
    if (count == 0) return;

    const float top    = snap(baseline_pt) - baked.Ascent * scale;  // the ascent is whole points, at 1.25 no whole pixels
    const float pixels = static_cast<float>(ImGui::GetIO().Fonts->TexData->Width) / density_;
    float       pen    = snap(x);
    list_.PrimReserve(count * 6, count * 4);
    for (const char32_t c : glyphs) {
        const ImFontGlyph* found = glyph(c);
        if (found == nullptr) continue;
        if (found->Visible) {
            // A glyph that was rasterised with more columns than pixels may stand between two of them; others stay sharp.
            const bool  fine = (found->U1 - found->U0) * pixels > 1.5f * (found->X1 - found->X0);
            const float left = (fine ? pen : snap(pen + found->X0 * scale) - found->X0 * scale) + found->X0 * scale, wide = (found->X1 - found->X0) * scale;
            const float kept = std::min(1.0f, (end - left) / wide);
            if (kept <= 0) break;
            list_.PrimRectUV({left, top + found->Y0 * scale}, {left + wide * kept, top + found->Y1 * scale}, {found->U0, found->V0}, {found->U0 + (found->U1 - found->U0) * kept, found->V1},
                             found->Colored ? colour | ~IM_COL32_A_MASK : colour);
            --count;
        }
        pen += found->AdvanceX * scale;
    }
    list_.PrimUnreserve(count * 6, count * 4);
}

}  // namespace juxta::ui
