// tests/backend/start.mjs - a PostgreSQL server of its own, and the backend on it, for tests and for trying out.
// SPDX-License-Identifier: MIT
//
// node tests/backend/start.mjs [--port 8787] [--origin http://localhost:8080]...     both, until Ctrl+C; nothing is kept
import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../web/examples/backend');
const pg = createRequire(join(folder, 'package.json'))('pg');

/** Debian keeps the servers out of PATH; the newest is taken. */
function binaries() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  return (program) => (found ? join(found, program) : program);
}

/** PostgreSQL refuses to run as root: there, the account that Debian makes for it. @returns {{ uid: number, gid: number } | undefined} */
function account() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody') ?? [];
  if (!uid) throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Starts a PostgreSQL server in a folder that only it can read, on a socket there and on no port.
 * @param {{ durable?: boolean }} [options] durable: as in earnest, for measurements; else nothing is flushed to the disk
 */
export async function startPostgres({ durable = false } = {}) {
  const program = binaries();
  const owner = account();
  const home = mkdtempSync(join(tmpdir(), 'juxta-pg-'));
  if (owner) chownSync(home, owner.uid, owner.gid);
  const options = { ...owner, cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  const data = join(home, 'data');
  await promisify(execFile)(program('initdb'), ['-D', data, '-U', 'juxta', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...(durable ? [] : ['--no-sync'])], options);
  const settings = { listen_addresses: '', unix_socket_directories: home, max_connections: 200, ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }) };
  let process_;
  const launch = async () => {
    process_ = spawn(program('postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    process_.stderr.on('data', (piece) => (words = (words + piece).slice(-4000)));
    for (;;) {
      const client = new pg.Client(url('postgres'));
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        if (process_.exitCode !== null) throw new Error(`PostgreSQL did not start: ${words}`, { cause: error });
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  };
  /** SIGINT: running queries are cancelled; SIGQUIT: as if the machine had died. @param {'SIGINT' | 'SIGQUIT'} [signal] */
  const halt = async (signal = 'SIGINT') => {
    if (process_.exitCode !== null || process_.signalCode !== null) return;
    const ended = new Promise((done) => process_.once('exit', done));
    process_.kill(signal);
    await ended;
  };
  const url = (database) => `postgres://juxta@localhost/${database}?host=${encodeURIComponent(home)}`;
  await launch();
  let databases = 0;
  return {
    /** Where a database of that name is. @param {string} database */
    url,
    /** Makes an empty database. @returns {Promise<string>} its address */
    async createDatabase() {
      const name = `juxta_${++databases}`;
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    halt,
    resume: launch,
    async stop() {
      await halt();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the backend as a process of its own, by the command that its README gives.
 * @param {{ postgres?: Awaited<ReturnType<typeof startPostgres>>, databaseUrl?: string, port?: number, origins?: string[], items?: string[], votesPerMinute?: number,
 *   subscriptionsPerMinute?: number, env?: Record<string, string> }} [options] without postgres and databaseUrl: a server of its own; limits are off unless given
 */
export async function startBackend(options = {}) {
  const { port = 0, origins = [], items, votesPerMinute = 0, subscriptionsPerMinute = 0, env = {} } = options;
  const own = options.postgres || options.databaseUrl ? undefined : await startPostgres();
  const databaseUrl = options.databaseUrl ?? (await (options.postgres ?? own).createDatabase());
  const child = spawn(process.execPath, ['main.js'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ALLOWED_ORIGINS: origins.join(','),
      VOTES_PER_MINUTE: String(votesPerMinute),
      SUBSCRIPTIONS_PER_MINUTE: String(subscriptionsPerMinute),
      ITEMS: items ? items.map(encodeURIComponent).join(',') : '*',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const ended = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
  child.stderr.on('data', (piece) => (said.err += piece));
  const url = await new Promise((done, fail) => {
    child.stdout.on('data', (piece) => {
      const found = (said.out += piece).match(/listening on (\S+)/);
      if (found) done(found[1]);
    });
    child.once('exit', () => fail(new Error(`the backend did not start: ${said.err}`)));
  }).catch(async (error) => {
    await own?.stop();
    throw error;
  });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  database.on('error', () => {});
  return {
    url,
    votesUrl: `${url}/votes`,
    newsletterUrl: `${url}/newsletter`,
    databaseUrl,
    /** All that it printed so far. */
    said,
    /** Becomes what the process ended with. @type {Promise<{ code: number | null, signal: string | null }>} */
    ended,
    /** @param {NodeJS.Signals} signal */
    kill: (signal) => child.kill(signal),
    /** @param {string | import('pg').QueryConfig} sql @param {unknown[]} [values] @returns {Promise<any[]>} rows */
    query: async (sql, values) => (await database.query(sql, values)).rows,
    async stop() {
      await database.end();
      child.kill('SIGTERM');
      const how = await ended;
      await own?.stop();
      return how;
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8787' }, origin: { type: 'string', multiple: true, default: ['http://localhost:8080'] } } });
  const backend = await startBackend({ port: Number(values.port), origins: values.origin });
  console.log(`votes-url      ${backend.votesUrl}\nnewsletter-url ${backend.newsletterUrl}\nCtrl+C ends it; nothing is kept.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void backend.stop().then(() => process.exit()));
}
