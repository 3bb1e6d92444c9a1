// web/examples/backend/config.js - the environment's variables, read once and checked.
// SPDX-License-Identifier: MIT
// @ts-check
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Config
 * @property {string} databaseUrl
 * @property {number} poolSize connections to PostgreSQL, of this process
 * @property {string} host
 * @property {number} port 0 = any that is free
 * @property {string[]} origins that may post, as a browser writes them
 * @property {Set<string> | undefined} items that may be voted on; undefined = all
 * @property {number} votesPerMinute from one address; 0 = any number
 * @property {number} subscriptionsPerMinute from one address; 0 = any number
 * @property {'postgres' | 'memory'} limits where it is counted how often an address posts
 * @property {string[]} proxies whose X-Forwarded-For is believed: addresses, networks
 */

/** A variable says something that can't be meant. The message is a sentence for whoever set it. */
export class ConfigError extends Error {}

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Config}
 */
export function readConfig(env) {
  const databaseUrl = env.DATABASE_URL ?? '';
  if (!databaseUrl) throw new ConfigError('DATABASE_URL is not set; it says where PostgreSQL is, such as postgres://juxta:secret@localhost/juxta');
  return {
    databaseUrl,
    poolSize: wholeNumber(env, 'POOL_SIZE', 10, 1, 1000),
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', 8787, 0, 65535),
    origins: words(env.ALLOWED_ORIGINS).map(checkedOrigin),
    items: readItems(env),
    votesPerMinute: wholeNumber(env, 'VOTES_PER_MINUTE', 60, 0, 1_000_000),
    subscriptionsPerMinute: wholeNumber(env, 'SUBSCRIPTIONS_PER_MINUTE', 5, 0, 1_000_000),
    limits: oneOf(env, 'LIMITS', ['postgres', 'memory']),
    proxies: words(env.TRUSTED_PROXIES),
  };
}

/** @param {string | undefined} text @returns {string[]} what stands between commas and spaces */
function words(text) {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

/** @param {Record<string, string | undefined>} env @param {string} name @param {number} usual @param {number} low @param {number} high */
function wholeNumber(env, name, usual, low, high) {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new ConfigError(`${name} is '${text}'; it takes a whole number from ${low} to ${high}`);
}

/**
 * @template {string} T
 * @param {Record<string, string | undefined>} env @param {string} name @param {[T, ...T[]]} known the first is the usual one
 * @returns {T}
 */
function oneOf(env, name, known) {
  const text = env[name] || known[0];
  const found = known.find((word) => word === text);
  if (found) return found;
  throw new ConfigError(`${name} is '${text}'; it takes ${known.join(' or ')}`);
}

/** @param {string} text */
function checkedOrigin(text) {
  let origin = '';
  try {
    origin = new URL(text).origin;
  } catch {
    // '*' and 'null' too: whoever may post is named
  }
  if (text === origin && /^https?:[^*]+$/.test(text)) return text;
  throw new ConfigError(`ALLOWED_ORIGINS has '${text}'; it takes origins such as https://www.example.org, without a path, and no '*'`);
}

/**
 * The items of ITEMS (as the element's `items`: percent-encoded, between commas) and of the bundle BUNDLE.
 * @param {Record<string, string | undefined>} env
 * @returns {Set<string> | undefined} undefined = any
 */
function readItems(env) {
  // Who may invent items can fill the table, and make the counts larger than a widget reads.
  if (!env.ITEMS && !env.BUNDLE) throw new ConfigError('neither BUNDLE nor ITEMS is set; one of them says what may be voted on (ITEMS=* takes any item)');
  if (env.ITEMS === '*') return undefined;
  /** @type {Set<string>} */
  const items = new Set();
  try {
    for (const word of words(env.ITEMS)) items.add(decodeURIComponent(word));
  } catch {
    throw new ConfigError('ITEMS has a % that is not followed by two hexadecimal digits; a percent sign is written %25');
  }
  if (env.BUNDLE) {
    try {
      for (const { id } of JSON.parse(readFileSync(env.BUNDLE, 'utf8')).items) items.add(String(id));
    } catch (error) {
      throw new ConfigError(`BUNDLE names ${env.BUNDLE}, from which no items can be read: ${error instanceof Error ? error.message : error}`);
    }
  }
  return items;
}
