// wasm/semantics/json_text.cpp - the tree as JSON for web/dom-layer.js.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "base/json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::semantics {
namespace {

void key(std::string& out, std::string_view name)
{
    out += ",\"";
    out += name;
    out += "\":";
}

void write(std::string& out, std::string_view name, const std::string& text)
{
    if (text.empty()) return;
    key(out, name);
    append_json_string(out, text);
}

void write(std::string& out, std::string_view name, const std::optional<double>& number)
{
    if (!number) return;
    key(out, name);
    append_json_number(out, *number);
}

void write(std::string& out, std::string_view name, int number, int usual)
{
    if (number == usual) return;
    key(out, name);
    out += std::to_string(number);
}

void write(std::string& out, std::string_view name, const std::vector<double>& numbers)
{
    if (numbers.empty()) return;
    key(out, name);
    char separator = '[';
    for (const double number : numbers) {
        out += std::exchange(separator, ',');
        append_json_number(out, number);
    }
    out += ']';
}

/// Begin and end of each stretch, as JavaScript counts.
std::vector<double> in_utf16(std::string_view text, const std::vector<view::Stretch>& stretches)
{
    std::vector<double> places;
    std::size_t         at = 0, units = 0;
    const auto          to = [&](std::size_t end) {
        for (; at < end && at < text.size(); ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            units += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
        }
        places.push_back(static_cast<double>(units));
    };
    for (const view::Stretch& stretch : stretches) {
        to(stretch.begin);
        to(stretch.end);
    }
    return places;
}

void write_flag(std::string& out, std::string_view name, const std::optional<bool>& flag)
{
    if (!flag) return;
    key(out, name);
    out += *flag ? "true" : "false";
}

void write_flag(std::string& out, std::string_view name, bool flag)
{
    if (flag) write_flag(out, name, std::optional<bool>(true));
}

/// All of a node but its children; leaves the brace open.
void write_own(std::string& out, const Node& node)
{
    out += "{\"id\":";
    append_json_string(out, node.id);
    key(out, "role");
    append_json_string(out, name_of(node.role));
    write(out, "look", node.look);
    write(out, "text", node.text);
    write(out, "name", node.name);
    write(out, "url", node.url);
    write(out, "value", node.value);
    write(out, "hint", node.hint);
    write(out, "kind", node.kind);
    write(out, "unit", node.unit);
    write(out, "language", node.language);
    write(out, "level", node.level, 0);
    write(out, "span", node.span, 1);
    write(out, "number", node.number);
    write(out, "low", node.low);
    write(out, "high", node.high);
    write(out, "step", node.step);
    write(out, "marks", node.marks);
    write(out, "shares", node.shares);
    if (!node.shares.empty() || node.chosen_begin > 0) write(out, "chosen", std::vector<double>{static_cast<double>(node.chosen_begin), static_cast<double>(node.chosen_end)});
    write(out, "found", in_utf16(node.text, node.found));
    write(out, "rows", static_cast<int>(node.rows), 0);
    write(out, "turn", static_cast<int>(node.turn), 0);
    write(out, "row", static_cast<int>(node.row), 0);
    write(out, "sorted", node.sorted);
    write_flag(out, "pressed", node.pressed);
    write_flag(out, "expanded", node.expanded);
    write_flag(out, "disabled", node.disabled);
    write_flag(out, "hidden", node.hidden);
    write_flag(out, "decorative", node.decorative);
    write_flag(out, "primary", node.primary);
    write_flag(out, "busy", node.busy);
    write_flag(out, "bare", node.bare);
    write_flag(out, "read_only", node.read_only);
    write_flag(out, "scrolls", node.scrolls);
    write(out, "controls", node.controls);
    write(out, "leave", node.leave);
    write_flag(out, "action", node.action.has_value());
}

/// Whether two nodes are the same but for their children.
bool own_equal(const Node& a, const Node& b)
{
    return a.id == b.id && a.role == b.role && a.look == b.look && a.text == b.text && a.name == b.name && a.url == b.url &&
           a.value == b.value && a.hint == b.hint && a.kind == b.kind && a.unit == b.unit && a.language == b.language &&
           a.level == b.level && a.span == b.span && a.number == b.number && a.low == b.low && a.high == b.high &&
           a.step == b.step && a.marks == b.marks && a.shares == b.shares && a.chosen_begin == b.chosen_begin && a.chosen_end == b.chosen_end && a.found == b.found && a.rows == b.rows && a.row == b.row && a.turn == b.turn &&
           a.sorted == b.sorted && a.pressed == b.pressed && a.expanded == b.expanded &&
           a.disabled == b.disabled && a.hidden == b.hidden && a.decorative == b.decorative && a.primary == b.primary &&
           a.busy == b.busy && a.bare == b.bare && a.read_only == b.read_only && a.scrolls == b.scrolls && a.controls == b.controls && a.leave == b.leave &&
           a.action.has_value() == b.action.has_value();  // what it does stays here
}

/// Writes `node`, or its id where `before` is the same.
/// returns  whether it is
bool write(std::string& out, const Node& node, const Node* before)
{
    const std::size_t start = out.size();
    bool              same  = before && own_equal(node, *before) && node.children.size() == before->children.size();
    if (same && node.children.empty()) {
        append_json_string(out, node.id);
        return true;
    }
    write_own(out, node);
    if (!node.children.empty()) {
        key(out, "children");
        char        separator = '[';
        std::size_t at        = 0;  // where among the children of before
        for (const Node& child : node.children) {
            const Node* old = nullptr;
            if (before) {
                const std::vector<Node>& olds = before->children;
                if (at >= olds.size() || olds[at].id != child.id) {
                    const auto found = std::ranges::find(olds, child.id, &Node::id);
                    if (found != olds.end())
                        at = static_cast<std::size_t>(found - olds.begin());
                    same = false;
                }
                if (at < olds.size() && olds[at].id == child.id)
                    old = &olds[at++];
            }
            out += separator;
            if (!write(out, child, old))
                same = false;
            separator = ',';
        }
        out += ']';
    }
    out += '}';
    if (same) {
        out.resize(start);
        append_json_string(out, node.id);
    }
    return same;
}

}  // namespace

std::string_view name_of(Role role)
{
    switch (role) {
        case Role::region: return "region";
        case Role::group: return "group";
        case Role::heading: return "heading";
        case Role::paragraph: return "paragraph";
        case Role::text: return "text";
        case Role::code: return "code";
        case Role::list: return "list";
        case Role::list_item: return "list_item";
        case Role::navigation: return "navigation";
        case Role::article: return "article";
        case Role::table: return "table";
        case Role::table_head: return "table_head";
        case Role::table_body: return "table_body";
        case Role::row: return "row";
        case Role::column_header: return "column_header";
        case Role::row_header: return "row_header";
        case Role::group_header: return "group_header";
        case Role::cell: return "cell";
        case Role::link: return "link";
        case Role::button: return "button";
        case Role::meter: return "meter";
        case Role::image: return "image";
        case Role::progress: return "progress";
        case Role::form: return "form";
        case Role::slider: return "slider";
        case Role::field: return "field";
        case Role::status: return "status";
        case Role::alert: return "alert";
    }
    return "group";
}

std::string json_text(const Node& root)
{
    std::string out;
    write(out, root, nullptr);
    return out;
}

std::string changes_text(const Node& root, const Node& before)
{
    std::string out;
    write(out, root, before.id == root.id ? &before : nullptr);
    return out;
}

}  // namespace juxta::semantics
