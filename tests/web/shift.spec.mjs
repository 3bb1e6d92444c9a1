// tests/web/shift.spec.mjs - nothing that is read moves by itself: the layout shift of a page with the element is 0.
// SPDX-License-Identifier: MIT
import { expect, reaches, settled, test } from './support.mjs';

/** The line that README.md gives to pages. */
const reserve = '<style>juxta-compare { display: block; min-height: 100vh }</style>';

/** What stands in the element before it is there. */
const slots = {
  nothing: '',
  'a line': '<p>Ember boils faster.</p>',
  'more than a window': '<div style="height: 1500px">Ember boils faster.</div>',
  'a poster': '<div slot="poster" style="height: 300px">Soon.</div>',
};

/** What comes of it, and the state it then has. */
const ends = {
  'the canvas': ['src="bundles/kettles.json"', 'painted'],
  'the page view': ['src="bundles/kettles.json" view="html"', 'html'],
  'a bundle that is not there': ['src="bundles/none.json"', 'failed'],
  'a module that is not there': ['src="bundles/kettles.json" wasm-url="none.wasm"', 'failed'],
};

for (const [end, [attributes, state]] of Object.entries(ends)) {
  test(`from whatever stood there to ${end}, and to the other theme, nothing shifts`, async ({ page, site, show }) => {
    await page.addInitScript(() => {
      document.shifts = [];
      const told = ({ value, sources }) => document.shifts.push({ value, of: sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? 'something of the widget') });
      new PerformanceObserver((list) => list.getEntries().forEach(told)).observe({ type: 'layout-shift', buffered: true });
    });
    // Slow enough for what stands there first to be painted.
    await page.route(`${site}/demo/bundles/*`, async (route) => {
      await new Promise((done) => setTimeout(done, 150));
      await route.continue();
    });

    for (const [before, slot] of Object.entries(slots)) {
      const widget = await show(`<h1>Kettles</h1><juxta-compare ${attributes}>${slot}</juxta-compare><p>What stands below.</p>`, { csp: '', head: reserve });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await reaches(widget, state);
      await settled(widget);
      await widget.evaluate((element) => (element.theme = 'dark'));
      await settled(widget);
      await page.waitForTimeout(100); // the observer tells later

      expect.soft(await page.evaluate(() => document.shifts), before).toEqual([]);
    }
  });
}

test('where nothing is reserved, what stands below the window may be pushed on, and nothing in it shifts', async ({ page, show }) => {
  await page.addInitScript(() => {
    document.shifts = [];
    new PerformanceObserver((list) => document.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  const widget = await show(`<h1>Kettles</h1><juxta-compare src="bundles/kettles.json">${slots['more than a window']}</juxta-compare><p>What stands below.</p>`, { csp: '' });
  await reaches(widget, 'painted');
  await page.waitForTimeout(100);

  expect(await page.evaluate(() => document.shifts)).toEqual([]);
});
