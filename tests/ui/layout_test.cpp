// tests/ui/layout_test.cpp - every sample at every width: nothing cut off, nothing on top of something else, nothing left out.
// SPDX-License-Identifier: MIT
#include "ui/layout.hpp"

#include "semantics/semantics.hpp"
#include "tests/support/headless_ui.hpp"
#include "ui/text_flow.hpp"
#include "view/samples.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <variant>
#include <vector>

using namespace juxta;
using namespace juxta::ui;
using test::HeadlessUi;

namespace {

constexpr float kWidths[] = {240, 320, 390, 600, 768, 1024, 1280, 1600};
constexpr float kSlack    = 0.05f;  // of a point: sums of floats

const std::vector<view::Sample>& samples()
{
    static const std::vector<view::Sample> all = view::samples();
    return all;
}

/// A layout whose lines are as wide as they are seen.
Layout cut(Layout layout)
{
    for (Line& line : layout.lines)
        if (line.cut_pt > 0) line.box.width = std::min(line.box.width, line.cut_pt);
    return layout;
}

/// Calls `check` with the layout of every sample at every width, for a mouse and for fingers.
template <class Check>
void for_every_layout(Check check)
{
    for (const bool coarse : {false, true}) {
        const HeadlessUi ui(false, coarse);
        for (const view::Sample& sample : samples())
            for (const float width : kWidths) {
                CAPTURE(coarse);
                CAPTURE(sample.name);
                CAPTURE(width);
                check(sample, cut(ui.lay_out(sample.view, width)), ui.theme);
            }
    }
}

bool within(const Rect& inner, const Rect& outer)
{
    return inner.x >= outer.x - kSlack && inner.y >= outer.y - kSlack && inner.right() <= outer.right() + kSlack && inner.bottom() <= outer.bottom() + kSlack;
}

bool overlap(const Rect& a, const Rect& b)
{
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > kSlack && std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > kSlack;
}

/// Where things of a region's layer may be, before anything is scrolled.
Rect room_of(const Layout& layout, int region, Layer layer)
{
    if (region == kPage) return {0, 0, layout.width_pt, layout.height_pt};
    const Region& r     = layout.regions[static_cast<std::size_t>(region)];
    const float   under = r.box.y + r.head_height_pt;
    const float   left  = r.box.x + r.label_width_pt;
    const float   below = r.window ? r.window->row_height_pt * static_cast<float>(r.window->below_origin() + r.window->count) : r.box.bottom() - under;
    switch (layer) {
        case Layer::body: return {left, under, r.content_width_pt - r.label_width_pt, below};
        case Layer::head: return {left, r.box.y, r.content_width_pt - r.label_width_pt, r.head_height_pt};
        case Layer::labels: return {r.box.x, under, r.box.width, below};
        case Layer::corner: return {r.box.x, r.box.y, r.label_width_pt, r.head_height_pt};
    }
    return {};
}

bool finite(const Rect& box)
{
    return std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height) && box.width >= 0 && box.height >= 0;
}

/// The pairs of things that overlap, as text.
template <class T>
std::string overlaps(const std::vector<T>& things)
{
    std::vector<const T*> sorted;
    for (const T& thing : things) sorted.push_back(&thing);
    std::stable_sort(sorted.begin(), sorted.end(), [](const T* a, const T* b) { return a->box.y < b->box.y; });
    std::string found;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (std::size_t k = i + 1; k < sorted.size() && sorted[k]->box.y < sorted[i]->box.bottom(); ++k)
            if (overlap(sorted[i]->box, sorted[k]->box)) found += sorted[i]->node + " / " + sorted[k]->node + "\n";
    return found;
}

std::size_t skip_spaces(const std::string& text, std::size_t at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
    return at;
}

/// What of `runs` the lines do not say, or say differently; "" when they say the same in the same order. Lines of one
/// part are its text, cut at spaces or within words.
std::string difference(const std::vector<Line>& lines, const std::vector<semantics::TextRun>& runs)
{
    std::size_t line = 0;
    for (const semantics::TextRun& run : runs) {
        std::size_t at = skip_spaces(run.text, 0);
        while (at < run.text.size()) {
            if (line >= lines.size()) return "missing: " + run.id + " '" + run.text + "'";
            const std::string text = lines[line].text.substr(skip_spaces(lines[line].text, 0));
            if (lines[line].node != run.id || run.text.compare(at, text.size(), text) != 0) return lines[line].node + " '" + text + "' where " + run.id + " '" + run.text.substr(at) + "' should be";
            at = skip_spaces(run.text, at + text.size());
            ++line;
        }
    }
    return line == lines.size() ? "" : "too much: " + lines[line].node + " '" + lines[line].text + "'";
}

}  // namespace

TEST_SUITE_BEGIN("ui/layout");

TEST_CASE("lay_out: says every text of the view, in reading order, as the semantic tree does")
{
    for_every_layout([](const view::Sample& sample, const Layout& layout, const Theme&) {
        CHECK(difference(layout.lines, semantics::texts(semantics::build_tree(sample.view), false)) == "");
    });
}

TEST_CASE("lay_out: all boxes are finite, and the page is as wide as asked for")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme&) {
        CHECK(layout.height_pt > 0);
        CHECK(std::all_of(layout.lines.begin(), layout.lines.end(), [](const Line& line) { return finite(line.box) && std::isfinite(line.baseline_pt); }));
        CHECK(std::all_of(layout.shapes.begin(), layout.shapes.end(), [](const Shape& shape) { return finite(shape.box); }));
        CHECK(std::all_of(layout.targets.begin(), layout.targets.end(), [](const Target& target) { return finite(target.box); }));
        CHECK(std::all_of(layout.regions.begin(), layout.regions.end(), [](const Region& region) { return finite(region.box); }));
        CHECK(std::all_of(layout.areas.begin(), layout.areas.end(), [](const Area& area) { return finite(area.box); }));
    });
}

TEST_CASE("lay_out: a width below 240 is laid out as 240")
{
    const HeadlessUi ui;

    CHECK(ui.lay_out(samples().front().view, 10).width_pt == 240);
    CHECK(ui.lay_out(samples().front().view, 10).height_pt == ui.lay_out(samples().front().view, 240).height_pt);
}

TEST_CASE("lay_out: nothing is wider than the page or than the region that it scrolls in")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme&) {
        for (const Line& line : layout.lines) {
            CAPTURE(line.text);
            CHECK(within(line.box, room_of(layout, line.region, line.layer)));
        }
        for (const Target& target : layout.targets) {
            CAPTURE(target.node);
            CHECK(within(target.box, room_of(layout, target.region, target.layer)));
        }
        for (const Shape& shape : layout.shapes) {
            CAPTURE(static_cast<int>(shape.kind));
            CHECK(within(shape.box, room_of(layout, shape.region, shape.layer)));
        }
        for (const Region& region : layout.regions) {
            CHECK(within(region.box, {0, 0, layout.width_pt, layout.height_pt}));
            CHECK(region.content_width_pt >= region.box.width);
            CHECK(region.label_width_pt < region.box.width);
            CHECK(region.head_height_pt > 0);
        }
    });
}

TEST_CASE("lay_out: no line stands on another, and no target on another")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme&) {
        CHECK(overlaps(layout.lines) == "");
        CHECK(overlaps(layout.targets) == "");
    });
}

TEST_CASE("lay_out: a line that begins on a card, a badge or a field ends on it")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme&) {
        for (const Line& line : layout.lines)
            for (const Shape& shape : layout.shapes) {
                const bool ground = (shape.kind == Shape::Kind::fill || shape.kind == Shape::Kind::cover) && shape.region == line.region && shape.layer == line.layer;
                const bool begins = line.box.x >= shape.box.x && line.box.x < shape.box.right() && line.baseline_pt >= shape.box.y && line.baseline_pt < shape.box.bottom();
                if (!ground || !begins || line.style == Style::code) continue;  // the tint of code stands within its line
                if (shape.colour == Role::missing_tint && shape.radius_pt == 4) continue;
                if (shape.colour == Role::split_tint && shape.radius_pt == 3) continue;  // the tint of what was found, likewise
                CAPTURE(line.text);
                CHECK(within(line.box, shape.box));
            }
    });
}

TEST_CASE("lay_out: every target is at least 24 points high and wide, 44 for fingers, and holds its text")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme& theme) {
        const float least = theme.coarse ? 44.0f : 24.0f;
        for (const Target& target : layout.targets) {
            CAPTURE(target.node);
            CHECK(target.box.width >= least);
            CHECK(target.box.height >= least);
            for (const Line& line : layout.lines) {
                if (line.node != target.node) continue;
                CAPTURE(line.text);
                CHECK(within(line.box, target.box));
            }
        }
    });
}

TEST_CASE("lay_out: every button, link, slider, field and plot of the tree has its target, with its action or address")
{
    const auto walk = [](const auto& self, const semantics::Node& node, std::map<std::string, const semantics::Node*>& controls) -> void {
        using enum semantics::Role;
        if (node.hidden) return;
        if (node.role == button || node.role == link || node.role == field || node.role == slider || (node.role == image && node.action)) controls[node.id] = &node;
        for (const semantics::Node& child : node.children) self(self, child, controls);
    };
    for_every_layout([&](const view::Sample& sample, const Layout& layout, const Theme&) {
        const semantics::Node                         tree = semantics::build_tree(sample.view);
        std::map<std::string, const semantics::Node*> controls;
        walk(walk, tree, controls);
        CHECK(layout.targets.size() == controls.size());
        for (const Target& target : layout.targets) {
            CAPTURE(target.node);
            const auto found = controls.find(target.node);
            REQUIRE(found != controls.end());
            CHECK(target.enabled == !found->second->disabled);
            CHECK(target.url == found->second->url);
            if (found->second->role == semantics::Role::button || found->second->role == semantics::Role::slider) CHECK(target.action == found->second->action);
        }
    });
}

TEST_CASE("lay_out: blocks cover all lines, shapes and targets, each once and in order")
{
    for_every_layout([](const view::Sample&, const Layout& layout, const Theme&) {
        std::uint32_t shapes = 0, lines = 0, targets = 0;
        for (const Block& block : layout.blocks) {
            CHECK(block.shapes_begin == shapes);
            CHECK(block.lines_begin == lines);
            CHECK(block.targets_begin == targets);
            shapes  = block.shapes_end;
            lines   = block.lines_end;
            targets = block.targets_end;
            for (std::size_t i = block.lines_begin; i < block.lines_end; ++i) {
                CHECK(layout.lines[i].region == block.region);
                CHECK(layout.lines[i].layer == block.layer);
                CHECK(layout.lines[i].box.y >= block.top_pt);
                CHECK(layout.lines[i].box.bottom() <= block.bottom_pt);
            }
        }
        CHECK(shapes == layout.shapes.size());
        CHECK(lines == layout.lines.size());
        CHECK(targets == layout.targets.size());
    });
}

TEST_CASE("lay_out: the label and the values of a table row stand on one baseline")
{
    for_every_layout([](const view::Sample& sample, const Layout& layout, const Theme&) {
        const auto* screen = std::get_if<view::ComparisonView>(&sample.view.content);
        if (screen == nullptr) return;
        std::map<std::string, float> first;
        for (const Line& line : layout.lines) first.try_emplace(line.node, line.baseline_pt);
        for (const view::RowGroupView& group : screen->table.groups)
            for (const view::RowView& row : group.rows)
                for (const view::CellView& cell : row.cells) {
                    CAPTURE(row.attribute);
                    CHECK(std::fabs(first[cell.link ? cell.link->id : cell.text.id] - first[row.label.id]) <= 1.0f);
                }
    });
}

TEST_CASE("lay_out: a row that differs has an edge of its own, and no other row has one")
{
    const HeadlessUi ui;
    for (const view::Sample& sample : samples()) {
        const auto* screen = std::get_if<view::ComparisonView>(&sample.view.content);
        if (screen == nullptr) continue;
        const Layout layout = ui.lay_out(sample.view, 1280);
        for (const view::RowGroupView& group : screen->table.groups)
            for (const view::RowView& row : group.rows) {
                const auto label = std::ranges::find_if(layout.lines, [&](const Line& line) { return line.node == row.label.id; });
                REQUIRE(label != layout.lines.end());
                const auto edges = std::ranges::count_if(layout.shapes, [&](const Shape& shape) {
                    return shape.colour == Role::accent && shape.box.width == 3 && shape.box.y < label->box.y && shape.box.bottom() > label->box.bottom();
                });
                CAPTURE(sample.name);
                CAPTURE(row.label.text);
                CHECK(edges == (row.differs ? 1 : 0));
            }
    }
}

TEST_CASE("lay_out: a mark has the colour and the sign of its own tone, whatever the cell's emphasis")
{
    const HeadlessUi ui;
    const auto       sample = std::find_if(samples().begin(), samples().end(), [](const view::Sample& s) { return s.name == "comparison"; });
    REQUIRE(sample != samples().end());
    const auto drawn = [&](view::Tone tone) {
        view::ScreenView screen = sample->view;
        view::CellView&  cell   = std::get<view::ComparisonView>(screen.content).table.groups.at(0).rows.at(0).cells.at(0);
        cell.mark.text.text     = "Marked";
        cell.mark.tone          = tone;
        const Layout layout     = ui.lay_out(screen, 1280);
        const auto   line       = std::find_if(layout.lines.begin(), layout.lines.end(), [&](const Line& l) { return l.node == cell.mark.text.id; });
        REQUIRE(line != layout.lines.end());
        const auto sign = std::find_if(layout.shapes.begin(), layout.shapes.end(), [&](const Shape& shape) {
            return shape.kind >= Shape::Kind::tick && std::fabs(shape.box.y - line->box.y) < line->box.height && shape.box.x < line->box.x && line->box.x - shape.box.x < 30;
        });
        REQUIRE(sign != layout.shapes.end());
        return std::pair(line->colour, sign->kind);
    };

    CHECK(drawn(view::Tone::tied) == std::pair(Role::text_quiet, Shape::Kind::equals));
    CHECK(drawn(view::Tone::positive) == std::pair(Role::positive, Shape::Kind::tick));
}

TEST_CASE("lay_out: figures of cards in one row share their baselines")
{
    const HeadlessUi ui;
    for (const view::Sample& sample : samples()) {
        const auto* screen = std::get_if<view::ComparisonView>(&sample.view.content);
        if (screen == nullptr || screen->cards.size() != 2) continue;
        CAPTURE(sample.name);
        const Layout                 layout = ui.lay_out(sample.view, 1280);
        std::map<std::string, float> first;
        for (const Line& line : layout.lines) first.try_emplace(line.node, line.baseline_pt);
        for (std::size_t i = 0; i < screen->cards[0].figures.size(); ++i) {
            CHECK(first[screen->cards[0].figures[i].value.id] == first[screen->cards[1].figures[i].value.id]);
            CHECK(first[screen->cards[0].figures[i].label.id] == first[screen->cards[1].figures[i].label.id]);
        }
        if (!screen->cards[0].tagline.text.empty() && !screen->cards[1].tagline.text.empty()) CHECK(first[screen->cards[0].tagline.id] == first[screen->cards[1].tagline.id]);
    }
}

TEST_CASE("lay_out: cards stand side by side where there is room, and one below the other on a phone")
{
    const HeadlessUi ui;
    const auto       sample = std::find_if(samples().begin(), samples().end(), [](const view::Sample& s) { return s.name == "comparison"; });
    REQUIRE(sample != samples().end());
    const auto& cards = std::get<view::ComparisonView>(sample->view.content).cards;
    REQUIRE(cards.size() == 2);
    const auto box_of = [](const Layout& layout, const std::string& node) {
        return std::find_if(layout.lines.begin(), layout.lines.end(), [&](const Line& line) { return line.node == node; })->box;
    };

    const Layout wide = ui.lay_out(sample->view, 1280), narrow = ui.lay_out(sample->view, 390);

    CHECK(box_of(wide, cards[0].category.id).y == box_of(wide, cards[1].category.id).y);
    CHECK(box_of(wide, cards[0].category.id).x < box_of(wide, cards[1].category.id).x);
    CHECK(box_of(narrow, cards[0].category.id).x == box_of(narrow, cards[1].category.id).x);
    CHECK(box_of(narrow, cards[0].category.id).y < box_of(narrow, cards[1].category.id).y);
}

TEST_CASE("lay_out: eight items scroll inside the table's region, two do not where there is room")
{
    const HeadlessUi ui;
    for (const view::Sample& sample : samples()) {
        if (sample.name == "eight_items") CHECK(ui.lay_out(sample.view, 1280).regions.at(0).content_width_pt > ui.lay_out(sample.view, 1280).regions.at(0).box.width);
        if (sample.name == "comparison") CHECK(ui.lay_out(sample.view, 1280).regions.at(0).content_width_pt == ui.lay_out(sample.view, 1280).regions.at(0).box.width);
    }
}

TEST_CASE("lay_out: a row of a list stays where it is while the window moves on over it, and the region says how far down the rows that is")
{
    const HeadlessUi ui;
    const auto       sample = std::ranges::find(samples(), "catalogue_window", &view::Sample::name);
    REQUIRE(sample != samples().end());
    view::ScreenView view = sample->view;
    auto&            rows = std::get<view::CatalogueView>(view.content).list.shown;
    const auto       tops = [](const Layout& layout) {
        std::map<std::string, float> found;
        for (const Line& line : layout.lines)
            if (line.region != kPage && line.layer != Layer::head && line.layer != Layer::corner) found.emplace(line.node, line.box.y);
        return found;
    };
    const auto step_from = [&](std::size_t first) {
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].place = first + i;
        const Layout layout = ui.lay_out(view, 1280);
        const auto&  window = layout.regions.at(0).window.value();
        CHECK(window.origin_pt() == static_cast<double>(first - first % RowWindow::kOriginStep) * static_cast<double>(window.row_height_pt));
        return std::pair(tops(layout), window.row_height_pt);
    };

    const auto [at_40, height] = step_from(40);
    rows.erase(rows.begin(), rows.begin() + 12);
    const auto moved = step_from(52).first;
    REQUIRE(moved.size() > 30);
    CHECK(std::ranges::all_of(moved, [&](const auto& line) { return at_40.at(line.first) == line.second; }));

    // Beyond the origin's step all of them stand elsewhere, and as far from where they belong.
    const auto beyond = step_from(RowWindow::kOriginStep + 52).first;
    CHECK(std::ranges::all_of(moved, [&](const auto& line) { return beyond.at(line.first) == line.second; }));
    CHECK(step_from(RowWindow::kOriginStep).first.begin()->second < moved.begin()->second - 50 * height);
}

TEST_CASE("lay_out: a wide page keeps its content at most 1120 points wide and in the middle")
{
    const HeadlessUi ui;
    const Layout     layout = ui.lay_out(samples().front().view, 1600);
    float            left = 1600, right = 0;
    for (const Shape& shape : layout.shapes) {
        if (shape.kind != Shape::Kind::outline) continue;
        left  = std::min(left, shape.box.x);
        right = std::max(right, shape.box.right());
    }

    CHECK(left == 240);
    CHECK(right == 1360);
}

TEST_CASE("lay_out: follows a larger text of the page around, and still cuts nothing off")
{
    for (const float base : {12.0f, 20.0f, 28.0f}) {
        const HeadlessUi ui(false, false, 1, base);
        for (const view::Sample& sample : samples())
            for (const float width : {240.0f, 390.0f, 1024.0f}) {
                CAPTURE(base);
                CAPTURE(sample.name);
                CAPTURE(width);
                const Layout layout = cut(ui.lay_out(sample.view, width));
                CHECK(overlaps(layout.lines) == "");
                CHECK(overlaps(layout.targets) == "");
                for (const Line& line : layout.lines) {
                    CAPTURE(line.text);
                    CHECK(within(line.box, room_of(layout, line.region, line.layer)));
                }
            }
    }
}

TEST_SUITE_END();

TEST_CASE("layout: what is pinned stays beside the labels where that leaves room for a column that scrolls")
{
    HeadlessUi ui;
    const auto pinned = std::find_if(samples().begin(), samples().end(), [](const view::Sample& one) { return one.name == "pinned"; });
    REQUIRE(pinned != samples().end());
    const view::ScreenView& shown = pinned->view;
    for (const float width : {320.0f, 390.0f, 768.0f, 1024.0f}) {
        CAPTURE(width);
        const Layout  layout = ui.lay_out(shown, width);
        const Region& region = layout.regions.at(0);
        const auto    column = [&](const char* name) {
            const auto line = std::find_if(layout.lines.begin(), layout.lines.end(), [&](const Line& one) { return one.node == std::string("table/column/") + name; });
            REQUIRE(line != layout.lines.end());
            return *line;
        };
        const auto*       comparison = std::get_if<view::ComparisonView>(&shown.content);
        const auto&       columns    = comparison->table.columns;
        const Line        first = column(columns[0].item.c_str()), second = column(columns[1].item.c_str());
        const float       width_of_column = second.box.x - first.box.x;
        REQUIRE(columns[0].pinned);
        CHECK_FALSE(columns[1].pinned);
        CHECK(second.layer == Layer::head);
        if (region.content_width_pt > region.box.width && first.layer == Layer::corner)
            CHECK(region.box.width - region.label_width_pt >= width_of_column);
        else
            CHECK(first.layer == Layer::head);
        if (width == 390 || width == 768) CHECK(first.layer == Layer::corner);
        for (const Line& line : layout.lines) {
            if (line.region != 0 || line.box.x < first.box.x || line.layer == Layer::head) continue;
            const bool own = line.box.x < second.box.x - 1;
            if (first.layer == Layer::corner) CHECK((line.layer == Layer::labels || line.layer == Layer::corner) == own);
        }
    }
}

TEST_CASE("layout: what is typed is one line, cut at its field, and the field is as high as ever")
{
    const HeadlessUi ui;
    const auto typed = std::find_if(samples().begin(), samples().end(), [](const view::Sample& one) { return one.name == "newsletter_sending"; });
    REQUIRE(typed != samples().end());
    view::ScreenView shown = typed->view;
    view::Field&     email = std::get<view::ComparisonView>(shown.content).newsletter->email;
    const auto       box   = [&](const Layout& layout) {
        return std::find_if(layout.targets.begin(), layout.targets.end(), [&](const Target& one) { return one.node == email.id; })->box;
    };
    const Rect before = box(ui.lay_out(shown, 390));

    email.value = "ada lovelace of st james square with an address longer than any field@example.com";
    const Layout layout = ui.lay_out(shown, 390);

    CHECK(box(layout) == before);
    std::vector<Line> lines;
    for (const Line& line : layout.lines)
        if (line.node == email.id) lines.push_back(line);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == email.value);
    CHECK(lines[0].box.width > before.width);
    CHECK(lines[0].cut_pt == before.width - 2 * (lines[0].box.x - before.x));
}

TEST_CASE("layout: text from right to left stands at the right end, all other at the left")
{
    HeadlessUi ui;
    const auto scripts = std::find_if(samples().begin(), samples().end(), [](const view::Sample& one) { return one.name == "scripts"; });
    REQUIRE(scripts != samples().end());
    const Layout layout = ui.lay_out(scripts->view, 1280);
    const auto   line   = [&](const std::string& text) {
        const auto found = std::find_if(layout.lines.begin(), layout.lines.end(), [&](const Line& one) { return one.text == text && one.region == kPage; });
        REQUIRE(found != layout.lines.end());
        return *found;
    };
    const Line arabic = line("\u0628\u0648\u0627\u0628\u0629 \u0644\u0644\u0643\u0644\u0627\u0645 \u0627\u0644\u0645\u0628\u0627\u0634\u0631");
    CHECK(arabic.rtl);
    const Line name = line("\u0635\u0648\u062A \u0627\u0644\u0645\u062F\u064A\u0646\u0629");
    const Line hebrew = line("\u05D3\u05D2\u05DD \u05E4\u05EA\u05D5\u05D7 \u05DC\u05DE\u05D7\u05E9\u05D1 \u05E9\u05DC\u05DA");
    const Line next   = line("\u05E7\u05D5\u05DC \u05D4\u05D9\u05DD 7");
    // A card's name and its words end where its column ends, however long they are.
    CHECK(arabic.box.width != name.box.width);
    CHECK(std::fabs(arabic.box.right() - name.box.right()) < 1);
    CHECK(std::fabs(hebrew.box.right() - next.box.right()) < 1);
    for (const Line& one : layout.lines) CHECK_FALSE((one.rtl && !right_to_left(one.text) && one.text.find_first_of("abc") == 0));
}
