// tests/web/gallery/core.js - the gallery's core as web/engine.js knows one: its bundles are names of samples.
// SPDX-License-Identifier: MIT
// @ts-check
//
// build.mjs puts this between engine.js and the glue. A "bundle" is {"sample": "<name>"}.

import createCore from './juxta-core.js';

/** @type {(samples: { name: string, about: string }[]) => void} */
let tell = () => {};
/** All samples, in order; known as soon as the first core is there. @type {Promise<{ name: string, about: string }[]>} */
export const samples = new Promise((resolve) => (tell = resolve));
/** What waits for a sample to be loaded, in this task. @type {(() => void)[]} */
let waiting = [];
/** Resolves when the next sample is loaded and its words stand in the page. @returns {Promise<void>} */
export const loaded = () => new Promise((resolve) => waiting.push(resolve));

/** @param {any} options @returns {Promise<any>} */
export default async function createGalleryCore(options) {
  const core = await createCore(options);
  /** @param {number} at */
  const textAt = (at) => new TextDecoder().decode(core.HEAPU8.subarray(at, core.HEAPU8.indexOf(0, at)));
  tell(
    textAt(core._juxta_sample_names())
      .split('\n')
      .filter(Boolean)
      .map((/** @type {string} */ line) => ({ name: line.split('\t')[0], about: line.split('\t')[1] })),
  );

  let text = '';
  /** What waits for the sample that was loaded last, and whether the core has said what that shows. @type {{ resolve: () => void, told: boolean }[]} */
  let due = [];
  const load = (/** @type {number} */ kind, /** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ total) => {
    if (kind === 1) {
      text += new TextDecoder().decode(core.HEAPU8.slice(at, at + length));
    } else if (kind === 2) {
      const name = new TextEncoder().encode(`${JSON.parse(text).sample}\0`);
      const place = core._malloc(name.length);
      core.HEAPU8.set(name, place);
      const known = core._juxta_sample(place);
      core._free(place);
      if (!known) throw new Error(`there is no sample "${JSON.parse(text).sample}"`);
      due.push(...waiting.splice(0).map((resolve) => ({ resolve, told: false })));
    } else {
      text = '';
      core._juxta_load(kind, at, length, total);
    }
  };
  /** The core says what is shown ahead; who asks once more whether that is still right puts it into the page in the same task. @param {string | symbol} name */
  const notice = (name) => {
    if (name === '_juxta_semantics') for (const one of due) one.told = true;
    if (name !== '_juxta_revision') return;
    for (const one of due.filter(({ told }) => told)) one.resolve();
    due = due.filter(({ told }) => !told);
  };
  // Not set on the core itself: the glue puts its own functions there at their first call.
  return new Proxy(core, {
    get: (target, name) => {
      notice(name);
      return name === '_juxta_load' ? load : target[name];
    },
  });
}
