// wasm/catalogue/similar.hpp - items that are like others.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/columns.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace juxta::catalogue {

/// How like an item is to others.
struct Similar {
    model::ItemIndex item       = 0;
    double           similarity = 0;  ///< 0..1: the mean over these others; 1 = the same in all that is known of each

    bool operator==(const Similar&) const = default;
};

/// The items most like all of some, best first. How like one is to one of these is the mean over the columns known of the latter of
///
///   number, money, percent, date   1 - distance / (bars - 1), in bars of the column's histogram
///   boolean, text, category        1 when equal, else 0
///   tags                           tags in common / tags of either (Jaccard)
///   url, name                      take no part
///
/// and 0 where it is not known of the other one, so that an item of which nearly nothing is known does not come first. Columns that
/// are not known of the one asked of take no part: missing is not zero. Equals stand in the order of the items; what has nothing in
/// common (0) is left out, and so are those asked of.
///
/// of      Items, each once; 1 or more.
/// count   At most so many.
/// cost    O(items * columns * of.size()).
/// source  J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971).
[[nodiscard]] std::vector<Similar> similar_to(Columns& columns, std::span<const model::ItemIndex> of, std::size_t count);

}  // namespace juxta::catalogue
