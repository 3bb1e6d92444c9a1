// tests/shell/fonts_fixed.hpp - what was asked of the fonts.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace juxta::test {

/// Of shell::load_fonts() in this program.
struct FontCalls {
    int         count = 0;
    std::string family;       ///< of the last call
    float       density = 0;  ///< of the last call
};

FontCalls& font_calls();

}  // namespace juxta::test
