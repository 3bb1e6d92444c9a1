// tests/backend/lossy.test.mjs - a thousand ballots over a bad network are a thousand ballots.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startLossyProxy } from './lossy.mjs';
import { startBackend, startPostgres } from './start.mjs';
import { audit, get, key, post, seeded } from './support.mjs';

const items = ['alder', 'birch', 'cedar', 'elm', 'fir'];
const network = { loseRequests: 0.3, loseAnswers: 0.3, double: 0.1 };

let postgres;
let backend;
let second; // a process of its own on the same database, as behind a balancer
before(async () => {
  postgres = await startPostgres();
  backend = await startBackend({ postgres });
  second = await startBackend({ databaseUrl: backend.databaseUrl });
});
after(async () => {
  await second.stop();
  await backend.stop();
  await postgres.stop();
});
beforeEach(() => backend.query('truncate juxta.ballots, juxta.counts'));

/** Posts until there is an answer, as a reader's browser does. @returns how often it took */
async function deliver(url, ballot) {
  for (let tries = 1; ; ++tries) {
    assert.ok(tries < 200, 'a ballot never arrived');
    try {
      const { status, body } = await post(url, ballot);
      if (status === 200) return tries;
      assert.equal(status, 503, `${JSON.stringify(body)} ${backend.said.err} ${second.said.err}`);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error; // else the network lost it
    }
    await new Promise((done) => setTimeout(done, 5 + 5 * tries));
  }
}

/** Runs the readers, some at a time. */
async function together(readers, atOnce = 50) {
  const waiting = [...readers];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next();
  }));
}

const total = (counts) => Object.values(counts).reduce((sum, { positive, negative }) => sum + positive + negative, 0);

/** What the counts have to be. @param {{ item: string, vote: string }[]} ballots */
function tally(ballots) {
  const counts = {};
  for (const { item, vote } of ballots) {
    counts[item] ??= { positive: 0, negative: 0 };
    if (vote !== 'none') ++counts[item][vote];
  }
  return counts;
}

test('lossy: of 1,000 ballots, with 30 % of requests and answers lost and 10 % doubled, each counts exactly once', async (t) => {
  const random = seeded(7);
  const proxy = await startLossyProxy({ targets: [backend.url, second.url], ...network, random: seeded(8) });
  const ballots = Array.from({ length: 1000 }, () => ({ item: items[Math.floor(random() * 5)], vote: random() < 0.6 ? 'positive' : 'negative', key: key() }));

  await together(ballots.map((ballot) => () => deliver(`${proxy.url}/votes`, ballot)));

  await proxy.stop();
  const { body } = await get(backend.votesUrl);
  assert.equal(total(body.items), 1000);
  assert.deepEqual(body.items, Object.fromEntries(Object.entries(tally(ballots)).sort()));
  await audit(backend);
  const { seen, requests, answers, doubled } = proxy.lost;
  t.diagnostic(`${seen} requests for 1000 ballots: ${requests} lost, ${answers} answers lost, ${doubled} doubled`);
  // The network was as bad as it says.
  assert.ok(Math.abs(requests / seen - 0.3) < 0.05 && Math.abs(answers / (seen - requests) - 0.3) < 0.05 && Math.abs(doubled / (seen - requests) - 0.1) < 0.03);
});

test('lossy: of 1,000 readers who change their minds over the bad network, the last word of each counts', async () => {
  const random = seeded(9);
  const words = ['positive', 'negative', 'none'];
  const proxy = await startLossyProxy({ targets: [backend.url, second.url], ...network, random: seeded(10) });
  const last = [];
  const readers = Array.from({ length: 1000 }, () => {
    const item = items[Math.floor(random() * 5)];
    const chain = [];
    for (let changes = random() < 0.7 ? 0 : 1 + Math.floor(random() * 3); changes >= 0; --changes)
      chain.push({ item, vote: words[Math.floor(random() * 3)], key: key(), ...(chain.length ? { supersedes: chain.at(-1).key } : {}) });
    last.push(chain.at(-1));
    return async () => {
      for (const ballot of chain) await deliver(`${proxy.url}/votes`, ballot);
    };
  });

  await together(readers);

  await proxy.stop();
  const { body } = await get(backend.votesUrl);
  assert.deepEqual(body.items, Object.fromEntries(Object.entries(tally(last)).sort()));
  await audit(backend);
});

test('lossy: the database dies among 1,000 ballots and comes back: none is lost, none counts twice', async () => {
  const ballots = Array.from({ length: 1000 }, (_, i) => ({ item: items[i % 5], vote: 'positive', key: key() }));
  const proxy = await startLossyProxy({ targets: [backend.url, second.url], ...network, random: seeded(11) });
  let delivered = 0;
  let death;

  await together(
    ballots.map((ballot) => async () => {
      await deliver(`${proxy.url}/votes`, ballot);
      if (++delivered === 300) death = postgres.halt('SIGQUIT').then(() => postgres.resume());
    }),
  );

  await death;
  await proxy.stop();
  const { body } = await get(backend.votesUrl);
  assert.deepEqual(body.items, Object.fromEntries(items.map((item) => [item, { positive: 200, negative: 0 }])));
  await audit(backend);
});
