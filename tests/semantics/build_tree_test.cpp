// tests/semantics/build_tree_test.cpp - the tree says what the view says, in its order, and names every control.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "tests/semantics/example_view.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace juxta;
using semantics::Node;
using semantics::Role;

namespace {

void walk(const Node& node, const auto& visit)
{
    visit(node);
    for (const Node& child : node.children) walk(child, visit);
}

std::vector<const Node*> all(const Node& root, Role role)
{
    std::vector<const Node*> found;
    walk(root, [&](const Node& node) {
        if (node.role == role) found.push_back(&node);
    });
    return found;
}

std::vector<const Node*> all(const Node&& root, Role role) = delete;  // the nodes would be gone

std::vector<std::string> ids(const std::vector<semantics::TextRun>& runs)
{
    std::vector<std::string> out;
    for (const auto& run : runs) out.push_back(run.id);
    return out;
}

const Node& at(const Node&& root, const std::string& id) = delete;

const Node& at(const Node& root, const std::string& id)
{
    const Node* node = semantics::find(root, id);
    REQUIRE_MESSAGE(node != nullptr, id);
    return *node;
}

const Node* parent_of(const Node& root, const Node& child)
{
    const Node* found = nullptr;
    walk(root, [&](const Node& node) {
        for (const Node& each : node.children)
            if (&each == &child) found = &node;
    });
    return found;
}

std::vector<view::ScreenView> screens()
{
    const test::Example example;
    return {example.screen(), example.loading(false), example.loading(true), example.failed(), example.empty()};
}

}  // namespace

TEST_SUITE_BEGIN("semantics/build_tree");

TEST_CASE("texts: every text of a comparison is listed once, in the order of the view's fields")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const std::vector<std::string> expected{
        "header/breadcrumb/0", "header/breadcrumb/1", "header/eyebrow", "header/headline", "header/question", "header/updated",  //
        "notice/0", "notice/1",
        "card/a/initial", "card/a/category", "card/a/name", "card/a/tagline", "card/a/verdict", "card/a/panel", "card/a/panel/label", "card/a/entry",
        "card/a/entry/label", "card/a/description/0", "card/a/description/1", "card/a/vote/heading", "card/a/vote/positive",
        "card/a/vote/share", "card/a/vote/status", "card/a/link", "card/a/bookmark",
        "card/b/initial", "card/b/category", "card/b/name", "card/b/tagline", "card/b/verdict", "card/b/panel", "card/b/panel/label", "card/b/entry",
        "card/b/entry/label", "card/b/description/0", "card/b/description/1", "card/b/vote/heading", "card/b/vote/positive",
        "card/b/vote/share", "card/b/vote/status", "card/b/link", "card/b/bookmark",
        "table/heading", "table/summary", "table/differences", "table/corner", "table/column/a", "table/column/b",
        "row/price", "row/price/help", "row/price/a", "row/price/a/mark", "row/price/a/note", "row/price/a/source",
        "row/price/b", "row/price/b/mark", "row/price/b/note", "row/price/b/source",
        "table/group/1", "row/site", "row/site/a/mark", "row/site/a/note", "row/site/a/link", "row/site/a/source",
        "row/site/b", "row/site/b/mark", "row/site/b/note", "row/site/b/source",
        "scorecard/heading", "scorecard/summary", "scorecard/fold-all",
        "reviewer/open/name", "reviewer/open/about", "reviewer/open/fold", "reviewer/open/on/a/item", "reviewer/open/on/a/score",
        "reviewer/open/on/a/verdict", "reviewer/open/on/a/prose/0", "reviewer/open/on/a/prose/1", "reviewer/open/on/b/item", "reviewer/open/on/b/missing",
        "reviewer/folded/name", "reviewer/folded/about", "reviewer/folded/fold", "reviewer/folded/on/a/item", "reviewer/folded/on/a/score",
        "reviewer/folded/on/a/verdict", "reviewer/folded/on/b/item", "reviewer/folded/on/b/missing",
        "newsletter/eyebrow", "newsletter/title", "newsletter/text", "newsletter/email/label", "newsletter/email", "newsletter/error", "newsletter/submit",
        "newsletter/status",
        "bookmarks/heading", "bookmarks/message", "bookmarks/advice", "bookmarks/item/a/name", "bookmarks/item/a/detail", "bookmarks/item/a/remove", "bookmarks/forget",
        "bookmarks/question", "bookmarks/forget/yes"};
    CHECK(ids(semantics::texts(root, false)) == expected);
}

TEST_CASE("texts: folded prose is listed only when hidden texts are asked for")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const auto shown  = ids(semantics::texts(root, false));
    const auto hidden = ids(semantics::texts(root, true));

    CHECK(std::ranges::count(shown, "reviewer/folded/on/a/prose/0") == 0);
    CHECK(std::ranges::count(hidden, "reviewer/folded/on/a/prose/0") == 1);
    CHECK(hidden.size() == shown.size() + 2);
}

TEST_CASE("texts: the spans of a paragraph are one run")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const auto runs = semantics::texts(root, false);
    const auto run  = std::ranges::find(runs, "card/a/description/1", &semantics::TextRun::id);

    REQUIRE(run != runs.end());
    CHECK(run->text == "[card/a/description/1a][card/a/description/1b][card/a/description/1c]");
}

TEST_CASE("texts: a field says its label and its value, and its hint while it is empty")
{
    auto  screen = test::Example().screen();
    auto& email  = std::get<view::ComparisonView>(screen.content).newsletter->email;
    email.error.text.clear();
    const auto run_of = [&] {
        const auto runs = semantics::texts(semantics::build_tree(screen), false);
        const auto run  = std::ranges::find(runs, "newsletter/email", &semantics::TextRun::id);
        return run == runs.end() ? std::string("none") : run->text;
    };

    email.value = "me@example.com";
    CHECK(run_of() == "me@example.com");
    email.value.clear();
    CHECK(run_of() == "[newsletter/email/hint]");
    email.hint.clear();
    CHECK(run_of() == "none");
}

TEST_CASE("build_tree: empty texts give no node")
{
    view::ScreenView screen{"en", "Label", view::EmptyView{{"empty/title", "Nothing here"}, {"empty/message", ""}}};

    const Node root = semantics::build_tree(screen);

    CHECK(semantics::find(root, "empty/title") != nullptr);
    CHECK(semantics::find(root, "empty/message") == nullptr);
}

TEST_CASE("build_tree: no two nodes have the same id, in any state")
{
    for (const auto& screen : screens()) {
        std::set<std::string> seen;
        walk(semantics::build_tree(screen), [&](const Node& node) {
            CHECK_FALSE(node.id.empty());
            CHECK_MESSAGE(seen.insert(node.id).second, node.id);
        });
    }
}

TEST_CASE("build_tree: ids of the tree's own start with a tilde, the others are the view's")
{
    const Node root = semantics::build_tree(test::Example().screen());

    walk(root, [](const Node& node) {
        const bool leaf = !node.text.empty() && node.role != Role::code && node.role != Role::text;
        if (leaf) CHECK_MESSAGE(node.id.front() != '~', node.id);
    });
    CHECK(at(root, "table").role == Role::table);
    CHECK(at(root, "reviewer/open/on/a/bar").role == Role::meter);
}

TEST_CASE("build_tree: the whole is one region with the screen's label and language")
{
    for (const auto& screen : screens()) {
        const Node root = semantics::build_tree(screen);
        CHECK(root.role == Role::region);
        CHECK(root.name == "[label]");
        CHECK(root.language == "en");
        CHECK(all(root, Role::region).size() == 1);
    }
}

TEST_CASE("build_tree: headings start at level 2 and skip none")
{
    for (const auto& screen : screens()) {
        const Node root = semantics::build_tree(screen);
        int        last = 1;
        for (const Node* heading : all(root, Role::heading)) {
            CHECK_MESSAGE(heading->level <= last + 1, heading->id);
            CHECK(heading->level >= 2);
            last = heading->level;
        }
    }
}

TEST_CASE("build_tree: the table's rows all have a header and a cell for each column")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const Node& table = at(root, "table");

    CHECK(table.name == "[table/heading]");
    const auto heads = all(table, Role::column_header);
    REQUIRE(heads.size() == 3);
    CHECK(heads[0]->children.front().text == "[table/corner]");
    CHECK(heads[2]->children.front().text == "[table/column/b]");
    int data_rows = 0;
    for (const Node* row : all(table, Role::row)) {
        if (row->children.front().role == Role::group_header) {
            CHECK(row->children.size() == 1);
            CHECK(row->children.front().span == 3);
        } else if (row->children.front().role == Role::row_header) {
            CHECK(row->children.size() == 3);
            CHECK(row->children[1].role == Role::cell);
            CHECK(row->children[2].role == Role::cell);
            ++data_rows;
        }
    }
    CHECK(data_rows == 2);
    CHECK(all(table, Role::table_body).size() == 2);
    CHECK(all(table, Role::group_header).size() == 1);
}

TEST_CASE("build_tree: a table without rows keeps its head and says why")
{
    auto  screen = test::Example().screen();
    auto& table  = std::get<view::ComparisonView>(screen.content).table;
    table.groups.clear();
    table.nothing.text = "No row differs";

    const Node root = semantics::build_tree(screen);

    CHECK(all(at(root, "table"), Role::column_header).size() == 3);
    CHECK(all(at(root, "table"), Role::table_body).empty());
    CHECK(at(root, "table/nothing").text == "No row differs");
}

TEST_CASE("build_tree: why a cell stands out is a look of the cell and a word in it")
{
    const Node root = semantics::build_tree(test::Example().screen());

    CHECK(parent_of(root, at(root, "row/price/a"))->look == "cell best");
    CHECK(at(root, "row/price/a/mark").look == "mark positive");
    CHECK(parent_of(root, at(root, "row/price/b"))->look == "cell tied");
    CHECK(at(root, "row/price/b/mark").look == "mark tied");

    view::ScreenView other = test::Example().screen();
    std::get<view::ComparisonView>(other.content).table.groups[0].rows[0].cells[1].mark.tone = view::Tone::positive;
    const Node changed = semantics::build_tree(other);
    CHECK(at(changed, "row/price/b/mark").look == "mark positive");  // its own tone, whatever the cell's emphasis
    CHECK(parent_of(root, at(root, "row/site/b"))->look == "cell missing");
    CHECK(parent_of(root, *parent_of(root, at(root, "row/price")))->look == "differs");
}

TEST_CASE("build_tree: a value that is a link is shown once, as the link")
{
    const Node root = semantics::build_tree(test::Example().screen());

    CHECK(semantics::find(root, "row/site/a") == nullptr);
    CHECK(at(root, "row/site/a/link").role == Role::link);
    CHECK(at(root, "row/site/a/link").url.starts_with("https://example.com/"));
}

TEST_CASE("build_tree: a fold button says whether it is open and what it opens")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const Node& open   = at(root, "reviewer/open/fold");
    const Node& folded = at(root, "reviewer/folded/fold");

    CHECK(open.expanded == true);
    CHECK(folded.expanded == false);
    CHECK(at(root, folded.controls).role == Role::list);
    CHECK(semantics::action_of(folded, "") == view::Action(view::FoldReviewer{"folded"}));
}

TEST_CASE("build_tree: folded prose stays in the tree, hidden, with a name")
{
    const Node root = semantics::build_tree(test::Example().screen());

    const Node* folded = parent_of(root, at(root, "reviewer/folded/on/a/prose/0"));
    const Node* open   = parent_of(root, at(root, "reviewer/open/on/a/prose/0"));

    CHECK(folded->hidden);
    CHECK(folded->name == "[reviewer/folded/fold]");
    CHECK_FALSE(open->hidden);
    CHECK_FALSE(at(root, "reviewer/folded/on/a/score").hidden);
}

TEST_CASE("build_tree: a meter has a name, its scale and its value in words")
{
    const Node  root  = semantics::build_tree(test::Example().screen());
    const Node& meter = at(root, "reviewer/open/on/a/bar");

    CHECK(meter.name == "[reviewer/open/on/a/bar/name]");
    CHECK(meter.value == "[reviewer/open/on/a/bar/text]");
    CHECK(meter.number == 78.0);
    CHECK(meter.low == 0.0);
    CHECK(meter.high == 100.0);
}

TEST_CASE("build_tree: toggles say whether they are pressed, and a control that is off cannot act")
{
    auto screen = test::Example().screen();
    std::get<view::ComparisonView>(screen.content).cards[0].bookmark->enabled = false;

    const Node root = semantics::build_tree(screen);

    CHECK(at(root, "table/differences").pressed == false);
    CHECK(at(root, "card/b/bookmark").pressed == true);
    CHECK(semantics::action_of(at(root, "card/b/bookmark"), "") == view::Action(view::ToggleBookmark{"b"}));
    CHECK(at(root, "card/a/bookmark").disabled);
    CHECK_FALSE(semantics::action_of(at(root, "card/a/bookmark"), "").has_value());
}

TEST_CASE("action_of: typing puts the value into the action, and a node without an action has none")
{
    const Node root = semantics::build_tree(test::Example().screen());

    CHECK(semantics::action_of(at(root, "newsletter/email"), "me@example.com") == view::Action(view::EditEmail{"me@example.com"}));
    CHECK(semantics::action_of(at(root, "~screen/newsletter-form"), "") == view::Action(view::Subscribe{}));
    CHECK_FALSE(semantics::action_of(at(root, "header/headline"), "x").has_value());
}

TEST_CASE("build_tree: what is wrong with a field belongs to the field")
{
    const Node  root  = semantics::build_tree(test::Example().screen());
    const Node& field = at(root, "newsletter/email");

    CHECK(field.text == "[newsletter/email/label]");
    CHECK(field.kind == "email");
    REQUIRE(field.children.size() == 1);
    CHECK(field.children[0].id == "newsletter/error");
}

TEST_CASE("build_tree: a sent newsletter has no form but keeps its status, and a status is there before it speaks")
{
    auto  screen = test::Example().screen();
    auto& letter = *std::get<view::ComparisonView>(screen.content).newsletter;
    letter.form  = false;
    const Node sent = semantics::build_tree(screen);
    letter.status.text.clear();
    const Node silent = semantics::build_tree(screen);

    CHECK(all(sent, Role::form).empty());
    CHECK(at(sent, "newsletter/status").look == "negative");
    CHECK(at(silent, "~screen/newsletter-status").role == Role::status);
}

TEST_CASE("build_tree: loading is busy and its progress has a number only when the total is known")
{
    const Node unknown = semantics::build_tree(test::Example().loading(false));
    const Node known   = semantics::build_tree(test::Example().loading(true));

    CHECK(unknown.busy);
    REQUIRE(all(unknown, Role::progress).size() == 1);
    CHECK_FALSE(all(unknown, Role::progress)[0]->number.has_value());
    CHECK(all(unknown, Role::progress)[0]->name == "[loading/message]");
    CHECK(at(known, "loading/progress").number == 35.0);
    CHECK(all(known, Role::status).size() == 1);
}

TEST_CASE("build_tree: a failure is an alert, and the way out stands beside it")
{
    const Node root = semantics::build_tree(test::Example().failed());

    const auto alerts = all(root, Role::alert);
    REQUIRE(alerts.size() == 1);
    CHECK(semantics::find(*alerts[0], "failed/reason") != nullptr);
    CHECK(semantics::find(*alerts[0], "failed/retry") == nullptr);
    CHECK(semantics::action_of(at(root, "failed/retry"), "") == view::Action(view::Retry{}));
}

TEST_CASE("build_tree: everything that a person can do or follow has a name or a text, and so has every landmark")
{
    for (const auto& screen : screens()) {
        walk(semantics::build_tree(screen), [](const Node& node) {
            switch (node.role) {
                case Role::button:
                case Role::link:
                case Role::field: CHECK_MESSAGE(!(node.text.empty() && node.name.empty()), node.id); break;
                case Role::region:
                case Role::navigation:
                case Role::article:
                case Role::table:
                case Role::meter:
                case Role::progress: CHECK_MESSAGE(!node.name.empty(), node.id); break;
                default: break;
            }
        });
    }
}

TEST_CASE("build_tree: the avatar is decoration, for the name says the same")
{
    const Node root = semantics::build_tree(test::Example().screen());

    CHECK(at(root, "card/a/initial").decorative);
    CHECK_FALSE(at(root, "card/a/name").decorative);
}

TEST_CASE("build_tree: the link to what is shown is a button, what came of it, and a field that is only read")
{
    view::ScreenView screen = test::Example().screen();
    view::ShareView  share{{.id = "header/link/copy", .label = "Copy link", .action = view::CopyLink{}, .name = {}}, {"header/link/status", "Select it."}, {}, {.id = "header/link/close", .label = "Close", .action = view::HideLink{}, .name = {}}};
    share.link            = view::Field{.id = "header/link/url", .label = "Link", .value = "https://example.com/#juxta=1", .hint = {}, .error = {}};
    share.link->read_only = true;
    std::get<view::ComparisonView>(screen.content).header.share = share;

    const Node root = semantics::build_tree(screen);

    CHECK(semantics::action_of(at(root, "header/link/copy"), "") == std::optional<view::Action>(view::CopyLink{}));
    CHECK(at(root, "header/link/url").value == "https://example.com/#juxta=1");
    CHECK(at(root, "header/link/url").read_only);
    CHECK_FALSE(semantics::action_of(at(root, "header/link/url"), "typed").has_value());
    CHECK(semantics::json_text(root).contains("\"read_only\":true"));
    const auto listed = ids(semantics::texts(root, true));
    CHECK(std::ranges::find(listed, "header/link/url/label") != listed.end());
    CHECK(std::ranges::find(listed, "header/link/url") == listed.end());  // the field shows it itself
    for (const std::string& text : {semantics::html_text(root), semantics::plain_text(root, 80), semantics::markdown_text(root)}) CHECK_FALSE(text.contains("Copy link"));
}

TEST_CASE("build_tree: looks are words of the list in node.hpp")
{
    const std::set<std::string> known{
        "screen", "loading", "failed", "empty", "comparison", "message", "detail", "reason", "advice", "title", "header", "breadcrumb", "current", "eyebrow",
        "headline", "question", "updated", "copy", "copied", "address", "notices", "notice", "cards", "card", "avatar", "category", "name", "tagline", "figures", "figure", "value", "label",
        "prose", "link", "bookmark", "decision", "summary", "differences", "scroll", "table", "corner", "column", "group", "differs", "row-label", "help", "cell",
        "best", "tied", "missing", "not-applicable", "mark", "note", "source", "nothing", "scorecard", "fold-all", "reviewers", "reviewer", "about", "fold",
        "reviews", "review", "item-name", "score", "bar", "absent", "newsletter", "form", "email", "error", "submit", "status", "bookmarks", "entries", "entry",
        "retry", "vote", "choice", "again", "tools", "tool", "asking", "badge", "verdict", "places", "place", "standing", "add", "query", "candidates", "candidate", "weighing", "reset", "standings", "total", "won",
        "lead", "criteria", "criterion", "share", "weight", "number", "effect", "deviation", "flip", "move", "without", "more", "facts", "fact", "must", "limit",
        "agreement", "neutral", "quiet", "accent", "positive", "negative", "split", "warning"};
    for (const auto& screen : screens()) {
        walk(semantics::build_tree(screen), [&](const Node& node) {
            std::string word;
            for (const char c : node.look + " ") {
                if (c != ' ') {
                    word += c;
                } else if (!word.empty()) {
                    CHECK_MESSAGE(known.contains(word), word);
                    word.clear();
                }
            }
        });
    }
}

TEST_SUITE_END();
