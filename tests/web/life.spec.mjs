// tests/web/life.spec.mjs - a widget comes and goes, loses its canvas and gets it back, and a page may have many.
// SPDX-License-Identifier: MIT
import { createHash } from 'node:crypto';
import { bundle, domText, expect, inOtherBrowser, painted, picture, reaches, settled, test } from './support.mjs';

const kettles = '<juxta-compare src="bundles/kettles.json"></juxta-compare>';

test('a thousand widgets that came and went leave no memory, no listener and no node behind', async ({ page, show }) => {
  test.setTimeout(240_000);
  await show('<main></main>');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const light = { juxta: 1, items: [{ id: 'a', name: 'A', tagline: 'One.' }, { id: 'b', name: 'B' }] };
  /** Of every ten, one is painted on a canvas of its own. */
  const cycles = (/** @type {number} */ count) =>
    page.evaluate(async ([count, light]) => {
      for (let i = 0; i < count; i++) {
        const element = document.createElement('juxta-compare');
        element.loading = 'eager';
        element.view = i % 10 === 0 ? 'canvas' : 'html';
        element.data = light;
        document.querySelector('main').append(element);
        await element.ready;
        if (i % 10 === 0) while (!element.matches(':state(painted)')) await new Promise((done) => setTimeout(done, 1));
        element.remove();
        if (i % 10 === 0) await new Promise((done) => setTimeout(done));
      }
    }, [count, light]); // prettier-ignore
  const left = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name).value;
    const { result } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype', objectGroup: 'left' });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId, objectGroup: 'left' });
    const { result: counted } = await session.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length; }', returnByValue: true });
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'left' });
    return { memories: counted.value, listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
  };
  await cycles(20); // what a page keeps of the first ones: the compiled module, style sheets, code
  const before = await left();

  await cycles(1000);

  const after = await left();
  expect(after.memories).toBe(0);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  expect(after.heap - before.heap).toBeLessThan(1024 * 1024);
  console.log(`after 1,000 widgets: ${JSON.stringify(after)}, before: ${JSON.stringify(before)}`);
});

/** In the page, before its scripts: takes down every WebGL context that is made, and how many lived at once. */
function watchContexts() {
  const { getContext } = HTMLCanvasElement.prototype;
  const contexts = (document.contexts = []);
  document.living = () => contexts.filter((context) => !context.isContextLost()).length;
  document.livingAtMost = 0;
  HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
    const context = getContext.call(this, type, ...rest);
    if (/webgl/.test(type) && context && !contexts.includes(context)) contexts.push(context);
    document.livingAtMost = Math.max(document.livingAtMost, document.living());
    return context;
  };
}

test('of fifty widgets on a page at most eight hold a graphics context; each is drawn right when the reader comes to it, and again when the reader comes back', async ({ page, show }) => {
  test.setTimeout(240_000);
  await page.addInitScript(watchContexts);
  await page.setViewportSize({ width: 1000, height: 1300 });
  const count = 50;
  const kinds = 5;
  await show('<juxta-compare></juxta-compare>'.repeat(count), { csp: '', head: '<style>juxta-compare { min-height: 1300px; margin-bottom: 60px }</style>' });
  await page.evaluate((kinds) => {
    document.querySelectorAll('juxta-compare').forEach((element, i) => {
      const names = [`${'ABCDE'[i % kinds]} number ${i % kinds}`, 'The other one'];
      element.data = {
        juxta: 1, attributes: [{ id: 'one', label: 'One thing', type: 'text' }, { id: 'two', label: 'Another', type: 'text' }],
        items: names.map((name, at) => ({ id: `i${at}`, name, values: { one: 'the same', two: name } })),
      };
    });
  }, kinds); // prettier-ignore
  const widgets = page.locator('juxta-compare');
  const come = async (/** @type {number} */ i) => {
    const widget = widgets.nth(i);
    await widget.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await painted(widget);
    return widget;
  };
  /** Comes to a widget and looks at it: all that the window shows of its canvas. */
  const look = async (/** @type {number} */ i) => {
    const widget = await come(i);
    const { x, y, width } = await widget.boundingBox();
    expect([x, y].every(Number.isInteger)).toBe(true);
    return createHash('sha256').update(await page.screenshot({ clip: { x, y, width, height: 1300 }, caret: 'hide' })).digest('hex'); // prettier-ignore
  };
  const evicted = (/** @type {number} */ i) => widgets.nth(i).evaluate((element) => !element.matches(':state(painted)'));
  const chosen = [3, 21];
  const pictures = [];

  // Down: those of a kind look alike, those of two kinds do not. Two of them the reader changes.
  for (let i = 0; i < count; i++) {
    if (i >= kinds && i % 9 !== 3) {
      await come(i);
      continue;
    }
    pictures[i] = await look(i);
    if (i >= kinds) expect(pictures[i], `number ${i} as number ${i % kinds}`).toBe(pictures[i % kinds]);
    if (!chosen.includes(i)) continue;
    await widgets.nth(i).getByRole('button', { name: 'Differences only' }).click();
    await page.mouse.move(0, 0);
    pictures[i + count] = await look(i);
    expect(pictures[i + count]).not.toBe(pictures[i]);
  }
  expect(new Set(pictures.slice(0, kinds)).size).toBe(kinds);

  // Up again: their contexts are gone by now, and are made anew.
  for (const i of [40, 30, 21, 12, 3, 0]) {
    expect(await evicted(i), `number ${i} has given its context away`).toBe(true);
    expect(await look(i), `number ${i}`).toBe(pictures[i + count] ?? pictures[i % kinds]);
    expect(await widgets.nth(i).evaluate((element) => element.state.includes('diff=1'))).toBe(chosen.includes(i));
    await expect(widgets.nth(i).getByRole('button', { name: 'Differences only' })).toHaveAttribute('aria-pressed', String(chosen.includes(i)));
  }

  const { atMost, living, made } = await page.evaluate(() => ({ atMost: document.livingAtMost, living: document.living(), made: document.contexts.length }));
  console.log(`fifty widgets: ${made} contexts made, ${atMost} alive at once at most, ${living} at the end`);
  expect(atMost).toBeLessThanOrEqual(8);
  expect(living).toBeGreaterThan(1);
});

test('more widgets in sight at once than there are contexts: the rest is shown as a page, and drawn when there is room on the way back', async ({ page, show }) => {
  await page.addInitScript(watchContexts);
  await show('<main></main>', { csp: '', head: '<style>main { display: grid; grid-template-columns: repeat(4, 300px); gap: 10px } main > juxta-compare { height: 200px; min-height: 0; overflow: hidden }</style>' });
  await page.evaluate(() => {
    for (let i = 0; i < 12; i++) {
      const element = document.createElement('juxta-compare');
      element.data = { juxta: 1, items: [{ id: 'a', name: `Number ${i + 1}` }, { id: 'b', name: 'B' }] };
      document.querySelector('main').append(element);
    }
  });
  const widgets = page.locator('juxta-compare');
  const how = () => widgets.evaluateAll((all) => all.map((element) => ['words', 'painted', 'html'].find((name) => element.matches(`:state(${name})`))));
  const crowd = [...Array(8).fill('painted'), ...Array(4).fill('html')];

  await expect.poll(async () => (await how()).sort().reverse()).toEqual([...crowd]);
  for (let i = 0; i < 12; i++) await settled(widgets.nth(i));
  expect((await how()).sort().reverse()).toEqual(crowd);
  for (const [i, shown] of (await how()).entries()) {
    if (shown === 'html') await expect(widgets.nth(i).locator('.headline')).toBeVisible();
    await expect(widgets.nth(i).locator('.headline')).toContainText(`Number ${i + 1}`);
  }

  // A picture of one that has no context borrows one.
  const unpainted = widgets.nth((await how()).indexOf('html'));
  expect(await unpainted.evaluate(async (element) => (await element.toBlob()).type)).toBe('image/png');
  await expect.poll(async () => (await how()).sort().reverse()).toEqual(crowd);

  // One that is drawn leaves the page, and one that is not is hidden and shown again.
  const [drawn, written] = await Promise.all(['painted', 'html'].map(async (name) => widgets.nth((await how()).indexOf(name)).elementHandle()));
  await written.evaluate((element) => (element.hidden = true));
  await drawn.evaluate((element) => element.remove());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  await written.evaluate((element) => (element.hidden = false));
  await reaches(written, 'painted');

  expect(await page.evaluate(() => document.livingAtMost)).toBe(8);
});

test('a context that is lost, or lost and given back by the browser, gives the same picture and what the reader chose', async ({ page, show }) => {
  const widget = await show(kettles);
  await painted(widget);
  await widget.getByRole('button', { name: 'Differences only' }).click();
  await page.mouse.move(0, 0);
  await painted(widget);
  const state = await widget.evaluate((element) => element.state);
  expect(state).toContain('diff=1');
  const before = await picture(widget);

  for (const restore of [false, true]) {
    await widget.evaluate((element, restore) => {
      const canvas = (document.lostCanvas = element.shadowRoot.querySelector('canvas'));
      const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
      extension.loseContext();
      if (restore) setTimeout(() => extension.restoreContext(), 50);
    }, restore);
    const anew = () => widget.evaluate((element) => ![null, document.lostCanvas].includes(element.shadowRoot.querySelector('canvas')));
    await expect.poll(anew, { message: 'another canvas' }).toBe(true);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    await painted(widget);
    expect(await picture(widget)).toBe(before);
    expect(await widget.evaluate((element) => element.state)).toBe(state);
  }
});

test('lost three times, the comparison is shown as a page, and one sentence says so', async ({ show }) => {
  const widget = await show(kettles);
  for (let times = 1; times <= 3; times++) {
    await painted(widget);
    await widget.evaluate((element) => element.shadowRoot.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await expect.poll(() => widget.evaluate((element) => element.matches(':state(painted)'))).toBe(times < 3);
  }
  await reaches(widget, 'html');
  await expect(widget.getByRole('heading', { name: 'Fast or silent' })).toBeVisible();
  await expect(widget.locator('[part=status]')).toHaveText(/^The comparison is shown as a page: [^.]+\.$/);
});

test('a context that the browser takes away for others of the page is made anew, with the same picture', async ({ playwright, site }) => {
  await inOtherBrowser(playwright, { args: ['--max-active-webgl-contexts=3'] }, async (page) => {
    await page.goto(site);
    const widget = page.locator('juxta-compare');
    await painted(widget);
    const before = await picture(widget);
    await widget.evaluate((element) => (document.firstCanvas = element.shadowRoot.querySelector('canvas')));

    await page.evaluate(() => (document.others = Array.from({ length: 3 }, () => document.createElement('canvas').getContext('webgl2'))));

    await expect.poll(() => widget.evaluate((element) => ![null, document.firstCanvas].includes(element.shadowRoot.querySelector('canvas')))).toBe(true);
    await painted(widget);
    expect(await picture(widget)).toBe(before);
  });
});

test('back from another page it is as the reader left it, from the browser\'s memory, and still works', async ({ playwright, site }) => {
  await inOtherBrowser(playwright, { ignoreDefaultArgs: ['--disable-back-forward-cache'] }, async (page) => {
    await page.addInitScript(() => {
      const listen = EventTarget.prototype.addEventListener;
      document.leaving = [];
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (['unload', 'beforeunload'].includes(type)) document.leaving.push(type);
        return listen.call(this, type, ...rest);
      };
    });
    await page.goto(`${site}/demo/`);
    const widget = page.locator('juxta-compare');
    await painted(widget);
    await page.evaluate(() => {
      document.kept = 0;
      addEventListener('pageshow', ({ persisted }) => (document.kept += persisted ? 1 : 0));
    });
    await widget.getByRole('button', { name: 'Differences only' }).click();
    await page.mouse.move(0, 0);
    await painted(widget);
    const state = await widget.evaluate((element) => element.state);
    const before = await picture(widget);
    expect(await page.evaluate(() => [document.leaving, onbeforeunload, onunload])).toEqual([[], null, null]);

    await page.goto(`${site}/demo/states.html`);
    await page.evaluate(() => history.back());
    await expect.poll(() => page.evaluate(() => document.kept).catch(() => 0), { message: 'kept by the browser' }).toBe(1);

    expect(await widget.evaluate((element) => element.state)).toBe(state);
    await painted(widget);
    expect(await picture(widget)).toBe(before);
    await widget.getByRole('button', { name: 'Differences only' }).click();
    await expect.poll(() => widget.evaluate((element) => element.state)).not.toBe(state);
    await painted(widget);
    expect(await picture(widget)).not.toBe(before);
  });
});

test('moved in the page it shows the same picture, on the same canvas, and what the reader chose, and asks for nothing again', async ({ page, show, trouble }) => {
  const widget = await show(`<main></main>${kettles}`);
  await painted(widget);
  await widget.getByRole('button', { name: 'Differences only' }).click();
  await page.mouse.move(0, 0);
  await painted(widget);
  const before = await picture(widget);
  const state = await widget.evaluate((element) => ((document.firstCanvas = element.shadowRoot.querySelector('canvas')), element.state));

  const asked = trouble.requests.length;

  for (let times = 0; times < 10; times++) {
    await widget.evaluate((element) => (element.parentElement.tagName === 'MAIN' ? document.body : document.querySelector('main')).append(element));
  }

  await painted(widget);
  expect(await widget.evaluate((element) => element.shadowRoot.querySelector('canvas') === document.firstCanvas)).toBe(true);
  expect(trouble.requests).toHaveLength(asked);
  expect(await widget.evaluate((element) => element.state)).toBe(state);
  expect(await picture(widget)).toBe(before);
});

test('an answer that comes late, to a source that is no more, is never shown', async ({ page, site, show }) => {
  let answered = 0;
  await page.route(`${site}/demo/bundles/slow.json`, async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.fulfill({ json: bundle('one') }).catch(() => {});
    answered += 1;
  });
  const widget = await show('<juxta-compare loading="eager"></juxta-compare>');

  await widget.evaluate(async (element) => {
    element.src = 'bundles/slow.json';
    await new Promise((done) => setTimeout(done, 50));
    element.src = 'bundles/kettles.json';
    await element.ready;
  });

  await expect.poll(() => answered).toBe(1);
  await painted(widget);
  expect(await domText(widget)).toContain('Fast or silent');
  expect(await domText(widget)).not.toContain('Lumen 4');
});
