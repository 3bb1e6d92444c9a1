// tests/backend/operation.test.mjs - starting, running and ending the backend, and what it leaves behind.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ConfigError, readConfig } from '../../web/examples/backend/config.js';
import { Database } from '../../web/examples/backend/database.js';
import { DatabaseLimits, MemoryLimits } from '../../web/examples/backend/limits.js';
import { Votes } from '../../web/examples/backend/votes.js';
import { startBackend, startPostgres } from './start.mjs';
import { checkRefusal, get, key, post } from './support.mjs';

let postgres;
before(async () => void (postgres = await startPostgres()));
after(() => postgres.stop());

const ballot = (more) => ({ item: 'alder', vote: 'positive', key: key(), ...more });

/** Asks until the answer has that status, for at most ten seconds. */
async function until(status, ask) {
  for (let tries = 0; ; ++tries) {
    const answer = await ask();
    if (answer.status === status) return answer;
    assert.ok(tries < 100, `still ${answer.status}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

test('operation: five processes that start together on an empty database make its schema once', async () => {
  const databaseUrl = await postgres.createDatabase();

  const backends = await Promise.all(Array.from({ length: 5 }, () => startBackend({ databaseUrl })));

  const steps = await backends[0].query('select name from juxta.migrations order by name');
  assert.deepEqual(steps.map(({ name }) => name), ['1_votes.sql', '2_newsletter.sql', '3_limits.sql']);
  for (const [i, backend] of backends.entries()) assert.deepEqual((await post(backend.votesUrl, ballot())).body, { item: 'alder', positive: i + 1, negative: 0 });
  for (const backend of backends) await backend.stop();
});

test('operation: a later start keeps what is there', async () => {
  const databaseUrl = await postgres.createDatabase();
  const first = await startBackend({ databaseUrl });
  await post(first.votesUrl, ballot());
  await first.stop();

  const second = await startBackend({ databaseUrl });

  assert.deepEqual((await get(second.votesUrl)).body, { items: { alder: { positive: 1, negative: 0 } } });
  await second.stop();
});

test('operation: a start forgets the addresses that a killed one left, whichever limits it uses', async () => {
  const databaseUrl = await postgres.createDatabase();
  const first = await startBackend({ databaseUrl });
  await first.query(`insert into juxta.limits (kind, address, used, ends_at) values ('votes', '192.0.2.1', 1, now() - interval '1 minute'), ('votes', '192.0.2.2', 1, now() + interval '1 minute')`);
  await first.stop();

  const second = await startBackend({ databaseUrl, env: { LIMITS: 'memory' } });

  assert.deepEqual((await second.query('select address from juxta.limits')).map(({ address }) => address), ['192.0.2.2']);
  await second.stop();
});

test('operation: a database that a newer version made is left alone', async () => {
  const databaseUrl = await postgres.createDatabase();
  const first = await startBackend({ databaseUrl });
  await first.query(`insert into juxta.migrations (name) values ('99_later.sql')`);
  await first.stop();

  await assert.rejects(startBackend({ databaseUrl }), /newer version of this program: 99_later.sql/);
});

test('operation: without a database it says so and ends', async () => {
  await assert.rejects(startBackend({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }), /juxta-backend: .*ECONNREFUSED/);
  await assert.rejects(startBackend({ postgres, env: { DATABASE_URL: '' } }), /DATABASE_URL is not set/);
});

test('operation: the database itself refuses what would count twice', async () => {
  const backend = await startBackend({ postgres });
  await post(backend.votesUrl, ballot());
  const insert = (values) => backend.query(`insert into juxta.ballots (key, item, vote, supersedes, chain, stands) ${values}`);

  await assert.rejects(insert(`select key, item, vote, supersedes, chain, false from juxta.ballots`), /ballots_pkey/);
  await assert.rejects(insert(`select gen_random_uuid(), item, vote, key, chain, true from juxta.ballots`), /ballots_one_stands/);
  await assert.rejects(insert(`select gen_random_uuid(), item, 'maybe', key, chain, false from juxta.ballots`), /vote_check/);
  await assert.rejects(insert(`select gen_random_uuid(), '', vote, key, chain, false from juxta.ballots`), /item_check/);
  await assert.rejects(insert(`select gen_random_uuid(), item, null, null, gen_random_uuid(), true from juxta.ballots`), /check/);
  await backend.stop();
});

test('operation: statements are prepared once a connection', async () => {
  const database = new Database(await postgres.createDatabase(), 1);
  await database.migrate();
  const votes = new Votes(database);
  for (let i = 0; i < 20; ++i) await votes.cast({ item: 'alder', vote: 'positive', key: key(), supersedes: null });
  await votes.counts();

  const prepared = await database.run('look', 'select name, (generic_plans + custom_plans)::int as calls from pg_prepared_statements', []);

  assert.equal(prepared.find(({ name }) => name === 'cast_ballot')?.calls, 20);
  assert.equal(prepared.find(({ name }) => name === 'read_counts')?.calls, 1);
  await database.close();
});

test('operation: while the database is away the answer is 503 with a time, and a ballot that was not taken is taken later', async () => {
  const own = await startPostgres();
  const backend = await startBackend({ postgres: own });
  try {
    const first = ballot();
    const second = ballot();
    await post(backend.votesUrl, first);
    assert.deepEqual((await get(`${backend.url}/health`)).body, { status: 'ok' });

    await own.halt();

    for (const answer of [await post(backend.votesUrl, second), await get(backend.votesUrl), await get(`${backend.url}/health`), await post(backend.newsletterUrl, { email: 'a@b.example', key: key() })]) {
      checkRefusal(answer, 503, /later/);
      assert.equal(answer.headers.get('retry-after'), '5');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    }

    await own.resume();

    await until(200, () => get(`${backend.url}/health`));
    assert.equal((await post(backend.votesUrl, first)).status, 200);
    assert.deepEqual((await post(backend.votesUrl, second)).body, { item: 'alder', positive: 2, negative: 0 });
  } finally {
    await backend.stop();
    await own.stop();
  }
});

test('operation: told to end, it finishes what is under way, takes nothing new, and ends with 0', async () => {
  const backend = await startBackend({ postgres });
  // A request whose body is still coming when the signal arrives.
  const body = JSON.stringify(ballot());
  const answer = new Promise((done, fail) => {
    const slow = request(backend.votesUrl, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } }, async (response) => {
      let text = '';
      for await (const piece of response) text += piece;
      done({ status: response.statusCode, text });
    });
    slow.on('error', fail);
    slow.write(body.slice(0, 10));
    setTimeout(() => backend.kill('SIGTERM'), 300);
    setTimeout(() => slow.end(body.slice(10)), 800);
  });

  assert.deepEqual(await answer, { status: 200, text: '{"item":"alder","positive":1,"negative":0}' });
  assert.deepEqual(await backend.ended, { code: 0, signal: null });
  await assert.rejects(fetch(backend.votesUrl));
  await backend.stop();
});

test('operation: nothing about a reader is printed, and no address stays behind', async () => {
  const backend = await startBackend({ postgres, votesPerMinute: 5, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const from = { 'x-forwarded-for': '203.0.113.77' };
  const reader = ballot();
  for (let i = 0; i < 8; ++i) await post(backend.votesUrl, reader, from);
  await post(backend.votesUrl, '{"item":"secret', from);
  await post(backend.newsletterUrl, { email: 'ada@mail.example', key: key() }, from);
  const dump = async () => JSON.stringify(await backend.query(`select table_to_xml('juxta.' || t, true, false, '')::text from unnest(array['ballots', 'counts', 'subscribers', 'migrations']) t`));
  assert.ok(!(await dump()).includes('203.0.113.77'));
  assert.deepEqual(await backend.query('select distinct address from juxta.limits'), [{ address: '203.0.113.77' }]);
  assert.deepEqual(await backend.query(`select relpersistence from pg_class where oid = 'juxta.limits'::regclass`), [{ relpersistence: 'u' }]);

  // The minute is over; ending (as each minute does) deletes what is of no use any more.
  await backend.query(`update juxta.limits set ends_at = clock_timestamp()`);
  backend.kill('SIGTERM');
  await backend.ended;

  assert.deepEqual(await backend.query('select * from juxta.limits'), []);
  assert.equal(backend.said.err, '');
  assert.match(backend.said.out, /^listening on \S+\n$/);
  await backend.stop();
});

test('operation: while it runs it deletes the addresses whose window is over, and no others', async () => {
  const database = new Database(await postgres.createDatabase(), 2);
  await database.migrate();
  const limits = new DatabaseLimits(database, '', 50);
  const incr = (address, windowMs) => new Promise((done, fail) => limits.child({ kind: 'votes' }).incr(address, (error, result) => (error ? fail(error) : done(result)), windowMs));
  await incr('203.0.113.1', 1);
  await incr('203.0.113.2', 60_000);
  const addresses = async () => (await database.run('look', 'select host(address) from juxta.limits order by 1', [])).map(({ host }) => host);

  for (let tries = 0; (await addresses()).length > 1 && tries < 100; ++tries) await new Promise((done) => setTimeout(done, 50));

  assert.deepEqual(await addresses(), ['203.0.113.2']);
  await limits.close();
  await database.close();
});

test('operation: the limit in memory forgets each address when its window is over', async () => {
  const limits = new MemoryLimits();
  const incr = (address) => new Promise((done, fail) => limits.incr(address, (error, result) => (error ? fail(error) : done(result)), 100));
  assert.equal((await incr('203.0.113.1')).current, 1);
  assert.equal((await incr('203.0.113.1')).current, 2);
  await incr('203.0.113.2');
  assert.equal(limits.size, 2);

  for (let tries = 0; limits.size && tries < 100; ++tries) await new Promise((done) => setTimeout(done, 50));

  assert.equal(limits.size, 0);
  assert.equal((await incr('203.0.113.1')).current, 1);
});

test('operation: the limit in memory remembers at most 100,000 addresses, the latest', async () => {
  const limits = new MemoryLimits();
  for (let i = 0; i < 100_010; ++i) limits.incr(`address ${i}`, () => {}, 60_000);

  assert.equal(limits.size, 100_000);
  let current;
  limits.incr('address 100009', (_, result) => (current = result.current), 60_000);
  assert.equal(current, 2);
});

test('config: what is not set is as the README says', () => {
  assert.deepEqual(readConfig({ DATABASE_URL: 'postgres://x/y', ITEMS: '*' }), {
    databaseUrl: 'postgres://x/y',
    poolSize: 10,
    host: '127.0.0.1',
    port: 8787,
    origins: [],
    items: undefined,
    votesPerMinute: 60,
    subscriptionsPerMinute: 5,
    limits: 'postgres',
    proxies: [],
  });
});

test('config: a variable that says something that can not be meant is refused with its name', () => {
  const wrong = {
    PORT: ['x', '-1', '65536', '80.5', '0x50'],
    POOL_SIZE: ['0', 'many'],
    VOTES_PER_MINUTE: ['-1', 'none'],
    SUBSCRIPTIONS_PER_MINUTE: ['1e9'],
    LIMITS: ['redis'],
    ALLOWED_ORIGINS: ['*', 'null', 'www.example.org', 'https://www.example.org/', 'https://www.example.org/path', 'https://*.example.org', 'ftp://example.org', 'https://Example.org'],
    ITEMS: ['100%'],
    BUNDLE: ['/nowhere.json', new URL(import.meta.url).pathname],
  };
  for (const [name, texts] of Object.entries(wrong))
    for (const text of texts)
      assert.throws(
        () => readConfig({ DATABASE_URL: 'postgres://x/y', ...(name !== 'BUNDLE' && { ITEMS: 'alder' }), [name]: text }),
        (error) => error instanceof ConfigError && error.message.includes(name),
        `${name}=${text}`,
      );
});

test('config: what may be voted on is said, if only that anything may', () => {
  assert.throws(() => readConfig({ DATABASE_URL: 'postgres://x/y' }), /neither BUNDLE nor ITEMS is set/);
  assert.equal(readConfig({ DATABASE_URL: 'postgres://x/y', ITEMS: '*' }).items, undefined);
});

test('config: the items are those of a list and of a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juxta-config-'));
  try {
    const bundle = join(folder, 'bundle.json');
    writeFileSync(bundle, JSON.stringify({ juxta: 1, items: [{ id: 'alder', name: 'Alder' }, { id: 'birch', name: 'Birch' }] }));

    const { items, origins } = readConfig({ DATABASE_URL: 'x', ITEMS: 'cedar,a%2Cb', BUNDLE: bundle, ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080' });

    assert.deepEqual([...items], ['cedar', 'a,b', 'alder', 'birch']);
    assert.deepEqual(origins, ['https://a.example', 'http://localhost:8080']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
