// wasm/shell/canvas_frame.hpp - a Dear ImGui context and a frame of it, for who draws all on the background.
// SPDX-License-Identifier: MIT
//
// The widget has no windows, menus or text fields of ImGui: ui/draw.hpp fills the background's draw list and asks where the
// pointer is. ImGui::NewFrame() and ImGui::Render() do all the rest as well, in every frame and in every download; these do
// in their place what the background needs. All that ui/ calls works the same between either pair.
#pragma once

struct ImGuiContext;

namespace juxta::shell {

/// A context with an atlas of fonts of its own, made the current one. Keeps nothing on disk.
[[nodiscard]] ImGuiContext* make_context();

/// Frees a context of make_context(). Its textures must be destroyed already, or never have been made.
void free_context(ImGuiContext* context);

/// Begins a frame of the current context. Takes what was told by ImGuiIO::AddMousePosEvent() and AddMouseButtonEvent(): all
/// up to the second change of a button, so that no click is lost. Reads ImGuiIO's DisplaySize, DisplayFramebufferScale and
/// DeltaTime.
void begin_frame();

/// Ends it: ImGui::GetDrawData() and ImGui::GetPlatformIO().Textures are those of this frame.
/// returns  whether input waits for another frame
[[nodiscard]] bool end_frame();

}  // namespace juxta::shell
