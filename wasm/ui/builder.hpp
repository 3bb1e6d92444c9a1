// wasm/ui/builder.hpp - the parts that every screen is laid out from: text, prose, badges, buttons, links, fields, cards.
// SPDX-License-Identifier: MIT
//
// Each function puts one part at a place, adds what it is made of to the layout and says where it ends. A part without
// text adds nothing and ends where it began.
#pragma once

#include "ui/layout.hpp"
#include "ui/text_flow.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace juxta::ui {

/// How the meaning of a tone looks.
struct ToneLook {
    Role                       ink;
    Role                       tint;
    std::optional<Shape::Kind> sign;
};
[[nodiscard]] ToneLook look_of(view::Tone tone);

class Builder {
public:
    Builder(const Theme& theme, float width_pt);

    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] float        line_height(Style style) const { return theme_.type(style).line_height_pt; }
    [[nodiscard]] float        baseline(Style style) const { return baseline_in_line(theme_, style); }
    [[nodiscard]] float        width_of(Style style, std::string_view text) const { return measure(theme_, style, text); }
    /// Grows with the text.
    [[nodiscard]] float        control_height() const { return std::max(theme_.coarse ? 44.0f : 36.0f, line_height(Style::label) + 16); }

    /// Starts a stretch that draw() takes or leaves as a whole; everything belongs to one.
    void block(int region = kPage, Layer layer = Layer::body);

    /// What `put` would take, without anything being added. `put` returns a float.
    template <class Put>
    [[nodiscard]] float measured(Put put)
    {
        const Mark  mark   = save();
        const float result = put();
        restore(mark);
        return result;
    }

    // Shapes.
    std::size_t shape(Shape::Kind kind, Rect box, Role colour, float radius_pt = 0, float value = 0);
    void        hairline(float x, float y, float width) { shape(Shape::Kind::fill, {x, y, width, 1}, Role::border); }

    /// A card whose height is not known yet. end_card() sets it.
    [[nodiscard]] std::size_t begin_card(float x, float y, float width);
    void                      end_card(std::size_t card, float bottom);

    // Parts. All return the y below them.
    /// A paragraph: lines from right to left stand at the right end, as dir="auto" has it.
    float text(const view::Text& text, Style style, Role colour, float x, float y, float width);
    /// What stands in a row with others: at x, whatever its direction.
    float text(const std::string& node, std::string_view text, Style style, Role colour, float x, float y, float width);
    /// A paragraph with lines of about the same length: for headlines.
    float balanced(const view::Text& text, Style style, Role colour, float x, float y, float width);
    /// Every line in the middle.
    float centred(const view::Text& text, Style style, Role colour, float x, float y, float width);
    float prose(const view::Prose& prose, Role colour, float x, float y, float width);
    float badge(const view::Badge& badge, float x, float y, float width);
    float link(const view::Link& link, Style style, float x, float y, float width);
    /// What is typed stands on one line, as in an <input>.
    float field(const view::Field& field, float x, float y, float width);
    /// The track with its knob and mark, as high as a control.
    float slider(const view::Slider& slider, float x, float y, float width);
    float deviation(const view::Deviation& bar, float x, float y, float width);
    float meter(const view::Meter& meter, Role colour, float x, float y, float width);

    /// One line, cut where it does not fit.
    /// returns  the x where it ends
    float cut(const std::string& node, const std::string& text, Style style, Role colour, float x, float y, float width, bool to_right = false);

    [[nodiscard]] float badge_width(const view::Badge& badge) const;
    [[nodiscard]] float badge_height() const { return line_height(Style::small_strong) > 24 ? line_height(Style::small_strong) : 24; }  ///< on one line
    [[nodiscard]] float button_width(const view::Button& button, bool quiet = false) const;
    /// A button, a toggle (`pressed`) or one that opens something (`expanded`), at most `width` wide.
    /// full  as wide as `width`, the label in the middle
    float button(const view::Button& button, float x, float y, float width, bool quiet = false, bool full = false,
                 std::optional<Shape::Kind> sign = std::nullopt, bool sign_on = false);

    void target(Target target);
    void area(const std::string& node, Rect box);
    int  region(Region region);

    Layout& out() { return out_; }
    Layout  finish(float height_pt);

private:
    struct Mark {
        std::size_t blocks, shapes, lines, targets, regions, areas;
    };
    [[nodiscard]] Mark save() const;
    void               restore(const Mark& mark);
    void               close_block();
    /// Moves lines from right to left, from the line `first` on, to the right end of `width`.
    void               align(std::size_t first, float x, float width);
    float              sign_width(const view::Button& button, std::optional<Shape::Kind> sign) const;

    const Theme& theme_;
    Layout       out_;
    int          region_ = kPage;
    Layer        layer_  = Layer::body;
};

}  // namespace juxta::ui
