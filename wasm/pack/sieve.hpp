// wasm/pack/sieve.hpp - which items of a packed catalogue pass constraints, of all that there are.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/offer.hpp"
#include "pack/catalogue_pack.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace juxta::pack {

inline constexpr std::size_t kMostCells = 16u * 1024 * 1024;  ///< of columns that are kept from question to question; one question may have more

/// catalogue::Filter over columns that are fetched as they are asked of.
class Sieve {
public:
    /// catalogue  Must outlive this.
    explicit Sieve(const CataloguePack& catalogue);
    ~Sieve();

    /// Sets the constraints in place of those before, and has the columns of the offers at hand, too. Constraints on a column that the catalogue
    /// does not keep (CataloguePack::keeps_texts()) let every item pass.
    /// returns  False where visit.wanted() has to be put on the shelf and it is to be asked again, or the visit broke off: for a column that is
    ///          none, of web addresses, or more than kMaxInOrder items.
    /// cost     in files: all of the columns that are not here yet; O(items) for each that is new or constrained in another way
    [[nodiscard]] bool ask(std::span<const catalogue::Asked> constraints, std::span<const catalogue::Asked> offers, Visit& visit);

    // Of what was asked last, which was at hand.

    /// Keeps only items that a search found, until it is told otherwise; nullptr: all.
    void limit_to(const std::vector<ItemNumber>* items);
    /// The items that pass. Valid until the next question.
    [[nodiscard]] const catalogue::Rows& rows();
    /// What there is to choose from in the column of one of the offers; its values are the chosen ones.
    [[nodiscard]] catalogue::Offer offer(const catalogue::Asked& of);

private:
    struct Held;

    const CataloguePack&  catalogue_;
    std::unique_ptr<Held> held_;
};

}  // namespace juxta::pack
