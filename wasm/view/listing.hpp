// wasm/view/listing.hpp - which items the list shows, in which order: kept from view to view.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/offer.hpp"
#include "catalogue/order.hpp"
#include "catalogue/plotting.hpp"
#include "catalogue/search.hpp"
#include "catalogue/similar.hpp"
#include "compare/decision.hpp"
#include "model/bundle.hpp"
#include "view/plot_view.hpp"
#include "view/state.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace juxta::view {

inline constexpr std::size_t kMostLike      = 6;          ///< items
inline constexpr std::size_t kMostLikeCells = 1'000'000;  ///< of a bundle: likeness to eight items takes some ten milliseconds

/// The rows of a catalogue. What it holds besides its bundle follows from the selection it was asked for last; it only saves doing it again.
class Listing {
public:
    /// bundle  Complete; must outlive this and not change but for its votes.
    explicit Listing(const model::Bundle& bundle);
    Listing(const Listing&)            = delete;
    Listing& operator=(const Listing&) = delete;

    /// Does some of what is left of a plot or of like(), then of what searching and filtering need, ahead of it.
    /// budget   Bytes of text, about, of which an item of a plot counts for a few; 1 or more.
    /// returns  True when there is nothing more to do.
    bool grow(std::size_t budget);
    /// Whether grow() has to be called for a plot that is not whole yet, or for what like() was asked last.
    [[nodiscard]] bool owes() const { return plotting_.has_value() || (!alike_ && !like_of_.empty()); }

    /// The items that are left, in their order. Valid until the next call.
    /// cost  What changed since the last call: a search, one pass a changed filter, an order.
    const std::vector<model::ItemIndex>& rows(const Selection& selection);

    [[nodiscard]] const model::Bundle&    bundle() const { return bundle_; }
    [[nodiscard]] const catalogue::Query& query() const { return query_; }
    /// Of the words of the query; nothing was forgiven while it is empty.
    [[nodiscard]] const std::vector<std::uint8_t>& forgave() const { return forgave_; }
    [[nodiscard]] bool                             forgiving() const;

    [[nodiscard]] catalogue::Columns&     columns() { return columns_; }
    /// What there is to choose from in a column among what passes all other filters, as of the last rows().
    [[nodiscard]] catalogue::Offer offer(catalogue::ColumnIndex column, std::span<const std::string> chosen) { return offer_of(columns_, filter_, column, chosen); }

    /// What the plot of the selection shows, which the last rows() was asked; it has one. Valid until the next call.
    /// Of an excerpt it is the plot that came with it, where that is of the same columns; else there is nothing yet.
    /// at_once  Items that it looks at before it returns, about: the rest is grow()'s.
    /// cost     O(items), up to that, when something else changed than the order and the limits on the two columns
    const catalogue::Plotted& plotted(const Selection& selection, std::size_t at_once = std::numeric_limits<std::size_t>::max());
    /// Another one = what plotted() shows is something else. Of an excerpt it stays: see PlotMemo::columns.
    [[nodiscard]] std::uint64_t plot_turn() const { return plot_turn_; }
    /// The value of an item in a column that can_plot(); NaN where it has none. A score is that of the last plotted().
    [[nodiscard]] double value(const ColumnId& column, model::ItemIndex item) const;

    /// Whether it can say what is like() others without keeping anybody waiting: up to kMostLikeCells.
    [[nodiscard]] bool can_like() const { return columns_.items() <= kMostLikeCells / columns_.size(); }
    /// The items most like all of some, kMostLike at most, best first. Valid until the next call with others, or of rows().
    /// of       In any order, each once; 1 or more.
    /// at_once  Cells that it codes before it returns, about.
    /// returns  nullptr: while it owes() the answer.
    const std::vector<catalogue::Similar>* like(std::vector<model::ItemIndex> of, std::size_t at_once);

    /// The items' totals, one each. cost: O(items * criteria).
    [[nodiscard]] std::vector<compare::Total> totals(const Selection& selection, std::span<const model::ItemIndex> items) const;

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    void search(const Selection& selection, bool& changed);
    void filter(const Selection& selection, bool& changed);
    void limit_scores(const Selection& selection, bool& changed);
    void ask_scores(const Selection& selection);
    const catalogue::Plotted& plot_that_came(const PlotWish& wish);
    bool weigh_on(std::size_t items);
    bool plot_on(std::size_t items);

    /// What a plot hangs on.
    struct Asked {
        PlotWish      columns;
        std::uint64_t changed = 0;  ///< when, of all but the limits on these columns
        std::uint64_t weighed = 0;  ///< of its scores; 0 where it shows none
        bool          operator==(const Asked&) const = default;
    };

    const model::Bundle&                bundle_;
    catalogue::Index                    index_;
    catalogue::Searcher                 searcher_{index_};
    catalogue::Columns                  columns_;
    catalogue::Filter                   filter_{columns_};
    catalogue::Orders                   orders_{columns_};
    bool                                index_full_ = false;

    // What was asked for last, and what came of it.
    bool                                asked_ = false;
    std::string                         query_text_;
    catalogue::Query                    query_;
    const catalogue::Found*             found_ = nullptr;  ///< nullptr: nothing is searched for
    std::vector<std::uint8_t>           forgave_;
    std::vector<FilterWish>             filters_;
    bool                                meets_ = false;
    std::vector<MustHave>               musts_;
    std::vector<model::ItemIndex>       limited_;  ///< found, and meeting the must-haves
    ColumnId                            sort_;
    bool                                descending_ = false;
    std::uint64_t                       weighed_    = 0;  ///< how often there were other weights
    std::vector<std::optional<double>>  weights_;  ///< that `scores_` are of
    std::vector<double>                 scores_;   ///< one an item; NaN = none
    std::size_t                         scored_ = 0;     ///< of these, how many are reckoned
    std::uint64_t                       sorted_at_ = 0;  ///< of `weighed_`, where `rows_` are in the order of the scores
    std::optional<catalogue::Constraint> score_limit_;  ///< that the filter has
    std::uint64_t                       limited_at_ = 0;   ///< of `weighed_`
    std::vector<model::ItemIndex>       rows_;
    std::optional<PlotWish>             plot_came_;   ///< Of an excerpt: which columns `plotted_` is of.
    bool                                plot_read_ = false;
    std::optional<Asked>                plot_asked_;
    catalogue::Plotted                  plotted_;
    std::uint64_t                       plot_turn_ = 0;
    std::optional<catalogue::Plotting>  plotting_;  ///< while it is not whole
    std::vector<model::ItemIndex>       like_of_;   ///< What `alike_` are like.
    std::optional<std::vector<catalogue::Similar>> alike_;
};

/// How what is drawn stands to what is asked for.
enum class PlotStanding : std::uint8_t {
    as_asked,
    awaited,  ///< What is asked for is on its way; what was drawn before may still be there.
    missing,  ///< It could not be had.
};

/// A plot as it was built last, and what of.
struct PlotMemo {
    std::uint64_t           turn = 0;  ///< of what is plotted
    PlotWish                columns;
    PlotStanding            standing = PlotStanding::as_asked;
    std::vector<FilterWish> filters;
    std::vector<ItemId>     picked;
    std::optional<Typed>    typed;
    bool                    open = false;  ///< the axes
    PlotView                view;
};

/// What is kept from view to view of one bundle. Holds no truth of its own.
struct Memo {
    compare::ShareMemo      shares;
    std::optional<Listing>  listing;  ///< made when it is first needed
    std::optional<PlotMemo> plot;
    std::size_t             at_once = std::numeric_limits<std::size_t>::max();  ///< Items of a plot, and cells of the columns, that are waited for: see Listing.
};

}  // namespace juxta::view
