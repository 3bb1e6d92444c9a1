// tests/backend/newsletter.test.mjs - addresses are kept once, and nobody learns which are there.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startBackend } from './start.mjs';
import { checkRefusal, key, post } from './support.mjs';

let backend;
before(async () => void (backend = await startBackend()));
after(async () => {
  assert.deepEqual(backend.said.err, '');
  await backend.stop();
});
beforeEach(() => backend.query('truncate juxta.subscribers'));

const subscribe = (email, own = key()) => post(backend.newsletterUrl, { email, key: own });
const kept = async () => (await backend.query('select email from juxta.subscribers order by email')).map(({ email }) => email);

test('newsletter: an address is kept, unconfirmed, and nothing is said about it', async () => {
  const { status, headers, body } = await subscribe('ada@mail.example');

  assert.equal(status, 204);
  assert.equal(body, '');
  assert.equal(headers.get('cache-control'), 'no-store');
  const [row] = await backend.query('select * from juxta.subscribers');
  assert.equal(row.email, 'ada@mail.example');
  assert.equal(row.confirmed_on, null);
});

test('newsletter: the same address again, by the same key or another, is kept once and answered alike', async () => {
  const own = key();

  const answers = [await subscribe('ada@mail.example', own), await subscribe('ada@mail.example', own), await subscribe('ada@mail.example')];
  answers.push(...(await Promise.all(Array.from({ length: 10 }, () => subscribe('ada@mail.example')))));

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [204]);
  assert.deepEqual(await kept(), ['ada@mail.example']);
});

test('newsletter: the domain has no capitals, the name before it may', async () => {
  await subscribe('Ada@Mail.EXAMPLE');
  await subscribe('Ada@mail.example');
  await subscribe('ada@mail.example');

  assert.deepEqual(await kept(), ['Ada@mail.example', 'ada@mail.example']);
});

test('newsletter: a key that was used for another address is refused', async () => {
  const own = key();
  await subscribe('ada@mail.example', own);

  checkRefusal(await subscribe('bob@mail.example', own), 422, /key was used/);

  assert.deepEqual(await kept(), ['ada@mail.example']);
});

test('newsletter: an address is what <input type="email"> takes, of at most 254 bytes', async () => {
  const domain = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.example`;
  const taken = ["a.b+c!#$%&'*/=?^_`{|}~-@mail.example", 'a@localhost', 'a..b@mail.example', `${'x'.repeat(254 - domain.length - 1)}@${domain}`];
  for (const email of taken) assert.equal((await subscribe(email)).status, 204, email);
  assert.equal((await kept()).length, taken.length);

  const refused = [
    'ada',
    'ada@',
    '@mail.example',
    'ada@mail@example',
    'ada@mail..example',
    'ada@-mail.example',
    'ada@mail-.example',
    'ada@mail.example.',
    'ada @mail.example',
    ' ada@mail.example',
    'ada@mail.example\n',
    'ada@mail.example\r\nBcc: all@mail.example',
    'ada@mail.example,bob@mail.example',
    'Ada <ada@mail.example>',
    'ädä@mail.example',
    'ada@mäil.example',
    'ada@mail.example\0',
    `${'x'.repeat(255 - domain.length - 1)}@${domain}`,
  ];
  for (const email of refused) checkRefusal(await subscribe(email), 422, /"email"/);
  for (const body of [{ key: key() }, { email: '', key: key() }, { email: ['ada@mail.example'], key: key() }, { email: null, key: key() }])
    checkRefusal(await post(backend.newsletterUrl, body), 422, /"email"/);
  checkRefusal(await post(backend.newsletterUrl, { email: 'ada@mail.example' }), 422, /"key"/);
  checkRefusal(await post(backend.newsletterUrl, { email: 'ada@mail.example', key: key(), admin: true }), 422, /not known/);
  assert.equal((await kept()).length, taken.length);
});

test('newsletter: a pattern that looks for an end takes no time to find none', async () => {
  const started = performance.now();
  for (let i = 0; i < 50; ++i) await subscribe(`a@${'a.'.repeat(120)}!`);
  assert.ok(performance.now() - started < 10_000);
});
