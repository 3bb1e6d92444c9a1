// tests/web/guest.spec.mjs - a guest of other people's pages: in their components, panels and colours, and where something fails.
// SPDX-License-Identifier: MIT
import { domText, expect, painted, reaches, settled, test } from './support.mjs';

const kettles = (attributes = '') => `<juxta-compare src="bundles/kettles.json" loading="eager" ${attributes}></juxta-compare>`;

/** A page whose content stands in the slot of a component, in its shadow tree scrolled there. @param {'open' | 'closed'} mode */
const shell = (mode) => `<app-shell>${kettles()}</app-shell><script type="module">
  customElements.define('app-shell', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: '${mode}' });
      root.innerHTML = '<div style="height: 90vh; overflow-y: auto"><slot></slot></div>';
      this.panel = root.firstChild;
    }
  });
</script>`;

for (const mode of /** @type {const} */ (['open'])) {
  test(`slotted into a component that scrolls in an ${mode} shadow tree, it is drawn wherever it is scrolled to`, async ({ page, show }) => {
    const widget = await show(shell(mode), { csp: '' });
    await painted(widget);
    const frames = await widget.evaluate((element) => element.frames);

    await page.evaluate(() => document.querySelector('app-shell').panel.scrollBy(0, 2500));

    await expect.poll(() => widget.evaluate((element) => element.frames)).toBeGreaterThan(frames);
    const { canvas, panel } = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('juxta-compare');
      const box = (element) => element.getBoundingClientRect().toJSON();
      return { canvas: box(shadowRoot.querySelector('canvas')), panel: box(document.querySelector('app-shell').panel) };
    });
    expect(canvas.top).toBeLessThanOrEqual(panel.top);
    expect(canvas.bottom).toBeGreaterThanOrEqual(panel.bottom);
  });
}

for (const view of ['canvas', 'html']) {
  test(`view=${view}: in a panel that scrolls, the heads of the table stay at the top of the panel`, async ({ page, show }) => {
    const widget = await show(`<header style="height: 120px">Kettles</header><div id="panel" style="height: 400px; overflow-y: scroll; border-top: 5px solid">${kettles(`view="${view}"`)}</div>`, { csp: '' });
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    const head = () => widget.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.table thead th:nth-child(2)').getBoundingClientRect().top);
    const far = (await head()) - 125;

    await page.evaluate((far) => document.querySelector('#panel').scrollBy(0, far + 100), far);
    if (view === 'canvas') await settled(widget);

    await expect.poll(head).toBeGreaterThanOrEqual(124);
    expect(await head()).toBeLessThan(150);
  });
}

test('another size of the window is no error of the page', async ({ page, show }) => {
  await page.addInitScript(() => {
    document.errors = [];
    addEventListener('error', ({ message }) => document.errors.push(message));
  });
  const widget = await show(`${kettles()}<div style="width: 600px">${kettles()}</div>`);
  await painted(widget);
  for (const width of [900, 700, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await settled(widget);

  expect(await page.evaluate(() => document.errors)).toEqual([]);
});

test('copied with what is around it, its text can be seen wherever it is pasted', async ({ page, context, show }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const widget = await show(`<h1>Kettles</h1>${kettles()}<p>The end.</p>`);
  await painted(widget);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');

  const pasted = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const html = await (await item.getType('text/html')).text();
    return { words: html.includes('Decision table'), clear: html.match(/transparent|rgba\(0, 0, 0, 0\)/g)?.length ?? 0, html };
  });
  expect(pasted.words).toBe(true);
  expect(pasted.html.match(/(?<![-\w])(?:-webkit-text-fill-)?color: (?:transparent|rgba\(0, 0, 0, 0\))/g) ?? []).toEqual([]);
  await reaches(widget, 'painted');
  await expect.poll(() => widget.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.stage').classList.contains('painted'))).toBe(true);
});

test("theme=auto is the page's: its color-scheme, what the widget stands on, light where it says nothing, and the reader's wish where it leaves that open", async ({ page, show }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const theme = (widget) => widget.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.frame').dataset.theme);
  const bare = { csp: '', script: true };
  for (const [style, expected] of [['background: #fff', 'light'], ['background: #eee; color: #111', 'light'], ['background: #101418', 'dark'], ['background: #fff; color-scheme: dark', 'dark'], ['background: #ffffff10', 'light'], ['', 'light'], ['color-scheme: light dark', 'dark']]) {
    const widget = await show(`<main style="${style}"><section>${kettles('view="html"')}</section></main>`, bare);
    await page.addStyleTag({ content: 'html, body { color-scheme: normal; background: none !important }' });
    await widget.evaluate((element) => element.ready);
    await page.evaluate(() => document.body.classList.add('looked-at'));
    await expect.poll(() => theme(widget), { message: style }).toBe(expected);
  }
});

for (const view of ['canvas', 'html']) {
  test(`view=${view}: where the program stops, what the reader made comes back with one press`, async ({ page, show }) => {
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...given) => {
        const { exports } = await instantiate.apply(WebAssembly, given);
        const guarded = ([name, made]) => [name, typeof made !== 'function' ? made : (...all) => {
          if (document.stops) throw new WebAssembly.RuntimeError('unreachable');
          return made(...all);
        }]; // prettier-ignore
        return { exports: Object.fromEntries(Object.entries(exports).map(guarded)) };
      };
    });
    const widget = await show(kettles(`view="${view}"`));
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    await widget.getByRole('button', { name: 'Differences only' }).click();
    await expect.poll(() => widget.evaluate((element) => element.state)).toContain('diff=1');
    const words = await domText(widget);

    await page.evaluate(() => (document.stops = true));
    await widget.evaluate((element) => element.state); // whatever is asked of it
    await reaches(widget, 'failed');
    await expect(widget.locator('.error')).toContainText('stopped because of a fault of its own');
    await page.evaluate(() => (document.stops = false));
    await widget.getByRole('button', { name: 'Try again' }).click();

    await reaches(widget, 'ready');
    expect(await widget.evaluate((element) => element.state)).toContain('diff=1');
    expect(await domText(widget)).toBe(words);
  });
}

test('while its program is fetched, it says so where it will stand', async ({ page, site, show }) => {
  await page.route(`${site}/juxta.wasm`, () => {});
  const widget = await show(kettles());

  await expect(widget.getByText('The comparison is being loaded.')).toBeVisible();
  expect(await widget.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(100);
});

for (const view of ['canvas', 'html']) {
  test(`view=${view}: a slider stays under the hand that moves it, whatever changes its height above it`, async ({ page, show }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const widget = await show(`<p style="height: 900px">Kettles</p>${kettles(`view="${view}" items="ember,still,pebble"`)}<p style="height: 900px"></p>`, { csp: '' });
    await reaches(widget, 'ready');
    const slider = widget.getByRole('slider', { name: 'Weight of Cook' });
    await slider.focus();
    await slider.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    if (view === 'canvas') await painted(widget);
    const [place, heights] = [() => slider.evaluate((element) => element.getBoundingClientRect().top), new Set()];
    const before = await place();

    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'End', 'Home']) {
      await page.keyboard.press(key);
      if (view === 'canvas') await settled(widget);
      heights.add(await widget.evaluate((element) => element.getBoundingClientRect().height));
      expect(Math.abs((await place()) - before), key).toBeLessThan(2);
    }
    expect(heights.size).toBeGreaterThan(1); // something did change its height
  });

  test(`view=${view}: where the page keeps room for a header of its own, heads of the table stay below it`, async ({ page, show }) => {
    const widget = await show(kettles(`view="${view}"`), { csp: '', head: '<style>html { scroll-padding-top: 64px }</style>' });
    await reaches(widget, view === 'canvas' ? 'painted' : 'html');
    const head = () => widget.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.table thead th:nth-child(2)').getBoundingClientRect().top);

    await page.evaluate((top) => scrollTo(0, top), (await head()) + 100);
    if (view === 'canvas') await settled(widget);

    await expect.poll(head).toBeGreaterThanOrEqual(63);
    expect(await head()).toBeLessThan(90);
  });
}

test('each heading of the canvas view is where it is drawn, for who jumps to it', async ({ show }) => {
  const widget = await show(kettles());
  await painted(widget);
  const places = await widget.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.tree :is(h2, h3, h4)')].map((heading) => {
    const [box, text] = [heading, heading.querySelector('.line')].map((at) => at?.getBoundingClientRect());
    return text ? [Math.abs(box.top - text.top), Math.abs(box.left - text.left), box.height > 0] : [0, 0, true];
  })); // prettier-ignore
  expect(places.length).toBeGreaterThan(5);
  for (const [down, aside, high] of places) expect([down <= 8, aside <= 2, high]).toEqual([true, true, true]);
});

test('on paper the weights are told, and a dark page has a ground below them', async ({ page, show }) => {
  const widget = await show(kettles('view="html"'), { csp: '', head: '<style>html { color-scheme: dark; background: #111 }</style>' });
  await reaches(widget, 'html');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

  await expect(widget.locator('.criterion .share').first()).toBeVisible();
  expect(await widget.evaluate(({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.stage')).backgroundColor)).toBe('rgb(255, 255, 255)');
});
