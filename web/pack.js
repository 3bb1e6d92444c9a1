// web/pack.js - a packed catalogue: fetches the files that a question needs, checks each, and has the question answered.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Becomes juxta-pack.js, which a page with bundles never fetches. The files are called by their SHA-256 and never change, so that they come
// from the browser's cache where it has them. What a file says is read by the C++ of wasm/pack (wasm/exports/pack_reader.hpp).

import { instanceOf } from './instance.js';
import { pause } from './pause.js';
import createReader from './juxta-pack-core.js';

/** Requests at once. */
const lanes = 6;
/** A server that does not give a file within so long is given up, ms. */
const patience = 30_000;
/** Before a file is asked for once more, ms each. */
const pauses = [250, 1000];
/** Bytes of files that are kept from question to question. */
const shelf = 8 * 1024 * 1024;

/**
 * What is asked: items by ids, and a list of items before them.
 * @typedef {{ ids: string[], query?: string, most?: number, order?: string, filters?: string, facets?: string, plot?: string }} Question
 *   query  what is searched for; '' = the first items
 *   most   items listed; 0 = none
 *   order  of the first items; '' = the catalogue's, else as juxta_pack_ask has it: all of its columns are fetched then
 *   filters, facets, plot  what passes, what there is to choose from, and what is plotted of it; '' = all, and nothing; else likewise
 */

/**
 * What came of it.
 * @typedef {{ bundle: Uint8Array, listed: number, count: number, counted: boolean, complete: boolean, forgave: string, offers: string, plotted: string, unknown: string[] }} Answer
 *   bundle  a document of these items, for the engine
 *   listed  how many of its first items are those of the list; the rest is what is named in the plot, and what was asked for by id
 *   count   items found in all; where not counted, at least so many
 *   complete  false: there may be better ones, which would take too many bytes to find
 *   forgave   of each word of the query, '1' = typing errors were forgiven
 *   offers    what there is to choose from in the facets, for the engine
 *   plotted   what the plot shows, likewise
 *   unknown   ids that no item has
 */

/** Why a question got no answer; `code` is one of the core's (wasm/base/result.hpp). */
export class PackError extends Error {
  /** @param {string} code @param {string} where an address @param {string} message */
  constructor(code, where, message) {
    super(message);
    this.name = 'PackError';
    this.code = code;
    this.where = where;
  }
}

/**
 * Opens a catalogue. Fetches nothing.
 * @param {WebAssembly.Module} module juxta-pack.wasm
 * @param {Uint8Array} manifest
 * @param {string} address of the manifest: its files lie beside it
 * @returns {Promise<Pack>} rejects with a PackError
 */
export async function openPack(module, manifest, address) {
  /** @type {any} */
  const reader = await instanceOf(createReader, module).catch((error) => {
    throw new PackError('internal', address, String(error));
  });
  return new Pack(reader, manifest, address);
}

/** A catalogue that is open. Made by openPack. */
export class Pack {
  #reader;
  #address;
  /** Files on their way: those that several questions want come once. @type {Map<string, Promise<void>>} */
  #coming = new Map();
  #living = new AbortController();

  /** @param {any} reader @param {Uint8Array} manifest @param {string} address */
  constructor(reader, manifest, address) {
    this.#reader = reader;
    this.#address = address;
    const told = this.#with(manifest, (at, length) => this.#text(reader._juxta_pack_read(at, length)));
    const { items = 0, first = [], error } = JSON.parse(told);
    if (error) throw new PackError('bad_value', address, error);
    /** How many items there are. @type {number} */
    this.items = items;
    /** Ids of the first ready-made comparison. @type {string[]} */
    this.first = first;
  }

  /**
   * Asks, and fetches what the answer needs.
   * @param {Question} question
   * @param {AbortSignal} signal gives it up; files on their way still arrive, for the next question
   * @returns {Promise<Answer>} rejects with a PackError, or with the signal's reason
   */
  async ask({ ids, query = '', most = 0, order = '', filters = '', facets = '', plot = '' }, signal) {
    this.#reader._juxta_pack_tidy(shelf);
    const wished = ids.map(bare).filter(Boolean).map((id) => `${id}\0`).join(''); // prettier-ignore
    const texts = [wished, ...[query, order, filters, facets, plot].map(bare)].map((text) => new TextEncoder().encode(`${text}\0`));
    const asked = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0));
    const starts = [0];
    for (const [i, text] of texts.entries()) {
      asked.set(text, starts[i]);
      starts.push(starts[i] + text.length);
    }
    const call = (/** @type {number} */ at) => {
      const [idsAt, queryAt, orderAt, filtersAt, facetsAt, plotAt] = starts.map((start) => at + start);
      return this.#text(this.#reader._juxta_pack_ask(idsAt, queryAt, most, orderAt, filtersAt, facetsAt, plotAt));
    };
    // Each turn brings at least one file that was not there; a catalogue that asks for more is none.
    let stretches = 0;
    for (let turn = 0; turn < 200 && stretches < 5000; ) {
      const told = JSON.parse(this.#with(asked, call));
      if (told.broken) break;
      if (told.more) {
        await pause(); // it looks at a million items, and the page has its turn between
        signal.throwIfAborted();
        ++stretches;
        continue;
      }
      ++turn;
      if (!told.wanted) return { ...told, bundle: this.#bytes(this.#reader._juxta_pack_bundle()).slice() };
      await this.#bring(told.wanted, signal);
      signal.throwIfAborted();
    }
    throw new PackError('bad_value', this.#address, 'its files contradict each other');
  }

  /** Ends all fetching. The pack is of no use any more. */
  dispose() {
    this.#living.abort();
    this.#reader = undefined;
  }

  /** @param {[path: string, bytes: number][]} wanted @param {AbortSignal} signal */
  async #bring(wanted, signal) {
    const queue = [...wanted];
    const lane = async () => {
      for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
        const [path, bytes] = next;
        let coming = this.#coming.get(path);
        if (!coming) {
          coming = this.#fetch(path, bytes).finally(() => this.#coming.delete(path));
          this.#coming.set(path, coming);
        }
        await coming;
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.min(lanes, wanted.length) }, lane));
    } finally {
      queue.length = 0; // one that failed is enough: the others stop, too
    }
  }

  /** Fetches a file, checks it and puts it on the shelf. @param {string} path @param {number} size */
  async #fetch(path, size) {
    const url = new URL(path, this.#address).href;
    /** @type {RequestCache} */
    let cache = 'force-cache';
    for (let turn = 0; ; ++turn) {
      const failed = await this.#once(url, path, size, cache);
      if (this.#living.signal.aborted) throw this.#living.signal.reason;
      if (!failed) return;
      if (!failed.again || turn === pauses.length) {
        const tries = turn > 0 ? `, after ${turn + 1} tries` : '';
        throw new PackError('unreachable', url, `${failed.why}${tries}`);
      }
      cache = 'reload'; // what the cache has may be what is wrong
      await new Promise((done) => setTimeout(done, pauses[turn]));
    }
  }

  /**
   * @param {string} url @param {string} path @param {number} size @param {RequestCache} cache
   * @returns {Promise<{ why: string, again: boolean } | undefined>} why not, and whether it may be different the next time
   */
  async #once(url, path, size, cache) {
    const clock = new AbortController();
    const timer = setTimeout(() => clock.abort(), patience);
    const stop = () => clock.abort();
    this.#living.signal.addEventListener('abort', stop, { once: true });
    try {
      const response = await fetch(url, { credentials: 'omit', cache, signal: clock.signal });
      if (!response.ok) return { why: `HTTP status ${response.status}`, again: response.status >= 500 || response.status === 408 || response.status === 429 };
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (this.#living.signal.aborted) return { why: '', again: false };
      const sum = bytes.length === size && crypto.subtle ? hex(await crypto.subtle.digest('SHA-256', bytes)) : '';
      const named = path.replace('/', '').replace(/\..*$/, '');
      const fits = bytes.length === size && (sum === '' || sum === named) && this.#put(path, bytes, sum !== '');
      return fits ? undefined : { why: 'it is not the file that the catalogue names (its SHA-256 is another)', again: true };
    } catch {
      return { why: clock.signal.aborted ? `no answer for ${patience / 1000} seconds` : 'no connection, or not allowed by this page', again: true };
    } finally {
      clearTimeout(timer);
      this.#living.signal.removeEventListener('abort', stop);
    }
  }

  /** @param {string} path @param {Uint8Array} bytes @param {boolean} checked */
  #put(path, bytes, checked) {
    if (!this.#reader) return false;
    const name = new TextEncoder().encode(`${path}\0`);
    return this.#with(name, (at) => this.#with(bytes, (file, length) => this.#reader._juxta_pack_put(at, file, length, Number(checked)))) === 1;
  }

  /**
   * Bytes in the reader's memory for the time of one call.
   * @template T
   * @param {Uint8Array} bytes
   * @param {(at: number, length: number) => T} call
   */
  #with(bytes, call) {
    const at = this.#reader._malloc(bytes.length || 1);
    if (!at) throw new PackError('too_large', this.#address, 'there is no memory left for it');
    this.#reader.HEAPU8.set(bytes, at);
    const answer = call(at, bytes.length);
    this.#reader._free(at);
    return answer;
  }

  /** @param {number} at of a zero-terminated text @returns {Uint8Array} until the next call */
  #bytes(at) {
    const heap = /** @type {Uint8Array} */ (this.#reader.HEAPU8); // after the call: memory may have grown
    return heap.subarray(at, heap.indexOf(0, at));
  }

  /** @param {number} at */
  #text(at) {
    return new TextDecoder().decode(this.#bytes(at));
  }
}

/** A zero would end a text early; nothing that a page or a person says has one. @param {string} text */
const bare = (text) => text.replaceAll('\0', '');

/** @param {ArrayBuffer} bytes */
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
