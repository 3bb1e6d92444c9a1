// tests/pack/packs.hpp - packing into memory, asking with a fetcher that counts, and made-up catalogues.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/date.hpp"
#include "bundle/load.hpp"
#include "pack/bundle_text.hpp"
#include "pack/catalogue_pack.hpp"
#include "pack/write_pack.hpp"
#include "tests/catalogue/catalogues.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace juxta::tests {

/// A packed catalogue in memory.
struct Folder {
    std::map<Digest, std::string> files;
    std::string                   manifest;
    std::size_t                   written = 0;  ///< files that were given out

    pack::Emit emit()
    {
        return [this](const pack::File& file, std::string_view bytes) -> Result<void> {
            ++written;
            files[file.digest] = bytes;
            return {};
        };
    }
};

inline Folder packed(const model::Bundle& bundle)
{
    Folder     folder;
    const auto made = pack::write_pack(bundle, folder.emit());
    if (made) folder.manifest = made->manifest;
    return folder;
}

/// Reads a packed catalogue as a page would: file by file, as they are wanted, each once.
class Fetcher {
public:
    explicit Fetcher(const Folder& folder) : folder_(folder), catalogue_(pack::CataloguePack::read(folder.manifest).value()), bytes_(folder.manifest.size()), requests_(1) {}

    [[nodiscard]] const pack::CataloguePack& catalogue() const { return catalogue_; }
    [[nodiscard]] std::size_t                bytes() const { return bytes_; }
    [[nodiscard]] std::size_t                requests() const { return requests_; }
    [[nodiscard]] std::size_t                rounds() const { return rounds_; }
    [[nodiscard]] bool                       broken() const { return broken_; }

    std::size_t work = ~std::size_t{0};  ///< of each visit

    /// The answer; empty when a file is damaged or missing.
    template <class Ask>
    auto answer(Ask&& ask) -> decltype(ask(std::declval<pack::Visit&>()))
    {
        for (int turn = 0; turn < 200;) {
            pack::Visit visit(shelf_, work);
            auto        made = ask(visit);
            if (visit.broken()) break;
            if (visit.ready() && made) return made;
            if (visit.is_put_off() && visit.wanted().empty()) continue;
            if (visit.wanted().empty()) break;
            ++turn;
            ++rounds_;
            for (const pack::File& file : visit.wanted()) {
                const auto at = folder_.files.find(file.digest);
                if (at == folder_.files.end()) {
                    broken_ = true;
                    return std::nullopt;
                }
                bytes_ += at->second.size();
                ++requests_;
                shelf_.put(file.digest, at->second);
            }
        }
        broken_ = true;
        return std::nullopt;
    }

    auto open(const std::vector<std::string>& ids)
    {
        return answer([&](pack::Visit& visit) { return catalogue_.open(std::span(ids), visit); });
    }
    auto open_items(const std::vector<pack::ItemNumber>& items)
    {
        return answer([&](pack::Visit& visit) { return catalogue_.open(std::span(items), visit); });
    }
    auto find(const std::string& id)
    {
        return answer([&](pack::Visit& visit) { return catalogue_.find(id, visit); });
    }
    auto search(const std::string& typed, std::size_t limit = 10)
    {
        const catalogue::Query query = catalogue::read_query(typed);
        return answer([&](pack::Visit& visit) { return catalogue_.search(query, limit, visit); });
    }

private:
    const Folder&       folder_;
    pack::CataloguePack catalogue_;
    pack::Shelf         shelf_;
    std::size_t         bytes_;
    std::size_t         requests_;
    std::size_t         rounds_ = 0;
    bool                broken_ = false;
};

/// A word of the made-up language, the `rank`th most frequent.
inline std::string made_up_word(std::size_t rank)
{
    constexpr std::string_view kSyllables[] = {"ba", "co", "di", "fu", "ga", "he", "ji", "ko", "lu", "ma", "ne", "po", "qua", "ri", "so", "ta", "vu", "wi", "xe", "zo", "bri", "cla", "dro", "fle", "gri", "ple", "sta", "tro"};
    std::string                word;
    Random                     random(std::uint64_t{rank} * 2654435761u + 17);
    const std::size_t          syllables = 2 + random.below(3);
    for (std::size_t i = 0; i < syllables; ++i) word += kSyllables[random.below(std::size(kSyllables))];
    return word;
}

/// A catalogue of products: names, categories, taglines of a language whose words are as unevenly frequent as real ones, prices, dates.
inline void fill_products(Making& making, std::size_t items, std::size_t vocabulary = 50'000)
{
    using model::AttributeType;
    Random            random(20'261'122);
    const std::size_t price = making.attribute("price", AttributeType::money), mass = making.attribute("mass", AttributeType::number), open = making.attribute("open", AttributeType::boolean),
                      since = making.attribute("since", AttributeType::date), runs_on = making.attribute("runs_on", AttributeType::tags);
    // Zipf's law, near enough: the logarithm of the rank is even.
    const auto word = [&] {
        std::size_t rank = 1;
        for (std::size_t most = vocabulary; most > 1 && random.chance(0.75); most /= 4) rank *= 4;
        return made_up_word(rank + random.below(rank * 3 + 1));
    };
    for (std::size_t i = 0; i < items; ++i) {
        // One random number a statement: compilers differ in what of an expression they do first.
        std::string name = word();
        name += " " + word();
        name += " " + std::to_string(1 + random.below(99));
        const auto item = making.item(name);
        making.set(item, model::ItemText::category, made_up_word(100'000 + random.below(40)));
        std::string tagline;
        for (int k = 0; k < 6; ++k) {
            if (k > 0) tagline += ' ';
            tagline += word();
        }
        making.set(item, model::ItemText::tagline, tagline);
        if (random.chance(0.9)) making.column(price).set_number(item, static_cast<double>(random.below(100'000)) / 100);
        if (random.chance(0.1)) making.column(mass).set_not_applicable(item);
        else if (random.chance(0.8)) making.column(mass).set_number(item, random.real());
        if (random.chance(0.95)) making.column(open).set_number(item, random.chance(0.3) ? 1 : 0);
        const auto days = static_cast<std::int32_t>(random.below(3000)) + 17'000;
        const std::string text = "20" + std::to_string(16 + days % 9) + "-0" + std::to_string(1 + days % 9) + "-1" + std::to_string(days % 10);
        if (random.chance(0.8)) making.column(since).set_date(item, *days_of(text), making.text_of(text));
        std::vector<std::string> tags;
        for (std::size_t k = random.below(4); k > 0; --k) {
            std::string tag = made_up_word(200'000 + random.below(60));
            if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
        }
        making.tags(runs_on, item, tags);
    }
}

}  // namespace juxta::tests
