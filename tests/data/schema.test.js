// tests/data/schema.test.js - what the schema accepts and refuses, and that the bundles and fixtures keep to it.
// SPDX-License-Identifier: MIT
// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'data/bundle.schema.json'), 'utf8'));
const ajv = new Ajv2020.default({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(schema);

/**
 * What the schema has against a document, one line each. A key that the format does not have is a warning for the
 * reader of bundles and shown as one by editors, so it counts apart.
 *
 * @param {unknown} document
 */
function complaints(document) {
  if (validate(document)) return { errors: [], unknownKeys: [] };
  const all = validate.errors ?? [];
  const unknown = all.filter((error) => error.keyword === 'additionalProperties');
  return {
    errors: all.filter((error) => error.keyword !== 'additionalProperties').map((e) => `${e.instancePath} ${e.message}`),
    unknownKeys: unknown.map((e) => `${e.instancePath}/${e.params.additionalProperty}`),
  };
}

/** What `url` may not be: another scheme by any spelling that a browser reads, or nothing behind the scheme. */
const kBadUrls = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://a.example/1',
  'file:///a',
  'https:\\\\a.example',
  ' https://a.example',
  'tool page.html',
  '',
  'https://',
  'mailto:',
];

/** A small bundle with one of everything, changed by `change`. */
function bundle(change = (/** @type {any} */ _bundle) => {}) {
  const made = {
    juxta: 1,
    updated: '2026-11-22',
    verdicts: { positive: 'Take', negative: 'Leave' },
    attributes: [
      { id: 'price', type: 'money', currency: 'EUR', better: 'lower', range: [0, 100], weight: 1 },
      { id: 'light', type: 'boolean', better: 'true' },
      { id: 'since', type: 'date' },
    ],
    reviewers: [{ id: 'one', name: 'One', weight: 2.5 }],
    items: [
      {
        id: 'a',
        name: 'A',
        url: 'https://a.example/',
        values: { price: { value: 3, note: 'list price', source: 'a.html' }, light: null, since: '2026-01-31' },
        reviews: { one: { score: 50, verdict: 'negative', text: 'Well.' } },
        votes: { positive: 0, negative: 0 },
      },
    ],
    comparisons: [{ id: 'only', items: ['a'] }],
  };
  change(made);
  return made;
}

describe('schema', () => {
  test('each property says what it is for', () => {
    /** @type {string[]} */
    const silent = [];
    const walk = (/** @type {any} */ node, /** @type {string} */ path) => {
      for (const [name, property] of Object.entries(node.properties ?? {})) {
        if (property === false) continue;
        const target = property.$ref ? schema.$defs[property.$ref.replace('#/$defs/', '')] : {};
        if (!property.description && !target.description) silent.push(`${path}/${name}`);
        walk(property, `${path}/${name}`);
      }
    };
    walk(schema, '');
    for (const [name, definition] of Object.entries(schema.$defs)) {
      const { allOf: _conditions, dependentSchemas: _dependent, ...own } = /** @type {any} */ (definition);
      walk(own, `#${name}`);
    }

    assert.deepEqual(silent, []);
  });

  test('two keys are enough', () => {
    assert.deepEqual(complaints({ juxta: 1, items: [{ id: 'a', name: 'A' }] }).errors, []);
  });

  test('one of everything is valid', () => {
    assert.deepEqual(complaints(bundle()), { errors: [], unknownKeys: [] });
  });

  test("keys that start with x- are the owner's, everywhere", () => {
    const marked = bundle((b) => {
      for (const at of [b, b.verdicts, b.attributes[0], b.reviewers[0], b.items[0], b.items[0].values, b.items[0].values.price,
        b.items[0].reviews, b.items[0].reviews.one, b.items[0].votes, b.comparisons[0]]) at['x-own'] = { any: ['thing'] };
    });

    assert.deepEqual(complaints(marked), { errors: [], unknownKeys: [] });
  });

  test('a key that the format does not have is named', () => {
    const mistyped = bundle((b) => {
      b.tittle = 'A title';
      b.attributes[0].lable = 'A label';
      b.items[0].values.price.nore = 'A note';
    });

    assert.deepEqual(complaints(mistyped).unknownKeys.sort(), ['/attributes/0/lable', '/items/0/values/price/nore', '/tittle']);
  });

  /** @type {[string, (b: any) => void][]} */
  const accepted = [
    ['missing as null', (b) => (b.items[0].values.price = null)],
    ['not applicable, with a note', (b) => (b.items[0].values.price = { status: 'not_applicable', note: 'not sold' })],
    ['a review that is null', (b) => (b.items[0].reviews.one = null)],
    ['a review without a score', (b) => delete b.items[0].reviews.one.score],
    ['a score of 0', (b) => (b.items[0].reviews.one.score = 0)],
    ['a score of 100', (b) => (b.items[0].reviews.one.score = 100)],
    ['a score between whole numbers', (b) => (b.items[0].reviews.one.score = 72.5)],
    ['better later for a date', (b) => (b.attributes[2].better = 'higher')],
    ['no tags', (b) => (b.items[0].values.tags = [])],
    ['a mail address as URL', (b) => (b.items[0].url = 'mailto:a@a.example')],
    ['a relative URL with a colon in its query', (b) => (b.items[0].url = 'tools/a.html?at=12:30')],
    ['an unknown value with a note', (b) => (b.items[0].values.price = { status: 'unknown', note: 'promised for May' })],
    ['a status beside a value that is null', (b) => (b.items[0].values.price = { status: 'unknown', value: null })],
    ['a URL without a scheme', (b) => (b.items[0].url = '//a.example/tool')],
    ['an upper-case scheme', (b) => (b.items[0].url = 'HTTPS://a.example')],
    ['eight items side by side', (b) => (b.comparisons[0].items = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])],
    ['a weight of 5', (b) => (b.reviewers[0].weight = 5)],
    ['votes up to the largest exact count', (b) => (b.items[0].votes.positive = Number.MAX_SAFE_INTEGER)],
  ];
  for (const [what, change] of accepted) {
    test(`accepts ${what}`, () => assert.deepEqual(complaints(bundle(change)), { errors: [], unknownKeys: [] }));
  }

  /** @type {[string, string, (b: any) => void][]} what, where, how */
  const refused = [
    ['no version', '', (b) => delete b.juxta],
    ['another version', '/juxta', (b) => (b.juxta = 2)],
    ['no items', '', (b) => delete b.items],
    ['an item without an id', '/items/0', (b) => delete b.items[0].id],
    ['an item without a name', '/items/0', (b) => delete b.items[0].name],
    ['an empty id', '/items/0/id', (b) => (b.items[0].id = '')],
    ['a score above 100', '/items/0/reviews/one/score', (b) => (b.items[0].reviews.one.score = 100.5)],
    ['a score below 0', '/items/0/reviews/one/score', (b) => (b.items[0].reviews.one.score = -1)],
    ['a score as text', '/items/0/reviews/one/score', (b) => (b.items[0].reviews.one.score = '78/100')],
    ['another verdict', '/items/0/reviews/one/verdict', (b) => (b.items[0].reviews.one.verdict = 'ship')],
    ['half a vote', '/items/0/votes/positive', (b) => (b.items[0].votes.positive = 0.5)],
    ['fewer votes than none', '/items/0/votes/negative', (b) => (b.items[0].votes.negative = -1)],
    ['another type of attribute', '/attributes/0/type', (b) => (b.attributes[0].type = 'price')],
    ['better yes for a number', '/attributes/0/better', (b) => (b.attributes[0].better = 'true')],
    ['better higher for a boolean', '/attributes/1/better', (b) => (b.attributes[1].better = 'higher')],
    ['better for a text', '/attributes/2/better', (b) => (b.attributes[2] = { id: 'words', better: 'higher' })],
    ['a range of one number', '/attributes/0/range', (b) => (b.attributes[0].range = [1])],
    ['a range on a boolean', '/attributes/1/range', (b) => (b.attributes[1].range = [0, 1])],
    ['a weight above 5', '/attributes/0/weight', (b) => (b.attributes[0].weight = 5.1)],
    ['a currency that is a sign', '/attributes/0/currency', (b) => (b.attributes[0].currency = '€')],
    ['a language that is a name', '/language', (b) => (b.language = 'English, British')],
    ['a date the other way round', '/updated', (b) => (b.updated = '22.11.2026')],
    ['a thirteenth month', '/updated', (b) => (b.updated = '2026-13-01')],
    ['another status', '/items/0/values/price/status', (b) => (b.items[0].values.price = { status: 'n/a' })],
    ['a value beside a status', '/items/0/values/price/value', (b) => (b.items[0].values.price = { status: 'not_applicable', value: 1 })],
    ['an empty comparison', '/comparisons/0/items', (b) => (b.comparisons[0].items = [])],
    ['nine items side by side', '/comparisons/0/items', (b) => (b.comparisons[0].items = [...'abcdefghi'])],
    ['an item twice side by side', '/comparisons/0/items', (b) => (b.comparisons[0].items = ['a', 'a'])],
    ...kBadUrls.map(
      (url) =>
        /** @type {[string, string, (b: any) => void]} */ ([
          `the URL ${JSON.stringify(url)}`,
          '/items/0/url',
          (b) => (b.items[0].url = url),
        ]),
    ),
  ];
  for (const [what, where, change] of refused) {
    test(`refuses ${what}, at ${where || 'the top'}`, () => {
      const { errors } = complaints(bundle(change));

      assert.ok(errors.some((error) => error.startsWith(`${where} `)), `complaints: ${JSON.stringify(errors)}`);
    });
  }
});

describe('bundles', () => {
  const folder = join(root, 'data/bundles');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    test(`${name} keeps to the schema, with no unknown key`, () => {
      assert.deepEqual(complaints(JSON.parse(readFileSync(join(folder, name), 'utf8'))), { errors: [], unknownKeys: [] });
    });
  }
});

describe('documentation', () => {
  const page = readFileSync(join(root, 'data/README.md'), 'utf8');
  const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1]).filter((text) => text.includes('"juxta"'));

  test('has whole bundles as examples, and they are valid', () => {
    assert.equal(examples.length, 2);
    for (const text of examples) assert.deepEqual(complaints(JSON.parse(text)), { errors: [], unknownKeys: [] });
  });

  test('names every key of the format', () => {
    /** @type {Set<string>} */
    const keys = new Set();
    const collect = (/** @type {any} */ node) => {
      for (const name of Object.keys(node.properties ?? {})) keys.add(name);
      for (const child of Object.values(node.properties ?? {})) collect(child);
    };
    [schema, ...Object.values(schema.$defs)].forEach(collect);

    assert.ok(keys.size > 30);
    assert.deepEqual([...keys].filter((key) => !page.includes(`\`${key}\``)), []);
  });
});

// The fixtures of the reader of bundles. A schema knows no places in a text, compares no ids and does no sums: duplicate keys and
// ids, references, nesting and the rest of those codes are the reader's alone.
describe('fixtures', () => {
  const folder = join(root, 'tests/fixtures');
  const kSeen = ['missing_field', 'wrong_type', 'wrong_version', 'out_of_range', 'bad_value', 'bad_url', 'too_many', 'unknown_key'];
  /** Those that are beyond a schema though others of their code are not, and why. @type {Map<string, string>} */
  const kBeyond = new Map([
    ...['bad_url', ...['boolean', 'date', 'money', 'number', 'tags', 'text', 'url'].map((type) => `wrong_type_${type}`)].map(
      (what) => /** @type {[string, string]} */ ([`invalid_${what}_cell.json`, 'which type a cell has is said elsewhere']),
    ),
    ['invalid_bad_value_date.json', 'which type a cell has is said elsewhere'],
    ['invalid_bad_value_range_backwards.json', 'one number is compared with another'],
    ['invalid_bad_value_range_equal.json', 'one number is compared with another'],
    ['invalid_bad_value_updated.json', 'the calendar'],
    ['invalid_bad_value_zero_character.json', 'a character that no editor types'],
    ['invalid_out_of_range_1e400_owner.json', "the owner's keys hold anything"],
  ]);
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));

  for (const name of names.filter((file) => file.startsWith('valid_'))) {
    test(`${name} is valid`, () => assert.deepEqual(complaints(read(name)), { errors: [], unknownKeys: [] }));
  }

  for (const name of names.filter((file) => kSeen.some((code) => file.startsWith(`invalid_${code}`)))) {
    const reason = kBeyond.get(name);
    test(reason ? `${name} is beyond a schema: ${reason}` : `${name} is refused`, () => {
      const { errors, unknownKeys } = complaints(read(name));

      assert.equal(errors.length + unknownKeys.length === 0, reason !== undefined, JSON.stringify({ errors, unknownKeys }));
    });
  }

  test('no exception outlives its fixture', () => {
    assert.deepEqual([...kBeyond.keys()].filter((name) => !names.includes(name)), []);
  });
});
