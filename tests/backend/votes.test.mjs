// tests/backend/votes.test.mjs - ballots are counted once, in whatever order and however often they come.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Votes } from '../../web/examples/backend/votes.js';
import { startBackend } from './start.mjs';
import { audit, checkRefusal, get, key, post, seeded, shuffled } from './support.mjs';

/** @type {Awaited<ReturnType<typeof startBackend>>} */
let backend;
before(async () => void (backend = await startBackend({ origins: ['https://site.example'] })));
after(() => backend.stop());
beforeEach(() => backend.query('truncate juxta.ballots, juxta.counts'));

const cast = (item, vote, own = key(), supersedes) => post(backend.votesUrl, { item, vote, key: own, ...(supersedes === undefined ? {} : { supersedes }) });
const counts = async () => (await get(backend.votesUrl)).body.items;

test('votes: without ballots there are no items', async () => {
  assert.deepEqual((await get(backend.votesUrl)).body, { items: {} });
});

test("votes: a ballot is answered with its item's new counts", async () => {
  await cast('alder', 'positive');

  const { status, headers, body } = await cast('alder', 'negative');

  assert.equal(status, 200);
  assert.deepEqual(body, { item: 'alder', positive: 1, negative: 1 });
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('votes: GET tells the counts of every item', async () => {
  await cast('alder', 'positive');
  await cast('alder', 'positive');
  await cast('birch', 'negative');

  assert.deepEqual(await counts(), { alder: { positive: 2, negative: 0 }, birch: { positive: 0, negative: 1 } });
});

test('votes: a key counts once, and its repeated post has the same answer', async () => {
  const own = key();
  const first = await cast('alder', 'positive', own);

  for (let i = 0; i < 3; ++i) {
    const again = await cast('alder', 'positive', own.toUpperCase());
    assert.equal(again.status, first.status);
    assert.deepEqual(again.body, first.body);
  }
  await audit(backend);
});

test('votes: twenty posts of one key at the same time count once', async () => {
  const own = key();

  const answers = await Promise.all(Array.from({ length: 20 }, () => cast('alder', 'positive', own)));

  for (const { status, body } of answers) {
    assert.equal(status, 200);
    assert.deepEqual(body, { item: 'alder', positive: 1, negative: 0 });
  }
  await audit(backend);
});

/** Straight into the database, where the posts of ten processes would meet. @returns the outcome */
const castThere = async (vote, own, supersedes = null) =>
  (await backend.query({ name: 'cast', text: `select * from juxta.cast_ballot($1, 'alder', $2, $3)` }, [own, vote, supersedes]))[0];
const ten = (make) => Promise.all(Array.from({ length: 10 }, (_, i) => make(i)));

test('votes: ten posts of one key that meet in the database count once, again and again', async () => {
  for (let round = 1; round <= 100; ++round) {
    const own = key();
    const answers = await ten(() => castThere('positive', own));
    assert.deepEqual([...new Set(answers.map(({ positive }) => positive))], [String(round)]);
    assert.equal(answers.filter(({ outcome }) => outcome === 'counted').length, 1);
  }
  await audit(backend);
});

test('votes: ten ballots that replace one and meet in the database: all are taken, one counts, again and again', async () => {
  for (let round = 1; round <= 100; ++round) {
    const first = key();
    if (round % 2) await castThere('negative', first);
    const answers = await ten(() => castThere('positive', key(), first));
    assert.ok(answers.every(({ outcome }) => outcome === 'counted'));
    assert.deepEqual(await counts(), { alder: { positive: round, negative: 0 } });
  }
  await audit(backend);
});

test('votes: ten ballots of one key that come after their successor and differ: one is taken, again and again', async () => {
  for (let round = 1; round <= 50; ++round) {
    const late = key();
    await castThere('positive', key(), late);
    const answers = await ten((i) => castThere(i % 2 ? 'positive' : 'negative', late));
    assert.equal(answers.filter(({ outcome }) => outcome === 'counted').length, 1);
    assert.equal(answers.filter(({ outcome }) => outcome === 'taken').length, 5);
  }
  await audit(backend);
});

test('votes: a key that was used for another ballot is refused, and nothing changes', async () => {
  const own = key();
  const other = key();
  await cast('alder', 'positive', own);
  await cast('alder', 'negative', other);

  checkRefusal(await cast('alder', 'negative', own), 422, /key was used/);
  checkRefusal(await cast('birch', 'positive', own), 422, /key was used/);
  checkRefusal(await cast('alder', 'positive', own, other), 422, /key was used/);

  assert.deepEqual(await counts(), { alder: { positive: 1, negative: 1 } });
  await audit(backend);
});

test('votes: posts of one key with different words at the same time: one counts, the others are refused', async () => {
  const own = key();

  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => cast('alder', i % 2 ? 'positive' : 'negative', own)));

  assert.equal(answers.filter(({ status }) => status === 200).length, 10);
  assert.equal(answers.filter(({ status }) => status === 422).length, 10);
  await audit(backend);
});

test('votes: who changes their mind counts once', async () => {
  const first = key();
  const second = key();
  await cast('alder', 'positive', first);

  assert.deepEqual((await cast('alder', 'negative', second, first)).body, { item: 'alder', positive: 0, negative: 1 });
  assert.deepEqual((await cast('alder', 'positive', key(), second)).body, { item: 'alder', positive: 1, negative: 0 });
  await audit(backend);
});

test('votes: a vote is taken back with "none" or null, and can be given again', async () => {
  const first = key();
  const second = key();
  const third = key();
  await cast('alder', 'positive', first);

  assert.deepEqual((await cast('alder', 'none', second, first)).body, { item: 'alder', positive: 0, negative: 0 });
  assert.deepEqual((await cast('alder', 'positive', third, second)).body, { item: 'alder', positive: 1, negative: 0 });
  assert.deepEqual((await cast('alder', null, key(), third)).body, { item: 'alder', positive: 0, negative: 0 });
  await audit(backend);
});

test('votes: a ballot whose successor came first is taken and does not count', async () => {
  const first = key();
  const second = key();
  assert.deepEqual((await cast('alder', 'negative', second, first)).body, { item: 'alder', positive: 0, negative: 1 });

  const late = await cast('alder', 'positive', first);

  assert.equal(late.status, 200);
  assert.deepEqual(late.body, { item: 'alder', positive: 0, negative: 1 });
  checkRefusal(await cast('alder', 'negative', first), 422, /key was used/);
  await audit(backend);
});

test('votes: a replaced ballot that is posted again does not count again', async () => {
  const first = key();
  const second = key();
  await cast('alder', 'positive', first);
  await cast('alder', 'negative', second, first);

  assert.deepEqual((await cast('alder', 'positive', first)).body, { item: 'alder', positive: 0, negative: 1 });
  assert.deepEqual((await cast('alder', 'negative', second, first)).body, { item: 'alder', positive: 0, negative: 1 });
  await audit(backend);
});

test('votes: ten ballots that replace the same one at the same time: all are taken, one counts', async () => {
  const first = key();
  await cast('alder', 'positive', first);

  const answers = await Promise.all(Array.from({ length: 10 }, () => cast('alder', 'negative', key(), first)));

  assert.ok(answers.every(({ status }) => status === 200));
  assert.deepEqual(await counts(), { alder: { positive: 0, negative: 1 } });
  await audit(backend);
});

test('votes: of two ballots that replace the same one, the one that came last counts', async () => {
  const first = key();
  await cast('alder', 'positive', first);
  await cast('alder', 'negative', key(), first);

  assert.deepEqual((await cast('alder', 'none', key(), first)).body, { item: 'alder', positive: 0, negative: 0 });
  await audit(backend);
});

test('votes: a ballot does not replace one of another item, nor itself', async () => {
  const first = key();
  const own = key();
  await cast('alder', 'positive', first);

  checkRefusal(await cast('birch', 'positive', own, first), 422, /another item/);
  checkRefusal(await cast('birch', 'positive', own, own), 422, /own key/);
  assert.equal((await cast('birch', 'positive', own)).status, 200, 'the refused post left nothing behind');

  assert.deepEqual(await counts(), { alder: { positive: 1, negative: 0 }, birch: { positive: 1, negative: 0 } });
  await audit(backend);
});

test('votes: ballots that replace one another in a circle count once', async () => {
  const keys = [key(), key(), key()];

  for (const [i, own] of keys.entries()) assert.equal((await cast('alder', 'positive', own, keys[(i + 1) % 3])).status, 200);

  assert.deepEqual(await counts(), { alder: { positive: 1, negative: 0 } });
  await audit(backend);
});

test("votes: in any order, each twice and all at once, each reader's last word counts", async () => {
  const random = seeded(5);
  const words = ['positive', 'negative', 'none'];
  const expected = { positive: 0, negative: 0, none: 0 };
  const posts = [];
  for (let reader = 0; reader < 80; ++reader) {
    let previous;
    let vote;
    for (let changes = Math.floor(random() * 5); changes >= 0; --changes) {
      const own = key();
      vote = words[Math.floor(random() * 3)];
      posts.push(['alder', vote, own, previous]);
      previous = own;
    }
    ++expected[vote];
  }

  const answers = await Promise.all(shuffled([...posts, ...posts], random).map((ballot) => cast(...ballot)));

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.deepEqual(await counts(), { alder: { positive: expected.positive, negative: expected.negative } });
  await audit(backend);
});

test('votes: whatever replaces whatever, each chain counts once', async () => {
  const random = seeded(6);
  const keys = Array.from({ length: 60 }, key);
  const pick = () => keys[Math.floor(random() * keys.length)];

  const answers = await Promise.all(
    Array.from({ length: 400 }, () => cast(random() < 0.8 ? 'alder' : 'birch', random() < 0.5 ? 'positive' : 'none', pick(), random() < 0.7 ? pick() : undefined)),
  );

  assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 422]);
  await audit(backend);
});

test('votes: an item may be called anything', async () => {
  const names = ['__proto__', 'constructor', '42', 'naïve 東京 🎉', "'; drop table juxta.ballots; --", '<b>', 'x'.repeat(512), '\u202e', ' '];

  for (const name of names) assert.equal((await cast(name, 'positive')).status, 200, name);

  const told = (await get(backend.votesUrl)).body.items;
  assert.deepEqual(Object.keys(told).sort(), [...names].sort());
});

test('votes: caches of a site keep the counts for seconds, a browser asks each time', async () => {
  await cast('alder', 'positive');

  const { status, headers } = await get(backend.votesUrl);

  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'public, max-age=0, s-maxage=5, stale-while-revalidate=30');
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(headers.get('vary'), 'Origin');
});

test('votes: nothing is sent again that did not change', async () => {
  await cast('alder', 'positive');
  const etag = (await get(backend.votesUrl)).headers.get('etag');
  assert.match(etag, /^"[\w-]{22}"$/);

  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await get(backend.votesUrl, { 'if-none-match': known });
    assert.equal(again.status, 304, known);
    assert.equal(again.body, '');
    assert.equal(again.headers.get('etag'), etag);
    assert.match(again.headers.get('cache-control'), /s-maxage=5/);
  }

  await cast('alder', 'positive');
  const changed = await get(backend.votesUrl, { 'if-none-match': etag });
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get('etag'), etag);
});

test('votes: HEAD answers as GET, without the counts', async () => {
  const response = await fetch(backend.votesUrl, { method: 'HEAD' });

  assert.equal(response.status, 200);
  assert.ok(response.headers.get('etag'));
  assert.equal(await response.text(), '');
});

test('votes: who reads after an answer reads that ballot; who reads at the same time shares a query', async () => {
  const queries = [];
  const votes = new Votes({ run: (name) => (name === 'cast_ballot' ? Promise.resolve([{ outcome: 'counted', positive: 1, negative: 0 }]) : new Promise((done) => queries.push(done))) });

  const before = [votes.counts(), votes.counts()];
  assert.equal(queries.length, 1);
  await votes.cast({ item: 'alder', vote: 'positive', key: key(), supersedes: null });
  const afterwards = [votes.counts(), votes.counts()];
  assert.equal(queries.length, 2);

  queries[0]([]);
  for (const page of before) assert.equal((await page).text, '{"items":{}}');
  afterwards.push(votes.counts());
  assert.equal(queries.length, 2);
  queries[1]([{ item: 'alder', positive: 1, negative: 0 }]);
  for (const page of afterwards) assert.equal((await page).text, '{"items":{"alder":{"positive":1,"negative":0}}}');
  const later = votes.counts();
  assert.equal(queries.length, 3);
  queries[2]([]);
  await later;
});

test('votes: a query that fails is not shared with those who come later', async () => {
  let fails = true;
  const votes = new Votes({ run: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve([])) });
  await assert.rejects(votes.counts(), /away/);

  fails = false;

  assert.equal((await votes.counts()).text, '{"items":{}}');
});

test('votes: with a list of items, others are not voted on', async () => {
  const listed = await startBackend({ databaseUrl: backend.databaseUrl, items: ['alder', 'a,b %'] });
  try {
    assert.equal((await post(listed.votesUrl, { item: 'alder', vote: 'positive', key: key() })).status, 200);
    assert.equal((await post(listed.votesUrl, { item: 'a,b %', vote: 'positive', key: key() })).status, 200);
    checkRefusal(await post(listed.votesUrl, { item: 'birch', vote: 'positive', key: key() }), 422, /no vote on this item/);
  } finally {
    await listed.stop();
  }
});
