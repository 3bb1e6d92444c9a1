// tests/tables/import_table_test.cpp - every table of tests/fixtures/tables against the bundle and the problems it has to give.
// SPDX-License-Identifier: MIT
//
// JUXTA_UPDATE_GOLDEN=1 writes the files of tests/golden/tables anew; what changed is then reviewed like code.
#include "tables/import_table.hpp"

#include "../bundle/files.hpp"

#include "doctest/doctest.h"

#include <cstdlib>
#include <fstream>

using namespace juxta;
using namespace juxta::tables;
using juxta::tests::names_in;
using juxta::tests::read_file;

namespace {

constexpr std::string_view kFolder = "tests/fixtures/tables/";

std::string map_of(const std::string& name)
{
    return read_file(std::string(kFolder) + name.substr(0, name.find('.')) + ".map.json");
}

std::string problems_of(const Imported& imported)
{
    std::string lines;
    for (const Problem& problem : imported.of_table.kept()) lines += describe(problem, "table") + " [" + std::string(name_of(problem.code)) + "]\n";
    for (const Problem& problem : imported.of_map.kept()) lines += describe(problem, "map") + " [" + std::string(name_of(problem.code)) + "]\n";
    return lines;
}

std::vector<std::string> fixtures()
{
    std::vector<std::string> names;
    for (const std::string& name : names_in("tests/fixtures/tables"))
        if (!name.ends_with(".map.json")) names.push_back(name);
    return names;
}

void keeps_to_golden(const std::string& path, const std::string& made)
{
    if (std::getenv("JUXTA_UPDATE_GOLDEN") && read_file(path) != made) {
        const std::string whole = std::string(JUXTA_SOURCE_DIR) + "/" + path;
        if (made.empty()) std::remove(whole.c_str());
        else std::ofstream(whole, std::ios::binary) << made;
    }
    CHECK_MESSAGE(read_file(path) == made, path << " is not what import makes; JUXTA_UPDATE_GOLDEN=1 writes it");
}

}  // namespace

TEST_SUITE_BEGIN("tables/import_table");

TEST_CASE("import_table: each fixture gives its bundle and its problems")
{
    CHECK(fixtures().size() >= 28);
    for (const std::string& name : fixtures()) {
        CAPTURE(name);
        const std::string stem     = "tests/golden/tables/" + name.substr(0, name.find('.'));
        const Imported    imported = import_table(read_file(std::string(kFolder) + name), map_of(name));

        keeps_to_golden(stem + ".json", imported.bundle);
        keeps_to_golden(stem + ".txt", problems_of(imported));
        CHECK(name.starts_with("invalid_") == (imported.of_table.faulty() || imported.of_map.faulty()));
    }
}

TEST_CASE("import_table: whatever it makes, the reader of bundles takes without a problem")
{
    for (const std::string& name : fixtures()) {
        CAPTURE(name);
        const Imported imported = import_table(read_file(std::string(kFolder) + name), {});
        if (imported.bundle.empty()) continue;
        const bundle::Loaded loaded = bundle::load(imported.bundle);

        CHECK(loaded.problem_count == 0);
        REQUIRE(loaded.bundle.has_value());
        CHECK(loaded.bundle->items.size() == imported.items);
        CHECK(loaded.bundle->attributes.size() == imported.attributes);
    }
}

TEST_CASE("import_table: what is better is never guessed")
{
    const Imported imported = import_table("name,price (EUR),score (%),open?\nA,1,2,yes\nB,2,3,no\n", {});

    CHECK_FALSE(imported.bundle.contains("better"));
}

TEST_CASE("import_table: a table cut at any byte is refused or read, never more")
{
    const std::string whole = read_file(std::string(kFolder) + "valid_quotes_commas_and_line_breaks.csv") + read_file(std::string(kFolder) + "valid_items_in_columns.csv");
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const Imported imported = import_table(std::string_view(whole).substr(0, size), {});
        CHECK((imported.bundle.empty() ? imported.of_table.refused() : bundle::load(imported.bundle).clean()));
    }
    const std::string map = read_file(std::string(kFolder) + "valid_mapping_everything.map.json");
    for (std::size_t size = 1; size < map.size() - 1; ++size) {
        const Imported imported = import_table("key;title\n1;2\n", std::string_view(map).substr(0, size));
        CHECK(imported.of_map.refused());
        CHECK(imported.bundle.empty());
    }
}

TEST_CASE("import_table: more columns than a bundle may have attributes are said, and the first are kept")
{
    std::string table = "name";
    for (int i = 0; i < 600; ++i) table += ",c" + std::to_string(i);
    table += "\nA";
    for (int i = 0; i < 600; ++i) table += ",1";

    const Imported imported = import_table(table, {});

    CHECK(imported.attributes == model::kMaxAttributes);
    REQUIRE(imported.of_table.count() == 1);
    CHECK(imported.of_table.kept()[0].code == ErrorCode::too_many);
}

TEST_CASE("import_table: a number that can be read in two ways is read as the table's delimiter suggests, with a warning")
{
    const Imported imported = import_table("name;size\nA;1.234\nB;5\n", {});

    CHECK(imported.bundle.contains("\"size\":1234"));
    REQUIRE(imported.of_table.count() == 1);
    CHECK(describe(imported.of_table.kept()[0], "t") == "t:2:3: warning: expected a number that can be read in one way only (say \"decimal\" in a mapping; read as 1234), found \"1.234\"");
    const Imported told = import_table("name;size\nA;1.234\nB;5\n", R"({"decimal": "."})");
    CHECK(told.bundle.contains("\"size\":1.234"));
    CHECK(told.of_table.count() == 0);
}

TEST_CASE("import_table: the same input gives the same bytes, and ids do not depend on other items' cells")
{
    const std::string table = read_file(std::string(kFolder) + "valid_same_names_get_ids_of_their_own.csv");

    CHECK(import_table(table, {}).bundle == import_table(table, {}).bundle);
}

TEST_SUITE_END();
