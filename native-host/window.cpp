// native-host/window.cpp - `juxta window`: the comparison in a window of its own.
// SPDX-License-Identifier: MIT
//
// SDL 2 for window, input and drawing; a frame only when something happened.
#include "commands.hpp"

#include "shell/fonts.hpp"
#include "ui/draw.hpp"
#include "ui/layout.hpp"
#include "view/build_view.hpp"
#include "view/update.hpp"

#include "imgui.h"
#include "imgui_impl_sdl2.h"
#include "imgui_impl_sdlrenderer2.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

namespace juxta::host {
namespace {

constexpr float kWheelPt  = 64;  // of scrolling a notch
constexpr float kLeastPt  = 240;
constexpr int   kSettling = 2;   // frames after an event: ImGui hands a press and a release to one frame each

/// What is shown, and how it follows from what is done.
class Window {
public:
    Window(const Opened& opened, bool dark) : opened_(opened), state_(opened.state), theme_(dark ? ui::dark_theme() : ui::light_theme()) {}

    [[nodiscard]] ImU32 ground() const { return theme_.colour(ui::Role::background); }
    [[nodiscard]] bool load_fonts(float density) { return shell::load_fonts(theme_, "", density); }

    void handle(const SDL_Event& event)
    {
        const float page = height_ * 0.9f;
        if (event.type == SDL_MOUSEWHEEL && (SDL_GetModState() & KMOD_SHIFT) == 0) scroll_by(-event.wheel.preciseY * kWheelPt);
        if (event.type != SDL_KEYDOWN) return;
        switch (event.key.keysym.sym) {
            case SDLK_DOWN: scroll_by(kWheelPt); break;
            case SDLK_UP: scroll_by(-kWheelPt); break;
            case SDLK_PAGEDOWN: scroll_by(page); break;
            case SDLK_PAGEUP: scroll_by(-page); break;
            case SDLK_HOME: scroll_by(-layout_.height_pt); break;
            case SDLK_END: scroll_by(layout_.height_pt); break;
            case SDLK_TAB: move_focus((event.key.keysym.mod & KMOD_SHIFT) != 0 ? -1 : 1); break;
            case SDLK_RETURN:
            case SDLK_SPACE: press_focused(); break;
            default: break;
        }
    }

    /// Between ImGui::NewFrame() and ImGui::Render().
    void frame()
    {
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        height_           = size.y;
        if (stale_ || size.x != width_) {
            width_  = size.x;
            layout_ = ui::lay_out(view::build_view(&opened_.bundle, state_), theme_, std::max(kLeastPt, width_));
            stale_  = false;
        }
        scroll_by(0);
        ui::Scene scene;
        scene.slice_top_pt    = top_;
        scene.visible_top_pt  = top_;
        scene.slice_height_pt = height_;
        scene.focused         = focused_;
        scene.still           = true;
        const ui::Drawn drawn = ui::draw(layout_, theme_, scene, scratch_);
        ImGui::SetMouseCursor(drawn.hand ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_Arrow);
        for (const view::Action& action : drawn.actions) act(action);
        open(drawn.opened_url);
    }

private:
    void act(const view::Action& action)
    {
        state_ = view::update(&opened_.bundle, state_, action).state;
        stale_ = true;
    }

    // Only what a bundle may link to; a relative address means nothing outside its page.
    static void open(const std::string& url)
    {
        if (url.starts_with("http://") || url.starts_with("https://") || url.starts_with("mailto:")) SDL_OpenURL(url.c_str());
    }

    void scroll_by(float by) { top_ = std::clamp(std::round(top_ + by), 0.0f, std::max(0.0f, layout_.height_pt - height_)); }

    void move_focus(int by)
    {
        const int count = static_cast<int>(layout_.targets.size());
        if (count == 0) return;
        int at = by > 0 ? -1 : 0;
        for (int i = 0; i < count; ++i)
            if (layout_.targets[static_cast<std::size_t>(i)].node == focused_) at = i;
        const ui::Target& target = layout_.targets[static_cast<std::size_t>((at + by + count) % count)];
        focused_                 = target.node;
        constexpr float kAround  = 120;  // keeps clear of the table's head
        if (target.box.y - kAround < top_) scroll_by(target.box.y - kAround - top_);
        if (target.box.bottom() + kAround > top_ + height_) scroll_by(target.box.bottom() + kAround - top_ - height_);
    }

    void press_focused()
    {
        for (const ui::Target& target : layout_.targets) {
            if (target.node != focused_ || !target.enabled) continue;
            open(target.url);
            if (!target.action) return;
            const view::Action action = *target.action;  // the layout goes when the state changes
            act(action);
            return;
        }
    }

    const Opened& opened_;
    view::State   state_;
    ui::Theme     theme_;
    ui::Layout    layout_;
    ui::Scratch   scratch_;
    std::string   focused_;
    float         width_ = 0, height_ = 0, top_ = 0;
    bool          stale_ = true;
};

void loop(Window& window, SDL_Renderer* renderer)
{
    SDL_Event event;
    int       frames = kSettling;
    for (;;) {
        while (frames == 0 ? SDL_WaitEvent(&event) : SDL_PollEvent(&event)) {
            if (event.type == SDL_QUIT || (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE)) return;
            ImGui_ImplSDL2_ProcessEvent(&event);
            window.handle(event);
            frames = kSettling;
        }
        --frames;
        ImGui_ImplSDLRenderer2_NewFrame();
        ImGui_ImplSDL2_NewFrame();
        ImGui::NewFrame();
        window.frame();
        ImGui::Render();
        const auto channel = [&window](int shift) { return static_cast<Uint8>(window.ground() >> shift & 0xFF); };
        SDL_SetRenderDrawColor(renderer, channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), 255);
        SDL_RenderClear(renderer);
        ImGui_ImplSDLRenderer2_RenderDrawData(ImGui::GetDrawData(), renderer);
        SDL_RenderPresent(renderer);
    }
}

}  // namespace

int command_window(Arguments arguments, Io& io)
{
    constexpr std::string_view  kName      = "window";
    constexpr Option            kOptions[] = {{"--theme", true}, {"--state", true}};
    const std::optional<Parsed> parsed     = parse(kName, arguments, kOptions, io);
    if (!parsed) return kUsage;
    const std::string* theme = parsed->value_of("--theme");
    if (theme != nullptr && *theme != "light" && *theme != "dark") return refuse_usage(kName, "--theme wants light or dark, not '" + *theme + "'", io);
    if (parsed->words.empty()) return refuse_usage(kName, "no bundle named", io);
    const std::expected<Opened, int> opened = open(kName, *parsed, parsed->value_of("--state"), io);
    if (!opened) return opened.error();

    const auto trouble = [&io](const std::string& what) {
        io.err("juxta: error: " + what + "\n");
        return kProblems;
    };
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return trouble(std::string("no window can be opened: ") + SDL_GetError());
    const std::string title    = opened->bundle.title.empty() ? std::string("Juxta") : opened->bundle.title;
    SDL_Window*       sdl      = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 1200, 800, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    SDL_Renderer*     renderer = sdl != nullptr ? SDL_CreateRenderer(sdl, -1, SDL_RENDERER_PRESENTVSYNC) : nullptr;
    int               code     = kDone;
    if (renderer == nullptr) {
        code = trouble(std::string("no window can be opened: ") + SDL_GetError());
    } else {
        SDL_SetWindowMinimumSize(sdl, static_cast<int>(kLeastPt), 240);
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplSDL2_InitForSDLRenderer(sdl, renderer);
        ImGui_ImplSDLRenderer2_Init(renderer);
        int pixels = 0, points = 1;
        SDL_GetRendererOutputSize(renderer, &pixels, nullptr);
        SDL_GetWindowSize(sdl, &points, nullptr);
        Window window(*opened, theme != nullptr && *theme == "dark");
        if (window.load_fonts(static_cast<float>(pixels) / static_cast<float>(std::max(1, points)))) loop(window, renderer);
        else code = trouble("none of the known fonts is installed (Debian: fonts-inter)");
        ImGui_ImplSDLRenderer2_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
    }
    if (renderer != nullptr) SDL_DestroyRenderer(renderer);
    if (sdl != nullptr) SDL_DestroyWindow(sdl);
    SDL_Quit();
    return code;
}

}  // namespace juxta::host
