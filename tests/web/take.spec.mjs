// tests/web/take.spec.mjs - what a reader takes away: text, a picture, paper.
// SPDX-License-Identifier: MIT
import { domText, expect, painted, reaches, settled, test } from './support.mjs';

const seed = '/demo/bundles/ai-tools.json';
const [azure, mistral] = ['Azure AI Foundry Real-Time Voice API & Model Router', 'Mistral 3 Small (22B)'];

test('what is shown is exported in five formats, and an unknown one is told', async ({ show }) => {
  const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
  await widget.evaluate((element) => element.ready);
  const as = (/** @type {string} */ format) => widget.evaluate((element, name) => element.exportAs(name), format);
  expect((await as('csv')).split('\r\n')[0]).toBe(`Decision,${azure},${mistral}`);
  const rows = (await as('tsv')).trimEnd().split('\n').map((/** @type {string} */ row) => row.split('\t')); // prettier-ignore
  expect(rows.every((/** @type {string[]} */ row) => row.length === 3)).toBe(true);
  expect(rows.map(([label]) => label)).toEqual(['Decision', 'Panel verdict', 'Community', 'Pricing', 'Best for', 'Category']);
  expect(await as('markdown')).toContain(`| Decision | ${azure.replace('&', '\\&')} |`);
  expect(await as('html')).toMatch(/^<section/);
  expect(JSON.parse(await as('json')).lead.winner).toBe('mistral-3-small-22b');
  await expect(as('pdf')).rejects.toThrow(/csv, tsv, markdown, html, json, not as "pdf"/);
});

test('before there is a comparison there is nothing to export and nothing to draw', async ({ show }) => {
  const widget = await show('<juxta-compare></juxta-compare>');
  expect(await widget.evaluate((element) => { try { return element.exportAs('csv'); } catch (error) { return error.name; } })).toBe('InvalidStateError'); // prettier-ignore
  expect(await widget.evaluate((element) => element.toBlob().catch((/** @type {Error} */ error) => error.name))).toBe('InvalidStateError');
});

for (const view of ['canvas', 'html']) {
  test(`the picture is a PNG of all that is shown, and the page stays as it was, in the ${view} view`, async ({ show }) => {
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    else await reaches(widget, 'html');
    const size = () => widget.evaluate((element) => ['width', 'height'].map((side) => element.shadowRoot.querySelector('canvas')?.[side]));
    const before = await size();
    const picture = await widget.evaluate(async (element) => {
      const blob = await element.toBlob();
      const image = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      // Rows of the picture that have more than one colour: content, from top to bottom.
      let drawn = 0;
      for (let y = 0; y < image.height; y += 50) {
        const { data } = context.getImageData(0, y, image.width, 1);
        if (data.some((value, at) => value !== data[at % 4])) drawn += 1;
      }
      return { type: blob.type, width: image.width, height: image.height, drawn: drawn / (image.height / 50), wide: element.clientWidth };
    });
    expect(picture.type).toBe('image/png');
    expect(picture.width).toBe(picture.wide);
    expect(picture.height).toBeGreaterThan(2000);
    expect(picture.drawn).toBeGreaterThan(0.7);
    expect(await size()).toEqual(before);
  });

  test(`two pictures that are asked for at once are the same, in the ${view} view`, async ({ show }) => {
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await reaches(widget, 'ready');
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    const [first, second] = await widget.evaluate(async (element) => {
      const blobs = await Promise.all([element.toBlob(), element.toBlob()]);
      return Promise.all(blobs.map(async (blob) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].join()));
    });
    expect(second).toBe(first);
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
  });

  test(`on paper stand the words, folded ones too, dark on light, in the ${view} view`, async ({ page, show }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    await widget.getByRole('button', { name: 'Fold all reviews' }).click();
    const words = await domText(widget);

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const paper = await widget.evaluate((element) => {
      const shown = (/** @type {Element} */ at) => at.checkVisibility({ contentVisibilityAuto: true }) && at.getBoundingClientRect().width > 0;
      const style = getComputedStyle(element.shadowRoot.querySelector('.table td'));
      return {
        canvas: [...element.shadowRoot.querySelectorAll('canvas')].filter(shown).length,
        colour: style.color, cells: [...element.shadowRoot.querySelectorAll('td, th')].filter(shown).length,
        prose: [...element.shadowRoot.querySelectorAll('.review .prose')].filter(shown).length,
        buttons: [...element.shadowRoot.querySelectorAll('button, input')].filter(shown).length,
      }; // prettier-ignore
    });
    expect(paper).toEqual({ canvas: 0, colour: 'rgb(23, 23, 27)', cells: 18, prose: 8, buttons: 0 });
    expect((await page.pdf()).byteLength).toBeGreaterThan(20_000);

    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    if (view === 'canvas') await reaches(widget, 'painted');
    expect(await domText(widget)).toBe(words);
  });
}

for (const view of ['canvas', 'html']) {
  test(`rows that are selected by mouse are copied as columns, and words as they are read, in the ${view} view`, async ({ page, context, show }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    /** From the first letter of one text to the last of another. */
    const copy = async (/** @type {any} */ from, /** @type {any} */ to) => {
      await from.scrollIntoViewIfNeeded();
      await page.mouse.click(2, 2); // what is selected would be dragged away
      const ends = await Promise.all([from, to].map((text) => text.evaluate((/** @type {Element} */ element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const [boxes] = [[...range.getClientRects()].filter(({ width }) => width > 0)];
        return { first: boxes[0].toJSON(), last: boxes.at(-1)?.toJSON() };
      }))); // prettier-ignore
      const { first } = ends[0];
      const { last } = ends[1];
      await page.mouse.move(first.left, first.top + first.height / 2);
      await page.mouse.down();
      await page.mouse.move(last.left, last.top + last.height / 2, { steps: 4 });
      await page.mouse.move(last.right + 2, last.top + last.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.press('Control+c');
      return page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item.getType(type)).text()));
      });
    };
    const row = (/** @type {string} */ label) => widget.locator('.table tr').filter({ has: page.locator('.label', { hasText: label }) });
    const shown = (await widget.evaluate((element) => element.exportAs('tsv'))).split('\n');

    const [text, html] = await copy(row('Pricing').locator('.label'), row('Best for').locator('.value').last());
    expect(text.split('\n')).toEqual(shown.slice(3, 5));
    const table = html.split('<tr>').slice(1).map((/** @type {string} */ tr) => tr.split('<td>').slice(1).map((td) => td.split('<')[0].replaceAll('&amp;', '&')).join('\t')); // prettier-ignore
    expect(table).toEqual(shown.slice(3, 5));
    expect(html).not.toMatch(/transparent|style=|class=/);

    // From the middle of a row on: what stands below each other stays so.
    const [ragged] = await copy(row('Pricing').locator('.value').last(), row('Best for').locator('.value').last());
    expect(ragged.split('\n')[0]).toBe(`\t\t${shown[3].split('\t')[2]}`);
    expect(ragged.split('\n')[1]).toBe(shown[4]);

    const [words] = await copy(row('Pricing').locator('.value').first(), row('Pricing').locator('.value').first());
    expect(words).toBe(shown[3].split('\t')[1]);
  });
}

for (const view of ['canvas', 'html']) {
  test(`a list on paper is its rows, one after the other, as many as are said, and no page of nothing, in the ${view} view`, async ({ page, show }) => {
    await page.setViewportSize({ width: 720, height: 1000 }); // about what a sheet has
    const widget = await show(`<juxta-compare src="bundles/ai-models.json" start="catalogue" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    const scroller = widget.locator('.rows');
    await scroller.evaluate((element) => (element.scrollTop = 9000));
    await settled(widget);
    const first = () => widget.locator('tbody > tr').first().getAttribute('aria-rowindex');
    const before = await first();
    expect(Number(before)).toBeGreaterThan(50);

    for (const [query, rows, said] of [['', 500, /^687 items\. The first 500 are printed/], ['mistral', undefined, /^\d+ of 687 items$/]]) {
      if (query) await widget.getByRole('searchbox', { name: 'Search' }).fill(query);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const paper = await widget.evaluate((element) => {
        const boxes = [...element.shadowRoot.querySelectorAll('tbody > tr')].map((row) => row.getBoundingClientRect());
        return {
          rows: boxes.length,
          gaps: boxes.filter((box, at) => at > 0 && Math.abs(box.top - boxes[at - 1].bottom) > 1).length,
          cut: [...element.shadowRoot.querySelectorAll('tbody > tr > *')].filter((cell) => cell.scrollHeight > cell.clientHeight + 1).length,
          wide: boxes[0].right - element.getBoundingClientRect().right,
          height: document.documentElement.scrollHeight,
          below: element.getBoundingClientRect().bottom - boxes.at(-1).bottom,
          said: element.shadowRoot.querySelector('.search .summary').textContent,
        };
      });
      expect(paper.cut).toBe(0);
      const left = Number(/^\d+/.exec(paper.said)[0]);
      expect(paper).toMatchObject({ rows: rows ?? left, gaps: 0, said: expect.stringMatching(said) });
      expect(paper.wide).toBeLessThanOrEqual(0);
      expect(paper.below).toBeLessThan(120);
      const pdf = (await page.pdf()).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g).length).toBeLessThanOrEqual(Math.ceil((paper.height * 1.1) / 1000));
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      if (!query) await expect.poll(first).toBe(before);
    }
  });
}
