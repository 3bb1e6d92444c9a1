// wasm/pack/write_pack.cpp - details, ids, words, lists, columns, root, manifest.
// SPDX-License-Identifier: MIT
#include "pack/write_pack.hpp"

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "catalogue/index.hpp"
#include "catalogue/order.hpp"
#include "pack/bundle_text.hpp"
#include "pack/columns.hpp"
#include "pack/format.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace juxta::pack {
namespace {

constexpr std::size_t kFileBytes      = 8u * 1024;  ///< of a file of details, ids, words
constexpr std::size_t kListFileBytes  = 12u * 1024;
constexpr std::size_t kMostDetails    = 24'000;     ///< files of details; more items make them larger, not more
constexpr std::size_t kFewTexts       = 1024;       ///< different ones, for a column of texts to be kept
constexpr std::size_t kFewTextBytes   = 256u * 1024;  ///< and all of them together

/// Emits files, each different one once, and makes directories of them.
class Files {
public:
    explicit Files(const Emit& emit) : emit_(emit) {}

    File put(std::string_view bytes, bool text)
    {
        const File file{sha256(bytes), static_cast<std::uint32_t>(bytes.size()), text};
        if (failed_ || !known_.insert(file.digest).second) return file;
        if (bytes.size() > kMaxFileBytes) {
            failed_ = Error{ErrorCode::too_large, {}, "a file of the catalogue would have " + std::to_string(bytes.size()) + " bytes"};
            return file;
        }
        if (Result<void> done = emit_(file, bytes); !done) {
            failed_ = std::move(done.error());
            return file;
        }
        ++count_;
        bytes_ += bytes.size();
        return file;
    }

    /// Pages over the entries until few are left.
    Tree tree(std::vector<Entry> entries, bool text)
    {
        Tree tree{0, text, std::move(entries)};
        while (tree.entries.size() > kPageEntries) {
            std::vector<Entry> above;
            for (std::size_t from = 0; from < tree.entries.size(); from += kPageEntries) {
                const auto         begin = tree.entries.begin() + static_cast<std::ptrdiff_t>(from);
                const auto         end   = tree.entries.begin() + static_cast<std::ptrdiff_t>(std::min(from + kPageEntries, tree.entries.size()));
                std::string        bytes;
                put_entries(bytes, {begin, end});
                above.push_back({begin->key, put(bytes, false)});
            }
            tree.entries = std::move(above);
            ++tree.depth;
        }
        return tree;
    }

    [[nodiscard]] const std::optional<Error>& failed() const { return failed_; }
    [[nodiscard]] std::size_t                 count() const { return count_; }
    [[nodiscard]] std::size_t                 bytes() const { return bytes_; }

private:
    const Emit&          emit_;
    std::set<Digest>     known_;
    std::optional<Error> failed_;
    std::size_t          count_ = 0, bytes_ = 0;
};

struct Posting {
    std::uint32_t item;
    std::uint32_t level;
};

std::string list_text(std::span<const Posting> postings, std::uint32_t first)
{
    std::string   text;
    std::uint32_t next = first;
    for (const Posting& posting : postings) {
        put_number(text, std::uint64_t{posting.item - next} * kLevels + posting.level);
        next = posting.item + 1;
    }
    return text;
}

/// Where the manifest has the attributes and the reviewers of a bundle.
struct Places {
    std::vector<std::size_t> attributes, reviewers;
};

class Packer {
public:
    Packer(const model::Bundle& bundle, Files& files) : bundle_(bundle), files_(files), items_(static_cast<std::uint32_t>(bundle.items.size())) {}

    /// The root of the segment.
    File run(const Places& places)
    {
        std::string root(kMagic);
        put_number(root, items_);
        put_tree(root, details());
        put_tree(root, ids());
        Tree of_words = words();  // before the lists are closed
        put_tree(root, of_words);
        put_tree(root, lists());
        put_tree(root, columns(places));
        return files_.put(root, false);
    }

private:
    Tree details()
    {
        std::vector<std::string> lines;
        std::size_t              total = 0;
        for (model::ItemIndex item = 0; item < items_; ++item) {
            lines.push_back(item_text(bundle_, item));
            total += lines.back().size() + 2;
        }
        const std::size_t  wanted = std::max(kFileBytes, total / kMostDetails);
        std::vector<Entry> entries;
        for (model::ItemIndex item = 0; item < items_;) {
            const model::ItemIndex first = item;
            std::string            text  = "[\n";
            while (item < items_ && (item == first || text.size() + lines[item].size() <= wanted)) {
                if (item > first) text += ",\n";
                text += lines[item++];
            }
            entries.push_back({key_of(first), files_.put(text + "\n]\n", true)});
        }
        return files_.tree(std::move(entries), true);
    }

    Tree ids()
    {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> hashes;
        for (model::ItemIndex item = 0; item < items_; ++item) hashes.emplace_back(model::hash_of(bundle_.text(item, model::ItemText::id)), item);
        std::ranges::sort(hashes);
        std::vector<Entry> entries;
        for (std::size_t i = 0; i < hashes.size();) {
            const std::size_t first  = i;
            std::uint32_t     before = 0;
            std::string       text;
            // Equal hashes stay together.
            while (i < hashes.size() && (text.size() < kFileBytes || hashes[i].first == hashes[i - 1].first)) {
                put_number(text, hashes[i].first - before);
                put_number(text, hashes[i].second);
                before = hashes[i++].first;
            }
            std::string head;
            put_number(head, i - first);
            entries.push_back({key_of(hashes[first].first), files_.put(head + text, false)});
        }
        return files_.tree(std::move(entries), false);
    }

    // ---- words ----------------------------------------------------------------------------------------------

    /// Puts a part of a list into the file of lists that is being filled, and says where: file, offset, bytes.
    void put_part(std::string& to, std::uint32_t what, std::string_view text)
    {
        if (!open_list_.empty() && open_list_.size() + text.size() > kListFileBytes) close_list();
        put_number(to, what);
        put_number(to, list_entries_.size());
        put_number(to, open_list_.size());
        put_number(to, text.size());
        open_list_ += text;
    }

    void close_list()
    {
        list_entries_.push_back({key_of(static_cast<std::uint32_t>(list_entries_.size())), files_.put(open_list_, false)});
        open_list_.clear();
    }

    Tree lists()
    {
        if (!open_list_.empty()) close_list();
        return files_.tree(std::move(list_entries_), false);
    }

    /// What stands behind a word: items, and its list or where that is.
    std::string list_of(const std::vector<Posting>& postings)
    {
        std::string text;
        put_number(text, postings.size());
        if (postings.size() <= kShortList) {
            const std::string list = list_text(postings, 0);
            if (list.size() <= kInlineBytes) {
                put_number(text, 0);
                put_text(text, list);
                return text;
            }
            put_number(text, 1);
            put_number(text, 1);
            put_part(text, kWhole, list);
            return text;
        }
        std::string   parts;
        std::uint64_t count = 0;
        if (postings.size() > kLongList) {
            std::vector<Posting> best = postings;
            std::ranges::stable_sort(best, std::ranges::greater{}, &Posting::level);
            best.resize(kBestItems);
            std::ranges::sort(best, {}, &Posting::item);
            put_part(parts, kBest, list_text(best, 0));
            ++count;
        }
        for (auto from = postings.begin(); from != postings.end();) {
            const std::uint32_t stretch = from->item / kStretch;
            const auto          to      = std::ranges::find_if(from, postings.end(), [&](const Posting& posting) { return posting.item / kStretch != stretch; });
            const std::uint32_t first = stretch * kStretch, length = std::min(kStretch, items_ - first);
            const auto          has   = static_cast<std::size_t>(to - from);
            if (has * kDense > length) {
                std::uint64_t levels = 0;
                std::string   bits((length + 7) / 8, '\0');
                for (auto posting = from; posting != to; ++posting) {
                    levels += posting->level;
                    char& byte = bits[(posting->item - first) / 8];
                    byte       = static_cast<char>(byte | 1 << (posting->item - first) % 8);
                }
                put_part(parts, kRanges + 2 * stretch + 1, static_cast<char>(levels / has) + bits);
            } else {
                put_part(parts, kRanges + 2 * stretch, list_text({from, to}, first));
            }
            ++count;
            from = to;
        }
        put_number(text, 1);
        put_number(text, count);
        return text + parts;
    }

    Tree words()
    {
        catalogue::Index index;
        while (!index.grow(bundle_, 1u << 24)) {}
        std::vector<catalogue::WordIndex> order(index.words());
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::sort(order, {}, [&](catalogue::WordIndex word) { return index.word(word); });

        const auto level_of = [&](model::ItemIndex item, std::uint32_t weight) {
            // w / (w + k) as catalogue/search.hpp has it.
            const std::uint64_t total  = std::max<std::uint64_t>(index.total_length(), 1);
            const std::uint64_t length = catalogue::Index::length_of_class(index.length_class(item));
            const std::uint64_t k      = catalogue::kSaturation * ((catalogue::kLengthDenominator - catalogue::kLengthNumerator) * total + catalogue::kLengthNumerator * length * items_);
            const std::uint64_t n      = weight * (catalogue::kLengthDenominator * total);
            return static_cast<std::uint32_t>(std::min<std::uint64_t>(n * kLevels / (n + k), kLevels - 1));
        };

        // Lists of words, and of beginnings that many words have; all in the order of the directory.
        std::vector<std::pair<std::string, std::string>> rows;
        std::vector<std::uint8_t>                        best(items_);  ///< of the beginning at hand: 1 + the level, 0 = not in it
        std::vector<Posting>                             postings;
        struct Beginning {
            std::size_t from, to;  ///< words in order
            std::string text;
        };
        std::vector<Beginning> beginnings;
        for (std::size_t letters = 1; letters <= kBeginningLetters; ++letters) {
            for (std::size_t from = 0; from < order.size();) {
                const std::string_view beginning = first_code_points(index.word(order[from]), letters);
                std::size_t            to        = from;
                while (to < order.size() && index.word(order[to]).starts_with(beginning)) ++to;
                if (code_points(beginning) == letters && to - from > kExpansions) beginnings.push_back({from, to, std::string(beginning) + kAnyEnd});
                from = to;
            }
        }
        std::ranges::sort(beginnings, {}, &Beginning::text);
        std::size_t next = 0;
        const auto  put_beginnings = [&](std::string_view before) {
            for (; next < beginnings.size() && (before.empty() || beginnings[next].text < before); ++next) {
                const Beginning& beginning = beginnings[next];
                postings.clear();
                std::size_t occurrences = 0;
                for (std::size_t i = beginning.from; i < beginning.to; ++i) occurrences += index.items_with(order[i]);
                if (occurrences * 16 < items_) {
                    for (std::size_t i = beginning.from; i < beginning.to; ++i)
                        index.for_each_posting(order[i], [&](model::ItemIndex item, std::uint32_t weight) { postings.push_back({item, level_of(item, weight)}); });
                    std::ranges::sort(postings, [](const Posting& a, const Posting& b) { return a.item != b.item ? a.item < b.item : a.level > b.level; });
                    postings.erase(std::unique(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) { return a.item == b.item; }), postings.end());
                } else {
                    std::ranges::fill(best, std::uint8_t{0});
                    for (std::size_t i = beginning.from; i < beginning.to; ++i)
                        index.for_each_posting(order[i], [&](model::ItemIndex item, std::uint32_t weight) { best[item] = std::max(best[item], static_cast<std::uint8_t>(1 + level_of(item, weight))); });
                    for (std::uint32_t item = 0; item < items_; ++item)
                        if (best[item] != 0) postings.push_back({item, best[item] - 1u});
                }
                rows.emplace_back(beginning.text, list_of(postings));
            }
        };
        for (const catalogue::WordIndex word : order) {
            put_beginnings(index.word(word));
            postings.clear();
            index.for_each_posting(word, [&](model::ItemIndex item, std::uint32_t weight) { postings.push_back({item, level_of(item, weight)}); });
            rows.emplace_back(index.word(word), list_of(postings));
        }
        put_beginnings({});

        std::vector<Entry> entries;
        for (std::size_t i = 0; i < rows.size();) {
            const std::size_t first = i;
            std::string       text;
            std::string_view  before;
            for (; i < rows.size() && (i == first || text.size() + rows[i].first.size() + rows[i].second.size() < kFileBytes); ++i) {
                const std::string_view word   = rows[i].first;
                const auto             shared = static_cast<std::size_t>(std::ranges::mismatch(before, word).in1 - before.begin());
                put_number(text, shared);
                put_text(text, word.substr(shared));
                text += rows[i].second;
                before = word;
            }
            std::string head;
            put_number(head, i - first);
            entries.push_back({rows[first].first, files_.put(head + text, false)});
        }
        return files_.tree(std::move(entries), false);
    }

    // ---- columns --------------------------------------------------------------------------------------------

    void put_column(std::uint32_t number, const model::Column& column, const model::TextPool& texts)
    {
        for (std::uint32_t first = 0; first < items_; first += kStretch) {
            std::string text;
            put_cells(text, column, texts, first, std::min(kStretch, items_ - first));
            column_entries_.push_back({column_key(number, first / kStretch), files_.put(text, false)});
        }
    }

    /// True when a column of texts has few different ones.
    [[nodiscard]] bool few_texts(const model::Column& column) const
    {
        std::set<std::string_view> different;
        std::size_t                bytes = 0;
        for (model::ItemIndex item = 0; item < items_; ++item) {
            if (column.status(item) != model::Status::known) continue;
            if (different.insert(bundle_.texts[column.text(item)]).second) bytes += bundle_.texts[column.text(item)].size();
            if (different.size() > kFewTexts || bytes > kFewTextBytes) return false;
        }
        return true;
    }

    Tree columns(const Places& places)
    {
        for (std::size_t i = 0; i < bundle_.columns.size(); ++i) {
            const model::Column& column = bundle_.columns[i];
            const bool           texts  = column.type() == model::AttributeType::text || column.type() == model::AttributeType::url;
            if (!texts || few_texts(column)) put_column(static_cast<std::uint32_t>(places.attributes[i]), column, bundle_.texts);
        }
        for (std::size_t r = 0; r < bundle_.reviews.size(); ++r) {
            model::Column scores(model::AttributeType::number);
            for (model::ItemIndex item = 0; item < items_; ++item)
                if (const model::Review review = bundle_.reviews[r].at(item); review.given && review.score) scores.set_number(item, *review.score);
            put_column(kReviewColumns + static_cast<std::uint32_t>(places.reviewers[r]), scores, bundle_.texts);
        }
        model::Column category(model::AttributeType::text);
        for (model::ItemIndex item = 0; item < items_; ++item)
            if (const model::TextId text = bundle_.items.text(item, model::ItemText::category); text != model::TextId::none) category.set_text(item, text);
        put_column(kCategoryColumn, category, bundle_.texts);

        std::vector<std::pair<std::string, std::uint32_t>> names;
        for (model::ItemIndex item = 0; item < items_; ++item) names.emplace_back(catalogue::order_key(bundle_.text(item, model::ItemText::name)), item);
        std::ranges::sort(names);
        std::vector<std::uint32_t> places_by_name(items_);
        std::uint32_t              place = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i > 0 && names[i].first != names[i - 1].first) ++place;
            places_by_name[names[i].second] = place;
        }
        model::Column order(model::AttributeType::number);
        for (model::ItemIndex item = 0; item < items_; ++item) order.set_number(item, places_by_name[item]);
        put_column(kNameOrderColumn, order, bundle_.texts);
        std::ranges::sort(column_entries_, {}, &Entry::key);
        return files_.tree(std::move(column_entries_), false);
    }

    const model::Bundle& bundle_;
    Files&               files_;
    std::uint32_t        items_;
    std::string          open_list_;
    std::vector<Entry>   list_entries_, column_entries_;
};

struct SegmentText {
    std::uint64_t items;
    File          root;
};

Result<Packed> finish(const model::Bundle& head, const std::vector<Comparison>& comparisons, const std::vector<SegmentText>& segments, Files& files)
{
    if (files.failed()) return std::unexpected(*files.failed());
    Packed        packed{"{" + head_text(head) + "\"items\":[],\n\"x-catalogue\":", files.count(), files.bytes()};
    JsonWriter    json(packed.manifest);
    std::uint64_t items = 0;
    for (const SegmentText& segment : segments) items += segment.items;
    json.open('{');
    json.key("format");
    json.whole(kFormat);
    json.key("items");
    json.whole(items);
    json.key("comparisons");
    json.open('[');
    for (const Comparison& comparison : comparisons) {
        json.open('{');
        for (const auto& [key, text] : {std::pair{"id", &comparison.id}, std::pair{"title", &comparison.title}}) {
            if (text->empty()) continue;
            json.key(key);
            json.text(*text);
        }
        json.key("items");
        json.open('[');
        for (const std::string& id : comparison.items) json.text(id);
        json.close(']');
        json.close('}');
    }
    json.close(']');
    json.key("segments");
    json.open('[');
    for (const SegmentText& segment : segments) {
        json.open('{');
        json.key("items");
        json.whole(segment.items);
        json.key("sha256");
        json.text(hex_of(segment.root.digest));
        json.key("bytes");
        json.whole(segment.root.bytes);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    packed.manifest += "}\n";
    return packed;
}

std::vector<Comparison> comparisons_of(const model::Bundle& bundle)
{
    std::vector<Comparison> all;
    for (const model::Comparison& comparison : bundle.comparisons) {
        Comparison& made = all.emplace_back(Comparison{comparison.id, comparison.title, {}});
        for (const model::ItemIndex item : comparison.items) made.items.emplace_back(bundle.text(item, model::ItemText::id));
    }
    return all;
}

}  // namespace

Result<Packed> write_pack(const model::Bundle& bundle, const Emit& emit)
{
    Files  files(emit);
    Places places{std::vector<std::size_t>(bundle.attributes.size()), std::vector<std::size_t>(bundle.reviewers.size())};
    for (auto* const each : {&places.attributes, &places.reviewers}) std::iota(each->begin(), each->end(), std::size_t{0});
    const File root = Packer(bundle, files).run(places);
    return finish(bundle, comparisons_of(bundle), {{bundle.items.size(), root}}, files);
}

Result<Packed> add_to_pack(const CataloguePack& catalogue, const model::Bundle& head, const model::Bundle& bundle, const Emit& emit)
{
    // The head of the new manifest; a bundle's texts are not copied, and it needs none.
    model::Bundle merged;
    merged.title      = head.title;
    merged.question   = head.question;
    merged.language   = head.language;
    merged.updated    = std::max(head.updated, bundle.updated);
    merged.verdicts   = head.verdicts;
    merged.newsletter = head.newsletter;
    merged.attributes = head.attributes;
    merged.reviewers  = head.reviewers;
    Places places;
    for (const model::Attribute& attribute : bundle.attributes) {
        const auto known = merged.find_attribute(attribute.id);
        if (known) {
            const model::Attribute& other = merged.attributes[*known];
            if (other.type != attribute.type || other.unit != attribute.unit || other.currency != attribute.currency || other.per != attribute.per)
                return fail(ErrorCode::bad_value, attribute.id, "the catalogue has this attribute with another type, unit, currency or per");
            places.attributes.push_back(*known);
            continue;
        }
        if (merged.attributes.size() == model::kMaxAttributes) return fail(ErrorCode::too_many, attribute.id, "at most " + std::to_string(model::kMaxAttributes) + " attributes");
        places.attributes.push_back(merged.attributes.size());
        merged.attributes.push_back(attribute);
    }
    for (const model::Reviewer& reviewer : bundle.reviewers) {
        const auto known = merged.find_reviewer(reviewer.id);
        places.reviewers.push_back(known.value_or(merged.reviewers.size()));
        if (known) continue;
        if (merged.reviewers.size() == model::kMaxReviewers) return fail(ErrorCode::too_many, reviewer.id, "at most " + std::to_string(model::kMaxReviewers) + " reviewers");
        merged.reviewers.push_back(reviewer);
    }
    if (catalogue.segments() == kMaxSegments) return fail(ErrorCode::too_many, "", "at most " + std::to_string(kMaxSegments) + " segments: pack it anew");

    Files                    files(emit);
    std::vector<SegmentText> segments;
    for (const auto& [items, root] : catalogue.segment_list()) segments.push_back({items, root});
    segments.push_back({bundle.items.size(), Packer(bundle, files).run(places)});
    std::vector<Comparison> comparisons = catalogue.comparisons();
    for (Comparison& comparison : comparisons_of(bundle)) comparisons.push_back(std::move(comparison));
    return finish(merged, comparisons, segments, files);
}

}  // namespace juxta::pack
