// wasm/semantics/semantics.hpp - the semantic renderer: a view to its tree, and the tree to text of four kinds.
// SPDX-License-Identifier: MIT
#pragma once

#include "semantics/node.hpp"
#include "view/screen_view.hpp"

#include <string>

namespace juxta::semantics {

/// The tree of a screen. Pure. Holds every text of the view; rows of the table are all there, in sight or not.
[[nodiscard]] Node build_tree(const view::ScreenView& screen);

/// HTML of the tree for a static page: one <section class="juxta-screen ...">, without script and style, every text
/// escaped. Looks become classes with the prefix "juxta-". Nothing would answer a button, a form or a field there, so
/// they are left out, with what guides to them; what is folded is a <details>. (The live HTML is built by web/dom-layer.js from json_text().)
[[nodiscard]] std::string html_text(const Node& root);

/// A whole HTML document around html_text(), with a small style sheet; its headings start at h1.
[[nodiscard]] std::string html_page(const Node& root, const std::string& title);

/// Plain text for a terminal: headings underlined, the table in columns as wide as `width` allows and else row by row.
/// Lines are at most `width` columns wide (a wide character takes two) unless a single word or address is wider; width
/// is 40 or more. Controls and folded prose are left out, and so are control characters (a terminal would obey them).
[[nodiscard]] std::string plain_text(const Node& root, int width = 100);

/// GitHub-flavoured Markdown; every text escaped, so that it shows as it is. Controls and folded prose are left out.
[[nodiscard]] std::string markdown_text(const Node& root);

/// The tree as JSON for web/dom-layer.js: keys as the fields of Node, those at their default left out (`id` and `role`
/// are always there). `role` is its name; `action` is true where there is one. Valid UTF-8 gives valid JSON.
[[nodiscard]] std::string json_text(const Node& root);

/// The same for who has `before` already: a node that is equal to the one with its id among the children of the same
/// node of `before`, with all below it, is its id alone, a string. So is the whole when nothing changed.
/// cost  O(nodes) while children keep their order, and then some for those that moved
[[nodiscard]] std::string changes_text(const Node& root, const Node& before);

}  // namespace juxta::semantics
