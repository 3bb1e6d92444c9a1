// wasm/model/shrink.hpp - giving spare room back.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace juxta::model {

/// Makes the capacity of a vector its size. libstdc++'s shrink_to_fit does nothing where there are no exceptions.
template <class T>
void shrink(std::vector<T>& values)
{
    if (values.capacity() > values.size())
        std::vector<T>(values).swap(values);
}

}  // namespace juxta::model
