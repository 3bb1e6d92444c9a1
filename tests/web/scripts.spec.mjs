// tests/web/scripts.spec.mjs - writing that joins, combines or runs from right to left, on the canvas as in the words.
// SPDX-License-Identifier: MIT
import { expect, painted, test } from './support.mjs';

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
