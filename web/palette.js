// web/palette.js - the page's own colours: the custom properties of the element, as the core and the style sheet take them.
// SPDX-License-Identifier: MIT
// @ts-check

/** The reader's wish for more contrast. */
export const contrast = () => matchMedia('(prefers-contrast: more)');

const names = ['accent', 'positive', 'negative', 'background', 'text', 'border'];

/** One pixel to ask what a colour of any notation is on this screen. @type {CanvasRenderingContext2D | null | undefined} */
let pixel;

/** @param {string} colour as computed @param {string} ground shows through where it is not opaque @returns {number[]} red, green, blue */
function channels(colour, ground) {
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!pixel) return [];
  for (const style of [ground, colour]) {
    pixel.fillStyle = style;
    pixel.fillRect(0, 0, 1, 1);
  }
  return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** Relative luminance, WCAG 2.2. @param {number[]} channels */
function luminance(channels) {
  const [red, green, blue] = channels.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Least contrast of a text and what is behind it. */
const readable = 4.5;

/** What a page's text stands on besides its background, as names of the style sheet. */
const grounds = ['own-background', 'surface', 'sunken', 'hover', 'pressed', 'accent-tint', 'split-tint', 'missing-tint'];

/** By WCAG 2.2, of two luminances. @param {number} a @param {number} b */
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** @param {number[]} channels */
const hex = (channels) => channels.map((value) => value.toString(16).padStart(2, '0')).join('');

/**
 * What the page wants, for Engine.set('colours'). Marks the frame, so that the style sheet lets tints follow.
 * @param {HTMLElement} host whose custom properties count
 * @param {HTMLElement} frame
 * @param {HTMLElement} probe shows nothing; resolves what is written in any notation
 * @returns {string} "accent=3d45c4;radius=4"; '' = nothing
 */
export function palette(host, frame, probe) {
  const style = getComputedStyle(host);
  const ground = frame.dataset.theme === 'dark' ? '#17181c' : '#ffffff';
  /** Of a colour as written; [] = it is none. @param {string} written */
  const read = (written) => {
    probe.style.color = '';
    if (written) probe.style.color = written;
    return probe.style.color ? channels(getComputedStyle(probe).color, ground) : [];
  };
  /** @type {Record<string, number[]>} */
  const found = {};
  /** Names that keep our colour, whatever the page has there. @type {string[]} */
  const left = [];
  for (const name of names) {
    const written = style.getPropertyValue(`--juxta-${name}`).trim();
    const wish = read(written);
    if (wish.length === 0) {
      if (written) left.push(name);
      delete frame.dataset[name];
      continue;
    }
    found[name] = wish;
    // White on it, or the darkest: what stands out more. (1.05 and 0.0572: white and #11122a, each + 0.05.)
    const light = luminance(wish) + 0.05;
    frame.dataset[name] = 1.05 / light >= light / 0.0572 ? 'light' : 'dark';
  }
  // A page that is light itself and asks for the dark theme, say: text that could not be read keeps our colours.
  let loud = '';
  if (found.text || found.background) {
    const ours = getComputedStyle(frame);
    const own = (/** @type {string} */ name) => read(ours.getPropertyValue(`--${name}`));
    const meets = (/** @type {number[]} */ text, /** @type {number[]} */ behind) => ratio(luminance(text), luminance(behind)) >= readable;
    if (found.text && !grounds.every((name) => meets(found.text, own(name)))) left.push('text');
    const text = found.text && !left.includes('text') ? found.text : own('own-text');
    if (found.background && !meets(text, found.background)) left.push('background');
    else if (found.background && !meets(own('own-quiet'), found.background)) loud = hex(text);
  }
  frame.dataset.own = left.join(' ');
  frame.toggleAttribute('data-loud', loud !== '');
  const wishes = Object.keys(found).filter((name) => !left.includes(name)).map((name) => `${name}=${hex(found[name])}`); // prettier-ignore
  if (loud) wishes.push(`quiet=${loud}`);
  const radius = style.getPropertyValue('--juxta-radius').trim();
  probe.style.color = '';
  probe.style.borderTopLeftRadius = '';
  if (radius) probe.style.borderTopLeftRadius = radius;
  if (probe.style.borderTopLeftRadius) wishes.push(`radius=${Math.round(parseFloat(getComputedStyle(probe).borderTopLeftRadius) || 0)}`);
  if (contrast().matches) wishes.push('contrast=more');
  return wishes.join(';');
}
