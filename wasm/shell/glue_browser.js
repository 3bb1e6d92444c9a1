// wasm/shell/glue_browser.js - parts of Emscripten's JavaScript, as short as the widget needs them.
// SPDX-License-Identifier: MIT
//
// Emscripten's own carry what no call of ours reaches: listeners, WebGL 1, arrays of uniforms, textures of every kind. One
// program, one canvas and textures of bytes are all that shell/gl_renderer.cpp and shell/egl_browser.c ask for.
addToLibrary({
  $UTF8Decoder: "new TextDecoder('utf-8', { ignoreBOM: true })",
  $UTF8ArrayToString__deps: ['$UTF8Decoder'],
  $UTF8ArrayToString: (heap, at = 0, most = NaN) => {
    var end = at;
    while (heap[end] && !(end >= at + most)) ++end;
    return UTF8Decoder.decode(heap.subarray(at, end));
  },

  // At least a sixteenth more than is there, so that it is not asked for often; and where that is not to be had, what is.
  emscripten_resize_heap__deps: [],
  emscripten_resize_heap: (wanted) => {
    var now = HEAPU8.length;
    wanted >>>= 0;
    if (wanted > 2147483648) return 0;
    for (var size of [Math.min(Math.max(wanted, now * 1.0625), 2147483648), wanted]) {
      try {
        wasmMemory.grow(Math.ceil((size - now) / 65536));
        updateMemoryViews();
        return 1;
      } catch {}
    }
    return 0;
  },

  $GLctx__internal: false, // no warning that it is used here
  $GL__deps: ['$GLctx'],
  $GL: {
    things: [null],
    add: (thing) => GL.things.push(thing) - 1,
    make: (count, to, create) => {
      for (; count--; to += 4) HEAPU32[to >> 2] = GL.add(GLctx[create]());
    },
    drop: (count, from, destroy) => {
      for (; count--; from += 4) {
        var at = HEAPU32[from >> 2];
        GLctx[destroy](GL.things[at]);
        GL.things[at] = null;
      }
    },
  },

  // SDL asks for the size of the browser's window, of which nothing comes.
  emscripten_asm_const_int_sync_on_main_thread__deps: [],
  emscripten_asm_const_int_sync_on_main_thread: () => 1,

  emscripten_webgl_create_context__deps: ['$GL', '$specialHTMLTargets', '$UTF8ToString'],
  emscripten_webgl_create_context__postset: '',
  emscripten_webgl_create_context: (target) => {
    var canvas = specialHTMLTargets[UTF8ToString(target)];
    var made = canvas?.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false });
    return made ? GL.add(made) : 0;
  },
  emscripten_webgl_make_context_current__deps: ['$GL'],
  emscripten_webgl_make_context_current: (context) => {
    GLctx = GL.things[context];
    return 0;
  },
  emscripten_webgl_destroy_context__deps: ['$GL'],
  emscripten_webgl_destroy_context: (context) => {
    GL.things[context] = null;
  },
  emscripten_set_canvas_element_size__deps: ['$specialHTMLTargets', '$UTF8ToString'],
  emscripten_set_canvas_element_size: (target, width, height) => {
    var canvas = specialHTMLTargets[UTF8ToString(target)];
    if (!canvas) return -4;
    canvas.width = width;
    canvas.height = height;
    return 0;
  },

  glCreateShader__deps: ['$GL'],
  glCreateShader: (kind) => GL.add(GLctx.createShader(kind)),
  glShaderSource__deps: ['$GL', '$UTF8ToString'],
  glShaderSource: (shader, count, texts) => GLctx.shaderSource(GL.things[shader], UTF8ToString(HEAPU32[texts >> 2])),
  glCompileShader__deps: ['$GL'],
  glCompileShader: (shader) => GLctx.compileShader(GL.things[shader]),
  glAttachShader__deps: ['$GL'],
  glAttachShader: (program, shader) => GLctx.attachShader(GL.things[program], GL.things[shader]),
  glDeleteShader__deps: ['$GL'],
  glDeleteShader: (shader) => {
    GLctx.deleteShader(GL.things[shader]);
    GL.things[shader] = null;
  },
  glCreateProgram__deps: ['$GL'],
  glCreateProgram: () => GL.add(GLctx.createProgram()),
  glLinkProgram__deps: ['$GL'],
  glLinkProgram: (program) => GLctx.linkProgram(GL.things[program]),
  glGetProgramiv__deps: ['$GL'],
  glGetProgramiv: (program, name, to) => {
    HEAP32[to >> 2] = GLctx.getProgramParameter(GL.things[program], name);
  },
  glGetUniformLocation__deps: ['$GL', '$UTF8ToString'],
  glGetUniformLocation: (program, name) => GL.add(GLctx.getUniformLocation(GL.things[program], UTF8ToString(name))),
  glUniform2f__deps: ['$GL'],
  glUniform2f: (location, x, y) => GLctx.uniform2f(GL.things[location], x, y),
  glUseProgram__deps: ['$GL'],
  glUseProgram: (program) => GLctx.useProgram(GL.things[program]),
  glDeleteProgram__deps: ['$GL'],
  glDeleteProgram: (program) => {
    GLctx.deleteProgram(GL.things[program]);
    GL.things[program] = null;
  },

  glGenBuffers__deps: ['$GL'],
  glGenBuffers: (count, to) => GL.make(count, to, 'createBuffer'),
  glBindBuffer__deps: ['$GL'],
  glBindBuffer: (target, buffer) => GLctx.bindBuffer(target, GL.things[buffer]),
  glBufferData__deps: ['$GL'],
  glBufferData: (target, size, data, usage) => GLctx.bufferData(target, HEAPU8, usage, data, size),
  glDeleteBuffers__deps: ['$GL'],
  glDeleteBuffers: (count, from) => GL.drop(count, from, 'deleteBuffer'),
  glGenVertexArrays__deps: ['$GL'],
  glGenVertexArrays: (count, to) => GL.make(count, to, 'createVertexArray'),
  glBindVertexArray__deps: ['$GL'],
  glBindVertexArray: (array) => GLctx.bindVertexArray(GL.things[array]),
  glDeleteVertexArrays__deps: ['$GL'],
  glDeleteVertexArrays: (count, from) => GL.drop(count, from, 'deleteVertexArray'),

  glGenTextures__deps: ['$GL'],
  glGenTextures: (count, to) => GL.make(count, to, 'createTexture'),
  glBindTexture__deps: ['$GL'],
  glBindTexture: (target, texture) => GLctx.bindTexture(target, GL.things[texture]),
  glTexImage2D__deps: ['$GL'],
  glTexImage2D: (target, level, inside, width, height, border, format, type, pixels) =>
    GLctx.texImage2D(target, level, inside, width, height, border, format, type, HEAPU8, pixels),
  glTexSubImage2D__deps: ['$GL'],
  glTexSubImage2D: (target, level, x, y, width, height, format, type, pixels) =>
    GLctx.texSubImage2D(target, level, x, y, width, height, format, type, HEAPU8, pixels),
  glPixelStorei__deps: ['$GL'],
  glPixelStorei: (name, value) => GLctx.pixelStorei(name, value),
  glDeleteTextures__deps: ['$GL'],
  glDeleteTextures: (count, from) => GL.drop(count, from, 'deleteTexture'),
});
