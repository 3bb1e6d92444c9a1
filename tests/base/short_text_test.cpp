// tests/base/short_text_test.cpp - comparing and hashing texts of a few bytes.
// SPDX-License-Identifier: MIT
#include "base/short_text.hpp"

#include "doctest/doctest.h"

#include <string>

using namespace juxta;

TEST_SUITE_BEGIN("base/short_text");

TEST_CASE("same_text, spread: texts of any length are the same when all of their bytes are, wherever they stand")
{
    for (std::size_t size = 0; size <= 40; ++size) {
        const std::string text(size, 'a');
        const std::string around = "xy" + text + "z";
        const auto        within = std::string_view(around).substr(2, size);
        CHECK(same_text(text, within));
        CHECK(spread(text) == spread(within));
        CHECK(!same_text(text, text + 'a'));
        CHECK(!same_text(text, text + '\0'));
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = text;
            other[at]         = '\xE9';
            CHECK(!same_text(text, other));
            CHECK(spread(text) != spread(other));
        }
    }
}

TEST_SUITE_END();
