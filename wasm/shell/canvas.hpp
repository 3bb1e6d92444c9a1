// wasm/shell/canvas.hpp - the seam to whoever has a graphics context for one widget.
// SPDX-License-Identifier: MIT
//
// sdl_gl_browser.cpp makes one with SDL on the page's canvas; the tests of exports/ have one that only counts. The linker
// picks.
#pragma once

#include "imgui.h"

#include <memory>

namespace juxta::shell {

class Canvas {
public:
    Canvas();
    ~Canvas();
    Canvas(const Canvas&)            = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Makes the graphics context, anew if there is one.
    /// returns false when the platform has none to give; the canvas is then closed.
    bool open();

    /// Gives the graphics context back. The textures of the current ImGui context, if any, are asked for again by the
    /// next frame.
    void close();

    [[nodiscard]] bool is_open() const;

    /// Shows ImGui's draw data of the current context, over `ground`. Nothing while closed.
    /// width_px, height_px  device pixels, 1 and more; the canvas gets this size
    void show(ImDrawData& data, int width_px, int height_px, ImU32 ground);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace juxta::shell
