// tests/bundle/load_test.cpp - what a document says, and what is left out of it.
// SPDX-License-Identifier: MIT
#include "files.hpp"

#include "doctest/doctest.h"

#include <bit>
#include <cmath>
#include <cstdlib>

using namespace juxta;
using namespace juxta::tests;
using model::ItemText;
using model::Status;

namespace {

/// A bundle of one item with one cell.
bundle::Loaded with_cell(std::string_view type, std::string_view cell)
{
    return bundle::load("{\"juxta\":1,\"attributes\":[{\"id\":\"m\",\"type\":\"" + std::string(type) + "\"}],\"items\":[{\"id\":\"a\",\"name\":\"A\",\"values\":{\"m\":"
                        + std::string(cell) + "}}]}");
}

}  // namespace

TEST_SUITE_BEGIN("bundle/load");

TEST_CASE("load: a document says all that it says")
{
    const auto loaded = bundle::load(read_file("tests/fixtures/valid_everything.json"));
    REQUIRE(loaded.bundle.has_value());
    const model::Bundle& bundle = *loaded.bundle;

    CHECK(bundle.title == "T");
    CHECK(bundle.question == "Q?");
    CHECK(bundle.language == "pt-BR");
    CHECK(bundle.updated == "2024-02-29");
    CHECK(bundle.verdicts.positive == "Buy");
    CHECK(bundle.verdicts.negative == "Pass");
    REQUIRE(bundle.attributes.size() == 8);
    REQUIRE(bundle.columns.size() == 8);
    CHECK(bundle.attributes[0].label == "words");
    CHECK(bundle.attributes[1].better == model::Better::higher);
    CHECK(bundle.attributes[1].range == model::Range{0, 10});
    CHECK(bundle.attributes[1].weight == 2.5);
    CHECK(bundle.attributes[2].currency == "EUR");
    CHECK(bundle.attributes[2].per == "month");
    CHECK(bundle.attributes[2].range == model::Range{-5, 100.5});
    CHECK(bundle.attributes[4].better == model::Better::yes);
    CHECK(bundle.attributes[5].better == model::Better::lower);
    CHECK(bundle.attributes[7].type == model::AttributeType::tags);
    CHECK(bundle.reviewers[0].name == "Builder");
    CHECK(bundle.reviewers[0].weight == 2.0);
    CHECK(bundle.reviewers[1].name == "skeptic");
    CHECK(!bundle.reviewers[1].weight);

    REQUIRE(bundle.items.size() == 2);
    CHECK(bundle.find_item("b") == 1u);
    CHECK(bundle.text(0, ItemText::name) == "Alder");
    CHECK(bundle.text(0, ItemText::description) == "A `tree`.");
    CHECK(bundle.text(0, ItemText::image) == "img/a.png");
    CHECK(bundle.text(1, ItemText::category).empty());
    CHECK(bundle.items.votes(0).positive == 9007199254740991u);
    CHECK(!bundle.items.votes(1).given);

    CHECK(bundle.columns[0].status(0) == Status::known);
    CHECK(bundle.texts[bundle.columns[0].text(0)].empty());
    CHECK(bundle.columns[0].status(1) == Status::unknown);
    CHECK(bundle.columns[1].number(0) == 3);
    CHECK(bundle.columns[1].status(1) == Status::not_applicable);
    CHECK(bundle.texts[bundle.columns[1].annotation(1).note] == "no pieces");
    CHECK(bundle.columns[2].number(0) == 0.1);
    CHECK(bundle.texts[bundle.columns[2].annotation(0).note] == "list price");
    CHECK(bundle.texts[bundle.columns[2].annotation(0).source] == "https://example.org/p");
    CHECK(bundle.columns[2].status(1) == Status::unknown);
    CHECK(bundle.columns[3].number(0) == 120.5);
    CHECK(bundle.columns[3].status(1) == Status::unknown);
    CHECK(bundle.columns[4].status(0) == Status::known);
    CHECK(bundle.columns[4].number(0) == 0);
    CHECK(bundle.columns[4].number(1) == 1);
    CHECK(bundle.columns[5].number(0) == 1);
    CHECK(bundle.texts[bundle.columns[5].text(0)] == "1970-01-02");
    CHECK(bundle.columns[5].number(1) == -719528);
    CHECK(bundle.texts[bundle.columns[6].text(1)] == "../b");
    REQUIRE(bundle.columns[7].tags(0).size() == 2);
    CHECK(bundle.texts[bundle.columns[7].tags(0)[0]] == "USB-C");
    CHECK(bundle.texts[bundle.columns[7].tags(0)[1]] == "HDMI");
    CHECK(bundle.columns[7].status(1) == Status::known);
    CHECK(bundle.columns[7].tags(1).empty());

    CHECK(bundle.reviews[0].at(0).score == 85.0);
    CHECK(bundle.reviews[0].at(0).verdict == model::Verdict::positive);
    CHECK(bundle.texts[bundle.reviews[0].at(0).text] == "Good.");
    CHECK(!bundle.reviews[1].at(0).given);
    CHECK(bundle.reviews[1].at(1).verdict == model::Verdict::negative);
    CHECK(!bundle.reviews[1].at(1).score);
    CHECK(!bundle.reviews[0].at(1).given);

    REQUIRE(bundle.comparisons.size() == 2);
    CHECK(bundle.comparisons[0].id == "both");
    CHECK(bundle.comparisons[0].items == std::vector<model::ItemIndex>{1, 0});
    CHECK(bundle.newsletter.value().text == "Once.");
}

TEST_CASE("load: what is not said has its default")
{
    const auto loaded = bundle::load(R"({"juxta":1,"items":[{"id":"a","name":"A"}]})");
    REQUIRE(loaded.bundle.has_value());

    CHECK(loaded.bundle->language == "en");
    CHECK(loaded.bundle->verdicts.positive == "Ship");
    CHECK(loaded.bundle->verdicts.negative == "Skip");
    CHECK(loaded.bundle->attributes.empty());
    CHECK(!loaded.bundle->newsletter);
    CHECK(!loaded.bundle->items.votes(0).given);
}

TEST_CASE("load: an attribute without a type is text")
{
    const auto loaded = bundle::load(R"({"juxta":1,"attributes":[{"id":"m"}],"items":[{"id":"a","name":"A","values":{"m":"x"}}]})");

    CHECK(loaded.clean());
    CHECK(loaded.bundle.value().columns[0].type() == model::AttributeType::text);
    CHECK(loaded.bundle->texts[loaded.bundle->columns[0].text(0)] == "x");
}

TEST_CASE("load: escapes are read, in keys too")
{
    const auto loaded = bundle::load(read_file("tests/fixtures/valid_escapes.json"));

    CHECK(loaded.bundle.value().title == "\u00e9\U0001F600\"\\/\b\f\n\r\t");
    CHECK(loaded.bundle->find_item("a") == 0u);
}

TEST_CASE("load: a faulty cell is unknown and its neighbours are not touched")
{
    const auto loaded = bundle::load(R"({"juxta":1,"attributes":[{"id":"m","type":"number"},{"id":"n","type":"tags"},{"id":"o","type":"number"}],
"items":[{"id":"a","name":"A","values":{"m":"1","n":["x",2,"y"],"o":3}},{"id":"b","name":"B","values":{"m":{"value":"x","note":"kept?"},"n":["z"],"o":{"value":4,"source":"javascript:x","note":"n"}}}]})");
    REQUIRE(loaded.bundle.has_value());
    const auto& columns = loaded.bundle->columns;

    CHECK(loaded.problem_count == 4);
    CHECK(columns[0].status(0) == Status::unknown);
    CHECK(columns[1].status(0) == Status::unknown);
    CHECK(columns[2].number(0) == 3);
    CHECK(columns[0].status(1) == Status::unknown);
    CHECK(columns[0].annotation(1).note == model::TextId::none);
    REQUIRE(columns[1].tags(1).size() == 1);
    CHECK(loaded.bundle->texts[columns[1].tags(1)[0]] == "z");
    CHECK(columns[2].number(1) == 4);
    CHECK(columns[2].annotation(1).source == model::TextId::none);
    CHECK(loaded.bundle->texts[columns[2].annotation(1).note] == "n");
}

TEST_CASE("load: a note may stand beside a value that is unknown")
{
    const auto loaded = with_cell("number", R"({"note":"asked in May"})");

    CHECK(loaded.clean());
    CHECK(loaded.bundle.value().columns[0].status(0) == Status::unknown);
    CHECK(loaded.bundle->texts[loaded.bundle->columns[0].annotation(0).note] == "asked in May");
}

TEST_CASE("load: a status may stand beside a null, in any order")
{
    for (const std::string_view cell : {R"({"value":null,"status":"not_applicable"})", R"({"status":"not_applicable","value":null})"}) {
        const auto loaded = with_cell("number", cell);
        CHECK(loaded.clean());
        CHECK(loaded.bundle.value().columns[0].status(0) == Status::not_applicable);
    }
    for (const std::string_view cell : {R"({"value":1,"status":"not_applicable"})", R"({"status":"not_applicable","value":1})"}) {
        const auto loaded = with_cell("number", cell);
        CHECK(loaded.problem_count == 1);
        CHECK(loaded.problems.at(0).pointer == "/items/0/values/m/status");
        CHECK(loaded.bundle.value().columns[0].status(0) == Status::unknown);
    }
}

TEST_CASE("load: tags that stand twice are one, and stay in order")
{
    const auto tags_of = [](const char* cell) {
        const auto loaded = with_cell("tags", cell);
        REQUIRE(loaded.clean());
        std::string tags;
        for (const model::TextId tag : loaded.bundle.value().columns[0].tags(0))
            tags += loaded.bundle->texts[tag];
        return tags;
    };

    CHECK(tags_of(R"(["b","a","b","c","a","b"])") == "bac");
    CHECK(tags_of(R"(["b"])") == "b");
    CHECK(tags_of(R"(["a","c","a","b","c","a","b","a"])") == "acb");
    CHECK(tags_of(R"(["a","c","a","b","c","a","b","a","d"])") == "acbd");
    CHECK(tags_of(R"(["g","a","c","a","b","c","a","f","b","a","d","e","h","g"])") == "gacbfdeh");
}

TEST_CASE("load: integers are exact up to 2^53, and -0 is a number")
{
    CHECK(with_cell("number", "9007199254740991").bundle.value().columns[0].number(0) == 9007199254740991.0);
    CHECK(with_cell("number", "-9007199254740991").bundle.value().columns[0].number(0) == -9007199254740991.0);
    CHECK(with_cell("number", "18446744073709551616").bundle.value().columns[0].number(0) == 18446744073709551616.0);
    CHECK(with_cell("number", "-0").bundle.value().columns[0].status(0) == Status::known);
    CHECK(with_cell("number", "1e308").bundle.value().columns[0].number(0) == 1e308);
    CHECK(with_cell("number", "1e-400").bundle.value().columns[0].number(0) == 0);
}

TEST_CASE("load: a decimal is the double that is nearest to it, however many digits it has")
{
    const char* const numbers[] = {"0.1",   "-0.3",  "58.25", "0.000001", "123456789012345", "999999999999999", "1234567890123456", "0.30000000000000004", "12345678.1234567", "-12345678.12345678",
                                   "-0.0", "1.5e3", "1E-7",  "179.0",    "0.0000000000000001", "4.35", "0.285", "9007199254740993", "5e-324", "1.7976931348623157e308"};
    for (const char* const number : numbers) {
        CAPTURE(number);
        const double read = with_cell("number", number).bundle.value().columns[0].number(0);
        CHECK(std::bit_cast<std::uint64_t>(read) == std::bit_cast<std::uint64_t>(std::strtod(number, nullptr)));
    }
    CHECK(!std::signbit(with_cell("number", "-0").bundle.value().columns[0].number(0)));
}

TEST_CASE("load: an item is the same whether its piece ends behind it or within it, at any byte")
{
    const std::string text = R"({"juxta":1,"attributes":[{"id":"m","type":"number"},{"id":"t","type":"tags"}],"items":[)"
                             R"({"id":"a","name":"Ana\u00efs \u6f22 caf\u00e9","tagline":"a \"b\" \u0000","description":"漢 café and then some",)"
                             R"("values":{"m":1e400,"t":["x",2]},"nmae":3},{"id":"b","name":"B","values":{"m":-1.25}}]})";
    const std::string whole = dump(bundle::load(text));
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        CAPTURE(cut);
        bundle::Loader loader;
        loader.feed(std::string_view(text).substr(0, cut));
        loader.feed(std::string_view(text).substr(cut));
        REQUIRE(dump(loader.finish()) == whole);
    }
}

TEST_CASE("load: a byte order mark is none within the document")
{
    for (const std::string_view text : {R"({"juxta":1,"items":[{"id":~"a","name":"A"}]})", R"({"juxta":1,"items":[{~"id":"a","name":"A"}]})", R"({"juxta":1,"items":[{"id":"a","name":"A","x-a":~ 1}]})",
                                        R"({"juxta":1,"title":~"T","items":[]})"}) {
        std::string marked{text};
        marked.replace(marked.find('~'), 1, "\xEF\xBB\xBF");
        CAPTURE(text);
        const auto loaded = bundle::load(marked);
        CHECK(!loaded.bundle.has_value());
        REQUIRE(loaded.problem_count == 1);
        CHECK(loaded.problems[0].code == ErrorCode::syntax);
        CHECK(loaded.problems[0].at.column == text.find('~') + 1);
    }
}

TEST_CASE("load: votes may be written as 3.0 and are whole")
{
    const auto loaded = bundle::load(R"({"juxta":1.0,"items":[{"id":"a","name":"A","votes":{"positive":3.0,"negative":1e2}}]})");

    CHECK(loaded.clean());
    CHECK(loaded.bundle.value().items.votes(0) == model::Votes{true, 3, 100});
}

TEST_CASE("load: a review keeps what is right of it")
{
    const auto loaded = bundle::load(
        R"({"juxta":1,"reviewers":[{"id":"r"}],"items":[{"id":"a","name":"A","reviews":{"r":{"score":101,"verdict":"negative","text":"t"}}}]})");

    CHECK(loaded.problem_count == 1);
    const model::Review review = loaded.bundle.value().reviews[0].at(0);
    CHECK(review.given);
    CHECK(!review.score);
    CHECK(review.verdict == model::Verdict::negative);
}

TEST_CASE("load: the edges of every range are inside")
{
    CHECK(bundle::load(R"({"juxta":1,"attributes":[{"id":"m","weight":0},{"id":"n","weight":5}],"reviewers":[{"id":"r","weight":5}],
"items":[{"id":"a","name":"A","reviews":{"r":{"score":0}},"votes":{"positive":0,"negative":9007199254740991}},{"id":"b","name":"B","reviews":{"r":{"score":100}}}]})").clean());
}

TEST_CASE("load: of items with one id the first stays, and the index knows it")
{
    const auto loaded = bundle::load(R"({"juxta":1,"items":[{"id":"a","name":"first"},{"id":"a","name":"second"},{"id":"b","name":"B"}]})");

    CHECK(loaded.problem_count == 1);
    REQUIRE(loaded.bundle.value().items.size() == 2);
    CHECK(loaded.bundle->text(*loaded.bundle->find_item("a"), ItemText::name) == "first");
    CHECK(loaded.bundle->find_item("b") == 1u);
}

TEST_CASE("load: an item that is left out leaves no cell behind")
{
    const auto loaded = bundle::load(R"({"juxta":1,"attributes":[{"id":"m","type":"number"}],"reviewers":[{"id":"r"}],
"items":[{"values":{"m":1},"reviews":{"r":{"score":1}},"votes":{"positive":1,"negative":1}},{"id":"b","name":"B","values":{"m":2}}]})");

    CHECK(loaded.problem_count == 2);
    REQUIRE(loaded.bundle.value().items.size() == 1);
    CHECK(loaded.bundle->columns[0].number(0) == 2);
    CHECK(!loaded.bundle->reviews[0].at(0).given);
    CHECK(!loaded.bundle->items.votes(0).given);
}

TEST_CASE("load: range, better and type are judged together, in whatever order they stand")
{
    const auto loaded = bundle::load(R"({"juxta":1,"items":[],"attributes":[{"range":[0,1],"better":"lower","type":"money","id":"m"},{"better":"false","id":"n","type":"boolean"}]})");

    CHECK(loaded.clean());
    CHECK(loaded.bundle.value().attributes[0].range == model::Range{0, 1});
    CHECK(loaded.bundle->attributes[1].better == model::Better::no);
}

TEST_CASE("load: a comparison keeps the items that exist, and one without any is left out")
{
    const auto loaded = bundle::load(
        R"({"juxta":1,"comparisons":[{"id":"c","items":["x","a","a",7]},{"id":"d","items":["x"]}],"items":[{"id":"a","name":"A"}]})");

    CHECK(loaded.problem_count == 4);
    REQUIRE(loaded.bundle.value().comparisons.size() == 1);
    CHECK(loaded.bundle->comparisons[0].id == "c");
    CHECK(loaded.bundle->comparisons[0].items == std::vector<model::ItemIndex>{0});
}

TEST_CASE("load: texts that come again and again take room once")
{
    std::string text = R"({"juxta":1,"attributes":[{"id":"m"}],"items":[)";
    for (int i = 0; i < 20000; ++i)
        text += std::string(i > 0 ? "," : "") + "{\"id\":\"" + std::to_string(i) + "\",\"name\":\"N\",\"values\":{\"m\":\"a text that comes again and again\"}}";
    const auto loaded = bundle::load(text + "]}");

    REQUIRE(loaded.clean());
    CHECK(loaded.bundle->texts.memory_bytes() < 600000);
    CHECK(loaded.bundle->columns[0].text(0) == loaded.bundle->columns[0].text(19999));
}

TEST_CASE("loader: counts bytes and items as they come")
{
    bundle::Loader loader;
    CHECK(loader.bytes_read() == 0);

    CHECK(loader.feed(R"({"juxta":1,"items":[{"id":"a","name":"A"},{"id":"b","na)"));
    CHECK(loader.items_read() == 1);
    CHECK(loader.feed(R"(me":"B"}])"));
    CHECK(loader.items_read() == 2);
    CHECK(loader.bytes_read() == 64);
    CHECK(loader.feed("}"));

    CHECK(loader.finish().bundle.value().items.size() == 2);
}

TEST_CASE("loader: stops at a broken element without waiting for the rest")
{
    bundle::Loader loader;

    CHECK(!loader.feed(R"({"juxta":1,"items":[{"id":},)"));
    CHECK(!loader.feed("more"));

    CHECK(loader.finish().problem_count == 1);
}

TEST_CASE("loader: is empty after the end, and can be moved and assigned anew")
{
    bundle::Loader loader;
    loader.feed("{\"juxta\":1,");
    bundle::Loader moved = std::move(loader);
    moved.feed("\"items\":[]}");
    CHECK(moved.finish().bundle.has_value());

    CHECK(!moved.feed("{"));
    CHECK(!moved.finish().bundle.has_value());
    CHECK(moved.bytes_read() == 0);

    moved = bundle::Loader();
    moved.feed("{\"juxta\":1,\"items\":[]}");
    CHECK(moved.finish().bundle.has_value());
}

TEST_SUITE_END();
