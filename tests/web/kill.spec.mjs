// tests/web/kill.spec.mjs - the browser is killed at random moments: what it had shown as saved is there at the next visit.
// SPDX-License-Identifier: MIT
//
// JUXTA_KILLS (8) times, with ten facts each time; 100 is the whole of it.
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileServer } from '../../web/serve.mjs';
import { dist, expect, test } from './support.mjs';

const kills = Number(process.env.JUXTA_KILLS ?? 8);
const each = 10;
const count = kills * each;

const items = Array.from({ length: count }, (_, i) => ({ id: `item-${i}`, name: `Item ${i}` }));
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kills</title><link rel="icon" href="data:,">
  <script type="module" src="/juxta.js"></script><body><juxta-compare src="items.json" view="html" loading="eager" bookmarks></juxta-compare>`;

/** A browser that can be killed, on a profile that stays. */
async function launch(folder, { executablePath, args }) {
  await rm(join(folder, 'DevToolsActivePort'), { force: true });
  const child = spawn(executablePath, ['--headless', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-default-browser-check', ...args, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  let port;
  for (const start = Date.now(); !port; ) {
    await pause(50);
    if (child.exitCode !== null || Date.now() - start > 30_000) throw new Error(`the browser did not start: ${child.exitCode}`);
    [port] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n');
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    page: await browser.contexts()[0].newPage(),
    kill: async () => {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
    },
  };
}

test(`${kills} kills at random moments lose none of the facts that were shown as saved`, async ({}, info) => {
  test.setTimeout(120_000 + kills * 30_000);
  /** What the page said was saved. @type {Set<string>} */
  const saved = new Set();
  const files = fileServer(dist);
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/demo/saved') {
      saved.add(new URL(request.url, 'http://localhost').searchParams.get('id'));
      return response.writeHead(204).end();
    }
    if (path === '/demo/kills.html') return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    if (path === '/demo/items.json') return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ juxta: 1, items }));
    files.emit('request', request, response);
  });
  await new Promise((done) => server.listen(0, done));
  const site = `http://localhost:${server.address().port}`;
  const folder = await mkdtemp(join(tmpdir(), 'juxta-kill-'));

  const kept = async (tab) => {
    await tab.goto(`${site}/demo/kills.html`);
    return tab.evaluate(async () => {
      const element = document.querySelector('juxta-compare');
      await element.ready;
      while (element.shadowRoot.querySelector('.bookmarks')?.ariaBusy === 'true') await new Promise((done) => setTimeout(done, 10));
      return [...element.shadowRoot.querySelectorAll('.entry > .name')].map((name) => name.textContent.trim().replace('Item ', 'item-'));
    });
  };

  let lost = 0;
  try {
    for (let round = 0; round <= kills; ++round) {
      const browser = await launch(folder, info.project.use.launchOptions);
      const there = new Set(await kept(browser.page));
      const missing = [...saved].filter((id) => !there.has(id));
      lost += missing.length;
      expect(missing, `lost by kill ${round}`).toEqual([]);
      for (const id of there) saved.add(id); // stored, and killed before it could report that
      if (round < kills) {
        // Clicks what is not kept yet, one after the other, and reports each as soon as it is called saved.
        const wanted = items.map(({ id }) => id).filter((id) => !there.has(id)).slice(0, 3 * each); // prettier-ignore
        const enough = saved.size + Math.ceil((count - saved.size) / (kills - round));
        await browser.page.evaluate((ids) => {
          const element = document.querySelector('juxta-compare');
          void (async () => {
            for (const id of ids) {
              element.items = id;
              const button = () => element.shadowRoot.querySelector('button.bookmark');
              while (!button() || button().disabled || element.items !== id) await new Promise((done) => setTimeout(done, 1));
              button().click();
              while (button().textContent !== 'Bookmarked') await new Promise((done) => setTimeout(done, 0));
              await fetch(`saved?id=${id}`);
            }
          })();
        }, wanted);
        const patience = Date.now() + 60_000;
        while (saved.size < enough) {
          await pause(2);
          if (Date.now() > patience) throw new Error(`nothing is saved any more: ${await browser.page.evaluate(() => document.querySelector('juxta-compare').shadowRoot.querySelector('.bookmarks, .error')?.textContent)}`);
        }
        await pause(Math.random() * 40);
      }
      await browser.kill();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  info.annotations.push({ type: 'measured', description: `${kills} kills, ${saved.size} facts shown as saved, ${lost} lost` });
  console.log(`${kills} kills, ${saved.size} facts shown as saved, ${lost} lost`);
  expect(saved.size).toBe(count);
});
