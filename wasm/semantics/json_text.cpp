// wasm/semantics/json_text.cpp - the tree as JSON for web/dom-layer.js.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "base/json_text.hpp"

#include <string>
#include <string_view>

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

void write(std::string& out, const Node& node)
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
    write(out, "mark", node.mark);
    write_flag(out, "pressed", node.pressed);
    write_flag(out, "expanded", node.expanded);
    write_flag(out, "disabled", node.disabled);
    write_flag(out, "hidden", node.hidden);
    write_flag(out, "decorative", node.decorative);
    write_flag(out, "primary", node.primary);
    write_flag(out, "busy", node.busy);
    write_flag(out, "bare", node.bare);
    write_flag(out, "scrolls", node.scrolls);
    write(out, "controls", node.controls);
    write_flag(out, "action", node.action.has_value());
    if (!node.children.empty()) {
        key(out, "children");
        char separator = '[';
        for (const Node& child : node.children) {
            out += separator;
            write(out, child);
            separator = ',';
        }
        out += ']';
    }
    out += '}';
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
    write(out, root);
    return out;
}

}  // namespace juxta::semantics
