// tests/web/backend.spec.mjs - the widget's votes at the real backend, over a network that loses and doubles.
// SPDX-License-Identifier: MIT
//
// JUXTA_BALLOTS (48) ballots on as many items; 1000 is the whole of it.
import { createServer } from 'node:http';
import { fileServer } from '../../web/serve.mjs';
import { startBackend } from '../backend/start.mjs';
import { startLossyProxy } from '../backend/lossy.mjs';
import { dist, expect, test } from './support.mjs';

const ballots = Number(process.env.JUXTA_BALLOTS ?? 48);

test(`${ballots} readers' clicks, a third of them thought over, are counted once each by the real backend, whatever the network loses`, async ({ page }, info) => {
  test.setTimeout(120_000 + ballots * 1000);
  // A page that really comes from this machine: browsers let only such a one ask another port of it.
  const files = fileServer(dist);
  const server = createServer((request, response) => {
    if (request.url !== '/demo/votes.html') return files.emit('request', request, response);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Votes</title><script type="module" src="/juxta.js"></script><juxta-compare view="html" loading="eager"></juxta-compare>`);
  });
  await new Promise((done) => server.listen(0, done));
  const site = `http://localhost:${server.address().port}`;
  const backend = await startBackend({ origins: [site] });
  const proxy = await startLossyProxy({ targets: [new URL(backend.url).origin], loseRequests: 0.15, loseAnswers: 0.15, double: 0.1 });
  try {
    const votesUrl = new URL(new URL(backend.votesUrl).pathname, proxy.url).href;
    const items = Array.from({ length: ballots }, (_, i) => ({ id: `item-${i}`, name: `Item ${i}` }));
    await page.goto(`${site}/demo/votes.html`);
    await page.evaluate(async ({ items, votesUrl }) => {
      const element = document.querySelector('juxta-compare');
      element.votesUrl = votesUrl;
      element.data = { juxta: 1, items };
      await element.ready;
      const choices = () => [...element.shadowRoot.querySelectorAll('button.choice[aria-pressed]')];
      for (let at = 0; at < items.length; at += 8) {
        element.items = items.slice(at, at + 8).map(({ id }) => id);
        while (choices().length === 0 || choices()[0].disabled) await new Promise((done) => setTimeout(done, 5));
        // For, against, for and thought over, by turns: the last one ends against.
        for (let i = 0; at + i < Math.min(items.length, at + 8); ++i) {
          choices()[2 * i + ((at + i) % 3 === 1 ? 1 : 0)].click();
          if ((at + i) % 3 === 2) choices()[2 * i + 1].click();
        }
      }
    }, { items, votesUrl }); // prettier-ignore

    const open = () =>
      page.evaluate(async () => {
        const database = await new Promise((resolve) => (indexedDB.open('juxta').onsuccess = ({ target }) => resolve(target.result)));
        const all = await new Promise((resolve) => (database.transaction('facts').objectStore('facts').getAll().onsuccess = ({ target }) => resolve(target.result)));
        database.close();
        return [all.length, all.filter((text) => !/ ([pn]) \1:\S+ o:-:- 0$/.test(text)).length];
      });
    await expect.poll(open, { timeout: 60_000 + ballots * 800, intervals: [500] }).toEqual([ballots, 0]);

    const { items: counts } = await (await fetch(backend.votesUrl)).json();
    const sum = (word) => Object.values(counts).reduce((all, count) => all + count[word], 0);
    const forIt = Math.ceil(ballots / 3);
    info.annotations.push({ type: 'measured', description: `${ballots} ballots: ${JSON.stringify(proxy.lost)}` });
    console.log(`${ballots} ballots: ${sum('positive')} for, ${sum('negative')} against; ${JSON.stringify(proxy.lost)}`);
    expect([sum('positive'), sum('negative')]).toEqual([forIt, ballots - forIt]);
    for (const { positive, negative } of Object.values(counts)) expect(positive + negative).toBe(1);
    expect(proxy.lost.requests + proxy.lost.answers).toBeGreaterThan(0);
  } finally {
    await proxy.stop();
    await backend.stop();
    server.closeAllConnections();
    server.close();
  }
});
