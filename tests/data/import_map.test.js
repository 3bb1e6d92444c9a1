// tests/data/import_map.test.js - the schema of mappings, and the bundles that import makes.
// SPDX-License-Identifier: MIT
// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const schema = read('data/import-map.schema.json');
const ajv = new Ajv2020.default({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addSchema(read('data/bundle.schema.json'), 'bundle.schema.json');
const validate = ajv.compile(schema);

/** Where a mapping is wrong. @param {unknown} map */
function complaints(map) {
  return validate(map) ? [] : (validate.errors ?? []).map((error) => error.instancePath);
}

describe('import-map.schema.json', () => {
  const fixtures = 'tests/fixtures/tables';

  test('a mapping with everything is valid, and so is an empty one', () => {
    assert.deepEqual(complaints(read(`${fixtures}/valid_mapping_everything.map.json`)), []);
    assert.deepEqual(complaints({}), []);
  });

  test('it sees every mistake that import reports but those about heads', () => {
    const places = new Set(complaints(read(`${fixtures}/invalid_mapping_mistakes.map.json`)));

    for (const place of ['', '/bundle', '/bundle/title', '/delimiter', '/head', '/attributes/1', '/attributes/2', '/attributes/3/type', '/reviewers/0', '/votes'])
      assert.ok(places.has(place), `${place} of ${[...places]}`);
  });

  test('the documentation names every key', () => {
    const page = readFileSync(join(root, 'data/README.md'), 'utf8').split('## From a table')[1] ?? '';
    const keys = [schema, schema.$defs.attribute, schema.$defs.reviewer].flatMap((part) => Object.keys(part.properties));

    assert.deepEqual(keys.filter((key) => key !== '$schema' && !page.includes(`\`${key}\``) && !page.includes(`"${key}"`)), []);
  });

  test('the example of the documentation is valid', () => {
    const page = readFileSync(join(root, 'data/README.md'), 'utf8').split('## From a table')[1] ?? '';
    const example = /```json\n(.*?)```/s.exec(page)?.[1];

    assert.ok(example);
    assert.deepEqual(complaints(JSON.parse(example)), []);
  });
});

describe('what import makes', () => {
  const folder = 'tests/golden/tables';
  const valid = ajv.getSchema('bundle.schema.json');
  for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.json') && file !== 'invalid_mapping_mistakes.json')) {
    test(`${name} keeps to the schema of bundles`, () => {
      assert.ok(valid?.(read(`${folder}/${name}`)), JSON.stringify(valid?.errors));
    });
  }
});
