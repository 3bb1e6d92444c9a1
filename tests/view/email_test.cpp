// tests/view/email_test.cpp - what <input type="email"> takes, and nothing else.
// SPDX-License-Identifier: MIT
#include "view/email.hpp"

#include "doctest/doctest.h"

using namespace juxta::view;

TEST_SUITE_BEGIN("view/email");

TEST_CASE("is_email: takes what the HTML Standard takes")
{
    for (const char* good : {"a@b", "ada@example.com", "a.b+c@x-y.example", ".a..b.@example.com", "!#$%&'*+/=?^_`{|}~-@example.com", "1@2.3", "A@B.C"}) {
        CAPTURE(good);
        CHECK(is_email(good));
    }
}

TEST_CASE("is_email: refuses what the HTML Standard refuses")
{
    for (const char* bad : {"", "@", "a", "a@", "@b", "a@b@c", "a b@c.example", "a@b..c", "a@.b", "a@b.", "a@-b", "a@b-", "a@b-.c", "a@b_c", "(a)@b.c", "a,b@c.d",
                            "\"a\"@b.c", "ä@b.c", "a@ä.c", "a@[127.0.0.1]", " a@b.c", "a@b.c ", "a@b.c\r\nBcc: d@e.f", "a\t@b.c"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_email(bad));
    }
    CHECK_FALSE(is_email(std::string_view("a@b\0c", 5)));
}

TEST_CASE("is_email: a label has at most 63 characters")
{
    CHECK(is_email("a@" + std::string(63, 'b') + ".c"));
    CHECK_FALSE(is_email("a@" + std::string(64, 'b') + ".c"));
}

TEST_CASE("is_email: an address has at most 254 bytes")
{
    CHECK(is_email(std::string(252, 'a') + "@b"));
    CHECK_FALSE(is_email(std::string(253, 'a') + "@b"));
}

TEST_CASE("email_from_typing: drops line breaks everywhere and white space at the ends")
{
    CHECK(email_from_typing(" \t ada@\r\nexample.com \n") == "ada@example.com");
    CHECK(email_from_typing("a b") == "a b");
    CHECK(email_from_typing(" \n ").empty());
}

TEST_SUITE_END();
