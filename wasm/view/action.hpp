// wasm/view/action.hpp - all that a person, or the world, can do to the widget; each a plain value.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"
#include "catalogue/plot.hpp"
#include "records/ledger.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace juxta::view {

using ItemId     = std::string;  ///< "id" of an item in the bundle.
using ReviewerId = std::string;  ///< "id" of a reviewer in the bundle.
using AttributeId = std::string;  ///< "id" of an attribute in the bundle.
using ColumnId    = std::string;  ///< An attribute's id, or one of these:
inline constexpr char kNameColumn[]     = "@name";
inline constexpr char kCategoryColumn[] = "@category";
inline constexpr char kScoreColumn[]    = "@score";  ///< The total by the weights.
using CriterionId = std::string;  ///< A reviewer's id or an attribute's; "@" and the attribute's where a reviewer has the same.

using PlotScale = catalogue::PlotScale;
using PlotPoint = catalogue::PlotPoint;

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
struct HideLink                                           { bool operator==(const HideLink&) const = default; };  ///< What came of CopyLink is seen.
struct ShowCatalogue                                      { bool operator==(const ShowCatalogue&) const = default; };  ///< All items; those that stand side by side are picked.
struct OpenItem          { ItemId item;                    bool operator==(const OpenItem&) const = default; };       ///< It alone.
struct EditQuery         { std::string value;              bool operator==(const EditQuery&) const = default; };
struct SortBy            { ColumnId column;                bool operator==(const SortBy&) const = default; };         ///< Once more: the other way round; a third time: no longer.
struct PickItem          { ItemId item;                    bool operator==(const PickItem&) const = default; };       ///< Picks it, or no longer.
struct UnpickAll                                          { bool operator==(const UnpickAll&) const = default; };
struct ComparePicked                                      { bool operator==(const ComparePicked&) const = default; };
struct ShowFilters       { bool open = true;               bool operator==(const ShowFilters&) const = default; };
struct OpenFilter        { ColumnId column;                bool operator==(const OpenFilter&) const = default; };     ///< Have the column of a packed catalogue fetched, to choose from.
struct ShowColumns       { bool open = true;               bool operator==(const ShowColumns&) const = default; };
struct ToggleColumn      { ColumnId column;                bool operator==(const ToggleColumn&) const = default; };
struct ToggleFilter      { ColumnId column; std::string choice;      bool operator==(const ToggleFilter&) const = default; };  ///< choice: a text, a tag, "yes" or "no"
struct ToggleKnown       { ColumnId column;                bool operator==(const ToggleKnown&) const = default; };    ///< Only where it is known; while there is another limit: also where it is not.
struct SetFilterLimit    { ColumnId column; bool high = false; std::string value; bool operator==(const SetFilterLimit&) const = default; };  ///< value: a number or date as typed; "" = none
struct ToggleMeets                                        { bool operator==(const ToggleMeets&) const = default; };    ///< Only what meets the must-haves.
struct ClearFilters                                       { bool operator==(const ClearFilters&) const = default; };
struct ShowPlot          { bool open = true;               bool operator==(const ShowPlot&) const = default; };
struct ShowAxes          { bool open = true;               bool operator==(const ShowAxes&) const = default; };
struct ChooseAxis        { bool up = false; ColumnId column;         bool operator==(const ChooseAxis&) const = default; };    ///< up: which axis of the plot shows it
/// value: "x,y" = the item there is picked, or no longer, "x,y,reach" = one so near; "left,bottom,right,top" = only what is between stays. Shares of the axes, 0..1.
struct BrushPlot         { PlotScale across, up; std::vector<PlotPoint> points; std::string value; bool operator==(const BrushPlot&) const = default; };
struct ShowRows          { std::size_t first = 0;          bool operator==(const ShowRows&) const = default; };        ///< The rows from there on.
struct Print             { bool on = true;                 bool operator==(const Print&) const = default; };           ///< What is shown goes onto paper, where nobody scrolls; off: it is on the screen again.

// What the world answers.
struct LoadStarted       { bool fresh = true;                           bool operator==(const LoadStarted&) const = default; };  ///< fresh: another source than before; else the same once more
struct LoadProgressed    { std::uint64_t received = 0, total = 0;       bool operator==(const LoadProgressed&) const = default; };  ///< bytes; total 0 = unknown
struct LoadFailed        { Error error;                                 bool operator==(const LoadFailed&) const = default; };
struct BundleArrived     { std::size_t problems = 0;                    bool operator==(const BundleArrived&) const = default; };   ///< problems: found in it, warnings not counted
struct PackOpened        { std::size_t items = 0; std::vector<ItemId> first; bool operator==(const PackOpened&) const = default; };  ///< The source is a packed catalogue; first: side by side where nobody asks for others
struct PackAnswered      { std::size_t problems = 0;                    bool operator==(const PackAnswered&) const = default; };  ///< The bundle is another excerpt now: what was asked for last.
struct PackFailed        { std::uint32_t turn = 0; Error error;         bool operator==(const PackFailed&) const = default; };    ///< turn: as asked
struct SubscribeAnswered { std::optional<Error> error;                  bool operator==(const SubscribeAnswered&) const = default; };
struct RecordsRead       { std::vector<records::Line> lines; records::Storage storage = records::Storage::lasting; std::string device; records::Moment moment;
                           bool operator==(const RecordsRead&) const = default; };
struct BookmarksAllowed  { std::vector<ItemId> items; bool kept = true; int by = 0; bool operator==(const BookmarksAllowed&) const = default; };  ///< The page lets it be; as in AskBookmarks.
struct VoteAllowed       { ItemId item; records::Choice choice = records::Choice::none; records::Moment moment; bool operator==(const VoteAllowed&) const = default; };  ///< likewise
struct RecordsStored     { std::uint32_t id = 0; records::Storage storage = records::Storage::lasting; records::Moment moment; bool operator==(const RecordsStored&) const = default; };
struct RecordsConflicted { std::uint32_t id = 0; std::vector<records::Line> lines; records::Moment moment; bool operator==(const RecordsConflicted&) const = default; };
struct BallotAnswered    { std::string key; int status = 0; std::optional<std::uint64_t> asked_ms; records::Moment moment; bool operator==(const BallotAnswered&) const = default; };
struct CountsAnswered    { bool here = true;                            bool operator==(const CountsAnswered&) const = default; };  ///< here: they are in the bundle by now
struct TimePassed        { bool hurry = false; records::Moment moment;  bool operator==(const TimePassed&) const = default; };  ///< hurry: the connection is back, or the page is left
struct BookmarksImported { std::optional<std::vector<ItemId>> items;    bool operator==(const BookmarksImported&) const = default; };  ///< absent: the file is no list of bookmarks
struct Forgotten         { bool all = true;                             bool operator==(const Forgotten&) const = default; };  ///< all: nothing is left; else what is left is read anew
struct LinkCopied                                                       { bool operator==(const LinkCopied&) const = default; };
struct LinkRefused       { std::string url;                             bool operator==(const LinkRefused&) const = default; };  ///< The page may not copy; url: the whole link

/// Applied by update() between frames, never while drawing.
using Action = std::variant<ToggleDifferences, FoldReviewer, FoldAll, Retry, Reset, SelectItems, RestoreState, EditEmail, Subscribe, ToggleBookmark,
                            SetWeight, ResetWeights, ShowCriteria, ToggleMust, SetLimit, AddItem, EditAdding, RemoveItem, MoveItem, TogglePin, CopyLink, HideLink,
                            MoveBookmark, CompareBookmarks, ExportBookmarks, ImportBookmarks, AskToForget, ForgetAll, CastVote, SendVotes,
                            ShowCatalogue, OpenItem, EditQuery, SortBy, PickItem, UnpickAll, ComparePicked, ShowFilters, OpenFilter, ShowColumns, ToggleColumn,
                            ToggleFilter, ToggleKnown, SetFilterLimit, ToggleMeets, ClearFilters, ShowRows, ShowPlot, ShowAxes, ChooseAxis, BrushPlot, Print,
                            LoadStarted, LoadProgressed, LoadFailed, BundleArrived, PackOpened, PackAnswered, PackFailed, SubscribeAnswered, RecordsRead, BookmarksAllowed, VoteAllowed, RecordsStored,
                            RecordsConflicted, BallotAnswered, CountsAnswered, TimePassed, BookmarksImported, Forgotten, LinkCopied, LinkRefused>;

/// The action with what a control was set to, where the action carries such a value; else as it is.
[[nodiscard]] Action action_with(Action action, const std::string& value);
[[nodiscard]] Action action_with(Action action, double value);

}  // namespace juxta::view
