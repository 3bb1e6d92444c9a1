// tests/backend/support.mjs - what the tests of the backend share.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export const key = () => randomUUID();

/**
 * Posts a body as JSON; a text or bytes as they are.
 * @returns {Promise<{ status: number, headers: Headers, body: any }>} body: parsed where it is JSON
 */
export async function post(url, body, headers = {}) {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: raw ? body : JSON.stringify(body) });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}

export async function get(url, headers = {}) {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}

async function bodyOf(response) {
  const text = await response.text();
  return response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text;
}

/** A refusal is a sentence for people, and nothing else. */
export function checkRefusal({ status, body }, expected, words = /./) {
  assert.equal(status, expected, JSON.stringify(body));
  assert.deepEqual(Object.keys(body), ['error']);
  assert.match(body.error, /^[A-Z"].*\.$/);
  assert.match(body.error, words);
}

/** The counts are what the ballots say, and no chain counts twice or not at all. */
export async function audit(backend) {
  const chains = await backend.query(
    `select chain from juxta.ballots group by chain having count(*) filter (where stands) <> 1 and count(*) filter (where vote is not null) > 0`,
  );
  assert.deepEqual(chains, [], 'each chain has one ballot that stands');
  const differing = await backend.query(`
    with told as (select item, sum(positive) as positive, sum(negative) as negative from juxta.counts group by item),
    counted as (select item, count(*) filter (where vote = 'positive') as positive, count(*) filter (where vote = 'negative') as negative
                from juxta.ballots where stands group by item)
    select * from told full join counted using (item)
    where (coalesce(told.positive, 0), coalesce(told.negative, 0)) <> (coalesce(counted.positive, 0), coalesce(counted.negative, 0))`);
  assert.deepEqual(differing, [], 'the counts are the sum of the ballots');
}

/** Numbers in [0, 1) that are the same in each run. Mulberry32, by Tommy Ettinger. @param {number} seed */
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled(list, random) {
  const result = [...list];
  for (let i = result.length - 1; i > 0; --i) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}
