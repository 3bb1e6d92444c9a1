// wasm/view/action.hpp - all that a person, or the world, can do to the widget; each a plain value.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"
#include "records/ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

using ItemId     = std::string;  ///< "id" of an item in the bundle.
using ReviewerId = std::string;  ///< "id" of a reviewer in the bundle.
using AttributeId = std::string;  ///< "id" of an attribute in the bundle.
using CriterionId = std::string;  ///< A reviewer's id or an attribute's; "@" and the attribute's where a reviewer has the same.

// What a person does. `value` fields are what a control was set to.
struct ToggleDifferences                                  { bool operator==(const ToggleDifferences&) const = default; };
struct FoldReviewer      { ReviewerId reviewer;             bool operator==(const FoldReviewer&) const = default; };  ///< Folds or unfolds one reviewer's row.
struct FoldAll           { bool folded = false;             bool operator==(const FoldAll&) const = default; };
struct Retry                                              { bool operator==(const Retry&) const = default; };
struct Reset                                              { bool operator==(const Reset&) const = default; };  ///< Back to the page's own view.
struct SelectItems       { std::vector<ItemId> items;       bool operator==(const SelectItems&) const = default; };
struct RestoreState      { std::string text;                bool operator==(const RestoreState&) const = default; };  ///< A state string, from a link or the page.
struct EditEmail         { std::string value;               bool operator==(const EditEmail&) const = default; };
struct Subscribe                                          { bool operator==(const Subscribe&) const = default; };
struct ToggleBookmark    { ItemId item;                     bool operator==(const ToggleBookmark&) const = default; };
struct MoveBookmark      { ItemId item; int by = 1;        bool operator==(const MoveBookmark&) const = default; };   ///< by: places towards the end of the list
struct CompareBookmarks                                   { bool operator==(const CompareBookmarks&) const = default; };  ///< The first of them that fit, side by side.
struct ExportBookmarks                                    { bool operator==(const ExportBookmarks&) const = default; };
struct ImportBookmarks                                    { bool operator==(const ImportBookmarks&) const = default; };
struct AskToForget       { bool asked = true;              bool operator==(const AskToForget&) const = default; };    ///< Whether really all is to be deleted; false = it is not.
struct ForgetAll                                          { bool operator==(const ForgetAll&) const = default; };
struct CastVote          { ItemId item; records::Choice choice = records::Choice::none; bool operator==(const CastVote&) const = default; };  ///< none takes it back
struct SendVotes                                          { bool operator==(const SendVotes&) const = default; };     ///< Those that wait: now.
struct SetWeight         { CriterionId criterion; std::string value;   bool operator==(const SetWeight&) const = default; };      ///< value: a number 0..5 as set or typed
struct ResetWeights                                       { bool operator==(const ResetWeights&) const = default; };  ///< Back to the site's weights.
struct ShowCriteria      { bool all = true;                bool operator==(const ShowCriteria&) const = default; };   ///< Those without weight, too.
struct ToggleMust        { AttributeId attribute;          bool operator==(const ToggleMust&) const = default; };
struct SetLimit          { AttributeId attribute; std::string value;   bool operator==(const SetLimit&) const = default; };       ///< value: a number or date as typed
struct AddItem           { ItemId item;                    bool operator==(const AddItem&) const = default; };
struct EditAdding        { std::string value;              bool operator==(const EditAdding&) const = default; };     ///< What is searched for to add.
struct RemoveItem        { ItemId item;                    bool operator==(const RemoveItem&) const = default; };
struct MoveItem          { ItemId item; int by = 1;        bool operator==(const MoveItem&) const = default; };       ///< by: places to the right, negative to the left
struct TogglePin         { ItemId item;                    bool operator==(const TogglePin&) const = default; };
struct CopyLink                                           { bool operator==(const CopyLink&) const = default; };  ///< The link to what is shown, for the clipboard.

// What the world answers.
struct LoadStarted       { bool fresh = true;                           bool operator==(const LoadStarted&) const = default; };  ///< fresh: another source than before; else the same once more
struct LoadProgressed    { std::uint64_t received = 0, total = 0;       bool operator==(const LoadProgressed&) const = default; };  ///< bytes; total 0 = unknown
struct LoadFailed        { Error error;                                 bool operator==(const LoadFailed&) const = default; };
struct BundleArrived     { std::size_t problems = 0;                    bool operator==(const BundleArrived&) const = default; };   ///< problems: found in it, warnings not counted
struct SubscribeAnswered { std::optional<Error> error;                  bool operator==(const SubscribeAnswered&) const = default; };
struct RecordsRead       { std::vector<records::Line> lines; records::Storage storage = records::Storage::lasting; std::string device; records::Moment moment;
                           bool operator==(const RecordsRead&) const = default; };
struct BookmarkAllowed   { ItemId item; bool kept = true;               bool operator==(const BookmarkAllowed&) const = default; };  ///< The page lets it be.
struct VoteAllowed       { ItemId item; records::Choice choice = records::Choice::none; records::Moment moment; bool operator==(const VoteAllowed&) const = default; };  ///< likewise
struct RecordsStored     { std::uint32_t id = 0; records::Storage storage = records::Storage::lasting; records::Moment moment; bool operator==(const RecordsStored&) const = default; };
struct RecordsConflicted { std::uint32_t id = 0; std::vector<records::Line> lines; records::Moment moment; bool operator==(const RecordsConflicted&) const = default; };
struct BallotAnswered    { std::string key; int status = 0; std::optional<std::uint64_t> asked_ms; records::Moment moment; bool operator==(const BallotAnswered&) const = default; };
struct CountsAnswered    { bool here = true;                            bool operator==(const CountsAnswered&) const = default; };  ///< here: they are in the bundle by now
struct TimePassed        { bool hurry = false; records::Moment moment;  bool operator==(const TimePassed&) const = default; };  ///< hurry: the connection is back, or the page is left
struct BookmarksImported { std::optional<std::vector<ItemId>> items;    bool operator==(const BookmarksImported&) const = default; };  ///< absent: the file is no list of bookmarks
struct Forgotten                                                        { bool operator==(const Forgotten&) const = default; };
struct LinkCopied                                                       { bool operator==(const LinkCopied&) const = default; };
struct LinkRefused       { std::string url;                             bool operator==(const LinkRefused&) const = default; };  ///< The page may not copy; url: the whole link

/// Applied by update() between frames, never while drawing.
using Action = std::variant<ToggleDifferences, FoldReviewer, FoldAll, Retry, Reset, SelectItems, RestoreState, EditEmail, Subscribe, ToggleBookmark,
                            SetWeight, ResetWeights, ShowCriteria, ToggleMust, SetLimit, AddItem, EditAdding, RemoveItem, MoveItem, TogglePin, CopyLink,
                            MoveBookmark, CompareBookmarks, ExportBookmarks, ImportBookmarks, AskToForget, ForgetAll, CastVote, SendVotes,
                            LoadStarted, LoadProgressed, LoadFailed, BundleArrived, SubscribeAnswered, RecordsRead, BookmarkAllowed, VoteAllowed, RecordsStored,
                            RecordsConflicted, BallotAnswered, CountsAnswered, TimePassed, BookmarksImported, Forgotten, LinkCopied, LinkRefused>;

/// The action with what a control was set to, where the action carries such a value; else as it is.
[[nodiscard]] Action action_with(Action action, const std::string& value);
[[nodiscard]] Action action_with(Action action, double value);

}  // namespace juxta::view
