// wasm/shell/sdl_gl_browser.cpp - a window of SDL and a WebGL 2 context on the page's canvas.
// SPDX-License-Identifier: MIT
//
// The canvas is the one that web/engine.js registers as "#canvas". SDL is asked for window and context alone: input is
// the DOM layer's, and no listener of SDL is ever installed (sdl_gaps_browser.c).
#include "shell/canvas.hpp"

#include "shell/gl_renderer.hpp"

#include "SDL.h"

#include <emscripten/html5.h>

namespace juxta::shell {

struct Canvas::Parts {
    SDL_Window*   window  = nullptr;
    SDL_GLContext context = nullptr;
    GlRenderer    renderer;
    int           width_px  = 1;
    int           height_px = 1;
};

Canvas::Canvas() : parts_(std::make_unique<Parts>()) {}
Canvas::~Canvas() { close(); }

bool Canvas::open()
{
    close();
    Parts& p = *parts_;
    if (SDL_VideoInit(nullptr) != 0)
        return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    // Without these the browser spends memory and time on buffers that nobody uses.
    SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    p.width_px = p.height_px = 1;
    // Without a title: it would become the page's.
    p.window = SDL_CreateWindow(nullptr, 0, 0, p.width_px, p.height_px, SDL_WINDOW_OPENGL);
    if (p.window)
        p.context = SDL_GL_CreateContext(p.window);
    if (!p.context || !p.renderer.create()) {
        close();
        return false;
    }
    return true;
}

void Canvas::close()
{
    Parts& p = *parts_;
    p.renderer.destroy();
    if (p.context)
        SDL_GL_DeleteContext(p.context);
    if (p.window)
        SDL_DestroyWindow(p.window);
    p.context = nullptr;
    p.window  = nullptr;
    SDL_VideoQuit();  // nothing when it was not begun
}

bool Canvas::is_open() const { return parts_->context != nullptr; }

void Canvas::show(ImDrawData& data, int width_px, int height_px, ImU32 ground)
{
    Parts& p = *parts_;
    if (!p.context)
        return;
    if (width_px != p.width_px || height_px != p.height_px) {
        // Not SDL_SetWindowSize: that measures in CSS pixels and writes the canvas's style, which is the page's.
        emscripten_set_canvas_element_size("#canvas", width_px, height_px);
        p.width_px  = width_px;
        p.height_px = height_px;
    }
    p.renderer.draw(data, width_px, height_px, ground);
    SDL_GL_SwapWindow(p.window);
}

}  // namespace juxta::shell
