// tests/web/packs.spec.mjs - a packed catalogue in the widget: what is fetched of it, what is shown, and what damage does.
// SPDX-License-Identifier: MIT
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../bench/made_up.mjs';
import { fileServer } from '../../web/serve.mjs';
import { cardNames, dist, expect, listen, painted as drawn, policy, reaches, test as base, top } from './support.mjs';

const items = 20_000;
const budget = 300_000;
const program = [process.env.JUXTA_NATIVE, ...['native-release', 'native-asan', 'native-debug'].map((preset) => join(top, 'build', preset, 'native-host', 'juxta'))].find(
  (path) => path && existsSync(path),
);

/** A made-up bundle, and the folder that `juxta pack` makes of it. */
const made = () => {
  if (!program) throw new Error('the program `juxta` is missing: ./build.sh native makes it');
  const folder = mkdtempSync(join(tmpdir(), 'juxta-packs-'));
  const bundle = catalogue(items);
  bundle.comparisons = [{ id: 'two', title: 'The two to begin with', items: ['item-7', 'item-19999'] }];
  writeFileSync(join(folder, 'bundle.json'), JSON.stringify(bundle));
  execFileSync(program, ['pack', join(folder, 'bundle.json'), '-o', join(folder, 'catalogue')], { stdio: 'pipe' });
  delete bundle.comparisons;
  writeFileSync(join(folder, 'plain.json'), JSON.stringify({ ...bundle, items: bundle.items.slice(0, 200) }));
  execFileSync(program, ['pack', join(folder, 'plain.json'), '-o', join(folder, 'small')], { stdio: 'pipe' });
  return { folder, bundle };
};

/** The site of the other tests with the catalogue in it, and what is asked of that. */
const test = base.extend({
  packed: [
    async ({}, use) => {
      const { folder, bundle } = made();
      await use({ folder, bundle });
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ packed }, use) => {
      const files = fileServer(dist);
      const host = { asked: [], bytes: 0, answer: undefined, markup: '', origin: '' };
      const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url, 'http://localhost');
        if (pathname === '/own.html') {
          const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Own</title><link rel="icon" href="data:,"><script type="module" src="/juxta.js"></script>${host.markup}</html>`;
          return void response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html);
        }
        if (!/^\/(catalogue|small)\//.test(pathname)) return void files.emit('request', request, response);
        host.asked.push(pathname);
        if (await host.answer?.(pathname, response)) return;
        const bytes = readFileSync(join(packed.folder, pathname));
        host.bytes += bytes.length;
        // As data/README.md says that a static host should.
        response.writeHead(200, { 'cache-control': pathname.endsWith('manifest.json') ? 'no-cache' : 'public, max-age=31536000, immutable' }).end(bytes);
      });
      await new Promise((done) => server.listen(0, done));
      host.origin = `http://localhost:${server.address().port}`;
      await use(host);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    { scope: 'worker' },
  ],
  site: [({ host }, use) => use(host.origin), { scope: 'worker' }],
});

test.beforeEach(({ host }) => {
  host.asked.length = 0;
  host.bytes = 0;
  host.answer = undefined;
});

const painted = async (widget) => {
  await reaches(widget, 'ready');
  await drawn(widget);
};
const pack = (attributes = '', inside = '') => `<juxta-compare src="/catalogue/manifest.json" loading="eager" ${attributes}>${inside}</juxta-compare>`;
const nameOf = ({ bundle }, number) => bundle.items[number].name;
const isFile = (path) => /^\/catalogue\/[0-9a-f]{2}\/[0-9a-f]{62}\.(bin|json)$/.test(path);

test('a page with a bundle fetches nothing of the reader of packed catalogues', async ({ show, trouble }) => {
  const widget = await show('<juxta-compare src="bundles/ai-tools.json"></juxta-compare>');
  await painted(widget);
  expect(trouble.requests.filter((url) => url.includes('juxta-pack'))).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

test('two items open by their ids for few bytes, from this origin alone, under a strict policy', async ({ show, trouble, host, packed }) => {
  const widget = await show(pack('items="item-12345,item-3"'));
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 12345), nameOf(packed, 3)]);
  await expect(widget.locator('.notice')).toHaveCount(0);
  console.log(`two items of ${items} by their ids: ${host.bytes} bytes in ${host.asked.length} files`);
  expect(host.bytes).toBeGreaterThan(1000);
  expect(host.bytes).toBeLessThanOrEqual(budget / 3);
  expect(host.asked.filter((path) => !isFile(path))).toEqual(['/catalogue/manifest.json']);
  expect(new Set(host.asked).size).toBe(host.asked.length);
  expect(trouble.foreign).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

for (const [what, attributes, wanted] of [
  ['a link', 'permalink', [19_998, 5]],
  ['a link that wins over the items of the page', 'permalink items="item-1,item-2"', [19_998, 5]],
])
  test(`${what} opens its items`, async ({ show, page, site, packed }) => {
    await show('<p>before</p>');
    await page.evaluate(() => (location.hash = '#juxta=1;items=item-19998,item-5'));
    await page.evaluate((markup) => (document.body.innerHTML = markup), pack(attributes)).catch(async () => {
      // Trusted Types forbid that: made by hand.
      await page.evaluate((names) => {
        const widget = document.createElement('juxta-compare');
        for (const [name, value] of names) widget.setAttribute(name, value);
        document.body.append(widget);
      }, [['src', '/catalogue/manifest.json'], ['loading', 'eager'], ...[...attributes.matchAll(/([a-z]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, value])]); // prettier-ignore
    });
    const widget = page.locator('juxta-compare').first();
    await painted(widget);
    expect(await cardNames(widget)).toEqual(wanted.map((number) => nameOf(packed, number)));
    expect(site).toBeTruthy();
  });

test('without items the first ready-made comparison of the catalogue opens, under its title', async ({ show, packed }) => {
  const widget = await show(pack());
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 7), nameOf(packed, 19_999)]);
  await expect(widget.getByRole('heading', { name: 'The two to begin with' })).toHaveCount(1);
});

test('an id that no item has is said, and the others stand there', async ({ show, packed }) => {
  const widget = await show(pack('items="item-4,walnut,item-9"'));
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 4), nameOf(packed, 9)]);
  await expect(widget.locator('.notice').getByText(/walnut/)).toBeVisible();
});

test('where the page has no crypto.subtle, the sums are checked all the same', async ({ show, page, host, packed }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const widget = await show(pack('items="item-12,item-13"'));
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 12), nameOf(packed, 13)]);
  // And a file that is another is refused.
  await page.evaluate(() => document.querySelector('juxta-compare').remove());
  host.answer = (path, response) => damaged(path, response, packed);
  await page.evaluate(() => {
    const widget = document.createElement('juxta-compare');
    for (const [name, value] of [['src', '/catalogue/manifest.json'], ['items', 'item-15000,item-15001'], ['loading', 'eager']]) widget.setAttribute(name, value);
    document.body.append(widget);
  }); // prettier-ignore
  await reaches(page.locator('juxta-compare').first(), 'failed');
});

/** Every file with one bit turned, and as long as it was. */
function damaged(path, response, packed) {
  if (!isFile(path)) return false;
  const bytes = readFileSync(join(packed.folder, path));
  bytes[bytes.length >> 1] ^= 1;
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }).end(bytes);
  return true;
}

test('a file that is not what its name says is refused, named, and asked for once more before', async ({ show, page, host, packed }) => {
  const errors = await (async () => {
    await show('<p>before</p>');
    return listen(page, 'juxta-error');
  })();
  host.answer = (path, response) => damaged(path, response, packed);
  await page.evaluate(() => {
    const widget = document.createElement('juxta-compare');
    for (const [name, value] of [['src', '/catalogue/manifest.json'], ['items', 'item-1,item-2'], ['loading', 'eager']]) widget.setAttribute(name, value);
    widget.append('The static comparison');
    document.body.append(widget);
  }); // prettier-ignore
  const widget = page.locator('juxta-compare').first();
  await reaches(widget, 'failed');
  const [{ code, where, message }] = await errors();
  expect(code).toBe('unreachable');
  expect(isFile(new URL(where).pathname)).toBe(true);
  expect(message).toContain(where);
  expect(message).toContain('SHA-256');
  expect(message).toContain('3 tries');
  expect(host.asked.filter((path) => path === new URL(where).pathname)).toHaveLength(3);
  await expect(widget.getByText('The static comparison')).toBeVisible();

  // Mended, it opens.
  host.answer = undefined;
  await widget.evaluate((element) => element.load());
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 1), nameOf(packed, 2)]);
});

test('one hiccup of the host is not seen', async ({ show, host, packed }) => {
  const once = new Set();
  host.answer = (path, response) => {
    if (!isFile(path) || once.has(path)) return false;
    once.add(path);
    response.writeHead(503).end();
    return true;
  };
  const widget = await show(pack('items="item-100,item-200"'));
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 100), nameOf(packed, 200)]);
});

test('a file that is missing is named, and asked for once', async ({ show, page, host }) => {
  host.answer = (path, response) => isFile(path) && path.endsWith('.json') && response.writeHead(404).end();
  const widget = await show(pack('items="item-1,item-2"'));
  await reaches(widget, 'failed');
  const { code, where, message } = await widget.evaluate((element) => element.error);
  expect(code).toBe('unreachable');
  expect(message).toContain('HTTP status 404');
  expect(host.asked.filter((path) => path === new URL(where).pathname)).toHaveLength(1);
  await expect(widget.getByText('HTTP status 404')).toBeVisible();
  expect(await page.title()).toBe('Test');
});

for (const name of ['juxta-pack.js', 'juxta-pack.wasm'])
  test(`without ${name} the page's own content stays, with the reason`, async ({ show, page, site }) => {
    await page.route(`${site}/${name}`, (route) => route.fulfill({ status: 404 }));
    const widget = await show(pack('items="item-1,item-2"', 'The static comparison'));
    await reaches(widget, 'failed');
    const { code, where, message } = await widget.evaluate((element) => element.error);
    expect(code).toBe('unreachable');
    expect(where).toBe(`${site}/${name}`);
    expect(message).toContain('juxta-pack.js and juxta-pack.wasm');
    await expect(widget.getByText('The static comparison')).toBeVisible();
  });

test('what was fetched once is not fetched again, by the next page either', async ({ page, host, packed }) => {
  host.markup = pack('items="item-40,item-41"');
  await page.goto(`${host.origin}/own.html`);
  await painted(page.locator('juxta-compare'));
  const before = host.asked.filter(isFile).length;
  expect(before).toBeGreaterThan(2);
  await page.goto(`${host.origin}/own.html?again`);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  expect(await cardNames(widget)).toEqual([nameOf(packed, 40), nameOf(packed, 41)]);
  expect(host.asked.filter(isFile).length).toBe(before);
});

// ---- the list ---------------------------------------------------------------------------------------------

const summary = (widget) => widget.locator('.search .summary');
const rowNames = (widget) => widget.locator('tr.listed .open').allTextContents();
const counted = items.toLocaleString('en');

for (const view of ['canvas', 'html']) {
  const shown = view === 'html' ? (widget) => reaches(widget, 'ready') : painted;

  test(`${view} view: the list begins with the first items and says of how many; a search finds the best in all, with a typing error, too`, async ({ show, host, packed, trouble }) => {
    const widget = await show(pack(`start="catalogue" view="${view}"`));
    await shown(widget);
    await expect(summary(widget)).toHaveText(`The first 50 of ${counted} items. Search to find others.`);
    expect((await rowNames(widget))[0]).toBe(nameOf(packed, 0));
    await expect(widget.getByText('Of so many items only these are fetched.')).toHaveCount(1);
    await expect(widget.getByRole('button', { name: 'Plot' })).toHaveCount(1);
    await expect(widget.getByRole('button', { name: 'Sort by Name' })).toHaveCount(1);
    await expect(widget.locator('th .sort').first()).toHaveText('Name');
    expect(host.bytes).toBeLessThanOrEqual(budget);

    const query = widget.getByRole('searchbox', { name: 'Search' });
    const wanted = nameOf(packed, 17_003);
    host.bytes = 0;
    await query.fill(wanted);
    await expect(widget.getByRole('button', { name: wanted, exact: true })).toHaveCount(1);
    await expect(summary(widget)).toContainText(`${counted} items`);
    await expect(query).toBeFocused();
    console.log(`searching ${items} items for "${wanted}": ${host.bytes} bytes`);
    expect(host.bytes).toBeLessThanOrEqual(budget);

    host.bytes = 0;
    const typed = wanted.split(' ')[0];
    await query.fill(`${typed.slice(0, 3)}${typed.slice(4)} ${wanted.split(' ')[1]}`);
    await expect(summary(widget)).toContainText('typing errors are forgiven');
    await expect(widget.getByRole('button', { name: wanted, exact: true })).toHaveCount(1);
    if (view === 'html') await expect(widget.locator('.open mark').first()).toHaveText(typed);
    expect(host.bytes).toBeLessThanOrEqual(budget);

    await query.fill('zzzzzzzzzzz');
    await expect(summary(widget)).toHaveText(`0 of ${counted} items`);
    await expect(widget.getByText('No item has these words.')).toHaveCount(1);
    await query.fill('');
    await expect(summary(widget)).toHaveText(`The first 50 of ${counted} items. Search to find others.`);
    expect(trouble.foreign).toEqual([]);
    expect(trouble.errors).toEqual([]);
  });
}

test('more of the list is fetched when the reader asks for it', async ({ show, host }) => {
  const widget = await show(pack('start="catalogue" view="html"'));
  await reaches(widget, 'ready');
  await expect(summary(widget)).toContainText('The first 50 of');
  host.bytes = 0;
  await widget.getByRole('button', { name: 'Show more' }).click();
  await expect(summary(widget)).toContainText('The first 100 of');
  await expect(widget.getByRole('table').first()).toHaveAttribute('aria-rowcount', '101');
  expect(host.bytes).toBeLessThanOrEqual(budget);
});

test('what is picked stays picked from search to search, and is compared', async ({ show, packed }) => {
  const widget = await show(pack('start="catalogue"'));
  await painted(widget);
  const query = widget.getByRole('searchbox', { name: 'Search' });
  for (const number of [15_001, 8_002]) {
    await query.fill(nameOf(packed, number));
    await widget.getByRole('button', { name: `Pick ${nameOf(packed, number)}` }).first().click();
  }
  await expect(widget.locator('.picks .pick')).toHaveText([nameOf(packed, 15_001), nameOf(packed, 8_002)]);
  await widget.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect.poll(() => cardNames(widget)).toEqual([nameOf(packed, 15_001), nameOf(packed, 8_002)]);
  await widget.getByRole('button', { name: `All ${counted} items` }).click();
  await expect(widget.locator('.picks .pick')).toHaveCount(2);
});

test('from a comparison one more item is found in the whole catalogue', async ({ show, packed }) => {
  const widget = await show(pack('items="item-1,item-2"'));
  await painted(widget);
  await widget.getByRole('searchbox').fill(nameOf(packed, 11_111));
  await widget.getByRole('button', { name: `Add ${nameOf(packed, 11_111)}` }).click();
  await expect.poll(() => cardNames(widget)).toEqual([1, 2, 11_111].map((number) => nameOf(packed, number)));
});

test('Back, Forward and a link in the page bring items that have to be fetched, and what was shown stays until then', async ({ page, host, packed }) => {
  host.markup = `${pack('items="item-1,item-2" permalink')}<a href="#juxta=1;items=item-5000,item-6000">others</a> <a href="#juxta=1;items=item-7000,item-8000">more</a>`;
  await page.goto(`${host.origin}/own.html?links`);
  const widget = page.locator('juxta-compare');
  await painted(widget);
  const events = await listen(page, 'juxta-change');
  await page.getByText('others').click();
  await expect.poll(() => cardNames(widget)).toEqual([nameOf(packed, 5000), nameOf(packed, 6000)]);
  expect((await events()).map(({ items: ids }) => ids)).toEqual([['item-5000', 'item-6000']]);
  await page.getByText('more', { exact: true }).click();
  await expect.poll(() => cardNames(widget)).toEqual([nameOf(packed, 7000), nameOf(packed, 8000)]);
  await page.goBack();
  await expect.poll(() => cardNames(widget)).toEqual([nameOf(packed, 5000), nameOf(packed, 6000)]);
  await page.goForward();
  await expect.poll(() => cardNames(widget)).toEqual([nameOf(packed, 7000), nameOf(packed, 8000)]);
  // A search is in the address, too.
  await widget.getByRole('button', { name: `All ${counted} items` }).click();
  await widget.getByRole('searchbox', { name: 'Search' }).fill(nameOf(packed, 17_003));
  await expect(widget.getByRole('button', { name: nameOf(packed, 17_003), exact: true })).toHaveCount(1);
  await expect.poll(() => page.url()).toContain('q=');
  await page.reload();
  await expect(widget.getByRole('button', { name: nameOf(packed, 17_003), exact: true })).toHaveCount(1);
});

for (const view of ['canvas', 'html'])
  test(`view=${view}: a press on the head of a column brings the first items in its order, of all of them`, async ({ show, host, packed }) => {
    const widget = await show(pack(`start="catalogue" view="${view}" permalink`));
    await (view === 'canvas' ? painted(widget) : reaches(widget, 'ready'));
    const price = (item) => item.values.price ?? Infinity;
    const cheapest = [...packed.bundle.items].sort((a, b) => price(a) - price(b)).slice(0, 20); // equals stay in their order
    const dearest = [...packed.bundle.items].sort((a, b) => (b.values.price ?? -1) - (a.values.price ?? -1)).slice(0, 10);
    const before = host.bytes;

    await widget.getByRole('button', { name: 'Sort by Price' }).click();
    await expect(summary(widget)).toHaveText(`The first 10 of ${counted} items by Price. Search to find others.`);
    expect(await rowNames(widget)).toEqual(cheapest.slice(0, 10).map(({ name }) => name));
    await expect(widget.locator('[aria-sort="ascending"]')).toContainText('Price');
    console.log(`the first ten of ${items} by their price: ${host.bytes - before} bytes`);
    await widget.getByRole('button', { name: 'Show more' }).click();
    await expect(summary(widget)).toHaveText(`The first 20 of ${counted} items by Price. Search to find others.`);
    expect(await rowNames(widget)).toEqual(cheapest.map(({ name }) => name));

    await widget.getByRole('button', { name: 'Sort by Price' }).click();
    await expect(widget.locator('[aria-sort="descending"]')).toContainText('Price');
    expect(await rowNames(widget)).toEqual(dearest.map(({ name }) => name));

    // The link carries it.
    const state = await widget.evaluate((element) => element.state);
    expect(state).toContain('sort=price');
    const other = await show(pack(`start="catalogue" view="${view}"`));
    await reaches(other, 'ready');
    await other.evaluate((element, state) => (element.state = state), state);
    await expect(other.locator('[aria-sort="descending"]')).toContainText('Price');
    expect(await rowNames(other)).toEqual(dearest.map(({ name }) => name));
  });

for (const view of ['canvas', 'html'])
  test(`view=${view}: names order the whole catalogue, and so does the score that the reader's weights make, with limits on it`, async ({ show, host, packed }) => {
    const widget = await show(pack(`start="catalogue" view="${view}" permalink`));
    await (view === 'canvas' ? painted(widget) : reaches(widget, 'ready'));
    const key = ({ name }) => name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(9, '0'));
    const byName = [...packed.bundle.items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    const before = host.bytes;
    await widget.getByRole('button', { name: 'Sort by Name' }).click();
    await expect(summary(widget)).toHaveText(`The first 10 of ${counted} items by Name. Search to find others.`);
    expect(await rowNames(widget)).toEqual(byName.slice(0, 10).map(({ name }) => name));
    console.log(`the first ten of ${items} by their name: ${host.bytes - before} bytes`);

    // Of all weighed facts the reader's own weights leave one.
    const weighed = packed.bundle.attributes.filter(({ better }) => better).map(({ id }) => id);
    const price = packed.bundle.attributes.find(({ id }) => id === 'price');
    expect(weighed).toContain('price');
    const weights = weighed.filter((id) => id !== 'price').map((id) => `${id}:0`).join(','); // prettier-ignore
    await widget.evaluate((element, state) => (element.state = state), `1;view=catalogue;sort=@score:desc;w=${weights ? `${weights},` : ''}price:3`);
    const clamped = ({ values }) => Math.min(price.range[1], Math.max(price.range[0], values.price));
    const known = packed.bundle.items.filter(({ values }) => typeof values.price === 'number');
    await expect(summary(widget)).toHaveText(`The first 10 of ${counted} items by Score. Search to find others.`);
    const cheapest = [...known].sort((a, b) => clamped(a) - clamped(b)).slice(0, 10);
    expect(await rowNames(widget)).toEqual(cheapest.map(({ name }) => name));
  });

for (const view of ['canvas', 'html'])
  test(`view=${view}: filters fetch their column when somebody chooses, and list what passes of all items; the link carries them`, async ({ show, host, packed }) => {
    const widget = await show(pack(`start="catalogue" view="${view}" permalink`));
    await (view === 'canvas' ? painted(widget) : reaches(widget, 'ready'));
    const is = (item, yes) => item.values.offline === yes; // what is not known is neither
    const yes = packed.bundle.items.filter((item) => is(item, true));
    const no = packed.bundle.items.filter((item) => is(item, false));
    const count = ({ length }) => length.toLocaleString('en', { useGrouping: length >= 10_000 });
    const choice = (value) => widget.getByRole('button', { name: `Works offline: ${value}` });
    const before = { files: host.asked.length, bytes: host.bytes };

    await widget.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(widget.getByRole('button', { name: 'Works offline: Choose' })).toBeVisible();
    expect(host.asked).toHaveLength(before.files); // nothing is fetched before somebody asks
    await widget.getByRole('button', { name: 'Works offline: Choose' }).click();
    await expect(choice('Yes')).toHaveText(`Yes (${count(yes)})`);
    await expect(choice('No')).toHaveText(`No (${count(no)})`);
    await expect(summary(widget)).toHaveText(`The first 50 of ${counted} items. Search to find others.`);
    console.log(`yes and no of ${items}: ${host.bytes - before.bytes} bytes in ${host.asked.length - before.files} files`);
    expect(host.asked.length - before.files).toBeLessThanOrEqual(2);

    const opened = host.bytes;
    await choice('Yes').click();
    await expect(summary(widget)).toHaveText(`The first 10 of ${count(yes)} that pass the filters among ${counted} items`);
    expect(await rowNames(widget)).toEqual(yes.slice(0, 10).map(({ name }) => name));
    await expect(choice('Yes')).toHaveAttribute('aria-pressed', 'true');
    console.log(`the first ten of these: ${host.bytes - opened} bytes`);

    // With a limit of another column, in its order.
    await widget.getByRole('button', { name: 'Price: Choose' }).click();
    await widget.getByRole('textbox', { name: 'Price: From' }).fill('990');
    const dear = yes.filter(({ values }) => values.price >= 990);
    await expect(summary(widget)).toHaveText(`The first 10 of ${dear.length} that pass the filters among ${counted} items`);
    expect(await rowNames(widget)).toEqual(dear.slice(0, 10).map(({ name }) => name));
    await widget.getByRole('button', { name: 'Sort by Price' }).click();
    await expect(summary(widget)).toHaveText(`The first 10 by Price of ${dear.length} that pass the filters among ${counted} items`);
    const sorted = [...dear].sort((a, b) => a.values.price - b.values.price).slice(0, 10);
    expect(await rowNames(widget)).toEqual(sorted.map(({ name }) => name));

    const state = await widget.evaluate((element) => element.state);
    expect(state).toContain('filter=offline:is:yes,price:min:990');
    const other = await show(pack(`start="catalogue" view="${view}"`));
    await reaches(other, 'ready');
    await other.evaluate((element, state) => (element.state = state), state);
    await expect(summary(other)).toHaveText(`The first 10 by Price of ${dear.length} that pass the filters among ${counted} items`);
    expect(await rowNames(other)).toEqual(sorted.map(({ name }) => name));
    await other.getByRole('button', { name: 'Clear filters' }).click();
    await expect(summary(other)).toHaveText(`The first 10 of ${counted} items by Price. Search to find others.`);
  });

for (const view of ['canvas', 'html'])
  test(`view=${view}: a plot is drawn of all items, its front is theirs, a box over it limits the list, and a link opens it`, async ({ show, page, host, packed, trouble }) => {
    const widget = await show(pack(`start="catalogue" view="${view}" permalink`));
    await (view === 'canvas' ? painted(widget) : reaches(widget, 'ready'));
    const plotted = widget.locator('.plot .summary');
    const before = { files: host.asked.length, bytes: host.bytes };
    await widget.getByRole('button', { name: 'Plot' }).click();
    const priced = packed.bundle.items.filter(({ values }) => values.price !== undefined);
    const count = ({ length }) => length.toLocaleString('en', { useGrouping: length >= 10_000 });
    const said = (items) => `${count(items)} items are drawn.`;
    await expect(plotted).toContainText(said(priced)); // against the score, which all have
    await widget.getByRole('button', { name: 'Axes' }).click();
    await widget.getByRole('button', { name: 'Up: Rating' }).click();
    const both = priced.filter(({ values }) => values.rating !== undefined);
    await expect(plotted).toContainText(said(both));
    await expect(plotted).toContainText('items without Rating are not: missing is not zero.');
    console.log(`two plots of ${items} items: ${host.bytes - before.bytes} bytes in ${host.asked.length - before.files} files`);

    const better = (a, b) => a.price <= b.price && a.rating >= b.rating && (a.price < b.price || a.rating > b.rating);
    const front = both.filter((item) => !both.some((other) => better(other.values, item.values))).sort((a, b) => a.values.price - b.values.price);
    expect(front.length).toBeGreaterThan(2);
    expect(front.length).toBeLessThanOrEqual(12);
    await expect(widget.locator('.front .open')).toHaveText(front.map(({ name }, at) => `${at + 1}. ${name}`));
    await expect(widget.locator('.front .open').first()).toBeVisible();

    const area = widget.getByRole('img', { name: /Rating against Price.*are drawn/ });
    await area.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await area.boundingBox();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height * 0.5, { steps: 4 });
    await expect(widget.locator('.brush')).toHaveCount(1);
    await page.mouse.up();
    await expect(widget.getByRole('button', { name: 'Filters (2)' })).toHaveCount(1);
    const limits = widget.locator('.plot .limit input');
    await expect(limits.nth(1)).not.toHaveValue('');
    const [most, least] = [Number(await limits.nth(1).inputValue()), Number(await limits.nth(2).inputValue())];
    const within = both.filter(({ values }) => values.price <= most && values.rating >= least);
    await expect(summary(widget)).toContainText(`The first 10 of ${count(within)} that pass`);
    await expect(plotted).toContainText(said(both)); // its own limits are drawn over it
    expect(await rowNames(widget)).toEqual(within.slice(0, 10).map(({ name }) => name));

    // An item of the front is at hand, in the list or not.
    await widget.locator('.front .pick').last().click();
    await expect(widget.locator('.picks .pick')).toHaveText([front.at(-1).name]);
    await widget.locator('.front .open').first().click();
    await expect.poll(() => cardNames(widget)).toEqual([front[0].name]);

    const state = await page.evaluate(() => document.querySelector('juxta-compare').state);
    await page.goBack();
    await expect(plotted).toContainText(said(both));
    expect(state).toContain('plot=price,rating');
    const other = await show(pack(`start="catalogue" view="${view}"`));
    await reaches(other, 'ready');
    await other.evaluate((element, state) => (element.state = state), '1;view=catalogue;plot=price,rating;filter=offline:is:yes');
    const offline = both.filter(({ values }) => values.offline === true);
    await expect(other.locator('.plot .summary')).toContainText(said(offline));
    expect(trouble.foreign).toEqual([]);
    expect(trouble.errors).toEqual([]);
  });

test('what takes long is asked for again and again, with turns for the page between, until it is given up', async ({ show, page }) => {
  await show('<p>alone</p>');
  const told = await page.evaluate(async () => {
    const { Pack } = await import('/juxta-pack.js');
    const memory = new Uint8Array(1 << 16);
    const text = (said) => (memory.set(new TextEncoder().encode(`${JSON.stringify(said)}\0`), 1 << 15), 1 << 15);
    const turns = [];
    let [asked, mores] = [0, 3];
    const reader = {
      HEAPU8: memory, _malloc: () => 1024, _free() {}, _juxta_pack_tidy() {}, _juxta_pack_bundle: () => text({}), _juxta_pack_read: () => text({ items: 1, first: [] }),
      _juxta_pack_ask: () => (turns.push('reader'), text(asked++ < mores ? { more: true } : { listed: 1, plotted: 'x' })),
    }; // prettier-ignore
    const pack = new Pack(reader, new Uint8Array(1), 'https://example.org/manifest.json');
    const ask = async (most, signal = new AbortController().signal) => {
      [asked, mores, turns.length] = [0, most, 0];
      return pack.ask({ ids: [] }, signal);
    };
    const { port1, port2 } = new MessageChannel();
    let over = false;
    port1.onmessage = () => (turns.push('page'), over || port2.postMessage(''));
    port2.postMessage('');
    const { plotted } = await ask(3);
    const between = turns.join(' ');
    const given = new AbortController();
    const late = ask(Infinity, given.signal).catch(({ name }) => name);
    await new Promise((done) => setTimeout(done, 20));
    given.abort();
    const ended = await late;
    const after = asked;
    const endless = await ask(Infinity).catch(({ code }) => code);
    over = true;
    return { plotted, between, ended, more: asked > after && after > 3, endless };
  });
  expect(told).toEqual({ plotted: 'x', between: expect.stringMatching(/^reader( page)+ reader( page)+ reader( page)+ reader/), ended: 'AbortError', more: true, endless: 'bad_value' });
});

test('a plot whose columns do not come keeps the list, says why, and a press asks again', async ({ show, host, packed }) => {
  const widget = await show(pack('start="catalogue" view="html"'));
  await reaches(widget, 'ready');
  host.answer = (path, response) => isFile(path) && (response.writeHead(404).end(), true);
  await widget.getByRole('button', { name: 'Plot' }).click();
  await expect(widget.locator('.plot .summary')).toHaveText('It could not be fetched.');
  expect((await rowNames(widget))[0]).toBe(nameOf(packed, 0));
  host.answer = undefined;
  await widget.getByRole('button', { name: 'Try again' }).click();
  await expect(widget.locator('.plot .summary')).toContainText('items are drawn.');
});

test('a filter whose column does not come keeps what was shown, says why, and a press asks again', async ({ show, host }) => {
  const widget = await show(pack('start="catalogue" view="html"'));
  await reaches(widget, 'ready');
  const first = await rowNames(widget);
  await widget.getByRole('button', { name: 'Filters', exact: true }).click();
  host.answer = (path, response) => response.destroy() ?? true;
  await widget.getByRole('button', { name: 'Maker: Choose' }).click();
  await expect(widget.locator('.notices .notice')).toContainText('What was shown before is still here.');
  expect(await rowNames(widget)).toEqual(first);
  host.answer = undefined;
  await widget.getByRole('button', { name: 'Try again' }).click();
  await expect(widget.getByRole('button', { name: 'Maker: Choose' })).toHaveCount(0);
  await expect(widget.getByRole('button', { name: /^Maker: / })).toHaveCount(9); // eight makers, and where it is known
  await expect(widget.locator('.notices .notice')).toHaveCount(0);
});

test('whoever types on sees the answer to what was typed last, whatever comes first', async ({ show, host, packed }) => {
  const widget = await show(pack('start="catalogue" view="html"'));
  await reaches(widget, 'ready');
  const [slow, fast] = [nameOf(packed, 3_333), nameOf(packed, 17_003)];
  const query = widget.getByRole('searchbox', { name: 'Search' });
  const before = new Set(host.asked);
  let held = [];
  let holding = true;
  host.answer = (path) => holding && !before.has(path) && new Promise((done) => held.push(() => done(false)));
  await query.fill(slow);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await expect(summary(widget)).toHaveText(`Searching ${counted} items…`);
  expect(await rowNames(widget)).toHaveLength(40);
  holding = false;
  await query.fill(fast);
  await new Promise((done) => setTimeout(done, 300));
  for (const release of held) release();
  await expect(widget.getByRole('button', { name: fast, exact: true })).toHaveCount(1);
  await new Promise((done) => setTimeout(done, 500));
  await expect(widget.getByRole('button', { name: fast, exact: true })).toHaveCount(1);
  await expect(widget.getByRole('button', { name: slow, exact: true })).toHaveCount(0);
});

test('without a connection what was shown stays, one sentence says why, and a press asks again', async ({ show, host, packed }) => {
  const widget = await show(pack('start="catalogue" view="html"'));
  await reaches(widget, 'ready');
  const first = await rowNames(widget);
  host.answer = (path, response) => response.destroy() ?? true;
  await widget.getByRole('searchbox', { name: 'Search' }).fill(nameOf(packed, 17_003));
  await expect(widget.locator('.notices .notice')).toHaveCount(1);
  await expect(widget.locator('.notices .notice')).toContainText('after 3 tries');
  await expect(widget.locator('.notices .notice')).toContainText('What was shown before is still here.');
  expect(await rowNames(widget)).toEqual(first);
  await reaches(widget, 'ready');
  host.answer = undefined;
  await widget.getByRole('button', { name: 'Try again' }).click();
  await expect(widget.getByRole('button', { name: nameOf(packed, 17_003), exact: true })).toHaveCount(1);
  await expect(widget.locator('.notices .notice')).toHaveCount(0);
});

test('a catalogue without ready-made comparisons opens as a list', async ({ show }) => {
  const widget = await show('<juxta-compare src="/small/manifest.json" loading="eager"></juxta-compare>');
  await painted(widget);
  await expect(summary(widget)).toHaveText('The first 50 of 200 items. Search to find others.');
});
