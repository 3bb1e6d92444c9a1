// tests/web/words.spec.mjs - the words over the canvas are the page's own: found by its search, at its place.
// SPDX-License-Identifier: MIT
import { keyboardOf, startDisplay } from './display.mjs';
import { bundle, canvasText, expect, inOtherBrowser, painted, plain, reaches, settled, test } from './support.mjs';

const seed = '/demo/bundles/ai-tools.json';

/** In the page: looks for a text as the browser's own search does, from the top, and tells where it is found. */
async function teachToFind(page) {
  await page.evaluate(() => {
    const root = document.querySelector('juxta-compare').shadowRoot;
    document.found = () => {
      const [range] = getSelection().getComposedRanges({ shadowRoots: [root] });
      if (!range || range.collapsed) return undefined;
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return { text: live.toString(), boxes: [...live.getClientRects()].filter(({ width }) => width > 0).map((box) => box.toJSON()), silent: Boolean(range.startContainer.parentElement.closest('.silent, [part=status]')) };
    };
    document.find = (text) => {
      getSelection().removeAllRanges();
      scrollTo(0, 0);
      // Until it is found where it is shown: a screen reader is told some words once more.
      for (let times = 0; times < 40; times++) {
        if (!window.find(text, false, false, false)) return 'is not found';
        const found = document.found();
        if (!found) return 'is found and lost';
        if (found.silent) continue;
        const [box] = found.boxes;
        if (!box) return 'is found and has no place';
        const scroller = root.querySelector('.scroll').getBoundingClientRect();
        const inTable = box.top >= scroller.top && box.bottom <= scroller.bottom;
        const [left, right] = inTable ? [scroller.left, scroller.right] : [0, innerWidth];
        return box.top >= 0 && box.bottom <= innerHeight && box.left >= left - 1 && box.right <= right + 1 ? '' : `is found out of sight: ${JSON.stringify(box)}`;
      }
      return 'is found only where nobody sees it';
    };
  });
}

/** Every text that a comparison of a bundle shows. */
function textsOf({ title, question, items, attributes, reviewers }) {
  const texts = [title, question];
  for (const item of items) {
    texts.push(item.name, item.category, item.tagline, item.entry, item.description);
    for (const { id, label } of attributes) texts.push(label, typeof item.values[id] === 'string' ? item.values[id] : '');
    for (const { id, name } of reviewers ?? []) texts.push(name, item.reviews[id]?.text);
  }
  return texts.filter(Boolean);
}
const wordsOf = (texts) => [...new Set(texts.map(plain).join(' ').split(' '))];

for (const width of [1280, 390]) {
  test(`find-in-page finds every word of the seed in the canvas view and brings it into view, at ${width} px`, async ({ page, show }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
    await painted(widget);
    await teachToFind(page);
    const words = wordsOf(textsOf(bundle('ai-tools')));
    expect(words.length).toBeGreaterThan(500);

    const lost = await page.evaluate((words) => words.map((word) => [word, document.find(word)]).filter(([, why]) => why), words);

    expect(lost).toEqual([]);
  });
}

test('what a screen reader is told is found last, behind all that is shown', async ({ page, show }) => {
  const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
  await painted(widget);
  await teachToFind(page);
  await expect(widget.locator('[part=status]')).toHaveText(/^Now comparing /);

  expect(await page.evaluate(() => window.find('Mistral'))).toBe(true);

  expect((await page.evaluate(() => document.found())).silent).toBe(false);
});

test('find-in-page finds what runs from one line into the next', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
  await painted(widget);
  await teachToFind(page);
  const sentences = textsOf(bundle('ai-tools')).map(plain).join(' ').split(/(?<=\.) /).filter((text) => text.length > 60 && text.length < 160); // prettier-ignore
  expect(sentences.length).toBeGreaterThan(10);

  const lost = await page.evaluate((texts) => texts.filter((text) => !(getSelection().removeAllRanges(), window.find(text))), sentences);

  expect(lost).toEqual([]);
});

/**
 * Finds a text as readers do, in the browser's own find bar, and closes the bar: what was found last is then selected.
 * Until it is found where it is shown: the bar finds what a screen reader is told once more, too.
 */
async function findInBar(page, keyboard, text) {
  const found = async () => {
    const now = await page.evaluate(() => document.found());
    return now && now.text.replace(/\s+/g, ' ') === text && now.boxes.length > 0 ? now : undefined;
  };
  await page.evaluate(() => getSelection().removeAllRanges());
  for (let tries = 0; tries < 6; tries++) {
    keyboard.press('ctrl+f');
    await page.waitForTimeout(250);
    keyboard.type(text);
    await page.waitForTimeout(350 + 250 * tries);
    keyboard.press('Escape');
    await page.waitForTimeout(250);
    const now = await found();
    if (now) return now;
  }
  throw new Error(`"${text}" is not found`);
}

/** A page in a browser with all its bars. */
async function withBars(playwright, site, markup, [width, height], work) {
  const display = await startDisplay();
  try {
    const options = { headless: false, env: { ...process.env, DISPLAY: display.name }, args: [`--window-size=${width},${height}`, '--window-position=0,0'] };
    await inOtherBrowser(playwright, options, async (page) => {
      const body = `<!doctype html><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/demo.css"><script type="module" src="/juxta.js"></script>${markup}`;
      await page.route(`${site}/demo/test.html`, (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(`${site}/demo/test.html`);
      const widget = page.locator('juxta-compare');
      await painted(widget);
      await teachToFind(page);
      const keyboard = keyboardOf(display.name);
      keyboard.focus('chromium');
      await work(page, widget, keyboard);
    }, null); // prettier-ignore
  } finally {
    display.close();
  }
}

test('what the browser\'s find bar finds in a folded review unfolds it and comes into view, selected where the canvas draws it', async ({ playwright, site }) => {
  test.setTimeout(120_000);
  await withBars(playwright, site, `<juxta-compare src="${seed}"></juxta-compare>`, [1280, 950], async (page, widget, keyboard) => {
    const { items, reviewers } = bundle('ai-tools');
    const near = (a, b) => Math.max(Math.abs(a.left - b.left), Math.abs(a.right - b.right), Math.abs(a.top + a.bottom - b.top - b.bottom) / 2);

    for (const [at, { id }] of reviewers.entries()) {
      const text = plain(items[at % 2].reviews[id].text.split('\n\n').at(-1));
      const phrase = text.split(' ').slice(-4).join(' ');
      const fold = widget.locator('button.fold').nth(at);
      if ((await fold.getAttribute('aria-expanded')) === 'true') await fold.click();
      await expect(fold).toHaveAttribute('aria-expanded', 'false');
      await page.evaluate(() => scrollTo(0, 0));

      const found = await findInBar(page, keyboard, phrase);

      await expect(fold).toHaveAttribute('aria-expanded', 'true');
      await settled(widget);
      const now = await page.evaluate(() => [document.found(), innerHeight]);
      expect(found.text.replace(/\s+/g, ' ')).toBe(phrase);
      for (const box of now[0].boxes) expect(box.top >= 0 && box.bottom <= now[1], `${phrase}: ${JSON.stringify(box)}`).toBe(true);
      expect((await canvasText(widget)).replaceAll(' ', '')).toContain(phrase.replaceAll(' ', ''));

      // Where the words stand when they are laid line by line is where the canvas has them.
      await widget.evaluate((element) => {
        element.view = 'html';
        element.view = 'canvas';
      });
      await painted(widget);
      expect(await page.evaluate((phrase) => document.find(phrase), phrase)).toBe('');
      const again = await page.evaluate(() => document.found());
      const shift = now[0].boxes[0].top - again.boxes[0].top; // the page has scrolled in between
      for (const [line, box] of now[0].boxes.entries()) {
        expect(near({ ...box, top: box.top - shift, bottom: box.bottom - shift }, again.boxes[line]), phrase).toBeLessThanOrEqual(2);
      }
    }
  });
});

test('what the browser\'s find bar finds in a column out of sight is scrolled into sight, beside the labels', async ({ playwright, site }) => {
  await withBars(playwright, site, '<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>', [520, 900], async (page, widget, keyboard) => {
    for (const text of ['24.5 kg', '11.2 kg']) {
      const { boxes } = await findInBar(page, keyboard, text);
      const right = await widget.locator('.scroll').evaluate((element) => element.getBoundingClientRect().right);
      expect(boxes[0].left, text).toBeGreaterThan(await labelsEnd(widget));
      expect(boxes[0].right, text).toBeLessThanOrEqual(right + 1);
    }
  });
});

/** Where the labels of the rows end, which stand still while the table scrolls. */
const labelsEnd = (widget) =>
  widget.locator('.row-label .label').evaluateAll((all) => Math.max(...all.map((label) => (label.querySelector('.line') ?? label).getBoundingClientRect().right)));

for (const view of ['canvas', 'html']) {
  test(`what a browser scrolls into sight in the table stands beside the labels, in the ${view} view`, async ({ page, show }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const widget = await show(`<juxta-compare src="bundles/eight-bicycles.json" view="${view}"></juxta-compare>`);
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    await reaches(widget, 'ready');
    await settled(widget);
    const scroller = widget.locator('.scroll').first();
    const cells = await widget.locator('td .value').all();
    expect(cells.length).toBeGreaterThan(40);

    for (const from of [9999, 0]) {
      for (const cell of cells.slice(0, 8).filter((_, at) => at % 2 === 0)) {
        await scroller.evaluate((element, left) => (element.scrollLeft = left), from);
        const box = await cell.evaluate((element) => {
          const words = element.querySelector('.line') ?? element;
          words.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
          return words.getBoundingClientRect().toJSON();
        });
        await settled(widget); // labels follow with the scroll event
        const right = await scroller.evaluate((element) => element.getBoundingClientRect().right);
        expect(box.left).toBeGreaterThan(await labelsEnd(widget));
        expect(box.right).toBeLessThanOrEqual(right + 1);
      }
    }
  });
}

test('in a list of many rows a text that stands on one line is one element', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/ai-models.json" start="catalogue"></juxta-compare>');
  await painted(widget);
  const counts = await widget.evaluate(({ shadowRoot }) => {
    const list = shadowRoot.querySelector('.rows');
    return { alone: list.querySelectorAll('.alone').length, within: list.querySelectorAll('.alone *').length, single: [...list.querySelectorAll('.lines')].filter(({ children }) => children.length === 1).length };
  });
  expect(counts.alone).toBeGreaterThan(200);
  expect(counts).toMatchObject({ within: 0, single: 0 });
});
