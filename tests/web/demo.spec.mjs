// tests/web/demo.spec.mjs - the demo page shows the seed comparison, whole, and leaves the page around it alone.
// SPDX-License-Identifier: MIT
import { bundle, canvasText, domText, expect, painted, plain, settled, test } from './support.mjs';

/** Every fact of a bundle that its comparison shows: names, texts, figures. */
function factsOf({ title, question, items, attributes, reviewers, newsletter }) {
  const facts = [title, question, newsletter?.title, newsletter?.text];
  for (const item of items) {
    facts.push(item.name, item.category, item.tagline, item.entry, ...(item.description ?? '').split('\n\n'));
    for (const { id, label } of attributes) facts.push(label, item.values[id]);
    for (const { id, name } of reviewers) facts.push(name, `${item.reviews[id].score}/100`, ...item.reviews[id].text.split('\n\n'));
  }
  return facts.filter(Boolean).map(plain);
}

// What the page computes or says itself.
const said = ['Ship', '100%', '4 ship / 0 skip', 'No community votes yet', 'Reviewer scorecard', 'Bookmarks', 'No bookmarks yet', 'Pricing', 'Best for',
  'Panel verdict', 'Community', 'Category', 'Decision', 'Compare', 'Differences only']; // prettier-ignore
const headline = 'Azure AI Foundry Real-Time Voice API & Model Router vs Mistral 3 Small (22B)';

test('the demo shows every fact of the seed in the DOM and on the canvas', async ({ page, site }) => {
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);

  const dom = await domText(widget);
  // A line that the canvas broke after a hyphen has no space there: what is compared has none at all.
  const close = (text) => text.replaceAll(' ', '');
  const canvas = close(await canvasText(widget));

  for (const fact of [headline, ...said, ...factsOf(bundle('ai-tools'))]) {
    expect.soft(dom, `in the DOM: ${fact}`).toContain(fact);
    expect.soft(canvas, `on the canvas: ${fact}`).toContain(close(fact));
  }
});

test('the demo asks no other origin, writes no error and adds nothing to window', async ({ page, site, trouble }) => {
  await page.addInitScript(() => Object.defineProperty(document, 'namesBefore', { value: Object.getOwnPropertyNames(window) }));
  await page.goto(site);
  await painted(page.locator('juxta-compare'));

  const added = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !document.namesBefore.includes(name)));

  expect(added).toEqual([]);
  expect(trouble.errors).toEqual([]);
  expect(trouble.foreign).toEqual([]);
});

for (const width of [390, 320]) {
  test(`at ${width} px the page never scrolls sideways, in either view`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(site);
    const widget = page.locator('juxta-compare');
    await painted(widget);

    const wide = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    const [canvasWidth, inner] = await wide();
    await widget.evaluate((element) => (element.view = 'html'));
    const [htmlWidth] = await wide();

    expect(canvasWidth).toBe(inner);
    expect(htmlWidth).toBe(inner);
  });
}

test('every example of the page of states reaches a state, without an error in the console but those of the missing files', async ({ page, site, trouble }) => {
  await page.goto(`${site}/demo/states.html`);
  const widgets = page.locator('juxta-compare');
  const count = await widgets.count();
  expect(count).toBeGreaterThan(10);

  for (let i = 0; i < count; i++) {
    const widget = widgets.nth(i);
    await widget.scrollIntoViewIfNeeded();
    await expect
      .poll(() => widget.evaluate((element) => ['ready', 'failed'].some((name) => element.matches(`:state(${name})`))), { message: `example ${i}` })
      .toBe(true);
    await settled(widget);
  }

  expect(trouble.errors.filter((text) => !text.includes('404'))).toEqual([]);
  expect(trouble.foreign).toEqual([]);
});

test('the newsletter of the demo takes an address and thanks for it', async ({ page, site }) => {
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const posted = page.waitForRequest((request) => request.method() === 'POST');

  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.com');
  await page.getByRole('textbox', { name: 'E-mail address' }).press('Enter');

  const body = (await posted).postDataJSON();
  expect(body.email).toBe('ada@example.com');
  expect(body.key).toMatch(/^[0-9a-f-]{36}$/);
  await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveCount(0);
});
