// wasm/ui/lay_decision.cpp - the answer, the weights with what hangs on them, and items to add.
// SPDX-License-Identifier: MIT
#include "ui/page.hpp"

#include <algorithm>
#include <cmath>

namespace juxta::ui {
namespace {

constexpr float kNumber = 64;  // a field of a few digits

float lay_standing_name(Builder& b, const view::StandingView& standing, float x, float y, float width)
{
    const float own    = b.badge_width(standing.badge);
    const bool  beside = own > 0 && b.width_of(Style::label, standing.name.text) + 12 + own <= width;
    float       bottom = b.text(standing.name, Style::label, Role::text, x, y, beside ? width - own - 12 : width);
    if (own > 0) {
        const float top = beside ? y + std::round((b.line_height(Style::label) - b.badge_height()) / 2) : bottom + 6;
        bottom          = std::max(bottom, b.badge(standing.badge, beside ? x + width - own : x, top, width));
    }
    return bottom;
}

/// total_top  where its total begins, the same for all of a row
float lay_standing(Builder& b, const view::StandingView& standing, float x, float y, float total_top, float width)
{
    lay_standing_name(b, standing, x, y, width);
    const bool weighed = standing.bar.has_value();
    float      bottom  = b.text(standing.total, weighed ? Style::subtitle : Style::body, weighed ? Role::text : Role::missing, x, total_top, width);
    if (weighed) bottom = b.meter(*standing.bar, standing.badge.tone == view::Tone::accent ? Role::accent : Role::text_quiet, x, bottom + 8, width);
    bottom = below(bottom, 8, b.text(standing.won, Style::small, Role::text_quiet, x, bottom + 8, width));
    return below(bottom, 8, b.text(standing.reason, Style::small, standing.bar ? Role::text_quiet : Role::text, x, bottom + 8, width));
}

/// One line of a criterion: who, the weight, and what it does.
float lay_criterion(Builder& b, const Page& page, const view::CriterionView& criterion, float x, float y, float width)
{
    const float control = b.control_height();
    const float gap     = page.wide ? 32.0f : 24.0f;
    const float who     = page.narrow ? width : page.wide ? 200.0f : 140.0f;
    const float rest    = page.narrow ? width : width - who - gap;
    const float effect  = page.narrow ? width : std::floor((rest - gap) * 0.42f);
    const float hand    = page.narrow ? width : rest - gap - effect;
    const float left    = page.narrow ? x : x + who + gap;
    const float right   = page.narrow ? x : left + hand + gap;
    const float label   = b.line_height(Style::label), small = b.line_height(Style::small);

    // On a phone the share stands at the right end of the name's line; else below it.
    float bottom = b.text(criterion.name, Style::label, Role::text, x, y, page.narrow ? std::floor(width * 0.6f) : who);
    if (page.narrow) {
        const std::size_t first = b.out().lines.size();
        const float       drop  = b.baseline(Style::label) - b.baseline(Style::small);
        bottom                  = std::max(bottom, b.text(criterion.share, Style::small, Role::text_quiet, x, y + drop, std::floor(width * 0.4f)));
        for (std::size_t i = first; i < b.out().lines.size(); ++i) b.out().lines[i].box.x = x + width - b.out().lines[i].box.width;
    } else {
        bottom = b.text(criterion.share, Style::small, Role::text_quiet, x, bottom + 2, who);
    }

    const float hand_top = page.narrow ? bottom + 4 : y + std::round((label - control) / 2);
    b.slider(criterion.weight, left, hand_top, hand - kNumber - 16);
    float hand_bottom = b.field(criterion.number, left + hand - kNumber, hand_top, kNumber);
    hand_bottom       = std::max(hand_bottom, hand_top + control);

    const bool  any        = !criterion.effect.text.empty();
    const float effect_top = page.narrow ? hand_bottom + 8 : y;
    float       out        = b.text(criterion.effect, Style::label, Role::text, right, effect_top, effect);
    if (criterion.bar) out = b.deviation(*criterion.bar, right, out + 6, effect);
    if (page.narrow) {
        out = below(out, 8, b.text(criterion.flip, Style::small, Role::text_quiet, x, (any ? out : hand_bottom) + 8, width));
        out = below(out, 2, b.text(criterion.move, Style::small, Role::text_quiet, x, out + 2, width));
        return std::max(hand_bottom, below(out, 2, b.text(criterion.without, Style::small, Role::text_quiet, x, out + 2, width)));
    }
    hand_bottom = below(hand_bottom, 4, b.text(criterion.flip, Style::small, Role::text_quiet, left, hand_bottom + 4, hand));
    out         = below(out, 8, b.text(criterion.move, Style::small, Role::text_quiet, right, out + 8, effect));
    hand_bottom = below(hand_bottom, 2, b.text(criterion.without, Style::small, Role::text_quiet, left, hand_bottom + 2, hand));
    return std::max({bottom, hand_bottom, out, y + label + small});
}

}  // namespace

float lay_buttons(Builder& b, std::span<const view::Button> buttons, bool quiet, float x, float y, float width)
{
    const float gap    = quiet ? 4.0f : 8.0f;
    float       cursor = x, row = y, bottom = y;
    for (const view::Button& button : buttons) {
        if (button.label.empty()) continue;
        const float own = std::min(width, b.button_width(button, quiet));
        if (cursor > x && cursor + own > x + width) {
            cursor = x;
            row    = bottom + gap;
        }
        bottom = std::max(bottom, b.button(button, cursor, row, own, quiet));
        cursor += own + gap;
    }
    return bottom;
}

float lay_verdict(Builder& b, const Page& page, const view::Text& verdict, float y)
{
    if (verdict.text.empty()) return y;
    b.block();
    const float       pad    = page.narrow ? 16.0f : 24.0f;
    const std::size_t fill   = b.shape(Shape::Kind::fill, {page.x, y, page.width, 0}, Role::accent_tint, b.theme().radius_pt);
    const std::size_t edge   = b.shape(Shape::Kind::fill, {page.x + pad, y + pad, 4, 0}, Role::accent, 2);
    const float       bottom = b.text(verdict, page.narrow ? Style::body : Style::lead, Role::text, page.x + pad + 20, y + pad, page.width - 2 * pad - 20);
    b.out().shapes[edge].box.height = bottom - y - pad;
    b.out().shapes[fill].box.height = bottom + pad - y;
    return bottom + pad;
}

float lay_add(Builder& b, const Page& page, const view::AddView& add, float y)
{
    y = lay_heading(b, page, add.heading, {}, y);
    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       x    = page.x + page.padding;
    const float       room = page.width - 2 * page.padding;
    y                      = b.field(add.query, x, y + page.padding, std::min(room, 420.0f));
    y                      = below(y, 12, b.text(add.lead, Style::body, Role::text_quiet, x, y + 12, room));
    y                      = below(y, 12, lay_buttons(b, add.candidates, false, x, y + 12, room));
    y                      = below(y, 12, b.text(add.nothing, Style::body, Role::text_quiet, x, y + 12, std::min(room, kMeasure)));
    y += page.padding;
    b.end_card(card, y);
    return y;
}

float lay_decision(Builder& b, const Page& page, const view::DecisionView& decision, float y)
{
    y = lay_heading(b, page, decision.heading, {&decision.summary, {}, &decision.source, decision.reset ? &*decision.reset : nullptr}, y);
    b.block();
    const std::size_t card = b.begin_card(page.x, y, page.width);
    const float       x    = page.x + page.padding;
    const float       room = page.width - 2 * page.padding;
    y += page.padding;

    const float       gap     = page.narrow ? 24.0f : 32.0f;
    const std::size_t columns = page.narrow ? 1 : balanced(decision.standings.size(), room, 208, gap);
    const float       width   = std::floor((room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    for (std::size_t row = 0; row < decision.standings.size(); row += columns) {
        const std::size_t end    = std::min(decision.standings.size(), row + columns);
        float             bottom = y, names = 0;
        for (std::size_t i = row; i < end; ++i) names = std::max(names, b.measured([&] { return lay_standing_name(b, decision.standings[i], x, 0, width); }));
        for (std::size_t i = row; i < end; ++i)
            bottom = std::max(bottom, lay_standing(b, decision.standings[i], x + static_cast<float>(i - row) * (width + gap), y, y + names + 8, width));
        y = bottom + 24;
    }
    if (!decision.lead.text.empty()) {
        b.block();
        b.hairline(x, y, room);
        y = b.text(decision.lead, Style::body, Role::text, x, y + 20, std::min(room, kMeasure)) + 20;
    }
    for (const view::CriterionView& criterion : decision.criteria) {
        b.block();
        b.hairline(x, y, room);
        y = lay_criterion(b, page, criterion, x, y + 20, room) + 20;
    }
    if (decision.more) {
        b.block();
        b.hairline(x, y, room);
        y = b.button(*decision.more, x - 8, y + 8, room, true) + 8;
    }
    if (!decision.facts.empty()) {
        b.block();
        b.hairline(x, y, room);
        y += 20;
        for (const view::Text& fact : decision.facts) {
            b.shape(Shape::Kind::disc, {x + 2, y + std::round(b.line_height(Style::small) / 2) - 2, 4, 4}, Role::text_quiet);
            y = b.text(fact, Style::small, Role::text_quiet, x + 16, y, std::min(room - 16, kMeasure)) + 6;
        }
        y += 14;
    }
    y += page.padding - 20;
    b.end_card(card, y);
    return y;
}

}  // namespace juxta::ui
