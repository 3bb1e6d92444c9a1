// tests/shell/app_test.cpp - one widget: what follows from what, and when.
// SPDX-License-Identifier: MIT
#include "shell/app.hpp"

#include "tests/shell/fonts_fixed.hpp"

#include "imgui.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>

namespace {

using namespace juxta;
using shell::App;

constexpr std::string_view kTwo = R"({"juxta": 1, "title": "Kettles", "attributes": [
  {"id": "power", "label": "Power", "type": "number", "unit": "W", "better": "higher", "range": [0, 3000]},
  {"id": "colour", "label": "Colour", "type": "text"}],
 "reviewers": [{"id": "cook", "name": "Cook"}],
 "items": [
  {"id": "alpha", "name": "Alpha", "values": {"power": 2000, "colour": "red"},
   "reviews": {"cook": {"score": 70, "verdict": "positive", "text": "Quick."}}},
  {"id": "beta", "name": "Beta", "values": {"power": 2400, "colour": "red"}},
  {"id": "gamma", "name": "Gamma", "values": {"power": 900, "colour": "blue"}}],
 "comparisons": [{"id": "first", "items": ["alpha", "beta"]}]})";

void load(App& app, std::string_view text, std::size_t piece = 1u << 20)
{
    app.start_loading();
    for (std::size_t at = 0; at < text.size(); at += piece) app.feed(text.substr(at, piece), text.size());
    app.finish_loading();
}

const view::ComparisonView* comparison(const App& app) { return std::get_if<view::ComparisonView>(&app.view().content); }

template <class Effect>
long count(const std::vector<view::Effect>& effects)
{
    return std::ranges::count_if(effects, [](const view::Effect& effect) { return std::holds_alternative<Effect>(effect); });
}

/// A frame of all there is, as a host asks for it.
ui::Scene whole(App& app)
{
    ui::Scene scene;
    scene.slice_height_pt = app.layout().height_pt;
    scene.still           = true;
    return scene;
}

/// What a renderer does with ImGui's textures.
void accept_textures()
{
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(7);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

void forget_textures()
{
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

}  // namespace

TEST_SUITE_BEGIN("shell/app");

TEST_CASE("show: a bundle that is there already is shown in the state that is given, and a load takes its place")
{
    bundle::Loader loader;
    (void)loader.feed(kTwo);
    const bundle::Loaded loaded = loader.finish();
    REQUIRE(loaded.bundle);
    view::State state;
    state.load            = view::Arrived{};
    state.selection.items = {"gamma", "alpha"};
    App app;
    const auto before = app.revision();

    app.show(&*loaded.bundle, state);

    CHECK(app.revision() != before);
    REQUIRE(comparison(app));
    CHECK(comparison(app)->cards.front().item == "gamma");
    load(app, kTwo);
    REQUIRE(comparison(app));
    CHECK(comparison(app)->cards.size() == 2);
    app.show(nullptr, {});
    CHECK_FALSE(comparison(app));
}

TEST_CASE("app: before there is anything to load it shows that it is loading")
{
    const App app;

    CHECK(std::holds_alternative<view::LoadingView>(app.view().content));
    CHECK(app.tree().id != "");
}

TEST_CASE("app: a bundle may come in pieces of any size and shows the same")
{
    App at_once;
    load(at_once, kTwo);
    REQUIRE(comparison(at_once) != nullptr);

    for (const std::size_t piece : {1u, 7u, 100u}) {
        App app;
        load(app, kTwo, piece);

        CAPTURE(piece);
        CHECK(app.view() == at_once.view());
    }
}

TEST_CASE("app: while a bundle comes, how much of it has come is shown")
{
    App app;

    app.start_loading();
    app.feed(kTwo.substr(0, 100), 400);

    const auto* loading = std::get_if<view::LoadingView>(&app.view().content);
    REQUIRE(loading != nullptr);
    REQUIRE(loading->progress.has_value());
    CHECK((loading->progress->value - loading->progress->low) / (loading->progress->high - loading->progress->low) == doctest::Approx(0.25));
}

TEST_CASE("app: a broken document is a failure that says where it broke")
{
    App app;

    load(app, R"({"juxta": 1,
 "items": [ {"id": "a", "name" "A"} ]})");

    REQUIRE(std::holds_alternative<view::FailedView>(app.view().content));
    const auto* failed = std::get_if<view::Failed>(&app.state().load);
    REQUIRE(failed != nullptr);
    CHECK(failed->error.code == ErrorCode::syntax);
    CHECK(failed->error.where.starts_with("line 2, column "));
    CHECK_FALSE(failed->error.detail.empty());
}

TEST_CASE("app: a download that failed is a failure with a retry that asks to load again")
{
    App app;
    app.start_loading();
    app.fail_loading({ErrorCode::unreachable, "tools.json", "HTTP status 404"});
    REQUIRE(std::holds_alternative<view::FailedView>(app.view().content));
    (void)app.take_effects();

    CHECK(app.act_on(std::get<view::FailedView>(app.view().content).retry.id, ""));

    CHECK(count<view::LoadBundle>(app.take_effects()) == 1);
    CHECK(std::holds_alternative<view::LoadingView>(app.view().content));
}

TEST_CASE("app: a retry that works shows the comparison, and nothing is left of the failure")
{
    App app;
    load(app, "{");
    REQUIRE_FALSE(app.problems().empty());

    load(app, kTwo);

    CHECK(comparison(app) != nullptr);
    CHECK(app.problems().empty());
}

TEST_CASE("app: pieces and the end of a document that nobody started, or that was given up, are ignored")
{
    App app;
    app.feed(kTwo, 0);
    app.finish_loading();
    CHECK(std::holds_alternative<view::NotAsked>(app.state().load));

    app.start_loading();
    app.fail_loading({ErrorCode::unreachable, "", ""});
    app.feed(kTwo, 0);
    app.finish_loading();
    CHECK(std::holds_alternative<view::Failed>(app.state().load));
}

TEST_CASE("app: a loose mistake loses its cell alone and is told")
{
    App app;

    load(app, R"({"juxta": 1, "attributes": [{"id": "power", "label": "Power", "type": "number"}],
 "items": [{"id": "a", "name": "A", "values": {"power": "much"}}, {"id": "b", "name": "B", "values": {"power": 2}}]})");

    CHECK(comparison(app) != nullptr);
    REQUIRE(app.problems().size() == 1);
    CHECK(app.problems()[0].pointer == "/items/0/values/power");
    CHECK(std::get<view::Arrived>(app.state().load).problems == 1);
}

TEST_CASE("app: a node of the tree is activated by its id")
{
    App app;
    load(app, kTwo);
    REQUIRE(comparison(app)->table.differences.has_value());
    const std::string button = comparison(app)->table.differences->id;
    (void)app.take_effects();

    CHECK(app.act_on(button, ""));

    CHECK(app.state().selection.differences_only);
    CHECK(count<view::StateChanged>(app.take_effects()) == 1);
}

TEST_CASE("app: a node that does not exist or does nothing is told apart")
{
    App app;
    load(app, kTwo);
    const std::uint32_t before = app.revision();

    CHECK_FALSE(app.act_on("no such node", ""));
    CHECK_FALSE(app.act_on(comparison(app)->header.headline.id, ""));
    CHECK(app.revision() == before);
}

TEST_CASE("app: effects wait in order until they are taken, and are given once")
{
    App app;
    load(app, kTwo);
    (void)app.take_effects();

    app.act(view::ToggleDifferences{});
    app.act(view::ToggleDifferences{});

    const std::vector<view::Effect> effects = app.take_effects();
    REQUIRE(count<view::StateChanged>(effects) == 2);
    const auto first = std::ranges::find_if(effects, [](const auto& e) { return std::holds_alternative<view::StateChanged>(e); });
    CHECK(std::get<view::StateChanged>(*first).state.contains("diff=1"));
    CHECK(app.take_effects().empty());
}

TEST_CASE("app: the revision moves when something changes and only then")
{
    App app;
    load(app, kTwo);
    shell::Surroundings around;
    around.width_pt = 800;
    app.set_surroundings(around);
    const std::uint32_t before = app.revision();

    SUBCASE("an action that changes something moves it")
    {
        app.act(view::ToggleDifferences{});
        CHECK(app.revision() != before);
    }
    SUBCASE("an action that changes nothing does not")
    {
        app.act(view::Reset{});
        app.act(view::RestoreState{"1"});
        app.act(view::Retry{});
        CHECK(app.revision() == before);
    }
    SUBCASE("asking does not")
    {
        (void)app.view();
        (void)app.tree();
        (void)app.layout();
        (void)app.frame(whole(app));
        (void)app.drawn_text();
        (void)app.take_effects();
        CHECK(app.revision() == before);
    }
    SUBCASE("the same surroundings, offers and items again do not")
    {
        app.set_surroundings(around);
        app.set_offers({});
        app.set_start({});
        CHECK(app.revision() == before);
    }
    SUBCASE("stillness alone shows nothing new and does not")
    {
        around.still = true;
        app.set_surroundings(around);
        CHECK(app.revision() == before);
    }
    SUBCASE("every other change of the surroundings does")
    {
        SUBCASE("width") { around.width_pt = 801; }
        SUBCASE("density") { around.density = 2; }
        SUBCASE("size") { around.base_size_pt = 18; }
        SUBCASE("family") { around.family = "serif"; }
        SUBCASE("dark") { around.dark = true; }
        SUBCASE("coarse") { around.coarse = true; }
        app.set_surroundings(around);
        CHECK(app.revision() != before);
    }
    SUBCASE("offers do")
    {
        app.set_offers({true, false});
        CHECK(app.revision() != before);
    }
    SUBCASE("other fonts do")
    {
        app.fonts_changed();
        CHECK(app.revision() != before);
    }
}

TEST_CASE("app: view, tree and layout are made once and kept until something changes")
{
    App app;
    load(app, kTwo);

    const auto* view   = &app.view();
    const auto* row    = comparison(app)->table.groups.data();
    const auto* tree   = app.tree().children.data();
    const auto* lines  = app.layout().lines.data();

    CHECK(&app.view() == view);
    CHECK(comparison(app)->table.groups.data() == row);
    CHECK(app.tree().children.data() == tree);
    CHECK(app.layout().lines.data() == lines);
}

TEST_CASE("app: there is no ImGui context until something has to be laid out")
{
    App app;
    load(app, kTwo);
    (void)app.tree();
    ImGui::SetCurrentContext(nullptr);
    app.make_current();
    CHECK(ImGui::GetCurrentContext() == nullptr);

    (void)app.layout();

    REQUIRE(ImGui::GetCurrentContext() != nullptr);
    CHECK(ImGui::GetIO().IniFilename == nullptr);
}

TEST_CASE("app: two widgets draw side by side, each in a context of its own")
{
    App first, second;
    load(first, kTwo);
    load(second, R"({"juxta": 1, "items": [{"id": "z", "name": "Zeta"}]})");

    (void)first.frame(whole(first));
    const ImGuiContext* const of_first = ImGui::GetCurrentContext();
    (void)second.frame(whole(second));
    const ImGuiContext* const of_second = ImGui::GetCurrentContext();
    (void)first.frame(whole(first));

    CHECK(of_first != of_second);
    CHECK(ImGui::GetCurrentContext() == of_first);
}

TEST_CASE("app: what the page asks for is shown, is where Reset goes back to, and is not told to the page")
{
    App app;
    load(app, kTwo);
    (void)app.take_effects();

    app.set_start({"beta", "gamma"});

    REQUIRE(comparison(app)->table.columns.size() == 2);
    CHECK(comparison(app)->table.columns[1].item == "gamma");
    CHECK(count<view::StateChanged>(app.take_effects()) == 0);

    app.act(view::SelectItems{{"alpha"}});
    CHECK(comparison(app)->cards.size() == 1);
    app.act(view::Reset{});
    CHECK(comparison(app)->table.columns[1].item == "gamma");
}

TEST_CASE("app: what the page asks for may be said before the bundle is there")
{
    App app;
    app.set_start({"gamma"});
    load(app, kTwo);

    REQUIRE(comparison(app) != nullptr);
    REQUIRE(comparison(app)->cards.size() == 1);
    CHECK(comparison(app)->cards[0].item == "gamma");
}

TEST_CASE("app: a frame draws every text of the tree that is not folded away")
{
    App app;
    load(app, kTwo);

    std::vector<std::string> drawn;
    for (const ui::DrawnText& text : app.drawn_text()) drawn.push_back(text.node);

    for (const char* node : {"Alpha", "Beta"}) {
        const auto runs = semantics::texts(app.tree(), false);
        CHECK(std::ranges::any_of(runs, [&](const semantics::TextRun& run) { return run.text == node; }));
    }
    for (const semantics::TextRun& run : semantics::texts(app.tree(), false)) {
        CAPTURE(run.id);
        CHECK(std::ranges::find(drawn, run.id) != drawn.end());
    }
}

TEST_CASE("app: a frame gives the renderer triangles at the density of the screen")
{
    App app;
    load(app, kTwo);
    shell::Surroundings around;
    around.width_pt = 640;
    around.density  = 2;
    app.set_surroundings(around);

    ui::Scene scene;
    scene.slice_top_pt    = 40;
    scene.slice_height_pt = 300;
    scene.still           = true;
    (void)app.frame(scene);

    const ImDrawData* data = ImGui::GetDrawData();
    REQUIRE(data != nullptr);
    CHECK(data->DisplaySize.x == 640);
    CHECK(data->DisplaySize.y == 300);
    CHECK(data->FramebufferScale.x == 2);
    CHECK(data->TotalIdxCount > 0);
}

TEST_CASE("app: nothing moves by itself once a comparison is shown")
{
    App app;
    load(app, kTwo);
    ui::Scene scene = whole(app);
    scene.still     = false;
    (void)app.frame(scene);
    scene.now_s = 1;

    CHECK_FALSE(app.frame(scene).animates);
}

TEST_CASE("app: a press on a control is carried out after the frame, when the canvas answers presses itself")
{
    App app;
    load(app, kTwo);
    const std::string button = comparison(app)->table.differences->id;
    const auto&       targets = app.layout().targets;
    const auto        target  = std::ranges::find(targets, button, &ui::Target::node);
    REQUIRE(target != targets.end());
    const float x = target->box.x + target->box.width / 2;
    const float y = target->box.y + target->box.height / 2;
    ui::Scene   scene = whole(app);
    scene.slice_top_pt = 50;  // content and display are told apart

    (void)app.frame(scene);
    app.pointer(shell::Pointer::moved, x, y);
    CHECK(app.frame(scene).hovered == button);
    app.pointer(shell::Pointer::pressed, x, y);
    app.pointer(shell::Pointer::released, x, y);
    for (int i = 0; i < 5 && app.frame(scene).animates; ++i) {}  // one event a frame

    CHECK(app.state().selection.differences_only);
}

TEST_CASE("app: a press that is dragged out is over: nothing happens when the pointer comes back and lets go")
{
    App app;
    load(app, kTwo);
    const std::string button  = comparison(app)->table.differences->id;
    const auto&       targets = app.layout().targets;
    const auto        target  = std::ranges::find(targets, button, &ui::Target::node);
    REQUIRE(target != targets.end());
    const float     x      = target->box.x + target->box.width / 2;
    const float     y      = target->box.y + target->box.height / 2;
    const ui::Scene scene  = whole(app);
    const auto      settle = [&] { for (int i = 0; i < 5 && app.frame(scene).animates; ++i) {} };

    app.pointer(shell::Pointer::moved, x, y);
    app.pointer(shell::Pointer::pressed, x, y);
    settle();
    app.make_current();
    CHECK(ImGui::GetIO().MouseDown[0]);
    app.pointer(shell::Pointer::left, 0, 0);
    settle();
    CHECK_FALSE(ImGui::GetIO().MouseDown[0]);
    app.pointer(shell::Pointer::moved, x, y);
    app.pointer(shell::Pointer::released, x, y);
    settle();

    CHECK_FALSE(app.state().selection.differences_only);
}

TEST_CASE("app: another source begins with what the page asked for, the same one once more with what the reader made of it")
{
    App app;
    load(app, kTwo);
    app.act(view::SelectItems{{"beta"}});

    app.start_loading(shell::Source::same);
    app.feed(kTwo, kTwo.size());
    app.finish_loading();
    CHECK(app.state().selection.items == std::vector<std::string>{"beta"});

    app.set_start({"newcomer"});  // not in the bundle that is still shown
    load(app, R"({"juxta": 1, "items": [{"id": "other", "name": "Other"}, {"id": "newcomer", "name": "Newcomer"}]})");
    CHECK(app.state().selection.items == std::vector<std::string>{"newcomer"});
    CHECK(app.state().notices.empty());
}

TEST_CASE("app: a pointer that rests finds what the scrolling puts under it, and that has left finds nothing")
{
    App app;
    load(app, kTwo);
    const auto& targets = app.layout().targets;
    REQUIRE_FALSE(targets.empty());
    const ui::Target target = targets.front();
    ui::Scene        scene  = whole(app);
    scene.slice_top_pt      = 0;
    app.pointer(shell::Pointer::moved, target.box.x + 5, target.box.y + 5);
    CHECK(app.frame(scene).hovered == target.node);

    scene.slice_top_pt = 20;  // the place in the content is still the same
    CHECK(app.frame(scene).hovered == target.node);

    app.pointer(shell::Pointer::left, 0, 0);
    CHECK(app.frame(scene).hovered == "");
}

TEST_CASE("app: fonts are asked for when family, density or the fonts themselves change, and not otherwise")
{
    App app;
    load(app, kTwo);
    shell::Surroundings around;
    around.family = "Inter, sans-serif";
    app.set_surroundings(around);
    (void)app.layout();
    const int before = test::font_calls().count;
    CHECK(test::font_calls().family == "Inter, sans-serif");

    SUBCASE("colours, sizes and widths need none")
    {
        around.dark         = true;
        around.base_size_pt = 20;
        around.width_pt     = 500;
        app.set_surroundings(around);
        CHECK(app.theme().dark);
        CHECK(app.theme().fonts[0] != nullptr);
        (void)app.frame(whole(app));
        CHECK(test::font_calls().count == before);
    }
    SUBCASE("another density")
    {
        around.density = 2;
        app.set_surroundings(around);
        (void)app.frame(whole(app));
        CHECK(test::font_calls().count == before + 1);
        CHECK(test::font_calls().density == 2);
    }
    SUBCASE("a web font has arrived")
    {
        (void)app.frame(whole(app));
        app.fonts_changed();
        (void)app.frame(whole(app));
        CHECK(test::font_calls().count == before + 1);
    }
}

TEST_CASE("app: another face begins at its top")
{
    App app;
    load(app, kTwo);
    app.set_face(view::ScreenKind::catalogue);
    app.act(view::ShowRows{2});
    REQUIRE(app.state().first_row == 2);
    const std::uint32_t turn = app.state().turn;

    app.set_face(view::ScreenKind::comparison);

    CHECK(app.state().first_row == 0);
    CHECK(app.state().turn != turn);
}

TEST_CASE("app: a plot of many items is made whole by work_ahead(), and what is exported waits for it")
{
    std::string many = R"({"juxta": 1, "attributes": [{"id": "price", "type": "number", "better": "lower"}, {"id": "speed", "type": "number", "better": "higher"}], "items": [)";
    for (int i = 0; i < 300; ++i)
        many += (i > 0 ? "," : "") + (R"({"id": "i)" + std::to_string(i)) + R"(", "name": "N", "values": {"price": )" + std::to_string(i) + R"(, "speed": )" + std::to_string(i * 7 % 300) + "}}";
    many += "]}";
    const auto open = [&](App& app) {
        load(app, many);
        app.set_face(view::ScreenKind::catalogue);
        app.act(view::ShowPlot{true});
        return std::get<view::CatalogueView>(app.view().content).plot.value().summary.text;
    };

    App waits;
    CHECK(open(waits) == "300 items are drawn.");
    App slices(64);
    CHECK(open(slices) == "64 items are drawn so far.");
    const std::uint32_t before = slices.revision();
    while (slices.work_ahead()) {}
    CHECK(slices.revision() != before);
    CHECK(std::get<view::CatalogueView>(slices.view().content).plot == std::get<view::CatalogueView>(waits.view().content).plot);
    App exports(64);
    (void)open(exports);
    CHECK(exports.export_as("markdown") == waits.export_as("markdown"));
}

TEST_CASE("app: after the graphics context is lost the textures are offered again")
{
    App app;
    load(app, kTwo);
    (void)app.frame(whole(app));
    accept_textures();
    (void)app.frame(whole(app));
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) CHECK(texture->Status == ImTextureStatus_OK);

    forget_textures();
    (void)app.frame(whole(app));

    REQUIRE_FALSE(ImGui::GetPlatformIO().Textures.empty());
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) CHECK(texture->Status == ImTextureStatus_WantCreate);
}

TEST_SUITE_END();
