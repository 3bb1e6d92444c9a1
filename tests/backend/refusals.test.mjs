// tests/backend/refusals.test.mjs - what is not taken, and how it is said; who may ask, and how often.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startBackend } from './start.mjs';
import { checkRefusal, get, key, post } from './support.mjs';

const site = 'https://site.example';

let backend;
before(async () => void (backend = await startBackend({ origins: [site, 'http://localhost:8080'] })));
after(async () => {
  assert.equal(backend.said.err, '', 'a refusal is no fault of ours');
  await backend.stop();
});
beforeEach(() => backend.query('truncate juxta.ballots, juxta.counts, juxta.subscribers, juxta.limits'));

const ballot = (more) => ({ item: 'alder', vote: 'positive', key: key(), ...more });
const stored = async () => Number((await backend.query('select count(*) from juxta.ballots'))[0].count);

/** Bytes as they are, for what no client of ours would send. @returns {Promise<string>} the answer */
function raw(text) {
  const { hostname, port } = new URL(backend.url);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    // Who sends more than is read may see the connection reset behind the answer.
    socket.on('data', (piece) => (answer += piece)).on('end', () => done(answer)).on('error', (error) => (error.code === 'ECONNRESET' ? done(answer) : fail(error)));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
  });
}

test('refusals: a ballot that says something wrong is refused with a sentence about it', async () => {
  const wrong = [
    [ballot({ item: undefined }), /"item"/],
    [ballot({ item: '' }), /"item"/],
    [ballot({ item: 7 }), /"item"/],
    [ballot({ item: ['alder'] }), /"item"/],
    [ballot({ item: { toString: 'alder' } }), /"item"/],
    [ballot({ item: 'a\0b' }), /"item"/],
    [ballot({ item: 'x'.repeat(513) }), /512 bytes/],
    [ballot({ item: 'é'.repeat(257) }), /512 bytes/],
    ['{"item":"\\ud800","vote":"positive","key":"0b7c2e2e-3c1f-4c57-9c61-3d3a0b1d1f10"}', /"item"/],
    [ballot({ vote: undefined }), /"vote"/],
    [ballot({ vote: 'yes' }), /"vote"/],
    [ballot({ vote: 'Positive' }), /"vote"/],
    [ballot({ vote: true }), /"vote"/],
    [ballot({ vote: 1 }), /"vote"/],
    [ballot({ key: undefined }), /"key"/],
    [ballot({ key: null }), /"key"/],
    [ballot({ key: 'x' }), /"key"/],
    [ballot({ key: `${key()}0` }), /"key"/],
    [ballot({ key: `{${key()}}` }), /"key"/],
    [ballot({ key: key().replaceAll('-', '') }), /"key"/],
    [ballot({ supersedes: '' }), /"supersedes"/],
    [ballot({ supersedes: 7 }), /"supersedes"/],
    [ballot({ supersedes: [key()] }), /"supersedes"/],
    [ballot({ superseeds: key() }), /not known here.*"supersedes"/],
    ['[]', /JSON object/],
    ['null', /JSON object/],
    ['"positive"', /JSON object/],
    ['7', /JSON object/],
  ];
  for (const [body, words] of wrong) checkRefusal(await post(backend.votesUrl, body), 422, words);
  assert.equal(await stored(), 0);
});

test('refusals: what is not JSON in UTF-8 is refused', async () => {
  for (const body of ['{', '', '{"item":"alder",}', "{'item':'alder'}", 'item=alder&vote=positive', '\0', '[', '['.repeat(4000), '{"__proto__":{"vote":"positive"}}', '{"constructor":{"prototype":{}}}'])
    checkRefusal(await post(backend.votesUrl, body), 400, /JSON|empty/);
  checkRefusal(await post(backend.votesUrl, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])), 400, /UTF-8/);
  checkRefusal(await post(backend.votesUrl, gzipSync(JSON.stringify(ballot())), { 'content-encoding': 'gzip' }), 400, /UTF-8/);
  assert.equal(await stored(), 0);
});

test('refusals: any other type of body is refused, also those that a form can send to other sites', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', 'x'])
    checkRefusal(await post(backend.votesUrl, JSON.stringify(ballot()), { 'content-type': type }), 415, /application\/json/);
  assert.equal(await stored(), 0);
});

test('refusals: JSON may say its encoding', async () => {
  assert.equal((await post(backend.votesUrl, ballot(), { 'content-type': 'application/json; charset=utf-8' })).status, 200);
  assert.equal((await post(backend.votesUrl, `\ufeff${JSON.stringify(ballot())}`)).status, 200);
});

test('refusals: a body of more than 4,096 bytes is refused, said or not', async () => {
  const large = JSON.stringify(ballot({ item: 'x'.repeat(5000) }));
  checkRefusal(await post(backend.votesUrl, large), 413, /4096 bytes/);

  const chunked = await raw(
    `POST /votes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
  );
  assert.match(chunked, /^HTTP\/1.1 413 /);
  assert.match(await raw(`POST /votes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2000000000\r\nconnection: close\r\n\r\n`), /^HTTP\/1.1 413 /);
});

test('refusals: bytes that are not HTTP, headers without end: the next reader is served', async () => {
  assert.match(await raw('\x16\x03\x01\x02\0\x01\r\n\r\n'), /^HTTP\/1.1 400 /);
  assert.match(await raw(`GET /votes HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`), /^(HTTP\/1.1 431 |$)/);
  assert.match(await raw(`POST /votes HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`), /^HTTP\/1.1 400 /);

  assert.equal((await get(backend.votesUrl)).status, 200);
});

test('refusals: another address, another method', async () => {
  for (const path of ['/', '/vote', '/votes/', '/votes/alder', '/..%2fvotes', '/votes%00']) checkRefusal(await get(backend.url + path), 404, /nothing/);
  checkRefusal(await get(`${backend.url}/votes%ff`), 400);
  for (const [path, method, allow] of [
    ['/votes', 'PUT', 'GET, HEAD, POST'],
    ['/votes', 'DELETE', 'GET, HEAD, POST'],
    ['/votes', 'PATCH', 'GET, HEAD, POST'],
    ['/newsletter', 'GET', 'POST'],
    ['/health', 'POST', 'GET, HEAD'],
  ]) {
    const response = await fetch(backend.url + path, { method, body: method === 'GET' ? undefined : '{}', headers: { 'content-type': 'text/plain' } });
    checkRefusal({ status: response.status, body: await response.json() }, 405, /takes/);
    assert.equal(response.headers.get('allow'), allow);
  }
});

test('refusals: a header Idempotency-Key says the same as the body', async () => {
  const own = key();
  for (const header of [own, `"${own}"`, own.toUpperCase()]) assert.equal((await post(backend.votesUrl, ballot({ key: own }), { 'idempotency-key': header })).status, 200, header);
  checkRefusal(await post(backend.votesUrl, ballot(), { 'idempotency-key': own }), 422, /Idempotency-Key/);
});

test('refusals: pages of named origins read and post, others do neither', async () => {
  for (const [origin, allowed] of [
    [site, true],
    ['http://localhost:8080', true],
    ['https://evil.example', false],
    ['https://site.example.evil.example', false],
    ['http://site.example', false],
    ['https://site.example:444', false],
    ['null', false],
  ]) {
    const read = await get(backend.votesUrl, { origin });
    assert.equal(read.headers.get('access-control-allow-origin'), allowed ? origin : null, origin);
    assert.equal(read.headers.get('access-control-allow-credentials'), null);
    assert.equal(read.headers.get('vary'), 'Origin');

    const posted = await post(backend.votesUrl, ballot(), { origin });
    if (allowed) assert.equal(posted.status, 200, origin);
    else checkRefusal(posted, 403, /origin/);
    assert.equal(posted.headers.get('access-control-allow-origin'), allowed ? origin : null, origin);
  }
  assert.equal(await stored(), 2);
});

test('refusals: a page may read why it was refused', async () => {
  const refused = await post(backend.votesUrl, ballot({ vote: 'yes' }), { origin: site });

  checkRefusal(refused, 422);
  assert.equal(refused.headers.get('access-control-allow-origin'), site);
});

test('refusals: a browser that asks first is told what a page of a named origin may send', async () => {
  const ask = (origin) =>
    fetch(backend.votesUrl, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });

  const named = await ask(site);
  assert.equal(named.status, 204);
  assert.equal(named.headers.get('access-control-allow-origin'), site);
  assert.match(named.headers.get('access-control-allow-methods'), /POST/);
  assert.match(named.headers.get('access-control-allow-headers'), /content-type/);
  assert.equal(named.headers.get('access-control-max-age'), '7200');

  const other = await ask('https://evil.example');
  assert.equal(other.headers.get('access-control-allow-origin'), null);
});

for (const limits of ['postgres', 'memory'])
  test(`refusals: an address that posts too often is told when to come back (${limits})`, async () => {
    const limited = await startBackend({ databaseUrl: backend.databaseUrl, origins: [site], votesPerMinute: 3, subscriptionsPerMinute: 1, env: { LIMITS: limits } });
    try {
      for (let i = 0; i < 3; ++i) assert.equal((await post(limited.votesUrl, ballot())).status, 200);

      const refused = await post(limited.votesUrl, ballot(), { origin: site });

      checkRefusal(refused, 429, /Too many.*\d+ s/);
      const seconds = Number(refused.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
      assert.equal(refused.headers.get('access-control-allow-origin'), site);
      assert.match(refused.headers.get('access-control-expose-headers'), /retry-after/i, 'the script of a page may read it');
      assert.equal(await stored(), 3);
      assert.equal((await get(limited.votesUrl)).status, 200, 'reading is not limited');
      assert.equal((await post(limited.newsletterUrl, { email: 'a@b.example', key: key() })).status, 204, 'each kind is counted for itself');
      checkRefusal(await post(limited.newsletterUrl, { email: 'a@b.example', key: key() }), 429);
    } finally {
      await limited.stop();
    }
  });

test('refusals: what is refused counts against the limit, too', async () => {
  const limited = await startBackend({ databaseUrl: backend.databaseUrl, votesPerMinute: 2 });
  try {
    await post(limited.votesUrl, '{');
    await post(limited.votesUrl, ballot({ vote: 'yes' }));

    checkRefusal(await post(limited.votesUrl, ballot()), 429);
  } finally {
    await limited.stop();
  }
});

test('refusals: two processes count together, and forget at the end of the minute', async () => {
  const one = await startBackend({ databaseUrl: backend.databaseUrl, votesPerMinute: 2 });
  const other = await startBackend({ databaseUrl: backend.databaseUrl, votesPerMinute: 2 });
  try {
    assert.equal((await post(one.votesUrl, ballot())).status, 200);
    assert.equal((await post(other.votesUrl, ballot())).status, 200);
    checkRefusal(await post(one.votesUrl, ballot()), 429);
    checkRefusal(await post(other.votesUrl, ballot()), 429);

    await backend.query(`update juxta.limits set ends_at = clock_timestamp() - interval '1 s'`);

    assert.equal((await post(one.votesUrl, ballot())).status, 200);
  } finally {
    await one.stop();
    await other.stop();
  }
});

test('refusals: behind a balancer that is named, each address behind it has a limit of its own', async () => {
  const behind = await startBackend({ databaseUrl: backend.databaseUrl, votesPerMinute: 1, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const direct = await startBackend({ databaseUrl: backend.databaseUrl, votesPerMinute: 1 });
  const from = (server, address) => post(server.votesUrl, ballot(), { 'x-forwarded-for': address });
  try {
    assert.equal((await from(behind, '203.0.113.1')).status, 200);
    assert.equal((await from(behind, '203.0.113.2')).status, 200);
    checkRefusal(await from(behind, '203.0.113.2'), 429);
    checkRefusal(await from(behind, '198.51.100.9, 203.0.113.2'), 429); // what a reader writes in front of it is not believed
    assert.equal((await from(behind, '2001:db8:1:2::1')).status, 200);
    checkRefusal(await from(behind, '2001:db8:1:2:ffff::7'), 429); // the same network of IPv6
    assert.equal((await from(behind, '2001:db8:1:3::1')).status, 200);
    assert.equal((await from(behind, "'; drop table juxta.ballots")).status, 200); // not an address: the balancer's own

    await backend.query('truncate juxta.limits');
    assert.equal((await from(direct, '203.0.113.7')).status, 200);
    checkRefusal(await from(direct, '203.0.113.8'), 429); // nobody is believed
  } finally {
    await behind.stop();
    await direct.stop();
  }
});
