// web/examples/backend/requests.js - what readers send, as hostile text until it is read here.
// SPDX-License-Identifier: MIT
// @ts-check

/**
 * @typedef {object} Ballot
 * @property {string} item
 * @property {'positive' | 'negative' | 'none'} vote none: the reader takes the vote back
 * @property {string} key
 * @property {string | null} supersedes the key of the ballot that this one replaces
 *
 * @typedef {object} Subscription
 * @property {string} email its domain in small letters
 * @property {string} key
 */

/** A request that is refused: a status and a sentence for whoever sent it. */
export class Refused extends Error {
  /** @param {number} statusCode @param {string} sentence */
  constructor(statusCode, sentence) {
    super(sentence);
    this.statusCode = statusCode;
  }
}

const maxItemBytes = 512; // schema/1_votes.sql
const maxEmailBytes = 254; // RFC 5321, 4.5.3.1.3

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// What <input type="email"> takes: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const address = new RegExp(`^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*$`);

/**
 * @param {unknown} body as JSON.parse gave it
 * @param {Set<string> | undefined} items that may be voted on; undefined = all
 * @returns {Ballot}
 * fails Refused
 */
export function readBallot(body, items) {
  const { item, vote, key, supersedes } = fields(body, ['item', 'vote', 'key', 'supersedes']);
  if (typeof item !== 'string' || !item) throw new Refused(422, '"item" is missing: the id of the item that is voted on, as a text.');
  // PostgreSQL takes no NUL, and half a surrogate pair would become another letter on the way.
  if (item.includes('\0') || !wellFormed(item)) throw new Refused(422, '"item" has characters that no id can have.');
  if (Buffer.byteLength(item) > maxItemBytes) throw new Refused(422, `"item" is longer than ${maxItemBytes} bytes.`);
  if (vote !== 'positive' && vote !== 'negative' && vote !== 'none' && vote !== null)
    throw new Refused(422, '"vote" is neither "positive" nor "negative" nor, to take a vote back, "none".');
  /** @type {Ballot} */
  const ballot = { item, vote: vote ?? 'none', key: readKey(key), supersedes: readSupersedes(supersedes) };
  if (ballot.supersedes === ballot.key) throw new Refused(422, '"supersedes" is the ballot\'s own key; a change of mind has a key of its own.');
  if (items && !items.has(item)) throw new Refused(422, 'There is no vote on this item here.');
  return ballot;
}

/**
 * @param {unknown} body as JSON.parse gave it
 * @returns {Subscription}
 * fails Refused
 */
export function readSubscription(body) {
  const { email, key } = fields(body, ['email', 'key']);
  if (typeof email !== 'string' || !email) throw new Refused(422, '"email" is missing: the address that the newsletter goes to.');
  if (Buffer.byteLength(email) > maxEmailBytes) throw new Refused(422, `"email" is longer than ${maxEmailBytes} bytes.`);
  if (!address.test(email)) throw new Refused(422, '"email" is not an e-mail address.');
  const at = email.lastIndexOf('@');
  return { email: email.slice(0, at) + email.slice(at).toLowerCase(), key: readKey(key) };
}

/**
 * The header Idempotency-Key, where a client sends it too, must not say something else than the body.
 * @param {string | string[] | undefined} header
 * @param {string} key
 */
export function checkKeyHeader(header, key) {
  if (header === undefined) return;
  // A structured field's string has quotes: https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
  if (String(header).replace(/^"(.*)"$/, '$1').toLowerCase() !== key)
    throw new Refused(422, 'The header Idempotency-Key differs from "key".');
}

/** @param {unknown} body @param {string[]} known @returns {Record<string, unknown>} */
function fields(body, known) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused(422, 'The body is not a JSON object.');
  const foreign = Object.keys(body).find((name) => !known.includes(name));
  if (foreign !== undefined) throw new Refused(422, `The body has a field that is not known here; known are ${known.map((name) => `"${name}"`).join(', ')}.`);
  return /** @type {Record<string, unknown>} */ (body);
}

/** @param {unknown} key */
function readKey(key) {
  if (typeof key === 'string' && uuid.test(key)) return key.toLowerCase();
  throw new Refused(422, '"key" is not a UUID.');
}

/** @param {unknown} key @returns {string | null} */
function readSupersedes(key) {
  if (key === undefined || key === null) return null;
  if (typeof key === 'string' && uuid.test(key)) return key.toLowerCase();
  throw new Refused(422, '"supersedes" is not a UUID.');
}

/** @param {string} text */
function wellFormed(text) {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
