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
//
// A database that refuses is given up. One that is silent may hold facts, and answer later: until it does, what the reader does is
// kept in localStorage as lines that wait, which the core brings in when they come with what is stored (wasm/records/ledger.hpp).

/** A key, the text that must stand there ('' = none, null = any), and the text to stand there ('' = none). @typedef {[string, string | null, string]} Put */
/** Key and text of all that is kept. @typedef {Map<string, string>} Facts */

/**
 * @typedef {object} Store
 * @property {() => Promise<Facts>} read
 * @property {(puts: Put[]) => Promise<Standing | undefined>} write resolves when it is done, or to what stands there instead
 */
/** Keys, and the texts that stand there. @typedef {[string, string][]} Standing */

const name = 'juxta';
/** What tabs tell one another instead of a scope: the facts of all are gone. */
const everything = '';
/** Before the key of a line that waits; before the key where stands which of them was brought in (kLate, kMerged). */
const latePrefix = 'late/';
const mergedPrefix = 'merged/';
/** A database that says nothing for so long, ms, while it opens and while it works, is silent. */
const patience = 3000;
const patienceAtWork = 5000;

/** What is no text of ours, as one that the core puts aside. @param {unknown} value */
const asText = (value) => (typeof value === 'string' && !/[\0\n]/.test(value) ? value : `? ${String(value).replace(/[\0\n]/g, ' ')}`);
const askable = (/** @type {unknown} */ key) => typeof key === 'string' && !/[\0\t\n]/.test(key);

/** @param {(key: string) => string} at @param {Put[]} puts @returns {Standing | undefined} what stands there, if it is not what was found */
function conflict(at, puts) {
  return puts.some(([key, was]) => was !== null && at(key) !== was) ? puts.map(([key]) => [key, at(key)]) : undefined;
}

/** Why a database is not used just now that did not refuse. */
const silence = new DOMException('no answer', 'TimeoutError');

/** @template T @param {Promise<T>} work @param {number} ms @returns {Promise<T>} fails with silence when it takes longer */
function within(work, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(silence), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether the database is silent, for all in this page that keep something in it: they are told when it is over. */
let silent = false;
/** @type {Set<Keeper>} */
const waiting = new Set();

/** @param {Keeper} keeper */
async function awaitAnswer(keeper) {
  waiting.add(keeper);
  if (silent) return;
  silent = true;
  try {
    const transaction = await begin('readwrite'); // one that reads could be served beside one that hangs
    await new Promise((resolve, reject) => {
      transaction.objectStore('facts').get(everything);
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = reject;
    });
  } catch {
    // It refuses: who asks it next is told so.
  }
  silent = false;
  for (const one of waiting) one.answered();
  waiting.clear();
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
    try {
      return await this.#once(mode, work);
    } catch (error) {
      if (!['UnknownError', 'InvalidStateError'].includes(/** @type {any} */ (error)?.name)) throw error;
      // A connection that was lost (WebKit ends the process behind it as it likes) comes back as another one. Writes are conditional: twice is once.
      opened = undefined;
      return this.#once(mode, work);
    }
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(facts: IDBObjectStore) => () => T} work
   * @returns {Promise<T>}
   */
  async #once(mode, work) {
    const transaction = await within(begin(mode), patience);
    return new Promise((resolve, reject) => {
      const result = work(transaction.objectStore('facts'));
      const timer = setTimeout(() => {
        reject(silence); // also where nothing comes of it
        try {
          transaction.abort();
        } catch {
          // It has just ended.
        }
      }, patienceAtWork);
      transaction.oncomplete = () => {
        clearTimeout(timer);
        resolve(result());
      };
      transaction.onabort = transaction.onerror = () => {
        clearTimeout(timer);
        reject(transaction.error);
      };
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
      facts.clear();
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

  async read() {
    return new Map(this.#lines());
  }

  /** Those that wait, with their prefix. @returns {Standing} */
  waiting() {
    return this.#lines(latePrefix);
  }

  /** @returns {Standing} */
  #lines(from = '') {
    const { prefix } = this;
    return keysFrom(prefix + from).map((key) => [key.slice(prefix.length), asText(localStorage.getItem(key))]);
  }

  /** Lets go what still stands so: another tab may have written since. @param {Standing} lines */
  drop(lines) {
    for (const [key, text] of lines) if (asText(localStorage.getItem(this.prefix + key)) === text) this.#set(key, '');
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
    for (const key of keysFrom(`${name}\n`)) localStorage.removeItem(key);
  }

  /** @param {string} key @param {string} text */
  #set(key, text) {
    if (text) localStorage.setItem(this.prefix + key, text);
    else localStorage.removeItem(this.prefix + key);
  }
}

/**
 * Stands in for a database that is silent: what was last known of it, and the lines that wait. Of two on one fact the later stands.
 * @implements {Store}
 */
class LateStore {
  /** @param {LocalStore} local @param {Facts} known */
  constructor(local, known) {
    this.local = local;
    this.known = known;
  }

  async read() {
    const lines = this.local.waiting().map(([key, text]) => /** @type {const} */ ([key.slice(latePrefix.length), text]));
    return new Map([...this.known, ...lines]);
  }

  /** @param {Put[]} puts */
  async write(puts) {
    return this.local.write(puts.map(([key, , now]) => [latePrefix + key, null, now]));
  }
}

/** The keys in localStorage that begin so. @param {string} prefix */
const keysFrom = (prefix) => Array.from(localStorage, (_, i) => localStorage.key(i) ?? '').filter((key) => key.startsWith(prefix));

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
  #local;
  #standIn;

  /** @param {string} scope @param {() => void} changed called when another tab wrote, while it listens */
  constructor(scope, changed) {
    this.#scope = scope;
    this.#changed = changed;
    this.#local = new LocalStore(scope);
    this.#standIn = new LateStore(this.#local, this.#known);
    this.#stores = [new DatabaseStore(scope), this.#local, new MemoryStore(this.#known)];
  }

  /** Hears from now on of what other tabs write. @param {AbortSignal} signal ends it */
  listen(signal) {
    if (this.#listening === signal) return;
    this.#listening = signal;
    const prefix = `${name}\n${this.#scope}\n`;
    addEventListener('storage', ({ key }) => (key === null || key.startsWith(prefix)) && this.#changed(), { signal });
    try {
      const channel = (this.#channel = new BroadcastChannel(name));
      channel.onmessage = ({ data }) => {
        if (data === everything && !this.lasting) this.#known.clear();
        if (data === everything || data === this.#scope) this.#changed();
      };
      signal.addEventListener('abort', () => channel.close());
    } catch {
      // A sandbox without an origin has none.
    }
  }

  /** Whether it outlasts the page, as far as is known. */
  get lasting() {
    return this.#stores.length > 1;
  }

  /** Whether it is kept beside a database that is silent. */
  get late() {
    return silent && this.lasting;
  }

  /** The database answers, or refuses. */
  answered() {
    if (!this.#listening?.aborted) this.#changed();
  }

  /** All that is kept, and the lines that wait to be brought in. @returns {Promise<Facts>} */
  read() {
    return this.#next(async () => {
      const facts = await this.#try((store) => store.read());
      if (this.lasting && !this.late) {
        if (!this.#ready && this.#stores.length === 3) await this.#bringOver(facts);
        this.#ready = true;
        this.#known.clear();
        for (const [key, text] of facts) if (!key.startsWith(latePrefix)) this.#known.set(key, text);
        this.#addWaiting(facts);
      }
      return new Map([...facts].filter(([key]) => askable(key)));
    });
  }

  /**
   * All of it, or nothing when something else stands there than was found, or when the database fell silent or answers again (none).
   * @param {Put[]} puts
   * @param {boolean} late whether they are meant to be kept beside it
   * @returns {Promise<Standing | undefined>} what stands there instead; undefined = it is done
   */
  write(puts, late) {
    return this.#next(async () => {
      const standing = await this.#try(async (store) => (late === this.late ? store.write(puts) : []));
      if (standing) return standing;
      if (this.lasting && !late) {
        take(this.#known, puts);
        for (const [key, , now] of puts) if (key.startsWith(mergedPrefix)) this.#local.drop([[latePrefix + key.slice(mergedPrefix.length), now]]);
      }
      this.#tell();
    });
  }

  /** Deletes the facts of every scope, wherever they are. @returns {Promise<boolean>} whether nothing of them is left */
  forget() {
    return this.#next(async () => {
      this.#known.clear();
      let all = true;
      // Where there is no such storage, nothing is in it; one that refuses may hold something.
      for (const [there, store] of /** @type {[() => unknown, { clear(): Promise<unknown> }][]} */ ([[() => indexedDB, new DatabaseStore(this.#scope)], [() => localStorage, this.#local]])) {
        try {
          if (there()) await store.clear();
        } catch {
          all = false;
        }
      }
      this.#tell(everything);
      return all;
    });
  }

  #tell(scope = this.#scope) {
    try {
      this.#channel?.postMessage(scope);
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

  /**
   * With the first store that can. Those that refuse are given up until the page is left, and the next one takes over what is known;
   * for a database that is silent another one stands in.
   */
  async #try(/** @type {(store: Store) => Promise<any>} */ work) {
    for (;;) {
      const store = this.late ? this.#standIn : this.#stores[0];
      try {
        return await work(store);
      } catch (error) {
        if (this.#stores.length === 1) throw error;
        if (error === silence) {
          void awaitAnswer(this);
          continue;
        }
        if (store === this.#standIn) this.#stores.splice(0, this.#stores.length - 1);
        else this.#stores.shift();
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

  /** Those that were brought in go; the others come along. @param {Facts} facts of the database */
  #addWaiting(facts) {
    try {
      for (const [key, text] of this.#local.waiting()) {
        if (facts.get(mergedPrefix + key.slice(latePrefix.length)) === text) this.#local.drop([[key, text]]);
        else facts.set(key, text);
      }
    } catch {
      // There is no such storage.
    }
  }

  /** What an earlier visit had to keep in localStorage goes into the database. @param {Facts} facts what was found there */
  async #bringOver(facts) {
    const [database] = this.#stores;
    const local = this.#local;
    try {
      const left = [...(await local.read())].filter(([key]) => !key.startsWith(latePrefix));
      if (left.length === 0) return;
      const newer = later(left, facts);
      const standing = await database.write(newer.map(([key, text]) => [key, facts.get(key) ?? '', text]));
      if (standing) return; // another tab was faster: at the next visit
      for (const [key, text] of newer) facts.set(key, text);
      local.drop(left);
    } catch {
      // It stays where it is.
    }
  }
}

/** Before all that is a line (wasm/records/codec.hpp) stands what is none. @param {string} text */
const worth = (text) => (/^\d\d [\da-f]{13} [\da-z]{8} /.test(text) ? `+${text}` : text && `!${text}`);

/** Those that are later than what is there. @param {[string, string][]} entries @param {Facts} facts */
const later = (entries, facts) => entries.filter(([key, text]) => worth(text) > worth(facts.get(key) ?? ''));
