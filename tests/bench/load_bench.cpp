// tests/bench/load_bench.cpp - loads one document and prints what it took, as a line of JSON.
// SPDX-License-Identifier: MIT
//
// juxta_bench_load FILE [PIECE_BYTES]: the file comes in pieces, as from a network; only the loader's own time counts.
#include "base/describe.hpp"
#include "bundle/load.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten/heap.h>
#else
#include <sys/resource.h>
#endif

namespace {

/// Linear memory of the module, or what the process had resident at most.
std::size_t peak_bytes()
{
#ifdef __EMSCRIPTEN__
    return emscripten_get_heap_size();
#else
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
#endif
}

}  // namespace

int main(int count, char** arguments)
{
    using Clock = std::chrono::steady_clock;

    if (count < 2) {
        std::fprintf(stderr, "usage: juxta_bench_load FILE [PIECE_BYTES]\n");
        return 2;
    }
    std::FILE* const file = std::fopen(arguments[1], "rb");
    if (file == nullptr) {
        std::fprintf(stderr, "cannot read %s\n", arguments[1]);
        return 2;
    }
    std::vector<char>     piece(count > 2 ? static_cast<std::size_t>(std::atol(arguments[2])) : 64 * 1024);
    juxta::bundle::Loader loader;
    Clock::duration       taken{};
    double                longest_ms = 0;
    std::size_t           bytes      = 0;
    const auto            timed      = [&](auto&& work) {
        const auto start = Clock::now();
        work();
        const auto time = Clock::now() - start;
        taken += time;
        longest_ms = std::max(longest_ms, std::chrono::duration<double, std::milli>(time).count());
    };
    for (std::size_t size = 0; (size = std::fread(piece.data(), 1, piece.size(), file)) > 0; bytes += size)
        timed([&] { loader.feed({piece.data(), size}); });
    juxta::bundle::Loaded loaded;
    const double          longest_feed_ms = longest_ms;
    timed([&] { loaded = loader.finish(); });
    std::fclose(file);

    for (const juxta::Problem& problem : loaded.problems)
        std::fprintf(stderr, "%s\n", describe(problem, arguments[1]).c_str());
    if (!loaded.bundle)
        return 1;
    const std::size_t items = loaded.bundle->items.size();
    const std::size_t live  = loaded.bundle->memory_bytes();
    std::printf("{\"seconds\":%.4f,\"longest_feed_ms\":%.2f,\"bytes\":%zu,\"items\":%zu,\"problems\":%zu,\"live_bytes_per_item\":%.1f,\"peak_bytes\":%zu}\n",
                std::chrono::duration<double>(taken).count(), longest_feed_ms, bytes, items, loaded.problem_count,
                static_cast<double>(live) / static_cast<double>(items > 0 ? items : 1), peak_bytes());
    return 0;
}
