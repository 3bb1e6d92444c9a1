// native-host/commands.cpp - check, compare and help; how a command line is read.
// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "base/describe.hpp"
#include "base/nearest.hpp"
#include "packs.hpp"
#include "semantics/semantics.hpp"
#include "view/build_view.hpp"
#include "view/decision_report.hpp"
#include "view/state_text.hpp"
#include "view/update.hpp"
#include "view/wishes.hpp"

#include <algorithm>
#include <utility>

namespace juxta::host {
namespace {

constexpr std::string_view kHelp = R"(Juxta compares the items of a bundle, as its widget does in a page.

  juxta check BUNDLE...              every problem of each bundle, with its place
  juxta compare BUNDLE [ITEM...]     the comparison as text, JSON, HTML or Markdown
  juxta search BUNDLE QUERY...       items found, best first
  juxta import TABLE                 a table (CSV, or a JSON list) as a bundle
  juxta export BUNDLE                all items as a table (CSV)
  juxta pack BUNDLE -o DIR           a catalogue in small files, for any static host
  juxta window BUNDLE [ITEM...]      the comparison in a window
  juxta screenshot BUNDLE [ITEM...]  the comparison as a PNG picture
  juxta help [COMMAND]               this list, or how a command is used
  juxta --version

BUNDLE is a file, or - for standard input; compare and search also take the manifest.json of a packed catalogue. Exit codes: 0 done, 1 a problem of the data, 2 a wrong command line.
)";

constexpr std::string_view kHelpCheck = R"(juxta check BUNDLE...

Prints every problem of each bundle as a line `file:line:col: /pointer: error: sentence`, at most 100 a bundle.
Warnings are printed, too; they do not change the exit code.
Exit codes: 0 no problem, 1 problems, 2 a wrong command line or a file that can't be read.
)";

constexpr std::string_view kHelpCompare = R"(juxta compare BUNDLE [ITEM...] [options]

Prints the comparison of up to 8 items, named by their ids; without items, the bundle's first comparison.

  --format text      columns for a terminal (the default)
           markdown  GitHub-flavoured Markdown
           html      a page of its own
           json      the decision report, numbers at full precision
  --fragment         with --format html: one <section> without a page around it, to stand inside <juxta-compare>
  --differences      only rows that differ
  --weights LIST     own weights, 0 to 5: builder=2,founder=0 (criteria are reviewers and rows with "better")
  --must ROW...      what an item must have: open_weights (known, or yes), open:no, context:min:32768, price:max:1,
                     licence:is:MIT, runs_on:has:Linux; items that fail are set aside
  --state STATE      what a link of the widget says: "1;items=a,b;diff=1", or the whole link; items named beside it win
)";

constexpr std::string_view kHelpSearch = R"(juxta search BUNDLE QUERY... [--limit N]

Prints the items that have all words of the query, best first, a line each: id, name and category with tabs between. Case and
accents do not matter, the beginning of a word will do, and typing errors are forgiven when nothing is spelt so. How many there
are is said on standard error.

  --limit N   at most N items (10)
)";

constexpr std::string_view kHelpImport = R"(juxta import TABLE [--map MAP.json] [-o BUNDLE]

Makes a bundle of a table: CSV (comma, semicolon or tab; items in rows or in columns) or a JSON list of objects. What each
column is is found out from its head and cells; what is better is never guessed. The rules, and the mapping that says what a
table can't: data/README.md, "From a table".

  --map MAP.json   names columns, types, units, what is better, reviewers, votes
  --format csv     take TABLE as delimited text
           json    take it as JSON (when not given, found out)
  -o BUNDLE        the file to write; standard output when not given

Problems are lines `file:line:col: error: sentence` on standard error. Exit codes: 0 done, warnings or not; 1 something was
left out, or no bundle could be made; 2 a wrong command line or a file that can't be read.
)";

constexpr std::string_view kHelpExport = R"(juxta export BUNDLE [-o TABLE.csv] [--map MAP.json]

Writes all items of a bundle as CSV, for a spreadsheet; `juxta import` reads it back.

  -o TABLE.csv     the file to write; standard output when not given
  --map MAP.json   writes the mapping with which import makes the same bundle again: ids, what is better, ranges, reviewers
)";

constexpr std::string_view kHelpPack = R"(juxta pack BUNDLE -o DIR [--add]

Writes a bundle as a catalogue of small files, of which a reader fetches what is looked at: DIR/manifest.json, and files
called by their SHA-256, which never change. Any static host serves it. compare takes DIR/manifest.json instead of a bundle.

  -o DIR    the folder; made when it is not there
  --add     adds the bundle's items to the catalogue in DIR; of the old files only the manifest is written anew
)";

constexpr std::string_view kHelpWindow = R"(juxta window BUNDLE [ITEM...] [--theme light|dark] [--state S]

Shows the comparison in a window. (Builds without a window say so.)
)";

constexpr std::string_view kHelpScreenshot = R"(juxta screenshot BUNDLE [ITEM...] -o OUT.png [--size WxH] [--theme light|dark]

Draws the comparison into a PNG picture, without a display. (Builds without a window say so.)

  --size WxH       in CSS pixels; 1280x800 when not given
  --theme T        light or dark
  --scale N        device pixels a CSS pixel, 1 to 4
  --full           the whole height, not the first H pixels
  --top Y          begins Y pixels down
  --coarse         laid out for fingers
  --state S        a state, as in a link
  --sample NAME    for developers: one of the built-in views instead of a bundle
)";

struct Page {
    std::string_view command;
    std::string_view text;
};
constexpr Page kPages[] = {
    {"check", kHelpCheck}, {"compare", kHelpCompare}, {"search", kHelpSearch}, {"import", kHelpImport}, {"export", kHelpExport}, {"pack", kHelpPack}, {"window", kHelpWindow}, {"screenshot", kHelpScreenshot}, {"help", kHelp},
};

std::string quoted(std::string_view text)
{
    return "'" + std::string(text) + "'";
}

/// "; did you mean 'x'?" or nothing.
std::string meant(const Nearest& nearest)
{
    return nearest.name().empty() ? std::string() : "; did you mean " + quoted(nearest.name()) + "?";
}

std::string meant_page(std::string_view word)
{
    Nearest nearest(word);
    for (const Page& page : kPages) nearest.offer(page.command);
    return meant(nearest);
}

std::expected<bundle::Loaded, int> load(const std::string& path, Io& io)
{
    bundle::Loader     loader;
    const Result<void> read = io.read(path, loader);
    if (!read) {
        say_error(io, describe(read.error()));
        return std::unexpected(kUsage);
    }
    return loader.finish();
}

// ---- check --------------------------------------------------------------------------------------------------

int check(Arguments arguments, Io& io)
{
    const auto parsed = parse("check", arguments, {}, io);
    if (!parsed) return kUsage;
    if (parsed->words.empty()) return refuse_usage("check", "no bundle is named", io);

    int code = kDone;
    for (const std::string& path : parsed->words) {
        const auto loaded = load(path, io);
        if (!loaded) {
            code = std::max(code, loaded.error());
            continue;
        }
        const std::string_view name     = shown_name(path);
        std::size_t            warnings = 0;
        for (const Problem& problem : loaded->problems) {
            io.out(describe(problem, name) + "\n");
            warnings += problem.severity == Severity::warning ? 1u : 0u;
        }
        const std::size_t kept = loaded->problems.size();
        std::string       sum  = count_of(kept - warnings, "problem") + ", " + count_of(warnings, "warning");
        if (loaded->problem_count > kept) sum += ", and " + std::to_string(loaded->problem_count - kept) + " more that are not listed";
        if (loaded->bundle) sum += " in " + count_of(loaded->bundle->items.size(), "item");
        io.err(std::string(name) + ": " + sum + "\n");
        if (!loaded->clean()) code = std::max(code, kProblems);
    }
    return code;
}

// ---- compare ------------------------------------------------------------------------------------------------

constexpr std::string_view kFormats[] = {"text", "json", "html", "markdown"};

/// The entries of a list, parted by commas.
std::vector<std::string_view> entries_of(std::string_view list)
{
    std::vector<std::string_view> entries;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        if (end > start) entries.push_back(list.substr(start, end - start));
        start = end + 1;
    }
    return entries;
}

/// Puts "builder=2,founder=0" into the selection. returns what is wrong with it; "" = nothing
std::string take_weights(std::string_view list, Opened& opened)
{
    for (const std::string_view entry : entries_of(list)) {
        const std::size_t      equals = entry.rfind('=');
        const std::string_view id     = entry.substr(0, equals);
        if (equals == std::string_view::npos) return "--weights takes CRITERION=WEIGHT, not " + quoted(entry);
        const auto criterion = view::find_criterion(opened.bundle, id);
        if (!criterion) {
            if (opened.bundle.find_attribute(id)) return quoted(id) + " can't be weighed: it needs \"better\", and a range where it is a number";
            Nearest nearest(id);
            for (const compare::Criterion& known : compare::criteria_of(opened.bundle)) nearest.offer(view::id_of(opened.bundle, known));
            return "the bundle has no reviewer and no weighed row " + quoted(id) + meant(nearest);
        }
        const auto number = view::number_from_typing(entry.substr(equals + 1));
        const auto weight = number ? view::weight_from(*number) : std::nullopt;
        if (!weight) return "a weight is a number from 0 to 5, not " + quoted(entry.substr(equals + 1));
        const view::CriterionId known = view::id_of(opened.bundle, *criterion);
        if (compare::site_weight(opened.bundle, *criterion) == *weight) opened.state.selection.weights.erase(known);
        else opened.state.selection.weights[known] = *weight;
    }
    return {};
}

/// Puts must-haves, written as in a link, into the selection. returns what is wrong with them; "" = nothing
std::string take_musts(std::string_view list, Opened& opened)
{
    for (const std::string_view entry : entries_of(list)) {
        const auto must = view::read_must(entry);
        if (!must) return "a must-have is ROW, ROW:no, ROW:min:X, ROW:max:X, ROW:is:TEXT or ROW:has:TAG, not " + quoted(entry);
        if (!opened.bundle.find_attribute(must->attribute)) {
            Nearest nearest(must->attribute);
            for (const model::Attribute& known : opened.bundle.attributes) nearest.offer(known.id);
            return "the bundle has no row " + quoted(must->attribute) + meant(nearest);
        }
        if (!view::must_of(opened.bundle, *must)) return "the row " + quoted(must->attribute) + " can't be asked " + quoted(entry);
        std::erase_if(opened.state.selection.musts, [&](const view::MustHave& other) { return other.attribute == must->attribute; });
        opened.state.selection.musts.push_back(*must);
    }
    return {};
}

int compare(Arguments arguments, Io& io)
{
    constexpr Option kOptions[] = {{"--format", true}, {"--fragment"}, {"--differences"}, {"--state", true}, {"--weights", true}, {"--must", true}};
    // All words behind --must are rows, up to the next option.
    std::vector<std::string> spread;
    bool                     after_word = false, rows = false, all_words = false;
    for (const auto& argument : arguments) {
        all_words         = all_words || argument == "--";
        if (all_words) {
            spread.emplace_back(argument);
            continue;
        }
        const bool option = argument.size() > 1 && argument[0] == '-';
        if (rows && !option && after_word && spread.back() != "--must") spread.emplace_back("--must");
        spread.emplace_back(argument);
        rows       = option ? argument == "--must" : rows;
        after_word = after_word || !option;
    }
    const auto parsed = parse("compare", spread, kOptions, io);
    if (!parsed) return kUsage;

    const std::string* given  = parsed->value_of("--format");
    const std::string  format = given ? *given : "text";
    if (std::ranges::find(kFormats, format) == std::end(kFormats)) {
        Nearest nearest(format);
        for (const std::string_view name : kFormats) nearest.offer(name);
        return refuse_usage("compare", "unknown format " + quoted(format) + meant(nearest), io);
    }
    if (parsed->value_of("--fragment") && format != "html") return refuse_usage("compare", "--fragment needs --format html", io);

    auto opened = open("compare", *parsed, parsed->value_of("--state"), io);
    if (!opened) return opened.error();
    if (parsed->value_of("--differences")) opened->state.selection.differences_only = true;
    for (const auto& [name, value] : parsed->options) {
        const std::string wrong = name == "--weights" ? take_weights(value, *opened) : name == "--must" ? take_musts(value, *opened) : std::string();
        if (!wrong.empty()) return refuse_usage("compare", wrong, io);
    }

    const view::ScreenView screen = view::build_view(&opened->bundle, opened->state);
    if (format == "json") {
        io.out(view::decision_report(opened->bundle, opened->state) + "\n");
        return kDone;
    }
    const semantics::Node tree = semantics::build_tree(screen);
    if (format == "text") io.out(semantics::plain_text(tree, io.text_width));
    else if (format == "markdown") io.out(semantics::markdown_text(tree));
    else if (parsed->value_of("--fragment")) io.out(semantics::html_text(tree));
    else io.out(semantics::html_page(tree, screen.label));
    return kDone;
}

// ---- help ---------------------------------------------------------------------------------------------------

int help(Arguments arguments, Io& io)
{
    if (arguments.empty()) {
        io.out(kHelp);
        return kDone;
    }
    for (const Page& page : kPages) {
        if (page.command != arguments.front()) continue;
        io.out(page.text);
        return kDone;
    }
    return refuse_usage("", "unknown command " + quoted(arguments.front()) + meant_page(arguments.front()), io);
}

bool asks_for_help(Arguments arguments)
{
    for (const std::string& argument : arguments) {
        if (argument == "--") return false;
        if (argument == "--help" || argument == "-h") return true;
    }
    return false;
}

/// Some items of a packed catalogue.
struct PackedPart {
    model::Bundle            bundle;
    std::vector<std::string> unknown;
};

/// The items of a packed catalogue that have these ids; without ids, those of its first comparison, else its first two.
/// returns  nullopt when the file is no manifest of one
std::expected<std::optional<PackedPart>, int> open_packed(const std::string& path, std::vector<std::string> ids, Io& io)
{
    const auto failed = [&](const Error& error) {
        say_error(io, describe(error));
        return std::unexpected(kProblems);
    };
    auto folder = PackFolder::open(path, io);
    if (!folder) return failed(folder.error());
    if (!*folder) return std::nullopt;
    const pack::CataloguePack& catalogue = (*folder)->catalogue();
    if (ids.empty() && !catalogue.comparisons().empty()) ids = catalogue.comparisons().front().items;
    constexpr pack::ItemNumber kFirst[] = {0, 1};
    if (ids.size() > model::kMaxSideBySide) ids.resize(model::kMaxSideBySide);
    auto opened = (*folder)->answer([&](pack::Visit& visit) { return ids.empty() ? catalogue.open(std::span(kFirst), visit) : catalogue.open(std::span<const std::string>(ids), visit); });
    if (!opened) return failed(opened.error());
    bundle::Loaded loaded = bundle::load(opened->bundle);
    if (!loaded.bundle) return failed(Error{ErrorCode::bad_value, path, "its items are no bundle"});
    return PackedPart{std::move(*loaded.bundle), std::move(opened->unknown)};
}

}  // namespace

void say_error(Io& io, const std::string& what)
{
    io.err("juxta: error: " + what + "\n");
}

std::string_view shown_name(const std::string& path)
{
    return path == "-" ? "<stdin>" : std::string_view(path);
}

std::string count_of(std::size_t count, std::string_view one)
{
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

const std::string* Parsed::value_of(std::string_view name) const
{
    const std::string* value = nullptr;
    for (const auto& [given, its_value] : options)
        if (given == name) value = &its_value;
    return value;
}

std::optional<Parsed> parse(std::string_view command, Arguments arguments, std::span<const Option> options, Io& io)
{
    Parsed parsed;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--") {
            parsed.words.insert(parsed.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
            break;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            parsed.words.push_back(argument);
            continue;
        }
        const std::size_t      equals = argument.find('=');
        const std::string_view name   = std::string_view(argument).substr(0, equals);
        const auto             option = std::ranges::find(options, name, &Option::name);
        if (option == options.end()) {
            Nearest nearest(name);
            for (const Option& known : options) nearest.offer(known.name);
            refuse_usage(command, "unknown option " + quoted(name) + meant(nearest), io);
            return std::nullopt;
        }
        std::string value;
        if (!option->takes_value) {
            if (equals != std::string::npos) {
                refuse_usage(command, std::string(name) + " takes no value", io);
                return std::nullopt;
            }
        } else if (equals != std::string::npos) {
            value = argument.substr(equals + 1);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        } else {
            refuse_usage(command, std::string(name) + " needs a value", io);
            return std::nullopt;
        }
        parsed.options.emplace_back(option->name, std::move(value));
    }
    if (std::ranges::count(parsed.words, "-") > 1) {
        refuse_usage(command, "standard input can be read once only", io);
        return std::nullopt;
    }
    return parsed;
}

int refuse_usage(std::string_view command, const std::string& what, Io& io)
{
    say_error(io, what);
    io.err("Try 'juxta help" + (command.empty() ? std::string() : " " + std::string(command)) + "'.\n");
    return kUsage;
}

/// What a whole address says of the first widget in it; a text without "#" is such a text already.
std::string_view state_in(std::string_view link)
{
    const std::size_t hash = link.find('#');
    if (hash == std::string_view::npos) return link;
    for (std::string_view rest = link.substr(hash + 1); !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('&'));
        const std::size_t      is   = part.find('=');
        if (part.starts_with("juxta") && is != std::string_view::npos) return part.substr(is + 1);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return {};
}

std::expected<Opened, int> open(std::string_view command, const Parsed& parsed, const std::string* state_text, Io& io)
{
    if (parsed.words.empty()) return std::unexpected(refuse_usage(command, "no bundle is named", io));
    const std::string& path   = parsed.words.front();
    auto               loaded = load(path, io);
    if (!loaded) return std::unexpected(loaded.error());

    std::size_t errors = 0;
    for (const Problem& problem : loaded->problems) {
        if (problem.severity == Severity::warning) continue;
        io.err(describe(problem, shown_name(path)) + "\n");
        ++errors;
    }
    if (!loaded->bundle) return std::unexpected(kProblems);
    errors += loaded->problem_count - loaded->problems.size();

    Opened           opened{std::move(*loaded->bundle), {}};
    view::Selection& wanted = opened.state.selection;
    if (state_text) {
        view::ReadState read = view::read_state(state_in(*state_text));
        wanted               = std::move(read.selection);
        opened.state.notices = std::move(read.notices);
    }
    if (opened.bundle.items.size() == 0 && path != "-") {
        const std::vector<std::string> named(parsed.words.begin() + 1, parsed.words.end());
        auto part = open_packed(path, named.empty() ? wanted.items : named, io);
        if (!part) return std::unexpected(part.error());
        if (*part) {
            opened.bundle = std::move((*part)->bundle);
            if (!(*part)->unknown.empty()) return std::unexpected(refuse_usage(command, "no item has the id " + quoted((*part)->unknown.front()), io));
        }
    }
    if (parsed.words.size() > 1) wanted.items.assign(parsed.words.begin() + 1, parsed.words.end());
    for (std::size_t i = 1; i < parsed.words.size(); ++i) {
        const std::string& id = parsed.words[i];
        if (opened.bundle.find_item(id)) continue;
        Nearest nearest(id);
        for (model::ItemIndex item = 0; item < opened.bundle.items.size(); ++item)
            nearest.offer(opened.bundle.text(item, model::ItemText::id));
        return std::unexpected(refuse_usage(command, "no item has the id " + quoted(id) + meant(nearest), io));
    }
    if (parsed.words.size() > 1 + model::kMaxSideBySide) {
        return std::unexpected(refuse_usage(command, "at most " + std::to_string(model::kMaxSideBySide) + " items stand side by side", io));
    }
    // Only a state that says so asks for the catalogue here; items named ask for themselves.
    if (parsed.words.size() > 1 || (command == "compare" && !wanted.kind)) wanted.kind = view::ScreenKind::comparison;
    opened.state.start = wanted;
    opened.state       = view::update(&opened.bundle, opened.state, view::BundleArrived{errors}).state;
    for (const std::string& notice : opened.state.notices) io.err("juxta: note: " + notice + "\n");
    return opened;
}

int run(Arguments arguments, Io& io, std::span<const Command> more)
{
    if (arguments.empty()) {
        io.err(kHelp);
        return kUsage;
    }
    const std::string& name = arguments.front();
    const Arguments    rest = arguments.subspan(1);
    if (name == "help") return help(rest, io);
    if (name == "--help" || name == "-h") return help({}, io);
    if (name == "--version") {
        io.out("juxta " JUXTA_VERSION "\n");
        return kDone;
    }
    const auto page = std::ranges::find(kPages, std::string_view(name), &Page::command);
    if (page == std::end(kPages)) return refuse_usage("", "unknown command " + quoted(name) + meant_page(name), io);
    if (asks_for_help(rest)) {
        io.out(page->text);
        return kDone;
    }
    if (name == "check") return check(rest, io);
    if (name == "compare") return compare(rest, io);
    if (name == "import") return command_import(rest, io);
    if (name == "export") return command_export(rest, io);
    if (name == "pack") return command_pack(rest, io);
    if (name == "search") return command_search(rest, io);
    for (const Command& command : more)
        if (command.name == name) return command.run(rest, io);
    return refuse_usage(name, "this build has no window (JUXTA_BUILD_WINDOW)", io);
}

}  // namespace juxta::host
