// web/effects.js - carries out what the core asks for; what came of it goes back as one of the world's answers.
// SPDX-License-Identifier: MIT
// @ts-check

/** @typedef {import('./engine.js').Effect} Effect */

/**
 * What the effects may touch.
 * @typedef {object} Host
 * @property {(type: string, detail: object, cancelable?: boolean) => boolean} emit fires an event on the element; false = cancelled
 * @property {(name: string, answer: string) => void} answer one of the world's answers, for the core
 * @property {(text: string) => void} announce one polite sentence
 * @property {() => void} load loads the source again
 * @property {() => string} newsletterUrl where subscriptions go; '' = nowhere
 * @property {() => AbortSignal} signal ends what is under way when the element is gone
 */

/** Keeps what the reader marked, for as long as the element lives. Storage that lasts has the same two functions. */
export class MemoryBookmarks {
  /** @type {Set<string>} */
  #items = new Set();

  /** @returns {Promise<string[]>} in the order they were kept */
  async read() {
    return [...this.#items];
  }

  /** @param {string} item @param {boolean} kept @returns {Promise<string[]>} all that are kept now */
  async write(item, kept) {
    if (kept) this.#items.add(item);
    else this.#items.delete(item);
    return this.read();
  }
}

export class Effects {
  #host;
  #bookmarks;
  /** The key of the last address sent: posting it again counts once. @type {{ email: string, key: string } | undefined} */
  #posted;

  /** @param {Host} host @param {MemoryBookmarks} [bookmarks] */
  constructor(host, bookmarks = new MemoryBookmarks()) {
    this.#host = host;
    this.#bookmarks = bookmarks;
  }

  /** @param {Effect} effect */
  carryOut(effect) {
    switch (effect.type) {
      case 'load':
        this.#host.load();
        break;
      case 'change':
        this.#host.emit('juxta-change', { state: effect.state, items: effect.items });
        break;
      case 'announce':
        this.#host.announce(effect.text);
        break;
      case 'subscribe':
        void this.#subscribe(effect.email);
        break;
      case 'bookmark':
        void this.#bookmark(effect.item, effect.kept);
        break;
    }
  }

  /** Tells the core what is kept. */
  async readBookmarks() {
    await this.#tellBookmarks(this.#bookmarks.read());
  }

  /** @param {string} email */
  async #subscribe(email) {
    const host = this.#host;
    const url = host.newsletterUrl();
    if (!url) return host.answer('!subscribed', 'stopped|this page has no newsletter');
    if (!host.emit('juxta-subscribe', { email }, true)) return host.answer('!subscribed', 'stopped|the page stopped it');
    if (this.#posted?.email !== email) this.#posted = { email, key: randomKey() };
    let reason = '';
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(this.#posted),
        credentials: 'omit',
        signal: host.signal(),
      });
      if (!response.ok) reason = `HTTP status ${response.status}`;
    } catch {
      reason = 'no connection';
    }
    if (!reason) this.#posted = undefined; // the address is kept nowhere
    host.answer('!subscribed', reason && `not_sent|${reason}`);
  }

  /** @param {string} item @param {boolean} kept */
  async #bookmark(item, kept) {
    const allowed = this.#host.emit('juxta-bookmark', { item, kept }, true);
    await this.#tellBookmarks(allowed ? this.#bookmarks.write(item, kept) : this.#bookmarks.read());
  }

  /** @param {Promise<string[]>} items */
  async #tellBookmarks(items) {
    try {
      this.#host.answer('!bookmarks', (await items).map(encodeURIComponent).join(','));
    } catch (error) {
      this.#host.answer('!bookmarks-failed', String(error));
    }
  }
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
