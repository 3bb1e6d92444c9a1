// tests/semantics/html_text_test.cpp - the HTML is valid, says everything, and no text can become markup.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "tests/semantics/example_view.hpp"
#include "tests/semantics/html_check.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace juxta;

namespace {

std::string html_of(const view::ScreenView& screen)
{
    return semantics::html_text(semantics::build_tree(screen));
}

std::vector<view::ScreenView> screens(const test::Example& example)
{
    return {example.screen(), example.loading(false), example.loading(true), example.failed(), example.empty()};
}

const test::HtmlElement* with(const test::HtmlReport& report, const std::string& attribute, const std::string& value)
{
    for (const auto& element : report.elements) {
        const auto found = element.attributes.find(attribute);
        if (found != element.attributes.end() && found->second == value) return &element;
    }
    return nullptr;
}

}  // namespace

TEST_SUITE_BEGIN("semantics/html_text");

TEST_CASE("html_check: the checker itself finds what is wrong")
{
    for (const char* bad : {"<section><p>a</section>", "<section>a & b</section>", "<section><script></script></section>", "<section><p><div></div></p></section>",
                            "<section a=b></section>", "<section></section></section>", "<section>a < b</section>", "<ul></ul><section><ul>a<p></p></ul></section>",
                            "<section id=\"a\"><p id=\"a\"></p></section>", "<section", "<section>\x01</section>"}) {
        CHECK_MESSAGE(!test::read_html(bad).faults.empty(), bad);
    }
    CHECK(test::faults_of(test::read_html("<section lang=\"en\"><p>a &amp; b <code>c</code></p></section>")) == "");
}

TEST_CASE("html_text: every state is well-formed")
{
    for (const auto& screen : screens(test::Example())) CHECK(test::faults_of(test::read_html(html_of(screen))) == "");
}

TEST_CASE("html_text: markup, quotes and ampersands in any field leave the elements as they are")
{
    for (const char* naughty : {"<img src=x onerror=alert(1)>", "\"'&", "</section><script>alert(1)</script>", "&lt;b&gt;", "' onmouseover='alert(1)", "]]>", "<!--",
                                "\xE2\x80\xAE x", "{{x}}", "a\nb"}) {
        const auto safe  = screens(test::Example("x"));
        const auto tried = screens(test::Example(naughty));
        for (std::size_t i = 0; i < safe.size(); ++i) {
            const auto expected = test::read_html(html_of(safe[i]));
            const auto report   = test::read_html(html_of(tried[i]));
            CHECK(test::faults_of(report) == "");
            CHECK(report.elements.size() == expected.elements.size());
            for (std::size_t e = 0; e < std::min(report.elements.size(), expected.elements.size()); ++e) {
                CHECK(report.elements[e].name == expected.elements[e].name);
                CHECK(report.elements[e].attributes.size() == expected.elements[e].attributes.size());
            }
        }
    }
}

TEST_CASE("html_text: says every text, folded ones too, but controls, which nothing would answer")
{
    const auto root   = semantics::build_tree(test::Example("").screen());
    const auto report = test::read_html(semantics::html_text(root));

    REQUIRE_FALSE(report.elements.empty());
    const std::string& text = report.elements.front().text;
    for (const auto& run : semantics::texts(root, true)) {
        const semantics::Node* node    = semantics::find(root, run.id.ends_with("/label") && !semantics::find(root, run.id) ? run.id.substr(0, run.id.size() - 6) : run.id);
        REQUIRE_MESSAGE(node != nullptr, run.id);
        const bool control = node->role == semantics::Role::button || node->role == semantics::Role::field || run.id == "newsletter/error" ||
                             run.id.contains("/vote/") || run.id == "bookmarks/question";  // or guides to them
        const bool summary = run.id == "reviewer/folded/fold";  // names the <details>
        CHECK_MESSAGE(text.contains(run.text) == (!control || summary), run.id);
    }
    CHECK(report.count("button") + report.count("input") + report.count("form") == 0);
}

TEST_CASE("html_text: folded prose opens without a script")
{
    const auto report = test::read_html(html_of(test::Example().screen()));

    REQUIRE(report.count("details") == 1);
    CHECK(report.count("summary") == 1);
}

TEST_CASE("html_text: the table has a name and scopes for columns, rows and groups")
{
    const auto report = test::read_html(html_of(test::Example().screen()));

    const auto scopes = [&](const char* scope) {
        return std::ranges::count_if(report.elements, [&](const auto& element) {
            const auto found = element.attributes.find("scope");
            return element.name == "th" && found != element.attributes.end() && found->second == scope;
        });
    };
    CHECK(report.count("table") == 1);
    CHECK(scopes("col") == 3);
    CHECK(scopes("row") == 2);
    CHECK(scopes("rowgroup") == 1);
    REQUIRE(with(report, "colspan", "3") != nullptr);
    const auto table = std::ranges::find(report.elements, "table", &test::HtmlElement::name);
    CHECK(table->attributes.at("aria-label") == "[table/heading]");
}

TEST_CASE("html_text: links leave no opener and no referrer")
{
    const auto report = test::read_html(html_of(test::Example().screen()));

    CHECK(report.count("a") == 7);
    for (const auto& element : report.elements)
        if (element.name == "a") CHECK(element.attributes.at("rel") == "noopener noreferrer");
}

TEST_CASE("html_text: every text finds its own direction, and the whole has its language")
{
    auto screen     = test::Example().screen();
    screen.language = "he";
    const auto report = test::read_html(html_of(screen));

    CHECK(report.elements.front().attributes.at("lang") == "he");
    for (const auto& element : report.elements)
        if (element.name == "span" || element.name == "p" || element.name == "a" || element.name == "h2") CHECK(element.attributes.contains("dir"));
}

TEST_CASE("html_text: a meter has its scale and its value in words")
{
    const auto report = test::read_html(html_of(test::Example().screen()));

    const auto meter = std::ranges::find(report.elements, "meter", &test::HtmlElement::name);
    REQUIRE(meter != report.elements.end());
    CHECK(meter->attributes.at("value") == "78");
    CHECK(meter->attributes.at("min") == "0");
    CHECK(meter->attributes.at("max") == "100");
    CHECK(meter->text == "[reviewer/open/on/a/bar/text]");
}

TEST_CASE("html_text: classes have a prefix, so that a page's own styles stay its own")
{
    const auto report = test::read_html(html_of(test::Example().screen()));

    for (const auto& element : report.elements) {
        const auto found = element.attributes.find("class");
        if (found == element.attributes.end()) continue;
        CHECK(found->second.starts_with("juxta-"));
        CHECK_FALSE((found->second + " ").contains("  "));
    }
    CHECK(with(report, "class", "juxta-badge juxta-positive") != nullptr);
}

TEST_CASE("html_text: a status without a word and a failure's way out are left to the live page")
{
    auto screen = test::Example().failed();
    CHECK(with(test::read_html(html_of(screen)), "role", "alert") != nullptr);
    CHECK_FALSE(html_of(screen).contains("[failed/retry]"));
}

TEST_CASE("html_text: control characters are left out")
{
    view::ScreenView screen{"en", "Label", view::EmptyView{{"empty/title", "a\x01\x1b[2Jb\x7f"}, {"empty/message", "\x0c"}}};

    const std::string html = html_of(screen);

    CHECK(html.contains("a[2Jb"));
    CHECK(test::faults_of(test::read_html(html)) == "");
}

TEST_CASE("html_page: a whole document with a title, a language and headings from h1")
{
    const std::string page   = semantics::html_page(semantics::build_tree(test::Example().screen()), "A <b> & \"B\"");
    const auto        report = test::read_html(page);

    CHECK(test::faults_of(report) == "");
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(report.count("h1") == 1);
    CHECK(report.count("script") == 0);
    const auto title = std::ranges::find(report.elements, "title", &test::HtmlElement::name);
    REQUIRE(title != report.elements.end());
    CHECK(title->text == "A <b> & \"B\"");
}

TEST_SUITE_END();
