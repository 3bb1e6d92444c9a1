// tests/bench/pack_bench.cpp - packs a made-up catalogue, and prints what it takes and what a reader fetches of it, as a line of JSON.
// SPDX-License-Identifier: MIT
//
// juxta_bench_pack [ITEMS]
#include "pack/sieve.hpp"
#include "tests/pack/packs.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments)
{
    using namespace juxta;
    using namespace juxta::tests;
    using Clock = std::chrono::steady_clock;
    const auto ms_since = [](Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); };

    const auto items = count > 1 ? static_cast<std::size_t>(std::atol(arguments[1])) : std::size_t{1'000'000};
    Making     making;
    fill_products(making, items);
    const model::Bundle& bundle = making.bundle();

    auto         start  = Clock::now();
    const Folder folder = packed(bundle);
    const double pack_ms = ms_since(start);
    std::size_t  bytes = folder.manifest.size(), details = 0, largest = 0;
    for (const auto& [digest, file] : folder.files) {
        bytes += file.size();
        details += file.starts_with("[\n{") ? file.size() : 0;
        largest = std::max(largest, file.size());
    }

    Random      random(1);
    std::size_t open_two = 0, open_eight = 0, search_most = 0, search_sum = 0, cut[3] = {};
    double      search_ms = 0;
    for (std::size_t i = 0; i < 200; ++i) {
        std::vector<std::string> ids;
        for (int k = 0; k < 8; ++k) ids.push_back("item-" + std::to_string(random.below(items)));
        Fetcher two(folder), eight(folder), searching(folder);
        (void)eight.open(ids);
        ids.resize(2);
        (void)two.open(ids);
        open_two   = std::max(open_two, two.bytes());
        open_eight = std::max(open_eight, eight.bytes());

        std::string typed;
        for (std::size_t words = 1 + i % 3; words > 0; --words) {
            const std::size_t frequent = random.chance(0.5) ? 20 : 3000;
            const std::string word     = made_up_word(1 + random.below(frequent));
            if (!typed.empty()) typed += ' ';
            typed += random.chance(0.5) ? word : word.substr(0, 1 + random.below(word.size()));
        }
        start           = Clock::now();
        const auto hits = searching.search(typed, 10);
        search_ms += ms_since(start);
        std::vector<pack::ItemNumber> found;
        for (const pack::Hit& hit : hits->best) found.push_back(hit.item);
        (void)searching.open_items(found);
        search_most = std::max(search_most, searching.bytes());
        search_sum += searching.bytes();
        cut[i % 3] += hits->complete ? 0u : 1u;
    }
    // What looks at all of a column: in all, and the longest turn of as much work as juxta_pack_ask() has in one.
    Fetcher     whole(folder);
    pack::Sieve sieve(whole.catalogue());
    whole.work = 262'144;
    double     longest_ms = 0;
    const auto timed      = [&](auto&& ask) {
        double all = 0;
        longest_ms = 0;
        (void)whole.answer([&](pack::Visit& visit) {
            const auto begin = Clock::now();
            auto       made  = ask(visit);
            all += ms_since(begin);
            longest_ms = std::max(longest_ms, ms_since(begin));
            return made;
        });
        return all;
    };
    const std::vector<catalogue::AskedCriterion> criteria{{.index = 0, .type = bundle.attributes[0].type, .better = model::Better::lower, .range = model::Range{0, 1000}},
                                                          {.index = 1, .type = bundle.attributes[1].type, .better = model::Better::higher, .range = model::Range{0, 1}}};
    const catalogue::AskedPlot  plot{{.column = 0, .type = bundle.attributes[0].type, .better = model::Better::lower}, {.column = catalogue::kAskedScore, .criteria = criteria}};
    const catalogue::AskedOrder order{.column = catalogue::kAskedScore, .direction = catalogue::Direction::descending, .criteria = criteria};
    const std::size_t           before  = whole.bytes();
    const double                plot_ms = timed([&](pack::Visit& visit) -> std::optional<bool> {
        if (!sieve.ask({}, {}, visit, {.plot = &plot}) || sieve.plot(plot, visit) == nullptr) return std::nullopt;
        return true;
    });
    const std::size_t plot_bytes      = whole.bytes() - before;
    const double      plot_longest_ms = longest_ms;
    const double      order_ms        = timed([&](pack::Visit& visit) { return sieve.in_order(order, 256, visit); });
    std::printf("{\"items\":%zu,\"pack_ms\":%.0f,\"files\":%zu,\"bytes\":%zu,\"details_bytes\":%zu,\"largest_file\":%zu,\"open_two_most_bytes\":%zu,\"open_eight_most_bytes\":%zu,"
                "\"search_most_bytes\":%zu,\"search_mean_bytes\":%zu,\"search_mean_ms\":%.2f,\"searches\":200,\"cut_short_of_one_two_three_words\":[%zu,%zu,%zu],"
                "\"plot_of_score_bytes\":%zu,\"plot_of_score_ms\":%.0f,\"plot_of_score_longest_turn_ms\":%.0f,\"order_of_the_same_score_ms\":%.0f}\n",
                items, pack_ms, folder.files.size(), bytes, details, largest, open_two, open_eight, search_most, search_sum / 200, search_ms / 200, cut[0], cut[1], cut[2], plot_bytes, plot_ms, plot_longest_ms, order_ms);
    return 0;
}
