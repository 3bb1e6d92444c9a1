// tests/semantics/json_text_test.cpp - the JSON that the DOM layer reads is the tree.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"
#include "view/samples.hpp"

#include "tests/semantics/example_view.hpp"

#include "doctest/doctest.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace juxta;
using nlohmann::json;
using semantics::Node;

namespace {

std::string text_at(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() ? std::string() : found->get<std::string>();
}

bool flag_at(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->get<bool>();
}

void check_same(const json& object, const Node& node)
{
    CHECK(text_at(object, "id") == node.id);
    CHECK(text_at(object, "role") == semantics::name_of(node.role));
    CHECK(text_at(object, "look") == node.look);
    CHECK(text_at(object, "text") == node.text);
    CHECK(text_at(object, "name") == node.name);
    CHECK(text_at(object, "url") == node.url);
    CHECK(text_at(object, "value") == node.value);
    CHECK(text_at(object, "hint") == node.hint);
    CHECK(text_at(object, "kind") == node.kind);
    CHECK(text_at(object, "controls") == node.controls);
    CHECK(text_at(object, "leave") == node.leave);
    CHECK(text_at(object, "language") == node.language);
    CHECK(object.contains("number") == node.number.has_value());
    CHECK(object.contains("expanded") == node.expanded.has_value());
    CHECK(object.contains("pressed") == node.pressed.has_value());
    if (node.expanded) CHECK(flag_at(object, "expanded") == *node.expanded);
    if (node.pressed) CHECK(flag_at(object, "pressed") == *node.pressed);
    CHECK(flag_at(object, "hidden") == node.hidden);
    CHECK(flag_at(object, "disabled") == node.disabled);
    CHECK(flag_at(object, "decorative") == node.decorative);
    CHECK(flag_at(object, "busy") == node.busy);
    CHECK(flag_at(object, "scrolls") == node.scrolls);
    CHECK(flag_at(object, "action") == node.action.has_value());
    const auto        children = object.find("children");
    const std::size_t count    = children == object.end() ? 0 : children->size();
    REQUIRE(count == node.children.size());
    for (std::size_t i = 0; i < count; ++i) check_same((*children)[i], node.children[i]);
}

/// What changes_text() says, whole again, as web/engine.js puts it together.
json put_back(const json& told, const json& before)
{
    if (told.is_string()) {
        REQUIRE(told == before["id"]);
        return before;
    }
    json whole = told;
    if (!told.contains("children")) return whole;
    for (json& child : whole["children"]) {
        const json& id  = child.is_string() ? child : child["id"];
        const json* old = nullptr;
        if (told["id"] == before["id"] && before.contains("children")) {
            for (const json& one : before["children"]) {
                if (one["id"] == id) old = &one;
            }
        }
        REQUIRE((old || child.is_object()));
        if (old) child = put_back(json(child), *old);
    }
    return whole;
}

}  // namespace

TEST_SUITE_BEGIN("semantics/json_text");

TEST_CASE("json_text: every node and field of every state comes back")
{
    const test::Example example;
    for (const auto& screen : {example.screen(), example.loading(true), example.loading(false), example.failed(), example.empty()}) {
        const Node root   = semantics::build_tree(screen);
        const json parsed = json::parse(semantics::json_text(root), nullptr, false);
        REQUIRE_FALSE(parsed.is_discarded());
        check_same(parsed, root);
    }
}

TEST_CASE("json_text: texts may hold anything")
{
    for (const char* naughty : {"\"\\/\b\f\n\r\t", "\x01\x1f", "\xE2\x80\xA8", "\xF0\x9F\x99\x82", "</script>"}) {
        const Node root   = semantics::build_tree(test::Example(naughty).screen());
        const json parsed = json::parse(semantics::json_text(root), nullptr, false);
        REQUIRE_FALSE(parsed.is_discarded());
        check_same(parsed, root);
    }
}

TEST_CASE("json_text: fields at their default are left out")
{
    Node node;
    node.id = "a";

    CHECK(semantics::json_text(node) == R"({"id":"a","role":"group"})");
}

TEST_CASE("json_text: numbers, levels and spans are numbers")
{
    Node node;
    node.id     = "a";
    node.role   = semantics::Role::group_header;
    node.level  = 3;
    node.span   = 4;
    node.number = 0.1;

    CHECK(semantics::json_text(node) == R"({"id":"a","role":"group_header","level":3,"span":4,"number":0.1})");
}

TEST_SUITE_END();

TEST_CASE("changes_text: put back over the tree before, it is the tree, from any sample to any other")
{
    const std::vector<view::Sample> samples = view::samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        for (const std::size_t j : {(i + 1) % samples.size(), std::size_t{0}, samples.size() - 1 - i}) {
            CAPTURE(samples[i].name);
            CAPTURE(samples[j].name);
            const Node before = semantics::build_tree(samples[i].view);
            const Node now    = semantics::build_tree(samples[j].view);
            CHECK(put_back(json::parse(semantics::changes_text(now, before)), json::parse(semantics::json_text(before))) ==
                  json::parse(semantics::json_text(now)));
        }
    }
}

TEST_CASE("changes_text: what did not change is its id, and only what changed is told")
{
    const auto node = [](std::string id, semantics::Role role) {
        Node made;
        made.id   = std::move(id);
        made.role = role;
        return made;
    };
    Node row     = node("~r", semantics::Role::row);
    row.children = {node("a", semantics::Role::cell), node("b", semantics::Role::cell)};
    row.children[0].children = {node("a/text", semantics::Role::text)};
    const Node before = row;
    CHECK(semantics::changes_text(row, before) == R"("~r")");

    row.children[1].text = "two";
    CHECK(semantics::changes_text(row, before) == R"({"id":"~r","role":"row","children":["a",{"id":"b","role":"cell","text":"two"}]})");

    row.children = {before.children[1], before.children[0]};
    CHECK(semantics::changes_text(row, before) == R"({"id":"~r","role":"row","children":["b","a"]})");

    row.children = {before.children[1]};
    CHECK(semantics::changes_text(row, before) == R"({"id":"~r","role":"row","children":["b"]})");

    row.children.clear();
    CHECK(semantics::changes_text(row, before) == R"({"id":"~r","role":"row"})");
}
