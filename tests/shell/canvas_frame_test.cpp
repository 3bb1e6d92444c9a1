// tests/shell/canvas_frame_test.cpp - a frame of the background is what ImGui's own would be.
// SPDX-License-Identifier: MIT
#include "shell/canvas_frame.hpp"

#include "tests/support/headless_ui.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace juxta;

/// A context of the shell with one font, current while it lives.
class Context {
public:
    Context() : context_(shell::make_context())
    {
        ImFontConfig config;
        config.FontLoader = test::fake_loader();
        config.SizePixels = 16;
        ImGui::GetIO().Fonts->AddFont(&config);
        ImGui::GetIO().DisplaySize = {400, 300};
        ImGui::GetIO().DeltaTime   = 1.0f / 60;
    }
    ~Context()
    {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
        shell::free_context(context_);
    }
    Context(const Context&)            = delete;
    Context& operator=(const Context&) = delete;

private:
    ImGuiContext* context_;
};

void draw_some()
{
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled({10, 10}, {50, 40}, IM_COL32_WHITE, 6);
    list.AddCircle({100, 100}, 30, IM_COL32_BLACK);
    list.AddCircleFilled({100, 100}, 21, IM_COL32_WHITE);
    list.AddLine({0, 0}, {60, 31}, IM_COL32_WHITE, 1.5f);
    list.AddBezierCubic({0, 0}, {10, 80}, {60, 40}, {90, 90}, IM_COL32_WHITE, 3);
}

/// Positions of all corners and the display that they are for.
std::vector<float> drawn()
{
    const ImDrawData* data = ImGui::GetDrawData();
    REQUIRE(data != nullptr);
    std::vector<float> all{data->DisplaySize.x, data->DisplaySize.y, data->FramebufferScale.x, data->FramebufferScale.y};
    for (const ImDrawList* list : data->CmdLists)
        for (const ImDrawVert& corner : list->VtxBuffer) all.insert(all.end(), {corner.pos.x, corner.pos.y});
    return all;
}

}  // namespace

TEST_SUITE_BEGIN("shell/canvas_frame");

TEST_CASE("canvas_frame: what is drawn on the background has the triangles of ImGui's own frame")
{
    std::vector<float> ours, theirs;
    {
        const Context context;
        shell::begin_frame();
        draw_some();
        (void)shell::end_frame();
        ours = drawn();
    }
    {
        const test::HeadlessUi ui;
        ImGui::GetIO().DisplaySize = {400, 300};
        ImGui::NewFrame();
        draw_some();
        ImGui::Render();
        theirs = drawn();
    }

    CHECK(ours.size() > 100);
    CHECK(ours == theirs);
}

TEST_CASE("canvas_frame: the textures of the fonts are told with the frame")
{
    const Context context;
    shell::begin_frame();
    (void)shell::end_frame();

    REQUIRE(ImGui::GetPlatformIO().Textures.Size == 1);
    CHECK(ImGui::GetPlatformIO().Textures[0]->Status == ImTextureStatus_WantCreate);
}

TEST_CASE("canvas_frame: a click that is over before the next frame is seen over two")
{
    const Context context;
    ImGuiIO&      io = ImGui::GetIO();
    io.AddMousePosEvent(20.75f, 30);
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);

    shell::begin_frame();
    CHECK(ImGui::IsMouseClicked(ImGuiMouseButton_Left));
    CHECK(ImGui::IsMouseDown(ImGuiMouseButton_Left));
    CHECK_FALSE(ImGui::IsMouseReleased(ImGuiMouseButton_Left));
    CHECK(io.MousePos.x == 20);
    CHECK(shell::end_frame());

    shell::begin_frame();
    CHECK_FALSE(ImGui::IsMouseClicked(ImGuiMouseButton_Left));
    CHECK(ImGui::IsMouseReleased(ImGuiMouseButton_Left));
    CHECK_FALSE(shell::end_frame());

    shell::begin_frame();
    CHECK_FALSE(ImGui::IsMouseReleased(ImGuiMouseButton_Left));
    CHECK_FALSE(shell::end_frame());
}

TEST_CASE("canvas_frame: a held pointer that moves far enough drags, and says by how much it moved")
{
    const Context context;
    ImGuiIO&      io   = ImGui::GetIO();
    const auto    step = [&](float x) {
        io.AddMousePosEvent(x, 30);
        shell::begin_frame();
        const bool drags = ImGui::IsMouseDragging(ImGuiMouseButton_Left);
        (void)shell::end_frame();
        return drags;
    };
    io.AddMousePosEvent(20, 30);
    io.AddMouseButtonEvent(0, true);
    CHECK_FALSE(step(20));

    CHECK_FALSE(step(22));
    CHECK(io.MouseDelta.x == 2);
    CHECK(step(40));
    CHECK(io.MouseDelta.x == 18);
    CHECK(step(21));  // once it dragged it drags until it is let go
}

TEST_CASE("canvas_frame: a context that is freed leaves another one current")
{
    const Context kept;
    ImGuiContext* current = ImGui::GetCurrentContext();
    ImGuiContext* other   = shell::make_context();
    CHECK(ImGui::GetCurrentContext() == other);
    ImGui::SetCurrentContext(current);

    shell::free_context(other);

    CHECK(ImGui::GetCurrentContext() == current);
}

TEST_SUITE_END();
