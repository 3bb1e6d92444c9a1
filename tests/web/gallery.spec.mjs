// tests/web/gallery.spec.mjs - every state that a person can meet, in the real element, in both views and both themes.
// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { domText, expect, test } from './support.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against the widget, one line a rule. @param {object} rules as axe.run() takes them */
async function violations(page, rules) {
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run({ fromShadowDom: ['juxta-compare', '.frame'] }, { resultTypes: ['violations'], preload: false, ...rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`.slice(0, 600));
  }, rules);
}

const contrast = 'color-contrast';

// Over the canvas the words are transparent: what they look like there is the canvas's, whose colours tests/ui holds to
// the same ratio. The page view has the same colours, so all that axe-core knows of them is asked there.
for (const view of ['canvas', 'html']) {
  test(`view=${view}: axe-core finds nothing against any sample, light or dark`, async ({ page, openGallery, trouble }) => {
    test.setTimeout(240_000);
    const { widget, names, sample } = await openGallery({ view });
    await page.evaluate(axeSource);
    expect(names.length).toBeGreaterThan(40);
    const found = [];

    for (const name of names) {
      await sample(name);
      for (const line of await violations(page, view === 'canvas' ? { rules: { [contrast]: { enabled: false } } } : {})) found.push(`${name}: ${line}`);
    }
    // In the other theme nothing but the colours is different.
    await widget.evaluate((element) => (element.theme = 'dark'));
    for (const name of view === 'canvas' ? [] : names) {
      await sample(name);
      for (const line of await violations(page, { runOnly: [contrast] })) found.push(`${name}, dark: ${line}`);
    }

    expect(found).toEqual([]);
    expect(trouble.errors).toEqual([]);
  });
}

test('of every sample the canvas says what the words say', async ({ openGallery, trouble }) => {
  test.setTimeout(120_000);
  const { widget, names } = await openGallery();
  const unsaid = [];
  const close = (text) => text.replaceAll(/[\s`\u200e\u200f\u2066-\u2069]/g, '');

  for (const name of names) {
    await widget.evaluate((element, name) => window.showSample(element, name), name);
    const typed = await widget.locator('input:not([type=range])').evaluateAll((inputs) => inputs.map(({ value, placeholder }) => value || placeholder));
    const said = close([await domText(widget), ...typed].join(' '));
    const drawn = await widget.evaluate((element) => element.canvasText());
    if (drawn.length === 0) unsaid.push(`${name}: nothing is drawn`);
    for (const { text } of drawn) if (!said.includes(close(text))) unsaid.push(`${name}: ${text}`);
  }

  expect(unsaid).toEqual([]);
  expect(trouble.errors).toEqual([]);
});
