// tests/web/frames.spec.mjs - frames are drawn when something changed that can be seen, and never else.
// SPDX-License-Identifier: MIT
import { expect, painted, settled, test } from './support.mjs';

const frames = (widget) => widget.evaluate((element) => element.frames);
const idle = (page, ms) => page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), ms);

test('no frame is drawn in two seconds of idleness', async ({ page, site }) => {
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const before = await frames(widget);
  expect(before).toBeGreaterThan(0);

  await idle(page, 2000);

  expect(await frames(widget)).toBe(before);
});

test('off screen no frame is drawn, and what changed there is drawn on the way back', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json"></juxta-compare><div id="far"></div>', { csp: '' });
  await page.addStyleTag({ content: '#far { height: 6000px }' });
  await painted(widget);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settled(widget);
  const before = await frames(widget);

  await widget.evaluate((element) => (element.state = '1;diff=1'));
  await idle(page, 500);
  expect(await frames(widget)).toBe(before);

  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => frames(widget)).toBeGreaterThan(before);
});

test('in a hidden tab no frame is drawn', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json"></juxta-compare>');
  await painted(widget);
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  const before = await frames(widget);

  await widget.evaluate((element) => (element.state = '1;diff=1'));
  await idle(page, 500);
  expect(await frames(widget)).toBe(before);

  await hide(false);
  await expect.poll(() => frames(widget)).toBeGreaterThan(before);
});

test('scrolling within the slice draws nothing; coming to its edge draws the next one', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const before = await frames(widget);
  const slice = () => widget.evaluate((element) => element.shadowRoot.querySelector('canvas').getBoundingClientRect().toJSON());
  expect((await slice()).height).toBeLessThan(1300);

  await page.evaluate(() => scrollBy(0, 60));
  await settled(widget);
  expect(await frames(widget)).toBe(before);

  await page.evaluate(() => scrollBy(0, 1500));
  await expect.poll(() => frames(widget)).toBeGreaterThan(before);
  await settled(widget);
  const { top, bottom } = await slice();
  expect(top).toBeLessThanOrEqual(0);
  expect(bottom).toBeGreaterThanOrEqual(600);
});

test('hovering a button draws a frame, moving on it draws none', async ({ page, site }) => {
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const button = page.getByRole('button', { name: 'Differences only' });
  await button.scrollIntoViewIfNeeded();
  await settled(widget);
  const before = await frames(widget);

  const box = await button.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => frames(widget)).toBeGreaterThan(before);
  await settled(widget);
  const after = await frames(widget);

  await page.mouse.move(box.x + box.width / 2 + 2, box.y + box.height / 2);
  await settled(widget);
  expect(await frames(widget)).toBe(after);
});
