// web/pause.js - between two stretches of work, so that the page is not kept waiting.
// SPDX-License-Identifier: MIT
// @ts-check

/** Lets the page do what it has to do. A timer would wait longer, the oftener it is set. @returns {Promise<void>} */
export const pause = () =>
  new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage('');
  });
