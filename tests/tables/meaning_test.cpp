// tests/tables/meaning_test.cpp - what one cell or one head means.
// SPDX-License-Identifier: MIT
#include "tables/meaning.hpp"

#include "doctest/doctest.h"

using namespace juxta::tables;

namespace {

/// "number currency unit per %" of a cell, as far as it has them; "-" for what is no number.
std::string amount(std::string_view text, char decimal = '.')
{
    const auto read = amount_of(text);
    if (!read) return "-";
    std::string out = number_of(*read, decimal).value_or("?");
    for (const std::string& part : {read->shape.currency, read->shape.unit, read->shape.per})
        if (!part.empty()) out += " " + part;
    return out + (read->shape.percent ? " %" : "");
}

DecimalEvidence evidence(std::string_view text) { return evidence_of(*amount_of(text)); }

}  // namespace

TEST_SUITE_BEGIN("tables/meaning");

TEST_CASE("head_of: units, currencies, percent and questions are parted from the label")
{
    struct { std::string_view text, label, unit, currency, per; bool percent, question; } const cases[] = {
        {"Price (USD / 1M tokens)", "Price", "", "USD", "1M tokens", false, false},
        {"Fee ($/month)", "Fee", "", "USD", "month", false, false},
        {"Preis in Euro (€)", "Preis in Euro", "", "EUR", "", false, false},
        {"Rent [EUR per month]", "Rent", "", "EUR", "month", false, false},
        {"Context [tokens]", "Context", "tokens", "", "", false, false},
        {"Speed (km/h)", "Speed", "km/h", "", "", false, false},
        {"Speed (tokens / s)", "Speed", "tokens", "", "s", false, false},
        {"Share (%)", "Share", "", "", "", true, false},
        {"Open weights?", "Open weights", "", "", "", false, true},
        {"Touch (yes/no)", "Touch", "", "", "", false, true},
        {"RAM (EUROPE)", "RAM", "EUROPE", "", "", false, false},
        {"Memory (RAM)", "Memory", "RAM", "", "", false, false},
        {" Plain ", "Plain", "", "", "", false, false},
        {"(all)", "(all)", "", "", "", false, false},
    };
    for (const auto& wanted : cases) {
        CAPTURE(wanted.text);
        const Head head = head_of(wanted.text);

        CHECK(head.label == wanted.label);
        CHECK(head.unit == wanted.unit);
        CHECK(head.currency == wanted.currency);
        CHECK(head.per == wanted.per);
        CHECK(head.percent == wanted.percent);
        CHECK(head.question == wanted.question);
    }
}

TEST_CASE("amount_of, number_of: numbers as people write them, where a point parts the fraction")
{
    CHECK(amount("12") == "12");
    CHECK(amount("1,234.50") == "1234.50");
    CHECK(amount("1,234,567") == "1234567");
    CHECK(amount("1 234.5") == "1234.5");
    CHECK(amount("1\u202F234") == "1234");
    CHECK(amount("1'234.5") == "1234.5");
    CHECK(amount("1\u2019234") == "1234");
    CHECK(amount("-5") == "-5");
    CHECK(amount("\u22125") == "-5");
    CHECK(amount("+5") == "5");
    CHECK(amount(".5") == "0.5");
    CHECK(amount("0.05") == "0.05");
    CHECK(amount("1e6") == "1e6");
    CHECK(amount("1.5E-3") == "1.5e-3");
    CHECK(amount("1,23") == "?");
    CHECK(amount("12,34,567") == "?");
    CHECK(amount("1.2.3") == "?");
    CHECK(amount("1e999") == "?");
}

TEST_CASE("number_of: where a comma parts the fraction")
{
    CHECK(amount("1,5", ',') == "1.5");
    CHECK(amount("1.234,5", ',') == "1234.5");
    CHECK(amount("1.234", ',') == "1234");
    CHECK(amount("1 234,5", ',') == "1234.5");
    CHECK(amount("1.5", ',') == "?");
}

TEST_CASE("amount_of: currencies, units and percent stand beside the number")
{
    CHECK(amount("$1,200") == "1200 USD");
    CHECK(amount("-$5") == "-5 USD");
    CHECK(amount("US$ 5") == "5 USD");
    CHECK(amount("5 \u20ac") == "5 EUR");
    CHECK(amount("CHF 5.50") == "5.50 CHF");
    CHECK(amount("5 USD") == "5 USD");
    CHECK(amount("$20/month") == "20 USD month");
    CHECK(amount("20 EUR per month") == "20 EUR month");
    CHECK(amount("12.5 %") == "12.5 %");
    CHECK(amount("12%") == "12 %");
    CHECK(amount("1.48 kg") == "1.48 kg");
    CHECK(amount("14\"") == "14 \"");
    CHECK(amount("20 \u00b0C") == "20 \u00b0C");
}

TEST_CASE("amount_of: what only looks like a number is none")
{
    for (const std::string_view text : {"", "-", "x", "007", "01234", "2-5", "1/2", "128K", "$1.5m", "3 million", "5 kg net", "10 20", "1,2,", "v1.2", "12:30", "$", "USD", "5 %%", "$5 %"}) {
        CAPTURE(text);
        CHECK((amount(text) == "-" || amount(text) == "?"));
    }
}

TEST_CASE("evidence_of: which sign parts the fraction, as far as one number tells")
{
    CHECK(evidence("12") == DecimalEvidence::none);
    CHECK(evidence("1 000") == DecimalEvidence::none);
    CHECK(evidence("1.5") == DecimalEvidence::point);
    CHECK(evidence("0.125") == DecimalEvidence::point);
    CHECK(evidence("1234.567") == DecimalEvidence::point);
    CHECK(evidence("1,234.5") == DecimalEvidence::point);
    CHECK(evidence("1,234,567") == DecimalEvidence::point);
    CHECK(evidence("1,5") == DecimalEvidence::comma);
    CHECK(evidence("1.234,5") == DecimalEvidence::comma);
    CHECK(evidence("1.234.567") == DecimalEvidence::comma);
    CHECK(evidence("1,234") == DecimalEvidence::ambiguous);
    CHECK(evidence("1.234") == DecimalEvidence::ambiguous);
    CHECK(evidence("-1.234") == DecimalEvidence::ambiguous);
}

TEST_CASE("date_of: days that exist, with the year first, with points, with slashes in the order asked")
{
    using enum DateOrder;
    CHECK(date_of("2026-11-22", day_month_year) == "2026-11-22");
    CHECK(date_of("2026/1/2", month_day_year) == "2026-01-02");
    CHECK(date_of("22.11.2026", month_day_year) == "2026-11-22");
    CHECK(date_of("1.2.2026", day_month_year) == "2026-02-01");
    CHECK(date_of("3/4/2026", day_month_year) == "2026-04-03");
    CHECK(date_of("3/4/2026", month_day_year) == "2026-03-04");
    for (const std::string_view text : {"2026-02-30", "22/11/26", "2026-11", "1.2.3", "22-11-2026", "2026-11-22T10:00", "2026.11.22", "13/13/2026", "2026-1/2", "--", ""}) {
        CAPTURE(text);
        CHECK_FALSE(date_of(text, day_month_year).has_value());
    }
}

TEST_CASE("truth_of: yes and no in some languages; digits only where they are asked for")
{
    for (const std::string_view text : {"yes", "TRUE", "Ja", "oui", "y", "\u2713"}) CHECK(truth_of(text, false) == true);
    for (const std::string_view text : {"no", "False", "nein", "non", "N", "\u2717"}) CHECK(truth_of(text, false) == false);
    CHECK_FALSE(truth_of("1", false).has_value());
    CHECK(truth_of("1", true) == true);
    CHECK(truth_of("0", true) == false);
    CHECK_FALSE(truth_of("maybe", true).has_value());
}

TEST_CASE("missing_words, not_applicable_words: none is longer than import looks")
{
    for (const auto words : {missing_words(), not_applicable_words()})
        for (const std::string_view word : words) CHECK(word.size() <= 16);
}

TEST_CASE("id_of: names become ids of letters and digits, other scripts are kept")
{
    CHECK(id_of("Mistral 3 Small (22B)", '-') == "mistral-3-small-22b");
    CHECK(id_of("  Über--Größe!  ", '_') == "uber_grosse");
    CHECK(id_of("O'Brien\u2019s \u0141\u00f3d\u017a", '-') == "obrien-s-lodz");
    CHECK(id_of("e\u0301te\u0301", '-') == "ete");
    CHECK(id_of("\u6771\u4eac Tower", '-') == "\u6771\u4eac-tower");
    CHECK(id_of("\U0001F600", '-') == "x");
    CHECK(id_of("", '-') == "x");
}

TEST_CASE("parts_of: parts are trimmed and empty ones dropped")
{
    CHECK(parts_of("a; b;;c ;", ";") == std::vector<std::string>{"a", "b", "c"});
    CHECK(parts_of(";", ";").empty());
}

TEST_CASE("url_like: absolute URLs only")
{
    CHECK(url_like("https://a.example/x"));
    CHECK(url_like("HTTP://a.example"));
    CHECK(url_like("mailto:a@a.example"));
    for (const std::string_view text : {"a.html", "javascript:alert(1)", "https://", "https://a b", "ftp://a.example"}) CHECK_FALSE(url_like(text));
}

TEST_SUITE_END();
