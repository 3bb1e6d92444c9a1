// tests/web/view.spec.mjs - the words and the picture: at the same places, in both views and both themes.
// SPDX-License-Identifier: MIT
import { bundle, domText, expect, painted, reaches, settled, test } from './support.mjs';

/** The canvas's box, and whether its pixels at a place are dark. */
async function shade(page, widget) {
  const box = await widget.boundingBox();
  const png = await page.screenshot({ clip: { x: box.x + 2, y: Math.max(box.y, 0) + 2, width: 4, height: 4 } });
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(4, 4).getContext('2d');
    context.drawImage(image, 0, 0);
    const [r, g, b] = context.getImageData(1, 1, 1, 1).data;
    return (r + g + b) / 3 < 128 ? 'dark' : 'light';
  }, [...png]);
}

const kettles = '<juxta-compare src="bundles/kettles.json"></juxta-compare>';

test('the theme follows the page and its attribute, live', async ({ page, show }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const widget = await show(kettles);
  await painted(widget);
  expect(await shade(page, widget)).toBe('light');

  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => shade(page, widget)).toBe('dark');

  // The attribute against the page, both ways.
  await widget.evaluate((element) => (element.theme = 'light'));
  await expect.poll(() => shade(page, widget)).toBe('light');
  await widget.evaluate((element) => (element.theme = 'dark'));
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => shade(page, widget)).toBe('dark');
  await settled(widget);
  expect(await shade(page, widget)).toBe('dark');
});

for (const where of ['documentElement', 'body']) {
  test(`theme=auto follows a class that the page puts on its ${where}`, async ({ page, show }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const widget = await show(kettles, { csp: '', head: '<style>:root, body { color-scheme: light } .night, .night body { color-scheme: dark }</style>' });
    await painted(widget);
    expect(await shade(page, widget)).toBe('light');

    await page.evaluate((where) => document[where].classList.add('night'), where);

    await expect.poll(() => shade(page, widget)).toBe('dark');
  });
}

test('the words come first, and the canvas takes over without a shift', async ({ page, site }) => {
  await page.addInitScript(() => {
    document.shifts = [];
    new PerformanceObserver((list) => document.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('juxta-ready', (event) => {
      const { shadowRoot } = event.target;
      const lines = () => [...shadowRoot.querySelectorAll('.line')].map((line) => [line.textContent, line.getBoundingClientRect().toJSON()]);
      document.words = { height: event.target.getBoundingClientRect().height, lines: lines(), frames: event.target.frames, colour: getComputedStyle(shadowRoot.querySelector('.headline')).color };
    });
  });
  await page.goto(site);
  const widget = page.locator('juxta-compare');
  await painted(widget);

  const [words, after] = await widget.evaluate((element) => [
    document.words,
    {
      height: element.getBoundingClientRect().height,
      lines: [...element.shadowRoot.querySelectorAll('.line')].map((line) => [line.textContent, line.getBoundingClientRect().toJSON()]),
      colour: getComputedStyle(element.shadowRoot.querySelector('.headline')).color,
    },
  ]);

  expect(words.frames).toBe(0);
  expect(words.lines.length).toBeGreaterThan(100);
  expect(words.colour).not.toBe('rgba(0, 0, 0, 0)');
  expect(after.colour).toBe('rgba(0, 0, 0, 0)');
  expect(Math.abs(words.height - after.height)).toBeLessThan(0.5);
  expect(after.lines.map(([text]) => text)).toEqual(words.lines.map(([text]) => text));
  for (const [i, [text, box]] of after.lines.entries()) {
    const before = words.lines[i][1];
    for (const side of ['x', 'y', 'width', 'height']) expect.soft(Math.abs(box[side] - before[side]), `${side} of ${text}`).toBeLessThan(0.5);
  }
});

for (const view of ['html', 'canvas']) {
  test(`view=${view}: differences only, fold and unfold work, and Tab reaches them`, async ({ page, show }) => {
    const widget = await show(`<juxta-compare view="${view}"></juxta-compare>`);
    const kettlesAlike = bundle('kettles');
    for (const item of kettlesAlike.items) item.values.power = 2000; // a row that does not differ
    await widget.evaluate((element, data) => {
      element.data = data;
      return element.ready;
    }, kettlesAlike);
    await reaches(widget, view === 'html' ? 'html' : 'painted');
    const rows = () => widget.getByRole('row').count();
    const all = await rows();
    const toggle = widget.getByRole('button', { name: 'Differences only' });

    // Keyboard alone: Tab until the toggle has the focus.
    let steps = 0;
    while (!(await toggle.evaluate((button) => button.getRootNode().activeElement === button)) && steps++ < 20) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    expect(await toggle.evaluate((button) => button.getRootNode().activeElement === button)).toBe(true);
    expect(await rows()).toBeLessThan(all);
    await expect(widget.getByRole('rowheader', { name: 'Power' })).toHaveCount(0);
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(await rows()).toBe(all);

    const fold = widget.locator('button.fold').first();
    const prose = widget.locator('.reviewer').first().locator('.prose').first();
    await expect(fold).toHaveAttribute('aria-expanded', 'true');
    const height = () => widget.evaluate((element) => element.getBoundingClientRect().height);
    const open = await height();
    await fold.click();
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await expect(prose).toHaveAttribute('hidden', 'until-found');
    expect(await height()).toBeLessThan(open);
    await fold.click();
    await expect(prose).not.toHaveAttribute('hidden');
    expect(await height()).toBe(open);
  });
}

test('a screen reader finds one outline, one table with heads, named buttons and meters, in both views', async ({ show }) => {
  const widget = await show(kettles);
  await painted(widget);
  const outline = () =>
    widget.evaluate((element) => {
      const root = element.shadowRoot;
      return {
        headings: [...root.querySelectorAll('h2, h3, h4, h5')].map((heading) => `${heading.localName} ${heading.textContent.trim()}`),
        tables: root.querySelectorAll('[role=table]').length,
        columns: [...root.querySelectorAll('[role=columnheader]')].map((cell) => cell.textContent.trim()),
        rows: root.querySelectorAll('[role=rowheader]').length,
        meters: [...root.querySelectorAll('meter')].map((meter) => meter.getAttribute('aria-label')),
      };
    });

  const canvas = await outline();
  await widget.evaluate((element) => (element.view = 'html'));
  const html = await outline();

  expect(html).toEqual(canvas);
  expect(canvas.tables).toBe(1);
  expect(canvas.headings[0]).toBe('h2 Fast or silent');
  expect(canvas.columns.slice(-2)).toEqual(['Ember 17', 'Still Life 2']);
  expect(canvas.meters.length).toBe(8); // a score a review, the points of two items, two effects on the lead
  expect(canvas.meters.every(Boolean)).toBe(true);
});

test('the words are the same in both views', async ({ show }) => {
  const widget = await show(kettles);
  await painted(widget);
  const canvas = await domText(widget);

  await widget.evaluate((element) => (element.view = 'html'));

  expect(await domText(widget)).toBe(canvas);
});

test('on a phone the table scrolls inside itself and the canvas follows', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const widget = await show('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
  await painted(widget);
  const scroller = widget.locator('.scroll');
  await scroller.scrollIntoViewIfNeeded();
  await settled(widget);
  const before = await widget.evaluate((element) => element.frames);

  await scroller.evaluate((element) => (element.scrollLeft = 300));

  await expect.poll(() => widget.evaluate((element) => element.frames)).toBeGreaterThan(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expect(scroller).toHaveAttribute('tabindex', '0');
});

test('on a phone the table of the page view scrolls inside itself, and keeps its place when a control is used', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const widget = await show('<juxta-compare src="bundles/eight-bicycles.json" view="html"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  const scroller = widget.locator('.scroll');
  await expect(scroller).toHaveAttribute('tabindex', '0');

  await scroller.evaluate((element) => (element.scrollLeft = 300));
  await widget.getByRole('button', { name: 'Differences only' }).click();

  await expect(widget.getByRole('button', { name: 'Differences only' })).toHaveAttribute('aria-pressed', 'true');
  expect(await scroller.evaluate((element) => element.scrollLeft)).toBe(300);
});

for (const view of ['canvas', 'html']) {
  test(`view=${view}: in whatever shrinks to fit it has room, and no more than there is`, async ({ page, show }) => {
    const element = `<juxta-compare src="bundles/kettles.json" view="${view}" loading="eager"></juxta-compare>`;
    await show(`<dialog open style="position: static"><h2>Kettles</h2>${element}</dialog><div class="flex"><nav>All kettles</nav>${element}</div>
      <div class="flex"><div>${element}</div></div><div class="float">${element}</div>`, { csp: '', head: '<style>.flex { display: flex } .float { float: left }</style>' }); // prettier-ignore
    const widths = () => page.locator('juxta-compare').evaluateAll((all) => all.map((element) => element.getBoundingClientRect().width));
    for (const widget of await page.locator('juxta-compare').all()) await reaches(widget, 'ready');

    for (const width of await widths()) expect(width).toBeGreaterThan(900);

    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(async () => Math.max(...(await widths()))).toBeLessThanOrEqual(390);
    for (const width of await widths()) expect(width).toBeGreaterThan(240);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}

test('the page view shows what came of a subscription, and that there are no bookmarks', async ({ page, site, show }) => {
  let status = 500;
  await page.route(`${site}/demo/subscribe`, (route) => route.fulfill({ status, body: '' }));
  const widget = await show('<juxta-compare src="bundles/kettles.json" view="html" newsletter-url="subscribe" bookmarks></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  await expect(widget.locator('.bookmarks .message')).toBeVisible();
  const field = widget.getByRole('textbox', { name: 'E-mail address' });

  await field.fill('nobody');
  await field.press('Enter');
  const wrong = widget.locator('.role-field .error');
  await expect(wrong).toBeVisible();
  expect(await wrong.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('0px');

  await field.fill('ada@example.com');
  await field.press('Enter');
  const said = widget.locator('.newsletter .status');
  await expect(said).toContainText('500');
  await expect(said).toBeVisible();
  const tall = await said.evaluate((element) => element.getBoundingClientRect().height);
  expect(tall).toBeGreaterThan(10);

  status = 204;
  await field.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(said).toBeVisible();
  await expect(said).not.toContainText('500');
});

for (const view of ['html', 'canvas']) {
  test(`view=${view}: a browser that can't find in folded text hides it`, async ({ page, show }) => {
    await page.addInitScript(() => {
      delete Document.prototype.onbeforematch;
    });
    const widget = await show(`<juxta-compare src="bundles/kettles.json" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    const prose = widget.locator('.reviewer').first().locator('.prose').first();

    await widget.locator('button.fold').first().click();

    await expect(prose).toHaveAttribute('hidden', '');
    expect(await prose.evaluate((element) => getComputedStyle(element).display)).toBe('none');
  });
}

/** How far the canvas ends above what the window shows of the widget, CSS px. */
const drawnDownTo = (widget) =>
  widget.evaluate((element) => {
    const box = element.shadowRoot.querySelector('canvas').getBoundingClientRect();
    return Math.min(innerHeight, element.getBoundingClientRect().bottom) - box.bottom;
  });

test('a window that grows taller is drawn to its lower edge', async ({ page, show }) => {
  await page.setViewportSize({ width: 500, height: 300 });
  const widget = await show('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
  await painted(widget);

  await page.setViewportSize({ width: 500, height: 1400 });

  await expect.poll(() => drawnDownTo(widget)).toBeLessThanOrEqual(1);
});

test('what folds above it leaves no empty canvas', async ({ page, show }) => {
  await page.setViewportSize({ width: 500, height: 400 });
  const widget = await show('<div id="above"></div><juxta-compare src="bundles/eight-bicycles.json" loading="eager"></juxta-compare>', {
    csp: '',
    head: '<style>html { overflow-anchor: none } #above { height: 390px; margin-top: 1200px } .folded #above { height: 0; margin: 0 }</style>',
  });
  await page.evaluate(() => scrollTo(0, 1250));
  await painted(widget);

  // The page stays where it is, so the widget moves up under the window by more than the canvas has to spare.
  await page.evaluate(() => document.body.classList.add('folded'));

  await expect.poll(() => drawnDownTo(widget)).toBeLessThanOrEqual(1);
});

test('colours of the page are those of the words, of the canvas and of the page view, live', async ({ page, show }) => {
  const style = 'juxta-compare { --juxta-text: rgb(1, 2, 3); --juxta-background: color-mix(in srgb, #000 10%, #0f0); --juxta-accent: nonsense }';
  const widget = await show(kettles, { csp: '', head: `<style>${style}</style>` });
  await painted(widget);
  const words = await widget.evaluate((element) => {
    const frame = element.shadowRoot.querySelector('.painted');
    frame.classList.remove('painted'); // as before the canvas had its first frame
    const { color } = getComputedStyle(element.shadowRoot.querySelector('.headline'));
    frame.classList.add('painted');
    return color;
  });
  expect(words).toBe('rgb(1, 2, 3)');
  /** The colour of the picture's first pixel, and how often another one stands in it. */
  const picture = (/** @type {number[]} */ ...colour) =>
    widget.evaluate(async (element, colour) => {
      const image = await createImageBitmap(await element.toBlob());
      const context = new OffscreenCanvas(image.width, 400).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, 400);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (colour.every((value, channel) => Math.abs(data[at + channel] - value) < 3)) count += 1;
      return { ground: [...data.slice(0, 3)], count };
    }, colour);
  const first = await picture(1, 2, 3);
  expect(first.ground).toEqual([0, 230, 0]);
  expect(first.count).toBeGreaterThan(200);

  await widget.evaluate((element) => (element.style.cssText = '--juxta-accent: oklch(0.5 0.2 30); --juxta-background: #fff; --juxta-radius: 0'));
  const accent = await widget.evaluate((element) => {
    const probe = document.body.appendChild(document.createElement('canvas')).getContext('2d');
    probe.fillStyle = 'oklch(0.5 0.2 30)';
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
  await expect.poll(async () => (await picture(...accent)).count).toBeGreaterThan(50);
  expect((await picture()).ground).toEqual([255, 255, 255]);

  await widget.evaluate((element) => (element.view = 'html'));
  expect(await widget.evaluate((element) => getComputedStyle(element.shadowRoot.querySelector('.headline')).color)).toBe('rgb(1, 2, 3)');
});

test('colours and fonts follow whatever of the page changes them: a class around, a style sheet, a condition in one; and then stand still', async ({ page, show }) => {
  const other = 'juxta-compare { --juxta-text: #404000; --juxta-radius: 3px; font: 18px monospace }';
  const head = `<style>.other ${other} @media (max-height: 600px) { ${other} }</style>`;
  const widget = await show('<div id="around"><juxta-compare src="bundles/one.json"></juxta-compare></div>', { csp: '', head });
  await painted(widget);
  /** Whether the picture has text of that colour. */
  const inked = () => widget.evaluate(async (element) => {
    const image = await createImageBitmap(await element.toBlob());
    const context = new OffscreenCanvas(image.width, 200).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, 200);
    return data.some((red, at) => at % 4 === 0 && red === 0x40 && data[at + 1] === 0x40 && data[at + 2] === 0);
  }); // prettier-ignore
  const line = () => widget.locator('.card .line').first().evaluate((element) => getComputedStyle(element).fontSize);
  const usual = await line();
  const changes = {
    class: (on) => page.evaluate((on) => document.querySelector('#around').classList.toggle('other', on), on),
    sheet: (on) => page.evaluate(([on, other]) => (on ? document.head.append(Object.assign(document.createElement('style'), { id: 'late', textContent: other })) : document.querySelector('#late').remove()), [on, other]),
    condition: (on) => page.setViewportSize({ width: 1280, height: on ? 500 : 800 }),
  };

  for (const [what, change] of Object.entries(changes)) {
    await change(true);
    await expect.poll(line, what).not.toBe(usual);
    await settled(widget);
    if (what === 'class') expect(await inked()).toBe(true);
    await change(false);
    await expect.poll(line, what).toBe(usual);
  }

  await settled(widget);
  const frames = await widget.evaluate((element) => element.frames);
  await page.waitForTimeout(250);
  expect(await widget.evaluate((element) => element.frames)).toBe(frames);
});

test('a background of the page that its text could not be read on is left out, in both views', async ({ show }) => {
  const widget = await show(kettles, { csp: '', head: '<style>juxta-compare { --juxta-background: #fff }</style>' });
  await widget.evaluate((element) => (element.theme = 'dark'));
  await painted(widget);
  const ground = () => widget.evaluate((element) => getComputedStyle(element.shadowRoot.querySelector('.stage')).backgroundColor);
  expect(await ground()).toBe('rgb(15, 16, 19)');
  await widget.evaluate((element) => (element.view = 'html'));
  expect(await ground()).toBe('rgb(15, 16, 19)');
  await widget.evaluate((element) => (element.theme = 'light'));
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
});

/** In the page: how far the ink on a picture stands out from its ground, WCAG 2.2. */
async function contrastOn(bytes) {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const light = (at) => {
    const [red, green, blue] = [...data.slice(at, at + 3)].map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const ground = light(0);
  let most = 1;
  for (let at = 0; at < data.length; at += 4) most = Math.max(most, light(at) / ground, ground / light(at));
  return most;
}

test("whatever colours the page has, text can be read on its background, on cards and on tints, in both views", async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json"></juxta-compare>');
  await painted(widget);
  for (const [theme, text, background] of [['light', '#fff', '#102a43'], ['dark', '#222', '#f4f4f4'], ['dark', '', '#3a3f4b'], ['light', '#102030', '#b8c4ce']]) {
    await widget.evaluate((element, [theme, text, background]) => {
      element.theme = theme;
      element.style.cssText = `--juxta-text: ${text || 'none'}; --juxta-background: ${background}`;
    }, [theme, text, background]); // prettier-ignore
    for (const view of ['canvas', 'html']) {
      await widget.evaluate((element, view) => (element.view = view), view);
      await reaches(widget, view === 'canvas' ? 'painted' : 'html');
      for (const part of ['.question', '.card .name', '.verdict p']) {
        const at = widget.locator(view === 'canvas' ? `${part} .line` : part).first();
        await at.scrollIntoViewIfNeeded();
        await settled(widget);
        const { x, y, width, height } = await at.boundingBox();
        const png = await page.screenshot({ clip: { x: Math.max(0, x - 2), y, width: Math.min(width, 260), height: Math.max(height, 18) } });
        expect.soft(await page.evaluate(contrastOn, [...png]), `${text} on ${background}, ${theme}, ${view}: ${part}`).toBeGreaterThan(4.45);
      }
    }
  }
});

test("the reader's own colours are shown by the page view, and the canvas is back when they go", async ({ page, show }) => {
  const widget = await show(kettles);
  await painted(widget);
  await page.emulateMedia({ forcedColors: 'active' });
  await reaches(widget, 'html');
  await expect(widget.locator('canvas')).toHaveCount(0);
  await expect(widget.getByRole('heading', { level: 2 })).toBeVisible();
  await page.emulateMedia({ forcedColors: 'none' });
  await reaches(widget, 'painted');
});

test('a reader who wants more contrast gets it in both views', async ({ page, show }) => {
  await page.emulateMedia({ contrast: 'more' });
  const widget = await show(kettles);
  await painted(widget);
  const colours = () => widget.evaluate((element) => ['.tagline', '.name'].map((one) => getComputedStyle(element.shadowRoot.querySelector(one)).color));
  await widget.evaluate((element) => (element.view = 'html'));
  const [quiet, text] = await colours();
  expect(quiet).toBe(text);
  await page.emulateMedia({ contrast: 'no-preference' });
  await expect.poll(async () => new Set(await colours()).size).toBe(2);
});

/** The newsletter's field, its window on the screen, and a picture of what stands in it. */
async function emailField(page, show) {
  await page.setViewportSize({ width: 390, height: 844 });
  const widget = await show('<juxta-compare src="bundles/kettles.json" newsletter-url="subscribe"></juxta-compare>');
  await painted(widget);
  const field = widget.getByRole('textbox', { name: 'E-mail address' });
  await field.scrollIntoViewIfNeeded();
  const ink = async () => {
    await settled(widget);
    const { x, y, width, height } = await field.boundingBox();
    const png = await page.screenshot({ clip: { x: x + 12, y: y + 4, width: width - 24, height: height - 8 }, caret: 'hide' });
    return page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      // How far each pixel is from the ground, at the upper left.
      return Array.from({ length: data.length / 4 }, (_, at) => Math.abs(data[4 * at + 1] - data[1]));
    }, [...png]);
  };
  /** As the browser shows the field by itself. */
  const alone = async () => {
    await widget.evaluate(({ shadowRoot }) => {
      shadowRoot.querySelector('canvas').style.visibility = 'hidden';
      shadowRoot.querySelector('.stage').classList.remove('painted');
      shadowRoot.querySelector('input[type=email]').style.outline = 'none';
    });
    return ink();
  };
  return { widget, field, ink, alone };
}

/** Pixels of two pictures that are not alike, and those of the first with ink. */
const unlike = (/** @type {number[]} */ a, /** @type {number[]} */ b) => [a.filter((value, at) => Math.abs(value - b[at]) > 80).length, a.filter((value) => value > 80).length];

test('what is typed beyond the width of a field shows as in any field: one line, at its end with the caret, at its beginning when left', async ({ page, show }) => {
  const { widget, field, ink, alone } = await emailField(page, show);
  const { height } = await field.boundingBox();
  await field.pressSequentially('ada.lovelace.of.saint.james.square@a.long.example.com');
  await settled(widget);
  expect((await field.boundingBox()).height).toBe(height);
  expect((await widget.evaluate((element) => element.canvasText())).filter(({ node }) => node === 'newsletter/email').map(({ text }) => text)).toEqual(['ada.lovelace.of.saint.james.square@a.long.example.com']);
  expect(await field.evaluate((element) => element.scrollLeft)).toBeGreaterThan(30);
  const typed = await ink();
  await field.press('Home');
  const begin = await ink();
  await field.press('End');

  const [off, all] = unlike(typed, await alone());
  expect(all).toBeGreaterThan(400);
  expect(off).toBeLessThan(all / 20);
  await field.press('Home');
  expect(unlike(begin, await alone())[0]).toBeLessThan(all / 20);
});

for (const theme of ['light', 'dark']) {
  test(`what the browser fills in by itself can be read over the canvas, ${theme}`, async ({ page, show }) => {
    const { widget, field, ink } = await emailField(page, show);
    await widget.evaluate((element, theme) => (element.theme = theme), theme);
    await field.fill('ada@example.com');
    await settled(widget);
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { result } = await session.send('Runtime.evaluate', { expression: "document.querySelector('juxta-compare').shadowRoot.querySelector('input[type=email]')" });
    await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const { nodeId } = await session.send('DOM.requestNode', { objectId: result.objectId });

    await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: ['autofill', '-internal-autofill-selected'] });

    expect(await field.evaluate((element) => element.matches(':autofill'))).toBe(true);
    expect((await ink()).filter((value) => value > 120).length).toBeGreaterThan(150);
  });
}
