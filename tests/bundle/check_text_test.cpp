// tests/bundle/check_text_test.cpp - URLs, language tags, currencies.
// SPDX-License-Identifier: MIT
#include "bundle/check_text.hpp"

#include "doctest/doctest.h"

using namespace juxta::bundle;
using namespace std::string_view_literals;

TEST_SUITE_BEGIN("bundle/check_text");

TEST_CASE("allowed_url: http, https, mailto and relative URLs are allowed")
{
    for (const std::string_view url :
         {"https://example.org"sv, "http://example.org/a?b=c:d#e"sv, "HTTPS://EXAMPLE.ORG"sv, "mailto:a@example.org"sv, "MailTo:a@b"sv, "page.html"sv,
          "/page"sv, "../a/b"sv, "?q=a:b"sv, "#a:b"sv, "./a:b"sv, "a/b:c"sv, "//example.org/x"sv, "https://\u00e9.example/\u6f22"sv, "."sv, "https:example.org"sv})
        CHECK_MESSAGE(allowed_url(url), url);
}

TEST_CASE("allowed_url: any other scheme is refused")
{
    for (const std::string_view url : {"javascript:alert(1)"sv, "JaVaScRiPt:alert(1)"sv, "data:text/html,x"sv, "blob:x"sv, "vbscript:x"sv, "file:///etc/passwd"sv,
                                       "ftp://example.org"sv, "tel:1"sv, "httpss://x"sv, "http+x://y"sv, ":x"sv, "1a:b"sv, "a b:c"sv, "javascript&colon;x:y"sv})
        CHECK_MESSAGE(!allowed_url(url), url);
}

TEST_CASE("allowed_url: what a browser would strip or turn before it looks at the scheme is refused")
{
    for (const std::string_view url : {"java\tscript:alert(1)"sv, "java\nscript:x"sv, "\x01javascript:x"sv, " javascript:x"sv, "javascript\x0D:x"sv, "\\\\evil"sv,
                                       "/\\evil"sv, "http:\\\\evil"sv, "https://example.org/a b"sv, "https://example.org "sv, "\x7Fx"sv, "x\u0085"sv, "https://exa\nmple.org"sv})
        CHECK_MESSAGE(!allowed_url(url), url);
}

TEST_CASE("allowed_url: a scheme alone leads nowhere")
{
    for (const std::string_view url : {""sv, "http:"sv, "https://"sv, "https:///"sv, "mailto:"sv})
        CHECK_MESSAGE(!allowed_url(url), url);
}

TEST_CASE("language_tag: subtags of letters and digits, the first of letters")
{
    for (const std::string_view tag : {"en"sv, "de-AT"sv, "pt-BR"sv, "zh-Hant-TW"sv, "es-419"sv, "sl-1994"sv, "yue"sv})
        CHECK_MESSAGE(language_tag(tag), tag);
    for (const std::string_view tag : {""sv, "e"sv, "en_US"sv, "en-"sv, "-en"sv, "en--US"sv, "4en"sv, "englishes-tag"sv, "no such"sv, "\u00e9n"sv})
        CHECK_MESSAGE(!language_tag(tag), tag);
}

TEST_CASE("currency_code: three capital letters")
{
    CHECK(currency_code("USD"));
    for (const std::string_view code : {""sv, "US"sv, "usd"sv, "USDT"sv, "US1"sv, "\u20ac"sv})
        CHECK_MESSAGE(!currency_code(code), code);
}

TEST_SUITE_END();
