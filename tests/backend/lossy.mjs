// tests/backend/lossy.mjs - a bad network: loses requests and answers on their way to a server, and sends some twice.
// SPDX-License-Identifier: MIT
import { createServer, request as send } from 'node:http';

/**
 * Listens on a port of its own and passes requests on.
 * @param {{ targets: string[], loseRequests?: number, loseAnswers?: number, double?: number, random?: () => number }} options
 *   targets: origins, taken in turn; the others are shares from 0 to 1, drawn for each request on its own
 * @returns `url`, and `lost` = what became of the requests so far
 */
export async function startLossyProxy({ targets, loseRequests = 0, loseAnswers = 0, double = 0, random = Math.random }) {
  const lost = { seen: 0, requests: 0, answers: 0, doubled: 0 };
  let turn = 0;
  const server = createServer(async (incoming, outgoing) => {
    const pieces = [];
    for await (const piece of incoming) pieces.push(piece);
    const body = Buffer.concat(pieces);
    ++lost.seen;
    const [losesRequest, losesAnswer, doubles] = [loseRequests, loseAnswers, double].map((share) => random() < share);
    if (losesRequest) {
      ++lost.requests;
      return outgoing.destroy();
    }
    const target = targets[turn++ % targets.length];
    const pass = () =>
      new Promise((done, fail) => {
        const onward = send(new URL(incoming.url, target), { method: incoming.method, headers: incoming.headers }, async (answer) => {
          const parts = [];
          for await (const part of answer) parts.push(part);
          done({ answer, text: Buffer.concat(parts) });
        });
        onward.on('error', fail);
        onward.end(body);
      });
    if (doubles) ++lost.doubled;
    try {
      const [{ answer, text }] = await Promise.all(doubles ? [pass(), pass()] : [pass()]);
      if (losesAnswer) {
        ++lost.answers;
        return outgoing.destroy();
      }
      outgoing.writeHead(answer.statusCode, answer.headers).end(text);
    } catch {
      outgoing.destroy(); // the server itself broke off
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    lost,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
