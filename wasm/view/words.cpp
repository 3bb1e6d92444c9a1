// wasm/view/words.cpp - the English words.
// SPDX-License-Identifier: MIT
#include "view/words.hpp"

namespace juxta::view {
namespace {

constexpr Words kEnglish{
    .versus          = " vs ",
    .comma           = ", ",
    .and_between_two = " and ",
    .and_before_last = " and ",
    .stop            = ".",

    .loading           = "Loading the comparison",
    .loading_name      = "Comparison, loading",
    .received_of       = "{0} of {1}",
    .received          = "{0} so far",
    .byte              = "{0} bytes",
    .kilobyte          = "{0} kB",
    .megabyte          = "{0} MB",
    .failed_title      = "The comparison could not be loaded",
    .try_again         = "Try again",
    .advice_connection = "Check your connection, then try again.",
    .advice_owner      = "Trying again helps only if the data has been mended since. Please tell whoever runs this page.",
    .advice_retry      = "Try again. If that does not help, reload the page.",
    .empty_title       = "Nothing to compare yet",
    .empty_message     = "The data of this comparison lists no items.",

    .compare        = "Compare",
    .breadcrumb     = "Breadcrumb",
    .comparison_of  = "Comparison: {0}",
    .updated        = "Data as of {0}",
    .left_out       = {"1 entry of the data was left out because of a mistake in it.",
                       "{0} entries of the data were left out because of mistakes in them."},
    .unknown_items  = {"An item that was asked for is not in the data and was left out: {1}.",
                       "{0} items that were asked for are not in the data and were left out: {1}."},
    .too_many_items = {"Only {1} items fit side by side; 1 more was left out.",
                       "Only {1} items fit side by side; {0} more were left out."},
    .repeated_items = {"1 item was named twice and is shown once.", "{0} items were named again and are shown once."},
    .unknown_folds  = {"1 reviewer named in the link is not in the data.", "{0} reviewers named in the link are not in the data."},

    .panel_share    = "Panel {0}",
    .community      = "Community",
    .entry          = "Entry",
    .split          = "Split",
    .no_panel       = "No panel",
    .no_verdict     = "No verdict",
    .no_votes_short = "No votes yet",
    .no_votes       = "No community votes yet",
    .counts         = "{0} {1} / {2} {3}",
    .panel_counts   = "{0} · {1}",
    .not_published  = "Not published",
    .not_applicable = "Not applicable",
    .blank          = "Left blank",
    .no_tags        = "None",
    .yes            = "Yes",
    .no             = "No",
    .per            = "{0} per {1}",
    .visit          = "Visit",
    .visit_name     = "Visit {0}",
    .bookmark       = "Bookmark",
    .bookmark_name  = "Bookmark {0}",

    .table_heading          = "Decision table",
    .corner                 = "Decision",
    .panel_row              = "Panel verdict",
    .category_row           = "Category",
    .differences_only       = "Differences only",
    .rows_differ            = {"{1} of 1 row differs", "{1} of {0} rows differ"},
    .rows_shown             = {"{1} of 1 row shown", "{1} of {0} rows shown"},
    .rows_hidden            = {"; the other one is hidden", "; the other {0} are hidden"},
    .rows                   = {"1 row", "{0} rows"},
    .nothing_differs        = "These items do not differ in any row. Switch off \"Differences only\" to see all rows.",
    .no_rows                = "There are no rows to show.",
    .best                   = "Best",
    .tied_best              = "Tied best",
    .best_of_published      = "Best of those published",
    .tied_best_of_published = "Tied best of those published",
    .all_tied               = "Tied",
    .reviewers_missing      = {"1 reviewer is missing", "{0} reviewers are missing"},
    .reviews_undecided      = {"1 review gives no verdict", "{0} reviews give no verdict"},
    .source                 = "Source",
    .source_name            = "Source of {0} for {1}",
    .open_name              = "{0} of {1}: {2}",

    .scorecard_heading = "Reviewer scorecard",
    .reviewers         = {"1 reviewer", "{0} reviewers"},
    .means             = "Mean {0} of 100",
    .no_score_mean     = "no score",
    .no_scores         = "No scores",
    .no_score          = "No score",
    .score             = "{0}/100",
    .score_spoken      = "{0} of 100",
    .score_name        = "Score by {0} for {1}",
    .review_missing    = "{0} has not reviewed {1}",
    .full_text         = "Full text",
    .full_text_name    = "Full text of the reviews by {0}",
    .fold_all          = "Fold all reviews",
    .unfold_all        = "Unfold all reviews",
    .no_reviewers      = "Nobody has reviewed these items yet.",

    .newsletter       = "Newsletter",
    .newsletter_title = "Hear of the next comparison",
    .email            = "E-mail address",
    .email_hint       = "name@example.com",
    .email_invalid    = "Please enter an e-mail address such as name@example.com.",
    .subscribe        = "Subscribe",
    .sending          = "Sending…",
    .sent             = "Thank you. You are on the list.",
    .send_failed      = "You could not be subscribed: {0}. Please try again.",
    .send_stopped     = "You could not be subscribed: {0}.",

    .bookmarks               = "Bookmarks",
    .bookmarks_loading       = "Loading bookmarks…",
    .bookmarks_empty         = "No bookmarks yet",
    .bookmarks_advice        = "Press \"Bookmark\" on a card to find the item here again.",
    .bookmarks_failed        = "Bookmarks can't be read or kept: {0}.",
    .bookmarks_failed_advice = "Everything else works. Reload the page to try again.",
    .bookmark_gone           = "No longer in this data",
    .remove                  = "Remove",
    .remove_name             = "Remove the bookmark of {0}",

    .now_comparing = "Now comparing {0}.",
    .all_folded    = "All reviews are folded.",
    .all_unfolded  = "All reviews are unfolded.",
    .reset_done    = "Back to the page's own view.",
    .bookmarked    = "{0} is bookmarked.",
    .unbookmarked  = "The bookmark of {0} is removed.",

    .link_too_long   = "The link is too long to be one of ours; nothing of it was used.",
    .link_unreadable = "The link could not be read; nothing of it was used.",
    .link_version    = "The link was made by another version; what could be read of it was used.",
    .link_part_bad   = "A part of the link could not be read and was left out: {0}.",
    .link_part_again = "A part of the link came twice; the first one counts: {0}.",
    .link_ids_bad    = {"1 name in the link could not be read and was left out, in: {1}.",
                        "{0} names in the link could not be read and were left out, in: {1}."},
};

}  // namespace

const Words& english() { return kEnglish; }

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool part = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' &&
                          static_cast<std::size_t>(pattern[at + 1] - '0') < parts.size();
        if (part) {
            text += parts.begin()[pattern[at + 1] - '0'];
            at += 2;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

std::string fill(const Plural& plural, std::size_t count, std::string_view second)
{
    return fill(count == 1 ? plural.one : plural.other, {std::to_string(count), second});
}

}  // namespace juxta::view
