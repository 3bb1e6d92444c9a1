// wasm/ui/builder.cpp - where each part's lines, shapes and targets go.
// SPDX-License-Identifier: MIT
#include "ui/builder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace juxta::ui {
namespace {

constexpr float kSign      = 12;  // a sign beside small text
constexpr float kPill      = 10;  // padding at the ends of a badge
constexpr float kCodePad   = 4;
constexpr float kParagraph = 12;  // between paragraphs
constexpr float kUncut     = 1e6f;  // no line is longer

template <class T>
void shrink(std::vector<T>& list, std::size_t size)
{
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(size), list.end());
}

std::uint32_t count(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

ToneLook look_of(view::Tone tone)
{
    switch (tone) {
        case view::Tone::neutral: return {Role::text, Role::missing_tint, std::nullopt};
        case view::Tone::quiet: return {Role::text_quiet, Role::missing_tint, std::nullopt};
        case view::Tone::accent: return {Role::accent, Role::accent_tint, std::nullopt};
        case view::Tone::positive: return {Role::positive, Role::positive_tint, Shape::Kind::tick};
        case view::Tone::negative: return {Role::negative, Role::negative_tint, Shape::Kind::cross};
        case view::Tone::split: return {Role::split, Role::split_tint, Shape::Kind::equals};
        case view::Tone::missing: return {Role::missing, Role::missing_tint, Shape::Kind::dash};
        case view::Tone::warning: return {Role::split, Role::split_tint, Shape::Kind::info};
        case view::Tone::tied: return {Role::text_quiet, Role::missing_tint, Shape::Kind::equals};
    }
    return {Role::text, Role::missing_tint, std::nullopt};
}

Builder::Builder(const Theme& theme, float width_pt) : theme_(theme)
{
    out_.width_pt = width_pt;
    block();
}

void Builder::block(int region, Layer layer)
{
    close_block();
    region_ = region;
    layer_  = layer;
    Block block;
    block.region        = region;
    block.layer         = layer;
    block.shapes_begin  = count(out_.shapes.size());
    block.lines_begin   = count(out_.lines.size());
    block.targets_begin = count(out_.targets.size());
    out_.blocks.push_back(block);
}

void Builder::close_block()
{
    if (out_.blocks.empty()) return;
    Block& block      = out_.blocks.back();
    block.shapes_end  = count(out_.shapes.size());
    block.lines_end   = count(out_.lines.size());
    block.targets_end = count(out_.targets.size());
}

Builder::Mark Builder::save() const
{
    return {out_.blocks.size(), out_.shapes.size(), out_.lines.size(), out_.targets.size(), out_.regions.size(), out_.areas.size()};
}

void Builder::restore(const Mark& mark)
{
    shrink(out_.blocks, mark.blocks);
    shrink(out_.shapes, mark.shapes);
    shrink(out_.lines, mark.lines);
    shrink(out_.targets, mark.targets);
    shrink(out_.regions, mark.regions);
    shrink(out_.areas, mark.areas);
}

std::size_t Builder::shape(Shape::Kind kind, Rect box, Role colour, float radius_pt, float value)
{
    Shape shape;
    shape.kind      = kind;
    shape.box       = box;
    shape.colour    = colour;
    shape.radius_pt = radius_pt;
    shape.value     = value;
    shape.region    = region_;
    shape.layer     = layer_;
    out_.shapes.push_back(shape);
    return out_.shapes.size() - 1;
}

std::size_t Builder::begin_card(float x, float y, float width)
{
    const Rect        box{x, y, width, 0};
    const std::size_t card = shape(Shape::Kind::shadow, box, Role::shadow, theme_.radius_pt);
    shape(Shape::Kind::fill, box, Role::surface, theme_.radius_pt);
    shape(Shape::Kind::outline, box, Role::border, theme_.radius_pt);
    return card;
}

void Builder::end_card(std::size_t card, float bottom)
{
    for (std::size_t i = card; i < card + 3; ++i) out_.shapes[i].box.height = bottom - out_.shapes[i].box.y;
}

float Builder::text(const view::Text& part, Style style, Role colour, float x, float y, float width)
{
    const std::size_t first  = out_.lines.size();
    const float       bottom = text(part.id, part.text, style, colour, x, y, width);
    align(first, x, width);
    return bottom;
}

float Builder::text(const std::string& node, std::string_view text, Style style, Role colour, float x, float y, float width)
{
    const Run   runs[] = {{text, style, 0}};
    const float height = line_height(style);
    const bool  rtl    = right_to_left(text);
    std::size_t lines  = 0;
    for (Fragment& fragment : wrap(theme_, runs, width)) {
        const float top = y + static_cast<float>(fragment.line) * height;
        out_.lines.push_back({node, std::move(fragment.text), {x + fragment.x, top, fragment.width, height}, top + baseline(style), style, colour, region_, layer_, rtl});
        lines = fragment.line + 1;
    }
    return y + static_cast<float>(lines) * height;
}

float Builder::cut(const std::string& node, const std::string& text, Style style, Role colour, float x, float y, float width, bool to_right)
{
    if (text.empty()) return x;
    this->text(node, text, style, colour, x, y, kUncut);
    Line& line = out_.lines.back();
    if (line.box.width > width) line.cut_pt = width;
    else if (to_right) line.box.x = x + width - line.box.width;
    return line.box.x + std::min(width, line.box.width);
}

float Builder::balanced(const view::Text& part, Style style, Role colour, float x, float y, float width)
{
    // The narrowest width that needs no more lines than the full one.
    const Run  runs[] = {{part.text, style, 0}};
    const auto lines  = [&](float at) {
        const std::vector<Fragment> fragments = wrap(theme_, runs, at);
        return fragments.empty() ? 0 : fragments.back().line;
    };
    const std::size_t least = lines(width);
    float             fits = width, short_of = width / 2;
    while (least > 0 && fits - short_of > 4) {
        const float middle = std::round((fits + short_of) / 2);
        (lines(middle) == least ? fits : short_of) = middle;
    }
    const std::size_t first  = out_.lines.size();
    const float       bottom = text(part, style, colour, x, y, fits);
    align(first, x, width);
    return bottom;
}

void Builder::align(std::size_t first, float x, float width)
{
    for (std::size_t i = first; i < out_.lines.size(); ++i) {
        Rect& box = out_.lines[i].box;
        if (out_.lines[i].rtl) box.x = x + std::max(0.0f, width - box.width);
    }
}

float Builder::centred(const view::Text& part, Style style, Role colour, float x, float y, float width)
{
    const std::size_t first  = out_.lines.size();
    const float       bottom = text(part.id, part.text, style, colour, x, y, width);
    for (std::size_t i = first; i < out_.lines.size(); ++i) out_.lines[i].box.x += std::round(std::max(0.0f, width - out_.lines[i].box.width) / 2);
    return bottom;
}

float Builder::prose(const view::Prose& prose, Role colour, float x, float y, float width)
{
    const float height = line_height(Style::body);
    bool        first  = true;
    for (const view::Paragraph& paragraph : prose.paragraphs) {
        std::vector<Run> runs;
        for (const view::Span& span : paragraph.spans)
            if (!span.text.empty()) runs.push_back({span.text, span.code ? Style::code : Style::body, span.code ? kCodePad : 0.0f});
        const std::vector<Fragment> fragments = wrap(theme_, runs, width);
        if (fragments.empty()) continue;
        if (!first) y += kParagraph;
        first           = false;
        const float top = y;
        std::string whole;
        for (const view::Span& span : paragraph.spans) whole += span.text;
        const bool rtl = right_to_left(whole);
        for (const Fragment& fragment : fragments) {
            const Run&  run = runs[fragment.run];
            const float at  = top + static_cast<float>(fragment.line) * height;
            const float left = rtl ? width - fragment.x - fragment.width : fragment.x;
            const Rect  box{x + left, at, fragment.width, height};
            if (run.style == Style::code)
                shape(Shape::Kind::fill, {box.x - kCodePad, at + 2, box.width + 2 * kCodePad, height - 4}, Role::missing_tint, 4);
            // One baseline for both faces.
            out_.lines.push_back({paragraph.id, fragment.text, box, at + baseline(Style::body), run.style, colour, region_, layer_, rtl});
            y = at + height;
        }
        area(paragraph.id, {x, top, width, y - top});
    }
    return y;
}

float Builder::badge_width(const view::Badge& badge) const
{
    if (badge.text.text.empty()) return 0;
    const float sign = look_of(badge.tone).sign ? kSign + 6 : 0.0f;
    return std::ceil(width_of(Style::small_strong, badge.text.text) + sign + 2 * kPill);
}

float Builder::badge(const view::Badge& badge, float x, float y, float width)
{
    if (badge.text.text.empty()) return y;
    const ToneLook    look  = look_of(badge.tone);
    const float       sign  = look.sign ? kSign + 6 : 0.0f;
    const std::size_t fill  = shape(Shape::Kind::fill, {x, y, 0, 0}, look.tint, 12);
    const float       pad   = std::round((24 - std::min(24.0f, line_height(Style::small_strong))) / 2);
    const std::size_t first = out_.lines.size();
    const float       below = text(badge.text, Style::small_strong, look.ink, x + kPill + sign, y + pad, width - 2 * kPill - sign) + pad;
    float             wide  = 0;
    for (std::size_t i = first; i < out_.lines.size(); ++i) wide = std::max(wide, out_.lines[i].box.right() - x);
    out_.shapes[fill].box = {x, y, std::ceil(wide + kPill), below - y};
    if (look.sign) shape(*look.sign, {x + kPill, y + pad + std::round((line_height(Style::small_strong) - kSign) / 2), kSign, kSign}, look.ink);
    return below;
}

float Builder::link(const view::Link& link, Style style, float x, float y, float width)
{
    const float       arrow  = 10;
    const float       gap    = 4;
    const float       line   = line_height(style);
    const float       height = std::max(line, theme_.target_pt());
    const float       top    = y + std::round((height - line) / 2);
    const std::size_t first  = out_.lines.size();
    const float       bottom = text(link.id, link.label, style, Role::accent, x, top, width - arrow - gap);
    float             wide   = 0;
    for (std::size_t i = first; i < out_.lines.size(); ++i) wide = std::max(wide, out_.lines[i].box.width);
    if (first < out_.lines.size()) {
        const Line& last = out_.lines.back();
        shape(Shape::Kind::arrow, {last.box.right() + gap, last.baseline_pt - arrow + 1, arrow, arrow}, Role::accent);
    }
    Target target;
    target.node      = link.id;
    target.kind      = Target::Kind::link;
    target.url       = link.url;
    target.box       = {x, y, std::min(width, std::max(std::ceil(wide + gap + arrow), theme_.target_pt())), bottom - top + height - line};
    target.radius_pt = 4;
    this->target(std::move(target));
    return y + bottom - top + height - line;
}

float Builder::sign_width(const view::Button& button, std::optional<Shape::Kind> sign) const
{
    if (button.pressed != view::Switch::none && !sign) return 36 + 10;
    return button.expanded != view::Switch::none || sign ? 16 + 8 : 0.0f;
}

float Builder::button_width(const view::Button& button, bool quiet) const
{
    const bool  sign = button.pressed != view::Switch::none || button.expanded != view::Switch::none;
    const float wide = width_of(Style::label, button.label) + (sign ? sign_width(button, std::nullopt) : 0.0f) + 2 * (quiet ? 8.0f : 16.0f);
    return std::max(std::ceil(wide), theme_.target_pt());
}

float Builder::button(const view::Button& button, float x, float y, float width, bool quiet, bool full, std::optional<Shape::Kind> sign, bool sign_on)
{
    const float pad   = quiet ? 8.0f : 16.0f;
    const float lead  = sign_width(button, sign);
    const float line  = line_height(Style::label);
    const float above = std::max(4.0f, std::round((control_height() - line) / 2));
    const Role  ink   = !button.enabled ? Role::text_quiet : button.primary ? Role::accent_text : Role::text;

    const std::size_t first  = out_.lines.size();
    const float       bottom = std::max(text(button.id, button.label, Style::label, ink, x + pad + lead, y + above, width - 2 * pad - lead), y + above + line) + above;
    float             wide   = 0;
    for (std::size_t i = first; i < out_.lines.size(); ++i) wide = std::max(wide, out_.lines[i].box.width);
    const float own = std::max(std::ceil(wide + lead + 2 * pad), theme_.target_pt());
    const float box = full ? width : std::min(own, width);
    const float in  = full ? std::round(std::max(0.0f, width - own) / 2) : 0.0f;
    for (std::size_t i = first; i < out_.lines.size(); ++i) out_.lines[i].box.x += in;

    const float left = x + pad + in;
    const float mid  = y + above + line / 2;
    if (sign) shape(*sign, {left, mid - 8, 16, 16}, sign_on ? Role::accent : ink, 0, sign_on ? 1.0f : 0.0f);
    else if (button.pressed != view::Switch::none)
        shape(Shape::Kind::toggle, {left, mid - 10, 36, 20}, Role::accent, 10, button.pressed == view::Switch::on ? 1.0f : 0.0f);
    else if (button.expanded != view::Switch::none)
        shape(Shape::Kind::chevron, {left, mid - 8, 16, 16}, Role::text_quiet, 0, button.expanded == view::Switch::on ? 1.0f : 0.0f);

    Target target;
    target.node      = button.id;
    target.kind      = button.pressed != view::Switch::none ? Target::Kind::toggle : Target::Kind::button;
    target.box       = {x, y, box, bottom - y};
    target.radius_pt = 8;
    target.action    = button.action;
    target.enabled   = button.enabled;
    target.primary   = button.primary;
    target.quiet     = quiet;
    target.on        = button.pressed == view::Switch::on;
    this->target(std::move(target));
    return bottom;
}

float Builder::field(const view::Field& field, float x, float y, float width)
{
    const float top   = y;
    const float line  = line_height(Style::body);
    const float above = std::max(4.0f, std::round((control_height() + (field.bare ? 0.0f : 4.0f) - line) / 2));
    if (!field.bare) y = text(field.id + "/label", field.label, Style::small_strong, Role::text, x, y, width) + 4;
    const float       pad   = field.bare ? 8.0f : 12.0f;

    const bool        empty = field.value.empty();
    const std::size_t fill  = shape(Shape::Kind::fill, {x, y, width, 0}, field.enabled ? Role::surface : Role::surface_sunken, 8);
    const std::size_t edge  = shape(Shape::Kind::outline, {x, y, width, 0}, field.error.text.empty() ? Role::border_strong : Role::negative, 8);
    // A link to be selected is shown by the DOM.
    if (!field.read_only) cut(field.id, empty ? field.hint : field.value, Style::body, empty || !field.enabled ? Role::text_quiet : Role::text, x + pad, y + above, width - 2 * pad);
    const float below = y + above + line + above;
    out_.shapes[fill].box.height = out_.shapes[edge].box.height = below - y;

    Target target;
    target.node      = field.id;
    target.kind      = Target::Kind::field;
    target.box       = {x, y, width, below - y};
    target.radius_pt = 8;
    target.enabled   = field.enabled;
    this->target(std::move(target));
    y = below;
    if (!field.unit.empty()) y = text(field.id + "/unit", field.unit, Style::small, Role::text_quiet, x, y + 2, width);
    if (!field.error.text.empty()) y = text(field.error, Style::small, Role::negative, x, y + 4, width);
    area(field.id, {x, top, width, y - top});
    return y;
}

float Builder::slider(const view::Slider& slider, float x, float y, float width)
{
    const float height = control_height();
    const float middle = y + height / 2;
    const float run    = std::max(1.0f, width - kKnob_pt);
    const auto  place  = [&](double value) {
        const double range = slider.high - slider.low;
        return x + kKnob_pt / 2 + run * static_cast<float>(range > 0 ? std::clamp((value - slider.low) / range, 0.0, 1.0) : 0.0);
    };
    const float knob = place(slider.value);
    shape(Shape::Kind::fill, {x, middle - 3, width, 6}, Role::surface_pressed, 3);
    shape(Shape::Kind::fill, {x, middle - 3, knob - x, 6}, Role::accent, 3);
    for (const double mark : slider.marks) {
        const float at = place(mark);
        shape(Shape::Kind::fill, {at - 1, middle - 9, 2, 18}, Role::text);
        shape(Shape::Kind::diamond, {at - 5, middle - 18, 10, 10}, Role::text);
    }
    shape(Shape::Kind::disc, {knob - kKnob_pt / 2, middle - kKnob_pt / 2, kKnob_pt, kKnob_pt}, Role::surface);
    shape(Shape::Kind::disc, {knob - kKnob_pt / 2 + 1, middle - kKnob_pt / 2 + 1, kKnob_pt - 2, kKnob_pt - 2}, Role::accent);
    shape(Shape::Kind::disc, {knob - 3, middle - 3, 6, 6}, Role::accent_text);

    Target target;
    target.node      = slider.id;
    target.kind      = Target::Kind::slider;
    target.box       = {x, y, width, height};
    target.radius_pt = 8;
    target.action    = slider.action;
    target.value     = slider.value;
    target.low       = slider.low;
    target.high      = slider.high;
    target.step      = slider.step;
    this->target(std::move(target));
    return y + height;
}

float Builder::deviation(const view::Deviation& bar, float x, float y, float width)
{
    const float half = std::floor(width / 2);
    const float part = half * static_cast<float>(bar.reach > 0 ? std::clamp(bar.value / bar.reach, -1.0, 1.0) : 0.0);
    shape(Shape::Kind::fill, {x, y, 2 * half, 8}, Role::surface_pressed, 4);
    if (part > 0) shape(Shape::Kind::fill, {x + half, y, part, 8}, Role::accent, 2);
    if (part < 0) shape(Shape::Kind::fill, {x + half + part, y, -part, 8}, Role::split, 2);
    shape(Shape::Kind::fill, {x + half - 1, y - 2, 2, 12}, Role::text_quiet);
    area(bar.id, {x, y, 2 * half, 8});
    return y + 8;
}

float Builder::meter(const view::Meter& meter, Role colour, float x, float y, float width)
{
    const double range = meter.high - meter.low;
    const double share = range > 0 ? std::clamp((meter.value - meter.low) / range, 0.0, 1.0) : 0.0;
    shape(Shape::Kind::bar, {x, y, width, 8}, colour, 4, static_cast<float>(share));
    area(meter.id, {x, y, width, 8});
    return y + 8;
}

void Builder::target(Target target)
{
    target.region = region_;
    target.layer  = layer_;
    out_.targets.push_back(std::move(target));
}

void Builder::area(const std::string& node, Rect box) { out_.areas.push_back({node, box, region_, layer_}); }

int Builder::region(Region region)
{
    out_.regions.push_back(std::move(region));
    return static_cast<int>(out_.regions.size()) - 1;
}

Layout Builder::finish(float height_pt)
{
    close_block();
    out_.height_pt = height_pt;
    std::erase_if(out_.blocks, [](const Block& block) {
        return block.shapes_begin == block.shapes_end && block.lines_begin == block.lines_end && block.targets_begin == block.targets_end;
    });
    for (Block& block : out_.blocks) {
        bool       first = true;
        const auto take  = [&](const Rect& box, float around) {
            block.top_pt    = first ? box.y - around : std::min(block.top_pt, box.y - around);
            block.bottom_pt = first ? box.bottom() + around : std::max(block.bottom_pt, box.bottom() + around);
            first           = false;
        };
        for (std::size_t i = block.shapes_begin; i < block.shapes_end; ++i) take(out_.shapes[i].box, out_.shapes[i].kind == Shape::Kind::shadow ? 24.0f : 0.0f);
        for (std::size_t i = block.lines_begin; i < block.lines_end; ++i) take(out_.lines[i].box, 0);
        for (std::size_t i = block.targets_begin; i < block.targets_end; ++i) take(out_.targets[i].box, 4);
    }
    return std::move(out_);
}

}  // namespace juxta::ui
