// wasm/pack/columns.cpp - frames of reference, dictionaries, bits.
// SPDX-License-Identifier: MIT
#include "pack/columns.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace juxta::pack {
namespace {

using model::AttributeType;
using model::Column;
using model::ItemIndex;
using model::Status;
using model::TextId;

constexpr int    kMaxDigits = 9;
constexpr double kPowers[]  = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

unsigned width_of(std::uint32_t largest) { return static_cast<unsigned>(std::bit_width(largest)); }

/// Whole numbers that are the values times a power of ten, exactly: dividing gives the values back bit by bit.
std::optional<std::vector<std::int64_t>> scaled(const std::vector<double>& values, int digits)
{
    std::vector<std::int64_t> whole;
    for (const double value : values) {
        const double product = value * kPowers[digits];
        if (!(std::fabs(product) < 1e15)) return std::nullopt;
        const auto rounded = std::llround(product);
        const auto back    = static_cast<double>(rounded) / kPowers[digits];
        if (std::bit_cast<std::uint64_t>(back) != std::bit_cast<std::uint64_t>(value)) return std::nullopt;
        whole.push_back(rounded);
    }
    return whole;
}

void put_bits(std::string& to, const std::vector<std::uint32_t>& numbers, unsigned width)
{
    BitWriter bits(to);
    for (const std::uint32_t number : numbers) bits.put(number, width);
    bits.finish();
}

/// Numbers above the least of them.
bool put_frame(std::string& to, const std::vector<std::int64_t>& whole)
{
    const auto [least, most] = std::ranges::minmax(whole);
    if (most - least > std::numeric_limits<std::uint32_t>::max()) return false;
    const unsigned width = width_of(static_cast<std::uint32_t>(most - least));
    put_signed(to, least);
    put_number(to, width);
    std::vector<std::uint32_t> above;
    for (const std::int64_t number : whole) above.push_back(static_cast<std::uint32_t>(number - least));
    put_bits(to, above, width);
    return true;
}

void put_numbers(std::string& to, const std::vector<double>& values)
{
    if (values.empty()) return;
    for (int digits = 0; digits <= kMaxDigits; ++digits) {
        const auto whole = scaled(values, digits);
        if (!whole) continue;
        std::string framed;
        put_number(framed, static_cast<std::uint64_t>(digits));
        if (!put_frame(framed, *whole) || framed.size() >= values.size() * 8) break;
        to += framed;
        return;
    }
    put_number(to, kMaxDigits + 1);
    for (const double value : values)
        for (unsigned i = 0; i < 8; ++i) to += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> (8 * i));
}

void put_dictionary(std::string& to, std::vector<std::string_view> texts, const std::vector<std::string_view>& uses)
{
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    put_number(to, texts.size());
    for (const std::string_view text : texts) put_text(to, text);
    const unsigned             width = texts.empty() ? 0 : width_of(static_cast<std::uint32_t>(texts.size() - 1));
    std::vector<std::uint32_t> places;
    for (const std::string_view use : uses) places.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(texts, use) - texts.begin()));
    put_bits(to, places, width);
}

std::vector<std::string_view> read_dictionary(ByteReader& from)
{
    std::vector<std::string_view> texts;
    const std::uint32_t           count = from.number_up_to(from.left());
    for (std::uint32_t i = 0; i < count && !from.failed(); ++i) {
        texts.push_back(from.text());
        if (texts.back().size() > model::kMaxStringBytes) from.fail();
    }
    return texts;
}

}  // namespace

void put_cells(std::string& to, const Column& column, const model::TextPool& pool, ItemIndex first, std::uint32_t count)
{
    std::vector<ItemIndex>     known;
    std::vector<std::uint32_t> statuses;
    for (ItemIndex item = first; item < first + count; ++item) {
        statuses.push_back(static_cast<std::uint32_t>(column.status(item)));
        if (column.status(item) == Status::known) known.push_back(item);
    }
    put_number(to, known.size() == count ? 0 : 1);
    if (known.size() < count) put_bits(to, statuses, 2);
    if (known.empty()) return;

    if (is_numeric(column.type())) {
        std::vector<double> values;
        for (const ItemIndex item : known) values.push_back(column.number(item));
        return put_numbers(to, values);
    }
    if (column.type() == AttributeType::boolean || column.type() == AttributeType::date) {
        std::vector<std::int64_t> whole;
        for (const ItemIndex item : known) whole.push_back(static_cast<std::int64_t>(column.number(item)));
        put_frame(to, whole);
        return;
    }
    std::vector<std::string_view> uses;
    if (column.type() == AttributeType::tags) {
        std::vector<std::uint32_t> counts;
        for (const ItemIndex item : known) {
            counts.push_back(static_cast<std::uint32_t>(column.tags(item).size()));
            for (const TextId tag : column.tags(item)) uses.push_back(pool[tag]);
        }
        const unsigned width = width_of(std::ranges::max(counts));
        put_number(to, width);
        put_bits(to, counts, width);
    } else {
        for (const ItemIndex item : known) uses.push_back(pool[column.text(item)]);
    }
    put_dictionary(to, uses, uses);
}

bool read_cells(std::string_view bytes, Column& column, model::TextPool& pool, ItemIndex first, std::uint32_t count)
{
    ByteReader          from(bytes);
    std::vector<Status> statuses(count, Status::known);
    std::uint32_t       known = count;
    if (from.number_up_to(1) == 1) {
        BitReader bits(from, count, 2);
        known = 0;
        for (Status& status : statuses) {
            const std::uint32_t read = from.failed() ? 3 : bits.next();
            if (read > static_cast<std::uint32_t>(Status::known)) return false;
            status = static_cast<Status>(read);
            known += status == Status::known ? 1u : 0u;
        }
    }
    if (from.failed()) return false;

    std::vector<double>                     numbers;
    std::vector<std::int64_t>               whole;
    std::vector<std::uint32_t>              counts, places;
    std::vector<TextId>                     texts;  ///< of the dictionary
    const AttributeType                     type = column.type();
    const auto                              frame = [&] {
        const std::int64_t  least = from.signed_number();
        const std::uint32_t width = from.number_up_to(32);
        BitReader           bits(from, known, width);
        if (from.failed() || least > std::int64_t{1} << 52 || least < -(std::int64_t{1} << 52)) return false;
        for (std::uint32_t i = 0; i < known; ++i) whole.push_back(least + bits.next());
        return true;
    };
    if (known == 0) {
        // nothing more is written
    } else if (is_numeric(type)) {
        const std::uint32_t digits = from.number_up_to(kMaxDigits + 1);
        if (digits <= kMaxDigits) {
            if (!frame()) return false;
            for (const std::int64_t number : whole) numbers.push_back(static_cast<double>(number) / kPowers[digits]);
        } else {
            if (from.left() < std::size_t{known} * 8) return false;
            for (std::uint32_t i = 0; i < known; ++i) {
                numbers.push_back(from.real());
                if (!std::isfinite(numbers.back())) return false;
            }
        }
    } else if (type == AttributeType::boolean || type == AttributeType::date) {
        constexpr std::int64_t kFirstDay = -719528, kLastDay = 2932896;  // 0000-01-01 and 9999-12-31
        if (!frame()) return false;
        for (const std::int64_t number : whole)
            if (type == AttributeType::boolean ? number < 0 || number > 1 : number < kFirstDay || number > kLastDay) return false;
    } else {
        std::uint64_t uses = known;
        if (type == AttributeType::tags) {
            BitReader bits(from, known, from.number_up_to(16));
            uses = 0;
            for (std::uint32_t i = 0; i < known; ++i) {
                counts.push_back(bits.next());
                uses += counts.back();
            }
        }
        const auto dictionary = read_dictionary(from);
        if (from.failed() || (uses > 0 && dictionary.empty())) return false;
        const unsigned width = dictionary.empty() ? 0 : width_of(static_cast<std::uint32_t>(dictionary.size() - 1));
        if (width == 0 && uses > std::uint64_t{kStretch} * 64) return false;  // bits that need no bytes are not free of memory
        BitReader bits(from, uses, width);
        if (from.failed()) return false;
        for (std::uint64_t i = 0; i < uses; ++i) {
            places.push_back(bits.next());
            if (places.back() >= dictionary.size()) return false;
        }
        for (const std::string_view text : dictionary) texts.push_back(pool.add(text));
    }
    if (from.failed() || from.left() > 0) return false;

    std::size_t         at = 0, use = 0;
    std::vector<TextId> tags, days;  // days: where they are near each other, each text is pooled once
    std::int64_t        first_day = 0;
    if (type == AttributeType::date && !whole.empty()) {
        const auto [least, most] = std::ranges::minmax(whole);
        first_day                = least;
        if (most - least < kStretch) days.resize(static_cast<std::size_t>(most - least) + 1, TextId::none);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        const ItemIndex item = first + i;
        if (statuses[i] == Status::not_applicable) column.set_not_applicable(item);
        if (statuses[i] != Status::known) continue;
        if (is_numeric(type)) {
            column.set_number(item, numbers[at]);
        } else if (type == AttributeType::boolean) {
            column.set_number(item, static_cast<double>(whole[at]));
        } else if (type == AttributeType::date) {
            const auto day  = static_cast<std::int32_t>(whole[at]);
            TextId     none = TextId::none;
            TextId&    text = days.empty() ? none : days[static_cast<std::size_t>(day - first_day)];
            if (text == TextId::none) text = pool.add(date_text(day));
            column.set_date(item, day, text);
        } else if (type == AttributeType::tags) {
            tags.clear();
            for (std::uint32_t j = 0; j < counts[at]; ++j) tags.push_back(texts[places[use++]]);
            column.set_tags(item, tags);
        } else {
            column.set_text(item, texts[places[at]]);
        }
        ++at;
    }
    return true;
}

}  // namespace juxta::pack
