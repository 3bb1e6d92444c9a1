// tests/bundle/differential_test.cpp - what is JSON to the loader is JSON to nlohmann's parser, and nothing else is.
// SPDX-License-Identifier: MIT
#include "files.hpp"

#include "doctest/doctest.h"

#include <nlohmann/json.hpp>

#include <cstdint>

using namespace juxta;
using namespace juxta::tests;

namespace {

/// source  Marsaglia, "Xorshift RNGs" (2003), 64 bits, shifts 13, 7, 17.
struct Random {
    std::uint64_t state = 88172645463325252u;

    std::size_t below(std::size_t limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return static_cast<std::size_t>((state >> 11) % limit);
    }
};

/// Takes any event and stops at nothing but grammar.
struct Grammar {
    bool overflow = false;

    static bool null() { return true; }
    static bool boolean(bool) { return true; }
    static bool number_integer(std::int64_t) { return true; }
    static bool number_unsigned(std::uint64_t) { return true; }
    static bool number_float(double, const std::string&) { return true; }
    static bool string(std::string&) { return true; }
    static bool binary(nlohmann::json::binary_t&) { return true; }
    static bool start_object(std::size_t) { return true; }
    static bool key(std::string&) { return true; }
    static bool end_object() { return true; }
    static bool start_array(std::size_t) { return true; }
    static bool end_array() { return true; }
    bool        parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error)
    {
        overflow = error.id == 406;
        return false;
    }
};

constexpr std::string_view kSeeds[] = {
    R"({"juxta":1,"attributes":[{"id":"m","type":"number"},{"id":"t","type":"tags"}],"items":[{"id":"a","name":"A\u00e9","values":{"m":-1.5e3,"t":["x","y"]}},)"
    R"({"id":"b","name":"\ud83d\ude00","values":{"m":{"value":0.1}}}],"x-o":{"k":[true,false,null,[],{}]},"comparisons":[{"items":["a","b"]}]})",
    "{ \"items\" : [ ] , \"juxta\" : 1 , \"title\" : \"caf\u00e9 \u6f22\U0001F600\" }\n",
    R"([{"a":[0,-0,1.25,1E5,1e-7,"\"\\\/\b\f\n\r\t"]},"x",12])",
    R"("text \u0041")",
    "-12.5e+3",
};

constexpr std::string_view kTokens[] = {"{", "}", "[", "]", ",", ":", "\"", "\\", "0", "1", "-", "+", ".", "e", "E", "true", "null", " ", "\n", "\t", "/", "u", "\\u", "\xEF\xBB\xBF",
                                        "\xC3", "\xA9", "\xFF", "\x01", "'", "\"a\":", "1e400", "\xED\xA0\x80"};

}  // namespace

TEST_SUITE_BEGIN("bundle/differential");

TEST_CASE("load: 20,000 mutants are JSON to it exactly when they are to nlohmann's parser, whole and in pieces")
{
    Random      random;
    std::size_t accepted = 0, refused = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text{kSeeds[random.below(std::size(kSeeds))]};
        for (std::size_t edits = 1 + random.below(3); edits-- > 0;) {
            const std::size_t at = random.below(text.size() + 1);
            switch (random.below(5)) {
            case 0: text.erase(at, 1 + random.below(3)); break;
            case 1: text.insert(at, kTokens[random.below(std::size(kTokens))]); break;
            case 2: text.replace(at, std::min<std::size_t>(1, text.size() - at), kTokens[random.below(std::size(kTokens))]); break;
            case 3: text.resize(at); break;
            default: text.insert(at, text.substr(random.below(text.size() + 1), random.below(12)));
            }
        }

        Grammar    grammar;
        const bool json = nlohmann::json::sax_parse(text, &grammar) || grammar.overflow;
        const auto ours = bundle::load(text);
        CAPTURE(text);
        // What is another version is refused at once, with no look at the rest.
        const bool other_version = ours.problem_count == 1 && ours.problems[0].code == ErrorCode::wrong_version && ours.problems[0].expected == "the number 1";
        if (other_version || grammar.overflow)
            continue;
        const bool broken = !ours.problems.empty() && ours.problems.back().severity == Severity::fatal
                         && (ours.problems.back().code == ErrorCode::syntax || ours.problems.back().code == ErrorCode::encoding);

        REQUIRE(broken == !json);
        REQUIRE(dump(load_in_pieces(text, 1 + random.below(9))) == dump(ours));
        ++(json ? accepted : refused);
    }
    MESSAGE(accepted, " accepted, ", refused, " refused");
    CHECK(accepted > 1000);
    CHECK(refused > 10000);
}

TEST_SUITE_END();
