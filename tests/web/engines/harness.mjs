// tests/web/engines/harness.mjs - one browser and one site for all tests of an engine, and what they ask again and again.
// SPDX-License-Identifier: MIT
//
// The engine is the one that JUXTA_ENGINE names: chromium, firefox or webkit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startDisplay } from '../display.mjs';
import { startChromium } from './drivers/chromium.mjs';
import { startFirefox } from './drivers/firefox.mjs';
import { startWebKit } from './drivers/webkit.mjs';
import { dist, startSite } from './site.mjs';

export { assert };
export const engine = process.env.JUXTA_ENGINE ?? 'chromium';

/** @type {Record<string, (display: string) => Promise<import('./drivers/pages.mjs').Browser>>} */
const starts = { chromium: startChromium, firefox: startFirefox, webkit: startWebKit };
const start = starts[engine];
if (!start) throw new Error(`JUXTA_ENGINE is ${Object.keys(starts).join(', ')}, not "${engine}"`);
const display = engine === 'chromium' ? undefined : await startDisplay();
export const browser = await start(display?.name ?? '');
export const site = await startSite();
console.log(browser.version);

after(async () => {
  await browser.close();
  display?.close();
  site.close();
});

/**
 * One promise, kept by every engine that can show it.
 * @param {string} name
 * @param {() => Promise<void>} keep
 * @param {string} [needs] a word of the driver's `cannot`
 */
export function promise(name, keep, needs = '') {
  const reason = browser.cannot[needs];
  test(name, { skip: reason && `${browser.version}: ${reason}`, timeout: 60_000 }, keep);
}

// ---- pages ------------------------------------------------------------------------------------------------

/** The policy of a strict page: the one that web/README.md promises to work under. */
export const policy =
  "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** A bundle of the demo, as an object. @param {string} name */
export const bundle = (name) => JSON.parse(readFileSync(join(dist, 'demo', 'bundles', `${name}.json`), 'utf8'));

/** Three kettles, with all that a page can offer. */
export const kettles = '<juxta-compare src="bundles/kettles.json" items="ember,still,pebble" newsletter-url="subscribe" bookmarks></juxta-compare>';

let pages = 0;

/**
 * Opens a page with the widget between two links of the page's own.
 * @param {string} [markup]
 * @param {{ head?: string, csp?: string, reportOnly?: string }} [options] `csp`: '' = none
 */
export async function open(markup = kettles, { head = '', csp = policy, reportOnly = '' } = {}) {
  const path = `/demo/page-${++pages}.html`;
  const headers = { ...(csp && { 'content-security-policy': csp }), ...(reportOnly && { 'content-security-policy-report-only': reportOnly }) };
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Test</title><link rel="icon" href="/icon.svg"><script src="/probe.js"></script><link rel="stylesheet" href="demo.css">${head}
    <script type="module" src="/juxta.js"></script></head><body><p><a href="#before">Before</a></p>${markup}<p><a href="#after">After</a></p></body></html>`;
  site.serve(path, { body, headers });
  await browser.open(site.origin + path);
}

/** Opens a page, waits until the widget shows what there is, and puts the focus on the page's link before it. @param {Parameters<typeof open>} given */
export async function openReady(...given) {
  await open(...given);
  await shows();
  await browser.run(() => /** @type {any} */ (document.querySelector('a[href="#before"]')).focus());
}

/** The state of the first widget: words of :state(). @returns {Promise<string[]>} */
export const states = () =>
  browser.run(() => {
    const widget = document.querySelector('juxta-compare');
    return ['loading', 'ready', 'failed', 'words', 'painted', 'html'].filter((name) => widget?.matches(`:state(${name})`));
  });

/** Waits until the comparison is there, painted or as a page; that it loads is painted, too. */
export async function shows() {
  await until('the comparison is shown', states, (now) => now.includes('failed') || (now.includes('ready') && (now.includes('painted') || now.includes('html'))));
  assert.ok(!(await states()).includes('failed'), await browser.run(() => JSON.stringify(/** @type {any} */ (document.querySelector('juxta-compare')).error)));
}

/**
 * Asks until the answer is as wanted; for states of the page, never for time to pass.
 * @template T
 * @param {string} what a sentence
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} [wanted]
 * @returns {Promise<T>}
 */
export async function until(what, ask, wanted = Boolean) {
  const end = performance.now() + 15_000;
  for (;;) {
    let seen;
    try {
      const answer = await ask();
      if (wanted(answer)) return answer;
      seen = JSON.stringify(answer);
    } catch (error) {
      seen = String(error); // while a page goes and another comes there is nobody to ask
    }
    if (performance.now() > end) assert.fail(`not so after 15 seconds: ${what}; last seen: ${seen}`);
    await pause(20);
  }
}

/** Waits until an answer is exactly this. @template T @param {string} what @param {() => Promise<T>} ask @param {T} wanted */
export async function becomes(what, ask, wanted) {
  const text = JSON.stringify(wanted);
  await until(`${what}: ${text}`, ask, (answer) => JSON.stringify(answer) === text);
}

// ---- what a reader is told --------------------------------------------------------------------------------

/**
 * @typedef {{
 *   role: string, name: string, description: string, id: string, value: string, valueText: string | null, pressed: string | null,
 *   expanded: string | null, invalid: string | null, disabled: boolean, inside: boolean
 * }} Told
 */

/** What has the focus, as it is told. @returns {Promise<Told>} */
export const focused = () => browser.run(() => /** @type {any} */ (document).probe.told(/** @type {any} */ (document).probe.active()));

/** Everything shown of a role, as it is told. @param {string} role @param {string} [name] @returns {Promise<Told[]>} */
export const all = (role, name) =>
  browser.run((/** @type {any} */ role, /** @type {any} */ name) => {
    const { probe } = /** @type {any} */ (document);
    return probe.find(role, name ?? undefined).map(probe.told);
  }, role, name ?? null); // prettier-ignore

/** The one thing of a role and name. @param {string} role @param {string} name */
export async function one(role, name) {
  const found = await all(role, name);
  assert.equal(found.length, 1, `there is one ${role} "${name}"`);
  return found[0];
}

/** The texts of everything shown of a role. @param {string} role @returns {Promise<string[]>} */
export const texts = (role) => browser.run((/** @type {string} */ role) => /** @type {any} */ (document).probe.find(role).map(/** @type {any} */ (document).probe.text), role);

/** The texts of the widget's elements that a selector finds and that are shown. @param {string} selector @returns {Promise<string[]>} */
export const shownTexts = (selector) =>
  browser.run((/** @type {string} */ selector) => {
    const root = document.querySelector('juxta-compare')?.shadowRoot;
    return [...(root?.querySelectorAll(selector) ?? [])].filter((element) => element.checkVisibility()).map(/** @type {any} */ (document).probe.text);
  }, selector); // prettier-ignore

/** All events of the widget so far, of one type. @param {string} type @returns {Promise<any[]>} */
export const events = (type) =>
  browser.run((/** @type {string} */ type) => /** @type {any} */ (document).probe.events.filter((/** @type {any} */ [name]) => name === type).map((/** @type {any} */ [, detail]) => detail), type);

/** The state that the widget tells the page. @returns {Promise<string>} */
export const state = () => browser.run(() => /** @type {any} */ (document.querySelector('juxta-compare')).state);

/** The items side by side, in order: the headings of the columns. */
export const columns = async () => (await texts('columnheader')).slice(1);

/** Where the middle of an element is in the window. @param {Function} element finds it; it is scrolled into view @returns {Promise<{ x: number, y: number }>} */
export async function middle(element, ...given) {
  return browser.run(
    new Function('...given', `
      const element = (${element})(...given);
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };`),
    ...given,
  ); // prettier-ignore
}

// ---- keys -------------------------------------------------------------------------------------------------

/**
 * Presses Tab (or another key) until this has the focus.
 * @param {string} role @param {string} name
 * @param {string} [key]
 * @returns {Promise<Told>}
 */
export async function tabTo(role, name, key = 'Tab') {
  const passed = [];
  for (let presses = 0; presses < 120; presses++) {
    await browser.press(key);
    const now = await focused();
    if (now.role === role && now.name === name) return now;
    passed.push(`${now.role} "${now.name}"`);
    // Beyond the page's ends are the browser's own bars; who is there presses no button of the page.
    if (!(await browser.run(() => document.hasFocus()))) break;
  }
  return assert.fail(`${key} does not lead to the ${role} "${name}"; it led to ${passed.join(', ')}`);
}
