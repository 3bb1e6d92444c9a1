// tests/web/places.spec.mjs - the words over the canvas stand where the canvas draws them.
// SPDX-License-Identifier: MIT
//
// What was drawn is read from the triangles that go to WebGL, so neither the layout nor what the core reports of it is
// asked: a glyph is a rectangle with a piece of the atlas on it, and has to stand where the browser would put the ink
// of the DOM's own text.
import { expect, painted, test } from './support.mjs';
import { compareInk, knowTexts } from './text_places.mjs';

/** In the page, before all: keeps the vertices of the last frame; nothing is rasterised, which is what takes time. */
function watchTriangles() {
  document.vertices = new Float32Array();
  const { prototype } = WebGL2RenderingContext;
  const { bufferData } = prototype;
  prototype.bufferData = function (target, data, usage, at = 0, length = 0) {
    if (target === this.ARRAY_BUFFER) document.vertices = new Float32Array(data.buffer.slice(data.byteOffset + at, data.byteOffset + at + length));
    return bufferData.call(this, target, data, usage, at, length);
  };
  prototype.drawElements = () => {};
}

/** In the page: every glyph of the last frame and every text of the DOM within the canvas, against each other. */
function compare(element) {
  const root = element.shadowRoot;
  const canvas = root.querySelector('canvas').getBoundingClientRect();
  const glyphs = [];
  const [x, y, u, v] = [0, 1, 2, 3];
  const stride = 5; // ImDrawVert, as floats: x, y, u, v, colour
  const all = document.vertices;
  for (let at = 0; at + 4 * stride <= all.length; at += stride) {
    const [a, b, c, d] = [at, at + stride, at + 2 * stride, at + 3 * stride];
    if (all[a + u] === all[b + u] || all[a + v] === all[c + v]) continue;
    if (all[a + x] !== all[d + x] || all[b + x] !== all[c + x] || all[a + y] !== all[b + y] || all[c + y] !== all[d + y]) continue;
    glyphs.push({ left: all[a + x] + canvas.left, top: all[a + y] + canvas.top, right: all[c + x] + canvas.left, bottom: all[c + y] + canvas.top });
    at = d;
  }

  const { texts, wrong } = document.textsOf(root);
  const rows = new Map(); // texts by where they stand, in steps of 16 px
  for (const text of texts) {
    text.drawn = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let row = Math.floor((text.box.top - 3) / 16); row <= (text.box.bottom + 3) / 16; row++) rows.set(row, [...(rows.get(row) ?? []), text]);
  }

  const stray = [];
  for (const glyph of glyphs) {
    const across = (glyph.left + glyph.right) / 2;
    const down = (glyph.top + glyph.bottom) / 2;
    let best;
    for (const text of rows.get(Math.floor(down / 16)) ?? []) {
      const { left, right, top, bottom } = text.box;
      if (across < left - 3 || across > right + 3 || down < top - 3 || down > bottom + 3) continue;
      const off = Math.abs(down - (top + bottom) / 2) + Math.max(0, left - across, across - right);
      if (!best || off < best.off) best = { off, text };
    }
    if (!best) {
      stray.push(glyph);
      continue;
    }
    const { drawn } = best.text;
    drawn.left = Math.min(drawn.left, glyph.left);
    drawn.right = Math.max(drawn.right, glyph.right);
    drawn.top = Math.min(drawn.top, glyph.top);
    drawn.bottom = Math.max(drawn.bottom, glyph.bottom);
  }

  const sides = ['left', 'right', 'top', 'bottom'];
  const apart = ({ ink, drawn }) => sides.map((side) => Math.abs(drawn[side] - ink[side]));
  // Of a text that is cut the last letter, or the space behind it, ends there; its tallest letter may be one that is cut off.
  const apartCut = ({ ink, drawn, cut }) => [drawn.left - ink.left, drawn.right - cut, cut - drawn.right - 8, ink.top - drawn.top, drawn.bottom - ink.bottom].map((by, at) => (at === 0 ? Math.abs(by) : by));
  const measured = texts
    .filter(({ ink }) => ink.top >= canvas.top && ink.bottom <= canvas.bottom)
    .map((one) => ({ text: one.text, off: Math.max(...(one.cut === undefined ? apart(one) : apartCut(one))) }));
  return {
    wrong,
    measured: measured.length,
    furthest: Math.max(0, ...measured.map(({ off }) => off)),
    // Nothing drawn where the text stands is Infinity, which is no JSON.
    far: measured.filter(({ off }) => !(off <= 2)).map(({ text, off }) => `${text}: ${off} px`),
    stray: stray.map(({ left, top }) => `something drawn at ${left}, ${top} that no text of the DOM says`),
  };
}

const widths = [1280, 768, 390];

for (const ratio of [1, 2]) {
  test(`every text stands where it is drawn, within 2 px, at ${ratio} device pixels a CSS pixel`, async ({ browser, gallery }) => {
    test.setTimeout(600_000);
    const context = await browser.newContext({ deviceScaleFactor: ratio });
    const page = await context.newPage();
    await page.addInitScript(watchTriangles);
    await page.addInitScript(knowTexts);
    await page.goto(`${gallery}/index.html`);
    const widget = page.locator('juxta-compare');
    const links = page.locator('#samples a');
    await links.first().waitFor();
    const names = await links.evaluateAll((all) => all.map((link) => link.hash.slice(1)));
    expect(names.length).toBeGreaterThan(40);
    const faults = [];
    let [places, texts, furthest] = [0, 0, 0];

    for (const width of widths) {
      await page.setViewportSize({ width, height: 2000 }); // so that most of each is drawn at once
      for (const name of names) {
        await widget.evaluate(async (element, name) => {
          await window.showSample(element, name);
          const before = element.frames;
          while (element.frames === before || !element.matches(':state(painted)')) await new Promise((done) => setTimeout(done, 5));
        }, name);
        const seen = await widget.evaluate(compare);
        for (const fault of [...seen.wrong, ...seen.far, ...seen.stray].slice(0, 3)) faults.push(`${name}, ${width} px: ${fault}`);
        if (!/^(loading|load_failed|empty)/.test(name)) expect.soft(seen.measured, `${name}, ${width} px`).toBeGreaterThan(name.endsWith('_nothing') ? 15 : 30);
        places += 1;
        texts += seen.measured;
        furthest = Math.max(furthest, seen.furthest);
      }
    }

    console.log(`${texts} texts in ${places} pictures of ${names.length} samples; the furthest edge is ${furthest.toFixed(2)} px away`);
    expect(faults).toEqual([]);
    await context.close();
  });
}

for (const [name, width, ratio, sideways] of [['comparison', 1280, 1, 0], ['eight_items', 390, 2, 150], ['best_and_ties', 768, 2, 100], ['must_haves', 390, 1, 60]]) {
  test(`on the screen the ink is where the text is, also where the table is scrolled: ${name} at ${width} px, ${ratio} device pixels a CSS pixel`, async ({ browser, gallery }) => {
    const context = await browser.newContext({ deviceScaleFactor: ratio, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(knowTexts);
    await page.goto(`${gallery}/index.html`);
    const widget = page.locator('juxta-compare');
    await page.locator('#samples a').first().waitFor();
    await widget.evaluate((element, name) => window.showSample(element, name), name);
    await widget.evaluate((element) => element.scrollIntoView()); // on a phone it is below the names of the samples
    await painted(widget);
    // The middle of the table at the window's top, so that its head is stuck there.
    await widget.evaluate((element, sideways) => {
      const region = element.shadowRoot.querySelector('.scroll');
      const { top, height } = region.getBoundingClientRect();
      scrollBy(0, top + height / 3);
      region.scrollLeft = sideways;
    }, sideways);
    await page.waitForTimeout(100);
    await painted(widget);

    const { seen, heads, far } = await widget.evaluate(compareInk, [...(await page.screenshot())]);

    expect(seen).toBeGreaterThan(15);
    expect(heads).toBeGreaterThan(0);
    expect(far).toEqual([]);
    await context.close();
  });
}
