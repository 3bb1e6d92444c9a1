// tests/compare/panel_test.cpp - the panel's figures, against figures worked out by hand.
// SPDX-License-Identifier: MIT
#include "compare/panel.hpp"

#include "tests/compare/small_bundle.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using compare::Panel;
using compare::PanelVerdict;
using model::Verdict;

namespace {

struct Said {
    std::optional<double> score;
    Verdict               verdict;
};

/// The panel of one item; nullopt = that reviewer is missing.
Panel panel_of(const std::vector<std::optional<Said>>& reviews)
{
    tests::SmallBundle small;
    for (std::size_t i = 0; i < reviews.size(); ++i) small.reviewer("r" + std::to_string(i), "R");
    small.item("first", "First");
    const auto item = small.item("second", "Second");
    for (std::size_t i = 0; i < reviews.size(); ++i)
        if (reviews[i]) small.review(i, item, reviews[i]->score, reviews[i]->verdict);
    return compare::panel_of(small.bundle, item);
}

Panel panel_of_scores(const std::vector<double>& scores)
{
    std::vector<std::optional<Said>> reviews;
    for (const double score : scores) reviews.push_back(Said{score, Verdict::positive});
    return panel_of(reviews);
}

}  // namespace

TEST_SUITE_BEGIN("compare/panel");

TEST_CASE("panel_of: the seed's two tools have exactly their means and deviations")
{
    const Panel azure   = panel_of_scores({78, 72, 81, 75});
    const Panel mistral = panel_of_scores({85, 78, 72, 82});

    CHECK(azure.mean == 76.5);
    CHECK(mistral.mean == 79.25);
    CHECK(azure.sd.value() == doctest::Approx(3.872983346).epsilon(1e-9));
    CHECK(mistral.sd.value() == doctest::Approx(5.619905100).epsilon(1e-9));
    CHECK(azure.lowest == 72.0);
    CHECK(azure.highest == 81.0);
    CHECK(mistral.scores == 4);
    CHECK(azure.share == 1.0);
}

TEST_CASE("panel_of: without a review everything is missing and no figure is zero")
{
    const Panel panel = panel_of({std::nullopt, std::nullopt});

    CHECK(panel == Panel{.missing = 2, .share = {}, .mean = {}, .sd = {}, .lowest = {}, .highest = {}});
    CHECK(panel.reviews() == 0);
}

TEST_CASE("panel_of: in a bundle without reviewers nobody is missing")
{
    CHECK(panel_of(std::vector<std::optional<Said>>{}) == Panel{});
}

TEST_CASE("panel_of: one score has a mean and no deviation")
{
    const Panel panel = panel_of_scores({64});

    CHECK(panel.mean == 64.0);
    CHECK_FALSE(panel.sd.has_value());
    CHECK(panel.lowest == 64.0);
    CHECK(panel.highest == 64.0);
}

TEST_CASE("panel_of: equal scores have the deviation zero, which is not the same as none")
{
    CHECK(panel_of_scores({70, 70, 70}).sd == 0.0);
}

TEST_CASE("panel_of: a score of zero counts, a missing score does not")
{
    const Panel panel = panel_of({Said{0.0, Verdict::negative}, Said{std::nullopt, Verdict::positive}, Said{50.0, Verdict::none}, std::nullopt});

    CHECK(panel.positive == 1);
    CHECK(panel.negative == 1);
    CHECK(panel.undecided == 1);
    CHECK(panel.missing == 1);
    CHECK(panel.scores == 2);
    CHECK(panel.mean == 25.0);
    CHECK(panel.lowest == 0.0);
    CHECK(panel.reviews() == 3);
}

TEST_CASE("panel_of: the share is of those with a verdict only")
{
    const Panel panel = panel_of({Said{90.0, Verdict::positive}, Said{40.0, Verdict::negative}, Said{60.0, Verdict::positive}, Said{70.0, Verdict::none}});

    CHECK(panel.share.value() == doctest::Approx(2.0 / 3.0));
    CHECK_FALSE(panel_of({Said{70.0, Verdict::none}}).share.has_value());
    CHECK(panel_of({Said{70.0, Verdict::negative}}).share == 0.0);
}

TEST_CASE("verdict_of: all positive, all negative, some of each, none at all")
{
    const Said ship{{}, Verdict::positive}, skip{{}, Verdict::negative}, silent{{}, Verdict::none};

    CHECK(verdict_of(panel_of({ship, ship, silent, std::nullopt})) == PanelVerdict::positive);
    CHECK(verdict_of(panel_of({skip, silent})) == PanelVerdict::negative);
    CHECK(verdict_of(panel_of({ship, skip, ship})) == PanelVerdict::split);
    CHECK(verdict_of(panel_of({silent, std::nullopt})) == PanelVerdict::none);
    CHECK(verdict_of(Panel{}) == PanelVerdict::none);
}

TEST_SUITE_END();
