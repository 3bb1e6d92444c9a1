// tests/bench/pages/list.js - the page that a good hand writes for one purpose: a windowed list and a scan for what is typed.
// SPDX-License-Identifier: MIT
import { flatten, matches } from './rows.js';

const rowHeight = 32; // a million of them stay below the tallest element that Chromium knows
const columns = ['name', 'category', 'tagline', 'price', 'rating', 'mass', 'offline', 'maker', 'tags'];
const field = document.querySelector('input');
const count = document.querySelector('output');
const scroller = document.querySelector('.scroller');
const spacer = document.querySelector('.spacer');
const pool = [];

const response = await fetch(new URLSearchParams(location.search).get('src'));
const rows = flatten(await response.json());
let shown = rows;

function row() {
  const element = document.createElement('div');
  element.className = 'row';
  const cells = columns.map(() => document.createElement('span'));
  element.append(...cells);
  spacer.append(element);
  return { element, cells, at: -1 };
}

function render() {
  const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - 2);
  const wanted = Math.ceil(scroller.clientHeight / rowHeight) + 4;
  while (pool.length < wanted) pool.push(row());
  pool.forEach(({ element, cells }, k) => {
    // A row keeps its element while it is in sight.
    const at = first + ((((k - first) % pool.length) + pool.length) % pool.length);
    const one = shown[at];
    element.hidden = one === undefined;
    if (!one || pool[k].one === one && pool[k].at === at) return;
    pool[k].one = one;
    pool[k].at = at;
    element.style.transform = `translateY(${at * rowHeight}px)`;
    columns.forEach((column, c) => (cells[c].textContent = one[column]));
  });
}

function show() {
  spacer.style.height = `${shown.length * rowHeight}px`;
  count.textContent = `${shown.length} of ${rows.length}`;
  render();
}

field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  shown = words.length ? rows.filter((one) => matches(one.text, words)) : rows;
  scroller.scrollTop = 0;
  show();
});
scroller.addEventListener('scroll', render, { passive: true });
show();
dispatchEvent(new Event('bench-ready'));
