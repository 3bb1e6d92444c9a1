// tests/compare/decision_test.cpp - the whole answer: what is set aside first, and what is kept while a weight is dragged.
// SPDX-License-Identifier: MIT
#include "compare/decision.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

#include <vector>

using namespace juxta::compare;
using namespace juxta::tests;
using juxta::model::AttributeType;
using juxta::model::Better;

namespace {

// Three items by two reviewers; the best of them is not open.
struct Shop : SmallBundle {
    std::vector<juxta::model::ItemIndex> items;

    Shop()
    {
        attribute("open", AttributeType::boolean, Better::yes);
        reviewer("ann", "Ann");
        reviewer("ben", "Ben");
        const double ann[] = {90, 70, 60}, ben[] = {80, 60, 75};
        const char*  ids[] = {"a", "b", "c"};
        for (std::size_t i = 0; i < 3; ++i) {
            items.push_back(item(ids[i], ids[i]));
            bundle.reviews[0].set(items[i], {true, ann[i], juxta::model::Verdict::positive, juxta::model::TextId::none});
            bundle.reviews[1].set(items[i], {true, ben[i], juxta::model::Verdict::positive, juxta::model::TextId::none});
        }
        number(0, items[0], 0);
        number(0, items[2], 1);
    }
};

}  // namespace

TEST_SUITE_BEGIN("compare/decision");

TEST_CASE("decide: without wishes everybody is weighed by the site's weights")
{
    const Shop     shop;
    const Decision decision = decide(shop.bundle, shop.items, {});

    CHECK(decision.weighed == std::vector<std::size_t>{0, 1, 2});
    CHECK(decision.lead.winner() == 0);
    CHECK(decision.lead.by == doctest::Approx(85 - 67.5));
    CHECK(decision.leave_one_out.size() == 2);
}

TEST_CASE("decide: an item that fails a must-have is set aside before any weighing, an unknown one is flagged and weighed")
{
    const Shop        shop;
    const Must        musts[]  = {{0, MustKind::present, 0, {}}};
    const Decision    decision = decide(shop.bundle, shop.items, {{}, musts});
    const std::size_t b = 0, c = 1;

    CHECK(decision.musts[0].standing == MustStanding::fails);
    CHECK(decision.musts[1].standing == MustStanding::flagged);
    CHECK(decision.musts[2].standing == MustStanding::passes);
    CHECK(decision.weighed == std::vector<std::size_t>{1, 2});
    CHECK(decision.place_of(0) == std::nullopt);
    CHECK(decision.place_of(2) == c);
    CHECK(decision.lead.winner() == c);
    CHECK(decision.evaluation.totals[b].estimate == doctest::Approx(65));
}

TEST_CASE("decide: when all are set aside there is nothing to weigh, and nothing fails")
{
    Shop shop;
    shop.number(0, shop.item("d", "d"), 0);
    const juxta::model::ItemIndex closed[] = {shop.items[0], 3};
    const Must                    musts[]  = {{0, MustKind::present, 0, {}}};
    const Decision                decision = decide(shop.bundle, closed, {{}, musts});

    CHECK(decision.weighed.empty());
    CHECK(decision.lead.standing == Standing::nothing_to_weigh);
    CHECK_FALSE(decision.nearest_tie);
    ShareMemo memo;
    CHECK(memo.of(decision.weighing).won.empty());
}

TEST_CASE("decide: weights of 0 throughout leave nothing to weigh")
{
    const Shop                  shop;
    const std::optional<double> zero[] = {0.0, 0.0, 0.0};
    CHECK(decide(shop.bundle, shop.items, {zero, {}}).lead.standing == Standing::nothing_to_weigh);
}

TEST_CASE("ShareMemo: gives what weight_shares gives, whatever it was asked before")
{
    const Shop  shop;
    ShareMemo   memo;
    const auto  asked = [&](std::vector<std::optional<double>> weights) {
        const Decision decision = decide(shop.bundle, shop.items, {weights, {}});
        CHECK(memo.of(decision.weighing) == weight_shares(decision.weighing));
    };
    asked({1.0, 1.0, 0.0});
    asked({4.0, 0.5, 0.0});  // dragged
    asked({4.0, 0.0, 0.0});  // reached 0
    asked({4.0, 0.5, 1.0});  // one more counts
    asked({1.0, 1.0, 0.0});
}
