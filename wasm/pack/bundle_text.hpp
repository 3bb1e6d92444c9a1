// wasm/pack/bundle_text.hpp - a model as the JSON text of a bundle.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"

#include <string>

namespace juxta::pack {

/// One item, on one line; its first key is "id".
[[nodiscard]] std::string item_text(const model::Bundle& bundle, model::ItemIndex item);

/// The members of the document but items and comparisons, each on its own line and followed by ",\n".
[[nodiscard]] std::string head_text(const model::Bundle& bundle);

}  // namespace juxta::pack
