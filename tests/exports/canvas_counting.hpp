// tests/exports/canvas_counting.hpp - a canvas that only counts.
// SPDX-License-Identifier: MIT
#pragma once

namespace juxta::test {

struct CanvasCalls {
    bool available = true;  ///< whether open() succeeds
    int  opened = 0, closed = 0, shown = 0;
    int  width_px = 0, height_px = 0;  ///< of the last frame
    int  indices = 0;                  ///< of the last frame
};

CanvasCalls& canvas_calls();

}  // namespace juxta::test
