// tests/base/sha256_test.cpp - the sums that the standard's own examples have.
// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"

#include "doctest/doctest.h"

using namespace juxta;

TEST_SUITE_BEGIN("base/sha256");

TEST_CASE("sha256: the examples of FIPS 180-4 and of NIST's test vectors")
{
    // source  csrc.nist.gov, "Secure Hash Standard: example values", SHA-256; SHA256ShortMsg.rsp, SHA256LongMsg.rsp.
    CHECK(hex_of(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex_of(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex_of(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex_of(sha256("\xbd")) == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    CHECK(hex_of(sha256("\xc9\x8c\x8e\x55")) == "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504");
    CHECK(hex_of(sha256(std::string(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: every length around the blocks of 64 bytes")
{
    // The sum over the sums of 0 to 199 zeros, one after the other; reckoned once with coreutils' sha256sum.
    std::string sums;
    for (std::size_t size = 0; size < 200; ++size) sums += hex_of(sha256(std::string(size, '\0')));
    CHECK(hex_of(sha256(sums)) == "ba0e721dc998238252c8b028f0ce4ea61910d7fcb8252e56492d919297596c14");
}

TEST_CASE("read_hex: reads what hex_of wrote, and nothing else")
{
    Digest digest{};
    CHECK(read_hex(hex_of(sha256("abc")), digest));
    CHECK(digest == sha256("abc"));
    CHECK_FALSE(read_hex("", digest));
    CHECK_FALSE(read_hex(std::string(63, 'a'), digest));
    CHECK_FALSE(read_hex(std::string(65, 'a'), digest));
    CHECK_FALSE(read_hex(std::string(63, 'a') + "A", digest));
    CHECK_FALSE(read_hex(std::string(63, 'a') + "g", digest));
}

TEST_SUITE_END();
