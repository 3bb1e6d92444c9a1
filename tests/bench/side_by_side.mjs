// tests/bench/side_by_side.mjs - Juxta beside a hand-written page and the libraries that do one of its jobs, in one browser, on the same data.
// SPDX-License-Identifier: MIT
//
// node side_by_side.mjs --core <folder of juxta_bench_catalogue.js> --pack <juxta_bench_pack> --juxta <juxta> [--part search|catalogue|pair|million] [--rounds N]
// Without a part it runs all and rewrites what stands between the marks in README.md.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileServer } from '../../web/serve.mjs';
import config from '../web/playwright.config.mjs';
import { catalogue, exactQueries, misspelt, slim } from './made_up.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../..');
// The tools of all tests live beside them.
const tools = createRequire(join(top, 'tests', 'package.json'));
const { chromium } = tools('@playwright/test');
const { build } = tools('esbuild');
const { values: options } = parseArgs({ options: { core: { type: 'string' }, pack: { type: 'string' }, juxta: { type: 'string' }, part: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);
const parts = ['search', 'catalogue', 'pair', 'million'];
if (!options.core || !options.pack || !options.juxta || (options.part && !parts.includes(options.part))) {
  console.error(`usage: node side_by_side.mjs --core FOLDER --pack PROGRAM --juxta PROGRAM [--part ${parts.join('|')}]`);
  process.exit(2);
}

// ---- figures ------------------------------------------------------------------------------------------------

const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];
const median = (list) => quantile(list, 0.5);
const p95 = (list) => quantile(list, 0.95);
const sum = (list) => list.reduce((a, b) => a + b, 0);
const short = (x) => (x === 0 ? '0' : x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
const ms = (x) => `${short(x)} ms`;
const percent = (x) => `${(100 * x).toFixed(1)} %`;
/** Median and the middle half of the rounds. */
const spread = (list) => `${short(median(list))} (${short(quantile(list, 0.25))} to ${short(quantile(list, 0.75))})`;

/** What the issue asks for, line by line. @type {[string, string, string, string, string, string][]} */
const lines = [];
/** What has no bar. @type {[string, string][]} */
const details = [];
const line = (what, bar, ours, peer, ratio, met) => {
  lines.push([what, bar, ours, peer, ratio, met === undefined ? 'not built' : met ? 'met' : 'not met']);
  console.log(lines.at(-1).join(' | '));
};
const detail = (what, figure) => {
  details.push([what, figure]);
  console.log(`  ${what}: ${figure}`);
};
/** A line whose bar is a ratio of rounds that ran in turn. */
const ratioLine = (what, most, peer, own, other, unit = ms) => {
  const ratios = own.map((x, k) => x / other[k]);
  line(what, `≤ ${most} × ${peer}`, unit(median(own)), `${peer}: ${unit(median(other))}`, spread(ratios), median(ratios) <= most);
};
const boundLine = (what, most, own, unit = ms, peer = '') => line(what, `≤ ${unit(most)}`, unit(own), peer, '', own <= most);

// ---- the site -----------------------------------------------------------------------------------------------

const site = join(top, 'build', 'bench');
const style = `body { font: 14px/1.4 sans-serif; margin: 12px } .scroller { height: 560px; overflow: auto; position: relative } .spacer { position: relative }
  .row { position: absolute; left: 0; right: 0; height: 32px; display: grid; grid-template-columns: 2fr 1fr 3fr repeat(6, 1fr); align-items: center; contain: strict }
  .row[hidden] { display: none } .row span { overflow: hidden; white-space: nowrap; text-overflow: ellipsis } #grid { height: 560px }`;
const bodies = {
  list: '<input type="search"> <output></output><div class="scroller" tabindex="0"><div class="spacer"></div></div><script type="module" src="list.js"></script>',
  pair: '<main></main><script type="module" src="pair.js"></script>',
  tabulator: '<link rel="stylesheet" href="tabulator.css"><input type="search"><div id="grid"></div><script type="module" src="tabulator.js"></script>',
  ag_grid: '<input type="search"><div id="grid"></div><script type="module" src="ag_grid.js"></script>',
  search: '<script type="module" src="search.js"></script>',
};
const widget = (src, start, slot = '') => `<juxta-compare src="${src}" start="${start}">${slot}</juxta-compare><script type="module" src="juxta.js"></script>`;

async function makeSite() {
  mkdirSync(join(site, 'data'), { recursive: true });
  await build({
    entryPoints: ['list', 'pair', 'tabulator', 'ag_grid', 'search'].map((name) => join(here, 'pages', `${name}.js`)),
    outdir: site, bundle: true, minify: true, format: 'esm', target: ['es2022'], external: ['./core/*'], logLevel: 'error',
  }); // prettier-ignore
  cpSync(resolve(options.core), join(site, 'core'), { recursive: true, filter: (from) => !/CMake|\.o$|ninja/.test(from) });
  cpSync(join(here, 'node_modules', 'tabulator-tables', 'dist', 'css', 'tabulator.min.css'), join(site, 'tabulator.css'));
  for (const name of ['juxta.js', 'juxta.wasm']) cpSync(join(top, 'dist', name), join(site, name));
  cpSync(join(top, 'data', 'bundles', 'ai-tools.json'), join(site, 'data', '2.json'));
  const { items, ...rest } = catalogue(100_000);
  writeFileSync(join(site, 'data', '100000.json'), JSON.stringify({ ...rest, items }));
  writeFileSync(join(site, 'data', 'slim-1000.json'), slim(1000));
  if (!existsSync(join(site, 'data', 'slim-1000000.json'))) writeFileSync(join(site, 'data', 'slim-1000000.json'), slim(1_000_000));
  for (const [name, body] of Object.entries(bodies)) writeFileSync(join(site, `${name}.html`), page(body));
  for (const name of ['100000', 'slim-1000', 'slim-1000000']) writeFileSync(join(site, `juxta-${name}.html`), page(widget(`data/${name}.json`, 'catalogue')));
  writeFileSync(join(site, 'juxta-2.html'), page(widget('data/2.json', 'comparison')));
  const comparison = execFileSync(resolve(options.juxta), ['compare', join(site, 'data', '2.json'), '--format', 'html', '--fragment'], { encoding: 'utf8' });
  writeFileSync(join(site, 'juxta-2-slot.html'), page(widget('data/2.json', 'comparison', comparison)));
  return items;
}
const page = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"><style>${style}</style></head><body>${body}</body></html>`;

// ---- the browser --------------------------------------------------------------------------------------------

/** When the words stood in the page and when all was drawn, in ms since the navigation began; and the memories of WebAssembly. */
const watcher = () => {
  const seen = (window.benchSeen = { words: 0, drawn: 0, memories: [] });
  const afterPaint = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  }); // prettier-ignore
  window.benchAfterPaint = () => new Promise(afterPaint);
  addEventListener('bench-ready', () => afterPaint((now) => (seen.words = seen.drawn = now)));
  addEventListener('juxta-ready', ({ target }) => {
    afterPaint((now) => (seen.words = now));
    const drawn = () => (target.matches(':state(painted)') ? afterPaint((now) => (seen.drawn = now)) : requestAnimationFrame(drawn));
    drawn();
  });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    seen.memories.push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  };
};

const browser = await chromium.launch({ ...config.use.launchOptions });
const server = fileServer(site);
// Isolated, so that the clock is fine enough.
server.prependListener('request', (_, response) => {
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
});
await new Promise((done) => server.listen(0, done));
const origin = `http://localhost:${server.address().port}`;

/** Runs work on a fresh page. */
async function fresh(work) {
  const context = await browser.newContext({ viewport: config.use.viewport });
  try {
    const tab = await context.newPage();
    tab.setDefaultTimeout(120_000);
    await tab.addInitScript(watcher);
    return await work(tab);
  } finally {
    await context.close();
  }
}
/** Runs work under a trace. returns the tasks of the page's main thread, marks, and ms from each input to the screen */
const traced = async (tab, work) => {
  await browser.startTracing(tab, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'] });
  await work();
  await tab.evaluate(() => performance.mark('bench-end'));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const end = traceEvents.findLast(({ name }) => name === 'bench-end');
  const own = traceEvents.filter(({ pid, tid }) => pid === end.pid && tid === end.tid);
  const marks = own.filter(({ cat }) => cat?.includes('blink.user_timing')).map(({ name, ts }) => ({ name, ts }));
  const tasks = own.filter(({ name, dur }) => name === 'RunTask' && dur).map(({ ts, dur }) => ({ ts, ms: dur / 1000 }));
  // From the event to what it brought to the screen.
  const begun = new Map();
  const keys = [];
  for (const { name, ph, ts, id, id2, pid, args } of traceEvents) {
    if (name !== 'EventTiming' || pid !== end.pid) continue;
    const key = id ?? id2?.local ?? id2?.global;
    if (ph === 'b') begun.set(key, { ts, type: args?.data?.type });
    else if (ph === 'e' && begun.get(key)?.type === 'input') keys.push((ts - begun.get(key).ts) / 1000);
  }
  return { marks, tasks, keys };
};
const within = ({ marks, tasks }, name) => {
  const [from, to] = [marks.find((mark) => mark.name === `${name}-begin`).ts, marks.find((mark) => mark.name === `${name}-end`).ts];
  return sum(tasks.filter(({ ts }) => ts >= from && ts < to).map(({ ms }) => ms));
};
const ready = async (tab, name, query = '') => {
  await tab.goto(`${origin}/${name}.html${query}`);
  await tab.waitForFunction(() => window.benchSeen.drawn > 0);
};
const rest = (tab) => tab.waitForTimeout(3000); // what is made in idle moments is made

/** Types words letter by letter. returns main-thread ms a key, and ms from each key to the screen */
async function type(tab, words) {
  const field = tab.locator('input').first();
  let letters = 0;
  const trace = await traced(tab, async () => {
    for (const word of words) {
      await field.fill('');
      await field.focus();
      await tab.waitForTimeout(300);
      await tab.evaluate((word) => performance.mark(`${word}-begin`), word);
      for (const letter of word) {
        await tab.keyboard.press(letter === ' ' ? 'Space' : letter);
        await tab.evaluate(() => window.benchAfterPaint());
        ++letters;
      }
      await tab.evaluate((word) => performance.mark(`${word}-end`), word);
    }
    await field.fill('');
    await tab.waitForTimeout(300);
  });
  return { task: sum(words.map((word) => within(trace, word))) / letters, paint: p95(trace.keys), keys: trace.keys.length };
}

/** Scrolls frame by frame. returns main-thread ms a frame; blank: frames with a place in the list where no row is */
async function scroll(tab, selector, rows, frames = 120) {
  const scroller = tab.locator(selector).first();
  await scroller.evaluate((element) => (element.scrollTop = 0));
  await tab.waitForTimeout(300);
  const trace = await traced(tab, () => scroller.evaluate(async (element, frames) => {
    performance.mark('scroll-begin');
    for (let k = 0; k < frames; ++k) {
      element.scrollTop += 240;
      await new Promise(requestAnimationFrame);
    }
    performance.mark('scroll-end');
  }, frames)); // prettier-ignore
  await tab.waitForTimeout(300);
  return { frame: within(trace, 'scroll') / frames, blank: await scroller.evaluate(rows === 'canvas' ? blankOnCanvas : blankOfRows, { rows, frames: 40 }) };
}

/** In the page: frames in which rows that are elements do not fill the list. */
async function blankOfRows(element, { rows, frames }) {
  let blank = 0;
  for (let k = 0; k < frames; ++k) {
    element.scrollTop += 240;
    await window.benchAfterPaint();
    const { top, bottom } = element.getBoundingClientRect();
    const boxes = [...element.querySelectorAll(rows)].map((row) => row.getBoundingClientRect()).filter((box) => box.height > 0 && box.bottom > top && box.top < bottom);
    const tops = boxes.map((box) => box.top).sort((a, b) => a - b);
    const steps = tops.slice(1).map((at, k) => at - tops[k]);
    const pitch = Math.min(...steps.filter((step) => step > 4));
    // What is spaced evenly from below the head to the end has no blank.
    const whole = tops.length > 4 && tops[0] <= top + 96 + pitch && tops.at(-1) >= bottom - 2 * pitch && steps.every((step) => step < 1.5 * pitch);
    blank += whole ? 0 : 1;
  }
  return blank;
}

/** In the page: frames in which what was drawn has a gap as high as a row. A line of pixels of a text is not all of one colour, and of what parts two rows it is. */
async function blankOnCanvas(element, { frames }) {
  const canvas = element.getRootNode().querySelector('canvas');
  const [first, second] = [...element.querySelectorAll('tbody .open')].map((open) => open.getBoundingClientRect().top);
  const own = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  let blank = 0;
  const look = () => {
    const [box, drawn] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const dense = canvas.width / drawn.width;
    const [width, height] = [Math.round(box.width * dense), Math.round((Math.min(box.bottom, innerHeight) - box.top) * dense)];
    own.canvas.width = width;
    own.canvas.height = height;
    own.drawImage(canvas, (box.left - drawn.left) * dense, (box.top - drawn.top) * dense, width, height, 0, 0, width, height);
    const { data } = own.getImageData(0, 0, width, height);
    let gap = 0;
    let widest = 0;
    for (let y = 0; y < height; ++y) {
      let [low, high] = [255, 0];
      // The edges of the list are no text.
      for (let x = 8; x < width - 24; ++x) {
        const green = data[4 * (y * width + x) + 1];
        low = Math.min(low, green);
        high = Math.max(high, green);
      }
      gap = high - low > 64 ? 0 : gap + 1;
      widest = Math.max(widest, gap);
    }
    blank += widest < (second - first) * dense ? 0 : 1;
  };
  for (let k = 0; k < frames; ++k) {
    // After the widget's own work of this frame, while what it drew can be read.
    const seen = new Promise((done) => element.addEventListener('scroll', () => requestAnimationFrame(() => done(look())), { once: true }));
    element.scrollTop += 240;
    await seen;
  }
  return blank;
}

// ---- the parts ----------------------------------------------------------------------------------------------

async function searchPart(items) {
  const exact = exactQueries(items);
  const wrong = misspelt(items);
  await fresh(async (tab) => {
    await ready(tab, 'search');
    const call = (name, ...given) => tab.evaluate(([name, given]) => window.bench[name](...given), [name, given]);
    const load = { ours: [], theirs: [] };
    for (let round = 0; round < rounds; ++round) {
      load.theirs.push(await call('parse'));
      load.ours.push(await call('load'));
    }
    const index = [];
    for (let round = 0; round < rounds; ++round) index.push(await call('index'));
    const session = await tab.context().newCDPSession(tab);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const before = await heap();
    const miniTime = await call('indexMini');
    const miniBytes = (await heap()) - before;
    await call('makeFuse');

    const times = { juxta: [], ufuzzy: [], includes: [] };
    for (let round = 0; round < rounds; ++round) for (const engine of Object.keys(times)) times[engine].push(await call('search', engine, exact));
    for (const [name, of] of [['p50', median], ['p95', p95]]) {
      ratioLine(`exact search, ${name}`, 0.1, 'uFuzzy', times.juxta.map(of), times.ufuzzy.map(of));
      ratioLine(`exact search, ${name}`, 0.3, 'includes', times.juxta.map(of), times.includes.map(of));
    }
    ['prefix', 'word', 'two words', 'missing'].forEach((kind, k) => {
      const of = (engine) => median(times[engine].flatMap((round) => round.filter((_, at) => at % 4 === k)));
      detail(`exact search, ${kind}: p50`, Object.keys(times).map((engine) => `${engine} ${ms(of(engine))}`).join(', '));
    });

    const runs = { juxta: [], ufuzzyErrors: [], minisearch: [] };
    for (let round = 0; round < rounds; ++round) for (const engine of Object.keys(runs)) runs[engine].push(await call('misspelt', engine, wrong));
    // It takes seconds a query, so it is asked fewer, and what it is set against is of these, too.
    const few = wrong.slice(0, 24);
    runs.fuse = [await call('misspelt', 'fuse', few)];
    const ownOfFew = await call('misspelt', 'juxta', few);
    const of = (engine, q) => runs[engine].map(({ times }) => q(times));
    ratioLine('typing errors, p50', 0.5, 'uFuzzy', of('juxta', median), of('ufuzzyErrors', median));
    ratioLine('typing errors, p95', 0.25, 'uFuzzy', of('juxta', p95), of('ufuzzyErrors', p95));
    const own = runs.juxta[0];
    const names = { ufuzzyErrors: 'uFuzzy', minisearch: 'MiniSearch', fuse: 'Fuse.js' };
    const told = (what) => Object.entries(names).map(([engine, name]) => `${name} ${percent(runs[engine][0][what])}`).join(', ');
    line('typing errors, found', '≥ 98.0 %', percent(own.found), told('found'), '', own.found >= 0.98);
    const bestFirst = Math.max(runs.ufuzzyErrors[0].first, runs.minisearch[0].first);
    line('typing errors, among the first five', '≥ the best', `${percent(own.first)}; of the ${few.length} that Fuse.js was asked ${percent(ownOfFew.first)}`, told('first'), '',
      own.first >= bestFirst && ownOfFew.first >= runs.fuse[0].first); // prettier-ignore
    for (const [engine, name] of Object.entries(names)) detail(`typing errors, ${name}${engine === 'fuse' ? ' (24 queries)' : ''}: p50, p95`, `${ms(median(of(engine, median)))}, ${ms(median(of(engine, p95)))}`);

    boundLine('index of 100,000 items: time over loading', 50, median(index.map(([time]) => time)), ms, `MiniSearch: ${ms(miniTime)}`);
    boundLine('index of 100,000 items: memory', 10, index[0][1] / 1e6, (x) => `${short(x)} MB`, `MiniSearch: ${short(miniBytes / 1e6)} MB`);
    ratioLine('bytes in hand to a model that can be asked', 0.6, 'decode + JSON.parse + flatten', load.ours, load.theirs);
    const { document, live } = await call('memory');
    boundLine('live bytes an item', 180, live, short);
    detail('the document', `${short(document / 1e6)} MB, ${short(document / items.length)} bytes an item`);
  });
}

const typed = (items) => [3, 30_000, 60_000].map((at) => `${items[at].name.toLowerCase().split(' ')[0]} ${items[at].tagline.split(' ')[0]}`);

async function cataloguePart(items) {
  const kinds = {
    juxta: { name: 'juxta-100000', scroller: 'juxta-compare .rows', rows: 'canvas' },
    page: { name: 'list', scroller: '.scroller', rows: '.row' },
    Tabulator: { name: 'tabulator', scroller: '.tabulator-tableholder', rows: '.tabulator-row' },
    'AG Grid': { name: 'ag_grid', scroller: '.ag-grid-viewport', rows: '.ag-row' },
  };
  const results = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; ++round)
    for (const [kind, { name, scroller, rows }] of Object.entries(kinds)) {
      if (round > 0 && kind !== 'juxta' && kind !== 'page') continue;
      console.log(`  ... ${kind}, round ${round + 1}`);
      try {
        results[kind].push(await fresh(async (tab) => {
          const loading = await traced(tab, async () => {
            await ready(tab, name, '?src=data/100000.json');
            await tab.waitForTimeout(1000);
          });
          const seen = await tab.evaluate(() => ({ drawn: window.benchSeen.drawn }));
          await rest(tab);
          const typing = await type(tab, typed(items));
          const scrolling = await scroll(tab, scroller, rows);
          const memory = await tab.evaluate(() => window.benchSeen.memories.reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0));
          return { seen, longest: Math.max(...loading.tasks.map(({ ms }) => ms)), typing, scrolling, memory };
        })); // prettier-ignore
      } catch (error) {
        if (kind === 'juxta' || kind === 'page') throw error;
        detail(kind, `could not be measured: ${String(error).split('\n')[0]}`);
      }
    }
  const of = (kind, take) => results[kind].map(take);
  ratioLine('main thread a keystroke, 100,000 items', 0.5, 'page', of('juxta', ({ typing }) => typing.task), of('page', ({ typing }) => typing.task));
  ratioLine('keystroke to paint, p95', 1.2, 'page', of('juxta', ({ typing }) => typing.paint), of('page', ({ typing }) => typing.paint));
  boundLine('longest task while loading 100,000 items', 50, median(of('juxta', ({ longest }) => longest)), ms, `page: ${ms(median(of('page', ({ longest }) => longest)))}`);
  const bytes = readFileSync(join(site, 'data', '100000.json')).length;
  const memory = median(of('juxta', ({ memory }) => memory));
  line('linear memory ÷ bundle bytes', '≤ 0.6', `${short(memory / 1e6)} MB`, `bundle: ${short(bytes / 1e6)} MB`, short(memory / bytes), memory / bytes <= 0.6);
  ratioLine('scroll: main thread a frame, 100,000 items', 0.2, 'page', of('juxta', ({ scrolling }) => scrolling.frame), of('page', ({ scrolling }) => scrolling.frame));
  boundLine('scroll: frames with blank rows, 100,000 items', 0, Math.max(...of('juxta', ({ scrolling }) => scrolling.blank)), String, `page: ${Math.max(...of('page', ({ scrolling }) => scrolling.blank))}`);
  for (const [kind, list] of Object.entries(results)) {
    if (list.length === 0) continue;
    const m = (take) => ms(median(list.map(take)));
    detail(`${kind}, 100,000 items`, `ready ${m(({ seen }) => seen.drawn)}, longest task ${m(({ longest }) => longest)}, main thread a key ${m(({ typing }) => typing.task)}, key to paint p95 ${m(({ typing }) => typing.paint)}, main thread a scrolled frame ${m(({ scrolling }) => scrolling.frame)}`);
  }
}

async function pairPart() {
  const results = { juxta: [], page: [], slot: [] };
  for (let round = 0; round <= rounds; ++round)
    for (const [kind, name] of [['page', 'pair'], ['juxta', 'juxta-2'], ['slot', 'juxta-2-slot']]) {
      const one = await fresh(async (tab) => {
        const trace = await traced(tab, async () => {
          await ready(tab, name, '?src=data/2.json');
          await tab.waitForTimeout(300);
        });
        const seen = await tab.evaluate(() => ({ words: window.benchSeen.words, drawn: window.benchSeen.drawn, first: performance.getEntriesByName('first-contentful-paint')[0].startTime }));
        return { ...seen, blocking: sum(trace.tasks.map(({ ms }) => Math.max(0, ms - 50))) };
      });
      if (round > 0) results[kind].push(one); // the first one warms the disk
    }
  const of = (kind, what) => results[kind].map((one) => one[what]);
  ratioLine('2 items: words readable', 1.15, 'page', of('juxta', 'words'), of('page', 'words'));
  ratioLine('2 items: canvas interactive', 1.5, 'page', of('juxta', 'drawn'), of('page', 'drawn'));
  const first = of('slot', 'first');
  detail('2 items, their comparison between the tags: words readable', `${ms(median(first))}; against the page ${spread(first.map((time, k) => time / results.page[k].words))}; canvas interactive ${ms(median(of('slot', 'drawn')))}`);
  boundLine('2 items: total blocking time', 50, median(of('juxta', 'blocking')), ms, `page: ${ms(median(of('page', 'blocking')))}`);
}

async function millionPart() {
  const frames = { 'slim-1000': [], 'slim-1000000': [] };
  let blank = 0;
  for (let round = 0; round < rounds; ++round)
    for (const name of Object.keys(frames))
      await fresh(async (tab) => {
        await ready(tab, `juxta-${name}`);
        await rest(tab);
        const scrolled = await scroll(tab, 'juxta-compare .rows', 'canvas', name === 'slim-1000' ? 80 : 120);
        frames[name].push(scrolled.frame);
        blank = Math.max(blank, scrolled.blank);
        if (round === 0) detail(`${name.slice(5)} items: ready`, ms(await tab.evaluate(() => window.benchSeen.drawn)));
      });
  ratioLine('scroll: main thread a frame at 1,000,000', 1.1, 'at 1,000', frames['slim-1000000'], frames['slim-1000']);
  boundLine('scroll: frames with blank rows, 1,000,000 items', 0, blank, String);

  const packed = JSON.parse(execFileSync(resolve(options.pack), ['1000000'], { encoding: 'utf8' }));
  const kB = (bytes) => `${short(bytes / 1000)} kB`;
  // The widget's reader asks for the same files, in a browser as natively: tests/web/packs.spec.mjs.
  boundLine('packed million: a comparison by link', 300_000, packed.open_two_most_bytes, kB, '');
  boundLine('packed million: a search', 300_000, packed.search_most_bytes, kB, '');

  await fresh(async (tab) => {
    await ready(tab, 'search');
    const call = (name, ...given) => tab.evaluate(([name, given]) => window.bench[name](...given), [name, given]);
    await call('rows', 1_000_000);
    boundLine('two facets and a range over 1,000,000 rows, p95', 16, p95(await call('filter', 40, 0)));
    detail('the same, the counts of the three facets too: p50', ms(median(await call('filter', 20, 1))));
    boundLine('Pareto front over 1,000,000 × 2', 200, median(await call('front', 1_000_000, 0, 7)));
    boundLine('Pareto front over 1,000,000 × 2, all of them on it', 200, median(await call('front', 1_000_000, 1, 7)));
  });
}

async function sizeLine() {
  const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const own = sum(['juxta.js', 'juxta.wasm'].map((name) => brotli(readFileSync(join(site, name)))));
  const grid = brotli(readFileSync(join(site, 'ag_grid.js')));
  line('juxta.js + juxta.wasm, brotli', '≤ 215,000', String(own), `AG Grid, tree-shaken: ${grid}`, short(own / grid), own <= 215_000);
}

// ---- the run ------------------------------------------------------------------------------------------------

const load = loadavg()[0];
try {
  const items = await makeSite();
  const wants = (part) => !options.part || options.part === part;
  if (wants('search')) await searchPart(items);
  if (wants('catalogue')) await cataloguePart(items);
  if (wants('pair')) await pairPart();
  if (wants('million')) await millionPart();
  await sizeLine();
  if (!options.part) {
    const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}, headless, WebGL in software; load of the machine at the start: ${load.toFixed(1)}`;
    const note = load > 1 ? '\n\n**The machine was busy when the run began, with the build before it or with others: times may be longer than they are, and ratios less sure.**' : '';
    const met = lines.filter((cells) => cells[5] === 'met').length;
    const text = `${machine}.${note}\n\n${met} of ${lines.length} lines are met.\n\n${table(['what', 'bar', 'Juxta', 'beside it', 'ratio: median (middle half of the rounds)', ''], lines)}\n\n${table(['besides', ''], details)}`;
    const readme = join(here, 'README.md');
    writeFileSync(readme, readFileSync(readme, 'utf8').replace(/(<!-- run -->\n)[^]*(\n<!-- end -->)/, (_, before, after) => before + text + after));
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
