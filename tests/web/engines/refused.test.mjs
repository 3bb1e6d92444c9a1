// tests/web/engines/refused.test.mjs - bookmarks in a Firefox whose storage is refused, in each of its shapes.
// SPDX-License-Identifier: MIT
//
// The same for Chromium: tests/web/records.spec.mjs.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { fileServer } from '../../../web/serve.mjs';

const dist = resolve(process.env.JUXTA_DIST ?? join(dirname(fileURLToPath(import.meta.url)), '../../../dist'));
const page = `<!doctype html><title>Refused</title><script type="module" src="/juxta.js"></script>
  <juxta-compare src="bundles/kettles.json" view="html" loading="eager" bookmarks></juxta-compare>`;

/** Marks the first item and says what was there before, what is there now, and how often it is said that nothing lasts. */
const mark = async () => {
  const element = /** @type {any} */ (document.querySelector('juxta-compare'));
  await element.ready;
  const names = () => [...element.shadowRoot.querySelectorAll('.entry > .name')].map(({ textContent }) => textContent);
  const until = async (/** @type {() => boolean} */ done) => {
    for (let i = 0; i < 300 && !done(); ++i) await new Promise((next) => setTimeout(next, 50));
  };
  await until(() => element.shadowRoot.querySelector('.bookmarks').getAttribute('aria-busy') !== 'true');
  const before = names();
  const button = element.shadowRoot.querySelector('button.bookmark');
  if (button.getAttribute('aria-pressed') !== 'true') button.click();
  await until(() => button.textContent === 'Bookmarked');
  return { before, label: button.textContent, after: names(), notices: element.shadowRoot.querySelector('.tree').textContent.split('lets nothing be kept').length - 1 };
};

const cookies = { 'network.cookie.cookieBehavior': 2 };
const local = { 'dom.storage.enabled': false };
/** What no preference of Firefox does, done to the page before anything else runs. */
const full = () => {
  const no = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  IDBObjectStore.prototype.put = no;
  Storage.prototype.setItem = no;
};
const later = () => {
  IDBFactory.prototype.open = () => {
    const request = /** @type {any} */ ({ error: new DOMException('no', 'UnknownError') });
    setTimeout(() => request.onerror({}), 10);
    return request;
  };
};
const silent = () => {
  IDBFactory.prototype.open = () => /** @type {any} */ ({});
};
for (const [name, prefs, lasts, stub] of /** @type {[string, Record<string, any>, boolean, (() => void)?][]} */ ([
  ['nothing is refused', {}, true],
  ['cookies are blocked', cookies, false],
  ['there is no localStorage', local, true],
  ['there is neither', { ...cookies, ...local }, false],
  ['there is no room', {}, false, full],
  ['IndexedDB fails later', {}, true, later],
  ['IndexedDB fails later and there is no localStorage', local, false, later],
  ['IndexedDB says nothing', {}, true, silent],
])) {
  test(`Firefox, ${name}: all works, ${lasts ? 'and lasts' : 'with one notice'}`, { timeout: 120_000 }, async () => {
    const files = fileServer(dist);
    const server = createServer((request, response) => {
      if (request.url !== '/demo/refused.html') return void files.emit('request', request, response);
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    await new Promise((done) => server.listen(0, () => done(undefined)));
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.JUXTA_FIREFOX ?? '/usr/bin/firefox-esr', headless: true, extraPrefsFirefox: prefs });
    try {
      const tab = await browser.newPage();
      /** @type {string[]} */
      const errors = [];
      tab.on('pageerror', (error) => errors.push(String(error)));
      if (stub) await tab.evaluateOnNewDocument(stub);
      for (const visit of ['first', 'second']) {
        await tab.goto(`http://localhost:${/** @type {any} */ (server.address()).port}/demo/refused.html`);
        const there = visit === 'second' && lasts ? ['Ember 17'] : [];
        assert.deepEqual(await tab.evaluate(mark), { before: there, label: 'Bookmarked', after: ['Ember 17'], notices: lasts ? 0 : 1 }, visit);
      }
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
      server.closeAllConnections();
      server.close();
    }
  });
}
