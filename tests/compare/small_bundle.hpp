// tests/compare/small_bundle.hpp - bundles of a few lines, for the tests of what stands above the model.
// SPDX-License-Identifier: MIT
#pragma once

#include "model/bundle.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::tests {

/// A bundle under construction: first attributes and reviewers, then items, then cells in ascending order of item.
struct SmallBundle {
    model::Bundle bundle;

    model::Attribute& attribute(std::string id, model::AttributeType type, model::Better better = model::Better::undeclared, std::string group = {})
    {
        model::Attribute made;
        made.id     = id;
        made.label  = id;
        made.type   = type;
        made.better = better;
        made.group  = std::move(group);
        bundle.attributes.push_back(std::move(made));
        bundle.columns.emplace_back(type);
        return bundle.attributes.back();
    }

    void reviewer(std::string id, std::string name)
    {
        bundle.reviewers.push_back({std::move(id), std::move(name), {}, {}});
        bundle.reviews.emplace_back();
    }

    model::ItemIndex item(std::string_view id, std::string_view name)
    {
        const model::ItemIndex at = bundle.items.append();
        set(at, model::ItemText::id, id);
        set(at, model::ItemText::name, name);
        bundle.index_items();
        return at;
    }

    void set(model::ItemIndex item, model::ItemText which, std::string_view text) { bundle.items.set_text(item, which, bundle.texts.add(text)); }

    void number(std::size_t attribute, model::ItemIndex item, double value) { bundle.columns[attribute].set_number(item, value); }
    void text(std::size_t attribute, model::ItemIndex item, std::string_view value) { bundle.columns[attribute].set_text(item, bundle.texts.add(value)); }
    void day(std::size_t attribute, model::ItemIndex item, std::int32_t days, std::string_view value)
    {
        bundle.columns[attribute].set_date(item, days, bundle.texts.add(value));
    }
    void tags(std::size_t attribute, model::ItemIndex item, const std::vector<std::string_view>& values)
    {
        std::vector<model::TextId> ids;
        for (const std::string_view value : values) ids.push_back(bundle.texts.add(value));
        bundle.columns[attribute].set_tags(item, ids);
    }
    void not_applicable(std::size_t attribute, model::ItemIndex item) { bundle.columns[attribute].set_not_applicable(item); }

    void review(std::size_t reviewer, model::ItemIndex item, std::optional<double> score, model::Verdict verdict, std::string_view said = {})
    {
        bundle.reviews[reviewer].set(item, {true, score, verdict, bundle.texts.add(said)});
    }
};

}  // namespace juxta::tests
