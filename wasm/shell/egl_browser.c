// wasm/shell/egl_browser.c - the part of EGL that SDL asks for, over Emscripten's HTML5 interface to WebGL.
// SPDX-License-Identifier: MIT
//
// Emscripten brings an EGL of its own. It can't make WebGL contexts by canvas, keeps one for good, and pulls in the
// listeners of Emscripten's "Browser" object; this one is a tenth of its size.
#include <EGL/egl.h>
#include <emscripten/html5_webgl.h>

#include <stddef.h>

static char only_thing; // display, config and surface: there is one of each, and it has no content

EGLDisplay eglGetDisplay(EGLNativeDisplayType native)
{
    (void)native;
    return &only_thing;
}

EGLBoolean eglInitialize(EGLDisplay display, EGLint* major, EGLint* minor)
{
    (void)display;
    if (major)
        *major = 1;
    if (minor)
        *minor = 5;
    return EGL_TRUE;
}

EGLBoolean eglTerminate(EGLDisplay display)
{
    (void)display;
    return EGL_TRUE;
}

EGLBoolean eglChooseConfig(EGLDisplay display, const EGLint* wanted, EGLConfig* configs, EGLint size, EGLint* count)
{
    (void)display;
    (void)wanted; // the attributes of the context are decided in eglCreateContext
    if (configs && size > 0)
        configs[0] = &only_thing;
    *count = 1;
    return EGL_TRUE;
}

EGLBoolean eglGetConfigAttrib(EGLDisplay display, EGLConfig config, EGLint attribute, EGLint* value)
{
    (void)display;
    (void)config;
    *value = attribute == EGL_RED_SIZE || attribute == EGL_GREEN_SIZE || attribute == EGL_BLUE_SIZE ? 8 : 0;
    return EGL_TRUE;
}

EGLContext eglCreateContext(EGLDisplay display, EGLConfig config, EGLContext shared, const EGLint* attributes)
{
    (void)display;
    (void)config;
    (void)shared;
    (void)attributes;
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = EM_FALSE;
    wanted.majorVersion              = 2;
    wanted.enableExtensionsByDefault = EM_FALSE;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE made = emscripten_webgl_create_context("#canvas", &wanted);
    return made > 0 ? (EGLContext)made : EGL_NO_CONTEXT;
}

EGLBoolean eglDestroyContext(EGLDisplay display, EGLContext context)
{
    (void)display;
    emscripten_webgl_destroy_context((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context);
    return EGL_TRUE;
}

EGLSurface eglCreateWindowSurface(EGLDisplay display, EGLConfig config, EGLNativeWindowType window, const EGLint* attributes)
{
    (void)display;
    (void)config;
    (void)window;
    (void)attributes;
    return &only_thing;
}

EGLBoolean eglDestroySurface(EGLDisplay display, EGLSurface surface)
{
    (void)display;
    (void)surface;
    return EGL_TRUE;
}

EGLBoolean eglMakeCurrent(EGLDisplay display, EGLSurface draw, EGLSurface read, EGLContext context)
{
    (void)display;
    (void)draw;
    (void)read;
    return emscripten_webgl_make_context_current((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context) == EMSCRIPTEN_RESULT_SUCCESS;
}

EGLBoolean eglSwapBuffers(EGLDisplay display, EGLSurface surface) // the browser shows a frame when the task ends
{
    (void)display;
    (void)surface;
    return EGL_TRUE;
}

EGLBoolean eglSwapInterval(EGLDisplay display, EGLint interval)
{
    (void)display;
    (void)interval;
    return EGL_TRUE;
}

EGLBoolean eglWaitNative(EGLint engine)
{
    (void)engine;
    return EGL_TRUE;
}

EGLBoolean eglWaitGL(void) { return EGL_TRUE; }

EGLBoolean eglBindAPI(EGLenum api) { return api == EGL_OPENGL_ES_API; }

const char* eglQueryString(EGLDisplay display, EGLint name)
{
    (void)display;
    (void)name;
    return "";
}

EGLint eglGetError(void) { return EGL_SUCCESS; }

// SDL asks only for functions that our renderer does not call through it.
__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char* name)
{
    (void)name;
    return NULL;
}
