// wasm/catalogue/similar.hpp - items that are like one.
// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/columns.hpp"

#include <cstddef>
#include <vector>

namespace juxta::catalogue {

/// How like an item is to another.
struct Similar {
    model::ItemIndex item       = 0;
    double           similarity = 0;  ///< 0..1: the mean over the columns known of both; 1 = the same in all of them
    std::size_t      shared     = 0;  ///< Columns known of both.

    bool operator==(const Similar&) const = default;
};

/// The items most like one, best first.
///
///   number, money, percent, date   1 - distance / (bars - 1), in bars of the column's histogram
///   boolean, text, category        1 when equal, else 0
///   tags                           tags in common / tags of either (Jaccard)
///   url, name                      take no part
///
/// What is unknown or not applicable of either takes no part: missing is not zero. Ordered by similarity * shared / (columns known of
/// `item`), so that an item of which nearly nothing is known does not come first; equals in the order of the items. Items that
/// share no known column, or have nothing in common (0), are left out.
///
/// count   At most so many.
/// cost    O(items * columns).
/// source  J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971).
[[nodiscard]] std::vector<Similar> similar_to(Columns& columns, model::ItemIndex item, std::size_t count);

}  // namespace juxta::catalogue
