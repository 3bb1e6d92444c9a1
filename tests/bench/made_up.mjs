// tests/bench/made_up.mjs - catalogues and queries that nobody owns, the same in every run.
// SPDX-License-Identifier: MIT

/** Mulberry32, public domain. @param {number} seed */
export function makeRandom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabulary(random, size) {
  const made = new Set();
  const pick = (letters) => letters[Math.floor(random() * letters.length)];
  while (made.size < size) {
    let word = '';
    for (let syllables = 2 + Math.floor(random() * 3); syllables > 0; --syllables) word += pick('bdfgklmnprstvz') + pick('aeiou') + (random() < 0.3 ? pick('lnrst') : '');
    made.add(word);
  }
  return [...made];
}

/** A bundle of invented products: names of two or three words, frequent words and rare ones, one value in ten unknown. @param {number} count */
export function catalogue(count) {
  const random = makeRandom(7);
  const names = vocabulary(random, 8000);
  const common = vocabulary(random, 3000);
  // Squared, so that some words are much more frequent than others.
  const pick = (list) => list[Math.floor(random() ** 2 * list.length)];
  const title = (word) => word[0].toUpperCase() + word.slice(1);
  const categories = common.slice(0, 24).map(title);
  const tags = common.slice(24, 144);
  const makers = names.slice(0, 40).map(title);
  const maybe = (make) => (random() < 0.1 ? undefined : make());
  const attributes = [
    { id: 'price', label: 'Price', type: 'money', currency: 'USD', better: 'lower', range: [0, 1000] },
    { id: 'rating', label: 'Rating', type: 'number', better: 'higher', range: [0, 10] },
    { id: 'mass', label: 'Mass', type: 'number', unit: 'kg', better: 'lower', range: [0, 10] },
    { id: 'offline', label: 'Works offline', type: 'boolean', better: 'true' },
    { id: 'maker', label: 'Maker', type: 'text' },
    { id: 'tags', label: 'Tags', type: 'tags' },
  ];
  const items = Array.from({ length: count }, (_, i) => ({
    id: `item-${i}`,
    name: Array.from({ length: random() < 0.3 ? 3 : 2 }, () => title(pick(names))).join(' '),
    category: pick(categories),
    tagline: Array.from({ length: 6 }, () => pick(common)).join(' '),
    values: {
      price: maybe(() => Math.round(random() * 100000) / 100),
      rating: maybe(() => Math.round(random() * 100) / 10),
      mass: maybe(() => Math.round(random() * 1000) / 100),
      offline: maybe(() => random() < 0.5),
      maker: maybe(() => pick(makers)),
      tags: maybe(() => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(tags)).filter((tag, at, all) => all.indexOf(tag) === at)),
    },
  }));
  return { juxta: 1, title: 'Invented products', attributes, items };
}

/** A bundle of nothing but names and prices, as text: a million of them stay below what a bundle may weigh. @param {number} count */
export function slim(count) {
  const random = makeRandom(8);
  const names = vocabulary(random, 1000);
  const lines = [];
  for (let i = 0; i < count; ++i) lines.push(`{"id":"${i}","name":"${names[Math.floor(random() * 1000)]} ${i}","values":{"p":${Math.floor(random() * 1000)}}}`);
  return `{"juxta":1,"title":"Many","attributes":[{"id":"p","label":"Price","type":"number"}],"items":[${lines.join(',')}]}`;
}

/** 200 things to type: beginnings of words, words, two words of one item in any order, words that are nowhere. */
export function exactQueries(items) {
  const random = makeRandom(9);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: 200 }, (_, i) => {
    const item = pick(items);
    const name = pick(item.name.toLowerCase().split(' '));
    const other = pick(item.tagline.split(' '));
    if (i % 4 === 0) return name.slice(0, 3 + Math.floor(random() * 2));
    if (i % 4 === 1) return random() < 0.5 ? name : other;
    if (i % 4 === 2) return random() < 0.5 ? `${name} ${other}` : `${other} ${name}`;
    return `${name}${pick(['qx', 'wq', 'xj'])}${other}`;
  });
}

/** 200 names with one typing error behind the first letter of a word of five letters or more. returns [typed, name][] */
export function misspelt(items) {
  const random = makeRandom(10);
  const below = (count) => Math.floor(random() * count);
  const made = [];
  while (made.length < 200) {
    const name = items[below(items.length)].name.toLowerCase();
    const words = name.split(' ');
    const which = below(words.length);
    const word = words[which];
    if (word.length < 5) continue;
    const at = 1 + below(word.length - 1);
    const letter = String.fromCharCode(97 + below(26));
    const wrong = [
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + word.slice(at + 1, at + 2) + word[at] + word.slice(at + 2),
    ][made.length % 4];
    if (wrong === word) continue;
    words[which] = wrong;
    made.push([words.join(' '), name]);
  }
  return made;
}
