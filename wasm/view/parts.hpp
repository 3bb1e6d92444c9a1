// wasm/view/parts.hpp - the small parts that every view is made of. Text in them is final.
// SPDX-License-Identifier: MIT
//
// Each part that a renderer shows has an id: the path of the part in its screen, such as "card/mistral/name". The two
// renderers share it, so that the DOM knows where the canvas drew a text. build_view() gives them out; ids are unique
// within a screen and stay the same as long as the same thing is shown.
#pragma once

#include "view/action.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace juxta::view {

/// What a text means, for its colour; always said in words or by a sign too.
enum class Tone : std::uint8_t { neutral, quiet, accent, positive, negative, split, missing, warning, tied };

/// A run of text. An empty text is not shown by either renderer.
struct Text {
    std::string id;
    std::string text;
    bool        operator==(const Text&) const = default;
};

/// A stretch of a paragraph in one style.
struct Span {
    std::string text;
    bool        code = false;  ///< Shown in a fixed-width face on a tint.
    bool        operator==(const Span&) const = default;
};

struct Paragraph {
    std::string       id;
    std::vector<Span> spans;
    bool              operator==(const Paragraph&) const = default;
};

/// Prose: paragraphs with code spans.
struct Prose {
    std::vector<Paragraph> paragraphs;
    bool                   operator==(const Prose&) const = default;
};

/// A short word on a tint: a verdict, a mark.
struct Badge {
    Text text;
    Tone tone = Tone::neutral;
    bool operator==(const Badge&) const = default;
};

/// A key figure with its label: "100%" over "Panel ship".
struct Figure {
    Text value;
    Text label;
    Tone tone = Tone::neutral;  ///< of the value; missing where it is unknown
    bool operator==(const Figure&) const = default;
};

/// A link that the bundle gives. The URL has been checked; http, https, mailto or relative.
struct Link {
    std::string id;
    std::string label;
    std::string url;
    std::string name;  ///< Accessible name where the label alone is not enough ("Visit" -> "Visit Mistral"); "" = the label.
    bool        operator==(const Link&) const = default;
};

enum class Switch : std::uint8_t { none, off, on };

struct Button {
    std::string id;
    std::string label;
    Action      action;
    std::string name;                        ///< Accessible name where the label alone is not enough; "" = the label.
    Switch      pressed  = Switch::none;     ///< A toggle: off or on.
    Switch      expanded = Switch::none;     ///< Opens something: off = closed, on = open.
    bool        enabled  = true;
    bool        primary  = false;            ///< The one thing to do here.
    bool        operator==(const Button&) const = default;
};

/// A value on a scale, drawn as a bar beside its text.
struct Meter {
    std::string id;
    std::string name;       ///< Accessible name; not drawn.
    double      value = 0;  ///< low..high
    double      low   = 0;
    double      high  = 100;
    std::string text;       ///< Value in words for a screen reader; not drawn.
    bool        operator==(const Meter&) const = default;
};

/// A number that is set by hand on a track. What it is set to comes back as `action` with the new value.
struct Slider {
    std::string           id;
    std::string           name;       ///< Accessible name; not drawn.
    double                value = 0;  ///< low..high
    double                low   = 0;
    double                high  = 1;
    double                step  = 0.1;
    std::string           text;       ///< Value in words for a screen reader; not drawn.
    std::vector<double>   marks;      ///< low..high, ascending, at most 2: places on the track that mean something, such as where the winner changes; their words stand beside.
    Action                action;     ///< SetWeight
    bool                  operator==(const Slider&) const = default;
};

/// A value to either side of zero, drawn as a bar from the middle of its track: right for positive.
struct Deviation {
    std::string id;
    std::string name;       ///< Accessible name; not drawn.
    double      value = 0;  ///< -reach..reach
    double      reach = 1;  ///< > 0
    std::string text;       ///< Value in words for a screen reader; not drawn.
    bool        operator==(const Deviation&) const = default;
};

/// A text field. What is typed comes back as the action of that field with the new value.
struct Field {
    enum class Kind : std::uint8_t { text, email, number, search };
    std::string id;
    std::string label;
    std::string value;
    std::string hint;   ///< Shown while empty; an example, never the label.
    Text        error;  ///< What is wrong with the value; empty text = nothing.
    Kind        kind    = Kind::text;
    bool        enabled = true;
    std::string unit = {};     ///< Behind a number: "tokens"; "" = none
    std::string name = {};     ///< Accessible name where the label alone is not enough; "" = the label.
    bool        bare = false;  ///< A small field of a few digits whose label is its accessible name and is not drawn.
    bool        read_only = false;  ///< Holds something to be selected and copied; nothing can be typed, and its value is not drawn on the canvas.
    std::optional<Action> action = std::nullopt;  ///< Typing, with the new value put in; absent for EditEmail
    bool        operator==(const Field&) const = default;
};

}  // namespace juxta::view
