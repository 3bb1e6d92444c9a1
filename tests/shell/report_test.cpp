// tests/shell/report_test.cpp - what JavaScript is told is JSON, and says what it should.
// SPDX-License-Identifier: MIT
#include "shell/report.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace juxta;
using nlohmann::json;

json parsed(const std::string& text)
{
    json value = json::parse(text, nullptr, false);
    REQUIRE_FALSE(value.is_discarded());
    return value;
}

void load(shell::App& app, std::string_view text)
{
    app.start_loading();
    app.feed(text, text.size());
    app.finish_loading();
}

ui::Line line_of(std::string node, std::string text, ui::Rect box)
{
    ui::Line line{};
    line.node        = std::move(node);
    line.text        = std::move(text);
    line.box         = box;
    line.baseline_pt = box.bottom() - 5;
    return line;
}

}  // namespace

TEST_SUITE_BEGIN("shell/report");

TEST_CASE("status: each of the four states has its word")
{
    shell::App app;
    CHECK(parsed(shell::status_json(app))["status"] == "loading");

    load(app, R"({"juxta": 1, "items": []})");
    CHECK(parsed(shell::status_json(app))["status"] == "empty");

    load(app, R"({"juxta": 1, "items": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]})");
    json status = parsed(shell::status_json(app));
    CHECK(status["status"] == "ready");
    CHECK(status["items"] == json::array({"a", "b"}));
    CHECK(status["state"].get<std::string>().starts_with("1"));
    CHECK(status["problems"] == json::array());
    CHECK_FALSE(status.contains("error"));

    app.fail_loading({ErrorCode::unreachable, "x\"y.json", "HTTP status 404"});
    status = parsed(shell::status_json(app));
    CHECK(status["status"] == "failed");
    CHECK(status["items"] == json::array());
    CHECK(status["error"]["code"] == "unreachable");
    CHECK(status["error"]["where"] == "x\"y.json");
    CHECK(status["error"]["message"].get<std::string>().contains("HTTP status 404"));
}

TEST_CASE("status: each problem of the bundle is a line with its place")
{
    shell::App app;
    load(app, R"({"juxta": 1,
 "items": [{"id": "a", "name": "A", "tagline": 5}]})");

    const json problems = parsed(shell::status_json(app))["problems"];
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].get<std::string>().starts_with("bundle:2:"));
    CHECK(problems[0].get<std::string>().contains("/items/0/tagline"));
}

TEST_CASE("layout: every field stands where the interface says")
{
    ui::Layout layout;
    layout.width_pt  = 640;
    layout.height_pt = 480.5f;
    layout.lines.push_back({"card/a/name", "A \"quoted\" name", {1, 2.25f, 30.004f, 24}, 20, ui::Style::subtitle, ui::Role::text, 0, ui::Layer::labels});
    ui::Target target;
    target.node = "table/differences";
    target.box  = {-1.5f, 0, 44, 44};
    layout.targets.push_back(target);
    layout.regions.push_back({"table", {0, 100, 640, 300}, 900, 160, 48});
    ui::Theme theme;
    theme.styles[static_cast<std::size_t>(ui::Style::code)] = {ui::Face::mono, 14.5f, 24};

    const json said = parsed(shell::layout_json(layout, theme));

    CHECK(said["width"] == 640);
    CHECK(said["height"] == 480.5);
    CHECK(said["lines"] == json::parse(R"([["card/a/name", "A \"quoted\" name", 1, 2.25, 30, 24, 20, "subtitle", 0, "labels"]])"));
    CHECK(said["targets"] == json::parse(R"([["table/differences", -1.5, 0, 44, 44, -1, "body"]])"));
    CHECK(said["regions"] == json::parse(R"([["table", 0, 100, 640, 300, 900, 160, 48]])"));
    CHECK(said["styles"]["code"] == json::parse(R"(["mono", 14.5])"));
    CHECK(said["styles"].size() == static_cast<std::size_t>(ui::Style::count));
}

TEST_CASE("layout: lengths keep a hundredth and their sign")
{
    ui::Layout layout;
    for (const float x : {0.05f, -0.05f, 0.004f, 12.999f, -7.5f}) {
        ui::Target target;
        target.box.x = x;
        layout.targets.push_back(target);
    }

    const json said = parsed(shell::layout_json(layout, {}))["targets"];

    CHECK(said[0][1] == 0.05);
    CHECK(said[1][1] == -0.05);
    CHECK(said[2][1] == 0);
    CHECK(said[3][1] == 13);
    CHECK(said[4][1] == -7.5);
}

TEST_CASE("layout: told after another one, lines and targets that stand as they stood are [first, count] of it")
{
    const auto line = [](std::string node, std::string text, float y) {
        return line_of(std::move(node), std::move(text), {0, y, 10, 20});
    };
    ui::Layout before;
    before.lines   = {line("a", "one", 0), line("b", "two", 20), line("b", "lines", 40), line("c", "three", 60)};
    before.targets.resize(2);
    before.targets[0].node = "x";
    before.targets[1].node = "y";
    ui::Layout now = before;
    const auto told = [&] { return parsed(shell::layout_json(now, ui::light_theme(16), &before)); };
    CHECK(told()["lines"] == json::parse("[[0,4]]"));
    CHECK(told()["targets"] == json::parse("[[0,2]]"));

    now.lines[1].text = "2";
    json lines = told()["lines"];
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == json::parse("[0,1]"));
    CHECK(lines[1][1] == "2");
    CHECK(lines[2] == json::parse("[2,2]"));

    now.lines.erase(now.lines.begin() + 1);
    lines = told()["lines"];
    CHECK(lines[1][1] == "lines");  // b has one line now: it is the first that it had, said anew
    CHECK(lines.back() == json::parse("[3,1]"));
}

TEST_CASE("layout: put back over the one before, what is told is the whole, whatever was put in, taken out or changed")
{
    std::mt19937 random(7);
    const auto   upto = [&](unsigned most) { return static_cast<int>(random() % (most + 1)); };
    for (int round = 0; round < 200; ++round) {
        const auto lines = [&](unsigned most) {
            std::vector<ui::Line> made;
            for (int i = 0, n = upto(most); i < n; ++i) {
                made.push_back(line_of("n" + std::to_string(upto(100)), "t" + std::to_string(upto(2)), {0, static_cast<float>(upto(1)), 1, 1}));
            }
            return made;
        };
        ui::Layout before, now;
        before.lines = lines(200);
        now.lines    = before.lines;
        for (int edits = upto(6); edits > 0; --edits) {
            const auto at = now.lines.begin() + upto(static_cast<unsigned>(now.lines.size()));
            if (upto(1) && at != now.lines.end()) {
                now.lines.erase(at, at + std::min<std::ptrdiff_t>(now.lines.end() - at, upto(80)));
            } else {
                const std::vector<ui::Line> more = lines(5);
                now.lines.insert(at, more.begin(), more.end());
            }
        }
        const json whole  = parsed(shell::layout_json(now, ui::light_theme(16)))["lines"];
        const json olds   = parsed(shell::layout_json(before, ui::light_theme(16)))["lines"];
        const json told   = parsed(shell::layout_json(now, ui::light_theme(16), &before))["lines"];
        json       united = json::array();
        for (const json& piece : told) {
            if (piece[0].is_string()) {
                united.push_back(piece);
                continue;
            }
            for (int i = 0; i < piece[1].get<int>(); ++i) united.push_back(olds.at(piece[0].get<std::size_t>() + static_cast<std::size_t>(i)));
        }
        CHECK(united == whole);
    }
}

TEST_CASE("effects: each kind says its own, in order")
{
    const std::vector<view::Effect> effects{view::LoadBundle{}, view::StateChanged{"1;diff=1", {"a"}, "1;items=a;diff=1", false}, view::CopyLinkOf{"1;items=a"}, view::SendSubscription{"a@b.example", true},
                                            view::AskBookmarks{{"a"}, true, -1}, view::AskVote{"a", records::Choice::none}, view::Announce{"Two\nlines"},
                                            view::SaveFile{"f.json", "{}"}, view::PickFile{}, view::Hurry{}, view::ForgetRecords{},
                                            records::Order{records::Write{7, {{"b/a", "", "x"}, {"bad/b", std::nullopt, "y"}}}},
                                            records::Order{records::Post{"a", {records::Choice::negative, "k2", "k1"}}}, records::Order{records::Wake{500}}};

    CHECK(parsed(shell::effects_json(effects)) == json::parse(R"([
        {"type": "load"},
        {"type": "change", "state": "1;diff=1", "items": ["a"], "link": "1;items=a;diff=1", "step": false},
        {"type": "copy-link", "link": "1;items=a"},
        {"type": "subscribe", "email": "a@b.example", "again": true},
        {"type": "bookmark", "items": ["a"], "kept": true, "by": -1},
        {"type": "vote", "item": "a", "vote": "none"},
        {"type": "announce", "text": "Two\nlines"},
        {"type": "save", "name": "f.json", "text": "{}"}, {"type": "pick"}, {"type": "hurry"}, {"type": "forget"},
        {"type": "write", "id": 7, "puts": [["b/a", "", "x"], ["bad/b", null, "y"]]},
        {"type": "ballot", "item": "a", "vote": "negative", "key": "k2", "supersedes": "k1"},
        {"type": "wake", "ms": 500}])"));
    CHECK(shell::effects_json({}) == "[]");
}

TEST_SUITE_END();
