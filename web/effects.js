// web/effects.js - carries out what the core asks for; what came of it goes back as one of the world's answers.
// SPDX-License-Identifier: MIT
// @ts-check

import { Keeper } from './keeper.js';

/** @typedef {import('./engine.js').Effect} Effect */

/**
 * What the effects may touch.
 * @typedef {object} Host
 * @property {(type: string, detail: object, cancelable?: boolean) => boolean} emit fires an event on the element; false = cancelled
 * @property {(name: string, answer: string) => void} answer one of the world's answers, for the core
 * @property {(text: string) => void} announce one polite sentence
 * @property {() => void} load loads the source again
 * @property {(link: string) => string} address the page's whole address with this text of a link in it
 * @property {() => string} newsletterUrl where subscriptions go; '' = nowhere
 * @property {() => { bookmarks: string, votes: string }} scopes what bookmarks belong to, and where votes are posted and read; '' = not offered
 * @property {() => Promise<boolean>} overt whether the reader could see what was pressed
 * @property {() => AbortSignal} signal ends what is under way when the element is gone
 */

/** An endpoint that does not answer for so long, ms, is not there. */
const patience = 10_000;
/** A file, an answer to a vote and counts that are larger, bytes, are none of ours. */
const mostFile = 2 ** 20;
const mostAnswer = 2 ** 16;
const mostCounts = 2 ** 23;

export class Effects {
  #host;
  /** Of the subscription that could not be sent: posting it again counts once. Whose it is, only the form knows. */
  #subscription = '';
  /** By scope; they outlive the core. @type {Map<string, Keeper>} */
  #keepers = new Map();
  /** Where each key was read; the others go by their letter. @type {Map<string, Keeper>} */
  #homes = new Map();
  /** What is told of an earlier reading is for nobody: another core, or another bundle. */
  #reading = 0;
  #rereading = false;
  /** What the core was told: that the storage is silent. */
  #late = false;
  /** To ballots, so far. */
  #answers = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #alarm;
  /** @type {AbortSignal | undefined} */
  #listening;
  /** Held while the reader chooses. @type {HTMLInputElement | undefined} */
  #picker;
  /** Who wrote it, in the facts. */
  #device = randomKey().replaceAll('-', '').slice(0, 8);

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {Effect} effect */
  carryOut(effect) {
    const host = this.#host;
    switch (effect.type) {
      case 'load':
        host.load();
        break;
      case 'change':
        host.emit('juxta-change', { state: effect.state, items: effect.items });
        break;
      case 'announce':
        host.announce(effect.text);
        break;
      case 'copy-link':
        void this.#copyLink(effect.link);
        break;
      case 'subscribe':
        void this.#subscribe(effect.email, effect.again);
        break;
      case 'bookmark': {
        const { items, kept, by } = effect;
        const allowed = items.filter((item) => host.emit('juxta-bookmark', { item, kept, ...(by && { moved: by }) }, true));
        host.answer('!bookmark', `${Number(kept)}\t${by}\n${allowed.map((item) => `${item}\n`).join('')}`);
        break;
      }
      case 'vote':
        void this.#vote(effect.item, effect.vote);
        break;
      case 'write':
        void this.#write(effect.id, effect.puts);
        break;
      case 'ballot':
        void this.#post(effect);
        break;
      case 'wake':
        clearTimeout(this.#alarm);
        this.#alarm = setTimeout(() => host.answer('!time', `0\t${moment()}`), effect.ms);
        break;
      case 'hurry':
        host.answer('!time', `1\t${moment()}`);
        break;
      case 'save':
        save(effect.name, effect.text);
        break;
      case 'pick':
        this.#pick();
        break;
      case 'forget':
        void this.#forget();
        break;
    }
  }

  // ---- what the reader keeps ----------------------------------------------------------------------------------

  /**
   * Tells the core what is kept; nothing is touched that the page does not offer.
   * @param {boolean} anew the core knows nothing yet, or of another bundle
   * @returns {Promise<void>} when it is told, save the counts of votes
   */
  async open(anew) {
    if (anew) this.#reading++;
    clearTimeout(this.#alarm); // what it was for may be for another endpoint; what is told now sets it again
    const reading = this.#reading;
    const { bookmarks, votes } = this.#host.scopes();
    if (!bookmarks && !votes) return;
    const signal = this.#host.signal();
    for (const keeper of this.#kept()) keeper.listen(signal);
    if (this.#listening !== signal) {
      this.#listening = signal;
      const hurry = () => this.#host.scopes().votes && this.#host.answer('!time', `1\t${moment()}`);
      // Not all tabs of all readers at once.
      addEventListener('online', () => setTimeout(() => signal.aborted || hurry(), Math.random() * 1000), { signal });
      addEventListener('pagehide', hurry, { signal }); // what is sent then goes on without the page
      addEventListener('pageshow', ({ persisted }) => persisted && void this.#reread(), { signal });
    }
    if (votes) void this.#count(reading);
    await this.#tell(reading);
  }

  /** @param {string} link */
  async #copyLink(link) {
    const host = this.#host;
    const url = host.address(link);
    try {
      await navigator.clipboard.writeText(url); // there is no clipboard where the page is not secure
      host.answer('!link-copied', '');
    } catch {
      host.answer('!link-refused', url);
    }
  }

  /** The keepers of what the page offers. @returns {Keeper[]} */
  #kept() {
    const { bookmarks, votes } = this.#host.scopes();
    return [bookmarks, votes].flatMap((scope) => {
      if (!scope) return [];
      let keeper = this.#keepers.get(scope);
      if (!keeper) this.#keepers.set(scope, (keeper = new Keeper(scope, () => void this.#reread())));
      return [keeper];
    });
  }

  /** Another tab wrote something. */
  async #reread() {
    if (this.#rereading) return; // what comes now is read along
    this.#rereading = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.#rereading = false;
    if (!this.#host.signal().aborted) await this.#tell(this.#reading);
  }

  /** @param {number} reading */
  async #tell(reading) {
    /** @type {Map<string, Keeper>} */
    const homes = new Map();
    const kept = this.#kept();
    const silent = () => kept.some((keeper) => keeper.late);
    let late, lines;
    do {
      late = silent();
      lines = '';
      homes.clear();
      for (const keeper of kept) {
        for (const [key, text] of await keeper.read()) {
          homes.set(key, keeper);
          lines += `${key}\t${text}\n`;
        }
      }
    } while (silent() !== late); // which changes what lines mean
    if (reading !== this.#reading) return;
    this.#homes = homes;
    this.#late = late;
    this.#host.answer('!records', `${storageWord(kept, late)}\t${this.#device}\t${moment()}\n${lines}`);
  }

  /** @param {number} id @param {import('./keeper.js').Put[]} puts */
  async #write(id, puts) {
    const reading = this.#reading;
    const kept = this.#kept();
    const { votes } = this.#host.scopes();
    const [key] = puts[puts.length - 1];
    const keeper = this.#homes.get(key) ?? (key.startsWith('v/') && votes ? this.#keepers.get(votes) : kept[0]);
    if (!keeper) return;
    const late = this.#late;
    const standing = await keeper.write(puts, late);
    if (standing?.length === 0) await this.#tell(reading); // it decides anew, and has to know for which storage
    if (reading !== this.#reading) return;
    if (standing) this.#host.answer('!conflict', `${id}\t${moment()}\n${standing.map(([at, text]) => `${at}\t${text}\n`).join('')}`);
    else this.#host.answer('!stored', `${id}\t${storageWord(kept, late)}\t${moment()}`);
  }

  async #forget() {
    const reading = this.#reading;
    let all = true;
    for (const keeper of this.#kept()) all = (await keeper.forget()) && all;
    if (reading !== this.#reading) return;
    clearTimeout(this.#alarm);
    this.#host.answer('!forgotten', String(Number(all)));
    if (!all) await this.#tell(reading);
  }

  /** Lets the reader choose a file of bookmarks. */
  #pick() {
    const picker = (this.#picker = document.createElement('input'));
    picker.type = 'file';
    picker.accept = '.json,application/json';
    picker.addEventListener('change', async () => {
      const file = picker.files?.[0];
      this.#picker = undefined;
      if (file) this.#host.answer('!imported', await bookmarksOf(file));
    });
    picker.addEventListener('cancel', () => (this.#picker = undefined));
    picker.click();
  }

  // ---- votes --------------------------------------------------------------------------------------------------

  /** @param {string} item @param {string} vote */
  async #vote(item, vote) {
    const host = this.#host;
    const reading = this.#reading;
    if (!(await host.overt())) return host.announce('Not counted: it came into sight just now, or something lies over it. Press again.');
    if (reading === this.#reading && host.emit('juxta-vote', { item, vote }, true)) host.answer('!vote', `${vote}\t${moment()}\t${item}`);
  }

  /** What the endpoint counts. @param {number} reading */
  async #count(reading) {
    const { votes } = this.#host.scopes();
    const before = this.#answers;
    let counts;
    try {
      const response = await fetch(votes, {
        credentials: 'omit',
        cache: 'no-cache', // what the browser has of it may be older than the reader's own vote
        referrerPolicy: 'no-referrer',
        signal: inTime(),
      });
      const { items } = response.ok ? await jsonOf(response, mostCounts) : { items: undefined };
      counts = Object.entries(items).map(([item, count]) => countOf(item, count)).filter((line) => line !== ''); // prettier-ignore
    } catch {
      counts = undefined;
    }
    if (reading !== this.#reading) return;
    if (before !== this.#answers && votes) return void this.#count(reading); // a ballot was counted meanwhile, perhaps not in these
    if (counts) this.#host.answer('!counts', counts.join(''));
    else this.#host.answer('!no-counts', '');
  }

  /** @param {{ item: string, vote: string, key: string, supersedes: string }} ballot */
  async #post({ item, vote, key, supersedes }) {
    const reading = this.#reading;
    const { votes } = this.#host.scopes();
    let status = 0;
    let asked = '';
    let count = '';
    try {
      if (!votes) throw new TypeError('nobody takes votes any more');
      const response = await fetch(votes, {
        method: 'POST',
        headers: { 'content-type': 'application/json' }, // no other: an endpoint elsewhere would have to allow it
        body: JSON.stringify({ item, vote, key, ...(supersedes && { supersedes }) }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: true, // goes on when the page is left
        signal: inTime(),
      });
      status = response.status;
      asked = waitOf(response.headers.get('retry-after'));
      if (response.ok) {
        status = 502; // unless it is the endpoint that answers, and all of it: not a proxy, a login page or where a redirect led to
        const answer = await jsonOf(response, mostAnswer);
        count = countOf(item, answer);
        if (answer.item === undefined || answer.item === item) ({ status } = response);
      }
    } catch {
      // No answer, or none in time: the endpoint may have it or not.
    }
    this.#answers++;
    if (reading !== this.#reading) return;
    this.#host.answer('!ballot', `${key}\t${status}\t${asked}\t${moment()}\t${count.replace('\n', '')}`);
  }

  // ---- newsletter ---------------------------------------------------------------------------------------------

  /** @param {string} email @param {boolean} again the address that could not be sent */
  async #subscribe(email, again) {
    const host = this.#host;
    const url = host.newsletterUrl();
    if (!url) return host.answer('!subscribed', 'stopped|this page has no newsletter');
    if (!host.emit('juxta-subscribe', { email }, true)) return host.answer('!subscribed', 'stopped|the page stopped it');
    const key = (again && this.#subscription) || randomKey();
    let reason = '';
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, key }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: inTime(host.signal()),
      });
      if (!response.ok) reason = `HTTP status ${response.status}`;
    } catch (error) {
      reason = error === noAnswer ? 'the site did not answer' : 'no connection';
    }
    this.#subscription = reason && key;
    host.answer('!subscribed', reason && `not_sent|${reason}`);
  }
}

/** How things are kept, as the core reads it. @param {Keeper[]} kept @param {boolean} late */
const storageWord = (kept, late) => (kept.every(({ lasting }) => lasting) ? 1 + Number(late) : 0);

/** What only the host knows: a time that does not jump, chance, and a key that was never used. */
const moment = () => `${Math.round(performance.now())}\t${crypto.getRandomValues(new Uint32Array(1))[0]}\t${randomKey()}`;

/** Why a request was given up that had no answer in time. */
const noAnswer = new DOMException('no answer', 'TimeoutError');

/** Ends a request that has no answer in time. @param {AbortSignal} [other] ends it, too @returns {AbortSignal} */
function inTime(other) {
  const control = new AbortController();
  setTimeout(() => control.abort(noAnswer), patience);
  other?.addEventListener('abort', () => control.abort(), { once: true });
  if (other?.aborted) control.abort();
  return control.signal;
}

/** A Retry-After, seconds or a date, in milliseconds; '' = none. @param {string | null} text */
function waitOf(text) {
  if (text === null) return '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? String(Math.max(0, Math.round(wait))) : '';
}

/**
 * What an endpoint says of one item, as the core reads it.
 * @param {string} item @param {any} count
 * @returns {string} '' for an item that no bundle can have
 * @throws {TypeError} when it says something else
 */
function countOf(item, count) {
  const { positive, negative } = count;
  if (![positive, negative].every((number) => Number.isSafeInteger(number) && number >= 0)) throw new TypeError('not a count');
  return /[\0\n]/.test(item) ? '' : `${positive}\t${negative}\t${item}\n`;
}

/** @param {Response} response @param {number} most bytes @returns {Promise<any>} */
async function jsonOf(response, most) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let piece; reader && !(piece = await reader.read()).done; ) {
    size += piece.value.length;
    if (size > most) {
      void reader.cancel();
      throw new RangeError('too large');
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}

/** The ids in a file of bookmarks, as the core reads them. @param {File} file */
async function bookmarksOf(file) {
  try {
    if (file.size > mostFile) return '0';
    const { items, 'juxta-bookmarks': version } = JSON.parse(await file.text());
    if (!Number.isSafeInteger(version) || !Array.isArray(items)) return '0';
    return `1\n${items.filter((id) => typeof id === 'string' && id && !/[\0\n]/.test(id)).map((id) => `${id}\n`).join('')}`; // prettier-ignore
  } catch {
    return '0';
  }
}

/** Gives the reader a file. @param {string} name @param {string} text */
function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A random UUID, also where the page is not secure and has no randomUUID. */
function randomKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
