// tests/bench/pages/search.js - the core and the search libraries in one page, over the same texts.
// SPDX-License-Identifier: MIT
import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { flatten, matches, textOf } from './rows.js';

const timed = (work) => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};

const bytes = new Uint8Array(await (await fetch('data/100000.json')).arrayBuffer());
const { items } = JSON.parse(new TextDecoder().decode(bytes));
const texts = items.map(textOf);
const core = await (await import('./core/juxta_bench_catalogue.js')).default();

function coreSearch(typed) {
  const text = new TextEncoder().encode(`${typed}\0`);
  const at = core._malloc(text.length);
  core.HEAPU8.set(text, at);
  const found = core._bench_search(at);
  core._free(at);
  return { found, best: () => [...new Uint32Array(core.HEAPU8.buffer, core._bench_best(), core._bench_best_count())] };
}

const inOrder = new uFuzzy();
const forgiving = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
const byUFuzzy = (fuzzy) => (typed) => {
  const [indexes, info, order] = fuzzy.search(texts, typed, 1);
  return { found: indexes?.length ?? 0, best: () => (order ? order.slice(0, 10).map((at) => info.idx[at]) : (indexes ?? []).slice(0, 10)), all: () => indexes ?? [] };
};
let mini, fuse;
const engines = {
  juxta: coreSearch,
  includes(typed) {
    const words = typed.split(' ');
    const found = [];
    for (let i = 0; i < texts.length; ++i) if (matches(texts[i], words)) found.push(i);
    return { found: found.length, best: () => found.slice(0, 10) };
  },
  ufuzzy: byUFuzzy(inOrder),
  ufuzzyErrors: byUFuzzy(forgiving),
  minisearch(typed) {
    const found = mini.search(typed, { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { name: 2 } });
    return { found: found.length, best: () => found.slice(0, 10).map(({ id }) => id), all: () => found.map(({ id }) => id) };
  },
  fuse(typed) {
    const found = fuse.search(typed, { limit: 10 });
    return { found: found.length, best: () => found.map(({ refIndex }) => refIndex) };
  },
};

window.bench = {
  /** Bytes in hand to a model that can be asked. returns ms */
  load() {
    return timed(() => {
      const at = core._malloc(65536);
      core._bench_start();
      for (let start = 0; start < bytes.length; start += 65536) {
        const part = bytes.subarray(start, start + 65536);
        core.HEAPU8.set(part, at);
        core._bench_feed(at, part.length);
      }
      core._free(at);
      if (core._bench_finish() !== items.length) throw new Error('items are lost');
    })[0];
  },
  parse: () => timed(() => flatten(JSON.parse(new TextDecoder().decode(bytes))))[0],
  memory: () => ({ document: bytes.length, linear: core.HEAPU8.length, live: core._bench_live_bytes() / items.length }),
  index: () => timed(() => core._bench_index()),
  indexMini() {
    mini = new MiniSearch({ fields: ['name', 'category', 'tags', 'tagline', 'maker'] });
    const documents = items.map(({ name, category, tagline, values }, id) => ({ id, name, category, tagline, tags: (values.tags ?? []).join(' '), maker: values.maker ?? '' }));
    return timed(() => mini.addAll(documents))[0];
  },
  makeFuse: () => timed(() => (fuse = new Fuse(items, { keys: [{ name: 'name', weight: 2 }, 'category', 'tagline', 'values.tags', 'values.maker'] })))[0],
  /** returns ms of each */
  search: (engine, queries) => queries.map((typed) => timed(() => engines[engine](typed))[0]),
  /** queries: [typed, name]. returns ms of each, and how many names came, and among the first five */
  misspelt(engine, queries) {
    const times = [];
    let found = 0, first = 0; // prettier-ignore
    for (const [typed, name] of queries) {
      const [ms, answer] = timed(() => engines[engine](typed));
      times.push(ms);
      const is = (at) => items[at].name.toLowerCase() === name;
      const five = answer.best().slice(0, 5).some(is);
      first += five;
      found += five || (answer.all?.() ?? answer.best()).some(is);
    }
    return { times, found: found / queries.length, first: first / queries.length };
  },
  rows(count) {
    core._bench_make_rows(count);
  },
  filter: (turns, counts) => Array.from({ length: turns }, (_, turn) => timed(() => core._bench_filter(turn, counts))[0]),
  front(count, against, turns) {
    core._bench_make_points(count, against);
    return Array.from({ length: turns }, () => timed(() => core._bench_front())[0]);
  },
};
dispatchEvent(new Event('bench-ready'));
