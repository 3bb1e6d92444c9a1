// tests/view/seed_bundle.hpp - a bundle with the figures of the page that the project began with.
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/compare/small_bundle.hpp"

namespace juxta::tests {

inline constexpr const char* kAzure   = "azure-ai-foundry-real-time-voice-api-model-router";
inline constexpr const char* kMistral = "mistral-3-small-22b";

/// Two tools, four reviewers who all say "ship", no votes yet (unless `votes` for the first tool), the rows pricing and best for.
inline SmallBundle seed_bundle(model::Votes votes = {true, 0, 0})
{
    SmallBundle small;
    small.bundle.title    = "AI tool comparison";
    small.bundle.question = "Which one should you ship with?";
    small.attribute("pricing", model::AttributeType::text).label   = "Pricing";
    small.attribute("best_for", model::AttributeType::text).label = "Best for";
    small.reviewer("builder", "Builder");
    small.reviewer("skeptic", "Skeptic");
    small.reviewer("founder", "Founder");
    small.reviewer("futurist", "Futurist");

    const auto azure = small.item(kAzure, "Azure AI Foundry Real-Time Voice API & Model Router");
    small.text(0, azure, "Pay-as-you-go via Azure consumption");
    small.text(1, azure, "Sub-300ms voice AI and smart model routing, now GA on Azure");
    small.set(azure, model::ItemText::entry, "Paid");
    const auto mistral = small.item(kMistral, "Mistral 3 Small (22B)");
    small.text(0, mistral, "Free (Apache 2.0 open weights on Hugging Face)");
    small.text(1, mistral, "Open-weight 22B model for edge and consumer hardware inference");
    small.set(mistral, model::ItemText::entry, "Free");
    for (const auto item : {azure, mistral}) {
        small.set(item, model::ItemText::category, "Developer Tools");
        small.bundle.items.set_votes(item, item == azure ? votes : model::Votes{true, 0, 0});
    }
    constexpr double kScores[4][2] = {{78, 85}, {72, 78}, {81, 72}, {75, 82}};
    for (std::size_t i = 0; i < 4; ++i) {
        small.review(i, azure, kScores[i][0], model::Verdict::positive, "Said.");
        small.review(i, mistral, kScores[i][1], model::Verdict::positive, "Said `so`.");
    }
    return small;
}

}  // namespace juxta::tests
