// tests/web/decide.spec.mjs - weights, must-haves and places, by mouse, keyboard and from the page, in both views.
// SPDX-License-Identifier: MIT
import { cardNames, domText, expect, listen, painted, test } from './support.mjs';

const seed = '/demo/bundles/ai-tools.json';
const mistral = 'Mistral 3 Small (22B)';
const azure = 'Azure AI Foundry Real-Time Voice API & Model Router';

/** @param {any} widget */
const verdict = async (widget) => (await widget.locator('.verdict').textContent()).replace(/\s+/g, ' ');

test('without an answer there is no box for one: a status that says nothing takes no place on the page', async ({ show }) => {
  const widget = await show(`<juxta-compare src="${seed}" view="html"></juxta-compare>`);
  await widget.evaluate((element) => element.ready);
  const status = widget.locator('.verdict');
  expect((await status.boundingBox()).height).toBeGreaterThan(40);

  await widget.getByRole('button', { name: `Remove ${azure} from the comparison` }).click();

  await expect(status).toBeEmpty();
  const { width, height } = await status.boundingBox();
  expect(width * height).toBe(0);
});

for (const view of ['canvas', 'html']) {
  test(`a weight that is set by the keyboard turns the answer where its mark says, in the ${view} view`, async ({ page, show }) => {
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    const changes = await listen(page, 'juxta-change');
    expect(await verdict(widget)).toMatch(new RegExp('^Mistral 3 Small \\(22B\\) leads'));
    const slider = widget.getByRole('slider', { name: 'Weight of Founder' });
    await slider.focus();
    for (let i = 0; i < 12; i++) await slider.press('ArrowRight'); // 1.0 -> 2.2, just below 20/27 of 3
    await expect.poll(() => widget.evaluate((element) => element.state)).toBe('1;w=founder:2.2');
    await expect.poll(() => verdict(widget)).toContain(`${mistral} leads`);
    await slider.press('ArrowRight');
    await expect.poll(() => verdict(widget)).toContain(`${azure} leads`);
    await expect(widget.getByText('Weights: yours')).toHaveCount(1);
    await expect(slider).toHaveAttribute('aria-valuetext', '2.3 of 5, 43% of the weight');
    expect((await changes()).length).toBe(13);

    await widget.getByRole('button', { name: "Use the site's weights" }).click();
    await expect.poll(() => widget.evaluate((element) => element.state)).toBe('1');
    await expect.poll(() => verdict(widget)).toContain(`${mistral} leads`);
  });

  test(`a weight that is dragged follows the pointer, and so does the answer, in the ${view} view`, async ({ page, show }) => {
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    if (view === 'canvas') await painted(widget);
    const slider = widget.getByRole('slider', { name: 'Weight of Founder' });
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    const at = (/** @type {number} */ weight) => box.x + 10 + ((box.width - 20) * weight) / 5;
    await page.mouse.move(at(1), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(2), box.y + box.height / 2, { steps: 4 });
    await page.mouse.move(at(4), box.y + box.height / 2, { steps: 4 });
    await expect.poll(() => verdict(widget)).toContain(`${azure} leads`);
    await page.mouse.up();
    expect(await widget.evaluate((element) => element.state)).toBe('1;w=founder:4');
    await expect(slider).toHaveValue('4');
  });
}

test('a weight can be typed, and what is no weight is said and loses nothing', async ({ show }) => {
  const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
  await widget.evaluate((element) => element.ready);
  const field = widget.getByRole('textbox', { name: 'Weight of Founder' });
  await field.fill('2,5');
  await expect.poll(() => widget.evaluate((element) => element.state)).toBe('1;w=founder:2.5');
  await expect(field).toHaveValue('2,5'); // as typed
  await field.fill('9');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(widget.getByText('A number from 0 to 5, please.')).toHaveCount(1);
  expect(await widget.evaluate((element) => element.state)).toBe('1;w=founder:2.5');
});

test('what the canvas says of the weights, the words say: the same texts after a change', async ({ show }) => {
  const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
  await widget.evaluate((element) => element.ready);
  await painted(widget);
  await widget.evaluate((element) => (element.state = '1;w=builder:0,founder:3.5'));
  await expect.poll(() => verdict(widget)).toContain(`${azure} leads`);
  const drawn = await widget.evaluate((element) => element.canvasText());
  const words = (await domText(widget)).replace(/\s+/g, ' ');
  const decision = drawn.filter(({ node }) => node.startsWith('decision/') && !node.endsWith('/number'));
  expect(decision.length).toBeGreaterThan(20);
  for (const { text } of decision) expect(words).toContain(text.replace(/\s+/g, ' ').trim());
});

test('items are added, moved, pinned and removed by keyboard, and the page is told', async ({ page, show }) => {
  const widget = await show('<juxta-compare src="bundles/kettles.json" items="pebble,ember"></juxta-compare>');
  await widget.evaluate((element) => element.ready);
  const changes = await listen(page, 'juxta-change');
  await widget.getByRole('searchbox', { name: 'Find by name' }).fill('still');
  await widget.getByRole('button', { name: 'Add Still Life 2 to the comparison' }).press('Enter');
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble', 'Ember 17', 'Still Life 2']);
  await widget.getByRole('button', { name: 'Move Still Life 2 to the left' }).press('Enter');
  await expect.poll(() => cardNames(widget)).toEqual(['Pebble', 'Still Life 2', 'Ember 17']);
  await widget.getByRole('button', { name: 'Pin Ember 17 first' }).press('Space');
  await expect.poll(() => cardNames(widget)).toEqual(['Ember 17', 'Pebble', 'Still Life 2']);
  await widget.getByRole('button', { name: 'Remove Pebble from the comparison' }).press('Enter');
  await expect.poll(() => cardNames(widget)).toEqual(['Ember 17', 'Still Life 2']);
  const told = await changes();
  expect(told.length).toBe(4);
  expect(told[3]).toEqual({ state: '1;items=ember,still;pin=ember', items: ['ember', 'still'] });
});

test('a row that must be had sets an item aside, with the reason, and the limit can be typed', async ({ show }) => {
  const widget = await show('<juxta-compare></juxta-compare>');
  await widget.evaluate((element) => {
    const reviews = (/** @type {number} */ score) => ({ ann: { score, verdict: 'positive' } });
    element.data = {
      juxta: 1, reviewers: [{ id: 'ann', name: 'Ann' }],
      attributes: [{ id: 'volume', label: 'Volume', type: 'number', unit: 'l', better: 'higher', range: [0, 5] }],
      items: [{ id: 'a', name: 'Small', values: { volume: 0.5 }, reviews: reviews(90) }, { id: 'b', name: 'Large', values: { volume: 2 }, reviews: reviews(60) }],
    }; // prettier-ignore
    return element.ready;
  });
  expect(await verdict(widget)).toContain('Small leads Large');
  await widget.getByRole('button', { name: 'Must have: Volume' }).click();
  const limit = widget.getByRole('textbox', { name: 'Volume: At least' });
  await expect(limit).toHaveValue('0.5'); // nobody is set aside at once
  await limit.fill('1');
  await expect.poll(() => verdict(widget)).toContain('1 item is set aside by your must-haves.');
  expect(await domText(widget)).toContain('Volume: 0.5 l; you asked for at least 1 l.');
  expect(await widget.evaluate((element) => element.state)).toBe('1;must=volume:min:1');
  await limit.fill('a lot');
  await expect(widget.getByText('A number, please.')).toHaveCount(1);
  expect(await widget.evaluate((element) => element.state)).toBe('1;must=volume:min:1');
});

for (const view of ['canvas', 'html']) {
  test(`patched again and again, the words are those of a widget made anew in the same state, in the ${view} view`, async ({ page, show }) => {
    const widget = await show(`<juxta-compare src="${seed}" view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    const states = [
      '1;w=founder:4', '1;w=founder:0,builder:0;diff=1', '1;must=pricing', '1;items=mistral-3-small-22b', '1;fold=builder,founder', '1',
      '1;items=mistral-3-small-22b,azure-ai-foundry-realtime-voice-model-router;pin=mistral-3-small-22b;w=skeptic:2',
    ]; // prettier-ignore
    for (const state of states) await widget.evaluate((element, next) => (element.state = next), state);
    // One text an element. Where the head sticks is only known once a frame was drawn.
    const shown = (/** @type {any} */ one) => one.evaluate((/** @type {any} */ element) => {
      const written = ({ name, value }) => `${name}=${name === 'style' ? value.split(/;\s*/).filter((part) => !part.startsWith('--juxta-head')).sort().join(';') : value}`;
      return [...element.shadowRoot.querySelectorAll('.tree *')].map((at) =>
        [at.localName, ...[...at.attributes].map(written).filter((attribute) => attribute !== 'style=').sort(), at.value ?? '', at.childElementCount ? '' : at.textContent].join(' '));
    }); // prettier-ignore
    const last = await widget.evaluate((element) => element.state);
    await page.evaluate(([src, how, state]) => {
      const other = document.createElement('juxta-compare');
      Object.assign(other, { id: 'other', src, view: how, loading: 'eager', state });
      document.body.append(other);
      return /** @type {any} */ (other).ready;
    }, [seed, view, last]); // prettier-ignore
    const other = page.locator('#other');
    await expect.poll(() => other.evaluate((/** @type {any} */ element) => element.state)).toBe(last);
    await expect.poll(async () => ((await shown(other)).length)).toBeGreaterThan(100);
    expect(await shown(widget)).toEqual(await shown(other));
  });
}

for (const view of ['canvas', 'html']) {
  test(`what is pinned keeps its place while the table scrolls sideways, in the ${view} view`, async ({ page, show }) => {
    await page.setViewportSize({ width: 600, height: 800 });
    const widget = await show(`<juxta-compare view="${view}"></juxta-compare>`);
    await widget.evaluate((element) => {
      element.data = {
        juxta: 1, attributes: [{ id: 'size', label: 'Size', type: 'number' }],
        items: ['a', 'b', 'c', 'd', 'e'].map((id, at) => ({ id, name: `Item ${id}`, values: { size: 100 + at } })), comparisons: [{ id: 'all', items: ['a', 'b', 'c', 'd', 'e'] }],
      }; // prettier-ignore
      return element.ready;
    });
    if (view === 'canvas') await painted(widget);
    await widget.evaluate((element) => (element.state = '1;pin=c'));
    const place = async (/** @type {string} */ text) => (await widget.getByRole('cell', { name: text }).getByText(text).boundingBox()).x;
    await expect.poll(async () => (await place('102')) < (await place('100'))).toBe(true); // pinned first
    const [pinned, other] = [await place('102'), await place('100')];
    await widget.locator('.scroll').evaluate((element) => (element.scrollLeft = 90));
    await expect.poll(async () => Math.round(other - (await place('100')))).toBe(90);
    // The browser scrolls first and tells of it after.
    await expect.poll(async () => Math.abs((await place('102')) - pinned)).toBeLessThan(1);
  });
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a slider follows a finger that moves sideways; one that scrolls the page sets nothing', async ({ page, show }) => {
    const widget = await show(`<juxta-compare src="${seed}"></juxta-compare>`);
    await widget.evaluate((element) => element.ready);
    await painted(widget);
    const slider = widget.getByRole('slider', { name: 'Weight of Founder' });
    await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await slider.boundingBox();
    const hand = await page.context().newCDPSession(page);
    const touch = (/** @type {string} */ type, /** @type {number[]} */ ...[share, down = 0]) =>
      hand.send('Input.dispatchTouchEvent', { type, touchPoints: share === undefined ? [] : [{ x: box.x + box.width * share, y: box.y + box.height / 2 + down }] });
    const state = () => widget.evaluate((element) => element.state);

    await touch('touchStart', 0.3);
    for (const share of [0.4, 0.5, 0.6, 0.7, 0.8]) await touch('touchMove', share);
    await touch('touchEnd');
    await expect.poll(state).toMatch(/^1;w=founder:4(\.\d)?$/);

    const [before, set] = [await page.evaluate(() => scrollY), await state()];
    await touch('touchStart', 0.2);
    for (let down = 0; down >= -200; down -= 20) await touch('touchMove', 0.2, down);
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 50);
    await expect.poll(state).toBe(set);
  });
});
