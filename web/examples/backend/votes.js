// web/examples/backend/votes.js - ballots in, counts out.
// SPDX-License-Identifier: MIT
// @ts-check
import { createHash } from 'node:crypto';
import { Refused } from './requests.js';

/** @typedef {{ item: string, positive: number, negative: number }} Counts */
/** @typedef {{ text: string, etag: string }} Page all counts as JSON, and its name for caches */

const castBallot = `
  select outcome, positive::float8, negative::float8 from juxta.cast_ballot($1, $2, $3, $4)`;
const readCounts = `
  select item, sum(positive)::float8 as positive, sum(negative)::float8 as negative from juxta.counts group by item order by item collate "C"`;

export class Votes {
  #database;
  /** The query under way that new readers may join: it began after the last ballot of this process. @type {Promise<Page> | undefined} */
  #reading;

  /** @param {import('./database.js').Database} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * Counts a ballot once, however often it is posted.
   * @param {import('./requests.js').Ballot} ballot
   * @returns {Promise<Counts>} of its item, now
   * fails Refused, Unavailable
   */
  async cast({ key, item, vote, supersedes }) {
    try {
      const [{ outcome, positive, negative }] = await this.#database.run('cast_ballot', castBallot, [key, item, vote, supersedes]);
      if (outcome === 'taken') throw new Refused(422, 'This key was used for another ballot; each ballot has a key of its own.');
      return { item, positive, negative };
    } catch (error) {
      if (/** @type {any} */ (error).code === 'JX001') throw new Refused(422, '"supersedes" names a ballot of another item.');
      throw error;
    } finally {
      this.#reading = undefined;
    }
  }

  /** The counts of every item that has ballots. Requests that come while it is read share one query. @returns {Promise<Page>} fails Unavailable */
  counts() {
    if (this.#reading) return this.#reading;
    const reading = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return (this.#reading = reading);
  }

  /** @returns {Promise<Page>} */
  async #read() {
    const rows = await this.#database.run('read_counts', readCounts, []);
    // fromEntries: an item may be called __proto__
    const text = JSON.stringify({ items: Object.fromEntries(rows.map(({ item, positive, negative }) => [item, { positive, negative }])) });
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  }
}
