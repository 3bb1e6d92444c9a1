// native-host/commands.hpp - the commands of `juxta`, as functions from arguments and input to output and an exit code.
// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.hpp"
#include "bundle/load.hpp"
#include "view/screen_view.hpp"
#include "view/state.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juxta::host {

/// Exit codes of every command.
inline constexpr int kDone     = 0;
inline constexpr int kProblems = 1;  ///< The data is at fault, or the result could not be written.
inline constexpr int kUsage    = 2;  ///< The command line is at fault: an unknown word, a file that can't be read.

/// What a command may touch of the world. The program gives files and terminals, a test gives strings.
class Io {
public:
    virtual ~Io() = default;

    /// Reads `path` ("-": standard input) to its end and feeds `loader` piece by piece, until it takes no more.
    /// fails  unreachable  with the path and the reason; the loader may have been fed a part
    [[nodiscard]] virtual Result<void> read(const std::string& path, bundle::Loader& loader) = 0;

    /// Reads `path` ("-": standard input) whole, but no more than `max_bytes` and one.
    /// fails  unreachable  with the path and the reason
    [[nodiscard]] virtual Result<std::string> read_text(const std::string& path, std::size_t max_bytes) = 0;

    /// Makes the file `path` hold `bytes`, whole or not at all; folders that are missing on the way are made.
    /// fails  unreachable  with the path and the reason
    [[nodiscard]] virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;

    virtual void out(std::string_view text) = 0;  ///< results
    virtual void err(std::string_view text) = 0;  ///< everything else that is said

    int text_width = 100;  ///< columns for plain text
};

using Arguments = std::span<const std::string>;

/// A command of another file: the window, the pictures.
struct Command {
    std::string_view name;
    int (*run)(Arguments arguments, Io& io);  ///< arguments behind the command's name
};

/// Runs one command line.
///
/// arguments  Without the program's name.
/// more       Commands that this build has besides check, compare, help.
/// returns    the exit code
[[nodiscard]] int run(Arguments arguments, Io& io, std::span<const Command> more = {});

// ---- for commands of other files -----------------------------------------------------------------------------

/// An option of a command.
struct Option {
    std::string_view name;               ///< "--format"
    bool             takes_value = false;
};

/// A command line, taken apart.
struct Parsed {
    std::vector<std::string>                             words;    ///< what is not an option
    std::vector<std::pair<std::string_view, std::string>> options;  ///< name, value ("" without one), as given

    /// The value given last; nullptr when the option was not given.
    [[nodiscard]] const std::string* value_of(std::string_view name) const;
};

/// Takes a command line apart: `--name value`, `--name=value`, `-o value`; behind `--` all are words, and `-` is one.
/// returns  nullopt after saying on `io.err` what is wrong, with the nearest option: exit with kUsage then
[[nodiscard]] std::optional<Parsed> parse(std::string_view command, Arguments arguments, std::span<const Option> options, Io& io);

/// Says what is wrong with the command line and where help is. returns kUsage
int refuse_usage(std::string_view command, const std::string& what, Io& io);

/// A bundle and what of it is to be seen.
struct Opened {
    model::Bundle bundle;
    view::State   state;
};

/// Opens the bundle in `words[0]`, or of a packed catalogue's manifest what is asked for, with the items in the rest of `words`, and the state string, when given, on top.
/// Problems of the bundle and dropped parts of the state are said on `io.err`; warnings are not.
/// fails  with the exit code, after saying why: the file can't be read (kUsage), it is no bundle (kProblems), there is
///        no such item or there are too many (kUsage)
[[nodiscard]] std::expected<Opened, int> open(std::string_view command, const Parsed& parsed, const std::string* state_text, Io& io);

/// Says "juxta: error: `what`" on `io.err`.
void say_error(Io& io, const std::string& what);

/// A file's name as problems are told with: "<stdin>" for "-".
[[nodiscard]] std::string_view shown_name(const std::string& path);

/// "1 item", "2 items"
[[nodiscard]] std::string count_of(std::size_t count, std::string_view one);

// In files of their own.
int command_import(Arguments arguments, Io& io);
int command_export(Arguments arguments, Io& io);
int command_pack(Arguments arguments, Io& io);
int command_search(Arguments arguments, Io& io);

// Built with JUXTA_BUILD_WINDOW, in window.cpp and picture.cpp.
int command_window(Arguments arguments, Io& io);
int command_screenshot(Arguments arguments, Io& io);

}  // namespace juxta::host
