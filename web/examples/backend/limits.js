// web/examples/backend/limits.js - counts how often an address posts, and forgets the address as soon as the count is of no use.
// SPDX-License-Identifier: MIT
// @ts-check

/**
 * The two functions that @fastify/rate-limit asks of a store.
 * @typedef {(error: Error | null, result?: { current: number, ttl: number }) => void} Callback ttl in milliseconds
 */

const maxAddresses = 100_000; // in memory: about 20 MB

/** In this process only: behind a balancer each process counts for itself. */
export class MemoryLimits {
  /** @type {Map<string, { used: number, endsAt: number }>} oldest first */
  #windows = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #sweep;

  /** @returns {MemoryLimits} of the next kind of request */
  child() {
    return new MemoryLimits();
  }

  /** @param {string} address @param {Callback} done @param {number} windowMs */
  incr(address, done, windowMs) {
    const now = Date.now();
    let window = this.#windows.get(address);
    if (!window || window.endsAt <= now) {
      this.#windows.delete(address);
      if (this.#windows.size >= maxAddresses) this.#windows.delete(/** @type {string} */ (this.#windows.keys().next().value));
      this.#windows.set(address, (window = { used: 0, endsAt: now + windowMs }));
      this.#sweep ??= setTimeout(() => this.#forget(), windowMs).unref();
    }
    ++window.used;
    done(null, { current: window.used, ttl: window.endsAt - now });
  }

  /** How many addresses are remembered. */
  get size() {
    return this.#windows.size;
  }

  async close() {}

  /** All windows are equally long, so the oldest end first. */
  #forget() {
    this.#sweep = undefined;
    const now = Date.now();
    for (const [address, { endsAt }] of this.#windows) {
      if (endsAt > now) {
        this.#sweep = setTimeout(() => this.#forget(), endsAt - now).unref();
        return;
      }
      this.#windows.delete(address);
    }
  }
}

const countUse = `
  insert into juxta.limits as l (kind, address, used, ends_at) values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
  on conflict (kind, address) do update set
    used = case when l.ends_at <= clock_timestamp() then 1 else l.used + 1 end,
    ends_at = case when l.ends_at <= clock_timestamp() then excluded.ends_at else l.ends_at end
  returning used, greatest(1, ceil(extract(epoch from ends_at - clock_timestamp()) * 1000))::float8 as ttl`;

/** In PostgreSQL: holds for all processes together. */
export class DatabaseLimits {
  #database;
  #kind;
  /** @type {NodeJS.Timeout | undefined} */
  #sweep;

  /** @param {import('./database.js').Database} database @param {string} kind what is counted @param {number} sweepMs how often old windows are deleted; 0 = never */
  constructor(database, kind = '', sweepMs = 0) {
    this.#database = database;
    this.#kind = kind;
    if (sweepMs) this.#sweep = setInterval(() => void this.#forget(), sweepMs).unref();
  }

  /** @param {any} options of the route: `kind` */
  child({ kind }) {
    return new DatabaseLimits(this.#database, kind);
  }

  /** @param {string} address @param {Callback} done @param {number} windowMs */
  incr(address, done, windowMs) {
    this.#database.run('count_use', countUse, [this.#kind, address, windowMs]).then(
      ([{ used, ttl }]) => done(null, { current: used, ttl }),
      (error) => done(error),
    );
  }

  async close() {
    clearInterval(this.#sweep);
    if (this.#sweep) await this.#forget();
  }

  async #forget() {
    await forgetOldUses(this.#database);
  }
}

/** Deletes what is over; what can't be deleted now is deleted next time. @param {import('./database.js').Database} database */
export async function forgetOldUses(database) {
  await database.run('forget', 'delete from juxta.limits where ends_at <= clock_timestamp()', []).catch(() => {});
}
