// wasm/view/screen_view.hpp - what is shown, as values: the one model of both renderers.
// SPDX-License-Identifier: MIT
//
// Built by build_view() when the state changes, never changed while it is drawn. A renderer shows parts in the order of
// the fields, formats nothing and decides nothing.
#pragma once

#include "view/catalogue_view.hpp"
#include "view/plot_view.hpp"
#include "view/decision_view.hpp"
#include "view/parts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

// ---- states without a bundle ------------------------------------------------------------------------------

/// The bundle is on its way.
struct LoadingView {
    Text                 message;   ///< "Loading the comparison"
    Text                 detail;    ///< "1.2 MB of 3.4 MB"; empty text while nothing is known
    std::optional<Meter> progress;  ///< Absent while the total is unknown.
    bool                 operator==(const LoadingView&) const = default;
};

/// It could not be shown.
struct FailedView {
    Text   title;   ///< "The comparison could not be loaded"
    Text   reason;  ///< What and where, one sentence.
    Text   advice;  ///< What a person can do next, one sentence.
    Button retry;
    bool   operator==(const FailedView&) const = default;
};

/// A bundle without items, or a selection of none.
struct EmptyView {
    Text title;
    Text message;
    bool operator==(const EmptyView&) const = default;
};

// ---- the comparison --------------------------------------------------------------------------------------

/// The link to what is shown.
struct ShareView {
    Button               copy;
    Text                 status;  ///< "Link copied.", why it is not, and what found no room in it; empty text before
    std::optional<Field> link;    ///< To be copied by hand, where the page may not.
    Button               close;   ///< Takes the link away again.
    bool                 operator==(const ShareView&) const = default;
};

struct HeaderView {
    std::vector<Text> breadcrumb;  ///< "Compare", then the headline; the last one is where we are
    Text              eyebrow;     ///< The bundle's title, small above the headline.
    Text              headline;    ///< "A vs B"
    Text              question;    ///< The question, and what is shown below.
    Text              updated;     ///< "Data as of 2026-11-22"; empty text when not said
    std::string       breadcrumb_name = "Breadcrumb";  ///< Accessible name of the breadcrumb; not drawn.
    std::optional<Button>    catalogue = std::nullopt;  ///< "All 687 items"; only where there are more than stand side by side
    std::optional<ShareView> share = std::nullopt;  ///< Only where the page's address says what is shown.
    bool              operator==(const HeaderView&) const = default;
};

/// What the reader thinks of an item, where the page counts votes.
struct VoteView {
    Text                heading;  ///< "Your vote"
    std::vector<Button> buttons;  ///< For, against, and taking it back once there is something to take back.
    Text                share;    ///< "80% ship, 95% interval 55% to 93%", "No community votes yet", or that they cannot be had
    Text                status;   ///< How far it has come: "Sending your vote..."; empty text before there is one
    Tone                tone = Tone::quiet;
    std::optional<Button> again = std::nullopt;  ///< Tries at once; only while it waits.
    bool                operator==(const VoteView&) const = default;
};

struct CardView {
    std::string           item;
    Text                  initial;  ///< The avatar: the first letter of the name, or its first grapheme; decoration.
    Text                  category;
    Text                  name;
    Text                  tagline;
    Badge                 verdict;  ///< "Ship", "Skip", "Split", "No panel"
    Badge                 standing = {};  ///< "Leads", "Tied", "Set aside"; empty text = none of these
    Text                  reason   = {};  ///< Why it is set aside or flagged; empty text = neither
    std::vector<Figure>   figures;  ///< Panel, community, entry, in this order; each present even when unknown.
    Prose                 description;
    std::optional<VoteView> vote   = std::nullopt;  ///< Only where the page counts votes.
    std::optional<Link>   link     = std::nullopt;
    std::optional<Button> bookmark = std::nullopt;  ///< Only where the page offers bookmarks.
    std::vector<Button>   places   = {};  ///< To the left, to the right, pin, remove: what is possible, in this order. Small and quiet.
    bool                  operator==(const CardView&) const = default;
};

/// Why a cell stands out. Shown by the words of value and mark and by a sign, never by colour alone.
enum class Emphasis : std::uint8_t { none, best, tied, missing, not_applicable };

struct CellView {
    Text                text;  ///< Never empty; "Not published" for a missing value, "Not applicable".
    Emphasis            emphasis = Emphasis::none;
    Badge               mark;    ///< "Best", "Tied best", "Best of those published", "Tied"; empty text = none
    Text                note;    ///< What the bundle adds: "list price"; empty text = none
    std::optional<Link> link;    ///< The value itself, when it is a URL; then text is not shown.
    std::optional<Link> source;  ///< Where the value is from.
    Badge               must = {};  ///< How it stands to the reader's must-have: "Fails", "Not known"; empty text = not asked or met
    bool                operator==(const CellView&) const = default;
};

struct RowView {
    std::string           attribute;  ///< Id of the attribute; "panel", "community", "category" for the built-in rows.
    Text                  label;
    Text                  help;  ///< empty text = none
    bool                  differs = false;
    std::vector<CellView> cells;  ///< One a column, in column order.
    std::optional<Button> must  = std::nullopt;  ///< "Must": a toggle, below label and help; absent for rows that cannot be asked
    std::optional<Field>  limit = std::nullopt;  ///< "At least", "At most": only while it is a must-have with a limit
    bool                  operator==(const RowView&) const = default;
};

struct RowGroupView {
    Text                 heading;  ///< empty text for the rows without a group
    std::vector<RowView> rows;     ///< 1 or more
    bool                 operator==(const RowGroupView&) const = default;
};

struct ColumnView {
    std::string item;
    Text        name;
    bool        pinned = false;  ///< Stays in sight while the others scroll, where there is room for that.
    bool        operator==(const ColumnView&) const = default;
};

struct TableView {
    std::string               id;       ///< of the table itself, and of the region it scrolls in
    Text                      heading;  ///< "Decision table"
    Text                      summary;  ///< "2 of 5 rows differ"
    std::optional<Button>     differences;  ///< "Differences only"; absent with one item
    Text                      corner;       ///< Over the labels: "Decision"
    std::vector<ColumnView>   columns;      ///< 1..8
    std::vector<RowGroupView> groups;       ///< Only rows that are shown.
    Text                      nothing;      ///< Said when no row is left to show; else empty text.
    bool                      operator==(const TableView&) const = default;
};

/// What one reviewer says of one item.
struct ReviewView {
    std::string          item;
    Text                 item_name;  ///< Shown where the columns do not stand under their heads (narrow pages, HTML).
    Text                 score;      ///< "78/100"; or in words that there is none; empty text when the review is missing
    std::optional<Meter> bar;        ///< Absent without a score.
    Badge                verdict;    ///< empty text = none given
    Prose                prose;      ///< Also when it is folded: see `ReviewerView::folded`.
    Text                 missing;    ///< "No review of ... by ..."; empty text when there is one
    bool                 operator==(const ReviewView&) const = default;
};

struct ReviewerView {
    std::string             reviewer;
    Text                    name;
    Text                    about;   ///< empty text = nothing said
    Button                  fold;    ///< expanded = on: the prose is shown
    bool                    folded = false;  ///< Prose is not drawn on the canvas; the HTML keeps it, hidden until found.
    std::vector<ReviewView> reviews;  ///< One a column, in column order.
    bool                    operator==(const ReviewerView&) const = default;
};

struct ScorecardView {
    Text                      heading;  ///< "Reviewer scorecard"
    Text                      summary;  ///< "4 reviewers. Mean 76.5 and 79.25 of 100."
    Button                    fold_all;  ///< Not shown without reviewers; its label is empty then.
    std::vector<ColumnView>   columns;
    std::vector<ReviewerView> reviewers;
    Text                      nothing;  ///< Said when the bundle has no reviewers; else empty text.
    std::vector<Text>         agreement = {};  ///< Below the summary: per item how far the reviewers agree, and over all where that can be said; a sentence each.
    bool                      operator==(const ScorecardView&) const = default;
};

// ---- around it ---------------------------------------------------------------------------------------------

struct NewsletterView {
    Text   eyebrow;
    Text   title;
    Text   text;
    Field  email;
    Button submit;
    Text   status;  ///< "Sending...", "Thank you...", why it failed; empty text while idle
    Tone   tone = Tone::neutral;
    bool   form = true;  ///< False once it is sent: field and button go.
    bool   operator==(const NewsletterView&) const = default;
};

struct BookmarkView {
    std::string item;
    Text        name;
    Text        detail;  ///< category, or that the item is gone
    std::vector<Button> buttons;  ///< up, down, remove
    bool        operator==(const BookmarkView&) const = default;
};

/// What the reader keeps: bookmarks, and what there is to do with it. Without bookmarks: that votes are kept.
struct BookmarksView {
    Text                      heading;
    Text                      message;  ///< "Loading bookmarks", "No bookmarks yet", "All of it is deleted"; else empty
    Text                      advice;   ///< what to do, or where they are kept and for how long; else empty
    bool                      busy = false;
    std::vector<BookmarkView> entries = {};
    std::vector<Button>       tools   = {};  ///< compare, save as a file, read from a file, delete: what is possible, in this order
    Text                      question = {}; ///< Whether really all is to be deleted; empty text while it is not asked
    std::vector<Button>       answers = {};  ///< yes, no; while it is asked
    bool                      operator==(const BookmarksView&) const = default;
};

struct ComparisonView {
    HeaderView                    header;
    std::vector<Text>             notices;  ///< What was left out or dropped, a sentence each.
    Text                          verdict = {};  ///< The answer in one sentence or two; empty text with a single item
    std::vector<CardView>         cards;    ///< 1..8, in column order
    std::optional<AddView>        add;      ///< Absent where the bundle has no other items.
    std::optional<DecisionView>   decision; ///< Absent with a single item.
    TableView                     table;
    ScorecardView                 scorecard;
    std::optional<NewsletterView> newsletter;
    std::optional<BookmarksView>  bookmarks;
    bool                          operator==(const ComparisonView&) const = default;
};

/// All items, to search, filter and pick from.
struct CatalogueView {
    HeaderView                   header;
    std::vector<Text>            notices;
    Field                        query;
    Text                         summary;    ///< "143 of 687 items", "The best 10 of 1,234 found among 1,000,000 items"
    Text                         note;       ///< What the list does not offer, and why; empty text = nothing is missing
    std::optional<Button>        again;      ///< Asks once more; only where an answer could not be fetched.
    Button                       filter;     ///< Opens and closes the filters; not shown without a label.
    Button                       choose;     ///< Opens and closes the choice of columns.
    std::vector<FacetView>       facets;     ///< Only while the filters are open.
    std::optional<Button>        meets;      ///< A toggle, while the filters are open: only what meets the must-haves. Absent without any.
    std::optional<Button>        clear;      ///< Takes all filters back; absent where there are none.
    std::optional<Button>        draw;       ///< Opens and closes the plot; absent where there are no two measures.
    std::optional<PlotView>      plot;       ///< Only while it is open.
    std::vector<Button>          columns;    ///< Toggles; only while the choice of columns is open.
    Text                         picked;     ///< "3 items picked"
    std::vector<Button>          picks;      ///< The items picked; a press takes one out.
    std::optional<Button>        compare;    ///< Absent where nothing is picked.
    std::optional<Button>        unpick;
    ListView                     list;
    std::optional<BookmarksView> bookmarks;
    bool                         operator==(const CatalogueView&) const = default;
};

/// One screen in one state.
struct ScreenView {
    std::string                                                     language = "en";  ///< BCP 47
    std::string                                                     label;            ///< Accessible name of the whole.
    std::variant<LoadingView, FailedView, EmptyView, ComparisonView, CatalogueView> content;
    bool                                                            operator==(const ScreenView&) const = default;
};

}  // namespace juxta::view
