// web/examples/backend/bench.js - how many votes a second a running backend takes. Bounded in time; for one's own machine.
// SPDX-License-Identifier: MIT
// @ts-check
//
// npm run bench -- [--url http://127.0.0.1:8787/votes] [--seconds 10] [--connections 50] [--items 100] [--read]
// Casts real ballots: not for a database whose counts matter. The backend needs VOTES_PER_MINUTE=0 or 1000000.
import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8787/votes' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '50' },
    items: { type: 'string', default: '100' },
    read: { type: 'boolean', default: false },
  },
});
const items = Number(values.items);
let next = 0;

const result = await autocannon({
  url: values.url,
  duration: Math.min(Number(values.seconds), 120),
  connections: Number(values.connections),
  requests: [
    values.read
      ? { method: 'GET' }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          setupRequest: (request) => ({
            ...request,
            body: JSON.stringify({ item: `item-${next++ % items}`, vote: next % 3 ? 'positive' : 'negative', key: randomUUID() }),
          }),
        },
  ],
});

const { average } = result.requests;
const { p50, p99 } = result.latency;
console.log(`${Math.round(average)} ${values.read ? 'reads' : 'votes'} a second; half within ${p50} ms, 99 % within ${p99} ms; ${result.non2xx} refused, ${result.errors} without an answer`);
if (result.non2xx || result.errors) process.exitCode = 1;
