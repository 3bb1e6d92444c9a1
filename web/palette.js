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
  const wishes = [];
  /** Luminance of text and background, ours until the page has its own. */
  const lights = frame.dataset.theme === 'dark' ? { text: 0.868, background: 0.005 } : { text: 0.009, background: 0.955 };
  for (const name of names) {
    const wish = style.getPropertyValue(`--juxta-${name}`).trim();
    probe.style.color = '';
    if (wish) probe.style.color = wish;
    const found = probe.style.color ? channels(getComputedStyle(probe).color, ground) : [];
    if (found.length === 0) {
      delete frame.dataset[name];
      continue;
    }
    if (name === 'text' || name === 'background') lights[name] = luminance(found);
    wishes.push(`${name}=${found.map((value) => value.toString(16).padStart(2, '0')).join('')}`);
    // White on it, or the darkest: what stands out more. (1.05 and 0.0572: white and #11122a, each + 0.05.)
    const light = luminance(found) + 0.05;
    frame.dataset[name] = 1.05 / light >= light / 0.0572 ? 'light' : 'dark';
  }
  // A page that is light itself and asks for the dark theme, say: text that could not be read keeps our colours.
  const [low, high] = [lights.text, lights.background].sort((a, b) => a - b);
  const unreadable = (high + 0.05) / (low + 0.05) < 4.5;
  frame.toggleAttribute('data-unreadable', unreadable);
  const radius = style.getPropertyValue('--juxta-radius').trim();
  probe.style.color = '';
  probe.style.borderTopLeftRadius = '';
  if (radius) probe.style.borderTopLeftRadius = radius;
  if (probe.style.borderTopLeftRadius) wishes.push(`radius=${Math.round(parseFloat(getComputedStyle(probe).borderTopLeftRadius) || 0)}`);
  if (contrast().matches) wishes.push('contrast=more');
  return wishes.filter((wish) => !unreadable || !/^(text|background)=/.test(wish)).join(';');
}
