// web/examples/backend/database.js - PostgreSQL: connections, the schema, statements that are prepared once.
// SPDX-License-Identifier: MIT
// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';

const schemaFolder = new URL('./schema/', import.meta.url);
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
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      await client.query(`create schema if not exists juxta`);
      await client.query(`create table if not exists juxta.migrations (name text primary key, applied_at timestamptz not null default now())`);
      const { rows } = await client.query('select name from juxta.migrations');
      const applied = new Set(rows.map(({ name }) => name));
      const unknown = [...applied].filter((name) => !steps.includes(name));
      if (unknown.length) throw new Error(`the database was made by a newer version of this program: ${unknown.join(', ')}`);
      for (const name of steps.filter((step) => !applied.has(step))) {
        await client.query(readFileSync(new URL(name, schemaFolder), 'utf8'));
        await client.query('insert into juxta.migrations (name) values ($1)', [name]);
      }
      await client.query('commit');
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
