// tests/web/dist.spec.mjs - what a site owner copies: few bytes, few files, importable anywhere.
// SPDX-License-Identifier: MIT
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { dist, expect, test, top } from './support.mjs';

const budget = 285_000;

test(`juxta.js and juxta.wasm are at most ${budget} bytes by brotli`, () => {
  const sizes = ['juxta.js', 'juxta.wasm'].map(
    (name) => brotliCompressSync(readFileSync(join(dist, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  );
  const total = sizes[0] + sizes[1];
  console.log(`juxta.js ${sizes[0]} + juxta.wasm ${sizes[1]} = ${total} bytes by brotli, of ${budget}`);
  expect(total).toBeLessThanOrEqual(budget);
});

test('the reader of packed catalogues is at most 56,000 bytes by brotli', () => {
  const sizes = ['juxta-pack.js', 'juxta-pack.wasm'].map((name) => brotliCompressSync(readFileSync(join(dist, name))).length);
  expect(sizes[0] + sizes[1]).toBeLessThanOrEqual(56_000);
});

test('dist has what a site owner copies', () => {
  for (const name of ['juxta.js', 'juxta.wasm', 'juxta-pack.js', 'juxta-pack.wasm', 'juxta.d.ts', 'bundle.schema.json', 'demo/index.html', 'demo/bundles/ai-tools.json']) {
    expect.soft(existsSync(join(dist, name)), name).toBe(true);
  }
});

test('importing the module where there is no DOM does not throw', () => {
  const script = `const { JuxtaCompare } = await import(${JSON.stringify(pathToFileURL(join(dist, 'juxta.js')).href)}); console.log(typeof JuxtaCompare);`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe('function');
});

test('a second build with nothing changed writes nothing', () => {
  test.skip(!existsSync(join(top, 'build', 'web-release', 'wasm', 'dist.stamp')) || dist !== join(top, 'dist'), 'dist/ was not built here');
  const written = () => readFileSync(join(top, 'build', 'web-release', 'wasm', 'dist.stamp'), 'utf8');
  const before = written();
  const output = execFileSync(process.execPath, [join(top, 'web', 'build.mjs'), '--glue', join(top, 'build', 'web-release', 'wasm'), '--out', dist], { encoding: 'utf8' });
  expect(output).toBe('');
  expect(written()).toBe(before);
});

test('the types of the element and of its code hold', () => {
  test.setTimeout(120_000);
  execFileSync(process.execPath, [join(top, 'tests', 'node_modules', 'typescript', 'bin', 'tsc'), '--project', join(top, 'tests', 'web', 'tsconfig.json')], { stdio: 'inherit' });
});
