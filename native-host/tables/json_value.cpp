// native-host/tables/json_value.cpp - the exact walk of the reader of bundles says whether it is JSON; here values are made of it.
// SPDX-License-Identifier: MIT
#include "tables/json_value.hpp"

#include "base/utf8.hpp"
#include "bundle/json_walk.hpp"
#include "model/bundle.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

namespace juxta::tables {
namespace {

/// Takes a text apart that is known to be JSON.
class Maker {
public:
    Maker(std::string_view text, std::size_t at, Problems& problems) : text_(text), at_(at), problems_(problems) {}

    /// returns  false when it is nested too deep
    bool value(JsonValue& to, int depth)
    {
        space();
        const std::size_t from = at_;
        to.offset              = from;
        bool fine              = true;
        switch (text_[at_]) {
            case '{': to.kind = JsonValue::Kind::object; fine = members(to, depth); break;
            case '[': to.kind = JsonValue::Kind::list; fine = elements(to, depth); break;
            case '"': to.kind = JsonValue::Kind::text; to.text = string(); break;
            case 't': to.kind = JsonValue::Kind::boolean; at_ += 4; break;
            case 'f': to.kind = JsonValue::Kind::boolean; at_ += 5; break;
            case 'n': at_ += 4; break;
            default:
                to.kind = JsonValue::Kind::number;
                while (at_ < text_.size() && std::string_view("+-.eE0123456789").contains(text_[at_])) ++at_;
        }
        to.raw = text_.substr(from, at_ - from);
        return fine;
    }

private:
    void space()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
    }

    std::string string()
    {
        const std::size_t from = at_++;
        while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2u : 1u;
        return bundle::decoded(text_.substr(from, ++at_ - from));
    }

    bool too_deep(int depth)
    {
        if (depth < model::kMaxNesting) return false;
        problems_.add(Severity::fatal, ErrorCode::too_deep, at_, "at most " + std::to_string(model::kMaxNesting) + " levels");
        return true;
    }

    bool elements(JsonValue& to, int depth)
    {
        if (too_deep(depth)) return false;
        ++at_;
        for (space(); text_[at_] != ']'; space()) {
            if (text_[at_] == ',') ++at_;
            if (!value(to.values.emplace_back(), depth + 1)) return false;
        }
        ++at_;
        return true;
    }

    bool members(JsonValue& to, int depth)
    {
        if (too_deep(depth)) return false;
        ++at_;
        std::unordered_set<std::string> seen;
        for (space(); text_[at_] != '}'; space()) {
            if (text_[at_] == ',') ++at_;
            space();
            const std::size_t place = at_;
            std::string       key   = string();
            space();
            ++at_;  // the colon
            JsonValue member;
            if (!value(member, depth + 1)) return false;
            if (!seen.insert(key).second) {
                problems_.add(Severity::error, ErrorCode::duplicate_key, place, "each key once", quoted_part(key));
                continue;
            }
            to.keys.push_back(std::move(key));
            to.key_offsets.push_back(place);
            to.values.push_back(std::move(member));
        }
        ++at_;
        return true;
    }

    std::string_view text_;
    std::size_t      at_;
    Problems&        problems_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const
{
    const auto at = std::ranges::find(keys, key);
    return at == keys.end() ? nullptr : &values[static_cast<std::size_t>(at - keys.begin())];
}

double JsonValue::number() const
{
    return std::strtod(std::string(raw).c_str(), nullptr);
}

std::optional<JsonValue> read_json(std::string_view text, Problems& problems)
{
    const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (const std::size_t bad = std::min(find_bad_utf8(text), text.find('\0')); bad != std::string_view::npos) {
        problems.add(Severity::fatal, ErrorCode::encoding, bad, "UTF-8");
        return std::nullopt;
    }
    bundle::JsonWalk walk(text.substr(mark));
    bundle::Event    event;
    while (walk.next(event)) {}
    if (const auto& broken = walk.broken()) {
        problems.add(Severity::fatal, broken->code, mark + broken->offset, std::string(broken->expected), bundle::found_at(text, mark + broken->offset));
        return std::nullopt;
    }
    JsonValue value;
    if (!Maker(text, mark, problems).value(value, 0)) return std::nullopt;
    return value;
}

}  // namespace juxta::tables
