// tests/fuzz/fuzz_query.cpp - any bytes as items, a line each, a name and behind a tab a category; the last line as what somebody searches for.
// SPDX-License-Identifier: MIT
#include "catalogue/search.hpp"
#include "catalogue/words.hpp"
#include "tests/catalogue/catalogues.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <vector>

namespace {

using namespace juxta;
using namespace juxta::catalogue;

void must(bool holds)
{
    if (!holds) std::abort();
}

/// Whether each word of the query stands somehow in one of the line's.
bool has_all(const Query& query, const Found& found, std::string_view line)
{
    for (std::size_t q = 0; q < query.words.size(); ++q) {
        bool any = false;
        for (WordReader words(line); !any && words.next();) any = standing_of(query.words[q], words.word(), found.forgave[q] != 0).match != Match::none;
        if (!any) return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 8192));
    const std::size_t      last  = all.rfind('\n');
    const std::string_view typed = last == std::string_view::npos ? all : all.substr(last + 1);

    tests::Making                 making;
    std::vector<std::string_view> lines;
    for (std::string_view rest = last == std::string_view::npos ? std::string_view() : all.substr(0, last); !rest.empty() && lines.size() < 200;) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.push_back(rest.substr(0, end));
        const std::size_t tab  = std::min(lines.back().find('\t'), lines.back().size());
        const auto        item = making.item(lines.back().substr(0, tab));
        making.set(item, model::ItemText::category, lines.back().substr(tab));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }

    // An index is the same however it grew.
    const model::Bundle& bundle = making.bundle();
    Index                at_once, by_and_by;
    while (!at_once.grow(bundle, std::numeric_limits<std::size_t>::max())) {}
    while (!by_and_by.grow(bundle, 1)) {}
    must(at_once.words() == by_and_by.words() && at_once.total_length() == by_and_by.total_length());

    const Query query = read_query(typed);
    must(query.words.size() <= kMaxQueryWords);
    Searcher     searcher(at_once), other(by_and_by);
    const Found& found = searcher.search(query);
    must(found.items.size() == found.scores.size() && std::ranges::is_sorted(found.items));
    must(other.search(read_query(std::string_view("zzzz"))).items.size() <= lines.size());
    must(other.search(query) == found);  // nothing stays of the search before

    const auto order = best_first(found, found.items.size());
    must(order.size() == found.items.size());
    for (std::size_t i = 1; i < order.size(); ++i)
        must(found.scores[order[i - 1]] > found.scores[order[i]] || (found.scores[order[i - 1]] == found.scores[order[i]] && order[i - 1] < order[i]));

    for (std::size_t item = 0; item < lines.size(); ++item) {
        const bool is_found = std::ranges::binary_search(found.items, static_cast<model::ItemIndex>(item));
        if (is_found) must(has_all(query, found, lines[item]));
        std::size_t from = 0;
        for (const Span& mark : marks_of(query, found.forgave, lines[item])) {
            must(mark.begin >= from && mark.begin < mark.end && mark.end <= lines[item].size());
            from = mark.end + 1;
        }
    }
    return 0;
}
