// native-host/picture.hpp - a screen as a picture, drawn on the CPU: no display and no graphics driver.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"
#include "view/screen_view.hpp"

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace juxta::host {

/// Pixels, 8 bits a channel, RGB, rows from the top.
struct Picture {
    int                       width  = 0;
    int                       height = 0;
    std::vector<std::uint8_t> pixels;
};

/// How a picture is made.
struct Shot {
    int  width_pt  = 1280;
    int  height_pt = 800;    ///< ignored when `whole`
    int  scale     = 1;      ///< device pixels a point, 1..4
    int  top_pt    = 0;      ///< where the picture begins in the content
    bool whole     = false;  ///< all of the content, however high
    bool dark      = false;
    bool coarse    = false;  ///< laid out for fingers
};

/// Draws a screen. fails: unreachable, when no font is installed.
[[nodiscard]] Result<Picture> take_picture(const view::ScreenView& screen, const Shot& shot);

/// What ImGui drew, as pixels: triangles with a texture and a colour at each corner, blended onto an opaque colour, as ImGui writes colours.
[[nodiscard]] Picture rasterise(const ImDrawData& data, std::uint32_t ground);

/// Writes a PNG file. fails: unreachable, with the system's reason.
[[nodiscard]] Result<void> write_png(const Picture& picture, const std::string& path);

}  // namespace juxta::host
