// tests/native-host/commands_test.cpp - every command: what it prints where, and its exit code.
// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "doctest/doctest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace juxta;
using namespace std::string_literals;

namespace {

/// Files and terminals made of strings.
class Desk : public host::Io {
public:
    std::map<std::string, std::string> files;
    std::string                        printed, said;
    std::size_t                        piece_bytes = 7;  ///< small, so that pieces end anywhere

    Result<void> read(const std::string& path, bundle::Loader& loader) override
    {
        const auto file = files.find(path);
        if (file == files.end()) return fail(ErrorCode::unreachable, path, "no such file");
        const std::string_view text = file->second;
        for (std::size_t at = 0; at < text.size(); at += piece_bytes)
            if (!loader.feed(text.substr(at, piece_bytes))) break;
        return {};
    }
    Result<std::string> read_text(const std::string& path, std::size_t max_bytes) override
    {
        const auto file = files.find(path);
        if (file == files.end()) return fail(ErrorCode::unreachable, path, "no such file");
        return file->second.substr(0, max_bytes + 1);
    }
    Result<void> write(const std::string& path, std::string_view bytes) override
    {
        if (path.starts_with("/full/")) return fail(ErrorCode::unreachable, path, "no space left");
        files[path] = bytes;
        return {};
    }
    void out(std::string_view text) override { printed += text; }
    void err(std::string_view text) override { said += text; }

    int run(const std::vector<std::string>& arguments, std::span<const host::Command> more = {})
    {
        printed.clear();
        said.clear();
        return host::run(arguments, *this, more);
    }
};

constexpr const char* kTwo = R"({
  "juxta": 1, "title": "Invented tools", "question": "Which?", "updated": "2026-11-22",
  "attributes": [
    { "id": "price", "label": "Price", "type": "number", "better": "lower", "range": [0, 10], "unit": "EUR" },
    { "id": "home", "label": "Home", "type": "text" }
  ],
  "reviewers": [ { "id": "engineer", "name": "Engineer" } ],
  "items": [
    { "id": "alder", "name": "Alder <1>", "values": { "price": 2, "home": "here" }, "reviews": { "engineer": { "score": 78, "verdict": "positive", "text": "Good." } } },
    { "id": "birch", "name": "Birch | 2", "values": { "price": 3.5, "home": "here" }, "reviews": { "engineer": { "score": 72, "verdict": "negative", "text": "Less." } } },
    { "id": "cedar", "name": "Cedar", "values": { "home": "there" } }
  ],
  "comparisons": [ { "id": "first", "items": ["alder", "birch"] } ]
}
)";

Desk desk()
{
    Desk desk;
    desk.files["two.json"] = kTwo;
    desk.files["bad.json"] = "{ \"juxta\": 1,\n  \"items\": [ { \"id\": \"a\", \"name\": \"A\", \"votes\": 7 },\n    { \"id\": \"b\", \"name\": 8 } ] }";
    desk.files["warned.json"]  = "{ \"juxta\": 1, \"itms\": [], \"items\": [ { \"id\": \"a\", \"name\": \"A\" } ] }";
    desk.files["refused.json"] = "{ \"juxta\": 1, \"items\": [";
    desk.files["empty.json"]   = "{ \"juxta\": 1, \"items\": [] }";
    return desk;
}

std::size_t lines_of(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

TEST_SUITE_BEGIN("native-host/commands");

TEST_CASE("check: a clean bundle prints nothing and ends with 0")
{
    Desk d = desk();

    CHECK(d.run({"check", "two.json"}) == 0);
    CHECK(d.printed == "");
    CHECK(d.said == "two.json: 0 problems, 0 warnings in 3 items\n");
}

TEST_CASE("check: each problem is a line with file, line, column and pointer, and ends with 1")
{
    Desk d = desk();

    CHECK(d.run({"check", "bad.json"}) == 1);
    CHECK(lines_of(d.printed) == 2);
    CHECK(d.printed.contains("bad.json:2:49: /items/0/votes: error: "));
    CHECK(d.printed.contains("bad.json:3:26: /items/1/name: error: "));
}

TEST_CASE("check: warnings are printed and do not change the exit code")
{
    Desk d = desk();

    CHECK(d.run({"check", "warned.json"}) == 0);
    CHECK(d.printed.starts_with("warned.json:1:15: /itms: warning: "));
    CHECK(d.printed.contains("did you mean \"items\"?"));
}

TEST_CASE("check: a document that is refused ends with 1")
{
    Desk d = desk();

    CHECK(d.run({"check", "refused.json"}) == 1);
    CHECK(d.printed.contains("refused.json:1:"));
    CHECK_FALSE(d.said.contains("item"));
}

TEST_CASE("check: several bundles are all read, and the worst decides")
{
    Desk d = desk();

    CHECK(d.run({"check", "bad.json", "two.json", "warned.json"}) == 1);
    CHECK(d.said.contains("two.json: 0 problems"));
    CHECK(d.run({"check", "none.json", "bad.json"}) == 2);
    CHECK(d.said.contains("none.json"));
    CHECK(d.printed.contains("/items/1/name"));
}

TEST_CASE("check: standard input is read for a dash, once")
{
    Desk d     = desk();
    d.files["-"] = d.files["bad.json"];

    CHECK(d.run({"check", "-"}) == 1);
    CHECK(d.printed.starts_with("<stdin>:2:"));
    CHECK(d.run({"check", "-", "-"}) == 2);
}

TEST_CASE("check: without a bundle it is a wrong command line")
{
    Desk d = desk();

    CHECK(d.run({"check"}) == 2);
    CHECK(d.said.contains("no bundle is named"));
    CHECK(d.said.contains("juxta help check"));
    CHECK(d.printed == "");
}

TEST_CASE("compare: without items the bundle's first comparison is shown")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json"}) == 0);
    CHECK(d.printed.contains("Alder <1> vs Birch | 2\n======"));
    CHECK_FALSE(d.printed.contains("Cedar"));
    CHECK(d.said == "");
}

TEST_CASE("compare: items are shown in the order in which they are named")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json", "cedar", "alder"}) == 0);
    CHECK(d.printed.contains("Cedar vs Alder <1>\n======"));
}

TEST_CASE("compare: differences only leaves out what is the same")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json"}) == 0);
    CHECK(d.printed.contains("\nHome "));
    REQUIRE(d.run({"compare", "two.json", "--differences"}) == 0);
    CHECK_FALSE(d.printed.contains("\nHome "));
    CHECK(d.printed.contains("\nPrice "));
}

TEST_CASE("compare: every format is what its name says")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json", "--format", "html"}) == 0);
    CHECK(d.printed.starts_with("<!DOCTYPE html>\n"));
    CHECK(d.printed.contains("Alder &lt;1&gt;"));
    REQUIRE(d.run({"compare", "two.json", "--format=html", "--fragment"}) == 0);
    CHECK(d.printed.starts_with("<section class=\"juxta-screen juxta-comparison\""));
    REQUIRE(d.run({"compare", "--format", "markdown", "two.json"}) == 0);
    CHECK(d.printed.contains("\n# Alder \\<1\\> vs Birch \\| 2\n"));
    REQUIRE(d.run({"compare", "two.json", "--format", "text"}) == 0);
    CHECK(d.printed.contains("78/100"));
}

TEST_CASE("compare: json is the decision report, one line of valid JSON")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json", "--format", "json"}) == 0);
    const auto report = nlohmann::json::parse(d.printed, nullptr, false);
    REQUIRE_FALSE(report.is_discarded());
    CHECK(lines_of(d.printed) == 1);
    CHECK(report["items"] == nlohmann::json({"alder", "birch"}));
    CHECK(report["panel"]["alder"]["mean"] == 78);
    CHECK(report["panel"]["birch"]["negative"] == 1);
}

TEST_CASE("compare: a state string is obeyed, and items beside it win")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json", "--state", "1;items=birch,cedar;diff=1"}) == 0);
    CHECK(d.printed.contains("Birch | 2 vs Cedar\n"));
    CHECK(d.printed.contains("\nHome "));
    REQUIRE(d.run({"compare", "two.json", "alder", "cedar", "--state", "1;items=birch,cedar"}) == 0);
    CHECK(d.printed.contains("Alder <1> vs Cedar\n"));
}

TEST_CASE("compare: a whole link of the widget says the same as its text")
{
    Desk d = desk();

    REQUIRE(d.run({"compare", "two.json", "--format", "json", "--state", "1;items=birch,cedar;diff=1"}) == 0);
    const std::string expected = d.printed;
    for (const char* link : {"https://example.com/trees?x=1#juxta=1;items=birch,cedar;diff=1", "#shade&juxta=1;items=birch,cedar;diff=1&tab=2",
                             "page.html#juxta-trees=1;items=birch,cedar;diff=1", "#juxta=1%3Bitems%3Dbirch%2Ccedar%3Bdiff%3D1"}) {
        CAPTURE(link);
        Desk other = desk();
        CHECK(other.run({"compare", "two.json", "--format", "json", "--state", link}) == 0);
        CHECK(other.printed == expected);
    }
}

TEST_CASE("compare: what of a state is dropped is said, and the rest is shown")
{
    Desk d = desk();

    CHECK(d.run({"compare", "two.json", "--state", "1;items=birch,oak"}) == 0);
    CHECK(d.said.contains("note"));
    CHECK(d.said.contains("oak"));
}

TEST_CASE("compare: an unknown item is refused with the nearest one")
{
    Desk d = desk();

    CHECK(d.run({"compare", "two.json", "aldre"}) == 2);
    CHECK(d.said.contains("no item has the id 'aldre'; did you mean 'alder'?"));
    CHECK(d.printed == "");
}

TEST_CASE("compare: more than eight items are refused")
{
    Desk d = desk();
    CHECK(d.run({"compare", "two.json", "alder", "birch", "cedar", "alder", "birch", "cedar", "alder", "birch", "cedar"}) == 2);
    CHECK(d.said.contains("at most 8 items"));
}

TEST_CASE("compare: a bundle with mistakes is shown without them, and they are said")
{
    Desk d = desk();

    CHECK(d.run({"compare", "bad.json", "a"}) == 0);
    CHECK(d.said.contains("bad.json:2:49: /items/0/votes: error: "));
    CHECK(d.printed.contains("\nA\n"));
}

TEST_CASE("compare: warnings are not said")
{
    Desk d = desk();

    CHECK(d.run({"compare", "warned.json"}) == 0);
    CHECK(d.said == "");
}

TEST_CASE("compare: what is no bundle ends with 1 and says why, what can't be read with 2")
{
    Desk d = desk();

    CHECK(d.run({"compare", "refused.json"}) == 1);
    CHECK(d.said.contains("refused.json:1:"));
    CHECK(d.printed == "");
    CHECK(d.run({"compare", "none.json"}) == 2);
    CHECK(d.said.contains("none.json"));
}

TEST_CASE("compare: a bundle without items says so")
{
    Desk d = desk();

    CHECK(d.run({"compare", "empty.json"}) == 0);
    CHECK(d.printed.contains("==="));
}

TEST_CASE("import: a table becomes a bundle on standard output, and what was read is said beside it")
{
    Desk d              = desk();
    d.files["t.csv"]    = "Name,Price (EUR)\nAlder,1.5\nBirch,2\n";

    CHECK(d.run({"import", "t.csv"}) == 0);
    CHECK(d.printed.contains(R"({"id":"alder","name":"Alder","values":{"price":1.5}})"));
    CHECK(d.said == "t.csv: 2 items, 1 attribute; 0 problems, 0 warnings\n");
    REQUIRE(d.run({"import", "t.csv", "-o", "new.json"}) == 0);
    CHECK(d.printed == "");
    CHECK(d.run({"check", "new.json"}) == 0);
}

TEST_CASE("import: problems have file, line and column, of the table and of the mapping, and end with 1")
{
    Desk d           = desk();
    d.files["t.csv"] = "Name,Price\nAlder,cheap\nBirch,2\n";
    d.files["m"]     = "{ \"attributes\": [\n { \"column\": \"Price\", \"type\": \"number\" },\n { \"column\": \"Prize\" } ] }";

    CHECK(d.run({"import", "t.csv", "--map", "m"}) == 1);
    CHECK(d.said.contains("t.csv:2:7: error: expected a number"));
    CHECK(d.said.contains("m:3:14: error: expected the head of a column, found \"Prize\"; did you mean \"Price\"?"));
    CHECK(d.said.contains("2 items, 1 attribute; 2 problems, 0 warnings"));
    CHECK(d.printed.contains("\"birch\""));
}

TEST_CASE("import: what is no table or no mapping gives no bundle and ends with 1")
{
    Desk d               = desk();
    d.files["t.csv"]     = "Name\nA\n";
    d.files["open.csv"]  = "Name\n\"A\n";
    d.files["empty.map"] = "";

    CHECK(d.run({"import", "open.csv", "-o", "no.json"}) == 1);
    CHECK(d.said.contains("open.csv:2:1: error: "));
    CHECK_FALSE(d.files.contains("no.json"));
    CHECK(d.run({"import", "t.csv", "--map", "empty.map"}) == 1);
    CHECK(d.said.contains("empty.map:1:"));
    CHECK(d.run({"import", "t.csv", "--format", "json"}) == 1);
    CHECK(d.said.contains("t.csv:1:1: error: this is not JSON"));
    CHECK(d.run({"import", "t.csv", "-o", "/full/x.json"}) == 1);
    CHECK(d.said.contains("no space left"));
}

TEST_CASE("import: a command line that makes no sense is refused")
{
    Desk d           = desk();
    d.files["t.csv"] = "Name\nA\n";

    CHECK(d.run({"import"}) == 2);
    CHECK(d.run({"import", "t.csv", "t.csv"}) == 2);
    CHECK(d.run({"import", "none.csv"}) == 2);
    CHECK(d.said.contains("none.csv"));
    CHECK(d.run({"import", "t.csv", "--map", "none"}) == 2);
    CHECK(d.run({"import", "t.csv", "--format", "xml"}) == 2);
    CHECK(d.run({"import", "-", "--map", "-"}) == 2);
    CHECK(d.run({"import", "t.csv", "--mpa", "x"}) == 2);
    CHECK(d.said.contains("did you mean '--map'?"));
}

TEST_CASE("export: all items as CSV, and with the mapping the same bundle again")
{
    Desk d = desk();

    REQUIRE(d.run({"export", "two.json"}) == 0);
    CHECK(d.printed.starts_with("Id,Name,Price (EUR),Home,Engineer: score,Engineer: verdict,Engineer: text\r\nalder,Alder <1>,2,here,78,positive,Good.\r\n"));
    REQUIRE(d.run({"export", "two.json", "-o", "t.csv", "--map", "m.json"}) == 0);
    CHECK(d.printed == "");
    REQUIRE(d.run({"import", "t.csv", "--map", "m.json", "-o", "again.json"}) == 0);
    REQUIRE(d.run({"compare", "two.json", "--format", "json"}) == 0);
    const std::string before = d.printed;
    REQUIRE(d.run({"compare", "again.json", "--format", "json"}) == 0);
    CHECK(d.printed == before);
    CHECK(d.run({"export", "two.json", "-o", "/full/t.csv"}) == 1);
    CHECK(d.run({"export", "refused.json"}) == 1);
    CHECK(d.run({"export"}) == 2);
}

TEST_CASE("search: items with all words, best first, and how many there are beside them")
{
    Desk d = desk();

    CHECK(d.run({"search", "two.json", "cedar"}) == 0);
    CHECK(d.printed == "cedar\tCedar\t\n");
    CHECK(d.said == "1 item found\n");
    CHECK(d.run({"search", "two.json", "here", "ald"}) == 0);
    CHECK(d.printed == "alder\tAlder <1>\t\n");
    CHECK(d.run({"search", "two.json", "HERE", "--limit", "1"}) == 0);
    CHECK(d.said == "3 items found, the best 1 shown\n");
    CHECK(d.run({"search", "two.json", "cedra"}) == 0);
    CHECK(d.said == "1 item found; nothing is spelt so, typing errors are forgiven\n");
    CHECK(d.run({"search", "two.json", "nothing"}) == 0);
    CHECK(d.printed == "");
    CHECK(d.said == "0 items found\n");
}

TEST_CASE("search: a command line that makes no sense, and what is no bundle, are refused")
{
    Desk d = desk();

    CHECK(d.run({"search"}) == 2);
    CHECK(d.run({"search", "two.json"}) == 2);
    CHECK(d.run({"search", "two.json", "..."}) == 2);
    CHECK(d.run({"search", "two.json", "x", "--limit", "0"}) == 2);
    CHECK(d.run({"search", "two.json", "x", "--limit", "1x"}) == 2);
    CHECK(d.run({"search", "none.json", "x"}) == 2);
    CHECK(d.run({"search", "refused.json", "x"}) == 1);
    CHECK(d.run({"search", "empty.json", "x"}) == 0);
}

TEST_CASE("pack: compare and search answer from a packed catalogue as from its bundle")
{
    Desk d = desk();

    REQUIRE(d.run({"pack", "two.json", "-o", "out"}) == 0);
    CHECK(d.printed == "");
    CHECK(d.said.starts_with("out/manifest.json: 3 items in "));
    for (const auto& words : {std::vector<std::string>{}, {"cedar", "alder"}, {"birch", "alder", "--format", "json"}, {"--state", "1;items=birch,cedar"}, {"--format", "markdown", "--must", "price:max:3"}}) {
        std::vector<std::string> of_bundle{"compare", "two.json"}, of_pack{"compare", "out/manifest.json"};
        of_bundle.insert(of_bundle.end(), words.begin(), words.end());
        of_pack.insert(of_pack.end(), words.begin(), words.end());
        REQUIRE(d.run(of_bundle) == 0);
        const std::string wanted = d.printed;
        REQUIRE(d.run(of_pack) == 0);
        CHECK(d.printed == wanted);
    }
    CHECK(d.run({"check", "out/manifest.json"}) == 0);
    CHECK(d.run({"compare", "out/manifest.json", "oak"}) == 2);
    CHECK(d.said.contains("no item has the id 'oak'"));
    CHECK(d.run({"search", "out/manifest.json", "here", "ald"}) == 0);
    CHECK(d.printed == "alder\tAlder <1>\t\n");
    CHECK(d.said == "1 item found\n");
}

TEST_CASE("pack: --add writes new files and the manifest, and refuses items that are there already")
{
    Desk d = desk();
    REQUIRE(d.run({"pack", "two.json", "-o", "out/"}) == 0);
    const auto before = d.files;
    d.files["more.json"] = R"({ "juxta": 1, "items": [ { "id": "dogwood", "name": "Dogwood" } ] })";

    CHECK(d.run({"pack", "two.json", "-o", "out", "--add"}) == 1);
    CHECK(d.said.contains("the catalogue has an item 'alder' already"));
    REQUIRE(d.run({"pack", "more.json", "-o", "out", "--add"}) == 0);
    for (const auto& [name, text] : before)
        if (name != "out/manifest.json") CHECK(d.files.at(name) == text);
    CHECK(d.files.size() > before.size());
    REQUIRE(d.run({"compare", "out/manifest.json", "dogwood", "alder"}) == 0);
    CHECK(d.printed.contains("Dogwood vs Alder <1>"));
}

TEST_CASE("pack: damaged and missing files are told by name, and a faulty bundle is packed without its faults")
{
    Desk d = desk();
    REQUIRE(d.run({"pack", "two.json", "-o", "out"}) == 0);
    std::string details;
    for (const auto& [name, text] : d.files)
        if (name.starts_with("out/") && name.ends_with(".json") && name != "out/manifest.json") details = name;
    const std::string whole = d.files.at(details);

    d.files[details][5] ^= 1;
    CHECK(d.run({"compare", "out/manifest.json", "alder"}) == 1);
    CHECK(d.said.contains(details));
    CHECK(d.said.contains("SHA-256"));
    d.files.erase(details);
    CHECK(d.run({"compare", "out/manifest.json", "alder"}) == 1);
    CHECK(d.said.contains(details));
    CHECK(d.run({"pack", "bad.json", "-o", "bad"}) == 1);
    CHECK(d.files.contains("bad/manifest.json"));
}

TEST_CASE("pack: a command line that makes no sense is refused")
{
    Desk d = desk();

    CHECK(d.run({"pack", "two.json"}) == 2);
    CHECK(d.run({"pack", "-o", "out"}) == 2);
    CHECK(d.run({"pack", "none.json", "-o", "out"}) == 2);
    CHECK(d.run({"pack", "empty.json", "-o", "out"}) == 2);
    CHECK(d.run({"pack", "refused.json", "-o", "out"}) == 1);
    CHECK(d.run({"pack", "two.json", "-o", "/full/out"}) == 1);
    CHECK(d.run({"pack", "two.json", "-o", "out", "--add"}) == 2);
    d.files["out/manifest.json"] = kTwo;
    CHECK(d.run({"pack", "two.json", "-o", "out", "--add"}) == 2);
    CHECK(d.said.contains("is none"));
}

TEST_CASE("options: an unknown one is refused with the nearest")
{
    Desk d = desk();

    CHECK(d.run({"compare", "two.json", "--fromat", "json"}) == 2);
    CHECK(d.said.contains("unknown option '--fromat'; did you mean '--format'?"));
    CHECK(d.run({"compare", "two.json", "--wait", "engineer=2"}) == 2);
    CHECK(d.said.contains("unknown option '--wait'"));
    CHECK(d.run({"check", "--format", "two.json"}) == 2);
}

TEST_CASE("options: a value that is missing, not taken or unknown is refused")
{
    Desk d = desk();

    CHECK(d.run({"compare", "two.json", "--format"}) == 2);
    CHECK(d.said.contains("--format needs a value"));
    CHECK(d.run({"compare", "two.json", "--differences=1"}) == 2);
    CHECK(d.said.contains("--differences takes no value"));
    CHECK(d.run({"compare", "two.json", "--format", "markdwon"}) == 2);
    CHECK(d.said.contains("unknown format 'markdwon'; did you mean 'markdown'?"));
    CHECK(d.run({"compare", "two.json", "--fragment"}) == 2);
}

TEST_CASE("options: behind two dashes all are words")
{
    Desk d                = desk();
    d.files["--odd.json"] = kTwo;

    CHECK(d.run({"check", "--", "--odd.json"}) == 0);
    CHECK(d.run({"compare", "--format", "json", "--", "--odd.json", "cedar"}) == 0);
}

TEST_CASE("options: the last one of a name counts")
{
    Desk d = desk();

    CHECK(d.run({"compare", "two.json", "--format", "text", "--format", "json"}) == 0);
    CHECK(d.printed.starts_with("{"));
}

TEST_CASE("run: an unknown command is refused with the nearest")
{
    Desk d = desk();

    CHECK(d.run({"comapre", "two.json"}) == 2);
    CHECK(d.said.contains("unknown command 'comapre'; did you mean 'compare'?"));
    CHECK(d.run({"zzzzz"}) == 2);
    CHECK_FALSE(d.said.contains("did you mean"));
    CHECK(d.run({"screenshot", "two.json"}) == 2);
}

TEST_CASE("run: without a command it says which there are")
{
    Desk d = desk();

    CHECK(d.run({}) == 2);
    CHECK(d.said.contains("juxta compare BUNDLE"));
    CHECK(d.printed == "");
}

TEST_CASE("help: lists the commands, explains one, and refuses others")
{
    Desk d = desk();

    for (const auto& words : {std::vector{"help"s}, {"--help"s}, {"-h"s}}) {
        CHECK(d.run(words) == 0);
        CHECK(d.printed.contains("juxta check BUNDLE"));
    }
    CHECK(d.run({"help", "compare"}) == 0);
    CHECK(d.printed.contains("--differences"));
    CHECK(d.run({"compare", "--help"}) == 0);
    CHECK(d.printed.contains("--differences"));
    CHECK(d.run({"help", "chekc"}) == 2);
    CHECK(d.said.contains("'check'"));
}

TEST_CASE("run: prints its version")
{
    Desk d = desk();

    CHECK(d.run({"--version"}) == 0);
    CHECK(d.printed.starts_with("juxta "));
}

TEST_CASE("run: the window is a command of builds that have one, and others say so")
{
    Desk d = desk();
    CHECK(d.run({"window", "two.json"}) == 2);
    CHECK(d.said.contains("JUXTA_BUILD_WINDOW"));

    const host::Command window{"window", [](host::Arguments arguments, host::Io& io) {
                                   io.out(arguments.front());
                                   return 0;
                               }};
    CHECK(d.run({"window", "two.json"}, std::span(&window, 1)) == 0);
    CHECK(d.printed == "two.json");
}

TEST_SUITE_END();

namespace {

nlohmann::json report(Desk& desk, std::vector<std::string> arguments)
{
    std::ifstream     file(JUXTA_SOURCE_DIR "/data/bundles/ai-tools.json", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    desk.files["seed"] = text.str();
    desk.piece_bytes   = 4096;
    arguments.insert(arguments.begin(), {"compare", "seed", "--format", "json"});
    REQUIRE(desk.run(arguments) == 0);
    return nlohmann::json::parse(desk.printed, nullptr, false);
}

bool near(const nlohmann::json& value, double wanted) { return value.is_number() && std::fabs(value.get<double>() - wanted) <= 1e-9; }

}  // namespace

TEST_CASE("compare: the report of the seed says every figure of the decision, to 1e-9")
{
    Desk              desk;
    const auto        told = report(desk, {});
    const auto        a = told["items"][0].get<std::string>(), b = told["items"][1].get<std::string>();

    CHECK(near(told["panel"][a]["mean"], 76.5));
    CHECK(near(told["panel"][b]["mean"], 79.25));
    CHECK(near(told["panel"][a]["sd"], 3.872983346207417));
    CHECK(near(told["panel"][b]["sd"], 5.619905100029122));

    const auto& lead = told["lead"];
    CHECK(lead["winner"] == b);
    CHECK(near(lead["by"], 2.75));
    CHECK(near(lead["contributions"]["builder"], 1.75));
    CHECK(near(lead["contributions"]["skeptic"], 1.5));
    CHECK(near(lead["contributions"]["founder"], -2.25));
    CHECK(near(lead["contributions"]["futurist"], 1.75));
    double sum = 0;
    for (const auto& part : lead["contributions"]) sum += part.get<double>();
    CHECK(sum == lead["by"].get<double>());
    CHECK(lead["firmness"] == "certain");

    REQUIRE(told["flips"].size() == 1);
    CHECK(told["flips"][0]["reviewer"] == "founder");
    CHECK(told["flips"][0]["winner"] == a);
    CHECK(near(told["flips"][0]["weight_share_above"], 20.0 / 47));

    CHECK(near(told["nearest_tie"]["moved"], 11.0 / 64));
    CHECK(told["nearest_tie"]["from"] == nlohmann::json{"builder", "futurist"});
    CHECK(told["nearest_tie"]["to"] == "founder");
    CHECK(near(told["weight_share_won"][a], 243.0 / 1280));
    CHECK(near(told["weight_share_won"][b], 1037.0 / 1280));
    CHECK(told["leave_one_out"].size() == 4);
    for (const auto& winner : told["leave_one_out"]) CHECK(winner == b);
    for (const auto& move : told["points_to_move"]) CHECK(near(move["down"], 11));
    CHECK(told["votes"][a]["low"].is_null());
    CHECK(told["dominated"].empty());
    CHECK(told["alpha"].is_null());
    std::size_t differing = 0;
    for (const auto& row : told["rows"]) differing += row["differs"].get<bool>();
    CHECK(told["rows"].size() == 5);
    CHECK(differing == 2);
    CHECK(told["verdict"].get<std::string>().starts_with("Mistral 3 Small (22B) leads"));
}

TEST_CASE("compare: own weights turn the report, 0 is as if the reviewer were not there, and all panels are as by brute force")
{
    Desk              desk;
    const auto        usual = report(desk, {});
    const auto        a = usual["items"][0].get<std::string>(), b = usual["items"][1].get<std::string>();
    const char*       names[] = {"builder", "skeptic", "founder", "futurist"};
    const double      scores[2][4] = {{78, 72, 81, 75}, {85, 78, 72, 82}};
    int               won[2] = {0, 0};
    for (unsigned panel = 1; panel < 16; ++panel) {
        std::string weights;
        double      total[2] = {0, 0};
        for (unsigned r = 0; r < 4; ++r) {
            const bool in = (panel >> r & 1u) != 0;
            weights += (r > 0 ? "," : "") + std::string(names[r]) + (in ? "=1" : "=0");
            for (int i = 0; i < 2; ++i) total[i] += in ? scores[i][r] : 0;
        }
        const auto told = report(desk, {"--weights", weights});
        CAPTURE(weights);
        CHECK(told["lead"]["winner"] == (total[0] > total[1] ? a : b));
        ++won[total[0] > total[1] ? 0 : 1];
    }
    CHECK(won[0] == 4);
    CHECK(won[1] == 11);

    const auto turned = report(desk, {"--weights", "founder=2.23"});
    CHECK(turned["lead"]["winner"] == a);
    CHECK(turned["weights"]["founder"]["from"] == "reader");
    CHECK(report(desk, {"--weights", "founder=2.22"})["lead"]["winner"] == b);
    CHECK(report(desk, {"--state", "1;w=founder:2.23"}) == turned);
    CHECK(report(desk, {b, a})["lead"]["winner"] == b);  // swapped items, the same winner
}

TEST_CASE("compare: must-haves set items aside in every format, and several rows may follow")
{
    Desk desk;
    desk.files["two"] = kTwo;
    CHECK(desk.run({"compare", "two", "--must", "price:max:3", "home", "--format", "json"}) == 0);
    const auto told = nlohmann::json::parse(desk.printed, nullptr, false);
    CHECK(told["set_aside"] == nlohmann::json{"birch"});
    CHECK(told["musts"]["birch"]["price:max:3"] == "failed");
    CHECK(told["musts"]["birch"]["home"] == "met");
    CHECK(told["lead"]["winner"].is_null());
    CHECK(told["weight_share_won"].contains("alder"));
    CHECK(desk.run({"compare", "two", "--must=price:max:3"}) == 0);
    CHECK(desk.printed.find("Price: 3.5 EUR; you asked for at most 3 EUR.") != std::string::npos);
}

TEST_CASE("compare: weights and must-haves that make no sense are refused, with the nearest name")
{
    Desk desk;
    desk.files["two"] = kTwo;
    const auto refused = [&](std::vector<std::string> arguments, const std::string& why) {
        arguments.insert(arguments.begin(), {"compare", "two"});
        CHECK(desk.run(arguments) == 2);
        CAPTURE(desk.said);
        CHECK(desk.said.find(why) != std::string::npos);
    };
    refused({"--weights", "enginer=2"}, "did you mean 'engineer'?");
    refused({"--weights", "engineer=6"}, "a weight is a number from 0 to 5, not '6'");
    refused({"--weights", "engineer"}, "--weights takes CRITERION=WEIGHT");
    refused({"--weights", "home=1"}, "'home' can't be weighed");
    refused({"--must", "prise"}, "did you mean 'price'?");
    refused({"--must", "home:min:3"}, "can't be asked");
    refused({"--must", "price:about:3"}, "a must-have is ROW");
}

TEST_CASE("compare: votes come with Wilson's interval")
{
    Desk desk;
    desk.files["v"] = R"({ "juxta": 1, "items": [ { "id": "a", "name": "A", "votes": { "positive": 4, "negative": 0 } }, { "id": "b", "name": "B" } ] })";
    CHECK(desk.run({"compare", "v", "--format", "json"}) == 0);
    const auto told = nlohmann::json::parse(desk.printed, nullptr, false);
    CHECK(std::fabs(told["votes"]["a"]["low"].get<double>() - 0.5101) < 5e-5);
    CHECK(told["votes"]["a"]["high"] == 1.0);
    CHECK(told["lead"]["winner"].is_null());
    CHECK(told["lead"]["by"].is_null());
    CHECK(told["weight_share_won"].empty());
}
