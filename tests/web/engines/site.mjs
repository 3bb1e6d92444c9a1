// tests/web/engines/site.mjs - dist/ as a site owner serves it, with pages of the tests' own.
// SPDX-License-Identifier: MIT
import { buildSync } from 'esbuild';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileServer } from '../../../web/serve.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../../..');
export const dist = resolve(process.env.JUXTA_DIST ?? join(top, 'dist'));

/** @typedef {{ body: string, type?: string, headers?: Record<string, string>, status?: number }} Answer */

/** Serves dist/, the probe, and what serve() was told; `origin` is its address. */
export async function startSite() {
  const files = fileServer(dist);
  const { outputFiles } = buildSync({ entryPoints: [join(here, 'probe.js')], bundle: true, format: 'iife', write: false, logLevel: 'error' });
  /** @type {Map<string, Answer>} */
  const answers = new Map([
    ['/probe.js', { body: outputFiles[0].text, type: 'text/javascript' }],
    ['/icon.svg', { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' }],
  ]);
  const server = createServer((request, response) => {
    const answer = answers.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!answer) return void files.emit('request', request, response);
    const { body, type = 'text/html; charset=utf-8', headers = {}, status = 200 } = answer;
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, () => done(undefined)));
  return {
    origin: `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    /** @param {string} path @param {Answer} answer */
    serve: (path, answer) => void answers.set(path, answer),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
