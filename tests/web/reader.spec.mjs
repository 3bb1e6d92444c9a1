// tests/web/reader.spec.mjs - what a reader meets: where the focus is, what messages say, how it looks on a narrow page.
// SPDX-License-Identifier: MIT
import { expect, painted, reaches, settled, test } from './support.mjs';

/** The colour of one pixel of the window, [r, g, b]. */
async function pixel(page, x, y) {
  const png = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [...png]);
}

/** How dark a CSS colour is, 0 = black, 1 = white. */
const lightness = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;

const active = (widget) => widget.evaluate((element) => element.shadowRoot.activeElement?.closest('[class]')?.className ?? '');

test('the notice of a module that failed has the colours of its page, and follows them', async ({ page, show }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const widget = await show('<juxta-compare src="bundles/kettles.json" wasm-url="nowhere.wasm"></juxta-compare>');
  await reaches(widget, 'failed');
  const notice = widget.locator('[part=error]');
  await expect(notice).toBeVisible();
  const colours = () => notice.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]);

  const [ground, text] = await colours();
  expect(lightness(ground)).toBeLessThan(0.2);
  expect(lightness(text)).toBeGreaterThan(0.8);

  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(async () => lightness((await colours())[0])).toBeGreaterThan(0.8);
  await widget.evaluate((element) => (element.theme = 'dark'));
  expect(lightness((await colours())[0])).toBeLessThan(0.2);
});

for (const view of ['html', 'canvas']) {
  for (const control of ['field', 'button']) {
    test(`view=${view}: the ${control} that sends a subscription keeps the focus when it fails, and the newsletter has it when it is sent`, async ({ page, site, show }) => {
      let status = 500;
      await page.route(`${site}/demo/subscribe`, async (route) => {
        await new Promise((done) => setTimeout(done, 200)); // so that the form is seen while it waits
        await route.fulfill({ status, body: '' });
      });
      const widget = await show(`<juxta-compare src="bundles/kettles.json" view="${view}" newsletter-url="subscribe" loading="eager"></juxta-compare>`);
      await (view === 'html' ? reaches(widget, 'html') : reaches(widget, 'ready'));
      const field = widget.getByRole('textbox', { name: 'E-mail address' });
      await field.scrollIntoViewIfNeeded();
      if (view === 'canvas') await painted(widget);
      const button = widget.getByRole('button', { name: 'Subscribe' });
      const used = control === 'field' ? field : button;
      const said = widget.locator('.newsletter .status');

      await field.fill('ada@example.com');
      if (control === 'button') await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(used).toHaveAttribute('aria-disabled', 'true');
      expect(await used.evaluate((element) => element.getRootNode().activeElement === element)).toBe(true);
      await expect(said).toContainText('500');

      expect(await used.evaluate((element) => element.getRootNode().activeElement === element)).toBe(true);
      await expect(used).not.toHaveAttribute('aria-disabled');
      if (view === 'canvas') {
        await settled(widget);
        const box = await used.boundingBox();
        const [r, g, b] = await pixel(page, box.x - 3, box.y + box.height / 2);
        expect(b - r, `the ring is ${[r, g, b]}`).toBeGreaterThan(60); // the accent, not the card
      }

      status = 204;
      await page.keyboard.press('Enter');
      await expect(field).toHaveCount(0);
      expect(await active(widget)).toContain('newsletter');
    });
  }
}

test('an item that is moved keeps the focus on its button, also when it has come to the end', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" items="ember,still,pebble"></juxta-compare>');
  await painted(widget);
  const right = widget.getByRole('button', { name: 'Move Ember 17 to the right' });
  await right.focus();

  await page.keyboard.press('Enter');
  await expect.poll(() => widget.locator('.card > .name').allTextContents()).toEqual(['Still Life 2', 'Ember 17', 'Pebble']);
  await page.keyboard.press('Enter');
  await expect.poll(() => widget.locator('.card > .name').allTextContents()).toEqual(['Still Life 2', 'Pebble', 'Ember 17']);

  expect(await right.evaluate((element) => element.getRootNode().activeElement === element)).toBe(true);
  await expect(right).toHaveAttribute('aria-disabled', 'true');
});
