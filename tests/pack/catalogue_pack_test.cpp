// tests/pack/catalogue_pack_test.cpp - what is packed comes back: items, columns, comparisons; and more is added.
// SPDX-License-Identifier: MIT
#include "../bundle/files.hpp"
#include "packs.hpp"
#include "pack/format.hpp"

#include "doctest/doctest.h"

using namespace juxta;
using namespace juxta::pack;
using namespace juxta::tests;

namespace {

model::Bundle loaded(std::string_view text)
{
    bundle::Loaded loaded = bundle::load(text);
    REQUIRE(loaded.bundle.has_value());
    return std::move(*loaded.bundle);
}

std::string id_of(const model::Bundle& bundle, model::ItemIndex item) { return std::string(bundle.text(item, model::ItemText::id)); }

constexpr std::string_view kTwo = R"({"juxta":1,"title":"Two","updated":"2026-01-01","attributes":[{"id":"price","type":"money","currency":"EUR"}],
  "reviewers":[{"id":"ann"}],"items":[{"id":"a","name":"Alder","values":{"price":3}},{"id":"b","name":"Birch","reviews":{"ann":{"score":50}}}],
  "comparisons":[{"id":"both","title":"The two","items":["b","a"]}]})";

}  // namespace

TEST_SUITE_BEGIN("pack/catalogue_pack");

TEST_CASE("write_pack: every item of every bundle comes back as it was")
{
    std::size_t count = 0;
    for (const std::string folder : {"data/bundles/", "tests/fixtures/", "tests/golden/tables/"}) {
        for (const std::string& name : names_in(folder)) {
            if (!name.ends_with(".json") || (folder == "tests/fixtures/" && !name.starts_with("valid_"))) continue;
            CAPTURE(folder + name);
            const auto read = bundle::load(read_file(folder + name));
            REQUIRE(read.bundle.has_value());
            const Folder packed = tests::packed(*read.bundle);
            Fetcher      fetcher(packed);
            CHECK(fetcher.catalogue().items() == read.bundle->items.size());
            for (model::ItemIndex item = 0; item < read.bundle->items.size(); ++item) {
                const auto opened = fetcher.open({id_of(*read.bundle, item)});
                REQUIRE(opened.has_value());
                const model::Bundle back = loaded(opened->bundle);
                REQUIRE(back.items.size() == 1);
                CHECK(item_text(back, 0) == item_text(*read.bundle, item));
                CHECK(head_text(back) == head_text(*read.bundle));
                ++count;
            }
        }
    }
    CHECK(count > 40);
}

TEST_CASE("write_pack: the manifest is a bundle, and packed bytes depend on nothing but the bundle")
{
    const model::Bundle bundle = loaded(read_file("data/bundles/invented-notebooks.json"));
    const Folder        one = packed(bundle), two = packed(bundle);

    CHECK(one.manifest == two.manifest);
    CHECK(one.files == two.files);
    const bundle::Loaded manifest = bundle::load(one.manifest);
    CHECK(manifest.problem_count == bundle::load(read_file("data/bundles/invented-notebooks.json")).problem_count);
    CHECK(CataloguePack::is_manifest(one.manifest));
    CHECK_FALSE(CataloguePack::is_manifest(read_file("data/bundles/invented-notebooks.json")));
    for (const auto& [digest, bytes] : one.files) CHECK(sha256(bytes) == digest);
}

TEST_CASE("write_pack: the same bytes on every machine, natively as in WebAssembly")
{
    Making making;
    fill_products(making, 2000);

    // The manifest holds the sum of the root, and the root those of all other files. Another format, another sum.
    CHECK(hex_of(sha256(packed(making.bundle()).manifest)) == "8d53069b979bdec2b0509d64ae38fb6c4ad5dfdccbb4007fa42e0c56020e5317");
}

TEST_CASE("open: items in the order asked, each once, with the comparisons that are theirs; unknown ids are told")
{
    const Folder folder = packed(loaded(kTwo));
    Fetcher      fetcher(folder);

    const auto opened = fetcher.open({"b", "nobody", "a", "b"});
    REQUIRE(opened.has_value());
    const model::Bundle back = loaded(opened->bundle);
    REQUIRE(back.items.size() == 2);
    CHECK(id_of(back, 0) == "b");
    CHECK(opened->unknown == std::vector<std::string>{"nobody"});
    REQUIRE(back.comparisons.size() == 1);
    CHECK(back.comparisons[0].title == "The two");
    CHECK(bundle::load(opened->bundle).problem_count == 0);

    const auto alone = fetcher.open({"a"});
    CHECK(loaded(alone->bundle).comparisons.empty());
    const auto numbered = fetcher.open_items({1, 0, 77});
    CHECK(id_of(loaded(numbered->bundle), 0) == "b");
    CHECK(fetcher.find("b") == ItemNumber{1});
    CHECK(fetcher.find("c") == kNoItemNumber);
    CHECK(fetcher.find("") == kNoItemNumber);
    REQUIRE(fetcher.catalogue().comparisons().size() == 1);
    CHECK(fetcher.catalogue().comparisons()[0].items == std::vector<std::string>{"b", "a"});
}

TEST_CASE("column: filters and sorting get the same cells as from the bundle, over all segments")
{
    Making making;
    fill_products(making, 3000);
    for (const model::ItemIndex item : {41u, 42u}) making.set(item, model::ItemText::name, "Twin 9");
    Folder folder = packed(making.bundle());
    Making more;
    fill_products(more, 500);
    for (model::ItemIndex item = 0; item < 500; ++item) more.set(item, model::ItemText::id, "more-" + std::to_string(item));
    const auto added = add_to_pack(*CataloguePack::read(folder.manifest), loaded(folder.manifest), more.bundle(), folder.emit());
    REQUIRE(added.has_value());
    folder.manifest = added->manifest;
    Fetcher fetcher(folder);

    for (std::size_t i = 0; i < making.bundle().columns.size(); ++i) {
        const model::Column& wanted = making.bundle().columns[i];
        model::TextPool      texts;
        const auto           column = fetcher.answer([&](Visit& visit) { return fetcher.catalogue().column(static_cast<std::uint32_t>(i), wanted.type(), texts, visit); });
        REQUIRE(column.has_value());
        for (ItemNumber item = 0; item < 3500; ++item) {
            const model::Bundle&   of = item < 3000 ? making.bundle() : more.bundle();
            const model::ItemIndex at = item < 3000 ? item : item - 3000;
            REQUIRE(column->status(item) == of.columns[i].status(at));
            REQUIRE(column->number(item) == of.columns[i].number(at));
            REQUIRE(texts[column->text(item)] == of.texts[of.columns[i].text(at)]);
            REQUIRE(column->tags(item).size() == of.columns[i].tags(at).size());
        }
    }
    model::TextPool texts;
    const auto      category = fetcher.answer([&](Visit& visit) { return fetcher.catalogue().column(kCategoryColumn, model::AttributeType::text, texts, visit); });
    CHECK(texts[category->text(7)] == making.bundle().text(7, model::ItemText::category));
    const auto order = fetcher.answer([&](Visit& visit) { return fetcher.catalogue().column(kNameOrderColumn, model::AttributeType::number, texts, visit); });
    const auto key = [&](ItemNumber item) { return catalogue::order_key(making.bundle().text(item, model::ItemText::name)); };
    std::size_t shared = 0;
    for (ItemNumber item = 1; item < 3000; ++item) {
        const int wanted = key(item).compare(key(item - 1));
        const double step = order->number(item) - order->number(item - 1);
        REQUIRE((wanted < 0 ? step < 0 : wanted > 0 ? step > 0 : step == 0));
        shared += wanted == 0 ? 1u : 0u;
    }
    CHECK(shared > 0);
}

TEST_CASE("add_to_pack: old files stay, items of both are found, and the head grows")
{
    Folder       folder = packed(loaded(kTwo));
    const Folder before = folder;
    folder.written      = 0;
    const model::Bundle more = loaded(R"({"juxta":1,"title":"More","updated":"2026-02-02","attributes":[{"id":"mass","type":"number","unit":"kg"},{"id":"price","type":"money","currency":"EUR"}],
      "reviewers":[{"id":"bob"},{"id":"ann"}],"items":[{"id":"c","name":"Cedar","values":{"mass":2,"price":1},"reviews":{"bob":{"score":9}}}],"comparisons":[{"items":["a","c"]}]})");

    const auto added = add_to_pack(*CataloguePack::read(folder.manifest), loaded(folder.manifest), more, folder.emit());

    REQUIRE(added.has_value());
    for (const auto& [digest, bytes] : before.files) CHECK(folder.files.at(digest) == bytes);
    CHECK(folder.written == added->files);
    folder.manifest = added->manifest;
    Fetcher    fetcher(folder);
    const auto opened = fetcher.open({"c", "a"});
    REQUIRE(opened.has_value());
    CHECK(bundle::load(opened->bundle).problem_count == 0);
    const model::Bundle back = loaded(opened->bundle);
    CHECK(back.title == "Two");
    CHECK(back.updated == "2026-02-02");
    REQUIRE(back.attributes.size() == 2);
    CHECK(back.attributes[1].unit == "kg");
    CHECK(back.reviewers.size() == 2);
    CHECK(back.columns[0].number(0) == 1);
    CHECK(back.columns[1].number(0) == 2);
    CHECK(back.comparisons.size() == 1);
    CHECK(fetcher.search("cedar")->best.at(0).item == 2);
    CHECK(fetcher.search("alder")->best.at(0).item == 0);
    CHECK(fetcher.catalogue().comparisons().size() == 2);
}

TEST_CASE("add_to_pack: a catalogue in three segments answers as one that was packed at once")
{
    Making making;
    fill_products(making, 3000, 2000);
    const model::Bundle& all = making.bundle();
    Folder               folder;
    for (model::ItemIndex first = 0; first < 3000; first += 1000) {
        std::string text = "{" + head_text(all) + "\"items\":[";
        for (model::ItemIndex item = first; item < first + 1000; ++item) text += (item > first ? "," : "") + item_text(all, item);
        const model::Bundle part = loaded(text + "]}");
        if (first == 0) {
            folder.manifest = write_pack(part, folder.emit())->manifest;
        } else {
            const auto added = add_to_pack(*CataloguePack::read(folder.manifest), loaded(folder.manifest), part, folder.emit());
            REQUIRE(added.has_value());
            folder.manifest = added->manifest;
        }
    }
    const Folder whole = packed(all);
    Fetcher      parts(folder), one(whole);
    CHECK(parts.catalogue().segments() == 3);
    CHECK(parts.catalogue().items() == 3000);
    for (std::size_t i = 1; i < 60; ++i) {
        const std::string typed = made_up_word(i).substr(0, 1 + i % 6) + (i % 2 == 0 ? " " + made_up_word(i + 1).substr(0, 2) : "");
        CAPTURE(typed);
        const auto a = parts.search(typed, 5000), b = one.search(typed, 5000);
        REQUIRE((a && b));
        std::vector<ItemNumber> of_a, of_b;
        for (const Hit& hit : a->best) of_a.push_back(hit.item);
        for (const Hit& hit : b->best) of_b.push_back(hit.item);
        std::ranges::sort(of_a);
        std::ranges::sort(of_b);
        if (a->complete && b->complete) CHECK(of_a == of_b);
    }
    for (const char* const id : {"item-0", "item-1500", "item-2999"}) {
        const std::vector<std::string> ids{id};
        CHECK(parts.open(ids)->bundle.contains(std::string("{\"id\":\"") + id + "\","));
        CHECK(*parts.find(id) == *one.find(id));
    }
}

TEST_CASE("add_to_pack: an attribute that means something else there is refused")
{
    Folder                 folder = packed(loaded(kTwo));
    const CataloguePack    catalogue = *CataloguePack::read(folder.manifest);
    const auto             added  = add_to_pack(catalogue, loaded(folder.manifest), loaded(R"({"juxta":1,"attributes":[{"id":"price","type":"money","currency":"USD"}],"items":[{"id":"c","name":"C"}]})"), folder.emit());

    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().code == ErrorCode::bad_value);
    CHECK(added.error().where == "price");
}

TEST_CASE("write_pack: when a file can't be written, packing ends with the reason")
{
    const auto made = write_pack(loaded(kTwo), [](const File&, std::string_view) -> Result<void> { return fail(ErrorCode::unreachable, "x", "full"); });

    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().detail == "full");
}

TEST_CASE("read: each fault of a manifest has its place")
{
    const std::string manifest = packed(loaded(kTwo)).manifest;
    const auto        refused  = [&](std::string_view part, std::string_view by, std::string_view where, ErrorCode code) {
        std::string text = manifest;
        REQUIRE(text.contains(part));
        text.replace(text.find(part), part.size(), by);
        const auto read = CataloguePack::read(text);
        CAPTURE(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().where == where);
        CHECK(read.error().code == code);
    };
    refused("\"format\":1", "\"format\":2", "/x-catalogue/format", ErrorCode::wrong_version);
    refused("\"format\":1,", "", "/x-catalogue/format", ErrorCode::missing_field);
    refused("\"items\":[],", "\"items\":[{}],", "/items", ErrorCode::bad_value);
    refused("\"items\":[],", "", "/items", ErrorCode::missing_field);
    refused("\"items\":2,\"comp", "\"items\":3,\"comp", "/x-catalogue/items", ErrorCode::bad_value);
    refused("\"items\":2,\"sha", "\"items\":-2,\"sha", "/x-catalogue/segments/0/items", ErrorCode::bad_value);
    refused("\"sha256\":\"", "\"sha256\":\"x", "/x-catalogue/segments/0/sha256", ErrorCode::bad_value);
    refused("\"sha256\"", "\"sha512\"", "/x-catalogue/segments/0", ErrorCode::missing_field);
    refused("\"bytes\":", "\"bytes\":99999999", "/x-catalogue/segments/0/bytes", ErrorCode::bad_value);
    refused("}\n", "", "", ErrorCode::syntax);
    CHECK(CataloguePack::read(std::string(kMaxManifestBytes + 1, ' ')).error().code == ErrorCode::too_large);
}

TEST_SUITE_END();
