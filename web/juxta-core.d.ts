// web/juxta-core.d.ts - the type of the glue that the build makes; only engine.js uses it.
// SPDX-License-Identifier: MIT
declare const createCore: (options: object) => Promise<unknown>;
export default createCore;
