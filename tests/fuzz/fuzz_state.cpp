// tests/fuzz/fuzz_state.cpp - any bytes as the text of a link, and as what somebody types.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"
#include "view/build_view.hpp"
#include "view/samples.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace juxta;
    using namespace juxta::view;
    static const std::vector<Sample> all = samples();

    const std::string text(reinterpret_cast<const char*>(data), size);
    const ReadState   read = read_state(text);
    const auto        comes_back = [](const Selection& selection) {
        const WrittenState written = write_state_within(selection);
        return written.text.size() <= kMaxStateBytes && (!written.left_out.empty() || read_state(written.text).selection == selection);
    };
    if (!comes_back(read.selection)) std::abort();

    for (const Sample& one : all) {
        if (one.name != "weighed_facts" && one.name != "pinned") continue;
        State state = one.state;
        for (const Action& action : {Action{RestoreState{text}}, Action{RestoreState{"1;" + text}}, Action{SetWeight{"engineer", text}}, Action{ToggleMust{"context"}},
                                     Action{SetLimit{"context", text}}, Action{EditAdding{text}}, Action{EditEmail{text}}, Action{Subscribe{}}, Action{MoveItem{"pebble-9", 1}}})
            state = update(one.bundle.get(), state, action).state;
        if (!comes_back(state.selection)) std::abort();
        const semantics::Node tree = semantics::build_tree(build_view(one.bundle.get(), state));
        if (semantics::html_text(tree).empty()) std::abort();
    }
    return 0;
}
