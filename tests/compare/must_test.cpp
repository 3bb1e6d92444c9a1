// tests/compare/must_test.cpp - must-haves: met, failed, unknown, not applicable.
// SPDX-License-Identifier: MIT
#include "compare/must.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta::compare;
using namespace juxta::tests;
using juxta::model::AttributeType;

namespace {

enum : std::size_t { price, open_weights, licence, released, abilities };

// Two items: one with a value in every row, one with none in any but a price that does not apply.
struct Shop : SmallBundle {
    juxta::model::ItemIndex full, bare;

    Shop()
    {
        attribute("price", AttributeType::money);
        attribute("open", AttributeType::boolean);
        attribute("licence", AttributeType::text);
        attribute("released", AttributeType::date);
        attribute("abilities", AttributeType::tags);
        full = item("full", "Full");
        bare = item("bare", "Bare");
        number(price, full, 10);
        number(open_weights, full, 0);
        text(licence, full, "MIT");
        day(released, full, 20'000, "2024-10-04");
        tags(abilities, full, {"voice", "text"});
        not_applicable(price, bare);
    }

    [[nodiscard]] MustOutcome outcome(std::size_t attribute, MustKind kind, double limit = 0, std::string text = {}) const
    {
        return outcome_of({attribute, kind, limit, std::move(text)}, bundle, full);
    }
};

}  // namespace

TEST_SUITE_BEGIN("compare/must");

TEST_CASE("outcome_of: a limit is met by the value equal to it")
{
    const Shop shop;

    CHECK(shop.outcome(price, MustKind::at_least, 10) == MustOutcome::met);
    CHECK(shop.outcome(price, MustKind::at_least, 10.01) == MustOutcome::failed);
    CHECK(shop.outcome(price, MustKind::at_most, 10) == MustOutcome::met);
    CHECK(shop.outcome(price, MustKind::at_most, 9.99) == MustOutcome::failed);
    CHECK(shop.outcome(released, MustKind::at_least, 20'000) == MustOutcome::met);
    CHECK(shop.outcome(released, MustKind::at_least, 20'001) == MustOutcome::failed);
}

TEST_CASE("outcome_of: present is any known value, but a boolean must be yes")
{
    Shop shop;

    CHECK(shop.outcome(price, MustKind::present) == MustOutcome::met);
    CHECK(shop.outcome(licence, MustKind::present) == MustOutcome::met);
    CHECK(shop.outcome(open_weights, MustKind::present) == MustOutcome::failed);
    const auto later = shop.item("later", "Later");
    shop.number(open_weights, later, 1);
    CHECK(outcome_of({open_weights, MustKind::present, 0, {}}, shop.bundle, later) == MustOutcome::met);
}

TEST_CASE("outcome_of: absent asks a boolean to be no, and missing is not no either")
{
    const Shop shop;

    CHECK(shop.outcome(open_weights, MustKind::absent) == MustOutcome::met);
    CHECK(outcome_of({open_weights, MustKind::absent, 0, {}}, shop.bundle, shop.bare) == MustOutcome::unknown);
    CHECK_FALSE(fits(MustKind::absent, AttributeType::text));
}

TEST_CASE("outcome_of: texts and tags are the same or not, byte by byte")
{
    const Shop shop;

    CHECK(shop.outcome(licence, MustKind::equals, 0, "MIT") == MustOutcome::met);
    CHECK(shop.outcome(licence, MustKind::equals, 0, "mit") == MustOutcome::failed);
    CHECK(shop.outcome(abilities, MustKind::has_tag, 0, "text") == MustOutcome::met);
    CHECK(shop.outcome(abilities, MustKind::has_tag, 0, "image") == MustOutcome::failed);
}

TEST_CASE("outcome_of: a question that does not fit its row is met by nothing known")
{
    const Shop shop;

    CHECK_FALSE(fits(MustKind::at_least, AttributeType::text));
    CHECK_FALSE(fits(MustKind::has_tag, AttributeType::text));
    CHECK_FALSE(fits(MustKind::equals, AttributeType::number));
    CHECK(fits(MustKind::at_most, AttributeType::date));
    CHECK(shop.outcome(licence, MustKind::at_least, 0) == MustOutcome::failed);
}

TEST_CASE("outcome_of: missing is not no, and not applicable is neither")
{
    const Shop shop;

    CHECK(outcome_of({licence, MustKind::present, 0, {}}, shop.bundle, shop.bare) == MustOutcome::unknown);
    CHECK(outcome_of({price, MustKind::at_most, 5, {}}, shop.bundle, shop.bare) == MustOutcome::not_applicable);
}

TEST_CASE("standing_of: one failure sets aside, else anything unknown or not applicable flags")
{
    const Shop              shop;
    const std::vector<Must> musts{{price, MustKind::at_most, 10, {}}, {licence, MustKind::equals, 0, "MIT"}};

    CHECK(standing_of(musts, shop.bundle, shop.full) == MustResult{MustStanding::passes, {MustOutcome::met, MustOutcome::met}});
    CHECK(standing_of(musts, shop.bundle, shop.bare) == MustResult{MustStanding::flagged, {MustOutcome::not_applicable, MustOutcome::unknown}});

    const std::vector<Must> harder{{licence, MustKind::equals, 0, "GPL"}, {price, MustKind::present, 0, {}}};
    CHECK(standing_of(harder, shop.bundle, shop.full) == MustResult{MustStanding::fails, {MustOutcome::failed, MustOutcome::met}});
    CHECK(standing_of({}, shop.bundle, shop.bare) == MustResult{});
}

TEST_SUITE_END();
