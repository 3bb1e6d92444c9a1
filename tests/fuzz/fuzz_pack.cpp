// tests/fuzz/fuzz_pack.cpp - a packed catalogue whose files are changed, or any bytes at all: every question ends, and in order.
// SPDX-License-Identifier: MIT
#include "pack/format.hpp"
#include "pack/sieve.hpp"
#include "tests/pack/packs.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace juxta;
using namespace juxta::tests;

const Folder& whole()
{
    static const Folder folder = [] {
        Making making;
        fill_products(making, 900, 300);
        return packed(making.bundle());
    }();
    return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    Folder folder = whole();
    if (data[0] % 4 == 0) {
        // Any bytes as a manifest.
        const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
        (void)pack::CataloguePack::is_manifest(text);
        if (pack::CataloguePack::read(text)) folder.manifest = text;
    } else if (data[0] % 4 == 1) {
        // Any bytes as one of the files, cut or filled up to the size that its directory names.
        auto at = folder.files.begin();
        std::advance(at, data[1] % folder.files.size());
        std::string bytes(reinterpret_cast<const char*>(data + 2), size - 2);
        bytes.resize(at->second.size());
        at->second = bytes;
    } else {
        // Changes: which file, where, what.
        for (std::size_t i = 1; i + 4 <= size; i += 4) {
            auto at = folder.files.begin();
            std::advance(at, data[i] % folder.files.size());
            at->second[(data[i + 1] * 256u + data[i + 2]) % at->second.size()] = static_cast<char>(data[i + 3]);
        }
    }

    Fetcher           fetcher(folder);
    const std::string word = made_up_word(data[1]);
    for (const std::string& typed : {word, word.substr(0, 2), word + " " + made_up_word(3).substr(0, 1), "x" + word}) {
        const auto hits = fetcher.search(typed, 5);
        if (!hits) continue;
        std::vector<pack::ItemNumber> items;
        for (const pack::Hit& hit : hits->best) items.push_back(hit.item);
        if (const auto opened = fetcher.open_items(items)) (void)bundle::load(opened->bundle);
    }
    (void)fetcher.open({"item-" + std::to_string(data[1]), "item-899", ""});
    constexpr model::AttributeType kTypes[] = {model::AttributeType::money, model::AttributeType::number, model::AttributeType::boolean, model::AttributeType::date, model::AttributeType::tags};
    for (std::uint32_t i = 0; i < 5; ++i) {
        model::TextPool texts;
        const auto      column = fetcher.answer([&](pack::Visit& visit) { return fetcher.catalogue().column(i, kTypes[i], texts, visit); });
        if (!column) continue;
        for (model::ItemIndex item = 0; item < fetcher.catalogue().items(); ++item)
            if (texts[column->text(item)].size() > model::kMaxStringBytes) std::abort();
    }
    // Filters: the columns of before, then any bytes as what is asked.
    pack::Sieve                    sieve(fetcher.catalogue());
    std::vector<catalogue::Asked> asked;
    for (std::uint32_t i = 0; i < 5; ++i) asked.push_back({{.column = i, .test = static_cast<catalogue::Test>(data[1] % 4), .low = -1, .high = static_cast<double>(data[0]), .unknown = data[1] > 127}, kTypes[i], {"yes"}});
    const std::string text(reinterpret_cast<const char*>(data + 2), size - 2);
    for (const auto& filters : {std::optional(asked), catalogue::read_asked(text)}) {
        if (!filters || fetcher.catalogue().items() > 1'000'000) continue;
        if (!fetcher.answer([&](pack::Visit& visit) { return sieve.ask(*filters, *filters, visit) ? std::optional(true) : std::nullopt; })) continue;
        if (sieve.rows().count() > fetcher.catalogue().items()) std::abort();
        for (const auto& order : {std::optional(catalogue::AskedOrder{.column = data[1] % 2 == 0 ? catalogue::kAskedName : catalogue::ColumnIndex{data[1] % 5u}, .type = data[1] % 2 == 0 ? model::AttributeType::text : kTypes[data[1] % 5]}),
                                  catalogue::read_order(text)}) {
            if (!order) continue;
            const auto listed = fetcher.answer([&](pack::Visit& visit) { return sieve.in_order(*order, 9, visit); });
            if (listed && listed->size() != std::min<std::size_t>(9, sieve.rows().count())) std::abort();
        }
        const catalogue::AskedPlot plot    = catalogue::read_plot(text).value_or(catalogue::AskedPlot{{.type = model::AttributeType::money, .better = model::Better::lower}, {.column = 1, .better = model::Better::higher}});
        const auto                 plotted = fetcher.answer([&](pack::Visit& visit) {
            const auto* const made = sieve.plot(plot, visit);
            return made != nullptr ? std::optional(*made) : std::nullopt;
        });
        if (plotted) {
            std::string told;
            write_plotted(told, *plotted, plotted->named);
            if (plotted->drawn > sieve.rows().size() || !catalogue::read_plotted(told, fetcher.catalogue().items())) std::abort();
        }
        std::string offers;
        for (const catalogue::Asked& one : *filters) write_offer(offers, sieve.offer(one));
        if (catalogue::read_offers(offers).size() != filters->size()) std::abort();
    }
    (void)catalogue::read_offers(text);
    (void)catalogue::read_plotted(text, 100);
    return 0;
}
