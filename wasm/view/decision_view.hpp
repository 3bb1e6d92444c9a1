// wasm/view/decision_view.hpp - the answer to the page's question, and the reader's hand on it, as values.
// SPDX-License-Identifier: MIT
#pragma once

#include "view/parts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace juxta::view {

/// How one item comes out.
struct StandingView {
    std::string          item;
    Text                 name;
    Badge                badge;   ///< "Leads", "Tied", "Set aside", "Beaten on all that counts"; empty text = none of these
    Text                 total;   ///< "79.25 of 100", "61.5 to 72 of 100"; in words where it has none
    std::optional<Meter> bar;     ///< the estimate; absent where there is none
    Text                 won;     ///< "Wins under 81% of all weightings", "... of what counts" where some criterion has no weight; empty text where nothing is weighed
    Text                 reason;  ///< Why it is set aside, flagged or beaten; empty text = nothing to say
    bool                 operator==(const StandingView&) const = default;
};

/// One reviewer or attribute with its weight and what hangs on it. Empty texts are not shown.
struct CriterionView {
    std::string              criterion;  ///< CriterionId
    Text                     name;
    Text                     share;     ///< "25% of the weight"
    Slider                   weight;    ///< 0..5; its mark is where the winner changes
    Field                    number;    ///< the weight, typed
    Text                     effect;    ///< "+1.75 for Mistral": what it adds to the lead; empty text without weight
    std::optional<Deviation> bar;       ///< the same; absent without a lead or weight
    Text                     flip;      ///< "Azure wins above 42.6% of the weight"; or that no weight of it changes the winner
    Text                     move;      ///< the points that would tie
    Text                     without;   ///< who would be ahead without it, where that is another
    bool                     operator==(const CriterionView&) const = default;
};

/// Weights, the lead they give and what would turn it.
struct DecisionView {
    Text                       heading;  ///< "Weigh it yourself"
    Text                       summary;  ///< What the weights do; that there is nothing to weigh.
    Badge                      source;   ///< "Weights: the site's", "Weights: yours"
    std::optional<Button>      reset;    ///< Back to the site's; absent while they are
    std::vector<StandingView>  standings;  ///< One an item shown, in column order.
    Text                       lead;     ///< "Mistral leads Azure by 2.75 points: the sum of all effects below."
    std::vector<CriterionView> criteria; ///< Those shown.
    std::optional<Button>      more;     ///< Shows or hides those without weight; absent when there are none.
    std::vector<Text>          facts;    ///< The nearest tie, leave one out, the shares and their accuracy, the community: a sentence each.
    bool                       operator==(const DecisionView&) const = default;
};

/// Items that may stand beside those shown.
struct AddView {
    Text                heading;     ///< "Add an item"
    Field               query;
    Text                lead;        ///< What the candidates have in common where nothing is typed, or that they are looked for; else empty text
    std::vector<Button> candidates;  ///< A few that fit what is typed, or that are most like those shown.
    Text                nothing;     ///< That none fits, or that no more fit beside each other; else empty text
    bool                operator==(const AddView&) const = default;
};

}  // namespace juxta::view
