// tests/web/catalogue.spec.mjs - the list of all items, as a reader uses it: found, sorted, scrolled, picked, compared, with mouse and keys.
// SPDX-License-Identifier: MIT
import { expect, painted, reaches, settled, test } from './support.mjs';

const models = (attributes = '') => `<juxta-compare src="bundles/ai-models.json" start="catalogue" ${attributes}></juxta-compare>`;

/** The rows that can be seen: their names, and which rows they are. */
const inSight = (widget) => widget.evaluate(({ shadowRoot }) => {
  const scroller = shadowRoot.querySelector('.rows');
  const { top, bottom } = scroller.getBoundingClientRect();
  const head = Math.max(...[...scroller.querySelectorAll('thead .sort')].map((sort) => sort.getBoundingClientRect().bottom));
  return [...scroller.querySelectorAll('tbody > tr')]
    .filter((row) => { const box = row.querySelector('.open').getBoundingClientRect(); return box.top >= Math.max(top, head) - 1 && box.bottom <= bottom + 1; })
    .map((row) => ({ row: Number(row.getAttribute('aria-rowindex')), name: row.querySelector('.open').textContent }));
}); // prettier-ignore

/** What has the focus: the row, and what of it. */
const focused = (widget) => widget.evaluate(({ shadowRoot }) => {
  const { activeElement } = shadowRoot;
  return { row: Number(activeElement?.closest('tr')?.getAttribute('aria-rowindex')), what: activeElement?.classList[1] ?? '', tag: activeElement?.localName };
}); // prettier-ignore

for (const view of ['canvas', 'html']) {
  const shown = view === 'html' ? (widget) => reaches(widget, 'html') : painted;

  test.describe(`${view} view`, () => {
    test('search finds and marks, typing errors are forgiven and said, and nothing found is said', async ({ show }) => {
      const widget = await show(models(`view="${view}"`));
      await shown(widget);
      await expect(widget.locator('.search .summary')).toHaveText('687 items');
      await expect(widget.getByRole('table')).toHaveAttribute('aria-rowcount', '688');

      const query = widget.getByRole('searchbox', { name: 'Search' });
      await query.fill('mistral small');
      await expect(widget.locator('.search .summary')).toHaveText(/^\d+ of 687 items$/);
      expect((await inSight(widget))[0].name).toContain('Mistral Small');
      if (view === 'html') await expect(widget.locator('.open mark').first()).toHaveText('Mistral');

      await query.fill('mistrl smal');
      await expect(widget.locator('.search .summary')).toContainText('typing errors are forgiven');
      expect((await inSight(widget))[0].name).toContain('Mistral Small');

      await query.fill('walnut');
      await expect(widget.getByText('No item is left.')).toBeVisible();
      await query.fill('');
      await expect(widget.locator('.search .summary')).toHaveText('687 items');
    });

    test('a plot opens, a box drawn over it limits both axes, Escape gives it up, a press picks', async ({ show, page }) => {
      const widget = await show(models(`view="${view}"`));
      await shown(widget);
      await expect(widget.locator('.plot')).toHaveCount(0);
      await widget.getByRole('button', { name: 'Plot' }).click();
      const area = widget.getByRole('img', { name: /against.*are drawn/ });
      await area.scrollIntoViewIfNeeded();
      await settled(widget);
      await expect(area.locator('svg')).toHaveCount(view === 'html' ? 1 : 0); // over the canvas nobody sees it
      const drag = async (from, to, before = () => {}) => {
        const { x, y, width, height } = await area.boundingBox();
        await page.mouse.move(x + from[0] * width, y + from[1] * height);
        await page.mouse.down();
        await page.mouse.move(x + to[0] * width, y + to[1] * height, { steps: 4 });
        await expect(widget.locator('.brush')).toHaveCount(1);
        await before();
        await page.mouse.up();
        await expect(widget.locator('.brush')).toHaveCount(0);
      };
      await drag([0.1, 0.2], [0.6, 0.8], () => page.keyboard.press('Escape'));
      await expect(widget.getByRole('button', { name: 'Filters', exact: true })).toHaveCount(1);

      await drag([0, 0.1], [0.4, 0.9]);
      await expect(widget.getByRole('button', { name: 'Filters (2)' })).toHaveCount(1);
      await expect(widget.locator('.search .summary')).toHaveText(/^\d+ of 687 items$/);
      const limits = widget.locator('.plot .limit input');
      await expect(limits.nth(1)).not.toHaveValue('');

      // The same by keyboard: the limits are fields.
      await limits.nth(1).fill('');
      await limits.nth(2).fill('');
      await limits.nth(3).fill('');
      await expect(widget.locator('.search .summary')).toHaveText('687 items');

      // A finger need not be so exact, and not every browser says in the click that it was one.
      await settled(widget);
      const rank = await widget.locator('.rank').first().evaluate((element) => {
        const text = document.createRange();
        text.selectNodeContents(element);
        const { x, y, width, height } = text.getBoundingClientRect();
        return { x, y, width, height };
      }); // prettier-ignore
      const tap = { bubbles: true, composed: true, clientX: rank.x + rank.width / 2, clientY: rank.y + rank.height };
      await area.evaluate((element, tap) => {
        element.dispatchEvent(new PointerEvent('pointerdown', { ...tap, pointerType: 'touch' }));
        element.dispatchEvent(new MouseEvent('click', tap));
      }, tap);
      await expect(widget.locator('.picks button')).toHaveCount(1);
      await widget.getByRole('button', { name: 'Clear the pick' }).click();

      await widget.locator('.front .pick').first().click();
      await expect(widget.locator('.picks button')).toHaveCount(1);
      const name = (await widget.locator('.front .open').first().textContent()).replace(/^\d+\. /, '');
      await expect(widget.locator('.picks button')).toHaveText(name);
      await widget.locator('.front .open').first().click();
      await expect(widget.getByRole('heading', { level: 2 }).first()).toHaveText(name);
    });

    test('the list scrolls through all its rows, none is blank, and every row is where it can be pressed', async ({ show }) => {
      const widget = await show(models(`view="${view}"`));
      await shown(widget);
      const heights = await widget.evaluate(({ shadowRoot }) => {
        const { scrollHeight, clientHeight } = shadowRoot.querySelector('.rows');
        return { scrollHeight, clientHeight };
      });
      const seen = new Set();
      for (let top = 0; top < heights.scrollHeight; top += heights.clientHeight / 2) {
        await widget.evaluate(({ shadowRoot }, top) => (shadowRoot.querySelector('.rows').scrollTop = top), top);
        await settled(widget);
        const rows = await inSight(widget);
        expect(rows.length).toBeGreaterThan(8);
        rows.forEach(({ row }, at) => expect(row).toBe(rows[0].row + at));
        for (const { row } of rows) seen.add(row);
      }
      expect(seen.size).toBe(687);

      const { row, name } = (await inSight(widget))[3];
      await widget.locator(`tr[aria-rowindex="${row}"] .open`).click();
      await expect(widget.getByRole('heading', { level: 2 }).first()).toHaveText(name);
    });

    test('by keyboard alone: into the list and out of it, through its rows, a letter begins a search, and a comparison of what is picked', async ({ page, show }) => {
      const widget = await show(models(`view="${view}"`) + '<a href="#behind" id="behind">Behind</a>');
      await shown(widget);
      await widget.getByRole('searchbox', { name: 'Search' }).focus();
      for (let presses = 0; (await focused(widget)).what !== 'pick' && presses < 20; presses++) await page.keyboard.press('Tab');
      expect(await focused(widget)).toEqual({ row: 2, what: 'pick', tag: 'button' });

      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      expect((await focused(widget)).row).toBe(3);
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      const far = (await focused(widget)).row;
      expect(far).toBeGreaterThan(20);
      expect((await inSight(widget)).map(({ row }) => row)).toContain(far);
      await page.keyboard.press('End');
      expect((await focused(widget)).row).toBe(688);
      await page.keyboard.press('Space');
      await expect(widget.locator('.picked .summary')).toHaveText('2 items picked');
      await page.keyboard.press('Tab'); // the row's name
      await page.keyboard.press('Tab');
      await expect(page.locator('#behind')).toBeFocused();
      await page.keyboard.press('Shift+Tab');
      expect((await focused(widget)).row).toBe(688);

      await page.keyboard.press('Home');
      await page.keyboard.type('gpt');
      await expect(widget.getByRole('searchbox', { name: 'Search' })).toHaveValue('gpt');
      await expect(widget.locator('.search .summary')).toHaveText(/^\d+ of 687 items$/);
      await widget.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
      await expect(widget.locator('.card')).toHaveCount(2);
      await widget.getByRole('button', { name: 'All 687 items' }).press('Enter');
      await expect(widget.locator('.picked .summary')).toHaveText('2 items picked');
      await expect(widget.getByRole('searchbox', { name: 'Search' })).toHaveValue('gpt');
    });

    test('by keyboard, as many as fit are picked, and the way through the rows goes on', async ({ page, show }) => {
      const widget = await show(models(`view="${view}"`));
      await shown(widget);
      await widget.locator('.rows .pick').first().focus();
      for (let picked = 0; picked < 8; picked++) {
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
      }
      await expect(widget.locator('.picked .summary')).toHaveText('8 items picked, the most that fit side by side');
      expect(await focused(widget)).toEqual({ row: 10, what: 'open', tag: 'button' });
      await page.keyboard.press('End');
      expect((await focused(widget)).row).toBe(688);
    });

    test('Escape closes what is open around the focus, and only that', async ({ page, show }) => {
      const widget = await show(`<dialog>${models(`view="${view}"`)}</dialog>`, { csp: '', head: '<style>dialog { width: 80% }</style>' });
      await page.evaluate(() => document.querySelector('dialog').showModal());
      await shown(widget);
      const [filters, columns] = [widget.getByRole('button', { name: 'Filters' }), widget.getByRole('button', { name: 'Columns' })];
      await filters.click();
      await columns.click();
      await widget.getByRole('textbox', { name: 'Context window: From' }).focus();
      await page.keyboard.press('Escape');
      await expect(filters).toHaveAttribute('aria-expanded', 'false');
      await expect(filters).toBeFocused();
      await expect(columns).toHaveAttribute('aria-expanded', 'true');
      await columns.focus();
      await page.keyboard.press('Escape');
      await expect(columns).toHaveAttribute('aria-expanded', 'false');
      expect(await page.evaluate(() => document.querySelector('dialog').open)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.querySelector('dialog').open)).toBe(false);
    });

    test('filters say how many items each value leaves, and leave as many; limits and the order follow', async ({ show }) => {
      const widget = await show(models(`view="${view}"`));
      await shown(widget);
      await widget.getByRole('button', { name: 'Filters' }).click();
      const open = widget.getByRole('button', { name: 'Open weights: Yes' });
      const count = Number(/\((\d+)\)/.exec(await open.innerText())[1]);
      await open.click();
      await expect(widget.locator('.search .summary')).toHaveText(`${count} of 687 items`);
      await expect(widget.getByRole('button', { name: 'Filters (1)' })).toHaveAttribute('aria-expanded', 'true');

      await widget.getByRole('textbox', { name: 'Context window: From' }).fill('100,000');
      await expect(widget.getByRole('button', { name: 'Filters (2)' })).toBeVisible();
      await widget.getByRole('textbox', { name: 'Context window: To' }).fill('much');
      await expect(widget.locator('.facet .error')).toHaveText('This is no number or day.');

      await widget.getByRole('button', { name: 'Sort by Input price' }).click();
      await expect(widget.locator('[aria-sort]')).toHaveCount(1);
      await expect(widget.locator('[aria-sort="ascending"]')).toContainText('Input price');
      await widget.getByRole('button', { name: 'Clear filters' }).click();
      await expect(widget.locator('.search .summary')).toHaveText('687 items');
    });
  });
}

test('the rows in sight stay in sight: from view to view, in another size of text, and moved in the page', async ({ page, show }) => {
  const widget = await show(`<main></main>${models()}`);
  await painted(widget);
  const scroller = widget.locator('.rows');
  await scroller.evaluate((element) => (element.scrollTop = 300 * 61));
  const first = async () => { await settled(widget); return (await inSight(widget))[0]; }; // prettier-ignore
  await expect.poll(async () => (await first()).row).toBeGreaterThan(250);
  const { row } = await first();
  const stays = async (/** @type {string} */ what) => {
    await expect.poll(async () => Math.abs((await first())?.row - row), what).toBeLessThanOrEqual(1);
    expect((await inSight(widget)).length, what).toBeGreaterThan(6);
  };
  await widget.evaluate((element) => (element.view = 'html'));
  await reaches(widget, 'html');
  await stays('as a page');
  await widget.evaluate((element) => (element.style.fontSize = '22px'));
  await stays('as a page with larger text');
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('juxta-compare')));
  await stays('as a page that was moved');
  await widget.evaluate((element) => (element.view = 'canvas'));
  await painted(widget);
  await stays('on the canvas');
  await widget.evaluate((element) => (element.style.fontSize = ''));
  await stays('on the canvas with smaller text');
  await page.evaluate(() => document.body.prepend(document.querySelector('juxta-compare')));
  await stays('on the canvas, moved');
});

for (const view of ['canvas', 'html']) {
  test(`of rows that are higher than a browser can make a page: the wheel moves by what it moves, the bar by what it stands for, the keys to the ends, in the ${view} view`, async ({ page, show }) => {
    const widget = await show(`<juxta-compare start="catalogue" view="${view}"></juxta-compare>`);
    const count = 200_000;
    await widget.evaluate((element, items) => {
      element.data = { juxta: 1, items: Array.from({ length: items }, (_, i) => ({ id: `i${i}`, name: `Item ${i + 1}` })) };
      return element.ready;
    }, count);
    await (view === 'html' ? reaches(widget, 'html') : painted(widget));
    const scroller = widget.locator('.rows');
    const first = async () => { if (view === 'canvas') await settled(widget); return (await inSight(widget))[0]?.row; }; // prettier-ignore
    await scroller.hover();
    await scroller.evaluate((element) => (element.scrollTop = (element.scrollHeight - element.clientHeight) / 2));
    await expect.poll(first).toBeGreaterThan(count / 2 - 50);
    const middle = await first();
    expect(middle).toBeLessThan(count / 2 + 50);
    await page.mouse.wheel(0, 120);
    await expect.poll(first).toBeGreaterThan(middle);
    expect(await first()).toBeLessThan(middle + 4);
    await widget.locator('tbody .open').nth(30).focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await focused(widget)).row).toBe(count + 1);
    expect((await inSight(widget)).at(-1).row).toBe(count + 1);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await focused(widget)).row).toBe(2);
    expect(await first()).toBe(2);
  });
}

test('the page says what it opens with, and may change its mind', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/ai-tools.json"></juxta-compare>');
  await reaches(widget, 'ready');
  await expect(widget.locator('.card')).toHaveCount(2);
  await widget.evaluate((element) => (element.start = 'catalogue'));
  await expect(widget.locator('.search .summary')).toHaveText('2 items');
  await widget.evaluate((element) => element.removeAttribute('start'));
  await expect(widget.locator('.card')).toHaveCount(2);
});

test('the address says the list, and Back leads from a comparison to it', async ({ page, show }) => {
  const widget = await show(models('permalink'));
  await painted(widget);
  await widget.getByRole('searchbox', { name: 'Search' }).fill('nova');
  await widget.locator('.rows .open').first().click();
  await expect(widget.locator('.card')).toHaveCount(1);
  await page.goBack();
  await expect(widget.getByRole('searchbox', { name: 'Search' })).toHaveValue('nova');
  expect(await page.evaluate(() => location.hash)).toContain('q=nova');
  await page.reload();
  await expect(widget.getByRole('searchbox', { name: 'Search' })).toHaveValue('nova');
});

test('in the page view the search has a line of its own on a phone, and the rules of a row are one line', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const widget = await show(models('view="html"'));
  await reaches(widget, 'ready');
  const { width } = await widget.getByRole('searchbox').boundingBox();
  expect(width).toBeGreaterThan(300);
  for (const wide of [390, 1280]) {
    await page.setViewportSize({ width: wide, height: 844 });
    const ends = await widget.locator('tr.listed').first().evaluate((row) => [...row.children].map((cell) => cell.getBoundingClientRect().bottom));
    expect(ends.length).toBeGreaterThan(2);
    expect(new Set(ends).size).toBe(1);
  }
});

for (const view of ['canvas', 'html'])
  test(`view=${view}: on a phone one column stands whole beside the names`, async ({ page, show }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const widget = await show(models(`view="${view}"`));
    await (view === 'canvas' ? painted(widget) : reaches(widget, 'ready'));
    const { list, heads } = await widget.locator('.list').evaluate((table) => {
      const box = ({ left, right }) => ({ left, right });
      return { list: box(table.closest('.rows').getBoundingClientRect()), heads: [...table.querySelectorAll('thead .sort')].map((head) => box(head.getBoundingClientRect())) };
    });
    expect(heads[0].left).toBeGreaterThanOrEqual(list.left);
    expect(heads[1].left).toBeGreaterThan(list.left + 180);
    expect(heads[1].right).toBeLessThanOrEqual(list.right);
    expect(heads[2].right).toBeGreaterThan(list.right);
  });

test('on a phone by touch: a tap picks a row, a finger scrolls the list, and at its end the page', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${site}/demo/catalogue.html`);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await widget.locator('.rows .pick').nth(1).tap();
  await expect(widget.locator('.picked .summary')).toHaveText('1 item picked');
  await expect(widget.getByRole('button', { name: 'Show', exact: true })).toBeVisible();

  const session = await context.newCDPSession(page);
  const scroller = widget.locator('.rows');
  await scroller.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const places = () => scroller.evaluate((element) => ({ list: element.scrollTop, page: scrollY, end: element.scrollHeight - element.clientHeight }));
  /** A finger goes up by so much, from the middle of the list. */
  const swipe = async (/** @type {number} */ by) => {
    const { x, y, width, height } = await scroller.boundingBox();
    const touch = (/** @type {string} */ type, /** @type {number} */ up) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: x + width / 2, y: y + height / 2 + by / 2 - up }] });
    await touch('touchStart', 0);
    for (let up = 20; up <= by; up += 20) await touch('touchMove', up);
    await touch('touchEnd', by);
    await settled(widget);
  };

  const before = await places();
  await swipe(300);
  const scrolled = await places();
  expect(scrolled.list).toBeGreaterThan(before.list + 200);
  expect(scrolled.page).toBe(before.page);

  await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { id: 'more' })));
  await page.locator('#more').evaluate((element) => (element.style.height = '2000px'));
  await settled(widget);
  // The browser's own scrolling learns of what a script has scrolled a little later: until then the finger is the list's.
  await expect(async () => {
    await swipe(300);
    const { list, end, page: moved } = await places();
    expect(Math.abs(list - end)).toBeLessThan(2);
    expect(moved).toBeGreaterThan(before.page + 100);
  }).toPass();
  await context.close();
});

test('where the window moves on, the rows that stay in it are not touched', async ({ show }) => {
  const widget = await show(models());
  await painted(widget);
  const kept = await widget.evaluate(async ({ shadowRoot }) => {
    const body = shadowRoot.querySelector('.rows tbody');
    const before = new Set(body.rows);
    const touched = [];
    const watch = new MutationObserver((records) => touched.push(...records.map(({ target }) => target)));
    watch.observe(body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style', 'class', 'aria-rowindex'] });
    const [first, second] = [...body.rows].map((row) => row.querySelector('.open').getBoundingClientRect().top);
    shadowRoot.querySelector('.rows').scrollTop = 28 * (second - first);
    await new Promise((done) => new MutationObserver((_, own) => (own.disconnect(), done())).observe(body, { childList: true }));
    watch.disconnect();
    const stay = [...body.rows].filter((row) => before.has(row));
    return { rows: stay.length, fresh: body.rows.length - stay.length, touched: touched.filter((target) => stay.some((row) => row.contains(target))).length };
  });
  expect(kept.fresh).toBeGreaterThan(0);
  expect(kept.rows).toBeGreaterThan(20);
  expect(kept.touched).toBe(0);
});

test('an idle list draws nothing', async ({ show }) => {
  const widget = await show(models());
  await painted(widget);
  const frames = await widget.evaluate((element) => element.frames);
  await widget.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  expect(await widget.evaluate((element) => element.frames)).toBe(frames);
});

for (const view of ['canvas', 'html']) {
  test(`view=${view}: rows that are selected are copied with their names, and with the names of the columns`, async ({ page, context, show }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const widget = await show(models(`view="${view}"`));
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    const names = await widget.evaluate(({ shadowRoot }) => {
      const rows = [...shadowRoot.querySelectorAll('.rows tbody > tr')].slice(0, 3);
      const cells = [...rows[2].querySelectorAll('td')];
      getSelection().setBaseAndExtent(shadowRoot.querySelector('.rows thead'), 0, cells.at(-1), cells.at(-1).childNodes.length);
      return rows.map((row) => row.querySelector('.open').textContent);
    });

    await page.keyboard.press('Control+c');

    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t').map((text) => text.trim()));
    expect(lines).toHaveLength(4);
    expect(lines[0].slice(0, 2)).toEqual(['Name', 'Score']);
    lines.slice(1).forEach((line, at) => expect(line).toContain(names[at]));
  });
}

test('what is composed with an input method over the canvas is searched for, whole and once', async ({ page, show }) => {
  const widget = await show('<juxta-compare start="catalogue"></juxta-compare>');
  await widget.evaluate((element) => (element.data = { juxta: 1, items: ['日本茶', '日本酒', 'Tea'].map((name, at) => ({ id: `i${at}`, name })) }));
  await painted(widget);
  const query = widget.getByRole('searchbox', { name: 'Search' });
  await query.focus();
  const keyboard = await page.context().newCDPSession(page);

  for (const text of ['n', 'に', 'にほ', 'にほn', '日本']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await settled(widget);
    await expect(query).toHaveValue(text);
  }
  await keyboard.send('Input.insertText', { text: '日本' });

  await expect(query).toHaveValue('日本');
  await expect(widget.locator('.search .summary')).toHaveText('2 of 3 items');
});
