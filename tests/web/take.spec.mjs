// tests/web/take.spec.mjs - what a reader takes away: text, a picture, paper.
// SPDX-License-Identifier: MIT
import { domText, expect, painted, reaches, test } from './support.mjs';

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
