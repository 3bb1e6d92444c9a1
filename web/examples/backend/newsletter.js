// web/examples/backend/newsletter.js - addresses in, nothing out.
// SPDX-License-Identifier: MIT
// @ts-check
import { Refused } from './requests.js';

// An address that is there already stays as it is, with the key that brought it. Whoever asks learns nothing about it.
const subscribe = `
  with added as (insert into juxta.subscribers (email, key) values ($1, $2) on conflict do nothing returning email)
  select not exists (select from added) and exists (select from juxta.subscribers where key = $2 and email <> $1) as taken`;

export class Newsletter {
  #database;

  /** @param {import('./database.js').Database} database */
  constructor(database) {
    this.#database = database;
  }

  /** @param {import('./requests.js').Subscription} subscription fails Refused, Unavailable */
  async subscribe({ email, key }) {
    const [{ taken }] = await this.#database.run('subscribe', subscribe, [email, key]);
    if (taken) throw new Refused(422, 'This key was used for another address; each subscription has a key of its own.');
  }
}
