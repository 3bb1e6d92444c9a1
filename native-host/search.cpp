// native-host/search.cpp - the command `juxta search`, in a bundle or in a packed catalogue.
// SPDX-License-Identifier: MIT
#include "base/describe.hpp"
#include "bundle/load.hpp"
#include "catalogue/search.hpp"
#include "commands.hpp"
#include "packs.hpp"
#include "view/clean_text.hpp"

#include <algorithm>
#include <charconv>

namespace juxta::host {
namespace {

constexpr std::size_t kMostHits = 1'000'000;

/// An item as a line: id, name, category.
void print(const model::Bundle& bundle, model::ItemIndex item, Io& io)
{
    std::string line;
    for (const model::ItemText part : {model::ItemText::id, model::ItemText::name, model::ItemText::category}) {
        if (!line.empty()) line += '\t';
        line += view::clean_line(bundle.text(item, part));
    }
    io.out(line + "\n");
}

void sum_up(std::size_t shown, std::uint64_t count, bool counted, bool forgiving, Io& io)
{
    std::string text = counted ? count_of(static_cast<std::size_t>(count), "item") + " found" : "at least " + count_of(static_cast<std::size_t>(count), "item") + " found";
    if (shown < count) text += ", the best " + std::to_string(shown) + " shown";
    if (forgiving) text += "; nothing is spelt so, typing errors are forgiven";
    io.err(text + "\n");
}

int search_packed(PackFolder& folder, const catalogue::Query& query, std::size_t limit, Io& io)
{
    const auto failed = [&](const Error& error) {
        say_error(io, describe(error));
        return kProblems;
    };
    const auto hits = folder.answer([&](pack::Visit& visit) { return folder.catalogue().search(query, limit, visit); });
    if (!hits) return failed(hits.error());
    std::vector<pack::ItemNumber> items;
    for (const pack::Hit& hit : hits->best) items.push_back(hit.item);
    const auto opened = folder.answer([&](pack::Visit& visit) { return folder.catalogue().open(std::span<const pack::ItemNumber>(items), visit); });
    if (!opened) return failed(opened.error());
    const bundle::Loaded loaded = bundle::load(opened->bundle);
    if (!loaded.bundle) return failed(Error{ErrorCode::bad_value, "", "the items found are no bundle"});
    for (model::ItemIndex item = 0; item < loaded.bundle->items.size(); ++item) print(*loaded.bundle, item, io);
    sum_up(loaded.bundle->items.size(), hits->count, hits->counted, std::ranges::find(hits->forgave, 1) != hits->forgave.end() && !items.empty(), io);
    return kDone;
}

}  // namespace

int command_search(Arguments arguments, Io& io)
{
    constexpr Option kOptions[] = {{"--limit", true}};
    const auto       parsed     = parse("search", arguments, kOptions, io);
    if (!parsed) return kUsage;
    if (parsed->words.size() < 2) return refuse_usage("search", parsed->words.empty() ? "no bundle is named" : "nothing is sought", io);
    std::size_t limit = 10;
    if (const std::string* const given = parsed->value_of("--limit")) {
        const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), limit);
        if (error != std::errc{} || end != given->data() + given->size() || limit == 0 || limit > kMostHits) return refuse_usage("search", "--limit is a whole number from 1, not '" + *given + "'", io);
    }
    std::string typed;
    for (std::size_t i = 1; i < parsed->words.size(); ++i) typed += (i > 1 ? " " : "") + parsed->words[i];
    const catalogue::Query query = catalogue::read_query(typed);
    if (query.empty()) return refuse_usage("search", "'" + typed + "' has no letter and no digit to look for", io);

    const std::string& path = parsed->words.front();
    bundle::Loader     loader;
    if (const auto read = io.read(path, loader); !read) {
        say_error(io, describe(read.error()));
        return kUsage;
    }
    const bundle::Loaded loaded = loader.finish();
    for (const Problem& problem : loaded.problems)
        if (problem.severity != Severity::warning) io.err(describe(problem, shown_name(path)) + "\n");
    if (!loaded.bundle) return kProblems;
    if (loaded.bundle->items.size() == 0 && path != "-") {
        auto folder = PackFolder::open(path, io);
        if (!folder) {
            say_error(io, describe(folder.error()));
            return kProblems;
        }
        if (*folder) return search_packed(**folder, query, limit, io);
    }
    catalogue::Index index;
    while (!index.grow(*loaded.bundle, 1u << 24)) {}
    catalogue::Searcher     searcher(index);
    const catalogue::Found& found = searcher.search(query);
    const auto              best  = catalogue::best_first(found, limit);
    for (const std::uint32_t place : best) print(*loaded.bundle, found.items[place], io);
    sum_up(best.size(), found.items.size(), true, found.forgiving() && !best.empty(), io);
    return kDone;
}

}  // namespace juxta::host
