// wasm/pack/sieve.hpp - which items of a packed catalogue pass constraints, of all that there are, in which order, and between which measures.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/offer.hpp"
#include "catalogue/plot_text.hpp"
#include "pack/catalogue_pack.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace juxta::pack {

inline constexpr std::size_t kMostCells = 16u * 1024 * 1024;  ///< of columns that are kept from question to question; one question may have more

/// catalogue::Filter, Orders and Plotting over columns that are fetched as they are asked of.
/// Scores and plots are reckoned as far as a visit's work goes, and put off then.
class Sieve {
public:
    /// catalogue  Must outlive this.
    explicit Sieve(const CataloguePack& catalogue, std::size_t most_cells = kMostCells);
    ~Sieve();

    /// What in_order() and plot() are asked for next, so that their columns count among those that are kept and are wanted at once with the others.
    struct Next {
        const catalogue::AskedOrder* order = nullptr;
        const catalogue::AskedPlot*  plot  = nullptr;
    };

    /// Sets the constraints in place of those before, of each column at most one filter and one must-have, and has the columns of the offers at hand, too.
    /// Constraints on a column that the catalogue does not keep (CataloguePack::keeps_texts()) let every item pass.
    /// returns  False where visit.wanted() has to be put on the shelf and it is to be asked again, as it is where the visit put some of it off; or it broke off: for a column that is
    ///          none, of web addresses, an offer of the score, or more than kMaxInOrder items.
    /// cost     in files: all of the columns that are not here yet; O(items) for each that is new or constrained in another way
    [[nodiscard]] bool ask(std::span<const catalogue::Asked> constraints, std::span<const catalogue::Asked> offers, Visit& visit, const Next& next);
    [[nodiscard]] bool ask(std::span<const catalogue::Asked> constraints, std::span<const catalogue::Asked> offers, Visit& visit) { return ask(constraints, offers, visit, {}); }

    // Of what was asked last, which was at hand.

    /// Keeps only items that a search found; nullptr: all.
    void limit_to(const std::vector<ItemNumber>* items);
    /// The items that pass. Valid until the next question.
    [[nodiscard]] const catalogue::Rows& rows();
    /// What there is to choose from in the column of one of the offers; its values are the chosen ones.
    [[nodiscard]] catalogue::Offer offer(const catalogue::Asked& of);

    /// The first of the items that pass, in an order: as catalogue::Orders has it, and by the score that compare::evaluate() makes of the criteria.
    /// Of a column that the catalogue does not keep it is the catalogue's own order: see keeps().
    ///
    /// visit     That of ask(), which may not have had all yet: what both need is wanted at once.
    /// returns   Absent where visit.wanted() has to be put on the shelf and all of it asked again, or the visit broke off, as ask() does.
    /// cost      in files: all of its columns that are not here yet, and see CataloguePack::by_name(). O(items) for a column, the first time also
    ///           O(values log values) of texts; O(items * criteria) for the score, where its criteria are others
    [[nodiscard]] std::optional<std::vector<ItemNumber>> in_order(const catalogue::AskedOrder& order, std::size_t limit, Visit& visit);
    /// What passes all but the limits on two columns, between these: as catalogue::Plotting has it.
    ///
    /// returns   A whole one: valid until the next question. nullptr as in_order() is absent.
    /// cost      in files: the columns that are not here yet. O(items), and of the score as in_order(), where something else changed than the order
    [[nodiscard]] const catalogue::Plotted* plot(const catalogue::AskedPlot& asked, Visit& visit);
    /// Whether the catalogue keeps a column that it was asked of.
    [[nodiscard]] bool keeps(catalogue::ColumnIndex column) const;
    /// Columns, and reviewers' scores, that are at hand.
    [[nodiscard]] std::size_t columns() const;

private:
    struct Held;

    const CataloguePack&  catalogue_;
    std::size_t           most_cells_;
    std::unique_ptr<Held> held_;
};

}  // namespace juxta::pack
