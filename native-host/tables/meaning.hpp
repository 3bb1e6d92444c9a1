// native-host/tables/meaning.hpp - what the text of one cell or of one head means; data/README.md, "From a table" is the contract.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tables {

/// Equal but for the case of ASCII letters.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// What a head says: "Price (USD / 1M tokens)", "Context [tokens]", "Open weights?".
struct Head {
    std::string label;     ///< without what is below; the whole head where nothing is
    std::string unit;      ///< "tokens"; only a number makes a unit of it
    std::string currency;  ///< ISO 4217, from a code or a sign
    std::string per;       ///< "1M tokens"
    bool        percent  = false;
    bool        question = false;  ///< it ends with a question mark
};

[[nodiscard]] Head head_of(std::string_view text);

/// Words for nothing and for "does not apply", until a mapping says others.
[[nodiscard]] std::span<const std::string_view> missing_words();
[[nodiscard]] std::span<const std::string_view> not_applicable_words();

/// yes, true, ja, oui, si, y, ✓ ... and their opposites; 1 and 0 only with `digits`.
[[nodiscard]] std::optional<bool> truth_of(std::string_view text, bool digits);

/// What a cell shows beside its number.
struct Shape {
    std::string currency;
    std::string unit;
    std::string per;
    bool        percent = false;

    [[nodiscard]] bool plain() const { return currency.empty() && unit.empty() && per.empty() && !percent; }
    bool               operator==(const Shape&) const = default;
};

/// A cell that may be a number, its digits not yet read.
struct Amount {
    std::string digits;    ///< sign, digits, and between them . , ' and blanks (as one kind of sign each)
    std::string exponent;  ///< "e5"
    Shape       shape;
};

/// Takes "−1.200,50 €", "$20/month", "12.5 %", "1.48 kg", "1e6" apart. returns  nullopt for what is no number: "007", "128K", "3-5"
[[nodiscard]] std::optional<Amount> amount_of(std::string_view text);

/// What the signs between digits tell.
enum class DecimalEvidence : std::uint8_t {
    none,       ///< no sign, or blanks and apostrophes only
    point,      ///< "1.5", "1,234.5", "1,234,567"
    comma,      ///< "1,5", "1.234,5", "1.234.567"
    ambiguous,  ///< "1,234" or "1.234"
};

[[nodiscard]] DecimalEvidence evidence_of(const Amount& amount);

/// The number, where `decimal` ('.' or ',') parts whole from fraction and the other sign, a blank or an apostrophe parts thousands.
/// returns  as JSON writes it ("-1200.50"); nullopt where the signs do not stand so, or no double holds it
[[nodiscard]] std::optional<std::string> number_of(const Amount& amount, char decimal);

/// In which order a date has its parts. Year-month-day needs no evidence.
enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };

/// "2026-11-22", "2026/11/22", "22.11.2026", "22/11/2026", "11/22/2026" as YYYY-MM-DD, where that day exists.
[[nodiscard]] std::optional<std::string> date_of(std::string_view text, DateOrder slashes);

/// True for an absolute URL that a bundle may hold. (Relative ones are not guessed.)
[[nodiscard]] bool url_like(std::string_view text);

/// The parts of a list in one cell, trimmed; empty ones dropped.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view text, std::string_view separator);

/// An id made of a name: ASCII letters and digits in lower case, accents of Latin letters dropped, other scripts kept, everything else
/// one `joint`; "x" when nothing is left.
[[nodiscard]] std::string id_of(std::string_view name, char joint);

}  // namespace juxta::tables
