// tests/view/build_view_test.cpp - what is shown for which state.
// SPDX-License-Identifier: MIT
#include "view/build_view.hpp"

#include "tests/view/seed_bundle.hpp"
#include "tests/view/view_texts.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <set>

using namespace juxta;
using namespace juxta::view;
using model::AttributeType;
using model::Better;
using model::Verdict;
using Strings = std::vector<std::string>;

namespace {

State arrived()
{
    State state;
    state.load = Arrived{};
    return state;
}

ComparisonView comparison(const tests::SmallBundle& small, const State& state = arrived())
{
    const ScreenView screen = build_view(&small.bundle, state);
    const auto*      view   = std::get_if<ComparisonView>(&screen.content);
    CHECK(view != nullptr);
    return view == nullptr ? ComparisonView{} : *view;
}

/// The rows of a table as "group: label" or "label".
Strings labels(const TableView& table)
{
    Strings all;
    for (const RowGroupView& group : table.groups)
        for (const RowView& row : group.rows) all.push_back(group.heading.text.empty() ? row.label.text : group.heading.text + ": " + row.label.text);
    return all;
}

const RowView& row(const TableView& table, const std::string& attribute)
{
    static const RowView kNone;
    for (const RowGroupView& group : table.groups)
        for (const RowView& candidate : group.rows)
            if (candidate.attribute == attribute) return candidate;
    FAIL_CHECK("no row " << attribute);
    return kNone;
}

Strings texts(const RowView& row)
{
    Strings all;
    for (const CellView& cell : row.cells) all.push_back(cell.text.text);
    return all;
}

Strings marks(const RowView& row)
{
    Strings all;
    for (const CellView& cell : row.cells) all.push_back(cell.mark.text.text);
    return all;
}

/// Items with one numeric row that asks for the higher value; nullopt = unknown.
ComparisonView one_row(const std::vector<std::optional<double>>& values)
{
    tests::SmallBundle small;
    small.attribute("size", AttributeType::number, Better::higher);
    State state = arrived();
    for (std::size_t i = 0; i < values.size(); ++i) {
        state.selection.items.push_back("i" + std::to_string(i));
        const auto item = small.item(state.selection.items.back(), "I");
        if (values[i]) small.number(0, item, *values[i]);
    }
    return comparison(small, state);
}

}  // namespace

TEST_SUITE_BEGIN("view/build_view");

// ---- without a bundle --------------------------------------------------------------------------------------

TEST_CASE("build_view: before anything is known it is loading, without figures")
{
    for (const Load& load : {Load{NotAsked{}}, Load{InProgress{}}}) {
        State state;
        state.load              = load;
        const ScreenView screen = build_view(nullptr, state);

        const auto* view = std::get_if<LoadingView>(&screen.content);
        REQUIRE(view != nullptr);
        CHECK(view->message.text == "Loading the comparison");
        CHECK(view->detail.text.empty());
        CHECK_FALSE(view->progress.has_value());
        CHECK_FALSE(screen.label.empty());
    }
}

TEST_CASE("build_view: progress is said in bytes, and drawn when the total is known")
{
    State state;
    state.load              = InProgress{850'000, 3'400'000};
    const ScreenView screen = build_view(nullptr, state);
    const auto&      view   = std::get<LoadingView>(screen.content);
    CHECK(view.detail.text == "850 kB of 3.4 MB");
    REQUIRE(view.progress.has_value());
    CHECK(view.progress->value == 25);
    CHECK(view.progress->text == "25%");

    // Unknown, or less than what is already here.
    for (const std::uint64_t total : {std::uint64_t{0}, std::uint64_t{849'999}}) {
        state.load                = InProgress{850'000, total};
        const ScreenView unknown  = build_view(nullptr, state);
        const auto&      loading  = std::get<LoadingView>(unknown.content);
        CHECK(loading.detail.text == "850 kB so far");
        CHECK_FALSE(loading.progress.has_value());
    }
}

TEST_CASE("build_view: a failure says what, where and what next, and offers to try again")
{
    State state;
    state.load              = Failed{Error{ErrorCode::unreachable, "tools.json", "the server did not answer"}};
    const ScreenView screen = build_view(nullptr, state);

    const auto& view = std::get<FailedView>(screen.content);
    CHECK(view.reason.text.find("tools.json") != std::string::npos);
    CHECK(view.reason.text.ends_with("."));
    CHECK(view.advice.text.find("connection") != std::string::npos);
    CHECK(view.retry.action == Action{Retry{}});
    CHECK(view.retry.primary);
}

TEST_CASE("build_view: the advice fits the failure")
{
    Strings advice;
    for (const ErrorCode code : {ErrorCode::unreachable, ErrorCode::syntax, ErrorCode::internal}) {
        State state;
        state.load              = Failed{Error{code, {}, {}}};
        const ScreenView screen = build_view(nullptr, state);
        advice.push_back(std::get<FailedView>(screen.content).advice.text);
    }
    CHECK(advice[0] != advice[1]);
    CHECK(advice[1] != advice[2]);
}

TEST_CASE("build_view: a bundle without items is empty, not broken")
{
    const tests::SmallBundle small;
    const State              state  = arrived();
    const ScreenView         screen = build_view(&small.bundle, state);

    CHECK(std::holds_alternative<EmptyView>(screen.content));
}

// ---- the seed ----------------------------------------------------------------------------------------------

TEST_CASE("build_view: the seed's page has five rows in its order, of which two differ")
{
    const auto           small = tests::seed_bundle();
    const ComparisonView view  = comparison(small);

    CHECK(labels(view.table) == Strings{"Panel verdict", "Community", "Pricing", "Best for", "Category"});
    CHECK(texts(row(view.table, "panel")) == Strings{"Ship · 4 ship / 0 skip", "Ship · 4 ship / 0 skip"});
    CHECK(texts(row(view.table, "community")) == Strings{"No community votes yet", "No community votes yet"});
    CHECK(texts(row(view.table, "category")) == Strings{"Developer Tools", "Developer Tools"});
    Strings differ;
    for (const RowView& one : view.table.groups[0].rows)
        if (one.differs) differ.push_back(one.attribute);
    CHECK(differ == Strings{"pricing", "best_for"});
    CHECK(view.table.summary.text == "2 of 5 rows differ");
}

TEST_CASE("build_view: the seed's header")
{
    const auto           small = tests::seed_bundle();
    const ComparisonView view  = comparison(small);

    const std::string headline = "Azure AI Foundry Real-Time Voice API & Model Router vs Mistral 3 Small (22B)";
    CHECK(view.header.headline.text == headline);
    REQUIRE(view.header.breadcrumb.size() == 2);
    CHECK(view.header.breadcrumb[0].text == "Compare");
    CHECK(view.header.breadcrumb[1].text == headline);
    CHECK(view.header.eyebrow.text == "AI tool comparison");
    CHECK(view.header.question.text == "Which one should you ship with?");
    CHECK(view.header.updated.text.empty());
    CHECK(build_view(&small.bundle, arrived()).label == "Comparison: " + headline);
}

TEST_CASE("build_view: the seed's cards say all three figures, also the one that the page left blank")
{
    const auto           small = tests::seed_bundle();
    const ComparisonView view  = comparison(small);

    REQUIRE(view.cards.size() == 2);
    const CardView& azure = view.cards[0];
    CHECK(azure.initial.text == "A");
    CHECK(azure.verdict.text.text == "Ship");
    CHECK(azure.verdict.tone == Tone::positive);
    REQUIRE(azure.figures.size() == 3);
    CHECK(azure.figures[0].value.text == "100%");
    CHECK(azure.figures[0].label.text == "Panel ship");
    CHECK(azure.figures[0].tone == Tone::positive);
    CHECK(azure.figures[1].value.text == "No votes yet");
    CHECK(azure.figures[1].label.text == "Community");
    CHECK(azure.figures[2].value.text == "Paid");
    CHECK(azure.figures[2].label.text == "Entry");
    CHECK(view.cards[1].figures[2].value.text == "Free");
    CHECK_FALSE(azure.bookmark.has_value());
    CHECK_FALSE(azure.link.has_value());
}

TEST_CASE("build_view: the seed's scorecard")
{
    const auto           small = tests::seed_bundle();
    const ScorecardView  view  = comparison(small).scorecard;

    CHECK(view.summary.text == "4 reviewers. Mean score of 100: 76.5 and 79.25.");
    REQUIRE(view.reviewers.size() == 4);
    const ReviewView& review = view.reviewers[2].reviews[1];
    CHECK(view.reviewers[2].name.text == "Founder");
    CHECK(review.score.text == "72/100");
    REQUIRE(review.bar.has_value());
    CHECK(review.bar->value == 72);
    CHECK(review.bar->text == "72 of 100");
    CHECK(review.bar->name == "Score by Founder for Mistral 3 Small (22B)");
    CHECK(review.verdict.text.text == "Ship");
    REQUIRE(review.prose.paragraphs.size() == 1);
    CHECK(review.prose.paragraphs[0].spans == std::vector<Span>{{"Said ", false}, {"so", true}, {".", false}});
    CHECK(review.missing.text.empty());
    CHECK(view.nothing.text.empty());
}

// ---- header, notices ---------------------------------------------------------------------------------------

TEST_CASE("build_view: one item has its name as headline and no switch for differences")
{
    const auto small = tests::seed_bundle();
    State      state = arrived();
    state.selection.items            = {tests::kMistral};
    state.selection.differences_only = true;
    const ComparisonView view        = comparison(small, state);

    CHECK(view.header.headline.text == "Mistral 3 Small (22B)");
    CHECK_FALSE(view.table.differences.has_value());
    CHECK(labels(view.table).size() == 5);
    CHECK(view.table.summary.text == "5 rows");
}

TEST_CASE("build_view: the date of the data is said when there is one")
{
    auto small           = tests::seed_bundle();
    small.bundle.updated = "2026-11-22";

    CHECK(comparison(small).header.updated.text == "Data as of 2026-11-22");
}

TEST_CASE("build_view: notices are the state's, then the number of mistakes in the data")
{
    const auto small = tests::seed_bundle();
    State      state = arrived();
    state.load       = Arrived{3};
    state.notices    = {"Something was dropped.", " "};

    const auto notices = comparison(small, state).notices;
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].text == "Something was dropped.");
    CHECK(notices[1].text == "3 entries of the data were left out because of mistakes in them.");

    state.load = Arrived{1};
    CHECK(comparison(small, state).notices[1].text == "1 entry of the data was left out because of a mistake in it.");
}

TEST_CASE("build_view: the language is the bundle's")
{
    auto small            = tests::seed_bundle();
    small.bundle.language = "pt-BR";

    CHECK(build_view(&small.bundle, arrived()).language == "pt-BR");
}

// ---- verdicts and votes ------------------------------------------------------------------------------------

TEST_CASE("build_view: a split panel, a panel against, no verdict and no panel are four things")
{
    tests::SmallBundle small;
    small.reviewer("a", "A");
    small.reviewer("b", "B");
    const auto split = small.item("split", "Split one"), against = small.item("against", "Against"), silent = small.item("silent", "Silent"),
               nobody = small.item("nobody", "Nobody");
    small.review(0, split, 60, Verdict::positive);
    small.review(0, against, 40, Verdict::negative);
    small.review(0, silent, 50, Verdict::none);
    small.review(1, split, 40, Verdict::negative);
    small.review(1, against, 30, Verdict::negative);
    (void)nobody;
    State state           = arrived();
    state.selection.items = {"split", "against", "silent", "nobody"};
    const ComparisonView view = comparison(small, state);

    Strings badges, figures;
    for (const CardView& card : view.cards) {
        badges.push_back(card.verdict.text.text);
        figures.push_back(card.figures[0].value.text);
    }
    CHECK(badges == Strings{"Split", "Skip", "No verdict", "No panel"});
    CHECK(figures == Strings{"50%", "0%", "No verdict", "No panel"});
    CHECK(view.cards[0].verdict.tone == Tone::split);
    CHECK(view.cards[1].verdict.tone == Tone::negative);
    CHECK(view.cards[3].verdict.tone == Tone::missing);
    CHECK(view.cards[1].figures[0].tone == Tone::negative);
    CHECK(texts(row(view.table, "panel")) == Strings{"Split · 1 ship / 1 skip", "Skip · 0 ship / 2 skip", "No verdict", "No panel"});
    CHECK(row(view.table, "panel").cells[3].emphasis == Emphasis::missing);
    CHECK(row(view.table, "panel").cells[2].note.text == "1 reviewer is missing, 1 review gives no verdict");
    CHECK(view.scorecard.summary.text == "2 reviewers. Mean score of 100: 50, 35, 50 and none.");
}

TEST_CASE("build_view: the words for the verdicts are the bundle's, lower-cased in counts")
{
    auto small            = tests::seed_bundle({true, 12'000, 3});
    small.bundle.verdicts = {"Kaufen", "Lassen"};
    const ComparisonView view = comparison(small);

    CHECK(texts(row(view.table, "panel"))[0] == "Kaufen · 4 kaufen / 0 lassen");
    CHECK(texts(row(view.table, "community"))[0] == "12,000 kaufen / 3 lassen");
    CHECK(view.cards[0].figures[0].label.text == "Panel kaufen");
    CHECK(view.cards[0].figures[1].value.text == "12,000 kaufen / 3 lassen");
    CHECK(view.scorecard.reviewers[0].reviews[0].verdict.text.text == "Kaufen");
}

TEST_CASE("build_view: no votes yet is said; votes never spoken of are not published")
{
    tests::SmallBundle small;
    const auto         none = small.item("none", "None");
    small.item("silent", "Silent");
    small.bundle.items.set_votes(none, {true, 0, 0});
    const ComparisonView view = comparison(small);

    CHECK(texts(row(view.table, "community")) == Strings{"No community votes yet", "Not published"});
    CHECK(view.cards[0].figures[1].value.text == "No votes yet");
    CHECK(view.cards[1].figures[1].value.text == "Not published");
    CHECK(view.cards[1].figures[1].tone == Tone::missing);
    CHECK(view.cards[1].figures[2].value.text == "Not published");
    CHECK(view.cards[1].figures[2].tone == Tone::missing);
}

// ---- the table ---------------------------------------------------------------------------------------------

TEST_CASE("build_view: rows without a group come first, then category, then groups in order of first appearance")
{
    tests::SmallBundle small;
    small.attribute("l1", AttributeType::text, Better::undeclared, "Limits");
    small.attribute("plain", AttributeType::text);
    small.attribute("p1", AttributeType::text, Better::undeclared, "Price");
    small.attribute("l2", AttributeType::text, Better::undeclared, "Limits");
    const auto one = small.item("one", "One");
    small.item("two", "Two");
    small.set(one, model::ItemText::category, "Tools");
    const TableView table = comparison(small).table;

    CHECK(labels(table) == Strings{"Panel verdict", "Community", "plain", "Category", "Limits: l1", "Limits: l2", "Price: p1"});
    CHECK(texts(row(table, "category")) == Strings{"Tools", "Not published"});
    CHECK(row(table, "category").differs);
}

TEST_CASE("build_view: without a category on any item shown there is no such row")
{
    tests::SmallBundle small;
    small.item("one", "One");
    small.item("two", "Two");
    const auto three = small.item("three", "Three");
    small.set(three, model::ItemText::category, "Tools");

    CHECK(labels(comparison(small).table) == Strings{"Panel verdict", "Community"});
}

TEST_CASE("build_view: an attribute with the id of a built-in row takes its place, or stands in its own group")
{
    tests::SmallBundle small;
    small.attribute("plain", AttributeType::text);
    small.attribute("panel", AttributeType::text).label     = "Our panel";
    small.attribute("category", AttributeType::text).label  = "Kind";
    small.attribute("community", AttributeType::text, Better::undeclared, "People").label = "Users";
    const auto one = small.item("one", "One");
    small.set(one, model::ItemText::category, "Tools");
    small.text(1, one, "Yes!");
    const TableView table = comparison(small).table;

    CHECK(labels(table) == Strings{"Our panel", "plain", "Kind", "People: Users"});
    CHECK(texts(row(table, "panel")) == Strings{"Yes!"});
}

TEST_CASE("build_view: unknown and not applicable are two things, by word and by emphasis")
{
    tests::SmallBundle small;
    small.attribute("a", AttributeType::number);
    small.item("one", "One");
    const auto two = small.item("two", "Two");
    small.not_applicable(0, two);
    const ComparisonView view = comparison(small);

    const RowView& cells = row(view.table, "a");
    CHECK(texts(cells) == Strings{"Not published", "Not applicable"});
    CHECK(cells.cells[0].emphasis == Emphasis::missing);
    CHECK(cells.cells[1].emphasis == Emphasis::not_applicable);
}

TEST_CASE("build_view: the marks say best, tied best, tied, and what is only published")
{
    CHECK(marks(row(one_row({1, 2, 1}).table, "size")) == Strings{"", "Best", ""});
    CHECK(marks(row(one_row({1, 2, 2}).table, "size")) == Strings{"", "Tied best", "Tied best"});
    CHECK(marks(row(one_row({2, 2, 2}).table, "size")) == Strings{"Tied", "Tied", "Tied"});
    CHECK(marks(row(one_row({1, 2, std::nullopt}).table, "size")) == Strings{"", "Best of those published", ""});
    CHECK(marks(row(one_row({2, 2, std::nullopt}).table, "size")) == Strings{"Tied best of those published", "Tied best of those published", ""});
    CHECK(marks(row(one_row({2, std::nullopt}).table, "size")) == Strings{"", ""});

    const ComparisonView tied = one_row({2, 2});
    CHECK(row(tied.table, "size").cells[0].emphasis == Emphasis::tied);
    CHECK(row(tied.table, "size").cells[0].mark.tone == Tone::tied);
    const ComparisonView best = one_row({2, 3});
    CHECK(row(best.table, "size").cells[1].emphasis == Emphasis::best);
    CHECK(row(best.table, "size").cells[1].mark.tone == Tone::positive);
    CHECK(row(best.table, "size").cells[0].emphasis == Emphasis::none);
}

TEST_CASE("build_view: notes, sources, help and addresses arrive")
{
    tests::SmallBundle small;
    small.attribute("price", AttributeType::number).help = "What it costs.";
    small.attribute("manual", AttributeType::url);
    const auto one = small.item("one", "One");
    small.number(0, one, 3);
    small.bundle.columns[0].annotate(one, {small.bundle.texts.add("list price"), small.bundle.texts.add("https://example.com/p")});
    small.text(1, one, "https://example.com/manual/");
    const ComparisonView view = comparison(small);

    const CellView& price = row(view.table, "price").cells[0];
    CHECK(row(view.table, "price").help.text == "What it costs.");
    CHECK(price.note.text == "list price");
    REQUIRE(price.source.has_value());
    CHECK(price.source->url == "https://example.com/p");
    CHECK(price.source->name == "Source of price for One");
    const CellView& manual = row(view.table, "manual").cells[0];
    REQUIRE(manual.link.has_value());
    CHECK(manual.link->url == "https://example.com/manual/");
    CHECK(manual.link->label == "example.com/manual");
    CHECK(manual.link->name == "manual of One: example.com/manual");
}

TEST_CASE("build_view: differences only hides the rest and says how many")
{
    const auto small = tests::seed_bundle();
    State      state = arrived();
    state.selection.differences_only = true;
    const TableView table            = comparison(small, state).table;

    CHECK(labels(table) == Strings{"Pricing", "Best for"});
    CHECK(table.summary.text == "2 of 5 rows differ; the other 3 are hidden");
    REQUIRE(table.differences.has_value());
    CHECK(table.differences->pressed == Switch::on);
    CHECK(comparison(small).table.differences->pressed == Switch::off);
    CHECK(table.nothing.text.empty());
}

TEST_CASE("build_view: when nothing differs, differences only says so instead of an empty table")
{
    tests::SmallBundle small;
    small.item("one", "One");
    small.item("two", "Two");
    State state = arrived();
    state.selection.differences_only = true;
    const TableView table            = comparison(small, state).table;

    CHECK(table.groups.empty());
    CHECK_FALSE(table.nothing.text.empty());
    CHECK(table.summary.text == "0 of 2 rows differ; the other 2 are hidden");
}

// ---- the scorecard -----------------------------------------------------------------------------------------

TEST_CASE("build_view: a missing review, a missing score and a missing verdict are said, each in its way")
{
    tests::SmallBundle small;
    small.reviewer("skeptic", "Skeptic");
    const auto one = small.item("one", "One");
    small.item("two", "Two");
    small.review(0, one, std::nullopt, Verdict::none, "");
    const ScorecardView view = comparison(small).scorecard;

    const ReviewView& bare = view.reviewers[0].reviews[0];
    CHECK(bare.score.text == "No score");
    CHECK_FALSE(bare.bar.has_value());
    CHECK(bare.verdict.text.text.empty());
    CHECK(bare.missing.text.empty());
    const ReviewView& missing = view.reviewers[0].reviews[1];
    CHECK(missing.missing.text == "Skeptic has not reviewed Two");
    CHECK(missing.score.text.empty());
    CHECK(missing.prose.paragraphs.empty());
    CHECK(view.summary.text == "1 reviewer. No scores.");
    CHECK_FALSE(view.reviewers[0].fold.enabled);
}

TEST_CASE("build_view: up to three items reviews are open, from four on folded, and the prose is always there")
{
    auto  small = tests::seed_bundle();
    State state = arrived();
    CHECK_FALSE(comparison(small, state).scorecard.reviewers[0].folded);
    CHECK(comparison(small, state).scorecard.reviewers[0].fold.expanded == Switch::on);
    CHECK(comparison(small, state).scorecard.fold_all.action == Action{FoldAll{true}});

    for (const char* id : {"c", "d"}) small.item(id, id);
    state.selection.items    = {tests::kAzure, tests::kMistral, "c", "d"};
    const ScorecardView four = comparison(small, state).scorecard;
    CHECK(four.reviewers[0].folded);
    CHECK(four.reviewers[0].fold.expanded == Switch::off);
    CHECK_FALSE(four.reviewers[0].reviews[0].prose.paragraphs.empty());
    CHECK(four.fold_all.action == Action{FoldAll{false}});
    CHECK(four.fold_all.label == "Unfold all reviews");
}

TEST_CASE("build_view: a bundle without reviewers says so")
{
    tests::SmallBundle small;
    small.item("one", "One");
    const ComparisonView view = comparison(small);

    CHECK_FALSE(view.scorecard.nothing.text.empty());
    CHECK(view.scorecard.reviewers.empty());
    CHECK(view.cards[0].verdict.text.text == "No panel");
}

// ---- newsletter and bookmarks ------------------------------------------------------------------------------

TEST_CASE("build_view: the newsletter needs the bundle's words and the page's endpoint")
{
    auto  small = tests::seed_bundle();
    State state = arrived();
    CHECK_FALSE(comparison(small, state).newsletter.has_value());
    state.offers.newsletter = true;
    CHECK_FALSE(comparison(small, state).newsletter.has_value());
    small.bundle.newsletter = model::Newsletter{"Title", "Text"};
    CHECK(comparison(small, state).newsletter.has_value());
    state.offers.newsletter = false;
    CHECK_FALSE(comparison(small, state).newsletter.has_value());
}

TEST_CASE("build_view: the phases of the newsletter")
{
    using Phase             = NewsletterForm::Phase;
    auto small              = tests::seed_bundle();
    small.bundle.newsletter = model::Newsletter{"Title", "Text"};
    State state             = arrived();
    state.offers.newsletter = true;
    const auto in           = [&](Phase phase) {
        state.newsletter = {phase, "ada@example.com", phase == Phase::failed ? "the server did not answer" : ""};
        return *comparison(small, state).newsletter;
    };

    const NewsletterView idle = in(Phase::idle);
    CHECK(idle.title.text == "Title");
    CHECK(idle.email.value == "ada@example.com");
    CHECK(idle.submit.enabled);
    CHECK(idle.status.text.empty());
    CHECK(idle.form);
    const NewsletterView invalid = in(Phase::invalid);
    CHECK_FALSE(invalid.email.error.text.empty());
    CHECK(invalid.submit.enabled);
    const NewsletterView sending = in(Phase::sending);
    CHECK_FALSE(sending.submit.enabled);
    CHECK_FALSE(sending.email.enabled);
    CHECK_FALSE(sending.status.text.empty());
    const NewsletterView sent = in(Phase::sent);
    CHECK_FALSE(sent.form);
    CHECK(sent.tone == Tone::positive);
    const NewsletterView failed = in(Phase::failed);
    CHECK(failed.form);
    CHECK(failed.submit.enabled);
    CHECK(failed.tone == Tone::negative);
    CHECK(failed.status.text.find("the server did not answer") != std::string::npos);
    CHECK(failed.status.text.find("try again") != std::string::npos);
    state.newsletter.again = false;
    CHECK(comparison(small, state).newsletter->status.text == "You could not be subscribed: the server did not answer.");
}

namespace {
records::Ledger ledger_of(std::vector<records::Line> lines, records::Storage storage = records::Storage::lasting)
{
    records::Ledger ledger;
    (void)ledger.read(lines, storage, "viewtest", {});
    return ledger;
}
const std::string kKeptMistral = records::key_of(records::Kind::bookmark, tests::kMistral);
}  // namespace

TEST_CASE("build_view: bookmarks are shown only where the page offers them")
{
    const auto small = tests::seed_bundle();
    State      state = arrived();
    state.ledger     = ledger_of({{kKeptMistral, "02 0000000000001 viewtest +1"}});
    CHECK_FALSE(comparison(small, state).bookmarks.has_value());
    CHECK_FALSE(comparison(small, state).cards[0].bookmark.has_value());
    CHECK_FALSE(comparison(small, state).cards[0].vote.has_value());

    state.offers.bookmarks    = true;
    const ComparisonView view = comparison(small, state);
    REQUIRE(view.bookmarks.has_value());
    REQUIRE(view.cards[1].bookmark.has_value());
    CHECK(view.cards[0].bookmark->pressed == Switch::off);
    CHECK(view.cards[1].bookmark->pressed == Switch::on);
    CHECK(view.cards[1].bookmark->enabled);
    CHECK(view.cards[1].bookmark->name == "Bookmarked: Mistral 3 Small (22B)");
}

TEST_CASE("build_view: a bookmark is called so when it was stored, and not before")
{
    const auto small       = tests::seed_bundle();
    State      state       = arrived();
    state.offers.bookmarks = true;
    state.ledger           = ledger_of({});
    const auto orders      = state.ledger.keep(tests::kMistral, true);
    CHECK(comparison(small, state).cards[1].bookmark->label == "Saving…");
    CHECK(comparison(small, state).cards[1].bookmark->name == "Saving… Mistral 3 Small (22B)");  // has in it what is seen
    CHECK(comparison(small, state).cards[1].bookmark->pressed == Switch::on);
    (void)state.ledger.stored(std::get<records::Write>(orders[0]).id, records::Storage::lasting, {});
    CHECK(comparison(small, state).cards[1].bookmark->label == "Bookmarked");
}

TEST_CASE("build_view: bookmarks loading, empty, kept, gone, full, in memory, of a newer version")
{
    const auto small       = tests::seed_bundle();
    State      state       = arrived();
    state.offers.bookmarks = true;

    ComparisonView view = comparison(small, state);
    CHECK(view.bookmarks->busy);
    CHECK(view.bookmarks->message.text == "Loading bookmarks…");
    CHECK_FALSE(view.cards[0].bookmark->enabled);

    state.ledger = ledger_of({});
    view         = comparison(small, state);
    CHECK_FALSE(view.bookmarks->busy);
    CHECK(view.bookmarks->message.text == "No bookmarks yet");
    CHECK_FALSE(view.bookmarks->advice.text.empty());

    state.ledger = ledger_of({{kKeptMistral, "02 0000000000001 viewtest +1"}, {"b/gone", "02 0000000000002 viewtest +2"}});
    view         = comparison(small, state);
    REQUIRE(view.bookmarks->entries.size() == 2);
    CHECK(view.bookmarks->message.text.empty());
    CHECK(view.bookmarks->entries[0].name.text == "Mistral 3 Small (22B)");
    CHECK(view.bookmarks->entries[0].detail.text == "Developer Tools");
    CHECK(view.bookmarks->entries[1].name.text == "gone");
    CHECK(view.bookmarks->entries[1].detail.text == "No longer in this data");
    CHECK(view.bookmarks->entries[1].buttons.back().action == Action{ToggleBookmark{"gone"}});
    CHECK_FALSE(view.bookmarks->entries[0].buttons[0].enabled);  // up
    CHECK(view.bookmarks->entries[0].buttons[1].enabled);
    CHECK_FALSE(view.bookmarks->entries[1].buttons[1].enabled);
    CHECK(view.bookmarks->tools.size() == 4);

    state.ledger = ledger_of({}, records::Storage::memory);
    view         = comparison(small, state);
    CHECK(view.bookmarks->advice.text.find("until you leave this page") != std::string::npos);
    CHECK(view.cards[0].bookmark->enabled);

    state.ledger = ledger_of({{"b/x", "03 0000000000001 viewtest {}"}, {"b/y", "nonsense"}});
    view         = comparison(small, state);
    CHECK(view.bookmarks->advice.text.find("newer version") != std::string::npos);
    CHECK_FALSE(view.cards[0].bookmark->enabled);

    state.ledger = ledger_of({{"b/y", "nonsense"}});
    CHECK(comparison(small, state).bookmarks->message.text == "1 entry kept in this browser could not be read and was put aside.");

    std::vector<records::Line> many;
    for (std::size_t i = 0; i < records::kMostBookmarks; ++i) many.push_back({"b/" + std::to_string(i), "02 0000000000001 viewtest +1"});
    state.ledger = ledger_of(many);
    view         = comparison(small, state);
    CHECK(view.bookmarks->message.text == "There are as many bookmarks as can be kept. Remove one to keep another.");
    CHECK_FALSE(view.cards[0].bookmark->enabled);
}

TEST_CASE("build_view: deleting all is asked for twice")
{
    const auto small              = tests::seed_bundle();
    State      state              = arrived();
    state.offers.bookmarks        = true;
    state.ledger                  = ledger_of({{kKeptMistral, "02 0000000000001 viewtest +1"}});
    CHECK(comparison(small, state).bookmarks->tools.back().action == Action{AskToForget{true}});
    state.keeping.asked_to_forget = true;
    const auto view               = comparison(small, state).bookmarks;
    CHECK_FALSE(view->question.text.empty());
    REQUIRE(view->answers.size() == 2);
    CHECK(view->answers[0].action == Action{ForgetAll{}});
    CHECK(view->answers[1].action == Action{AskToForget{false}});

    state.keeping    = {false, false, "Deleting", true};
    const auto going = comparison(small, state);
    CHECK_FALSE(going.cards[0].bookmark->enabled);
    for (const Button& tool : going.bookmarks->tools) CHECK(tool.action != Action{AskToForget{true}});
}

TEST_CASE("build_view: votes are offered in the bundle's words, with counts, their uncertainty and how far one's own has come")
{
    auto  small        = tests::seed_bundle();
    State state        = arrived();
    state.offers.votes = true;
    const auto mistral = *small.bundle.find_item(tests::kMistral);
    small.bundle.items.recount(std::vector<model::Items::VotesAt>{{mistral, {true, 12, 3}}});

    ComparisonView view = comparison(small, state);
    REQUIRE(view.cards[1].vote.has_value());
    CHECK_FALSE(view.cards[1].vote->buttons[0].enabled);  // nothing can be kept before the storage was read
    CHECK(view.cards[0].figures[1].value.text == "No votes yet");
    CHECK(view.cards[1].figures[1].value.text == "12 ship / 3 skip");
    CHECK(view.cards[1].vote->share.text == "80% ship, 95% interval 55% to 93%");
    CHECK(view.cards[0].vote->share.text == "No community votes yet");

    state.ledger = ledger_of({{records::key_of(records::Kind::vote, tests::kMistral), "02 0000000000001 viewtest p o:- p:k:- 0"}});
    view         = comparison(small, state);
    const VoteView& vote = *view.cards[1].vote;
    REQUIRE(vote.buttons.size() == 3);
    CHECK(vote.buttons[0].label == "Ship");
    CHECK(vote.buttons[0].name == "Vote Ship for Mistral 3 Small (22B)");
    CHECK(vote.buttons[0].pressed == Switch::on);
    CHECK(vote.buttons[0].action == Action{CastVote{tests::kMistral, records::Choice::none}});
    CHECK(vote.buttons[1].pressed == Switch::off);
    CHECK(vote.buttons[1].action == Action{CastVote{tests::kMistral, records::Choice::negative}});
    CHECK(vote.buttons[2].label == "Take back");
    CHECK(vote.status.text == "Sending your vote…");
    CHECK(view.cards[0].vote->buttons.size() == 2);

    (void)state.ledger.answered("k", 0, {}, {});
    CHECK(comparison(small, state).cards[1].vote->status.text == "The site cannot be reached. Your vote is kept in this browser and is sent as soon as it can be.");
    CHECK(comparison(small, state).cards[1].vote->again->action == Action{SendVotes{}});
    state.keeping.no_counts = true;
    CHECK(comparison(small, state).cards[1].vote->share.text == "The community's votes cannot be had just now.");
}

// ---- hostile bundles ---------------------------------------------------------------------------------------

TEST_CASE("build_view: ids that look like paths stay apart")
{
    tests::SmallBundle small;
    for (const char* id : {"a", "a/label", "a/cell/i", "a%2Flabel", "panel/cell/x"}) small.attribute(id, AttributeType::text);
    for (const char* id : {"on", "on/on", "name", "fold"}) small.reviewer(id, id);
    State state            = arrived();
    state.offers.bookmarks = true;
    std::vector<records::Line> lines;
    for (const char* id : {"i", "i/name", "name", "label", "heading", "cell/i", "i%2Fname", "i,name"}) {
        small.item(id, id);
        state.selection.items.emplace_back(id);
        lines.push_back({records::key_of(records::Kind::bookmark, id), "02 0000000000001 viewtest +1"});
    }
    state.offers.votes = true;
    state.ledger       = ledger_of(lines);
    const ScreenView screen = build_view(&small.bundle, state);

    std::set<std::string> ids;
    for (const tests::Part& part : tests::parts_of(screen)) {
        CAPTURE(part.id);
        CHECK(ids.insert(part.id).second);
    }
}

TEST_CASE("build_view: no control of a bundle's text reaches the view")
{
    const std::string  evil = "a\u202Eb\x01\x1B[31m\u2066c\n\nd";
    tests::SmallBundle small;
    small.bundle.title = small.bundle.question = small.bundle.updated = small.bundle.language = evil;
    small.bundle.verdicts   = {evil, evil};
    small.bundle.newsletter = model::Newsletter{evil, evil};
    auto& attribute         = small.attribute("n", AttributeType::number, Better::higher, evil);
    attribute.label = attribute.help = attribute.unit = attribute.per = evil;
    small.attribute("t", AttributeType::text).label = evil;
    small.attribute("u", AttributeType::url);
    small.attribute("g", AttributeType::tags);
    auto& money    = small.attribute("m", AttributeType::money);
    money.currency = evil;
    small.reviewer("r", evil);
    small.bundle.reviewers[0].about = evil;
    State state = arrived();
    for (const char* id : {"one", "two"}) {
        const auto item = small.item(id, evil);
        for (const auto which : {model::ItemText::category, model::ItemText::tagline, model::ItemText::description, model::ItemText::url, model::ItemText::entry})
            small.set(item, which, evil);
        small.number(0, item, 1);
        small.bundle.columns[0].annotate(item, {small.bundle.texts.add(evil), small.bundle.texts.add(evil)});
        small.text(1, item, evil);
        small.text(2, item, evil);
        small.tags(3, item, {evil});
        small.number(4, item, 2.5);
        small.review(0, item, 50, Verdict::positive, evil);
    }
    state.notices             = {evil};
    state.offers              = {true, true, true};
    state.newsletter.phase    = NewsletterForm::Phase::failed;
    state.newsletter.reason   = evil;
    state.ledger              = ledger_of({{records::key_of(records::Kind::bookmark, evil), "02 0000000000001 viewtest +1"}, {"b/" + evil, evil}});
    const ScreenView screen   = build_view(&small.bundle, state);

    const auto harmless = [](const std::string& text) {
        return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }) && text.find("\u202E") == std::string::npos &&
               text.find("\u2066") == std::string::npos;
    };
    CHECK(harmless(screen.label));
    CHECK(harmless(screen.language));
    for (const tests::Part& part : tests::parts_of(screen)) {
        CAPTURE(part.id);
        CHECK(harmless(part.text));
        CHECK(harmless(part.id));
    }
    CHECK(harmless(std::get<ComparisonView>(screen.content).cards[0].link->url));
}

TEST_SUITE_END();
