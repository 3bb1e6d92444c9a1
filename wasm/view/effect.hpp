// wasm/view/effect.hpp - what the core asks its host to do; what came of it returns as an action.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/action.hpp"
#include "view/state.hpp"

#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

struct LoadBundle                                     { bool operator==(const LoadBundle&) const = default; };     ///< Load the source again -> LoadStarted, ...
struct CopyLinkOf       { std::string link;             bool operator==(const CopyLinkOf&) const = default; };      ///< Copy the page's address with this in it. -> LinkCopied, LinkRefused

/// Tell the page what is shown now.
struct StateChanged {
    std::string         state;
    std::vector<ItemId> items;
    std::string         link;         ///< address_of(); "" too where the page's address is not to say it
    bool                step = true;  ///< Something to come back to: other items, say. False for what goes on by degrees, as a weight does.
    bool                operator==(const StateChanged&) const = default;
};

struct AskPack          { std::uint32_t turn = 0; Wanted wanted; bool operator==(const AskPack&) const = default; };  ///< Have an excerpt made. -> PackAnswered with a new bundle, PackFailed
struct SendSubscription { std::string email; bool again = false; bool operator==(const SendSubscription&) const = default; };  ///< again: the address that could not be sent, once more. -> SubscribeAnswered
/// Ask the page, of each item. -> BookmarksAllowed with those that it lets be, or nothing
struct AskBookmarks {
    std::vector<ItemId> items;        ///< one, save those of a file
    bool                kept = true;  ///< to be kept, or let go
    int                 by   = 0;     ///< not 0: the one item, which is kept, is to be moved by so many places
    bool                operator==(const AskBookmarks&) const = default;
};
struct AskVote          { ItemId item; records::Choice choice = records::Choice::none; bool operator==(const AskVote&) const = default; };  ///< Ask the page -> VoteAllowed, or nothing
struct SaveFile         { std::string name, text;       bool operator==(const SaveFile&) const = default; };
struct PickFile                                       { bool operator==(const PickFile&) const = default; };       ///< -> BookmarksImported, or nothing
struct Hurry                                          { bool operator==(const Hurry&) const = default; };          ///< -> TimePassed, at once
struct ForgetRecords                                  { bool operator==(const ForgetRecords&) const = default; };  ///< -> Forgotten
struct Announce         { std::string text;             bool operator==(const Announce&) const = default; };        ///< One polite sentence for a screen reader.

using Effect = std::variant<LoadBundle, StateChanged, AskPack, SendSubscription, AskBookmarks, AskVote, SaveFile, PickFile, Hurry, ForgetRecords, Announce, CopyLinkOf,
                            records::Order>;  // of the ledger's: Write -> RecordsStored, RecordsConflicted; Post -> BallotAnswered; Wake -> TimePassed

}  // namespace juxta::view
