// web/source.js - a bundle on its way into the engine: fetched in pieces, never held whole.
// SPDX-License-Identifier: MIT
// @ts-check

/** What the format allows, bytes (data/README.md, "Limits"). */
const bytesAtMost = 64 * 1024 * 1024;
/** A server that sends nothing for so long is given up, ms. */
const patience = 30_000;

/** Why a bundle could not be had; `code` is one of the core's (wasm/base/result.hpp). */
export class SourceError extends Error {
  /** @param {'unreachable' | 'not_json' | 'too_large'} code @param {string} where @param {string} detail */
  constructor(code, where, detail) {
    super(detail);
    this.code = code;
    this.where = where;
  }
}

/** A packed catalogue's manifest has no more (wasm/pack/catalogue_pack.hpp), bytes. */
const manifestAtMost = 4 * 1024 * 1024;

/**
 * An open source.
 * @typedef {{ total: number, pieces: AsyncIterable<Uint8Array>, url: string }} Source
 *   total  bytes in all; 0 = unknown
 *   url    where it came from
 */

/**
 * Asks for a bundle; the answer's body is read only as it is iterated over.
 * @param {string} src an address, relative to the page
 * @param {AbortSignal} signal gives it up
 * @param {RequestCache} cache
 * @returns {Promise<Source>} rejects with a SourceError
 */
export async function fetchSource(src, signal, cache) {
  let url = src;
  const clock = stopwatch();
  const both = AbortSignal.any ? AbortSignal.any([signal, clock.signal]) : signal;
  /** @param {unknown} error */
  const why = (error) => {
    if (signal.aborted) return error;
    if (error instanceof SourceError) return error;
    return new SourceError('unreachable', url, clock.signal.aborted ? `no answer for ${patience / 1000} seconds` : 'no connection, or not allowed by this page');
  };
  /** @type {Response} */
  let response;
  try {
    url = new URL(src, document.baseURI).href;
    clock.start();
    response = await fetch(url, { credentials: 'omit', signal: both, cache });
  } catch (error) {
    clock.stop();
    throw why(error);
  }
  clock.stop();
  if (!response.ok) throw new SourceError('unreachable', url, `HTTP status ${response.status}`);
  const type = (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
  const page = () => new SourceError('not_json', url, `the server sent a web page, not data (HTTP ${response.status} ${type || 'without a type'})`);
  if (type === 'text/html' || type === 'application/xhtml+xml') throw page();
  const { body } = response;
  // Content-Length counts the compressed bytes; what comes out is more.
  const total = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length') ?? 0);
  if (total > bytesAtMost) throw tooLarge(url);

  async function* pieces() {
    const reader = body?.getReader();
    if (!reader) return;
    let received = 0;
    try {
      for (;;) {
        clock.start();
        const { done, value } = await reader.read();
        clock.stop();
        if (done) return;
        if (received === 0 && /^\s*<(!doctype|html)/i.test(new TextDecoder().decode(value.subarray(0, 64)))) throw page();
        received += value.length;
        if (received > bytesAtMost) throw tooLarge(url);
        yield value;
      }
    } catch (error) {
      throw why(error);
    } finally {
      clock.stop();
      reader.cancel().catch(() => {});
    }
  }
  return { total, pieces: pieces(), url: response.url };
}

/** A bundle that the page has at hand. @param {unknown} data @returns {Source} @throws {TypeError} what JSON.stringify throws */
export function dataSource(data) {
  const bytes = new TextEncoder().encode(JSON.stringify(data) ?? '');
  async function* pieces() {
    yield bytes;
  }
  return { total: bytes.length, pieces: pieces(), url: document.baseURI };
}

/** Keeps what goes by, as long as it may be the manifest of a packed catalogue. */
export class ManifestWatch {
  /** @type {Uint8Array[] | undefined} */
  #pieces = [];
  #bytes = 0;

  /** @param {Uint8Array} piece */
  see(piece) {
    this.#bytes += piece.length;
    if (this.#bytes > manifestAtMost) this.#pieces = undefined;
    this.#pieces?.push(piece);
  }

  /** The manifest; undefined = it was something else. @returns {Promise<Uint8Array | undefined>} */
  async found() {
    const bytes = new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (this.#pieces ?? [])).arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    try {
      return text.includes('"x-catalogue"') && JSON.parse(text)['x-catalogue']?.segments ? bytes : undefined;
    } catch {
      return undefined; // not JSON: the core says where
    }
  }
}

/** @param {string} url */
function tooLarge(url) {
  return new SourceError('too_large', url, `more than ${bytesAtMost / 1024 / 1024} MiB`);
}

/** Aborts when it runs for longer than our patience. */
function stopwatch() {
  const controller = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    signal: controller.signal,
    start() {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), patience);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
