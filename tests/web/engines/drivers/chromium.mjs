// tests/web/engines/drivers/chromium.mjs - Debian's Chromium, by Playwright.
// SPDX-License-Identifier: MIT
import { chromium } from '@playwright/test';
import config from '../../playwright.config.mjs';
import { call, pageActions } from './pages.mjs';

/** @returns {Promise<import('./pages.mjs').Browser>} */
export async function startChromium() {
  const options = /** @type {any} */ (config.use).launchOptions;
  const browser = await chromium.launch(options);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Accessibility.enable');
  return {
    ...pageActions(page),
    version: `Chromium ${browser.version()}`,
    cannot: {},
    async wheel(x, y, down, modifier) {
      await page.mouse.move(x, y);
      if (modifier) await page.keyboard.down(modifier);
      await page.mouse.wheel(0, down);
      if (modifier) await page.keyboard.up(modifier);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async () => (await page.screenshot()).toString('base64'),
    async says(element, role, name) {
      const { result } = await session.send('Runtime.evaluate', { expression: call(element, []) });
      const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
      return nodes[0]?.role?.value === role && nodes[0]?.name?.value === name;
    },
    close: () => browser.close(),
  };
}
