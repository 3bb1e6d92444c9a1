// wasm/bundle/parse.hpp - the values of a JSON text, handed to Document as they come.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace juxta::bundle {

class Document;

/// Reads one JSON value, which the text begins with. A number that no double can hold is handed on as an infinite one.
///
/// nesting  Lists and objects that it may hold within each other, itself among them: at most 64.
/// to       Gets every key and value; begin() was called. Of what is not whole it has got a part, whose texts stay in the bundle unused.
/// returns  The offset behind the value; 0 when it is no JSON, is cut off, or is nested deeper.
[[nodiscard]] std::size_t parse(std::string_view text, int nesting, Document& to);

}  // namespace juxta::bundle
