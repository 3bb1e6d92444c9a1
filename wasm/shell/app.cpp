// wasm/shell/app.cpp - one widget: what follows from what, each made when asked for and kept until it changes.
// SPDX-License-Identifier: MIT
#include "shell/app.hpp"

#include "base/describe.hpp"
#include "shell/fonts.hpp"
#include "view/decision_report.hpp"
#include "view/link.hpp"
#include "view/table_text.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace juxta::shell {
namespace {

/// The reason for which a document was refused, as the error of the whole.
Error reason_of(const std::vector<Problem>& problems)
{
    const auto fatal = std::ranges::find(problems, Severity::fatal, &Problem::severity);
    return fatal == problems.end() ? Error{ErrorCode::internal, {}, {}} : refusal(*fatal);
}

}  // namespace

struct App::Parts {
    view::State                    state;
    std::optional<bundle::Loader>  loader;
    std::optional<model::Bundle>   loaded;
    const model::Bundle*           bundle = nullptr;  ///< what is shown: the one that was loaded, or somebody else's
    std::vector<Problem>           problems;
    std::vector<view::Effect>      effects;
    std::optional<std::vector<Count>> counts;  ///< of an endpoint, once it answered
    Surroundings                   surroundings;
    std::uint32_t                  revision = 1;

    // Made from the above when asked for; empty = to be made anew. `const` functions fill them.
    mutable std::optional<view::ScreenView>  view;
    mutable compare::ShareMemo               shares;  ///< kept from view to view
    mutable std::shared_ptr<const semantics::Node> tree;
    std::shared_ptr<const ui::Layout>        layout;
    ui::Theme                                theme;
    bool                                     has_theme = false;
    bool                                     has_fonts = false;

    ImGuiContext* context = nullptr;
    ui::Scratch   scratch;
    ImVec2        pointer_pt{-FLT_MAX, -FLT_MAX};  ///< from the content's top left; that of ImGui's IsMousePosValid() = nowhere
    float         slice_top_pt = 0;  ///< of the last frame
    double        last_frame_s = 0;

    ~Parts()
    {
        if (context)
            ImGui::DestroyContext(context);
    }

    void recount()
    {
        if (!loaded || !counts)
            return;
        std::vector<const Count*> found(loaded->items.size());
        for (const Count& count : *counts) {
            if (const auto item = loaded->find_item(count.item))
                found[*item] = &count;
        }
        std::vector<model::Items::VotesAt> votes;
        for (std::size_t item = 0; item < found.size(); ++item) {
            if (found[item])
                votes.push_back({static_cast<model::ItemIndex>(item), found[item]->votes});
        }
        loaded->items.recount(std::move(votes));
    }

    void view_changed()
    {
        view.reset();
        tree.reset();
        layout.reset();
        revision++;
    }

    void layout_changed()
    {
        layout.reset();
        revision++;
    }

    const view::ScreenView& ask_view() const
    {
        if (!view) {
            const bool arrived = bundle && std::holds_alternative<view::Arrived>(state.load);
            view               = view::build_view(arrived ? bundle : nullptr, state, shares);
        }
        return *view;
    }

    void make_current()
    {
        if (context) {
            ImGui::SetCurrentContext(context);
            return;
        }
        context = ImGui::CreateContext();
        ImGui::SetCurrentContext(context);
        ImGuiIO& io                  = ImGui::GetIO();
        io.IniFilename               = nullptr;
        io.LogFilename               = nullptr;
        io.ConfigInputTextCursorBlink = false;  // nothing moves while nobody does anything
        // What every renderer of ours can do. Told at once: the fonts must know before there is a renderer.
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    }

    void tell_pointer() const
    {
        const bool somewhere = ImGui::IsMousePosValid(&pointer_pt);
        ImGui::GetIO().AddMousePosEvent(pointer_pt.x, somewhere ? pointer_pt.y - slice_top_pt : pointer_pt.y);
    }

    const ui::Theme& ask_theme()
    {
        make_current();
        if (!has_theme) {
            const auto fonts = theme.fonts;
            const auto shape = theme.shape;
            theme        = surroundings.dark ? ui::dark_theme(surroundings.base_size_pt) : ui::light_theme(surroundings.base_size_pt);
            ui::recolour(theme, surroundings.colours);
            theme.coarse = surroundings.coarse;
            theme.fonts  = fonts;
            theme.shape  = shape;
            has_theme    = true;
        }
        if (!has_fonts) {
            (void)load_fonts(theme, surroundings.family, surroundings.density);
            has_fonts = true;
        }
        return theme;
    }

    const ui::Layout& ask_layout()
    {
        const ui::Theme& with = ask_theme();
        if (!layout) {
            layout = std::make_shared<const ui::Layout>(ui::lay_out(ask_view(), with, surroundings.width_pt));
            scratch.scroll_pt.resize(layout->regions.size(), 0.0f);
        }
        return *layout;
    }
};

App::App() : parts_(std::make_unique<Parts>()) {}
App::~App() = default;

void App::start_loading(Source source)
{
    parts_->loader.emplace();
    parts_->bundle = nullptr;
    parts_->loaded.reset();
    parts_->problems.clear();
    act(view::LoadStarted{source == Source::other});
}

void App::feed(std::string_view bytes, std::uint64_t total_bytes)
{
    if (!parts_->loader)
        return;
    (void)parts_->loader->feed(bytes);  // what was refused comes out of finish()
    act(view::LoadProgressed{parts_->loader->bytes_read(), total_bytes});
}

void App::finish_loading()
{
    if (!parts_->loader)
        return;
    bundle::Loaded loaded = parts_->loader->finish();
    parts_->loader.reset();
    parts_->problems = std::move(loaded.problems);
    if (!loaded.bundle) {
        act(view::LoadFailed{reason_of(parts_->problems)});
        return;
    }
    parts_->bundle = &parts_->loaded.emplace(std::move(*loaded.bundle));
    parts_->recount();
    const auto mistakes = std::ranges::count_if(parts_->problems, [](const Problem& p) { return p.severity != Severity::warning; });
    act(view::BundleArrived{static_cast<std::size_t>(mistakes)});
}

void App::fail_loading(Error error)
{
    parts_->loader.reset();
    act(view::LoadFailed{std::move(error)});
}

void App::show(const model::Bundle* bundle, view::State state)
{
    parts_->loader.reset();
    parts_->problems.clear();
    parts_->bundle = bundle;
    parts_->loaded.reset();
    parts_->state = std::move(state);
    parts_->view_changed();
}

void App::act(const view::Action& action)
{
    view::Step step = view::update(parts_->bundle, parts_->state, action);
    std::ranges::move(step.effects, std::back_inserter(parts_->effects));
    if (step.state == parts_->state)
        return;
    parts_->state = std::move(step.state);
    parts_->view_changed();
}

bool App::act_on(const std::string& node, const std::string& value)
{
    const semantics::Node* found = semantics::find(tree(), node);
    if (!found || found->disabled)
        return false;
    const std::optional<view::Action> action = semantics::action_of(*found, value);
    if (!action)
        return false;
    act(*action);
    return true;
}

void App::set_offers(view::Offers offers)
{
    if (offers == parts_->state.offers)
        return;
    parts_->state.offers = offers;
    if (!offers.votes)
        parts_->counts.reset();  // the next bundle's own stand again
    parts_->view_changed();
}

void App::set_counts(std::vector<Count> counts)
{
    parts_->counts = std::move(counts);
    parts_->recount();
    parts_->view_changed();
    act(view::CountsAnswered{});
}

void App::set_count(const Count& count)
{
    if (parts_->counts) {
        std::erase_if(*parts_->counts, [&](const Count& one) { return one.item == count.item; });
        parts_->counts->push_back(count);
    }
    const auto item = parts_->loaded ? parts_->loaded->find_item(count.item) : std::nullopt;
    if (!item)
        return;
    parts_->loaded->items.recount({*item, count.votes});
    parts_->view_changed();
}

void App::set_start(std::vector<view::ItemId> items)
{
    if (items == parts_->state.start.items)
        return;
    parts_->state.start.items = items;
    const std::size_t before  = parts_->effects.size();
    act(view::SelectItems{std::move(items)});
    // The page asked for it, so that it need not be told.
    const auto told = [](const view::Effect& effect) { return std::holds_alternative<view::StateChanged>(effect); };
    parts_->effects.erase(std::remove_if(parts_->effects.begin() + static_cast<std::ptrdiff_t>(before), parts_->effects.end(), told),
                          parts_->effects.end());
}

void App::set_surroundings(const Surroundings& surroundings)
{
    const Surroundings before = std::exchange(parts_->surroundings, surroundings);
    Surroundings       like   = before;  // `still` alone changes nothing that is shown
    like.still                = surroundings.still;
    if (like == surroundings)
        return;
    const Surroundings& now = surroundings;
    if (before.family != now.family || before.density != now.density)
        parts_->has_fonts = false;
    if (before.dark != now.dark || before.base_size_pt != now.base_size_pt || before.coarse != now.coarse || before.colours != now.colours)
        parts_->has_theme = false;
    parts_->layout_changed();
}

void App::fonts_changed()
{
    parts_->has_fonts = false;
    parts_->layout_changed();
}

const view::State& App::state() const { return parts_->state; }

std::string App::address() const
{
    const bool arrived = parts_->bundle && std::holds_alternative<view::Arrived>(parts_->state.load);
    return arrived && parts_->state.offers.permalink ? view::address_of(*parts_->bundle, parts_->state) : std::string();
}

const view::ScreenView& App::view() const { return parts_->ask_view(); }

const semantics::Node& App::tree() const
{
    if (!parts_->tree)
        parts_->tree = std::make_shared<const semantics::Node>(semantics::build_tree(view()));
    return *parts_->tree;
}

std::shared_ptr<const semantics::Node> App::kept_tree() const
{
    (void)tree();
    return parts_->tree;
}

std::shared_ptr<const ui::Layout> App::kept_layout()
{
    (void)layout();
    return parts_->layout;
}

const ui::Layout& App::layout() { return parts_->ask_layout(); }

const ui::Theme& App::theme() { return parts_->ask_theme(); }

std::string App::export_as(std::string_view format) const
{
    const auto* comparison = std::get_if<view::ComparisonView>(&view().content);
    if (!comparison)
        return {};
    if (format == "csv")
        return view::table_text(comparison->table, ',');
    if (format == "tsv")
        return view::table_text(comparison->table, '\t');
    if (format == "markdown")
        return semantics::markdown_text(tree());
    if (format == "html")
        return semantics::html_text(tree());
    if (format == "json")
        return view::decision_report(*parts_->bundle, parts_->state);
    return {};
}

std::vector<view::Effect> App::take_effects() { return std::exchange(parts_->effects, {}); }

const std::vector<Problem>& App::problems() const { return parts_->problems; }

std::uint32_t App::revision() const { return parts_->revision; }

ui::Scratch& App::scratch() { return parts_->scratch; }

void App::make_current()
{
    if (parts_->context)
        ImGui::SetCurrentContext(parts_->context);
}

void App::pointer(Pointer kind, float x_pt, float y_pt)
{
    parts_->make_current();
    parts_->pointer_pt = kind == Pointer::left ? ImVec2(-FLT_MAX, -FLT_MAX) : ImVec2(x_pt, y_pt);
    // Where that is on the display, only the next frame's scene knows; a press needs its place before it.
    if (kind == Pointer::pressed || kind == Pointer::released) {
        parts_->tell_pointer();
        ImGui::GetIO().AddMouseButtonEvent(0, kind == Pointer::pressed);
    } else if (kind == Pointer::left) {
        // Nobody will tell of a release out there: a button that stayed down would act when the pointer comes back.
        parts_->tell_pointer();
        ImGui::GetIO().AddMouseButtonEvent(0, false);
    }
}

ui::Drawn App::frame(const ui::Scene& scene, std::vector<ui::DrawnText>* captured)
{
    Parts&            parts  = *parts_;
    const ui::Layout& layout = parts.ask_layout();
    const float       density = parts.surroundings.density;
    ImGuiIO&          io      = ImGui::GetIO();
    io.DisplaySize             = ImVec2(parts.surroundings.width_pt, std::max(1.0f, scene.slice_height_pt));
    io.DisplayFramebufferScale = ImVec2(density, density);
    // ImGui wants time to pass. Nothing of ours is timed by it: animations read scene.now_s.
    io.DeltaTime       = static_cast<float>(std::clamp(scene.now_s - parts.last_frame_s, 1e-3, 0.1));
    parts.last_frame_s = scene.now_s;
    parts.slice_top_pt = scene.slice_top_pt;
    parts.tell_pointer();  // the content may have moved under a pointer that rests

    ImGui::NewFrame();
    ui::Drawn drawn = ui::draw(layout, parts.theme, scene, parts.scratch, captured);
    ImGui::Render();
    if (parts.context->InputEventsQueue.Size > 0)
        drawn.animates = true;

    for (const view::Action& action : drawn.actions)
        act(action);
    return drawn;
}

std::vector<ui::DrawnText> App::drawn_text()
{
    std::vector<ui::DrawnText> all;
    ui::Scene                  scene;
    scene.slice_height_pt = layout().height_pt;
    scene.still           = true;
    scene.pointer_acts    = false;
    scene.now_s           = parts_->last_frame_s;
    (void)frame(scene, &all);
    return all;
}

}  // namespace juxta::shell
