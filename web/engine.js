// web/engine.js - the core in WebAssembly, as typed JavaScript: loads it, calls it, frees it.
// SPDX-License-Identifier: MIT
// @ts-check
//
// The module is compiled once a page; each engine is an instance of its own, with its own memory. An engine that has
// crashed, or was disposed of, answers every call with "nothing" and never throws.
//
// The order of things: createEngine, set() what is known of the page, load*(), then whenever revision() has moved:
// semantics() and layout(). attach() may come at any time, frame() after it. effects() after everything that acts.

import { instanceOf } from './instance.js';
import createCore from './juxta-core.js';

/**
 * A node of the semantic tree; fields at their default are left out. See wasm/semantics/node.hpp.
 * @typedef {{
 *   id: string, role: string, look?: string, text?: string, name?: string, url?: string, value?: string, hint?: string,
 *   kind?: string, unit?: string, language?: string, level?: number, span?: number, number?: number, low?: number, high?: number,
 *   step?: number, marks?: number[], bare?: boolean, read_only?: boolean,
 *   pressed?: boolean, expanded?: boolean, disabled?: boolean, hidden?: boolean, decorative?: boolean, primary?: boolean,
 *   busy?: boolean, shares?: number[], chosen?: number[], found?: number[], rows?: number, turn?: number, row?: number, sorted?: string, scrolls?: boolean, controls?: string, leave?: string, action?: boolean, children?: SemanticNode[]
 * }} SemanticNode
 */

/** How a thing moves with its region. @typedef {'body' | 'head' | 'labels' | 'corner'} Layer */

/**
 * Where everything stands, in CSS px from the content's top left. A region of -1 is the page.
 * @typedef {{
 *   width: number,
 *   height: number,
 *   lines: [node: string, text: string, x: number, y: number, width: number, height: number, baseline: number,
 *           style: string, region: number, layer: Layer, cut?: number][],
 *   targets: [node: string, x: number, y: number, width: number, height: number, region: number, layer: Layer][],
 *   regions: [node: string, x: number, y: number, width: number, height: number,
 *             contentWidth: number, labelWidth: number, headHeight: number, rowsHeight?: number, windowOrigin?: number][],
 *   styles: Record<string, [face: string, size: number]>
 * }} Layout
 */

/**
 * What is shown now. `link` is what the page's address says of it, '' = nothing. `error` only when status is "failed"; `problems` are lines for a developer.
 * @typedef {{
 *   state: string, link: string, items: string[], status: 'loading' | 'failed' | 'empty' | 'ready', problems: string[],
 *   error?: { code: string, where: string, message: string }
 * }} Status
 */

/**
 * What the core asks its host to do.
 * @typedef {{ type: 'load' } | { type: 'ask', turn: number, items: string[], query: string, most: number, order: string, filters: string, facets: string, plot: string } | { type: 'change', state: string, items: string[], link: string, step: boolean } | { type: 'copy-link', link: string } | { type: 'subscribe', email: string, again: boolean }
 *   | { type: 'bookmark', items: string[], kept: boolean, by: number } | { type: 'vote', item: string, vote: string }
 *   | { type: 'write', id: number, puts: [string, string | null, string][] } | { type: 'wake', ms: number } | { type: 'hurry' } | { type: 'pick' } | { type: 'forget' }
 *   | { type: 'ballot', item: string, vote: string, key: string, supersedes: string } | { type: 'save', name: string, text: string } | { type: 'announce', text: string }} Effect
 */

/**
 * What of the content to draw: all lengths in CSS px from the content's top, save the canvas's own size.
 * @typedef {{ sliceTop: number, sliceHeight: number, visibleTop: number, widthPx: number, heightPx: number, now: number }} Slice
 *   sliceTop     y of the content at the canvas's top edge
 *   visibleTop   y of the content at the top of the reader's window; heads stick there
 *   widthPx, heightPx  device pixels of the canvas; frame() gives the canvas this size
 *   now          ms, any clock that only moves forward (performance.now())
 */

/** Why an engine could not be made or has died. */
export class EngineError extends Error {
  /**
   * @param {'unreachable' | 'not_wasm' | 'internal'} code
   * @param {string} where address, or ""
   * @param {string} message
   */
  constructor(code, where, message) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.where = where;
  }
}

/** A server that sends nothing for so long is given up, ms; the module itself may take four times as long. */
const patience = 30_000;
const noAnswer = `no answer for ${patience / 1000} seconds`;

/** Where the module is by default: beside this script. */
const besideScript = () => new URL('./juxta.wasm', import.meta.url);

/** One compilation an address and page. @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/**
 * Fetches and compiles the module, or gives back the compilation under way. Call it early: it makes no instance.
 * A failure is not kept: the next call tries again.
 *
 * @param {string | URL} [wasmUrl] by default juxta.wasm beside this script
 * @returns {Promise<WebAssembly.Module>} rejects with an EngineError
 */
export function compileEngine(wasmUrl = besideScript()) {
  const url = String(wasmUrl);
  let module = compiled.get(url);
  if (!module) {
    module = compile(url);
    compiled.set(url, module);
    module.catch(() => compiled.delete(url));
  }
  return module;
}

/** @param {string} url */
async function compile(url) {
  const clock = new AbortController();
  const giveUp = () => clock.abort();
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await answer(url, clock.signal);
    clearTimeout(timer);
    timer = setTimeout(giveUp, 4 * patience);
    return await read(response, url, clock.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} url @param {AbortSignal} signal */
async function answer(url, signal) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin', signal });
  } catch (error) {
    throw new EngineError('unreachable', url, signal.aborted ? noAnswer : String(error));
  }
  if (!response.ok) throw new EngineError('unreachable', url, `HTTP status ${response.status}`);
  return response;
}

/** @param {Response} response @param {string} url @param {AbortSignal} signal */
async function read(response, url, signal) {
  try {
    // Streaming needs the MIME type application/wasm; many plain servers don't send it.
    const type = response.headers.get('content-type') ?? '';
    const module = await (/^application\/wasm\b/i.test(type) ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
    // Cut off between two of its parts it is a module still, and does nothing.
    if (WebAssembly.Module.exports(module).length === 0) throw new Error('it ends too early');
    return module;
  } catch (error) {
    if (signal.aborted) throw new EngineError('unreachable', url, noAnswer);
    throw new EngineError('not_wasm', url, String(error));
  }
}

/**
 * Makes one widget's core.
 *
 * @param {object} [options]
 * @param {string | URL} [options.wasmUrl] by default juxta.wasm beside this script
 * @param {(error: EngineError) => void} [options.onCrash] called once, when the core has died; it is disposed of by then
 * @param {AbortSignal} [options.signal] gives the making up
 * @returns {Promise<Engine>} rejects with an EngineError, or with the signal's reason
 */
export async function createEngine({ wasmUrl = besideScript(), onCrash, signal } = {}) {
  const module = await compileEngine(wasmUrl);
  if (signal?.aborted) throw signal.reason;
  /** @type {any} */
  const core = await instanceOf(createCore, module).catch((error) => {
    throw new EngineError('internal', String(wasmUrl), String(error));
  });
  const engine = new Engine(core, onCrash);
  if (signal?.aborted) {
    engine.dispose();
    throw signal.reason;
  }
  return engine;
}

/**
 * A tree that stands for what did not change by its id, whole again.
 * @param {any} told undefined once the core is gone
 * @param {SemanticNode} before
 * @returns {any}
 */
function putBack(told, before) {
  if (typeof told === 'string') return before;
  if (!told?.children) return told;
  /** @type {Map<string, SemanticNode>} */
  const olds = new Map((told.id === before.id ? (before.children ?? []) : []).map((child) => [child.id, child]));
  told.children = told.children.map((/** @type {any} */ child) => {
    const old = olds.get(child.id ?? child);
    return old ? putBack(child, old) : child;
  });
  return told;
}

/**
 * Lines or targets, with those that are told as [first, count] put back.
 * @param {any[]} told
 * @param {any[]} before
 */
const putBackPieces = (told, before) =>
  told.flatMap((piece) => (typeof piece[0] === 'number' ? before.slice(piece[0], piece[0] + piece[1]) : [piece]));

/** One widget's core. Made by createEngine. */
export class Engine {
  /** The instance; undefined once it is gone. @type {any} */
  #core;
  #onCrash;
  /** @type {HTMLCanvasElement | undefined} */
  #canvas;
  /** What the core told last, and so does not tell again. @type {SemanticNode | undefined} */
  #tree;
  /** @type {Layout | undefined} */
  #layout;

  /**
   * @param {any} core
   * @param {((error: EngineError) => void) | undefined} onCrash
   */
  constructor(core, onCrash) {
    this.#core = core;
    this.#onCrash = onCrash;
  }

  /** True until dispose() or a crash. */
  get alive() {
    return this.#core !== undefined;
  }

  /**
   * Tells one thing of the page; setting what is set already costs nothing. Keys and values: juxta_set in
   * wasm/exports/exports.hpp.
   * @param {'items' | 'start' | 'state' | 'offers' | 'colours' | 'family' | 'base_size' | 'density' | 'width' | 'dark' | 'coarse' | 'still' | 'fonts'} key
   * @param {string | number | boolean} value true and false stand for 1 and 0
   */
  set(key, value) {
    const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
    this.#withTexts([key, text], (/** @type {number} */ k, /** @type {number} */ v) => this.#core._juxta_set(k, v));
  }

  /**
   * The bundle begins to arrive; what was shown before goes.
   * @param {boolean} same from the same source once more: what the reader did stays
   */
  loadStart(same) {
    this.#try(() => this.#core._juxta_load(same ? 4 : 0, 0, 0, 0));
  }

  /**
   * The next bytes of the bundle, cut anywhere.
   * @param {Uint8Array} bytes
   * @param {number} [total] bytes in all; 0 = unknown
   */
  loadPiece(bytes, total = 0) {
    // In parts of 64 KiB, so that the core's memory, which never shrinks, does not grow by the size of a piece.
    const step = 65536;
    this.#try(() => {
      const core = this.#core;
      const at = core._malloc(Math.min(step, bytes.length) || 1);
      for (let start = 0; start < bytes.length; start += step) {
        const part = bytes.subarray(start, start + step);
        core.HEAPU8.set(part, at);
        core._juxta_load(1, at, part.length, total);
      }
      core._free(at);
    });
  }

  /** The bundle is complete: status() says what came of it. */
  loadEnd() {
    this.#try(() => this.#core._juxta_load(2, 0, 0, 0));
  }

  /**
   * What came is the manifest of a packed catalogue; loadEnd() is not called then. The effect 'ask' says what is wanted of it, now and later.
   * @param {number} items how many there are
   * @param {string[]} first what stands side by side where nobody asks for others
   */
  openPack(items, first) {
    this.act('!pack', [items, ...first].join('\n'));
  }

  /**
   * The answer to an 'ask'; to an earlier one than the last it is not taken.
   * @param {number} turn of the effect
   * @param {import('./pack.js').Answer} answer
   */
  answer(turn, { bundle, listed, count, counted, complete, forgave, offers, plotted }) {
    this.act('!excerpt', [turn, listed, count, Number(counted), Number(complete), forgave, plotted, offers].join('\t'));
    this.loadPiece(bundle);
    this.loadEnd();
  }

  /** There is no answer to an 'ask', as for loadFailed(). @param {number} turn @param {string} code @param {string} where @param {string} detail */
  noAnswer(turn, code, where, detail) {
    this.act('!pack-failed', `${turn}\t${[code, where, detail].map((part) => part.replaceAll('|', '/')).join('|')}`);
  }

  /**
   * The bundle could not be had.
   * @param {string} code 'unreachable', 'not_json', ...: names of wasm/base/result.hpp
   * @param {string} where the address
   * @param {string} detail what a person should know, a few words: 'HTTP status 404'
   */
  loadFailed(code, where, detail) {
    this.act('!failed', [code, where, detail].map((part) => part.replaceAll('|', '/')).join('|'));
  }

  /**
   * Activates a node of the semantic tree, or one of the world's answers (juxta_act in wasm/exports/exports.hpp).
   * @param {string} node
   * @param {string} [value] of a field
   * @returns {boolean} whether there was something to do
   */
  act(node, value = '') {
    return this.#withTexts([node, value], (/** @type {number} */ n, /** @type {number} */ v) => this.#core._juxta_act(n, v)) === 1;
  }

  /** Counts up whenever semantics() or layout() would come out different. @returns {number} */
  revision() {
    return (this.#try(() => this.#core._juxta_revision()) ?? 0) >>> 0;
  }

  /** @returns {Status | undefined} undefined once the engine is gone, as below */
  status() {
    return this.#json(() => this.#core._juxta_status());
  }

  /** The whole screen as a tree of meanings. What did not change is the same object as in the last one. @returns {SemanticNode | undefined} */
  semantics() {
    const before = this.#tree;
    const told = this.#json(() => this.#core._juxta_semantics(before ? 0 : 1));
    return (this.#tree = before ? putBack(told, before) : told);
  }

  /**
   * Where everything of it stands, for the width that was set. Lines and targets that stand as they stood are the same
   * objects as in the last one.
   * @returns {Layout | undefined}
   */
  layout() {
    const before = this.#layout;
    const told = this.#json(() => this.#core._juxta_layout(before ? 0 : 1));
    if (told && before) {
      told.lines = putBackPieces(told.lines, before.lines);
      told.targets = putBackPieces(told.targets, before.targets);
      if (JSON.stringify(told.styles) === JSON.stringify(before.styles)) told.styles = before.styles;
    }
    return (this.#layout = told);
  }

  /** How large it is and what scrolls in it, of a layout that layout() has not told yet. @returns {Pick<Layout, 'width' | 'height' | 'regions'> | undefined} */
  outline() {
    return this.#json(() => this.#core._juxta_layout(2));
  }

  /** What the core asks for since the last call, in order. @returns {Effect[]} */
  effects() {
    return this.#json(() => this.#core._juxta_effects()) ?? [];
  }

  /**
   * Makes a graphics context on a canvas and draws on it from now on. A canvas serves once: after detach() give a new
   * one. The canvas may be in a shadow root or nowhere yet; its width and height are the engine's, its style is not.
   * @param {HTMLCanvasElement} canvas
   * @returns {boolean} false when there is no WebGL 2
   */
  attach(canvas) {
    this.detach();
    const attached = this.#try(() => {
      this.#core.canvas = canvas;
      this.#core.specialHTMLTargets['#canvas'] = canvas;
      return this.#core._juxta_attach();
    });
    if (attached === 1) this.#canvas = canvas;
    else this.#forgetCanvas();
    return attached === 1;
  }

  /** Gives the graphics context back to the browser, at once. Everything else stays; attach() continues. */
  detach() {
    const canvas = this.#canvas;
    if (!canvas) return;
    this.#canvas = undefined;
    this.#try(() => this.#core._juxta_detach());
    this.#forgetCanvas();
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  }

  /** True between a successful attach() and detach(). */
  get attached() {
    return this.#canvas !== undefined;
  }

  /**
   * Draws one frame, synchronously. Nothing when not attached.
   * @param {Slice} slice
   * @returns {boolean} whether it wants another frame though nothing changed
   */
  frame({ sliceTop, sliceHeight, visibleTop, widthPx, heightPx, now }) {
    const bits = this.#canvas
      ? (this.#try(() => this.#core._juxta_frame(sliceTop, sliceHeight, visibleTop, widthPx, heightPx, now / 1000)) ?? 0)
      : 0;
    return (bits & 1) !== 0;
  }

  /**
   * The pointer, in CSS px from the content's top left. Shows in the next frame.
   * @param {'moved' | 'pressed' | 'released' | 'left'} kind
   * @param {number} [x]
   * @param {number} [y]
   */
  pointer(kind, x = 0, y = 0) {
    this.#try(() => this.#core._juxta_pointer(['moved', 'pressed', 'released', 'left'].indexOf(kind), x, y));
  }

  /**
   * The keyboard's focus moved to a node ('focus', its id or ''), a region was scrolled ('scroll', '<region index>:<css px sideways>:<css px
   * down its rows>'), or a list that flows shows its rows from one on ('rows', '<row>'). Shows in the next frame. 'print': all goes onto
   * paper, or '' is on the screen again. 'idle': there are a few milliseconds to spare.
   * @param {'focus' | 'scroll' | 'rows' | 'print' | 'idle'} kind
   * @param {string} text
   * @returns {boolean} of 'idle': whether there is more to do in such moments
   */
  hint(kind, text) {
    return Boolean(this.#withTexts([kind, text], (/** @type {number} */ k, /** @type {number} */ t) => this.#core._juxta_hint(k, t)));
  }

  /** Every text that a full drawing hands to ImGui, in order. @returns {{ node: string, text: string }[]} */
  canvasText() {
    const all = this.#text(() => this.#core._juxta_canvas_text()) ?? '';
    return all
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [node, text = ''] = line.split('\t');
        return { node, text };
      });
  }

  /**
   * What is shown, as a text; '' while no comparison is.
   * @param {string} format csv, tsv, markdown, html or json; '' for any other
   * @returns {string}
   */
  exportAs(format) {
    let at = 0;
    this.#withTexts([format], (/** @type {number} */ name) => (at = this.#core._juxta_export(name)));
    return at === 0 ? '' : (this.#text(() => at) ?? '');
  }

  /** Frees everything: context, memory, references. */
  dispose() {
    this.detach();
    this.#core = undefined;
    this.#onCrash = undefined;
  }

  #forgetCanvas() {
    if (!this.#core) return;
    this.#core.canvas = undefined;
    delete this.#core.specialHTMLTargets['#canvas'];
  }

  /**
   * Runs what touches the core. A trap leaves its memory in an unknown state, so the instance is never called again.
   * @template T
   * @param {() => T} work
   * @returns {T | undefined}
   */
  #try(work) {
    if (!this.#core) return undefined;
    try {
      return work();
    } catch (error) {
      const onCrash = this.#onCrash;
      this.#core = undefined;
      this.dispose();
      onCrash?.(new EngineError('internal', '', String(error)));
      return undefined;
    }
  }

  /**
   * Passes texts as UTF-8, zero-terminated, for the time of one call.
   * @param {string[]} texts
   * @param {(...at: number[]) => number | void} call
   */
  #withTexts(texts, call) {
    return this.#try(() => {
      const core = this.#core;
      // A NUL would end the text early; nothing that a page or a person says has one.
      const all = new TextEncoder().encode(texts.map((text) => text.replaceAll('\0', '') + '\0').join(''));
      const at = core._malloc(all.length);
      core.HEAPU8.set(all, at);
      const starts = [at];
      for (let i = 0; starts.length < texts.length; i++) if (all[i] === 0) starts.push(at + i + 1);
      const answer = call(...starts);
      core._free(at);
      return answer;
    });
  }

  /**
   * @param {() => number} call gives the address of a zero-terminated text
   * @returns {string | undefined}
   */
  #text(call) {
    return this.#try(() => {
      const at = call();
      const heap = /** @type {Uint8Array} */ (this.#core.HEAPU8); // after the call: memory may have grown
      return new TextDecoder().decode(heap.subarray(at, heap.indexOf(0, at)));
    });
  }

  /** @param {() => number} call @returns {any} */
  #json(call) {
    const text = this.#text(call);
    return text === undefined ? undefined : JSON.parse(text);
  }
}
