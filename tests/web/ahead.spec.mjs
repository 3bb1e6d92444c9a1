// tests/web/ahead.spec.mjs - while the reader types or scrolls, the canvas goes ahead of the words, and they follow.
// SPDX-License-Identifier: MIT
//
// Steps are taken within one task of the page, so that no pause comes between them.
import { expect, painted, settled, test } from './support.mjs';

const models = '<juxta-compare src="bundles/ai-models.json" start="catalogue"></juxta-compare>';

/** How often the rows of the list are changed while they are scrolled, so many times and so far each. Scroll events come once a frame: these are made. */
const changesOfScrolling = (widget, steps, by) =>
  widget.evaluate((element, { steps, by }) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    const watch = new MutationObserver(() => {});
    watch.observe(scroller.querySelector('tbody'), { subtree: true, childList: true });
    const changes = [];
    for (let step = 0; step < steps; ++step) {
      scroller.scrollTop += by;
      scroller.dispatchEvent(new Event('scroll'));
      changes.push(watch.takeRecords().length);
    }
    watch.disconnect();
    return changes;
  }, { steps, by }); // prettier-ignore

/** Names of the rows that can be seen, in the words; and what is on the canvas. */
const seen = (widget) => widget.evaluate((element) => {
  const scroller = element.shadowRoot.querySelector('.rows');
  const { top, bottom } = scroller.getBoundingClientRect();
  const boxes = [...scroller.querySelectorAll('tbody .open')].map((open) => [open.textContent, open.getBoundingClientRect()]);
  return { words: boxes.filter(([, box]) => box.bottom > top + 60 && box.top < bottom).map(([name]) => name), canvas: element.canvasText().map(({ text }) => text) };
}); // prettier-ignore

const expectWordsAsDrawn = async (widget) => {
  const { words, canvas } = await seen(widget);
  expect(words.length).toBeGreaterThan(8);
  for (const name of words) expect(canvas).toContain(name);
};

test('of a list that is scrolled on, the words wait until it rests, and follow without a frame of their own', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);

  const [first, ...others] = await changesOfScrolling(widget, 6, 3000);

  expect(first).toBeGreaterThan(0); // it could have been the only one
  expect(others).toEqual([0, 0, 0, 0, 0]);
  const frames = await widget.evaluate((element) => element.frames);
  await expect(() => expectWordsAsDrawn(widget)).toPass();
  await settled(widget);
  expect(await widget.evaluate((element) => element.frames)).toBeLessThanOrEqual(frames + 2); // that of the steps, and of the browser's own event
});

test('of more rows than a page can be high, the bar waits for the words, too, while the list is scrolled step by step', async ({ show }) => {
  const widget = await show('<juxta-compare start="catalogue"></juxta-compare>');
  await widget.evaluate((element) => {
    element.data = { juxta: 1, items: Array.from({ length: 200_000 }, (_, i) => ({ id: `i${i}`, name: `Item ${i + 1}` })) };
    return element.ready;
  });
  await painted(widget);

  // After each step the browser says that it has ended.
  const { tops, changes } = await widget.evaluate((element) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    const watch = new MutationObserver(() => {});
    watch.observe(scroller, { subtree: true, attributes: true, attributeFilter: ['style'] });
    const [tops, changes] = [[], []];
    for (let step = 0; step < 6; ++step) {
      scroller.scrollTop += 240;
      for (const type of ['scroll', 'scrollend']) scroller.dispatchEvent(new Event(type));
      tops.push(scroller.scrollTop);
      changes.push(watch.takeRecords().length);
    }
    return { tops, changes };
  });

  expect(tops.slice(1).map((top, at) => top - tops[at])).toEqual([240, 240, 240, 240, 240]);
  expect(changes.slice(1)).toEqual([0, 0, 0, 0, 0]);
  await expect(() => expectWordsAsDrawn(widget)).toPass();
  // At rest it stands for where the rows are, of all of them.
  const at = () => widget.evaluate((element) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    const { top } = scroller.getBoundingClientRect();
    const row = [...scroller.querySelectorAll('tbody .open')].find((one) => one.getBoundingClientRect().bottom > top + 60).closest('tr');
    return { bar: scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight), rows: (Number(row.getAttribute('aria-rowindex')) - 2) / 200_000 };
  }); // prettier-ignore
  await expect(async () => {
    const { bar, rows } = await at();
    expect(rows).toBeGreaterThan(0);
    expect(Math.abs(bar - rows)).toBeLessThan(2 / 200_000);
  }).toPass();
});

test('what is typed is drawn first, and its words follow when the typing pauses', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);

  const { changes, canvas } = await widget.evaluate((element) => {
    const input = element.shadowRoot.querySelector('.query input');
    const watch = new MutationObserver(() => {});
    watch.observe(element.shadowRoot.querySelector('.tree'), { subtree: true, childList: true });
    for (const letter of 'mistral small') {
      input.value += letter;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    return { changes: watch.takeRecords().length, canvas: element.canvasText().map(({ text }) => text) };
  });

  expect(changes).toBe(0);
  expect(canvas).toContain('mistral small');
  const summary = canvas.find((text) => /^\d+ of 687 items$/.test(text));
  await expect(widget.locator('.search .summary')).toHaveText(summary);
  await expectWordsAsDrawn(widget);
  expect((await seen(widget)).words[0]).toContain('Mistral Small');
});

test('a press while the words are behind comes to the row that is seen', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);
  await changesOfScrolling(widget, 1, 3000);
  await settled(widget);

  const pressed = await widget.evaluate((element) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    const { top } = scroller.getBoundingClientRect();
    const boxes = [...scroller.querySelectorAll('tbody .pick')].map((pick) => pick.getBoundingClientRect());
    const at = boxes.findIndex((box) => box.top > top + 200);
    const [x, y] = [boxes[at].left + 8, boxes[at].top + 8];
    for (let step = 0; step < 4; ++step) {
      scroller.scrollTop += 9 * (boxes[1].top - boxes[0].top);
      scroller.dispatchEvent(new Event('scroll'));
    }
    const under = () => element.shadowRoot.elementFromPoint(x, y);
    const rowAt = () => under()?.closest('tr')?.getAttribute('aria-rowindex');
    const press = { clientX: x, clientY: y, bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', button: 0 };
    const before = rowAt();
    under().dispatchEvent(new PointerEvent('pointerdown', press));
    under().dispatchEvent(new PointerEvent('pointerup', press));
    return { before, after: rowAt(), name: under().closest('tr').querySelector('.open').textContent };
  });

  expect(pressed.before).not.toBe(pressed.after); // or the words were not behind
  await expect(widget.locator('.picks button')).toHaveText(pressed.name);
});

test('a click of the mouse into a list that glides picks the row that was pressed, once', async ({ page, show }) => {
  const widget = await show(models);
  await painted(widget);
  const place = await widget.evaluate((element) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    const boxes = [...scroller.querySelectorAll('tbody .pick')].map((pick) => pick.getBoundingClientRect());
    let glides = true;
    const glide = () => {
      if (!glides) return;
      scroller.scrollTop += 9 * (boxes[1].top - boxes[0].top);
      requestAnimationFrame(glide);
    };
    glide();
    addEventListener('pointerdown', () => (glides = false), { capture: true, once: true });
    return { x: boxes[4].left + 8, y: boxes[4].top + 8 };
  });
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.up();
  await expect(widget.locator('.picks button')).toHaveCount(1);
  const name = await widget.evaluate(({ shadowRoot }, { x, y }) => shadowRoot.elementFromPoint(x, y).closest('tr').querySelector('.open').textContent, place);
  await expect(widget.locator('.picks button')).toHaveText(name);

  await page.mouse.click(place.x, place.y, { button: 'right' });
  await settled(widget);
  await expect(widget.locator('.picks button')).toHaveCount(1);
});

test('while a button of the mouse is down, the words are there at once: they may be what is being selected', async ({ page, show }) => {
  const widget = await show(models);
  await painted(widget);
  const { x, y } = await widget.locator('.rows').boundingBox();
  await page.mouse.move(x + 300, y + 200);
  await page.mouse.down();
  for (const changes of await changesOfScrolling(widget, 4, 3000)) expect(changes).toBeGreaterThan(0);
  await page.mouse.up();
  expect((await changesOfScrolling(widget, 3, -3000)).slice(1)).toEqual([0, 0]);
});

test('a key that goes elsewhere finds the words where they are seen', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);
  const behind = await widget.evaluate((element) => {
    const scroller = element.shadowRoot.querySelector('.rows');
    for (let step = 0; step < 3; ++step) {
      scroller.scrollTop += 900;
      scroller.dispatchEvent(new Event('scroll'));
    }
    const first = () => scroller.querySelector('tbody > tr').getAttribute('aria-rowindex');
    const before = first();
    element.shadowRoot.querySelector('.query input').dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true }));
    const typed = first();
    element.shadowRoot.querySelector('.query input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
    return { typed: typed === before, moved: Number(first()) - Number(before) };
  });
  expect(behind.typed).toBe(true);
  expect(behind.moved).toBeGreaterThan(10);
});

test('words that are behind are left out of what the browser puts together, save what has the focus and what is selected', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);
  await widget.getByRole('searchbox', { name: 'Search' }).focus();
  await settled(widget);

  const { typed, scrolled, selected, printed } = await widget.evaluate((element) => {
    const root = element.shadowRoot;
    const scroller = root.querySelector('.rows');
    const input = root.querySelector('.query input');
    const out = (at) => at.closest('[style*="opacity"]') !== null;
    const seen = () => ({ query: out(input), rows: out(scroller.querySelector('tbody')), summary: out(root.querySelector('.search .summary')) });
    const first = () => scroller.querySelector('tbody > tr').getAttribute('aria-rowindex');
    const scroll = (by) => {
      scroller.scrollTop += by;
      scroller.dispatchEvent(new Event('scroll'));
    };
    const glide = () => {
      scroll(900); // it could be the only one
      const before = first();
      scroll(900);
      return { ...seen(), behind: first() === before };
    };
    const follow = () => root.querySelector('.open').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, pointerType: 'touch' }));
    input.value = 'a';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const typed = { behind: seen() };
    follow();
    typed.after = seen();

    input.blur();
    const scrolled = { behind: glide() };
    follow();
    scrolled.after = seen();

    scroller.focus();
    scrolled.focused = glide();
    follow();
    scroller.blur();

    getSelection().selectAllChildren(root.querySelector('.search .summary'));
    const selected = glide();
    follow();
    getSelection().removeAllRanges();

    const printed = { behind: glide() };
    dispatchEvent(new Event('beforeprint'));
    printed.paper = seen();
    dispatchEvent(new Event('afterprint'));
    return { typed, scrolled, selected, printed };
  });

  const all = { query: true, rows: true, summary: true };
  const none = { query: false, rows: false, summary: false };
  expect(typed).toEqual({ behind: { ...all, query: false }, after: none });
  expect(scrolled).toEqual({ behind: { ...all, behind: true }, after: none, focused: { ...all, behind: true } });
  expect(selected).toEqual({ ...none, behind: true });
  expect(printed).toEqual({ behind: { ...all, behind: true }, paper: none });
});

test('a list that becomes shorter keeps the canvas as large as it was, and its end is cut off', async ({ show }) => {
  const widget = await show(models);
  await painted(widget);
  const sizes = () => widget.evaluate((element) => {
    const { height } = element.shadowRoot.querySelector('canvas');
    return { height, shown: element.getBoundingClientRect().bottom, page: document.documentElement.scrollHeight, window: innerHeight };
  }); // prettier-ignore
  const before = await sizes();

  await widget.getByRole('searchbox', { name: 'Search' }).fill('walnut');

  await expect(widget.getByText('No item is left.')).toBeVisible();
  await settled(widget);
  const after = await sizes();
  expect(after.shown).toBeLessThan(before.shown);
  expect(after.height).toBe(before.height);
  expect(after.page).toBeLessThanOrEqual(Math.max(after.window, before.page - (before.shown - after.shown)));
});
