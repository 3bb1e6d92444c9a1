// tests/web/reach.spec.mjs - every control is large enough to be hit, and nothing is cut off in the narrowest window.
// SPDX-License-Identifier: MIT
import { expect, test } from './support.mjs';

/** In the page: controls that are less wide or high than they should be, and what of the words is cut off or out of the window. */
function look(element, least) {
  const root = element.shadowRoot;
  const faults = [];
  let controls = 0;
  for (const control of root.querySelectorAll('.tree :is(a[href], button, input)')) {
    if (control.closest('[hidden]')) continue;
    controls += 1;
    const { width, height } = control.getBoundingClientRect();
    if (width < least - 0.01 || height < least - 0.01) faults.push(`${control.localName} "${control.ariaLabel ?? control.textContent}" is ${width} x ${height}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);

  const walker = document.createTreeWalker(root.querySelector('.tree'), NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.matches('.lines') || parent.closest('.silent, [hidden], option')) continue;
    if (parent.closest('.list tbody .cut')) continue; // a row of a list is one line: what is longer fades out, and opening the item shows all of it
    texts += 1;
    const range = document.createRange();
    range.selectNodeContents(node);
    const region = parent.closest('.scroll'); // scrolls inside itself
    const { left, right } = region ? region.getBoundingClientRect() : { left: 0, right: innerWidth };
    const reach = region ? region.scrollWidth - region.clientWidth : 0;
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      if (box.left < left - 0.5 || box.right > right + reach + 0.5) faults.push(`"${node.data.slice(0, 40)}" goes from ${box.left} to ${box.right}`);
    }
    for (let at = parent; at && !at.matches('.tree'); at = at.parentElement) {
      if (at !== region && /hidden|clip/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) faults.push(`"${node.data.slice(0, 40)}" is cut off by ${at.className}`);
    }
  }
  return { faults, controls, texts };
}

for (const view of ['html', 'canvas']) {
  for (const [how, least, options] of [
    ['a mouse', 24, { viewport: { width: 1280, height: 800 } }],
    ['a finger, 320 px wide', 44, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }],
  ]) {
    test(`view=${view}: with ${how} every control of every sample is at least ${least} px and nothing is cut off`, async ({ browser, gallery }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext(options);
      const page = await context.newPage();
      // What is drawn is not looked at here, and takes time.
      await page.addInitScript(() => (WebGL2RenderingContext.prototype.drawElements = () => {}));
      await page.goto(`${gallery}/index.html?view=${view}`);
      const widget = page.locator('juxta-compare');
      const links = page.locator('#samples a');
      await links.first().waitFor();
      const names = await links.evaluateAll((all) => all.map((link) => link.hash.slice(1)));
      const found = [];
      let [controls, texts] = [0, 0];
      for (const name of names) {
        await widget.evaluate((element, name) => window.showSample(element, name), name);
        const seen = await widget.evaluate(look, least);
        for (const fault of seen.faults.slice(0, 4)) found.push(`${name}: ${fault}`);
        controls += seen.controls;
        texts += seen.texts;
      }
      expect(controls).toBeGreaterThan(1000);
      console.log(`${controls} controls and ${texts} texts of ${names.length} samples`);
      expect(found).toEqual([]);
      await context.close();
    });
  }
}
