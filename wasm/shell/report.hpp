// wasm/shell/report.hpp - what the widget has to say to JavaScript, as JSON.
// SPDX-License-Identifier: MIT
//
// The tree has its own: semantics::json_text().
#pragma once

#include "shell/app.hpp"

#include <span>
#include <string>

namespace juxta::shell {

/// {"state":"1;...","items":["a"],"status":"loading|failed|empty|ready","problems":["line"...],
///  "error":{"code","where","message"}}; error only when failed. `items` are the ids shown, in order.
[[nodiscard]] std::string status_json(const App& app);

/// {"width":w,"height":h,
///   "lines":[["node","text",x,y,width,height,baseline,"style",region,"layer"]...],
///   "targets":[["node",x,y,width,height,region,"layer"]...],
///   "regions":[["node",x,y,width,height,content_width,label_width,head_height]...],
///   "styles":{"body":["face",size]...}}, lengths in CSS px, to a hundredth. Region -1 is the page.
/// before  a layout that the reader of this has already, or nullptr. Lines and targets that stand as they stood in it are
///         [first, count] there: that many of its, from that index on.
[[nodiscard]] std::string layout_json(const ui::Layout& layout, const ui::Theme& theme, const ui::Layout* before = nullptr);

/// Of the same, width, height and regions alone.
[[nodiscard]] std::string outline_json(const ui::Layout& layout);

/// [{"type":"load"},{"type":"change","state":"","items":[]},{"type":"subscribe","email":""},
///  {"type":"bookmark","item":"","kept":true},{"type":"announce","text":""}, ...]: all of them in exports/exports.hpp
[[nodiscard]] std::string effects_json(std::span<const view::Effect> effects);

}  // namespace juxta::shell
