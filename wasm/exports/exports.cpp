// wasm/exports/exports.cpp - the C functions that JavaScript may call; one module instance is one widget.
// SPDX-License-Identifier: MIT
#include "exports/exports.hpp"

#include "base/describe.hpp"
#include "exports/widget.hpp"
#include "shell/canvas.hpp"
#include "shell/report.hpp"
#include "view/state_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta {
namespace {

constexpr std::size_t kPlottedAtOnce = 65'536;  // items of a plot, or cells: some milliseconds

struct Widget {
    shell::App          app{kPlottedAtOnce};
    shell::Canvas       canvas;
    shell::Surroundings surroundings;
    std::string         focused;
    // What the reader of the last call has.
    std::shared_ptr<const semantics::Node> told_tree;
    std::shared_ptr<const ui::Layout>      told_layout;
    // What the last call of each function gave out.
    std::string status, semantics, layout, effects, canvas_text, exported;
};

/// The one widget of this instance. Made at the first call and never destroyed: it goes with the instance's memory.
Widget& widget()
{
    static Widget* const only = new Widget;
    return *only;
}

/// Ids as a link writes them: comma-separated, percent-encoded.
std::vector<view::ItemId> ids(std::string_view text)
{
    std::string state = "1;items=";
    state += text.substr(0, text.find(';'));
    return view::read_state(state).selection.items;
}

/// The code of a name, else `unknown`.
ErrorCode code_of(std::string_view name, ErrorCode unknown)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        if (name_of(static_cast<ErrorCode>(i)) == name)
            return static_cast<ErrorCode>(i);
    }
    return unknown;
}

/// What came of a subscription: "" or "code|reason"; an unknown code is "not_sent".
std::optional<Error> subscription_error(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    const std::size_t bar = std::min(text.find('|'), text.size());
    return Error{code_of(text.substr(0, bar), ErrorCode::not_sent), {}, std::string(text.substr(std::min(bar + 1, text.size())))};
}

/// "code|where|detail"; an unknown code is "unreachable", for that is what pages tell of.
Error error_of(std::string_view text)
{
    const auto next = [&text] {
        const std::size_t bar  = std::min(text.find('|'), text.size());
        std::string       part(text.substr(0, bar));
        text.remove_prefix(std::min(bar + 1, text.size()));
        return part;
    };
    Error error{code_of(next(), ErrorCode::unreachable), {}, {}};
    error.where  = next();
    error.detail = next();
    return error;
}

/// What the host tells, field by field: parted by tabs, the rest by lines.
class Fields {
public:
    explicit Fields(std::string_view text) : text_(text) {}

    std::string_view next(char end = '\t')
    {
        const std::size_t      at   = std::min(text_.find(end), text_.size());
        const std::string_view part = text_.substr(0, at);
        text_.remove_prefix(std::min(at + 1, text_.size()));
        return part;
    }
    template <class Number>
    std::optional<Number> number()
    {
        const std::string_view text = next();
        Number                 value{};
        const auto             read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
            return std::nullopt;
        return value;
    }
    records::Moment moment()
    {
        records::Moment moment;
        moment.now_ms = number<std::uint64_t>().value_or(0);
        moment.chance = number<std::uint32_t>().value_or(0);
        moment.key    = next();
        return moment;
    }
    records::Storage storage()
    {
        const std::string_view word = next();
        return word == "1" ? records::Storage::lasting : word == "2" ? records::Storage::late : records::Storage::memory;
    }
    /// A key and a text a line.
    std::vector<records::Line> lines()
    {
        std::vector<records::Line> lines;
        while (!text_.empty()) {
            Fields line(next('\n'));
            std::string key(line.next());
            lines.push_back({std::move(key), std::string(line.rest())});
        }
        return lines;
    }
    /// A text a line.
    std::vector<std::string> texts()
    {
        std::vector<std::string> texts;
        while (!text_.empty()) texts.emplace_back(next('\n'));
        return texts;
    }
    /// Two counts that an endpoint may have, and whose they are.
    std::optional<shell::App::Count> count()
    {
        constexpr std::uint64_t kMost = (std::uint64_t{1} << 53) - 1;
        const auto              positive = number<std::uint64_t>(), negative = number<std::uint64_t>();
        if (!positive || !negative || *positive > kMost || *negative > kMost)
            return std::nullopt;
        return shell::App::Count{std::string(next('\n')), {true, *positive, *negative}};
    }
    std::string_view rest() const { return text_; }

private:
    std::string_view text_;
};

/// returns false for another name
bool told_of_records(shell::App& app, std::string_view what, Fields fields)
{
    if (what == "!records") {
        view::RecordsRead read;
        read.storage = fields.storage();
        read.device  = fields.next();
        Fields first(fields.next('\n'));
        read.moment = first.moment();
        read.lines  = fields.lines();
        app.act(read);
    } else if (what == "!bookmark") {
        view::BookmarksAllowed allowed;
        allowed.kept  = fields.next() == "1";
        allowed.by    = Fields(fields.next('\n')).number<int>().value_or(0);
        allowed.items = fields.texts();
        app.act(allowed);
    } else if (what == "!vote") {
        const std::string_view word   = fields.next();
        const auto             choice = word == "positive" ? records::Choice::positive : word == "negative" ? records::Choice::negative : records::Choice::none;
        records::Moment        moment = fields.moment();
        app.act(view::VoteAllowed{std::string(fields.rest()), choice, std::move(moment)});
    } else if (what == "!stored") {
        const auto id      = fields.number<std::uint32_t>().value_or(0);
        const auto storage = fields.storage();
        app.act(view::RecordsStored{id, storage, fields.moment()});
    } else if (what == "!conflict") {
        const auto id = fields.number<std::uint32_t>().value_or(0);
        Fields     first(fields.next('\n'));
        app.act(view::RecordsConflicted{id, fields.lines(), first.moment()});
    } else if (what == "!ballot") {
        view::BallotAnswered answer;
        answer.key      = fields.next();
        answer.status   = fields.number<int>().value_or(0);
        answer.asked_ms = fields.number<std::uint64_t>();
        answer.moment   = fields.moment();
        const auto count = fields.count();
        app.act(answer);
        if (count)
            app.set_count(*count);
    } else if (what == "!counts") {
        std::vector<shell::App::Count> counts;
        while (!fields.rest().empty()) {
            auto count = fields.count();
            if (!count) {
                app.act(view::CountsAnswered{false});
                return true;
            }
            counts.push_back(std::move(*count));
        }
        app.set_counts(std::move(counts));
    } else if (what == "!no-counts") {
        app.act(view::CountsAnswered{false});
    } else if (what == "!time") {
        const bool hurry = fields.next() == "1";
        app.act(view::TimePassed{hurry, fields.moment()});
    } else if (what == "!imported") {
        view::BookmarksImported imported;
        if (fields.next('\n') == "1")
            imported.items = fields.texts();
        app.act(imported);
    } else if (what == "!forgotten") {
        app.act(view::Forgotten{fields.next() == "1"});
    } else {
        return false;
    }
    return true;
}

/// returns false for another name
bool told_of_pack(shell::App& app, std::string_view what, Fields fields)
{
    if (what == "!pack") {
        const auto items = Fields(fields.next('\n')).number<std::uint32_t>().value_or(0);
        app.open_pack(items, fields.texts());
    } else if (what == "!excerpt") {
        model::Excerpt excerpt;
        const auto     turn = fields.number<std::uint32_t>().value_or(0);
        excerpt.listed      = fields.number<std::uint32_t>().value_or(0);
        excerpt.found       = fields.number<std::uint32_t>().value_or(0);
        excerpt.counted     = fields.next() == "1";
        excerpt.complete    = fields.next() == "1";
        for (const char word : fields.next()) excerpt.forgave.push_back(word == '1' ? 1 : 0);
        excerpt.plotted = fields.next();
        excerpt.offers  = fields.rest();
        app.start_answer(turn, std::move(excerpt));
    } else if (what == "!pack-failed") {
        const auto turn = fields.number<std::uint32_t>().value_or(0);
        app.act(view::PackFailed{turn, error_of(fields.rest())});
    } else {
        return false;
    }
    return true;
}

/// What the world tells; see exports.hpp. returns false for an unknown name.
bool tell(shell::App& app, std::string_view what, std::string_view value)
{
    if (what == "!failed")
        app.fail_loading(error_of(value));
    else if (what == "!subscribed")
        app.act(view::SubscribeAnswered{subscription_error(value)});
    else if (told_of_pack(app, what, Fields(value)) || told_of_records(app, what, Fields(value)))
        return true;
    else if (what == "!link-copied")
        app.act(view::LinkCopied{});
    else if (what == "!link-refused")
        app.act(view::LinkRefused{std::string(value)});
    else if (what == "!reset")
        app.act(view::Reset{});
    else
        return false;
    return true;
}

/// A number from the page, kept within what makes sense; nonsense becomes `low`.
float number(const char* text, float low, float high)
{
    const float value = std::strtof(text, nullptr);
    return value >= low ? std::min(value, high) : low;  // NaN too
}

}  // namespace

shell::App& widget_app() { return widget().app; }

}  // namespace juxta

using juxta::widget;

void juxta_set(const char* key, const char* value)
{
    auto&                  w    = widget();
    auto&                  s    = w.surroundings;
    const std::string_view name = key;
    const std::string_view text = value;
    const bool             yes  = text == "1";

    if (name == "items")
        w.app.set_start(juxta::ids(text));
    else if (name == "start")
        w.app.set_face(text == "catalogue"    ? std::optional(juxta::view::ScreenKind::catalogue)
                       : text == "comparison" ? std::optional(juxta::view::ScreenKind::comparison)
                                              : std::nullopt);
    else if (name == "state")
        w.app.act(juxta::view::RestoreState{std::string(text)});
    else if (name == "offers")
        w.app.set_offers({text.contains("newsletter"), text.contains("bookmarks"), text.contains("votes"), text.contains("permalink")});
    else if (name == "fonts")
        w.app.fonts_changed();
    else if (name == "family")
        s.family = text;
    else if (name == "colours")
        s.colours = text;
    else if (name == "base_size")
        s.base_size_pt = juxta::number(value, 10, 32);
    else if (name == "density")
        s.density = juxta::number(value, 0.5f, 4);
    else if (name == "width")
        s.width_pt = juxta::number(value, 1, 16384);
    else if (name == "dark")
        s.dark = yes;
    else if (name == "coarse")
        s.coarse = yes;
    else if (name == "still")
        s.still = yes;
    w.app.set_surroundings(s);
}

void juxta_load(int kind, const char* bytes, std::uint32_t length, double total)
{
    auto& app = widget().app;
    switch (kind) {
    case 0: app.start_loading(juxta::shell::Source::other); break;
    case 1: app.feed({bytes, length}, total >= 1 && total < 1e15 ? static_cast<std::uint64_t>(total) : 0); break;
    case 2: app.finish_loading(); break;
    case 4: app.start_loading(juxta::shell::Source::same); break;
    default: break;
    }
}

int juxta_act(const char* node, const char* value)
{
    auto& app = widget().app;
    return node[0] == '!' ? juxta::tell(app, node, value) : app.act_on(node, value);
}

std::uint32_t juxta_revision() { return widget().app.revision(); }

const char* juxta_status()
{
    auto& w = widget();
    return (w.status = juxta::shell::status_json(w.app)).c_str();
}

const char* juxta_semantics(int whole)
{
    auto&      w      = widget();
    const auto before = std::exchange(w.told_tree, w.app.kept_tree());
    w.semantics       = before && !whole ? juxta::semantics::changes_text(*w.told_tree, *before) : juxta::semantics::json_text(*w.told_tree);
    return w.semantics.c_str();
}

const char* juxta_layout(int what)
{
    auto& w = widget();
    if (what == 2)
        return (w.layout = juxta::shell::outline_json(w.app.layout())).c_str();
    const auto before = std::exchange(w.told_layout, w.app.kept_layout());
    w.layout          = juxta::shell::layout_json(*w.told_layout, w.app.theme(), what ? nullptr : before.get());
    return w.layout.c_str();
}

const char* juxta_effects()
{
    auto& w = widget();
    return (w.effects = juxta::shell::effects_json(w.app.take_effects())).c_str();
}

int juxta_attach()
{
    auto& w = widget();
    w.app.make_current();
    return w.canvas.open();
}

void juxta_detach()
{
    auto& w = widget();
    w.app.make_current();
    w.canvas.close();
}

int juxta_frame(double slice_top, double slice_height, double visible_top, int width_px, int height_px, double now_s)
{
    auto& w = widget();
    if (!w.canvas.is_open() || width_px < 1 || height_px < 1)
        return 0;
    juxta::ui::Scene scene;
    scene.slice_top_pt    = static_cast<float>(slice_top);
    scene.slice_height_pt = static_cast<float>(slice_height);
    scene.visible_top_pt  = static_cast<float>(visible_top);
    scene.focused         = w.focused;
    scene.now_s           = now_s;
    scene.still           = w.surroundings.still;
    scene.pointer_acts    = false;  // presses reach the buttons of the DOM layer
    const juxta::ui::Drawn drawn = w.app.frame(scene);
    w.canvas.show(*ImGui::GetDrawData(), width_px, height_px, w.app.theme().colour(juxta::ui::Role::background));
    return (drawn.animates ? 1 : 0) | (drawn.hand ? 2 : 0);
}

void juxta_pointer(int kind, double x, double y)
{
    if (kind >= 0 && kind <= static_cast<int>(juxta::shell::Pointer::left))
        widget().app.pointer(static_cast<juxta::shell::Pointer>(kind), static_cast<float>(x), static_cast<float>(y));
}

int juxta_hint(const char* kind, const char* text)
{
    auto&                  w    = widget();
    const std::string_view name = kind;
    if (name == "focus") {
        w.focused = text;
    } else if (name == "scroll") {
        char*               end    = nullptr;
        const unsigned long region = std::strtoul(text, &end, 10);
        if (*end != ':')
            return 0;
        const double left = std::strtod(end + 1, &end);
        w.app.scroll(region, left, *end == ':' ? std::strtod(end + 1, nullptr) : 0);
    } else if (name == "rows") {
        w.app.show_rows(static_cast<std::size_t>(juxta::number(text, 0, 1e6f)), 16);
    } else if (name == "print") {
        w.app.act(juxta::view::Print{*text != '\0'});
    } else if (name == "idle") {
        return w.app.work_ahead();
    }
    return 0;
}

const char* juxta_canvas_text()
{
    auto& w = widget();
    w.canvas_text.clear();
    for (const auto& drawn : w.app.drawn_text()) {
        w.canvas_text += drawn.node;
        w.canvas_text += '\t';
        w.canvas_text += drawn.text;
        w.canvas_text += '\n';
    }
    return w.canvas_text.c_str();
}

const char* juxta_export(const char* format)
{
    auto& w = widget();
    return (w.exported = w.app.export_as(format)).c_str();
}
