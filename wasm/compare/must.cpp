// wasm/compare/must.cpp - must-haves.
// SPDX-License-Identifier: MIT
#include "compare/must.hpp"

#include <algorithm>

namespace juxta::compare {

using model::AttributeType;

bool fits(MustKind kind, AttributeType type)
{
    switch (kind) {
    case MustKind::present: return true;
    case MustKind::absent: return type == AttributeType::boolean;
    case MustKind::at_least:
    case MustKind::at_most: return is_measured(type);
    case MustKind::equals: return type == AttributeType::text || type == AttributeType::url || type == AttributeType::date;
    case MustKind::has_tag: return type == AttributeType::tags;
    }
    return false;
}

MustOutcome outcome_of(const Must& must, const model::Bundle& bundle, model::ItemIndex item)
{
    const model::Column& column = bundle.columns[must.attribute];
    switch (column.status(item)) {
    case model::Status::unknown: return MustOutcome::unknown;
    case model::Status::not_applicable: return MustOutcome::not_applicable;
    case model::Status::known: break;
    }
    bool met = fits(must.kind, column.type());
    if (met) {
        switch (must.kind) {
        case MustKind::present: met = column.type() != AttributeType::boolean || column.number(item) != 0; break;
        case MustKind::absent: met = column.number(item) == 0; break;
        case MustKind::at_least: met = column.number(item) >= must.limit; break;
        case MustKind::at_most: met = column.number(item) <= must.limit; break;
        case MustKind::equals: met = bundle.texts[column.text(item)] == must.text; break;
        case MustKind::has_tag:
            met = std::ranges::any_of(column.tags(item), [&](model::TextId tag) { return bundle.texts[tag] == must.text; });
            break;
        }
    }
    return met ? MustOutcome::met : MustOutcome::failed;
}

MustResult standing_of(std::span<const Must> musts, const model::Bundle& bundle, model::ItemIndex item)
{
    MustResult result;
    for (const Must& must : musts) {
        const MustOutcome outcome = outcome_of(must, bundle, item);
        result.outcomes.push_back(outcome);
        const MustStanding standing = outcome == MustOutcome::met      ? MustStanding::passes
                                      : outcome == MustOutcome::failed ? MustStanding::fails
                                                                       : MustStanding::flagged;
        result.standing             = std::max(result.standing, standing);
    }
    return result;
}

}  // namespace juxta::compare
