// tests/shell/fonts_fixed.cpp - shell::load_fonts() with widths that are the same everywhere.
// SPDX-License-Identifier: MIT
#include "tests/shell/fonts_fixed.hpp"

#include "shell/fonts.hpp"
#include "tests/support/headless_ui.hpp"

namespace juxta::test {

FontCalls& font_calls()
{
    static FontCalls calls;
    return calls;
}

}  // namespace juxta::test

bool juxta::shell::load_fonts(ui::Theme& theme, const std::string& family, float density)
{
    test::FontCalls& calls = test::font_calls();
    calls                  = {calls.count + 1, family, density};

    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.ClearFonts();
    for (std::size_t face = 0; face < theme.fonts.size(); ++face) {
        ImFontConfig config;
        config.FontLoader = test::fake_loader();
        config.FontNo     = static_cast<ImU32>(face);
        theme.fonts[face] = atlas.AddFont(&config);
    }
    return true;
}
