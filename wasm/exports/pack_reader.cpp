// wasm/exports/pack_reader.cpp - questions to a packed catalogue, as JavaScript asks them.
// SPDX-License-Identifier: MIT
#include "exports/pack_reader.hpp"

#include "base/describe.hpp"
#include "base/json_text.hpp"
#include "pack/catalogue_pack.hpp"
#include "pack/format.hpp"
#include "pack/sieve.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta {
namespace {

/// What a question that needs all of a column listed. Its answer comes in several turns, and more of it may be asked for: a million cells are
/// looked at once.
struct List {
    std::string                   asked;  ///< what of; "" = nothing
    std::size_t                   most = 0;  ///< items that were asked for
    std::vector<pack::ItemNumber> items;
    pack::Hits                    hits;   ///< but for the items
    std::string                   offers;
};

struct Reader {
    std::optional<pack::CataloguePack> catalogue;
    std::optional<pack::Sieve>         sieve;
    pack::Shelf                        shelf;
    List                               list;
    // What the last call of each function gave out.
    std::string read, asked, bundle;
};

/// The one catalogue of this instance; it goes with the instance's memory.
Reader& reader()
{
    static Reader* const only = new Reader;
    return *only;
}

void write_texts(JsonWriter& to, const char* key, const std::vector<std::string>& texts)
{
    to.key(key);
    to.open('[');
    for (const std::string& text : texts) to.text(text);
    to.close(']');
}

/// Has r.list begin with `most` items of what passes the filters, in their order; and what there is to choose from.
/// returns  false: there is more to put on the shelf, or it is no question
bool list_whole(Reader& r, const char* typed, const catalogue::Query& words, std::string_view order, std::string_view filters, std::string_view facets, std::size_t most, pack::Visit& visit)
{
    std::string asked(typed);
    for (const std::string_view part : {order, filters, facets}) (asked += '\n') += part;
    if (r.list.asked == asked && (r.list.most >= most || r.list.items.size() < r.list.most)) return true;
    r.list = {};

    const auto constraints = catalogue::read_asked(filters);
    auto       offers      = catalogue::read_asked(facets);
    const auto by          = words.empty() && !order.empty() ? catalogue::read_order(order) : std::nullopt;
    if (!constraints || !offers || (words.empty() && !order.empty() && !by)) return visit.break_off(), false;
    // What all of these need is wanted at once.
    const bool                                  sieved = !constraints->empty() || !offers->empty();
    std::optional<pack::Hits>                    hits;
    std::optional<std::vector<pack::ItemNumber>> items;
    bool                                         ready = r.sieve->ask(*constraints, *offers, visit, by ? &*by : nullptr);
    if (!words.empty() && !visit.broken()) hits = r.catalogue->search(words, r.catalogue->items(), visit, pack::Reach::all);
    // What may be asked for next is there, then; but names of several segments have to be fetched one by one.
    if (!by || by->column != catalogue::kAskedName || r.catalogue->segments() == 1) most = std::max<std::size_t>(most, 256);
    if (by && !visit.broken()) items = r.sieve->in_order(*by, most, visit);
    ready = ready && visit.ready() && (words.empty() || hits) && (!by || items);
    if (!ready) return false;

    List& list = r.list;
    if (hits) {
        std::vector<pack::ItemNumber> found;
        for (const pack::Hit& hit : hits->best) found.push_back(hit.item);
        if (sieved) r.sieve->limit_to(&found);
        std::erase_if(found, [&](pack::ItemNumber item) { return sieved && !r.sieve->rows().has(item); });
        list.hits.count    = found.size();
        list.hits.counted  = hits->counted;
        list.hits.complete = hits->complete;
        list.hits.forgave  = std::move(hits->forgave);
        found.resize(std::min(found.size(), most));
        list.items = std::move(found);
    } else {
        list.hits.count = sieved ? r.sieve->rows().count() : r.catalogue->items();
        if (items) list.items = std::move(*items);
        else r.sieve->rows().for_each([&](pack::ItemNumber item) {
            if (list.items.size() < most) list.items.push_back(item);
        });
    }
    for (catalogue::Asked& offer : *offers) {
        const auto at = std::ranges::find(*constraints, offer.constraint.column, [](const catalogue::Asked& one) { return one.must ? catalogue::kAskedName : one.constraint.column; });
        if (at != constraints->end()) offer.values = at->values;
        catalogue::write_offer(list.offers, r.sieve->offer(offer));
    }
    std::set<catalogue::ColumnIndex> told;
    for (const catalogue::Asked& offer : *offers) told.insert(offer.constraint.column);
    const auto tell = [&](catalogue::ColumnIndex column) {
        if (told.insert(column).second && !r.sieve->keeps(column)) catalogue::write_offer(list.offers, {.column = column, .kept = false});
    };
    for (const catalogue::Asked& constraint : *constraints) tell(constraint.constraint.column);
    if (by) tell(by->column);
    list.asked = std::move(asked);
    list.most  = most;
    return true;
}

/// "ab/cdef....bin" to the sum that it is.
bool digest_of(std::string_view path, Digest& digest)
{
    std::string hex(path.substr(0, path.rfind('.')));
    if (const std::size_t slash = hex.find('/'); slash != std::string::npos) hex.erase(slash, 1);
    return read_hex(hex, digest);
}

}  // namespace
}  // namespace juxta

using namespace juxta;

const char* juxta_pack_read(const char* bytes, std::uint32_t length)
{
    Reader& r = reader();
    r.read.clear();
    r.shelf.drop_all();
    r.sieve.reset();
    r.catalogue.reset();
    r.list = {};
    JsonWriter to(r.read);
    to.open('{');
    if (auto read = pack::CataloguePack::read({bytes, length})) {
        to.key("items");
        to.whole(read->items());
        write_texts(to, "first", read->comparisons().empty() ? std::vector<std::string>() : read->comparisons().front().items);
        r.catalogue = std::move(*read);
        r.sieve.emplace(*r.catalogue);
    } else {
        to.key("error");
        to.text(describe(read.error()));
    }
    to.close('}');
    return r.read.c_str();
}

const char* juxta_pack_ask(const char* ids, const char* query, std::uint32_t most, const char* order, const char* filters, const char* facets)
{
    Reader& r = reader();
    r.asked.clear();
    JsonWriter to(r.asked);
    to.open('{');
    std::vector<std::string> wished;
    for (; *ids != '\0'; ids += std::strlen(ids) + 1) wished.emplace_back(ids);

    pack::Visit                   visit(r.shelf);
    const catalogue::Query        words = catalogue::read_query(query);
    const bool                    whole = (*order != '\0' && words.empty()) || *filters != '\0' || *facets != '\0';
    std::optional<pack::Hits>     hits;
    std::vector<pack::ItemNumber> listed;
    if (!r.catalogue || most == 0) {
        hits.emplace();
    } else if (whole) {
        if (list_whole(r, query, words, order, filters, facets, most, visit)) {
            hits = r.list.hits;
            listed.assign(r.list.items.begin(), r.list.items.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(most, r.list.items.size())));
        }
    } else if (words.empty()) {
        hits.emplace();
        hits->count = r.catalogue->items();
        for (pack::ItemNumber item = 0; item < r.catalogue->items() && item < most; ++item) listed.push_back(item);
    } else {
        hits = r.catalogue->search(words, most, visit);
        if (hits)
            for (const pack::Hit& hit : hits->best) listed.push_back(hit.item);
    }
    // What the ids need is asked for beside what the search needs.
    std::optional<pack::Opened> opened;
    if (r.catalogue && !visit.broken()) opened = r.catalogue->open(listed, wished, visit);

    if (!visit.wanted().empty() && !visit.broken()) {
        to.key("wanted");
        to.open('[');
        for (const pack::File& file : visit.wanted()) {
            to.open('[');
            to.text(pack::path_of(file));
            to.whole(file.bytes);
            to.close(']');
        }
        to.close(']');
    } else if (!opened || !hits) {
        to.key("broken");
        to.truth(true);
    } else {
        r.bundle = std::move(opened->bundle);
        to.key("listed");
        to.whole(listed.size());
        to.key("count");
        to.whole(hits->count);
        to.key("counted");
        to.truth(hits->counted);
        to.key("complete");
        to.truth(hits->complete);
        to.key("forgave");
        std::string forgave;
        for (const std::uint8_t word : hits->forgave) forgave += word != 0 ? '1' : '0';
        to.text(forgave);
        to.key("offers");
        to.text(whole && most > 0 ? r.list.offers : std::string());
        write_texts(to, "unknown", opened->unknown);
    }
    to.close('}');
    return r.asked.c_str();
}

const char* juxta_pack_bundle() { return reader().bundle.c_str(); }

int juxta_pack_put(const char* path, const char* bytes, std::uint32_t length, int checked)
{
    Digest                 digest{};
    const std::string_view file(bytes, length);
    if (!digest_of(path, digest) || (checked == 0 && sha256(file) != digest)) return 0;
    reader().shelf.put(digest, std::string(file));
    return 1;
}

void juxta_pack_tidy(std::uint32_t most)
{
    if (reader().shelf.bytes() > most) reader().shelf.drop_all();
}
