// web/instance.js - an instance of a compiled module, by the glue that Emscripten wrote for it.
// SPDX-License-Identifier: MIT
// @ts-check

/**
 * @param {(options: object) => Promise<any>} create the glue
 * @param {WebAssembly.Module} module
 * @returns {Promise<any>} what the module exports, and its memory; rejects with what the browser says
 */
export const instanceOf = (create, module) =>
  new Promise((resolve, reject) => {
    create({
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} receive */
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then(receive).catch(reject);
        return {};
      },
      // A core has nothing to say on the console: what went wrong comes back by its own functions.
      print() {},
      printErr() {},
    }).then(resolve, reject);
  });
