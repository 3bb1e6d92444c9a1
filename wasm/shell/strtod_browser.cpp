// wasm/shell/strtod_browser.cpp - strtod() in place of the C library's, which brings arithmetic of 128 bits along.
// SPDX-License-Identifier: MIT
//
// All that is read here are decimal numbers, those of JSON above all: no infinities, no hexadecimal digits, no space in front.
// What takes more than one rounding is rare, and the browser reads it; ECMAScript's rounding is the C library's, to the
// nearest double.
#include "base/decimal.hpp"

#include <emscripten.h>

#include <cstdlib>

EM_JS(double, juxta_number, (const char* text, int size), { return +UTF8ToString(text, size); });

extern "C" double strtod(const char* __restrict text, char** __restrict end)
{
    const juxta::Decimal read = juxta::read_decimal(text);
    if (end)
        *end = const_cast<char*>(read.end);
    if (read.end == text)
        return 0;
    return read.value ? *read.value : juxta_number(text, static_cast<int>(read.end - text));
}

// The C library keeps the three in one file: who brings one brings all.
extern "C" float strtof(const char* __restrict text, char** __restrict end) { return static_cast<float>(strtod(text, end)); }
extern "C" long double strtold(const char* __restrict text, char** __restrict end) { return static_cast<long double>(strtod(text, end)); }
