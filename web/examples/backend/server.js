// web/examples/backend/server.js - the endpoints: who may ask what, and what is answered.
// SPDX-License-Identifier: MIT
// @ts-check
import cors from '@fastify/cors';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import Fastify from 'fastify';
import { isIP } from 'node:net';
import { DatabaseLimits, MemoryLimits } from './limits.js';
import { Newsletter } from './newsletter.js';
import { Refused, checkKeyHeader, readBallot, readSubscription } from './requests.js';
import { Unavailable } from './database.js';
import { Votes } from './votes.js';

const bodyLimit = 4096; // bytes; a ballot with the longest id is below 1,000
const minuteMs = 60_000;
const retryAfterSeconds = 5; // when the database is away

// Readers' browsers ask each time (304 when nothing changed), a CDN for all of them at most every five seconds.
const cacheControl = 'public, max-age=0, s-maxage=5, stale-while-revalidate=30';

/** What Fastify refuses by itself, in our words. @type {Record<string, [number, string]>} */
const refusals = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'The body is not application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, `The body is larger than ${bodyLimit} bytes.`],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'The body is not JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The body is not as long as Content-Length says.'],
};

/**
 * @param {import('./config.js').Config} config
 * @param {import('./database.js').Database} database its schema is there; closed by the caller, after the server
 * @param {(text: string) => void} [complain] told of faults of ours; never of readers
 * @returns {Promise<import('fastify').FastifyInstance>} not listening yet
 */
export async function createServer(config, database, complain = () => {}) {
  const app = Fastify({
    logger: false, // an access log would keep readers' addresses
    bodyLimit,
    trustProxy: config.proxies.length ? config.proxies : false,
    requestTimeout: 15_000,
    keepAliveTimeout: 72_000, // longer than a balancer's, so that it is never the one to find a closed connection
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: (_, __, /** @type {import('fastify').FastifyReply} */ reply) =>
      void reply.code(400).header('cache-control', 'no-store').send({ error: 'The address is not understood.' }),
  });
  const votes = new Votes(database);
  const newsletter = new Newsletter(database);

  app.setErrorHandler((error, _, reply) => {
    const [status, sentence] = answerTo(error, complain);
    if (status === 503) void reply.header('retry-after', retryAfterSeconds);
    void reply.code(status).header('cache-control', 'no-store').send({ error: sentence });
  });
  app.setNotFoundHandler((_, reply) => void reply.code(404).header('cache-control', 'no-store').send({ error: 'There is nothing at this address.' }));

  app.addHook('onRequest', async (_, reply) => void reply.header('x-content-type-options', 'nosniff'));
  await app.register(cors, {
    origin: config.origins,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'idempotency-key'],
    exposedHeaders: ['retry-after'], // else the page's script can't read how long to wait
    maxAge: 7200,
    strictPreflight: false,
  });
  // CORS only keeps a page from reading the answer. Pages of origins that are not named do not vote either.
  app.addHook('onRequest', async ({ method, headers: { origin } }) => {
    if (method === 'POST' && origin !== undefined && !config.origins.includes(origin)) throw new Refused(403, 'Pages of this origin may not post here.');
  });
  const limits = config.limits === 'memory' ? new MemoryLimits() : new DatabaseLimits(database, '', minuteMs);
  app.addHook('onClose', () => limits.close());
  await app.register(rateLimit, {
    global: false,
    timeWindow: minuteMs,
    store: /** @type {any} */ (function () { return limits; }), // it asks for a class
    keyGenerator: ({ ip, socket }) => normalizeIP(isIP(ip) ? ip : (socket.remoteAddress ?? '')), // a proxy may write anything into X-Forwarded-For
    errorResponseBuilder: (_, { ttl }) => new Refused(429, `Too many requests; try again in ${Math.ceil(ttl / 1000)} s.`),
  });

  // Strict about the bytes, too: what is not UTF-8 is refused and not mended.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(/** @type {Buffer} */ (body));
    } catch {
      return done(new Refused(400, 'The body is not UTF-8.'));
    }
    void parseJson(request, text, done);
  });

  /** @param {string} kind @param {number} max */
  const limited = (kind, max) => (max ? { config: { rateLimit: /** @type {any} */ ({ kind, max }) } } : {});

  app.get('/votes', async (request, reply) => {
    const { text, etag } = await votes.counts();
    void reply.headers({ 'cache-control': cacheControl, etag });
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  });

  app.post('/votes', limited('votes', config.votesPerMinute), async (request, reply) => {
    const ballot = readBallot(request.body, config.items);
    checkKeyHeader(request.headers['idempotency-key'], ballot.key);
    void reply.header('cache-control', 'no-store');
    return votes.cast(ballot);
  });

  app.post('/newsletter', limited('newsletter', config.subscriptionsPerMinute), async (request, reply) => {
    const subscription = readSubscription(request.body);
    checkKeyHeader(request.headers['idempotency-key'], subscription.key);
    await newsletter.subscribe(subscription);
    return reply.code(204).header('cache-control', 'no-store').send();
  });

  app.get('/health', async (_, reply) => {
    await database.run('health', 'select 1', []);
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });

  refuseOtherMethods(app, '/votes', ['GET', 'HEAD', 'POST']);
  refuseOtherMethods(app, '/newsletter', ['POST']);
  refuseOtherMethods(app, '/health', ['GET', 'HEAD']);
  return app;
}

/** @param {import('fastify').FastifyInstance} app @param {string} url @param {string[]} allowed */
function refuseOtherMethods(app, url, allowed) {
  const method = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !allowed.includes(name));
  app.route({
    method,
    url,
    // Before the body is read: whatever it is, it is not taken.
    onRequest: async (_, reply) => {
      void reply.header('allow', allowed.join(', '));
      throw new Refused(405, `This address takes ${allowed.join(', ')}.`);
    },
    handler: () => {},
  });
}

/** @param {unknown} error @param {(text: string) => void} complain @returns {[number, string]} status and sentence */
function answerTo(error, complain) {
  if (error instanceof Refused) return [error.statusCode, error.message];
  if (error instanceof Unavailable) {
    complain(`${error.message}: ${words(error.cause)}`);
    return [503, 'This can not be done just now; try again later.'];
  }
  const { code = '', statusCode = 500 } = /** @type {{ code?: string, statusCode?: number }} */ (error);
  if (Object.hasOwn(refusals, code)) return refusals[code];
  if (statusCode >= 400 && statusCode < 500) return [statusCode, 'The request is not understood.'];
  complain(words(error));
  return [500, 'Something went wrong here; try again later.'];
}

/** What a fault is called, without the values that it is about. @param {unknown} error */
function words(error) {
  const { name, code, constraint } = /** @type {{ name?: string, code?: string, constraint?: string }} */ (error ?? {});
  const message = code && /^[0-9A-Z]{5}$/.test(code) ? '' : /** @type {any} */ (error)?.message; // PostgreSQL's messages may quote what was sent
  return [name, code, constraint, message].filter(Boolean).join(' ');
}

/** @param {string | undefined} header If-None-Match @param {string} etag */
function matches(header, etag) {
  return (header ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
