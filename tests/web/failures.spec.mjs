// tests/web/failures.spec.mjs - whatever is missing or broken: content is shown, one sentence says why, and the page around goes on.
// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canvasText, dist, expect, inOtherBrowser, painted, policy, reaches, test } from './support.mjs';

const own = 'Ember boils faster.';
const markup = `<button id="own">Counted 0</button><juxta-compare src="bundles/kettles.json" loading="eager"><p>${own}</p></juxta-compare><p>After it.</p>`;
const file = (...path) => readFileSync(join(dist, ...path));

/** The widget can't be there: its children stay, with one sentence, an event and an error that say the same. */
async function keepsOwnContent(page, widget, { code, sentence }) {
  await reaches(widget, 'failed');
  await expect(widget.getByText(own)).toBeVisible();
  const { error, events } = await widget.evaluate((element) => ({ error: element.error, events: document.failures ?? [] }));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(sentence);
  expect(error.message).toMatch(/^[A-Z][^\n]+[^.]\.$/);
  expect(events).toEqual([error]);
  await expect(widget.locator('[part=error]').getByText(error.message, { exact: true })).toBeVisible();
  await expect(widget.locator('[part=status]')).toHaveText(error.message);
  expect(await widget.evaluate((element) => element.shadowRoot.querySelector('canvas, .stage'))).toBe(null);
  await goesOn(page);
}

/** The page around is as it was: what is there is shown, its buttons work, its other scripts run. */
async function goesOn(page) {
  await expect(page.getByText('After it.')).toBeVisible();
  await page.evaluate(() => document.querySelector('#own').addEventListener('click', ({ target }) => (target.textContent = 'Counted 1'), { once: true }));
  await page.locator('#own').click();
  await expect(page.locator('#own')).toHaveText('Counted 1');
}

const takeDown = (page) =>
  page.addInitScript(() => {
    document.failures = [];
    document.addEventListener('juxta-error', ({ detail }) => document.failures.push(detail));
  });

/** Where the parts of a module begin: cut off there, it is well-formed. @param {Buffer} wasm */
function partsOf(wasm) {
  const starts = [];
  for (let at = 8; at < wasm.length; ) {
    starts.push(at);
    let length = 0;
    let shift = 0;
    at += 1;
    do length |= (wasm[at] & 0x7f) << shift; while (((shift += 7), wasm[at++] & 0x80)); // prettier-ignore
    at += length;
  }
  return starts;
}

/** A module without its sections of data (11) and of their count (12). @param {Buffer} wasm */
function withoutData(wasm) {
  const starts = partsOf(wasm);
  const parts = starts.map((start, at) => wasm.subarray(start, starts[at + 1]));
  return Buffer.concat([wasm.subarray(0, starts[0]), ...parts.filter(([id]) => id !== 11 && id !== 12)]);
}

test('a module that can\'t be had or read leaves the page\'s own content, one sentence, and a console that names the file', async ({ page, site, show, trouble }) => {
  await takeDown(page);
  const wasm = file('juxta.wasm');
  const answers = [
    ['is not there', { status: 404, body: 'Not found' }, 'unreachable', /program could not be fetched \(.+\/juxta\.wasm\): HTTP status 404\.$/],
    ['is refused by the server', { status: 500, body: '' }, 'unreachable', /could not be fetched \(.+\/juxta\.wasm\): HTTP status 500\.$/],
    ['can\'t be reached', undefined, 'unreachable', /could not be fetched \(.+\/juxta\.wasm\)/],
    ['is a web page', { body: '<!doctype html><p>Log in', contentType: 'text/html' }, 'not_wasm', /could not be read \(.+\/juxta\.wasm\)\.$/],
    ...[0, 3, 4, 7, 9, ...partsOf(wasm).slice(0, -1), 0.3 * wasm.length, 0.7 * wasm.length, wasm.length - 2, wasm.length - 1].map((length, at) => [
      `ends after ${Math.floor(length)} bytes`, { body: wasm.subarray(0, Math.floor(length)), contentType: ['application/wasm', 'text/plain'][at % 2] }, 'not_wasm', /could not be read \(.+\/juxta\.wasm\)\.$/,
    ]),
    // Well-formed, without its data and without the count of them: what is wrong shows only when it runs.
    ['has no data', { body: withoutData(wasm), contentType: 'application/wasm' }, 'internal', /stopped because of a fault of its own/],
    ...[5, 1000, wasm.length / 2].map((at) => {
      const body = Buffer.from(wasm);
      body.fill(0xff, Math.floor(at), Math.floor(at) + 8);
      return [`is damaged at ${Math.floor(at)}`, { body, contentType: 'application/wasm' }, 'not_wasm', /could not be read/];
    }),
  ]; // prettier-ignore
  let answer;
  await page.route(`${site}/juxta.wasm`, (route) => (answer ? route.fulfill(answer) : route.abort('connectionrefused')));

  for (const [what, given, code, sentence] of answers) {
    await test.step(`the module ${what}`, async () => {
      answer = given;
      trouble.errors.length = 0;
      const widget = await show(markup);
      await keepsOwnContent(page, widget, { code, sentence });
      expect(trouble.errors.filter((text) => text.includes('<juxta-compare>')), what).toEqual([expect.stringContaining('/juxta.wasm')]);
    });
  }
});

for (const [what, contentType] of [['as text', 'text/plain'], ['as bytes', 'application/octet-stream'], ['without a type', undefined]]) {
  test(`a module that is served ${what} works all the same`, async ({ page, site, show, trouble }) => {
    await page.route(`${site}/juxta.wasm`, (route) => route.fulfill({ body: file('juxta.wasm'), headers: contentType ? { 'content-type': contentType } : {} }));
    const widget = await show(markup);
    await painted(widget);
    expect(await canvasText(widget)).toContain('Fast or silent');
    expect(trouble.errors).toEqual([]);
  });
}

test('a script that is not there, cut off or no script leaves the page\'s own content and the page as it is', async ({ page, site, show }) => {
  const script = file('juxta.js');
  let answer;
  await page.route(`${site}/juxta.js`, (route) => (answer ? route.fulfill(answer) : route.abort('connectionrefused')));
  for (const given of [
    { status: 404, body: 'Not found' }, undefined, { body: '<!doctype html><p>Log in', contentType: 'text/html' }, { body: script, contentType: 'text/plain' },
    ...[1, script.length / 3, script.length - 3].map((length) => ({ body: script.subarray(0, Math.floor(length)), contentType: 'text/javascript' })),
  ]) {
    answer = given;
    const widget = await show(markup);
    await expect(widget.getByText(own)).toBeVisible();
    await goesOn(page);
  }
}); // prettier-ignore

test('a bundle that is not there or cut off anywhere: the page\'s own content stays, one sentence says where it ends, and the next try is offered', async ({ page, site, show }) => {
  await takeDown(page);
  const whole = file('demo', 'bundles', 'kettles.json');
  let answer;
  await page.route(`${site}/demo/bundles/kettles.json`, (route) => (answer ? route.fulfill(answer) : route.abort('internetdisconnected')));
  const cut = [0, 10, whole.length / 2, whole.length - 3].map((length) => whole.subarray(0, Math.floor(length)));
  for (const [given, code, sentence] of [
    [{ status: 404, body: 'no' }, 'unreachable', /kettles\.json.*404/],
    [undefined, 'unreachable', /kettles\.json/],
    ...cut.map((body) => [{ body, contentType: 'application/json' }, undefined, /line \d+|ends|empty/i]),
  ]) {
    answer = given;
    const widget = await show(markup);
    await reaches(widget, 'failed');
    await expect(widget.getByText(own)).toBeVisible();
    const { error, events } = await widget.evaluate((element) => ({ error: element.error, events: document.failures }));
    if (code) expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(events).toEqual([error]);
    await expect(widget.getByRole('alert')).toHaveCount(1);
    await goesOn(page);

    answer = { body: whole, contentType: 'application/json' };
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reaches(widget, 'ready');
    await expect(widget.getByText(own)).toBeHidden();
  }
});

test('in a browser without WebAssembly the page\'s own content stays and one sentence says why', async ({ playwright, site }) => {
  await inOtherBrowser(playwright, { args: ['--js-flags=--jitless'] }, async (page) => {
    await takeDown(page);
    await page.route(`${site}/demo/test.html`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Test</title><script type="module" src="/juxta.js"></script>${markup}` }),
    );
    await page.goto(`${site}/demo/test.html`);
    expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    await keepsOwnContent(page, page.locator('juxta-compare'), { code: 'not_wasm', sentence: /: this browser has no WebAssembly\.$/ });
  });
});

test('without JavaScript the page\'s own content is what is shown', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.route(`${site}/demo/test.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Test</title><script type="module" src="/juxta.js"></script>${markup}` }),
  );
  await page.goto(`${site}/demo/test.html`);
  await expect(page.getByText(own)).toBeVisible();
  await context.close();
});

test('without WebGL the words are all there, as a page, with one sentence of reason', async ({ playwright, site }) => {
  await inOtherBrowser(playwright, { args: ['--disable-3d-apis'] }, async (page) => {
    await page.goto(`${site}/demo/`);
    const widget = page.locator('juxta-compare');
    await reaches(widget, 'html');
    await reaches(widget, 'ready');
    const sentence = /^The comparison is shown as a page: there is no WebGL 2 canvas here.*[^.]\.$/;
    await expect(widget.locator('[part=status]')).toHaveText(sentence);
    await expect(widget.locator('.how')).toHaveText(sentence);
    await expect(widget.locator('.how')).toBeVisible();
    await expect(widget.getByRole('table')).toBeVisible();
    expect(await widget.evaluate((element) => element.frames)).toBe(0);
    expect(await widget.evaluate((element) => element.error)).toBe(null);
  });
});

test("a policy without 'wasm-unsafe-eval': the page's own content stays, and the console names the missing word", async ({ page, show, trouble }) => {
  await takeDown(page);
  const widget = await show(markup, { csp: policy.replace(" 'wasm-unsafe-eval'", '') });
  await keepsOwnContent(page, widget, { code: 'not_wasm', sentence: /: this page does not allow WebAssembly\.$/ });
  expect(trouble.errors.filter((text) => text.includes('<juxta-compare>'))).toEqual([expect.stringContaining("add 'wasm-unsafe-eval' to script-src")]);
});

test('a policy that bars the module or the bundle is told as such, and the page\'s own content stays', async ({ page, show }) => {
  await takeDown(page);
  const widget = await show(markup, { csp: policy.replace("connect-src 'self'", "connect-src 'none'") });
  await keepsOwnContent(page, widget, { code: 'unreachable', sentence: /could not be fetched \(.+\/juxta\.wasm\)/ });
});

test('what a policy forbids is counted, so that none counted says something', async ({ page, site, show }) => {
  await page.addInitScript(() => {
    document.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => document.violations.push(effectiveDirective));
  });
  const violations = () => page.evaluate(() => document.violations);
  await page.route(`${site}/demo/forbidden.js`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `const run = (work) => { try { work(); } catch {} };
        run(() => (document.createElement('div').innerHTML = '<b>x</b>'));
        run(() => document.body.setAttribute('style', 'color: red'));
        document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }));
        document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.com/' }));
        fetch('https://example.com/').catch(() => {});`,
    }),
  );

  await show(markup, { head: '<script>document.inline = true</script><script src="/demo/forbidden.js" defer></script>' });
  await expect.poll(async () => [...new Set(await violations())].sort()).toEqual(
    ['base-uri', 'connect-src', 'require-trusted-types-for', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
  ); // prettier-ignore

  const widget = await show(markup);
  await painted(widget);
  await widget.getByRole('button', { name: 'Differences only' }).click();
  await widget.evaluate((element) => (element.view = 'html'));
  await reaches(widget, 'html');
  await widget.evaluate((element) => [element.exportAs('html'), element.toBlob()][1]);
  expect(await violations()).toEqual([]);
});
