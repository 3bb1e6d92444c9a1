// wasm/semantics/node.hpp - the view as a tree of meanings: what a screen reader, a search or a plain page needs.
// SPDX-License-Identifier: MIT
//
// Ids. A node that shows a part of the view carries exactly the id of that part. Nodes that only give structure have ids
// of their own, "~<id of a part or of a node>/<word>"; no view id starts with "~", so all ids of a tree differ.
//
// Texts. Only leaves have a text of their own (heading, paragraph, text, code, link, button), and a field its label; a
// paragraph has either a text or children that are text and code. Every text may come from the bundle, so each leaf
// finds its own direction (dir="auto").
//
// Looks. `look` is one or more of these words, separated by spaces. They are the hooks for style sheets and mean nothing:
//   screen + one of loading failed empty comparison catalogue       the root
//   all                                                   in the header: to the catalogue
//   search query filters facets facet choices spread low high more known meets clear columns choose picked picks pick compare unpick
//   list sort listed open numbers unit                     in the catalogue; list is also a table
//   message detail reason advice title                    what a state without a comparison says; title also heads a section
//   header breadcrumb current eyebrow headline question updated
//   share copy copied address close                           in the header: the link to what is shown
//   notices notice
//   cards card avatar category name tagline figures figure value label prose link bookmark
//   verdict                                               the answer in words
//   places place standing                                 in a card: where it stands, and how it comes out; in an entry: up, down, remove
//   vote choice again                                     in a card; status is in it, too
//   add query candidates candidate                        items to add
//   weighing source reset standings total won lead criteria criterion share weight number effect deviation flip move without more facts fact
//   decision summary differences scroll table corner column group differs row-label help
//   must limit                                            in a row's label: what the reader must have
//   cell + none or one of best tied missing not-applicable    and in it: value mark note source link must
//   pinned                                                also a column or a cell: stays while the others scroll
//   nothing                                               a sentence instead of rows or reviewers
//   agreement scorecard fold-all reviewers reviewer about fold reviews review item-name score bar absent
//   newsletter form email error submit status
//   bookmarks entries entry tools tool asking retry
//   badge mark                                            with one of the tones
//   neutral quiet accent positive negative split warning  tones; missing and tied are, too
#pragma once

#include "view/catalogue_view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::semantics {

/// What a node is. Each maps to one HTML element (html_text.cpp, web/dom-layer.js).
enum class Role : std::uint8_t {
    region,         ///< section with a name
    group,          ///< div: gathers, means nothing; with a name role=group
    heading,        ///< h2..h6 by `level`
    paragraph,      ///< p
    text,           ///< span
    code,           ///< code, inside a paragraph
    list,           ///< ul
    list_item,      ///< li
    navigation,     ///< nav with a name
    article,        ///< article with a name
    table,          ///< table with a name
    table_head,     ///< thead
    table_body,     ///< tbody
    row,            ///< tr
    column_header,  ///< th scope=col
    row_header,     ///< th scope=row
    group_header,   ///< th scope=rowgroup, `span` columns wide
    cell,           ///< td
    link,           ///< a href
    button,         ///< button
    meter,          ///< meter
    image,          ///< div role=img with a name: a small picture of `shares`
    progress,       ///< progress; without a number: nobody knows how far
    form,           ///< form: its submit is `action`
    slider,         ///< input type=range with a name; setting is `action` with the value
    field,          ///< label and input; typing is `action` with the value. A child says what is wrong (aria-describedby).
    status,         ///< div role=status
    alert,          ///< div role=alert
};

/// One node. Text is shown; `name` is not (aria-label).
struct Node {
    std::string                 id;    ///< Unique in the tree.
    Role                        role = Role::group;
    std::string                 look;   ///< What it is in the design, for styling: "card", "badge positive".
    std::string                 text;   ///< Own text, before the children.
    std::string                 name;   ///< Accessible name, where the text is not it.
    std::string                 url;    ///< link
    std::string                 value;  ///< field: its text; meter, progress and slider: value in words
    std::string                 hint;   ///< field: placeholder
    std::string                 kind;   ///< field: text, email, number, search
    std::string                 unit;   ///< field: shown behind it
    std::string                 language;  ///< BCP 47, where it differs from the parent's
    int                         level = 0;  ///< heading: 2..6; of a plot: rows of cells
    int                         span  = 1;  ///< group_header: columns; of a plot: columns of cells
    std::optional<double>       number, low, high;  ///< meter, progress, slider; text: its place in a plot is (number, low); of a plot: what the limits leave is from (low, number) to (high, step)
    std::optional<double>       step;               ///< slider
    std::vector<double>         shares;             ///< image: bars, 0..1 of its height; of a plot: column, row and shade of each dot, the shade below 0 outside of the limits
    std::size_t                 chosen_begin = 0, chosen_end = 0;  ///< image: the bars within what is asked for
    std::vector<view::Stretch>  found;              ///< text, button: parts of the text that were searched for
    std::size_t                 rows = 0;           ///< table: all its rows with the head's, where it holds a window of them; 0 = it holds all.
    std::uint32_t               turn = 0;           ///< table: another one = other rows, and it begins at its top
    std::size_t                 row  = 0;           ///< row of such a table: which one, from 1; 0 = not of one
    std::string                 sorted;             ///< column_header: ascending, descending
    std::vector<double>         marks;              ///< slider: places on its track that the words beside it speak of; at most 2. Of a plot: x and y of each bend of the front, from `chosen_begin` on of each item that is picked
    std::optional<bool>         pressed, expanded;
    bool                        disabled   = false;
    bool                        hidden     = false;  ///< Folded: in the tree and found by a search, not in sight.
    bool                        decorative = false;  ///< Drawn, but silent for a screen reader (aria-hidden).
    bool                        primary    = false;  ///< The one button to press.
    bool                        busy       = false;  ///< aria-busy
    bool                        bare       = false;  ///< field: its label is its name and not shown
    bool                        read_only  = false;  ///< field: selected and copied, not typed into
    bool                        guides     = false;  ///< Is about the controls alone: left out, with all below it, where they are.
    bool                        tells      = false;  ///< button: its text says something by itself, and stays where there are no controls.
    bool                        scrolls    = false;  ///< Scrolls sideways inside itself, so that it takes the focus (tabindex=0).
    std::string                 controls;  ///< id of the node that `expanded` is about
    std::string                 leave;     ///< id of the button that Escape presses within
    std::optional<view::Action> action;    ///< Activation; for a field: typing, the value goes into the action.
    std::vector<Node>           children;

    bool operator==(const Node&) const = default;
};

/// The lower-case name of a role, as json_text() writes it: "column_header".
[[nodiscard]] std::string_view name_of(Role role);

/// The node with this id, in the tree below and including `root`; nullptr when there is none. cost: O(nodes).
[[nodiscard]] const Node* find(const Node& root, std::string_view id);

/// The action of a node, with `value` put in where the action carries one (EditEmail, EditAdding, SetWeight, SetLimit).
/// returns  nullopt for a node without an action and for a disabled one.
[[nodiscard]] std::optional<view::Action> action_of(const Node& node, const std::string& value);

/// A text as both renderers show it.
struct TextRun {
    std::string id;
    std::string text;
    bool        operator==(const TextRun&) const = default;
};

/// Every text that is drawn, in reading order, which is the order of the view's fields. What the canvas draws is
/// compared with this, run by run:
///   - a text, a heading, the decorative initial: (its id, its text)
///   - a paragraph of prose: one run, its spans joined
///   - a button, a link: (its id, its label); accessible names are not drawn
///   - a field: (id + "/label", its label) unless it is bare, then (id, its value, or its hint while it is empty), then
///     (id + "/unit", its unit), then its error. The value of one that is read only is left to the DOM
///   - sliders, meters, progress and empty texts have no run
/// with_hidden  also what is folded: what the HTML holds
[[nodiscard]] std::vector<TextRun> texts(const Node& root, bool with_hidden);

}  // namespace juxta::semantics
