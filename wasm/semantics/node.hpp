// wasm/semantics/node.hpp - the view as a tree of meanings: what a screen reader, a search or a plain page needs.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/action.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace juxta::semantics {

/// What a node is. Each maps to one HTML element (html_text.cpp, web/dom-layer.js).
enum class Role : std::uint8_t {
    region,         ///< section with a name
    group,          ///< div: gathers, means nothing
    heading,        ///< h2..h6 by `level`
    paragraph,      ///< p
    text,           ///< span
    code,           ///< code, inside a paragraph
    list,           ///< ul
    list_item,      ///< li
    navigation,     ///< nav
    article,        ///< article with a name
    table,          ///< table
    caption,        ///< caption
    table_head,     ///< thead
    table_body,     ///< tbody
    row,            ///< tr
    column_header,  ///< th scope=col
    row_header,     ///< th scope=row
    group_header,   ///< th scope=rowgroup, `span` columns wide
    cell,           ///< td
    definitions,    ///< dl
    term,           ///< dt
    definition,     ///< dd
    link,           ///< a href
    button,         ///< button
    meter,          ///< meter
    progress,       ///< progress; without a value: busy
    form,           ///< form: its submit is `action`
    field,          ///< label and input; typing is `action` with the value
    status,         ///< div role=status
    alert,          ///< div role=alert
};

/// One node. Text is shown; `name` is not (aria-label).
struct Node {
    std::string                 id;     ///< The view's id; unique in the tree.
    Role                        role = Role::group;
    std::string                 look;   ///< What it is in the design, for styling: "card", "badge positive", "eyebrow"; words of a fixed set.
    std::string                 text;   ///< Own text, before the children.
    std::string                 name;   ///< Accessible name, where the text is not it.
    std::string                 url;    ///< link
    std::string                 value;  ///< field: its text; meter: value in words
    std::string                 hint;   ///< field: placeholder
    std::string                 kind;   ///< field: text, email, number, search
    std::string                 language;  ///< BCP 47, where it differs from the parent's
    int                         level = 0;  ///< heading: 2..6
    int                         span  = 1;  ///< group_header, cell: columns
    std::optional<double>       number, low, high;  ///< meter, progress
    std::optional<bool>         pressed, expanded;
    bool                        disabled   = false;
    bool                        hidden     = false;  ///< Folded: in the tree and found by a search, not in sight.
    bool                        decorative = false;  ///< Drawn, but silent for a screen reader (aria-hidden).
    bool                        primary    = false;
    std::string                 controls;  ///< id of the node that `expanded` is about
    std::optional<view::Action> action;    ///< Activation; for a field: typing, the value goes into the action.
    std::vector<Node>           children;

    bool operator==(const Node&) const = default;
};

/// The node with this id, in the tree below and including `root`; nullptr when there is none. cost: O(nodes).
[[nodiscard]] const Node* find(const Node& root, const std::string& id);

/// The action of a node, with `value` put in where the action carries one (EditEmail).
[[nodiscard]] std::optional<view::Action> action_of(const Node& node, const std::string& value);

/// Every text in reading order, one entry a node that has text; hidden ones left out unless `with_hidden`.
/// What the canvas draws is compared with this.
struct TextRun {
    std::string id;
    std::string text;
    bool        operator==(const TextRun&) const = default;
};
[[nodiscard]] std::vector<TextRun> texts(const Node& root, bool with_hidden);

}  // namespace juxta::semantics
