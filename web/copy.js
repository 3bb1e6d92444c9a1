// web/copy.js - what a reader selected, as text and as HTML that other programs take: rows of a table as columns.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Left to itself a browser would copy what lies over the canvas as it lies there: lines apart, cells below each other,
// letters transparent.

/**
 * A stretch of what is selected: text that stands for itself, or rows of a table, a text for each column.
 * @typedef {{ rows?: string[][], text?: string, tag: string, url?: string }} Piece
 */

/** Names of items and of columns are text, too, where they can be pressed. */
const leaves = '.role-heading, .role-paragraph, .role-text, .role-link, .role-button:is(.open, .sort)';

/** What of an element is selected. @param {Element} element @param {Range} range */
function selectedIn(element, range) {
  const inside = document.createRange();
  inside.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  return inside.toString().replace(/\s+/g, ' ').trim();
}

/** @param {Element} root @param {Range} range @returns {Piece[]} */
function piecesOf(root, range) {
  /** @type {{ leaf: Element, text: string, cell: HTMLTableCellElement | null }[]} */
  const found = [];
  for (const leaf of root.querySelectorAll(leaves)) {
    if (!range.intersectsNode(leaf) || leaf.closest('[hidden], [aria-hidden]') || leaf.querySelector('.silent')) continue;
    const text = selectedIn(leaf, range);
    if (text) found.push({ leaf, text, cell: leaf.closest('td, th') });
  }
  const cells = new Set(found.map(({ cell }) => cell).filter((cell) => cell !== null));
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Map<Element, string[]>} */
  const rows = new Map();
  const first = Math.min(...[...cells].map((cell) => cell.cellIndex));
  for (const { leaf, text, cell } of found) {
    const row = cells.size > 1 ? cell?.closest('tr') : undefined;
    if (!cell || !row) {
      const tag = leaf.localName.match(/^(h\d|a)$/) ? leaf.localName : 'p';
      pieces.push({ text, tag, url: leaf instanceof HTMLAnchorElement ? leaf.href : undefined });
      continue;
    }
    let texts = rows.get(row);
    if (!texts) {
      rows.set(row, (texts = []));
      const last = pieces.at(-1);
      if (last?.rows) last.rows.push(texts);
      else pieces.push({ rows: [texts], tag: 'table' });
    }
    // In a cell its value comes first and stands alone, so that a number stays one.
    for (let at = 0; at <= cell.cellIndex - first; at++) texts[at] ??= '';
    texts[cell.cellIndex - first] ||= text;
  }
  return pieces;
}

/** @param {Piece[]} pieces */
function asHtml(pieces) {
  const page = document.createElement('div');
  for (const { rows, text, tag, url } of pieces) {
    const element = document.createElement(tag);
    if (element instanceof HTMLAnchorElement && url) element.href = url;
    if (text) element.textContent = text;
    for (const texts of rows ?? []) {
      const row = document.createElement('tr');
      for (const cell of texts) row.appendChild(document.createElement('td')).textContent = cell;
      element.append(row);
    }
    page.append(element);
  }
  return page.innerHTML;
}

/** The range that is selected within a shadow root. @param {ShadowRoot | Document} root @returns {Range | undefined} */
export function selectedRange(root) {
  const selection = /** @type {any} */ (root).getSelection?.() ?? document.getSelection();
  const composed = () => {
    try {
      return selection?.getComposedRanges?.({ shadowRoots: [root] });
    } catch {
      return selection.getComposedRanges(root); // as Safari 17 has it
    }
  };
  const told = (root instanceof ShadowRoot && composed()?.[0]) || (selection?.rangeCount > 0 ? selection.getRangeAt(0) : undefined);
  if (!told) return undefined;
  const range = document.createRange();
  range.setStart(told.startContainer, told.startOffset);
  range.setEnd(told.endContainer, told.endOffset);
  return range;
}

/**
 * Puts what is selected within `root` on the clipboard; leaves to the browser what is not its own.
 * @param {Element} root
 * @param {ClipboardEvent} event
 */
export function copySelected(root, event) {
  if (event.target instanceof HTMLInputElement || !event.clipboardData) return;
  const range = selectedRange(/** @type {ShadowRoot | Document} */ (root.getRootNode()));
  if (!range || range.collapsed || !root.contains(range.commonAncestorContainer)) return;
  const pieces = piecesOf(root, range);
  if (pieces.length === 0) return;
  const lines = pieces.flatMap(({ rows, text }) => rows?.map((texts) => texts.join('\t')) ?? [text]);
  event.clipboardData.setData('text/plain', lines.join('\n'));
  event.clipboardData.setData('text/html', asHtml(pieces));
  event.preventDefault();
}
