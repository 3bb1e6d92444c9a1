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

constexpr std::size_t kWorkAtOnce = 262'144;  // items looked at: some milliseconds

/// What a question that needs all of a column listed. Its answer comes in several turns, and more of it may be asked for: a million cells are
/// looked at once.
struct List {
    enum class Step : std::uint8_t { sieve, order, plot, made };

    std::string                   asked;             ///< what of; "" = nothing
    Step                          next = Step::sieve;  ///< of its making
    std::size_t                   most = 0;          ///< items that were asked for
    std::vector<pack::ItemNumber> found;             ///< of a search, best first, what passes
    std::vector<pack::ItemNumber> items;
    pack::Hits                    hits;              ///< but for the items
    std::string                   offers;
    std::optional<catalogue::Plotted> plotted;
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

/// A question as JavaScript asks it, read.
struct Question {
    std::string                               asked;  ///< all of it
    catalogue::Query                          words;
    std::vector<catalogue::Asked>             constraints, offers;
    std::optional<catalogue::AskedOrder>      order;
    std::optional<catalogue::AskedPlot>       plot;
};

/// returns  absent where it is none
std::optional<Question> read_question(const char* typed, catalogue::Query words, std::string_view order, std::string_view filters, std::string_view facets, std::string_view plot)
{
    Question made;
    made.asked = typed;
    made.words = std::move(words);
    for (const std::string_view part : {order, filters, facets, plot}) (made.asked += '\n') += part;
    auto       constraints = catalogue::read_asked(filters), offers = catalogue::read_asked(facets);
    const bool ordered = made.words.empty() && !order.empty();
    if (ordered) made.order = catalogue::read_order(order);
    if (!plot.empty()) made.plot = catalogue::read_plot(plot);
    if (!constraints || !offers || (ordered && !made.order) || (!plot.empty() && !made.plot)) return std::nullopt;
    made.constraints = std::move(*constraints);
    made.offers      = std::move(*offers);
    return made;
}

/// Has the sieve know what passes, and list.found what is found.
/// returns  false: as list_whole()
bool sieve_for(Reader& r, const Question& question, List& list, pack::Visit& visit)
{
    // What all of these need is wanted at once.
    const bool                sieved = r.sieve->ask(question.constraints, question.offers, visit, {question.order ? &*question.order : nullptr, question.plot ? &*question.plot : nullptr});
    std::optional<pack::Hits> hits;
    if (!question.words.empty() && !visit.broken()) hits = r.catalogue->search(question.words, r.catalogue->items(), visit, pack::Reach::all);
    if (question.order && question.order->column == catalogue::kAskedName && !visit.broken()) (void)r.sieve->in_order(*question.order, 0, visit);
    if (!sieved || !visit.ready() || (!question.words.empty() && !hits)) return false;
    if (hits) {
        for (const pack::Hit& hit : hits->best) list.found.push_back(hit.item);
        r.sieve->limit_to(&list.found);
        std::erase_if(list.found, [&](pack::ItemNumber item) { return !r.sieve->rows().has(item); });
        list.hits.counted  = hits->counted;
        list.hits.complete = hits->complete;
        list.hits.forgave  = std::move(hits->forgave);
    }
    list.hits.count = hits ? list.found.size() : r.sieve->rows().count();
    return true;
}

/// What there is to choose from, and of which columns it is not kept.
std::string offers_of(Reader& r, const Question& question)
{
    std::string                      made;
    std::set<catalogue::ColumnIndex> told;
    for (catalogue::Asked offer : question.offers) {
        const auto at = std::ranges::find(question.constraints, offer.constraint.column, [](const catalogue::Asked& one) { return one.must ? catalogue::kAskedName : one.constraint.column; });
        if (at != question.constraints.end()) offer.values = at->values;
        catalogue::write_offer(made, r.sieve->offer(offer));
        told.insert(offer.constraint.column);
    }
    const auto tell = [&](catalogue::ColumnIndex column) {
        if (told.insert(column).second && !r.sieve->keeps(column)) catalogue::write_offer(made, {.column = column, .kept = false});
    };
    for (const catalogue::Asked& constraint : question.constraints) tell(constraint.constraint.column);
    if (question.order) tell(question.order->column);
    return made;
}

/// Has r.list begin with `most` items of what passes the filters, in their order; with what there is to choose from, and what is plotted.
/// returns  false: there is more to put on the shelf or to do, or it is no question
bool list_whole(Reader& r, const std::optional<Question>& question, std::size_t most, pack::Visit& visit)
{
    if (!question) return visit.break_off(), false;
    List& list = r.list;
    if (list.asked != question->asked) {
        list       = {};
        list.asked = question->asked;
    }
    // What may be asked for next is there, then; but names of several segments have to be fetched one by one.
    const auto& order = question->order;
    if (!order || order->column != catalogue::kAskedName || r.catalogue->segments() == 1) most = std::max<std::size_t>(most, 256);
    if (list.most < most) {
        if (list.next > List::Step::order && list.items.size() == list.most) list.next = List::Step::order;
        list.most = most;
    }
    if (list.next == List::Step::sieve) {
        if (!sieve_for(r, *question, list, visit)) return false;
        list.offers = offers_of(r, *question);
        list.next   = List::Step::order;
    }
    if (list.next == List::Step::order) {
        if (order) {
            auto items = r.sieve->in_order(*order, list.most, visit);
            if (!items) return false;
            list.items = std::move(*items);
        } else if (!question->words.empty()) {
            list.items.assign(list.found.begin(), list.found.begin() + static_cast<std::ptrdiff_t>(std::min(list.most, list.found.size())));
        } else {
            list.items.clear();
            r.sieve->rows().for_each([&](pack::ItemNumber item) {
                if (list.items.size() < list.most) list.items.push_back(item);
            });
        }
        list.next = list.plotted ? List::Step::made : List::Step::plot;
    }
    if (list.next == List::Step::plot) {
        if (question->plot) {
            const catalogue::Plotted* const plotted = r.sieve->plot(*question->plot, visit);
            if (plotted == nullptr) return false;
            list.plotted = *plotted;
        }
        list.next = List::Step::made;
    }
    return true;
}

/// What is plotted, with the items of its front as those of the bundle that begins with `items`.
std::string plotted_text(const catalogue::Plotted& plotted, const std::vector<pack::ItemNumber>& items)
{
    std::vector<model::ItemIndex> named;
    for (const pack::ItemNumber item : plotted.named) named.push_back(static_cast<model::ItemIndex>(std::ranges::find(items, item) - items.begin()));
    std::string text;
    catalogue::write_plotted(text, plotted, named);
    return text;
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

const char* juxta_pack_ask(const char* ids, const char* query, std::uint32_t most, const char* order, const char* filters, const char* facets, const char* plot)
{
    Reader& r = reader();
    r.asked.clear();
    JsonWriter to(r.asked);
    to.open('{');
    std::vector<std::string> wished;
    for (; *ids != '\0'; ids += std::strlen(ids) + 1) wished.emplace_back(ids);

    pack::Visit                   visit(r.shelf, kWorkAtOnce);
    const catalogue::Query        words = catalogue::read_query(query);
    const bool                    whole = most > 0 && ((*order != '\0' && words.empty()) || *filters != '\0' || *facets != '\0' || *plot != '\0');
    std::optional<pack::Hits>     hits;
    std::vector<pack::ItemNumber> items;
    if (!r.catalogue || most == 0) {
        hits.emplace();
    } else if (whole) {
        if (list_whole(r, read_question(query, words, order, filters, facets, plot), most, visit)) {
            hits = r.list.hits;
            items.assign(r.list.items.begin(), r.list.items.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(most, r.list.items.size())));
        }
    } else if (words.empty()) {
        hits.emplace();
        hits->count = r.catalogue->items();
        for (pack::ItemNumber item = 0; item < r.catalogue->items() && item < most; ++item) items.push_back(item);
    } else {
        hits = r.catalogue->search(words, most, visit);
        if (hits)
            for (const pack::Hit& hit : hits->best) items.push_back(hit.item);
    }
    // The items of a plot's front have names, too.
    const std::size_t listed  = items.size();
    const bool        plotted = whole && hits && r.list.plotted;
    if (plotted) {
        for (const pack::ItemNumber item : r.list.plotted->named)
            if (std::ranges::find(items, item) == items.end()) items.push_back(item);
    }
    // What the ids need is asked for beside what the search needs.
    std::optional<pack::Opened> opened;
    if (r.catalogue && !visit.broken()) opened = r.catalogue->open(items, wished, visit);

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
    } else if (visit.is_put_off() && !visit.broken()) {
        to.key("more");
        to.truth(true);
    } else if (!opened || !hits) {
        to.key("broken");
        to.truth(true);
    } else {
        r.bundle = std::move(opened->bundle);
        to.key("listed");
        to.whole(listed);
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
        to.text(whole ? r.list.offers : std::string());
        to.key("plotted");
        to.text(plotted ? plotted_text(*r.list.plotted, items) : std::string());
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
