// wasm/bundle/load.cpp - cuts a document into elements as it comes, has each read, and says where the problems are.
// SPDX-License-Identifier: MIT
//
// Three readers share the work. The scanner here knows the brackets and commas of the document's top two levels, and looks for the
// end of each element. parse() reads the element, whose values go to Document, which knows the format; an item that lies whole in
// a piece it reads without the scanner. JsonWalk reads an element again where there is something to tell. So the common case pays
// for no place, no pointer and no copy.
#include "bundle/load.hpp"

#include "base/nearest.hpp"
#include "base/small_sort.hpp"
#include "base/utf8.hpp"
#include "bundle/document.hpp"
#include "bundle/json_walk.hpp"
#include "bundle/parse.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace juxta::bundle {
namespace {

constexpr std::size_t kFoundCodePoints = 48;  // of a value quoted in a problem
constexpr double      kFormatVersion   = 1;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What a byte is to the scanner within an object or array.
enum class ByteClass : std::uint8_t { other, quote, open, close };

constexpr auto kByteClass = [] {
    std::array<ByteClass, 256> table{};
    table['"'] = ByteClass::quote;
    table['{'] = table['['] = ByteClass::open;
    table['}'] = table[']'] = ByteClass::close;
    return table;
}();

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// True where a number or a word has to be over.
bool ends_scalar(char c)
{
    return is_space(c) || c == ',' || c == ']' || c == '}' || c == ':';
}

bool starts_scalar(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == 't' || c == 'f' || c == 'n';
}

/// How many bytes are what is asked for. Counted in bytes first, which compilers do sixteen at a time.
template <class Is>
std::uint32_t count_bytes(std::string_view text, Is is)
{
    constexpr std::size_t most = 240;
    std::uint32_t         made = 0;
    for (std::size_t at = 0; at < text.size(); at += most) {
        std::uint8_t some = 0;
        for (const char c : text.substr(at, most)) some = static_cast<std::uint8_t>(some + (is(c) ? 1 : 0));
        made += some;
    }
    return made;
}

void advance(Position& at, std::string_view text)
{
    const std::uint32_t lines = count_bytes(text, [](char c) { return c == '\n'; });
    if (lines > 0) {
        at.line += lines;
        at.column = 1;
        text.remove_prefix(text.rfind('\n') + 1);
    }
    at.column += count_bytes(text, [](char c) { return !continues_code_point(c); });
}

/// The other half of what is said of a key that stands twice.
std::string first_stands(Position at)
{
    return "; the first stands in line " + std::to_string(at.line) + ", column " + std::to_string(at.column);
}

std::string shortened(std::string_view token)
{
    const std::string_view start = first_code_points(token, kFoundCodePoints);
    return start.size() == token.size() ? std::string(token) : std::string(start) + "\u2026";
}

std::string found_of(const Event& event)
{
    if (event.kind == EventKind::object)
        return "an object";
    if (event.kind == EventKind::array)
        return "a list";
    return shortened(event.token);
}

bool earlier(Position a, Position b)
{
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

}  // namespace

bool Loaded::clean() const
{
    // A problem that was counted and not kept may be an error, too.
    return bundle && problem_count == problems.size()
        && std::ranges::all_of(problems, [](const Problem& problem) { return problem.severity == Severity::warning; });
}

struct Loader::Reader {
    /// What the scanner waits for. Only within a value does it wait for more of it.
    enum class State : std::uint8_t {
        start,          ///< the root value
        first_key,      ///< after the root's {
        key,            ///< after a comma in the root
        colon,
        value,          ///< of a member
        after_member,
        first_element,  ///< after the [ of a list that is read element by element
        element,        ///< after a comma in it
        after_element,
        end,            ///< after the root value
        refused,
    };

    enum class Within : std::uint8_t { nothing, nested, scalar };

    /// An element that can be read only when the rest of the document is known.
    struct Held {
        Slot             slot = Slot::skipped;
        Parts            parts;
        model::ItemIndex item = kNoItem;
        Position         at;
        std::string      pointer;
        std::string      text;
    };

    struct RootKey {
        std::string key;
        Position    at;
    };

    model::Bundle bundle;
    Document      document{bundle};

    // The text.
    State            state       = State::start;
    Within           within      = Within::nothing;
    bool             in_string   = false;
    bool             skip_byte   = false;  ///< The piece ended with a backslash.
    int              depth       = 0;      ///< of brackets within the value
    int              outer       = 0;      ///< of those around it
    std::size_t      bytes       = 0;      ///< fed so far
    std::string      mark;                 ///< the first bytes, while they may be a byte order mark
    bool             mark_read   = false;
    std::string      pending;              ///< the value so far, when it began in an earlier piece
    Position         pending_at;
    std::string_view piece;
    Position         base{1, 1};           ///< the place of piece[base_offset]
    std::size_t      base_offset = 0;
    std::size_t      value_start = 0;      ///< in the piece, when the value began there

    // The document.
    Position             root_at;
    bool                 root_object = false;
    Slot                 member      = Slot::skipped;
    std::string          member_key;
    std::size_t          index = 0;  ///< of the list's element
    std::array<Position, static_cast<std::size_t>(Slot::count)> key_at{};  ///< of the members that the format names; line 0 = not yet
    std::vector<RootKey> other_keys;                                       ///< of the root
    bool                 attributes_known = false;
    bool                 reviewers_known  = false;
    std::size_t          item_count       = 0;
    std::size_t          item_bytes       = 0;  ///< of the last one that was whole in its piece: where there are fewer left, another one hardly is
    std::vector<Held>    held;
    const Held*          again = nullptr;  ///< the one that is being read now
    std::optional<Problem> no_items;       ///< What stands there is no list of items.
    std::vector<Problem> problems;         ///< sorted by place
    std::size_t          problem_count = 0;

    // ---- problems ------------------------------------------------------------------------------------------

    void add(Problem problem)
    {
        ++problem_count;
        problems.insert(std::ranges::upper_bound(problems, problem.at, earlier, &Problem::at), std::move(problem));
        if (problems.size() > kMaxProblems)
            problems.pop_back();
    }

    /// The document is of no use. What makes it so is always among the problems kept.
    void refuse(ErrorCode code, Position at, std::string pointer, std::string found, std::string_view expected)
    {
        if (problems.size() == kMaxProblems)
            problems.pop_back();
        add({Severity::fatal, code, at, std::move(pointer), std::move(found), std::string(expected), {}});
        state  = State::refused;
        within = Within::nothing;
    }

    /// The place of piece[offset]. To be asked in ascending order.
    Position place(std::size_t offset)
    {
        if (offset > base_offset) {
            advance(base, piece.substr(base_offset, offset - base_offset));
            base_offset = offset;
        }
        return base;
    }

    /// The place and the pointer of the value that is being read.
    Position value_place()
    {
        if (again != nullptr)
            return again->at;
        return pending.empty() ? place(value_start) : pending_at;
    }

    [[nodiscard]] std::string value_pointer() const
    {
        if (again != nullptr)
            return again->pointer;
        if (state < State::colon || state > State::after_element)
            return {};
        return pointer_step(member_key) + (state >= State::first_element ? "/" + std::to_string(index) : "");
    }

    /// The notes on the last value become problems.
    void report(std::string_view text)
    {
        const auto notes = document.notes();
        problem_count += document.note_count() - notes.size();
        if (notes.empty())
            return;
        std::vector<const Note*> order;
        for (const Note& note : notes)
            order.push_back(&note);
        small_sort(order, [](const Note* a, const Note* b) { return a->event != b->event ? a->event < b->event : a < b; });

        const Position    start   = value_place();
        const std::string pointer = value_pointer();
        JsonWalk          walk(text);
        Event             event;
        Position          at     = start;
        std::size_t       offset = 0;
        if (!walk.next(event))
            return;
        for (const Note* next : order) {
            const Note& note = *next;
            while (event.number < note.event && walk.next(event)) {}
            advance(at, text.substr(offset, event.offset - offset));
            offset = event.offset;
            Problem problem{note.severity, note.code, at, pointer + walk.pointer(), {}, note.expected, note.nearest};
            if (note.code != ErrorCode::missing_field)
                problem.found = found_of(event);
            if (note.code == ErrorCode::duplicate_key) {
                Position first = start;
                advance(first, text.substr(0, walk.first_of_same_key().value_or(0)));
                problem.expected += first_stands(first);
            }
            if (note.severity == Severity::fatal)
                no_items = std::move(problem);  // refused at the end, when all else is told
            else
                add(std::move(problem));
        }
    }

    void refuse_broken(std::string_view text)
    {
        JsonWalk walk(text);
        for (Event event; walk.next(event);) {}
        Broken broken = walk.broken().value_or(Broken{ErrorCode::syntax, text.size(), {}, true});
        if (broken.behind)
            broken.expected = state == State::start ? "the end of the document" : state == State::value ? "a comma, or }" : "a comma, or ]";
        Position at = value_place();
        advance(at, text.substr(0, broken.offset));
        refuse(broken.code, at, value_pointer(), found_at(text, broken.offset), broken.expected);
    }

    // ---- values --------------------------------------------------------------------------------------------

    /// Notes that are kept of the next value. Once there are enough problems, those that lie behind them are only counted.
    std::size_t note_room()
    {
        const bool full = problems.size() == kMaxProblems && !earlier(value_place(), problems.back().at);
        return full ? 0 : kMaxProblems;
    }

    /// Has one value read. returns  false when it is not JSON; the document is then refused.
    bool read(Slot slot, std::string_view text, Parts parts = {}, model::ItemIndex item = kNoItem)
    {
        document.begin(slot, parts, item, note_room());
        if (parse(text, model::kMaxNesting, document) != text.size()) {
            refuse_broken(text);
            return false;
        }
        if (document.note_count() > 0)
            report(text);
        return true;
    }

    /// A whole value has come.
    void take(std::string_view text)
    {
        switch (state) {
        case State::start:
            if (read(Slot::skipped, text))
                state = State::end;
            break;
        case State::first_key:
        case State::key: take_key(text); break;
        case State::value: take_member(text); break;
        default:
            take_element(text);
            if (state == State::refused)
                break;
            ++index;
            state = State::after_element;
        }
    }

    void take_key(std::string_view text)
    {
        JsonWalk walk(text);
        Event    event;
        if (!walk.next(event))
            return refuse_broken(text);
        member_key = decoded(text);
        member     = Slot::skipped;
        state      = State::colon;

        const Position at    = value_place();
        const auto     known = std::ranges::find(document_fields(), std::string_view(member_key), &Field::key);
        if (member_key.size() > model::kMaxStringBytes) {
            member_key = shortened(member_key);
            return add({Severity::error, ErrorCode::too_long, at, pointer_step(member_key), shortened(text), "a key of at most 65,536 bytes", {}});
        }
        if (known == document_fields().end() || known->slot == Slot::skipped) {
            other_keys.push_back({member_key, at});
            if (known == document_fields().end() && !owners_key(member_key)) {
                Nearest nearest(member_key);
                for (const Field& field : document_fields())
                    nearest.offer(field.key);
                add({Severity::warning, ErrorCode::unknown_key, at, pointer_step(member_key), shortened(text), {}, nearest.name()});
            }
            return;
        }
        Position& first = key_at[static_cast<std::size_t>(known->slot)];
        if (first.line > 0)
            return add_duplicate(member_key, at, first);
        first  = at;
        member = known->slot;
    }

    void add_duplicate(const std::string& key, Position at, Position first)
    {
        add({Severity::error, ErrorCode::duplicate_key, at, pointer_step(key), shortened("\"" + key + "\""), "each key once" + first_stands(first), {}});
    }

    /// A member of the root that is not read element by element.
    void take_member(std::string_view text)
    {
        if (!read(member, text))
            return;
        if (member == Slot::version && document.read_version() != kFormatVersion) {
            problems.clear();
            problem_count = 0;
            return refuse(ErrorCode::wrong_version, value_place(), value_pointer(), shortened(text), "the number 1");
        }
        list_complete(true);
        state = State::after_member;
    }

    /// lost  What stands there is no list.
    void list_complete(bool lost)
    {
        if (member == Slot::attributes) {
            document.attributes_complete(lost);
            attributes_known = true;
        } else if (member == Slot::reviewers) {
            document.reviewers_complete(lost);
            reviewers_known = true;
        }
    }

    void take_element(std::string_view text)
    {
        switch (member) {
        case Slot::attributes: take_limited(Slot::attribute, text, model::kMaxAttributes, "at most 512 attributes"); break;
        case Slot::reviewers: take_limited(Slot::reviewer, text, model::kMaxReviewers, "at most 64 reviewers"); break;
        case Slot::items: {
            if (take_limited(Slot::item, text, model::kMaxItems, "at most 1,000,000 items", parts_at_once()))
                item_taken(text);
            break;
        }
        default:
            // Which items there are is known at the end; whether this is JSON is to be known now.
            if (read(Slot::muted, text))
                hold({Slot::comparison, {}, kNoItem, {}, {}, {}}, text);
        }
    }

    /// What of an item can be read before the rest of the document has come.
    [[nodiscard]] Parts parts_at_once() const { return {true, attributes_known, reviewers_known}; }

    void item_taken(std::string_view text)
    {
        ++item_count;
        if (document.unread_values() || document.unread_reviews())
            hold({Slot::item, {false, document.unread_values(), document.unread_reviews()}, document.last_item(), {}, {}, {}}, text);
    }

    /// Reads the item that begins at piece[i], if it ends within the piece and there is nothing about it that the scanner would have to tell.
    /// returns  the offset behind it; otherwise what begin_value() returns, and the scanner goes on.
    std::size_t take_whole_item(std::size_t i)
    {
        constexpr int    around = 2;  // the document and its list
        std::string_view text   = piece.substr(i);
        std::size_t      end    = 0;
        value_start             = i;
        if (index < model::kMaxItems && text.size() >= item_bytes) {
            document.begin(Slot::item, parts_at_once(), kNoItem, note_room());
            end = parse(text, model::kMaxNesting - around, document);
        }
        if (end == 0)
            return begin_value(i, around);
        text       = text.substr(0, end);
        item_bytes = end;
        if (document.note_count() > 0)
            report(text);
        item_taken(text);
        ++index;
        state = State::after_element;
        return i + end;
    }

    /// returns  false when the element is not read any more.
    bool take_limited(Slot slot, std::string_view text, std::size_t limit, std::string_view expected, Parts parts = {})
    {
        if (index < limit)
            return read(slot, text, parts);
        if (index == limit) {
            add({Severity::error, ErrorCode::too_many, value_place(), value_pointer(), {}, std::string(expected), {}});
            document.lose(slot);
        }
        read(Slot::skipped, text);
        return false;
    }

    void hold(Held one, std::string_view text)
    {
        one.at      = value_place();
        one.pointer = value_pointer();
        one.text    = text;
        held.push_back(std::move(one));
    }

    // ---- the scanner ---------------------------------------------------------------------------------------

    void feed(std::string_view text)
    {
        const std::size_t room  = model::kMaxDocumentBytes - bytes;
        const bool        large = text.size() > room;
        bytes += text.size();
        text                  = text.substr(0, room);
        const std::size_t nul = count_bytes(text, [](char c) { return c == '\0'; }) > 0 ? text.find('\0') : std::string_view::npos;
        text                  = text.substr(0, nul);

        while (!mark_read && !text.empty()) {
            mark += text.front();
            text.remove_prefix(1);
            if (kByteOrderMark.starts_with(mark)) {
                mark_read = mark.size() == kByteOrderMark.size();
            } else {
                mark_read = true;
                scan(mark);
            }
        }
        scan(text);
        if (state == State::refused)
            return;
        // Named by itself: what is no text at all is told from a control character that slipped into one.
        if (nul != std::string_view::npos)
            refuse(ErrorCode::encoding, base, value_pointer(), "byte 0x00", "text without zero bytes");
        else if (large)
            refuse(ErrorCode::too_large, base, {}, {}, "at most 67,108,864 bytes");
    }

    void scan(std::string_view text)
    {
        piece         = text;
        base_offset   = 0;
        value_start   = 0;
        std::size_t i = 0;
        while (i < piece.size() && state != State::refused) {
            if (within != Within::nothing) {
                i = scan_value(i);
                if (within == Within::nothing && state != State::refused)
                    value_ends(i);
            } else if (is_space(piece[i])) {
                ++i;
            } else {
                i = scan_mark(i);
            }
        }
        if (state == State::refused)
            return;
        if (within != Within::nothing) {
            if (pending.empty())
                pending_at = place(value_start);
            pending.append(piece.substr(value_start));
        }
        place(piece.size());
        piece       = {};
        base_offset = 0;
    }

    void value_ends(std::size_t end)
    {
        if (pending.empty()) {
            take(piece.substr(value_start, end - value_start));
        } else {
            pending.append(piece.substr(0, end));
            take(pending);
            pending.clear();
        }
    }

    /// Goes on within a value. returns  the offset behind it, and `within` nothing; or the end of the piece.
    std::size_t scan_value(std::size_t i)
    {
        const std::size_t size = piece.size();
        if (within == Within::scalar) {
            while (i < size && !ends_scalar(piece[i]))
                ++i;
            if (i < size)
                within = Within::nothing;
            return i;
        }
        if (skip_byte && i < size) {
            skip_byte = false;
            ++i;
        }
        while (i < size) {
            if (in_string) {
                while (i < size && piece[i] != '"' && piece[i] != '\\')
                    ++i;
                if (i == size)
                    break;
                if (piece[i++] == '\\') {
                    if (i == size)
                        skip_byte = true;
                    else
                        ++i;
                    continue;
                }
                in_string = false;
            } else {
                ByteClass c = ByteClass::other;
                while (i < size && (c = kByteClass[static_cast<unsigned char>(piece[i])]) == ByteClass::other)
                    ++i;
                if (i == size)
                    break;
                ++i;
                if (c == ByteClass::quote) {
                    in_string = true;
                    continue;
                }
                if (c == ByteClass::open) {
                    if (++depth + outer > model::kMaxNesting) {
                        const std::string pointer = value_pointer();
                        refuse(ErrorCode::too_deep, place(i - 1), pointer, {}, "at most 64 nested lists and objects");
                        return i;
                    }
                    continue;
                }
                --depth;
            }
            if (depth == 0) {
                within = Within::nothing;
                break;
            }
        }
        return i;
    }

    std::size_t begin_value(std::size_t i, int around)
    {
        const char c = piece[i];
        if (c != '{' && c != '[' && c != '"' && !starts_scalar(c))
            return refuse_mark(i);
        within      = starts_scalar(c) ? Within::scalar : Within::nested;
        value_start = i;
        outer       = around;
        depth       = 0;
        in_string   = false;
        return i;
    }

    /// A character between values. returns  the offset behind it, or where the value begins.
    std::size_t scan_mark(std::size_t i)
    {
        const auto go = [&](State next) {
            state = next;
            return i + 1;
        };
        const char c = piece[i];
        switch (state) {
        case State::start:
            root_at     = place(i);
            root_object = c == '{';
            return root_object ? go(State::first_key) : begin_value(i, 0);
        case State::first_key:
            if (c == '}')
                return go(State::end);
            [[fallthrough]];
        case State::key: return c == '"' ? begin_value(i, 1) : refuse_mark(i);
        case State::colon: return c == ':' ? go(State::value) : refuse_mark(i);
        case State::value:
            index = 0;
            if (c == '[' && (member == Slot::attributes || member == Slot::reviewers || member == Slot::items || member == Slot::comparisons))
                return go(State::first_element);
            return begin_value(i, 1);
        case State::after_member: return c == ',' ? go(State::key) : c == '}' ? go(State::end) : refuse_mark(i);
        case State::first_element:
        case State::after_element:
            if (c == ']') {
                list_complete(false);
                return go(State::after_member);
            }
            if (state == State::after_element)
                return c == ',' ? go(State::element) : refuse_mark(i);
            [[fallthrough]];
        case State::element: return c == '{' && member == Slot::items ? take_whole_item(i) : begin_value(i, 2);
        case State::end:
        case State::refused: break;
        }
        return refuse_mark(i);
    }

    [[nodiscard]] std::string_view expected_mark() const
    {
        switch (state) {
        case State::first_key: return "a key in quotes, or }";
        case State::key: return "a key in quotes";
        case State::colon: return "a colon";
        case State::after_member: return "a comma, or }";
        case State::first_element: return "a value, or ]";
        case State::after_element: return "a comma, or ]";
        case State::end: return "the end of the document";
        default: return "a value";
        }
    }

    std::size_t refuse_mark(std::size_t i)
    {
        const auto byte  = static_cast<unsigned char>(piece[i]);
        const bool ascii = byte < 0x80;
        const bool never = byte >= 0x80 && (byte < 0xC2 || byte > 0xF4);  // starts no character; the rest of one may be still to come
        refuse(never ? ErrorCode::encoding : ErrorCode::syntax, place(i), value_pointer(),
               ascii || never ? found_at(piece, i) : "a character outside of quotes", expected_mark());
        return i + 1;
    }

    // ---- the end -------------------------------------------------------------------------------------------

    void finish_text()
    {
        if (!mark_read && !mark.empty())
            scan(mark);
        if (state == State::start && within == Within::scalar) {
            within = Within::nothing;
            take(pending);
        }
        if (state == State::refused || state == State::end)
            return;
        if (within == Within::nothing)
            return refuse(ErrorCode::syntax, base, value_pointer(), "the end of the document", expected_mark());
        refuse_broken(pending);
    }

    void finish_document()
    {
        if (!root_object)
            return refuse(ErrorCode::wrong_type, root_at, {}, {}, "an object");

        std::vector<const RootKey*> order;
        for (const RootKey& one : other_keys)
            order.push_back(&one);
        small_sort(order, [](const RootKey* a, const RootKey* b) { return a->key != b->key ? a->key < b->key : earlier(a->at, b->at); });
        for (std::size_t i = 1; i < order.size(); ++i)
            if (order[i]->key == order[i - 1]->key)
                add_duplicate(order[i]->key, order[i]->at, order[i - 1]->at);

        if (!attributes_known)
            document.attributes_complete(false);
        if (!reviewers_known)
            document.reviewers_complete(false);
        for (const Held& one : held) {
            again = &one;
            read(one.slot, one.text, one.parts, one.item);
        }
        again = nullptr;

        if (key_at[static_cast<std::size_t>(Slot::version)].line == 0)
            refuse(ErrorCode::wrong_version, root_at, {}, {}, "a key \"juxta\" with the number 1");
        if (key_at[static_cast<std::size_t>(Slot::items)].line == 0)
            refuse(ErrorCode::missing_field, root_at, {}, {}, "a key \"items\"");
        if (no_items)
            refuse(no_items->code, no_items->at, no_items->pointer, no_items->found, no_items->expected);
    }
};

Loader::Loader() : reader_(std::make_unique<Reader>()) {}
Loader::~Loader()                            = default;
Loader::Loader(Loader&&) noexcept            = default;
Loader& Loader::operator=(Loader&&) noexcept = default;

bool Loader::feed(std::string_view bytes)
{
    if (!reader_ || reader_->state == Reader::State::refused)
        return false;
    reader_->feed(bytes);
    return reader_->state != Reader::State::refused;
}

Loaded Loader::finish()
{
    Loaded loaded;
    if (!reader_)
        return loaded;
    Reader& reader = *reader_;
    if (reader.state != Reader::State::refused)
        reader.finish_text();
    if (reader.state != Reader::State::refused)
        reader.finish_document();
    loaded.problems      = std::move(reader.problems);
    loaded.problem_count = reader.problem_count;
    if (reader.state != Reader::State::refused) {
        reader.bundle.shrink();
        loaded.bundle = std::move(reader.bundle);
    }
    reader_.reset();
    return loaded;
}

std::size_t Loader::bytes_read() const
{
    return reader_ ? reader_->bytes : 0;
}

std::size_t Loader::items_read() const
{
    return reader_ ? reader_->item_count : 0;
}

Loaded load(std::string_view text)
{
    Loader loader;
    loader.feed(text);
    return loader.finish();
}

}  // namespace juxta::bundle
