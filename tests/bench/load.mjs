// tests/bench/load.mjs - how long it takes to load 100,000 items of 12 values, against JSON.parse of the same file.
// SPDX-License-Identifier: MIT
//
// node load.mjs [--items N] [--rounds N] [--keep FILE] PROGRAM...
// A program is juxta_bench_load: native, or the .js of the wasm build. Each round runs JSON.parse and every program once, so that
// what disturbs the machine disturbs all; the ratio is the median of the rounds' ratios. Exits with 1 when a program
// fails or needs more than 512 MB.

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const memoryLimitBytes = 512 * 1024 * 1024;

const { values: options, positionals: programs } = parseArgs({
  allowPositionals: true,
  options: { items: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' }, keep: { type: 'string' } },
});

/** The same numbers in every run. Mulberry32, public domain. */
function makeRandom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes a catalogue of invented notebooks: all types of value, some unknown, some with a note and a source. */
function writeCatalogue(path, items) {
  const random = makeRandom(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const woods = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Willow'];
  const lines = ['Air', 'Book', 'Go', 'Mini', 'Max', 'Pad', 'Studio', 'Tough'];
  const ports = ['USB-C', 'USB-A', 'HDMI', 'Ethernet', 'SD card', 'Headphones', 'DisplayPort'];
  const words = 'light quiet bright sturdy plain quick thin warm cool long short new old small large keyboard screen battery hinge case'.split(' ');
  const sentence = (count) => Array.from({ length: count }, () => pick(words)).join(' ');
  const attributes = [
    { id: 'mass', label: 'Mass', type: 'number', unit: 'kg', better: 'lower', range: [0.5, 4] },
    { id: 'screen', label: 'Screen', type: 'number', unit: 'inches', better: 'higher', range: [10, 18] },
    { id: 'memory', label: 'Memory', type: 'number', unit: 'GB', better: 'higher', range: [4, 128] },
    { id: 'battery', label: 'Battery', type: 'number', unit: 'h', better: 'higher', range: [0, 30] },
    { id: 'price', label: 'Price', type: 'money', currency: 'USD', better: 'lower', range: [200, 4000] },
    { id: 'recycled', label: 'Recycled', type: 'percent', better: 'higher', range: [0, 100] },
    { id: 'touch', label: 'Touch screen', type: 'boolean', better: 'true' },
    { id: 'released', label: 'Released', type: 'date', better: 'higher' },
    { id: 'manual', label: 'Manual', type: 'url' },
    { id: 'ports', label: 'Ports', type: 'tags', better: 'higher' },
    { id: 'os', label: 'System', type: 'text' },
    { id: 'remark', label: 'Remark', type: 'text' },
  ];
  const file = openSync(path, 'w');
  writeSync(file, `{"juxta":1,"title":"Invented notebooks","attributes":${JSON.stringify(attributes)},"items":[\n`);
  let piece = '';
  for (let i = 0; i < items; ++i) {
    const wood = pick(woods);
    const id = `${wood.toLowerCase()}-${i}`;
    const item = {
      id,
      name: `${wood} ${pick(lines)} ${10 + Math.floor(random() * 8)} (${i})`,
      category: pick(['Notebooks', 'Tablets', 'Workstations']),
      tagline: sentence(6),
      url: `https://example.org/notebooks/${id}`,
      values: {
        mass: Math.round(random() * 350 + 50) / 100,
        screen: 10 + Math.floor(random() * 80) / 10,
        memory: 2 ** (2 + Math.floor(random() * 6)),
        battery: random() < 0.1 ? null : Math.round(random() * 300) / 10,
        price: random() < 0.2 ? { value: Math.round(random() * 380000) / 100, note: 'list price', source: 'https://example.org/prices' } : Math.round(random() * 3800) + 200,
        recycled: random() < 0.1 ? { status: 'not_applicable' } : Math.round(random() * 100),
        touch: random() < 0.5,
        released: `20${10 + Math.floor(random() * 16)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
        manual: `https://example.org/manuals/${id}.pdf`,
        ports: ports.filter(() => random() < 0.4),
        os: pick(['Heron 4', 'Heron 5', 'Otter LTS', 'none']),
        remark: sentence(8),
      },
    };
    piece += `${i > 0 ? ',\n' : ''}${JSON.stringify(item)}`;
    if (piece.length > 1 << 20) {
      writeSync(file, piece);
      piece = '';
    }
  }
  writeSync(file, `${piece}\n]}\n`);
  closeSync(file);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'juxta-bench-'));
const path = options.keep ?? join(folder, 'catalogue.json');
let failed = false;
try {
  writeCatalogue(path, Number(options.items));
  console.log(`${options.items} items of 12 values, ${(statSync(path).size / 1e6).toFixed(1)} MB; ${options.rounds} rounds`);

  const parse = [];
  const runs = new Map(programs.map((program) => [program, []]));
  for (let round = 0; round < Number(options.rounds); ++round) {
    const bytes = readFileSync(path);
    const start = performance.now();
    const parsed = JSON.parse(new TextDecoder().decode(bytes));
    parse.push((performance.now() - start) / 1000);
    if (parsed.items.length !== Number(options.items)) throw new Error('JSON.parse read something else');
    for (const [program, list] of runs) {
      const command = /\.[cm]?js$/.test(program) ? [process.execPath, program, path] : [program, path];
      list.push({ ...JSON.parse(execFileSync(command[0], command.slice(1), { encoding: 'utf8' })), parse: parse.at(-1) });
    }
  }

  const row = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(34) : String(cell).padStart(14))).join(''));
  row('', 'seconds', '/ JSON.parse', 'MB/s', 'longest feed', 'bytes/item', 'peak MB');
  row('decode + JSON.parse (Node)', median(parse).toFixed(3), '1.00', (statSync(path).size / 1e6 / median(parse)).toFixed(0), '', '', '');
  for (const [program, list] of runs) {
    const first = list[0];
    if (first.items !== Number(options.items) || first.problems !== 0 || first.peak_bytes > memoryLimitBytes) failed = true;
    row(
      `${basename(program)}${program.endsWith('js') ? ' (wasm, Node)' : ' (native)'}`,
      median(list.map((run) => run.seconds)).toFixed(3),
      median(list.map((run) => run.seconds / run.parse)).toFixed(2),
      (first.bytes / 1e6 / median(list.map((run) => run.seconds))).toFixed(0),
      `${median(list.map((run) => run.longest_feed_ms)).toFixed(1)} ms`,
      first.live_bytes_per_item.toFixed(0),
      (Math.max(...list.map((run) => run.peak_bytes)) / 1e6).toFixed(0),
    );
  }
  if (failed) console.log('FAILED: items lost, problems found, or more than 512 MB');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
