// wasm/model/shrink.hpp - making a vector longer by a little, and giving spare room back.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace juxta::model {

/// Makes a vector so long, if it is shorter. As a rule it is so by one, where resize() would take its time.
template <class T>
void extend(std::vector<T>& values, std::size_t size, T with)
{
    while (values.size() < size)
        values.push_back(with);
}

/// Makes the capacity of a vector its size. libstdc++'s shrink_to_fit does nothing where there are no exceptions.
template <class T>
void shrink(std::vector<T>& values)
{
    if (values.capacity() > values.size())
        std::vector<T>(values).swap(values);
}

}  // namespace juxta::model
