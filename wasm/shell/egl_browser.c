// wasm/shell/egl_browser.c - what SDL asks of OpenGL, over Emscripten's HTML5 interface to WebGL.
// SPDX-License-Identifier: MIT
//
// In place of SDL_egl.c and SDL_emscriptenopengles.c, and of the EGL below them: those choose among configurations, ask for
// extensions and word the errors of a dozen calls. Here there is one canvas, and its context is made or it is not.
#include <emscripten/html5_webgl.h>

#include <stddef.h>

typedef struct SDL_VideoDevice SDL_VideoDevice;
typedef struct SDL_Window      SDL_Window;

static char only_surface; // of the only canvas; it has no content

int  Emscripten_GLES_LoadLibrary(SDL_VideoDevice* device, const char* path)
{
    (void)device;
    (void)path;
    return 0;
}
void SDL_EGL_UnloadLibrary(SDL_VideoDevice* device) { (void)device; }

void* SDL_EGL_CreateSurface(SDL_VideoDevice* device, int window)
{
    (void)device;
    (void)window;
    return &only_surface;
}
void SDL_EGL_DestroySurface(SDL_VideoDevice* device, void* surface)
{
    (void)device;
    (void)surface;
}

void* Emscripten_GLES_CreateContext(SDL_VideoDevice* device, SDL_Window* window)
{
    (void)device;
    (void)window;
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = EM_FALSE;
    wanted.majorVersion              = 2;
    wanted.enableExtensionsByDefault = EM_FALSE;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE made = emscripten_webgl_create_context("#canvas", &wanted);
    if (made <= 0)
        return NULL;
    emscripten_webgl_make_context_current(made);
    return (void*)made;
}

int Emscripten_GLES_MakeCurrent(SDL_VideoDevice* device, SDL_Window* window, void* context)
{
    (void)device;
    (void)window;
    return emscripten_webgl_make_context_current((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context) == EMSCRIPTEN_RESULT_SUCCESS ? 0 : -1;
}

void SDL_EGL_DeleteContext(SDL_VideoDevice* device, void* context)
{
    (void)device;
    emscripten_webgl_destroy_context((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context);
}

int Emscripten_GLES_SwapWindow(SDL_VideoDevice* device, SDL_Window* window) // the browser shows a frame when the task ends
{
    (void)device;
    (void)window;
    return 0;
}

int SDL_EGL_SetSwapInterval(SDL_VideoDevice* device, int interval)
{
    (void)device;
    (void)interval;
    return 0;
}
int SDL_EGL_GetSwapInterval(SDL_VideoDevice* device)
{
    (void)device;
    return 1;
}

// SDL asks only for functions that our renderer does not call through it.
void* SDL_EGL_GetProcAddress(SDL_VideoDevice* device, const char* name)
{
    (void)device;
    (void)name;
    return NULL;
}
