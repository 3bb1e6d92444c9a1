// tests/web/gallery/build.mjs - makes the gallery: the element of web/ as it is, on a core that has the samples.
// SPDX-License-Identifier: MIT
//
// node tests/web/gallery/build.mjs --glue <folder of the target juxta_web_gallery> --out <folder>

import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { glue: { type: 'string' }, out: { type: 'string' } } });
if (!values.glue || !values.out) {
  console.error('usage: node tests/web/gallery/build.mjs --glue <folder of juxta-core.js and juxta-core.wasm> --out <folder>');
  process.exit(2);
}
const glue = resolve(values.glue);
const out = resolve(values.out);
for (const name of ['juxta-core.js', 'juxta-core.wasm']) {
  if (existsSync(join(glue, name))) continue;
  console.error(`${join(glue, name)} is missing; build the target juxta_web_gallery first`);
  process.exit(1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(here, 'gallery.js')],
  outfile: join(out, 'gallery.js'),
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [
    {
      name: 'gallery',
      setup({ onResolve }) {
        const own = join(here, 'core.js');
        onResolve({ filter: /\/juxta-core\.js$/ }, ({ importer }) => ({ path: importer === own ? join(glue, 'juxta-core.js') : own }));
        onResolve({ filter: /\/pack\.js$/ }, () => ({ path: './juxta-pack.js', external: true })); // no sample is a packed catalogue
      },
    },
  ],
});
cpSync(join(glue, 'juxta-core.wasm'), join(out, 'juxta.wasm'));
for (const name of ['index.html', 'gallery.css']) cpSync(join(here, name), join(out, name));
cpSync(join(here, '../../../web/demo/demo.css'), join(out, 'demo.css'));
