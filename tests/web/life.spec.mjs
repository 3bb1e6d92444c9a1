// tests/web/life.spec.mjs - a widget comes and goes and leaves nothing behind.
// SPDX-License-Identifier: MIT
import { expect, test } from './support.mjs';

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
