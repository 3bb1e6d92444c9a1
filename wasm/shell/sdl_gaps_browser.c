// wasm/shell/sdl_gaps_browser.c - stands in for the parts of SDL that the web build leaves out.
// SPDX-License-Identifier: MIT
//
// The widget asks SDL for a window and a WebGL context and nothing else (sdl_gl_browser.cpp). SDL's own listeners would take
// the page's keys, wheel and unload: they are not built, so that none can ever be installed. Surfaces, cursors and renderers
// are never made either. What SDL's video code refers to, and never reaches, is here.
#include <stddef.h>

// src/video/emscripten/SDL_emscriptenevents.c
void Emscripten_RegisterEventHandlers(void* window) { (void)window; }
void Emscripten_UnregisterEventHandlers(void* window) { (void)window; }
int  Emscripten_HandleCanvasResize(int type, const void* reserved, void* window)
{
    (void)type;
    (void)reserved;
    (void)window;
    return 0;
}

// src/video/emscripten/SDL_emscriptenmouse.c
void Emscripten_InitMouse(void) {}
void Emscripten_FiniMouse(void) {}

// src/video/emscripten/SDL_emscriptenframebuffer.c
int Emscripten_CreateWindowFramebuffer(void* device, void* window, unsigned* format, void** pixels, int* pitch)
{
    (void)device;
    (void)window;
    (void)format;
    (void)pixels;
    (void)pitch;
    return -1;
}
int Emscripten_UpdateWindowFramebuffer(void* device, void* window, const void* rects, int count)
{
    (void)device;
    (void)window;
    (void)rects;
    (void)count;
    return -1;
}
void Emscripten_DestroyWindowFramebuffer(void* device, void* window)
{
    (void)device;
    (void)window;
}
