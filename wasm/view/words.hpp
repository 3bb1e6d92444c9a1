// wasm/view/words.hpp - every word of the user interface, in one table.
// SPDX-License-Identifier: MIT
//
// A translation is another Words. Patterns name their parts {0}, {1}, ...; what goes in is said beside each. Words that
// the bundle gives (verdicts, units, names) are never translated.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace juxta::view {

/// A phrase about a number, {0}: the one for exactly 1, and the other.
struct Plural {
    std::string_view one;
    std::string_view other;
};

struct Words {
    // Lists and names.
    std::string_view versus;          ///< Between the names of a headline, with its spaces.
    std::string_view comma;           ///< Between the entries of a list.
    std::string_view and_between_two; ///< Before the last of two.
    std::string_view and_before_last; ///< Before the last of three or more.
    std::string_view or_between;      ///< Before the last of several, one of which it is.
    std::string_view semicolon;       ///< Between two halves of a sentence.
    std::string_view stop;            ///< Ends a sentence that is put together.

    // Loading, failing, nothing there.
    std::string_view loading, loading_name;
    std::string_view received_of;   ///< {0} bytes so far, {1} in all
    std::string_view received;      ///< {0} bytes so far
    std::string_view byte, kilobyte, megabyte;  ///< {0} the number
    std::string_view failed_title, try_again;
    std::string_view advice_connection, advice_owner, advice_retry;
    std::string_view empty_title, empty_message;

    // Header and notices.
    std::string_view compare;         ///< First step of the breadcrumb.
    std::string_view breadcrumb;      ///< Name of the breadcrumb, for a screen reader.
    std::string_view comparison_of;   ///< {0} headline: the accessible name of the whole
    std::string_view updated;         ///< {0} date
    std::string_view copy_link, link_copied, link_refused, link_label, close_link;
    std::string_view link_left_out;   ///< {0} names of parts
    Plural           left_out;        ///< {0} entries of the data with mistakes
    Plural           unknown_items;   ///< {0} items asked for that are not there, {1} their ids
    Plural           too_many_items;  ///< {0} items beyond {1}, the most that fit
    Plural           repeated_items;  ///< {0} items named more than once
    Plural           unknown_folds;   ///< {0} reviewers to be folded that are not there
    Plural           unknown_weights; ///< {0} weights of what is not there or cannot be weighed
    Plural           unknown_filters; ///< {0} limits on what is not there or cannot be asked
    Plural           unknown_columns; ///< {0} columns that are not there or named twice
    Plural           unknown_picks;   ///< {0} items picked that are not there, named twice or too many
    Plural           unknown_musts;   ///< {0} must-haves that are not there, are repeated or cannot be asked

    // Cards, and what stands in for a value.
    std::string_view panel_share;     ///< {0} the positive verdict, lower-case
    std::string_view community, entry;
    std::string_view split, no_panel, no_verdict;
    std::string_view no_votes_short, no_votes;
    std::string_view counts;          ///< {0} {1} count and word of the positive ones, {2} {3} of the negative ones
    std::string_view panel_counts;    ///< {0} verdict, {1} the counts
    std::string_view not_published, not_applicable, blank, no_tags, yes, no;
    std::string_view per;             ///< {0} amount, {1} what it is for
    std::string_view visit, visit_name;        ///< {0} item
    std::string_view bookmark, bookmark_name;  ///< {0} item
    std::string_view kept, kept_name;          ///< Of the same button while the item is kept; {0} item
    std::string_view storing, storing_name;    ///< Of the same button until the browser has it; {0} item

    // Votes.
    std::string_view vote_heading, vote_name, vote_undo, vote_undo_name;  ///< vote_name: {0} the word voted, {1} item; vote_undo_name: {0} item
    std::string_view vote_share;                ///< {0} share, {1} the positive word, {2} interval
    std::string_view vote_storing, vote_waiting, vote_sending, vote_offline, vote_busy, vote_resting;
    std::string_view vote_counted, vote_taken_back, vote_refused;  ///< vote_refused: {0} HTTP status
    std::string_view vote_kept, vote_kept_in_memory;               ///< Behind the words of one that waits.
    std::string_view vote_again;                ///< Button: tries at once.
    std::string_view no_counts;

    std::string_view to_left, to_right, pin, unpin, take_out;                 ///< Buttons of a card.
    std::string_view left_name, right_name, pin_name, unpin_name, take_out_name;  ///< {0} item

    // The answer. {0} winner, {1} runner-up, {2} points, {3} whose weights, {4} how firmly, {5} share of weightings, {6} what would change it.
    std::string_view verdict_leads;
    std::string_view verdict_tie;       ///< {0} items, {1} points, {2} whose weights, {3} as_far_as_known or ""
    std::string_view verdict_no_rival;  ///< {0} item
    std::string_view verdict_share;     ///< {0} share, {1} of_what_counts or ""
    std::string_view verdict_change_above, verdict_change_below;  ///< {0} criterion, {1} share, {2} who wins then
    std::string_view verdict_no_change;
    Plural           verdict_set_aside; ///< {0} items
    std::string_view by_site_weights, by_own_weights, as_far_as_known;
    std::string_view firm_known, firm_certain, firm_likely, firm_open;
    std::string_view all_set_aside, no_criteria, no_weights, none_applies;

    // Weighing.
    std::string_view decision_heading, decision_summary, site_weights, own_weights, reset_weights;
    std::string_view leads, set_aside, beaten;      ///< Badges; a tie is `all_tied`.
    std::string_view beaten_by;                     ///< {0} item
    std::string_view total;                         ///< {0} points
    std::string_view total_between;                 ///< {0} points, {1} lowest, {2} highest
    std::string_view total_name;                    ///< {0} item
    std::string_view no_total, not_weighed;
    std::string_view of_what_counts;                ///< Behind "all weightings", where something has no weight and so takes no part in them.
    std::string_view won;                           ///< {0} share of all weightings, {1} of_what_counts or ""
    std::string_view lead_sum;                      ///< {0} winner, {1} runner-up, {2} points
    std::string_view lead_tie;                      ///< {0} items
    std::string_view weight_name;                   ///< {0} criterion
    std::string_view weight_spoken;                 ///< {0} weight, {1} share
    std::string_view weight_bad;
    std::string_view share_of_weight;               ///< {0} share
    std::string_view no_weight;
    std::string_view effect_for, effect_against;    ///< {0} points, {1} item
    std::string_view effect_none, effect_name;      ///< effect_name: {0} criterion
    std::string_view effect_unknown;                ///< {0} {1} points: the least and the most that an unknown value may add
    std::string_view effect_between;                ///< {0} one of the above, {1} {2} likewise
    std::string_view flip_above, flip_below;        ///< {0} item, {1} share
    std::string_view flip_above_at, flip_below_at;  ///< {0} item, {1} share, {2} weight
    std::string_view flip_none;
    std::string_view move_both;                     ///< {0} winner, {1} points, {2} rival, {3} points
    std::string_view move_down, move_up;            ///< {0} item, {1} points
    std::string_view without_leads;                 ///< {0} item
    std::string_view without_tie, without_nothing;
    Plural           more_criteria;                 ///< {0} facts without weight
    std::string_view nearest_tie;                   ///< {0} share, {1} from, {2} to, {3} rival
    std::string_view leave_out_none;                ///< {0} winner
    std::string_view leave_out_some;                ///< {0} reviewers
    std::string_view shares_exact, shares_sampled;
    std::string_view votes_higher, votes_too_few_for_two;  ///< {0} higher, {1} lower, {2} probability, {3} {4} {5} points: difference, lowest, highest
    std::string_view votes_interval;                ///< {0} lowest share, {1} highest
    std::string_view votes_too_few;                 ///< the same, where it says too little

    // Must-haves.
    std::string_view must, must_name;               ///< must_name: {0} row
    std::string_view at_least, at_most;             ///< Labels of limits.
    std::string_view limit_bad_number, limit_bad_day;
    std::string_view asked_yes, asked_no, asked_known;
    std::string_view asked_least, asked_most, asked_text;  ///< {0} limit or text
    std::string_view must_failed;                   ///< {0} row, {1} value, {2} what is asked
    std::string_view must_unknown, must_not_applicable;  ///< {0} row, {1} what is asked
    std::string_view fails_must, unsure_must;       ///< Badges of a cell.

    // Items to add.
    std::string_view add_heading, add_label, add_hint, add_nothing;
    std::string_view add_like, add_looking;
    std::string_view add_name;                      ///< {0} item
    std::string_view add_full;                      ///< {0} the most that fit

    // The catalogue.
    std::string_view to_catalogue;                  ///< {0} how many items
    std::string_view catalogue_title, catalogue_name;  ///< catalogue_name: {0} title
    std::string_view search_label, search_hint;
    Plural           items_all;                     ///< {0}
    Plural           items_left;                    ///< {1} of {0} items
    std::string_view items_near;                    ///< After these where typing errors were forgiven.
    std::string_view items_printed;                 ///< After these on paper: {0} the most that are printed
    std::string_view list_nothing;
    std::string_view pack_first;                    ///< {0} of {1} items, when nothing is searched for
    std::string_view pack_ordered;                  ///< {0} of {1} items, in the order of the column {2}
    std::string_view pack_best;                     ///< the best {0} of {1} found among {2} items
    std::string_view pack_at_least;                 ///< {0}: the {1} of that
    std::string_view pack_left;                     ///< {0} of {1} that pass the filters among {2} items
    std::string_view pack_left_ordered;             ///< likewise, in the order of the column {3}
    std::string_view pack_unfiltered, pack_unordered;  ///< {0} column
    std::string_view pack_choose, pack_column, pack_no_choice;  ///< Of a filter whose column is not here yet: the button, what it says while that is fetched; and where there is nothing to choose.
    std::string_view pack_better, pack_note, pack_dropped, pack_not_ordered, pack_fetching, pack_more, pack_nothing;
    std::string_view pack_searching, pack_sorting, pack_filtering, pack_plotting;  ///< {0} items
    std::string_view pack_unplotted, pack_old_plot;
    std::string_view pack_failed;                   ///< {0} why
    std::string_view filters, clear_filters;
    std::string_view filters_on;                    ///< {0} how many
    std::string_view columns;
    std::string_view choice;                        ///< {0} value, {1} count
    Plural           more_values;                   ///< {0}
    std::string_view low, high;
    std::string_view only_known, also_unknown;      ///< {0} count
    std::string_view meets_musts;
    std::string_view histogram_name, histogram_text;  ///< {0} column; {0} items, {1} least, {2} greatest
    std::string_view plot;
    std::string_view plot_heading;                  ///< {0} up, {1} across
    Plural           plot_drawn, plot_so_far;       ///< {0} items
    std::string_view plot_nothing;                  ///< {0} a column without values
    Plural           plot_without;                  ///< {0} items, {1} the column without a value
    std::string_view plot_axes, plot_across, plot_up, plot_lower, plot_higher, plot_logarithmic;
    std::string_view plot_name;                     ///< {0} heading, {1} summary
    std::string_view plot_hint, plot_hint_press;
    std::string_view front_heading, front_about;
    std::string_view front_name;                    ///< {0} number, {1} item
    std::string_view front_undeclared;              ///< {0} column
    Plural           front_more;                    ///< {0}
    std::string_view name_column, score_column, of_hundred;
    std::string_view per_what;                      ///< {0} what an amount is for
    std::string_view sort_name;                     ///< {0} column
    std::string_view pick_name, unpick_name, open_item_name;  ///< {0} item
    Plural           picked_count;                  ///< {0}
    std::string_view picked_none;                   ///< {0} the most that fit
    std::string_view picked_full;                   ///< {0} the most that fit
    std::string_view compare_picked, show_picked, unpick;
    std::string_view between;                       ///< {0} lowest, {1} highest
    std::string_view limit_bad;

    // Decision table.
    std::string_view table_heading, corner, panel_row, category_row;
    std::string_view differences_only;
    Plural           rows_differ;     ///< of {0} rows {1} differ
    Plural           rows_shown;      ///< {1} of {0} rows shown
    Plural           rows_hidden;     ///< {0} rows that do not differ are hidden; goes on after rows_differ
    Plural           rows;            ///< {0} rows
    std::string_view nothing_differs; ///< No row is left.
    std::string_view no_rows;
    std::string_view best, tied_best, best_of_published, tied_best_of_published, all_tied;
    Plural           reviewers_missing;   ///< {0} reviewers missing
    Plural           reviews_undecided;   ///< {0} reviews without a verdict
    std::string_view source, source_name; ///< {0} row, {1} item
    std::string_view open_name;           ///< {0} row, {1} item, {2} address

    // Scorecard.
    std::string_view scorecard_heading;
    Plural           reviewers;           ///< {0}
    std::string_view means;               ///< {0} list of means
    std::string_view no_score_mean;       ///< In the list, for an item without a score.
    std::string_view no_scores, no_score;
    std::string_view score;               ///< {0}
    std::string_view score_spoken;        ///< {0}
    std::string_view score_name;          ///< {0} reviewer, {1} item
    std::string_view review_missing;      ///< {0} reviewer, {1} item
    std::string_view full_text, full_text_name;  ///< {0} reviewer
    std::string_view fold_all, unfold_all;
    std::string_view no_reviewers;
    std::string_view split_scores;        ///< {0} item, {1} lowest, {2} highest score
    std::string_view split_one_score;     ///< {0} item, {1} score
    std::string_view split_none;          ///< {0} item
    std::string_view split_verdicts;      ///< {0} positive of {1} verdicts, {2} the positive word
    std::string_view split_against;       ///< {0} reviewers
    std::string_view split_apart;         ///< {0} reviewers, {1} points
    std::string_view alpha;               ///< {0} alpha, {1} items

    // Newsletter.
    std::string_view newsletter, newsletter_title, email, email_hint, email_invalid, subscribe, sending, sent;
    std::string_view send_failed;         ///< {0} reason
    std::string_view send_stopped;        ///< {0} reason, where trying again helps nobody

    // Bookmarks.
    std::string_view bookmarks, own_data, bookmarks_loading, bookmarks_empty, bookmarks_unknown, bookmarks_advice, bookmarks_full, bookmark_gone;
    std::string_view kept_here, votes_kept_here, kept_late, kept_in_memory, kept_by_newer;
    Plural           put_aside;           ///< {0} entries that could not be read
    std::string_view remove, remove_name, up, up_name, down, down_name;  ///< {0} item
    std::string_view compare_bookmarks, export_bookmarks, import_bookmarks, forget;
    std::string_view forget_question, forget_yes, forget_no, forgetting, forgotten, not_forgotten;
    std::string_view file_saved, import_failed, import_nothing;
    Plural           imported;            ///< {0} bookmarks

    // Said to a screen reader when something changed.
    std::string_view now_comparing;       ///< {0} headline
    std::string_view all_folded, all_unfolded, reset_done;
    std::string_view bookmarked, unbookmarked;  ///< {0} item
    std::string_view weights_reset;
    std::string_view added, removed, pinned, unpinned;  ///< {0} item
    std::string_view moved;                     ///< {0} item, {1} place, {2} of how many

    // What was wrong with a link.
    std::string_view link_too_long, link_unreadable, link_version;
    std::string_view link_part_bad;       ///< {0} name of the part
    std::string_view link_part_again;     ///< {0} name of the part
    Plural           link_ids_bad;        ///< {0} ids that could not be read, {1} name of the part
};

/// The words in English.
[[nodiscard]] const Words& english();

/// `pattern` with {0}, {1}, ... replaced by `parts`. A number without a part stays as it is.
[[nodiscard]] std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts);

/// The phrase for `count`, which is {0}, grouped as grouped() has it; `second` is {1}.
[[nodiscard]] std::string fill(const Plural& plural, std::size_t count, std::string_view second = {});

/// "a", "a and b", "a, b and c"; with `last` before the last one instead, where it is given.
template <class Texts>
[[nodiscard]] std::string list_of(const Words& words, const Texts& texts, std::string_view last = {})
{
    std::string list;
    std::size_t at   = 0;
    const auto  size = static_cast<std::size_t>(texts.size());
    for (const auto& text : texts) {
        if (at > 0) list += at + 1 < size ? words.comma : !last.empty() ? last : size == 2 ? words.and_between_two : words.and_before_last;
        list += text;
        ++at;
    }
    return list;
}

}  // namespace juxta::view
