// tests/bundle/limits_test.cpp - the limits of the format, just kept and just broken.
// SPDX-License-Identifier: MIT
#include "files.hpp"

#include "doctest/doctest.h"

#include <utility>

using namespace juxta;
using namespace juxta::tests;

namespace {

const Problem* find(const bundle::Loaded& loaded, ErrorCode code)
{
    for (const Problem& problem : loaded.problems)
        if (problem.code == code)
            return &problem;
    return nullptr;
}

std::string nested(int levels)
{
    const auto n = static_cast<std::size_t>(levels);
    return std::string(n, '[') + std::string(n, ']');
}

/// {"juxta":1,"<key>":[element 0, element 1, ...]}, made piece by piece.
template <class MakeElement>
bundle::Loaded load_list(std::string_view key, std::size_t count, MakeElement make, std::string_view rest)
{
    bundle::Loader loader;
    loader.feed("{\"juxta\":1,\"" + std::string(key) + "\":[");
    std::string piece;
    for (std::size_t i = 0; i < count; ++i) {
        piece += (i > 0 ? "," : "") + make(i);
        if (piece.size() > 60000) {
            loader.feed(piece);
            piece.clear();
        }
    }
    loader.feed(piece);
    loader.feed("]" + std::string(rest) + "}");
    return loader.finish();
}

}  // namespace

TEST_SUITE_BEGIN("bundle/limits");

TEST_CASE("too_deep: 64 levels are read and 65 are refused at the bracket, wherever they are")
{
    CHECK(bundle::load("{\"juxta\":1,\"items\":[],\"x-a\":" + nested(63) + "}").clean());
    CHECK(bundle::load("{\"juxta\":1,\"items\":[{\"id\":\"a\",\"name\":\"A\",\"x-a\":" + nested(61) + "}]}").clean());

    const auto member = bundle::load("{\"juxta\":1,\"items\":[],\"x-a\":" + nested(64) + "}");
    REQUIRE(member.problems.size() == 1);
    CHECK(member.problems[0].code == ErrorCode::too_deep);
    CHECK(member.problems[0].severity == Severity::fatal);
    CHECK(member.problems[0].at == Position{1, 29 + 63});
    CHECK(member.problems[0].pointer == "/x-a");

    const auto element = bundle::load("{\"juxta\":1,\"items\":[{\"id\":\"a\",\"name\":\"A\",\"x-a\":" + nested(62) + "}]}");
    REQUIRE(element.problems.size() == 1);
    CHECK(element.problems[0].code == ErrorCode::too_deep);

    CHECK(bundle::load(nested(64)).problems.at(0).code == ErrorCode::wrong_type);
    CHECK(bundle::load(nested(65)).problems.at(0).code == ErrorCode::too_deep);
}

TEST_CASE("too_deep: a million brackets are refused at the 65th")
{
    bundle::Loader loader;
    CHECK(!loader.feed(std::string(1000000, '[')));
    CHECK(!loader.feed("[[[["));
    const auto loaded = loader.finish();

    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].code == ErrorCode::too_deep);
    CHECK(loaded.problems[0].at == Position{1, 65});
}

TEST_CASE("too_large: 64 MiB are read and one byte more is refused")
{
    const std::string_view start = "{\"juxta\":1,\"items\":[]";
    for (const std::size_t extra : {0u, 1u}) {
        bundle::Loader loader;
        loader.feed(start);
        const std::string spaces(1024 * 1024, ' ');
        std::size_t       left = model::kMaxDocumentBytes + extra - start.size() - 1;
        while (left > 0) {
            const std::size_t size = std::min(left, spaces.size());
            CHECK(loader.feed(std::string_view(spaces).substr(0, size)));
            left -= size;
        }
        CHECK(loader.feed("}") == (extra == 0));
        CHECK(loader.bytes_read() == model::kMaxDocumentBytes + extra);
        const auto loaded = loader.finish();

        CHECK(loaded.bundle.has_value() == (extra == 0));
        CHECK((find(loaded, ErrorCode::too_large) != nullptr) == (extra == 1));
    }
}

TEST_CASE("too_long: a text of 64 KiB is read and a longer one left out, counted after its escapes are read")
{
    const std::string longest(model::kMaxStringBytes, 'x');

    const auto kept = bundle::load("{\"juxta\":1,\"items\":[],\"title\":\"" + longest + "\"}");
    CHECK(kept.clean());
    CHECK(kept.bundle.value().title.size() == model::kMaxStringBytes);

    const auto left_out = bundle::load("{\"juxta\":1,\"items\":[],\"title\":\"" + longest + "x\"}");
    REQUIRE(left_out.problems.size() == 1);
    CHECK(left_out.problems[0].code == ErrorCode::too_long);
    CHECK(left_out.problems[0].severity == Severity::error);
    CHECK(left_out.problems[0].at == Position{1, 31});
    CHECK(left_out.problems[0].found.size() < 100);
    CHECK(left_out.bundle.value().title.empty());

    std::string escaped;
    for (std::size_t i = 0; i < model::kMaxStringBytes; ++i)
        escaped += "\\u0041";
    CHECK(bundle::load("{\"juxta\":1,\"items\":[],\"title\":\"" + escaped + "\"}").clean());
    CHECK(!bundle::load("{\"juxta\":1,\"items\":[],\"title\":\"" + escaped + "\\u0041\"}").clean());
}

TEST_CASE("too_long: also in texts that are not read, and in keys")
{
    const std::string longer(model::kMaxStringBytes + 1, 'x');

    CHECK(find(bundle::load("{\"juxta\":1,\"items\":[],\"x-a\":[\"" + longer + "\"]}"), ErrorCode::too_long) != nullptr);
    CHECK(find(bundle::load("{\"juxta\":1,\"items\":[],\"x-a\":{\"" + longer + "\":1}}"), ErrorCode::too_long) != nullptr);
    CHECK(find(bundle::load("{\"juxta\":1,\"items\":[],\"" + longer + "\":1}"), ErrorCode::too_long) != nullptr);
    CHECK(find(bundle::load("{\"juxta\":1,\"items\":[{\"id\":\"a\",\"name\":\"A\",\"" + longer + "\":1}]}"), ErrorCode::too_long) != nullptr);
}

TEST_CASE("too_many: the 513th attribute and the 65th reviewer are left out, once said, and what refers to them is passed over")
{
    const auto attributes = load_list(
        "attributes", 520, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\"}"; },
        R"(,"items":[{"id":"a","name":"A","values":{"511":"x","512":"y","519":"z"}}])");
    REQUIRE(attributes.problems.size() == 1);
    CHECK(attributes.problems[0].code == ErrorCode::too_many);
    CHECK(attributes.problems[0].pointer == "/attributes/512");
    CHECK(attributes.bundle.value().attributes.size() == 512);
    CHECK(attributes.bundle->columns[511].status(0) == model::Status::known);

    const auto reviewers = load_list(
        "reviewers", 70, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\"}"; },
        R"(,"items":[{"id":"a","name":"A","reviews":{"63":{"score":1},"64":{"score":1}}}])");
    REQUIRE(reviewers.problems.size() == 1);
    CHECK(reviewers.problems[0].pointer == "/reviewers/64");
    CHECK(reviewers.bundle.value().reviewers.size() == 64);
    CHECK(reviewers.bundle->reviews[63].at(0).given);

    CHECK(load_list("attributes", 512, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\"}"; }, ",\"items\":[]").clean());
    CHECK(load_list("reviewers", 64, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\"}"; }, ",\"items\":[]").clean());
}

TEST_CASE("too_many: a million items are read, and no more")
{
    const auto loaded = load_list("items", 1000001, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\",\"name\":\"N\"}"; }, "");

    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].code == ErrorCode::too_many);
    CHECK(loaded.problems[0].pointer == "/items/1000000");
    CHECK(loaded.bundle.value().items.size() == 1000000);
    CHECK(loaded.bundle->find_item("999999") == 999999u);
    CHECK(!loaded.bundle->find_item("1000000"));
}

TEST_CASE("problems: the first 100 by place are kept and all are counted")
{
    const auto loaded = load_list("items", 250, [](std::size_t i) { return "{\"id\":\"" + std::to_string(i) + "\",\"name\":7,\"url\":8}\n"; }, "");

    CHECK(loaded.problem_count == 500);
    REQUIRE(loaded.problems.size() == bundle::kMaxProblems);
    CHECK(loaded.problems[99].pointer == "/items/49/url");
    CHECK(!loaded.clean());
}

TEST_CASE("problems: warnings beyond those kept may hide errors, so the document is not clean")
{
    std::string text = "{\"juxta\":1,";
    for (int i = 0; i < 150; ++i)
        text += "\"k" + std::to_string(i) + "\":1,";
    const auto loaded = bundle::load(text + "\"items\":[]}");

    CHECK(loaded.problem_count == 150);
    CHECK(!loaded.clean());
}

TEST_CASE("problems: the one that refuses the document is kept when there are too many")
{
    std::string text = "{\"juxta\":1,";
    for (int i = 0; i < 150; ++i)
        text += "\"k" + std::to_string(i) + "\":1,";
    for (const auto& [rest, code] : {std::pair{"\"items\":[}", ErrorCode::syntax}, std::pair{"\"items\":7}", ErrorCode::wrong_type}}) {
        const auto loaded = bundle::load(text + rest);

        CHECK(loaded.problem_count == 151);
        REQUIRE(loaded.problems.size() == bundle::kMaxProblems);
        CHECK(loaded.problems.back().code == code);
        CHECK(loaded.problems.back().severity == Severity::fatal);
        CHECK(!loaded.bundle.has_value());
    }
}

TEST_CASE("problems: what is found late and stands early is kept before what stands late")
{
    // The comparison is read last and stands first.
    const auto loaded = bundle::load(
        "{\"juxta\":1,\"comparisons\":[{\"items\":[\"nothing\"]}],\n\"items\":[" + [] {
            std::string items;
            for (int i = 0; i < 120; ++i)
                items += std::string(i > 0 ? ",\n" : "") + "{\"id\":\"" + std::to_string(i) + "\",\"name\":7}";
            return items;
        }() + "]}");

    CHECK(loaded.problem_count == 121);
    REQUIRE(loaded.problems.size() == bundle::kMaxProblems);
    CHECK(loaded.problems[0].code == ErrorCode::unknown_id);
    CHECK(loaded.problems[0].at == Position{1, 37});
    CHECK(loaded.problems[1].pointer == "/items/0/name");
    CHECK(loaded.problems[99].pointer == "/items/98/name");
}

TEST_SUITE_END();
