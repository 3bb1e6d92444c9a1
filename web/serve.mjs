// web/serve.mjs - serves a folder on this machine, with the types that a browser asks for.
// SPDX-License-Identifier: MIT
//
// node web/serve.mjs [--port 8080] [--root dist]

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * A server of the files below `root`; `/` leads to the demo.
 * @param {string} root
 * @returns {import('node:http').Server} not listening yet
 */
export function fileServer(root) {
  const base = resolve(root);
  return createServer(async (request, response) => {
    const refuse = (/** @type {number} */ status) => response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
    if (request.method === 'POST' && request.url === '/demo/subscribe') return subscribe(request, response);
    if (request.url === '/demo/votes') return vote(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return refuse(400);
    }
    if (path === '/') return response.writeHead(302, { location: '/demo/' }).end();
    let file = normalize(join(base, path));
    if (file !== base && !file.startsWith(base + sep)) return refuse(404);
    try {
      if ((await stat(file)).isDirectory()) {
        if (!path.endsWith('/')) return response.writeHead(302, { location: `${path}/` }).end();
        file = join(file, 'index.html');
      }
      const { size } = await stat(file);
      response.writeHead(200, {
        'content-type': types[/** @type {keyof typeof types} */ (extname(file))] ?? 'application/octet-stream',
        'content-length': size,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
    } catch {
      refuse(404);
    }
  });
}

/** The ballots of the demo, by key, for as long as the server runs; a site keeps them: examples/backend. @type {Map<string, any>} */
const ballots = new Map();
const replaced = new Set();

/** @param {string} item */
function countOf(item) {
  const standing = [...ballots.values()].filter((ballot) => ballot.item === item && !replaced.has(ballot.key)).map(({ vote }) => vote);
  return { item, positive: standing.filter((vote) => vote === 'positive').length, negative: standing.filter((vote) => vote === 'negative').length };
}

/**
 * The demo's votes: a key counts once, and not what a later ballot replaces.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function vote(request, response) {
  const json = (/** @type {unknown} */ value) => response.writeHead(200, { 'content-type': types['.json'], 'cache-control': 'no-cache' }).end(JSON.stringify(value));
  if (request.method === 'GET') return json({ items: Object.fromEntries([...ballots.values()].map(({ item }) => [item, countOf(item)])) });
  if (request.method !== 'POST') return response.writeHead(405).end();
  let text = '';
  for await (const piece of request) {
    text += piece;
    if (text.length > 4096) return response.writeHead(413).end();
  }
  try {
    const { item, vote, key, supersedes } = JSON.parse(text);
    if (typeof item !== 'string' || !['positive', 'negative', 'none'].includes(vote) || !/^[0-9a-f-]{36}$/.test(key)) return response.writeHead(422).end();
    if (!ballots.has(key)) ballots.set(key, { item, vote, key });
    if (supersedes) replaced.add(supersedes);
    json(countOf(item));
  } catch {
    response.writeHead(400).end();
  }
}

/**
 * The demo's newsletter: takes a well-formed subscription and keeps nothing of it.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function subscribe(request, response) {
  let text = '';
  for await (const piece of request) {
    text += piece;
    if (text.length > 4096) return response.writeHead(413).end();
  }
  try {
    const { email, key } = JSON.parse(text);
    response.writeHead(/^[^@\s]+@[^@\s]+$/.test(email) && /^[0-9a-f-]{36}$/.test(key) ? 204 : 422).end();
  } catch {
    response.writeHead(400).end();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' }, root: { type: 'string', default: 'dist' } } });
  const server = fileServer(values.root);
  server.on('error', (error) => {
    console.error(/** @type {any} */ (error).code === 'EADDRINUSE' ? `port ${values.port} is taken; choose another with --port` : String(error));
    process.exit(1);
  });
  server.listen(Number(values.port), () => console.log(`serving ${values.root} on http://localhost:${values.port}/`));
}
