// native-host/import.cpp - the command `juxta import`.
// SPDX-License-Identifier: MIT
#include "base/describe.hpp"
#include "base/nearest.hpp"
#include "commands.hpp"
#include "model/bundle.hpp"
#include "tables/import_table.hpp"

#include <algorithm>

namespace juxta::host {
namespace {

std::size_t tell(const tables::Problems& problems, std::string_view file, Io& io)
{
    std::size_t warnings = 0;
    for (const Problem& problem : problems.kept()) {
        io.err(describe(problem, file) + "\n");
        warnings += problem.severity == Severity::warning ? 1u : 0u;
    }
    return warnings;
}

}  // namespace

int command_import(Arguments arguments, Io& io)
{
    constexpr Option kOptions[] = {{"--map", true}, {"--format", true}, {"-o", true}};
    const auto       parsed     = parse("import", arguments, kOptions, io);
    if (!parsed) return kUsage;
    if (parsed->words.size() != 1) return refuse_usage("import", parsed->words.empty() ? "no table is named" : "one table at a time", io);

    tables::Notation notation = tables::Notation::found_out;
    if (const std::string* const format = parsed->value_of("--format")) {
        if (*format == "csv") notation = tables::Notation::delimited;
        else if (*format == "json") notation = tables::Notation::json;
        else return refuse_usage("import", "unknown format '" + *format + "': it is csv or json", io);
    }
    const std::string&       path     = parsed->words.front();
    const std::string* const map_path = parsed->value_of("--map");
    if (map_path && path == "-" && *map_path == "-") return refuse_usage("import", "standard input can be read once only", io);

    const auto table = io.read_text(path, model::kMaxDocumentBytes);
    const auto map   = map_path ? io.read_text(*map_path, model::kMaxDocumentBytes) : Result<std::string>();
    for (const auto* const text : {&table, &map}) {
        if (*text) continue;
        say_error(io, describe(text->error()));
        return kUsage;
    }
    const std::string      mapping  = map_path && map->empty() ? " " : *map;  // an empty file is no mapping, and said to be none
    const tables::Imported imported = tables::import_table(*table, mapping, notation);

    const std::string_view name     = shown_name(path);
    const std::string_view map_name = map_path ? shown_name(*map_path) : "the bundle";
    const std::size_t      warnings = tell(imported.of_table, name, io) + tell(imported.of_map, map_name, io);
    const std::size_t      kept     = imported.of_table.kept().size() + imported.of_map.kept().size();
    const std::size_t      all      = imported.of_table.count() + imported.of_map.count();
    std::string            sum      = std::string(name) + ": ";
    if (!imported.bundle.empty()) sum += count_of(imported.items, "item") + ", " + count_of(imported.attributes, "attribute") + "; ";
    sum += count_of(kept - warnings, "problem") + ", " + count_of(warnings, "warning");
    if (all > kept) sum += ", and " + std::to_string(all - kept) + " more that are not listed";
    io.err(sum + "\n");
    if (imported.bundle.empty()) return kProblems;

    if (const std::string* const to = parsed->value_of("-o"); to && *to != "-") {
        if (const auto written = io.write(*to, imported.bundle); !written) {
            say_error(io, describe(written.error()));
            return kProblems;
        }
    } else {
        io.out(imported.bundle);
    }
    return imported.of_table.faulty() || imported.of_map.faulty() ? kProblems : kDone;
}

}  // namespace juxta::host
