// tests/web/scripts.spec.mjs - writing that joins, combines or runs from right to left, on the canvas as in the words.
// SPDX-License-Identifier: MIT
import { expect, painted, reaches, settled, test } from './support.mjs';

const texts = [
  ['\u0635\u0648\u062A \u0627\u0644\u0645\u062F\u064A\u0646\u0629', 'Arabic, whose letters join'],
  ['\u05E7\u05D5\u05DC \u05D4\u05D9\u05DD 7', 'Hebrew, from right to left'],
  ['e\u0301e\u0302e\u0323 combined', 'combining marks'],
]; // prettier-ignore

for (const [text, what] of texts) {
  test(`${what}: measured as the browser sets it, and drawn`, async ({ show }) => {
    const widget = await show('<juxta-compare></juxta-compare>');
    const plain = { juxta: 1, items: [{ id: 'a', name: 'A', tagline: text }, { id: 'b', name: 'B', tagline: 'plain' }] };
    await widget.evaluate((element, data) => ((element.data = data), element.ready), plain);
    await painted(widget);
    expect((await widget.evaluate((element) => element.canvasText())).map((one) => one.text)).toContain(text);
    const line = widget.locator('.tagline .line', { hasText: text });
    // A line that the canvas measured as the browser does needs no stretching.
    expect(await line.evaluate((element) => element.style.letterSpacing)).toBe('');

    // What the canvas has there is what the browser draws there.
    const box = await line.boundingBox();
    const size = await line.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const alike = await widget.evaluate(async (element, [text, box, fontSize]) => {
      const blob = await element.toBlob();
      const picture = await createImageBitmap(blob);
      const { left, top } = element.getBoundingClientRect();
      const scale = picture.width / element.clientWidth;
      const size = [Math.round(box.width * scale), Math.round(box.height * scale)];
      const ink = (/** @type {(context: OffscreenCanvasRenderingContext2D) => void} */ draw) => {
        const context = new OffscreenCanvas(size[0], size[1]).getContext('2d');
        context.fillStyle = 'white';
        context.fillRect(0, 0, size[0], size[1]);
        draw(context);
        const { data } = context.getImageData(0, 0, size[0], size[1]);
        // Ink a column.
        return Array.from({ length: size[0] }, (_, x) => {
          let sum = 0;
          for (let y = 0; y < size[1]; y++) sum += 255 - data[4 * (y * size[0] + x)];
          return sum;
        });
      };
      const drawn = ink((context) => context.drawImage(picture, (box.x - left) * scale, (box.y - top) * scale, size[0], size[1], 0, 0, size[0], size[1]));
      const style = getComputedStyle(element);
      const set = (/** @type {boolean} */ whole) => ink((context) => {
        context.font = `${fontSize * scale}px ${style.fontFamily}`;
        context.fillStyle = '#5B5B63';
        context.direction = /[\u0590-\u08ff]/.test(text) ? 'rtl' : 'ltr';
        context.textAlign = 'left';
        context.textBaseline = 'middle';
        if (whole) return context.fillText(text, 0, size[1] / 2);
        let x = 0;
        for (const letter of text) {
          context.fillText(letter, x, size[1] / 2);
          x += context.measureText(letter).width;
        }
      });
      // Correlation of the two, with a pixel of play.
      const alike = (/** @type {number[]} */ other) => Math.max(...[-1, 0, 1].map((shift) => like(other, shift)));
      const mean = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0) / values.length;
      const like = (/** @type {number[]} */ other, /** @type {number} */ shift) => {
        const pairs = drawn.map((value, x) => [value, other[x + shift] ?? 0]);
        const [a, b] = [mean(pairs.map(([one]) => one)), mean(pairs.map(([, two]) => two))];
        const dot = (/** @type {number} */ i, /** @type {number} */ j) => pairs.reduce((sum, pair) => sum + (pair[i] - [a, b][i]) * (pair[j] - [a, b][j]), 0);
        return dot(0, 1) / Math.sqrt(dot(0, 0) * dot(1, 1));
      };
      return { whole: alike(set(true)), letters: alike(set(false)) };
    }, [text, box, size]); // prettier-ignore
    expect(alike.whole).toBeGreaterThan(0.8);
    // Character by character it would be another picture, save where a font puts its marks in place by itself.
    if (!text.startsWith('e')) expect(alike.whole).toBeGreaterThan(alike.letters + 0.2);
  });
}

const mixed = [
  '\u0643\u062A\u0627\u0628 is a word', 'Latin, then \u0643\u062A\u0627\u0628', '\u0667 is seven', '(12) \u05E7\u05D5\u05DC is it', '\u{1F600} \u05E9\u05DC\u05D5\u05DD too', '\u200Fmarked so.',
  '\u06F5 is five', '\u3007 \u05E9\u05DC\u05D5\u05DD', '\u00D7 \u05E9\u05DC\u05D5\u05DD', '\u300C\u05E9\u05DC\u05D5\u05DD\u300D it', '\u{10900} comes first', 'plain words',
]; // prettier-ignore

/** A bundle that says a text wherever it may say one. */
const everywhere = (/** @type {string} */ text) => ({
  juxta: 1, title: text, question: text, newsletter: { title: text, text },
  attributes: [{ id: 't', label: text, type: 'text', help: text, group: text }], reviewers: [{ id: 'r', name: text, about: text }],
  items: [
    { id: 'a', name: text, category: text, tagline: text, description: text, values: { t: { value: text, note: text } }, reviews: { r: { score: 80, verdict: 'positive', text } } },
    { id: 'b', name: 'B', values: { t: 'x' }, reviews: { r: { score: 70, verdict: 'positive', text: 'y' } } },
  ],
}); // prettier-ignore

test('each paragraph runs as dir="auto" has it in a plain page, and stands at that end, in both views', async ({ page, show }) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  const widget = await show('<p id="own"></p><juxta-compare newsletter-url="subscribe"></juxta-compare>');
  /** Of each text: which way it runs, and where it begins. */
  const stands = async (/** @type {string} */ view, /** @type {string} */ text) => {
    await widget.evaluate((element, [view, data]) => {
      element.view = view;
      element.data = data;
      return element.ready;
    }, [view, everywhere(text)]); // prettier-ignore
    await reaches(widget, view === 'html' ? 'html' : 'painted');
    await settled(widget);
    return widget.evaluate((element, text) => {
      const found = {};
      for (const leaf of element.shadowRoot.querySelectorAll('[dir=auto]')) {
        if (leaf.textContent.trim() !== text.trim() || leaf.closest('button, .breadcrumb, .silent') || leaf.querySelector('.silent')) continue;
        const line = leaf.querySelector('.line') ?? leaf;
        const range = document.createRange();
        range.selectNodeContents(line);
        found[leaf.id] = [getComputedStyle(line).direction, Math.round(range.getBoundingClientRect().left)];
      }
      return found;
    }, text);
  };
  for (const text of mixed) {
    const own = await page.locator('#own').evaluate((element, text) => {
      Object.assign(element, { dir: 'auto', textContent: text });
      return getComputedStyle(element).direction;
    }, text);
    for (const view of ['html', 'canvas']) {
      const found = Object.entries(await stands(view, text));
      expect(found.length, `${text}, ${view}`).toBeGreaterThan(14);
      expect(found.filter(([, [direction]]) => direction !== own).map(([id]) => id), `${text} runs ${own}, ${view}`).toEqual([]);
    }
  }
  // The end that it stands at: against words as wide that run the other way.
  const ends = {};
  for (const view of ['html', 'canvas']) {
    const [left, right] = [await stands(view, 'HIM is of it'), await stands(view, '\u05E7\u05D5\u05DC is of it')];
    ends[view] = Object.fromEntries(Object.entries(right).map(([id, [, x]]) => [id, x - left[id][1] > 12 ? 'right' : 'left']));
  }
  expect(ends.canvas).toEqual(ends.html);
  expect(Object.values(ends.canvas).filter((end) => end === 'left')).toEqual([]);
});

test('lines that mix both ways of writing are drawn in the order of the words, also where one begins with the other way', async ({ page, show }) => {
  await page.setViewportSize({ width: 390, height: 1400 });
  const widget = await show('<juxta-compare></juxta-compare>');
  const texts = [...mixed, 'A paragraph from the left whose lines begin as they \u0643\u062A\u0627\u0628 do, and \u05E7\u05D5\u05DC one 7 \u05E9\u05DC\u05D5\u05DD it is \u05E7\u05D5\u05DC so'];
  await widget.evaluate((element, texts) => {
    element.data = { juxta: 1, items: [{ id: 'a', name: 'A', description: texts.join('\n\n') }, { id: 'b', name: 'B' }] };
    return element.ready;
  }, texts); // prettier-ignore
  await painted(widget);
  const lines = await widget.locator('.card .line').evaluateAll((all) => all.map((line) => ({ text: line.textContent, ...line.getBoundingClientRect().toJSON() })));
  const drawn = await page.screenshot();
  await widget.evaluate((element) => {
    element.shadowRoot.querySelector('canvas').style.visibility = 'hidden';
    element.shadowRoot.querySelector('.stage').classList.remove('painted');
  });
  const written = await page.screenshot();

  const unlike = await page.evaluate(async ([pictures, lines]) => {
    const contexts = await Promise.all(pictures.map(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context;
    }));
    return lines.filter(({ top, bottom, width }) => top > 0 && bottom < innerHeight && width > 20).map(({ text, x, y, width, height }) => {
      // Ink a column, of the one and of the other; how far they go together, with two pixels of play.
      const [a, b] = contexts.map((context) => {
        const [wide, high] = [Math.round(width), Math.round(height)];
        const { data } = context.getImageData(Math.round(x), Math.round(y), wide, high);
        return Array.from({ length: wide }, (_, column) => {
          let sum = 0;
          for (let row = 0; row < high; row++) sum += Math.abs(data[4 * (row * wide + column) + 1] - data[1]);
          return sum;
        });
      });
      const like = (shift) => {
        const pairs = a.map((value, at) => [value, b[at + shift] ?? 0]);
        const mean = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length);
        const dot = (i, j) => pairs.reduce((sum, pair) => sum + (pair[i] - mean[i]) * (pair[j] - mean[j]), 0);
        return dot(0, 1) / Math.sqrt(dot(0, 0) * dot(1, 1));
      };
      return { text, like: Math.max(...[-2, -1, 0, 1, 2].map(like)) };
    });
  }, [[[...drawn], [...written]], lines]); // prettier-ignore

  expect(unlike.length).toBeGreaterThan(mixed.length);
  for (const { text, like } of unlike) expect.soft(like, text).toBeGreaterThan(0.75);
});

for (const view of ['canvas', 'html']) {
  test(`in a page from right to left the widget stands as in any other, also where its table and its list are scrolled, in the ${view} view`, async ({ page, show }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const widget = await show('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
    /** Where the texts and fields stand, scrolled to the side. */
    const stands = async (/** @type {string} */ dir, /** @type {Record<string, string>} */ given) => {
      await widget.evaluate((element, [dir, view, given]) => {
        document.documentElement.dir = dir;
        return Object.assign(element, { view, ...given }).ready;
      }, [dir, view, given]); // prettier-ignore
      await reaches(widget, view === 'html' ? 'html' : 'painted');
      const scroller = widget.locator('.scroll');
      await scroller.scrollIntoViewIfNeeded();
      await scroller.evaluate((element) => (element.scrollLeft = 0));
      await scroller.hover();
      await page.mouse.wheel(120, 0);
      await expect.poll(() => scroller.evaluate((element) => element.scrollLeft)).toBe(120);
      await settled(widget);
      return widget.evaluate((element) => {
        const { left, top } = element.getBoundingClientRect();
        return [...element.shadowRoot.querySelectorAll('.tree :is(a, button, input, .line, .cell, h2, h3)')].filter((at) => at.checkVisibility()).map((at) => {
          const box = at.getBoundingClientRect();
          return `${at.className} ${Math.round(box.left - left)} ${Math.round(box.top - top)} ${Math.round(box.width)}`;
        });
      });
    };
    for (const given of [{ src: 'bundles/eight-bicycles.json', start: '' }, { src: 'bundles/ai-models.json', start: 'catalogue' }]) {
      const usual = await stands('ltr', given);
      expect(usual.length).toBeGreaterThan(40);
      expect(await stands('rtl', given)).toEqual(usual);
    }
  });
}
