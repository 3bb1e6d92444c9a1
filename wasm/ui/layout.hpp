// wasm/ui/layout.hpp - where everything of a view stands: made once for a view and a width, then only drawn.
// SPDX-License-Identifier: MIT
//
// The layout is a value. draw() walks it, the DOM layer lays its text over it, tests read it. All lengths are logical
// pixels (CSS px, `_pt`), from the top left of the widget's content; y grows downwards.
#pragma once

#include "ui/theme.hpp"
#include "view/screen_view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace juxta::ui {

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    bool                operator==(const Rect&) const = default;
};

/// How a thing moves with the region that it is in.
enum class Layer : std::uint8_t {
    body,    ///< scrolls both ways
    head,    ///< the header row: sideways with the body; stays at the top of what is visible
    labels,  ///< the label column and what is pinned beside it: stays at the left edge
    corner,  ///< both
};

inline constexpr int kPage = -1;  ///< Not in a region.

/// One line of wrapped text, with nothing left to decide.
struct Line {
    std::string node;  ///< id of the view's part; several lines may have the same
    std::string text;
    Rect        box;         ///< width: the text's advance; height: the style's line height
    float       baseline_pt; ///< y of the baseline
    Style       style;
    Role        colour;
    int         region = kPage;
    Layer       layer  = Layer::body;
    bool        rtl    = false;  ///< its paragraph is written from right to left
    float       cut_pt = 0;      ///< so much of `box.width` is shown; 0 = all
};

/// A filled or outlined shape, or a sign. No text, no meaning of its own.
struct Shape {
    enum class Kind : std::uint8_t {
        fill, outline, shadow, bar, disc,
        dot,   ///< a place of a plot: `value` is how much of the colour stands over the surface
        ring,  ///< around a place of a plot
        cover, ///< a fill of a region's label column: there while something has been scrolled under it
        // From here on signs, drawn over the buttons that they stand in.
        tick, cross, equals, dash, info, arrow, chevron, bookmark, toggle, spinner, diamond, check, caret
    };
    Kind  kind = Kind::fill;
    Rect  box;
    Role  colour    = Role::surface;
    float radius_pt = 0;
    float value     = 0;  ///< bar: 0..1, below 0 = unknown; chevron: 0 right, 1 down; bookmark, toggle, check: 0 off, 1 on; caret: 0 up, 1 down
    int   region    = kPage;
    Layer layer     = Layer::body;
};

/// A place that answers to the pointer and takes the focus.
struct Target {
    enum class Kind : std::uint8_t { button, toggle, link, field, slider, plot };
    std::string                 node;
    Kind                        kind = Kind::button;
    Rect                        box;       ///< at least 24 x 24, 44 x 44 on coarse pointers
    float                       radius_pt = 6;
    std::optional<view::Action> action;  ///< what a press asks for; slider: with what it is set to
    std::string                 url;     ///< link
    bool                        enabled = true;
    bool                        primary = false;
    bool                        quiet   = false;  ///< a button without a box until the pointer is over it
    bool                        on      = false;  ///< toggle
    double                      value = 0, low = 0, high = 1, step = 0;  ///< slider
    int                         region  = kPage;
    Layer                       layer   = Layer::body;
};

inline constexpr float kKnob_pt = 20;  ///< Width of a slider's knob: its middle moves from kKnob_pt / 2 within either end of the target.

/// Rows of one height of which only a few are laid out: those from `first` on. Each stands as far below the top of the region's body as
/// it is below the origin, which only a long way changes: so a row stays where it is while the window moves on over it.
struct RowWindow {
    static constexpr std::size_t kOriginStep = 512;  ///< rows

    std::size_t   rows          = 0;  ///< in all
    std::size_t   first         = 0;
    std::size_t   count         = 0;  ///< laid out
    float         row_height_pt = 0;

    [[nodiscard]] double height_pt() const { return static_cast<double>(rows) * static_cast<double>(row_height_pt); }
    [[nodiscard]] std::size_t below_origin() const { return first % kOriginStep; }  ///< rows from the origin to the first
    /// How far down the rows the origin is.
    [[nodiscard]] double origin_pt() const { return static_cast<double>(first - below_origin()) * static_cast<double>(row_height_pt); }
};

/// A box that scrolls inside itself: sideways when its content is wider (the table on a phone), and up and down when it
/// shows a window of rows (the catalogue).
struct Region {
    std::string node;
    Rect        box;               ///< where it stands on the page; without a window its full height is laid out
    float       content_width_pt;  ///< >= box.width when there is something to scroll
    float       label_width_pt;    ///< of the label column, which stays, and of the pinned ones that stay beside it
    float       head_height_pt;    ///< of the header row, which stays while the region is in sight
    std::optional<RowWindow> window = std::nullopt;
};

/// The box of a view's part that is more than one line: for the DOM layer.
struct Area {
    std::string node;
    Rect        box;
    int         region = kPage;
    Layer       layer  = Layer::body;
};

/// A stretch of shapes, lines and targets that stand together: what draw() takes or leaves as a whole.
struct Block {
    float         top_pt = 0, bottom_pt = 0;
    int           region = kPage;
    Layer         layer  = Layer::body;
    std::uint32_t shapes_begin = 0, shapes_end = 0;
    std::uint32_t lines_begin = 0, lines_end = 0;
    std::uint32_t targets_begin = 0, targets_end = 0;
};

struct Layout {
    float               width_pt  = 0;
    float               height_pt = 0;
    std::vector<Block>  blocks;   ///< cover shapes, lines and targets, each once and in order
    std::vector<Shape>  shapes;   ///< in drawing order, under the lines
    std::vector<Line>   lines;    ///< in reading order
    std::vector<Target> targets;  ///< in reading order
    std::vector<Region> regions;
    std::vector<Area>   areas;
};

/// Lays a screen out for a width. Needs an ImGui context and the theme's fonts (for measuring), draws nothing.
///
/// width_pt  240 and more; narrower is laid out as 240.
/// cost      O(text shown); called when view, width, theme or fonts change, not every frame.
[[nodiscard]] Layout lay_out(const view::ScreenView& screen, const Theme& theme, float width_pt);

}  // namespace juxta::ui
