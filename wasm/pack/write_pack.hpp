// wasm/pack/write_pack.hpp - a bundle to the files of a packed catalogue. Not part of the widget: the command line packs.
// SPDX-License-Identifier: MIT
//
// Pure: the same bundle gives the same files, byte by byte.
#pragma once

#include "base/result.hpp"
#include "model/bundle.hpp"
#include "pack/catalogue_pack.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::pack {

/// Takes a finished file; fails with what went wrong, and packing ends with that.
using Emit = std::function<Result<void>(const File& file, std::string_view bytes)>;

struct Packed {
    std::string              manifest;  ///< to be written last, as manifest.json
    std::size_t              files = 0;  ///< different ones
    std::size_t              bytes = 0;  ///< of them, without the manifest
};

/// Packs a bundle into a catalogue of its own.
/// fails  too_large     one item alone is larger than a file may be; and with what `emit` failed
[[nodiscard]] Result<Packed> write_pack(const model::Bundle& bundle, const Emit& emit);

/// Packs a bundle as one more segment of a catalogue. None of the catalogue's files changes but the manifest. The catalogue's own texts,
/// attributes and reviewers stand; attributes and reviewers that it has not yet come behind them, and so do comparisons; the later
/// `updated` counts.
///
/// head   The catalogue's manifest as a bundle (it is one).
/// fails  bad_value     an attribute (where: its id) that the catalogue has with another type, unit, currency or per
///        too_many      more attributes or reviewers than a bundle may have, or segments than a catalogue
/// The caller makes sure, by CataloguePack::find, that no item is there already.
[[nodiscard]] Result<Packed> add_to_pack(const CataloguePack& catalogue, const model::Bundle& head, const model::Bundle& bundle, const Emit& emit);

}  // namespace juxta::pack
