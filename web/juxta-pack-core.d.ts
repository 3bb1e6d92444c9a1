// web/juxta-pack-core.d.ts - the type of the glue that the build makes; only pack.js uses it.
// SPDX-License-Identifier: MIT
declare const createReader: (options: object) => Promise<unknown>;
export default createReader;
