// wasm/semantics/html_text.cpp - the tree as HTML text for static pages; the only code that writes HTML as text.
// SPDX-License-Identifier: MIT
#include "semantics/semantics.hpp"

#include "base/number_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace juxta::semantics {
namespace {

/// The one way for a text into the document, safe as content and within double quotes. Control characters, which HTML
/// forbids, are left out.
std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\x7f': break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
        }
    }
    return out;
}

std::string attribute(std::string_view name, std::string_view text)
{
    if (text.empty()) return {};
    std::string out = " ";
    out += name;
    out += "=\"";
    out += escaped(text);
    out += '"';
    return out;
}

std::string attribute(std::string_view name, const std::optional<double>& number)
{
    return number ? attribute(name, shortest(*number)) : std::string();
}

/// "card best" -> "juxta-card juxta-best": a page has a style for "card" of its own.
std::string classes(std::string_view look)
{
    std::string out;
    for (std::size_t start = 0; start < look.size();) {
        const std::size_t end = std::min(look.find(' ', start), look.size());
        if (!out.empty()) out += ' ';
        out += "juxta-";
        out += look.substr(start, end - start);
        start = end + 1;
    }
    return out;
}

/// The element of a role; nullptr where the role needs something of a script.
const char* element_of(const Node& node)
{
    switch (node.role) {
        case Role::region: return "section";
        case Role::heading: return "h";
        case Role::paragraph: return "p";
        case Role::text: return "span";
        case Role::code: return "code";
        case Role::list: return "ul";
        case Role::list_item: return "li";
        case Role::navigation: return "nav";
        case Role::article: return "article";
        case Role::table: return "table";
        case Role::table_head: return "thead";
        case Role::table_body: return "tbody";
        case Role::row: return "tr";
        case Role::column_header:
        case Role::row_header:
        case Role::group_header: return "th";
        case Role::cell: return "td";
        case Role::link: return "a";
        case Role::meter: return "meter";
        case Role::progress: return "progress";
        case Role::button: return node.tells ? "span" : nullptr;
        case Role::image:
        case Role::form:
        case Role::slider:
        case Role::field: return nullptr;
        case Role::group:
        case Role::status:
        case Role::alert: return "div";
    }
    return "div";
}

class Writer {
public:
    /// top_level  of the headline; 1 or 2
    explicit Writer(int top_level) : heading_shift_(top_level - 2) {}

    void write(const Node& node, int depth)
    {
        const char* element = element_of(node);
        if (!element || node.guides) return;
        if (node.role == Role::status && node.children.empty()) return;  // a live region; nothing lives here

        std::string tag = element;
        if (node.role == Role::heading) tag += std::to_string(std::clamp(node.level + heading_shift_, 1, 6));
        const bool folded = node.hidden;
        if (folded) tag = "details";

        indent(depth);
        out_ += '<' + tag + attribute("class", classes(node.look)) + attributes(node) + '>';
        if (folded) {
            out_ += '\n';
            indent(depth + 1);
            out_ += "<summary dir=\"auto\">" + escaped(node.name) + "</summary>";
        }
        out_ += escaped(is_scale(node) ? node.value : node.text);  // a scale's words are for browsers that can't draw it
        if (node.role == Role::paragraph) {
            for (const Node& span : node.children) inline_span(span);
        } else if (!node.children.empty()) {
            out_ += '\n';
            for (const Node& child : node.children) write(child, depth + 1);
            indent(depth);
        }
        out_ += "</" + tag + ">\n";
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    static bool is_scale(const Node& node) { return node.role == Role::meter || node.role == Role::progress; }

    void indent(int depth) { out_.append(static_cast<std::size_t>(depth), ' '); }

    void inline_span(const Node& span)
    {
        if (span.role == Role::code) out_ += "<code>" + escaped(span.text) + "</code>";
        else out_ += escaped(span.text);
    }

    static std::string attributes(const Node& node)
    {
        std::string out = attribute("lang", node.language);
        if (!node.hidden) out += attribute("aria-label", node.name);
        if (!node.text.empty() || node.role == Role::paragraph) out += " dir=\"auto\"";
        if (node.decorative) out += " aria-hidden=\"true\"";
        if (node.busy) out += " aria-busy=\"true\"";
        if (node.scrolls) out += " tabindex=\"0\"";
        switch (node.role) {
            case Role::group:
                if (!node.name.empty() && !node.hidden) out += " role=\"group\"";
                break;
            case Role::status: out += " role=\"status\""; break;
            case Role::alert: out += " role=\"alert\""; break;
            case Role::column_header: out += " scope=\"col\""; break;
            case Role::row_header: out += " scope=\"row\""; break;
            case Role::group_header:
                out += " scope=\"rowgroup\"";
                if (node.span > 1) out += attribute("colspan", std::to_string(node.span));
                break;
            case Role::link: out += attribute("href", node.url) + " rel=\"noopener noreferrer\""; break;
            case Role::meter:
                out += attribute("min", node.low) + attribute("max", node.high) + attribute("value", node.number);
                out += attribute("aria-valuetext", node.value);
                break;
            case Role::progress:
                // <progress> starts at 0; low is 0 wherever the view says how much has come.
                if (node.number) out += attribute("max", node.high) + attribute("value", node.number);
                out += attribute("aria-valuetext", node.value);
                break;
            default: break;
        }
        return out;
    }

    int         heading_shift_;
    std::string out_;
};

// The look of a finished page without being one: readable measure, quiet lines, marks by weight and sign as by colour.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --text: #1c2430; --quiet: #566070; --line: #d9dee6; --back: #f6f7f9; --card: #fff; --accent: #2f5bd0; --good: #14713c; --bad: #a3262b; --warn: #8a5300 }
@media (prefers-color-scheme: dark) { :root { --text: #e7ebf2; --quiet: #a3adbd; --line: #343c4a; --back: #12161d; --card: #1a2029; --accent: #8fb0ff; --good: #62cf92; --bad: #ff9095; --warn: #f0b860 } }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, sans-serif }
main { max-width: 72rem; margin: auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .25rem 0 .75rem } h2 { font-size: 1.3rem; margin: 0 0 .25rem } h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem } h4 { font-size: 1rem; margin: 0 }
p { margin: .5rem 0 } a { color: var(--accent); overflow-wrap: anywhere } ul { list-style: none; margin: 0; padding: 0 } code { background: var(--back); border: 1px solid var(--line); border-radius: 4px; padding: 0 .25em }
nav li { display: inline } nav li + li::before { content: "/ "; color: var(--quiet) }
.juxta-eyebrow, .juxta-category, .juxta-label, .juxta-question, .juxta-updated, .juxta-summary, .juxta-about, .juxta-help, .juxta-note, .juxta-detail { color: var(--quiet) }
.juxta-cards, .juxta-reviews { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); margin: 1rem 0 2rem }
.juxta-card, .juxta-review, .juxta-newsletter, .juxta-bookmarks { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; height: 100%; box-sizing: border-box }
.juxta-avatar { display: inline-grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 10px; background: var(--accent); color: var(--card); font-weight: 700 }
.juxta-figures { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0 } .juxta-figure > span { display: block } .juxta-figure .juxta-value { font-size: 1.25rem; font-weight: 700 } .juxta-figure .juxta-label { font-size: .85rem }
.juxta-badge, .juxta-mark { display: inline-block; border: 1px solid; border-radius: 99px; padding: 0 .6em; font-size: .85rem; font-weight: 600 } .juxta-mark::before { content: "\2605\a0" } .juxta-mark.juxta-tied::before { content: "=\a0" }
.juxta-positive { color: var(--good) } .juxta-mark.juxta-tied { color: var(--quiet) } .juxta-negative { color: var(--bad) } .juxta-split, .juxta-warning, .juxta-notice { color: var(--warn) } .juxta-missing, .juxta-not-applicable, .juxta-absent, .juxta-quiet { color: var(--quiet); font-style: italic }
.juxta-scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card); margin: 1rem 0 2rem } table { border-collapse: collapse; width: 100% } th, td { text-align: start; vertical-align: baseline; padding: .6rem .9rem; border-bottom: 1px solid var(--line); min-width: 9rem }
.juxta-row-label span, td span { display: block } td .juxta-mark { display: inline-block } .juxta-group th { color: var(--quiet); font-size: .85rem } .juxta-help { font-weight: 400; font-size: .85rem } .juxta-best .juxta-value, .juxta-tied .juxta-value { font-weight: 700 }
.juxta-review meter { width: 100% } .juxta-score { font-weight: 700; margin-inline-end: .5rem }
@media print { body { background: none } .juxta-scroll { overflow: visible } }
)";

}  // namespace

std::string html_text(const Node& root)
{
    Writer writer(2);
    writer.write(root, 0);
    return writer.take();
}

std::string html_page(const Node& root, const std::string& title)
{
    Writer writer(1);
    writer.write(root, 0);
    std::string out = "<!DOCTYPE html>\n<html" + attribute("lang", root.language.empty() ? "en" : root.language) + ">\n<head>\n";
    out += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<title>" + escaped(title) + "</title>\n<style>";
    out += kStyle;
    out += "</style>\n</head>\n<body>\n<main>\n" + writer.take() + "</main>\n</body>\n</html>\n";
    return out;
}

}  // namespace juxta::semantics
