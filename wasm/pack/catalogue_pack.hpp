// wasm/pack/catalogue_pack.hpp - reads a packed catalogue, from files that somebody else fetches.
// SPDX-License-Identifier: MIT
//
// Every question has the same form: answer or empty; empty with visit.ready() false and not broken means that visit.wanted() has to be
// put on the shelf and the question asked again; where nothing is wanted, the visit put some of it off (visit.is_put_off()). Files come from
// anywhere: what is read of them is checked, whatever their sums say.
// Pure: no I/O, no clock. The format: pack/format.hpp.
#pragma once

#include "base/result.hpp"
#include "catalogue/order.hpp"
#include "catalogue/rows.hpp"
#include "catalogue/search.hpp"
#include "model/bundle.hpp"
#include "pack/shelf.hpp"
#include "pack/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::pack {

inline constexpr std::size_t kMaxManifestBytes = 4u * 1024 * 1024;
inline constexpr std::size_t kMaxSegments      = 1000;
inline constexpr std::size_t kMaxInOrder       = 4u * 1024 * 1024;  ///< items that are put in order, or filtered
inline constexpr std::size_t kSearchBytes      = 120'000;  ///< of words and lists that one search may ask for,
inline constexpr std::size_t kWholeSearchBytes = 4'000'000;  ///< and one for all items that it finds

/// An item by its number in the catalogue.
using ItemNumber = std::uint32_t;
inline constexpr ItemNumber kNoItemNumber = 0xFFFF'FFFF;

struct Hit {
    ItemNumber    item  = 0;
    std::uint32_t score = 0;  ///< higher is better; comparable within one search

    bool operator==(const Hit&) const = default;
};

struct Hits {
    std::vector<Hit>          best;            ///< best first; of equals the lower number
    std::uint64_t             count    = 0;    ///< items found; when not counted, at least so many
    bool                      counted  = true;
    bool                      complete = true; ///< False: there may be better ones, which kSearchBytes did not tell of. Never counted then.
    std::vector<std::uint8_t> forgave;         ///< as in catalogue::Found
};

/// What a search is after.
enum class Reach : std::uint8_t {
    best,  ///< The best items, within kSearchBytes.
    all,   ///< Every item that has the words, within kWholeSearchBytes.
};

struct Comparison {
    std::string              id, title;
    std::vector<std::string> items;
};

/// Some items as a bundle.
struct Opened {
    std::string              bundle;   ///< JSON text, for bundle::Loader
    std::vector<std::string> unknown;  ///< ids that no item has
};

class CataloguePack {
public:
    /// True for a manifest, which is a bundle, too: it has the key "x-catalogue".
    [[nodiscard]] static bool is_manifest(std::string_view text);

    /// fails  syntax, too_large; missing_field, bad_value, wrong_version at `where`, a JSON Pointer
    [[nodiscard]] static Result<CataloguePack> read(std::string manifest);

    [[nodiscard]] std::size_t                    items() const { return items_; }
    [[nodiscard]] std::size_t                    segments() const { return segments_.size(); }
    [[nodiscard]] const std::vector<Comparison>& comparisons() const { return comparisons_; }
    [[nodiscard]] const std::string&             manifest() const { return manifest_; }

    /// Of each segment, its number of items and its root.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, File>> segment_list() const;

    /// Items by their ids, in this order; each once. cost in files: of each item one of ids and one of details, and their pages.
    [[nodiscard]] std::optional<Opened> open(std::span<const std::string> ids, Visit& visit) const;
    /// Items by their numbers, each once.
    [[nodiscard]] std::optional<Opened> open(std::span<const ItemNumber> items, Visit& visit) const;
    /// Items by their numbers, and behind them those with these ids that are not among them. What both need is wanted at once.
    [[nodiscard]] std::optional<Opened> open(std::span<const ItemNumber> items, std::span<const std::string> ids, Visit& visit) const;
    /// The number of an item; kNoItemNumber when none has the id.
    [[nodiscard]] std::optional<ItemNumber> find(std::string_view id, Visit& visit) const;

    /// Finds as catalogue::Searcher does, but for this: words are found as such and by their beginnings, not within; a typing error in
    /// the first letter is not forgiven; typing errors are forgiven in words that begin no other. Among several words, one that more than an
    /// eighth of all items have ranks them alike.
    /// Asks for at most kSearchBytes besides roots; what that leaves out, `complete` tells. One word by itself is always ranked from the
    /// best of all items. Independent of what is on the shelf.
    /// reach  all: asks for the whole lists of its words, so that `best` has all items but for the limit, and they are counted
    [[nodiscard]] std::optional<Hits> search(const catalogue::Query& query, std::size_t limit, Visit& visit, Reach reach = Reach::best) const;

    /// All cells of a column, for filters and sorting.
    ///
    /// column  an attribute by its place in the manifest, kCategoryColumn (type text), or kNameOrderColumn (type number; by segment), or one of
    ///         kReviewColumns (type number)
    /// type    of the attribute
    /// texts   gets the texts
    /// returns an empty column where the catalogue keeps none: see keeps_texts()
    [[nodiscard]] std::optional<model::Column> column(std::uint32_t column, model::AttributeType type, model::TextPool& texts, Visit& visit) const;

    /// Whether all segments keep a column of texts: those with many different values none does, or not every one. Other columns are
    /// always kept; a segment that is older than an attribute or a reviewer has none of it, and its cells are unknown.
    [[nodiscard]] std::optional<bool> keeps_texts(std::uint32_t column, Visit& visit) const;

    /// The first items in the order of their names, as catalogue::Orders has it: by catalogue::order_key(), equals in the order of the items.
    ///
    /// limit    at most so many
    /// of       only of these
    /// fails    breaks off where there are more than kMaxInOrder items
    /// cost     in files: all of a column; of several segments the details, too, of what is told and of some more, at least one item a segment.
    ///          O(items log limit) for each time that it is asked
    [[nodiscard]] std::optional<std::vector<ItemNumber>> by_name(catalogue::Direction direction, std::size_t limit, const catalogue::Rows& of, Visit& visit) const;

private:
    struct Segment {
        std::uint32_t items = 0;
        ItemNumber    first = 0;
        File          root;
    };
    struct Root {
        Tree details, ids, words, lists, columns;
    };
    class Search;

    [[nodiscard]] std::optional<Root> root(const Segment& segment, Visit& visit) const;
    [[nodiscard]] std::string_view    line(const Root& root, std::uint32_t item, Visit& visit) const;
    [[nodiscard]] std::string_view    line(ItemNumber item, Visit& visit) const;
    [[nodiscard]] Opened              compose(const std::vector<std::string_view>& lines, const std::vector<std::string>& ids) const;

    std::string             manifest_;
    std::size_t             items_at_ = 0;  ///< where "[]" stands
    std::size_t             items_    = 0;
    std::vector<Segment>    segments_;
    std::vector<Comparison> comparisons_;
};

}  // namespace juxta::pack
