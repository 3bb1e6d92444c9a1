// tests/web/words.spec.mjs - the words over the canvas are the page's own: found by its search, at its place.
// SPDX-License-Identifier: MIT
import { bundle, expect, painted, plain, test } from './support.mjs';

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
      return { text: live.toString(), boxes: [...live.getClientRects()].filter(({ width }) => width > 0).map((box) => box.toJSON()), silent: Boolean(range.startContainer.parentElement.closest('.silent')) };
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
