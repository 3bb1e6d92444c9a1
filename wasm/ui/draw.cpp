// wasm/ui/draw.cpp - walks what of a layout is in sight, and answers the pointer.
// SPDX-License-Identifier: MIT
#include "ui/draw.hpp"

#include "base/number_text.hpp"
#include "base/small_sort.hpp"
#include "ui/painter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace juxta::ui {
namespace {

constexpr float kCutFade = 24;  ///< the end of a text that does not fit its line

bool inside(const Rect& box, ImVec2 point) { return point.x >= box.x && point.x < box.right() && point.y >= box.y && point.y < box.bottom(); }

Rect moved(Rect box, float dx, float dy)
{
    box.x += dx;
    box.y += dy;
    return box;
}

/// Where a layer of a region (or the page) is on the display now.
struct View {
    float dx = 0, dy = 0;  ///< from content to display
    Rect  clip;
};

/// One frame: what stays the same while it is drawn.
class Frame {
public:
    Frame(const Layout& layout, const Theme& theme, const Scene& scene, Scratch& scratch)
        : layout_(layout), theme_(theme), scene_(scene), scratch_(scratch), display_(ImGui::GetIO().DisplaySize)
    {
        scratch_.scroll_pt.resize(layout_.regions.size(), 0.0f);
        scratch_.rows_pt.resize(layout_.regions.size(), 0.0);
        for (std::size_t i = 0; i < layout_.regions.size(); ++i) clamp_scroll(i);
    }

    void  scroll();
    void  point(Drawn& drawn);
    void  slide(Drawn& drawn);
    void  paint(Drawn& drawn, std::vector<DrawnText>* captured);

private:
    void clamp_scroll(std::size_t region)
    {
        const Region& r               = layout_.regions[region];
        scratch_.scroll_pt[region] = std::clamp(scratch_.scroll_pt[region], 0.0f, std::max(0.0f, r.content_width_pt - r.box.width));
        const double hidden      = r.window ? r.window->height_pt() - static_cast<double>(r.box.height - r.head_height_pt) : 0.0;
        scratch_.rows_pt[region] = std::clamp(scratch_.rows_pt[region], 0.0, std::max(0.0, hidden));
    }

    // How far the rows of a window stand from where they are laid out.
    [[nodiscard]] float row_shift(int region) const
    {
        const Region& r = layout_.regions[static_cast<std::size_t>(region)];
        return r.window ? static_cast<float>(r.window->origin_pt() - scratch_.rows_pt[static_cast<std::size_t>(region)]) : 0.0f;
    }

    // How far the head of a region has left its place to stay in sight.
    [[nodiscard]] float head_drop(const Region& r) const
    {
        return std::clamp(scene_.visible_top_pt - r.box.y, 0.0f, std::max(0.0f, r.box.height - r.head_height_pt));
    }

    [[nodiscard]] View view_of(int region, Layer layer) const;
    [[nodiscard]] bool in_slice(float top, float bottom) const { return bottom > scene_.slice_top_pt && top < scene_.slice_top_pt + scene_.slice_height_pt; }
    [[nodiscard]] bool in_sight(const Block& block) const
    {
        if (block.region == kPage) return in_slice(block.top_pt, block.bottom_pt);
        if (block.layer != Layer::head && block.layer != Layer::corner) {
            const float   shift = row_shift(block.region);
            const Region& r     = layout_.regions[static_cast<std::size_t>(block.region)];
            const float   spare = 5;  // a block reaches a little beyond what is seen of it
            if (r.window && !capturing_ && (block.bottom_pt + shift - spare <= r.box.y + r.head_height_pt || block.top_pt + shift + spare >= r.box.bottom())) return false;
            return capturing_ || in_slice(block.top_pt + shift, block.bottom_pt + shift);
        }
        const float drop = head_drop(layout_.regions[static_cast<std::size_t>(block.region)]);
        return in_slice(block.top_pt + drop, block.bottom_pt + drop);
    }
    [[nodiscard]] const Target* target_at(ImVec2 point) const;
    [[nodiscard]] int           region_at(ImVec2 point) const;

    void paint_block(Painter& painter, const Block& block, const View& view);
    void paint_layer(Painter& painter, int region, Layer layer);
    void paint_region(Painter& painter, std::size_t index);
    void paint_target(Painter& painter, const Target& target, const Rect& box);
    [[nodiscard]] ImU32 ink(const Line& line) const;
    /// What the pointer has drawn since it was pressed, within a box.
    [[nodiscard]] static Rect brushed(const Rect& box)
    {
        const ImGuiIO& io    = ImGui::GetIO();
        const ImVec2   from  = io.MouseClickedPos[0];
        const auto     in    = [](float at, float low, float high) { return std::clamp(at, low, high); };
        const float    left  = in(std::min(from.x, io.MousePos.x), box.x, box.right()), right = in(std::max(from.x, io.MousePos.x), box.x, box.right());
        const float    top   = in(std::min(from.y, io.MousePos.y), box.y, box.bottom()), bottom = in(std::max(from.y, io.MousePos.y), box.y, box.bottom());
        return {left, top, right - left, bottom - top};
    }
    void brush(Drawn& drawn);

    const Layout&            layout_;
    const Theme&             theme_;
    const Scene&             scene_;
    Scratch&                 scratch_;
    ImVec2                   display_;
    std::string              hovered_;
    bool                     animates_ = false;
    bool                     capturing_ = false;  ///< all rows of a window are told, in sight or not
    std::vector<std::size_t> drawn_lines_;
};

View Frame::view_of(int region, Layer layer) const
{
    const float dy = -scene_.slice_top_pt;
    if (region == kPage) return {0, dy, {0, 0, display_.x, display_.y}};
    const Region& r      = layout_.regions[static_cast<std::size_t>(region)];
    const float   scroll = scratch_.scroll_pt[static_cast<std::size_t>(region)];
    const float   drop   = head_drop(r);
    const float   top    = r.box.y + dy + drop;
    const float   head   = top + r.head_height_pt;
    const float   bottom = r.box.bottom() + dy;
    const float   left   = r.box.x + r.label_width_pt;
    switch (layer) {
        case Layer::body: return {-scroll, dy + row_shift(region), {left, head, r.box.right() - left, bottom - head}};
        case Layer::labels: return {0, dy + row_shift(region), {r.box.x, head, r.box.width, bottom - head}};
        case Layer::head: return {-scroll, dy + drop, {left, top, r.box.right() - left, r.head_height_pt}};
        case Layer::corner: return {0, dy + drop, {r.box.x, top, r.label_width_pt, r.head_height_pt}};
    }
    return {};
}

const Target* Frame::target_at(ImVec2 point) const
{
    const Target* found = nullptr;
    for (const Block& block : layout_.blocks) {
        if (block.targets_begin == block.targets_end || !in_sight(block)) continue;
        const View view = view_of(block.region, block.layer);
        if (!inside(view.clip, point)) continue;
        for (std::size_t i = block.targets_begin; i < block.targets_end; ++i)
            if (inside(moved(layout_.targets[i].box, view.dx, view.dy), point)) found = &layout_.targets[i];
    }
    return found;
}

int Frame::region_at(ImVec2 point) const
{
    for (std::size_t i = 0; i < layout_.regions.size(); ++i)
        if (inside(moved(layout_.regions[i].box, 0, -scene_.slice_top_pt), point)) return static_cast<int>(i);
    return kPage;
}

// Sideways, by wheel and by dragging; in the browser the page does that and says so in the scratch.
void Frame::scroll()
{
    if (!scene_.pointer_acts) return;
    const ImGuiIO& io     = ImGui::GetIO();
    const int      under  = ImGui::IsMousePosValid() ? region_at(io.MousePos) : kPage;
    const float    wheel  = io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0.0f);
    const auto     scroll = [&](int region, float by) {
        scratch_.scroll_pt[static_cast<std::size_t>(region)] += by;
        clamp_scroll(static_cast<std::size_t>(region));
    };
    if (under != kPage && wheel != 0) scroll(under, -wheel * 64);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) scratch_.dragged = under;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) scratch_.dragged = kPage;
    if (scratch_.dragged < 0 || static_cast<std::size_t>(scratch_.dragged) >= layout_.regions.size()) return;
    scroll(scratch_.dragged, -io.MouseDelta.x);
    // Who drags doesn't press.
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left)) scratch_.pressed.clear();
}

void Frame::point(Drawn& drawn)
{
    const Target* under = ImGui::IsMousePosValid() ? target_at(ImGui::GetIO().MousePos) : nullptr;
    if (under != nullptr) {
        hovered_      = under->node;
        drawn.hovered = under->node;
        drawn.hand    = under->enabled && under->kind != Target::Kind::field && under->kind != Target::Kind::plot;
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) scratch_.pressed = under != nullptr && under->enabled ? under->node : std::string();
    if (scene_.pointer_acts && ImGui::IsMouseDown(ImGuiMouseButton_Left)) slide(drawn);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && scene_.pointer_acts) brush(drawn);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && under != nullptr && under->kind != Target::Kind::slider && under->kind != Target::Kind::plot && under->enabled && under->node == scratch_.pressed && scene_.pointer_acts) {
        if (under->action) drawn.actions.push_back(*under->action);
        if (under->kind == Target::Kind::link) drawn.opened_url = under->url;
    }
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) scratch_.pressed.clear();
}

// A box drawn over a plot, or a press on it.
void Frame::brush(Drawn& drawn)
{
    constexpr float kLeast = 4;  // a hand is not quite still while it presses
    const auto      held   = std::ranges::find_if(layout_.targets, [&](const Target& target) { return target.kind == Target::Kind::plot && target.node == scratch_.pressed; });
    if (held == layout_.targets.end() || !held->action) return;
    const View view = view_of(held->region, held->layer);
    const Rect area = moved(held->box, view.dx, view.dy), box = brushed(area);
    const auto share = [](float part, float whole) { return shortest(static_cast<double>(std::clamp(part / std::max(1.0f, whole), 0.0f, 1.0f))); };
    std::string value = share(box.x - area.x, area.width) + "," + share(area.bottom() - box.bottom(), area.height);
    if (box.width > kLeast || box.height > kLeast) value += "," + share(box.right() - area.x, area.width) + "," + share(area.bottom() - box.y, area.height);
    drawn.actions.push_back(view::action_with(*held->action, value));
}

// The knob follows the pointer, also when it has left the slider.
void Frame::slide(Drawn& drawn)
{
    const auto held = std::ranges::find_if(layout_.targets, [&](const Target& target) { return target.kind == Target::Kind::slider && target.node == scratch_.pressed; });
    if (held == layout_.targets.end() || !held->action || held->high <= held->low) return;
    const View   view  = view_of(held->region, held->layer);
    const double share = (static_cast<double>(ImGui::GetIO().MousePos.x) - held->box.x - view.dx - kKnob_pt / 2) / std::max(1.0f, held->box.width - kKnob_pt);
    double       value = held->low + std::clamp(share, 0.0, 1.0) * (held->high - held->low);
    if (held->step > 0) value = held->low + std::round((value - held->low) / held->step) * held->step;
    value = std::clamp(std::round(value * 1e6) / 1e6, held->low, held->high);
    if (value != held->value) drawn.actions.push_back(view::action_with(*held->action, value));
}

void Frame::paint_target(Painter& painter, const Target& target, const Rect& box)
{
    const bool over  = target.enabled && target.node == hovered_;
    const bool held  = over && target.node == scratch_.pressed;
    const auto shade = [&](Role rest) { return theme_.colour(held ? Role::surface_pressed : over ? Role::surface_hover : rest); };
    if (target.kind == Target::Kind::plot) {
        // What is drawn over it follows the pointer.
        if (target.node == scratch_.pressed && ImGui::IsMouseDown(ImGuiMouseButton_Left) && scene_.pointer_acts) {
            const Rect drawn = brushed(box);
            painter.outline(drawn, theme_.colour(Role::accent), 2, 2);
        }
    } else if (target.kind == Target::Kind::slider) {
        // The knob is there already; it only grows a ring.
        if (over) {
            const double share = (target.value - target.low) / (target.high - target.low);
            const float  grow  = held ? 5.0f : 3.0f, side = kKnob_pt + 2 * grow;
            const float  left  = box.x + (box.width - kKnob_pt) * static_cast<float>(share) - grow;
            painter.outline({left, box.y + (box.height - side) / 2, side, side}, theme_.colour(Role::accent), side / 2, held ? 3.0f : 2.0f);
        }
    } else if (target.kind == Target::Kind::field) {
        if (over) painter.outline(box, theme_.colour(Role::text_quiet), target.radius_pt);
    } else if (target.kind != Target::Kind::link) {
        if (target.primary && target.enabled) {
            painter.fill(box, mix(theme_.colour(Role::accent), theme_.colour(Role::text), held ? 0.3f : over ? 0.15f : 0.0f), target.radius_pt);
        } else if (!target.quiet) {
            const bool on = target.on && target.enabled;
            painter.fill(box, shade(on ? Role::accent_tint : target.enabled ? Role::surface : Role::surface_sunken), target.radius_pt);
            painter.outline(box, on ? theme_.colour(Role::accent) : mix(theme_.colour(Role::border), theme_.colour(Role::text), target.enabled ? 0.12f : 0.0f), target.radius_pt);
        } else if (over) {
            painter.fill(box, shade(Role::surface), target.radius_pt);
        }
    }
    if (!scene_.focused.empty() && target.node == scene_.focused)
        painter.outline({box.x - 3, box.y - 3, box.width + 6, box.height + 6}, theme_.colour(Role::focus), target.radius_pt + 3, 2);
}

ImU32 Frame::ink(const Line& line) const
{
    const ImU32 colour = theme_.colour(line.colour);
    return line.colour == Role::accent && line.node == hovered_ ? mix(colour, theme_.colour(Role::text), line.node == scratch_.pressed ? 0.45f : 0.2f) : colour;
}

void Frame::paint_block(Painter& painter, const Block& block, const View& view)
{
    const float turn  = scene_.still ? 0.25f : static_cast<float>(std::fmod(scene_.now_s / 1.6, 1.0));
    const auto  shown = [&](const Rect& box, float around) { return box.bottom() + around > view.clip.y && box.y - around < view.clip.bottom(); };
    for (std::size_t i = block.shapes_begin; i < block.shapes_end; ++i) {
        const Shape& shape  = layout_.shapes[i];
        const Rect   box    = moved(shape.box, view.dx, view.dy);
        const ImU32  colour = theme_.colour(shape.colour);
        if (shape.kind == Shape::Kind::cover && scratch_.scroll_pt[static_cast<std::size_t>(block.region)] <= 0) continue;
        if (shape.kind >= Shape::Kind::tick || !shown(box, shape.kind == Shape::Kind::shadow ? 26.0f : 0.0f)) continue;
        switch (shape.kind) {
            case Shape::Kind::shadow: painter.shadow(box, colour, shape.radius_pt); break;
            case Shape::Kind::outline: painter.outline(box, colour, shape.radius_pt); break;
            case Shape::Kind::bar:
                painter.bar(box, colour, theme_.colour(Role::surface_pressed), shape.value, turn);
                animates_ = animates_ || (shape.value < 0 && !scene_.still);
                break;
            case Shape::Kind::dot: painter.fill(box, mix(theme_.colour(Role::surface), colour, shape.value), shape.radius_pt); break;
            case Shape::Kind::ring: painter.outline(box, colour, box.width / 2, 2); break;
            case Shape::Kind::disc: painter.fill(box, colour, box.width / 2); break;
            default: painter.fill(box, colour, shape.radius_pt); break;
        }
    }
    for (std::size_t i = block.targets_begin; i < block.targets_end; ++i) {
        const Rect box = moved(layout_.targets[i].box, view.dx, view.dy);
        if (shown(box, 4)) paint_target(painter, layout_.targets[i], box);
    }
    for (std::size_t i = block.shapes_begin; i < block.shapes_end; ++i) {
        const Shape& shape = layout_.shapes[i];
        const Rect   box   = moved(shape.box, view.dx, view.dy);
        if (shape.kind < Shape::Kind::tick || !shown(box, 0)) continue;
        const Role colour = shape.kind == Shape::Kind::toggle && shape.value < 0.5f ? Role::border_strong : shape.colour;
        painter.sign(shape.kind, box, theme_.colour(colour), theme_.colour(Role::surface), shape.value, turn);
        animates_ = animates_ || (shape.kind == Shape::Kind::spinner && !scene_.still);
    }
    for (std::size_t i = block.lines_begin; i < block.lines_end; ++i) {
        const Line& line = layout_.lines[i];
        const Rect  box  = moved(line.box, view.dx, view.dy);
        const bool windowed = capturing_ && line.region != kPage && layout_.regions[static_cast<std::size_t>(line.region)].window;
        if (!windowed && (box.bottom() <= 0 || box.y >= scene_.slice_height_pt)) continue;
        const ImU32 colour = ink(line);
        if (line.cut_pt > 0) {
            painter.text(line.text, line.style, box.x, line.baseline_pt + view.dy, colour, line.rtl, box.x + line.cut_pt);
            const float faded = std::min(kCutFade, line.cut_pt);
            painter.fade({box.x + line.cut_pt - faded, box.y, faded, box.height}, theme_.colour(Role::surface), Painter::Fade::left);
            drawn_lines_.push_back(i);
            continue;
        }
        painter.text(line.text, line.style, box.x, line.baseline_pt + view.dy, colour, line.rtl);
        if (line.colour == Role::accent && line.node == hovered_ && line.style != Style::subtitle) painter.fill({box.x, line.baseline_pt + view.dy + 2, box.width, 1}, colour);
        drawn_lines_.push_back(i);
    }
}

void Frame::paint_layer(Painter& painter, int region, Layer layer)
{
    const View view = view_of(region, layer);
    if (view.clip.width <= 0 || view.clip.height <= 0) return;
    painter.clip(view.clip);
    for (const Block& block : layout_.blocks)
        if (block.region == region && block.layer == layer && in_sight(block)) paint_block(painter, block, view);
    painter.unclip();
}

void Frame::paint_region(Painter& painter, std::size_t index)
{
    const Region& r      = layout_.regions[index];
    const int     region = static_cast<int>(index);
    if (!in_slice(r.box.y, r.box.bottom())) return;
    paint_layer(painter, region, Layer::body);
    paint_layer(painter, region, Layer::labels);

    // The head's own ground, rounded like the card while it is in its place, with a line below and a shade once it left.
    const float drop = head_drop(r);
    const Rect  box  = moved(r.box, 0, -scene_.slice_top_pt);
    const Rect  head{box.x, box.y + drop, box.width, r.head_height_pt};
    painter.fill(head, theme_.colour(Role::surface_sunken), drop > 0 ? 0.0f : theme_.radius_pt - 1, true);
    painter.fill({head.x, head.bottom() - 1, head.width, 1}, theme_.colour(Role::border));
    paint_layer(painter, region, Layer::head);
    paint_layer(painter, region, Layer::corner);
    const ImU32 shade = theme_.colour(Role::shadow);
    if (drop > 0) painter.fade({head.x, head.bottom(), head.width, 8}, shade, Painter::Fade::down);

    // What can scroll says so: shades where there is more, and thumbs.
    if (r.window) {
        const float shown = r.box.height - r.head_height_pt;
        const auto  all   = static_cast<float>(r.window->height_pt());
        if (all > shown) {
            const float room  = shown - 8;
            const float thumb = std::max(24.0f, room * shown / all);
            const float at    = static_cast<float>(scratch_.rows_pt[index] / static_cast<double>(all - shown));
            painter.fill({box.right() - 6, box.y + r.head_height_pt + 4 + (room - thumb) * at, 4, thumb}, theme_.colour(Role::border_strong), 2);
        }
    }
    const float hidden = r.content_width_pt - r.box.width;
    if (hidden <= 0) return;
    const float scroll = scratch_.scroll_pt[index];
    const float left   = box.x + r.label_width_pt;
    const float track  = box.width - r.label_width_pt - 16;
    const float top    = head.y + (drop > 0 ? 0.0f : theme_.radius_pt);  // clear of the card's round corner
    if (scroll > 0) painter.fade({left, head.y, 10, box.bottom() - head.y}, shade, Painter::Fade::right);
    if (scroll < hidden) painter.fade({box.right() - 10, top, 10, box.bottom() - top}, shade, Painter::Fade::left);
    if (track < 24) return;
    const float part  = (box.width - r.label_width_pt) / (r.content_width_pt - r.label_width_pt);
    const float thumb = std::max(24.0f, track * part);
    painter.fill({left + 8 + (track - thumb) * scroll / hidden, box.bottom() + 1, thumb, 4}, theme_.colour(Role::border_strong), 2);
}

void Frame::paint(Drawn& drawn, std::vector<DrawnText>* captured)
{
    const ImGuiIO& io      = ImGui::GetIO();
    capturing_             = captured != nullptr;
    const float    density = io.DisplayFramebufferScale.y > 0 ? io.DisplayFramebufferScale.y : 1.0f;
    Painter        painter(*ImGui::GetBackgroundDrawList(), theme_, density);
    std::vector<bool> done(layout_.regions.size(), false);
    const View        page = view_of(kPage, Layer::body);
    for (const Block& block : layout_.blocks) {
        if (block.region == kPage) {
            if (in_sight(block)) paint_block(painter, block, page);
        } else if (!done[static_cast<std::size_t>(block.region)]) {
            done[static_cast<std::size_t>(block.region)] = true;
            paint_region(painter, static_cast<std::size_t>(block.region));
        }
    }
    drawn.animates = animates_;
    if (captured == nullptr) return;
    // Layers are drawn one over the other; what was said is told in reading order.
    small_sort(drawn_lines_);
    for (const std::size_t i : drawn_lines_) captured->push_back({layout_.lines[i].node, layout_.lines[i].text});
}

}  // namespace

Drawn draw(const Layout& layout, const Theme& theme, const Scene& scene, Scratch& scratch, std::vector<DrawnText>* captured)
{
    Drawn drawn;
    Frame frame(layout, theme, scene, scratch);
    frame.scroll();
    frame.point(drawn);
    frame.paint(drawn, captured);
    return drawn;
}

}  // namespace juxta::ui
