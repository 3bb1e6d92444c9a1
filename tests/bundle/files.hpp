// tests/bundle/files.hpp - reading files of the repository, and comparing what was loaded.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/describe.hpp"
#include "bundle/load.hpp"

#include <dirent.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tests {

inline std::string read_file(const std::string& path)
{
    std::string text;
    if (std::FILE* const file = std::fopen((std::string(JUXTA_SOURCE_DIR) + "/" + path).c_str(), "rb")) {
        char buffer[65536];
        for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
            text.append(buffer, count);
        std::fclose(file);
    }
    return text;
}

/// The names of a folder's files, in order.
inline std::vector<std::string> names_in(const std::string& folder)
{
    std::vector<std::string> names;
    if (DIR* const open = opendir((std::string(JUXTA_SOURCE_DIR) + "/" + folder).c_str())) {
        while (const dirent* const entry = readdir(open))
            if (entry->d_name[0] != '.')
                names.emplace_back(entry->d_name);
        closedir(open);
    }
    std::ranges::sort(names);
    return names;
}

inline bundle::Loaded load_in_pieces(std::string_view text, std::size_t size)
{
    bundle::Loader loader;
    for (std::size_t at = 0; at < text.size(); at += size)
        loader.feed(text.substr(at, size));
    return loader.finish();
}

/// The lines that check would print, and the count where some were not kept.
inline std::string report(const bundle::Loaded& loaded)
{
    std::string lines;
    for (const Problem& problem : loaded.problems)
        lines += describe(problem, "file") + " [" + std::string(name_of(problem.code)) + "]\n";
    if (loaded.problem_count != loaded.problems.size())
        lines += std::to_string(loaded.problem_count) + " in all\n";
    return lines;
}

/// Everything a bundle says, as lines: equal dumps, equal bundles.
inline std::string dump(const model::Bundle& bundle)
{
    using namespace model;
    const auto number = [](double value) {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.17g", value);
        return std::string(buffer);
    };
    const auto text = [&](TextId id) { return "'" + std::string(bundle.texts[id]) + "' "; };

    std::string out = bundle.title + "|" + bundle.question + "|" + bundle.language + "|" + bundle.updated + "|" + bundle.verdicts.positive + "|"
                    + bundle.verdicts.negative + "\n";
    for (const Attribute& a : bundle.attributes)
        out += "attribute " + a.id + "|" + a.label + "|" + a.group + "|" + a.help + "|" + a.unit + "|" + a.currency + "|" + a.per + "|"
             + std::to_string(static_cast<int>(a.type)) + std::to_string(static_cast<int>(a.better)) + "|"
             + (a.range ? number(a.range->low) + ".." + number(a.range->high) : "") + "|" + (a.weight ? number(*a.weight) : "") + "\n";
    for (const Reviewer& r : bundle.reviewers)
        out += "reviewer " + r.id + "|" + r.name + "|" + r.about + "|" + (r.weight ? number(*r.weight) : "") + "\n";
    for (ItemIndex item = 0; item < bundle.items.size(); ++item) {
        out += "item ";
        for (int which = 0; which < static_cast<int>(ItemText::count); ++which)
            out += text(bundle.items.text(item, static_cast<ItemText>(which)));
        const Votes votes = bundle.items.votes(item);
        out += votes.given ? std::to_string(votes.positive) + "+" + std::to_string(votes.negative) + "-" : "no votes";
        for (std::size_t i = 0; i < bundle.columns.size(); ++i) {
            const Column& column = bundle.columns[i];
            out += "\n  " + bundle.attributes[i].id + ": " + std::to_string(static_cast<int>(column.status(item))) + " " + number(column.number(item)) + " "
                 + text(column.text(item));
            for (const TextId tag : column.tags(item))
                out += "#" + text(tag);
            out += text(column.annotation(item).note) + text(column.annotation(item).source);
        }
        for (std::size_t i = 0; i < bundle.reviews.size(); ++i) {
            const Review review = bundle.reviews[i].at(item);
            out += "\n  " + bundle.reviewers[i].id + ": " + (review.given ? "given " : "missing ") + (review.score ? number(*review.score) : "-") + " "
                 + std::to_string(static_cast<int>(review.verdict)) + " " + text(review.text);
        }
        out += "\n";
    }
    for (const Comparison& c : bundle.comparisons) {
        out += "comparison " + c.id + "|" + c.title;
        for (const ItemIndex item : c.items)
            out += " " + std::to_string(item);
        out += "\n";
    }
    if (bundle.newsletter)
        out += "newsletter " + bundle.newsletter->title + "|" + bundle.newsletter->text + "\n";
    return out;
}

inline std::string dump(const bundle::Loaded& loaded)
{
    return report(loaded) + (loaded.bundle ? dump(*loaded.bundle) : "refused\n");
}

}  // namespace juxta::tests
