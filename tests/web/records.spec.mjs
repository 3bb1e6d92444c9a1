// tests/web/records.spec.mjs - bookmarks and votes: kept, shared between tabs, sent once, refused storage, hostile storage.
// SPDX-License-Identifier: MIT
import { chromium } from '@playwright/test';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileServer } from '../../web/serve.mjs';
import { cardNames, dist, domText, expect, listen, policy, test as base } from './support.mjs';

/** An endpoint of votes as contracts have it: a key counts once, and not what a later ballot replaces. */
class Votes {
  ballots = new Map();
  replaced = new Set();
  posts = [];
  gets = 0;
  /** A page that really comes from this machine, at /demo/real.html: browsers let only such a one ask another port of it. */
  page = '';
  /** What is done with the next posts, in order: a status, 'lost' (no answer, not taken), 'unanswered' (taken), a function. */
  plan = [];

  of(item) {
    const standing = [...this.ballots.values()].filter((ballot) => ballot.item === item && !this.replaced.has(ballot.key));
    return { positive: standing.filter(({ vote }) => vote === 'positive').length, negative: standing.filter(({ vote }) => vote === 'negative').length };
  }

  async answer(request, response) {
    const json = (status, value, headers = {}) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    if (request.method === 'GET') {
      this.gets++;
      return json(200, { items: Object.fromEntries([...this.ballots.values()].map(({ item }) => [item, this.of(item)])) });
    }
    let text = '';
    for await (const piece of request) text += piece;
    const ballot = JSON.parse(text);
    this.posts.push(ballot);
    const next = this.plan.shift() ?? 200;
    if (next === 'lost') return response.destroy();
    if (typeof next === 'number' && next !== 200) return json(next, { error: 'no' }, next === 429 ? { 'retry-after': '1' } : {});
    if (!this.ballots.has(ballot.key)) {
      this.ballots.set(ballot.key, ballot);
      if (ballot.supersedes) this.replaced.add(ballot.supersedes);
    }
    if (next === 'unanswered') return response.destroy();
    json(200, { item: ballot.item, ...this.of(ballot.item) });
  }
}

const test = base.extend({
  votes: [async ({}, use) => use(new Votes()), { scope: 'worker' }],
  /** The same files, with an endpoint at /demo/votes. */
  site: [async ({ votes }, use) => {
    const files = fileServer(dist);
    const server = createServer((request, response) => {
      if (request.url.startsWith('/demo/votes')) return void votes.answer(request, response);
      if (request.url === '/demo/real.html') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(votes.page);
      files.emit('request', request, response);
    });
    await new Promise((done) => server.listen(0, done));
    await use(`http://localhost:${server.address().port}`);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }, { scope: 'worker' }],
}); // prettier-ignore

test.beforeEach(({ votes }) => void Object.assign(votes, new Votes()));

const marked = '<juxta-compare src="bundles/kettles.json" view="html" loading="eager" bookmarks></juxta-compare>';
const voting = '<juxta-compare src="bundles/kettles.json" view="html" loading="eager" votes-url="votes"></juxta-compare>';
const plain = '<juxta-compare src="bundles/kettles.json" view="html" loading="eager"></juxta-compare>';

const html = (markup) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
  <script type="module" src="/juxta.js"></script><body>${markup}</body></html>`;

/** A page with the markup, in any context. */
async function open(page, site, markup) {
  await page.route(`${site}/demo/test.html`, (route) =>
    route.fulfill({ body: html(markup), contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy } }),
  );
  await page.goto(`${site}/demo/test.html`);
  const widget = page.locator('juxta-compare').first();
  await widget.evaluate((element) => element.ready);
  return widget;
}

const button = (widget, name) => widget.getByRole('button', { name, exact: true });
const names = (widget) => widget.locator('.entry > .name').allTextContents();
const ember = 'Ember 17';

/** All that is in the database and in localStorage. */
const everything = (page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'juxta')) return { database: null, local: { ...localStorage } };
    const database = await new Promise((resolve) => (indexedDB.open('juxta').onsuccess = ({ target }) => resolve(target.result)));
    const facts = database.transaction('facts').objectStore('facts');
    const [keys, values] = await Promise.all([facts.getAllKeys(), facts.getAll()].map((request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))));
    database.close();
    return { database: Object.fromEntries(keys.map((key, i) => [key.join(' '), values[i]])), local: { ...localStorage } };
  });

/** Puts entries into the database before anything else does: [key, value] of the bundle's scope. */
const seed = (page, entries) =>
  page.evaluate(async (all) => {
    const request = indexedDB.open('juxta', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('facts');
    const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const transaction = database.transaction('facts', 'readwrite');
    const scope = `${location.origin}/demo/bundles/kettles.json`;
    for (const [key, value] of all) transaction.objectStore('facts').put(value, [scope, key]);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, entries);

// ---- bookmarks --------------------------------------------------------------------------------------------------

test('a bookmark is said to be kept, is in the list, and is there at the next visit', async ({ page, site }) => {
  let widget = await open(page, site, marked);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  await expect.poll(() => names(widget)).toEqual([ember]);
  await expect(widget.locator('.status').last()).toContainText(`${ember} is bookmarked.`);

  widget = await open(page, site, marked);
  await expect.poll(() => names(widget)).toEqual([ember]);
  await button(widget, `Remove ${ember} from your bookmarks`).click();
  await expect.poll(() => names(widget)).toEqual([]);
  await expect(widget.locator('.status').last()).toContainText(`The bookmark of ${ember} is removed.`);
  widget = await open(page, site, marked);
  await expect(widget.locator('.bookmarks')).toContainText('No bookmarks yet');
});

test('bookmarks are moved, compared, and by a file carried to another browser', async ({ page, site, browser }) => {
  const widget = await open(page, site, marked);
  for (const button of await widget.locator('button.bookmark').all()) await button.click();
  await expect.poll(async () => (await names(widget)).length).toBe(2);
  const [first, second] = await names(widget);
  await button(widget, `Move ${second} up in your bookmarks`).click();
  await expect.poll(() => names(widget)).toEqual([second, first]);
  await button(widget, 'Compare these').click();
  await expect.poll(() => cardNames(widget)).toEqual([second, first]);

  const [download] = await Promise.all([page.waitForEvent('download'), button(widget, 'Save as a file').click()]);
  expect(download.suggestedFilename()).toBe('juxta-bookmarks.json');
  const path = await download.path();

  const context = await browser.newContext();
  const other = await open(await context.newPage(), site, marked);
  const [chooser] = await Promise.all([other.page().waitForEvent('filechooser'), button(other, 'Read from a file').click()]);
  await chooser.setFiles(path);
  await expect.poll(() => names(other)).toEqual([second, first]);
  const [again] = await Promise.all([other.page().waitForEvent('filechooser'), button(other, 'Read from a file').click()]);
  await again.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"items":["a"]}') });
  await expect(other.locator('.bookmarks')).toContainText('That file holds no bookmarks of this kind');

  // The page is asked of each new item of a file, and of one that is moved, before anything is stored.
  await other.evaluate((element) => {
    globalThis.asked = [];
    element.addEventListener('juxta-bookmark', (event) => {
      globalThis.asked.push(event.detail);
      if (event.detail.item === 'c' || event.detail.moved) event.preventDefault();
    });
  });
  const [file] = await Promise.all([other.page().waitForEvent('filechooser'), button(other, 'Read from a file').click()]);
  await file.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"juxta-bookmarks":1,"items":["c","d","ember"]}') });
  await expect.poll(() => names(other)).toEqual([second, first, 'd']);
  await button(other, 'Move d up in your bookmarks').click();
  await expect.poll(() => other.evaluate(() => globalThis.asked)).toEqual([{ item: 'c', kept: true }, { item: 'd', kept: true }, { item: 'd', kept: true, moved: -1 }]);
  await other.page().waitForTimeout(200);
  expect(await names(other)).toEqual([second, first, 'd']);
  await context.close();
});

test('deleting all is asked for twice and leaves nothing of it', async ({ page, site, votes }) => {
  const widget = await open(page, site, marked.replace('bookmarks', 'bookmarks votes-url="votes"'));
  await button(widget, `Bookmark ${ember}`).click();
  await widget.locator('button.choice').first().click();
  await expect(widget.locator('.vote .status').first()).toHaveText('Your vote is counted.');
  await expect.poll(async () => Object.keys((await everything(page)).database).length).toBe(2);

  await button(widget, 'Delete my data').click();
  await button(widget, 'Keep it').click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toBeVisible();
  await button(widget, 'Delete my data').click();
  await button(widget, 'Delete all of it').click();
  await expect(widget.locator('.bookmarks')).toContainText('All of it is deleted.');
  await expect(button(widget, `Bookmark ${ember}`)).toBeVisible();
  expect(await everything(page)).toEqual({ database: {}, local: {} });
  expect(votes.posts.length).toBe(1);
});

test('deleting all deletes what other pages of the site kept, too, and they are told', async ({ page, site }) => {
  const other = await open(await page.context().newPage(), site, marked.replace('kettles', 'ai-tools'));
  await other.locator('button.bookmark').first().click();
  await expect.poll(async () => (await names(other)).length).toBe(1);
  await other.evaluate(() => localStorage.setItem('juxta\nhttps://example.com/other.json\nb/a', '02 0000000000001 aaaaaaaa +1'));
  const widget = await open(page, site, marked);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');

  await button(widget, 'Delete my data').click();
  await button(widget, 'Delete all of it').click();
  await expect(widget.locator('.bookmarks')).toContainText('All of it is deleted.');
  expect(await everything(page)).toEqual({ database: {}, local: {} });
  await expect.poll(async () => (await names(other)).length).toBe(0);
});

test('what could not be deleted is not said to be; while it is being deleted nothing is taken', async ({ page, site, trouble }) => {
  await page.addInitScript(() => {
    const clear = IDBObjectStore.prototype.clear;
    IDBObjectStore.prototype.clear = function () {
      if (!globalThis.refused) {
        globalThis.refused = true;
        const { transaction } = this;
        // The transaction lives until it is aborted: it is asked for the same thing again and again.
        const wait = () => (globalThis.go ? transaction.abort() : (this.count().onsuccess = wait));
        return wait();
      }
      return clear.call(this);
    };
  });
  const widget = await open(page, site, marked);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  await button(widget, 'Delete my data').click();
  await button(widget, 'Delete all of it').click();
  await expect(widget.locator('.bookmarks')).toContainText('Deleting all of it');
  await expect(button(widget, `Bookmarked: ${ember}`)).toBeDisabled();
  await page.evaluate(() => (globalThis.go = true));
  await expect(widget.locator('.bookmarks')).toContainText('did not let all of it be deleted');
  expect(await names(widget)).toEqual([ember]);

  await button(widget, 'Delete my data').click();
  await button(widget, 'Delete all of it').click();
  await expect(widget.locator('.bookmarks')).toContainText('All of it is deleted.');
  expect(await everything(page)).toEqual({ database: {}, local: {} });
  expect(trouble.errors).toEqual([]);
});

test('nothing is stored, read or sent where the page offers nothing, nor when the page stops it', async ({ page, site, votes }) => {
  await page.addInitScript(() => {
    globalThis.touched = [];
    for (const [name, open] of [['indexedDB', () => IDBFactory.prototype], ['localStorage', () => Storage.prototype]])
      for (const method of name === 'indexedDB' ? ['open'] : ['getItem', 'setItem', 'key']) {
        const proto = open();
        const before = proto[method];
        proto[method] = function (...args) {
          globalThis.touched.push(`${name}.${method}`);
          return before.apply(this, args);
        };
      }
  });
  let widget = await open(page, site, plain);
  expect(await widget.locator('.bookmarks, .vote, button.bookmark').count()).toBe(0);
  expect(await page.evaluate(() => globalThis.touched)).toEqual([]);
  expect(votes.gets).toBe(0);

  widget = await open(page, site, marked.replace('bookmarks', 'bookmarks votes-url="votes"'));
  await page.evaluate(() => {
    for (const type of ['juxta-bookmark', 'juxta-vote']) document.addEventListener(type, (event) => event.preventDefault());
  });
  const asked = await listen(page, 'juxta-vote');
  await button(widget, `Bookmark ${ember}`).click();
  await widget.locator('button.choice').first().click();
  await expect.poll(asked).toEqual([{ item: 'ember', vote: 'positive' }]);
  await page.waitForTimeout(300);
  expect((await everything(page)).database).toEqual({});
  expect(votes.posts).toEqual([]);
  await expect(button(widget, `Bookmark ${ember}`)).toBeVisible();
});

test('tabs agree', async ({ page, site }) => {
  const one = await open(page, site, marked);
  const two = await open(await page.context().newPage(), site, marked);
  await button(one, `Bookmark ${ember}`).click();
  await expect(button(two, `Bookmarked: ${ember}`)).toBeVisible();
  await button(two, `Bookmarked: ${ember}`).click();
  await expect(button(one, `Bookmark ${ember}`)).toBeVisible();
});

test('two tabs that write at the same time lose nothing', async ({ page, site }) => {
  const writes = Number(process.env.JUXTA_STORM ?? 200); // 1,000 for the whole of it
  test.setTimeout(60_000 + writes * 1000);
  const pages = [page, await page.context().newPage()];
  for (const one of pages) await open(one, site, marked);
  // Each tab writes two fifths of them alone, and both write the last fifth.
  const [shared, own] = [Math.ceil(writes / 5), Math.floor((writes * 2) / 5)];
  await Promise.all(
    pages.map((one, which) =>
      one.evaluate(async ({ shared, own, which }) => {
        const element = document.querySelector('juxta-compare');
        const list = (name, length) => Array.from({ length }, (_, i) => `${name}-${i}`);
        const both = list('both', shared);
        // The shared ones in between, from either end.
        const ids = list(`tab${which}`, own).flatMap((id, i) => (i % 2 || !both.length ? [id] : [id, which ? both.pop() : both.shift()])).concat(both);
        element.data = { juxta: 1, items: [...list('tab0', own), ...list('tab1', own), ...list('both', shared)].map((id) => ({ id, name: id })) };
        await element.ready;
        for (let at = 0; at < ids.length; at += 8) {
          element.items = ids.slice(at, at + 8);
          const shown = () => [...element.shadowRoot.querySelectorAll('button.bookmark')];
          while (shown().length === 0 || shown()[0].disabled) await new Promise((done) => setTimeout(done, 5));
          for (const button of shown()) if (button.getAttribute('aria-pressed') !== 'true') button.click();
          if (at % 64 === 0) await new Promise((done) => setTimeout(done, 0));
        }
        while (element.shadowRoot.querySelector('button.bookmark')?.textContent !== 'Bookmarked') await new Promise((done) => setTimeout(done, 5));
      }, { shared, own, which }), // prettier-ignore
    ),
  );
  const distinct = shared + 2 * own;
  // A machine under load may have been silent meanwhile: what waited beside it has marks of its own.
  const marks = async () => Object.entries((await everything(page)).database).filter(([key, text]) => !key.includes(' merged/') && /\+\d+$/.test(text)).length;
  await expect.poll(marks, { timeout: 60_000 }).toBe(distinct);
});

// ---- storage that refuses -----------------------------------------------------------------------------------------

/** Marks, and says what the widget says of where it is kept. */
async function works(widget) {
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toBeVisible();
  await expect.poll(() => names(widget)).toEqual([ember]);
  const text = await domText(widget);
  return text.split('This browser lets nothing be kept').length - 1;
}

/** A browser of its own, with its own switches. */
async function withBrowser({ args = [], preferences = undefined, settings }, work) {
  const folder = await mkdtemp(join(tmpdir(), 'juxta-'));
  if (preferences) {
    await mkdir(join(folder, 'Default'), { recursive: true });
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  }
  const { launchOptions } = settings;
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, args: [...launchOptions.args, ...args] });
  try {
    await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const stubs = {
  'IndexedDB throws': [() => Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } }), 0],
  'IndexedDB is not there': [() => Object.defineProperty(globalThis, 'indexedDB', { value: null }), 0],
  'IndexedDB is silent': [() => (IDBFactory.prototype.open = () => ({})), 0],
  'IndexedDB fails later, localStorage throws': [() => {
    IDBFactory.prototype.open = () => {
      const request = { error: new DOMException('no', 'UnknownError') };
      setTimeout(() => request.onerror({}), 10);
      return request;
    };
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  }, 1],
  'IndexedDB throws, localStorage is null': [() => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    Object.defineProperty(globalThis, 'localStorage', { value: null });
  }, 1],
  'IndexedDB has no room when it writes, localStorage neither': [() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  }, 1],
}; // prettier-ignore

for (const [name, [stub, notices]] of Object.entries(stubs)) {
  test(`storage refused: ${name}: all works, ${notices ? 'with one notice' : 'and lasts'}`, async ({ page, site, trouble }) => {
    await page.addInitScript(stub);
    let widget = await open(page, site, marked);
    expect(await works(widget)).toBe(notices);
    expect(trouble.errors).toEqual([]);
    if (notices) return;
    widget = await open(page, site, marked);
    await expect.poll(() => names(widget)).toEqual([ember]);
  });
}

test('storage refused: cookies blocked in the browser, no localStorage, a page in a sandbox: all works in memory', async ({ site, page }, info) => {
  const settings = info.project.use;
  await withBrowser({ preferences: { profile: { default_content_setting_values: { cookies: 2 } } }, settings }, async (own) => {
    expect(await works(await open(own, site, marked))).toBe(1);
  });
  await withBrowser({ args: ['--disable-local-storage'], settings }, async (own) => {
    expect(await works(await open(own, site, marked))).toBe(0);
  });

  await page.route(`${site}/demo/outer.html`, (route) =>
    route.fulfill({ body: `<!doctype html><title>Outer</title><iframe sandbox="allow-scripts" src="inner.html" width="900" height="700"></iframe>`, contentType: 'text/html' }),
  );
  await page.route(`${site}/demo/inner.html`, (route) => route.fulfill({ body: html(marked), contentType: 'text/html' }));
  await page.route(/juxta\.(js|wasm)$|kettles\.json$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
  await page.goto(`${site}/demo/outer.html`);
  const widget = page.frameLocator('iframe').locator('juxta-compare');
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toBeVisible();
  await expect(widget.locator('.bookmarks')).toContainText('This browser lets nothing be kept');
});

test('storage refused: what localStorage kept for an earlier visit comes into the database', async ({ page, site }) => {
  const context = page.context();
  const broken = await context.newPage();
  await broken.addInitScript(() => (IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); })); // prettier-ignore
  const widget = await open(broken, site, marked);
  expect(await works(widget)).toBe(0);
  expect(Object.keys((await broken.evaluate(() => ({ ...localStorage })))).length).toBe(1);
  await broken.close();

  const whole = await open(page, site, marked);
  await expect.poll(() => names(whole)).toEqual([ember]);
  const kept = await everything(page);
  expect(Object.keys(kept.local)).toEqual([]);
  expect(Object.keys(kept.database).length).toBe(1);
});

test('storage refused: garbage in localStorage does not take the place of a fact, nor does what the database has later', async ({ page, site }) => {
  const widget = await open(page, site, marked);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  const before = (await everything(page)).database;
  await page.evaluate(() => {
    const prefix = `juxta\n${location.origin}/demo/bundles/kettles.json\n`;
    localStorage.setItem(`${prefix}b/ember`, 'zzz');
    localStorage.setItem(`${prefix}b/pebble`, '02 0000000000007 otherone +7');
  });
  const next = await open(page, site, marked);
  await expect.poll(async () => (await names(next)).length).toBe(2);
  const after = await everything(page);
  for (const [key, text] of Object.entries(before)) expect(after.database[key]).toBe(text);
  expect(after.local).toEqual({});
});

// ---- storage that is silent ---------------------------------------------------------------------------------------

const silent = "This browser's storage does not answer.";
const waits = "is sent as soon as the browser's storage answers";
const both = marked.replace('bookmarks', 'bookmarks votes-url="votes"');
const voteStatus = (widget) => widget.locator('.vote .status').first();
/** The keys of the votes and bookmarks that are stored. */
const stored = async (page) => Object.keys((await everything(page)).database ?? {}).filter((key) => / [bv]\//.test(key));
/** The notice that the storage is silent stands there once. */
const saysOnce = async (widget) => expect((await domText(widget)).split(silent).length - 1).toBe(1);

/** The database opens when the page says so, by `answer()`; three seconds are short. */
const late = () => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 3000 ? 300 : ms, ...rest);
  const { open } = IDBFactory.prototype;
  const go = new Promise((resolve) => (globalThis.answer = resolve));
  IDBFactory.prototype.open = function (...args) {
    const asked = {};
    void go.then(() => {
      const request = open.apply(this, args);
      for (const type of ['onsuccess', 'onerror', 'onupgradeneeded']) request[type] = (event) => asked[type]?.(event);
      Object.defineProperties(asked, { result: { get: () => request.result }, error: { get: () => request.error } });
    });
    return asked;
  };
};

/** No transaction that writes ever ends; five seconds are short. */
const hanging = () => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 5000 ? 300 : ms, ...rest);
  const { transaction } = IDBDatabase.prototype;
  const nothing = () => ({});
  IDBDatabase.prototype.transaction = function (names, mode) {
    if (mode === 'readonly') return transaction.call(this, names, mode);
    return { abort() {}, objectStore: () => ({ get: nothing, put: nothing, delete: nothing }) };
  };
};

test('storage that answers late in a visit: what was marked joins what it has, and a vote takes the place of the earlier one', async ({ page, site, votes, trouble }) => {
  let widget = await open(page, site, both);
  await ship(widget).click();
  await expect(voteStatus(widget)).toHaveText('Your vote is counted.');
  await page.addInitScript(late);
  widget = await open(page, site, both);
  await expect(widget.locator('.bookmarks')).toContainText(silent);
  await expect(widget.locator('.bookmarks')).toContainText('Bookmarks cannot be read yet');
  await skip(widget).click();
  await expect(voteStatus(widget)).toContainText(waits);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  await saysOnce(widget);
  expect(votes.posts.length).toBe(1);

  await page.evaluate(() => globalThis.answer());
  await expect(voteStatus(widget)).toHaveText('Your vote is counted.');
  await expect(widget.locator('.bookmarks')).not.toContainText(silent);
  await expect.poll(() => names(widget)).toEqual([ember]);
  expect(votes.posts.map(({ vote, supersedes }) => [vote, supersedes])).toEqual([['positive', undefined], ['negative', votes.posts[0].key]]);
  expect(votes.of('ember')).toEqual({ positive: 0, negative: 1 });
  await expect.poll(async () => (await everything(page)).local).toEqual({});
  expect(trouble.errors).toEqual([]);
});

test('storage that answers at a later visit: what was marked is there until then and after, and the vote is sent once', async ({ page, site, votes, trouble }) => {
  const tab = await page.context().newPage();
  await tab.addInitScript(late);
  let widget = await open(tab, site, both);
  await expect(widget.locator('.bookmarks')).toContainText(silent);
  await button(widget, `Bookmark ${ember}`).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  await skip(widget).click();
  await expect(voteStatus(widget)).toContainText(waits);
  widget = await open(tab, site, both);
  await expect.poll(() => names(widget)).toEqual([ember]);
  await expect(voteStatus(widget)).toContainText(waits);
  await ship(widget).click();
  await expect(ship(widget)).toHaveAttribute('aria-pressed', 'true');
  await expect(voteStatus(widget)).toContainText(waits);
  await tab.close();
  expect(votes.posts).toEqual([]);

  widget = await open(page, site, both);
  await expect(voteStatus(widget)).toHaveText('Your vote is counted.');
  await expect.poll(() => names(widget)).toEqual([ember]);
  expect(votes.posts.map(({ vote }) => vote)).toEqual(['positive']);
  expect((await stored(page)).length).toBe(2);
  expect((await everything(page)).local).toEqual({});
  expect(trouble.errors).toEqual([]);
});

test('a transaction that never ends is given up: what it was to keep waits, with one notice, and is kept at the next visit', async ({ page, site, votes, trouble }) => {
  await open(page, site, plain);
  const tab = await page.context().newPage();
  await tab.addInitScript(hanging);
  const widget = await open(tab, site, both);
  await button(widget, `Bookmark ${ember}`).click();
  await ship(widget).click();
  await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
  await expect(voteStatus(widget)).toContainText(waits);
  await saysOnce(widget);
  expect(votes.posts).toEqual([]);
  await tab.close();

  const next = await open(page, site, both);
  await expect.poll(() => names(next)).toEqual([ember]);
  await expect(voteStatus(next)).toHaveText('Your vote is counted.');
  expect(votes.posts.length).toBe(1);
  expect((await stored(page)).length).toBe(2);
  expect((await everything(page)).local).toEqual({});
  expect(trouble.errors).toEqual([]);
});

test('hostile storage: what is no record is put aside and told, the rest is there; a newer version is not touched', async ({ page, site, trouble }) => {
  await open(page, site, plain);
  await seed(page, [
    ['b/ember', '02 0000000000001 aaaaaaaa +1'],
    ['b/pebble', 'nonsense\n\t'],
    ['b/still', { an: 'object' }],
    ['__proto__', 7],
  ]);
  const widget = await open(page, site, marked);
  await expect.poll(() => names(widget)).toEqual([ember]);
  await expect(widget.locator('.bookmarks')).toContainText('3 entries kept in this browser could not be read and were put aside.');
  await expect.poll(async () => Object.keys((await everything(page)).database).filter((key) => key.includes(' bad/')).length).toBe(3);
  expect((await open(page, site, marked).then((again) => domText(again))).includes('put aside')).toBe(false);

  await seed(page, [['b/pebble', '03 0000000000001 aaaaaaaa {"new":1}']]);
  const before = await everything(page);
  const barred = await open(page, site, marked);
  await expect(barred.locator('.bookmarks')).toContainText('A newer version of this page has kept something');
  await expect(button(barred, `Bookmarked: ${ember}`)).toBeDisabled();
  expect(await everything(page)).toEqual(before);
  expect(trouble.errors).toEqual([]);
});

test('a core that died is made anew with all that was kept, also where only the memory keeps', async ({ page, site }) => {
  for (const stub of [() => {}, stubs['IndexedDB throws, localStorage is null'][0]]) {
    const own = await page.context().newPage();
    await own.addInitScript(stub);
    await own.addInitScript(() => {
      // The core's memory is lost under it at the next call.
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...args) => {
        const made = await instantiate(...args);
        const instance = made.instance ?? made;
        const exports = new Proxy({}, { get: (_, name) => {
          const value = instance.exports[name];
          return typeof value !== 'function' ? value : (...of) => { if (globalThis.killed) { throw new WebAssembly.RuntimeError('unreachable'); } return value(...of); };
        } }); // prettier-ignore
        return made.instance ? made : /** @type {any} */ ({ exports });
      };
    });
    const widget = await open(own, site, marked);
    await button(widget, `Bookmark ${ember}`).click();
    await expect(button(widget, `Bookmarked: ${ember}`)).toHaveText('Bookmarked');
    await own.evaluate(() => (globalThis.killed = true));
    await widget.evaluate((element) => { element.items = 'ember'; }); // prettier-ignore
    await expect.poll(() => widget.evaluate((element) => element.error?.code)).toBe('internal');
    await own.evaluate(() => (globalThis.killed = false));
    await widget.evaluate((element) => element.load());
    await expect.poll(() => names(widget)).toEqual([ember]);
    await own.close();
  }
});

// ---- votes --------------------------------------------------------------------------------------------------------

const status = (widget) => widget.locator('.vote .status').first();
const ship = (widget) => widget.locator('button.choice').nth(0);
const skip = (widget) => widget.locator('button.choice').nth(1);

test('a vote is counted, changed and taken back; the endpoint counts each reader once', async ({ page, site, votes }) => {
  votes.ballots.set('x', { item: 'ember', vote: 'negative', key: 'x' });
  const widget = await open(page, site, voting);
  await expect(widget.locator('.card').first()).toContainText('0 buy / 1 leave');
  await ship(widget).click();
  await expect(status(widget)).toHaveText('Your vote is counted.');
  await expect(widget.locator('.card').first()).toContainText('1 buy / 1 leave');
  await expect(ship(widget)).toHaveAttribute('aria-pressed', 'true');
  await skip(widget).click();
  await expect(widget.locator('.card').first()).toContainText('0 buy / 2 leave');
  await widget.getByRole('button', { name: `Take back your vote on ${ember}` }).click();
  await expect(status(widget)).toHaveText('Your vote is taken back.');
  await expect(widget.locator('.card').first()).toContainText('0 buy / 1 leave');
  const [first, second, third] = votes.posts;
  expect(first).toEqual({ item: 'ember', vote: 'positive', key: first.key });
  expect(second).toEqual({ item: 'ember', vote: 'negative', key: second.key, supersedes: first.key });
  expect(third).toEqual({ item: 'ember', vote: 'none', key: third.key, supersedes: second.key });
  expect(new Set([first.key, second.key, third.key]).size).toBe(3);
  expect(first.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
});

for (const view of ['canvas', 'html']) {
  test(`view=${view}: in a frame a vote is counted that its reader could see: not under another site's own, not faded out, not within half a second`, async ({ page, site, votes }) => {
    await page.route(`${site}/demo/test.html`, (route) => route.fulfill({ body: html(voting.replace('html', view)), contentType: 'text/html; charset=utf-8' }));
    votes.page = `<!doctype html><title>Another site</title><style>body { margin: 0 } iframe { width: 1000px; height: 700px; border: 0 } #bait { position: absolute; inset: 0; pointer-events: none; background: #fff } #bait:not(.on) { display: none }</style>
      <iframe src="${site}/demo/test.html"></iframe><p id="bait">Win a kettle.</p>`;
    await page.goto(`${site.replace('localhost', '127.0.0.1')}/demo/real.html`);
    const frame = page.locator('iframe');
    const widget = page.frameLocator('iframe').locator('juxta-compare');
    const said = widget.locator('.frame > .status');
    await ship(widget).scrollIntoViewIfNeeded();
    const { x, y, width, height } = await ship(widget).boundingBox();
    const press = () => page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForFunction(() => performance.now() > 1500); // longer in sight than half a second
    /** Until the browser has told the frame whether the button can be seen. */
    const noticed = (/** @type {boolean} */ seen) => ship(widget).evaluate((element, seen) => new Promise((done) => {
      new IntersectionObserver(([{ isVisible }], observer) => isVisible === seen && (observer.disconnect(), done()), { trackVisibility: true, delay: 100 }).observe(element);
    }), seen); // prettier-ignore

    await noticed(true);
    for (const [way, of] of [['under something', '#bait'], ['faded out', 'iframe']]) {
      await page.locator(of).evaluate((element) => (element.id ? element.classList.add('on') : (element.style.opacity = '0.01')));
      await noticed(false);
      await said.evaluate((element) => (element.textContent = '')); // what was said before is no answer
      await press();
      await expect(said, way).toHaveText(/^Not counted: /);
      await page.locator(of).evaluate((element) => (element.id ? element.classList.remove('on') : (element.style.opacity = '')));
      await noticed(true);
    }
    expect(votes.posts).toEqual([]);

    await press();
    await expect(status(widget)).toHaveText('Your vote is counted.');
    expect(votes.posts.map(({ vote }) => vote)).toEqual(['positive']);

    // It comes under the pointer just before it is pressed: no time passes.
    await widget.evaluate(() => (performance.now = () => 0));
    await frame.evaluate((element) => (element.style.display = 'none'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await frame.evaluate((element) => (element.style.display = ''));
    await expect(skip(widget)).toBeVisible();
    await said.evaluate((element) => (element.textContent = ''));
    await skip(widget).click();
    await expect(said).toHaveText(/^Not counted: /);
    await widget.evaluate(() => (delete performance.now, new Promise((done) => setTimeout(done, 500))));
    await skip(widget).click();
    await expect.poll(() => votes.posts.map(({ vote }) => vote)).toEqual(['positive', 'negative']);
  });
}

for (const [what, answer] of Object.entries({
  'a login page': { status: 200, contentType: 'text/html', body: '<title>Log in</title>' },
  'counts of another item': { status: 200, contentType: 'application/json', body: '{"item":"still","positive":1,"negative":0}' },
})) {
  test(`${what} in place of the endpoint's answer counts no vote: it is sent again, under the same key`, async ({ page, site, votes }) => {
    const widget = await open(page, site, voting);
    const keys = [];
    await page.route(`${site}/demo/votes`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().postDataJSON().key);
      return keys.length === 1 ? route.fulfill(answer) : route.continue();
    });

    await ship(widget).click();

    await expect(status(widget)).toHaveText('Your vote is counted.');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(votes.posts.map(({ key }) => key)).toEqual([keys[0]]);
    expect(votes.of('ember')).toEqual({ positive: 1, negative: 0 });
  });
}

test('where votes are no longer taken, one that waits is posted nowhere', async ({ page, site, trouble }) => {
  await page.route(`${site}/demo/votes`, (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 503 }) : route.continue()));
  const widget = await open(page, site, voting);
  await ship(widget).click();
  await expect(status(widget)).toContainText('The site cannot take votes just now.');
  await widget.evaluate((element) => (element.votesUrl = null));
  const posts = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));

  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await page.waitForTimeout(2500); // longer than the first wait

  expect(posts).toEqual([]);
  expect(trouble.foreign).toEqual([]);
});

test('an endpoint on another origin need allow no header but content-type', async ({ page, site, votes }) => {
  const asked = [];
  const elsewhere = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', site);
    if (request.method !== 'OPTIONS') return void votes.answer(request, response);
    asked.push(request.headers['access-control-request-headers']);
    response.writeHead(204, { 'access-control-allow-headers': 'content-type', 'access-control-allow-methods': 'POST' }).end();
  });
  await new Promise((done) => elsewhere.listen(0, done));
  votes.page = html(voting.replace('"votes"', `"http://localhost:${elsewhere.address().port}/votes"`));
  await page.goto(`${site}/demo/real.html`);
  const widget = page.locator('juxta-compare');
  await ship(widget).click();
  await expect(status(widget)).toHaveText('Your vote is counted.');
  expect(asked).toEqual(['content-type']);
  expect(votes.of('ember')).toEqual({ positive: 1, negative: 0 });
  elsewhere.closeAllConnections();
  await new Promise((done) => elsewhere.close(done));
});

test('a busy endpoint, a lost request and a lost answer are tried again under the same key; Retry-After is honoured', async ({ page, site, votes }) => {
  votes.plan = [503, 'lost', 'unanswered', 429];
  const widget = await open(page, site, voting);
  await ship(widget).click();
  await expect(status(widget)).toHaveText('Your vote is counted.', { timeout: 40_000 });
  expect(votes.posts.length).toBe(5);
  expect(new Set(votes.posts.map(({ key }) => key)).size).toBe(1);
  expect(votes.of('ember')).toEqual({ positive: 1, negative: 0 });
});

test('a refusal is said, not tried again, and the reader may vote anew', async ({ page, site, votes }) => {
  votes.plan = [422];
  const widget = await open(page, site, voting);
  await ship(widget).click();
  await expect(status(widget)).toHaveText('The site did not take your vote (HTTP status 422).');
  await expect(ship(widget)).toHaveAttribute('aria-pressed', 'false');
  await page.waitForTimeout(1500);
  expect(votes.posts.length).toBe(1);
  await ship(widget).click();
  await expect(status(widget)).toHaveText('Your vote is counted.');
  expect(votes.posts[1].key).not.toBe(votes.posts[0].key);
  expect(votes.posts[1].supersedes).toBe(undefined);
});

test('offline is said; the vote is sent when the connection is back, or at the next visit', async ({ page, site, votes }) => {
  const widget = await open(page, site, voting);
  await page.context().setOffline(true);
  await ship(widget).click();
  await expect(status(widget)).toHaveText('The site cannot be reached. Your vote is kept in this browser and is sent as soon as it can be.');
  await page.context().setOffline(false);
  await expect(status(widget)).toHaveText('Your vote is counted.');

  await page.context().setOffline(true);
  await skip(widget).click();
  await expect(status(widget)).toContainText('The site cannot be reached.');
  await page.close();
  const context = page.context();
  await context.setOffline(false);
  const next = await open(await context.newPage(), site, voting);
  await expect(status(next)).toHaveText('Your vote is counted.');
  expect(votes.of('ember')).toEqual({ positive: 0, negative: 1 });
});

test('a vote that waits is sent on the way out', async ({ page, site, votes }) => {
  const widget = await open(page, site, voting);
  votes.plan = Array(50).fill(503); // as often as it is tried again until that was seen
  await ship(widget).click();
  await expect(status(widget)).toContainText('cannot take votes just now');
  const sent = votes.posts.length;
  await page.goto('about:blank'); // what waits is sent on the way out
  await expect.poll(() => votes.posts.length).toBeGreaterThan(sent);
  votes.plan = [];
  const next = await open(page, site, voting);
  await expect(status(next)).toHaveText('Your vote is counted.');
  expect(new Set(votes.posts.map(({ key }) => key)).size).toBe(1);
  expect(votes.of('ember')).toEqual({ positive: 1, negative: 0 });
});

test('two tabs and many changes of mind end as one ballot each item', async ({ page, site, votes }) => {
  const one = await open(page, site, voting);
  const two = await open(await page.context().newPage(), site, voting);
  votes.plan = [200, 503, 'unanswered', 200, 'lost', 503];
  for (let i = 0; i < 6; ++i) {
    await ship(i % 2 ? one : two).evaluate((button) => button.click());
    await skip(i % 2 ? two : one).evaluate((button) => button.click());
  }
  for (const tab of [one, two]) await expect(status(tab)).toHaveText(/Your vote is (counted|taken back)\./, { timeout: 50_000 });
  const pressed = async (tab) => [await ship(tab).getAttribute('aria-pressed'), await skip(tab).getAttribute('aria-pressed')].map((on) => Number(on === 'true'));
  await expect.poll(() => pressed(two)).toEqual(await pressed(one));
  const [positive, negative] = await pressed(one);
  expect(votes.of('ember')).toEqual({ positive, negative });
});

test('counts that are none are said to be missing, and nothing else happens', async ({ page, site, trouble }) => {
  for (const body of ['{"items":{"ember":{"positive":-1,"negative":0}}}', '{"items":{"ember":{"positive":1.5,"negative":0}}}', '{"items":{"ember":null}}', '[]', 'null', '<html>', '{"items":{"__proto__":{"positive":"1"}}}', `{"items":${' '.repeat(2 ** 23)}{}}`]) {
    await page.route(`${site}/demo/votes`, (route) => route.fulfill({ body, contentType: 'application/json' }));
    const widget = await open(page, site, voting);
    await expect(widget.locator('.vote .share').first()).toHaveText("The community's votes cannot be had just now.");
    await page.unroute(`${site}/demo/votes`);
  }
  expect(trouble.errors).toEqual([]);
});
