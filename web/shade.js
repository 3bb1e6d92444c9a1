// web/shade.js - light or dark: what the page asks for, else its colour scheme, else what it stands on, else the reader's wish.
// SPDX-License-Identifier: MIT
// @ts-check

/** What is around an element as it is shown, slots and hosts too, from near to far. @param {Element} element @returns {Generator<Node>} */
export function* around(element) {
  /** @type {Node | null} */
  let at = element;
  while (at && (at = /** @type {Element} */ (at).assignedSlot ?? at.parentNode ?? (at instanceof ShadowRoot ? at.host : null))) yield at;
}

/**
 * Whether the nearest background around that hides what is behind it is light or dark; '' = there is none that is written as rgb().
 * @param {Element} host
 * @returns {'light' | 'dark' | ''}
 */
function ground(host) {
  for (const at of around(host)) {
    const [r, g, b, a = 1] = at instanceof Element ? (getComputedStyle(at).backgroundColor.match(/^rgba?\((.*)\)$/)?.[1].split(/[\s,/]+/).map(Number) ?? []) : [];
    if (a > 0.5 && r >= 0) return r * 0.299 + g * 0.587 + b * 0.114 < 128 ? 'dark' : 'light'; // brightness by ITU-R BT.601
  }
  return '';
}

/**
 * Tells the style sheet which colours to take.
 * @param {HTMLElement} host whose colour scheme counts
 * @param {HTMLElement} frame marked with it
 * @param {'auto' | 'light' | 'dark'} theme
 * @returns {'light' | 'dark'}
 */
export function shade(host, frame, theme) {
  let told = theme;
  if (theme === 'auto') {
    const scheme = getComputedStyle(host).colorScheme.replace('only ', '');
    const own = scheme === 'light' || scheme === 'dark' ? scheme : '';
    // Without a word of it a page is light, whatever the reader's wish.
    const wish = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    told = own || ground(host) || (scheme === 'normal' ? 'light' : wish);
  }
  const made = told === 'dark' ? 'dark' : 'light';
  if (frame.dataset.theme !== made) frame.dataset.theme = made;
  return made;
}
