// tests/fuzz/fuzz_records.cpp - any bytes as what a storage holds, and then clicks: read, shown, written, sent.
// SPDX-License-Identifier: MIT
#include "records/ledger.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace juxta::records;
    std::string_view                   text(reinterpret_cast<const char*>(data), size);
    std::vector<Line>                  lines;
    std::map<std::string, std::string> store;
    bool                               newer = false;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t tab = std::min(line.find('\t'), line.size());
        lines.push_back({std::string(line.substr(0, tab)), std::string(line.substr(std::min(tab + 1, line.size())))});
        const ReadRecord read = read_line(lines.back().key, lines.back().text);
        if (read.reading == Reading::good) {
            const ReadRecord again = read_line(key_of(read.record), write_line(read.record));
            if (key_of(read.record) != lines.back().key || again.reading != Reading::good || !(again.record == read.record)) std::abort();
        }
        // As a storage would: one text a key. What is no record gives way.
        const auto worth = [&](const std::string& one) { return std::pair(read_line(lines.back().key, one).reading != Reading::bad, one); };
        auto&      kept  = store[lines.back().key];
        if (worth(kept) < worth(lines.back().text)) kept = lines.back().text;
    }
    for (const auto& [key, line] : store) newer = newer || read_line(key, line).reading == Reading::newer;
    const auto before = store;

    Ledger        ledger;
    std::uint64_t now = 0;
    Orders        orders = ledger.read(lines, Storage::lasting, "fuzzfuzz", {now, 7, "k0"});
    for (int step = 0; step < 40; ++step) {
        switch (step) {
            case 3: for (Order& order : ledger.keep("a", !ledger.kept("a"))) orders.push_back(std::move(order)); break;
            case 6: for (Order& order : ledger.cast("a", Choice::negative, {now, 7, "k1"})) orders.push_back(std::move(order)); break;
            case 9: for (Order& order : ledger.move("a", -1)) orders.push_back(std::move(order)); break;
            default: break;
        }
        if (orders.empty()) continue;
        const Order order = orders.front();
        orders.erase(orders.begin());
        Orders more;
        now += 400'000;
        const Moment moment{now, 7, "n" + std::to_string(step)};
        if (const auto* write = std::get_if<Write>(&order)) {
            for (const Put& put : write->puts) {
                if (put.was && *put.was != store[put.key]) std::abort();  // nobody else writes here
                if (put.now.empty()) store.erase(put.key);
                else store[put.key] = put.now;
                if (!put.now.empty() && !put.key.starts_with("bad/") && read_line(put.key, put.now).reading != Reading::good) std::abort();
            }
            more = ledger.stored(write->id, Storage::lasting, moment);
        } else if (const auto* post = std::get_if<Post>(&order)) {
            if (post->ballot.key.empty() || post->item.empty()) std::abort();
            more = ledger.answered(post->ballot.key, step % 3 == 0 ? 503 : 200, {}, moment);
        } else {
            more = ledger.wake(moment);
        }
        for (Order& next : more) orders.push_back(std::move(next));
    }
    for (const auto& [key, line] : before)
        if (read_line(key, line).reading == Reading::newer && store[key] != line) std::abort();
    if (newer == ledger.writable()) std::abort();
    (void)ledger.bookmarks();
    (void)ledger.vote("a");
    return 0;
}
