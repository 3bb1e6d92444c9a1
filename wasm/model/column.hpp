// wasm/model/column.hpp - the values of one attribute, item by item.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/attribute.hpp"
#include "model/text_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace juxta::model {

/// Where an item stands in its bundle, from 0.
using ItemIndex = std::uint32_t;

/// What is known of one cell. Three different things, in every computation and on every screen.
enum class Status : std::uint8_t {
    unknown,         ///< Key absent, null, or left out as faulty: nobody said.
    not_applicable,  ///< Said: the question does not arise for this item.
    known,
};

/// What a cell says beside its value.
struct Annotation {
    TextId note   = TextId::none;  ///< "list price"
    TextId source = TextId::none;  ///< URL, checked.
};

/// The values of one attribute for every item, in arrays; a cell without a value costs no node.
///
/// A cell of type
///   number, money, percent   has number(): finite, in the attribute's unit (percent: 0..100 and beyond, as given)
///   boolean                  has number(): 0 or 1
///   date                     has number(): days since 1970-01-01 (proleptic Gregorian), and text(): as given
///   text, url                has text()
///   tags                     has tags(), and number(): how many
class Column {
public:
    explicit Column(AttributeType type = AttributeType::text) : type_(type) {}

    [[nodiscard]] AttributeType           type() const { return type_; }
    [[nodiscard]] Status                  status(ItemIndex item) const;  ///< unknown beyond the last cell set.
    [[nodiscard]] double                  number(ItemIndex item) const;  ///< 0 unless known and numeric.
    [[nodiscard]] TextId                  text(ItemIndex item) const;    ///< none unless known and textual.
    [[nodiscard]] std::span<const TextId> tags(ItemIndex item) const;    ///< empty unless known and tags.
    [[nodiscard]] Annotation              annotation(ItemIndex item) const;  ///< cost: O(log annotations).
    [[nodiscard]] std::size_t             memory_bytes() const;

    // All cells at once, for what runs over a million of them. Each may be shorter than there are items: what is beyond its end is unknown.
    [[nodiscard]] std::span<const Status>        statuses() const { return status_; }
    [[nodiscard]] std::span<const double>        numbers() const { return numbers_; }  ///< number, money, percent; 0 unless known
    [[nodiscard]] std::span<const std::uint32_t> words() const { return words_; }      ///< boolean: 0, 1; date: days, as an int32; text, url: TextId

    // Filling, in ascending order of item; each at most once an item, and one of them an item.
    void set_not_applicable(ItemIndex item);
    void set_number(ItemIndex item, double value);                 ///< number, money, percent, boolean
    void set_date(ItemIndex item, std::int32_t days, TextId text);  ///< date
    void set_text(ItemIndex item, TextId text);                    ///< text, url
    void set_tags(ItemIndex item, std::span<const TextId> tags);   ///< tags
    void annotate(ItemIndex item, Annotation annotation);          ///< Of any status; an empty one is dropped.
    void shrink();                                                 ///< Gives spare room back, after the last cell.

private:
    struct NoteAt {
        ItemIndex  item;
        Annotation annotation;
    };

    void grow(ItemIndex item);

    AttributeType              type_;
    std::vector<Status>        status_;
    std::vector<double>        numbers_;     ///< number, money, percent
    std::vector<std::uint32_t> words_;       ///< boolean, date (days), text, url (TextId), tags (end in tags_)
    std::vector<TextId>        tags_;        ///< all tags of all items, or the texts of dates
    std::vector<NoteAt>        annotations_; ///< sorted by item
};

}  // namespace juxta::model
