// web/keeper.js - keeps the reader's facts: in IndexedDB, else in localStorage, else in memory. One fact, one entry.
// SPDX-License-Identifier: MIT
// @ts-check
//
// What a key and a text mean is the core's to know (wasm/records/codec.hpp). Here they are stored together or not at all, and
// only where the same still stands that the core found: another tab may have been faster. Of two storages that have the
// same key the greater text is the later fact.
//
// Measured: a value in localStorage is lost when the browser dies within seconds, one in IndexedDB is not once its transaction
// is complete; two tabs that rewrite one value of localStorage lose a third of their writes. So IndexedDB is the truth.

/** A key, the text that must stand there ('' = none, null = any), and the text to stand there ('' = none). @typedef {[string, string | null, string]} Put */
/** Key and text of all that is kept. @typedef {Map<string, string>} Facts */

/**
 * @typedef {object} Store
 * @property {() => Promise<Facts>} read
 * @property {(puts: Put[]) => Promise<[string, string][] | undefined>} write resolves when it is done, or to what stands there instead
 * @property {() => Promise<void>} clear
 */

const name = 'juxta';
/** A database that says nothing for so long, ms, is taken for none. */
const patience = 3000;

/** What is no text of ours, as one that the core puts aside. @param {unknown} value */
const asText = (value) => (typeof value === 'string' && !/[\0\n]/.test(value) ? value : `? ${String(value).replace(/[\0\n]/g, ' ')}`);
const askable = (/** @type {unknown} */ key) => typeof key === 'string' && !/[\0\t\n]/.test(key) && !key.startsWith('bad/');

/** @param {(key: string) => string} at @param {Put[]} puts @returns {[string, string][] | undefined} what stands there, if it is not what was found */
function conflict(at, puts) {
  return puts.some(([key, was]) => was !== null && at(key) !== was) ? puts.map(([key]) => [key, at(key)]) : undefined;
}

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** The database, one connection a page. */
function database() {
  opened ??= new Promise((/** @type {(database: IDBDatabase) => void} */ resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('facts');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { result } = request;
      const closed = () => (opened = undefined);
      result.onclose = closed;
      result.onversionchange = () => {
        closed();
        result.close();
      };
      resolve(result);
    };
    setTimeout(() => reject(new Error('no answer')), patience);
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** @param {IDBTransactionMode} mode */
async function begin(mode) {
  const first = await database();
  try {
    return first.transaction('facts', mode);
  } catch {
    opened = undefined; // the connection may have been closed: once more, with another
    return (await database()).transaction('facts', mode);
  }
}

/** @implements {Store} */
class DatabaseStore {
  /** @param {string} scope */
  constructor(scope) {
    this.scope = scope;
  }

  get #range() {
    return IDBKeyRange.bound([this.scope], [this.scope, []]);
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(facts: IDBObjectStore) => () => T} work gives what to take the result from, when all is done
   * @returns {Promise<T>}
   */
  async #transact(mode, work) {
    const transaction = await begin(mode);
    return new Promise((resolve, reject) => {
      const result = work(transaction.objectStore('facts'));
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  async read() {
    return this.#transact('readonly', (facts) => {
      const keys = facts.getAllKeys(this.#range);
      const values = facts.getAll(this.#range);
      return () => new Map(keys.result.map((key, i) => [/** @type {any} */ (key)[1], asText(values.result[i])]));
    });
  }

  /** @param {Put[]} puts */
  async write(puts) {
    return this.#transact('readwrite', (facts) => {
      /** @type {Map<string, string>} */
      const found = new Map();
      /** @type {[string, string][] | undefined} */
      let standing;
      for (const [key] of puts) {
        const request = facts.get([this.scope, key]);
        request.onsuccess = () => {
          found.set(key, request.result === undefined ? '' : asText(request.result));
          if (found.size < puts.length || (standing = conflict((at) => found.get(at) ?? '', puts))) return;
          try {
            for (const [at, , now] of puts) {
              if (now) facts.put(now, [this.scope, at]);
              else facts.delete([this.scope, at]);
            }
          } catch {
            facts.transaction.abort();
          }
        };
      }
      return () => standing;
    });
  }

  async clear() {
    return this.#transact('readwrite', (facts) => {
      facts.delete(this.#range);
      return () => undefined;
    });
  }
}

/** @implements {Store} */
class LocalStore {
  /** @param {string} scope */
  constructor(scope) {
    this.prefix = `${name}\n${scope}\n`;
  }

  get #keys() {
    return Array.from(localStorage, (_, i) => localStorage.key(i) ?? '').filter((key) => key.startsWith(this.prefix));
  }

  async read() {
    const { prefix } = this;
    return new Map(this.#keys.map((key) => [key.slice(prefix.length), asText(localStorage.getItem(key))]));
  }

  /** @param {Put[]} puts */
  async write(puts) {
    const at = (/** @type {string} */ key) => localStorage.getItem(this.prefix + key) ?? '';
    const standing = conflict(at, puts);
    if (standing) return standing;
    const before = puts.map(([key]) => [key, at(key)]);
    try {
      for (const [key, , now] of puts) this.#set(key, now);
    } catch (error) {
      for (const [key, text] of before) this.#set(key, text);
      throw error;
    }
  }

  async clear() {
    for (const key of this.#keys) localStorage.removeItem(key);
  }

  /** @param {string} key @param {string} text */
  #set(key, text) {
    if (text) localStorage.setItem(this.prefix + key, text);
    else localStorage.removeItem(this.prefix + key);
  }
}

/** @implements {Store} */
class MemoryStore {
  /** @param {Facts} facts */
  constructor(facts) {
    this.facts = facts;
  }

  async read() {
    return new Map(this.facts);
  }

  /** @param {Put[]} puts */
  async write(puts) {
    const standing = conflict((key) => this.facts.get(key) ?? '', puts);
    if (standing) return standing;
    take(this.facts, puts);
  }

  async clear() {
    this.facts.clear();
  }
}

/** @param {Facts} facts @param {Put[]} puts */
function take(facts, puts) {
  for (const [key, , now] of puts) {
    if (now) facts.set(key, now);
    else facts.delete(key);
  }
}

/**
 * Keeps the facts of one scope: a bundle's bookmarks, or an endpoint's votes. Lives with the element, so that a core that died finds
 * all of it again. Nothing is read or written before read() or write() is called.
 */
export class Keeper {
  /** @type {Store[]} */
  #stores;
  /** What is known to be stored. @type {Facts} */
  #known = new Map();
  #scope;
  #changed;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {AbortSignal | undefined} */
  #listening;
  /** One thing after the other. @type {Promise<unknown>} */
  #queue = Promise.resolve();
  #ready = false;

  /** @param {string} scope @param {() => void} changed called when another tab wrote, while it listens */
  constructor(scope, changed) {
    this.#scope = scope;
    this.#changed = changed;
    this.#stores = [new DatabaseStore(scope), new LocalStore(scope), new MemoryStore(this.#known)];
  }

  /** Hears from now on of what other tabs write. @param {AbortSignal} signal ends it */
  listen(signal) {
    if (this.#listening === signal) return;
    this.#listening = signal;
    const prefix = `${name}\n${this.#scope}\n`;
    addEventListener('storage', ({ key }) => (key === null || key.startsWith(prefix)) && this.#changed(), { signal });
    try {
      const channel = (this.#channel = new BroadcastChannel(name));
      channel.onmessage = ({ data }) => data === this.#scope && this.#changed();
      signal.addEventListener('abort', () => channel.close());
    } catch {
      // A sandbox without an origin has none.
    }
  }

  /** Whether it outlasts the page, as far as is known. */
  get lasting() {
    return this.#stores.length > 1;
  }

  /** All that is kept. @returns {Promise<Facts>} */
  read() {
    return this.#next(async () => {
      const facts = await this.#try((store) => store.read());
      if (!this.#ready && this.#stores.length === 3) await this.#bringOver(facts);
      this.#ready = true;
      if (this.lasting) {
        this.#known.clear();
        for (const [key, text] of facts) this.#known.set(key, text);
      }
      return new Map([...facts].filter(([key]) => askable(key)));
    });
  }

  /**
   * All of it, or nothing when something else stands there than was found.
   * @param {Put[]} puts
   * @returns {Promise<[string, string][] | undefined>} what stands there instead; undefined = it is done
   */
  write(puts) {
    return this.#next(async () => {
      const standing = await this.#try((store) => store.write(puts));
      if (standing) return standing;
      if (this.lasting) take(this.#known, puts);
      this.#tell();
    });
  }

  /** Deletes all of it, wherever it is. */
  forget() {
    return this.#next(async () => {
      this.#known.clear();
      for (const store of [new DatabaseStore(this.#scope), new LocalStore(this.#scope)]) await store.clear().catch(() => {});
      this.#tell();
    });
  }

  #tell() {
    try {
      this.#channel?.postMessage(this.#scope);
    } catch {
      // closed: the element is gone
    }
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #next(work) {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }

  /** With the first store that can; those that cannot are given up until the page is left, and the next one takes over what is known. */
  async #try(/** @type {(store: Store) => Promise<any>} */ work) {
    for (;;) {
      const [store] = this.#stores;
      try {
        return await work(store);
      } catch (error) {
        if (this.#stores.length === 1) throw error;
        this.#stores.shift();
        const known = [...this.#known];
        // In the next storage there may be more recent facts than these, from an earlier visit.
        if (!this.lasting || known.length === 0) continue;
        try {
          const facts = await this.#stores[0].read();
          await this.#stores[0].write(later(known, facts).map(([key, text]) => [key, null, text]));
        } catch {
          // It is tried with the next one, then.
        }
      }
    }
  }

  /** What an earlier visit had to keep in localStorage goes into the database. @param {Facts} facts */
  async #bringOver(facts) {
    const [database, local] = this.#stores;
    try {
      const left = await local.read();
      if (left.size === 0) return;
      const newer = later([...left], facts);
      await database.write(newer.map(([key, text]) => [key, null, text]));
      for (const [key, text] of newer) facts.set(key, text);
      await local.clear();
    } catch {
      // It stays where it is.
    }
  }
}

/** Those that are later than what is there. @param {[string, string][]} entries @param {Facts} facts */
const later = (entries, facts) => entries.filter(([key, text]) => text > (facts.get(key) ?? ''));
