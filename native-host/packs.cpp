// native-host/packs.cpp - the command `juxta pack`, and reading what it wrote.
// SPDX-License-Identifier: MIT
#include "packs.hpp"

#include "base/sha256.hpp"
#include "bundle/load.hpp"
#include "pack/write_pack.hpp"

#include <algorithm>

namespace juxta::host {

std::string folder_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

Result<std::optional<PackFolder>> PackFolder::open(const std::string& path, Io& io)
{
    auto text = io.read_text(path, pack::kMaxManifestBytes);
    if (!text) return std::unexpected(std::move(text.error()));
    if (!pack::CataloguePack::is_manifest(*text)) return std::nullopt;
    auto catalogue = pack::CataloguePack::read(std::move(*text));
    if (!catalogue) {
        Error error = std::move(catalogue.error());
        error.where = path + (error.where.empty() ? "" : ": " + error.where);
        return std::unexpected(std::move(error));
    }
    return PackFolder(io, folder_of(path), std::move(*catalogue));
}

Result<void> PackFolder::fetch(const pack::Visit& visit)
{
    for (const pack::File& file : visit.wanted()) {
        const std::string path  = folder_ + pack::path_of(file);
        auto              bytes = io_->read_text(path, file.bytes);
        if (!bytes) return std::unexpected(std::move(bytes.error()));
        if (bytes->size() != file.bytes || sha256(*bytes) != file.digest) return fail(ErrorCode::bad_value, path, "it is not the file that the catalogue names (another SHA-256)");
        ++files_read_;
        shelf_.put(file.digest, std::move(*bytes));
    }
    return {};
}

int command_pack(Arguments arguments, Io& io)
{
    constexpr Option kOptions[] = {{"-o", true}, {"--add"}};
    const auto       parsed     = parse("pack", arguments, kOptions, io);
    if (!parsed) return kUsage;
    if (parsed->words.size() != 1) return refuse_usage("pack", parsed->words.empty() ? "no bundle is named" : "one bundle at a time", io);
    const std::string* const to = parsed->value_of("-o");
    if (!to) return refuse_usage("pack", "-o names the folder to write", io);
    const std::string folder   = to->ends_with('/') ? *to : *to + "/";
    const std::string manifest = folder + "manifest.json";
    const bool        add      = parsed->value_of("--add") != nullptr;
    const std::string path     = parsed->words.front();

    const auto failed = [&](const Error& error, int code) {
        say_error(io, describe(error));
        return code;
    };
    bundle::Loader loader;
    if (const auto read = io.read(path, loader); !read) return failed(read.error(), kUsage);
    const bundle::Loaded loaded = loader.finish();
    for (const Problem& problem : loaded.problems)
        if (problem.severity != Severity::warning) io.err(describe(problem, shown_name(path)) + "\n");
    if (!loaded.bundle) return kProblems;
    if (loaded.bundle->items.size() == 0) return refuse_usage("pack", "the bundle has no items", io);

    const pack::Emit emit = [&](const pack::File& file, std::string_view bytes) -> Result<void> {
        const std::string name = folder + pack::path_of(file);
        // What is there by its sum is there, and is not written again.
        if (add)
            if (const auto there = io.read_text(name, file.bytes); there && *there == bytes) return {};
        return io.write(name, bytes);
    };

    Result<pack::Packed> packed;
    if (add) {
        auto opened = PackFolder::open(manifest, io);
        if (!opened) return failed(opened.error(), kUsage);
        if (!*opened) return refuse_usage("pack", "--add needs a packed catalogue, and " + manifest + " is none", io);
        PackFolder&       there = **opened;
        std::size_t       twice = 0;
        for (model::ItemIndex item = 0; item < loaded.bundle->items.size(); ++item) {
            const std::string_view id    = loaded.bundle->text(item, model::ItemText::id);
            const auto             found = there.answer([&](pack::Visit& visit) { return there.catalogue().find(id, visit); });
            if (!found) return failed(found.error(), kProblems);
            if (*found == pack::kNoItemNumber) continue;
            if (++twice <= 20) say_error(io, "the catalogue has an item '" + std::string(id) + "' already");
        }
        if (twice > 20) say_error(io, "and " + std::to_string(twice - 20) + " more");
        if (twice > 0) return kProblems;
        const bundle::Loaded head = bundle::load(there.catalogue().manifest());
        if (!head.bundle) return failed(Error{ErrorCode::bad_value, manifest, "it is no bundle"}, kProblems);
        packed = pack::add_to_pack(there.catalogue(), *head.bundle, *loaded.bundle, emit);
    } else {
        packed = pack::write_pack(*loaded.bundle, emit);
    }
    if (!packed) return failed(packed.error(), kProblems);
    if (const auto written = io.write(manifest, packed->manifest); !written) return failed(written.error(), kProblems);  // last: until now nobody sees the new files
    io.err(manifest + ": " + count_of(loaded.bundle->items.size(), "item") + (add ? " more" : "") + " in " + count_of(packed->files, "file") + ", "
           + std::to_string(packed->bytes + packed->manifest.size()) + " bytes\n");
    return loaded.clean() ? kDone : kProblems;
}

}  // namespace juxta::host
