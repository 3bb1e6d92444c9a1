// tests/exports/canvas_counting.cpp - a canvas that only counts.
// SPDX-License-Identifier: MIT
#include "tests/exports/canvas_counting.hpp"

#include "shell/canvas.hpp"

namespace juxta::test {

CanvasCalls& canvas_calls()
{
    static CanvasCalls calls;
    return calls;
}

}  // namespace juxta::test

namespace juxta::shell {

struct Canvas::Parts {
    bool open = false;
};

Canvas::Canvas() : parts_(std::make_unique<Parts>()) {}
Canvas::~Canvas() = default;

bool Canvas::open()
{
    test::canvas_calls().opened++;
    return parts_->open = test::canvas_calls().available;
}

void Canvas::close()
{
    test::canvas_calls().closed++;
    parts_->open = false;
}

bool Canvas::is_open() const { return parts_->open; }

void Canvas::show(ImDrawData& data, int width_px, int height_px, ImU32)
{
    test::CanvasCalls& calls = test::canvas_calls();
    calls.shown++;
    calls.width_px  = width_px;
    calls.height_px = height_px;
    calls.indices   = data.TotalIdxCount;
}

}  // namespace juxta::shell
