// wasm/view/samples.cpp - the samples: drafts of invented products, made into real bundles.
// SPDX-License-Identifier: MIT
#include "view/samples.hpp"

#include "catalogue/offer.hpp"
#include "catalogue/plot_text.hpp"
#include "view/build_view.hpp"
#include "view/selection.hpp"
#include "view/update.hpp"
#include "view/words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace juxta::view {
namespace {

using model::AttributeType;
using model::Better;
using model::ItemIndex;
using model::ItemText;
using model::Verdict;

// ---- drafts: a bundle as it is easily written down -------------------------------------------------------

struct CellDraft {
    bool                     applicable = true;
    double                   number     = 0;  ///< number, money, percent, boolean; date: days since 1970-01-01
    std::string              text;            ///< text, url, date
    std::vector<std::string> tags;
    std::string              note;
    std::string              source;
};

CellDraft number(double value) { return {.number = value, .text = {}, .tags = {}, .note = {}, .source = {}}; }
CellDraft text(std::string value) { return {.text = std::move(value), .tags = {}, .note = {}, .source = {}}; }
CellDraft day(std::int32_t days, std::string value) { return {.number = static_cast<double>(days), .text = std::move(value), .tags = {}, .note = {}, .source = {}}; }
CellDraft tags(std::vector<std::string> values) { return {.text = {}, .tags = std::move(values), .note = {}, .source = {}}; }
CellDraft not_applicable() { return {.applicable = false, .text = {}, .tags = {}, .note = {}, .source = {}}; }

CellDraft with(CellDraft cell, std::string note, std::string source = {})
{
    cell.note   = std::move(note);
    cell.source = std::move(source);
    return cell;
}

struct ReviewDraft {
    std::string           reviewer;
    std::optional<double> score;
    Verdict               verdict = Verdict::none;
    std::string           text;
};

struct ItemDraft {
    std::string                                    id, name, category, tagline, description, url, entry;
    std::vector<std::pair<std::string, CellDraft>> cells;  ///< by id of the attribute; absent = unknown
    std::vector<ReviewDraft>                       reviews;
    std::optional<model::Votes>                    votes;

    CellDraft& cell(const std::string& attribute)
    {
        const auto at = std::ranges::find(cells, attribute, &std::pair<std::string, CellDraft>::first);
        return at != cells.end() ? at->second : cells.emplace_back(attribute, CellDraft{}).second;
    }
    ReviewDraft& review(const std::string& reviewer) { return *std::ranges::find(reviews, reviewer, &ReviewDraft::reviewer); }
};

struct Draft {
    std::string                    title    = "Speech tool comparison";
    std::string                    question = "Which of them belongs in your product?";
    std::string                    language = "en";
    std::string                    updated  = "2026-11-22";
    model::VerdictWords            verdicts;
    std::vector<model::Attribute>  attributes;
    std::vector<model::Reviewer>   reviewers;
    std::vector<ItemDraft>         items;
    std::optional<std::string>     newsletter;  ///< its title
};

void fill_cell(model::Column& column, ItemIndex at, const CellDraft& cell, model::TextPool& texts)
{
    if (!cell.applicable) {
        column.set_not_applicable(at);
    } else {
        switch (column.type()) {
            case AttributeType::number:
            case AttributeType::money:
            case AttributeType::percent:
            case AttributeType::boolean: column.set_number(at, cell.number); break;
            case AttributeType::date: column.set_date(at, static_cast<std::int32_t>(cell.number), texts.add(cell.text)); break;
            case AttributeType::text:
            case AttributeType::url: column.set_text(at, texts.add(cell.text)); break;
            case AttributeType::tags: {
                std::vector<model::TextId> ids;
                for (const std::string& tag : cell.tags) ids.push_back(texts.add(tag));
                column.set_tags(at, ids);
                break;
            }
        }
    }
    if (!cell.note.empty() || !cell.source.empty()) column.annotate(at, {texts.add(cell.note), texts.add(cell.source)});
}

std::shared_ptr<const model::Bundle> make_bundle(const Draft& draft)
{
    auto bundle        = std::make_shared<model::Bundle>();
    bundle->title      = draft.title;
    bundle->question   = draft.question;
    bundle->language   = draft.language;
    bundle->updated    = draft.updated;
    bundle->verdicts   = draft.verdicts;
    bundle->attributes = draft.attributes;
    bundle->reviewers  = draft.reviewers;
    if (draft.newsletter) bundle->newsletter = model::Newsletter{*draft.newsletter, "One letter a week. Leave whenever you like."};
    for (const model::Attribute& attribute : draft.attributes) bundle->columns.emplace_back(attribute.type);
    bundle->reviews.resize(draft.reviewers.size());

    model::TextPool& texts = bundle->texts;
    for (const ItemDraft& item : draft.items) {
        const ItemIndex at  = bundle->items.append();
        const auto      set = [&](ItemText which, const std::string& value) { bundle->items.set_text(at, which, texts.add(value)); };
        set(ItemText::id, item.id);
        set(ItemText::name, item.name);
        set(ItemText::category, item.category);
        set(ItemText::tagline, item.tagline);
        set(ItemText::description, item.description);
        set(ItemText::url, item.url);
        set(ItemText::entry, item.entry);
        if (item.votes) bundle->items.set_votes(at, *item.votes);
        for (std::size_t i = 0; i < draft.attributes.size(); ++i)
            for (const auto& [attribute, cell] : item.cells)
                if (attribute == draft.attributes[i].id) fill_cell(bundle->columns[i], at, cell, texts);
        for (std::size_t i = 0; i < draft.reviewers.size(); ++i)
            for (const ReviewDraft& review : item.reviews)
                if (review.reviewer == draft.reviewers[i].id)
                    bundle->reviews[i].set(at, {true, review.score, review.verdict, texts.add(review.text)});
    }
    bundle->index_items();
    if (!draft.items.empty()) {
        model::Comparison first{"first", {}, {}};
        for (ItemIndex item = 0; item < std::min(draft.items.size(), model::kMaxSideBySide); ++item) first.items.push_back(item);
        bundle->comparisons.push_back(std::move(first));
    }
    return bundle;
}

// ---- the invented products ---------------------------------------------------------------------------------

model::Attribute attribute(std::string id, std::string label, AttributeType type, std::string group = {}, Better better = Better::undeclared)
{
    model::Attribute made;
    made.id     = std::move(id);
    made.label  = std::move(label);
    made.type   = type;
    made.group  = std::move(group);
    made.better = better;
    return made;
}

std::vector<model::Reviewer> panel()
{
    return {{"engineer", "Engineer", "Builds with it for a week.", {}},
            {"doubter", "Doubter", "Looks for where it breaks.", {}},
            {"owner", "Owner", "Pays the bill.", {}},
            {"watcher", "Watcher", "Asks what comes next.", {}}};
}

ItemDraft tidewater()
{
    return {.id          = "tidewater-speech",
            .name        = "Tidewater Speech Gateway & Request Planner",
            .category    = "Developer Tools",
            .tagline     = "Live speech with a planner that picks the model for you",
            .description = "Tidewater runs live conversations over one socket and sends each request to the model that fits it. Limits for delay and "
                           "cost are declared, not coded.\n\nIt is hosted only, and billed by the minute.",
            .url         = "https://example.com/tidewater",
            .entry       = "Paid",
            .cells       = {{"pricing", text("By the minute, without a flat tier — the rate depends on model and region")},
                            {"best_for", text("Live speech with a planner that picks the model for you")}},
            .reviews     = {{"engineer", 79.0, Verdict::positive,
                             "One socket, one call, and a planner that takes limits such as `max_delay_ms` instead of a model's name. That is the right "
                             "place for the hard part.\n\nWhat is missing is a log of which model was chosen, and why."},
                            {"doubter", 71.0, Verdict::positive,
                             "It plans only among the models that it hosts itself. Whoever needs two vendors is out on the first day. What remains is solid "
                             "work for those who are in anyway."},
                            {"owner", 82.0, Verdict::positive,
                             "The bill grows with use and with nothing else, which is fair. Leaving is dear once your limits are written in its terms."},
                            {"watcher", 74.0, Verdict::positive,
                             "Few teams will choose models by hand in three years. This is on time for that, not early."}},
            .votes       = model::Votes{true, 0, 0}};
}

ItemDraft pebble()
{
    return {.id          = "pebble-9",
            .name        = "Pebble 9 (18B)",
            .category    = "Developer Tools",
            .tagline     = "An open 18B model that fits on the machine under your desk",
            .description = "Pebble 9 is a language model of 18 billion parameters with open weights. It runs on one graphics card, offline, with the usual runners.",
            .url         = "https://example.com/pebble",
            .entry       = "Free",
            .cells       = {{"pricing", text("Free (open weights)")}, {"best_for", text("An open 18B model that fits on the machine under your desk")}},
            .reviews     = {{"engineer", 86.0, Verdict::positive, "`pebble run` and it answers; five minutes from nothing to a reply on a card of 24 GB."},
                            {"doubter", 77.0, Verdict::positive,
                             "Three others of its size are as open. It follows instructions better than they do, as far as we could see, and its licence has no catch."},
                            {"owner", 70.0, Verdict::positive,
                             "Nobody signs a contract for this, and that is the point: the monthly bill for calls goes away. Support goes with it."},
                            {"watcher", 83.0, Verdict::positive,
                             "Answers that never leave the house are worth more each year. A model that needs no data centre is a building block for that."}},
            .votes       = model::Votes{true, 0, 0}};
}

ItemDraft other(int number)
{
    static constexpr std::string_view kNames[] = {"Clover Relay", "Marlow Mini", "Saffron Studio", "Orchard 3", "Juniper Cloud", "Basalt Edge"};
    const auto                        at       = static_cast<std::size_t>(number) % std::size(kNames);
    ItemDraft                         item;
    item.id       = "other-" + std::to_string(number);
    item.name     = kNames[at];
    item.category = number % 2 == 0 ? "Developer Tools" : "Productivity";
    item.tagline  = "A smaller tool for the same job";
    item.url      = "https://example.com/" + item.id;
    item.entry    = number % 2 == 0 ? "Free" : "Paid";
    item.description = "Does one thing and says so.";
    item.cells    = {{"pricing", text(number % 2 == 0 ? "Free for one person" : "A flat monthly fee")}, {"best_for", text("Small teams")}};
    item.reviews  = {{"engineer", 60.0 + number, Verdict::positive, "Small, and easy to read."},
                     {"doubter", 48.5, Verdict::negative, "Too small for a product: one bad day and it is gone."},
                     {"owner", 66.0, Verdict::positive, "Costs little."}};
    item.votes    = model::Votes{true, static_cast<std::uint64_t>(3 + number), 2};
    return item;
}

/// The standard comparison: two items, four reviewers, two rows of the bundle's own.
Draft pair()
{
    Draft draft;
    draft.attributes = {attribute("pricing", "Pricing", AttributeType::text), attribute("best_for", "Best for", AttributeType::text)};
    draft.reviewers  = panel();
    draft.items      = {tidewater(), pebble()};
    draft.newsletter = "The next comparison, once a week";
    return draft;
}

Draft of_items(std::size_t count)
{
    Draft draft = pair();
    for (int number = 0; draft.items.size() < count; ++number) draft.items.push_back(other(number));
    draft.items.resize(count);
    return draft;
}

/// Prose of exactly `length` characters, all ASCII.
std::string prose(std::size_t length)
{
    static constexpr std::string_view kSentences[] = {
        "The first hour went to setting it up, and most of that to reading. ",
        "Its call `plan(limits)` takes what you can accept and not what you want to use, which keeps the choice out of your code. ",
        "Under load it kept its promise for nine minutes out of ten; in the tenth it queued without saying so. ",
        "We looked for a way to see which model had answered and found none, so that a bad answer stays a riddle. ",
        "Moving away again took two days, one of them for the tests. ",
        "None of this is fatal, and all of it should be in the manual. "};
    std::string text;
    for (std::size_t at = 0; text.size() < length; ++at) text += kSentences[at % std::size(kSentences)];
    text.resize(length);
    text.back() = '.';
    return text;
}

/// Rows of every type, with `better`, units, groups, notes and sources.
Draft detailed()
{
    Draft draft        = of_items(3);
    auto  context      = attribute("context", "Context window", AttributeType::number, "Limits", Better::higher);
    context.unit       = "tokens";
    context.help       = "How much text it keeps in mind.";
    auto delay         = attribute("delay", "Median delay", AttributeType::number, "Limits", Better::lower);
    delay.unit         = "ms";
    auto input_price   = attribute("input_price", "Input price", AttributeType::money, "Price", Better::lower);
    input_price.currency = "USD";
    input_price.per    = "1M tokens";
    auto accuracy      = attribute("accuracy", "Words understood", AttributeType::percent, "Limits", Better::higher);
    auto open          = attribute("open", "Open weights", AttributeType::boolean, "Terms", Better::yes);
    auto offline       = attribute("offline", "Works offline", AttributeType::boolean, "Terms", Better::yes);
    auto released      = attribute("released", "Released", AttributeType::date, "Terms", Better::higher);
    auto manual        = attribute("manual", "Manual", AttributeType::url, "Terms");
    auto runs_on       = attribute("runs_on", "Runs on", AttributeType::tags, "Limits");
    for (auto* more : {&context, &input_price, &delay, &accuracy, &open, &offline, &released, &manual, &runs_on}) draft.attributes.push_back(*more);

    const auto set = [&](std::size_t item, const char* id, CellDraft cell) { draft.items[item].cells.emplace_back(id, std::move(cell)); };
    set(0, "context", number(32768));
    set(1, "context", number(131072));
    set(2, "context", number(131072));
    set(0, "delay", with(number(290), "measured in one region", "https://example.com/tidewater/delay"));
    set(1, "delay", number(410.5));
    set(0, "input_price", with(number(0.1), "list price", "https://example.com/tidewater/prices"));
    set(1, "input_price", not_applicable());
    set(2, "input_price", number(0.125));
    set(0, "accuracy", number(97));
    set(1, "accuracy", number(94.5));
    set(2, "accuracy", number(91));
    set(0, "open", number(0));
    set(1, "open", number(1));
    set(2, "open", number(0));
    for (std::size_t i = 0; i < 3; ++i) set(i, "offline", number(1));
    set(0, "released", day(20'528, "2026-03-16"));
    set(1, "released", day(20'617, "2026-06-13"));
    set(2, "released", day(20'089, "2025-01-01"));
    set(0, "manual", text("https://example.com/tidewater/manual/"));
    set(1, "manual", text("manual.html"));
    set(0, "runs_on", tags({"Linux", "macOS"}));
    set(1, "runs_on", tags({"Linux", "macOS", "Windows"}));
    set(2, "runs_on", tags({}));
    return draft;
}

/// The same, with rows that can be weighed.
Draft weighed()
{
    Draft draft = detailed();
    for (model::Attribute& what : draft.attributes) {
        if (what.id == "context") what.range = model::Range{0, 200'000};
        if (what.id == "delay") what.range = model::Range{0, 1000};
        if (what.id == "input_price") what.range = model::Range{0, 1};
        if (what.id == "accuracy") what.range = model::Range{50, 100};
    }
    return draft;
}

/// Many items that differ, with what is unknown and not applicable among them.
Draft shelf(int count)
{
    static constexpr std::string_view kSystems[] = {"Linux", "macOS", "Windows", "Android"};
    Draft draft = weighed();
    draft.title = "Speech tools";
    std::erase_if(draft.attributes, [](const model::Attribute& what) { return what.id == "best_for" || what.id == "manual" || what.id == "accuracy"; });
    draft.items.clear();
    for (int i = 0; i < count; ++i) {
        ItemDraft item = other(i);
        item.id        = "shelf-" + std::to_string(i);
        item.review("engineer").score = 60.0 + i % 30;
        item.name += " " + std::to_string(i + 1);
        item.tagline = i % 3 == 0 ? "Open, and small enough for a phone" : "A smaller tool for the same job";
        item.cells   = {{"pricing", text(i % 2 == 0 ? "Free for one person" : "A flat monthly fee")}, {"delay", number(120 + 37 * (i % 9))}, {"open", number(i % 3 == 0 ? 1 : 0)},
                        {"offline", number(i % 4 == 0 ? 1 : 0)}, {"runs_on", tags({std::string(kSystems[static_cast<std::size_t>(i % 4)]), std::string(kSystems[static_cast<std::size_t>((i + 1 + i % 3) % 4)])})}};
        if (i % 5 != 4) item.cells.emplace_back("context", number(4096 * (1 << (i % 6))));
        if (i % 4 != 1) item.cells.emplace_back("input_price", i % 3 == 0 ? not_applicable() : number(static_cast<double>(5 * (1 + i % 7)) / 100));
        if (i % 3 != 2) item.cells.emplace_back("released", i % 2 == 0 ? day(20'089, "2025-01-01") : day(20'617, "2026-06-13"));
        draft.items.push_back(std::move(item));
    }
    return draft;
}

Draft many_rows()
{
    Draft draft = of_items(4);
    for (int i = 0; i < 64; ++i) {
        auto row = attribute("row-" + std::to_string(i), "Measure " + std::to_string(i + 1), AttributeType::number,
                             "Chapter " + std::to_string(i / 8 + 1), i % 2 == 0 ? Better::higher : Better::undeclared);
        row.unit = i % 3 == 0 ? "ms" : "";
        draft.attributes.push_back(row);
        for (std::size_t item = 0; item < draft.items.size(); ++item)
            if (i % 4 == 3 || (static_cast<std::size_t>(i) + item) % 5 != 0)
                draft.items[item].cells.emplace_back(row.id, number(static_cast<double>((i * 37 + (i % 4 == 3 ? 0 : static_cast<int>(item) * 11)) % 90) * 12.5));
    }
    return draft;
}

Draft scripts()
{
    Draft draft                = of_items(4);
    draft.items[0].name        = "星の声 — 音声ゲートウェイ";
    draft.items[0].category    = "開発ツール";
    draft.items[0].tagline     = "話すように作る — 하나의 소켓으로, 一次连接 🎙️";
    draft.items[0].description = "声を文字に。`接続()` を呼ぶだけです。\n\n遅延は 290 ミリ秒。";
    draft.items[1].name        = "صوت المدينة";
    draft.items[1].tagline     = "بوابة للكلام المباشر";
    draft.items[2].name        = "קול הים 7";
    draft.items[2].tagline     = "דגם פתוח למחשב שלך";
    draft.items[3].name        = "🦊 Fuchs & Söhne – Größe “Œuvre”";
    draft.items[3].tagline     = "Ελληνικά, кириллица, tiếng Việt, e\u0301 \U0001F469\u200D\U0001F4BB \U0001F1EA\U0001F1FA";
    draft.items[3].category    = "a\u202Eb turned around";  // must not turn its neighbours
    draft.items[3].reviews[0].text = "Naïve café — “fine”. 数字も `Ünï_cødé` も読めます 👍🏽";
    return draft;
}

}  // namespace

std::vector<Sample> samples()
{
    std::vector<Sample> all;

    const auto add = [&](const char* name, const char* about, std::shared_ptr<const model::Bundle> bundle, State state) {
        ScreenView view = build_view(bundle.get(), state);
        all.push_back({name, about, std::move(bundle), std::move(state), std::move(view)});
    };
    const auto add_state = [&](const char* name, const char* about, Load load) {
        State state;
        state.load = std::move(load);
        add(name, about, nullptr, std::move(state));
    };
    const auto shown = [] {
        State state;
        state.load = Arrived{};
        return state;
    };
    const auto add_draft = [&](const char* name, const char* about, const Draft& draft) { add(name, about, make_bundle(draft), shown()); };
    const auto standard = make_bundle(pair());

    add("comparison", "Two items that four reviewers agree on, nobody has voted yet.", standard, shown());
    add_state("loading_unknown", "The bundle is on its way and nothing is known of its size.", InProgress{});
    add_state("loading_progress", "The bundle is on its way and a third of it is here.", InProgress{1'200'000, 3'400'000});
    add_state("load_failed", "The bundle could not be had.", Failed{Error{ErrorCode::unreachable, "tools.json", "the server did not answer"}});
    {
        Draft draft;
        add_draft("empty", "A bundle without items.", draft);
    }
    {
        Draft draft = pair();
        draft.items[1].votes.reset();
        add_draft("no_votes_yet", "Nobody voted on the one, and nothing is said of votes on the other.", draft);
    }
    {
        Draft draft          = pair();
        draft.items[0].votes = model::Votes{true, 12, 3};
        draft.items[1].votes = model::Votes{true, 10'240, 1};
        add_draft("votes", "Both items have votes.", draft);
    }
    {
        Draft draft = pair();
        for (const char* who : {"doubter", "owner"}) draft.items[0].review(who).verdict = Verdict::negative;
        for (ReviewDraft& review : draft.items[1].reviews) review.verdict = Verdict::negative;
        add_draft("split_panel", "The panel is split on the one and against the other.", draft);
    }
    {
        Draft draft = pair();
        draft.reviewers.clear();
        add_draft("no_panel", "A bundle without reviewers.", draft);
    }
    {
        Draft draft = pair();
        for (ItemDraft& item : draft.items) {
            item.cells.clear();
            item.entry.clear();
            item.url.clear();
        }
        draft.items[0].category.clear();
        draft.items[1].tagline.clear();
        draft.items[1].description.clear();
        draft.items[1].cell("pricing") = text("Free (open weights)");
        draft.updated.clear();
        add_draft("unknown_values", "Much is not published, and the page says so.", draft);
    }
    {
        Draft draft = pair();
        draft.attributes.push_back(attribute("uptime", "Promised uptime", AttributeType::percent, {}, Better::higher));
        draft.items[0].cell("uptime") = number(99.9);
        draft.items[1].cell("uptime") = with(not_applicable(), "runs on your own machine");
        add_draft("not_applicable", "A question that does not arise for one item.", draft);
    }
    add_draft("one_item", "One item alone.", of_items(1));
    add_draft("three_items", "Three items; the third one's panel is split and one reviewer short.", of_items(3));
    add_draft("eight_items", "Eight items, the most that fit.", of_items(8));
    {
        Draft draft         = pair();
        draft.items[0].name = "Tidewater Studio Real-Time Speech Interface & Request Planner";
        draft.items[1].name = "Quarry and Sons Open Weight Language Model for Edge Computers";
        add_draft("long_names", "Names of 61 characters.", draft);
    }
    {
        Draft draft                         = pair();
        draft.items[0].review("engineer").text = prose(1140);
        draft.items[1].review("doubter").text  = prose(1140);
        add_draft("long_prose", "Reviews of 1,140 characters.", draft);
    }
    {
        State state                      = shown();
        state.selection.differences_only = true;
        add("differences_only", "Only the rows that differ.", standard, state);
        Draft draft    = pair();
        draft.items[1] = draft.items[0];
        draft.items[1].id = "tidewater-again";
        draft.items[1].name = "Tidewater Speech, second edition";
        add("no_differences", "Only the rows that differ, and none does.", make_bundle(draft), state);
    }
    {
        State state            = shown();
        state.selection.folded = std::set<ReviewerId>{"engineer", "owner"};
        add("folded", "Two reviewers' reviews are folded.", standard, state);
    }
    {
        Draft draft = pair();
        std::erase_if(draft.items[0].reviews, [](const ReviewDraft& review) { return review.reviewer == "doubter"; });
        draft.items[1].review("engineer").score.reset();
        draft.items[1].review("owner").verdict = Verdict::none;
        draft.items[1].review("watcher").text.clear();
        add_draft("missing_review", "A review, a score, a verdict and a text are missing.", draft);
    }
    add_draft("best_and_ties", "Rows of every type, with best values, ties, notes and sources.", detailed());

    // ---- weighing ----
    const auto add_selection = [&](const char* name, const char* about, std::shared_ptr<const model::Bundle> bundle, Selection selection) {
        State state     = shown();
        state.selection = std::move(selection);
        add(name, about, std::move(bundle), std::move(state));
    };
    const auto with_weights = [](std::map<CriterionId, double> weights) {
        Selection selection;
        selection.weights = std::move(weights);
        return selection;
    };
    const auto with_musts = [](std::vector<MustHave> musts) {
        Selection selection;
        selection.musts = std::move(musts);
        return selection;
    };
    using compare::MustKind;
    add_selection("own_weights", "The reader's own weights, which turn the winner.", standard, with_weights({{"owner", 4.5}, {"watcher", 0.5}}));
    add_selection("no_weights", "The reader set every weight to 0.", standard, with_weights({{"engineer", 0}, {"doubter", 0}, {"owner", 0}, {"watcher", 0}}));
    {
        Draft draft = pair();
        for (std::size_t i = 0; i < draft.items[0].reviews.size(); ++i) draft.items[0].reviews[i].score = draft.items[1].reviews[i].score;
        add_draft("tied", "Two items with the same points.", draft);
    }
    {
        Draft draft = of_items(3);
        draft.items[2].reviews.push_back({"watcher", 50.0, Verdict::negative, "Nothing of it will be new in a year."});
        add_draft("beaten", "A third item that both others beat on everything.", draft);
    }
    {
        const auto bundle = make_bundle(weighed());
        State      state  = shown();
        state.selection.weights = {{"context", 1}, {"input_price", 2}, {"open", 0.5}};
        state.all_criteria      = true;
        add("weighed_facts", "Facts have weight beside opinions, and those without are shown, too.", bundle, state);

        state              = shown();
        state.selection    = with_musts({{"context", MustKind::at_least, "100000"}, {"input_price", MustKind::at_most, "0.2"}, {"manual", MustKind::present, {}}});
        add("must_haves", "Of three items one fails a must-have, and two are to be checked on another.", bundle, state);
        state.typed = Typed{"table/row/context/limit", "a lot", true};
        add("limit_typed", "What was typed as a limit is no number.", bundle, state);
        state.selection = with_musts({{"open", MustKind::present, {}}, {"runs_on", MustKind::has_tag, "BeOS"}});
        state.typed.reset();
        add("all_set_aside", "No item has what the reader must have.", bundle, state);
    }
    {
        State state = shown();
        state.typed = Typed{"decision/criterion/owner/number", "7", true};
        add("weight_typed", "What was typed as a weight is out of range.", standard, state);
    }
    {
        const auto bundle = make_bundle(of_items(9));
        State      state  = shown();
        state.selection.items = {"tidewater-speech", "pebble-9"};
        add("add_items", "The bundle has more items than stand side by side.", bundle, state);
        state.adding = "st";
        add("add_search", "The reader looks for one by its name.", bundle, state);
        state.adding = "walnut";
        add("add_nothing", "No item has such a name.", bundle, state);
        state.adding.clear();
        for (int i = 0; i < 6; ++i) state.selection.items.push_back("other-" + std::to_string(i));
        add("add_full", "Eight stand side by side, and there is a ninth.", bundle, state);
        Selection pinned;
        pinned.items  = {"tidewater-speech", "pebble-9", "other-0", "other-1"};
        pinned.pinned = {"other-0"};
        add_selection("pinned", "The third of four items is pinned first.", bundle, pinned);
    }

    const auto add_newsletter = [&](const char* name, const char* about, NewsletterForm form) {
        State state             = shown();
        state.offers.newsletter = true;
        state.newsletter        = std::move(form);
        add(name, about, standard, std::move(state));
    };
    using FormPhase = NewsletterForm::Phase;
    add_newsletter("newsletter_idle", "The newsletter's form.", {});
    add_newsletter("newsletter_invalid", "What was typed is no address.", {FormPhase::invalid, "ada at example", {}});
    add_newsletter("newsletter_sending", "The address is being sent.", {FormPhase::sending, "ada@example.com", {}});
    add_newsletter("newsletter_sent", "The address was taken.", {FormPhase::sent, {}, {}});
    {
        State state             = shown();
        state.offers.newsletter = true;
        state.newsletter        = {FormPhase::sending, "ada@example.com", {}};
        const Error failed{ErrorCode::not_sent, {}, "the server did not answer"};
        add("newsletter_failed", "The address could not be sent.", standard, update(standard.get(), state, SubscribeAnswered{failed}).state);
    }

    const auto ledger_of = [](std::vector<records::Line> lines, records::Storage storage = records::Storage::lasting) {
        records::Ledger ledger;
        (void)ledger.read(lines, storage, "sample00", {});
        return ledger;
    };
    const auto add_bookmarks = [&](const char* name, const char* about, records::Ledger ledger, Keeping keeping = {}) {
        State state            = shown();
        state.offers.bookmarks = true;
        state.ledger           = std::move(ledger);
        state.keeping          = std::move(keeping);
        add(name, about, standard, std::move(state));
    };
    const std::vector<records::Line> two{{"b/pebble-9", "02 0000000000001 sample00 +1"}, {"b/gone-item", "02 0000000000002 sample00 +2"}};
    add_bookmarks("bookmarks_loading", "The reader's bookmarks are being read.", {});
    add_bookmarks("bookmarks_empty", "The reader has none.", ledger_of({}));
    add_bookmarks("bookmarks_list", "Two bookmarks, one of an item that is gone.", ledger_of(two));
    add_bookmarks("bookmarks_failed", "The browser lets nothing be kept.", ledger_of(two, records::Storage::memory));
    add_bookmarks("bookmarks_late", "The browser's storage does not answer.", ledger_of({two[0]}, records::Storage::late));
    add_bookmarks("bookmarks_unknown", "Nor has the reader marked anything meanwhile.", ledger_of({}, records::Storage::late));
    add_bookmarks("bookmarks_newer", "A newer version has kept something.", ledger_of({two[0], {"b/gone-item", "03 0000000000002 sample00 {}"}}));
    add_bookmarks("bookmarks_forget", "The reader is asked whether really all is to be deleted.", ledger_of(two), {true, false, {}});
    add_bookmarks("bookmarks_deleting", "All of it is being deleted.", ledger_of(two), {false, false, std::string(english().forgetting), true});
    add_bookmarks("bookmarks_not_deleted", "The browser did not let all of it be deleted.", ledger_of(two), {false, false, std::string(english().not_forgotten)});
    add_bookmarks("bookmarks_file", "A file that was read holds no bookmarks.", ledger_of(two), {false, false, std::string(english().import_failed)});
    {
        auto ledger = ledger_of({});
        (void)ledger.keep("pebble-9", true);
        add_bookmarks("bookmarks_saving", "A bookmark is on its way into the browser.", std::move(ledger));
    }

    const auto add_votes = [&](const char* name, const char* about, const char* first, const char* second, int status = -1, Keeping keeping = {}, records::Storage storage = records::Storage::lasting) {
        Draft draft          = pair();
        draft.items[0].votes = model::Votes{true, 12, 3};
        draft.items[1].votes = model::Votes{true, 2, 0};
        State state          = shown();
        state.offers.votes   = true;
        state.ledger         = ledger_of({{"v/tidewater-speech", first}, {"v/pebble-9", second}}, storage);
        state.keeping        = std::move(keeping);
        if (status >= 0)
            for (const char* key : {"ballot-1", "ballot-2"})
                for (int tries = status == 1 ? records::kMostTries : 1; tries > 0; --tries) (void)state.ledger.answered(key, status == 1 ? 0 : status, {}, {});
        add(name, about, make_bundle(draft), std::move(state));
    };
    add_votes("votes_offered", "The reader can vote, and has not.", "", "");
    add_votes("votes_counted", "Votes for the one and against the other are counted.", "02 0000000000001 sample00 p p:ballot-1 o:-:- 0", "02 0000000000001 sample00 n n:ballot-2 o:-:- 0");
    add_votes("votes_pending", "One vote is under way, one was taken back.", "02 0000000000001 sample00 p o:- p:ballot-1:- 0", "02 0000000000001 sample00 o o:ballot-2 o:-:- 0");
    add_votes("votes_waiting", "A vote waits for the browser's storage.", "02 0000000000001 sample00 p o:- p:ballot-1:- 0", "", -1, {}, records::Storage::late);
    add_votes("votes_offline", "The endpoint cannot be reached, and votes wait.", "02 0000000000001 sample00 p o:- p:ballot-1:- 0", "02 0000000000001 sample00 n p:ballot-0 n:ballot-2:ballot-0 0", 0);
    add_votes("votes_busy", "The site cannot take votes just now.", "02 0000000000001 sample00 p o:- p:ballot-1:- 0", "", 503);
    add_votes("votes_resting", "The site could not be reached often enough.", "02 0000000000001 sample00 p o:- p:ballot-1:- 0", "", 1);
    add_votes("votes_refused", "The site did not take a vote, and its counts cannot be had.", "02 0000000000001 sample00 o o:- o:-:- 403", "", -1, {false, true, {}});

    {
        State state            = shown();
        state.offers.permalink = true;
        add("link_offered", "The link to what is shown can be copied.", standard, state);
        add("link_copied", "The link was copied.", standard, update(standard.get(), state, LinkCopied{}).state);
        const LinkRefused refused{"https://example.com/speech#juxta=1;items=tidewater-speech,pebble-9"};
        add("link_refused", "The page may not copy: the link is there to be selected.", standard, update(standard.get(), state, refused).state);
    }
    {
        State state   = shown();
        state.load    = Arrived{3};
        state.notices = {"An item that was asked for is not in the data and was left out: walnut-2.", "A part of the link could not be read and was left out: diff."};
        add("notices", "Mistakes in the data and in the link.", standard, state);
    }
    {
        const auto list = make_bundle(shelf(12));
        State      state = shown();
        state.selection.kind = ScreenKind::catalogue;
        const auto with_browse = [&](auto set) {
            State made = state;
            set(made.selection.browse, made);
            return made;
        };
        add("catalogue", "All items of a bundle, none picked.", list, state);
        add("catalogue_found", "Some items are left by a search, best first, its words marked; two are picked.", list,
            with_browse([](Browse& browse, State&) { browse.query = "relay open"; browse.picked = {"shelf-0", "shelf-6"}; }));
        add("catalogue_near", "No item has the word as typed: errors are forgiven.", list, with_browse([](Browse& browse, State&) { browse.query = "orchrad"; }));
        add("catalogue_nothing", "No item is left.", list, with_browse([](Browse& browse, State&) { browse.query = "walnut"; }));
        add("catalogue_filters", "The filters are open: choices, a range, what is known, and the must-haves.", list, with_browse([](Browse& browse, State& made) {
                made.filters_open    = true;
                made.selection.musts = {{"open", compare::MustKind::present, {}}};
                browse.meets         = true;
                browse.filters       = {{"runs_on", {}, {}, {"Linux"}, false, true}, {"context", "32768", {}}, {"input_price", {}, {}, {}, true, false}};
            }));
        add("catalogue_limit_typed", "What was typed as a limit is no number.", list, with_browse([](Browse&, State& made) {
                made.filters_open = true;
                made.typed        = Typed{"facet/context/low", "much", true};
            }));
        add("catalogue_columns", "Other columns, sorted by one of them; as many items are picked as fit.", list, with_browse([](Browse& browse, State& made) {
                made.columns_open  = true;
                browse.columns     = {std::string(kCategoryColumn), "released", "runs_on"};
                browse.sort        = "released";
                browse.descending  = true;
                for (int i = 0; i < 8; ++i) browse.picked.push_back("shelf-" + std::to_string(i));
            }));
        const auto shelves = make_bundle(shelf(24));
        Draft      priced  = shelf(24);  // from nothing to much
        for (std::size_t i = 0; i < priced.items.size(); ++i)
            for (auto& [id, cell] : priced.items[i].cells)
                if (id == "input_price") cell = number(i % 3 == 0 ? 0 : static_cast<double>((1 + i % 7) * (i % 2 == 0 ? 5 : 2000)) / 100);
        add("catalogue_plot", "The plot is open: price against score, with the items that no other one beats.", shelves,
            with_browse([](Browse& browse, State&) { browse.plot = PlotWish{"input_price", std::string(kScoreColumn)}; }));
        add("catalogue_plot_axes", "What else the plot may show is there to be chosen; what is free has a place of its own on the axis of prices.", make_bundle(std::move(priced)),
            with_browse([](Browse& browse, State& made) {
                browse.plot    = PlotWish{"input_price", std::string(kScoreColumn)};
                made.axes_open = true;
            }));
        add("catalogue_plot_limits", "A box was drawn over the plot; items are picked, and one axis has no better end.", shelves, with_browse([](Browse& browse, State&) {
                browse.plot    = PlotWish{"context", "delay"};
                browse.filters = {{"context", "20000", "100000"}, {"delay", {}, "300"}};
                browse.picked  = {"shelf-3", "shelf-12"};
            }));
        State far     = state;
        far.first_row = 400;
        add("catalogue_window", "A window of a thousand rows.", make_bundle(shelf(1000)), far);
    }
    {
        // A million items, of which the bundle has a few.
        const auto excerpt = [](int items, std::string query, std::size_t listed, std::size_t found, bool complete = true, std::vector<std::uint8_t> forgave = {}) {
            auto bundle     = std::const_pointer_cast<model::Bundle>(make_bundle(shelf(items)));
            bundle->excerpt = model::Excerpt{1'000'000, std::move(query), std::max(listed, std::size_t{10}), listed, found, true, complete, std::move(forgave)};
            return std::shared_ptr<const model::Bundle>(bundle);
        };
        State state          = shown();
        state.selection.kind = ScreenKind::catalogue;
        const auto with_pack = [&](std::string query, auto set) {
            State made                  = state;
            made.selection.browse.query = query;
            Unpacking& pack             = made.pack.emplace();
            pack.items                  = 1'000'000;
            pack.answered               = query;
            set(made, pack);
            return made;
        };
        const auto as_it_is    = [](State&, Unpacking&) {};
        const auto not_fetched = Error{ErrorCode::unreachable, "https://example.org/catalogue/ab/cd.bin", "HTTP status 503, after 3 tries"};
        add("pack_first", "The first items of a packed catalogue.", excerpt(10, {}, 10, 1'000'000), with_pack({}, as_it_is));
        add("pack_found", "The best of many that a search found there; two that were picked before are among the rest.", excerpt(12, "relay open", 10, 12'345, false),
            with_pack("relay open", [](State& made, Unpacking&) { made.selection.browse.picked = {"shelf-10", "shelf-11"}; }));
        add("pack_near", "No item there has the word as typed.", excerpt(3, "orchrad", 3, 3, true, {1}), with_pack("orchrad", as_it_is));
        State by_delay                    = with_pack({}, as_it_is);
        by_delay.selection.browse.sort    = "delay";
        by_delay.selection.browse.columns = {"delay", "pricing", "context"};
        const auto quickest               = std::const_pointer_cast<model::Bundle>(excerpt(9, {}, 9, 1'000'000));
        quickest->excerpt->order          = order_of_pack(*quickest, by_delay.selection);
        add("pack_ordered", "The first items of a packed catalogue in the order of a column.", quickest, by_delay);
        // A thousand items, of which the first ten are fetched that pass.
        const auto shelves      = make_bundle(shelf(1000));
        const auto pack_filters = [&](const char* name, const char* about, const std::vector<FilterWish>& filters, const std::set<ColumnId>& opened, auto set) {
            catalogue::Columns columns(*shelves);
            catalogue::Filter  filter(columns);
            for (const FilterWish& wish : filters) {
                catalogue::Constraint constraint = *constraint_of(*shelves, wish);
                for (const std::string& value : wish.values) constraint.values.push_back(columns.value_of(constraint.column, value).value());
                filter.set(constraint);
            }
            Draft                  draft = shelf(1000);
            std::vector<ItemDraft> passing;
            filter.rows().for_each([&](ItemIndex item) {
                if (passing.size() < 10) passing.push_back(draft.items[item]);
            });
            draft.items      = passing;
            const auto made  = std::const_pointer_cast<model::Bundle>(make_bundle(draft));
            State      shows = with_pack({}, as_it_is);
            shows.filters_open             = true;
            shows.selection.browse.filters = filters;
            shows.pack->items              = 1000;
            shows.pack->opened             = opened;
            made->excerpt                  = model::Excerpt{1000, {}, 10, passing.size(), filter.count(), true, true, {}};
            for (const ColumnId& id : opened) {
                const auto       wish  = std::ranges::find(filters, id, &FilterWish::column);
                catalogue::Offer offer = offer_of(columns, filter, *find_column(*shelves, id), wish != filters.end() ? wish->values : std::vector<std::string>());
                offer.column           = column_of_pack(*shelves, id);
                write_offer(made->excerpt->offers, offer);
            }
            shows.pack->asked.facets  = made->excerpt->facets  = facets_of_pack(*shelves, opened);
            shows.pack->asked.filters = made->excerpt->filters = filters_of_pack(*shelves, shows.selection);
            set(shows, *shows.pack);
            add(name, about, made, shows);
        };
        pack_filters("pack_filters", "The filters of a packed catalogue are open: none of its columns was fetched.", {}, {}, as_it_is);
        pack_filters("pack_filtered", "A packed catalogue is filtered: values, yes and no, and a range, with what they would leave.",
            {{"runs_on", {}, {}, {"Linux"}, false, true}, {"context", "32768", {}}}, {"runs_on", "context", "open", std::string(kCategoryColumn)}, as_it_is);
        pack_filters("pack_filter_fetching", "The column of a filter is on its way: the list stays as it is.", {}, {"open"}, [](State&, Unpacking& pack) {
            pack.waiting = true;
            pack.opened.insert("context");
        });
        pack_filters("pack_filter_failed", "The column of a filter could not be fetched.", {}, {"open"}, [&](State&, Unpacking& pack) {
            pack.opened.insert("context");
            pack.failed = not_fetched;
        });
        pack_filters("pack_filtering", "What passes other filters is on its way.", {}, {"open"}, [&](State& made, Unpacking& pack) {
            made.selection.browse.filters = {{"open", {}, {}, {"yes"}}};
            pack.waiting                  = true;
            pack.asked.filters            = filters_of_pack(*shelves, made.selection);
        });
        pack_filters("pack_filtered_nothing", "Nothing in a packed catalogue passes.", {{"context", "99999999", {}}}, {"context"}, as_it_is);
        {
            State shows                       = with_pack({}, as_it_is);
            shows.filters_open                = true;
            shows.selection.browse.sort       = kScoreColumn;
            shows.selection.browse.descending = true;
            shows.selection.browse.filters    = {{std::string(kScoreColumn), "45", {}}};
            shows.selection.browse.meets      = true;
            shows.selection.musts             = {{"context", compare::MustKind::at_least, "32768"}};
            Listing     listing(*shelves);
            const auto& passing = listing.rows(shows.selection);
            Draft       draft   = shelf(1000);
            const auto  of      = std::exchange(draft.items, {});
            for (std::size_t i = 0; i < std::min<std::size_t>(10, passing.size()); ++i) draft.items.push_back(of[passing[i]]);
            const auto made        = std::const_pointer_cast<model::Bundle>(make_bundle(draft));
            shows.pack->items      = 1000;
            made->excerpt          = model::Excerpt{1000, {}, 10, draft.items.size(), passing.size(), true, true, {}};
            made->excerpt->order   = shows.pack->asked.order   = order_of_pack(*shelves, shows.selection);
            made->excerpt->filters = shows.pack->asked.filters = filters_of_pack(*shelves, shows.selection);
            add("pack_decided", "A packed catalogue in the order of the reader's score, of what passes a limit on it and the must-haves.", made, shows);
        }
        const auto pack_plot = [&](const char* name, const char* about, bool came, auto set) {
            State shows                 = with_pack({}, as_it_is);
            shows.selection.browse.plot = PlotWish{"input_price", std::string(kScoreColumn)};
            shows.pack->items           = 1000;
            Listing listing(*shelves);
            (void)listing.rows(shows.selection);
            const catalogue::Plotted& plotted = listing.plotted(shows.selection);
            Draft                     draft   = shelf(1000);
            const auto                of      = std::exchange(draft.items, {});
            draft.items.assign(of.begin(), of.begin() + 10);
            std::vector<ItemIndex> named;  // the items of the front stand behind those of the list
            for (const ItemIndex item : plotted.named) {
                named.push_back(static_cast<ItemIndex>(item < 10 ? item : draft.items.size()));
                if (item >= 10) draft.items.push_back(of[item]);
            }
            const auto made  = std::const_pointer_cast<model::Bundle>(make_bundle(draft));
            made->excerpt    = model::Excerpt{1000, {}, 10, 10, 1000, true, true, {}};
            shows.pack->asked.plot = plot_of_pack(*made, shows.selection);
            if (came) {
                made->excerpt->plot = shows.pack->asked.plot;
                write_plotted(made->excerpt->plotted, plotted, named);
            }
            set(shows.selection, *shows.pack);
            add(name, about, made, shows);
        };
        pack_plot("pack_plot", "All items of a packed catalogue are plotted, of which a few are fetched.", true, [](Selection&, Unpacking&) {});
        pack_plot("pack_plotting", "What is to be plotted is on its way.", false, [](Selection&, Unpacking& pack) { pack.waiting = true; });
        pack_plot("pack_replotting", "The plot by other weights is on its way: what was drawn before stays.", true, [](Selection& selection, Unpacking& pack) {
            selection.weights["delay"] = 5;
            pack.waiting               = true;
        });
        pack_plot("pack_unplotted", "What is to be plotted could not be fetched.", false, [&](Selection&, Unpacking& pack) { pack.failed = not_fetched; });
        pack_plot("pack_old_plot", "The plot by other weights could not be fetched: it is that of before, and says so.", true, [&](Selection& selection, Unpacking& pack) {
            selection.weights["delay"] = 5;
            pack.failed                = not_fetched;
        });
        add("pack_nothing", "No item there has the word.", excerpt(0, "walnut", 0, 0), with_pack("walnut", as_it_is));
        add("pack_searching", "The answer to a search is on its way.", excerpt(10, {}, 10, 1'000'000), with_pack("relay", [](State&, Unpacking& pack) {
                pack.waiting     = true;
                pack.asked.query = "relay";
            }));
        add("pack_failed", "The answer could not be fetched: what was shown before is still there.", excerpt(10, {}, 10, 1'000'000), with_pack("relay", [&](State&, Unpacking& pack) {
                pack.failed = not_fetched;
            }));
        add("pack_compared", "Two items of a packed catalogue; others are fetched.", excerpt(2, {}, 0, 0), with_pack({}, [](State& made, Unpacking& pack) {
                made.selection.kind.reset();
                made.selection.items = {"shelf-0", "shelf-1"};
                pack.waiting         = true;
                pack.next            = made.selection;
            }));
    }
    add_draft("scripts", "Names and texts in many scripts.", scripts());
    add_draft("many_rows", "More than sixty rows in groups.", many_rows());
    return all;
}

}  // namespace juxta::view
