// tests/exports/exports_test.cpp - the functions that JavaScript calls. There is one widget for all cases, as in a page.
// SPDX-License-Identifier: MIT
#include "exports/exports.hpp"

#include "catalogue/offer.hpp"
#include "tests/exports/canvas_counting.hpp"
#include "tests/shell/fonts_fixed.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using juxta::test::canvas_calls;
using nlohmann::json;

json parsed(const char* text)
{
    json value = json::parse(text, nullptr, false);
    REQUIRE_FALSE(value.is_discarded());
    return value;
}

std::string file(const char* name)
{
    std::ifstream     stream(std::string(JUXTA_SOURCE_DIR "/") + name, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Starts over with a bundle: the page asks for nothing, is offered nothing.
void fresh(const std::string& bundle)
{
    for (const char* key : {"items", "offers", "state"}) juxta_set(key, "");
    juxta_load(0, nullptr, 0, 0);
    juxta_load(1, bundle.data(), static_cast<std::uint32_t>(bundle.size()), static_cast<double>(bundle.size()));
    juxta_load(2, nullptr, 0, 0);
    (void)juxta_effects();
}

const std::string kThree = R"({"juxta": 1, "items": [{"id": "a", "name": "Alpha"}, {"id": "b,c", "name": "Beta"}, {"id": "d", "name": "Delta"}],
  "attributes": [{"id": "w", "label": "Width", "type": "number"}],
  "newsletter": {"title": "News", "text": "Now and then."}})";

/// The first node of the tree, depth first, that is of a role.
const json* find_role(const json& node, const std::string& role)
{
    if (node["role"] == role) return &node;
    if (const auto children = node.find("children"); children != node.end()) {
        for (const json& child : *children) {
            if (const json* found = find_role(child, role)) return found;
        }
    }
    return nullptr;
}

/// The question to a packed catalogue among the effects; null when there is none.
json question()
{
    for (const json& effect : parsed(juxta_effects()))
        if (effect["type"] == "ask") return effect;
    return json();
}

}  // namespace

TEST_SUITE_BEGIN("exports");

TEST_CASE("exports: the bundle of the demo is ready, with every item, text and line")
{
    fresh(file("data/bundles/ai-tools.json"));

    const json status = parsed(juxta_status());
    CHECK(status["status"] == "ready");
    CHECK(status["problems"] == json::array());
    CHECK(status["items"].size() == 2);
    CHECK(parsed(juxta_semantics(1)).contains("children"));
    const json layout = parsed(juxta_layout(1));
    CHECK(layout["lines"].size() > 50);
    CHECK(layout["height"] > 500);
}

TEST_CASE("exports: the page's items are percent-encoded, comma-separated, and shown in order")
{
    fresh(kThree);

    juxta_set("items", "d,b%2Cc");
    CHECK(parsed(juxta_status())["items"] == json::array({"d", "b,c"}));

    juxta_set("items", "");
    CHECK(parsed(juxta_status())["items"][0] == "a");
}

TEST_CASE("exports: a state string round-trips")
{
    fresh(kThree);
    juxta_set("state", "1;items=a,d;diff=1");

    const auto said = parsed(juxta_status())["state"].get<std::string>();
    fresh(kThree);
    juxta_set("state", said.c_str());

    CHECK(parsed(juxta_status())["state"] == said);
    CHECK(parsed(juxta_status())["items"] == json::array({"a", "d"}));
}

TEST_CASE("exports: a failed download is told with code, place and detail, whatever is in them")
{
    fresh(kThree);

    CHECK(juxta_act("!failed", "not_json|/tools.json|text/html | and more") == 1);
    json error = parsed(juxta_status())["error"];
    CHECK(error["code"] == "not_json");
    CHECK(error["where"] == "/tools.json");

    CHECK(juxta_act("!failed", "") == 1);
    error = parsed(juxta_status())["error"];
    CHECK(error["code"] == "unreachable");
    CHECK(error["where"] == "");
}

TEST_CASE("exports: a node that has no action, and a name that the world does not have, do nothing")
{
    fresh(kThree);

    CHECK(juxta_act("no such node", "") == 0);
    CHECK(juxta_act("!nonsense", "") == 0);
    CHECK(juxta_act("", "") == 0);
}

TEST_CASE("exports: a subscription that failed says so in the words of its code, and only what may help is advised")
{
    for (const auto& [told, said] : {std::pair("not_sent|HTTP status 500", "it could not be sent: HTTP status 500. Please try again."),
                                     std::pair("stopped|", "the page did not let it be sent."), std::pair("nonsense|a|b", "it could not be sent: a|b. Please")}) {
        fresh(kThree);
        juxta_set("offers", "newsletter");
        const json  tree = parsed(juxta_semantics(1));
        const json* form = find_role(tree, "form");
        REQUIRE(form != nullptr);
        (void)juxta_act("newsletter/email", "reader@example.org");
        (void)juxta_act((*form)["id"].get<std::string>().c_str(), "");
        CHECK(juxta_act("!subscribed", told) == 1);
        CHECK_MESSAGE(std::string(juxta_semantics(1)).find(said) != std::string::npos, said);
    }
}

TEST_CASE("exports: the link is offered, asked for, and copied or refused")
{
    fresh(kThree);
    CHECK(parsed(juxta_status())["link"] == "");
    juxta_set("offers", "permalink");
    juxta_set("state", "1;items=d");
    CHECK(parsed(juxta_status())["link"] == "1;items=d");

    CHECK(juxta_act("header/link/copy", "") == 1);
    bool asked = false;
    for (const json& effect : parsed(juxta_effects())) asked = asked || effect == json{{"type", "copy-link"}, {"link", "1;items=d"}};
    CHECK(asked);
    CHECK(juxta_act("!link-copied", "") == 1);
    CHECK(std::string(juxta_semantics(1)).find("Link copied.") != std::string::npos);
    CHECK(juxta_act("!link-refused", "https://example.com/#juxta=1;items=d") == 1);
    CHECK(std::string(juxta_semantics(1)).find("https://example.com/#juxta=1;items=d") != std::string::npos);
    CHECK(juxta_act("header/link/url", "typed") == 0);
}

TEST_CASE("exports: the newsletter goes from the form to the page and back")
{
    fresh(kThree);
    juxta_set("offers", "newsletter");
    const json  tree  = parsed(juxta_semantics(1));
    const json* form  = find_role(tree, "form");
    REQUIRE(form != nullptr);

    CHECK(juxta_act("newsletter/email", "reader@example.org") == 1);
    CHECK(juxta_act((*form)["id"].get<std::string>().c_str(), "") == 1);

    const json effects = parsed(juxta_effects());
    bool       sent    = false;
    for (const json& effect : effects) sent = sent || (effect["type"] == "subscribe" && effect["email"] == "reader@example.org" && effect["again"].is_boolean());
    CHECK(sent);
    CHECK(juxta_act("!subscribed", "") == 1);
    CHECK(find_role(parsed(juxta_semantics(1)), "form") == nullptr);
}

TEST_CASE("exports: the same source once more keeps the reader's view, another source does not, unknown kinds do nothing")
{
    fresh(kThree);
    const auto end = [] {
        juxta_load(1, kThree.data(), static_cast<std::uint32_t>(kThree.size()), 0);
        juxta_load(2, nullptr, 0, 0);
        return parsed(juxta_status())["items"];
    };
    juxta_set("state", "1;items=d");
    juxta_load(4, nullptr, 0, 0);
    CHECK(parsed(juxta_status())["status"] == "loading");
    juxta_load(3, nullptr, 0, 0);
    juxta_load(-1, nullptr, 0, 0);
    CHECK(end() == json::array({"d"}));

    juxta_load(0, nullptr, 0, 0);
    CHECK(end()[0] == "a");
}

/// The first effect of a kind; null when there is none.
json effect_of(const std::string& type)
{
    for (const json& effect : parsed(juxta_effects()))
        if (effect["type"] == type) return effect;
    return nullptr;
}

TEST_CASE("exports: bookmarks are read, toggled, written and told from what another tab wrote")
{
    fresh(kThree);
    juxta_set("offers", "bookmarks");
    CHECK(juxta_act("!records", "1\tdevdevde\t5\t7\tkey\nb/b,c\t02 0000000000001 zzzzzzzz +1\n") == 1);
    CHECK(std::string(juxta_semantics(1)).find("Bookmarked: Beta") != std::string::npos);

    CHECK(juxta_act("card/a/bookmark", "") == 1);
    CHECK(effect_of("bookmark") == json{{"type", "bookmark"}, {"items", {"a"}}, {"kept", true}, {"by", 0}});
    CHECK(juxta_act("!bookmark", "1\t0\na\n") == 1);
    json write = effect_of("write");
    REQUIRE(write.is_object());
    CHECK(write["puts"] == json::parse(R"([["b/a", "", "02 0000000000002 devdevde +2"]])"));

    CHECK(juxta_act("!conflict", (write["id"].dump() + "\t5\t7\tkey\nb/a\t02 0000000000009 zzzzzzzz -\n").c_str()) == 1);
    write = effect_of("write");
    CHECK(write["puts"] == json::parse(R"([["b/a", "02 0000000000009 zzzzzzzz -", "02 000000000000a devdevde +2"]])"));
    CHECK(juxta_act("!stored", (write["id"].dump() + "\t1\t5\t7\tkey").c_str()) == 1);
    CHECK(std::string(juxta_semantics(1)).find("Bookmarked: Alpha") != std::string::npos);

    CHECK(juxta_act("!imported", "1\nd\na\n") == 1);
    CHECK(effect_of("bookmark") == json{{"type", "bookmark"}, {"items", {"d"}}, {"kept", true}, {"by", 0}});
    CHECK(juxta_act("!bookmark", "1\t0\nd\n") == 1);
    CHECK(effect_of("write")["puts"].size() == 1);
    CHECK(juxta_act("!bookmark", "1\t-1\nd\n") == 1);
    CHECK(effect_of("write")["puts"].size() == 2);
    CHECK(juxta_act("!imported", "0") == 1);
    CHECK(std::string(juxta_semantics(1)).find("holds no bookmarks") != std::string::npos);
    CHECK(juxta_act("!forgotten", "0") == 1);
    CHECK(std::string(juxta_semantics(1)).find("did not let all of it be deleted") != std::string::npos);
    CHECK(juxta_act("!forgotten", "1") == 1);
    CHECK(std::string(juxta_semantics(1)).find("All of it is deleted") != std::string::npos);
    CHECK(juxta_act("!records", "0\tdevdevde\t5\t7\tkey\n") == 1);
    CHECK(std::string(juxta_semantics(1)).find("until you leave this page") != std::string::npos);
}

TEST_CASE("exports: votes are written, sent, tried again and counted; the endpoint's counts stand")
{
    fresh(kThree);
    juxta_set("offers", "votes");
    CHECK(juxta_act("!records", "1\tdevdevde\t5\t7\tkey\n") == 1);
    CHECK(juxta_act("!counts", "12\t3\ta\n1\t0\tnobody\n") == 1);
    CHECK(std::string(juxta_semantics(1)).find("12 ship / 3 skip") != std::string::npos);
    CHECK(std::string(juxta_semantics(1)).find("No votes yet") != std::string::npos);

    CHECK(juxta_act("card/a/vote/negative", "") == 1);
    CHECK(effect_of("vote") == json{{"type", "vote"}, {"item", "a"}, {"vote", "negative"}});
    CHECK(juxta_act("!vote", "negative\t5\t7\tballot-1\ta") == 1);
    const json write = effect_of("write");
    CHECK(juxta_act("!stored", (write["id"].dump() + "\t1\t5\t7\tkey").c_str()) == 1);
    CHECK(effect_of("ballot") == json{{"type", "ballot"}, {"item", "a"}, {"vote", "negative"}, {"key", "ballot-1"}, {"supersedes", ""}});
    CHECK(juxta_act("!ballot", "ballot-1\t429\t2000\t5\t0\tkey") == 1);
    CHECK(effect_of("wake") == json{{"type", "wake"}, {"ms", 2000}});
    CHECK(juxta_act("!time", "0\t2005\t0\tkey") == 1);
    CHECK(effect_of("ballot")["key"] == "ballot-1");
    CHECK(juxta_act("!ballot", "ballot-1\t200\t\t5\t0\tkey\t12\t4\ta") == 1);
    CHECK(std::string(juxta_semantics(1)).find("12 ship / 4 skip") != std::string::npos);

    for (const char* hostile : {"-1\t3\ta\n", "1e3\t3\ta\n", "9007199254740992\t0\ta\n", "1\n", "x"}) {
        CAPTURE(hostile);
        CHECK(juxta_act("!counts", hostile) == 1);
        CHECK(std::string(juxta_semantics(1)).find("cannot be had just now") != std::string::npos);
        CHECK(std::string(juxta_semantics(1)).find("12 ship / 4 skip") != std::string::npos);
        CHECK(juxta_act("!counts", "12\t4\ta\n") == 1);
    }
    CHECK(juxta_act("!no-counts", "") == 1);
}

TEST_CASE("exports: the revision moves with what is set, and not when it is set again")
{
    fresh(kThree);
    juxta_set("width", "700");
    const std::uint32_t before = juxta_revision();

    juxta_set("width", "700");
    juxta_set("unknown", "1");
    CHECK(juxta_revision() == before);

    juxta_set("width", "701");
    CHECK(juxta_revision() != before);
    CHECK(parsed(juxta_layout(1))["width"] == 701);
}

TEST_CASE("exports: nonsense for a number is kept within what makes sense")
{
    fresh(kThree);
    for (const char* nonsense : {"", "wide", "-5", "nan", "1e99", "inf"}) {
        CAPTURE(nonsense);
        for (const char* key : {"width", "density", "base_size"}) juxta_set(key, nonsense);
        const json layout = parsed(juxta_layout(1));
        CHECK(layout["width"] >= 240);
        CHECK(layout["height"] > 0);
    }
    juxta_set("width", "960");
    juxta_set("density", "1");
    juxta_set("base_size", "16");
}

TEST_CASE("exports: frames are drawn between attach and detach, and only then")
{
    fresh(kThree);
    canvas_calls() = {};

    CHECK(juxta_frame(0, 400, 0, 960, 400, 0) == 0);
    CHECK(canvas_calls().shown == 0);

    REQUIRE(juxta_attach() == 1);
    (void)juxta_frame(0, 400, 0, 960, 400, 0);
    CHECK(canvas_calls().shown == 1);
    CHECK(canvas_calls().width_px == 960);
    CHECK(canvas_calls().height_px == 400);
    CHECK(canvas_calls().indices > 0);

    (void)juxta_frame(0, 400, 0, 0, 400, 0);
    CHECK(canvas_calls().shown == 1);

    juxta_detach();
    (void)juxta_frame(0, 400, 0, 960, 400, 0);
    CHECK(canvas_calls().shown == 1);
    CHECK(canvas_calls().closed == 1);
}

TEST_CASE("exports: where there are no graphics attach says so and everything else works")
{
    fresh(kThree);
    canvas_calls()           = {};
    canvas_calls().available = false;

    CHECK(juxta_attach() == 0);
    CHECK(juxta_frame(0, 400, 0, 960, 400, 0) == 0);
    CHECK(parsed(juxta_status())["status"] == "ready");
    canvas_calls() = {};
}

TEST_CASE("exports: the pointer shows a hand over what can be pressed, at any slice")
{
    fresh(kThree);
    canvas_calls() = {};
    REQUIRE(juxta_attach() == 1);
    const json layout = parsed(juxta_layout(1));
    REQUIRE(layout["targets"].size() > 0);
    const auto pressable = std::ranges::find_if(layout["targets"], [](const json& target) { return target[0] == "table/differences"; });
    REQUIRE(pressable != layout["targets"].end());
    const double x = (*pressable)[1].get<double>() + 3;
    const double y = (*pressable)[2].get<double>() + 3;
    const auto height = layout["height"].get<double>();

    for (const double top : {0.0, 10.0}) {
        juxta_pointer(0, x, y);
        CHECK((juxta_frame(top, height, top, 960, 400, 0) & 2) == 2);
        juxta_pointer(3, 0, 0);
        CHECK((juxta_frame(top, height, top, 960, 400, 0) & 2) == 0);
    }
    juxta_pointer(99, x, y);  // unknown: nothing
    juxta_detach();
}

TEST_CASE("exports: presses belong to the DOM layer; the canvas does not act on them")
{
    fresh(kThree);
    REQUIRE(juxta_attach() == 1);
    const json          layout = parsed(juxta_layout(1));
    const double        x      = layout["targets"][0][1].get<double>() + 3;
    const double        y      = layout["targets"][0][2].get<double>() + 3;
    const std::uint32_t before = juxta_revision();

    for (const int kind : {0, 1, 2}) {
        juxta_pointer(kind, x, y);
        (void)juxta_frame(0, layout["height"].get<double>(), 0, 960, 400, 0);
    }

    CHECK(juxta_revision() == before);
    CHECK(std::string(juxta_effects()) == "[]");
    juxta_detach();
}

TEST_CASE("exports: what was told is told once: after a change only what changed")
{
    fresh(file("data/bundles/ai-tools.json"));
    const std::size_t tree = std::strlen(juxta_semantics(1)), layout = std::strlen(juxta_layout(1));
    CHECK(parsed(juxta_semantics(0)) == "~screen");
    CHECK(parsed(juxta_layout(0))["lines"].size() == 1);

    REQUIRE(juxta_act("scorecard/fold-all", "") == 1);
    CHECK(std::strlen(juxta_semantics(0)) < tree / 2);
    CHECK(std::strlen(juxta_layout(0)) < layout);
    CHECK(std::strlen(juxta_semantics(1)) > tree / 2);  // whole on request
}

TEST_CASE("exports: the outline of a layout is told ahead of it, and what is told after it is what changed since the last layout")
{
    fresh(file("data/bundles/ai-tools.json"));
    const json before = parsed(juxta_layout(1));
    REQUIRE(juxta_act("scorecard/fold-all", "") == 1);

    const json outline = parsed(juxta_layout(2));

    CHECK(outline.size() == 3);
    CHECK(outline["width"] == before["width"]);
    CHECK(outline["height"] != before["height"]);
    const json changes = parsed(juxta_layout(0));
    CHECK(changes["height"] == outline["height"]);
    CHECK(changes["regions"] == outline["regions"]);
    CHECK(changes["lines"][0].size() == 2);  // [first, count] of what was told before
}

TEST_CASE("exports: what is shown is had in five formats, and in no other")
{
    fresh(file("data/bundles/ai-tools.json"));
    CHECK(std::string(juxta_export("csv")).starts_with("Decision,Azure AI Foundry Real-Time Voice API & Model Router,Mistral 3 Small (22B)\r\n"));
    CHECK(std::string(juxta_export("tsv")).starts_with("Decision\tAzure AI Foundry"));
    CHECK(std::string(juxta_export("markdown")).find("| Decision |") != std::string::npos);
    CHECK(std::string(juxta_export("html")).starts_with("<section"));
    CHECK(parsed(juxta_export("json"))["lead"]["winner"] == "mistral-3-small-22b");
    CHECK(std::string(juxta_export("pdf")).empty());

    REQUIRE(juxta_act("table/differences", "") == 1);
    CHECK(std::string(juxta_export("csv")).find("Category") == std::string::npos);  // as it is shown
    juxta_load(0, nullptr, 0, 0);
    CHECK(std::string(juxta_export("csv")).empty());
}

TEST_CASE("exports: hints of any text are taken")
{
    fresh(kThree);
    for (const char* text : {"", "0", "0:", "0:40", "7:40", "999999999999:1", "x:y", "-1:5", "0:nan"}) {
        juxta_hint("scroll", text);
        juxta_hint("focus", text);
        juxta_hint("nonsense", text);
    }
    CHECK(parsed(juxta_status())["status"] == "ready");
    juxta_hint("focus", "");
}

TEST_CASE("exports: of a list that is scrolled twice before anybody looks, the last place counts")
{
    std::string many = R"({"juxta":1,"items":[)";
    for (int i = 0; i < 300; ++i) many += (i > 0 ? "," : "") + (R"({"id":"i)" + std::to_string(i) + R"(","name":"Item"})");
    fresh(many + "]}");
    juxta_set("start", "catalogue");
    (void)juxta_layout(1);

    juxta_hint("scroll", "0:0:6000");
    juxta_hint("scroll", "0:0:12000");

    const json   region = parsed(juxta_layout(2))["regions"][0];
    const double row    = region[8].get<double>() / 300;
    CHECK(std::string(juxta_semantics(1)).find("\"row\":" + std::to_string(static_cast<int>(12000 / row) + 2) + ",") != std::string::npos);
    juxta_set("start", "");
}

TEST_CASE("exports: a list is taken with all its rows, and in idle moments it makes what a search needs")
{
    fresh(kThree);
    CHECK(juxta_hint("idle", "") == 0);  // a comparison needs nothing
    juxta_set("start", "catalogue");
    CHECK(std::string(juxta_export("csv")).starts_with("Name,"));
    CHECK(std::string(juxta_export("json")).empty());  // nothing is picked
    int moments = 0;
    while (juxta_hint("idle", "") == 1 && moments < 100) ++moments;
    CHECK(moments > 0);
    CHECK(moments < 100);
    juxta_set("start", "");
    CHECK(std::string(juxta_export("html")).starts_with("<section"));
}

TEST_CASE("exports: the canvas says its texts, one a line after the node")
{
    fresh(kThree);

    const std::string text = juxta_canvas_text();

    CHECK(text.find("\tAlpha\n") != std::string::npos);
    CHECK(text.back() == '\n');
}

TEST_CASE("exports: other fonts are asked for anew")
{
    fresh(kThree);
    (void)juxta_layout(1);
    const int before = juxta::test::font_calls().count;

    juxta_set("family", "Georgia, serif");
    (void)juxta_layout(1);
    juxta_set("fonts", "loaded");
    (void)juxta_layout(1);

    CHECK(juxta::test::font_calls().count == before + 2);
    CHECK(juxta::test::font_calls().family == "Georgia, serif");
}

TEST_CASE("exports: of a packed catalogue what is wanted is asked for, and the answer is shown; a stale or broken one leaves what is shown")
{
    const std::string manifest = R"({"juxta":1,"title":"Tools","items":[],"x-catalogue":{}})";
    const auto        begin    = [&] {
        juxta_load(0, nullptr, 0, 0);
        juxta_load(1, manifest.data(), static_cast<std::uint32_t>(manifest.size()), 0);
    };
    const auto answer = [](const char* excerpt, const std::string& bundle) {
        CHECK(juxta_act("!excerpt", excerpt) == 1);
        juxta_load(1, bundle.data(), static_cast<std::uint32_t>(bundle.size()), 0);
        juxta_load(2, nullptr, 0, 0);
    };
    const std::string two = R"({"juxta":1,"items":[{"id":"a","name":"Alpha"},{"id":"b","name":"Beta"}]})";
    for (const char* key : {"items", "offers", "state"}) juxta_set(key, "");
    begin();
    (void)juxta_effects();

    juxta_act("!pack", "1000000\na\nb");
    json ask = question();
    REQUIRE(ask.is_object());
    CHECK(ask["items"] == json::array({"a", "b"}));
    CHECK(ask["most"] == 0);
    CHECK(parsed(juxta_status())["status"] == "loading");
    answer((ask["turn"].dump() + "\t0\t0\t1\t1\t").c_str(), two);
    CHECK(parsed(juxta_status())["status"] == "ready");
    CHECK(parsed(juxta_status())["items"] == json::array({"a", "b"}));

    juxta_set("items", "c,d");
    ask = question();
    CHECK(ask["items"] == json::array({"c", "d"}));
    answer("1\t0\t0\t1\t1\t", two);  // to the question before
    answer((ask["turn"].dump() + "\t0\t0\t1\t1\t").c_str(), "{broken");
    CHECK(parsed(juxta_status())["items"] == json::array({"a", "b"}));
    CHECK(std::string(juxta_semantics(1)).find("could not be fetched") != std::string::npos);

    // The page takes back what it asked for; then it asks for another bundle.
    juxta_set("items", "");
    CHECK(parsed(juxta_status())["items"] == json::array({"a", "b"}));
    fresh(kThree);
    CHECK(parsed(juxta_status())["items"] == json::array({"a", "b,c"}));
    juxta_act("!pack-failed", "1\tunreachable|a|b");
    CHECK(parsed(juxta_status())["status"] == "ready");
}

TEST_CASE("exports: filters of a packed catalogue go out with the question, and what there is to choose from comes with the answer")
{
    const auto answer = [](const json& ask, std::size_t found, const std::string& offers) {
        const std::string list = R"({"juxta":1,"attributes":[{"id":"open","type":"boolean"}],"items":[{"id":"a","values":{"open":true}}]})";
        CHECK(juxta_act("!excerpt", (ask["turn"].dump() + "\t1\t" + std::to_string(found) + "\t1\t1\t\t\t" + offers).c_str()) == 1);
        juxta_load(1, list.data(), static_cast<std::uint32_t>(list.size()), 0);
        juxta_load(2, nullptr, 0, 0);
    };
    std::string offers;
    juxta::catalogue::write_offer(offers, {.column = 0, .known = 9, .different = 2, .items = 9, .values = {{"yes", 7}, {"no", 2}}});
    juxta_load(0, nullptr, 0, 0);
    juxta_set("state", "1;view=catalogue;filter=open:is:yes");
    juxta_act("!pack", "1000");

    json ask = question();
    CHECK(ask["filters"] == "");
    answer(ask, 1000, "");
    ask = question();
    REQUIRE(ask.is_object());
    CHECK(juxta::catalogue::read_asked(ask["filters"].get<std::string>()) ==
          std::vector<juxta::catalogue::Asked>{{{.column = 0, .test = juxta::catalogue::Test::any_of}, juxta::model::AttributeType::boolean, {"yes"}}});
    CHECK_FALSE(ask["facets"] == "");
    answer(ask, 7, offers);
    CHECK(question().is_null());

    CHECK(std::string(juxta_semantics(1)).find("The first 1 of 7 that pass the filters among 1000 items") != std::string::npos);
    juxta_act("search/filters", "");
    CHECK(question().is_null());  // it is known by now
    CHECK(std::string(juxta_semantics(1)).find("Yes (7)") != std::string::npos);
    juxta_set("state", "");
}

TEST_SUITE_END();
