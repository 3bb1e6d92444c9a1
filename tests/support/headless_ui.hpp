// tests/support/headless_ui.hpp - an ImGui context without a window, with a font that is the same everywhere.
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/draw.hpp"
#include "ui/layout.hpp"
#include "ui/theme.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <cmath>
#include <string>
#include <vector>

namespace juxta::test {

/// A font of nothing but widths: CJK and pictures an em, capitals wider than small letters, i and l narrow, marks none.
inline float fake_advance(ImWchar c, int face, float size)
{
    const auto one_of = [&](const char* letters) { return c < 128 && std::string(letters).find(static_cast<char>(c)) != std::string::npos; };
    float      em     = 0.55f;
    if (c >= 0x0300 && c <= 0x036F) em = 0;
    else if (c >= 0x1100) em = c >= 0x2000 && c < 0x2E80 ? 0.5f : 1.0f;
    else if (c == ' ' || c == 0xA0) em = 0.25f;
    else if (face == static_cast<int>(ui::Face::mono)) em = 0.6f;
    else if (one_of("iIjl.,:;'|!()[]")) em = 0.3f;
    else if (one_of("mwMW@%")) em = 0.85f;
    else if (c >= 'A' && c <= 'Z') em = 0.68f;
    if (face >= static_cast<int>(ui::Face::semibold) && face != static_cast<int>(ui::Face::mono)) em *= 1.05f;
    return em * size;
}

inline const ImFontLoader* fake_loader()
{
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name                 = "fixed widths";
        made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
        made.FontBakedInit        = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
            baked->Ascent  = std::ceil(baked->Size * 0.95f);
            baked->Descent = -std::ceil(baked->Size * 0.25f);
            return true;
        };
        made.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph, float* advance) {
            const float width = fake_advance(c, static_cast<int>(source->FontNo), baked->Size);
            if (advance != nullptr) {
                *advance = width;
                return true;
            }
            glyph->Codepoint = c & 0x3FFFFFFu;
            glyph->AdvanceX  = width;
            glyph->Visible   = c != ' ' && width > 0;
            glyph->X1        = width;
            glyph->Y0        = baked->Size * 0.2f;
            glyph->Y1        = baked->Size;
            return true;
        };
        return made;
    }();
    return &loader;
}

class HeadlessUi {
public:
    explicit HeadlessUi(bool dark = false, bool coarse = false, float density = 1, float base_size_pt = 16)
        : theme(dark ? ui::dark_theme(base_size_pt) : ui::light_theme(base_size_pt)), context_(ImGui::CreateContext())
    {
        ImGui::SetCurrentContext(context_);
        theme.coarse   = coarse;
        ImGuiIO& io    = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DeltaTime   = 1.0f / 60.0f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        io.DisplayFramebufferScale = {density, density};
        for (std::size_t face = 0; face < theme.fonts.size(); ++face) {
            ImFontConfig config;
            config.FontLoader = fake_loader();
            config.FontNo     = static_cast<ImU32>(face);
            config.SizePixels = 16;
            theme.fonts[face] = io.Fonts->AddFont(&config);
        }
    }
    ~HeadlessUi()
    {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext(context_);
    }
    HeadlessUi(const HeadlessUi&)            = delete;
    HeadlessUi& operator=(const HeadlessUi&) = delete;

    [[nodiscard]] ui::Layout lay_out(const view::ScreenView& screen, float width_pt) const { return ui::lay_out(screen, theme, width_pt); }

    /// All of the layout in one slice.
    [[nodiscard]] static ui::Scene whole(const ui::Layout& layout)
    {
        ui::Scene scene;
        scene.slice_height_pt = layout.height_pt;
        scene.still           = true;
        return scene;
    }

    ui::Drawn frame(const ui::Layout& layout, const ui::Scene& scene, std::vector<ui::DrawnText>* captured = nullptr)
    {
        ImGui::GetIO().DisplaySize = {layout.width_pt, scene.slice_height_pt};
        ImGui::NewFrame();
        ui::Drawn drawn = ui::draw(layout, theme, scene, scratch, captured);
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_Destroyed);
            else if (texture->Status != ImTextureStatus_OK) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            }
        }
        return drawn;
    }

    void move(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }
    void press(bool down) { ImGui::GetIO().AddMouseButtonEvent(0, down); }

    /// Moves there, presses, releases. returns what the release brought
    ui::Drawn click(const ui::Layout& layout, const ui::Scene& scene, float x, float y)
    {
        move(x, y);
        frame(layout, scene);
        press(true);
        frame(layout, scene);
        press(false);
        return frame(layout, scene);
    }

    ui::Theme   theme;
    ui::Scratch scratch;

private:
    ImGuiContext* context_;
};

}  // namespace juxta::test
