// tests/bench/decide.mjs - what a change of weight costs, against the same arithmetic in plain JavaScript.
// SPDX-License-Identifier: MIT
//
// node decide.mjs [--changes N] [--rounds N] PROGRAM...
// A program is juxta_bench_decide: native, or the .js of the wasm build. Each round runs the JavaScript below and every program once, so
// that what disturbs the machine disturbs all; the ratio is the median of the rounds' ratios. Exits with 1 when a checksum
// differs, that is when the two did not reckon the same.

import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const items = 8;
const reviewers = 64;
const rows = 200;
const criteria = reviewers + rows;
const unknown = 0;
const notApplicable = 1;
const known = 2;
const tiePoints = 1e-7;
const noShare = 1e-12;

/** The same numbers as in decide_bench.cpp. Mulberry32, public domain. */
function makeRandom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function makeScene(which) {
  const random = makeRandom(7);
  const weights = new Float64Array(criteria);
  const status = new Uint8Array(criteria * items);
  const points = new Float64Array(criteria * items);
  for (let c = 0; c < criteria; ++c) {
    weights[c] = c < reviewers || which > 0 ? 1 : 0;
    for (let i = 0; i < items; ++i) {
      points[c * items + i] = 30 + 70 * random();
      const kind = random();
      status[c * items + i] = kind < 0.05 ? unknown : kind < 0.1 && c >= reviewers && which !== 1 ? notApplicable : known;
    }
  }
  return { weights, status, points };
}

const onPointGrid = (x) => x + 384 - 384;
const onShareGrid = (x) => x + 3 - 3;
const onRatioGrid = (x) => x + 768 - 768;

function evaluate({ weights, status, points: given }) {
  const shares = new Float64Array(criteria);
  const points = new Float64Array(criteria * items);
  const totals = Array.from({ length: items }, () => ({ exists: false, low: 0, high: 0, estimate: 0 }));
  const applies = new Float64Array(items);
  let whole = 0;
  let largest = 0;
  for (let c = 0; c < criteria; ++c) largest = Math.max(largest, weights[c]);
  if (largest > 0) {
    let sum = 0;
    for (let c = 0; c < criteria; ++c) sum += shares[c] = onRatioGrid(weights[c] / largest);
    for (let c = 0; c < criteria; ++c) whole += shares[c] = onShareGrid(shares[c] / sum);
  }
  for (let c = 0; c < criteria; ++c)
    for (let i = 0; i < items; ++i) if (status[c * items + i] !== notApplicable) applies[i] += shares[c];
  for (let c = 0; c < criteria; ++c) {
    const share = shares[c];
    if (share === 0) continue;
    for (let i = 0; i < items; ++i) {
      const at = c * items + i;
      if (status[at] === notApplicable) continue;
      const sure = status[at] === known;
      let p = share * (sure ? given[at] : 50);
      if (applies[i] !== whole) p /= applies[i];
      p = points[at] = onPointGrid(p);
      const total = totals[i];
      total.exists = true;
      total.estimate += p;
      total.low += sure ? p : 0;
      total.high += sure ? p : 2 * p;
    }
  }
  return { shares, points, totals, applies, whole };
}

function frontOf(totals) {
  let highest = -Infinity;
  let present = 0;
  for (const total of totals)
    if (total.exists) {
      highest = Math.max(highest, total.estimate);
      ++present;
    }
  const leaders = [];
  for (let i = 0; i < totals.length; ++i) if (totals[i].exists && highest - totals[i].estimate <= tiePoints) leaders.push(i);
  return { leaders, present };
}

function findLead(evaluation) {
  const { totals, points } = evaluation;
  const { leaders, present } = frontOf(totals);
  const lead = { leaders, winner: present > 1 && leaders.length === 1 ? leaders[0] : -1, by: 0, contributions: [], firmness: 'certain' };
  if (present < 2) return lead;
  const first = leaders[0];
  let second = leaders.length > 1 ? leaders[1] : -1;
  if (second < 0)
    for (let i = 0; i < items; ++i)
      if (i !== first && totals[i].exists && (second < 0 || totals[i].estimate > totals[second].estimate)) second = i;
  lead.by = totals[first].estimate - totals[second].estimate;
  lead.contributions = new Float64Array(criteria);
  for (let c = 0; c < criteria; ++c) lead.contributions[c] = points[c * items + first] - points[c * items + second];
  for (let i = 0; i < items; ++i) {
    if (i === first || !totals[i].exists) continue;
    const low = totals[first].low - totals[i].high;
    const high = totals[first].high - totals[i].low;
    if (low > tiePoints) continue;
    if (high < 0.75 * (high - low)) {
      lead.firmness = 'open';
      break;
    }
    lead.firmness = 'likely';
  }
  return lead;
}

const estimate = (scene, at) => (scene.status[at] === known ? scene.points[at] : scene.status[at] === unknown ? 50 : 0);
const applied = (scene, at) => (scene.status[at] === notApplicable ? 0 : 1);

function sumsOf(scene, { shares }) {
  const sums = new Float64Array(items);
  for (let c = 0; c < criteria; ++c) for (let i = 0; i < items; ++i) sums[i] += onPointGrid(shares[c] * estimate(scene, c * items + i));
  return sums;
}

const roots = new Float64Array(2);

/** The sign changes of (v x + m)/(a x + o) of the first less that of the second; how many. */
function rootsOf(v1, m1, a1, o1, v2, m2, a2, o2) {
  let a, b, c;
  if (a1 === a2 && o1 === o2) {
    a = 0;
    b = v1 - v2;
    c = m1 - m2;
  } else {
    a = v1 * a2 - v2 * a1;
    b = v1 * o2 + m1 * a2 - v2 * o1 - m2 * a1;
    c = m1 * o2 - m2 * o1;
  }
  if (a === 0) {
    if (b === 0) return 0;
    roots[0] = -c / b;
    return 1;
  }
  const square = b * b - 4 * a * c;
  if (!(square > 0)) return 0;
  const half = -0.5 * (b + (b < 0 ? -Math.sqrt(square) : Math.sqrt(square)));
  const one = half / a;
  const other = half === 0 ? 0 : c / half;
  roots[0] = Math.min(one, other);
  roots[1] = Math.max(one, other);
  return 2;
}

function findFlips(scene, evaluation, lead) {
  const { shares, applies, whole } = evaluation;
  const sums = sumsOf(scene, evaluation);
  const flips = [];
  const v = new Float64Array(items);
  const m = new Float64Array(items);
  const a = new Float64Array(items);
  const o = new Float64Array(items);
  const w = lead.winner;
  const at = (i, x) => (x * v[i] + m[i]) / (x * a[i] + o[i]);
  const offer = (best, x, i, up) => {
    if (best !== null) {
      const gap = up ? x - best.x : best.x - x;
      if (gap > 1e-12 * best.x) return best;
      if (gap >= -1e-12 * best.x) {
        const beyond = x === 0 ? 1e-9 : x * (up ? 1 + 1e-6 : 1 - 1e-6);
        if (at(i, beyond) <= at(best.winner, beyond)) return best;
      }
    }
    return { x, winner: i };
  };
  for (let c = 0; c < criteria; ++c) {
    const share = shares[c];
    const others = whole - share;
    const flip = { share, above: null, below: null };
    flips.push(flip);
    if (w < 0 || others <= 0) continue;
    for (let i = 0; i < items; ++i) {
      v[i] = estimate(scene, c * items + i);
      a[i] = applied(scene, c * items + i);
      m[i] = sums[i] - onPointGrid(share * v[i]);
      o[i] = applies[i] - (a[i] ? share : 0);
    }
    let above = null;
    let below = null;
    for (let i = 0; i < items; ++i) {
      if (i === w || (a[i] === 0 && o[i] <= noShare)) continue;
      if (share === 0 && o[i] <= noShare && v[i] > m[w] / o[w] + tiePoints) {
        above = offer(above, 0, i, true);
        continue;
      }
      const count = rootsOf(v[w], m[w], a[w], o[w], v[i], m[i], a[i], o[i]);
      for (let r = 0; r < count; ++r)
        if (roots[r] > share && roots[r] < Infinity) {
          above = offer(above, roots[r], i, true);
          break;
        }
      for (let r = count; r-- > 0; )
        if (roots[r] < share && roots[r] > 0) {
          below = offer(below, roots[r], i, false);
          break;
        }
    }
    if (below === null && share > 0 && o[w] <= noShare) {
      let best = -1;
      for (let i = 0; i < items; ++i) if (o[i] > noShare && (best < 0 || at(i, 0) > at(best, 0))) best = i;
      if (best >= 0) below = { x: 0, winner: best };
    }
    if (above !== null) flip.above = { share: above.x / (others + above.x), winner: above.winner };
    if (below !== null) flip.below = { share: below.x / (others + below.x), winner: below.winner };
  }
  return flips;
}

function takersOf(scene, shares, winner, rival) {
  const all = [];
  for (let c = 0; c < criteria; ++c) {
    if (shares[c] <= 0) continue;
    const w = c * items + winner;
    const r = c * items + rival;
    all.push({ c, kind: applied(scene, w) * 2 + applied(scene, r), winner: estimate(scene, w), rival: estimate(scene, r) });
  }
  all.sort((a, b) => b.kind - a.kind || a.winner - b.winner || b.rival - a.rival);
  const front = [];
  let last = null;
  for (const taker of all) {
    const same = last !== null && last.kind === taker.kind;
    if (same && taker.rival <= last.rival && !(taker.rival === last.rival && taker.winner === last.winner)) continue;
    last = taker;
    front.push(taker.c);
  }
  return front;
}

function nearestTie(scene, evaluation, lead) {
  const { shares, applies, whole, totals } = evaluation;
  const w = lead.winner;
  if (w < 0) return null;
  const sums = sumsOf(scene, evaluation);
  let best = null;
  const take = (moved) => {
    if (best !== null && moved > best.moved + 1e-12) return false;
    if (best === null || moved < best.moved - 1e-12) best = { moved, routes: [], parts: [] };
    return true;
  };
  const rivals = [];
  for (let i = 0; i < items; ++i) if (i !== w && totals[i].exists) rivals.push(i);
  const plain = rivals.every((i) => {
    for (let c = 0; c < criteria; ++c) if (shares[c] > 0 && applied(scene, c * items + w) !== applied(scene, c * items + i)) return false;
    return true;
  });
  for (const i of rivals) {
    if (plain) {
      const givers = [];
      for (let c = 0; c < criteria; ++c)
        if (shares[c] > 0) givers.push({ c, d: applied(scene, c * items + w) ? estimate(scene, c * items + w) - estimate(scene, c * items + i) : 0 });
      givers.sort((x, y) => y.d - x.d || x.c - y.c);
      const least = givers.at(-1).d;
      if (least >= 0) continue;
      let left = ((totals[w].estimate - totals[i].estimate) * applies[w]) / whole;
      let moved = 0;
      const parts = [];
      for (const giver of givers) {
        const worth = giver.d - least;
        if (worth <= 0) {
          moved = Infinity;
          break;
        }
        const need = left / worth;
        const part = Math.min(need, shares[giver.c]);
        parts.push({ from: giver.c, moved: part });
        moved += part;
        if (need <= shares[giver.c] * (1 + 1e-12)) break;
        left -= part * worth;
      }
      if (moved === Infinity || !take(moved)) continue;
      for (const giver of givers) {
        if (giver.d < givers[0].d - 1e-10) break;
        if (shares[giver.c] + 1e-12 < moved) continue;
        for (const taker of givers) if (taker.d <= least + 1e-10) best.routes.push({ from: giver.c, to: taker.c, rival: i });
      }
      if (best.routes.length === 0) best.parts = parts;
    } else {
      const takers = takersOf(scene, shares, w, i);
      for (let from = 0; from < criteria; ++from) {
        if (shares[from] <= 0) continue;
        for (const to of takers) {
          if (to === from) continue;
          const tw = to * items + w;
          const fw = from * items + w;
          const ti = to * items + i;
          const fi = from * items + i;
          const aw = applied(scene, tw) - applied(scene, fw);
          const ai = applied(scene, ti) - applied(scene, fi);
          const count = rootsOf(
            estimate(scene, tw) - estimate(scene, fw), sums[w], aw, applies[w],
            estimate(scene, ti) - estimate(scene, fi), sums[i], ai, applies[i],
          );
          for (let r = 0; r < count; ++r) {
            const moved = roots[r];
            if (moved <= 0 || moved > shares[from]) continue;
            if (applies[w] + moved * aw <= noShare || applies[i] + moved * ai <= noShare) continue;
            if (take(moved)) best.routes.push({ from, to, rival: i });
            break;
          }
        }
      }
    }
  }
  return best;
}

function pointsToMove(scene, { shares, applies, whole, totals }, lead) {
  const moves = [];
  const w = lead.winner;
  for (let c = 0; c < criteria; ++c) {
    const move = { down: null, up: null, rival: -1 };
    moves.push(move);
    if (w < 0 || shares[c] === 0) continue;
    const factor = (i) => (applies[i] === whole ? 1 : applies[i]) / shares[c];
    if (scene.status[c * items + w] === known) {
      const down = lead.by * factor(w);
      if (down <= scene.points[c * items + w]) move.down = down;
    }
    for (let i = 0; i < items; ++i) {
      if (i === w || scene.status[c * items + i] !== known || !totals[i].exists) continue;
      const up = (totals[w].estimate - totals[i].estimate) * factor(i);
      if (up <= 100 - scene.points[c * items + i] && (move.up === null || up < move.up)) {
        move.up = up;
        move.rival = i;
      }
    }
  }
  return moves;
}

function leaveOneOut(scene) {
  const fewer = { ...scene, weights: scene.weights.slice() };
  const fronts = [];
  for (let r = 0; r < reviewers; ++r) {
    fewer.weights[r] = 0;
    fronts.push(frontOf(evaluate(fewer).totals));
    fewer.weights[r] = scene.weights[r];
  }
  return fronts;
}

function dominators(scene, { shares }) {
  const beats = (rival, item) => {
    let above = false;
    for (let c = 0; c < criteria; ++c) {
      if (shares[c] === 0) continue;
      const theirs = scene.status[c * items + rival];
      const own = scene.status[c * items + item];
      if ((theirs === notApplicable) !== (own === notApplicable)) return false;
      if (own === notApplicable) continue;
      const low = theirs === known ? scene.points[c * items + rival] : 0;
      const high = own === known ? scene.points[c * items + item] : 100;
      if (low < high) return false;
      above ||= low > high;
    }
    return above;
  };
  const lists = [];
  for (let i = 0; i < items; ++i) {
    const list = [];
    for (let r = 0; r < items; ++r) if (r !== i && beats(r, i)) list.push(r);
    lists.push(list);
  }
  return lists;
}

function recompute(scene) {
  const evaluation = evaluate(scene);
  const lead = findLead(evaluation);
  let sum = 0;
  for (const flip of findFlips(scene, evaluation, lead)) sum += (flip.above?.share ?? 0) + (flip.below?.share ?? 0);
  sum += lead.by + (nearestTie(scene, evaluation, lead)?.moved ?? 0);
  for (const move of pointsToMove(scene, evaluation, lead)) sum += (move.down ?? 0) + (move.up ?? 0);
  for (const front of leaveOneOut(scene)) sum += front.leaders[0];
  for (const list of dominators(scene, evaluation)) sum += list.length;
  return sum;
}

const median = (list) => [...list].sort((x, y) => x - y)[Math.floor(list.length / 2)];

/** The twin of decide_bench.cpp's main. */
function runHere(changes) {
  return [0, 1, 2].map((which) => {
    const scene = makeScene(which);
    const times = [];
    let checksum = 0;
    for (let k = 0; k < changes; ++k) {
      scene.weights[k % reviewers] = ((k * 7) % 51) / 10;
      const start = performance.now();
      checksum += recompute(scene);
      times.push(performance.now() - start);
    }
    return { median_ms: median(times), worst_ms: Math.max(...times), checksum };
  });
}

const { values: options, positionals: programs } = parseArgs({
  allowPositionals: true,
  options: { changes: { type: 'string', default: '200' }, rounds: { type: 'string', default: '5' }, here: { type: 'boolean', default: false } },
});

if (options.here) {
  console.log(JSON.stringify(runHere(Number(options.changes))));
} else {
  // JavaScript runs in a process of its own as well, so that it starts as cold as the others.
  const commands = new Map([['plain JavaScript (Node)', [fileURLToPath(import.meta.url), '--here', '--changes', options.changes]]]);
  for (const program of programs) commands.set(`${basename(program)}${program.endsWith('js') ? ' (wasm, Node)' : ' (native)'}`, [program, options.changes]);
  const runs = new Map([...commands.keys()].map((name) => [name, []]));
  for (let round = 0; round < Number(options.rounds); ++round)
    for (const [name, [program, ...rest]] of commands) {
      const command = /\.[cm]?js$/.test(program) ? [process.execPath, program, ...rest] : [program, ...rest];
      runs.get(name).push(JSON.parse(execFileSync(command[0], command.slice(1), { encoding: 'utf8' })));
    }

  const row = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(44) : String(cell).padStart(14))).join(''));
  const [base] = runs.values();
  let failed = false;
  console.log(`${items} items, ${reviewers} reviewers, ${rows} rows; ${options.changes} changes of a weight, ${options.rounds} rounds`);
  ['reviewers weighed', 'rows weighed too', 'rows weighed too, some not applicable'].forEach((scene, which) => {
    row(scene, 'median ms', '/ JavaScript');
    for (const [name, list] of runs) {
      row(`  ${name}`, median(list.map((run) => run[which].median_ms)).toFixed(3), median(list.map((run, k) => run[which].median_ms / base[k][which].median_ms)).toFixed(2));
      if (Math.abs(list[0][which].checksum - base[0][which].checksum) > 1e-6 * Math.abs(base[0][which].checksum)) {
        console.log(`FAILED: ${name} reckons ${list[0][which].checksum}, JavaScript ${base[0][which].checksum}`);
        failed = true;
      }
    }
  });
  process.exit(failed ? 1 : 0);
}
