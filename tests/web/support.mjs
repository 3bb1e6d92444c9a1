// tests/web/support.mjs - what the browser tests share: the site under test, pages of their own, questions to a widget.
// SPDX-License-Identifier: MIT
import { test as base, expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileServer } from '../../web/serve.mjs';
import config from './playwright.config.mjs';

export const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = resolve(process.env.JUXTA_DIST ?? join(top, 'dist'));
const galleryFolder = resolve(process.env.JUXTA_GALLERY ?? join(top, 'build', 'web-release', 'gallery'));
export { expect };

/** The policy that the widget keeps to; the demo pages have it, too. */
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A bundle of the repository, as an object. */
export const bundle = (name) => JSON.parse(readFileSync(join(dist, 'demo', 'bundles', `${name}.json`), 'utf8'));

export const test = base.extend({
  /** The origin that dist/ is served from. */
  site: [
    async ({}, use) => {
      const server = fileServer(dist);
      await new Promise((done) => server.listen(0, done));
      await use(`http://localhost:${server.address().port}`);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    { scope: 'worker' },
  ],

  /** The origin that the gallery (tests/web/gallery/) is served from. */
  gallery: [
    async ({}, use) => {
      if (!existsSync(galleryFolder)) throw new Error(`${galleryFolder} is missing: ./build.sh gallery makes it`);
      const server = fileServer(galleryFolder);
      await new Promise((done) => server.listen(0, done));
      await use(`http://localhost:${server.address().port}`);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    { scope: 'worker' },
  ],

  /**
   * Opens the gallery's page; sample(name) then shows that sample in its one element, and waits until its words stand
   * there and, in the canvas view, are drawn.
   * open({ view, theme }) gives { widget, names, sample }.
   */
  openGallery: async ({ page, gallery }, use) => {
    await use(async ({ view = 'canvas', theme = 'light' } = {}) => {
      await page.goto(`${gallery}/index.html?view=${view}&theme=${theme}`);
      const widget = page.locator('juxta-compare');
      const links = page.locator('#samples a');
      await links.first().waitFor();
      const names = await links.evaluateAll((all) => all.map((link) => link.hash.slice(1)));
      const sample = async (name) => {
        await widget.evaluate(async (element, [name, view]) => {
          await window.showSample(element, name);
          const before = element.frames;
          if (view === 'canvas') while (element.frames === before || !element.matches(':state(painted)')) await new Promise((done) => setTimeout(done, 5));
        }, [name, view]); // prettier-ignore
      };
      return { widget, names, sample };
    });
  },

  /** What went wrong on the page: console errors, uncaught errors, requests that left the origin. */
  trouble: async ({ page, site }, use) => {
    const trouble = { errors: [], foreign: [], requests: [] };
    page.on('console', (message) => message.type() === 'error' && trouble.errors.push(message.text()));
    page.on('pageerror', (error) => trouble.errors.push(String(error)));
    page.on('request', (request) => {
      trouble.requests.push(request.url());
      if (!request.url().startsWith(site) && !request.url().startsWith('data:')) trouble.foreign.push(request.url());
    });
    await use(trouble);
  },

  /**
   * Opens a page with this markup in its body, the element registered, under the strict policy.
   * show(markup, { head, script, csp }): `script` false leaves the module out.
   */
  show: async ({ page, site }, use) => {
    await use(async (markup, { head = '', script = true, csp = policy } = {}) => {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/demo.css">${head}
        ${script ? '<script type="module" src="/juxta.js"></script>' : ''}</head><body>${markup}</body></html>`;
      await page.route(`${site}/demo/test.html`, (route) =>
        route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers: csp ? { 'content-security-policy': csp } : {} }),
      );
      await page.goto(`${site}/demo/test.html`);
      return page.locator('juxta-compare').first();
    });
  },
});

/** Waits until the widget is in a state: loading, ready, failed; words, painted, html. */
export async function reaches(widget, state) {
  await expect.poll(() => widget.evaluate((element, name) => element.matches(`:state(${name})`), state), { message: `state ${state}` }).toBe(true);
}

/** Waits until the canvas shows what there is and no frame is due any more. */
export async function painted(widget) {
  await reaches(widget, 'painted');
  await settled(widget);
}

/** Waits until three animation frames pass without one drawn by the widget. */
export async function settled(widget) {
  await widget.evaluate(async (element) => {
    for (let quiet = 0, frames = element.frames; quiet < 3; ) {
      await new Promise((done) => requestAnimationFrame(done));
      quiet = element.frames === frames ? quiet + 1 : 0;
      frames = element.frames;
    }
  });
}

/** How a widget looks, as a fingerprint: the same for the same pixels. @param {import('@playwright/test').Locator} widget */
export async function picture(widget) {
  return createHash('sha256').update(await widget.screenshot({ animations: 'disabled', caret: 'hide' })).digest('hex'); // prettier-ignore
}

/**
 * A page in a browser of its own, which is started otherwise.
 * @param {any} playwright
 * @param {import('@playwright/test').LaunchOptions} options added to those of all tests
 * @param {(page: import('@playwright/test').Page) => Promise<void>} work
 * @param {{ width: number, height: number } | null} [viewport] null: the window's
 */
export async function inOtherBrowser(playwright, options, work, viewport = config.use.viewport) {
  const { launchOptions } = config.use;
  const browser = await playwright.chromium.launch({ ...launchOptions, ...options, args: [...launchOptions.args, ...(options.args ?? [])] });
  try {
    await work(await browser.newPage({ viewport }));
  } finally {
    await browser.close();
  }
}

export const plain = (text) => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();

/** The names of the items side by side, in order. @param {import('@playwright/test').Locator} widget */
export async function cardNames(widget) {
  return (await widget.locator('.card > .name').allTextContents()).map((name) => name.replace(/\s+/g, ' ').trim());
}

/** All that the widget's DOM says, as one line. */
export async function domText(widget) {
  const text = await widget.evaluate((element) => {
    const parts = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
      const block = node.nodeType === Node.ELEMENT_NODE && !node.matches('code, .line, .prose p *');
      if (block) parts.push(' ');
      for (const child of node.childNodes) walk(child);
      if (block) parts.push(' ');
    };
    walk(element.shadowRoot.querySelector('.tree'));
    return parts.join('');
  });
  return plain(text);
}

/** All that the widget's canvas says, as one line. */
export async function canvasText(widget) {
  return plain((await widget.evaluate((element) => element.canvasText().map(({ text }) => text))).join(' '));
}

/** Collects the widget's events of a type; `events()` gives their details. */
export async function listen(page, type) {
  await page.evaluate((type) => {
    window[`seen ${type}`] = [];
    document.addEventListener(type, (event) => window[`seen ${type}`].push(event.detail));
  }, type);
  return () => page.evaluate((type) => window[`seen ${type}`], type);
}
