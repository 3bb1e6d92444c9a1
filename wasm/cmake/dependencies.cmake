# wasm/cmake/dependencies.cmake - the only file that says where other people's code comes from.
# SPDX-License-Identifier: MIT
#
# | what          | version  | licence | layer that uses it       | from                                              |
# | ------------- | -------- | ------- | ------------------------ | ------------------------------------------------- |
# | nlohmann/json | >= 3.11  | MIT     | bundle                   | Debian nlohmann-json3-dev, or any find_path finds |
# | Dear ImGui    | >= 1.92  | MIT     | ui, shell                | source package, JUXTA_IMGUI_DIR                   |
# | SDL 2         | >= 2.32  | zlib    | shell (web)              | source package, JUXTA_SDL2_DIR                    |
# | SDL 2         | >= 2.26  | zlib    | native-host (window)     | Debian libsdl2-dev                                |
# | libpng        | >= 1.6   | libpng  | native-host (pictures)   | Debian libpng-dev                                 |
# | doctest       | >= 2.4   | MIT     | tests                    | Debian doctest-dev                                |
#
# Nothing is fetched here: wasm/cmake/bootstrap.sh did that before, checked. To use a checkout of your own, set
# FETCHCONTENT_SOURCE_DIR_IMGUI or FETCHCONTENT_SOURCE_DIR_SDL2, as for any CMake project.

# juxta_headers(<target> <folder> <header>): an interface target that sees just one folder of a directory of headers, so
# that a web build does not see the rest of /usr/include.
function(juxta_headers target folder header)
  find_path(${target}_INCLUDE "${folder}/${header}" NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
  if(NOT ${target}_INCLUDE)
    message(FATAL_ERROR "${folder}/${header} is missing. Install it (Debian: nlohmann-json3-dev, doctest-dev) or set ${target}_INCLUDE.")
  endif()
  set(view "${PROJECT_BINARY_DIR}/headers/${target}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${${target}_INCLUDE}/${folder}" "${view}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${view}")
endfunction()

# juxta_source(<variable> <name> <file that proves it>): finds a source tree given by the caller or by build.sh.
function(juxta_source variable name proof)
  string(TOUPPER "${name}" upper)
  if(FETCHCONTENT_SOURCE_DIR_${upper})
    set(${variable} "${FETCHCONTENT_SOURCE_DIR_${upper}}" CACHE PATH "" FORCE)
  elseif(NOT ${variable} AND DEFINED ENV{${variable}})
    set(${variable} "$ENV{${variable}}" CACHE PATH "Source of ${name}.")
  endif()
  if(NOT EXISTS "${${variable}}/${proof}")
    message(FATAL_ERROR "${variable} (${${variable}}) holds no ${proof}. Run ./build.sh setup, or set ${variable} to the source of ${name}.")
  endif()
endfunction()

juxta_headers(juxta_json nlohmann json.hpp)
target_compile_definitions(juxta_json INTERFACE JSON_USE_IMPLICIT_CONVERSIONS=0 JSON_NOEXCEPTION=1)
if(JUXTA_BUILD_TESTS)
  juxta_headers(juxta_doctest doctest doctest.h)
endif()

juxta_source(JUXTA_IMGUI_DIR imgui imgui.h)
add_library(juxta_imgui STATIC
  "${JUXTA_IMGUI_DIR}/imgui.cpp"
  "${JUXTA_IMGUI_DIR}/imgui_draw.cpp"
  "${JUXTA_IMGUI_DIR}/imgui_widgets.cpp")
target_include_directories(juxta_imgui SYSTEM PUBLIC "${JUXTA_IMGUI_DIR}" "${JUXTA_IMGUI_DIR}/backends")
target_link_libraries(juxta_imgui PUBLIC juxta_common)
target_compile_definitions(juxta_imgui PUBLIC
  IMGUI_USE_WCHAR32                      # emoji and everything else above U+FFFF
  IMGUI_DISABLE_DEFAULT_FONT             # text is drawn with the page's fonts
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  IMGUI_DISABLE_WIN32_FUNCTIONS)
if(EMSCRIPTEN AND NOT JUXTA_BUILD_TESTS)
  # What is shipped. The hook for a rasteriser that is not stb_truetype, which then is not linked: shell/fonts_browser.cpp
  # gives it. And no tables: the widget draws them itself, and shell/canvas_frame.cpp leads to nothing that asks for them.
  target_compile_definitions(juxta_imgui PUBLIC IMGUI_ENABLE_FREETYPE)
else()
  target_sources(juxta_imgui PRIVATE "${JUXTA_IMGUI_DIR}/imgui_tables.cpp")
endif()

# SDL for the browser: window and WebGL context only. SDL's own CMake would probe the compiler for minutes and build ten
# times as much; SDL_config_emscripten.h is its own. What these files refer to and nobody reaches is in
# shell/sdl_gaps_browser.c, and OpenGL in shell/egl_browser.c.
if(EMSCRIPTEN)
  juxta_source(JUXTA_SDL2_DIR sdl2 include/SDL_config_emscripten.h)
  set(sdl2_sources stdlib/SDL_stdlib.c stdlib/SDL_string.c video/SDL_rect.c video/SDL_video.c video/emscripten/SDL_emscriptenvideo.c)
  list(TRANSFORM sdl2_sources PREPEND "${JUXTA_SDL2_DIR}/src/")
  add_library(juxta_sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources})
  target_include_directories(juxta_sdl2 SYSTEM PUBLIC "${JUXTA_SDL2_DIR}/include")
  target_link_libraries(juxta_sdl2 PRIVATE juxta_common)
  target_compile_options(juxta_sdl2 PRIVATE -w -fwrapv)   # -fwrapv: SDL computes with pointers as clang 19 does not expect
  target_compile_definitions(juxta_sdl2 PRIVATE
    SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_ASSERT_LEVEL=0)
endif()
