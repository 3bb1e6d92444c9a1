// tests/backend/types.test.mjs - the backend's modules are typed.
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');

test('types: the modules of the backend agree with each other and with their libraries', () => {
  const { stdout, status } = spawnSync(process.execPath, [join(top, 'tests/node_modules/typescript/bin/tsc'), '--project', join(top, 'web/examples/backend')], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
