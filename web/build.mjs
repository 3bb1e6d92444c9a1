// web/build.mjs - makes dist/: one ES module of the element and its glue, another of the reader of packed catalogues, the WebAssembly of each, types, schema and demo.
// SPDX-License-Identifier: MIT
//
// node web/build.mjs --glue <folder of juxta-core.js, juxta-core.wasm and those of juxta-pack-core> --out <folder>
// With nothing changed since the last time it does nothing.

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const web = dirname(fileURLToPath(import.meta.url));
const top = dirname(web);
const { values } = parseArgs({ options: { glue: { type: 'string' }, out: { type: 'string' } } });
if (!values.glue || !values.out) {
  console.error('usage: node web/build.mjs --glue <folder of juxta-core.js, juxta-core.wasm and those of juxta-pack-core> --out <folder>');
  process.exit(2);
}
const glue = resolve(values.glue);
const out = resolve(values.out);
const made = ['juxta-core.js', 'juxta-core.wasm', 'juxta-pack-core.js', 'juxta-pack-core.wasm'];
for (const name of made) {
  if (existsSync(join(glue, name))) continue;
  console.error(`${join(glue, name)} is missing; build the target juxta_web first`);
  process.exit(1);
}
// The tools live beside the tests, the sources do not.
const tools = createRequire(join(top, 'tests', 'package.json'));

/** Every file below a folder, in a fixed order. @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const schema = join(top, 'data', 'bundle.schema.json');
const bundles = join(top, 'data', 'bundles');
const sources = filesBelow(web).filter((file) => !file.startsWith(join(web, 'examples'))); // no part of the examples is in dist/
const models = ['ai-models.mjs', 'ai-models.map.json'].map((name) => join(top, 'data', name));
const inputs = [...sources, ...filesBelow(bundles), ...models, join(top, 'tests', 'package.json'), schema, ...made.map((name) => join(glue, name))].filter(existsSync);

// What went in and what came out: either may have been changed by hand.
const sum = (/** @type {string[]} */ files) => {
  const hash = createHash('sha256').update(tools('esbuild/package.json').version);
  for (const file of files) hash.update(`${file}\0${statSync(file).size}\0`).update(readFileSync(file));
  return hash.digest('hex');
};
const stamp = join(glue, 'dist.stamp');
const marks = () => `${sum(inputs)} ${existsSync(out) ? sum(filesBelow(out)) : ''}`;
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === marks()) process.exit(0);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
/** One module of one source and what it imports. @param {string} source @param {string} name */
const bundled = (source, name) =>
  tools('esbuild').build({
    entryPoints: [join(web, source)],
    outfile: join(out, name),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: '// Juxta - SPDX-License-Identifier: MIT' },
    logLevel: 'warning',
    plugins: [
      {
        name: 'juxta',
        setup(/** @type {any} */ build) {
          build.onResolve({ filter: /\/juxta-(pack-)?core\.js$/ }, (/** @type {any} */ { path }) => ({ path: join(glue, path) }));
          build.onResolve({ filter: /\/pack\.js$/ }, (/** @type {any} */ { kind }) => (kind === 'dynamic-import' ? { path: './juxta-pack.js', external: true } : undefined));
          // esbuild leaves the text of a template alone; a style sheet does not need its line breaks.
          build.onLoad({ filter: /\.css\.js$/ }, (/** @type {any} */ { path }) => ({
            contents: readFileSync(path, 'utf8').replace(/`([^`]*)`/g, (_, css) => `\`${css.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1')}\``),
          }));
        },
      },
    ],
  });
await Promise.all([bundled('define.js', 'juxta.js'), bundled('pack.js', 'juxta-pack.js')]);
cpSync(join(glue, 'juxta-core.wasm'), join(out, 'juxta.wasm'));
cpSync(join(glue, 'juxta-pack-core.wasm'), join(out, 'juxta-pack.wasm'));
cpSync(join(web, 'index.d.ts'), join(out, 'juxta.d.ts'));
for (const name of ['package.json', 'custom-elements.json', 'README.md']) cpSync(join(web, name), join(out, name)); // dist/ is the package, too
if (existsSync(schema)) cpSync(schema, join(out, 'bundle.schema.json'));
cpSync(join(web, 'demo'), join(out, 'demo'), { recursive: true });
cpSync(bundles, join(out, 'demo', 'bundles'), { recursive: true });
const { bundle, licencePath } = await import(pathToFileURL(models[0]).href); // a real catalogue, from a pinned package; made here and kept nowhere
writeFileSync(join(out, 'demo', 'bundles', 'ai-models.json'), JSON.stringify(bundle()));
cpSync(licencePath, join(out, 'demo', 'bundles', 'ai-models.LICENSE.txt'));
writeFileSync(stamp, marks());

let total = 0;
for (const name of ['juxta.js', 'juxta.wasm', '', 'juxta-pack.js', 'juxta-pack.wasm']) {
  if (!name) {
    console.log(`${'both'.padEnd(15)} ${' '.repeat(14)}  brotli ${String(total).padStart(7)}`);
    continue;
  }
  const bytes = readFileSync(join(out, name));
  const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  total += small;
  console.log(`${name.padEnd(15)} ${String(bytes.length).padStart(8)} bytes, brotli ${String(small).padStart(7)}`);
}
