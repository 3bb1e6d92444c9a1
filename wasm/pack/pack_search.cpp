// wasm/pack/pack_search.cpp - words to lists, and lists to items, a stretch at a time, within a budget of bytes.
// SPDX-License-Identifier: MIT
#include "catalogue/typing.hpp"
#include "catalogue/words.hpp"
#include "pack/catalogue_pack.hpp"
#include "pack/columns.hpp"
#include "pack/format.hpp"

#include "base/small_sort.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace juxta::pack {
namespace {

// Qualities, of 256, as catalogue/search.cpp has them; a beginning that stands for all words has no one length.
constexpr std::uint32_t kQualityWord        = 256;
constexpr std::uint32_t kQualityStart[]     = {128, 224};
constexpr std::uint32_t kQualityAnyEnd      = 160;
constexpr std::uint32_t kQualityNear[]      = {0, 112, 64};
constexpr std::uint32_t kQualityNearStart[] = {0, 64, 32};

constexpr std::size_t kMeaningsOfWord = 64;  ///< words that one word of the query may stand for
constexpr std::size_t kFilesOfWord    = 3;   ///< of the directory of words, for one word as typed
constexpr std::size_t kFilesNear      = 6;   ///< and with typing errors

/// About log2(1 + all / some), of 256.
std::uint32_t rarity(std::uint64_t all, std::uint64_t some)
{
    const std::uint64_t ratio = (all + some) * 256 / some;
    const auto          whole = static_cast<std::uint32_t>(std::bit_width(ratio)) - 1;
    return (whole - 8) * 256 + static_cast<std::uint32_t>((ratio << 8 >> whole) - 256);
}

struct Part {
    std::uint32_t what   = kWhole;
    std::uint32_t file   = 0;
    std::uint32_t offset = 0;
    std::uint32_t bytes  = 0;
};

/// Items with one word, in one segment.
struct List {
    std::uint32_t     items   = 0;
    std::uint32_t     quality = 0;
    bool              any_end = false;  ///< it stands for all words with that beginning
    bool              in_word = false;
    std::string_view  inlined;  ///< when in_word
    std::vector<Part> parts;
};

struct Posting {
    std::uint32_t item  = 0;
    std::uint32_t level = 0;
};

/// returns  false when the bytes are no list of items from `first` to before `end`
bool read_list(std::string_view bytes, std::uint32_t first, std::uint32_t end, std::vector<Posting>& to)
{
    ByteReader    reader(bytes);
    std::uint64_t next = first;
    while (!reader.over()) {
        const std::uint64_t read = reader.number();
        next += read / kLevels;
        if (next >= end || read / kLevels > end) return false;
        to.push_back({static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(read % kLevels)});
        ++next;
    }
    return !reader.failed();
}

/// returns  false when the bytes are no bits of items from `first` to before `end`
bool read_bits(std::string_view bytes, std::uint32_t first, std::uint32_t end, std::vector<Posting>& to)
{
    if (bytes.size() != 1 + (end - first + 7) / 8) return false;
    const std::uint32_t level = static_cast<unsigned char>(bytes[0]);
    if (level >= kLevels) return false;
    for (std::uint32_t item = first; item < end; ++item)
        if ((static_cast<unsigned char>(bytes[1 + (item - first) / 8]) >> (item - first) % 8 & 1) != 0) to.push_back({item, level});
    return true;
}

/// One word of a file of words.
struct Word {
    std::string text;
    List        list;
};

/// Calls take(word) for each word of a file of words. returns  false when it is none
template <class Take>
bool for_each_word(std::string_view bytes, std::uint32_t segment_items, Take&& take)
{
    ByteReader          reader(bytes);
    Word                word;
    const std::uint32_t count = reader.number_up_to(bytes.size());
    for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
        word.text.resize(reader.number_up_to(word.text.size()));
        const std::string_view rest = reader.text();
        if (word.text.size() + rest.size() > catalogue::kMaxWordBytes + 1) return false;
        word.text += rest;
        word.list       = {};
        word.list.items = reader.number_up_to(segment_items);
        if (word.list.items == 0) return false;
        if (reader.number_up_to(1) == 0) {
            word.list.in_word = true;
            word.list.inlined = reader.text();
        } else {
            const std::uint32_t parts = reader.number_up_to(segment_items / kStretch + 3);
            for (std::uint32_t p = 0; p < parts && !reader.failed(); ++p) {
                Part part;
                part.what   = reader.number_up_to(kRanges + 1 + 2 * (segment_items / kStretch));
                part.file   = reader.number_up_to(0xFFFF'FFFF);
                part.offset = reader.number_up_to(kMaxFileBytes);
                part.bytes  = reader.number_up_to(kMaxFileBytes);
                word.list.parts.push_back(part);
            }
        }
        if (reader.failed()) return false;
        take(word);
    }
    return !reader.failed() && reader.left() == 0;
}

}  // namespace

class CataloguePack::Search {
public:
    Search(const CataloguePack& pack, const catalogue::Query& query, std::size_t limit, Visit& visit, Reach reach)
        : pack_(pack), query_(query), limit_(limit), visit_(visit), all_(reach == Reach::all)
    {
    }

    std::optional<Hits> run()
    {
        hits_.forgave.assign(query_.words.size(), 0);
        if (query_.empty() || pack_.segments_.empty()) return hits_;
        for (const Segment& segment : pack_.segments_) roots_.push_back(pack_.root(segment, visit_));
        if (!visit_.ready()) return std::nullopt;
        start_ = visit_.bytes();

        lists_.assign(query_.words.size(), std::vector<std::vector<List>>(pack_.segments_.size()));
        for (std::size_t w = 0; w < query_.words.size(); ++w) take_typed(w);
        if (!visit_.ready()) return std::nullopt;
        for (std::size_t w = 0; w < query_.words.size(); ++w) {
            for (const std::size_t letters : {std::size_t{2}, std::size_t{1}}) {
                if (std::ranges::any_of(lists_[w], [](const auto& lists) { return !lists.empty(); })) break;
                take_near(w, letters);
                if (!visit_.ready()) return std::nullopt;
            }
        }

        // The rarest word first.
        for (std::size_t w = 0; w < query_.words.size(); ++w) {
            std::uint64_t items = 0;
            for (const auto& lists : lists_[w]) {
                const auto any = std::ranges::find(lists, true, &List::any_end);
                if (any != lists.end()) items += any->items;
                else
                    for (const List& list : lists) items += list.items;
            }
            if (items == 0) return Hits{{}, 0, hits_.complete, hits_.complete, hits_.forgave};
            turns_.push_back({w, std::min<std::uint64_t>(items, pack_.items_)});
        }
        small_sort(turns_, [](const Turn& a, const Turn& b) { return a.items < b.items; });

        for (std::size_t s = 0; s < pack_.segments_.size() && !visit_.broken(); ++s) {
            if (std::ranges::any_of(lists_, [&](const auto& of_word) { return of_word[s].empty(); })) continue;
            query_.words.size() == 1 ? one_word(s) : many_words(s);
        }
        if (!visit_.ready()) return std::nullopt;
        hits_.counted     = hits_.counted && hits_.complete;
        const auto before = [](const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.item < b.item; };
        const auto end    = hits_.best.begin() + static_cast<std::ptrdiff_t>(std::min(limit_, hits_.best.size()));
        std::partial_sort(hits_.best.begin(), end, hits_.best.end(), before);
        hits_.best.erase(end, hits_.best.end());
        return std::move(hits_);
    }

private:
    struct Turn {
        std::size_t   word;
        std::uint64_t items;
    };

    [[nodiscard]] bool affordable(std::size_t bytes) const { return visit_.bytes() - start_ + bytes <= (all_ ? kWholeSearchBytes : kSearchBytes); }

    /// Opens files of words that may hold what starts with `beginning`, while take(bytes) says so and the budget lasts; `complete` tells
    /// when something was left out. Files that are not at hand are asked for one after the other, or (where all are needed) at once.
    template <class Take>
    void words_from(std::size_t s, const std::string& beginning, std::size_t most, bool at_once, Take&& take)
    {
        std::size_t opened = 0;
        for (const Entry& entry : files_from(roots_[s]->words, beginning, beginning + '\xFF', most + 1, visit_)) {
            if (opened++ == most || (!visit_.asked(entry.file.digest) && !affordable(entry.file.bytes))) {
                hits_.complete = false;
                return;
            }
            if (const std::string* const bytes = visit_.open(entry.file); bytes != nullptr && !take(*bytes)) return;
            if (visit_.broken() || (!at_once && !visit_.ready())) return;
        }
    }

    void take_typed(std::size_t w)
    {
        const std::string& typed = query_.words[w];
        for (std::size_t s = 0; s < pack_.segments_.size() && !visit_.broken(); ++s) {
            auto& lists  = lists_[w][s];
            bool  any    = false;  // one list stands for all longer words
            bool  beyond = false;
            words_from(s, typed, kFilesOfWord, false, [&](const std::string& bytes) {
                const bool fine = for_each_word(bytes, pack_.segments_[s].items, [&](const Word& word) {
                    if (any || !std::string_view(word.text).starts_with(typed)) {
                        beyond = beyond || word.text > typed;
                        return;
                    }
                    const std::size_t size = word.text.size();
                    const bool        own  = size == typed.size() + 1 && word.text.back() == kAnyEnd;
                    if (word.text.back() == kAnyEnd && !own) return;  // a longer beginning: its words come by themselves
                    any = own;
                    if (lists.size() == kMeaningsOfWord) {
                        hits_.complete = false;
                        return;
                    }
                    const auto share = static_cast<std::uint32_t>(typed.size()) * (kQualityStart[1] - kQualityStart[0]) / static_cast<std::uint32_t>(size);
                    lists.push_back(word.list);
                    lists.back().any_end = own;
                    lists.back().quality = own ? kQualityAnyEnd : size == typed.size() ? kQualityWord : kQualityStart[0] + share;
                });
                if (!fine) visit_.break_off();
                return fine && !any && !beyond;
            });
        }
    }

    void take_near(std::size_t w, std::size_t letters)
    {
        const std::string& typed   = query_.words[w];
        const unsigned     allowed = catalogue::errors_allowed(typed);
        if (allowed == 0) return;
        hits_.forgave[w] = 1;
        const catalogue::Pattern pattern(typed);
        const std::size_t        count = catalogue::letters_of(typed);
        const std::string        beginning(first_code_points(typed, letters));
        for (std::size_t s = 0; s < pack_.segments_.size() && !visit_.broken(); ++s) {
            auto& lists = lists_[w][s];
            words_from(s, beginning, kFilesNear, true, [&](const std::string& bytes) {
                const bool fine = for_each_word(bytes, pack_.segments_[s].items, [&](const Word& word) {
                    if (!word.text.starts_with(beginning) || word.text.back() == kAnyEnd || lists.size() == kMeaningsOfWord) return;
                    const catalogue::Distance distance = pattern.to(word.text, allowed);
                    std::uint32_t             quality  = distance.whole <= allowed ? kQualityNear[distance.whole] : 0;
                    if (count >= catalogue::kLettersForPrefixErrors && distance.prefix > 0 && distance.prefix <= allowed)
                        quality = std::max(quality, kQualityNearStart[distance.prefix] * static_cast<std::uint32_t>(std::min(typed.size(), word.text.size())) / static_cast<std::uint32_t>(word.text.size()));
                    if (quality == 0) return;
                    lists.push_back(word.list);
                    lists.back().quality = quality;
                });
                if (!fine) visit_.break_off();
                return fine;
            });
        }
    }

    /// The bytes of a part of a list; "" and not ready when they are not at hand.
    std::string_view part_bytes(std::size_t s, const Part& part)
    {
        const std::string key   = key_of(part.file);
        const auto        files = files_from(roots_[s]->lists, key, key, 1, visit_);
        if (files.empty() || files[0].key != key) {
            if (visit_.ready()) visit_.break_off();
            return {};
        }
        if (!visit_.asked(files[0].file.digest) && !affordable(files[0].file.bytes)) {
            hits_.complete = false;
            spent_         = true;
            return {};
        }
        const std::string* const bytes = visit_.open(files[0].file);
        if (bytes == nullptr) return {};
        if (part.offset > bytes->size() || part.bytes > bytes->size() - part.offset) {
            visit_.break_off();
            return {};
        }
        return std::string_view(*bytes).substr(part.offset, part.bytes);
    }

    static std::uint32_t adds(std::uint32_t rare, std::uint32_t quality, std::uint32_t level) { return std::max((rare * quality >> 8) * (2 * level + 1), 1u); }

    void read(std::string_view bytes, std::uint32_t first, std::uint32_t end, std::vector<Posting>& to)
    {
        to.clear();
        if (!read_list(bytes, first, end, to)) visit_.break_off();
    }

    /// A part of a list that is at hand, or is asked for.
    void read(std::size_t s, const Part& part, std::vector<Posting>& to)
    {
        const std::uint32_t    items = pack_.segments_[s].items;
        const std::string_view bytes = part_bytes(s, part);
        if (part.what < kRanges) return read(bytes, 0, items, to);
        const std::uint32_t first = (part.what - kRanges) / 2 * kStretch;
        const std::uint32_t end   = static_cast<std::uint32_t>(std::min<std::uint64_t>(items, std::uint64_t{first} + kStretch));
        if ((part.what - kRanges) % 2 == 0 || bytes.empty()) return read(bytes, std::min(first, end), end, to);
        to.clear();
        if (first >= end || !read_bits(bytes, first, end, to)) visit_.break_off();
    }

    /// The best of all items with one word, from the lists of the best where there are such.
    void one_word(std::size_t s)
    {
        const std::uint32_t                          items = pack_.segments_[s].items;
        const std::uint32_t                          rare  = rarity(pack_.items_, turns_[0].items);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> scored;  ///< item, score
        std::uint64_t                                most  = 0;
        std::vector<Posting>                         postings;
        for (const List& list : lists_[0][s]) {
            const auto  best = std::ranges::find(list.parts, kBest, &Part::what);
            const auto  take = [&] {
                for (const Posting& posting : postings) scored.emplace_back(posting.item, adds(rare, list.quality, posting.level));
            };
            if (list.in_word) {
                read(list.inlined, 0, items, postings);
                take();
            } else if (!all_ && best != list.parts.end()) {
                most = std::max<std::uint64_t>(most, list.items);
                read(s, *best, postings);
                take();
            } else {
                for (const Part& part : list.parts) {
                    read(s, part, postings);
                    take();
                }
            }
            if (visit_.broken()) return;
        }
        std::ranges::sort(scored, [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
        std::uint64_t found = 0;
        for (std::size_t i = 0; i < scored.size(); ++i) {
            if (i > 0 && scored[i].first == scored[i - 1].first) continue;
            hits_.best.push_back({pack_.segments_[s].first + scored[i].first, scored[i].second});
            ++found;
        }
        const auto any = std::ranges::find(lists_[0][s], true, &List::any_end);
        if (any != lists_[0][s].end()) most = any->items;
        else if (most > found && lists_[0][s].size() > 1) hits_.counted = false;
        if (most > found && (all_ || limit_ > kBestItems)) hits_.complete = false;
        hits_.count += std::max(found, most);
    }

    /// Items that have all words, a stretch after the other.
    void many_words(std::size_t s)
    {
        const std::uint32_t items = pack_.segments_[s].items;
        const std::size_t   words = turns_.size();

        // Short lists are there as a whole; of long ones it is known which stretches they touch.
        std::vector<std::vector<std::vector<Posting>>> whole(words);
        for (std::size_t t = 0; t < words; ++t) {
            for (const List& list : lists_[turns_[t].word][s]) {
                std::vector<Posting>& postings = whole[t].emplace_back();
                if (list.in_word) read(list.inlined, 0, items, postings);
                else if (!list.parts.empty() && list.parts[0].what == kWhole) read(s, list.parts[0], postings);
                if (visit_.broken()) return;
            }
        }
        if (!visit_.ready()) return;

        const auto in_stretch = [&](const std::vector<Posting>& postings, std::uint32_t stretch) {
            const auto from = std::ranges::lower_bound(postings, stretch * kStretch, {}, &Posting::item);
            const auto to   = std::ranges::lower_bound(postings, std::uint64_t{stretch + 1} * kStretch, {}, [](const Posting& p) { return std::uint64_t{p.item}; });
            return std::span<const Posting>(from, to);
        };
        struct State {
            std::uint32_t score = 0, current = 0;
            std::uint8_t  stage = 0;
        };
        std::vector<State>   states;
        std::vector<Posting> read_postings;
        for (std::uint32_t stretch = 0; std::uint64_t{stretch} * kStretch < items && !spent_; ++stretch) {
            const auto part_of = [&](const List& list) { return std::ranges::find_if(list.parts, [&](const Part& part) { return part.what >= kRanges && (part.what - kRanges) / 2 == stretch; }); };
            bool       all     = true;
            for (std::size_t t = 0; t < words && all; ++t) {
                const auto& lists = lists_[turns_[t].word][s];
                bool        some  = false;
                for (std::size_t l = 0; l < lists.size() && !some; ++l) some = part_of(lists[l]) != lists[l].parts.end() || !in_stretch(whole[t][l], stretch).empty();
                all = some;
            }
            if (!all) continue;
            const std::uint32_t first = stretch * kStretch, end = static_cast<std::uint32_t>(std::min<std::uint64_t>(items, std::uint64_t{first} + kStretch));
            states.assign(end - first, {});
            for (std::size_t t = 0; t < words && !spent_; ++t) {
                const std::uint32_t rare  = rarity(pack_.items_, turns_[t].items);
                const auto&         lists = lists_[turns_[t].word][s];
                for (std::size_t l = 0; l < lists.size() && !spent_; ++l) {
                    const auto put = [&](std::span<const Posting> postings) {
                        for (const Posting& posting : postings) {
                            State& state = states[posting.item - first];
                            if (state.stage == t) {
                                state.stage   = static_cast<std::uint8_t>(t + 1);
                                state.current = 0;
                            } else if (state.stage != t + 1) {
                                continue;
                            }
                            const std::uint32_t more = adds(rare, lists[l].quality, posting.level);
                            if (more > state.current) {
                                state.score += more - state.current;
                                state.current = more;
                            }
                        }
                    };
                    put(in_stretch(whole[t][l], stretch));
                    if (const auto part = part_of(lists[l]); part != lists[l].parts.end()) {
                        read(s, *part, read_postings);
                        put(read_postings);
                    }
                    if (visit_.broken()) return;
                }
            }
            if (spent_) break;  // what is known of this stretch is not all
            for (std::uint32_t i = 0; i < states.size(); ++i) {
                if (states[i].stage != words) continue;
                ++hits_.count;
                hits_.best.push_back({pack_.segments_[s].first + first + i, states[i].score});
            }
        }
    }

    const CataloguePack&                        pack_;
    const catalogue::Query&                     query_;
    std::size_t                                 limit_;
    Visit&                                      visit_;
    bool                                        all_;
    Hits                                        hits_;
    std::vector<std::optional<Root>>            roots_;
    std::size_t                                 start_ = 0;
    std::vector<std::vector<std::vector<List>>> lists_;  ///< by word of the query, then segment
    std::vector<Turn>                           turns_;
    bool                                        spent_ = false;
};

std::optional<Hits> CataloguePack::search(const catalogue::Query& query, std::size_t limit, Visit& visit, Reach reach) const
{
    return Search(*this, query, limit, visit, reach).run();
}

}  // namespace juxta::pack
