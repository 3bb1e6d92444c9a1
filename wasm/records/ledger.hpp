// wasm/records/ledger.hpp - all that one open widget knows of its reader's facts, and what follows when something happens.
// SPDX-License-Identifier: MIT
//
// The storage is the truth. What the reader does becomes a write that says what it found under each key and what is to
// stand there now; the host carries it out in one transaction, and only if it finds the same. So tabs that write at the
// same time lose nothing: the later one is told what is there now and decides anew. What a write says is shown at once and
// called saved when the host says that it lasts.
//
// A ballot is sent after it was stored and before the next one on the same item is made; it goes from the outbox when the
// endpoint's answer was stored. Killed anywhere in between, it is sent again under the same key, which counts once.
//
// A storage may be silent for a while. What the reader does then waits beside it as late lines, one a fact, that say what is
// wanted and not what follows: nobody knows what they meet. Nothing is sent, for the first ballot of an item decides under which
// key this reader counts. When the storage answers, each is done to what stands there; in the same transaction an entry says
// that it was, so that it is done once, whoever does it and however often.
//
// Pure: no clock, no I/O, no chance. They come in with the event, as a Moment.
#pragma once

#include "records/codec.hpp"
#include "records/outbox.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace juxta::records {

inline constexpr std::size_t kMostBookmarks = 1000;

inline constexpr std::string_view kLate   = "late/";    ///< Before the key of a line that waits.
inline constexpr std::string_view kMerged = "merged/";  ///< Before the key under which the late line stands that was done last.

/// What only the host knows.
struct Moment {
    std::uint64_t now_ms = 0;  ///< of any clock; one that jumps delays nothing for longer than it would have waited anyway
    std::uint32_t chance = 0;  ///< evenly distributed
    std::string   key;         ///< of a new ballot: a UUID that was never used before
    bool          operator==(const Moment&) const = default;
};

/// Where things are kept.
enum class Storage : std::uint8_t {
    closed,   ///< Not read yet.
    lasting,  ///< In this browser.
    late,     ///< In this browser, but beside what it kept before: that does not answer.
    memory,   ///< The browser lets nothing be kept: until the page is left. Nobody else knows of a vote cast here: cast again elsewhere it counts twice.
};

/// A key and what stands there; "" = nothing.
struct Line {
    std::string key;
    std::string text;
    bool        operator==(const Line&) const = default;
};

// ---- what the host is asked for ---------------------------------------------------------------------------

struct Put {
    std::string                key;
    std::optional<std::string> was;  ///< What must stand there, "" = nothing; absent = whatever does.
    std::string                now;  ///< "" = nothing any more
    bool                       operator==(const Put&) const = default;
};

/// All of it or nothing, in one transaction -> stored() or conflicted()
struct Write {
    std::uint32_t    id = 0;
    std::vector<Put> puts;
    bool             operator==(const Write&) const = default;
};

/// -> answered()
struct Post {
    std::string item;
    Ballot      ballot;
    bool        operator==(const Post&) const = default;
};

/// Call wake() after so long; a later one takes its place.
struct Wake {
    std::uint64_t in_ms = 0;
    bool          operator==(const Wake&) const = default;
};

using Order  = std::variant<Write, Post, Wake>;
using Orders = std::vector<Order>;

// ---- what is known ------------------------------------------------------------------------------------------

/// How far a vote has come.
enum class VoteStage : std::uint8_t {
    none,     ///< The reader never voted.
    storing,  ///< On its way into the storage.
    waiting,  ///< For a storage that is silent.
    sending,
    offline,  ///< No connection; tried again.
    busy,     ///< The endpoint cannot take it now; tried again.
    resting,  ///< Tried often enough for this visit.
    counted,  ///< Also a vote that was taken back.
    refused,
};

struct VoteState {
    Choice    choice  = Choice::none;
    VoteStage stage   = VoteStage::none;
    int       refused = 0;  ///< HTTP status
    bool      operator==(const VoteState&) const = default;
};

class Ledger {
public:
    // What happened. Each answers with what the host is to do now.

    /// All that the storage holds, at the start and whenever another tab changed it. What is no record of ours is put aside
    /// under "bad/" and its key. Ballots that were left over are sent: at once at the start, after a while when another tab,
    /// which has just stored them, will do so itself.
    /// lines    those that waited for a storage that was silent have kLate before their key; while it is, none has
    /// device   as records write it; of this widget alone
    [[nodiscard]] Orders read(std::span<const Line> lines, Storage storage, std::string_view device, const Moment& moment);

    /// The reader keeps an item or lets it go. Nothing to do when it is so already, when kMostBookmarks are kept, or while
    /// nothing may be written.
    [[nodiscard]] Orders keep(std::string_view item, bool kept);
    /// By so many places towards the end of the list, negative towards its start.
    [[nodiscard]] Orders move(std::string_view item, int by);
    /// Keeps those that are not kept, in this order behind the others, as far as there is room and they can be ids.
    [[nodiscard]] Orders import(std::span<const std::string> items);
    /// Which of them import() would keep now.
    [[nodiscard]] std::vector<std::string> importable(std::span<const std::string> items) const;

    /// The reader votes, changes their mind, or takes the vote back (none).
    [[nodiscard]] Orders cast(std::string_view item, Choice choice, const Moment& moment);

    /// A write is done.
    [[nodiscard]] Orders stored(std::uint32_t id, Storage storage, const Moment& moment);
    /// A write was not done, for `lines` stand there.
    [[nodiscard]] Orders conflicted(std::uint32_t id, std::span<const Line> lines, const Moment& moment);

    /// status     HTTP status; 0 = no answer
    /// asked_ms   Retry-After
    [[nodiscard]] Orders answered(std::string_view key, int status, std::optional<std::uint64_t> asked_ms, const Moment& moment);
    [[nodiscard]] Orders wake(const Moment& moment);
    /// The connection is back, or the reader wants all that waits to be sent now. What an endpoint asked to wait for waits.
    [[nodiscard]] Orders hurry(const Moment& moment);

    /// All was deleted.
    void forget();

    // What is known, with what is being written.

    [[nodiscard]] Storage                  storage() const { return storage_; }
    [[nodiscard]] bool                     writable() const { return storage_ != Storage::closed && !newer_; }
    [[nodiscard]] bool                     newer() const { return newer_; }      ///< A newer version has been here: nothing is changed.
    [[nodiscard]] std::size_t              put_aside() const { return put_aside_; }  ///< Lines that were nothing of ours.
    [[nodiscard]] std::vector<std::string> bookmarks() const;                    ///< in order
    [[nodiscard]] bool                     kept(std::string_view item) const;
    [[nodiscard]] bool                     storing(Kind kind, std::string_view subject) const;  ///< on its way into the storage
    [[nodiscard]] bool                     room() const;                         ///< for another bookmark
    [[nodiscard]] std::span<const Put>     under_way(std::uint32_t id) const;    ///< the puts of a write that is not done yet
    [[nodiscard]] VoteState                vote(std::string_view item) const;
    [[nodiscard]] std::size_t              unsent() const { return trying_.size(); }  ///< ballots
    [[nodiscard]] bool                     empty() const { return lines_.empty() && wishes_.empty() && !has_aside_; }

    bool operator==(const Ledger&) const = default;

private:
    /// What stands under a key, as far as it can be read.
    struct Entry {
        std::string key;
        std::string text;
        ReadRecord  read;
        bool        operator==(const Entry& other) const { return key == other.key && text == other.text; }
    };

    /// What the reader wants, or what an answer made necessary: kept until it is stored, so that it can be decided anew.
    struct Wish {
        enum class What : std::uint8_t { keep, drop, move, import, cast, settle, put_aside };
        What                     what = What::keep;
        std::uint32_t            id   = 0;
        std::string              subject;
        int                      number = 0;  ///< move: places; settle: the status of the refusal, 0 = counted
        Choice                   choice = Choice::none;
        std::string              key, next_key;  ///< cast: of the ballot; settle: of the one that was answered, and of one to follow
        std::vector<std::string> subjects;       ///< import
        Line                     late;           ///< that it comes from, if it waited
        int                      conflicts = 0;
        std::vector<Put>         puts;
        bool                     operator==(const Wish&) const = default;
    };

    /// A ballot that is to be sent.
    struct Try {
        std::string   item, key;
        int           tries   = 0;  ///< that failed
        std::uint64_t due_ms  = 0;
        std::uint64_t wait_ms = 0;  ///< that it was to wait at most, for clocks that jump
        bool          in_flight = false;
        bool          asked     = false;  ///< The endpoint said when.
        bool          resting   = false;
        Fate          last      = Fate::counted;
        bool          operator==(const Try&) const = default;
    };

    [[nodiscard]] const std::string* text_at(std::string_view key, std::size_t wishes) const;  ///< after the first so many wishes; nullptr or "" = nothing
    [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> places(std::size_t wishes) const;
    template <class Each>
    void for_each_good(std::size_t wishes, Each each) const;

    void   put(Wish& wish, std::size_t at, std::string key, std::string now) const;
    void   put(Wish& wish, std::size_t at, Kind kind, std::string_view subject, Body body) const;
    void   decide(std::size_t at);  ///< the puts of wish `at`, from what the ones before it leave
    void   want(Orders& orders, Wish wish);
    void   issue(Orders& orders, std::size_t at);
    void   set_line(std::string_view key, std::string_view text);
    void   bring(Orders& orders, std::span<const Line> lines);
    void   look_for_newer();
    void   look_for_ballots(std::uint64_t now_ms, std::uint64_t wait);
    void   send(Orders& orders, const Moment& moment);

    Storage            storage_ = Storage::closed;
    std::string        device_;
    std::vector<Entry> lines_;   ///< sorted by key: what was stored when last heard of
    std::vector<Wish>  wishes_;  ///< in order
    std::vector<Try>   trying_;
    std::uint64_t      count_     = 0;  ///< the highest seen
    std::uint32_t      next_id_   = 1;
    std::size_t        put_aside_ = 0;
    bool               newer_     = false;
    bool               has_aside_ = false;  ///< Something that was put aside, at this visit or an earlier one, is there.
};

}  // namespace juxta::records
