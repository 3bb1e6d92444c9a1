// wasm/catalogue/fields.hpp - what is asked of a catalogue that is somewhere else, and what it answers, as fields between commas.
// SPDX-License-Identifier: MIT
//
// Parts stand between semicolons. No control character is written, whatever the values hold.
#pragma once

#include "catalogue/offer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace juxta::catalogue {

/// Appends a semicolon where something stands there already.
inline void begin_part(std::string& to)
{
    if (!to.empty()) to += ';';
}

void put(std::string& to, std::uint64_t number);
/// As its bits: exact, and no decimals to be read.
void put(std::string& to, double number);
/// What separates fields, and what is no letter, as %xx.
void put(std::string& to, std::string_view text);
void put(std::string& to, const std::vector<AskedCriterion>& criteria);

/// Fields from the front; once one is not there, nothing is any more.
class Fields {
public:
    explicit Fields(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool over() const { return rest_.empty(); }
    [[nodiscard]] bool failed() const { return failed_; }
    /// What is there and makes no sense.
    void fail() { failed_ = true; }

    std::uint64_t        number(std::uint64_t most = ~std::uint64_t{0});
    std::size_t          count(std::uint64_t most = 0xFFFF'FFFF) { return static_cast<std::size_t>(number(most)); }
    bool                 truth() { return number(1) == 1; }
    double               real();  ///< not NaN
    model::AttributeType type() { return static_cast<model::AttributeType>(number(static_cast<std::uint64_t>(model::AttributeType::tags))); }
    model::Better        better() { return static_cast<model::Better>(number(static_cast<std::uint64_t>(model::Better::no))); }
    std::string          text();
    /// All that are left.
    std::vector<AskedCriterion> criteria();

private:
    std::string_view next();

    std::string_view rest_;
    bool             failed_ = false;
};

/// Calls take(fields) for each part, while it returns true. returns whether it always did
template <class Take>
bool for_each_part(std::string_view text, Take&& take)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (!take(Fields(text.substr(0, end)))) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

}  // namespace juxta::catalogue
