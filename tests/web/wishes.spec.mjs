// tests/web/wishes.spec.mjs - what readers ask of their system holds in every sample: less motion, more contrast, their own colours.
// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, reaches, settled, test } from './support.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Samples that together have every control and every colour. */
const telling = ['comparison', 'load_failed', 'weighed_facts', 'must_haves', 'limit_typed', 'add_search', 'newsletter_invalid', 'bookmarks_file', 'votes_counted', 'link_refused', 'notices', 'catalogue_filters'];

/** Texts that stand out from what is behind them by less than 4.5:1. */
const faint = (page) =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run({ fromShadowDom: ['juxta-compare', '.frame'] }, { runOnly: ['color-contrast'], preload: false });
    return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${any[0]?.message} ${html}`.slice(0, 300)));
  });

test('who asks for more contrast gets what can be read, light and dark', async ({ page, openGallery }) => {
  await page.emulateMedia({ contrast: 'more' });
  const { widget, sample } = await openGallery({ view: 'html' });
  await page.evaluate(axeSource);
  for (const theme of ['light', 'dark']) {
    await widget.evaluate((element, theme) => (element.theme = theme), theme);
    for (const name of telling) {
      await sample(name);
      expect.soft(await faint(page), `${name}, ${theme}`).toEqual([]);
    }
  }
});

test("with the reader's own colours every text is one of them and every control has an edge", async ({ page, openGallery }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { widget, sample } = await openGallery({ view: 'html' });
  for (const name of telling) {
    await sample(name);
    const faults = await widget.evaluate((element) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const colours = new Set(['CanvasText', 'LinkText', 'VisitedText', 'GrayText', 'ButtonText', 'FieldText', 'HighlightText', 'Highlight', 'MarkText'].map((name) => ((probe.style.color = name), getComputedStyle(probe).color)));
      probe.remove();
      const faults = [];
      for (const at of element.shadowRoot.querySelectorAll('.tree *')) {
        const style = getComputedStyle(at);
        if (at.checkVisibility() && at.textContent.trim() && !colours.has(style.color)) faults.push(`${at.className}: ${style.color}`);
        if (at.matches('button, input:not([type=range])') && at.checkVisibility() && (style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1)) faults.push(`${at.className} "${at.textContent}" has no edge`);
      }
      return faults;
    });
    expect.soft(faults, name).toEqual([]);
  }
});

test("with the reader's own colours what is pressed, picked, set and measured still shows", async ({ page, openGallery }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { widget, sample } = await openGallery({ view: 'html' });
  /** Grounds of what matches, in words of the reader's colours. */
  const grounds = (selector) =>
    widget.evaluate((element, selector) => {
      const names = ['Highlight', 'Canvas', 'ButtonFace'];
      const probe = document.body.appendChild(document.createElement('i'));
      const known = new Map(names.map((name) => ((probe.style.backgroundColor = name), [getComputedStyle(probe).backgroundColor, name])).reverse());
      probe.remove();
      return [...new Set([...element.shadowRoot.querySelectorAll(selector)].map((at) => known.get(getComputedStyle(at).backgroundColor) ?? getComputedStyle(at).backgroundColor))];
    }, selector);
  for (const [name, kind] of [['catalogue_found', '.pick'], ['catalogue_filters', '.value'], ['bookmarks_list', '.bookmark'], ['votes_counted', '.choice']]) {
    await sample(name);
    expect.soft(await grounds(`${kind}[aria-pressed="true"]`), `${kind}, on`).toEqual(['Highlight']);
    expect.soft(await grounds(`${kind}[aria-pressed="false"]`), `${kind}, off`).not.toContain('Highlight');
  }
  await sample('catalogue_filters');
  expect.soft(await grounds('.spread .in')).toEqual(['Highlight']);
  expect.soft(await grounds('.spread .out')).toEqual(['Canvas']);

  await sample('comparison');
  /** How many of the reader's colours a bar shows from its left to its right end: what is filled, and what is not. */
  const shades = async (locator) => {
    const png = await locator.first().screenshot();
    return page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const at = (x) => String(context.getImageData(Math.round(x), Math.floor(image.height / 2), 1, 1).data);
      return at(3) !== at(image.width - 4);
    }, [...png]);
  };
  expect.soft(await shades(widget.locator('.review meter')), 'a meter').toBe(true);
  await sample('weighed_facts');
  expect.soft(await shades(widget.locator('.role-slider input')), 'a slider').toBe(true);
});

test('who asks for less motion sees none: what loads or saves stands still, and nothing fades', async ({ page, openGallery }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { widget, names } = await openGallery();
  for (const name of ['loading_unknown', 'loading_progress', 'newsletter_sending', 'bookmarks_loading', 'votes_pending', 'comparison']) {
    expect(names).toContain(name);
    await widget.evaluate((element, name) => window.showSample(element, name), name);
    await reaches(widget, 'painted');
    await settled(widget);
    const before = await widget.evaluate((element) => element.frames);
    await page.waitForTimeout(250);
    expect.soft(await widget.evaluate((element) => element.frames), name).toBe(before);
  }
  await widget.evaluate((element) => (element.view = 'html'));
  const moving = await widget.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('*')].filter((at) => getComputedStyle(at).animationName !== 'none' || !/^(0s(, )?)+$/.test(getComputedStyle(at).transitionDuration)).map((at) => at.className),
  );
  expect(moving).toEqual([]);
});

test('who does not ask for less motion sees that something is under way', async ({ openGallery }) => {
  const { widget } = await openGallery();
  await widget.evaluate((element) => window.showSample(element, 'loading_unknown'));
  await reaches(widget, 'painted');
  const before = await widget.evaluate((element) => element.frames);
  await expect.poll(() => widget.evaluate((element) => element.frames)).toBeGreaterThan(before + 5);
});
