// tests/web/engines/drivers/firefox.mjs - Debian's Firefox ESR, by WebDriver BiDi.
// SPDX-License-Identifier: MIT
import puppeteer from 'puppeteer-core';
import { call, pageActions } from './pages.mjs';

/**
 * @param {string} display its WebGL asks an X server, also when it shows no window
 * @returns {Promise<import('./pages.mjs').Browser>}
 */
export async function startFirefox(display) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.JUXTA_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: { 'webgl.force-enabled': true }, // no GPU here: WebGL 2 in software
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const page = await browser.newPage();
  return {
    ...pageActions(page),
    version: (await browser.version()).replace('firefox/', 'Firefox '),
    cannot: {},
    async wheel(x, y, down, modifier) {
      await page.mouse.move(x, y);
      if (modifier) await page.keyboard.down(/** @type {any} */ (modifier));
      await page.mouse.wheel({ deltaY: down });
      if (modifier) await page.keyboard.up(/** @type {any} */ (modifier));
    },
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot({ encoding: 'base64' }),
    async says(element, role, name) {
      const handle = /** @type {any} */ (await page.evaluateHandle(call(element, [])));
      // Looks the element itself up in Firefox's tree, and what is in it.
      const found = await handle.$$(`::-p-aria([name=${JSON.stringify(name)}][role=${JSON.stringify(role)}])`);
      for (const one of found) if (await one.evaluate((/** @type {any} */ at, /** @type {any} */ wanted) => at === wanted, handle)) return true;
      return false;
    },
    close: () => browser.close(),
  };
}
