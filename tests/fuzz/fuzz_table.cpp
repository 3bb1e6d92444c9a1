// tests/fuzz/fuzz_table.cpp - any bytes as a table, and as a table with a mapping: what comes of it is a bundle, or there is a reason.
// SPDX-License-Identifier: MIT
#include "bundle/load.hpp"
#include "tables/export_table.hpp"
#include "tables/import_table.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace juxta;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             alone = tables::import_table(text, {});
    if (alone.bundle.empty()) {
        if (!alone.of_table.refused()) std::abort();  // refused without a word
    } else {
        const bundle::Loaded loaded = bundle::load(alone.bundle);
        if (!loaded.clean() || loaded.problem_count != 0) std::abort();
        const tables::Exported exported = tables::export_table(*loaded.bundle);
        const tables::Imported again    = tables::import_table(exported.table, exported.map);
        if (again.bundle.empty() || again.items != alone.items || again.attributes != alone.attributes) std::abort();
    }
    // The mapping in front of a zero byte, the table behind it.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        const auto mapped = tables::import_table(text.substr(zero + 1), text.substr(0, zero));
        if (mapped.bundle.empty() && !mapped.of_table.refused() && !mapped.of_map.refused()) std::abort();
    }
    return 0;
}
