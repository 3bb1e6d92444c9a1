// wasm/view/state.hpp - everything that can change while the widget lives, save the bundle itself.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"
#include "compare/must.hpp"
#include "view/action.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

/// Where the bundle is.
struct NotAsked   {                                              bool operator==(const NotAsked&) const = default; };
struct InProgress { std::uint64_t received = 0, total = 0;       bool operator==(const InProgress&) const = default; };  ///< bytes; total 0 = unknown
struct Failed     { Error error;                                 bool operator==(const Failed&) const = default; };
struct Arrived    { std::size_t problems = 0;                    bool operator==(const Arrived&) const = default; };  ///< errors in the bundle, each left out
using Load = std::variant<NotAsked, InProgress, Failed, Arrived>;

/// What the page offers. Nothing of it is shown unless the page gives it.
struct Offers {
    bool newsletter = false;  ///< The page has an endpoint for it.
    bool bookmarks  = false;  ///< The page lets the reader keep them.
    bool votes      = false;  ///< The page has an endpoint for them.
    bool permalink  = false;  ///< The page's address says what is shown, and its link can be copied.
    bool operator==(const Offers&) const = default;
};

/// The newsletter form.
struct NewsletterForm {
    enum class Phase : std::uint8_t { idle, invalid, sending, sent, failed };
    Phase       phase = Phase::idle;
    std::string email;
    std::string reason;  ///< Why it failed; "" unless failed.
    bool        again = true;  ///< Another try may help; false when the page stopped it.
    bool        operator==(const NewsletterForm&) const = default;
};

/// What is around the reader's own facts.
struct Keeping {
    bool        asked_to_forget = false;  ///< It is asked whether really all is to be deleted.
    bool        no_counts       = false;  ///< The endpoint's counts of votes could not be had.
    std::string news;                     ///< What came of a file or of deleting, a sentence; "" = nothing to say
    bool        forgetting      = false;  ///< All is being deleted: until that is over, nothing else is kept or cast.
    bool        operator==(const Keeping&) const = default;
};

/// What came of copying the link to what is shown.
struct Sharing {
    enum class Phase : std::uint8_t { idle, copied, refused };
    Phase       phase = Phase::idle;
    std::string url;  ///< The whole link, for the reader to copy; "" unless refused.
    bool        operator==(const Sharing&) const = default;
};

/// A row that the reader cannot do without, as a link writes it.
struct MustHave {
    AttributeId       attribute;
    compare::MustKind kind = compare::MustKind::present;
    std::string       value;  ///< at_least, at_most: a number or an ISO 8601 date; equals, has_tag: the text; else ""
    bool              operator==(const MustHave&) const = default;
};

/// What was typed last into a field of numbers: kept as it is, also while it is no number yet.
struct Typed {
    std::string field;  ///< id of the view's part
    std::string text;
    bool        bad = false;  ///< It says no number that fits; what counted before still counts.
    bool        operator==(const Typed&) const = default;
};

inline constexpr std::size_t kMostAsked = 64;  ///< Values of one column that a filter names.

/// What an item must have in one column to stay in the list. Nothing asked = not there.
struct FilterWish {
    ColumnId                 column;           ///< id of an attribute, kCategoryColumn or kScoreColumn
    std::string              low, high;        ///< number, money, percent: a number; date: ISO 8601; "" = no limit
    std::vector<std::string> values  = {};     ///< One of these: texts, tags; of a boolean "yes" or "no". Empty = any.
    bool                     known   = false;  ///< Its value is known.
    bool                     unknown = false;  ///< Items whose value is not known stay, too.
    bool                     operator==(const FilterWish&) const = default;
};

/// What a plot of all items shows: ids of attributes, or kScoreColumn.
struct PlotWish {
    ColumnId across, up;
    bool     operator==(const PlotWish&) const = default;
};

/// What is searched for in the list of all items, and how it stands.
struct Browse {
    std::string                          query;
    ColumnId                             sort;  ///< "" = best first while something is searched for, else in the bundle's order
    bool                                 descending = false;
    std::vector<FilterWish>              filters;           ///< One a column.
    bool                                 meets = false;     ///< Only what does not fail a must-have.
    std::optional<std::vector<ColumnId>> columns;           ///< Beside the name; absent = a few of the bundle's first.
    std::optional<PlotWish>              plot;              ///< Absent = there is none.
    std::vector<ItemId>                  picked;            ///< To be put side by side, in this order; at most kMaxSideBySide.
    bool                                 operator==(const Browse&) const = default;
};

/// Which screen is shown of a bundle.
enum class ScreenKind : std::uint8_t { comparison, catalogue };

/// What a link can carry (contracts, "The link"). Everything else is the moment's.
struct Selection {
    std::vector<ItemId>                     items;  ///< Side by side, in order; empty = the bundle's first comparison.
    bool                                    differences_only = false;
    std::map<CriterionId, double>           weights; ///< The reader's own, 0..5; a criterion that is absent has the site's.
    std::vector<MustHave>                   musts;   ///< In the order they were asked; one an attribute.
    std::vector<ItemId>                     pinned;  ///< Stand first, in this order, as far as they are shown.
    std::optional<std::set<ReviewerId>>     folded;  ///< Reviewers whose reviews are folded; absent = the default for that many items.
    std::optional<ScreenKind>               kind;    ///< absent = what the bundle can open with: see kind_of()
    Browse                                  browse;
    std::vector<std::string>                others;  ///< Parts of a link that this version does not know, as they stood ("glow=3"): passed on with it.

    bool operator==(const Selection&) const = default;
};

/// What has to be at hand of a packed catalogue.
struct Wanted {
    std::vector<ItemId> items;
    std::string         query;     ///< of the list; without words: the catalogue's first items
    std::size_t         most = 0;  ///< items of the list; 0 = none is needed
    std::string         order = {};  ///< of the first items: "" = the catalogue's own; else as juxta_pack_ask() has it
    std::string         filters = {};  ///< What of the list passes, likewise; "" = all.
    std::string         facets  = {};  ///< The columns of which it is to be told what there is to choose from, likewise; "" = none.
    std::string         plot    = {};  ///< What is to be plotted of what passes, likewise; "" = nothing.
    bool                operator==(const Wanted&) const = default;
};

/// Where the bundle is an excerpt of a packed catalogue: what of that was asked for, and what came of it.
struct Unpacking {
    std::size_t              items = 0;        ///< of the whole catalogue
    std::vector<ItemId>      first;            ///< of its first ready-made comparison
    Wanted                   asked;
    std::uint32_t            turn    = 0;      ///< of the question; answers to earlier ones are not taken
    bool                     waiting = false;  ///< for the answer
    std::optional<Error>     failed;           ///< why there is none; what was shown before stays
    std::size_t              pages = 1;        ///< of the list
    std::set<ColumnId>       opened;           ///< Columns that the reader filters by or looked at, to choose from.
    std::string              answered;         ///< the query, the order and the filters of the list that is shown
    std::optional<Selection> next;             ///< what is shown once its items are at hand,
    std::vector<std::string> next_notices;     ///< and what was dropped of that
    bool                     next_told = false;  ///< the page is to be told then
    bool                     operator==(const Unpacking&) const = default;
};

struct State {
    Load                     load;
    Offers                   offers;
    Selection                start;      ///< What the page asked for; Reset goes back to it.
    Selection                selection;  ///< What the reader sees.
    NewsletterForm           newsletter;
    records::Ledger          ledger;  ///< Bookmarks and votes.
    Keeping                  keeping;
    std::optional<Unpacking> pack;         ///< Only where the source is a packed catalogue.
    Sharing                  sharing;      ///< Of the selection as it is; idle when that changes.
    std::optional<Typed>     typed;
    std::string              adding;              ///< What the reader searches for to add.
    bool                     all_criteria = false;  ///< Criteria without weight are shown, too.
    bool                     filters_open = false;
    bool                     columns_open = false;
    bool                     axes_open    = false;  ///< What else the plot may show is there to be chosen.
    std::optional<PlotWish>  plot_before;         ///< What the plot showed when it was closed.
    std::size_t              first_row    = 0;      ///< of the rows that the list holds
    bool                     printing     = false;
    std::uint32_t            turn         = 0;      ///< of the list: grows when other rows are left
    std::vector<std::string> notices;  ///< Sentences about what was dropped, e.g. from a link.

    bool operator==(const State&) const = default;
};

}  // namespace juxta::view
