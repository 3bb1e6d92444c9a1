// tests/web/pixels.spec.mjs - sharp at every density and zoom, also when they change; the page keeps its wheel; links are links.
// SPDX-License-Identifier: MIT
import { expect, painted, settled, test } from './support.mjs';

const kettles = '<juxta-compare src="bundles/kettles.json"></juxta-compare>';

/** In the page: how the canvas lies over the element, and where its text lies against the words. */
const measured = (widget) =>
  widget.evaluate((element) => {
    const root = element.shadowRoot;
    const canvas = root.querySelector('canvas');
    const box = canvas.getBoundingClientRect();
    const stage = root.querySelector('.stage').getBoundingClientRect();
    return {
      ratio: devicePixelRatio,
      pixels: [canvas.width, canvas.height],
      wanted: [Math.round(stage.width * devicePixelRatio), canvas.height],
      scale: [canvas.width / box.width, canvas.height / box.height],
      // Where its edges fall between the screen's pixels: text that is moved by a part of one is a blur.
      off: [box.left, box.top + scrollY].map((at) => Math.abs(at * devicePixelRatio - Math.round(at * devicePixelRatio))),
      covers: box.top <= Math.max(0, stage.top) && box.bottom >= Math.min(innerHeight, stage.bottom) - 1,
    };
  });

/**
 * The pixels of the screen in a box, CSS px: how many are as dark as text, how many in between (what is blurred has few of the
 * first and many of the second), and the first and last row of them.
 */
async function ink(page, session, { x, y, width, height }) {
  const { data: png } = await session.send('Page.captureScreenshot'); // Playwright's own comes at a density of its own
  return page.evaluate(async ([png, x, y, width, height]) => {
    const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    [x, y, width, height] = [x, y, width, height].map((length) => Math.round(length * devicePixelRatio));
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, -x, -y);
    const { data } = context.getImageData(0, 0, width, height);
    let dark = 0;
    let between = 0;
    let rows = [height, 0];
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] < 60) dark += 1;
      else if (data[at] < 200) between += 1;
      if (data[at] >= 128) continue;
      const row = Math.floor(at / 4 / width);
      rows = [Math.min(rows[0], row), Math.max(rows[1], row)];
    }
    return { screen: image.width, dark, between, rows };
  }, [png, x, y, width, height]);
}

/** How many pixels of two pictures of the screen differ by more than rounding. */
const different = (page, a, b) =>
  page.evaluate(async (pngs) => {
    const [one, other] = await Promise.all(pngs.map(async (png) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (char) => char.charCodeAt(0))], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    })); // prettier-ignore
    return one.length === other.length ? one.filter((value, at) => Math.abs(value - other[at]) > 2).length : -1;
  }, [a, b]); // prettier-ignore

test('density and zoom that change while it is shown: a pixel of the canvas for each of the screen\'s, words over their picture, no blank frame left', async ({ page, show }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 900, height: 600 });
  const widget = await show(kettles);
  await painted(widget);
  const session = await page.context().newCDPSession(page);
  // Zoom as browsers do it: fewer CSS px in the same window, each of more device pixels.
  const steps = [
    // Chromium tells a page of a density that is pretended only when the size of the window changes, too.
    ...[1, 2, 3, 1.25].map((ratio, at) => ({ width: 900 - at, height: 600, deviceScaleFactor: ratio })),
    ...[0.5, 0.67, 1.1, 1.5, 3, 1].map((zoom) => ({ width: Math.round(900 / zoom), height: Math.round(600 / zoom), deviceScaleFactor: zoom })),
  ];
  const { data: first } = await session.send('Page.captureScreenshot');
  for (const step of steps) {
    await session.send('Emulation.setDeviceMetricsOverride', { ...step, mobile: false });
    await expect.poll(() => page.evaluate(() => [innerWidth, Math.round(devicePixelRatio * 1000) / 1000])).toEqual([step.width, step.deviceScaleFactor]);
    await painted(widget);
    const name = `${step.width} px at ${step.deviceScaleFactor}`;
    const now = await measured(widget);
    for (const axis of [0, 1]) expect(Math.abs(now.scale[axis] - now.ratio), `${name}: ${now.scale}`).toBeLessThan(0.002);
    expect(Math.abs(now.pixels[0] - now.wanted[0]), name).toBeLessThanOrEqual(1);
    expect(now.off.every((off) => off < 0.02), `${name}: ${now.off}`).toBe(true);
    expect(now.covers, `${name}: the canvas covers what is in sight`).toBe(true);

    // The headline as it is drawn: as the browser itself would write it, and at the place of its words.
    const line = widget.locator('.headline .line').first();
    const clip = await line.boundingBox();
    const around = { x: clip.x - 2, y: clip.y - 6, width: clip.width + 4, height: clip.height + 12 };
    const drawn = await ink(page, session, around);
    await widget.evaluate((element) => {
      for (const canvas of element.shadowRoot.querySelectorAll('canvas')) canvas.style.visibility = 'hidden';
      element.shadowRoot.querySelector('.stage').classList.remove('painted');
    });
    const written = await ink(page, session, around);
    await widget.evaluate((element) => {
      for (const canvas of element.shadowRoot.querySelectorAll('canvas')) canvas.style.visibility = '';
      element.shadowRoot.querySelector('.stage').classList.add('painted');
    });
    const told = `${name}: drawn ${JSON.stringify(drawn)}, written ${JSON.stringify(written)}`;
    expect(drawn.screen, told).toBeCloseTo(step.width * now.ratio, -0.5);
    expect(drawn.dark, told).toBeGreaterThan(0.85 * written.dark);
    expect(drawn.between, told).toBeLessThan(1.3 * written.between + 40);
    for (const end of [0, 1]) expect(Math.abs(drawn.rows[end] - written.rows[end]), told).toBeLessThanOrEqual(2 * Math.max(1, now.ratio));
  }
  expect(await different(page, first, (await session.send('Page.captureScreenshot')).data), 'back again, pixels that differ').toBe(0);
});

test('the wheel with Ctrl is the browser\'s, and a wheel or a swipe that the widget can\'t use scrolls the page', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const widget = await show('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
  await painted(widget);
  await page.evaluate(() => {
    document.wheels = [];
    addEventListener('wheel', (event) => setTimeout(() => document.wheels.push(event.defaultPrevented)), { passive: true });
  });
  const scroller = widget.locator('.scroll').first();
  await scroller.scrollIntoViewIfNeeded();
  const { x, y, width } = await scroller.boundingBox();
  await page.mouse.move(x + width / 2, Math.max(y, 0) + 60);
  const places = async () => [await page.evaluate(() => Math.round(scrollY)), await scroller.evaluate((element) => Math.round(element.scrollLeft))];
  const [top] = await places();

  // Down: a table that scrolls sideways has no use for it.
  await page.mouse.wheel(0, 150);
  await expect.poll(places).toEqual([top + 150, 0]);
  await page.mouse.wheel(0, -150);
  await expect.poll(places).toEqual([top, 0]);

  // Sideways: the table, to its end; and down from there the page again.
  await page.mouse.wheel(5000, 0);
  await expect.poll(async () => (await places())[1]).toBe(await scroller.evaluate((element) => element.scrollWidth - element.clientWidth));
  const [, end] = await places();
  await page.mouse.wheel(0, 150);
  await expect.poll(places).toEqual([top + 150, end]);

  // With Ctrl browsers zoom: nothing scrolls here, and nobody has prevented it.
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await expect.poll(() => page.evaluate(() => document.wheels.length)).toBe(5);
  expect(await page.evaluate(() => document.wheels)).toEqual(Array(5).fill(false));
  expect((await places())[1]).toBe(end);
});

test('a link over the canvas is a link: address and pointer on hover, new tabs by the middle button and by Ctrl, the browser\'s own menu, Enter', async ({ page, context, site, show, trouble }) => {
  const addresses = [`${site}/demo/states.html?a=1#b`, `${site}/demo/demo.css?source`];
  const widget = await show('<juxta-compare></juxta-compare>');
  await widget.evaluate((element, [url, source]) => {
    element.data = {
      juxta: 1, attributes: [{ id: 'boil', label: 'Boils in', type: 'number', unit: 's' }],
      items: [{ id: 'a', name: 'Ember', url, values: { boil: { value: 90, source } } }, { id: 'b', name: 'Still', values: { boil: 120 } }],
    };
    return element.ready;
  }, addresses); // prettier-ignore
  await painted(widget);
  await page.evaluate(() => {
    document.menus = [];
    addEventListener('contextmenu', (event) => {
      const link = event.composedPath().find((element) => element.localName === 'a');
      document.menus.push([link?.href, event.defaultPrevented]);
    });
  });
  const links = widget.locator('a[href]');
  expect(await links.evaluateAll((all) => all.map(({ href, rel }) => [href, rel]))).toEqual(addresses.map((address) => [address, 'noopener noreferrer']));

  for (const [at, address] of addresses.entries()) {
    const link = links.nth(at);
    await link.scrollIntoViewIfNeeded();
    await settled(widget);
    const { x, y, width, height } = await link.boundingBox();
    const middle = [x + width / 2, y + height / 2];

    // Where it is drawn the browser has the link: that is whose address it shows, and what its menu is about.
    const under = await page.evaluate(([x, y]) => {
      let element = document.elementFromPoint(x, y);
      while (element?.shadowRoot) element = element.shadowRoot.elementFromPoint(x, y);
      const link = element?.closest('a');
      return [link?.href, link && getComputedStyle(link).cursor];
    }, middle);
    expect(under).toEqual([address, 'pointer']);
    const frames = await widget.evaluate((element) => element.frames);
    await page.mouse.move(...middle);
    await expect.poll(() => widget.evaluate((element) => element.frames), { message: 'the canvas shows the hover' }).toBeGreaterThan(frames);
    await page.mouse.click(...middle, { button: 'right' });
    expect(await page.evaluate(() => document.menus.pop())).toEqual([address, false]);

    for (const open of [
      () => page.mouse.click(...middle, { button: 'middle' }),
      () => page.keyboard.down('Control').then(() => page.mouse.click(...middle)).then(() => page.keyboard.up('Control')),
    ]) {
      const [opened] = await Promise.all([context.waitForEvent('page'), open()]);
      await opened.waitForURL(address);
      expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
      await opened.close();
      expect(page.url()).toBe(`${site}/demo/test.html`);
    }
  }
  expect(trouble.errors).toEqual([]);

  await page.mouse.move(0, 0);
  await links.first().focus();
  await Promise.all([page.waitForURL(addresses[0]), page.keyboard.press('Enter')]);
});

test('large grounds are cleared and not blended, which takes a renderer in software a part of the time', async ({ page, show }) => {
  await page.addInitScript(() => {
    const { clear } = WebGL2RenderingContext.prototype;
    window.cleared = [];
    WebGL2RenderingContext.prototype.clear = function (...given) {
      const [, , width, height] = this.getParameter(this.SCISSOR_BOX);
      window.cleared.push(this.isEnabled(this.SCISSOR_TEST) ? width * height : 0);
      return clear.apply(this, given);
    };
  });
  const widget = await show(kettles);
  await painted(widget);
  const { boxes, pixels } = await widget.evaluate((element) => {
    const { width, height } = element.shadowRoot.querySelector('canvas');
    return { boxes: window.cleared.slice(window.cleared.lastIndexOf(0) + 1), pixels: width * height }; // of the last frame
  });
  expect(boxes.reduce((sum, area) => sum + area, 0)).toBeGreaterThan(pixels / 3);
});
