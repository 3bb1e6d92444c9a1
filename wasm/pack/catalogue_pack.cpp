// wasm/pack/catalogue_pack.cpp - manifest, roots, details.
// SPDX-License-Identifier: MIT
#include "pack/catalogue_pack.hpp"

#include "base/json_text.hpp"
#include "bundle/json_walk.hpp"
#include "pack/columns.hpp"
#include "pack/format.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace juxta::pack {
namespace {

constexpr std::string_view kMark = "/x-catalogue/";

/// A whole number as JSON writes it. returns  false for anything else, and above `most`
bool read_whole(std::string_view token, std::uint64_t most, std::uint64_t& to)
{
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), to);
    return error == std::errc{} && end == token.data() + token.size() && to <= most;
}

/// Takes "12/" from the start of a pointer's rest.
bool take_index(std::string_view& rest, std::size_t& index)
{
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    std::uint64_t     value = 0;
    if (!read_whole(rest.substr(0, slash), 1'000'000, value)) return false;
    index = static_cast<std::size_t>(value);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    return true;
}

/// The name in the details of an item; "" where there are none.
std::string name_in(std::string_view line)
{
    bundle::JsonWalk walk(line);
    for (bundle::Event event; walk.next(event);)
        if (event.kind == bundle::EventKind::text && walk.pointer() == "/name") return bundle::decoded(event.token);
    return {};
}

}  // namespace

bool CataloguePack::is_manifest(std::string_view text)
{
    bundle::JsonWalk walk(text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    for (bundle::Event event; walk.next(event);)
        if (event.kind == bundle::EventKind::object && walk.pointer() == "/x-catalogue") return true;
    return false;
}

Result<CataloguePack> CataloguePack::read(std::string manifest)
{
    if (manifest.size() > kMaxManifestBytes) return fail(ErrorCode::too_large, "", "a manifest of " + std::to_string(manifest.size()) + " bytes");
    CataloguePack made;
    made.manifest_ = std::move(manifest);
    const std::string_view text = made.manifest_;
    bool                   format_read = false, items_found = false;
    std::uint64_t          total = 0, number = 0;
    struct Read { bool items = false, digest = false, bytes = false; };
    std::vector<Read>      read;
    bundle::JsonWalk       walk(text);
    for (bundle::Event event; walk.next(event);) {
        if (event.kind == bundle::EventKind::key) continue;
        const std::string pointer = walk.pointer();
        if (pointer == "/items") {
            if (!text.substr(event.offset).starts_with("[]")) return fail(ErrorCode::bad_value, pointer, "expected []");
            made.items_at_ = event.offset;
            items_found    = true;
            continue;
        }
        if (!pointer.starts_with(kMark)) continue;
        std::string_view rest = std::string_view(pointer).substr(kMark.size());
        const auto       bad  = [&](const char* expected) { return fail(ErrorCode::bad_value, pointer, std::string("expected ") + expected); };
        if (rest == "format") {
            if (!read_whole(event.token, kFormat, number) || number != kFormat) return fail(ErrorCode::wrong_version, pointer, "this reads format " + std::to_string(kFormat));
            format_read = true;
        } else if (rest == "items") {
            if (!read_whole(event.token, 0xFFFF'FFFE, total)) return bad("a number of items");
        } else if (rest.starts_with("segments/")) {
            rest.remove_prefix(9);
            std::size_t index = 0;
            if (!take_index(rest, index) || index >= kMaxSegments) return bad("at most 1000 segments");
            if (index >= read.size()) {
                made.segments_.resize(index + 1);
                read.resize(index + 1);
            }
            Segment& segment = made.segments_[index];
            if (rest == "items") {
                if (!read_whole(event.token, model::kMaxItems, number)) return bad("a number of items");
                segment.items     = static_cast<std::uint32_t>(number);
                read[index].items = true;
            } else if (rest == "bytes") {
                if (!read_whole(event.token, kMaxFileBytes, number)) return bad("a number of bytes");
                segment.root.bytes = static_cast<std::uint32_t>(number);
                read[index].bytes  = true;
            } else if (rest == "sha256") {
                if (event.kind != bundle::EventKind::text || !read_hex(bundle::decoded(event.token), segment.root.digest)) return bad("64 hex digits");
                read[index].digest = true;
            }
        } else if (rest.starts_with("comparisons/")) {
            rest.remove_prefix(12);
            std::size_t index = 0;
            if (!take_index(rest, index)) return bad("a comparison");
            if (index >= made.comparisons_.size()) made.comparisons_.resize(index + 1);
            if (event.kind != bundle::EventKind::text) continue;
            Comparison& comparison = made.comparisons_[index];
            if (rest == "id") comparison.id = bundle::decoded(event.token);
            else if (rest == "title") comparison.title = bundle::decoded(event.token);
            else if (rest.starts_with("items/") && comparison.items.size() < model::kMaxSideBySide) comparison.items.push_back(bundle::decoded(event.token));
        }
    }
    if (walk.broken()) return fail(ErrorCode::syntax, "", "the manifest is not JSON");
    if (!items_found) return fail(ErrorCode::missing_field, "/items", "expected []");
    if (!format_read) return fail(ErrorCode::missing_field, "/x-catalogue/format");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (!read[i].items || !read[i].bytes || !read[i].digest) return fail(ErrorCode::missing_field, "/x-catalogue/segments/" + std::to_string(i), "expected items, bytes and sha256");
        made.segments_[i].first = static_cast<ItemNumber>(sum);
        sum += made.segments_[i].items;
    }
    if (sum != total || sum > 0xFFFF'FFFE) return fail(ErrorCode::bad_value, "/x-catalogue/items", "expected the sum of the segments' items");
    made.items_ = static_cast<std::size_t>(sum);
    return made;
}

std::vector<std::pair<std::uint32_t, File>> CataloguePack::segment_list() const
{
    std::vector<std::pair<std::uint32_t, File>> list;
    for (const Segment& segment : segments_) list.emplace_back(segment.items, segment.root);
    return list;
}

std::optional<CataloguePack::Root> CataloguePack::root(const Segment& segment, Visit& visit) const
{
    const std::string* const bytes = visit.open(segment.root);
    if (bytes == nullptr) return std::nullopt;
    ByteReader reader(*bytes);
    if (reader.take(kMagic.size()) != kMagic || reader.number() != segment.items) reader.fail();
    Root root;
    for (Tree* const tree : {&root.details, &root.ids, &root.words, &root.lists, &root.columns}) *tree = read_tree(reader);
    if (!reader.failed() && reader.left() == 0) return root;
    visit.break_off();
    return std::nullopt;
}

std::string_view CataloguePack::line(const Root& root, std::uint32_t item, Visit& visit) const
{
    const std::string key   = key_of(item);
    const auto        files = files_from(root.details, key, key, 1, visit);
    if (files.empty()) {
        if (visit.ready()) visit.break_off();
        return {};
    }
    const std::string* const bytes = visit.open(files[0].file);
    if (bytes == nullptr) return {};
    // A list, each element on a line of its own.
    std::string_view rest  = *bytes;
    std::uint32_t    first = 0;
    for (const char c : files[0].key) first = first << 8 | static_cast<unsigned char>(c);
    if (files[0].key.size() == 4 && first <= item && rest.starts_with("[\n")) {
        rest.remove_prefix(2);
        for (std::uint32_t skip = item - first;; --skip) {
            const std::size_t end = rest.find('\n');
            if (end == std::string_view::npos) break;
            if (skip == 0) {
                std::string_view line = rest.substr(0, end);
                if (line.ends_with(',')) line.remove_suffix(1);
                if (!line.starts_with('{') || !line.ends_with('}')) break;
                return line;
            }
            rest.remove_prefix(end + 1);
        }
    }
    visit.break_off();
    return {};
}

std::optional<ItemNumber> CataloguePack::find(std::string_view id, Visit& visit) const
{
    std::string wanted = "{\"id\":";
    append_json_string(wanted, id);
    wanted += ',';
    const std::uint32_t hash = model::hash_of(id);
    const std::string   key  = key_of(hash);
    bool                all  = true;
    for (const Segment& segment : segments_) {
        const auto root = this->root(segment, visit);
        if (visit.broken()) return std::nullopt;
        if (!root) {
            all = false;
            continue;
        }
        if (segment.items == 0) continue;
        const auto files = files_from(root->ids, key, key, 1, visit);
        if (files.empty()) {
            if (visit.broken()) return std::nullopt;
            all = all && visit.wanted().empty();
            continue;
        }
        const std::string* const bytes = visit.open(files[0].file);
        if (bytes == nullptr) {
            all = false;
            continue;
        }
        ByteReader          reader(*bytes);
        const std::uint32_t count = reader.number_up_to(bytes->size());
        std::uint64_t       at    = 0;
        for (std::uint32_t i = 0; i < count && at <= hash && !reader.failed(); ++i) {
            at += reader.number_up_to(0xFFFF'FFFF);
            const std::uint32_t item = reader.number_up_to(segment.items - 1);
            if (at != hash || reader.failed()) continue;
            const std::string_view text = line(*root, item, visit);
            if (visit.broken()) return std::nullopt;
            if (text.empty()) all = false;
            else if (text.starts_with(wanted)) return segment.first + item;
        }
        if (reader.failed()) visit.break_off();
    }
    if (!all || !visit.ready()) return std::nullopt;
    return kNoItemNumber;
}

Opened CataloguePack::compose(const std::vector<std::string_view>& lines, const std::vector<std::string>& ids) const
{
    Opened opened;
    opened.bundle = manifest_.substr(0, items_at_ + 1);
    for (std::size_t i = 0; i < lines.size(); ++i) opened.bundle.append(i == 0 ? "\n" : ",\n").append(lines[i]);
    opened.bundle += "]";
    // Ready-made comparisons of nothing but these items keep their titles.
    std::string out;
    JsonWriter  json(out);
    json.open('[');
    bool some = false;
    for (const Comparison& comparison : comparisons_) {
        if (comparison.items.empty() || !std::ranges::all_of(comparison.items, [&](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); })) continue;
        some = true;
        json.open('{');
        for (const auto& [key, text] : {std::pair{"id", &comparison.id}, std::pair{"title", &comparison.title}}) {
            if (text->empty()) continue;
            json.key(key);
            json.text(*text);
        }
        json.key("items");
        json.open('[');
        for (const std::string& id : comparison.items) json.text(id);
        json.close(']');
        json.close('}');
    }
    json.close(']');
    if (some) opened.bundle += ",\n\"comparisons\":" + out;
    opened.bundle += std::string_view(manifest_).substr(items_at_ + 2);
    return opened;
}

std::string_view CataloguePack::line(ItemNumber item, Visit& visit) const
{
    // The last segment that starts there: those before it may be empty.
    const auto segment = std::prev(std::ranges::upper_bound(segments_, item, {}, &Segment::first));
    const auto root    = this->root(*segment, visit);
    return root ? line(*root, item - segment->first, visit) : std::string_view();
}

std::optional<Opened> CataloguePack::open(std::span<const ItemNumber> numbers, std::span<const std::string> ids, Visit& visit) const
{
    std::vector<std::string>      unknown, known;
    std::vector<ItemNumber>       items;
    std::vector<std::string_view> lines;
    const auto                    take = [&](ItemNumber item) {
        if (item >= items_ || std::ranges::find(items, item) != items.end()) return;
        items.push_back(item);
        lines.push_back(line(item, visit));
    };
    for (const ItemNumber item : numbers) {
        take(item);
        if (visit.broken()) return std::nullopt;
    }
    for (const std::string& id : ids) {
        const auto found = find(id, visit);
        if (visit.broken()) return std::nullopt;
        if (!found) continue;  // all that is missing is asked for at once
        if (*found == kNoItemNumber) {
            unknown.push_back(id);
            continue;
        }
        known.push_back(id);
        take(*found);
    }
    if (!visit.ready()) return std::nullopt;
    Opened opened  = compose(lines, known);
    opened.unknown = std::move(unknown);
    return opened;
}

std::optional<Opened> CataloguePack::open(std::span<const std::string> ids, Visit& visit) const { return open({}, ids, visit); }

std::optional<Opened> CataloguePack::open(std::span<const ItemNumber> items, Visit& visit) const { return open(items, {}, visit); }

std::optional<model::Column> CataloguePack::column(std::uint32_t column, model::AttributeType type, model::TextPool& texts, Visit& visit) const
{
    struct Part {
        const std::string* bytes;
        ItemNumber         first;
        std::uint32_t      count;
    };
    std::vector<Part> parts;
    for (const Segment& segment : segments_) {
        const auto root = this->root(segment, visit);
        if (visit.broken()) return std::nullopt;
        if (!root) continue;
        const std::string first = column_key(column, 0), last = column_key(column, 0xFFFF'FFFF);
        for (const Entry& entry : files_from(root->columns, first, last, 100'000, visit)) {
            if (entry.key.size() != first.size() || entry.key.substr(0, 2) != first.substr(0, 2)) continue;  // the column before
            std::uint32_t stretch = 0;
            for (const char c : entry.key.substr(2)) stretch = stretch << 8 | static_cast<unsigned char>(c);
            const std::uint64_t from = std::uint64_t{stretch} * kStretch;
            if (from >= segment.items) {
                visit.break_off();
                return std::nullopt;
            }
            parts.push_back({visit.open(entry.file), segment.first + static_cast<std::uint32_t>(from), std::min(kStretch, segment.items - static_cast<std::uint32_t>(from))});
        }
    }
    if (!visit.ready()) return std::nullopt;
    model::Column made(type);
    for (const Part& part : parts) {
        if (read_cells(*part.bytes, made, texts, part.first, part.count)) continue;
        visit.break_off();
        return std::nullopt;
    }
    return made;
}

std::optional<bool> CataloguePack::keeps_texts(std::uint32_t column, Visit& visit) const
{
    const std::string first = column_key(column, 0), last = column_key(column, 0xFFFF'FFFF);
    for (const Segment& segment : segments_) {
        if (segment.items == 0) continue;
        const auto root = this->root(segment, visit);
        if (visit.broken()) return std::nullopt;
        if (!root) continue;
        const auto files = files_from(root->columns, first, last, 2, visit);  // the first may be of the column before
        if (visit.ready() && std::ranges::none_of(files, [&](const Entry& entry) { return entry.key.starts_with(first.substr(0, 2)); })) return false;
    }
    return visit.ready() ? std::optional(true) : std::nullopt;
}

std::optional<std::vector<ItemNumber>> CataloguePack::by_name(catalogue::Direction direction, std::size_t limit, const catalogue::Rows& of, Visit& visit) const
{
    if (items_ > kMaxInOrder) {
        visit.break_off();
        return std::nullopt;
    }
    model::TextPool texts;
    const auto      places = column(kNameOrderColumn, model::AttributeType::number, texts, visit);
    if (!places) return std::nullopt;
    // The first of each segment, and then of these the first.
    struct Run {
        std::vector<ItemNumber> items;
        std::size_t             ahead = 0;  ///< of which the details are wanted: its likely part of what is told
        std::size_t             next  = 0;
        std::string             name;  ///< of the next one, to be compared
        bool                    read = false;
    };
    constexpr std::size_t kFurther = 16;
    std::vector<Run>      runs(segments_.size());
    std::size_t           segment = 0, all = 0, left = 0;
    of.for_each([&](ItemNumber item) {
        while (item - segments_[segment].first >= segments_[segment].items) ++segment;
        runs[segment].items.push_back(item);
        ++all;
    });
    std::erase_if(runs, [](const Run& run) { return run.items.empty(); });
    const double sign = direction == catalogue::Direction::descending ? -1 : 1;
    for (Run& run : runs) {
        run.ahead      = static_cast<std::size_t>(std::uint64_t{std::min(limit, all)} * run.items.size() / all) + 1;
        const auto end = run.items.begin() + static_cast<std::ptrdiff_t>(std::min(limit, run.items.size()));
        std::ranges::partial_sort(run.items, end, [&](ItemNumber a, ItemNumber b) {
            const double a_key = sign * places->number(a), b_key = sign * places->number(b);
            return a_key != b_key ? a_key < b_key : a < b;
        });
        run.items.erase(end, run.items.end());
        left += run.items.size();
    }
    if (runs.size() == 1) return std::move(runs.front().items);

    const auto want = [&](const Run& run, std::size_t from, std::size_t to) {
        for (; from < std::min(to, run.items.size()); ++from) (void)line(run.items[from], visit);
    };
    for (const Run& run : runs) want(run, 0, run.ahead);
    if (!visit.ready()) return std::nullopt;
    std::vector<ItemNumber> made;
    for (left = std::min(left, limit); left > 0; --left) {
        Run* first = nullptr;
        for (Run& run : runs) {
            if (run.next == run.items.size()) continue;
            if (!std::exchange(run.read, true)) run.name = catalogue::order_key(name_in(line(run.items[run.next], visit)));
            if (!visit.ready()) want(run, run.next, run.next + kFurther);  // of the next ones, too, rather than one at a time
            const int order = first == nullptr ? -1 : run.name.compare(first->name) * static_cast<int>(sign);
            if (order < 0) first = &run;  // segments stand in the order of their items
        }
        if (!visit.ready()) return std::nullopt;
        first->read = false;
        made.push_back(first->items[first->next++]);
    }
    return made;
}

}  // namespace juxta::pack
