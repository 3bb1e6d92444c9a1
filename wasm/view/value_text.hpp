// wasm/view/value_text.hpp - values of the bundle as final text for people.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"

#include <string>
#include <string_view>

namespace juxta::view {

/// A number with every digit the bundle gave and no more: "32,768", "0.1", "−4.25". Finite. Where grouped text would
/// be unwieldy (below 1e-15 or from 1e21 on) as `shortest` writes it.
[[nodiscard]] std::string number_for_people(double value);

/// An amount of money: whole, or with two decimals and as many more as it has. "$0.10", "€20", "CHF 12.50", "0.10".
/// A symbol is used for USD, EUR, GBP, JPY and INR; other codes stand before the amount.
[[nodiscard]] std::string money_for_people(double value, std::string_view currency);

/// The symbol of a currency's code; "" = it has none here.
[[nodiscard]] std::string_view symbol_of(std::string_view currency);

/// A number in the terms of its row: with unit, currency and "per". For number, money and percent.
[[nodiscard]] std::string quantity_text(const model::Attribute& attribute, double value);

/// The text of a known cell, with unit, currency and "per". Never empty: a blank text says so.
[[nodiscard]] std::string value_text(const model::Bundle& bundle, std::size_t attribute, model::ItemIndex item);

/// "1.2 MB": a size in decimal units, one digit after the point from 1 MB on.
[[nodiscard]] std::string bytes_for_people(std::uint64_t bytes);

}  // namespace juxta::view
