// web/examples/backend/main.js - starts the backend as the environment says, and ends it in order.
// SPDX-License-Identifier: MIT
// @ts-check
import { readConfig } from './config.js';
import { Database } from './database.js';
import { forgetOldUses } from './limits.js';
import { createServer } from './server.js';

const lastWordMs = 10_000; // then a process that was told to end ends

/** @type {Database | undefined} */
let database;
try {
  const config = readConfig(process.env);
  database = new Database(config.databaseUrl, config.poolSize);
  await database.migrate();
  await forgetOldUses(database); // whichever limits are used now
  const server = await createServer(config, database, (text) => console.error(text));
  const end = async () => {
    setTimeout(() => process.exit(1), lastWordMs).unref();
    setInterval(() => server.server.closeIdleConnections(), 100).unref(); // else Node waits for them
    await server.close();
    await database?.close();
  };
  process.once('SIGTERM', end).once('SIGINT', end);
  console.log(`listening on ${await server.listen({ host: config.host, port: config.port })}`);
} catch (error) {
  console.error(`juxta-backend: ${error instanceof Error ? error.message || /** @type {any} */ (error).code : error}`);
  await database?.close();
  process.exitCode = 1;
}
