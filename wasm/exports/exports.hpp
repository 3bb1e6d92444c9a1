// wasm/exports/exports.hpp - the C functions that JavaScript may call; one module instance is one widget.
// SPDX-License-Identifier: MIT
//
// Texts are UTF-8, zero-terminated. A returned text belongs to the module and stays until the next call of the same
// function. web/engine.js is the only caller and gives each a typed name.
#pragma once

#include <cstdint>

extern "C" {

/// Sets one thing of the page around. Unknown keys are ignored. Keys and values:
///   items      comma-separated, percent-encoded ids   what the page asks for; empty = the bundle's first comparison
///   start      "catalogue" or "comparison"           what it opens with; empty = what the bundle can open with
///   state      a state string                        what is shown now
///   offers     "newsletter bookmarks votes permalink", some or none
///   colours    the page's own, as ui::recolour() reads them
///   family     CSS font-family          base_size   CSS px       density   device px a CSS px
///   width      CSS px                   dark, coarse, still      0 or 1
///   fonts      any                                   the page's fonts changed: measure and rasterise anew
void juxta_set(const char* key, const char* value);

/// A document begins (`kind` 0), goes on (1: `length` bytes at `bytes`, of `total` in all, 0 = unknown) or is complete
/// (2). That it could not be had is told by juxta_act("!failed", ...). Other kinds do nothing.
///   0   another source: what the reader did with the one before is forgotten, save before the first load. A state
///       for the new one is set after this, items at any time.
///   4   begins as 0 does, with the same source once more (a retry, a reload): what the reader did stays.
void juxta_load(int kind, const char* bytes, std::uint32_t length, double total);

/// Activates the semantic node `node` with `value` ("" where it has none). Names that start with "!" are the world's:
///   !failed <code>|<where>|<detail>   !subscribed <code>|<reason>   !reset
///   !link-copied   !link-refused <url, for the reader to copy>
/// and those of a packed catalogue, in place of the end of the load (juxta_load 2), and as often as the effect "ask" comes:
///   !pack <items>\n<id>\n...   what came is its manifest; ids of what stands side by side where nobody asks for others
///   !excerpt <turn> <listed> <found> <counted 1|0> <complete 1|0> <forgave, a digit a word> <plotted> <offers>   the answer follows, as juxta_load 1 and 2
///   !pack-failed <turn> <code>|<where>|<detail>
/// and those of the reader's facts (records/ledger.hpp), fields parted by tabs. A moment is three: milliseconds of a clock, a random
/// number below 2^32, a new UUID. Lines are key and text, parted by a tab, each ended by a line feed.
///   !records <0 in memory|1 lasting|2 late> <device> <moment>\n<lines>   all that is stored
///   !bookmark <kept 1|0> <places moved, or 0>\n<item>\n...   !vote <positive|negative|none> <moment> <item>   what the page allowed
///   !stored <id> <0|1|2> <moment>   !conflict <id> <moment>\n<lines>   what came of a write
///   !ballot <key> <status> <Retry-After ms or ""> <moment> [<positive> <negative> <item>]
///   !counts <positive> <negative> <item>\n...   !no-counts
///   !time <hurry 1|0> <moment>   !imported 1\n<item>\n... or 0   !forgotten <all 1|0>
/// !subscribed: "" = it was sent; code "not_sent" may be tried again, "stopped" = the page does not want it sent.
/// returns 1 when there was something to do.
int juxta_act(const char* node, const char* value);

/// Counts up whenever semantics or layout would come out different.
std::uint32_t juxta_revision();

/// {"state":"1;...","link":"1;items=...","items":["a"],"status":"loading|failed|empty|ready","problems":["line"...],"error":{"code","where","message"}}
const char* juxta_status();

/// The tree as JSON: whole (1), see semantics::json_text, or what changed since the last call (0), see
/// semantics::changes_text. The first call gives the whole either way.
const char* juxta_semantics(int whole);

/// The layout as JSON: {"width":w,"height":h,
///   "lines":[["node","text",x,y,width,height,baseline,"style",region,"layer"]...],
///   "targets":[["node",x,y,width,height,region,"layer"]...],
///   "regions":[["node",x,y,width,height,content_width,label_width,head_height]...],
///   "styles":{"body":["face",size]...}}
/// What is told is all of it (1); or not the lines and targets of the last one, for which [first, count] stands (0); or width, height
/// and regions alone (2), after which the last one is still what it was.
const char* juxta_layout(int what);

/// link: what the page's address says where "permalink" is offered; step: something to come back to by Back.
/// What the core asks for, as JSON, each once: [{"type":"load"},{"type":"change","state":"","items":[],"link":"","step":true},
///   {"type":"copy-link","link":""},{"type":"ask","turn":1,"items":["id"],"query":"","most":10,"order":"","filters":"","facets":"","plot":""},
///   {"type":"subscribe","email":"","again":false},{"type":"bookmark","items":[],"kept":true,"by":0},{"type":"announce","text":""},
///   {"type":"vote","item":"","vote":"positive"},{"type":"write","id":1,"puts":[["key","was" or null,"now"]]},
///   {"type":"ballot","item":"","vote":"none","key":"","supersedes":""},{"type":"wake","ms":500},{"type":"hurry"},
///   {"type":"save","name":"","text":""},{"type":"pick"},{"type":"forget"}]
const char* juxta_effects();

/// Makes the graphics context on the canvas that the module was given (Module.canvas).
/// returns 1, or 0 when there is no WebGL 2.
int juxta_attach();
/// Gives the graphics context back; everything else stays.
void juxta_detach();

/// Draws the slice of the content that starts at `slice_top` and is `slice_height` high (CSS px), on a canvas of
/// `width_px` x `height_px` device pixels; heads stick at `visible_top`. `now_s` drives animations.
/// returns bits: 1 wants another frame, 2 the pointer is a hand.
int juxta_frame(double slice_top, double slice_height, double visible_top, int width_px, int height_px, double now_s);

/// The pointer, in CSS px from the content's top left. kind: 0 moved, 1 pressed, 2 released, 3 left.
void juxta_pointer(int kind, double x, double y);

/// Focus of the keyboard moved to `text` ("focus"), a region scrolled: "scroll", "<region index>:<css px from the left>:<css px down
/// its rows>", or, in the page view, a list: "rows", "<first row in sight>".
/// "print": all goes onto paper, '' = it is on the screen again. "idle": there are a few milliseconds to spare.
/// returns  of "idle" 1 while there is more to do in such moments; else 0
int juxta_hint(const char* kind, const char* text);

/// Every text that a full drawing hands to ImGui, one a line as "node<TAB>text".
const char* juxta_canvas_text();

/// What is shown, as a text of a format: csv, tsv (view::table_text), markdown, html (semantics::html_text), json
/// (view::decision_report). "" for another format, and while no comparison is shown.
const char* juxta_export(const char* format);

}  // extern "C"
