// wasm/shell/fonts.hpp - the seam to whoever has the fonts: the browser, or files of the system.
// SPDX-License-Identifier: MIT
//
// fonts_browser.cpp asks the page's own fonts through a 2D canvas; fonts_native.cpp reads installed TTF and OTF files with
// stb_truetype. The linker picks one.
#pragma once

#include "ui/theme.hpp"

#include <string>

namespace juxta::shell {

/// Fills `theme.fonts` with one ImFont a face, in the current ImGui context.
///
/// family  CSS font-family list of the page; ignored natively. "" = system-ui, sans-serif
/// density device pixels a logical pixel, 0.5..4; glyphs are rasterised at it
/// returns false when no font could be had at all (natively: none of the known files is installed).
bool load_fonts(ui::Theme& theme, const std::string& family, float density);

}  // namespace juxta::shell
