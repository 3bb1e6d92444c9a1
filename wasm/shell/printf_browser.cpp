// wasm/shell/printf_browser.cpp - snprintf() in place of the C library's, which brings arithmetic of 128 bits along.
// SPDX-License-Identifier: MIT
//
// What is printed here are doubles by "%.*f" and "%.*e" (base/number_text.cpp) and bytes by "%.4X" (nlohmann's messages).
// The browser writes the digits. It is as exact as the C library, but rounds a tie away from zero where C rounds to even, and
// writes an exponent with as few digits as it has.
#include <emscripten.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>

// A tie after `decimals` places needs at most decimals + 1 binary places, and then that many decimal ones say all of it.
EM_JS(int, juxta_digits, (char* to, int size, double value, int decimals, int scientific), {
  var text, more;
  if (scientific) text = value.toExponential(decimals);
  else if (Math.abs(value) >= 1e21) text = BigInt(value) + (decimals ? "." + "0".repeat(decimals) : "");
  else {
    text = value.toFixed(decimals);
    if (Number.isInteger(value * 2 ** (decimals + 1)) && /[02468][.]?5;/.test((more = value.toFixed(decimals + 1)) + ";"))
      text = more.slice(0, decimals ? -1 : -2);
  }
  for (var at = 0; at < text.length && at < size - 1; ++at) HEAPU8[to + at] = text.charCodeAt(at);
  return text.length;
});

extern "C" int snprintf(char* __restrict to, std::size_t size, const char* __restrict format, ...)
{
    std::va_list values;
    va_start(values, format);
    int length = 0;
    const auto add = [&](char c) {
        if (static_cast<std::size_t>(length) + 1 < size)
            to[length] = c;
        ++length;
    };
    for (; *format; ++format) {
        if (*format != '%') {
            add(*format);
            continue;
        }
        int precision = 0;
        if (*++format == '.') {
            if (*++format == '*') {
                precision = va_arg(values, int);
                ++format;
            }
            for (; *format >= '0' && *format <= '9'; ++format)
                precision = precision * 10 + (*format - '0');
        }
        if (*format == 'X') {
            const unsigned value = va_arg(values, unsigned);
            for (int digit = precision; digit-- > 0;)
                add("0123456789ABCDEF"[value >> 4 * digit & 15]);
        } else {
            length += juxta_digits(to + length, static_cast<int>(size) - length, va_arg(values, double), precision, *format == 'e');
        }
    }
    if (size > 0)
        to[std::min(static_cast<std::size_t>(length), size - 1)] = '\0';
    va_end(values);
    return length;
}
