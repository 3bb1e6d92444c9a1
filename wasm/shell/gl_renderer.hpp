// wasm/shell/gl_renderer.hpp - Dear ImGui's draw data, drawn by OpenGL ES 3 (WebGL 2).
// SPDX-License-Identifier: MIT
//
// Takes the graphics context to be its own: it reads no GL state and restores none, which ImGui's own backend does at the
// price of some twenty synchronous calls a frame. Every function needs the GL context and the ImGui context to be current.
#pragma once

#include "imgui.h"

#include <cstdint>

namespace juxta::shell {

class GlRenderer {
public:
    /// Makes program, buffers and the GL state that never changes.
    /// returns false when the driver refuses the shaders.
    bool create();

    /// Draws one frame over `ground`: brings textures up to date, then one draw call a command.
    /// width_px, height_px  of the framebuffer, device pixels; ImDrawData::FramebufferScale says how many there are in a
    ///                      logical one.
    void draw(ImDrawData& data, int width_px, int height_px, ImU32 ground);

    /// Frees everything of create() and all textures, which ImGui then offers anew. Nothing when nothing was created;
    /// after the loss of the context too.
    void destroy();

private:
    void update(ImTextureData& texture) const;

    std::uint32_t program_  = 0;
    std::uint32_t vertices_ = 0;  ///< vertex array object
    std::uint32_t buffers_[2]{};  ///< vertices, indices
    std::int32_t  scale_    = -1; ///< uniform: logical pixels to clip space
};

}  // namespace juxta::shell
