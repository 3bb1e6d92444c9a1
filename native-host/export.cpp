// native-host/export.cpp - the command `juxta export`.
// SPDX-License-Identifier: MIT
#include "base/describe.hpp"
#include "commands.hpp"
#include "tables/export_table.hpp"

namespace juxta::host {

int command_export(Arguments arguments, Io& io)
{
    constexpr Option kOptions[] = {{"-o", true}, {"--map", true}};
    const auto       parsed     = parse("export", arguments, kOptions, io);
    if (!parsed) return kUsage;
    if (parsed->words.size() > 1) return refuse_usage("export", "one bundle at a time", io);
    const auto opened = open("export", *parsed, nullptr, io);
    if (!opened) return opened.error();

    const tables::Exported exported = tables::export_table(opened->bundle);
    const auto             give     = [&](const std::string* path, const std::string& text) {
        if (!path || *path == "-") return io.out(text), kDone;
        const auto written = io.write(*path, text);
        if (!written) say_error(io, describe(written.error()));
        return written ? kDone : kProblems;
    };
    int code = give(parsed->value_of("-o"), exported.table);
    if (const std::string* const map = parsed->value_of("--map"); map && code == kDone) code = give(map, exported.map);
    return code;
}

}  // namespace juxta::host
