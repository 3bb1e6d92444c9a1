# wasm/cmake/layers.cmake - what a layer of the house is, and the warnings that hold in it.
# SPDX-License-Identifier: MIT

# juxta_layer(<name> SOURCES <file>... [USES <layer>...])
# One layer of the house: a static library juxta_<name> with our warnings and nothing else by default.
# A layer of headers alone (no SOURCES) is an interface library.
function(juxta_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES")
  if(NOT arg_SOURCES)
    add_library(juxta_${name} INTERFACE)
    target_include_directories(juxta_${name} INTERFACE "${PROJECT_SOURCE_DIR}/wasm")
    foreach(used IN LISTS arg_USES)
      target_link_libraries(juxta_${name} INTERFACE juxta_${used})
    endforeach()
    return()
  endif()
  list(TRANSFORM arg_SOURCES PREPEND "${name}/")
  add_library(juxta_${name} STATIC ${arg_SOURCES})
  target_include_directories(juxta_${name} PUBLIC "${PROJECT_SOURCE_DIR}/wasm")
  target_link_libraries(juxta_${name} PRIVATE juxta_warnings)
  foreach(used IN LISTS arg_USES)
    target_link_libraries(juxta_${name} PUBLIC juxta_${used})
  endforeach()
endfunction()

# Flags that everything linked together must share: determinism, exceptions, sanitizers.
add_library(juxta_common INTERFACE)
target_compile_options(juxta_common INTERFACE
  -ffp-contract=off                                           # same input, same bytes, on every machine
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
  # What is shipped: every byte is downloaded by every reader. CMake's own MinSizeRel is -Os, and comes before these.
  target_compile_options(juxta_common INTERFACE -Oz -flto)
  target_link_options(juxta_common INTERFACE -Oz -flto)
endif()
if(JUXTA_SANITIZE)
  target_compile_options(juxta_common INTERFACE -fsanitize=${JUXTA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(juxta_common INTERFACE -fsanitize=${JUXTA_SANITIZE})
endif()

# Our own code. Never linked to what we did not write.
add_library(juxta_warnings INTERFACE)
target_compile_options(juxta_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>   # GCC 12 sees overlaps in std::string that are none (GCC bug 105651)
  $<$<BOOL:${JUXTA_WARNINGS_AS_ERRORS}>:-Werror>)
target_link_libraries(juxta_warnings INTERFACE juxta_common)
