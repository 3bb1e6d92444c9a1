// wasm/semantics/semantics.hpp - the semantic renderer: a view to its tree, and the tree to text of four kinds.
// SPDX-License-Identifier: MIT
#pragma once

#include "semantics/node.hpp"
#include "view/screen_view.hpp"

#include <string>

namespace juxta::semantics {

/// The tree of a screen. Pure. Holds every text of the view; rows of the table are all there, in sight or not.
[[nodiscard]] Node build_tree(const view::ScreenView& screen);

/// HTML of the tree: one <section class="juxta"> without script and style, every text escaped; for static pages.
[[nodiscard]] std::string html_text(const Node& root);

/// A whole HTML document around html_text(), with a small style sheet.
[[nodiscard]] std::string html_page(const Node& root, const std::string& title);

/// Plain text for a terminal: headings underlined, the table in columns, lines of at most `width` characters.
[[nodiscard]] std::string plain_text(const Node& root, int width = 100);

/// GitHub-flavoured Markdown; every text escaped.
[[nodiscard]] std::string markdown_text(const Node& root);

/// The tree as JSON for web/dom-layer.js: keys as the fields of Node, those at their default left out.
[[nodiscard]] std::string json_text(const Node& root);

}  // namespace juxta::semantics
