// tests/bundle/problems_test.cpp - what is said of a problem: place, pointer, what was found and what was meant.
// SPDX-License-Identifier: MIT
#include "files.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::tests;

TEST_SUITE_BEGIN("bundle/problems");

TEST_CASE("place: lines end at a line feed, columns count characters, and a byte order mark counts nothing")
{
    const auto crlf = bundle::load("{\"juxta\":1,\r\n\"items\":[],\r\n  \"title\":5}");
    CHECK(crlf.problems.at(0).at == Position{3, 11});

    const auto wide = bundle::load("{\"juxta\":1,\"x-\u6f22\U0001F600\":\"\u00e9\",\"items\":[],\"title\":5}");
    CHECK(wide.problems.at(0).at == Position{1, 42});

    CHECK(bundle::load("\xEF\xBB\xBF{\"juxta\":1,\"items\":[],\"title\":5}").problems.at(0).at == Position{1, 31});
}

TEST_CASE("place: is right far into a document of one line, and in one of many lines")
{
    std::string one = "{\"juxta\":1,\"items\":[", many = one;
    for (int i = 0; i < 3000; ++i) {
        const std::string item = "{\"id\":\"" + std::to_string(10000 + i) + "\",\"name\":\"\u00e9\"},";
        one += item;
        many += item + "\n\n";
    }
    one += "{\"id\":\"a\",\"name\":7}]}";
    many += "{\"id\":\"a\",\n \"name\":7}]}";
    const std::size_t each = std::string_view("{\"id\":\"10000\",\"name\":\"x\"},").size();

    for (const std::size_t size : {1000000u, 4096u, 17u}) {
        CHECK(load_in_pieces(one, size).problems.at(0).at == Position{1, static_cast<std::uint32_t>(20 + 3000 * each + 18)});
        CHECK(load_in_pieces(many, size).problems.at(0).at == Position{6002, 9});
    }
}

TEST_CASE("pointer: escapes the keys of the document")
{
    const auto loaded = bundle::load(R"({"juxta":1,"items":[],"x-a/b":{"c~d":{"e":1,"e":2}}})");

    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].pointer == "/x-a~1b/c~0d/e");
}

TEST_CASE("found: is shortened between characters")
{
    std::string long_text;
    for (int i = 0; i < 100; ++i)
        long_text += "\u6f22";
    const auto loaded = bundle::load("{\"juxta\":1,\"items\":[],\"updated\":\"" + long_text + "\"}");

    CHECK(loaded.problems.at(0).found == "\"" + long_text.substr(0, 47 * 3) + "\u2026");
}

TEST_CASE("duplicate key: both places are told, and the first one counts")
{
    const auto loaded = bundle::load("{\"juxta\":1,\n \"title\":\"a\",\n \"items\":[{\"id\":\"a\",\"name\":\"A\",\n\"name\":\"B\"}],\n \"title\":\"b\"}");

    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].at == Position{4, 1});
    CHECK(loaded.problems[0].pointer == "/items/0/name");
    CHECK(loaded.problems[0].found == "\"name\"");
    CHECK(loaded.problems[0].expected.contains("line 3, column 21"));
    CHECK(loaded.problems[1].at == Position{5, 2});
    CHECK(loaded.problems[1].expected.contains("line 2, column 2"));
    CHECK(loaded.bundle.value().title == "a");
    CHECK(loaded.bundle->text(0, model::ItemText::name) == "A");
}

TEST_CASE("duplicate key: of a whole list, the second is left out")
{
    const auto loaded = bundle::load(R"({"juxta":1,"items":[{"id":"a","name":"A"}],"items":[{"id":"b","name":"B"}]})");

    REQUIRE(loaded.problem_count == 1);
    CHECK(loaded.problems[0].code == ErrorCode::duplicate_key);
    CHECK(loaded.problems[0].pointer == "/items");
    CHECK(loaded.bundle.value().items.size() == 1);
}

TEST_CASE("duplicate key: three of a kind are two problems, in objects of any kind")
{
    for (const std::string_view text : {R"({"juxta":1,"items":[],"x-a":{"k":1,"k":2,"k":3}})", R"({"juxta":1,"items":[],"x-k":1,"x-k":2,"x-k":3})",
                                        R"({"juxta":1,"items":[{"id":"a","name":"A","x-k":1,"x-k":2,"x-k":3}]})",
                                        R"({"juxta":1,"items":[{"id":"a","name":"A","votes":{"positive":1,"negative":1,"positive":1,"positive":2}}]})"}) {
        CAPTURE(text);
        const auto loaded = bundle::load(text);
        CHECK(loaded.problem_count == 2);
        for (const Problem& problem : loaded.problems)
            CHECK(problem.code == ErrorCode::duplicate_key);
    }
}

TEST_CASE("nearest: a misspelt key, type, verdict, status, attribute, reviewer and item have one")
{
    const auto loaded = bundle::load(R"({"juxta":1,"titel":"",
"attributes":[{"id":"mass","type":"numbr"},{"id":"price"}],
"reviewers":[{"id":"builder"}],
"items":[{"id":"alder","name":"A","values":{"prize":"","price":{"status":"not-applicable"}},"reviews":{"bulider":{},"builder":{"verdict":"Positive"}}}],
"comparisons":[{"items":["aldre"]}]})");
    std::string nearest;
    for (const Problem& problem : loaded.problems)
        nearest += problem.nearest + " ";

    CHECK(nearest == "title number price not_applicable builder positive alder ");
}

TEST_CASE("nearest: nothing is suggested where nothing is near")
{
    CHECK(bundle::load(R"({"juxta":1,"items":[],"sponsor":1})").problems.at(0).nearest.empty());
}

TEST_CASE("no cascade: what was left out is not missed by those that refer to it")
{
    const auto loaded = bundle::load(R"({"juxta":1,
"attributes":[{"id":"mass","type":"numbr"}],
"items":[{"id":"a","name":"A","values":{"mass":1}},{"id":"b"},{"id":"c","name":"C","values":{"mass":2}}],
"comparisons":[{"items":["a","b","c"]}]})");

    CHECK(loaded.problem_count == 2);
    CHECK(loaded.bundle.value().items.size() == 2);
    CHECK(loaded.bundle->comparisons.at(0).items == std::vector<model::ItemIndex>{0, 1});

    CHECK(bundle::load(R"({"juxta":1,"attributes":3,"items":[{"id":"a","name":"A","values":{"mass":1}}]})").problem_count == 1);
    CHECK(bundle::load(R"({"juxta":1,"reviewers":3,"items":[{"id":"a","name":"A","reviews":{"r":{}}}]})").problem_count == 1);
}

TEST_CASE("another version: is the only thing told, whatever stands before it")
{
    const auto loaded = bundle::load(R"({"titel":1,"items":[{"id":7}],"juxta":3,"items":[}")");

    REQUIRE(loaded.problem_count == 1);
    CHECK(loaded.problems[0].code == ErrorCode::wrong_version);
    CHECK(loaded.problems[0].severity == Severity::fatal);
    CHECK(loaded.problems[0].found == "3");
    CHECK(!loaded.bundle.has_value());
}

TEST_CASE("no list of items: the document is refused at its end, and what else is wrong is told")
{
    const auto loaded = bundle::load("{\"juxta\":1,\"items\":{\"a\":1,\"a\":2},\"title\":5}");

    CHECK(!loaded.bundle.has_value());
    REQUIRE(loaded.problems.size() == 3);
    CHECK(loaded.problems[0].code == ErrorCode::wrong_type);
    CHECK(loaded.problems[0].severity == Severity::fatal);
    CHECK(loaded.problems[1].code == ErrorCode::duplicate_key);
    CHECK(loaded.problems[2].pointer == "/title");
}

TEST_CASE("a broken document: what was wrong before the break is told, too")
{
    const auto loaded = bundle::load("{\"juxta\":1,\"title\":5,\"items\":[\n{\"id\":\"a\",\"name\":\"A\"},\n{\"id\" \"b\"}]}");

    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].code == ErrorCode::wrong_type);
    CHECK(loaded.problems[1].severity == Severity::fatal);
    CHECK(loaded.problems[1].at == Position{3, 7});
    CHECK(loaded.problems[1].pointer == "/items/1");
    CHECK(loaded.problems[1].found == "a quote");
    CHECK(loaded.problems[1].expected == "a colon");
}

TEST_CASE("numbers that no double can hold: each is told at its place, and nothing else is lost")
{
    const auto loaded = bundle::load(R"({"juxta":1,"attributes":[{"id":"m","type":"number"},{"id":"n","type":"number"}],
"items":[{"id":"a","name":"A","values":{"m":1e400,"n":2},"x-raw":[1e-400,-1e999],"votes":{"positive":1e400,"negative":1}}]})");

    REQUIRE(loaded.problem_count == 3);
    CHECK(loaded.problems[0].at == Position{2, 45});
    CHECK(loaded.problems[0].found == "1e400");
    CHECK(loaded.problems[1].pointer == "/items/0/x-raw/1");
    CHECK(loaded.problems[2].pointer == "/items/0/votes/positive");
    for (const Problem& problem : loaded.problems)
        CHECK(problem.code == ErrorCode::out_of_range);
    const auto& columns = loaded.bundle.value().columns;
    CHECK(columns[0].status(0) == model::Status::unknown);
    CHECK(columns[1].number(0) == 2);
    CHECK(!loaded.bundle->items.votes(0).given);
}

TEST_CASE("items before attributes and reviewers: problems are the same and in their place")
{
    const std::string_view items = R"("items":[{"id":"a","name":7,"values":{"m":"x","q":1,"m":2},"reviews":{"r":{"score":101}},"zz":1},{"id":"b","name":"B","values":{"m":3}}])";
    const std::string_view lists = R"("attributes":[{"id":"m","type":"number"}],"reviewers":[{"id":"r"}])";

    const auto after  = bundle::load("{\"juxta\":1,\n" + std::string(lists) + ",\n" + std::string(items) + "}");
    const auto before = bundle::load("{\"juxta\":1,\n\n" + std::string(items) + ",\n" + std::string(lists) + "}");

    CHECK(after.problem_count == 6);
    CHECK(dump(after) == dump(before));
}

TEST_SUITE_END();
