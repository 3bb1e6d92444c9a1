// web/shade.js - light or dark: what the page asks for, else its colour scheme, else the reader's wish.
// SPDX-License-Identifier: MIT
// @ts-check

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
    told = own || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  }
  const made = told === 'dark' ? 'dark' : 'light';
  if (frame.dataset.theme !== made) frame.dataset.theme = made;
  return made;
}
