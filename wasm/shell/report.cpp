// wasm/shell/report.cpp - what the widget has to say to JavaScript, as JSON.
// SPDX-License-Identifier: MIT
#include "shell/report.hpp"

#include "base/describe.hpp"
#include "base/json_text.hpp"
#include "view/state_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

namespace juxta::shell {
namespace {

constexpr std::array<std::string_view, 4> kLayers{"body", "head", "labels", "corner"};
constexpr std::array<std::string_view, 5> kFaces{"regular", "medium", "semibold", "bold", "mono"};
static_assert(kFaces.size() == static_cast<std::size_t>(ui::Face::count));
constexpr std::array<std::string_view, 13> kStyles{"display", "display_small", "title", "subtitle",     "lead",    "body",   "body_strong",
                                                   "label",   "small",         "small_strong", "eyebrow", "figure", "code"};
static_assert(kStyles.size() == static_cast<std::size_t>(ui::Style::count));

/// To a hundredth of a pixel: finer is not seen, and a layout is thousands of these.
void write_length(JsonWriter& to, float value)
{
    const auto     hundredths = static_cast<int>(std::lround(value * 100.0f));
    const unsigned size       = hundredths < 0 ? 0u - static_cast<unsigned>(hundredths) : static_cast<unsigned>(hundredths);
    std::string    text       = hundredths < 0 ? "-" : "";
    text += std::to_string(size / 100);
    if (const unsigned rest = size % 100) {
        text += '.';
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10)
            text += static_cast<char>('0' + rest % 10);
    }
    to.raw(text);
}

void write_box(JsonWriter& to, const ui::Rect& rect)
{
    write_length(to, rect.x);
    write_length(to, rect.y);
    write_length(to, rect.width);
    write_length(to, rect.height);
}

void write_texts(JsonWriter& to, const std::vector<std::string>& values)
{
    to.open('[');
    for (const std::string& value : values)
        to.text(value);
    to.close(']');
}

template <class Enum>
std::size_t index(Enum value)
{
    return static_cast<std::size_t>(value);
}

void write(JsonWriter& to, const ui::Line& line)
{
    to.open('[');
    to.text(line.node);
    to.text(line.text);
    write_box(to, line.box);
    write_length(to, line.baseline_pt);
    to.text(kStyles[index(line.style)]);
    to.whole(line.region);
    to.text(kLayers[index(line.layer)]);
    if (line.cut_pt > 0)
        write_length(to, line.cut_pt);
    to.close(']');
}
bool told_alike(const ui::Line& a, const ui::Line& b)
{
    return a.node == b.node && a.text == b.text && a.box == b.box && a.baseline_pt == b.baseline_pt && a.style == b.style &&
           a.region == b.region && a.layer == b.layer && a.cut_pt == b.cut_pt;
}

void write(JsonWriter& to, const ui::Target& target)
{
    to.open('[');
    to.text(target.node);
    write_box(to, target.box);
    to.whole(target.region);
    to.text(kLayers[index(target.layer)]);
    to.close(']');
}
bool told_alike(const ui::Target& a, const ui::Target& b)
{
    return a.node == b.node && a.box == b.box && a.region == b.region && a.layer == b.layer;
}

/// Lines or targets, in order; of those that stand as they stood in `before` only which they were.
template <class Piece>
void write_pieces(JsonWriter& to, const std::vector<Piece>& pieces, const std::vector<Piece>* before)
{
    // Farther away a piece is taken for a new one. A list's window has fewer; after one that was nowhere the rest is hardly worth so long a way.
    constexpr std::size_t kLookAhead = 512, kLookShort = 64;

    to.open('[');
    std::size_t at    = 0;  // in before
    std::size_t ahead = kLookAhead;
    std::size_t count = 0;  // of the pieces before `at` that are kept and not written yet
    const auto  write_kept = [&] {
        if (count == 0)
            return;
        to.open('[');
        to.whole(static_cast<int>(at - count));
        to.whole(static_cast<int>(count));
        to.close(']');
        count = 0;
    };
    for (const Piece& piece : pieces) {
        if (before && (at >= before->size() || (*before)[at].node != piece.node)) {
            const auto from  = before->begin() + static_cast<std::ptrdiff_t>(std::min(at, before->size()));
            const auto to_at = before->end() - from > static_cast<std::ptrdiff_t>(ahead) ? from + static_cast<std::ptrdiff_t>(ahead) : before->end();
            const auto found = std::find_if(from, to_at, [&](const Piece& old) { return old.node == piece.node; });
            ahead = found != to_at ? kLookAhead : kLookShort;
            if (found != to_at) {
                write_kept();
                at = static_cast<std::size_t>(found - before->begin());
            }
        }
        const bool here = before && at < before->size() && (*before)[at].node == piece.node;
        if (here && told_alike((*before)[at], piece)) {
            ++at;
            ++count;
            continue;
        }
        write_kept();
        if (here)
            ++at;
        write(to, piece);
    }
    write_kept();
    to.close(']');
}

void write(JsonWriter& to, const view::LoadBundle&)
{
    to.text("load");
}
void write(JsonWriter& to, const view::StateChanged& effect)
{
    to.text("change");
    to.key("state");
    to.text(effect.state);
    to.key("items");
    write_texts(to, effect.items);
    to.key("link");
    to.text(effect.link);
    to.key("step");
    to.truth(effect.step);
}
void write(JsonWriter& to, const view::AskPack& effect)
{
    to.text("ask");
    to.key("turn");
    to.whole(effect.turn);
    to.key("items");
    write_texts(to, effect.wanted.items);
    to.key("query");
    to.text(effect.wanted.query);
    to.key("most");
    to.whole(effect.wanted.most);
    to.key("order");
    to.text(effect.wanted.order);
    to.key("filters");
    to.text(effect.wanted.filters);
    to.key("facets");
    to.text(effect.wanted.facets);
    to.key("plot");
    to.text(effect.wanted.plot);
}
void write(JsonWriter& to, const view::SendSubscription& effect)
{
    to.text("subscribe");
    to.key("email");
    to.text(effect.email);
    to.key("again");
    to.truth(effect.again);
}
void write(JsonWriter& to, const view::AskBookmarks& effect)
{
    to.text("bookmark");
    to.key("items");
    write_texts(to, effect.items);
    to.key("kept");
    to.truth(effect.kept);
    to.key("by");
    to.whole(effect.by);
}
void write(JsonWriter& to, const view::CopyLinkOf& effect)
{
    to.text("copy-link");
    to.key("link");
    to.text(effect.link);
}
void write_choice(JsonWriter& to, records::Choice choice)
{
    constexpr std::array<std::string_view, 3> kChoices{"none", "positive", "negative"};
    to.key("vote");
    to.text(kChoices[index(choice)]);
}
void write(JsonWriter& to, const view::AskVote& effect)
{
    to.text("vote");
    to.key("item");
    to.text(effect.item);
    write_choice(to, effect.choice);
}
void write(JsonWriter& to, const view::SaveFile& effect)
{
    to.text("save");
    to.key("name");
    to.text(effect.name);
    to.key("text");
    to.text(effect.text);
}
void write(JsonWriter& to, const view::PickFile&)
{
    to.text("pick");
}
void write(JsonWriter& to, const view::Hurry&)
{
    to.text("hurry");
}
void write(JsonWriter& to, const view::ForgetRecords&)
{
    to.text("forget");
}
void write(JsonWriter& to, const records::Write& effect)
{
    to.text("write");
    to.key("id");
    to.whole(effect.id);
    to.key("puts");
    to.open('[');
    for (const records::Put& put : effect.puts) {
        to.open('[');
        to.text(put.key);
        if (put.was)
            to.text(*put.was);
        else
            to.raw("null");
        to.text(put.now);
        to.close(']');
    }
    to.close(']');
}
void write(JsonWriter& to, const records::Post& effect)
{
    to.text("ballot");
    to.key("item");
    to.text(effect.item);
    write_choice(to, effect.ballot.choice);
    to.key("key");
    to.text(effect.ballot.key);
    to.key("supersedes");
    to.text(effect.ballot.replaces);
}
void write(JsonWriter& to, const records::Wake& effect)
{
    to.text("wake");
    to.key("ms");
    to.whole(effect.in_ms);
}
void write(JsonWriter& to, const view::Announce& effect)
{
    to.text("announce");
    to.key("text");
    to.text(effect.text);
}

void write(JsonWriter& to, const records::Order& order)
{
    std::visit([&](const auto& one) { write(to, one); }, order);
}

/// How large all of it is, and what scrolls in it.
void write_outline(JsonWriter& to, const ui::Layout& layout)
{
    to.key("width");
    write_length(to, layout.width_pt);
    to.key("height");
    write_length(to, layout.height_pt);
    to.key("regions");
    to.open('[');
    for (const ui::Region& region : layout.regions) {
        to.open('[');
        to.text(region.node);
        write_box(to, region.box);
        write_length(to, region.content_width_pt);
        write_length(to, region.label_width_pt);
        write_length(to, region.head_height_pt);
        if (region.window) {
            to.number(region.window->height_pt());
            to.number(region.window->origin_pt());
        }
        to.close(']');
    }
    to.close(']');
}

}  // namespace

std::string status_json(const App& app)
{
    constexpr std::array<std::string_view, 5> kStatus{"loading", "failed", "empty", "ready", "ready"};

    const view::ScreenView&  screen = app.view();
    std::vector<std::string> items;
    if (const auto* comparison = std::get_if<view::ComparisonView>(&screen.content)) {
        for (const view::CardView& card : comparison->cards)
            items.push_back(card.item);
    } else if (std::holds_alternative<view::CatalogueView>(screen.content)) {
        items = app.state().selection.browse.picked;
    }
    std::string out;
    JsonWriter to(out);
    to.open('{');
    to.key("state");
    to.text(view::write_state(app.state().selection));
    to.key("link");
    to.text(app.address());
    to.key("items");
    write_texts(to, items);
    to.key("status");
    to.text(kStatus[screen.content.index()]);
    to.key("problems");
    to.open('[');
    for (const Problem& problem : app.problems())
        to.text(describe(problem, "bundle"));
    to.close(']');
    if (const auto* failed = std::get_if<view::Failed>(&app.state().load)) {
        to.key("error");
        to.open('{');
        to.key("code");
        to.text(name_of(failed->error.code));
        to.key("where");
        to.text(failed->error.where);
        to.key("message");
        to.text(describe(failed->error));
        to.close('}');
    }
    to.close('}');
    return out;
}

std::string layout_json(const ui::Layout& layout, const ui::Theme& theme, const ui::Layout* before)
{
    std::string out;
    out.reserve(layout.lines.size() * (before ? 16 : 128));
    JsonWriter to(out);
    to.open('{');
    write_outline(to, layout);
    to.key("lines");
    write_pieces(to, layout.lines, before ? &before->lines : nullptr);
    to.key("targets");
    write_pieces(to, layout.targets, before ? &before->targets : nullptr);
    to.key("styles");
    to.open('{');
    for (std::size_t i = 0; i < kStyles.size(); ++i) {
        const ui::TypeStyle& style = theme.styles[i];
        to.key(kStyles[i]);
        to.open('[');
        to.text(kFaces[index(style.face)]);
        write_length(to, style.size_pt);
        to.close(']');
    }
    to.close('}');
    to.close('}');
    return out;
}

std::string outline_json(const ui::Layout& layout)
{
    std::string out;
    JsonWriter  to(out);
    to.open('{');
    write_outline(to, layout);
    to.close('}');
    return out;
}

std::string effects_json(std::span<const view::Effect> effects)
{
    std::string out;
    JsonWriter to(out);
    to.open('[');
    for (const view::Effect& effect : effects) {
        to.open('{');
        to.key("type");
        std::visit([&](const auto& one) { write(to, one); }, effect);
        to.close('}');
    }
    to.close(']');
    return out;
}

}  // namespace juxta::shell
