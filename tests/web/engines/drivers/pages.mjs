// tests/web/engines/drivers/pages.mjs - what the tests ask of a browser, and how Playwright and Puppeteer answer it.
// SPDX-License-Identifier: MIT

/**
 * What the tests ask of a browser; every engine answers in the same words. Lengths are CSS px of the window's inside.
 * @typedef {object} Browser
 * @property {string} version
 * @property {Record<string, string>} cannot what this engine can't do or tell on a test machine, with the reason
 * @property {(url: string) => Promise<void>} open loads a page, or the same one anew
 * @property {(question: Function, ...given: any[]) => Promise<any>} run calls a function in the page: JSON in, JSON out, promises awaited
 * @property {(...keys: string[]) => Promise<void>} press 'Tab', 'Shift+Tab', 'Control+f', 'a', one after the other
 * @property {(x: number, y: number, button?: 'left' | 'middle' | 'right') => Promise<void>} click
 * @property {(x: number, y: number, down: number, modifier?: string) => Promise<void>} wheel turns it over a place
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<string>} screenshot of what the window shows: a PNG, as base64
 * @property {(element: Function, role: string, name: string) => Promise<boolean>} says whether the engine's own accessibility
 *     tree gives the element, which a function finds, this role and name
 * @property {() => Promise<void>} close
 */

/** 'Control+f' as the keys held, and the one pressed. @param {string} key */
export function chord(key) {
  const parts = key.length > 1 ? key.split('+') : [key];
  return { held: parts.slice(0, -1), last: parts[parts.length - 1] };
}

/** A call of a function, as source: no engine applies a page's policy to what a driver evaluates. @param {Function} question @param {any[]} given */
export const call = (question, given) => `(${question})(...${JSON.stringify(given)})`;

/**
 * The half that Playwright and Puppeteer have in common.
 * @param {any} page
 */
export const pageActions = (page) => ({
  open: async (/** @type {string} */ url) => void (await page.goto(url)),
  run: (/** @type {Function} */ question, /** @type {any[]} */ ...given) => page.evaluate(call(question, given)),
  async press(/** @type {string[]} */ ...keys) {
    for (const key of keys) {
      const { held, last } = chord(key);
      for (const modifier of held) await page.keyboard.down(modifier);
      await page.keyboard.press(last);
      for (const modifier of held.reverse()) await page.keyboard.up(modifier);
    }
  },
  click: (/** @type {number} */ x, /** @type {number} */ y, button = 'left') => page.mouse.click(x, y, { button }),
});
