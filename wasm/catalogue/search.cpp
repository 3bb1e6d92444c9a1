// wasm/catalogue/search.cpp - from a query to items and scores.
// SPDX-License-Identifier: MIT
#include "catalogue/search.hpp"

#include "base/small_sort.hpp"
#include "catalogue/scan.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace juxta::catalogue {
namespace {

// Qualities, of 256. A beginning counts between the two numbers, by how much of the word it is.
constexpr std::size_t kQualityWord        = 256;
constexpr std::size_t kQualityStart[]     = {128, 224};
constexpr std::size_t kQualityWithin[]    = {48, 96};
constexpr std::size_t kQualityNear[]      = {0, 112, 64};          // by errors
constexpr std::size_t kQualityNearStart[] = {0, 64, 32};           // likewise, less what is missing of the word
constexpr std::size_t kBytesWithin        = 3;

std::uint16_t between(const std::size_t (&ends)[2], std::size_t part, std::size_t whole)
{
    return static_cast<std::uint16_t>(ends[0] + (ends[1] - ends[0]) * part / whole);
}

// Is it long enough to be looked for within words, too?
bool asks_within(std::string_view word)
{
    return word.size() >= kBytesWithin;
}

// log2(1 + all/some), of 256. some: 1..all. Digit by digit, as no C library agrees with another on the last bit.
std::uint32_t rarity(std::uint64_t all, std::uint64_t some)
{
    std::uint64_t ratio = (all + some) * 65536 / some;  // 16 bits behind the point, 2 or more
    std::uint32_t made  = 0;
    while (ratio >= 131072) {
        ratio >>= 1;
        made += 256;
    }
    for (std::uint32_t bit = 128; bit > 0; bit >>= 1) {
        ratio = ratio * ratio >> 16;
        if (ratio >= 131072) {
            ratio >>= 1;
            made += bit;
        }
    }
    return made;
}

// What near words are worth; 0: they are too far.
std::uint16_t quality_near(Distance distance, unsigned allowed, std::size_t letters, std::size_t part, std::size_t whole)
{
    std::size_t quality = 0;
    if (distance.whole <= allowed) quality = kQualityNear[distance.whole];
    if (letters >= kLettersForPrefixErrors && distance.prefix <= allowed && distance.prefix > 0)
        quality = std::max(quality, kQualityNearStart[distance.prefix] * std::min(part, whole) / whole);
    return static_cast<std::uint16_t>(quality);
}

}  // namespace

Query read_query(std::string_view typed)
{
    Query query;
    for (WordReader reader(typed.substr(0, kMaxQueryBytes)); query.words.size() < kMaxQueryWords && reader.next();)
        if (std::ranges::find(query.words, reader.word()) == query.words.end()) query.words.emplace_back(reader.word());
    return query;
}

bool Found::forgiving() const
{
    return std::ranges::find(forgave, 1) != forgave.end();
}

// What the word stands for, as typed.
void Searcher::take_typed(const std::string& word, std::vector<Meaning>& meanings)
{
    meanings.clear();
    const bool within = asks_within(word);
    find_all(index_.pool(), within ? word : '\0' + word, places_);
    std::size_t at = 0, words = index_.words();
    for (std::uint32_t place : places_) {
        place += within ? 0u : 1u;
        // Words stand in the order of their places: gallop to the last that starts at or before this one.
        std::size_t step = 1;
        while (at + step < words && index_.place(static_cast<WordIndex>(at + step)) <= place) {
            at += step;
            step *= 2;
        }
        for (; step > 0; step /= 2)
            if (at + step < words && index_.place(static_cast<WordIndex>(at + step)) <= place) at += step;
        const auto index = static_cast<WordIndex>(at);
        if (!meanings.empty() && meanings.back().word == index) continue;  // the first place in a word is the best
        const std::size_t size = index_.size_of(index);
        if (index_.place(index) != place) meanings.push_back({index, between(kQualityWithin, word.size(), size), false});
        else if (size == word.size()) meanings.push_back({index, static_cast<std::uint16_t>(kQualityWord), true});
        else meanings.push_back({index, between(kQualityStart, word.size(), size), true});
    }
}

// What it stands for with typing errors, besides.
void Searcher::take_near(const std::string& word, std::vector<Meaning>& meanings)
{
    const unsigned allowed = errors_allowed(word);
    if (allowed == 0) return;
    const Pattern       pattern(word);
    const std::uint32_t letters = Pattern::letters(word);
    const std::size_t   count   = letters_of(word);
    const std::size_t   typed   = meanings.size();
    std::size_t         next    = 0;
    for (WordIndex index = 0; index < index_.words(); ++index) {
        if (static_cast<unsigned>(std::popcount(letters & ~index_.letters(index))) > allowed) continue;
        while (next < typed && meanings[next].word < index) ++next;
        if (next < typed && meanings[next].word == index) continue;
        const std::string_view other = index_.word(index);
        if (const std::uint16_t quality = quality_near(pattern.to(other, allowed), allowed, count, word.size(), other.size()); quality > 0)
            meanings.push_back({index, quality, false});
    }
}

// Shares depend on how long items are on average, which changes while the index grows.
void Searcher::prepare()
{
    if (shares_items_ == index_.items() && shares_length_ == index_.total_length() && !shares_.empty()) return;
    shares_items_  = index_.items();
    shares_length_ = index_.total_length();
    shares_.assign(Index::kLengthClasses * (kMaxWordWeight + 1), 0);
    const std::uint64_t total = std::max<std::uint64_t>(shares_length_, 1);
    for (std::uint32_t c = 0; c < Index::kLengthClasses; ++c)
        for (std::uint32_t w = 1; w <= kMaxWordWeight; ++w) {
            // w / (w + k), with k = kSaturation * ((1 - b) + b * length * items / total), all over kLengthDenominator * total.
            const std::uint64_t length = Index::length_of_class(static_cast<std::uint8_t>(c));
            const std::uint64_t k = kSaturation * ((kLengthDenominator - kLengthNumerator) * total + kLengthNumerator * length * shares_items_);
            const std::uint64_t n = w * (kLengthDenominator * total);
            shares_[c * (kMaxWordWeight + 1) + w] = static_cast<std::uint16_t>(std::max<std::uint64_t>(n * 4096 / (n + k), 1));
        }
}

// Puts the items that have all words into found_. returns  whether one has them all as words or beginnings
bool Searcher::collect(const Query& query)
{
    for (const model::ItemIndex item : touched_) states_[item] = {};
    touched_.clear();
    states_.resize(index_.items());
    found_.items.clear();
    found_.scores.clear();

    // The rarest word first: what it rules out costs nothing later. Ties: the order typed.
    struct Turn {
        std::size_t   word;
        std::uint64_t occurrences;
    };
    std::vector<Turn> turns;
    for (std::size_t w = 0; w < query.words.size(); ++w) {
        std::uint64_t occurrences = 0;
        for (const Meaning& meaning : meanings_[w]) occurrences += index_.items_with(meaning.word);
        if (occurrences == 0) return false;
        turns.push_back({w, occurrences});
    }
    small_sort(turns, [](const Turn& a, const Turn& b) { return a.occurrences < b.occurrences; });

    bool ascending = true;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const std::uint64_t all   = index_.items();
        const std::uint32_t rare  = rarity(all, std::min(turns[turn].occurrences, all));
        const auto          stage = static_cast<std::uint8_t>(turn);
        for (const Meaning& meaning : meanings_[turns[turn].word]) {
            const std::uint32_t factor = std::max(rare * meaning.quality >> 8, 1u);
            index_.for_each_posting(meaning.word, [&](model::ItemIndex item, std::uint32_t weight) {
                State& state = states_[item];
                if (state.stage == stage) {
                    if (stage == 0) {
                        ascending = ascending && (touched_.empty() || touched_.back() < item);
                        touched_.push_back(item);
                    }
                    state.stage   = static_cast<std::uint8_t>(stage + 1);
                    state.current = 0;
                } else if (state.stage != stage + 1) {
                    return;
                }
                const std::uint32_t share = shares_[index_.length_class(item) * (kMaxWordWeight + 1) + weight];
                const std::uint32_t adds  = std::max(factor * share >> 4, 1u);
                if (adds > state.current) {
                    state.score += adds - state.current;
                    state.current = adds;
                }
                if (meaning.strict && state.latest != stage + 1) {
                    state.latest = static_cast<std::uint8_t>(stage + 1);
                    ++state.strict;
                }
            });
        }
    }

    const auto needed = static_cast<std::uint8_t>(turns.size());
    bool       strict = false;
    const auto take   = [&](model::ItemIndex item) {
        const State& state = states_[item];
        if (state.stage != needed) return;
        strict = strict || state.strict == needed;
        found_.items.push_back(item);
        found_.scores.push_back(state.score);
    };
    if (!ascending && touched_.size() > states_.size() / 32) {
        for (model::ItemIndex item = 0; item < states_.size(); ++item) take(item);
    } else {
        if (!ascending) small_sort(touched_);
        for (const model::ItemIndex item : touched_) take(item);
    }
    return strict;
}

const Found& Searcher::search(const Query& query)
{
    prepare();
    found_.items.clear();
    found_.scores.clear();
    found_.forgave.assign(query.words.size(), 0);
    if (query.empty() || index_.items() == 0) return found_;

    meanings_.resize(std::max(meanings_.size(), query.words.size()));
    for (std::size_t w = 0; w < query.words.size(); ++w) take_typed(query.words[w], meanings_[w]);
    if (collect(query)) return found_;

    const auto forgive = [&](std::size_t w) {
        if (found_.forgave[w] != 0 || errors_allowed(query.words[w]) == 0) return false;
        found_.forgave[w] = 1;
        take_near(query.words[w], meanings_[w]);
        return true;
    };
    const auto known = [&](std::size_t w) { return std::ranges::find(meanings_[w], true, &Meaning::strict) != meanings_[w].end(); };
    bool       wider = false;
    for (std::size_t w = 0; w < query.words.size(); ++w)
        if (!known(w)) wider = forgive(w) || wider;
    if (wider) collect(query);
    if (!found_.items.empty()) return found_;
    wider = false;
    for (std::size_t w = 0; w < query.words.size(); ++w) wider = forgive(w) || wider;
    if (wider) collect(query);
    return found_;
}

std::size_t Searcher::memory_bytes() const
{
    std::size_t bytes = meanings_.capacity() * sizeof(meanings_[0]) + places_.capacity() * sizeof(places_[0]) + states_.capacity() * sizeof(State)
                      + touched_.capacity() * sizeof(touched_[0]) + shares_.capacity() * sizeof(shares_[0]) + found_.items.capacity() * sizeof(found_.items[0])
                      + found_.scores.capacity() * sizeof(found_.scores[0]) + found_.forgave.capacity();
    for (const auto& meanings : meanings_) bytes += meanings.capacity() * sizeof(Meaning);
    return bytes;
}

std::vector<std::uint32_t> best_first(const Found& found, std::size_t count)
{
    count = std::min(count, found.items.size());
    if (count == 0) return {};
    // Only those go on whose highest 10 bits of the score are at least those of the last that is wanted.
    const auto                 bits = static_cast<unsigned>(std::bit_width(*std::ranges::max_element(found.scores)));
    const unsigned             cut  = bits > 10 ? bits - 10 : 0;
    std::vector<std::uint32_t> held(1024);
    for (const std::uint32_t score : found.scores) ++held[score >> cut];
    std::uint32_t least = 1024;
    for (std::size_t kept = 0; kept < count; kept += held[least]) --least;
    std::vector<std::uint32_t> order;
    for (std::uint32_t place = 0; place < found.scores.size(); ++place)
        if (found.scores[place] >> cut >= least) order.push_back(place);
    // By 11 bits of the score at a time, from the lowest; each pass keeps the order of the one before.
    std::vector<std::uint32_t> other(order.size());
    for (unsigned shift = 0; shift < bits; shift += 11) {
        std::vector<std::uint32_t> starts(2049);
        for (const std::uint32_t place : order) ++starts[2048 - ((found.scores[place] >> shift) & 2047)];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const std::uint32_t place : order) other[starts[2047 - ((found.scores[place] >> shift) & 2047)]++] = place;
        order.swap(other);
    }
    order.resize(count);
    return order;
}

Standing standing_of(std::string_view query_word, std::string_view word, bool forgiving)
{
    if (word.starts_with(query_word)) return {word.size() == query_word.size() ? Match::word : Match::start, 0, query_word.size()};
    if (asks_within(query_word))
        if (const std::size_t at = word.find(query_word); at != std::string_view::npos) return {Match::within, at, at + query_word.size()};
    const unsigned allowed = forgiving ? errors_allowed(query_word) : 0;
    if (allowed == 0) return {};
    const Distance distance = Pattern(query_word).to(word, allowed);
    return quality_near(distance, allowed, letters_of(query_word), 1, 1) > 0 ? Standing{Match::near, 0, word.size()} : Standing{};
}

std::vector<Span> marks_of(const Query& query, const std::vector<std::uint8_t>& forgave, std::string_view text)
{
    std::vector<Span> marks;
    for (WordReader reader(text); reader.next();) {
        const std::string_view word   = reader.word();
        const std::string_view source = text.substr(reader.begin(), reader.end() - reader.begin());
        std::vector<Span>      own;
        for (std::size_t w = 0; w < query.words.size(); ++w) {
            const Standing standing = standing_of(query.words[w], word, w < forgave.size() && forgave[w] != 0);
            if (standing.match == Match::none) continue;
            const Span span = source_of(source, standing.from, standing.to);
            own.push_back({reader.begin() + span.begin, reader.begin() + span.end});
        }
        small_sort(own, [](const Span& a, const Span& b) { return a.begin < b.begin; });
        for (const Span& span : own) {
            if (!marks.empty() && span.begin <= marks.back().end) marks.back().end = std::max(marks.back().end, span.end);
            else marks.push_back(span);
        }
    }
    return marks;
}

}  // namespace juxta::catalogue
