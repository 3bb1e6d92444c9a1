// tests/bench/pages/tabulator.js - the same list by Tabulator.
// SPDX-License-Identifier: MIT
import { TabulatorFull } from 'tabulator-tables';
import { flatten, matches } from './rows.js';

const rows = flatten(await (await fetch(new URLSearchParams(location.search).get('src'))).json());
const names = ['name', 'category', 'tagline', 'price', 'rating', 'mass', 'offline', 'maker', 'tags'];
const grid = new TabulatorFull('#grid', { data: rows, height: 560, rowHeight: 32, layout: 'fitColumns', columns: names.map((field) => ({ field, title: field })) });
grid.on('tableBuilt', () => dispatchEvent(new Event('bench-ready')));
document.querySelector('input').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length) grid.setFilter((row) => matches(row.text, words));
  else grid.clearFilter();
});
