// tests/web/text_places.mjs - functions for the page: where the DOM has its texts over the canvas, and whether a picture has their ink there.
// SPDX-License-Identifier: MIT

/** In the page, before all: what texts the DOM has over the canvas, in which boxes, and where in them the ink has to be. */
export function knowTexts() {
  document.textsOf = (root) => {
    const measure = new OffscreenCanvas(1, 1).getContext('2d');
    const texts = [];
    const wrong = [];
    const add = (text, within, box, style, rtl) => {
      // A list holds more rows than are in sight.
      const list = within.closest?.('.rows tbody') && within.closest('.rows');
      if (list) {
        const { top, bottom } = list.getBoundingClientRect();
        const head = list.querySelector('thead').getBoundingClientRect().height;
        if (box.bottom <= top + head + 1 || box.top >= bottom - 1) return;
      }
      measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      measure.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
      measure.direction = rtl ? 'rtl' : 'ltr';
      measure.textAlign = 'left';
      const ink = measure.measureText(text);
      const baseline = box.top + Math.round(ink.fontBoundingBoxAscent);
      const cut = within.closest?.('.cut')?.getBoundingClientRect().right ?? Infinity;
      texts.push({
        text, box, within, cut: cut < box.right ? cut : undefined, // where it ends before its end
        ink: { left: box.left - ink.actualBoundingBoxLeft, right: box.left + ink.actualBoundingBoxRight, top: baseline - ink.actualBoundingBoxAscent, bottom: baseline + ink.actualBoundingBoxDescent },
      }); // prettier-ignore
    };

    const walker = document.createTreeWalker(root.querySelector('.tree'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest('.silent, [hidden]') || node.data.trim() === '' || parent.matches('.lines')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // One box, or one after another where the direction changes within the line.
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (boxes.length === 0) {
        wrong.push(`no box: ${node.data}`);
        continue;
      }
      const { top, height } = boxes[0];
      if (boxes.some((box) => Math.abs(box.top - top) > 1)) wrong.push(`more than one line: ${node.data}`);
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      const style = getComputedStyle(parent);
      add(node.data, parent, new DOMRect(left, top, right - left, height), style, style.direction === 'rtl');
    }
    // What stands in a field has no range: it begins at the padding, in the middle of the height.
    for (const input of root.querySelectorAll('.tree input:not([type=range])')) {
      const text = input.value || input.placeholder;
      const style = getComputedStyle(input);
      measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent, width } = measure.measureText(text);
      const height = Math.round(ascent) + Math.round(descent);
      const field = input.getBoundingClientRect();
      if (style.webkitTextFillColor !== 'rgba(0, 0, 0, 0)') continue; // the browser draws it
      if (text && field.width > 0) add(text, input, new DOMRect(field.left + parseFloat(style.paddingLeft), (field.top + field.bottom - height) / 2, width, height), style, false);
    }
    return { texts, wrong };
  };
}

/** In the page: of the texts in sight, those whose ink is not within 2 px of where it has to be on a picture of the screen. */
export async function compareInk(element, bytes) {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { texts } = document.textsOf(element.shadowRoot);

  // In the table head and labels stay in sight, and cover what scrolls below them.
  const region = element.shadowRoot.querySelector('.scroll')?.getBoundingClientRect();
  const [head, labels] = ['thead', '.row-label, .corner'].map((layer) => texts.filter(({ within }) => within.closest(layer)));
  const headBottom = Math.max(0, ...head.map(({ box }) => box.bottom)) + 14;
  const labelsRight = Math.max(0, ...labels.map(({ box }) => box.right)) + 14;
  const seen = texts.filter(({ text, within, ink }) => {
    if (text.trim().length < 2 || ink.top < 2 || ink.bottom > innerHeight - 2) return false;
    if (!within.closest('.scroll')) return true;
    const [inHead, inLabels] = [within.closest('thead'), within.closest('.row-label, .corner, .group')];
    return (inHead || ink.top > headBottom) && (inLabels || ink.left > labelsRight) && ink.right < region.right - 2;
  });

  const far = [];
  for (const { text, ink } of seen) {
    const around = (side, by) => Math.round((side + by) * devicePixelRatio);
    const [left, top] = [around(ink.left, -2), around(ink.top, -2)];
    const [width, height] = [around(ink.right, 2) - left, around(ink.bottom, 2) - top];
    const { data } = context.getImageData(left, top, width, height);
    const counts = new Map();
    const colour = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    for (let i = 0; i < data.length; i += 4) counts.set(colour(i), (counts.get(colour(i)) ?? 0) + 1);
    const ground = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
    const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let i = 0; i < data.length; i += 4) {
      if (Math.abs(data[i] - (ground >> 16)) + Math.abs(data[i + 1] - ((ground >> 8) & 255)) + Math.abs(data[i + 2] - (ground & 255)) < 90) continue;
      const [x, y] = [(left + ((i / 4) % width)) / devicePixelRatio, (top + Math.floor(i / 4 / width)) / devicePixelRatio];
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x + 1 / devicePixelRatio);
      found.top = Math.min(found.top, y);
      found.bottom = Math.max(found.bottom, y + 1 / devicePixelRatio);
    }
    const off = Math.max(...Object.keys(found).map((side) => Math.abs(found[side] - ink[side])));
    if (!(off <= 2)) far.push(`${text}: ${off} px`);
  }
  return { seen: seen.length, heads: seen.filter(({ within }) => within.closest('thead')).length, far };
}
