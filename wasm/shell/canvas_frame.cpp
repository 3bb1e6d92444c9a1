// wasm/shell/canvas_frame.cpp - a Dear ImGui context and a frame of it, for who draws all on the background.
// SPDX-License-Identifier: MIT
//
// Each function says which of ImGui's own (1.92) it does a part of.
#include "shell/canvas_frame.hpp"

#include "imgui.h"
#include "imgui_internal.h"

namespace juxta::shell {
namespace {

ImVec2 difference(ImVec2 to, ImVec2 from) { return {to.x - from.x, to.y - from.y}; }

// As UpdateMouseInputs(): what follows from where the pointer is and what is down, for the one button that ui/ asks for.
void update_pointer(ImGuiIO& io)
{
    constexpr int kLeft = ImGuiMouseButton_Left;
    const bool    here  = ImGui::IsMousePosValid(&io.MousePos);
    if (here) io.MousePos = {ImFloor(io.MousePos.x), ImFloor(io.MousePos.y)};
    io.MouseDelta = here && ImGui::IsMousePosValid(&io.MousePosPrev) ? difference(io.MousePos, io.MousePosPrev) : ImVec2(0, 0);

    const bool down         = io.MouseDown[kLeft];
    const bool was_down     = io.MouseDownDuration[kLeft] >= 0;
    io.MouseClicked[kLeft]  = down && !was_down;
    io.MouseReleased[kLeft] = !down && was_down;
    io.MouseDownDurationPrev[kLeft] = io.MouseDownDuration[kLeft];
    io.MouseDownDuration[kLeft]     = !down ? -1.0f : was_down ? io.MouseDownDuration[kLeft] + io.DeltaTime : 0.0f;
    if (io.MouseClicked[kLeft]) {
        io.MouseClickedPos[kLeft]         = io.MousePos;
        io.MouseDragMaxDistanceSqr[kLeft] = 0;
    } else if (down && here) {
        io.MouseDragMaxDistanceSqr[kLeft] = ImMax(io.MouseDragMaxDistanceSqr[kLeft], ImLengthSqr(difference(io.MousePos, io.MouseClickedPos[kLeft])));
    }
}

// As SetupDrawListSharedData() and SetCurrentFont().
void set_up_drawing(ImGuiContext& context)
{
    ImDrawListSharedData& shared  = context.DrawListSharedData;
    shared.ClipRectFullscreen     = context.Viewports[0]->GetMainRect().ToVec4();
    shared.CurveTessellationTol   = context.Style.CurveTessellationTol;
    shared.SetCircleTessellationMaxError(context.Style.CircleTessellationMaxError);
    shared.InitialFlags       = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    shared.InitialFringeScale = 1;
    shared.FontAtlas          = context.IO.Fonts;
    ImFontAtlasUpdateDrawListsSharedData(context.IO.Fonts);
}

}  // namespace

// As CreateContext() and Initialize().
ImGuiContext* make_context()
{
    ImGuiContext* context = IM_NEW(ImGuiContext)(nullptr);
    ImGui::SetCurrentContext(context);
    context->Viewports.push_back(IM_NEW(ImGuiViewportP)());
    context->DrawListSharedData.Context = context;
    ImGui::RegisterFontAtlas(context->IO.Fonts);

    ImGuiIO& io    = context->IO;
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // What every renderer of ours can do. Told at once: the fonts must know before there is a renderer.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    return context;
}

// As DestroyContext() and Shutdown().
void free_context(ImGuiContext* context)
{
    ImGuiContext* before = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context);
    ImFontAtlas* atlas = context->IO.Fonts;
    context->Viewports.clear_delete();  // and their draw lists, which know the atlas
    ImGui::UnregisterFontAtlas(atlas);
    IM_DELETE(atlas);
    ImGui::SetCurrentContext(before == context ? nullptr : before);
    IM_DELETE(context);
}

// As NewFrame().
void begin_frame()
{
    ImGuiContext& context = *ImGui::GetCurrentContext();
    ImGuiIO&      io      = context.IO;
    context.Time += static_cast<double>(io.DeltaTime);
    context.FrameCount += 1;

    context.InputEventsTrail.resize(0);
    ImGui::UpdateInputEvents(true);
    update_pointer(io);

    ImGuiViewportP& viewport  = *context.Viewports[0];
    viewport.Size             = io.DisplaySize;
    viewport.FramebufferScale = io.DisplayFramebufferScale;
    viewport.DrawDataP.Valid  = false;

    ImFontAtlasUpdateNewFrame(io.Fonts, context.FrameCount, true);
    set_up_drawing(context);
    context.WithinFrameScope = true;
}

// As EndFrame() and Render().
bool end_frame()
{
    ImGuiContext& context    = *ImGui::GetCurrentContext();
    ImGuiIO&      io         = context.IO;
    context.WithinFrameScope = false;
    io.MousePosPrev          = io.MousePos;

    ImVector<ImTextureData*>& textures = context.PlatformIO.Textures;
    textures.resize(0);
    for (ImTextureData* texture : io.Fonts->TexList) {
        texture->RefCount = static_cast<unsigned short>(io.Fonts->RefCount);
        textures.push_back(texture);
    }

    ImGuiViewportP& viewport = *context.Viewports[0];
    ImDrawData&     data     = viewport.DrawDataP;
    data.Clear();
    data.Valid            = true;
    data.DisplaySize      = viewport.Size;
    data.FramebufferScale = viewport.FramebufferScale;
    data.OwnerViewport    = &viewport;
    data.Textures         = &textures;
    data.AddDrawList(ImGui::GetBackgroundDrawList());
    return context.InputEventsQueue.Size > 0;
}

}  // namespace juxta::shell
