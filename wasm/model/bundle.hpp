// wasm/model/bundle.hpp - everything one bundle says, right by construction.
// SPDX-License-Identifier: MIT
//
// Laid out for scale: strings are pooled, values stand in columns, nothing is allocated for a cell.
// A Bundle that bundle::Loader gave out needs no further check in any layer above.
#pragma once

#include "model/attribute.hpp"
#include "model/column.hpp"
#include "model/text_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::model {

// The format's limits (data/README.md, "Limits"). Checked while reading.
inline constexpr std::size_t kMaxDocumentBytes = 64u * 1024 * 1024;
inline constexpr std::size_t kMaxStringBytes   = 64u * 1024;
inline constexpr int         kMaxNesting       = 64;
inline constexpr std::size_t kMaxItems         = 1'000'000;
inline constexpr std::size_t kMaxAttributes    = 512;
inline constexpr std::size_t kMaxReviewers     = 64;
inline constexpr double      kMaxWeight        = 5;

inline constexpr std::size_t kMaxSideBySide = 8;  ///< Items that one comparison shows.

enum class Verdict : std::uint8_t { none, positive, negative };

/// What one reviewer said of one item. `given` is false when the reviewer is missing on it.
struct Review {
    bool                  given = false;
    std::optional<double> score;  ///< 0..100
    Verdict               verdict = Verdict::none;
    TextId                text    = TextId::none;
};

/// The reviews of one reviewer, item by item.
class ReviewColumn {
public:
    [[nodiscard]] Review      at(ItemIndex item) const;  ///< Not given beyond the last one set.
    [[nodiscard]] std::size_t memory_bytes() const;

    void set(ItemIndex item, const Review& review);  ///< Ascending order of item, at most once an item.
    void shrink();                                   ///< Gives spare room back, after the last review.

private:
    std::vector<std::uint8_t> flags_;
    std::vector<double>       scores_;
    std::vector<TextId>       texts_;
};

/// Counts of the community's votes on one item.
struct Votes {
    bool          given    = false;  ///< False: the bundle says nothing of votes on this item.
    std::uint64_t positive = 0;      ///< 0..2^53-1
    std::uint64_t negative = 0;      ///< 0..2^53-1

    [[nodiscard]] std::uint64_t total() const { return positive + negative; }
    bool                        operator==(const Votes&) const = default;
};

/// The texts of one item that are not cells.
enum class ItemText : std::uint8_t { id, name, category, tagline, description, url, image, entry, count };

/// All items, in columns.
class Items {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] TextId      text(ItemIndex item, ItemText which) const;  ///< none where nothing is said
    [[nodiscard]] Votes       votes(ItemIndex item) const;
    [[nodiscard]] std::size_t memory_bytes() const;

    ItemIndex append();  ///< A new item, last; its texts empty, its votes not given.
    void      set_text(ItemIndex item, ItemText which, TextId text);
    void      set_votes(ItemIndex item, Votes votes);  ///< Ascending order of item, at most once an item.
    void      shrink();                                ///< Gives spare room back, after the last item.

    struct VotesAt {
        ItemIndex item;
        Votes     votes;
    };
    /// Counts from elsewhere in place of the bundle's: from now on something is said of all items, nobody voted on those
    /// not named. Ascending order of item, each once.
    void recount(std::vector<VotesAt> votes);
    void recount(VotesAt votes);  ///< of one item alone

private:

    std::size_t          size_ = 0;
    std::vector<TextId>  texts_[static_cast<std::size_t>(ItemText::count)];  ///< each as long as its last text
    std::vector<VotesAt> votes_;                                            ///< sorted by item
    bool                 counted_ = false;                                  ///< something is said of all items
};

/// A ready-made comparison of the bundle.
struct Comparison {
    std::string            id;
    std::string            title;  ///< "" = "A vs B", made from the names
    std::vector<ItemIndex> items;  ///< 1..kMaxSideBySide, distinct
};

struct Newsletter {
    std::string title;
    std::string text;
};

/// The words for the two verdicts.
struct VerdictWords {
    std::string positive = "Ship";
    std::string negative = "Skip";
};

/// What a bundle holds of a packed catalogue: some of its items, those of a list first.
struct Excerpt {
    std::size_t               items = 0;        ///< of the whole catalogue
    std::string               query;            ///< What the list was searched by; without words it is the catalogue's first items.
    std::size_t               asked  = 0;       ///< Items that were asked for, for the list; 0 = there is none.
    std::size_t               listed = 0;       ///< The bundle's first items are the list, best first.
    std::size_t               found  = 0;       ///< Items that the search finds in all; when not counted, at least so many.
    bool                      counted  = true;
    bool                      complete = true;  ///< False: there may be better ones, which would take too many bytes to find.
    std::vector<std::uint8_t> forgave;          ///< Of the words of the query; as catalogue::Found has it.
    std::string               order = {};       ///< In which order the first items are: "" = the catalogue's own; else as juxta_pack_ask() has it.
    std::string               filters = {};     ///< What of the list passed; "" = all. Likewise,
    std::string               facets  = {};     ///< and of which columns it was asked what there is to choose from,
    std::string               offers  = {};     ///< and what that is: catalogue::read_offers().
    std::string               plot    = {};     ///< Of which plot it was asked, likewise; "" = none;
    std::string               plotted = {};     ///< and what that shows: catalogue::read_plotted().
};

struct Bundle {
    TextPool                   texts;  ///< of items, cells and reviews
    std::string                title;
    std::string                question;
    std::string                language = "en";  ///< BCP 47
    std::string                updated;          ///< ISO 8601 date as given; "" = not said
    VerdictWords               verdicts;
    std::vector<Attribute>     attributes;
    std::vector<Reviewer>      reviewers;
    Items                      items;
    std::vector<Column>        columns;  ///< one an attribute, same order
    std::vector<ReviewColumn>  reviews;  ///< one a reviewer, same order
    std::vector<Comparison>    comparisons;
    std::optional<Newsletter>  newsletter;
    std::optional<Excerpt>     excerpt;      ///< absent = these are all items
    std::vector<std::uint32_t> items_by_id;  ///< hash table of what index_items() or index_last_item() put there; 0 = free

    /// The text of an item, "" where nothing is said.
    [[nodiscard]] std::string_view text(ItemIndex item, ItemText which) const { return texts[items.text(item, which)]; }

    /// The item with this id. cost: O(length of the id), on average.
    [[nodiscard]] std::optional<ItemIndex> find_item(std::string_view id) const;
    /// The attribute with this id. cost: O(attributes).
    [[nodiscard]] std::optional<std::size_t> find_attribute(std::string_view id) const;
    /// The reviewer with this id. cost: O(reviewers).
    [[nodiscard]] std::optional<std::size_t> find_reviewer(std::string_view id) const;

    /// How many items there are, those that are not here, too.
    [[nodiscard]] std::size_t all_items() const { return excerpt ? excerpt->items : items.size(); }

    /// Fills items_by_id; call after the last item. cost: O(items), on average.
    void index_items();

    /// Adds the last item to items_by_id, which has those before it. cost: O(length of the id), amortised.
    void index_last_item();

    /// Gives spare room back, after the last item.
    void shrink();

    /// Bytes that the bundle keeps on the heap, close enough to reckon bytes an item.
    [[nodiscard]] std::size_t memory_bytes() const;
};

/// The weight that the site gives a reviewer: its own, else 1.
[[nodiscard]] double site_weight(const Reviewer& reviewer);

/// The weight that the site gives an attribute: its own; else, where it can be weighed, 0 in a bundle with reviewers
/// and 1 in one without; else 0.
[[nodiscard]] double site_weight(const Bundle& bundle, const Attribute& attribute);

/// True when the attribute takes part in weighing: `better` is declared, and a numeric one has a range.
[[nodiscard]] bool weighable(const Attribute& attribute);

}  // namespace juxta::model
