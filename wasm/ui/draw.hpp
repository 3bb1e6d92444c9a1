// wasm/ui/draw.hpp - a layout, drawn by Dear ImGui.
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/layout.hpp"
#include "ui/theme.hpp"
#include "view/action.hpp"

#include <string>
#include <vector>

namespace juxta::ui {

/// What of the content is to be drawn, and where the reader's eye and hand are.
struct Scene {
    float       slice_top_pt    = 0;   ///< y of the content at the top of the display
    float       slice_height_pt = 0;   ///< how much is drawn from there
    float       visible_top_pt  = 0;   ///< y of the content at the top of the reader's window: heads stick there
    std::string focused;               ///< node with the keyboard's focus; its ring is drawn. "" = none
    double      now_s = 0;             ///< for animations; only read while one runs
    bool        still = false;         ///< no animation (reduced motion, tests)
    bool        pointer_acts = true;   ///< false: the DOM layer answers presses, the canvas only shows them
};

/// The few things that stay from frame to frame. Owned by the shell.
struct Scratch {
    std::vector<float>  scroll_pt;  ///< sideways, one a region; kept in range by draw()
    std::vector<double> rows_pt;    ///< down the rows of a window, one a region; likewise
    std::string        pressed;    ///< node under a pressed pointer
    int                dragged = kPage;  ///< region under a pressed pointer: moves sideways with it
};

/// What came of drawing.
struct Drawn {
    std::vector<view::Action> actions;      ///< what a person asked for in this frame
    std::string               opened_url;   ///< a link was pressed; "" = none
    std::string               hovered;      ///< node under the pointer; "" = none
    bool                      hand    = false;  ///< the pointer should be a hand
    bool                      animates = false; ///< wants another frame though nothing changed
};

/// A text that was handed to ImGui, for the tests and for the question "what does the canvas say?".
struct DrawnText {
    std::string node;
    std::string text;
};

/// Draws what of `layout` is inside the scene, on the background of the display; opens no window. The ground is the renderer's, which clears
/// the display to Role::background: a fill of all of it costs a renderer in software more than what stands on it.
///
/// Call between ImGui::NewFrame() and ImGui::Render(), or what the host has in their place. Changes nothing but `scratch`.
/// captured  when not null, gets every text that was drawn, in order.
/// cost      O(blocks + what is in the slice).
Drawn draw(const Layout& layout, const Theme& theme, const Scene& scene, Scratch& scratch, std::vector<DrawnText>* captured = nullptr);

}  // namespace juxta::ui
