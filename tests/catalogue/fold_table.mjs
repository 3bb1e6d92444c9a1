// tests/catalogue/fold_table.mjs - checks the tables of wasm/catalogue/fold_table.hpp against Unicode as Node knows it, or writes them.
// SPDX-License-Identifier: MIT
//
// node fold_table.mjs [--write] FILE
// The blocks below are full: no later version of Unicode adds a letter to them, and its stability policy forbids to change one.

import { readFileSync, writeFileSync } from 'node:fs';

const [write, path] = process.argv[2] === '--write' ? [true, process.argv[3]] : [false, process.argv[2]];

/** What readers type for letters that have no decomposition. */
const spelled = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', ĸ: 'k', ŉ: 'n', ƀ: 'b', ƶ: 'z', ȷ: 'j', ς: 'σ',
  ǥ: 'g', ɨ: 'i', ɉ: 'j', ɍ: 'r', ɏ: 'y', ƚ: 'l', ȼ: 'c', ɇ: 'e', ʉ: 'u', ⱥ: 'a', ⱦ: 't', ƈ: 'c', ƒ: 'f', ƙ: 'k', ƥ: 'p', ƭ: 't', ƴ: 'y', ȥ: 'z', ʼ: '',
};
const marks = /[\u0300-\u036f]/g;

/** The folded form of one character. */
function fold(character) {
  const decimal = /^\p{Nd}$/u.test(character) ? character.normalize('NFKD') : character;
  const bare = (text) => text.normalize('NFKD').replace(marks, '');
  const lower = bare(bare(decimal).toLowerCase());
  return [...lower].map((letter) => spelled[letter] ?? letter).join('');
}

const latin = [0xaa, 0x24f];
const latinMore = [0x1e00, 0x1eff];
const greekMore = [0x1f00, 0x1fff];
const pairs = ['ss', 'ae', 'oe', 'th', 'ij', 'lj', 'nj', 'dz'];
const isLetter = (point) => /^[\p{L}\p{N}]$/u.test(String.fromCodePoint(point));

const single = (point) => {
  const folded = [...fold(String.fromCodePoint(point))];
  return folded.length === 1 ? folded[0].codePointAt(0) : undefined;
};

/** One byte a code point: an ASCII letter or digit, 0x80 + a pair, 0 = ask the runs. */
function bytesOf([first, last]) {
  const bytes = [];
  for (let point = first; point <= last; ++point) {
    const folded = fold(String.fromCodePoint(point));
    if (!isLetter(point)) bytes.push(0);
    else if (/^[a-z0-9]$/.test(folded)) bytes.push(folded.codePointAt(0));
    else if (pairs.includes(folded)) bytes.push(0x80 + pairs.indexOf(folded));
    else bytes.push(0);
  }
  return bytes;
}

function greekBytes() {
  const bytes = [];
  for (let point = greekMore[0]; point <= greekMore[1]; ++point) {
    const folded = isLetter(point) ? [...fold(String.fromCodePoint(point))].map((letter) => letter.codePointAt(0)) : [];
    // A small iota below is a letter by its decomposition, and falls away as a mark does.
    bytes.push(folded.length > 0 && folded[0] >= 0x300 && folded[0] < 0x400 ? folded[0] - 0x300 : 0);
  }
  return bytes;
}

/** Runs of letters that fold by the same distance, each or every other one. */
function runsOf() {
  const blocks = [[0xaa, 0x24f], [0x268, 0x268], [0x289, 0x289], [0x370, 0x3ff], [0x400, 0x52f], [0x531, 0x556], [0x660, 0x669], [0x6f0, 0x6f9], [0x966, 0x96f], [0x10a0, 0x10c5],
    [0x13f8, 0x13fd], [0x1c90, 0x1cba], [0x1cbd, 0x1cbf], [0x1e00, 0x1eff], [0x2c65, 0x2c66], [0xff10, 0xff19], [0xff21, 0xff3a], [0xff41, 0xff5a]];
  const direct = new Map();
  for (const block of [latin, latinMore]) bytesOf(block).forEach((byte, i) => direct.set(block[0] + i, byte));
  const folds = [];
  for (const [first, last] of blocks)
    for (let point = first; point <= last; ++point) {
      if (!isLetter(point) || direct.get(point)) continue;
      let to = single(point);
      // Georgian's capitals, Cherokee's small letters and digits of other scripts: by their known distance.
      if (point >= 0x660 && point <= 0x96f) to = 0x30 + (point & 0xf) - (point >= 0x966 ? 6 : 0);
      if (point >= 0x13f8 && point <= 0x13fd) to = point - 8;
      if (to !== undefined && to !== point && to < 0x10000 && isLetter(to)) folds.push([point, to]);
    }
  const runs = [];
  for (const [point, to] of folds) {
    const run = runs.at(-1);
    const delta = (to - point) & 0xffff;
    if (run && run.delta === delta && ((run.last === run.first && point - run.last <= 2) || point - run.last === run.step)) {
      run.step = point - run.last;
      run.last = point;
    } else runs.push({ first: point, last: point, delta, step: 1 });
  }
  return runs;
}

const hex = (number) => `0x${number.toString(16)}`;
function list(values, each = 24) {
  const lines = [];
  for (let i = 0; i < values.length; i += each) lines.push(`    ${values.slice(i, i + each).join(', ')},`);
  return lines.join('\n');
}

const runs = runsOf();
const made = `// wasm/catalogue/fold_table.hpp - which letter a letter is without its case and accents. Written by tests/catalogue/fold_table.mjs.
// SPDX-License-Identifier: MIT
//
// source   Unicode's NFKD and lower case, less the marks of U+0300..U+036F; letters without a decomposition as readers type them.
#pragma once

#include <cstdint>

namespace juxta::catalogue {

/// A byte of the tables below from 0x80 on is one of these.
inline constexpr char kFoldPairs[][2] = {${pairs.map((pair) => `{'${pair[0]}', '${pair[1]}'}`).join(', ')}};

/// U+00AA..U+024F: ASCII, 0x80 + a pair, or 0: no entry.
inline constexpr std::uint8_t kFoldLatin[] = {
${list(bytesOf(latin))}
};

/// U+1E00..U+1EFF, likewise.
inline constexpr std::uint8_t kFoldLatinMore[] = {
${list(bytesOf(latinMore))}
};

/// U+1F00..U+1FFF: the letter less U+0300, or 0: no entry.
inline constexpr std::uint8_t kFoldGreekMore[] = {
${list(greekBytes())}
};

/// Letters that fold by the same distance.
struct FoldRun {
    std::uint16_t first, last;
    std::uint16_t distance;  ///< added, modulo 2^16
    std::uint8_t  step;      ///< 1 = each, 2 = every other one
};

inline constexpr FoldRun kFoldRuns[] = {
${list(runs.map(({ first, last, delta, step }) => `{${hex(first)}, ${hex(last)}, ${hex(delta)}, ${step}}`), 5)}
};

}  // namespace juxta::catalogue
`;

if (write) writeFileSync(path, made);
else if (readFileSync(path, 'utf8') !== made) {
  console.error(`${path} is not what fold_table.mjs makes: run it with --write, and read the difference`);
  process.exit(1);
}
