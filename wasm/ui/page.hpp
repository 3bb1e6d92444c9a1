// wasm/ui/page.hpp - the column that a screen stands in, and what its sections share. Used inside this layer only.
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/builder.hpp"
#include "view/screen_view.hpp"

#include <cstddef>
#include <span>

namespace juxta::ui {

inline constexpr float kMeasure = 720;  ///< the longest comfortable line of prose

/// The column that everything stands in.
struct Page {
    float x, width;
    bool  narrow, wide;
    float gap;      ///< between cards
    float padding;  ///< inside cards
};

/// How many columns, so that the last row is as full as it can be.
[[nodiscard]] std::size_t balanced(std::size_t items, float width, float least, float gap);

/// Adds a gap before a part, if the part is there at all.
[[nodiscard]] inline float below(float y, float gap, float bottom) { return bottom > y + gap ? bottom : y; }

/// What the heading of a section says besides its name, in reading order.
struct HeadingParts {
    const view::Text*           summary = nullptr;
    std::span<const view::Text> more    = {};  ///< sentences below the summary
    const view::Badge*          badge   = nullptr;
    const view::Button*         button  = nullptr;  ///< at the right end or below
};
float lay_heading(Builder& b, const Page& page, const view::Text& heading, const HeadingParts& parts, float y);

/// Buttons side by side, in as many rows as they need.
float lay_buttons(Builder& b, std::span<const view::Button> buttons, bool quiet, float x, float y, float width);

float lay_header(Builder& b, const Page& page, const view::HeaderView& header, float y);
float lay_notices(Builder& b, const Page& page, const std::vector<view::Text>& notices, float y);
float lay_bookmarks(Builder& b, const Page& page, const view::BookmarksView& marks, float y);
float lay_plot(Builder& b, const Page& page, const view::PlotView& plot, float y);
/// Buttons that are on or off, as chips; a tick stands in those that are on, `sign` in the others.
float lay_chips(Builder& b, std::span<const view::Button> chips, std::optional<Shape::Kind> sign, float x, float y, float width);
/// The box that is ticked, in a square of `side`.
void  lay_tick(Builder& b, const view::Button& pick, Rect box);
float lay_screen(Builder& b, const Page& page, const view::CatalogueView& view, float y);
float lay_verdict(Builder& b, const Page& page, const view::Text& verdict, float y);
float lay_add(Builder& b, const Page& page, const view::AddView& add, float y);
float lay_decision(Builder& b, const Page& page, const view::DecisionView& decision, float y);

}  // namespace juxta::ui
