// tests/data/ai_tools.test.js - data/bundles/ai-tools.json holds every fact and figure of the comparison it tells.
// SPDX-License-Identifier: MIT
// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const bundle = JSON.parse(readFileSync(new URL('../../data/bundles/ai-tools.json', import.meta.url), 'utf8'));
const [azure, mistral] = bundle.items;

const kAzure = 'azure-ai-foundry-realtime-voice-model-router';
const kMistral = 'mistral-3-small-22b';

describe('what the comparison is', () => {
  test('its title, question and words', () => {
    assert.equal(bundle.title, 'AI tool comparison');
    assert.equal(bundle.question, 'Which one should you ship with?');
    assert.deepEqual(bundle.verdicts, { positive: 'Ship', negative: 'Skip' });
  });

  test('two items, and they are what a page opens with', () => {
    assert.equal(bundle.items.length, 2);
    assert.deepEqual([azure.id, mistral.id], [kAzure, kMistral]);
    assert.deepEqual(bundle.comparisons[0].items, [kAzure, kMistral]);
  });

  test('their names, category and entry', () => {
    assert.equal(azure.name, 'Azure AI Foundry Real-Time Voice API & Model Router');
    assert.equal(mistral.name, 'Mistral 3 Small (22B)');
    assert.deepEqual([azure.category, mistral.category], ['Developer Tools', 'Developer Tools']);
    assert.deepEqual([azure.entry, mistral.entry], ['Paid', 'Free']);
  });

  test('two rows of text: pricing and what each is best for', () => {
    const rows = bundle.attributes.map((/** @type {any} */ row) => [row.id, row.label, row.type]);

    assert.deepEqual(rows, [['pricing', 'Pricing', 'text'], ['best_for', 'Best for', 'text']]);
    for (const item of bundle.items) assert.equal(item.values.best_for, item.tagline);
  });

  test('four reviewers, who say the same of both in verdict but not in score', () => {
    assert.deepEqual(bundle.reviewers.map((/** @type {any} */ r) => r.name), ['Builder', 'Skeptic', 'Founder', 'Futurist']);
    /** @type {[any, number[]][]} */
    const expected = [[azure, [78, 72, 81, 75]], [mistral, [85, 78, 72, 82]]];
    for (const [item, scores] of expected) {
      const reviews = bundle.reviewers.map((/** @type {any} */ r) => item.reviews[r.id]);
      assert.deepEqual(reviews.map((/** @type {any} */ r) => r.score), scores);
      assert.deepEqual(reviews.map((/** @type {any} */ r) => r.verdict), Array(4).fill('positive'));
    }
  });

  test('nobody has voted yet', () => {
    assert.deepEqual([azure.votes, mistral.votes], [{ positive: 0, negative: 0 }, { positive: 0, negative: 0 }]);
  });

  test('nothing that nobody has said: no address, no picture, no date, no weight', () => {
    assert.equal(bundle.updated, undefined);
    for (const thing of [...bundle.items, ...bundle.reviewers, ...bundle.attributes]) {
      for (const key of ['url', 'image', 'weight', 'about', 'better']) assert.equal(thing[key], undefined, `${thing.id}/${key}`);
    }
  });
});

/** @type {[string, string, string[]][]} What is said, where, and the names and figures that it has to hold. */
const kFacts = [
  [
    'azure',
    'tagline',
    [
      'sub-300ms', 'voice AI', 'model routing', 'GA', 'Azure', 'now',
    ],
  ],
  [
    'azure',
    'description',
    [
      'Microsoft Azure AI Foundry', 'Two features', 'production', 'Real-Time Voice API', 'sub-300ms latency', 'Model Router',
      'task complexity', 'cost constraints', 'general availability', 'SLA guarantees', 'enterprise support', 'two of the largest',
    ],
  ],
  [
    'azure',
    'pricing',
    [
      'Pay-as-you-go', 'Azure consumption', 'no flat tier', 'token', 'minute', 'model', 'region',
    ],
  ],
  [
    'azure',
    'builder',
    [
      'primitive', 'WebSocket', 'real-time audio', 'managed', 'latency budgets', 'guaranteed', 'one API endpoint', 'DX bet',
      '(latency, cost, capability)', 'sub-300ms', 'US East', 'black box', 'weekend', 'weeks', 'GA', 'SLA', 'production voice app',
    ],
  ],
  [
    'azure',
    'skeptic',
    [
      "OpenAI's Realtime API", "Google's Live API", 'developer mindshare', 'LiteLLM', 'Martian', 'all-in on Azure', 'multi-cloud',
      'on-premises', 'Azure-only', '12-month', 'OpenAI', 'cost-tiered routing', 'Azure Active Directory', 'compliance', 'Fortune 500',
      'procurement', 'GA SLA', 'narrow',
    ],
  ],
  [
    'azure',
    'founder',
    [
      'enterprise teams', 'voice-enabled', 'SLA', 'not OpenAI', 'Azure consumption', 'no flat fee', "Microsoft's margin", 'moat',
      'compliance certifications', 'procurement', 'stickiness', 'constraint-declaration', '10x cheaper', 'cost of switching',
      'enterprise deal', 'if they execute',
    ],
  ],
  [
    'azure',
    'futurist',
    [
      'falsifiable', '2-3 years', 'HTTP request', 'infrastructure', 'two or three foundation models', 'second-order effect',
      'commodities', 'race to the bottom', 'LiteLLM', 'on time rather than early', 'trend line',
    ],
  ],
  [
    'mistral',
    'tagline',
    [
      '22B', 'open-weight', 'edge', 'consumer hardware', 'inference',
    ],
  ],
  [
    'mistral',
    'description',
    [
      'Mistral 3 Small', '22-billion', 'open weights', 'language model', 'Apache 2.0', 'consumer GPUs', 'edge devices', 'Hugging Face',
      'free', 'fine-tuning', 'frontier',
    ],
  ],
  [
    'mistral',
    'pricing',
    [
      'Free', 'Apache 2.0', 'open', 'weights', 'Hugging Face',
    ],
  ],
  [
    'mistral',
    'builder',
    [
      'primitive', 'quantizable', '22B', 'transformer', 'llama.cpp', 'Ollama', 'vLLM', 'DX bet', 'Apache 2.0',
      '`ollama pull mistral3small`', 'five minutes', '24GB GPU',
    ],
  ],
  [
    'mistral',
    'skeptic',
    [
      'Qwen2.5-14B', 'Phi-4', 'Gemma 3 27B', 'Apache', 'permissive', 'instruction-following', 'quality-per-parameter', '22B',
      '7B-class', '12 months', 'Qwen3', 'Gemma 4', 'best open mid-size', 'Apache 2.0', 'benchmark',
    ],
  ],
  [
    'mistral',
    'founder',
    [
      '$200-800/month', 'API', 'Apache 2.0', '22B', 'zero marginal cost', 'inference that it hosts', 'fine-tuning API',
      'enterprise tier', 'licensing', 'Elastic', 'Postgres', 'Redis', 'upsell',
    ],
  ],
  [
    'mistral',
    'futurist',
    [
      '2027', 'LLM', 'on-premises', 'on-device', 'data sovereignty', '22B', 'one A100', 'two consumer GPUs', 'H100',
      '60% in 18 months', 'Apple Silicon', '13B+', 'edge', 'TPU', 'on time rather than early', 'inference sovereignty',
      'cloud providers',
    ],
  ],
];

describe('what is said of each', () => {
  for (const [who, what, facts] of kFacts) {
    const item = who === 'azure' ? azure : mistral;
    const text = item[what] ?? item.values[what] ?? item.reviews[what].text;
    test(`${who}, ${what}: ${facts.length} names and figures`, () => {
      const lost = facts.filter((fact) => !text.toLowerCase().includes(fact.toLowerCase()));

      assert.deepEqual(lost, []);
    });
    test(`${who}, ${what}: no figure that is not a fact`, () => {
      const figures = text.match(/[$]?\d[\d.,-]*\d|\d/g) ?? [];
      const known = facts.join(' ');

      assert.deepEqual(figures.filter((/** @type {string} */ figure) => !known.includes(figure)), []);
    });
  }
});
