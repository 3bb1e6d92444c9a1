// wasm/bundle/document.hpp - what the keys and values of a bundle mean: JSON events in, a model::Bundle and notes out.
// SPDX-License-Identifier: MIT
//
// Knows the format (data/README.md) and nothing of text, places or pieces. One element of the document at a time: begin(), then
// its events in order. What is wrong is noted by the number of the event, and costs nothing while all is well.
#pragma once

#include "base/result.hpp"
#include "base/problem.hpp"
#include "model/bundle.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::bundle {

/// What a value stands for.
enum class Slot : std::uint8_t {
    skipped,  ///< Not ours to read: x- keys, unknown keys, what was faulty already. Still checked for duplicate keys.
    muted,    ///< Read at another time; nothing in it is noted.
    // Members of the document.
    version, title, question, language, updated, verdicts, attributes, reviewers, items, comparisons, newsletter,
    // Elements of its lists.
    attribute, reviewer, item, comparison,
    // Members of an item; the texts in the order of model::ItemText.
    item_id, item_name, item_category, item_tagline, item_description, item_url, item_image, item_entry, item_values, item_reviews, item_votes,
    cell, cell_value, cell_note, cell_source, cell_status, tag,
    review, review_score, review_verdict, review_text,
    votes_positive, votes_negative,
    // Members of an attribute.
    attribute_id, attribute_label, attribute_group, attribute_help, attribute_unit, attribute_currency, attribute_per, attribute_type,
    attribute_better, attribute_range, attribute_weight, range_end,
    // Members of the others.
    reviewer_id, reviewer_name, reviewer_about, reviewer_weight,
    comparison_id, comparison_items, comparison_title, comparison_item,
    verdict_positive, verdict_negative,
    newsletter_title, newsletter_text,
    count,
};

/// Which parts of an item are read.
struct Parts {
    bool core    = true;  ///< all but the two below
    bool values  = true;
    bool reviews = true;

    bool operator==(const Parts&) const = default;
};

inline constexpr auto kNoItem = std::numeric_limits<model::ItemIndex>::max();

/// A scalar value.
struct Scalar {
    enum class Kind : std::uint8_t { null, boolean, number, text };

    Kind             kind   = Kind::null;
    double           number = 0;  ///< 0 or 1 for booleans; infinite when no double can hold it
    std::string_view text;        ///< UTF-8, valid during the call
};

/// Something wrong with one event of an element.
struct Note {
    std::uint32_t event    = 0;
    Severity      severity = Severity::error;
    ErrorCode     code     = ErrorCode::internal;
    std::string   expected;
    std::string   nearest;
};

struct Field {
    std::string_view key;
    Slot             slot;
};

/// The members of the document.
[[nodiscard]] std::span<const Field> document_fields();

/// True for a key that is the owner's.
[[nodiscard]] inline bool owners_key(std::string_view key)
{
    return key.starts_with("x-");
}

class Document {
public:
    explicit Document(model::Bundle& bundle);

    // ---- one element ---------------------------------------------------------------------------------------

    /// Forgets the last element.
    /// slot       What the element is.
    /// parts      For an item.
    /// held       For an item whose core was read before: where it is, or kNoItem when it was left out.
    /// max_notes  Notes kept; the rest are counted.
    void begin(Slot slot, Parts parts, model::ItemIndex held, std::size_t max_notes);

    /// The texts from here on may hold U+0000; before that is said they don't.
    void set_escapes() { escapes_ = true; }

    void key(std::string_view key);
    void scalar(const Scalar& scalar);
    void open(bool object);
    void close();

    [[nodiscard]] std::span<Note> notes() { return notes_; }
    [[nodiscard]] std::size_t     note_count() const { return note_count_; }

    /// Where the last item went; kNoItem when it was left out.
    [[nodiscard]] model::ItemIndex last_item() const { return item_index_; }

    /// True when the last element was an item that had something to say of a part that was not read.
    [[nodiscard]] bool unread_values() const { return unread_values_; }
    [[nodiscard]] bool unread_reviews() const { return unread_reviews_; }

    // ---- the lists -----------------------------------------------------------------------------------------

    /// The list of attributes or reviewers is complete; items can be read. `lost`: it was no list at all.
    void attributes_complete(bool lost);
    void reviewers_complete(bool lost);

    /// There are more attributes, reviewers or items than the limit: references to them are passed over in silence.
    void lose(Slot element);

    /// The version that was read; nullopt when it is none.
    [[nodiscard]] std::optional<double> read_version() const { return version_; }

private:
    enum class In : std::uint8_t {
        list, skipped, muted, item, values, cell, tags, reviews, review, votes, attribute, range, reviewer, comparison, comparison_items,
        verdicts, newsletter, count,
    };

    struct Frame {
        In            in    = In::list;
        Slot          slot  = Slot::skipped;  ///< of the next value
        std::uint32_t event = 0;              ///< that opened it
        std::uint32_t index = 0;              ///< of the next element, or of the member in its list
        std::uint64_t seen  = 0;              ///< members so far, by the bit of their slot or index
        std::size_t   keys  = 0;              ///< where its keys start in keys_
    };

    struct KeyAt {
        std::size_t   offset = 0;  ///< in key_text_
        std::size_t   size   = 0;
        std::uint32_t event  = 0;
    };

    /// How often a text came again; decides whether it pays to look for equals.
    struct Repeats {
        std::uint32_t tried = 0;
        std::uint32_t found = 0;
    };

    struct Cell {
        std::uint32_t     attribute      = 0;
        model::Status     status         = model::Status::unknown;
        bool              has_status     = false;
        bool              has_value      = false;  ///< another than null
        bool              faulty         = false;
        std::uint32_t     status_event   = 0;
        double            number         = 0;
        model::TextId     text           = model::TextId::none;
        std::size_t       first_tag      = 0;  ///< in tags_
        std::size_t       tag_count      = 0;
        model::Annotation annotation;
    };

    struct ReviewOf {
        std::size_t   reviewer = 0;
        model::Review review;
    };

    static std::span<const Field> fields_of(In in);

    Note* note(std::uint32_t event, ErrorCode code, std::string_view expected, Severity severity = Severity::error);
    void  refuse(Slot slot, ErrorCode code, std::string_view expected);
    void  spoil(Slot slot);
    bool  is_text(Slot slot, const Scalar& scalar);
    bool  is_filled_text(Slot slot, const Scalar& scalar);
    bool  is_number(Slot slot, const Scalar& scalar, double low, double high, std::string_view expected);
    bool  is_url(Slot slot, const Scalar& scalar);
    std::size_t   one_of(Slot slot, const Scalar& scalar, std::span<const std::string_view> names, std::string_view expected);
    void          remember_key(std::string_view key);
    void          check_keys(const Frame& frame);
    void          member(Frame& frame, std::string_view key);
    void          unknown_key(std::span<const Field> fields, std::string_view key);
    void          member_of_values(Frame& frame, std::string_view key);
    void          unknown_attribute(std::string_view key);
    void          member_of_reviews(Frame& frame, std::string_view key);
    void          seldom(Slot slot, const Scalar& scalar);
    void          item_text(Slot slot, const Scalar& scalar);
    void          read_cell(Cell& cell, Slot slot, const Scalar& scalar);
    void          finish_tags(Cell& cell);
    void          finish_cell();
    void          finish_item(const Frame& frame);
    void          commit_values(model::ItemIndex item);
    void          commit_reviews(model::ItemIndex item);
    void          finish_attribute(const Frame& frame);
    void          check_better();
    void          finish_reviewer(const Frame& frame);
    void          finish_comparison(const Frame& frame);
    void          add_comparison_item(std::string_view id);
    void          votes_member(Slot slot, const Scalar& scalar);
    model::TextId keep(std::string_view text, Repeats& repeats);
    [[nodiscard]] std::string_view cell_expected() const;
    [[nodiscard]] static std::uint64_t bit(Slot slot) { return std::uint64_t{1} << static_cast<unsigned>(slot); }

    model::Bundle&      bundle_;
    model::TextInterner interner_;  ///< of texts that may come again

    // The element being read.
    std::vector<Frame>             stack_;
    std::uint32_t                  event_      = 0;  ///< number of the current event
    std::uint32_t                  next_event_ = 0;
    Parts                          parts_;
    bool                           escapes_ = false;
    std::vector<Note>              notes_;
    std::size_t                    note_count_ = 0;
    std::size_t                    max_notes_  = 0;
    std::vector<KeyAt>             keys_;  ///< of open objects, those that are not marked in Frame::seen
    std::string                    key_text_;

    // The item.
    std::uint32_t                                                      item_id_event_ = 0;
    std::array<model::TextId, static_cast<std::size_t>(model::ItemText::count)> item_texts_{};
    model::Votes                                                       votes_;
    bool                                                               votes_faulty_ = false;
    std::size_t                                                        current_attribute_ = 0;
    std::vector<Cell>                                                  cells_;
    std::vector<model::TextId>                                         tags_;
    std::vector<std::size_t>                                           tag_order_;
    std::vector<ReviewOf>                                              reviews_;
    model::ItemIndex                                                   item_index_ = kNoItem;
    bool                                                               unread_values_  = false;
    bool                                                               unread_reviews_ = false;

    // The attribute, reviewer or comparison.
    model::Attribute     attribute_;
    bool                 attribute_faulty_ = false;
    std::uint32_t        better_event_ = 0;
    std::uint32_t        range_event_  = 0;
    std::uint32_t        id_event_     = 0;
    std::uint32_t        list_event_   = 0;
    std::vector<double>  range_;
    bool                 range_faulty_ = false;
    model::Reviewer      reviewer_;
    model::Comparison    comparison_;
    std::size_t          comparison_listed_ = 0;

    // The document.
    std::optional<double>      version_;
    bool                       attributes_lost_ = false;
    bool                       reviewers_lost_  = false;
    bool                       items_lost_      = false;
    std::vector<std::string>   faulty_attributes_;  ///< ids of those left out
    std::vector<std::string>   faulty_items_;       ///< the first kMaxFaultyItems
    std::vector<std::uint32_t> attribute_order_;    ///< sorted by id
    std::vector<std::uint32_t> attribute_seen_;     ///< number of the last item that had it
    std::uint32_t              item_number_ = 0;
    std::size_t                next_attribute_ = 0;  ///< the one that probably comes next
    std::vector<Repeats>       attribute_repeats_;
    Repeats                    tag_repeats_, note_repeats_, source_repeats_, category_repeats_, entry_repeats_;
    std::size_t                nearest_budget_ = 2'000'000;  ///< item ids that may still be compared with misspelt ones
};

}  // namespace juxta::bundle
