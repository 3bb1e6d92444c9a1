// tests/web/engines/works.mjs - the widget works in this engine, under a strict policy, and leaves the page as it was.
// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compareInk, knowTexts } from '../text_places.mjs';
import { all, assert, becomes, browser, columns, events, focused, kettles, middle, open, openReady, promise, shownTexts, shows, site, state, states, tabTo, texts, until } from './harness.mjs';

/** What went wrong on the page so far. */
const trouble = () => browser.run(() => /** @type {any} */ (document).probe.errors.concat(/** @type {any} */ (document).probe.violations));

/** A control of the widget, by its name. */
const control = (/** @type {string} */ name) => new Function(`return document.probe.find('button', ${JSON.stringify(name)})[0]`);

promise('it works: words, canvas, one outline, and nothing asked of another origin', async () => {
  await openReady();

  assert.ok((await states()).includes('painted'), `it is painted; ${await texts('status')}`);
  assert.ok((await texts('heading')).includes('Decision table'));
  assert.match((await shownTexts('.verdict'))[0], /leads/);
  assert.deepEqual(await trouble(), []);
  assert.deepEqual(await browser.run(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))), []);
});

promise('changes are said through one polite status, which is there before it says anything; what is said is shown, too', async () => {
  await openReady();
  const regions = () => browser.run(() => [...(document.querySelector('juxta-compare')?.shadowRoot?.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live], output') ?? [])].map((element) => element.getAttribute('part')));
  for (const view of ['canvas', 'html']) {
    await browser.run((/** @type {string} */ view) => void (/** @type {any} */ (document.querySelector('juxta-compare')).view = view), view);
    await until(`the ${view} view is shown`, states, (now) => now.includes(view === 'html' ? 'html' : 'painted'));
    assert.deepEqual(await regions(), ['status']);
    const before = (await shownTexts('.verdict'))[0];

    await tabTo('slider', 'Weight of Cook');
    await browser.press(view === 'html' ? 'Home' : 'End');

    await until('another answer is shown', () => shownTexts('.verdict'), ([now]) => now !== before);
    const [verdict] = await shownTexts('.verdict');
    await until('the answer is said', () => texts('status'), (said) => said.length === 1 && said[0].includes(verdict));
    assert.deepEqual(await regions(), ['status']);
    await browser.run(() => /** @type {any} */ (document.querySelector('a[href="#before"]')).focus());
  }
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

promise('what a strict policy forbids is counted here: none counted says something', async () => {
  await open(kettles, { head: '<style>p { color: red }</style><script>document.ran = true</script>' });
  await shows();
  await browser.run(() => void document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/a.png' })));

  await until('all three are counted', () => browser.run(() => /** @type {any} */ (document).probe.violations.map((/** @type {string} */ text) => text.split(/[ -]/)[0])), (kinds) => ['style', 'script', 'img'].every((kind) => kinds.includes(kind)));
  assert.ok(!(await browser.run(() => Boolean(/** @type {any} */ (document).ran))));
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
    addEventListener('wheel', (event) => probe.wheels.push(`${event.ctrlKey} ${event.defaultPrevented}`), { passive: true });
  });
  const { x, y } = await middle(control('Differences only'));
  const before = await browser.run(() => scrollY);

  await browser.wheel(x - 300, y + 120, 200);

  await until('the page has moved', () => browser.run(() => scrollY), (now) => now > before);
  const wheels = await browser.run(() => /** @type {any} */ (document).probe.wheels);
  assert.ok(wheels.length > 0);
  assert.deepEqual(wheels.filter((/** @type {string} */ wheel) => wheel.endsWith('true')), []);
});

promise('the wheel with Control held is the browser\'s, for its zoom', async () => {
  await openReady();
  await browser.run(() => {
    const { probe } = /** @type {any} */ (document);
    probe.wheels = [];
    addEventListener('wheel', (event) => {
      probe.wheels.push(`${event.ctrlKey} ${event.defaultPrevented}`);
      event.preventDefault(); // seen enough: a browser keeps its zoom for the pages that follow
    }, { passive: false }); // prettier-ignore
  });
  const { x, y } = await middle(control('Differences only'));

  await browser.wheel(x - 300, y + 120, 100, 'Control');

  await until('it is turned', () => browser.run(() => /** @type {any} */ (document).probe.wheels), (wheels) => wheels.length > 0);
  assert.deepEqual([...new Set(await browser.run(() => /** @type {any} */ (document).probe.wheels))], ['true false']);
}, 'modifier'); // prettier-ignore

promise('the middle button meets a link of the widget as one of the page: what it does is left to the browser', async () => {
  await openReady();
  site.serve('/demo/elsewhere.html', { body: '<!doctype html><title>Elsewhere</title>' });
  await browser.run(() => {
    const widget = /** @type {any} */ (document.querySelector('juxta-compare'));
    widget.items = ['a', 'b'];
    widget.data = { juxta: 1, items: [{ id: 'a', name: 'A', url: 'elsewhere.html' }, { id: 'b', name: 'B' }] };
    return widget.ready.then(() => null);
  });
  await shows();
  const { x, y } = await middle(() => /** @type {any} */ (document).probe.find('link').find((/** @type {any} */ link) => link.href?.endsWith('/elsewhere.html')));

  await browser.run(() => {
    addEventListener('auxclick', (event) => {
      const link = /** @type {any} */ (event.composedPath().find((at) => /** @type {any} */ (at).localName === 'a'));
      /** @type {any} */ (document).probe.met = [event.button, link?.href, event.defaultPrevented];
      event.preventDefault(); // seen enough: no other window comes in the way of the tests that follow
    });
  });
  await browser.click(x, y, 'middle');

  await becomes('what is met', () => browser.run(() => /** @type {any} */ (document).probe.met ?? null), [1, `${site.origin}/demo/elsewhere.html`, false]);
}, 'middle'); // prettier-ignore

promise('a graphics context that is lost comes back with the same words, and a source set twice shows the last one', async () => {
  await openReady();
  const frames = () => browser.run(() => /** @type {any} */ (document.querySelector('juxta-compare')).frames);
  const before = await frames();
  await browser.run(() => {
    const canvas = (/** @type {any} */ (document).lost = /** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot.querySelector('canvas'));
    canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
  });
  await until('another canvas is drawn', () => browser.run(() => ![null, /** @type {any} */ (document).lost].includes(/** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot.querySelector('canvas'))));
  await until('it is painted', states, (now) => now.includes('painted'));
  assert.ok((await frames()) > before);
  assert.ok((await texts('heading')).includes('Decision table'));

  await browser.run(() => {
    const widget = /** @type {any} */ (document.querySelector('juxta-compare'));
    widget.items = null;
    widget.src = 'bundles/ai-models.json';
    return new Promise((done) => setTimeout(() => done((widget.src = 'bundles/eight-bicycles.json')))).then(() => null);
  });
  await until('the last one is shown', columns, (names) => names.length > 1 && names.every((name) => !/Ember/.test(name)));
  await shows();
  assert.deepEqual(await events('juxta-error'), []);
});

promise('axe finds nothing to complain of, in either view', async () => {
  site.serve('/axe.js', { body: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'), type: 'text/javascript' });
  await openReady(kettles, { head: '<script src="/axe.js"></script>' });
  for (const view of ['canvas', 'html']) {
    await browser.run((/** @type {string} */ view) => void (/** @type {any} */ (document.querySelector('juxta-compare')).view = view), view);
    await until(`the ${view} view is shown`, states, (now) => now.includes(view === 'html' ? 'html' : 'painted'));
    await browser.run(() => Promise.all((/** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot).getAnimations().map((/** @type {any} */ { finished }) => finished)).then(() => null));
    // What is on the canvas has colours that axe does not see.
    const found = await browser.run(
      (/** @type {boolean} */ colours) => /** @type {any} */ (window).axe.run('juxta-compare', { rules: { 'color-contrast': { enabled: colours } } })
        .then((/** @type {any} */ { violations, passes }) => ({ passes: passes.length, violations: violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].any[0]?.message}`) })),
      view === 'html',
    ); // prettier-ignore
    assert.deepEqual(found.violations, [], view);
    assert.ok(found.passes > 10, `${found.passes} rules are kept`);
  }
});

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

promise('every text in sight is drawn where the words over the canvas have it', async () => {
  await openReady();
  await browser.run(knowTexts);
  for (const part of ['.headline', '.scroll', '.reviewer']) {
    await browser.run((/** @type {string} */ part) => void (/** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot.querySelector(part).scrollIntoView({ block: 'start', behavior: 'instant' })), part);
    let frames = -1;
    await until('it stands still', async () => {
      const before = frames;
      frames = await browser.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(/** @type {any} */ (document.querySelector('juxta-compare')).frames)))));
      return frames === before;
    });
    const bytes = [...Buffer.from(await browser.screenshot(), 'base64')];
    const { seen, far } = await browser.run(new Function('bytes', `return (${compareInk})(document.querySelector('juxta-compare'), bytes)`), bytes);
    assert.ok(seen > 8, `${seen} texts at ${part}`);
    assert.deepEqual(far, [], part);
  }
});

promise('a row that is selected is copied as columns, without what lies over the canvas', async () => {
  await openReady();
  const row = await browser.run(() => {
    const widget = /** @type {any} */ (document.querySelector('juxta-compare'));
    document.addEventListener('copy', (event) => (/** @type {any} */ (document).copied = event.clipboardData?.getData('text/plain')));
    const lines = widget.shadowRoot.querySelector('.table .row-label').closest('tr').querySelectorAll('.line');
    const [first, last] = [lines[0].firstChild, [...lines].at(-1).firstChild];
    getSelection()?.setBaseAndExtent(first, 0, last, last.length);
    return [...lines].map((line) => line.textContent);
  });
  await browser.press('Control+c');
  await until('it is copied', () => browser.run(() => /** @type {any} */ (document).copied ?? ''));
  const copied = await browser.run(() => /** @type {any} */ (document).copied);
  assert.equal(copied.split('\n').length, 1);
  assert.equal(copied.split('\t').length, 4);
  assert.ok(copied.startsWith(row[0]), copied);
});

promise('the picture is a PNG of all that is shown', async () => {
  await openReady();
  const { type, wide, high, element } = await browser.run(async () => {
    const widget = /** @type {any} */ (document.querySelector('juxta-compare'));
    const blob = await widget.toBlob();
    const image = await createImageBitmap(blob);
    return { type: blob.type, wide: image.width, high: image.height, element: [widget.clientWidth * devicePixelRatio, widget.clientHeight * devicePixelRatio] };
  });
  assert.equal(type, 'image/png');
  assert.ok(Math.abs(wide - element[0]) <= 1 && Math.abs(high - element[1]) <= 1, `${wide} x ${high}, and the element ${element.join(' x ')}`);
});

promise('on paper stand the words and no canvas, and on the screen the canvas is back', async () => {
  await openReady();
  const shown = () => browser.run(() => {
    const root = /** @type {any} */ (document.querySelector('juxta-compare')).shadowRoot;
    return { canvas: root.querySelector('canvas')?.checkVisibility() ?? false, laid: root.querySelector('.stage').classList.contains('laid'), colour: getComputedStyle(root.querySelector('.headline')).color };
  }); // prettier-ignore
  const screen = await shown();
  await browser.run(() => void dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await shown(), { canvas: false, laid: false, colour: 'rgb(23, 23, 27)' });
  await browser.run(() => void dispatchEvent(new Event('afterprint')));
  await until('it is painted', states, (now) => now.includes('painted'));
  assert.deepEqual(await shown(), screen);
});

promise("the browser's own search finds words over the canvas, and brings them into sight", async () => {
  await openReady();
  for (const word of ['Decision table', 'Three screws, one seal']) {
    assert.ok(await browser.run((/** @type {string} */ word) => /** @type {any} */ (window).find(word, false, false, true), word), word);
    await until(`"${word}" is in sight`, () => browser.run(() => {
      // What is found is in the shadow tree, of which only some engines tell by the page's own selection.
      const selection = /** @type {any} */ (getSelection());
      const { shadowRoot } = /** @type {any} */ (document.querySelector('juxta-compare'));
      const [found] = selection?.getComposedRanges?.({ shadowRoots: [shadowRoot] }) ?? [selection?.getRangeAt(0)];
      const range = document.createRange();
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      const { top, bottom, width } = range.getBoundingClientRect();
      return width > 0 && top >= 0 && bottom <= innerHeight;
    })); // prettier-ignore
  }
}, 'find'); // prettier-ignore
