// web/dom-layer.js - the semantic tree as DOM: over the canvas, at the places where it drew, or as a page of its own.
// SPDX-License-Identifier: MIT
// @ts-check
//
// One tree of elements, built with createElement and textContent and patched by id, in two presentations:
//   flow  the elements as they stand, styled as a page
//   laid  each wrapped line at the exact box that the core's layout reports, controls at their targets, tables still
//         tables to a screen reader; structure keeps no box of its own
// No text of a bundle is ever parsed as markup.

import { copySelected, selectedRange } from './copy.js';

/** @typedef {import('./engine.js').SemanticNode} SemanticNode */
/** @typedef {import('./engine.js').Layout} Layout */
/** @typedef {Layout['lines'][number]} Line */
/** @typedef {{ x: number, y: number }} Point */

/**
 * What a person did.
 * @typedef {object} Hands
 * @property {(id: string, value: string, going?: 'slid' | 'typed') => void} act a control was used; going: and more of the same may follow at once
 * @property {(url: string, event: MouseEvent) => void} link a link is about to be followed
 * @property {(id: string) => void} focus the keyboard's focus is on this node; '' = on none
 * @property {(region: number, left: number, down: number, soon: boolean) => void} scroll a region was scrolled, CSS px: sideways, and down its rows; soon: by the reader, and more of it may follow
 * @property {(first: number) => void} rows a list that flows shows its rows from this one on, counted from 0
 */

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} role
 * @property {HTMLElement} element
 * @property {HTMLInputElement} [input] of a field or a slider
 * @property {HTMLElement} [label] of a field
 * @property {SemanticNode | undefined} node as last patched
 * @property {SemanticNode | undefined} [flowed] what was last written without a layout, with all below it
 * @property {Placed | undefined} [placed] where the layout had it put
 * @property {Drawn | undefined} [drawn] what its text was last made from
 */

/**
 * A list of which only a window of rows is there, as it stands. CSS px of the rows as they would stand all together: the height of
 * one, where the window begins, how far down them the layout's origin is, and how much of them is in sight; tall is how high all of
 * them are made here, and each px of their bar stands for `ratio` of them.
 * @typedef {{ count: number, row: number, top: number, origin: number, shown: number, tall: number, turn: number, ratio: number }} Rows
 */

/**
 * How far such a list is scrolled: how many of its rows are above, and where that is on its bar, CSS px; left: sideways. row and
 * ratio are what they were then.
 * @typedef {{ turn: number, above: number, bar: number, left: number, row: number, ratio: number }} Place
 */

/**
 * How a scroller stood when it was read: scrolled by so much, CSS px; as high inside; of which region's box.
 * @typedef {{ left: number, top: number, high: number, box: string }} Seen
 */

/** A box of the layout, and what it was placed in. @typedef {{ box: Line | Layout['targets'][number] | Layout['regions'][number], x: number, y: number }} Placed */

/**
 * What a leaf's text is made from: the text, or lines of a layout.
 * @typedef {{
 *   text: string, spans: SemanticNode[], found: number[] | undefined, lines: Line[] | undefined, x: number, y: number, family: string,
 *   styles: Layout['styles'] | undefined
 * }} Drawn
 */

/** The element of each role; headings by their level. @type {Record<string, string>} */
const tags = {
  region: 'section', group: 'div', paragraph: 'p', text: 'span', code: 'code', list: 'ul', list_item: 'li', navigation: 'nav',
  article: 'article', table: 'table', table_head: 'thead', table_body: 'tbody', row: 'tr', column_header: 'th', row_header: 'th',
  group_header: 'th', cell: 'td', link: 'a', button: 'button', meter: 'meter', progress: 'progress', form: 'form', slider: 'div', field: 'div',
  status: 'div', alert: 'div', image: 'div',
}; // prettier-ignore

/** Higher than this, CSS px, browsers lay nothing out; a list that is has each px of its bar stand for several. */
const tallAtMost = 8e6;

/** Rows of a window before the first one in sight: kRowsBefore of the core. */
const rowsBefore = 12;

/** Said aloud, because an element laid out as a block may lose what its name says. A status has none: statuses.js. @type {Record<string, string>} */
const ariaRoles = {
  list: 'list', list_item: 'listitem', table: 'table', table_head: 'rowgroup', table_body: 'rowgroup', row: 'row',
  column_header: 'columnheader', row_header: 'rowheader', group_header: 'rowheader', cell: 'cell', alert: 'alert', image: 'img',
}; // prettier-ignore

const leaves = new Set(['heading', 'paragraph', 'text', 'link', 'button']);

/** Looks that a page may style from outside. @type {Record<string, string>} */
const parts = { table: 'table', differences: 'toolbar', 'fold-all': 'toolbar' };

/** Weights of the core's faces. @type {Record<string, string>} */
const weights = { regular: '400', medium: '500', semibold: '600', bold: '700', mono: '400' };

/** @param {Element} element @param {string} name @param {string | number | boolean | null | undefined} value */
function setAttribute(element, name, value) {
  if (value === undefined || value === null || value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** @param {CSSStyleDeclaration} style @param {Record<string, string>} values */
function setStyle(style, values) {
  for (const [name, value] of Object.entries(values)) {
    if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
  }
}

/** For an element that has no style yet: one text is read faster than many properties are set. @param {Record<string, string>} values */
const styleText = (values) => Object.entries(values).map(([name, value]) => `${name}:${value}`).join(';'); // prettier-ignore

/** @param {number} length */
const px = (length) => `${Math.round(length * 1000) / 1000}px`;

/** An id as an attribute can refer to it. @param {string} id */
const attributeId = (id) => id.replace(/\s/g, '%20');

/** Whether two texts look the same. @param {Drawn} a @param {Drawn} b */
function alike(a, b) {
  const said = a.text === b.text && a.spans.length === b.spans.length
    && a.spans.every(({ text, role }, index) => text === b.spans[index].text && role === b.spans[index].role); // prettier-ignore
  if (!said || !a.lines || !b.lines) return said && a.lines === b.lines && String(a.found) === String(b.found);
  return a.x === b.x && a.y === b.y && a.family === b.family && a.styles === b.styles && a.lines.length === b.lines.length
    && a.lines.every((line, index) => line === b.lines?.[index]); // prettier-ignore
}

/** A leaf's text as it flows, what was searched for in it marked. @param {string} text @param {SemanticNode[]} spans @param {number[]} [found] begins and ends @returns {(Node | string)[]} */
function flowing(text, spans, found = []) {
  /** @type {(Node | string)[]} */
  const marked = [];
  let at = 0;
  for (let i = 0; i < found.length; i += 2) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(found[i], found[i + 1]);
    marked.push(text.slice(at, found[i]), mark);
    at = found[i + 1];
  }
  return [
    ...marked,
    ...(text.slice(at) ? [text.slice(at)] : []),
    ...spans.map((span) => {
      const made = document.createElement(span.role === 'code' ? 'code' : 'span');
      made.textContent = span.text ?? '';
      return made;
    }),
  ];
}

/** Whether a text runs from right to left, as dir="auto" has it: by its first letter, or a mark that stands for one. Most have no such letter at all. @param {string} text */
const startsFromRight = (text) =>
  /[\u0590-\u08FF\u200F\uD802-\uD83B\uFB1D-\uFEFF]/.test(text) &&
  /^[^\p{L}\p{Nl}\u200E\u200F\u061C]*(?:[\u200F\u061C]|(?=\p{L})[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])/u.test(text);

/** @param {HTMLElement | undefined} scroller @returns {HTMLTableElement | undefined} */
const tableIn = (scroller) => (scroller?.firstElementChild instanceof HTMLTableElement ? scroller.firstElementChild : undefined);

/** What a scroller's inner height hangs on. @param {Layout['regions'][number] | undefined} region */
const boxOf = (region) => String(region?.slice(0, 8));

/** As it is laid out, whatever the page makes of it. @param {HTMLElement | null | undefined} element */
const heightOf = (element) => (element ? parseFloat(getComputedStyle(element).height) || element.offsetHeight : 0);

/**
 * The dots, the front and the limits of a plot. A dot is a line without length: its round ends keep their size however the drawing is stretched.
 * @param {SemanticNode} node
 */
function drawing({ span: columns = 1, level: rows = 1, shares = [], marks = [], chosen: [bends] = [0], low, number = 0, high = 1, step = 1 }) {
  /** @param {string} tag @param {Record<string, string | number>} attributes */
  const make = (tag, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    return made;
  };
  /** @type {Record<string, string>} */
  const dots = {};
  for (let i = 0; i < shares.length; i += 3) {
    const look = `${shares[i + 2] < 0 ? 'out' : 'in'} shade-${Math.abs(shares[i + 2])}`;
    dots[look] = `${dots[look] ?? ''}M${shares[i] + 0.5} ${rows - shares[i + 1] - 0.5}h0`;
  }
  /** @param {number[]} places @param {(index: number) => string} pen */
  const path = (places, pen) => {
    let d = '';
    for (let i = 0; i < places.length; i += 2) d += pen(i / 2).replace('@', `${columns * places[i]} ${rows * (1 - places[i + 1])}`);
    return d;
  };
  const svg = make('svg', { viewBox: `0 0 ${columns} ${rows}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  if (low !== undefined) svg.append(make('rect', { class: 'box', x: columns * low, y: rows * (1 - step), width: columns * (high - low), height: rows * (step - number) }));
  const front = marks.slice(0, bends);
  const around = path(marks.slice(bends), () => 'M@h0');
  const paths = [['ring', around], ['hole', around], ...Object.entries(dots), ['line', path(front, (index) => (index ? 'L@' : 'M@'))],
    ['ends', path(front, (index) => (index % 2 ? '' : 'M@h0'))]]; // prettier-ignore
  for (const [look, d] of paths) if (d) svg.append(make('path', { class: look, d }));
  return svg;
}

/** How wide that is which keeps its place in a region that flows: the labels and one column that is pinned. @param {HTMLElement} scroller */
function stuckWidth(scroller) {
  const pinned = /** @type {NodeListOf<HTMLElement>} */ (scroller.querySelectorAll('thead .pinned'));
  const corner = /** @type {HTMLElement | null} */ (scroller.querySelector('.corner'));
  return (corner?.offsetWidth ?? 0) + (pinned.length === 1 ? pinned[0].offsetWidth : 0);
}

/** Where the pointer is, as shares of an element from its left and its bottom. @param {Element} element @param {MouseEvent} event */
function placeIn(element, { clientX, clientY }) {
  const { left, bottom, width, height } = element.getBoundingClientRect();
  return [(clientX - left) / width, (bottom - clientY) / height].map((share) => Number(Math.max(0, Math.min(1, share)).toFixed(4)));
}

/** Whether an address is of a kind that a bundle may link to. @param {string} url */
export function linkable(url) {
  try {
    return /^(https?|mailto):$/.test(new URL(url, document.baseURI).protocol);
  } catch {
    return false;
  }
}

const tapReach = 0.05; // of a plot: how far from a dot a finger may come down

/**
 * The same control in what stands beside it or beside one of its ancestors, and is of its kind: where a card goes, that of the next one.
 * @param {Element} control
 * @param {Element} at the control or what is around it
 * @param {Element | null} beside
 * @returns {Element | null | undefined}
 */
function sameBeside(control, at, beside) {
  if (!beside || beside.className !== at.className || beside.localName !== at.localName) return undefined;
  const last = control.id.slice(control.id.lastIndexOf('/'));
  return at === control ? beside : [...beside.querySelectorAll(control.localName)].find(({ id }) => id.endsWith(last));
}

export class DomLayer {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Entry | undefined} */
  #top;
  /** Absent: flow. @type {Layout | undefined} */
  #layout;
  /** @type {Map<string, Line[]>} */
  #lines = new Map();
  /** What pressed last: a click does not say so everywhere. */
  #pointer = '';
  /** @type {Map<string, Layout['targets'][number]>} */
  #targets = new Map();
  /** Scrolling elements, by region. @type {(HTMLElement | undefined)[]} */
  #scrollers = [];
  /** @type {Map<string, number>} */
  #scrollerIds = new Map();
  #root;
  #hands;
  /** What had the focus when the tree came. @type {Element | null} */
  #held = null;
  /** Controls that are disabled in words alone, because they had the focus. @type {Set<HTMLButtonElement | HTMLInputElement>} */
  #saidDisabled = new Set();
  #measure = document.createElement('canvas').getContext('2d');
  /** What was measured last. @type {{ line: Line, font: string, of: TextMetrics } | undefined} */
  #metrics;
  #family = '';
  /** What was read of each scroller last. @type {WeakMap<HTMLElement, Seen>} */
  #seen = new WeakMap();
  /** How high those of them are that have not been read yet, as far as is known. @type {Map<HTMLElement, number>} */
  #unread = new Map();
  /** Scrolled since catchUp(). @type {Set<HTMLElement>} */
  #behind = new Set();
  /** Of these, those that came to an end. @type {Set<HTMLElement>} */
  #ended = new Set();
  /** What veil() left out. @type {HTMLElement[]} */
  #veiled = [];
  /** How each list of a window is scrolled. @type {WeakMap<HTMLElement, Place>} */
  #places = new WeakMap();
  /** aria-rowindex of the row that is the list's stop for the Tab key */
  #roving = '';
  /** A part unfolds because something was found in it. */
  #revealing = false;

  /**
   * @param {HTMLElement} root an empty element; the tree goes in here
   * @param {Hands} hands
   * @param {AbortSignal} signal ends the listening
   */
  constructor(root, hands, signal) {
    this.#root = root;
    this.#hands = hands;
    /** @param {string} type @param {(event: any) => void} listener @param {boolean} [capture] */
    const on = (type, listener, capture = false) => root.addEventListener(type, listener, { signal, capture, passive: true });
    root.addEventListener('click', (event) => this.#click(event), { signal }); // not passive: juxta-link can be cancelled
    on('input', (event) => {
      const id = this.nodeOf(event.target);
      // What a weight or a limit changes is read where it stands; of a search nothing but the list is.
      if (id) hands.act(id, event.target.value, event.target.type === 'range' ? 'slid' : event.target.closest('.query') ? 'typed' : undefined);
    });
    // A finger that scrolls the page began on a slider: browsers set the slider first and take the touch back after.
    /** @type {{ id: string, value: string } | undefined} */
    let touched;
    on('pointerdown', (event) => {
      const { target, pointerType } = event;
      touched = pointerType === 'touch' && target.type === 'range' ? { id: this.nodeOf(target), value: target.value } : undefined;
    }, true);
    on('pointerdown', (event) => this.#brush(event));
    on('pointercancel', () => {
      if (touched) hands.act(touched.id, touched.value);
      touched = undefined;
    });
    // Not passive: a form of the widget never takes the page elsewhere.
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      const id = this.nodeOf(event.target);
      if (id) hands.act(id, '');
    }, { signal }); // prettier-ignore
    root.addEventListener('copy', (event) => copySelected(root, event), { signal });
    // What is there to be copied is selected for that, by key and by pointer.
    for (const type of ['focusin', 'click']) {
      on(type, ({ target }) => {
        if (!target.readOnly || !target.matches('.address input')) return;
        // Browsers put the caret where a click was after they told of it.
        setTimeout(() => target.selectionStart === target.selectionEnd && target.select());
      });
    }
    on('focusin', ({ target }) => {
      const seen = target.matches(':focus-visible');
      hands.focus(seen ? this.nodeOf(target) : '');
      if (!seen || !target.matches('a, button, input')) return;
      // Firefox, when keys come faster than it lays out, now and then leaves what has the focus out of sight.
      requestAnimationFrame(() => this.#focused() === target && target.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    });
    on('focusout', () => hands.focus(''));
    // A find-in-page hit in a folded part: unfold it in the core, so that the canvas follows.
    on('beforematch', (event) => this.#reveal(event.target), true);
    on('scroll', (event) => {
      if (this.#scrollers.includes(event.target)) this.#scrolled(event.target);
    }, true); // prettier-ignore
    on('scrollend', (event) => {
      if (!this.#scrollers.includes(event.target)) return;
      this.#look(event.target); // a script may have scrolled it since its last event
      // Of what is scrolled step by step each step ends: the bar waits for the words, too.
      if (this.#behind.has(event.target)) this.#ended.add(event.target);
      else this.#rest(event.target);
    }, true); // prettier-ignore
    // Not passive: a key that moves through the rows does not scroll, too, and what closes something here closes no dialog around.
    root.addEventListener('keydown', (event) => (event.key === 'Escape' ? this.#escape(event) : this.#key(event)), { signal });
  }

  /** The id of the node that an element of the tree belongs to; '' = none. @param {EventTarget | null} target */
  nodeOf(target) {
    for (let at = /** @type {any} */ (target); at && at !== this.#root; at = at.parentNode) {
      if (at.juxtaNode !== undefined) return /** @type {string} */ (at.juxtaNode);
    }
    return '';
  }

  /** The id of the control under an element; '' = none. @param {EventTarget | null} target */
  controlOf(target) {
    const element = /** @type {Element | null} */ (target)?.closest?.('button, a, input');
    return element ? this.nodeOf(element) : '';
  }

  /**
   * Shows a tree, changing only what differs from what is there.
   * @param {SemanticNode} tree
   * @param {Layout | undefined} layout where everything stands; without one the tree flows
   * @param {string} family the CSS font-family that the layout was measured with
   * @param {string} label the page's own name for the whole; '' = the tree's
   */
  update(tree, layout, family, label) {
    this.#family = family;
    this.#layout = layout;
    this.#index(layout);
    const kept = new Set();
    const focused = (this.#held = this.#focused());
    for (const control of this.#saidDisabled) {
      if (control === focused) continue;
      control.disabled = true;
      control.removeAttribute('aria-disabled');
      if (control instanceof HTMLInputElement) control.readOnly = false;
      this.#saidDisabled.delete(control);
    }
    /** What has the focus and what is around it, each with its neighbours of now. @type {[at: Element, next: Element | null, previous: Element | null][]} */
    const around = [];
    for (let at = focused; at && at !== this.#root; at = at.parentElement) around.push([at, at.nextElementSibling, at.previousElementSibling]);
    this.#keep(tree, kept);
    /** @type {Set<Node>} */
    const gone = new Set();
    for (const [id, entry] of this.#entries) {
      if (kept.has(entry)) continue;
      // Or it went with what it stood in.
      if (!gone.has(/** @type {Node} */ (entry.element.parentNode))) entry.element.remove();
      gone.add(entry.element);
      this.#entries.delete(id);
    }
    this.#scrollers = [];
    const top = (this.#top = this.#patch(label ? { ...tree, name: label } : tree));
    if (top.element.parentNode !== this.#root) this.#root.replaceChildren(top.element);
    if (!layout) for (const { node, element } of this.#entries.values()) if (node?.scrolls) this.#scrollers.push(element);
    this.#render(top, { x: 0, y: 0 });
    this.#updateScrollers();
    // A control that is gone, or was moved, takes the focus with it; the reader stays where they were.
    if (focused && !this.#focused()) {
      // To itself, else to the same of its neighbour, else to what is around it.
      const places = around.flatMap(([at, ...besides]) => [at, ...besides.map((beside) => sameBeside(focused, at, beside))]);
      const next = /** @type {HTMLElement} */ (places.find((element) => element && this.#root.contains(element) && !element.matches(':disabled')) ?? top.element);
      if (next !== focused && next.tabIndex < 0) next.tabIndex = -1; // what scrolls is a stop for the Tab key already
      next.focus({ preventScroll: true });
    }
  }

  /** The control that has the focus and is in sight, if it does not move by itself with what is scrolled in the widget. @returns {Element | null} */
  held() {
    const control = this.#focused();
    if (!control || control.closest('.scroll')) return null;
    const { top, bottom } = control.getBoundingClientRect();
    return bottom > 0 && top < innerHeight ? control : null;
  }

  /** Where heads stick: their way down from the top of their region, CSS px, one a region. @param {number[]} heads */
  stick(heads) {
    if (this.#unread.size > 0) this.#readNew();
    heads.forEach((head, region) => {
      const table = tableIn(this.#scrollers[region]);
      if (table?.tHead) setStyle(table.tHead.style, { '--juxta-head': px(head) });
    });
  }

  /** @returns {Element | null} */
  #focused() {
    const root = /** @type {ShadowRoot | Document} */ (this.#root.getRootNode());
    const active = root.activeElement;
    return active && this.#root.contains(active) ? active : null;
  }

  /** @param {Layout | undefined} layout */
  #index(layout) {
    this.#metrics = undefined; // the font may be another by now
    this.#lines.clear();
    this.#targets.clear();
    this.#scrollerIds.clear();
    if (!layout) return;
    for (const line of layout.lines) {
      const lines = this.#lines.get(line[0]);
      if (lines) lines.push(line);
      else this.#lines.set(line[0], [line]);
    }
    for (const target of layout.targets) this.#targets.set(target[0], target);
    layout.regions.forEach((region, index) => this.#scrollerIds.set(`~${region[0]}/scroll`, index));
  }

  /** Marks the entries that stay: those whose node is still there with the same role. @param {SemanticNode} node @param {Set<Entry>} kept */
  #keep(node, kept) {
    const entry = this.#entries.get(node.id);
    if (entry?.node && entry.role === node.role && (entry.node.level ?? 0) === (node.level ?? 0)) kept.add(entry);
    for (const child of node.children ?? []) this.#keep(child, kept);
  }

  /** @param {SemanticNode} node @returns {Entry} */
  #patch(node) {
    let entry = this.#entries.get(node.id);
    if (!entry) {
      entry = this.#make(node);
      this.#entries.set(node.id, entry);
    }
    if (entry.node === node) return entry; // and all below it
    entry.node = node;
    this.#describe(entry, node);
    if (leaves.has(node.role)) return entry;

    const { element } = entry;
    const made = (node.children ?? []).map((child) => this.#patch(child).element);
    // What has the focus stays where it is and the others move around it: a slider that is dragged is not let go of.
    const held = this.#held ? made.findIndex((child) => child.parentNode === element && child.contains(this.#held)) : -1;
    for (let i = held - 1; i >= 0; i--) {
      if (made[i].nextSibling !== made[i + 1]) element.insertBefore(made[i], made[i + 1]);
    }
    let at = held >= 0 ? made[held].nextSibling : entry.input ? entry.input.nextSibling : element.firstChild;
    for (const child of made.slice(held + 1)) {
      if (child === at) at = at.nextSibling;
      else element.insertBefore(child, at);
    }
    return entry;
  }

  /** @param {SemanticNode} node @returns {Entry} */
  #make(node) {
    const tag = node.role === 'heading' ? `h${node.level ?? 2}` : (tags[node.role] ?? 'div');
    const element = document.createElement(tag);
    /** @type {Entry} */
    const entry = { id: node.id, role: node.role, element, node: undefined };
    if (node.role === 'column_header') element.setAttribute('scope', 'col');
    if (node.role === 'row_header') element.setAttribute('scope', 'row');
    if (node.role === 'group_header') element.setAttribute('scope', 'rowgroup');
    if (node.role === 'link') element.setAttribute('rel', 'noopener noreferrer');
    if (element instanceof HTMLFormElement) element.noValidate = true; // the core says what is wrong, in its own words
    if (element instanceof HTMLButtonElement) element.type = node.look?.includes('submit') ? 'submit' : 'button';
    /** @type {any} */ (element).juxtaNode = node.id;
    if (node.role === 'field') {
      entry.label = document.createElement('label');
      entry.input = document.createElement('input');
      /** @type {any} */ (entry.input).juxtaNode = node.id;
      entry.input.id = attributeId(node.id);
      /** @type {HTMLLabelElement} */ (entry.label).htmlFor = entry.input.id;
      element.append(entry.label, entry.input);
    } else if (node.role === 'slider') {
      entry.input = document.createElement('input');
      entry.input.type = 'range';
      entry.input.id = attributeId(node.id);
      /** @type {any} */ (entry.input).juxtaNode = node.id;
      element.append(entry.input);
    } else {
      element.id = attributeId(node.id);
    }
    return entry;
  }

  /** @param {Entry} entry @param {SemanticNode} node */
  #describe({ element, input, role }, node) {
    const marked = role === 'slider' && node.marks !== undefined;
    setAttribute(element, 'class', [`role-${role}`, node.look, node.primary && 'primary', marked && 'marked'].filter(Boolean).join(' '));
    setAttribute(element, 'part', (node.look ?? '').split(' ').map((word) => parts[word]).filter(Boolean).join(' ')); // prettier-ignore
    setAttribute(element, 'role', role === 'group' && node.name ? 'group' : ariaRoles[role]);
    if (!input) setAttribute(element, 'aria-label', node.name);
    setAttribute(element, 'lang', node.language);
    setAttribute(element, 'aria-hidden', node.decorative || undefined);
    setAttribute(element, 'aria-busy', node.busy || undefined);
    setAttribute(element, 'aria-pressed', node.pressed);
    setAttribute(element, 'aria-expanded', node.expanded);
    setAttribute(element, 'aria-rowcount', node.rows);
    setAttribute(element, 'aria-rowindex', node.row);
    setAttribute(element, 'aria-sort', node.sorted);
    if (role === 'image') this.#describeImage(element, node);
    if (role === 'text' && node.number !== undefined) setStyle(element.style, { '--x': String(node.number), '--y': String(node.low ?? 0) });
    setAttribute(element, 'aria-controls', node.controls ? attributeId(node.controls) : undefined);
    if (node.look?.includes('current')) setAttribute(element, 'aria-current', 'page');
    if (node.hidden) element.setAttribute('hidden', 'onbeforematch' in document ? 'until-found' : '');
    else element.removeAttribute('hidden');
    if (leaves.has(role)) setAttribute(element, 'dir', 'auto');
    if (element instanceof HTMLButtonElement) this.#disable(element, node.disabled ?? false);
    if (element instanceof HTMLAnchorElement) setAttribute(element, 'href', node.url && linkable(node.url) ? node.url : undefined);
    if (element instanceof HTMLTableCellElement) element.colSpan = node.span ?? 1;
    if (element instanceof HTMLMeterElement) {
      element.min = node.low ?? 0;
      element.max = node.high ?? 1;
      element.value = node.number ?? 0;
      setAttribute(element, 'aria-valuetext', node.value);
      if (node.look === 'deviation') setStyle(element.style, { '--at': String((node.number ?? 0) / (node.high || 1)) });
    }
    if (element instanceof HTMLProgressElement) {
      const low = node.low ?? 0;
      element.max = (node.high ?? 1) - low || 1;
      if (node.number === undefined) element.removeAttribute('value');
      else element.value = node.number - low;
      setAttribute(element, 'aria-valuetext', node.value);
    }
    if (input && role === 'slider') {
      const [low, high] = [node.low ?? 0, node.high ?? 1];
      for (const [name, value] of Object.entries({ min: low, max: high, step: node.step ?? 'any' })) setAttribute(input, name, value);
      if (Number(input.value) !== node.number) input.value = String(node.number ?? low);
      setAttribute(input, 'aria-label', node.name);
      setAttribute(input, 'aria-valuetext', node.value);
      const share = (/** @type {number | undefined} */ value) => (value === undefined ? '' : String((value - low) / (high - low)));
      setStyle(element.style, { '--at': share(node.number), '--mark': share(node.marks?.[0]), '--mark-two': share(node.marks?.at(-1)) });
    } else if (input) {
      // Not "number": of such a field a script can't see what was typed wrong, and the core says what is.
      input.type = node.kind === 'number' ? 'text' : (node.kind ?? 'text');
      if (node.kind === 'number') input.inputMode = 'decimal';
      input.autocomplete = node.kind === 'email' ? 'email' : 'off';
      input.placeholder = node.hint ?? '';
      input.readOnly = this.#disable(input, node.disabled ?? false) || (node.read_only ?? false);
      setAttribute(input, 'aria-label', node.name || (node.bare && node.text));
      const wrong = (node.children ?? [])[0];
      setAttribute(input, 'aria-describedby', wrong && attributeId(wrong.id));
      setAttribute(input, 'aria-invalid', wrong ? true : undefined);
      if (input.value !== (node.value ?? '')) input.value = node.value ?? '';
    }
  }

  /** Bars as a page shows them; over the canvas they are not seen. @param {HTMLElement} element @param {SemanticNode} node */
  #describeImage(element, node) {
    if (node.look === 'area') return; // #render() draws it, where it is seen
    const [begin, end] = node.chosen ?? [0, Infinity];
    element.replaceChildren(
      ...(node.shares ?? []).map((share, index) => {
        const bar = document.createElement('i');
        bar.style.height = `${share > 0 ? Math.max(4, 100 * share) : 0}%`;
        bar.className = index >= begin && index < end ? 'in' : 'out';
        return bar;
      }),
    );
  }

  /**
   * Browsers take the focus from what is disabled: a control that has it only says that it is.
   * @param {HTMLButtonElement | HTMLInputElement} control @param {boolean} disabled
   * @returns {boolean} whether it is disabled in words alone; the core does nothing for it all the same
   */
  #disable(control, disabled) {
    const kept = disabled && control === this.#held;
    control.disabled = disabled && !kept;
    setAttribute(control, 'aria-disabled', kept || undefined);
    if (kept) this.#saidDisabled.add(control);
    else this.#saidDisabled.delete(control);
    return kept;
  }

  // ---- text and places ------------------------------------------------------------------------------------

  /** Puts an entry and all below it in place. @param {Entry} entry @param {Point} origin of what it is positioned in */
  #render(entry, origin) {
    const { element } = entry;
    const node = /** @type {SemanticNode} */ (entry.node);
    if (!this.#layout && entry.flowed === node) return;
    entry.flowed = this.#layout ? undefined : node;
    if (node.look === 'area') {
      element.querySelector('svg')?.remove();
      if (!this.#layout) element.prepend(drawing(node));
    }

    let inner = origin;
    const index = this.#scrollerIds.get(node.id);
    const region = index === undefined ? undefined : this.#layout?.regions[index];
    const target = region ? undefined : this.#targets.get(node.id);
    const heading = node.role === 'heading' && !target && this.#layout ? this.#lines.get(node.id) : undefined;
    if (index !== undefined && region) {
      this.#scrollers[index] = element;
      const [, x, y, width, height, contentWidth] = region;
      const scrolls = contentWidth > width + 0.5;
      // The bar that scrolls stands below the content, where the canvas draws its thumb.
      this.#place(entry, origin, region, { x, y, width, height: height + (scrolls ? 11 : 0) });
      inner = { x, y };
    } else if (target) {
      const [, x, y, width, height] = target;
      this.#place(entry, origin, target, { x, y, width, height });
      if (!entry.input) inner = { x, y };
    } else if (heading) {
      // Who jumps to a heading comes to where it is.
      const [[, , x, y], [, , , top, , height]] = [heading[0], heading[heading.length - 1]];
      this.#place(entry, origin, heading[0], { x, y, width: Math.max(...heading.map((line) => line[4])), height: top + height - y });
      inner = { x, y };
    } else if (entry.placed) {
      entry.placed = undefined;
      for (const name of ['left', 'top', 'width', 'height']) (entry.input ?? element).style.removeProperty(name);
    }

    if (entry.input && entry.label) {
      entry.label.hidden = node.bare ?? false; // its name says it
      this.#write(entry.label, entry, node.bare ? '' : (node.text ?? ''), `${node.id}/label`, origin);
      this.#fitInput(entry.input, target, this.#lines.get(node.id)?.[0]);
    }
    if (leaves.has(node.role)) {
      this.#write(element, entry, node.text ?? '', node.id, inner);
      return;
    }
    if (node.look?.includes('pinned')) element.toggleAttribute('data-stuck', this.#sticks(node));
    else if (element.hasAttribute('data-stuck')) element.removeAttribute('data-stuck');
    for (const child of node.children ?? []) {
      const below = this.#entries.get(child.id);
      if (below) this.#render(below, inner);
    }
  }

  /** Whether the layout keeps what a cell shows beside the labels. @param {SemanticNode} node @returns {boolean} */
  #sticks(node) {
    const layer = this.#lines.get(node.id)?.[0][9] ?? this.#targets.get(node.id)?.[6];
    return layer ? layer === 'labels' || layer === 'corner' : (node.children ?? []).some((child) => this.#sticks(child));
  }

  /** The text of an input begins where the canvas draws it. @param {HTMLInputElement} input @param {any} target @param {Line | undefined} line */
  #fitInput(input, target, line) {
    const type = line && this.#layout?.styles[line[7]];
    if (!target || !line || !type) {
      input.classList.remove('long');
      for (const name of ['padding-left', 'padding-right', 'font-size', 'font-weight']) input.style.removeProperty(name);
      return;
    }
    const side = px(Math.max(0, line[2] - target[1]));
    setStyle(input.style, { 'padding-left': side, 'padding-right': side, 'font-size': px(type[1]), 'font-weight': weights[type[0]] ?? '400' });
    // What is longer than its field moves in it as one types: then the browser shows it.
    input.classList.toggle('long', line[10] !== undefined && input.value !== '');
  }

  /**
   * Writes a leaf's text, as it flows or line by line.
   * @param {HTMLElement} element
   * @param {Entry} entry
   * @param {string} text
   * @param {string} id of its lines
   * @param {Point} origin
   */
  #write(element, entry, text, id, origin) {
    const spans = entry.input ? [] : (entry.node?.children ?? []);
    const lines = this.#layout ? (this.#lines.get(id) ?? []) : undefined;
    const drawn = { text, spans, found: entry.node?.found, lines, x: origin.x, y: origin.y, family: this.#family, styles: this.#layout?.styles };
    const same = entry.drawn && alike(entry.drawn, drawn);
    entry.drawn = drawn;
    if (same) return;
    const whole = text || spans.map((span) => span.text ?? '').join('');
    if (!lines) {
      element.replaceChildren(...flowing(text, spans, entry.node?.found));
      return;
    }
    if (lines.length === 0) {
      // Not drawn (folded, or a name that stands over the column already): there for a screen reader and to be found.
      const silent = document.createElement('span');
      silent.className = 'silent';
      silent.append(...flowing(text, spans));
      element.replaceChildren(silent);
      return;
    }
    const silent = element.firstElementChild;
    if (this.#revealing && silent?.className === 'silent') {
      // What was found in it is a range of these very nodes: they stay, and break where the canvas breaks them.
      const left = Math.min(...lines.map((line) => line[2]));
      silent.className = 'lines wrapped';
      setStyle(/** @type {HTMLElement} */ (silent).style, { ...this.#frame(lines[0], left, origin), width: px(Math.max(...lines.map((line) => line[2] + line[4])) - left + 1) });
      return;
    }
    const [first] = lines;
    const code = spans.some((span) => span.role === 'code');
    const rtl = startsFromRight(whole);
    /** @type {Record<string, string>} */
    const cut = first[10] ? { width: px(first[10]) } : {};
    // One block with a row a line, so narrow that each line breaks off from the one before: for who copies, looks for a
    // phrase or listens, it is one text. Between two lines stands what stood there in the text.
    const block = document.createElement('span');
    // A list of a window has hundreds of texts, which move on with each step: there one line is one element.
    const alone = lines.length === 1 && !code && !rtl && this.#layout?.regions[first[8]]?.[8] !== undefined;
    block.className = `${alone ? 'line alone' : 'lines'}${cut.width ? ' cut' : ''}${alone && this.#fontOf(first).mono ? ' mono' : ''}`; // of several each has its own
    block.style.cssText = styleText({ ...this.#frame(first, first[2], origin, alone), ...cut, ...(alone ? this.#letters(first) : {}) });
    if (alone) {
      block.textContent = first[1];
      element.replaceChildren(block);
      return;
    }
    let end = 0;
    for (const [row, line] of lines.entries()) {
      const start = whole.indexOf(line[1], end);
      if (row > 0) block.append((start < 0 ? ' ' : whole.slice(end, start)) || document.createElement('wbr'));
      if (start >= 0) end = start + line[1].length;
      const made = this.#line(line, code && line[7] === 'code', { x: line[2] - first[2], y: line[6] - first[6] - row * first[5] });
      if (rtl) made.dir = 'rtl';
      block.append(made);
    }
    element.replaceChildren(block);
  }

  /** What a line is set in. @param {Line} line */
  #fontOf([, , , , , , , style]) {
    const [face, size] = this.#layout?.styles[style] ?? ['regular', 16];
    const mono = face === 'mono';
    return { size, mono, weight: weights[face] ?? '400', family: mono ? 'ui-monospace, monospace' : this.#family || 'sans-serif' };
  }

  /** As the browser sets it. Asked of a line twice in a row it is measured once. @param {Line} line @returns {TextMetrics | undefined} */
  #measured(line) {
    if (this.#metrics?.line === line) return this.#metrics.of;
    if (!this.#measure) return undefined;
    const { size, weight, family } = this.#fontOf(line);
    const font = `${weight} ${size}px ${family}`;
    if (font !== this.#metrics?.font) this.#measure.font = font;
    const of = this.#measure.measureText(line[1]);
    this.#metrics = { line, font, of };
    return of;
  }

  /**
   * Where a block of lines has its first baseline where the canvas has it.
   * @param {Line} line the first
   * @param {number} left
   * @param {Point} origin
   * @param {boolean} [alone] it is the only one, and no higher than its letters: what is around it can be pressed
   */
  #frame(line, left, origin, alone = false) {
    const [, , , y, , height, baseline] = line;
    const { size, weight } = this.#fontOf(line);
    const measured = this.#measured(line);
    let [top, high] = [y, height];
    if (measured) {
      // Where CSS would put the baseline in a line of this height, against where the canvas has it.
      const [ascent, descent] = [Math.round(measured.fontBoundingBoxAscent), Math.round(measured.fontBoundingBoxDescent)];
      if (alone) high = ascent + descent;
      top = baseline - (high - ascent - descent) / 2 - ascent;
    }
    return { left: px(left - origin.x), top: px(top - origin.y), 'font-size': px(size), 'font-weight': weight, 'line-height': px(high) };
  }

  /** What makes a line as wide as it is drawn. @param {Line} line @returns {Record<string, string>} */
  #letters(line) {
    const [, text, , , width] = line;
    const short = width - (this.#measured(line)?.width ?? width);
    return Math.abs(short) > 0.0005 * width ? { 'letter-spacing': `${(short / [...text].length).toFixed(4)}px` } : {};
  }

  /** One drawn line, in its block's row. @param {Line} line @param {boolean} code @param {Point} off how far the canvas has it from there */
  #line(line, code, off) {
    const element = document.createElement(code ? 'code' : 'span');
    const { size, mono, weight } = this.#fontOf(line);
    element.className = mono ? 'line mono' : 'line';
    element.textContent = line[1];
    element.style.cssText = styleText({
      'font-size': px(size), 'font-weight': weight, ...this.#letters(line),
      ...(Math.abs(off.x) > 0.004 ? { left: px(off.x) } : {}), ...(Math.abs(off.y) > 0.004 ? { top: px(off.y) } : {}),
    }); // prettier-ignore
    return element;
  }

  /**
   * @param {Entry} entry
   * @param {Point} origin of what it is positioned in
   * @param {Placed['box']} told
   * @param {{ x: number, y: number, width: number, height: number }} box of the control
   */
  #place(entry, { x, y }, told, box) {
    const { placed } = entry;
    if (placed && placed.box === told && placed.x === x && placed.y === y) return;
    entry.placed = { box: told, x, y };
    const { style } = entry.input ?? entry.element;
    setStyle(style, { left: px(box.x - x), top: px(box.y - y), width: px(box.width), height: px(box.height) });
  }

  // ---- regions --------------------------------------------------------------------------------------------

  /** Only what scrolls is a stop for the Tab key. */
  #updateScrollers() {
    /** @type {HTMLElement[]} */
    const moved = [];
    this.#scrollers.forEach((scroller, index) => {
      if (!scroller) return;
      const region = this.#layout?.regions[index];
      const content = /** @type {HTMLElement | null} */ (scroller.firstElementChild);
      const scrolls = region ? region[5] > region[3] + 0.5 : (content?.offsetWidth ?? 0) > scroller.clientWidth + 1;
      scroller.toggleAttribute('data-wide', scrolls);
      const rows = this.#rowsOf(scroller, region);
      scroller.toggleAttribute('data-tall', rows !== undefined);
      if (scrolls || (rows && rows.row * rows.count > rows.shown + 0.5)) scroller.tabIndex = 0;
      else scroller.removeAttribute('tabindex');
      if (region) {
        setStyle(scroller.style, { '--juxta-content': px(region[5]), '--juxta-body': px(rows ? rows.tall + region[7] : region[4]), '--juxta-over': px(region[7]) });
        if (!scrolls && this.#see(scroller, region).left !== 0) {
          scroller.scrollLeft = 0;
          this.#look(scroller, region);
        }
      } else if (rows) {
        setStyle(scroller.style, { '--juxta-body': px(rows.tall) });
      }
      // What comes into sight stands beside the labels, not under them.
      if (scrolls) setStyle(scroller.style, { 'scroll-padding-left': px((region ? region[6] : stuckWidth(scroller)) + 4) });
      if (rows && this.#placeRows(scroller, rows)) moved.push(scroller);
      if (rows) this.#rove(scroller, rows);
      this.#follow(scroller, rows);
    });
    for (const scroller of moved) this.#tellRows(scroller); // the event of it comes only after the next frame
  }

  /** Scrolled as it was, for browsers forget that of what is moved in the page. */
  rescroll() {
    for (const scroller of this.#scrollers) {
      const rows = scroller && this.#rowsOf(scroller);
      if (!scroller || !rows) continue;
      scroller.scrollLeft = this.#places.get(scroller)?.left ?? 0;
      this.#look(scroller);
      this.#scrollRows(scroller, rows, this.#down(scroller, rows));
      this.#follow(scroller, rows);
    }
  }

  /** The label column keeps its place while its region scrolls, and so do a window of rows and their head. @param {HTMLElement} scroller @param {Rows | undefined} rows */
  #follow(scroller, rows) {
    const { left, top: bar } = this.#see(scroller);
    setStyle(scroller.style, { '--juxta-side': px(left) });
    const table = rows && tableIn(scroller);
    if (!rows || !table) return;
    // Set where they are used: what inherits has the style of a thousand cells reckoned again.
    const down = px(bar + rows.origin - this.#down(scroller, rows));
    if (table.tHead) setStyle(table.tHead.style, { '--juxta-down': px(bar) });
    setStyle(table.tBodies[0].style, this.#layout ? { transform: `translateY(${down})`, 'padding-top': '' } : { 'padding-top': down, transform: '' });
  }

  /** Reads how a scroller stands: where anything changed since the last frame, the browser lays the page out for that. @param {HTMLElement} scroller @returns {Seen} */
  #look(scroller, region = this.#regionOf(scroller)) {
    const seen = { left: scroller.scrollLeft, top: scroller.scrollTop, high: scroller.clientHeight, box: boxOf(region) };
    this.#seen.set(scroller, seen);
    return seen;
  }

  /**
   * How it stands, as its last event told, so that nothing has to be laid out; one that has just come stands at its start. In a tree that flows it is read.
   * @param {HTMLElement} scroller
   * @returns {Seen}
   */
  #see(scroller, region = this.#regionOf(scroller)) {
    const seen = this.#seen.get(scroller);
    if (seen && region && seen.box === boxOf(region)) return seen;
    if (seen || !region) return this.#look(scroller, region);
    const start = { left: 0, top: 0, high: region[4], box: boxOf(region) };
    this.#seen.set(scroller, start);
    this.#unread.set(scroller, start.high);
    return start;
  }

  /** Now that the page is laid out: whether they stand as was thought; a bar may take more room. */
  #readNew() {
    const wrong = [...this.#unread].filter(([scroller, high]) => scroller.isConnected && Math.abs(this.#look(scroller).high - high) >= 1);
    this.#unread.clear();
    if (wrong.length > 0) this.#updateScrollers();
  }

  /** @param {HTMLElement} scroller */
  #regionOf(scroller) {
    return this.#layout?.regions[this.#scrollers.indexOf(scroller)];
  }

  // ---- rows -----------------------------------------------------------------------------------------------

  /** @param {HTMLElement} scroller @param {Layout['regions'][number] | undefined} [region] @returns {Rows | undefined} undefined: all its rows are there */
  #rowsOf(scroller, region = this.#regionOf(scroller)) {
    const node = this.#entries.get(this.nodeOf(scroller.firstElementChild ?? scroller))?.node;
    if (!node?.rows) return undefined;
    const body = /** @type {SemanticNode} */ (node.children?.[1]);
    const first = (body.children?.[0]?.row ?? 2) - 2;
    const count = node.rows - 1;
    const head = region ? region[7] : heightOf(/** @type {HTMLElement | null} */ (scroller.firstElementChild?.firstElementChild)) || 0;
    const row = region ? (region[8] ?? 0) / Math.max(1, count) : this.#rowHeight(body);
    const all = row * count;
    const tall = Math.min(all, tallAtMost);
    const shown = this.#see(scroller, region).high - head;
    const ratio = tall > shown ? (all - shown) / (tall - shown) : 1;
    return { count, row, top: first * row, origin: region?.[9] ?? first * row, shown, tall, turn: node.turn ?? 0, ratio };
  }

  /** Of a row that flows; all are alike. @param {SemanticNode} body */
  #rowHeight(body) {
    const row = body.children?.[0] && this.#entries.get(body.children[0].id)?.element;
    return heightOf(row) || 60;
  }

  /** How much of the rows is above what is in sight, CSS px. @param {HTMLElement} scroller @param {Rows} rows */
  #down(scroller, rows) {
    return Math.max(0, Math.min((this.#places.get(scroller)?.above ?? 0) * rows.row, rows.row * rows.count - rows.shown));
  }

  /**
   * Scrolls a list to where its rows stood: also when they are higher now, or wider apart on the bar.
   * @param {HTMLElement} scroller @param {Rows} rows
   * @returns {boolean} whether other rows are in sight
   */
  #placeRows(scroller, rows) {
    const was = this.#places.get(scroller);
    if (was?.turn === rows.turn && was.row === rows.row && was.ratio === rows.ratio) return false;
    // A list that comes anew stands where its window is; one that has other rows begins at its top.
    const above = was?.turn === rows.turn ? was.above : !was && rows.top > 0 ? rows.top / rows.row + rowsBefore : 0;
    this.#scrollRows(scroller, rows, above * rows.row);
    return above > 0 || Boolean(was?.above);
  }

  /** @param {HTMLElement} scroller @param {Rows} rows @param {number} down */
  #scrollRows(scroller, rows, down) {
    const bar = down / rows.ratio;
    if (Math.abs(this.#see(scroller).top - bar) > 0.5) {
      scroller.scrollTop = bar;
      this.#look(scroller);
    }
    this.#keepPlace(scroller, rows, down);
  }

  /** @param {HTMLElement} scroller @param {Rows} rows @param {number} down */
  #keepPlace(scroller, { turn, row, ratio }, down) {
    const { left, top: bar } = this.#see(scroller);
    this.#places.set(scroller, { turn, above: row > 0 ? Math.max(0, down / row) : 0, bar, left, row, ratio });
  }

  /** @param {HTMLElement} scroller @param {Rows} [rows] @param {boolean} [soon] */
  #tellRows(scroller, rows = this.#rowsOf(scroller), soon = false) {
    const down = rows ? this.#down(scroller, rows) : 0;
    if (this.#layout) this.#hands.scroll(this.#scrollers.indexOf(scroller), this.#see(scroller).left, down, soon);
    else if (rows) this.#hands.rows(Math.floor(down / rows.row));
  }

  /** @param {HTMLElement} scroller */
  #scrolled(scroller) {
    const { top } = this.#look(scroller);
    const rows = this.#rowsOf(scroller);
    const place = this.#places.get(scroller);
    if (rows && place) {
      const by = top - place.bar;
      // The wheel and a finger move the rows by what they moved; the bar by what it stands for.
      const down = rows.ratio <= 1 || Math.abs(by) > rows.shown ? top * rows.ratio : this.#down(scroller, rows) + by;
      this.#keepPlace(scroller, rows, down);
    }
    this.#ended.delete(scroller);
    if (this.#layout) this.#behind.add(scroller);
    else this.#follow(scroller, rows);
    this.#tellRows(scroller, rows, true);
  }

  /** What keeps its place while the reader scrolls has it again. */
  catchUp() {
    for (const scroller of this.#behind) {
      if (!this.#scrollers.includes(scroller)) continue;
      if (this.#ended.has(scroller)) this.#rest(scroller);
      this.#follow(scroller, this.#rowsOf(scroller));
    }
    this.#ended.clear();
    this.#behind.clear();
  }

  /**
   * Words that nobody sees cost the browser as much a frame as the canvas does: all but what has the focus are left out. While something
   * is selected, or a field shows itself what it holds, nothing is.
   */
  veil() {
    const root = /** @type {ShadowRoot & { getSelection?: () => Selection }} */ (this.#root.getRootNode());
    const { activeElement } = root;
    const around = document.getSelection();
    // Where a root tells of its selection, the range around a field's caret is told as a range, too.
    const selected = root.getSelection ? root.getSelection()?.type === 'Range' : selectedRange(root)?.collapsed === false;
    if (selected || (around?.type === 'Range' && around.containsNode(root.host, true))) return;
    if (this.#root.querySelector('.address input, input:not(:focus):is(.long, :autofill, :-webkit-autofill)')) return;
    const hide = (/** @type {HTMLElement} */ element) => {
      element.style.opacity = '0'; // of itself alone: a rule that finds them has the browser look at all
      this.#veiled.push(element);
    };
    if (!this.#root.contains(activeElement)) return hide(this.#root);
    /** @type {Element | undefined} */
    let at = this.#root;
    while (at && (at !== activeElement || at.matches('.scroll'))) {
      const parts = /** @type {HTMLElement[]} */ ([...at.children]);
      at = parts.find((part) => part.contains(activeElement));
      for (const part of parts) if (part !== at) hide(part);
    }
  }

  unveil() {
    for (const element of this.#veiled.splice(0)) element.style.removeProperty('opacity');
  }

  /** The bar stands again where the rows do. @param {HTMLElement} scroller */
  #rest(scroller) {
    const { top } = this.#see(scroller);
    const rows = this.#rowsOf(scroller);
    if (!rows || rows.ratio <= 1 || top !== this.#places.get(scroller)?.bar) return; // it moves again already
    this.#scrollRows(scroller, rows, this.#down(scroller, rows));
    this.#follow(scroller, rows);
  }

  /** One row of a list is a stop for the Tab key: where the focus was last, or the first in sight. @param {HTMLElement} scroller @param {Rows} rows */
  #rove(scroller, rows) {
    const all = /** @type {HTMLElement[]} */ ([...scroller.querySelectorAll('tbody > tr')]);
    const held = all.find((row) => row.contains(this.#held)) ?? all.find((row) => row.getAttribute('aria-rowindex') === this.#roving);
    const top = Math.ceil(this.#down(scroller, rows) / rows.row) + 2;
    const stop = held ?? all.find((row) => Number(row.getAttribute('aria-rowindex')) >= top) ?? all[0];
    for (const row of all)
      for (const button of row.querySelectorAll('button')) {
        const tab = row === stop ? 0 : -1;
        if (button.tabIndex !== tab) button.tabIndex = tab;
      }
  }

  /** Arrows, pages and ends move through the rows of a list; a letter or a digit begins a search. @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const scroller = /** @type {HTMLElement | null} */ (target.closest('.rows'));
    if (!scroller || event.ctrlKey || event.metaKey || event.altKey || !this.#scrollers.includes(scroller)) return;
    if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      /** @type {HTMLElement | null} */ (this.#root.querySelector('.query input'))?.focus();
      return;
    }
    const row = /** @type {HTMLElement | null} */ (target.closest('tbody > tr'));
    const rows = row && this.#rowsOf(scroller);
    if (!row || !rows) return;
    const page = Math.max(1, Math.floor(rows.shown / rows.row) - 1);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = event.shiftKey ? 0 : steps[event.key]; // with it, it selects text
    if (!step) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(Number(row.getAttribute('aria-rowindex')) - 2 + step, rows.count - 1));
    const kind = target.classList.contains('pick') ? '.pick' : '.open';
    this.#roving = String(at + 2);
    // The row is brought into sight first, for it may not be there yet.
    const was = this.#down(scroller, rows);
    const down = Math.max((at + 1) * rows.row - rows.shown, Math.min(was, at * rows.row));
    if (down !== was) {
      this.#scrollRows(scroller, rows, down);
      this.#follow(scroller, rows);
      this.#tellRows(scroller, rows);
    }
    const there = scroller.querySelector(`tbody > tr[aria-rowindex="${at + 2}"]`);
    // Where no more can be picked, the row's name takes the focus.
    const control = /** @type {HTMLButtonElement | null | undefined} */ (there?.querySelector(kind));
    /** @type {HTMLElement | null | undefined} */ (control?.disabled ? there?.querySelector('.open') : control)?.focus({ preventScroll: true });
    this.#held = this.#focused();
    this.#rove(scroller, rows);
  }

  /** Closes what is open around the focus, or what the focused button has opened. @param {KeyboardEvent} event */
  #escape(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    for (let at = /** @type {HTMLElement | null} */ (event.target); at && at !== this.#root; at = at.parentElement) {
      const node = this.#entries.get(this.nodeOf(at))?.node;
      const leave = node?.expanded && node.controls ? node.id : node?.leave;
      if (!leave) continue;
      event.preventDefault();
      this.#hands.act(leave, '');
      const next = this.#entries.get(leave)?.element ?? at.querySelector('button');
      if (next instanceof HTMLElement && next.isConnected) next.focus();
      return;
    }
  }

  // ---- hands ----------------------------------------------------------------------------------------------

  /**
   * A box drawn over a plot, or a press on it. Fingers scroll the page there as everywhere: for them the limits have fields, and a tap presses.
   * @param {PointerEvent} event
   */
  #brush(event) {
    this.#pointer = event.pointerType;
    const area = /** @type {HTMLElement | null | undefined} */ (/** @type {Element} */ (event.target).closest?.('.area'));
    if (!area || event.button !== 0 || event.pointerType === 'touch') return;
    const id = this.nodeOf(area);
    const from = placeIn(area, event);
    const box = document.createElement('i');
    box.className = 'brush';
    area.append(box);
    area.setPointerCapture(event.pointerId);
    const ended = new AbortController();
    const { signal } = ended;
    const end = () => {
      box.remove();
      ended.abort();
    };
    /** @param {PointerEvent} at @returns {number[]} left, bottom, right, top */
    const drawn = (at) => {
      const to = placeIn(area, at);
      return [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    };
    area.addEventListener('pointermove', (at) => {
      const [left, bottom, right, top] = drawn(at).map((share) => `${100 * share}%`);
      setStyle(box.style, { left, bottom, width: `calc(${right} - ${left})`, height: `calc(${top} - ${bottom})` });
    }, { signal, passive: true }); // prettier-ignore
    area.addEventListener('pointerup', (at) => {
      end();
      // A hand is not quite still while it presses.
      const moved = Math.hypot(at.clientX - event.clientX, at.clientY - event.clientY) > 4;
      this.#hands.act(id, (moved ? drawn(at) : from).join());
    }, { signal }); // prettier-ignore
    area.addEventListener('lostpointercapture', end, { signal }); // also when the plot is gone
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal, capture: true });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const area = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('.area'));
    if (area && this.#pointer === 'touch') this.#hands.act(this.nodeOf(area), [...placeIn(area, event), tapReach].join());
    const control = /** @type {Element} */ (event.target).closest('button, a');
    const id = control && this.nodeOf(control);
    if (!id) return;
    if (control instanceof HTMLAnchorElement) this.#hands.link(control.href, event);
    else if (/** @type {HTMLButtonElement} */ (control).type !== 'submit') this.#hands.act(id, '');
  }

  /** @param {HTMLElement} target */
  #reveal(target) {
    for (let at = /** @type {HTMLElement | null} */ (target); at && at !== this.#root; at = at.parentElement) {
      const controls = this.nodeOf(at);
      for (const entry of this.#entries.values()) {
        if (entry.node?.controls === controls && entry.node.expanded === false) {
          this.#revealing = true;
          this.#hands.act(entry.id, '');
          this.#revealing = false;
          return;
        }
      }
    }
  }
}
