// tests/web/links.spec.mjs - the view in the page's address: Back and Forward, reload, sharing, hostile links, copying.
// SPDX-License-Identifier: MIT
import { cardNames, expect, listen, settled, test } from './support.mjs';

const kettles = '/demo/bundles/kettles.json';
const markup = `<juxta-compare src="${kettles}" permalink loading="eager"></juxta-compare>`;
const two = ['Ember 17', 'Still Life 2'];

/** @param {any} widget */
const ready = (widget) => widget.evaluate((element) => element.ready);
/** @param {any} widget @returns {Promise<string>} */
const stateOf = (widget) => widget.evaluate((element) => element.state);
/** @param {any} page @returns {Promise<string>} */
const hashOf = (page) => page.evaluate(() => location.hash);
/** @param {any} widget @param {RegExp | string} name */
const button = (widget, name) => widget.getByRole('button', { name });

/** Counts what the page's history is asked for. @param {any} page */
async function countHistory(page) {
  await page.addInitScript(() => {
    window.calls = { pushState: 0, replaceState: 0 };
    for (const name of Object.keys(window.calls)) {
      const own = History.prototype[name];
      History.prototype[name] = function (...args) {
        window.calls[name] += 1;
        return own.apply(this, args);
      };
    }
  });
  return () => page.evaluate(() => window.calls);
}

test('another selection is a step: the address says it, Back and Forward go there, and the page is told', async ({ page, show, trouble }) => {
  const widget = await show(markup);
  await ready(widget);
  const start = page.url();
  expect(await hashOf(page)).toBe('');
  const changes = await listen(page, 'juxta-change');
  await button(widget, /^Add Pebble/).click();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember,still,pebble');
  await button(widget, /^Remove Ember/).click();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=still,pebble');
  await button(widget, 'Differences only').click();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=still,pebble;diff=1');

  await page.goBack();
  await page.goBack();
  await expect.poll(() => cardNames(widget)).toHaveLength(3);
  await page.goBack();
  await expect.poll(() => cardNames(widget)).toEqual(two);
  expect(page.url()).toBe(start);
  expect(await stateOf(widget)).toBe('1');
  await page.goForward();
  await expect.poll(() => cardNames(widget)).toHaveLength(3);
  expect((await changes()).map(({ items }) => items.join())).toEqual([
    'ember,still,pebble', 'still,pebble', 'still,pebble', 'still,pebble', 'ember,still,pebble', 'ember,still', 'ember,still,pebble',
  ]); // prettier-ignore
  expect(trouble).toMatchObject({ errors: [], foreign: [] });
});

test('a weight that is dragged rewrites the entry that is there, a few times, and the end is said', async ({ page, show }) => {
  const calls = await countHistory(page);
  const widget = await show(markup);
  await ready(widget);
  const entries = await page.evaluate(() => history.length);
  const slider = widget.getByRole('slider', { name: 'Weight of Cook' });
  await slider.evaluate(async (input) => {
    for (let i = 0; i < 240; i++) {
      input.value = String(1 + (i % 40) / 10);
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      if (i % 8 === 0) await new Promise((done) => setTimeout(done, 16));
    }
    input.value = '3.3';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  });
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember,still;w=cook:3.3');
  const { pushState, replaceState } = await calls();
  expect(pushState).toBe(0);
  expect(replaceState).toBeLessThan(12);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('steps in quick succession are fewer entries, and the last one is said', async ({ page, show }) => {
  const calls = await countHistory(page);
  const widget = await show(markup);
  await ready(widget);
  const took = await button(widget, 'Differences only').evaluate((element) => {
    const start = performance.now();
    for (let i = 0; i < 101; i++) element.click();
    return performance.now() - start;
  });
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember,still;diff=1');
  expect((await calls()).pushState).toBeLessThan(22 + took / 400);
});

test('a reload, and the link in another browser, show all of the view', async ({ page, browser, show }) => {
  const widget = await show(markup);
  await ready(widget);
  await button(widget, /^Add Pebble/).click();
  await widget.getByRole('slider', { name: 'Weight of Engineer' }).fill('2.5');
  await button(widget, 'Must have: Price').click();
  await button(widget, /^Pin Still Life/).click();
  await button(widget, 'Differences only').click();
  await button(widget, /^Full text.*Cook/).first().click(); // three items: folds from the default on
  await expect.poll(() => hashOf(page)).toContain('fold=');
  const link = page.url();
  const shown = await widget.evaluate((element) => ({ state: element.state, html: element.exportAs('html'), report: element.exportAs('json') }));
  for (const part of ['items=', 'w=engineer:2.5', 'must=price:max:', 'pin=still', 'diff=1', 'fold=']) expect(link).toContain(part);

  await page.reload();
  await ready(widget);
  expect(await widget.evaluate((element) => ({ state: element.state, html: element.exportAs('html'), report: element.exportAs('json') }))).toEqual(shown);
  expect(page.url()).toBe(link);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.route('**/demo/test.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Elsewhere</title><script type="module" src="/juxta.js"></script>${markup}` }),
  );
  await elsewhere.goto(link);
  const other = elsewhere.locator('juxta-compare');
  await ready(other);
  expect(await other.evaluate((element) => ({ state: element.state, html: element.exportAs('html'), report: element.exportAs('json') }))).toEqual(shown);
  await elsewhere.context().close();
});

test('the address edited by hand is followed; what is wrong with it is said, and the rest counts', async ({ page, show }) => {
  const widget = await show(markup);
  await ready(widget);
  const changes = await listen(page, 'juxta-change');
  await page.evaluate(() => (location.hash = '#juxta=1;items=pebble,nowhere;diff=7;glow=3'));
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble']);
  await expect(widget.locator('.notice')).toHaveText([
    'A part of the link could not be read and was left out: diff.',
    'An item that was asked for is not in the data and was left out: nowhere.',
  ]);
  expect((await changes()).length).toBe(1);
  expect(await hashOf(page)).toBe('#juxta=1;items=pebble,nowhere;diff=7;glow=3'); // as it was typed
  await button(widget, /^Add Ember/).click();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=pebble,ember;glow=3'); // a newer version's part goes on
  await page.evaluate(() => (location.hash = '#juxta%3D1%3Bitems%3Dstill%2Cpebble')); // encoded by what it was sent through
  await expect.poll(() => cardNames(widget)).toHaveLength(2);
  expect(await stateOf(widget)).toBe('1;items=still,pebble');
});

test("the page's own anchors and the rest of its fragment stay: it scrolls there, and the view goes along", async ({ page, show }) => {
  const filler = '<p>…</p>'.repeat(60);
  const widget = await show(`<nav><a href="#notes">Notes</a> <a href="#juxta=1;items=pebble,still">Pebble or Still</a></nav>${markup}${filler}<h2 id="notes">Notes</h2>${filler}`);
  await ready(widget);
  await settled(widget);
  await button(widget, 'Differences only').click();
  await expect.poll(() => hashOf(page)).toContain('diff=1');
  const notes = page.locator('#notes');
  await page.getByRole('link', { name: 'Notes' }).click();
  await expect(notes).toBeInViewport();
  await expect.poll(() => hashOf(page)).toBe('#notes&juxta=1;items=ember,still;diff=1');
  expect(await stateOf(widget)).toBe('1;diff=1');
  await page.getByRole('link', { name: 'Notes' }).click(); // once more, from there
  await expect.poll(() => hashOf(page)).toBe('#notes&juxta=1;items=ember,still;diff=1');
  await button(widget, 'Differences only').click();
  await expect.poll(() => hashOf(page)).toBe('#notes'); // the page's own view needs no part
  await page.goBack();
  await expect.poll(() => stateOf(widget)).toBe('1;items=ember,still;diff=1');

  await page.getByRole('link', { name: 'Pebble or Still' }).click();
  await expect.poll(() => cardNames(widget)).toHaveLength(2);
  expect(await stateOf(widget)).toBe('1;items=pebble,still');
});

test('a link with an anchor beside the view goes to both', async ({ page, show, site }) => {
  const filler = '<p>…</p>'.repeat(80);
  await show(`${markup}${filler}<h2 id="notes">Notes</h2>${filler}`);
  await page.goto('about:blank');
  await page.goto(`${site}/demo/test.html#notes&juxta=1;items=pebble`);
  const widget = page.locator('juxta-compare');
  await expect(page.locator('#notes')).toBeInViewport();
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble']);
});

test("what the page keeps in its history stays, and other parts of the fragment do", async ({ page, show, site }) => {
  await show(markup);
  await page.goto('about:blank');
  await page.goto(`${site}/demo/test.html#/route?x=1&tab=2`);
  const widget = page.locator('juxta-compare');
  await ready(widget);
  await page.evaluate(() => history.replaceState({ router: 7 }, ''));
  await button(widget, 'Differences only').click();
  await expect.poll(() => hashOf(page)).toBe('#/route?x=1&tab=2&juxta=1;items=ember,still;diff=1');
  expect(await page.evaluate(() => history.state.router)).toBe(7);
  await page.evaluate(() => history.pushState('a text', '', '#tab=3'));
  await button(widget, 'Differences only').click();
  await expect.poll(() => stateOf(widget)).toBe('1');
  expect(await hashOf(page)).toBe('#tab=3');
});

test('several widgets have a part each, by the name in permalink; of two without a name the first has it', async ({ page, show, trouble }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const one = (/** @type {string} */ attributes) => `<juxta-compare src="${kettles}" loading="eager" view="html" ${attributes}></juxta-compare>`;
  await show(one('permalink') + one('permalink="b c"') + one('permalink') + one(''));
  const widgets = [0, 1, 2, 3].map((index) => page.locator('juxta-compare').nth(index));
  for (const widget of widgets) await ready(widget);
  await button(widgets[0], 'Differences only').click();
  await button(widgets[1], /^Remove Ember/).click();
  await button(widgets[2], 'Differences only').click();
  await button(widgets[3], 'Differences only').click();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember,still;diff=1&juxta-b%20c=1;items=still');
  expect(warnings.filter((text) => text.includes('give one of them a name'))).toHaveLength(1);
  for (const [index, count] of [1, 1, 0, 0].entries()) await expect(button(widgets[index], 'Copy link')).toHaveCount(count);
  await page.goBack();
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember,still;diff=1');
  await expect.poll(() => cardNames(widgets[1])).toEqual(two);
  expect(await stateOf(widgets[0])).toBe('1;diff=1');
  await page.reload();
  for (const widget of widgets) await ready(widget);
  expect(await Promise.all(widgets.map(stateOf))).toEqual(['1;items=ember,still;diff=1', '1', '1', '1']);
  expect(await widgets.reduce(async (all, widget) => [...(await all), await widget.evaluate((element) => element.permalink)], Promise.resolve([]))).toEqual([
    true, 'b c', true, false,
  ]); // prettier-ignore
  expect(trouble.errors).toEqual([]);
});

test('without permalink the address is neither read nor written', async ({ page, show, site }) => {
  const calls = await countHistory(page);
  await show(`<juxta-compare src="${kettles}" loading="eager"></juxta-compare>`);
  await page.goto('about:blank');
  await page.goto(`${site}/demo/test.html#juxta=1;items=pebble`);
  const widget = page.locator('juxta-compare');
  await ready(widget);
  expect(await cardNames(widget)).toEqual(two);
  await button(widget, 'Differences only').click();
  await expect.poll(() => stateOf(widget)).toBe('1;diff=1');
  expect(await hashOf(page)).toBe('#juxta=1;items=pebble');
  expect(await calls()).toEqual({ pushState: 0, replaceState: 0 });
});

test('turned on later it reads the address, turned off it lets it be', async ({ page, show, site }) => {
  await show(`<juxta-compare src="${kettles}" loading="eager"></juxta-compare>`);
  await page.goto('about:blank');
  await page.goto(`${site}/demo/test.html#juxta=1;items=pebble`);
  const widget = page.locator('juxta-compare');
  await ready(widget);
  await widget.evaluate((element) => (element.permalink = true));
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble']);
  await expect(button(widget, 'Copy link')).toHaveCount(1);
  await widget.evaluate((element) => (element.permalink = false));
  await expect(button(widget, 'Copy link')).toHaveCount(0);
  await button(widget, /^Add Ember/).click();
  await expect.poll(() => cardNames(widget)).toHaveLength(2);
  expect(await hashOf(page)).toBe('#juxta=1;items=pebble');
});

test('what the page sets is what the address says, without an entry; another source starts anew', async ({ page, show }) => {
  const widget = await show(markup);
  await ready(widget);
  const entries = await page.evaluate(() => history.length);
  await widget.evaluate((element) => (element.state = '1;items=pebble'));
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=pebble');
  await widget.evaluate((element) => (element.items = ['still', 'pebble']));
  await expect.poll(() => hashOf(page)).toBe('');
  await widget.evaluate((element) => (element.state = '1;items=ember;diff=1'));
  await expect.poll(() => hashOf(page)).toBe('#juxta=1;items=ember;diff=1');
  await widget.evaluate((element) => element.reset());
  await expect.poll(() => hashOf(page)).toBe('');
  await widget.evaluate((element) => (element.state = '1;items=ember;diff=1'));
  await widget.evaluate((element) => {
    element.src = '/demo/bundles/ai-tools.json';
    return element.ready;
  });
  await expect.poll(() => hashOf(page)).toBe('');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('a link wins over what the page sets before the first load, and comes back after dispose()', async ({ page, show, site }) => {
  await show(`<script type="module" src="/set-state.js"></script>${markup}`);
  await page.route(`${site}/set-state.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "document.querySelector('juxta-compare').state = '1;diff=1';" }),
  );
  await page.goto('about:blank');
  await page.goto(`${site}/demo/test.html#juxta=1;items=pebble,still`);
  const widget = page.locator('juxta-compare');
  await ready(widget);
  expect(await stateOf(widget)).toBe('1;items=pebble,still');
  await widget.evaluate((element) => element.dispose());
  await widget.evaluate((element) => element.load());
  expect(await stateOf(widget)).toBe('1;items=pebble,still');
});

// ---- hostile links --------------------------------------------------------------------------------------------

/** Hundreds of fragments: spoilt links, other people's tricks, and noise. */
function hostileFragments() {
  let seed = 11;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const whole = 'juxta=1;items=ember,still,pebble;w=cook:2,engineer:0.5;must=price:max:50,keep_warm;pin=still;diff=1;fold=cook';
  const tricks = [
    '%', '%%%', 'juxta', 'juxta=', 'juxta=%', 'juxta=1;items=%E0%A4%A', 'juxta=1;items=__proto__,constructor', 'juxta=1;src=https://evil.example/b.json',
    'juxta=1;votes-url=https://evil.example/;vote=ember', 'juxta=1;bookmark=ember;kept=1', 'juxta=1;items=<img src=x onerror=alert(1)>',
    `juxta=1;items=${'x'.repeat(5000)}`, `juxta=${'1'.repeat(3000)}`, `juxta=1;${'items=ember;'.repeat(300)}`, `juxta=1;w=${'cook:1,'.repeat(250)}`,
    'juxta=999999999999999999999;items=ember', 'juxta=1;w=cook:1e999', 'juxta=1;w=cook:NaN', 'juxta=1;items=\u202Eember', 'juxta=1;items=ember%00', 'juxta=1&juxta=2&juxta=3',
    'juxta=1;must=price:max:javascript:alert(1)', '&&&&', '=', '&=&', 'juxta%3D1%3Bitems%3D%25', 'JUXTA=1;items=ember',
  ]; // prettier-ignore
  const noise = ['%', ';', ',', '=', '&', ':', '#', '\u0000', '\uFFFD', '😀', 'items=', 'w=', '1e309', '%FF', '../', '"', "'", '<', '`', ' '];
  const all = [...tricks];
  while (all.length < 300) {
    let text = whole;
    for (let left = 1 + random(5); left > 0; left--) {
      const at = random(text.length + 1);
      const end = at + random(6);
      text = text.slice(0, at) + noise[random(noise.length)] + text.slice(random(2) ? at : end);
    }
    all.push(text);
  }
  return all;
}

test('hundreds of hostile fragments: nothing is trapped, stored, sent, voted or opened, and the page stays whole', async ({ page, show, site, trouble }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    window.writes = [];
    for (const name of ['setItem', 'removeItem', 'clear']) {
      const own = Storage.prototype[name];
      Storage.prototype[name] = function (...args) {
        window.writes.push(`${name} ${args[0]}`);
        return own.apply(this, args);
      };
    }
    for (const name of ['add', 'put', 'delete', 'clear']) {
      const own = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...args) {
        window.writes.push(`indexedDB ${name}`);
        return own.apply(this, args);
      };
    }
    document.addEventListener('securitypolicyviolation', (event) => window.writes.push(`policy ${event.violatedDirective}`));
    for (const type of ['juxta-bookmark', 'juxta-subscribe', 'juxta-vote', 'juxta-error']) document.addEventListener(type, () => window.writes.push(type));
    window.alert = () => window.writes.push('alert');
  });
  const posts = [];
  page.on('request', (request) => request.method() !== 'GET' && posts.push(request.url()));
  await page.route(`${site}/votes`, (route) => route.fulfill({ contentType: 'application/json', body: '{"items":{}}' }));
  const widget = await show(`<juxta-compare src="${kettles}" permalink bookmarks votes-url="/votes" newsletter-url="/subscribe" loading="eager" view="html"></juxta-compare>`);
  await ready(widget);
  await settled(widget);
  const fragments = hostileFragments();
  const asked = trouble.requests.length;
  const before = await page.evaluate(() => window.writes.length);
  const shown = await page.evaluate(async (all) => {
    const element = document.querySelector('juxta-compare');
    const seen = [];
    let heard = 0;
    addEventListener('hashchange', () => (heard += 1));
    for (const [index, text] of all.entries()) {
      location.replace(`#${text}`);
      await new Promise((done) => setTimeout(done, 70)); // browsers drop what comes faster
      if (index % 50 === 49) seen.push(element.shadowRoot.querySelectorAll('.card').length);
    }
    return { seen, heard, error: element.error, children: element.shadowRoot.querySelectorAll('img, script, iframe, object').length, polluted: Object.keys(Object.prototype).length };
  }, fragments);
  expect(shown.heard).toBeGreaterThan(270); // a few are the same to a browser
  expect(shown.error).toBeNull();
  expect(shown.children).toBe(0);
  expect(shown.polluted).toBe(0);
  for (const cards of shown.seen) expect(cards).toBeGreaterThan(0);
  expect(await page.evaluate((from) => window.writes.slice(from), before)).toEqual([]);
  expect(trouble.requests.slice(asked).filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(trouble.errors).toEqual([]);

  // And as the page is opened by them.
  for (const text of fragments.filter((_, index) => index < 27 || index % 50 === 0)) {
    await page.goto('about:blank');
    await page.goto(`${site}/demo/test.html#${text}`);
    await ready(widget);
    await expect(widget.locator('.card').first()).toBeAttached();
    expect(await page.evaluate(() => window.writes)).toEqual([]);
  }
  expect(trouble.errors).toEqual([]);
  expect(trouble.foreign).toEqual([]);
  expect(posts).toEqual([]);

  await page.evaluate(() => (location.hash = '#juxta=1;items=pebble'));
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble']);
});

// ---- copying --------------------------------------------------------------------------------------------------

for (const view of ['canvas', 'html']) {
  test(`Copy link copies the whole address, which opens the same view, in the ${view} view`, async ({ page, context, show }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const widget = await show(`<juxta-compare src="${kettles}" permalink loading="eager" view="${view}"></juxta-compare>`);
    await ready(widget);
    await button(widget, 'Copy link').click();
    await expect(widget.locator('.copied')).toHaveText('Link copied.');
    await expect(widget.locator('.frame > .status')).toHaveText('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#juxta=1;items=ember,still`);
    expect(await hashOf(page)).toBe(''); // copying shows nothing new

    await button(widget, 'Differences only').click();
    await expect(widget.locator('.copied')).toHaveCount(0);
    await button(widget, 'Copy link').click();
    await expect(widget.locator('.copied')).toHaveText('Link copied.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    await page.goto('about:blank');
    await page.goto(link);
    await ready(widget);
    expect(await stateOf(widget)).toBe('1;items=ember,still;diff=1');
  });

  test(`where the page may not copy, the link is in a field to be selected, in the ${view} view`, async ({ page, show, trouble }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })); // as where a page is not secure
    const widget = await show(`<juxta-compare src="${kettles}" permalink loading="eager" view="${view}"></juxta-compare>`);
    await ready(widget);
    if (view === 'canvas') await settled(widget);
    await button(widget, 'Copy link').focus();
    await page.keyboard.press('Enter');
    const field = widget.getByRole('textbox', { name: 'Link to what you see' });
    await expect(field).toHaveValue(`${page.url()}#juxta=1;items=ember,still`);
    await expect(widget.locator('.copied')).toHaveText('This page may not copy by itself. Select the link and copy it.');
    const selected = () => field.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd));
    await page.keyboard.press('Tab');
    await expect.poll(selected).toBe(`${page.url()}#juxta=1;items=ember,still`);
    await page.keyboard.type('x');
    await expect(field).toHaveValue(`${page.url()}#juxta=1;items=ember,still`);
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await expect(button(widget, 'Copy link')).toBeFocused();
    await page.keyboard.press('Enter');
    await button(widget, 'Close').click();
    await expect(field).toHaveCount(0);
    await button(widget, 'Copy link').click();
    await button(widget, 'Differences only').focus();
    await field.click();
    await expect.poll(selected).toBe(`${page.url()}#juxta=1;items=ember,still`);
    expect(await field.evaluate((input) => getComputedStyle(input).webkitTextFillColor)).not.toContain(', 0)'); // seen on the canvas, too
    await button(widget, 'Differences only').click();
    await expect(field).toHaveCount(0); // it was of another view
    expect(trouble.errors).toEqual([]);
  });
}

test('a page that denies the clipboard by its policy gets the field, too', async ({ page, show, site }) => {
  await show(markup);
  await page.route(`${site}/demo/denied.html`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'permissions-policy': 'clipboard-write=()' },
      body: `<!doctype html><title>Denied</title><link rel="icon" href="data:,"><script type="module" src="/juxta.js"></script>${markup}`,
    }),
  );
  await page.goto(`${site}/demo/denied.html`);
  const widget = page.locator('juxta-compare');
  await ready(widget);
  await button(widget, 'Copy link').click();
  await expect(widget.getByRole('textbox', { name: 'Link to what you see' })).toHaveValue(`${site}/demo/denied.html#juxta=1;items=ember,still`);
});
