// native-host/packs.hpp - packed catalogues on disk: files are read when a question needs them, and checked.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/describe.hpp"
#include "commands.hpp"
#include "pack/catalogue_pack.hpp"

#include <optional>
#include <string>
#include <utility>

namespace juxta::host {

/// A packed catalogue and the files of it that were read.
class PackFolder {
public:
    /// The catalogue whose manifest is the file `path`. returns  nullopt when the file is no manifest of one
    /// fails  as CataloguePack::read; unreachable
    [[nodiscard]] static Result<std::optional<PackFolder>> open(const std::string& path, Io& io);

    [[nodiscard]] const pack::CataloguePack& catalogue() const { return catalogue_; }

    /// Asks until there is an answer: ask(visit) is a question to the catalogue (pack/catalogue_pack.hpp).
    /// fails  unreachable  a file is missing; bad_value  a file has not its sum, or is not what it should be
    template <class Ask>
    auto answer(Ask&& ask) -> Result<typename decltype(ask(std::declval<pack::Visit&>()))::value_type>
    {
        for (;;) {
            pack::Visit visit(shelf_);
            auto        made = ask(visit);
            if (visit.broken()) return fail(ErrorCode::bad_value, folder_, "a file of the catalogue is damaged; pack it anew");
            if (visit.ready() && made) return std::move(*made);
            if (Result<void> read = fetch(visit); !read) return std::unexpected(std::move(read.error()));
        }
    }

    [[nodiscard]] std::size_t files_read() const { return files_read_; }
    [[nodiscard]] std::size_t bytes_read() const { return shelf_.bytes(); }

private:
    PackFolder(Io& io, std::string folder, pack::CataloguePack catalogue) : io_(&io), folder_(std::move(folder)), catalogue_(std::move(catalogue)) {}

    Result<void> fetch(const pack::Visit& visit);

    Io*                 io_;
    std::string         folder_;  ///< with its slash
    pack::CataloguePack catalogue_;
    pack::Shelf         shelf_;
    std::size_t         files_read_ = 0;
};

/// The folder of a file, with its slash; "" for a file in the working folder.
[[nodiscard]] std::string folder_of(const std::string& path);

}  // namespace juxta::host
