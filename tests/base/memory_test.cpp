// tests/base/memory_test.cpp - copying and filling memory, which the module does by functions of its own.
// SPDX-License-Identifier: MIT
#include "doctest/doctest.h"

#include <cstring>
#include <string>

TEST_SUITE_BEGIN("base/memory");

TEST_CASE("memmove, memcpy, memset: do what is asked for and nothing around it, few bytes or many, apart or one over the other")
{
    std::string was;
    for (int i = 0; i < 400; ++i) was += static_cast<char>('!' + i % 89);
    for (const std::size_t size : {0u, 1u, 7u, 63u, 64u, 65u, 130u}) {
        for (const std::size_t to : {90u, 99u, 100u, 101u, 163u, 250u}) {
            std::string now = was;
            CHECK(std::memmove(now.data() + to, now.data() + 100, size) == now.data() + to);
            CHECK(now == was.substr(0, to) + was.substr(100, size) + was.substr(to + size));
        }
        std::string now = was;
        CHECK(std::memcpy(now.data() + 3, was.data() + 200, size) == now.data() + 3);
        CHECK(now == was.substr(0, 3) + was.substr(200, size) + was.substr(3 + size));
        CHECK(std::memset(now.data() + 3, 'x', size) == now.data() + 3);
        CHECK(now == was.substr(0, 3) + std::string(size, 'x') + was.substr(3 + size));
    }
}

TEST_SUITE_END();
