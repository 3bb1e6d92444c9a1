// web/examples/backend/database.js - PostgreSQL: connections, the schema, statements that are prepared once.
// SPDX-License-Identifier: MIT
// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';

const schemaFolder = new URL('./schema/', import.meta.url);
const aDay = 24 * 60 * 60 * 1000;
const migrationLock = 0x6a757874; // 'juxt': any number that others don't use

/** PostgreSQL's words for "try that again": two transactions were in each other's way. */
const inEachOthersWay = ['40001', '40P01'];

/** The database can't be reached or can't answer just now; what was asked may be asked again. */
export class Unavailable extends Error {}

export class Database {
  #pool;

  /** @param {string} url @param {number} poolSize */
  constructor(url, poolSize) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5000, // for a free connection, too: better a 503 than a queue without end
      statement_timeout: 5000,
      query_timeout: 8000, // of a host that went without a word
      keepAlive: true,
      idle_in_transaction_session_timeout: 10_000,
      application_name: 'juxta',
    });
    // A connection that breaks while it is idle leaves the pool by itself; the next one is made when it is needed.
    this.#pool.on('error', () => {});
  }

  /**
   * Runs a statement that PostgreSQL prepares once a connection; each is a transaction of its own.
   * @template {Record<string, any>} Row
   * @param {string} name of the statement
   * @param {string} text
   * @param {unknown[]} values
   * @returns {Promise<Row[]>}
   * fails Unavailable when there is no answer; pg's DatabaseError when PostgreSQL refuses
   */
  async run(name, text, values) {
    for (let tries = 1; ; ++tries) {
      try {
        return (await this.#pool.query({ name, text, values })).rows;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw new Unavailable('PostgreSQL does not answer', { cause: error });
        const code = error.code ?? '';
        if (inEachOthersWay.includes(code) && tries < 4) continue;
        // 08 connection, 53 resources, 57 shut down or cancelled, 58 system, 25006 read-only stand-in
        if (/^(08|40|53|57|58)/.test(code) || code === '25006') throw new Unavailable('PostgreSQL can not do it now', { cause: error });
        throw error;
      }
    }
  }

  /** Brings the schema up to this version. Processes that start together do it one after the other, and only the first has work. */
  async migrate() {
    const steps = readdirSync(schemaFolder)
      .filter((name) => /^\d+_\w+\.sql$/.test(name))
      .sort((a, b) => parseInt(a) - parseInt(b));
    const client = await this.#pool.connect();
    // A step may take as long as it needs, and so may waiting for one.
    const run = (/** @type {string} */ text, /** @type {unknown[]} */ values = []) => client.query(/** @type {any} */ ({ text, values: values.length ? values : undefined, query_timeout: aDay }));
    try {
      await run('begin');
      await run('set local statement_timeout = 0');
      await run('select pg_advisory_xact_lock($1)', [migrationLock]);
      await run(`create schema if not exists juxta`);
      await run(`create table if not exists juxta.migrations (name text primary key, applied_at timestamptz not null default now())`);
      const { rows } = await run('select name from juxta.migrations');
      const applied = new Set(rows.map((/** @type {{ name: string }} */ { name }) => name));
      const unknown = [...applied].filter((name) => !steps.includes(name));
      if (unknown.length) throw new Error(`the database was made by a newer version of this program: ${unknown.join(', ')}`);
      for (const name of steps.filter((step) => !applied.has(step))) {
        await run(readFileSync(new URL(name, schemaFolder), 'utf8'));
        await run('insert into juxta.migrations (name) values ($1)', [name]);
      }
      await run('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }

  /** Waits for what is under way and closes the connections. */
  async close() {
    await this.#pool.end();
  }
}
