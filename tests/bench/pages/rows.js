// tests/bench/pages/rows.js - a bundle as the flat rows that pages, grids and search libraries work on.
// SPDX-License-Identifier: MIT

const text = (value) => (value === undefined || value === null ? '–' : Array.isArray(value) ? value.join(', ') : String(value));

/** What is searched of an item, in lower case. */
export const textOf = (item) => `${item.name} ${item.category ?? ''} ${(item.values.tags ?? []).join(' ')} ${item.tagline ?? ''} ${item.values.maker ?? ''}`.toLowerCase();

export const flatten = (bundle) =>
  bundle.items.map((item) => ({
    id: item.id,
    name: item.name,
    category: text(item.category),
    tagline: text(item.tagline),
    price: text(item.values.price),
    rating: text(item.values.rating),
    mass: text(item.values.mass),
    offline: text(item.values.offline),
    maker: text(item.values.maker),
    tags: text(item.values.tags),
    text: textOf(item),
  }));

export const matches = (haystack, words) => words.every((word) => haystack.includes(word));
