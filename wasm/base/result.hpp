// wasm/base/result.hpp - a value or the reason why there is none.
// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace juxta {

/// What went wrong, for programs and tests. The text for people is made in base/describe.hpp only.
enum class ErrorCode {
    // A document that is not JSON, or not one that Juxta can read at all.
    syntax,         ///< Not JSON: a token where another was expected, or the end too early.
    encoding,       ///< Not UTF-8, or a NUL byte.
    wrong_version,  ///< Another major version of the format, or none.
    // Limits of the format (data/README.md, "Limits").
    too_large,  ///< The document has more bytes than the limit.
    too_deep,   ///< More nested arrays and objects than the limit.
    too_many,   ///< More items, attributes, reviewers or values than the limit.
    too_long,   ///< A string has more bytes than the limit.
    // One value or field.
    missing_field,    ///< A required key is absent.
    wrong_type,       ///< Another JSON type than expected.
    out_of_range,     ///< A number outside its range, or one that no double can hold.
    bad_value,        ///< The right type, but none of the values allowed.
    bad_url,          ///< Not an http, https, mailto or relative URL.
    duplicate_key,    ///< The same key twice in one object.
    duplicate_id,     ///< An id that an earlier item, attribute or reviewer has.
    unknown_key,      ///< A key that the format does not have.
    unknown_id,       ///< A reference to an id that does not exist.
    not_weighable,    ///< `better` without a `range`: compared, but not weighed.
    // Use.
    bad_argument,   ///< An argument of a function or a command that makes no sense.
    too_few_items,  ///< Fewer items than the operation needs.
    // The world.
    unreachable,  ///< A file or an address could not be read.
    not_json,     ///< The answer is a web page or another kind of file.
    not_sent,     ///< Something of the reader's could not be sent.
    stopped,      ///< The page did not let it be sent; trying again helps nobody.
    no_graphics,  ///< No WebGL, or its context is lost for good.
    internal,     ///< A fault of ours.
};

/// A failure: the code, the place, and what a person needs to know to mend it.
struct Error {
    ErrorCode   code = ErrorCode::internal;
    std::string where;   ///< JSON Pointer, parameter, file or address; may be empty.
    std::string detail;  ///< What was found or expected, in a few words; may be empty.

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

/// Makes a failed Result. The only way that errors come into being.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string where, std::string detail = {})
{
    return std::unexpected<Error>(Error{code, std::move(where), std::move(detail)});
}

}  // namespace juxta
