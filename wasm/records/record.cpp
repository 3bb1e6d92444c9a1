// wasm/records/record.cpp - last writer wins.
// SPDX-License-Identifier: MIT
#include "records/record.hpp"

#include <tuple>

namespace juxta::records {

const Record& later(const Record& a, const Record& b)
{
    return std::tie(a.stamp, a.body) < std::tie(b.stamp, b.body) ? b : a;
}

std::vector<Record> merge(const std::vector<Record>& a, const std::vector<Record>& b)
{
    const auto fact = [](const Record& record) { return std::tie(record.kind, record.subject); };

    std::vector<Record> all;
    all.reserve(a.size() + b.size());
    auto left = a.begin(), right = b.begin();
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && fact(*left) < fact(*right)))
            all.push_back(*left++);
        else if (left == a.end() || fact(*right) < fact(*left))
            all.push_back(*right++);
        else
            all.push_back(later(*left++, *right++));
    }
    return all;
}

}  // namespace juxta::records
