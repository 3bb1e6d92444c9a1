// tests/ui/draw_test.cpp - what is in sight is drawn, what is not costs nothing, and the pointer is answered.
// SPDX-License-Identifier: MIT
#include "ui/draw.hpp"

#include "tests/support/headless_ui.hpp"
#include "view/samples.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace juxta;
using namespace juxta::ui;
using test::HeadlessUi;

namespace {

const std::vector<view::Sample>& samples()
{
    static const std::vector<view::Sample> all = view::samples();
    return all;
}

const view::Sample& sample(const char* name)
{
    const auto found = std::find_if(samples().begin(), samples().end(), [&](const view::Sample& s) { return s.name == name; });
    REQUIRE(found != samples().end());
    return *found;
}

/// The vertices of the last frame.
std::vector<ImDrawVert> vertices()
{
    std::vector<ImDrawVert> all;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) all.insert(all.end(), list->VtxBuffer.begin(), list->VtxBuffer.end());
    return all;
}

bool same(const std::vector<ImDrawVert>& a, const std::vector<ImDrawVert>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(ImDrawVert)) == 0;
}

/// A slice around a target, in which it can be pressed.
Scene around(const Target& target)
{
    Scene scene;
    scene.slice_top_pt    = std::max(0.0f, target.box.y - 200);
    scene.slice_height_pt = 600;
    scene.still           = true;
    return scene;
}

/// A layout of nothing but these, in one block.
Layout layout_of(std::vector<Shape> shapes, std::vector<Line> lines)
{
    Layout layout;
    layout.width_pt  = 400;
    layout.height_pt = 100;
    layout.shapes    = std::move(shapes);
    layout.lines     = std::move(lines);
    Block block;
    block.bottom_pt  = layout.height_pt;
    block.shapes_end = static_cast<std::uint32_t>(layout.shapes.size());
    block.lines_end  = static_cast<std::uint32_t>(layout.lines.size());
    layout.blocks.push_back(block);
    return layout;
}

}  // namespace

TEST_SUITE_BEGIN("ui/draw");

TEST_CASE("draw: a slice of everything draws every line of the layout, in reading order")
{
    for (const float width : {390.0f, 1280.0f}) {
        HeadlessUi ui;
        for (const view::Sample& each : samples()) {
            CAPTURE(each.name);
            const Layout           layout = ui.lay_out(each.view, width);
            std::vector<DrawnText> captured;
            ui.frame(layout, HeadlessUi::whole(layout), &captured);

            REQUIRE(captured.size() == layout.lines.size());
            for (std::size_t i = 0; i < captured.size(); ++i) {
                CHECK(captured[i].node == layout.lines[i].node);
                CHECK(captured[i].text == layout.lines[i].text);
            }
        }
    }
}

TEST_CASE("draw: of what is outside the slice nothing is drawn, save a table's head that stays in sight")
{
    HeadlessUi   ui;
    const Layout layout = ui.lay_out(sample("many_rows").view, 1024);
    ui.frame(layout, HeadlessUi::whole(layout));
    const std::size_t all = vertices().size();
    for (float top = 0; top < layout.height_pt; top += 400) {
        Scene scene;
        scene.slice_top_pt = scene.visible_top_pt = top;
        scene.slice_height_pt                     = 400;
        scene.still                               = true;
        std::vector<DrawnText> captured;
        ui.frame(layout, scene, &captured);

        std::size_t expected = 0;
        for (const Line& line : layout.lines) {
            const bool  head = line.layer == Layer::head || line.layer == Layer::corner;
            float       drop = 0;
            if (head) {
                const Region& region = layout.regions[static_cast<std::size_t>(line.region)];
                drop                 = std::clamp(top - region.box.y, 0.0f, region.box.height - region.head_height_pt);
            }
            expected += line.box.bottom() + drop > top && line.box.y + drop < top + 400;
        }
        CAPTURE(top);
        CHECK(captured.size() == expected);
        CHECK(vertices().size() < all / 2);
    }
}

TEST_CASE("draw: the same layout and scene give the same vertices")
{
    for (const float density : {1.0f, 1.5f, 2.0f}) {
        HeadlessUi ui(true, false, density);
        for (const view::Sample& each : samples()) {
            CAPTURE(each.name);
            const Layout layout = ui.lay_out(each.view, 768);
            ui.frame(layout, HeadlessUi::whole(layout));
            const std::vector<ImDrawVert> first = vertices();
            ui.frame(layout, HeadlessUi::whole(layout));

            CHECK(first.size() > 8);
            CHECK(same(first, vertices()));
        }
    }
}

TEST_CASE("draw: pressing a target asks for its action or opens its address, for every target of every sample")
{
    for (const view::Sample& each : samples()) {
        HeadlessUi   ui;
        const Layout layout = ui.lay_out(each.view, 1024);
        for (const Target& target : layout.targets) {
            CAPTURE(each.name);
            CAPTURE(target.node);
            Target moved = target;
            if (const Region* region = target.region == kPage ? nullptr : &layout.regions[static_cast<std::size_t>(target.region)];
                region != nullptr && region->window && (target.layer == Layer::body || target.layer == Layer::labels)) {
                // Its row stands first in the region.
                const RowWindow& window = *region->window;
                const float      top    = region->box.y + region->head_height_pt;
                const double     row    = std::min(std::floor(static_cast<double>((target.box.y - top) / window.row_height_pt)), static_cast<double>(window.rows) - 12);
                ui.scratch.rows_pt.resize(layout.regions.size());
                ui.scratch.rows_pt[static_cast<std::size_t>(target.region)] = window.origin_pt() + std::max(0.0, row) * static_cast<double>(window.row_height_pt);
                moved.box.y -= static_cast<float>(std::max(0.0, row)) * window.row_height_pt;
            }
            const Scene scene   = around(moved);
            const Drawn drawn   = ui.click(layout, scene, moved.box.x + moved.box.width / 2, moved.box.y + moved.box.height / 2 - scene.slice_top_pt);
            const bool  answers = target.enabled && target.action.has_value() && target.kind != Target::Kind::slider;  // that answers while it is held

            CHECK(drawn.actions.size() == (answers ? 1u : 0u));
            if (answers && !drawn.actions.empty()) {
                // A plot is told where it was pressed.
                const auto* brushed = std::get_if<view::BrushPlot>(&drawn.actions[0]);
                if (brushed != nullptr) CHECK(brushed->value.starts_with("0."));
                CHECK(drawn.actions[0] == (brushed != nullptr ? view::action_with(*target.action, brushed->value) : *target.action));
            }
            CHECK(drawn.opened_url == (target.kind == Target::Kind::link ? target.url : ""));
            CHECK(drawn.hovered == target.node);
            CHECK(drawn.hand == (target.enabled && target.kind != Target::Kind::field && target.kind != Target::Kind::plot));
        }
    }
}

TEST_CASE("draw: a slider follows the pointer while it is held, in its steps and no further than its ends")
{
    HeadlessUi   ui;
    const Layout layout = ui.lay_out(sample("comparison").view, 1024);
    const Target slider = *std::ranges::find(layout.targets, Target::Kind::slider, &Target::kind);
    const Scene  scene  = around(slider);
    const float  y      = slider.box.y + slider.box.height / 2 - scene.slice_top_pt;
    const float  run    = slider.box.width - kKnob_pt;
    const auto   at     = [&](double value) { return slider.box.x + kKnob_pt / 2 + run * static_cast<float>(value / 5); };
    const auto   set    = [&](float x, bool down) -> std::string {
        ImGui::GetIO().AddMousePosEvent(x, y);
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        const Drawn drawn = ui.frame(layout, scene);
        if (drawn.actions.empty()) return "nothing";
        return std::get<view::SetWeight>(drawn.actions[0]).value;
    };
    CHECK(set(at(3), false) == "nothing");
    CHECK(set(at(3), true) == "3");
    CHECK(set(at(3.52), true) == "3.5");
    CHECK(set(at(5) + 300, true) == "5");
    CHECK(set(0, true) == "0");
    CHECK(set(at(slider.value), true) == "nothing");  // where it is already
    CHECK(set(at(4), false) == "nothing");
}

TEST_CASE("draw: a press that is let go elsewhere asks for nothing")
{
    HeadlessUi    ui;
    const Layout  layout = ui.lay_out(sample("comparison").view, 1024);
    const Target& target = layout.targets.front();
    const Scene   scene  = around(target);

    ui.move(target.box.x + 4, target.box.y + 4 - scene.slice_top_pt);
    ui.frame(layout, scene);
    ui.press(true);
    ui.frame(layout, scene);
    ui.move(2, 2);
    ui.frame(layout, scene);
    ui.press(false);
    const Drawn drawn = ui.frame(layout, scene);

    CHECK(drawn.actions.empty());
    CHECK(drawn.opened_url.empty());
    CHECK(drawn.hovered.empty());
    CHECK_FALSE(drawn.hand);
}

TEST_CASE("draw: where the page answers presses the canvas shows them and asks for nothing")
{
    HeadlessUi    ui;
    const Layout  layout = ui.lay_out(sample("comparison").view, 1024);
    const Target& target = layout.targets.front();
    Scene         scene  = around(target);
    scene.pointer_acts   = false;

    const Drawn drawn = ui.click(layout, scene, target.box.x + 4, target.box.y + 4 - scene.slice_top_pt);

    CHECK(drawn.actions.empty());
    CHECK(drawn.opened_url.empty());
    CHECK(drawn.hovered == target.node);
}

TEST_CASE("draw: hover, press and focus look different from rest, for buttons, toggles, links and fields")
{
    for (const char* name : {"comparison", "newsletter_idle", "load_failed"}) {
        HeadlessUi   ui;
        const Layout layout = ui.lay_out(sample(name).view, 1024);
        for (const Target& target : layout.targets) {
            if (!target.enabled) continue;
            CAPTURE(target.node);
            Scene scene = around(target);
            ui.move(-1000, -1000);
            ui.frame(layout, scene);
            const std::vector<ImDrawVert> rest = vertices();
            ui.move(target.box.x + 4, target.box.y + 4 - scene.slice_top_pt);
            ui.frame(layout, scene);
            const std::vector<ImDrawVert> hovered = vertices();
            ui.press(true);
            ui.frame(layout, scene);
            const std::vector<ImDrawVert> pressed = vertices();
            ui.press(false);
            ui.move(-1000, -1000);
            ui.frame(layout, scene);
            ui.frame(layout, scene);
            scene.focused = target.node;
            ui.frame(layout, scene);

            CHECK_FALSE(same(rest, hovered));
            if (target.kind != Target::Kind::field) CHECK_FALSE(same(hovered, pressed));
            CHECK_FALSE(same(rest, vertices()));
        }
    }
}

TEST_CASE("draw: the table's head stays at the top of what is visible while the table is in sight, and leaves with it")
{
    HeadlessUi    ui;
    const Layout  layout = ui.lay_out(sample("many_rows").view, 1024);
    const Region& region = layout.regions.at(0);
    const auto    names  = [&](float top) {
        Scene scene;
        scene.slice_top_pt    = top;
        scene.slice_height_pt = 300;
        scene.visible_top_pt  = top;
        scene.still           = true;
        std::vector<DrawnText> captured;
        ui.frame(layout, scene, &captured);
        std::size_t heads = 0;
        for (const Line& line : layout.lines)
            if (line.layer == Layer::head)
                heads += static_cast<std::size_t>(std::count_if(captured.begin(), captured.end(), [&](const DrawnText& text) { return text.node == line.node; }));
        return heads;
    };

    CHECK(names(region.box.y - 100) > 0);
    CHECK(names(region.box.y + 900) > 0);
    CHECK(names(region.box.bottom() - region.head_height_pt - 4) > 0);
    CHECK(names(region.box.bottom() + 2) == 0);
}

TEST_CASE("draw: a head that left its place covers the rows below: what it hides can't be pressed")
{
    HeadlessUi   ui;
    const Layout layout = ui.lay_out(sample("best_and_ties").view, 1280);
    const auto   link   = std::find_if(layout.targets.begin(), layout.targets.end(), [](const Target& target) { return target.region != kPage && target.layer == Layer::body; });
    REQUIRE(link != layout.targets.end());
    const float x = link->box.x + 4, y = link->box.y + 4;

    Scene scene;
    scene.slice_top_pt = scene.visible_top_pt = y - 8;  // the head stands at the top of the slice, over the link
    scene.slice_height_pt                     = 400;
    scene.still                               = true;

    CHECK(ui.click(layout, scene, x, 8).opened_url.empty());
    scene.visible_top_pt = 0;
    CHECK(ui.click(layout, scene, x, 8).opened_url == link->url);
}

TEST_CASE("draw: sideways scrolling is kept within what there is, by wheel, by dragging and from outside")
{
    HeadlessUi    ui;
    const Layout  layout = ui.lay_out(sample("eight_items").view, 768);
    const Region& region = layout.regions.at(0);
    const float   most   = region.content_width_pt - region.box.width;
    REQUIRE(most > 0);
    Scene scene;
    scene.slice_top_pt    = region.box.y;
    scene.slice_height_pt = 400;
    scene.still           = true;

    ui.scratch.scroll_pt = {1.0e6f};
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) == most);
    ui.scratch.scroll_pt = {-5};
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) == 0);

    ui.move(400, 200);
    ui.frame(layout, scene);
    ImGui::GetIO().AddMouseWheelEvent(-1, 0);
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) > 0);
    ImGui::GetIO().AddMouseWheelEvent(1000, 0);
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) == 0);

    ui.press(true);
    ui.frame(layout, scene);
    ui.move(340, 200);
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) == 60);
    ui.press(false);
    ui.frame(layout, scene);
    ui.move(100, 200);
    ui.frame(layout, scene);
    CHECK(ui.scratch.scroll_pt.at(0) == 60);
}

TEST_CASE("draw: a scratch of another layout does no harm")
{
    HeadlessUi   ui;
    const Layout one = ui.lay_out(sample("eight_items").view, 390), other = ui.lay_out(sample("load_failed").view, 390);
    ui.scratch.scroll_pt = {300, 7, 9};
    ui.scratch.pressed   = "gone";
    ui.scratch.dragged   = 12;

    ui.frame(other, HeadlessUi::whole(other));
    ui.frame(one, HeadlessUi::whole(one));
    CHECK(ui.scratch.scroll_pt.size() == 1);
}

TEST_CASE("draw: only a bar without an end and a spinner ask for another frame, and not when motion is unwanted")
{
    HeadlessUi ui;
    for (const view::Sample& each : samples()) {
        CAPTURE(each.name);
        const Layout layout = ui.lay_out(each.view, 600);
        Scene        scene  = HeadlessUi::whole(layout);
        CHECK_FALSE(ui.frame(layout, scene).animates);
        scene.still = false;
        CHECK(ui.frame(layout, scene).animates == (each.name == "loading_unknown" || each.name == "bookmarks_loading"));
    }
}

TEST_CASE("draw: edges stand on whole device pixels at any density")
{
    for (const float density : {1.0f, 1.25f, 1.5f, 2.0f, 3.0f}) {
        CAPTURE(density);
        HeadlessUi ui(false, false, density);
        Shape      line;
        line.box            = {10.3f, 20.7f, 50, 1};
        line.colour         = Role::accent;
        const Layout layout = layout_of({line}, {});
        ui.frame(layout, HeadlessUi::whole(layout));

        std::size_t found = 0;
        for (const ImDrawVert& vertex : vertices()) {
            if (vertex.col != ui.theme.colour(Role::accent)) continue;
            ++found;
            CHECK(vertex.pos.x * density == doctest::Approx(std::round(vertex.pos.x * density)));
            CHECK(vertex.pos.y * density == doctest::Approx(std::round(vertex.pos.y * density)));
        }
        CHECK(found == 4);
    }
}

TEST_CASE("draw: a large ground is a box of its own that fills its clip, for renderers to clear, at any density")
{
    for (const float density : {1.0f, 1.25f, 2.0f}) {
        CAPTURE(density);
        HeadlessUi   ui(false, false, density);
        const Layout layout = ui.lay_out(sample("catalogue").view, 1280);
        ui.frame(layout, HeadlessUi::whole(layout));
        float cleared = 0, largest = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawCmd& command : list->CmdBuffer)
                for (unsigned at = 0; at + 6 <= command.ElemCount; at += 6) {
                    const auto corner = [&](unsigned i) { return list->VtxBuffer[static_cast<int>(command.VtxOffset + list->IdxBuffer[static_cast<int>(command.IdxOffset + at + i)])]; };
                    const ImDrawVert first = corner(0), last = corner(2);
                    const bool       box   = first.uv.x == last.uv.x && first.uv.y == last.uv.y && first.col == last.col && first.col >> IM_COL32_A_SHIFT == 0xFF && corner(1).pos.y == first.pos.y && corner(1).pos.x == last.pos.x;
                    if (!box) continue;
                    const ImVec4& clip = command.ClipRect;
                    const float   area = std::max(0.0f, std::min(last.pos.x, clip.z) - std::max(first.pos.x, clip.x)) * std::max(0.0f, std::min(last.pos.y, clip.w) - std::max(first.pos.y, clip.y));
                    if (command.ElemCount == 6 && first.pos.x <= clip.x && first.pos.y <= clip.y && last.pos.x >= clip.z && last.pos.y >= clip.w) cleared += area;
                    else largest = std::max(largest, area);
                }
        CHECK(cleared > layout.width_pt * layout.height_pt / 3);
        CHECK(largest < layout.width_pt * layout.height_pt / 50);  // what is blended: the round ends of the largest
    }
}

TEST_CASE("draw: a text that is cut ends where it is cut, within a letter too")
{
    HeadlessUi ui;
    Line       line;
    line.text        = "mmmmmmmmmmmmmmmm";
    line.box         = {10, 10, 200, 20};
    line.baseline_pt = 25;
    line.style       = Style::body;
    line.colour      = Role::text;
    const auto drawn = [&](float cut) {
        line.cut_pt         = cut;
        const Layout layout = layout_of({}, {line});
        ui.frame(layout, HeadlessUi::whole(layout));
        float end = 0;
        for (const ImDrawVert& vertex : vertices())
            if (vertex.col == ui.theme.colour(line.colour)) end = std::max(end, vertex.pos.x);
        return end;
    };
    CHECK(drawn(0) > 100);
    CHECK(drawn(45) == doctest::Approx(55));
    CHECK(drawn(4) == doctest::Approx(14));
}

TEST_CASE("draw: an empty layout is a ground without anything on it")
{
    HeadlessUi ui;
    Layout     layout;
    layout.width_pt = layout.height_pt = 100;
    std::vector<DrawnText> captured;
    const Drawn            drawn = ui.frame(layout, HeadlessUi::whole(layout), &captured);

    CHECK(captured.empty());
    CHECK(drawn.actions.empty());
    CHECK(vertices().empty());  // the renderer clears it
}

TEST_SUITE_END();
