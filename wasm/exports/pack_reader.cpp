// wasm/exports/pack_reader.cpp - questions to a packed catalogue, as JavaScript asks them.
// SPDX-License-Identifier: MIT
#include "exports/pack_reader.hpp"

#include "base/describe.hpp"
#include "base/json_text.hpp"
#include "pack/catalogue_pack.hpp"
#include "pack/format.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta {
namespace {

struct Reader {
    std::optional<pack::CataloguePack> catalogue;
    pack::Shelf                        shelf;
    // The answer to a question comes in several turns; a million cells are put in order once.
    std::string                        order;
    std::vector<pack::ItemNumber>      ordered;
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

/// Has r.ordered begin with `most` items in this order; without r.order == order there is more to put on the shelf, or it is no order.
void put_in_order(Reader& r, std::string_view order, std::size_t most, pack::Visit& visit)
{
    if (r.order == order && r.ordered.size() >= std::min(most, r.catalogue->items())) return;
    most = std::max<std::size_t>(most, 256);  // what may be asked for next is there, then
    r.order.clear();
    std::uint32_t column = 0, type = 0;
    const char*   end  = order.data() + order.size();
    const auto    read = std::from_chars(order.data(), end, column);
    const auto    then = read.ec == std::errc() && read.ptr != end ? std::from_chars(read.ptr + 1, end, type) : read;
    const auto    kind = static_cast<model::AttributeType>(type);
    if (then.ec != std::errc() || column >= pack::kCategoryColumn || type > 255 || !(model::is_measured(kind) || kind == model::AttributeType::boolean)) return visit.break_off();
    const std::string_view way = order.substr(static_cast<std::size_t>(then.ptr - order.data()));
    if (way != ",a" && way != ",d") return visit.break_off();
    const auto direction = way == ",d" ? catalogue::Direction::descending : catalogue::Direction::ascending;
    auto       ordered   = r.catalogue->in_order(column, kind, direction, most, visit);
    if (!ordered) return;
    r.ordered = std::move(*ordered);
    r.order   = order;
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
    r.catalogue.reset();
    r.order.clear();
    JsonWriter to(r.read);
    to.open('{');
    if (auto read = pack::CataloguePack::read({bytes, length})) {
        to.key("items");
        to.whole(read->items());
        write_texts(to, "first", read->comparisons().empty() ? std::vector<std::string>() : read->comparisons().front().items);
        r.catalogue = std::move(*read);
    } else {
        to.key("error");
        to.text(describe(read.error()));
    }
    to.close('}');
    return r.read.c_str();
}

const char* juxta_pack_ask(const char* ids, const char* query, std::uint32_t most, const char* order)
{
    Reader& r = reader();
    r.asked.clear();
    JsonWriter to(r.asked);
    to.open('{');
    std::vector<std::string> wished;
    for (; *ids != '\0'; ids += std::strlen(ids) + 1) wished.emplace_back(ids);

    pack::Visit                   visit(r.shelf);
    const catalogue::Query        words = catalogue::read_query(query);
    std::optional<pack::Hits>     hits;
    std::vector<pack::ItemNumber> listed;
    if (r.catalogue && most > 0 && words.empty()) {
        hits.emplace();
        hits->count = r.catalogue->items();
        if (*order != '\0') put_in_order(r, order, most, visit);
        for (pack::ItemNumber item = 0; item < r.catalogue->items() && item < most && *order == '\0'; ++item) listed.push_back(item);
        if (*order != '\0' && r.order == order) listed.assign(r.ordered.begin(), r.ordered.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(most, r.ordered.size())));
    } else if (r.catalogue && most > 0) {
        hits = r.catalogue->search(words, most, visit);
        if (hits)
            for (const pack::Hit& hit : hits->best) listed.push_back(hit.item);
    } else {
        hits.emplace();
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
