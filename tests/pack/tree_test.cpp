// tests/pack/tree_test.cpp - bytes, bits and directories.
// SPDX-License-Identifier: MIT
#include "pack/tree.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::pack;

namespace {

Entry entry(std::string key)
{
    Entry made{std::move(key), {}};
    made.file.digest = sha256(made.key);
    made.file.bytes  = static_cast<std::uint32_t>(made.key.size());
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("pack/tree");

TEST_CASE("put_number, put_signed: every number comes back")
{
    std::string        bytes;
    const std::uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, 0xFFFF'FFFF, ~std::uint64_t{0}};
    const std::int64_t  around[]  = {0, -1, 1, -64, 63, 64, INT64_MIN, INT64_MAX};
    for (const std::uint64_t number : numbers) put_number(bytes, number);
    for (const std::int64_t number : around) put_signed(bytes, number);

    ByteReader reader(bytes);
    for (const std::uint64_t number : numbers) CHECK(reader.number() == number);
    for (const std::int64_t number : around) CHECK(reader.signed_number() == number);
    CHECK(reader.over());
    CHECK_FALSE(reader.failed());
}

TEST_CASE("ByteReader: what is not there fails, and so does all behind it")
{
    ByteReader empty("");
    CHECK(empty.number() == 0);
    CHECK(empty.failed());
    const std::string more(11, '\xFF');
    ByteReader        endless(more);
    CHECK(endless.number() == 0);
    CHECK(endless.failed());
    ByteReader text("\x05" "abc");
    CHECK(text.text() == "");
    CHECK(text.failed());
    ByteReader above("\x07\x01");
    CHECK(above.number_up_to(6) == 0);
    CHECK(above.failed());
    CHECK(above.number() == 0);
}

TEST_CASE("BitWriter: numbers of any width come back")
{
    for (unsigned width = 0; width <= 32; ++width) {
        std::string                bytes;
        BitWriter                  writer(bytes);
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < 37; ++i) numbers.push_back(width == 0 ? 0 : (i * 2654435761u) >> (32 - width));
        for (const std::uint32_t number : numbers) writer.put(number, width);
        writer.finish();
        CHECK(bytes.size() == (37 * width + 7) / 8);

        ByteReader from(bytes);
        BitReader  reader(from, numbers.size(), width);
        for (const std::uint32_t number : numbers) CHECK(reader.next() == number);
        CHECK(from.over());
    }
    ByteReader few("ab");
    BitReader  reader(few, 3, 8);
    CHECK(few.failed());
}

TEST_CASE("read_tree: a directory comes back, and keys have to ascend")
{
    Tree tree{2, true, {entry(""), entry("alder"), entry("alderman"), entry("birch")}};
    std::string bytes;
    put_tree(bytes, tree);

    ByteReader reader(bytes);
    const Tree read = read_tree(reader);
    CHECK_FALSE(reader.failed());
    CHECK(reader.left() == 0);
    CHECK(read.depth == 2);
    REQUIRE(read.entries.size() == 4);
    CHECK(read.entries[2].key == "alderman");
    CHECK(read.entries[2].file.digest == sha256("alderman"));
    CHECK_FALSE(read.entries[2].file.text);  // pages are no text, only what they lead to

    std::string backwards;
    put_tree(backwards, {0, false, {entry("b"), entry("a")}});
    ByteReader wrong(backwards);
    (void)read_tree(wrong);
    CHECK(wrong.failed());
}

TEST_CASE("files_from: begins with the file that may hold the key, and asks for pages that are not at hand")
{
    std::vector<Entry> first{entry("a"), entry("f")}, second{entry("k"), entry("p")};
    Shelf              shelf;
    Tree               tree{1, false, {}};
    for (const auto* const entries : {&first, &second}) {
        std::string bytes;
        put_entries(bytes, *entries);
        tree.entries.push_back({entries->front().key, {sha256(bytes), static_cast<std::uint32_t>(bytes.size()), false}});
        if (entries == &first) shelf.put(sha256(bytes), bytes);
    }
    const auto keys = [&](std::string_view key, std::string_view last, Visit& visit) {
        std::string text;
        for (const Entry& at : files_from(tree, key, last, 9, visit)) text += at.key;
        return text;
    };
    Visit visit(shelf);
    CHECK(keys("g", "g", visit) == "f");
    CHECK(keys("", "b", visit) == "a");
    CHECK(keys("b", "g", visit) == "af");
    CHECK(visit.ready());
    CHECK(keys("g", "z", visit) == "f");
    REQUIRE(visit.wanted().size() == 1);
    CHECK(visit.wanted()[0].digest == tree.entries[1].file.digest);
    CHECK_FALSE(visit.broken());
}

TEST_CASE("Visit: a file of another size than promised breaks the question off")
{
    Shelf shelf;
    shelf.put(sha256("abc"), "abc");
    Visit visit(shelf);
    CHECK(visit.open({sha256("abc"), 3, false}) != nullptr);
    CHECK(visit.open({sha256("abc"), 4, false}) == nullptr);
    CHECK(visit.broken());
    CHECK(visit.bytes() == 3);
}

TEST_CASE("path_of: a folder of the first two digits, and an ending by what it is")
{
    CHECK(path_of({sha256(""), 0, false}) == "e3/b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.bin");
    CHECK(path_of({sha256(""), 0, true}).ends_with("b855.json"));
}

TEST_SUITE_END();
