// wasm/catalogue/plot_text.hpp - a plot that is asked for, and what it shows, as text: for a catalogue that is somewhere else.
// SPDX-License-Identifier: MIT
//
// As offer.hpp has it for filters. Pure.
#pragma once

#include "catalogue/offer.hpp"
#include "catalogue/plot.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

/// What an axis is to show.
struct AskedMeasure {
    ColumnIndex                 column   = 0;  ///< an attribute that is numeric, or kAskedScore
    model::AttributeType        type     = model::AttributeType::number;
    model::Better               better   = model::Better::undeclared;  ///< of an attribute
    std::vector<AskedCriterion> criteria = {};  ///< of the score

    bool operator==(const AskedMeasure&) const = default;
};

struct AskedPlot {
    AskedMeasure across, up;  ///< of different columns

    bool operator==(const AskedPlot&) const = default;
};

/// Appends it. No control character is written.
void write_plot(std::string& to, const AskedPlot& plot);
/// returns  absent for what write_plot() never wrote
[[nodiscard]] std::optional<AskedPlot> read_plot(std::string_view text);

/// Appends what a whole plot shows but for its points, which are the catalogue's own.
/// named  Of each of plotted.named, which number is written for it.
void write_plotted(std::string& to, const Plotted& plotted, const std::vector<model::ItemIndex>& named);
/// items    `named` are below
/// returns  absent for what write_plotted() never wrote
[[nodiscard]] std::optional<Plotted> read_plotted(std::string_view text, std::size_t items);

}  // namespace juxta::catalogue
