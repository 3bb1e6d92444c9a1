// wasm/compare/must.hpp - what the reader cannot do without.
// SPDX-License-Identifier: MIT
//
// Pure: the same answer everywhere. Comes before any weighing: an item that fails is set aside with its reason.
#pragma once

#include "model/bundle.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace juxta::compare {

/// What a must-have asks of a row.
enum class MustKind : std::uint8_t {
    present,   ///< Any type: the value is known. A boolean must be yes.
    absent,    ///< boolean: must be no.
    at_least,  ///< number, money, percent, date: value >= limit
    at_most,   ///< number, money, percent, date: value <= limit
    equals,    ///< text, url, date as it is written: the same text, byte by byte
    has_tag,   ///< tags: one of them is the text, byte by byte
};

/// One must-have.
struct Must {
    std::size_t attribute = 0;  ///< Index into Bundle::attributes.
    MustKind    kind      = MustKind::present;
    double      limit     = 0;  ///< In the attribute's own unit; days since 1970-01-01 for a date. Finite. at_least, at_most only.
    std::string text;           ///< equals, has_tag only.
    bool        operator==(const Must&) const = default;
};

/// True when a row of this type can be asked this. A must-have that does not fit is met by nothing known.
[[nodiscard]] bool fits(MustKind kind, model::AttributeType type);

/// How one item stands to one must-have.
enum class MustOutcome : std::uint8_t {
    met,
    failed,          ///< The value is known and is not what is asked.
    unknown,         ///< Nobody said. Flagged, not set aside: missing is not no.
    not_applicable,  ///< The question does not arise. Flagged as well: whether that will do is for the reader to say.
};

/// How one item stands to all must-haves.
enum class MustStanding : std::uint8_t {
    passes,   ///< All are met; also when nothing is asked.
    flagged,  ///< None failed, but at least one is unknown or not applicable.
    fails,    ///< At least one failed. The item is set aside.
};

struct MustResult {
    MustStanding             standing = MustStanding::passes;
    std::vector<MustOutcome> outcomes;  ///< One a must-have, in the order given: the reasons.
    bool                     operator==(const MustResult&) const = default;
};

/// How one item stands to one must-have.
///
/// ties   A value equal to its limit meets it.
/// cost   O(1); O(tags) for has_tag.
[[nodiscard]] MustOutcome outcome_of(const Must& must, const model::Bundle& bundle, model::ItemIndex item);

/// How one item stands to all of them. cost: O(must-haves).
[[nodiscard]] MustResult standing_of(std::span<const Must> musts, const model::Bundle& bundle, model::ItemIndex item);

}  // namespace juxta::compare
