// web/juxta-compare.js - the <juxta-compare> element. Registers nothing; see define.js.
// SPDX-License-Identifier: MIT
// @ts-check

import { Address } from './address.js';
import { Effects } from './effects.js';
import { compileEngine, createEngine } from './engine.js';
import { pause } from './pause.js';
import { shade } from './shade.js';
import { dataSource, fetchSource, ManifestWatch, SourceError } from './source.js';
import { Stage } from './stage.js';
import { sharedSheet } from './styles.css.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./pack.js').Pack} Pack */
/** @typedef {{ code: string, where: string, message: string }} Failure */

/** While a reader types, a packed catalogue is not searched or filtered for each letter, ms. */
const typingPause = 120;
/** Of a bundle, what is read in one go, bytes, and how long one such stretch of work may keep the page waiting, ms. */
const bytesAtOnce = 256 * 1024;
const busyAtMost = 12;
/** What exportAs() knows. */
const exports = ['csv', 'tsv', 'markdown', 'html', 'json'];

/** So that importing this where there is no DOM does not throw. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (class {});

/**
 * Compares the items of one bundle. Attributes, properties, events, slots and parts: README.md and index.d.ts.
 *
 * @fires {CustomEvent<{items: number}>} juxta-ready
 * @fires {CustomEvent<{state: string, items: string[]}>} juxta-change
 * @fires {CustomEvent<Failure>} juxta-error
 * @fires {CustomEvent<{url: string}>} juxta-link
 * @fires {CustomEvent<{email: string}>} juxta-subscribe
 * @fires {CustomEvent<{item: string, kept: boolean, moved?: number}>} juxta-bookmark
 * @fires {CustomEvent<{item: string, vote: string}>} juxta-vote
 */
export class JuxtaCompare extends Base {
  static observedAttributes = ['src', 'items', 'start', 'theme', 'view', 'loading', 'wasm-url', 'label', 'newsletter-url', 'votes-url', 'bookmarks', 'permalink', 'dir', 'class', 'style'];

  /** Registers the element. A page that needs another name calls this itself. */
  static define(tag = 'juxta-compare', registry = customElements) {
    registry.define(tag, this);
    return this;
  }

  #frame = document.createElement('div');
  #status = document.createElement('div');
  /** How it is shown, where that is not as it is meant to be; below all the rest, so that nothing moves. */
  #note = document.createElement('p');
  #errorBox = document.createElement('div');
  #errorText = document.createElement('p');
  #again = document.createElement('button');
  #errorSlot = document.createElement('slot');
  #posterSlot = document.createElement('slot');
  #slot = document.createElement('slot');
  #internals;

  /** @type {Engine | undefined} */
  #engine;
  /** @type {Stage | undefined} */
  #stage;
  /** Where `src` is a packed catalogue. @type {Pack | undefined} */
  #pack;
  /** Ends the question to it that is under way. @type {AbortController | undefined} */
  #asking;
  /** The address asked for something that has to be fetched first: what was shown then. @type {string | undefined} */
  #followed;
  #effects;
  /** This widget's part of the page's address. @type {Address | undefined} */
  #address;
  #addressAsked = false;
  /** The engine has shown nothing yet. */
  #adopted = false;
  /** Ends the load under way; one a load. @type {AbortController | undefined} */
  #loading;
  /** Ends what belongs to the engine's life: posts, mostly. */
  #living = new AbortController();
  /** @type {IntersectionObserver | undefined} */
  #nearing;
  #begun = false;
  /** It stands in a page, and what was set before has been read: from here on each change counts. */
  #placed = false;
  /** @type {unknown} */
  #data;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #onDark = () => this.#shade();
  /** What the reader has made of the comparison, as it was told last. */
  #lastState = '';
  /** What `state` was set to and no engine shows yet, or what was shown when the last engine went. */
  #pendingState = '';
  /** What the last engine had shown of when it went; its state is for nothing else. @type {unknown[] | undefined} */
  #pendingFor;
  /** The page set `state` in the task that runs now: a source set in the same breath is to show it. */
  #stateIsNew = false;
  /** The next load is of another source than the last one. */
  #anew = true;
  /** A load is about to start, when the page has set all that it sets in this task. */
  #queued = false;
  /** The source that the load under way or done is of. @type {unknown[]} */
  #loadedFrom = [];
  /** The items that the engine was told of. */
  #itemsTold = '';
  /** @type {Failure | null} */
  #error = null;
  #framesBefore = 0;
  /** @type {Promise<{items: number}>} */
  #ready = Promise.resolve({ items: 0 });
  /** @type {(value: {items: number}) => void} */
  #resolve = () => {};
  /** @type {(reason: Failure) => void} */
  #reject = () => {};
  #settled = true;
  /** While the page itself sets something, what follows is no news to it. */
  #setting = false;
  /** Sentences that wait to be said together: what they are about, and what is said. @type {[string, string][]} */
  #sayings = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #sayingSoon;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sharedSheet()];
    try {
      this.#internals = this.attachInternals();
    } catch {
      this.#internals = undefined; // an old browser: no :state()
    }
    this.#frame.className = 'frame';
    this.#errorBox.className = 'error';
    this.#errorBox.setAttribute('part', 'error');
    this.#errorBox.hidden = true;
    this.#errorSlot.name = 'error';
    this.#again.type = 'button';
    this.#again.textContent = 'Try again';
    this.#again.addEventListener('click', () => void this.load().catch(() => {}));
    this.#errorSlot.append(this.#errorText, this.#again);
    this.#errorBox.append(this.#errorSlot);
    this.#posterSlot.name = 'poster';
    this.#status.className = 'status';
    this.#status.setAttribute('part', 'status');
    this.#status.setAttribute('role', 'status');
    this.#note.className = 'how';
    this.#frame.append(this.#posterSlot, this.#slot, this.#errorBox, this.#status, this.#note); // nothing comes above what is read already
    root.append(this.#frame);
    this.#effects = new Effects({
      emit: (type, detail, cancelable) => this.#emit(type, detail, cancelable),
      answer: (name, answer) => this.#stage?.act(name, answer),
      announce: (text) => this.#say(text),
      load: () => void this.#load('reload'),
      address: (link) => this.#address?.with(link) ?? location.href,
      newsletterUrl: () => this.newsletterUrl ?? '',
      scopes: () => ({ bookmarks: this.bookmarks ? this.#bundleAddress : '', votes: this.#votesAddress }),
      overt: async () => this.#stage !== undefined && this.#stage.overt(),
      signal: () => this.#living.signal,
    });
    this.#renewReady();
  }

  // ---- attributes and properties ------------------------------------------------------------------------------

  /** URL of the bundle, or of a packed catalogue's manifest. */
  get src() { return this.getAttribute('src'); } // prettier-ignore
  set src(url) { this.#reflect('src', url); } // prettier-ignore

  /** Ids of the items side by side, comma-separated and percent-encoded; an array may be set, too. */
  /** @returns {string | null} */
  get items() { return this.getAttribute('items'); } // prettier-ignore
  set items(/** @type {string | string[] | null} */ ids) {
    this.#reflect('items', Array.isArray(ids) ? ids.map(encodeURIComponent).join(',') : ids);
  }

  /** What it opens with: 'comparison' or 'catalogue'; '' = what the bundle can open with. */
  get start() { return oneOf(this.getAttribute('start'), '', ['comparison', 'catalogue']); } // prettier-ignore
  set start(value) { this.#reflect('start', value); } // prettier-ignore

  get theme() { return oneOf(this.getAttribute('theme'), 'auto', ['light', 'dark']); } // prettier-ignore
  set theme(value) { this.#reflect('theme', value); } // prettier-ignore

  get view() { return oneOf(this.getAttribute('view'), 'auto', ['canvas', 'html']); } // prettier-ignore
  set view(value) { this.#reflect('view', value); } // prettier-ignore

  get loading() { return oneOf(this.getAttribute('loading'), 'lazy', ['eager']); } // prettier-ignore
  set loading(value) { this.#reflect('loading', value); } // prettier-ignore

  /** URL of juxta.wasm; null = beside this script. */
  get wasmUrl() { return this.getAttribute('wasm-url'); } // prettier-ignore
  set wasmUrl(url) { this.#reflect('wasm-url', url); } // prettier-ignore

  /** Accessible name of the whole; null = the comparison's own. */
  get label() { return this.getAttribute('label'); } // prettier-ignore
  set label(text) { this.#reflect('label', text); } // prettier-ignore

  /** Where newsletter subscriptions are posted; null = there is no newsletter. */
  get newsletterUrl() { return this.getAttribute('newsletter-url'); } // prettier-ignore
  set newsletterUrl(url) { this.#reflect('newsletter-url', url); } // prettier-ignore

  /** Where votes are posted and counts are read; null = there are no votes. */
  get votesUrl() { return this.getAttribute('votes-url'); } // prettier-ignore
  set votesUrl(url) { this.#reflect('votes-url', url); } // prettier-ignore

  /** Whether the reader may keep items. */
  get bookmarks() { return this.hasAttribute('bookmarks'); } // prettier-ignore
  set bookmarks(value) { this.toggleAttribute('bookmarks', Boolean(value)); } // prettier-ignore

  /**
   * Whether the page's address says what is shown: true, or the name of this widget's part of it, where a page has several.
   * @returns {boolean | string}
   */
  get permalink() { return this.getAttribute('permalink') || this.hasAttribute('permalink'); } // prettier-ignore
  set permalink(/** @type {boolean | string | null} */ value) {
    this.#reflect('permalink', value === true ? '' : value || null);
  }

  /** A bundle as an object, instead of `src`; undefined = there is none. */
  get data() { return this.#data; } // prettier-ignore
  set data(bundle) {
    this.#data = bundle ?? undefined;
    this.#restart();
  }

  /** What the reader sees, as the text of a link: '1;items=a,b'. Setting it fires no juxta-change. */
  get state() {
    return this.#engine?.status()?.state ?? this.#pendingState;
  }
  set state(text) {
    this.#pendingState = String(text ?? '');
    this.#pendingFor = undefined;
    this.#stateIsNew = true;
    queueMicrotask(() => (this.#stateIsNew = false));
    this.#tell('state', this.#pendingState);
  }

  /**
   * Resolves when the comparison is shown; rejects with `error` when it can't be. A new promise with each load; while
   * there is neither `src` nor `data` it waits for one.
   */
  get ready() { return this.#ready; } // prettier-ignore

  /** Why the comparison is not shown; null = nothing went wrong. @returns {Failure | null} */
  get error() { return this.#error; } // prettier-ignore

  // ---- methods ------------------------------------------------------------------------------------------------

  /** Loads now, also what is far from the viewport or was disposed of. @returns {Promise<{items: number}>} `ready` */
  load() {
    if (!this.#begun || this.#error) void this.#load('default');
    return this.#ready;
  }

  /** Loads again, past the browser's cache. @returns {Promise<{items: number}>} `ready` */
  reload() {
    void this.#load('reload');
    return this.#ready;
  }

  /** Back to what the page asked for. Fires no juxta-change. */
  reset() {
    this.#pendingState = '';
    this.#setting = true;
    this.#stage?.act('!reset', '');
    this.#setting = false;
    this.#sayAddress();
  }

  /**
   * What is shown, as a text.
   * @param {'csv' | 'tsv' | 'markdown' | 'html' | 'json'} format the table as separated values, all of it as Markdown or as static HTML, the decision report
   * @returns {string}
   * @throws {TypeError} for another format
   * @throws {DOMException} InvalidStateError while no comparison is shown
   */
  exportAs(format) {
    if (!exports.includes(format)) throw new TypeError(`juxta-compare exports as ${exports.join(', ')}, not as "${format}"`);
    const text = this.#engine?.exportAs(format);
    if (!text) throw new DOMException('No comparison is shown that could be exported.', 'InvalidStateError');
    return text;
  }

  /**
   * All of what is shown as a picture.
   * @returns {Promise<Blob>} a PNG
   * @throws {DOMException} InvalidStateError while nothing is shown, NotSupportedError without WebGL 2, EncodingError when it is too large
   */
  async toBlob() {
    if (!this.#stage) throw new DOMException('Nothing is shown that could be drawn.', 'InvalidStateError');
    return this.#stage.toBlob();
  }

  /** Frees everything that the element took: memory, graphics context, listeners. Its slots show again; load() revives it. */
  dispose() {
    this.#free();
  }

  /** Frames drawn since the element was made. For tests and support. */
  get frames() { return this.#framesBefore + (this.#stage?.frames ?? 0); } // prettier-ignore

  /** Every text on the canvas, in reading order. For tests and support. @returns {{ node: string, text: string }[]} */
  canvasText() {
    return this.#stage?.canvasText() ?? [];
  }

  // ---- life ---------------------------------------------------------------------------------------------------

  connectedCallback() {
    for (const name of ['src', 'items', 'start', 'theme', 'view', 'loading', 'wasmUrl', 'label', 'newsletterUrl', 'votesUrl', 'bookmarks', 'permalink', 'data', 'state']) {
      this.#upgrade(name);
    }
    this.#placed = true;
    this.#takeAddress();
    this.#showSlots(false);
    if (!this.#engine) return this.#await();
    if (this.#source.some((part, i) => part !== this.#loadedFrom[i])) this.#restart(); // set while it was moved
    this.#stage?.moved();
  }

  disconnectedCallback() {
    // Moved within the page, it is connected again before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#placed = false;
      this.#free();
      this.#giveAddress();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value || (!this.#placed && !this.#engine)) return;
    switch (name) {
      case 'src':
        if (this.#data === undefined) this.#restart();
        break;
      case 'wasm-url':
        if (this.#begun) {
          this.#free();
          if (this.isConnected) this.#await();
        }
        break;
      case 'start':
        this.#tell('start', this.start);
        break;
      case 'items':
        this.#itemsTold = value ?? '';
        this.#tell('items', this.#itemsTold);
        break;
      case 'loading':
        if (!this.#begun && this.isConnected) this.#await();
        break;
      case 'newsletter-url':
      case 'votes-url':
      case 'bookmarks':
        this.#tell('offers', this.#offers());
        if (this.#engine && name !== 'newsletter-url') void this.#effects.open(false);
        break;
      case 'permalink':
        this.#giveAddress();
        this.#takeAddress();
        this.#tell('offers', this.#offers());
        if (this.#address?.said) this.#follow(this.#address.said);
        break;
      case 'theme':
      case 'view':
      case 'label':
        this.#stage?.surround(this.#surroundings());
        this.#shade();
        break;
      default:
        this.#stage?.look(); // fonts and colours may have changed
        this.#shade();
    }
  }

  /** A property that was set before the element was defined hides the accessor: take it over. @param {string} name */
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }

  /** @param {string} name @param {unknown} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  #surroundings() {
    return { view: this.view, theme: this.theme, label: this.label ?? '' };
  }

  #offers() {
    if (this.votesUrl && !this.#votesAddress) console.warn(`<juxta-compare>: votes-url="${this.votesUrl}" is no address; no votes are taken.`);
    return [this.newsletterUrl && 'newsletter', this.bookmarks && 'bookmarks', this.#votesAddress && 'votes', this.#address && 'permalink'].filter(Boolean).join(' ');
  }

  #takeAddress() {
    const { permalink } = this;
    if (permalink === false || !this.isConnected || this.#addressAsked) return;
    this.#addressAsked = true;
    this.#address = Address.take(permalink === true ? '' : permalink, (text) => this.#follow(text));
  }

  #giveAddress() {
    this.#address?.release();
    this.#address = undefined;
    this.#addressAsked = false;
  }

  /** What the page set is what its address says; nothing to come back to. */
  #sayAddress() {
    const status = this.#address && this.#engine?.status();
    if (status?.status === 'ready') this.#address?.say(status.link, false);
  }

  /** The address says something else. @param {string} text '' = what the page asked for */
  #follow(text) {
    const engine = this.#engine;
    if (!engine || this.#queued) return; // read when the load starts
    const before = engine.status()?.state;
    const opening = !this.#settled;
    this.#setting = true;
    engine.set('state', text);
    this.#runEffects();
    this.#setting = false;
    this.#stage?.sync();
    this.#settle();
    const now = engine.status();
    if (!opening && now?.status === 'ready' && now.state !== before) this.#emit('juxta-change', { state: now.state, items: now.items });
    else if (this.#pack) this.#followed = before;
  }

  /** The page sets something of a living engine. @param {'state' | 'items' | 'start' | 'offers'} key @param {string} value */
  #tell(key, value) {
    if (!this.#engine) return;
    if (this.#queued && key !== 'offers') return; // read when the load starts
    this.#setting = true;
    this.#engine.set(key, value);
    this.#runEffects();
    this.#setting = false;
    this.#stage?.sync();
    this.#settle();
    if (key !== 'offers') this.#sayAddress();
  }

  /** Waits until the element is near the viewport, or not at all. */
  #await() {
    this.#nearing?.disconnect();
    this.#nearing = undefined;
    if (!this.#hasSource) return;
    if (this.loading === 'eager') return void this.#load('default');
    this.#nearing = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      void this.#load('default');
    }, { rootMargin: '400px' }); // prettier-ignore
    this.#nearing.observe(this);
    // Too late for this sheet of paper, but in time for the next one.
    addEventListener('beforeprint', () => !this.#begun && void this.#load('default'), { signal: this.#living.signal });
  }

  /** The source changed: a load under way, or one that is over, gives way to a new one. */
  #restart() {
    this.#anew = true;
    if (this.#engine && !this.#stateIsNew) this.#pendingState = '';
    if (!this.#placed || !this.isConnected || this.#queued) return;
    this.#loading?.abort();
    this.#error = null;
    this.#renewReady();
    // Attributes and properties come in any order: what they say together counts.
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.isConnected) return;
      if (!this.#hasSource) {
        this.#free();
        this.#pendingState = '';
      } else if (this.#begun) {
        void this.#load('default');
      } else {
        this.#await();
      }
    });
  }

  /** What the comparison is of. */
  get #source() { return [this.#data, this.#data === undefined ? this.src : null]; } // prettier-ignore
  /** Whose bookmarks they are: the bundle's, in whatever version; of one that the page gives as data, the page's. */
  get #bundleAddress() {
    const { origin, pathname } = this.#data === undefined ? new URL(this.src ?? '', document.baseURI) : location;
    return `${origin}${pathname}${this.#data === undefined ? '' : '#'}`;
  }
  get #votesAddress() { return this.votesUrl ? addressOf(this.votesUrl) : ''; } // prettier-ignore
  get #wasmAddress() { return this.wasmUrl === null ? undefined : new URL(this.wasmUrl, document.baseURI).href; } // prettier-ignore
  get #hasSource() { return this.#data !== undefined || this.src !== null; } // prettier-ignore

  #free() {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#nearing?.disconnect();
    this.#nearing = undefined;
    this.#living.abort();
    this.#living = new AbortController();
    if (this.#engine) {
      this.#pendingState = this.state;
      this.#pendingFor = [...this.#loadedFrom, this.#itemsTold];
    }
    this.#framesBefore = this.frames;
    this.#stage?.dispose();
    this.#stage = undefined;
    this.#engine?.dispose();
    this.#engine = undefined;
    this.#closePack();
    this.#begun = false;
    this.#error = null;
    clearTimeout(this.#sayingSoon);
    this.#sayings = [];
    this.#status.textContent = '';
    this.#note.textContent = '';
    this.#mark('');
    this.#renewReady();
    this.#showSlots(false);
  }

  // ---- loading ------------------------------------------------------------------------------------------------

  /** @param {RequestCache} cache */
  async #load(cache) {
    this.#loading?.abort();
    this.#closePack();
    const { signal } = (this.#loading = new AbortController());
    this.#nearing?.disconnect();
    this.#nearing = undefined;
    this.#error = null;
    this.#renewReady();
    const { src } = this;
    if (!this.#hasSource) {
      this.#begun = false;
      return;
    }
    this.#begun = true;
    this.#showSlots(false);
    // Bundle and module side by side.
    const opening = this.#data === undefined ? fetchSource(/** @type {string} */ (src), signal, cache) : undefined;
    opening?.catch(() => {});
    try {
      if (!this.#engine) {
        const engine = await this.#makeEngine(signal);
        await pause(); // making it took long enough
        if (signal.aborted) return engine.dispose();
        this.#adopt(engine);
      }
    } catch (error) {
      if (!signal.aborted) this.#failWithoutCore(/** @type {any} */ (error));
      return;
    }
    const engine = /** @type {Engine} */ (this.#engine);
    try {
      const told = this.#start(engine);
      this.#stage?.sync();
      this.#showStage();
      const source = opening ? await opening : dataSource(this.#data);
      const watch = new ManifestWatch();
      let since = -Infinity; // what stands in the page so far was work enough
      for await (const piece of source.pieces) {
        if (opening) watch.see(piece);
        for (let at = 0; at < piece.length; at += bytesAtOnce) {
          // Much that is there already would keep the page waiting.
          if (performance.now() - since > busyAtMost) {
            await pause();
            since = performance.now();
          }
          if (signal.aborted || !engine.alive) return;
          engine.loadPiece(piece.subarray(at, at + bytesAtOnce), source.total);
          this.#stage?.need();
          if (!this.#stage?.painted) this.#stage?.sync();
        }
      }
      // What the reader keeps stands in the page from the start, if the browser finds it soon.
      await Promise.race([told, new Promise((done) => setTimeout(done, 250))]);
      const manifest = await watch.found();
      if (signal.aborted || !engine.alive) return;
      if (manifest) {
        const pack = await openPackReader(manifest, source.url, this.#wasmAddress);
        if (signal.aborted || !engine.alive) return pack.dispose();
        this.#pack = pack;
        engine.openPack(pack.items, pack.first);
      } else {
        engine.loadEnd();
      }
    } catch (/** @type {any} */ error) {
      if (signal.aborted || !engine.alive) return;
      if (typeof error?.code === 'string') engine.loadFailed(error.code, error.where, error.message);
      else engine.loadFailed('not_json', 'data', String(error));
    }
    this.#runEffects();
    if (signal.aborted) return; // an effect asked for another load
    // The end, what there is to say, its words, their places and what is drawn: five stretches of work, so that the page is not kept waiting.
    this.#stage?.rest();
    await pause();
    if (signal.aborted) return;
    this.#stage?.prepare();
    await pause();
    if (signal.aborted) return;
    this.#stage?.sync();
    this.#stage?.rest();
    this.#settle();
    await pause();
    this.#stage?.place();
    await pause();
    this.#stage?.need();
  }

  #closePack() {
    this.#asking?.abort();
    this.#pack?.dispose();
    this.#pack = undefined;
    this.#followed = undefined;
  }

  /** Something else of a packed catalogue is wanted. @param {import('./engine.js').Effect & { type: 'ask' }} effect */
  async #ask({ turn, items, query, most, order, filters, facets, plot }) {
    const engine = this.#engine;
    const pack = this.#pack;
    if (!engine || !pack) return;
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const opening = !this.#settled;
    try {
      if (query || filters) await new Promise((done) => setTimeout(done, typingPause));
      const answer = signal.aborted ? undefined : await pack.ask({ ids: items, query, most, order, filters, facets, plot }, signal);
      if (!answer || signal.aborted) return;
      engine.answer(turn, answer);
    } catch (/** @type {any} */ error) {
      if (signal.aborted) return;
      engine.noAnswer(turn, error?.code ?? 'internal', error?.where ?? '', String(error?.message ?? error));
    }
    if (engine !== this.#engine) return;
    this.#runEffects();
    this.#stage?.sync();
    this.#settle();
    const now = engine.status();
    const followed = this.#followed;
    if (signal.aborted || now?.status !== 'ready') return;
    this.#followed = undefined;
    if (followed === undefined) {
      if (!opening) this.#sayAddress(); // what the page set is shown now
    } else if (now.state !== followed) {
      this.#emit('juxta-change', { state: now.state, items: now.items });
    }
  }

  /** Tells the engine that the bundle begins, and what of it the page asks for. @param {Engine} engine */
  #start(engine) {
    const anew = this.#anew;
    this.#anew = false;
    if (anew) this.#lastState = this.#pendingState;
    const before = this.#loadedFrom;
    this.#loadedFrom = this.#source;
    // A link is of the source that it was found with; for that it wins over what the page sets.
    if (before.length > 0 && before.some((part, i) => part !== this.#loadedFrom[i])) this.#address?.say('', false);
    else if (this.#adopted && this.#address?.said) {
      this.#pendingState = this.#address.said;
      this.#pendingFor = undefined;
    }
    this.#adopted = false;
    this.#setting = true;
    engine.set('start', this.start);
    engine.set('items', (this.#itemsTold = this.items ?? ''));
    engine.loadStart(!anew);
    if (this.#pendingFor?.some((part, i) => part !== [...this.#loadedFrom, this.#itemsTold][i])) this.#pendingState = '';
    this.#pendingFor = undefined;
    if (anew && this.#pendingState) engine.set('state', this.#pendingState);
    this.#runEffects();
    this.#setting = false;
    return anew ? this.#effects.open(true) : undefined;
  }

  /** @param {AbortSignal} signal */
  async #makeEngine(signal) {
    const wasmUrl = this.#wasmAddress;
    if (typeof WebAssembly === 'undefined') throw { code: 'not_wasm', where: '', message: 'this browser has no WebAssembly' };
    void compileEngine(wasmUrl).catch(() => {});
    return createEngine({
      wasmUrl,
      signal,
      onCrash: (error) => {
        // What the reader made of it outlives it.
        this.#pendingState = this.#lastState;
        this.#pendingFor = [...this.#loadedFrom, this.#itemsTold];
        this.#framesBefore = this.frames;
        this.#stage?.dispose();
        this.#stage = undefined;
        this.#engine = undefined;
        this.#failWithoutCore(error);
      },
    });
  }

  /** @param {Engine} engine */
  #adopt(engine) {
    this.#engine = engine;
    this.#anew = true;
    this.#adopted = true;
    engine.set('offers', this.#offers());
    this.#stage = new Stage(this, this.#frame, engine, this.#surroundings(), {
      acted: () => this.#runEffects(),
      link: (url, event) => {
        if (!this.#emit('juxta-link', { url }, true)) event.preventDefault();
      },
      noCanvas: (reason) => {
        this.#note.textContent = `The comparison is shown as a page: there is no WebGL 2 canvas here${reason ? ` (${reason})` : ''}.`;
        this.#say(this.#note.textContent);
      },
      say: (text, about) => this.#say(text, about),
      changed: (state) => {
        if (state === 'painted') this.#note.textContent = '';
        this.#mark(state);
      },
    });
    this.#stage.shown = false;
  }

  /** Carries out what the core asks for. */
  #runEffects() {
    for (const effect of this.#engine?.effects() ?? []) {
      if (effect.type === 'change') {
        this.#lastState = effect.state;
        if (this.#setting) continue;
        this.#address?.say(effect.link, effect.step);
      }
      if (effect.type === 'ask') void this.#ask(effect);
      else this.#effects.carryOut(effect);
    }
  }

  /**
   * One polite sentence. Those of a moment are said together, and one that was said before is said again.
   * @param {string} text
   * @param {string} [about] of several about the same the last one is said; '' = of nothing in particular
   */
  #say(text, about = '') {
    this.#sayings = this.#sayings.filter(([other, said]) => (about ? other !== about && said !== text : other === '' || said !== text));
    this.#sayings.push([about, text]);
    this.#status.textContent = '';
    clearTimeout(this.#sayingSoon);
    this.#sayingSoon = setTimeout(() => {
      this.#status.textContent = this.#sayings.map(([, said]) => said).join(' ');
      this.#sayings = [];
    }, 50);
  }

  /** Tells the page what came of a load. */
  #settle() {
    const status = this.#engine?.status();
    if (!status || status.status === 'loading') return;
    this.#showStage();
    if (status.status === 'failed') {
      const { code, where, message } = status.error ?? { code: 'internal', where: '', message: '' };
      if (this.#settled) return;
      console.warn(`<juxta-compare>: ${this.#data === undefined ? this.src : 'data'}: ${sentence(message || code)}`);
      this.#fail({ code, where, message: sentence(message || code) });
      return;
    }
    if (this.#settled) return;
    if (status.problems.length > 0) {
      console.warn(`<juxta-compare>: ${this.#data === undefined ? this.src : 'data'}: ${status.problems.length} ${status.problems.length === 1 ? 'finding' : 'findings'}.\n${status.problems.join('\n')}`);
    }
    this.#settled = true;
    this.#pendingState = '';
    this.#mark('ready');
    this.#address?.shown();
    const detail = { items: status.items.length };
    this.#resolve(detail);
    this.#emit('juxta-ready', detail);
  }

  /** The module can't be had or has died: the page's own content stays, with one sentence. @param {any} error */
  #failWithoutCore(error) {
    this.#loading?.abort(); // nothing is there to take the bundle
    const text = String(error?.message ?? error).replace(/\.+$/, '');
    const barred = /unsafe-eval|\bCSP\b|Content.Security/i.test(text);
    const address = error?.where ? ` (${error.where})` : '';
    /** @type {Record<string, string>} */
    const sentences = {
      unreachable: `The interactive comparison is not here: its program could not be fetched${address}: ${text}.`,
      not_wasm: `The interactive comparison is not here: its program could not be read${address}.`,
      internal: 'The interactive comparison stopped because of a fault of its own.',
    };
    let message = sentences[error?.code] ?? sentences.internal;
    if (typeof WebAssembly === 'undefined') message = 'The interactive comparison is not here: this browser has no WebAssembly.';
    if (barred) {
      message = 'The interactive comparison is not here: this page does not allow WebAssembly.';
      console.error("<juxta-compare>: the page's Content-Security-Policy blocks WebAssembly; add 'wasm-unsafe-eval' to script-src.");
    } else {
      console.error(`<juxta-compare>: ${text}${address}`);
    }
    this.#begun = false;
    this.#errorText.textContent = message;
    this.#again.hidden = barred || typeof WebAssembly === 'undefined';
    this.#note.textContent = '';
    this.#showSlots(true);
    this.#say(message);
    this.#fail({ code: error?.code ?? 'internal', where: error?.where ?? '', message });
  }

  /** @param {Failure} failure */
  #fail(failure) {
    this.#error = failure;
    this.#settled = true;
    this.#mark('failed');
    this.#reject(failure);
    this.#emit('juxta-error', failure);
  }

  /** A new promise where the last one is kept; who waits for one that is not, goes on waiting for what comes. */
  #renewReady() {
    if (!this.#settled) return;
    this.#settled = false;
    this.#ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#ready.catch(() => {}); // a page that does not ask is not told by an error of its own
  }

  // ---- what is shown ------------------------------------------------------------------------------------------

  /** Light or dark, for what is shown without a stage, which looks at that itself. */
  #shade() {
    if (!this.#stage) shade(this, this.#frame, this.theme);
  }

  /** The page's own content instead of the comparison. @param {boolean} failed */
  #showSlots(failed) {
    if (this.#stage) return;
    this.#shade();
    this.#errorBox.hidden = !failed;
    const poster = !failed && filled(this.#posterSlot);
    this.#posterSlot.hidden = !poster;
    this.#slot.hidden = poster;
    const skeleton = !failed && !poster && !filled(this.#slot) && this.#hasSource;
    this.#frame.classList.toggle('skeleton', skeleton);
    if (skeleton) this.#note.textContent = 'The comparison is being loaded.';
    if (this.isConnected) this.#dark.addEventListener('change', this.#onDark, { signal: this.#living.signal });
    if (!failed) this.#mark('loading');
  }

  /** The comparison, or what it says of itself, as soon as that is more than the page's own content. */
  #showStage() {
    const status = this.#engine?.status()?.status;
    const stage = this.#stage;
    if (!stage || !status) return;
    const failed = status === 'failed';
    const waiting = status === 'loading';
    const ownError = failed && filled(this.#errorSlot);
    const poster = waiting && filled(this.#posterSlot);
    const fallback = (waiting || failed) && !poster && filled(this.#slot);
    this.#errorBox.hidden = !ownError;
    this.#posterSlot.hidden = !poster;
    this.#slot.hidden = !fallback;
    stage.shown = !ownError && !(waiting && (poster || fallback));
    if (this.#frame.classList.contains('skeleton')) this.#note.textContent = '';
    this.#frame.classList.remove('skeleton');
  }

  /**
   * What :state() says: one of loading, ready, failed, and one of words, painted, html, or '' for none of these.
   * @param {string} state
   */
  #mark(state) {
    const states = this.#internals?.states;
    if (!states) return;
    const group = ['loading', 'ready', 'failed'].includes(state) ? ['loading', 'ready', 'failed'] : ['words', 'painted', 'html'];
    try {
      for (const name of group) if (name !== state) states.delete(name);
      if (state) states.add(state);
    } catch {
      // An old browser wants '--state' and has no :state() to ask.
    }
  }

  /** @param {string} type @param {object} detail @param {boolean} [cancelable] @returns {boolean} false = cancelled */
  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/**
 * Fetches the reader of packed catalogues, which a page with bundles does without, and opens one.
 * @param {Uint8Array} manifest @param {string} url of the manifest @param {string | undefined} wasmUrl of juxta.wasm, where it is not beside this script
 * @returns {Promise<Pack>} rejects with what has a code, a place and a message
 */
async function openPackReader(manifest, url, wasmUrl) {
  const compiling = compileEngine(wasmUrl === undefined ? new URL('./juxta-pack.wasm', import.meta.url) : new URL('juxta-pack.wasm', wasmUrl));
  compiling.catch(() => {});
  try {
    const { openPack } = await import('./pack.js');
    return await openPack(await compiling, manifest, url);
  } catch (/** @type {any} */ error) {
    if (error?.name === 'PackError') throw error;
    const where = error?.where ?? new URL('./juxta-pack.js', import.meta.url).href;
    throw new SourceError('unreachable', where, `a packed catalogue needs juxta-pack.js and juxta-pack.wasm, too (${error?.message ?? error})`);
  }
}

/** @template {string} A @template {string} B @param {string | null} value @param {A} usual @param {B[]} others @returns {A | B} */
function oneOf(value, usual, others) {
  return others.find((other) => other === value) ?? usual;
}

/** A whole address; '' of what can be none. @param {string} url */
function addressOf(url) {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return '';
  }
}

/** A capital first, a full stop last. @param {string} text */
function sentence(text) {
  const [first = '', ...rest] = text.trim();
  return `${first.toUpperCase()}${rest.join('')}`.replace(/(?<![.!?])$/, '.');
}

/** Whether the page put anything into a slot. @param {HTMLSlotElement} slot */
function filled(slot) {
  return slot.assignedNodes().some((node) => node.nodeType === 1 || (node.nodeType === 3 && (node.textContent ?? '').trim() !== ''));
}
