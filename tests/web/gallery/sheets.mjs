// tests/web/gallery/sheets.mjs - pictures of all samples, to be looked at: one PNG a sample and look.
// SPDX-License-Identifier: MIT
//
// node tests/web/gallery/sheets.mjs [--root build/web-release/gallery] [--out build/sheets] [--only two_items,...] [--width 1280,768,390] [--theme light,dark] [--view canvas,html]

import { chromium } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileServer } from '../../../web/serve.mjs';
import config from '../playwright.config.mjs';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: 'build/web-release/gallery' },
    out: { type: 'string', default: 'build/sheets' },
    only: { type: 'string', default: '' },
    width: { type: 'string', default: '1280,768,390' },
    theme: { type: 'string', default: 'light,dark' },
    view: { type: 'string', default: 'canvas' },
  },
});
/** @param {string} list */
const parts = (list) => list.split(',').filter(Boolean);
const heights = { 1280: 800, 768: 1024, 390: 844 };

const server = fileServer(values.root);
await new Promise((done) => server.listen(0, () => done(undefined)));
const site = `http://localhost:${/** @type {any} */ (server.address()).port}`;
const browser = await chromium.launch(config.use.launchOptions);
mkdirSync(values.out, { recursive: true });
for (const theme of parts(values.theme)) {
  for (const width of parts(values.width)) {
    const page = await browser.newPage({
      viewport: { width: Number(width), height: heights[/** @type {keyof typeof heights} */ (Number(width))] ?? 844 },
      colorScheme: /** @type {'light' | 'dark'} */ (theme),
    });
    for (const view of parts(values.view)) {
      await page.goto(`${site}/index.html?view=${view}`);
      await page.locator('#samples a').first().waitFor();
      const names = await page.locator('#samples a').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).hash.slice(1)));
      for (const name of names) {
        if (values.only && !parts(values.only).includes(name)) continue;
        const widget = page.locator('juxta-compare');
        await widget.evaluate((element, name) => { /** @type {any} */ (element).data = { sample: name }; }, name);
        await widget.scrollIntoViewIfNeeded(); // on a phone the list of samples stands above it, and what is out of sight is not painted
        await page.waitForFunction((view) => document.querySelector('juxta-compare')?.matches(`:state(${view === 'html' ? 'html' : 'painted'})`), view);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const file = join(values.out, `${name}-${width}-${theme}-${view}.png`);
        if (view === 'html') {
          await widget.screenshot({ path: file });
          continue;
        }
        const url = await widget.evaluate(async (element) => {
          const reader = new FileReader();
          reader.readAsDataURL(await /** @type {any} */ (element).toBlob());
          await new Promise((done) => (reader.onload = done));
          return /** @type {string} */ (reader.result);
        });
        writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
      }
    }
    await page.close();
  }
}
await browser.close();
server.close();
