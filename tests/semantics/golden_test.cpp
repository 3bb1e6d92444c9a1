// tests/semantics/golden_test.cpp - every sample as text of each kind, against the files in tests/golden.
// SPDX-License-Identifier: MIT
//
// JUXTA_UPDATE_GOLDEN=1 writes the files anew; what changed is then reviewed like code.
#include "semantics/semantics.hpp"
#include "view/samples.hpp"

#include "tests/semantics/html_check.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace juxta;

namespace {

constexpr const char* kFolder = JUXTA_SOURCE_DIR "/tests/golden/";

std::optional<std::string> file_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The first line that differs, so that a failure says more than "not equal".
std::string difference(const std::string& expected, const std::string& actual)
{
    std::istringstream left(expected), right(actual);
    std::string        a, b;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(left, a));
        const bool more_b = static_cast<bool>(std::getline(right, b));
        if (!more_a && !more_b) return {};
        if (more_a != more_b || a != b) return "line " + std::to_string(line) + "\n  golden: " + (more_a ? a : "<end>") + "\n  now:    " + (more_b ? b : "<end>");
    }
}

void check_golden(const std::string& name, const std::string& actual)
{
    const std::string path     = kFolder + name;
    const auto        expected = file_text(path);
    if (expected && *expected == actual) return;
    if (std::getenv("JUXTA_UPDATE_GOLDEN")) {
        std::ofstream file(path, std::ios::binary);
        file << actual;
        REQUIRE_MESSAGE(file.good(), path);
        return;
    }
    REQUIRE_MESSAGE(expected.has_value(), "no golden file " << name << "; JUXTA_UPDATE_GOLDEN=1 writes it");
    FAIL_CHECK(name << " is not as it was: " << difference(*expected, actual));
}

}  // namespace

TEST_SUITE_BEGIN("semantics/golden");

TEST_CASE("golden: every sample reads as it did, as HTML, plain text and Markdown")
{
    for (const view::Sample& sample : view::samples()) {
        CAPTURE(sample.name);
        const semantics::Node tree = semantics::build_tree(sample.view);
        check_golden(sample.name + ".html", semantics::html_text(tree));
        check_golden(sample.name + ".txt", semantics::plain_text(tree, 100));
        check_golden(sample.name + ".md", semantics::markdown_text(tree));
    }
}

TEST_CASE("golden: every file belongs to a sample")
{
    std::set<std::string> names;
    for (const view::Sample& sample : view::samples())
        for (const char* ending : {".html", ".txt", ".md"}) names.insert(sample.name + ending);

    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".html") || name.ends_with(".txt") || (name.ends_with(".md") && name != "README.md")) CHECK_MESSAGE(names.contains(name), name);
    }
}

TEST_CASE("samples: every sample's HTML is well-formed")
{
    for (const view::Sample& sample : view::samples()) {
        CAPTURE(sample.name);
        CHECK(test::faults_of(test::read_html(semantics::html_page(semantics::build_tree(sample.view), sample.view.label))) == "");
    }
}

TEST_CASE("samples: no two nodes of a sample have the same id")
{
    for (const view::Sample& sample : view::samples()) {
        CAPTURE(sample.name);
        std::set<std::string> seen;
        const auto            visit = [&](const auto& self, const semantics::Node& node) -> void {
            CHECK_MESSAGE(seen.insert(node.id).second, node.id);
            for (const semantics::Node& child : node.children) self(self, child);
        };
        visit(visit, semantics::build_tree(sample.view));
    }
}

TEST_CASE("samples: what Escape presses is a button that is there; what can be opened and asked for has one")
{
    std::set<std::string> left;
    for (const view::Sample& sample : view::samples()) {
        CAPTURE(sample.name);
        const semantics::Node root  = semantics::build_tree(sample.view);
        const auto            visit = [&](const auto& self, const semantics::Node& node) -> void {
            if (!node.leave.empty()) {
                const semantics::Node* button = semantics::find(root, node.leave);
                REQUIRE(button != nullptr);
                CHECK(button->role == semantics::Role::button);
                CHECK(button->action.has_value());
                left.insert(node.id);
            }
            for (const semantics::Node& child : node.children) self(self, child);
        };
        visit(visit, root);
    }
    CHECK(left == std::set<std::string>{"~screen/axes", "~screen/bookmarks-question", "~screen/columns", "~screen/facets", "~screen/share"});
}

TEST_SUITE_END();
