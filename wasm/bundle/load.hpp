// wasm/bundle/load.hpp - JSON text to model::Bundle, with every problem found; the only JSON reading code.
// SPDX-License-Identifier: MIT
//
// The format is documented in data/README.md. The reader is fed piece by piece, so that the whole text is never held:
// it cuts the document at the elements of its top-level arrays and reads each of them as soon as it is whole.
#pragma once

#include "base/problem.hpp"
#include "model/bundle.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace juxta::bundle {

inline constexpr std::size_t kMaxProblems = 100;  ///< Problems kept of one document; the rest are counted.

/// What came of one document.
struct Loaded {
    std::optional<model::Bundle> bundle;             ///< Absent when the document was refused.
    std::vector<Problem>         problems;           ///< In the order of their place; at most kMaxProblems.
    std::size_t                  problem_count = 0;  ///< All that were found, kept or not.

    /// True when there is nothing to mend: no problem but warnings.
    [[nodiscard]] bool clean() const;
};

/// Reads one document from pieces of any size.
class Loader {
public:
    Loader();
    ~Loader();
    Loader(Loader&&) noexcept;
    Loader& operator=(Loader&&) noexcept;

    /// The next bytes of the document; a piece may end anywhere, also within a character.
    /// returns  false once the document is refused: further pieces are ignored.
    bool feed(std::string_view bytes);

    /// The end of the document. Call once; the loader is then empty.
    [[nodiscard]] Loaded finish();

    [[nodiscard]] std::size_t bytes_read() const;   ///< since the start
    [[nodiscard]] std::size_t items_read() const;   ///< complete items so far

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

/// Reads one whole document. fails: by `Loaded::problems`, never otherwise.
[[nodiscard]] Loaded load(std::string_view text);

}  // namespace juxta::bundle
