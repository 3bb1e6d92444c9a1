// wasm/bundle/check_text.hpp - the rules for texts of a certain form: URLs, language tags, currencies.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace juxta::bundle {

/// True for an http, https or mailto URL and for a relative one.
///
/// What a browser would strip or turn before it looks at the scheme is refused instead: control characters and spaces anywhere,
/// and backslashes. So no reading of the text can come to another scheme than the one seen here.
/// source  WHATWG URL, "basic URL parser": leading C0 controls and spaces, tabs and line breaks are removed; `\` counts as `/`.
[[nodiscard]] bool allowed_url(std::string_view text);

/// True for the form of a BCP 47 tag: "en", "pt-BR".
[[nodiscard]] bool language_tag(std::string_view text);

/// True for the form of an ISO 4217 code: "USD".
[[nodiscard]] bool currency_code(std::string_view text);

}  // namespace juxta::bundle
