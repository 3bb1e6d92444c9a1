// web/stage.js - what a reader sees of one engine: the words, the canvas behind them, and when a frame is due.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Words first: the DOM layer shows the text at the places where the canvas will draw it; the graphics context is made
// after that, and with the first frame the text turns transparent. The canvas is a slice: what is in sight of the
// element and some more above and below, moved and redrawn only when the reader comes near its edge.

import { Ahead } from './ahead.js';
import { DomLayer } from './dom-layer.js';
import { contrast, palette } from './palette.js';
import { around, shade } from './shade.js';
import { Statuses } from './statuses.js';
import { flowSheet, laidSheet, sharedSheet } from './styles.css.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Layout} Layout */

/** How many graphics contexts a page's widgets hold at once; browsers take the oldest away from about 16 on. */
const contextsAtMost = 8;
/** Lost this often, the canvas is given up for the page view. */
const lossesAtMost = 3;
/** What came into sight of a page in a frame, so long ago, ms, was there before it was pressed. */
const seenAtLeast = 500;
/** Device pixels; what every WebGL 2 has is 2048, what is common is more. */
const canvasSideAtMost = 8192;

/** The stages that hold a graphics context, in the order they got it. @type {Set<Stage>} */
const holders = new Set();
/** All of the page: where one of them stands may change when anything above it does. @type {Set<Stage>} */
const stages = new Set();
/** Made with the first of them: where there is no DOM there is none. @type {ResizeObserver} */
let pageSize;
/** The pictures that are asked for, one after the other. @type {Promise<unknown>} */
let pictures = Promise.resolve();

/**
 * @typedef {object} Surroundings
 * @property {'auto' | 'canvas' | 'html'} view
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {string} label
 */

/**
 * @typedef {object} Listeners
 * @property {() => void} acted something was done in the widget: effects may wait
 * @property {(url: string, event: MouseEvent) => void} link
 * @property {(reason: string) => void} noCanvas there is no canvas, for this reason
 * @property {(text: string, about: string) => void} say a status of the tree says something else; about: which one
 * @property {(state: 'painted' | 'words' | 'html') => void} changed what is shown now
 */

export class Stage {
  /** Frames drawn. */
  frames = 0;

  #engine;
  #ahead;
  #host;
  #frame;
  #listeners;
  #leave = new AbortController();
  #element = document.createElement('div');
  #probe = document.createElement('div');
  /** Has the page's colours and font as properties that tell of each change, wherever in the page it comes from: they are in transition for a moment. */
  #watch = document.createElement('i');
  #tree = document.createElement('div');
  /** @type {HTMLCanvasElement | undefined} */
  #canvas;
  #layer;
  #statuses = new Statuses();
  /** @type {Surroundings} */
  #surroundings;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #coarse = matchMedia('(pointer: coarse)');
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #contrast = contrast();
  /** The reader's own colours: they reach the page view, no canvas. */
  #forced = matchMedia('(forced-colors: active)');
  #sight;
  #size;
  /** Tells which colours the page around has. */
  #colours = new MutationObserver(() => this.#lookSoon());
  /** The nearest element around that scrolls; undefined = the window. @type {Element | undefined} */
  #scroller;
  /** How much of its top the page keeps for a header of its own, CSS px. */
  #headroom = 0;
  /** Something was done in the widget, and what comes of it is not shown yet. */
  #acted = false;
  #onScroll = () => this.scrolled();

  /** @type {Layout | undefined} */
  #layout;
  /** What prepare() was told. @type {{ revision: number, flows: boolean, tree: import('./engine.js').SemanticNode | undefined, layout: Layout | undefined } | undefined} */
  #prepared;
  #family = '';
  #revision = -1;
  #inSight = false;
  #inSightSince = 0; // performance.now()
  #asked = 0; // the animation frame asked for
  #looking = 0; // the animation frame in which the page is looked at anew
  #owed = false; // a frame is due as soon as it can be seen
  #attaching = false;
  #idling = false; // a moment of idleness is waited for
  #losses = 0;
  /** All contexts are held by others that are in sight, too: it is a page until it comes into sight anew. */
  #crowded = false;
  #painted = false;
  #width = 0; // CSS px
  #widthPx = 0; // device px
  #density = 0; // that #widthPx is for
  #heightPx = 0; // of the canvas, device pixels
  #sliceTop = 0;
  #sliceHeight = 0;
  #heads = '';
  /** How the heads stood in the last frame, and which revision it showed. @type {number[]} */
  #stuck = [];
  #drawnRevision = -1;
  #hovered = '';
  /** While a button of the mouse is down. @type {AbortController | undefined} */
  #pressing;
  #printing = false;

  /**
   * @param {HTMLElement} host whose fonts and colours it takes
   * @param {HTMLElement} frame where it puts itself; carries the theme
   * @param {Engine} engine disposed of by who made it
   * @param {Surroundings} surroundings
   * @param {Listeners} listeners
   */
  constructor(host, frame, engine, surroundings, listeners) {
    this.#host = host;
    this.#engine = engine;
    this.#ahead = new Ahead(engine, () => this.#follow());
    this.#surroundings = surroundings;
    this.#listeners = listeners;
    const { signal } = this.#leave;

    this.#element.className = 'stage';
    this.#probe.className = 'probe';
    this.#watch.className = 'watch';
    this.#tree.className = 'tree';
    this.#element.append(this.#tree);
    frame.prepend(this.#probe);
    frame.before(this.#watch); // not in the frame, which has a colour scheme of its own
    // Below the page's own content, which a failure leaves where it is; above what is said, which repeats what is shown.
    frame.insertBefore(this.#element, frame.querySelector('.status'));
    this.#frame = frame;

    this.#layer = new DomLayer(this.#tree, {
      act: (id, value, going) => this.act(id, value, going),
      link: (url, event) => listeners.link(url, event),
      focus: (id) => { engine.hint('focus', id); this.need(); },
      scroll: (region, left, down, going) => {
        this.#show(going && this.#ahead.glides && !this.#pressing && 'scrolled', () => {
          engine.hint('scroll', `${region}:${left}:${down}`);
          this.need();
        });
        if (going) this.#ahead.scrolled();
      },
      rows: (first) => { engine.hint('rows', String(first)); this.sync(); },
    }, signal); // prettier-ignore

    for (const query of [this.#dark, this.#coarse, this.#still, this.#contrast]) query.addEventListener('change', () => this.look(), { signal });
    this.#forced.addEventListener('change', () => this.surround({}), { signal });
    addEventListener('resize', this.#onScroll, { signal, passive: true });
    stages.add(this);
    pageSize ??= new ResizeObserver(() => stages.forEach((stage) => stage.scrolled()));
    pageSize.observe(document.documentElement); // what stands above it may fold
    for (const element of [document.documentElement, document.body]) {
      if (element) this.#colours.observe(element, { attributeFilter: ['class', 'style', 'data-theme'] });
    }
    this.#watch.addEventListener('transitionrun', () => this.#lookSoon(), { signal });
    document.addEventListener('visibilitychange', () => this.#settle(), { signal });
    // What is selected beyond the element is copied by the browser, as it looks: for that moment the words have their colours.
    document.addEventListener('copy', () => {
      if (this.#ahead.owes) this.#follow();
      if (!this.#painted || !document.getSelection()?.containsNode(host, true)) return;
      this.#element.classList.remove('painted');
      setTimeout(() => this.#element.classList.toggle('painted', this.#painted && !this.#printing));
    }, { signal, capture: true }); // prettier-ignore
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
    document.fonts?.addEventListener('loadingdone', () => { engine.set('fonts', 1); this.sync(); }, { signal }); // prettier-ignore
    for (const [type, kind] of /** @type {const} */ ([['pointermove', 'moved'], ['pointerdown', 'pressed'], ['pointerup', 'released'],
      ['pointercancel', 'left'], ['pointerleave', 'left']])) {
      this.#element.addEventListener(type, (event) => this.#point(kind, event), { signal, passive: true });
    } // prettier-ignore

    this.#element.addEventListener('pointerdown', (event) => this.#press(event), { signal, capture: true, passive: true });
    // Keys go where the reader sees something, and so does the focus. What is typed does not.
    this.#element.addEventListener('keydown', ({ key, target }) => {
      const types = target instanceof HTMLInputElement && target.type !== 'range' && !/^(Tab|Enter|Escape)$/.test(key);
      if (this.#ahead.owes && !types) this.#follow();
    }, { signal, capture: true, passive: true }); // prettier-ignore

    this.#sight = new IntersectionObserver((entries) => {
      const { isIntersecting, time } = entries[entries.length - 1];
      if (isIntersecting && !this.#inSight) this.#inSightSince = time;
      this.#inSight = isIntersecting;
      if (this.#crowded && this.#inSight && Stage.#room()) {
        this.#crowded = false;
        this.#revision = -1;
        this.sync();
      }
      if (this.#inSight) this.#workAhead();
      this.#settle();
    }, { rootMargin: '64px' }); // prettier-ignore
    this.#sight.observe(this.#element);
    this.#size = new ResizeObserver((entries) => this.#resized(entries[entries.length - 1]));
    try {
      this.#size.observe(this.#probe, { box: 'device-pixel-content-box' });
    } catch {
      this.#size.observe(this.#probe);
    }
    this.#width = this.#probe.getBoundingClientRect().width;
    this.#watchDensity();
    this.look();
  }

  /** True while the page view is shown, by wish or for want of a canvas. */
  get #flows() {
    return this.#surroundings.view === 'html' || this.#losses >= lossesAtMost || this.#crowded || this.#printing || this.#forced.matches;
  }

  /** True when the canvas shows what there is. */
  get painted() {
    return this.#painted;
  }

  /** Whether it can be seen; while it is hidden no frame is drawn. @param {boolean} shown */
  set shown(shown) {
    if (this.#element.hidden === !shown) return;
    this.#element.hidden = !shown;
    if (shown) this.need();
  }

  /** @param {Partial<Surroundings>} changed */
  surround(changed) {
    const { view } = this.#surroundings;
    this.#surroundings = { ...this.#surroundings, ...changed };
    if (this.#surroundings.view !== view) this.#losses = 0;
    if (this.#surroundings.view !== view || this.#flows) this.#detach();
    this.#revision = -1;
    this.look();
  }

  /** It stands elsewhere in the page. */
  moved() {
    this.#layer.rescroll();
    this.look();
  }

  /** Looks at the page around anew: theme, fonts, pointer, motion, width. */
  look() {
    const engine = this.#engine;
    const style = getComputedStyle(this.#host);
    this.#lookAround();
    const dark = shade(this.#host, this.#frame, this.#printing ? 'light' : this.#surroundings.theme) === 'dark';
    this.#family = style.fontFamily;
    engine.set('family', style.fontFamily);
    engine.set('base_size', parseFloat(style.fontSize) || 16);
    engine.set('dark', dark);
    engine.set('colours', this.#printing ? '' : palette(this.#host, this.#frame, this.#probe));
    engine.set('coarse', this.#coarse.matches);
    engine.set('still', this.#still.matches);
    engine.set('density', devicePixelRatio);
    if (this.#width > 0) engine.set('width', this.#width);
    this.sync();
  }

  /** Finds what scrolls it. A scroll event stays in the shadow tree where it is: each around it is listened to. */
  #lookAround() {
    const { signal } = this.#leave;
    this.#scroller = undefined;
    const scrolls = (/** @type {Element} */ at) => at !== document.body && at !== document.documentElement && /auto|scroll|hidden/.test(getComputedStyle(at).overflowY);
    for (const at of around(this.#host)) {
      if (!(at instanceof Element)) at.addEventListener('scroll', this.#onScroll, { signal, capture: true, passive: true });
      else if (!this.#scroller && scrolls(at)) this.#scroller = at;
    }
    const { scrollPaddingTop } = getComputedStyle(this.#scroller ?? document.documentElement);
    this.#headroom = scrollPaddingTop.endsWith('px') ? parseFloat(scrollPaddingTop) : 0;
    this.#element.style.setProperty('--juxta-top', `${this.#headroom}px`);
  }

  /** Several properties change at once, each of which tells of it. */
  #lookSoon() {
    this.#looking ||= requestAnimationFrame(() => {
      this.#looking = 0;
      if (this.#engine.alive) this.look();
    });
  }

  /**
   * Uses a control.
   * @param {string} id
   * @param {string} value
   * @param {'slid' | 'typed'} [going] and more of the same may follow at once, as a slider that is dragged tells more than one place a frame
   */
  act(id, value, going) {
    this.#show(going ?? '', () => {
      this.#engine.act(id, value);
      this.#acted = true;
      this.#listeners.acted();
    }); // prettier-ignore
  }

  /**
   * Has something done, and shows what came of it.
   * @param {false | '' | 'slid' | 'typed' | 'scrolled'} going of which more may follow within moments: slid, all of it waits for the next frame; typed
   *   or scrolled, the words wait for a pause
   * @param {() => void} work tells the engine
   */
  #show(going, work) {
    const drawn = this.#painted && this.#inSight && !document.hidden && !this.#flows;
    const free = drawn && (this.#ahead.holds || this.#engine.revision() === this.#revision);
    work();
    if (!this.#engine.alive) return;
    if (drawn && going === 'slid') {
      this.need();
    } else if (free && (going === 'typed' || going === 'scrolled')) {
      if (this.#engine.revision() !== this.#drawnRevision) this.need();
      const begins = !this.#ahead.owes;
      this.#ahead.lead(going);
      if (begins) this.#layer.veil();
    } else {
      this.#follow();
    }
  }

  /** The words stand as the canvas does. */
  #follow() {
    this.#ahead.end();
    this.#layer.unveil();
    this.#layer.catchUp();
    this.sync();
    if (this.#drawnRevision === this.#engine.revision()) this.#layer.stick(this.#stuck); // the canvas was ahead
  }

  /**
   * A press comes to what is seen, and until it ends the words are there at once: they may be what is being selected.
   * @param {PointerEvent} event
   */
  #press({ target, clientX, clientY, offsetX, offsetY, pointerId, pointerType, button, ctrlKey, metaKey, shiftKey, altKey }) {
    const missed = this.#ahead.owes;
    if (missed) this.#follow();
    this.#pressing?.abort(); // a release is not always told
    this.#pressing = undefined;
    const on = /** @type {HTMLElement} */ (target);
    // A finger scrolls, or comes to what is there when it is lifted; and a scrollbar is no place to select from.
    if (pointerType === 'touch' || (on.matches('.scroll') && (offsetX >= on.clientWidth || offsetY >= on.clientHeight))) return;
    const root = /** @type {ShadowRoot} */ (this.#element.getRootNode());
    const controlAt = (/** @type {number} */ x, /** @type {number} */ y) => root.elementFromPoint(x, y)?.closest('a, button');
    const plain = button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
    const control = missed && plain ? controlAt(clientX, clientY) : null;
    const ended = (this.#pressing = new AbortController());
    const { signal } = ended;
    const end = (/** @type {PointerEvent} */ up) => {
      if (up.pointerId !== pointerId || (up.type === 'pointermove' && up.buttons !== 0)) return;
      ended.abort();
      if (this.#pressing === ended) this.#pressing = undefined;
      // Of a press on what was not there yet a browser makes no click.
      if (up.type !== 'pointerup' || !(control instanceof HTMLElement) || control.contains(on) || controlAt(up.clientX, up.clientY) !== control) return;
      const clicked = new AbortController();
      control.addEventListener('click', () => clicked.abort(), { signal: clicked.signal });
      setTimeout(() => {
        if (clicked.signal.aborted || !control.isConnected) return;
        clicked.abort();
        control.focus({ preventScroll: true });
        control.click();
      });
    };
    for (const type of ['pointerup', 'pointercancel', 'pointermove']) addEventListener(type, /** @type {any} */ (end), { signal, capture: true, passive: true });
  }

  /** What the engine says at a revision; kept for the one time that sync() asks after prepare(). @param {number} revision */
  #told(revision) {
    const flows = this.#flows || this.#width === 0;
    const made = this.#prepared;
    this.#prepared = undefined;
    if (made?.revision === revision && made.flows === flows) return made;
    const tree = this.#engine.semantics();
    return { revision, flows, tree, layout: tree && !flows ? this.#engine.layout() : undefined };
  }

  /** Has the engine say ahead what the next sync() puts into the page, so that either is a stretch of work of its own. */
  prepare() {
    const revision = this.#engine.revision();
    if (this.#engine.alive && revision !== this.#revision) this.#prepared = this.#told(revision);
  }

  /** Brings the words, their places and the size up to date with the engine, and asks for a frame if anything changed. */
  sync() {
    const engine = this.#engine;
    const revision = engine.revision();
    if (!engine.alive || revision === this.#revision) return;
    this.#revision = revision;
    const { tree, layout, flows } = this.#told(revision);
    if (!tree) return;
    this.#layout = layout;
    // What the reader has in hand stays where it is, whatever changes its height above it.
    const held = this.#acted ? this.#layer.held() : null;
    const before = held?.getBoundingClientRect().top;
    this.#acted = false;
    const root = this.#element.getRootNode();
    const sheets = [sharedSheet(), layout ? laidSheet() : flowSheet()];
    if (root instanceof ShadowRoot && root.adoptedStyleSheets[1] !== sheets[1]) root.adoptedStyleSheets = sheets;
    this.#element.classList.toggle('laid', layout !== undefined);
    if (layout) this.#element.style.height = `${layout.height}px`;
    else this.#element.style.removeProperty('height');
    this.#layer.update(tree, layout, this.#family, this.#surroundings.label);
    if (held && held === this.#layer.held() && before !== undefined) this.#keep(held.getBoundingClientRect().top - before);
    if (!this.#printing) for (const [about, text] of this.#statuses.changes(tree)) this.#listeners.say(text, about);
    if (flows) this.#listeners.changed('html');
    else if (!this.#painted) this.#listeners.changed('words');
    if (this.#drawnRevision !== revision) {
      this.#heads = '';
      this.need();
    }
    this.#workAhead();
  }

  /** Scrolls what is around it, so that a step down of what it shows is none for the reader. @param {number} down CSS px */
  #keep(down) {
    if (Math.abs(down) >= 1) (this.#scroller ?? window).scrollBy({ top: down, behavior: 'instant' });
  }

  /** While the reader does nothing, what the view lacks or a search will need is made, a few milliseconds at a time. */
  #workAhead() {
    if (this.#idling) return;
    this.#idling = true;
    const soon = globalThis.requestIdleCallback ?? ((/** @type {(deadline: { timeRemaining(): number }) => void} */ work) => setTimeout(work, 50, { timeRemaining: () => 8 }));
    soon((deadline) => {
      let more = true;
      const end = performance.now() + Math.min(deadline.timeRemaining(), 12);
      do more = this.#engine.alive && this.#inSight && !this.#leave.signal.aborted && this.#engine.hint('idle', '');
      while (more && performance.now() < end);
      this.#idling = false;
      if (this.#engine.alive && !this.#ahead.holds) this.sync(); // what the view lacked may be there by now
      if (more) this.#workAhead();
    });
  }

  /** Asks for one frame, to be drawn when it can be seen. */
  need() {
    this.#owed = true;
    if (this.#asked || !this.#inSight || document.hidden || this.#flows) return;
    this.#asked = requestAnimationFrame(() => {
      this.#asked = 0;
      this.#tick();
    });
  }

  /** The frame that was asked for waits for the next sync(). */
  rest() {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
  }

  /** Has the browser find the place of each word, which the next frame asks for. */
  place() {
    this.#element.getBoundingClientRect();
  }

  /** What the canvas says, for tests and support: one entry a text drawn. */
  canvasText() {
    return this.#engine.canvasText();
  }

  /**
   * All of what is shown as a picture, drawn for it: as sharp as the screen, or as canvases go.
   * @returns {Promise<Blob>} a PNG; rejects with a DOMException where nothing can be drawn
   */
  toBlob() {
    const picture = pictures.then(() => this.#picture());
    pictures = picture.catch(() => {});
    return picture;
  }

  async #picture() {
    const engine = this.#engine;
    const layout = engine.layout();
    const width = this.#width;
    if (!layout || width === 0) throw new DOMException('Nothing is shown that could be drawn.', 'InvalidStateError');
    const own = engine.attached ? undefined : document.createElement('canvas');
    // Where all contexts are held by what is in sight, one of them is borrowed.
    const [lender] = own && !Stage.#room() ? holders : [];
    if (lender) lender.#detach();
    if (own && !engine.attach(own)) {
      lender?.need();
      throw new DOMException('There is no WebGL 2 here to draw with.', 'NotSupportedError');
    }
    const canvas = /** @type {HTMLCanvasElement} */ (own ?? this.#canvas);
    const density = Math.min(devicePixelRatio, canvasSideAtMost / width, canvasSideAtMost / layout.height);
    engine.set('density', density);
    const { height } = engine.layout() ?? layout;
    engine.frame({
      sliceTop: 0, sliceHeight: height, visibleTop: 0, widthPx: Math.round(width * density), heightPx: Math.round(height * density),
      now: performance.now(),
    }); // prettier-ignore
    // The picture is taken in this call, so that what stands in the page may be drawn again at once.
    const taken = new Promise((resolve) => canvas.toBlob(resolve));
    engine.set('density', devicePixelRatio);
    if (!own) {
      this.sync();
      this.#draw();
    }
    const blob = /** @type {Blob | null} */ (await taken);
    if (own) {
      engine.detach();
      this.need();
      lender?.need();
    }
    if (!blob) throw new DOMException('The picture is too large for this browser.', 'EncodingError');
    return blob;
  }

  /** Takes itself out of the page; the engine stays its maker's. */
  dispose() {
    this.#leave.abort();
    this.#sight.disconnect();
    this.#size.disconnect();
    stages.delete(this);
    if (stages.size === 0) pageSize.disconnect();
    this.#colours.disconnect();
    if (this.#asked) cancelAnimationFrame(this.#asked);
    if (this.#looking) cancelAnimationFrame(this.#looking);
    this.#ahead.end();
    this.#pressing?.abort();
    this.#detach();
    this.#element.remove();
    this.#probe.remove();
    this.#watch.remove();
  }

  /** On paper stand the words: all of them, dark on light. @param {boolean} printing */
  #print(printing) {
    if (this.#printing === printing) return;
    if (this.#ahead.owes) this.#follow();
    this.#printing = printing;
    this.#revision = this.#drawnRevision = -1;
    this.#element.classList.toggle('painted', this.#painted && !printing);
    if (this.#canvas) this.#canvas.hidden = printing;
    this.#engine.hint('print', printing ? '1' : '');
    this.look();
    if (this.#painted && !this.#flows) this.#listeners.changed('painted');
  }

  /**
   * Whether the reader could see what has the focus. A page is asked for nothing; in a frame another site could have laid something
   * over it, or have moved it under the pointer. What lies over it only some browsers tell (Intersection Observer version 2).
   */
  async overt() {
    if (window === top) return true;
    if (performance.now() - this.#inSightSince < seenAtLeast) return false;
    const pressed = /** @type {ShadowRoot} */ (this.#tree.getRootNode()).activeElement;
    if (!pressed || !('trackVisibility' in IntersectionObserver.prototype)) return true;
    return new Promise((resolve) => {
      const seeing = new IntersectionObserver(([entry]) => {
        seeing.disconnect();
        resolve(/** @type {any} */ (entry).isVisible);
      }, /** @type {any} */ ({ trackVisibility: true, delay: 100 })); // prettier-ignore
      seeing.observe(pressed);
    });
  }

  // ---- frames ---------------------------------------------------------------------------------------------

  /** It came into sight or went. */
  #settle() {
    if (this.#owed || !this.#painted) this.need();
    else if (this.#inSight) this.scrolled();
  }

  #tick() {
    if (!this.#engine.alive || !this.#inSight || document.hidden || this.#element.hidden) return;
    if (this.#density !== devicePixelRatio) return this.#fit(); // nobody told yet
    if (this.#ahead.holds) this.#outline();
    else this.sync();
    if (this.#flows || !this.#layout) return;
    if (this.#engine.attached) this.#draw();
    else this.#attachSoon();
  }

  /** As large as what is drawn next, the words of which follow. */
  #outline() {
    if (!this.#layout || this.#drawnRevision === this.#engine.revision()) return;
    const layout = (this.#layout = { ...this.#layout, ...this.#engine.outline() });
    this.#element.style.height = `${layout.height}px`;
  }

  /** The words have their frame; what makes the context comes after it. */
  #attachSoon() {
    if (this.#attaching) return;
    this.#attaching = true;
    setTimeout(() => {
      this.#attaching = false;
      if (!this.#engine.alive || this.#leave.signal.aborted || !this.#inSight || this.#flows || this.#engine.attached) return;
      this.#attach();
    });
  }

  /** Whether there is a context to be had; of those held, the one that was held longest by a stage out of sight is given back. */
  static #room() {
    const hidden = [...holders].find((holder) => !holder.#inSight);
    if (holders.size >= contextsAtMost && hidden) hidden.#detach();
    return holders.size < contextsAtMost;
  }

  #attach() {
    if (!Stage.#room()) {
      this.#crowded = true;
      this.#revision = -1;
      this.sync();
      return;
    }
    const canvas = document.createElement('canvas');
    canvas.className = 'canvas';
    canvas.setAttribute('part', 'canvas');
    canvas.setAttribute('aria-hidden', 'true');
    let reason = '';
    canvas.addEventListener('webglcontextcreationerror', (event) => (reason = /** @type {WebGLContextEvent} */ (event).statusMessage));
    if (!this.#engine.attach(canvas)) {
      if (!this.#engine.alive) return;
      this.#losses = lossesAtMost;
      this.#revision = -1;
      this.#listeners.noCanvas(reason);
      this.sync();
      return;
    }
    canvas.addEventListener('webglcontextlost', () => {
      if (this.#canvas !== canvas) return;
      this.#losses += 1;
      this.#detach();
      this.#revision = -1;
      if (this.#losses >= lossesAtMost) this.#listeners.noCanvas('');
      this.sync();
    });
    holders.add(this);
    this.#canvas = canvas;
    this.#sliceHeight = this.#heightPx = 0;
    // Making the context took long enough.
    setTimeout(() => {
      if (this.#canvas !== canvas || !this.#engine.alive || this.#painted || this.#leave.signal.aborted) return;
      // The words come first, and nothing is drawn for nobody.
      if (this.#engine.revision() !== this.#revision || document.hidden || !this.#inSight) this.need();
      else this.#draw();
    });
  }

  #detach() {
    holders.delete(this);
    this.#engine.detach();
    this.#canvas?.remove();
    this.#canvas = undefined;
    this.#drawnRevision = -1;
    this.#layer.unveil();
    if (!this.#painted) return;
    this.#painted = false;
    this.#owed = true;
    this.#element.classList.remove('painted');
    this.#listeners.changed('words');
  }

  #draw() {
    const canvas = this.#canvas;
    const layout = this.#layout;
    if (!canvas || !layout || this.#widthPx === 0 || layout.height <= 0) return;
    const density = devicePixelRatio;
    const { visibleTop, visibleBottom } = this.#visible(layout);
    const wantedPx = Math.max(1, Math.min(Math.round(layout.height * density), Math.round(this.#reach() * density), canvasSideAtMost));
    // Another size is other memory: a canvas that is somewhat too high for a list that has become shorter stays, and its end is cut off.
    if (this.#heightPx < wantedPx || this.#heightPx > wantedPx + innerHeight * density) this.#heightPx = wantedPx;
    const heightPx = this.#heightPx;
    const height = heightPx / density;
    if (this.#outside(visibleTop, visibleBottom, layout) || Math.abs(height - this.#sliceHeight) > 0.01) {
      const top = Math.max(0, Math.min((visibleTop + visibleBottom - height) / 2, layout.height - height));
      this.#sliceTop = Math.round(top * density) / density; // on a device pixel, or all text is a blur
      this.#sliceHeight = height;
    }
    const heads = (this.#stuck = this.#headsAt(visibleTop, layout));
    const leads = this.#ahead.holds;
    this.#drawnRevision = this.#engine.revision();
    this.#owed = false;
    this.rest(); // what was asked for is what is drawn now
    const animates = this.#engine.frame({
      sliceTop: this.#sliceTop,
      sliceHeight: height,
      visibleTop,
      widthPx: this.#widthPx,
      heightPx,
      now: performance.now(),
    });
    if (!this.#engine.alive) return;
    this.frames += 1;
    this.#heads = String(heads);
    if (!leads) this.#layer.stick(heads);
    canvas.style.transform = `translateY(${this.#sliceTop}px)`;
    canvas.style.width = `${this.#widthPx / density}px`;
    canvas.style.height = `${height}px`;
    if (!canvas.isConnected) this.#element.prepend(canvas);
    if (!this.#painted) {
      this.#painted = true;
      this.#element.classList.add('painted');
      this.#listeners.changed('painted');
    }
    if (animates) this.need();
  }

  // ---- what is in sight -----------------------------------------------------------------------------------

  /** The part of the content that the reader's window shows, CSS px from the content's top. @param {Layout} layout */
  #visible(layout) {
    const { top } = this.#element.getBoundingClientRect();
    const box = this.#scroller?.getBoundingClientRect();
    const clamp = (/** @type {number} */ y) => Math.max(0, Math.min(y - top, layout.height));
    const visibleTop = clamp(Math.max(0, box ? box.top + /** @type {Element} */ (this.#scroller).clientTop : 0) + this.#headroom);
    return { visibleTop, visibleBottom: Math.max(visibleTop, clamp(Math.min(innerHeight, box?.bottom ?? innerHeight))) };
  }

  /** How high the slice is at most: the window and half of it on each side. */
  #reach() {
    return Math.ceil(innerHeight * 2);
  }

  /** @param {number} top @param {number} bottom @param {Layout} layout */
  #outside(top, bottom, layout) {
    if (bottom <= top) return false;
    const spare = innerHeight / 8;
    const end = this.#sliceTop + this.#sliceHeight;
    return (
      (this.#sliceTop > 0.5 && top < this.#sliceTop + spare) || (end < layout.height - 0.5 && bottom > end - spare)
    );
  }

  /** How far each region's head has moved down to stay in sight. @param {number} visibleTop @param {Layout} layout */
  #headsAt(visibleTop, layout) {
    return layout.regions.map(([, , y, , height, , , head]) => Math.max(0, Math.min(visibleTop - y, height - head)));
  }

  /** It may stand elsewhere in the window. */
  scrolled() {
    const layout = this.#layout;
    if (!layout || !this.#inSight || !this.#painted) return;
    const { visibleTop, visibleBottom } = this.#visible(layout);
    if (this.#outside(visibleTop, visibleBottom, layout) || String(this.#headsAt(visibleTop, layout)) !== this.#heads) this.need();
  }

  /** @param {ResizeObserverEntry} entry */
  #resized(entry) {
    const { width } = entry.contentRect;
    if (width === 0) return; // not shown at all: the last width stays
    // Another width makes the page another height, of which a browser that is just telling of sizes complains to the page.
    pageSize.disconnect();
    requestAnimationFrame(() => stages.size > 0 && pageSize.observe(document.documentElement));
    this.#width = width;
    this.#fit(entry.devicePixelContentBoxSize?.[0]?.inlineSize);
  }

  /** Another zoom or another screen: where the width in CSS px stays, no browser tells of it, and WebKit never does. */
  #watchDensity() {
    const density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    density.addEventListener('change', () => {
      this.#watchDensity();
      if (this.#width > 0) this.#fit();
    }, { once: true, signal: this.#leave.signal }); // prettier-ignore
  }

  /** As many pixels as the screen has for the width. @param {number} [told] by the browser: how it rounds itself */
  #fit(told) {
    // Where a tool pretends another density, what is told is of the real one.
    this.#density = devicePixelRatio;
    this.#heightPx = 0;
    const reckoned = this.#width * devicePixelRatio;
    this.#widthPx = Math.min(Math.round(told !== undefined && Math.abs(told - reckoned) <= 1 ? told : reckoned), canvasSideAtMost);
    this.look();
    // Drawn now, before the browser paints, or the old picture would show stretched for a frame.
    if (this.#engine.attached && this.#inSight && !document.hidden && this.#painted) this.#draw();
    else this.need();
  }

  /** @param {'moved' | 'pressed' | 'released' | 'left'} kind @param {PointerEvent} event */
  #point(kind, event) {
    if (!this.#painted) return;
    const { left, top } = this.#element.getBoundingClientRect();
    this.#engine.pointer(kind, event.clientX - left, event.clientY - top);
    const hovered = kind === 'left' ? '' : this.#layer.controlOf(event.target);
    if (kind === 'moved' && hovered === this.#hovered) return;
    this.#hovered = hovered;
    this.need();
  }
}
