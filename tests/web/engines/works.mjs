// tests/web/engines/works.mjs - the widget works in this engine, under a strict policy, and leaves the page as it was.
// SPDX-License-Identifier: MIT
import { all, assert, browser, events, focused, kettles, middle, open, openReady, promise, shows, state, states, tabTo, texts, until } from './harness.mjs';

/** What went wrong on the page so far. */
const trouble = () => browser.run(() => /** @type {any} */ (document).probe.errors.concat(/** @type {any} */ (document).probe.violations));

/** A control of the widget, by its name. */
const control = (/** @type {string} */ name) => new Function(`return document.probe.find('button', ${JSON.stringify(name)})[0]`);

promise('it works: words, canvas, one outline, and nothing asked of another origin', async () => {
  await openReady();

  assert.ok((await states()).includes('painted'), `it is painted; ${await texts('status')}`);
  assert.ok((await texts('heading')).includes('Decision table'));
  assert.ok((await texts('status')).some((text) => text.includes('leads')));
  assert.deepEqual(await trouble(), []);
  assert.deepEqual(await browser.run(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))), []);
});

promise("the engine's own accessibility tree has the roles and names that are read here", async () => {
  await openReady();

  for (const name of ['Differences only', 'Fold all reviews', 'Full text of the reviews by Cook']) {
    await until(`"${name}" is a button`, () => browser.says(control(name), 'button', name));
  }
});

promise('a strict policy has nothing to report, whatever is done in the widget', async () => {
  await openReady();
  await tabTo('slider', 'Weight of Cook');
  await browser.press('ArrowRight');
  await tabTo('button', 'Differences only');
  await browser.press('Enter');
  await tabTo('button', 'Fold all reviews');
  await browser.press('Enter');
  await until('all of it was done', state, (text) => text.includes('w=cook:1.1') && text.includes('diff=1') && text.includes('fold='));
  await browser.run(() => void (/** @type {any} */ (document.querySelector('juxta-compare')).view = 'html'));
  await until('the page view is shown', states, (now) => now.includes('html'));

  assert.deepEqual(await trouble(), []);
});

promise("without 'wasm-unsafe-eval' the page's own content stays, and the console names the missing word", async () => {
  await open(kettles.replace('></juxta-compare>', ' loading="eager"><p id="own">Our own table.</p></juxta-compare>'), {
    csp: "script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
  });
  await until('it says so', () => events('juxta-error'), (errors) => errors.length === 1);

  const [error] = await events('juxta-error');
  assert.match(error.message, /does not allow WebAssembly/);
  assert.ok(await browser.run(() => /** @type {any} */ (document.querySelector('#own')).checkVisibility()));
  const said = await browser.run(() => /** @type {any} */ (document).probe.errors);
  assert.ok(said.some((/** @type {string} */ text) => text.includes("'wasm-unsafe-eval'")), said.join('\n'));
});

promise('keys stay with the page and the browser, wherever the focus is', async () => {
  await openReady(`<input id="own" aria-label="Own">${kettles}`);
  await browser.run(() => {
    const seen = (/** @type {any} */ (document).keys = /** @type {any[]} */ ([]));
    addEventListener('keydown', (event) => {
      if (event.key === 'Control' || (event.key.length === 1 && !event.ctrlKey)) return;
      seen.push(`${event.ctrlKey ? 'Control+' : ''}${event.key} ${event.defaultPrevented}`);
      event.preventDefault(); // the widget had its turn; the browser is to do nothing
    });
  });
  const keys = ['Control+f', 'Control+c', 'F5', 'Backspace', 'Escape', 'PageDown'];
  const kept = keys.map((key) => `${key} false`);

  await browser.press(...keys);
  assert.deepEqual(await browser.run(() => /** @type {any} */ (document).keys.splice(0)), kept);
  await browser.run(() => /** @type {any} */ (document).probe.find('button', 'Differences only')[0].focus());
  assert.ok((await focused()).inside);
  await browser.press(...keys);
  assert.deepEqual(await browser.run(() => /** @type {any} */ (document).keys.splice(0)), kept);

  await browser.run(() => /** @type {any} */ (document.querySelector('#own')).focus());
  await browser.press(...'all of it');
  assert.equal(await browser.run(() => /** @type {any} */ (document.querySelector('#own')).value), 'all of it');
});

promise('the wheel over the widget moves the page, and is not prevented', async () => {
  await openReady();
  await browser.run(() => {
    const { probe } = /** @type {any} */ (document);
    probe.wheels = [];
    addEventListener('wheel', (event) => probe.wheels.push(event.defaultPrevented), { passive: true });
  });
  const { x, y } = await middle(control('Differences only'));
  const before = await browser.run(() => scrollY);

  await browser.wheel(x - 300, y + 120, 200);

  await until('the page has moved', () => browser.run(() => scrollY), (now) => now > before);
  assert.ok((await browser.run(() => /** @type {any} */ (document).probe.wheels)).every((/** @type {boolean} */ prevented) => !prevented));
}, 'wheel'); // prettier-ignore

promise("the page's styles do not reach in, ours do not reach out", async () => {
  const looks = () =>
    browser.run(() => {
      const styles = (/** @type {Element | null | undefined} */ element) => {
        const { fontSize, color, display, margin, padding, listStyleType } = getComputedStyle(/** @type {Element} */ (element));
        return { fontSize, color, display, margin, padding, listStyleType };
      };
      return ['h1', 'button', 'ul', 'table', 'p'].map((name) => styles(document.querySelector(name)));
    });
  const own = '<h1>Ours</h1><button>Press</button><ul><li>One</li></ul><table><tr><td>1</td></tr></table>';
  await open(own, { csp: '' });
  const without = await looks();
  await openReady(`${own}${kettles}`, { csp: '', head: '<style>button { font-size: 90px !important } juxta-compare button { display: none !important } juxta-compare { white-space: pre; word-spacing: 9px; text-shadow: 0 0 9px red }</style>' });

  const inside = await browser.run(() => {
    const button = /** @type {any} */ (document).probe.find('button', 'Differences only')[0];
    const { display, fontSize } = getComputedStyle(button);
    const { whiteSpace, wordSpacing, textShadow } = getComputedStyle(button.closest('.tree'));
    return { display, fontSize: parseFloat(fontSize), inherited: [whiteSpace, parseFloat(wordSpacing) || 0, textShadow] };
  });
  assert.notEqual(inside.display, 'none');
  assert.ok(inside.fontSize < 30);
  assert.deepEqual(inside.inherited, ['normal', 0, 'none']);
  assert.deepEqual((await looks()).map((look, at) => (at === 1 ? without[1] : look)), without);
});

promise("the page's own #canvas and its globals stay as they were", async () => {
  await openReady(`<canvas id="canvas" width="123" height="45"></canvas>${kettles}`);

  const canvas = await browser.run(() => {
    const own = /** @type {HTMLCanvasElement} */ (document.querySelector('#canvas'));
    return { width: own.width, height: own.height, style: own.getAttribute('style'), free: own.getContext('2d') !== null };
  });
  assert.deepEqual(canvas, { width: 123, height: 45, style: null, free: true });
  assert.deepEqual(await browser.run(() => Object.getOwnPropertyNames(window).filter((name) => !/** @type {any} */ (document).probe.names.includes(name))), []);
});

promise('only http, https, mailto and relative addresses become links, and all are noopener noreferrer', async () => {
  await openReady();
  const urls = ['https://example.com/a', 'http://example.com/b', 'mailto:a@example.com', 'c/d', 'javascript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x', 'file:///etc/passwd'];
  await browser.run((/** @type {string[]} */ urls) => {
    const widget = /** @type {any} */ (document.querySelector('juxta-compare'));
    widget.items = urls.slice(0, 8).map((_, at) => `i${at}`);
    widget.data = { juxta: 1, attributes: [{ id: 'at', label: 'At', type: 'url' }], items: urls.map((url, at) => ({ id: `i${at}`, name: `Item ${at}`, url, values: { at: url } })) };
    return widget.ready.then(() => null);
  }, urls); // prettier-ignore
  await shows();

  const links = await browser.run(() => {
    const root = /** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot;
    return [...root.querySelectorAll('a')].filter((link) => link.hasAttribute('href')).map((link) => [link.protocol, link.rel]);
  });
  assert.ok(links.length >= 8, `links of the four addresses; ${links.length}`);
  for (const [protocol, rel] of links) {
    assert.match(protocol, /^(https?|mailto):$/);
    assert.equal(rel, 'noopener noreferrer');
  }
  assert.ok((await all('link')).length >= 4);
});
