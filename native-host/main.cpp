// native-host/main.cpp - the program `juxta`: files and the terminal for the commands.
// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

namespace {

using namespace juxta;

constexpr std::size_t kPieceBytes = 64 * 1024;

class Terminal : public host::Io {
public:
    Terminal()
    {
        winsize size{};
        if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            text_width = std::clamp(static_cast<int>(size.ws_col), 40, 140);
    }

    Result<void> read(const std::string& path, bundle::Loader& loader) override
    {
        std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
        if (!file) return fail(ErrorCode::unreachable, path, std::strerror(errno));
        std::vector<char> piece(kPieceBytes);
        std::size_t       length = 0;
        do {
            length = std::fread(piece.data(), 1, piece.size(), file);
        } while (length > 0 && loader.feed({piece.data(), length}));
        const int error = std::ferror(file) ? errno : 0;  // a directory opens and can't be read
        if (file != stdin) std::fclose(file);
        if (error) return fail(ErrorCode::unreachable, path, std::strerror(error));
        return {};
    }

    Result<std::string> read_text(const std::string& path, std::size_t max_bytes) override
    {
        std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
        if (!file) return fail(ErrorCode::unreachable, path, std::strerror(errno));
        std::string text;
        std::size_t length = 1;
        while (length > 0 && text.size() <= max_bytes) {
            const std::size_t before = text.size();
            text.resize(before + std::min(kPieceBytes, max_bytes + 1 - before));
            length = std::fread(text.data() + before, 1, text.size() - before, file);
            text.resize(before + length);
        }
        const int error = std::ferror(file) ? errno : 0;
        if (file != stdin) std::fclose(file);
        if (error) return fail(ErrorCode::unreachable, path, std::strerror(error));
        return text;
    }

    Result<void> write(const std::string& path, std::string_view bytes) override
    {
        namespace fs = std::filesystem;
        std::error_code error;
        const fs::path  place(path);
        if (place.has_parent_path()) fs::create_directories(place.parent_path(), error);
        const std::string beside = path + ".part";  // renamed when it is whole
        std::FILE* const  file   = std::fopen(beside.c_str(), "wb");
        if (!file) return fail(ErrorCode::unreachable, path, std::strerror(errno));
        bool fine = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
        fine      = std::fclose(file) == 0 && fine;
        if (fine) fine = std::rename(beside.c_str(), path.c_str()) == 0;
        if (fine) return {};
        const int code = errno;
        std::remove(beside.c_str());
        return fail(ErrorCode::unreachable, path, std::strerror(code));
    }

    void out(std::string_view text) override { written_ = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && written_; }
    void err(std::string_view text) override { std::fwrite(text.data(), 1, text.size(), stderr); }

    /// False when a result was lost: a full disk, a closed pipe.
    [[nodiscard]] bool written()
    {
        return std::fflush(stdout) == 0 && written_;
    }

private:
    bool written_ = true;
};

}  // namespace

int main(int count, char** words)
{
    const std::vector<std::string> arguments(words + std::min(count, 1), words + count);
    const std::vector<host::Command> more{
#ifdef JUXTA_WINDOW
        {"window", host::command_window},
        {"screenshot", host::command_screenshot},
#endif
    };

    Terminal  terminal;
    const int code = host::run(arguments, terminal, more);
    if (terminal.written()) return code;
    terminal.err("juxta: error: the result could not be written\n");
    return std::max(code, host::kProblems);
}
