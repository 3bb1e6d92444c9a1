// wasm/shell/app.cpp - one widget: what follows from what, each made when asked for and kept until it changes.
// SPDX-License-Identifier: MIT
#include "shell/app.hpp"

#include "base/describe.hpp"
#include "shell/canvas_frame.hpp"
#include "shell/fonts.hpp"
#include "view/decision_report.hpp"
#include "view/link.hpp"
#include "view/table_text.hpp"

#include "imgui.h"

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
    std::optional<model::Excerpt>  answer;   ///< what is being loaded is an answer of a packed catalogue
    std::vector<view::ItemId>      page_items;  ///< as set_start() was told
    std::optional<model::Bundle>   loaded;
    const model::Bundle*           bundle = nullptr;  ///< what is shown: the one that was loaded, or somebody else's
    std::vector<Problem>           problems;
    std::vector<view::Effect>      effects;
    std::optional<std::vector<Count>> counts;  ///< of an endpoint, once it answered
    Surroundings                   surroundings;
    std::uint32_t                  revision = 1;
    std::size_t                    at_once  = 0;  ///< see App()

    // Made from the above when asked for; empty = to be made anew. `const` functions fill them.
    mutable std::optional<view::ScreenView>  view;
    mutable std::optional<view::Memo>        memo;  ///< kept from view to view of one bundle
    mutable std::shared_ptr<const semantics::Node> tree;
    std::shared_ptr<const ui::Layout>        layout;
    ui::Theme                                theme;
    bool                                     has_theme = false;
    bool                                     has_fonts = false;

    struct Scrolled {
        std::string node;
        float       row_pt = 0;  ///< of its window; 0 = it has none
    };
    std::vector<Scrolled>                    scrolled;  ///< whose places `scratch` has, region by region
    std::uint32_t                            turn = 0;  ///< of the list that `scratch` was scrolled in

    ImGuiContext* context = nullptr;
    ui::Scratch   scratch;
    ImVec2        pointer_pt{-FLT_MAX, -FLT_MAX};  ///< from the content's top left; that of ImGui's IsMousePosValid() = nowhere
    float         slice_top_pt = 0;  ///< of the last frame
    double        last_frame_s = 0;

    ~Parts()
    {
        if (context)
            free_context(context);
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

    /// Some of what the view lacks, or else of what a search will need. returns  whether there is nothing more to do
    bool grow(std::size_t budget)
    {
        const bool owed = memo->listing->owes(), done = memo->listing->grow(budget);
        if (owed && !memo->listing->owes())
            view_changed();
        return done;
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
            if (!memo)
                memo.emplace().at_once = at_once;
            view = view::build_view(arrived ? bundle : nullptr, state, *memo);
        }
        return *view;
    }

    void make_current()
    {
        if (context) {
            ImGui::SetCurrentContext(context);
            return;
        }
        context = make_context();
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
            scratch.rows_pt.resize(layout->regions.size(), 0.0);
            scrolled.resize(layout->regions.size());
            for (std::size_t i = 0; i < scrolled.size(); ++i) {
                const float row = layout->regions[i].window ? layout->regions[i].window->row_height_pt : 0;
                if (std::exchange(scrolled[i].node, layout->regions[i].node) != layout->regions[i].node)
                    scratch.scroll_pt[i] = 0, scratch.rows_pt[i] = 0;  // another table stands there
                else if (scrolled[i].row_pt > 0)
                    scratch.rows_pt[i] *= static_cast<double>(row / scrolled[i].row_pt);  // the same rows in sight, though they are higher now
                scrolled[i].row_pt = row;
            }
            if (std::exchange(turn, state.turn) != state.turn)
                std::ranges::fill(scratch.rows_pt, 0.0);
        }
        return *layout;
    }
};

App::App(std::size_t at_once) : parts_(std::make_unique<Parts>()) { parts_->at_once = at_once; }
App::~App() = default;

void App::start_loading(Source source)
{
    parts_->loader.emplace();
    parts_->answer.reset();
    parts_->memo.reset();
    parts_->bundle = nullptr;
    parts_->loaded.reset();
    parts_->problems.clear();
    if (source == Source::other)
        parts_->state.start.items = parts_->page_items;  // not those of a packed catalogue
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
    auto answer      = std::exchange(parts_->answer, std::nullopt);
    if (!loaded.bundle && answer) {
        act(view::PackFailed{parts_->state.pack->turn, reason_of(parts_->problems)});
        return;
    }
    if (!loaded.bundle) {
        act(view::LoadFailed{reason_of(parts_->problems)});
        return;
    }
    parts_->memo.reset();
    parts_->bundle = &parts_->loaded.emplace(std::move(*loaded.bundle));
    parts_->recount();
    const auto mistakes = static_cast<std::size_t>(std::ranges::count_if(parts_->problems, [](const Problem& p) { return p.severity != Severity::warning; }));
    if (!answer) {
        act(view::BundleArrived{mistakes});
        return;
    }
    parts_->loaded->excerpt = std::move(answer);
    parts_->view_changed();
    act(view::PackAnswered{mistakes});
}

void App::open_pack(std::size_t items, std::vector<view::ItemId> first)
{
    parts_->loader.reset();
    act(view::PackOpened{items, std::move(first)});
}

void App::start_answer(std::uint32_t turn, model::Excerpt excerpt)
{
    const auto& pack = parts_->state.pack;
    parts_->loader.reset();
    if (!pack || pack->turn != turn || !pack->waiting)
        return;
    excerpt.items   = pack->items;
    excerpt.query   = pack->asked.query;
    excerpt.order   = pack->asked.order;
    excerpt.filters = pack->asked.filters;
    excerpt.facets  = pack->asked.facets;
    excerpt.plot    = pack->asked.plot;
    excerpt.asked   = pack->asked.most;
    parts_->answer  = std::move(excerpt);
    parts_->loader.emplace();
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
    parts_->memo.reset();
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
    if (items == parts_->page_items)
        return;
    parts_->page_items        = items;
    parts_->state.start.items = items.empty() && parts_->state.pack ? parts_->state.pack->first : items;
    const std::size_t before  = parts_->effects.size();
    act(view::SelectItems{std::move(items)});
    // The page asked for it, so that it need not be told.
    const auto told = [](const view::Effect& effect) { return std::holds_alternative<view::StateChanged>(effect); };
    parts_->effects.erase(std::remove_if(parts_->effects.begin() + static_cast<std::ptrdiff_t>(before), parts_->effects.end(), told),
                          parts_->effects.end());
}

void App::set_face(std::optional<view::ScreenKind> kind)
{
    view::State& state  = parts_->state;
    const auto   before = std::exchange(state.start.kind, kind);
    if (before == kind || state.selection.kind != before)
        return;
    state.selection.kind = kind;
    state.first_row      = 0;
    ++state.turn;
    parts_->view_changed();
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
    (void)view();
    while (parts_->memo && parts_->memo->listing && parts_->memo->listing->owes()) parts_->grow(1u << 24);
    const auto* comparison = std::get_if<view::ComparisonView>(&view().content);
    const bool  catalogue  = std::holds_alternative<view::CatalogueView>(view().content);
    if (!comparison && !catalogue)
        return {};
    if (format == "csv" || format == "tsv") {
        const char separator = format == "csv" ? ',' : '\t';
        return catalogue ? view::list_text(*parts_->bundle, parts_->state, *parts_->memo, separator) : view::table_text(comparison->table, separator);
    }
    if (format == "markdown")
        return semantics::markdown_text(tree());
    if (format == "html")
        return semantics::html_text(tree());
    if (format == "json") {
        view::State state = parts_->state;
        if (catalogue)
            state.selection.items = state.selection.browse.picked;
        return catalogue && state.selection.items.empty() ? std::string() : view::decision_report(*parts_->bundle, state);
    }
    return {};
}

bool App::work_ahead()
{
    constexpr std::size_t kBudget = 200'000;  // bytes of text: a few milliseconds
    const bool            waits   = parts_->memo && parts_->memo->listing && (parts_->memo->listing->owes() || std::holds_alternative<view::CatalogueView>(view().content));
    return waits && !parts_->grow(kBudget);
}

std::vector<view::Effect> App::take_effects() { return std::exchange(parts_->effects, {}); }

const std::vector<Problem>& App::problems() const { return parts_->problems; }

std::uint32_t App::revision() const { return parts_->revision; }

ui::Scratch& App::scratch() { return parts_->scratch; }

void App::scroll(std::size_t region, double left_pt, double rows_pt)
{
    ui::Scratch& scratch = parts_->scratch;
    if (scratch.scroll_pt.empty() || region >= layout().regions.size())  // not laid out yet, or changed since
        return;
    const ui::Region& of      = layout().regions[region];
    scratch.scroll_pt[region] = left_pt >= 0 ? static_cast<float>(std::min(left_pt, 1e6)) : 0;  // NaN too
    scratch.rows_pt.resize(scratch.scroll_pt.size());
    scratch.rows_pt[region] = of.window && rows_pt >= 0 ? std::min(rows_pt, of.window->height_pt()) : 0;
    if (!of.window || of.window->row_height_pt <= 0)
        return;
    const double row = static_cast<double>(of.window->row_height_pt);
    show_rows(static_cast<std::size_t>(scratch.rows_pt[region] / row), static_cast<std::size_t>(static_cast<double>(of.box.height) / row) + 1);
}

void App::show_rows(std::size_t first, std::size_t count)
{
    const auto* catalogue = std::get_if<view::CatalogueView>(&view().content);
    if (!catalogue)
        return;
    constexpr std::size_t kSpare = 4;  // asked for before the reader sees where they end
    const view::ListView& list   = catalogue->list;
    const std::size_t     begin = list.first(), end = begin + list.shown.size();
    const bool            above = begin > 0 && first < begin + kSpare;
    const bool            below = end < list.rows && first + count + kSpare > end;
    if (above || below)
        act(view::ShowRows{first > view::kRowsBefore ? first - view::kRowsBefore : 0});
}

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

    begin_frame();
    ui::Drawn drawn = ui::draw(layout, parts.theme, scene, parts.scratch, captured);
    if (end_frame())
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
