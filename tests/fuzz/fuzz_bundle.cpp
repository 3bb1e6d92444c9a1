// tests/fuzz/fuzz_bundle.cpp - any bytes as a bundle: read in one piece and in two, shown, reported.
// SPDX-License-Identifier: MIT
#include "bundle/load.hpp"
#include "semantics/semantics.hpp"
#include "view/build_view.hpp"
#include "view/decision_report.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace juxta;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const bundle::Loaded   whole = bundle::load(text);

    bundle::Loader loader;
    loader.feed(text.substr(0, size / 3));
    loader.feed(text.substr(size / 3));
    const bundle::Loaded pieces = loader.finish();
    if (pieces.bundle.has_value() != whole.bundle.has_value() || pieces.problems.size() != whole.problems.size()) std::abort();

    if (!whole.bundle) {
        if (whole.problems.empty()) std::abort();  // refused without a word
        return 0;
    }
    view::State state;
    state.load = view::Arrived{whole.problems.size()};
    state.offers = {true, true};
    const semantics::Node tree = semantics::build_tree(view::build_view(&*whole.bundle, state));
    if (semantics::json_text(tree).empty() || semantics::html_text(tree).empty()) std::abort();
    if (view::decision_report(*whole.bundle, state) != view::decision_report(*pieces.bundle, state)) std::abort();
    return 0;
}
