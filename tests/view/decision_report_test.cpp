// tests/view/decision_report_test.cpp - the report for programs, key by key.
// SPDX-License-Identifier: MIT
#include "view/decision_report.hpp"

#include "tests/view/seed_bundle.hpp"
#include "view/samples.hpp"

#include "doctest/doctest.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace juxta;
using namespace juxta::view;

TEST_SUITE_BEGIN("view/decision_report");

TEST_CASE("decision_report: says every figure of the seed")
{
    const auto        small  = tests::seed_bundle();
    const std::string report = decision_report(small.bundle, {});

    const std::string azure = tests::kAzure, mistral = tests::kMistral;
    CHECK(report.starts_with("{\"items\":[\"" + azure + "\",\"" + mistral + "\"],\"rows\":["));
    CHECK(report.find("\"" + azure + "\":{\"mean\":76.5,\"sd\":3.87298334620741") != std::string::npos);
    CHECK(report.find("\"" + mistral + "\":{\"mean\":79.25,\"sd\":5.61990510") != std::string::npos);
    CHECK(report.find("\"positive\":4,\"negative\":0,\"missing\":0}") != std::string::npos);
    CHECK(report.find("\"votes\":{\"" + azure + "\":{\"positive\":0,\"negative\":0,\"share\":null,\"low\":null,\"high\":null}") != std::string::npos);
    CHECK(report.find("{\"id\":\"panel\",\"label\":\"Panel verdict\",\"differs\":false,\"best\":[],\"cells\":[{\"text\":\"Ship · 4 ship / 0 skip\",\"status\":\"known\"}") !=
          std::string::npos);
    CHECK(report.find("{\"id\":\"pricing\",\"label\":\"Pricing\",\"differs\":true") != std::string::npos);
}

TEST_CASE("decision_report: a small one, byte by byte")
{
    tests::SmallBundle small;
    small.attribute("size", model::AttributeType::number, model::Better::lower);
    small.attribute("seats", model::AttributeType::number);
    small.reviewer("r", "R");
    const auto one = small.item("a\"b", "A"), two = small.item("é", "E");
    small.number(0, one, 0.1);
    small.number(0, two, 2);
    small.not_applicable(1, two);
    small.review(0, one, 50.5, model::Verdict::negative);
    small.bundle.items.set_votes(one, {true, 3, 1});

    CHECK(decision_report(small.bundle, {}) ==
          R"({"items":["a\"b","é"],"rows":[)"
          R"({"id":"panel","label":"Panel verdict","differs":true,"best":[],"cells":[{"text":"Skip · 0 ship / 1 skip","status":"known"},{"text":"No panel","status":"unknown"}]},)"
          R"({"id":"community","label":"Community","differs":true,"best":[],"cells":[{"text":"3 ship / 1 skip","status":"known"},{"text":"Not published","status":"unknown"}]},)"
          R"({"id":"size","label":"size","differs":true,"best":["a\"b"],"cells":[{"text":"0.1","status":"known"},{"text":"2","status":"known"}]},)"
          R"({"id":"seats","label":"seats","differs":true,"best":[],"cells":[{"text":"Not published","status":"unknown"},{"text":"Not applicable","status":"not_applicable"}]}],)"
          R"("panel":{"a\"b":{"mean":50.5,"sd":null,"positive":0,"negative":1,"missing":0},"é":{"mean":null,"sd":null,"positive":0,"negative":0,"missing":1}},)"
          R"("lead":{"winner":"a\"b","by":0.5,"contributions":{"r":0.5},"standing":"leads","leaders":["a\"b"],"runner_up":"é","low":-49.5,"high":50.5,"firmness":"open"},)"
          R"("flips":[],"nearest_tie":null,"weight_share_won":{"a\"b":1,"é":0},"leave_one_out":{"r":null},)"
          R"("votes":{"a\"b":{"positive":3,"negative":1,"share":0.75,"low":0.3006418425824019,"high":0.9544127391902995},"é":{"positive":null,"negative":null,"share":null,"low":null,"high":null}},"dominated":[],"weight_share_accuracy":0,)"
          R"("weights":{"r":{"weight":1,"share":1,"from":"site"}},"totals":{"a\"b":{"estimate":50.5,"low":50.5,"high":50.5},"é":{"estimate":50,"low":0,"high":100}},)"
          R"("points_to_move":{"r":{"down":0.5,"up":null}},"musts":{},"set_aside":[],"votes_between":[],)"
          R"("split":{"a\"b":{"low":50.5,"high":50.5,"positive":0,"verdicts":1,"against":[],"apart":[]},)"
          R"("é":{"low":null,"high":null,"positive":0,"verdicts":0,"against":[],"apart":[]}},"alpha":null,)"
          R"("verdict":"A leads E by 0.5 of 100 points by the site's weights and wins under 100% of all weightings, though what is not known, and counts as 50 of 100 here, may turn it; )"
          R"(no single weight could change it."})");
}

TEST_CASE("decision_report: holds all rows, differences only or not")
{
    const auto small = tests::seed_bundle();
    State      state;
    state.selection.differences_only = true;

    CHECK(decision_report(small.bundle, state) == decision_report(small.bundle, {}));
}

TEST_CASE("decision_report: follows the selection")
{
    const auto small = tests::seed_bundle();
    State      state;
    state.selection.items = {tests::kMistral};

    CHECK(decision_report(small.bundle, state).starts_with("{\"items\":[\"mistral-3-small-22b\"],"));
}

TEST_CASE("decision_report: of each two items with votes, how far their shares are apart and which is likely the higher")
{
    tests::SmallBundle small;
    for (const char* name : {"a", "b", "c", "d"}) small.item(name, name);
    small.bundle.items.set_votes(0, {true, 4, 0});
    small.bundle.items.set_votes(1, {true, 3, 1});
    small.bundle.items.set_votes(2, {true, 0, 0});

    // b and c have no pair but with a: c has no votes, of d nothing is said.
    const std::string report = decision_report(small.bundle, {});
    const std::size_t at     = report.find("\"votes_between\":[");
    REQUIRE(at != std::string::npos);
    CHECK(report.substr(at).starts_with("\"votes_between\":[{\"first\":\"a\",\"second\":\"b\",\"difference\":0.25,\"low\":-0.2808"));
    CHECK(report.substr(at).find("\"first_higher\":0.7777777777777778}]") != std::string::npos);
}

TEST_CASE("decision_report: of an empty bundle is empty, and JSON")
{
    const tests::SmallBundle small;

    CHECK(decision_report(small.bundle, {}) == R"({"items":[],"rows":[],"panel":{},"lead":{"winner":null,"by":null,"contributions":{},"standing":"nothing_to_weigh","leaders":[],"runner_up":null,)"
                                                R"("low":null,"high":null,"firmness":null},"flips":[],"nearest_tie":null,"weight_share_won":{},"leave_one_out":{},"votes":{},)"
                                                R"("dominated":[],"weight_share_accuracy":0,"weights":{},"totals":{},"points_to_move":{},"musts":{},"set_aside":[],"votes_between":[],)"
                                                R"("split":{},"alpha":null,"verdict":""})");
}

TEST_SUITE_END();

TEST_CASE("decision_report: of every sample, byte by byte, natively and in WebAssembly")
{
    const std::string path = JUXTA_SOURCE_DIR "/tests/golden/reports.jsonl";
    std::string       made;
    for (const Sample& one : samples())
        if (one.bundle) made += "{\"" + one.name + "\":" + decision_report(*one.bundle, one.state) + "}\n";
    if (std::getenv("JUXTA_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << made;
    std::ifstream     file(path, std::ios::binary);
    std::stringstream kept;
    kept << file.rdbuf();
    CHECK(made.size() > 10'000);
    CHECK_MESSAGE(kept.str() == made, "JUXTA_UPDATE_GOLDEN=1 rewrites " << path);
}
