// tests/web/element.spec.mjs - the element's attributes, properties, events and life, from outside.
// SPDX-License-Identifier: MIT
import { bundle, cardNames, domText, expect, listen, painted, reaches, settled, test } from './support.mjs';

const kettles = '<juxta-compare src="bundles/kettles.json"></juxta-compare>';

test('ready resolves with the number of items, and juxta-ready says the same, once', async ({ page, show }) => {
  const widget = await show('');
  const events = await listen(page, 'juxta-ready');
  await page.evaluate(() => {
    const element = document.createElement('juxta-compare');
    element.src = 'bundles/kettles.json';
    document.body.append(element);
  });

  const ready = await widget.evaluate((element) => element.ready);

  expect(ready).toEqual({ items: 2 });
  expect(await events()).toEqual([{ items: 2 }]);
  expect(await widget.evaluate((element) => element.error)).toBe(null);
});

test('attributes mirror properties, and what is no known word is the default', async ({ show }) => {
  const widget = await show('<juxta-compare theme="blue"></juxta-compare>');

  const seen = await widget.evaluate((element) => {
    const first = [element.theme, element.view, element.loading, element.start, element.src, element.items, element.label, element.wasmUrl, element.bookmarks];
    element.theme = 'dark';
    element.view = 'html';
    element.loading = 'eager';
    element.items = ['a', 'b,c'];
    element.label = 'Kettles';
    element.wasmUrl = '/w.wasm';
    element.bookmarks = true;
    return [first, element.outerHTML, element.theme, element.items];
  });

  expect(seen[0]).toEqual(['auto', 'auto', 'lazy', '', null, null, null, null, false]);
  expect(seen[1]).toContain('theme="dark" view="html" loading="eager" items="a,b%2Cc" label="Kettles" wasm-url="/w.wasm" bookmarks=""');
  expect(seen[2]).toBe('dark');
  expect(seen[3]).toBe('a,b%2Cc');
});

test('items chooses what stands side by side, and again while it is shown', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" items="pebble,ember"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  expect(await domText(widget)).toContain('Pebble vs Ember 17');

  await widget.evaluate((element) => (element.items = 'still'));

  await expect.poll(() => cardNames(widget)).toEqual(['Still Life 2']);
});

test('the state of a widget, given to another, shows the same; setting it is no juxta-change', async ({ page, show }) => {
  await show('<juxta-compare id="a" src="bundles/kettles.json"></juxta-compare><juxta-compare id="b" src="bundles/kettles.json" loading="eager"></juxta-compare>');
  const [a, b] = [page.locator('#a'), page.locator('#b')];
  for (const widget of [a, b]) await widget.evaluate((element) => element.ready);
  const changes = await listen(page, 'juxta-change');
  const first = await a.evaluate((element) => element.state);

  await a.getByRole('button', { name: 'Differences only' }).click();
  await expect.poll(changes).toHaveLength(1);
  const state = await a.evaluate((element) => element.state);
  await b.evaluate((element, state) => (element.state = state), state);

  expect(first).toMatch(/^1/);
  expect(state).not.toBe(first);
  expect((await changes())[0]).toEqual({ state, items: ['ember', 'still'] });
  expect(await b.evaluate((element) => element.state)).toBe(state);
  expect(await domText(b)).toBe(await domText(a));
  expect(await changes()).toHaveLength(1);

  await b.evaluate((element) => element.reset());
  expect(await b.evaluate((element) => element.state)).toBe(first);
});

test('a state that is set before the bundle is there is shown with it', async ({ page, show }) => {
  const widget = await show(kettles);
  await widget.evaluate((element) => element.ready);
  const text = await page.evaluate(async () => {
    const element = document.createElement('juxta-compare');
    element.loading = 'eager';
    element.src = 'bundles/kettles.json';
    element.state = '1;diff=1';
    document.body.append(element);
    await element.ready;
    return element.state;
  });
  expect(text).toContain('diff=1');
});

test('three widgets share one compilation, and each shows its own', async ({ page, site, show, trouble }) => {
  await show(`${kettles}<juxta-compare src="bundles/one.json" loading="eager"></juxta-compare><juxta-compare src="bundles/kettles.json" items="pebble" loading="eager"></juxta-compare>`);
  const widgets = page.locator('juxta-compare');
  for (let i = 0; i < 3; i++) await widgets.nth(i).evaluate((element) => element.ready);

  const texts = [];
  for (let i = 0; i < 3; i++) {
    await widgets.nth(i).scrollIntoViewIfNeeded();
    await painted(widgets.nth(i));
    texts.push(await domText(widgets.nth(i)));
  }

  expect(trouble.requests.filter((url) => url === `${site}/juxta.wasm`)).toHaveLength(1);
  expect(texts[0]).toContain('Fast or silent');
  expect(texts[1]).toContain('Lumen 4');
  expect(texts[2]).toContain('Pebble');
  expect(await cardNames(widgets.nth(2))).toEqual(['Pebble']);
});

test('of a widget far below nothing is fetched until the reader comes near', async ({ page, show, trouble }) => {
  const widget = await show(`<div id="far"></div>${kettles}`, { csp: '', head: '<style>#far { height: 6000px }</style>' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
  expect(trouble.requests.filter((url) => /wasm|kettles/.test(url))).toEqual([]);

  await widget.scrollIntoViewIfNeeded();
  await painted(widget);

  expect(trouble.requests.filter((url) => /wasm|kettles/.test(url))).toHaveLength(2);
});

test('the bundle and the module are asked for side by side', async ({ page, show, site }) => {
  let asked = 0;
  let release;
  const both = new Promise((done) => (release = done));
  for (const path of ['/juxta.wasm', '/demo/bundles/kettles.json']) {
    await page.route(site + path, async (route) => {
      asked += 1;
      if (asked === 2) release();
      await both; // neither is answered before both are asked for
      await route.continue();
    });
  }
  const widget = await show(kettles);
  await reaches(widget, 'ready');
});

test('two quick changes of src show the last one only', async ({ page, show }) => {
  const widget = await show(kettles);
  await widget.evaluate((element) => element.ready);
  const events = await listen(page, 'juxta-ready');

  await widget.evaluate((element) => {
    element.src = 'bundles/eight-bicycles.json';
    element.src = 'bundles/one.json';
    return element.ready;
  });

  expect(await domText(widget)).toContain('Lumen 4');
  expect(await domText(widget)).not.toContain('Bromley');
  await settled(widget);
  expect(await events()).toEqual([{ items: 1 }]);
});

test('data shows an object as if it had been fetched', async ({ page, show }) => {
  const widget = await show('<juxta-compare></juxta-compare>');
  await widget.evaluate((element, data) => {
    element.data = data;
    return element.ready;
  }, bundle('one'));
  expect(await domText(widget)).toContain('Lumen 4');

  await widget.evaluate((element) => {
    element.data = null;
    element.src = 'bundles/kettles.json';
    return element.ready;
  });
  expect(await domText(widget)).toContain('Ember 17');
});

test('a bundle that is not there is a sentence, an error and a way to try again', async ({ page, show, site }) => {
  let missing = true;
  await page.route(`${site}/demo/bundles/late.json`, (route) =>
    missing ? route.fulfill({ status: 404, body: 'no' }) : route.fulfill({ json: bundle('one') }),
  );
  const widget = await show('<juxta-compare src="bundles/late.json"></juxta-compare>');
  await reaches(widget, 'failed');
  const error = await widget.evaluate((element) => element.error);
  expect(error.code).toBe('unreachable');
  expect(error.where).toBe(`${site}/demo/bundles/late.json`);
  expect(error.message).toContain('404');
  expect(error.message).toMatch(/^[A-Z].+[^.]\.$/);
  expect(await widget.evaluate((element) => element.ready.catch((reason) => reason.code))).toBe('unreachable');
  await expect(widget.getByRole('alert')).toContainText('404');
  await painted(widget);

  missing = false;
  await widget.getByRole('button').click();

  await reaches(widget, 'ready');
  expect(await domText(widget)).toContain('Lumen 4');
  expect(await widget.evaluate((element) => element.error)).toBe(null);
});

test('a web page where a bundle should be is told in words', async ({ show }) => {
  const widget = await show('<juxta-compare src="index.html"></juxta-compare>');
  await reaches(widget, 'failed');
  const { code, message } = await widget.evaluate((element) => element.error);
  expect(code).toBe('not_json');
  expect(message).toContain('web page');
});

test('a broken document is told with its place', async ({ page, show, site }) => {
  await page.route(`${site}/demo/bundles/broken.json`, (route) => route.fulfill({ body: '{ "juxta": 1,\n  "items": [ oops', contentType: 'application/json' }));
  const widget = await show('<juxta-compare src="bundles/broken.json"></juxta-compare>');
  await reaches(widget, 'failed');
  const { code, message } = await widget.evaluate((element) => element.error);
  expect(code).toBe('syntax');
  expect(message).toMatch(/^[A-Z].+[^.]\.$/);
});

const ownContent = '<juxta-compare src="bundles/kettles.json"><p>Ember boils faster.</p></juxta-compare>';

test('the page\'s own content shows until the comparison is there, then gives way', async ({ page, show, site }) => {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(`${site}/demo/bundles/kettles.json`, async (route) => {
    await held;
    await route.continue();
  });
  const widget = await show(ownContent);
  await expect(widget.getByText('Ember boils faster.')).toBeVisible();
  release();
  await reaches(widget, 'ready');
  await expect(widget.getByText('Ember boils faster.')).toBeHidden();
});

test('without content of its own, a widget that waits says that it loads', async ({ page, show, site }) => {
  await page.route(`${site}/demo/bundles/kettles.json`, () => {});
  const widget = await show(kettles);
  await expect.poll(() => widget.evaluate((element) => element.shadowRoot.querySelector('.tree')?.textContent ?? '')).toContain('oading');
  expect(await widget.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(50);
});

test('the error slot takes the place of our own words', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/none.json"><p slot="error">Call us instead.</p></juxta-compare>');
  await reaches(widget, 'failed');
  await expect(widget.getByText('Call us instead.')).toBeVisible();
  await expect(widget.getByRole('alert')).toBeHidden();
});

test('removed it frees its memory, and added again it shows what the reader left', async ({ page, show }) => {
  // Weak references tell which memories still live once the garbage is out.
  await page.addInitScript(() => {
    document.memories = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      document.memories.push(...Object.values(made.exports).filter((value) => value instanceof WebAssembly.Memory).map((memory) => new WeakRef(memory)));
      return made;
    };
  });
  const widget = await show(kettles);
  await painted(widget);
  const session = await page.context().newCDPSession(page);
  const memories = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => document.memories.filter((memory) => memory.deref()).length);
  };
  expect(await memories()).toBe(1);

  for (let i = 0; i < 5; i++) {
    await page.evaluate(async () => {
      const element = document.querySelector('juxta-compare');
      element.state = '1;diff=1';
      element.remove();
      await new Promise((done) => setTimeout(done));
      document.body.append(element);
      await element.ready;
    });
    await painted(widget);
    expect(await widget.evaluate((element) => element.state)).toContain('diff=1');
  }
  await expect.poll(memories).toBe(1);

  await page.evaluate(() => document.querySelector('juxta-compare').remove());
  await expect.poll(memories).toBe(0);
});

test('dispose frees it and load brings it back', async ({ show }) => {
  const widget = await show(ownContent);
  await painted(widget);

  await widget.evaluate((element) => element.dispose());
  await expect(widget.getByText('Ember boils faster.')).toBeVisible();
  expect(await widget.evaluate((element) => element.shadowRoot.querySelector('canvas'))).toBe(null);

  expect(await widget.evaluate((element) => element.load())).toEqual({ items: 2 });
  await painted(widget);
});

test('loaded before it stands in a page it shows the same, each thing once', async ({ page, show }) => {
  await show('');
  await page.evaluate(async () => {
    await customElements.whenDefined('juxta-compare');
    const made = document.createElement('juxta-compare');
    made.src = 'bundles/kettles.json';
    await made.load();
    document.body.append(made);
  });
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const found = await widget.evaluate(({ shadowRoot }) => {
    const ids = [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id);
    return { ids: ids.length, twice: ids.filter((id, at) => ids.indexOf(id) !== at), loading: shadowRoot.querySelectorAll('progress, [role="progressbar"], [aria-busy="true"]').length };
  });
  expect(found).toEqual({ ids: expect.any(Number), twice: [], loading: 0 });
  expect(found.ids).toBeGreaterThan(20);
});

test('a link of the bundle can be taken over by the page', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" view="html"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  const address = page.url();
  await page.evaluate(() => document.addEventListener('juxta-link', (event) => event.preventDefault()));
  const events = await listen(page, 'juxta-link');

  const link = widget.getByRole('link').first();
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  await link.click();

  expect(await events()).toEqual([{ url: 'https://example.com/ember' }]);
  expect(page.url()).toBe(address);
});

test('bookmarks are offered where the page says so, and a cancelled one is not kept', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" bookmarks></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  const kept = () => widget.evaluate((element) => [...element.shadowRoot.querySelectorAll('button.bookmark')].map((button) => button.getAttribute('aria-pressed')));
  await expect.poll(kept).toEqual(['false', 'false']);

  await widget.locator('button.bookmark').first().click();
  await expect.poll(kept).toEqual(['true', 'false']);

  await page.evaluate(() => document.addEventListener('juxta-bookmark', (event) => event.preventDefault()));
  await widget.locator('button.bookmark').last().click();
  await settled(widget);
  expect(await kept()).toEqual(['true', 'false']);
});

test('a cancelled subscription is not sent', async ({ page, show, trouble }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" newsletter-url="subscribe"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  await page.evaluate(() => document.addEventListener('juxta-subscribe', (event) => event.preventDefault()));
  const requests = trouble.requests.length;

  await widget.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.com');
  await widget.getByRole('textbox', { name: 'E-mail address' }).press('Enter');

  await expect.poll(() => domText(widget)).toContain('the page stopped it');
  expect(trouble.requests).toHaveLength(requests);
});

test('a subscription that has no answer in time can be tried again, and counts once', async ({ page, site, show }) => {
  await page.addInitScript(() => {
    const before = globalThis.setTimeout;
    globalThis.setTimeout = (work, ms, ...rest) => before(work, ms === 10_000 ? 200 : ms, ...rest);
  });
  const posts = [];
  await page.route(`${site}/demo/subscribe`, (route) => {
    posts.push(route.request().postDataJSON());
    if (posts.length > 1) return route.fulfill({ status: posts.length > 2 ? 204 : 503, body: '' });
  });
  const widget = await show('<juxta-compare src="bundles/kettles.json" view="html" newsletter-url="subscribe" loading="eager"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  const field = widget.getByRole('textbox', { name: 'E-mail address' });
  const said = widget.locator('.newsletter .status');

  await field.fill('ada@example.com');
  await field.press('Enter');
  await expect(said).toContainText('the site did not answer');
  await field.press('Enter');
  await expect(said).toContainText('HTTP status 503');
  await field.fill('eve@example.com');
  await field.press('Enter');
  await expect(said).toContainText('Thank you');

  expect(posts.map(({ email }) => email)).toEqual(['ada@example.com', 'ada@example.com', 'eve@example.com']);
  expect(posts[1].key).toBe(posts[0].key);
  expect(posts[2].key).not.toBe(posts[0].key);
});

const slots = (widget) => widget.evaluate((element) => [...element.shadowRoot.querySelectorAll('slot')].filter((slot) => !slot.hidden).map((slot) => slot.name));

for (const order of [['items', 'state', 'src'], ['src', 'state', 'items'], ['state', 'items', 'src']]) {
  test(`set in one task, ${order.join(', ')} all hold`, async ({ page, show }) => {
    const widget = await show('<juxta-compare src="bundles/one.json"></juxta-compare>');
    await widget.evaluate((element) => element.ready);
    const changes = await listen(page, 'juxta-change');

    const state = await widget.evaluate(async (element, order) => {
      const values = { items: 'pebble,still', state: '1;items=pebble,still;diff=1', src: 'bundles/kettles.json' };
      for (const name of order) element[name] = values[name];
      await element.ready;
      return element.state;
    }, order);

    expect(state).toContain('diff=1');
    const text = await domText(widget);
    expect(text).toContain('Pebble');
    expect(await cardNames(widget)).not.toContain('Ember 17');
    expect(await changes()).toEqual([]);
  });
}

test('items or src that are set while it is out of the page hold when it is back', async ({ page, show }) => {
  const widget = await show(kettles);
  await painted(widget);
  const away = (change) =>
    page.evaluate(async (change) => {
      const element = document.querySelector('juxta-compare');
      element.state = '1;diff=1';
      element.remove();
      await new Promise((done) => setTimeout(done));
      Object.assign(element, change);
      document.body.append(element);
      await element.ready;
      return element.state;
    }, change);

  expect(await away({ items: 'pebble' })).not.toContain('diff=1');
  expect(await domText(widget)).toContain('Pebble');
  expect(await cardNames(widget)).toEqual(['Pebble']);

  expect(await away({ src: 'bundles/one.json' })).not.toContain('diff=1');
  expect(await domText(widget)).toContain('Lumen 4');
});

test('attributes that are set between two places of the page hold', async ({ page, show }) => {
  const widget = await show(kettles);
  await painted(widget);

  await page.evaluate(() => {
    const element = document.querySelector('juxta-compare');
    element.remove();
    element.view = 'html';
    element.src = 'bundles/one.json';
    document.body.append(element);
    return element.ready;
  });

  await reaches(widget, 'html');
  expect(await domText(widget)).toContain('Lumen 4');
});

for (const what of ['src', 'data']) {
  test(`without ${what} the page's own content is back, and a new source is shown`, async ({ show }) => {
    const widget = await show('<juxta-compare loading="eager"><p>Ember boils faster.</p></juxta-compare>');
    await widget.evaluate((element, [what, data]) => {
      element[what] = what === 'src' ? 'bundles/kettles.json' : data;
      return element.ready;
    }, [what, bundle('kettles')]); // prettier-ignore
    await painted(widget);

    await widget.evaluate((element, what) => {
      element[what] = null;
      document.later = element.ready;
    }, what); // prettier-ignore

    await expect(widget.getByText('Ember boils faster.')).toBeVisible();
    expect(await widget.evaluate((element) => element.shadowRoot.querySelector('canvas'))).toBe(null);
    expect(await slots(widget)).toContain('');
    await widget.evaluate((element) => (element.src = 'bundles/one.json'));
    expect(await widget.evaluate(() => document.later)).toEqual({ items: 1 });
  });
}

test('reset by the page is no juxta-change', async ({ page, show }) => {
  const widget = await show(kettles);
  await widget.evaluate((element) => element.ready);
  await widget.getByRole('button', { name: 'Differences only' }).click();
  const changes = await listen(page, 'juxta-change');

  await widget.evaluate((element) => element.reset());
  await settled(widget);

  expect(await widget.evaluate((element) => element.state)).not.toContain('diff=1');
  expect(await changes()).toEqual([]);
  await widget.getByRole('button', { name: 'Differences only' }).click();
  await expect.poll(changes).toHaveLength(1);
});

test('what is announced again is set again, and two sentences of a moment are said together', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" view="html"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  await widget.evaluate((element) => {
    document.said = [];
    const status = element.shadowRoot.querySelector('[part=status]');
    new MutationObserver(() => document.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const said = () => widget.evaluate(() => document.said.filter((text, i, all) => text && text !== all[i - 1]));
  const toggle = widget.getByRole('button', { name: 'Differences only' });
  for (let times = 1; times <= 3; times++) {
    await toggle.click();
    await expect.poll(said).toHaveLength(times);
  }
  const [on, off, again] = await said();
  expect(again).toBe(on);

  await widget.evaluate((element) => {
    const button = element.shadowRoot.querySelector('.differences');
    button.click();
    button.click();
  });

  await expect.poll(said).toHaveLength(4);
  expect((await said())[3]).toBe(`${off} ${on}`);
});

test('a module that never answers is given up after 30 seconds, and the next try asks again', async ({ page, site, show }) => {
  await page.clock.install();
  let hangs = true;
  let asked = 0;
  await page.route(`${site}/juxta.wasm`, (route) => {
    asked += 1;
    if (!hangs) return route.continue();
  });
  const widget = await show(ownContent);
  await expect.poll(() => asked).toBe(1);
  await page.clock.fastForward(15_000);
  expect(await widget.evaluate((element) => element.error)).toBe(null);
  await page.clock.fastForward(16_000);
  await reaches(widget, 'failed');
  expect(await widget.evaluate((element) => element.error.message)).toContain('no answer for 30 seconds');

  hangs = false;
  await widget.evaluate((element) => element.load());
  expect(asked).toBe(2);
});

test('when the module fails, the bundle is not waited for', async ({ page, site, show }) => {
  await page.route(`${site}/juxta.wasm`, (route) => route.fulfill({ status: 404 }));
  await page.route(`${site}/demo/bundles/kettles.json`, () => {}); // never answered
  const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith('kettles.json'));
  const widget = await show(ownContent);
  await reaches(widget, 'failed');
  expect((await given).failure().errorText).toContain('ABORTED');
});

test('it works where AbortSignal cannot throw', async ({ page, show }) => {
  await page.addInitScript(() => {
    delete AbortSignal.prototype.throwIfAborted;
    delete AbortSignal.any;
  });
  const widget = await show(kettles);
  expect(await widget.evaluate((element) => element.ready)).toEqual({ items: 2 });
});

test('items that are set before data are those of the data', async ({ show }) => {
  const widget = await show('<juxta-compare src="bundles/one.json"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  await widget.evaluate((element, data) => {
    element.items = ['pebble', 'ember'];
    element.data = data;
    return element.ready;
  }, bundle('kettles'));
  expect(await domText(widget)).toContain('Pebble');
});

