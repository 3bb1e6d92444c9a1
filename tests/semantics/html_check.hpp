// tests/semantics/html_check.hpp - a small, strict reader of the HTML that semantics/ writes: what is in it, what is wrong.
// SPDX-License-Identifier: MIT
//
// Knows no error recovery: whatever a browser would have to guess at is a fault.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::test {

struct HtmlElement {
    std::string                        name;
    std::string                        parent;
    std::map<std::string, std::string> attributes;  ///< values unescaped
    std::string                        text;        ///< own text and that of all below, unescaped
};

struct HtmlReport {
    std::vector<HtmlElement> elements;  ///< in document order
    std::vector<std::string> faults;

    [[nodiscard]] std::size_t count(std::string_view name) const
    {
        return static_cast<std::size_t>(std::ranges::count(elements, name, &HtmlElement::name));
    }
};

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_(html) {}

    HtmlReport read()
    {
        if (html_.starts_with("<!DOCTYPE html>")) at_ = 15;
        while (at_ < html_.size() && report_.faults.size() < 20) {
            if (html_[at_] == '<') read_tag();
            else read_text();
        }
        for (const std::size_t index : open_) fault("not closed: " + report_.elements[index].name);
        return std::move(report_);
    }

private:
    void fault(const std::string& what) { report_.faults.push_back(what + " near: " + std::string(html_.substr(at_ > 60 ? at_ - 60 : 0, 100))); }

    static bool is_void(std::string_view name) { return name == "meta" || name == "br" || name == "input" || name == "img" || name == "hr" || name == "link"; }
    static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

    /// Names of elements that semantics/ may write and what each may stand in; empty = anywhere but inside a paragraph.
    void check_place(const std::string& name, const std::string& parent)
    {
        static const std::map<std::string, std::set<std::string>> kPlaces{
            {"html", {""}},        {"head", {"html"}},     {"body", {"html"}},       {"main", {"body"}},
            {"title", {"head"}},   {"meta", {"head"}},     {"style", {"head"}},      {"section", {"", "main"}},
            {"div", {}},           {"p", {}},              {"ul", {}},               {"nav", {}},
            {"article", {}},       {"table", {}},          {"h1", {}},               {"h2", {}},
            {"h3", {}},            {"h4", {}},             {"h5", {}},               {"h6", {}},
            {"details", {}},       {"summary", {"details"}}, {"span", {}},           {"a", {}},
            {"meter", {}},         {"progress", {}},       {"code", {"p"}},          {"li", {"ul"}},
            {"thead", {"table"}},  {"tbody", {"table"}},   {"tr", {"thead", "tbody"}}, {"th", {"tr"}},
            {"td", {"tr"}}};
        const auto place = kPlaces.find(name);
        if (place == kPlaces.end()) return fault("element that is not expected: " + name);
        if (!place->second.empty() && !place->second.contains(parent)) fault(name + " in " + parent);
        static const std::map<std::string, std::set<std::string>> kChildren{{"ul", {"li"}}, {"table", {"thead", "tbody"}}, {"thead", {"tr"}}, {"tbody", {"tr"}},
                                                                            {"tr", {"th", "td"}}, {"p", {"code"}}, {"span", {}}, {"a", {}}, {"code", {}}, {"meter", {}}, {"progress", {}}, {"summary", {}},
                                                                            {"h1", {}}, {"h2", {}}, {"h3", {}}, {"h4", {}}, {"h5", {}}, {"h6", {}}, {"title", {}}, {"style", {}}};
        const auto children = kChildren.find(parent);
        if (children != kChildren.end() && !children->second.contains(name)) fault(name + " in " + parent);
    }

    std::string unescaped(std::string_view text)
    {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if (byte < 0x20 && text[i] != '\n' && text[i] != '\t') fault("control character");
            if (text[i] == '<' || text[i] == '>') fault("bare angle bracket");
            if (text[i] != '&') {
                out += text[i];
                continue;
            }
            bool known = false;
            for (const auto& [entity, c] : {std::pair<std::string_view, char>{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}) {
                if (!text.substr(i).starts_with(entity)) continue;
                out += c;
                i += entity.size() - 1;
                known = true;
                break;
            }
            if (!known) fault("bare ampersand");
        }
        return out;
    }

    void read_text()
    {
        const std::size_t      end = std::min(html_.find('<', at_), html_.size());
        const std::string_view raw = html_.substr(at_, end - at_);
        const std::string      text = open_.empty() || report_.elements[open_.back()].name == "style" ? std::string() : unescaped(raw);
        for (const std::size_t index : open_) report_.elements[index].text += text;
        if (open_.empty() && raw.find_first_not_of(" \n") != std::string_view::npos) fault("text outside");
        at_ = end;
    }

    std::string read_name()
    {
        const std::size_t start = at_;
        while (at_ < html_.size() && is_name(html_[at_])) ++at_;
        if (at_ == start) fault("no name");
        return std::string(html_.substr(start, at_ - start));
    }

    void read_tag()
    {
        ++at_;
        if (at_ < html_.size() && html_[at_] == '/') {
            ++at_;
            const std::string name = read_name();
            if (open_.empty() || report_.elements[open_.back()].name != name) fault("closes what is not open: " + name);
            else open_.pop_back();
            if (at_ >= html_.size() || html_[at_] != '>') fault("bad end tag");
            ++at_;
            return;
        }
        HtmlElement element;
        element.name   = read_name();
        element.parent = open_.empty() ? "" : report_.elements[open_.back()].name;
        check_place(element.name, element.parent);
        while (at_ < html_.size() && html_[at_] == ' ') {
            ++at_;
            const std::string attribute = read_name();
            if (html_.substr(at_, 2) != "=\"") return fault("attribute without a quoted value: " + attribute), void(at_ = html_.size());
            at_ += 2;
            const std::size_t end = std::min(html_.find('"', at_), html_.size());
            if (!element.attributes.emplace(attribute, unescaped(html_.substr(at_, end - at_))).second) fault("attribute twice: " + attribute);
            at_ = end + 1;
        }
        if (at_ >= html_.size() || html_[at_] != '>') return fault("bad tag " + element.name), void(at_ = html_.size());
        ++at_;
        const auto id = element.attributes.find("id");
        if (id != element.attributes.end() && !ids_.insert(id->second).second) fault("id twice: " + id->second);
        const bool stays_open = !is_void(element.name);
        report_.elements.push_back(std::move(element));
        if (stays_open) open_.push_back(report_.elements.size() - 1);
    }

    std::string_view         html_;
    std::size_t              at_ = 0;
    HtmlReport               report_;
    std::vector<std::size_t> open_;
    std::set<std::string>    ids_;
};

inline HtmlReport read_html(std::string_view html)
{
    return HtmlReader(html).read();
}

/// All faults in one text, for a readable failure.
inline std::string faults_of(const HtmlReport& report)
{
    std::string text;
    for (const std::string& fault : report.faults) text += fault + "\n";
    return text;
}

}  // namespace juxta::test
