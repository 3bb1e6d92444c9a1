// tests/catalogue/catalogues.hpp - catalogues to search and filter: small ones by hand, any number of made-up ones.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"
#include "tests/support/random.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::tests {

/// Fills a bundle item by item. Texts are pooled once each, as the loader does for texts that come again.
class Making {
public:
    Making() : interner_(bundle_.texts) {}

    std::size_t attribute(std::string id, model::AttributeType type, model::Better better = model::Better::undeclared)
    {
        model::Attribute made;
        made.id = made.label = std::move(id);
        made.type            = type;
        made.better          = better;
        bundle_.attributes.push_back(made);
        bundle_.columns.emplace_back(type);
        return bundle_.attributes.size() - 1;
    }
    /// Has an attribute weighed. range: of numbers
    void weigh(std::size_t attribute, model::Better better, std::optional<model::Range> range = {})
    {
        bundle_.attributes[attribute].better = better;
        bundle_.attributes[attribute].range  = range;
    }
    std::size_t reviewer(std::string id)
    {
        model::Reviewer made;
        made.id = made.name = std::move(id);
        bundle_.reviewers.push_back(made);
        bundle_.reviews.emplace_back();
        return bundle_.reviewers.size() - 1;
    }
    void review(std::size_t reviewer, model::ItemIndex item, std::optional<double> score)
    {
        bundle_.reviews[reviewer].set(item, {.given = true, .score = score, .verdict = model::Verdict::positive});
    }
    model::ItemIndex item(std::string_view name)
    {
        const model::ItemIndex made = bundle_.items.append();
        set(made, model::ItemText::id, "item-" + std::to_string(made));
        set(made, model::ItemText::name, name);
        return made;
    }
    void set(model::ItemIndex item, model::ItemText which, std::string_view text) { bundle_.items.set_text(item, which, text_of(text)); }
    model::TextId text_of(std::string_view text) { return interner_.add(text).id; }
    model::Column& column(std::size_t attribute) { return bundle_.columns[attribute]; }
    void tags(std::size_t attribute, model::ItemIndex item, const std::vector<std::string>& tags)
    {
        std::vector<model::TextId> ids;
        for (const std::string& tag : tags) ids.push_back(text_of(tag));
        column(attribute).set_tags(item, ids);
    }

    [[nodiscard]] const model::Bundle& bundle()
    {
        bundle_.index_items();
        return bundle_;
    }
    /// Texts that are equal and not pooled once, as the loader has them when they seldom come again.
    model::TextId copy_of(std::string_view text) { return bundle_.texts.add(text); }

private:
    model::Bundle       bundle_;
    model::TextInterner interner_;
};

/// A made-up catalogue of all types of values, with unknown and not applicable ones, ties, repeated and rare texts.
inline void fill(Making& making, Random& random, std::size_t items)
{
    using model::AttributeType;
    const std::vector<std::string> words{"alder", "birch", "cedar", "Émile", "oak", "oaken", "keyboard", "keyboards", "notebook", "book", "strasse", "Straße", "жук", "東京", "2024", "2025", "mini", "mint", "x"};
    const auto                     text = [&](std::size_t most) {
        std::string made;
        for (std::size_t k = 1 + random.below(most); k > 0; --k) made += (made.empty() ? "" : " ") + words[random.below(words.size())];
        return made;
    };
    std::vector<std::size_t> columns;
    for (const AttributeType type : {AttributeType::number, AttributeType::text, AttributeType::tags, AttributeType::boolean, AttributeType::date, AttributeType::url, AttributeType::money, AttributeType::percent})
        columns.push_back(making.attribute("a" + std::to_string(columns.size()), type));
    for (std::size_t i = 0; i < items; ++i) {
        const model::ItemIndex item = making.item(text(3));
        if (random.chance(0.7)) making.set(item, model::ItemText::category, words[random.below(4)]);
        if (random.chance(0.7)) making.set(item, model::ItemText::tagline, text(6));
        if (random.chance(0.2)) making.set(item, model::ItemText::description, text(9));
        if (random.chance(0.2)) making.set(item, model::ItemText::entry, "Free");
        for (const std::size_t c : columns) {
            model::Column& column = making.column(c);
            if (random.chance(0.1)) {
                column.set_not_applicable(item);
                continue;
            }
            if (random.chance(0.2)) continue;
            switch (column.type()) {
            case AttributeType::number:
            case AttributeType::money:
            case AttributeType::percent: column.set_number(item, random.chance(0.5) ? static_cast<double>(random.below(9)) - 4 : random.real() * 1000 - 500); break;
            case AttributeType::text: column.set_text(item, random.chance(0.5) ? making.text_of(words[random.below(5)]) : making.copy_of(text(2))); break;
            case AttributeType::url: column.set_text(item, making.text_of("https://example.org/" + std::to_string(random.below(7)))); break;
            case AttributeType::boolean: column.set_number(item, random.chance(0.4) ? 1 : 0); break;
            case AttributeType::date: {
                const auto days = static_cast<std::int32_t>(random.below(4000)) - 1000;
                column.set_date(item, days, making.text_of("day " + std::to_string(days)));
                break;
            }
            case AttributeType::tags: {
                std::vector<std::string> tags;
                for (const std::string& word : words)
                    if (random.chance(0.1)) tags.push_back(word);
                making.tags(c, item, tags);
                break;
            }
            }
        }
    }
}

}  // namespace juxta::tests
