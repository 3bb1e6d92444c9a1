// wasm/shell/app.hpp - one widget: bundle, state, view, tree and layout, and how each follows from the one before.
// SPDX-License-Identifier: MIT
//
// Knows no platform: the browser drives it through exports/. The window and the pictures (native-host/) do without it
// and use view/ and ui/ directly, for their bundle is there from the start. It holds an ImGui context of its own from the
// first layout on; who has a graphics context hands it ImGui's draw data.
#pragma once

#include "bundle/load.hpp"
#include "semantics/semantics.hpp"
#include "ui/draw.hpp"
#include "ui/layout.hpp"
#include "view/build_view.hpp"
#include "view/state.hpp"
#include "view/update.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::shell {

/// How the page looks around the widget.
struct Surroundings {
    float       width_pt     = 960;  ///< of the widget
    float       density      = 1;    ///< device pixels a logical pixel
    float       base_size_pt = 16;   ///< of body text
    std::string family;              ///< CSS font-family
    std::string colours;             ///< the page's own, for ui::recolour()
    bool        dark         = false;
    bool        coarse       = false;  ///< fingers
    bool        still        = false;  ///< reduced motion

    bool operator==(const Surroundings&) const = default;
};

/// What a pointer does.
enum class Pointer : std::uint8_t { moved, pressed, released, left };

/// Of what is loaded.
enum class Source : std::uint8_t {
    other,  ///< Than before: the reader begins with what the page asks for.
    same,   ///< As before, once more: what the reader made of it stays.
};

class App {
public:
    /// at_once  Items of a catalogue's plot, and cells of what is most like others, that the reader waits for: the rest is work_ahead()'s,
    ///          which who says less calls.
    explicit App(std::size_t at_once = std::numeric_limits<std::size_t>::max());
    ~App();
    App(const App&)            = delete;
    App& operator=(const App&) = delete;

    // The bundle, in pieces; see bundle::Loader. What is selected from the start on is looked up in the new bundle.
    void start_loading(Source source = Source::other);
    void feed(std::string_view bytes, std::uint64_t total_bytes);  ///< total 0 = unknown
    void finish_loading();
    void fail_loading(Error error);
    /// What has arrived is the manifest of a packed catalogue of `items` items; `first` stand side by side where nobody asks for others.
    /// The effect AskPack says what to feed of it, and again whenever something else is wanted.
    void open_pack(std::size_t items, std::vector<view::ItemId> first);
    /// The answer to a question follows, by feed() and finish_loading(); until then, what is shown stays.
    /// excerpt  how many items of the list there are, and what is known of the others; the rest is as it was asked
    /// An answer to an earlier question is not taken.
    void start_answer(std::uint32_t turn, model::Excerpt excerpt);
    /// Shows a bundle that is there already and outlives this, or none (nullptr), in this state: a sample. A load under
    /// way is given up.
    void show(const model::Bundle* bundle, view::State state);

    /// Applies one action. Its effects queue up for take_effects().
    void act(const view::Action& action);
    /// Applies the action of a semantic node. returns false when there is no such node or it has no action.
    bool act_on(const std::string& node, const std::string& value);

    void set_offers(view::Offers offers);

    /// Counts of votes from an endpoint: they stand in place of the bundle's, also of one that arrives later.
    struct Count {
        view::ItemId item;
        model::Votes votes;
    };
    void set_counts(std::vector<Count> counts);  ///< all that have any
    void set_count(const Count& count);          ///< of one item anew
    /// What the page asks for: Reset goes back to it, and the reader sees it now. Empty = the bundle's first comparison.
    void set_start(std::vector<view::ItemId> items);
    /// What the page opens with; absent = what the bundle can open with. Reset goes back to it, too.
    void set_face(std::optional<view::ScreenKind> kind);
    void set_surroundings(const Surroundings& surroundings);
    /// The same family means other fonts now (a web font has arrived): all text is measured and rasterised anew.
    void fonts_changed();

    [[nodiscard]] const view::State&      state() const;
    [[nodiscard]] std::string             address() const;  ///< view::address_of() what is shown; "" while there is no bundle, and where the page does not offer it
    [[nodiscard]] const view::ScreenView& view() const;    ///< built when asked, kept until something changes
    [[nodiscard]] const semantics::Node&  tree() const;    ///< likewise
    [[nodiscard]] const ui::Layout&       layout();        ///< likewise; makes the ImGui context and the fonts
    [[nodiscard]] const ui::Theme&        theme();         ///< that of the layout
    /// tree() and layout() for who wants to keep them beyond the next change.
    [[nodiscard]] std::shared_ptr<const semantics::Node> kept_tree() const;
    [[nodiscard]] std::shared_ptr<const ui::Layout>      kept_layout();
    [[nodiscard]] std::vector<view::Effect> take_effects();
    [[nodiscard]] const std::vector<Problem>& problems() const;  ///< of the last bundle

    /// Bumped whenever view(), layout() or theme() would give something new; the host redraws and patches then, and
    /// only then.
    [[nodiscard]] std::uint32_t revision() const;

    /// What is shown, as csv, tsv, markdown, html or json; see juxta_export() in exports/exports.hpp.
    /// returns  "" for another format, and while no comparison is shown
    [[nodiscard]] std::string export_as(std::string_view format) const;

    /// The pointer, in logical pixels from the top left of the content. Shows in the next frame.
    void pointer(Pointer kind, float x_pt, float y_pt);

    /// Lays out if needed, draws one frame into ImGui's draw data (ImGui::GetDrawData()), and then applies what the
    /// frame asked for. The draw data is for a renderer that honours ImTextureData and ImDrawCmd::VtxOffset.
    ///
    /// returns  as ui::draw(); `animates` also while input waits for another frame
    ui::Drawn frame(const ui::Scene& scene, std::vector<ui::DrawnText>* captured = nullptr);

    /// Every text that a drawing of the whole content hands to ImGui, in order. cost: that of a frame
    [[nodiscard]] std::vector<ui::DrawnText> drawn_text();

    /// Does a few milliseconds of what the reader waits for, the rest of a plot or what is most like what is shown, or may need next, the index of a catalogue.
    /// returns  whether there is more to do
    bool work_ahead();

    [[nodiscard]] ui::Scratch& scratch();

    /// A region of the layout was scrolled: so far to the right and, where it shows a window of rows, so far down them. Asks for other
    /// rows where those that are laid out are about to end.
    void scroll(std::size_t region, double left_pt, double rows_pt);
    /// The list's rows in sight are `count` from `first` on: likewise.
    void show_rows(std::size_t first, std::size_t count);

    /// Makes this widget's ImGui context the current one (none before the first layout). Every function here that needs
    /// it does so itself; a renderer calls it before it touches ImGui.
    void make_current();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace juxta::shell
