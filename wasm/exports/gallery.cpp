// wasm/exports/gallery.cpp - the samples in a browser: any state that a person can meet, in the real element.
// SPDX-License-Identifier: MIT
#include "exports/gallery.hpp"

#include "exports/widget.hpp"
#include "view/samples.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

const std::vector<juxta::view::Sample>& all()
{
    static const auto* const made = new std::vector<juxta::view::Sample>(juxta::view::samples());
    return *made;
}

}  // namespace

const char* juxta_sample_names()
{
    static std::string names;
    names.clear();
    for (const auto& sample : all()) {
        names += sample.name;
        names += '\t';
        names += sample.about;
        names += '\n';
    }
    return names.c_str();
}

int juxta_sample(const char* name)
{
    const auto found = std::ranges::find(all(), std::string_view(name), &juxta::view::Sample::name);
    if (found == all().end())
        return 0;
    juxta::widget_app().show(found->bundle.get(), found->state);
    return 1;
}
