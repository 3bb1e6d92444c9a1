// web/address.js - the page's address says what its widgets show.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Each widget with `permalink` has one part of the fragment: `#juxta=1;items=a,b`. What else is there is the page's own and
// stays, parted by `&`: `#prices&juxta=1;items=a,b&juxta-phones=1;items=c`. Steps become entries of the history; what goes on
// by degrees rewrites the entry that is there.
//
// An entry without our part may be one where nothing was chosen yet (the view goes back to the page's own) or one of the
// page's own anchors that was just followed (the view stays, and the entry is told of it). Entries that were written from
// here have a mark in history.state, beside what the page keeps there, to tell the two apart.

/**
 * Between two writes, ms, on the whole: browsers refuse or drop more than 100 in half a minute (Safari) or 200 in ten
 * seconds. Some steps may be saved up, so that one is an entry as soon as it is taken: Back may follow at once.
 */
const pace = 400;
const stepsSaved = 20;

/** Who has which part. @type {Map<string, Address>} */
const holders = new Map();
/** What waits to be written: nothing, the entry that is there anew, or another entry. @type {'' | 'entry' | 'step'} */
let due = '';
/** The page that it is to be written on. */
let dueOn = '';
let lastWrite = -Infinity;
/** How many steps are saved up as of the last write. */
let saved = stepsSaved;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;
/** @type {AbortController | undefined} */
let listening;
let anchored = false;
/** Where the page's own anchor is, until the reader does anything. @type {Element | null} */
let anchor = null;

/** What the fragment says of a part; undefined = it has none. Some programs encode the `=`, too. @param {string} name @param {string} part */
function textOf(name, part) {
  for (const head of [`${name}=`, `${name}%3D`]) {
    if (part.slice(0, head.length).toLowerCase() === head.toLowerCase()) return part.slice(head.length);
  }
  return undefined;
}

/** The parts of the fragment. */
const parts = () => (location.hash.length > 1 ? location.hash.slice(1).split('&') : []);

/** The page's address with these parts: a text each, '' = none. @param {Map<string, string>} texts */
function addressWith(texts) {
  const left = new Map(texts);
  const fragment = parts().flatMap((part) => {
    for (const name of texts.keys()) {
      if (textOf(name, part) === undefined) continue;
      const text = left.get(name);
      left.delete(name); // of a part that is there twice one stays
      return text ? [`${name}=${text}`] : [];
    }
    return [part];
  });
  for (const [name, text] of left) if (text) fragment.push(`${name}=${text}`);
  return fragment.length > 0 ? `${page()}#${fragment.join('&')}` : page();
}

/** The state of an entry with our mark; as it is where the page keeps something else than an object. @param {unknown} state */
function marked(state) {
  if (state === null || state === undefined) return { juxta: true };
  return Object.getPrototypeOf(state) === Object.prototype ? { .../** @type {object} */ (state), juxta: true } : state;
}

const isMarked = () => Boolean(history.state && /** @type {any} */ (history.state).juxta === true);

const savedNow = () => Math.min(stepsSaved, saved + (performance.now() - lastWrite) / pace);

/** Writes what is due. */
function write() {
  clearTimeout(soon);
  soon = undefined;
  const step = due === 'step';
  if (!due) return;
  due = '';
  if (page() !== dueOn) return; // the page's own program went on to another one
  const url = addressWith(new Map([...holders].map(([name, { said }]) => [name, said])));
  for (const holder of holders.values()) holder.there = holder.said;
  if (url === location.href) return;
  saved = savedNow() - 1;
  lastWrite = performance.now();
  try {
    if (step && !isMarked()) history.replaceState(marked(history.state), '');
    if (step) history.pushState(marked(history.state), '', url);
    else history.replaceState(marked(history.state), '', url);
  } catch {
    // A document without an address of its own (a sandboxed frame), or too many writes by the page itself.
  }
}

/** The page without its fragment. */
const page = () => location.href.split('#', 1)[0];

/** @param {'entry' | 'step'} what */
function plan(what) {
  dueOn = page();
  if (what === 'step' && due === 'entry') write(); // the entry that is left says all that was seen there
  if (due !== 'step') due = what;
  const wait = due === 'step' ? (1 - savedNow()) * pace : lastWrite + pace - performance.now();
  clearTimeout(soon);
  if (wait <= 0) write();
  else soon = setTimeout(write, wait);
}

/** The address is another one, and not by us. */
function moved() {
  anchor = null;
  const found = parts();
  const ours = isMarked();
  if (ours) due = ''; // what waited was of the entry that was left
  for (const [name, holder] of holders) {
    const text = found.map((part) => textOf(name, part)).find((part) => part !== undefined);
    const before = ours ? holder.said : holder.there; // what waits to be written is no news
    holder.there = text ?? '';
    if (text === undefined && !ours) {
      if (holder.said) plan('entry');
    } else if (holder.there !== before) {
      holder.said = holder.there;
      holder.follow(holder.said);
    }
  }
}

/** Goes to the page's own anchor where our part stands beside it, for then the browser does not find it. */
function goToAnchor() {
  if (anchored) return;
  anchored = true;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  const own = parts().filter((part) => !/=|%3D/i.test(part));
  if (entry?.type !== 'navigate' || own.length !== 1 || own.length === parts().length || scrollY > 0) return;
  try {
    anchor = document.getElementById(decodeURIComponent(own[0]));
  } catch {
    return; // no text that an id could be
  }
  anchor?.scrollIntoView();
  const leave = new AbortController();
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(type, () => {
      anchor = null;
      leave.abort();
    }, { capture: true, passive: true, signal: leave.signal }); // prettier-ignore
  }
}

/** One widget's part of the address. */
export class Address {
  /** What the widget shows, and so what the address says or is about to. */
  said = '';
  /** What the address was last seen to say. */
  there = '';
  #name;
  #shown = false;

  /**
   * Takes a part; nothing where another widget has it.
   * @param {string} name '' = 'juxta', else 'juxta-<name>'
   * @param {(text: string) => void} follow the address says this now, '' = nothing: by Back, Forward, a link, or by hand
   * @returns {Address | undefined}
   */
  static take(name, follow) {
    const key = name ? `juxta-${encodeURIComponent(name)}` : 'juxta';
    if (holders.has(key)) {
      console.warn(`<juxta-compare>: another widget keeps its view in the address as "${key}"; give one of them a name: permalink="…".`);
      return undefined;
    }
    return new Address(key, follow);
  }

  /** @param {string} name @param {(text: string) => void} follow */
  constructor(name, follow) {
    this.#name = name;
    this.follow = follow;
    holders.set(name, this);
    this.said = this.there = this.text;
    if (!listening) {
      const { signal } = (listening = new AbortController());
      addEventListener('popstate', moved, { signal });
      addEventListener('hashchange', moved, { signal });
      addEventListener('pagehide', write, { signal });
      document.addEventListener('visibilitychange', write, { signal });
    }
    goToAnchor();
  }

  /** What the address says of this widget; '' = nothing. */
  get text() {
    return (
      parts()
        .map((part) => textOf(this.#name, part))
        .find((text) => text !== undefined) ?? ''
    );
  }

  /**
   * The widget shows something else.
   * @param {string} text of the link, '' = what the page asked for
   * @param {boolean} step something to come back to
   */
  say(text, step) {
    if (text === this.said) return;
    if (step && due === 'entry') write();
    this.said = text;
    plan(step ? 'step' : 'entry');
  }

  /** The page's whole address with this text in it. @param {string} text */
  with(text) {
    return addressWith(new Map([...[...holders].map(([name, { said }]) => /** @type {const} */ ([name, said])), [this.#name, text]]));
  }

  /** The widget is there, and may have pushed down what the page's own anchor names. */
  shown() {
    if (!this.#shown) anchor?.scrollIntoView();
    this.#shown = true;
  }

  /** Gives the part back; what the address says stays. */
  release() {
    write();
    holders.delete(this.#name);
    if (holders.size > 0) return;
    listening?.abort();
    listening = undefined;
  }
}
