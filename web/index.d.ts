// web/index.d.ts - the public types of <juxta-compare>.
// SPDX-License-Identifier: MIT

/** Why a comparison is not shown. */
export interface JuxtaFailure {
  /** For programs: 'unreachable', 'not_json', 'syntax', 'too_large', 'wrong_version', 'not_wasm', 'internal', ... */
  code: string;
  /**
   * The address that was asked; of a bundle that arrived and could not be read, the place in it as far as it is known
   * (line and column, or a JSON Pointer); 'data' where `data` could not be turned into JSON. May be empty.
   */
  where: string;
  /** For people: a sentence with a capital and a full stop. */
  message: string;
}

/** The events of the element; all bubble and cross shadow roots. */
export interface JuxtaEventMap {
  /** The comparison is loaded and its words are in the page. */
  'juxta-ready': CustomEvent<{ items: number }>;
  /** The reader changed what is shown, by a control, by Back and Forward, or in the address. Of a catalogue `items` are those picked. */
  'juxta-change': CustomEvent<{ state: string; items: string[] }>;
  /** It can't be shown; the element's children stay visible. */
  'juxta-error': CustomEvent<JuxtaFailure>;
  /** A link of the bundle is about to be followed; cancel it to do something else. */
  'juxta-link': CustomEvent<{ url: string }>;
  /** An address is about to be posted to `newsletter-url`; cancel it to stop that. */
  'juxta-subscribe': CustomEvent<{ email: string }>;
  /** An item is about to be kept, or let go; cancel it to stop that. */
  'juxta-bookmark': CustomEvent<{ item: string; kept: boolean; moved?: number }>;
  /** A vote is about to be stored and sent, 'none' to take one back; cancel it to stop that. */
  'juxta-vote': CustomEvent<{ item: string; vote: 'positive' | 'negative' | 'none' }>;
}

/** The `<juxta-compare>` element. */
export declare class JuxtaCompare extends HTMLElement {
  /** Registers the element under a name, by default 'juxta-compare'. */
  static define(tag?: string, registry?: CustomElementRegistry): typeof JuxtaCompare;

  /** URL of the bundle, or of a packed catalogue's manifest; mirrors the attribute, as do those below. */
  src: string | null;
  /** Ids of the items side by side, comma-separated and percent-encoded; setting takes an array, too. */
  get items(): string | null;
  set items(ids: string | readonly string[] | null);
  /** What it opens with; '' = what the bundle can open with. */
  get start(): '' | 'comparison' | 'catalogue';
  set start(value: '' | 'comparison' | 'catalogue' | null);
  get theme(): 'auto' | 'light' | 'dark';
  set theme(value: 'auto' | 'light' | 'dark' | null);
  get view(): 'auto' | 'canvas' | 'html';
  set view(value: 'auto' | 'canvas' | 'html' | null);
  get loading(): 'lazy' | 'eager';
  set loading(value: 'lazy' | 'eager' | null);
  /** URL of juxta.wasm; null = beside the script. */
  wasmUrl: string | null;
  /** Accessible name of the whole; null = the comparison's own. */
  label: string | null;
  /** Where newsletter subscriptions are posted; null = there is no newsletter. */
  newsletterUrl: string | null;
  /** Where votes are posted and counts are read; null = there are no votes. */
  votesUrl: string | null;
  /** Whether the reader may keep items in this browser. */
  bookmarks: boolean;
  /** Whether the page's address says what is shown; a text names this widget's part of it. */
  get permalink(): boolean | string;
  set permalink(value: boolean | string | null);

  /** A bundle as an object, instead of `src`; without either the element's children show. */
  data: unknown;
  /** What the reader sees, as the text of a link: '1;items=a,b'. */
  state: string;
  /**
   * Resolves when the comparison is shown, rejects with a JuxtaFailure; a new promise with each load. While there is
   * neither `src` nor `data` it waits for one.
   */
  readonly ready: Promise<{ items: number }>;
  /** Why it is not shown; null = nothing went wrong. */
  readonly error: JuxtaFailure | null;

  /** Loads now, also what is far from the viewport or was disposed of. */
  load(): Promise<{ items: number }>;
  /** Loads again, past the browser's cache. */
  reload(): Promise<{ items: number }>;
  /** Back to what the page asked for; fires no juxta-change. */
  reset(): void;
  /**
   * What is shown, as a text: the table as separated values for a spreadsheet, all of it as Markdown or as static HTML (to
   * stand inside the element), the decision report as JSON. Throws InvalidStateError while no comparison is shown.
   */
  exportAs(format: 'csv' | 'tsv' | 'markdown' | 'html' | 'json'): string;
  /** All of what is shown as a PNG; rejects with a DOMException while nothing is shown and without WebGL 2. */
  toBlob(): Promise<Blob>;
  /** Frees memory, graphics context and listeners; the element's children show again. */
  dispose(): void;

  /** Frames drawn since the element was made. For tests and support. */
  readonly frames: number;
  /** Every text on the canvas, in reading order. For tests and support. */
  canvasText(): { node: string; text: string }[];

  addEventListener<K extends keyof JuxtaEventMap>(
    type: K,
    listener: (this: JuxtaCompare, event: JuxtaEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: JuxtaCompare, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof JuxtaEventMap>(
    type: K,
    listener: (this: JuxtaCompare, event: JuxtaEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** The attributes, for JSX. */
export interface JuxtaCompareAttributes {
  src?: string;
  items?: string;
  start?: 'comparison' | 'catalogue';
  theme?: 'auto' | 'light' | 'dark';
  view?: 'auto' | 'canvas' | 'html';
  loading?: 'lazy' | 'eager';
  'wasm-url'?: string;
  label?: string;
  'newsletter-url'?: string;
  'votes-url'?: string;
  bookmarks?: boolean | '';
  permalink?: boolean | string;
  lang?: string;
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  hidden?: boolean;
  children?: unknown;
  ref?: unknown;
  key?: string | number;
}

declare global {
  interface HTMLElementTagNameMap {
    'juxta-compare': JuxtaCompare;
  }
  namespace JSX {
    interface IntrinsicElements {
      'juxta-compare': JuxtaCompareAttributes;
    }
  }
}
