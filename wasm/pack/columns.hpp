// wasm/pack/columns.hpp - the values of one attribute for a stretch of items, as bytes.
// SPDX-License-Identifier: MIT
//
// status     0: all known; 1: two bits an item (model::Status)
// numbers    of the known items: whole numbers of 10^-digits above the least, in as few bits as the largest needs; where that loses
//            anything or saves nothing, doubles as they are
// booleans   a bit; dates: days above the first, in bits
// texts      different ones in order, then for each known item its place among them, in bits; tags: how many, then the places
// Notes and sources are not here: they come with the item.
#pragma once

#include "model/bundle.hpp"
#include "pack/bytes.hpp"

#include <cstdint>
#include <string>

namespace juxta::pack {

inline constexpr std::uint32_t kStretch = 65'536;  ///< items of one file of a column, and of one part of a list of postings

/// Appends the cells [first, first + count) of a column.
void put_cells(std::string& to, const model::Column& column, const model::TextPool& texts, model::ItemIndex first, std::uint32_t count);

/// Adds cells that put_cells() wrote to a column, the first of them as the item `first`.
/// returns  false when the bytes are not such cells; the column may have got some of them then
[[nodiscard]] bool read_cells(std::string_view bytes, model::Column& column, model::TextPool& texts, model::ItemIndex first, std::uint32_t count);

}  // namespace juxta::pack
