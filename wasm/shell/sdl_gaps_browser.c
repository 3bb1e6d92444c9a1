// wasm/shell/sdl_gaps_browser.c - stands in for the parts of SDL and Emscripten that the web build leaves out.
// SPDX-License-Identifier: MIT
//
// The widget asks SDL for a window and a WebGL context and nothing else (sdl_gl_browser.cpp). SDL's own listeners would take
// the page's keys, wheel and unload: they are not built, so that none can ever be installed. Surfaces, cursors and renderers
// are never made. Title, style and full screen are the page's: what SDL would do to them does nothing. All this is also a
// third of SDL's size and most of its JavaScript.
//
// The types are SDL's as WebAssembly sees them: a pointer is a pointer, an enumeration an int.
#include <stddef.h>
#include <stdlib.h>

#define UNUSED(x) (void)(x)

// ---- src/video/emscripten/SDL_emscriptenevents.c, SDL_emscriptenmouse.c, SDL_emscriptenframebuffer.c ----

void Emscripten_RegisterEventHandlers(void* window) { UNUSED(window); }
void Emscripten_UnregisterEventHandlers(void* window) { UNUSED(window); }
int  Emscripten_HandleCanvasResize(int type, const void* reserved, void* window)
{
    UNUSED(type);
    UNUSED(reserved);
    UNUSED(window);
    return 0;
}

void Emscripten_InitMouse(void) {}
void Emscripten_FiniMouse(void) {}

int Emscripten_CreateWindowFramebuffer(void* device, void* window, unsigned* format, void** pixels, int* pitch)
{
    UNUSED(device);
    UNUSED(window);
    UNUSED(format);
    UNUSED(pixels);
    UNUSED(pitch);
    return -1;
}
int Emscripten_UpdateWindowFramebuffer(void* device, void* window, const void* rects, int count)
{
    UNUSED(device);
    UNUSED(window);
    UNUSED(rects);
    UNUSED(count);
    return -1;
}
void Emscripten_DestroyWindowFramebuffer(void* device, void* window)
{
    UNUSED(device);
    UNUSED(window);
}

// ---- src/render, src/video/SDL_surface.c, src/loadso, src/stdlib/SDL_getenv.c, src/SDL_log.c ----

void* SDL_GetRenderer(void* window)
{
    UNUSED(window);
    return NULL;
}
void SDL_DestroyRendererWithoutFreeing(void* renderer) { UNUSED(renderer); }

void* SDL_CreateRGBSurface(unsigned flags, int width, int height, int depth, unsigned r, unsigned g, unsigned b, unsigned a)
{
    UNUSED(flags);
    UNUSED(width);
    UNUSED(height);
    UNUSED(depth);
    UNUSED(r);
    UNUSED(g);
    UNUSED(b);
    UNUSED(a);
    return NULL;
}
void* SDL_ConvertSurfaceFormat(void* surface, unsigned format, unsigned flags)
{
    UNUSED(surface);
    UNUSED(format);
    UNUSED(flags);
    return NULL;
}
void SDL_FreeSurface(void* surface) { UNUSED(surface); }

void SDL_UnloadObject(void* object) { UNUSED(object); }

char* SDL_getenv(const char* name)
{
    UNUSED(name);
    return NULL;
}

void SDL_Log(const char* format, ...) { UNUSED(format); }

// ---- src/SDL.c, src/SDL_error.c, src/SDL_hints.c: video is begun by its own function, and nobody asks what went wrong ----

int SDL_Init(unsigned parts)
{
    UNUSED(parts);
    return -1;
}
int SDL_InitSubSystem(unsigned parts)
{
    UNUSED(parts);
    return 0;
}
void SDL_QuitSubSystem(unsigned parts) { UNUSED(parts); }

int SDL_SetError(const char* format, ...)
{
    UNUSED(format);
    return -1;
}
int SDL_Error(int code)
{
    UNUSED(code);
    return -1;
}

int SDL_SetHint(const char* name, const char* value)
{
    UNUSED(name);
    UNUSED(value);
    return 0;
}
const char* SDL_GetHint(const char* name)
{
    UNUSED(name);
    return NULL;
}
int SDL_GetHintBoolean(const char* name, int otherwise)
{
    UNUSED(name);
    return otherwise;
}

// ---- src/stdlib/SDL_malloc.c, src/stdlib/SDL_qsort.c, src/thread, src/timer: there is one thread, and one display mode to sort ----

void* SDL_malloc(size_t size) { return malloc(size); }
void* SDL_calloc(size_t count, size_t size) { return calloc(count, size); }
void* SDL_realloc(void* memory, size_t size) { return realloc(memory, size); }
void  SDL_free(void* memory) { free(memory); }

void SDL_qsort(void* list, size_t count, size_t size, int (*compare)(const void*, const void*))
{
    UNUSED(list);
    UNUSED(count);
    UNUSED(size);
    UNUSED(compare);
}

// Two cells, asked for whenever video begins: for the current window and for the current context.
static void*    cells[2];
static unsigned cells_made;
unsigned        SDL_TLSCreate(void)
{
    const unsigned cell = cells_made++ % 2;
    cells[cell]         = NULL;
    return cell + 1;
}
void* SDL_TLSGet(unsigned cell) { return cells[cell - 1]; }
int   SDL_TLSSet(unsigned cell, const void* value, void (*destroy)(void*))
{
    UNUSED(destroy);
    cells[cell - 1] = (void*)value;
    return 0;
}

unsigned long SDL_ThreadID(void) { return 1; }

void SDL_TicksInit(void) {}
void SDL_TicksQuit(void) {}

// ---- src/events: nobody feeds SDL, and nobody asks it ----

int  SDL_EventsInit(void) { return 0; }
void SDL_EventsQuit(void) {}
int  SDL_KeyboardInit(void) { return 0; }
void SDL_KeyboardQuit(void) {}
int  SDL_MousePreInit(void) { return 0; }
void SDL_MousePostInit(void) {}
void SDL_MouseQuit(void) {}
int  SDL_TouchInit(void) { return 0; }
void SDL_TouchQuit(void) {}

unsigned char SDL_EventState(unsigned type, int state)
{
    UNUSED(type);
    UNUSED(state);
    return 0;
}
int SDL_SendAppEvent(int type)
{
    UNUSED(type);
    return 0;
}
int SDL_SendDisplayEvent(void* display, unsigned char event, int data)
{
    UNUSED(display);
    UNUSED(event);
    UNUSED(data);
    return 0;
}
int SDL_SendWindowEvent(void* window, unsigned char event, int data1, int data2)
{
    UNUSED(window);
    UNUSED(event);
    UNUSED(data1);
    UNUSED(data2);
    return 0;
}

void* SDL_GetKeyboardFocus(void) { return NULL; }
int   SDL_SetKeyboardFocus(void* window)
{
    UNUSED(window);
    return 0;
}
void SDL_ResetKeyboard(void) {}

void* SDL_GetMouse(void)
{
    static long long nothing[64];  // larger than SDL_Mouse, all zero: a mouse that can do nothing
    return nothing;
}
void* SDL_GetMouseFocus(void) { return NULL; }
void  SDL_SetMouseFocus(void* window) { UNUSED(window); }
unsigned SDL_GetMouseState(int* x, int* y)
{
    UNUSED(x);
    UNUSED(y);
    return 0;
}
int SDL_GetRelativeMouseMode(void) { return 0; }
int SDL_SetRelativeMouseMode(int on)
{
    UNUSED(on);
    return -1;
}
int SDL_UpdateMouseCapture(int release)
{
    UNUSED(release);
    return 0;
}
int SDL_ShowCursor(int toggle)
{
    UNUSED(toggle);
    return 1;
}
void SDL_WarpMouseInWindow(void* window, int x, int y)
{
    UNUSED(window);
    UNUSED(x);
    UNUSED(y);
}
void SDL_PerformWarpMouseInWindow(void* window, int x, int y, int ignore)
{
    UNUSED(window);
    UNUSED(x);
    UNUSED(y);
    UNUSED(ignore);
}

// ---- Emscripten's HTML5 interface ----

int emscripten_set_element_css_size(const char* target, double width, double height)
{
    UNUSED(target);
    UNUSED(width);
    UNUSED(height);
    return 0;
}
int emscripten_get_element_css_size(const char* target, double* width, double* height)
{
    UNUSED(target);
    *width  = 1;  // SDL asks in order to see whether a style sets the size; measuring would cost a layout of the page
    *height = 1;
    return 0;
}
void emscripten_get_screen_size(int* width, int* height)
{
    *width  = 1;
    *height = 1;
}
double emscripten_get_device_pixel_ratio(void) { return 1; }
void   emscripten_set_window_title(const char* title) { UNUSED(title); }
int    emscripten_exit_fullscreen(void) { return 0; }
int    emscripten_request_fullscreen_strategy(const char* target, int deferred, const void* strategy)
{
    UNUSED(target);
    UNUSED(deferred);
    UNUSED(strategy);
    return -1;
}
int  emscripten_has_asyncify(void) { return 0; }
void emscripten_sleep(unsigned ms) { UNUSED(ms); }
